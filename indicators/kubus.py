"""The cube: all raw figures of a region with the facts that bind them (decisions.md 18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from datasets.reference.regio import REGIO, Groep, Lid, Regio
from indicators.kruising import Kruistelling
from indicators.model import Indicator, Interval, RuweFiguur, Sleutel


@dataclass(frozen=True, slots=True)
class Deel:
    """A part is never more than its whole."""

    deel: Sleutel
    geheel: Sleutel


@dataclass(frozen=True, slots=True)
class Saldo:
    """begin + in - out = end.

    Attributes:
        standen: the shown stocks of the municipalities, on the day before and on the last day.
    """

    begin: Sleutel
    instroom: Sleutel
    uitstroom: Sleutel
    einde: Sleutel
    standen: tuple[tuple[Sleutel, ...], tuple[Sleutel, ...]]


@dataclass(frozen=True)
class Kubus:
    """All raw figures of a region.

    Attributes:
        openbaar: indicators from sources that everybody can read; these hide nothing by themselves.
        figuren: what the korrel of an indicator shows.
        hulp: what is only needed to protect: wholes, begin and end, the parts of split
            municipalities. Never shown.
        uitsplitsingen: the categories of groups, counted exactly; all of one breakdown or none.
        stromen: pupils between two municipalities, of public sources only.
        fijn: counts of municipalities that are shown nowhere, of which groups are the sum: to
            protect only.
        kruisingen: crossed breakdowns by municipality, of which the region is shown.
    """

    regio: Regio
    indicatoren: Mapping[str, Indicator]
    openbaar: frozenset[str]
    figuren: Mapping[Sleutel, RuweFiguur]
    hulp: Mapping[Sleutel, RuweFiguur]
    delen: tuple[Deel, ...] = ()
    saldi: tuple[Saldo, ...] = ()
    versie: int = 0
    stand: date | None = None
    uitsplitsingen: Mapping[Sleutel, RuweFiguur] = field(default_factory=dict)
    stromen: Mapping[Sleutel, RuweFiguur] = field(default_factory=dict)
    fijn: Mapping[Sleutel, Interval] = field(default_factory=dict)
    kruisingen: tuple[Kruistelling, ...] = ()

    def teller_van(self, sleutel: Sleutel) -> RuweFiguur | None:
        """A known raw figure, shown or not."""
        ruw = self.figuren.get(sleutel) or self.hulp.get(sleutel)
        return ruw if ruw is not None and ruw.status == "bekend" else None


def alle_groepen(regio: Regio) -> dict[str, Groep]:
    """All groups by area id, the region itself first."""
    hele_regio = Groep(
        id=REGIO, naam=regio.naam, leden=tuple(Lid(gemeente=g) for g in regio.gemeenten)
    )
    return {REGIO: hele_regio, **dict(regio.groepen())}


def leden_op(groep: Groep, op: date) -> list[Lid]:
    """The members of a group on a day."""
    return [lid for lid in groep.leden if lid.geldt_op(op)]


def deelgebied(gemeente: str, gebied: str) -> str:
    """Key of the part of a split municipality that lies in a group."""
    return f"{gemeente}|{gebied}"


def niet_te_verdelen(regio: Regio, gemeenten: list[str]) -> str:
    """Why a group has no figure.

    A municipality lies in more than one group and the data have no postcodes.
    """
    namen = " en ".join(regio.naam_van(g) for g in gemeenten)
    ligt = "ligt" if len(gemeenten) == 1 else "liggen"
    return (
        f"{namen} {ligt} in meer dan een groep van deze indeling, en deze cijfers hebben geen "
        "postcode. Daarom zijn ze niet te verdelen."
    )
