"""Classes of a part, and of two flows, against all tables that could be behind what is shown.

The attacker here knows how it works: of all small tables those that are shown in the same way are
put together, and in each such heap every small count must still have four values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

import pytest

from indicators.model import Interval
from indicators.verbergen_bereik import deelklassen, klasse_van, stromen

K, WAARDEN, VEEL = 5, 4, 40
Tabel = Mapping[str, int]


def gezien(aantal: int, k: int = K) -> Interval:
    """A count by itself: 1 to k - 1 is one range."""
    return Interval(1, k - 1) if 0 < aantal < k else Interval(aantal, aantal)


def te_weinig(hopen: Iterable[list[Tabel]], kleinst: Mapping[str, int], k: int = K) -> list[str]:
    """What is known too precisely: a quantity that can be small and has less than four values.

    Args:
        hopen: tables that are shown in the same way.
        kleinst: of each quantity from where on it is small: 1, or 0 where "none" is secret too.
        k: below this it is small.
    """
    fout = []
    for hoop in hopen:
        for wat, minst in kleinst.items():
            waarden = {tabel[wat] for tabel in hoop}
            if any(minst <= w < k for w in waarden) and len(waarden) < WAARDEN:
                fout.append(f"{wat} is {sorted(waarden)}: {hoop[0]}")
    return fout


# -- a part and its whole ---------------------------------------


def deel_en_geheel(k: int, *, mag_geheel: bool) -> Iterable[list[Tabel]]:
    hopen: dict[object, list[Tabel]] = defaultdict(list)
    for geheel in range(1, 40):
        te_zien = gezien(geheel, k)
        for deel in range(geheel + 1):
            klassen = deelklassen(te_zien, k, WAARDEN, mag_geheel=mag_geheel)
            tabel = {"geheel": geheel, "deel": deel, "rest": geheel - deel}
            hopen[te_zien, klasse_van(deel, klassen)].append(tabel)
    return hopen.values()


@pytest.mark.parametrize("k", [5, 10])
def test_van_een_deel_dat_iedereen_kan_zijn_blijft_de_rest_open(k: int) -> None:
    """Nobody left over may be seen: then it is no secret that all had an offer."""
    kleinst = {"geheel": 1, "deel": 1, "rest": 1}
    assert te_weinig(deel_en_geheel(k, mag_geheel=True), kleinst, k) == []


@pytest.mark.parametrize("k", [5, 10])
def test_van_een_kenmerk_is_ook_niet_te_zien_dat_iedereen_het_heeft(k: int) -> None:
    hopen = [
        [tabel for tabel in hoop if tabel["deel"]] for hoop in deel_en_geheel(k, mag_geheel=False)
    ]
    kleinst = {"geheel": 1, "deel": 1, "rest": 0}
    assert te_weinig([hoop for hoop in hopen if hoop], kleinst, k) == []


@pytest.mark.parametrize(
    ("geheel", "deel", "mag_geheel", "klasse"),
    [
        (20, 0, False, (0, 0)),
        (20, 3, False, (1, 4)),
        (20, 15, False, (15, 15)),
        (20, 16, False, (16, 20)),
        (20, 20, False, (16, 20)),
        (20, 19, True, (16, 19)),
        (20, 20, True, (20, 20)),
        (7, 2, False, (1, 7)),
        (7, 2, True, (1, 6)),
        (3, 0, False, (0, 0)),
        (3, 2, False, (1, 4)),
    ],
)
def test_wat_er_van_een_deel_te_zien_is(
    geheel: int, deel: int, mag_geheel: bool, klasse: tuple[int, int]
) -> None:
    klassen = deelklassen(gezien(geheel), K, WAARDEN, mag_geheel=mag_geheel)
    assert klasse_van(deel, klassen) == klasse


def test_een_deel_vernauwt_zijn_geheel_niet() -> None:
    """Of 22 to 25 a shown 24 would leave 24 and 25: the hidden count in it would be 3 or 4."""
    klassen = deelklassen(Interval(22, 25), K, WAARDEN, mag_geheel=True)
    assert klasse_van(22, klassen) == (22, 25)
    assert klasse_van(17, klassen) == (17, 17)


# -- who comes and goes -----------------------------------------


def alle_stromen(hoogst: int) -> Mapping[object, list[Tabel]]:
    hopen: dict[object, list[Tabel]] = defaultdict(list)
    for begin in range(hoogst):
        for erin in range(hoogst + 6):
            for eruit in range(begin + erin + 1):
                einde = begin + erin - eruit
                standen = gezien(begin), gezien(einde)
                te_zien = stromen(*standen, (erin, eruit), K, WAARDEN)
                tabel = {"begin": begin, "in": erin, "uit": eruit, "einde": einde}
                # The largest stand at the edge of this heap of tables, not of what is possible.
                if einde < hoogst:
                    hopen[standen, te_zien].append(tabel)
    return hopen


def test_van_stromen_en_standen_blijft_elk_klein_aantal_open() -> None:
    hopen = alle_stromen(14)
    kleinst = {"begin": 1, "in": 1, "uit": 1, "einde": 1}
    assert te_weinig(hopen.values(), kleinst) == []
    assert all(te_zien is not None for _, te_zien in hopen)


@pytest.mark.parametrize("vast", [0, 5, 7])
@pytest.mark.parametrize("kleine", [(1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (2, 2)])
def test_van_een_groep_met_kleine_gemeenten_blijft_elk_daarvan_open(
    kleine: tuple[int, int], vast: int
) -> None:
    """The stocks are sums of so many small counts and of what is shown exactly."""
    standen = tuple(Interval(vast + n, vast + n * (K - 1)) for n in kleine)
    hopen: dict[object, list[Tabel]] = defaultdict(list)
    for delen in product(range(1, K), repeat=sum(kleine)):
        begin, einde = vast + sum(delen[: kleine[0]]), vast + sum(delen[kleine[0] :])
        for erin in range(max(0, einde - begin), VEEL):
            stroom = erin, begin + erin - einde
            namen = {f"gemeente {n}": deel for n, deel in enumerate(delen)}
            tabel = {"in": stroom[0], "uit": stroom[1], **namen}
            hopen[stromen(*standen, stroom, K, WAARDEN)].append(tabel)
    # At the upper edge of what is counted out here a heap is not whole.
    heel = [hoop for hoop in hopen.values() if max(t["in"] for t in hoop) < VEEL - 1]
    assert len(heel) > 10
    assert te_weinig(heel, dict.fromkeys(heel[0][0], 1)) == []


def test_wat_er_te_zien_is_bevat_wat_er_is() -> None:
    for (_, te_zien), hoop in alle_stromen(12).items():
        (in_laag, in_hoog), (uit_laag, uit_hoog) = te_zien
        for tabel in hoop:
            assert in_laag <= tabel["in"] <= in_hoog
            assert uit_laag <= tabel["uit"] <= uit_hoog


@pytest.mark.parametrize(
    ("begin", "echt", "te_zien"),
    [
        (10, (8, 7), ((8, 8), (7, 7))),
        (20, (3, 9), ((1, 4), (7, 10))),
        (10, (9, 3), ((7, 10), (1, 4))),
        (10, (3, 3), ((1, 4), (1, 4))),
        (10, (3, 2), ((1, 5), (0, 4))),
        (3, (8, 6), ((8, 8), (4, 7))),
        (10, (0, 0), ((0, 0), (0, 0))),
    ],
)
def test_wat_er_van_stromen_te_zien_is(
    begin: int, echt: tuple[int, int], te_zien: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    """From 20 to 14: `<5` came and 7 to 10 went. Both exact would be one count too many."""
    einde = begin + echt[0] - echt[1]
    assert stromen(gezien(begin), gezien(einde), echt, K, WAARDEN) == te_zien


def test_stromen_van_een_groep_met_een_gemeente_die_klein_is() -> None:
    """The stock of the group is 37 to 40; with both flows it would be one number."""
    vast, ruim = Interval(48, 48), Interval(37, 40)
    assert stromen(vast, ruim, (20, 29), K, WAARDEN) == ((20, 20), (28, 31))


def test_stromen_van_een_groep_met_veel_kleine_gemeenten_blijven_precies() -> None:
    """Both stocks have room enough to move along with each other."""
    assert stromen(Interval(40, 52), Interval(38, 50), (20, 22), K, WAARDEN) == ((20, 20), (22, 22))


def test_stromen_die_niet_bij_de_standen_passen() -> None:
    """A stock was corrected in the next delivery."""
    assert stromen(Interval(10, 10), Interval(12, 12), (5, 9), K, WAARDEN) is None
