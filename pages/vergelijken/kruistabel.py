"""Two breakdowns of a figure crossed, such as hulpvraag per schoolsoort: of the region only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.kruising import KRUISINGEN, Kruising
from indicators.model import Figure, Indicator
from indicators.uitsplitsing import ONBEKEND
from pages.shared.markup import tag, wrap
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.csvblad import Regel
from reports.grafiek import Grafiek
from reports.klassen import Klassen, klassen
from reports.kruistabel import Tabel, Vakje, kruistabel, merken
from reports.series import ended_on
from reports.waarde import waarde_van

AFGESCHERMD = (
    "Deze tabel is over {periode} afgeschermd: naast de andere cijfers zou hij kleine aantallen "
    "verraden."
)
ALLEEN_REGIO = (
    "Deze tabel is er alleen voor de hele regio. Per gemeente of groep zijn de aantallen te klein."
)
_PAAR = 2
DONKER = "Hoe donkerder een vak, hoe meer jongeren. Vergelijk dus vooral binnen een kolom."


@dataclass(frozen=True, slots=True)
class Gekruist:
    """A crossing of the region.

    Attributes:
        rijen, kolommen: title of each category that occurs, by its code.
        perioden: those in which there is one, oldest first; the last one is that of the question.
    """

    indicator: Indicator
    soort: Kruising
    rijen: dict[str, str]
    kolommen: dict[str, str]
    perioden: tuple[Periode, ...]


def gekruist(vraag: Vraag, naam: str) -> Gekruist | None:
    """A crossing of the subject; None where there is none up to the chosen period."""
    soort, indicator = KRUISINGEN[naam], vraag.indicator
    alle = {
        Periode.van_code(figuur.periode)
        for r in soort.rij.categorieen
        for k in soort.kolom.categorieen
        for figuur in vraag.beeld.vrijgave.reeks(indicator.id, REGIO, soort.code(r, k))
    }
    tot = [p for p in alle if ended_on(p) <= ended_on(vraag.periode)]
    if not tot:
        return None
    nu = max(tot, key=ended_on)
    paren = {
        (r, k)
        for r in soort.rij.categorieen
        for k in soort.kolom.categorieen
        if vraag.beeld.vrijgave.figuur(indicator.id, REGIO, nu.code, soort.code(r, k))
    }
    rijen = {r: titel for r, titel in soort.rij.categorieen.items() if r in {p[0] for p in paren}}
    kolommen = {
        k: titel for k, titel in soort.kolom.categorieen.items() if k in {p[1] for p in paren}
    }
    return Gekruist(indicator, soort, rijen, kolommen, tuple(sorted(tot, key=ended_on)))


def toon_deel(vraag: Vraag, deel: Gekruist, naam: str) -> None:
    """Show it for the last period; one sentence where it is hidden as a whole."""
    st.html(tag("p", bevinding(vraag, deel), class_="mon-grafiekzin"))
    if is_dicht(vraag, deel):
        return
    getekend, van = tabel(vraag, deel), klassen_van(vraag, deel)
    blad = Blad(
        naam,
        f"{deel.soort.titel[:1].upper()}{deel.soort.titel[1:]}, hele regio, "
        f"{deel.perioden[-1].lang()}. Aantal {deel.indicator.eenheid[1]}.",
        noten(vraag, deel),
        html_tabel(vraag, deel),
        partial(regels, vraag, deel),
        "kruistabel",
        kenmerk=deel.soort.id,
        merken=merken(getekend, van),
    )
    maak = partial(teken, vraag, deel)
    toon_grafiek(vraag, blad, maak, smal=partial(maak, smal=True))


def _figuur(vraag: Vraag, deel: Gekruist, periode: Periode, r: str, k: str) -> Figure | None:
    code = deel.soort.code(r, k)
    return vraag.beeld.vrijgave.figuur(deel.indicator.id, REGIO, periode.code, code)


def is_dicht(vraag: Vraag, deel: Gekruist) -> bool:
    """True when of the last period nothing is shown."""
    return not any(waarde.getekend for waarde in tabel(vraag, deel).waarden)


def tabel(vraag: Vraag, deel: Gekruist) -> Tabel:
    """All cells of the last period."""
    nu = deel.perioden[-1]

    def vakje(r: str, k: str) -> Vakje:
        waarde = waarde_van(deel.indicator, _figuur(vraag, deel, nu, r, k))
        return Vakje(waarde, f"{deel.rijen[r]}\n{deel.kolommen[k]}, {nu.lang()}: {waarde.voluit}")

    return Tabel(
        tuple(deel.rijen.values()),
        tuple(deel.kolommen.values()),
        tuple(tuple(vakje(r, k) for k in deel.kolommen) for r in deel.rijen),
    )


def klassen_van(vraag: Vraag, deel: Gekruist) -> Klassen:
    """The classes: from all periods, so that the tables of two years can be laid side by side."""
    getoond = (
        waarde_van(deel.indicator, _figuur(vraag, deel, periode, r, k))
        for periode in deel.perioden
        for r in deel.rijen
        for k in deel.kolommen
    )
    return klassen(getoond, decimalen=0)


def teken(vraag: Vraag, deel: Gekruist, *, smal: bool = False) -> Grafiek:
    """The drawing."""
    alt = f"{deel.indicator.titel}, {deel.soort.titel}. {bevinding(vraag, deel)}"
    return kruistabel(tabel(vraag, deel), klassen_van(vraag, deel), alt=alt, smal=smal)


def bevinding(vraag: Vraag, deel: Gekruist) -> str:
    """Of each column the row that certainly has most; else how much of it is shown."""
    nu = deel.perioden[-1]
    if is_dicht(vraag, deel):
        return AFGESCHERMD.format(periode=nu.lang())
    eerste = {k: r for k in deel.kolommen if (r := _hoogste(vraag, deel, k)) is not None}
    vaakst: dict[str, list[str]] = {}
    for k, r in eerste.items():
        vaakst.setdefault(r, []).append(deel.kolommen[k])
    waar = f"In de hele regio, {nu.lang()}"
    if not vaakst:
        return f"{waar}, is er geen {deel.soort.rij.titel} die er zeker bovenuit komt."
    r, kolommen = max(vaakst.items(), key=lambda een: len(een[1]))
    titel, alle = deel.soort.kolom.lijst.titel, len(deel.kolommen)
    if len(kolommen) == 1:
        bij = kolommen[0]
    elif len(kolommen) < alle:
        bij = f"{len(kolommen)} van de {alle} {titel}"
    else:
        bij = f"{'beide' if alle == _PAAR else f'alle {alle}'} {titel}"
    return f"{waar}, komt “{deel.rijen[r]}” het meest voor bij {bij}."


def _hoogste(vraag: Vraag, deel: Gekruist, k: str) -> str | None:
    """The row with the largest number of a column, when all others are certainly smaller."""
    nu = deel.perioden[-1]
    waarden = {r: waarde_van(deel.indicator, _figuur(vraag, deel, nu, r, k)) for r in deel.rijen}
    if not all(waarde.getekend for waarde in waarden.values()):
        return None
    hoogste = max(waarden, key=lambda r: waarden[r].laag)
    rest = max((w.hoog for r, w in waarden.items() if r != hoogste), default=0.0)
    zeker = waarden[hoogste].laag > rest and hoogste != ONBEKEND
    return hoogste if zeker and waarden[hoogste].soort != "deel" else None


def noten(vraag: Vraag, deel: Gekruist) -> tuple[str, ...]:
    """What must be known of it."""
    uit = [ALLEEN_REGIO, DONKER]
    if deel.soort.rij.meer:
        uit.append("Wie in meer rijen past, telt in elk daarvan mee: tel een kolom niet op.")
    soorten = {waarde.soort for waarde in tabel(vraag, deel).waarden}
    if soorten & {"klein", "verborgen"}:
        uit.append("Kleine aantallen zijn afgeschermd, en wat ze zou verraden ook.")
    if "deel" in soorten:
        uit.append("* is onvolledig: nog niet alles is geleverd.")
    return tuple(uit)


def html_tabel(vraag: Vraag, deel: Gekruist) -> str:
    """A row per category of the one, a column per category of the other."""
    getekend = tabel(vraag, deel)
    titel = deel.soort.rij.titel
    kop = tag("th", titel[:1].upper() + titel[1:], scope="col")
    kop += "".join(tag("th", een, scope="col", class_="mon-getal") for een in getekend.kolommen)
    inhoud = "".join(
        wrap(
            "tr",
            tag("th", naam, scope="row")
            + "".join(tag("td", v.waarde.voluit, class_="mon-getal") for v in rij),
        )
        for naam, rij in zip(getekend.rijen, getekend.vakjes, strict=True)
    )
    bij = f"{deel.soort.titel[:1].upper()}{deel.soort.titel[1:]}, {deel.perioden[-1].lang()}"
    return wrap(
        "table",
        tag("caption", bij) + wrap("thead", wrap("tr", kop)) + wrap("tbody", inhoud),
        class_="mon-cijfertabel",
    )


def regels(vraag: Vraag, deel: Gekruist) -> Iterator[Regel]:
    """All of it in all periods, the newest one first, for a CSV."""
    for periode in deel.perioden[::-1]:
        for r, rij in deel.rijen.items():
            for k, kolom in deel.kolommen.items():
                figuur = _figuur(vraag, deel, periode, r, k)
                if figuur is not None:
                    naam = f"{deel.soort.titel}: {rij}, {kolom}"
                    yield Regel(deel.indicator, figuur, "Hele regio", naam)
