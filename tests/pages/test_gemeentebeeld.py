"""The picture of one municipality."""

import re
from dataclasses import replace
from html import escape
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest

from datasets.periodes import Periode
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.regio import regio
from pages.gemeentebeeld import picture as whole_page
from pages.gemeentebeeld.drawings import files
from pages.gemeentebeeld.picture import core, heading, in_brief, more
from pages.shared.figures import Beeld
from reports.gemeentebeeld.beside import choices
from reports.gemeentebeeld.parts import deel_in, regels
from reports.gemeentebeeld.row import Place
from tests.pages.fakes import beeld_van, figuur, indicator, klein, voorbeeld, zonder

K2 = Periode.van_code("2025-K2")


def picture(beeld: Beeld, gemeente: str, periode: Periode, maatstaf: str = "") -> str:
    place = Place(beeld, gemeente, periode, maatstaf)
    parts = deel_in(beeld, gemeente)
    return core(place, parts) + more(place, parts)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize("gemeente", regio("duin-en-dijk").gemeenten)
def test_every_municipality_has_a_picture(gemeente: str) -> None:
    beeld = voorbeeld()
    html = picture(beeld, gemeente, K2) + in_brief(Place(beeld, gemeente, K2))
    for one in beeld.indicatoren:
        assert (f'<section class="mon-rij" id="{one.id}"' in html) == bool(one.korrel.gemeente)
    assert not re.search(r"\d,\d{3}\b|\d\.\d+%", words(html))


def test_heading_marks_the_example_and_names_the_groups() -> None:
    html = words(heading(Place(voorbeeld(), "VB01", K2)))
    assert "verzonnen" in html
    assert "· jeugdregio Kust · SWV Noord-Kust · Leerplicht Noord" in html


def test_who_delivered_a_later_quarter_is_led_to_it() -> None:
    quarter = [figuur(9, gebied=area) for area in voorbeeld().gemeenten]
    beeld = beeld_van(*quarter, figuur(14, periode="2025-K3"))
    html = heading(Place(beeld, "VB01", K2))
    assert "Van Duinveen is er al iets over 3e kwartaal 2025: thuiszitters." in words(html)
    assert "gemeente=Duinveen" in html
    assert "periode=3e" in html
    assert "is er al iets" not in heading(Place(beeld, "VB02", K2))
    assert "is er al iets" not in heading(Place(beeld, "VB01", Periode.van_code("2025-K3")))


def test_what_is_new_under_meer_cijfers_is_named_and_led_to() -> None:
    """A school year that runs is seen at the school year, not at its quarters."""
    new = figuur(7, indicator="vrijstellingen_5_onder_a_nieuw", periode="2025/2026")
    quarter = [figuur(9, gebied=area) for area in voorbeeld().gemeenten]
    beeld = beeld_van(*quarter, figuur(14, periode="2025-K3"), new)
    what = "nieuwe vrijstellingen 5 onder a, onder Meer cijfers."
    for period in (K2, Periode.van_code("2025-K3")):
        html = heading(Place(beeld, "VB01", period))
        assert f"Van Duinveen is er al iets over schooljaar 2025/26: {what}" in words(html)
        assert "anchor=vrijstellingen_5_onder_a_nieuw" in html
    html = heading(Place(beeld, "VB01", Periode.van_code("2025/2026")))
    assert f"Nieuw over schooljaar 2025/26: {what}" in words(html)
    assert 'href="#vrijstellingen_5_onder_a_nieuw"' in html
    assert "schooljaar 2025/26" not in heading(Place(beeld, "VB01", Periode.van_code("2025-K1")))


def test_groups_with_the_same_name_are_named_once_with_their_groupings() -> None:
    beeld = beeld_van(in_regio=regio("rijnmond"))
    names = beeld.groepen_van("GM0502")
    assert "jeugdregio, RMC-regio en arbeidsmarktregio Rijnmond" in names
    assert len(set(names)) == len(names)
    assert not any("regio GGD" in name or "verband Samen" in name for name in names)


