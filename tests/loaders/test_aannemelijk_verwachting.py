"""What is expected after earlier counts: exact under chance alone, wider where more varies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from indicators.model import Interval
from loaders.aannemelijk.verwachting import (
    KANS,
    kans_zo_hoog,
    kans_zo_laag,
    spreiding,
    verwacht_aantal,
    verwacht_percentage,
)

AANTAL = st.integers(0, 400)
REEKS = st.lists(AANTAL, min_size=1, max_size=8)


def punten(*aantallen: int) -> list[Interval]:
    return [Interval(n, n) for n in aantallen]


@given(nieuw=st.integers(1, 300), som=st.integers(1, 2000), m=st.integers(1, 8))
def test_de_kans_is_die_van_de_binomiale_verdeling(nieuw: int, som: int, m: int) -> None:
    verdeling = binom(nieuw + som, 1 / (m + 1))
    assert kans_zo_hoog(nieuw, som, m) == pytest.approx(verdeling.sf(nieuw - 1), abs=1e-9)
    assert kans_zo_laag(nieuw, som, m) == pytest.approx(verdeling.cdf(nieuw), abs=1e-9)


@given(reeks=REEKS)
def test_de_grenzen_zijn_de_uiterste_getallen_die_nog_passen(reeks: list[int]) -> None:
    bereik = verwacht_aantal(punten(*reeks), ruim=False)
    phi, m = spreiding([float(n) for n in reeks]), len(reeks)
    som = sum(reeks) / phi
    laag, hoog = bereik.laag, bereik.hoog
    assert hoog * m <= sum(reeks) or kans_zo_hoog(hoog / phi, som, m) > KANS
    assert kans_zo_hoog((hoog + 1) / phi, som, m) <= KANS
    assert kans_zo_laag(laag / phi, som, m) > KANS
    assert laag == 0 or kans_zo_laag((laag - 1) / phi, som, m) <= KANS


@pytest.mark.parametrize("gemiddeld", [0.5, 3, 12, 40])
@pytest.mark.parametrize("m", [3, 8])
def test_wie_niet_verandert_krijgt_zelden_een_vraag(gemiddeld: float, m: int) -> None:
    """Exact sum over all series of chance alone, without dispersion: at most 2 in 1.000."""
    gemist = 0.0
    for som in range(int(poisson.ppf(1e-6, m * gemiddeld)), int(poisson.isf(1e-6, m * gemiddeld))):
        buiten = sum(
            poisson.pmf(x, gemiddeld)
            for x in range(int(poisson.isf(1e-6, gemiddeld)) + 1)
            if min(kans_zo_hoog(x, som, m), kans_zo_laag(x, som, m)) <= KANS
        )
        gemist += poisson.pmf(som, m * gemiddeld) * buiten
    assert gemist <= 2 * KANS


@given(eerste=AANTAL, erbij=st.integers(0, 20), tweede=AANTAL)
def test_een_bereik_maakt_de_verwachting_nooit_nauwer(eerste: int, erbij: int, tweede: int) -> None:
    """With a hidden count the bounds hold for every value that it can be."""
    verborgen = verwacht_aantal([Interval(eerste, eerste + erbij), *punten(tweede)])
    for n in (eerste, eerste + erbij):
        precies = verwacht_aantal(punten(n, tweede))
        assert verborgen.laag <= precies.laag
        assert verborgen.hoog >= precies.hoog


def test_wat_meer_schommelt_dan_toeval_krijgt_meer_ruimte() -> None:
    rustig = verwacht_aantal(punten(40, 41, 39, 40, 42, 38))
    druk = verwacht_aantal(punten(20, 60, 25, 55, 30, 50))
    assert (rustig.laag, rustig.hoog) == (21, 63)
    assert druk.laag < rustig.laag
    assert druk.hoog > rustig.hoog
    assert spreiding([40, 41, 39, 40, 42, 38]) == 1.0


def test_alleen_de_laatste_acht_tellen() -> None:
    assert verwacht_aantal(punten(900, 900, *[30] * 8)) == verwacht_aantal(punten(*[30] * 8))


def test_grote_aantallen_mogen_een_kwart_verschillen() -> None:
    bereik = verwacht_aantal(punten(10_000, 10_000, 10_000))
    assert (bereik.laag, bereik.hoog) == (7_500, 12_500)


def test_een_percentage_mag_het_dubbele_of_de_helft_zijn() -> None:
    bereik = verwacht_percentage([12.0, 13.0])
    assert (bereik.laag, bereik.hoog) == (6.0, 26.0)
    klein = verwacht_percentage([0.3])
    assert (klein.laag, klein.hoog) == (0.0, 2.3)
