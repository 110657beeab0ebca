"""Attacks by what figures have to do with each other: shares, balances, parts, former deliveries."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.catalog import datasets
from indicators.catalog import indicatoren
from indicators.uitsplitsing import UITSPLITSINGEN
from tests.afscherming.aanvaller import GENOEG, Naam, Puzzel
from tests.afscherming.gezien import lekken, naief, onze, puzzel
from tests.afscherming.streek import ALLE, KUST, begonnen, lijst, proef, streek, tellingen
from tests.indicators.proef import Proef, inwoners

KWARTAAL, JAAR = "2025-K1", "2024/2025"
DREIGEND, VERWEZEN, ONTERECHT, AANDEEL = (
    "dreigende_thuiszitters",
    "dyslexie_verwijzingen",
    "dyslexie_onterecht",
    "dyslexie_aandeel_onterecht",
)
THUIS, LANGER, IN, UIT = (
    "thuiszitters",
    "thuiszitters_langer_3m",
    "thuiszitters_instroom",
    "thuiszitters_uitstroom",
)
LEERPLICHTIG = 500


def jaarcel(maat: str, gebied: str) -> Naam:
    return (maat, gebied, JAAR, "")


def cel(maat: str, gebied: str) -> Naam:
    return (maat, gebied, KWARTAAL, "")


@pytest.fixture(scope="module")
def geteld(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    """Counts, with shares and rates that the monitor makes of them."""
    verwezen = {"VB01": 24, "VB02": 3, "VB03": 12, "VB04": 20, "VB05": 30}
    onterecht = {"VB01": 3, "VB02": 2, "VB03": 12, "VB04": 18, "VB05": 10}
    inwonertal = [f"{g};5 tot 18 jaar;{LEERPLICHTIG}" for g in ALLE]
    return proef(
        Path(tmp_path_factory.mktemp("geteld")),
        streek(),
        inwoners(*inwonertal, periode="2025-01-01"),
        tellingen({VERWEZEN: verwezen, ONTERECHT: onterecht}, JAAR),
        tellingen({DREIGEND: {"VB01": 9, "VB02": 3}}, KWARTAAL),
    )


@pytest.fixture(scope="module")
def telling(geteld: Proef) -> Puzzel:
    return puzzel(geteld, onze(geteld))


def test_percentage_maal_noemer_die_te_zien_is(geteld: Proef, telling: Puzzel) -> None:
    """12,5% of the 24 that stand beside it is 3."""
    gewoon = puzzel(geteld, naief(geteld))
    assert len(gewoon.mogelijk(jaarcel(ONTERECHT, "VB01"))) > 1
    gewoon.procent(jaarcel(ONTERECHT, "VB01"), jaarcel(VERWEZEN, "VB01"), "12,5%")
    assert gewoon.mogelijk(jaarcel(ONTERECHT, "VB01")) == [3]
    assert telling.mogelijk(jaarcel(ONTERECHT, "VB01")) == [1, 2, 3, 4]
    assert geteld.figuur(AANDEEL, "VB01", JAAR).tekst == "te klein"


def test_per_1000_van_een_openbaar_aantal_inwoners(geteld: Proef, telling: Puzzel) -> None:
    """6,0 per 1.000 of 500 inhabitants is 3."""
    gewoon = puzzel(geteld, naief(geteld))
    gewoon.feit({cel(DREIGEND, "VB02"): 1000 / LEERPLICHTIG}, 5.95, 6.05)
    assert gewoon.mogelijk(cel(DREIGEND, "VB02")) == [3]
    assert telling.mogelijk(cel(DREIGEND, "VB02")) == [1, 2, 3, 4]
    assert onze(geteld)[DREIGEND, "VB01", KWARTAAL, ""].per_1000 == ("18,0", "18,0")
    assert onze(geteld)[DREIGEND, "VB02", KWARTAAL, ""].per_1000 == ("", "")


def test_verhouding_van_twee_verborgen_aantallen(geteld: Proef, telling: Puzzel) -> None:
    """Two thirds of a number from 1 to 4 is 2 of 3."""
    gewoon = puzzel(geteld, naief(geteld))
    gewoon.procent(jaarcel(ONTERECHT, "VB02"), jaarcel(VERWEZEN, "VB02"), "66,7%")
    assert gewoon.mogelijk(jaarcel(ONTERECHT, "VB02")) == [2]
    assert gewoon.mogelijk(jaarcel(VERWEZEN, "VB02")) == [3]
    assert telling.mogelijk(jaarcel(VERWEZEN, "VB02")) == [1, 2, 3, 4]
    assert geteld.figuur(AANDEEL, "VB02", JAAR).tekst in ("te klein", "·")


def test_honderd_procent_zegt_iets_van_iedereen(geteld: Proef, telling: Puzzel) -> None:
    """Of 12 that were referred 12 were so without reason: then it holds for each of them."""
    rest = {jaarcel(VERWEZEN, "VB03"): 1.0, jaarcel(ONTERECHT, "VB03"): -1.0}
    assert puzzel(geteld, naief(geteld)).mogelijk(rest) == [0]
    assert len(telling.mogelijk(rest)) == GENOEG
    assert geteld.figuur(AANDEEL, "VB03", JAAR).tekst == "·"
    assert geteld.figuur(ONTERECHT, "VB03", JAAR).tekst == "8–12"


def test_wat_er_overblijft_van_een_geheel(geteld: Proef, telling: Puzzel) -> None:
    """18 of 20: 2 were referred with reason."""
    rest = {jaarcel(VERWEZEN, "VB04"): 1.0, jaarcel(ONTERECHT, "VB04"): -1.0}
    assert puzzel(geteld, naief(geteld)).mogelijk(rest) == [2]
    assert len(telling.mogelijk(rest)) == GENOEG


def test_niets_van_al_het_andere_volgt(geteld: Proef, telling: Puzzel) -> None:
    assert lekken(geteld, telling) == {}


# -- pupils who come and go --------------------------------------


@pytest.fixture(scope="module")
def thuis(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    """VB01 goes from 12 to 7: 3 come and 8 go. In VB05 14 stay at home, 12 of them for long."""
    gevallen = [
        *begonnen("VB01", 8, "2024-K4", dagen=100),
        *begonnen("VB01", 4, "2024-K4"),
        *begonnen("VB01", 3, KWARTAAL),
        *begonnen("VB05", 12, "2024-K4"),
        *begonnen("VB05", 2, KWARTAAL),
    ]
    kwartalen = ("2024-K4", KWARTAAL)
    plek = Path(tmp_path_factory.mktemp("thuis"))
    return proef(plek, streek(), *(lijst(gevallen, k) for k in kwartalen))


def test_begin_en_erbij_en_eraf_is_einde(thuis: Proef) -> None:
    """24 and 5 more, less 8 that went, are 21. In Kust: 12 + `<5` - 8 = 7."""
    gewoon, ons = puzzel(thuis, naief(thuis)), puzzel(thuis, onze(thuis))
    assert naief(thuis)[IN, KUST, KWARTAAL, ""].waarde == "<5"
    assert gewoon.mogelijk(cel(IN, KUST)) == [3]
    assert thuis.figuur(THUIS, KUST, KWARTAAL).tekst == "7"
    assert len(ons.mogelijk(cel(IN, KUST))) == GENOEG
    assert len(ons.mogelijk(cel(UIT, KUST))) == GENOEG


def test_overlappende_leeftijden_en_duren(thuis: Proef) -> None:
    """0 to 17 beside 0 to 22 leaves 18 to 22; so does longer than 3 months beside all."""
    leeftijden = Puzzel()
    leeftijden.tekst(("0-17",), "12")
    leeftijden.tekst(("0-22",), "14")
    ouder = {("0-22",): 1.0, ("0-17",): -1.0}
    assert leeftijden.mogelijk(ouder) == [2]
    korter = {cel(THUIS, "jeugdregio:midden"): 1.0, cel(LANGER, "jeugdregio:midden"): -1.0}
    assert puzzel(thuis, naief(thuis)).mogelijk(korter) == [2]
    assert len(puzzel(thuis, onze(thuis)).mogelijk(korter)) == GENOEG


def test_geen_aantal_van_kinderen_staat_er_naar_leeftijd() -> None:
    """So no two groups of ages lie inside each other, except in what everybody can look up."""
    assert "leeftijd" not in {soort.kolom for soort in UITSPLITSINGEN.values()}
    soorten = datasets()
    for een in indicatoren().values():
        if not soorten[een.dataset].landelijk:
            assert "leeftijd" not in een.sql(soorten[een.dataset]), een.id


def test_niets_volgt_uit_wie_komt_en_gaat(thuis: Proef) -> None:
    """VB05 goes from 12 to 14 and nobody leaves in the school year: 2 came, and that is hidden."""
    assert lekken(thuis, puzzel(thuis, onze(thuis))) == {}
