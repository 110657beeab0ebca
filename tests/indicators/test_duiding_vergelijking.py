"""A figure beside a benchmark: what it is made of, what is said, and when nothing is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.reference.indelingen import Groep, Indeling, Lid
from datasets.reference.keuzes import Gelijken, Streefwaarde
from datasets.reference.regio import Regio, regio
from indicators.catalog import indicatoren
from indicators.duiding import Vergeleken, duid, maatstaven, vergeleken
from indicators.duiding_maatstaf import gelijken, normwaarde
from indicators.intervals import aantal_interval
from indicators.model import Figure, Indicator, Vrijgave
from tests.indicators.duidproef import aandeel, aantal, deel, duin, stil, thuis, vrij

GEMEENTEN = regio("duin-en-dijk").gemeenten
EENHEID = "per 1.000 inwoners van 5 tot en met 17 jaar"


def kring(eigen: Figure, *anderen: Figure) -> Vrijgave:
    """The own figure in VB01 and the others in VB02 and on."""
    return vrij(
        eigen, *[replace(f, gebied=g) for f, g in zip(anderen, GEMEENTEN[1:], strict=False)]
    )


def naast(
    vrijgave: Vrijgave,
    maatstaf: str = "regio",
    indicator: Indicator | None = None,
    **keuzes: object,
) -> Vergeleken:
    eigen = next(iter(vrijgave.figuren.values()))
    return vergeleken(vrijgave, duin(**keuzes), indicator or thuis(), eigen, maatstaf)


# --- the benchmark --------------------------------------------------------------------------------


def test_the_region_is_the_others_summed_without_the_area_itself() -> None:
    """8 others of 10.000 with 20 each: 160 of 80.000 is 2,0; the own 90 plays no part."""
    anders = naast(kring(aantal(90), *[aantal(20)] * 8))
    assert anders.norm == pytest.approx((2.0, 2.0))
    assert anders.oordeel == "duidelijk slechter"
    assert anders.zin == (
        f"Dat is 9,0 {EENHEID}; in de rest van de regio 2,0. Het cijfer hier is duidelijk hoger, "
        "en dat is ongunstig."
    )


def test_a_group_that_is_partly_of_the_region_is_never_named_as_the_whole() -> None:
    """Half of the municipalities of Koers VO lie in Rijnmond: its rest is the rest of that part."""
    krimpen = {m.naam: m for m in maatstaven(vrij(), regio("rijnmond"), thuis(), "GM0542")}
    deel_van = "Rijnmond-deel van Samenwerkingsverband Koers VO (7 van 14)"
    assert krimpen[deel_van].plaats == f"in de rest van het {deel_van}"
    assert krimpen[deel_van].plaats_geheel == f"in het {deel_van}"
    assert krimpen["Rijnmond"].plaats == "in de rest van Rijnmond"


def test_an_estimate_has_no_rest_of_the_region() -> None:
    """Shares of curves do not add up: they stand beside the figure of the region as it is."""
    schatting = indicatoren()["thuiszitters_terug_jaar"]
    meer = {"indicator": schatting.id, "periode": "2024/2025"}
    eigen, heel = deel(30, 100, **meer), deel(100, 200, gebied="regio", **meer)
    buren = [deel(70, 100, gebied=gebied, **meer) for gebied in GEMEENTEN[1:]]
    (norm,) = (
        normwaarde(vrij(eigen, heel, *buren), schatting, maatstaf, eigen).waarde
        for maatstaf in maatstaven(vrij(eigen, heel), duin(), schatting, "VB01")
        if maatstaf.id == "regio"
    )
    assert norm == (50.0, 50.0)


def test_sums_come_first_and_rates_are_never_averaged() -> None:
    groot, klein = aantal(100, noemer=50_000), aantal(10, noemer=1_000)
    norm = naast(kring(aantal(20), groot, *[klein] * 7)).norm
    assert norm == pytest.approx((1000 * 170 / 57_000,) * 2)


def test_who_has_not_delivered_is_left_out_and_that_is_said() -> None:
    anders = naast(kring(aantal(20), stil("niet geleverd"), *[aantal(20)] * 7))
    assert anders.norm == pytest.approx((2.0, 2.0))
    assert "Daarin ontbreekt 1 van 8 gemeenten." in anders.zin
    twee = naast(kring(aantal(20), *[stil("niet geleverd")] * 2, *[aantal(20)] * 6))
    assert "Daarin ontbreken 2 van 8 gemeenten." in twee.zin


def test_with_less_than_half_of_the_others_there_is_no_benchmark() -> None:
    anders = naast(kring(aantal(20), *[stil("niet geleverd")] * 5, *[aantal(20)] * 3))
    assert (anders.oordeel, anders.norm) == ("niet vergeleken", None)
    assert anders.zin == (
        "In de rest van de regio is dit niet te berekenen: van 5 van de 8 gemeenten is er geen "
        "heel cijfer."
    )
    niemand = naast(kring(aantal(20), *[stil("niet geleverd")] * 8))
    assert niemand.zin == "In de rest van de regio is er geen cijfer om mee te vergelijken."


def test_a_whole_that_is_not_to_be_compared_with_is_named() -> None:
    heel = aantal(
        90,
        noemer=90_000,
        gebied="regio",
        status="onvolledig",
        reden="Onvolledig: 5 van 9 gemeenten.",
    )
    vrijgave = kring(aantal(20), stil("te klein"), *[aantal(20)] * 7)
    assert naast(vrij(*vrijgave.figuren.values(), heel)).zin == (
        "In de hele regio is er geen cijfer om mee te vergelijken. "
        "Daar is het onvolledig: 5 van 9 gemeenten."
    )


@pytest.mark.parametrize("status", ["afgeschermd", "te klein"])
def test_who_is_hidden_is_not_left_out(status: str) -> None:
    """A benchmark of only the areas that are large enough would be another one."""
    anders = naast(kring(aantal(20), stil(status), *[aantal(20)] * 7))
    assert anders.oordeel == "niet vergeleken"
    assert anders.zin == (
        "In de rest van de regio is dit niet te berekenen: van 1 van de 8 gemeenten zijn de "
        "aantallen niet precies te tonen."
    )
    # With a figure of the whole, the rest follows from that.
    heel = aantal(180, noemer=90_000, gebied="regio")
    vrijgave = kring(aantal(20), stil(status), *[aantal(20)] * 7)
    samen = vrij(*vrijgave.figuren.values(), heel)
    assert naast(samen).norm == pytest.approx((2.0, 2.0))


def test_small_counts_make_the_benchmark_a_range() -> None:
    anders = naast(kring(aantal(20), aantal(3), *[aantal(20)] * 7))
    assert anders.norm == pytest.approx((141 / 80, 144 / 80))


def test_a_share_of_the_rest_is_summed_as_well() -> None:
    eigen = deel(40, 1000)
    anders = [
        replace(deel(x, n), gebied=g)
        for x, n, g in zip((10, 90), (500, 1500), ("VB04", "VB05"), strict=True)
    ]
    polder = duin(indelingen=tuple(
        i.model_copy(update={"groepen": (Groep(id="p", naam="Polder", leden=tuple(Lid(gemeente=g) for g in ("VB01", "VB04", "VB05"))),)})
        for i in regio("duin-en-dijk").indelingen[:1]
    ))  # fmt: skip
    maatstaf = next(
        m
        for m in maatstaven(vrij(eigen, *anders), polder, aandeel(), "VB01")
        if m.id == "jeugdregio:p"
    )
    assert normwaarde(vrij(eigen, *anders), aandeel(), maatstaf, eigen).waarde == pytest.approx(
        (5.0, 5.0)
    )


def test_a_rest_that_can_be_anything_is_no_benchmark() -> None:
    """From 0 to 100% says nothing of the others: no figure, and no verdict that leans on it."""
    anything = replace(deel(10, 20), min=0.0, max=100.0, tekst="0,0–100,0%")
    said = naast(kring(deel(10, 20), *[anything] * 8), indicator=aandeel())
    assert said.norm is None
    assert said.zin == (
        "In de rest van de regio is dit niet te zeggen: daar zijn te veel aantallen klein."
    )


def test_who_crosses_a_border_is_laid_beside_the_other_municipalities_alone() -> None:
    """Who goes to school in the next municipality need not leave the region: no rest of a whole."""
    grens = next(i for i in indicatoren().values() if i.grens and i.vorm == "aandeel")
    rij = [
        replace(deel(x, 1000), indicator=grens.id, gebied=g)
        for x, g in zip((100, *[60] * 8), GEMEENTEN, strict=True)
    ]
    heel = replace(deel(20, 9000), indicator=grens.id, gebied="regio")
    anders = vergeleken(vrij(*rij, heel), duin(), grens, rij[0], "regio")
    assert anders.norm == pytest.approx((6.0, 6.0))
    assert anders.zin.startswith("Gemiddeld in de andere gemeenten van de regio is het 6,0%.")
    zonder_rest = vrij(
        rij[0], stil("te klein", indicator=grens.id, gebied="VB02", periode="2024-10-01"), heel
    )
    assert vergeleken(zonder_rest, duin(), grens, rij[0], "regio").oordeel == "niet vergeleken"
    kust = replace(deel(30, 4000), indicator=grens.id, gebied="jeugdregio:kust")
    assert "regio" not in [m.id for m in maatstaven(vrij(kust), duin(), grens, "jeugdregio:kust")]


def test_the_choices_of_an_area() -> None:
    vrijgave = kring(aantal(20), *[aantal(20)] * 8)
    assert [m.id for m in maatstaven(vrijgave, duin(), thuis(), "VB01")] == [
        "regio", "jeugdregio:kust", "swv:noord-kust", "leerplichtregio:noord", "vergelijkbaar",
    ]  # fmt: skip
    assert [m.id for m in maatstaven(vrijgave, duin(), thuis(), "jeugdregio:kust")] == ["regio"]
    assert maatstaven(vrijgave, duin(), thuis(), "regio") == ()
    land = vrij(aantal(20), aantal(4000, gebied="NL"))
    assert "NL" in [m.id for m in maatstaven(land, duin(), thuis(), "regio")]


def test_an_area_is_never_compared_with_itself() -> None:
    regio_zelf = vrij(aantal(20, gebied="regio"))
    anders = naast(regio_zelf, "regio")
    assert (anders.oordeel, anders.zin) == (
        "niet vergeleken", "Een gebied wordt niet met zichzelf vergeleken.",
    )  # fmt: skip


def test_a_group_is_laid_beside_what_is_outside_it() -> None:
    kust = [replace(aantal(90), gebied=g) for g in ("VB01", "VB02", "VB03", "VB08")]
    rest = [replace(aantal(20), gebied=g) for g in ("VB04", "VB05", "VB06", "VB07", "VB09")]
    eigen = aantal(360, noemer=40_000, gebied="jeugdregio:kust")
    anders = vergeleken(vrij(eigen, *kust, *rest), duin(), thuis(), eigen, "regio")
    assert anders.norm == pytest.approx((2.0, 2.0))


def test_a_group_that_splits_municipalities_takes_its_own_figure() -> None:
    """The municipalities as a whole are not what lies in the group."""
    groep = Groep(
        id="po",
        naam="SWV Half",
        leden=(Lid(gemeente="VB01"), Lid(gemeente="VB02", pc4=frozenset({"1234"}))),
    )
    half = duin(
        indelingen=(Indeling(id="swv_po", titel="SWV", soort="landelijk", groepen=(groep,)),)
    )
    heel = aantal(50, noemer=15_000, gebied="swv_po:po")
    anders = vergeleken(vrij(aantal(20), heel), half, thuis(), aantal(20), "swv_po:po")
    assert anders.norm == pytest.approx((6.0, 6.0))


@pytest.mark.parametrize(
    ("maatstaf", "gebied", "plaats"),
    [
        ("regio", "regio", "In de hele regio"),
        ("jeugdregio:kust", "jeugdregio:kust", "In Kust"),
    ],
)
def test_what_holds_the_area_itself_is_not_called_the_rest(
    maatstaf: str, gebied: str, plaats: str
) -> None:
    """Of a number per formation the rest does not follow: then it is the whole."""
    fte = indicatoren()["vo_coach_jongeren_per_fte"]
    eigen, heel = (
        Figure(
            indicator=fte.id, gebied=g, periode="2024/2025", uitsplitsing="", status="getoond",
            reden="", tekst="84,5", min=84.5, max=84.5,
        )
        for g in ("VB01", gebied)
    )  # fmt: skip
    anders = vergeleken(vrij(eigen, heel), duin(), fte, eigen, maatstaf)
    assert anders.zin.startswith(f"{plaats} is het 84,5. Dit gebied telt daarin zelf ook mee.")
    assert "rest" not in anders.zin


# --- municipalities that are alike ----------------------------------------------------------------


def test_alike_is_half_to_twice_the_inhabitants() -> None:
    """VB01 has 60.500: VB03 37.600, VB06 49.600, VB09 31.200, VB04 101.000; not VB05 26.200."""
    assert gelijken(duin(), "VB01") == ("VB03", "VB04", "VB06", "VB09")


def test_alike_is_at_most_one_class_of_stedelijkheid_apart() -> None:
    """Rotterdam (class 1) has none of its size; Nissewaard and Capelle aan den IJssel are 1 or 2."""
    rijnmond = regio("rijnmond")
    for code in rijnmond.gemeenten:
        eigen = rijnmond.register.gemeente(code)
        for ander in gelijken(rijnmond, code):
            ander_ = rijnmond.register.gemeente(ander)
            assert ander != code
            assert 0.5 <= (ander_.inwoners or 0) / (eigen.inwoners or 1) <= 2
            assert abs((ander_.stedelijkheid or 0) - (eigen.stedelijkheid or 0)) <= 1
    rotterdam = next(c for c in rijnmond.gemeenten if rijnmond.naam_van(c) == "Rotterdam")
    assert gelijken(rijnmond, rotterdam) == ()


def test_a_list_of_its_own_goes_before_and_says_why() -> None:
    eigen = Gelijken(gemeente="VB01", met=("VB02", "VB07"), reden="Ook aan zee.")
    anders = naast(kring(aantal(20), *[aantal(20)] * 8), "vergelijkbaar", gelijken=(eigen,))
    assert anders.zin.endswith(
        "Vergelijkbare gemeenten zijn hier Heerwijk aan Zee en Sint Adelbert (Ook aan zee)."
    )
    stil_ = naast(
        kring(aantal(20), *[aantal(20)] * 8), "vergelijkbaar", gelijken=(eigen,), toon_namen=False
    )
    assert stil_.zin.endswith("Vergelijkbare gemeenten zijn hier 2 gemeenten (Ook aan zee).")


# --- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("eigen", "richting", "oordeel", "slot"),
    [
        (22, "lager is beter", "vergelijkbaar", "Het verschil kan toeval zijn."),
        (32, "lager is beter", "slechter", "hoger, en dat is ongunstig. Bij 1 op de 20 vergelijkingen is zo’n verschil toch toeval."),
        (32, "hoger is beter", "beter", "hoger, en dat is gunstig. Bij 1 op de 20 vergelijkingen is zo’n verschil toch toeval."),
        (32, "geen oordeel", "hoger", "hier is hoger. Bij 1 op de 20 vergelijkingen is zo’n verschil toch toeval."),
        (5, "lager is beter", "duidelijk beter", "duidelijk lager, en dat is gunstig."),
        (0, "geen oordeel", "duidelijk lager", "Het cijfer hier is duidelijk lager."),
    ],
)  # fmt: skip
def test_verdicts_by_interval_and_polarity(
    eigen: int, richting: str, oordeel: str, slot: str
) -> None:
    anders = naast(kring(aantal(eigen), *[aantal(20)] * 8), indicator=thuis(richting=richting))
    assert anders.oordeel == oordeel
    assert anders.zin.endswith(slot)


def test_a_small_count_is_compared_and_its_rate_is_never_written() -> None:
    """`<5` of 10.000 beside 5,0 per 1.000: every value from 1 to 4 is lower, also with chance."""
    anders = naast(kring(aantal(3), *[aantal(50)] * 8))
    assert anders.oordeel == "duidelijk beter"
    assert anders.zin == (
        f"In de rest van de regio is het 5,0 {EENHEID}. Het cijfer hier is duidelijk lager, en dat "
        "is gunstig."
    )
    onzeker = naast(kring(aantal(3), *[aantal(5)] * 8))
    assert onzeker.oordeel == "niet zeker te zeggen"


@pytest.mark.parametrize(
    ("figuur", "indicator", "reden"),
    [
        (aantal(20, status="onvolledig", reden="Onvolledig: zonder vo."), thuis(), "Het cijfer is onvolledig, en wordt niet vergeleken."),
        (stil("niet geleverd"), thuis(), "Over deze periode is niets geleverd."),
        (stil("te klein"), thuis(), "De aantallen zijn te klein om een aandeel te tonen."),
        (aantal(20, noemer=None), thuis(noemer=""), "Dit aantal is niet per 1.000 inwoners te berekenen. Gebieden van verschillende grootte zijn er niet mee te vergelijken."),
        (aantal(20, noemer=None, per1000_reden="Geen cijfer per 1.000: de noemer is te oud."), thuis(), "Geen cijfer per 1.000: de noemer is te oud."),
    ],
)  # fmt: skip
def test_not_compared_says_why(figuur: Figure, indicator: Indicator, reden: str) -> None:
    anders = naast(kring(figuur, *[aantal(20)] * 8), indicator=indicator)
    assert (anders.oordeel, anders.zin, anders.reden) == ("niet vergeleken", reden, reden)


def test_a_published_percentage_stands_beside_the_country_without_a_verdict() -> None:
    """The region has none; the default is the first benchmark with a value."""
    gebruik = indicatoren()["jeugdhulpgebruik"]
    geen = {"onder95": None, "boven95": None, "onder998": None, "boven998": None}
    eigen, land = (
        replace(
            deel(x, 1000), indicator=gebruik.id, periode="2024", gebied=g, noemer_min=None, **geen
        )
        for x, g in ((125, "VB01"), (119, "NL"))
    )
    gezegd = duid(vrij(eigen, land), duin(), gebruik, eigen.sleutel)
    assert gezegd.naast == (
        "In Nederland is het 11,9%. Bij dit cijfer is niet bekend hoe groot het toeval is."
    )
    assert gezegd.vergelijking is not None
    assert gezegd.vergelijking.oordeel == "niet vergeleken"


def test_the_region_has_nothing_beside_it() -> None:
    heel = aantal(180, gebied="regio")
    gezegd = duid(vrij(heel), duin(), thuis(), heel.sleutel)
    assert (gezegd.vergelijking, gezegd.naast) == (None, "")


def test_without_a_figure_of_its_own_there_is_nothing() -> None:
    assert vergeleken(vrij(), duin(), thuis(), None, "regio").oordeel == "niet vergeleken"


# --- targets --------------------------------------------------------------------------------------


def met_doel(laag: float, hoog: float | None = None, **meer: object) -> Regio:
    doel = Streefwaarde(
        indicator="thuiszitters", laag=laag, hoog=laag if hoog is None else hoog, wie="Netwerkgroep", **meer,  # type: ignore[arg-type]
    )  # fmt: skip
    return duin(doelen=(doel,))


@pytest.mark.parametrize(
    ("figuur", "doel", "oordeel", "zin"),
    [
        (aantal(8), (30,), "gehaald", "Het doel is ten hoogste 30. Dat is gehaald."),
        (aantal(28), (30,), "gehaald", "Het doel is ten hoogste 30. Dat is gehaald. Dat kan ook toeval zijn."),
        (aantal(60), (30,), "niet gehaald", "Het doel is ten hoogste 30. Dat is niet gehaald."),
        (aantal(12), (10, 15), "deels gehaald", "Het doel is 10 tot en met 15. Dat is voor een deel gehaald. Dat kan ook toeval zijn."),
        (aantal(3), (2,), "niet zeker te zeggen", "Het doel is ten hoogste 2. Of dat is gehaald, is niet zeker te zeggen."),
        (aantal(3), (15,), "gehaald", "Het doel is ten hoogste 15. Dat is gehaald."),
        (stil("niet bekend"), (15,), "niet vergeleken", "De bron geeft dit cijfer niet."),
    ],
)  # fmt: skip
def test_a_target(figuur: Figure, doel: tuple[float, ...], oordeel: str, zin: str) -> None:
    anders = vergeleken(vrij(figuur), met_doel(*doel), thuis(), figuur, "doel")
    assert (anders.oordeel, anders.zin) == (oordeel, zin)


def test_which_target_holds() -> None:
    figuur = aantal(12)
    assert (
        vergeleken(vrij(figuur), duin(), thuis(), figuur, "doel").zin
        == "Er is geen doel afgesproken."
    )
    later = met_doel(5, vanaf=date(2026, 1, 1))
    assert vergeleken(vrij(figuur), later, thuis(), figuur, "doel").oordeel == "niet vergeleken"
    oud, nieuw, eigen = (
        Streefwaarde(indicator="thuiszitters", laag=x, hoog=x, wie="Wie", vanaf=d, gebied=g)
        for x, d, g in ((40, date(2020, 1, 1), ""), (30, date(2024, 1, 1), ""), (20, None, "VB01"))
    )
    nu = vergeleken(vrij(figuur), duin(doelen=(nieuw, oud)), thuis(), figuur, "doel")
    assert nu.zin.startswith("Het doel is ten hoogste 30.")
    van_ons = vergeleken(vrij(figuur), duin(doelen=(eigen, nieuw, oud)), thuis(), figuur, "doel")
    assert van_ons.zin.startswith("Het doel is ten hoogste 20.")


# --- laws -----------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(st.integers(1, 4), st.lists(st.integers(0, 40), min_size=8, max_size=8))
def test_what_is_said_of_a_small_count_holds_whatever_it_is(
    waarde: int, anderen: list[int]
) -> None:
    """The verdict on `<5` is one that the true figures would give, or a weaker word."""
    gezegd = naast(kring(aantal(waarde), *map(aantal, anderen))).oordeel
    exact = [replace(aantal(x), status="getoond", min=x, max=x) for x in [waarde, *anderen]]
    echt = [
        replace(
            f, **dict(zip(("onder95", "boven95", "onder998", "boven998"), _kans(x), strict=True))
        )
        for f, x in zip(exact, [waarde, *anderen], strict=True)
    ]
    waar = naast(kring(*echt)).oordeel
    if gezegd not in {"niet zeker te zeggen", "vergelijkbaar"}:
        assert waar in {gezegd, f"duidelijk {gezegd}"}


def _kans(x: int) -> tuple[float, float, float, float]:
    return (*aantal_interval(x), *aantal_interval(x, 0.998))
