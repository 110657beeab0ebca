"""What an indicator is; its figures are in `indicators.figuren`, and can be had from here too.

An indicator is one entry in `indicators/catalog/`: it says only what it counts; the hard facts are
columns of the dataset's view. The kinds of indicator are in `indicators.soorten` and the modules
beside it; each compiles to one SQL query with the same columns, so that compute needs to know no
kind.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from datasets.model import Dataset
from datasets.periodes import Periodesoort
from indicators.figuren import (
    NUL,
    AndereBron,
    EerdereWaarde,
    Figure,
    Interval,
    Kromme,
    Krommepunt,
    Levering,
    Momenten,
    RuweFiguur,
    Sleutel,
    Status,
    Trede,
    Uitgave,
    Vrijgave,
)

__all__ = [
    "NOEMERS",
    "NUL",
    "AndereBron",
    "Balans",
    "EerdereWaarde",
    "Figure",
    "Indicator",
    "Interval",
    "Korrel",
    "Kromme",
    "Krommepunt",
    "Levering",
    "Momenten",
    "Noemer",
    "Richting",
    "RuweFiguur",
    "Sleutel",
    "Status",
    "Trede",
    "Uitgave",
    "Vorm",
    "Vrijgave",
]

Richting = Literal["lager is beter", "hoger is beter", "geen oordeel"]
Vorm = Literal["aantal", "aandeel", "percentage", "duur", "verhouding", "gemiddelde"]
"""What a figure is: a count, a share in percent, a percentage as published, a number of days, so
many per 100 (or per one) of another count, or a mean."""


class Korrel(BaseModel):
    """On which level an indicator is shown, per kind of period (decisions.md 19).

    Where both levels have a kind of period, a group is the sum of what is shown of its
    municipalities; where only `groep` has it, the group is counted exactly. `nederland` says that
    the source gives a figure for the country.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    gemeente: tuple[Periodesoort, ...]
    groep: tuple[Periodesoort, ...]
    nederland: bool = False


class Noemer(BaseModel):
    """A denominator: inhabitants of certain ages on 1 January (decisions.md 8)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    titel: str
    van: int
    tot_en_met: int


NOEMERS: Mapping[str, Noemer] = {
    n.id: n
    for n in (
        Noemer(
            id="leerplichtigen", titel="inwoners van 5 tot en met 17 jaar", van=5, tot_en_met=17
        ),
        Noemer(id="jeugd_0_17", titel="inwoners van 0 tot en met 17 jaar", van=0, tot_en_met=17),
        Noemer(id="jeugd_0_22", titel="inwoners van 0 tot en met 22 jaar", van=0, tot_en_met=22),
    )
}
"""All denominators by id."""


class Balans(BaseModel):
    """Which indicators belong together as begin + in - out = end.

    Attributes:
        stand: the stock that is shown, of which begin and end are the exact counterparts of one
            delivery.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    begin: str
    instroom: str
    uitstroom: str
    einde: str
    stand: str


