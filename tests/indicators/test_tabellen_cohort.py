"""Drawn tables of cohorts that are followed: who counts, who does not, of whom it is not known."""

from dataclasses import replace
from pathlib import Path

import pytest

from indicators.catalog import indicatoren
from indicators.intervals import wilson
from indicators.model import Figure, Interval
from indicators.weergave import Aandeel, Beleid, toon_aandeel
from indicators.weergave_verloop import grof_aandeel
from tests.indicators.cohortproef import GEM, VAN, tel, thuis, van_gemeente
from tests.indicators.proef import Aanbod, Proef, bestand, kort

AANBOD = "thuiszitters_aanbod_3m"


def wel_en_niet(proef: Proef, gemeente: str, periode: str) -> tuple[str, str]:
    """With and without an offer in time, of one municipality in a quarter."""
    cel = van_gemeente(proef, AANBOD, periode, gemeente).cel
    return kort(cel.teller), kort(cel.rest)


# -- an offer within 3 months -----------------------------------


def test_aanbod_binnen_91_dagen_van_wie_in_het_kwartaal_begon(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis(
            "2025-K1",
            "A;2025-01-01;2025-02-01;2025-01-15",  # weg met aanbod: telt
            "B;2025-01-10;2025-02-01",  # weg zonder aanbod: telt niet
            "C;2025-01-05",
            "D;2025-01-05",
            "E;2025-03-31",
            "F;2025-02-01",  # staat niet in de volgende lijst: niet bekend
            "G;2024-12-30",  # begon een kwartaal eerder: hoort er niet bij
        ),
        thuis(
            "2025-K2",
            "C;2025-01-05;;2025-04-06",  # na 91 dagen: telt
            "D;2025-01-05;;2025-04-07",  # na 92 dagen: telt niet
            "E;2025-03-31",  # op 30 juni 91 dagen gevolgd, geen aanbod: telt niet
            "G;2024-12-30",
            "H;2025-04-01;;2025-04-02",  # begon een kwartaal later: hoort er niet bij
            "J;2025-03-01;2025-03-20;2025-03-10",  # al afgelopen: telt nergens mee
        ),
    )
    ruw = proef.ruw(AANBOD, "regio", "2025-K1")
    assert tel(ruw) == ("2-3", "3-4")
    assert ruw.onzeker == 1  # F: samen 6
    assert proef.ruw(AANBOD, "regio", "2025-K2").status == "nog niet te zeggen"
    reden = proef.figuur(AANBOD, "regio", "2025-K2").reden
    assert "nog niet te zeggen: niet iedereen is al 3 maanden gevolgd" in reden.lower()
    assert "3e kwartaal" in reden or "kwartaal 3" in reden


@pytest.mark.parametrize(
    ("begin", "verwacht"),
    [
        ("2024-12-30", ("0", "1")),  # op 31 maart 91 dagen gevolgd
        ("2024-12-31", ("0-1", "0-1")),  # 90 dagen: kan op 1 april nog een aanbod krijgen
        ("2023-12-31", ("0", "1")),  # een schrikkeljaar: 91 dagen
    ],
)
def test_wie_op_oudjaarsdag_begon(tmp_path: Path, begin: str, verwacht: tuple[str, str]) -> None:
    jaar = int(begin[:4])
    bekend = f"Z;{jaar}-09-01;;{jaar}-09-02"  # zo zegt de lijst iets over aanbod
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis(f"{jaar}-K4", f"A;{begin}", bekend), thuis(f"{jaar + 1}-K1", f"A;{begin}", bekend)
    )
    assert tel(proef.ruw(AANBOD, "regio", f"{jaar}-K4")) == verwacht


def test_zonder_volgende_levering_is_er_nog_geen_cijfer(tmp_path: Path) -> None:
    """Also when all had an offer already: who is not followed yet can still be missing."""
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2025-K1", *[f"P{n};2025-01-10;;2025-01-20" for n in range(20)])
    )
    figuur = proef.figuur(AANBOD, "regio", "2025-K1")
    assert (figuur.status, figuur.tekst) == ("nog niet te zeggen", "nog niet te zeggen")
    assert figuur.min is None
    assert figuur.van == ""