def test_brief_is_three_sentences_of_core_figures() -> None:
    html = in_brief(Place(voorbeeld(), "VB01", K2))
    assert html.count("<h2>") == 3
    assert "Thuiszitters" in html


def test_nothing_delivered_yet_is_said_once_with_the_last_delivery() -> None:
    late = zonder("niet geleverd", gebied="VB07")
    html = words(
        in_brief(Place(beeld_van(late, klein(gebied="VB07", periode="2025-K1")), "VB07", K2))
    )
    assert "nog geen cijfers geleverd" in html
    assert "De laatste levering gaat over kwartaal 1 van 2025." in html


def test_never_delivered_is_said() -> None:
    assert "niets geleverd" in in_brief(Place(beeld_van(figuur(9, gebied="VB02")), "VB01", K2))


def test_hidden_now_means_no_difference() -> None:
    beeld = beeld_van(klein(), figuur(9, periode="2024-K2"))
    html = words(picture(beeld, "VB01", K2))
    assert "minder dan K2" not in html
    assert "&lt;5" in html


def test_difference_with_a_year_earlier() -> None:
    html = words(picture(beeld_van(figuur(14), figuur(17, periode="2024-K2")), "VB01", K2))
    assert "3 minder dan K2 ’24" in html


def test_a_stock_of_a_school_year_is_written_as_its_day() -> None:
    of = {"indicator": "thuiszitters_langer_3m", "bron": "Leerplicht, 4e kwartaal 2024"}
    now, before = figuur(6, periode="2024/2025", **of), klein(periode="2023/2024", **of)
    for chosen in ("2024-K4", "2025-K1", "2025-K2"):
        html = words(picture(beeld_van(now, before), "VB01", Periode.van_code(chosen)))
        assert "1 oktober 2024" in html
        assert "was &lt;5 op 1 okt ’23" in html
        assert "schooljaar" not in html.replace("per schooljaar", "")


def test_chance_is_said_briefly_beside_the_difference() -> None:
    now, before = {"onder95": 7.7, "boven95": 23.5}, {"onder95": 9.9, "boven95": 27.2}
    beeld = beeld_van(figuur(14, **now), figuur(17, periode="2024-K2", **before))
    assert "3 minder dan K2 ’24 (kan toeval zijn)" in words(picture(beeld, "VB01", K2))
    far = figuur(60, periode="2024-K2", onder95=45.8, boven95=77.2)
    assert "46 minder dan K2 ’24" in words(picture(beeld_van(figuur(14, **now), far), "VB01", K2))
    assert "kan toeval zijn" not in words(picture(beeld_van(figuur(14, **now), far), "VB01", K2))


def test_other_municipalities_stay_unnamed_where_the_region_chose_so() -> None:
    rated = {"per1000_min": 1.0, "per1000_max": 1.0}
    figuren = (figuur(14, **rated), figuur(9, gebied="VB02", **rated))
    named = regio("duin-en-dijk")
    unnamed = named.model_copy(update={"toon_namen": False})
    title = "<title>Heerwijk aan Zee"
    assert title in picture(beeld_van(*figuren, in_regio=named), "VB01", K2)
    assert title not in picture(beeld_van(*figuren, in_regio=unnamed), "VB01", K2)


def test_a_rate_stands_beside_the_rest_of_the_region() -> None:
    """94 of 50.512 without the own 14 of 8.412 is 80 of 42.100: 1,9."""
    own = figuur(
        14, per1000_min=1.7, per1000_max=1.7, noemer_min=8412.0, noemer_max=8412.0,
        onder95=7.7, boven95=23.5, onder998=5.2, boven998=29.9,
    )  # fmt: skip
    region = figuur(94, gebied="regio", noemer_min=50512.0, noemer_max=50512.0)
    html = words(picture(beeld_van(own, region), "VB01", K2))
    assert (
        "Dat is 1,7 per 1.000 inwoners van 5 tot en met 17 jaar; in de rest van de regio 1,9."
        in html
    )
    assert "Het verschil kan toeval zijn." in html


