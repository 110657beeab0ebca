"""The commands on what was loaded before: leveringen, terugdraaien, opnieuw, vergelijk, rooster."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import typer

from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from loaders.cli_basis import (
    FOUT,
    Json,
    Opdrachtregel,
    Regio,
    kies_werkplek,
    stop,
    zeg_tegengehouden,
)
from loaders.ingest import Werkplek
from loaders.leveringen import (
    LeveringRegel,
    OpnameRegel,
    Samenvatting,
    StoreFout,
    Vraag,
    draai_terug,
    herhaal,
    opnames,
    vergelijk_versies,
)
from loaders.rooster import rooster
from loaders.verschil import Verschil

Alles = Annotated[bool, typer.Option("--alles", help="Ook oude versies.")]
Opnamenummer = Annotated[int, typer.Argument(help="Het nummer van de opname; zie leveringen.")]
Reden = Annotated[str, typer.Option(help="Waarom.")]
Leidend = Annotated[str, typer.Option(help="Welke leverancier telt als er daarna twee over zijn.")]
Proef = Annotated[
    bool, typer.Option("--proef", help="Laat zien wat er verandert, en verander niets.")
]
Eerste = Annotated[int, typer.Argument(help="Het nummer van de ene levering; zie leveringen.")]
Tweede = Annotated[int, typer.Argument(help="Het nummer van de andere versie ervan.")]

TERUG = "Draai een opname terug: elk cijfer wordt weer zoals het was."
OPNIEUW = "Laat een teruggedraaide opname weer meetellen."


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("leveringen", cls=Opdrachtregel)(leveringen)
    app.command("vergelijk", cls=Opdrachtregel)(vergelijk)
    app.command("terugdraaien", cls=Opdrachtregel)(_maak_opdracht(TERUG, draai_terug))
    app.command("opnieuw", cls=Opdrachtregel)(_maak_opdracht(OPNIEUW, herhaal))
    app.command("rooster", cls=Opdrachtregel)(rooster_opdracht)


# -- leveringen -------------------------------------------------


def leveringen(
    regio: Regio = "",
    alles: Alles = False,  # noqa: FBT002
    als_json: Json = False,  # noqa: FBT002
) -> None:
    """Laat zien wat er is opgenomen."""
    plek = kies_werkplek(regio)
    alle = sorted(opnames(plek), key=lambda o: (o.wanneer, o.handeling))
    if als_json:
        _toon_json([asdict(o) for o in alle if alles or o.status == "telt"])
        return
    # The last that was done with a load says how it stands now.
    daarna: dict[int | None, OpnameRegel] = {o.van: o for o in alle if o.van is not None}
    for opname in alle:
        for levering in opname.leveringen:
            if alles or levering.status == "telt":
                typer.echo(_regel(plek, opname, levering, daarna if alles else None))
    if not alle:
        typer.echo(f"In {plek.regio.naam} is nog niets opgenomen.")


def _regel(
    plek: Werkplek,
    opname: OpnameRegel,
    levering: LeveringRegel,
    daarna: Mapping[int | None, OpnameRegel] | None,
) -> str:
    """One delivery in words.

    With `daarna`, what was done with each load after it went in, also the number to compare it by.
    """
    delen = [levering.leverancier, levering.dataset, Periode.van_code(levering.periode).lang()]
    if levering.deel:
        delen.append(plek.regio.naam_van(levering.deel))
    regels = aantal_tekst(levering.rijen, "regel", "regels")
    delen += [
        f"versie {levering.versie}",
        "geen gevallen" if levering.geen_gevallen else regels,
        f"ontvangen {datum(opname.wanneer.date())}",
    ]
    if opname.hersteld:
        delen.append(f"{aantal_tekst(opname.hersteld, 'cel', 'cellen')} met de hand hersteld")
    if daarna is not None:
        delen += [f"levering {levering.nummer}", *_wie(daarna.get(opname.handeling))]
    if levering.status != "telt":
        delen.append("telt niet meer")
    return f"opname {opname.handeling}: {', '.join(delen)}"


def _wie(daarna: OpnameRegel | None) -> list[str]:
    """Who undid a load, when and why."""
    if daarna is None or daarna.soort != "terugdraaien":
        return []
    reden = [f"reden: {daarna.reden}"] if daarna.reden else []
    return [f"teruggedraaid door {daarna.wie} op {datum(daarna.wanneer.date())}", *reden]


# -- terugdraaien, opnieuw, vergelijk ---------------------------


def _maak_opdracht(uitleg: str, doe: Callable[..., Samenvatting]) -> Callable[..., None]:
    """The commands terugdraaien and opnieuw: the same options, the opposite."""

    def opdracht(
        opname: Opnamenummer,
        regio: Regio = "",
        reden: Reden = "",
        leidend: Leidend = "",
        proef: Proef = False,  # noqa: FBT002
        als_json: Json = False,  # noqa: FBT002
    ) -> None:
        plek = kies_werkplek(regio)
        try:
            gedaan = doe(
                plek, opname, wie=getpass.getuser(), reden=reden, leidend=leidend, proef=proef
            )
        except StoreFout as fout:
            stop(str(fout), code=FOUT)
        except Vraag as vraag:
            stop(str(vraag))
        if not proef:
            zeg_tegengehouden(plek)
        if als_json:
            _toon_json(
                {"handeling": gedaan.handeling, "zin": gedaan.zin} | _als_json(gedaan.verschil)
            )
            return
        if proef:
            typer.echo("\n".join(gedaan.verschil.zinnen()))
        typer.echo(gedaan.zin)

    opdracht.__doc__ = uitleg
    return opdracht


def vergelijk(
    een: Eerste,
    twee: Tweede,
    regio: Regio = "",
    als_json: Json = False,  # noqa: FBT002
) -> None:
    """Vergelijk twee versies van een levering: wat er verandert als de tweede telt."""
    plek = kies_werkplek(regio)
    try:
        verschil = vergelijk_versies(plek, een, twee)
    except StoreFout as fout:
        stop(str(fout), code=FOUT)
    if als_json:
        _toon_json(_als_json(verschil))
        return
    typer.echo("\n".join([*verschil.zinnen(), *verschil.lezers]))


def _als_json(verschil: Verschil) -> dict[str, Any]:
    return {**asdict(verschil), "zinnen": verschil.zinnen()}


def _toon_json(inhoud: Any) -> None:
    typer.echo(json.dumps(inhoud, ensure_ascii=False, indent=2, default=str))


# -- rooster ----------------------------------------------------


def rooster_opdracht(
    regio: Regio = "",
    alles: Alles = False,  # noqa: FBT002
    als_json: Json = False,  # noqa: FBT002
) -> None:
    """Laat zien wie wat heeft aangeleverd, en wie te laat is."""
    plek = kies_werkplek(regio)
    gevonden = rooster(plek, vandaag=datetime.now().astimezone().date())
    if als_json:
        _toon_json(asdict(gevonden))
        return
    for rij in gevonden.rijen:
        for vak in rij.vakken:
            if alles or vak.status == "te laat":
                wanneer = Periode.van_code(vak.periode).lang()
                typer.echo(f"{rij.leverancier}, {rij.titel}, {wanneer}: {vak.zin}")
    laat = aantal_tekst(len(gevonden.te_laat()), "levering is", "leveringen zijn")
    typer.echo(f"{laat} te laat. {gevonden.afspraak}")
