"""De kaart: elke gemeente een vlak met haar waarde, en wat geen klasse heeft gestreept."""

import json

import pytest

from datasets.reference.grenzen import lees_grenzen
from datasets.reference.regio import Regio, regio, regios
from datasets.reference.vereenvoudigen import oppervlak
from datasets.voorbeeld.kaart import GRENZEN
from reports import plot
from reports.grafiek import KLASSEN, Grafiek, Klikken, Vlak, Woord
from reports.grafiek_svg import Bijschrift, svg
from reports.kaart import GEEN_KLASSE, Vak, kaart
from reports.kaartvlakken import BREED, Kaartbeeld, van_grenzen, van_tegels
from reports.klassen import Klassen
from reports.waarde import Waarde

DUIN = regio("duin-en-dijk")
VIJF = Klassen((1.0, 1.5, 2.0, 2.5), 1)


def _vakken(waar: Regio, **anders: Waarde) -> dict[str, Vak]:
    gewoon = Waarde("punt", 1.7, 1.7, "1,7")
    return {
        code: Vak(waar.naam_van(code), anders.get(code, gewoon), f"{waar.naam_van(code)}\nzegt")
        for code in waar.gemeenten
    }


def _kaart(waar: Regio = DUIN, beeld: Kaartbeeld | None = None, **anders: Waarde) -> Grafiek:
    vormen = beeld or van_tegels(waar.tegels)
    return kaart(vormen, _vakken(waar, **anders), VIJF, eigen=waar.gemeenten[0], alt="De kaart.")


def _vormen(grafiek: Grafiek, soort: type) -> list:
    return [vorm for vorm in grafiek.panelen[0].vormen if isinstance(vorm, soort)]


def test_elke_gemeente_heeft_een_vlak_haar_waarde_en_een_plek_om_op_te_klikken() -> None:
    grafiek = _kaart()
    assert len(_vormen(grafiek, Vlak)) == len(DUIN.gemeenten)
    assert [woord.tekst for woord in _vormen(grafiek, Woord)].count("1,7") == len(DUIN.gemeenten)
    assert {code for een in _vormen(grafiek, Klikken) for code in een.codes} == set(DUIN.gemeenten)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Waarde("klein", 1, 4, "<5"), "<5"),
        (Waarde("verborgen", tekst="·"), "·"),
        (Waarde("geen", tekst="niet geleverd"), "niet\ngeleverd"),
        (Waarde("bereik", 1.4, 1.6, "1,4–1,6"), "1,4–1,6"),
    ],
)
def test_wat_geen_zekere_klasse_heeft_is_gestreept_met_in_woorden_waarom(
    waarde: Waarde, tekst: str
) -> None:
    grafiek = _kaart(VB02=waarde)
    gestreept = [vlak for vlak in _vormen(grafiek, Vlak) if vlak.arcering]
    assert [vlak.vulling for vlak in gestreept] == [GEEN_KLASSE]
    assert tekst in [woord.tekst for woord in _vormen(grafiek, Woord)]


def test_de_kleur_volgt_de_klasse_en_donker_krijgt_witte_letters() -> None:
    grafiek = _kaart(VB02=Waarde("punt", 2.7, 2.7, "2,7"))
    assert KLASSEN[4] in {vlak.vulling for vlak in _vormen(grafiek, Vlak)}
    (waarde,) = [woord for woord in _vormen(grafiek, Woord) if woord.tekst == "2,7"]
    assert waarde.kleur == "#FFFFFF"


def test_de_eigen_gemeente_heeft_een_dikke_rand_en_ligt_bovenop() -> None:
    vlakken = _vormen(_kaart(), Vlak)
    assert [vlak.dikte for vlak in vlakken].index(3.0) == len(vlakken) - 1


@pytest.mark.parametrize("waar", regios(), ids=lambda een: een.id)
def test_op_de_tegels_past_elke_naam_op_een_telefoon(waar: Regio) -> None:
    """Een tegel is daar 66 punten breed; een letter ongeveer 5,5."""
    kolommen = 1 + max(kolom for _, kolom in waar.tegels.values())
    woorden = [w.tekst for w in _vormen(_kaart(waar), Woord)]
    namen = {waar.naam_van(code) for code in waar.gemeenten}
    gezet = {w.replace("\n", " ") for w in woorden} | {w.replace("\n", "") for w in woorden}
    gezet |= {w.replace("-\n", "") for w in woorden}
    assert namen <= gezet
    if kolommen == 5:
        assert max(len(regel) for w in woorden for regel in w.split("\n")) <= 12


@pytest.mark.parametrize("waar", regios(), ids=lambda een: een.id)
def test_een_tegel_is_nooit_breder_dan_een_kwart_van_de_kaart(waar: Regio) -> None:
    beeld = van_tegels(waar.tegels)
    breedte = [
        max(x for x, _ in v.vlakken[0]) - min(x for x, _ in v.vlakken[0]) for v in beeld.vormen
    ]
    assert max(breedte) <= beeld.breedte / 4


def test_een_kaart_van_grenzen_houdt_de_vorm_en_zet_de_naam_in_het_vlak() -> None:
    grenzen = lees_grenzen(GRENZEN.read_bytes(), DUIN)
    beeld = van_grenzen(grenzen)
    assert max(beeld.breedte, beeld.hoogte) == pytest.approx(BREED)
    for vorm in beeld.vormen:
        xs, ys = zip(*vorm.vlakken[0], strict=True)
        for x, y in (vorm.midden, *vorm.klikken):
            assert min(xs) <= x <= max(xs)
            assert min(ys) <= y <= max(ys)
        assert oppervlak(vorm.vlakken[0]) > 0
    assert _kaart(beeld=beeld).panelen[0].gelijk


def test_een_klik_ligt_dichter_bij_een_punt_van_zijn_eigen_gemeente() -> None:
    beeld = van_grenzen(lees_grenzen(GRENZEN.read_bytes(), DUIN))
    alle = [(vorm.code, punt) for vorm in beeld.vormen for punt in vorm.klikken]
    goed = 0
    for vorm in beeld.vormen:
        x, y = vorm.midden
        naast = min(alle, key=lambda een: (een[1][0] - x - 9) ** 2 + (een[1][1] - y + 9) ** 2)
        goed += naast[0] == vorm.code
    assert goed == len(beeld.vormen)


def test_wat_verborgen_is_staat_niet_in_de_figuur_en_niet_in_het_bestand() -> None:
    """Ook niet als er onder de streep een getal zou zitten."""
    grafiek = _kaart(VB02=Waarde("verborgen", 7137.0, 7137.0, "·"))
    tekst = json.dumps(plot.figuur(grafiek)) + svg(grafiek, Bijschrift("T", "o", (), "b"))
    assert "7137" not in tekst


def test_een_naam_uit_het_profiel_kan_geen_opmaak_zijn() -> None:
    vakken = _vakken(DUIN) | {"VB02": Vak("<b>x</b>", Waarde("punt", 1, 1, "1"), "<script>")}
    grafiek = kaart(van_tegels(DUIN.tegels), vakken, VIJF, eigen="VB01", alt="")
    tekst = json.dumps(plot.figuur(grafiek))
    assert "<script>" not in tekst
    assert "<b>x</b>" not in tekst
