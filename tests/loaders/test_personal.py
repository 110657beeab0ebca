"""The door: numbers of persons in columns, texts, comments, properties and names."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from stdnum.nl import bsn, onderwijsnummer

from datasets.voorbeeld.leveringen import voorbeeldbestanden
from loaders.blad import Bestand, Blad
from loaders.personal import (
    PersoonsgegevensGeweigerd,
    cijfers,
    controleer_persoonsnummers,
    is_persoonsnummer,
    veilige_naam,
)
from loaders.read import read_file
from tests.loaders.hulp import als_csv

# Test numbers of the series 9999, which are given to nobody.
BSN = ("999990007", "999990019", "999990020", "999990032")


def weigert(inhoud: bytes, naam: str = "lijst.csv") -> str:
    """The sentence with which a file is refused; empty when it may pass."""
    try:
        controleer_persoonsnummers(read_file(inhoud, naam), inhoud)
    except PersoonsgegevensGeweigerd as fout:
        return str(fout)
    return ""


@pytest.mark.parametrize("vorm", ["{}", "{}.0", "{:.4}.{:.0}", " {} "])
def test_a_column_of_numbers_that_pass_the_test(vorm: str) -> None:
    rijen = [[vorm.format(n, ""), "Duinveen"] for n in BSN]
    if vorm.startswith("{:.4}"):
        rijen = [[f"{n[:4]}.{n[4:6]}.{n[6:]}", "Duinveen"] for n in BSN]
    zin = weigert(als_csv(("Kenmerk", "Gemeente"), rijen))
    assert zin.startswith("De kolom 'Kenmerk' bevat burgerservicenummers of onderwijsnummers.")
    assert not any(n in zin for n in BSN)


@pytest.mark.parametrize("kop", ["BSN", "Burgerservicenummer", "bsn leerling", "PGN", "Sofinummer"])
def test_a_heading_says_enough(kop: str) -> None:
    assert weigert(als_csv((kop, "Gemeente"), [["x", "Duinveen"]]))
    assert not weigert(als_csv((kop, "Gemeente"), [["", "Duinveen"]]))


def test_a_number_that_lost_its_zero_in_excel() -> None:
    met_nul = [n for n in (f"{k:09}" for k in range(10**7, 10**7 + 200)) if bsn.is_valid(n)][:4]
    assert weigert(als_csv(("Nr", "Gemeente"), [[n.lstrip("0"), "x"] for n in met_nul]))


def test_random_numbers_and_amounts_pass() -> None:
    kans = random.Random(1)
    dossiers = [[str(kans.randrange(10**8, 10**9)), "Duinveen"] for _ in range(500)]
    assert not weigert(als_csv(("Dossiernummer", "Gemeente"), dossiers))
    bedragen = [[str(kans.randrange(10**7, 10**9)), "Duinveen"] for _ in range(500)]
    assert not weigert(als_csv(("Kosten", "Gemeente"), bedragen))


def test_free_text() -> None:
    def zin(*teksten: str) -> str:
        return weigert(als_csv(("Gemeente", "Notitie"), [["Duinveen", t] for t in teksten]))

    assert zin(f"zie bsn {BSN[0]}")
    assert zin(f"burgerservicenummer: {BSN[0]}.")
    assert zin(*(f"over {n} gebeld" for n in BSN))
    assert not zin(f"over {BSN[0]} gebeld")
    assert not zin("bel 0612345678", "dossier 402500102 en 402500103", "bsn onbekend")


def met_opmerking(tekst: str, *, auteur: str = "kantoor") -> bytes:
    boek = openpyxl.Workbook()
    boek.active.append(["Gemeente", "Aantal"])
    boek.active.append(["Duinveen", 4])
    boek.active["A2"].comment = Comment(tekst, auteur)
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def test_comments_and_properties_of_a_workbook() -> None:
    zin = weigert(met_opmerking(f"BSN {BSN[0]}"), "lijst.xlsx")
    assert zin.startswith("In een opmerking, in de eigenschappen of in een ander deel buiten")
    assert not weigert(met_opmerking("navragen"), "lijst.xlsx")
    boek = openpyxl.Workbook()
    boek.active.append(["Gemeente", "Aantal"])
    boek.active.append(["Duinveen", 4])
    boek.properties.description = f"bsn {BSN[1]}"
    buffer = io.BytesIO()
    boek.save(buffer)
    assert weigert(buffer.getvalue(), "lijst.xlsx")


def test_above_the_table() -> None:
    inhoud = f"Lijst van bsn {BSN[0]}\r\n\r\n".encode() + als_csv(
        ("Gemeente", "Aantal"), [["Duinveen", "4"]]
    ).removeprefix(b"\xef\xbb\xbf")
    assert weigert(inhoud).startswith("Boven of onder de tabel staat een burgerservicenummer")


def test_the_name_of_the_file() -> None:
    goed = als_csv(("Gemeente", "Aantal"), [["Duinveen", "4"]])
    assert weigert(goed, f"dossier {BSN[0]}.csv").startswith("In de naam van dit bestand")
    assert not weigert(goed, "export 20250812 123456789.csv")
    assert veilige_naam(f"dossier {BSN[0]}.csv") == "dossier ….csv"


def test_digits() -> None:
    assert cijfers("9999.90.007") == "999990007"
    assert cijfers("12345678") == "012345678"
    assert cijfers("1234567") == ""
    assert is_persoonsnummer("999990007")
    assert not is_persoonsnummer("")


def test_a_workbook_that_is_no_zip_is_left_to_the_reader() -> None:
    assert not zipfile.is_zipfile(io.BytesIO(als_csv(("Gemeente",), [["Duinveen"]])))
    assert not weigert(als_csv(("Gemeente",), [["Duinveen"]]))


DAG = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@settings(max_examples=200)
@given(
    st.lists(DAG, min_size=3, max_size=6),
    st.sampled_from(
        ["%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d", "%Y%m%d", "%d%m%Y", "%Y.%m.%d"]
    ),
)
def test_dates_are_no_numbers_of_persons(dagen: list[date], vorm: str) -> None:
    rijen = [[dag.strftime(vorm), "Duinveen"] for dag in dagen]
    assert not weigert(als_csv(("Geldig vanaf", "Gemeente"), rijen))


def test_every_file_of_the_example_region_passes() -> None:
    bestanden = list(voorbeeldbestanden())
    assert len(bestanden) > 300
    assert [b.naam for b in bestanden if weigert(b.inhoud, b.naam)] == []


@given(st.integers(0, 10**9 - 1).map("{:09}".format))
def test_the_quick_look_says_what_the_whole_test_says(nummer: str) -> None:
    geldig = bsn.is_valid(nummer) or onderwijsnummer.is_valid(nummer)
    assert is_persoonsnummer(nummer) == geldig


def test_one_named_number_among_very_many() -> None:
    rijen = [[f"zaak {n:09}"] for n in range(30_000)]
    assert not weigert(als_csv(("Notitie",), rijen))
    assert weigert(als_csv(("Notitie",), [*rijen, [f"bsn {BSN[0]}"]]))
    echt = [n for n in map("{:09}".format, range(10**8, 10**8 + 600_000)) if bsn.is_valid(n)]
    assert len(echt) > 40_000
    assert weigert(als_csv(("Nr",), [[n] for n in echt]))


@pytest.mark.parametrize(
    "schrijf",
    [
        pytest.param(lambda b: f"{b[:3]}\u00a0{b[3:6]}\u00a0{b[6:]}", id="vaste spaties"),
        pytest.param(lambda b: f"{b[:3]}\u202f{b[3:6]}\u202f{b[6:]}", id="smalle spaties"),
        pytest.param(lambda b: f"{b[:4]}\u200b{b[4:]}", id="onzichtbaar teken"),
        pytest.param(lambda b: "".join(chr(ord(c) + 0xFEE0) for c in b), id="brede cijfers"),
        pytest.param(lambda b: f"{b[:3]},{b[3:6]},{b[6:]}", id="kommas"),
        pytest.param(lambda b: f"{b[:5]} {b[5:]}", id="vijf en vier"),
        pytest.param(lambda b: f"{b[:3]}/{b[3:6]}/{b[6:]}", id="schuine strepen"),
    ],
)
def test_another_way_to_write_it_is_no_way_in(schrijf: Callable[[str], str]) -> None:
    nummers = [schrijf(nummer) for nummer in BSN]
    tabel = pa.table({"rij": pa.array(range(2, 6), pa.int32()), "k0": nummers})
    with pytest.raises(PersoonsgegevensGeweigerd):
        controleer_persoonsnummers(
            Bestand("x.csv", "", 0, [Blad(None, False, ["Nr"], 1, tabel, [])])
        )


@pytest.mark.parametrize("naam", ["lijst 999 990 007.csv", "999.990.007.xlsx", "a_999990007.csv"])
def test_the_name_of_a_file_is_looked_at_too(naam: str) -> None:
    assert "007" not in veilige_naam(naam)


@pytest.mark.parametrize("eerste", ["99990007", "999990007", "anna@voorbeeld.nl 1"])
def test_a_refusal_never_names_a_cell_that_stands_where_a_heading_should(eerste: str) -> None:
    """Of a list without headings the first number is taken for one."""
    tabel = pa.table({"rij": pa.array(range(2, 6), pa.int32()), "k0": list(BSN)})
    blad = Blad(None, False, [eerste], 1, tabel, [])
    with pytest.raises(PersoonsgegevensGeweigerd) as geweigerd:
        controleer_persoonsnummers(Bestand("x.csv", "", 0, [blad]))
    assert eerste not in str(geweigerd.value)
