"""Each limit of the design (privacy, section 4) in one Dutch sentence, through the whole road."""

import io
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from loaders.begrensd import LeesFout, PersoonsgegevensGeweigerd, lees_begrensd
from loaders.blad import Blad
from loaders.leesproces import lees_bestand
from loaders.preflight import MEESTE_DELEN
from tests.loaders import vijandig
from tests.loaders.hulp import als_csv
from tests.loaders.vijandig import met_delen, met_rijen, ods, werkmap, xlsb

BESTANDEN = Path(__file__).parent / "bestanden"
STUK = (
    "Het bestand lijst.xlsx is beschadigd of niet volledig: open het in Excel, bewaar het opnieuw "
    "en lever het nog eens aan."
)
NIET_GEBOUWD = (
    "Het bestand lijst.xlsx is van binnen niet gebouwd als een gewone werkmap: open het in Excel, "
    "bewaar het als nieuwe werkmap en lever die aan."
)
VERWIJZING = (
    "Het bestand lijst.xlsx bevat een verwijzing die in een werkmap niet hoort en die schade kan "
    "doen: open het in Excel, bewaar het als nieuwe werkmap en lever die aan."
)


def zin(data: bytes | Path, naam: str = "lijst.xlsx") -> str:
    with pytest.raises(LeesFout) as fout:
        lees_begrensd(data, naam)
    return str(fout.value)


def lees(data: bytes, naam: str = "lijst.xlsx") -> Blad:
    [blad] = lees_begrensd(data, naam).bladen
    return blad


def rijen(blad: Blad) -> list[list[str]]:
    return [list(rij.values())[1:] for rij in blad.tabel.to_pylist()]


# -- size ----------------------------------------------------------------------------------------


def test_25_mb(tmp_path: Path) -> None:
    groot = "dat mag ten hoogste 25 MB zijn, verdeel de gegevens over meer bestanden."
    assert zin(b"a\n" * 13 * 2**20, "lijst.csv") == f"Het bestand lijst.csv is 26 MB: {groot}"
    pad = tmp_path / "lijst.xlsx"
    with pad.open("wb") as uit:
        uit.write(b"PK\x03\x04")
        uit.truncate(26 * 2**20)
    assert zin(pad) == f"Het bestand lijst.xlsx is 26 MB: {groot}"


