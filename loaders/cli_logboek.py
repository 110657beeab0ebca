"""The command logboek: what was released, and which files marked vertrouwelijk were made."""

from __future__ import annotations

import typer
from pydantic import TypeAdapter

from loaders.cli_basis import FOUT, Json, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.logboek import Gebeurtenis, in_woorden, lees

AANGETAST = "Let op: in het logboek is een regel veranderd of weggehaald."


def registreer(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("logboek", cls=Opdrachtregel)(logboek)


def logboek(regio: Regio = "", als_json: Json = False) -> None:  # noqa: FBT002
    """Laat zien wanneer cijfers zijn vrijgegeven en wie een vertrouwelijk bestand maakte."""
    plek = kies_werkplek(regio)
    gevonden = lees(plek.map_regio)
    if als_json:
        gebeurtenissen = TypeAdapter(tuple[Gebeurtenis, ...])
        typer.echo(gebeurtenissen.dump_json(gevonden.gebeurtenissen, indent=2).decode())
    else:
        for een in gevonden.gebeurtenissen:
            typer.echo(in_woorden(een))
        if not gevonden.gebeurtenissen:
            typer.echo(f"In het logboek van {plek.regio.naam} staat nog niets.")
    if not gevonden.heel:
        stop(AANGETAST, code=FOUT)
