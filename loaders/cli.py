"""The command line: `python run.py laad ...` and what goes with it, with exit codes for scripts.

0: done. 1: the file has errors or is refused; nothing was stored. 2: something must be said first.
3: the store is in use. 4: something went wrong that nobody foresaw; there is a note of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst
from datasets.store import StoreInGebruik
from loaders.begin import alle_regio_ids, gegevens_map
from loaders.cli_basis import (
    FOUT,
    IN_GEBRUIK,
    STORING,
    VRAAG,
    Json,
    Opdrachten,
    Opdrachtregel,
    Regio,
    kies_werkplek,
    regio_id,
    stop,
)
from loaders.cli_leveringen import registreer
from loaders.ingest import Aanbod, Werkplek, laad_reeks, meld_geen_gevallen
from loaders.opdracht import Opdracht, Rapport
from loaders.sjabloon import maak_sjabloon
from loaders.storing import noteer, zin_voor
from loaders.uitleg import zin_voor_gebruik

SOORTEN = {".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
SECTOREN = ("po", "vo", "mbo", "alle")


app = typer.Typer(
    help="Cijfers laden en beheren voor de Monitor onderwijs en jeugd.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Bestanden = Annotated[list[Path] | None, typer.Argument(help="Bestanden, of mappen met bestanden.")]
Leverancier = Annotated[str, typer.Option(help="Van wie het bestand is.")]
Soort = Annotated[str, typer.Option("--dataset", help="Wat voor gegevens het zijn.")]
Over = Annotated[
    str,
    typer.Option(
        "--periode",
        help="Waarover het gaat, bijvoorbeeld 2025-K2; bladnaam als elk blad naar zijn periode "
        "heet.",
    ),
]
Dekking = Annotated[
    str,
    typer.Option(help="Voor welke gemeenten de levering spreekt, met komma's ertussen."),
]
Sector = Annotated[str, typer.Option(help="po, vo, mbo of alle.")]
Definitie = Annotated[
    str, typer.Option(help="Welke definitie de leverancier gebruikt, als die afwijkt.")
]
Leidend = Annotated[str, typer.Option(help="Welke leverancier telt als er twee zijn.")]
Waarde = Annotated[
    list[str] | None,
    typer.Option(help="Iets wat voor alle regels geldt, bijvoorbeeld Maat=Thuiszitters."),
]
Zonder = Annotated[
    bool,
    typer.Option(
        "--zonder-foute-rijen",
        help="Laat foute regels weg; de gemeenten ervan zijn dan onvolledig.",
    ),
]
Geen = Annotated[
    bool,
    typer.Option(
        "--geen-gevallen", help="Er waren in deze periode geen gevallen; er is geen bestand."
    ),
]
Naar = Annotated[Path | None, typer.Option(help="Waar het bestand komt.")]
Wat = Annotated[str, typer.Argument(help="Wat voor gegevens.")]


def _laden(uitleg: str, *, proef: bool) -> Callable[..., None]:
    """The commands laad and controleer: the same options, the same road."""

    def opdracht(  # noqa: PLR0913, PLR0917 (each is an option)
        bestanden: Bestanden = None,
        regio: Regio = "",
        leverancier: Leverancier = "",
        dataset: Soort = "",
        periode: Over = "",
        dekking: Dekking = "",
        sector: Sector = "",
        definitie: Definitie = "",
        leidend: Leidend = "",
        waarde: Waarde = None,
        zonder_foute_rijen: Zonder = False,  # noqa: FBT002
        geen_gevallen: Geen = False,  # noqa: FBT002
        als_json: Json = False,  # noqa: FBT002
    ) -> None:
        _controleer_opties(sector, waarde or [])
        gezegd = Opdracht(
            leverancier=leverancier,
            dataset=dataset,
            periode=periode,
            dekking=tuple(d.strip() for d in dekking.split(",") if d.strip()),
            sector=sector,
            definitie=definitie,
            leidend=leidend,
            vast=dict(w.split("=", 1) for w in waarde or []),
            zonder_foute_rijen=zonder_foute_rijen,
        )
        if geen_gevallen and bestanden:
            stop("Met --geen-gevallen hoort geen bestand. Laat een van de twee weg.")
        if not geen_gevallen and not bestanden:
            stop("Noem een of meer bestanden, of een map met csv-, Excel- of ods-bestanden.")
        plek = kies_werkplek(regio)
        if geen_gevallen:
            rapporten: Iterable[Rapport] = [meld_geen_gevallen(plek, gezegd, proef=proef)]
        else:
            rapporten = _per_bestand(plek, list(_bestanden(bestanden or [])), gezegd, proef=proef)
        _toon(rapporten, als_json=als_json)

    opdracht.__doc__ = uitleg
    return opdracht


app.command("laad", cls=Opdrachtregel)(
    _laden("Neem bestanden op. Een bestand met fouten gaat er niet in.", proef=False)
)
app.command("controleer", cls=Opdrachtregel)(
    _laden("Controleer bestanden zonder ze op te nemen.", proef=True)
)
registreer(app)


@app.command("sjabloon", cls=Opdrachtregel)
def sjabloon_opdracht(dataset: Wat, naar: Naar = None) -> None:
    """Maak een leeg Excel-bestand om in te vullen."""
    if dataset not in datasets():
        stop(f"'{dataset}' kennen we niet. Kies uit: {', '.join(datasets())}.")
    doel = naar or Path(f"sjabloon-{dataset}.xlsx")
    try:
        doel.write_bytes(maak_sjabloon(datasets()[dataset]))
    except OSError:
        stop(f"We kunnen niet schrijven naar {doel}. Noem met --naar een andere plek.", code=FOUT)
    typer.echo(f"Het sjabloon staat in {doel}.")


def _controleer_opties(sector: str, waarde: Sequence[str]) -> None:
    fout = next((w for w in waarde if "=" not in w), None)
    if fout is not None:
        stop(
            f"Schrijf --waarde als Kolom=inhoud, bijvoorbeeld Maat=Thuiszitters. U schreef: {fout}"
        )
    if sector and sector not in SECTOREN:
        stop(f"De sector '{sector}' kennen we niet. Kies po, vo, mbo of alle.")


def _toon(rapporten: Iterable[Rapport], *, als_json: bool) -> None:
    """Print each report as soon as it is there, and stop with the exit code of the worst."""
    alle = []
    for rapport in rapporten:
        alle.append(rapport)
        if not als_json:
            typer.echo("\n".join(rapport.regels()))
    if als_json:
        typer.echo(json.dumps([asdict(r) for r in alle], ensure_ascii=False, indent=2))
    elif len(alle) > 1:
        typer.echo(_slotregel(alle))
    if not alle:
        stop("In deze map staan geen csv-, Excel- of ods-bestanden.")
    raise typer.Exit(max(_code(r) for r in alle))


def _slotregel(alle: Sequence[Rapport]) -> str:
    """How many files went in: "3 bestanden opgenomen, 1 niet"."""
    woorden = ("opgenomen", "goed", "al geladen")
    delen: list[str] = []
    for woord in woorden:
        aantal = sum(r.uitkomst == woord for r in alle)
        if aantal:
            telt = str(aantal) if delen else aantal_tekst(aantal, "bestand", "bestanden")
            delen.append(f"{telt} {woord}")
    niet = sum(r.uitkomst not in woorden for r in alle)
    if niet:
        delen.append(f"{niet} niet" if delen else f"Geen van de {niet} bestanden opgenomen")
    return f"{', '.join(delen)}."


def _per_bestand(
    plek: Werkplek, bestanden: Sequence[Path], opdracht: Opdracht, *, proef: bool
) -> Iterator[Rapport]:
    aanbod = (Aanbod(pad, pad.name, opdracht) for pad in bestanden)
    for nummer, rapport in enumerate(laad_reeks(plek, aanbod, proef=proef), start=1):
        if len(bestanden) > 1 and sys.stderr.isatty():
            typer.echo(f"Bestand {nummer} van {len(bestanden)}", err=True)
        yield rapport


def _bestanden(paden: Iterable[Path]) -> Iterator[Path]:
    for pad in paden:
        if pad.is_dir():
            namen = (p for p in pad.iterdir() if p.suffix.lower() in SOORTEN)
            yield from sorted(p for p in namen if not p.name.startswith((".", "~")))
        else:
            yield pad


def _code(rapport: Rapport) -> int:
    goed = {"opgenomen": 0, "goed": 0, "al geladen": 0, "vraag": VRAAG}
    return goed.get(rapport.uitkomst, FOUT)


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
