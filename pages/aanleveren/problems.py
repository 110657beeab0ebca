"""The problems of a file in the order and the groups in which a person repairs them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.aanleveren import Controle, Probleem
from loaders.issues import MEESTE_PER_KOLOM, Issue
from loaders.meldingen import automatisch

SHOWN = 25
"""So many problems of one kind are shown before a reader asks for more."""
MOST_CELLS = 500
"""So many rows are read for the texts in the boxes."""
MOST_CHOICES = 60
"""Words that can be chosen from a list are still repaired one by one up to this many."""

Kind = tuple[str, str, str, str]


@dataclass(frozen=True)
class Open:
    """What is still to be done in one file.

    Attributes:
        fouten: errors that can be repaired one by one.
        te_veel: per column with too many different wrong values the one message that sums it up.
        waarschuwingen: warnings that were not confirmed yet.
    """

    fouten: tuple[Probleem, ...]
    te_veel: tuple[Issue, ...]
    waarschuwingen: tuple[Probleem, ...]

    @property
    def aantal_fouten(self) -> int:
        """How many errors there are to repair, as the reader counts them."""
        return len(self.fouten) + len(self.te_veel)

    @property
    def klaar(self) -> bool:
        """Nothing is left to do."""
        return not self.aantal_fouten and not self.waarschuwingen


def open_problems(controle: Controle) -> Open:
    """Sort what the check found."""
    fouten = [one for one in controle.problemen if one.issue.ernst == "fout"]
    many = _too_many(fouten)
    summaries = tuple(
        issue for issue in controle.rapport.issues if issue.ernst == "fout" and _kind(issue) in many
    )
    warnings = tuple(
        one for one in controle.problemen if one.issue.ernst == "waarschuwing" and not one.bevestigd
    )
    return Open(
        fouten=tuple(one for one in fouten if _kind(one.issue) not in many),
        te_veel=summaries,
        waarschuwingen=warnings,
    )


def _kind(issue: Issue) -> Kind:
    return (issue.ernst, issue.soort, issue.blad, issue.kop)


def _too_many(problems: Iterable[Probleem]) -> set[Kind]:
    """Kinds with so many different wrong values in one column that the source must be repaired."""
    by_kind: dict[Kind, list[Probleem]] = defaultdict(list)
    for one in problems:
        if one.issue.kop and not one.issue.waar:
            by_kind[_kind(one.issue)].append(one)
    return {
        kind
        for kind, group in by_kind.items()
        if len(group) > (MOST_CHOICES if all(one.keuzes for one in group) else MEESTE_PER_KOLOM)
    }


def told(controle: Controle, ernst: str) -> list[Issue]:
    """What is only told, such as the automatic repairs; what the person did has its own list."""
    return automatisch(controle.rapport.issues, ernst)


def rows_with_a_problem(problems: Sequence[Probleem], blad: str) -> list[int]:
    """Row numbers on one sheet about which there is a question."""
    return sorted({row for one in problems if one.issue.blad == blad for row in one.issue.rijen})
