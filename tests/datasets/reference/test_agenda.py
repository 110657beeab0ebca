"""Every region has its agenda as it wrote it, and an agenda that contradicts itself is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from datasets.reference.agenda import Agenda, Criterium
from datasets.reference.profiel import ProfielFout, lees_inhoud, profiel_uit
from datasets.reference.regio import profielbestand, regio, regios
from datasets.reference.toml import als_toml
from indicators.catalog import indicatoren
from loaders.agenda import agendazinnen, met_activiteit, met_criterium, nieuw_id

# domain.md, "The five regions": how each names its lines, and how many there are of what.
OPBOUW = {
    "alkmaar": ("hoofdlijn", 3, 1, 7),
    "rijnmond": ("thema", 6, 0, 0),
    "midden-limburg": ("speerpunt", 6, 2, 7),
    "de-liemers": ("thema", 6, 0, 7),
    "kop-van-noord-holland": ("principe", 5, 0, 0),
    "duin-en-dijk": ("hoofdlijn", 3, 1, 4),
}


def agenda(naam: str) -> Agenda:
    found = regio(naam).agenda
    assert found is not None
    return found


def test_elk_profiel_heeft_een_agenda() -> None:
    assert {een.id for een in regios() if een.agenda} == set(OPBOUW)


@pytest.mark.parametrize(("naam", "opbouw"), OPBOUW.items())
def test_de_agenda_heeft_de_opbouw_van_de_regio(
    naam: str, opbouw: tuple[str, int, int, int]
) -> None:
    own = agenda(naam)
    assert opbouw == (own.woord[0], len(own.lijnen), len(own.voorwaarden), len(own.principes))


@pytest.mark.parametrize("naam", OPBOUW)
def test_elk_cijfer_in_een_agenda_bestaat_en_wordt_getoond(naam: str) -> None:
    assert agenda(naam).indicatoren
    assert [een for een in agenda(naam).indicatoren if indicatoren()[een].intern] == []


def test_alkmaar_heeft_bij_elke_hoofdlijn_een_resultaat_en_een_opgave() -> None:
    for lijn in agenda("alkmaar").lijnen:
        assert lijn.resultaten
        assert lijn.opgave
        assert lijn.activiteiten


def test_alkmaar_heeft_voor_de_derde_hoofdlijn_nog_geen_cijfer() -> None:
    assert agenda("alkmaar").lijnen[2].indicatoren == ()


def test_alkmaar_sprak_bij_vrijstellingen_geen_richting_af() -> None:
    criteria = [c for lijn in agenda("alkmaar").lijnen for c in lijn.criteria]
    assert [c.indicatoren for c in criteria if c.geen_richting] == [("vrijstellingen_5_onder_a",)]


def test_het_doel_van_alkmaar_is_nul_instroom_vanaf_2030() -> None:
    (doel,) = regio("alkmaar").doelen
    assert (doel.indicator, doel.gebied, doel.hoog) == ("jeugdzorgplus_instroom", "regio", 0)
    assert doel.vanaf is not None
    assert doel.vanaf.year == 2030


def test_midden_limburg_heeft_bij_elk_speerpunt_een_beoogd_resultaat_en_drie_schalen() -> None:
    own = agenda("midden-limburg")
    assert own.resultaatwoord == "Beoogd resultaat"
    assert all(lijn.resultaten for lijn in own.alle_lijnen)
    assert own.schalen == ("lokaal", "subregionaal", "regionaal")


def test_de_liemers_heeft_per_thema_ambitie_aanleiding_en_resultaten() -> None:
    for lijn in agenda("de-liemers").lijnen:
        assert lijn.ambitie
        assert lijn.aanleiding
        assert lijn.resultaten


def test_rijnmond_heeft_per_thema_advies_en_de_enquete_van_2020() -> None:
    own = agenda("rijnmond")
    assert all(lijn.adviezen for lijn in own.lijnen)
    metingen = [*own.nulmeting, *(een for lijn in own.lijnen for een in lijn.nulmeting)]
    assert {een.wanneer[:4] for een in metingen} == {"2020"}
    assert sorted(een.waarde for een in metingen) == [
        6, 9.6, 23, 24.6, 26, 26, 39, 46, 66, 75, 77, 77, 80,
    ]  # fmt: skip


def test_elke_agenda_noemt_haar_bron() -> None:
    for een in regios():
        assert agenda(een.id).bron


# -- what is refused ---------------------------------------------


def _met(agenda_: dict[str, Any]) -> None:
    inhoud = lees_inhoud(profielbestand("kop-van-noord-holland"))
    profiel_uit({**inhoud, "agenda": {"naam": "Proef", "bron": "Proef", **agenda_}}, "proef.toml")


@pytest.mark.parametrize(
    ("agenda_", "zin"),
    [
        ({"lijnen": []}, "klopt de waarde van “agenda, lijnen” niet"),
        ({"lijnen": [{"id": "a", "titel": "Een"}] * 2}, "staat “a” twee keer in de agenda"),
        (
            {"lijnen": [{"id": "a", "titel": "Een", "tot": "2025-01-01"}]},
            "vervalt “Een” zonder reden",
        ),
        (
            {"lijnen": [{"id": "a", "titel": "Een", "critera": []}]},
            "is “agenda, lijnen, nummer 1, critera” onbekend. Bedoelt u “criteria”?",
        ),
        (
            {
                "lijnen": [
                    {
                        "id": "a",
                        "titel": "Een",
                        "criteria": [
                            {"id": "b", "tekst": "Twee", "doel": "Nul", "geen_richting": True}
                        ],
                    }
                ]
            },
            "heeft het criterium “b” een doel, en ook geen afgesproken richting",
        ),
        (
            {
                "lijnen": [
                    {
                        "id": "a",
                        "titel": "Een",
                        "activiteiten": [{"titel": "Twee", "start": "maart"}],
                    }
                ]
            },
            "activiteiten, nummer 1, start” niet: maart",
        ),
    ],
)
def test_een_agenda_die_niet_klopt_wordt_in_woorden_geweigerd(
    agenda_: dict[str, Any], zin: str
) -> None:
    with pytest.raises(ProfielFout, match=r"proef\.toml") as fout:
        _met(agenda_)
    assert zin in str(fout.value)


def test_de_waarschuwing_noemt_het_profiel_en_niets_van_deze_computer() -> None:
    with pytest.raises(ProfielFout) as fout:
        _met({"lijnen": [{"titel": "Zonder id"}]})
    assert str(Path.cwd()) not in str(fout.value)


# -- what a change says ------------------------------------------


def test_een_thema_dat_vervalt_wordt_met_dag_en_reden_gezegd() -> None:
    voor = regio("de-liemers")
    inhoud = agenda("de-liemers").model_dump(mode="json")
    inhoud["lijnen"][5] |= {"tot": "2026-01-01", "reden": "Dyslexie ging naar de scholen."}
    na = voor.model_copy(update={"agenda": Agenda.model_validate(inhoud)})
    assert list(agendazinnen(voor, na)) == [
        "“Dyslexie” vervalt op 1 januari 2026: Dyslexie ging naar de scholen."
    ]


def test_een_nieuw_criterium_wordt_met_zijn_cijfer_gezegd() -> None:
    voor = regio("alkmaar")
    inhoud = agenda("alkmaar").model_dump(mode="json")
    nieuw = {"id": "samen", "tekst": "Eén plan", "indicatoren": ["samenwerking_cijfer"]}
    inhoud["lijnen"][2]["criteria"] = [nieuw]
    na = voor.model_copy(update={"agenda": Agenda.model_validate(inhoud)})
    assert list(agendazinnen(voor, na)) == [
        "Integraal perspectief: nieuw criterium “Eén plan”, met Cijfer voor de samenwerking."
    ]


# -- what people change on the page ------------------------------


def test_een_nieuw_criterium_komt_onder_zijn_hoofdlijn_en_de_rest_blijft() -> None:
    own = agenda("alkmaar")
    nieuw = Criterium(id=nieuw_id(own, "Eén plan per gezin"), tekst="Eén plan per gezin")
    na = Agenda.model_validate(met_criterium(own, "integraal-perspectief", nieuw))
    assert na.lijnen[2].criteria == (nieuw,)
    assert na.lijnen[2].model_copy(update={"criteria": ()}) == own.lijnen[2]
    assert (na.lijnen[:2], na.voorwaarden) == (own.lijnen[:2], own.voorwaarden)


def test_een_gewijzigd_criterium_houdt_zijn_plaats() -> None:
    own = agenda("alkmaar")
    was = own.lijnen[1].criteria[0]
    anders = was.model_copy(update={"eigenaar": "Netwerkgroep monitoring"})
    na = Agenda.model_validate(met_criterium(own, "passende-omgeving", anders))
    assert na.lijnen[1].criteria == (anders, *own.lijnen[1].criteria[1:])


def test_een_activiteit_wordt_bijgewerkt_onder_haar_naam() -> None:
    own = agenda("duin-en-dijk")
    was = own.lijnen[0].activiteiten[0]
    anders = was.model_copy(update={"stap": "act", "evaluatie": None})
    na = Agenda.model_validate(met_activiteit(own, own.lijnen[0].id, anders))
    assert na.lijnen[0].activiteiten == (anders, *own.lijnen[0].activiteiten[1:])


@pytest.mark.parametrize("tekst", ["Binnen drie maanden", "3 maanden", "…", "Onderwijs & zorg" * 9])
def test_een_nieuw_id_past_altijd_en_bestaat_nog_niet(tekst: str) -> None:
    own = agenda("alkmaar")
    for _ in range(3):
        nieuw = Criterium(id=nieuw_id(own, tekst), tekst=tekst + ".")
        own = Agenda.model_validate(met_criterium(own, own.lijnen[0].id, nieuw))
    assert len(own.lijnen[0].criteria) == 6


def test_wat_op_de_pagina_verandert_blijft_gelijk_in_een_bestand() -> None:
    own = agenda("duin-en-dijk")
    uit = met_criterium(own, own.lijnen[0].id, own.lijnen[0].criteria[0])
    assert Agenda.model_validate(tomllib.loads(als_toml(uit))) == own
