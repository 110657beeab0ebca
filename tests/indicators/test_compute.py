"""What compute makes of deliveries.

Dekking, mergers, sources, sectors, groups, breaks, denominators.
"""

from datetime import date
from pathlib import Path

import pytest

from datasets.catalog import datasets
from datasets.model import DefinitieFout
from datasets.reference.profiel import Leidend
from datasets.reference.regio import regio
from datasets.store import open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken, wat_ontbreekt
from indicators.model import Interval
from indicators.noemers import precies
from tests.indicators.proef import (
    Proef,
    bestand,
    geteld,
    inwoners,
    kort,
    leerlingen,
    thuis,
    zoveel,
)

K2 = "2025-K2"
THUIS = "thuiszitters"


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk")


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


# -- sources and sectors ------------------------------------------------------------------------


def test_verschillende_sectoren_tellen_op(tmp_path: Path) -> None:
    afgesproken = regio("duin-en-dijk").model_copy(update={"sectoren": {THUIS: ("po", "vo")}})
    proef = Proef(tmp_path, afgesproken)
    po = thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2)
    proef.laad(po)
    assert proef.figuur(THUIS, "VB03", K2).reden == "Onvolledig: zonder vo."
    assert proef.ruw(THUIS, "VB07", K2).onvolledig == "zonder vo"
    proef.laad(thuis(*zoveel(9, "VB03 2025-05-01"), van="SWV IJmeer VO", periode=K2))
    assert (proef.figuur(THUIS, "VB03", K2).tekst, proef.figuur(THUIS, "VB03", K2).status) == (
        "15",
        "getoond",
    )


def test_een_deel_van_de_sectoren_zonder_afspraak(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2))
    assert proef.figuur(THUIS, "VB03", K2).reden == "Onvolledig: alleen po."


def test_twee_bronnen_wordt_gevraagd_en_het_antwoord_bewaard(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(12, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=K2))
    swv = {"van": "SWV IJmeer PO", "periode": K2, "sector": "alle"}
    [vraag] = proef.rapporten(thuis(*zoveel(16, "VB03 2025-05-01"), **swv))
    assert (vraag.uitkomst, vraag.optie) == ("vraag", "leidend")
    assert proef.stand(THUIS, "VB03", K2) == "12"  # er is niets opgenomen
    proef.laad(thuis(*zoveel(16, "VB03 2025-05-01"), **swv, leidend="SWV IJmeer PO"))
    figuur = proef.figuur(THUIS, "VB03", K2)
    assert (figuur.tekst, figuur.andere_bron) == ("16", "andere bron: 12 (Leerplicht Kogermeer)")
    # het volgende kwartaal geldt hetzelfde antwoord
    proef.laad(
        thuis(*zoveel(7, "VB03 2025-08-01"), **{**swv, "periode": "2025-K3"}),
        thuis(*zoveel(3, "VB03 2025-08-01"), van="Leerplicht Kogermeer", periode="2025-K3"),
    )
    figuur = proef.figuur(THUIS, "VB03", "2025-K3")
    assert (figuur.tekst, figuur.andere_bron) == ("7", "andere bron: <5 (Leerplicht Kogermeer)")


