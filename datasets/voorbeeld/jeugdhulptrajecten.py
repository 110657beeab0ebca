"""Invented trajectories of jeugdhulp, for one list of the whole region per quarter since 2024."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from datasets.codelijsten import HULPVORM, REDEN_BEEINDIGING, VERWIJZER
from datasets.periodes import Periode
from datasets.voorbeeld import gebied
from datasets.voorbeeld.bestand import Opmaak, Rij, VoorbeeldBestand, schrijf
from datasets.voorbeeld.gevallen import kies

DATASET = "jeugdhulptrajecten"
LEVERANCIER = "Inkoop jeugdhulp Duin en Dijk"
EERSTE_KWARTAAL = "2024-K1"
VANAF, TOT = date(2021, 1, 1), date(2025, 7, 1)
PER_1000 = 0.55
"""New trajectories per month, per 1,000 inhabitants up to 23 years old (invented)."""
AL_BEKEND = 0.22
"""Part of the new trajectories that is of a youth who had one before, or has one now."""
REDEN_LEEG = 0.03
"""Part of the ended trajectories of which no reason was written down."""


@dataclass(frozen=True, slots=True)
class Soort:
    """How often a hulpvorm is started, how long it lasts and for which ages (invented).

    Attributes:
        gewicht: of all that start, out of 1,000.
        maanden: the median.
    """

    hulpvorm: str
    gewicht: int
    maanden: float
    leeftijd: tuple[int, int]


SOORTEN = (
    Soort("01", 150, 5, (2, 17)),
    Soort("02", 560, 8, (4, 18)),
    Soort("03", 90, 9, (4, 15)),
    Soort("04", 110, 7, (1, 17)),
    Soort("11", 32, 20, (0, 17)),
    Soort("12", 22, 16, (4, 18)),
    Soort("13", 12, 6, (12, 17)),
    Soort("14", 24, 10, (8, 19)),
)
VERWIJZERS = {
    "gemeentelijke toegang": 44,
    "huisarts": 33,
    "jeugdarts": 3,
    "gecertificeerde instelling": 9,
    "medisch specialist": 3,
    "rechter": 1,
    "geen": 4,
    "onbekend": 3,
}
REDENEN = {
    "volgens plan": 74,
    "in overeenstemming": 9,
    "eenzijdig client": 8,
    "eenzijdig aanbieder": 3,
    "externe omstandigheden": 6,
}

GEWOON = Opmaak(
    (
        ("jongere_id", "Jongere-ID"),
        ("gemeente", "Woongemeente"),
        ("hulpvorm", "Hulpvorm"),
        ("begin", "Begindatum"),
        ("einde", "Einddatum"),
        ("verwijzer", "Verwijzer"),
        ("reden", "Reden beëindiging"),
        ("leeftijd", "Leeftijd"),
    )
)
MET_TITEL = Opmaak(
    (
        ("periode", "Kwartaal"),
        ("gemeente", "Gemeente"),
        ("jongere_id", "Cliëntnummer"),
        ("hulpvorm", "Type jeugdhulp"),
        ("begin", "Datum aanvang jeugdhulp"),
        ("einde_tm", "Laatste dag jeugdhulp"),
        ("reden", "Reden beëindiging jeugdhulp"),
        ("verwijzer", "Verwezen door"),
    ),
    soort="xlsx",
    titels=("Inkoop jeugdhulp Duin en Dijk (verzonnen voorbeeld)", "{titel}, {periode}"),
    korte_woorden=True,
)
"""The layout since 2025."""


@dataclass(frozen=True, slots=True)
class Traject:
    """One trajectory; `einde` is the first day without it."""

    gemeente: str
    jongere: int
    geboren: date
    hulpvorm: str
    begin: date
    einde: date
    verwijzer: str
    reden: str

    def in_periode(self, periode: Periode) -> bool:
        """True when it ran on some day of the period, or ended in it."""
        return self.begin <= periode.laatste and self.einde >= periode.eerste


@cache
def trajecten(gemeente: str) -> tuple[Traject, ...]:
    """All trajectories of a municipality, by first day."""
    kans = gebied.toeval(f"jeugdhulptrajecten {gemeente}")
    verwacht = gebied.jeugdigen(gemeente) / 1000 * PER_1000
    uit: list[Traject] = []
    maand = VANAF
    while maand < TOT:
        for _ in range(gebied.poisson(kans, verwacht)):
            uit.append(_traject(kans, gemeente, maand, uit))
        maand = (maand + timedelta(days=31)).replace(day=1)
    return tuple(sorted(uit, key=lambda t: (t.begin, t.jongere, t.hulpvorm)))


def _traject(kans: random.Random, gemeente: str, maand: date, eerder: list[Traject]) -> Traject:
    soort = kans.choices(SOORTEN, weights=[s.gewicht for s in SOORTEN])[0]
    begin = gebied.werkdag(maand + timedelta(days=kans.randrange(28)))
    dagen = 7 + min(1200, round(kans.lognormvariate(0, 0.8) * soort.maanden * 30))
    jongere, geboren = len(eerder) + 1, _geboren(kans, begin, soort)
    bekend = _bekende(kans, begin, soort, eerder)
    if bekend is not None:
        jongere, geboren = bekend.jongere, bekend.geboren
    return Traject(
        gemeente=gemeente,
        jongere=jongere,
        geboren=geboren,
        hulpvorm=soort.hulpvorm,
        begin=begin,
        einde=gebied.werkdag(begin + timedelta(days=dagen)),
        verwijzer=kies(kans, VERWIJZERS),
        reden="" if kans.random() < REDEN_LEEG else kies(kans, REDENEN),
    )


def _geboren(kans: random.Random, begin: date, soort: Soort) -> date:
    jongste, oudste = soort.leeftijd
    return begin - timedelta(days=round(365.25 * kans.uniform(jongste, oudste + 0.9)))


def _bekende(
    kans: random.Random, begin: date, soort: Soort, eerder: list[Traject]
) -> Traject | None:
    """Now and then a youth who is known: of the right age, and not with the same hulpvorm now."""
    if kans.random() > AL_BEKEND:
        return None
    jongste, oudste = soort.leeftijd
    bezet = {t.jongere for t in eerder if t.hulpvorm == soort.hulpvorm and t.einde >= begin}
    kandidaten = [
        t
        for t in eerder
        if t.jongere not in bezet and jongste <= (begin - t.geboren).days / 365.25 <= oudste
    ]
    return kans.choice(kandidaten) if kandidaten else None


def bestanden() -> Iterator[VoorbeeldBestand]:
    """One list per quarter."""
    for periode in gebied.kwartalen():
        if periode.code < EERSTE_KWARTAAL:
            continue
        opmaak = MET_TITEL if periode.code >= "2025" else GEWOON
        rijen = [
            _rij(traject, periode, opmaak)
            for gemeente in gebied.profiel().gemeenten
            for traject in trajecten(gemeente)
            if traject.in_periode(periode)
        ]
        yield VoorbeeldBestand(
            naam=f"voorbeeld_jeugdhulptrajecten_{periode.code}.{opmaak.soort}",
            inhoud=schrijf(opmaak, rijen, titel="Jeugdhulptrajecten", periode=periode.lang()),
            leverancier=LEVERANCIER,
            dataset=DATASET,
            periode=periode.code,
            sector=gebied.sector_van(LEVERANCIER),
            wanneer=gebied.ontvangen(periode, LEVERANCIER, DATASET),
        )


def _rij(traject: Traject, periode: Periode, opmaak: Opmaak) -> Rij:
    t, tot = traject, periode.laatste
    einde = t.einde if t.einde <= tot else None
    kort = opmaak.korte_woorden
    return {
        "jongere_id": f"J-{t.gemeente[2:]}{t.jongere:04}",
        "gemeente": gebied.naam(t.gemeente),
        "hulpvorm": t.hulpvorm if kort else HULPVORM.titel_van(t.hulpvorm),
        "begin": t.begin,
        "einde": einde,
        "einde_tm": einde - timedelta(days=1) if einde else None,
        "verwijzer": VERWIJZER.titel_van(t.verwijzer),
        "reden": REDEN_BEEINDIGING.titel_van(t.reden) if einde and t.reden else None,
        "leeftijd": (tot - t.geboren).days * 4 // 1461,
        "periode": periode.lang(),
    }