def test_a_text_file_on_this_computer_may_be_150_mb(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.csv"
    with pad.open("wb") as uit:
        uit.truncate(151 * 2**20)
    assert zin(pad, "lijst.csv") == (
        "Het bestand lijst.csv is 151 MB: dat mag ten hoogste 150 MB zijn, verdeel de gegevens "
        "over meer bestanden."
    )
    pad.write_bytes(b"Gemeente;Aantal\n" + b"Duinveen;4\n" * 2_400_000)
    assert zin(pad, "lijst.csv").startswith("Het bestand heeft 2.400.000 rijen")


def test_150_mb_unpacked() -> None:
    assert zin(vijandig.bom(200)) == (
        "Het bestand lijst.xlsx is uitgepakt groter dan 150 MB: verdeel de gegevens over meer "
        "bestanden, of bewaar ze als csv."
    )


def test_a_package_that_grows_as_no_workbook_does() -> None:
    assert zin(vijandig.bom(60)) == (
        "Het bestand lijst.xlsx wordt bij het uitpakken meer dan 250 keer zo groot, dat doet een "
        "gewone werkmap niet: lever de gegevens aan als csv."
    )
    assert lees(vijandig.bom(5)).koppen == ["Gemeente", "Aantal"]


def test_a_directory_that_lies_about_size() -> None:
    assert zin(vijandig.gelogen_bom(160)) == STUK


def test_rows() -> None:
    assert zin(vijandig.veel_rijen(200_001)) == (
        "Blad Tellingen heeft 200.001 rijen: dat mogen er ten hoogste 200.000 zijn, verdeel de "
        "gegevens over meer bestanden."
    )
    assert lees(vijandig.veel_rijen(200_000)).tabel.num_rows == 200_000
    assert zin(b"Aantal\n" + b"1\n" * 2_000_001, "lijst.csv") == (
        "Het bestand heeft 2.000.001 rijen: dat mogen er ten hoogste 2.000.000 zijn, verdeel de "
        "gegevens over meer bestanden."
    )
    assert lees(b"Aantal\n" + b"1\n" * 2_000_000, "lijst.csv").tabel.num_rows == 2_000_000


def test_rows_of_the_other_workbooks() -> None:
    cel = '<table:table-cell office:value-type="float" office:value="1"/>'
    kop = '<table:table-row><table:table-cell office:value-type="string"><text:p>Kop</text:p></table:table-cell></table:table-row>'
    veel = f'{kop}<table:table-row table:number-rows-repeated="200001">{cel}</table:table-row>'
    te_veel = "heeft 200.001 rijen: dat mogen er ten hoogste 200.000 zijn"
    assert te_veel in zin(ods(veel), "lijst.ods")
    cellen = [(0, 0, "Kop"), *((r, 0, float(r)) for r in range(1, 200_002))]
    assert te_veel in zin(xlsb(cellen), "lijst.xlsb")


def test_columns() -> None:
    assert zin(werkmap([[f"kop {n}" for n in range(501)]])) == (
        "Blad Tellingen heeft 501 kolommen: dat mogen er ten hoogste 500 zijn, laat weg wat niet "
        "nodig is."
    )
    te_breed = "Het bestand lijst.csv heeft meer dan 500 kolommen: laat weg wat niet nodig is."
    assert zin(als_csv([f"kop {n}" for n in range(501)], []), "lijst.csv") == te_breed
    assert zin(b";" * 2_000_000, "lijst.csv") == te_breed
    assert len(lees(werkmap([[f"kop {n}" for n in range(500)]])).koppen) == 500


def test_sheets() -> None:
    stroom = io.BytesIO()
    boek = openpyxl.Workbook()
    for nummer in range(50):
        boek.create_sheet(f"Blad {nummer}")
    boek.save(stroom)
    assert zin(stroom.getvalue()) == (
        "Het bestand lijst.xlsx heeft 51 bladen: dat mogen er ten hoogste 50 zijn, verdeel ze over "
        "meer bestanden."
    )


def test_longest_cell() -> None:
    lang = "x" * 32_768
    te_lang = (
        "Rij 2 heeft in kolom 'Gemeente' een cel van meer dan 32.767 tekens: waarschijnlijk "
        "ontbreekt er een aanhalingsteken."
    )
    assert zin(als_csv(("Gemeente", "Aantal"), [[lang, "4"]]), "lijst.csv") == te_lang
    cel = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    blad = (
        f'<row r="1">{cel.format("A1", "Gemeente")}</row><row r="2">{cel.format("A2", lang)}</row>'
    )
    assert zin(met_rijen(blad)) == te_lang


# -- what is inside a package --------------------------------------------------------------------


def test_more_parts_than_a_workbook_has() -> None:
    veel = met_delen(werkmap(), {f"xl/media/{n}.png": b"" for n in range(MEESTE_DELEN)})
    assert zin(veel) == (
        "Het bestand lijst.xlsx bestaat uit 2.010 delen, een gewone werkmap uit veel minder: open "
        "het in Excel, bewaar het als nieuwe werkmap en lever die aan."
    )


@pytest.mark.parametrize(
    "deel", ["../../etc/passwd", "/xl/media/x.png", "xl\\..\\x.xml", "C:x", "xl/../../x"]
)
def test_a_part_that_points_outside(deel: str) -> None:
    assert zin(met_delen(werkmap(), {deel: b"x"})) == NIET_GEBOUWD


def test_a_part_that_is_there_twice() -> None:
    """Two readers might each take another one: what was looked at is not what is read."""
    assert zin(met_delen(werkmap(), {"XL/worksheets/SHEET1.xml": b"<x/>"})) == NIET_GEBOUWD


@pytest.mark.parametrize(
    "kop",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!ENTITY a SYSTEM "http://voorbeeld.test/">',
    ],
)
@pytest.mark.parametrize("deel", [vijandig.BLAD, "xl/workbook.xml", "docProps/core.xml"])
def test_doctype_and_entity(kop: str, deel: str) -> None:
    data = werkmap()
    xml = vijandig.deel_van(data, deel).replace("?>", f"?>{kop}", 1)
    assert zin(met_delen(data, {deel: xml})) == VERWIJZING
    assert (
        zin(met_delen(data, {deel: xml.replace("UTF-8", "UTF-16").encode("utf-16")})) == VERWIJZING
    )


def test_doctype_far_down_and_in_an_ods() -> None:
    xml = " " * (2**20 - 5) + "<!DOCTYPE x>"
    assert zin(met_delen(werkmap(), {"xl/x.xml": xml})) == VERWIJZING
    data = ods("")
    inhoud = vijandig.deel_van(data, "content.xml").replace("?>", "?><!DOCTYPE x>", 1)
    assert "bevat een verwijzing" in zin(met_delen(data, {"content.xml": inhoud}), "lijst.ods")