def test_zonder_keuze_telt_geen_van_beide(proef: Proef) -> None:
    proef.laad(
        thuis(*zoveel(12, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=K2),
        thuis(
            *zoveel(16, "VB03 2025-05-01"),
            van="SWV IJmeer PO",
            periode=K2,
            sector="alle",
            leidend="SWV IJmeer PO",
        ),
    )
    with open_store(
        proef.plek.map_regio, datasets=datasets(), register=proef.regio.register
    ) as store:
        store.con.execute("delete from leidend")
        zonder = bereken(store, proef.regio, indicatoren=indicatoren(), datasets=datasets())
    ruw = zonder.figuren[THUIS, "VB03", K2, ""]
    assert (ruw.status, ruw.teller.max) == ("niet te berekenen", 0)
    assert ruw.reden == (
        "Twee bronnen leveren dit cijfer: Leerplicht Kogermeer (thuiszitters) en SWV IJmeer PO "
        "(thuiszitters). Kies welke telt."
    )
    assert zonder.figuren[THUIS, "VB07", K2, ""].status == "bekend"


def test_leidend_in_het_profiel_per_sector(tmp_path: Path) -> None:
    """`alle` and a part overlap.

    With the leading part the whole does not count, and the other part stays.
    """
    delen = ("langer_3m", "instroom", "uitstroom", "terug_naar_school")
    maten = (THUIS, *(f"{THUIS}_{naam}" for naam in delen))
    keuzes = tuple(
        Leidend(maat=maat, leverancier="SWV IJmeer PO", dataset="thuiszitters", sector="po")
        for maat in maten
    )
    afspraken = {"leidend": keuzes, "sectoren": {THUIS: ("po", "vo")}}
    gebied = regio("duin-en-dijk").model_copy(update=afspraken)
    proef = Proef(tmp_path, gebied)
    proef.laad(
        thuis(*zoveel(20, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=K2),
        thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2),
        thuis(*zoveel(9, "VB03 2025-05-01"), van="SWV IJmeer VO", periode=K2),
    )
    assert proef.stand(THUIS, "VB03", K2) == "15"
    # het verschil tussen geheel en deel is een deel dat niemand toonde: van de ander alleen de naam
    assert proef.figuur(THUIS, "VB03", K2).andere_bron == "andere bron: Leerplicht Kogermeer"


def test_gevallen_gaan_voor_een_telling_van_dezelfde_leverancier(proef: Proef) -> None:
    van = "Leerplicht Duinveen"
    proef.laad(
        geteld("VB01;thuiszitters;;16", van=van, periode=K2),
        thuis(*zoveel(14, "VB01 2025-05-01"), van=van, periode=K2),
    )
    assert proef.stand(THUIS, "VB01", K2) == "14"
    assert proef.figuur(THUIS, "VB01", K2).andere_bron == "andere bron: 16 (Leerplicht Duinveen)"


def test_een_telling_geeft_geen_stand_op_1_oktober(proef: Proef) -> None:
    proef.laad(
        geteld(
            "VB01;thuiszitters langer dan 3 maanden;;8",
            van="Leerplicht Duinveen",
            periode="2024-K4",
        )
    )
    ruw = proef.ruw("thuiszitters_langer_3m", "VB01", "2024/2025")
    assert (ruw.status, ruw.reden) == (
        "niet te berekenen",
        "Deze telling geldt op de laatste dag van het kwartaal, niet op 1 oktober.",
    )
    assert proef.stand("thuiszitters_langer_3m", "regio", "2024-K4") == "8"


def test_schooljaar_en_kwartalen_naast_elkaar_tellen_niet_dubbel(proef: Proef) -> None:
    van = "Leerplicht Duinveen"
    proef.laad(
        geteld("VB01;instroom;;30", van=van, periode="2024/2025"),
        *(
            geteld("VB01;instroom;;7", van=van, periode=k)
            for k in ("2024-K3", "2024-K4", "2025-K1", "2025-K2")
        ),
    )
    assert proef.stand("thuiszitters_instroom", "VB01", "2024/2025") == "30"


# -- breaks -------------------------------------------------------------------------------------


def test_wisseling_van_bron_soort_of_definitie_is_een_breuk(proef: Proef) -> None:
    van = "Leerplicht Duinveen"
    acht = zoveel(8, "VB01 2024-01-01")
    proef.laad(
        thuis(*acht, van=van, periode="2024-K1"),
        thuis(*acht, van=van, periode="2024-K2"),
        geteld("VB01;thuiszitters;;9", van=van, periode="2024-K3"),  # gevallen -> telling
        geteld("VB01;thuiszitters;;9", van=van, periode="2024-K4"),
        thuis(*acht, van=van, periode="2025-K1"),  # telling -> gevallen
        thuis(*acht, van=van, periode="2025-K2", definitie="ook ziek met deelplan"),
        thuis(
            *acht,
            van="SWV Noord-Kust PO",
            periode="2025-K3",
            sector="alle",
            definitie="ook ziek met deelplan",
        ),
    )
    breuken = {
        p: bool(proef.ruw(THUIS, "VB01", p).breuk)
        for p in ("2024-K1", "2024-K2", "2024-K3", "2024-K4", "2025-K1", "2025-K2", "2025-K3")
    }
    assert [p for p, breuk in breuken.items() if breuk] == [
        "2024-K3",
        "2025-K1",
        "2025-K2",
        "2025-K3",
    ]
    groep = proef.figuur(THUIS, "jeugdregio:kust", "2025-K2")
    assert groep.breuk == "In Duinveen telt vanaf hier een andere bron of definitie."


# -- groups -------------------------------------------------------------------------------------


def test_bereiken_tellen_op_en_onbekende_cellen_maken_een_ondergrens(proef: Proef) -> None:
    rijen = (
        "VB06;dreigend;;12",
        "VB09;dreigend;;<5",
        "VB04;dreigend;;7",
        "VB05;dreigend;;n.b.",
        "VB07;dreigend;;0",
    )
    proef.laad(geteld(*rijen, van="SWV Noord-Kust PO", periode=K2, sector="alle"))
    assert proef.figuur("dreigende_thuiszitters", "jeugdregio:polder", K2).tekst == "13–16"
    midden = proef.figuur("dreigende_thuiszitters", "jeugdregio:midden", K2)
    assert (midden.status, midden.tekst, midden.reden) == (
        "onvolledig",
        "7",
        "Onvolledig: 2 van 3 gemeenten.",
    )


def test_groepen_overlappen_en_lidmaatschap_gaat_per_datum(tmp_path: Path) -> None:
    gebied = regio("duin-en-dijk")
    kust = gebied.indeling("jeugdregio").groepen[0]
    lid = kust.leden[0].model_copy(update={"tot": date(2025, 4, 1)})
    groep = kust.model_copy(update={"leden": (lid, *kust.leden[1:])})
    indeling = gebied.indeling("jeugdregio").model_copy(update={"groepen": (groep,)})
    proef = Proef(
        tmp_path, gebied.model_copy(update={"indelingen": (indeling, *gebied.indelingen[1:])})
    )
    for periode in ("2025-K1", K2):
        for code, naam in (
            ("VB01", "Duinveen"),
            ("VB02", "Heerwijk aan Zee"),
            ("VB03", "Kogermeer"),
            ("VB08", "Uitmeer"),
        ):
            proef.laad(
                thuis(*zoveel(10, f"{code} 2025-02-01"), van=f"Leerplicht {naam}", periode=periode)
            )
    assert proef.figuur(THUIS, "jeugdregio:kust", "2025-K1").tekst == "40"
    assert proef.figuur(THUIS, "jeugdregio:kust", K2).tekst == "30"
    assert proef.figuur(THUIS, "swv:ijmeer", K2).min == 20
    assert proef.figuur(THUIS, "regio", K2).min == 40


def test_castricum_en_uitgeest_horen_bij_de_jeugdregio_en_niet_bij_swv_po2703(
    tmp_path: Path,
) -> None:
    proef = Proef(tmp_path, "alkmaar")
    aantallen = {
        "Castricum": 10,
        "Uitgeest": 20,
        "Alkmaar": 30,
        "Heiloo": 5,
        "Bergen (NH.)": 6,
        "Dijk en Waard": 40,
    }
    for naam, aantal in aantallen.items():
        proef.laad(
            thuis(*zoveel(aantal, f"{naam} 2025-02-01"), van=f"Leerplicht {naam}", periode=K2)
        )
    assert proef.figuur(THUIS, "jeugdregio:JZ06", K2).tekst == "111"
    assert proef.figuur(THUIS, "swv_po:PO2703", K2).tekst == "81"
    assert proef.figuur(THUIS, "swv_po:PO2711", K2).tekst == "30"


@pytest.mark.parametrize(
    ("gebied", "gemeente", "naam", "groepen"),
    [
        ("de-liemers", "GM1955", "Montferland", ("PO2503", "PO2504")),
        ("rijnmond", "GM0599", "Rotterdam", ("PO2803", "PO2806", "PO2808")),
    ],
)
def test_gesplitst_naar_postcode_of_niet_te_verdelen(
    tmp_path: Path, gebied: str, gemeente: str, naam: str, groepen: tuple[str, ...]
) -> None:
    """A group counts only the postcodes of the municipality that lie in it.

    Without postcodes there is no figure.
    """
    proef = Proef(tmp_path, gebied)
    deel = {
        groep.id: lid.pc4
        for groep in proef.regio.indeling("swv_po").groepen
        for lid in groep.leden
        if lid.gemeente == gemeente and lid.pc4
    }
    assert set(deel) == set(groepen)
    rijen = [f"{gemeente};{min(deel[g])};{naam};so;{n}" for n, g in enumerate(groepen, start=10)]
    proef.laad(
        leerlingen(*rijen),
        thuis(*zoveel(12, f"{gemeente} 2025-02-01"), van=f"Leerplicht {naam}", periode=K2),
    )
    for n, groep in enumerate(groepen, start=10):
        figuur = proef.figuur("leerlingen_so", f"swv_po:{groep}", "2024-10-01")
        assert figuur.min == n, groep
    assert proef.figuur("leerlingen_so", gemeente, "2024-10-01").min == sum(
        range(10, 10 + len(groepen))
    )
    for indicator, periode in ((THUIS, K2), ("thuiszitters_instroom", K2)):
        figuur = proef.figuur(indicator, f"swv_po:{groepen[0]}", periode)
        assert (figuur.status, figuur.min) == ("niet te verdelen", None)
        assert figuur.reden.startswith(f"{naam} ligt in meer dan een groep van deze indeling")
    assert proef.figuur(THUIS, "regio", K2).min == 12
    assert not any("|" in f.gebied for f in proef.vrij.figuren.values())


def test_postcodes_buiten_elke_groep_worden_gezegd(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "de-liemers")
    proef.laad(leerlingen("GM1955;9999;Montferland;so;7", "GM1955;10;Montferland;so;5"))
    figuur = proef.figuur("leerlingen_so", "swv_po:PO2504", "2024-10-01")
    assert "zonder postcodes die in geen enkele groep liggen" in figuur.reden


# -- korrel -------------------------------------------------------------------------------------


def test_korrel_zegt_welk_niveau_per_soort_periode_getoond_wordt(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(12, "VB01 2024-11-01"), van="Leerplicht Duinveen", periode="2024-K4"))
    thuiszitters = [i for i in indicatoren().values() if i.dataset == "thuiszitters"]
    sleutels = {(i, p) for i, g, p, _ in proef.vrij.figuren if g == "VB01"}
    assert sleutels == {
        (THUIS, "2024-K4"),
        ("thuiszitters_langer_3m", "2024/2025"),
        ("thuiszitters_instroom", "2024/2025"),
        ("thuiszitters_uitstroom", "2024/2025"),
        ("thuiszitters_terug_naar_school", "2024/2025"),
        ("thuiszitters_aanbod_3m", "2024/2025"),
    }
    assert {(i, p) for i, g, p, _ in proef.vrij.figuren if g == "regio"} == {
        (i, "2024-K4")
        for i in (
            THUIS,
            "thuiszitters_langer_3m",
            "thuiszitters_instroom",
            "thuiszitters_uitstroom",
            "thuiszitters_terug_naar_school",
            "thuiszitters_aanbod_3m",
        )
    } | {(i.id, "2024/2025") for i in thuiszitters if i.korrel.groep == ("schooljaar",)}
    assert proef.ruw("thuiszitters_instroom", "regio", "2024-K4").onvolledig == "1 van 9 gemeenten"


