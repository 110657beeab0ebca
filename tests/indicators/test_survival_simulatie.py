"""Duration with open cases against what is true, on simulated pupils (methods.md C1).

The truth: half of the pupils are back within 120 days, 40.9 % within 91. Everyone who comes to
stay at home in one year is followed until the end of that year.
"""

import numpy as np
import pytest

from tests.indicators.gevallen import Verloop, overleving

MEDIAAN, JAAR = 120.0, 365.0
BINNEN_91 = 1 - 0.5 ** (91 / MEDIAAN)


def een_jaar(rng: np.random.Generator, aantal: int) -> tuple[np.ndarray, np.ndarray]:
    """True days at home, and the days until the end of the year, of each pupil."""
    return rng.exponential(MEDIAAN / np.log(2), aantal), JAAR - rng.uniform(0, JAAR, aantal)


def als_gevallen(duur: np.ndarray, zicht: np.ndarray) -> list[Verloop]:
    return [Verloop(min(d, z), "terug" if d <= z else "") for d, z in zip(duur, zicht, strict=True)]


def controleer_vertekening(aantal: int) -> None:
    duur, zicht = een_jaar(np.random.default_rng(4), aantal)
    gesloten = duur[duur <= zicht]
    # What closed cases alone would say: the trap, as in methods.md C1.
    assert np.median(gesloten) == pytest.approx(67, abs=3)
    assert np.mean(gesloten <= 91) == pytest.approx(0.62, abs=0.02)
    assert np.sum(gesloten <= 91) / aantal == pytest.approx(0.36, abs=0.02)
    # What is shown.
    curve = overleving(als_gevallen(duur, zicht))
    binnen = curve.aandeel_vertrokken("terug", 91)
    assert curve.mediaan == pytest.approx(120.1, abs=4)
    assert binnen is not None
    assert binnen.waarde == pytest.approx(0.408, abs=0.02)


def controleer_dekking(aantal: int, herhaald: int, breedte: float) -> None:
    rng = np.random.default_rng(40 + aantal)
    krommen = [overleving(als_gevallen(*een_jaar(rng, aantal))) for _ in range(herhaald)]
    binnen = [kromme.aandeel_vertrokken("terug", 91) for kromme in krommen]
    # Of a share of 0 or 1 there is no interval.
    given = [b for b in binnen if b is not None and b.onder < b.boven]
    assert len(given) > 0.99 * herhaald
    raak = np.mean([b.onder <= BINNEN_91 <= b.boven for b in given])
    assert raak == pytest.approx(0.955, abs=0.02)
    assert np.mean([b.boven - b.onder for b in given]) == pytest.approx(breedte, abs=0.02)


def controleer_late_instap(aantal: int) -> None:
    """Pupils who were already at home when the first delivery began are followed from that day."""
    rng = np.random.default_rng(7)
    begin = rng.uniform(-1500, JAAR, aantal)
    duur = rng.exponential(MEDIAAN / np.log(2), aantal)
    gezien = begin + duur > 0
    gevallen, zonder = [], []
    for b, d in zip(begin[gezien], duur[gezien], strict=True):
        tot, uitkomst = min(d, JAAR - b), "terug" if d <= JAAR - b else ""
        gevallen.append(Verloop(tot, uitkomst, max(0.0, -b)))
        zonder.append(Verloop(tot, uitkomst))
    curve = overleving(gevallen)
    assert curve.mediaan == pytest.approx(MEDIAAN, abs=6)
    # Without the late entry the long cases would count too much.
    assert (overleving(zonder).mediaan or 0) > 1.2 * MEDIAAN


def test_closed_cases_alone_mislead_and_the_curve_does_not() -> None:
    controleer_vertekening(20_000)


def test_interval_of_twenty_starters_holds_the_truth() -> None:
    controleer_dekking(20, 600, 0.44)


def test_pupils_who_were_already_out_do_not_lengthen_the_duration() -> None:
    controleer_late_instap(30_000)


@pytest.mark.alles
def test_closed_cases_alone_mislead_full() -> None:
    controleer_vertekening(400_000)
    controleer_late_instap(400_000)


@pytest.mark.alles
@pytest.mark.parametrize(("aantal", "breedte"), [(20, 0.44), (30, 0.37), (50, 0.29)])
def test_width_and_coverage_as_in_the_design(aantal: int, breedte: float) -> None:
    """methods.md C1: width of the 95 % interval of the share within 91 days, coverage 95-96 %."""
    controleer_dekking(aantal, 10_000, breedte)
