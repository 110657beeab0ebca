"""What is said of a course, in plain Dutch sentences that follow the sentence of the figure.

A difference between two periods is never said here: only what the method found, or why it found
nothing. No number of a figure is repeated, so nothing that is hidden can be in a sentence.
"""

from __future__ import annotations

from datasets.notatie import getal
from datasets.periodes import Periodesoort
from indicators.duiding_koers import MEERVOUD, Koers, Koerspunt
from indicators.jaartrend import DAALT, GEEN_TREND, STIJGT
from indicators.model import Indicator
from indicators.reeks import GEWOON, HOOG, LAAG, ONZEKER, TE_KORT

TE_WEINIG = "Te weinig om te zeggen of dit een verandering is."
_PER_JAAR: dict[Periodesoort, int] = {"kwartaal": 4, "halfjaar": 2}
_MEESTE_EERDERE = 3


def tijd(soort: Periodesoort, aantal: int) -> str:
    """A number of periods in words: ``3 jaar`` for 12 quarters, ``14 kwartalen``."""
    per_jaar = _PER_JAAR.get(soort)
    if per_jaar and aantal % per_jaar == 0:
        return f"{aantal // per_jaar} jaar"
    return f"{aantal} {MEERVOUD[soort]}"


def koerszin(indicator: Indicator, koers: Koers) -> str:
    """What is said of the newest point, in one or more sentences; empty where there is no figure.

    An incomplete figure has one: it says why the course is not judged.
    """
    if koers.methode == "jaartrend":
        return " ".join([oordeelszin(koers), *_na_jaartrend(koers)])
    if koers.uitkomst == GEWOON:
        return " ".join([oordeelszin(koers), *_eerder(koers), *_begin(koers)])
    if koers.uitkomst in {HOOG, LAAG}:
        gewoon = _gewone_waarden(indicator, koers)
        return " ".join([oordeelszin(koers), *gewoon, *_begin(koers)])
    if koers.uitkomst == ONZEKER:
        return " ".join([oordeelszin(koers), *_begin(koers)])
    if koers.uitkomst == TE_KORT:
        return " ".join([TE_WEINIG, koers.reden, *_begin(koers)])
    nieuwste = koers.punten[-1].figuur
    return koers.reden if nieuwste is not None and nieuwste.status == "onvolledig" else ""


def waarom(indicator: Indicator, koers: Koers) -> str:
    """Why a figure stands out, beside a mark and a word that already say that it does.

    What is ordinary where that is known, otherwise all that is said of its course.
    """
    gewoon = _gewone_waarden(indicator, koers) if koers.uitkomst in {HOOG, LAAG} else []
    return " ".join([*gewoon, *_begin(koers)]) if gewoon else koerszin(indicator, koers)


def oordeelszin(koers: Koers) -> str:
    """What the method found, in one sentence; empty where none was used."""
    if not koers.beoordeeld:
        return ""
    if koers.methode == "jaartrend":
        return _JAARTREND[koers.uitkomst].format(jaren=MEERVOUD[koers.soort])
    if koers.uitkomst == GEWOON:
        return _gewoon(koers)
    return _ONZEKER if koers.uitkomst == ONZEKER else _opvallend(koers)


_ONZEKER = (
    "Of dat een verandering is, is niet zeker te zeggen: een deel van de cijfers is niet precies "
    "bekend."
)


def _lengte(koers: Koers) -> str:
    return tijd(koers.soort, len(koers.in_laatste))


def _gewoon(koers: Koers) -> str:
    return f"Dat past bij de gewone schommeling van de afgelopen {_lengte(koers)}."


def _opvallend(koers: Koers) -> str:
    hoe = koers.uitkomst
    if koers.methode == "run chart":
        return (
            f"Dat is {hoe}: over de afgelopen {_lengte(koers)} zijn de cijfers meer verschoven "
            "dan door toeval te verklaren is."
        )
    waarom = {1: _buiten, 2: _rij, 3: _twee_van_drie, 4: _een_kant}[koers.regel](koers)
    return f"Dat is {hoe}: {waarom}."


def _buiten(koers: Koers) -> str:
    return f"meer dan de gewone schommeling van de afgelopen {_lengte(koers)} verklaart"


def _rij(koers: Koers) -> str:
    toen, nu = (punt.figuur for punt in koers.punten[-2:])
    stijgt = toen is not None and nu is not None and (nu.min or 0) > (toen.max or 0)
    return f"het {'stijgt' if stijgt else 'daalt'} al {tijd_op_rij(koers)} op rij"


def _twee_van_drie(koers: Koers) -> str:
    kant = "boven" if koers.uitkomst == HOOG else "onder"
    return f"twee van de laatste drie {MEERVOUD[koers.soort]} liggen ver {kant} het gemiddelde"


def _een_kant(koers: Koers) -> str:
    kant = "boven" if koers.uitkomst == HOOG else "onder"
    return f"het ligt al ten minste 7 {MEERVOUD[koers.soort]} op rij {kant} het gemiddelde"


def tijd_op_rij(koers: Koers) -> str:
    """How long a rule of seven in a row has held, at least."""
    return f"ten minste 6 {MEERVOUD[koers.soort]}"


def _gewone_waarden(indicator: Indicator, koers: Koers) -> list[str]:
    """What is ordinary, as whole numbers; of a count outside it, where the limits are known."""
    gewoon = koers.laatste.gewoon()
    if indicator.vorm != "aantal" or koers.regel != 1 or gewoon is None:
        return []
    return [f"Gewoon is {getal(gewoon[0])} tot en met {getal(gewoon[1])}."]


def _eerder(koers: Koers) -> list[str]:
    """Earlier points of the same stretch that stand out, so that ordinary is not all there is."""
    punten = [p for p in koers.in_laatste[:-1] if p.oordeel in {HOOG, LAAG}]
    if not punten or koers.methode == "run chart":
        return []
    namen = _opsomming([_moment(p) for p in punten[-_MEESTE_EERDERE:]])
    meer = "Onder meer " if len(punten) > _MEESTE_EERDERE else ""
    ww = "viel" if len(punten) == 1 else "vielen"
    begin = f"{meer}{namen}"
    return [f"{begin[:1].upper()}{begin[1:]} {ww} eerder op."]


def _moment(punt: Koerspunt) -> str:
    return f"{punt.periode.zin()} ({'hoog' if punt.oordeel == HOOG else 'laag'})"


def _opsomming(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def _begin(koers: Koers) -> list[str]:
    """That the series began anew, and why: a break in the data, or a choice of a person."""
    begin = koers.laatste.begin
    if begin is None:
        return []
    vanaf = koers.punten[koers.laatste.van].periode
    op = "op" if vanaf.soort == "peildatum" else "in"
    return [f"De reeks begint opnieuw {op} {vanaf.zin()}. {begin.reden}"]


_JAARTREND = {
    STIJGT: "Over de laatste 5 {jaren} is er een stijging die groter is dan toeval.",
    DAALT: "Over de laatste 5 {jaren} is er een daling die groter is dan toeval.",
    GEEN_TREND: "Over de laatste 5 {jaren} is er geen duidelijke stijging of daling.",
    ONZEKER: "Of het over de laatste 5 {jaren} stijgt of daalt, is niet zeker te zeggen.",
}


def _na_jaartrend(koers: Koers) -> list[str]:
    delen = [f"Dat is {koers.gunst}."] if koers.gunst else []
    return [*delen, koers.reden] if koers.reden else delen
