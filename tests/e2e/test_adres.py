"""What is chosen is in the address: a link opens the same view, Back and Forward always work."""

from __future__ import annotations

import random
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.e2e.visits import (
    FIGURE_PAGES,
    READY,
    becomes,
    options_of,
    settled,
    take,
    text,
    visit,
)

pytestmark = pytest.mark.browser

STEPS = 10
# The day of the figures and what the browser rounds are no part of a view.
SEED = 20_261_122


def view(page: Page) -> str:
    """What a reader sees once the page stays the same, with the choices in the bar."""
    page.wait_for_selector(".st-key-keuzes [data-testid='stSelectbox'] input")
    return settled(page, lambda: view_now(page))


def view_now(page: Page) -> str:
    chosen = page.locator(".st-key-keuzes [data-testid='stSelectbox'] input").evaluate_all(
        "boxes => boxes.map((box) => box.value)"
    )
    return "\n".join([*chosen, text(page)])


def shared(page: Page) -> dict[str, str]:
    """The two links of the panel Deel, by kind."""
    page.get_by_role("button", name="Deel", exact=True).click()
    boxes = page.locator("#deel [data-link]")
    found = {box.get_attribute("data-link") or "": box.input_value() for box in boxes.all()}
    page.keyboard.press("Escape")
    return found


def choices(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/?thema=Vrijstellingen&indeling=Jeugdregio", {"thema", "indeling", "periode"}),
        (
            "/gemeentebeeld?gemeente=Uitmeer&periode=4e+kwartaal+2024",
            {"gemeente", "periode"},
        ),
        ("/vergelijken?gemeente=Kogermeer", {"gemeente", "periode", "onderwerp"}),
    ],
)  # fmt: skip
def test_both_links_open_the_same_view_in_another_browser(
    browser: Browser, server: str, path: str, chosen: set[str]
) -> None:
    page = visit(browser, server + path)
    here = view(page)
    links = shared(page)
    assert chosen <= choices(links["vast"]).keys()
    assert choices(links["nieuw"]) == {
        name: value for name, value in choices(links["vast"]).items() if name != "periode"
    }
    assert view(visit(browser, links["vast"])) == here
    if "periode" not in urlsplit(path).query:
        assert view(visit(browser, links["nieuw"])) == here


@pytest.mark.parametrize("path", FIGURE_PAGES)
def test_every_figure_page_can_be_shared(browser: Browser, server: str, path: str) -> None:
    page = visit(browser, server + path)
    links = shared(page)
    assert all(urlsplit(link).path == path for link in links.values())
    assert {"regio", "periode"} <= choices(links["vast"]).keys()


