"""The Excel report: what stands in it, and that only what a person changes comes back."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.blad import Bestand, Blad
from loaders.issues import Issue
from loaders.opdracht import Herstel, Rapport
from loaders.read import read_file
from loaders.verslag_excel import (
    MEESTE_NOTITIES,
    Verschillen,
    VerslagOnleesbaar,
    lees_verslag,
    maak_verslag,
    naam_van_verslag,
    verschillen,
)

CONCEPT = "k3x-Ab_9"
KOPPEN = ("Pseudoniem", "Gemeente", "Leeftijd", "Naam leerling")
RIJEN = (
    (2, ("NK-1", "Duinveen", "14", "")),
    (3, ("NK-2", "St. Adelbert", "-", "")),
    (5, ("", "St. Adelbert", "=1+1", "")),
)


@dataclass(frozen=True)
class Kolom:
    index: int
    kop: str
    veld: str
    afgeschermd: bool = False


@dataclass(frozen=True)
class Plek:
    blad: str
    kolom: int
    kop: str = ""
    veld: str = ""


@dataclass(frozen=True)
class Melding:
    issue: Issue
    plekken: tuple[Plek, ...] = ()


KOLOMMEN = (
    Kolom(0, "Pseudoniem", "pseudoniem", afgeschermd=True),
    Kolom(1, "Gemeente", "gemeente"),
    Kolom(2, "Leeftijd", "leeftijd"),
    Kolom(3, "Naam leerling", ""),
)
GEMEENTE = Issue(
    soort="gemeente", ernst="fout", kop="Gemeente", waarde="St. Adelbert", rijen=(3, 5),
    zin="staat niet in de gemeentelijst", suggesties=("Sint Adelbert",),
)  # fmt: skip
STREEPJE = Issue(
    soort="streepje", ernst="waarschuwing", kop="Leeftijd", waarde="-", rijen=(3,),
    zin="dit kan 0 of niet bekend zijn",
)  # fmt: skip
HERSTELD = Issue(
    soort="door u hersteld",
    ernst="verbeterd",
    kop="Leeftijd",
    rijen=(2,),
    zin="u maakte hier '14' van",
)


def blad_van(rijen: Any = RIJEN, koppen: Any = KOPPEN, naam: str | None = None) -> Blad:
    tabel = {"rij": pa.array([n for n, _ in rijen], pa.int32())}
    for plek in range(len(koppen)):
        tabel[f"k{plek}"] = pa.array([cellen[plek] for _, cellen in rijen], pa.string())
    return Blad(naam, False, list(koppen), 1, pa.table(tabel), [])


def bestand_van(*bladen: Blad) -> Bestand:
    return Bestand("lijst.csv", "0" * 64, 100, list(bladen or (blad_van(),)))


def verslag(
    bestand: Bestand | None = None,
    kolommen: Any = None,
    meldingen: Any = (Melding(GEMEENTE, (Plek("", 1),)), Melding(STREEPJE, (Plek("", 2),))),
    issues: Any = (GEMEENTE, STREEPJE, HERSTELD),
) -> bytes:
    rapport = Rapport(
        "lijst.csv", "fouten", "Er zijn nog 2 fouten.", issues=issues, gevonden=issues
    )
    kolommen = {"": KOLOMMEN} if kolommen is None else kolommen
    return maak_verslag(
        bestand or bestand_van(), kolommen, rapport, meldingen, concept_id=CONCEPT, stuk=2
    )


def bewerkt(inhoud: bytes, doe: Callable[[Any], object], blad: int = 1) -> Bestand:
    """The report as a person would change it in Excel, read as any file is read."""
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    doe(boek.worksheets[blad])
    buffer = io.BytesIO()
    boek.save(buffer)
    return read_file(buffer.getvalue(), "terug.xlsx")


def over(
    terug: Bestand, bestand: Bestand | None = None, kolommen: Any = None, **meer: Any
) -> Verschillen:
    gelezen = lees_verslag(terug)
    assert gelezen is not None
    assert (gelezen.concept_id, gelezen.stuk) == (CONCEPT, 2)
    kolommen = {"": KOLOMMEN} if kolommen is None else kolommen
    return verschillen(gelezen, bestand or bestand_van(), kolommen, **meer)


def cellen(inhoud: bytes, blad: int = 1) -> list[list[Any]]:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    return [[cel.value for cel in rij] for rij in boek.worksheets[blad].iter_rows()]


def test_een_verslag_heeft_de_regels_met_hun_nummer_en_de_opmerking() -> None:
    uitleg, _, koppen, *rijen = cellen(verslag())
    assert "lever het weer aan" in uitleg[0]
    assert koppen == ["Regel", *KOPPEN, "Opmerking"]
    assert [rij[0] for rij in rijen] == [2, 3, 5]
    assert (
        "Fout. Kolom Gemeente: 'St. Adelbert': staat niet in de gemeentelijst. Bedoelt u Sint Adelbert?"
        in rijen[1][-1]
    )
    assert "Waarschuwing. Kolom Leeftijd" in rijen[1][-1]
    assert rijen[0][-1] == "Door u hersteld. Kolom Leeftijd: u maakte hier '14' van."


def test_wat_niet_gelezen_wordt_blijft_leeg_en_pseudoniemen_blijven_dicht() -> None:
    geheim = blad_van([(2, ("NK-1", "Duinveen", "14", "Kees"))])
    inhoud = verslag(bestand_van(geheim))
    rijen = cellen(inhoud)
    assert rijen[1] == [None, "afgeschermd", None, None, "niet gelezen", None]
    assert rijen[3][1] == "•••"
    assert rijen[3][4] is None
    alles = str([cellen(inhoud, nummer) for nummer in (0, 1)])
    assert "Kees" not in alles
    assert "NK-1" not in alles


def test_de_cellen_zijn_gemerkt_en_hebben_een_notitie() -> None:
    blad = openpyxl.load_workbook(io.BytesIO(verslag())).worksheets[1]
    assert blad["C5"].fill.fgColor.rgb != blad["C4"].fill.fgColor.rgb
    assert "staat niet in de gemeentelijst" in blad["C5"].comment.text
    assert blad["C4"].comment is None
    assert "dit kan 0" in blad["D5"].comment.text


def test_de_samenvatting_telt_per_soort_en_heeft_elke_melding() -> None:
    regels = cellen(verslag(), 0)
    aantallen = {rij[0]: rij[1] for rij in regels[6:12]}
    assert aantallen["Fouten"] == 2  # one message about two rows
    assert aantallen["Waarschuwingen"] == 1
    assert aantallen["Door u hersteld"] == 1
    assert aantallen["Automatisch verbeterd"] == 0
    teksten = [str(rij[2]) for rij in regels[13:]]
    assert any(GEMEENTE.tekst() == tekst for tekst in teksten)


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-", "@x", "  =cmd", "\t=1", "\r=1"])
def test_geen_tekst_kan_een_formule_worden(tekst: str) -> None:
    inhoud = verslag(bestand_van(blad_van([(2, ("", tekst, "1", ""))])), meldingen=(), issues=())
    cel = openpyxl.load_workbook(io.BytesIO(inhoud)).worksheets[1]["C4"]
    assert cel.data_type == "s"
    assert cel.value.startswith("'")


def test_een_ander_bestand_is_geen_verslag() -> None:
    assert lees_verslag(bestand_van()) is None


def test_een_verslag_dat_niet_veranderd_is_geeft_niets() -> None:
    uit = over(read_file(verslag(), "terug.xlsx"))
    assert (uit.herstel, uit.weggelaten) == ((), ())
    assert uit.zinnen == ("In het verslag is geen cel veranderd. U gaat verder waar u was.",)


def test_veranderde_cellen_worden_herstel_en_gelijke_samen_een() -> None:
    def doe(blad: Any) -> None:
        blad["C5"] = "Sint Adelbert"
        blad["C6"] = "Sint Adelbert"
        blad["D5"] = 12

    uit = over(bewerkt(verslag(), doe))
    assert set(uit.herstel) == {
        Herstel("", 1, wordt="Sint Adelbert", was="St. Adelbert", rijen=(3, 5)),
        Herstel("", 2, wordt="12", was="-", rijen=(3,)),
    }
    assert uit.zinnen == ("Uit het verslag namen we 3 verbeterde cellen over.",)


def test_een_nieuw_pseudoniem_komt_terug_zonder_het_oude() -> None:
    uit = over(bewerkt(verslag(), lambda blad: blad.cell(4, 2, "NK-9")))
    assert uit.herstel == (Herstel("", 0, wordt="NK-9", was="", rijen=(2,)),)


def test_regels_mogen_van_plaats_veranderen_en_kolommen_ook() -> None:
    def doe(blad: Any) -> None:
        blad.move_range("A6:F6", rows=3)
        blad["D9"] = "2"
        for rij in range(3, 10):  # Gemeente moves to the far right
            blad.cell(rij, 8, blad.cell(rij, 3).value)
        blad.delete_cols(3)

    uit = over(bewerkt(verslag(), doe))
    assert uit.herstel == (Herstel("", 2, wordt="2", was="=1+1", rijen=(5,)),)
    assert uit.weggelaten == ()


def test_een_regel_die_weg_is_wordt_weggelaten_en_dat_staat_er() -> None:
    uit = over(bewerkt(verslag(), lambda blad: blad.delete_rows(5)))
    assert uit.weggelaten == (("", 3),)
    assert "Regel 3 staat niet meer in het verslag: die laten we weg." in uit.zinnen


def test_een_leeggemaakte_regel_is_ook_weg() -> None:
    def doe(blad: Any) -> None:
        for kolom in range(2, 7):
            blad.cell(5, kolom).value = None

    assert over(bewerkt(verslag(), doe)).weggelaten == (("", 3),)


def test_een_afgeknipt_verslag_laat_geen_honderd_regels_weg() -> None:
    bron = bestand_van(blad_van([(n, ("", "Duinveen", "9", "")) for n in range(2, 102)]))
    terug = bewerkt(verslag(bron, meldingen=(), issues=()), lambda blad: blad.delete_rows(10, 90))
    uit = over(terug, bron)
    assert uit.weggelaten == ()
    assert any("ontbreken er 9" in zin for zin in uit.zinnen)


def test_een_nieuwe_regel_wordt_gezegd_en_niet_geladen() -> None:
    def doe(blad: Any) -> None:
        blad["C7"] = "Duinveen"
        blad["A8"], blad["C8"] = 99, "Duinveen"

    uit = over(bewerkt(verslag(), doe))
    assert uit.herstel == ()
    assert any(zin.startswith("2 regels staan niet in uw bestand") for zin in uit.zinnen)


def test_een_regel_die_twee_keer_voorkomt_verandert_niets() -> None:
    def doe(blad: Any) -> None:
        blad["A7"], blad["C7"] = 3, "Kogermeer"

    uit = over(bewerkt(verslag(), doe))
    assert (uit.herstel, uit.weggelaten) == ((), ())
    assert any("Regel 3 staat er vaker dan een keer" in zin for zin in uit.zinnen)


def test_wat_intussen_op_het_scherm_is_hersteld_blijft() -> None:
    nu = bestand_van(
        blad_van([(2, ("NK-1", "Duinveen", "14", "")), (3, ("NK-2", "Sint Adelbert", "0", ""))])
    )
    toen = bestand_van(
        blad_van([(2, ("NK-1", "Duinveen", "14", "")), (3, ("NK-2", "St. Adelbert", "-", ""))])
    )
    terug = bewerkt(verslag(toen), lambda blad: blad.cell(4, 4, "15"))
    uit = over(terug, nu, geleverd=toen)
    assert uit.herstel == (Herstel("", 2, wordt="15", was="14", rijen=(2,)),)


def test_een_kolom_die_weg_is_blijft_zoals_zij_was() -> None:
    uit = over(bewerkt(verslag(), lambda blad: blad.delete_cols(3)))
    assert uit.herstel == ()
    assert any("Gemeente vinden we niet terug" in zin for zin in uit.zinnen)


@pytest.mark.parametrize(
    "doe", [lambda blad: blad.delete_cols(1), lambda blad: blad.delete_rows(1)]
)
def test_zonder_kenmerk_op_het_blad_gaat_niets_stil_verloren(doe: Any) -> None:
    with pytest.raises(VerslagOnleesbaar, match="download het verslag opnieuw"):
        lees_verslag(bewerkt(verslag(), doe))


def test_zonder_kolom_regel_zegt_het_wat_te_doen() -> None:
    with pytest.raises(VerslagOnleesbaar, match="de kolom Regel niet terug: download"):
        lees_verslag(bewerkt(verslag(), lambda blad: blad.cell(3, 1, "nr")))


def test_bladen_met_lastige_namen_komen_terug_bij_hun_eigen_blad() -> None:
    namen = ("Samenvatting", "history", "a" * 31, "samenvatting", "niet gelezen")
    bron = bestand_van(*(blad_van(naam=naam) for naam in namen))
    kolommen = dict.fromkeys(namen[:-1], KOLOMMEN)
    inhoud = verslag(bron, kolommen, meldingen=(), issues=())
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    assert len({naam.casefold() for naam in boek.sheetnames}) == 5
    boek.worksheets[4]["D4"] = "8"
    boek.worksheets[4].title = "Anders genoemd"
    boek.remove(boek.worksheets[0])
    buffer = io.BytesIO()
    boek.save(buffer)
    uit = over(read_file(buffer.getvalue(), "terug.xlsx"), bron, kolommen)
    assert uit.herstel == (Herstel("samenvatting", 2, wordt="8", was="14", rijen=(2,)),)


def test_bladen_van_twee_verslagen_gaan_niet_samen() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(verslag()))
    boek.worksheets[1]["A1"] = "monitor-verslag iemand-anders/2/0"
    buffer = io.BytesIO()
    boek.save(buffer)
    with pytest.raises(VerslagOnleesbaar, match="lever elk verslag apart aan"):
        lees_verslag(read_file(buffer.getvalue(), "terug.xlsx"))


LASTIG = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
).map(str.strip)


@settings(max_examples=60)
@given(st.lists(st.tuples(LASTIG, LASTIG), min_size=1, max_size=5), st.tuples(LASTIG, LASTIG))
def test_heen_en_terug_verandert_geen_enkele_tekst(rijen: Any, koppen: Any) -> None:
    """Whatever stands in a file: who changes nothing in the report changes nothing."""
    gevuld = [(n, r) for n, r in enumerate(rijen, start=2)]
    bron = bestand_van(blad_van(gevuld, koppen))
    kolommen = {"": (Kolom(0, koppen[0], "een"), Kolom(1, koppen[1], "twee"))}
    inhoud = verslag(bron, kolommen, meldingen=(), issues=())
    gelezen = lees_verslag(read_file(inhoud, "terug.xlsx", herken=herken_regel))
    assert gelezen is not None
    uit = verschillen(gelezen, bron, kolommen)
    assert (uit.herstel, uit.weggelaten) == ((), ())


def herken_regel(koppen: list[str]) -> int:
    """The real recogniser knows the headings of a file; here those of the report."""
    return int("Regel" in koppen and "Opmerking" in koppen)


def test_de_naam_van_het_verslag() -> None:
    assert naam_van_verslag("lijst 2.1.xlsx") == "lijst 2.1 met opmerkingen.xlsx"
    assert naam_van_verslag("lijst") == "lijst met opmerkingen.xlsx"


def test_alleen_de_eerste_gemerkte_cellen_krijgen_een_notitie() -> None:
    """Excel gets slow with thousands of notes; the remark stands in the last column anyhow."""
    rijen = [(n, ("", "St. Adelbert", "9", "")) for n in range(2, MEESTE_NOTITIES + 102)]
    fout = replace(GEMEENTE, rijen=tuple(n for n, _ in rijen))
    inhoud = verslag(
        bestand_van(blad_van(rijen)), meldingen=(Melding(fout, (Plek("", 1),)),), issues=(fout,)
    )
    blad = openpyxl.load_workbook(io.BytesIO(inhoud)).worksheets[1]
    assert sum(bool(cel.comment) for cel in blad["C"]) == MEESTE_NOTITIES
    assert all(cel.value for cel in blad["F"][3:])
