"""Any file: what it is follows from its bytes, and what cannot be read is refused in words."""

import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.read import LeesFout, read_file


def pak(*delen: str, mimetype: str = "") -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as zip_:
        if mimetype:
            zip_.writestr("mimetype", mimetype)
        for deel in delen:
            zip_.writestr(deel, "")
    return stroom.getvalue()


def test_name_size_and_hash() -> None:
    data = b"gemeente;aantal\nAlkmaar;7\n"
    bestand = read_file(data, "levering.csv")
    assert (bestand.naam, bestand.omvang) == ("levering.csv", len(data))
    assert bestand.sha256 == hashlib.sha256(data).hexdigest()
    assert [blad.naam for blad in bestand.bladen] == [None]


def test_a_path_gives_the_same_as_its_bytes(tmp_path: Path) -> None:
    pad = tmp_path / "levering.csv"
    pad.write_bytes(b"gemeente;aantal\nAlkmaar;7\n")
    assert read_file(pad, "x.csv") == read_file(str(pad), "x.csv")
    assert read_file(pad, "x.csv") == read_file(pad.read_bytes(), "x.csv")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LEEG = "is leeg: lever een bestand aan met een rij koppen en daaronder de gegevens."
LEVER = "lever de gegevens aan als Excel- of csv-bestand."
BEWAAR = "open het in Excel en bewaar het als Excel-werkmap (.xlsx)."
STUK = (
    "is beschadigd of niet volledig: open het in Excel, bewaar het opnieuw en lever het "
    "nog eens aan."
)


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        (b"", LEEG),
        (b" \r\n\r\n", LEEG),
        (b"%PDF-1.7 ...", f"is een PDF: {LEVER}"),
        (b"\x89PNG\r\n\x1a\n\0\0", f"is een afbeelding: {LEVER}"),
        (b"\x1f\x8b\x08", "is een ingepakt bestand: pak het eerst uit."),
        (
            b"<html><table><tr><td>Gemeente</td></tr></table></html>",
            f"is een webpagina, ook als de naam anders zegt: {BEWAAR}",
        ),
        (
            "\ufeff<!DOCTYPE html>".encode("utf-16-le"),
            f"is een webpagina, ook als de naam anders zegt: {BEWAAR}",
        ),
        (b" <TABLE border=1>", f"is een webpagina, ook als de naam anders zegt: {BEWAAR}"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook>',
            f"is een werkmap in een oude vorm (xml): {BEWAAR}",
        ),
        (b'<?xml version="1.0"?><levering/>', f"is een xml-bestand: {LEVER}"),
        (b'{"type": "FeatureCollection"}', f"is een json-bestand: {LEVER}"),
        (b'[{"gemeente": "Alkmaar"}]', f"is een json-bestand: {LEVER}"),
        (
            b"gemeente;aantal\nAlk\0maar;7\n",
            f"is geen tekstbestand en geen werkmap van Excel: {LEVER}",
        ),
        (b"\x01\x02\x03;\n", f"is geen tekstbestand en geen werkmap van Excel: {LEVER}"),
        (
            OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "is beveiligd met een wachtwoord: haal in Excel het wachtwoord eraf en lever het "
            "opnieuw aan.",
        ),
        (OLE + b"\0" * 600, STUK),
        (b"PK\x03\x04 en verder niets", STUK),
        (
            pak("levering.csv"),
            "is een zipbestand: pak het uit en lever de bestanden los aan.",
        ),
        (pak("word/document.xml"), f"is een Word-document: {LEVER}"),
        (pak("ppt/presentation.xml"), f"is een presentatie: {LEVER}"),
        (
            pak("Index/Document.iwa"),
            "is een werkmap van Numbers: bewaar het in Numbers als Excel-werkmap (.xlsx).",
        ),
        (pak(mimetype="application/vnd.oasis.opendocument.text"), f"is een Word-document: {LEVER}"),
        (pak("xl/workbook.xml"), STUK),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, zin: str) -> None:
    with pytest.raises(LeesFout) as fout:
        read_file(data, "levering.xls")
    assert str(fout.value) == f"Het bestand levering.xls {zin}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for pad in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(LeesFout) as fout:
            read_file(pad, "weg.csv")
        assert str(fout.value) == (
            "Het bestand weg.csv is niet te openen: kijk of het er nog staat en of u het mag lezen."
        )


def test_text_under_the_name_of_a_workbook_is_read_as_text() -> None:
    (blad,) = read_file(b"gemeente\taantal\nAlkmaar\t7\n", "levering.xls").bladen
    assert blad.koppen == ["gemeente", "aantal"]


BEGIN = st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"a;b\n"])
TEKENS = st.sampled_from([b";", b",", b'"', b"\n", b"\r", b"\0", b" ", b"a", b"1", b"\xc3\xa9"])


@settings(max_examples=300)
@given(BEGIN, st.binary(max_size=200) | st.lists(TEKENS, max_size=60).map(b"".join))
def test_any_bytes_give_a_table_or_a_sentence(begin: bytes, rest: bytes) -> None:
    with suppress(LeesFout):
        for blad in read_file(begin + rest, "levering.csv").bladen:
            assert blad.tabel.column_names == ["rij", *(f"k{n}" for n in range(len(blad.koppen)))]
            assert blad.tabel["rij"].to_pylist() == sorted(set(blad.tabel["rij"].to_pylist()))
            assert not any(kolom.null_count for kolom in blad.tabel.columns)
