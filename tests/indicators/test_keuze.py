"""Under which line a region has an indicator: its own choice, the catalogue, its agenda, the theme."""

from __future__ import annotations

from datasets.reference.regio import regio, regios
from indicators.catalog import indicatoren
from indicators.keuze import controleer_indicatoren, gekozen, hoofdlijnen, is_hoofdlijn


def _per(naam: str) -> dict[str, str]:
    return {een.id: een.hoofdlijn for een in gekozen(regio(naam), indicatoren())}


def test_een_regio_met_de_hoofdlijnen_van_de_catalogus_houdt_die() -> None:
    per = _per("alkmaar")
    assert per["thuiszitters"] == "Passende omgeving"
    assert per["jeugdhulpgebruik"] == "Lokaal anticiperen"


def test_een_regio_met_eigen_lijnen_heeft_een_cijfer_onder_de_lijn_die_erover_gaat() -> None:
    assert _per("midden-limburg")["thuiszitters"] == "Jeugdhulp in plaats van school"
    assert _per("rijnmond")["grensverkeer"] == "Grensverkeer"
    assert _per("kop-van-noord-holland")["thuiszitters"] == "Partnerschap en regievoering"


def test_waar_geen_lijn_over_gaat_staat_onder_zijn_thema() -> None:
    per = _per("midden-limburg")
    assert per["vrijstellingen_5_onder_a"] == "Vrijstellingen"
    assert per["vo_coach_jongeren"] == "VO-coach"


def test_geen_regio_heeft_een_hoofdlijn_van_een_ander() -> None:
    """What stands above figures is a line of its own agenda, or a theme."""
    themas = {een.thematitel for een in indicatoren().values()}
    for een in regios():
        agenda = een.agenda
        assert agenda is not None
        eigen = {lijn.titel for lijn in agenda.alle_lijnen}
        assert {i.hoofdlijn for i in gekozen(een, indicatoren())} <= eigen | themas, een.naam
        controleer_indicatoren(een, indicatoren())


def test_wat_de_regio_afsprak_staat_voor_de_themas() -> None:
    eigen = regio("de-liemers")
    titels = hoofdlijnen(eigen, gekozen(eigen, indicatoren()))
    lijnen = [is_hoofdlijn(eigen, titel) for titel in titels]
    assert lijnen == sorted(lijnen, reverse=True)
    assert lijnen[0]
    assert not lijnen[-1]
