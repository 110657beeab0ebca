"""What happened in a series stands in chart, notes and tables of Trends, at its own period only."""

from __future__ import annotations

from dataclasses import replace

from datasets.periodes import Periode
from datasets.reference.agenda import Agenda
from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from pages.vergelijken import reeksen, tabel, verloop
from pages.vergelijken.vraag import Vraag
from reports.grafiek import Streep, Woord
from tests.pages.fakes import voorbeeld

EVENT = {"op": "2024-07-01", "woord": "nieuwe inkoop", "tekst": "De regio koopt anders in."}
SENTENCE = "Op 1 juli 2024: De regio koopt anders in."


def asked(**more: object) -> Vraag:
    line = {"id": "een", "titel": "Een lijn"}
    content = {"naam": "Proef", "bron": "Proef", "lijnen": [line], "gebeurtenissen": [EVENT | more]}
    own = regio("duin-en-dijk").model_copy(update={"agenda": Agenda.model_validate(content)})
    beeld = replace(voorbeeld(), regio=own)
    return Vraag(beeld, indicatoren()["thuiszitters"], "VB01", Periode.van_code("2025-K2"))


def test_an_event_is_marked_in_the_chart_and_told_in_notes_and_tables() -> None:
    vraag = asked()
    source = verloop.verloop_van(vraag)
    shapes = verloop.teken(source).panelen[0].vormen
    assert "nieuwe inkoop" in [one.tekst for one in shapes if isinstance(one, Woord)]
    assert any(isinstance(one, Streep) and one.streep for one in shapes)
    assert SENTENCE in verloop.noten(vraag, source)
    (row,) = [one for one in verloop.tabel(vraag, source).split("<tr>") if "nieuwe inkoop" in one]
    assert "3e kwartaal 2024" in row
    notes = tabel.noten_van(vraag, ("VB01", "VB02"), reeksen.perioden(vraag))
    assert notes.count(SENTENCE) == 1


def test_an_event_of_another_area_or_figure_is_not_there() -> None:
    for more in ({"gebieden": ["VB02"]}, {"indicatoren": ["vrijstellingen_5a"]}):
        source = verloop.verloop_van(asked(**more))
        assert source.voorvallen == {}
        assert SENTENCE not in verloop.noten(asked(**more), source)
