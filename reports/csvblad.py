"""A CSV of what is on the screen, with what must be known of it: Figures and nothing else.

One figure is one row. For Dutch spreadsheets: semicolon, decimal comma, UTF-8 with a mark at the
front. A number is rounded as on the screen, so that the file says no more than the page; what is
hidden there is hidden here, each state with its own code in the column ``code``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from datasets.notatie import MIN, datum, getal
from indicators.model import NOEMERS, Figure, Indicator, Levering
from indicators.zinnen import peil
from reports.bronnen import in_woorden
from reports.eenheid import AANTAL, Eenheid, eenheid

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
KOPPEN = (
    "regio",
    "cijfer",
    "gebied",
    "uitsplitsing",
    "periode",
    "waarde",
    "code",
    "ten minste",
    "ten hoogste",
    "eenheid",
    "per 1.000 ten minste",
    "per 1.000 ten hoogste",
    "per 1.000 van",
    "onzekerheid 95% van",
    "onzekerheid 95% tot",
    "gemeenten binnen",
    "status",
    "opmerkingen",
    "gebeurtenissen",
    "duiding",
    "bron",
    "leveringen",
    "versie van de definitie",
    "stand van de cijfers",
    "weergave",
)
GETALKOPPEN = (
    "ten minste",
    "ten hoogste",
    "per 1.000 ten minste",
    "per 1.000 ten hoogste",
    "onzekerheid 95% van",
    "onzekerheid 95% tot",
)
"""The columns that hold a number or nothing."""
_LEVERINGKOPPEN = ("cijfer", "leverancier", "periode", "sector", "versie", "ontvangen", "stand")
# A cell that begins like this is a formula for a spreadsheet.
_FORMULA = re.compile(r"^[\s\x00-\x1f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


@dataclass(frozen=True, slots=True)
class Regel:
    """A figure on the screen, with the name of its area as it stands there."""

    indicator: Indicator
    figuur: Figure
    gebied: str
    uitsplitsing: str = ""


def _niets(_: Figure) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What holds for the whole file.

    Attributes:
        profiel: the profile of the reader (decisions.md 24).
        verzonnen: the example region: said in every row, also after the file went round.
        gebeurtenis: what happened in the period of a figure, in words; "" for nothing.
        duiding: what people adopted as the story behind a figure; "" for nothing.
    """

    regio: str
    stand: date | None
    profiel: str
    verzonnen: bool = False
    gebeurtenis: Callable[[Figure], str] = _niets
    duiding: Callable[[Figure], str] = _niets


def cijfers_csv(regels: Iterable[Regel], herkomst: Herkomst) -> str:
    """The figures as the text of a CSV file, each once, in the order in which they came."""
    once = {(regel.figuur.sleutel): regel for regel in regels}
    return _written([KOPPEN, *(cellen(regel, herkomst) for regel in once.values())])


def leveringen_csv(indicator: Indicator, leveringen: Sequence[Levering]) -> str:
    """The deliveries behind an indicator as the text of a CSV file."""
    rows = [
        (
            indicator.titel,
            one.leverancier,
            in_woorden(one).removeprefix(f"{one.leverancier}, ").split(", versie")[0],
            one.sector,
            str(one.versie),
            datum(one.ontvangen),
            one.stand,
        )
        for one in leveringen
    ]
    return _written([_LEVERINGKOPPEN, *rows])


def tabel_csv(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """Texts that are no Figures, such as the steps of a curve, as the text of a CSV file."""
    return _written([koppen, *rijen])


def bestandsnaam(*words: str, soort: str = "csv") -> str:
    """A file name of plain letters: ``monitor-duin-en-dijk-thuiszitters.csv``."""
    plain = re.sub(r"[^a-z0-9]+", "-", " ".join(("monitor", *words)).casefold())
    return f"{plain.strip('-')}.{soort}"


def cellen(regel: Regel, herkomst: Herkomst) -> tuple[str, ...]:
    """One figure as the cells of a row, under `KOPPEN`."""
    one, figuur = regel.indicator, regel.figuur
    unit, decimals = eenheid(one), 0 if one.vorm == "aantal" else 1
    per_1000 = figuur.per1000_min is not None
    return (
        f"{herkomst.regio} (verzonnen voorbeeld)" if herkomst.verzonnen else herkomst.regio,
        one.titel,
        regel.gebied,
        regel.uitsplitsing,
        peil(one, figuur).lang(),
        figuur.tekst,
        figuur.status,
        _number(figuur.min, decimals, unit),
        _number(figuur.max, decimals, unit),
        unit.naam or one.eenheid[1],
        _number(figuur.per1000_min, 1),
        _number(figuur.per1000_max, 1),
        NOEMERS[one.noemer].titel if per_1000 else "",
        _number(figuur.onder95, 1, unit),
        _number(figuur.boven95, 1, unit),
        figuur.dekking,
        figuur.stand,
        " ".join(remarks(figuur)),
        herkomst.gebeurtenis(figuur),
        herkomst.duiding(figuur),
        one.bron,
        figuur.bron,
        one.versie,
        datum(herkomst.stand) if herkomst.stand else "",
        herkomst.profiel,
    )


def remarks(figuur: Figure) -> tuple[str, ...]:
    """All that must be known of a figure, as sentences."""
    said = (figuur.reden, figuur.toelichting, figuur.breuk, figuur.andere_bron)
    return tuple(words if words.endswith(".") else f"{words}." for words in said if words)


def afgerond(indicator: Indicator, value: float | None) -> float | None:
    """A value as a number in the unit of the screen, rounded as it is there."""
    decimals = 0 if indicator.vorm == "aantal" else 1
    words = _number(value, decimals, eenheid(indicator)).replace(",", ".")
    return float(words.replace(MIN, "-")) if words else None


def _number(value: float | None, decimals: int, unit: Eenheid = AANTAL) -> str:
    """A number for a spreadsheet: rounded as on the screen, without a point for thousands."""
    return "" if value is None else getal(value / unit.deel, decimals).replace(".", "")


def _written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([veilig(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def veilig(cell: str) -> str:
    """A cell that a spreadsheet reads as text; line breaks and other signals become a blank."""
    plain = re.sub(r"[\x00-\x1f]+", " ", cell)
    return f"'{plain}" if _FORMULA.search(cell) else plain
