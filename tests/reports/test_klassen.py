"""De klassen van een kaart: vaste ronde grenzen, en een waarde in een klasse zoals zij er staat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.klassen import TE_SMAL, TE_WEINIG, Klassen, klassen
from reports.waarde import Waarde


def punt(waarde: float) -> Waarde:
    return Waarde("punt", waarde, waarde, str(waarde))


def test_ronde_grenzen_over_alle_perioden() -> None:
    van = klassen(map(punt, (0.6, 1.1, 1.4, 1.6, 1.9, 2.2, 2.7)), decimalen=1)
    assert van.grenzen == (1.0, 1.5, 2.0, 2.5)
    assert van.titels[:2] == ("minder dan 1,0", "1,0 tot 1,5")
    assert van.titels[-1] == "2,5 of meer"


def test_een_uitschieter_trekt_de_grenzen_niet_mee() -> None:
    gewoon = [punt(float(n)) for n in range(2, 12) for _ in range(4)]
    van = klassen([*gewoon, punt(95.0)], decimalen=0)
    assert max(van.grenzen) <= 12


def test_waarden_die_alle_gelijk_zijn_hebben_een_klasse() -> None:
    van = klassen([punt(3.0), punt(3.0)], decimalen=0)
    assert van.titels == ("alle waarden",)
    assert van.van(punt(3.0)) == 0


def test_zonder_enige_waarde_is_er_een_klasse_waar_niets_in_valt() -> None:
    van = klassen([Waarde("verborgen", tekst="·")], decimalen=1)
    assert van.grenzen == ()
    assert van.van(Waarde("verborgen", tekst="·")) is None


@pytest.mark.parametrize(
    ("waarde", "klasse"),
    [
        (punt(1.44), 0),  # staat er als 1,4
        (punt(1.46), 1),  # staat er als 1,5
        (Waarde("bereik", 1.5, 1.9), 1),
        (Waarde("bereik", 1.4, 1.5), None),  # in twee klassen
        (Waarde("klein", 1.0, 4.0, "<5"), None),
        (Waarde("deel", 2.0, 2.0), None),  # onvolledig: het kan ook meer zijn
        (Waarde("verborgen", tekst="·"), None),
        (Waarde("geen", tekst="niet geleverd"), None),
    ],
)
def test_een_klasse_alleen_als_die_zeker_is(waarde: Waarde, klasse: int | None) -> None:
    assert Klassen((1.5, 2.0), 1).van(waarde) == klasse


def test_procenten_staan_met_hun_teken() -> None:
    van = klassen(map(punt, (4.0, 8.0, 12.0)), decimalen=1, achter="%")
    assert van.titels[0].endswith("%")


@given(
    st.lists(st.floats(0, 5000, allow_nan=False), min_size=1, max_size=60), st.sampled_from((0, 1))
)
def test_elke_getoonde_waarde_valt_in_precies_een_van_ten_hoogste_vijf_klassen(
    waarden: list[float], decimalen: int
) -> None:
    van = klassen(map(punt, waarden), decimalen=decimalen)
    assert list(van.grenzen) == sorted(set(van.grenzen))
    assert len(van.titels) == len(van.grenzen) + 1 <= 5
    for waarde in waarden:
        klasse = van.van(punt(waarde))
        assert klasse is not None
        rond = round(waarde, decimalen)
        assert klasse == 0 or van.grenzen[klasse - 1] <= rond
        assert klasse == len(van.grenzen) or rond < van.grenzen[klasse]


def test_klassen_van_een_tiende_breed_zijn_er_niet() -> None:
    """Het verschil tussen 0,9 en 1,2 per 1.000 is dan een kind."""
    van = klassen(map(punt, (0.9, 1.0, 1.1, 1.2)), decimalen=1)
    assert van.grenzen == ()
    assert van.titels == (f"alle waarden: {TE_SMAL}",)
    assert {van.van(punt(een)) for een in (0.9, 1.2)} == {0}


def test_met_te_weinig_gebieden_is_er_een_klasse() -> None:
    van = klassen(map(punt, (1.0, 4.0, 9.0)), decimalen=1, genoeg=False)
    assert van.grenzen == ()
    assert van.titels == (f"alle waarden: {TE_WEINIG}",)
