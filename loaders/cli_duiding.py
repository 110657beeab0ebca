"""The command duiding: the story behind the figures as a list, a new one, a changed one."""

from __future__ import annotations

import getpass
import json
from typing import Annotated

import typer

from datasets.notatie import datum
from datasets.periodes import Periode, PeriodeFout
from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.model import Figure
from indicators.vrijgave import GeenVrijgave, Lezer, lees_vrijgave
from loaders.cli_basis import (
    FOUT,
    VRAAG,
    Json,
    Opdrachten,
    Opdrachtregel,
    Regio,
    kies_werkplek,
    stop,
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
        waar = f"{_titel(een.indicator)}, {_naam(plek, een.gebied)}"
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
    over = (_cijfer(cijfer), _gebied(plek, gebied), _periode(periode))
    _vraag_na(plek, over, tekst, nagekeken=nagekeken)
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
            _vraag_na(plek, was.over, tekst or was.tekst, nagekeken=nagekeken)
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


def _vraag_na(plek: Werkplek, over: tuple[str, str, str], tekst: str, *, nagekeken: bool) -> None:
    """Stop when the text may point out a child, until somebody looked at it."""
    gevonden = waarschuwingen(schoon(tekst), bekende_namen(plek.regio), _figuur(plek, over))
    if gevonden and not nagekeken:
        regels = "\n".join(f"  {zin}" for zin in gevonden)
        stop(f"Kijk de tekst na. Klopt hij zo, zet er dan --nagekeken bij.\n{regels}", code=VRAAG)


def _figuur(plek: Werkplek, over: tuple[str, str, str]) -> Figure | None:
    try:
        return lees_vrijgave(plek.map_regio, Lezer(regio=plek.regio.id)).figuur(*over)
    except GeenVrijgave:
        return None


def _cijfer(gezegd: str) -> str:
    """The id of an indicator from its id or title; what is unknown is refused later, in words."""
    namen = {een.titel.casefold(): een.id for een in indicatoren().values()}
    return namen.get(gezegd.casefold(), gezegd)


def _gebied(plek: Werkplek, gezegd: str) -> str:
    """The code of an area from its code or name."""
    codes = (*plek.regio.gemeenten, *(naam for naam, _ in plek.regio.groepen()))
    namen = {plek.regio.naam_van(code).casefold(): code for code in codes}
    return namen.get(gezegd.casefold(), REGIO if gezegd.casefold() == "hele regio" else gezegd)


def _periode(gezegd: str) -> str:
    try:
        return Periode.lees(gezegd).code
    except PeriodeFout:
        return gezegd


def _titel(indicator: str) -> str:
    bekend = indicatoren().get(indicator)
    return bekend.titel if bekend is not None else indicator


def _naam(plek: Werkplek, gebied: str) -> str:
    return "hele regio" if gebied == REGIO else plek.regio.naam_van(gebied)
