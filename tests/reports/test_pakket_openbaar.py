"""The edition for everybody: of an uitgave, in bands, and without a word that people wrote."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import openpyxl
import pytest

from datasets.catalog import datasets
from datasets.reference.oogo import Afspraak, Overleg, Vraag
from indicators.banden import gepubliceerd, in_banden
from indicators.catalog import indicatoren
from indicators.model import Uitgave, Vrijgave
from loaders.duidingen import Gezegd, schrijf
from loaders.logboek import lees
from loaders.oogo_schrijven import Wordt, bewaar
from reports.beeld import Beeld
from reports.pakket.keuze import GEEN_UITGAVE, VORMEN, Bijeenkomst, GeenPakket, Pakketkeuze
from reports.pakket.maken import maak, zipnaam
from tests.pages.fakes import voorbeeld
from tests.reports.pakketproef import K2, paginateksten
from tests.reports.test_pakket_maken import bestanden, plek

__all__ = ["plek"]
KEUZE = Pakketkeuze(K2, ("VB04",), "openbaar", Bijeenkomst("OOGO", date(2025, 9, 25)))
UITGAVE = Uitgave(2, date(2025, 9, 1), "Raadsbrief")
GETALLEN = (25, 26)
"""Two counts of one band."""


@cache
def uitgave(aantal: int) -> Beeld:
    """The invented region as everybody sees it, with this many thuiszitters in one place."""
    beeld = voorbeeld()
    figuur = beeld.vrijgave.figuren["thuiszitters", "VB04", "2025-K2", ""]
    eigen = replace(figuur, tekst=str(aantal), min=aantal, max=aantal)
    lezers = replace(beeld.vrijgave, figuren={**beeld.vrijgave.figuren, eigen.sleutel: eigen})
    vrij = in_banden(lezers, indicatoren(), gepubliceerd(indicatoren(), datasets()))
    return Beeld(beeld.regio, replace(vrij, uitgave=UITGAVE), beeld.indicatoren)


def tekst_van(naam: str, inhoud: bytes) -> str:
    """All that stands in a file, charts and properties as well."""
    if naam.endswith(".pdf"):
        return " ".join(" ".join(paginateksten(inhoud)).split())
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        delen = [
            pak.read(een) if een.endswith(".xml") else tekst_van(een, pak.read(een)).encode()
            for een in pak.namelist()
            if een.endswith((".xml", ".xlsx"))
        ]
    return re.sub(r"<[^>]*>", " ", b" ".join(delen).decode())


def test_niets_wat_mensen_schreven_en_geen_merk_van_het_overleg(plek) -> None:
    over = ("thuiszitters", "VB04", "2025-K2")
    schrijf(plek, over, Gezegd("Er waren er precies 26.", "Netwerk", "proef", "vastgesteld"))
    [june] = bewaar(plek, [Wordt(Overleg(datum=date(2025, 6, 5)))], door="proef")
    vraag = Vraag(gebied="VB04", periode="2025-K2", tekst="Is 26 te veel?", wie="Wethouder")
    deal = Afspraak(overleg=june.stuk, tekst="Van 26 naar 20.", eigenaar="Netwerk",
                    indicator="thuiszitters", gebied="VB04", periode="2025-K2")  # fmt: skip
    bewaar(plek, [Wordt(vraag), Wordt(deal)], door="proef")
    made = bestanden(plek, uitgave(26), KEUZE)
    assert list(made) == [
        "gemeentebeeld-langewaard-2025-k2-openbaar.pdf",
        "gemeentebeeld-langewaard-2025-k2-openbaar.pptx",
        "regio-duin-en-dijk-2025-k2-openbaar.pdf",
        "regio-duin-en-dijk-2025-k2-openbaar.xlsx",
    ]
    assert zipnaam(uitgave(26), KEUZE) == "oogo-pakket-duin-en-dijk-2025-k2-openbaar.zip"
    for naam, inhoud in made.items():
        tekst = tekst_van(naam, inhoud)
        assert "Openbare uitgave van 1 september 2025" in tekst, naam
        assert "25–29" in tekst, naam
        for woorden in ("26 te veel", "precies 26", "naar 20", VORMEN["overleg"].merk,
                        "Het verhaal achter", "Vragen voor", "Een jaar eerder", "&lt;5"):  # fmt: skip
            assert woorden not in tekst, naam
    book = openpyxl.load_workbook(
        io.BytesIO(made["regio-duin-en-dijk-2025-k2-openbaar.xlsx"]), read_only=True
    )
    assert book.sheetnames == ["Toelichting", "Overzicht", "Cijfers"]
    [regel] = [een for een in lees(plek.map_regio).gebeurtenissen if een.soort == "pakket"]
    assert regel.wat.startswith("openbaar, ")


def test_binnen_een_band_is_elke_byte_gelijk(plek) -> None:
    een, ander = (bestanden(plek, uitgave(n), KEUZE) for n in GETALLEN)
    assert een == ander
    verder = bestanden(plek, uitgave(30), replace(KEUZE, soorten=("pdf",)))
    assert all(verder[naam] != een[naam] for naam in verder)


def test_zonder_uitgave_geen_openbaar_pakket(plek) -> None:
    leeg = Beeld(voorbeeld().regio, Vrijgave("duin-en-dijk", "banden", 0, None, {}), ())
    with pytest.raises(GeenPakket, match=re.escape(GEEN_UITGAVE)):
        list(maak(plek, leeg, KEUZE, "proef"))
    assert lees(plek.map_regio).gebeurtenissen == ()


@pytest.mark.parametrize(
    ("editie", "beeld"), [("openbaar", voorbeeld), ("overleg", lambda: uitgave(26))]
)
def test_een_pakket_is_van_de_cijfers_van_zijn_lezers(plek, editie, beeld) -> None:
    with pytest.raises(GeenPakket, match="voor andere lezers"):
        list(maak(plek, beeld(), replace(KEUZE, editie=editie), "proef"))


def test_een_periode_die_niet_in_de_uitgave_staat_wordt_gezegd(plek) -> None:
    later = replace(KEUZE, periode=K2.volgende())
    with pytest.raises(GeenPakket, match="staan er geen cijfers in deze uitgave"):
        list(maak(plek, uitgave(26), later, "proef"))
