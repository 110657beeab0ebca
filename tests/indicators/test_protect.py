"""The gate.

What becomes `<5`, what becomes `·`, what may be added up, and that nothing else leaks.
"""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalog import indicatoren
from indicators.kubus import Deel, alle_groepen
from indicators.model import AndereBron, Figure, Interval, Vrijgave
from indicators.protect import Beleid
from indicators.weergave import Aandeel, toon_aandeel
from tests.indicators.poortproef import (
    EIGEN,
    IN,
    JAAR,
    K2,
    LANGER,
    THUIS,
    kubus,
    ruw,
    standen,
    vrij,
)

# -- one figure ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aantal", "tekst", "status", "uiterst"),
    [
        (0, "0", "getoond", (0, 0)),
        (1, "<5", "klein", (1, 4)),
        (4, "<5", "klein", (1, 4)),
        (5, "5", "getoond", (5, 5)),
        (1234, "1.234", "getoond", (1234, 1234)),
        (Interval(1, 4), "<5", "klein", (1, 4)),  # het kantoor leverde zelf <5
        (Interval(2, 8), "1–8", "getoond", (1, 8)),
        (Interval(4, 7), "1–7", "getoond", (1, 7)),  # 3 en <5 samen: de 3 blijft verborgen
        (Interval(7, 10), "7–10", "getoond", (7, 10)),
        (Interval(0, 2), "0–4", "getoond", (0, 4)),
    ],
)
def test_een_aantal(
    aantal: int | Interval, tekst: str, status: str, uiterst: tuple[int, int]
) -> None:
    figuur = vrij(kubus(*standen(VB01=aantal))).figuren[THUIS, "VB01", K2, ""]
    assert (figuur.tekst, figuur.status, (figuur.min, figuur.max)) == (tekst, status, uiterst)


def test_een_klein_aantal_heeft_geen_cijfer_per_1000_en_een_vaste_onzekerheid() -> None:
    def figuur(aantal: int) -> Figure:
        noemer = {"noemer": Interval(1000, 1000), "noemer_datum": "2025-01-01"}
        return vrij(kubus(ruw(THUIS, "VB01", K2, aantal, **noemer))).figuren[THUIS, "VB01", K2, ""]

    assert figuur(1) == figuur(4)
    assert figuur(4).per1000_min is None
    assert figuur(4).per1000_reden == "Geen cijfer per 1.000: het aantal is te klein."
    assert figuur(5).per1000_min == 5.0


def test_een_onvolledig_klein_aantal_is_onvolledig() -> None:
    figuur = vrij(kubus(ruw(THUIS, "VB01", K2, 3, onvolledig="zonder vo"))).figuren[
        THUIS, "VB01", K2, ""
    ]
    assert (figuur.status, figuur.tekst, figuur.onder95) == ("onvolledig", "<5", None)
    assert "Onvolledig: zonder vo." in figuur.reden


@pytest.mark.parametrize(
    ("teller", "rest", "tekst"),
    [
        (5, 4, "te klein"),  # noemer 9
        (5, 5, "50,0%"),
        (4, 20, "te klein"),
        (20, 4, "te klein"),
        (0, 20, "0,0%"),
        (20, 0, "·"),  # iedereen
        (Interval(5, 8), 20, "20,0–28,6%"),
        (Interval(3, 6), 20, "te klein"),
    ],
)
def test_een_aandeel(teller: int | Interval, rest: int, tekst: str) -> None:
    basis = Figure("x", "VB01", K2, "", "niet geleverd", "", "")
    t = teller if isinstance(teller, Interval) else Interval(teller, teller)
    aandeel = Aandeel(t, Interval(rest, rest), openbaar=False, mag_geheel=False)
    figuur = toon_aandeel(basis, aandeel, "", Beleid())
    assert figuur.tekst == tekst
    assert (figuur.min is None) == (tekst in ("te klein", "·"))
    geheel = toon_aandeel(basis, replace(aandeel, mag_geheel=True), "", Beleid())
    assert geheel.tekst == ("100,0%" if rest == 0 else tekst)


@pytest.mark.parametrize(
    ("eigen", "ander", "tekst"),
    [
        (14, 16, "andere bron: 16 (SWV)"),
        (14, 3, "andere bron: <5 (SWV)"),
        (3, 16, "andere bron: 16 (SWV)"),
        (14, None, "andere bron: SWV"),
    ],
)
def test_andere_bron_volgens_dezelfde_regels(eigen: int, ander: int | None, tekst: str) -> None:
    teller = None if ander is None else Interval(ander, ander)
    figuur = ruw(THUIS, "VB01", K2, eigen, andere=(AndereBron("SWV", teller),))
    assert vrij(kubus(figuur)).figuren[figuur.sleutel].andere_bron == tekst


def test_andere_bron_van_een_stroom_is_alleen_een_naam() -> None:
    """From the flows and the stock of the other source its hidden begin could follow."""
    figuur = ruw(IN, "VB01", JAAR, 14, andere=(AndereBron("SWV", Interval(16, 16)),))
    assert vrij(kubus(figuur)).figuren[figuur.sleutel].andere_bron == "andere bron: SWV"


# -- sums ---------------------------------------------------------------------------------------


def test_een_groep_komt_uit_wat_getoond_wordt() -> None:
    gezien = vrij(kubus(*standen(VB01=14, VB02=7, VB03=3, VB08=0)))
    figuur = gezien.figuren[THUIS, "jeugdregio:kust", K2, ""]
    assert (figuur.tekst, figuur.min, figuur.max) == ("22–25", 22, 25)
    assert figuur == vrij(kubus(*standen(VB01=14, VB02=7, VB03=2, VB08=0))).figuren[figuur.sleutel]


