from datetime import date
from pathlib import Path

import pytest

from datasets.reference import tabellen
from datasets.reference.indelingen import Groep, Lid, landelijke_indeling
from datasets.reference.regio import (
    GebiedOnbekend,
    ProfielFout,
    Regio,
    RegioOnbekend,
    regio,
    regio_uit_toml,
    regios,
)

NU = date(2025, 6, 30)
MAP = tabellen.MAP / "regios"
IDS = ["alkmaar", "de-liemers", "kop-van-noord-holland", "midden-limburg", "rijnmond"]


def leden(regio_id: str, gebied: str) -> list[str]:
    groep = dict(regio(regio_id).groepen())[gebied]
    return sorted(lid.gemeente for lid in groep.leden)


def deel(regio_id: str, gebied: str, gemeente: str) -> frozenset[str] | None:
    groep = dict(regio(regio_id).groepen())[gebied]
    (lid,) = [lid for lid in groep.leden if lid.gemeente == gemeente]
    return lid.pc4


def test_the_five_regions_and_the_invented_one_last() -> None:
    assert [een.id for een in regios()] == [*IDS, "duin-en-dijk"]
    assert [een.id for een in regios() if een.verzonnen] == ["duin-en-dijk"]
    assert {een.id: len(een.gemeenten) for een in regios()} == {
        "alkmaar": 6,
        "de-liemers": 4,
        "kop-van-noord-holland": 4,
        "midden-limburg": 7,
        "rijnmond": 13,
        "duin-en-dijk": 9,
    }


@pytest.mark.parametrize("een", regios(), ids=lambda een: een.id)
def test_every_profile_is_whole(een: Regio) -> None:
    assert (MAP / f"{een.id}.toml").exists()
    assert een.leeftijd[0] == 0
    assert een.bronnen
    assert een.indelingen
    for code in een.gemeenten:
        assert een.naam_van(code) == een.register.gemeente(code).naam
        leerplicht = f"Leerplicht {een.naam_van(code)}"
        assert een.dekking_van(leerplicht, dataset="thuiszitters", op=NU) == (code,)
    for gebied, groep in een.groepen():
        assert een.naam_van(gebied) == groep.titel()
        assert groep.leden
    assert een.dekking_van("CBS", dataset="bevolking", op=NU) == een.gemeenten
    assert een.dekking_van("DUO", dataset="leerlingen_po", op=NU) == een.gemeenten


def test_age_scopes() -> None:
    assert {een.id: een.leeftijd for een in regios()} == {
        "alkmaar": (0, 23),
        "de-liemers": (0, 27),
        "kop-van-noord-holland": (0, 23),
        "midden-limburg": (0, 21),
        "rijnmond": (0, 23),
        "duin-en-dijk": (0, 23),
    }
    zonder_opmerking = {een.id for een in regios() if not een.leeftijd_opmerking}
    assert zonder_opmerking == {"alkmaar", "de-liemers"}


def test_castricum_and_uitgeest_are_in_the_jeugdregio_but_not_in_the_swv_of_the_rest() -> None:
    assert {"GM0383", "GM0450"} <= set(leden("alkmaar", "jeugdregio:JZ06"))
    assert leden("alkmaar", "swv_po:PO2703") == ["GM0361", "GM0373", "GM0399", "GM1980"]
    assert leden("alkmaar", "swv_vo:VO2703") == ["GM0361", "GM0373", "GM0399", "GM1980"]
    assert leden("alkmaar", "swv_po:PO2711") == ["GM0383", "GM0450"]
    assert leden("alkmaar", "swv_vo:VO2704") == ["GM0383", "GM0450"]
    assert leden("alkmaar", "ggd:GG3109") == ["GM0450"]


@pytest.mark.parametrize("sector", ["po", "vo"])
def test_montferland_lies_in_two_swv_by_postcode(sector: str) -> None:
    liemers = deel("de-liemers", f"swv_{sector}:{sector.upper()}2504", "GM1955")
    achterhoek = deel("de-liemers", f"swv_{sector}:{sector.upper()}2503", "GM1955")
    assert liemers == {"6941", "6942"}
    assert achterhoek == {
        "7035", "7036", "7037", "7038", "7039", "7041", "7044", "7045", "7046", "7047", "7048",
    }  # fmt: skip
    assert regio("de-liemers").gesplitst("GM1955", f"swv_{sector}")
    assert not regio("de-liemers").gesplitst("GM0299", f"swv_{sector}")
    assert not regio("de-liemers").gesplitst("GM1955", "jeugdregio")


