"""Drawn tables.

One small table per indicator, with the edge named in the row, and what must come out.
"""

import pytest

from tests.indicators.proef import (
    Proef,
    bestand,
    geteld,
    inwoners,
    leerlingen,
    thuis,
    vrijgesteld,
    zoveel,
)

VAN = "Leerplicht Duinveen"
GEM = "VB01"


@pytest.mark.parametrize(
    ("rij", "begin", "instroom", "uitstroom", "eind"),
    [
        ("2025-03-31", 1, 0, 0, 1),  # begon de dag ervoor
        ("2025-04-01", 0, 1, 0, 1),  # begon op de eerste dag
        ("2025-06-30", 0, 1, 0, 1),  # begon op de laatste dag
        ("2025-07-01", 0, 0, 0, 0),  # begon de dag erna: telt nergens
        ("2025-02-01 2025-03-31", 0, 0, 0, 0),  # was voor het kwartaal al terug
        ("2025-02-01 2025-04-01", 1, 0, 1, 0),  # terug op de eerste dag: de dag ervoor nog thuis
        ("2025-02-01 2025-06-30", 1, 0, 1, 0),  # terug op de laatste dag: dan niet meer thuis
        ("2025-02-01 2025-07-01", 1, 0, 0, 1),  # terug op de dag erna
        ("2025-05-05 2025-05-05", 0, 1, 1, 0),  # begin en einde op een dag
        ("2025-05-05 2025-05-19", 0, 1, 1, 0),  # kwam en ging in het kwartaal
        ("2025-02-01", 1, 0, 0, 1),  # loopt nog
    ],
)
def test_stand_en_stroom_van_een_geval(
    proef: Proef, rij: str, begin: int, instroom: int, uitstroom: int, eind: int
) -> None:
    # Een lijst zonder een enkele regel in het kwartaal gaat er niet in: een vast geval erbij.
    vast = f"{GEM} 2025-04-10 2025-04-11"
    instroom, uitstroom = instroom + 1, uitstroom + 1
    proef.laad(thuis(f"{GEM} {rij}", vast, van=VAN, periode="2025-K2"))
    assert proef.stand("thuiszitters", GEM, "2025-K2") == str(eind)
    telt = {
        naam: proef.kubus.teller_van((f"thuiszitters_{naam}", "regio", "2025-K2", ""))
        for naam in ("begin", "instroom", "uitstroom", "einde")
    }
    assert [ruw.teller.min for ruw in telt.values() if ruw] == [begin, instroom, uitstroom, eind]
    assert begin + instroom - uitstroom == eind


@pytest.mark.parametrize(
    ("begin", "langer"),
    [
        ("2025-03-31", "0"),  # 91 dagen: nog niet langer dan 3 maanden
        ("2025-03-30", "1"),  # 92 dagen
        ("2025-03-30 2025-06-30", "0"),  # 92 dagen, maar op de dag zelf terug
    ],
)
def test_langer_dan_3_maanden_is_meer_dan_91_dagen(proef: Proef, begin: str, langer: str) -> None:
    proef.laad(thuis(f"{GEM} {begin}", van=VAN, periode="2025-K2"))
    assert proef.stand("thuiszitters_langer_3m", "regio", "2025-K2") == langer


def test_langer_dan_3_maanden_per_schooljaar_is_op_1_oktober(proef: Proef) -> None:
    proef.laad(
        thuis(
            f"{GEM} 2024-07-01",  # 92 dagen op 1 oktober
            f"{GEM} 2024-07-02",  # 91 dagen op 1 oktober, aan het eind van het kwartaal langer
            f"{GEM} 2024-06-01 2024-10-01",  # op 1 oktober terug
            f"{GEM} 2024-06-01 2024-10-02",  # op 1 oktober nog thuis
            van=VAN,
            periode="2024-K4",
        )
    )
    assert proef.stand("thuiszitters_langer_3m", GEM, "2024/2025") == "2"
    assert proef.stand("thuiszitters_langer_3m", "regio", "2024-K4") == "2"


def test_ander_kwartaal_geeft_geen_stand_op_1_oktober(proef: Proef) -> None:
    proef.laad(thuis(f"{GEM} 2024-01-01", van=VAN, periode="2025-K1"))
    assert ("thuiszitters_langer_3m", GEM, "2024/2025", "") not in proef.kubus.figuren


def test_stroom_van_een_schooljaar_is_de_som_van_vier_kwartalen(proef: Proef) -> None:
    per_kwartaal = {"2024-K3": 2, "2024-K4": 5, "2025-K1": 4, "2025-K2": 1}
    maand = {"2024-K3": "2024-09", "2024-K4": "2024-11", "2025-K1": "2025-02", "2025-K2": "2025-05"}
    proef.laad(
        *(
            thuis(*zoveel(n, f"{GEM} {maand[k]}-10"), van=VAN, periode=k)
            for k, n in per_kwartaal.items()
        )
    )
    ruw = proef.ruw("thuiszitters_instroom", GEM, "2024/2025")
    assert (ruw.teller.min, ruw.onvolledig) == (12, "")
    assert ruw.toelichting.startswith("Dit schooljaar loopt van 1 juli tot en met 30 juni")