def test_nederland_stands_in_where_the_region_has_no_figure() -> None:
    use = {"indicator": "jeugdhulpgebruik", "periode": "2024"}
    beeld = beeld_van(
        figuur(12.8, tekst="12,8%", **use), figuur(13.2, tekst="13,2%", gebied="NL", **use)
    )
    assert "In Nederland is het 13,2%." in words(picture(beeld, "VB01", K2))


def test_one_period_is_no_course() -> None:
    assert "Er is nog geen verloop" in picture(beeld_van(figuur(14)), "VB01", K2)


def test_provisional_and_incomplete_are_said_in_words() -> None:
    beeld = beeld_van(figuur(14, stand="voorlopig"))
    assert "voorlopig cijfer" in picture(beeld, "VB01", K2)
    reden = "Onvolledig: alleen scholen in 9 gemeenten."
    beeld = beeld_van(figuur(32, 128, status="onvolledig", reden=reden))
    html = picture(beeld, "VB01", K2)
    assert reden in html
    assert indicator().titel in html
    assert "2e kwartaal 2025 32–128 (onvolledig)" in words(html)  # in the table of the row as well


def test_kerncijfers_stand_open_and_the_rest_is_folded_up_by_theme() -> None:
    beeld = voorbeeld()
    parts = deel_in(beeld, "VB01")
    html = core(Place(beeld, "VB01", K2), parts)
    for one in beeld.indicatoren:
        assert (f'id="{one.id}"' in html) == one.kerncijfer, one.id
    folded = more(Place(beeld, "VB01", K2), parts)
    assert folded.count('class="mon-meer"') == len(parts.meer)
    assert "mon-rij" not in re.sub(r'<details class="mon-meer".*</details>', "", folded)


def test_what_there_is_no_figure_of_is_named_once_and_has_no_row() -> None:
    beeld = voorbeeld()
    parts = deel_in(beeld, "VB01")
    assert parts.alleen_groep
    html = picture(beeld, "VB01", K2)
    for one in parts.alleen_groep:
        assert f'id="{one.id}"' not in html
        assert html.count(f">{one.titel}</a>") == 1
    nothing = words(picture(beeld_van(figuur(14)), "VB01", K2))
    assert "Nog niets over geleverd:" in nothing


def test_a_stable_series_is_called_ordinary_and_a_short_one_is_not_judged() -> None:
    def series(length: int) -> Beeld:
        periode, found = K2, []
        for place in range(length):
            found.append(figuur(10 + place % 3, periode=periode.code))
            periode = periode.vorige()
        return beeld_van(*found)

    long = words(picture(series(14), "VB01", K2))
    assert "● Gewone schommeling" in long
    assert "Dat past bij de gewone schommeling" in long
    short = picture(series(4), "VB01", K2)
    assert "Te weinig om te zeggen" in words(short)
    outside = words(re.sub(r"<details.*?</details>", "", short, flags=re.DOTALL))
    assert "schommeling" not in outside


def test_the_sentence_above_says_what_the_row_says() -> None:
    """A count far above its ordinary course, of which two figures alone could be chance."""
    periode, found = K2, [figuur(19, periode=K2.code, onder95=11.4, boven95=29.7)]
    for place in range(13):
        periode = periode.vorige()
        wide = {"onder95": 4.8, "boven95": 18.4}
        found.append(figuur(10 + place % 2, periode=periode.code, **wide))
    beeld = beeld_van(*found)
    above, row = words(in_brief(Place(beeld, "VB01", K2))), words(picture(beeld, "VB01", K2))
    assert "▲ Opvallend hoog" in row
    assert "8 meer dan een jaar eerder. Gewoon is 9 tot en met 13. ▲ Opvallend hoog" in above
    assert "8 meer dan K2 ’24" in row
    assert "toeval" not in above + row


@pytest.mark.parametrize("gemeente", ["VB01", "VB02", "VB07"])
def test_the_csv_of_a_part_has_every_figure_that_its_rows_show(gemeente: str) -> None:
    beeld = voorbeeld()
    parts = deel_in(beeld, gemeente)
    for part in (*parts.kern, *parts.meer):
        written = [regel.figuur for regel in regels(beeld, gemeente, K2, part)]
        own = [one for one in written if one.gebied == gemeente]
        for one in part.indicatoren:
            shown = beeld.figuur(one, gemeente, K2)
            first = next(figure for figure in own if figure.indicator == one.id)
            assert first == shown
        assert {one.indicator for one in written} == {one.id for one in part.indicatoren}


