"""The commands laad and controleer: everything that the page Cijfers aanleveren does."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from datasets.notatie import aantal_tekst, getal
from loaders.aanleveren import Aanlevering
from loaders.cli_basis import (
    FOUT,
    VRAAG,
    Json,
    Opdrachtregel,
    Regio,
    kies_werkplek,
    stop,
    zeg_tegengehouden,
)
from loaders.ingest import VERSLAG, Aanbod, Werkplek, laad_reeks, meld_geen_gevallen
from loaders.kaart import is_kaart, neem_kaart_op
from loaders.opdracht import ALLES, Opdracht, Rapport, Vraag
from loaders.personal import veilige_naam

SOORTEN = {".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".geojson"}
MEESTE_ZINNEN = 6
"""Of more changes than this the rest is counted."""
SECTOREN = ("po", "vo", "mbo", "alle")

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
Akkoord = Annotated[
    bool, typer.Option("--akkoord", help="U hebt de waarschuwingen gezien en ze kloppen.")
]
Kolom = Annotated[
    list[str] | None,
    typer.Option(
        help="Wat een kop betekent, bijvoorbeeld Ref=Leerling-ID; Ref= leest de kolom niet."
    ),
]
Woord = Annotated[
    list[str] | None,
    typer.Option(help="Wat een woord betekent, bijvoorbeeld Reden:ziek=lichamelijk."),
]
Blad = Annotated[list[str] | None, typer.Option(help="Lees alleen dit blad.")]
Koprij = Annotated[
    list[str] | None,
    typer.Option(help="Op welke regel de koppen staan: 4, of Blad=4 voor een van de bladen."),
]
Reden = Annotated[str, typer.Option(help="Waarom cijfers die er al waren veranderen.")]
Voorstel = Annotated[
    bool,
    typer.Option(
        "--volg-voorstel",
        help="Neem over wat zeker is uit het bestand, de inrichting of een eerdere levering.",
    ),
]
Verslag = Annotated[
    Path | None,
    typer.Option(
        help="Schrijf hier een Excel-verslag met opmerkingen; verbeter het en laad het daarna."
    ),
]


def registreer(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("laad", cls=Opdrachtregel)(
        _laden("Neem bestanden op. Een bestand met fouten gaat er niet in.", proef=False)
    )
    app.command("controleer", cls=Opdrachtregel)(
        _laden("Controleer bestanden zonder ze op te nemen.", proef=True)
    )


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
        kolom: Kolom = None,
        woord: Woord = None,
        blad: Blad = None,
        kop_rij: Koprij = None,
        reden: Reden = "",
        volg_voorstel: Voorstel = False,  # noqa: FBT002
        akkoord: Akkoord = False,  # noqa: FBT002
        zonder_foute_rijen: Zonder = False,  # noqa: FBT002
        geen_gevallen: Geen = False,  # noqa: FBT002
        verslag: Verslag = None,
        als_json: Json = False,  # noqa: FBT002
    ) -> None:
        if sector and sector not in SECTOREN:
            stop(f"De sector '{sector}' kennen we niet. Kies po, vo, mbo of alle.")
        gezegd = Opdracht(
            leverancier=leverancier,
            dataset=dataset,
            periode=periode,
            dekking=tuple(d.strip() for d in dekking.split(",") if d.strip()),
            sector=sector,
            definitie=definitie,
            leidend=leidend,
            vast=_paren("waarde", waarde, "Kolom=inhoud, bijvoorbeeld Maat=Thuiszitters"),
            kolommen=_paren("kolom", kolom, "Kop=betekenis, bijvoorbeeld Ref=Leerling-ID"),
            woorden=_woorden(woord),
            bladen=tuple(blad) if blad else None,
            kop_rijen=_kop_rijen(kop_rij),
            reden=reden,
            volg_voorstel=volg_voorstel,
            akkoord=ALLES if akkoord else frozenset(),
            zonder_foute_rijen=zonder_foute_rijen,
        )
        if geen_gevallen and bestanden:
            stop("Met --geen-gevallen hoort geen bestand. Laat een van de twee weg.")
        if not geen_gevallen and not bestanden:
            stop("Noem een of meer bestanden, of een map met csv-, Excel- of ods-bestanden.")
        paden = list(_bestanden(bestanden or []))
        if verslag is not None and len(paden) != 1:
            stop("Een verslag kan over een bestand tegelijk gaan.")
        plek = kies_werkplek(regio)
        if geen_gevallen:
            rapporten: Iterable[Rapport] = [meld_geen_gevallen(plek, gezegd, proef=proef)]
        elif verslag is not None:
            rapporten = [_met_verslag(plek, paden[0], gezegd, verslag)]
        else:
            rapporten = _per_bestand(plek, paden, gezegd, proef=proef)
        code = _toon(rapporten, als_json=als_json, proef=proef)
        if not proef:
            zeg_tegengehouden(plek)
        raise typer.Exit(code)

    opdracht.__doc__ = uitleg
    return opdracht


def _paren(optie: str, gezegd: Sequence[str] | None, vorm: str) -> dict[str, str]:
    """`A=b` given more than once, as a dict."""
    fout = next((w for w in gezegd or () if "=" not in w), None)
    if fout is not None:
        stop(f"Schrijf --{optie} als {vorm}. U schreef: {fout}")
    return dict(w.split("=", 1) for w in gezegd or ())


def _woorden(gezegd: Sequence[str] | None) -> dict[str, dict[str, str]]:
    uit: dict[str, dict[str, str]] = {}
    vorm = "Kolom:woord=betekenis, bijvoorbeeld Reden:ziek=lichamelijk"
    for links, betekenis in _paren("woord", gezegd, vorm).items():
        veld, dubbelepunt, woord = links.partition(":")
        if not dubbelepunt:
            stop(f"Schrijf --woord als {vorm}. U schreef: {links}={betekenis}")
        uit.setdefault(veld, {})[woord] = betekenis
    return uit


def _kop_rijen(gezegd: Sequence[str] | None) -> dict[str, int]:
    uit = {}
    for een in gezegd or ():
        blad, _, nummer = een.rpartition("=")
        if not nummer.isdecimal() or not int(nummer):
            stop(f"Schrijf --kop-rij als 4, of als Blad=4. U schreef: {een}")
        uit[blad] = int(nummer)
    return uit


def _toon(rapporten: Iterable[Rapport], *, als_json: bool, proef: bool) -> int:
    """Print each report as soon as it is there. Returns the exit code of the worst."""
    alle = []
    for rapport in rapporten:
        alle.append(rapport)
        if not als_json:
            typer.echo("\n".join([*rapport.regels(), *_erbij(rapport, proef=proef)]))
    if als_json:
        velden = (_als_json(r) for r in alle)
        typer.echo(json.dumps(list(velden), ensure_ascii=False, indent=2))
    elif len(alle) > 1:
        typer.echo(_slotregel(alle))
    if not alle:
        stop("In deze map staan geen csv-, Excel- of ods-bestanden.")
    return max(_code(r) for r in alle)


def _als_json(rapport: Rapport) -> Mapping[str, object]:
    """The report for a script; each issue with the mark that confirms it."""
    velden = asdict(rapport)
    velden["issues"] = [{**asdict(i), "kenmerk": i.kenmerk} for i in rapport.issues]
    return velden


def _erbij(rapport: Rapport, *, proef: bool) -> list[str]:
    """What changes in the figures, and how to go on."""
    zinnen = rapport.verschil if proef else ()
    regels = [f"  wijzigt: {zin}" for zin in zinnen[:MEESTE_ZINNEN]]
    if len(zinnen) > MEESTE_ZINNEN:
        rest = getal(len(zinnen) - MEESTE_ZINNEN)
        regels.append(f"  wijzigt: en nog {rest} andere; met --json ziet u ze alle.")
    if rapport.uitkomst == "te bevestigen":
        regels.append("Kloppen de waarschuwingen, laad dan met --akkoord.")
    return regels


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
    """The report on each file; reports that come back are taken over when the store is closed."""
    verslagen: list[Path] = []
    yield from (neem_kaart_op(plek, pad, proef=proef) for pad in bestanden if is_kaart(pad))
    bestanden = [pad for pad in bestanden if not is_kaart(pad)]
    if not bestanden:
        return
    aanbod = (Aanbod(pad, pad.name, opdracht) for pad in bestanden)
    paren = zip(bestanden, laad_reeks(plek, aanbod, proef=proef), strict=True)
    for nummer, (pad, rapport) in enumerate(paren, start=1):
        if len(bestanden) > 1 and sys.stderr.isatty():
            typer.echo(f"Bestand {nummer} van {len(bestanden)}", err=True)
        if rapport.optie == VERSLAG:
            verslagen.append(pad)
        else:
            yield rapport
    for pad in verslagen:
        yield from _uit_verslag(plek, pad, opdracht, proef=proef)


def _met_verslag(plek: Werkplek, pad: Path, opdracht: Opdracht, doel: Path) -> Rapport:
    """Check a file as a draft, and write the report that can be repaired and loaded."""
    naam = veilige_naam(pad.name)
    concept = Aanlevering.nieuw(plek, getpass.getuser())
    toegevoegd = concept.voeg_toe(_bytes_van(pad), pad.name, opdracht=opdracht)
    if toegevoegd.stuk is None:
        concept.gooi_weg()
        return Rapport(naam, "geweigerd", toegevoegd.zin)
    nummer = toegevoegd.stuk.nummer
    try:
        concept.koppel(nummer, bevestigd=False)
    except Vraag as vraag:
        concept.gooi_weg()
        return Rapport(naam, "vraag", f"{naam}: {vraag}", optie=vraag.optie)
    inhoud, _ = concept.verslag(nummer)
    try:
        doel.write_bytes(inhoud)
    except OSError:
        stop(f"We kunnen niet schrijven naar {doel}. Noem met --verslag iets anders.", code=FOUT)
    typer.echo(
        f"Het verslag staat in {doel}. Verbeter het en laad het binnen 24 uur met: laad {doel}",
        err=True,
    )
    return concept.controleer(nummer).rapport


def _uit_verslag(
    plek: Werkplek, pad: Path, opdracht: Opdracht, *, proef: bool
) -> Iterator[Rapport]:
    """A report that comes back: its repairs go into its draft, and that is loaded."""
    los = Aanlevering.nieuw(plek, getpass.getuser())
    terug = los.voeg_toe(_bytes_van(pad), pad.name)
    if terug.stuk is None:
        los.gooi_weg()
        yield Rapport(veilige_naam(pad.name), "geweigerd", terug.zin)
        return
    typer.echo(terug.zin, err=True)
    concept = Aanlevering.hervat(plek, terug.concept)
    if proef:
        yield from concept.verschil().rapporten
    else:
        akkoord = opdracht.akkoord or frozenset()
        yield from concept.neem_op(opdracht.reden, akkoord=akkoord).samen.rapporten


def _bytes_van(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except OSError:
        stop(f"We kunnen {pad.name} niet openen: kijk of het er nog staat.", code=FOUT)


def _bestanden(paden: Iterable[Path]) -> Iterator[Path]:
    for pad in paden:
        if pad.is_dir():
            namen = (p for p in pad.iterdir() if p.suffix.lower() in SOORTEN)
            yield from sorted(p for p in namen if not p.name.startswith((".", "~")))
        else:
            yield pad


def _code(rapport: Rapport) -> int:
    goed = {"opgenomen": 0, "goed": 0, "al geladen": 0, "vraag": VRAAG, "te bevestigen": VRAAG}
    return goed.get(rapport.uitkomst, FOUT)
