"""The report: downloaded on the page, repaired in Excel, dropped in again, on from where it was."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.visits import visit

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UPLOADER = '[data-testid="stFileUploaderDropzoneInput"]'
NAAM = "Thuiszitters Uitmeer 2025-K2.xlsx"
KOPPEN = ("Zaaknummer", "Woongemeente", "Eerste dag thuis", "Datum terug", "Telefoon ouder")
RIJEN = (
    ("U-000301", "Uitmeer", "10-01-2025", "", "laat bellen"),
    ("U-000302", "Uitmer", "05-05-2025", "", ""),
    ("U-000303", "Uitmer", "12-02-2025", "20-05-2025", ""),
    ("U-000304", "Uitmeer", "31-04-2025", "", ""),
)


def bestand() -> bytes:
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "Export"
    for rij in (("Leerplicht Uitmeer",), ("Thuiszitters 2e kwartaal 2025",), KOPPEN, *RIJEN):
        blad.append(rij)
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def lever_aan(page: Page, naam: str, inhoud: bytes) -> None:
    page.set_input_files(UPLOADER, {"name": naam, "mimeType": XLSX, "buffer": inhoud})


def verslag_van(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download met opmerkingen (Excel)").click()
    return Path(download.value.path()).read_bytes()


def verbeterd(inhoud: bytes) -> bytes:
    """As a person would: the marked cells typed anew, the remarks left as they are."""
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    blad = boek["Export"]
    koppen = [cel.value for cel in blad[3]]
    for rij in blad.iter_rows(min_row=4):
        cel = dict(zip(koppen, rij, strict=True))
        if cel["Woongemeente"].value == "Uitmer":
            assert "Uitmer" in cel["Opmerking"].value
            cel["Woongemeente"].value = "Uitmeer"
        if cel["Eerste dag thuis"].value == "31-04-2025":
            cel["Eerste dag thuis"].value = "30-04-2025"
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def cellen(inhoud: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(inhoud))["Export"].values)


def test_een_verbeterd_verslag_gaat_verder_waar_u_was(browser: Browser, server: str) -> None:
    page = visit(browser, f"{server}/aanleveren")
    lever_aan(page, NAAM, bestand())
    page.get_by_role("button", name="Klopt, ga controleren").click()
    expect(page.get_by_text("Uitmer").first).to_be_visible()
    verslag = verslag_van(page)
    uitleg, _, koppen, *rijen = cellen(verslag)
    assert "lever het weer aan" in uitleg[0]
    assert koppen == ("Regel", *KOPPEN, "Opmerking")
    assert [rij[0] for rij in rijen] == [4, 5, 6, 7]
    assert "U-000301" not in str(rijen)
    assert "laat bellen" not in str(rijen)

    # A new visit, as on the next morning: nothing of this session is left.
    page.context.close()
    page = visit(browser, f"{server}/aanleveren")
    lever_aan(page, "verslag van gisteren.xlsx", verbeterd(verslag))
    expect(page.get_by_text("3 verbeterde cellen")).to_be_visible()
    shown = page.locator(".stMainBlockContainer")
    expect(shown).to_contain_text("Geen fouten")
    expect(shown).to_contain_text(f"4 regels gelezen uit {NAAM}")
    expect(shown).to_contain_text("Door u hersteld (3 cellen)")
    expect(shown).not_to_contain_text("U-00030")


def test_een_verslag_van_een_concept_dat_weg_is_wordt_uitgelegd(
    browser: Browser, server: str
) -> None:
    page = visit(browser, f"{server}/aanleveren")
    boek = openpyxl.Workbook()
    blad = boek.active
    for rij in (
        ("monitor-verslag weggegooid12/0/0",),
        (),
        ("Regel", "Gemeente", "Opmerking"),
        (2, "Uitmeer", "x"),
    ):
        blad.append(rij)
    buffer = io.BytesIO()
    boek.save(buffer)
    lever_aan(page, "oud verslag.xlsx", buffer.getvalue())
    melding = page.get_by_role("alert")
    expect(melding).to_contain_text("verslag van de monitor")
