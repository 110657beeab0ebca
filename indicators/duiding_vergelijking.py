"""A figure beside a benchmark or a target, with what chance can do, in sentences.

By interval and polarity, on two levels (methods.md B4). What is said holds for every value that a
range can have. Of a count that is hidden as small no rate is ever written.
"""

from __future__ import annotations

from dataclasses import dataclass

from datasets.notatie import getal
from datasets.periodes import Periode
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.regio import Regio
from indicators.duiding_koers import waarde
from indicators.duiding_maatstaf import (
    DOEL,
    Maatstaf,
    Normwaarde,
    cijferwaarde,
    doel_van,
    maatstaven,
    normwaarde,
)
from indicators.model import NOEMERS, Figure, Indicator, Vrijgave
from indicators.reeks import ONZEKER, Band
from indicators.vergelijking import (
    NIET_VERGELEKEN,
    VERGELIJKBAAR,
    Doel,
    Doeloordeel,
    Kans,
    Norm,
    Oordeel,
    toets_doel,
    vergelijk,
)

GEEN_CIJFER = "Er is geen cijfer om te vergelijken."
GEEN_NOEMER = (
    "Dit aantal is niet per 1.000 inwoners te berekenen. Gebieden van verschillende grootte zijn "
    "er niet mee te vergelijken."
)
GEEN_KANS = "Bij dit cijfer is niet bekend hoe groot het toeval is."
ALLES = 100.0
NIETS_TE_ZEGGEN = "is dit niet te zeggen: daar zijn te veel aantallen klein."
EEN_OP_20 = "Bij 1 op de 20 vergelijkingen is zo’n verschil toch toeval."


@dataclass(frozen=True, slots=True)
class Vergeleken:
    """A figure beside a benchmark.

    Attributes:
        maatstaf: None where the area does not have the benchmark that was asked for.
        oordeel: for a target whether it is reached.
        reden: why it was not compared, or why nothing is sure; empty otherwise.
        norm: the value of the benchmark, in the unit of the comparison; also of a figure of which
            no chance is known: then both stand side by side, without a verdict.
        zin: one or more full sentences.
    """

    maatstaf: Maatstaf | None
    oordeel: Oordeel | Doeloordeel
    zin: str
    reden: str = ""
    norm: Band | None = None


def vergeleken(
    vrij: Vrijgave, regio: Regio, indicator: Indicator, figuur: Figure | None, maatstaf_id: str
) -> Vergeleken:
    """Lay a figure beside the benchmark with this id; what cannot be compared says why."""
    if figuur is None:
        return _niet(None, GEEN_CIJFER)
    alle = maatstaven(vrij, regio, indicator, figuur.gebied)
    maatstaf = next((een for een in alle if een.id == maatstaf_id), None)
    if maatstaf_id == DOEL:
        return _naast_doel(regio, indicator, figuur, maatstaf)
    if maatstaf is None:
        zelf = maatstaf_id == figuur.gebied
        return _niet(None, _ZELF if zelf else "Deze vergelijking is er niet voor dit gebied.")
    return _naast_maatstaf(vrij, indicator, figuur, maatstaf)


def _naast_maatstaf(
    vrij: Vrijgave, indicator: Indicator, figuur: Figure, maatstaf: Maatstaf
) -> Vergeleken:
    kans, reden = kans_van(indicator, figuur)
    if kans is None and reden != GEEN_KANS:
        return _niet(maatstaf, reden)
    norm = normwaarde(vrij, indicator, maatstaf, figuur)
    if norm.waarde is None:
        return _niet(maatstaf, norm.reden)
    if indicator.procenten and norm.waarde.min <= 0 and norm.waarde.max >= ALLES:
        plaats = norm.plaats or maatstaf.plaats
        return _niet(maatstaf, f"{plaats[:1].upper()}{plaats[1:]} {NIETS_TE_ZEGGEN}")
    if kans is None:
        waarden = _waarden(indicator, figuur, maatstaf, norm)
        zin = " ".join(deel for deel in (waarden, norm.opmerking, reden) if deel)
        return Vergeleken(maatstaf, NIET_VERGELEKEN, zin, reden, norm.waarde)
    uitkomst = vergelijk(
        figuur.gebied, kans, Norm(maatstaf.naam, norm.waarde), richting=indicator.richting
    )
    zin = _zin(indicator, figuur, maatstaf, norm, uitkomst.oordeel)
    return Vergeleken(maatstaf, uitkomst.oordeel, zin, uitkomst.reden, norm.waarde)


def eerste_met_waarde(
    vrij: Vrijgave, regio: Regio, indicator: Indicator, figuur: Figure
) -> Vergeleken | None:
    """The first benchmark that has a value, else the first one; None for an area that has none."""
    keuzes = [een.id for een in maatstaven(vrij, regio, indicator, figuur.gebied)]
    alle = [vergeleken(vrij, regio, indicator, figuur, een) for een in keuzes]
    return next((een for een in alle if een.norm is not None), alle[0] if alle else None)


_ZELF = "Een gebied wordt niet met zichzelf vergeleken."


def _niet(maatstaf: Maatstaf | None, reden: str) -> Vergeleken:
    return Vergeleken(maatstaf, NIET_VERGELEKEN, reden, reden)


