"""What protection costs a reader, and what the audit of all figures together finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from datasets.notatie import getal, procent
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.audit.nakijken import Nagekeken, geheugen, kijk_na
from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.model import Figure
from indicators.protect import Beleid, protect
from indicators.vrijgave import MAP
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, geopend

PRECIES, BEREIK, DICHT = "precies", "als bereik", "afgeschermd"
WEERGAVEN = (PRECIES, BEREIK, DICHT)
GEMEENTEN, GROEPEN, DE_REGIO, UITSPLITSINGEN = "gemeenten", "groepen", "de regio", "uitsplitsingen"
NIVEAUS = (GEMEENTEN, GROEPEN, DE_REGIO, UITSPLITSINGEN)
ONTHOUDEN = "nagekeken.json.gz"


@dataclass(frozen=True)
class Afscherming:
    """How the figures of a region are shown, and what the audit says of it.

    Attributes:
        aantallen: by level (gemeenten, groepen, regio, uitsplitsingen) how many figures with a
            value are shown exactly, as a range, or not.
        telling: what the audit looked at.
        te_verbergen: figures from which, with others, something small follows: the name of the
            indicator and how many of it.
        niet_bekeken: what the audit does not look at yet.
    """

    aantallen: dict[str, Counter[str]]
    telling: Nagekeken
    te_verbergen: dict[str, int]
    niet_bekeken: tuple[str, ...] = NIET_IN_HET_MODEL


def kijk_afscherming_na(plek: Werkplek) -> Afscherming:
    """Audit the figures of a region as they are now; nothing is changed.

    Raises:
        StoreInGebruik: somebody else is still busy with the store.
        FeitenKloppenNiet: what is shown does not fit the counts.
    """
    with geopend(plek) as store:
        kubus = cijfers(plek, store)
    beleid = Beleid()
    vrij = protect(kubus, beleid, None)
    bestand = plek.map_regio / MAP / ONTHOUDEN
    geheugen().lees(bestand)
    blik = kijk_na(kubus, vrij, beleid)
    if bestand.parent.is_dir():
        geheugen().schrijf(bestand, blik.vingerafdrukken)
    return Afscherming(
        _tel(vrij.figuren.values(), frozenset(plek.regio.gemeenten)),
        blik.telling,
        dict(Counter(kubus.indicatoren[s[0]].titel for s in sorted(blik.verborgen))),
    )


def _tel(figuren: Iterable[Figure], gemeenten: frozenset[str]) -> dict[str, Counter[str]]:
    uit: dict[str, Counter[str]] = {niveau: Counter() for niveau in NIVEAUS}
    for figuur in figuren:
        hoe = _hoe(figuur)
        if hoe and figuur.gebied != NEDERLAND:
            uit[_niveau(figuur, gemeenten)][hoe] += 1
    return uit


def _hoe(figuur: Figure) -> str:
    """How a figure is shown; "" when there is nothing to show, whoever looks."""
    if figuur.status in ("afgeschermd", "te klein"):
        return DICHT
    if figuur.min is None:
        return ""
    return PRECIES if figuur.min == figuur.max else BEREIK


def _niveau(figuur: Figure, gemeenten: frozenset[str]) -> str:
    if figuur.uitsplitsing:
        return UITSPLITSINGEN
    if figuur.gebied in gemeenten:
        return GEMEENTEN
    return DE_REGIO if figuur.gebied == REGIO else GROEPEN


def regels(uitkomst: Afscherming) -> list[str]:
    """What was found, as plain Dutch lines."""
    uit = ["Zo zien lezers de cijfers:"]
    for niveau, per in uitkomst.aantallen.items():
        alle = per.total()
        if alle:
            delen = ", ".join(
                f"{procent(100 * per[hoe] / alle)} {hoe} ({getal(per[hoe])})" for hoe in WEERGAVEN
            )
            uit.append(f"  {niveau}: {delen}")
    t = uitkomst.telling
    uit.append(
        f"Nagekeken: {getal(t.cellen)} aantallen en {getal(t.verbanden)} verbanden daartussen. "
        f"{getal(t.beschermd)} kleine aantallen, resten en verschillen moeten geheim blijven."
    )
    if uitkomst.te_verbergen:
        uit.append("Uit deze cijfers is, met andere erbij, te veel af te leiden:")
        uit += [f"  {titel}: {getal(n)}" for titel, n in uitkomst.te_verbergen.items()]
    else:
        uit.append("Uit al deze cijfers samen is geen daarvan af te leiden.")
    uit.append(f"Nog niet nagekeken: {'; '.join(uitkomst.niet_bekeken)}.")
    return uit
