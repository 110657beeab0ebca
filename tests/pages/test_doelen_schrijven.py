"""Writing a duiding on the page: looked at first, adopted, changed with a reason, withdrawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import regio
from loaders.duidingen import Duidingen, lees_duidingen
from loaders.opdracht import Werkplek
from pages.shared import block, region
from tests.pages.bureau import button

SCRIPT = """
from datasets.periodes import Periode
from pages.doelen import write
from tests.pages.fakes import voorbeeld
write.show(voorbeeld(), Periode.van_code("2025-K2"))
"""


class Form:
    """The section below the agenda of the invented region."""

    def __init__(self, plek: Werkplek, blocks: list[str]) -> None:
        self.plek, self.blocks = plek, blocks
        self.at = AppTest.from_string(SCRIPT, default_timeout=300).run()

    def write(self, text: str, who: str = "Netwerkgroep monitoring") -> Form:
        self.at.text_area[0].set_value(text)
        self.at.text_input[0].set_value(who)
        return self

    def click(self, words: str) -> Form:
        self.blocks.clear()
        button(self.at, words).click().run()
        assert not self.at.exception
        return self

    def choose(self, label: str, value: str) -> Form:
        next(one for one in self.at.selectbox if one.label == label).set_value(value).run()
        return self

    @property
    def text(self) -> str:
        own = (one.proto.body for one in self.at.get("html"))
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", " ".join((*own, *self.blocks))))

    @property
    def kept(self) -> Duidingen:
        return lees_duidingen(self.plek.map_regio)


@pytest.fixture
def form(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Form:
    plek = Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")
    blocks: list[str] = []
    monkeypatch.setattr(block, "show", lambda html, key: blocks.append(html))
    monkeypatch.setattr(region, "place", lambda: plek)
    monkeypatch.setattr(region, "who", lambda: "anna")
    return Form(plek, blocks)


def test_een_duiding_wordt_concept_dan_vastgesteld_gewijzigd_en_ingetrokken(form: Form) -> None:
    form.choose("Cijfer", "Dreigende thuiszitters").choose("Gebied", "Duinveen")
    form.write("Twee scholen melden sinds april eerder.").click("Bewaar als concept")
    assert "Bewaard als concept." in form.text
    (een,) = form.kept.nu
    assert (een.over, een.door) == (("dreigende_thuiszitters", "VB01", "2025-K2"), "anna")
    assert form.kept.voor_lezers == ()

    welke = "Dreigende thuiszitters, Duinveen, 2e kwartaal 2025 (concept, nummer 1)"
    form.choose("Wat wilt u doen?", welke).click("Stel vast")
    assert "Vastgesteld." in form.text
    assert [een.tekst for een in form.kept.voor_lezers] == [een.tekst]

    form.choose("Wat wilt u doen?", welke.replace("concept", "vastgesteld"))
    form.at.text_area[0].set_value("Drie scholen melden eerder.")
    form.click("Stel vast")
    assert "Zeg waarom u haar wijzigt." in form.text
    assert len(form.kept.versies) == 2
    next(o for o in form.at.text_input if o.label == "Waarom wijzigt u dit?").set_value("Geteld.")
    form.click("Trek in")
    assert form.kept.voor_lezers == ()
    assert "Er is nog geen duiding geschreven." in form.text


def test_wat_op_een_naam_lijkt_wordt_eerst_gevraagd_en_de_tekst_blijft_staan(form: Form) -> None:
    form.write("Volgens Emma is het opgelost.").click("Stel vast")
    assert "“Emma” lijkt een naam." in form.text
    assert form.kept.versies == ()
    assert form.at.text_area[0].value == "Volgens Emma is het opgelost."
    form.at.checkbox[0].check()
    form.click("Stel vast")
    assert len(form.kept.voor_lezers) == 1


def test_zonder_tekst_of_naam_wordt_niets_bewaard(form: Form) -> None:
    form.click("Stel vast")
    assert "Schrijf eerst wat er achter het cijfer zit." in form.text
    form.write("Een tekst.", " ").click("Stel vast")
    assert "Zeg wie dit schrijft" in form.text
    assert form.kept.versies == ()


def test_een_burgerservicenummer_wordt_meteen_en_ook_met_het_vinkje_geweigerd(form: Form) -> None:
    form.write("Het gaat om 111222333.").click("Bewaar als concept")
    assert "burgerservicenummer" in form.text
    assert "zet dan het vinkje" not in form.text
    form.at.checkbox[0].check()
    form.click("Bewaar als concept")
    assert "burgerservicenummer" in form.text
    assert form.kept.versies == ()
