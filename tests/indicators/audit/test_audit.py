"""The audit against counting out every table that fits (privacy, section 1)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.audit.bewijs import bezwaren
from indicators.audit.controle import controleer
from indicators.audit.herstel import NietTeHerstellen, herstel
from indicators.audit.publicatie import (
    NIETS_BEKEND,
    Bereik,
    Cel,
    Doel,
    Feit,
    Publicatie,
    Tabel,
    som,
)
from indicators.audit.zoeken import FeitenKloppenNiet, Zoeker

A, B, C, D = ("a",), ("b",), ("c",), ("d",)
KLEIN = Bereik(1, 4)
HOOGST = 9


def precies(waarde: int) -> Bereik:
    return Bereik(waarde, waarde)


def optelling(geheel: Cel, *delen: Cel) -> Feit:
    return Feit(((geheel, -1), *((deel, 1) for deel in delen)), precies(0), "delen zijn het geheel")


def geheim(*cellen: Cel, minstens: int = 4) -> Doel:
    return Doel(tuple((cel, 1) for cel in cellen), minstens, f"{cellen}")


def publicatie(
    getoond: dict[Cel, Bereik], feiten: list[Feit], doelen: list[Doel], vast: tuple[Cel, ...] = ()
) -> Publicatie:
    gewichten = {c: 10 for c, b in getoond.items() if b != NIETS_BEKEND and c not in vast}
    return Publicatie(getoond, tuple(feiten), tuple(doelen), gewichten)


# -- what must be found -----------------------------------------


def test_een_kleine_cel_naast_haar_totaal_en_de_rest_is_af_te_leiden() -> None:
    naief = publicatie({A: KLEIN, B: precies(7), C: precies(10)}, [optelling(C, A, B)], [geheim(A)])
    (lek,) = controleer(naief, {A: 3, B: 7, C: 10}).lekken
    assert lek.waarden == (3,)
    assert not lek.onaf


def test_twee_kleine_cellen_naast_hun_totaal_sluiten_elkaar_op() -> None:
    """<5 and <5 make 7: only 3 and 4 are left for each."""
    naief = publicatie(
        {A: KLEIN, B: KLEIN, C: precies(7)}, [optelling(C, A, B)], [geheim(A), geheim(B)]
    )
    assert [lek.waarden for lek in controleer(naief, {A: 3, B: 4, C: 7}).lekken] == [(3, 4)] * 2


def test_twee_kleine_cellen_en_een_totaal_dat_alles_openlaat() -> None:
    veilig = publicatie(
        {A: KLEIN, B: KLEIN, C: precies(5)}, [optelling(C, A, B)], [geheim(A), geheim(B)]
    )
    uitkomst = controleer(veilig, {A: 3, B: 2, C: 5})
    assert uitkomst.lekken == ()
    assert uitkomst.bewijs is not None
    assert bezwaren(veilig, uitkomst.bewijs) == []


def test_een_onvoltooide_zoektocht_telt_als_lek() -> None:
    """Thirty yes-or-no cells under two weighted sums: safe, and hard to see."""
    dobbelsteen = Random(3)
    cellen = [(f"c{n}",) for n in range(30)]
    malen = [[dobbelsteen.randint(50, 100) for _ in cellen] for _ in range(2)]
    waar = {cel: dobbelsteen.randint(0, 1) for cel in cellen}
    feiten = [
        Feit(termen, precies(som(termen, waar)), "gewogen som")
        for rij in malen
        for termen in [tuple(zip(cellen, rij, strict=True))]
    ]
    wat = publicatie(
        dict.fromkeys(cellen, Bereik(0, 1)), feiten, [geheim(*cellen[:15], minstens=6)]
    )
    (lek,) = controleer(wat, waar, knopen=0).lekken
    assert lek.onaf
    assert controleer(wat, waar).lekken == ()


def test_cijfers_die_niet_passen_bij_wat_te_zien_is_houden_alles_tegen() -> None:
    fout = publicatie({A: KLEIN, B: precies(7), C: precies(99)}, [optelling(C, A, B)], [geheim(A)])
    with pytest.raises(FeitenKloppenNiet, match="delen zijn het geheel"):
        controleer(fout, {A: 3, B: 7, C: 99})


# -- against counting out ---------------------------------------


def tel_uit(wat: Publicatie, doel: Doel) -> set[int]:
    """Every value that the quantity can have: all tables, one by one."""
    cellen = list(wat.getoond)
    keuzes = [
        range(b.laag or 0, (HOOGST if b.hoog is None else b.hoog) + 1) for b in wat.getoond.values()
    ]
    return {
        som(doel.termen, tabel)
        for waarden in product(*keuzes)
        if wat.past(tabel := dict(zip(cellen, waarden, strict=True)))
    }


@st.composite
def regio(draw: st.DrawFn) -> tuple[Publicatie, Tabel]:
    """Three or four counts, two overlapping sums, and displays of every kind."""
    n = draw(st.integers(2, 4))
    delen = [(f"deel{m}",) for m in range(n)]
    waar: dict[Cel, int] = {cel: draw(st.integers(0, 7)) for cel in delen}
    feiten = []
    for m in range(draw(st.integers(1, 2))):
        leden = draw(st.lists(st.sampled_from(delen), min_size=1, max_size=n, unique=True))
        geheel = (f"som{m}",)
        waar[geheel] = sum(waar[c] for c in leden)
        feiten.append(optelling(geheel, *leden))
    if draw(st.booleans()):
        deel, heel = draw(st.permutations(delen))[:2]
        if waar[deel] <= waar[heel]:
            feiten.append(Feit(((deel, 1), (heel, -1)), Bereik(None, 0), "deel van geheel"))
    getoond = {cel: draw(st.sampled_from(weergaven(waarde))) for cel, waarde in waar.items()}
    doelen = [geheim(c, minstens=draw(st.integers(2, 4))) for c in delen if 0 < waar[c] < 5]
    return publicatie(getoond, feiten, doelen), waar


def weergaven(waarde: int) -> list[Bereik]:
    """Exact, as `<5`, in a band of five, or within the largest that is counted out."""
    klein = [KLEIN] if 1 <= waarde <= 4 else []
    band = waarde - waarde % 5
    return [precies(waarde), *klein, Bereik(band, band + 4), Bereik(0, max(HOOGST, waarde))]


@settings(max_examples=60)
@given(regio())
def test_de_controle_vindt_precies_wat_uittellen_vindt(geval: tuple[Publicatie, Tabel]) -> None:
    wat, waar = geval
    gelekt = {lek.doel for lek in controleer(wat, waar).lekken}
    assert gelekt == {doel for doel in wat.doelen if len(tel_uit(wat, doel)) < doel.minstens}


@settings(max_examples=30)
@given(regio())
def test_na_herstel_lekt_er_bij_uittellen_niets(geval: tuple[Publicatie, Tabel]) -> None:
    """And what could be shown again is shown: showing one hidden cell more would leak."""
    wat, waar = geval
    try:
        hersteld = herstel(wat, waar)
    except NietTeHerstellen:
        return
    for doel in wat.doelen:
        if any(cel in hersteld.verborgen for cel, _ in doel.termen):
            continue
        ruim = {
            c: Bereik(0, 16) if b == NIETS_BEKEND else b
            for c, b in hersteld.publicatie.getoond.items()
        }
        assert len(tel_uit(replace(hersteld.publicatie, getoond=ruim), doel)) >= doel.minstens
    for cel in hersteld.verborgen:
        assert controleer(wat.met_dicht(hersteld.verborgen - {cel}), waar).lekken


# -- the certificate --------------------------------------------


@settings(max_examples=30)
@given(regio(), st.data())
def test_een_veranderd_bewijs_wordt_alleen_aanvaard_als_uittellen_het_veilig_vindt(
    geval: tuple[Publicatie, Tabel], data: st.DataObject
) -> None:
    wat, waar = geval
    bewijs = controleer(wat, waar).bewijs
    if bewijs is None or not wat.doelen:
        return
    assert bezwaren(wat, bewijs) == []
    # A narrower display, with the certificate of the wider one made to look like its own.
    cel = data.draw(st.sampled_from(list(wat.getoond)))
    smaller = replace(wat, getoond={**wat.getoond, cel: precies(waar[cel])})
    vervalst = replace(bewijs, vingerafdruk=smaller.vingerafdruk)
    if not bezwaren(smaller, vervalst):
        assert all(len(tel_uit(smaller, d)) >= d.minstens for d in smaller.doelen)
    eigen = controleer(smaller, waar).bewijs
    veilig = all(len(tel_uit(smaller, d)) >= d.minstens for d in smaller.doelen)
    assert (eigen is not None and not bezwaren(smaller, eigen)) == veilig
    if smaller.vingerafdruk != wat.vingerafdruk:
        assert bezwaren(smaller, bewijs) == ["Dit bewijs is van een andere publicatie."]


def veilig_met_bewijs() -> tuple[Publicatie, Tabel]:
    wat = publicatie({A: KLEIN, B: KLEIN, C: precies(5)}, [optelling(C, A, B)], [geheim(A)])
    return wat, {A: 3, B: 2, C: 5}


def test_een_bewijs_met_een_tabel_die_niet_past_wordt_geweigerd() -> None:
    wat, waar = veilig_met_bewijs()
    bewijs = controleer(wat, waar).bewijs
    assert bewijs is not None
    for fout in ([5, 0, 5], [2, 2, 5], [3, 2, 6]):
        tabellen = bewijs.tabellen.copy()
        tabellen[1] = fout
        assert "Tabel 1 past niet bij wat er te zien is." in bezwaren(
            wat, replace(bewijs, tabellen=tabellen)
        )


def test_een_bewijs_dat_iets_overslaat_wordt_geweigerd() -> None:
    wat, waar = veilig_met_bewijs()
    bewijs = controleer(wat, waar).bewijs
    assert bewijs is not None
    goed = bewijs.tabellen
    for tabellen in (goed[:0], goed[:3], goed[:, :2], np.repeat(goed[:1], 4, axis=0)):
        assert bezwaren(wat, replace(bewijs, tabellen=tabellen))
    niet_waar = goed.copy()
    niet_waar[0] = [4, 4, 5]
    assert bezwaren(wat, replace(bewijs, tabellen=niet_waar)) == [
        "De cijfers zelf passen niet bij wat er te zien is."
    ]


# -- who knows something beforehand -----------------------------


def kennis(wat: Publicatie, **wie: Cel) -> Publicatie:
    return replace(wat, kennis={kenner: frozenset([cel]) for kenner, cel in wie.items()})


def test_wie_een_deel_kent_rekent_het_andere_uit() -> None:
    """Two small counts that are 5 together: whoever knows one knows the other."""
    wat, waar = veilig_met_bewijs()
    geweten = kennis(wat, b=B)
    assert [(lek.kenner, lek.waarden) for lek in controleer(geweten, waar).lekken] == [("b", (3,))]
    assert controleer(kennis(wat, a=A), waar).lekken == (), "wat iemand zelf weet, lekt niet"
    assert herstel(geweten, waar).verborgen == {C}


def test_een_bewijs_voor_wie_niets_weet_geldt_niet_voor_wie_iets_weet() -> None:
    wat, waar = veilig_met_bewijs()
    bewijs = controleer(wat, waar).bewijs
    assert bewijs is not None
    geweten = kennis(wat, b=B)
    assert bezwaren(geweten, bewijs) == ["Dit bewijs is van een andere publicatie."]
    vervalst = replace(bewijs, vingerafdruk=geweten.vingerafdruk)
    assert bezwaren(geweten, vervalst) == [f"Te weinig mogelijke waarden: {(A,)}"]


@settings(max_examples=40)
@given(regio(), st.data())
def test_van_een_kenner_vindt_de_controle_wat_uittellen_vindt(
    geval: tuple[Publicatie, Tabel], data: st.DataObject
) -> None:
    """For who knows a cell, a table in which it is another number is no possible one."""
    wat, waar = geval
    cel = data.draw(st.sampled_from(sorted(wat.getoond)))
    weet = replace(wat, getoond={**wat.getoond, cel: precies(waar[cel])})
    assert {lek.doel for lek in controleer(kennis(wat, wie=cel), waar).lekken} == {
        doel
        for doel in wat.doelen
        if len(tel_uit(wat, doel)) < doel.minstens
        or (doel.termen != ((cel, 1),) and len(tel_uit(weet, doel)) < doel.minstens - 1)
    }


# -- the rest ---------------------------------------------------


def test_dezelfde_publicatie_geeft_dezelfde_uitkomst() -> None:
    wat, waar = veilig_met_bewijs()
    een, ander = controleer(wat, waar), controleer(wat, waar)
    assert een.lekken == ander.lekken
    assert np.array_equal(een.getuigen, ander.getuigen)


def test_blokken_zonder_gedeelde_feiten_gaan_apart() -> None:
    wat = publicatie(
        {A: KLEIN, B: precies(7), C: precies(10), D: KLEIN}, [optelling(C, A, B)], [geheim(A)]
    )
    assert sorted(len(blok.getoond) for blok in wat.blokken()) == [1, 3]


def test_verbergen_neemt_de_goedkoopste_cel_en_kijkt_niet_naar_de_waarde() -> None:
    getoond = {A: KLEIN, B: precies(7), C: precies(10)}
    for waar_a in (1, 2, 3, 4):
        waar = {A: waar_a, B: 7, C: waar_a + 7}
        wat = Publicatie(
            {**getoond, C: precies(waar_a + 7)},
            (optelling(C, A, B),),
            (geheim(A),),
            {B: 1, C: 5},
        )
        assert herstel(wat, waar).verborgen == {B}


def test_een_cel_waarvan_niets_te_zien_is_laat_alles_open() -> None:
    wat = publicatie({A: NIETS_BEKEND}, [], [geheim(A)])
    assert Zoeker(wat, {A: 2}).zoek() == []
