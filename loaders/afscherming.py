"""What protection costs a reader, and what the audit of all figures together finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from datasets.notatie import aantal_tekst, getal, procent
from indicators.audit.nakijken import geheugen
from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.figuren import Nagekeken
from indicators.protect import Beleid, protect
from indicators.te_zien import WEERGAVEN, tel_weergaven
from indicators.vrijgave import MAP, NAGEKEKEN
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, geopend


@dataclass(frozen=True)
class Afscherming:
    """How the figures of a region are shown, and what the audit says of it.

    Attributes:
        aantallen: by level (gemeenten, groepen, regio, uitsplitsingen) how many figures with a
            value are shown exactly, as a range, or not.
        telling: what the audit looked at.
        niet_bekeken: what the audit does not look at yet.
    """

    aantallen: dict[str, Counter[str]]
    telling: Nagekeken
    niet_bekeken: tuple[str, ...] = NIET_IN_HET_MODEL


def kijk_afscherming_na(plek: Werkplek) -> Afscherming:
    """Audit the figures of a region as they are now; nothing is changed.

    Raises:
        StoreInGebruik: somebody else is still busy with the store.
        FeitenKloppenNiet, NietTeHerstellen, NietNagekeken: the audit does not let them through.
    """
    with geopend(plek) as store:
        kubus = cijfers(plek, store)
    geheugen().lees(plek.map_regio / MAP / NAGEKEKEN)
    vrij = protect(kubus, Beleid(), None)
    return Afscherming(
        tel_weergaven(vrij.figuren.values(), frozenset(plek.regio.gemeenten)),
        vrij.nagekeken or Nagekeken(0, 0),
    )


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
    if t.verborgen:
        extra = aantal_tekst(t.verborgen, "cijfer is", "cijfers zijn")
        uit.append(f"{extra} daarvoor extra afgeschermd.")
    uit.append("Uit wat lezers zien, is geen daarvan af te leiden.")
    uit.append(f"Nog niet nagekeken: {'; '.join(uitkomst.niet_bekeken)}.")
    return uit
