"""Which column is proposed as what, and which sheet is read: never in silence."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from datasets.catalog import datasets
from loaders.antwoorden import Antwoorden
from loaders.blad import LeesFout
from loaders.bladen import te_lezen
from loaders.geheugen import Geheugen
from loaders.keuzes import EERDER, GEVOELIG
from loaders.opdracht import Opdracht
from loaders.voorstel import doe_voorstel
from loaders.voorstel_kolommen import MEESTE_WOORDEN
from tests.loaders.hulp import GEVALLEN, KOPPEN, als_csv, als_xlsx
from tests.loaders.voorstel_hulp import DUIN, LEEG, NIETS, VANDAAG, VRAGEN, kolom, lees, van

# -- columns and words ---------------------------------------------------------------------------


def test_an_unknown_heading_gets_suggestions_and_is_never_matched_in_silence() -> None:
    koppen = ("Pseudoniem", "Woongemeente", "Eerste dag tuis", "Datum terug")
    voorstel = van(als_csv(koppen, [r[:4] for r in GEVALLEN]))
    keuze = kolom(voorstel, "Eerste dag tuis")
    assert (keuze.veld, keuze.reden) == ("", "lijkt op Eerste dag thuis")
    assert keuze.suggesties[0] == "begin"
    assert voorstel.ontbreekt == ("begin",)
    assert not voorstel.dataset.zeker


def test_the_content_of_a_column_gives_a_suggestion_as_well() -> None:
    koppen = ("Pseudoniem", "Plek", "Eerste dag thuis", "Datum terug")
    keuze = kolom(van(als_csv(koppen, [r[:4] for r in GEVALLEN])), "Plek")
    assert (keuze.veld, keuze.reden) == ("", "de inhoud lijkt op Woongemeente")
    assert keuze.suggesties == ("gemeente",)


def test_what_was_chosen_now_goes_before_what_was_chosen_before() -> None:
    koppen = ("Pseudoniem", "Plek", "Thuis sinds wanneer", "Datum terug", "Reden")
    inhoud = als_csv(koppen, [(*r[:4], "gedrag") for r in GEVALLEN if r[1] == "Duinveen"])
    lev = ("Leerplicht Duinveen", "thuiszitters")
    eerder = Geheugen(
        koppen={lev: {"plek": "gemeente", "thuissindswanneer": "begin", "reden": ""}},
        kopsets={lev: frozenset([frozenset(["pseudoniem", "plek", "thuissindswanneer"])])},
    )
    voorstel = van(inhoud, geheugen=eerder)
    assert voorstel.dataset.zeker
    assert voorstel.leverancier.waarde == "Leerplicht Duinveen"
    assert [(k.veld, k.reden) for k in voorstel.kolommen] == [
        ("leerling_id", "kop herkend"), ("gemeente", EERDER), ("begin", EERDER),
        ("einde", "kop herkend"), ("", EERDER),
    ]  # fmt: skip
    gezegd = Opdracht(kolommen={"Reden": "reden"})
    voorstel = van(inhoud, opdracht=gezegd, geheugen=eerder)
    assert (kolom(voorstel, "Reden").veld, kolom(voorstel, "Reden").reden) == (
        "reden", "u koos dit",
    )  # fmt: skip
    volgens = voorstel.als_opdracht(gezegd)
    [(_, koppeling)], _ = te_lezen(lees(inhoud, "export.csv"), Antwoorden(DUIN, volgens, eerder))
    assert koppeling.compleet
    assert set(koppeling.kolommen) == {"leerling_id", "gemeente", "begin", "einde", "reden"}


def test_a_column_that_points_out_pupils_is_not_read() -> None:
    voorstel = van(als_csv((*KOPPEN, "Achternaam"), [(*r, "Jansen") for r in GEVALLEN]))
    keuze = kolom(voorstel, "Achternaam")
    assert (keuze.veld, keuze.gevoelig, keuze.suggesties) == ("", GEVOELIG, ())


def test_headings_that_are_values_and_columns_that_say_the_same() -> None:
    koppen = ("Gemeente", "Gemeentecode", "Periode", "Thuiszitters", "Dreigende thuiszitters")
    voorstel = van(als_csv(koppen, [("Duinveen", "VB01", "2025-K2", "4", "7")]))
    assert [(k.veld, k.uit_koppen) for k in voorstel.kolommen] == [
        ("gemeente", ""), ("", ""), ("periode", ""), ("aantal", "maat"), ("aantal", "maat"),
    ]  # fmt: skip
    assert kolom(voorstel, "Gemeentecode").reden == "zegt hetzelfde als Gemeente"
    verschillend = van(als_csv(koppen, [("Duinveen", "VB02", "2025-K2", "4", "7")]))
    assert [k.veld for k in verschillend.kolommen][:2] == ["gemeente", "gemeente"]


def test_a_word_outside_the_code_list_gets_the_whole_list_the_likeliest_first() -> None:
    rijen = [
        (*r, soort) for r, soort in zip(GEVALLEN, ("gymnasiun", "havo", "", "5A"), strict=True)
    ]
    voorstel = van(als_csv((*KOPPEN, "Schoolsoort"), rijen))
    assert set(voorstel.woorden) == {"schoolsoort"}
    assert set(voorstel.woorden["schoolsoort"]) == {"gymnasiun", "5A"}
    keuzes = voorstel.woorden["schoolsoort"]["gymnasiun"]
    assert keuzes[0] == "vwo"
    assert sorted(keuzes) == sorted(datasets()["thuiszitters"].velden["schoolsoort"].cel.keuzes())


def test_a_word_that_is_known_of_before_is_not_asked_again() -> None:
    rijen = [(*r, "gym") for r in GEVALLEN if r[1] == "Duinveen"]
    inhoud = als_csv((*KOPPEN, "Schoolsoort"), rijen)
    assert set(van(inhoud).woorden["schoolsoort"]) == {"gym"}
    eerder = Geheugen(
        woorden={("Leerplicht Duinveen", "thuiszitters"): {"schoolsoort": {"gym": "vwo"}}}
    )
    assert van(inhoud, geheugen=eerder).woorden == {}


def test_a_column_full_of_other_things_is_no_list_of_words() -> None:
    rijen = [(f"L{n}", "Duinveen", "1-5-2025", "", "9", f"iets {n}") for n in range(40)]
    assert len(rijen) > MEESTE_WOORDEN
    assert van(als_csv((*KOPPEN, "Schoolsoort"), rijen)).woorden == {}


# -- sheets --------------------------------------------------------------------------------------


def test_each_sheet_says_why_it_is_read_or_not() -> None:
    bladen = {
        "Uitleg": (("Zo vult u dit in",), [("Een", "Twee")]),
        "Cijfers": (KOPPEN, GEVALLEN),
        "Notities": (("Wie", "Wat"), [("a", "b")]),
    }
    voorstel = van(als_xlsx(bladen), "x.xlsx")
    assert [(b.naam, b.lezen, b.reden) for b in voorstel.bladen] == [
        ("Uitleg", False, "op dit blad staat uitleg"),
        ("Cijfers", True, "de koppen zijn die van Thuiszitters"),
        ("Notities", False, "op dit blad staan geen koppen die we kennen"),
    ]
    assert voorstel.bladen[1].rijen == len(GEVALLEN)
    assert voorstel.bladen[1].kop_rij == 1
    gezegd = van(als_xlsx(bladen), "x.xlsx", Opdracht(bladen=("Cijfers",)))
    assert {b.reden for b in gezegd.bladen} == {"u koos dit"}


def test_two_export_types_in_one_file_are_each_their_own() -> None:
    vrij = ("Pseudoniem", "Woongemeente", "Artikel", "Ingangsdatum", "Einddatum")
    bladen = {
        "Thuis": (KOPPEN, GEVALLEN),
        "Vrij": (vrij, [("1", "Duinveen", "3a", "1-1-2025", "")]),
    }
    keuze = van(als_xlsx(bladen), "x.xlsx").dataset
    assert (keuze.waarde, keuze.zeker) == ("", True)
    assert keuze.reden == "elk blad heeft zijn eigen gegevens: Thuiszitters en Vrijstellingen"


def test_a_small_table_beside_the_data_does_not_change_what_it_is() -> None:
    bladen = {"Cijfers": (KOPPEN, GEVALLEN), "Som": (("Gemeente", "Aantal"), [("Duinveen", "3")])}
    voorstel = van(als_xlsx(bladen), "x.xlsx")
    assert (voorstel.dataset.waarde, voorstel.dataset.zeker) == ("thuiszitters", True)
    assert [b.lezen for b in voorstel.bladen] == [True, False]


TEKST = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(st.lists(TEKST, min_size=1, max_size=6), st.lists(st.lists(TEKST, max_size=6), max_size=5))
def test_whatever_is_in_a_file_there_is_a_proposal(
    koppen: list[str], rijen: list[list[str]]
) -> None:
    try:
        bestand = lees(als_csv(koppen, rijen), "x.csv")
    except LeesFout:
        return
    voorstel = doe_voorstel(DUIN, bestand, NIETS, LEEG, vandaag=VANDAAG)
    for vraag in VRAGEN:
        assert getattr(voorstel, vraag).reden
    assert all(een.index < twee.index for een, twee in pairwise(voorstel.kolommen))
