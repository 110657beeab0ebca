"""Drawn tables of grensverkeer: between municipalities, over the border of a group, and the flows.

The region has nine municipalities; VB01, VB02, VB03 and VB08 are the jeugdregio Kust.
"""

from pathlib import Path

import pytest

from indicators.catalog import indicatoren
from indicators.grensverkeer import stromen_van
from tests.indicators.proef import Proef, kort, leerlingen

PEIL = "2024-10-01"
DUINVEEN, HEERWIJK, LANGEWAARD = "Duinveen", "Heerwijk aan Zee", "Langewaard"
RIJEN = (
    "VB01;1001;Duinveen;bo;60",
    "VB01;1201;Heerwijk aan Zee;bo;<5",
    "VB01;1401;Langewaard;vso;7",
    "VB02;1001;Duinveen;bo;20",
    "VB02;1201;Heerwijk aan Zee;bo;30",
    "VB04;1001;Duinveen;so;6",
    "VB04;1001;Duinveen;sbo;<5",
    "VB01;;;bo;9",  # woonplaats onbekend
)


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk").laad(leerlingen(*RIJEN))


def sommen(proef: Proef, indicator: str, gebied: str) -> tuple[str, str]:
    ruw = proef.ruw(indicator, gebied, PEIL)
    return kort(ruw.teller), kort(ruw.rest)


def test_wie_hier_woont_en_elders_naar_school_gaat(proef: Proef) -> None:
    assert sommen(proef, "leerlingen_naar_elders", "VB01") == ("27-30", "0")  # 20 + 6 + <5
    assert sommen(proef, "grensverkeer", "VB01") == ("27-30", "60")
    assert sommen(proef, "grensverkeer", "VB02") == ("1-4", "30")
    # Zonder het bestand van de eigen scholen is er toch een stroom: een ondergrens.
    assert sommen(proef, "leerlingen_naar_elders", "VB04") == ("7", "0")
    figuur = proef.figuur("grensverkeer", "VB01", PEIL)
    assert figuur.tekst == "31,0–33,3%"
    assert figuur.reden == "Onvolledig: alleen scholen in 3 gemeenten."


def test_wie_hier_naar_school_gaat_en_elders_woont(proef: Proef) -> None:
    """From the file of the own schools: complete. Of 9 the home is not known: both can be."""
    assert sommen(proef, "leerlingen_van_elders", "VB01") == ("8-20", "0")  # 7 + <5, en 9
    assert sommen(proef, "grensverkeer_in", "VB01") == ("8-20", "60-69")
    assert sommen(proef, "grensverkeer_in", "VB02") == ("20", "30")
    figuur = proef.figuur("grensverkeer_in", "VB02", PEIL)
    assert (figuur.tekst, figuur.status) == ("40,0%", "getoond")
    assert proef.figuur("grensverkeer_in", "VB03", PEIL).status == "niet geleverd"


def test_binnen_een_groep_is_niet_elders(proef: Proef) -> None:
    kust, hele = "jeugdregio:kust", "regio"
    # Uit VB01 gaan 6 + <5 naar VB04 buiten Kust; de 20 naar VB02 en <5 uit VB02 blijven erbinnen.
    assert sommen(proef, "leerlingen_naar_elders", kust) == ("7-10", "0")
    assert sommen(proef, "grensverkeer", kust) == ("7-10", "111-114")
    assert sommen(proef, "leerlingen_naar_elders", hele) == ("0", "0")
    assert sommen(proef, "leerlingen_van_elders", kust) == ("7-16", "0")  # 7 uit VB04, en 9
    assert proef.figuur("grensverkeer", hele, PEIL).tekst == "0,0%"
    # De som van de gemeenten is meer: 27-30 en 1-4.
    figuur = proef.figuur("leerlingen_naar_elders", kust, PEIL)
    assert (figuur.min, figuur.max, figuur.status) == (7, 10, "onvolledig")


def test_stromen_van_een_gemeente(proef: Proef) -> None:
    heen = indicatoren()["leerlingen_naar_elders"]
    terug = indicatoren()["leerlingen_van_elders"]
    assert [(s.gemeente, s.figuur.tekst) for s in stromen_van(proef.vrij, heen, "VB01", PEIL)] == [
        ("VB02", "20"),
        ("VB04", "7–10"),
    ]
    assert [(s.gemeente, s.figuur.tekst) for s in stromen_van(proef.vrij, terug, "VB01", PEIL)] == [
        ("VB04", "7"),
        ("VB02", "<5"),
    ]
    assert stromen_van(proef.vrij, heen, "VB03", PEIL) == []
    # Het cijfer zonder bestemming is er nog, en een aandeel heeft geen stromen.
    assert proef.figuur("leerlingen_naar_elders", "VB01", PEIL).tekst == "27–30"
    assert stromen_van(proef.vrij, indicatoren()["grensverkeer"], "VB01", PEIL) == []


def test_een_stroom_noemt_alleen_het_bestand_waar_zij_in_staat(proef: Proef) -> None:
    """The file of the schools in VB02 came in again: of VB01 the flow to VB04 is in another."""
    proef.laad(leerlingen("VB02;1001;Duinveen;bo;21"))
    heen = indicatoren()["leerlingen_naar_elders"]
    [naar_02, naar_04] = stromen_van(proef.vrij, heen, "VB01", PEIL)
    assert (naar_02.gemeente, naar_02.figuur.tekst) == ("VB02", "21")
    assert "versie 2" in naar_02.figuur.bron
    assert "versie 1" not in naar_02.figuur.bron
    assert "versie 1" in naar_04.figuur.bron
    assert "versie 2" not in naar_04.figuur.bron


def test_van_een_stroom_met_een_lege_cel_is_niet_alles_bekend(tmp_path: Path) -> None:
    """An empty cell is not known and never 0; a flow of only such cells is not there."""
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        leerlingen(
            "VB02;1001;Duinveen;bo;20",
            "VB02;1001;Duinveen;sbo;",
            "VB02;1401;Langewaard;bo;6",
            "VB02;1301;Kogermeer;bo;",
        )
    )
    terug = indicatoren()["leerlingen_van_elders"]
    stromen = stromen_van(proef.vrij, terug, "VB02", PEIL)
    assert [(s.gemeente, s.figuur.tekst, s.figuur.status) for s in stromen] == [
        ("VB01", "20", "onvolledig"),
        ("VB04", "6", "getoond"),
    ]


def test_deelname_vso(proef: Proef) -> None:
    assert sommen(proef, "deelname_vso", "VB04") == ("7", "0")
    assert sommen(proef, "deelname_vso", "VB01") == ("0", "87-90")


def test_deel_van_de_stromen_telt_op_tot_het_geheel(proef: Proef) -> None:
    """The flows of a municipality together are its figure, for who lives here."""
    for gemeente in ("VB01", "VB02", "VB04"):
        stromen = [
            r.teller
            for s, r in proef.kubus.stromen.items()
            if s[:3] == ("leerlingen_naar_elders", gemeente, PEIL)
        ]
        geheel = proef.ruw("leerlingen_naar_elders", gemeente, PEIL).teller
        assert sum(s.min for s in stromen) == geheel.min
        assert sum(s.max for s in stromen) == geheel.max