def test_the_link_is_copied(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/gemeentebeeld?gemeente=Kogermeer")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Deel", exact=True).click()
    page.get_by_role("button", name=re.compile("Kopieer de link: Vastgezet")).click()
    page.get_by_text("De link is gekopieerd.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert choices(copied)["gemeente"] == "Kogermeer"


def walk(page: Page, chance: random.Random) -> None:
    """One step as a reader takes it: another page, another choice, or a link in the page."""
    kind = chance.choice(("menu", "choice", "link"))
    boxes = page.locator(".st-key-keuzes [data-testid='stSelectbox'] input")
    links = page.locator(".mon-blok a[data-go]:visible")
    if kind == "choice" and boxes.count():
        box = boxes.nth(chance.randrange(boxes.count()))
        take(page, box, chance.choice(options_of(page, box)))
    elif kind == "link" and links.count():
        links.nth(chance.randrange(min(8, links.count()))).click()
    else:
        menu = page.locator('[data-testid="stTopNavLink"]')
        menu.nth(chance.randrange(menu.count())).click()
    whole(page)


def whole(page: Page) -> None:
    """The page is there, with its title and its foot, and no message of a failure."""
    page.wait_for_selector(READY)
    settled(page, lambda: (page.url, text(page)))
    parts = (".mon-fout", "h1", "footer.mon-voet")
    becomes(page, lambda: [page.locator(part).count() for part in parts], [0, 1, 1])


def test_back_and_forward_never_give_an_empty_or_broken_page(browser: Browser, server: str) -> None:
    chance = random.Random(SEED)
    page = visit(browser, server)
    for _ in range(STEPS):
        walk(page, chance)
    for _ in range(STEPS):
        page.go_back() if chance.random() < 0.7 else page.go_forward()
        if page.url.startswith(server):
            whole(page)
        else:
            page.goto(server)
            whole(page)


def test_back_brings_the_choice_before_back(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/gemeentebeeld?gemeente=Kogermeer")
    before = view(page)
    take(page, page.locator(".st-key-keuzes input").first, "Uitmeer")
    page.wait_for_selector("h1:has-text('Uitmeer')")
    page.go_back()
    page.wait_for_selector("h1:has-text('Kogermeer')")
    becomes(page, lambda: view_now(page), before)
    page.go_forward()
    page.wait_for_selector("h1:has-text('Uitmeer')")


def steps(page: Page) -> int:
    return int(page.evaluate("history.length"))


def seen(page: Page) -> tuple[dict[str, str], str]:
    """The choices in the address with what a reader sees there."""
    view(page)
    return seen_now(page)


def seen_now(page: Page) -> tuple[dict[str, str], str]:
    return choices(page.url), view_now(page)


def click_and_return(page: Page, link: Locator, place: str) -> None:
    """One click on a link is one step: Back gives exactly the view before, Forward the other."""
    before, made, path = seen(page), steps(page), urlsplit(page.url).path
    link.click()
    page.wait_for_url(re.compile(place))
    after = seen(page)
    assert steps(page) == made + 1
    for _ in range(2):
        page.go_back()
        page.wait_for_url(lambda url: urlsplit(url).path == path)
        becomes(page, lambda: seen_now(page), before)
        page.go_forward()
        page.wait_for_url(re.compile(place))
        becomes(page, lambda: seen_now(page), after)


def to_trends(page: Page) -> Locator:
    return page.locator(".mon-blok a[data-go*='page=vergelijken']:visible").first


def test_a_link_is_one_step_and_back_gives_the_same_municipality(
    browser: Browser, server: str
) -> None:
    page = visit(browser, server)
    start = seen(page)
    page.locator(".mon-blok a[data-go*='gemeente=Uitmeer']:visible").first.click()
    page.wait_for_selector("h1:has-text('Uitmeer')")
    click_and_return(page, to_trends(page), "/vergelijken.*gemeente=Uitmeer")
    page.go_back()
    page.wait_for_selector("h1:has-text('Uitmeer')")
    assert choices(page.url) == {"gemeente": "Uitmeer"}
    page.go_back()
    page.wait_for_url(f"{server}/")
    becomes(page, lambda: seen_now(page), start)


def test_back_to_the_overview_keeps_all_that_was_chosen(browser: Browser, server: str) -> None:
    query = "thema=Thuiszitters&indeling=Jeugdregio&sinds=2025-06-01"
    page = visit(browser, f"{server}/?{query}")
    view(page)
    assert choices(page.url) == choices(f"?{query}")
    click_and_return(page, to_trends(page), "/vergelijken")


def test_back_undoes_the_choices_of_a_view_one_by_one(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/vergelijken?gemeente=Uitmeer")
    were = [seen(page)]
    for words in ("Positie", "op grootte", "Verloop"):
        made_before = steps(page)
        page.get_by_role("radio", name=words, exact=True).click()
        becomes(page, lambda: steps(page), made_before + 1)
        were.append(seen(page))
    assert were[2][0] == {
        "gemeente": "Uitmeer", "weergave": "Positie", "volgorde": "op grootte",
    }  # fmt: skip
    for one in reversed(were[:-1]):
        page.go_back()
        becomes(page, lambda: seen_now(page), one)


@pytest.mark.parametrize(
    "query",
    [
        "gemeente=%00%3Cscript%3Ealert(1)%3C/script%3E",
        "periode=9e+kwartaal+1850&gemeente=&indeling=%F0%9F%92%A5",
        "lezer=regio-analist&profiel=alles&rol=beheerder&versie=-1",
        "weergave=Niets&onderwerp=Niets&eenheid=Niets&ook=Niets",
    ],
)
def test_no_address_breaks_a_page(browser: Browser, server: str, query: str) -> None:
    page = visit(browser, f"{server}/vergelijken?{query}")
    whole(page)
    page.goto(f"{server}/gemeentebeeld?{query}")
    whole(page)
    assert "<script" not in page.locator(".mon-blok").first.inner_html()
