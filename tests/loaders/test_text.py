"""Text files: encodings, separators, titles, blank and ragged lines, totals and footers."""

from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders import blad as grenzen
from loaders import text
from loaders.blad import Blad
from loaders.read import LeesFout, read_file

BEKEND = {"gemeente", "periode", "aantal", "reden"}


def herken(koppen: list[str]) -> int:
    return sum(kop.lower() in BEKEND for kop in koppen)


def lees(inhoud: str | bytes) -> Blad:
    data = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    (blad,) = read_file(data, "levering.csv", herken=herken).bladen
    return blad


def rijen(blad: Blad) -> list[list[str]]:
    return [list(rij.values())[1:] for rij in blad.tabel.to_pylist()]


def nummers(blad: Blad) -> list[int]:
    return list(blad.tabel["rij"].to_pylist())


def geweigerd(inhoud: str | bytes) -> str:
    with pytest.raises(LeesFout) as fout:
        lees(inhoud)
    return str(fout.value)


PLAAT = "Gemeente;Aantal\nBergen (NH.);7\nSúdwest-Fryslân €;<5\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAAT.encode(),
        PLAAT.encode("utf-8-sig"),
        PLAAT.encode("cp1252"),
        PLAAT.encode("utf-16"),
        PLAAT.encode("utf-16-le"),
        PLAAT.encode("utf-16-be"),
        PLAAT.encode("utf-32"),
        PLAAT.replace("\n", "\r\n").encode(),
        PLAAT.replace("\n", "\r").encode(),
        PLAAT.rstrip().encode(),
        PLAAT.encode() + b"\x1a",
    ],
)
def test_every_encoding_gives_the_same_table(data: bytes) -> None:
    blad = lees(data)
    assert blad.koppen == ["Gemeente", "Aantal"]
    assert rijen(blad) == [["Bergen (NH.)", "7"], ["Súdwest-Fryslân €", "<5"]]
    assert (blad.kop_rij, nummers(blad), blad.meldingen) == (1, [2, 3], [])


def test_two_encodings_in_one_file_are_reported() -> None:
    blad = lees("Gemeente;Aantal\nSúdwest;1\n".encode() + "Fryslân;2\n".encode("cp1252"))
    assert blad.meldingen == [
        "Het bestand mengt twee manieren om letters met een accent op te slaan: "
        "controleer deze letters, om te beginnen op regel 2."
    ]


def test_letters_that_cannot_be_read() -> None:
    assert geweigerd(b"Gemeente;Aantal\nS\x81dwest;1\n") == (
        "De letters van het bestand levering.csv zijn niet te lezen: open het in Excel en bewaar "
        "het als 'CSV UTF-8' of als Excel-werkmap."
    )


@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_separators(scheiding: str) -> None:
    inhoud = "Gemeente;Periode;Aantal\nAlkmaar;2025-K2;7\nHeiloo;2025-K2;<5\n"
    blad = lees(inhoud.replace(";", scheiding))
    assert rijen(blad) == [["Alkmaar", "2025-K2", "7"], ["Heiloo", "2025-K2", "<5"]]


def test_decimal_commas_are_no_separators() -> None:
    blad = lees('"Regio";"Deel"\n"Alkmaar";12,5\n"Heiloo";13,0\n"Uitgeest";9,1\n')
    assert rijen(blad) == [["Alkmaar", "12,5"], ["Heiloo", "13,0"], ["Uitgeest", "9,1"]]


def test_known_headings_decide_where_the_rows_do_not() -> None:
    blad = lees("Gemeente;Aantal\n" + "Alkmaar,2,5\n" * 20)
    assert blad.koppen == ["Gemeente", "Aantal"]


def test_the_separator_excel_is_told() -> None:
    blad = lees("sep=,\nGemeente,Aantal\nAlkmaar,7\n")
    assert (blad.kop_rij, nummers(blad), rijen(blad)) == (1, [2], [["Alkmaar", "7"]])


