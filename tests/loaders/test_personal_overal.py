"""Wherever a number of a person hides, the file is refused and nothing of it is left anywhere."""

import io
import logging
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from loaders.begrensd import PersoonsgegevensGeweigerd, lees_begrensd
from loaders.ingest import laad
from loaders.opdracht import Opdracht
from tests.loaders.hulp import als_csv, werkplek
from tests.loaders.vijandig import met_delen, ods, werkmap, xlsb

# Test numbers of the series 9999, which are given to nobody.
BSN = ("999990007", "999990019", "999990020")
GENOEMD = f"bsn {BSN[0]}"
CEL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def boek() -> openpyxl.Workbook:
    werk = openpyxl.Workbook()
    werk.active.title = "Tellingen"
    werk.active.append(["Gemeente", "Aantal"])
    werk.active.append(["Duinveen", 4])
    return werk


def bytes_van(werk: openpyxl.Workbook) -> bytes:
    stroom = io.BytesIO()
    werk.save(stroom)
    return stroom.getvalue()


def in_blad() -> Iterator[tuple[str, bytes]]:
    """Places that openpyxl can fill."""
    for staat in ("hidden", "veryHidden"):
        werk = boek()
        blad = werk.create_sheet("Sleutel")
        blad.sheet_state = staat
        for rij in [("Nr",), *((n,) for n in BSN)]:
            blad.append(rij)
        yield f"blad {staat}", bytes_van(werk)
    werk = boek()
    for nummer, n in enumerate(["Ref", *BSN], start=1):
        werk.active.cell(nummer, 3, n)
    werk.active.column_dimensions["C"].hidden = True
    yield "verborgen kolom", bytes_van(werk)
    werk = boek()
    werk.active["A2"].comment = Comment(GENOEMD, "kantoor")
    yield "opmerking", bytes_van(werk)
    werk = boek()
    for nummer, n in enumerate(BSN, start=1):
        werk.active.cell(nummer, 1).comment = Comment(n, "kantoor")
    yield "drie opmerkingen zonder woord", bytes_van(werk)
    for veld in ("title", "subject", "keywords", "description", "creator", "category"):
        werk = boek()
        setattr(werk.properties, veld, GENOEMD)
        yield f"eigenschap {veld}", bytes_van(werk)


def buiten_de_cellen() -> Iterator[tuple[str, bytes]]:
    """Idem, beside the cells."""
    werk = boek()
    werk.defined_names["bsn_lijst"] = DefinedName("bsn_lijst", attr_text=f'"{GENOEMD}"')
    yield "naam van een gebied", bytes_van(werk)
    werk = boek()
    werk.active.oddHeader.center.text = GENOEMD
    yield "kop van de pagina", bytes_van(werk)
    werk = boek()
    werk.active.oddFooter.left.text = GENOEMD
    yield "voet van de pagina", bytes_van(werk)
    werk = boek()
    regel = DataValidation(type="list", formula1=f'"{",".join(BSN)}"')
    regel.add("A2")
    werk.active.add_data_validation(regel)
    yield "keuzelijst", bytes_van(werk)
    werk = boek()
    werk.active["A2"].hyperlink = f"https://dossier.voorbeeld.test/?bsn={BSN[0]}"
    yield "verwijzing", bytes_van(werk)
    werk = boek()
    werk.active["C1"] = f'=VLOOKUP("bsn {BSN[0]}",A:B,2)'
    yield "formule", bytes_van(werk)
    werk = boek()
    werk.create_sheet(f"leerling {BSN[0]}").append(["x"])
    yield "naam van een blad", bytes_van(werk)
    werk = boek()
    werk.active["C1"] = f"Dossier {BSN[0]}"
    werk.active["C2"] = "x"
    yield "kop", bytes_van(werk)
    werk = boek()
    werk.active.insert_rows(1)
    werk.active["A1"] = f"Lijst van {GENOEMD}"
    yield "boven de tabel", bytes_van(werk)
    werk = boek()
    werk.active["A5"] = f"Bron: {GENOEMD}"
    yield "onder de tabel", bytes_van(werk)


def in_pakket() -> Iterator[tuple[str, bytes]]:
    """Places for which a part is written by hand."""
    delen = {
        "tekstvak": ("xl/drawings/drawing1.xml", f"<a:t>{GENOEMD}</a:t>"),
        "draaitabel": (
            "xl/pivotCache/pivotCacheRecords1.xml",
            "".join(f'<r><s v="{n}"/></r>' for n in BSN),
        ),
        "grafiek": ("xl/charts/chart1.xml", "".join(f"<c:v>{n}</c:v>" for n in BSN)),
        "opmerking in een gesprek": (
            "xl/threadedComments/threadedComment1.xml",
            f"<text>{GENOEMD}</text>",
        ),
        "eigen eigenschap": ("docProps/custom.xml", f'<property name="bsn" v="{BSN[0]}"/>'),
        "ander bestand": (
            "xl/externalLinks/externalLink1.xml",
            "".join(f"<cell><v>{n}</v></cell>" for n in BSN),
        ),
        "eigen deel": ("customXml/item1.xml", f"<bsn>{BSN[0]}</bsn><x>{GENOEMD}</x>"),
        "binair deel": ("xl/printerSettings/p.bin", GENOEMD.encode("utf-16-le")),
    }
    for waar, (deel, inhoud) in delen.items():
        yield waar, met_delen(werkmap(), {deel: inhoud})


