"""Balken: donker tot wat het ten minste is, licht tot wat het kan zijn, en verborgen een stippellijn."""

import json

import pytest

from datasets.periodes import Periode
from indicators.model import Krommepunt
from reports import plot
from reports import shapes as s
from reports.balken import EERDER, ONVOLLEDIG, UITLEG_TIJD, Balk, Kolom, balken, door_de_tijd
from reports.grafiek import Grafiek, Lijn, Streep, Vlak, Woord
from reports.grafiek_svg import Bijschrift, svg
from reports.plot_kromme import Duurlijn, kromme
from reports.waarde import Waarde

VIJF = Waarde("punt", 5, 5, "5")
BEREIK = Waarde("bereik", 6, 9, "6–9")
KLEIN = Waarde("klein", 1, 4, "<5")
VERBORGEN = Waarde("verborgen", 7137, 7137, "·")
GEEN = Waarde("geen", tekst="niet geleverd")
KWARTALEN = tuple(Periode.van_code(f"2025-K{n}") for n in (1, 2))


def _kolom(*waarden: Waarde, titel: str = "Hele regio") -> Kolom:
    return Kolom(titel, tuple(Balk(f"deel {n}", een, een.tekst) for n, een in enumerate(waarden)))


def _vlakken(grafiek: Grafiek, vulling: str) -> list[tuple[float, float]]:
    """Van en tot van elke balk met deze kleur, langs de lange kant."""
    uit = []
    for vorm in grafiek.panelen[0].vormen:
        if isinstance(vorm, Vlak) and vorm.vulling == vulling:
            for ring in (vorm.punten, *vorm.gaten):
                langs = [x for x, _ in ring]
                uit.append((min(langs), max(langs)))
    return uit


def test_een_bekend_aantal_is_een_donkere_balk_vanaf_nul() -> None:
    assert _vlakken(balken([_kolom(VIJF)], alt=""), s.OWN) == [(0.0, 5)]


def test_een_bereik_is_donker_tot_het_minste_en_licht_tot_het_meeste() -> None:
    grafiek = balken([_kolom(BEREIK)], alt="")
    assert _vlakken(grafiek, s.OWN) == [(0.0, 6)]
    assert _vlakken(grafiek, s.OWN_LIGHT) == [(6, 9)]


def test_een_klein_aantal_is_een_open_balk_van_1_tot_4_en_begint_niet_bij_nul() -> None:
    grafiek = balken([_kolom(KLEIN)], alt="")
    assert _vlakken(grafiek, s.OWN) == []
    assert _vlakken(grafiek, s.PAPER) == [(1, 4)]


def test_nul_is_geen_balk_en_wel_een_0() -> None:
    grafiek = balken([_kolom(Waarde("punt", 0, 0, "0"))], alt="")
    assert _vlakken(grafiek, s.OWN) == []
    assert "0" in [v.tekst for v in grafiek.panelen[0].vormen if isinstance(v, Woord)]


def test_wat_verborgen_is_krijgt_een_stippellijn_en_geen_balk() -> None:
    grafiek = balken([_kolom(VIJF, VERBORGEN)], alt="")
    stippels = [v for v in grafiek.panelen[0].vormen if isinstance(v, Streep) and v.streep]
    assert len(stippels) == 1
    assert _vlakken(grafiek, s.OWN) == [(0.0, 5)]


def test_niet_geleverd_heeft_geen_balk_maar_wel_woorden() -> None:
    grafiek = balken([_kolom(VIJF, GEEN)], alt="")
    assert "niet geleverd" in [v.tekst for v in grafiek.panelen[0].vormen if isinstance(v, Woord)]


def test_een_verborgen_getal_komt_in_geen_enkele_tekening() -> None:
    bijschrift = Bijschrift("T", "o", (), "b")
    tijd = (_kolom(VERBORGEN, VIJF), _kolom(KLEIN, VERBORGEN))
    for grafiek in (
        balken([_kolom(VIJF, VERBORGEN), _kolom(BEREIK, GEEN)], alt=""),
        balken([_kolom(VIJF, VERBORGEN)], alt="", smal=True),
        door_de_tijd(tijd, KWARTALEN, alt=""),
        door_de_tijd(tijd, KWARTALEN, alt="", smal=True),
    ):
        assert "7137" not in json.dumps(plot.figuur(grafiek)) + svg(grafiek, bijschrift)


def test_gebieden_met_een_schaal_zijn_met_elkaar_te_vergelijken_en_anders_niet() -> None:
    groot, klein = _kolom(Waarde("punt", 100, 100, "100")), _kolom(Waarde("punt", 20, 20, "20"))
    eigen = balken([groot, klein], alt="")
    samen = balken([groot, klein], alt="", een_schaal=True)
    assert eigen.panelen[0].x.hoog > eigen.panelen[1].x.hoog
    assert samen.panelen[0].x.hoog == samen.panelen[1].x.hoog


def test_een_handvol_kinderen_lijkt_niet_op_veel() -> None:
    (paneel,) = balken([_kolom(Waarde("punt", 1, 1, "1"))], alt="").panelen
    assert paneel.x.hoog >= 8