def test_titles_above_and_blank_lines_keep_the_row_numbers() -> None:
    blad = lees(
        "Overzicht thuiszitters;;\n2e kwartaal 2025\n\nGemeente;Aantal;Reden\n"
        "Alkmaar;7;gedrag\n\n;;\nHeiloo;<5;anders\n"
    )
    assert blad.titelregels == ["Overzicht thuiszitters", "2e kwartaal 2025"]
    assert (blad.kop_rij, nummers(blad)) == (4, [5, 8])


def test_blank_lines_cost_no_thorough_reading() -> None:
    with patch.object(text, "_grondig") as grondig:
        blad = lees("Gemeente;Aantal\nAlkmaar;7\n\n\r\nHeiloo;<5\n\n")
    assert nummers(blad) == [2, 5]
    grondig.assert_not_called()


def test_a_newline_between_quotes_is_one_row() -> None:
    blad = lees('Gemeente;Reden;Aantal\nAlkmaar;"gedrag\nen meer";7\nHeiloo;anders;<5\n')
    assert rijen(blad) == [["Alkmaar", "gedrag\nen meer", "7"], ["Heiloo", "anders", "<5"]]
    assert nummers(blad) == [2, 3]


def test_a_row_of_group_headings_above_the_real_ones_is_passed_over() -> None:
    blad = lees("Leerling;;Verzuim;\nGemeente;Leeftijd;Aantal;Reden\nAlkmaar;7;1;gedrag\n")
    assert (blad.koppen, blad.kop_rij) == (["Gemeente", "Leeftijd", "Aantal", "Reden"], 2)
    assert blad.titelregels == ["Leerling; Verzuim"]


def test_without_known_headings_the_first_row_with_most_words_is_the_header() -> None:
    data = b"Levering van maart\n\nSchool;Soort;Leerlingen\nDe Alk;so;12\nDe Kiem;bo;140\n"
    (blad,) = read_file(data, "x.csv").bladen
    assert blad.koppen == ["School", "Soort", "Leerlingen"]


def test_headings_may_repeat_be_empty_and_hold_newlines() -> None:
    blad = lees(';"Aantal\nleerlingen";Gemeente;Aantal;Aantal;\n0;1;Alkmaar;2;3;\n')
    assert blad.koppen == ["", "Aantal leerlingen", "Gemeente", "Aantal", "Aantal"]
    assert rijen(blad) == [["0", "1", "Alkmaar", "2", "3"]]


def test_white_space_around_cells_is_left_out() -> None:
    blad = lees("Gemeente ;\u00a0Aantal\n Alkmaar   ;\t7\u00a0\nHeiloo; \n")
    assert blad.koppen == ["Gemeente", "Aantal"]
    assert rijen(blad) == [["Alkmaar", "7"], ["Heiloo", ""]]


def test_short_rows_get_empty_cells_and_long_ones_are_reported() -> None:
    blad = lees("Gemeente;Aantal;Reden\nAlkmaar;7\nHeiloo;1;gedrag;;\nUitgeest;2;anders;x\n")
    assert rijen(blad) == [["Alkmaar", "7", ""], ["Heiloo", "1", "gedrag"],
                           ["Uitgeest", "2", "anders"]]  # fmt: skip
    assert blad.langere_rijen == [4]
    assert blad.meldingen == [
        "In rij 4 staan meer cellen dan er koppen zijn: wat voorbij de laatste kop staat, "
        "lezen we niet."
    ]


def test_many_long_rows_are_named_in_short() -> None:
    blad = lees("Gemeente;Aantal\n" + "Alkmaar;1;2\n" * 12)
    assert blad.langere_rijen == list(range(2, 14))
    assert blad.meldingen[0].startswith("In rij 2, 3, 4, 5, 6 en 7 andere staan meer cellen")


