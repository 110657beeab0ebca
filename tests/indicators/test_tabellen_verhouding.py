"""Drawn tables of ratios, shares of two counts and means: which rows are in which sum, and when."""

import pytest

from indicators.intervals import cijfer, gemiddelde_interval
from indicators.model import Momenten
from tests.indicators.proef import Proef, bestand, geteld, kort, trajecten

GEM, JAAR = "VB01", "2024/2025"
COACHES, SWV_PO = "VO-coaches Duin en Dijk", "SWV Noord-Kust PO"
PER_100, PER_FTE = "vo_coach_beschikkingen_per_100", "vo_coach_jongeren_per_fte"


def coach(proef: Proef, *rijen: str) -> Proef:
    """Each row is "gemeente;school;schoolsoort;hulpvraag;gesproken;beschikkingen;fte"."""
    kop = "Gemeente van de school;School;Schoolsoort;Hulpvraag;Gesproken jongeren;Beschikkingen;Fte"
    return proef.laad(bestand("vo_coach", kop, *rijen, van=COACHES, periode=JAAR))


# -- ratios -----------------------------------------------------


@pytest.mark.parametrize(
    ("rijen", "sommen", "tekst", "onvolledig"),
    [
        (["A;havo;;40;10;1", "B;vwo;;60;5;1"], ("15", "100"), "15,0", ""),  # 15 per 100
        # Geen gemiddelde van 25,0 en 8,3: dat zou 16,7 zijn.
        (["A;havo;;20;0;1", "B;vwo;;30;0;1"], ("0", "50"), "0,0", ""),
        (["A;havo;;9;0;1"], ("0", "9"), "te klein", ""),  # te weinig jongeren
        (["A;havo;;10;0;1"], ("0", "10"), "0,0", ""),
        (["A;havo;;40;4;1"], ("4", "40"), "te klein", ""),
        (["A;havo;;40;5;1"], ("5", "40"), "12,5", ""),
        (["A;havo;;20;25;1"], ("25", "20"), "125,0", ""),  # meer beschikkingen dan jongeren mag
        # <5 is 1 tot en met 4: van 6/34 tot 9/31.
        (["A;havo;;30;5;1", "B;vwo;;<5;<5;1"], ("6-9", "31-34"), "17,6–29,0", ""),
        # Zonder een van de twee telt de school in geen van beide mee.
        (
            ["A;havo;;40;10;1", "B;vwo;;60;;1"],
            ("10", "40"),
            "25,0",
            "niet alle cijfers zijn bekend",
        ),
        (
            ["A;havo;;40;10;1", "B;vwo;;n.b.;9;1"],
            ("10", "40"),
            "25,0",
            "niet alle cijfers zijn bekend",
        ),
        # Een school met alleen een hulpvraag heeft geen regel voor het totaal.
        (
            ["A;havo;;40;10;1", "B;vwo;gedrag;60;9;1"],
            ("10", "40"),
            "25,0",
            "niet alle cijfers zijn bekend",
        ),
        (["A;havo;;40;;1"], None, "niet bekend", ""),
    ],
)
def test_beschikkingen_per_100_gesproken_jongeren(
    proef: Proef, rijen: list[str], sommen: tuple[str, str] | None, tekst: str, onvolledig: str
) -> None:
    coach(proef, *(f"{GEM};{rij}" for rij in rijen))
    ruw = proef.ruw(PER_100, GEM, JAAR)
    if sommen is not None:
        assert (kort(ruw.teller), kort(ruw.rest)) == sommen
    assert ruw.onvolledig == onvolledig
    figuur = proef.figuur(PER_100, GEM, JAAR)
    assert figuur.tekst == tekst
    if onvolledig:
        assert (figuur.status, figuur.onder95) == ("onvolledig", None)


