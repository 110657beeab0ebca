"""The table of Overzicht."""

import re
from dataclasses import replace
from html import unescape

from datasets.periodes import Periode
from datasets.reference.regio import regio
from pages.overzicht.breakdown import blocks, breakdowns
from pages.overzicht.breakdown import regels as breakdown_regels
from pages.overzicht.columns import MOST_COLUMNS, blokken, regels
from pages.overzicht.table import has_incomplete as _has_incomplete
from pages.overzicht.table import tables
from pages.shared.context_bar import Keuze
from pages.shared.figures import Beeld, rijen
from pages.shared.legend import table_legend
from pages.shared.themes import CORE
from tests.pages.fakes import beeld_van, figuur, klein, voorbeeld, zonder

K2 = Periode.van_code("2025-K2")
ALL = Keuze(K2)


def table(beeld: Beeld, keuze: Keuze) -> str:
    return tables(beeld, blokken(beeld, keuze), keuze)


def has_incomplete(beeld: Beeld, keuze: Keuze) -> bool:
    return _has_incomplete(beeld, blokken(beeld, keuze))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def row(html: str, name: str) -> str:
    return next(words(part) for part in html.split("<tr")[1:] if f">{name}<" in part)


def test_the_kerncijfers_come_first_and_every_indicator_is_in_its_theme() -> None:
    beeld = voorbeeld()
    assert beeld.themas[0] == CORE
    core = table(beeld, ALL)
    for one in beeld.indicatoren:
        assert (f"#{one.id}" in core) == one.kerncijfer, one.id
        themed = table(beeld, replace(ALL, thema=one.thematitel))
        assert f"#{one.id}" in themed, one.id
    areas, apart = blokken(beeld, ALL)
    assert len(areas.rijen) == 9 + 2
    assert [row.soort for row in apart.rijen] == ["regio"]


def test_nederland_has_a_row_only_where_it_has_a_figure() -> None:
    kinds = {
        theme: {
            row.soort for blok in blokken(voorbeeld(), Keuze(K2, thema=theme)) for row in blok.rijen
        }
        for theme in ("Thuiszitters", "Jeugdhulp")
    }
    assert "land" not in kinds["Thuiszitters"]
    assert "land" in kinds["Jeugdhulp"]


def test_a_theme_is_spread_over_tables_that_can_be_read() -> None:
    beeld = voorbeeld()
    for theme in beeld.themas:
        found = blokken(beeld, replace(ALL, thema=theme))
        assert found
        assert all(len(one.columns) <= MOST_COLUMNS for one in found)


def test_what_is_only_for_groups_has_no_rows_of_municipalities() -> None:
    beeld = voorbeeld()
    for theme in beeld.themas[1:]:
        for blok in blokken(beeld, replace(ALL, thema=theme)):
            for column in blok.columns:
                if not column.indicator.korrel.gemeente:
                    assert {row.soort for row in blok.rijen} <= {"groep", "regio", "land"}


def test_a_quarter_of_the_region_is_not_under_school_years_of_municipalities() -> None:
    """As a total under its parts it would be smaller than they are."""
    beeld = voorbeeld()
    larger = ("groep", "regio", "land")
    for theme in beeld.themas:
        for indeling in (None, *beeld.indelingen):
            for blok in blokken(beeld, replace(ALL, thema=theme, indeling=indeling)):
                areas = {row.gebied: row.soort in larger for row in blok.rijen}
                for column in blok.columns:
                    kinds: dict[bool, set[str]] = {True: set(), False: set()}
                    for area, one in column.figuren.items():
                        kinds[areas[area]].add(Periode.van_code(one.periode).soort)
                    assert not kinds[False] or kinds[True] <= kinds[False], column.indicator.id


