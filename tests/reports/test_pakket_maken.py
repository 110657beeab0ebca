"""A whole pack: what is in it, what a hidden number changes in it (nothing), and the command."""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pypdfium2
import pytest
from typer.testing import CliRunner

from datasets.reference.oogo import Afspraak, Overleg, Vraag
from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from indicators.protect import Beleid, protect
from loaders import cli
from loaders.duidingen import Duidingen, Gezegd, schrijf
from loaders.logboek import lees
from loaders.oogo_schrijven import Wordt, bewaar
from loaders.opdracht import Werkplek
from reports.beeld import Beeld
from reports.csvblad import GETALKOPPEN, KOPPEN, Herkomst, cellen
from reports.oogo import cijfers_sindsdien
from reports.pakket import opdracht
from reports.pakket.excel import pakket_xlsx, regels
from reports.pakket.keuze import VORMEN, Bijeenkomst, GeenPakket, Pakketkeuze
from reports.pakket.maken import Bestand, als_zip, maak
from tests.indicators.poortproef import kubus, standen
from tests.pages.fakes import voorbeeld
from tests.reports.pakketproef import K2, kleinste_letter, paginateksten

MERK = VORMEN["overleg"].merk
KEUZE = Pakketkeuze(K2, ("VB01", "VB07"), "overleg", Bijeenkomst("OOGO", date(2025, 9, 25)))


@pytest.fixture
def plek(tmp_path, monkeypatch) -> Werkplek:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    (tmp_path / "duin-en-dijk").mkdir()
    return Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")


def bestanden(plek: Werkplek, beeld: Beeld, keuze: Pakketkeuze = KEUZE) -> dict[str, bytes]:
    made = [one for step in maak(plek, beeld, keuze, "proef") for one in step.bestanden]
    return {one.naam: one.inhoud for one in made}


def test_a_pack_is_a_pdf_and_slides_per_municipality_and_a_pdf_and_tables_of_the_region(plek):
    steps = list(maak(plek, voorbeeld(), KEUZE, "proef"))
    assert [(one.klaar, one.totaal, one.wat) for one in steps] == [
        (1, 3, "Duinveen"), (2, 3, "Sint Adelbert"), (3, 3, "Duin en Dijk"),
    ]  # fmt: skip
    made = {one.naam: one.inhoud for step in steps for one in step.bestanden}
    assert list(made) == [
        "gemeentebeeld-duinveen-2025-k2.pdf",
        "gemeentebeeld-duinveen-2025-k2.pptx",
        "gemeentebeeld-sint-adelbert-2025-k2.pdf",
        "gemeentebeeld-sint-adelbert-2025-k2.pptx",
        "regio-duin-en-dijk-2025-k2.pdf",
        "regio-duin-en-dijk-2025-k2.xlsx",
    ]
    overview = made["regio-duin-en-dijk-2025-k2.pdf"]
    assert kleinste_letter(overview) >= 7
    assert all(MERK in page for page in paginateksten(overview))
    [line] = lees(plek.map_regio).gebeurtenissen
    assert (line.soort, line.wie) == ("pakket", "proef")
    assert "overleg, OOGO, 25 september 2025" in line.wat


def test_a_hidden_number_changes_no_byte_of_any_file(plek):
    made = []
    for hidden in (2, 3):
        vrij = protect(kubus(*standen(VB01=hidden, VB02=9, VB03=14)), Beleid(), None)
        shown = tuple(one for one in indicatoren().values() if not one.intern)
        files = bestanden(plek, Beeld(regio("duin-en-dijk"), vrij, shown))
        made.append(files)
    assert made[0] == made[1]
    assert als_zip_van(made[0]) == als_zip_van(made[1])
    assert "<5" in "".join(paginateksten(made[0]["gemeentebeeld-duinveen-2025-k2.pdf"]))


def als_zip_van(files: dict[str, bytes]) -> bytes:
    return als_zip([Bestand(*one) for one in files.items()])


def test_the_tables_hold_the_rows_of_the_csv_with_numbers_as_numbers(plek):
    beeld = voorbeeld()
    book = openpyxl.load_workbook(
        io.BytesIO(pakket_xlsx(beeld, KEUZE, Duidingen(()))), read_only=True
    )
    assert book.sheetnames == ["Toelichting", "Overzicht", "Cijfers", "Duiding"]
    rows = list(book["Cijfers"].values)
    assert rows[0] == KOPPEN
    herkomst = Herkomst(beeld.regio.naam, beeld.vrijgave.stand, beeld.vrijgave.profiel, True)
    expected = [
        dict(zip(KOPPEN, cellen(one, herkomst), strict=True)) for one in regels(beeld, KEUZE)
    ]
    assert len(rows) == len(expected) + 1 > 500
    numbers = 0
    for found, row in zip(rows[1:], expected, strict=True):
        for kop, cel in zip(KOPPEN, found, strict=True):
            if kop in GETALKOPPEN and row[kop]:
                assert cel == float(row[kop].replace(",", "."))
                numbers += 1
            elif kop not in ("gebeurtenissen", "duiding"):
                assert (cel or "") == row[kop]
    assert numbers > 1000
    told = dict(list(book["Toelichting"].values)[i][:2] for i in range(2, 10))
    assert told["Stand van de cijfers"] == "12 augustus 2025"
    assert told["Editie"] == MERK
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