@pytest.mark.parametrize(
    ("rijen", "sommen", "tekst", "onvolledig"),
    [
        (["A;havo;;40;1;0,8", "B;vwo;;60;1;1,2"], ("100", "200"), "50,0", ""),
        (["A;havo;;33;1;0,9"], ("33", "90"), "36,7", ""),
        (["A;havo;;9;1;0,5"], ("9", "50"), "te klein", ""),  # over te weinig jongeren
        (["A;havo;;0;0;0,5"], ("0", "50"), "0,0", ""),
        # B heeft geen fte: in geen van beide sommen.
        (
            ["A;havo;;40;1;0,8", "B;vwo;;60;1;"],
            ("40", "80"),
            "50,0",
            "niet alle cijfers zijn bekend",
        ),
        # Van A heeft een schoolsoort geen fte: de hele school telt niet mee.
        (
            ["A;havo;;40;1;0,8", "A;vwo;;20;1;", "B;vwo;;60;1;1,2"],
            ("60", "120"),
            "50,0",
            "niet alle cijfers zijn bekend",
        ),
        (
            ["A;havo;;40;1;0", "B;vwo;;60;1;1,2"],
            ("60", "120"),
            "50,0",
            "niet alle cijfers zijn bekend",
        ),
        (["A;havo;;40;1;"], None, "niet bekend", ""),
    ],
)
def test_gesproken_jongeren_per_fte(
    proef: Proef, rijen: list[str], sommen: tuple[str, str] | None, tekst: str, onvolledig: str
) -> None:
    coach(proef, *(f"{GEM};{rij}" for rij in rijen))
    ruw = proef.ruw(PER_FTE, GEM, JAAR)
    if sommen is not None:
        assert (kort(ruw.teller), kort(ruw.rest)) == sommen  # fte in honderdsten
    assert ruw.onvolledig == onvolledig
    assert proef.figuur(PER_FTE, GEM, JAAR).tekst == tekst


def test_kans_van_een_verhouding_is_die_van_de_teller(proef: Proef) -> None:
    coach(proef, f"{GEM};A;havo;;200;25;2")
    figuur = proef.figuur(PER_100, GEM, JAAR)
    verwacht = cijfer(25, 200, per=100)
    assert (figuur.onder95, figuur.boven95) == (verwacht.onder, verwacht.boven)
    assert (figuur.min, figuur.noemer_min, figuur.noemer_max) == (12.5, 200, 200)


def test_een_groep_is_de_som_van_wat_te_zien_is(proef: Proef) -> None:
    """VB02 has a small count, so the region is a range; no average of 10,0, 3,8 and 20,0."""
    coach(
        proef,
        "VB01;A;havo;;100;10;1",
        "VB02;B;vwo;;80;3;1",
        "VB03;C;pro;;50;10;1",
    )
    assert proef.figuur(PER_100, "VB02", JAAR).tekst == "te klein"
    kust = proef.figuur(PER_100, "jeugdregio:kust", JAAR)
    assert (kust.min, kust.max) == (100 * 21 / 230, 100 * 24 / 230)
    assert (kust.status, kust.dekking) == ("onvolledig", "3 van 4")
    assert proef.figuur("vo_coach_beschikkingen", "jeugdregio:kust", JAAR).tekst == "21–24"


def test_wat_een_school_zonder_fte_overlaat_is_niet_klein(proef: Proef) -> None:
    """44 youths are shown, and 40 of them per fte: the school without fte would have 4."""
    coach(proef, f"{GEM};A;havo;;40;10;1", f"{GEM};B;vwo;;4;0;", "VB02;C;vwo;;50;9;1")
    assert proef.figuur("vo_coach_jongeren", GEM, JAAR).tekst == "44"
    assert proef.figuur(PER_FTE, GEM, JAAR).tekst == "·"
    assert proef.figuur(PER_FTE, "VB02", JAAR).tekst == "50,0"
    assert proef.figuur(PER_FTE, "regio", JAAR).tekst == "·"
    assert proef.figuur(PER_100, GEM, JAAR).tekst == "22,7"  # hier tellen beide scholen mee