class Indicator(BaseModel, ABC):
    """Base of all kinds of indicator.

    Attributes:
        maat: the measure for which one source counts (decisions.md 3); counts of `tellingen` with
            this measure are its second road.
        eenheid: singular and plural of what is counted.
        in_teller, in_noemer: who are in the two counts of a share or ratio, for a reader; empty
            where they are `bouwstenen`. Of a duration or mean `in_noemer` is whom it is about.
        hoofdlijn: under which line of the agenda it stands.
        thema: thuiszitters, vrijstellingen, jeugdhulp, VO-coach or onderwijs.
        kop: short title for a column of a table.
        noemer: id of the denominator for the figure per 1.000; empty when there is none.
        deel_van: indicator of which this counts a part (longer than 3 months is a part of all
            thuiszitters).
        balans: the indicators with which this one is in balance, when it is an inflow or outflow.
        sectoren: the parts of education that make it whole, where the profile of the region does
            not say so; empty: all at once.
        schooljaar: what a school year takes of its quarters, for what is no stock.
        mag_geheel: 100 % may be shown. Never for a characteristic of a child (decisions.md 20).
        uitsplitsingen: ids of the breakdowns of this figure, shown of groups and the region
            (`indicators.uitsplitsing`).
        kruisingen: ids of two of these crossed, shown of the region (`indicators.kruising`).
        k: counts from 1 up to k - 1 are hidden; 0 leaves that to the policy of the reader. 10 for
            what is known of very few children (privacy.md 2).
        intern: only computed for the facts above, never shown.
        zin: sentence for a municipality, with {wanneer}, {ww} and {n}; `werkwoord` gives singular
            and plural of {ww}.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    titel: str
    kop: str = ""
    definitie: str
    dataset: str
    maat: str
    eenheid: tuple[str, str]
    in_teller: str = ""
    in_noemer: str = ""
    richting: Richting
    stand_of_stroom: Literal["stand", "stroom"]
    thema: str
    hoofdlijn: str
    bron: str
    valkuilen: tuple[str, ...] = ()
    begrippen: tuple[str, ...] = ()
    korrel: Korrel
    noemer: str = ""
    deel_van: str = ""
    balans: Balans | None = None
    sectoren: tuple[str, ...] = ()
    schooljaar: Literal["som", "eerste", "laatste"] = "som"
    mag_geheel: bool = False
    uitsplitsingen: tuple[str, ...] = ()
    kruisingen: tuple[str, ...] = ()
    k: int = Field(default=0, ge=0)
    intern: bool = False
    kerncijfer: bool = False
    volgorde: int = 100
    zin: str = ""
    werkwoord: tuple[str, str] = ("", "")
    versie: str = "1"

    @property
    def vorm(self) -> Vorm:
        """What a figure is."""
        return "aantal"

    @property
    def procenten(self) -> bool:
        """True for what is said in percent."""
        return self.vorm in ("aandeel", "percentage")

    @property
    def grens(self) -> Literal["", "woon", "school"]:
        """Of whom it counts who crosses the border of the area; "" for all other figures."""
        return ""

    @property
    def van_inwoners(self) -> str:
        """Id of the denominator of a share of inhabitants; "" for all other figures."""
        return ""

    @property
    def bouwstenen(self) -> tuple[str, ...]:
        """Ids of the shown counts that it is made of; where one is hidden, it is hidden too."""
        return ()

    @property
    def wacht(self) -> int:
        """How many quarters after its own must be delivered before there is a figure."""
        return 0

    @property
    def volgt(self) -> int:
        """How many quarters after its own it is made from, where these are delivered."""
        return self.wacht

    @property
    def gewone_vraag(self) -> bool:
        """True when `sql` is that of all kinds: rows of the dataset, in groups that others have."""
        return True

    def gedeelde_rijen(self, dataset: Dataset) -> str:  # noqa: ARG002
        """Query in `sql` that other indicators have too and that is worth to be run once."""
        return ""

    @property
    def over_maten(self) -> bool:
        """True when it needs rows of other measures than its own, of the same delivery."""
        return False

    @property
    def verloop(self) -> bool:
        """Made from a curve of how long it lasts (`indicators.soorten_verloop`)."""
        return False

    @property
    def cohort(self) -> str | None:
        """Id of the count of those whom a share of a cohort is of.

        Where that count is not shown exactly the share is coarse; "" when it is never shown. None
        for all other figures.
        """
        return None

    @property
    def thematitel(self) -> str:
        """The theme as a title: ``Thuiszitters``."""
        return self.thema[:1].upper() + self.thema[1:]

    @property
    def korte_titel(self) -> str:
        """Title for the head of a column."""
        return self.kop or self.titel

    @abstractmethod
    def formule(self) -> str:
        """The formula in plain Dutch words, for the definition page."""

    @abstractmethod
    def cellen(self) -> str:
        """The figures as SQL columns.

        Teller_min, teller_max, rest_min, rest_max, waarde, onbekend (cells or units without
        a figure) and geteld (rows that were counted).
        """

    def voorwaarde(self, dataset: Dataset) -> str:
        """SQL condition for the rows that have to do with this indicator."""
        if dataset.maat_veld and dataset.optelbaar:
            return f"{dataset.maat_veld} = '{self.maat}'"
        return "true"

    def sql(self, dataset: Dataset) -> str:
        """The whole query.

        One row per delivery, municipality (today's and as delivered), postcode where the
        data have one, and period.
        """
        gemeente = dataset.gemeente_veld
        postcode = f"coalesce({dataset.postcode_veld}, '')" if dataset.postcode_veld else "''"
        return (
            f"select levering_id, {gemeente}_nu as gemeente, {gemeente} as geleverd_als, "
            f"{postcode} as postcode, peil, {self.cellen()} from v_{dataset.id} "
            f"where {gemeente} is not null and {self.voorwaarde(dataset)} group by all"
        )
