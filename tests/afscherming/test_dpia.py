"""The annex for a DPIA says of every field what happens to it."""

from __future__ import annotations

import re

import pytest

from datasets.catalog import datasets
from indicators.audit.regio import NIET_IN_HET_MODEL
from reports.documentatie import bladzijde

TEKST = bladzijde("dpia.md")
PER_KIND = [d.id for d in datasets().values() if d.soort == "gevallen"]


def hoofdstuk(titel: str) -> str:
    return re.split(r"\n#{2,3} ", TEKST.partition(f"### {titel}\n")[2])[0]


@pytest.mark.parametrize("naam", PER_KIND)
def test_van_elk_veld_over_een_kind_staat_er_hoe_het_bewaard_wordt(naam: str) -> None:
    dataset = datasets()[naam]
    eigen = hoofdstuk(dataset.titel)
    for veld in dataset.velden.values():
        regel = re.search(rf"^\| {re.escape(veld.kolom.titel)} \| (.+) \|$", eigen, re.MULTILINE)
        assert regel is not None, veld.naam
        assert (regel[1] == "zoals geleverd") == veld.cel.bewaart_tekst
    assert "nummer zelf niet" in eigen


def test_elke_andere_soort_staat_er_met_haar_velden() -> None:
    rest = hoofdstuk("Tellingen en openbare cijfers")
    for dataset in datasets().values():
        if dataset.id not in PER_KIND:
            [regel] = [r for r in rest.splitlines() if r.startswith(f"| {dataset.titel} |")]
            assert all(veld.kolom.titel in regel for veld in dataset.velden.values())


def test_wat_de_controle_niet_ziet_staat_er() -> None:
    for een in NIET_IN_HET_MODEL:
        assert f"- {een}\n" in TEKST
