"""The page Leveringen: the list, one delivery, undo and redo, and who delivered what."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import regio
from datasets.schema import StoreFout, StoreInGebruik
from indicators.catalog import indicatoren
from indicators.model import Vrijgave
from loaders.opdracht import Vraag, Werkplek
from pages import leveringen
from pages.leveringen import actions, detail, overview, seen, table, versions, words
from pages.leveringen.choices import Chosen, filtered
from pages.leveringen.seen import Seen
from pages.shared import block, region
from pages.shared.figures import Beeld
from tests.pages import nep_leveringen as nep
from tests.pages.fakes import voorbeeld

SCRIPT = "from pages.leveringen import render; render()"


def kaal(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.fixture
def getoond(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The blocks that the page shows; AppTest does not know our component."""
    blokken: list[str] = []
    monkeypatch.setattr(block, "show", lambda html, key: blokken.append(html))
    return blokken


@pytest.fixture
def pagina(
    monkeypatch: pytest.MonkeyPatch, getoond: list[str], tmp_path: Path
) -> Iterator[Callable[..., AppTest]]:
    monkeypatch.setattr(region, "load", voorbeeld)
    monkeypatch.setattr(region, "place", lambda: Werkplek(regio("duin-en-dijk"), tmp_path))
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(region, "who", lambda: "anna")
    monkeypatch.setattr(seen, "opnames", lambda plek: list(nep.ALLE))
    monkeypatch.setattr(leveringen, "rooster", nep.rooster)

    def open_met(**adres: str) -> AppTest:
        at = AppTest.from_string(SCRIPT, default_timeout=300)
        for naam, waarde in adres.items():
            at.query_params[naam] = waarde
        at.run()
        assert not at.exception
        return at

    return open_met


def alles(at: AppTest, getoond: list[str]) -> str:
    return kaal(" ".join([*(one.proto.body for one in at.get("html")), *getoond]))


def test_de_lijst_toont_wie_wanneer_wat_en_of_het_telt(pagina: Any, getoond: list[str]) -> None:
    tekst = alles(pagina(), getoond)
    assert "3 bestanden opgenomen, het laatste op 12 augustus 2025." in tekst
    assert "12 augustus 2025 door anna" in tekst
    assert "Leerplicht Duinveen" in tekst
    assert "2 waarschuwingen · 1 automatisch verbeterd · 3 cellen met de hand hersteld" in tekst
    for woord in ("● telt mee", "○ vervangen", "↩ teruggedraaid", "geen gevallen"):
        assert woord in tekst
    assert (
        "Teruggedraaid: Vrijstellingen (geen gevallen) Reden: Verkeerd kwartaal &lt;i&gt;" in tekst
    )


def test_een_bestandsnaam_is_geen_html(pagina: Any, getoond: list[str]) -> None:
    pagina()
    assert "<b>lijst" not in "".join(getoond)
    assert "&lt;b&gt;lijst.csv" in "".join(getoond)


def test_kiezen_houdt_ook_over_wat_ermee_is_gedaan() -> None:
    def nummers(gekozen: Chosen) -> list[int]:
        return [one.handeling for one in filtered(nep.ALLE, gekozen)]

    assert nummers(Chosen()) == [13, 12, 6, 4]
    assert nummers(Chosen(leverancier="Leerplicht Kogermeer")) == [13, 6]
    assert nummers(Chosen(titel="Thuiszitters")) == [12, 4]
    assert nummers(Chosen(periode="2024/2025")) == [13, 6]
    assert nummers(Chosen(leverancier="Leerplicht Duinveen", periode="2024/2025")) == []


def test_een_keuze_zonder_leveringen_is_geen_leeg_scherm(pagina: Any, getoond: list[str]) -> None:
    at = pagina(leverancier="Leerplicht Duinveen", over="schooljaar 2024/25")
    assert "Deze combinatie is nooit geleverd. Kies iets anders." in alles(at, getoond)


def test_een_onbekende_keuze_in_het_adres_wordt_gezegd(pagina: Any, getoond: list[str]) -> None:
    tekst = alles(pagina(leverancier="Leerplicht Nergens"), getoond)
    assert "Leverancier ‘Leerplicht Nergens’ kennen we niet." in tekst


