"""Figures: raw from compute (`RuweFiguur`), for a reader (`Figure`), and all of a version.

`RuweFiguur` is for compute and protect only. Pages and reports get `Figure`, which only protect
makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import sqrt
from typing import Literal

from datasets.periodes import Periode
from indicators.uitsplitsing import UITSPLITSINGEN

Status = Literal[
    "getoond",
    "klein",
    "afgeschermd",
    "te klein",
    "niet geleverd",
    "niet bekend",
    "niet van toepassing",
    "onvolledig",
    "niet te berekenen",
    "niet te verdelen",
    "nog niet te zeggen",
]


@dataclass(frozen=True, slots=True)
class Interval:
    """A whole number that lies between two bounds, both included; known when they are equal."""

    min: int
    max: int

    def __add__(self, ander: Interval) -> Interval:
        return Interval(self.min + ander.min, self.max + ander.max)

    @property
    def bekend(self) -> bool:
        """True when the number is known."""
        return self.min == self.max


NUL = Interval(0, 0)


@dataclass(frozen=True, slots=True)
class Trede:
    """One step of a raw curve: the first day after which at most this share still went on.

    Attributes:
        procent: that share, a multiple of 5.
        dag: in days since the begin.
        geeindigd: how many cases had ended up to and including that day.
        onder_risico: the fewest cases that were in sight at once up to that day.
        onder95, boven95: the days on which the bounds of the curve come down that far; None: not.
    """

    procent: int
    dag: float
    geeindigd: int
    onder_risico: int
    onder95: float | None
    boven95: float | None


@dataclass(frozen=True, slots=True)
class Kromme:
    """What a curve of how long it lasts says: a number of days, or a share from 0 to 1.

    Attributes:
        laag, hoog: what it can be; they differ where of some it is not known how it ended. None:
            the curve has not come down that far.
        onder95, boven95, onder998, boven998: chance, computed at both ends and taken outermost;
            None: no bound.
        gemiddeld: of a duration that did not come down to a half, the mean number of days within
            the first year; None where nobody was followed that long.
        treden: of a duration, how the curve comes down.
    """

    laag: float | None
    hoog: float | None
    onder95: float | None = None
    boven95: float | None = None
    onder998: float | None = None
    boven998: float | None = None
    gemiddeld: float | None = None
    treden: tuple[Trede, ...] = ()


@dataclass(frozen=True, slots=True)
class Momenten:
    """What a mean is made of: how many people, the sum of their values, and that of the squares.

    Attributes:
        kwadraten: None where a standard deviation was not delivered.
    """

    n: float
    som: float
    kwadraten: float | None = None

    def __add__(self, ander: Momenten) -> Momenten:
        beide = self.kwadraten is not None and ander.kwadraten is not None
        kwadraten = (self.kwadraten or 0) + (ander.kwadraten or 0) if beide else None
        return Momenten(self.n + ander.n, self.som + ander.som, kwadraten)

    @property
    def gemiddelde(self) -> float:
        """The mean."""
        return self.som / self.n

    @property
    def standaardafwijking(self) -> float | None:
        """The standard deviation, dividing by n - 1; None where that is not known."""
        if self.kwadraten is None or self.n <= 1:
            return None
        return sqrt(max(0.0, self.kwadraten - self.som**2 / self.n) / (self.n - 1))


Sleutel = tuple[str, str, str, str]
"""Key of a figure: indicator, area, period, breakdown ("" = none)."""


@dataclass(frozen=True, slots=True)
class AndereBron:
    """A source that does not count.

    Who it is, and its figure where it is of the same part of education.
    """

    leverancier: str
    teller: Interval | None = None


@dataclass(frozen=True, slots=True)
class RuweFiguur:
    """A figure before protection: for compute and protect only, never for a page.

    Attributes:
        gebied: municipality, group or NL; `GM0599|swv_po:PO2806` is the part of a split
            municipality inside a group.
        status: "bekend", or why there is no value.
        teller, rest: what is counted and, for a share, what is not; the denominator is their sum.
            Of a curve: the cases that ended (for a share: in this way), and all others. Of a
            ratio: what is above and below the line. Of a mean: the people it is about, and none.
        onzeker: how many of a share can be in teller or in rest, and are in both.
        kromme: what a curve says, for a duration or a share of one.
        momenten: what a mean is made of; None where the number of people is not known exactly.
        waarde: a percentage as published, or a mean.
        noemer: inhabitants for the figure per 1.000, on `noemer_datum`; `noemer_reden` says why
            there is none.
        onvolledig: what is missing in it, in Dutch, or "".
        omvat: the municipalities that are in it.
        andere: the sources that do not count, each with its figure where that can be laid beside
            this one.
    """

    indicator: str
    gebied: str
    periode: str
    uitsplitsing: str
    status: str
    reden: str = ""
    teller: Interval = NUL
    rest: Interval = NUL
    onzeker: int = 0
    kromme: Kromme | None = None
    momenten: Momenten | None = None
    waarde: float | None = None
    noemer: Interval | None = None
    noemer_datum: str = ""
    noemer_reden: str = ""
    onvolledig: str = ""
    leden: int = 1
    leden_geleverd: int = 1
    omvat: tuple[str, ...] = ()
    bron: str = ""
    andere: tuple[AndereBron, ...] = ()
    breuk: str = ""
    toelichting: str = ""
    stand: str = "definitief"

    @property
    def sleutel(self) -> Sleutel:
        """Key in the cube."""
        return (self.indicator, self.gebied, self.periode, self.uitsplitsing)


@dataclass(frozen=True, slots=True)
class Figure:
    """A protected figure: what pages, sentences, charts and exports get, and all they get.

    Made only by `protect`.

    Attributes:
        tekst: what a cell shows: "14", "<5", "22–25", "·", "te klein", "niet geleverd", "12,8%",
            "13 weken", "nog niet bereikt".
        van: of how many a share or duration is, where that may be said: "van 23 leerlingen", of a
            curve a band of tens: "van 20 tot en met 29 keren thuis"; or "".
        min, max: what the value can be (a count, percent 0-100, or days: whole weeks); None when
            nothing may or can be said.
        onder95, boven95, onder998, boven998: chance, computed at both ends and taken outermost;
            None for published percentages.
        per1000_min, per1000_max: per 1.000 of the denominator; `per1000_reden` says why there is
            none.
        dekking: "" or "5 van 6".
        andere_bron: figure of the source that does not count, where it may be shown.
        breuk: why this point cannot be compared with the one before, or "".
        toelichting: what must be known of the period: the summer holiday, or the days that a school
            year is made of.
    """

    indicator: str
    gebied: str
    periode: str
    uitsplitsing: str
    status: Status
    reden: str
    tekst: str
    min: float | None = None
    max: float | None = None
    onder95: float | None = None
    boven95: float | None = None
    onder998: float | None = None
    boven998: float | None = None
    noemer_min: float | None = None
    noemer_max: float | None = None
    noemer_datum: str = ""
    per1000_min: float | None = None
    per1000_max: float | None = None
    per1000_reden: str = ""
    dekking: str = ""
    leden: int = 1
    leden_geleverd: int = 1
    bron: str = ""
    andere_bron: str = ""
    breuk: str = ""
    toelichting: str = ""
    stand: str = "definitief"
    van: str = ""

    @property
    def sleutel(self) -> Sleutel:
        """Key of the figure."""
        return (self.indicator, self.gebied, self.periode, self.uitsplitsing)


@dataclass(frozen=True, slots=True)
class Krommepunt:
    """After so many weeks at most this share of the cases still went on.

    Attributes:
        week: whole weeks since the begin.
        procent: the share, a multiple of 5; at the begin it is 100.
        onder95, boven95: chance, outwards to whole weeks; None: no bound.
    """

    week: int
    procent: int
    onder95: int | None = None
    boven95: int | None = None


@dataclass(frozen=True, slots=True)
class EerdereWaarde:
    """What a figure said before one of its deliveries was replaced.

    Attributes:
        tekst: the value as it was shown: "13,5%".
        stand: voorlopig, nader voorlopig or definitief.
        bron: that former delivery in words, with its version and the day of receipt.
    """

    tekst: str
    stand: str
    bron: str


@dataclass(frozen=True)
class Levering:
    """A delivery that counts, as every reader may know it (decisions.md 25)."""

    leverancier: str
    dataset: str
    periode: str
    deel: str
    versie: int
    sector: str
    stand: str
    ontvangen: date
    gemeenten: tuple[str, ...]
    geen_gevallen: bool


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """The audit of a release in numbers.

    Attributes:
        cellen: counts that are in it, shown or not.
        verborgen: figures that had to be hidden on top of the rules.
        verbanden: what is known of counts together. For the analist only, as what follows: how many
            small counts there are says something of them.
        beschermd: small counts, remainders and differences that stay protected.
        blokken: fingerprints of the blocks that were audited.
    """

    cellen: int
    verborgen: int
    verbanden: int = field(default=0, repr=False, compare=False)
    beschermd: int = field(default=0, repr=False, compare=False)
    blokken: tuple[str, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Uitgave:
    """The head of an uitgave: a dated release for everybody (decisions.md 14).

    Attributes:
        nummer: 1 for the first one of a region.
        datum: the day on which it was made.
        titel: what it is called, for everybody.
        reden: what it was made for; for who made it, like `door`.
    """

    nummer: int
    datum: date
    titel: str
    reden: str = field(default="", repr=False)
    door: str = field(default="", repr=False)


@dataclass(frozen=True)
class Vrijgave:
    """What may be seen by everyone with this profile: all figures of one version.

    Attributes:
        versie: number of the last action in the store.
        stand: day of the last delivery that counts; None when there is none.
        catalogus: fingerprint of the definitions with which it was made.
        krommen: how a duration comes down, by the key of its figure.
        eerdere: the former values of figures of which a delivery was replaced, the newest first.
        nagekeken: what the audit of it found; None for a release that was not made by `protect`.
        uitgave: which one this is, of a release in bands that everybody may see; None otherwise.
    """

    regio: str
    profiel: str
    versie: int
    stand: date | None
    figuren: Mapping[Sleutel, Figure]
    leveringen: tuple[Levering, ...] = ()
    catalogus: str = ""
    krommen: Mapping[Sleutel, tuple[Krommepunt, ...]] = field(default_factory=dict)
    eerdere: Mapping[Sleutel, tuple[EerdereWaarde, ...]] = field(default_factory=dict)
    nagekeken: Nagekeken | None = None
    uitgave: Uitgave | None = None

    def reeks(self, indicator: str, gebied: str, uitsplitsing: str = "") -> list[Figure]:
        """The figures of one indicator and area, in order of period."""
        return list(self._reeksen.get((indicator, gebied, uitsplitsing), ()))

    def figuur(
        self, indicator: str, gebied: str, periode: str, uitsplitsing: str = ""
    ) -> Figure | None:
        """One figure, or None when this indicator is not shown for this area and period."""
        return self.figuren.get((indicator, gebied, periode, uitsplitsing))

    def uitsplitsing(
        self, indicator: str, gebied: str, periode: str, soort: str
    ) -> list[tuple[str, Figure]]:
        """Title and figure of each category of a breakdown, in the order of its list.

        Empty where there is none: `zin_bij` says so.
        """
        return [
            (titel, figuur)
            for code, titel in UITSPLITSINGEN[soort].titels.items()
            if (figuur := self.figuren.get((indicator, gebied, periode, code)))
        ]

    def kromme(self, indicator: str, gebied: str, periode: str) -> tuple[Krommepunt, ...]:
        """How a duration comes down, with the week of each point rising; empty where none is shown.

        Between two points at least as many cases ended as may be shown, so no step is of one of
        them. The point of 50 percent is the median of the figure. Nothing is said after the last.
        """
        return self.krommen.get((indicator, gebied, periode, ""), ())

    def perioden(self, indicator: str) -> list[Periode]:
        """The periods in which an indicator has any figure, oldest first."""
        codes = {f.periode for f in self.figuren.values() if f.indicator == indicator}
        return sorted((Periode.van_code(c) for c in codes), key=lambda p: p.sleutel())

    @cached_property
    def _reeksen(self) -> Mapping[tuple[str, str, str], list[Figure]]:
        uit: dict[tuple[str, str, str], list[Figure]] = {}
        for figuur in sorted(
            self.figuren.values(), key=lambda f: Periode.van_code(f.periode).sleutel()
        ):
            uit.setdefault((figuur.indicator, figuur.gebied, figuur.uitsplitsing), []).append(
                figuur
            )
        return uit
