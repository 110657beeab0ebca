"""The command agenda: the agenda, targets and agreements of a region out and in as Excel."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Annotated

import typer

from loaders.agenda_excel import maak_lijst
from loaders.agenda_inlezen import lees_lijst, neem_lijst_op, waarschuwingen_in, wat_verandert
from loaders.begin import vandaag
from loaders.blad import LeesFout
from loaders.cli_basis import FOUT, Json, Opdrachten, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.cli_over import vraag_na, vrijgave_van
from loaders.inrichting import InrichtingFout
from loaders.issues import gesorteerd
from loaders.oogo import OogoFout, lees_oogo
from loaders.personal import PersoonsgegevensGeweigerd

Naar = Annotated[Path | None, typer.Option(help="Waar het bestand komt.")]
Leeg = Annotated[bool, typer.Option("--leeg", help="Alleen de koppen en keuzelijsten.")]
Bestand = Annotated[Path, typer.Argument(help="De lijst als Excel-bestand.")]
Reden = Annotated[str, typer.Option(help="Waarom. Verplicht, behalve met --proef.")]
Proef = Annotated[
    bool, typer.Option("--proef", help="Laat zien wat er verandert, en verander niets.")
]
Nagekeken = Annotated[
    bool, typer.Option("--nagekeken", help="U keek na dat er geen kind in te herkennen is.")
]

_app = typer.Typer(
    help="De agenda, doelen en afspraken als Excel-bestand: ophalen en inlezen.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
)


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    _app.command("haal", cls=Opdrachtregel)(haal)
    _app.command("zet", cls=Opdrachtregel)(zet)
    app.add_typer(_app, name="agenda", cls=Opdrachten)


def haal(naar: Naar = None, regio: Regio = "", leeg: Leeg = False) -> None:  # noqa: FBT002
    """Geef de agenda, doelen en afspraken als Excel-bestand; met --leeg als sjabloon."""
    plek = kies_werkplek(regio)
    doel = naar or Path(f"agenda-{plek.regio.id}.xlsx")
    try:
        inhoud = maak_lijst(plek.regio, lees_oogo(plek.map_regio), leeg=leeg)
        doel.write_bytes(inhoud)
    except OogoFout as fout:
        stop(str(fout), code=FOUT)
    except OSError:
        stop(f"We kunnen niet schrijven naar {doel}. Noem met --naar een andere plek.", code=FOUT)
    typer.echo(f"De lijst staat in {doel}.")


def zet(
    bestand: Bestand,
    regio: Regio = "",
    reden: Reden = "",
    proef: Proef = False,  # noqa: FBT002
    nagekeken: Nagekeken = False,  # noqa: FBT002
    als_json: Json = False,  # noqa: FBT002
) -> None:
    """Lees een Excel-bestand in: alles wat fout is in een keer, en wat er verandert vooraf."""
    plek = kies_werkplek(regio)
    if not proef and len(reden.strip()) < len("abc"):
        stop("Zeg met --reden waarom u dit wijzigt, of kijk eerst met --proef.")
    try:
        lijst = lees_lijst(plek, lees_oogo(plek.map_regio), bestand, bestand.name)
        zinnen = [] if lijst.fouten else wat_verandert(plek, lijst, vandaag=vandaag())
        if als_json:
            meldingen = [{"ernst": een.ernst, "tekst": een.tekst()} for een in lijst.issues]
            uit = {"gelezen": lijst.gelezen, "meldingen": meldingen, "verandert": zinnen}
            typer.echo(json.dumps(uit, ensure_ascii=False, indent=2))
        else:
            for een in gesorteerd(lijst.issues):
                typer.echo(f"{een.ernst}: {een.tekst()}", err=een.ernst == "fout")
            for zin in zinnen:
                typer.echo(zin)
        if lijst.fouten:
            stop("Er is niets veranderd: verbeter eerst de fouten.", code=FOUT)
        if proef or not zinnen:
            typer.echo("Er is niets veranderd.", err=als_json)
            return
        vraag_na(waarschuwingen_in(plek, vrijgave_van(plek), lijst), nagekeken=nagekeken)
        neem_lijst_op(plek, lijst, wie=getpass.getuser(), vanaf=vandaag(), reden=reden)
    except (LeesFout, PersoonsgegevensGeweigerd, InrichtingFout, OogoFout) as fout:
        stop(str(fout), code=FOUT)
    typer.echo("De lijst is ingelezen.", err=als_json)