def kans_van(indicator: Indicator, figuur: Figure) -> tuple[Kans | None, str]:
    """A figure with chance around it, in the unit of a comparison; or why it cannot be compared."""
    if figuur.status == "onvolledig":
        return None, "Het cijfer is onvolledig, en wordt niet vergeleken."
    if waarde(figuur) is None:
        return None, figuur.reden or GEEN_CIJFER
    band = cijferwaarde(indicator, figuur)
    if band is None:
        return None, figuur.per1000_reden if indicator.noemer else GEEN_NOEMER
    if figuur.onder95 is None or figuur.boven95 is None:
        return None, GEEN_KANS
    if figuur.onder998 is None or figuur.boven998 is None:
        return None, GEEN_KANS
    laag, hoog = 1.0, 1.0
    if indicator.vorm == "aantal" and figuur.noemer_min and figuur.noemer_max:
        laag, hoog = 1000 / figuur.noemer_max, 1000 / figuur.noemer_min
    kans = Kans(
        band,
        (laag * figuur.onder95, hoog * figuur.boven95),
        (laag * figuur.onder998, hoog * figuur.boven998),
    )
    return kans, ""


# -- sentences --------------------------------------------------


def _zin(
    indicator: Indicator, figuur: Figure, maatstaf: Maatstaf, norm: Normwaarde, oordeel: str
) -> str:
    waarden = _waarden(indicator, figuur, maatstaf, norm)
    delen = (waarden, norm.opmerking, _oordeelszin(indicator, oordeel), maatstaf.uitleg)
    return " ".join(deel for deel in delen if deel)


def _waarden(indicator: Indicator, figuur: Figure, maatstaf: Maatstaf, norm: Normwaarde) -> str:
    """Own value and that of the benchmark; of a small count only the benchmark is written."""
    ander = "" if norm.waarde is None else _tekst(indicator, norm.waarde)
    waar = norm.plaats or maatstaf.plaats
    band = cijferwaarde(indicator, figuur)
    eenheid = _eenheid(indicator)
    if indicator.vorm != "aantal" or figuur.status == "klein" or band is None:
        return f"{waar[:1].upper()}{waar[1:]} is het {ander}{eenheid}."
    return f"Dat is {_tekst(indicator, band)}{eenheid}; {waar} {ander}."


def _eenheid(indicator: Indicator) -> str:
    if indicator.vorm == "aantal" and indicator.noemer:
        return f" per 1.000 {NOEMERS[indicator.noemer].titel}"
    return "%" if indicator.procenten else ""


def _tekst(indicator: Indicator, band: Band) -> str:
    if indicator.vorm == "duur":
        laag, hoog = getal(band.min / 7), getal(band.max / 7)
        return f"{laag} weken" if laag == hoog else f"{laag} tot {hoog} weken"
    laag, hoog = getal(band.min, 1), getal(band.max, 1)
    return laag if laag == hoog else f"{laag} tot {hoog}"


def _oordeelszin(indicator: Indicator, oordeel: str) -> str:
    if oordeel == VERGELIJKBAAR:
        return "Het verschil kan toeval zijn."
    if oordeel == ONZEKER:
        return "Of het verschil toeval is, is niet zeker te zeggen."
    duidelijk = oordeel.startswith("duidelijk ")
    woord = oordeel.removeprefix("duidelijk ")
    hoger = woord == "hoger" or woord == _als_hoger(indicator)
    kant = f"Het cijfer hier is {'duidelijk ' if duidelijk else ''}{'hoger' if hoger else 'lager'}"
    gunst = {"beter": ", en dat is gunstig", "slechter": ", en dat is ongunstig"}.get(woord, "")
    return f"{kant}{gunst}." if duidelijk else f"{kant}{gunst}. {EEN_OP_20}"


def _als_hoger(indicator: Indicator) -> str:
    """What a higher figure is called."""
    return "beter" if indicator.richting == "hoger is beter" else "slechter"


# -- targets ----------------------------------------------------


def _naast_doel(
    regio: Regio, indicator: Indicator, figuur: Figure, maatstaf: Maatstaf | None
) -> Vergeleken:
    doel = doel_van(regio, indicator, figuur.gebied, Periode.van_code(figuur.periode))
    if doel is None:
        return _niet(maatstaf, "Er is geen doel afgesproken.")
    band = waarde(figuur)
    if band is None:
        return _niet(maatstaf, figuur.reden or GEEN_CIJFER)
    grens = Doel(doel.laag, doel.hoog)
    oordeel = toets_doel(band, grens, richting=indicator.richting)
    zinnen = [f"Het doel is {doeltekst(indicator, doel)}.", _DOELZIN[oordeel]]
    if figuur.onder95 is not None and figuur.boven95 is not None:
        streng = toets_doel(
            Band(figuur.onder95, figuur.boven95), grens, richting=indicator.richting
        )
        if oordeel not in {streng, ONZEKER}:
            zinnen.append("Dat kan ook toeval zijn.")
    return Vergeleken(maatstaf, oordeel, " ".join(zinnen), norm=Band(doel.laag, doel.hoog))


_DOELZIN: dict[Doeloordeel, str] = {
    "gehaald": "Dat is gehaald.",
    "deels gehaald": "Dat is voor een deel gehaald.",
    "niet gehaald": "Dat is niet gehaald.",
    "hoger": "Het cijfer ligt daarboven.",
    "binnen": "Het cijfer ligt daarbinnen.",
    "lager": "Het cijfer ligt daaronder.",
    "niet zeker te zeggen": "Of dat is gehaald, is niet zeker te zeggen.",
}


def doeltekst(indicator: Indicator, doel: Streefwaarde) -> str:
    """A target in words: "ten minste 80%", "8 tot en met 12"."""
    heel = doel.laag == int(doel.laag) and doel.hoog == int(doel.hoog)
    laag, hoog = (getal(grens, 0 if heel else 1) for grens in (doel.laag, doel.hoog))
    eenheid = "%" if indicator.procenten else ""
    if doel.laag != doel.hoog:
        return f"{laag} tot en met {hoog}{eenheid}"
    woord = {"lager is beter": "ten hoogste ", "hoger is beter": "ten minste "}
    return f"{woord.get(indicator.richting, '')}{laag}{eenheid}"
