"""Drawn tables of what offices, SWVs and coaches count themselves, and shares of DUO."""

import pytest

from tests.indicators.proef import Proef, bestand, geteld, leerlingen

GEM = "VB01"
SWV_PO, SWV_VO = "SWV Noord-Kust PO", "SWV Noord-Kust VO"
JAAR = "2024/2025"


@pytest.mark.parametrize(
    ("indicator", "maat"),
    [
        ("geoorloofd_verzuim", "geoorloofd verzuim"),
        ("ziekteverzuim_mazl", "MAZL"),
        ("verkorte_onderwijstijd", "onderwijstijdverkorting"),
    ],
)
@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        (["VB01;{};;12"], "12"),
        (["VB01;{};;0"], "0"),
        (["VB01;{};;<5"], "1-4"),
        (["VB01;{};;"], "niet bekend"),  # leeg is nooit 0
        (["VB01;{};;12", "VB01;{};po;7"], "12"),  # een uitsplitsing telt niet mee
        (["VB01;{};po;7"], "niet bekend"),  # geen rij voor het totaal
        (["VB02;{};;12"], "niet geleverd"),
    ],
)
def test_verzuim_uit_tellingen(
    proef: Proef, indicator: str, maat: str, rijen: list[str], verwacht: str
) -> None:
    gevuld = [rij.format(maat) for rij in rijen]
    proef.laad(geteld(f"VB04;{maat};;9", *gevuld, van=SWV_PO, periode="2025-K2", sector="alle"))
    assert proef.stand(indicator, GEM, "2025-K2") == verwacht
    # Personen van kwartalen tellen niet op tot een schooljaar.
    assert (indicator, GEM, JAAR, "") not in proef.kubus.figuren


def test_tlv_is_heel_met_po_en_vo(proef: Proef) -> None:
    proef.laad(
        geteld("VB01;tlv;;12", "VB01;tlv;sbo;8", "VB01;tlv;so;4", van=SWV_PO, periode=JAAR),
    )
    ruw = proef.ruw("tlv", GEM, JAAR)
    assert (ruw.teller.min, ruw.onvolledig) == (12, "zonder vo")
    proef.laad(geteld("VB01;tlv;;7", "VB02;tlv;;<5", van=SWV_VO, periode=JAAR))
    ruw = proef.ruw("tlv", GEM, JAAR)
    assert (ruw.teller.min, ruw.onvolledig) == (19, "")
    assert proef.ruw("tlv", "VB02", JAAR).onvolledig == "zonder po"
    assert proef.stand("tlv", "VB03", JAAR) == "niet geleverd"


@pytest.mark.parametrize(
    ("verwezen", "onterecht", "tekst"),
    [
        ("30", "9", ("30", "9")),
        ("30", "0", ("30", "0")),
        ("30", "3", ("30", "<5")),
        ("30", "27", ("30", "26–30")),  # de rest zou 3 zijn
        ("30", "30", ("30", "26–30")),  # het deel is het geheel
        ("<5", "0", ("<5", "0")),
        ("30", "", ("30", "niet bekend")),
    ],
)
def test_verwijzingen_voor_dyslexie(
    proef: Proef, verwezen: str, onterecht: str, tekst: tuple[str, str]
) -> None:
    proef.laad(
        geteld(
            f"VB01;dyslexie;;{verwezen}",
            f"VB01;dyslexie onterecht;;{onterecht}",
            van=SWV_PO,
            periode=JAAR,
        )
    )
    figuren = [proef.figuur(i, GEM, JAAR) for i in ("dyslexie_verwijzingen", "dyslexie_onterecht")]
    assert tuple(f.tekst for f in figuren) == tekst
    assert figuren[0].status != "onvolledig"  # alleen het po verwijst


@pytest.mark.parametrize(
    ("rijen", "verwacht", "onvolledig"),
    [
        (["De Vlieger;totaal;30;4"], "4", ""),
        (["De Vlieger;totaal;30;<5", "Het Duin;;20;6"], "7-10", ""),
        (["De Vlieger;totaal;30;4", "De Vlieger;gedrag;20;9"], "4", ""),  # delen overlappen
        (["De Vlieger;totaal;30;4", "Het Duin;totaal;20;"], "4", "niet alle cijfers zijn bekend"),
        (["De Vlieger;totaal;30;4", "Het Duin;gedrag;7;1"], "4", "niet alle cijfers zijn bekend"),
        (["De Vlieger;totaal;30;"], "niet bekend", ""),
        (["De Vlieger;totaal;30;0"], "0", ""),
    ],
)
def test_beschikkingen_van_de_vo_coach(
    proef: Proef, rijen: list[str], verwacht: str, onvolledig: str
) -> None:
    kop = "Gemeente van de school;School;Hulpvraag;Gesproken jongeren;Beschikkingen"
    proef.laad(
        bestand(
            "vo_coach",
            kop,
            *(f"{GEM};{rij}" for rij in rijen),
            van="VO-coaches Duin en Dijk",
            periode=JAAR,
        )
    )
    ruw = proef.ruw("vo_coach_beschikkingen", GEM, JAAR)
    assert proef.stand("vo_coach_beschikkingen", GEM, JAAR) == verwacht
    assert ruw.onvolledig == onvolledig


def test_deelname_so_en_sbo_van_de_leerlingen_in_bo_sbo_en_so(proef: Proef) -> None:
    proef.laad(
        leerlingen(
            "VB01;1001;Duinveen;bo;85",
            "VB01;1001;Duinveen;so;<5",
            "VB02;1001;Duinveen;so;5",  # school in een andere gemeente: telt waar hij woont
            "VB01;1001;Duinveen;sbo;10",
            "VB01;1002;Duinveen;vso;50",  # niet in de noemer
            "VB01;1201;Heerwijk aan Zee;bo;40",
        )
    )
    peil = "2024-10-01"
    so, sbo = proef.ruw("deelname_so", GEM, peil), proef.ruw("deelname_sbo", GEM, peil)
    assert (so.teller.min, so.teller.max, so.rest.min, so.rest.max) == (6, 9, 95, 95)
    assert (sbo.teller.min, sbo.teller.max, sbo.rest.min, sbo.rest.max) == (10, 10, 91, 94)
    assert proef.figuur("deelname_so", GEM, peil).tekst == "5,9–8,7%"
    assert proef.figuur("deelname_so", "VB02", peil).tekst == "0,0%"
    assert proef.figuur("deelname_so", "VB03", peil).status == "niet geleverd"
