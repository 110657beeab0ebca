"""Breakdowns of a group, and the flows of pupils between two municipalities, counted by hand.

Of a list every row has one category. Of counts the parts are delivered beside their whole: what
they leave of it is not known, and parts that are more than their whole say nothing (ADR 0013).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tests.indicators.orakel.aangeleverd import Getal, Levering, Rij, aantal, grenzen, samen
from tests.indicators.orakel.bronnen import (
    alle_vragen,
    is_telling,
    leerlingen,
    maat_van,
    rijen_van,
    woorden_van,
)
from tests.indicators.orakel.definitie import Definitie, Moment
from tests.indicators.orakel.definities import DEFINITIES
from tests.indicators.orakel.gebieden import leden
from tests.indicators.orakel.orakel import Orakel
from tests.indicators.orakel.tel_aantallen import van_de_scholen

ONBEKEND = "onbekend"


class Indeling(NamedTuple):
    """The column of a breakdown, and the category that each word in it means.

    Other words, and an empty cell, are not known.
    """

    kop: str
    woorden: Mapping[str, str]

    def categorie(self, rij: Rij) -> str:
        return self.woorden.get(rij.get(self.kop, ""), ONBEKEND)

    @property
    def categorieen(self) -> tuple[str, ...]:
        return (*dict.fromkeys(self.woorden.values()), ONBEKEND)


def _zelfde(*woorden: str) -> dict[str, str]:
    return {woord: woord for woord in woorden}


INDELINGEN = {
    "reden": Indeling(
        "Reden",
        _zelfde(
            "psychisch",
            "gedrag",
            "lichamelijk",
            "wachten op jeugdhulp",
            "geen passende plek",
            "conflict",
            "thuissituatie",
            "verhuizing",
            "anders",
        )
        | {
            "angst": "psychisch",
            "psychisch of sociaal-emotioneel": "psychisch",
            "wachtlijst jeugdhulp": "wachten op jeugdhulp",
            "geen passende onderwijsplek": "geen passende plek",
            "conflict school-ouders": "conflict",
            "echtscheiding": "thuissituatie",
            "overig": "anders",
        },
    ),
    "schoolsoort": Indeling(
        "Schoolsoort",
        _zelfde("bo", "sbo", "so", "vso", "pro", "vmbo-bb", "vmbo-kb", "vmbo-gl", "vmbo-tl")
        | _zelfde("havo", "vwo", "isk", "mbo-1", "mbo-2", "mbo-3", "mbo-4", "vavo", "geen")
        | {"basisonderwijs": "bo", "gymnasium": "vwo", "mavo": "vmbo-tl"},
    ),
    "soort": Indeling(
        "Soort verzuim",
        _zelfde("absoluut", "langdurig relatief")
        | {"absoluut verzuim": "absoluut", "lrv": "langdurig relatief"},
    ),
    "verwijzer": Indeling(
        "Verwijzer",
        _zelfde(
            "gemeentelijke toegang",
            "huisarts",
            "jeugdarts",
            "gecertificeerde instelling",
            "medisch specialist",
            "rechter",
            "geen",
        )
        | {"gi": "gecertificeerde instelling", "kinderrechter": "rechter"},
    ),
    "hulpvorm": Indeling("Hulpvorm", _zelfde("01", "02", "03", "04", "11", "12", "13", "14")),
    "hulpvraag": Indeling(
        "Hulpvraag",
        _zelfde(
            "sociaal-emotioneel",
            "psychisch",
            "gedrag",
            "thuissituatie",
            "scheiding",
            "schoolverzuim",
            "verslaving",
            "financien",
            "anders",
        )
        | {"schulden": "financien"},
    ),
}
"""Breakdown -> how its words read."""
PER_INDICATOR = {
    "thuiszitters": ("reden", "schoolsoort", "soort"),
    "jeugdhulptrajecten": ("verwijzer", "hulpvorm"),
    "vo_coach_jongeren": ("hulpvraag", "schoolsoort"),
    "tlv": ("schoolsoort",),
}
"""Indicator -> its breakdowns. A test fails when one that is shown is not in here."""


class Categorie(NamedTuple):
    """How many there are of a category, and whether some of them may be missing."""

    aantal: tuple[int, int]
    onvolledig: bool


def uitgesplitst(
    orakel: Orakel, indicator: str, groep: str, periode: str, soort: str
) -> dict[str, Categorie]:
    """All categories of a group: those of its members that have a figure; empty without any."""
    d, indeling = DEFINITIES[indicator], INDELINGEN[soort]
    geheel = orakel.cijfer(indicator, groep, periode)
    if geheel.niets:
        return {}
    delen: dict[str, list[Getal]] = defaultdict(list)
    for lid in leden(groep, grenzen(periode)[1]):
        bronnen = orakel.bronnen(d, lid.gemeente, periode)
        if bronnen is None or orakel.gemeente(indicator, lid.gemeente, periode).niets:
            continue
        for bron, namen in bronnen.per_levering.items():
            for categorie, getal in _van_levering(d, bron, namen, indeling, periode):
                delen[categorie].append(getal)
    uit = {}
    for categorie in indeling.categorieen:
        som = samen(delen[categorie])
        onvolledig = geheel.onvolledig or bool(som.onbekend)
        uit[categorie] = Categorie((som.min, som.max), onvolledig)
    return uit


def _van_levering(
    d: Definitie, bron: Levering, namen: Sequence[str], indeling: Indeling, periode: str
) -> Iterable[tuple[str, Getal]]:
    eerste, laatste = grenzen(periode)
    moment = Moment(eerste, laatste, laatste)
    if is_telling(bron):
        for naam in namen:
            yield from _delen_en_rest(_van_maat(d, bron, naam), indeling)
        return
    hier = rijen_van(bron, namen)
    if bron.soort == "vo_coach":
        tel = per_vraag if indeling.kop == "Hulpvraag" else per_school
        yield from tel(hier, indeling)
        return
    for categorie in indeling.categorieen:
        wie = [rij for rij in hier if indeling.categorie(rij) == categorie]
        yield categorie, d.tel(bron.rijen, wie, moment)


def _van_maat(d: Definitie, bron: Levering, naam: str) -> list[Rij]:
    return [rij for rij in rijen_van(bron, [naam]) if maat_van(rij) == woorden_van(d)[0]]


def _delen_en_rest(hier: Sequence[Rij], indeling: Indeling) -> Iterable[tuple[str, Getal]]:
    """The delivered parts, and as not known what they leave of the whole."""
    geheel = samen(aantal(rij, "Aantal") for rij in hier if not rij["Uitsplitsing"])
    woorden = {rij["Uitsplitsing"]: aantal(rij, "Aantal") for rij in hier}
    delen = {indeling.woorden[w]: n for w, n in woorden.items() if w in indeling.woorden}
    som = samen(delen.values())
    if som.min > geheel.max:
        yield ONBEKEND, geheel
        return
    yield from delen.items()
    yield ONBEKEND, Getal(max(0, geheel.min - som.max), max(0, geheel.max - som.min))


def per_school(hier: Sequence[Rij], indeling: Indeling) -> Iterable[tuple[str, Getal]]:
    """Per kind of school its row of all hulpvragen."""
    tel = van_de_scholen("Gesproken jongeren")
    moment = Moment(*grenzen("2024/2025"), grenzen("2024/2025")[1])
    for categorie in indeling.categorieen:
        scholen = [rij for rij in hier if indeling.categorie(rij) == categorie]
        yield categorie, tel(hier, scholen, moment)


def per_vraag(hier: Sequence[Rij], indeling: Indeling) -> Iterable[tuple[str, Getal]]:
    """Per hulpvraag its row; a school of which no hulpvraag is told is not known as a whole."""

    def vertelt(school: Rij) -> bool:
        return any(
            (rij["School"], rij["Schoolsoort"]) == (school["School"], school["Schoolsoort"])
            and rij["Gemeente van de school"] == school["Gemeente van de school"]
            and not alle_vragen(rij)
            for rij in hier
        )

    for rij in hier:
        if not alle_vragen(rij):
            yield indeling.categorie(rij), aantal(rij, "Gesproken jongeren")
        elif not vertelt(rij):
            yield ONBEKEND, aantal(rij, "Gesproken jongeren")


# -- flows of pupils ----------------------------------------------------------------------------

STROMEN = {"leerlingen_naar_elders": "school", "leerlingen_van_elders": "woon"}
"""Count of pupils who cross the border of a municipality -> what the other end is."""


def stromen(orakel: Orakel, indicator: str, gemeente: str, periode: str) -> dict[str, Categorie]:
    """How many pupils go to, or come from, each other municipality; of those with any."""
    if orakel.cijfer(indicator, gemeente, periode).niets:
        return {}
    bestanden = [b for b in orakel.leveringen if (b.soort, b.periode) == ("leerlingen_po", periode)]
    ander = STROMEN[indicator]
    eigen = "woont" if ander == "school" else "school"
    naar: dict[str, list[Getal]] = defaultdict(list)
    for rij in leerlingen(bestanden):
        daar = rij["_school" if ander == "school" else "_woont"]
        if rij[f"_{eigen}"] == gemeente and daar not in ("", gemeente):
            naar[daar].append(aantal(rij, "AANTAL"))
    per = {daar: samen(getallen) for daar, getallen in naar.items()}
    return {
        f"{ander}={daar}": Categorie((n.min, n.max), bool(n.onbekend))
        for daar, n in per.items()
        if n.max
    }
