"""Two releases beside each other: what was shown before cannot be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.audit.controle import controleer
from indicators.audit.gezien import (
    BESTAND,
    Gezien,
    GezienBeschadigd,
    lees_gezien,
    naast,
    onthoud,
    schrijf_gezien,
)
from indicators.audit.herstel import NietTeHerstellen, herstel
from indicators.audit.publicatie import NIETS_BEKEND, Bereik, Cel, Doel, Feit, Publicatie, Tabel
from tests.indicators.audit.test_audit import HOOGST, precies, tel_uit

PERIODE = "2025-K1"
KLEIN = Bereik(1, 4)


def van(gebied: str) -> Cel:
    return ("i", gebied, PERIODE, "")


A, B, C, REGIO = van("a"), van("b"), van("c"), van("regio")


def uitgave(waar: dict[Cel, int], regio: Bereik, **getoond: Bereik) -> tuple[Publicatie, Tabel]:
    """The municipalities, shown as said or not at all, and their region."""
    tabel = {**waar, REGIO: sum(waar.values())}
    te_zien = {cel: getoond.get(cel[1], NIETS_BEKEND) for cel in waar} | {REGIO: regio}
    feit = Feit(((REGIO, -1), *((cel, 1) for cel in waar)), precies(0), "som")
    doelen = tuple(Doel(((c, 1),), 4, c[1]) for c, n in tabel.items() if is_klein(c, n))
    gewichten = {c: 1 for c, b in te_zien.items() if b != NIETS_BEKEND}
    return Publicatie(te_zien, (feit,), doelen, gewichten), tabel


def is_klein(_cel: Cel, aantal: int) -> bool:
    return 0 < aantal < 5


def samen(nu: tuple[Publicatie, Tabel], vorige: Gezien | None) -> tuple[Publicatie, Tabel]:
    return naast(*nu, vorige, is_klein)


def test_wie_later_levert_is_het_verschil() -> None:
    """Twelve of A and B. Then C is in, and the region is fifteen."""
    eerst = onthoud(*uitgave({A: 7, B: 5}, precies(12)))
    nu = uitgave({A: 7, B: 5, C: 3}, precies(15))
    assert controleer(*nu).lekken == (), "wie alleen dit ziet, weet niets van C"
    beide, waar = samen(nu, eerst)
    assert {lek.waarden for lek in controleer(beide, waar).lekken} == {(3,)}
    assert herstel(beide, waar).verborgen == {REGIO}


def test_wat_twee_keer_geleden_te_zien_was_telt_nog_mee() -> None:
    """The region is hidden when C comes in; shown in the release after that, it says C as well."""
    eerst = onthoud(*uitgave({A: 7, B: 5}, precies(12)))
    toen = samen(uitgave({A: 7, B: 5, C: 3}, NIETS_BEKEND), eerst)
    beide, waar = samen(uitgave({A: 7, B: 5, C: 3}, precies(15)), onthoud(*toen))
    assert herstel(beide, waar).verborgen == {REGIO}


def test_een_verbetering_verraadt_niet_wat_er_stond() -> None:
    """B was 2 and is 6: with the region of then and of now, six less four is two."""
    eerst = onthoud(*uitgave({A: 7, B: 2}, precies(9), b=KLEIN))
    beide, waar = samen(uitgave({A: 7, B: 6}, precies(13), a=precies(7), b=precies(6)), eerst)
    lekken = controleer(beide, waar).lekken
    assert {lek.waarden for lek in lekken} == {(2,)}
    hersteld = herstel(beide, waar)
    assert A in hersteld.verborgen, "zonder A zegt de regio van toen niets van B"


def test_wat_al_te_zien_was_wordt_niet_verborgen() -> None:
    """It would take away nothing that readers do not have already."""
    eerst = onthoud(*uitgave({A: 7, B: 5}, precies(12), a=precies(7)))
    beide, _ = samen(uitgave({A: 7, B: 5}, precies(12), a=precies(7), b=precies(5)), eerst)
    assert set(beide.gewichten) == {B}


def test_wat_verborgen_wordt_blijft_bekend_aan_wie_het_zag() -> None:
    eerst = onthoud(*uitgave({A: 7, B: 3}, NIETS_BEKEND, a=precies(7)))
    beide, waar = samen(uitgave({A: 7, B: 3}, precies(10)), eerst)
    assert {lek.waarden for lek in controleer(beide, waar).lekken} == {(3,)}


def test_zonder_verandering_is_het_dezelfde_publicatie() -> None:
    """So a block that nothing happened to is not searched again."""
    nu = uitgave({A: 7, B: 3}, precies(10))
    beide, waar = samen(nu, None)
    opnieuw, _ = samen(nu, onthoud(beide, waar))
    assert opnieuw.vingerafdruk == beide.vingerafdruk == nu[0].vingerafdruk


# -- against counting out ---------------------------------------


@st.composite
def twee_uitgaven(draw: st.DrawFn) -> tuple[Gezien, tuple[Publicatie, Tabel]]:
    """Two municipalities first, then one of them corrected, or a third one with them."""
    waar = {A: draw(st.integers(0, 6)), B: draw(st.integers(0, 6))}
    eerst = uitgave(waar, _regio(draw, sum(waar.values())), **_getoond(draw, waar))
    later = {**waar, B: draw(st.sampled_from([waar[B], draw(st.integers(0, 6))]))}
    if draw(st.booleans()):
        later[C] = draw(st.integers(0, 6))
    nu = uitgave(later, _regio(draw, sum(later.values())), **_getoond(draw, later))
    return onthoud(_nagekeken(*eerst), eerst[1]), nu


def _nagekeken(eerst: Publicatie, waar: Tabel) -> Publicatie:
    """As it would be released: without what gives something away by itself."""
    try:
        return herstel(eerst, waar).publicatie
    except NietTeHerstellen:
        return eerst.met_dicht(eerst.getoond)


def _regio(draw: st.DrawFn, som: int) -> Bereik:
    klein = [KLEIN] if 0 < som < 5 else [precies(som)]
    return draw(st.sampled_from([*klein, NIETS_BEKEND]))


def _getoond(draw: st.DrawFn, waar: Tabel) -> dict[str, Bereik]:
    return {cel[1]: draw(st.sampled_from(_weergaven(n))) for cel, n in waar.items()}


def _weergaven(aantal: int) -> list[Bereik]:
    return [KLEIN if 0 < aantal < 5 else precies(aantal), NIETS_BEKEND]


def begrensd(wat: Publicatie) -> Publicatie:
    """The same with bounds to count between; a sum is worked out and needs none."""
    hoogst = max((b.hoog or 0 for b in wat.getoond.values()), default=0)
    boven = Bereik(0, max(HOOGST, hoogst) + 4)
    getoond = {
        c: boven if b == NIETS_BEKEND and c[1] != "regio" else b for c, b in wat.getoond.items()
    }
    return Publicatie(getoond, wat.feiten, wat.doelen, {})


@settings(max_examples=40)
@given(twee_uitgaven())
def test_uit_beide_samen_volgt_bij_uittellen_niets(
    geval: tuple[Gezien, tuple[Publicatie, Tabel]],
) -> None:
    """Unless all that is new is hidden: what follows then, followed from the first one alone."""
    vorige, nu = geval
    beide, waar = samen(nu, vorige)
    try:
        open_ = herstel(beide, waar).publicatie
    except NietTeHerstellen:
        open_ = beide.met_dicht(beide.gewichten)
    te_weinig = [d for d in beide.doelen if len(uitgeteld(begrensd(open_), d)) < d.minstens]
    if te_weinig:
        assert open_ == beide.met_dicht(beide.gewichten)


def uitgeteld(wat: Publicatie, doel: Doel) -> set[int]:
    """All values of a quantity; sums are worked out from what they are the sum of."""
    delen = [c for c in wat.getoond if c[1] != "regio"]
    beperkt = {c: wat.getoond[c] for c in delen}
    sommen = {}
    feiten: list[Feit] = []
    for feit in wat.feiten:
        heel = [c for c, maal in feit.termen if maal < 0]
        if heel:
            sommen[heel[0]] = tuple((c, m) for c, m in feit.termen if m > 0)
        else:
            feiten.append(feit)
    for regio, termen in sommen.items():
        feiten.append(Feit(termen, wat.getoond[regio]))
    feiten = [
        Feit(sommen.get(f.termen[0][0], f.termen) if len(f.termen) == 1 else f.termen, f.bereik)
        for f in feiten
    ]
    eerste = doel.termen[0][0]
    termen = sommen.get(eerste, doel.termen) if len(doel.termen) == 1 else None
    if termen is None:
        termen = tuple(
            (c, maal * m) for cel, maal in doel.termen for c, m in sommen.get(cel, ((cel, 1),))
        )
    return tel_uit(Publicatie(beperkt, tuple(feiten), (), {}), Doel(termen, doel.minstens))


# -- kept with the region -----------------------------------------


def test_wat_te_zien_was_komt_terug_zoals_het_was(tmp_path: Path) -> None:
    eerst = onthoud(*uitgave({A: 7, B: 2}, precies(9), b=KLEIN))
    schrijf_gezien(tmp_path / BESTAND, eerst)
    assert lees_gezien(tmp_path / BESTAND) == eerst
    assert [pad.name for pad in tmp_path.iterdir()] == [BESTAND]
    assert lees_gezien(tmp_path / "nergens" / BESTAND) is None


@pytest.mark.parametrize("inhoud", [b"", b"geen bestand van ons", b"\x1f\x8b\x08\x00half"])
def test_een_beschadigd_bestand_houdt_alles_tegen(tmp_path: Path, inhoud: bytes) -> None:
    """Without it nobody knows what readers have: nothing may be added to that."""
    (tmp_path / BESTAND).write_bytes(inhoud)
    with pytest.raises(GezienBeschadigd, match="reservekopie"):
        lees_gezien(tmp_path / BESTAND)
