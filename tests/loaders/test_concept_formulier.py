"""What was typed in the form stays in the draft, without a number that we may not have."""

from pathlib import Path

import pytest

from loaders.aanleveren import Aanlevering, Ingevuld, concepten
from loaders.concept import MAP
from loaders.opdracht import Werkplek
from tests.loaders.hulp import werkplek

BSN = "999990019"


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


def getypt(*aantallen: str) -> Ingevuld:
    rijen = tuple(("Duinveen", "Thuiszitters", "", een) for een in aantallen)
    return Ingevuld("tellingen", "Leerplicht Duinveen", "2025-K2", rijen)


def test_what_was_typed_is_there_when_the_draft_is_opened_again(plek: Werkplek) -> None:
    begin = Aanlevering.nieuw(plek, "anna")
    begin.bewaar_formulier(getypt("12", "<5", "", "0"))
    assert Aanlevering.hervat(plek, begin.id).concept.formulier == getypt("12", "<5", "", "0")
    assert [een.id for een in concepten(plek, "anna")] == [begin.id]


@pytest.mark.parametrize("tekst", [BSN, "999 990 019", "9999.90.019", f"leerling {BSN}"])
def test_a_personal_number_that_is_typed_is_not_kept(plek: Werkplek, tekst: str) -> None:
    begin = Aanlevering.nieuw(plek, "anna")
    begin.bewaar_formulier(getypt("12", tekst))
    assert begin.concept.formulier == getypt("12", "")
    geschreven = b"".join(p.read_bytes() for p in (plek.map_regio / MAP).rglob("*") if p.is_file())
    assert tekst.encode() not in geschreven
