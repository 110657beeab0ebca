"""Shared parts of the messy exports: the description of a file, and a naive count of cases.

Knows nothing of the loaders on purpose: figures here are counted a second time, the plain way.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

Cel = object
Rij = list[Cel]

NOORD_KUST = (
    "Duinveen",
    "Heerwijk aan Zee",
    "Langewaard",
    "Noorddijk",
    "Oosterwaard",
    "Westerkogge",
)
IJMEER = ("Kogermeer", "Sint Adelbert", "Uitmeer")
ALLE_NEGEN = (
    "Duinveen",
    "Heerwijk aan Zee",
    "Kogermeer",
    "Langewaard",
    "Noorddijk",
    "Oosterwaard",
    "Sint Adelbert",
    "Uitmeer",
    "Westerkogge",
)
K1_2025 = (date(2025, 1, 1), date(2025, 3, 31))
K2_2025 = (date(2025, 4, 1), date(2025, 6, 30))
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

GOED = "gaat erin"
WAARSCHUWING = "gaat erin met waarschuwingen"
GEWEIGERD = "geweigerd"
VRAAGT = "vraagt eerst iets"


@dataclass(frozen=True)
class Geval:
    """One case of a thuiszitter as the office means it, whatever the layout of the file."""

    pseudoniem: str
    gemeente: str
    begin: date
    einde: date | None
    geboren: date
    schoolsoort: str
    soort: str
    reden: str
    uitkomst: str
    aanbod: date | None


@dataclass(frozen=True)
class Punt:
    """Something a careful human would say about the file; `rijen` as seen in Excel, 1-based."""

    ernst: str
    waarom: str
    kolom: str = ""
    rijen: tuple[int, ...] = ()
    blad: str = ""


@dataclass(frozen=True)
class Cijfer:
    """A figure that must come out: an int, a range such as "1-4", or a word."""

    periode: str
    maat: str
    gemeente: str
    waarde: int | float | str
    uitsplitsing: str = ""


@dataclass
class Export:
    """One file as handed out by an office, with what is expected of it."""

    naam: str
    inhoud: bytes
    dataset: str
    leverancier: str
    periode: tuple[str, ...]
    wat: str
    vreemd: tuple[str, ...]
    uitkomst: str
    verwacht: str
    regio: str = "duin-en-dijk"
    dekking: tuple[str, ...] = ()
    gegevensrijen: int = 0
    punten: tuple[Punt, ...] = ()
    cijfers: tuple[Cijfer, ...] = ()
    zonder_foute_rijen: tuple[Cijfer, ...] = ()
    onvolledig: tuple[str, ...] = ()
    niet_bewaren: tuple[str, ...] = field(default=())


EXPORTS: list[Callable[[], Export]] = []


def export(maker: Callable[[], Export]) -> Callable[[], Export]:
    """Register a maker of one file."""
    EXPORTS.append(maker)
    return maker


PO_SOORTEN = ("bo", "bo", "sbo", "so")
VO_SOORTEN = ("vso", "pro", "vmbo-bb", "vmbo-kb", "vmbo-tl", "havo", "vwo")
REDENEN = (
    "psychisch of sociaal-emotioneel",
    "gedrag",
    "lichamelijk",
    "wachten op jeugdhulp",
    "geen passende onderwijsplek",
    "conflict school-ouders",
    "thuissituatie",
    "verhuizing",
    "anders",
    "onbekend",
)
UITKOMSTEN = (
    "terug naar school",
    "onderwijs-zorgarrangement",
    "vrijstelling 5 onder a",
    "jeugdhulp in plaats van school",
    "verhuisd",
    "anders",
)


def gevallen(
    zaad: str,
    per_gemeente: dict[str, int],
    *,
    kwartaal: tuple[date, date] = K2_2025,
    voorvoegsel: str = "TZ",
) -> list[Geval]:
    """Invent cases that ran or ended in the quarter, one per pupil, the same at every run."""
    kies = random.Random(zaad)
    eerste, laatste = kwartaal
    lijst: list[Geval] = []
    for gemeente, aantal in per_gemeente.items():
        for _ in range(aantal):
            begin = laatste - timedelta(days=3 + int(kies.random() * 260))
            einde = None
            if kies.random() < 0.4:
                start = max(begin + timedelta(days=10), eerste)
                einde = start + timedelta(days=int(kies.random() * ((laatste - start).days + 1)))
                einde = einde if einde <= laatste else None
            aanbod = begin + timedelta(days=15 + int(kies.random() * 130))
            heeft_aanbod = kies.random() < 0.5 and aanbod <= (einde or laatste)
            jaren = 6 + int(kies.random() * 11)
            soorten = PO_SOORTEN if jaren < 13 else VO_SOORTEN
            lijst.append(
                Geval(
                    f"{voorvoegsel}-{1000 + len(lijst) * 7}",
                    gemeente,
                    begin,
                    einde,
                    date(2025 - jaren, 1 + int(kies.random() * 12), 1 + int(kies.random() * 28)),
                    soorten[int(kies.random() * len(soorten))],
                    "absoluut verzuim" if kies.random() < 0.3 else "langdurig relatief verzuim",
                    REDENEN[int(kies.random() * 10)],
                    UITKOMSTEN[int(kies.random() * 6)] if einde else "",
                    aanbod if heeft_aanbod else None,
                )
            )
    return lijst


def anders(geval: Geval, **velden: object) -> Geval:
    """The same case with some fields changed."""
    return replace(geval, **velden)  # type: ignore[arg-type]


def tel_thuiszitters(
    lijst: Iterable[Geval],
    gemeenten: Sequence[str],
    *,
    kwartaal: tuple[date, date] = K2_2025,
    periode: str = "2025-K2",
) -> tuple[Cijfer, ...]:
    """Count begin, in, out, end and longer than 3 months (decisions 5 and 6), case by case."""
    eerste, laatste = kwartaal
    uit: list[Cijfer] = []
    uniek = list(dict.fromkeys(lijst))
    for gemeente in gemeenten:
        som = {"begin": 0, "instroom": 0, "uitstroom": 0, "eind": 0, "langer dan 3 maanden": 0}
        for g in uniek:
            buiten = g.begin > laatste or (g.einde is not None and g.einde < eerste)
            if g.gemeente != gemeente or buiten:
                continue
            if g.begin < eerste:
                som["begin"] += 1
            else:
                som["instroom"] += 1
            if g.einde is not None and g.einde <= laatste:
                som["uitstroom"] += 1
            else:
                som["eind"] += 1
                som["langer dan 3 maanden"] += (laatste - g.begin).days > 91
        if som["begin"] + som["instroom"] - som["uitstroom"] != som["eind"]:
            raise ValueError(f"{gemeente}: begin + in - uit is niet gelijk aan eind")
        uit += [Cijfer(periode, maat, gemeente, n) for maat, n in som.items()]
    return tuple(uit)


def nl(d: date | None) -> str:
    """17-03-2025."""
    return "" if d is None else f"{d.day:02d}-{d.month:02d}-{d.year}"


def kort_nl(d: date | None) -> str:
    """17-3-25."""
    return "" if d is None else f"{d.day}-{d.month}-{d.year % 100:02d}"


def woord_nl(d: date | None) -> str:
    """17 mrt 2025."""
    return "" if d is None else f"{d.day} {MAANDEN[d.month - 1]} {d.year}"


def serie(d: date | None) -> int | str:
    """Excel's day number."""
    return "" if d is None else (d - date(1899, 12, 30)).days


def rijen_met(rijen: Sequence[Sequence[Cel]], tekst: Cel) -> tuple[int, ...]:
    """Row numbers (1-based) of the rows with a cell that is exactly this."""
    return tuple(nr for nr, rij in enumerate(rijen, 1) if tekst in rij)


def bsn_voor_test(aantal: int, *, vanaf: int = 999990000) -> list[str]:
    """Numbers that pass elfproef, by default from the series 9999xxxxx kept for tests."""
    uit: list[str] = []
    n = vanaf
    while len(uit) < aantal:
        n += 1
        c = [int(x) for x in f"{n:09d}"]
        if (sum(w * x for w, x in zip(range(9, 1, -1), c, strict=False)) - c[8]) % 11 == 0:
            uit.append(str(n))
    return uit


def onderwijsnummers_voor_test(aantal: int) -> list[str]:
    """Invented onderwijsnummers: 10 in front, elfproef with 5 left over."""
    uit: list[str] = []
    n = 100000000
    while len(uit) < aantal:
        n += 1
        c = [int(x) for x in str(n)]
        if (sum(w * x for w, x in zip(range(9, 1, -1), c, strict=False)) - c[8]) % 11 == 5:
            uit.append(str(n))
    return uit
