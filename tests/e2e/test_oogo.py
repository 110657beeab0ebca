"""From a figure to an agreement: criterium, duiding, Gemeentebeeld, agreement, the next meeting."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as NotThereYet

from datasets.notatie import datum as dutch_day
from tests.e2e.servers import serve
from tests.e2e.visits import PATIENCE_MS, at_rest, take, visit

pytestmark = pytest.mark.browser

CRITERIUM = "Scholen melden een nieuwe thuiszitter binnen een week"
STORY = "Twee scholen melden sinds april eerder dan daarvoor."
AGREED = "Alle scholen melden voortaan binnen een week."
GOES = "Acht van de elf scholen doen het nu."
ASKED = "Wat hebben de andere scholen nodig?"
TRIES = 2
WHO = "Netwerkgroep monitoring"
TODAY = date.today()  # noqa: DTZ011 (the server asks its own clock, on the same computer)
THEN, NEXT = TODAY - timedelta(days=90), TODAY + timedelta(days=30)


@pytest.fixture
def own_server(server: str, gegevens: Path, tmp_path: Path) -> Iterator[str]:
    """The example region in a folder that nobody else uses: it is written in.

    Copied once the shared server has its figures: they need not be made again.
    """
    assert server
    own = tmp_path / "gegevens"
    shutil.copytree(gegevens, own)
    with serve(own) as address:
        yield address


def typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def unfold(page: Page, title: str) -> Locator:
    """An expander, open."""
    expander = page.get_by_test_id("stExpander").filter(has_text=title)
    expander.locator("summary").first.click()
    return expander


def pick(page: Page, within: Locator, label: str, value: str) -> None:
    """Choose in a select box and wait until the page has followed."""
    box = within.get_by_role("combobox", name=re.compile(label)).first
    take(page, box, value)
    expect(box).to_have_value(value)
    at_rest(page)


def keep(page: Page, within: Locator) -> None:
    """Press Bewaar, and see that it is kept."""
    within.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator(".mon-gelukt")).to_have_text("Bewaard.")
    at_rest(page)


def desk(page: Page) -> Locator:
    """The form of the OOGO; it stays open while one works."""
    expander = page.get_by_test_id("stExpander").filter(has_text="Overleg, afspraak of vraag")
    if not expander.get_by_role("combobox", name=re.compile("Wat schrijft u op")).is_visible():
        expander.locator("summary").first.click()
    expect(expander.get_by_role("combobox", name=re.compile("Wat schrijft u op"))).to_be_visible()
    return expander


def test_from_a_figure_to_an_agreement_and_back_at_the_next_meeting(
    browser: Browser, own_server: str
) -> None:
    page = visit(browser, f"{own_server}/inrichting?onderdeel=Agenda")
    _a_criterium_with_a_target(page)

    page.goto(f"{own_server}/doelen")
    agenda = page.locator(".mon-agenda")
    expect(agenda.get_by_text(CRITERIUM)).to_be_visible()
    expect(agenda.get_by_text("Doel in woorden: elke school.")).to_be_visible()
    at_rest(page)
    _a_duiding(page)

    page.goto(f"{own_server}/gemeentebeeld?gemeente=Duinveen")
    expect(page.locator(".mon-verhaal").get_by_text(STORY)).to_be_visible()

    page.goto(f"{own_server}/doelen")
    expect(page.locator("#oogo, .mon-leeg").first).to_be_visible()
    at_rest(page)
    _a_meeting_with_an_agreement_and_a_question(page)
    _followed_up_at_the_next_meeting(page)
    paper = _the_paper_of_duinveen(page)
    for said in (STORY, ASKED, AGREED, GOES):
        assert said in paper

    page.goto(f"{own_server}/gemeentebeeld?gemeente=Duinveen")
    table = page.locator(".mon-tafel")
    expect(table.get_by_text(ASKED)).to_be_visible()
    expect(table.get_by_text(AGREED)).to_be_visible()
    expect(table.get_by_text("Wethouders, loopt")).to_be_visible()


def _a_criterium_with_a_target(page: Page) -> None:
    form = unfold(page, "Criterium toevoegen")
    reason = page.get_by_label("Waarom wijzigt u dit?")
    for _ in range(TRIES):
        at_rest(page)
        form.get_by_label("Criterium", exact=True).fill(CRITERIUM)
        form.get_by_label("Doel in woorden").fill("Elke school")
        form.get_by_role("button", name="Zet klaar").click()
        try:
            reason.wait_for(timeout=PATIENCE_MS / TRIES)
        except NotThereYet:
            continue  # The page was made anew between the words and the click.
        break
    reason.fill("Zo besproken")
    page.keyboard.press("Enter")
    do = page.get_by_role("button", name="Voer door")
    do.and_(page.locator(":enabled")).wait_for()
    do.click()
    page.get_by_text("De inrichting is gewijzigd").wait_for()


def _a_duiding(page: Page) -> None:
    form = unfold(page, "Duiding schrijven of wijzigen")
    story = form.get_by_label("Wat zit erachter?")
    sure = form.get_by_role("checkbox", name=re.compile("geen kind in te herkennen"))
    story.fill(STORY)
    form.get_by_text("Ik heb nagekeken").click()
    expect(sure).to_be_checked()
    pick(page, form, "Cijfer", "Thuiszitters")
    pick(page, form, "Gebied", "Duinveen")
    expect(sure).not_to_be_checked()
    expect(story).to_have_value(STORY)
    form.get_by_label("Wie schrijft dit?").fill(WHO)
    form.get_by_role("button", name="Stel vast").click()
    page.get_by_text("Vastgesteld. De duiding staat nu bij het cijfer.").wait_for()


def _a_meeting_with_an_agreement_and_a_question(page: Page) -> None:
    form = desk(page)
    form.get_by_label("Datum").fill(typed(THEN))
    form.get_by_label("Agendapunten").fill("Thuiszitters")
    keep(page, form)

    form = desk(page)
    pick(page, form, "Cijfer", "Thuiszitters")
    pick(page, form, "Gebied", "Duinveen")
    form.get_by_label("Wat is er afgesproken?").fill(AGREED)
    form.get_by_label("Wie zorgt ervoor?").fill("Wethouders")
    form.get_by_label("Klaar op").fill(typed(TODAY - timedelta(days=1)))
    keep(page, form)
    row = page.locator(".mon-afspraken tr", has_text=AGREED).first
    expect(row.get_by_text("deze dag is voorbij")).to_be_visible()
    expect(row.get_by_text("Geen cijfer sindsdien.")).to_be_visible()

    form = desk(page)
    pick(page, form, "Wat schrijft u op", "Vraag voor het OOGO")
    # The form of an agreement has a box with the same name.
    expect(form.get_by_label("Wat wilt u vragen?")).to_be_visible()
    pick_in_form(page, form, "Gebied", "Duinveen")
    form.get_by_label("Wat wilt u vragen?").fill(ASKED)
    form.get_by_label("Wie vraagt dit?").fill(WHO)
    keep(page, form)


def pick_in_form(page: Page, within: Locator, label: str, value: str) -> None:
    """Choose in a select box that the page follows only when the form is kept."""
    box = within.get_by_role("combobox", name=re.compile(label)).first
    take(page, box, value)
    expect(box).to_have_value(value)


def _followed_up_at_the_next_meeting(page: Page) -> None:
    form = desk(page)
    pick(page, form, "Wat schrijft u op", "Overleg")
    expect(form.get_by_label("Agendapunten")).to_be_visible()
    form.get_by_label("Datum").fill(typed(NEXT))
    keep(page, form)
    section = page.locator(".mon-oogo")
    expect(section.get_by_text(re.compile("Volgend overleg: "))).to_be_visible()
    expect(section.get_by_text(re.compile("Eerst: 1 eerdere afspraak"))).to_be_visible()

    form = desk(page)
    pick(page, form, "Welke", f"{AGREED} (nog niet begonnen, nummer 2)")
    pick_in_form(page, form, "Status", "loopt")
    form.get_by_label("Hoe gaat het?").fill(GOES)
    keep(page, form)
    row = page.locator(".mon-afspraken tr", has_text=AGREED).first
    expect(row.get_by_text(GOES, exact=True)).to_be_visible()
    row.get_by_text("Geschiedenis").click()
    expect(row.get_by_text(re.compile(f"Hoe het gaat: {re.escape(GOES)}"))).to_be_visible()


def _the_paper_of_duinveen(page: Page) -> str:
    """The text of the PDF, made and downloaded on the page, with every space and break as one.

    The way there leads from the meeting, which is chosen on the page of the papers.
    """
    page.locator(".mon-oogo").get_by_text("Maak de stukken voor dit overleg").click()
    expect(page.get_by_role("heading", name="OOGO-pakket")).to_be_visible()
    at_rest(page)
    expect(page.get_by_role("combobox", name="Overleg")).to_have_value(dutch_day(NEXT))
    expect(page.locator(".mon-vooraf").get_by_text("1 eerdere afspraak")).to_be_visible()
    panel = page.locator(".st-key-pakket")
    pick_one_of_more(page, panel, "Welke gemeenten", "Duinveen")
    pick_one_of_more(page, panel, "Welke bestanden", "Pdf per gemeente")
    panel.get_by_text("Overleg: alleen voor de deelnemers").click()
    panel.get_by_role("button", name="Maak de stukken").click()
    with page.expect_download() as file:
        panel.get_by_role("button", name="Download de stukken").click()
    with zipfile.ZipFile(file.value.path()) as pack:
        [name] = pack.namelist()
        paper = pdfium.PdfDocument(pack.read(name))
    return " ".join(" ".join(one.get_textpage().get_text_range() for one in paper).split())


def pick_one_of_more(page: Page, within: Locator, label: str, value: str) -> None:
    """Choose in a box where more can be chosen."""
    take(page, within.get_by_role("combobox", name=re.compile(label)).first, value)
    page.keyboard.press("Escape")
    expect(within.get_by_test_id("stMultiSelect").get_by_text(value, exact=True)).to_be_visible()
