"""Handing in, step by step: nothing is lost, nothing clear is kept, and all goes in or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from datasets.celpersoon import MERK
from datasets.celtype import CelFout
from indicators.vrijgave import nieuwste
from loaders import concept as opslag
from loaders import concepthouder, werkgeheugen
from loaders.aanleveren import Aanlevering, BestandNodig, ConceptWeg, Controle, concepten
from loaders.concept import BEWAARTIJD
from loaders.opdracht import Herstel, Opdracht, Vraag, Werkplek
from loaders.problemen import Probleem
from tests.loaders.hulp import als_csv, als_xlsx, neem_op, werkplek
from tests.loaders.hulp import opslag as store_van

KOPPEN = (
    "Kenmerk leerling",
    "Gemeente",
    "Begindatum",
    "Datum terug",
    "Geboortedatum",
    "Reden",
    "Mentor",
)
RIJEN = (
    ("LL-1001", "Duinveen", "10-01-2025", "", "14-02-2011", "gedrag", "mevrouw Jansen"),
    ("LL-1002", "Duinven", "05-05-2025", "", "03-07-2012", "schoolziek", "de heer Bakker"),
    ("LL-1003", "Duinven", "12-02-2025", "30-02-2025", "21-09-2010", "schoolziek", "mevrouw Smit"),
    ("LL-1004", "Duinveen", "01-04-2025", "", "31-13-2011", "", "mevrouw Smit"),
)  # fmt: skip
NAAM = "thuiszitters Duinveen 2025K2.csv"
MENSEN = ("LL-1001", "14-02-2011", "2011", "Jansen", "Bakker", "mevrouw")


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path / "regio")


@pytest.fixture
def lijst(plek: Werkplek) -> Aanlevering:
    """A draft with one messy list of which the columns are confirmed."""
    return gekoppeld(plek)


def gekoppeld(plek: Werkplek, naam: str = NAAM) -> Aanlevering:
    levering = Aanlevering.nieuw(plek, "jan")
    assert levering.voeg_toe(als_csv(KOPPEN, RIJEN), naam).stuk
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2",
                 kolommen={"Kenmerk leerling": "leerling_id"})  # fmt: skip
    levering.koppel(0)
    return levering


def herstart() -> None:
    """The server starts again: what was only in memory is gone."""
    with werkgeheugen._SLOT:
        werkgeheugen._GELEZEN.clear()
    concepthouder.CONTROLES.clear()
    concepthouder.GEHEUGEN.clear()


def fouten(controle: Controle) -> list[str]:
    return [p.issue.tekst() for p in controle.problemen if p.issue.ernst == "fout"]


def met_waarde(controle: Controle, waarde: str) -> Probleem:
    return next(p for p in controle.problemen if p.issue.waarde == waarde)


def alles_op_schijf(plek: Werkplek) -> Iterator[bytes]:
    return (p.read_bytes() for p in plek.map_regio.rglob("*") if p.is_file())


def herstel_alles(levering: Aanlevering) -> None:
    """Repair all that is wrong with the messy list, as a person would."""
    controle = levering.controleer(0)
    levering.los_op(0, met_waarde(controle, "Duinven"), "Duinveen")
    levering.los_op(0, met_waarde(controle, "schoolziek"), "psychisch of sociaal-emotioneel")
    levering.los_op(0, met_waarde(controle, "30-02-2025"), "28-02-2025")
    leeftijd = next(p for p in controle.problemen if p.plekken and p.plekken[0].veld == "leeftijd")
    levering.los_op(0, leeftijd, "31-12-2011")


def bevestig_alles(levering: Aanlevering, nummer: int = 0) -> None:
    rapport = levering.controleer(nummer).rapport
    levering.bevestig(nummer, *rapport.onbevestigd)


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


# -- in, or not --------------------------------------------------------------------------------


def test_warnings_have_to_be_seen_first(plek: Werkplek, lijst: Aanlevering) -> None:
    herstel_alles(lijst)
    rapport = lijst.controleer(0).rapport
    assert rapport.uitkomst == "te bevestigen"
    assert lijst.neem_op().bewijs == ()
    assert lijst.concept.stukken  # the draft is still there
    bevestig_alles(lijst)
    assert lijst.controleer(0).rapport.uitkomst == "goed"
    bewijs = lijst.neem_op("eerste keer").bewijs
    assert bewijs[0] == "Ontvangstbewijs Monitor onderwijs en jeugd, regio Duin en Dijk"
    assert "- Thuiszitters, Leerplicht Duinveen, 2e kwartaal 2025: versie 1, 4 regels" in bewijs
    assert bewijs[1].endswith(" door jan (gebruikersnaam op deze computer)")
    assert "Reden van de wijziging: eerste keer" in bewijs
    with pytest.raises(ConceptWeg):
        assert lijst.concept


def test_what_changes_is_shown_before_and_is_what_happens(
    plek: Werkplek, lijst: Aanlevering
) -> None:
    herstel_alles(lijst)
    bevestig_alles(lijst)
    proef = lijst.verschil().verschil
    echt = lijst.neem_op().samen.verschil
    assert proef is not None
    assert proef == echt
    zinnen = proef.zinnen()
    assert any(z.startswith("Thuiszitters Duinveen, 2e kwartaal 2025: was niet geleverd, wordt ")
               for z in zinnen)  # fmt: skip


def test_files_of_one_draft_go_in_together_or_not_at_all(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    goed = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Dreigende thuiszitters", "7")])
    fout = als_csv(("Gemeente", "Maat", "Aantal"), [("Kogermeer", "Dreigende thuiszitters", "zes")])
    for nummer, (inhoud, wie) in enumerate([(goed, "Duinveen"), (fout, "Kogermeer")]):
        levering.voeg_toe(inhoud, f"tellingen {wie}.csv")
        levering.zeg(
            nummer, leverancier=f"Leerplicht {wie}", periode="2025-K2", dataset="tellingen"
        )
        levering.koppel(nummer)
    samen = levering.neem_op().samen
    assert [r.uitkomst for r in samen.rapporten] == ["goed", "fouten"]
    assert samen.rapporten[0].zin == (
        "tellingen Duinveen.csv is goed, maar een ander bestand nog niet. Er is niets opgenomen."
    )
    with store_van(plek) as store:
        assert store.versie() == 0
    [zes] = [p for p in levering.controleer(1).problemen if p.issue.ernst == "fout"]
    levering.los_op(1, zes, "6")
    for nummer in (0, 1):
        bevestig_alles(levering, nummer)
    assert levering.neem_op().bewijs
    with store_van(plek) as store:
        assert store.versie() == 2


def test_no_cases_is_a_delivery_of_its_own(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    levering.meld_geen_gevallen(
        Opdracht(dataset="thuiszitters", leverancier="Leerplicht Duinveen", periode="2025-K2")
    )
    bevestig_alles(levering)
    bewijs = levering.neem_op().bewijs
    assert "Geen bestand: er waren geen gevallen" in bewijs
    assert (
        "- Thuiszitters, Leerplicht Duinveen, 2e kwartaal 2025: versie 1, geen gevallen" in bewijs
    )


def test_a_broken_sheet_of_a_workbook_blocks_the_other(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    koppen = ("Gemeente", "Maat", "Aantal")
    bladen = {
        "2025-K1": (koppen, [("Duinveen", "Dreigende thuiszitters", "7")]),
        "2025-K2": (koppen, [("Duinveen", "Dreigende thuiszitters", "7,5")]),
    }
    levering.voeg_toe(als_xlsx(bladen), "tellingen.xlsx")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="bladnaam", dataset="tellingen")
    levering.koppel(0)
    [fout] = [p for p in levering.controleer(0).problemen if p.issue.ernst == "fout"]
    assert (fout.plekken[0].blad, fout.plekken[0].kop) == ("2025-K2", "Aantal")
    levering.los_op(0, fout, "8")
    bevestig_alles(levering)
    assert len(levering.neem_op().samen.rapporten[0].leveringen) == 2


# -- remembered --------------------------------------------------------------------------------


def test_the_next_file_of_this_leverancier_needs_no_choices(
    plek: Werkplek, lijst: Aanlevering
) -> None:
    herstel_alles(lijst)
    bevestig_alles(lijst)
    assert lijst.neem_op().bewijs
    volgende = Aanlevering.nieuw(plek, "jan")
    volgende.voeg_toe(als_csv(KOPPEN, RIJEN), "kwartaal 3.csv")
    voorstel = volgende.voorstel(0)
    assert (voorstel.leverancier.waarde, voorstel.leverancier.zeker) == (
        "Leerplicht Duinveen",
        True,
    )
    assert voorstel.kolommen[0].veld == "leerling_id"
    volgende.zeg(0, periode="2025-K3")
    volgende.koppel(0)
    gevonden = volgende.controleer(0).rapport.gevonden
    gekozen = [i for i in gevonden if i.soort == "woord gekozen"]
    assert [i.waarde for i in gekozen] == ["schoolziek"]
    assert not [i for i in gevonden if i.ernst == "fout" and i.waarde == "schoolziek"]


def test_who_loads_without_a_draft_is_not_asked(plek: Werkplek) -> None:
    assert neem_op(plek, als_csv(KOPPEN[1:4], [RIJEN[0][1:4]])).uitkomst == "opgenomen"


def test_errors_and_doubtful_counts_are_shown_together(plek: Werkplek) -> None:
    """A list of counts: what is wrong in one row does not hide what is doubtful in another."""
    koppen = ("Gemeente", "Periode", "Maat", "Aantal")
    eerder = [("Duinveen", f"2024-K{k}", "Dreigende thuiszitters", "9") for k in (1, 2, 3, 4)]
    zegt = {"leverancier": "Leerplicht Duinveen", "periode": "", "dataset": "tellingen"}
    assert neem_op(plek, als_csv(koppen, eerder), **zegt).uitkomst == "opgenomen"
    nu = [
        ("Duinveen", "2025-K1", "Dreigende thuiszitters", "90"),
        ("Duinveen", "2025-K1", "Verkorte onderwijstijd", "drie"),
    ]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, nu), "tellingen.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", dataset="tellingen")
    levering.koppel(0)
    controle = levering.controleer(0)
    assert controle.rapport.uitkomst == "fouten"
    assert [p.issue.ernst for p in controle.problemen] == ["fout", "waarschuwing"]
    assert "90" in controle.problemen[1].issue.tekst()


def test_only_the_difference_that_was_seen_goes_in(plek: Werkplek) -> None:
    """Two persons with the same delivery: the second has to look again at what it changes now."""
    drafts = []
    for wie, aantal in (("jan", "7"), ("piet", "9")):
        levering = Aanlevering.nieuw(plek, wie)
        rijen = [("Duinveen", "Dreigende thuiszitters", aantal)]
        levering.voeg_toe(als_csv(("Gemeente", "Maat", "Aantal"), rijen), f"{wie}.csv")
        levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2", dataset="tellingen")
        levering.koppel(0)
        bevestig_alles(levering)
        verschil = levering.verschil().verschil
        assert verschil is not None
        levering.zag(verschil.kenmerk)
        levering.naar(5)
        drafts.append(levering)
    jan, piet = drafts
    assert jan.neem_op().bewijs
    niet = piet.neem_op()
    assert niet.bewijs == ()
    assert niet.samen.rapporten[0].zin == (
        "Intussen is er iets anders opgenomen of teruggedraaid. Bekijk de wijzigingen opnieuw. Er "
        "is niets opgenomen."
    )
    assert piet.concept.stap == 4
    nu = piet.verschil().verschil
    assert nu is not None
    assert any("was 7, wordt 9" in zin for zin in nu.zinnen())
    piet.zag(nu.kenmerk)
    assert piet.neem_op("correctie").bewijs


# -- another choice afterwards -----------------------------------------------------------------


def test_two_files_about_one_delivery_do_not_replace_each_other(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    for nummer, (naam, maat) in enumerate(
        [("am.csv", "Dreigende thuiszitters"), ("nz.csv", "Verkorte onderwijstijd")]
    ):
        inhoud = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", maat, "7")])
        levering.voeg_toe(inhoud, naam)
        levering.zeg(nummer, leverancier="Leerplicht Duinveen", periode="2025-K2",
                     dataset="tellingen")  # fmt: skip
        levering.koppel(nummer)
        bevestig_alles(levering, nummer)
    zinnen = [r.zin for r in levering.neem_op().samen.rapporten if r.uitkomst == "vraag"]
    assert zinnen == [
        "am.csv en nz.csv gaan allebei over Tellingen van Leerplicht Duinveen, 2e kwartaal 2025. De "
        "een zou de ander vervangen. Zet de regels in een bestand, of haal een van de twee weg. Er "
        "is niets opgenomen."
    ]
    with store_van(plek) as store:
        assert store.versie() == 0


def test_of_another_period_a_typed_age_is_asked_again(plek: Werkplek, lijst: Aanlevering) -> None:
    herstel_alles(lijst)
    assert len(lijst.concept.stuk(0).opdracht.herstel) == 3
    zin = lijst.zeg(0, periode="2025-K1")
    assert zin == (
        "Iets wat u zelf had hersteld, hoorde bij de vorige keuze. Dat vragen we straks opnieuw."
    )
    over = lijst.concept.stuk(0).opdracht.herstel
    assert [h.wordt for h in over] == ["Duinveen", "28-02-2025"]


def test_a_column_that_becomes_another_field_takes_its_repairs_back(
    plek: Werkplek, lijst: Aanlevering
) -> None:
    """A column with pupil numbers chosen as Uitkomst by mistake, and one of them 'repaired'."""
    lijst.zeg(0, kolommen={"Kenmerk leerling": "uitkomst"})
    lijst.koppel(0)
    lijst.los_op(0, met_waarde(lijst.controleer(0), "LL-1001"), "onbekend")
    lijst.zeg(0, kolommen={"Kenmerk leerling": "leerling_id"})
    lijst.koppel(0)
    herstel_alles(lijst)
    bevestig_alles(lijst)
    assert lijst.neem_op().bewijs
    geschreven = b"\n".join(alles_op_schijf(plek))
    assert b"1001" not in geschreven


def test_cells_are_never_taken_for_headings(plek: Werkplek) -> None:
    """A file without a header row: its first pupil would stand in the draft as headings."""
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(RIJEN[0], RIJEN[1:]), "zonder koppen.csv")
    for kop in ("LL-1001", "10-01-2025", "14-02-2011"):
        with pytest.raises(Vraag, match="Op de regel met koppen staan gegevens"):
            levering.zeg(0, dataset="thuiszitters", kolommen={kop: "begin"})
    assert b"1001" not in b"\n".join(alles_op_schijf(plek))


def test_two_columns_of_one_name_can_be_told_apart(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    koppen = ("Pseudoniem", "Gemeente", "Datum", "Datum")
    rijen = [("A", "Duinveen", "10-01-2025", "20-05-2025")]
    levering.voeg_toe(als_csv(koppen, rijen), "lijst.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2", dataset="thuiszitters",
                 kolommen={"Datum": "begin", "Datum (2)": "einde"})  # fmt: skip
    assert [k.kop for k in levering.voorstel(0).kolommen][-2:] == ["Datum", "Datum (2)"]
    levering.koppel(0)
    assert [k.veld for k in levering.kolommen(0, "")] == [
        "leerling_id",
        "gemeente",
        "begin",
        "einde",
    ]
    assert fouten(levering.controleer(0)) == []


def test_a_warning_that_two_files_give_together_can_be_confirmed(plek: Werkplek) -> None:
    """Open at the end of one quarter and absent from the next, both in one draft."""
    koppen = ("Pseudoniem", "Gemeente", "Begindatum", "Datum terug")
    levering = Aanlevering.nieuw(plek, "jan")
    eerste = als_csv(
        koppen, [("A", "Duinveen", "10-01-2025", ""), ("B", "Duinveen", "11-01-2025", "")]
    )
    tweede = als_csv(koppen, [("B", "Duinveen", "11-01-2025", "")])
    for nummer, (inhoud, periode) in enumerate([(eerste, "2025-K1"), (tweede, "2025-K2")]):
        levering.voeg_toe(inhoud, f"{periode}.csv")
        levering.zeg(nummer, leverancier="Leerplicht Duinveen", periode=periode)
        levering.koppel(nummer)
    gevonden = [p.issue.tekst() for p in levering.controleer(1).problemen]
    assert any(
        "1 leerling zat aan het eind van kwartaal 1 van 2025 nog thuis" in t for t in gevonden
    )
    assert levering.verschil().rapporten[1].uitkomst == "te bevestigen"
    for nummer in (0, 1):
        bevestig_alles(levering, nummer)
    assert [r.uitkomst for r in levering.verschil().rapporten] == ["goed", "goed"]
    assert levering.neem_op().bewijs


def test_another_period_asks_to_confirm_anew(plek: Werkplek, lijst: Aanlevering) -> None:
    herstel_alles(lijst)
    bevestig_alles(lijst)
    assert lijst.concept.stuk(0).opdracht.akkoord
    lijst.zeg(0, periode="2025-K1")
    assert lijst.concept.stuk(0).opdracht.akkoord == frozenset()


def test_an_error_of_excel_is_no_pupil_also_after_a_restart(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    rijen = [("#N/B", "Duinveen", "10-01-2025", ""), ("A", "Duinveen", "11-01-2025", "")]
    levering.voeg_toe(
        als_csv(("Pseudoniem", "Gemeente", "Begindatum", "Datum terug"), rijen), "l.csv"
    )
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2")
    levering.koppel(0)
    voor = fouten(levering.controleer(0))
    assert "in deze cel staat een fout van Excel" in voor[0]
    herstart()
    assert fouten(levering.controleer(0)) == voor


def test_a_file_cannot_say_that_its_pseudonyms_are_keyed_already(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    rijen = [(f"{MERK}Pietje Bell", "Duinveen", "10-01-2025", "")]
    levering.voeg_toe(
        als_csv(("Pseudoniem", "Gemeente", "Begindatum", "Datum terug"), rijen), "l.csv"
    )
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2")
    levering.koppel(0)
    levering.herstel(0, Herstel("", 0, f"{MERK}Jantje Smit", rijen=(2,)))
    bevestig_alles(levering)
    assert levering.neem_op().bewijs
    geschreven = b"".join(alles_op_schijf(plek))
    assert b"Pietje" not in geschreven
    assert b"Jantje" not in geschreven


def test_the_number_of_a_removed_file_is_not_used_again(plek: Werkplek) -> None:
    """A report of a file that was taken out never repairs the file that came after it."""
    levering = gekoppeld(plek)
    verslag, naam = levering.verslag(0)
    levering.verwijder(0)
    assert not list((plek.map_regio / opslag.MAP / levering.id).glob("0*"))
    ander = levering.voeg_toe(als_csv(KOPPEN, RIJEN[:2]), "ander.csv")
    assert ander.stuk is not None
    assert ander.stuk.nummer == 1
    assert levering.voeg_toe(verslag, naam).stuk is None


def test_the_same_figures_in_another_layout_are_in_already(plek: Werkplek) -> None:
    zegt = {"leverancier": "Leerplicht Duinveen", "dataset": "tellingen"}
    smal = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Dreigende thuiszitters", "7")])
    breed = als_csv(("Gemeente", "Maat", "2025-K2"), [("Duinveen", "Dreigende thuiszitters", "7")])
    assert neem_op(plek, smal, **zegt).uitkomst == "opgenomen"
    assert neem_op(plek, breed, **{**zegt, "periode": ""}).uitkomst == "al geladen"


def test_figures_that_could_not_be_made_are_made_at_the_next_try(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    inhoud = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Dreigende thuiszitters", "7")])
    zegt = {"leverancier": "Leerplicht Duinveen", "dataset": "tellingen"}
    with monkeypatch.context() as stuk:
        stuk.setattr("loaders.toegang.maak_vrijgave", _breekt)
        with pytest.raises(OSError, match="vol"):
            neem_op(plek, inhoud, **zegt)
    assert nieuwste(plek.map_regio) is None
    assert neem_op(plek, inhoud, **zegt).uitkomst == "al geladen"
    assert nieuwste(plek.map_regio) is not None


def _breekt(*_: object, **__: object) -> None:
    raise OSError("de schijf is vol")


def test_a_column_with_names_cannot_be_chosen(plek: Werkplek) -> None:
    """Without headings the first row stands for them: its name is neither said nor kept."""
    rijen = [(naam, "Duinveen", "thuis") for naam in ("Piet de Vries", "Anna Bakker", "Kees Smit")]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(("Jan Jansen", "Duinveen", "thuis"), rijen), "lijst.csv")
    with pytest.raises(Vraag, match=r"^Deze kolom bevat namen\. Die lezen we niet"):
        levering.zeg(0, dataset="thuiszitters", kolommen={"Jan Jansen": "leerling_id"})
    levering.zeg(0, kolommen={"Jan Jansen": ""})
    assert b"Jansen" not in b"".join(alles_op_schijf(plek))


def test_a_row_that_is_left_out_makes_its_municipality_incomplete(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Gemeente", "Begindatum", "Datum terug")
    rijen = [("A", "Duinveen", "10-01-2025", ""), ("B", "Duinveen", "1-13-2025", "")]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, rijen), "lijst.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K1")
    levering.koppel(0)
    levering.laat_weg(0, "", [3])
    bevestig_alles(levering)
    assert levering.neem_op().bewijs
    with store_van(plek) as store:
        assert store.tabel("select gemeente, volledig from dekking") == [
            {"gemeente": "VB01", "volledig": False}
        ]


def test_of_two_rows_that_say_the_same_one_can_go_without_a_loss(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Gemeente", "Begindatum", "Datum terug")
    rijen = [("A", "Duinveen", "10-01-2025", ""), ("A", "Duinveen", "12-01-2025", "")]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, rijen), "lijst.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K1")
    levering.koppel(0)
    levering.laat_weg(0, "", [3])
    assert levering.neem_op().bewijs
    with store_van(plek) as store:
        assert [r["volledig"] for r in store.tabel("select volledig from dekking")] == [True]


def test_an_age_follows_the_repaired_period_also_after_a_restart(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Gemeente", "Begindatum", "Datum terug", "Geboortedatum", "Periode")
    rijen = [
        ("A", "Duinveen", "10-01-2025", "", "15-05-2011", "2025-K1"),
        ("B", "Duinveen", "10-01-2025", "", "15-05-2011", "2025-K9"),
    ]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, rijen), "lijst.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen")
    levering.koppel(0)
    levering.los_op(0, met_waarde(levering.controleer(0), "2025-K9"), "2025-K2")
    herstart()
    bevestig_alles(levering)
    assert levering.neem_op().bewijs
    with store_van(plek) as store:
        rijen_in = store.tabel("select leeftijd from t_thuiszitters order by rij")
    assert [r["leeftijd"] for r in rijen_in] == [13, 14]
