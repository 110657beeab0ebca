"""How long a big workbook takes from drop to the step controleren, against reading it bare.

    python -m benchmarks.aanleveren            200,000 rows of 15 columns, xlsx
    python -m benchmarks.aanleveren --klein    a tenth, to try it

The road is that of the page: reading with limits in a process of its own, the proposal, the columns
confirmed, the check with every problem found. Bare reading is the same bytes through calamine and
through openpyxl, cells only, nothing checked. Meanwhile a second thread does what another session
would: it looks every 20 ms whether it gets its turn, and the longest it had to wait is told.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.gegevens import GEMEENTEN, KOPPEN, schrijf_xlsx
from datasets.reference.regio import regio
from loaders.aanleveren import Aanlevering
from loaders.begrensd import Voortgang, verwarm
from loaders.opdracht import Opdracht, Werkplek

POLS = 0.02
GEZEGD = Opdracht(
    leverancier="Meting", dataset="thuiszitters", periode="2025-K2", dekking=GEMEENTEN
)


def klok(wat: Callable[[], object]) -> float:
    """Seconds that something takes."""
    begin = time.perf_counter()
    wat()
    return time.perf_counter() - begin


def kaal_calamine(data: bytes) -> None:
    """Every cell as a Python value, by the fastest reader."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as werkmap:
        werkmap.get_sheet_by_index(0).to_python()


def kaal_openpyxl(data: bytes) -> None:
    """The same by the usual reader."""
    boek = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for rij in boek.worksheets[0].iter_rows(values_only=True):
        len(rij)
    boek.close()


@contextmanager
def ander() -> Iterator[list[float]]:
    """How long another thread of the same server waits for its turn, each time."""
    wachten: list[float] = []
    klaar = threading.Event()

    def kijk() -> None:
        while not klaar.is_set():
            begin = time.perf_counter()
            time.sleep(POLS)
            wachten.append(time.perf_counter() - begin - POLS)

    draad = threading.Thread(target=kijk)
    draad.start()
    try:
        yield wachten
    finally:
        klaar.set()
        draad.join()


def door_de_stappen(data: bytes) -> tuple[dict[str, float], int, int]:
    """Seconds per step, how often progress was told, and how many wrong rows were found."""
    stappen: list[Voortgang] = []
    with tempfile.TemporaryDirectory() as map_regio:
        aanlevering = Aanlevering.nieuw(Werkplek(regio("alkmaar"), Path(map_regio)), "meting")
        tijden = {
            "lezen": klok(
                lambda: aanlevering.voeg_toe(
                    data, "meting.xlsx", opdracht=GEZEGD, meld=stappen.append
                )
            ),
            "voorstel": klok(lambda: aanlevering.voorstel(0)),
            "koppelen": klok(lambda: aanlevering.koppel(0)),
            "controleren": klok(lambda: aanlevering.controleer(0)),
        }
        controle = aanlevering.controleer(0)
        fout = {rij for issue in controle.rapport.fouten for rij in issue.rijen}
        aanlevering.gooi_weg()
    return tijden, len(stappen), len(fout)


def main() -> None:
    """Make the file, measure, print."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klein", action="store_true", help="a tenth of the rows")
    aantal = 20_000 if lezer.parse_args().klein else 200_000
    verwarm()
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "meting.xlsx"
        fout = schrijf_xlsx(pad, aantal)
        data = pad.read_bytes()
    calamine = klok(lambda: kaal_calamine(data))
    with ander() as wachten:
        tijden, gemeld, gevonden = door_de_stappen(data)
    gewoon = klok(lambda: kaal_openpyxl(data))
    if gevonden < fout:
        raise RuntimeError(f"{gevonden} wrong rows found of {fout}")
    samen = sum(tijden.values())
    print(f"xlsx, {aantal:,} rows x {len(KOPPEN)} columns, {len(data) / 2**20:.1f} MB")
    print("  " + ", ".join(f"{naam} {seconden:.1f} s" for naam, seconden in tijden.items()))
    print(f"  from drop to the step controleren: {samen:.1f} s; progress told {gemeld} times")
    print(f"  {samen / calamine:.1f} x bare calamine ({calamine:.1f} s), "
          f"{samen / gewoon:.2f} x bare openpyxl ({gewoon:.1f} s)")  # fmt: skip
    print(f"  another thread waited at most {1000 * max(wachten):.0f} ms for its turn")


if __name__ == "__main__":
    main()
