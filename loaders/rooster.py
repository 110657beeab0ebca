"""Who has delivered what for which period, and who is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from datasets.catalog import datasets
from datasets.model import Dataset
from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from loaders.opdracht import Werkplek
from loaders.toegang import WACHT, geopend

LEVERWEKEN = 6
"""Weeks after the end of a period in which a delivery is in time, without an agreement."""

VakStatus = Literal[
    "geleverd", "geen gevallen", "te laat", "nog niet te verwachten", "nooit geleverd"
]


@dataclass(frozen=True)
class Vak:
    """One leverancier, dataset and period.

    Attributes:
        periode: code of the period.
        ontvangen: day of the version that counts; None when there is none.
        versie, rijen: of the version that counts; 0 when there is none.
        verwacht: the last day on which it is in time; None when nothing is expected.
        dagen_te_laat: how many days after that; 0 when it is not late.
        zin: all this in one short sentence.
    """

    periode: str
    status: VakStatus
    ontvangen: date | None
    versie: int
    rijen: int
    verwacht: date | None
    dagen_te_laat: int
    zin: str


@dataclass(frozen=True)
class Rij:
    """One leverancier and dataset, with a box for each period of its kind."""

    leverancier: str
    dataset: str
    titel: str
    periodesoort: str
    vakken: tuple[Vak, ...]

    def vak(self, periode: str) -> Vak | None:
        """The box of a period; None when it is before the first delivery."""
        return next((v for v in self.vakken if v.periode == periode), None)


@dataclass(frozen=True)
class Rooster:
    """All boxes of a region.

    Attributes:
        rijen: by leverancier and dataset.
        perioden: kind of period -> codes, oldest first.
        leverweken: how many weeks after the end of a period a delivery is in time.
        afspraak: where that number comes from, as a sentence.
    """

    rijen: Sequence[Rij]
    perioden: dict[str, tuple[str, ...]]
    leverweken: int
    afspraak: str

    def te_laat(self) -> list[tuple[Rij, Vak]]:
        """Everything that is late, the longest first."""
        laat = [(r, v) for r in self.rijen for v in r.vakken if v.status == "te laat"]
        return sorted(laat, key=lambda x: (-x[1].dagen_te_laat, x[0].leverancier, x[0].dataset))


def rooster(werkplek: Werkplek, *, vandaag: date, wacht: float = WACHT) -> Rooster:
    """Who has delivered what for which period, from the first delivery of each until today.

    Args:
        werkplek: the region.
        vandaag: the day on which it is looked at.
        wacht: seconds that somebody else who is busy with the store gets to finish.

    Raises:
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(werkplek, wacht=wacht) as store:
        er = store.tabel(
            "select l.leverancier, l.dataset, l.periode, max(l.versie) as versie, "
            "sum(l.rijen) as rijen, bool_and(l.geen_gevallen) as geen_gevallen, count(*) as delen, "
            "max(l.ontvangen_op)::date as ontvangen from levering l "
            "join actief a on a.levering_id = l.id group by all"
        )
        eerste_keer = store.tabel(
            "select leverancier, dataset, periode, min(ontvangen_op)::date as op from levering "
            "group by all"
        )
    return _Rekenaar(werkplek.regio, vandaag, er, eerste_keer).rooster()


