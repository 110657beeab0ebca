"""Handing in, step by step: nothing is lost, nothing clear is kept, and errors are repaired."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from datasets.celtype import CelFout
from loaders import concept as opslag
from loaders.aanleveren import Aanlevering, BestandNodig, ConceptWeg, concepten
from loaders.concept import BEWAARTIJD
from loaders.opdracht import Herstel, Vraag, Werkplek
from tests.loaders.conceptproef import (
    KOPPEN,
    MENSEN,
    NAAM,
    RIJEN,
    alles_op_schijf,
    bevestig_alles,
    fouten,
    gekoppeld,
    herstart,
    herstel_alles,
    met_waarde,
)
from tests.loaders.hulp import als_csv, werkplek
from tests.loaders.hulp import opslag as store_van

# -- nothing is lost ---------------------------------------------------------------------------


def test_after_a_restart_the_draft_says_the_same(plek: Werkplek, lijst: Aanlevering) -> None:
    lijst.los_op(0, met_waarde(lijst.controleer(0), "Duinven"), "Duinveen")
    voor = lijst.controleer(0)
    herstart()
    verder = Aanlevering.hervat(plek, lijst.id)
    assert fouten(verder.controleer(0)) == fouten(voor)
    assert verder.controleer(0).hersteld == voor.hersteld
    assert [c.id for c in concepten(plek, "jan")] == [lijst.id]
    assert concepten(plek, "iemand anders") == []


def test_after_a_restart_it_goes_in_as_it_would_have(plek: Werkplek, tmp_path: Path) -> None:
    inhoud = []
    for opnieuw in (False, True):
        hier = werkplek(tmp_path / f"regio{opnieuw}")
        (hier.map_regio).mkdir()
        (hier.map_regio / "sleutels.json").write_text(f'{{"Leerplicht Duinveen": "{"ab" * 32}"}}')
        levering = gekoppeld(hier)
        herstel_alles(levering)
        if opnieuw:
            herstart()
        bevestig_alles(levering)
        assert levering.neem_op().bewijs
        with store_van(hier) as store:
            inhoud.append(
                store.tabel("select * exclude (levering_id) from t_thuiszitters order by rij")
            )
    assert inhoud[0] == inhoud[1]
    assert [r["leeftijd"] for r in inhoud[0]] == [14, 12, 14, 13]


def test_columns_can_only_be_chosen_again_with_the_file(lijst: Aanlevering) -> None:
    herstart()
    with pytest.raises(BestandNodig, match=r"Kies thuiszitters Duinveen .* nog een keer"):
        lijst.voorstel(0)
    lijst.zeg(0, periode="2025-K1")
    with pytest.raises(Vraag, match="Bevestig eerst wat de kolommen"):
        lijst.controleer(0)
    terug = lijst.voeg_toe(als_csv(KOPPEN, RIJEN), NAAM)
    assert terug.stuk is not None
    assert terug.stuk.nummer == 0
    lijst.koppel(0)
    assert lijst.controleer(0).regels == len(RIJEN)
    assert lijst.concept.stuk(0).opdracht.leverancier == "Leerplicht Duinveen"


def test_a_draft_is_gone_after_24_hours(
    plek: Werkplek, lijst: Aanlevering, monkeypatch: pytest.MonkeyPatch
) -> None:
    straks = opslag.nu() + BEWAARTIJD + timedelta(minutes=1)
    monkeypatch.setattr(opslag, "nu", lambda: straks)
    assert concepten(plek, "jan") == []
    with pytest.raises(ConceptWeg, match="ouder dan 24 uur"):
        Aanlevering.hervat(plek, lijst.id)
    assert not list((plek.map_regio / opslag.MAP).iterdir())
    assert not lijst.in_geheugen(0)


@pytest.mark.parametrize("wat", ["../../etc", "", "0" * 12, "x" * 12, "a/../b"])
def test_an_address_that_is_no_draft_is_a_sentence(plek: Werkplek, wat: str) -> None:
    with pytest.raises(ConceptWeg, match="Dit concept is er niet meer"):
        Aanlevering.hervat(plek, wat)


# -- nothing clear is kept ---------------------------------------------------------------------


def test_of_persons_nothing_clear_is_written(plek: Werkplek, lijst: Aanlevering) -> None:
    herstel_alles(lijst)
    lijst.herstel(0, Herstel("", 0, "LL-1001", rijen=(5,)))
    lijst.controleer(0)
    lijst.verschil()
    geschreven = b"\n".join(alles_op_schijf(plek))
    assert b"Duinven" in geschreven  # the search would find what is there
    for woord in MENSEN:
        assert woord.encode() not in geschreven, woord


def test_of_persons_nothing_clear_is_shown(lijst: Aanlevering) -> None:
    rijen = lijst.rijen(0, "")
    assert [r.rij for r in rijen] == [2, 3, 4, 5]
    assert rijen[0].cellen == ("•••", "Duinveen", "10-01-2025", "", "•••", "gedrag", "")
    assert [k.veld for k in lijst.kolommen(0, "")][-1] == ""


def test_the_files_of_a_draft_are_for_their_owner(plek: Werkplek, lijst: Aanlevering) -> None:
    rechten = {p.stat().st_mode & 0o77 for p in plek.map_regio.rglob("*") if p.is_file()
               if opslag.MAP in p.parts}  # fmt: skip
    assert rechten == {0}


def test_a_file_with_personal_numbers_leaves_no_draft_of_it(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    rijen = [(nummer, "Duinveen", "01-02-2025", "", "12", "", "") for nummer in
             ("111222333", "123456782", "999990007", "999991905")]  # fmt: skip
    terug = levering.voeg_toe(als_csv(("BSN", *KOPPEN[1:]), rijen), "lijst.csv")
    assert terug.stuk is None
    assert "geweigerd" in terug.zin
    assert levering.concept.stukken == ()
    assert b"999990007" not in b"".join(alles_op_schijf(plek))


# -- repairing ---------------------------------------------------------------------------------


def test_one_answer_repairs_all_its_rows(lijst: Aanlevering) -> None:
    voor = lijst.controleer(0)
    duinven = met_waarde(voor, "Duinven")
    assert duinven.issue.rijen == (3, 4)
    assert duinven.keuzes[0] == "Duinveen"
    lijst.los_op(0, duinven, "Duinveen")
    na = lijst.controleer(0)
    assert len(fouten(na)) == len(fouten(voor)) - 1
    assert [r.cellen[1] for r in lijst.rijen(0, "")] == ["Duinveen"] * 4
    lijst.neem_terug(0, 0)
    assert fouten(lijst.controleer(0)) == fouten(voor)


def test_one_row_can_be_repaired_apart(lijst: Aanlevering) -> None:
    lijst.los_op(0, met_waarde(lijst.controleer(0), "Duinven"), "Duinveen", rijen=[4])
    assert met_waarde(lijst.controleer(0), "Duinven").issue.rijen == (3,)


def test_a_row_that_is_left_out_is_told(lijst: Aanlevering) -> None:
    lijst.laat_weg(0, "", [5])
    controle = lijst.controleer(0)
    assert not any("regel 5" in tekst for tekst in fouten(controle))
    assert (
        "Regel 5: u liet 1 regel weg. Onvolledig is nu: Duinveen. Kunt u de gegevens verbeteren, doe "
        "dat dan liever."
    ) in [i.tekst() for i in controle.rapport.issues]


def test_a_dash_is_0_or_unknown_with_one_click(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    tabel = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Thuiszitters", "-")])
    levering.voeg_toe(tabel, "tellingen.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2", dataset="tellingen")
    levering.koppel(0)
    [streep] = levering.controleer(0).problemen
    assert streep.snel == (("Het zijn er 0", "0"), ("Niet bekend", "n.b."))
    levering.los_op(0, streep, streep.snel[0][1])
    assert fouten(levering.controleer(0)) == []


def test_only_a_last_day_before_the_first_day_can_be_two_dates_that_changed_places(
    plek: Werkplek,
) -> None:
    koppen = ("Woongemeente", "Eerste dag thuis", "Datum terug", "Datum passend aanbod")
    rijen = [
        ("Duinveen", "09-06-2025", "17-03-2025", ""),
        ("Duinveen", "09-06-2025", "", "17-03-2025"),
    ]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, rijen), "lijst.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2", dataset="thuiszitters")
    levering.koppel(0)
    fout = [p for p in levering.controleer(0).problemen if p.issue.ernst == "fout"]
    assert [(p.issue.rijen, p.omwisselbaar) for p in fout] == [((2,), True), ((3,), False)]


def test_a_birth_date_that_was_typed_is_kept_as_an_age(plek: Werkplek, lijst: Aanlevering) -> None:
    leeftijd = next(
        p for p in lijst.controleer(0).problemen if p.plekken and p.plekken[0].veld == "leeftijd"
    )
    lijst.los_op(0, leeftijd, "31-12-2011")
    [herstel] = lijst.concept.stuk(0).opdracht.herstel
    assert (herstel.was, herstel.wordt, herstel.rijen) == ("", "13", (5,))


def test_a_personal_number_is_refused_where_it_is_typed_too(
    plek: Werkplek, lijst: Aanlevering
) -> None:
    with pytest.raises(CelFout, match="kan een burgerservicenummer of onderwijsnummer zijn"):
        lijst.herstel(0, Herstel("", 0, "999990007", rijen=(2,)))
    assert lijst.concept.stuk(0).opdracht.herstel == ()
    assert b"999990007" not in b"".join(alles_op_schijf(plek))