# -- shares of two counts ---------------------------------------


@pytest.mark.parametrize(
    ("verwezen", "onterecht", "tekst"),
    [
        ("40", "10", "25,0%"),
        ("40", "0", "0,0%"),
        ("9", "0", "te klein"),
        ("40", "4", "te klein"),
        ("40", "37", "·"),  # de rest zou 3 zijn, en 37 is ook afgeschermd
        ("40", "40", "·"),  # het deel is het geheel
        ("40", "<5", "te klein"),
        ("40", "41", "niet bekend"),  # meer dan het geheel kan niet
        ("40", "", "niet bekend"),
        ("", "5", "niet bekend"),
    ],
)
def test_deel_van_de_verwijzingen_dat_onterecht_bleek(
    proef: Proef, verwezen: str, onterecht: str, tekst: str
) -> None:
    proef.laad(
        geteld(
            f"VB01;dyslexie;;{verwezen}",
            f"VB01;dyslexie onterecht;;{onterecht}",
            "VB02;dyslexie;;30",
            van=SWV_PO,
            periode=JAAR,
        )
    )
    figuur = proef.figuur("dyslexie_aandeel_onterecht", GEM, JAAR)
    assert figuur.tekst == tekst
    if tekst == "niet bekend":
        strijdig = "spreken elkaar tegen" in figuur.reden
        assert strijdig == bool(verwezen and onterecht), figuur.reden
    # VB02 levert maar een van de twee.
    assert proef.figuur("dyslexie_aandeel_onterecht", "VB02", JAAR).tekst == "niet bekend"


@pytest.mark.parametrize(
    ("verwezen", "onterecht", "deel", "rest"),
    [
        ("12", "<5", "1-4", "8-11"),
        ("2", "<5", "1-2", "0-1"),  # het deel is nooit meer dan het geheel
        ("<5", "<5", "1-4", "0-3"),
        ("<5", "4", "4", "0"),
    ],
)
def test_van_een_verborgen_deel_en_een_verborgen_geheel(
    proef: Proef, verwezen: str, onterecht: str, deel: str, rest: str
) -> None:
    regels = (f"VB01;dyslexie;;{verwezen}", f"VB01;dyslexie onterecht;;{onterecht}")
    proef.laad(geteld(*regels, van=SWV_PO, periode=JAAR))
    ruw = proef.ruw("dyslexie_aandeel_onterecht", GEM, JAAR)
    assert (kort(ruw.teller), kort(ruw.rest)) == (deel, rest)


def test_deel_onterecht_van_een_groep(proef: Proef) -> None:
    """10 of 40, and 1 to 4 of 20: from 11/60 to 14/60."""
    proef.laad(
        geteld(
            "VB01;dyslexie;;40",
            "VB01;dyslexie onterecht;;10",
            "VB02;dyslexie;;20",
            "VB02;dyslexie onterecht;;2",
            van=SWV_PO,
            periode=JAAR,
        )
    )
    groep = proef.figuur("dyslexie_aandeel_onterecht", "swv:noord-kust", JAAR)
    assert groep.tekst == "18,3–23,3%"
    assert (groep.status, groep.dekking) == ("onvolledig", "2 van 6")


def test_van_een_verborgen_deel_kan_in_een_groep_elk_aantal_waar_zijn(proef: Proef) -> None:
    """The 37 of 40 are hidden: 20 to 60 of 100, whatever the hidden number is."""
    proef.laad(
        geteld(
            "VB01;dyslexie;;40",
            "VB01;dyslexie onterecht;;37",
            "VB02;dyslexie;;60",
            "VB02;dyslexie onterecht;;20",
            van=SWV_PO,
            periode=JAAR,
        )
    )
    assert proef.figuur("dyslexie_onterecht", "swv:noord-kust", JAAR).tekst == "56–60"
    groep = proef.figuur("dyslexie_aandeel_onterecht", "swv:noord-kust", JAAR)
    assert groep.tekst == "20,0–60,0%"
    assert proef.figuur("dyslexie_aandeel_onterecht", "VB02", JAAR).tekst == "33,3%"


