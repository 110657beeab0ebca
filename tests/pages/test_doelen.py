"""Doelen en duiding shows what a region agreed on, and says what was not agreed or not delivered."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import date
from html import escape
from pathlib import Path

import pytest

from datasets.periodes import Periode
from datasets.reference.agenda import Agenda
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.oogo import Afspraak, Overleg
from datasets.reference.regio import Regio, regio, regios
from indicators.catalog import indicatoren
from loaders.oogo_schrijven import Wordt, bewaar
from loaders.opdracht import Werkplek
from pages.doelen import whole_page
from pages.doelen.figure import Place
from tests.pages.fakes import beeld_van, figuur, klein, voorbeeld, zonder

K2 = Periode.van_code("2025-K2")
TODAY = date(2026, 11, 22)


def page(own: Regio, *figuren: object) -> str:
    beeld = beeld_van(*figuren, in_regio=own)  # type: ignore[arg-type]
    assert own.agenda is not None
    return whole_page(Place(beeld, K2 if figuren else None, TODAY), own.agenda)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def part(html: str, name: str) -> str:
    """The section of one line."""
    return html.split(f'id="lijn-{name}"')[1].split("<section id=", maxsplit=1)[0]


def met_agenda(**anders: object) -> Regio:
    """The example region with another agenda."""
    inhoud = {"naam": "Proef", "bron": "Proef"} | anders
    return regio("duin-en-dijk").model_copy(update={"agenda": Agenda.model_validate(inhoud)})


@pytest.mark.parametrize("own", regios(), ids=lambda own: own.id)
def test_every_line_and_criterium_of_every_region_is_shown_before_anything_is_delivered(
    own: Regio,
) -> None:
    html = page(own)
    assert own.agenda is not None
    for lijn in own.agenda.alle_lijnen:
        assert f'id="lijn-{lijn.id}"' in html
        for text in (lijn.titel, *lijn.resultaten, *(c.tekst for c in lijn.criteria)):
            assert escape(text) in html
        for done in lijn.activiteiten:
            assert escape(done.titel) in html
    assert "Nog niets geleverd: " in words(html)
    assert escape(own.agenda.bron) in html


def test_the_example_shows_a_figure_of_every_criterium_that_has_one() -> None:
    own = regio("duin-en-dijk")
    assert own.agenda is not None
    html = whole_page(Place(voorbeeld(), K2, TODAY), own.agenda)
    for name in own.agenda.indicatoren:
        assert f"<h4>{escape(indicatoren()[name].titel)}</h4>" in html
    assert not re.search(r"\d,\d{3}\b|\d\.\d+%", words(html))


def test_a_line_without_a_criterium_says_that_no_indicator_was_agreed_on() -> None:
    html = page(regio("alkmaar"))
    assert "Voor deze hoofdlijn is nog geen cijfer afgesproken." in part(
        html, "integraal-perspectief"
    )
    speerpunt = part(page(regio("midden-limburg")), "osk")
    assert "Voor dit speerpunt is nog geen cijfer afgesproken." in speerpunt


def test_a_criterium_without_a_figure_says_so() -> None:
    html = part(page(regio("alkmaar")), "lokaal-anticiperen")
    assert html.count("Hierbij is nog geen cijfer afgesproken.") == 1


def test_no_direction_no_target_and_a_target_in_words_are_three_things() -> None:
    html = part(page(regio("duin-en-dijk"), figuur(14, gebied="regio")), "passende-omgeving")
    assert "Doel in woorden: voor elke thuiszitter." in html
    assert "Nog geen doel in een getal." in html
    assert "Geen streefrichting afgesproken." in html
    assert "Nog geen doel afgesproken." in html


def test_a_target_stands_beside_its_figure_with_who_agreed() -> None:
    doel = Streefwaarde(
        indicator="thuiszitters", gebied="regio", laag=10, hoog=10, wie="Het OOGO", waar="Verslag"
    )
    own = regio("duin-en-dijk").model_copy(update={"doelen": (doel,)})
    said = words(part(page(own, figuur(14, gebied="regio")), "passende-omgeving"))
    assert "Het doel is ten hoogste 10. Dat is niet gehaald." in said
    assert "Afgesproken door Het OOGO, in Verslag." in said


def test_a_target_that_has_not_begun_is_said_with_its_day() -> None:
    own = regio("alkmaar")
    gebied = figuur(3, indicator="jeugdzorgplus_instroom", gebied="regio")
    said = words(part(page(own, gebied), "passende-omgeving"))
    assert "Doel voor de hele regio: 0, vanaf 1 januari 2030." in said
    assert "niet gehaald" not in said


def test_what_a_reader_may_not_see_is_shown_as_on_every_page() -> None:
    figuren = (
        klein(gebied="regio"),
        klein(gebied="VB01"),
        zonder("te klein", indicator="thuiszitters_aanbod_3m", gebied="regio"),
    )
    said = words(part(page(regio("duin-en-dijk"), *figuren), "passende-omgeving"))
    assert "&lt;5" in said
    assert "Dit is te klein." in said


def test_a_line_that_went_stands_apart_with_day_and_reason() -> None:
    lijnen = [
        {"id": "a", "titel": "Blijft"},
        {"id": "b", "titel": "Gaat weg", "tot": "2026-01-01", "reden": "Klaar."},
        {"id": "c", "titel": "Komt nog", "van": "2027-01-01", "reden": "Besluit van het OOGO."},
    ]
    html = page(met_agenda(lijnen=lijnen))
    assert 'id="lijn-b"' not in html
    said = words(html)
    assert "Niet meer op de agenda Gaat weg : tot 1 januari 2026. Klaar." in said
    assert "Begint op 1 januari 2027. Besluit van het OOGO." in said


def test_a_criterium_counts_only_in_its_own_time() -> None:
    old = {"id": "o", "tekst": "Oud criterium", "tot": "2026-01-01"}
    html = page(met_agenda(lijnen=[{"id": "a", "titel": "Een", "criteria": [old]}]))
    assert "Oud criterium" not in html
    assert "nog geen cijfer afgesproken" in html


def test_an_evaluation_past_its_day_is_said_once_it_is() -> None:
    done = [{"titel": "Proef", "evaluatie": moment} for moment in ("2026-11", "2026-11-21")]
    lijn = {"id": "a", "titel": "Een", "activiteiten": [done[0], done[1] | {"titel": "Klaar"}]}
    said = words(page(met_agenda(lijnen=[lijn])))
    assert "21 november 2026 Klaar Een. Deze dag is voorbij." in said
    # A month has passed on its last day only.
    assert "november 2026 Proef Een." in said
    assert "november 2026 Proef Een. Deze" not in said


def test_what_people_write_is_text_and_never_a_tag() -> None:
    bad = "<img src=x onerror=alert(1)>"
    lijn = {
        "id": "a",
        "titel": bad,
        "inhoud": bad,
        "resultaten": [bad, bad],
        "criteria": [{"id": "b", "tekst": bad, "doel": bad, "eigenaar": bad}],
        "activiteiten": [
            {"titel": bad, "trekker": bad, "partners": [bad], "status": bad, "output": bad}
        ],
        "adviezen": [{"aan": bad, "tekst": bad}],
        "voortgang": [
            {"schaal": "lokaal", "stap": "do", "tekst": bad, "op": "2025-01-01", "wie": bad}
        ],
    }
    html = page(
        met_agenda(
            lijnen=[lijn],
            schalen=["lokaal"],
            visie=bad,
            opmerking=bad,
            principes=[{"titel": bad, "toelichting": bad}],
        )
    )
    assert "<img" not in html


def test_no_id_stands_twice_although_a_figure_can_stand_under_two_criteria() -> None:
    own = regio("duin-en-dijk")
    assert own.agenda is not None
    html = whole_page(Place(voorbeeld(), K2, TODAY), own.agenda)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_what_is_due_before_the_next_meeting_comes_with_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", nullcontext)
    doing = [
        {"titel": t, "evaluatie": m} for t, m in (("Eerst", "2026-12-01"), ("Straks", "2027-05"))
    ]
    own = met_agenda(lijnen=[{"id": "a", "titel": "Een", "activiteiten": doing}])
    assert "Evaluaties en afspraken 1 december 2026 Eerst Een." in words(page(own))
    plek = Werkplek(own, tmp_path / own.id)
    past = Overleg(datum=date(2026, 6, 5))
    (june, _) = bewaar(plek, [Wordt(past), Wordt(Overleg(datum=date(2026, 12, 4)))], door="proef")
    made = [
        Afspraak(overleg=june.stuk, tekst=tekst, eigenaar="SWV", voor=voor, status=status)
        for tekst, voor, status in (
            ("We bellen.", date(2026, 11, 1), "loopt"),
            ("Later pas.", date(2027, 1, 1), "loopt"),
            ("Al gedaan.", date(2026, 11, 1), "afgerond"),
        )
    ]
    bewaar(plek, [Wordt(one) for one in made], door="proef")
    said = words(page(own)).split("Vóór het volgende overleg")[1].split("lijn-a")[0]
    assert said.startswith(
        " Wat vóór 4 december 2026 wordt geëvalueerd of klaar moet zijn. 1 november 2026 We bellen."
        " Afspraak, SWV. Deze dag is voorbij. 1 december 2026 Eerst Een. En 2 later."
    )
    assert "Al gedaan" not in said


def test_each_line_by_scale_says_its_step_and_how_much_is_done() -> None:
    lijn = {
        "id": "a", "titel": "Een",
        "activiteiten": [{"titel": "Doen", "schaal": ["lokaal", "regionaal"]}],
        "voortgang": [{"schaal": "lokaal", "stap": "check", "tekst": "Loopt.", "op": "2026-06-05",
                       "wie": "SWV"}],
    }  # fmt: skip
    html = page(met_agenda(lijnen=[lijn], schalen=["lokaal", "subregionaal", "regionaal"]))
    table = html.split('aria-label="Hoofdlijn per schaal"')[1].split("</table>")[0]
    cells = [words(one).strip() for one in table.split("<td")[1:]]
    assert "check" in cells[0]
    assert "1 activiteit" in cells[0]
    assert cells[1].endswith("nog niets")
    assert cells[2].endswith("1 activiteit")
    assert "per schaal" not in page(met_agenda(lijnen=[lijn | {"voortgang": []}]))
