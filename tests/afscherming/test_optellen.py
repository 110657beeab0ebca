"""Attacks by adding up and taking away: totals, groups that overlap, rounding, zeros, an insider.

Each shows that the usual display (only what is small is hidden) gives a child away, and that what
the monitor shows of the same delivery does not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.afscherming.aanvaller import GENOEG, GENOEG_VOOR_WIE_ER_ZIT, Naam, Puzzel
from tests.afscherming.gezien import lekken, naief, onze, puzzel
from tests.afscherming.streek import KUST, proef, streek, tellingen
from tests.indicators.proef import Proef

KWARTAAL = "2025-K1"
ENKEL, OVERLAP, ROND, NUL, KENNER = (
    "dreigende_thuiszitters",
    "verkorte_onderwijstijd",
    "ziekteverzuim_mazl",
    "geoorloofd_verzuim",
    "wachtenden_jeugdhulp",
)
GROOT = {f"VB0{n}": 10 + n for n in range(1, 10)}
IN_KUST = ("VB01", "VB02", "VB03", "VB08")
GELEVERD = {
    # Coast: one small count in a total.
    ENKEL: GROOT | {"VB08": 3},
    # Each group has at least two small counts. IJmeer less Kust is VB07.
    OVERLAP: GROOT | {"VB03": 1, "VB08": 2, "VB07": 3, "VB04": 4, "VB05": 1, "VB09": 2, "VB06": 3},
    # Four times 2: each is rounded to 0, and their total of 8 to 10.
    ROND: GROOT | dict.fromkeys(IN_KUST, 2),
    # The zeros leave two counts that can be 4 at most, and these are 8 together.
    NUL: GROOT | {"VB01": 0, "VB02": 0, "VB03": 4, "VB08": 4},
    KENNER: GROOT | {"VB03": 2, "VB08": 3},
}


def cel(maat: str, gebied: str) -> Naam:
    return (maat, gebied, KWARTAAL, "")


@pytest.fixture(scope="module")
def regio(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    plek = Path(tmp_path_factory.mktemp("optellen"))
    return proef(plek, streek(), tellingen(GELEVERD, KWARTAAL))


@pytest.fixture(scope="module")
def gezien(regio: Proef) -> Puzzel:
    return puzzel(regio, onze(regio))


@pytest.fixture(scope="module")
def zoals_gewoonlijk(regio: Proef) -> Puzzel:
    return puzzel(regio, naief(regio))


def test_een_verborgen_cel_in_een_zichtbaar_totaal(
    gezien: Puzzel, zoals_gewoonlijk: Puzzel
) -> None:
    """Kust is 11 + 12 + 13 + `<5`: with a total of 39 the last one is 3."""
    assert zoals_gewoonlijk.mogelijk(cel(ENKEL, "VB08")) == [3]
    assert gezien.mogelijk(cel(ENKEL, "VB08")) == [1, 2, 3, 4]


def test_twee_indelingen_die_elkaar_overlappen(gezien: Puzzel, zoals_gewoonlijk: Puzzel) -> None:
    """SWV IJmeer (VB03, VB07, VB08) less what Kust leaves of VB03 and VB08."""
    assert zoals_gewoonlijk.mogelijk(cel(OVERLAP, "VB07")) == [3]
    assert gezien.mogelijk(cel(OVERLAP, "VB07")) == [1, 2, 3, 4]


def test_afronden_zet_delen_vast(regio: Proef, gezien: Puzzel) -> None:
    """Rounded to fives 0, 0, 0 and 0 are 10 together: so each is 2, the most that becomes 0."""
    afgerond = Puzzel()
    for gemeente in IN_KUST:
        afgerond.cel(cel(ROND, gemeente), 0, 2)
    afgerond.cel(cel(ROND, KUST), 8, 12)
    afgerond.som(cel(ROND, KUST), [cel(ROND, g) for g in IN_KUST])
    for gemeente in IN_KUST:
        assert afgerond.mogelijk(cel(ROND, gemeente)) == [2]
        assert gezien.mogelijk(cel(ROND, gemeente)) == [1, 2, 3, 4]
    assert regio.figuur(ROND, KUST, KWARTAAL).tekst == "4–16"


def test_nullen_die_te_zien_zijn(gezien: Puzzel, zoals_gewoonlijk: Puzzel) -> None:
    """0 + 0 + `<5` + `<5` is 8: both are 4."""
    for gemeente in ("VB03", "VB08"):
        assert zoals_gewoonlijk.mogelijk(cel(NUL, gemeente)) == [4]
        assert gezien.mogelijk(cel(NUL, gemeente)) == [1, 2, 3, 4]


def test_wie_er_werkt_kent_het_eigen_cijfer(regio: Proef) -> None:
    """VB08 knows its own 3. For an outsider VB03 and VB08 are 5 together; for VB08 VB03 is 2."""
    gewoon, ons = puzzel(regio, naief(regio)), puzzel(regio, onze(regio))
    assert len(gewoon.mogelijk(cel(KENNER, "VB03"))) == GENOEG
    for bekend in (gewoon, ons):
        bekend.cel(cel(KENNER, "VB08"), 3, 3)
    assert gewoon.mogelijk(cel(KENNER, "VB03")) == [2]
    assert len(ons.mogelijk(cel(KENNER, "VB03"))) >= GENOEG_VOOR_WIE_ER_ZIT


def test_niets_van_al_het_andere_volgt(
    regio: Proef, gezien: Puzzel, zoals_gewoonlijk: Puzzel
) -> None:
    """Every small count, remainder and difference of these five measures at once."""
    assert lekken(regio, gezien) == {}
    assert len(lekken(regio, zoals_gewoonlijk)) >= 10