def test_schooljaar_met_een_kwartaal_te_weinig(proef: Proef) -> None:
    proef.laad(
        *(
            thuis(*zoveel(5, f"{GEM} {dag}"), van=VAN, periode=kwartaal)
            for kwartaal, dag in (
                ("2024-K3", "2024-08-10"),
                ("2024-K4", "2024-11-10"),
                ("2025-K2", "2025-05-10"),
            )
        )
    )
    figuur = proef.figuur("thuiszitters_instroom", GEM, "2024/2025")
    assert proef.ruw("thuiszitters_instroom", GEM, "2024/2025").teller.min == 15
    assert (figuur.status, figuur.reden) == ("onvolledig", "Onvolledig: 3 van 4 kwartalen.")


def test_derde_kwartaal_is_dat_van_de_zomervakantie(proef: Proef) -> None:
    proef.laad(
        *(
            thuis(*zoveel(6, f"{GEM} 2024-06-01"), van=VAN, periode=kwartaal)
            for kwartaal in ("2024-K2", "2024-K3")
        )
    )
    k2, k3 = (proef.figuur("thuiszitters", GEM, k) for k in ("2024-K2", "2024-K3"))
    assert (k2.tekst, k3.tekst) == ("6", "6")
    assert k2.toelichting == ""
    assert k3.toelichting == "De zomervakantie valt in dit kwartaal."


def test_stand_van_elk_kwartaal_komt_uit_zijn_eigen_levering(proef: Proef) -> None:
    """The end of one quarter and the begin of the next may differ: both are as delivered."""
    proef.laad(
        thuis(*zoveel(6, f"{GEM} 2025-02-01"), van=VAN, periode="2025-K1"),
        thuis(*zoveel(8, f"{GEM} 2025-02-01"), van=VAN, periode="2025-K2"),
    )
    assert proef.stand("thuiszitters", GEM, "2025-K1") == "6"
    assert proef.stand("thuiszitters", GEM, "2025-K2") == "8"
    assert proef.stand("thuiszitters_instroom", "regio", "2025-K2") == "0"


@pytest.mark.parametrize(
    ("rij", "kwartaal", "oktober"),
    [
        ("5-onder-a 2024-08-01", "1", "1"),
        ("5-onder-a 2024-08-01 2025-07-31", "1", "1"),
        ("5-onder-a 2024-10-02", "1", "0"),  # na 1 oktober ingegaan
        ("5-onder-a 2024-10-01", "1", "1"),  # op 1 oktober ingegaan
        ("5-onder-a 2024-08-01 2024-12-31", "0", "1"),  # op de laatste dag beeindigd
        ("5-onder-a 2024-08-01 2024-10-01", "0", "0"),  # op 1 oktober beeindigd
        ("trekkend-bestaan 2024-08-01", "0", "0"),  # artikel 5a is iets anders
        ("5-onder-b 2024-08-01", "0", "0"),
        ("11 2024-08-01", "0", "0"),
    ],
)
def test_vrijstellingen_5_onder_a(proef: Proef, rij: str, kwartaal: str, oktober: str) -> None:
    proef.laad(vrijgesteld(f"{GEM} {rij}", van=VAN, periode="2024-K4"))
    assert proef.stand("vrijstellingen_5_onder_a", "regio", "2024-K4") == kwartaal
    assert proef.stand("vrijstellingen_5_onder_a", GEM, "2024/2025") == oktober


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        (["VB01;dreigend;;12"], "12"),
        (["VB01;dreigend;;0"], "0"),
        (["VB01;dreigend;;<5"], "1-4"),
        (["VB01;dreigend;;"], "niet bekend"),  # leeg is nooit 0
        (["VB01;dreigend;;n.b."], "niet bekend"),
        (["VB01;dreigend;po;7", "VB01;dreigend;vo;5"], "niet bekend"),  # geen rij voor het totaal
        (["VB01;dreigend;;12", "VB01;dreigend;po;7"], "12"),  # een uitsplitsing telt niet mee
        (["VB02;dreigend;;12"], "niet geleverd"),  # een gemeente zonder rij
        (["VB01;geoorloofd verzuim;;12"], "niet geleverd"),  # een andere maat
    ],
)
def test_dreigende_thuiszitters_uit_tellingen(
    proef: Proef, rijen: list[str], verwacht: str
) -> None:
    van = "SWV Noord-Kust PO"
    proef.laad(geteld("VB04;dreigend;;9", *rijen, van=van, periode="2025-K2", sector="alle"))
    assert proef.stand("dreigende_thuiszitters", GEM, "2025-K2") == verwacht


