"""The command uitgave: make a dated edition for everybody, look ahead, and list those there are."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from typing import Annotated, Any

import typer

from indicators.model import Uitgave
from indicators.uitgave import UitgaveBeschadigd
from loaders.begin import breng_bij, vandaag
from loaders.cli_basis import FOUT, Json, Opdrachten, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.logboek import LogboekFout
from loaders.uitgave import (
    GeenUitgave,
    Vooruitblik,
    in_woorden,
    kijk_vooruit,
    maak_uitgave,
    regels,
    uitgaven,
)

Titel = Annotated[str, typer.Option(help="Hoe de uitgave heet, voor iedereen.")]
Reden = Annotated[str, typer.Option(help="Waar de uitgave voor is; komt in het logboek.")]

_app = typer.Typer(
    help="Openbare uitgaven: vooraf bekijken, maken en opnoemen.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
)


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    opdrachten: dict[str, Callable[..., None]] = {"bekijk": bekijk, "maak": maak, "lijst": lijst}
    for naam, opdracht in opdrachten.items():
        _app.command(naam, cls=Opdrachtregel)(opdracht)
    app.add_typer(_app, name="uitgave", cls=Opdrachten)


def bekijk(regio: Regio = "", als_json: Json = False) -> None:  # noqa: FBT002
    """Bekijk wat iedereen zou zien als u nu een uitgave maakt. Er verandert niets."""
    plek = kies_werkplek(regio)
    breng_bij(plek)
    try:
        blik = kijk_vooruit(plek)
    except (GeenUitgave, UitgaveBeschadigd) as fout:
        stop(str(fout), code=FOUT)
    if als_json:
        typer.echo(json.dumps(_als_json(blik), ensure_ascii=False, indent=2))
        return
    for regel in regels(blik):
        typer.echo(regel)


def maak(titel: Titel = "", reden: Reden = "", regio: Regio = "") -> None:
    """Maak een openbare uitgave van de cijfers die lezers nu zien."""
    plek = kies_werkplek(regio)
    breng_bij(plek)
    try:
        een = maak_uitgave(plek, titel=titel, reden=reden, door=getpass.getuser(), op=vandaag())
    except (GeenUitgave, UitgaveBeschadigd, LogboekFout) as fout:
        stop(str(fout), code=FOUT)
    typer.echo(f"{in_woorden(een)}. Iedereen ziet nu deze uitgave.")


def lijst(regio: Regio = "", als_json: Json = False) -> None:  # noqa: FBT002
    """Noem de uitgaven van de regio, de nieuwste eerst."""
    plek = kies_werkplek(regio)
    try:
        alle = uitgaven(plek)
    except UitgaveBeschadigd as fout:
        stop(str(fout), code=FOUT)
    if als_json:
        typer.echo(json.dumps([_kop(een) for een in alle], ensure_ascii=False, indent=2))
        return
    for een in alle:
        typer.echo(f"{in_woorden(een)} (door {een.door}, reden: {een.reden})")
    if not alle:
        typer.echo(f"Van {plek.regio.naam} is er nog geen uitgave.")


def _kop(een: Uitgave) -> dict[str, Any]:
    return {
        "nummer": een.nummer,
        "datum": een.datum.isoformat(),
        "titel": een.titel,
        "reden": een.reden,
        "door": een.door,
    }


def _als_json(blik: Vooruitblik) -> dict[str, Any]:
    v = blik.verschil
    return {
        "nummer": blik.nummer,
        "aantallen": dict(blik.aantallen),
        "verschil": v and {"met": v.met.nummer, "nieuw": v.nieuw, "weg": v.weg, "anders": v.anders},
    }