def test_words_that_look_dangerous_in_a_cell_are_only_words() -> None:
    [rij] = rijen(lees(werkmap([["Gemeente", "Opmerking"], ["Duinveen", "<!DOCTYPE x>"]])))
    assert rij == ["Duinveen", "<!DOCTYPE x>"]


def test_a_part_with_a_password() -> None:
    data = bytearray(werkmap())
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(merk) + plek] |= 1
    assert "is beveiligd met een wachtwoord" in zin(bytes(data))


def test_macros_are_not_read_and_that_is_said() -> None:
    blad = lees(
        met_delen(werkmap(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub Auto_Open()"}), "a.xlsm"
    )
    assert blad.meldingen == [
        "In het bestand staan macro's: die lezen, starten en bewaren we niet."
    ]
    assert rijen(blad) == [["Duinveen", "4"]]


@pytest.mark.parametrize(
    "deel", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/queryTables/q.xml"]
)
def test_links_to_other_files_are_not_followed_and_that_is_said(deel: str) -> None:
    blad = lees(met_delen(werkmap(), {deel: "<externalLink/>"}))
    assert blad.meldingen == [
        "Het bestand verwijst naar andere bestanden: die openen we niet, we lezen de uitkomsten "
        "die bij het bewaren in de cellen stonden."
    ]


@pytest.mark.parametrize("cel", ["XFD1048576", "AAA1", "B1048576"])
def test_a_cell_far_from_the_table(cel: str) -> None:
    waar = f"heeft een gevulde cel ver buiten de tabel, in {cel}: maak die cel leeg"
    rij = int("".join(t for t in cel if t.isdigit()))
    xml = f'<row r="{rij}"><c r="{cel}"><v>1</v></c></row>'
    assert waar in zin(met_rijen(xml))
    kolom = {"XFD": 16383, "AAA": 702, "B": 1}["".join(t for t in cel if t.isalpha())]
    assert waar in zin(xlsb([(0, 0, "Kop"), (rij - 1, kolom, 1.0)]), "lijst.xlsb")
    verder = (
        (f'<table:table-row table:number-rows-repeated="{rij - 1}"/>' if rij > 1 else "")
        + f'<table:table-row><table:table-cell table:number-columns-repeated="{kolom}"/>'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    )
    assert waar in zin(ods(verder), "lijst.ods")


# -- the name and the bytes ----------------------------------------------------------------------


def test_bytes_go_before_the_name_and_the_difference_is_said() -> None:
    csv = als_csv(("Gemeente", "Aantal"), [["Duinveen", "4"]])
    zo = "zo hebben we het gelezen."
    assert lees(csv).meldingen == [
        f"De naam van het bestand eindigt op .xlsx, maar het is een tekstbestand: {zo}"
    ]
    assert lees(werkmap(), "lijst.csv").meldingen == [
        f"De naam van het bestand eindigt op .csv, maar het is een werkmap: {zo}"
    ]
    oud = (BESTANDEN / "klein.xls").read_bytes()
    assert lees_begrensd(oud, "lijst.xlsx").bladen[0].meldingen == [
        f"De naam van het bestand eindigt op .xlsx, maar het is een oude werkmap: {zo}"
    ]
    for naam in ("lijst.csv", "lijst.txt", "lijst", "lijst.2025-K2", "LIJST.CSV"):
        assert lees(csv, naam).meldingen == []


@pytest.mark.parametrize(
    ("data", "stuk"),
    [
        (b"Gemeente;Aantal\nDuin\0veen;4\n", "is geen tekstbestand en geen werkmap van Excel"),
        (b"\xff\xfeG\x00\x00\xd8e\x00", "zijn niet te lezen"),
        (b"\x1f\x8b\x08\x00", "is een ingepakt bestand"),
        (b"%PDF-1.7", "is een PDF"),
        (b'Gemeente;Aantal\n"Duinveen;4\n' + b"Langewaard;5\n" * 5, "aanhalingsteken"),
    ],
)
def test_text_that_is_none(data: bytes, stuk: str) -> None:
    assert stuk in zin(data, "lijst.csv")


def test_a_zip_within_a_zip() -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as pak:
        pak.writestr("lijst.xlsx", werkmap())
    assert zin(stroom.getvalue()) == (
        "Het bestand lijst.xlsx is een zipbestand: pak het uit en lever de bestanden los aan."
    )


# -- cells without a value -----------------------------------------------------------------------

ZONDER = "formule zonder uitkomst"


def test_errors_and_formulas_without_a_value_are_never_empty() -> None:
    cellen = [(0, 0, "Gemeente"), (0, 1, "Aantal")]
    fouten = [b"\x2a", b"\x07", b"\x0f", b"\x17", b"\x1d", b"\x24", b"\x00", b"\x2b"]
    for nummer, fout in enumerate(fouten, start=1):
        cellen += [(nummer, 0, "Duinveen"), (nummer, 1, fout)]
    assert [rij[1] for rij in rijen(lees(xlsb(cellen), "lijst.xlsb"))] == [
        "#N/B", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#LEEG!", "#FOUT",
    ]  # fmt: skip
    oud = lees_begrensd((BESTANDEN / "fouten.xls").read_bytes(), "fouten.xls").bladen[-1]
    assert rijen(oud) == [["Duinveen", "#N/B"], ["Langewaard", "#DEEL/0!"], ["Noorddijk", "4"]]


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [
        ('<c r="B2"><f>SUM(C2:D2)</f></c>', ZONDER),
        ('<c r="B2"><f>SUM(C2:D2)</f><v></v></c>', ZONDER),
        ('<c r="B2" s="1"><f t="shared" si="0"/><v/></c>', ZONDER),
        ('<c r="B2" t="str"><f>IF(1,"","")</f><v></v></c>', ""),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>', "#N/B"),
        ('<c r="B2"/>', ""),
    ],
)
def test_a_formula_in_an_xlsx(cel: str, tekst: str) -> None:
    def woord(plek: str, inhoud: str) -> str:
        return f'<c r="{plek}" t="inlineStr"><is><t>{inhoud}</t></is></c>'

    data = met_rijen(
        f'<row r="1">{woord("A1", "Gemeente")}{woord("B1", "Aantal")}</row>'
        f'<row r="2">{woord("A2", "Duinveen")}{cel}</row>'
    )
    assert rijen(lees(data)) == [["Duinveen", tekst]]


@pytest.mark.parametrize(
    ("kenmerken", "inhoud", "tekst"),
    [
        ('table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"', "#N/A", "#N/B"),
        ('table:formula="of:=1+A" office:value-type="string" office:string-value="" calcext:value-type="error"', "Fout:509", "Fout:509"),
        ('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0!", "#DEEL/0!"),
        ('table:formula="of:=1+1"', "", ZONDER),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2"', "2", "2"),
        ('table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""', "", ""),
    ],
)  # fmt: skip
def test_a_formula_in_an_ods(kenmerken: str, inhoud: str, tekst: str) -> None:
    def woord(tekst: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{tekst}</text:p></table:table-cell>'

    cel = f"<table:table-cell {kenmerken}><text:p>{inhoud}</text:p></table:table-cell>"
    data = ods(
        f"<table:table-row>{woord('Gemeente')}{woord('Aantal')}</table:table-row>"
        f"<table:table-row>{woord('Duinveen')}{cel}</table:table-row>"
    )
    assert rijen(lees(data, "lijst.ods")) == [["Duinveen", tekst]]


# -- texts made to keep a search busy ------------------------------------------------------------

KERN = "docProps/core.xml"
LANG = 200_000


@pytest.mark.parametrize(
    "data",
    [
        met_rijen("<c " * LANG + 't="e"'),
        met_rijen('<c r="A1" t="e"' + ' x="1"' * LANG),
        met_rijen("<row><c " + 'r="AAA1" ' * LANG),
        met_rijen('<c r="A1"><f>' * LANG),
        met_delen(werkmap(), {KERN: "<" * 5 * LANG}),
        met_delen(werkmap(), {KERN: '="' * 5 * LANG}),
        met_delen(werkmap(), {KERN: "bsn " * LANG}),
        met_delen(werkmap(), {KERN: " ".join(f"{n:09}" for n in range(LANG))}),
        met_delen(werkmap(), {KERN: "bsn" + " " * 5 * LANG + "1"}),
        ods("<office:annotation>" * (LANG // 100)),
        ("Nr;x\n" + "\n".join(f"{n:09};a" for n in range(LANG))).encode(),
        ("Gemeente;Aantal\n" + '"a' * LANG).encode(),
        b"a;b;c\n" + b"Totaal;;\n" * LANG,
        b"a;b;c\n" + b"\n" * 5 * LANG,
        (",".join("ab@" * LANG) + "\n").encode(),
    ],
)
def test_no_text_keeps_it_busy(data: bytes) -> None:
    """Each of these once took, or could take, the square of its length."""
    assert verbruik(data) < 15


def verbruik(data: bytes) -> float:
    """Seconds of the processor that looking at a file takes."""
    begin = time.process_time()
    opdracht = {"naam": "lijst", "kop_rijen": {}, "bekend": []}
    with suppress(LeesFout, PersoonsgegevensGeweigerd):
        lees_bestand(opdracht, data, lambda _fase, _deel: None)
    return time.process_time() - begin
