"""What is hidden leaves no trace: not in a page, a chart, a file, an order or a colour.

Two regions get the same deliveries but for one child, who lives in the one region in VB01 and in
the other in VB02: a hidden 3 is a 2, a hidden 2 a 3, and every sum that is shown stays as it is.
Then every byte of what a reader gets is the same. For everybody there are bands in every page and
file, and no trace of what is inside a band.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from datasets.catalog import datasets
from datasets.periodes import Periode
from indicators.banden import gepubliceerd, in_banden
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from indicators.model import Vrijgave
from loaders.ingest import Aanbod
from pages.shared import block, region
from pages.shared.block import Download
from pages.shared.figures import Beeld
from reports.csvblad import BOM, GETALKOPPEN, Herkomst, Regel, cijfers_csv
from reports.pakket.keuze import VORMEN, Bijeenkomst, Editie, Pakketkeuze
from reports.pakket.maken import als_zip, maak
from tests.afscherming.streek import (
    ALLE,
    VAN,
    begonnen,
    lijst,
    proef,
    streek,
    tellingen,
)
from tests.indicators.proef import Proef, inwoners, vrijgesteld

KWARTAAL, ERVOOR, JAAR = "2025-K1", "2024-K4", "2024/2025"
ANDERS = {f"VB0{n}": 9 + n for n in range(3, 10)}
DUINVEEN = {"gemeente": "Duinveen"}
PAGINAS: tuple[tuple[str, dict[str, str]], ...] = (
    ("overzicht", {}),
    ("gemeentebeeld", DUINVEEN),
    ("gemeentebeeld", {"gemeente": "Heerwijk aan Zee"}),
    ("uitleg", {}),
    *(
        ("vergelijken", {"onderwerp": onderwerp, "weergave": weergave} | DUINVEEN)
        for onderwerp, weergave in (
            ("Thuiszitters", "Naast elkaar"),
            ("Thuiszitters", "Verloop"),
            ("Thuiszitters", "Kaart"),
            ("Dreigende thuiszitters", "Alle gemeenten"),
            ("Nieuwe thuiszitters", "Tabel"),
        )
    ),
)


def geleverd(klein: Mapping[str, int]) -> Iterator[Aanbod]:
    """A region in which VB01 and VB02 have these small counts; the others have larger ones."""
    aantallen = {**klein, **ANDERS}
    gevallen = [
        geval
        for gemeente, aantal in aantallen.items()
        for geval in begonnen(gemeente, aantal, ERVOOR, reden="psychisch")
    ]
    inwonertal = (f"{g};5 tot 18 jaar;{1000 + n}" for n, g in enumerate(ALLE))
    yield inwoners(*inwonertal, periode="2025-01-01")
    for kwartaal in (ERVOOR, KWARTAAL):
        yield lijst(gevallen, kwartaal)
    vrij = [f"{g} 5-onder-b 2024-08-{n + 1:02}" for g, m in aantallen.items() for n in range(m)]
    yield vrijgesteld(*vrij, van=VAN, periode=KWARTAAL)
    yield tellingen({"dreigende_thuiszitters": aantallen}, KWARTAAL)
    verwezen = dict.fromkeys(ALLE, 30) | klein
    yield tellingen({"dyslexie_verwijzingen": verwezen, "dyslexie_onterecht": aantallen}, JAAR)


@pytest.fixture(scope="module")
def twee(tmp_path_factory: pytest.TempPathFactory) -> tuple[Proef, Proef]:
    een, ander = (
        proef(Path(tmp_path_factory.mktemp("bytes")), streek(), *geleverd(klein))
        for klein in ({"VB01": 3, "VB02": 2}, {"VB01": 2, "VB02": 3})
    )
    return een, ander


class Opname:
    """Everything that a page sends to a reader: blocks, files, and the elements of Streamlit."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, regio: Proef, vrij: Vrijgave) -> None:
        self.stukken: list[bytes] = []
        alle = gekozen(regio.regio, indicatoren())
        monkeypatch.setattr(region, "load", lambda: Beeld(regio.regio, vrij, alle))
        monkeypatch.setattr(region, "place", lambda **_: regio.plek)
        monkeypatch.setattr(region, "boundaries", lambda _: None)
        monkeypatch.setattr(region, "choices", lambda: {regio.regio.naam: regio.regio.id})
        monkeypatch.setattr(block, "show", self._block)

    def _block(
        self, html: str, *, key: str, downloads: Mapping[str, Download] | None = None
    ) -> None:
        self.stukken += [key.encode(), html.encode()]
        # A file without a button cannot be asked for.
        knoppen = {n: d for n, d in (downloads or {}).items() if f'data-file="{escape(n)}"' in html}
        for naam, bestand in knoppen.items():
            self.stukken += [naam.encode(), bestand.naam.encode(), bestand.maak().encode()]

    def open(self, pagina: str, adres: Mapping[str, str]) -> None:
        at = AppTest.from_string(f"from pages.{pagina} import render; render()", default_timeout=90)
        for naam, waarde in adres.items():
            at.query_params[naam] = waarde
        at.run()
        assert not at.exception
        for element in at.main:
            bericht = getattr(element, "proto", None)
            if bericht is not None:
                self.stukken.append(bericht.SerializeToString(deterministic=True))


