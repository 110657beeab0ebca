"""From a file to deliveries that count: one transaction per file, all or nothing, and the dry run through the same code.

The way of a file: read > the check on personal numbers > match > check > dekking > one transaction > figures made again.
Preflight on the bytes and reading in a limited process come between the file and `read_file` (issue on aanleveren).
"""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from datasets.catalog import datasets as alle_datasets
from datasets.cellen import Context, PseudoniemCel
from datasets.model import Dataset
from datasets.notatie import aantal_tekst
from datasets.periodes import Periode, PeriodeFout
from datasets.reference.regio import Regio
from datasets.store import NieuweLevering, Sleutel, Store, open_store
from indicators.bronkeuze import Bronnen
from indicators.catalog import indicatoren
from indicators.vrijgave import maak_vrijgave
from loaders import check, dekking
from loaders.issues import Issue, opsomming
from loaders.match import Koppeling, beste_koppeling, bekende_kop, herken, koppel, koppen_issues
from loaders.opdracht import Opdracht, Opgenomen, Rapport, Uitkomst, Vraag
from loaders.personal import PersoonsgegevensGeweigerd, controleer_persoonsnummers
from loaders.read import Bestand, Blad, LeesFout, read_file
from loaders.sleutels import sleutel_van
from datasets.woorden import normaliseer


@dataclass(frozen=True)
class Werkplek:
    """Where a region lives: its profile and its folder."""

    regio: Regio
    map_regio: Path


@dataclass(frozen=True)
class Aanbod:
    """One file to load: its bytes or path, its name as the user knows it, and what is said about it.

    Without `bron` it is the delivery "Er waren in deze periode geen gevallen".
    """

    bron: bytes | Path | None
    naam: str
    opdracht: Opdracht


def laad(werkplek: Werkplek, bron: bytes | Path, naam: str, opdracht: Opdracht, *, proef: bool = False) -> Rapport:
    """Load one file. With `proef` everything happens in a transaction that is rolled back.

    Returns:
        A report; nothing was stored unless its outcome is "opgenomen".

    Raises:
        StoreInGebruik: another process is writing; nothing was stored.
    """
    [rapport] = laad_reeks(werkplek, [Aanbod(bron, naam, opdracht)], proef=proef)
    return rapport


def meld_geen_gevallen(werkplek: Werkplek, opdracht: Opdracht, *, proef: bool = False) -> Rapport:
    """Take in the delivery "Er waren in deze periode geen gevallen" of a case list.

    Raises:
        StoreInGebruik: another process is writing; nothing was stored.
    """
    [rapport] = laad_reeks(werkplek, [Aanbod(None, "geen gevallen", opdracht)], proef=proef)
    return rapport


def laad_reeks(werkplek: Werkplek, aanbod: Iterable[Aanbod], *, proef: bool = False) -> Iterator[Rapport]:
    """Load files one after the other, each in a transaction of its own; the figures are made once, after the last one.

    Raises:
        StoreInGebruik: another process is writing; what was reported before is stored.
    """
    gewijzigd = False
    with _open(werkplek) as store:
        try:
            for stuk in aanbod:
                rapport = _laad_een(werkplek, store, stuk, proef=proef)
                gewijzigd |= rapport.uitkomst == "opgenomen"
                yield rapport
        finally:
            if gewijzigd:
                maak_vrijgave(store, werkplek.regio, werkplek.map_regio, indicatoren=indicatoren(), datasets=alle_datasets())


def _laad_een(werkplek: Werkplek, store: Store, stuk: Aanbod, *, proef: bool) -> Rapport:
    opname = _Opname(werkplek, store, stuk.naam, stuk.opdracht, proef=proef)
    if stuk.bron is None:
        return opname.zonder_gevallen()
    try:
        bestand = read_file(stuk.bron, stuk.naam, herken=bekende_kop(alle_datasets().values()))
        controleer_persoonsnummers(bestand)
    except (LeesFout, PersoonsgegevensGeweigerd) as fout:
        return Rapport(stuk.naam, "geweigerd", str(fout))
    return opname.van_bestand(bestand)


def _open(werkplek: Werkplek):  # type: ignore[no-untyped-def]
    return open_store(werkplek.map_regio, datasets=alle_datasets(), register=werkplek.regio.register)