def zonder_kolom(periode: str, *rijen: str) -> Aanbod:
    """Each row is "pupil;first day;day back"."""
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug"
    return bestand(
        "thuiszitters", kop, *(f"{GEM};{rij}" for rij in rijen), van=VAN, periode=periode
    )


def test_een_lijst_zonder_de_kolom_zegt_niets_over_aanbod(tmp_path: Path) -> None:
    rijen = [f"P{n};2025-01-10;" for n in range(20)]
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        zonder_kolom("2025-K1", *rijen), zonder_kolom("2025-K2", *rijen)
    )
    for indicator in (AANBOD, f"{AANBOD}_nu"):
        assert van_gemeente(proef, indicator, "2025-K1").status == "niet bekend"


def test_een_lege_kolom_is_niemand_met_een_aanbod(tmp_path: Path) -> None:
    """10 of 12 here and 0 of 12 there is 10 of 24: nobody falls out of the region."""
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Datum passend aanbod"
    wel = [f"{GEM};P{n};2025-01-10;;{'2025-02-10' if n < 10 else ''}" for n in range(12)]
    geen = [f"VB02;Q{n};2025-01-10;;" for n in range(12)]
    alle = [
        bestand("thuiszitters", kop, *rijen, van=van, periode=periode, dekking=(gemeente,))
        for rijen, van, gemeente in ((wel, VAN, GEM), (geen, "SWV Duinkust", "VB02"))
        for periode in ("2025-K1", "2025-K2")
    ]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*alle)
    assert tel(proef.ruw(AANBOD, "regio", "2025-K1")) == ("10", "14")
    assert wel_en_niet(proef, "VB02", "2025-K1") == ("0", "12")


def test_de_kolom_ontbreekt_in_een_van_de_twee_leveringen(tmp_path: Path) -> None:
    """Of who left in the first quarter nothing is known: then the others are no figure."""
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        zonder_kolom("2025-K1", "A;2025-01-10;2025-02-01", "B;2025-01-10;", "C;2025-01-10;"),
        thuis("2025-K2", "B;2025-01-10;;2025-02-10", "C;2025-01-10"),
    )
    assert van_gemeente(proef, AANBOD, "2025-K1").status == "niet bekend"


# -- a case in two deliveries -----------------------------------

NA_VERBETERING = [
    ("A;2025-01-10;2025-03-20", "A;2025-01-10;;2025-02-01", ("1", "1")),  # toch nog thuis
    ("A;2025-01-10;2025-03-20;2025-02-01", "A;2025-01-10", ("0", "2")),  # het aanbod verviel
    ("A;2025-01-10", "A;2025-01-12;;2025-02-01", ("1", "1")),  # een andere eerste dag
    ("A;2025-01-10;2025-02-01", "A;2025-02-01;;2025-02-03", ("1", "2")),  # een tweede keer thuis
    (";2025-01-10;2025-03-20", ";2025-01-10", ("0", "3")),  # zonder pseudoniem: telt dubbel
]
"""The first delivery, the next one, and how many with and without an offer, with B."""


@pytest.mark.parametrize(("eerst", "later", "verwacht"), NA_VERBETERING)
def test_van_een_geval_in_twee_leveringen_telt_de_nieuwste(
    tmp_path: Path, eerst: str, later: str, verwacht: tuple[str, str]
) -> None:
    """B is in both and has no offer."""
    ander = f"{'B' if eerst[0] == 'A' else ''};2025-01-15"
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2025-K1", eerst, ander), thuis("2025-K2", later, ander)
    )
    assert tel(proef.ruw(AANBOD, "regio", "2025-K1")) == verwacht
    nu = van_gemeente(proef, f"{AANBOD}_nu", "2025-K1").cel.stukken
    assert len(nu) == sum(map(int, verwacht))


