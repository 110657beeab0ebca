"""Trends en vergelijken: what is asked, what is said, and every view of every kind of figure."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import product

import pytest

from datasets.periodes import Periode
from datasets.reference.regio import REGIO, Regio, regio
from indicators.catalog import indicatoren
from indicators.model import Figure
from indicators.reeks import Band
from indicators.weergave_verloop import AFGEROND
from pages.shared.figures import Beeld
from pages.vergelijken import alle, balk, naast, positie, reeksen, tabel, verloop
from pages.vergelijken.kop import bevinding, kop
from pages.vergelijken.vraag import AANTAL, PER_1000, Vraag
from reports import plot
from reports.csvblad import Herkomst, cijfers_csv
from reports.grafiek import Grafiek, Lijn, Woord
from reports.grafiek_svg import Bijschrift, svg
from reports.plot_positie import Lat, Plek
from reports.plot_positie import positie as teken_positie
from reports.waarde import waarde_van, zegt
from reports.woorden import apart
from tests.pages.fakes import beeld_van, figuur, klein, voorbeeld, zonder

K2 = Periode.van_code("2025-K2")


def vraag_van(beeld: Beeld, indicator: str = "thuiszitters", **meer: object) -> Vraag:
    basis = Vraag(beeld, indicatoren()[indicator], "VB01", beeld.perioden[0])
    return basis.met(**meer)


def woorden(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def tekst(grafiek: Grafiek) -> str:
    return json.dumps(plot.figuur(grafiek), ensure_ascii=False)


ALLE = [one.id for one in indicatoren().values() if not one.intern]


@pytest.mark.parametrize("indicator", ALLE)
def test_every_indicator_has_every_view_that_it_offers(indicator: str) -> None:
    """Of a municipality with figures and of one that is late, in both units, beside anything."""
    beeld = voorbeeld()
    if indicator not in {one.id for one in balk.bekend(beeld)}:
        pytest.skip("het verzonnen beeld heeft er geen cijfers van")
    one = indicatoren()[indicator]
    eenheden = (PER_1000, AANTAL) if one.vorm == "aantal" and one.noemer else ("",)
    for gemeente, eenheid in product(("VB01", "VB07"), eenheden):
        vraag = vraag_van(beeld, indicator, gemeente=gemeente, eenheid=eenheid, ook=("VB03",))
        eerste = next((een.id for een in vraag.maatstaven), "")
        for html, getekend in _weergaven(vraag.met(maatstaf=eerste)):
            assert not re.search(r"\d,\d{3}\b|\d\.\d+%", woorden(html))
            assert getekend is None or getekend.alt


def _weergaven(vraag: Vraag) -> list[tuple[str, Grafiek | None]]:
    bron = verloop.verloop_van(vraag)
    uit: list[tuple[str, Grafiek | None]] = [
        (kop(vraag) + verloop.tabel(vraag, bron), verloop.teken(bron)),
        (tabel.tabel(vraag, tabel.alle_gebieden(vraag)), None),
    ]
    if alle.past(vraag):
        uit.append((" ".join(alle.noten(vraag)), alle.teken(vraag, alle.getoond(vraag), 4)))
    if positie.past(vraag):
        gebieden = positie.getoond(vraag)
        getekend = positie.teken(vraag, gebieden, positie.lat_van(vraag))
        uit.append((positie.tabel(vraag, gebieden), getekend))
        if positie.kan_trechter(vraag):
            gevonden = positie.trechter_van(vraag)
            trechter = positie.teken_trechter(vraag, gevonden) if gevonden.punten else None
            uit.append((positie.tabel_trechter(vraag, gevonden), trechter))
    naar_soort = {
        (keus.periode is None, keus.indeling is None): keus for keus in naast.keuzes(vraag).values()
    }
    for keus in naar_soort.values():
        rijen = tuple(naast.rijen_van(vraag, keus))
        getekend = naast.teken(vraag, keus, rijen, naast.lat_van(vraag, keus))
        uit.append((naast.tabel(vraag, keus, rijen), getekend))
    return uit


# -- the question -----------------------------------------------


def test_who_has_no_figures_itself_sees_its_group_or_the_region_and_is_told() -> None:
    beeld = voorbeeld()
    vraag = vraag_van(beeld, "thuiszitters_duur")
    assert vraag.gebied == REGIO
    assert "alleen voor een groep gemeenten en de hele regio" in woorden(kop(vraag))
    indeling = beeld.indelingen[0]
    gekozen = vraag.met(indeling=indeling)
    assert gekozen.gebied == gekozen.eigen_groepen[0]


def test_a_grouping_leaves_the_municipalities_of_the_own_group() -> None:
    beeld = voorbeeld()
    vraag = vraag_van(beeld, indeling=beeld.indelingen[0])
    leden = {
        lid.gemeente
        for groep in beeld.indelingen[0].groepen
        if any(lid.gemeente == "VB01" for lid in groep.leden)
        for lid in groep.leden
    }
    assert set(vraag.gebieden) == leden
    assert set(vraag_van(beeld).gebieden) == set(beeld.gemeenten)


def test_a_period_of_the_bar_gives_the_newest_figure_that_had_ended() -> None:
    vraag = vraag_van(voorbeeld(), "vo_coach_jongeren", periode=K2)
    assert vraag.eigen_periode == "2024/2025"


def test_every_choice_and_every_choice_of_the_region_is_in_the_key() -> None:
    vraag = vraag_van(voorbeeld())
    stil = voorbeeld().regio.model_copy(update={"toon_namen": False})
    anders = [
        vraag.met(gemeente="VB02"),
        vraag.met(eenheid=AANTAL),
        vraag.met(maatstaf="NL"),
        vraag.met(ook=("VB03",)),
        vraag.met(naast="2e kwartaal 2024"),
        vraag.met(beeld=Beeld(stil, vraag.beeld.vrijgave, vraag.beeld.indicatoren)),
    ]
    assert len({een.sleutel for een in (vraag, *anders)}) == len(anders) + 1


def test_subjects_stand_by_theme_and_each_is_there_once() -> None:
    beeld = voorbeeld()
    namen = balk.onderwerpen(beeld)
    assert len(namen) == len(set(namen))
    assert {one.titel for one in balk.bekend(beeld)} <= set(namen)


def test_without_any_rate_the_counts_come_first() -> None:
    assert balk.eenheden(vraag_van(voorbeeld())) == [PER_1000, AANTAL]
    assert balk.eenheden(vraag_van(beeld_van(figuur(9)))) == [AANTAL, PER_1000]


# -- the finding ------------------------------------------------


def test_the_finding_names_the_area_and_what_chance_can_do() -> None:
    vraag = vraag_van(voorbeeld())
    zin = bevinding(vraag.met(maatstaf=vraag.maatstaven[0].id))
    assert zin.startswith("Duinveen. ")
    assert "toeval" in zin or "zeker te zeggen" in zin


def test_the_finding_changes_with_what_is_laid_beside() -> None:
    vraag = vraag_van(voorbeeld())
    zinnen = {bevinding(vraag.met(maatstaf=een.id)) for een in vraag.maatstaven}
    assert len(zinnen) > 1


def test_no_figure_at_all_is_said_calmly() -> None:
    beeld = beeld_van(figuur(9, gebied="VB02"), zonder("niet geleverd"))
    assert "niet geleverd" in bevinding(vraag_van(beeld))
    leeg = beeld_van(figuur(9, indicator="tlv", periode="2024/2025"))
    assert "geen cijfer" in bevinding(Vraag(leeg, indicatoren()["thuiszitters"], "VB01", K2))


# -- states -----------------------------------------------------


def test_one_period_has_a_chart_and_no_band() -> None:
    vraag = vraag_van(beeld_van(figuur(9)))
    getekend = verloop.teken(verloop.verloop_van(vraag))
    assert "gewone schommeling" not in tekst(getekend)
    assert len(reeksen.perioden(vraag)) == 1


def test_one_municipality_has_no_view_of_many() -> None:
    alleen = regio("duin-en-dijk").model_copy(update={"gemeenten": ("VB01",), "indelingen": ()})
    vraag = vraag_van(beeld_van(figuur(9), in_regio=alleen))
    assert not alle.past(vraag)
    assert not positie.past(vraag)


def test_a_hidden_figure_is_hidden_in_every_view() -> None:
    beeld = beeld_van(zonder("afgeschermd"), figuur(9, gebied="VB02"), klein(gebied="VB03"))
    vraag = vraag_van(beeld)
    for html, _ in _weergaven(vraag):
        assert "None" not in html
    assert "afgeschermd" in tekst(positie.teken(vraag, positie.getoond(vraag), None))


# -- other municipalities stay unnamed where the region chose so -


def stil() -> tuple[Regio, Beeld]:
    zelf = regio("duin-en-dijk").model_copy(update={"toon_namen": False})
    beeld = voorbeeld()
    return zelf, Beeld(zelf, beeld.vrijgave, beeld.indicatoren)


@pytest.mark.parametrize(
    "indicator", ["thuiszitters", "thuiszitters_aanbod_3m", "jeugdhulpgebruik", "wachttijd_weken"]
)
def test_unnamed_municipalities_are_named_nowhere(indicator: str) -> None:
    """Not in a heading, table, drawing, file of a drawing, tip, or note of any view."""
    _, beeld = stil()
    eenheid = PER_1000 if indicatoren()[indicator].noemer else ""
    vraag = vraag_van(beeld, indicator, eenheid=eenheid)
    anderen = [beeld.naam(code) for code in beeld.gemeenten if code != "VB01"]
    gebieden, as_ = tabel.alle_gebieden(vraag), reeksen.perioden(vraag)
    for maatstaf in vraag.maatstaven[:4]:
        naast_elkaar = vraag.met(maatstaf=maatstaf.id)
        noten = (*positie.noten(naast_elkaar, positie.NAAM), *alle.noten(naast_elkaar))
        noten += tabel.noten_van(naast_elkaar, gebieden, as_)
        assert not [naam for naam in anderen if naam in " ".join(noten)]
        for html, getekend in _weergaven(naast_elkaar):
            alles = html
            if getekend:
                blad = svg(getekend, Bijschrift("t", "o", noten, "b"))
                alles += tekst(getekend) + getekend.alt + blad
            assert not [naam for naam in anderen if naam in alles]
    assert not positie.kan_trechter(vraag)
    regels = reeksen.regels(vraag, vraag.gebieden, reeksen.perioden(vraag))
    csv = cijfers_csv(regels, Herkomst("Duin en Dijk", None, "vanaf 5"))
    assert not [naam for naam in anderen if naam in csv]


def test_unnamed_lines_do_not_stand_in_order_of_name() -> None:
    """The order follows from the figures, so that it is the same when names change places."""
    _, beeld = stil()
    vraag = vraag_van(beeld)
    rij = [een.figuren for een in verloop.verloop_van(vraag).anderen]
    omgekeerd = reeksen.zonder_namen(
        vraag,
        [reeksen.reeks(vraag, code) for code in reversed(vraag.gebieden) if code != "VB01"],
        reeksen.perioden(vraag),
    )
    assert rij == [een.figuren for een in omgekeerd]


# -- positions and beside each other ----------------------------


def test_areas_stand_by_name_or_by_size_never_by_their_figure() -> None:
    vraag = vraag_van(voorbeeld())
    gebieden = positie.getoond(vraag)
    namen = [vraag.naam(een) for een in positie.op_volgorde(vraag, gebieden, positie.NAAM)]
    assert namen == sorted(namen, key=str.casefold)
    register = vraag.beeld.regio.register
    groot = positie.op_volgorde(vraag, gebieden, positie.GROOTTE)
    inwoners = [register.gemeente(code).inwoners or 0 for code in groot]
    assert inwoners == sorted(inwoners, reverse=True)


def test_counts_of_areas_that_differ_in_size_have_scales_of_their_own_and_say_so() -> None:
    vraag = vraag_van(voorbeeld(), eenheid=AANTAL)
    assert "eigen schaal" in " ".join(alle.noten(vraag))
    assert "dezelfde schaal" in " ".join(alle.noten(vraag.met(eenheid=PER_1000)))
    hoog = {
        p.y.hoog for p in alle.teken(vraag.met(eenheid=PER_1000), alle.getoond(vraag), 4).panelen
    }
    assert len(hoog) == 1


def test_the_own_area_comes_first_in_the_small_charts() -> None:
    vraag = vraag_van(voorbeeld(), gemeente="VB04")
    panelen = alle.teken(vraag, alle.getoond(vraag), 4).panelen
    assert panelen[0].titel == vraag.naam("VB04")
    assert [p.nadruk for p in panelen] == [True, *[False] * (len(panelen) - 1)]


def paar(nu: Figure, toen: Figure) -> str:
    return naast.in_woorden(vraag_van(beeld_van(nu, toen)), nu, toen)


def test_a_difference_is_never_said_without_what_chance_can_do() -> None:
    nu = figuur(14, onder95=8.0, boven95=23.0)
    toen = figuur(17, periode="2024-K2", onder95=10.0, boven95=27.0)
    assert paar(nu, toen) == "3 minder; kan toeval zijn"
    ver = figuur(60, periode="2024-K2", onder95=46.0, boven95=77.0)
    assert paar(nu, ver) == "46 minder; meer dan toeval meestal geeft"
    assert (
        paar(figuur(14), figuur(17, periode="2024-K2"))
        == "3 minder; niet bekend is of het toeval kan zijn"
    )


def test_no_difference_is_said_where_one_of_two_is_hidden() -> None:
    toen = figuur(17, periode="2024-K2")
    assert paar(klein(), toen) == "niet te zeggen"
    assert paar(figuur(14), klein(periode="2024-K2")) == "niet te zeggen"


def test_the_first_period_to_lay_beside_is_a_year_earlier() -> None:
    vraag = vraag_van(voorbeeld())
    assert next(iter(naast.keuzes(vraag))) == "2e kwartaal 2024"


def test_the_table_marks_what_is_provisional_and_where_a_series_breaks() -> None:
    beeld = beeld_van(
        figuur(9, stand="voorlopig", breuk="Andere bron."), figuur(8, periode="2025-K1")
    )
    vraag = vraag_van(beeld)
    html = tabel.tabel(vraag, tabel.alle_gebieden(vraag))
    assert ">v</sup>" in html
    assert ">b</sup>" in html
    noten = " ".join(tabel.noten_van(vraag, tabel.alle_gebieden(vraag), reeksen.perioden(vraag)))
    assert "voorlopig cijfer" in noten
    assert "breuk" in noten


def test_wat_onvolledig_of_afgerond_is_heet_zo_in_de_tabel() -> None:
    onvolledig = figuur(9, 9, status="onvolledig", reden="Onvolledig: 2 van 4 kwartalen.")
    vraag = vraag_van(beeld_van(onvolledig, figuur(8, periode="2025-K1")))
    html = tabel.tabel(vraag, tabel.alle_gebieden(vraag))
    assert "9</span><small" in html
    assert ">onvolledig</small>" in html
    assert "Geen cijfer" not in html
    noten = " ".join(tabel.noten_van(vraag, tabel.alle_gebieden(vraag), reeksen.perioden(vraag)))
    assert "Onvolledig: 2 van 4 kwartalen. Dit geldt voor Duinveen K2 ’25." in noten


def test_een_afgerond_aandeel_heet_afgerond() -> None:
    indicator = indicatoren()["thuiszitters_aanbod_3m"]
    grof = figuur(37.5, 42.5, tekst="40%", indicator=indicator.id)
    grof = replace(grof, toelichting=f"Over het cohort. {AFGEROND}")
    assert waarde_van(indicator, grof).voluit == "40% (afgerond)"
    assert AFGEROND in zegt("A", K2, indicator, grof, per_1000=False)


def test_een_klein_aantal_staat_per_1000_als_aantal_met_uitleg() -> None:
    noemer = {"noemer_min": 3000.0, "noemer_max": 3000.0}
    vraag = vraag_van(beeld_van(klein(**noemer), figuur(8, gebied="VB02", **noemer)))
    vraag = vraag.met(eenheid=PER_1000)
    gebieden = tabel.alle_gebieden(vraag)
    assert ">aantal &lt;5<" in tabel.tabel(vraag, gebieden)
    noten = tabel.noten_van(vraag, gebieden, reeksen.perioden(vraag))
    assert "aantal <5: te klein voor een cijfer per 1.000." in noten


def test_de_maatstaf_loopt_niet_door_de_woorden_van_een_rij_zonder_cijfer() -> None:
    plekken = [Plek("A", figuur(8)), Plek("B", zonder("niet geleverd")), Plek("C", figuur(9))]
    grafiek = teken_positie(indicatoren()["thuiszitters"], plekken, lat=Lat("Rest", Band(3, 3)))
    lijnen = [v for v in grafiek.panelen[0].vormen if isinstance(v, Lijn) and v.naam == "Rest"]
    assert len(lijnen) == 2
    hoogtes = [sorted(y for _, y in lijn.punten) for lijn in lijnen]
    assert not any(laag < 1.0 < hoog for laag, hoog in hoogtes)


def test_een_onvolledig_aantal_staat_per_1000_als_aantal_en_heeft_daar_geen_plaats() -> None:
    """The denominator is that of who delivered: a rate of it would say something else."""
    indicator = indicatoren()["thuiszitters"]
    half = figuur(40, 49, status="onvolledig", noemer_min=34595.0, noemer_max=34595.0)
    waarde = waarde_van(indicator, half, per_1000=True)
    assert waarde.voluit == "aantal 40–49 (onvolledig)"
    assert not waarde.getekend
    assert waarde_van(indicator, figuur(14), per_1000=True).voluit == "aantal 14"
    vraag = vraag_van(beeld_van(half, figuur(8, periode="2025-K1"))).met(eenheid=PER_1000)
    assert "aantal 40–49 (onvolledig)" in woorden(tekst(verloop.teken(verloop.verloop_van(vraag))))


def test_alle_gemeenten_zegt_van_een_nieuwste_waarde_dat_zij_onvolledig_is() -> None:
    half = figuur(40, status="onvolledig")
    vraag = vraag_van(beeld_van(half, figuur(8, gebied="VB02")))
    for kolommen in (alle.BREED, alle.SMAL):
        getekend = alle.teken(vraag, alle.getoond(vraag), kolommen)
        geschreven = [v.tekst for v in getekend.panelen[0].vormen if isinstance(v, Woord)]
        assert geschreven == ["40", "onvolledig"]


def test_twee_opmerkingen_in_een_tekst_zijn_twee_opmerkingen() -> None:
    samen = "Dit schooljaar loopt van 1 juli tot en met 30 juni. Afgerond op 5 procentpunt."
    assert apart(samen) == [
        "Dit schooljaar loopt van 1 juli tot en met 30 juni.",
        "Afgerond op 5 procentpunt.",
    ]
    assert apart("") == []


def test_van_een_gemeente_die_te_laat_is_staat_er_wat_haar_laatste_cijfer_is() -> None:
    vraag = vraag_van(beeld_van(zonder("niet geleverd"), klein(periode="2025-K1"), figuur(9, periode="2024-K4")))  # fmt: skip
    assert "Het laatste cijfer gaat over kwartaal 1 van 2025: <5." in bevinding(vraag)
    assert "Het laatste cijfer" not in bevinding(vraag_van(beeld_van(figuur(9))))
