"""What everybody gets: bands in every page and file, and no trace of what is inside a band."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest

from datasets.catalog import datasets
from indicators.banden import gepubliceerd, in_banden
from indicators.catalog import indicatoren
from indicators.model import Vrijgave
from reports.csvblad import BOM, GETALKOPPEN, Herkomst, Regel, cijfers_csv
from tests.afscherming.test_gelijke_bytes import DUINVEEN, KWARTAAL, bytes_van, twee
from tests.indicators.proef import Proef

__all__ = ["twee"]
PAGINAS = (
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


@pytest.mark.parametrize(("pagina", "adres"), PAGINAS)
def test_in_geen_pagina_of_bestand_staat_wat_er_in_een_band_zit(
    twee: tuple[Proef, Proef],
    pagina: str,
    adres: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """7.777 and 7.778 are the same to everybody; every byte says so."""
    regio, _ = twee
    een, ander = (
        bytes_van(monkeypatch, regio, pagina, adres, openbaar(met(regio, n))) for n in (7777, 7778)
    )
    assert len(een) > 3
    assert een == ander
    samen = b"".join(een).decode(errors="replace")
    assert "7.775–7.779" in samen
    assert not re.search(r"7\.?77[78]", samen)
    assert bytes_van(monkeypatch, regio, pagina, adres, openbaar(met(regio, 7780))) != een


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


def test_een_verborgen_kind_meer_of_minder_verandert_niets(twee: tuple[Proef, Proef]) -> None:
    """One child lives elsewhere: a hidden 3 is a 2, a hidden 2 a 3."""
    een, ander = (openbaar(regio.vrij) for regio in twee)
    assert [r.ruw("thuiszitters", "VB01", KWARTAAL).teller.min for r in twee] == [3, 2]
    assert (een.figuren, een.krommen, een.leveringen) == (
        ander.figuren,
        ander.krommen,
        ander.leveringen,
    )