def test_wie_van_gemeente_wisselt_telt_in_de_nieuwste(tmp_path: Path) -> None:
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Datum passend aanbod"
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        *[
            bestand("thuiszitters", kop, f"{woont};A;2025-01-10;;2025-02-10",
                    f"{GEM};B;2025-01-10;;", "VB02;C;2025-01-10;;", van="SWV Duinkust",
                    periode=periode, dekking=(GEM, "VB02"))
            for periode, woont in (("2025-K1", GEM), ("2025-K2", "VB02"))
        ]
    )  # fmt: skip
    assert wel_en_niet(proef, GEM, "2025-K1") == ("0", "1")
    assert wel_en_niet(proef, "VB02", "2025-K1") == ("1", "1")


@pytest.mark.parametrize(
    ("eerst", "later", "verwacht"),
    [
        ("DB", "EB", ("2-3", "0-1")),  # D verdween, E is een ander
        ("DB", "  ", ("2", "0")),  # de volgende lijst is zonder: het kunnen D en B zijn
        ("  ", "EB", ("2", "0")),
        ("DGB", "  ", ("2-3", "0-1")),
        ("  ", "  ", ("2", "0")),  # zonder pseudoniem: wie verdween, valt niet op
        ("DB", "B", ("1-2", "0-1")),
    ],
)
def test_een_laat_gemeld_geval_verbergt_niet_wie_verdween(
    tmp_path: Path, eerst: str, later: str, verwacht: tuple[str, str]
) -> None:
    """One letter is one pupil, a space is a row without a pseudonym; all had an offer."""

    def rijen(wie: str) -> list[str]:
        return [f"{w.strip()};2025-01-1{n};;2025-02-10" for n, w in enumerate(wie)]

    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2025-K1", *rijen(eerst)), thuis("2025-K2", *rijen(later))
    )
    assert tel(proef.ruw(AANBOD, "regio", "2025-K1")) == verwacht


def test_een_andere_leverancier_kan_dezelfde_leerling_bedoelen(tmp_path: Path) -> None:
    """Its pseudonyms are others: then as many as there are can be the same, as without."""
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Datum passend aanbod"
    ander = bestand(
        "thuiszitters", kop, f"{GEM};L1;2025-01-10;;2025-02-10", van="SWV Duinkust",
        periode="2025-K2", dekking=(GEM,),
    )  # fmt: skip
    proef = Proef(tmp_path, "duin-en-dijk").laad(thuis("2025-K1", "A;2025-01-10"), ander)
    gezegd = van_gemeente(proef, AANBOD, "2025-K1")
    assert (gezegd.cel.teller, gezegd.cel.rest) == (Interval(1, 1), Interval(0, 0))


@pytest.mark.parametrize(
    ("aanbod", "telt"), [("2025-02-01", True), ("2025-02-02", False), ("2025-01-31", True)]
)
def test_een_aanbod_na_de_dag_terug_telt_niet(tmp_path: Path, aanbod: str, telt: bool) -> None:
    """In neither of the two figures."""
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2025-K1", f"A;2025-01-10;2025-02-01;{aanbod}", "B;2025-01-10"),
        thuis("2025-K2", "B;2025-01-10"),
    )
    assert tel(proef.ruw(AANBOD, "regio", "2025-K1")) == (("1", "1") if telt else ("0", "2"))
    stukken = van_gemeente(proef, f"{AANBOD}_nu", "2025-K1").cel.stukken
    assert sum(uitkomst == "aanbod" for *_, uitkomst in stukken) == int(telt)


def test_wat_een_lezer_ziet(tmp_path: Path) -> None:
    """9 of 14, the sentence of decisions.md 27; 13 of 14 would show that one had none."""

    def figuur(met: int, zonder: int) -> Figure:
        rijen = [f"P{n};2025-01-10;;2025-02-10" for n in range(met)]
        rijen += [f"Q{n};2025-01-10" for n in range(zonder)]
        proef = Proef(tmp_path / str(met), "duin-en-dijk")
        return proef.laad(thuis("2025-K1", *rijen), thuis("2025-K2", *rijen)).figuur(
            AANBOD, "regio", "2025-K1"
        )

    negen, dertien = figuur(9, 5), figuur(13, 1)
    assert (negen.tekst, negen.van) == ("64,3%", "van 14 thuiszitters")
    assert (dertien.tekst, dertien.van, dertien.min) == ("te klein", "", None)


