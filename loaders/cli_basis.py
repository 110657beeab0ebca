"""What all commands share: exit codes, how they explain themselves, and which region is meant."""

from __future__ import annotations

from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

from datasets.reference.regio import RegioOnbekend
from loaders.begin import VOORBEELD, alle_regio_ids, open_werkplek, werkplek
from loaders.ingest import Werkplek
from loaders.toegang import tegengehouden
from loaders.uitleg import nederlands

FOUT, VRAAG, IN_GEBRUIK, STORING = 1, 2, 3, 4

Regio = Annotated[str, typer.Option(help="De regio, bijvoorbeeld alkmaar.")]
Json = Annotated[bool, typer.Option("--json", help="Geef het verslag als JSON.")]


class Opdrachtregel(TyperCommand):
    """A command that explains itself in Dutch."""

    @override
    def get_help(self, ctx: Any) -> str:
        return nederlands(super().get_help(ctx))


class Opdrachten(TyperGroup):
    """The list of commands, in Dutch."""

    @override
    def get_help(self, ctx: Any) -> str:
        return nederlands(super().get_help(ctx))


def kies_werkplek(regio: str) -> Werkplek:
    """The place of the region that was named; without a name that of the only one with figures."""
    try:
        plek = werkplek(regio_id(regio)) if regio else open_werkplek()
    except RegioOnbekend as fout:
        stop(str(fout))
    if not regio and plek.regio.id == VOORBEELD:
        stop(f"Zeg met --regio in welke regio de cijfers horen: {', '.join(alle_regio_ids())}.")
    return plek


def zeg_tegengehouden(plek: Werkplek) -> None:
    """Say it when what went in is not to be seen yet, and why: the deliveries are in all the same.

    On the error output, so that a script that reads the report as JSON is not disturbed.
    """
    if waarom := tegengehouden(plek):
        typer.echo(
            "De nieuwste cijfers zijn nog niet vrijgegeven: lezers zien de stand van daarvoor. "
            f"{waarom} De levering zelf is wel verwerkt.",
            err=True,
        )


def regio_id(gezegd: str) -> str:
    """The id of a region from how a person writes it: "Kop van Noord-Holland"."""
    return gezegd.strip().lower().replace(" ", "-")


def stop(zin: str, *, code: int = VRAAG) -> NoReturn:
    """Say why it stops, and stop with this exit code."""
    typer.echo(zin, err=True)
    raise typer.Exit(code)
