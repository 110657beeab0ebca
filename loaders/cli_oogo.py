"""The command oogo: meetings, agreements and questions as a list, written down, changed, undone."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

import typer

from datasets.notatie import datum, lees_datum
from datasets.periodes import Periode
from datasets.reference.oogo import STATUSWOORD, Afspraak, Inhoud, Overleg, Vraag
from indicators.catalog import indicatoren
from indicators.duiding_afspraak import sindsdien
from indicators.model import Vrijgave
from loaders.begin import vandaag
from loaders.cli_basis import FOUT, Json, Opdrachten, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.cli_over import (
    cijfer_id,
    gebied_id,
    naam_van,
    periode_code,
    titel_van,
    vraag_na,
    vrijgave_van,
)
from loaders.oogo import Oogo, OogoFout, Stuk, lees_oogo
from loaders.oogo_schrijven import Wordt, bewaar, gelezen, let_op
from loaders.oogo_schrijven import ongedaan as maak_ongedaan
from loaders.opdracht import Werkplek

Datum = Annotated[str, typer.Argument(help="De dag, bijvoorbeeld 4-12-2025.")]
Plaats = Annotated[str, typer.Option(help="Waar het is.")]
Punten = Annotated[list[str] | None, typer.Option("--agendapunt", help="Mag vaker.")]
Besluiten = Annotated[list[str] | None, typer.Option("--besluit", help="Mag vaker.")]
Nummer = Annotated[int, typer.Argument(help="Het nummer; zie toon.")]
Tekst = Annotated[str, typer.Argument(help="De tekst, ten hoogste 600 tekens.")]
Anders = Annotated[str, typer.Option(help="De nieuwe tekst.")]
Dag = Annotated[str, typer.Option("--overleg", help="De dag van het overleg.")]
Wie = Annotated[str, typer.Option(help="Wie ervoor zorgt, of wie het vraagt.")]
Voor = Annotated[str, typer.Option(help="Wanneer het klaar moet zijn, bijvoorbeeld 1-6-2026.")]
Status = Annotated[str, typer.Option(help="open, loopt, afgerond of vervallen.")]
Hoe = Annotated[str, typer.Option(help="Hoe het gaat, in woorden.")]
Besproken = Annotated[str, typer.Option(help="De dag van het overleg waarop u het besprak.")]
Cijfer = Annotated[str, typer.Option(help="De naam of titel van het cijfer waar het over gaat.")]
Gebied = Annotated[str, typer.Option(help="De gemeente of groep, of “regio”.")]
Over = Annotated[str, typer.Option("--periode", help="De periode, bijvoorbeeld 2025-K2.")]
Handeling = Annotated[int, typer.Argument(help="Het nummer van de handeling; 0 is de laatste.")]
Nagekeken = Annotated[
    bool, typer.Option("--nagekeken", help="U keek na dat er geen kind in te herkennen is.")
]

T = TypeVar("T")

_app = typer.Typer(
    help="Het OOGO: overleggen, afspraken en vragen tonen, opschrijven en wijzigen.",
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
)


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    opdrachten: dict[str, Callable[..., None]] = {
        "toon": toon,
        "overleg": overleg,
        "afspraak": afspraak,
        "vraag": vraag,
        "volg-op": volg_op,
        "verwijder": verwijder,
        "ongedaan": ongedaan,
    }
    for naam, opdracht in opdrachten.items():
        _app.command(naam, cls=Opdrachtregel)(opdracht)
    app.add_typer(_app, name="oogo", cls=Opdrachten)


def toon(regio: Regio = "", als_json: Json = False) -> None:  # noqa: FBT002
    """Laat zien wat er is afgesproken, met wat de cijfers sindsdien zeggen."""
    plek = kies_werkplek(regio)
    er, vrij = _lees(plek), vrijgave_van(plek)
    if als_json:
        typer.echo(json.dumps(_als_json(er, vrij), ensure_ascii=False, indent=2))
        return
    for een in er.overleggen:
        waar = f", {een.inhoud.plaats}" if een.inhoud.plaats else ""
        typer.echo(f"{een.stuk}. Overleg van {datum(een.inhoud.datum)}{waar}")
        for soort, punten in (
            ("agenda", een.inhoud.agendapunten),
            ("besluit", een.inhoud.besluiten),
        ):
            for punt in punten:
                typer.echo(f"  {soort}: {punt}")
        for gemaakt in er.afspraken_bij(een.stuk):
            _toon_afspraak(plek, vrij, gemaakt)
    for gesteld in er.vragen:
        inhoud = gesteld.inhoud
        waar = f"{naam_van(plek, inhoud.gebied)}, {Periode.van_code(inhoud.periode).lang()}"
        typer.echo(f"{gesteld.stuk}. Vraag, {waar}, {inhoud.wie}: {inhoud.tekst}")
    if not er.nu:
        typer.echo(f"In {plek.regio.naam} is nog geen overleg opgeschreven.")


def overleg(
    dag: Datum,
    plaats: Plaats = "",
    agendapunten: Punten = None,
    besluiten: Besluiten = None,
    regio: Regio = "",
    nagekeken: Nagekeken = False,  # noqa: FBT002
) -> None:
    """Schrijf een overleg op; staat die dag er al, dan vult u het aan."""
    plek = kies_werkplek(regio)
    was = next((een for een in _lees(plek).overleggen if een.inhoud.datum == _dag(dag)), None)
    oud = was.inhoud if was else None
    waarden = {
        "datum": _dag(dag),
        "plaats": plaats or (oud.plaats if oud else ""),
        "agendapunten": (*(oud.agendapunten if oud else ()), *(agendapunten or ())),
        "besluiten": (*(oud.besluiten if oud else ()), *(besluiten or ())),
    }
    _bewaar(plek, lambda: gelezen(Overleg, waarden), was, nagekeken=nagekeken)


def afspraak(  # noqa: PLR0913, PLR0917 (each is an option)
    tekst: Tekst,
    op: Dag = "",
    wie: Wie = "",
    voor: Voor = "",
    cijfer: Cijfer = "",
    gebied: Gebied = "",
    periode: Over = "",
    regio: Regio = "",
    nagekeken: Nagekeken = False,  # noqa: FBT002
) -> None:
    """Schrijf een afspraak op bij een overleg, met het cijfer waar zij over gaat."""
    plek = kies_werkplek(regio)
    waarden = {
        "overleg": _overleg(_lees(plek), op),
        "tekst": tekst,
        "eigenaar": wie,
        "voor": _dag(voor) if voor else None,
        "indicator": cijfer_id(cijfer),
        "gebied": gebied_id(plek, gebied) if gebied else "",
        "periode": periode_code(periode) if periode else "",
    }
    _bewaar(plek, lambda: gelezen(Afspraak, waarden), None, nagekeken=nagekeken)


def vraag(  # noqa: PLR0913, PLR0917 (each is an option)
    tekst: Tekst,
    gebied: Gebied = "",
    periode: Over = "",
    cijfer: Cijfer = "",
    wie: Wie = "",
    regio: Regio = "",
    nagekeken: Nagekeken = False,  # noqa: FBT002
) -> None:
    """Schrijf een vraag voor het OOGO op, bij een gebied en een periode."""
    plek = kies_werkplek(regio)
    waarden = {
        "gebied": gebied_id(plek, gebied),
        "periode": periode_code(periode),
        "tekst": tekst,
        "wie": wie,
        "indicator": cijfer_id(cijfer),
    }
    _bewaar(plek, lambda: gelezen(Vraag, waarden), None, nagekeken=nagekeken)


def volg_op(  # noqa: PLR0913, PLR0917 (each is an option)
    nummer: Nummer,
    status: Status = "",
    hoe: Hoe = "",
    besproken: Besproken = "",
    tekst: Anders = "",
    wie: Wie = "",
    voor: Voor = "",
    regio: Regio = "",
    nagekeken: Nagekeken = False,  # noqa: FBT002
) -> None:
    """Zeg hoe het met een afspraak staat; wat u niet noemt, blijft."""
    plek = kies_werkplek(regio)
    er = _lees(plek)
    was = next((een for een in er.afspraken if een.stuk == nummer), None)
    if was is None:
        stop(f"Afspraak {nummer} is er niet. Zie oogo toon.")
    gezegd: dict[str, Any] = {
        "status": status,
        "toelichting": hoe,
        "besproken": _overleg(er, besproken) if besproken else 0,
        "tekst": tekst,
        "eigenaar": wie,
        "voor": _dag(voor) if voor else None,
    }
    waarden = was.inhoud.model_dump() | {naam: een for naam, een in gezegd.items() if een}
    _bewaar(plek, lambda: gelezen(Afspraak, waarden), was, nagekeken=nagekeken)


def verwijder(nummer: Nummer, regio: Regio = "") -> None:
    """Haal een overleg, afspraak of vraag weg; wat er stond, blijft in de geschiedenis."""
    plek = kies_werkplek(regio)
    was = _lees(plek).nu.get(nummer)
    if was is None or was.weg:
        stop(f"Nummer {nummer} is er niet. Zie oogo toon.")
    _doe(lambda: bewaar(plek, [Wordt(was.inhoud, was, weg=True)], door=getpass.getuser()))
    typer.echo(f"Nummer {nummer} is verwijderd.")


def ongedaan(nummer: Handeling = 0, regio: Regio = "") -> None:
    """Maak een handeling ongedaan: alles wordt weer zoals het ervoor was."""
    plek = kies_werkplek(regio)
    welke = nummer or len(_lees(plek).handelingen)
    _doe(lambda: maak_ongedaan(plek, welke, door=getpass.getuser()))
    typer.echo(f"Handeling {welke} is ongedaan gemaakt.")


def _bewaar(
    plek: Werkplek, maak: Callable[[], Inhoud], was: Stuk[Any] | None, *, nagekeken: bool
) -> None:
    inhoud = _doe(maak)
    vraag_na(let_op(plek, vrijgave_van(plek), inhoud), nagekeken=nagekeken)
    (een,) = _doe(lambda: bewaar(plek, [Wordt(inhoud, was)], door=getpass.getuser()))
    typer.echo(f"Bewaard onder nummer {een.stuk}.")


def _doe(wat: Callable[[], T]) -> T:
    try:
        return wat()
    except OogoFout as fout:
        stop(str(fout), code=FOUT)


def _lees(plek: Werkplek) -> Oogo:
    return _doe(lambda: lees_oogo(plek.map_regio))


def _dag(gezegd: str) -> date:
    try:
        return lees_datum(gezegd)
    except ValueError:
        stop(f"'{gezegd}' is geen datum. Schrijf bijvoorbeeld 4-12-2025.")


def _overleg(er: Oogo, dag: str) -> int:
    """The number of a meeting by its day; without a day that of today, else the last one."""
    if dag:
        gevonden = [een for een in er.overleggen if een.inhoud.datum == _dag(dag)]
    else:
        gevonden = [een for een in er.overleggen if een.inhoud.datum <= vandaag()][-1:]
    if not gevonden:
        stop("Dit overleg is er niet. Schrijf het eerst op, of noem met --overleg de dag.")
    return gevonden[0].stuk


def _toon_afspraak(plek: Werkplek, vrij: Vrijgave | None, een: Stuk[Afspraak]) -> None:
    inhoud = een.inhoud
    voor = f", klaar op {datum(inhoud.voor)}" if inhoud.voor else ""
    typer.echo(f"  {een.stuk}. Afspraak: {inhoud.tekst}")
    typer.echo(f"     {inhoud.eigenaar}, {STATUSWOORD[inhoud.status]}{voor}. {inhoud.toelichting}")
    if zin := _sindsdien(vrij, inhoud):
        waar = f"{titel_van(inhoud.indicator)}, {naam_van(plek, inhoud.gebied)}"
        typer.echo(f"     {waar}. {zin}")


def _sindsdien(vrij: Vrijgave | None, inhoud: Afspraak) -> str:
    """What the figures say since; "" where it is about no figure, or there are no figures."""
    if vrij is None or inhoud.over is None or inhoud.indicator not in indicatoren():
        return ""
    indicator, gebied, periode = inhoud.over
    return sindsdien(vrij, indicatoren()[indicator], gebied, periode).zin


def _als_json(er: Oogo, vrij: Vrijgave | None) -> list[dict[str, Any]]:
    uit = []
    for een in er.nu.values():
        if een.weg:
            continue
        soort = type(een.inhoud).__name__.lower()
        regel = {"nummer": een.stuk, "soort": soort, **een.inhoud.model_dump(mode="json")}
        if isinstance(een.inhoud, Afspraak):
            regel["sindsdien"] = _sindsdien(vrij, een.inhoud)
        geschiedenis = [
            {"op": e.op.isoformat(), "door": e.door, "handeling": e.nummer}
            for e in er.geschiedenis(een.stuk)
        ]
        uit.append({**regel, "geschiedenis": geschiedenis})
    return uit
