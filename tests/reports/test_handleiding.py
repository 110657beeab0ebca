"""Every command in the guide was run, and its answer is what the guide shows.

A block ```console holds one command after `$ python run.py` and its answer; a number behind
`console` is its exit code. The blocks of a page are run one after the other in an empty folder.
With MONITOR_HANDLEIDING=1 the answers are written into the guide instead of compared.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from loaders.cli import main

ROOT = Path(__file__).resolve().parents[2]
HANDLEIDING = ROOT / "docs" / "handleiding"
BLOK = re.compile(r"```console( \d)?\n\$ python run\.py (.*)\n((?:(?!```).*\n)*)```")
DAG = re.compile(r"(ontvangen|op) \d+ \w+ \d{4}")
"""The day of a load is the day on which the tests run."""
VOORBEELDDAG = r"\1 12 augustus 2025"
WIE = re.compile(r"teruggedraaid door .+? op ")
"""The person is whoever runs the tests."""
VOORBEELDWIE = "teruggedraaid door anna op "


def bladzijden() -> list[Path]:
    return sorted(pad for pad in HANDLEIDING.glob("*.md") if "```console" in pad.read_text("utf-8"))


@pytest.mark.parametrize("pad", bladzijden(), ids=lambda pad: pad.stem)
def test_answers_in_the_guide_are_the_real_ones(
    pad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.delenv("MONITOR_REGIO", raising=False)
    monkeypatch.chdir(tmp_path)

    def voer_uit(blok: re.Match[str]) -> str:
        woorden = shlex.split(blok[2])
        echt = [str(ROOT / w) if w.startswith("tests/") else w for w in woorden]
        code = main(echt)
        uit = capsys.readouterr()
        antwoord = DAG.sub(VOORBEELDDAG, (uit.err + uit.out).strip("\n"))
        antwoord = WIE.sub(VOORBEELDWIE, antwoord)
        assert code == int(blok[1] or 0), f"{blok[2]} ends with {code}: {antwoord}"
        return f"```console{blok[1] or ''}\n$ python run.py {blok[2]}\n{antwoord}\n```"

    tekst = pad.read_text(encoding="utf-8")
    nieuw = BLOK.sub(voer_uit, tekst)
    assert nieuw.count("```console") == tekst.count("```console") == len(BLOK.findall(tekst))
    if os.environ.get("MONITOR_HANDLEIDING"):
        pad.write_text(nieuw, encoding="utf-8", newline="\n")
        return
    assert nieuw == tekst, f"{pad.name}: maak de antwoorden opnieuw met MONITOR_HANDLEIDING=1"


def test_links_in_the_docs_lead_somewhere() -> None:
    for pad in (ROOT / "docs").rglob("*.md"):
        for doel in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", pad.read_text(encoding="utf-8")):
            assert (pad.parent / doel).exists(), f"{pad.relative_to(ROOT)}: {doel}"
