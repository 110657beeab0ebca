"""The marks of the charts of this page: only those that occur."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.duiding import Trechter
from indicators.model import Figure, Indicator
from indicators.reeks import HOOG, LAAG, Band
from reports import shapes as s
from reports import tekens
from reports.eenheid import eenheid
from reports.plot_reeks import Verloop, gewone_schommeling
from reports.tekens import Teken

NORM = Teken(
    "waarmee u vergelijkt",
    (26, 10),
    (s.line((1, 5), (25, 5), stroke=s.INK, stroke_width=2, stroke_dasharray="6 4"),),
)
HOGER = Teken("opvallend hoog", (12, 12), (s.polygon([(6, 1), (11, 11), (1, 11)], fill=s.HIGH),))
LAGER = Teken("opvallend laag", (12, 12), (s.polygon([(6, 11), (11, 1), (1, 1)], fill=s.LOW),))
VOORLOPIG = Teken(
    "voorlopig",
    (26, 10),
    (s.line((1, 5), (25, 5), stroke=s.OWN, stroke_width=2.4, stroke_dasharray="5 4"),),
)
NB = Teken(
    "niet geleverd of niet bekend", (24, 12), (s.text((0, 10), "n.b.", size=12, font_weight=700),)
)
EIGEN_PUNT = Teken("eigen gemeente", (14, 14), (s.circle((7, 7), 5.5, fill=s.OWN),))
GRENS_95 = Teken(
    "grens van 95%",
    (26, 10),
    (s.line((1, 5), (25, 5), stroke=s.MUTED, stroke_width=1.6, stroke_dasharray="5 4"),),
)
GRENS_998 = Teken(
    "grens van 99,8%", (26, 10), (s.line((1, 5), (25, 5), stroke=s.MUTED, stroke_width=1.6),)
)
STAAF = Teken(
    "bereik: wat het kan zijn",
    (10, 16),
    (s.rect((2.0, 1.0), 6, 14, rx=3, fill=s.OWN_LIGHT, stroke=s.OWN, stroke_width=1.4),),
)


def verloop(*bronnen: Verloop) -> tuple[Teken, ...]:
    """The marks of a course, or of several small ones."""
    soorten = {
        een.soort
        for bron in bronnen
        for reeks in (bron.eigen, *bron.ook)
        for een in bron.waarden(reeks)
    }
    oordelen = {str(p.oordeel) for bron in bronnen if bron.koers for p in bron.koers.punten}
    standen = {
        figuur.stand
        for bron in bronnen
        for nr in range(len(bron.perioden))
        if (figuur := bron.figuur(bron.eigen, nr)) is not None
    }
    komt_voor = (
        (tekens.KLEIN, "klein" in soorten),
        (STAAF, "bereik" in soorten),
        (tekens.ONVOLLEDIG, "deel" in soorten),
        (tekens.NIET_TE_TONEN, "verborgen" in soorten),
        (tekens.ALLEEN_AANTAL, "aantal" in soorten),
        (tekens.GEEN_CIJFER if len(bronnen) > 1 else NB, "geen" in soorten),
        (VOORLOPIG, bool(standen - {"definitief"})),
        (HOGER, HOOG in oordelen),
        (LAGER, LAAG in oordelen),
        (tekens.GEWOON, any(gewone_schommeling(bron) for bron in bronnen)),
        (NORM, any(bron.norm is not None for bron in bronnen)),
    )
    return tuple(teken for teken, ja in komt_voor if ja)


def norm_tekst(indicator: Indicator, band: Band) -> str:
    """The value of a benchmark."""
    return eenheid(indicator).bereik(band.min, band.max)


def positie(figuren: Sequence[Figure | None], *, maatstaf: bool = True) -> tuple[Teken, ...]:
    """The marks of areas below each other."""
    statussen = {een.status for een in figuren if een is not None}
    bereik = any(
        een is not None and een.status == "getoond" and een.min != een.max for een in figuren
    )
    komt_voor = (
        (tekens.EIGEN, True),
        (tekens.ANDERE, True),
        (tekens.KLEIN, "klein" in statussen),
        (STAAF, bereik),
        (NORM, maatstaf),
    )
    return tuple(teken for teken, ja in komt_voor if ja)


def trechter(gevonden: Trechter) -> tuple[Teken, ...]:
    """The marks of a funnel."""
    liggingen = {punt.ligging.split(" ")[0] for punt in gevonden.punten}
    bereik = any(punt.waarde.min != punt.waarde.max for punt in gevonden.punten)
    komt_voor = (
        (EIGEN_PUNT, True),
        (tekens.ANDERE, True),
        (tekens.KLEIN, bereik),
        (HOGER, "hoog" in liggingen),
        (LAGER, "laag" in liggingen),
        (GRENS_95, bool(gevonden.lijnen)),
        (GRENS_998, bool(gevonden.lijnen)),
    )
    return tuple(teken for teken, ja in komt_voor if ja)
