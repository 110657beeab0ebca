"""Checked deliveries into the store: one transaction, and which source counts decided inside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from datasets.catalog import datasets as alle_datasets
from datasets.periodes import Periode
from datasets.store import NieuweLevering, Store
from datasets.woorden import normaliseer
from indicators.bronkeuze import Bronnen
from indicators.catalog import indicatoren
from loaders.geheugen import onthoud
from loaders.herstel import Hersteld
from loaders.issues import Issue, opsomming
from loaders.opdracht import Opdracht, Opgenomen, Vraag, Werkplek
from loaders.verdwenen import verdwenen
from loaders.vervanging import vervangen_issues


@dataclass(frozen=True)
class Aanleiding:
    """Why deliveries go in.

    Attributes:
        wie: who does it.
        wanneer: when.
        naam: name of the file.
        sha256: hash of the file.
        omvang: its size in bytes.
        opdracht: what was said of the file.
        herstel: repairs to write down with it.
        koppen: export type and headings of each sheet that is read, to remember.
    """

    wie: str
    wanneer: datetime
    naam: str
    sha256: str
    omvang: int
    opdracht: Opdracht
    herstel: Sequence[Hersteld] = ()
    koppen: Sequence[tuple[str, Sequence[str]]] = ()


@dataclass
class Uitslag:
    """What went in: the deliveries, the number of the action, and what is to be said of it.

    Attributes:
        paren: for each delivery the number of the one that it replaces, and its own.
    """

    paren: list[tuple[int | None, int]] = field(default_factory=list)
    opgenomen: list[Opgenomen] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    handeling: int | None = None


def neem_op(
    werkplek: Werkplek,
    store: Store,
    nieuw: Sequence[NieuweLevering],
    aanleiding: Aanleiding,
    *,
    proef: bool,
    ook: Collection[str | None] = (),
) -> Uitslag:
    """Put deliveries in, all or none. With `proef` everything is undone at the end.

    Args:
        werkplek: the region and its folder.
        store: the open store.
        nieuw: the deliveries.
        aanleiding: who, when, with which file.
        proef: a dry run.
        ook: pupils in rows that are still wrong (None: a row in which that cannot be read).

    Raises:
        Vraag: two sources deliver the same figure and it was not said which counts; nothing went
            in.
    """
    wie, wanneer = aanleiding.wie, aanleiding.wanneer
    issues = [*vervangen_issues(werkplek.regio, store, nieuw), *verdwenen(store, nieuw, ook)]
    uitslag = Uitslag(issues=issues)
    with store.transactie(terugrollen=proef):
        bestand_id = store.nieuw_bestand(
            naam=aanleiding.naam,
            sha256=aanleiding.sha256,
            omvang=aanleiding.omvang,
            wie=wie,
            wanneer=wanneer,
        )
        handeling = store.nieuwe_handeling(
            soort="opnemen",
            wie=wie,
            wanneer=wanneer,
            bestand_id=bestand_id,
            reden=aanleiding.opdracht.reden,
        )
        for n in nieuw:
            vorige = store.actieve(n.sleutel)
            nummer = store.neem_op(n, handeling=handeling, bestand_id=bestand_id, wanneer=wanneer)
            uitslag.paren.append((vorige, nummer))
            uitslag.opgenomen.append(_opgenomen(store, n, nummer, vorige))
        leidend = aanleiding.opdracht.leidend
        _beslis_welke_telt(werkplek, store, nieuw, handeling=handeling, leidend=leidend)
        store.bewaar_herstel(handeling, aanleiding.herstel)
        _onthoud(store, nieuw, aanleiding, handeling)
    uitslag.handeling = None if proef else handeling
    return uitslag


def _onthoud(
    store: Store, nieuw: Sequence[NieuweLevering], aanleiding: Aanleiding, handeling: int
) -> None:
    """What was chosen for this file is proposed with the next one of the same leverancier."""
    leveranciers = {n.sleutel.dataset: n.sleutel.leverancier for n in nieuw}
    for dataset, koppen in aanleiding.koppen:
        if dataset in leveranciers:
            onthoud(
                store,
                leverancier=leveranciers[dataset],
                dataset=dataset,
                koppen=koppen,
                opdracht=aanleiding.opdracht,
                handeling=handeling,
            )


def _opgenomen(store: Store, n: NieuweLevering, nummer: int, vorige: int | None) -> Opgenomen:
    def versie(levering: int) -> int:
        rij = store.tabel("select versie from levering where id = ?", [levering])[0]
        return int(rij["versie"])

    s = n.sleutel
    return Opgenomen(
        leverancier=s.leverancier,
        dataset=s.dataset,
        periode=s.periode,
        deel=s.deel,
        rijen=n.getypeerd.num_rows,
        versie=versie(nummer),
        verving=versie(vorige) if vorige else None,
        gemeenten=len({g for g, _, _ in n.dekking}),
    )


def _beslis_welke_telt(
    werkplek: Werkplek,
    store: Store,
    nieuw: Sequence[NieuweLevering],
    *,
    handeling: int,
    leidend: str,
) -> None:
    """Two sources for one figure: the person says which counts, or nothing goes in (decision 3)."""
    bronnen = Bronnen(store, werkplek.regio, alle_datasets())
    geraakt = {n.sleutel.periode for n in nieuw}
    geladen = {n.sleutel.dataset for n in nieuw}
    maten = {maat for n in nieuw for _, maat, _ in n.dekking if maat}
    for indicator in indicatoren().values():
        if indicator.intern or not (indicator.dataset in geladen or indicator.maat in maten):
            continue
        for (gemeente, periode), keuze in bronnen.van(indicator).items():
            if periode not in geraakt or not keuze.onbeslist:
                continue
            # Counts of who also delivers cases have dropped out of what is undecided (rule 3).
            kandidaten = sorted({b.naam for b in keuze.andere if _heet(b.naam) in keuze.onbeslist})
            gekozen = [
                k
                for k in kandidaten
                if normaliseer(leidend) in (normaliseer(k[0]), normaliseer(_heet(k)))
            ]
            if len(gekozen) != 1:
                waar = werkplek.regio.naam_van(gemeente)
                wat = f"{indicator.titel} in {waar}, {Periode.van_code(periode).lang()}"
                raise _welke_telt(wat, _namen(kandidaten))
            leverancier, dataset = gekozen[0]
            store.zet_leidend(
                maat=indicator.maat,
                gemeente=gemeente,
                leverancier=leverancier,
                dataset=dataset,
                handeling=handeling,
            )


def _heet(bron: tuple[str, str]) -> str:
    """A source with its dataset, as one leverancier can be two sources."""
    return f"{bron[0]} ({bron[1]})"


def _namen(kandidaten: Sequence[tuple[str, str]]) -> list[str]:
    """The names to choose from; with the dataset where one leverancier is there twice."""
    namen = [leverancier for leverancier, _ in kandidaten]
    return [k[0] if namen.count(k[0]) == 1 else _heet(k) for k in kandidaten]


def _welke_telt(wat: str, leveranciers: Sequence[str]) -> Vraag:
    namen = [f"'{lev}'" for lev in leveranciers]
    aantal = {2: "twee", 3: "drie"}.get(len(namen), str(len(namen)))
    return Vraag(
        f"Voor {wat}, zijn er {aantal} bronnen. Welke telt? Zeg het met --leidend: "
        f"{opsomming(namen, 'of')}. De andere blijft bewaard en wordt erbij getoond.",
        optie="leidend",
        opties=leveranciers,
    )
