"""The analyst checks what a lezer sees, changes the order of a figure, and undoes that."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from datasets.reference.regio import regio
from loaders.begin import VOORBEELD, vandaag
from loaders.opdracht import Werkplek
from loaders.uitgave import maak_uitgave
from tests.e2e.conftest import serve
from tests.e2e.visits import becomes, settled, take, text, visit

pytestmark = pytest.mark.browser

READERS_PAGES = ("/", "/gemeentebeeld", "/vergelijken", "/uitleg")
ROLE_LIKE = (
    "rol=analist&als=analist&kijkt_als=analist&lezer=regio-analist&profiel=exact&weergave_als=alles"
    "&admin=1&gebruiker=beheerder&k=1"
)
SECTIONS = ("", "Indelingen", "Leveranciers", "Doelen+en+vergelijken", "Wijzigingen")
INNER = "all => all.map(one => one.innerHTML)"
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def own_folder(server: str, gegevens: Path, browser: Browser) -> Path:
    """The example region in a folder that nobody else uses: its inrichting changes here."""
    visit(browser, server).close()
    own = gegevens.parent / "gegevens-inrichting"
    shutil.copytree(gegevens, own)
    return own


@pytest.fixture(scope="module")
def own_server(own_folder: Path) -> Iterator[str]:
    with serve(own_folder) as address:
        yield address


def make_uitgave(folder: Path) -> None:
    """As the command line does, beside the monitor that is open."""
    maak_uitgave(
        Werkplek(regio(VOORBEELD), folder / VOORBEELD),
        titel="Proef", reden="Om te zien wat iedereen ziet", door="analist", op=vandaag(),
    )  # fmt: skip


def look_as(page: Page, who: str) -> None:
    take(page, page.get_by_label("Bekijk als"), f"U kijkt als {who}")
    page.get_by_label("Bekijk als").and_(page.locator(f"[value='U kijkt als {who}']")).or_(
        page.locator(".st-key-kijkt_als_balk", has_text=f"U kijkt als {who}")
    ).first.wait_for()


def shown(page: Page) -> str:
    """Everything that stands on a page, of our own making, once it stays the same."""
    blocks = page.locator(".stMainBlockContainer .mon-blok, .stMainBlockContainer .stHtml")
    return settled(page, lambda: "\n".join(blocks.evaluate_all(INNER)))


def download(page: Page) -> bytes:
    """The first csv of a page."""
    with page.expect_download() as file:
        page.locator("button", has_text="Download als csv").first.click()
    return Path(file.value.path()).read_bytes()


def sees_bands(page: Page) -> None:
    """As openbaar, of who is "<5" for a lezer: on the page and in its file."""
    look_as(page, "openbaar")
    page.wait_for_selector("h1:has-text('Gemeentebeeld Heerwijk aan Zee')")
    small = page.locator(".mon-rij", has_text="Thuiszitters").first.locator(".mon-nu")
    expect(small).to_have_text("0–4")
    assert "<5" not in text(page)
    assert b"<5" not in download(page)


def first_line(page: Page) -> str:
    return page.locator(".mon-in-volgorde tbody th").first.inner_text()


def test_the_analyst_checks_what_a_lezer_sees_and_changes_the_order(
    browser: Browser, own_server: str, own_folder: Path
) -> None:
    address = f"{own_server}/gemeentebeeld?gemeente=Heerwijk+aan+Zee"
    page = visit(browser, address)
    assert not page.locator(".mon-precies").count()
    as_lezer, file = shown(page), download(page)
    assert b"<5" in file

    look_as(page, "analist")
    row = page.locator(".mon-precies tbody tr", has_text=re.compile("^Thuiszitters")).first
    row.wait_for()
    exact, lezer = row.locator("td").nth(2).inner_text(), row.locator("td").nth(3).inner_text()
    assert re.fullmatch("[1-4]", exact)
    assert lezer == "<5"
    # The picture itself and its files stay what lezers get.
    assert page.locator(".mon-precies").count() == 1
    assert download(page) == file

    look_as(page, "lezer")
    page.locator(".mon-precies").wait_for(state="detached")
    assert shown(page) == as_lezer

    look_as(page, "openbaar")
    page.wait_for_selector("h1:has-text('Nog niets openbaar')")
    assert not page.locator(".mon-v, .mon-nu").count()
    make_uitgave(own_folder)
    page.goto(address)
    sees_bands(page)
    look_as(page, "lezer")
    becomes(page, lambda: shown(page) == as_lezer, True)

    page.goto(f"{own_server}/inrichting")
    page.wait_for_selector(".mon-in-volgorde")
    assert first_line(page) == "Thuiszitters"
    page.get_by_role("button", name="Eén plaats later").click()
    page.wait_for_selector("text=staat nu voor “Thuiszitters”")
    page.get_by_label("Waarom wijzigt u dit?").fill("Zo besproken")
    page.keyboard.press("Enter")
    do = page.get_by_role("button", name="Voer door")
    do.and_(page.locator(":enabled")).wait_for()
    do.click()
    page.wait_for_selector("text=De inrichting is gewijzigd")
    assert first_line(page) == "Langer dan 3 maanden thuis"

    explained = visit(browser, f"{own_server}/uitleg").locator("details.mon-entry")
    ids = explained.evaluate_all("all => all.map(one => one.id)")
    assert ids.index("thuiszitters_langer_3m") < ids.index("thuiszitters")

    page.goto(f"{own_server}/inrichting?onderdeel=Wijzigingen")
    page.get_by_role("button", name="Maak ongedaan").click()
    page.get_by_label("Waarom maakt u dit ongedaan?").fill("Toch niet")
    page.keyboard.press("Enter")
    sure = page.get_by_role("button", name="Ja, maak ongedaan")
    sure.and_(page.locator(":enabled")).wait_for()
    sure.click()
    page.wait_for_selector("text=Wijziging 2 (maakt 1 ongedaan)")
    again = visit(browser, f"{own_server}/gemeentebeeld?gemeente=Heerwijk+aan+Zee")
    assert shown(again) == as_lezer


@pytest.mark.parametrize("path", READERS_PAGES)
def test_nothing_in_the_address_says_who_looks(
    browser: Browser, own_server: str, path: str
) -> None:
    """Role-like parameters change no byte of what is shown (decisions.md 23)."""
    plain = shown(visit(browser, own_server + path))
    assert plain
    assert shown(visit(browser, f"{own_server}{path}?{ROLE_LIKE}")) == plain


@pytest.mark.parametrize("width", [1440, 390])
def test_inrichting_is_accessible_and_fits(browser: Browser, own_server: str, width: int) -> None:
    for section in SECTIONS:
        page = visit(browser, f"{own_server}/inrichting?onderdeel={section}", width=width)
        shown(page)
        found = Axe().run(page).response["violations"]
        assert [(o["id"], o["nodes"][0]["html"]) for o in found if o["impact"] in SERIOUS] == []
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()
