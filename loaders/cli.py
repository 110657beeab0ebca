"""The command line: `python run.py laad ...` and what goes with it, with exit codes for scripts.

0: done. 1: the file has errors or is refused; nothing was stored. 2: something must be said first.
3: the store is in use. 4: something went wrong that nobody foresaw; there is a note of it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from datasets.catalog import datasets
from datasets.store import StoreInGebruik
from loaders import (
    cli_afscherming,
    cli_agenda,
    cli_duiding,
    cli_inrichting,
    cli_laden,
    cli_leveringen,
    cli_logboek,
    cli_oogo,
    cli_uitgave,
)
from loaders.begin import alle_regio_ids, gegevens_map
from loaders.cli_basis import (
    FOUT,
    IN_GEBRUIK,
    STORING,
    VRAAG,
    Opdrachten,
    Opdrachtregel,
    Regio,
    kies_werkplek,
    regio_id,
    stop,
)
from loaders.sjabloon import maak_sjabloon
from loaders.storing import noteer, zin_voor
from loaders.uitleg import zin_voor_gebruik

app = typer.Typer(
    help="Cijfers laden en beheren voor de Monitor onderwijs en jeugd.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Naar = Annotated[Path | None, typer.Option(help="Waar het bestand komt.")]
Wat = Annotated[str, typer.Argument(help="Wat voor gegevens.")]


cli_laden.registreer(app)
cli_leveringen.registreer(app)
cli_inrichting.registreer(app)
cli_duiding.registreer(app)
cli_oogo.registreer(app)
cli_agenda.registreer(app)
cli_afscherming.registreer(app)
cli_logboek.registreer(app)
cli_uitgave.registreer(app)


@app.command("sjabloon", cls=Opdrachtregel)
def sjabloon_opdracht(
    dataset: Wat,
    naar: Naar = None,
    regio: Regio = "",
    leverancier: cli_laden.Leverancier = "",
    periode: cli_laden.Over = "",
) -> None:
    """Maak een leeg Excel-bestand om in te vullen."""
    if dataset not in datasets():
        stop(f"'{dataset}' kennen we niet. Kies uit: {', '.join(datasets())}.")
    voor = kies_werkplek(regio).regio if regio else None
    inhoud = maak_sjabloon(datasets()[dataset], voor, leverancier, periode)
    doel = naar or Path(f"sjabloon-{dataset}.xlsx")
    try:
        doel.write_bytes(inhoud)
    except OSError:
        stop(f"We kunnen niet schrijven naar {doel}. Noem met --naar een andere plek.", code=FOUT)
    typer.echo(f"Het sjabloon staat in {doel}.")


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever happens ends in a Dutch sentence."""
    gezegd = list(sys.argv[1:] if argumenten is None else argumenten)
    try:
        uitkomst = app(args=gezegd or ["--help"], prog_name="run.py", standalone_mode=False)
    except StoreInGebruik as fout:
        typer.echo(str(fout), err=True)
        return IN_GEBRUIK
    except KeyboardInterrupt:
        typer.echo("Afgebroken. Een bestand dat nog niet klaar was, is niet opgenomen.", err=True)
        return STORING
    except Exception as fout:  # noqa: BLE001 (the last resort: nothing may show a cell on screen)
        zin = zin_voor_gebruik(fout)
        if zin:
            typer.echo(zin, err=True)
            return VRAAG
        typer.echo(zin_voor(noteer(gegevens_map(), _regio_in(gezegd), fout)), err=True)
        return STORING
    return int(uitkomst or 0)


def _regio_in(argumenten: Sequence[str]) -> str:
    """The region that was named, for the place of a note; empty when none or an unknown one."""
    for eerste, tweede in zip(argumenten, [*argumenten[1:], ""], strict=True):
        naam = tweede if eerste == "--regio" else eerste.removeprefix("--regio=")
        if eerste.startswith("--regio") and regio_id(naam) in alle_regio_ids():
            return regio_id(naam)
    return ""


if __name__ == "__main__":
    sys.exit(main())