def test_rotterdam_lies_in_three_swv_po_and_two_swv_vo_by_postcode() -> None:
    rijnmond = regio("rijnmond")
    delen = {
        gebied: lid.pc4
        for gebied, groep in rijnmond.groepen()
        for lid in groep.leden
        if lid.gemeente == "GM0599" and lid.pc4 is not None
    }
    assert {gebied: len(pc4) for gebied, pc4 in delen.items()} == {
        "swv_po:PO2803": 1,
        "swv_po:PO2806": 71,
        "swv_po:PO2808": 1,
        "swv_vo:VO2810": 72,
        "swv_vo:VO2812": 1,
    }
    assert delen["swv_po:PO2803"] == {"3151"}
    assert delen["swv_po:PO2808"] == {"3181"}
    po = [pc4 for gebied, pc4 in delen.items() if gebied.startswith("swv_po")]
    assert len(frozenset().union(*po)) == sum(map(len, po)) == 73
    assert rijnmond.gesplitst("GM0599", "swv_po")
    assert not rijnmond.gesplitst("GM0606", "swv_po")


def test_eighteen_municipalities_of_2017_are_split_nationally() -> None:
    swv: dict[tuple[str, str], set[str]] = {}
    for rij in tabellen.swv_postcodes():
        swv.setdefault((rij.gemeente_2017, "po"), set()).add(rij.swv_po)
        swv.setdefault((rij.gemeente_2017, "vo"), set()).add(rij.swv_vo)
    gesplitst = {gemeente for (gemeente, _), codes in swv.items() if len(codes) > 1}
    assert len(gesplitst) == 18
    assert {"Montferland", "Rotterdam"} <= gesplitst


def test_of_our_regions_only_montferland_and_rotterdam_are_split() -> None:
    gesplitst = {
        een.naam_van(code)
        for een in regios()
        for indeling in een.indelingen
        for code in een.gemeenten
        if een.gesplitst(code, indeling.id)
    }
    assert gesplitst == {"Montferland", "Rotterdam"}


@pytest.mark.parametrize(
    ("regio_id", "gebied", "titel"),
    [
        ("de-liemers", "jeugdregio:JZ28", "De Liemers-deel van Centraal Gelderland (3 van 11)"),
        ("de-liemers", "swv_po:PO2504", "Samenwerkingsverband De Liemers PO"),
        (
            "de-liemers",
            "swv_vo:VO2503",
            "De Liemers-deel van Samenwerkingsverband VO2503 (voortgezet onderwijs; 1 van 5)",
        ),
        ("alkmaar", "jeugdregio:JZ06", "Alkmaar (Noord-Kennemerland)"),
        # five names in 2017, four municipalities now, all four in the region
        ("alkmaar", "swv_po:PO2703", "Samenwerkingsverband PO2703 (primair onderwijs)"),
        ("alkmaar", "swv_po:PO2711", "Alkmaar-deel van Samenwerkingsverband IJmond PO (2 van 5)"),
        (
            "midden-limburg",
            "swv_vo:VO3103",
            "Midden-Limburg-deel van Samenwerkingsverband VO3103 (voortgezet onderwijs; 2 van 3)",
        ),
        ("kop-van-noord-holland", "swv_vo:VO2701", "Samenwerkingsverband Kop van Noord-Holland VO"),
        ("duin-en-dijk", "swv:ijmeer", "Duin en Dijk-deel van SWV IJmeer (3 van 5)"),
        ("alkmaar", "regio", "Alkmaar"),
        ("alkmaar", "NL", "Nederland"),
        ("alkmaar", "GM0416", "Langedijk"),
    ],
)
def test_names_never_claim_more_than_is_in_them(regio_id: str, gebied: str, titel: str) -> None:
    assert regio(regio_id).naam_van(gebied) == titel


def test_the_swv_say_that_they_are_of_2017() -> None:
    for indeling in ("swv_po", "swv_vo"):
        for groep in regio("rijnmond").indeling(indeling).groepen:
            assert groep.stand == "indeling van 2017, met de gemeenten van toen"


def test_an_area_or_region_we_do_not_have() -> None:
    with pytest.raises(GebiedOnbekend, match="Het gebied “jeugdregio:JZ99” kennen we in Alkmaar"):
        regio("alkmaar").naam_van("jeugdregio:JZ99")
    with pytest.raises(GebiedOnbekend, match="De indeling “provincie” kennen we in Alkmaar niet"):
        regio("alkmaar").gesplitst("GM0361", "provincie")
    with pytest.raises(RegioOnbekend, match="Bedoelt u “alkmaar”"):
        regio("Alkmar")