def test_waar_de_instroom_is_afgeschermd_is_het_aandeel_grof(tmp_path: Path) -> None:
    """14 of one SWV and 2 of the other: with the region both would follow, so 14 is hidden too."""
    rijen = [f"P{n};2025-01-10;2025-03-10;2025-02-10" for n in range(9)]
    rijen += [f"Q{n};2025-01-10;2025-03-10;" for n in range(5)]
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug"
    twee = bestand(
        "thuiszitters", kop, "VB08;Z1;2025-01-10;", "VB08;Z2;2025-01-10;", van="Leerplicht Uitmeer",
        periode="2025-K1", dekking=("VB08",),
    )  # fmt: skip
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2025-K1", *rijen), thuis("2025-K2", "R1;2025-04-02"), twee
    )
    assert proef.figuur("thuiszitters_instroom", "swv:ijmeer", "2025-K1").tekst == "<5"
    assert proef.figuur("thuiszitters_instroom", "swv:noord-kust", "2025-K1").tekst == "·"
    figuur = proef.figuur(AANBOD, "swv:noord-kust", "2025-K1")
    assert (figuur.tekst, figuur.van) == ("65%", "van 10 tot en met 19 thuiszitters")
    assert (figuur.noemer_min, figuur.noemer_max) == (10, 19)


@pytest.mark.parametrize(("teller", "noemer"), [(9, 14), (10, 15), (7, 11), (12, 19)])
def test_de_onzekerheid_van_een_grof_aandeel_volgt_uit_wat_er_staat(
    teller: int, noemer: int
) -> None:
    """All of these are 65 % of 10 to 19: their chance is that of 6,25 to 6,75 of 10."""
    indicator = indicatoren()[AANBOD]
    aandeel = Aandeel(
        Interval(teller, teller), Interval(noemer - teller, noemer - teller), False, True
    )
    basis = Figure(AANBOD, GEM, "2024/2025", "", "niet geleverd", "", "")
    figuur = grof_aandeel(toon_aandeel(basis, aandeel, "", Beleid(k=2)), indicator)
    assert (figuur.tekst, figuur.min, figuur.max) == ("65%", 62.5, 67.5)
    assert figuur.onder95 == pytest.approx(100 * wilson(6.25, 10)[0])
    assert figuur.boven998 == pytest.approx(100 * wilson(6.75, 10, 0.998)[1])


def test_wat_een_grof_aandeel_kan_zijn_houdt_het_ware_aandeel_in() -> None:
    """Of every share of 10 to 60: the text is the nearest 5 percent, the range holds the share."""
    indicator = indicatoren()[AANBOD]
    basis = Figure(AANBOD, GEM, "2024/2025", "", "getoond", "", "")
    for noemer in range(10, 61):
        for teller in range(noemer + 1):
            waar = 100 * teller / noemer
            precies = replace(basis, min=waar, max=waar, noemer_min=noemer, noemer_max=noemer)
            figuur = grof_aandeel(precies, indicator)
            assert figuur.min is not None
            assert figuur.max is not None
            assert figuur.min <= waar <= figuur.max
            assert abs(int(figuur.tekst.removesuffix("%")) - waar) <= 2.5
            assert figuur.max - figuur.min <= 5


def test_een_schooljaar_van_een_gemeente_is_de_som_van_de_kwartalen(tmp_path: Path) -> None:
    """And a quarter of the region that follows from that year and another quarter is hidden."""
    eerste = [*(f"P{n};2025-01-10;;2025-02-10" for n in range(9))]
    eerste += [f"Q{n};2025-01-10" for n in range(5)]
    tweede = [*(f"R{n};2025-04-10;;2025-05-10" for n in range(13)), "S;2025-04-10"]
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        thuis("2025-K1", *eerste), thuis("2025-K2", *eerste, *tweede), thuis("2025-K3", *tweede)
    )
    jaar = proef.ruw(AANBOD, GEM, "2024/2025")
    assert tel(jaar) == ("22", "6")
    assert jaar.onvolledig == "2 van 4 kwartalen"
    assert proef.figuur(AANBOD, GEM, "2024/2025").tekst == "78,6%"
    assert proef.figuur(AANBOD, "regio", "2025-K1").tekst == "·"