@pytest.mark.parametrize(
    ("rijen", "verwacht", "onvolledig"),
    [
        (["De Vlieger;totaal;30"], "30", ""),
        (["De Vlieger;;30"], "30", ""),  # leeg is ook het totaal
        (["De Vlieger;totaal;30", "De Vlieger;gedrag;20", "De Vlieger;scheiding;15"], "30", ""),
        (
            ["De Vlieger;gedrag;20", "De Vlieger;scheiding;15"],
            "niet bekend",
            "",
        ),  # delen overlappen
        (["De Vlieger;totaal;30", "Het Duin;totaal;<5"], "31-34", ""),
        (["De Vlieger;totaal;30", "Het Duin;gedrag;7"], "30", "niet alle cijfers zijn bekend"),
        (["De Vlieger;totaal;30", "Het Duin;totaal;n.b."], "30", "niet alle cijfers zijn bekend"),
        (["De Vlieger;totaal;n.b."], "niet bekend", ""),
    ],
)
def test_vo_coach(proef: Proef, rijen: list[str], verwacht: str, onvolledig: str) -> None:
    kop = "Gemeente van de school;School;Hulpvraag;Gesproken jongeren"
    proef.laad(
        bestand(
            "vo_coach",
            kop,
            *(f"{GEM};{rij}" for rij in rijen),
            van="VO-coaches Duin en Dijk",
            periode="2024/2025",
        )
    )
    ruw = proef.ruw("vo_coach_jongeren", GEM, "2024/2025")
    assert proef.stand("vo_coach_jongeren", GEM, "2024/2025") == verwacht
    assert ruw.onvolledig == onvolledig
    assert proef.stand("vo_coach_jongeren", "VB02", "2024/2025") == "niet geleverd"


def test_leerlingen_per_soort_en_grensverkeer(proef: Proef) -> None:
    proef.laad(
        leerlingen(
            "VB01;1001;Duinveen;bo;60",
            "VB01;1001;Duinveen;so;<5",
            "VB01;1002;Duinveen;vso;6",
            "VB02;1001;Duinveen;bo;20",  # woont in VB01, school in VB02
            "VB02;1001;Duinveen;so;0",
            "VB02;1201;Heerwijk aan Zee;so;8",
        )
    )
    peil = "2024-10-01"
    assert proef.stand("leerlingen_so", GEM, peil) == "1-4"
    assert proef.stand("leerlingen_vso", GEM, peil) == "6"
    assert proef.stand("leerlingen_sbo", GEM, peil) == "0"  # zonder rij is hier nul
    # Van de scholen in VB03 is er geen bestand: dat is geen nul.
    assert proef.stand("leerlingen_so", "VB03", peil) == "niet geleverd"
    grens = proef.ruw("grensverkeer", GEM, peil)
    assert (grens.teller.min, grens.teller.max) == (20, 20)
    assert (grens.rest.min, grens.rest.max) == (67, 70)
    figuur = proef.figuur("grensverkeer", GEM, peil)
    assert figuur.tekst == "22,2–23,0%"
    assert figuur.reden == "Onvolledig: alleen scholen in 2 gemeenten."


def test_jeugdhulp_percentages_zoals_gepubliceerd(proef: Proef) -> None:
    kop = (
        "Regio's;Perioden;Jongeren met jeugdhulp in natura (% (zie toelichting));"
        "Jongeren met jeugdh. met verbl. in nat. (% (zie toelichting))"
    )
    proef.laad(
        bestand(
            "jeugdhulp_indicatoren",
            kop,
            "Nederland;2022*;13,2;7,9",
            "Duinveen;2022*;15,4;8,0",
            "Langewaard;2022*;12,8;",
            "Duinveen;2021;15,0;8,1",
            van="CBS",
        )
    )
    figuur = proef.figuur("jeugdhulpgebruik", GEM, "2022")
    assert (figuur.tekst, figuur.min, figuur.max) == ("15,4%", 15.4, 15.4)
    assert (figuur.stand, figuur.onder95) == ("voorlopig", None)
    assert proef.figuur("jeugdhulpgebruik", GEM, "2021").stand == "definitief"
    assert proef.figuur("jeugdhulp_met_verblijf", "VB04", "2022").status == "niet bekend"
    assert proef.figuur("jeugdhulpgebruik", "VB02", "2022").status == "niet geleverd"
    assert proef.figuur("jeugdhulpgebruik", "NL", "2022").tekst == "13,2%"
    assert proef.figuur("jeugdhulpgebruik", "regio", "2022").status == "niet te berekenen"


