"""The whole story of a messy file: dropped, repaired, seen, in, on Gemeentebeeld, and undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import serve
from tests.e2e.rommelig import NAAM, rommelig
from tests.e2e.visits import take, visit

pytestmark = pytest.mark.browser

UPLOADER = '[data-testid="stFileUploaderDropzoneInput"]'
MOST_CLICKS = 15
"""The aim of the issue for someone who sees the page for the first time."""
TAKE_OVER = "Neem het voorstel over en ga controleren"
BEELD = "/gemeentebeeld?gemeente=Kogermeer&periode=2e+kwartaal+2025"


class Analist:
    """Works on the page as a person does, and counts the clicks: into a box is one as well."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def choose_file(self) -> None:
        self.clicks += 1
        file = {"name": NAAM, "mimeType": "application/octet-stream", "buffer": rommelig()}
        self.page.set_input_files(UPLOADER, file)

    def press(self, words: str, inside: Locator | None = None) -> None:
        self.clicks += 1
        at_rest(self.page)
        place = inside or self.page.locator(".stMainBlockContainer")
        button = place.get_by_role("button", name=words, exact=True)
        button.or_(place.get_by_role("radio", name=words, exact=True)).first.click()

    def type(self, box: Locator, words: str) -> None:
        self.clicks += 1
        at_rest(self.page)
        box.click()
        box.fill(words)

    def tick(self, words: str) -> None:
        self.clicks += 1
        self.page.get_by_text(words, exact=True).click()

    def problem(self, words: str) -> Locator:
        return self.page.locator('[class*="st-key-fout_"]', has_text=words)

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def is_solved(self, words: str) -> None:
        """A solved error keeps its place: what is gone is its question."""
        asked = self.problem(words).filter(has=self.page.locator(".mon-probleem"))
        expect(asked).to_have_count(0)


def at_rest(page: Page) -> None:
    """Until the page is drawn anew and nothing of before is left: no greyed pieces, no movement."""
    page.wait_for_function(
        """() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale="true"]')
        && document.getAnimations().every((one) => one.playState !== 'running')""",
    )


