"""The log of the region on the page Leveringen."""

from __future__ import annotations

from pathlib import Path

from loaders.logboek import BESTAND, lees, noteer_vertrouwelijk, noteer_vrijgave
from pages.leveringen.log import BROKEN, NEWEST, log


def schrijf(plek: Path, aantal: int) -> None:
    for versie in range(1, aantal + 1):
        noteer_vrijgave(plek, wie="anna", wat=f"versie {versie}, na opnemen", versie=versie)


def test_het_nieuwste_staat_bovenaan_met_wie_en_waarom(tmp_path: Path) -> None:
    schrijf(tmp_path, 1)
    reden = "voor <het> overleg"
    noteer_vertrouwelijk(tmp_path, wie="bram", wat="precieze aantallen", reden=reden, versie=1)
    eerste, tweede = log(lees(tmp_path)).split("<li>")[1:]
    assert "bram, vertrouwelijk bestand gemaakt" in eerste
    assert "voor &lt;het&gt; overleg" in eerste
    assert "anna, vrijgegeven voor lezers: versie 1, na opnemen" in tweede


def test_een_lang_logboek_wordt_afgekapt_en_zegt_dat(tmp_path: Path) -> None:
    schrijf(tmp_path, NEWEST + 2)
    html = log(lees(tmp_path))
    assert html.count("<li>") == NEWEST
    assert "En nog 2 oudere regels" in html
    assert "versie 1," not in html


def test_een_aangetast_logboek_wordt_gezegd(tmp_path: Path) -> None:
    schrijf(tmp_path, 2)
    pad = tmp_path / BESTAND
    pad.write_text(pad.read_text(encoding="utf-8").splitlines()[1] + "\n", encoding="utf-8")
    assert BROKEN in log(lees(tmp_path))
