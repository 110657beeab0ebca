"""Drawn tables of breakdowns: what is counted in which category, and what a reader gets of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from datasets.catalog import datasets
from datasets.model import DefinitieFout
from datasets.store import open_store
from indicators.catalog import controleer, indicatoren
from indicators.compute import bereken
from indicators.protect import Beleid, protect
from indicators.uitsplitsing import UITSPLITSINGEN, titel_van, uitsplitsing_van, zin_bij
from indicators.uitsplitsing_tellen import Uitgesplitst
from tests.indicators.proef import Proef, bestand, geteld, kort, trajecten, zoveel

K2, JAAR = "2025-K2", "2024/2025"
MIDDEN = "jeugdregio:midden"
"""VB04, VB05 and VB07."""
UITGESPLITST = [i for i in indicatoren().values() if i.uitsplitsingen]


def lijst(*rijen: str, van: str = "SWV Noord-Kust PO", **meer: object) -> object:
    """Thuiszitters: each row is "gemeente;begin;einde;reden;schoolsoort;soort"."""
    regels = [f"P{n:03d};{rij}" for n, rij in enumerate(rijen)]
    kop = "Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug;Reden;Schoolsoort;Soort verzuim"
    return bestand("thuiszitters", kop, *regels, van=van, periode=K2, sector="alle", **meer)


def geteld_per(proef: Proef, indicator: str, gebied: str, periode: str, soort: str) -> str:
    """The categories that are not 0, exactly, in order: "psychisch 3, onbekend 1"."""
    u = UITSPLITSINGEN[soort]
    delen = []
    for categorie in u.categorieen:
        ruw = proef.kubus.uitsplitsingen[indicator, gebied, periode, u.code(categorie)]
        if ruw.teller.max:
            delen.append(f"{categorie} {kort(ruw.teller)}")
    return ", ".join(delen)


# -- counting -----------------------------------------------------------------------------------


def test_thuiszitters_naar_reden_schoolsoort_en_soort(proef: Proef) -> None:
    """Who is back before the last day counts in no category, as in the whole."""
    proef.laad(
        lijst(
            "VB04;2025-01-06;;angst;bo;absoluut",
            "VB04;2025-01-06;;psychisch;;lrv",
            "VB05;2025-01-06;2025-09-01;psychisch;vso;lrv",
            "VB05;2025-01-06;2025-06-30;gedrag;vso;lrv",
            "VB05;2025-01-06;;;niet bekend;",
            "VB04;2025-01-06;;onbekend;bo;",
            "VB01;2025-01-06;;gedrag;bo;lrv",
        )
    )
    per = [geteld_per(proef, "thuiszitters", MIDDEN, K2, s) for s in ("reden", "schoolsoort")]
    assert per == ["psychisch 3, onbekend 2", "bo 2, vso 1, onbekend 2"]
    soort = geteld_per(proef, "thuiszitters", MIDDEN, K2, "soort")
    assert soort == "absoluut 1, langdurig relatief 2, onbekend 2"
    regio = geteld_per(proef, "thuiszitters", "regio", K2, "reden")
    assert regio == "psychisch 3, gedrag 1, onbekend 2"


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        (["VB04;thuiszitters;;12", "VB04;thuiszitters;angst;7", "VB04;thuiszitters;gedrag;3"],
         "psychisch 7, gedrag 3, onbekend 2"),
        (["VB04;thuiszitters;;12"], "onbekend 12"),  # niet uitgesplitst
        (["VB04;thuiszitters;;12", "VB04;thuiszitters;vso;7"], "onbekend 12"),  # iets anders
        (["VB04;thuiszitters;;12", "VB04;thuiszitters;gedrag;<5"], "gedrag 1-4, onbekend 8-11"),
        # meer dan het totaal: de delen zeggen niets
        (["VB04;thuiszitters;;12", "VB04;thuiszitters;gedrag;13"], "onbekend 12"),
        (["VB04;thuiszitters;;12", "VB05;thuiszitters;;5", "VB05;thuiszitters;gedrag;5"],
         "gedrag 5, onbekend 12"),
    ],
)  # fmt: skip
def test_thuiszitters_uit_tellingen(proef: Proef, rijen: list[str], verwacht: str) -> None:
    proef.laad(geteld(*rijen, van="SWV Noord-Kust PO", periode=K2, sector="alle"))
    assert geteld_per(proef, "thuiszitters", MIDDEN, K2, "reden") == verwacht


def test_tlv_naar_schoolsoort_uit_twee_sectoren(proef: Proef) -> None:
    """The SWV VO does not split: all of it is unknown."""
    proef.laad(
        geteld("VB04;tlv;;12", "VB04;tlv;sbo;8", "VB04;tlv;so;4", van="SWV Noord-Kust PO",
               periode=JAAR, sector="po"),
        geteld("VB04;tlv;;7", van="SWV Noord-Kust VO", periode=JAAR, sector="vo"),
    )  # fmt: skip
    assert geteld_per(proef, "tlv", MIDDEN, JAAR, "schoolsoort") == "sbo 8, so 4, onbekend 7"


def test_vo_coach_naar_hulpvraag_en_schoolsoort(proef: Proef) -> None:
    """One youth can have more questions; a school without any is unknown as a whole."""
    kop = "Schooljaar;Gemeente van de school;School;Schoolsoort;Hulpvraag;Gesproken jongeren"
    rijen = [
        "VB04;De Eik;havo;totaal;20", "VB04;De Eik;havo;gedrag;14",
        "VB04;De Eik;havo;scheiding;11",
        "VB05;De Els;vwo;totaal;9",
    ]  # fmt: skip
    proef.laad(
        bestand("vo_coach", kop, *(f"2024-2025;{r}" for r in rijen),
                van="VO-coaches Duin en Dijk", periode=JAAR)
    )  # fmt: skip
    per = [geteld_per(proef, "vo_coach_jongeren", MIDDEN, JAAR, s)
           for s in ("hulpvraag", "schoolsoort")]  # fmt: skip
    assert per == ["gedrag 14, scheiding 11, onbekend 9", "havo 20, vwo 9"]


def test_trajecten_naar_verwijzer_en_hulpvorm(proef: Proef) -> None:
    kop = "Jongere-ID;Woongemeente;Hulpvorm;Begindatum;Einddatum;Verwijzer"
    rijen = [
        "J1;VB04;02;2025-01-06;;huisarts",
        "J1;VB04;13;2025-01-06;;rechter",
        "J2;VB05;02;2025-01-06;;",
        "J3;VB05;02;2024-01-06;2025-04-01;huisarts",  # liep niet meer
    ]
    proef.laad(
        bestand("jeugdhulptrajecten", kop, *rijen, van="Inkoop jeugdhulp Duin en Dijk", periode=K2)
    )
    per = [geteld_per(proef, "jeugdhulptrajecten", MIDDEN, K2, s)
           for s in ("verwijzer", "hulpvorm")]  # fmt: skip
    assert per == ["huisarts 1, rechter 1, onbekend 1", "02 2, 13 1"]


# -- what a reader gets -------------------------------------------------------------------------


@pytest.fixture
def gevuld(proef: Proef) -> Proef:
    """40 pupils in VB04 and 30 in VB01."""
    return proef.laad(
        lijst(
            *zoveel(20, "VB04;2025-01-06;;gedrag;bo;lrv"),
            *zoveel(17, "VB04;2025-01-06;;conflict;bo;lrv"),
            *zoveel(3, "VB04;2025-01-06;;;bo;lrv"),
            *zoveel(15, "VB01;2025-01-06;;gedrag;bo;lrv"),
            *zoveel(15, "VB01;2025-01-06;;conflict;bo;lrv"),
        )
    )


def gezien(proef: Proef, gebied: str, soort: str) -> str:
    """All categories as a reader sees them."""
    rij = proef.vrij.uitsplitsing("thuiszitters", gebied, K2, soort)
    return ", ".join(f"{titel} {figuur.tekst}" for titel, figuur in rij)


def test_wat_te_zien_is_staat_in_de_volgorde_van_de_lijst(gevuld: Proef) -> None:
    """The 3 would follow from 40 or 70: what says least goes with it, and as a `·` too."""
    assert gezien(gevuld, MIDDEN, "reden") == "gedrag 20, conflict school-ouders ·, niet bekend ·"
    assert gezien(gevuld, "jeugdregio:kust", "reden").endswith("niet bekend 0")
    assert "conflict school-ouders ·" in gezien(gevuld, "regio", "reden")


def test_een_gemeente_heeft_geen_uitsplitsing(gevuld: Proef) -> None:
    assert gezien(gevuld, "VB04", "reden") == ""
    assert not any(g in ("VB01", "VB04") for _, g, _, _ in gevuld.kubus.uitsplitsingen)


def test_iedereen_in_een_categorie_is_niet_te_zien(gevuld: Proef) -> None:
    """Never 100 % for what a child is like (decisions.md 20)."""
    rij = gevuld.vrij.uitsplitsing("thuiszitters", "regio", K2, "schoolsoort")
    assert len(rij) == len(UITSPLITSINGEN["schoolsoort"].categorieen)
    assert {figuur.tekst for _, figuur in rij} == {"·"}


def test_het_totaal_blijft_zoals_het_was(gevuld: Proef) -> None:
    zonder = replace(gevuld.kubus, uitsplitsingen={})
    gewoon = protect(zonder, Beleid(), None).figuren
    assert gewoon == {s: f for s, f in gevuld.vrij.figuren.items() if not s[3]}


@pytest.mark.parametrize(
    ("aantallen", "te_zien"),
    [
        ({"02": 20, "03": 30, "13": 10}, "02 20, 03 30, 13 10"),
        (
            {"02": 20, "03": 30, "11": 2, "12": 1, "13": 7, "14": 3},
            "02 20, 03 30, 11 <5, 12 <5, 13 <10, 14 <5",
        ),
        ({"02": 20, "03": 30, "12": 3, "13": 9}, "02 20, 03 ·, 12 ·, 13 ·"),
        ({"02": 20, "03": 30, "12": 9, "13": 9}, "02 20, 03 30, 12 ·, 13 ·"),
        ({"02": 20, "03": 30, "13": 9}, "02 20, 03 ·, 13 ·"),
    ],
    ids=[
        "10 is te zien",
        "7 is <10",
        "3 en 9 geven elkaar weg",
        "een ander houdt 9 geheim",
        "ook wat een te groot maakt",
    ],
)
def test_gesloten_jeugdhulp_staat_er_pas_vanaf_10(
    proef: Proef, aantallen: dict[str, int], te_zien: str
) -> None:
    """As strict as the figures about JeugdzorgPlus themselves (privacy.md section 3)."""
    vormen = [vorm for vorm, n in aantallen.items() for _ in range(n)]
    rijen = [f"J{n};VB04;{vorm};2025-01-06" for n, vorm in enumerate(vormen)]
    proef.laad(trajecten(*rijen, van="Inkoop jeugdhulp Duin en Dijk", periode=K2))
    figuren = proef.vrij.uitsplitsing("jeugdhulptrajecten", "regio", K2, "hulpvorm")
    teksten = [f"{f.uitsplitsing[-2:]} {f.tekst}" for _, f in figuren if f.tekst != "0"]
    assert ", ".join(teksten) == te_zien


# -- definitions --------------------------------------------------------------------------------


@pytest.mark.parametrize("indicator", UITGESPLITST, ids=[i.id for i in UITGESPLITST])
def test_elke_uitsplitsing_past_op_lege_tabellen(tmp_path: Path, indicator) -> None:  # type: ignore[no-untyped-def]
    gebied = Proef(tmp_path, "duin-en-dijk").regio
    with open_store(tmp_path, datasets=datasets(), register=gebied.register) as store:
        assert Uitgesplitst(store, indicator, datasets(), ["VB01"]).soorten
        fout = indicator.model_copy(update={"waar": "bestaat_niet"})
        if indicator.dataset != "tellingen":
            with pytest.raises(DefinitieFout, match=f"indicator {indicator.id}: .*bestaat_niet"):
                Uitgesplitst(store, fout, datasets(), ["VB01"])


def test_een_uitsplitsing_erbij_is_een_woord(gevuld: Proef) -> None:
    """Entering one word in the catalogue is all."""
    instroom = indicatoren()["thuiszitters_instroom"]
    erbij = instroom.model_copy(update={"uitsplitsingen": ("reden",)})
    with open_store(
        gevuld.plek.map_regio, datasets=datasets(), register=gevuld.regio.register
    ) as store:
        kubus = bereken(
            store,
            gevuld.regio,
            indicatoren={**indicatoren(), erbij.id: erbij},
            datasets=datasets(),
        )
    ruw = kubus.uitsplitsingen["thuiszitters_instroom", "regio", "2025-K2", "reden=gedrag"]
    assert kort(ruw.teller) == "0"


def test_een_onbekende_uitsplitsing_wordt_geweigerd() -> None:
    fout = indicatoren()["tlv"].model_copy(update={"uitsplitsingen": ("leeftijd",)})
    with pytest.raises(DefinitieFout, match="tlv: there is no breakdown 'leeftijd'; we know reden"):
        controleer([fout])


def test_woorden_bij_een_uitsplitsing() -> None:
    assert titel_van("reden=geen passende plek") == "geen passende onderwijsplek"
    assert titel_van("hulpvorm=onbekend") == "niet bekend"
    assert titel_van("") == ""
    assert uitsplitsing_van("verwijzer=rechter")[0].titel == "verwijzer"
    for fout in ("reden=totaal", "leeftijd=4"):
        with pytest.raises(KeyError):
            titel_van(fout)
    assert list(UITSPLITSINGEN["soort"].titels.values()) == [
        "absoluut verzuim", "langdurig relatief verzuim", "niet bekend",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "verborgen", "zin"),
    [
        ("reden", [], "De uitsplitsing naar reden is er niet: de bron geeft hem niet."),
        ("reden", [True, True], "De uitsplitsing naar reden is hier afgeschermd: daarvoor zijn de aantallen te klein."),
        ("reden", [False, False], "De categorieën tellen op tot het totaal."),
        ("reden", [False, True], "De categorieën tellen op tot het totaal. Kleine aantallen zijn afgeschermd, en wat ze zou verraden ook."),
        ("hulpvraag", [False], "Wie in meer categorieën past, telt in elk daarvan mee: tel ze niet op."),
    ],
)  # fmt: skip
def test_een_zin_bij_een_uitsplitsing(soort: str, verborgen: list[bool], zin: str) -> None:
    assert zin_bij(soort, verborgen) == zin
