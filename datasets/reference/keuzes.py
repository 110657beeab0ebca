"""What a region has agreed on about the reading of its figures, as it stands in its profile.

A new begin of a series, a target, and which municipalities are alike are choices of people: each
names who made it and why, so that a page can say so beside the figure.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from datasets.reference.indelingen import Onderdeel

_ID = r"^[a-z][a-z0-9_]*$"


class Herijking(Onderdeel):
    """A series begins anew, because somebody knows that something changed.

    Attributes:
        indicator: id of the indicator.
        gebied: area id; "" for all areas.
        vanaf: first day of the new situation.
        reden: what changed.
        wie: who decided it.
        op: the day on which it was decided.
    """

    indicator: str = Field(pattern=_ID)
    gebied: str = ""
    vanaf: date
    reden: str = Field(min_length=3)
    wie: str = Field(min_length=2)
    op: date


class Streefwaarde(Onderdeel):
    """A target: a value or a range, in the unit in which the indicator is shown.

    Attributes:
        indicator: id of the indicator.
        gebied: area id; "" for all areas.
        laag, hoog: the range; equal for one value.
        vanaf: first day for which it holds.
        wie: who agreed on it, and `waar` in which document.
    """

    indicator: str = Field(pattern=_ID)
    gebied: str = ""
    laag: float = Field(ge=0)
    hoog: float = Field(ge=0)
    vanaf: date | None = None
    wie: str = Field(min_length=2)
    waar: str = ""

    @model_validator(mode="after")
    def _controleer(self) -> Streefwaarde:
        if self.laag > self.hoog:
            raise ValueError(f"ligt het doel van {self.indicator} van hoog naar laag")
        return self


class Gelijken(Onderdeel):
    """The municipalities that a municipality wants to be laid beside, and why these."""

    gemeente: str
    met: tuple[str, ...] = Field(min_length=2)
    reden: str = Field(min_length=3)

    @model_validator(mode="after")
    def _controleer(self) -> Gelijken:
        if self.gemeente in self.met:
            raise ValueError(f"staat {self.gemeente} bij zijn eigen vergelijkbare gemeenten")
        return self


Tonen = Literal["kerncijfer", "onderwerp", "niet"]
"""Where a figure is shown: among the kerncijfers too, only under its theme, or nowhere."""


class IndicatorKeuze(Onderdeel):
    """What a region chooses for one indicator; what is not said is as the catalogue has it.

    Attributes:
        indicator: id of the indicator.
        tonen: where it is shown.
        hoofdlijn: title of the hoofdlijn it stands under.
    """

    indicator: str = Field(pattern=_ID)
    tonen: Tonen | None = None
    hoofdlijn: str = ""


class Hoofdlijn(Onderdeel):
    """A line of the agenda of the region, with the result that it is about.

    Attributes:
        titel: its name.
        resultaat: the maatschappelijk resultaat, as the region agreed on it.
        catalogus: the hoofdlijn of the catalogue whose indicators stand under it; "" for none.
    """

    titel: str = Field(min_length=2)
    resultaat: str = ""
    catalogus: str = ""
