"""The monitor in a real browser, with the example region."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from tests.e2e.visits import text, visit

pytestmark = pytest.mark.browser

MENU = [
    "Overzicht",
    "Gemeentebeeld",
    "Trends en vergelijken",
    "Doelen en duiding",
    "OOGO-pakket",
    "Uitleg",
]


def test_first_request_to_a_fresh_server_goes_through_the_frame(
    browser: Browser, fresh_server: Callable[[], AbstractContextManager[str]]
) -> None:
    """With a pages folder beside the main script Streamlit would open the page without it."""
    with fresh_server() as address:
        page = visit(browser, f"{address}/uitleg")
        assert page.locator("h1").inner_text() == "Uitleg"
        assert page.locator('[data-testid="stTopNavLink"]').all_inner_texts() == MENU
        assert page.title() == "Uitleg - Monitor onderwijs en jeugd"


def test_overzicht_shows_figures_and_a_small_one(browser: Browser, server: str) -> None:
    page = visit(browser, server)
    values = page.locator(".mon-v").all_inner_texts()
    assert "<5" in values
    assert any(re.fullmatch(r"\d+", value) for value in values)
    assert any(re.fullmatch(r"\d+–\d+", value) for value in values)
    assert "verzonnen" in text(page)


def test_a_choice_is_in_the_address_and_comes_back(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/?indeling=Jeugdregio")
    assert page.locator("tr.mon-groep").count() > 1
    page.locator("tbody th a", has_text="Kogermeer").click()
    page.wait_for_selector("h1:has-text('Gemeentebeeld Kogermeer')")
    assert "gemeente=Kogermeer" in page.url
    page.go_back()
    page.wait_for_selector("h1:has-text('Overzicht')")


def test_every_figure_leads_to_its_explanation(browser: Browser, server: str) -> None:
    page = visit(browser, server)
    link = page.locator("thead a", has_text="Jeugdhulpgebruik")
    link.click()
    page.wait_for_selector("h1:has-text('Uitleg')")
    page.wait_for_function(
        "document.activeElement.closest('details[open]')?.id === 'jeugdhulpgebruik'"
    )
    box = page.locator("#jeugdhulpgebruik").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 400


def test_a_theme_is_in_the_address(browser: Browser, server: str) -> None:
    page = visit(browser, server)
    page.locator(".st-key-themas button", has_text="Vrijstellingen").click()
    page.wait_for_selector("thead a:has-text('5 onder b')")
    assert "thema=Vrijstellingen" in page.url
    again = visit(browser, page.url)
    assert again.locator("thead a", has_text="5 onder b").count() >= 1


def test_a_figure_opens_its_source_with_the_keyboard_alone(browser: Browser, server: str) -> None:
    page = visit(browser, server)
    value = page.locator("tbody button").first
    value.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".mon-paneel:popover-open")
    panel.wait_for()
    said = panel.inner_text()
    assert all(word in said for word in ("Bron", "versie 1", "ontvangen", "Definitie"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.mon-paneel') !== null")
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert value.evaluate("one => one === document.activeElement")


@pytest.mark.parametrize("path", ["/?thema=Thuiszitters", "/gemeentebeeld"])
def test_what_is_on_the_screen_comes_as_a_csv(browser: Browser, server: str, path: str) -> None:
    page = visit(browser, server + path)
    with page.expect_download() as waiting:
        page.locator("button[data-file]", has_text="Download als csv").first.click()
    assert re.fullmatch(r"monitor-duin-en-dijk-[a-z0-9-]+\.csv", waiting.value.suggested_filename)
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    values = {row["waarde"] for row in rows}
    shown = page.locator(".mon-ov .mon-open, .mon-rij:visible .mon-nu").all_inner_texts()
    assert shown
    assert set(shown) <= values


def test_a_drawing_comes_as_an_svg_that_says_what_it_is(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/gemeentebeeld?gemeente=Kogermeer")
    page.locator(".mon-rij:visible summary", has_text="Definitie, bron en tabel").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Verloop als svg").first.click()
    name = waiting.value.suggested_filename
    assert name == "monitor-duin-en-dijk-kogermeer-thuiszitters-verloop.svg"
    said = " ".join(ET.fromstring(Path(waiting.value.path()).read_bytes()).itertext())
    assert all(word in said for word in ("Thuiszitters in Kogermeer", "Bron:", "verzonnen"))


def test_uitleg_is_searched_without_the_server(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/uitleg")
    page.locator("#zoek").fill("leerplichtig zonder onzin")
    page.locator("[data-gevonden]", has_text="Niets gevonden").wait_for()
    page.locator("#zoek").fill("Verblijf")
    page.locator("[data-gevonden]", has_text=re.compile(r"^\d+ gevonden")).wait_for()
    assert page.locator("#jeugdhulp_met_verblijf").is_visible()
    assert not page.locator("#thuiszitters").is_visible()


def test_an_unknown_municipality_is_said_calmly(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/gemeentebeeld?gemeente=Nergenshuizen")
    assert "Gemeente ‘Nergenshuizen’ kennen we niet." in text(page)
    assert "Gemeentebeeld " in page.locator("h1").inner_text()


def test_an_unknown_page_and_an_empty_search_are_dutch(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/een/map/bestaatniet?regio=x")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.inner_text().split("\n") == [
        "Deze pagina bestaat niet",
        "U ziet nu het overzicht.",
    ]
    page.keyboard.press("Escape")
    page.locator('[data-testid="stSelectbox"] input').first.click()
    page.keyboard.type("xyz")
    page.get_by_text("Niets gevonden").wait_for()


def test_answers_have_security_headers(browser: Browser, server: str) -> None:
    answer = browser.new_context().request.get(server)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert '<html lang="nl">' in answer.text()
