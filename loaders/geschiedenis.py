"""Everything that was ever done with the store of a region: loads, undos and redos."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from datasets.catalog import datasets
from datasets.periodes import Periode
from datasets.store import Sleutel, Store
from indicators.bronkeuze import Bronnen
from indicators.catalog import indicatoren
from loaders.herstel import REGEL_WEGGELATEN
from loaders.meldingen import MET_DE_HAND, WOORD_GEKOZEN
from loaders.opdracht import Werkplek
from loaders.toegang import geopend

Status = Literal["telt", "vervangen", "teruggedraaid"]
Handeling = Literal["opnemen", "terugdraaien", "opnieuw"]


@dataclass(frozen=True)
class LeveringRegel:
    """One delivery of a load.

    Attributes:
        nummer: its number, to compare versions with.
        vorige: number of the delivery that it took the place of; None when there was none.
        titel: title of the dataset.
        periode: code of the period; `deel` is the code of a municipality or "".
        meldingen: what was said about the file at loading: kind -> how often, per seriousness
            ("waarschuwing" -> {"verdwenen": 2}).
        status: whether it counts now.
        indicatoren: titles of the figures that it feeds now; empty when it does not count.
        definitie: which definition the leverancier used, when that was said.
    """

    nummer: int
    vorige: int | None
    leverancier: str
    dataset: str
    titel: str
    periode: str
    deel: str
    versie: int
    rijen: int
    meldingen: Mapping[str, Mapping[str, int]]
    status: Status
    indicatoren: tuple[str, ...]
    sector: str
    definitie: str
    stand: str
    geen_gevallen: bool


@dataclass(frozen=True)
class OpnameRegel:
    """One action: a load, an undo or a redo.

    Attributes:
        handeling: its number.
        soort: what was done; only a load has a file.
        van: the load that an undo or redo is about; None for a load.
        bestand: name of the file; "geen gevallen" for the message that there were none.
        status: of a load whether any of its deliveries counts; "" for an undo or redo.
        kan_terug, kan_opnieuw: whether it can be undone or redone now; else `niet_terug` and
            `niet_opnieuw` say why not.
        hersteld: how many cells were repaired by the person before it went in.
        weggelaten: how many rows the person left out.
    """

    handeling: int
    soort: Handeling
    wie: str
    wanneer: datetime
    reden: str = ""
    van: int | None = None
    bestand: str = ""
    sha256: str = ""
    omvang: int = 0
    status: Status | Literal[""] = ""
    kan_terug: bool = False
    niet_terug: str = ""
    kan_opnieuw: bool = False
    niet_opnieuw: str = ""
    hersteld: int = 0
    weggelaten: int = 0
    leveringen: tuple[LeveringRegel, ...] = field(default=())

    @property
    def opmerkingen(self) -> dict[str, dict[str, int]]:
        """What was said of the file, without what the person did: kind -> how many messages.

        Every delivery of a file has the remarks of the whole file.
        """
        uit: dict[str, dict[str, int]] = {}
        for levering in self.leveringen:
            for ernst, soorten in levering.meldingen.items():
                for soort, aantal in soorten.items():
                    if ernst == "waarschuwing" or soort not in MET_DE_HAND:
                        hier = uit.setdefault(ernst, {})
                        hier[soort] = max(hier.get(soort, 0), aantal)
        return uit


def opnames(werkplek: Werkplek) -> list[OpnameRegel]:
    """Every load, undo and redo, the newest first.

    Raises:
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(werkplek) as store:
        return _Geschiedenis(werkplek, store).regels()