# -- denominators -------------------------------------------------------------------------------

N = Interval


@pytest.mark.parametrize(
    ("klassen", "verwacht"),
    [
        ({(a, a): N(10, 10) for a in range(100)}, N(130, 130)),
        (
            {(0, 4): N(1, 1), (5, 9): N(50, 50), (10, 14): N(60, 60), (15, 17): N(30, 30)},
            N(140, 140),
        ),
        (
            {(5, 9): N(50, 50), (10, 14): N(60, 60), (15, 19): N(30, 30)},
            None,
        ),  # 15 tot 20 past niet
        (
            {(5, 9): N(50, 50), (10, 14): N(60, 60), **{(a, a): N(10, 10) for a in range(15, 20)}},
            N(140, 140),
        ),
        ({(5, 17): N(99, 99), (5, 9): N(50, 50), (10, 17): N(60, 60)}, N(99, 99)),  # de breedste
        ({(a, a): N(10, 10) for a in range(5, 17)}, None),  # 17 ontbreekt
        ({(5, 17): N(95, 99)}, N(95, 99)),
        ({(0, 150): N(1000, 1000)}, None),
    ],
)
def test_leeftijden_moeten_precies_passen(
    klassen: dict[tuple[int, int], Interval], verwacht: Interval | None
) -> None:
    assert precies(klassen, 5, 17) == verwacht


