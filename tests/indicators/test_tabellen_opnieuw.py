"""Drawn tables of who comes back within a year: home again, and help again."""

from pathlib import Path

import pytest

from tests.indicators.cohortproef import GEM, VAN, tel, thuis, van_gemeente
from tests.indicators.proef import Aanbod, Proef, bestand, trajecten

OPNIEUW, HULP = "thuiszitters_opnieuw", "jeugdhulp_opnieuw"
TERUG = "terug naar school"
LANG = "Z;2023-01-01"
"""Somebody who is at home all the time: a list without any row is refused."""
VIER_LATER = ("2024-K3", "2024-K4", "2025-K1", "2025-K2")


def test_binnen_een_jaar_weer_thuis(tmp_path: Path) -> None:
    weg = [
        f"A;2024-02-01;2024-04-10;;{TERUG}",
        "A;2024-06-01",  # weer thuis in hetzelfde kwartaal: telt
        f"B;2024-02-01;2024-06-30;;{TERUG}",
        f"C;2024-02-01;2024-06-29;;{TERUG}",
        f"D;2024-02-01;2024-05-01;;{TERUG}",  # nooit weer thuis: telt niet
        "E;2024-02-01;2024-05-01;;verhuisd",  # niet terug naar school: hoort er niet bij
    ]
    laat = ["B;2025-06-30", "C;2025-06-30"]  # na 365 dagen: telt; na 366 dagen: telt niet
    opnieuw = ["E;2024-08-01"]
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2024-K2", *weg),
        thuis("2024-K3", *opnieuw),
        thuis("2024-K4", LANG),
        thuis("2025-K1", LANG),
        thuis("2025-K2", *laat),
    )
    assert tel(proef.ruw(OPNIEUW, "regio", "2023/2024")) == ("2", "2")
    assert proef.ruw(OPNIEUW, "regio", "2024/2025").status == "nog niet te zeggen"


def test_zonder_een_van_de_vier_kwartalen_erna_is_er_nog_geen_cijfer(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2024-K2", f"A;2024-02-01;2024-05-01;;{TERUG}"),
        *[thuis(kwartaal, LANG) for kwartaal in VIER_LATER if kwartaal != "2024-K4"],
    )
    ruw = proef.ruw(OPNIEUW, "regio", "2023/2024")
    assert ruw.status == "nog niet te zeggen"
    assert "4e kwartaal" in ruw.reden or "kwartaal 4" in ruw.reden


def test_zonder_pseudoniem_is_niemand_te_volgen(tmp_path: Path) -> None:
    """All without: not to be computed. A new start without one can be anybody's: a range."""
    weg = [f"{wie};2024-02-01;2024-05-01;;{TERUG}" for wie in "AB"]
    zonder = Proef(tmp_path / "zonder", "duin-en-dijk").laad(
        thuis("2024-K2", *[rij[1:] for rij in weg]), *[thuis(k, LANG) for k in VIER_LATER]
    )
    gezegd = van_gemeente(zonder, OPNIEUW, "2023/2024")
    assert gezegd.status == "niet te berekenen"
    assert "pseudoniem" in gezegd.reden

    deels = Proef(tmp_path / "deels", "duin-en-dijk").laad(
        thuis("2024-K2", *weg),
        thuis("2024-K3", ";2024-08-02"),
        thuis("2024-K4", "A;2024-10-05"),
        *[thuis(k, LANG) for k in VIER_LATER[2:]],
    )
    assert tel(deels.ruw(OPNIEUW, "regio", "2023/2024")) == ("1-2", "0-1")


@pytest.mark.parametrize(
    ("daarna", "verwacht"),
    [
        (f"D;2024-05-01;2024-07-15;;{TERUG}", ("1", "1")),
        ("D;2024-05-01;2024-07-15", ("1", "1")),  # zonder uitkomst: niet bekend hoe D wegging
        (";2023-01-01;2024-07-15", ("1", "1")),  # zonder pseudoniem, en lang geleden begonnen
        (";2024-07-01;2024-07-15", ("1-2", "0-1")),  # zonder pseudoniem: kan B zijn
    ],
)
def test_wie_later_wegging_zegt_niets_over_wie_in_dit_kwartaal_wegging(
    tmp_path: Path, daarna: str, verwacht: tuple[str, str]
) -> None:
    """Of later deliveries only the new beginnings count, and who left in them is not asked."""
    weg = [f"{wie};2024-02-01;2024-05-01;;{TERUG}" for wie in "AB"]
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2024-K2", *weg),
        thuis("2024-K3", daarna),
        thuis("2024-K4", "A;2024-10-05"),
        *[thuis(k, LANG) for k in VIER_LATER[2:]],
    )
    ruw = proef.ruw(OPNIEUW, "regio", "2023/2024")
    assert tel(ruw) == verwacht
    assert "niet alle cijfers zijn bekend" not in ruw.onvolledig


def test_binnen_een_jaar_opnieuw_jeugdhulp(tmp_path: Path) -> None:
    def hulp(periode: str, *rijen: str) -> Aanbod:
        regels = [rij.replace(";", f";{GEM};", 1) for rij in rijen]
        return trajecten(*regels, van="Jeugdregio", periode=periode, dekking=(GEM,))

    proef = Proef(tmp_path, "duin-en-dijk").laad(
        hulp(
            "2024-K2",
            "A;01;2024-01-01;2024-05-01",  # opnieuw op 2024-07-01: telt
            "B;01;2024-01-01;2024-05-01",
            "B;11;2024-03-01",  # een ander traject liep door: B ging niet weg
            "C;01;2024-01-01;2024-05-01",
            "C;02;2024-05-01",  # stapte meteen over: C ging niet weg
            "D;01;2024-01-01;2024-05-01",
            "D;02;2024-01-01;2024-05-01",  # twee tegelijk afgelopen: een keer weg
            "E;01;2024-01-01;2024-06-30",  # opnieuw op 2025-06-30, na 365 dagen: telt
        ),
        hulp("2024-K3", "A;01;2024-07-01", "B;11;2024-03-01", "C;02;2024-05-01"),
        hulp("2024-K4", "Z;01;2020-01-01"),
        hulp("2025-K1", "Z;01;2020-01-01"),
        hulp("2025-K2", "E;03;2025-06-30"),
    )
    assert tel(proef.ruw(HULP, "regio", "2023/2024")) == ("2", "1")


def test_een_andere_leverancier_breekt_het_volgen_af(tmp_path: Path) -> None:
    """Pseudonyms of two leveranciers are not the same person's, so nobody can be followed."""
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Uitkomst"
    rij = f"{GEM};A;2024-02-01;2024-05-01;{TERUG}"
    ander = bestand("thuiszitters", kop, f"{GEM};Z;2023-01-01;;", van="SWV Duinkust",
                    periode="2024-K4", dekking=(GEM,))  # fmt: skip
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        bestand("thuiszitters", kop, rij, van=VAN, periode="2024-K2"),
        *[thuis(k, LANG) for k in VIER_LATER if k != "2024-K4"],
        ander,
    )
    gezegd = van_gemeente(proef, OPNIEUW, "2023/2024")
    assert gezegd.status == "niet te berekenen"
    assert "leverancier" in gezegd.reden
