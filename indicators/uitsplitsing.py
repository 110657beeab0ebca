"""Breakdowns of a figure: by reason, kind of school, referrer and so on.

One entry of `UITSPLITSINGEN` is one breakdown; an indicator names it by its id, and that is all. A
figure of one category has `reden=psychisch` as its `uitsplitsing`. What the source does not say is
a category of its own, `niet bekend`, and comes last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from datasets import codelijsten
from datasets.codelijsten import Codelijst

ONBEKEND = "onbekend"
NIET_BEKEND = "niet bekend"
GESLOTEN = "13"
"""Hulpvorm of gesloten jeugdhulp, JeugdzorgPlus."""


@dataclass(frozen=True)
class Uitsplitsing:
    """One way to split a figure.

    Attributes:
        id: the word with which an indicator names it.
        titel: by what is split, as in "naar reden".
        lijst: the words that the column can have.
        kolom: column of the view with such a word; what is in it and not in the list is unknown.
        waar: the rows that are split, where these are others than those of the whole.
        meer: one person can be in several categories, so that they do not add up to the whole.
        apart: words of the list that are no category.
        strenger: the least that is shown, by code, of categories that are more sensitive than the
            whole (privacy.md section 3).
    """

    id: str
    titel: str
    lijst: Codelijst
    kolom: str
    waar: str = ""
    meer: bool = False
    apart: tuple[str, ...] = ()
    strenger: Mapping[str, int] = field(default_factory=dict, hash=False)

    @cached_property
    def categorieen(self) -> Mapping[str, str]:
        """Title by code, in the order of the list; `niet bekend` is the last one."""
        gewoon = {
            w.code: w.titel
            for w in self.lijst.waarden
            if w.code not in self.apart and w.code != ONBEKEND
        }
        return {**gewoon, ONBEKEND: NIET_BEKEND}

    @cached_property
    def titels(self) -> Mapping[str, str]:
        """Title by what a figure of the category has as `uitsplitsing`, in the same order."""
        return {self.code(code): titel for code, titel in self.categorieen.items()}

    @cached_property
    def bekende(self) -> tuple[str, ...]:
        """The codes of all categories but the unknown."""
        return tuple(code for code in self.categorieen if code != ONBEKEND)

    @cached_property
    def eerst_verborgen(self) -> tuple[str, ...]:
        """The order in which categories are hidden: those that say least go first.

        The order is fixed. Were it by size, then what is hidden would say how large it can be.
        """
        zegt_weinig = [c for c in (ONBEKEND, "anders", "geen") if c in self.categorieen]
        return (*zegt_weinig, *(c for c in reversed(self.bekende) if c not in zegt_weinig))

    def minstens(self, k: int) -> tuple[int, ...]:
        """The least that is shown of each category, in order; `k` is that of the whole."""
        return tuple(max(k, self.strenger.get(code, 0)) for code in self.categorieen)

    def code(self, categorie: str) -> str:
        """What the field `uitsplitsing` of a figure of this category has."""
        return f"{self.id}={categorie}"


def _per_id(*alle: Uitsplitsing) -> dict[str, Uitsplitsing]:
    return {u.id: u for u in alle}


UITSPLITSINGEN: Mapping[str, Uitsplitsing] = _per_id(
    Uitsplitsing("reden", "reden", codelijsten.REDEN_THUISZITTEN, "reden"),
    Uitsplitsing("schoolsoort", "schoolsoort", codelijsten.SCHOOLSOORT, "schoolsoort"),
    Uitsplitsing("soort", "soort verzuim", codelijsten.SOORT_VERZUIM, "soort"),
    Uitsplitsing("verwijzer", "verwijzer", codelijsten.VERWIJZER, "verwijzer"),
    Uitsplitsing("hulpvorm", "hulpvorm", codelijsten.HULPVORM, "hulpvorm", strenger={GESLOTEN: 10}),
    Uitsplitsing(
        "hulpvraag",
        "hulpvraag",
        codelijsten.HULPVRAAG,
        "per_hulpvraag",
        waar="per_hulpvraag is not null",
        meer=True,
        apart=("totaal",),
    ),
)
"""All breakdowns by id."""


def uitsplitsing_van(code: str) -> tuple[Uitsplitsing, str]:
    """Breakdown and category of a figure: `reden=psychisch`.

    Raises:
        KeyError: there is no such breakdown or category.
    """
    naam, _, categorie = code.partition("=")
    soort = UITSPLITSINGEN[naam]
    if categorie not in soort.categorieen:
        raise KeyError(code)
    return soort, categorie


def titel_van(code: str) -> str:
    """Dutch title of the category of a figure; "" where the figure has no breakdown.

    Raises:
        KeyError: there is no such breakdown or category.
    """
    if not code:
        return ""
    soort, categorie = uitsplitsing_van(code)
    return soort.categorieen[categorie]


def zin_bij(soort: str, verborgen: Sequence[bool]) -> str:
    """One sentence below a breakdown on the screen.

    Args:
        soort: id of the breakdown.
        verborgen: of each category that is shown whether its number is hidden or `<5`; empty when
            there is no breakdown at all.
    """
    wat = f"De uitsplitsing naar {UITSPLITSINGEN[soort].titel}"
    if not verborgen:
        return f"{wat} is er niet: de bron geeft hem niet."
    if all(verborgen):
        return f"{wat} is hier afgeschermd: daarvoor zijn de aantallen te klein."
    telt_op = (
        "Wie in meer categorieën past, telt in elk daarvan mee: tel ze niet op."
        if UITSPLITSINGEN[soort].meer
        else "De categorieën tellen op tot het totaal."
    )
    if any(verborgen):
        return f"{telt_op} Kleine aantallen zijn afgeschermd, en wat ze zou verraden ook."
    return telt_op
