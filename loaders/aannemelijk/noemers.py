"""More than there can be: a count of children above the number of children who live there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from datasets.notatie import datum, getal
from indicators.model import NOEMERS, Interval
from indicators.soorten import TELLINGEN
from loaders.aannemelijk.reeksen import Reeks
from loaders.aannemelijk.zeggen import hooguit, over_reeks, twijfel, waarde
from loaders.aannemelijk.zicht import Zicht
from loaders.issues import Issue

RUIMSTE = "jeugd_0_22"
"""For a count without a denominator of its own."""
NIET_OP_WOONPLAATS = frozenset({"vo_coach"})
"""Datasets that count at the school: pupils come from elsewhere too."""
GEEN_KINDEREN = frozenset(
    {
        "wachttijd_weken",
        "samenwerking_cijfer",
        "samenwerking_deelnemers",
        "samenwerking_tevreden",
    }
)
"""Measures that are no number of children."""
INWONERS = "bevolking"
SOORT = "meer dan er wonen"
UITWEG = "Kijk of het getal bij de goede gemeente en in de goede kolom staat."


def meer_dan_er_wonen(zicht: Zicht, alle: Sequence[Reeks]) -> tuple[list[Issue], set[Reeks]]:
    """New figures above their denominator, and figures above a denominator that is new.

    Returns what is to be asked, and the series it explains.
    """
    issues: list[Issue] = []
    verklaard: set[Reeks] = set()
    for reeks in alle:
        noemer = _noemer(reeks)
        if not noemer:
            continue
        wonen = zicht.noemers.van(noemer, [reeks.gemeente], op=reeks.punt.periode.laatste)
        if wonen.waarde is None or reeks.punt.laag <= wonen.waarde.max:
            continue
        verklaard |= {r for r in alle if r is reeks or (r.samen and r.hoort_bij(reeks))}
        zin = f"{waarde(reeks.punt)}. {_er_wonen(noemer, wonen.waarde, wonen.peildatum)}"
        issues.append(over_reeks(zicht, reeks, SOORT, zin, UITWEG))
    issues += _bij_nieuwe_inwoners(zicht)
    return hooguit(issues, "getallen zijn hoger dan het aantal inwoners"), verklaard


def telt_kinderen(reeks: Reeks) -> bool:
    """True for a number of children of one municipality, counted where they live."""
    indicator, dataset = reeks.indicator, reeks.vers.dataset
    return (
        not reeks.samen
        and reeks.punt.percentage is None
        and dataset.id not in NIET_OP_WOONPLAATS
        and indicator.maat not in GEEN_KINDEREN
    )


def _noemer(reeks: Reeks) -> str:
    """The denominator of a count; none for events, of which a child can have several."""
    indicator = reeks.indicator
    if not telt_kinderen(reeks):
        return ""
    if indicator.stand_of_stroom == "stroom" and reeks.vers.dataset.id == TELLINGEN:
        return indicator.noemer
    return indicator.noemer or RUIMSTE


def _bij_nieuwe_inwoners(zicht: Zicht) -> Iterator[Issue]:
    """Figures that were there and are now above their denominator."""
    if not any(v.dataset.id == INWONERS for v in zicht.vers):
        return
    for sleutel, figuur in zicht.na.figuren.items():
        toen, noemer = zicht.voor.figuren.get(sleutel), figuur.noemer
        if noemer is None or figuur.teller.min <= noemer.max:
            continue
        if toen is not None and toen.noemer == noemer:
            continue
        indicator = zicht.na.indicatoren[figuur.indicator]
        naam = zicht.regio.naam_van(figuur.gebied)
        zin = (
            f"{naam} heeft {getal(figuur.teller.min)} {indicator.eenheid[1]}. "
            f"{_er_wonen(indicator.noemer, noemer, figuur.noemer_datum)}"
        )
        uitweg = "Kijk of de aantallen inwoners in dit bestand kloppen."
        yield twijfel(SOORT, zin, uitweg, waar="Bevolking")


def _er_wonen(noemer: str, wonen: Interval, op: str) -> str:
    dag = datum(date.fromisoformat(op))
    return f"Er wonen {getal(wonen.max)} {NOEMERS[noemer].titel} ({dag}). Klopt dit?"
