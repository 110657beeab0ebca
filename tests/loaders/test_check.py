"""Cells and rows: what is read, what is said, and how it is told."""

from datetime import date

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.catalog import datasets
from datasets.cellen import STREPEN, Context
from datasets.celpersoon import VEEL, PseudoniemCel
from datasets.celtype import FOUT_VAN_EXCEL, CelFout
from datasets.periodes import Periode
from datasets.reference.regio import regio
from loaders.check import Controle, controleer_blad
from loaders.issues import Issue, opsomming, regels_tekst, samengevoegd
from loaders.match import koppel
from loaders.read import read_file
from tests.loaders.hulp import KOPPEN, als_csv

K2 = Periode.van_code("2025-K2")
DUIN = regio("duin-en-dijk")
VANDAAG = date(2025, 8, 12)
CONTEXT = Context(K2, DUIN.register, frozenset(DUIN.gemeenten), b"sleutel")


def controleer(
    dataset: str,
    koppen: tuple[str, ...],
    *rijen: tuple[str, ...],
    periode: Periode | None = K2,
    weglaten: bool = True,
) -> Controle:
    [blad] = read_file(als_csv(koppen, rijen), "lijst.csv").bladen
    gekoppeld = koppel(
        datasets()[dataset], blad.koppen, context=CONTEXT, periode_bekend=bool(periode)
    )
    assert gekoppeld.compleet
    con = duckdb.connect()
    return controleer_blad(
        blad, gekoppeld, context=CONTEXT, periode=periode, con=con, vandaag=VANDAAG,
        weglaten=weglaten,
    )  # fmt: skip


def zinnen(controle: Controle) -> list[str]:
    return [i.tekst() for i in samengevoegd(controle.issues)]


def geval(*anders: str) -> tuple[str, ...]:
    return ("NK-1", "Duinveen", *anders, "14")


# -- cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cel", "zin"),
    [
        ("", "Regel 2, kolom Aantal: deze cel is leeg. Vul hier een aantal in, bijvoorbeeld"),
        ("-", "'-': een streepje kan 0 of niet bekend betekenen. Vul 0 in als er niemand was"),
        ("1-apr", "hier staat een datum en we verwachtten een aantal; Excel maakt van 1-4 soms"),
        ("#DIV/0!", "in deze cel staat een fout van Excel. Herstel de formule"),
        ("12%", "we verwachtten een aantal, bijvoorbeeld 12 of <5, geen percentage."),
        ("7,5", "we verwachtten een heel aantal, zonder cijfers achter de komma."),
    ],
)
def test_a_count_that_cannot_be_read(cel: str, zin: str) -> None:
    controle = controleer("tellingen", ("Gemeente", "Maat", "Aantal"), ("Duinveen", "tlv", cel))
    if cel == "":
        assert zinnen(controle) == []
        [deel] = controle.delen
        assert deel.getypeerd["aantal_reden"].to_pylist() == ["niet bekend"]
        return
    assert zin in zinnen(controle)[0]


def test_the_same_error_in_many_rows_is_one_message() -> None:
    rijen = [("Duinveen", "tlv", "1"), ("Langewarden", "tlv", "2"), ("Langewarden", "tlv", "3")]
    assert zinnen(controleer("tellingen", ("Gemeente", "Maat", "Aantal"), *rijen)) == [
        "Regel 3 en 4, kolom Gemeente: 'Langewarden': deze gemeente kennen we niet. Bedoelt u "
        "Langewaard, Leeuwarden of Lingewaard? Verbeter de naam of gebruik de CBS-code."
    ]


def test_more_than_sixteen_kinds_of_wrong_are_counted() -> None:
    rijen = [("Duinveen", "tlv", f"ongeveer {n}") for n in range(20)]
    [zin] = zinnen(controleer("tellingen", ("Gemeente", "Maat", "Aantal"), *rijen))
    assert zin.endswith(
        "en 21, kolom Aantal: 20 verschillende waarden kunnen we niet lezen, zoals 'ongeveer 0', "
        "'ongeveer 1', 'ongeveer 2', 'ongeveer 3' en 'ongeveer 4'. Verbeter het aantal in uw "
        "bestand. Verbeter dit liefst in het systeem waar de lijst vandaan komt."
    )


def test_a_pseudonym_missing_in_some_rows_is_an_error_and_in_all_rows_not() -> None:
    met = controleer("thuiszitters", KOPPEN, geval("01-05-2025", ""), ("", *geval("", "")[1:]))
    assert any("kolom Pseudoniem: deze cel is leeg" in z for z in zinnen(met))
    zonder = controleer("thuiszitters", KOPPEN, ("", "Duinveen", "01-05-2025", "", "14"))
    assert zinnen(zonder) == []


@settings(max_examples=20)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=30, unique=True))
def test_pseudonyms_all_at_once_are_those_one_by_one(teksten: list[str]) -> None:
    cel = PseudoniemCel()
    goed = [t for t in teksten if _is_pseudoniem(t)]
    alle = cel.lees_alle(pa.array([*goed, *(f"vul {n}" for n in range(VEEL))]), CONTEXT)
    assert alle is not None
    assert alle.to_pylist()[: len(goed)] == [cel.lees(t, CONTEXT) for t in goed]