def test_every_national_grouping_covers_every_municipality_of_the_real_regions() -> None:
    for een in regios():
        if not een.verzonnen:
            for indeling in (*tabellen.NAAR_GEMEENTE, *tabellen.NAAR_POSTCODE):
                groepen = landelijke_indeling(
                    indeling, gemeenten=een.gemeenten, regio_naam=een.naam
                ).groepen
                gevonden = {lid.gemeente for groep in groepen for lid in groep.leden}
                assert gevonden == set(een.gemeenten)


def test_the_subregions_of_rijnmond_are_the_regions_own_and_still_empty() -> None:
    subregio = regio("rijnmond").indeling("subregio")
    assert (subregio.soort, subregio.groepen) == ("eigen", ())
    assert subregio.opmerking


def test_the_groupings_of_the_invented_region_overlap() -> None:
    indelingen = regio("duin-en-dijk").indelingen
    assert len(indelingen) == 3
    groepen = [
        {frozenset(lid.gemeente for lid in groep.leden) for groep in indeling.groepen}
        for indeling in indelingen
    ]
    for een, ander in [(0, 1), (0, 2), (1, 2)]:
        assert any(
            a & b and not a <= b and not b <= a for a in groepen[een] for b in groepen[ander]
        )


def test_who_speaks_for_which_municipalities() -> None:
    alkmaar = regio("alkmaar")
    assert alkmaar.dekking_van("SWV PO2703", dataset="thuiszitters", op=NU) == (
        "GM0361", "GM0373", "GM1980", "GM0399",
    )  # fmt: skip
    assert alkmaar.dekking_van("SWV PO2703", dataset="bevolking", op=NU) is None
    assert alkmaar.dekking_van("Leerplicht Zaanstad", dataset="thuiszitters", op=NU) is None
    sectoren = {een.naam: een.sector for een in alkmaar.leveranciers}
    assert (sectoren["SWV PO2703"], sectoren["SWV VO2703"]) == ("po", "vo")
    assert sectoren["Leerplicht Alkmaar"] == "alle"


def test_an_office_speaks_until_its_municipality_is_gone() -> None:
    duin_en_dijk = regio("duin-en-dijk")

    def dekking(op: date) -> tuple[str, ...] | None:
        return duin_en_dijk.dekking_van("Leerplicht Oostermade", dataset="thuiszitters", op=op)

    assert dekking(date(2023, 12, 31)) == ("VB10",)
    assert dekking(date(2024, 1, 1)) is None


