"""Which indicators a region shows, in which order, under which hoofdlijn.

The catalogue has them all; the inrichting of a region says only where it wants something else. So a
new indicator is shown in every region: under the hoofdlijn of the catalogue where the region has
it, else under the line of its agenda that is about it, else under its theme.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz import process

from datasets.reference.agenda import Lijn
from datasets.reference.profiel import ProfielFout
from datasets.reference.regio import Regio
from indicators.model import Indicator

_LIJKT_GENOEG = 60


def gekozen(regio: Regio, indicatoren: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    """The indicators that the region shows, in its order, each under its hoofdlijn.

    Internal ones are never among them.
    """
    per = {keuze.indicator: keuze for keuze in regio.indicatoren}
    gevonden = []
    for naam in volgorde(regio, indicatoren):
        indicator, keuze = indicatoren[naam], per.get(naam)
        if indicator.intern or (keuze is not None and keuze.tonen == "niet"):
            continue
        anders: dict[str, Any] = {}
        if (lijn := hoofdlijn_van(regio, indicator)) != indicator.hoofdlijn:
            anders["hoofdlijn"] = lijn
        if keuze is not None and keuze.tonen is not None:
            anders["kerncijfer"] = keuze.tonen == "kerncijfer"
        gevonden.append(indicator.model_copy(update=anders) if anders else indicator)
    return tuple(gevonden)


def volgorde(regio: Regio, indicatoren: Collection[str]) -> tuple[str, ...]:
    """All ids in the order of the region; one that it does not name follows the one before it."""
    op_volgorde = [naam for naam in regio.volgorde if naam in indicatoren]
    if not op_volgorde:
        return tuple(indicatoren)
    genoemd = set(op_volgorde)
    vorige = ""
    for naam in indicatoren:
        if naam not in genoemd:
            op_volgorde.insert(op_volgorde.index(vorige) + 1 if vorige else 0, naam)
        vorige = naam
    return tuple(op_volgorde)


def hoofdlijn_van(regio: Regio, indicator: Indicator) -> str:
    """The title of the hoofdlijn under which a region has an indicator.

    What the inrichting says comes first. Else the hoofdlijn of the catalogue where the region has
    it, else the first line of its agenda with a criterium about this indicator, else the theme.
    """
    keuze = next((een for een in regio.indicatoren if een.indicator == indicator.id), None)
    if keuze is not None and keuze.hoofdlijn:
        return keuze.hoofdlijn
    for lijn in regio.hoofdlijnen:
        if lijn.catalogus == indicator.hoofdlijn:
            return lijn.titel
    lijnen = _van_agenda(regio)
    if not lijnen or indicator.hoofdlijn in {lijn.titel for lijn in lijnen}:
        return indicator.hoofdlijn
    over = (lijn.titel for lijn in lijnen if indicator.id in lijn.indicatoren)
    return next(over, indicator.thematitel)


def hoofdlijnen(regio: Regio, getoond: Iterable[Indicator]) -> tuple[str, ...]:
    """The titles of the hoofdlijnen in order, those of the inrichting also without an indicator.

    Lines come before themes: what the region agreed on stands first.

    Args:
        regio: with its inrichting and agenda.
        getoond: the indicators that it shows, each under its hoofdlijn; see `gekozen`.
    """
    eigen = [lijn.titel for lijn in regio.hoofdlijnen]
    titels = (een.hoofdlijn for een in getoond)
    shown = sorted(dict.fromkeys(titels), key=lambda titel: not is_hoofdlijn(regio, titel))
    return tuple(dict.fromkeys([*eigen, *shown]))


def is_hoofdlijn(regio: Regio, titel: str) -> bool:
    """Whether a title is that of a line that the region agreed on, and not only of a theme."""
    eigen = {lijn.titel for lijn in regio.hoofdlijnen}
    eigen |= {lijn.titel for lijn in _van_agenda(regio)}
    return not eigen or titel in eigen


def _van_agenda(regio: Regio) -> tuple[Lijn, ...]:
    """The lines of the agenda that were not retired; none where the inrichting has its own."""
    if regio.agenda is None or regio.hoofdlijnen:
        return ()
    return tuple(lijn for lijn in regio.agenda.alle_lijnen if lijn.tot is None)


def controleer_indicatoren(regio: Regio, indicatoren: Mapping[str, Indicator]) -> None:
    """Check what the inrichting says of indicators and hoofdlijnen.

    Raises:
        ProfielFout: an indicator that does not exist, a hoofdlijn that does not exist or that no
            indicator can be found under any more; one Dutch sentence each.
    """
    fouten = [*_onbekend(regio, indicatoren), *_hoofdlijnfouten(regio, indicatoren)]
    if not fouten and not gekozen(regio, indicatoren):
        fouten = ["blijft er geen enkel cijfer over om te tonen"]
    if fouten:
        raise ProfielFout(" ".join(f"In de inrichting van {regio.naam} {een}." for een in fouten))


def _onbekend(regio: Regio, indicatoren: Mapping[str, Indicator]) -> Iterator[str]:
    zichtbaar = [een.id for een in indicatoren.values() if not een.intern]
    genoemd = [*(keuze.indicator for keuze in regio.indicatoren), *regio.volgorde]
    for naam in dict.fromkeys(genoemd):
        if naam not in indicatoren:
            bedoeld = process.extractOne(naam, zichtbaar, score_cutoff=_LIJKT_GENOEG)
            vraag = f"; bedoelt u “{bedoeld[0]}”" if bedoeld else ""
            yield f"is het cijfer “{naam}” onbekend{vraag}"


def _hoofdlijnfouten(regio: Regio, indicatoren: Mapping[str, Indicator]) -> Iterator[str]:
    catalogus = {een.hoofdlijn for een in indicatoren.values()}
    for lijn in regio.hoofdlijnen:
        if lijn.catalogus and lijn.catalogus not in catalogus:
            yield f"hoort “{lijn.titel}” bij de hoofdlijn “{lijn.catalogus}”, en die is er niet"
    er = {lijn.titel for lijn in regio.hoofdlijnen}
    if not er:
        themas = {een.thematitel for een in indicatoren.values()}
        er = catalogus | themas | {lijn.titel for lijn in _van_agenda(regio)}
    zonder: dict[str, list[str]] = {}
    for indicator in gekozen(regio, indicatoren):
        if indicator.hoofdlijn not in er:
            zonder.setdefault(indicator.hoofdlijn, []).append(indicator.titel)
    for titel, cijfers in zonder.items():
        yield f"staat {_en(cijfers)} onder de hoofdlijn “{titel}”, en die is er niet"


def _en(namen: Sequence[str]) -> str:
    if len(namen) == 1:
        return f"“{namen[0]}”"
    rest = len(namen) - 1
    return f"“{namen[0]}” met {rest} {'ander cijfer' if rest == 1 else 'andere cijfers'}"
