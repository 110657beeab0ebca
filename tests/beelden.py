"""Pictures of every page and every state, to look at and for the user guide.

    python -m tests.beelden                      every picture, in the folder beelden of the temporary ones
    python -m tests.beelden --map MAP            in that folder
    python -m tests.beelden --alleen toestand    only those whose name has this word
    python -m tests.beelden --handleiding        only those of the guide, in docs/beelden
    python -m tests.beelden --profielen MAP      also the five real profiles with invented figures;
                                                 what is in MAP is used, the others are made there

The example region is made first, unless MONITOR_VOORBEELD names a folder with it. Needs Chromium.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from benchmarks.vul_profiel import vul_profiel
from datasets.reference.regio import regio
from datasets.voorbeeld import VoorbeeldBestand, voorbeeldbestanden
from loaders.begin import VOORBEELD
from loaders.ingest import laad_reeks
from loaders.opdracht import Werkplek
from loaders.voorbeeld import aanbod_van
from tests.e2e.servers import ROOT, example_region, find_chromium, serve
from tests.e2e.visits import FIRST_FIGURES_MS, READY, at_rest, first_visit
from tests.e2e.visits import take as take_option

GUIDE = ROOT / "docs" / "beelden"
WIDTHS = (1440, 768, 390, 320)
HEIGHT = 900
COLOURS = 256
PROFILES = ("alkmaar", "rijnmond", "midden-limburg", "de-liemers", "kop-van-noord-holland")
PAGES = {
    "overzicht": "/",
    "overzicht-thema": "/?thema=Thuiszitters&indeling=Jeugdregio",
    "gemeentebeeld": "/gemeentebeeld?gemeente=Kogermeer",
    "vergelijken": "/vergelijken?gemeente=Duinveen",
    "doelen": "/doelen",
    "oogo": "/oogo",
    "uitleg": "/uitleg",
    "aanleveren": "/aanleveren",
    "leveringen": "/leveringen",
    "inrichting": "/inrichting",
}
PUBLIC_EYES = "U kijkt als openbaar"
NEWEST = "2025-K2"
ONLY = "Leerplicht Duinveen"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        naam: the name of the file, without its ending.
        pad: the address.
        doe: what is done on the page first.
        breedten: the windows.
        heel: the whole page, else one window of it.
        wacht: what is waited for.
    """

    naam: str
    pad: str
    doe: Callable[[Page], object] | None = None
    breedten: tuple[int, ...] = (1440,)
    heel: bool = True
    wacht: str = READY


def click(selector: str) -> Callable[[Page], object]:
    return lambda page: page.locator(selector).first.click()


def view(name: str) -> Callable[[Page], object]:
    """Choose a view of Trends en vergelijken, where it has one of that name."""

    def do(page: Page) -> None:
        button = page.locator(".stMainBlockContainer button").filter(has_text=name)
        if button.count():
            button.first.click()

    return do


def as_public(page: Page) -> None:
    """Look as who has no account: at the newest uitgave, made here where there is none."""
    address = page.url
    take_option(page, page.get_by_label("Bekijk als"), PUBLIC_EYES)
    settle(page)
    if page.get_by_role("heading", name="Nog niets openbaar").count():
        make_uitgave(page, address)
        take_option(page, page.get_by_label("Bekijk als"), PUBLIC_EYES)
    page.get_by_text("Uitgave van").first.wait_for()


def make_uitgave(page: Page, back: str) -> None:
    """Make one on the page Leveringen, and come back."""
    page.goto(f"{back.split('/', 3)[0]}//{back.split('/', 3)[2]}/leveringen")
    page.get_by_text("Openbare uitgaven").first.click()
    page.get_by_role("button", name="Kijk vooruit").click()
    title = page.get_by_role("textbox", name="Titel van de uitgave")
    title.fill("Cijfers tot en met het 2e kwartaal van 2025")
    reason = page.get_by_role("textbox", name="Waar maakt u haar voor?")
    reason.fill("Voor de raad en de website van de regio")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="Maak de uitgave").click()
    page.get_by_text("is gemaakt").wait_for()
    page.goto(back)
    page.wait_for_selector(READY)


