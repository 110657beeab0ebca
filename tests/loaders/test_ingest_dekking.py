"""Promises of loading: for whom a delivery speaks, which source counts, cases over quarters."""

from pathlib import Path

import pytest

from datasets.notatie import datum
from loaders.ingest import Werkplek, meld_geen_gevallen
from loaders.opdracht import Opdracht
from tests.loaders.exports_hulp import NOORD_KUST, alles_in_map
from tests.loaders.hulp import (
    GEVALLEN,
    WANNEER,
    actief,
    als_csv,
    figuren,
    gevallen,
    goed,
    neem_op,
    opslag,
    thuiszitters,
    werkplek,
)


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


# -- dekking -----------------------------------------------------------------------------------


def test_zero_inside_the_dekking_and_not_delivered_outside(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(), sector="alle"))
    binnen, buiten = thuiszitters(plek, "VB05"), thuiszitters(plek, "VB03")
    assert binnen is not None
    assert (binnen.status, binnen.teller.min, binnen.teller.max) == ("bekend", 0, 0)
    assert buiten is None or buiten.status == "niet geleverd"


def test_a_row_outside_the_dekking_is_an_error(plek: Werkplek) -> None:
    rijen = [*GEVALLEN, ("NK-5", "Uitmeer", "01-05-2025", "", "14")]
    rapport = neem_op(plek, gevallen(rijen))
    assert [i.soort for i in rapport.fouten] == ["buiten de dekking"]
    goed(neem_op(plek, gevallen(rijen), dekking=(*NOORD_KUST, "Uitmeer")))


def test_a_row_outside_the_region_is_kept_and_counts_nowhere(plek: Werkplek) -> None:
    voor = [*GEVALLEN, ("NK-5", "Alkmaar", "01-05-2025", "", "14")]
    rapport = goed(neem_op(plek, gevallen(voor)))
    assert [i.tekst() for i in rapport.issues] == [
        "Regel 6, kolom Woongemeente: Alkmaar ligt buiten de regio Duin en Dijk; deze regels "
        "blijven bewaard en tellen in geen cijfer van de regio mee."
    ]
    with opslag(plek) as store:
        assert store.tabel("select count(*) as n from t_thuiszitters") == [{"n": 5}]
    assert not any(gebied == "GM0361" for _, gebied, _ in figuren(plek))


def test_no_cases_is_said_on_purpose_and_needs_no_file(plek: Werkplek) -> None:
    zegt = Opdracht(
        leverancier="Leerplicht Duinveen",
        dataset="thuiszitters",
        periode="2025-K2",
        wanneer=WANNEER,
    )
    rapport = goed(meld_geen_gevallen(plek, zegt))
    assert rapport.zin == "geen gevallen is opgenomen: 1 levering zonder gevallen."
    figuur = thuiszitters(plek, "VB01")
    assert figuur is not None
    assert (figuur.status, figuur.teller.max) == ("bekend", 0)
    with opslag(plek) as store:
        assert store.tabel("select gemeente from dekking") == [{"gemeente": "VB01"}]
    assert meld_geen_gevallen(plek, zegt).uitkomst == "al geladen"


def test_no_cases_needs_a_case_list_a_leverancier_and_a_period(plek: Werkplek) -> None:
    def vraag(**zegt: str) -> str:
        rapport = meld_geen_gevallen(plek, Opdracht(**zegt))
        assert rapport.uitkomst == "vraag"
        return rapport.optie

    assert vraag() == "dataset"
    assert vraag(dataset="tellingen") == "dataset"
    assert vraag(dataset="thuiszitters") == "leverancier"
    assert vraag(dataset="thuiszitters", leverancier="Leerplicht Duinveen") == "periode"


# -- which source counts -----------------------------------------------------------------------


