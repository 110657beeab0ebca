"""The PDF of a municipality: two tagged pages that say what the page says, and no more."""

from __future__ import annotations

import io
from datetime import datetime

import pikepdf
import pytest

from indicators.zinnen import peil
from loaders.duidingen import Duiding, Duidingen
from pages.gemeentebeeld import picture as whole_page
from reports.pakket.letters import te_zetten, tekens
from reports.pakket.pdf import gemeente_pdf
from tests.pages.fakes import voorbeeld
from tests.reports.pakketproef import (
    csv_van,
    getallen,
    kleinste_letter,
    letters,
    paginateksten,
    plat,
    stuk,
    waarden,
)

GEMEENTEN = ("VB01", "VB02", "VB07")
LANG = "Wat erachter zit. " * 33


@pytest.fixture(scope="module")
def gemaakt() -> dict[str, bytes]:
    return {code: gemeente_pdf(stuk(voorbeeld(), code)) for code in GEMEENTEN}


@pytest.fixture(autouse=True)
def _zonder_duiding(tmp_path, monkeypatch):
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_two_pages_with_its_letters_inside_and_none_too_small(gemaakt, gemeente):
    pdf = gemaakt[gemeente]
    assert len(paginateksten(pdf)) == 2
    assert kleinste_letter(pdf) >= 7
    found = letters(pdf)
    assert len(found) >= 2
    assert all(found.values())
    assert all("SourceSansPro" in name for name in found)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_tagged_with_title_and_language_and_words_for_each_drawing(gemaakt, gemeente):
    with pikepdf.open(io.BytesIO(gemaakt[gemeente])) as document:
        assert str(document.Root.Lang) == "nl-NL"
        assert bool(document.Root.MarkInfo.Marked)
        with document.open_metadata() as meta:
            assert meta["dc:title"] == stuk(voorbeeld(), gemeente).titel
            assert meta["pdfuaid:part"] == "1"
        kinds = [str(one.S) for one in _tags(document)]
        told = [str(one.get("/Alt", "")) for one in _tags(document) if one.S == "/Figure"]
    assert kinds.count("/H1") == 1
    assert kinds.count("/Table") >= 2
    assert kinds.count("/TH") > kinds.count("/Table")
    assert len(told) >= 6
    assert all(told)


def _tags(document):
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one:
            yield one


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_every_number_in_it_stands_on_the_page_or_in_its_csv(gemaakt, gemeente):
    own = stuk(voorbeeld(), gemeente)
    page = plat(whole_page(own.plaats))
    files = "".join(csv_van(own))
    known = {*getallen(page), *getallen(files)}
    # The meeting, the pages, and how many figures there are beside these.
    known |= {*getallen("25 september 2025, pagina 1 van 2"), *getallen(own.meer)}
    found = [one for text in paginateksten(gemaakt[gemeente]) for one in getallen(text)]
    assert len(found) >= 100
    assert sorted(set(found) - known) == []


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_each_cell_of_the_table_is_the_figure_of_its_indicator_and_period(gemaakt, gemeente):
    own = stuk(voorbeeld(), gemeente)
    known = waarden(own)
    lines = [line.strip() for line in paginateksten(gemaakt[gemeente])[1].splitlines()]
    seen = 0
    for blok in own.cijferblokken:
        for row in blok.rijen:
            for text, figuur in zip(row.teksten, row.figuren, strict=True):
                unfinished = figuur is not None and figuur.status == "onvolledig"
                assert text.endswith(" onvolledig") == unfinished
            texts = [one.removesuffix(" onvolledig") for one in row.teksten]
            texts = [one for one in texts if " " not in one]
            line = next(one for one in lines if one.startswith(row.indicator.titel))
            words = line.removeprefix(row.indicator.titel).split()
            assert [one for one in words if one in texts or one[0].isdigit()] == texts
            for figuur in filter(None, row.figuren):
                when = peil(row.indicator, figuur).lang()
                value = known[(row.indicator.titel, own.naam, when)]
                assert value == figuur.tekst
                seen += 1
    assert seen >= 20


@pytest.mark.alles
@pytest.mark.parametrize("gemeente", sorted(set(voorbeeld().gemeenten) - set(GEMEENTEN)))
def test_the_other_municipalities_as_well(gemeente):
    pdf = gemeente_pdf(stuk(voorbeeld(), gemeente))
    test_two_pages_with_its_letters_inside_and_none_too_small({gemeente: pdf}, gemeente)
    test_every_number_in_it_stands_on_the_page_or_in_its_csv({gemeente: pdf}, gemeente)
    test_each_cell_of_the_table_is_the_figure_of_its_indicator_and_period({gemeente: pdf}, gemeente)


def test_the_same_figures_give_the_same_bytes_when_the_moment_is_given(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    first, second = (gemeente_pdf(stuk(voorbeeld(), "VB01")) for _ in range(2))
    assert first == second
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert paginateksten(gemeente_pdf(stuk(voorbeeld(), "VB01"))) == paginateksten(first)


def duiding(nummer: int, tekst: str) -> Duiding:
    return Duiding(
        nummer=nummer, duiding=nummer, indicator="thuiszitters", gebied="VB01", periode="2025-K2",
        tekst=tekst, wie="Netwerkgroep #let x", status="vastgesteld", op=datetime.fromisoformat("2025-09-01"),
        door="proef",
    )  # fmt: skip


def test_what_a_person_wrote_is_words_and_never_markup():
    text = "Zie #box[x], *vet*, $a$ @bron <merk> en `code`."
    pdf = gemeente_pdf(stuk(voorbeeld(), "VB01", Duidingen((duiding(1, text),))))
    said = " ".join(paginateksten(pdf)[1].split())
    assert text in said
    assert "Netwerkgroep #let x, 1 september 2025" in said


@pytest.mark.parametrize("count", [1, 5, 30])
def test_however_much_was_written_it_is_two_pages_and_what_is_left_out_is_said(count):
    notes = Duidingen(tuple(duiding(n, LANG) for n in range(1, count + 1)))
    pdf = gemeente_pdf(stuk(voorbeeld(), "VB01", notes))
    pages = paginateksten(pdf)
    assert len(pages) == 2
    assert kleinste_letter(pdf) >= 7
    said = pages[1].count("Netwerkgroep #let x")
    assert said >= 1
    assert said == count or f"Nog {count - said} staan in de monitor" in pages[1]


def test_a_sign_that_the_font_lacks_is_replaced_and_does_not_stop_the_paper():
    assert "é" in tekens()
    assert te_zetten({"a": ["één 😀 ●\u200b"]}) == {"a": ["één ? ? "]}
    pdf = gemeente_pdf(stuk(voorbeeld(), "VB01", Duidingen((duiding(1, "Goed 😀 zo"),))))
    assert "Goed ? zo" in paginateksten(pdf)[1]
