"""The verdict on the course of a figure: which method fits, and what it says of the newest point.

Figures come from a Vrijgave only. A series is one indicator, one area and one kind of period, so
that periods never overlap. What is said follows methods.md B3, B5 and C3: XmR from 12 single
periods, the run chart rules for 8 to 11 and for counts that are small or mostly stand still, the
annual trend test on five separate years, otherwise nothing, with the reason. A break of source,
definition or border begins a new stretch, and so does a person's `Herijking`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Final, Literal

from datasets.notatie import datum
from datasets.periodes import Periode, Periodesoort
from datasets.reference.keuzes import Herijking
from datasets.reference.regio import Regio
from indicators.duiding_delen import teller_en_noemer
from indicators.jaartrend import (
    DAALT,
    GEEN_TREND,
    JAREN,
    NIET,
    STIJGT,
    Gunst,
    Jaarpunt,
    Jaartrend,
    jaartrend,
    te_weinig_jaren,
    van_jaren,
)
from indicators.model import Figure, Indicator, Vrijgave
from indicators.reeks import GEEN_CIJFER, GEWOON, HOOG, LAAG, ONZEKER, TE_KORT, Band, Oordeel, Punt
from indicators.trends import KLEINSTE_RUNCHART, Trend, beoordeel

PER_JAAR: Final[tuple[Periodesoort, ...]] = ("schooljaar", "kalenderjaar", "peildatum")
"""Kinds of period of which there is one a year: only for these the annual trend test holds."""
KLEINSTE_SIGNAAL = 10
"""Fewer points than this can never give a signal: a run chart of 8 or 9 is silent."""
BEKEND = ("getoond", "klein")
"""Statuses of which every value that the figure can have is known."""

Methode = Literal["XmR", "run chart", "jaartrend", "geen"]
Uitkomst = Literal[
    "gewone schommeling",
    "opvallend hoog",
    "opvallend laag",
    "stijgt",
    "daalt",
    "geen duidelijke trend",
    "niet zeker te zeggen",
    "te kort om te zeggen",
    "geen cijfer",
]
MEERVOUD: Mapping[Periodesoort, str] = {
    "kwartaal": "kwartalen",
    "halfjaar": "halfjaren",
    "schooljaar": "schooljaren",
    "kalenderjaar": "jaren",
    "peildatum": "jaren",
}
_WOORDEN: Mapping[Uitkomst, tuple[str, str]] = {
    GEWOON: ("●", "Gewone schommeling"),
    HOOG: ("▲", "Opvallend hoog"),
    LAAG: ("▼", "Opvallend laag"),
    STIJGT: ("▲", "Stijgt"),
    DAALT: ("▼", "Daalt"),
    GEEN_TREND: ("●", "Geen duidelijke trend"),
    ONZEKER: ("○", "Niet zeker te zeggen"),
    TE_KORT: ("○", "Te weinig om te zeggen"),
    GEEN_CIJFER: ("○", "Geen cijfer"),
}


@dataclass(frozen=True, slots=True)
class Koerspunt:
    """A period of a series.

    Attributes:
        figuur: None where the indicator has no figure of this period.
        oordeel: what is said of it, as part of its stretch.
        regel: the rule of XmR that points it out, 1 to 4; 0 otherwise.
    """

    periode: Periode
    figuur: Figure | None
    oordeel: Oordeel
    regel: int = 0


@dataclass(frozen=True, slots=True)
class Begin:
    """Why a stretch begins.

    Attributes:
        soort: a break in the data, or a choice of a person.
        reden: a Dutch sentence that says it all.
    """

    soort: Literal["breuk", "herijking"]
    reden: str


@dataclass(frozen=True, slots=True)
class Stuk:
    """A stretch of a series with limits of its own, from `van` up to, not including, `tot`.

    Attributes:
        midden: mean (XmR) or median (run chart); None where nothing is said.
        onder, boven: limits of XmR; None otherwise. A limit is a range where points are.
        begin: why it begins; None for the first one.
    """

    van: int
    tot: int
    methode: Literal["XmR", "run chart", "geen"]
    midden: Band | None
    onder: Band | None
    boven: Band | None
    begin: Begin | None

    def gewoon(self) -> tuple[int, int] | None:
        """The whole numbers within the limits; None unless the limits are known."""
        if self.onder is None or self.boven is None:
            return None
        if self.onder.min != self.onder.max or self.boven.min != self.boven.max:
            return None
        return max(0, ceil(self.onder.min)), floor(self.boven.max)


@dataclass(frozen=True, slots=True)
class Koers:
    """What is said of the course of an indicator in an area, up to its newest point.

    Attributes:
        punten: every period from the first with a figure, without holes.
        methode: the one that the outcome comes from.
        gunst: whether the outcome is good; empty without judgement or signal.
        regel: the rule of XmR that points out the newest point; 0 otherwise.
        reden: why nothing can be said, as a Dutch sentence; empty where something is.
    """

    soort: Periodesoort
    punten: tuple[Koerspunt, ...]
    stukken: tuple[Stuk, ...]
    methode: Methode
    uitkomst: Uitkomst
    gunst: Gunst = ""
    regel: int = 0
    reden: str = ""

    @property
    def teken(self) -> str:
        """The mark that goes with the word; never without it."""
        return _WOORDEN[self.uitkomst][0]

    @property
    def woord(self) -> str:
        """The outcome as a label."""
        return _WOORDEN[self.uitkomst][1]

    @property
    def beoordeeld(self) -> bool:
        """True where a method was used: what it found goes before two figures by themselves."""
        return self.methode != "geen"

    @property
    def laatste(self) -> Stuk:
        """The stretch of the newest point."""
        return self.stukken[-1]

    @property
    def in_laatste(self) -> tuple[Koerspunt, ...]:
        """The points of the newest stretch."""
        return self.punten[self.laatste.van :]


def koers(
    vrij: Vrijgave,
    regio: Regio,
    indicator: Indicator,
    gebied: str,
    tot: str,
    uitsplitsing: str = "",
) -> Koers:
    """Judge a series up to and including the period with the code `tot`.

    The kind of period is that of `tot`. What is said of the newest point is said with what was
    known then: later periods play no part.
    """
    rij = _op_rij(vrij, indicator, gebied, Periode.van_code(tot), uitsplitsing)
    punten = [waarde(figuur) for _, figuur in rij]
    begin = _begin(regio, indicator, gebied, rij)
    trend = beoordeel(punten, nieuw_begin=begin, aantallen=indicator.vorm == "aantal")
    return _Oordeel(indicator, rij, punten, begin, trend).koers()


def waarde(figuur: Figure | None) -> Punt:
    """What the value of a figure can be; None where not every value is known.

    An incomplete figure is a lower bound: it has no place in a series that is judged.
    """
    if figuur is None or figuur.status not in BEKEND or figuur.min is None or figuur.max is None:
        return None
    return Band(figuur.min, figuur.max)


_Rij = Sequence[tuple[Periode, Figure | None]]


def _op_rij(
    vrij: Vrijgave, indicator: Indicator, gebied: str, tot: Periode, uitsplitsing: str
) -> _Rij:
    """Every period of one kind up to `tot`, oldest first; a hole is None."""
    figuren = {f.periode: f for f in vrij.reeks(indicator.id, gebied, uitsplitsing)}
    soortgenoten = [p for p in map(Periode.van_code, figuren) if p.soort == tot.soort]
    eerste = min((p.eerste for p in soortgenoten), default=tot.eerste)
    rij = [tot]
    while rij[-1].eerste > eerste:
        rij.append(rij[-1].vorige())
    return [(p, figuren.get(p.code)) for p in reversed(rij)]


def _begin(regio: Regio, indicator: Indicator, gebied: str, rij: _Rij) -> dict[int, Begin]:
    """Where a stretch begins, and why; a person's choice goes before a break in the data."""
    begin = {
        plaats: Begin("breuk", figuur.breuk)
        for plaats, (_, figuur) in enumerate(rij)
        if plaats and figuur is not None and figuur.breuk
    }
    for keuze in regio.herijking:
        if keuze.indicator == indicator.id and keuze.gebied in {"", gebied}:
            plaats = next((nr for nr, (p, _) in enumerate(rij) if _na(indicator, p, keuze)), 0)
            if plaats:
                begin[plaats] = Begin("herijking", _herijking(keuze))
    return begin