def test_a_csv_names_no_municipality_that_stays_unnamed_on_the_screen() -> None:
    figuren = (figuur(14), figuur(9, gebied="VB02"))
    for names in (True, False):
        own = regio("duin-en-dijk").model_copy(update={"toon_namen": names})
        beeld = beeld_van(*figuren, in_regio=own)
        part = next(one for one in deel_in(beeld, "VB01").kern if one.indicatoren)
        areas = {regel.gebied for regel in regels(beeld, "VB01", K2, part)}
        assert ("Heerwijk aan Zee" in areas) == names


def test_border_traffic_is_by_municipality_and_not_beside_that_of_the_region() -> None:
    of = {"indicator": "leerlingen_naar_elders", "periode": "2024-10-01"}
    figuren = (
        figuur(131, 524, **of),
        figuur(0, gebied="regio", **of),
        figuur(13, 52, uitsplitsing="school=VB03", **of),
        figuur(118, 472, uitsplitsing="school=VB02", **of),
    )
    beeld = beeld_van(*figuren)
    html = picture(beeld, "VB01", K2)
    flows = words(html.split("Per gemeente van de school")[1].split("</table>")[0])
    assert flows.split() == ["Heerwijk", "aan", "Zee", "118–472", "Kogermeer", "13–52"]
    parts = deel_in(beeld, "VB01")
    written = [
        (one.gebied, one.uitsplitsing)
        for part in (*parts.kern, *parts.meer)
        for one in regels(beeld, "VB01", K2, part)
    ]
    assert written == [
        ("Duinveen", ""),
        ("Duinveen", "Heerwijk aan Zee"),
        ("Duinveen", "Kogermeer"),
    ]
    assert "in de regio" not in words(html).lower()


def test_a_hoofdlijn_without_a_kerncijfer_is_shown_and_says_so() -> None:
    html = words(picture(beeld_van(figuur(14)), "VB01", K2))
    assert "Integraal perspectief Voor deze hoofdlijn is nog geen kerncijfer" in html
    assert "Lokaal anticiperen Voor deze hoofdlijn is van Duinveen nog niets geleverd:" in html
    beeld = beeld_van(figuur(14))
    nothing = Beeld(beeld.regio, beeld.vrijgave, (indicator(hoofdlijn="Eigen lijn"),))
    bare = Beeld(beeld.regio, beeld.vrijgave, ())
    assert "nog geen kerncijfer" not in words(picture(nothing, "VB01", K2))
    assert deel_in(bare, "VB01").kern == ()


def test_only_groups_that_the_municipality_is_in_can_be_chosen() -> None:
    beeld = voorbeeld()
    found = choices(beeld, "VB01")
    groups = dict(beeld.regio.groepen())
    assert next(iter(found)) == "De regio"
    assert list(found)[-1] == "Nederland"
    for which in found.values():
        if which in groups:
            assert any(lid.gemeente == "VB01" for lid in groups[which].leden)
    assert any(which in groups for which in found.values())


def test_the_chosen_group_is_what_a_figure_is_laid_beside() -> None:
    beeld = voorbeeld()
    kust = choices(beeld, "VB01")["Kust"]
    section = f'id="{indicator().id}"'
    html = picture(beeld, "VB01", K2, kust).split(section)[1].split("</section>")[0]
    assert "in de rest van Kust" in words(html)
    assert ">Kust</text>" in html
    # what Nederland has no figure of stays beside the region
    other = picture(beeld, "VB01", K2, "NL").split(section)[1].split("</section>")[0]
    assert "in de rest van de regio" in words(other)


