"""The form for counts: made from the row class, and what is typed goes in like any file."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.catalog import datasets
from datasets.maten import MATEN
from datasets.reference.regio import regio
from loaders.blad import telt_koppen
from loaders.formulier import Formulier, GeenFormulier, als_bestand, formulier, heeft_formulier
from loaders.ingest import laad
from loaders.match import bekende_koppen
from loaders.opdracht import Opdracht
from loaders.read import read_file
from loaders.sjabloon import velden_van
from loaders.sjabloon_blok import lees_sjabloonblok
from tests.loaders.hulp import goed, werkplek

DUIN = regio("duin-en-dijk")
KAAL = Opdracht(wie="toets", wanneer=datetime(2025, 8, 12, 9, 30))  # noqa: DTZ001
MET_FORMULIER = [naam for naam, d in datasets().items() if heeft_formulier(d)]


def van(naam: str, leverancier: str, periode: str, **anders: tuple[str, ...]) -> Formulier:
    return formulier(datasets()[naam], DUIN, leverancier, periode, **anders)


def test_there_is_a_form_for_the_counts_of_a_regional_office() -> None:
    assert MET_FORMULIER == ["tellingen", "vo_coach"]


@pytest.mark.parametrize("naam", sorted(set(datasets()) - set(MET_FORMULIER)))
def test_for_cases_and_national_files_there_is_none(naam: str) -> None:
    with pytest.raises(GeenFormulier, match="geen formulier"):
        van(naam, "Leerplicht Duinveen", "2025-K2")


@pytest.mark.parametrize("naam", MET_FORMULIER)
def test_the_columns_are_those_of_the_template(naam: str) -> None:
    een = van(naam, "Leerplicht Duinveen", "2025-K2")
    velden = velden_van(datasets()[naam])
    assert [v.titel for v in een.velden] == [v.kolom.titel for v in velden]
    assert {v.naam for v in een.velden if v.verplicht} == {v.naam for v in velden if not v.mag_leeg}


def test_an_office_of_one_municipality_sees_its_own_rows() -> None:
    een = van("tellingen", "Leerplicht Duinveen", "2025-K2")
    assert {rij[0] for rij in een.rijen} == {"Duinveen"}
    assert [rij[1] for rij in een.rijen] == [m.titel for m in MATEN[:6]]
    assert een.velden[0].keuzes == ("Duinveen",)


def test_the_rows_are_the_municipalities_for_each_chosen_measure() -> None:
    een = van("tellingen", "SWV IJmeer PO", "2025-K2", maten=("Wachttijd in weken",))
    assert [rij[:2] for rij in een.rijen] == [
        ("Kogermeer", "Wachttijd in weken"),
        ("Sint Adelbert", "Wachttijd in weken"),
        ("Uitmeer", "Wachttijd in weken"),
    ]


def test_an_office_of_the_past_has_its_municipality_of_then() -> None:
    een = van("tellingen", "Leerplicht Oostermade", "2023-K2")
    assert een.velden[0].keuzes == ("Oostermade",)


def test_what_is_typed_goes_in_without_a_question(tmp_path: Path) -> None:
    een = van("tellingen", "Leerplicht Duinveen", "2025-K2")
    getypt = [(*rij[:3], aantal) for rij, aantal in zip(een.rijen, ("12", "<5"), strict=False)]
    inhoud, naam = als_bestand(een, getypt)
    rapport = goed(laad(werkplek(tmp_path), inhoud, naam, KAAL))
    [levering] = rapport.leveringen
    assert (levering.leverancier, levering.periode) == ("Leerplicht Duinveen", "2025-K2")
    assert levering.rijen == 2
    assert [i for i in rapport.issues if i.ernst != "melding"] == []


def test_a_school_year_of_the_coaches_goes_in(tmp_path: Path) -> None:
    een = van("vo_coach", "VO-coaches Duin en Dijk", "2024/2025")
    rij = ("Duinveen", "De Vlieger", "havo", "totaal", "31", "80", "4", "0,8")
    inhoud, naam = als_bestand(een, [rij])
    assert naam == "Formulier VO-coach VO-coaches Duin en Dijk 2024-2025.csv"
    [levering] = goed(laad(werkplek(tmp_path), inhoud, naam, KAAL)).leveringen
    assert (levering.periode, levering.rijen) == ("2024/2025", 1)


CEL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(st.lists(st.tuples(*[CEL] * 6), min_size=1, max_size=5))
def test_every_text_comes_back_as_it_was_typed(rijen: list[tuple[str, ...]]) -> None:
    een = van("tellingen", "Leerplicht Duinveen", "2025-K2")
    inhoud, naam = als_bestand(een, [*rijen, ("", " ", "", "", "", "")])
    [blad] = read_file(inhoud, naam, herken=telt_koppen(bekende_koppen(datasets().values()))).bladen
    assert lees_sjabloonblok(blad) == {
        "dataset": "tellingen", "leverancier": "Leerplicht Duinveen", "periode": "2025-K2",
    }  # fmt: skip
    assert blad.koppen == [veld.titel for veld in een.velden]
    terug = [tuple(rij.values())[1:] for rij in blad.tabel.to_pylist()]
    apart = {regel for _, regel in blad.voetregels}
    assert [r for r in rijen if "; ".join(r) not in apart] == terug
