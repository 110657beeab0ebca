"""The OOGO on the page: written down, old agreements first with the figures since, and undone."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from datasets.periodes import Periode
from datasets.reference.oogo import Afspraak, Overleg, Vraag
from datasets.reference.regio import regio
from loaders.oogo import MAP, Oogo, lees_oogo
from loaders.oogo_schrijven import Wordt, bewaar
from loaders.opdracht import Werkplek
from pages.doelen import oogo
from pages.doelen.figure import Place
from pages.shared import block, region
from pages.shared.oogo import beside
from tests.pages.bureau import button
from tests.pages.fakes import beeld_van, figuur

SCRIPT = """
from datetime import date
from datasets.periodes import Periode
from pages.doelen import oogo_write
from tests.pages.fakes import voorbeeld
oogo_write.show(voorbeeld(), Periode.van_code("2025-K2"), date(2025, 9, 1))
"""
K2 = Periode.van_code("2025-K2")
VANDAAG = date(2025, 9, 1)
MAART, DECEMBER = date(2025, 3, 6), date(2025, 12, 4)
CIJFERS = (
    replace(figuur(17, onder95=16, boven95=18), periode="2025-K1"),
    figuur(9, onder95=8, boven95=10),
)


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Werkplek:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", nullcontext)
    plek = Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")
    plek.map_regio.mkdir()
    return plek


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def afspraak(overleg: int, **meer: object) -> Afspraak:
    basis = {"overleg": overleg, "tekst": "Melden <binnen> een week.", "eigenaar": "SWV"}
    return Afspraak.model_validate(basis | meer)


def section(vandaag: date = VANDAAG) -> str:
    return oogo.section(Place(beeld_van(*CIJFERS), K2, vandaag))


# -- what is shown ----------------------------------------------


def test_zonder_overleg_staat_er_wat_een_overleg_hier_doet(plek: Werkplek) -> None:
    assert "Er is nog geen overleg opgeschreven." in words(section())


def test_oude_afspraken_komen_eerst_met_wat_de_cijfers_sindsdien_zeggen(plek: Werkplek) -> None:
    maart, december = bewaar(
        plek,
        [Wordt(Overleg(datum=MAART)), Wordt(Overleg(datum=DECEMBER, agendapunten=("De cijfers",)))],
        door="anna",
    )
    over = {"indicator": "thuiszitters", "gebied": "VB01", "periode": "2025-K1"}
    (oud,) = bewaar(plek, [Wordt(afspraak(maart.stuk, voor=date(2025, 6, 1), **over))], door="anna")
    html = section()
    said = words(html)
    assert "Volgend overleg: 4 december 2025." in said
    assert "Eerst: 1 eerdere afspraak, 1 over de afgesproken dag heen" in said
    assert "Toen: 17 thuiszitters (1e kwartaal 2025). Nu: 9 thuiszitters" in said
    assert "8 minder." in said
    assert said.index("Eerst: 1") < said.index("Op de agenda"), "de oude afspraken staan eerst"
    assert "&lt;binnen&gt;" in html
    assert "<binnen>" not in html

    klaar = oud.inhoud.model_copy(update={"status": "afgerond", "besproken": december.stuk})
    bewaar(plek, [Wordt(klaar, oud)], door="bert")
    later = words(section(date(2026, 1, 1)))
    assert "Er zijn geen eerdere afspraken die nog lopen." in later
    assert "bert: Status: afgerond; Laatst besproken: 4 december 2025." in later


def test_een_beschadigd_bestand_wordt_op_de_pagina_gezegd(plek: Werkplek) -> None:
    bewaar(plek, [Wordt(Overleg(datum=MAART))], door="anna")
    (plek.map_regio / MAP / "0001.toml").write_text("nummer = 1", "utf-8")
    assert "0001.toml van het OOGO is beschadigd" in words(section())


def test_een_gemeente_ziet_haar_vragen_en_de_afspraken_die_haar_aangaan(plek: Werkplek) -> None:
    (maart,) = bewaar(plek, [Wordt(Overleg(datum=MAART))], door="anna")
    bewaar(
        plek,
        [
            Wordt(Vraag(gebied="VB01", periode="2025-K2", tekst="Wat <helpt>?", wie="De groep")),
            Wordt(afspraak(maart.stuk, gebied="VB02", tekst="Voor een ander.")),
            Wordt(afspraak(maart.stuk, tekst="Voor allen.")),
            Wordt(afspraak(maart.stuk, tekst="Al klaar.", status="afgerond")),
        ],
        door="anna",
    )
    html = beside(beeld_van(*CIJFERS), "VB01", K2)
    said = words(html)
    assert "Wat &lt;helpt&gt;?" in said
    assert "Voor allen." in said
    assert "Voor een ander." not in said
    assert "Al klaar." not in said
    assert beside(beeld_van(*CIJFERS), "VB01", Periode.van_code("2025-K1")).count("helpt") == 0


def test_zonder_vragen_en_afspraken_staat_er_geen_leeg_blok(plek: Werkplek) -> None:
    assert beside(beeld_van(*CIJFERS), "VB01", K2) == ""


# -- writing it -------------------------------------------------


class Form:
    """The form below the agreements of the invented region."""

    def __init__(self, plek: Werkplek) -> None:
        self.plek = plek
        self.at = AppTest.from_string(SCRIPT, default_timeout=300).run()

    def fill(self, **boxes: str) -> Form:
        for label, value in boxes.items():
            every = (*self.at.text_input, *self.at.text_area)
            next(o for o in every if o.label.startswith(label.replace("_", " "))).set_value(value)
        return self

    def choose(self, label: str, value: str) -> Form:
        next(one for one in self.at.selectbox if one.label == label).set_value(value).run()
        return self

    def click(self, label: str) -> Form:
        button(self.at, label).click().run()
        assert not self.at.exception
        return self

    @property
    def text(self) -> str:
        return words(" ".join(one.proto.body for one in self.at.get("html")))

    @property
    def kept(self) -> Oogo:
        return lees_oogo(self.plek.map_regio)


@pytest.fixture
def form(plek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> Form:
    monkeypatch.setattr(block, "show", lambda html, key: None)
    monkeypatch.setattr(region, "place", lambda: plek)
    monkeypatch.setattr(region, "who", lambda: "anna")
    return Form(plek)


def test_overleg_afspraak_opvolging_en_ongedaan(form: Form) -> None:
    form.fill(Datum="6-3-2025", Agendapunten="- Thuiszitters\n- Jeugdhulp").click("Bewaar")
    assert "Bewaard." in form.text
    (maart,) = form.kept.overleggen
    assert maart.inhoud.agendapunten == ("Thuiszitters", "Jeugdhulp")

    form.choose("Cijfer", "Thuiszitters").choose("Gebied", "Duinveen")
    form.fill(Wat_is_er="Scholen melden binnen een week.", Wie_zorgt="SWV", Klaar_op="1-9-2025")
    form.click("Bewaar")
    (een,) = form.kept.afspraken
    assert een.inhoud.over == ("thuiszitters", "VB01", "2025-K2")
    assert (een.inhoud.voor, een.inhoud.overleg) == (date(2025, 9, 1), maart.stuk)

    label = "Scholen melden binnen een week. (nog niet begonnen, nummer 2)"
    form.choose("Welke?", label)
    next(one for one in form.at.selectbox if one.label == "Status").set_value("loopt")
    form.fill(Hoe_gaat="Acht van de elf scholen doen het.").click("Bewaar")
    assert form.kept.afspraken[0].inhoud.status == "loopt"

    form.click("Maak de laatste wijziging ongedaan")
    assert form.kept.afspraken[0].inhoud == een.inhoud
    assert len(form.kept.geschiedenis(een.stuk)) == len(["nieuw", "loopt", "ongedaan"])


def test_wat_op_een_naam_lijkt_wordt_eerst_gevraagd(form: Form) -> None:
    form.choose("Wat schrijft u op?", "Vraag voor het OOGO")
    next(one for one in form.at.selectbox if one.label == "Gebied").set_value("Duinveen")
    form.fill(Wat_wilt="Krijgt Emma nu hulp?", Wie_vraagt="De groep").click("Bewaar")
    assert "“Emma” lijkt een naam." in form.text
    assert form.kept.vragen == ()
    form.at.checkbox[0].check()
    form.click("Bewaar")
    assert len(form.kept.vragen_bij("VB01", "2025-K2")) == 1


def test_zonder_datum_of_met_een_foute_wordt_niets_bewaard(form: Form) -> None:
    form.fill(Datum="morgen").click("Bewaar")
    assert "“morgen” is geen datum" in form.text
    form.fill(Datum="").click("Bewaar")
    assert "Datum is niet goed ingevuld." in form.text
    assert form.kept.handelingen == ()