@pytest.mark.parametrize(
    ("gedragen", "tekst"),
    [("12", "100,0%"), ("13", "niet bekend"), ("9", "·"), ("6", "50,0%"), ("0", "0,0%")],
)
def test_gedragen_aanbod_mag_het_geheel_zijn(proef: Proef, gedragen: str, tekst: str) -> None:
    proef.laad(
        geteld(
            f"{GEM};passend_aanbod;;12",
            f"{GEM};gedragen aanbod;;{gedragen}",
            van="Leerplicht Duinveen",
            periode=JAAR,
        )
    )
    assert proef.figuur("aandeel_gedragen_aanbod", GEM, JAAR).tekst == tekst


@pytest.mark.parametrize(
    ("redenen", "sommen", "tekst"),
    [
        (["eenzijdig client"] * 6 + ["volgens plan"] * 14, ("6", "14"), "30,0%"),
        (["eenzijdig aanbieder"] * 5 + ["volgens plan"] * 15, ("5", "15"), "25,0%"),
        (["eenzijdig client"] * 4 + ["volgens plan"] * 16, ("4", "16"), "te klein"),
        # Van 2 is de reden niet bekend: 6 tot en met 8 van 20.
        (
            ["eenzijdig client"] * 6 + [""] * 2 + ["volgens plan"] * 12,
            ("6-8", "12-14"),
            "30,0–40,0%",
        ),
        ([""] * 20, None, "niet bekend"),
        (["eenzijdig client"] * 20, ("20", "0"), "·"),
    ],
)
def test_uitval_als_deel_van_de_beeindigde_trajecten(
    proef: Proef, redenen: list[str], sommen: tuple[str, str] | None, tekst: str
) -> None:
    rijen = [f"J{n};{GEM};02;2024-01-10;2024-08-20;{r}" for n, r in enumerate(redenen)]
    proef.laad(
        trajecten(*rijen, van="Inkoop jeugdhulp Duin en Dijk", periode="2024-K3"),
    )
    ruw = proef.ruw("jeugdhulp_aandeel_uitval", GEM, JAAR)
    if sommen is not None:
        assert (kort(ruw.teller), kort(ruw.rest)) == sommen
    assert proef.figuur("jeugdhulp_aandeel_uitval", GEM, JAAR).tekst == tekst


# -- means ------------------------------------------------------


def gemeten(proef: Proef, *rijen: str, periode: str = JAAR) -> Proef:
    """Each row is "gemeente;maat;aantal;gemiddelde;standaardafwijking"."""
    kop = "Gemeente;Maat;Aantal;Gemiddelde;Standaardafwijking"
    van = "Leerplicht Duinveen"
    return proef.laad(bestand("tellingen", kop, *rijen, van=van, periode=periode, sector="alle"))


@pytest.mark.parametrize(
    ("rij", "tekst", "onder"),
    [
        ("40;7,2;1,5", "7,2", gemiddelde_interval(7.2, 1.5, 40)[0]),
        ("40;7,2;", "7,2", None),  # zonder spreiding geen kans
        ("10;7,2;1,5", "7,2", gemiddelde_interval(7.2, 1.5, 10)[0]),
        ("9;7,2;1,5", "te klein", None),
        ("<5;7,2;", "te klein", None),
        (";;", "niet bekend", None),
    ],
)
def test_cijfer_voor_de_samenwerking(
    proef: Proef, rij: str, tekst: str, onder: float | None
) -> None:
    gemeten(proef, f"{GEM};samenwerking_cijfer;{rij}")
    figuur = proef.figuur("samenwerking_cijfer", GEM, JAAR)
    assert figuur.tekst == tekst
    assert figuur.onder95 == pytest.approx(onder)
    assert ("weinig" in figuur.toelichting) == (rij[:2] == "10")
    assert ("spreiding is niet geleverd" in figuur.toelichting) == (rij == "40;7,2;")
    if tekst == "7,2":
        tiental = int(rij[:2])
        assert figuur.van == f"van {tiental} tot en met {tiental + 9} deelnemers"


