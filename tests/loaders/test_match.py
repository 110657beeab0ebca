"""Headings to columns: recognition of the export type, and never a silent guess."""

import pyarrow as pa
import pytest

from datasets.catalog import datasets
from datasets.cellen import Context
from datasets.reference.regio import regio
from loaders.blad import telt_koppen
from loaders.koppen import koppen_issues
from loaders.match import (
    Koppeling,
    bekende_koppen,
    beste_koppeling,
    herken,
    koppel,
    zonder_gelijke_dubbelen,
)

CONTEXT = Context(register=regio("duin-en-dijk").register)


def alle(*koppen: str, **anders: object) -> list[Koppeling]:
    return [koppel(d, koppen, context=CONTEXT, **anders) for d in datasets().values()]  # type: ignore[arg-type]


def soorten(*koppen: str, **anders: object) -> list[str]:
    return [k.dataset.id for k in herken(alle(*koppen, **anders))]


@pytest.mark.parametrize(
    ("koppen", "soort"),
    [
        (("GEMEENTE", "Begin-datum", "Einddatum"), "thuiszitters"),
        (("Gemeente", "Artikel", "Ingangsdatum", "Einddatum"), "vrijstellingen"),
        (("Gemeente", "Periode", "Maat", "Aantal"), "tellingen"),
        (("Gemeente", "Maat", "2025-K1", "2025-K2"), "tellingen"),
        (("Periode", "Maat", "Duinveen", "Langewaard"), "tellingen"),
        (("Gemeente", "Periode", "Thuiszitters", "Dreigend"), "tellingen"),
        (("Schooljaar", "Gemeente", "School", "Jongeren"), "vo_coach"),
        (("Regio's", "Perioden", "Bevolking"), "bevolking"),
        (("Gemeente", "Jaar", "4", "5", "6", "7"), "bevolking"),
    ],
)
def test_recognised(koppen: tuple[str, ...], soort: str) -> None:
    assert soorten(*koppen) == [soort]


def test_an_incomplete_type_that_understands_more_makes_it_a_question() -> None:
    koppen = ("Gemeente", "Artikel", "Begindatum", "Einddatum", "Permanent", "Nieuw/verlengd")
    assert soorten(*koppen) == ["vrijstellingen"]
    zonder = ("Gemeente", "Vrijgesteld om", "Begindatum", "Einddatum", "Permanent", "Aanvraag")
    assert sorted(soorten(*zonder)) == ["thuiszitters", "vrijstellingen"]


def test_a_given_text_counts_as_a_column() -> None:
    koppen = ("Gemeente", "Periode", "Aantal")
    assert soorten(*koppen) == ["bevolking"]
    assert soorten(*koppen, vast={"maat": "Thuiszitters"}) == ["tellingen"]


def test_nothing_fits() -> None:
    assert soorten("Artikelnr", "Omschrijving", "Prijs") == []


def test_a_heading_that_means_the_last_day() -> None:
    [k] = herken(alle("Gemeente", "Begindatum", "Laatste dag thuis"))
    assert k.een_dag_later == {"einde"}
    [k] = herken(alle("Gemeente", "Begindatum", "Einddatum"))
    assert not k.een_dag_later


def test_the_header_row_is_counted_by_known_headings() -> None:
    telt = telt_koppen(bekende_koppen(datasets().values()))
    assert telt(["Gemeente", "Begindatum", "iets"]) == 2
    assert telt(["Duinveen", "01-01-2025", ""]) == 0


def dubbel(*rijen: tuple[str, str]) -> Koppeling:
    [k] = [k for k in alle("Gemeentecode", "Gemeente", "Begin", "Einde")
           if k.dataset.id == "thuiszitters"]  # fmt: skip
    tabel = pa.table({"k0": [r[0] for r in rijen], "k1": [r[1] for r in rijen]})
    return zonder_gelijke_dubbelen(k, tabel, CONTEXT)


def test_code_and_name_of_the_same_municipality_are_no_problem() -> None:
    assert dubbel(("VB01", "Duinveen"), ("vb04", "LANGEWAARD")).compleet
    assert not dubbel(("VB01", "Duinveen"), ("VB04", "Duinveen")).compleet


def zinnen(*koppen: str) -> list[str]:
    beste = beste_koppeling(alle(*koppen, periode_bekend=True))
    return [i.tekst() for i in koppen_issues(beste, blad="")]


def test_what_is_missing_is_named_with_what_it_may_be() -> None:
    assert zinnen("Pseudoniem", "Gemeente", "Begindatum verzuim", "Einddatum van het verzuim") == [
        "De kolom Datum terug ontbreekt. Is dat de kolom 'Einddatum van het verzuim'? Noem die "
        "dan Datum terug."
    ]


def test_what_is_missing_and_looks_like_nothing() -> None:
    assert zinnen("Pseudoniem", "Woongemeente", "Eerste dag thuis") == [
        "De kolom Datum terug ontbreekt. Voeg een kolom Datum terug toe. De eerste dag dat de "
        "leerling niet meer thuis zat. Leeg als de leerling nog thuis zit."
    ]


def test_what_is_not_read() -> None:
    assert zinnen("Gemeente", "Begin", "Einde", "Kosten", "Leerlingnmmer", "Voornaam") == [
        "De kolom Voornaam wijst leerlingen aan; we lezen en bewaren die niet. Laat zulke "
        "kolommen voortaan uit het bestand weg.",
        "Kolom Kosten: deze kolom lezen en bewaren we niet.",
        "Kolom Leerlingnmmer: deze kolom lezen en bewaren we niet. Bedoelt u Leerling-ID? Noem de "
        "kolom dan zo en laad het bestand opnieuw.",
    ]
