"""What is remembered per leverancier and export type: headings, words, sets of headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Van = tuple[str, str]
"""Leverancier and id of the export type."""


@dataclass(frozen=True)
class Laatste:
    """What the newest delivery of a leverancier says, and which periods are in.

    Attributes:
        perioden: codes of the periods that count, oldest first.
    """

    sector: str
    definitie: str
    perioden: tuple[str, ...]


@dataclass(frozen=True)
class Geheugen:
    """What earlier deliveries tell about a new file. An empty one is that of a new region.

    Attributes:
        koppen: heading (as `loaders.match.aaneen` writes it) -> field; "" is a column that the
            person left out.
        woorden: field -> word (as `datasets.woorden.normaliseer` writes it) -> title it stands for.
        kopsets: the sets of headings that files had.
        laatste: what the newest delivery says.
    """

    koppen: Mapping[Van, Mapping[str, str]] = field(default_factory=dict)
    woorden: Mapping[Van, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    kopsets: Mapping[Van, frozenset[frozenset[str]]] = field(default_factory=dict)
    laatste: Mapping[Van, Laatste] = field(default_factory=dict)