def test_totals_and_footers_are_set_aside() -> None:
    blad = lees(
        "Gemeente;Reden;Aantal\nAlkmaar;gedrag;7\nSubtotaal Alkmaar;;7\nHeiloo;anders;2\n"
        "TOTAAL;;9\n\nPeildatum:;30-06-2025\nVoorlopige cijfers\nBron: Leerplicht\n"
    )
    assert nummers(blad) == [2, 4]
    assert blad.voetregels == [
        (3, "Subtotaal Alkmaar; 7"),
        (5, "TOTAAL; 9"),
        (7, "Peildatum:; 30-06-2025"),
        (8, "Voorlopige cijfers"),
        (9, "Bron: Leerplicht"),
    ]


def test_a_count_of_the_rows_below_the_table() -> None:
    for regel in ("Aantal;2;", "Aantal: 2;;"):
        blad = lees(f"Gemeente;Reden;Aantal\nAlkmaar;gedrag;7\nHeiloo;anders;2\n{regel}\n")
        assert nummers(blad) == [2, 3]
    assert nummers(lees("Wat;Gemeente;Reden\nAantal thuis;7;\nAantal ziek;2;\n")) == [2, 3]


def test_a_total_that_is_a_category_stays() -> None:
    blad = lees(
        "Leeftijd;Gemeente;Aantal\nTotaal leeftijd;Alkmaar;100\n0 tot 5 jaar;Alkmaar;\n"
        "Totaal leeftijd;Heiloo;\n"
    )
    assert (nummers(blad), blad.voetregels) == ([2, 3, 4], [])


def test_where_every_row_begins_with_totaal_nothing_is_a_total() -> None:
    blad = lees("Vorm;Gemeente;Aantal\nTotaal;Alkmaar;100\nTotaal;Heiloo;\n")
    assert (nummers(blad), blad.voetregels) == ([2, 3], [])


def test_a_total_further_to_the_right() -> None:
    blad = lees("Nr;Gemeente;Aantal\n1;Alkmaar;7\n2;Heiloo;2\n;Eindtotaal;9\n")
    assert blad.voetregels == [(4, "Eindtotaal; 9")]


def test_a_municipality_without_a_figure_is_no_footer() -> None:
    assert nummers(lees("Gemeente;Aantal\nAlkmaar;7\n\nHeiloo;\n")) == [2, 4]
    assert nummers(lees("Gemeente;Aantal;Reden\nAlkmaar;7;gedrag\nHeiloo;;\n")) == [2, 3]


def test_headings_printed_again_are_left_out() -> None:
    blad = lees("Gemeente;Aantal\nAlkmaar;7\nGemeente;Aantal\nHeiloo;2\n")
    assert nummers(blad) == [2, 4]
    assert blad.meldingen == ["De koppen staan er nog eens, op rij 3: die slaan we over."]


def test_headings_alone_give_an_empty_table() -> None:
    for inhoud in ("Gemeente;Aantal", "Gemeente;Aantal\n", "Gemeente;Aantal\n\n;\n"):
        blad = lees(inhoud)
        assert (blad.koppen, blad.tabel.num_rows) == (["Gemeente", "Aantal"], 0)


def test_one_column() -> None:
    blad = lees("Gemeente\nAlkmaar\n\nHeiloo\n")
    assert (blad.koppen, nummers(blad), rijen(blad)) == (
        ["Gemeente"], [2, 4], [["Alkmaar"], ["Heiloo"]])  # fmt: skip


def test_quotes_inside_a_cell_are_kept() -> None:
    blad = lees('Gemeente;Aantal\nDe "Alk";7\n"De ""Kiem""";2\n"De "Lis" bak";3\n')
    assert [rij[0] for rij in rijen(blad)] == ['De "Alk"', 'De "Kiem"', 'De Lis" bak"']


def test_a_quote_that_does_not_close() -> None:
    zin = (
        "In het bestand levering.csv begint in rij 3 een cel met een aanhalingsteken dat niet "
        "meer sluit: verbeter deze rij, of bewaar de gegevens als Excel-werkmap."
    )
    assert geweigerd('Gemeente;Aantal\nAlkmaar;7\nHeiloo;"2\nUitgeest;3\n') == zin
    assert geweigerd('Gemeente;Aantal\n6" Alk;7\nHeiloo;"2') == zin