@pytest.fixture(scope="module")
def eigen(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a copy of the example region: this test changes figures."""
    own = tmp_path_factory.mktemp("aanleveren") / "gegevens"
    shutil.copytree(example, own)
    with serve(own) as address:
        yield address


def thuiszitters(browser: Browser, server: str) -> str:
    page = visit(browser, server + BEELD)
    row = page.locator(".mon-rij", has_text="Thuiszitters").first
    shown = row.locator(".mon-nu").inner_text()
    page.context.close()
    return shown


def solve_all(analist: Analist) -> None:
    """Step 3: all errors away, in the order of a person who starts to type too early."""
    analist.sees("Nog 6 fouten oplossen en 1 waarschuwing bekijken")
    first = analist.problem("27-13-2024").get_by_role("textbox")
    analist.type(first, "27-12-2024")
    analist.press("Neem deze 2 voorstellen over")
    analist.is_solved("Koggermeer")
    analist.is_solved("gymnasio")
    at_rest(analist.page)
    expect(first).to_have_value("27-12-2024")  # what is typed and not sent is not lost
    analist.press("Wissel de twee datums om")
    analist.is_solved("ligt voor de eerste")
    at_rest(analist.page)
    expect(first).to_have_value("27-12-2024")
    analist.type(analist.problem("cel is leeg").get_by_role("textbox"), "17-04-2025")
    analist.tick("Regel 23 weglaten")
    analist.press("Herstel wat u invulde")
    analist.sees("Geen fouten. Nog 1 waarschuwing bekijken")


def test_the_whole_story_of_a_messy_file(browser: Browser, eigen: str) -> None:
    before = thuiszitters(browser, eigen)
    page = visit(browser, f"{eigen}/aanleveren")
    analist = Analist(page)

    analist.choose_file()
    analist.sees("Deze kolom missen we nog: ‘Eerste dag thuis’.")
    analist.sees("‘Thuis sinds (datum)’ is Eerste dag thuis.")
    analist.press(TAKE_OVER)

    solve_all(analist)

    page.reload()
    analist.sees("Geen fouten. Nog 1 waarschuwing bekijken")
    assert "concept=" in page.url

    analist.press("Ja, dit klopt")
    analist.sees("Alles klopt: u kunt verder")
    analist.press("Verder naar wijzigingen")

    analist.sees("Wat lezers gaan zien")
    changed = page.locator(".mon-cijfers tr", has_text="K2 ’25").first
    expect(changed).to_contain_text("Kogermeer")
    expect(changed.locator("del")).to_have_text(before)
    after = changed.locator(".mon-wordt b").inner_text()
    assert after != before
    assert thuiszitters(browser, eigen) == before, "nothing counts before it is in"

    analist.press("Gegevens zijn verbeterd")
    analist.press("Verder naar opnemen")
    analist.sees("Reden: Gegevens zijn verbeterd.")
    analist.press("Opnemen")
    analist.sees("Ontvangstbewijs")
    assert analist.clicks <= MOST_CLICKS
    shown = page.locator(".mon-bewijs p").all_inner_texts()
    later = visit(browser, page.url)
    Analist(later).sees("Ontvangstbewijs")
    kept = later.locator(".mon-bewijs p").all_inner_texts()
    assert kept == shown

    page.get_by_role("link", name="Bekijk het gemeentebeeld van Kogermeer").click()
    page.wait_for_selector("h1:has-text('Gemeentebeeld Kogermeer')")
    assert thuiszitters(browser, eigen) == after

    undo(browser, eigen)
    assert thuiszitters(browser, eigen) == before


def to_the_check(browser: Browser, server: str) -> tuple[Page, Analist]:
    page = visit(browser, f"{server}/aanleveren")
    analist = Analist(page)
    analist.choose_file()
    analist.sees("Welke kolom is wat?")
    if page.get_by_text("Deze kolom missen we nog").count():
        analist.press("Eerste dag thuis")
        expect(page.get_by_text("Deze kolom missen we nog")).to_have_count(0)
    analist.press("Klopt, ga controleren")
    analist.sees("fouten oplossen")
    at_rest(page)
    return page, analist


def is_at(page: Page, step: int) -> None:
    """The trail, the address and the place of who listens agree."""
    now = page.locator('.mon-stappen [aria-current="step"] b')
    expect(now).to_have_text(str(step))
    page.wait_for_url(f"**stap={step}")
    at_rest(page)


def test_back_and_forward_and_a_reload_keep_the_step_and_lose_nothing(
    browser: Browser, eigen: str
) -> None:
    page, analist = to_the_check(browser, eigen)
    analist.press("Neem deze 2 voorstellen over")
    analist.is_solved("Koggermeer")
    at_rest(page)
    page.go_back()
    is_at(page, 2)
    page.reload()
    is_at(page, 2)
    page.go_back()
    is_at(page, 1)
    page.go_forward()
    is_at(page, 2)
    page.go_forward()
    is_at(page, 3)
    analist.sees("Nog 4 fouten oplossen")


def test_a_step_that_is_done_is_a_button_for_the_keyboard_too(browser: Browser, eigen: str) -> None:
    page, _ = to_the_check(browser, eigen)
    focused = page.locator(":focus")
    expect(focused).to_have_text("Stap 3 van 5: Controleren")
    trail = page.get_by_role("navigation", name="Stappen")
    expect(trail.get_by_role("button")).to_have_count(2)
    trail.get_by_role("button", name="Kolommen koppelen (klaar, ga hierheen)", exact=True).press(
        "Enter"
    )
    is_at(page, 2)
    expect(focused).to_have_text("Stap 2 van 5: Kolommen koppelen")
    trail.get_by_role("button", name="Controleren").click()
    is_at(page, 3)


def test_a_second_window_does_not_overwrite_the_first(browser: Browser, eigen: str) -> None:
    page, analist = to_the_check(browser, eigen)
    other = page.context.new_page()
    other.goto(page.url)
    second = Analist(other)
    second.sees("fouten oplossen")
    at_rest(other)
    analist.press("Neem deze 2 voorstellen over")
    analist.is_solved("Koggermeer")
    second.press("Neem deze 2 voorstellen over")
    second.sees("U hebt dit bestand ook in een ander venster open")
    second.is_solved("Koggermeer")


def undo(browser: Browser, server: str) -> None:
    """The newest load is taken back on the page Leveringen."""
    page = visit(browser, f"{server}/leveringen")
    page.locator("tr", has_text=NAAM).get_by_role("link").first.click()
    page.get_by_role("button", name="Terugdraaien").click()
    reason = page.get_by_role("textbox", name="Waarom doet u dit?")
    reason.fill("verkeerd bestand")
    page.get_by_role("button", name="Ja, draai terug").click()
    expect(page.locator(".mon-lv-gedaan")).to_be_visible()


def test_a_file_with_personal_numbers_is_refused_and_leaves_no_concept(
    browser: Browser, eigen: str, tmp_path: Path
) -> None:
    page = visit(browser, f"{eigen}/aanleveren")
    bsn = "Woongemeente;BSN;Thuis sinds\nKogermeer;999990019;01-04-2025\n"
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": bsn.encode()}
    page.set_input_files(UPLOADER, file)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("lijst.csv kunnen we niet aannemen")
    expect(page.locator(".stMainBlockContainer")).not_to_contain_text("999990019")
    expect(page.locator(UPLOADER)).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_steps_are_accessible_and_fit(browser: Browser, eigen: str, width: int) -> None:
    page = visit(browser, f"{eigen}/aanleveren", width=width, locale="en-US")
    analist = Analist(page)
    check(page, width)
    analist.choose_file()
    analist.sees("Welke kolom is wat?")
    check(page, width)
    ask = page.get_by_text("Deze kolom missen we nog")
    if ask.count():
        analist.press("Eerste dag thuis")
        expect(ask).to_have_count(0)
    analist.press("Klopt, ga controleren")
    analist.sees("fouten oplossen")
    check(page, width)


def check(page: Page, width: int) -> None:
    """No grave faults for people with a handicap, nothing English, nothing beyond the edge."""
    # While the page is drawn anew what is still old is greyed, and fades back.
    at_rest(page)
    found = Axe().run(page).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []
    words = page.locator(".stMainBlockContainer").inner_text()
    for english in ("Upload", "Browse", "Press Enter", "Drag", "per file", "Choose"):
        assert english not in words
    widest = "Math.max(...[...document.querySelectorAll('.stMain')].map((one) => one.scrollWidth))"
    assert page.evaluate(widest) <= width


@pytest.mark.parametrize("width", [1440, 390])
def test_of_a_file_that_is_too_big_the_sentence_stands_in_the_page(
    browser: Browser, eigen: str, width: int
) -> None:
    page = visit(browser, f"{eigen}/aanleveren", width=width, locale="en-US")
    file = {"name": "groot.csv", "mimeType": "text/csv", "buffer": b"a;b\n" * (26 * 2**18)}
    page.set_input_files(UPLOADER, file)
    sentence = page.get_by_text("Het bestand is groter dan 25 MB.")
    expect(sentence).to_be_visible()
    box = sentence.bounding_box()
    assert box is not None
    assert box["height"] > 15
    assert box["x"] + box["width"] <= width
    assert "Error" not in page.locator(".stMainBlockContainer").inner_text()


def test_what_is_typed_in_the_form_is_there_after_a_reload_and_after_the_check(
    browser: Browser, eigen: str
) -> None:
    page = visit(browser, f"{eigen}/aanleveren")
    analist = Analist(page)
    page.get_by_text("Geen bestand? Vul het formulier in").click()
    at_rest(page)  # a list that is opened while its frame still unfolds closes again
    who = page.locator(".st-key-formulier_leverancier_tellingen input")
    take(page, who, "Leerplicht Kogermeer")
    count = page.get_by_label("Aantal", exact=True)
    count.first.fill("41")
    count.first.press("Tab")
    page.wait_for_url("**concept=**")
    page.reload()
    expect(count.first).to_have_value("41")
    analist.press("Klaar, ga controleren")
    analist.sees("gelezen uit Formulier")
    analist.press("Terug naar het formulier")
    analist.sees("Uw formulier")
    expect(count.first).to_have_value("41")
