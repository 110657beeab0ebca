"""The agenda of a region: what it wants for its children, how that is seen, and what it does.

The frame is the Kwaliteitskompas of the NJi: ambitie or hoofdlijn, maatschappelijk resultaat,
outcome-criterium, indicator, and below these the activities. No two regions fill it in alike: one
has hoofdlijnen with one result each, another themes with an ambition, a third principles only. So
nearly every part may be absent, and the region gives its own words for what there is.

What stands in an agenda is what people agreed on. A criterium without indicators and a criterium
without a target are normal; a page says so.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from datasets.notatie import MAANDEN, datum
from datasets.reference.indelingen import Onderdeel, Tijdvak

Schaal = Literal["lokaal", "subregionaal", "regionaal"]
Stap = Literal["plan", "do", "check", "act"]

_ID = r"^[a-z][a-z0-9_-]*$"


def _bestaat(moment: str) -> str:
    """Refuse 31 April."""
    try:
        laatste_dag(moment)
    except ValueError as fout:
        raise ValueError(f"is “{moment}” geen dag die bestaat") from fout
    return moment


Moment = Annotated[
    str,
    Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_bestaat),
]
"""A year, a month or a day, as precise as the region says it: "2020", "2025-09", "2025-09-01"."""

Tekst = Annotated[str, Field(min_length=2, max_length=600)]


class Punt(Onderdeel):
    """A principle, or something that is still being talked about."""

    titel: Tekst
    toelichting: str = ""


class Advies(Onderdeel):
    """What the agenda asks of one party.

    Attributes:
        aan: the party, "wethouders".
        tekst: what is asked of it.
    """

    aan: Tekst
    tekst: Tekst


class Nulmeting(Onderdeel):
    """One answer of a survey that the region holds its later answers against.

    Attributes:
        vraag: what was asked or said.
        waarde: the answer.
        eenheid: procent, or rapportcijfer from 1 to 10.
        wanneer: when it was asked.
        bron: among whom.
    """

    vraag: Tekst
    waarde: float = Field(ge=0, le=100)
    eenheid: Literal["procent", "rapportcijfer"]
    wanneer: Moment
    bron: Tekst

    @model_validator(mode="after")
    def _controleer(self) -> Nulmeting:
        if self.eenheid == "rapportcijfer" and not 1 <= self.waarde <= 10:
            raise ValueError(f"is {self.waarde:g} geen rapportcijfer van 1 tot en met 10")
        return self


class Criterium(Tijdvak):
    """An outcome-criterium: by what the region sees that a result comes nearer.

    The target in a number stands among the `doelen` of the region, with the figure it is about.

    Attributes:
        id: its name inside the agenda.
        tekst: the criterium, in the words of the region or shorter.
        indicatoren: ids of the indicators that say something about it; none is normal.
        doel: the target in words, where the agenda names one: "voor elke thuiszitter".
        geen_richting: the region talked about it and did not agree which way is better.
        eigenaar: who follows it, where that was agreed on.
    """

    id: str = Field(pattern=_ID)
    tekst: Tekst
    indicatoren: tuple[str, ...] = ()
    doel: str = ""
    geen_richting: bool = False
    eigenaar: str = ""

    @model_validator(mode="after")
    def _controleer(self) -> Criterium:
        if self.doel and self.geen_richting:
            raise ValueError(
                f"heeft het criterium “{self.id}” een doel, en ook geen afgesproken richting"
            )
        return self


class Activiteit(Onderdeel):
    """What is done for a line of the agenda. Only what the region wrote down is filled in.

    Attributes:
        titel: what it is.
        soort: an activity, or a pilot that still has to prove itself.
        toelichting: a sentence about it.
        trekker: who leads it.
        partners: who take part.
        schaal: on which scales it is done.
        start: when it began.
        stap: where it stands in plan, do, check, act.
        status: how it goes, in words.
        output: what was done and counted, in words.
        evaluatie: when it is looked at again.
    """

    titel: Tekst
    soort: Literal["activiteit", "pilot"] = "activiteit"
    toelichting: str = ""
    trekker: str = ""
    partners: tuple[str, ...] = ()
    schaal: tuple[Schaal, ...] = ()
    start: Moment | None = None
    stap: Stap | None = None
    status: str = ""
    output: str = ""
    evaluatie: Moment | None = None


class Voortgang(Onderdeel):
    """Where a line stands on one scale: for results that no figure tells."""

    schaal: Schaal
    stap: Stap
    tekst: Tekst
    op: date
    wie: Tekst


class Gebeurtenis(Onderdeel):
    """What happened in the region and shows in its figures: a new way of buying care.

    Attributes:
        op: the day.
        woord: a few letters, at a line in a chart: "nieuwe inkoop".
        tekst: what it was, in a sentence.
        indicatoren: ids of the indicators that it shows in; none for all of them.
        gebieden: codes of the areas, "regio" for the whole region; none for all of them.
    """

    op: date
    woord: str = Field(min_length=3, max_length=16)
    tekst: Tekst
    indicatoren: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()


class Lijn(Tijdvak):
    """A line of the agenda: a hoofdlijn, speerpunt, thema or principe; or a voorwaarde.

    Attributes:
        id: its name inside the agenda.
        titel: as the region calls it.
        inhoud: what it is about.
        ambitie, aanleiding: where the agenda names these apart.
        resultaten: the maatschappelijk or intended results.
        opgave: the largest task, where the agenda names one.
        criteria: the outcome-criteria.
        activiteiten: activities and pilots.
        adviezen: what is asked of whom.
        nulmeting: answers of the survey about this line.
        voortgang: where it stands, per scale.
        van, tot: since when and until when it is on the agenda.
        reden: why it came or went.
    """

    id: str = Field(pattern=_ID)
    titel: Tekst
    inhoud: str = ""
    ambitie: str = ""
    aanleiding: str = ""
    resultaten: tuple[Tekst, ...] = ()
    opgave: str = ""
    criteria: tuple[Criterium, ...] = ()
    activiteiten: tuple[Activiteit, ...] = ()
    adviezen: tuple[Advies, ...] = ()
    nulmeting: tuple[Nulmeting, ...] = ()
    voortgang: tuple[Voortgang, ...] = ()
    reden: str = ""

    @property
    def indicatoren(self) -> tuple[str, ...]:
        """Ids of the indicators of all its criteria, each once."""
        return tuple(dict.fromkeys(een for c in self.criteria for een in c.indicatoren))

    @model_validator(mode="after")
    def _controleer(self) -> Lijn:
        if self.tot is not None and not self.reden:
            raise ValueError(f"vervalt “{self.titel}” zonder reden; vul “reden” in")
        if self.van and self.tot and self.van >= self.tot:
            raise ValueError(f"vervalt “{self.titel}” voor de eerste dag")
        for schaal in _dubbele(een.schaal for een in self.voortgang):
            raise ValueError(f"staat de voortgang van “{self.titel}” {schaal} twee keer")
        return self


class Agenda(Onderdeel):
    """The agenda of a region.

    Attributes:
        naam: title of the document.
        bron: who made it, and of when it is.
        looptijd: for how long it holds, in the words of the region.
        opmerking: what a reader has to know before reading it.
        woord: what the region calls a line, singular and plural.
        resultaatwoord: what it calls a result.
        visie: its vision.
        principes: how the parties work, and `principewoord` what these are called.
        lijnen: the lines, in order.
        voorwaarden: what must be in order for the lines, and `voorwaardewoord` its name.
        adviezen: what is asked of whom, for all lines.
        nulmeting: answers of the survey about all lines.
        gesprek: what the parties still talk about.
        schalen: the scales on which progress is kept per line; none where the region has none.
        gebeurtenissen: what happened that shows in the figures; marked in their course.
    """

    naam: Tekst
    bron: Tekst
    looptijd: str = ""
    opmerking: str = ""
    woord: tuple[str, str] = ("hoofdlijn", "hoofdlijnen")
    resultaatwoord: str = "Maatschappelijk resultaat"
    visie: str = ""
    principes: tuple[Punt, ...] = ()
    principewoord: str = "Principes"
    lijnen: tuple[Lijn, ...] = Field(min_length=1)
    voorwaarden: tuple[Lijn, ...] = ()
    voorwaardewoord: str = "Voorwaarden"
    adviezen: tuple[Advies, ...] = ()
    nulmeting: tuple[Nulmeting, ...] = ()
    gesprek: tuple[Punt, ...] = ()
    schalen: tuple[Schaal, ...] = ()
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()

    @property
    def deze_lijn(self) -> str:
        """A line in the word of the region: "deze hoofdlijn", "dit thema"."""
        return f"{'deze' if self.woord[0] == 'hoofdlijn' else 'dit'} {self.woord[0]}"

    @property
    def alle_lijnen(self) -> tuple[Lijn, ...]:
        """The lines and then the voorwaarden."""
        return (*self.lijnen, *self.voorwaarden)

    @property
    def indicatoren(self) -> tuple[str, ...]:
        """Ids of all indicators that it names, each once."""
        return tuple(dict.fromkeys(een for lijn in self.alle_lijnen for een in lijn.indicatoren))

    @model_validator(mode="after")
    def _controleer(self) -> Agenda:
        if fouten := [*self._fouten()]:
            raise ValueError("; ".join(fouten))
        return self

    def _fouten(self) -> Iterator[str]:
        for dubbel in _dubbele(lijn.id for lijn in self.alle_lijnen):
            yield f"staat “{dubbel}” twee keer in de agenda"
        for dubbel in _dubbele(c.id for lijn in self.alle_lijnen for c in lijn.criteria):
            yield f"staat het criterium “{dubbel}” twee keer in de agenda"
        for lijn in self.alle_lijnen:
            for een in lijn.voortgang:
                if een.schaal not in self.schalen:
                    yield (
                        f"staat bij “{lijn.titel}” voortgang {een.schaal}, en die schaal staat "
                        "niet bij “schalen”"
                    )


def moment_in_woorden(moment: str) -> str:
    """A moment for people: "2020", "september 2025", "1 september 2025"."""
    jaar, *rest = (int(deel) for deel in moment.split("-"))
    if not rest:
        return str(jaar)
    return datum(date(jaar, *rest)) if len(rest) > 1 else f"{MAANDEN[rest[0] - 1]} {jaar}"


def laatste_dag(moment: str) -> date:
    """The last day that a moment can be: of a year 31 December, of a month its last day."""
    jaar, maand, dag = (int(deel) for deel in [*moment.split("-"), "0", "0"][:3])
    maand = maand or 12
    return date(jaar, maand, dag or monthrange(jaar, maand)[1])


def _dubbele(waarden: Iterable[str]) -> list[str]:
    return [waarde for waarde, aantal in Counter(waarden).items() if aantal > 1]
