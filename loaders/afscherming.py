"""What protection costs a reader, and what the audit of all figures together finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from datasets.notatie import aantal_tekst, getal, procent
from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.audit.nakijken import kijk_na
from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.figuren import Nagekeken
from indicators.kubus import Kubus
from indicators.model import Figure, Sleutel, Vrijgave
from indicators.protect import Beleid, protect
from indicators.te_zien import WEERGAVEN, tel_weergaven
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, eerder_gezien, geopend

MOET = ("gemeenten per schooljaar", "de regio", "een uitsplitsing per thema")
DOEL = 95
"""So many percent of what must be there, and is not small, is to be seen."""


@dataclass(frozen=True)
class Afscherming:
    """How the figures of a region are shown, and what the audit says of it.

    Attributes:
        aantallen: by level (gemeenten, groepen, regio, uitsplitsingen) how many figures with a
            value are shown exactly, as a range, or not.
        moet: figures that must be there and are not small (municipalities per school year, the
            region, and of the region a breakdown of each theme): how many are to be seen, of how
            many.
        telling: what the audit looked at.
        kenners: figures that would have to be hidden for municipalities that know their own
            counts; None when that was not asked.
        niet_bekeken: what the audit does not look at.
    """

    aantallen: dict[str, Counter[str]]
    moet: dict[str, tuple[int, int]]
    telling: Nagekeken
    kenners: int | None = None
    niet_bekeken: tuple[str, ...] = NIET_IN_HET_MODEL


def kijk_afscherming_na(plek: Werkplek, *, kenners: bool = False) -> Afscherming:
    """Audit the figures of a region as they are now; nothing is changed.

    Args:
        plek: the region.
        kenners: look as well at what a municipality that knows its own counts can work out. That
            takes minutes.

    Raises:
        StoreInGebruik: somebody else is still busy with the store.
        NietVrijTeGeven: the audit does not let the figures through.
    """
    with geopend(plek) as store:
        kubus = cijfers(plek, store)
    vorige = eerder_gezien(plek)
    vrij = protect(kubus, Beleid(), vorige)
    # As if nothing of it had been shown: what readers saw already could not be hidden any more.
    meer = kijk_na(kubus, vrij, Beleid(kenners=True)).verborgen if kenners else None
    return Afscherming(
        tel_weergaven(vrij.figuren.values(), frozenset(plek.regio.gemeenten)),
        moet_te_zien(kubus, vrij),
        vrij.nagekeken or Nagekeken(0, 0),
        None if meer is None else len(meer),
    )


def moet_te_zien(kubus: Kubus, vrij: Vrijgave) -> dict[str, tuple[int, int]]:
    """Of the counts that a reader cannot do without, and that are not small: seen, of all."""
    uit = dict.fromkeys(MOET, (0, 0))
    for wat, figuur in _wat_moet(kubus, vrij):
        gezien, alle = uit[wat]
        uit[wat] = (gezien + (figuur.min is not None), alle + 1)
    return uit


def _wat_moet(kubus: Kubus, vrij: Vrijgave) -> Iterator[tuple[str, Figure]]:
    een_per_thema: dict[str, tuple[str, str]] = {}
    for indicator in kubus.indicatoren.values():
        if indicator.uitsplitsingen:
            een_per_thema.setdefault(indicator.thema, (indicator.id, indicator.uitsplitsingen[0]))
    gekozen = set(een_per_thema.values())
    for sleutel, figuur in vrij.figuren.items():
        indicator_id, gebied, periode, uitsplitsing = sleutel
        if kubus.indicatoren[indicator_id].vorm != "aantal":
            continue
        jaar = gebied in kubus.regio.gemeenten and Periode.van_code(periode).soort == "schooljaar"
        deel = (indicator_id, uitsplitsing.partition("=")[0]) in gekozen
        if not uitsplitsing and jaar:
            wat = MOET[0]
        elif gebied == REGIO and (deel or not uitsplitsing):
            wat = MOET[2] if uitsplitsing else MOET[1]
        else:
            continue
        if _is_niet_klein(kubus, sleutel, figuur):
            yield wat, figuur


def _is_niet_klein(kubus: Kubus, sleutel: Sleutel, figuur: Figure) -> bool:
    """True when there is a value that is 0 or large enough; of a sum, what its parts are."""
    ruw = kubus.uitsplitsingen.get(sleutel) or kubus.teller_van(sleutel)
    if ruw is None:
        return figuur.min is not None or figuur.status == "afgeschermd"
    beleid = Beleid().voor(kubus.indicatoren[sleutel[0]])
    return ruw.status == "bekend" and not beleid.is_klein(ruw.teller)


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
    uit.append(f"Te zien van wat er moet staan en zelf niet klein is (het doel is {DOEL}%):")
    uit += [f"  {wat}: {deel(*paar)}" for wat, paar in uitkomst.moet.items()]
    t = uitkomst.telling
    uit.append(
        f"Nagekeken: {getal(t.cellen)} aantallen en {getal(t.verbanden)} verbanden daartussen. "
        f"{getal(t.beschermd)} kleine aantallen, resten en verschillen moeten geheim blijven."
    )
    if t.verborgen:
        extra = aantal_tekst(t.verborgen, "cijfer is", "cijfers zijn")
        uit.append(f"{extra} daarvoor extra afgeschermd.")
    uit.append("Uit wat lezers zien, is geen daarvan af te leiden.")
    if uitkomst.kenners is not None:
        uit.append(
            "Een gemeente die haar eigen aantallen kent, kan meer. Om ook dat uit te sluiten, "
            f"zouden er nog {aantal_tekst(uitkomst.kenners, 'cijfer', 'cijfers')} dicht moeten."
        )
    uit.append(f"Nog niet nagekeken: {'; '.join(uitkomst.niet_bekeken)}.")
    return uit


def deel(gezien: int, alle: int) -> str:
    """Which part is to be seen: "92,1% van 380"."""
    return f"{procent(100 * gezien / alle)} van {getal(alle)}" if alle else "n.v.t."