class _Rekenaar:
    """The boxes of a region on one day."""

    def __init__(
        self,
        regio: Regio,
        vandaag: date,
        er: Sequence[dict[str, Any]],
        eerste_keer: Sequence[dict[str, Any]],
    ) -> None:
        self.regio, self.vandaag = regio, vandaag
        self.weken = LEVERWEKEN if regio.leverweken is None else regio.leverweken
        self.er = {(r["leverancier"], r["dataset"], r["periode"]): r for r in er}
        self.eerder: dict[tuple[str, str, str], list[tuple[Periode, date]]] = defaultdict(list)
        for r in eerste_keer:
            periode = Periode.van_code(r["periode"])
            self.eerder[r["leverancier"], r["dataset"], periode.soort].append((periode, r["op"]))

    def rooster(self) -> Rooster:
        rijen = [self._rij(*wie) for wie in self._wie()]
        perioden: dict[str, set[str]] = defaultdict(set)
        for rij in rijen:
            perioden[rij.periodesoort].update(v.periode for v in rij.vakken)
        return Rooster(
            rijen=rijen,
            perioden={soort: _op_volgorde(codes) for soort, codes in sorted(perioden.items())},
            leverweken=self.weken,
            afspraak=self._afspraak(),
        )

    def _afspraak(self) -> str:
        weken = aantal_tekst(self.weken, "week", "weken")
        zin = f"Een levering is op tijd tot en met {weken} na de laatste dag van de periode."
        if self.regio.leverweken is None:
            return f"{zin} Dat is de standaard: in de inrichting van de regio staat geen afspraak."
        return f"{zin} Zo staat het in de inrichting van de regio."

    def _wie(self) -> list[tuple[str, Dataset, str]]:
        """Leverancier, dataset and kind of period: who delivered, and who would by the profile."""
        geleverd = set(self.eerder)
        bekend = {(leverancier, dataset) for leverancier, dataset, _ in geleverd}
        alle = datasets()
        nooit = {
            (afspraak.naam, dataset, alle[dataset].periodesoorten[0])
            for afspraak in self.regio.leveranciers
            if afspraak.geldt_op(self.vandaag)
            for dataset in afspraak.datasets
            if (afspraak.naam, dataset) not in bekend
        }
        return [(wie, alle[dataset], soort) for wie, dataset, soort in sorted(geleverd | nooit)]

    def _rij(self, leverancier: str, dataset: Dataset, soort: str) -> Rij:
        eerder = self.eerder.get((leverancier, dataset.id, soort))
        vakken = self._vakken(leverancier, dataset, eerder) if eerder else [self._nooit(soort)]
        return Rij(leverancier, dataset.id, dataset.titel, soort, tuple(vakken))

    def _vakken(
        self, leverancier: str, dataset: Dataset, eerder: Sequence[tuple[Periode, date]]
    ) -> list[Vak]:
        """A box for every period from the first delivery until today."""
        periode = min((p for p, _ in eerder), key=lambda p: p.sleutel())
        laatste = max((p for p, _ in eerder), key=lambda p: p.sleutel())
        uit = []
        while periode.eerste <= self.vandaag or periode.sleutel() <= laatste.sleutel():
            vak = self._vak(leverancier, dataset, periode, eerder)
            if vak is not None:
                uit.append(vak)
            periode = periode.volgende()
        return uit

    def _vak(
        self,
        leverancier: str,
        dataset: Dataset,
        periode: Periode,
        eerder: Sequence[tuple[Periode, date]],
    ) -> Vak | None:
        er = self.er.get((leverancier, dataset.id, periode.code))
        if er is not None:
            return _geleverd(periode, er)
        if not self._verwacht_van(leverancier, dataset, periode):
            return None
        voor = periode.laatste + timedelta(weeks=self.weken) + _gewoon_later(dataset, eerder)
        dagen = max(0, (self.vandaag - voor).days)
        if dagen:
            zin = (
                f"{aantal_tekst(dagen, 'dag', 'dagen')} te laat: verwacht tot en met {datum(voor)}"
            )
        else:
            zin = f"nog niet te verwachten: op tijd tot en met {datum(voor)}"
        status: VakStatus = "te laat" if dagen else "nog niet te verwachten"
        return Vak(periode.code, status, None, 0, 0, voor, dagen, zin)

    def _verwacht_van(self, leverancier: str, dataset: Dataset, periode: Periode) -> bool:
        """Whether the agreement in the profile, where there is one, holds for this period."""
        afspraken = [
            a for a in self.regio.leveranciers if a.naam == leverancier and dataset.id in a.datasets
        ]
        return not afspraken or any(a.geldt_op(periode.laatste) for a in afspraken)

    def _nooit(self, soort: str) -> Vak:
        """Nothing was ever delivered: shown at the newest period that is over."""
        periode = _lopend(soort, self.vandaag).vorige()
        zin = "nog nooit geleverd"
        return Vak(periode.code, "nooit geleverd", None, 0, 0, None, 0, zin)


def _geleverd(periode: Periode, er: dict[str, Any]) -> Vak:
    """The box of what counts; of a delivery per municipality all together."""
    wanneer = datum(er["ontvangen"])
    if er["geen_gevallen"]:
        status: VakStatus = "geen gevallen"
        zin = f"geen gevallen, gemeld op {wanneer}"
    else:
        status = "geleverd"
        delen = [f"ontvangen op {wanneer}", f"versie {er['versie']}"]
        if er["delen"] > 1:
            delen.append(f"{er['delen']} delen")
        zin = ", ".join([*delen, aantal_tekst(int(er["rijen"]), "regel", "regels")])
    return Vak(
        periode.code, status, er["ontvangen"], int(er["versie"]), int(er["rijen"]), None, 0, zin
    )


def _gewoon_later(dataset: Dataset, eerder: Sequence[tuple[Periode, date]]) -> timedelta:
    """How long after the period a national file usually comes: the shortest time so far."""
    if not dataset.landelijk:
        return timedelta()
    return max(timedelta(), min(op - periode.laatste for periode, op in eerder))


def _lopend(soort: str, dag: date) -> Periode:
    """The period of a kind in which a day lies; for a peildatum the last 1 January."""
    match soort:
        case "kwartaal":
            code = f"{dag.year}-K{(dag.month + 2) // 3}"
        case "halfjaar":
            code = f"{dag.year}-H{1 if dag.month < 7 else 2}"
        case "schooljaar":
            begin = dag.year - (dag.month < 8)
            code = f"{begin}/{begin + 1}"
        case "kalenderjaar":
            code = str(dag.year)
        case _:
            code = f"{dag.year}-01-01"
    return Periode.van_code(code)


def _op_volgorde(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: Periode.van_code(code).sleutel()))
