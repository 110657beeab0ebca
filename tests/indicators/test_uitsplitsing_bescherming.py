"""What is hidden of a breakdown cannot be worked out from what is shown.

The attacker here is the dullest there is: it writes down every table of whole numbers that agrees
with what a reader sees, and looks whether a hidden number is the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model import Interval
from indicators.uitsplitsing_aanval import ONBEGRENSD, Aanval, Gezien
from indicators.uitsplitsing_tabel import Rij, Tabel
from indicators.weergave import Beleid

K3 = Beleid(k=3, kleinste_rest=4)
"""The same rules in small: 1 and 2 are hidden, so that all tables can be written down."""


def vast(n: int) -> Interval:
    return Interval(n, n)


# -- the bounds that the gate itself works out ---------------------------------------------------


@st.composite
def gezien(draw: st.DrawFn) -> Gezien:
    """Bounds around a table that exists, some of them open."""
    rijen, kolommen = draw(st.sampled_from([(1, 3), (2, 2), (2, 3), (3, 2)]))
    echt = np.array(
        draw(
            st.lists(
                st.lists(st.integers(0, 3), min_size=kolommen, max_size=kolommen),
                min_size=rijen,
                max_size=rijen,
            )
        )
    )

    def rondom(n: int) -> tuple[int, int]:
        soort = draw(st.sampled_from(["bekend", "bereik", "open"]))
        if soort == "bekend":
            return n, n
        if soort == "open":
            return 0, ONBEGRENSD
        return max(0, n - draw(st.integers(0, 2))), n + draw(st.integers(0, 2))

    cellen = [[rondom(n) for n in rij] for rij in echt.tolist()]
    kolom = [rondom(n) for n in echt.sum(axis=0).tolist()]
    rij = [(max(0, n - draw(st.integers(0, 1))), n) for n in echt.sum(axis=1).tolist()]
    return Gezien(
        *(np.array([[c[i] for c in r] for r in cellen]) for i in (0, 1)),
        *(np.array([c[i] for c in kolom]) for i in (0, 1)),
        *(np.array([c[i] for c in rij]) for i in (0, 1)),
    )


def alle_tabellen(g: Gezien) -> np.ndarray:
    """Every table of whole numbers within the bounds."""
    hoogst = int(g.rij_hoog.max())
    per_rij = [
        [
            t
            for t in product(
                *(
                    range(laag, min(hoog, hoogst) + 1)
                    for laag, hoog in zip(g.laag[r], g.hoog[r], strict=True)
                )
            )
            if g.rij_laag[r] <= sum(t) <= g.rij_hoog[r]
        ]
        for r in range(len(g.rij_laag))
    ]
    tabellen = np.array(list(product(*per_rij)))
    som = tabellen.sum(axis=1)
    past = ((som >= g.kolom_laag) & (som <= g.kolom_hoog)).all(axis=1)
    return tabellen[past]


@settings(max_examples=80)
@given(g=gezien())
def test_de_grenzen_zijn_die_van_alle_tabellen_die_bestaan(g: Gezien) -> None:
    tabellen, aanval = alle_tabellen(g), Aanval(g)
    minst, meest = aanval.cellen()
    assert (minst == tabellen.min(axis=0)).all()
    assert (meest == tabellen.max(axis=0)).all()
    minst, meest = aanval.kolommen()
    som = tabellen.sum(axis=1)
    assert (minst == som.min(axis=0)).all()
    assert (meest == som.max(axis=0)).all()
    gehelen = {tuple(t) for t in tabellen.sum(axis=2).tolist()}
    alle = int(np.prod(g.rij_hoog - g.rij_laag + 1))
    assert (aanval.verraden_rijen() is None) == (len(gehelen) == alle)


# -- what is shown of a table --------------------------------------------------------------------


@dataclass
class Beeld:
    """A breakdown as a reader sees it: a text per cell, the region first."""

    geheel: list[Interval]
    teksten: list[list[str]]
    tabel: Tabel

    def __str__(self) -> str:
        return "\n".join(
            f"{g.min}-{g.max}: {' '.join(t)}"
            for g, t in zip(self.geheel, self.teksten, strict=True)
        )


def beeld(
    rijen: list[list[int]],
    *,
    klein: list[list[int]] | None = None,
    beleid: Beleid = K3,
    rest: list[int] | None = None,
    meer: int = 0,
    streng: int | None = None,
) -> Beeld:
    """Make a table of groups, hide, and write down what is seen.

    Args:
        klein: per group how many of its whole is in municipalities that show `<k`.
        rest: the municipalities in no group.
        meer: so many are in two categories: the whole is that much smaller.
        streng: this category shows nothing below 5, where the others show 3.
    """
    delen = [*rijen, *([rest] if rest else [])]
    onzeker = klein or [[] for _ in delen]
    gehelen = [
        Interval(sum(r) - meer - sum(o) + len(o), sum(r) - meer - sum(o) + len(o) * (beleid.k - 1))
        for r, o in zip(delen, onzeker, strict=True)
    ]
    regio = Rij(sum(gehelen, vast(0)), [vast(n) for n in np.array(delen).sum(axis=0).tolist()])
    groepen = [Rij(g, [vast(n) for n in r]) for g, r in zip(gehelen, rijen, strict=False)]
    breed = range(len(rijen[0]))
    minstens = [5 if c == streng else beleid.k for c in breed]
    tabel = Tabel(regio, groepen, beleid, breed, meer=bool(meer), minstens=minstens)
    tabel.verberg()
    alle = [regio, *groepen]
    return Beeld([r.geheel for r in alle], [_teksten(tabel, r) for r in alle], tabel)


def _teksten(tabel: Tabel, rij: Rij) -> list[str]:
    def tekst(c: int, n: int) -> str:
        if tabel.is_afgeschermd(rij, c):
            return "·"
        k = tabel.per_kolom[c].k
        return f"<{k}" if 1 <= n < k else str(n)

    return [tekst(c, x.min) for c, x in enumerate(rij.cellen)]


def gelezen(b: Beeld) -> Gezien:
    """The bounds that a reader reads from the texts.

    A `·` is never 0, but where nothing of a group is shown.
    """

    def grens(tekst: str, laagst: int) -> tuple[int, int]:
        if tekst == "·":
            return laagst, ONBEGRENSD
        if tekst.startswith("<"):
            return 1, int(tekst[1:]) - 1
        return int(tekst), int(tekst)

    leeg = [all(t in ("·", "0") for t in rij) for rij in b.teksten]
    cellen = [
        [grens(t, 0 if weg else 1) for t in rij] for rij, weg in zip(b.teksten, leeg, strict=True)
    ]
    geheel = b.geheel[1:]
    over = [
        b.geheel[0].min - sum(g.min for g in geheel),
        b.geheel[0].max - sum(g.max for g in geheel),
    ]
    if over[1]:
        geheel.append(Interval(*over))
        cellen.append([(0, ONBEGRENSD)] * len(cellen[0]))
    return Gezien(
        *(np.array([[c[i] for c in r] for r in cellen[1:]]) for i in (0, 1)),
        *(np.array([c[i] for c in cellen[0]]) for i in (0, 1)),
        np.array([g.min for g in geheel]),
        np.array([g.max for g in geheel]),
    )


def is_verborgen(tekst: str) -> bool:
    return tekst == "·" or tekst.startswith("<")


def verraden(b: Beeld) -> list[str]:
    """What the attacker finds, in words; empty when the table keeps its secrets."""
    if b.tabel.regio.weg:
        gevuld = [rij for rij, x in zip(b.teksten, b.geheel, strict=True) if x.max > 0]
        return [] if all(t == "·" for rij in gevuld for t in rij) else ["er is iets te zien"]
    g = gelezen(b)
    if np.prod([_mogelijk(g, r) for r in range(len(g.rij_laag))]) > 200_000:
        return []
    tabellen = alle_tabellen(g)
    uit = [*_in_groepen(b, tabellen), *_in_de_regio(b, tabellen)]
    gehelen = {tuple(t) for t in tabellen.sum(axis=2).tolist()}
    if len(gehelen) != int(np.prod(g.rij_hoog - g.rij_laag + 1)):
        uit.append("een totaal")
    return uit


def _in_groepen(b: Beeld, tabellen: np.ndarray) -> Iterator[str]:
    for r, rij in enumerate(b.teksten[1:]):
        for c, tekst in enumerate(rij):
            if is_verborgen(tekst) and _te_weinig(tabellen[:, r, c], c, b):
                yield f"groep {r}, categorie {c}"
        som = tabellen[:, r, [is_verborgen(t) for t in rij]].sum(axis=1)
        if any(t != "0" and not is_verborgen(t) for t in rij) and _klein_en_bekend(som, b):
            yield f"wat verborgen is van groep {r}"


def _in_de_regio(b: Beeld, tabellen: np.ndarray) -> Iterator[str]:
    regio, *groepen = b.teksten
    for c, tekst in enumerate(regio):
        kolom = tabellen[:, :, c]
        if is_verborgen(tekst):
            if _te_weinig(kolom.sum(axis=1), c, b):
                yield f"de regio, categorie {c}"
            continue
        dicht = [is_verborgen(rij[c]) for rij in groepen]
        dicht += [True] * (kolom.shape[1] - len(groepen))
        open_ = any(rij[c] != "0" for rij, d in zip(groepen, dicht, strict=False) if not d)
        if open_ and _klein_en_bekend(kolom[:, dicht].sum(axis=1), b):
            yield f"wat verborgen is van categorie {c}"


def _te_weinig(waarden: np.ndarray, c: int, b: Beeld) -> bool:
    """Fewer than k - 1 numbers are possible, with the k of the category."""
    return len(np.unique(waarden)) < b.tabel.per_kolom[c].k - 1


def _klein_en_bekend(som: np.ndarray, b: Beeld) -> bool:
    return bool(0 < som.min() == som.max() < b.tabel.kleinste_rest)


def _mogelijk(g: Gezien, r: int) -> int:
    """About how many rows the attacker has to write down."""
    hoogst = int(g.rij_hoog[r])
    breedtes = np.sort(np.minimum(g.hoog[r], hoogst) - g.laag[r] + 1)
    return int(np.prod(breedtes[:-1])) * int(g.rij_hoog[r] - g.rij_laag[r] + 1)


@settings(max_examples=120)
@given(
    rijen=st.sampled_from([(1, 3), (1, 4), (2, 2), (2, 3), (2, 4), (3, 2), (3, 3)]).flatmap(
        lambda vorm: st.lists(
            st.lists(st.integers(0, 7), min_size=vorm[1], max_size=vorm[1]),
            min_size=vorm[0],
            max_size=vorm[0],
        )
    ),
    onzeker=st.lists(st.lists(st.integers(1, 2), max_size=2), min_size=3, max_size=3),
    met_rest=st.booleans(),
    streng=st.sampled_from([None, 0, 1]),
)
def test_geen_verborgen_getal_volgt_uit_een_tabel(
    rijen: list[list[int]], onzeker: list[list[int]], met_rest: bool, streng: int | None
) -> None:
    rest = rijen.pop() if met_rest and len(rijen) > 1 else None
    delen = [*rijen, *([rest] if rest else [])]
    klein = [o if sum(o) <= sum(r) else [] for o, r in zip(onzeker, delen, strict=False)]
    b = beeld(rijen, klein=klein, rest=rest, streng=streng)
    assert verraden(b) == [], str(b)
