"""How fast all figures are made, as a ratio against a bare scan of the same tables in one run.

    python -m benchmarks.cijfers                a region, ten times its rows, and 40 quarters
    python -m benchmarks.cijfers --landelijk    342 municipalities x 40 quarters
    python -m benchmarks.cijfers --klein        fewer rows and municipalities, to try it
    python -m benchmarks.cijfers --vrijgave     also protect: what every reader sees, with the audit

All figures are all indicators, areas and periods: `compute.bereken` from the deliveries in an open
store to the whole cube of raw figures. Its numbers are then there, in columns; `all objects` is
the same with every figure made as an object too, with its words, as protect does.

A bare scan reads every column of every row of the same tables once, with a hash, in DuckDB: no row
of it comes into Python. That is the strictest reading of it. Two others are printed beside it:
every table whole into pandas, as a dashboard begins that has no database, and the same hash once
for every indicator over its own table, as one does that asks a question per figure.

Rounds take turns and the median counts, of wall time and of processor time: on a machine that does
other work as well only the second means something. Aims: the region in 300 ms and 5 x the bare
scan; 342 municipalities x 40 quarters in 2 s; ten times the rows in at most ten times the time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.landelijk import genereer
from datasets.catalog import datasets
from datasets.levering import NieuweLevering, Sleutel
from datasets.periodes import Periode
from datasets.reference.indelingen import landelijke_indeling
from datasets.reference.regio import Regio, regio
from datasets.reference.register import REGISTER
from datasets.store import Store, open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.kubus import Kubus
from indicators.protect import Beleid, protect

RONDES = 3
WANNEER = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - the store keeps local time
LEZINGEN = {
    "scan": "a bare scan: one hash per table, in the database",
    "pandas": "every table whole into pandas",
    "vragen": "one hash of its table per indicator",
}
"""Readings of "a bare scan of the same tables", the strictest first."""
LEEFTIJDEN = ((0, 4), (5, 17), (18, 22))
REDENEN = ("volgens plan", "onbekend", "eenzijdig client", None)
UITKOMSTEN = ("terug naar school", "verhuisd", "anders", None)


@dataclass(frozen=True)
class Omvang:
    """How much is put into a region: quarters, and cases per municipality and quarter."""

    kwartalen: int
    gevallen: int


# -- a filled region ------------------------------------------------------------------------------


def kwartalen(aantal: int) -> list[Periode]:
    """The last so many quarters before 2026."""
    uit = [Periode.van_code("2025-K4")]
    while len(uit) < aantal:
        uit.append(uit[-1].vorige())
    return uit[::-1]


Vul = Callable[[Store, Regio, Omvang], None]
"""Puts deliveries in a store."""


def gewone_regio() -> Regio:
    """The example region, with an office in each municipality and one buyer of jeugdhulp."""
    return regio("duin-en-dijk")


def heel_nederland(aantal: int) -> Regio:
    """A region of so many municipalities of today, grouped as jeugdregio and province."""
    codes = tuple(sorted(gemeente.code for gemeente in REGISTER.gemeenten))[:aantal]
    indelingen = tuple(
        landelijke_indeling(naam, gemeenten=codes, regio_naam="Nederland")
        for naam in ("jeugdregio", "provincie")
    )
    return regio("alkmaar").model_copy(
        update={"gemeenten": codes, "indelingen": indelingen, "leidend": (), "sectoren": {}}
    )


def vul(store: Store, gebied: Regio, omvang: Omvang) -> None:
    """Put invented deliveries in: lists of cases, counts and inhabitants, one per municipality."""
    rng = random.Random(omvang.gevallen)
    _neem_op(store, [*_inwoners(store, gebied, omvang), *_leveringen(store, gebied, omvang, rng)])


def vul_landelijk(store: Store, gebied: Regio, omvang: Omvang) -> None:
    """Lists and counts of so many municipalities that the database itself makes them up."""
    _neem_op(store, _inwoners(store, gebied, omvang))
    genereer(store, gebied.gemeenten, kwartalen(omvang.kwartalen), omvang.gevallen)


def _neem_op(store: Store, leveringen: Iterable[NieuweLevering]) -> None:
    with store.transactie():
        handeling = store.nieuwe_handeling(
            soort="opnemen", wie="meting", wanneer=WANNEER, bestand_id=None
        )
        bestand = store.nieuw_bestand(
            naam="meting", sha256="", omvang=0, wie="meting", wanneer=WANNEER
        )
        for nieuw in leveringen:
            store.neem_op(nieuw, handeling=handeling, bestand_id=bestand, wanneer=WANNEER)


def _inwoners(store: Store, gebied: Regio, omvang: Omvang) -> Iterator[NieuweLevering]:
    for jaar in range(2025 - omvang.kwartalen // 4, 2026):
        rijen = [
            {
                "gemeente": code,
                "leeftijd_van": van,
                "leeftijd_tot_en_met": tot,
                "aantal_min": 1000,
                "aantal_max": 1000,
            }
            for code in gebied.gemeenten
            for van, tot in LEEFTIJDEN
        ]
        yield _levering(store, "bevolking", "CBS", str(jaar), rijen, gebied.gemeenten)


def _leveringen(
    store: Store, gebied: Regio, omvang: Omvang, rng: random.Random
) -> Iterator[NieuweLevering]:
    for kwartaal in kwartalen(omvang.kwartalen):
        hulp = [r for code in gebied.gemeenten for r in _trajecten(rng, code, kwartaal, omvang)]
        code = kwartaal.code
        yield _levering(store, "jeugdhulptrajecten", "Inkoop", code, hulp, gebied.gemeenten)
        for gemeente in gebied.gemeenten:
            van = f"Leerplicht {gemeente}"
            for dataset, maak in (("thuiszitters", _thuis), ("vrijstellingen", _vrijgesteld)):
                rijen = [maak(rng, gemeente, kwartaal, n) for n in range(omvang.gevallen)]
                yield _levering(store, dataset, van, code, rijen, [gemeente])
            rijen = [_geteld(rng, gemeente, maat) for maat in ("dreigende_thuiszitters", "tlv")]
            yield _levering(store, "tellingen", van, code, rijen, [gemeente])


def _looptijd(rng: random.Random, kwartaal: Periode) -> tuple[date, date | None]:
    begin = kwartaal.laatste - timedelta(days=rng.randrange(250))
    einde = begin + timedelta(days=rng.randrange(1, 300))
    return begin, max(einde, kwartaal.eerste) if rng.random() < 0.6 else None


def _thuis(rng: random.Random, gemeente: str, kwartaal: Periode, nummer: int) -> dict[str, Any]:
    begin, einde = _looptijd(rng, kwartaal)
    return {
        "leerling_id": f"{gemeente}{nummer}",
        "gemeente": gemeente,
        "begin": begin,
        "einde": einde,
        "uitkomst": rng.choice(UITKOMSTEN) if einde else None,
        "aanbod": begin + timedelta(days=rng.randrange(150)) if rng.random() < 0.6 else None,
        "reden": rng.choice(("gedrag", "anders", None)),
        "schoolsoort": rng.choice(("bo", "havo", "vso", None)),
    }


def _vrijgesteld(
    rng: random.Random, gemeente: str, kwartaal: Periode, nummer: int
) -> dict[str, Any]:
    begin, einde = _looptijd(rng, kwartaal)
    return {
        "leerling_id": f"{gemeente}{nummer}",
        "gemeente": gemeente,
        "artikel": rng.choice(("5 onder a", "5 onder b", "5 onder c")),
        "begin": begin,
        "einde": einde,
        "nieuw": rng.choice(("nieuw", "verlengd", None)),
        "permanent": rng.choice((True, False, None)),
    }


def _trajecten(
    rng: random.Random, gemeente: str, kwartaal: Periode, omvang: Omvang
) -> Iterator[dict[str, Any]]:
    for nummer in range(omvang.gevallen):
        begin, einde = _looptijd(rng, kwartaal)
        yield {
            "jongere_id": f"{gemeente}{nummer % 40}",
            "gemeente": gemeente,
            "hulpvorm": rng.choice(("01", "03", "11", "13")),
            "begin": begin,
            "einde": einde,
            "reden": rng.choice(REDENEN) if einde else None,
        }


def _geteld(rng: random.Random, gemeente: str, maat: str) -> dict[str, Any]:
    aantal = rng.randrange(30)
    return {"gemeente": gemeente, "maat": maat, "aantal_min": aantal, "aantal_max": aantal}


def _levering(
    store: Store,
    dataset: str,
    leverancier: str,
    periode: str,
    rijen: Sequence[dict[str, Any]],
    gemeenten: Sequence[str],
) -> NieuweLevering:
    """A delivery as the loaders hand it to the store."""
    plek = [{"blad": "", "rij": nummer} for nummer, _ in enumerate(rijen, start=2)]
    gevallen = datasets()[dataset].soort == "gevallen"
    maten = [""] if gevallen else sorted({r.get("maat", "") for r in rijen})
    dekking = [(gemeente, maat, True) for gemeente in gemeenten for maat in maten]
    return NieuweLevering(
        sleutel=Sleutel(leverancier, dataset, periode, ""),
        sector="alle",
        definitie="",
        stand="definitief",
        getypeerd=_tabel(store, dataset, [p | r for p, r in zip(plek, rijen, strict=True)]),
        tekst=pa.Table.from_pylist(plek),
        dekking=dekking,
        inhoud="",
    )


def _tabel(store: Store, dataset: str, rijen: Sequence[dict[str, Any]]) -> pa.Table:
    leeg = store.con.sql(f"select * exclude levering_id from t_{dataset} limit 0")
    return pa.Table.from_pylist(list(rijen), schema=leeg.to_arrow_table().schema)


# -- measuring ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tijden:
    """Median and least seconds of each, and what was in it.

    Attributes:
        wand, eigen: by what was done the median on the wall, and of the processor of all threads.
        minst: the least on the wall: what a quiet machine comes nearest to.
        figuren: shown figures and their categories.
    """

    wand: Mapping[str, float]
    eigen: Mapping[str, float]
    minst: Mapping[str, float]
    rijen: int
    figuren: int

    def regel(self, wat: str) -> str:
        """What is printed of it."""
        ms = 1000
        regels = [
            f"{wat}: {self.rijen:,} rows, {self.figuren:,} raw figures",
            f"  compute: {self.wand['compute'] * ms:.0f} ms on the wall (least "
            f"{self.minst['compute'] * ms:.0f}), {self.eigen['compute'] * ms:.0f} of processor",
        ]
        for naam, zegt in LEZINGEN.items():
            keer = self.eigen["compute"] / self.eigen[naam]
            regels.append(f"    {keer:.1f} x {zegt} ({self.eigen[naam] * ms:.1f} ms)")
        regels.append(f"  with all objects: {self.eigen['alles'] * ms:.0f} ms of processor")
        if "protect" in self.wand:
            regels.append(f"  protect: {self.wand['protect'] * ms:.0f} ms")
        return "\n".join(regels)


@contextmanager
def gevuld(gebied: Regio, omvang: Omvang, vul: Vul) -> Iterator[Store]:
    """An open store of a region with invented deliveries, in a folder that goes away."""
    with (
        tempfile.TemporaryDirectory() as map_,
        open_store(Path(map_), datasets=datasets(), register=gebied.register) as store,
    ):
        vul(store, gebied, omvang)
        yield store


def meet(store: Store, gebied: Regio, rondes: int, *, vrijgave: bool = False) -> Tijden:
    """Scan and compute, and protect where that is asked, taking turns."""
    taken: dict[str, Callable[[], object]] = {
        "scan": lambda: scan(store),
        "pandas": lambda: _in_pandas(store),
        "vragen": lambda: _per_indicator(store),
        "compute": lambda: _bereken(store, gebied),
        "alles": lambda: _als_voorwerpen(_bereken(store, gebied)),
    }
    if vrijgave:
        taken["protect"] = lambda: protect(kubus, Beleid(), None)
    tijden: dict[str, list[tuple[float, float]]] = {naam: [] for naam in taken}
    rijen, kubus = scan(store), _bereken(store, gebied)
    for _ in range(rondes):
        for naam, taak in taken.items():
            tijden[naam].append(_klok(taak))
    wand, eigen = (
        {naam: statistics.median(paar[kant] for paar in paren) for naam, paren in tijden.items()}
        for kant in (0, 1)
    )
    figuren = len(kubus.figuren) + len(kubus.uitsplitsingen) + len(kubus.stromen)
    minst = {naam: min(paren)[0] for naam, paren in tijden.items()}
    return Tijden(wand, eigen, minst, rijen, figuren)


def scan(store: Store) -> int:
    """Read every column of every row of the typed tables; returns the number of rows."""
    rijen = 0
    for dataset in datasets().values():
        [(aantal, _)] = store.con.execute(
            f"select count(*), bit_xor(hash(t)) from t_{dataset.id} t"
        ).fetchall()
        rijen += aantal
    return rijen


def _in_pandas(store: Store) -> None:
    """Every typed table whole, as a frame."""
    for dataset in datasets().values():
        store.con.execute(f"select * from t_{dataset.id}").df()


def _per_indicator(store: Store) -> None:
    """Every row of its own table once for each indicator."""
    for indicator in indicatoren().values():
        store.con.execute(
            f"select count(*), bit_xor(hash(t)) from t_{indicator.dataset} t"
        ).fetchall()


def _bereken(store: Store, gebied: Regio) -> Kubus:
    return bereken(store, gebied, indicatoren=indicatoren(), datasets=datasets())


def _als_voorwerpen(kubus: Kubus) -> None:
    """Make every figure, and every count that only protects, as an object."""
    for figuren in (kubus.figuren, kubus.hulp, kubus.uitsplitsingen, kubus.fijn):
        figuren.values()


def _klok(taak: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of the processor."""
    wand, eigen = time.perf_counter(), time.process_time()
    taak()
    return time.perf_counter() - wand, time.process_time() - eigen


