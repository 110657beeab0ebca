"""What each theme tells: parts in order, each a figure or a drawing of more than one of them.

A part of which nothing is released is left out by what shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class _Stuk:
    """A part: its heading, and below it what must be known."""

    titel: str
    uitleg: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Cijfers(_Stuk):
    """Some figures below each other: of the own area and of the region."""

    indicatoren: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reeksen(_Stuk):
    """Some counts period after period, each in a panel, on one scale."""

    indicatoren: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stroom(_Stuk):
    """What came, what went, and what there was at the end, period after period."""

    erbij: str
    eraf: str
    stand: str


@dataclass(frozen=True, slots=True)
class Splitsing(_Stuk):
    """One figure by one characteristic."""

    indicator: str
    soort: str


@dataclass(frozen=True, slots=True)
class Kruis(_Stuk):
    """One figure by two characteristics at once."""

    indicator: str
    soort: str


@dataclass(frozen=True, slots=True)
class Duur(_Stuk):
    """How long it lasts."""

    indicator: str


@dataclass(frozen=True, slots=True)
class Herkomst(_Stuk):
    """Where pupils go to school, and where those who come live."""


Deel = Cijfers | Stroom | Reeksen | Splitsing | Kruis | Duur | Herkomst

VERHAAL: Mapping[str, tuple[Deel, ...]] = {
    "Thuiszitters": (
        Cijfers(
            "Hoeveel het er zijn",
            ("thuiszitters", "thuiszitters_langer_3m", "dreigende_thuiszitters"),
        ),
        Stroom(
            "Erbij en eraf",
            "thuiszitters_instroom",
            "thuiszitters_uitstroom",
            "thuiszitters",
            uitleg="Wie er aan het begin thuis zat, met wie erbij kwam, min wie niet meer "
            "thuis zat: dat is wie er aan het eind thuis zat.",
        ),
        Splitsing("Waarom zij thuis zitten", "thuiszitters", "reden"),
        Duur("Hoe lang het duurt", "thuiszitters_duur"),
        Cijfers(
            "Hoe het afloopt",
            (
                "thuiszitters_aanbod_3m",
                "thuiszitters_aanbod_3m_nu",
                "thuiszitters_terug_naar_school",
                "thuiszitters_terug_jaar",
                "thuiszitters_arrangement_jaar",
                "thuiszitters_jeugdhulp_jaar",
                "thuiszitters_vrijstelling_jaar",
                "thuiszitters_verhuisd_jaar",
                "thuiszitters_18_jaar",
                "thuiszitters_anders_jaar",
                "thuiszitters_opnieuw",
            ),
            uitleg="Niet meer thuis is niet altijd terug naar school. Elke uitkomst staat apart.",
        ),
    ),
    "Vrijstellingen": (
        Cijfers(
            "Hoeveel het er zijn",
            (
                "vrijstellingen_5_onder_a",
                "vrijstellingen_5_onder_a_permanent",
                "vrijstellingen_5_onder_b",
                "vrijstellingen_5_onder_c",
            ),
        ),
        Reeksen(
            "Per artikel",
            ("vrijstellingen_5_onder_a", "vrijstellingen_5_onder_b", "vrijstellingen_5_onder_c"),
        ),
        Reeksen(
            "Nieuw of verlengd",
            ("vrijstellingen_5_onder_a_nieuw", "vrijstellingen_5_onder_a_verlengd"),
            uitleg="Een verlengde vrijstelling is van een kind dat er al een had.",
        ),
    ),
    "Jeugdhulp": (
        Cijfers(
            "Hoeveel jongeren",
            (
                "jeugdhulpgebruik",
                "jeugdhulpgebruik_0_22",
                "jeugdhulp_met_verblijf",
                "jeugdhulp_jongeren",
                "jeugdhulp_jongeren_verblijf",
                "wachtenden_jeugdhulp",
                "wachttijd_weken",
            ),
        ),
        Stroom(
            "Erbij en eraf",
            "jeugdhulp_gestart",
            "jeugdhulp_beeindigd",
            "jeugdhulptrajecten",
            uitleg="Trajecten die begonnen en ophielden, en alle trajecten van de periode. Een "
            "traject dat in dezelfde periode begon en ophield, telt in alle drie.",
        ),
        Splitsing("Wie verwees", "jeugdhulptrajecten", "verwijzer"),
        Splitsing("Welke hulp", "jeugdhulptrajecten", "hulpvorm"),
        Cijfers(
            "Hoe het afloopt",
            (
                "jeugdhulp_beeindigd",
                "jeugdhulp_uitval",
                "jeugdhulp_aandeel_uitval",
                "jeugdhulp_opnieuw",
                "jeugdzorgplus_instroom",
            ),
        ),
        Duur("Hoe lang JeugdzorgPlus duurt", "jeugdzorgplus_duur"),
    ),
    "VO-coach": (
        Cijfers(
            "Hoeveel jongeren",
            (
                "vo_coach_jongeren",
                "vo_coach_beschikkingen",
                "vo_coach_beschikkingen_per_100",
                "vo_coach_jongeren_per_fte",
            ),
        ),
        Splitsing(
            "Waar zij mee komen",
            "vo_coach_jongeren",
            "hulpvraag",
            uitleg="Een jongere kan meer dan een hulpvraag hebben.",
        ),
        Splitsing(
            "Van welke school zij zijn",
            "vo_coach_jongeren",
            "schoolsoort",
        ),
        Kruis(
            "Welke hulpvraag bij welke school",
            "vo_coach_jongeren",
            "hulpvraag_schoolsoort",
        ),
    ),
    "Onderwijs": (
        Cijfers(
            "Speciaal onderwijs",
            ("deelname_sbo", "deelname_so", "deelname_vso", "tlv"),
            uitleg="Deel van de leerlingen die in de gemeente wonen.",
        ),
        Splitsing("Toelaatbaarheidsverklaringen", "tlv", "schoolsoort"),
        Herkomst("Naar school over de grens"),
        Cijfers(
            "Dyslexie",
            ("dyslexie_verwijzingen", "dyslexie_onterecht", "dyslexie_aandeel_onterecht"),
        ),
    ),
}
"""The parts of each theme, by its title."""
