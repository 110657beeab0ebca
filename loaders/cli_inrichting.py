"""The command inrichting: show it, change it from a file, its history, and undo."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Annotated

import typer

from datasets.notatie import datum, lees_datum
from datasets.reference.profiel import ProfielFout
from loaders import inrichting
from loaders.begin import vandaag
from loaders.cli_basis import FOUT, Json, Opdrachten, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.ingest import Werkplek
from loaders.inrichting import InrichtingFout
from loaders.inrichting_gevolg import Gevolg, per_indicator

Naar = Annotated[Path | None, typer.Option(help="Waar het bestand komt.")]
Bestand = Annotated[Path, typer.Argument(help="De inrichting als bestand, zoals toon haar geeft.")]
Reden = Annotated[str, typer.Option(help="Waarom. Verplicht, behalve met --proef.")]
Vanaf = Annotated[str, typer.Option(help="Vanaf welke dag, bijvoorbeeld 1-1-2026. Anders vandaag.")]
Proef = Annotated[
    bool, typer.Option("--proef", help="Laat zien wat er verandert, en verander niets.")
]
Nummer = Annotated[int, typer.Argument(help="Het nummer van de wijziging; zie geschiedenis.")]

_app = typer.Typer(
    help="De inrichting van een regio: tonen, wijzigen, en een wijziging ongedaan maken.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
)


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    _app.command("toon", cls=Opdrachtregel)(toon)
    _app.command("zet", cls=Opdrachtregel)(zet)
    _app.command("geschiedenis", cls=Opdrachtregel)(geschiedenis)
    _app.command("ongedaan", cls=Opdrachtregel)(ongedaan)
    app.add_typer(_app, name="inrichting", cls=Opdrachten)


def toon(regio: Regio = "", naar: Naar = None) -> None:
    """Geef de inrichting van nu als bestand, om te bewaren of te wijzigen."""
    tekst = inrichting.als_bestand(_plek(regio))
    if naar is None:
        typer.echo(tekst, nl=False)
        return
    try:
        naar.write_text(tekst, encoding="utf-8")
    except OSError:
        stop(f"We kunnen niet schrijven naar {naar}. Noem met --naar een andere plek.", code=FOUT)
    typer.echo(f"De inrichting staat in {naar}.")


def zet(
    bestand: Bestand,
    regio: Regio = "",
    reden: Reden = "",
    vanaf: Vanaf = "",
    proef: Proef = False,  # noqa: FBT002
) -> None:
    """Wijzig de inrichting tot wat er in een bestand staat."""
    plek = _plek(regio)
    try:
        dag = lees_datum(vanaf) if vanaf else vandaag()
    except ValueError:
        stop(f"'{vanaf}' is geen datum. Schrijf bijvoorbeeld 1-1-2026.")
    try:
        wordt = inrichting.uit_bestand(bestand, plek)
        for regel in _regels(inrichting.bekijk(plek, wordt, vanaf=dag)):
            typer.echo(regel)
        if proef:
            typer.echo("Er is nog niets veranderd.")
            return
        nummer = inrichting.wijzig(plek, wordt, wie=getpass.getuser(), vanaf=dag, reden=reden)
    except (InrichtingFout, ProfielFout) as fout:
        stop(str(fout), code=FOUT)
    typer.echo(f"De inrichting is gewijzigd. Dit is wijziging {nummer}.")


def ongedaan(
    nummer: Nummer,
    regio: Regio = "",
    reden: Reden = "",
    proef: Proef = False,  # noqa: FBT002
) -> None:
    """Maak een wijziging ongedaan: alles wordt weer zoals het ervoor was."""
    plek = _plek(regio)
    try:
        for regel in _regels(inrichting.bekijk_ongedaan(plek, nummer)):
            typer.echo(regel)
        if proef:
            typer.echo("Er is nog niets veranderd.")
            return
        nieuw = inrichting.maak_ongedaan(plek, nummer, wie=getpass.getuser(), reden=reden)
    except InrichtingFout as fout:
        stop(str(fout), code=FOUT)
    typer.echo(f"Wijziging {nummer} is ongedaan gemaakt. Dit is wijziging {nieuw}.")


def geschiedenis(regio: Regio = "", als_json: Json = False) -> None:  # noqa: FBT002
    """Laat zien wat er aan de inrichting is gewijzigd, door wie en waarom."""
    plek = _plek(regio)
    regels = inrichting.geschiedenis(plek)
    if als_json:
        uit = [
            {**r.wijziging.model_dump(mode="json"), "status": r.status, "zinnen": r.zinnen}
            for r in regels
        ]
        typer.echo(json.dumps(uit, ensure_ascii=False, indent=2))
        return
    for regel in reversed(regels):
        een = regel.wijziging
        kop = f"wijziging {een.nummer}, {datum(een.vanaf)}, {een.wie}, {regel.status}"
        typer.echo(f"{kop}. Reden: {een.reden}")
        for zin in regel.zinnen:
            typer.echo(f"  {zin}")
    if not regels:
        typer.echo(f"De inrichting van {plek.regio.naam} is nog niet gewijzigd.")


def _plek(regio: str) -> Werkplek:
    try:
        return kies_werkplek(regio)
    except ProfielFout as fout:
        stop(str(fout), code=FOUT)


def _regels(gevolg: Gevolg) -> list[str]:
    """What changes, as lines: the same sentences as on the page."""
    per = [f"  {titel}: {woorden}" for titel, woorden in per_indicator(gevolg.cijfers).items()]
    return [*gevolg.zinnen, *gevolg.oordelen, gevolg.samenvatting(), *per]
