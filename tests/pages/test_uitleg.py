"""The page that explains every figure."""

import re
from dataclasses import replace
from datetime import date

from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.catalog import indicatoren
from indicators.figuren import Nagekeken
from indicators.model import Levering
from pages.shared.reading import LESSONS
from pages.uitleg.entry import entry
from pages.uitleg.text import explanation
from reports.bronnen import in_woorden
from tests.pages.fakes import beeld_van, figuur, klein, voorbeeld


def test_every_indicator_is_explained() -> None:
    beeld = voorbeeld()
    html = explanation(beeld)
    for one in beeld.indicatoren:
        assert f'<details id="{one.id}"' in html
        assert one.definitie.split(".")[0] in html


def test_of_what_a_figure_is_a_part_is_there_and_how_it_is_split() -> None:
    """A share names its two counts, a duration whom it is about, a count that it is one."""
    beeld = voorbeeld()

    def facts(name: str) -> dict[str, str]:
        found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", entry(beeld, indicatoren()[name]))
        return {term: re.sub("<.*?>", "", words) for term, words in found}

    share = facts("thuiszitters_aanbod_3m")
    assert share["Teller"].endswith("een passend aanbod kreeg")
    assert share["Noemer"] == "iedereen die in de periode thuis kwam te zitten"
    assert facts("jeugdhulp_aandeel_uitval")["Noemer"] == "Beëindigde jeugdhulptrajecten"
    assert facts("vo_coach_jongeren_per_fte")["Noemer"] == "fte van de coaches"
    duration = facts("thuiszitters_duur")
    assert duration["Over wie"].startswith("iedereen die in het schooljaar thuis zat")
    assert "Teller" not in duration
    count = facts("thuiszitters")
    assert (count["Teller"], count["Noemer"][:9]) == ("thuiszitters", "per 1.000")
    assert count["Uitsplitsingen"].startswith("naar reden, ")


def test_what_is_not_guarded_is_said() -> None:
    html = explanation(voorbeeld())
    for words in NIET_IN_HET_MODEL:
        assert f"{words[1:]}." in html


def test_numbers_of_the_last_audit_are_there() -> None:
    beeld = voorbeeld()
    assert "geen uitkomst van de controle" in explanation(beeld)
    for hidden, words in ((0, "hoefde niets extra"), (1, "1 cijfer extra"), (3, "3 cijfers extra")):
        vrijgave = replace(beeld.vrijgave, nagekeken=Nagekeken(1234, hidden))
        html = explanation(replace(beeld, vrijgave=vrijgave))
        assert "keek naar 1.234 aantallen." in html
        assert words in html


def test_what_can_be_seen_is_counted_by_level() -> None:
    small, whole = klein(), figuur(14, gebied="regio")
    vrijgave = replace(beeld_van(small, whole).vrijgave, nagekeken=Nagekeken(2, 0))
    html = explanation(replace(beeld_van(small, whole), vrijgave=vrijgave))
    assert "gemeenten</th><td>0,0% (0)</td><td>100,0% (1)</td>" in html
    assert "de regio</th><td>100,0% (1)</td>" in html


def test_the_compiled_query_is_there() -> None:
    assert "from v_thuiszitters" in explanation(voorbeeld())


def test_the_calculation_is_dutch_and_its_conditions_are_in_the_query() -> None:
    for one in voorbeeld().indicatoren:
        assert re.match(r"[A-Z].*\.$", one.formule()), one.formule()
        assert not re.search(r"[_=<>]|is_totaal|\band\b", one.formule()), one.formule()
    html = explanation(voorbeeld())
    folded = "".join(re.findall(r"<details.*?</details>", html, re.DOTALL))
    outside = re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL)
    assert "is_totaal" in folded
    assert "is_totaal" not in outside


def test_every_term_that_is_linked_is_explained() -> None:
    html = explanation(voorbeeld())
    linked = set(re.findall(r'href="#(begrip-[^"]*)"', html))
    assert linked
    assert linked == set(re.findall(r'id="(begrip-[^"]*)"', html))


def test_the_deliveries_that_feed_a_figure_are_there_and_no_others() -> None:
    def levering(naam: str, dataset: str, periode: str, versie: int = 1) -> Levering:
        ontvangen = date(2025, 7, 1)
        return Levering(
            naam, dataset, periode, "", versie, "alle", "definitief", ontvangen, (), False
        )

    counts = levering("Leerplicht Duinveen", "thuiszitters", "2025-K2", versie=3)
    older = levering("Leerplicht Duinveen", "thuiszitters", "2025-K1")
    same_words = levering("Leerplicht Duinveen", "tellingen", "2025-K1")
    unused = levering("Leerplicht Kogermeer", "thuiszitters", "2025-K2")
    figuren = (
        figuur(14, bron=in_woorden(counts)),
        figuur(12, periode="2025-K1", bron=in_woorden(older)),
    )
    beeld = beeld_van(*figuren)
    known = (unused, same_words, older, counts)
    beeld = replace(beeld, vrijgave=replace(beeld.vrijgave, leveringen=known))
    one = next(i for i in beeld.indicatoren if i.id == "thuiszitters")
    assert beeld.leveringen_van(one) == (counts, older)
    html = entry(beeld, one)
    row = re.sub(r"<[^>]*>", " ", html.split("<tbody>")[1].split("</tbody>")[0]).split()
    assert " ".join(row) == "Leerplicht Duinveen 2 2e kwartaal 2025 3 1 juli 2025"
    assert "Kogermeer" not in html
    other = next(i for i in beeld.indicatoren if i.id == "vo_coach_jongeren")
    assert "Er telt nu geen levering." in entry(beeld, other)


def test_every_fact_of_an_indicator_is_there() -> None:
    beeld = voorbeeld()
    for one in beeld.indicatoren:
        html = entry(beeld, one)
        assert all(f"<dt>{name}</dt>" in html for name in ("Berekening", "Eenheid", "Richting"))
        assert all(f"<dt>{name}</dt>" in html for name in ("Waar te zien", "Bron", "Versie"))
        assert "<pre" in html


def test_every_lesson_is_on_the_page() -> None:
    html = explanation(voorbeeld())
    assert all(f'id="les-{name}"' in html for name in LESSONS)