@pytest.mark.parametrize(
    "rij",
    [
        "samenwerking_cijfer;40;;",  # geen gemiddelde
        "samenwerking_cijfer;;7,2;",  # geen aantal deelnemers
        "samenwerking_cijfer;0;7,2;",
        "samenwerking_cijfer;40;72;",  # geen cijfer van 1 tot en met 10
        "wachttijd;11;;",  # 11 weken, of 11 jongeren?
    ],
)
def test_een_gemiddelde_gaat_samen_met_een_aantal_personen(proef: Proef, rij: str) -> None:
    kop = "Gemeente;Maat;Aantal;Gemiddelde;Standaardafwijking"
    aanbod = bestand(
        "tellingen", kop, f"{GEM};{rij}", van="Leerplicht Duinveen", periode=JAAR, sector="alle"
    )
    [rapport] = proef.rapporten(aanbod)
    assert rapport.uitkomst != "opgenomen"


def test_gemiddelde_van_een_groep_telt_naar_personen(proef: Proef) -> None:
    """30 with a 6,0 and 10 with an 8,0 are 6,5; the 9 of VB03 are in no figure."""
    gemeten(
        proef,
        "VB01;samenwerking_cijfer;30;6,0;1,0",
        "VB02;samenwerking_cijfer;10;8,0;2,0",
        "VB03;samenwerking_cijfer;9;2,0;1,0",
    )
    kust = proef.figuur("samenwerking_cijfer", "jeugdregio:kust", JAAR)
    assert (kust.tekst, kust.van) == ("6,5", "van 40 tot en met 49 deelnemers")
    assert "2 van 3 gemeenten met genoeg deelnemers" in kust.reden
    assert kust.toelichting == ""  # van 10 deelnemers in VB02 is weinig, van 40 niet
    assert proef.figuur("samenwerking_cijfer", "VB03", JAAR).tekst == "te klein"


def test_spreiding_van_een_groep_is_die_van_alle_antwoorden() -> None:
    """Twee keer tien antwoorden: 5 en 7, elk tien keer de helft; samen 20 met sd 1,03."""
    een = Momenten(10, 60.0, 9 * (10 / 9) + 10 * 6.0**2)  # vijf keer 5, vijf keer 7
    samen = een + een
    assert samen.gemiddelde == 6.0
    assert samen.standaardafwijking == pytest.approx((20 / 19) ** 0.5)
    assert (een + Momenten(3, 21.0)).standaardafwijking is None


@pytest.mark.parametrize(
    ("rij", "tekst"),
    [("25;11,4;", "11,4"), ("9;11,4;", "te klein"), ("25;0;", "0,0")],
)
def test_wachttijd_in_weken(proef: Proef, rij: str, tekst: str) -> None:
    gemeten(proef, f"{GEM};wachttijd;{rij}", periode="2025-K2")
    assert proef.figuur("wachttijd_weken", GEM, "2025-K2").tekst == tekst
    # Kwartalen worden geen schooljaar.
    assert ("wachttijd_weken", GEM, JAAR, "") not in proef.kubus.figuren


@pytest.mark.parametrize(
    ("tevreden", "tekst"), [("24", "60,0%"), ("4", "te klein"), ("40", "·"), ("0", "0,0%")]
)
def test_deel_dat_tevreden_is_over_de_samenwerking(proef: Proef, tevreden: str, tekst: str) -> None:
    proef.laad(
        geteld(
            f"{GEM};samenwerking_deelnemers;;40",
            f"{GEM};tevreden samenwerking;;{tevreden}",
            van="Leerplicht Duinveen",
            periode=JAAR,
        )
    )
    assert proef.figuur("samenwerking_aandeel_tevreden", GEM, JAAR).tekst == tekst
