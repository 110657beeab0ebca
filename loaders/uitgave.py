"""Make an uitgave: a dated edition for everybody, of figures that lezers see.

An uitgave is made on purpose, by a regio-analist, with a title and a reason; it stands in the log
before its file is there. Looking ahead says what everybody would see, and what is different from
the uitgave before it. An uitgave never changes; a mistake in it is mended by a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst, datum, getal
from datasets.store import Store
from indicators.banden import gepubliceerd, in_banden
from indicators.catalog import indicatoren
from indicators.model import Figure, Uitgave, Vrijgave
from indicators.te_zien import BEREIK, DICHT, PRECIES, WEERGAVEN, tel_weergaven
from indicators.uitgave import lees_kop, lees_uitgave, schrijf_uitgave, uitgavebestanden
from indicators.vrijgave import GeenVrijgave, Lezer, is_actueel, lees_vrijgave
from loaders.logboek import noteer_uitgave
from loaders.opdracht import Werkplek
from loaders.toegang import geopend, tegengehouden

KORTSTE_TITEL, LANGSTE_TITEL = 4, 80
KORTSTE_REDEN, LANGSTE_REDEN = 8, 200

GEEN_CIJFERS = "Er zijn nog geen vrijgegeven cijfers. Neem eerst een levering op."
NIET_BIJ = (
    "De cijfers zijn nog niet bijgewerkt na de laatste wijziging. Open eerst de monitor, of doe "
    "het straks nog eens."
)
WACHT_NOG = (
    "De nieuwste cijfers zijn nog niet vrijgegeven voor lezers, dus er kan ook geen uitgave van "
    "komen. {waarom}"
)
GEEN_TITEL = f"Geef de uitgave een titel van {KORTSTE_TITEL} tot en met {LANGSTE_TITEL} tekens."
GEEN_REDEN = "Zeg in een paar woorden waar u deze uitgave voor maakt."


class GeenUitgave(ValueError):
    """An uitgave cannot be made as it was asked for. `str()` is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """What is different from the uitgave before, in numbers of figures.

    Attributes:
        met: that uitgave.
        nieuw: figures that were not in it.
        weg: figures that are not in this one any more.
        anders: figures that say something else now.
    """

    met: Uitgave
    nieuw: int
    weg: int
    anders: int

    @property
    def is_er(self) -> bool:
        """Whether anything differs."""
        return bool(self.nieuw or self.weg or self.anders)


@dataclass(frozen=True)
class Vooruitblik:
    """What everybody would see, were an uitgave made now.

    Attributes:
        vrijgave: the figures, in bands.
        nummer: the number that it would get.
        aantallen: how many figures are shown as they are, as a range and not at all.
        verschil: what differs from the uitgave before; None for the first one.
    """

    vrijgave: Vrijgave
    nummer: int
    aantallen: Counter[str]
    verschil: Verschil | None


def uitgaven(plek: Werkplek) -> list[Uitgave]:
    """The uitgaven of a region, the newest first.

    Raises:
        UitgaveBeschadigd: one of them cannot be read.
    """
    return [lees_kop(pad) for pad in uitgavebestanden(plek.map_regio).values()][::-1]


