"""A crossed breakdown through the whole gate, with deliveries that come after each other."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from indicators.kruising import is_gekruist
from indicators.kubus import alle_groepen
from indicators.model import Sleutel
from loaders.ingest import Aanbod
from tests.afscherming.aanvaller import GENOEG, Naam, Puzzel
from tests.afscherming.gezien import Teksten, lekken, naief, onze, puzzel
from tests.afscherming.streek import ALLE, VAN, proef, streek
from tests.indicators.proef import Proef, bestand

JAAR, COACH = "2024/2025", "vo_coach_jongeren"
KOP = "Gemeente van de school;School;Schoolsoort;Hulpvraag;Gesproken jongeren"
VRAGEN = ("gedrag", "scheiding", "psychisch")
SCHOLEN = {
    "VB01": ("havo", "vwo"),
    "VB02": ("havo",),
    "VB03": ("havo", "pro"),
    "VB04": ("havo", "vwo", "pro"),
    "VB05": ("vwo",),
    "VB06": ("vso",),
}
"""vso is in one municipality only."""
Aantallen = dict[tuple[str, str], tuple[int, ...]]


def aantallen(zaad: int) -> Aantallen:
    """Of each school all youths, and how many of them have each hulpvraag."""
    dobbelsteen = random.Random(zaad)
    uit: Aantallen = {}
    for gemeente, soorten in SCHOLEN.items():
        for soort in soorten:
            alle = dobbelsteen.randint(8, 30)
            delen = [dobbelsteen.randint(0, alle * 2 // 3) for _ in VRAGEN]
            delen[0] = max(delen[0], alle - sum(delen[1:]))
            uit[gemeente, soort] = (alle, *delen)
    return uit


def verslag(per_school: Aantallen, van: str = VAN) -> Aanbod:
    """The yearly report, as the coaches deliver it."""
    rijen = [
        f"{gemeente};School {gemeente};{soort};{vraag};{n}"
        for (gemeente, soort), geteld in per_school.items()
        for vraag, n in zip(("totaal", *VRAGEN), geteld, strict=True)
    ]
    return bestand("vo_coach", KOP, *rijen, van=van, periode=JAAR, sector="vo")


def gekruist(teksten: Teksten) -> dict[Sleutel, str]:
    return {(s[0], s[1], s[2], s[3]): t.waarde for s, t in teksten.items() if is_gekruist(s[3])}


def zonder(teksten: Teksten) -> Teksten:
    return {s: t for s, t in teksten.items() if not is_gekruist(s[3])}


def te_vinden(regio: Proef, teksten: Teksten) -> set[Sequence[object]]:
    return set(lekken(regio, puzzel(regio, teksten)))


def test_een_kruising_verraadt_niets_van_de_regio_en_haar_groepen(tmp_path: Path) -> None:
    """The usual table leaks, ours does not, and a good part of ours stands there exactly."""
    regio = proef(tmp_path, streek(), verslag(aantallen(2)))
    ons = onze(regio)
    precies = [tekst for tekst in gekruist(ons).values() if tekst.isdigit() and tekst != "0"]
    assert len(precies) > 0
    assert not te_vinden(regio, ons)
    assert te_vinden(regio, {**ons, **{s: naief(regio)[s] for s in gekruist(ons)}})


# -- two releases after each other ---------------------------------------------------------------

NOORD, IJMEER = "Coaches Noord", "Coaches IJmeer"
KANTOREN = {NOORD: [g for g in ALLE if g != "VB03"], IJMEER: ["VB03"]}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Proef, Teksten, Teksten]:
    """A week after all others VB03 delivers: small numbers of the same kinds of school."""
    alle = aantallen(1)
    eerst = {school: n for school, n in alle.items() if school[0] != "VB03"}
    plek = Path(tmp_path_factory.mktemp("later"))
    regio = proef(plek, streek(kantoren=KANTOREN), verslag(eerst, NOORD))
    gewoon, ons = naief(regio), onze(regio)
    klein = {("VB03", "havo"): (14, 3, 9, 4), ("VB03", "pro"): (16, 9, 2, 8)}
    regio.laad(verslag(klein, IJMEER))
    return regio, gewoon, ons


def met_toen(regio: Proef, nu: Teksten, toen: Teksten) -> Puzzel:
    """What is shown now, and the figures of then, in which VB03 was not."""
    uit = puzzel(regio, nu)
    for naam, tekst in toen.items():
        if naam[0] != COACH or naam[1] in regio.regio.gemeenten:
            continue
        groep = alle_groepen(regio.regio)[naam[1]]
        delen: list[Naam] = [(COACH, lid.gemeente, *naam[2:]) for lid in groep.leden]
        erin = [d for d in delen if d in uit.grenzen and d[1] != "VB03"]
        if erin:
            uit.tekst((*naam, "toen"), tekst.waarde)
            uit.som((*naam, "toen"), erin)
    return uit


def geheim(regio: Proef) -> list[Naam]:
    return [
        (COACH, "VB03", JAAR, f"hulpvraag_schoolsoort={paar}")
        for paar in ("gedrag|havo", "psychisch|havo", "scheiding|pro")
    ]


def test_wie_later_levert_is_zoals_gewoonlijk_te_vinden(
    later: tuple[Proef, Teksten, Teksten],
) -> None:
    """The table of now less the one of then is that of VB03."""
    regio, gewoon_toen, _ = later
    gewoon = met_toen(regio, naief(regio), gewoon_toen)
    assert [len(waarden) for waarden in gewoon.antwoorden([{n: 1} for n in geheim(regio)])] == [
        1
    ] * 3


def test_wie_later_levert_is_niet_te_vinden(later: tuple[Proef, Teksten, Teksten]) -> None:
    regio, _, ons_toen = later
    ons = met_toen(regio, onze(regio), ons_toen)
    vragen = [{naam: 1.0} for naam in geheim(regio) if naam in ons.grenzen]
    assert all(len(waarden) == GENOEG for waarden in ons.antwoorden(vragen))