def test_what_was_adopted_asked_and_agreed_on_stands_in_the_paper_and_on_the_slides(plek):
    over = ("thuiszitters", "VB01", "2025-K2")
    for tekst, status in (("Twee scholen melden eerder.", "vastgesteld"), ("Concept.", "concept")):
        schrijf(plek, over, Gezegd(tekst, "Netwerkgroep", "proef", status))
    june = Overleg(datum=date(2025, 6, 5))
    (meeting,) = bewaar(plek, [Wordt(june)], door="proef")
    asked = Vraag(gebied="VB01", periode="2025-K2", tekst="Is er genoeg plek?", wie="Wethouder")
    deal = Afspraak(
        overleg=meeting.stuk, tekst="We bellen elke week.", eigenaar="Leerplicht",
        voor=date(2025, 9, 1), status="loopt", indicator="thuiszitters", gebied="VB01",
        periode="2025-K1",
    )  # fmt: skip
    elsewhere = deal.model_copy(update={"tekst": "Alleen in Kogermeer.", "gebied": "VB03"})
    bewaar(plek, [Wordt(asked), Wordt(deal), Wordt(elsewhere)], door="proef")
    made = bestanden(plek, voorbeeld(), replace(KEUZE, soorten=("pdf", "pptx", "overzicht")))
    name = "gemeentebeeld-duinveen-2025-k2"
    paper = " ".join(" ".join(paginateksten(made[f"{name}.pdf"])).split())
    with zipfile.ZipFile(io.BytesIO(made[f"{name}.pptx"])) as file:
        slides = b"".join(file.read(one) for one in file.namelist() if "slides/slide" in one)
    for words in (
        "Twee scholen melden eerder.",
        "Is er genoeg plek? (Wethouder)",
        "We bellen elke week. Leerplicht, klaar op 1 september 2025; loopt.",
    ):
        assert words in paper
        assert words.encode() in slides
    since = cijfers_sindsdien(voorbeeld().vrijgave, deal, date(2025, 9, 25))
    assert since is not None
    assert since.zin in paper
    assert "Concept." not in paper
    assert "Alleen in Kogermeer" not in paper
    assert "Alleen in Kogermeer" in " ".join(
        paginateksten(made["regio-duin-en-dijk-2025-k2.pdf"])
    ).replace("\n", " ")


def test_without_figures_or_for_another_region_there_is_no_pack_and_nothing_in_the_log(plek):
    with pytest.raises(GeenPakket, match="horen niet bij"):
        list(maak(plek, voorbeeld(), Pakketkeuze(K2, ("GM0361",), "overleg"), "proef"))
    assert lees(plek.map_regio).gebeurtenissen == ()


@pytest.fixture
def zeg(plek, monkeypatch, tmp_path):
    """The command, on the invented figures."""
    monkeypatch.setattr(opdracht, "kies_werkplek", lambda _: plek)
    monkeypatch.setattr(opdracht, "breng_bij", lambda _: None)
    monkeypatch.setattr(opdracht, "read", lambda *_: voorbeeld())
    if "pakket" not in [one.name for one in cli.app.registered_commands]:
        opdracht.registreer(cli.app)
    return lambda *words: CliRunner().invoke(
        cli.app, ["pakket", "--naar", str(tmp_path / "uit"), *words]
    )


def test_the_command_asks_for_whom_it_is(zeg):
    for words, said in (
        ((), "Zeg met --editie"),
        (("--editie", "openbaar"), "voor andere lezers dan die van deze stukken"),
        (("--editie", "overleg", "--gemeente", "Amsterdam"), "kennen we niet. Kies uit: Duinveen"),
        (("--editie", "overleg", "--periode", "2031-K1"), "zijn er geen cijfers"),
        (("--editie", "overleg", "--soort", "docx"), "Kies uit: pdf, pptx, overzicht, xlsx"),
        (("--editie", "overleg", "--overleg", "morgen"), "De dag van het overleg klopt niet"),
    ):
        result = zeg(*words)
        assert result.exit_code in (1, 2)
        assert said in result.output


def test_the_command_reports_in_json_and_writes_one_zip(zeg, tmp_path):
    result = zeg(
        "--editie", "overleg", "--gemeente", "duinveen", "--overleg", "25-9-2025",
        "--soort", "pdf", "--zip", "--json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert told["bestanden"] == ["oogo-pakket-duin-en-dijk-2025-k2.zip"]
    assert (told["gemeenten"], told["overleg"]) == (["Duinveen"], "2025-09-25")
    with zipfile.ZipFile(tmp_path / "uit" / told["bestanden"][0]) as file:
        assert file.namelist() == ["gemeentebeeld-duinveen-2025-k2.pdf"]


def test_made_again_on_another_day_it_has_the_same_text_pictures_and_chart_data(plek, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    keuze = Pakketkeuze(K2, ("VB07",), "overleg", Bijeenkomst("OOGO", date(2025, 9, 25)))
    first = bestanden(plek, voorbeeld(), keuze)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 400_000)
    second = bestanden(plek, voorbeeld(), keuze)
    assert list(first) == list(second)
    for name, content in first.items():
        if name.endswith(".pdf"):
            assert paginateksten(content) == paginateksten(second[name])
            assert plaatjes(content) == plaatjes(second[name])
        else:
            assert content == second[name], name


def plaatjes(pdf: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=0.5).to_numpy().tobytes() for page in document]
