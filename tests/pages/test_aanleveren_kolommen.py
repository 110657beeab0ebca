"""Step 2 on real files: no dead end, and what headings look like in one click."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders import begin
from loaders.aanleveren import Aanlevering
from pages.shared import region
from tests.loaders.hulp import als_csv, als_xlsx

SCRIPT = "from pages.aanleveren import render; render()"


@pytest.fixture
def levering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aanlevering:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setenv("MONITOR_REGIO", "alkmaar")
    return Aanlevering.nieuw(begin.werkplek("alkmaar"), region.who())


def stap_2(levering: Aanlevering) -> AppTest:
    levering.naar(2)
    pagina = AppTest.from_string(SCRIPT, default_timeout=300)
    pagina.query_params["concept"] = levering.id
    pagina.run()
    assert not pagina.exception
    return pagina


def test_a_workbook_with_two_kinds_of_data_can_go_on(levering: Aanlevering) -> None:
    gevallen = (("Leerling-ID", "Woongemeente", "Eerste dag thuis", "Datum terug"),
                [("L1", "Alkmaar", "10-02-2025", "")])  # fmt: skip
    aantallen = (("Gemeente", "Maat", "Aantal"), [("Alkmaar", "Dreigende thuiszitters", "7")])
    levering.voeg_toe(als_xlsx({"Lijst": gevallen, "Tellingen": aantallen}), "alles 2025-K1.xlsx")
    pagina = stap_2(levering)
    vakken = {vak.label: vak for vak in pagina.selectbox}
    assert "Wie levert dit aan?" in vakken
    vakken["Wie levert dit aan?"].select("Leerplicht Alkmaar").run()
    verder = next(b for b in pagina.button if b.label == "Klopt, ga controleren")
    assert not verder.disabled
    verder.click().run()
    assert not pagina.exception
    assert levering.concept.stap == 3


def twee_lijken(levering: Aanlevering) -> None:
    """A file of which two headings look like a field."""
    koppen = ("Leerling-ID", "Woongemeente", "Eerste dag thuiss", "Datum terugg")
    levering.voeg_toe(als_csv(koppen, [("L1", "Alkmaar", "10-02-2025", "")]), "lijst 2025-K1.csv")


OVERGENOMEN = {"Eerste dag thuiss": "begin", "Datum terugg": "einde"}


def test_what_headings_look_like_is_taken_over_and_checked_in_one_click(
    levering: Aanlevering,
) -> None:
    twee_lijken(levering)
    levering.zeg(0, dataset="thuiszitters", leverancier="Leerplicht Alkmaar", periode="2025-K1")
    pagina = stap_2(levering)
    woorden = "Neem de 2 voorstellen over en ga controleren"
    next(b for b in pagina.button if b.label == woorden).click().run()
    assert not pagina.exception
    assert levering.concept.stuk(0).opdracht.kolommen == OVERGENOMEN
    assert levering.concept.stuk(0).gekoppeld
    assert levering.concept.stap == 3


def test_what_headings_look_like_is_left_out_only_in_so_many_words(
    levering: Aanlevering,
) -> None:
    koppen = ("Leerling-ID", "Woongemeente", "Eerste dag thuis", "Datum terug", "Schoolsoortt")
    rij = ("L1", "Alkmaar", "10-02-2025", "", "vso")
    levering.voeg_toe(als_csv(koppen, [rij]), "lijst 2025-K1.csv")
    levering.zeg(0, dataset="thuiszitters", leverancier="Leerplicht Alkmaar", periode="2025-K1")
    pagina = stap_2(levering)
    assert not [one for one in pagina.button if one.label.startswith("Klopt")]
    woorden = "Lees deze kolom niet en ga controleren"
    next(b for b in pagina.button if b.label == woorden).click().run()
    assert not pagina.exception
    assert levering.concept.stuk(0).opdracht.kolommen == {"Schoolsoortt": ""}
    assert levering.concept.stap == 3


def test_with_more_to_choose_the_headings_are_taken_over_by_themselves(
    levering: Aanlevering,
) -> None:
    twee_lijken(levering)
    levering.zeg(0, dataset="thuiszitters", leverancier="Leerplicht Alkmaar", periode="2025-K1")
    pagina = stap_2(levering)
    gevraagd = next(b for b in pagina.button_group if b.label.startswith("Is er iets veranderd"))
    gevraagd.set_value("Ja").run()
    next(b for b in pagina.button if b.label == "Neem de 2 voorstellen over").click().run()
    assert not pagina.exception
    assert levering.concept.stuk(0).opdracht.kolommen == OVERGENOMEN
    assert not levering.concept.stuk(0).gekoppeld
