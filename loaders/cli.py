"""The command line: `python run.py laad ...` and what goes with it, with exit codes for scripts.

0: done. 1: the file has errors or is refused; nothing was stored. 2: something must be said first.
    3: the store is in use.
"""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from datasets.catalog import datasets
from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import RegioOnbekend
from datasets.store import StoreFout, StoreInGebruik, open_store
from indicators.catalog import indicatoren
from indicators.vrijgave import maak_vrijgave
from loaders.begin import VOORBEELD, alle_regio_ids, open_werkplek, werkplek
from loaders.ingest import Aanbod, Werkplek, laad_reeks, meld_geen_gevallen
from loaders.opdracht import Opdracht, Rapport
from loaders.sjabloon import maak_sjabloon

app = typer.Typer(
    help="Cijfers laden en beheren voor de Monitor onderwijs en jeugd.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
SOORTEN = {".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
FOUT, VRAAG, IN_GEBRUIK = 1, 2, 3

Regio = Annotated[str, typer.Option(help="De regio, bijvoorbeeld alkmaar.")]
Leverancier = Annotated[str, typer.Option(help="Van wie het bestand is.")]
DatasetOptie = Annotated[str, typer.Option("--dataset", help="Wat voor gegevens het zijn.")]
PeriodeOptie = Annotated[
    str, typer.Option("--periode", help="Waarover het gaat, bijvoorbeeld 2025-K2.")
]
Dekking = Annotated[
    str, typer.Option(help="Voor welke gemeenten de levering spreekt, met komma's ertussen.")
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
Json = Annotated[bool, typer.Option("--json", help="Geef het verslag als JSON.")]
Bestanden = Annotated[list[Path] | None, typer.Argument(help="Bestanden, of mappen met bestanden.")]


@app.command("laad")
def laad_opdracht(
    bestanden: Bestanden = None,
    regio: Regio = "",
    leverancier: Leverancier = "",
    dataset: DatasetOptie = "",
    periode: PeriodeOptie = "",
    dekking: Dekking = "",
    sector: Sector = "",
    definitie: Definitie = "",
    leidend: Leidend = "",
    waarde: Waarde = None,
    zonder_foute_rijen: Zonder = False,
    geen_gevallen: Geen = False,
    als_json: Json = False,
) -> None:
    """Neem bestanden op. Een bestand met fouten gaat er niet in."""
    opdracht = _opdracht(
        leverancier,
        dataset,
        periode,
        dekking,
        sector,
        definitie,
        leidend,
        waarde,
        zonder_foute_rijen,
    )
    _voer_uit(
        _werkplek(regio),
        bestanden or [],
        opdracht,
        proef=False,
        geen_gevallen=geen_gevallen,
        als_json=als_json,
    )


@app.command("controleer")
def controleer_opdracht(
    bestanden: Bestanden = None,
    regio: Regio = "",
    leverancier: Leverancier = "",
    dataset: DatasetOptie = "",
    periode: PeriodeOptie = "",
    dekking: Dekking = "",
    sector: Sector = "",
    definitie: Definitie = "",
    leidend: Leidend = "",
    waarde: Waarde = None,
    zonder_foute_rijen: Zonder = False,
    geen_gevallen: Geen = False,
    als_json: Json = False,
) -> None:
    """Controleer bestanden zonder ze op te nemen."""
    opdracht = _opdracht(
        leverancier,
        dataset,
        periode,
        dekking,
        sector,
        definitie,
        leidend,
        waarde,
        zonder_foute_rijen,
    )
    _voer_uit(
        _werkplek(regio),
        bestanden or [],
        opdracht,
        proef=True,
        geen_gevallen=geen_gevallen,
        als_json=als_json,
    )


@app.command("leveringen")
def leveringen_opdracht(
    regio: Regio = "",
    alles: Annotated[bool, typer.Option("--alles", help="Ook oude versies.")] = False,
) -> None:
    """Laat zien wat er is opgenomen."""
    plek = _werkplek(regio)
    with _store(plek) as store:
        rijen = store.tabel(
            "select w.handeling_id as opname, l.*, a.levering_id is not null as telt from "
            "levering l left join actief a on "
            "a.levering_id = l.id left join wissel w on w.nieuw = l.id join handeling h on h.id "
            "= w.handeling_id and h.soort = 'opnemen' "
            "order by l.ontvangen_op, l.id"
        )
    for r in rijen:
        if not alles and not r["telt"]:
            continue
        deel = f", {plek.regio.naam_van(r['deel'])}" if r["deel"] else ""
        inhoud = "geen gevallen" if r["geen_gevallen"] else f"{r['rijen']} regels"
        telt = "" if r["telt"] else ", telt niet meer"
        typer.echo(
            f"opname {r['opname']}: {r['leverancier']}, {r['dataset']}, "
            f"{Periode.van_code(r['periode']).lang()}{deel}, versie {r['versie']}, "
            f"{inhoud}, ontvangen {datum(r['ontvangen_op'].date())}{telt}"
        )
    if not rijen:
        typer.echo(f"In {plek.regio.naam} is nog niets opgenomen.")


@app.command("terugdraaien")
def terugdraaien_opdracht(
    opname: Annotated[int, typer.Argument(help="Het nummer van de opname; zie 'leveringen'.")],
    regio: Regio = "",
    reden: Annotated[str, typer.Option(help="Waarom.")] = "",
) -> None:
    """Draai een opname terug: elk cijfer wordt weer zoals het was."""
    plek = _werkplek(regio)
    with _store(plek) as store:
        try:
            with store.transactie():
                store.draai_terug(
                    opname, wie=_wie(), wanneer=datetime.now().replace(microsecond=0), reden=reden
                )
        except StoreFout as fout:
            typer.echo(str(fout), err=True)
            raise typer.Exit(FOUT) from fout
        maak_vrijgave(
            store, plek.regio, plek.map_regio, indicatoren=indicatoren(), datasets=datasets()
        )
    typer.echo(f"Opname {opname} is teruggedraaid. De cijfers zijn weer zoals ze waren.")


@app.command("sjabloon")
def sjabloon_opdracht(
    dataset: Annotated[str, typer.Argument(help="Wat voor gegevens.")],
    naar: Annotated[Path | None, typer.Option(help="Waar het bestand komt.")] = None,
) -> None:
    """Maak een leeg Excel-bestand om in te vullen."""
    if dataset not in datasets():
        typer.echo(f"'{dataset}' kennen we niet. Kies uit: {', '.join(datasets())}.", err=True)
        raise typer.Exit(VRAAG)
    doel = naar or Path(f"sjabloon-{dataset}.xlsx")
    doel.write_bytes(maak_sjabloon(datasets()[dataset]))
    typer.echo(f"Het sjabloon staat in {doel}.")


def _opdracht(
    leverancier: str,
    dataset: str,
    periode: str,
    dekking: str,
    sector: str,
    definitie: str,
    leidend: str,
    waarde: list[str] | None,
    zonder_foute_rijen: bool,
) -> Opdracht:
    fout = next((w for w in waarde or [] if "=" not in w), None)
    if fout is not None:
        typer.echo(
            f"Schrijf --waarde als Kolom=inhoud, bijvoorbeeld Maat=Thuiszitters. U schreef: {fout}",
            err=True,
        )
        raise typer.Exit(VRAAG)
    if sector and sector not in ("po", "vo", "mbo", "alle"):
        typer.echo(f"De sector '{sector}' kennen we niet. Kies po, vo, mbo of alle.", err=True)
        raise typer.Exit(VRAAG)
    return Opdracht(
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


def _voer_uit(
    plek: Werkplek,
    paden: Iterable[Path],
    opdracht: Opdracht,
    *,
    proef: bool,
    geen_gevallen: bool,
    als_json: bool,
) -> None:
    try:
        rapporten = (
            [meld_geen_gevallen(plek, opdracht, proef=proef)]
            if geen_gevallen
            else list(_per_bestand(plek, paden, opdracht, proef, als_json))
        )
    except StoreInGebruik as fout:
        typer.echo(str(fout), err=True)
        raise typer.Exit(IN_GEBRUIK) from fout
    if not rapporten:
        typer.echo(
            "Geef een of meer bestanden of een map met bestanden (csv, xlsx, xls of ods).", err=True
        )
        raise typer.Exit(VRAAG)
    if geen_gevallen and not als_json:
        typer.echo("\n".join(rapporten[0].regels()))
    if als_json:
        typer.echo(json.dumps([asdict(r) for r in rapporten], ensure_ascii=False, indent=2))
    raise typer.Exit(max(_code(r) for r in rapporten))


def _per_bestand(
    plek: Werkplek, paden: Iterable[Path], opdracht: Opdracht, proef: bool, als_json: bool
) -> Iterable[Rapport]:
    bestanden = list(_bestanden(paden))
    for nummer, rapport in enumerate(
        laad_reeks(plek, (Aanbod(p, p.name, opdracht) for p in bestanden), proef=proef), start=1
    ):
        if len(bestanden) > 1 and sys.stderr.isatty():
            typer.echo(f"Bestand {nummer} van {len(bestanden)}: {rapport.bestand}", err=True)
        if not als_json:
            typer.echo("\n".join(rapport.regels()))
        yield rapport


def _bestanden(paden: Iterable[Path]) -> Iterable[Path]:
    for pad in paden:
        if pad.is_dir():
            yield from sorted(
                p
                for p in pad.iterdir()
                if p.suffix.lower() in SOORTEN and not p.name.startswith((".", "~"))
            )
        else:
            yield pad


def _code(rapport: Rapport) -> int:
    return {"opgenomen": 0, "goed": 0, "al geladen": 0, "vraag": VRAAG}.get(rapport.uitkomst, FOUT)


def _werkplek(regio: str) -> Werkplek:
    try:
        plek = werkplek(regio) if regio else open_werkplek()
    except RegioOnbekend as fout:
        typer.echo(f"{fout} Kies uit: {', '.join(alle_regio_ids())}.", err=True)
        raise typer.Exit(VRAAG) from fout
    if not regio and plek.regio.id == VOORBEELD:
        typer.echo(
            f"Zeg met --regio in welke regio de cijfers horen: {', '.join(alle_regio_ids())}.",
            err=True,
        )
        raise typer.Exit(VRAAG)
    return plek


def _store(plek: Werkplek):  # type: ignore[no-untyped-def]
    return open_store(plek.map_regio, datasets=datasets(), register=plek.regio.register)


def _wie() -> str:
    return getpass.getuser()


if __name__ == "__main__":
    app()