def test_two_sources_for_one_figure_is_a_question_and_the_answer_stays(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(), leverancier="Leerplicht Duinveen", dekking=NOORD_KUST))
    tweede = {"leverancier": "Samen", "dekking": ("Duinveen",)}
    rijen = gevallen(GEVALLEN[:1])
    gevraagd = neem_op(plek, rijen, **tweede)
    assert (gevraagd.uitkomst, gevraagd.optie) == ("vraag", "leidend")
    assert gevraagd.zin == (
        "lijst.csv: voor Thuiszitters in Duinveen, 2e kwartaal 2025, zijn er twee bronnen. Welke telt? Zeg "
        "het met --leidend: 'Leerplicht Duinveen' of 'Samen'. De andere blijft bewaard en wordt "
        "erbij getoond."
    )
    assert len(actief(plek)) == 1
    goed(neem_op(plek, rijen, **tweede, leidend="Samen"))
    figuur = thuiszitters(plek, "VB01")
    assert figuur is not None
    assert figuur.teller.min == 1
    # The answer was stored: a new version asks nothing.
    goed(neem_op(plek, gevallen(GEVALLEN[:2]), **tweede))


def test_the_sectors_po_and_vo_are_added(tmp_path: Path) -> None:
    afspraak = {"thuiszitters": ("po", "vo")}
    kaal = werkplek(tmp_path)
    plek = Werkplek(kaal.regio.model_copy(update={"sectoren": afspraak}), tmp_path)
    goed(neem_op(plek, gevallen()))
    alleen_vo = thuiszitters(plek, "VB01")
    assert alleen_vo is not None
    assert alleen_vo.onvolledig == "zonder po"
    goed(neem_op(plek, gevallen(GEVALLEN[:1]), leverancier="SWV Noord-Kust PO"))
    samen = thuiszitters(plek, "VB01")
    assert samen is not None
    assert (samen.onvolledig, samen.teller.min) == ("", 3)


def test_cases_go_before_counts_of_the_same_leverancier(plek: Werkplek) -> None:
    telling = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Thuiszitters", "99")])
    goed(neem_op(plek, telling, leverancier="Leerplicht Duinveen"))
    een = [g for g in GEVALLEN if g[1] == "Duinveen"]
    goed(neem_op(plek, gevallen(een), leverancier="Leerplicht Duinveen"))
    figuur = thuiszitters(plek, "VB01")
    assert figuur is not None
    assert figuur.teller.min == 2


# -- cases over quarters -----------------------------------------------------------------------


def test_who_was_home_and_is_gone_is_told_and_never_counted_as_back(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(GEVALLEN[:1]), periode="2025-K1"))
    rapport = goed(neem_op(plek, gevallen(GEVALLEN[1:])))
    assert [i.tekst() for i in rapport.issues] == [
        "1 leerling zat aan het eind van kwartaal 1 van 2025 nog thuis en staat niet in dit "
        f"bestand. In de levering van {datum(WANNEER.date())} stond die op regel 2. Dat is het "
        "bestand lijst.csv. Lever ook wie intussen terug is, met de datum. Bevestigt u dit, dan "
        "telt niemand van hen nog als thuis, en ook niet als terug."
    ]
    with opslag(plek) as store:
        [uit] = store.tabel("select count(*) filter (where uitstroom) as n from v_thuiszitters "
                            "where peil = '2025-K2'")  # fmt: skip
    assert uit["n"] == 2


def test_the_last_day_at_home_becomes_the_day_after(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Laatste dag thuis")
    inhoud = als_csv(koppen, [("NK-1", "Duinveen", "10-01-2025", "30-06-2025")])
    goed(neem_op(plek, inhoud))
    with opslag(plek) as store:
        [rij] = store.tabel("select einde, thuis from v_thuiszitters where peil = '2025-K2'")
    assert (str(rij["einde"]), rij["thuis"]) == ("2025-07-01", True)


def test_a_pseudonym_is_keyed_per_leverancier(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen()))
    goed(neem_op(plek, gevallen(), leverancier="SWV Noord-Kust PO"))
    with opslag(plek) as store:
        [n] = store.tabel("select count(distinct leerling_id) as n from t_thuiszitters")
    assert n["n"] == 8
    assert "NK-1" not in alles_in_map(plek.map_regio)
