"""On which level an indicator is shown, and why not on all (decisions.md 19)."""

from __future__ import annotations

from collections.abc import Iterable

from datasets.periodes import Periodesoort
from indicators.model import Indicator

_SOORTEN: dict[Periodesoort, str] = {
    "kwartaal": "per kwartaal",
    "halfjaar": "per halfjaar",
    "schooljaar": "per schooljaar",
    "kalenderjaar": "per kalenderjaar",
    "peildatum": "op een teldatum",
}
NIET = "niet"


def niveaus(indicator: Indicator) -> tuple[str, str]:
    """In which periods an indicator is shown per municipality and per group, in words."""
    korrel = indicator.korrel
    gemeente = ", ".join(korrel.gemeente) or NIET
    if indicator.vorm == "percentage":
        return gemeente, "niet te berekenen"
    samen = ", ".join(s for s in korrel.groep if s in korrel.gemeente)
    apart = ", ".join(s for s in korrel.groep if s not in korrel.gemeente)
    hoe = "apart geteld" if indicator.grens else "uit de gemeenten"
    delen = [samen and f"{samen}, {hoe}", apart and f"{apart}, apart geteld"]
    return gemeente, "; ".join(filter(None, delen)) or NIET


def zinnen(indicator: Indicator) -> tuple[str, ...]:
    """The same as sentences, with the reason."""
    korrel = indicator.korrel
    waar = []
    if korrel.gemeente:
        waar.append(f"Per gemeente: {_opsomming(korrel.gemeente)}.")
    if korrel.groep and indicator.vorm != "percentage":
        waar.append(f"Per groep en voor de hele regio: {_opsomming(korrel.groep)}.")
    if korrel.nederland:
        waar.append("Voor Nederland: zoals de bron het geeft.")
    return (*waar, _waarom(indicator))


def _waarom(indicator: Indicator) -> str:
    korrel = indicator.korrel
    if indicator.vorm == "percentage":
        return "Een percentage van gemeenten is niet op te tellen tot dat van een groep."
    if not korrel.gemeente:
        return (
            "Per gemeente gaat het om zo weinig jongeren dat er bijna nooit een cijfer te tonen "
            "is. Daarom staat het er alleen voor een groep gemeenten en de hele regio."
        )
    fijner = [soort for soort in korrel.groep if soort not in korrel.gemeente]
    if fijner:
        return (
            f"Per gemeente {_opsomming(fijner)} zijn de aantallen bijna altijd heel klein. Daarom "
            f"staat het daar {_opsomming(korrel.gemeente)}; een groep is apart geteld."
        )
    if indicator.grens:
        return "Van een groep telt de grens van de hele groep. Daarom is die apart geteld."
    if indicator.vorm == "aantal":
        return "Een groep of de regio is de som van wat per gemeente te zien is."
    return "Een groep of de regio is berekend uit de cijfers van de gemeenten."


def _opsomming(soorten: Iterable[Periodesoort]) -> str:
    return " en ".join(_SOORTEN[soort] for soort in soorten)