NORMAL = tuple(
    Shot(f"pagina-{name}", path, breedten=WIDTHS if "-" not in name else (1440,))
    for name, path in PAGES.items()
)
VIEWS = tuple(
    Shot(
        f"weergave-{name.lower().replace(' ', '-')}", PAGES["vergelijken"], view(name), (1440, 390)
    )
    for name in ("Alle gemeenten", "Positie", "Kaart", "Tabel")
)
CROSSED = Shot(
    "weergave-hulpvraag-per-schoolsoort",
    "/vergelijken?onderwerp=Thema:+VO-coach",
    breedten=(1440, 390),
)
STATES = (
    Shot("toestand-verborgen", "/gemeentebeeld?gemeente=Uitmeer", breedten=(1440, 390)),
    Shot("toestand-niet-geleverd", "/gemeentebeeld?gemeente=Sint+Adelbert", breedten=(1440, 390)),
    Shot("toestand-verborgen-vergelijken", "/vergelijken?gemeente=Uitmeer"),
    Shot("toestand-gemeente-onbekend", "/gemeentebeeld?gemeente=Nergenshuizen", heel=False),
    Shot("toestand-pagina-onbekend", "/bestaatniet", heel=False),
    Shot("toestand-bron-open", "/", click("tbody button.mon-open"), (1440, 390), heel=False),
    Shot("toestand-deel-open", "/gemeentebeeld", click("[popovertarget=deel]"), (1440, 390), heel=False),
    Shot("toestand-lees-open", "/gemeentebeeld", click("[popovertarget=lees-verloop]"), heel=False),
    Shot("toestand-geen-signaal", "/?periode=1e+kwartaal+2023"),
)  # fmt: skip
EMPTY = tuple(
    Shot(f"toestand-leeg-{name}", path, breedten=(1440, 390))
    for name, path in (
        ("overzicht", "/"),
        ("gemeentebeeld", "/gemeentebeeld"),
        ("vergelijken", "/vergelijken"),
        ("uitleg", "/uitleg"),
        ("leveringen", "/leveringen"),
    )
)
FIRST = tuple(
    Shot(name, path)
    for name, path in (
        ("overzicht", "/"),
        ("gemeentebeeld", "/gemeentebeeld?gemeente=Duinveen"),
        ("vergelijken", "/vergelijken?gemeente=Duinveen"),
    )
)
PUBLIC = tuple(
    Shot(f"openbaar-{name}", path, as_public, (1440, 390))
    for name, path in (
        ("overzicht", "/"),
        ("gemeentebeeld", "/gemeentebeeld?gemeente=Heerwijk+aan+Zee"),
        ("vergelijken", "/vergelijken?gemeente=Duinveen"),
    )
)
LOADING = Shot("toestand-laden", "/", heel=False, wacht=".mon-wacht p:nth-of-type(2)")
BROKEN = Shot("toestand-fout", "/", breedten=(1440, 390), heel=False)
GUIDES = (
    Shot("overzicht", PAGES["overzicht"], heel=False),
    Shot("gemeentebeeld", PAGES["gemeentebeeld"], heel=False),
    Shot("gemeentebeeld-telefoon", PAGES["gemeentebeeld"], breedten=(390,), heel=False),
    Shot("vergelijken", PAGES["vergelijken"]),
    Shot("vergelijken-kaart", PAGES["vergelijken"], view("Kaart")),
    Shot("vergelijken-positie", PAGES["vergelijken"], view("Positie")),
    Shot("bron", "/", click("tbody button.mon-open"), heel=False),
    Shot("deel", PAGES["gemeentebeeld"], click("[popovertarget=deel]"), heel=False),
    Shot("doelen", PAGES["doelen"], heel=False),
    Shot("oogo", PAGES["oogo"], heel=False),
    Shot("uitleg", PAGES["uitleg"], heel=False),
    Shot("aanleveren", PAGES["aanleveren"], heel=False),
    Shot("leveringen", PAGES["leveringen"], heel=False),
    Shot("inrichting", PAGES["inrichting"], heel=False),
)


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> None:
    """Make the picture of one address, at each of its widths."""
    for width in shot.breedten:
        end = f"-{width}" if folder != GUIDE else ""
        height = HEIGHT if width > 500 else 844
        context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address + shot.pad)
        page.wait_for_selector(shot.wacht, timeout=FIRST_FIGURES_MS)
        if shot.wacht == READY:
            settle(page)
            if shot.doe:
                shot.doe(page)
                settle(page)
        whole = grown(page, width) if shot.heel else False
        raw = page.screenshot(full_page=whole)
        (folder / f"{shot.naam}{end}.png").write_bytes(small(raw))
        print(f"  {shot.naam}{end}", flush=True)
        context.close()


def settle(page: Page) -> None:
    page.wait_for_timeout(300)
    at_rest(page, timeout=FIRST_FIGURES_MS)
    page.wait_for_timeout(700)


def grown(page: Page, width: int) -> bool:
    """Make the window as high as the page: Streamlit scrolls inside it."""
    high = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(6000, max(HEIGHT, int(high) + 70))})
    page.wait_for_timeout(500)
    return True


