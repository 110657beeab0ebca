"""Workbooks: values as a Dutch user sees them, sheets, and what is refused."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from datasets.notatie import lees_getal
from loaders.blad import Blad
from loaders.read import LeesFout, read_file
from loaders.sheets import als_tekst

BESTANDEN = Path(__file__).parent / "bestanden"


def werkmap(vul: Callable[[Any], object]) -> bytes:
    stroom = io.BytesIO()
    with xlsxwriter.Workbook(stroom) as map_:
        vul(map_)
    return stroom.getvalue()


def een_blad(rijen: list[list[Any]]) -> bytes:
    def vul(map_: Any) -> None:
        blad = map_.add_worksheet("Gevallen")
        for nummer, rij in enumerate(rijen):
            blad.write_row(nummer, 0, rij)

    return werkmap(vul)


def lees(data: bytes) -> list[Blad]:
    return read_file(data, "levering.xlsx").bladen


def rijen(blad: Blad) -> list[list[str]]:
    return [list(rij.values())[1:] for rij in blad.tabel.to_pylist()]


def geweigerd(data: bytes) -> str:
    with pytest.raises(LeesFout) as fout:
        lees(data)
    return str(fout.value)


def test_cells_are_written_as_a_dutch_user_sees_them() -> None:
    def vul(map_: Any) -> None:
        def vorm(code: str) -> Any:
            return map_.add_format({"num_format": code})

        blad = map_.add_worksheet("Gevallen")
        blad.write_row(0, 0, [f"kop {n}" for n in range(16)])
        blad.write_row(1, 0, [97, 4052.3, 4.052, "4.052", 0.1 + 0.2, True])
        blad.write_number(1, 6, 0.128, vorm("0,0%"))
        blad.write_datetime(1, 7, date(2025, 3, 17), vorm("dd-mm-yyyy"))
        blad.write_datetime(
            1, 8, datetime.fromisoformat("2025-03-17T14:30"), vorm("d mmm yyyy hh:mm")
        )
        blad.write_datetime(1, 9, time(9, 5), vorm("hh:mm"))
        blad.write_number(1, 10, 1.75, vorm("[h]:mm"))
        blad.write_formula(1, 11, "=1+1", None, 2)
        blad.write_formula(1, 12, '="a"&"b"', None, "ab")
        blad.write_formula(1, 13, "=NA()", None, "#N/A")
        blad.write_formula(1, 14, "=1/0", None, "#DIV/0!")
        blad.write_string(1, 15, "  <5 ")

    (blad,) = lees(werkmap(vul))
    assert rijen(blad) == [
        ["97", "4052,3", "4,052", "4.052", "0,3", "ja", "0,128", "17-03-2025",
         "17-03-2025 14:30", "09:05", "42:00", "2", "ab", "#N/B", "#DEEL/0!", "<5"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [
        (97.0, "97"),
        (-3, "-3"),
        (1e-7, "0,0000001"),
        (1e15, "1000000000000000"),
        (123456789.0, "123456789"),
        (False, "nee"),
        (datetime.fromisoformat("2025-03-17T23:59:59.999900"), "18-03-2025"),
        (datetime.fromisoformat("2025-03-17T14:30:15"), "17-03-2025 14:30:15"),
        (date(1912, 1, 2), "02-01-1912"),
        (time(9, 5, 7), "09:05:07"),
        (timedelta(hours=26, seconds=5), "26:00:05"),
        ("", ""),
    ],
)
def test_single_values(cel: object, tekst: str) -> None:
    assert als_tekst(cel) == tekst


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 4)))
def test_a_number_of_a_cell_keeps_its_value(x: float) -> None:
    assert float(lees_getal(als_tekst(x))) == x


def test_titles_blank_rows_totals_and_a_shifted_table() -> None:
    (blad,) = lees(
        een_blad(
            [
                [],
                [None, "Overzicht thuiszitters"],
                [],
                [None, "Gemeente", "Reden", "Aantal"],
                [None, "Alkmaar", "gedrag", 7],
                [],
                [None, "Heiloo", "anders", "<5"],
                [None, "Totaal", None, 9],
                [None, "Bron: Leerplicht"],
            ]
        )
    )
    assert (blad.kop_rij, blad.koppen) == (4, ["Gemeente", "Reden", "Aantal"])
    assert blad.tabel["rij"].to_pylist() == [5, 7]
    assert rijen(blad) == [["Alkmaar", "gedrag", "7"], ["Heiloo", "anders", "<5"]]
    assert blad.titelregels == ["Overzicht thuiszitters"]
    assert blad.voetregels == [(8, "Totaal; 9"), (9, "Bron: Leerplicht")]


def test_sheets_hidden_empty_and_charts() -> None:
    def vul(map_: Any) -> None:
        for naam in ("Een", "Twee", "Drie", "Leeg"):
            map_.add_worksheet(naam)
        for blad in map_.worksheets()[:3]:
            blad.write_column(0, 0, ["Gemeente", "Alkmaar"])
        map_.worksheets()[1].hide()
        map_.worksheets()[2].very_hidden()
        grafiek = map_.add_chart({"type": "bar"})
        grafiek.add_series({"values": "=Een!$A$1:$A$2"})
        map_.add_chartsheet("Grafiek").set_chart(grafiek)

    bladen = lees(werkmap(vul))
    assert [(blad.naam, blad.verborgen) for blad in bladen] == [
        ("Een", False),
        ("Twee", True),
        ("Drie", True),
    ]


def test_an_error_lands_on_its_own_sheet() -> None:
    def vul(map_: Any) -> None:
        map_.add_worksheet("Leeg")
        for naam in ("Een", "Twee"):
            map_.add_worksheet(naam).write_column(0, 0, ["Gemeente", "Alkmaar"])
        map_.worksheets()[2].write_formula(1, 0, "=A9", None, "#REF!")

    een, twee = lees(werkmap(vul))
    assert (rijen(een), rijen(twee)) == ([["Alkmaar"]], [["#VERW!"]])


def test_merged_group_headings_and_known_headings() -> None:
    def vul(map_: Any) -> None:
        blad = map_.add_worksheet("Gevallen")
        blad.merge_range("A1:B1", "Leerling en gemeente")
        blad.merge_range("C1:E1", "Verzuim in het kwartaal")
        blad.write_row(1, 0, ["Gemeente", "2023", "Aantal", "2024", "2025"])
        blad.write_row(2, 0, ["Alkmaar", "gedrag", "thuis", "so", 5])

    data = werkmap(vul)
    (blad,) = read_file(data, "x", herken=lambda ks: len({"Gemeente", "Aantal"} & {*ks})).bladen
    assert (blad.kop_rij, blad.tabel.num_rows) == (2, 1)


def test_headings_alone() -> None:
    (blad,) = lees(een_blad([["Gemeente", "Aantal"]]))
    assert (blad.koppen, blad.tabel.num_rows) == (["Gemeente", "Aantal"], 0)


def test_xls() -> None:
    bladen = read_file(BESTANDEN / "klein.xls", "klein.xls").bladen
    assert [(blad.naam, blad.verborgen) for blad in bladen] == [
        ("Gevallen", False),
        ("Verborgen", True),
    ]
    assert (bladen[0].titelregels, bladen[0].kop_rij) == (["Overzicht thuiszitters"], 3)
    assert rijen(bladen[0]) == [["Alkmaar", "17-03-2025", "97", "4,5"],
                                ["Heiloo", "18-03-2025", "<5", ""]]  # fmt: skip


def test_a_damaged_xls() -> None:
    data = (BESTANDEN / "klein.xls").read_bytes()
    with pytest.raises(LeesFout, match="is beschadigd of niet volledig"):
        read_file(data[:2000], "klein.xls")


def test_ods() -> None:
    def cel(inhoud: str, soort: str = "string", **waarden: str) -> str:
        kenmerken = "".join(
            f' office:{naam.replace("_", "-")}="{waarde}"' for naam, waarde in waarden.items()
        )
        return (
            f'<table:table-cell office:value-type="{soort}"{kenmerken}>'
            f"<text:p>{inhoud}</text:p></table:table-cell>"
        )

    rijen_xml = [
        cel("Gemeente") + cel("Datum") + cel("Deel"),
        cel("Alkmaar") + cel("17-03-25", "date", date_value="2025-03-17")
        + cel("12,5", "float", value="12.5"),
    ]  # fmt: skip
    inhoud = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="Blad1">'
        + "".join(f"<table:table-row>{rij}</table:table-row>" for rij in rijen_xml)
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as pak:
        pak.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pak.writestr("content.xml", inhoud)
        pak.writestr("META-INF/manifest.xml", "<manifest/>")
    (blad,) = read_file(stroom.getvalue(), "levering.ods").bladen
    assert blad.koppen == ["Gemeente", "Datum", "Deel"]
    assert rijen(blad) == [["Alkmaar", "17-03-2025", "12,5"]]


def test_an_empty_workbook() -> None:
    assert geweigerd(werkmap(lambda map_: map_.add_worksheet())) == (
        "In het bestand levering.xlsx zijn alle bladen leeg: lever een werkmap aan met een rij "
        "koppen en daaronder de gegevens."
    )


@pytest.mark.parametrize("cel", ["XFD1048576", "AAA1", "B1048576"])
def test_a_cell_far_from_the_table_is_refused_before_it_takes_all_memory(cel: str) -> None:
    def vul(map_: Any) -> None:
        blad = map_.add_worksheet("Gevallen")
        blad.write_column(0, 0, ["Gemeente", "Alkmaar"])
        blad.write(cel, "x")

    assert geweigerd(werkmap(vul)) == (
        f"Het bestand levering.xlsx heeft een gevulde cel ver buiten de tabel, in {cel}: maak die "
        "cel leeg, er mogen ten hoogste 500 kolommen zijn."
    )


def test_an_empty_cell_with_colour_far_away_does_no_harm() -> None:
    def vul(map_: Any) -> None:
        blad = map_.add_worksheet("Gevallen")
        blad.write_column(0, 0, ["Gemeente", "Alkmaar"])
        blad.write_blank("XFD1048576", None, map_.add_format({"bg_color": "yellow"}))

    (blad,) = lees(werkmap(vul))
    assert (blad.koppen, blad.tabel.num_rows) == (["Gemeente"], 1)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert geweigerd(werkmap(lambda map_: [map_.add_worksheet() for _ in range(51)])) == (
        "Het bestand levering.xlsx heeft 51 bladen: dat mogen er ten hoogste 50 zijn, verdeel ze "
        "over meer bestanden."
    )
    assert geweigerd(een_blad([[f"kop {n}" for n in range(501)]])) == (
        "Blad Gevallen heeft 501 kolommen: dat mogen er ten hoogste 500 zijn, laat weg wat niet "
        "nodig is."
    )
    monkeypatch.setattr("loaders.sheets.MEESTE_RIJEN_WERKMAP", 2)
    assert len(lees(een_blad([["Gemeente"], ["A"], ["B"], ["Totaal"]]))) == 1
    zin = (
        "Blad Gevallen heeft 3 rijen: dat mogen er ten hoogste 2 zijn, verdeel de gegevens over "
        "meer bestanden."
    )
    assert geweigerd(een_blad([["Gemeente"], ["A"], ["B"], ["C"]])) == zin
    monkeypatch.setattr("loaders.sheets._RUIM_TE_VEEL", 2)
    assert geweigerd(een_blad([["Gemeente"], ["A"], ["B"]])) == zin
    monkeypatch.setattr("loaders.sheets_xlsx.MEESTE_BYTES_UITGEPAKT", 2**10)
    assert geweigerd(een_blad([["Gemeente"]])) == (
        "Het bestand levering.xlsx is uitgepakt groter dan 0 MB: verdeel de gegevens over meer "
        "bestanden, of bewaar ze als csv."
    )


HEEL = een_blad([["Gemeente", "Aantal"], ["Alkmaar", 7]])


@given(st.floats(0, 1, exclude_max=True), st.integers(0, 255), st.booleans())
def test_a_damaged_workbook_gives_a_table_or_a_sentence(deel: float, byte: int, af: bool) -> None:
    plek = int(deel * len(HEEL))
    stuk = bytearray(HEEL)
    stuk[plek] = byte
    with suppress(LeesFout):
        assert read_file(bytes(stuk[:plek] if af else stuk), "levering.xlsx").bladen
