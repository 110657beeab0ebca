"""Three readers with their question (issue on the pages, "Done when" 1): each gets to the answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.visits import at_rest, no_scroll, text, visit

pytestmark = pytest.mark.browser

PHONE = (390, 844)
SENTENCES = 3


def test_the_netwerkgroep_finds_which_municipality_stands_out_and_why(
    browser: Browser, server: str
) -> None:
    """From the signal on the first page to the course, the others and the source: four clicks."""
    page = visit(browser, server)
    card = page.get_by_role("link", name="Bekijk het verloop").first.locator(
        "xpath=ancestor::div[1]"
    )
    expect(card).to_contain_text(re.compile("Opvallend (hoog|laag)"))
    said = card.inner_text()
    name = re.search(r"· (\w[\w ]+)", said)
    figure = re.search(r"\b(\d+) (jongeren|thuiszitters|vrijstellingen)", said)
    usual = re.search(r"Gewoon is (\d+) tot en met (\d+)", said)
    assert name
    assert figure
    assert usual
    # why: it lies outside what is usual there
    assert int(figure[1]) > int(usual[2]) or int(figure[1]) < int(usual[1])

    card.get_by_role("link", name="Bekijk het verloop").click()
    page.wait_for_function("location.pathname.endsWith('/vergelijken')")
    at_rest(page)
    expect(page.locator("h1")).to_have_text(said.split(" ·")[0].splitlines()[-1])
    assert figure[0] in text(page)
    assert name[1] in text(page)

    page.locator('[data-testid="stButtonGroup"]').get_by_text("Tabel", exact=True).click()
    at_rest(page)
    page.locator('[data-testid="stButtonGroup"]').get_by_text("aantal", exact=True).click()
    at_rest(page)
    table = page.get_by_role("table").first
    row = table.get_by_role("row").filter(has_text=name[1]).first
    expect(row.get_by_role("cell", name=re.compile(rf"^{figure[1]}\b")).first).to_be_visible()
    assert re.search("opvallend (hoog|laag)", row.inner_text())
    # the other municipalities stand beside it, in the order of the alphabet and not of the figure
    heads = [one for one in table.locator("tbody th").all_inner_texts() if one.strip()]
    assert len(heads) >= 8


def test_the_wethouder_opens_a_shared_link_on_a_phone_and_reads_three_sentences(
    browser: Browser, server: str
) -> None:
    analyst = visit(browser, f"{server}/gemeentebeeld?gemeente=Kogermeer")
    analyst.get_by_role("button", name="Deel", exact=True).click()
    link = analyst.locator("[data-link=nieuw]").input_value()

    page = visit(browser, link, width=PHONE[0], height=PHONE[1])
    at_rest(page)
    assert page.locator("h1").inner_text() == "Gemeentebeeld Kogermeer"
    said = page.locator(".mon-kort p:not([class])").all_inner_texts()
    assert len(said) >= SENTENCES
    for words in said[:SENTENCES]:
        assert re.match(r"[A-Z].*\.$", words, re.DOTALL)
    # no sentence begins with a digit or leans on a sign alone, and no figure of 1 to 4 is in one
    assert not re.search(r"\b[1-4] (jongeren|thuiszitters|leerlingen)\b", " ".join(said))
    last = page.locator(".mon-kort > div").nth(SENTENCES - 1).bounding_box()
    assert last is not None
    # two swipes of the thumb at most
    assert last["y"] + last["height"] < 2 * PHONE[1]
    no_scroll(page, PHONE[0])

    source = page.locator(".mon-rij button", has_text="bron").first
    source.scroll_into_view_if_needed()
    source.click()
    panel = page.locator(".mon-paneel:popover-open")
    expect(panel).to_contain_text("versie 1")
    box = panel.bounding_box()
    assert box is not None
    assert box["width"] <= PHONE[0]
