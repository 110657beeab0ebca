"""What hostile uploads cost somebody else: another session's p95 with them and without.

    python -m benchmarks.vijandig                60 clicks in each series
    python -m benchmarks.vijandig --klein        12, to try it
    python -m benchmarks.vijandig --per-soort    a series beside each hostile file on its own

A real server with the example region. One visitor clicks between Overzicht and Gemeentebeeld; a
click takes until the page is whole and the server has nothing more to do for it. Three series:
alone; beside somebody who keeps handing in ordinary files; beside somebody who keeps handing in
files that want harm (zip bombs, a cell that reserves gigabytes, too many rows, DOCTYPE, damaged).
Each series is done in parts that take turns, so that a busy moment of the computer falls on all of
them. Who hands in has a browser of its own, at the lowest priority: it would run on another
computer, so what is measured is what the server does. Afterwards the server must be the same one.
"""

from __future__ import annotations

import argparse
import io
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Error, FilePayload, Page, sync_playwright

from tests.e2e.conftest import find_chromium, serve
from tests.e2e.visits import visit
from tests.loaders import vijandig

UPLOADER = '[data-testid="stFileUploaderDropzoneInput"]'
GEREED = """n => document.title.startsWith(n) && !!document.querySelector('footer.mon-voet')
    && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"""
EXPORTS = Path(__file__).parents[1] / "tests" / "exports" / "bestanden"
GEWOON = ("04_LP_Duinveen_kw2_2025.csv", "06_thuiszitters_plakken_speciaal_waarden.xlsx")
DOEL = 2.0
# What a visitor who is in a hurry looks at a page before the next click.
LEZEN_MS = 700
BEURTEN = 3
ALLEEN = "alone"
OPENT = "only opens the page"

Bestanden = list[tuple[str, bytes]]
Reeks = tuple[list[float], int]
"""Seconds of each click, and how many files were handed in meanwhile."""


def kwaad() -> Bestanden:
    """Files that want harm."""
    oud = bytearray((Path(vijandig.__file__).parent / "bestanden" / "klein.xls").read_bytes())
    oud[1200:1400] = b"\xff" * 200
    entiteit = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'
    return [
        ("bom.xlsx", vijandig.bom(140)),
        ("grote-bom.xlsx", vijandig.bom(400)),
        ("ver.xlsx", vijandig.grote_rechthoek()),
        ("rijen.xlsx", vijandig.veel_rijen(200_001)),
        ("breed.xlsx", vijandig.veel_rijen(100_000, 24)),
        ("lang.csv", b"a\n" + b"1\n" * 2_500_000),
        ("entiteit.xlsx", vijandig.met_delen(vijandig.werkmap(), {"xl/x.xml": entiteit})),
        ("stuk.xls", bytes(oud)),
    ]


def gewoon() -> Bestanden:
    """Files as offices hand them in."""
    return [(naam, (EXPORTS / naam).read_bytes()) for naam in GEWOON]


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with sync_playwright() as playwright:
        geopend = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield geopend
        geopend.close()


def klik(page: Page, naar: str) -> float:
    """Go to another page by its link; seconds until it is whole."""
    begin = time.perf_counter()
    page.get_by_role("link", name=naar, exact=True).first.click()
    page.wait_for_function(GEREED, arg=naar)
    return time.perf_counter() - begin


def reeks(page: Page, aantal: int) -> list[float]:
    """Seconds of so many clicks."""
    paginas = itertools.cycle(["Gemeentebeeld", "Overzicht"])
    tijden = []
    for naar in itertools.islice(paginas, aantal):
        tijden.append(klik(page, naar))
        page.wait_for_timeout(LEZEN_MS)
    return tijden


def lever_aan(adres: str, map_: Path) -> None:
    """Hand in the files of a folder until somebody ends this process; a line tells that one went.

    Of an empty folder: only open the page, time and again.
    """
    bestanden = [(pad.name.partition("-")[2], pad.read_bytes()) for pad in sorted(map_.iterdir())]
    with browser() as eigen:
        page = visit(eigen, f"{adres}/aanleveren")
        page.set_default_timeout(120_000)
        geef_voorrang()
        for naam, data in itertools.cycle(bestanden or [("", b"")]):
            try:
                if naam:
                    stuk = FilePayload(name=naam, mimeType="application/octet-stream", buffer=data)
                    page.set_input_files(UPLOADER, stuk)
                page.wait_for_timeout(200)
                page.wait_for_function(GEREED, arg="Cijfers aanleveren")
                print(naam, flush=True)
                page.goto(f"{adres}/aanleveren")
                page.wait_for_selector(UPLOADER, state="attached")
            except Error:
                with suppress(Error):
                    page.goto(f"{adres}/aanleveren")


