"""Bands: what everybody may see, made of what lezers see and of nothing else."""

import ast
from dataclasses import fields, replace
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.catalog import datasets
from indicators import banden as module
from indicators.banden import Bandenbeleid, banden, gepubliceerd, in_banden
from indicators.catalog import indicatoren
from indicators.model import EerdereWaarde, Figure, Interval, Krommepunt, Levering, Vrijgave
from indicators.weergave import Aandeel as TweeAantallen
from indicators.weergave import Beleid, met_per_1000, toon_aandeel, toon_aantal
from tests.afscherming.test_een_weg import MAKERS, RUW, ingevoerd, namen

BELEID = Bandenbeleid()
ALLE = indicatoren()
THUIS, VRIJ, AANBOD = (
    ALLE[i] for i in ("thuiszitters", "vrijstellingen_5_onder_a", "thuiszitters_aanbod_3m")
)
DUUR, CIJFER = ALLE["thuiszitters_duur"], ALLE["samenwerking_cijfer"]
PER_FTE, PER_100 = (
    ALLE[i] for i in ("vo_coach_jongeren_per_fte", "vo_coach_beschikkingen_per_100")
)
CBS = ALLE["jongeren_met_jeugdhulp"]


def leeg(indicator=THUIS, **velden) -> Figure:
    vast = {"status": "getoond", "reden": "", "tekst": "", "uitsplitsing": ""} | velden
    return Figure(indicator=indicator.id, gebied="VB01", periode="2025-K2", **vast)


def aantal(x: int | Interval, *, k: int = 5, onvolledig: str = "", **velden) -> Figure:
    """A count as lezers see it."""
    x = Interval(x, x) if isinstance(x, int) else x
    beleid = Beleid(k=k)
    gezien = beleid.klein if x.bekend and beleid.is_klein(x) else x
    return toon_aantal(leeg(**velden), gezien, onvolledig, beleid)


def aandeel(teller: int, noemer: int, **velden) -> Figure:
    """A share of a cohort as lezers see it."""
    twee = TweeAantallen(Interval(teller, teller), Interval(noemer - teller, noemer - teller),
                         openbaar=True, mag_geheel=True)  # fmt: skip
    return toon_aandeel(leeg(AANBOD, **velden), twee, "", Beleid())


def vrijgave(*figuren: Figure, **rest) -> Vrijgave:
    return Vrijgave("duin-en-dijk", "vanaf 5", 3, None, {f.sleutel: f for f in figuren}, **rest)


def openbaar(vrij: Vrijgave) -> Vrijgave:
    return in_banden(vrij, ALLE, gepubliceerd(ALLE, datasets()))


# -- counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gezien", "tekst"),
    [
        (0, "0–4"),
        (1, "0–4"),
        (4, "0–4"),
        (5, "5–9"),
        (9, "5–9"),
        (10, "10–14"),
        (1234, "1.230–1.234"),
        (Interval(22, 25), "20–29"),  # twee banden
        (Interval(20, 24), "20–24"),  # precies een band
        (Interval(1, 8), "0–9"),
        (Interval(9, 30), "5–34"),
    ],
)
def test_een_aantal_wordt_de_banden_waarin_het_kan_liggen(gezien, tekst) -> None:
    figuur = banden(aantal(gezien), THUIS, BELEID)
    laag, _, hoog = tekst.replace(".", "").partition("–")
    assert (figuur.tekst, figuur.status, figuur.reden) == (tekst, "getoond", "")
    assert (figuur.min, figuur.max) == (int(laag), int(hoog))


@pytest.mark.parametrize(
    ("gezien", "tekst"), [(0, "0–9"), (9, "0–9"), (10, "10–19"), (Interval(18, 21), "10–29")]
)
def test_waar_een_cijfer_strenger_is_zijn_de_banden_tien_breed(gezien, tekst) -> None:
    assert banden(aantal(gezien, k=10), VRIJ, BELEID).tekst == tekst


def test_niets_en_weinig_zijn_hetzelfde() -> None:
    """Also in their reasons, their chance and their value per 1.000."""
    noemer = Interval(5000, 5000)
    per_1000 = [met_per_1000(aantal(n), THUIS, noemer, "2025-01-01", "") for n in (0, 1, 4)]
    een, *andere = [banden(f, THUIS, BELEID) for f in per_1000]
    assert all(ander == een for ander in andere)
    assert (een.per1000_min, een.per1000_max, een.per1000_reden) == (0, 0.8, "")


