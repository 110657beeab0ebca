"""What a figure was before a delivery of it was replaced, and of which figures that is not told."""

from pathlib import Path

from datasets.catalog import datasets
from datasets.store import open_store
from indicators.model import EerdereWaarde
from loaders.leveringen import draai_terug
from tests.indicators.proef import Aanbod, Proef, bestand, kort, thuis

THUIS, IN = "thuiszitters", "thuiszitters_instroom"
K1, JAAR = "2025-K1", "2024/2025"
VAN = "Leerplicht Duinveen"


def lijst(aantal: int, begin: str = "2025-01-10") -> Aanbod:
    return thuis(*[f"VB01 {begin}"] * aantal, van=VAN, periode=K1)


def eerder(proef: Proef, indicator: str = THUIS, gebied: str = "VB01") -> list[str]:
    return [w.tekst for w in proef.vrij.eerdere.get((indicator, gebied, K1, ""), ())]


def test_de_vorige_waarden_staan_er_nieuwste_eerst(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk").laad(lijst(7))
    assert eerder(proef) == []
    proef.laad(lijst(9)).laad(lijst(12))
    assert proef.figuur(THUIS, "VB01", K1).tekst == "12"
    [nieuw, oud] = proef.vrij.eerdere[THUIS, "VB01", K1, ""]
    assert (nieuw.tekst, oud.tekst) == ("9", "7")
    assert nieuw == EerdereWaarde("9", "definitief", nieuw.bron)
    assert nieuw.bron.startswith("Leerplicht Duinveen, 1e kwartaal 2025, versie 2, ontvangen ")
    assert "versie 1" in oud.bron


def test_een_verborgen_waarde_wordt_niet_verteld(tmp_path: Path) -> None:
    """Not when it was `<5`, and not when it is now: the other one with it would say too much."""
    was_klein = Proef(tmp_path / "a", "duin-en-dijk").laad(lijst(4)).laad(lijst(12))
    is_klein = Proef(tmp_path / "b", "duin-en-dijk").laad(lijst(12)).laad(lijst(4))
    assert eerder(was_klein) == eerder(is_klein) == []
    assert is_klein.figuur(THUIS, "VB01", K1).tekst == "<5"


def test_van_een_groep_en_van_wat_samenhangt_wordt_niets_verteld(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk").laad(lijst(20)).laad(lijst(30))
    sleutels = set(proef.vrij.eerdere)
    assert (THUIS, "VB01", K1, "") in sleutels
    assert {gebied for _, gebied, _, _ in sleutels} == {"VB01"}
    assert {naam for naam, *_ in sleutels} == {THUIS}
    assert proef.figuur(IN, "VB01", JAAR).tekst == "30"


def test_wat_is_teruggedraaid_telt_niet_als_vorige_waarde(tmp_path: Path) -> None:
    """The first one counts again; nothing was before it."""
    proef = Proef(tmp_path, "duin-en-dijk").laad(lijst(7)).laad(lijst(9))
    draai_terug(proef.plek, 2, wie="toets")
    assert proef.figuur(THUIS, "VB01", K1).tekst == "7"
    assert eerder(proef) == []


def test_de_opslag_is_daarna_zoals_ervoor(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk").laad(lijst(7)).laad(lijst(9))
    register = proef.regio.register
    with open_store(proef.plek.map_regio, datasets=datasets(), register=register) as store:
        [(versie,)] = store.con.execute(
            "select l.versie from levering l join actief a on a.levering_id = l.id"
        ).fetchall()
    assert versie == 2
    assert kort(proef.ruw(THUIS, "VB01", K1).teller) == "9"


def test_een_voorlopig_cijfer_dat_definitief_werd(tmp_path: Path) -> None:
    """CBS gives 2022 as voorlopig and later as definitief: of a municipality and the Netherlands."""
    kop = "Regio's;Perioden;Jongeren met jeugdhulp in natura (% (zie toelichting))"
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        bestand(
            "jeugdhulp_indicatoren", kop, "Duinveen;2022*;13,5", "Nederland;2022*;10,7", van="CBS"
        )
    )
    proef.laad(
        bestand(
            "jeugdhulp_indicatoren", kop, "Duinveen;2022;13,9", "Nederland;2022;10,8", van="CBS"
        )
    )
    for gebied, was in (("VB01", "13,5%"), ("NL", "10,7%")):
        [waarde] = proef.vrij.eerdere["jeugdhulpgebruik", gebied, "2022", ""]
        assert (waarde.tekst, waarde.stand) == (was, "voorlopig")
        assert waarde.bron.startswith("CBS, 2022, versie 1, ontvangen ")
    assert proef.figuur("jeugdhulpgebruik", "VB01", "2022").tekst == "13,9%"