class _Opname:
    """One file on its way in."""

    def __init__(self, werkplek: Werkplek, store: Store, naam: str, opdracht: Opdracht, *, proef: bool) -> None:
        self.werkplek, self.regio, self.store = werkplek, werkplek.regio, store
        self.naam, self.opdracht, self.proef = naam, opdracht, proef
        self.issues: list[Issue] = []
        self.wie = opdracht.wie or getpass.getuser()
        self.wanneer = opdracht.wanneer or datetime.now().replace(microsecond=0)

    # -- two ways in --------------------------------------------------------------------------------------------

    def van_bestand(self, bestand: Bestand) -> Rapport:
        try:
            nieuw = self._leveringen(bestand)
        except Vraag as vraag:
            return self._rapport("vraag", str(vraag), optie=vraag.optie)
        fouten = [i for i in self.issues if i.ernst == "fout"]
        if any(not i.rijen for i in fouten) or (fouten and not self.opdracht.zonder_foute_rijen):
            return self._rapport("fouten", self._foutzin(fouten))
        if not nieuw:
            return self._rapport(
                "fouten",
                "Er staat geen enkele bruikbare regel in dit bestand. Waren er echt geen gevallen, meld dat dan met --geen-gevallen. "
                "Er is niets opgenomen.",
            )
        return self._zet_in_store(nieuw, sha256=bestand.sha256, omvang=bestand.omvang)

    def zonder_gevallen(self) -> Rapport:
        try:
            dataset = self._dataset_op_naam()
            if dataset.soort != "gevallen":
                raise Vraag(f"'Geen gevallen' kan alleen bij een lijst met gevallen, niet bij {dataset.titel}. Lever daar een 0 aan.",
                            optie="dataset")  # fmt: skip
            leverancier, periode = self._leverancier(dataset), self._vaste_periode(dataset)
            if periode is None:
                raise Vraag(_welke_periode(dataset), optie="periode")
            leeg = pa.table({"blad": pa.array([], pa.string()), "rij": pa.array([], pa.int32())})
            deel = check.Deel(periode, "", "definitief", leeg, leeg)
            nieuw = [replace(self._nieuwe_levering(dataset, leverancier, deel, "", ""), geen_gevallen=True)]
        except Vraag as vraag:
            return self._rapport("vraag", str(vraag), optie=vraag.optie)
        sha256 = hashlib.sha256(repr([n.sleutel for n in nieuw]).encode()).hexdigest()
        return self._zet_in_store(nieuw, sha256=sha256, omvang=0)

    # -- sheets -> deliveries -----------------------------------------------------------------------------------

    def _leveringen(self, bestand: Bestand) -> list[NieuweLevering]:
        nieuw: dict[Sleutel, NieuweLevering] = {}
        for blad, koppeling in self._te_lezen(bestand):
            for levering in self._van_blad(blad, koppeling):
                eerder = nieuw.get(levering.sleutel)
                nieuw[levering.sleutel] = levering if eerder is None else self._samen(eerder, levering, koppeling)
        return list(nieuw.values())

    def _te_lezen(self, bestand: Bestand) -> list[tuple[Blad, Koppeling]]:
        """The sheets that are an export, with their columns. Sheets of notes and hidden sheets are not read, and said so."""
        uit, vragen = [], []
        for blad in bestand.bladen:
            if blad.verborgen:
                self._meld("verborgen blad", blad, "dit blad is verborgen; we lezen het niet")
                continue
            try:
                uit.append((blad, self._koppel(blad)))
            except Vraag as vraag:
                vragen.append((blad, vraag))
        if not uit and vragen:
            raise vragen[0][1]
        for blad, _ in vragen:
            self._meld("blad niet gelezen", blad, "op dit blad staan geen koppen die we kennen; we lezen het niet")
        return uit

    def _koppel(self, blad: Blad) -> Koppeling:
        context = self._context(None, b"")
        vast = self._vaste_cellen()
        if self.opdracht.dataset:
            dataset = self._dataset_op_naam()
            return koppel(dataset, blad.koppen, context=context, vast={k: v for k, v in vast.items() if k in dataset.velden},
                          periode_bekend=True)  # fmt: skip
        gevonden = herken(alle_datasets().values(), blad.koppen, context=context, vast=vast, periode_bekend=bool(self.opdracht.periode))
        if len(gevonden) == 1:
            return gevonden[0]
        if gevonden:
            namen = opsomming([k.dataset.id for k in gevonden], "of")
            raise Vraag(f"Dit bestand kan {namen} zijn. Zeg welke met --dataset.", optie="dataset")
        return self._bijna(blad, context, vast)

    def _bijna(self, blad: Blad, context: Context, vast: dict[str, str]) -> Koppeling:
        """No export type fits whole: say what the nearest one misses, or that the file is something else."""
        kandidaten = [
            koppel(d, blad.koppen, context=context, vast={k: v for k, v in vast.items() if k in d.velden}, periode_bekend=True)
            for d in alle_datasets().values()
        ]
        beste = beste_koppeling(kandidaten)
        if len(beste.kolommen) < 2 or len(beste.kolommen) <= len(beste.ontbreekt):
            soorten = opsomming([d.titel for d in alle_datasets().values()], "of")
            raise Vraag(
                f"De koppen van {f'blad {blad.naam}' if blad.naam else 'dit bestand'} herkennen we niet. We verwachten een bestand met "
                f"{soorten}. Kijk met 'sjabloon' welke kolommen nodig zijn, of zeg met --dataset wat het is.",
                optie="dataset",
            )
        return beste

    def _van_blad(self, blad: Blad, koppeling: Koppeling) -> list[NieuweLevering]:
        dataset, naam = koppeling.dataset, blad.naam or ""
        self.issues += koppen_issues(koppeling, blad=naam)
        if blad.langere_rijen:
            self.issues.append(
                Issue(soort="meer cellen dan koppen", ernst="fout", blad=naam, rijen=tuple(blad.langere_rijen),
                      zin="hier staan meer cellen dan er koppen zijn; misschien is de regel verschoven",
                      uitweg="Kijk of er een scheidingsteken in een cel staat.")
            )  # fmt: skip
        if not koppeling.compleet:
            return []
        leverancier, periode = self._leverancier(dataset), self._vaste_periode(dataset)
        if periode is None and (dataset.periode is None or not _heeft(koppeling, dataset.periode.naam)):
            raise Vraag(_welke_periode(dataset), optie="periode")
        heeft_pseudoniem = any(isinstance(v.cel, PseudoniemCel) for v in dataset.velden.values())
        sleutel = sleutel_van(self.werkplek.map_regio, leverancier) if heeft_pseudoniem else b""
        uit = check.controleer_blad(blad, koppeling, context=self._context(periode, sleutel), periode=periode, con=self.store.con)
        self.issues += uit.issues
        self._meld_een_dag_later(koppeling, naam)
        kop = koppeling.kop_van(dataset.gemeente_veld)
        return [
            self._nieuwe_levering(dataset, leverancier, deel, kop, naam)
            for deel in uit.delen
            if deel.getypeerd.num_rows or self.opdracht.zonder_foute_rijen
        ]

    def _nieuwe_levering(self, dataset: Dataset, leverancier: str, deel: check.Deel, kop: str, blad: str) -> NieuweLevering:
        spreekt_voor: list[tuple[str, str, bool]]
        if dataset.soort == "gevallen":
            codes = dekking.dekking_van(self.regio, dataset, self.opdracht, leverancier, deel.periode)
            if deel.getypeerd.num_rows:
                deel, issues = dekking.controleer_dekking(self.regio, dataset, deel, codes, kop, blad)
                self.issues += issues
                if any(i.ernst == "fout" for i in issues):
                    deel = replace(deel, onvolledig=frozenset({*deel.onvolledig, None}))
            eigen = {self.regio.register.opvolger(c) for c in codes}
            erbij = {g for g in _gemeenten(dataset, deel) if self.regio.register.opvolger(g) in eigen}
            spreekt_voor = [(c, "", self._volledig(deel, c)) for c in sorted({*codes, *erbij})]
        elif dataset.deel_veld:
            spreekt_voor = [(deel.deel, "", None not in deel.onvolledig and not deel.onvolledig)]
        else:
            spreekt_voor = [(g, m, self._volledig(deel, g)) for g, m in dekking.dekking_uit_rijen(dataset, deel.getypeerd)]
        sector = self.opdracht.sector or self._sector(leverancier, dataset, deel.periode)
        definitie = self.opdracht.definitie
        return NieuweLevering(
            sleutel=Sleutel(leverancier, dataset.id, deel.periode.code, deel.deel), sector=sector, definitie=definitie, stand=deel.stand,
            getypeerd=deel.getypeerd, tekst=deel.tekst, dekking=spreekt_voor, inhoud=self._inhoud(deel.getypeerd, spreekt_voor, sector,
                                                                                                   definitie),
            meldingen=check.samengevat(self.issues),
        )  # fmt: skip

    def _volledig(self, deel: check.Deel, gemeente: str) -> bool:
        """False when rows were left out that are, or can be, of this municipality."""
        return None not in deel.onvolledig and gemeente not in deel.onvolledig

    def _samen(self, een: NieuweLevering, twee: NieuweLevering, koppeling: Koppeling) -> NieuweLevering:
        """Two sheets that belong to one delivery: all rows together, checked again for doubles."""
        getypeerd = pa.concat_tables([een.getypeerd, twee.getypeerd])
        tekst = pa.concat_tables([een.tekst, twee.tekst], promote_options="default")
        getypeerd, tekst, issues, _ = check.dubbele_rijen(koppeling.dataset, getypeerd, tekst, "", self.store.con)
        self.issues += issues
        spreekt_voor = sorted({(g, m): v for g, m, v in [*een.dekking, *twee.dekking]}.items())
        samen = [(g, m, v) for (g, m), v in spreekt_voor]
        return replace(
            een, getypeerd=getypeerd, tekst=tekst, dekking=samen, inhoud=self._inhoud(getypeerd, samen, een.sector, een.definitie),
            meldingen=check.samengevat(self.issues),
        )  # fmt: skip

    def _inhoud(self, getypeerd: pa.Table, spreekt_voor: Sequence[tuple[str, str, bool]], sector: str, definitie: str) -> str:
        """Hash of what a delivery says, whatever the order of its rows and the kind of file."""
        namen = [n for n in getypeerd.column_names if n not in ("blad", "rij")]
        som = (0, 0)
        if getypeerd.num_rows and namen:
            kolommen = ", ".join(f'"{n}"' for n in namen)
            self.store.con.register("_inhoud", getypeerd)
            [som] = self.store.con.execute(
                f"select count(*), coalesce(sum(md5_number_lower(concat_ws('|', {_tekst(namen)}))::hugeint), 0) from "
                f"(select {kolommen} from _inhoud)"
            ).fetchall()
            self.store.con.unregister("_inhoud")
        return hashlib.sha256(repr((som, sorted(spreekt_voor), sector, definitie)).encode()).hexdigest()

    # -- what the person, the file or the profile says ----------------------------------------------------------

    def _dataset_op_naam(self) -> Dataset:
        bekend = alle_datasets()
        if self.opdracht.dataset not in bekend:
            gekregen = f"'{self.opdracht.dataset}' kennen we niet. " if self.opdracht.dataset else ""
            raise Vraag(f"Om welke gegevens gaat het? {gekregen}Zeg het met --dataset: {opsomming(list(bekend), 'of')}.", optie="dataset")
        return bekend[self.opdracht.dataset]

    def _leverancier(self, dataset: Dataset) -> str:
        naam = self.opdracht.leverancier or dataset.leverancier
        bekend = sorted({lev.naam for lev in self.regio.leveranciers if dataset.id in lev.datasets})
        if not naam:
            raise Vraag(f"Van wie is dit bestand? Zeg het met --leverancier, bijvoorbeeld {opsomming(bekend, 'of')}.", optie="leverancier")
        gelijk = [b for b in bekend if normaliseer(b) == normaliseer(naam)]
        if gelijk:
            return gelijk[0]
        if self.opdracht.dekking or dataset.leverancier:
            return naam
        raise Vraag(
            f"Leverancier '{naam}' staat niet in de inrichting van {self.regio.naam} voor {dataset.titel}. Bekend zijn: "
            f"{opsomming(bekend, 'en') or 'nog geen'}. Klopt de naam wel, zeg dan met --dekking voor welke gemeenten hij spreekt.",
            optie="leverancier",
        )

    def _vaste_periode(self, dataset: Dataset) -> Periode | None:
        if not self.opdracht.periode:
            return None
        soort = dataset.periodesoorten[0] if len(dataset.periodesoorten) == 1 else None
        try:
            periode = Periode.lees(self.opdracht.periode, soort)
        except PeriodeFout as fout:
            raise Vraag(f"De periode '{self.opdracht.periode}' begrijpen we niet: we {fout}.", optie="periode") from fout
        if periode.soort not in dataset.periodesoorten:
            raise Vraag(
                f"{periode.lang()} is een {periode.soort}. {dataset.titel} gaat per {opsomming(list(dataset.periodesoorten), 'of')}.",
                optie="periode",
            )
        return periode

    def _vaste_cellen(self) -> dict[str, str]:
        """`Maat=Thuiszitters` by field name or heading."""
        per_kop = {kop: v.naam for d in alle_datasets().values() for v in d.velden.values() for kop in v.kolom.koppen}
        namen = {v for d in alle_datasets().values() for v in d.velden}
        return {naam if naam in namen else per_kop.get(normaliseer(naam), naam): t for naam, t in self.opdracht.vast.items()}

    def _sector(self, leverancier: str, dataset: Dataset, periode: Periode) -> str:
        passend = [lev for lev in self.regio.leveranciers if lev.naam == leverancier and lev.geldt_op(periode.laatste)]
        return passend[0].sector if passend else "alle"

    def _context(self, periode: Periode | None, sleutel: bytes) -> Context:
        return Context(periode=periode, register=self.regio.register, binnen=frozenset(self.regio.gemeenten), sleutel=sleutel)

    # -- into the store -----------------------------------------------------------------------------------------

    def _zet_in_store(self, nieuw: Sequence[NieuweLevering], *, sha256: str, omvang: int) -> Rapport:
        actief = {n.sleutel: self.store.actieve(n.sleutel) for n in nieuw}
        if all(nr is not None and self.store.inhoud_van(nr) == n.inhoud for n in nieuw for nr in [actief[n.sleutel]]):
            return self._rapport("al geladen", f"{self.naam} is al geladen: deze cijfers staan er precies zo in. Er is niets veranderd.")
        self._meld_verdwenen(nieuw)
        opgenomen: list[Opgenomen] = []
        try:
            with self.store.transactie(terugrollen=self.proef):
                bestand_id = self.store.nieuw_bestand(naam=self.naam, sha256=sha256, omvang=omvang, wie=self.wie, wanneer=self.wanneer)
                handeling = self.store.nieuwe_handeling(soort="opnemen", wie=self.wie, wanneer=self.wanneer, bestand_id=bestand_id)
                for n in nieuw:
                    nummer = self.store.neem_op(n, handeling=handeling, bestand_id=bestand_id, wanneer=self.wanneer)
                    opgenomen.append(self._opgenomen(n, nummer, actief[n.sleutel]))
                self._beslis_welke_telt(nieuw, handeling)
        except Vraag as vraag:
            return self._rapport("vraag", str(vraag), optie=vraag.optie)
        if self.proef:
            return self._rapport("goed", f"{self.naam} is goed: {_som(opgenomen)}. Er is niets opgenomen.", leveringen=opgenomen)
        return self._rapport("opgenomen", f"{self.naam} is opgenomen: {_som(opgenomen)}.", leveringen=opgenomen, handeling=handeling)

    def _opgenomen(self, n: NieuweLevering, nummer: int, vorige: int | None) -> Opgenomen:
        versie = self.store.tabel("select versie from levering where id = ?", [nummer])[0]["versie"]
        verving = self.store.tabel("select versie from levering where id = ?", [vorige])[0]["versie"] if vorige else None
        gemeenten = len({g for g, _, _ in n.dekking})
        s = n.sleutel
        return Opgenomen(s.leverancier, s.dataset, s.periode, s.deel, n.getypeerd.num_rows, versie, verving, gemeenten)

    def _beslis_welke_telt(self, nieuw: Sequence[NieuweLevering], handeling: int) -> None:
        """Two sources for one figure: the person says which counts, or nothing goes in (decisions.md 3)."""
        bronnen = Bronnen(self.store, self.regio, alle_datasets())
        geraakt = {n.sleutel.periode for n in nieuw}
        for indicator in indicatoren().values():
            if indicator.intern:
                continue
            for (gemeente, periode), keuze in bronnen.van(indicator).items():
                if periode not in geraakt or not keuze.onbeslist:
                    continue
                kandidaten = sorted({b.naam for b in keuze.andere})
                gekozen = [k for k in kandidaten if normaliseer(k[0]) == normaliseer(self.opdracht.leidend)]
                if len(gekozen) != 1:
                    namen = opsomming([f"'{lev}'" for lev, _ in kandidaten], "of")
                    raise Vraag(
                        f"Voor {indicator.titel} in {self.regio.naam_van(gemeente)}, {Periode.van_code(periode).lang()}, zijn er twee "
                        f"bronnen. Welke telt? Zeg het met --leidend: {namen}.",
                        optie="leidend",
                    )
                self.store.zet_leidend(maat=indicator.maat, gemeente=gemeente, leverancier=gekozen[0][0], dataset=gekozen[0][1],
                                       handeling=handeling)  # fmt: skip

    # -- what is told -------------------------------------------------------------------------------------------

    def _meld_verdwenen(self, nieuw: Sequence[NieuweLevering]) -> None:
        """Open at the end of the last quarter and absent now: a warning, never counted as ended (decisions.md 4)."""
        for n in nieuw:
            dataset = alle_datasets()[n.sleutel.dataset]
            if not dataset.persoon or not n.getypeerd.num_rows:
                continue
            vorige = Periode.van_code(n.sleutel.periode).vorige()
            levering = self.store.actieve(replace(n.sleutel, periode=vorige.code))
            if levering is None:
                continue
            self.store.con.register("_nu", n.getypeerd)
            [(weg,)] = self.store.con.execute(
                f"select count(*) from t_{dataset.id} v where v.levering_id = ? and v.{dataset.persoon} is not null "
                f"and v.{dataset.begin} <= ? and (v.{dataset.einde} is null or v.{dataset.einde} > ?) "
                f"and v.{dataset.persoon} not in (select {dataset.persoon} from _nu where {dataset.persoon} is not null)",
                [levering, vorige.laatste, vorige.laatste],
            ).fetchall()
            self.store.con.unregister("_nu")
            if weg:
                self.issues.append(
                    Issue(soort="verdwenen", ernst="waarschuwing",
                          zin=f"{aantal_tekst(weg, 'leerling zat', 'leerlingen zaten')} eind {vorige.zin()} nog thuis en "
                              f"{'staat' if weg == 1 else 'staan'} niet in deze levering",
                          uitweg="Lever ook wie intussen terug is, met de datum. Zonder datum tellen we niemand als teruggekeerd.")
                )  # fmt: skip

    def _meld_een_dag_later(self, koppeling: Koppeling, blad: str) -> None:
        for veld in sorted(koppeling.een_dag_later):
            self.issues.append(
                Issue(soort="laatste dag", ernst="verbeterd", blad=blad, kop=koppeling.kop_van(veld),
                      zin=f"deze kop betekent de laatste dag; {koppeling.dataset.velden[veld].kolom.titel} wordt een dag later")
            )  # fmt: skip

    def _meld(self, soort: str, blad: Blad, zin: str) -> None:
        self.issues.append(Issue(soort=soort, ernst="melding", blad=blad.naam or "", zin=zin))

    def _foutzin(self, fouten: Sequence[Issue]) -> str:
        aantal = sum(max(1, len(i.rijen)) for i in fouten)
        return f"{self.naam} heeft {aantal_tekst(aantal, 'fout', 'fouten')}. Er is niets opgenomen."

    def _rapport(self, uitkomst: Uitkomst, zin: str, *, leveringen: Sequence[Opgenomen] = (), handeling: int | None = None,
                 optie: str = "") -> Rapport:  # fmt: skip
        return Rapport(self.naam, uitkomst, zin, tuple(self.issues), tuple(leveringen), handeling, optie)


def _heeft(koppeling: Koppeling, veld: str) -> bool:
    return veld in koppeling.kolommen or veld in koppeling.vast or veld == koppeling.uit_koppen


def _gemeenten(dataset: Dataset, deel: check.Deel) -> set[str]:
    return dekking.gemeenten_in(dataset, deel.getypeerd) if deel.getypeerd.num_rows else set()


def _tekst(namen: Sequence[str]) -> str:
    return ", ".join(f"coalesce(\"{n}\"::varchar, '~')" for n in namen)


def _welke_periode(dataset: Dataset) -> str:
    soorten = opsomming(list(dataset.periodesoorten), "of")
    voorbeeld = dataset.periode.cel.voorbeeld if dataset.periode else "2025-K2"
    return f"Over welke periode gaat dit bestand? Zeg het met --periode: een {soorten}, bijvoorbeeld {voorbeeld}."


def _som(leveringen: Sequence[Opgenomen]) -> str:
    rijen = sum(lev.rijen for lev in leveringen)
    return f"{aantal_tekst(len(leveringen), 'levering', 'leveringen')} met {aantal_tekst(rijen, 'regel', 'regels')}"