class _Geschiedenis:
    """All actions of a store, read at once."""

    def __init__(self, werkplek: Werkplek, store: Store) -> None:
        self.regio = werkplek.regio
        self.handelingen = store.tabel(
            "select h.*, b.naam, b.sha256, b.omvang, o.van from handeling h "
            "left join bestand b on b.id = h.bestand_id "
            "left join ongedaan o on o.handeling_id = h.id order by h.id desc"
        )
        self.leveringen = {r["id"]: r for r in store.tabel("select * from levering")}
        self.actief = {
            sleutel_van(r): r["levering_id"] for r in store.tabel("select * from actief")
        }
        self.wissels: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for rij in store.tabel("select * from wissel order by handeling_id, nieuw"):
            self.wissels[rij["handeling_id"]].append(rij)
        self.hersteld = {
            r["handeling_id"]: r["aantal"]
            for r in store.tabel(
                "select handeling_id, count(*) as aantal from herstel "
                "where wordt <> ? or kop <> '' group by all",
                [REGEL_WEGGELATEN],
            )
        }
        self.weggelaten = {
            r["handeling_id"]: r["aantal"]
            for r in store.tabel(
                "select handeling_id, count(*) as aantal from herstel where wordt = ? and kop = '' "
                "group by all",
                [REGEL_WEGGELATEN],
            )
        }
        # Newest first: the first that is found about a load is the last that was done with it.
        self.laatst: dict[int, str] = {}
        for h in self.handelingen:
            if h["van"] is not None:
                self.laatst.setdefault(h["van"], h["soort"])
        self.opname_van = {
            w["nieuw"]: h["id"]
            for h in self.handelingen
            if h["soort"] == "opnemen"
            for w in self.wissels[h["id"]]
        }
        self.voedt = _voedt(store, werkplek)

    def regels(self) -> list[OpnameRegel]:
        return [self._regel(h) for h in self.handelingen]

    def _regel(self, h: dict[str, Any]) -> OpnameRegel:
        basis = OpnameRegel(h["id"], h["soort"], h["wie"], h["wanneer"], h["reden"], h["van"])
        if h["soort"] != "opnemen":
            return basis
        niet_terug, niet_opnieuw = self._niet_terug(h["id"]), self._niet_opnieuw(h["id"])
        leveringen = tuple(self._levering(w) for w in self.wissels[h["id"]])
        return replace(
            basis,
            bestand=h["naam"] or "",
            sha256=h["sha256"] or "",
            omvang=h["omvang"] or 0,
            status=self._status(h["id"]),
            kan_terug=not niet_terug,
            niet_terug=niet_terug,
            kan_opnieuw=not niet_opnieuw,
            niet_opnieuw=niet_opnieuw,
            hersteld=self.hersteld.get(h["id"], 0) + _gekozen_woorden(leveringen),
            weggelaten=self.weggelaten.get(h["id"], 0),
            leveringen=leveringen,
        )

    def _levering(self, wissel: dict[str, Any]) -> LeveringRegel:
        r = self.leveringen[wissel["nieuw"]]
        telt = self.actief.get(sleutel_van(wissel)) == r["id"]
        terug = self._teruggedraaid(wissel["handeling_id"])
        meldingen: dict[str, dict[str, int]] = defaultdict(dict)
        for m in json.loads(r["meldingen"]):
            meldingen[m["ernst"]][m["soort"]] = m["aantal"]
        return LeveringRegel(
            nummer=r["id"],
            vorige=wissel["oud"],
            leverancier=r["leverancier"],
            dataset=r["dataset"],
            titel=datasets()[r["dataset"]].titel,
            periode=r["periode"],
            deel=r["deel"],
            versie=r["versie"],
            rijen=r["rijen"],
            meldingen=dict(meldingen),
            status="telt" if telt else "teruggedraaid" if terug else "vervangen",
            indicatoren=tuple(self.voedt.get(r["id"], ())) if telt else (),
            sector=r["sector"],
            definitie=r["definitie"],
            stand=r["stand"],
            geen_gevallen=r["geen_gevallen"],
        )

    def _teruggedraaid(self, opname: int) -> bool:
        return self.laatst.get(opname) == "terugdraaien"

    def _status(self, opname: int) -> Status:
        if self._teruggedraaid(opname):
            return "teruggedraaid"
        telt = any(self.actief.get(sleutel_van(w)) == w["nieuw"] for w in self.wissels[opname])
        return "telt" if telt else "vervangen"

    def _niet_terug(self, opname: int) -> str:
        if self._teruggedraaid(opname):
            return "Deze opname is al teruggedraaid."
        return next(
            (
                f"{_over(w)}: daarna kwam een nieuwere versie. {self._eerst(w, w['nieuw'])}"
                for w in self.wissels[opname]
                if self.actief.get(sleutel_van(w)) != w["nieuw"]
            ),
            "",
        )

    def _niet_opnieuw(self, opname: int) -> str:
        if not self._teruggedraaid(opname):
            return "Deze opname is niet teruggedraaid."
        return next(
            (
                f"{_over(w)}: nu telt een andere versie. {self._eerst(w, w['oud'])}"
                for w in self.wissels[opname]
                if self.actief.get(sleutel_van(w)) != w["oud"]
            ),
            "",
        )

    def _eerst(self, wissel: dict[str, Any], nodig: int | None) -> str:
        """What to do first, so that the delivery that is needed counts again."""
        opname = self.opname_van.get(nodig or 0)
        if opname is not None and self._teruggedraaid(opname):
            return f"Zet eerst opname {opname} terug."
        nu = self.opname_van.get(self.actief.get(sleutel_van(wissel), 0))
        return f"Draai eerst opname {nu} terug."


def _gekozen_woorden(leveringen: Sequence[LeveringRegel]) -> int:
    """How many cells are read as the word that the person chose."""
    return max(
        (one.meldingen.get("verbeterd", {}).get(WOORD_GEKOZEN, 0) for one in leveringen), default=0
    )


def sleutel_van(rij: Mapping[str, Any]) -> Sleutel:
    """The key of a delivery from a row that has its four columns."""
    return Sleutel(rij["leverancier"], rij["dataset"], rij["periode"], rij["deel"])


def _over(wissel: Mapping[str, Any]) -> str:
    titel = datasets()[wissel["dataset"]].titel
    return f"{titel}, {Periode.van_code(wissel['periode']).lang()} ({wissel['leverancier']})"


def _voedt(store: Store, werkplek: Werkplek) -> dict[int, list[str]]:
    """Delivery -> titles of the figures that it feeds now."""
    bronnen = Bronnen(store, werkplek.regio, datasets())
    uit: dict[int, dict[str, None]] = defaultdict(dict)
    for indicator in indicatoren().values():
        if not indicator.intern:
            for keuze in bronnen.van(indicator).values():
                for bron in keuze.telt:
                    uit[bron.levering_id][indicator.titel] = None
    for rij in store.tabel("select levering_id from actief where dataset = 'bevolking'"):
        uit[rij["levering_id"]][PER_1000] = None
    return {nummer: list(titels) for nummer, titels in uit.items()}


PER_1000 = "Cijfers per 1.000 inwoners"
"""What a delivery of inhabitants feeds: the denominators."""
