"""The receipt: what went in, when, which version, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst, datum, getal
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from loaders.concept import Concept, Stuk
from loaders.opdracht import Opgenomen, Rapport, Samen


@dataclass(frozen=True)
class Ontvangst:
    """The answer to a draft that was sent in.

    Attributes:
        samen: the reports; the draft is gone only when all of them went in.
        bewijs: the receipt, line by line; empty when nothing went in.
    """

    samen: Samen
    bewijs: tuple[str, ...] = ()


def ontvangstbewijs(
    regio: Regio, concept: Concept, samen: Samen, *, wanneer: datetime
) -> tuple[str, ...]:
    """The receipt of files that went in."""
    regels = [
        f"Ontvangstbewijs Monitor onderwijs en jeugd, regio {regio.naam}",
        f"Opgenomen op {datum(wanneer.date())} om {wanneer:%H.%M} uur door {concept.wie}",
    ]
    for stuk, rapport in zip(concept.stukken, samen.rapporten, strict=True):
        regels += ["", *_stuk(regio, stuk, rapport)]
    return tuple(regels)


def _stuk(regio: Regio, stuk: Stuk, rapport: Rapport) -> Sequence[str]:
    if rapport.uitkomst == "al geladen":
        return [rapport.zin]
    regels = [
        "Geen bestand: er waren geen gevallen"
        if stuk.geen_gevallen
        else f"Bestand: {rapport.bestand} ({getal(max(1, stuk.omvang // 1000))} kB)",
        *(f"- {_levering(regio, levering)}" for levering in rapport.leveringen),
        f"Opname: {rapport.handeling}",
    ]
    if not stuk.geen_gevallen:
        regels.append(f"Kenmerk van het bestand (SHA-256): {stuk.sha256}")
    hersteld = sum(max(1, len(h.rijen)) for h in stuk.opdracht.herstel)
    if hersteld:
        regels.append(f"Door u hersteld: {aantal_tekst(hersteld, 'cel', 'cellen')}")
    weg = len(stuk.opdracht.weggelaten)
    if weg:
        regels.append(f"Door u weggelaten: {aantal_tekst(weg, 'regel', 'regels')}")
    gezien = sum(i.ernst == "waarschuwing" for i in rapport.issues)
    if gezien:
        regels.append(f"Bevestigd: {aantal_tekst(gezien, 'waarschuwing', 'waarschuwingen')}")
    if stuk.opdracht.reden:
        regels.append(f"Reden van de wijziging: {stuk.opdracht.reden}")
    return regels


def _levering(regio: Regio, levering: Opgenomen) -> str:
    titel = datasets()[levering.dataset].titel
    deel = f", {regio.naam_van(levering.deel)}" if levering.deel else ""
    versie = f"versie {levering.versie}"
    if levering.verving:
        versie += f" (vervangt versie {levering.verving})"
    wat = aantal_tekst(levering.rijen, "regel", "regels") if levering.rijen else "geen gevallen"
    periode = Periode.van_code(levering.periode).lang()
    return f"{titel}, {levering.leverancier}, {periode}{deel}: {versie}, {wat}"
