"""What is agreed on at an OOGO: the meetings, the agreements that they made, and the questions.

An OOGO is the statutory meeting of municipalities and school boards. What is said there is written
down by a person. Each row class is also the row of a table in the template that goes in and out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from datasets.reference.indelingen import Onderdeel

LANGSTE = 600
"""So many characters a text may have, as a note beside a figure."""
LANGSTE_NAAM = 100
MEESTE_PUNTEN = 40

Status = Literal["open", "loopt", "afgerond", "vervallen"]
KLAAR: tuple[Status, ...] = ("afgerond", "vervallen")
"""Statuses of an agreement that no meeting has to follow up any more."""

STATUSWOORD: dict[Status, str] = {
    "open": "nog niet begonnen",
    "loopt": "loopt",
    "afgerond": "afgerond",
    "vervallen": "vervallen",
}
"""What a status is called, for people."""

Tekst = Annotated[str, Field(min_length=3, max_length=LANGSTE)]
Naam = Annotated[str, Field(min_length=2, max_length=LANGSTE_NAAM)]
Punten = Annotated[tuple[Tekst, ...], Field(max_length=MEESTE_PUNTEN)]


class Overleg(Onderdeel):
    """A meeting.

    Attributes:
        datum: the day.
        plaats: where; "" where that was not said.
        agendapunten: what is talked about, in order.
        besluiten: what was decided, in order.
    """

    datum: date = Field(title="Datum")
    plaats: str = Field(default="", max_length=LANGSTE_NAAM, title="Plaats")
    agendapunten: Punten = Field(default=(), title="Agendapunten")
    besluiten: Punten = Field(default=(), title="Besluiten")


class Afspraak(Onderdeel):
    """What was agreed on, and where it stands.

    Attributes:
        overleg: number of the meeting at which it was made.
        tekst: the agreement.
        eigenaar: who sees to it: a function, a group or an organisation.
        voor: the day before which it must be done; None where no day was agreed on.
        status: open, loopt, afgerond or vervallen.
        toelichting: how it goes, in words.
        besproken: number of the meeting at which it was last followed up; 0 for not yet.
        indicator, gebied, periode: the figure that lay on the table. An agreement about an area
            without a figure has only `gebied`; one about the whole region may have none.
    """

    overleg: int = Field(ge=1, title="Overleg")
    tekst: Tekst = Field(title="Afspraak")
    eigenaar: Naam = Field(title="Eigenaar")
    voor: date | None = Field(default=None, title="Klaar op")
    status: Status = Field(default="open", title="Status")
    toelichting: str = Field(default="", max_length=LANGSTE, title="Hoe het gaat")
    besproken: int = Field(default=0, ge=0, title="Laatst besproken")
    indicator: str = Field(default="", title="Cijfer")
    gebied: str = Field(default="", title="Gebied")
    periode: str = Field(default="", title="Periode")

    @property
    def over(self) -> tuple[str, str, str] | None:
        """Indicator, area and period of the figure; None where it is about no figure."""
        return (self.indicator, self.gebied, self.periode) if self.indicator else None

    @property
    def is_klaar(self) -> bool:
        """True when no meeting has to follow it up any more."""
        return self.status in KLAAR

    def is_te_laat(self, op: date) -> bool:
        """True when its day has passed and it is not finished."""
        return self.voor is not None and self.voor < op and not self.is_klaar

    @model_validator(mode="after")
    def _controleer(self) -> Afspraak:
        if self.indicator and not (self.gebied and self.periode):
            raise ValueError("noemt een afspraak bij een cijfer ook een gebied en een periode")
        if self.periode and not self.indicator:
            raise ValueError("noemt een afspraak een periode, en geen cijfer")
        return self


class Vraag(Onderdeel):
    """A question for the meeting, about an area and the figures of a period.

    Attributes:
        gebied: the municipality, or the whole region.
        periode: the period of the figures that it is asked about.
        tekst: the question.
        wie: who asks, as readers see it.
        indicator: the figure that it is about, where it is about one.
    """

    gebied: str = Field(min_length=1, title="Gebied")
    periode: str = Field(min_length=4, title="Periode")
    tekst: Tekst = Field(title="Vraag")
    wie: Naam = Field(title="Wie vraagt het")
    indicator: str = Field(default="", title="Cijfer")


Inhoud = Overleg | Afspraak | Vraag
