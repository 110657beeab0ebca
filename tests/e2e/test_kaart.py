"""One story in a real browser: on the map, from one municipality to the other, and a theme."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.visits import at_rest, take, visit

pytestmark = pytest.mark.browser


def _click(page: Page, name: str, *, right: float = 0.0, down: float = 0.0) -> None:
    """Click in the area of a municipality, beside its name."""
    place = page.locator(".annotation-text", has_text=name).first.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.click(x + right, y + down)


def _own(page: Page, name: str) -> None:
    expect(page.locator(".mon-bevinding").first).to_contain_text(f"{name}.")
    at_rest(page)


def test_a_click_on_the_map_changes_the_municipality_of_the_page_and_back_undoes_it(
    browser: Browser, server: str
) -> None:
    page = visit(browser, f"{server}/vergelijken?weergave=Kaart", height=1500)
    page.wait_for_selector(".annotation-text")
    _own(page, "Duinveen")
    _click(page, "Oosterwaard", right=25, down=45)
    _own(page, "Oosterwaard")
    expect(page).to_have_url(re.compile("gemeente=Oosterwaard"))
    take(page, page.get_by_role("combobox", name="Gemeente"), "Kogermeer")
    _own(page, "Kogermeer")
    _click(page, "Oosterwaard")
    _own(page, "Oosterwaard")
    page.go_back()
    _own(page, "Kogermeer")


def test_a_figure_of_a_theme_leads_to_all_of_that_figure(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/vergelijken?onderwerp=Thema:+Thuiszitters")
    for title in ("Erbij en eraf", "Waarom zij thuis zitten", "Hoe lang het duurt"):
        expect(page.locator("h2", has_text=title)).to_be_visible()
    page.locator(".mon-themacijfers a", has_text="Dreigende thuiszitters").click()
    expect(page.locator("h1")).to_have_text("Dreigende thuiszitters")
