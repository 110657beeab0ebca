"""The page Inrichting: what is ready, what it would do, the reason, history and undo."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import Regio
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from indicators.vrijgave import Lezer, lees_vrijgave
from loaders import begin, inrichting
from loaders.ingest import laad_reeks
from pages.inrichting.words import SECTIONS
from pages.shared import block, region
from tests.indicators.proef import thuis, zoveel
from tests.pages.bureau import button, labels

SCRIPT = "from pages.inrichting import render; render()"


def bare(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


class Page:
    """The page on the invented region in a folder of its own."""

    def __init__(self, blocks: list[str]) -> None:
        self.blocks = blocks
        self.at = AppTest.from_string(SCRIPT, default_timeout=300)

    def open(self, section: str = SECTIONS[0]) -> Page:
        self.at.query_params["onderdeel"] = section
        self.at.session_state["onderdeel"] = section
        return self.run()

    def run(self) -> Page:
        self.blocks.clear()
        self.at.run()
        assert not self.at.exception
        return self

    def click(self, words: str, *, number: int = 0) -> Page:
        self.blocks.clear()
        button(self.at, words, number=number).click().run()
        assert not self.at.exception
        return self

    def fill(self, label: str, words: str) -> Page:
        self.blocks.clear()
        self.box(label).set_value(words).run()
        assert not self.at.exception
        return self

    def box(self, label: str) -> Any:
        return next(one for one in self.at.text_input if one.label == label)

    def choice(self, label: str) -> Any:
        return next(one for one in self.at.selectbox if one.label == label)

    @property
    def text(self) -> str:
        own = (one.proto.body for one in self.at.get("html"))
        return bare(" ".join((*own, *self.blocks)))


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Page:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    blocks: list[str] = []
    monkeypatch.setattr(block, "show", lambda html, key: blocks.append(html))
    monkeypatch.setattr(region, "place", lambda: begin.werkplek("duin-en-dijk"))
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(region, "who", lambda: "anna")
    return Page(blocks)


def now() -> Regio:
    return begin.werkplek("duin-en-dijk").regio


def first_two() -> list[str]:
    return [one.titel for one in gekozen(now(), indicatoren())][:2]


REASON = "Waarom wijzigt u dit? (verplicht)"


def test_een_andere_volgorde_wordt_eerst_getoond_en_pas_met_reden_doorgevoerd(page: Page) -> None:
    page.open()
    assert "Klaargezet" not in page.text
    page.click("Eén plaats later")
    assert "“Langer dan 3 maanden thuis” staat nu voor “Thuiszitters”." in page.text
    assert "Er komt geen cijfer bij, en er verandert of verdwijnt er geen." in page.text
    assert button(page.at, "Voer door").disabled
    assert first_two() == ["Thuiszitters", "Langer dan 3 maanden thuis"]
    page.fill(REASON, "Zo besproken op 3 september")
    page.click("Voer door")
    assert first_two() == ["Langer dan 3 maanden thuis", "Thuiszitters"]
    assert "De inrichting is gewijzigd." in page.text
    assert "Klaargezet" not in page.text


def test_gooi_weg_verandert_niets(page: Page) -> None:
    page.open().click("Eén plaats later").click("Gooi weg")
    assert "Klaargezet" not in page.text
    assert first_two()[0] == "Thuiszitters"
    assert inrichting.stand(begin.werkplek("duin-en-dijk")) == 0


def test_het_eerste_cijfer_kan_niet_eerder_en_wie_niet_getoond_is_kan_nergens_heen(
    page: Page,
) -> None:
    page.open()
    assert button(page.at, "Eén plaats eerder").disabled
    page.choice("Waar staat het").set_value("Niet getoond").run()
    assert "“Thuiszitters” wordt niet meer getoond." in page.text


def test_een_wijziging_staat_in_de_lijst_en_kan_ongedaan(page: Page) -> None:
    page.open().click("Eén plaats later").fill(REASON, "Zo besproken").click("Voer door")
    page.open("Wijzigingen")
    assert "Wijziging 1" in page.text
    assert "Zo besproken" in page.text
    assert "anna" in page.text
    page.click("Maak ongedaan")
    assert "“Thuiszitters” staat nu voor “Langer dan 3 maanden thuis”." in page.text
    assert button(page.at, "Ja, maak ongedaan").disabled
    page.fill("Waarom maakt u dit ongedaan? (verplicht)", "Toch niet")
    page.click("Ja, maak ongedaan")
    assert first_two()[0] == "Thuiszitters"
    assert "Wijziging 2 (maakt 1 ongedaan)" in page.text
    assert "ongedaan gemaakt" in page.text


def test_een_gemeente_naar_een_andere_groep_met_een_dag_houdt_eerdere_perioden(page: Page) -> None:
    page.open("Indelingen")
    polder = next(one for one in page.at.multiselect if one.label == "Gemeenten in Polder")
    polder.set_value(["Oosterwaard", "Westerkogge", "Duinveen"])
    page.at.radio[0].set_value("Vanaf een dag")
    page.box("Welke dag").set_value("1-1-2026")
    page.click("Zet klaar")
    assert "Jeugdregio: Duinveen komt bij Polder, vanaf 1 januari 2026." in page.text
    assert not [one for one in page.at.text_input if one.label == "Telt vanaf"]
    page.fill(REASON, "Duinveen gaat over").click("Voer door")
    groep = now().indeling("jeugdregio").groepen[2]
    assert [(lid.gemeente, str(lid.van)) for lid in groep.leden][-1] == ("VB01", "2026-01-01")


def test_wat_niet_kan_wordt_gezegd_en_niet_klaargezet(page: Page) -> None:
    page.open("Indelingen")
    polder = next(one for one in page.at.multiselect if one.label == "Gemeenten in Polder")
    polder.set_value([])
    page.click("Zet klaar")
    assert "heeft de groep “Polder” (jeugdregio:polder) geen gemeenten." in page.text
    assert "Voer door" not in labels(page.at)


def test_een_datum_die_geen_datum_is_wordt_gezegd(page: Page) -> None:
    page.open("Leveranciers")
    page.box("Naam").set_value("Nieuw bureau")
    page.box("Vanaf (leeg: altijd al)").set_value("morgen")
    page.click("Zet klaar")
    assert "Vanaf: “morgen” is geen datum. Bijvoorbeeld 1-1-2026." in page.text


def test_een_nieuwe_leverancier_komt_achter_de_andere(page: Page) -> None:
    page.open("Leveranciers")
    page.box("Naam").set_value("Nieuw bureau")
    page.at.multiselect[0].set_value(["Tellingen"])
    page.at.multiselect[1].set_value(["Duinveen", "Uitmeer"])
    page.click("Zet klaar")
    assert "Nieuwe leverancier Nieuw bureau: Tellingen, over Duinveen en Uitmeer." in page.text
    page.fill(REASON, "Levert vanaf nu").click("Voer door")
    assert now().leveranciers[-1].naam == "Nieuw bureau"
    assert len(now().leveranciers) == len(begin.regio("duin-en-dijk").leveranciers) + 1


def test_een_doel_zegt_wie_het_afsprak(page: Page) -> None:
    page.open("Doelen en vergelijken")
    page.box("Waarde, of de laagste").set_value("10")
    page.click("Zet klaar")
    assert "Vul ‘Afgesproken door’ in." in page.text
    page.box("Waarde, of de laagste").set_value("10")
    page.box("Afgesproken door").set_value("Netwerkgroep")
    page.click("Zet klaar")
    words = "Doel voor “Thuiszitters” in alle gebieden: 10 (afgesproken door Netwerkgroep)."
    assert words in page.text


def test_namen_van_andere_gemeenten_kunnen_weg_vanaf_een_dag(page: Page) -> None:
    page.open("Namen en termijn")
    page.at.radio[0].set_value("Zonder naam").run()
    assert "staan andere gemeenten zonder naam." in page.text
    page.fill("Telt vanaf", "1-1-2099").fill(REASON, "Afgesproken").click("Voer door")
    assert now().toon_namen
    page.open("Wijzigingen")
    assert "begint nog" in page.text
    assert "1 januari 2099" in page.text


def test_elk_onderdeel_gaat_open_zonder_cijfers(page: Page) -> None:
    for section in SECTIONS:
        page.open(section)
        assert "Inrichting" in page.text


def twee_bronnen() -> None:
    """Leerplicht Kogermeer counts 12 thuiszitters, the SWV 16 of the same; the first counts."""
    kwartaal = "2025-K2"
    eerste = thuis(*zoveel(12, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=kwartaal)
    tweede = thuis(
        *zoveel(16, "VB03 2025-05-01"),
        van="SWV IJmeer PO",
        periode=kwartaal,
        sector="alle",
        leidend="Leerplicht Kogermeer",
    )
    rapporten = list(laad_reeks(begin.werkplek("duin-en-dijk"), [eerste, tweede]))
    assert [een.uitkomst for een in rapporten] == ["opgenomen", "opgenomen"]


def kogermeer() -> tuple[str, str]:
    """The figure that readers see, and what it says of the other source."""
    plek = begin.werkplek("duin-en-dijk")
    gevonden = lees_vrijgave(plek.map_regio, Lezer()).figuur("thuiszitters", "VB03", "2025-K2")
    assert gevonden is not None
    return gevonden.tekst, gevonden.andere_bron


def test_met_een_bron_valt_er_niets_te_kiezen(page: Page) -> None:
    page.open("Welke bron telt")
    assert "Elk cijfer komt nu van één bron." in page.text
    assert "Zet klaar" not in labels(page.at)


def test_van_twee_bronnen_telt_die_u_kiest_en_vervalt_de_keuze_dan_is_alles_als_eerst(
    page: Page,
) -> None:
    twee_bronnen()
    assert kogermeer() == ("12", "andere bron: 16 (SWV IJmeer PO)")
    page.open("Welke bron telt")
    assert page.choice("Cijfer").options[:2] == ["Thuiszitters", "Langer dan 3 maanden thuis"]
    assert page.at.checkbox[0].value  # one choice for all that these two deliver
    keuze = page.choice("Deze bron gaat voor")
    assert keuze.options == ["Leerplicht Kogermeer (Thuiszitters)", "SWV IJmeer PO (Thuiszitters)"]
    assert keuze.value == keuze.options[0]  # what counts now
    keuze.set_value(keuze.options[1])
    page.click("Zet klaar")
    assert "SWV IJmeer PO" in page.text
    assert kogermeer()[0] == "12"  # nothing changed yet
    page.fill(REASON, "Het SWV heeft de volledige lijst").click("Voer door")
    assert kogermeer() == ("16", "andere bron: 12 (Leerplicht Kogermeer)")
    page.open("Welke bron telt")
    assert page.choice("Deze bron gaat voor").value == "SWV IJmeer PO (Thuiszitters)"
    maten = [een.maat for een in now().leidend]
    assert maten[:2] == ["thuiszitters", "thuiszitters_langer_3m"]
    assert len(maten) == len(page.choice("Cijfer").options) == len(set(maten))
    weg = page.choice("Afspraak die vervalt")
    assert weg.options[0] == "Thuiszitters, SWV IJmeer PO (Thuiszitters), de hele regio, altijd"
    weg.select_index(0).run()
    page.fill(REASON, "Toch niet").click("Voer door")
    assert kogermeer() == ("12", "andere bron: 16 (SWV IJmeer PO)")
    assert [een.maat for een in now().leidend] == maten[1:]
