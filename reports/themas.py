"""The themes: the kerncijfers, or all figures about one subject."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.model import Indicator

CORE = "Kerncijfers"


def themes(indicatoren: Iterable[Indicator]) -> tuple[str, ...]:
    """The titles of the themes, in the order of the catalogue."""
    return tuple(dict.fromkeys(one.thematitel for one in indicatoren))


def choices(indicatoren: Iterable[Indicator]) -> tuple[str, ...]:
    """What a reader can choose: the kerncijfers first, then the themes."""
    shown = tuple(indicatoren)
    core = (CORE,) if any(one.kerncijfer for one in shown) else ()
    return (*core, *themes(shown))


def of_theme(indicatoren: Iterable[Indicator], choice: str) -> tuple[Indicator, ...]:
    """The indicators of a choice."""
    if choice == CORE:
        return tuple(one for one in indicatoren if one.kerncijfer)
    return tuple(one for one in indicatoren if one.thematitel == choice)
