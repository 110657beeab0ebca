"""Opening pages as a new visitor."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

# The first visit of all makes the figures of the example region.
FIRST_FIGURES_MS = 180_000


def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    locale: str = "nl-NL",
    on_request: Callable[[str], object] | None = None,
) -> Page:
    """Open an address in a new, empty browser and wait until the page is there."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale)
    page = context.new_page()
    page.set_default_timeout(30_000)
    if on_request is not None:
        page.on("request", lambda request: on_request(request.url))
    page.goto(url)
    page.wait_for_selector("footer.mon-voet, .mon-fout", timeout=FIRST_FIGURES_MS)
    assert not page.locator(".mon-fout").count(), "the page failed; see the log of the server"
    return page
