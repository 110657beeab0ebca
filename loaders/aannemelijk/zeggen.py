"""How a doubt is put to a person: one sentence with what we see, and one with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from datasets.notatie import getal, procent
from indicators.model import Interval
from loaders.aannemelijk.reeksen import Punt, Reeks, plek, veld_van
from loaders.aannemelijk.verwachting import Bereik
from loaders.aannemelijk.zicht import Zicht, vorige_keer
from loaders.issues import Issue, opsomming

MEESTE = 8
"""Of more doubts of one kind only their number and some examples are told."""
VOORBEELDEN = 3
BEVESTIG = "Bevestig het, of verbeter het."


def twijfel(soort: str, zin: str, uitweg: str = BEVESTIG, *, waar: str = "") -> Issue:
    """A warning about a whole delivery, or a place in words."""
    return Issue(soort=soort, ernst="waarschuwing", zin=zin, uitweg=uitweg, waar=waar)


def over_reeks(zicht: Zicht, reeks: Reeks, soort: str, zin: str, uitweg: str = BEVESTIG) -> Issue:
    """A warning about one figure: at its rows where it was delivered as such."""
    wat = f"{reeks.naam}, {reeks.indicator.titel}"
    blad, rijen = plek(zicht, reeks)
    if not rijen:
        issue = twijfel(soort, zin, uitweg, waar=f"{wat}, {reeks.punt.periode.lang()}")
        if reeks.punt.percentage is not None:
            return issue
        aantal = reeks.punt.aantal
        return replace(issue, merk=reeks.indicator.id, tussen=(aantal.min, aantal.max))
    return Issue(
        soort=soort,
        ernst="waarschuwing",
        zin=f"{wat}: {zin}",
        uitweg=uitweg,
        blad=blad,
        rijen=rijen,
        velden=veld_van(reeks),
    )


def bereik_tekst(aantal: Interval) -> str:
    """A count as text: "52", or "1 tot 4" for a range."""
    laag, hoog = getal(aantal.min), getal(aantal.max)
    return laag if aantal.bekend else f"{laag} tot {hoog}"


def waarde(punt: Punt) -> str:
    """A figure as text: a count, or "9,6%"."""
    if punt.percentage is not None:
        return procent(punt.percentage)
    return bereik_tekst(punt.aantal)


def toen(reeks: Reeks) -> str:
    """The figure it is laid beside: "Vorig kwartaal 25"."""
    punt = reeks.vorige or reeks.naar[0]
    return f"{vorige_keer(reeks.punt.periode, punt.periode)} {waarde(punt)}"


def tussen(reeks: Reeks, bereik: Bereik) -> str:
    """The range that is expected: "19 tot 42"."""
    if reeks.punt.percentage is not None:
        return f"{procent(bereik.laag)} tot {procent(bereik.hoog)}"
    return f"{getal(bereik.laag)} tot {getal(bereik.hoog)}"


def hooguit(issues: Sequence[Issue], wat: str) -> list[Issue]:
    """Doubts of one kind: each apart, or when there are many how many and some of them.

    Args:
        issues: of one kind.
        wat: what they are together: "getallen liggen ver van wat we verwachten".
    """
    if len(issues) <= MEESTE:
        return list(issues)
    voorbeelden = opsomming([_kort(i) for i in issues[:VOORBEELDEN]], "en")
    zin = f"{getal(len(issues))} {wat}, zoals {voorbeelden}"
    bladen = {i.blad for i in issues}
    rijen = {r for i in issues for r in i.rijen} if len(bladen) == 1 else set()
    return [
        Issue(
            soort=issues[0].soort,
            ernst="waarschuwing",
            zin=zin,
            uitweg=issues[0].uitweg,
            blad=issues[0].blad if rijen else "",
            rijen=tuple(sorted(rijen)),
            velden=issues[0].velden if rijen else (),
            over=tuple(f"{i.waar}: {i.zin}" for i in issues),
        )
    ]


def _kort(issue: Issue) -> str:
    """The place and the first sentence of a doubt."""
    zin = issue.zin.split(". ", maxsplit=1)[0]
    return f"{issue.waar}: {zin}" if issue.waar else zin
