"""With the keyboard alone: choose a municipality, change the view, read the figures, take them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.keys import focused, named, seen, tab_to
from tests.e2e.visits import visit

pytestmark = pytest.mark.browser


def test_a_municipality_is_chosen_with_the_keyboard(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/gemeentebeeld")
    page.wait_for_selector(".st-key-keuzes input")
    tab_to(page, lambda: named(page, "^Gemeentebeeld$"))
    assert seen(page)
    tab_to(page, lambda: named(page, "^Gemeente$"))
    assert seen(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Uitm")
    page.get_by_role("option", name="Uitmeer").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Gemeentebeeld Uitmeer")


def test_the_view_is_changed_and_the_table_read_with_the_keyboard(
    browser: Browser, server: str
) -> None:
    page = visit(browser, f"{server}/vergelijken?gemeente=Duinveen")
    page.locator('[data-testid="stButtonGroup"]').get_by_text("Tabel", exact=True).wait_for()
    tab_to(page, lambda: named(page, "^(Verloop|Tabel)$"))
    assert seen(page)
    for _ in range(12):
        if named(page, "^Tabel$"):
            break
        here = page.evaluate("document.activeElement.innerText")
        page.keyboard.press("ArrowRight")
        if page.evaluate("document.activeElement.innerText") == here:
            page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("table").first.wait_for()
    page.wait_for_url(re.compile("weergave=Tabel"))


def test_the_first_stop_goes_to_the_content(browser: Browser, server: str) -> None:
    page = visit(browser, server)
    page.keyboard.press("Tab")
    assert named(page, "Naar de inhoud")
    assert seen(page)


def test_an_explanation_is_opened_and_closed_and_the_focus_comes_back(
    browser: Browser, server: str
) -> None:
    page = visit(browser, f"{server}/gemeentebeeld?gemeente=Kogermeer")
    tab_to(page, lambda: named(page, "Hoe lees ik dit"))
    assert seen(page)
    page.keyboard.press("Enter")
    panel = page.locator(".mon-paneel:popover-open")
    panel.wait_for()
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert named(page, "Hoe lees ik dit")


def test_a_term_is_found_and_opened_with_the_keyboard(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/uitleg")
    tab_to(page, lambda: focused(page, "#zoek"))
    page.keyboard.type("jeugdhulpgebruik")
    page.locator("[data-gevonden]", has_text="gevonden").wait_for()
    tab_to(page, lambda: focused(page, "#jeugdhulpgebruik > summary"))
    page.keyboard.press("Enter")
    expect(page.locator("#jeugdhulpgebruik")).to_have_attribute("open", "")
