"""The commands on what was loaded before: leveringen and terugdraaien."""

from __future__ import annotations

import getpass
import json
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Annotated, Any

import typer

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from datasets.store import Store, StoreFout, open_store
from indicators.catalog import indicatoren
from indicators.vrijgave import maak_vrijgave
from loaders.cli_basis import FOUT, Json, Opdrachtregel, Regio, kies_werkplek, stop
from loaders.ingest import Werkplek

Alles = Annotated[bool, typer.Option("--alles", help="Ook oude versies.")]
Opnamenummer = Annotated[int, typer.Argument(help="Het nummer van de opname; zie leveringen.")]
Reden = Annotated[str, typer.Option(help="Waarom.")]


def registreer(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("leveringen", cls=Opdrachtregel)(leveringen)
    app.command("terugdraaien", cls=Opdrachtregel)(terugdraaien)


def leveringen(
    regio: Regio = "",
    alles: Alles = False,  # noqa: FBT002
    als_json: Json = False,  # noqa: FBT002
) -> None:
    """Laat zien wat er is opgenomen."""
    plek = kies_werkplek(regio)
    with _store(plek) as store:
        rijen = store.tabel(
            "select w.handeling_id as opname, l.*, a.levering_id is not null as telt "
            "from levering l left join actief a on a.levering_id = l.id "
            "left join wissel w on w.nieuw = l.id "
            "join handeling h on h.id = w.handeling_id and h.soort = 'opnemen' "
            "order by l.ontvangen_op, l.id"
        )
    getoond = [rij for rij in rijen if alles or rij["telt"]]
    if als_json:
        typer.echo(json.dumps(getoond, ensure_ascii=False, indent=2, default=str))
        return
    for rij in getoond:
        typer.echo(_regel(plek, rij))
    if not rijen:
        typer.echo(f"In {plek.regio.naam} is nog niets opgenomen.")


def _regel(plek: Werkplek, rij: dict[str, Any]) -> str:
    """One delivery in words."""
    delen = [rij["leverancier"], rij["dataset"], Periode.van_code(rij["periode"]).lang()]
    if rij["deel"]:
        delen.append(plek.regio.naam_van(rij["deel"]))
    regels = aantal_tekst(rij["rijen"], "regel", "regels")
    delen += [
        f"versie {rij['versie']}",
        "geen gevallen" if rij["geen_gevallen"] else regels,
        f"ontvangen {datum(rij['ontvangen_op'].date())}",
    ]
    if not rij["telt"]:
        delen.append("telt niet meer")
    return f"opname {rij['opname']}: {', '.join(delen)}"


def terugdraaien(opname: Opnamenummer, regio: Regio = "", reden: Reden = "") -> None:
    """Draai een opname terug: elk cijfer wordt weer zoals het was."""
    plek = kies_werkplek(regio)
    nu = datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
    with _store(plek) as store:
        try:
            with store.transactie():
                store.draai_terug(opname, wie=getpass.getuser(), wanneer=nu, reden=reden)
        except StoreFout as fout:
            stop(str(fout), code=FOUT)
        maak_vrijgave(
            store, plek.regio, plek.map_regio, indicatoren=indicatoren(), datasets=datasets()
        )
    typer.echo(f"Opname {opname} is teruggedraaid. De cijfers zijn weer zoals ze waren.")


def _store(plek: Werkplek) -> AbstractContextManager[Store]:
    return open_store(plek.map_regio, datasets=datasets(), register=plek.regio.register)
