"""Columns that point out persons are known by their cells, schools and municipalities are not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.catalog import datasets
from datasets.cellen import Context
from datasets.reference.regio import regio
from loaders.begrensd import lees_begrensd
from loaders.koppen import koppen_issues, wijst_aan
from loaders.match import koppel
from loaders.personal_kolommen import zoek_gevoelig
from loaders.read import read_file
from tests.loaders.hulp import als_csv

VORMEN = {
    "e-mailadressen": ["a.visser@school.voorbeeld", "sem@huis.voorbeeld", "j-b@mail.voorbeeld.nl"],
    "telefoonnummers": ["06-12345678", "072 512 34 56", "+31 6 87654321", "0031612345678"],
    "rekeningnummers": ["NL91ABNA0417164300", "NL20 INGB 0001 2345 67", "BE71 0961 2345 6769"],
    "postcodes": ["1811 AB", "1703cd", "1965EF 12", "1901 GH, 3a"],
    "adressen": ["Kerkstraat 12", "Lange Dijk 3a", "Van der Meijplein 104", "dorpsweg 7-2"],
    "namen": ["Sem de Vries", "Emma Jansen", "Fatima El Amrani", "Daan van den Berg"],
}
NAMEN = [
    ["J. de Vries", "A.B. Jansen", "F. El Amrani"],
    ["Vries, J. de", "Jansen, A.B.", "Bakker, Emma"],
    ["Sem", "Emma", "Noor", "Daan", "Quirijn"],
    ["Xanthia Bakker", "Emma Visser", "Sem Smit", "Quirijn de Boer"],
]
GEEN = [
    ["Duinveen", "Langewaard", "Sint Adelbert", "Den Kog"],
    ["Het Baken", "De Vlieger", "Groene Hart", "Anne Frank"],
    ["Jan Ligthartschool", "De Regenboog", "Willem de Zwijger", "Sint Jozef", "Klaverblad", "Octant"],
    ["Lichamelijk", "Psychisch", "Thuissituatie"],
    ["2025-K1", "2025-K2", "2025-K3"],
    ["0123456789", "0000000017", "0000000023"],
    ["9812345", "9812346", "9812347"],
    ["17-03-2025", "18-03-2025", "19-03-2025"],
    ["00AA01", "12BC00", "03EF02"],
    ["NK-1", "NK-2", "NK-3"],
    ["a@b.nl", "onbekend", "geen", "nvt"],
    ["06-12345678", "06-12345678", "06-12345678"],
    ["ja", "nee", ""],
]  # fmt: skip


def soort(waarden: list[str], kop: str = "Contact") -> str:
    [blad] = read_file(als_csv((kop, "x"), [[w, "1"] for w in waarden]), "x.csv").bladen
    return zoek_gevoelig(blad).get(0, "")


@pytest.mark.parametrize("wat", VORMEN)
def test_each_kind(wat: str) -> None:
    assert soort(VORMEN[wat]) == wat
    assert soort(VORMEN[wat] + ["", "onbekend"]) == wat
    assert soort(VORMEN[wat][:2]) == ""


@pytest.mark.parametrize("namen", NAMEN)
def test_names_in_all_ways_of_writing(namen: list[str]) -> None:
    assert soort(namen) == "namen"


@pytest.mark.parametrize("waarden", GEEN, ids=lambda w: w[0])
def test_what_is_no_person(waarden: list[str]) -> None:
    assert soort(waarden) == ""


def test_the_words_of_our_own_lists_are_no_persons() -> None:
    for profiel in ("alkmaar", "duin-en-dijk"):
        assert soort([g.naam for g in regio(profiel).register.gemeenten]) == ""


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=300),
        min_size=3,
        max_size=6,
    )
)
def test_any_text_is_judged(waarden: list[str]) -> None:
    assert soort([w.replace('"', "") for w in waarden]) in {"", *VORMEN}


def test_long_texts_cost_no_time() -> None:
    kans = random.Random(1)
    lang = ["".join(kans.choices("ab@. A", k=30_000)) for _ in range(300)]
    assert soort(lang) == ""


@pytest.mark.parametrize(
    "kop",
    ["Naam", "Voornaam", "Achternaam leerling", "Roepnaam", "Naam van de leerling", "E-mail ouders", "Telefoonnummer", "Mobiel", "IBAN", "Straatnaam", "Huisnummer", "Huisnr", "Woonadres", "Postcode", "Voorletters", "Adresgegevens"],
)  # fmt: skip
def test_headings_that_point_out_a_person(kop: str) -> None:
    assert wijst_aan(kop)


def test_headings_of_what_we_read_point_out_nobody() -> None:
    koppen = [
        kop
        for dataset in datasets().values()
        if not dataset.landelijk
        for veld in dataset.velden.values()
        for kop in veld.kolom.koppen
    ]
    assert [kop for kop in koppen if wijst_aan(kop)] == [k for k in koppen if k.startswith("naam ")]


def zinnen(
    koppen: tuple[str, ...], rijen: list[list[str]], dataset: str = "thuiszitters"
) -> list[str]:
    [blad] = lees_begrensd(als_csv(koppen, rijen), "lijst.csv").bladen
    koppeling = koppel(datasets()[dataset], blad.koppen, context=Context(), periode_bekend=True)
    issues = koppen_issues(koppeling, blad="", gevoelig=blad.gevoelig)
    return [f"{i.ernst}: {i.tekst()}" for i in issues if i.soort.startswith("persoons")]


def test_a_column_that_is_not_read_is_named_by_what_it_holds() -> None:
    rijen = [
        [f"L-{n}", "Duinveen", "01-04-2025", m] for n, m in enumerate(VORMEN["e-mailadressen"])
    ]
    koppen = ("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Contact")
    assert zinnen(koppen, rijen) == [
        "waarschuwing: Kolom Contact: deze kolom bevat e-mailadressen; we lezen en bewaren die niet. "
        "Laat zulke kolommen voortaan uit het bestand weg."
    ]
    assert zinnen((*koppen[:3], ""), rijen)[0].startswith("waarschuwing: Kolom kolom 4: deze kolom")


def test_a_column_that_is_read_may_not_hold_persons() -> None:
    rijen = [[naam, "Duinveen", "01-04-2025"] for naam in VORMEN["namen"]]
    assert zinnen(("Pseudoniem", "Woongemeente", "Eerste dag thuis"), rijen) == [
        "fout: Kolom Pseudoniem: deze kolom bevat namen, die mogen wij niet hebben. Verwacht wordt "
        "een pseudoniem of eigen dossiernummer: vervang de kolom en lever opnieuw aan."
    ]


def test_a_school_may_be_named_after_a_person() -> None:
    rijen = [["2024/2025", "Duinveen", naam, "4"] for naam in VORMEN["namen"]]
    koppen = ("Schooljaar", "Gemeente van de school", "School", "Gesproken jongeren")
    assert zinnen(koppen, rijen, "vo_coach") == []
