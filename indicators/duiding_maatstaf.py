"""What an area can be laid beside: the region, a group, municipalities that are alike, the country.

A benchmark never holds the area itself where it can be left out; where it cannot, that is said. A
benchmark of several areas is made from sums of numerators and denominators, never by averaging,
and only from figures that are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from datasets.periodes import Periode
from datasets.reference.indelingen import Groep
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.regio import NEDERLAND, REGIO, Regio
from indicators.duiding_delen import teller_en_noemer
from indicators.duiding_koers import BEKEND, waarde
from indicators.model import NUL, Figure, Indicator, Interval, Vrijgave
from indicators.reeks import Band
from indicators.vergelijking import zonder

GELIJKEN = "vergelijkbaar"
DOEL = "doel"
VERHOUDING_INWONERS = 2.0
"""Alike: at most this many times as many inhabitants, and at least one in so many."""
VERSCHIL_STEDELIJKHEID = 1
"""Alike: at most this many classes of stedelijkheid apart, where both classes are known."""
MINSTE_GELIJKEN = 2

_ONTBREEKT = ("niet geleverd", "niet bekend", "onvolledig")
"""What may be left out of a benchmark: it says nothing of the size of the figure."""


@dataclass(frozen=True, slots=True)
class Maatstaf:
    """What an area is laid beside.

    Attributes:
        id: "regio", the area id of a group, "vergelijkbaar", "NL" or "doel".
        naam: for a list of choices.
        plaats: inside a sentence: "in de rest van de regio".
        plaats_geheel: the same with the area itself in it: "in de hele regio".
        uitleg: which areas it is made of, as a sentence; empty where the name says it.
        leden: the municipalities it is made of, without the area itself.
        geheel: the area that has a figure of its own; empty for municipalities that are alike, and
            where the figure of the whole counts something else (who crosses its border).
    """

    id: str
    naam: str
    plaats: str
    uitleg: str = ""
    leden: tuple[str, ...] = ()
    geheel: str = ""
    plaats_geheel: str = ""


@dataclass(frozen=True, slots=True)
class Normwaarde:
    """The value of a benchmark, in the unit of the comparison.

    Attributes:
        waarde: None where there is none; `reden` then says why.
        opmerking: what has to be said beside it: areas that are missing, or the area itself that
            is part of it.
        plaats: what it is the value of, where that is not what the benchmark says.
    """

    waarde: Band | None
    reden: str = ""
    opmerking: str = ""
    plaats: str = ""


def maatstaven(
    vrij: Vrijgave, regio: Regio, indicator: Indicator, gebied: str
) -> tuple[Maatstaf, ...]:
    """The benchmarks that an area has for an indicator, in the order of a list of choices."""
    return tuple(_maatstaven(vrij, regio, indicator, gebied))


def _maatstaven(
    vrij: Vrijgave, regio: Regio, indicator: Indicator, gebied: str
) -> Iterator[Maatstaf]:
    eigen = leden_van(regio, gebied)
    gemeente = gebied in regio.gemeenten
    # Who crosses the border of a municipality need not cross that of a group: no rest of a whole.
    grens = bool(indicator.grens)
    rest_van = "gemiddeld in de andere gemeenten van" if grens else "in de rest van"
    if gebied not in {REGIO, NEDERLAND} and (gemeente or not grens):
        rest = tuple(code for code in regio.gemeenten if code not in eigen)
        heel = "" if grens else REGIO
        plaats = f"{rest_van} de regio"
        yield Maatstaf(REGIO, "De regio", plaats, "", rest, heel, "in de hele regio")
    if gemeente:
        for groep_id, groep in regio.groepen():
            if gebied in _hele_leden(groep):
                een = _groep(groep_id, groep, gebied)
                waar = een.naam if een.naam == groep.naam else f"het {een.naam}"
                yield replace(
                    een,
                    plaats=f"{rest_van} {waar}",
                    geheel="" if grens else groep_id,
                    plaats_geheel=f"in {waar}",
                )
        yield from _gelijken(regio, gebied)
    if gebied != NEDERLAND and vrij.reeks(indicator.id, NEDERLAND):
        yield Maatstaf(NEDERLAND, "Nederland", "in Nederland", geheel=NEDERLAND)
    if any(doel.indicator == indicator.id and doel.gebied in {"", gebied} for doel in regio.doelen):
        yield Maatstaf(DOEL, "Het doel", "")


def _groep(groep_id: str, groep: Groep, gebied: str) -> Maatstaf:
    gesplitst = any(lid.pc4 is not None for lid in groep.leden)
    rest = () if gesplitst else tuple(c for c in _hele_leden(groep) if c != gebied)
    return Maatstaf(groep_id, groep.titel(), "", "", rest, geheel=groep_id)


def _hele_leden(groep: Groep) -> tuple[str, ...]:
    """The municipalities that lie in a group as a whole."""
    return tuple(dict.fromkeys(lid.gemeente for lid in groep.leden if lid.pc4 is None))


def leden_van(regio: Regio, gebied: str) -> frozenset[str]:
    """The municipalities of the region that are in an area."""
    if gebied in {REGIO, NEDERLAND}:
        return frozenset(regio.gemeenten)
    groep = next((groep for groep_id, groep in regio.groepen() if groep_id == gebied), None)
    return frozenset({gebied} if groep is None else (lid.gemeente for lid in groep.leden))


def _gelijken(regio: Regio, gemeente: str) -> Iterator[Maatstaf]:
    eigen = next((een for een in regio.gelijken if een.gemeente == gemeente), None)
    met = gelijken(regio, gemeente) if eigen is None else eigen.met
    if len(met) < MINSTE_GELIJKEN:
        return
    namen = _opsomming([regio.naam_van(code) for code in met])
    wie = namen if regio.toon_namen else f"{len(met)} gemeenten"
    waarom = (
        "half tot twee keer zoveel inwoners, en ongeveer even stedelijk"
        if eigen is None
        else eigen.reden.rstrip(".")
    )
    uitleg = f"Vergelijkbare gemeenten zijn hier {wie} ({waarom})."
    yield Maatstaf(
        GELIJKEN, "Vergelijkbare gemeenten", "in vergelijkbare gemeenten", uitleg, tuple(met)
    )


def gelijken(regio: Regio, gemeente: str) -> tuple[str, ...]:
    """The municipalities of the region that are like one: in inhabitants and stedelijkheid.

    From the reference table of CBS (BRONNEN), or from the profile of the invented region, of which
    no stedelijkheid is known. Our own rule: a region can put a list of its own in its profile.
    """
    eigen = regio.register.gemeente(gemeente)
    if not eigen.inwoners:
        return ()
    uit = []
    for code in regio.gemeenten:
        ander = regio.register.gemeente(code)
        if code == gemeente or not ander.inwoners:
            continue
        maal = max(ander.inwoners, eigen.inwoners) / min(ander.inwoners, eigen.inwoners)
        klassen = (ander.stedelijkheid, eigen.stedelijkheid)
        apart = abs(klassen[0] - klassen[1]) if klassen[0] and klassen[1] else 0
        if maal <= VERHOUDING_INWONERS and apart <= VERSCHIL_STEDELIJKHEID:
            uit.append(code)
    return tuple(uit)


def normwaarde(
    vrij: Vrijgave, indicator: Indicator, maatstaf: Maatstaf, eigen: Figure
) -> Normwaarde:
    """The value of a benchmark in the period of a figure, without the area of that figure.

    For a count per 1.000, otherwise in the unit of the figure.
    """
    heel = vrij.figuur(indicator.id, maatstaf.geheel, eigen.periode, eigen.uitsplitsing)
    anderen = [
        vrij.figuur(indicator.id, code, eigen.periode, eigen.uitsplitsing)
        for code in maatstaf.leden
    ]
    if anderen:
        norm = _van_anderen(indicator, anderen)
        if norm is not None:
            return norm
    if maatstaf.id != NEDERLAND:
        rest = _zonder_eigen(indicator, heel, eigen)
        if rest is not None:
            return Normwaarde(rest)
    if heel is None and anderen:
        return Normwaarde(None, _waarom_niet(indicator, maatstaf, anderen))
    return _van_geheel(indicator, maatstaf, heel)


def _waarom_niet(indicator: Indicator, maatstaf: Maatstaf, anderen: Sequence[Figure | None]) -> str:
    """Why no figure follows from those of the others, where the whole has none of its own."""
    plaats = _hoofdletter(maatstaf.plaats)
    alle = f"{len(anderen)} {'gemeente' if len(anderen) == 1 else 'gemeenten'}"
    geen = sum(figuur is None or figuur.status in _ONTBREEKT for figuur in anderen)
    bekend = sum(_delen(indicator, figuur) is not None for figuur in anderen)
    verborgen = len(anderen) - geen - bekend
    if geen in (0, len(anderen)) and not verborgen:
        return f"{plaats} is er geen cijfer om mee te vergelijken."
    if indicator.vorm not in _OPTELBAAR or indicator.verloop:
        return f"{plaats} is dit niet te berekenen uit de cijfers van de gemeenten."
    if verborgen:
        return (
            f"{plaats} is dit niet te berekenen: van {verborgen} van de {alle} zijn de aantallen "
            "niet precies te tonen."
        )
    return f"{plaats} is dit niet te berekenen: van {geen} van de {alle} is er geen heel cijfer."


def _van_anderen(indicator: Indicator, anderen: Sequence[Figure | None]) -> Normwaarde | None:
    """From the figures of all others; those without one may be missing, not the hidden ones."""
    delen = [_delen(indicator, figuur) for figuur in anderen]
    bekend = [deel for deel in delen if deel is not None]
    for figuur, deel in zip(anderen, delen, strict=True):
        if deel is None and figuur is not None and figuur.status not in _ONTBREEKT:
            return None
    if 2 * len(bekend) < len(anderen) or not bekend:
        return None
    teller = sum((t for t, _ in bekend), NUL)
    noemer = sum((n for _, n in bekend), NUL)
    if noemer.min <= 0:
        return None
    mist = len(anderen) - len(bekend)
    opmerking = (
        f"Daarin {'ontbreekt' if mist == 1 else 'ontbreken'} {mist} van {len(anderen)} gemeenten."
        if mist
        else ""
    )
    band = Band(teller.min / noemer.max, teller.max / noemer.min)
    return Normwaarde(_in_eenheid(indicator, band), opmerking=opmerking)


def _zonder_eigen(indicator: Indicator, heel: Figure | None, eigen: Figure) -> Band | None:
    """The whole without the area itself."""
    geheel, deel = _delen(indicator, heel), _delen(indicator, eigen)
    if geheel is None or deel is None:
        return None
    rest = zonder(*geheel, *deel)
    return None if rest is None else _in_eenheid(indicator, rest)


def _van_geheel(indicator: Indicator, maatstaf: Maatstaf, heel: Figure | None) -> Normwaarde:
    """The figure of the whole as it is; it says that the area is part of it."""
    plaats = maatstaf.plaats_geheel or maatstaf.plaats
    geen = f"{_hoofdletter(plaats)} is er geen cijfer om mee te vergelijken."
    if heel is None:
        return Normwaarde(None, geen)
    band = cijferwaarde(indicator, heel)
    if band is None:
        waarom = heel.reden or heel.per1000_reden
        # Without these words it would be read as something about the own area.
        waarom = waarom.replace("Onvolledig: ", "Daar is het onvolledig: ", 1)
        return Normwaarde(None, f"{geen} {waarom}".strip())
    mee = maatstaf.id != NEDERLAND
    return Normwaarde(band, opmerking=_MEE if mee else "", plaats=plaats)


def _hoofdletter(plaats: str) -> str:
    return f"{plaats[:1].upper()}{plaats[1:]}"


_MEE = "Dit gebied telt daarin zelf ook mee."


def cijferwaarde(indicator: Indicator, figuur: Figure | None) -> Band | None:
    """What a figure is compared by: a count per 1.000 inhabitants, everything else as it is.

    Of a count that is hidden as small the range is known to all; it is compared and never shown.
    """
    band = waarde(figuur)
    if figuur is None or band is None:
        return None
    if indicator.vorm != "aantal":
        return band
    if not figuur.noemer_min or not figuur.noemer_max:
        return None
    return Band(1000 * band.min / figuur.noemer_max, 1000 * band.max / figuur.noemer_min)


def doel_van(
    regio: Regio, indicator: Indicator, gebied: str, periode: Periode
) -> Streefwaarde | None:
    """The target that holds for an area in a period: the newest, one of its own first."""
    geldend = [
        doel
        for doel in regio.doelen
        if doel.indicator == indicator.id
        and doel.gebied in {"", gebied}
        and (doel.vanaf is None or doel.vanaf <= periode.laatste)
    ]
    return max(geldend, key=lambda doel: (bool(doel.gebied), str(doel.vanaf or "")), default=None)


def _delen(indicator: Indicator, figuur: Figure | None) -> tuple[Interval, Interval] | None:
    if figuur is None or figuur.status not in BEKEND or indicator.vorm not in _OPTELBAAR:
        return None
    return teller_en_noemer(indicator, figuur)


_OPTELBAAR = ("aantal", "aandeel")


def _in_eenheid(indicator: Indicator, band: Band) -> Band:
    """Per 1.000 for a count, percent for a share, which is never more than all."""
    if indicator.vorm == "aantal":
        return Band(1000 * band.min, 1000 * band.max)
    return Band(100 * min(1.0, band.min), 100 * min(1.0, band.max))


def _opsomming(namen: Sequence[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