def test_jongeren_met_jeugdhulp_en_het_land(proef: Proef) -> None:
    kop = "VormenVanJeugdzorg;Wijken;Perioden;TotaalJongerenMetJeugdzorgInNatura_1;TotaalTrajectenInNatura_9"
    proef.laad(
        bestand(
            "jeugdhulp_gebruik",
            kop,
            "T001203;NL01;2022JJ00;465000;700000",
            "T001203;VB01;2022JJ00;1235;2000",
            "T001203;VB02;2022JJ00;.;.",
            van="CBS",
        )
    )
    assert proef.stand("jongeren_met_jeugdhulp", GEM, "2022") == "1235"
    assert proef.stand("jongeren_met_jeugdhulp", "VB02", "2022") == "niet bekend"
    assert proef.stand("jongeren_met_jeugdhulp", "NL", "2022") == "465000"
    regio = proef.figuur("jongeren_met_jeugdhulp", "regio", "2022")
    assert (regio.status, regio.dekking, regio.min) == ("onvolledig", "1 van 9", 1235)


def test_jeugdhulpgebruik_tot_en_met_22_van_gemeente_en_groep(proef: Proef) -> None:
    """1.235 van 10.000 inwoners is 12,4%; samen 1.335 van 15.000: gedeeld na het optellen."""
    kop = "VormenVanJeugdzorg;Wijken;Perioden;TotaalJongerenMetJeugdzorgInNatura_1"
    alle = ("0 tot 5 jaar;2000", "5 tot 18 jaar;6000", "18 tot 23 jaar;2000")
    proef.laad(
        inwoners(
            *(f"VB01;{klasse}" for klasse in alle),
            "VB02;0 tot 23 jaar;5000",
            "VB03;0 tot 18 jaar;4000",
            "VB04;0 tot 23 jaar;30",
            periode="2022",
        ),
        bestand(
            "jeugdhulp_gebruik",
            kop,
            "T001203;VB01;2022JJ00;1235",
            "T001203;VB02;2022JJ00;100",
            "T001203;VB03;2022JJ00;500",
            "T001203;VB04;2022JJ00;35",
            "T001203;VB05;2022JJ00;.",
            van="CBS",
        ),
    )
    deel = "jeugdhulpgebruik_0_22"
    figuur = proef.figuur(deel, GEM, "2022")
    assert (figuur.tekst, figuur.van) == ("12,4%", "van 10.000 jongeren")
    assert (figuur.min, figuur.max, figuur.noemer_min) == (12.35, 12.35, 10_000)
    assert "inwoners van 0 tot en met 22 jaar op 1 januari 2022" in figuur.toelichting
    regio = proef.figuur(deel, "regio", "2022")
    assert (regio.tekst, regio.status, regio.dekking) == ("8,9%", "onvolledig", "2 van 9")
    zonder_18_tot_23 = proef.figuur(deel, "VB03", "2022")
    assert zonder_18_tot_23.status == "niet te berekenen"
    assert "inwoners van 0 tot en met 22 jaar ontbreekt" in zonder_18_tot_23.reden
    assert proef.figuur(deel, "VB04", "2022").reden == (
        "Niet te berekenen: er zijn minder inwoners van 0 tot en met 22 jaar dan er hier geteld "
        "zijn."
    )
    assert proef.stand(deel, "VB05", "2022") == "niet bekend"


def test_jeugdhulpgebruik_tot_en_met_22_mengt_geen_dagen(proef: Proef) -> None:
    kop = "VormenVanJeugdzorg;Wijken;Perioden;TotaalJongerenMetJeugdzorgInNatura_1"
    rijen = (f"T001203;{gemeente};2022JJ00;100" for gemeente in ("VB01", "VB02"))
    proef.laad(
        inwoners("VB01;0 tot 23 jaar;1000", periode="2022"),
        inwoners("VB02;0 tot 23 jaar;1000", periode="2021"),
        bestand("jeugdhulp_gebruik", kop, *rijen, van="CBS"),
    )
    regio = proef.figuur("jeugdhulpgebruik_0_22", "regio", "2022")
    assert (regio.status, regio.min) == ("niet te berekenen", None)
    assert regio.reden == "Niet te berekenen: de inwoners zijn niet overal op dezelfde dag geteld."


def test_per_1000_leerplichtigen(proef: Proef) -> None:
    proef.laad(
        inwoners("VB01;5 tot 10 jaar;400", "VB01;10 tot 18 jaar;600", periode="2025"),
        thuis(*zoveel(12, f"{GEM} 2025-02-01"), van=VAN, periode="2025-K2"),
    )
    figuur = proef.figuur("thuiszitters", GEM, "2025-K2")
    assert (figuur.noemer_min, figuur.noemer_max, figuur.noemer_datum) == (1000, 1000, "2025-01-01")
    assert (figuur.per1000_min, figuur.per1000_max, figuur.per1000_reden) == (12, 12, "")