def test_the_part_of_a_national_group_is_not_called_the_group() -> None:
    """7 of the 14 municipalities of Gewest Limburg-Noord: its number is not that of the 14."""
    limburg = regio("midden-limburg")
    eigen = limburg.gemeenten[0]
    groep = next(code for code, one in limburg.groepen() if one.naam == "Gewest Limburg-Noord")
    figuren = (replace(klein(), gebied=eigen), figuur(27, gebied=groep))
    html = picture(beeld_van(*figuren, in_regio=limburg), eigen, K2)
    deel_van = "Midden-Limburg-deel van Gewest Limburg-Noord (7 van 14)"
    assert f"Kijk ook naar {deel_van} : 27" in words(html)


def test_what_is_too_small_leads_to_the_group_around_it() -> None:
    kust = next(code for code, groep in voorbeeld().regio.groepen() if groep.naam == "Kust")
    html = picture(beeld_van(klein(), figuur(27, 33, gebied=kust)), "VB01", K2)
    assert "Kijk ook naar Kust : 27–33, 2e kwartaal 2025." in words(html)
    assert "Kijk ook naar" not in picture(
        beeld_van(figuur(14), figuur(27, 33, gebied=kust)), "VB01", K2
    )


def test_a_target_is_a_line_in_the_course_and_a_sentence() -> None:
    own = regio("duin-en-dijk")
    doel = Streefwaarde(indicator="thuiszitters", laag=10, hoog=10, wie="Bestuurlijk overleg")
    beeld = beeld_van(
        figuur(14), figuur(15, periode="2025-K1"),
        in_regio=own.model_copy(update={"doelen": (doel,)}),
    )  # fmt: skip
    html = picture(beeld, "VB01", K2)
    assert ">doel</text>" in html
    assert "Het doel is ten hoogste 10. Dat is niet gehaald." in words(html)
    assert ">doel</text>" not in picture(beeld_van(figuur(14)), "VB01", K2)


def test_a_target_of_the_region_is_named_and_a_municipality_is_not_judged_by_it() -> None:
    own = regio("duin-en-dijk")
    doel = Streefwaarde(indicator="thuiszitters", gebied="regio", laag=80, hoog=80, wie="OOGO")
    beeld = beeld_van(figuur(14), in_regio=own.model_copy(update={"doelen": (doel,)}))
    html = words(picture(beeld, "VB01", K2))
    assert "Doel voor de hele regio: ten hoogste 80." in html
    assert "gehaald" not in html


def test_a_target_that_cannot_be_judged_is_named() -> None:
    own = regio("duin-en-dijk")
    doel = Streefwaarde(indicator="thuiszitters", laag=10, hoog=10, wie="OOGO")
    empty = zonder("niet geleverd")
    beeld = beeld_van(empty, in_regio=own.model_copy(update={"doelen": (doel,)}))
    html = words(picture(beeld, "VB01", K2))
    assert "Het doel is ten hoogste 10. Of dat is gehaald, is nog niet te zeggen." in html


def test_that_the_region_agreed_on_no_direction_is_said() -> None:
    of = {"indicator": "vrijstellingen_5_onder_a", "periode": "2024-10-01"}
    said = "Er is geen streefrichting afgesproken."
    assert said in words(picture(beeld_van(figuur(20, **of)), "VB01", K2))
    assert said not in words(picture(beeld_van(figuur(14)), "VB01", K2))


def test_what_stands_beside_a_row_in_place_of_the_choice_is_said() -> None:
    per = {"noemer_min": 8000.0, "noemer_max": 8000.0}
    own = figuur(14, onder95=7.7, boven95=23.5, onder998=5.2, boven998=29.9, **per)
    code = choices(voorbeeld(), "VB01")["Kust"]
    html = words(picture(beeld_van(own, figuur(94, gebied=code, **per)), "VB01", K2, "regio"))
    said = "geen cijfer om mee te vergelijken bij ‘De regio’. Daarom staat hier ‘Kust’."
    assert said in html


def test_a_small_share_is_drawn_as_so_many_of_so_many() -> None:
    shares = [one for one in voorbeeld().indicatoren if one.vorm == "aandeel" and not one.verloop]
    one = next(one for one in shares if one.cohort is None and one.korrel.gemeente)
    of = {"indicator": one.id, "noemer_min": 14.0, "noemer_max": 14.0}
    exact = 100 * 9 / 14
    own = figuur(exact, exact, periode="2024/2025", tekst="64,3%", van="van 14 leerlingen", **of)
    html = picture(beeld_van(own), "VB01", K2)
    assert 'aria-label="9 van de 14"' in html
    assert "9 van 14 leerlingen" in words(html)
    wide = replace(own, noemer_max=20.0)
    assert "mon-stippen" not in picture(beeld_van(wide), "VB01", K2)


