"""What compute makes of deliveries: dekking, mergers, and a mistake in a definition."""

import gc
from pathlib import Path

import pytest

from datasets.catalog import datasets
from datasets.model import DefinitieFout
from datasets.store import open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.model import Interval
from indicators.samenstellen import wat_ontbreekt
from tests.indicators.proef import (
    Proef,
    bestand,
    geteld,
    inwoners,
    kort,
    thuis,
    zoveel,
)

K2 = "2025-K2"
THUIS = "thuiszitters"


# -- dekking ------------------------------------------------------------------------------------


def test_binnen_de_dekking_nul_erbuiten_niet_geleverd(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2, sector="alle"))
    assert proef.stand(THUIS, "VB03", K2) == "6"
    assert proef.stand(THUIS, "VB08", K2) == "0"
    assert proef.figuur(THUIS, "VB08", K2).tekst == "0"
    niet = proef.figuur(THUIS, "VB01", K2)
    assert (niet.status, niet.min, niet.reden) == (
        "niet geleverd",
        None,
        "Over deze periode is niets geleverd.",
    )
    groep = proef.figuur(THUIS, "jeugdregio:kust", K2)
    assert (groep.status, groep.dekking, groep.tekst) == ("onvolledig", "2 van 4", "6")
    assert groep.reden == "Onvolledig: 2 van 4 gemeenten."
    assert proef.figuur(THUIS, "jeugdregio:polder", K2).status == "niet geleverd"


def test_foute_rijen_weggelaten_maakt_die_gemeente_onvolledig(proef: Proef) -> None:
    proef.laad(
        thuis(
            *zoveel(6, "VB03 2025-05-01"),
            "VB03 31-31-2025",
            *zoveel(7, "VB07 2025-05-01"),
            van="SWV IJmeer PO",
            periode=K2,
            sector="alle",
            zonder_foute_rijen=True,
        )
    )
    assert proef.figuur(THUIS, "VB03", K2).reden == "Onvolledig: foute regels zijn weggelaten."
    assert proef.figuur(THUIS, "VB07", K2).status == "getoond"


# -- mergers ------------------------------------------------------------------------------------

OOSTERMADE = thuis(*zoveel(6, "VB10 2023-11-01"), van="Leerplicht Oostermade", periode="2023-K4")
POLDERWAARD = thuis(*zoveel(9, "VB11 2023-11-01"), van="Leerplicht Polderwaard", periode="2023-K4")


def test_voor_de_fusie_tellen_de_oude_gemeenten_samen(proef: Proef) -> None:
    nieuw = thuis(*zoveel(17, "VB06 2024-02-01"), van="Leerplicht Oosterwaard", periode="2024-K1")
    proef.laad(OOSTERMADE, POLDERWAARD, nieuw)
    assert (proef.stand(THUIS, "VB06", "2023-K4"), proef.stand(THUIS, "VB06", "2024-K1")) == (
        "15",
        "17",
    )
    assert proef.ruw(THUIS, "VB06", "2024-K1").breuk == ""  # een fusie is geen breuk
    assert proef.figuur(THUIS, "VB06", "2023-K4").status == "getoond"


def test_een_van_twee_oude_gemeenten_ontbreekt(proef: Proef) -> None:
    proef.laad(OOSTERMADE)
    figuur = proef.figuur(THUIS, "VB06", "2023-K4")
    assert (figuur.status, figuur.min, figuur.reden) == (
        "onvolledig",
        6,
        "Onvolledig: zonder Polderwaard.",
    )


def test_oude_naam_na_de_fusie(proef: Proef) -> None:
    rijen = [
        *zoveel(4, "Oostermade 2024-02-01"),
        *zoveel(5, "VB11 2024-02-01"),
        *zoveel(3, "VB06 2024-02-01"),
    ]
    proef.laad(thuis(*rijen, van="Leerplicht Oosterwaard", periode="2024-K1"))
    assert proef.stand(THUIS, "VB06", "2024-K1") == "12"
    assert proef.ruw(THUIS, "VB06", "2024-K1").onvolledig == ""


def test_nieuwe_naam_voor_de_fusie(proef: Proef) -> None:
    van = "Leerplicht Oosterwaard"
    proef.laad(
        thuis(*zoveel(8, "VB06 2023-11-01"), van=van, periode="2023-K4", dekking=("Oosterwaard",)),
        geteld("VB06;dreigend;;11", van=van, periode="2023-K4"),
    )
    assert proef.stand(THUIS, "VB06", "2023-K4") == "8"
    assert proef.ruw(THUIS, "VB06", "2023-K4").onvolledig == ""
    assert proef.stand("dreigende_thuiszitters", "VB06", "2023-K4") == "11"


def test_oude_en_nieuwe_naam_van_een_telling_tellen_niet_dubbel(proef: Proef) -> None:
    rijen = ("VB10;dreigend;;6", "VB11;dreigend;;7", "VB06;dreigend;;13")
    proef.laad(geteld(*rijen, van="Leerplicht Oosterwaard", periode="2024-K1"))
    assert proef.stand("dreigende_thuiszitters", "VB06", "2024-K1") == "13"


