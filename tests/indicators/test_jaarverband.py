"""The quarters of a group less the shown years of its members may not be a hidden year."""

from dataclasses import replace

import pytest

from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from indicators.jaarverband import jaartabellen
from indicators.kubus import Kubus
from indicators.model import Interval, RuweFiguur, Sleutel
from indicators.weergave import Beleid

STROOM, JAAR = "thuiszitters_instroom", "2024/2025"
KWARTALEN = ("2024-K3", "2024-K4", "2025-K1", "2025-K2")
GROEP = "jeugdregio:Kust"


def kubus(jaren: dict[str, int], groepen: dict[str, tuple[str, ...]]) -> Kubus:
    """Years of municipalities, and groups of which every quarter is shown."""
    ruwe = [
        RuweFiguur(STROOM, g, JAAR, "", "bekend", teller=Interval(n, n), omvat=(g,))
        for g, n in jaren.items()
    ]
    ruwe += [
        RuweFiguur(STROOM, gebied, k, "", "bekend", teller=Interval(20, 20), omvat=leden)
        for gebied, leden in groepen.items()
        for k in KWARTALEN
    ]
    return Kubus(
        regio=regio("duin-en-dijk"),
        indicatoren=indicatoren(),
        openbaar=frozenset(),
        figuren={r.sleutel: r for r in ruwe},
        hulp={},
    )


def verborgen(k: Kubus, dicht: set[Sleutel]) -> set[Sleutel]:
    [tabel] = jaartabellen(k)
    return tabel.te_verbergen(dicht, Beleid())


ALLEN = ("VB01", "VB02", "VB03")
REGIO_KWARTALEN = {(STROOM, "regio", k, "") for k in KWARTALEN}


def test_regio_min_de_andere_jaren_is_het_verborgen_jaar() -> None:
    k = kubus({"VB01": 40, "VB02": 37, "VB03": 3}, {"regio": ALLEN})
    assert verborgen(k, set()) == REGIO_KWARTALEN


@pytest.mark.parametrize(
    ("jaren", "dicht"),
    [
        ({"VB01": 40, "VB02": 37, "VB03": 9}, set()),  # niets verborgen
        ({"VB01": 40, "VB02": 2, "VB03": 3}, set()),  # twee verborgen: niet uit elkaar te halen
        # een kwartaal van de regio is al verborgen
        ({"VB01": 40, "VB02": 37, "VB03": 3}, {(STROOM, "regio", "2024-K4", "")}),
    ],
)
def test_zonder_lek_blijft_de_regio_te_zien(jaren: dict[str, int], dicht: set[Sleutel]) -> None:
    assert verborgen(kubus(jaren, {"regio": ALLEN}), dicht) == set()


def test_de_kleinste_groep_gaat_voor_de_regio() -> None:
    """Region less group is VB01, which is hidden: the group goes, the region stays."""
    k = kubus({"VB01": 3, "VB02": 30, "VB03": 4}, {"regio": ALLEN, GROEP: ("VB02", "VB03")})
    assert verborgen(k, set()) == {(STROOM, GROEP, q, "") for q in KWARTALEN}


def met_klein_kwartaal(jaren: dict[str, int]) -> Kubus:
    """A region of two municipalities, with quarters of 3, 8, 7 and 7."""
    k = kubus(jaren, {"regio": tuple(jaren)})
    aantallen = dict(zip(KWARTALEN, (3, 8, 7, 7), strict=True))
    figuren = {
        s: replace(ruw, teller=Interval(aantallen[s[2]], aantallen[s[2]]))
        if s[2] in aantallen
        else ruw
        for s, ruw in k.figuren.items()
    }
    return replace(k, figuren=figuren)


def test_een_klein_kwartaal_volgt_niet_uit_de_jaren_en_de_andere_kwartalen() -> None:
    """Years 13 and 12 with quarters 8, 7 and 7 leave 3: then no quarter of the region is shown."""
    k = met_klein_kwartaal({"VB01": 13, "VB02": 12})
    assert verborgen(k, set()) == REGIO_KWARTALEN


def test_een_klein_kwartaal_blijft_klein_als_een_jaar_verborgen_is() -> None:
    k = met_klein_kwartaal({"VB01": 22, "VB02": 3})
    assert verborgen(k, set()) == set()
