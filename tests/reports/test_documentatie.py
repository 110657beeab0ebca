"""The pages of docs/ that are made from the catalogues are the ones that are committed."""

import re
from pathlib import Path

import pytest

from datasets.catalog import datasets
from indicators.catalog import indicatoren
from reports.documentatie import BLADZIJDEN, DOCS, OPDRACHT, bladzijde, schrijf
from reports.documentatie.markdown import opgemaakt


@pytest.mark.parametrize("naam", BLADZIJDEN)
def test_committed_page_is_up_to_date(naam: str) -> None:
    pad = DOCS / naam
    assert pad.exists(), f"docs/{naam} ontbreekt. Maak hem met: {OPDRACHT}"
    assert pad.read_text(encoding="utf-8") == bladzijde(naam), (
        f"docs/{naam} loopt achter op de catalogus. Maak hem opnieuw met: {OPDRACHT}"
    )


def test_every_export_type_indicator_and_column_is_described() -> None:
    tekst = {naam: bladzijde(naam) for naam in BLADZIJDEN}
    for dataset in datasets().values():
        assert f'<a id="{dataset.id}"></a>' in tekst["gegevens.md"]
        for veld in dataset.velden.values():
            assert f"| {veld.kolom.titel} | " in tekst["gegevens.md"]
    for indicator in indicatoren().values():
        assert f"`{indicator.id}`" in tekst["indicatoren.md"]


def test_every_link_inside_the_pages_has_its_place() -> None:
    tekst = {naam: bladzijde(naam) for naam in BLADZIJDEN}
    ankers = {naam: set(re.findall(r'<a id="([^"]+)">', t)) for naam, t in tekst.items()}
    for naam, inhoud in tekst.items():
        for bestand, anker in re.findall(r"\]\(([\w.-]*)#([\w-]+)\)", inhoud):
            assert anker in ankers[bestand or naam], f"{naam}: {bestand}#{anker}"


def test_tables_are_whole() -> None:
    """A bar in a cell, such as in SQL, must not make another column."""
    for naam in BLADZIJDEN:
        inhoud = bladzijde(naam)
        for tabel in re.findall(r"(?:^\|.*\|\n)+", inhoud, flags=re.MULTILINE):
            breedtes = {len(re.findall(r"(?<!\\)\|", r)) for r in tabel.splitlines()}
            assert len(breedtes) == 1, f"{naam}: {tabel[:200]}"


def test_pages_come_out_the_same_and_can_be_written(tmp_path: Path) -> None:
    paden = schrijf(tmp_path)
    assert [p.name for p in paden] == list(BLADZIJDEN)
    for pad in paden:
        assert pad.read_text(encoding="utf-8") == bladzijde(pad.name)


def test_sql_gets_a_line_per_column_and_keeps_its_words() -> None:
    sql = "select a, count(*) filter (where b = 1) as d from v_x where e is not null group by all"
    uit = opgemaakt(sql)
    assert uit.splitlines() == [
        "select a,",
        "    count(*) filter (where b = 1) as d",
        "from v_x",
        "where e is not null",
        "group by all",
    ]
    assert " ".join(uit.split()) == sql
