"""What readers will see change after a change of the inrichting: from figures as released."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from datasets.notatie import aantal_tekst, bereik, getal
from datasets.periodes import Periode
from datasets.reference.regio import ALLEEN_OP_HET_SCHERM, Regio
from indicators.catalog import indicatoren
from indicators.duiding import koers, oordeelszin
from indicators.keuze import gekozen
from indicators.model import Figure, Indicator, Sleutel, Vrijgave

Soort = Literal["nieuw", "gewijzigd", "vervallen"]

_GEEN_CIJFER = ("niet geleverd", "niet bekend")


@dataclass(frozen=True)
class Cijferverschil:
    """One figure that readers see appear, change or vanish; texts as they see them.

    Attributes:
        soort: which of these.
        titel: title of the indicator.
        gebied: name of the area.
        periode: code of the period.
        uitsplitsing: category of a breakdown; "" for the whole.
        was, wordt: the text of the figure; "" where there is none.
    """

    soort: Soort
    titel: str
    gebied: str
    periode: str
    uitsplitsing: str
    was: str
    wordt: str


@dataclass(frozen=True)
class Gevolg:
    """What a change does.

    Attributes:
        zinnen: what is chosen differently.
        cijfers: what readers see appear, change and vanish, by indicator and area, newest first.
        oordelen: judgements on the course that become others, as sentences.
    """

    zinnen: tuple[str, ...]
    cijfers: tuple[Cijferverschil, ...]
    oordelen: tuple[str, ...]

    def aantal(self, soort: Soort) -> int:
        """How many figures appear, change or vanish."""
        return sum(een.soort == soort for een in self.cijfers)

    def samenvatting(self) -> str:
        """In one sentence how many figures readers see appear, change and vanish."""
        woorden = (
            ("nieuw", "cijfer komt erbij", "cijfers komen erbij"),
            ("gewijzigd", "cijfer verandert", "cijfers veranderen"),
            ("vervallen", "cijfer verdwijnt", "cijfers verdwijnen"),
        )
        delen = [
            aantal_tekst(aantal, een, meer)
            for soort, een, meer in woorden
            if (aantal := self.aantal(soort))  # type: ignore[arg-type]
        ]
        if not delen:
            return "Er komt geen cijfer bij, en er verandert of verdwijnt er geen."
        return f"Voor lezers: {', '.join(delen)}."


def raakt_cijfers(voor: Regio, na: Regio) -> bool:
    """True when figures must be computed again: more changes than what is on screen."""
    weg = set(ALLEEN_OP_HET_SCHERM)
    return voor.model_dump(exclude=weg) != na.model_dump(exclude=weg)


def cijferverschillen(
    voor: tuple[Regio, Vrijgave | None], na: tuple[Regio, Vrijgave | None]
) -> tuple[Cijferverschil, ...]:
    """The figures that readers see appear, change or vanish between two states.

    Args:
        voor: the inrichting and the figures now; None where there are none yet.
        na: those after the change.
    """
    oud, nieuw = _getoond(*voor), _getoond(*na)
    rang = {naam: nummer for nummer, naam in enumerate(indicatoren())}
    gevonden = [
        (sleutel, een)
        for sleutel in dict.fromkeys((*nieuw, *oud))
        if (een := _verschil(voor[0], na[0], oud.get(sleutel), nieuw.get(sleutel))) is not None
    ]
    gevonden.sort(key=lambda paar: Periode.van_code(paar[0][2]).sleutel(), reverse=True)
    gevonden.sort(key=lambda paar: (rang[paar[0][0]], paar[1].gebied))
    return tuple(een for _, een in gevonden)


def _getoond(regio: Regio, vrij: Vrijgave | None) -> Mapping[Sleutel, Figure]:
    if vrij is None:
        return {}
    er = {een.id for een in gekozen(regio, indicatoren())}
    return {
        sleutel: figuur
        for sleutel, figuur in vrij.figuren.items()
        if figuur.indicator in er and figuur.status not in _GEEN_CIJFER
    }


def _verschil(
    regio_voor: Regio, regio_na: Regio, oud: Figure | None, nieuw: Figure | None
) -> Cijferverschil | None:
    een = nieuw or oud
    was, wordt = _tekst(oud), _tekst(nieuw)
    if een is None or was == wordt:
        return None
    soort: Soort = "nieuw" if oud is None else "vervallen" if nieuw is None else "gewijzigd"
    return Cijferverschil(
        soort=soort,
        titel=indicatoren()[een.indicator].titel,
        gebied=(regio_na if nieuw else regio_voor).naam_van(een.gebied),
        periode=een.periode,
        uitsplitsing=een.uitsplitsing,
        was=was,
        wordt=wordt,
    )


def _tekst(figuur: Figure | None) -> str:
    """What a reader reads of a figure; with the rate, as that can change by itself."""
    if figuur is None:
        return ""
    delen = [figuur.tekst]
    if figuur.per1000_min is not None and figuur.per1000_max is not None:
        delen.append(f"{bereik(figuur.per1000_min, figuur.per1000_max, 1)} per 1.000")
    if figuur.dekking:
        delen.append(figuur.dekking)
    return ", ".join(delen)


def oordeelverschillen(voor: Regio, na: Regio, vrij: Vrijgave | None) -> tuple[str, ...]:
    """Judgements on the course of a figure that become others, as sentences."""
    if vrij is None or (voor.herijking, voor.doelen) == (na.herijking, na.doelen):
        return ()
    geraakt = {een.indicator for een in {*voor.herijking} ^ {*na.herijking}}
    geraakt |= {een.indicator for een in {*voor.doelen} ^ {*na.doelen}}
    getoond = [een for een in gekozen(na, indicatoren()) if een.id in geraakt]
    return tuple(zin for een in getoond for zin in _oordelen(voor, na, vrij, een))


def _oordelen(voor: Regio, na: Regio, vrij: Vrijgave, indicator: Indicator) -> Iterator[str]:
    for gebied in na.gemeenten:
        reeks = vrij.reeks(indicator.id, gebied)
        if not reeks:
            continue
        laatste = max((f.periode for f in reeks), key=lambda code: Periode.van_code(code).sleutel())
        was, wordt = (
            oordeelszin(koers(vrij, regio, indicator, gebied, laatste)) for regio in (voor, na)
        )
        if was != wordt:
            waar = f"{indicator.titel} in {na.naam_van(gebied)}"
            yield f"{waar}: {_zonder(wordt)} Nu staat er: {_zonder(was)}"


def _zonder(zin: str) -> str:
    return zin or "geen oordeel."


def per_indicator(cijfers: tuple[Cijferverschil, ...]) -> dict[str, str]:
    """Title of each indicator that is touched -> how many of its figures do what, in words."""
    uit: dict[str, dict[str, int]] = {}
    for een in cijfers:
        geteld = uit.setdefault(een.titel, {})
        geteld[een.soort] = geteld.get(een.soort, 0) + 1
    woord = {"nieuw": "erbij", "gewijzigd": "anders", "vervallen": "weg"}
    return {
        titel: ", ".join(f"{getal(aantal)} {woord[soort]}" for soort, aantal in geteld.items())
        for titel, geteld in uit.items()
    }
