"""The command afscherming: what protection costs a reader, and what the audit finds."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import TypeAdapter

from loaders.afscherming import Afscherming, kijk_afscherming_na, regels
from loaders.cli_basis import Json, Opdrachtregel, Regio, kies_werkplek


def registreer(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("afscherming", cls=Opdrachtregel)(afscherming)


KENNERS = (
    "Kijk ook wat een gemeente kan vinden die haar eigen aantallen kent, alsof er nog niets te "
    "zien was. Een kruistabel doet daarin niet mee. Duurt lang."
)
Kenners = Annotated[bool, typer.Option("--kenners", help=KENNERS)]


def afscherming(
    regio: Regio = "",
    als_json: Json = False,  # noqa: FBT002
    kenners: Kenners = False,  # noqa: FBT002
) -> None:
    """Kijk na wat uit alle cijfers samen is af te leiden, en tel wat lezers niet zien."""
    uitkomst = kijk_afscherming_na(kies_werkplek(regio), kenners=kenners)
    if als_json:
        typer.echo(TypeAdapter(Afscherming).dump_json(uitkomst, indent=2).decode())
        return
    for regel in regels(uitkomst):
        typer.echo(regel)