def bytes_van(
    monkeypatch: pytest.MonkeyPatch,
    regio: Proef,
    pagina: str,
    adres: Mapping[str, str],
    vrij: Vrijgave | None = None,
) -> list[bytes]:
    opname = Opname(monkeypatch, regio, vrij or regio.vrij)
    opname.open(pagina, adres)
    return opname.stukken


def inhoud(vrij: Vrijgave) -> tuple[object, ...]:
    return (vrij.figuren, vrij.krommen, vrij.eerdere, vrij.leveringen, vrij.stand, vrij.versie)


def test_de_gegevens_verschillen_en_de_vrijgave_niet(twee: tuple[Proef, Proef]) -> None:
    een, ander = twee
    for maat in ("thuiszitters", "dreigende_thuiszitters"):
        assert [r.ruw(maat, "VB01", KWARTAAL).teller.min for r in twee] == [3, 2]
        assert [r.ruw(maat, "VB02", KWARTAAL).teller.min for r in twee] == [2, 3]
    assert inhoud(een.vrij) == inhoud(ander.vrij)


@pytest.mark.parametrize(("pagina", "adres"), PAGINAS)
def test_elke_byte_voor_een_lezer_is_gelijk(
    twee: tuple[Proef, Proef],
    pagina: str,
    adres: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    een, ander = (bytes_van(monkeypatch, regio, pagina, adres) for regio in twee)
    assert len(een) > 3
    assert een == ander


@pytest.mark.parametrize("editie", sorted(VORMEN))
def test_elk_bestand_van_een_pakket_is_gelijk(
    twee: tuple[Proef, Proef], editie: Editie, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDF, PowerPoint and Excel, for the meeting and for everybody, and the zip with all of them."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    bijeenkomst = Bijeenkomst("OOGO", date(2025, 9, 25))
    keuze = Pakketkeuze(Periode.van_code(KWARTAAL), ("VB01",), editie, bijeenkomst)
    een, ander = (
        [b for stap in maak(r.plek, _beeld_van(r, editie), keuze, "proef") for b in stap.bestanden]
        for r in twee
    )
    assert {Path(bestand.naam).suffix for bestand in een} == {".pdf", ".pptx", ".xlsx"}
    assert [b.naam for b in een if b not in ander] == []
    assert als_zip(een) == als_zip(ander)


def _beeld_van(regio: Proef, editie: Editie) -> Beeld:
    vrij = openbaar(regio.vrij) if VORMEN[editie].profiel == "banden" else regio.vrij
    return Beeld(regio.regio, vrij, tuple(gekozen(regio.regio, indicatoren())))


def test_wat_wel_te_zien_is_verandert_de_bytes(
    twee: tuple[Proef, Proef], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the comparison would look at nothing."""
    een, _ = twee
    figuur = een.figuur("thuiszitters", "VB04", KWARTAAL)
    anders = replace(figuur, tekst="77", min=77, max=77)
    vrij = replace(een.vrij, figuren={**een.vrij.figuren, figuur.sleutel: anders})
    for pagina, adres in (PAGINAS[0], PAGINAS[4]):
        gewoon = bytes_van(monkeypatch, een, pagina, adres)
        assert bytes_van(monkeypatch, een, pagina, adres, vrij) != gewoon


# -- what everybody gets: bands -------------------------------------------------------------------

OPENBAAR = (
    ("overzicht", {}),
    ("gemeentebeeld", {"gemeente": "Langewaard"}),
    ("vergelijken", {"onderwerp": "Thuiszitters", "weergave": "Verloop"} | DUINVEEN),
    ("vergelijken", {"onderwerp": "Thuiszitters", "weergave": "Tabel"} | DUINVEEN),
)
BAND = re.compile(r"([0-9.]+)–([0-9.]+)")
GEEN_GETAL = {
    "·", "te klein", "niet geleverd", "niet bekend", "niet te berekenen", "niet te verdelen",
    "nog niet te zeggen", "n.v.t.",
}  # fmt: skip


def openbaar(vrij: Vrijgave) -> Vrijgave:
    return in_banden(vrij, indicatoren(), gepubliceerd(indicatoren(), datasets()))


def met(regio: Proef, aantal: int) -> Vrijgave:
    """The release of lezers with this count in one place."""
    figuur = regio.figuur("thuiszitters", "VB04", KWARTAAL)
    tekst = f"{aantal:,}".replace(",", ".")
    anders = replace(figuur, tekst=tekst, min=aantal, max=aantal)
    return replace(regio.vrij, figuren={**regio.vrij.figuren, figuur.sleutel: anders})


@pytest.mark.parametrize(("pagina", "adres"), OPENBAAR)
def test_in_geen_pagina_of_bestand_staat_wat_er_in_een_band_zit(
    twee: tuple[Proef, Proef],
    pagina: str,
    adres: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """7.777 and 7.778 are the same to everybody: each byte says so, and the band is there."""
    regio, _ = twee
    een, ander = (
        bytes_van(monkeypatch, regio, pagina, adres, openbaar(met(regio, n))) for n in (7777, 7778)
    )
    assert len(een) > 3
    assert een == ander
    samen = b"".join(een).decode(errors="replace")
    assert "7.775–7.779" in samen
    assert not re.search(r"7\.?77[78]", samen)


def test_elk_aantal_in_het_bestand_is_een_band(twee: tuple[Proef, Proef]) -> None:
    regio, _ = twee
    vrij = openbaar(regio.vrij)
    iedereen = gepubliceerd(indicatoren(), datasets())
    gezien = 0
    for figuur in vrij.figuren.values():
        indicator = indicatoren()[figuur.indicator]
        if indicator.vorm != "aantal" or indicator.id in iedereen:
            continue
        herkomst = Herkomst(regio.regio.naam, None, vrij.profiel, verzonnen=True)
        inhoud = cijfers_csv([Regel(indicator, figuur, "hier")], herkomst).removeprefix(BOM)
        [rij] = csv.DictReader(io.StringIO(inhoud), delimiter=";")
        k = max(5, indicator.k)
        if rij["waarde"] in GEEN_GETAL:
            assert not any(rij[kop] for kop in GETALKOPPEN)
            continue
        band = BAND.fullmatch(rij["waarde"])
        assert band, rij["waarde"]
        laag, hoog = (int(deel.replace(".", "")) for deel in band.groups())
        assert (laag % k, hoog % k) == (0, k - 1)
        gezien += 1
    assert gezien > 100


def test_een_verborgen_kind_meer_of_minder_verandert_niets_voor_iedereen(
    twee: tuple[Proef, Proef],
) -> None:
    """One child lives elsewhere: a hidden 3 is a 2, a hidden 2 a 3."""
    een, ander = (openbaar(regio.vrij) for regio in twee)
    assert [r.ruw("thuiszitters", "VB01", KWARTAAL).teller.min for r in twee] == [3, 2]
    assert (een.figuren, een.krommen, een.leveringen) == (
        ander.figuren,
        ander.krommen,
        ander.leveringen,
    )
