"""The road of the report: out of the draft, repaired in Excel, and back where the person was."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders import werkgeheugen
from loaders.aanleveren import Aanlevering
from loaders.opdracht import Opdracht, Werkplek
from tests.loaders.hulp import KOPPEN, als_xlsx, opslag, werkplek

RIJEN = (
    ("NK-1", "Duinveen", "10-01-2025", "", "14", "tel. onbekend"),
    ("NK-2", "Duinven", "05-05-2025", "", "9", ""),
    ("NK-3", "Duinven", "12-02-2025", "20-05-2025", "16", ""),
    ("", "Langewaard", "01-04-2025", "31-06-2025", "12", "let op"),
)
ZEGT = Opdracht(leverancier="SWV Noord-Kust VO", periode="2025-K2")


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


def begonnen(plek: Werkplek, rijen: Any = RIJEN) -> Aanlevering:
    concept = Aanlevering.nieuw(plek, "anna")
    bron = als_xlsx({"Export": ((*KOPPEN, "Bijzonderheden"), rijen)})
    toegevoegd = concept.voeg_toe(bron, "lijst.xlsx", opdracht=ZEGT)
    assert toegevoegd.stuk is not None, toegevoegd.zin
    concept.koppel(0)
    return concept


def verbeterd(concept: Aanlevering, doe: Callable[[Any], object]) -> bytes:
    boek = openpyxl.load_workbook(io.BytesIO(concept.verslag(0)[0]))
    doe(boek["Export"])
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def herstel_alles(blad: Any) -> None:
    koppen = [cel.value for cel in blad[3]]
    for rij in range(4, 8):
        gemeente = blad.cell(rij, koppen.index("Woongemeente") + 1)
        if gemeente.value == "Duinven":
            gemeente.value = "Duinveen"
    blad.cell(7, koppen.index("Pseudoniem") + 1).value = "NK-4"
    blad.cell(7, koppen.index("Datum terug") + 1).value = "30-06-2025"


def fouten(concept: Aanlevering) -> list[str]:
    return [p.issue.tekst() for p in concept.controleer(0).problemen if p.issue.ernst == "fout"]


def test_een_verbeterd_verslag_gaat_verder_waar_u_was(plek: Werkplek) -> None:
    concept = begonnen(plek)
    assert fouten(concept)
    inhoud = verbeterd(concept, herstel_alles)

    nieuw_bezoek = Aanlevering.nieuw(plek, "anna")
    terug = nieuw_bezoek.voeg_toe(inhoud, concept.verslag(0)[1])
    assert terug.hervat
    assert terug.concept == concept.id
    assert "4 verbeterde cellen" in terug.zin
    assert fouten(concept) == []
    assert concept.concept.stap == 3

    concept.bevestig(0, *concept.controleer(0).rapport.onbevestigd)
    ontvangst = concept.neem_op()
    assert [r.uitkomst for r in ontvangst.samen.rapporten] == ["opgenomen"]
    with opslag(plek) as store:
        [rij] = store.tabel(
            "select count(*) as n, count(distinct leerling_id) as p from t_thuiszitters"
        )
    assert rij == {"n": 4, "p": 4}


def test_ook_na_een_herstart(plek: Werkplek) -> None:
    concept = begonnen(plek)
    voor = verbeterd(concept, herstel_alles)
    werkgeheugen.vergeet(concept.id)
    assert verbeterd(concept, lambda blad: None)
    terug = Aanlevering.nieuw(plek, "anna").voeg_toe(voor, "terug.xlsx")
    assert terug.hervat
    assert fouten(concept) == []


def test_een_nieuw_pseudoniem_staat_nergens_leesbaar(plek: Werkplek) -> None:
    concept = begonnen(plek)
    inhoud = verbeterd(concept, lambda blad: blad.cell(7, 2, "GEHEIM-77"))
    Aanlevering.nieuw(plek, "anna").voeg_toe(inhoud, "terug.xlsx")
    geschreven = b"".join(p.read_bytes() for p in plek.map_regio.rglob("*") if p.is_file())
    assert b"GEHEIM-77" not in geschreven
    assert b"NK-2" not in geschreven
    assert b"tel. onbekend" not in geschreven


def test_in_het_verslag_staat_niets_wat_niet_getoond_mag_worden(plek: Werkplek) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(begonnen(plek).verslag(0)[0]))
    teksten = " ".join(
        str(cel.value) + (cel.comment.text if cel.comment else "")
        for blad in boek for rij in blad.iter_rows() for cel in rij
    )  # fmt: skip
    assert "Duinven" in teksten
    for geheim in ("NK-1", "NK-2", "tel. onbekend"):
        assert geheim not in teksten


def test_een_verslag_zonder_concept_wordt_in_een_zin_geweigerd(plek: Werkplek) -> None:
    concept = begonnen(plek)
    inhoud = verbeterd(concept, herstel_alles)
    concept.gooi_weg()
    terug = Aanlevering.nieuw(plek, "anna").voeg_toe(inhoud, "terug.xlsx")
    assert terug.stuk is None
    assert "verslag van de monitor" in terug.zin


def test_een_verslag_is_nooit_een_gewone_levering(plek: Werkplek) -> None:
    concept = begonnen(plek, RIJEN[:1])
    los = Aanlevering.nieuw(plek, "anna")
    los.voeg_toe(concept.verslag(0)[0], "terug.xlsx")
    assert [s.naam for s in concept.concept.stukken] == ["lijst.xlsx"]


def test_een_regel_die_weg_is_telt_niet_mee(plek: Werkplek) -> None:
    concept = begonnen(plek)
    inhoud = verbeterd(concept, lambda blad: (herstel_alles(blad), blad.delete_rows(7)))
    terug = Aanlevering.nieuw(plek, "anna").voeg_toe(inhoud, "terug.xlsx")
    assert "regel 5 staat niet meer in het verslag" in terug.zin
    assert concept.concept.stuk(0).opdracht.weggelaten == (("Export", 5),)
    assert fouten(concept) == []


def test_twee_keer_hetzelfde_verslag_verandert_niets_meer(plek: Werkplek) -> None:
    concept = begonnen(plek)
    inhoud = verbeterd(concept, herstel_alles)
    Aanlevering.nieuw(plek, "anna").voeg_toe(inhoud, "terug.xlsx")
    eerst = concept.concept.stuk(0).opdracht
    Aanlevering.nieuw(plek, "anna").voeg_toe(inhoud, "terug.xlsx")
    nu = concept.concept.stuk(0).opdracht
    assert replace(nu, herstel=()) == replace(eerst, herstel=())
    assert fouten(concept) == []