def kijk_vooruit(plek: Werkplek) -> Vooruitblik:
    """What everybody would see of the figures that lezers see now; nothing is made.

    Raises:
        GeenUitgave: there are no figures, or the newest ones are not released.
        UitgaveBeschadigd: the uitgave before cannot be read.
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(plek) as store:
        return _vooruitblik(plek, store)


def _vooruitblik(plek: Werkplek, store: Store) -> Vooruitblik:
    vrij = _openbaar(plek, store)
    bestanden = uitgavebestanden(plek.map_regio)
    laatste = lees_uitgave(bestanden[max(bestanden)]) if bestanden else None
    return Vooruitblik(
        vrij,
        max(bestanden, default=0) + 1,
        _tel(plek, vrij.figuren.values()),
        None if laatste is None else _verschil(laatste, vrij),
    )


def maak_uitgave(plek: Werkplek, *, titel: str, reden: str, door: str, op: date) -> Uitgave:
    """Make an uitgave of the figures that lezers see now.

    Args:
        plek: the region.
        titel: what it is called, for everybody.
        reden: what it is made for; for the log.
        door: who makes it.
        op: the day that it bears.

    Raises:
        GeenUitgave: there is no release, nothing is different, or something was not filled in.
        UitgaveBeschadigd: the uitgave before cannot be read.
        LogboekFout: the log cannot be written: then there is no uitgave either.
        StoreInGebruik: somebody else is busy with the store.
    """
    titel, reden = " ".join(titel.split()), " ".join(reden.split())
    if not KORTSTE_TITEL <= len(titel) <= LANGSTE_TITEL:
        raise GeenUitgave(GEEN_TITEL)
    if not KORTSTE_REDEN <= len(reden) <= LANGSTE_REDEN:
        raise GeenUitgave(GEEN_REDEN)
    # While the store is held nobody else makes one of the same number.
    with geopend(plek) as store:
        blik = _vooruitblik(plek, store)
        if blik.verschil is not None and not blik.verschil.is_er:
            met = blik.verschil.met
            raise GeenUitgave(
                f"Er is niets veranderd sinds uitgave {met.nummer} van {datum(met.datum)}."
            )
        uitgave = Uitgave(blik.nummer, op, titel, reden, door)
        noteer_uitgave(
            plek.map_regio,
            wie=door,
            wat=f"uitgave {uitgave.nummer}, {titel}",
            reden=reden,
            versie=blik.vrijgave.versie,
        )
        schrijf_uitgave(plek.map_regio, replace(blik.vrijgave, uitgave=uitgave))
    return uitgave


def _openbaar(plek: Werkplek, store: Store) -> Vrijgave:
    """The newest release in bands, where lezers have it."""
    alle, soorten = indicatoren(), datasets()
    try:
        vrij = lees_vrijgave(plek.map_regio, Lezer(regio=plek.regio.id))
    except GeenVrijgave as fout:
        raise GeenUitgave(GEEN_CIJFERS) from fout
    if waarom := tegengehouden(plek):
        raise GeenUitgave(WACHT_NOG.format(waarom=waarom))
    if not is_actueel(store, plek.regio, plek.map_regio, indicatoren=alle, datasets=soorten):
        raise GeenUitgave(NIET_BIJ)
    return in_banden(vrij, alle, gepubliceerd(alle, soorten))


def _tel(plek: Werkplek, figuren: Iterable[Figure]) -> Counter[str]:
    per_niveau = tel_weergaven(figuren, frozenset(plek.regio.gemeenten))
    return sum(per_niveau.values(), Counter())


def _verschil(toen: Vrijgave, nu: Vrijgave) -> Verschil:
    met = toen.uitgave
    if met is None:
        raise ValueError("an uitgave has a head")
    gedeeld = toen.figuren.keys() & nu.figuren.keys()
    anders = sum(_zegt(toen.figuren[s]) != _zegt(nu.figuren[s]) for s in gedeeld)
    return Verschil(
        met, len(nu.figuren.keys() - gedeeld), len(toen.figuren.keys() - gedeeld), anders
    )


def _zegt(figuur: Figure) -> tuple[object, ...]:
    """What a reader is told of a figure."""
    return (figuur.tekst, figuur.status, figuur.reden, figuur.per1000_min, figuur.per1000_max)


# -- in words ---------------------------------------------------


def in_woorden(uitgave: Uitgave) -> str:
    """One line: ``Uitgave 2, 23 november 2026: Raadsbrief najaar``."""
    return f"Uitgave {uitgave.nummer}, {datum(uitgave.datum)}: {uitgave.titel}"


def regels(blik: Vooruitblik) -> list[str]:
    """What looking ahead found, as plain Dutch lines."""
    per = blik.aantallen
    stand = blik.vrijgave.stand
    uit = [
        f"Zo wordt uitgave {blik.nummer}"
        + (f", naar de stand van {datum(stand)}:" if stand else ":"),
        *(f"  {getal(per[hoe])} {_HOE[hoe]}" for hoe in WEERGAVEN),
    ]
    if blik.verschil is None:
        return [*uit, "Het is de eerste uitgave."]
    v = blik.verschil
    met = f"uitgave {v.met.nummer} van {datum(v.met.datum)}"
    if not v.is_er:
        return [*uit, f"Er is niets veranderd sinds {met}."]
    delen = [
        f"{aantal_tekst(aantal, 'cijfer', 'cijfers')} {hoe}"
        for aantal, hoe in ((v.nieuw, "erbij"), (v.anders, "veranderd"), (v.weg, "eraf"))
        if aantal
    ]
    return [*uit, f"Anders dan in {met}: {', '.join(delen)}."]


_HOE = {
    BEREIK: "cijfers als band, bijvoorbeeld 10–14",
    PRECIES: "cijfers precies: van het CBS of DUO, of een duur in weken",
    DICHT: "cijfers niet te zien",
}