def test_what_groups_have_per_quarter_has_a_small_table_and_the_other_cell_says_so() -> None:
    year = {"periode": "2024/2025", "indicator": "thuiszitters_instroom"}
    found = beeld_van(
        figuur(50, gebied="VB01", **year),
        figuur(57, gebied="regio", indicator="thuiszitters_instroom"),
    )
    html = table(found, replace(ALL, thema="Thuiszitters"))
    years, quarters = html.split("Hele regio, per kwartaal</h2>")
    assert "Per schooljaar</h2>" in years
    assert "Hele regio" not in words(years)
    assert "57" in row(quarters, "Hele regio")
    mixed = beeld_van(
        figuur(50, gebied="VB01", **year),
        figuur(57, gebied="regio", indicator="thuiszitters_instroom"),
        figuur(9, gebied="VB01", **(year | {"indicator": "thuiszitters_uitstroom"})),
        figuur(60, gebied="regio", **(year | {"indicator": "thuiszitters_uitstroom"})),
    )
    first = table(mixed, replace(ALL, thema="Thuiszitters"))
    assert "per kwartaal: zie onder" in row(first, "Hele regio")


def test_the_csv_has_exactly_the_values_on_the_screen() -> None:
    beeld = voorbeeld()
    for theme in beeld.themas:
        keuze = replace(ALL, thema=theme)
        found = blokken(beeld, keuze)
        html = tables(beeld, found, keuze)
        shown = re.findall(r'popovertarget="[^"]*"[^>]*><span>([^<]*)</span>', html)
        written = [regel.figuur.tekst for regel in regels(found)]
        assert [unescape(one) for one in shown] == written


def test_states_are_written_as_they_are() -> None:
    beeld = beeld_van(
        klein(gebied="VB02"),
        figuur(14, gebied="VB01"),
        zonder("niet geleverd", gebied="VB03"),
        figuur(22, 25, gebied="regio"),
    )
    html = table(beeld, ALL)
    assert "14" in row(html, "Duinveen")
    assert "&lt;5" in row(html, "Heerwijk aan Zee")
    assert "niet geleverd" in row(html, "Kogermeer")
    assert "22–25" in row(html, "Hele regio")
    # no figure at all is said to who listens, and is not the same as "niet geleverd"
    assert "geen cijfer" in row(html, "Langewaard")


def test_a_cell_says_its_period_when_it_differs_from_the_heading() -> None:
    beeld = beeld_van(
        figuur(14, gebied="VB01"),
        figuur(12, gebied="VB03"),
        figuur(7, gebied="VB04", periode="2025-K1"),
    )
    html = table(beeld, ALL)
    assert "K1 ’25" in row(html, "Langewaard")
    assert "K2 ’25" not in row(html, "Duinveen")


def test_nothing_later_than_the_chosen_period_is_shown() -> None:
    beeld = beeld_van(figuur(14, gebied="VB01", periode="2025-K3"))
    assert "14" not in words(table(beeld, ALL))


def test_an_incomplete_figure_says_how_much_is_in() -> None:
    html = table(beeld_van(figuur(32, 128, status="onvolledig", dekking="5 van 6", leden=6)), ALL)
    assert "32–128" in html
    assert "5 van 6" in row(html, "Duinveen")


def test_a_guarded_figure_is_said_in_a_word_and_is_no_big_dot() -> None:
    guarded = figuur(status="afgeschermd", tekst="·", reden="Afgeschermd.", gebied="VB02")
    html = table(beeld_van(figuur(14), guarded), ALL)
    assert "· afgeschermd" in row(html, "Heerwijk aan Zee")
    assert "mon-stip" not in html
    assert "afgeschermd" not in row(html, "Duinveen")


def test_the_legend_has_what_is_incomplete_only_where_it_occurs() -> None:
    part = figuur(32, 128, status="onvolledig", dekking="5 van 6", periode="2025-K1")
    assert has_incomplete(beeld_van(figuur(14), part), ALL)
    assert not has_incomplete(beeld_van(figuur(14)), ALL)
    assert "onvolledig" in table_legend(incomplete=True)
    assert "onvolledig" not in table_legend(incomplete=False)


def test_a_wide_table_says_that_it_goes_on() -> None:
    assert "Veeg over de tabel" in table(voorbeeld(), replace(ALL, thema="Jeugdhulp"))
    assert "Veeg" not in table(beeld_van(figuur(14)), ALL)