def test_een_lange_naam_krijgt_meer_regels_en_de_balk_meer_ruimte() -> None:
    lang = Kolom(
        "t", (Balk("rechter of officier van justitie of iets anders van die lengte", VIJF, ""),)
    )
    kort = Kolom("t", (Balk("huisarts", VIJF, ""),))
    assert balken([lang], alt="").hoogte > balken([kort], alt="").hoogte
    assert "\n" in balken([lang], alt="").panelen[0].y.strepen[0][1]


def test_op_een_telefoon_staan_de_gebieden_onder_elkaar_met_elk_hun_namen() -> None:
    grafiek = balken([_kolom(VIJF), _kolom(VIJF)], alt="", smal=True)
    eerste, tweede = (paneel.plek for paneel in grafiek.panelen)
    assert eerste[2] >= tweede[3]
    assert all(paneel.y.strepen for paneel in grafiek.panelen)


def test_door_de_tijd_is_de_laatste_periode_donker_en_staan_alle_vakken_op_een_schaal() -> None:
    grafiek = door_de_tijd(
        (_kolom(VIJF, BEREIK, titel="a"), _kolom(KLEIN, VIJF, titel="b")), KWARTALEN, alt=""
    )
    assert len({paneel.y.hoog for paneel in grafiek.panelen}) == 1
    kleuren = {v.vulling for v in grafiek.panelen[0].vormen if isinstance(v, Vlak)}
    assert kleuren == {EERDER, s.OWN, s.OWN_LIGHT}


def test_de_duurlijn_begint_bij_honderd_daalt_in_stappen_en_houdt_op_waar_men_het_niet_weet() -> (
    None
):
    lijn = Duurlijn("2024/25", (Krommepunt(4, 80), Krommepunt(9, 50), Krommepunt(20, 35)))
    (eigen,) = [v for v in kromme(lijn, (), alt="").panelen[0].vormen if isinstance(v, Lijn)]
    assert eigen.punten == (
        (0.0, 100.0),
        *((4.0, 100.0), (4.0, 80.0)),
        *((9.0, 80.0), (9.0, 50.0)),
        *((20.0, 50.0), (20.0, 35.0)),
    )
    assert [lijn.nog(week) for week in (0, 4, 8.9, 9, 20, 21)] == [100, 80, 80, 50, 35, None]


def test_zonder_kans_is_er_geen_band_om_de_duurlijn() -> None:
    zonder = kromme(Duurlijn("a", (Krommepunt(4, 80), Krommepunt(9, 50))), (), alt="")
    met = kromme(Duurlijn("a", (Krommepunt(4, 80, 2, 6), Krommepunt(9, 50, 7, 12))), (), alt="")
    assert not [v for v in zonder.panelen[0].vormen if isinstance(v, Vlak)]
    (band,) = [v for v in met.panelen[0].vormen if isinstance(v, Vlak)]
    assert band.punten == ((2.0, 80.0), (7.0, 50.0), (12.0, 50.0), (6.0, 80.0))


def test_een_nul_door_de_tijd_is_een_0_en_geen_cijfer_is_leeg() -> None:
    nul = Waarde("punt", 0, 0, "0")
    perioden = tuple(Periode.van_code(f"2025-K{n}") for n in (1, 2, 3))
    grafiek = door_de_tijd([_kolom(nul, GEEN, VIJF)], perioden, alt="")
    woorden = [v for v in grafiek.panelen[0].vormen if isinstance(v, Woord)]
    assert [(een.plaats, een.tekst) for een in woorden] == [((0.0, 0.0), "0"), ((2.0, 5), "5")]


def test_een_lange_titel_van_een_vak_staat_op_meer_regels_en_is_heel() -> None:
    titel = "Gestarte jeugdhulptrajecten in het kwartaal"
    grafiek = door_de_tijd([_kolom(VIJF, VIJF, titel=titel)], KWARTALEN, alt="", smal=True)
    assert grafiek.panelen[0].titel.split() == titel.split()
    assert all(len(regel) <= 22 for regel in grafiek.panelen[0].titel.split("\n"))
    assert "<br>" in json.dumps(plot.figuur(grafiek))


@pytest.mark.parametrize(
    ("aantal", "breed", "smal"), [(1, 330, True), (2, 900, False), (3, 900, False)]
)
def test_het_woord_onvolledig_past_achter_de_langste_balk(
    aantal: int, breed: int, smal: bool
) -> None:
    """Op een telefoon is het vak ongeveer 330 pixels breed, op een laptop 900, met de namen erbij."""
    bereik = Waarde("deel", 15, 19, "15–19")
    grafiek = balken([_kolom(bereik)] * aantal, alt="", smal=smal)
    for paneel in grafiek.panelen:
        vak = (breed - grafiek.marge[0]) * (paneel.plek[1] - paneel.plek[0])
        ruimte = vak * (paneel.x.hoog - 19) / paneel.x.hoog
        assert ruimte >= len("15–19 (onvolledig)") * 7


def test_een_onvolledig_cijfer_door_de_tijd_heeft_een_sterretje_dat_wordt_uitgelegd() -> None:
    deel = Waarde("deel", 4, 4, "4")
    grafiek = door_de_tijd([_kolom(deel, deel)], KWARTALEN, alt="")
    woorden = [v.tekst for v in grafiek.panelen[0].vormen if isinstance(v, Woord)]
    assert woorden == [ONVOLLEDIG, f"4{ONVOLLEDIG}"]
    assert ONVOLLEDIG in UITLEG_TIJD