def _is_pseudoniem(tekst: str) -> bool:
    if FOUT_VAN_EXCEL.fullmatch(tekst):
        return False
    try:
        PseudoniemCel().lees(tekst, CONTEXT)
    except CelFout:
        return False
    return True


@pytest.mark.parametrize("tekst", ["?", "-", "n.b.", "N.v.t.", "onbekend", "0", "x"])
def test_what_stands_for_no_number_is_no_pupil(tekst: str) -> None:
    """Written in more rows it would make one pupil of them."""
    with pytest.raises(CelFout, match="dit is geen pseudoniem"):
        PseudoniemCel().lees(tekst, CONTEXT)
    veel = pa.array([tekst, *(f"vul {n}" for n in range(VEEL))])
    assert PseudoniemCel().lees_alle(veel, CONTEXT) is None


# -- headings that are values ------------------------------------------------------------------


def test_quarters_as_columns_name_the_heading_of_a_wrong_cell() -> None:
    koppen = ("Gemeente", "Maat", "2025-K1", "2025-K2")
    controle = controleer("tellingen", koppen, ("Duinveen", "tlv", "3", "drie"), periode=None)
    assert zinnen(controle) == [
        "Regel 2, kolom 2025-K2: 'drie': we verwachtten een aantal, bijvoorbeeld 12 of <5. "
        "Verbeter het aantal in uw bestand."
    ]
    assert [d.periode.code for d in controle.delen] == ["2025-K1", "2025-K2"]


def test_rows_without_any_figure_and_totals_between_the_rows() -> None:
    koppen = ("Gemeente", "2025-K1", "2025-K2", "Maat")
    rijen = (
        ("Duinveen", "3", "4", "tlv"),
        ("Langewaard", "", "", "tlv"),
        ("Totaal", "3", "4", "tlv"),
    )
    assert zinnen(controleer("tellingen", koppen, *rijen, periode=None)) == [
        "Regel 4: deze regel is een totaal en telt niet mee.",
        "Regel 3: hier staat geen enkel cijfer; deze regel is overgeslagen.",
    ]


# -- periods -----------------------------------------------------------------------------------


def test_a_row_without_a_period() -> None:
    koppen = ("Gemeente", "Maat", "Aantal", "Periode")
    rijen = (("Duinveen", "tlv", "3", "2025-K1"), ("Duinveen", "tlv", "4", ""))
    controle = controleer("tellingen", koppen, *rijen, periode=None)
    assert zinnen(controle) == ["Regel 3, kolom Periode: de periode ontbreekt. Vul de periode in."]
    [deel] = controle.delen
    assert not deel.volledig("VB01")
    assert deel.volledig("VB04")


def test_another_kind_of_period_in_between() -> None:
    koppen = ("Gemeente", "Maat", "Aantal", "Periode")
    rijen = [("Duinveen", "tlv", "3", p) for p in ("2025-K1", "2025-K2", "2024/2025")]
    assert zinnen(controleer("tellingen", koppen, *rijen, periode=None)) == [
        "Regel 4, kolom Periode: hier staat een schooljaar, en de andere regels gaan per kwartaal. "
        "Lever alle regels van een maat per kwartaal aan."
    ]


def test_the_worst_status_of_a_period_counts() -> None:
    koppen = ("Regio's", "Perioden", "Bevolking")
    rijen = (("Alkmaar", "2023*", "10"), ("Castricum", "2023", "20"))
    [deel] = controleer("bevolking", koppen, *rijen, periode=None).delen
    assert deel.stand == "voorlopig"


# -- rows --------------------------------------------------------------------------------------


def test_overlapping_cases_name_the_two_rows_that_overlap() -> None:
    rijen = (
        geval("01-01-2025", ""),
        geval("01-02-2025", "05-02-2025"),
        geval("01-03-2025", "05-03-2025"),
    )
    botst = [i for i in controleer("thuiszitters", KOPPEN, *rijen).issues if i.ernst == "fout"]
    assert [i.rijen for i in botst] == [(2, 3), (2, 4)]


def test_a_case_that_begins_the_day_another_ends_is_no_overlap() -> None:
    rijen = (geval("01-04-2025", "01-05-2025"), geval("01-05-2025", ""))
    assert zinnen(controleer("thuiszitters", KOPPEN, *rijen)) == []


@pytest.mark.parametrize("streep", sorted(STREPEN))
def test_a_dash_in_a_date_that_may_be_empty_is_read_as_empty_and_told(streep: str) -> None:
    controle = controleer("thuiszitters", KOPPEN, geval("05-05-2025", streep))
    [issue] = controle.issues
    assert (issue.ernst, issue.rijen) == ("verbeterd", (2,))
    assert zinnen(controle) == [
        f"Regel 2, kolom Datum terug: '{streep}': streepje gelezen als leeg."
    ]
    [deel] = controle.delen
    assert deel.getypeerd["einde"].to_pylist() == [None]