def small(raw: bytes) -> bytes:
    """The same picture in few colours: a page is mostly white."""
    with Image.open(io.BytesIO(raw)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        out = io.BytesIO()
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


def part_of_example(folder: Path, wanted: Callable[[VoorbeeldBestand], bool]) -> Path:
    """The example region with only some of its files."""
    place = Werkplek(regio(VOORBEELD), folder / VOORBEELD)
    files = [aanbod_van(one) for one in voorbeeldbestanden() if wanted(one)]
    for report in laad_reeks(place, files):
        print(f"    {report.uitkomst}", flush=True)
    return folder


def broken(folder: Path, example: Path) -> Path:
    """The example region with a vrijgegeven file that is no longer a file of ours."""
    shutil.copytree(example / VOORBEELD, folder / VOORBEELD)
    for one in (folder / VOORBEELD / "vrijgegeven").glob("vanaf5*"):
        one.write_bytes(b"geen bestand van de monitor")
    return folder


@dataclass(frozen=True, slots=True)
class Series:
    """Pictures of one server."""

    shots: tuple[Shot, ...]
    gegevens: Callable[[Path], Path]
    regio: str = ""


def everything(example: Path, profielen: Path | None) -> Iterator[Series]:
    """All pictures; each server is started with the data of its state."""
    yield Series((*NORMAL, *VIEWS, CROSSED, *STATES), lambda own: copied(own, example))
    yield Series(PUBLIC, lambda own: copied(own, example))
    yield Series(EMPTY, lambda own: own, "alkmaar")
    yield Series((LOADING,), lambda own: own)
    yield Series((BROKEN,), lambda own: broken(own, example))
    for name, wanted in (
        ("een-kwartaal", lambda one: one.periode == NEWEST),
        ("een-gemeente", lambda one: one.leverancier == ONLY),
    ):
        shots = tuple(Shot(f"toestand-{name}-{shot.naam}", shot.pad) for shot in FIRST)
        yield Series(shots, lambda own, wanted=wanted: part_of_example(own, wanted))
    for name in PROFILES if profielen else ():
        shots = tuple(
            Shot(f"profiel-{name}-{title}", path, do, (1440, 390))
            for title, path, do in (
                ("overzicht", "/", None),
                ("gemeentebeeld", "/gemeentebeeld", None),
                ("verloop", "/vergelijken", None),
                ("positie", "/vergelijken", view("Positie")),
                ("kaart", "/vergelijken", view("Kaart")),
                ("doelen", "/doelen", None),
            )
        )
        yield Series(shots, lambda own, name=name: profile(own, profielen, name), name)


def copied(own: Path, example: Path) -> Path:
    shutil.copytree(example, own, dirs_exist_ok=True)
    return own


def profile(own: Path, profielen: Path | None, name: str) -> Path:
    """A real profile with invented figures, from the folder or made there."""
    kept = (profielen or own) / name
    if not kept.exists():
        vul_profiel(kept, regio(name))
    shutil.copytree(kept, own / name, dirs_exist_ok=True)
    return own


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--hide-scrollbars"]
        )
        yield opened
        opened.close()


def make(series: Iterable[Series], folder: Path, work: Path, word: str) -> list[str]:
    """Make the pictures whose name has the word; gives the names of those that failed."""
    failed: list[str] = []
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for number, one in enumerate(series):
            shots = [shot for shot in one.shots if word in shot.naam]
            if not shots:
                continue
            own = work / f"reeks-{number}" / "gegevens"
            own.mkdir(parents=True)
            with serve(one.gegevens(own), regio=one.regio) as address:
                for shot in shots:
                    try:
                        take(browser, address, shot, folder)
                    except PlaywrightError as error:
                        failed.append(shot.naam)
                        print(f"  NIET GELUKT: {shot.naam}: {error.message.splitlines()[0]}")
    return failed


def main(arguments: list[str]) -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("--map", type=Path, default=Path(tempfile.gettempdir()) / "beelden")
    parser.add_argument("--alleen", default="")
    parser.add_argument("--handleiding", action="store_true")
    parser.add_argument("--profielen", type=Path, default=None)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        with chromium() as browser:
            example = example_region(work, lambda address: first_visit(browser, address))
        if asked.handleiding:
            series: Iterable[Series] = [Series(GUIDES, lambda own: copied(own, example))]
            folder = GUIDE
        else:
            series, folder = everything(example, asked.profielen), asked.map
        failed = make(series, folder, work, asked.alleen)
    print(f"klaar: {folder}; niet gelukt: {', '.join(failed) or 'geen'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