def test_per_1000_volgt_uit_de_band() -> None:
    figuur = met_per_1000(aantal(13), THUIS, Interval(4000, 4000), "2025-01-01", "")
    grof = banden(figuur, THUIS, BELEID)
    assert (grof.per1000_min, grof.per1000_max) == (2.5, 3.5)
    klein = met_per_1000(aantal(13), THUIS, Interval(49, 49), "2025-01-01", "")
    assert banden(klein, THUIS, BELEID).per1000_min is None


def test_onvolledig_blijft_onvolledig_en_zegt_niet_dat_het_klein_is() -> None:
    drie, nul = (banden(aantal(n, onvolledig="zonder vo"), THUIS, BELEID) for n in (3, 0))
    assert drie == nul
    assert (drie.status, drie.tekst, drie.reden) == ("onvolledig", "0–4", "Onvolledig: zonder vo.")
    assert drie.onder95 is None


@pytest.mark.parametrize(
    "status",
    ["afgeschermd", "te klein", "niet geleverd", "niet bekend", "niet van toepassing",
     "niet te berekenen", "niet te verdelen", "nog niet te zeggen"],
)  # fmt: skip
def test_wat_er_niet_is_blijft_zoals_het_is(status) -> None:
    figuur = leeg(status=status, tekst=status, reden="Daarom.")
    assert banden(figuur, THUIS, BELEID) == figuur


def test_waarom_lezers_een_bereik_zien_staat_er_niet_bij() -> None:
    """Else a band that is made of a range would differ from the same one of a number."""
    bereik = replace(aantal(Interval(11, 13)), reden="Een bereik: zo is niemand te herkennen.")
    assert banden(bereik, THUIS, BELEID) == banden(aantal(12), THUIS, BELEID)


def test_wat_een_andere_bron_zegt_blijft_weg() -> None:
    assert banden(aantal(12, andere_bron="andere bron: 16 (SWV)"), THUIS, BELEID).andere_bron == ""


# -- breakdowns ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("geheel", "te_zien"), [(25, True), (24, False), (Interval(24, 27), False), (None, False)]
)
def test_een_uitsplitsing_vraagt_een_totaal_vanaf_25(geheel, te_zien) -> None:
    deel = aantal(12, uitsplitsing="reden=psychisch")
    totaal = None if geheel is None else aantal(geheel)
    figuur = banden(deel, THUIS, BELEID, totaal)
    assert figuur.tekst == ("10–14" if te_zien else "·")
    assert (figuur.min is None) is not te_zien


def test_wat_van_een_uitsplitsing_dicht_is_zegt_niets_meer() -> None:
    """Not even whether it was nothing, small or large."""
    delen = [aantal(n, uitsplitsing="reden=psychisch") for n in (0, 3, 12)]
    assert len({banden(f, THUIS, BELEID, aantal(24)) for f in delen}) == 1


# -- shares, ratios, means, durations -----------------------------------------------------------


@pytest.mark.parametrize(
    ("teller", "noemer", "tekst", "van"),
    [
        (30, 55, "50–62%", "van 55 tot en met 59 thuiszitters"),  # 30/59 en 34/55
        (0, 50, "0–8%", "van 50 tot en met 54 thuiszitters"),
        (50, 50, "92–100%", "van 50 tot en met 54 thuiszitters"),
        (30, 49, "te klein", ""),
    ],
)
def test_een_aandeel_volgt_uit_de_banden_van_zijn_twee_aantallen(
    teller, noemer, tekst, van
) -> None:
    figuur = banden(aandeel(teller, noemer), AANBOD, BELEID)
    assert (figuur.tekst, figuur.van) == (tekst, van)


def test_een_verhouding_volgt_uit_banden() -> None:
    per_100 = leeg(PER_100, min=20.0, max=20.0, noemer_min=60.0, noemer_max=60.0)
    assert banden(per_100, PER_100, BELEID).tekst == "15,6–23,4"  # 10/64 en 14/60
    per_fte = leeg(PER_FTE, min=30.0, max=30.0, noemer_min=2.5, noemer_max=2.5)
    assert banden(per_fte, PER_FTE, BELEID).tekst == "30,0–31,6"  # 75/2,5 en 79/2,5
    weinig = leeg(PER_FTE, min=18.0, max=18.0, noemer_min=2.5, noemer_max=2.5)
    assert banden(weinig, PER_FTE, BELEID).tekst == "te klein"


@pytest.mark.parametrize(
    ("n", "waarde", "tekst"),
    [(50, 7.3, "7,0–7,5"), (50, 7.0, "7,0–7,5"), (54, 6.99, "6,5–7,0"), (49, 7.3, "te klein")],
)
def test_een_gemiddelde_is_de_helft_waarin_het_ligt(n, waarde, tekst) -> None:
    figuur = leeg(CIJFER, min=waarde, max=waarde, noemer_min=n, noemer_max=n)
    assert banden(figuur, CIJFER, BELEID).tekst == tekst


