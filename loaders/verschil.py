"""What a change does to the figures and the rows: what was, what becomes, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Soort = Literal["nieuw", "gewijzigd", "vervallen"]


@dataclass(frozen=True)
class Cijfer:
    """One figure that changes: exact for the analist, and as lezers see it.

    Attributes:
        indicator: id of the indicator.
        titel: its title.
        gebied: id of the area.
        naam: its name.
        periode: code of the period.
        uitsplitsing: "" for the whole.
        was, wordt: exact, as text: "31", "28", "niet geleverd", "6,4%".
        lezer_was, lezer_wordt: what lezers see: "<5".
        soort: whether there was a figure before, and after.
    """

    indicator: str
    titel: str
    gebied: str
    naam: str
    periode: str
    uitsplitsing: str
    was: str
    wordt: str
    lezer_was: str
    lezer_wordt: str
    soort: Soort


@dataclass(frozen=True)
class Regels:
    """The rows of one delivery against those of the version that it replaces.

    Attributes:
        titel: title of the dataset.
        versie: number of the new version; 0 when there is none after the change.
        verving: number of the version that it replaces; None when there was none.
    """

    leverancier: str
    dataset: str
    titel: str
    periode: str
    deel: str
    versie: int
    verving: int | None
    nieuw: int
    gewijzigd: int
    verdwenen: int
    gelijk: int


@dataclass(frozen=True)
class Verschil:
    """All that a change does.

    Attributes:
        cijfers: the figures that change, municipalities first.
        gelijk: how many figures stay as they are.
        regels: the deliveries that change.
        lezers: sentences on what lezers will notice.
    """

    cijfers: tuple[Cijfer, ...]
    gelijk: int
    regels: tuple[Regels, ...]
    lezers: tuple[str, ...]