def test_a_dash_means_empty_also_where_the_heading_is_the_last_day() -> None:
    koppen = ("Leerling-ID", "Woongemeente", "Eerste dag thuis", "Laatste dag thuis")
    controle = controleer("thuiszitters", koppen, ("NK-1", "Duinveen", "05-05-2025", "-"))
    [deel] = controle.delen
    assert deel.getypeerd["einde"].to_pylist() == [None]


@pytest.mark.parametrize("streep", sorted(STREPEN))
def test_a_dash_in_a_date_that_must_be_there_is_an_error(streep: str) -> None:
    controle = controleer("thuiszitters", KOPPEN, geval(streep, ""))
    assert [i.ernst for i in controle.issues] == ["fout"]
    assert controle.foute_rijen == {2}


def test_a_broken_rule_names_both_columns() -> None:
    assert zinnen(controleer("thuiszitters", KOPPEN, geval("05-05-2025", "01-05-2025"))) == [
        "Regel 2, kolom Eerste dag thuis en Datum terug: de datum terug ligt voor de eerste dag "
        "thuis. Verbeter een van de twee datums. Zijn ze verwisseld?"
    ]


@pytest.mark.parametrize(
    ("gemeente", "begin", "einde", "soorten"),
    [
        ("Duinven", "05-05-2025", "01-05-2025", ["gemeente", "volgorde"]),
        ("Duinven", "31-02-2025", "01-05-2025", ["gemeente", "begin"]),
        ("Duinven", "01-05-2026", "", ["gemeente", "toekomst"]),
        ("Duinven", "01-05-2026", "01-05-2025", ["gemeente", "volgorde"]),
        ("Duinven", "01-05-2025", "", ["gemeente"]),
    ],
    ids=["other cells", "a cell of the rule", "a date ahead", "once per cell", "a good rule"],
)
def test_an_error_does_not_hide_another_one_of_its_row(
    gemeente: str, begin: str, einde: str, soorten: list[str]
) -> None:
    """All errors of a row are told at once; of one that is left out one reason is enough."""
    soort = {
        "gemeente onleesbaar": "gemeente",
        "begin onleesbaar": "begin",
        "de datum terug ligt voor de eerste dag thuis": "volgorde",
        "datum in de toekomst": "toekomst",
    }
    rij = ("NK-1", gemeente, begin, einde, "14")
    gevonden = controleer("thuiszitters", KOPPEN, rij, weglaten=False)
    assert [soort[i.soort] for i in gevonden.issues] == soorten
    weggelaten = controleer("thuiszitters", KOPPEN, rij).issues
    assert len(weggelaten) == 1 + ("begin" in soorten)


def test_unknown_municipalities_of_a_national_file_are_one_message() -> None:
    koppen = ("Regio's", "Perioden", "Bevolking")
    namen = [f"Oudedorp {letter}" for letter in "abcdefghijklm"]
    rijen = [("Alkmaar", "2023", "10"), *((n, "2023", "5") for n in namen)]
    assert zinnen(controleer("bevolking", koppen, *rijen, periode=None)) == [
        "13 gemeenten kennen we niet; die blijven bewaard en tellen nergens mee: Oudedorp a, "
        "Oudedorp b, Oudedorp c, Oudedorp d, Oudedorp e, Oudedorp f, Oudedorp g, Oudedorp h, "
        "Oudedorp i, Oudedorp j en nog 3."
    ]


def test_an_abolished_municipality_is_only_named_where_it_has_a_figure() -> None:
    alkmaar = regio("alkmaar")
    koppen = ("Regio's", "2020", "2023")
    [blad] = read_file(
        als_csv(koppen, [("Langedijk", "7", ""), ("Heerhugowaard", "8", "9")]), "cbs.csv"
    ).bladen
    context = Context(None, alkmaar.register, frozenset(alkmaar.gemeenten))
    gekoppeld = koppel(datasets()["bevolking"], blad.koppen, context=context)
    uit = controleer_blad(
        blad,
        gekoppeld,
        context=context,
        periode=None,
        con=duckdb.connect(),
        vandaag=VANDAAG,
        weglaten=True,
    )
    assert zinnen(uit) == [
        "Regel 3, kolom Regio's: 'Heerhugowaard': Heerhugowaard hoort sinds 1 januari 2022 bij "
        "Dijk en Waard."
    ]


# -- messages ----------------------------------------------------------------------------------


def test_row_numbers_in_words() -> None:
    assert regels_tekst([7]) == "regel 7"
    assert regels_tekst([7, 10]) == "regel 7 en 10"
    assert regels_tekst(range(1, 22)).endswith("20 en nog 1 regel")
    assert regels_tekst(range(1, 2025)).endswith("20 en nog 2.004 regels")
    assert opsomming([], "en") == ""


def test_the_same_on_two_sheets_is_said_once() -> None:
    issues = [Issue("kolom niet gelezen", "melding", "x", blad=b, kop="Kosten") for b in "AB"]
    assert [i.tekst() for i in samengevoegd(issues)] == [
        "Blad A en blad B: deze kolom lezen en bewaren we niet: Kosten."
    ]
