"""What went in, and back: the list of loads, undo and redo with their difference, and the choice
which source counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.vrijgave import Lezer, lees_vrijgave
from loaders.leveringen import (
    OpnameRegel,
    StoreFout,
    Vraag,
    draai_terug,
    herhaal,
    opnames,
)
from loaders.opdracht import Werkplek
from tests.indicators.proef import Proef, geteld, inwoners, thuis, zoveel
from tests.loaders.hulp import opslag

K1, K2 = "2025-K1", "2025-K2"
VAN, SWV = "Leerplicht Duinveen", "SWV Noord-Kust PO"


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk")


def laad(proef: Proef, aantal: int, *, van: str = VAN, periode: str = K2, **meer: object) -> int:
    if van == SWV:
        meer["sector"] = "alle"
    begin = "2025-01-06" if periode == K1 else "2025-05-01"
    stuk = thuis(*zoveel(aantal, f"VB01 {begin}"), van=van, periode=periode, **meer)
    [rapport] = proef.rapporten(stuk)
    assert rapport.handeling is not None, rapport.regels()
    return rapport.handeling


def gezien(proef: Proef, periode: str = K2) -> str:
    """What lezers see of Duinveen."""
    figuur = lees_vrijgave(proef.plek.map_regio, Lezer()).figuur("thuiszitters", "VB01", periode)
    return "" if figuur is None else figuur.tekst


def regel(plek: Werkplek, handeling: int) -> OpnameRegel:
    return next(o for o in opnames(plek) if o.handeling == handeling)


# -- the list -----------------------------------------------------------------------------------


def test_een_opname_met_alles_wat_ervan_bekend_is(proef: Proef) -> None:
    [rapport] = proef.rapporten(
        thuis("VB01 2025-05-01", "VB01 2024-01-01 2024-02-01", van=VAN, periode=K2)
    )
    [opname] = opnames(proef.plek)
    assert (opname.handeling, opname.soort, opname.wie) == (rapport.handeling, "opnemen", "proef")
    assert opname.bestand == "thuiszitters-2025-K2.csv"
    assert len(opname.sha256) == 64
    assert opname.omvang > 0
    assert (opname.status, opname.kan_terug, opname.kan_opnieuw) == ("telt", True, False)
    assert opname.niet_opnieuw == "Deze opname is niet teruggedraaid."
    [levering] = opname.leveringen
    assert (levering.leverancier, levering.titel) == (VAN, "Thuiszitters")
    assert (levering.periode, levering.versie, levering.rijen, levering.vorige) == (K2, 1, 2, None)
    assert sum(levering.meldingen["waarschuwing"].values()) == 1
    assert (levering.status, levering.geen_gevallen) == ("telt", False)
    assert "Thuiszitters" in levering.indicatoren


def test_een_nieuwe_versie_vervangt_de_vorige(proef: Proef) -> None:
    eerste, tweede = laad(proef, 6), laad(proef, 9)
    nieuw, oud = opnames(proef.plek)
    assert (nieuw.handeling, oud.handeling) == (tweede, eerste)
    assert (oud.status, oud.kan_terug) == ("vervangen", False)
    assert oud.niet_terug == (
        "Thuiszitters, 2e kwartaal 2025 (Leerplicht Duinveen): daarna kwam een nieuwere versie. "
        f"Draai eerst opname {tweede} terug."
    )
    assert nieuw.leveringen[0].vorige == oud.leveringen[0].nummer
    assert oud.leveringen[0].indicatoren == ()


def test_wat_is_teruggedraaid_staat_er_met_wie_en_waarom(proef: Proef) -> None:
    eerste = laad(proef, 6)
    draai_terug(proef.plek, eerste, wie="Anna", reden="verkeerd bestand")
    terug, oud = opnames(proef.plek)
    assert (terug.soort, terug.wie, terug.reden, terug.van) == (
        "terugdraaien", "Anna", "verkeerd bestand", eerste,
    )  # fmt: skip
    assert (oud.status, oud.leveringen[0].status) == ("teruggedraaid", "teruggedraaid")
    assert (oud.kan_terug, oud.kan_opnieuw) == (False, True)
    assert oud.niet_terug == "Deze opname is al teruggedraaid."
    herhaal(proef.plek, eerste, wie="Anna")
    assert [o.soort for o in opnames(proef.plek)] == ["opnieuw", "terugdraaien", "opnemen"]
    assert regel(proef.plek, eerste).status == "telt"


def test_opnieuw_zegt_wat_er_eerst_moet(proef: Proef) -> None:
    eerste, tweede = laad(proef, 6), laad(proef, 9)
    draai_terug(proef.plek, tweede, wie="proef")
    draai_terug(proef.plek, eerste, wie="proef")
    assert regel(proef.plek, eerste).kan_opnieuw
    assert regel(proef.plek, tweede).niet_opnieuw.endswith(f"Zet eerst opname {eerste} terug.")
    derde = laad(proef, 12)
    assert regel(proef.plek, eerste).niet_opnieuw.endswith(f"Draai eerst opname {derde} terug.")


@pytest.mark.parametrize("teruggedraaid", [0, 1, 2])
def test_wat_de_lijst_zegt_dat_kan_dat_kan_en_anders_niet(proef: Proef, teruggedraaid: int) -> None:
    """After some loads and undos, every button does what it says or is refused."""
    eerste, tweede, derde = laad(proef, 6), laad(proef, 9), laad(proef, 7, periode=K1)
    for opname in (tweede, eerste)[:teruggedraaid]:
        draai_terug(proef.plek, opname, wie="proef")
    mogelijk = set()
    for opname in (eerste, tweede, derde):
        nu = regel(proef.plek, opname)
        for mag, doe in ((nu.kan_terug, draai_terug), (nu.kan_opnieuw, herhaal)):
            if mag:
                mogelijk.add((opname, doe))
                assert doe(proef.plek, opname, wie="proef", proef=True).handeling is None
            else:
                with pytest.raises(StoreFout):
                    doe(proef.plek, opname, wie="proef", proef=True)
    per_stap = (
        {(tweede, draai_terug)},
        {(eerste, draai_terug), (tweede, herhaal)},
        {(eerste, herhaal)},
    )
    assert mogelijk == {*per_stap[teruggedraaid], (derde, draai_terug)}


def test_wat_een_levering_voedt(proef: Proef) -> None:
    proef.laad(
        geteld("VB01;dreigend;;8", van=VAN, periode=K2),
        inwoners(*(f"VB01;{jaar};100" for jaar in range(23)), periode="2025"),
    )
    bevolking, telling = opnames(proef.plek)
    assert telling.leveringen[0].indicatoren == ("Dreigende thuiszitters",)
    assert bevolking.leveringen[0].indicatoren == ("Cijfers per 1.000 inwoners",)


def test_met_de_hand_hersteld_wordt_geteld(proef: Proef) -> None:
    nummer = laad(proef, 6)
    with opslag(proef.plek) as store, store.transactie():
        regels = [("", rij, "Woongemeente", "Duinven", "Duinveen") for rij in (2, 3)]
        store.bewaar_herstel(nummer, regels)
    assert regel(proef.plek, nummer).hersteld == 2


def test_een_lege_regio(proef: Proef) -> None:
    assert opnames(proef.plek) == []


# -- undo and redo ------------------------------------------------------------------------------


def test_terugdraaien_en_opnieuw_geven_elk_cijfer_terug(proef: Proef) -> None:
    laad(proef, 6)
    ervoor = lees_vrijgave(proef.plek.map_regio, Lezer()).figuren
    tweede = laad(proef, 9)
    erna = lees_vrijgave(proef.plek.map_regio, Lezer()).figuren
    assert gezien(proef) == "9"
    terug = draai_terug(proef.plek, tweede, wie="proef")
    assert terug.zin == (f"Opname {tweede} is teruggedraaid. De cijfers zijn weer zoals ze waren.")
    assert terug.verschil.zinnen()[0].startswith(
        "Thuiszitters Duinveen, 2e kwartaal 2025: was 9, wordt 6; "
    )
    assert lees_vrijgave(proef.plek.map_regio, Lezer()).figuren == ervoor
    weer = herhaal(proef.plek, tweede, wie="proef")
    assert weer.zin == f"Opname {tweede} telt weer mee, precies zoals die was opgenomen."
    assert lees_vrijgave(proef.plek.map_regio, Lezer()).figuren == erna


def test_een_proef_verandert_niets(proef: Proef) -> None:
    eerste = laad(proef, 6)
    gedaan = draai_terug(proef.plek, eerste, wie="proef", proef=True)
    assert (gedaan.handeling, gedaan.zin) == (None, "Er is nog niets veranderd.")
    assert gedaan.verschil.zinnen()[0].startswith(
        "Thuiszitters Duinveen, 2e kwartaal 2025: was 6, wordt niet geleverd"
    )
    assert gezien(proef) == "6"
    assert len(opnames(proef.plek)) == 1


# -- which source counts --------------------------------------------------------------------------


def test_een_antwoord_dat_weggaat_laat_andere_kwartalen_met_rust(proef: Proef) -> None:
    """The answer came with a load about Q2; in Q1 what counted goes on counting."""
    laad(proef, 6)
    met_antwoord = laad(proef, 9, van=SWV, leidend=SWV)
    laad(proef, 7, periode=K1)
    laad(proef, 8, periode=K1, van=SWV)
    assert (gezien(proef, K1), gezien(proef, K2)) == ("8", "9")
    draai_terug(proef.plek, met_antwoord, wie="proef")
    assert (gezien(proef, K1), gezien(proef, K2)) == ("8", "6")
    herhaal(proef.plek, met_antwoord, wie="proef")
    assert (gezien(proef, K1), gezien(proef, K2)) == ("8", "9")
    with opslag(proef.plek) as store:
        assert store.tabel("select distinct handeling_id from leidend") == [
            {"handeling_id": met_antwoord}
        ]


def test_een_bron_die_terugkomt_vraagt_welke_telt(proef: Proef) -> None:
    swv = laad(proef, 9, van=SWV)
    draai_terug(proef.plek, swv, wie="proef")
    laad(proef, 6)
    with pytest.raises(Vraag) as gevraagd:
        herhaal(proef.plek, swv, wie="proef")
    assert gevraagd.value.optie == "leidend"
    assert str(gevraagd.value) == (
        "Voor Thuiszitters in Duinveen, 2e kwartaal 2025, zijn er daarna meer bronnen. Welke telt "
        "dan? Zeg het met --leidend: 'Leerplicht Duinveen (thuiszitters)' of 'SWV Noord-Kust PO "
        "(thuiszitters)'. Er is niets veranderd."
    )
    assert gezien(proef) == "6"
    herhaal(proef.plek, swv, wie="proef", leidend="swv noord-kust po")
    assert gezien(proef) == "9"