def test_noemer_is_de_nieuwste_tot_24_maanden_oud(proef: Proef) -> None:
    acht, van = zoveel(8, "VB01 2020-01-01"), "Leerplicht Duinveen"
    proef.laad(
        inwoners("VB01;5 tot 18 jaar;1000", periode="2022"),
        inwoners("VB01;5 tot 18 jaar;1100", periode="2023"),
        *(
            thuis(*acht, van=van, periode=p)
            for p in ("2021-K4", "2022-K1", "2022-K4", "2023-K1", "2024-K4", "2025-K1")
        ),
    )
    data = {
        p: proef.figuur(THUIS, "VB01", p).noemer_datum
        for p in ("2021-K4", "2022-K1", "2022-K4", "2023-K1", "2024-K4", "2025-K1")
    }
    assert data == {
        "2021-K4": "",
        "2022-K1": "2022-01-01",
        "2022-K4": "2022-01-01",
        "2023-K1": "2023-01-01",
        "2024-K4": "2023-01-01",
        "2025-K1": "",
    }
    assert proef.figuur(THUIS, "VB01", "2025-K1").per1000_reden.startswith(
        "Geen cijfer per 1.000: het aantal inwoners"
    )


def test_noemer_van_een_groep_heeft_een_datum(proef: Proef) -> None:
    proef.laad(
        inwoners("VB06;5 tot 18 jaar;1000", "VB09;5 tot 18 jaar;500", periode="2024"),
        inwoners("VB06;5 tot 18 jaar;1100", periode="2025"),
        geteld(
            "VB06;dreigend;;12",
            "VB09;dreigend;;6",
            van="SWV Noord-Kust PO",
            periode="2024-K4",
            sector="alle",
        ),
        geteld(
            "VB06;dreigend;;12",
            "VB09;dreigend;;6",
            van="SWV Noord-Kust PO",
            periode=K2,
            sector="alle",
        ),
    )
    toen = proef.figuur("dreigende_thuiszitters", "jeugdregio:polder", "2024-K4")
    assert (toen.noemer_min, toen.per1000_min) == (1500, 12)
    nu = proef.figuur("dreigende_thuiszitters", "jeugdregio:polder", K2)
    assert (nu.per1000_min, nu.per1000_reden) == (
        None,
        "Geen cijfer per 1.000: de noemers zijn niet van dezelfde datum.",
    )


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


def test_kort() -> None:
    assert (kort(N(3, 3)), kort(N(1, 4))) == ("3", "1-4")


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
