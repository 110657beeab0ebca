"""What hostile uploads cost somebody else: another session's p95 with them and without.

    python -m benchmarks.vijandig            60 clicks in each series
    python -m benchmarks.vijandig --klein    12, to try it

A real server with the example region. One visitor clicks between Overzicht and Gemeentebeeld; a
click takes until the page is whole and the server has nothing more to do for it. Three series:
alone; beside somebody who keeps handing in ordinary files; beside somebody who keeps handing in
files that want harm (zip bombs, a cell that reserves gigabytes, too many rows, DOCTYPE, damaged).
Who hands in is a process of its own with a browser of its own, at the lowest priority, so that what
is measured is what the server does. Afterwards the server must be the same one.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

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


def kwaad() -> list[tuple[str, bytes]]:
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


def gewoon() -> list[tuple[str, bytes]]:
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


def lever_aan(adres: str, soort: str) -> None:
    """Hand in files until somebody ends this process; a number per file tells that it went."""
    os.nice(19)
    bestanden = kwaad() if soort == "kwaad" else gewoon()
    with browser() as eigen:
        page = visit(eigen, f"{adres}/aanleveren")
        for naam, data in itertools.cycle(bestanden):
            stuk = FilePayload(name=naam, mimeType="application/octet-stream", buffer=data)
            try:
                page.set_input_files(UPLOADER, stuk)
                page.wait_for_timeout(200)
                page.wait_for_function(GEREED, arg="Cijfers aanleveren", timeout=90_000)
                print(naam, flush=True)
                page.goto(f"{adres}/aanleveren")
                page.wait_for_selector(UPLOADER, state="attached")
            except Error:
                page.goto(f"{adres}/aanleveren")


@contextmanager
def naast(adres: str, soort: str) -> Iterator[Path]:
    """Somebody who hands in files meanwhile; gives where their names are written."""
    with tempfile.TemporaryDirectory() as map_:
        gedaan = Path(map_) / "gedaan"
        with gedaan.open("w") as uit:
            ander = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.vijandig", "--lever-aan", adres, soort],
                stdout=uit,
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


def drie_reeksen(aantal: int) -> dict[str, tuple[list[float], int]]:
    """Seconds of each click, and files handed in meanwhile, per series."""
    with (
        tempfile.TemporaryDirectory() as map_,
        serve(Path(map_) / "gegevens") as adres,
        browser() as eigen,
    ):
        page = visit(eigen, adres)
        page.set_default_timeout(120_000)
        reeks(page, 6)
        uit = {"alone": (reeks(page, aantal), 0)}
        for soort in ("gewoon", "kwaad"):
            with naast(adres, soort) as gedaan:
                tijden = reeks(page, aantal)
                uit[soort] = (tijden, len(gedaan.read_text().splitlines()))
        # Another server would have no session of this visitor.
        reeks(page, 2)
    return uit


def meet(aantal: int) -> None:
    """Measure and print the ratios."""
    with redirect_stdout(io.StringIO()):  # what the server said
        uit = drie_reeksen(aantal)
    basis = p95(uit["alone"][0])
    print(f"{aantal} clicks in each series, p95 (median):")
    for soort, (tijden, bestanden) in uit.items():
        print(
            f"  {soort}: {p95(tijden):.2f} s ({statistics.median(tijden):.2f} s), "
            f"{p95(tijden) / basis:.1f} x alone, {bestanden} files handed in meanwhile"
        )
    print(f"  hostile against ordinary: {p95(uit['kwaad'][0]) / p95(uit['gewoon'][0]):.1f} x; "
          f"aim: at most {DOEL:.0f} x alone")  # fmt: skip


def main() -> None:
    """Measure, or be the one who hands in."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klein", action="store_true", help="a few clicks")
    lezer.add_argument("--lever-aan", nargs=2, metavar=("ADRES", "SOORT"), help="for itself alone")
    gekozen = lezer.parse_args()
    if gekozen.lever_aan:
        lever_aan(*gekozen.lever_aan)
        return
    meet(12 if gekozen.klein else 60)


if __name__ == "__main__":
    main()
