"""A new begin, a target and municipalities that are alike, as a profile says them."""

from datetime import date
from pathlib import Path

import pytest

from datasets.reference.profiel import ProfielFout
from datasets.reference.regio import regio, regio_uit_toml
from datasets.reference.tabellen import MAP

HERIJKING = """
[[herijking]]
indicator = "thuiszitters"
gebied = "VB01"
vanaf = 2024-01-01
reden = "Het verzuimteam kreeg een nieuwe werkwijze."
wie = "J. Jansen, Duinveen"
op = 2025-03-03
"""
DOEL = """
[[doelen]]
indicator = "thuiszitters"
laag = 0
hoog = 10
wie = "Netwerkgroep monitoring"
waar = "Uitvoeringsagenda 2025"
"""
GELIJKEN = """
[[gelijken]]
gemeente = "VB01"
met = ["VB03", "VB06"]
reden = "Even groot."
"""


def profiel(map_: Path, erbij: str) -> Path:
    tekst = (MAP / "regios" / "duin-en-dijk.toml").read_text("utf-8")
    pad = map_ / "eigen.toml"
    pad.write_text(f"{tekst}\n{erbij}", "utf-8")
    return pad


def test_the_choices_of_a_profile(tmp_path: Path) -> None:
    eigen = regio_uit_toml(profiel(tmp_path, HERIJKING + DOEL + GELIJKEN))
    # The example has a target of its own already.
    (herijking,), (_, doel), (gelijken,) = eigen.herijking, eigen.doelen, eigen.gelijken
    assert (herijking.vanaf, herijking.op) == (date(2024, 1, 1), date(2025, 3, 3))
    assert (doel.gebied, doel.laag, doel.hoog, doel.vanaf) == ("", 0, 10, None)
    assert gelijken.met == ("VB03", "VB06")


def test_a_region_without_choices_has_none() -> None:
    geen = regio("de-liemers")
    assert (geen.herijking, geen.doelen, geen.gelijken) == ((), (), ())


@pytest.mark.parametrize(
    ("erbij", "zin"),
    [
        (HERIJKING.replace('wie = "J. Jansen, Duinveen"\n', ""), "ontbreekt “herijking, nummer 1, wie”"),
        (HERIJKING.replace('reden = "Het verzuimteam kreeg een nieuwe werkwijze."\n', ""), "ontbreekt “herijking, nummer 1, reden”"),
        (HERIJKING.replace("op = 2025-03-03\n", ""), "ontbreekt “herijking, nummer 1, op”"),
        (HERIJKING.replace("VB01", "VB99"), "staat een keuze voor thuiszitters in VB99: dat gebied is er niet"),
        (HERIJKING.replace("vanaf =", "vanaff ="), "Bedoelt u “vanaf”?"),
        (DOEL.replace("laag = 0", "laag = 11"), "ligt het doel van thuiszitters van hoog naar laag"),
        (DOEL.replace("laag = 0", "laag = -1"), "klopt de waarde van “doelen, nummer 2, laag” niet: -1"),
        (GELIJKEN.replace("VB06", "GM0363"), "staat GM0363 bij vergelijkbare gemeenten, en dat ligt niet in de regio"),
        (GELIJKEN.replace("VB06", "VB01"), "staat VB01 bij zijn eigen vergelijkbare gemeenten"),
        (GELIJKEN + GELIJKEN, "staan de vergelijkbare gemeenten van VB01 twee keer"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, erbij: str, zin: str) -> None:
    with pytest.raises(ProfielFout) as fout:
        regio_uit_toml(profiel(tmp_path, erbij))
    assert zin in str(fout.value)