def main() -> None:
    """Fill the regions, measure and print the ratios."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klein", action="store_true", help="fewer rows and municipalities")
    lezer.add_argument("--rondes", type=int, default=RONDES, help="how many rounds (3)")
    lezer.add_argument("--landelijk", action="store_true", help="342 municipalities x 40 quarters")
    lezer.add_argument("--vrijgave", action="store_true", help="protect and audit as well")
    keuze = lezer.parse_args()
    meting = partial(_meting, rondes=keuze.rondes, vrijgave=keuze.vrijgave)
    gevallen, jaren, gemeenten = (5, 8, 40) if keuze.klein else (20, 20, 342)
    if keuze.landelijk:
        wat, gebied = f"{gemeenten} municipalities", heel_nederland(gemeenten)
        meting(wat, gebied, Omvang(2 * jaren, 2), vul=vul_landelijk)
        return
    een = meting("a region", gewone_regio(), Omvang(jaren, gevallen))
    tien = meting("the same region, 10 x the cases", gewone_regio(), Omvang(jaren, 10 * gevallen))
    meting("the same region, twice the quarters", gewone_regio(), Omvang(2 * jaren, gevallen))
    groei = (tien.eigen["compute"] / een.eigen["compute"], tien.rijen / een.rijen)
    print(f"growth: {groei[0]:.1f} x the time for {groei[1]:.1f} x the rows (aim: at most 10 x)")


def _meting(
    wat: str, gebied: Regio, omvang: Omvang, *, rondes: int, vrijgave: bool, vul: Vul = vul
) -> Tijden:
    with gevuld(gebied, omvang, vul) as store:
        tijden = meet(store, gebied, rondes, vrijgave=vrijgave)
    print(tijden.regel(f"{wat}, {omvang.kwartalen} quarters"), flush=True)
    return tijden


if __name__ == "__main__":
    main()
