"""Invented exemptions of the Leerplichtwet, renewed every school year, in lists per office."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from datasets.codelijsten import ARTIKEL, NIEUW_VERLENGD
from datasets.periodes import Periode
from datasets.voorbeeld import gebied
from datasets.voorbeeld.bestand import (
    Opmaak,
    Rij,
    Vel,
    VoorbeeldBestand,
    iso,
    opgemaakt,
    schrijf,
    schuin,
    xlsx_bytes,
)
from datasets.voorbeeld.gebied import Kantoor

DATASET = "vrijstellingen"
EERSTE_JAAR, LAATSTE_JAAR = 2014, 2024
GROEI_PER_JAAR = 0.05


@dataclass(frozen=True, slots=True)
class Artikelsoort:
    """How often an article occurs and how long it lasts (invented).

    Attributes:
        nieuw: first exemptions per school year, per 1,000 of 5 to 17 years old.
        jaren: how many school years it is renewed on average.
        permanent: part that needs no renewal.
        leeftijd: youngest and oldest at the start.
    """

    artikel: str
    nieuw: float
    jaren: float
    permanent: float
    leeftijd: tuple[int, int]


SOORTEN = (
    Artikelsoort("5 onder a", 0.27, 3.2, 0.15, (5, 16)),
    Artikelsoort("5 onder b", 0.06, 4.0, 0.0, (5, 12)),
    Artikelsoort("5 onder c", 0.12, 3.5, 0.0, (5, 15)),
    Artikelsoort("3a", 0.05, 1.2, 0.0, (14, 15)),
    Artikelsoort("3b", 0.05, 1.1, 0.0, (14, 16)),
    Artikelsoort("5a", 0.02, 3.0, 0.0, (5, 12)),
    Artikelsoort("11", 0.04, 1.0, 0.0, (5, 15)),
    Artikelsoort("15", 0.10, 1.2, 0.0, (16, 17)),
)

START = {
    "VB01": 102,
    "VB02": 117,
    "VB03": 1,
    "VB04": 40,
    "VB05": 3,
    "VB06": 72,
    "VB07": 127,
    "VB08": 68,
    "VB09": 69,
}
"""Seed per municipality, chosen for natural series that rise slowly."""

GEWOON = (
    ("leerling_id", "Leerling-ID"),
    ("gemeente", "Woongemeente"),
    ("artikel", "Artikel"),
    ("begin", "Ingangsdatum"),
    ("einde", "Einddatum"),
    ("nieuw", "Nieuw of verlengd"),
    ("permanent", "Permanent"),
    ("leeftijd", "Leeftijd"),
)
TOT_EN_MET = (
    ("gemeente", "Gemeente"),
    ("leerling_id", "Dossiernummer"),
    ("artikel", "Vrijstellingsgrond"),
    ("begin", "Geldig vanaf"),
    ("einde_tm", "Geldig tot en met"),
    ("permanent", "Blijvend"),
    ("nieuw", "Soort aanvraag"),
    ("leeftijd", "Leeftijd"),
)

OPMAAK: dict[str, Opmaak] = {
    "VB01": Opmaak(GEWOON),
    "VB02": Opmaak((("periode", "Rapportageperiode"), *TOT_EN_MET), soort="xlsx"),
    "VB03": Opmaak(
        TOT_EN_MET,
        soort="xlsx",
        titels=("Leerplicht Kogermeer (verzonnen voorbeeld)", "{titel}, {periode}"),
        totaal=True,
    ),
    "VB04": Opmaak(TOT_EN_MET, codering="cp1252"),
    "VB05": Opmaak((*GEWOON, ("periode", "Periode")), soort="xlsx", korte_woorden=True),
    "VB06": Opmaak(TOT_EN_MET, alles_gequote=True),
    "VB07": Opmaak(GEWOON, datum=schuin, scheiding=",", codering="utf-8"),
    "VB08": Opmaak((("periode", "Kwartaal"), *GEWOON), soort="xlsx"),
    "VB09": Opmaak((("gemeentecode", "CBS-code"), *GEWOON[:1], *GEWOON[2:]), korte_woorden=True),
    "VB10": Opmaak(GEWOON),
    "VB11": Opmaak(TOT_EN_MET, datum=iso, scheiding="|", codering="utf-8"),
}
"""The layout of each office."""

PER_HALFJAAR = ("VB02", "VB05", "VB08")
"""Offices that deliver one workbook for two quarters, with a sheet for each."""


@dataclass(frozen=True, slots=True)
class Vrijstelling:
    """One exemption: for at most one school year, or up to the 18th birthday when it is permanent.

    `einde` is the first day without it.
    """

    gemeente: str
    oud: str
    leerling: int
    artikel: str
    begin: date
    einde: date
    nieuw: bool
    permanent: bool
    geboren: date

    def in_periode(self, periode: Periode) -> bool:
        """True when the exemption held on some day of the period, or ended in it."""
        return self.begin <= periode.laatste and self.einde >= periode.eerste


@cache
def vrijstellingen(gemeente: str) -> tuple[Vrijstelling, ...]:
    """All exemptions of a municipality of today, by first day."""
    return tuple(simuleer(gemeente, START[gemeente]))


def simuleer(gemeente: str, start: int) -> list[Vrijstelling]:
    """Exemptions of a municipality of today by chance, from one seed."""
    kans = gebied.toeval(f"vrijstellingen {gemeente} {start}")
    uit: list[Vrijstelling] = []
    leerling = 0
    for soort in SOORTEN:
        for jaar in range(EERSTE_JAAR, LAATSTE_JAAR + 1):
            groei = 1 + GROEI_PER_JAAR * max(-2, jaar - 2022)
            verwacht = gebied.leerplichtigen(gemeente) / 1000 * soort.nieuw * groei
            for _ in range(gebied.poisson(kans, verwacht)):
                leerling += 1
                uit += _reeks(kans, gemeente, leerling, soort, jaar)
    return sorted(uit, key=lambda v: (v.begin, v.leerling))


def _reeks(
    kans: random.Random, gemeente: str, leerling: int, soort: Artikelsoort, jaar: int
) -> Iterator[Vrijstelling]:
    """The exemptions of one pupil: renewed for each next school year, at most until 18."""
    begin = date(jaar, 8, 1) + timedelta(
        days=0 if kans.random() < 0.55 else kans.randrange(14, 330)
    )
    jongste, oudste = soort.leeftijd
    geboren = begin - timedelta(days=round(365.25 * kans.uniform(jongste, oudste + 0.9)))
    oud = kans.choices(*zip(*gebied.OUD.get(gemeente, ((gemeente, 1.0),)), strict=True))[0]
    vrijstelling = Vrijstelling(
        gemeente=gemeente,
        oud=oud,
        leerling=leerling,
        artikel=soort.artikel,
        begin=begin,
        einde=_achttien(geboren) if kans.random() < soort.permanent else _eind_schooljaar(begin),
        nieuw=True,
        permanent=False,
        geboren=geboren,
    )
    if vrijstelling.einde == _achttien(geboren):
        yield replace(vrijstelling, permanent=True)
        return
    yield vrijstelling
    while kans.random() >= 1 / soort.jaren and vrijstelling.einde < _achttien(geboren):
        begin = vrijstelling.einde
        vrijstelling = replace(
            vrijstelling, begin=begin, einde=_eind_schooljaar(begin), nieuw=False
        )
        yield vrijstelling


def _eind_schooljaar(dag: date) -> date:
    return date(dag.year + (dag.month >= 8), 8, 1)


def _achttien(geboren: date) -> date:
    """The 18th birthday; 1 March for who was born on 29 February."""
    if (geboren.month, geboren.day) == (2, 29):
        return date(geboren.year + 18, 3, 1)
    return geboren.replace(year=geboren.year + 18)


def bestanden() -> Iterator[VoorbeeldBestand]:
    """All lists of exemptions, by quarter and office."""
    for periode in gebied.kwartalen():
        for kantoor in gebied.kantoren(periode):
            if kantoor.gemeente not in PER_HALFJAAR:
                yield _bestand(kantoor, periode)
            elif periode.code[-1] in "24":
                yield _werkmap(kantoor, (periode.vorige(), periode))


def snapshot(gemeente: str, periode: Periode) -> list[Vrijstelling]:
    """The exemptions of an office that held in a quarter."""
    alle = vrijstellingen(gebied.nu(gemeente))
    return [v for v in alle if gemeente in (v.gemeente, v.oud) and v.in_periode(periode)]


def _bestand(kantoor: Kantoor, periode: Periode) -> VoorbeeldBestand:
    opmaak = OPMAAK[kantoor.gemeente]
    rijen = _rijen(kantoor, periode, opmaak)
    return VoorbeeldBestand(
        naam=f"voorbeeld_vrijstellingen_{kantoor.bestandsdeel}_{periode.code}.{opmaak.soort}",
        inhoud=schrijf(opmaak, rijen, titel="Vrijstellingen", periode=periode.lang()),
        leverancier=kantoor.naam,
        dataset=DATASET,
        periode=periode.code,
        sector=kantoor.sector,
        wanneer=gebied.ontvangen(periode, kantoor.naam, DATASET),
        geen_gevallen=not rijen,
    )


def _werkmap(kantoor: Kantoor, perioden: Sequence[Periode]) -> VoorbeeldBestand:
    opmaak = OPMAAK[kantoor.gemeente]
    vellen = [
        Vel(
            p.code,
            opgemaakt(opmaak, _rijen(kantoor, p, opmaak), titel="Vrijstellingen", periode=p.lang()),
        )
        for p in perioden
    ]
    codes = "_".join(p.code for p in perioden)
    return VoorbeeldBestand(
        naam=f"voorbeeld_vrijstellingen_{kantoor.bestandsdeel}_{codes}.xlsx",
        inhoud=xlsx_bytes(vellen),
        leverancier=kantoor.naam,
        dataset=DATASET,
        periode="",
        sector=kantoor.sector,
        wanneer=gebied.ontvangen(perioden[-1], kantoor.naam, DATASET),
    )


def _rijen(kantoor: Kantoor, periode: Periode, opmaak: Opmaak) -> list[Rij]:
    return [_rij(v, kantoor, periode, opmaak) for v in snapshot(kantoor.gemeente, periode)]


def _rij(vrijstelling: Vrijstelling, kantoor: Kantoor, periode: Periode, opmaak: Opmaak) -> Rij:
    v, tot = vrijstelling, periode.laatste
    soort = "nieuw" if v.nieuw else "verlengd"
    einde = None if v.permanent and v.einde > tot else v.einde
    # A bare "5a" can mean two things, so even an office that likes short words writes it out.
    artikel = (
        v.artikel if opmaak.korte_woorden and v.artikel != "5a" else ARTIKEL.titel_van(v.artikel)
    )
    return {
        "leerling_id": f"V-{v.leerling:05}",
        "gemeente": kantoor.gemeentenaam,
        "gemeentecode": kantoor.gemeente,
        "artikel": artikel,
        "begin": v.begin,
        "einde": einde,
        "einde_tm": einde - timedelta(days=1) if einde else None,
        "nieuw": soort if opmaak.korte_woorden else NIEUW_VERLENGD.titel_van(soort),
        "permanent": "ja" if v.permanent else "nee",
        "leeftijd": (tot - v.geboren).days * 4 // 1461,
        "periode": periode.lang(),
    }
