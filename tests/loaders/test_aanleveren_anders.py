"""Handing in: another choice afterwards asks anew, and never mixes two deliveries."""

from __future__ import annotations

import pytest

from datasets.celpersoon import MERK
from datasets.gevallenlijst import TELT_NERGENS
from indicators.vrijgave import nieuwste
from loaders import concept as opslag
from loaders.aanleveren import Aanlevering
from loaders.opdracht import Herstel, Vraag, Werkplek
from tests.loaders.conceptproef import (
    KOPPEN,
    RIJEN,
    alles_op_schijf,
    bevestig_alles,
    fouten,
    gekoppeld,
    herstart,
    herstel_alles,
    met_waarde,
)
from tests.loaders.hulp import als_csv, neem_op
from tests.loaders.hulp import opslag as store_van


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


@pytest.mark.parametrize(
    ("begin", "einde"),
    [("01-04-2025", ""), ("01-10-2024", "31-12-2024")],
    ids=["begins after the quarter", "ended before it"],
)
def test_a_row_that_counts_nowhere_can_go_without_a_loss(
    plek: Werkplek, begin: str, einde: str
) -> None:
    """The first day after the quarter, and the last day before it."""
    koppen = ("Pseudoniem", "Gemeente", "Begindatum", "Datum terug")
    rijen = [("A", "Duinveen", "10-01-2025", ""), ("B", "Duinveen", begin, einde)]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, rijen), "lijst.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K1")
    levering.koppel(0)
    [gevraagd] = levering.controleer(0).problemen
    assert gevraagd.issue.soort in TELT_NERGENS
    levering.laat_weg(0, gevraagd.issue.blad, gevraagd.issue.rijen)
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