def geef_voorrang() -> None:
    """Give this process and all that it started the lowest priority.

    Linux may share the processor by session, and a browser is a session of its own: there `nice`
    counts within a session only, and each has a priority besides.
    """
    eigen = psutil.Process()
    for proces in (eigen, *eigen.children(recursive=True)):
        with suppress(psutil.Error):
            proces.nice(19)
        with suppress(OSError):
            Path(f"/proc/{proces.pid}/autogroup").write_text("19")


@contextmanager
def naast(adres: str, bestanden: Bestanden) -> Iterator[Path]:
    """Somebody who hands in files meanwhile; gives where is written that one went."""
    with tempfile.TemporaryDirectory() as map_:
        gedaan, aan_te_leveren = Path(map_) / "gedaan", Path(map_) / "bestanden"
        aan_te_leveren.mkdir()
        for nummer, (naam, data) in enumerate(bestanden):
            (aan_te_leveren / f"{nummer}-{naam}").write_bytes(data)
        with gedaan.open("w") as uit:
            ander = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.vijandig", "--lever-aan", adres, aan_te_leveren],
                stdout=uit,
                start_new_session=True,
            )
        try:
            while not gedaan.read_text():
                if ander.poll() is not None:
                    raise RuntimeError("who hands in has stopped")
                time.sleep(0.2)
            yield gedaan
        finally:
            ander.terminate()
            ander.wait()


def p95(tijden: list[float]) -> float:
    """The time that 19 of 20 clicks stay under."""
    return statistics.quantiles(tijden, n=20)[-1]


def reeksen(aantal: int, soorten: dict[str, Bestanden]) -> dict[str, list[Reeks]]:
    """The parts of each series, alone first; they take turns."""
    uit: dict[str, list[Reeks]] = {soort: [] for soort in (ALLEEN, *soorten)}
    with (
        tempfile.TemporaryDirectory() as map_,
        serve(Path(map_) / "gegevens") as adres,
        browser() as eigen,
    ):
        page = visit(eigen, adres)
        page.set_default_timeout(120_000)
        reeks(page, 6)
        for _ in range(BEURTEN):
            uit[ALLEEN].append((reeks(page, aantal // BEURTEN), 0))
            for soort, bestanden in soorten.items():
                with naast(adres, bestanden) as gedaan:
                    eerder = _regels(gedaan)
                    tijden = reeks(page, aantal // BEURTEN)
                    uit[soort].append((tijden, _regels(gedaan) - eerder))
        # Another server would have no session of this visitor.
        reeks(page, 2)
    return uit


def _regels(pad: Path) -> int:
    return len(pad.read_text().splitlines())


def meet(aantal: int, soorten: dict[str, Bestanden]) -> None:
    """Measure and print the ratios."""
    with redirect_stdout(io.StringIO()):  # what the server said
        uit = reeksen(aantal, soorten)
    basis = _tijden(uit[ALLEEN])
    print(f"{aantal} clicks in each series, p95 (median):")
    for soort, delen in uit.items():
        tijden = _tijden(delen)
        per_beurt = [
            statistics.median(deel[0]) / statistics.median(alleen[0])
            for deel, alleen in zip(delen, uit[ALLEEN], strict=True)
        ]
        print(
            f"  {soort}: {p95(tijden):.2f} s ({statistics.median(tijden):.2f} s), "
            f"{p95(tijden) / p95(basis):.1f} x alone, medians per turn "
            f"{statistics.median(per_beurt):.1f} x, "
            f"{sum(bestanden for _, bestanden in delen)} times meanwhile"
        )
    print(f"  aim: beside hostile files at most {DOEL:.0f} x alone")


def _tijden(delen: Sequence[Reeks]) -> list[float]:
    return [tijd for tijden, _ in delen for tijd in tijden]


def main() -> None:
    """Measure, or be the one who hands in."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klein", action="store_true", help="a few clicks")
    lezer.add_argument("--per-soort", action="store_true", help="each hostile file on its own")
    lezer.add_argument("--lever-aan", nargs=2, metavar=("ADRES", "MAP"), help="for itself alone")
    gekozen = lezer.parse_args()
    if gekozen.lever_aan:
        adres, map_ = gekozen.lever_aan
        lever_aan(adres, Path(map_))
        return
    soorten = {"gewoon": gewoon(), "kwaad": kwaad()}
    if gekozen.per_soort:
        soorten = {OPENT: []} | {naam: [(naam, data)] for naam, data in kwaad()}
    meet(12 if gekozen.klein else 60, soorten)


if __name__ == "__main__":
    main()
