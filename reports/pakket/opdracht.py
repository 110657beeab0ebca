"""The command pakket: the papers for the OOGO in a folder, or as one zip."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

from datasets.notatie import NotatieFout, lees_datum
from datasets.periodes import Periode, PeriodeFout
from indicators.uitgave import UitgaveBeschadigd
from indicators.vrijgave import Lezer
from loaders.begin import breng_bij, vandaag
from loaders.cli_basis import FOUT, Json, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.duidingen import DuidingFout
from loaders.logboek import LogboekFout
from loaders.oogo import OogoFout, lees_oogo
from loaders.opdracht import Werkplek
from reports.beeld import Beeld, read
from reports.pakket.keuze import (
    SOORTEN,
    VORMEN,
    Bijeenkomst,
    Editie,
    GeenPakket,
    Pakketkeuze,
    Soort,
)
from reports.pakket.maken import Bestand, als_zip, geen_cijfers, maak, zipnaam
from reports.pakket.zetten import PastNiet

Voor = Annotated[str, typer.Option("--editie", help="Voor wie: overleg of openbaar.")]
Over = Annotated[str, typer.Option(help="De periode, bijvoorbeeld 2025-K2; anders de nieuwste.")]
Wie = Annotated[
    list[str] | None, typer.Option("--gemeente", help="Alleen deze gemeente; vaker te noemen.")
]
Wanneer = Annotated[
    str, typer.Option("--overleg", help="De dag van het overleg; anders het eerstvolgende.")
]
Welke = Annotated[
    list[str] | None, typer.Option("--soort", help="pdf, pptx, overzicht of xlsx; vaker te noemen.")
]
Naar = Annotated[Path, typer.Option(help="De map waarin de bestanden komen.")]
_GEWEIGERD = (GeenPakket, PastNiet, OogoFout, DuidingFout, LogboekFout, UitgaveBeschadigd)
Samen = Annotated[bool, typer.Option("--zip", help="Alles in één zip-bestand.")]


def registreer(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("pakket", cls=Opdrachtregel)(pakket)


def pakket(  # noqa: PLR0913, PLR0917 (each is an option)
    editie: Voor = "",
    regio: Regio = "",
    periode: Over = "",
    gemeente: Wie = None,
    overleg: Wanneer = "",
    soort: Welke = None,
    naar: Naar = Path(),
    samen: Samen = False,  # noqa: FBT002
    als_json: Json = False,  # noqa: FBT002
) -> None:
    """Maak de stukken voor het OOGO: pdf en PowerPoint per gemeente, en Excel van de regio."""
    plek = kies_werkplek(regio)
    breng_bij(plek)
    voor = _editie(editie)
    try:
        beeld = read(plek, Lezer(profiel=VORMEN[voor].profiel, regio=plek.regio.id))
        keuze = Pakketkeuze(
            _periode(beeld, periode),
            _gemeenten(beeld, gemeente or ()),
            voor,
            bijeenkomst(plek, _dag(overleg)),
            _soorten(soort or ()),
        )
        gemaakt: list[Bestand] = []
        for stap in maak(plek, beeld, keuze, getpass.getuser()):
            gemaakt += stap.bestanden
            if not als_json:
                typer.echo(f"Klaar: {stap.klaar} van de {stap.totaal}, {stap.wat}.")
    except _GEWEIGERD as fout:
        stop(str(fout), code=FOUT)
    if samen:
        gemaakt = [Bestand(zipnaam(beeld, keuze), als_zip(gemaakt))]
    _schrijf(naar, gemaakt)
    if als_json:
        typer.echo(json.dumps(_verslag(beeld, keuze, naar, gemaakt), ensure_ascii=False, indent=2))
    else:
        typer.echo(f"De stukken staan in {naar.resolve()}.")


def bijeenkomst(plek: Werkplek, dag: date | None) -> Bijeenkomst:
    """The meeting on a day, or the first one from today on; without one there is no day yet.

    Raises:
        OogoFout: a file of the meetings is damaged.
    """
    volgende = lees_oogo(plek.map_regio).volgende(vandaag())
    if dag is None and volgende is not None:
        dag = volgende.inhoud.datum
    return Bijeenkomst(dag=dag)


def _editie(gezegd: str) -> Editie:
    if gezegd not in get_args(Editie):
        stop(
            "Zeg met --editie voor wie het pakket is: overleg (voor de deelnemers, niet "
            "verspreiden) of openbaar."
        )
    return "openbaar" if gezegd == "openbaar" else "overleg"


def _periode(beeld: Beeld, gezegd: str) -> Periode:
    if not beeld.perioden:
        raise GeenPakket(geen_cijfers(beeld))
    if not gezegd:
        return beeld.eerste_periode
    try:
        periode = Periode.lees(gezegd)
    except PeriodeFout as fout:
        stop(f"De periode “{gezegd}” kennen we niet: {fout}.")
    if periode not in beeld.perioden:
        stop(f"Over {periode.zin()} zijn er geen cijfers. De nieuwste: {beeld.perioden[0].code}.")
    return periode


def _gemeenten(beeld: Beeld, gezegd: Sequence[str]) -> tuple[str, ...]:
    """Codes of the municipalities that were named; all of them when none was."""
    namen = {beeld.naam(code).casefold(): code for code in beeld.gemeenten}
    namen |= {code.casefold(): code for code in beeld.gemeenten}
    for een in gezegd:
        if een.casefold() not in namen:
            bekend = ", ".join(beeld.naam(code) for code in beeld.gemeenten)
            stop(f"De gemeente “{een}” kennen we niet. Kies uit: {bekend}.")
    gekozen = {namen[een.casefold()] for een in gezegd}
    return tuple(code for code in beeld.gemeenten if not gezegd or code in gekozen)


def _soorten(gezegd: Sequence[str]) -> tuple[Soort, ...]:
    for een in gezegd:
        if een not in SOORTEN:
            stop(f"De soort “{een}” kennen we niet. Kies uit: {', '.join(SOORTEN)}.")
    return tuple(een for een in SOORTEN if not gezegd or een in gezegd)


def _dag(gezegd: str) -> date | None:
    try:
        return lees_datum(gezegd) if gezegd else None
    except NotatieFout as fout:
        stop(f"De dag van het overleg klopt niet: {fout}.")


def _schrijf(naar: Path, gemaakt: Sequence[Bestand]) -> None:
    try:
        naar.mkdir(parents=True, exist_ok=True)
        for een in gemaakt:
            (naar / een.naam).write_bytes(een.inhoud)
    except OSError:
        stop(f"We kunnen niet schrijven in {naar}. Noem met --naar een andere map.", code=FOUT)


def _verslag(
    beeld: Beeld, keuze: Pakketkeuze, naar: Path, gemaakt: Sequence[Bestand]
) -> dict[str, object]:
    dag = keuze.bijeenkomst.dag
    stand = beeld.vrijgave.stand
    return {
        "regio": beeld.regio.id,
        "periode": keuze.periode.code,
        "editie": keuze.editie,
        "overleg": dag.isoformat() if dag else "",
        "versie": beeld.vrijgave.versie,
        "stand": stand.isoformat() if stand else "",
        "gemeenten": [beeld.naam(code) for code in keuze.gemeenten],
        "map": str(naar.resolve()),
        "bestanden": [een.naam for een in gemaakt],
    }