def _na(indicator: Indicator, periode: Periode, keuze: Herijking) -> bool:
    """Whether a period has the new situation: a stock on its last day, a flow from its first."""
    dag = periode.laatste if indicator.stand_of_stroom == "stand" else periode.eerste
    return dag >= keuze.vanaf


def _herijking(keuze: Herijking) -> str:
    reden = keuze.reden.rstrip(".")
    return f"{reden} (vastgesteld door {keuze.wie} op {datum(keuze.op)})."


@dataclass(frozen=True, slots=True)
class _Oordeel:
    """A series with its verdicts, on the way to a Koers."""

    indicator: Indicator
    rij: _Rij
    waarden: Sequence[Punt]
    begin: Mapping[int, Begin]
    trend: Trend

    def koers(self) -> Koers:
        soort = self.rij[-1][0].soort
        basis = Koers(soort, self._punten(), self._stukken(), "geen", GEEN_CIJFER)
        if self.waarden[-1] is None:
            return replace(basis, reden=self._geen_cijfer())
        jaren = self._jaartrend() if soort in PER_JAAR else None
        if jaren is not None and jaren.uitkomst != NIET:
            return replace(
                basis,
                methode="jaartrend",
                uitkomst=jaren.uitkomst,
                gunst=jaren.gunst,
                reden=jaren.reden,
            )
        nu, laatste = self.trend.nu, self.trend.delen[-1]
        if nu == TE_KORT:
            return replace(basis, uitkomst=TE_KORT, reden=self._te_weinig(jaren))
        return replace(
            basis,
            methode=laatste.methode,
            uitkomst=nu,
            gunst=self._gunst(nu),
            regel=laatste.regels[-1] if laatste.regels else 0,
        )

    def _punten(self) -> tuple[Koerspunt, ...]:
        delen = self.trend.delen
        regels = [r for deel in delen for r in deel.regels or (0,) * len(deel.oordelen)]
        return tuple(
            Koerspunt(periode, figuur, oordeel, regel)
            for (periode, figuur), oordeel, regel in zip(
                self.rij, self.trend.oordelen, regels, strict=True
            )
        )

    def _stukken(self) -> tuple[Stuk, ...]:
        return tuple(
            Stuk(d.van, d.tot, d.methode, d.midden, d.onder, d.boven, self.begin.get(d.van))
            for d in self.trend.delen
        )

    def _jaartrend(self) -> Jaartrend:
        if not self._heeft_noemer():
            return Jaartrend(NIET)
        laatste = list(enumerate(self.rij))[-JAREN:]
        if len(laatste) < JAREN:
            met_cijfer = sum(punt is not None for punt in self.waarden)
            return Jaartrend(NIET, reden=te_weinig_jaren(met_cijfer))
        punten = [self._jaarpunt(plaats, *punt) for plaats, punt in laatste]
        zonder = sum(
            punt is None and waarde(figuur) is not None
            for punt, (_, (_, figuur)) in zip(punten, laatste, strict=True)
        )
        if zonder:
            return Jaartrend(NIET, reden=self._zonder_tellingen(zonder))
        aandeel = self.indicator.vorm == "aandeel"
        vorm: Literal["aandeel", "cijfer"] = "aandeel" if aandeel else "cijfer"
        return jaartrend(punten, vorm=vorm, richting=self.indicator.richting)

    def _zonder_tellingen(self, jaren: int) -> str:
        """Why the counts behind the shown figures of some years are not known."""
        if self.indicator.cohort is not None:
            return (
                f"{van_jaren(jaren)} tonen we dit aandeel afgerond of als bereik, om een klein "
                "aantal niet te verraden. Een trend is daaruit niet te berekenen."
            )
        if self.indicator.vorm == "aandeel":
            return f"{van_jaren(jaren)} is niet bekend van hoeveel {self.indicator.eenheid[1]}."
        return f"{van_jaren(jaren)} is het aantal inwoners niet bekend."

    def _jaarpunt(self, plaats: int, periode: Periode, figuur: Figure | None) -> Jaarpunt | None:
        if figuur is None or waarde(figuur) is None:
            return None
        delen = teller_en_noemer(self.indicator, figuur)
        if delen is None:
            return None
        return Jaarpunt(periode.eerste.year, *delen, breuk=plaats in self.begin)

    def _geen_cijfer(self) -> str:
        periode, figuur = self.rij[-1]
        if figuur is not None and figuur.status == "onvolledig":
            return "Daarom zeggen we niets over het verloop."
        if figuur is not None and figuur.reden:
            return figuur.reden
        op = "op" if periode.soort == "peildatum" else "over"
        return f"Er is geen cijfer {op} {periode.zin()}."

    def _aantal(self) -> int:
        """How many points of the newest stretch have a figure."""
        return sum(p is not None for p in self.waarden[self.trend.delen[-1].van :])

    def _te_weinig(self, jaren: Jaartrend | None) -> str:
        """Why nothing is said; of years it is the annual test that asks for the fewest."""
        aantal = self._aantal()
        if jaren is not None and self._heeft_noemer() and aantal < KLEINSTE_RUNCHART:
            return jaren.reden
        if aantal >= KLEINSTE_SIGNAAL:
            if self.trend.delen[-1].methode == "geen":
                return "Er ontbreken te veel perioden om de gewone schommeling te kennen."
            return "Te veel cijfers zijn gelijk aan het midden van de reeks."
        zonder = jaren is not None and not self._heeft_noemer()
        waarom = self._niet_per_jaar() if zonder else ""
        want = f", want {waarom}" if waarom else ""
        sinds = " sinds het nieuwe begin van de reeks" if len(self.trend.delen) > 1 else ""
        er = "Er is er" if aantal == 1 else "Er zijn er"
        nodig = f"{KLEINSTE_SIGNAAL} {MEERVOUD[self.rij[-1][0].soort]}"
        return f"Daarvoor zijn {nodig} met een cijfer nodig{want}. {er}{sinds} {aantal}."

    def _niet_per_jaar(self) -> str:
        """Why five years are not enough here; of a count without a rate the comparison says it."""
        if self.indicator.verloop:
            return "dit cijfer is een schatting"
        if self.indicator.vorm == "percentage":
            return "van dit gepubliceerde percentage is niet bekend hoe onzeker het is"
        if self.indicator.vorm == "aantal":
            return ""
        return f"dit cijfer is een {self.indicator.vorm}"

    def _heeft_noemer(self) -> bool:
        """Whether the figure is made of counts that years can be tested on."""
        vorm = self.indicator.vorm
        if self.indicator.verloop:
            return False
        return vorm == "aandeel" or (vorm == "aantal" and bool(self.indicator.noemer))

    def _gunst(self, uitkomst: Oordeel) -> Gunst:
        richting = self.indicator.richting
        if richting == "geen oordeel" or uitkomst not in {HOOG, LAAG}:
            return ""
        return "gunstig" if (uitkomst == HOOG) == (richting == "hoger is beter") else "ongunstig"
