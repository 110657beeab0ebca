"""Opening pages as a new visitor."""

import re
import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Browser, Locator, Page, Request, expect
from playwright.sync_api import TimeoutError as NotThereYet

Seen = TypeVar("Seen")

# The first visit of all makes the figures of the example region.
FIRST_FIGURES_MS = 300_000
# What a page may take for anything else on a machine that is busy: this is about right, not quick.
PATIENCE_MS = 120_000
PAGES = (
    "/",
    "/gemeentebeeld",
    "/vergelijken",
    "/doelen",
    "/oogo",
    "/uitleg",
    "/aanleveren",
    "/leveringen",
    "/inrichting",
)
FIGURE_PAGES = ("/", "/gemeentebeeld", "/vergelijken")
# A reading counts when it came three times, this far apart.
CALM_MS, CALM_READINGS, CALM_TRIES = 250, 2, 200
# An open list shows its options at once, or was closed.
LIST_OPEN_MS = 5_000
READY = "footer.mon-voet, .mon-fout"


def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    height: int = 900,
    locale: str = "nl-NL",
    on_request: Callable[[str], object] | None = None,
) -> Page:
    """Open an address in a new, empty browser and wait until the page is there."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    if (hear := on_request) is not None:

        def tell(request: Request) -> None:
            hear(request.url)

        page.on("request", tell)
    page.goto(url)
    page.wait_for_selector(READY, timeout=FIRST_FIGURES_MS)
    assert not page.locator(".mon-fout").count(), "the page failed; see the log of the server"
    return page


def first_visit(browser: Browser, address: str) -> None:
    """Overzicht, until the comparison with the day before it is there; later visits find it."""
    page = visit(browser, address)
    at_rest(page, timeout=FIRST_FIGURES_MS)
    page.context.close()


def at_rest(page: Page, timeout: float = PATIENCE_MS) -> None:
    """Wait until the script has ended and nothing of before is left on the page.

    Args:
        page: the page.
        timeout: milliseconds; a comparison with an earlier day is looked at by the audit first.
    """
    page.wait_for_function(
        """() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && !document.querySelector('.st-key-keuzes [data-testid="stColumn"]:empty')""",
        timeout=timeout,
    )


def settled(page: Page, read: Callable[[], Seen]) -> Seen:
    """What a reading gives once the page is at rest and it stays the same.

    A choice, a resize or Back is followed a moment later: who reads once may read the page of
    before, or half of the new one.
    """
    before, same = None, 0
    for _ in range(CALM_TRIES):
        at_rest(page)
        now = read()
        same = same + 1 if now == before else 0
        if same == CALM_READINGS:
            return now
        before = now
        page.wait_for_timeout(CALM_MS)
    raise AssertionError("the page keeps changing")


def becomes(page: Page, read: Callable[[], Seen], expected: Seen) -> None:
    """What a reading gives is, sooner or later, what is expected; where not, say what it gave."""
    until = time.monotonic() + PATIENCE_MS / 1000
    now = read()
    while now != expected and time.monotonic() < until:
        page.wait_for_timeout(CALM_MS)
        at_rest(page)
        now = read()
    assert now == expected


def options_of(page: Page, box: Locator) -> list[str]:
    """The words of the options of a select box, with its list open."""
    options = page.get_by_role("option")
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        at_rest(page)
        if not options.first.is_visible():
            box.click()
        try:
            options.first.wait_for(timeout=LIST_OPEN_MS)
        except NotThereYet:
            if time.monotonic() > until:
                raise
        else:
            if words := options.all_inner_texts():
                return words


def take(page: Page, box: Locator, value: str) -> None:
    """Choose an option of a select box; a page that is made anew meanwhile closes its list."""
    option = page.get_by_role("option", name=value, exact=True).first
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        at_rest(page)
        if not option.is_visible():
            box.click()
        try:
            option.click(timeout=LIST_OPEN_MS)
        except NotThereYet:
            if time.monotonic() > until:
                raise
        else:
            return


def choose(page: Page, label: str, value: str) -> None:
    """Choose an option in a select box of the bar and wait until the page has followed."""
    take(page, page.get_by_role("combobox", name=re.compile(label)).first, value)
    expect(page.locator(".st-key-keuzes").get_by_text(value, exact=True).first).to_be_visible()
    at_rest(page)


def text(page: Page) -> str:
    """All that a reader sees on the page itself."""
    return page.locator(".stMainBlockContainer").inner_text()


def no_scroll(page: Page, width: int) -> None:
    """Nothing of the page lies outside a window of this width (WCAG 1.4.10)."""
    widest = page.evaluate(
        """() => Math.max(document.documentElement.scrollWidth,
        ...[...document.querySelectorAll('[data-testid=stMain], .stMainBlockContainer')]
          .map((one) => one.scrollWidth))"""
    )
    assert widest <= width