def test_een_lange_lijst_komt_in_stukken(
    pagina: Any, getoond: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    veel = [replace(nep.OPNAME, handeling=n) for n in range(100, 0, -1)]
    monkeypatch.setattr(seen, "opnames", lambda plek: veel)
    at = pagina()
    assert getoond[-1].count("<tr") == 1 + leveringen.PER_CLICK
    [knop] = at.button
    assert knop.label == f"Toon er nog {leveringen.PER_CLICK}"
    knop.click().run()
    assert getoond[-1].count("<tr") == 1 + 2 * leveringen.PER_CLICK


def test_zonder_leveringen_wijst_de_pagina_de_weg_en_maakt_geen_opslag(
    pagina: Any, getoond: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_niet(plek: Werkplek) -> Any:
        raise AssertionError("a region that is only looked at gets no store")

    leeg = Beeld(regio("duin-en-dijk"), Vrijgave("duin-en-dijk", "vanaf 5", 0, None, {}), ())
    monkeypatch.setattr(region, "load", lambda: leeg)
    monkeypatch.setattr(seen, "opnames", open_niet)
    pagina()
    assert "Er is nog niets opgenomen." in getoond[-1]
    assert "./aanleveren" in getoond[-1]


def test_met_meer_regio_s_is_er_een_te_kiezen(pagina: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    namen = {"Duin en Dijk": "duin-en-dijk", "Alkmaar": "alkmaar"}
    monkeypatch.setattr(region, "choices", lambda: namen)
    assert next(box.label for box in pagina().selectbox) == "Regio"


def test_een_levering_heeft_alles_wat_je_ervan_wilt_weten(pagina: Any, getoond: list[str]) -> None:
    tekst = alles(pagina(opname="12"), getoond)
    for woord in (
        "Leerplicht Duinveen · K2 ’25 · levering 12",
        "12 augustus 2025, 9.05 uur, door anna",
        "&lt;b&gt;lijst.csv&lt;/b&gt; (2,4 MB)",
        "ab" * 32,
        "Waarschuwing: leerlingen die eerder thuis zaten, stonden niet meer in de lijst, 2 keer",
        "3 cellen met de hand hersteld voor het opnemen",
        "Meer dan 4 weken afwezig",
        "Cijfers die dit bestand gebruiken Thuiszitters",
        "Periode 2e kwartaal 2025 Versie 2 Status ● telt mee",
    ):
        assert woord in tekst


def test_een_bestand_met_meer_leveringen_noemt_ze_elk(
    pagina: Any, getoond: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    samen = replace(nep.OPNAME, leveringen=(nep.LEVERING, nep.GEEN))
    monkeypatch.setattr(seen, "opnames", lambda plek: [samen])
    tekst = alles(pagina(opname="12"), getoond)
    assert "Thuiszitters Leerplicht Duinveen 2e kwartaal 2025 2 28 ● telt mee" in tekst
    assert "Vrijstellingen Leerplicht Kogermeer schooljaar 2024/25 1 geen gevallen" in tekst


def test_het_nummer_van_een_terugdraaiing_opent_de_levering_zelf(
    pagina: Any, getoond: list[str]
) -> None:
    tekst = alles(pagina(opname="13"), getoond)
    assert "levering 6" in tekst
    assert (
        "Teruggedraaid op 12 augustus 2025, 9.05 uur, door bert. Reden: Verkeerd kwartaal" in tekst
    )


def test_een_onbekend_nummer_toont_de_lijst(pagina: Any, getoond: list[str]) -> None:
    tekst = alles(pagina(opname="<script>"), getoond)
    assert "Levering ‘&lt;script&gt;’ kennen we niet. U ziet nu alle leveringen." in tekst


def test_een_knop_die_niet_kan_zegt_waarom(pagina: Any, getoond: list[str]) -> None:
    at = pagina(opname="4")
    [knop] = [one for one in at.button if one.label == "Terugdraaien"]
    assert knop.disabled
    assert "Draai eerst levering 12 terug." in alles(at, getoond)
    assert './leveringen?opname=12"' in "".join(getoond)


def vervang(
    monkeypatch: pytest.MonkeyPatch, naam: str, fout: Exception | None = None
) -> list[dict[str, Any]]:
    """Undo or redo that only writes down how it was called."""
    gedaan: list[dict[str, Any]] = []

    def doe(plek: Werkplek, handeling: int, **gezegd: Any) -> Any:
        gedaan.append({"handeling": handeling, **gezegd})
        if fout is not None:
            raise fout
        return nep.samenvatting(None if gezegd.get("proef") else 14)

    monkeypatch.setattr(actions, naam, replace(getattr(actions, naam), do=doe))
    return gedaan


def knop(at: AppTest, label: str) -> Any:
    return next(one for one in at.button if one.label == label)


def test_terugdraaien_toont_eerst_wat_verandert_en_vraagt_een_reden(
    pagina: Any, getoond: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gedaan = vervang(monkeypatch, "UNDO")
    at = pagina(opname="12")
    knop(at, "Terugdraaien").click().run()
    assert gedaan == [{"handeling": 12, "wie": "anna", "proef": True}]
    assert any("lezers zien &lt;5" in kaal(one) for one in getoond)
    assert at.text_input[0].label == "Waarom doet u dit? (verplicht)"
    for niets in ("", "   "):
        at.text_input[0].input(niets)
        knop(at, "Ja, draai terug").click().run()
        assert "Vul eerst in waarom u dit doet. Er is nog niets veranderd." in alles(at, [])
    assert len(gedaan) == 1, "what changes is worked out once"
    at.text_input[0].input("  Verkeerd bestand ")
    knop(at, "Ja, draai terug").click().run()
    assert gedaan[-1] == {"handeling": 12, "wie": "anna", "reden": "Verkeerd bestand"}
    assert "Levering 12 is teruggedraaid." in alles(at, [])
    assert not [one for one in at.button if one.label == "Ja, draai terug"]


def test_de_knoppen_staan_boven_de_lange_lijst(
    pagina: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    vervang(monkeypatch, "UNDO")
    monkeypatch.setattr(block, "show", lambda html, key: st.html(html))
    at = pagina(opname="12")
    knop(at, "Terugdraaien").click().run()
    getekend = [
        getattr(one, "label", "") or getattr(one.proto, "body", "") for one in at.main if one
    ]
    [lijst] = [plaats for plaats, wat in enumerate(getekend) if "mon-som-regel" in wat]
    assert getekend.index("Waarom doet u dit? (verplicht)") < lijst
    assert getekend.index("Ja, draai terug") < lijst


def test_toch_niet_verandert_niets(pagina: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    gedaan = vervang(monkeypatch, "UNDO")
    at = pagina(opname="12")
    knop(at, "Terugdraaien").click().run()
    knop(at, "Toch niet").click().run()
    assert all(one.get("proef") for one in gedaan)
    assert knop(at, "Terugdraaien")


def test_wat_teruggedraaid_is_kan_weer_gaan_tellen(
    pagina: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    gedaan = vervang(monkeypatch, "REDO")
    at = pagina(opname="6")
    assert not [one for one in at.button if one.label == "Terugdraaien"]
    knop(at, "Opnieuw laten tellen").click().run()
    at.text_input[0].input("Toch goed")
    knop(at, "Ja, laat weer meetellen").click().run()
    assert gedaan[-1] == {"handeling": 6, "wie": "anna", "reden": "Toch goed"}


@pytest.mark.parametrize(
    "fout",
    [
        StoreFout("Daarna is een latere versie gekomen."),
        StoreInGebruik("De gegevens zijn nu in gebruik."),
    ],
)
def test_wat_niet_lukt_wordt_gezegd_en_de_pagina_blijft(
    pagina: Any, monkeypatch: pytest.MonkeyPatch, fout: Exception
) -> None:
    vervang(monkeypatch, "UNDO", fout)
    at = pagina(opname="12")
    knop(at, "Terugdraaien").click().run()
    assert str(fout) in alles(at, [])
    knop(at, "Sluit").click().run()
    assert knop(at, "Terugdraaien")


def test_blijven_er_twee_bronnen_over_dan_kiest_u_welke_telt(
    pagina: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    gedaan: list[dict[str, Any]] = []

    def doe(plek: Werkplek, handeling: int, **gezegd: Any) -> Any:
        gedaan.append(gezegd)
        if "leidend" not in gezegd:
            raise Vraag(
                "Welke telt dan? Zeg het met --leidend: 'A' of 'B'.",
                optie="leidend",
                opties=("A", "B"),
            )
        return nep.samenvatting(14)

    monkeypatch.setattr(actions, "UNDO", replace(actions.UNDO, do=doe))
    at = pagina(opname="12")
    knop(at, "Terugdraaien").click().run()
    assert "--leidend" not in alles(at, [])
    at.selectbox[0].select("B").run()
    at.text_input[0].input("Dubbel geleverd")
    knop(at, "Ja, draai terug").click().run()
    assert gedaan[-1] == {"wie": "anna", "leidend": "B", "reden": "Dubbel geleverd"}


def test_twee_versies_naast_elkaar(
    pagina: Any, getoond: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd: list[tuple[int | None, int | None]] = []

    def vergelijk(plek: Werkplek, a: int | None, b: int | None) -> Any:
        gevraagd.append((a, b))
        return nep.VERSCHIL

    monkeypatch.setattr(versions, "vergelijk_versies", vergelijk)
    at = pagina(opname="12")
    vak = next(box for box in at.selectbox if box.label == "Vergelijk met")
    assert vak.options == ["versie 1, 12 augustus 2025", versions.NOTHING]
    knop(at, "Vergelijk").click().run()
    vak = next(box for box in at.selectbox if box.label == "Vergelijk met")
    vak.select(versions.NOTHING)
    knop(at, "Vergelijk").click().run()
    assert gevraagd == [(3, 7), (None, 7)]
    assert "Was: versie 1, 12 augustus 2025. Wordt: versie 2." in kaal(" ".join(getoond))


def test_in_gebruik_is_een_zin_met_een_knop(pagina: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def bezet(plek: Werkplek) -> Any:
        raise StoreInGebruik("De gegevens zijn nu in gebruik. Probeer het zo weer.")

    monkeypatch.setattr(seen, "opnames", bezet)
    at = pagina()
    assert "Probeer het zo weer." in alles(at, [])
    assert knop(at, "Probeer opnieuw")


def test_de_opslag_gaat_niet_bij_elke_klik_open(
    pagina: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    keer: list[Werkplek] = []
    monkeypatch.setattr(seen, "opnames", lambda plek: keer.append(plek) or list(nep.ALLE))
    at = pagina()
    at.run()
    assert len(keer) == 1


def test_het_overzicht_begint_met_wat_te_laat_is(pagina: Any, getoond: list[str]) -> None:
    tekst = alles(pagina(weergave=leveringen.OVERVIEW), getoond)
    assert "1 levering is te laat." in tekst
    assert "Leerplicht Duinveen : Thuiszitters, 1e kwartaal 2025, 92 dagen te laat" in tekst
    assert "op tijd tot en met 6 weken" in tekst


def test_elk_vak_is_te_lezen_zonder_kleur() -> None:
    gevonden = nep.rooster(vandaag=date(2025, 8, 12))
    html = overview.matrix(
        gevonden, gevonden.rijen, {("Leerplicht Duinveen", "thuiszitters", "2025-K2"): 12}
    )
    tekst = kaal(html)
    for woord in (
        "✓ 12 aug ’25 versie 2",
        "✕ 92 dagen te laat",
        "✓ geen gevallen",
        "… t/m 11 aug ’25",
        "– nooit",
        "nog niet aangesloten",
    ):
        assert woord in tekst
    assert "opname=12" in html
    assert tekst.index("K2 ’25") < tekst.index("K1 ’25")


def test_wie_gestopt_is_staat_niet_in_het_overzicht() -> None:
    gevonden = nep.rooster(vandaag=date(2025, 8, 12))
    assert "Leerplicht Vroeger" not in overview.matrix(gevonden, gevonden.rijen, {})


def test_alles_op_tijd_is_goed_nieuws() -> None:
    gevonden = replace(nep.rooster(vandaag=date(2025, 8, 12)), rijen=())
    assert overview.headline(gevonden) == "Alles wat er moet zijn, is geleverd."
    assert overview.late_list(gevonden) == ""


def test_perioden_in_het_kort() -> None:
    assert words.periods(["2025-K2"]) == "K2 ’25"
    assert words.periods(["2025-K2", "2025-K1"]) == "K1 ’25 en K2 ’25"
    assert words.periods(["2021", "2019", "2020"]) == "2019 t/m 2021"


def test_versies_zijn_die_van_dezelfde_levering() -> None:
    gezien = Seen(nep.ALLE)
    assert [one.nummer for _, one in gezien.versions(nep.LEVERING)] == [7, 3]
    assert [one.nummer for _, one in gezien.versions(nep.GEEN)] == [9]
    assert gezien.counting() == {("Leerplicht Duinveen", "thuiszitters", "2025-K2"): 12}


def test_een_bestand_met_veel_leveringen_vouwt_de_rest_in() -> None:
    veel = replace(nep.OPNAME, leveringen=(nep.LEVERING,) * (detail.MOST_ROWS + 5))
    html = detail.deliveries(veel, regio("duin-en-dijk"))
    assert "Nog 5 leveringen" in html


def test_wat_niets_voedt_zegt_waarom() -> None:
    assert "dit bestand telt nu niet mee" in detail.feeds(
        replace(nep.OUDE, leveringen=(replace(nep.EERDER, indicatoren=()),)), indicatoren().values()
    )


def test_een_regel_van_de_lijst_leidt_naar_de_levering() -> None:
    assert 'href="./leveringen?opname=12"' in table.table([nep.OPNAME], {}, "jan")


def test_terugdraaien_staat_in_de_lijst_alleen_bij_wat_u_zelf_aanleverde() -> None:
    assert table.UNDO in table.table([nep.OPNAME], {}, nep.OPNAME.wie)
    assert table.UNDO not in table.table([nep.OPNAME], {}, "iemand anders")
