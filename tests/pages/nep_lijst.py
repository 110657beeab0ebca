"""The small messy list of `NepAanlevering`: its cells, its problems, and what it changes."""

from __future__ import annotations

from typing import Any

from loaders.aanleveren import (
    Celplek,
    Kolombeeld,
)
from loaders.issues import Issue
from loaders.verschil import Cijfer, Regels, Verschil

GEMEENTEN = (
    "Duinveen",
    "Heerwijk aan Zee",
    "Kogermeer",
    "Langewaard",
    "Noorddijk",
    "Sint Adelbert",
)
KOLOMMEN = (
    Kolombeeld(0, "Leerling", "leerling_id", True),
    Kolombeeld(1, "Woonplaats gem.", "gemeente", False),
    Kolombeeld(2, "Eerste dag thuis", "begin", False),
    Kolombeeld(3, "Datum terug", "einde", False),
    Kolombeeld(4, "Schoolsoort", "schoolsoort", False),
    Kolombeeld(5, "Opmerkingen", "", False),
)
RIJEN: dict[int, list[str]] = {
    4: ["•••", "Duinveen", "03-02-2025", "", "vo", ""],
    5: ["•••", "Duinveen", "14-13-2025", "", "vo", ""],
    6: ["•••", "St. Adelbert", "12-03-2025", "01-04-2025", "vo", ""],
    7: ["•••", "Kogermeer", "20-01-2025", "10-01-2025", "po", ""],
    8: ["•••", "St. Adelbert", "21-01-2025", "", "speciaal", ""],
    9: ["•••", "Noorddijk", "", "", "vo", ""],
    10: ["•••", "Noorddijk", "", "", "vo", ""],
    11: ["•••", "Heerwijk aan Zee", "11-02-2025", "", "<script>alert(1)</script>", ""],
}


def issue(kop: str, waarde: str, zin: str, *rijen: int, **more: Any) -> Issue:
    return Issue(
        **(
            {
                "soort": f"fout {kop}",
                "ernst": "fout",
                "zin": zin,
                "kop": kop,
                "waarde": waarde,
                "rijen": rijen,
                "blad": "Export",
            }
            | more
        )
    )


def plek(kolom: int) -> Celplek:
    one = KOLOMMEN[kolom]
    return Celplek("Export", kolom, one.kop, one.veld)


VASTE = (
    (
        issue(
            "Woonplaats gem.",
            "St. Adelbert",
            "deze gemeente kennen we niet",
            6,
            8,
            suggesties=("Sint Adelbert",),
        ),
        (1,),
        ("Sint Adelbert", *GEMEENTEN),
        (),
        "",
    ),
    (
        issue("Eerste dag thuis", "14-13-2025", "verwachtte een datum; maand 13 bestaat niet", 5),
        (2,),
        (),
        (),
        "",
    ),
    (
        issue(
            "", "", "Datum terug ligt voor Eerste dag thuis", 7, uitweg="Verbeter een van de twee."
        ),
        (2, 3),
        (),
        (),
        "",
    ),
    (issue("Eerste dag thuis", "", "hier moet een datum staan", 9, 10), (2,), (), (), ""),
    (
        issue("Schoolsoort", "speciaal", "dit woord kennen we niet", 8),
        (4,),
        ("so", "vso", "sbo"),
        (),
        "schoolsoort",
    ),
    (
        issue("Schoolsoort", "<script>alert(1)</script>", "dit woord kennen we niet", 11),
        (4,),
        (),
        (("Niet bekend", "n.b."),),
        "",
    ),
)
WAARSCHUWING = Issue(
    soort="sprong",
    ernst="waarschuwing",
    zin="Langewaard: 52 thuiszitters. Vorig kwartaal 25, verwacht 19 tot 42. Klopt dit?",
    waar="Langewaard, 1e kwartaal 2025",
)
GEMIST = Issue(
    soort="gemeente ontbreekt",
    ernst="waarschuwing",
    zin="over Uitmeer staan er geen regels in dit bestand, en vorig kwartaal wel",
    uitweg="Klopt dat, dan staat er straks 0.",
)
BETER = Issue(
    soort="notatie",
    ernst="verbeterd",
    zin="gelezen als 3 februari 2025",
    blad="Export",
    kop="Eerste dag thuis",
    waarde="03-02-2025",
    rijen=(4,),
)
VERSCHIL = Verschil(
    cijfers=(
        Cijfer(
            "thuiszitters",
            "Thuiszitters",
            "VB01",
            "Duinveen",
            "2025-K1",
            "",
            "31",
            "28",
            "31",
            "28",
            "gewijzigd",
        ),
        Cijfer(
            "thuiszitters",
            "Thuiszitters",
            "VB02",
            "Kogermeer",
            "2025-K1",
            "",
            "niet geleverd",
            "3",
            "niet geleverd",
            "<5",
            "nieuw",
        ),
        Cijfer(
            "thuiszitters_lang",
            "Langer dan 3 maanden thuis",
            "VB02",
            "Kogermeer",
            "2025-K1",
            "",
            "niet geleverd",
            "12",
            "niet geleverd",
            "12",
            "nieuw",
        ),
        Cijfer(
            "thuiszitters",
            "Thuiszitters",
            "regio",
            "Hele regio",
            "2025-K1",
            "",
            "86",
            "89",
            "86–89",
            "86–92",
            "gewijzigd",
            is_groep=True,
        ),
    ),
    gelijk=2,
    regels=(
        Regels(
            "Leerplicht Duinveen", "thuiszitters", "Thuiszitters", "2025-K1", "", 2, 1, 2, 3, 1, 30
        ),
    ),
    lezers=("Het nieuwste kwartaal wordt het 1e kwartaal van 2025, voor 8 van de 9 gemeenten.",),
)
