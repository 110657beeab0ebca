"""A delivery on its way into the store: its key and what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa


@dataclass(frozen=True)
class Sleutel:
    """The key of a delivery (decisions.md 1)."""

    leverancier: str
    dataset: str
    periode: str
    deel: str = ""


@dataclass(frozen=True)
class NieuweLevering:
    """A checked delivery that is ready to go in.

    Attributes:
        getypeerd: storage columns of the row class, and `rij` (row number as the user sees it) and
            `blad`.
        tekst: the declared cells as delivered, same rows; pseudonyms and ages are not in it.
        dekking: municipality, measure ("" for all measures of the dataset) and whether all its rows
            are in.
        inhoud: hash of the content without order, by which the same content is recognised in
            another file.
    """

    sleutel: Sleutel
    sector: str
    definitie: str
    stand: str
    getypeerd: pa.Table
    tekst: pa.Table
    dekking: Sequence[tuple[str, str, bool]]
    inhoud: str
    geen_gevallen: bool = False
    meldingen: Sequence[Mapping[str, Any]] = ()