def test_een_groep_met_een_gemeente_te_weinig() -> None:
    figuur = vrij(kubus(*standen(VB01=14, VB02=7))).figuren[THUIS, "jeugdregio:kust", K2, ""]
    assert (figuur.status, figuur.dekking, figuur.leden, figuur.leden_geleverd) == (
        "onvolledig",
        "2 van 4",
        4,
        2,
    )
    assert figuur.reden == "Onvolledig: 2 van 4 gemeenten."


@pytest.mark.parametrize(("te_zien", "tekst"), [(True, "10–14"), (False, "·")])
def test_een_groep_met_een_gemeente_die_niet_precies_te_zien_is(te_zien: bool, tekst: str) -> None:
    """A part that is shown per quarter for both levels, beside a whole that is shown or not.

    What is not said below may not come back in the sum.
    """
    korrel = indicatoren()[THUIS].korrel
    langer = indicatoren()[LANGER].model_copy(update={"korrel": korrel})
    gehelen = standen(VB01=14, VB02=7, VB03=9, VB08=0)
    delen = [
        ruw(LANGER, "VB01", K2, 12),
        *(ruw(LANGER, g, K2, 0) for g in ("VB02", "VB03", "VB08")),
    ]
    verband = Deel((LANGER, "VB01", K2, ""), (THUIS, "VB01", K2, ""))
    getoond, hulp = ((*gehelen, *delen), ()) if te_zien else (delen, tuple(gehelen))
    k = kubus(*getoond, hulp=hulp, delen=(verband,))
    gezien = vrij(replace(k, indicatoren={**indicatoren(), LANGER: langer}))
    assert gezien.figuren[LANGER, "VB01", K2, ""].tekst == tekst
    assert gezien.figuren[LANGER, "jeugdregio:kust", K2, ""].tekst == tekst


# -- nothing else leaks -------------------------------------------------------------------------


def test_deelgebieden_en_interne_indicatoren_verlaten_de_kubus_niet() -> None:
    deel = ruw("leerlingen_so", "VB01|swv:ijmeer", "2024-10-01", 7)
    gezien = vrij(kubus(*standen(VB01=7), hulp=(deel, ruw(f"{THUIS}_begin", "VB01", K2, 9))))
    assert {f.gebied for f in gezien.figuren.values()} <= {"VB01", *alle_groepen(EIGEN)}
    assert {f.indicator for f in gezien.figuren.values()} == {THUIS}


AANTAL = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8, 13, 40])


@settings(max_examples=60)
@given(
    st.lists(AANTAL, min_size=9, max_size=9), st.lists(st.integers(1, 4), min_size=9, max_size=9)
)
def test_een_verborgen_2_in_plaats_van_een_3_verandert_geen_byte(
    aantallen: list[int], anders: list[int]
) -> None:
    eerst = dict(zip(EIGEN.gemeenten, aantallen, strict=True))
    daarna = {g: a if 1 <= n <= 4 else n for (g, n), a in zip(eerst.items(), anders, strict=True)}
    noemer = {"noemer": Interval(1000, 1000), "noemer_datum": "2025-01-01"}

    def gezien(per: dict[str, int]) -> Vrijgave:
        return vrij(kubus(*(ruw(THUIS, g, K2, n, **noemer) for g, n in per.items())))

    assert repr(gezien(eerst)) == repr(gezien(daarna))


@settings(max_examples=100)
@given(
    st.lists(st.tuples(AANTAL, AANTAL), min_size=9, max_size=9),
    st.sampled_from(["", "zonder vo"]),
)
def test_elk_figuur_is_met_zichzelf_in_overeenstemming(
    paren: list[tuple[int, int]], onvolledig: str
) -> None:
    figuren = []
    for gemeente, (laag, erbij) in zip(EIGEN.gemeenten, paren, strict=True):
        figuren.append(
            ruw(THUIS, gemeente, K2, Interval(laag, laag + erbij), onvolledig=onvolledig)
        )
        figuren.append(ruw(LANGER, gemeente, JAAR, min(laag, erbij)))
    for figuur in vrij(kubus(*figuren)).figuren.values():
        controleer(figuur)


def controleer(figuur: Figure) -> None:
    assert isinstance(figuur, Figure)
    waarden = {f.name: getattr(figuur, f.name) for f in fields(figuur)}
    for een in ("min", "onder95", "onder998", "noemer_min", "per1000_min"):
        ander = een.replace("min", "max").replace("onder", "boven")
        assert (waarden[een] is None) == (waarden[ander] is None), een
        if waarden[een] is not None:
            assert waarden[een] <= waarden[ander], een
    if figuur.status in ("getoond", "klein", "onvolledig"):
        assert figuur.min is not None
        assert figuur.max is not None
    else:
        assert figuur.min is None
        assert figuur.reden
        assert figuur.tekst in (figuur.status, "·")
    assert (figuur.reden == "") == (figuur.status == "getoond")
    assert (figuur.status == "klein") <= (figuur.tekst == "<5")
    if figuur.tekst == "<5":
        assert (figuur.min, figuur.max, figuur.per1000_min) == (1, 4, None)
    if figuur.min == figuur.max and figuur.min is not None:
        assert figuur.min == 0 or figuur.min >= 5
    if figuur.onder95 is not None and figuur.onder998 is not None:
        assert figuur.onder998 <= figuur.onder95
        assert figuur.onder95 <= (figuur.min or 0)