def test_een_behouden_code_is_geen_behouden_gebied(tmp_path: Path) -> None:
    """Alkmaar of 2012 is without Graft-De Rijp and Schermer.

    Counts need all three, percentages never add up.
    """
    proef = Proef(tmp_path, "alkmaar")
    kop = "Regio's;Perioden;Jongeren met jeugdhulp in natura (% (zie toelichting))"
    proef.laad(
        bestand(
            "jeugdhulp_indicatoren",
            kop,
            "Alkmaar;2012;10,0",
            "Graft-De Rijp;2012;8,0",
            "Schermer;2012;7,0",
            "Alkmaar;2015;11,0",
            van="CBS",
        ),
        inwoners("Alkmaar;5 tot 18 jaar;12000", periode="2012"),
        inwoners(
            "Alkmaar;5 tot 18 jaar;12100",
            "Graft-De Rijp;5 tot 18 jaar;900",
            "Schermer;5 tot 18 jaar;800",
            periode="2013",
        ),
        thuis(
            *zoveel(12, "Alkmaar 2012-02-01"),
            van="Leerplicht Alkmaar",
            periode="2012-K1",
            dekking=("GM0361",),
        ),
        thuis(
            *zoveel(12, "Alkmaar 2013-02-01"),
            *zoveel(6, "Graft-De Rijp 2013-02-01"),
            van="Leerplicht Alkmaar",
            periode="2013-K1",
            dekking=("GM0361", "GM0365", "GM0458"),
        ),
    )
    toen = proef.figuur("jeugdhulpgebruik", "GM0361", "2012")
    assert toen.status == "niet te berekenen"
    assert "Alkmaar en Graft-De Rijp en Schermer" in toen.reden
    assert proef.figuur("jeugdhulpgebruik", "GM0361", "2015").tekst == "11,0%"
    assert proef.figuur(THUIS, "GM0361", "2012-K1").noemer_min is None
    assert proef.figuur(THUIS, "GM0361", "2013-K1").noemer_min == 13800
    assert proef.stand(THUIS, "GM0361", "2013-K1") == "18"


def test_percentages_van_voor_een_fusie(proef: Proef) -> None:
    kop = "Regio's;Perioden;Jongeren met jeugdhulp in natura (% (zie toelichting))"
    rijen = (
        "Oostermade;2022;10,0",
        "Polderwaard;2022;12,0",
        "Oosterwaard;2023;11,0",
        "Oosterwaard;2024;11,5",
    )
    proef.laad(bestand("jeugdhulp_indicatoren", kop, *rijen, van="CBS"))
    assert proef.figuur("jeugdhulpgebruik", "VB06", "2022").status == "niet te berekenen"
    assert proef.figuur("jeugdhulpgebruik", "VB06", "2023").tekst == "11,0%"  # door CBS herrekend
    assert proef.figuur("jeugdhulpgebruik", "VB06", "2024").tekst == "11,5%"


# -- definitions --------------------------------------------------------------------------------


def test_een_tikfout_in_een_kolom_noemt_indicator_en_wat_duckdb_voorstelt(proef: Proef) -> None:
    fout = indicatoren()[THUIS].model_copy(update={"waar": "thuiss"})
    with (
        open_store(
            proef.plek.map_regio, datasets=datasets(), register=proef.regio.register
        ) as store,
        pytest.raises(DefinitieFout) as gezegd,
    ):
        bereken(store, proef.regio, indicatoren={THUIS: fout}, datasets=datasets())
    assert "indicator thuiszitters:" in str(gezegd.value)
    assert '"thuis"' in str(gezegd.value)
    assert gc.isenabled()


def test_kort() -> None:
    assert (kort(Interval(3, 3)), kort(Interval(1, 4))) == ("3", "1-4")


@pytest.mark.parametrize(
    ("redenen", "leden", "verwacht"),
    [
        ([["3 van 4 kwartalen"], ["2 van 4 kwartalen"], []], 3,
         ("van 2 gemeenten ontbreken kwartalen",)),
        ([["zonder vo", "3 van 4 kwartalen"], ["zonder vo"]], 3,
         ("2 van 3 gemeenten", "van 1 gemeente ontbreken kwartalen", "zonder vo")),
        ([["3 van 4 kwartalen"]], 1, ("3 van 4 kwartalen",)),
        ([["zonder vo"], []], 2, ("zonder vo",)),
        ([[], []], 2, ()),
    ],
)  # fmt: skip
def test_van_een_groep_zeggen_we_een_keer_hoeveel_gemeenten_kwartalen_missen(
    redenen: list[list[str]], leden: int, verwacht: tuple[str, ...]
) -> None:
    assert wat_ontbreekt(redenen, leden) == verwacht
