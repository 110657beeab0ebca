"""What is said of an openbare uitgave: in the bar, at the foot, and in papers and files."""

from __future__ import annotations

from datasets.notatie import datum
from reports.beeld import Beeld

BANDEN = (
    "Aantallen staan als band, bijvoorbeeld 10–14, zodat niemand te herkennen is. Cijfers van het "
    "CBS en DUO staan er zoals zij ze publiceren."
)
_UITLEG = (
    "Elk aantal staat als band: 10–14 is 10, 11, 12, 13 of 14. Ook nul staat in een band: 0–4. Bij "
    "extra gevoelige cijfers zijn de banden tien breed. Zo is niemand te herkennen.",
    "Een percentage of gemiddelde staat er als het over 50 of meer jongeren gaat, en dan als "
    "bereik. Een verschil met vorig jaar staat er niet in: dat is met banden niet te zeggen.",
    "Cijfers van het CBS en DUO staan er zoals zij ze publiceren.",
)


def merk(beeld: Beeld) -> str:
    """``Openbare uitgave van 23 november 2026``; empty for who sees more."""
    een = beeld.vrijgave.uitgave
    return f"Openbare uitgave van {datum(een.datum)}" if een else ""


def naam(beeld: Beeld) -> str:
    """The same with its title."""
    een = beeld.vrijgave.uitgave
    return f"{merk(beeld)}: {een.titel}" if een else ""


def uitleg(beeld: Beeld) -> tuple[str, ...]:
    """What one must know of an uitgave to read it; nothing for who sees more."""
    return (f"{naam(beeld)}.", *_UITLEG) if beeld.vrijgave.uitgave else ()