def test_every_row_leads_to_trends_en_vergelijken() -> None:
    beeld = voorbeeld()
    html = picture(beeld, "VB02", K2)
    for one in deel_in(beeld, "VB02").kern[0].indicatoren:
        said = urlencode({"onderwerp": one.titel, "gemeente": "Heerwijk aan Zee"})
        assert escape(f"./vergelijken?{said}") in html


def test_the_page_is_made_once_per_version_and_choice() -> None:
    beeld = beeld_van(figuur(14))
    made = [beeld.kept.get(("x", 1), object) for _ in range(2)]
    assert made[0] is made[1]
    assert beeld_van(figuur(14)).kept.get(("x", 1), object) is not made[0]
    first = beeld.koers(indicator(), figuur(14))
    assert first is beeld.koers(indicator(), figuur(14))


def test_every_button_for_a_drawing_gives_an_svg_that_names_no_other_municipality() -> None:
    beeld = voorbeeld()
    nameless = replace(beeld, regio=beeld.regio.model_copy(update={"toon_namen": False}))
    own = nameless.gemeenten[0]
    place = Place(nameless, own, nameless.perioden[0])
    html, made = whole_page(place), files(place)
    asked = {name for name in made if f'data-file="{name}"' in html}
    assert asked
    others = [nameless.naam(code) for code in nameless.gemeenten if code != own]
    for name in asked:
        text = made[name].maak()
        ET.fromstring(text)
        assert made[name].naam.endswith(".svg")
        assert not [other for other in others if other in text]


@pytest.mark.parametrize("gemeente", ["VB01", "VB07"])
def test_a_whole_page_names_no_municipality_that_stays_unnamed(gemeente: str) -> None:
    """Also not behind a fold, in a tip, or by the order of the dots."""
    own = regio("duin-en-dijk").model_copy(update={"toon_namen": False})
    beeld = replace(voorbeeld(), regio=own)
    others = [beeld.naam(code) for code in beeld.gemeenten if code != gemeente]
    for maatstaf in ("", *[*choices(beeld, gemeente).values()][:4]):
        html = picture(beeld, gemeente, K2, maatstaf)
        assert not [name for name in others if name in html]


def test_unnamed_dots_do_not_stand_in_order_of_name() -> None:
    own = regio("duin-en-dijk").model_copy(update={"toon_namen": False})
    rates = {"VB02": 3.0, "VB03": 1.0, "VB04": 2.0}

    def drawn(order: dict[str, float]) -> str:
        figuren = [figuur(9, gebied=g, per1000_min=r, per1000_max=r) for g, r in order.items()]
        eigen = figuur(14, per1000_min=1.5, per1000_max=1.5)
        return "".join(re.findall(r"<circle[^>]*>", picture(beeld_van(eigen, *figuren, in_regio=own), "VB01", K2)))  # fmt: skip

    swapped = dict(zip(rates, reversed(rates.values()), strict=True))
    assert drawn(rates) == drawn(swapped)


def test_flows_over_the_border_name_others_so_they_are_not_there_without_names() -> None:
    of = {"indicator": "leerlingen_naar_elders", "periode": "2024-10-01"}
    figuren = (figuur(131, **of), figuur(118, uitsplitsing="school=VB02", **of))
    own = regio("duin-en-dijk").model_copy(update={"toon_namen": False})
    beeld = beeld_van(*figuren, in_regio=own)
    parts = deel_in(beeld, "VB01")
    found = [one for part in (*parts.kern, *parts.meer) for one in regels(beeld, "VB01", K2, part)]
    assert [one.uitsplitsing for one in found if one.uitsplitsing] == []
    assert "Heerwijk" not in picture(beeld, "VB01", K2)
