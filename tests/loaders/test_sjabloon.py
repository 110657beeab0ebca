"""The template of every export type: what a person fills in goes in without a question."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from datasets.catalog import datasets
from datasets.cellen import AantalCel, DatumCel, GemeenteCel
from datasets.model import Dataset
from datasets.reference.regio import regio
from loaders.aanleveren import Aanlevering
from loaders.blad import telt_koppen
from loaders.geheugen import Geheugen
from loaders.ingest import laad
from loaders.match import bekende_koppen
from loaders.opdracht import Opdracht
from loaders.read import Bestand, read_file
from loaders.sjabloon import KOP_RIJ, lees_sjabloonblok, maak_sjabloon, velden_van
from loaders.sjabloon_blok import MERK, met_sjabloon
from loaders.voorstel import doe_voorstel
from tests.loaders.hulp import goed, werkplek

ALKMAAR = regio("alkmaar")
# Who delivers these is not known of a real region: it says so itself.
ELDERS = {"jeugdhulptrajecten": ("duin-en-dijk", "Duinveen")}
VANDAAG = date(2025, 8, 12)
LEVERANCIER = {"thuiszitters": "Leerplicht Castricum", "vrijstellingen": "Leerplicht Castricum",
               "tellingen": "Leerplicht Castricum", "vo_coach": "Jeugd- en Gezinscoaches VO",
               "jeugdhulptrajecten": "Inkoop jeugdhulp Duin en Dijk"}  # fmt: skip
PERIODE = {"vo_coach": "2024/2025"}
KAAL = Opdracht(wie="toets", wanneer=datetime(2025, 8, 12, 9, 30))  # noqa: DTZ001


def waar(naam: str) -> tuple[str, str]:
    """The region and the municipality that the template is tried with."""
    return ELDERS.get(naam, ("alkmaar", "Castricum"))


def leeg(naam: str) -> bytes:
    zelf = naam in LEVERANCIER
    return maak_sjabloon(
        datasets()[naam],
        regio(waar(naam)[0]),
        LEVERANCIER.get(naam, ""),
        PERIODE.get(naam, "2025-K2") if zelf else "",
        vandaag=VANDAAG,
    )


def open_blad(inhoud: bytes) -> tuple[openpyxl.Workbook, Worksheet]:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    return boek, boek.worksheets[0]


def bewaard(boek: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def ingevuld(naam: str) -> bytes:
    """The template as a person fills it in: one row below the headings, a real date in a date."""
    boek, blad = open_blad(leeg(naam))
    for kolom, veld in enumerate(velden_van(datasets()[naam]), start=1):
        datum = isinstance(veld.cel, DatumCel)
        gemeente = isinstance(veld.cel, GemeenteCel) and not datasets()[naam].landelijk
        waarde = waar(naam)[1] if gemeente else veld.cel.voorbeeld
        blad.cell(KOP_RIJ + 1, kolom, datetime(2025, 5, 17) if datum else waarde)  # noqa: DTZ001
    return bewaard(boek)


def lees(inhoud: bytes, naam: str = "sjabloon.xlsx") -> Bestand:
    return read_file(inhoud, naam, herken=telt_koppen(bekende_koppen(datasets().values())))


def lijst_van(blad: Worksheet, rij: int, kolom: int) -> list[str]:
    """The words of the drop-down list of a cell."""
    cel = blad.cell(rij, kolom).coordinate
    [keuze] = [v for v in blad.data_validations.dataValidation if cel in v.sqref]
    return _woorden(blad, keuze)


def _woorden(blad: Worksheet, keuze: DataValidation) -> list[str]:
    naam, _, bereik = str(keuze.formula1).removeprefix("=").partition("!")
    cellen: Iterable[tuple[openpyxl.cell.Cell, ...]] = blad.parent[naam][bereik]
    return [str(cel.value) for (cel,) in cellen]


@pytest.mark.parametrize("naam", list(datasets()))
def test_what_is_filled_in_goes_in_without_a_question(naam: str, tmp_path: Path) -> None:
    rapport = goed(laad(werkplek(tmp_path, waar(naam)[0]), ingevuld(naam), "mijn.xlsx", KAAL))
    assert [n.dataset for n in rapport.leveringen] == [naam]
    assert [n.rijen for n in rapport.leveringen] == [1], "only the row of the person is data"
    assert not [i for i in rapport.issues if i.soort.startswith("kolom")], rapport.regels()


@pytest.mark.parametrize("naam", list(datasets()))
def test_the_page_needs_no_question_either(naam: str) -> None:
    gebied = regio(waar(naam)[0])
    voorstel = doe_voorstel(gebied, lees(ingevuld(naam)), KAAL, Geheugen(), vandaag=VANDAAG)
    for vraag in ("dataset", "leverancier", "periode", "dekking", "sector", "definitie"):
        assert getattr(voorstel, vraag).zeker, (vraag, getattr(voorstel, vraag))
    assert voorstel.dataset.waarde == naam
    assert {k.reden for k in voorstel.kolommen} == {"kop herkend"}
    assert not voorstel.ontbreekt
    assert not voorstel.woorden


@pytest.mark.parametrize("naam", list(datasets()))
def test_on_the_page_one_confirmation_is_enough(naam: str, tmp_path: Path) -> None:
    aanlevering = Aanlevering.nieuw(werkplek(tmp_path, waar(naam)[0]), "toets")
    stuk = aanlevering.voeg_toe(ingevuld(naam), "mijn.xlsx").stuk
    assert stuk is not None
    aanlevering.koppel(stuk.nummer)
    rapport = aanlevering.controleer(stuk.nummer).rapport
    assert rapport.uitkomst in ("goed", "te bevestigen"), rapport.regels()
    assert not rapport.fouten


@pytest.mark.parametrize("naam", list(datasets()))
def test_nothing_filled_in_is_no_data(naam: str, tmp_path: Path) -> None:
    rapport = laad(werkplek(tmp_path, waar(naam)[0]), leeg(naam), "leeg.xlsx", KAAL)
    assert rapport.uitkomst == "fouten", rapport.regels()
    assert "heeft koppen, maar geen regels" in rapport.zin


@pytest.mark.parametrize("naam", list(datasets()))
def test_only_what_is_to_be_filled_in_can_be_changed(naam: str) -> None:
    boek, blad = open_blad(leeg(naam))
    assert all(b.protection.sheet and b.protection.password is None for b in boek.worksheets)
    assert blad.cell(KOP_RIJ, 1).protection.locked
    assert blad.cell(1, 1).protection.locked
    breedte = len(velden_van(datasets()[naam]))
    open_kolommen = {
        nummer
        for k in blad.column_dimensions.values()
        if not k.protection.locked
        for nummer in range(k.min, k.max + 1)
    }
    assert open_kolommen == set(range(1, breedte + 1))


def test_the_block_says_what_the_file_is_and_asks_the_rest() -> None:
    blad = lees(maak_sjabloon(datasets()["thuiszitters"], ALKMAAR, vandaag=VANDAAG)).bladen[0]
    assert lees_sjabloonblok(blad) == {"dataset": "thuiszitters"}
    blad = lees(leeg("thuiszitters")).bladen[0]
    assert lees_sjabloonblok(blad) == {
        "dataset": "thuiszitters", "leverancier": "Leerplicht Castricum", "periode": "2025-K2",
    }  # fmt: skip


def test_a_file_that_is_no_template_has_no_block() -> None:
    csv = "Leverancier;Leerplicht Castricum\r\n\r\nWoongemeente;Eerste dag thuis;Datum terug\r\n"
    bestand = lees((csv + "Castricum;17-05-2025;\r\n").encode(), "lijst.csv")
    assert bestand.bladen[0].titelregels
    assert lees_sjabloonblok(bestand.bladen[0]) == {}
    assert met_sjabloon(KAAL, bestand) is KAAL


def test_what_the_person_says_goes_before_the_block() -> None:
    gezegd = Opdracht(leverancier="Leerplicht Heiloo")
    opdracht = met_sjabloon(gezegd, lees(leeg("tellingen")))
    assert (opdracht.leverancier, opdracht.periode) == ("Leerplicht Heiloo", "2025-K2")
    assert opdracht.dataset == "tellingen"


def test_a_leverancier_that_we_do_not_know_is_asked_the_likeliest_first() -> None:
    inhoud = maak_sjabloon(datasets()["tellingen"], ALKMAAR, "leerplicht castrikum", "2025-K2")
    keuze = doe_voorstel(ALKMAAR, lees(inhoud), KAAL, Geheugen(), vandaag=VANDAAG).leverancier
    assert (keuze.waarde, keuze.zeker) == ("", False)
    assert keuze.reden == "in het sjabloon staat 'leerplicht castrikum', en die kennen we niet"
    assert keuze.opties[0] == "Leerplicht Castricum"


def test_a_template_that_was_saved_as_text_keeps_its_block(tmp_path: Path) -> None:
    """As Excel writes it: every row as wide as the widest."""
    _, blad = open_blad(ingevuld("tellingen"))
    rijen = [["" if cel is None else str(cel) for cel in rij] for rij in blad.values]
    tekst = "\r\n".join(";".join(rij) for rij in rijen)
    rapport = goed(laad(werkplek(tmp_path, "alkmaar"), tekst.encode("cp1252"), "x.csv", KAAL))
    assert [n.leverancier for n in rapport.leveringen] == ["Leerplicht Castricum"]


def test_the_lists_hold_the_words_of_this_leverancier() -> None:
    _, blad = open_blad(maak_sjabloon(datasets()["tellingen"], ALKMAAR, vandaag=VANDAAG))
    assert "Leerplicht Castricum" in lijst_van(blad, 3, 2)
    assert "CBS" not in lijst_van(blad, 3, 2)
    assert lijst_van(blad, 4, 2)[:2] == ["2025-K2", "2025-K1"]
    assert set(lijst_van(blad, KOP_RIJ + 1, 1)) == {ALKMAAR.naam_van(g) for g in ALKMAAR.gemeenten}
    _, blad = open_blad(leeg("tellingen"))
    assert lijst_van(blad, KOP_RIJ + 1, 1) == ["Castricum"]


@pytest.mark.parametrize("naam", list(datasets()))
def test_a_code_list_is_a_drop_down_list(naam: str) -> None:
    _, blad = open_blad(leeg(naam))
    for kolom, veld in enumerate(velden_van(datasets()[naam]), start=1):
        if keuzes := veld.cel.keuzes():
            assert lijst_van(blad, KOP_RIJ + 1, kolom) == list(keuzes)


@pytest.mark.parametrize("naam", list(datasets()))
def test_counts_are_text_so_that_excel_makes_no_dates_of_them(naam: str) -> None:
    dataset: Dataset = datasets()[naam]
    _, blad = open_blad(leeg(naam))
    assert [cel.value for cel in blad[KOP_RIJ]] == [v.kolom.titel for v in velden_van(dataset)]
    for kolom, veld in enumerate(velden_van(dataset), start=1):
        [hier] = [k for k in blad.column_dimensions.values() if k.min <= kolom <= k.max]
        if isinstance(veld.cel, AantalCel | GemeenteCel):
            assert hier.number_format == "@"
        if isinstance(veld.cel, DatumCel):
            assert hier.number_format == "dd-mm-yyyy"


def test_without_a_region_there_is_a_template_as_well() -> None:
    _, blad = open_blad(maak_sjabloon(datasets()["thuiszitters"]))
    assert blad.cell(1, 1).value == MERK
    assert blad.cell(3, 2).value is None
