"""What a person answered to a problem that is gone: to show it, and to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.opdracht import Herstel, Opdracht
from loaders.problemen import Probleem


@dataclass(frozen=True)
class Antwoord:
    """What was answered to one problem.

    Attributes:
        woord: the field and the text for which a word was chosen.
        wordt: the word that was chosen, or the text that was typed in every row; "" when there
            are several, or rows were left out.
        herstel: the repairs of its cells.
        weggelaten: sheet and number of its rows that were left out.
    """

    woord: tuple[str, str] | None = None
    wordt: str = ""
    herstel: tuple[Herstel, ...] = ()
    weggelaten: frozenset[tuple[str, int]] = frozenset()


def antwoord_op(opdracht: Opdracht, probleem: Probleem) -> Antwoord | None:
    """What was said that makes this problem go; None when nothing was."""
    issue = probleem.issue
    woord = opdracht.woorden.get(probleem.onthoud, {}).get(issue.waarde)
    if probleem.onthoud and woord is not None:
        return Antwoord(woord=(probleem.onthoud, issue.waarde), wordt=woord)
    herstel = tuple(h for h in opdracht.herstel if _gaat_over(h, probleem))
    hier = {(issue.blad, rij) for rij in issue.rijen}
    weg = frozenset(een for een in opdracht.weggelaten if een in hier)
    if not herstel and not weg:
        return None
    nieuw = {h.wordt for h in herstel}
    return Antwoord(
        wordt=nieuw.pop() if len(nieuw) == 1 and not weg else "", herstel=herstel, weggelaten=weg
    )


def _gaat_over(herstel: Herstel, probleem: Probleem) -> bool:
    issue = probleem.issue
    if (herstel.blad, herstel.kolom) not in {(p.blad, p.kolom) for p in probleem.plekken}:
        return False
    if not herstel.rijen:
        return herstel.was == issue.waarde
    return bool({*herstel.rijen} & {*issue.rijen})
