"""The steps of docs/uitbreiden.md, run by test_uitgewerkt_voorbeeld.py in a process of its own.

Prints what it saw.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import openpyxl
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from datasets.catalog import datasets
from datasets.reference.regio import regio
from datasets.store import open_store
from indicators.vrijgave import Lezer, lees_vrijgave
from loaders.begin import gegevens_map
from loaders.cli import app
from loaders.sjabloon import KOP_RIJ
from pages.shared import block

SMW = "schoolmaatschappelijk_werk"


def opdracht(*woorden: str) -> tuple[int, str]:
    uit = CliRunner().invoke(app, list(woorden))
    return uit.exit_code, uit.output.strip()


def koppen() -> list[str]:
    opdracht("sjabloon", SMW, "--naar", "sjabloon.xlsx")
    blad = openpyxl.load_workbook("sjabloon.xlsx").worksheets[0]
    return [str(cel.value) for cel in blad[KOP_RIJ] if cel.value]


def tabel() -> list[list[object]]:
    with open_store(
        gegevens_map() / "alkmaar", datasets=datasets(), register=regio("alkmaar").register
    ) as store:
        velden = "gemeente, periode, leerlingen_min, leerlingen_max"
        rijen = store.tabel(f"select {velden} from v_{SMW} where peil = periode order by gemeente")
    return [list(rij.values()) for rij in rijen]


def figuren() -> dict[str, list[str]]:
    vrij = lees_vrijgave(gegevens_map() / "alkmaar", Lezer())
    gebieden = ("GM0361", "GM0383", "GM0450", "regio")
    gevonden = {g: vrij.figuur("smw_leerlingen", g, "2025-K2") for g in gebieden}
    return {g: [f.tekst, f.status] for g, f in gevonden.items() if f is not None}


def bladzijde(naam: str, fouten: list[str]) -> str:
    getoond: list[str] = []

    def vang(html: str, **_: object) -> None:
        getoond.append(html)

    block.show = vang
    proef = AppTest.from_string(f"from pages.{naam} import render; render()", default_timeout=60)
    proef.run()
    fouten += [str(een.value) for een in proef.exception]
    return "".join(getoond)


def main() -> None:
    mis: list[str] = []
    uit = {
        "koppen": koppen(),
        "controle": opdracht("controleer", "smw.csv", "--regio", "alkmaar"),
        "laden": opdracht("laad", str(Path("goed", "smw.csv")), "--regio", "alkmaar"),
        "tabel": tabel(),
        "figuren": figuren(),
        "overzicht": bladzijde("overzicht", mis),
        "uitleg": bladzijde("uitleg", mis),
        "fouten": mis,
    }
    sys.stdout.write("\n" + json.dumps(uit, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
