"""Load, undo and redo against plain dicts: whatever the order, every row and figure comes back.

The promise is 500 random sequences; the plain run does some of them, `--alles` does them all.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from datasets.catalog import datasets
from datasets.reference.regio import regio
from datasets.store import NieuweLevering, Sleutel, Store, StoreFout
from indicators.catalog import indicatoren
from indicators.compute import bereken
from loaders.ingest import Werkplek
from loaders.opdracht import Opdracht
from loaders.opslaan import Aanleiding, neem_op
from loaders.welke_telt import keuzes_van, laat_niets_onbeslist
from tests.datasets.terugdraaien_model import (
    GEMEENTEN,
    LEVERANCIERS,
    PERIODEN,
    Geweigerd,
    Inhoud,
    Model,
    Plek,
)

NU = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 (the store keeps local time)
REGIO = regio("duin-en-dijk")
THUIS = {naam: i for naam, i in indicatoren().items() if i.dataset == "thuiszitters"}
"""The figures that these deliveries feed; all others have nothing to be made of."""
STAPPEN = 8
VERANDERT = {"laad", "terug", "opnieuw"}
GEEN_MAP = Path("geen")
"""Nothing of a delivery that is checked already needs the folder of the region."""
REEKSEN = 500
IN_HET_KORT = 25


class Proef:
    """A store in memory beside the dicts, and every state that was seen with its hash."""

    def __init__(self, store: Store, zaad: int) -> None:
        self.store, self.model = store, Model()
        self.toeval = random.Random(zaad)
        self.gezien: dict[object, str] = {}

    def stap(self) -> str:
        """Do something at random to both; both do it or both refuse."""
        wat = self.toeval.choice(["laad", "laad", "laad", "proef", "terug", "terug", "opnieuw"])
        leidend = self.toeval.choice(LEVERANCIERS)
        if wat in ("laad", "proef"):
            stukken = self._stukken()
            self._laad(stukken, leidend, proef=wat == "proef")
            if wat == "laad":
                self.model.laad(stukken, leidend)
            return wat
        opname = self._een_opname()
        try:
            if wat == "terug":
                self.model.draai_terug(opname)
            else:
                self.model.herhaal(opname, leidend)
        except Geweigerd:
            with pytest.raises(StoreFout):
                self._terug_of_opnieuw(wat, opname, leidend)
            return f"{wat} geweigerd"
        self._terug_of_opnieuw(wat, opname, leidend)
        return wat

    def _stukken(self) -> dict[Plek, Inhoud]:
        alle = [Plek(v, p) for v in LEVERANCIERS for p in PERIODEN]
        gekozen = self.toeval.sample(alle, self.toeval.choice([1, 1, 2]))
        return {plek: tuple(self.toeval.choices(range(9), k=2)) for plek in gekozen}

    def _een_opname(self) -> int:
        """Mostly one that exists, sometimes an undo or a number that was never given out."""
        bekend = list(self.model.opnames)
        return self.toeval.choice(bekend) if bekend and self.toeval.random() < 0.9 else 999

    def _laad(self, stukken: dict[Plek, Inhoud], leidend: str, *, proef: bool) -> None:
        neem_op(
            Werkplek(REGIO, GEEN_MAP),
            self.store,
            [_levering(plek, inhoud) for plek, inhoud in stukken.items()],
            Aanleiding("proef", NU, "lijst.csv", "", 0, Opdracht(leidend=leidend)),
            proef=proef,
        )

    def _terug_of_opnieuw(self, wat: str, opname: int, leidend: str) -> None:
        doe = self.store.draai_terug if wat == "terug" else self.store.herhaal
        with self.store.transactie():
            voor = keuzes_van(self.store, REGIO)
            nummer = doe(opname, wie="proef", wanneer=NU)
            self.store.ververs()
            laat_niets_onbeslist(self.store, REGIO, voor, handeling=nummer, leidend=leidend)

    def rijen_kloppen(self) -> None:
        """What counts is what the dicts say."""
        assert _rijen(self.store) == self.model.rijen()

    def cijfers_kloppen(self) -> None:
        """The figures, and that a state that came back is exactly what it was."""
        kubus = bereken(self.store, REGIO, indicatoren=THUIS, datasets=datasets())
        stand = {
            (f.gebied, f.periode): f.teller.min
            for f in kubus.figuren.values()
            if f.indicator == "thuiszitters" and f.status == "bekend" and f.gebied in GEMEENTEN
        }
        kwartalen = {plek: n for plek, n in stand.items() if plek[1] in PERIODEN}
        assert kwartalen == self.model.thuis()
        alles = repr((sorted(kubus.figuren.items()), sorted(kubus.hulp.items())))
        cijfers = hashlib.sha256(alles.encode()).hexdigest()
        toestand = (
            frozenset(self.model.actief.items()),
            tuple(self.model._antwoord(g) for g in GEMEENTEN),
        )
        assert self.gezien.setdefault(toestand, cijfers) == cijfers


def _levering(plek: Plek, inhoud: Inhoud) -> NieuweLevering:
    gemeenten = [g for g, n in zip(GEMEENTEN, inhoud, strict=True) for _ in range(n)]
    aantal = len(gemeenten)
    tabel = pa.table(
        {
            "blad": pa.array([""] * aantal, pa.string()),
            "rij": pa.array(range(2, aantal + 2), pa.int32()),
            "leerling_id": pa.array([f"p{i}" for i in range(aantal)], pa.string()),
            "gemeente": pa.array(gemeenten, pa.string()),
            "begin": pa.array([date(2024, 11, 4)] * aantal, pa.date32()),
            "einde": pa.nulls(aantal, pa.date32()),
        }
    )
    return NieuweLevering(
        sleutel=Sleutel(plek.leverancier, "thuiszitters", plek.periode),
        sector="alle",
        definitie="",
        stand="definitief",
        getypeerd=tabel,
        tekst=tabel.select(["blad", "rij", "gemeente"]),
        dekking=[(g, "", True) for g in GEMEENTEN],
        inhoud=repr(inhoud),
        geen_gevallen=not aantal,
    )


def _rijen(store: Store) -> dict[Plek, Inhoud]:
    geteld: dict[Plek, list[int]] = {}
    for r in store.tabel(
        "select a.leverancier, a.periode, count(t.rij) filter (where t.gemeente = 'VB01') as een, "
        "count(t.rij) filter (where t.gemeente = 'VB02') as twee from actief a "
        "left join t_thuiszitters t on t.levering_id = a.levering_id group by all"
    ):
        geteld[Plek(r["leverancier"], r["periode"])] = [r["een"], r["twee"]]
    return {plek: tuple(aantallen) for plek, aantallen in geteld.items()}


@pytest.fixture(scope="module")
def leeg() -> Iterator[Store]:
    # Many small questions go faster without threads.
    con = duckdb.connect(config={"threads": 1})
    store = Store(con, datasets(), REGIO.register)
    store.bereid_voor()
    yield store
    con.close()


def _maak_leeg(store: Store) -> None:
    for (tabel,) in store.con.execute(
        "select table_name from duckdb_tables() where not temporary and table_name <> 'instelling'"
    ).fetchall():
        store.con.execute(f"delete from {tabel}")
    store.ververs()


def _reeksen(store: Store, zaden: range) -> set[str]:
    gedaan = set()
    for zaad in zaden:
        _maak_leeg(store)
        proef = Proef(store, zaad)
        for _ in range(STAPPEN):
            stap = proef.stap()
            gedaan.add(stap)
            proef.rijen_kloppen()
            # What is refused or tried leaves the rows, so also the figures, as they were.
            if stap in VERANDERT:
                proef.cijfers_kloppen()
    return gedaan


def test_laden_terugdraaien_en_opnieuw_in_elke_volgorde(leeg: Store) -> None:
    gedaan = _reeksen(leeg, range(IN_HET_KORT))
    assert gedaan == {"laad", "proef", "terug", "opnieuw", "terug geweigerd", "opnieuw geweigerd"}


@pytest.mark.alles
def test_vijfhonderd_reeksen(leeg: Store) -> None:
    _reeksen(leeg, range(IN_HET_KORT, REEKSEN))
