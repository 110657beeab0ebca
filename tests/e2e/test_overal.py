"""What holds on every page: Dutch, at home, accessible, whole at every width, on paper too."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.visits import PAGES, no_scroll, settled, text, visit

pytestmark = pytest.mark.browser

SERIOUS = ("serious", "critical")
# ux.md 7.3: no comma for thousands, no point for decimals before %, and the true minus sign.
FOREIGN = re.compile(r"\d,\d{3}(?!\d)|\d\.\d+%|(?<![\w–-])-\d")
# Words that a Dutch page never has; Streamlit and its parts have them in many places.
ENGLISH = re.compile(
    r"\b(the|and|with|your|you|this|from|not found|select|choose|options?|search|loading|error"
    r"|files?|drag|drop|browse|uploads?|clear|close|shown?|hide|hidden|next|previous|today|month"
    r"|year|results?|running|rerun|settings|columns?|rows?|sort|please|empty|more|less|none|add"
    r"|remove|deploy|copy|menu item|page|main menu|views?|zoom|pan|reset|autoscale|january|february"
    r"|march|june|july|august|october|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|help|increment|decrement|expand|collapse|fullscreen|data|click|press|enter to)\b",
    re.IGNORECASE,
)
# What a screen reader says or a pointer shows, and the placeholder of an empty box.
SPOKEN = """() => [...document.querySelectorAll('*')].flatMap((one) =>
  ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']
    .map((name) => one.getAttribute(name)).filter(Boolean))"""
SMALLEST_LETTER = 11
SMALL_LETTERS = """() => [...document.querySelectorAll('.stMainBlockContainer svg text')]
  .filter((one) => one.textContent.trim() && one.getBoundingClientRect().width > 0)
  .map((one) => [one.textContent, parseFloat(getComputedStyle(one).fontSize)
    * one.getBoundingClientRect().height / one.getBBox().height])
  .filter(([, size]) => size < 10.9)"""
SIZES = """() => [...document.querySelectorAll('.stMainBlockContainer svg')]
  .map((one) => Math.round(one.getBoundingClientRect().width))"""
DUTCH_WORDS = ("data",)
# What a screen reader names when it comes there, or lists apart.
NAMED = (
    *("button", "combobox", "checkbox", "dialog", "figure", "image", "img", "link", "navigation"),
    *("radio", "radiogroup", "region", "slider", "spinbutton", "tab", "table", "textbox"),
)


def grave(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in SERIOUS]


def unnamed(page: Page) -> list[str]:
    """What has no name in the accessibility tree, as HTML: a screen reader says what it is only."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = [
        one["backendDOMNodeId"]
        for one in nodes
        if not one["ignored"]
        and one["role"]["value"] in NAMED
        and not str(one.get("name", {}).get("value", "")).strip()
    ]
    return [
        session.send("DOM.getOuterHTML", {"backendNodeId": node})["outerHTML"][:200]
        for node in found
    ]


def calm(page: Page) -> None:
    """The page stays as it is, drawings that follow the width of the window included."""
    settled(page, lambda: (text(page), page.evaluate(SIZES)))


def english(page: Page) -> list[str]:
    # An icon is written as its English name and drawn by its font.
    icons = page.locator("[data-testid='stIconMaterial']").all_inner_texts()
    written = [line for line in page.locator("body").inner_text().split("\n") if line not in icons]
    said = "\n".join([*written, *page.evaluate(SPOKEN)])
    return [word for word in ENGLISH.findall(said) if word.lower() not in DUTCH_WORDS]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_accessible_dutch_whole_and_stays_at_home(
    browser: Browser, server: str, path: str
) -> None:
    """In an English browser, with a window of a laptop, a phone and a phone with large letters."""
    asked: list[str] = []
    page = visit(browser, server + path, locale="en-US", on_request=asked.append)
    calm(page)

    assert page.locator("html").get_attribute("lang") == "nl"
    assert re.fullmatch(r"[^-]+(-pakket)? - Monitor onderwijs en jeugd", page.title())
    assert page.locator("h1").count() == 1
    assert english(page) == []
    assert FOREIGN.findall(text(page)) == []
    assert grave(page) == []
    assert unnamed(page) == []
    no_scroll(page, 1440)

    page.set_viewport_size({"width": 768, "height": 1024})
    calm(page)
    assert english(page) == []
    no_scroll(page, 768)
    page.set_viewport_size({"width": 390, "height": 844})
    calm(page)
    assert grave(page) == []
    no_scroll(page, 390)
    assert page.evaluate(SMALL_LETTERS) == []
    page.set_viewport_size({"width": 320, "height": 640})
    calm(page)
    no_scroll(page, 320)

    home = urlsplit(server).netloc
    outside = [url for url in asked if url.startswith("http") and urlsplit(url).netloc != home]
    assert outside == []


def test_every_page_of_the_menu_is_looked_at(browser: Browser, server: str) -> None:
    page = visit(browser, server)
    page.get_by_role("button", name="Beheer").click()
    links = page.locator('a[data-testid="stTopNavLink"], a[data-testid="stTopNavDropdownLink"]')
    links.nth(len(PAGES) - 1).wait_for()
    found = {urlsplit(link.get_attribute("href") or "").path for link in links.all()}
    assert {path or "/" for path in found} == set(PAGES)


@pytest.mark.parametrize("path", ["/", "/gemeentebeeld", "/uitleg"])
def test_on_paper_the_whole_page_is_there_without_what_can_be_clicked(
    browser: Browser, server: str, path: str
) -> None:
    page = visit(browser, server + path)
    page.emulate_media(media="print")
    calm(page)
    shown = [
        one
        for one in (
            '[data-testid="stHeader"]',
            ".st-key-keuzes [data-testid='stSelectbox']",
            ".mon-knop",
            ".mon-klein-knop",
            ".mon-zoek",
        )
        for there in page.locator(one).all()
        if there.is_visible()
    ]
    assert shown == []
    # A page that scrolls in a box of its own prints one screen of it.
    clipped = page.evaluate(
        """() => [...document.querySelectorAll('.stApp, .stApp *')].filter((one) =>
          one.contains(document.querySelector('footer.mon-voet'))
          && one.scrollHeight > one.clientHeight + 2
          && getComputedStyle(one).overflowY !== 'visible').map((one) => one.className)"""
    )
    assert clipped == []
    assert len(page.pdf(format="A4")) > 20_000
