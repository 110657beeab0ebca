"""The story behind a figure: kept with all its versions, shown once adopted, and no child in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.reference.regio import regio
from datasets.schema import StoreInGebruik
from loaders.duiding_tekst import LANGSTE, fout_in, schoon, waarschuwingen
from loaders.duidingen import (
    MAP,
    DuidingFout,
    Gezegd,
    Status,
    lees_duidingen,
    schrijf,
    wijzig,
)
from loaders.opdracht import Werkplek
from loaders.toegang import geopend
from tests.pages.fakes import figuur, klein

OVER = ("thuiszitters", "VB01", "2025-K2")
NAMEN = ("Duinveen", "Sint Adelbert", "Leerplicht Zuid")


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")


def zeg(
    tekst: str = "Twee scholen melden eerder.", status: Status = "concept", reden: str = ""
) -> Gezegd:
    return Gezegd(tekst, "Netwerkgroep monitoring", "proef", status, reden)


# -- what is kept -----------------------------------------------


def test_een_concept_ziet_geen_lezer_en_een_vastgestelde_duiding_wel(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg())
    assert lees_duidingen(plek.map_regio).bij(*OVER) == ()
    twee = wijzig(plek, een, zeg(status="vastgesteld"))
    assert lees_duidingen(plek.map_regio).bij(*OVER) == (twee,)
    assert lees_duidingen(plek.map_regio).bij("thuiszitters", "VB02", "2025-K2") == ()
    assert lees_duidingen(plek.map_regio).bij("thuiszitters", "VB01", "2025-K1") == ()


def test_een_nieuw_concept_laat_staan_wat_was_vastgesteld(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg(status="vastgesteld"))
    twee = wijzig(plek, een, zeg("Een betere tekst.", "concept", "Aangevuld."))
    nu = lees_duidingen(plek.map_regio)
    assert nu.bij(*OVER) == (een,)
    assert nu.nu == (twee,)
    drie = wijzig(plek, twee, zeg("Een betere tekst.", "vastgesteld", "Besproken."))
    assert lees_duidingen(plek.map_regio).bij(*OVER) == (drie,)


def test_ingetrokken_is_weg_voor_lezers_en_blijft_bewaard(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg(status="vastgesteld"))
    wijzig(plek, een, zeg(status="ingetrokken", reden="Klopte niet."))
    nu = lees_duidingen(plek.map_regio)
    assert nu.voor_lezers == ()
    assert [e.status for e in nu.geschiedenis(een.duiding)] == ["vastgesteld", "ingetrokken"]
    assert nu.versies[1].reden == "Klopte niet."


def test_wat_was_vastgesteld_wijzigt_alleen_met_een_reden(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg(status="vastgesteld"))
    with pytest.raises(DuidingFout, match="Zeg waarom"):
        wijzig(plek, een, zeg("Anders."))
    assert len(lees_duidingen(plek.map_regio).versies) == 1


def test_wie_een_oude_versie_zag_wijzigt_niets(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg())
    wijzig(plek, een, zeg("Van een ander."))
    with pytest.raises(DuidingFout, match="Iemand anders"):
        wijzig(plek, een, zeg("Van mij."))
    assert lees_duidingen(plek.map_regio).nu[0].tekst == "Van een ander."


def test_niets_veranderd_wordt_niet_opgeschreven(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg())
    with pytest.raises(DuidingFout, match="verandert niets"):
        wijzig(plek, een, zeg(f" {een.tekst} "))


def test_een_schrijver_tegelijk(plek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.toegang.WACHT", 0.0)
    plek.map_regio.mkdir(parents=True)
    with geopend(plek), pytest.raises(StoreInGebruik):
        schrijf(plek, OVER, zeg())
    assert lees_duidingen(plek.map_regio).versies == ()


@pytest.mark.parametrize(
    ("over", "zin"),
    [
        (("bestaat_niet", "VB01", "2025-K2"), "bestaat_niet"),
        (("thuiszitters", "GM9999", "2025-K2"), "GM9999"),
        (("thuiszitters", "VB01", "gisteren"), "gisteren"),
    ],
)
def test_een_cijfer_dat_er_niet_kan_zijn_wordt_geweigerd(
    plek: Werkplek, over: tuple[str, str, str], zin: str
) -> None:
    with pytest.raises(DuidingFout, match=zin):
        schrijf(plek, over, zeg())


def test_een_duiding_heeft_een_naam(plek: Werkplek) -> None:
    with pytest.raises(DuidingFout, match="Zeg wie dit schrijft"):
        schrijf(plek, OVER, Gezegd("Tekst.", " ", "proef", "concept"))


def test_een_beschadigd_of_ontbrekend_bestand_wordt_genoemd(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg())
    wijzig(plek, een, zeg("Anders."))
    eerste = plek.map_regio / MAP / "0001.toml"
    inhoud = eerste.read_text("utf-8")
    eerste.write_text(inhoud.replace("status", "statis"), "utf-8")
    with pytest.raises(DuidingFout, match=r"0001\.toml is beschadigd"):
        lees_duidingen(plek.map_regio)
    eerste.unlink()
    with pytest.raises(DuidingFout, match=r"ontbreekt bestand 0001\.toml"):
        lees_duidingen(plek.map_regio)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_wat_bewaard_is_komt_precies_zo_terug(tekst: str) -> None:
    """The text after cleaning, whatever signs are in it; cleaning twice is cleaning once."""
    kaal = schoon(tekst)
    assert schoon(kaal) == kaal
    assert kaal.count("\n\n\n") == 0


# -- what may be in it ------------------------------------------


def test_zeshonderd_tekens_en_niet_meer() -> None:
    assert fout_in("a" * LANGSTE) == ""
    assert "601 tekens" in fout_in("a" * (LANGSTE + 1))
    assert fout_in("") != ""


@pytest.mark.parametrize("nummer", ["111222333", "111 222 333", "1112.22.333"])
def test_een_burgerservicenummer_wordt_geweigerd(nummer: str) -> None:
    assert "burgerservicenummer" in fout_in(f"Het gaat om {nummer}, zegt de school.")


@pytest.mark.parametrize(
    "tekst",
    [
        "De stijging komt uit de brugklassen; twee scholen melden sinds april eerder.",
        "In 2024/2025 kwamen er 14 bij, 3 meer dan in 2023/2024.",
        "Sint Adelbert leverde op 12 augustus 2025, na Duinveen.",
        "Van 2023-2024 naar 2024-2025 veranderde er niets.",
        "Sinds 1-8-2025 tellen we anders: 1.250 uur is nu de grens.",
    ],
)
def test_een_gewone_duiding_geeft_geen_waarschuwing(tekst: str) -> None:
    assert waarschuwingen(tekst, NAMEN, figuur(14)) == ()


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("Leerling 4403918 is terug.", "lang nummer"),
        ("Bel 06 12 34 56 78.", "lang nummer"),
        ("Zie j.jansen@school.nl.", "adres"),
        ("Het gezin op 1823 AB verhuisde.", "adres"),
        ("Het gaat vooral om Emma.", "“Emma”"),
        ("Volgens A. de Vries is het opgelost.", "“A. de Vries”"),
        ("Het is een jongen van 14 jaar.", "leeftijd"),
        ("Een 9-jarige wacht op hulp.", "leeftijd"),
    ],
)
def test_wat_op_een_kind_kan_wijzen_geeft_een_waarschuwing(tekst: str, deel: str) -> None:
    (gezegd,) = waarschuwingen(tekst, NAMEN, figuur(14))
    assert deel in gezegd


@pytest.mark.parametrize(
    "tekst", ["Het zijn 3 jongeren.", "Drie nieuwe thuiszitters, zegt school."]
)
def test_een_klein_aantal_naast_een_afgeschermd_cijfer_geeft_een_waarschuwing(tekst: str) -> None:
    (gezegd,) = waarschuwingen(tekst, NAMEN, klein())
    assert "“<5”" in gezegd
    (gezegd,) = waarschuwingen(tekst, NAMEN, figuur(14))
    assert "kan herkennen" in gezegd, "ook naast een getoond cijfer wijst het kinderen aan"
