"""The views of one indicator, in the order of the buttons; adding one is an entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pages.vergelijken import (
    alle,
    duur,
    kaart,
    naast,
    positie,
    stromen,
    tabel,
    thema,
    uitsplitsing,
    verloop,
)
from pages.vergelijken.thema_delen import VERHAAL
from pages.vergelijken.vraag import Vraag


def _altijd(vraag: Vraag) -> bool:  # noqa: ARG001 - holds for every question
    return True


@dataclass(frozen=True, slots=True)
class Weergave:
    """One view.

    Attributes:
        toon: shows it.
        past: whether it is offered for a question.
        eenheid: it can draw counts per 1.000 as well as by themselves.
        ook: other municipalities can be pointed out in it.
    """

    toon: Callable[[Vraag], None]
    past: Callable[[Vraag], bool] = _altijd
    eenheid: bool = False
    ook: bool = False


WEERGAVEN: Mapping[str, Weergave] = {
    "Verloop": Weergave(verloop.toon, eenheid=True, ook=True),
    "Alle gemeenten": Weergave(alle.toon, alle.past, eenheid=True),
    "Positie": Weergave(positie.toon, positie.past, eenheid=True),
    "Naast elkaar": Weergave(naast.toon, naast.past, eenheid=True),
    "Kaart": Weergave(kaart.toon, kaart.past, eenheid=True),
    "Herkomst en bestemming": Weergave(stromen.toon, stromen.past),
    "Uitsplitsing": Weergave(uitsplitsing.toon, uitsplitsing.past),
    "Duur": Weergave(duur.toon, duur.past),
    "Tabel": Weergave(tabel.toon, eenheid=True),
}
"""Name on the button and in the address -> view."""

THEMAS: Mapping[str, Callable[[Vraag], None]] = dict.fromkeys(VERHAAL, thema.toon)
"""Title of a theme -> what shows all of it, for the themes of which more than one figure tells the
story."""
