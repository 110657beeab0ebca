"""The command duiding: the story behind the figures as a list, a new one, a changed one."""

from __future__ import annotations

import getpass
import json
from typing import Annotated

import typer

from datasets.notatie import datum
from datasets.periodes import Periode
from loaders.cli_basis import (
    FOUT,
    Json,
    Opdrachten,
    Opdrachtregel,
    Regio,
    kies_werkplek,
    stop,
)
from loaders.cli_over import (
    cijfer_id,
    gebied_id,
    naam_van,
    periode_code,
    titel_van,
    vraag_na,
    vrijgave_van,
)
from loaders.duiding_tekst import schoon, waarschuwingen
from loaders.duidingen import (
    Duiding,
    DuidingFout,
    Gezegd,
    Status,
    bekende_namen,
    lees_duidingen,
    schrijf,
    wijzig,
)
from loaders.opdracht import Werkplek

Cijfer = Annotated[str, typer.Argument(help="De naam of titel van het cijfer.")]
Gebied = Annotated[str, typer.Argument(help="De gemeente of groep, of “regio”.")]
Over = Annotated[str, typer.Argument(help="De periode, bijvoorbeeld 2025-K2.")]
Nummer = Annotated[int, typer.Argument(help="Het nummer van de duiding; zie toon.")]
Tekst = Annotated[str, typer.Option(help="Wat erachter zit, ten hoogste 600 tekens.")]
Wie = Annotated[str, typer.Option(help="Wie dit schrijft; lezers zien die naam.")]
Reden = Annotated[str, typer.Option(help="Waarom. Verplicht als de duiding al is vastgesteld.")]
Vast = Annotated[bool, typer.Option("--stel-vast", help="Stel vast; anders is het een concept.")]
Weg = Annotated[bool, typer.Option("--trek-in", help="Trek in: lezers zien haar niet meer.")]
Nagekeken = Annotated[
    bool, typer.Option("--nagekeken", help="U keek na dat er geen kind in te herkennen is.")
]

_app = typer.Typer(
    help="Het verhaal achter de cijfers: tonen, schrijven en wijzigen.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
)


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    _app.command("toon", cls=Opdrachtregel)(toon)
    _app.command("schrijf", cls=Opdrachtregel)(nieuw)
    _app.command("wijzig", cls=Opdrachtregel)(anders)
    app.add_typer(_app, name="duiding", cls=Opdrachten)


def toon(regio: Regio = "", als_json: Json = False) -> None:  # noqa: FBT002
    """Laat zien welke duidingen er zijn, met hun status en schrijver."""
    plek = kies_werkplek(regio)
    try:
        gevonden = lees_duidingen(plek.map_regio).nu
    except DuidingFout as fout:
        stop(str(fout), code=FOUT)
    if als_json:
        uit = [een.model_dump(mode="json") for een in gevonden]
        typer.echo(json.dumps(uit, ensure_ascii=False, indent=2))
        return
    for een in gevonden:
        waar = f"{titel_van(een.indicator)}, {naam_van(plek, een.gebied)}"
        periode = Periode.van_code(een.periode).lang()
        typer.echo(f"duiding {een.duiding}, {waar}, {periode}, {een.status}")
        typer.echo(f"  {een.wie}, {datum(een.op.date())}: {een.tekst}")
    if not gevonden:
        typer.echo(f"In {plek.regio.naam} is nog geen duiding geschreven.")


def nieuw(  # noqa: PLR0913, PLR0917 (each is an option)
    cijfer: Cijfer,
    gebied: Gebied,
    periode: Over,
    tekst: Tekst = "",
    wie: Wie = "",
    regio: Regio = "",
    vast: Vast = False,  # noqa: FBT002
    nagekeken: Nagekeken = False,  # noqa: FBT002
) -> None:
    """Schrijf een nieuwe duiding bij een cijfer."""
    plek = kies_werkplek(regio)
    over = (cijfer_id(cijfer), gebied_id(plek, gebied), periode_code(periode))
    vraag_na(_let_op(plek, over, tekst), nagekeken=nagekeken)
    status: Status = "vastgesteld" if vast else "concept"
    try:
        een = schrijf(plek, over, Gezegd(tekst, wie, getpass.getuser(), status))
    except DuidingFout as fout:
        stop(str(fout), code=FOUT)
    typer.echo(f"Bewaard als duiding {een.duiding}, {een.status}.")


def anders(  # noqa: PLR0913, PLR0917 (each is an option)
    nummer: Nummer,
    tekst: Tekst = "",
    wie: Wie = "",
    reden: Reden = "",
    regio: Regio = "",
    vast: Vast = False,  # noqa: FBT002
    weg: Weg = False,  # noqa: FBT002
    nagekeken: Nagekeken = False,  # noqa: FBT002
) -> None:
    """Wijzig een duiding, stel haar vast of trek haar in; wat u niet noemt, blijft."""
    plek = kies_werkplek(regio)
    if vast and weg:
        stop("Kies: --stel-vast of --trek-in.")
    status: Status = "vastgesteld" if vast else "ingetrokken" if weg else "concept"
    try:
        was = _duiding(plek, nummer)
        if not weg:
            vraag_na(_let_op(plek, was.over, tekst or was.tekst), nagekeken=nagekeken)
        gezegd = Gezegd(tekst or was.tekst, wie or was.wie, getpass.getuser(), status, reden)
        een = wijzig(plek, was, gezegd)
    except DuidingFout as fout:
        stop(str(fout), code=FOUT)
    typer.echo(f"Duiding {een.duiding} is nu: {een.status}.")


def _duiding(plek: Werkplek, nummer: int) -> Duiding:
    for een in lees_duidingen(plek.map_regio).nu:
        if een.duiding == nummer:
            return een
    raise DuidingFout(f"Duiding {nummer} is er niet.")


def _let_op(plek: Werkplek, over: tuple[str, str, str], tekst: str) -> tuple[str, ...]:
    """What in a text may point out a child."""
    vrij = vrijgave_van(plek)
    figuur = vrij.figuur(*over) if vrij is not None else None
    return waarschuwingen(schoon(tekst), bekende_namen(plek.regio), figuur)
