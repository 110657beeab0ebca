"""Who was in the list of the quarter before and is not in this one, by row numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from datasets.catalog import datasets as alle_datasets
from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from datasets.store import NieuweLevering, Store
from loaders.issues import Issue, opsomming, regels_tekst

MEESTE = 100
"""So many row numbers are named on a sheet."""


def verdwenen(
    store: Store, nieuw: Sequence[NieuweLevering], ook: Collection[str | None] = ()
) -> list[Issue]:
    """Open at the end of the last quarter and absent now: a warning, never ended (decision 4).

    The last quarter is the one in this file, if it has both, else the one in the store.

    Args:
        store: the open store.
        nieuw: the deliveries.
        ook: pupils in rows that are still wrong: those are in the file too. With as many rows of
            which the pupil cannot be read (None) as are missing, nothing is sure yet.
    """
    per_sleutel = {n.sleutel: n for n in nieuw}
    issues: list[Issue] = []
    bekend, onleesbaar = frozenset(ook), sum(wie is None for wie in ook)
    for n in nieuw:
        dataset = alle_datasets()[n.sleutel.dataset]
        if not dataset.persoon or not n.getypeerd.num_rows:
            continue
        vorige = Periode.van_code(n.sleutel.periode).vorige()
        sleutel = replace(n.sleutel, periode=vorige.code)
        p, begin, einde = dataset.persoon, dataset.begin, dataset.einde
        store.con.register("_nu", n.getypeerd)
        hier = sleutel in per_sleutel
        nummer = None if hier else store.actieve(sleutel)
        if hier:
            store.con.register("_toen", per_sleutel[sleutel].getypeerd)
        eerder = f"(select * from t_{dataset.id} where levering_id = {nummer or 0})"
        bron = "_toen" if hier else eerder
        weg = store.con.execute(
            f"select coalesce(v.blad, ''), v.rij, v.{p} from {bron} v where v.{p} is not null "
            f"and v.{begin} <= ? and (v.{einde} is null or v.{einde} > ?) "
            f"and v.{p} not in (select {p} from _nu where {p} is not null) order by all",
            [vorige.laatste, vorige.laatste],
        ).fetchall()
        store.con.unregister("_nu")
        store.con.unregister("_toen")
        weg = [(blad, rij) for blad, rij, wie in weg if wie not in bekend]
        if len(weg) > onleesbaar:
            issues.append(_verdwenen_issue(weg, vorige, _vorig_bestand(store, nummer)))
    return issues


@dataclass(frozen=True)
class _Eerder:
    """The file in which they were: its name, and the day on which it went in."""

    naam: str
    dag: str


def _vorig_bestand(store: Store, nummer: int | None) -> _Eerder | None:
    """The file that a delivery came from; None when that is the file that goes in now."""
    rijen = store.tabel(
        "select b.naam, b.opgenomen_op from levering l join bestand b on b.id = l.bestand_id "
        "where l.id = ?",
        [nummer or 0],
    )
    if not rijen:
        return None
    return _Eerder(str(rijen[0]["naam"]), datum(rijen[0]["opgenomen_op"].date()))


def _verdwenen_issue(
    weg: Sequence[tuple[str, int]], vorige: Periode, eerder: _Eerder | None
) -> Issue:
    """Who is missing, all of them, by the row numbers of the file in which they were."""
    een = len(weg) == 1
    wie = aantal_tekst(len(weg), "leerling zat", "leerlingen zaten")
    lijst = "dit bestand" if eerder else f"de lijst van {vorige.volgende().zin()}"
    waar = f"de levering van {eerder.dag}" if eerder else "dit bestand"
    bestand = f" Dat is het bestand {eerder.naam}." if eerder else ""
    return Issue(
        soort="verdwenen",
        ernst="waarschuwing",
        zin=f"{wie} aan het eind van {vorige.zin()} nog thuis en {'staat' if een else 'staan'} "
        f"niet in {lijst}. In {waar} {'stond die' if een else 'stonden ze'} op {_regels(weg)}."
        f"{bestand}",
        uitweg="Lever ook wie intussen terug is, met de datum. Bevestigt u dit, dan telt niemand "
        "van hen nog als thuis, en ook niet als terug.",
    )


def _regels(weg: Sequence[tuple[str, int]]) -> str:
    """The row numbers: whoever looks a pupil up needs each of them."""
    per_blad: dict[str, list[int]] = defaultdict(list)
    for blad, rij in weg:
        per_blad[blad].append(rij)
    return opsomming(
        [
            f"{f'blad {blad} ' if blad else ''}{regels_tekst(rijen, hooguit=MEESTE)}"
            for blad, rijen in per_blad.items()
        ],
        "en",
    )
