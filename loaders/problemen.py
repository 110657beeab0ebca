"""What a person can do about each problem: type, choose, say it is 0, or confirm."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from datasets.cellen import STREPEN, AantalCel, CodeCel, DatumCel, GemeenteCel
from datasets.model import Dataset, Veld
from datasets.reference.regio import Regio
from datasets.woorden import normaliseer
from loaders.issues import Issue
from loaders.match import Koppeling
from loaders.opdracht import Rapport

_MET_OPTIE = re.compile(r"[^.?]*--[a-z][^.?]*[.?]\s*")
"""A sentence that names an option of the command line."""


ZWAAR = frozenset(
    {
        "verdwenen",
        "zelfde bestand",
        "ontbreekt",
        "geen regels meer",
        "ander aantal regels",
        "ander aantal dan vorig jaar",
        "sprong",
        "factor",
        "totaal als deel",
        "verwisseld",
        "anders dan elders",
        "meer dan er wonen",
        "andere definitie",
        "andere dekking",
        "niet meer te zien",
    }
)
"""Kinds of warnings after which the whole file can be the wrong one: each needs its own answer."""


@dataclass(frozen=True)
class Celplek:
    """A column in which a problem can be repaired."""

    blad: str
    kolom: int
    kop: str
    veld: str


@dataclass(frozen=True)
class Probleem:
    """A problem as the page shows it.

    Attributes:
        kenmerk: mark of the issue; a confirmation names it.
        issue: the issue, in words that fit the screen.
        plekken: the columns that can be repaired in each of its rows; none when no cell is meant.
        keuzes: what to choose from, likeliest first; empty when it has to be typed.
        snel: answers for one click: text on the button, text for the cell.
        onthoud: the field of which the choice holds for the word everywhere, now and later.
        bevestigd: the person has seen it.
        omwisselbaar: a last day before its first day: the two dates can have changed places.
    """

    kenmerk: str
    issue: Issue
    plekken: tuple[Celplek, ...] = ()
    keuzes: tuple[str, ...] = ()
    snel: tuple[tuple[str, str], ...] = ()
    onthoud: str = ""
    bevestigd: bool = False
    omwisselbaar: bool = False

    @property
    def zwaar(self) -> bool:
        """A warning after which the whole file can be the wrong one."""
        return self.issue.ernst == "waarschuwing" and self.issue.soort in ZWAAR


def problemen(
    regio: Regio,
    rapport: Rapport,
    koppelingen: Mapping[str, Koppeling],
) -> tuple[Probleem, ...]:
    """What blocks, each apart, and then what has to be confirmed, as it is told."""
    fouten = [i for i in rapport.gevonden if i.ernst == "fout"]
    let_op = [i for i in rapport.issues if i.ernst == "waarschuwing"]
    return tuple(
        _probleem(regio, issue, koppelingen.get(issue.blad))
        for issue in [*sorted(fouten, key=_volgorde), *let_op]
    )


def _volgorde(issue: Issue) -> tuple[bool, str, tuple[int, ...], str]:
    """Whole file first, then by row."""
    return bool(issue.rijen), issue.blad, issue.rijen[:1], issue.kop


def _probleem(regio: Regio, issue: Issue, koppeling: Koppeling | None) -> Probleem:
    probleem = Probleem(kenmerk=issue.kenmerk, issue=voor_scherm(issue))
    if koppeling is None or not issue.rijen:
        return probleem
    plekken = tuple(_plekken(issue, koppeling))
    if len(plekken) != 1:
        om = len(plekken) == 2 and _is_volgorde(issue, koppeling.dataset)
        return replace(probleem, plekken=plekken, omwisselbaar=om)
    veld = koppeling.dataset.velden[plekken[0].veld]
    return replace(
        probleem,
        plekken=plekken,
        keuzes=_keuzes(regio, issue, veld),
        snel=_snel(issue, veld),
        onthoud=veld.naam if isinstance(veld.cel, CodeCel) and issue.waarde else "",
    )


def _is_volgorde(issue: Issue, dataset: Dataset) -> bool:
    """Whether this is the rule that a case does not end before it begins."""
    velden = (dataset.begin, dataset.einde)
    regels = {regel.zin for regel in dataset.rij.regels if regel.velden == velden}
    return issue.soort in regels and all(
        isinstance(dataset.velden[naam].cel, DatumCel) for naam in velden
    )


def _plekken(issue: Issue, koppeling: Koppeling) -> list[Celplek]:
    waarde = koppeling.dataset.waarde
    uit = []
    for naam in issue.velden:
        index = koppeling.kolommen.get(naam)
        if index is None and waarde is not None and naam == waarde.naam:
            breed = [i for i in koppeling.brede_kolommen if koppeling.koppen[i] == issue.kop]
            # Of two columns with one heading nobody can say which is meant.
            index = breed[0] if len(breed) == 1 else None
        if index is not None and naam not in koppeling.vast:
            uit.append(Celplek(issue.blad, index, koppeling.koppen[index], naam))
    return uit


def _keuzes(regio: Regio, issue: Issue, veld: Veld) -> tuple[str, ...]:
    alle: Sequence[str] = veld.cel.keuzes()
    if isinstance(veld.cel, GemeenteCel):
        alle = sorted(regio.naam_van(code) for code in regio.gemeenten)
    dubbel: Sequence[str] = ()
    if isinstance(veld.cel, CodeCel):
        # A word that can be two things: those two go first, and neither is filled in already.
        dubbel = veld.cel.lijst.dubbelzinnig(normaliseer(issue.waarde))
    return tuple(dict.fromkeys((*issue.suggesties, *dubbel, *alle))) if alle else ()


def _snel(issue: Issue, veld: Veld) -> tuple[tuple[str, str], ...]:
    if isinstance(veld.cel, AantalCel) and issue.waarde in STREPEN:
        return (("Het zijn er 0", "0"), ("Niet bekend", "n.b."))
    return ()


def voor_scherm(issue: Issue) -> Issue:
    """The issue in words for the page: no options of the command line, no loading again."""
    zin, uitweg = zonder_opties(issue.zin), zonder_opties(issue.uitweg)
    if issue.soort == "kolom niet gelezen" and issue.suggesties:
        uitweg = "Is dat zo, ga dan terug naar Kolommen koppelen en kies het daar."
    return replace(issue, zin=zin, uitweg=uitweg)


def zonder_opties(tekst: str) -> str:
    """A text without its sentences that name an option of the command line."""
    if "--" not in tekst:
        return tekst
    return re.sub(r"\s+", " ", _MET_OPTIE.sub(" ", tekst)).strip()