def test_provisional_figures_are_said_once_in_the_heading_or_in_the_cell() -> None:
    early = figuur(14, stand="voorlopig")
    assert table(beeld_van(early), ALL).count("voorlopig") == 1
    html = table(beeld_van(early, figuur(9, gebied="VB03")), ALL)
    assert "voorlopig" in row(html, "Duinveen")
    assert "voorlopig" not in row(html, "Kogermeer")


def test_groups_come_with_their_municipalities_by_name() -> None:
    beeld = voorbeeld()
    jeugdregio = beeld.regio.indeling("jeugdregio")
    names = [one.naam for one in rijen(beeld, jeugdregio)]
    assert names[:5] == ["Kust", "Duinveen", "Heerwijk aan Zee", "Kogermeer", "Uitmeer"]
    assert names[-2:] == ["Hele regio", "Nederland"]


def test_a_municipality_outside_a_grouping_stands_apart() -> None:
    alkmaar = regio("alkmaar")
    beeld = Beeld(alkmaar, beeld_van().vrijgave, ())
    swv = alkmaar.indeling("swv_po")
    without = swv.model_copy(update={"groepen": swv.groepen[:1]})
    kinds = [one.soort for one in rijen(beeld, without)]
    assert "los" in kinds


def test_no_figures_at_all_is_said() -> None:
    assert "nog geen cijfers" in table(beeld_van(), ALL)


def test_a_value_opens_its_source() -> None:
    html = table(beeld_van(figuur(14, bron="Leerplicht Duinveen, versie 1; SWV Kust")), ALL)
    (name,) = re.findall(r'popovertarget="([^"]*)"', html)
    panel = words(html.split(f'id="{name}"')[1])
    assert "Leerplicht Duinveen, versie 1 SWV Kust" in panel
    assert "2e kwartaal 2025" in panel


def test_texts_from_data_are_escaped() -> None:
    html = table(beeld_van(figuur(14, bron="<script>alert(1)</script>", reden="<script>")), ALL)
    assert "<script" not in html


def test_no_foreign_number_format() -> None:
    html = words(table(voorbeeld(), ALL))
    assert not re.search(r"\d,\d{3}\b|\d\.\d+%|(?<![\d–])-\d", html)


def test_a_breakdown_is_in_its_theme_for_the_region_with_what_is_hidden_as_hidden() -> None:
    of = {"gebied": "regio", "indicator": "thuiszitters"}
    figuren = (
        figuur(20, **of),
        figuur(15, uitsplitsing="reden=psychisch", **of),
        figuur(status="afgeschermd", tekst="·", uitsplitsing="reden=gedrag", **of),
        figuur(15, uitsplitsing="reden=psychisch", **(of | {"gebied": "VB01"})),
    )
    beeld = beeld_van(*figuren)
    assert breakdowns(beeld, ALL) == ()
    found = breakdowns(beeld, replace(ALL, thema="Thuiszitters"))
    html = blocks(found)
    assert "Thuiszitters naar reden" in html
    assert "De categorieën tellen op tot het totaal." in html
    assert "Duinveen" not in html
    written = [(one.uitsplitsing, one.figuur.tekst) for one in breakdown_regels(found)]
    assert written == [("reden: psychisch of sociaal-emotioneel", "15"), ("reden: gedrag", "·")]
    shown = re.findall(r'popovertarget="[^"]*"[^>]*><span>([^<]*)</span>', html)
    assert shown == ["15", "·"]


def test_an_area_without_anything_to_show_is_named_and_has_no_column() -> None:
    hidden = {"status": "afgeschermd", "tekst": "·", "indicator": "thuiszitters"}
    beeld = voorbeeld()
    (area, _), *_ = beeld.regio.groepen()
    figuren = (
        figuur(15, gebied="regio", uitsplitsing="reden=gedrag"),
        figuur(gebied=area, uitsplitsing="reden=gedrag", **hidden),
    )
    own = beeld_van(*figuren)
    indeling = next(one for one in own.indelingen if area.startswith(one.id))
    (one,) = breakdowns(own, Keuze(K2, indeling=indeling, thema="Thuiszitters"))
    assert [row.soort for row in one.areas] == ["regio"]
    assert [row.gebied for row in one.small] == [area]
    assert "is hier bijna niets te tonen" in blocks((one,))