def test_a_quote_that_closes_rows_later() -> None:
    inhoud = 'Gemeente;Aantal;Reden\nAlkmaar;1;"gedrag\nHeiloo;2;x\nUitgeest;3;"anders\n'
    assert geweigerd(inhoud) == (
        "In rij 2 begint een cel met een aanhalingsteken dat pas rijen later sluit: verbeter deze "
        "rij, of bewaar de gegevens als Excel-werkmap."
    )


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert geweigerd(";".join(f"kop {n}" for n in range(501)) + "\n") == (
        "Het bestand levering.csv heeft meer dan 500 kolommen: laat weg wat niet nodig is."
    )
    assert geweigerd("Gemeente;Reden\nAlkmaar;" + "x" * 32_768 + "\n") == (
        "Rij 2 heeft in kolom 'Reden' een cel van meer dan 32.767 tekens: waarschijnlijk ontbreekt "
        "er een aanhalingsteken."
    )
    assert lees("Gemeente;Reden\nAlkmaar;" + "é" * 32_767 + "\n").tabel.num_rows == 1
    assert grenzen.MEESTE_RIJEN_CSV == 2_000_000
    monkeypatch.setattr("loaders.read.MEESTE_RIJEN_CSV", 2)
    assert lees("Gemeente;Aantal\nAlkmaar;1\nHeiloo;2\nTotaal;3\n").tabel.num_rows == 2
    assert geweigerd("Gemeente;Aantal\nA;1\nB;2\nC;3\n") == (
        "Het bestand heeft 3 rijen: dat mogen er ten hoogste 2 zijn, verdeel de gegevens over "
        "meer bestanden."
    )


def test_the_thorough_road_works_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_RIJEN_PER_BLOK", 3)
    for aantal in range(8):
        inhoud = "Gemeente;Aantal\n" + "Alkmaar;1\n" * aantal + "Heiloo\n"
        blad = lees(inhoud)
        assert nummers(blad) == list(range(2, aantal + 3))
        assert rijen(blad)[-1] == ["Heiloo", ""]


CEL = st.text("ab1 ,;\"'é\u00a0\r\n", max_size=6)
NETTE_CEL = st.sampled_from(["", "a", "7", "Totaal", "Bron: x", "é ", "12,5"])


@st.composite
def csv_tekst(draw: st.DrawFn) -> str:
    """Rows of one width, with any text between quotes and bare quotes here and there."""
    breedte = draw(st.integers(1, 4))
    einde = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    vorm = NETTE_CEL | CEL.map(lambda cel: '"' + cel.replace('"', '""') + '"')
    if draw(st.booleans()):
        vorm |= st.text('ab"', max_size=4)
    rij = st.lists(vorm, min_size=breedte, max_size=breedte).map(";".join) | st.just("")
    regels = draw(st.lists(rij, max_size=6))
    return einde.join(["Gemeente;Aantal;Reden;Periode".rsplit(";", 4 - breedte)[0], *regels])


def uitkomst(inhoud: str) -> tuple[object, ...]:
    try:
        blad = lees(inhoud)
    except LeesFout as fout:
        return (str(fout),)
    return (blad.koppen, blad.kop_rij, blad.tabel.to_pylist(), blad.titelregels, blad.voetregels,
            blad.meldingen, blad.langere_rijen)  # fmt: skip


@settings(max_examples=500)
@given(csv_tekst() | st.text('a1;"\n\r ,', max_size=30))
def test_both_roads_give_the_same(inhoud: str) -> None:
    with patch.object(text, "_grondig", wraps=text._grondig) as grondig:
        snel = uitkomst(inhoud)
    assume(not grondig.called)
    with patch.object(text, "_snel", return_value=None):
        assert uitkomst(inhoud) == snel
