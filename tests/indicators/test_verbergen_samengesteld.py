"""A ratio or share says nothing of a hidden count: another hidden count gives the same Figures."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from indicators.kubus import Deel, Kubus
from indicators.model import NUL, Figure, Interval, RuweFiguur, Sleutel
from indicators.protect import Beleid, protect

EIGEN, JAAR = regio("duin-en-dijk"), "2024/2025"
KUST = ("VB01", "VB02", "VB03", "VB08")
DEEL, GEHEEL, AANDEEL = (
    "dyslexie_onterecht",
    "dyslexie_verwijzingen",
    "dyslexie_aandeel_onterecht",
)
TELLER, NOEMER, PER_100 = (
    "vo_coach_beschikkingen",
    "vo_coach_jongeren",
    "vo_coach_beschikkingen_per_100",
)
Paren = list[tuple[int, int]]


def ruw(indicator: str, gebied: str, teller: int, rest: int | None = None) -> RuweFiguur:
    onder = NUL if rest is None else Interval(rest, rest)
    eigen = Interval(teller, teller)
    return RuweFiguur(
        indicator, gebied, JAAR, "", "bekend", teller=eigen, rest=onder, omvat=(gebied,)
    )


def gezien(figuren: list[RuweFiguur], delen: tuple[Deel, ...] = ()) -> dict[Sleutel, Figure]:
    per_sleutel = {f.sleutel: f for f in figuren}
    hulp = {d.geheel: per_sleutel[d.geheel] for d in delen}
    kubus = Kubus(
        EIGEN, indicatoren(), frozenset(), per_sleutel, hulp, delen, (), 1, date(2025, 8, 12)
    )
    return dict(protect(kubus, Beleid(), None).figuren)


def verhoudingen(paren: Paren) -> dict[Sleutel, Figure]:
    figuren = []
    for gebied, (beschikkingen, jongeren) in zip(KUST, paren, strict=True):
        figuren += [ruw(TELLER, gebied, beschikkingen), ruw(NOEMER, gebied, jongeren)]
        figuren.append(ruw(PER_100, gebied, beschikkingen, jongeren))
    return gezien(figuren)


def aandelen(paren: Paren) -> dict[Sleutel, Figure]:
    """Part and rest; the whole is shown."""
    figuren, delen = [], []
    for gebied, (deel, rest) in zip(KUST, paren, strict=True):
        figuren += [ruw(DEEL, gebied, deel), ruw(GEHEEL, gebied, deel + rest)]
        figuren.append(ruw(AANDEEL, gebied, deel, rest))
        delen.append(Deel((DEEL, gebied, JAAR, ""), (GEHEEL, gebied, JAAR, "")))
    return gezien(figuren, tuple(delen))


KLEIN = st.integers(1, 4)
AANTAL = st.one_of(st.integers(0, 60), KLEIN)


@settings(max_examples=60)
@given(
    paren=st.lists(st.tuples(AANTAL, AANTAL), min_size=4, max_size=4),
    anders=st.lists(st.tuples(KLEIN, KLEIN), min_size=4, max_size=4),
)
def test_verborgen_aantallen_van_een_verhouding(paren: Paren, anders: Paren) -> None:
    ander = [
        (a2 if 1 <= a <= 4 else a, b2 if 1 <= b <= 4 else b)
        for (a, b), (a2, b2) in zip(paren, anders, strict=True)
    ]
    assert verhoudingen(paren) == verhoudingen(ander)


@settings(max_examples=60)
@given(
    paren=st.lists(
        st.tuples(st.one_of(KLEIN, st.integers(0, 40)), st.integers(8, 40)), min_size=4, max_size=4
    ),
    anders=st.lists(KLEIN, min_size=4, max_size=4),
)
def test_een_klein_deel_naast_een_getoond_geheel(paren: Paren, anders: list[int]) -> None:
    """The whole stays the same; the part is another one of 1 to 4."""
    ander = [
        (n, a + b - n) if 1 <= a <= 4 else (a, b) for (a, b), n in zip(paren, anders, strict=True)
    ]
    assert aandelen(paren) == aandelen(ander)


@settings(max_examples=60)
@given(
    paren=st.lists(
        st.tuples(st.integers(10, 40), st.one_of(KLEIN, st.integers(0, 40))),
        min_size=4,
        max_size=4,
    ),
    anders=st.lists(KLEIN, min_size=4, max_size=4),
)
def test_een_kleine_rest_naast_een_getoond_geheel(paren: Paren, anders: list[int]) -> None:
    """The whole stays the same; what is not the part is another one of 1 to 4."""
    ander = [
        (a + b - n, n) if 1 <= b <= 4 else (a, b) for (a, b), n in zip(paren, anders, strict=True)
    ]
    assert aandelen(paren) == aandelen(ander)


def test_een_gedeeltelijk_getelde_school_verraadt_niets() -> None:
    """44 are shown and 40 of them in the ratio: the others would be 4."""
    heel, deel = ruw(NOEMER, "VB01", 44), ruw("vo_coach_jongeren_per_fte", "VB01", 40, 80)
    tekst = gezien([heel, deel])[deel.sleutel].tekst
    assert tekst == "·"
    ruim = ruw("vo_coach_jongeren_per_fte", "VB01", 39, 80)  # 5 over: mag
    assert gezien([heel, ruim])[ruim.sleutel].tekst == "48,8"