def in_andere_soorten() -> Iterator[tuple[str, bytes]]:
    kop = f"<table:table-row>{CEL.format('Gemeente')}</table:table-row>"
    opmerking = CEL.format("Duinveen").replace(
        "</table:table-cell>",
        f"<office:annotation><text:p>{GENOEMD}</text:p></office:annotation></table:table-cell>",
    )
    gewoon = f"{kop}<table:table-row>{CEL.format('Duinveen')}</table:table-row>"
    yield "opmerking.ods", ods(f"{kop}<table:table-row>{opmerking}</table:table-row>")
    yield "eigenschap.ods", met_delen(ods(gewoon), {"meta.xml": f"<dc:title>{GENOEMD}</dc:title>"})
    yield "voet.ods", met_delen(ods(gewoon), {"styles.xml": f"<text:p>{GENOEMD}</text:p>"})
    kolom = "".join(f"<table:table-row>{CEL.format(n)}</table:table-row>" for n in BSN)
    yield "kolom.ods", ods(kop + kolom)
    yield "kolom.xlsb", xlsb([(0, 0, "Nr"), *((n, 0, b) for n, b in enumerate(BSN, start=1))])
    yield (
        "getal.xlsb",
        xlsb([(0, 0, "Nr"), *((n, 0, float(b)) for n, b in enumerate(BSN, start=1))]),
    )
    yield (
        "deel.xlsb",
        met_delen(xlsb([(0, 0, "Nr")]), {"xl/comments1.bin": GENOEMD.encode("utf-16-le")}),
    )
    oud = (Path(__file__).parent / "bestanden" / "klein.xls").read_bytes()
    yield "deel.xls", oud + GENOEMD.encode("utf-16-le")
    yield "kolom.csv", als_csv(("Nr", "Gemeente"), [[n, "Duinveen"] for n in BSN])
    yield "getal met nullen.csv", als_csv(("Nr",), [[f"{n},00"] for n in BSN])
    yield "streepjes.csv", als_csv(("Nr",), [[f"{n[:4]}-{n[4:6]}-{n[6:]}"] for n in BSN])
    yield "half gevuld.csv", als_csv(("Nr",), [*([n] for n in BSN), *(["onbekend"],) * 3])
    yield "vrije tekst.csv", als_csv(("Nr", "Notitie"), [["1", f"zie {GENOEMD}"]])
    yield "kop.csv", als_csv(("Gemeente", BSN[0]), [["Duinveen", "x"]])
    yield (
        "voorbij de laatste kop.csv",
        als_csv(("Gemeente", "Aantal"), [["Duinveen", "4", GENOEMD]]),
    )
    yield "unicode.csv", ("Nr\n" + "\n".join(BSN)).encode("utf-16")


PLEKKEN = {
    **{f"{waar}.xlsx": data for waar, data in (*in_blad(), *buiten_de_cellen(), *in_pakket())},
    **dict(in_andere_soorten()),
}


@pytest.mark.parametrize("waar", PLEKKEN)
def test_refused_wherever_it_hides(waar: str) -> None:
    with pytest.raises(PersoonsgegevensGeweigerd) as fout:
        lees_begrensd(PLEKKEN[waar], waar)
    assert str(fout.value).endswith("Er is niets bewaard.")
    assert staat_erin(str(fout.value).encode()) == []
    assert (fout.value.__cause__, fout.value.__context__) == (None, None)


VERVANGBAAR = [w for w in PLEKKEN if w.endswith((".csv", ".xlsx")) and w != "unicode.csv"]


@pytest.mark.parametrize("waar", VERVANGBAAR)
def test_the_same_file_without_the_number_passes(waar: str) -> None:
    assert lees_begrensd(zonder(PLEKKEN[waar], waar), waar).bladen


def zonder(data: bytes, waar: str) -> bytes:
    """The file with letters in place of the numbers and the word."""
    if waar.endswith(".csv"):
        return vervang(data)
    with zipfile.ZipFile(io.BytesIO(data)) as pak:
        return met_delen(data, {deel: vervang(pak.read(deel)) for deel in pak.namelist()})


def vervang(inhoud: bytes) -> bytes:
    for nummer in BSN:
        for vorm in (nummer, f"{nummer[:4]}-{nummer[4:6]}-{nummer[6:]}"):
            for codering in ("utf-8", "utf-16-le"):
                inhoud = inhoud.replace(vorm.encode(codering), ("x" * len(vorm)).encode(codering))
    return inhoud


def staat_erin(inhoud: bytes) -> list[str]:
    """The numbers that can be found in these bytes."""
    plat = inhoud.replace(b"\0", b"").replace(b".", b"").replace(b"-", b"")
    return [nummer for nummer in BSN if nummer.encode() in plat]


def test_nothing_is_left_anywhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Database, log, report, screen and temporary folder hold no number after all refusals."""
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    monkeypatch.setenv("TMPDIR", str(tijdelijk))
    monkeypatch.setattr(tempfile, "tempdir", None)
    caplog.set_level(logging.DEBUG)
    plek = werkplek(tmp_path / "regio")
    opdracht = Opdracht(leverancier="SWV Noord-Kust VO", periode="2025-K2")
    gezegd = []
    for waar, data in {**PLEKKEN, f"dossier {BSN[0]}.csv": als_csv(("A",), [["1"]])}.items():
        rapport = laad(plek, data, waar, opdracht)
        assert rapport.uitkomst == "geweigerd", waar
        gezegd.append(repr(rapport))
    uit = capfd.readouterr()
    overal = "\n".join([*gezegd, uit.out, uit.err, caplog.text]).encode()
    assert staat_erin(overal) == []
    bestanden = [pad for pad in tmp_path.rglob("*") if pad.is_file()]
    assert [pad.name for pad in bestanden if staat_erin(pad.read_bytes())] == []
