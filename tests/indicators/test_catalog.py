"""Every definition of the catalogue holds together.

Binds, is documented, is unique, uses known terms.
"""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from datasets.begrippen import Begrip, begrippen
from datasets.catalog import datasets
from datasets.maten import MAAT
from datasets.model import DefinitieFout
from datasets.reference.regio import regio
from datasets.store import Store, open_store
from indicators.catalog import controleer, indicatoren
from indicators.cellen import lees_cellen
from indicators.cijfersoort import cijfersoort
from indicators.gemeentecijfers import Gemeentecijfers
from indicators.model import Indicator, Korrel
from indicators.soorten import Telling, uit_tellingen

ALLE = list(indicatoren().values())
GETOOND = [i for i in ALLE if not i.intern]


def namen(indicators: list[Indicator]) -> list[str]:
    return [i.id for i in indicators]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:  # type: ignore[misc]
    gebied = regio("duin-en-dijk")
    map_regio = tmp_path_factory.mktemp("leeg")
    with open_store(map_regio, datasets=datasets(), register=gebied.register) as leeg:
        yield leeg  # type: ignore[misc]


@pytest.mark.parametrize("indicator", ALLE, ids=namen(ALLE))
def test_elke_indicator_past_op_lege_tabellen(indicator: Indicator, store: Store) -> None:
    assert not lees_cellen(store, indicator, datasets(), ["VB01"])


@pytest.mark.parametrize("indicator", GETOOND, ids=namen(GETOOND))
def test_elke_indicator_is_beschreven(indicator: Indicator) -> None:
    assert indicator.definitie.endswith(".")
    assert indicator.formule().endswith(".")
    assert indicator.bron
    assert indicator.hoofdlijn
    assert indicator.begrippen
    assert all(valkuil.endswith(".") for valkuil in indicator.valkuilen)
    assert all(indicator.eenheid)
    if indicator.zin:
        assert all(indicator.werkwoord)
        assert {"{wanneer}", "{ww}", "{n}"} <= set(indicator.zin.split())


@pytest.mark.parametrize("indicator", GETOOND, ids=namen(GETOOND))
def test_van_elk_cijfer_staat_er_waarvan_het_een_deel_is(indicator: Indicator) -> None:
    """A share or ratio names both counts, a duration or mean whom it is about."""
    teller = bool(indicator.in_teller) + len(indicator.bouwstenen[:1])
    noemer = bool(indicator.in_noemer) + len(indicator.bouwstenen[1:])
    hoeveel = {"aantal": (0, 0), "duur": (0, 1), "gemiddelde": (0, 1)}
    assert (teller, noemer) == hoeveel.get(indicator.vorm, (1, 1))


def test_elk_id_en_elke_titel_komt_een_keer_voor() -> None:
    assert len({i.id for i in ALLE}) == len(ALLE)
    assert len({i.titel for i in ALLE}) == len(ALLE)


def test_elk_begrip_van_een_indicator_wordt_uitgelegd() -> None:
    for indicator in ALLE:
        assert set(indicator.begrippen) <= set(begrippen()), indicator.id


def test_een_indicator_met_een_tweede_weg_telt_wat_de_maat_telt() -> None:
    """The measure of the counts and the indicator are the same thing.

    Stock with stock, flow with flow.
    """
    for indicator in ALLE:
        tweede = uit_tellingen(indicator)
        if tweede is not None and indicator.maat in MAAT:
            assert MAAT[indicator.maat].stand_of_stroom == indicator.stand_of_stroom, indicator.id
            assert tweede.maat == indicator.maat
    assert uit_tellingen(indicatoren()["thuiszitters_begin"]) is None
    assert uit_tellingen(indicatoren()["jeugdhulpgebruik"]) is None


@pytest.mark.parametrize(
    ("wijziging", "zegt"),
    [
        ({"dataset": "thuiszitter"}, "there is no dataset 'thuiszitter'"),
        ({"noemer": "leerplichtig"}, "there is no denominator 'leerplichtig'"),
        ({"deel_van": "thuis"}, "there is no indicator 'thuis'"),
        ({"begrippen": ("thuiszitten",)}, "there is no begrip in datasets/begrippen.py"),
    ],
)
def test_een_verwijzing_naar_niets_wordt_gezegd(wijziging: dict[str, object], zegt: str) -> None:
    fout = indicatoren()["thuiszitters"].model_copy(update=wijziging)
    with pytest.raises(DefinitieFout, match=zegt) as gezegd:
        controleer([fout])
    assert "indicator thuiszitters:" in str(gezegd.value)


def test_twee_keer_hetzelfde_id_wordt_gezegd() -> None:
    een = indicatoren()["thuiszitters"]
    with pytest.raises(DefinitieFout, match="id 'thuiszitters' is used twice"):
        controleer([een, een])


def test_een_onbekend_veld_wordt_geweigerd() -> None:
    velden = indicatoren()["thuiszitters"].model_dump()
    with pytest.raises(ValidationError, match="noemr"):
        Telling.model_validate({**velden, "noemr": "leerplichtigen"})
    with pytest.raises(ValidationError):
        Korrel.model_validate({"gemeente": ("maand",), "groep": ()})


def test_begrippen_hebben_een_uitleg_en_een_bron() -> None:
    for naam, begrip in begrippen().items():
        assert isinstance(begrip, Begrip)
        assert begrip.naam == naam
        assert begrip.uitleg.endswith(".")
        assert begrip.bron


def test_elk_cijfer_heeft_een_eigen_plaats() -> None:
    """With a number used twice the order of a list would follow the names of files."""
    plaatsen = [i.volgorde for i in indicatoren().values() if not i.intern]
    assert len(plaatsen) == len(set(plaatsen))


def test_de_manieren_om_weg_te_gaan_staan_bij_elkaar() -> None:
    alle = [i for i in indicatoren().values() if not i.intern]
    titels = [i.titel for i in alle if i.thema == "thuiszitters"]
    plaatsen = [n for n, titel in enumerate(titels) if titel.startswith("Binnen een jaar ")]
    assert plaatsen == list(range(plaatsen[0], plaatsen[0] + len(plaatsen)))


@pytest.mark.parametrize("indicator", ALLE, ids=namen(ALLE))
def test_alleen_wat_per_levering_is_geteld_is_uitgesplitst(indicator: Indicator) -> None:
    soort = cijfersoort(indicator, datasets())
    assert not indicator.uitsplitsingen or soort is Gemeentecijfers