def test_a_member_holds_from_its_first_day_until_the_first_day_no_longer() -> None:
    lid = Lid(gemeente="GM0361", van=date(2020, 1, 1), tot=date(2022, 1, 1))
    dagen = [date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [lid.geldt_op(dag) for dag in dagen] == [False, True, True, False]


def test_a_municipality_that_moves_counts_once_in_the_title() -> None:
    heen_en_terug = (
        Lid(gemeente="GM0361", tot=date(2020, 1, 1)),
        Lid(gemeente="GM0361", van=date(2022, 1, 1)),
    )
    groep = Groep(id="x", naam="X", leden=heen_en_terug, landelijk_aantal=1)
    assert groep.titel() == "X"


PROFIEL = """
id = "proef"
naam = "Proef"
leeftijd = [0, 23]
gemeenten = ["GM0361", "GM0373"]
indelingen = ["jeugdregio"]
[tegels]
GM0361 = [0, 0]
GM0373 = [0, 1]
"""


def maak(tmp_path: Path, tekst: str) -> Regio:
    pad = tmp_path / "proef.toml"
    pad.write_text(tekst, encoding="utf-8")
    return regio_uit_toml(pad)


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    proef = maak(
        tmp_path,
        PROFIEL.replace("[tegels]", '[sectoren]\nthuiszitters = ["po", "vo"]\n[tegels]')
        + """
        [[eigen_indelingen]]
        id = "eigen"
        titel = "Eigen"
        groepen = [{ id = "a", naam = "A", leden = [{ gemeente = "GM0373", van = 2024-01-01 }] }]
        [[leidend]]
        maat = "thuiszitters"
        leverancier = "Leerplicht Alkmaar"
        dataset = "thuiszitters"
        """,
    )
    assert proef.naam_van("jeugdregio:JZ06") == (
        "Proef-deel van Alkmaar (Noord-Kennemerland; 2 van 6)"
    )
    assert proef.indeling("eigen").groepen[0].leden[0].van == date(2024, 1, 1)
    assert proef.sectoren == {"thuiszitters": ("po", "vo")}
    assert proef.leidend[0].sector == "alle"
    assert hash(proef) == hash(maak(tmp_path, PROFIEL))


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        (
            "gemeenten =",
            "gemeentes =",
            "In de inrichting proef.toml ontbreekt “gemeenten”. "
            "In de inrichting proef.toml is “gemeentes” onbekend. Bedoelt u “gemeenten”?",
        ),
        (
            '"GM0373"]',
            '"GM0373"]\nkleur = "blauw"',
            "In de inrichting proef.toml is “kleur” onbekend.",
        ),
        (
            "[tegels]",
            '[[leveranciers]]\nnaam = "X"\ndatasets = []\ngemeenten = []\nsektor = "po"\n[tegels]',
            "In de inrichting proef.toml is “leveranciers, nummer 1, sektor” onbekend. "
            "Bedoelt u “sector”?",
        ),
        (
            '"jeugdregio"',
            '"jeugdzorg"',
            "In de inrichting proef.toml klopt de waarde van “indelingen, nummer 1” niet: "
            "jeugdzorg.",
        ),
        (
            "[0, 23]",
            "[23, 0]",
            "In de inrichting proef.toml begint de leeftijd niet voor zij eindigt.",
        ),
        (
            "GM0373 = [0, 1]",
            "GM0373 = [0, 0]",
            "In de inrichting proef.toml staan twee tegels op rij 0, kolom 0.",
        ),
        (
            "GM0373 = [0, 1]",
            "",
            "In de inrichting proef.toml heeft niet elke gemeente precies één tegel.",
        ),
        (
            "[tegels]",
            '[[eigen_indelingen]]\nid = "e"\ntitel = "E"\n'
            'groepen = [{ id = "a", naam = "A", gemeenten = ["GM0399"] }]\n[tegels]',
            "In de inrichting proef.toml ligt GM0399 in de groep e:a maar niet in de regio.",
        ),
        (
            "[tegels]",
            '[[leveranciers]]\nnaam = "X"\ndatasets = []\ngemeenten = ["GM0416"]\n[tegels]',
            "In de inrichting proef.toml levert X over GM0416, en dat ligt niet in de regio.",
        ),
        (
            "[tegels]",
            '[[leidend]]\nmaat = "m"\nleverancier = "X"\ndataset = "d"\n[tegels]',
            "In de inrichting proef.toml is de leidende bron “X” geen leverancier.",
        ),
        (
            "GM0373",
            "GM0398",  # Heerhugowaard: no municipality of today
            "In de inrichting proef.toml staat GM0398, en dat is geen gemeente van nu.",
        ),
        (
            "GM0373",
            "GM9999",
            "De inrichting proef.toml klopt niet. De gemeentecode GM9999 kennen we niet.",
        ),
        (
            "[tegels]",
            '[[verzonnen_gemeenten]]\ncode = "VB01"\nnaam = "V"\n'
            "inwoners = 1\njeugdigen = 1\nleerplichtigen = 1\n[tegels]",
            "In de inrichting proef.toml staan verzonnen gemeenten, maar “verzonnen” is niet waar.",
        ),
        (
            'id = "proef"',
            "id = proef",
            "De inrichting proef.toml is niet te lezen. Kijk naar regel 2 van het bestand.",
        ),
    ],
)
def test_what_is_wrong_in_a_profile_is_said_in_dutch(
    tmp_path: Path, oud: str, nieuw: str, zin: str
) -> None:
    assert oud in PROFIEL
    with pytest.raises(ProfielFout) as fout:
        maak(tmp_path, PROFIEL.replace(oud, nieuw))
    assert str(fout.value) == zin


def test_a_profile_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(ProfielFout, match="is niet te openen"):
        regio_uit_toml(tmp_path / "weg.toml")
    fout = tmp_path / "fout.toml"
    fout.write_bytes('naam = "Curaçao"'.encode("cp1252"))
    with pytest.raises(ProfielFout, match="niet als UTF-8 opgeslagen"):
        regio_uit_toml(fout)


def test_every_table_has_a_source_with_a_date() -> None:
    tabelnamen = {pad.name for pad in tabellen.MAP.glob("*.csv")} - {"bronnen.csv"}
    assert set(tabellen.BRONNEN) == tabelnamen
    assert all(bron.naam and bron.stand.year >= 2017 for bron in tabellen.BRONNEN.values())