def test_een_duur_gaat_over_vijftig_of_meer() -> None:
    duur = leeg(DUUR, tekst="12 weken", min=84, max=84, noemer_min=50, noemer_max=59)
    assert banden(duur, DUUR, BELEID) == duur
    weinig = banden(replace(duur, noemer_min=40, noemer_max=49), DUUR, BELEID)
    assert (weinig.tekst, weinig.min, weinig.van) == ("te klein", None, "")
    punten = (Krommepunt(12, 50),)
    for figuur, over in ((duur, {duur.sleutel: punten}), (replace(duur, noemer_min=40), {})):
        assert openbaar(vrijgave(figuur, krommen={duur.sleutel: punten})).krommen == over


# -- a release ----------------------------------------------------------------------------------


def test_wat_cbs_en_duo_publiceren_blijft_zoals_het_is() -> None:
    eigen, cbs = aantal(13), replace(aantal(1735), indicator=CBS.id)
    vrij = openbaar(vrijgave(eigen, cbs))
    assert vrij.profiel == "banden"
    assert vrij.figuren[cbs.sleutel].tekst == "1.735"
    assert vrij.figuren[eigen.sleutel].tekst == "10–14"


def test_geen_vroegere_waarden_en_geen_melding_dat_er_niets_was() -> None:
    levering = Levering("Leerplicht", "thuiszitters", "2025-K2", "", 2, "alle", "definitief",
                        None, ("VB01",), geen_gevallen=True)  # fmt: skip
    figuur = aantal(13)
    eerder = {figuur.sleutel: (EerdereWaarde("12", "voorlopig", "Leerplicht"),)}
    vrij = openbaar(vrijgave(figuur, leveringen=(levering,), eerdere=eerder))
    assert vrij.eerdere == {}
    assert not vrij.leveringen[0].geen_gevallen


# -- laws ---------------------------------------------------------------------------------------

_GETALLEN = st.tuples(st.integers(0, 400), st.integers(0, 30)).map(lambda x: Interval(x[0], sum(x)))


@given(_GETALLEN, st.sampled_from([THUIS, VRIJ]))
def test_een_band_houdt_alles_in_wat_lezers_voor_mogelijk_houden(x, indicator) -> None:
    k = max(5, indicator.k)
    gezien = aantal(x, k=k)
    grof = banden(gezien, indicator, BELEID)
    assert grof.min <= gezien.min <= gezien.max <= grof.max
    assert grof.min % k == 0
    assert grof.max % k == k - 1
    assert grof.max - gezien.max < k
    assert gezien.min - grof.min < k
    assert grof.onder95 <= gezien.onder95
    assert gezien.boven95 <= grof.boven95


@given(st.integers(1, 300), st.data())
def test_een_aandeel_houdt_in_wat_lezers_zien_en_hangt_alleen_af_van_de_banden(
    noemer, data
) -> None:
    teller = data.draw(st.integers(0, noemer))
    gezien = aandeel(teller, noemer)
    grof = banden(gezien, AANBOD, BELEID)
    if gezien.min is None or noemer < 50:
        assert grof.min is None
        return
    assert grof.min <= gezien.min <= gezien.max <= grof.max
    ander_van = data.draw(st.integers(noemer // 5 * 5, noemer // 5 * 5 + 4))
    ander = data.draw(st.integers(teller // 5 * 5, min(teller // 5 * 5 + 4, ander_van)))
    assert banden(aandeel(ander, ander_van), AANBOD, BELEID) == grof


@given(st.integers(0, 200), st.integers(0, 200))
def test_wat_in_een_band_ligt_is_niet_te_onderscheiden(een, ander) -> None:
    zelfde = een // 5 == ander // 5
    assert (banden(aantal(een), THUIS, BELEID) == banden(aantal(ander), THUIS, BELEID)) is zelfde


def test_banden_kennen_alleen_beschermde_cijfers() -> None:
    """That is the proof: what is made of audited figures alone gives away nothing more."""
    boom = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    assert namen(boom) & (RUW - {"Interval"}) == set()
    assert ingevoerd(boom) & MAKERS == set()
    assert get_type_hints(banden)["figuur"] is Figure
    assert get_type_hints(in_banden)["vrij"] is Vrijgave


def test_elk_veld_met_een_waarde_wordt_opnieuw_gezet() -> None:
    """A field that is added to Figure must be thought of here."""
    bekend = {"min", "max", "onder95", "boven95", "onder998", "boven998", "noemer_min",
              "noemer_max", "per1000_min", "per1000_max"}  # fmt: skip
    assert {f.name for f in fields(Figure) if "float" in str(f.type)} == bekend
