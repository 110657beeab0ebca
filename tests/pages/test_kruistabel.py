"""Welke hulpvraag bij welke schoolsoort: de tabel, de zin, de kleuren, en dat er niets in verborgen is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.kruising import KRUISINGEN
from indicators.model import Figure
from pages.shared.figures import Beeld
from pages.vergelijken import kruistabel, thema
from pages.vergelijken.vraag import Vraag
from reports import grafiek, plot
from reports.grafiek import Vlak
from reports.kruistabel import merken
from tests.pages.fakes import beeld_van, figuur, klein, zonder
from tests.pages.test_vergelijken_thema import GEHEIM, stil

COACH, JAAR = "vo_coach_jongeren", "2024/2025"
SOORT = KRUISINGEN["hulpvraag_schoolsoort"]


def paar(rij: str, kolom: str, een: Figure) -> Figure:
    return replace(
        een, indicator=COACH, gebied=REGIO, periode=JAAR, uitsplitsing=SOORT.code(rij, kolom)
    )


def beeld(*anders: Figure) -> Beeld:
    """Twee hulpvragen bij twee schoolsoorten."""
    return beeld_van(
        figuur(90, indicator=COACH, gebied=REGIO, periode=JAAR),
        figuur(9, indicator=COACH, gebied="VB01", periode=JAAR),
        paar("gedrag", "havo", figuur(40)),
        paar("psychisch", "havo", figuur(12, 30)),
        paar("gedrag", "vwo", klein()),
        paar("psychisch", "vwo", zonder("afgeschermd", tekst="·")),
        *anders,
    )


def vraag(van: Beeld) -> Vraag:
    return Vraag(van, indicatoren()[COACH], "VB01", Periode.van_code(JAAR), thema="VO-coach")


def gekruist(van: Beeld) -> kruistabel.Gekruist:
    deel = kruistabel.gekruist(vraag(van), SOORT.id)
    assert deel is not None
    return deel


def test_rijen_en_kolommen_staan_in_de_volgorde_van_hun_lijst() -> None:
    deel = gekruist(beeld())
    assert list(deel.rijen) == ["psychisch", "gedrag"]
    assert list(deel.kolommen.values()) == ["havo", "vwo"]
    tabel = kruistabel.tabel(vraag(beeld()), deel)
    assert [[v.waarde.tekst for v in rij] for rij in tabel.vakjes] == [["12–30", "·"], ["40", "<5"]]


def test_alleen_wat_zeker_in_een_klasse_valt_heeft_een_kleur() -> None:
    van = beeld()
    deel = gekruist(van)
    getekend = kruistabel.teken(vraag(van), deel)
    gekleurd = [
        vorm
        for vorm in getekend.panelen[0].vormen
        if isinstance(vorm, Vlak) and vorm.vulling in grafiek.KLASSEN
    ]
    assert sum(1 + len(vorm.gaten) for vorm in gekleurd) == 1  # de 40; 12–30 kan meer klassen zijn
    [dicht] = [v for v in getekend.panelen[0].vormen if isinstance(v, Vlak) and v.arcering]
    assert not dicht.gaten
    woorden = [m.woorden for m in merken(kruistabel.tabel(vraag(van), deel), _klassen(van))]
    assert woorden[-3:] == [
        "een bereik over meer klassen",
        "klein aantal, zoals <5",
        "niet te tonen",
    ]


def _klassen(van: Beeld) -> kruistabel.Klassen:
    return kruistabel.klassen_van(vraag(van), gekruist(van))


def test_op_een_telefoon_staat_elke_schoolsoort_apart() -> None:
    smal = kruistabel.teken(vraag(beeld()), gekruist(beeld()), smal=True)
    assert [paneel.titel for paneel in smal.panelen] == ["havo", "vwo"]
    assert plot.figuur(smal)["layout"]["height"] > 100


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ((), "komt “gedrag” het meest voor bij havo."),
        ((paar("psychisch", "havo", figuur(12, 41)),), "is er geen hulpvraag die er zeker bovenuit komt."),
        (
            (paar("psychisch", "vwo", figuur(0)),),
            "komt “gedrag” het meest voor bij beide schoolsoorten.",
        ),
    ],
)  # fmt: skip
def test_de_zin_noemt_alleen_wat_zeker_het_meest_voorkomt(
    anders: tuple[Figure, ...], zin: str
) -> None:
    van = beeld(*anders)
    assert kruistabel.bevinding(vraag(van), gekruist(van)).endswith(zin)


def test_een_tabel_die_te_veel_verraadt_is_een_zin(monkeypatch: pytest.MonkeyPatch) -> None:
    dicht = [
        paar(rij, kolom, replace(zonder("afgeschermd", tekst="·"), min=GEHEIM, max=GEHEIM))
        for rij in ("gedrag", "psychisch")
        for kolom in ("havo", "vwo")
    ]
    gezet = stil(monkeypatch)
    thema.toon(vraag(beeld(*dicht)))
    html = " ".join(gezet)
    assert "Deze tabel is over schooljaar 2024/25 afgeschermd" in html
    assert "7137" not in html.replace(".", "")


def test_het_thema_toont_de_tabel_met_haar_cijfers(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = stil(monkeypatch)
    thema.toon(vraag(beeld()))
    html = " ".join(gezet)
    assert "Welke hulpvraag bij welke school" in html
    assert "hulpvraag per schoolsoort: gedrag, havo" in html
    assert kruistabel.ALLEEN_REGIO in html
    assert "tel een kolom niet op" in html


def test_zonder_kruising_is_er_geen_tabel() -> None:
    van = beeld_van(figuur(90, indicator=COACH, gebied=REGIO, periode=JAAR))
    assert kruistabel.gekruist(vraag(van), SOORT.id) is None
