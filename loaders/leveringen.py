"""What went in, and back: every load with its deliveries, comparing versions, undo and redo.

What the page Leveringen and the command line use. The store is open during one question only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from loaders.verschil import Verschil

Status = Literal["telt", "vervangen", "teruggedraaid"]
Handeling = Literal["opnemen", "terugdraaien", "opnieuw"]


@dataclass(frozen=True)
class LeveringRegel:
    """One delivery of a load.

    Attributes:
        nummer: its number, to compare versions with.
        vorige: number of the delivery that it took the place of; None when there was none.
        titel: title of the dataset.
        periode: code of the period; `deel` is the code of a municipality or "".
        meldingen: what was said about the file at loading: kind -> how often, per seriousness
            ("waarschuwing" -> {"verdwenen": 2}).
        status: whether it counts now.
        indicatoren: titles of the figures that it feeds now; empty when it does not count.
        definitie: which definition the leverancier used, when that was said.
    """

    nummer: int
    vorige: int | None
    leverancier: str
    dataset: str
    titel: str
    periode: str
    deel: str
    versie: int
    rijen: int
    meldingen: Mapping[str, Mapping[str, int]]
    status: Status
    indicatoren: tuple[str, ...]
    sector: str
    definitie: str
    stand: str
    geen_gevallen: bool


@dataclass(frozen=True)
class OpnameRegel:
    """One action: a load, an undo or a redo.

    Attributes:
        handeling: its number.
        soort: what was done; only a load has a file.
        van: the load that an undo or redo is about; None for a load.
        bestand: name of the file; "geen gevallen" for the message that there were none.
        status: of a load whether any of its deliveries counts; "" for an undo or redo.
        kan_terug, kan_opnieuw: whether it can be undone or redone now; else `niet_terug` and
            `niet_opnieuw` say why not.
        hersteld: how many cells were repaired by the person before it went in.
    """

    handeling: int
    soort: Handeling
    wie: str
    wanneer: datetime
    reden: str = ""
    van: int | None = None
    bestand: str = ""
    sha256: str = ""
    omvang: int = 0
    status: Status | Literal[""] = ""
    kan_terug: bool = False
    niet_terug: str = ""
    kan_opnieuw: bool = False
    niet_opnieuw: str = ""
    hersteld: int = 0
    leveringen: tuple[LeveringRegel, ...] = field(default=())


@dataclass(frozen=True)
class Samenvatting:
    """What an undo or redo did.

    Attributes:
        handeling: its number; None for a dry run.
        zin: what happened, in one sentence.
        verschil: what changed.
    """

    handeling: int | None
    zin: str
    verschil: Verschil
