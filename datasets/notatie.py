"""Dutch numbers, counts and dates: from text to value and from value to text.

Nothing is guessed: a text that can mean two things is refused. No locale is used, so the result
is the same on every machine. Every refusal is a :class:`NotatieFout` whose text is a Dutch clause
("verwachtte een datum, bijvoorbeeld 17-03-2025") that a caller can put behind the cell's place.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Streep = Literal["fout", "nul", "onbekend"]
Getal = int | float | Decimal

MIN = "\N{MINUS SIGN}"
STREEP = "\N{EN DASH}"
GROOTSTE_AANTAL = 100_000_000
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MAAND = {naam: nummer for nummer, naam in enumerate(MAANDEN, start=1)}
_MAAND |= {naam[:3]: nummer for naam, nummer in _MAAND.items()}
# Other short forms in use, and the ones of an English Excel: none of them can mean another month.
_MAAND |= {"mrt": 3, "mar": 3, "febr": 2, "may": 5, "sept": 9, "oct": 10}

_DATUM = "verwachtte een datum, bijvoorbeeld 17-03-2025"
_GETAL = "verwachtte een getal, bijvoorbeeld 1.234,5"
_AANTAL = "verwachtte een aantal, bijvoorbeeld 12 of <5"

# Excel counts days from here; its day 60 (29 February 1900) never was, and is out of reach.
_EXCEL_DAG_0 = date(1899, 12, 30)
_TIJD = r"(?:[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
_JAAR = r"(?P<j>[0-9]{4}|['\u2019]?[0-9]{2})"
_DAG = r"(?:(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag),? )?"
_JAAR_EERST = re.compile(
    rf"(?P<j>[0-9]{{4}})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}}){_TIJD}"
)
_DAG_EERST = re.compile(
    rf"{_DAG}(?P<d>[0-9]{{1,2}})(?P<s> ?[-/.] ?| )(?P<m>[0-9]{{1,2}})(?P=s){_JAAR}{_TIJD}"
)
_MAAND_IN_WOORDEN = re.compile(
    rf"{_DAG}(?P<d>[0-9]{{1,2}})[- /.]{{1,2}}(?P<m>[a-z]{{3,9}})\.?[- /]{_JAAR}{_TIJD}"
)
_ACHT_CIJFERS = re.compile(r"(?P<j>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_EXCEL_DAG = re.compile(r"(?P<n>[2-8][0-9]{4})(?:[.,]0+)?")

_GETAL_VORMEN = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"  # 1.234 and 1.234,5
    r"|[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?"  # 1 234,5
    r"|[0-9]+(?:,[0-9]+)?)"  # 12 and 12,5
)
_DECIMALE_PUNT = re.compile(r"[0-9]+\.[0-9]{1,2}")

_ONBEKEND = {"", "n.b.", "n.b", "nb", "niet bekend", "onbekend", "?", ".", "x", "*"}
_NVT = {"n.v.t.", "n.v.t", "nvt", "niet van toepassing"}
_STREPEN = {"-", STREEP, "\N{EM DASH}", MIN}
_KLEINER = re.compile(r"(?:<|minder dan|kleiner dan) ?(?P<n>[0-9. ]+)")
_VAN_TOT = re.compile(rf"(?P<a>[0-9. ]+?) ?(?:-|{STREEP}|t/m|tot en met) ?(?P<b>[0-9. ]+)")


class NotatieFout(ValueError):
    """A text is not what was expected; ``str()`` is a Dutch clause without the text itself."""


@dataclass(frozen=True, slots=True)
class Aantal:
    """A count as it was delivered: an interval of whole numbers, or the reason that it is absent.

    ``min`` and ``max`` are equal for a plain count and both None when there is no count; then
    ``reden`` is "niet bekend" or "n.v.t.", else None.
    """

    min: int | None
    max: int | None
    reden: str | None = None


def netjes(tekst: str) -> str:
    """Return the text with every kind of white space as one plain space, and none at the ends."""
    return " ".join(tekst.split())


def volledig_jaar(tekst: str) -> int:
    """Return the year of "2025", "25" or "'25": 00 to 69 lie in 2000-2069, 70 to 99 before it."""
    cijfers = tekst.lstrip("'\u2019")
    jaar = int(cijfers)
    if len(cijfers) == 4:
        return jaar
    return jaar + (2000 if jaar < 70 else 1900)


def lees_datum(tekst: str) -> date:
    """Read a date in one of the notations Dutch exports use; a time of day behind it is dropped.

    Accepts 17-03-2025, 17/3/2025, 17.03.2025, 17-03-25, 17 mrt 2025, 2025-03-17 (00:00:00),
    20250317 and the day numbers of Excel (45733). The day always comes before the month.
    Raises NotatieFout.
    """
    kaal = netjes(tekst).lower()
    if m := _EXCEL_DAG.fullmatch(kaal):
        nummer = int(m["n"])
        if 20_000 <= nummer <= 80_000:
            return _EXCEL_DAG_0 + timedelta(days=nummer)
        raise NotatieFout(_DATUM)
    if m := _MAAND_IN_WOORDEN.fullmatch(kaal):
        maand = _MAAND.get(m["m"])
        if maand is None:
            raise NotatieFout(_DATUM)
        return _maak_datum(volledig_jaar(m["j"]), maand, int(m["d"]))
    for patroon in (_DAG_EERST, _JAAR_EERST, _ACHT_CIJFERS):
        if m := patroon.fullmatch(kaal):
            return _maak_datum(volledig_jaar(m["j"]), int(m["m"]), int(m["d"]))
    raise NotatieFout(_DATUM)


def _maak_datum(jaar: int, maand: int, dag: int) -> date:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise NotatieFout(f"verwachtte een datum tussen {EERSTE_JAAR} en {LAATSTE_JAAR}")
    if maand > 12 and dag <= 12:
        raise NotatieFout(f"{_DATUM}; de maand staat als tweede, en maand {maand} bestaat niet")
    try:
        return date(jaar, maand, dag)
    except ValueError as fout:
        raise NotatieFout(f"{_DATUM}; deze datum bestaat niet") from fout


def lees_getal(tekst: str) -> Decimal:
    """Read a number: 1.234,5 or 1 234,5 or -3 or 12,3% (gives 12.3).

    A point with three digits behind it separates thousands (1.234 is 1234), with one or two it
    is a decimal point (13.5). Everything else, 1,234.5 and 1e3 too, raises NotatieFout.
    """
    kaal = netjes(tekst).removesuffix("%").rstrip()
    teken = ""
    if kaal[:1] in {"-", MIN, STREEP, "+"}:
        teken, kaal = ("" if kaal[0] == "+" else "-"), kaal[1:].lstrip()
    if _DECIMALE_PUNT.fullmatch(kaal):
        return Decimal(teken + kaal)
    if _GETAL_VORMEN.fullmatch(kaal):
        return Decimal(teken + kaal.replace(".", "").replace(" ", "").replace(",", "."))
    raise NotatieFout(_GETAL)


def lees_aantal(tekst: str, *, streep: Streep = "fout") -> Aantal:
    """Read a count of persons or cases: a whole number, a small interval, or no count at all.

    ``<5`` and ``minder dan 5`` are 1 to 4: zero is written as 0. Empty, ``n.b.``, ``.``, ``x``
    and the like are "niet bekend"; ``n.v.t.`` keeps its own reason. What a lone dash means
    differs per source: the caller says it with ``streep``. Raises NotatieFout.
    """
    kaal = netjes(tekst).lower()
    if kaal in _ONBEKEND:
        return Aantal(None, None, "niet bekend")
    if kaal in _NVT:
        return Aantal(None, None, "n.v.t.")
    if kaal in _STREPEN:
        return _lees_streep(streep)
    if m := _KLEINER.fullmatch(kaal):
        grens = _heel_getal(m["n"])
        if grens < 2:
            raise NotatieFout(f"{_AANTAL}; minder dan {grens} kan hier niet")
        return Aantal(1, grens - 1)
    if m := _VAN_TOT.fullmatch(kaal):
        laag, hoog = _heel_getal(m["a"]), _heel_getal(m["b"])
        if laag > hoog:
            raise NotatieFout(f"{_AANTAL}; het eerste getal is groter dan het tweede")
        return Aantal(laag, hoog)
    waarde = _heel_getal(kaal)
    return Aantal(waarde, waarde)


def _lees_streep(streep: Streep) -> Aantal:
    if streep == "nul":
        return Aantal(0, 0)
    if streep == "onbekend":
        return Aantal(None, None, "niet bekend")
    raise NotatieFout(
        "verwachtte een aantal; een streepje kan nul of niet bekend betekenen, "
        "vul 0 in of maak de cel leeg"
    )


def _heel_getal(tekst: str) -> int:
    """Return the whole number a text stands for, with 7,0 and 7.0 as 7."""
    if "%" in tekst:
        raise NotatieFout(f"{_AANTAL}, geen percentage")
    try:
        waarde = lees_getal(tekst)
    except NotatieFout as fout:
        raise NotatieFout(_AANTAL) from fout
    if waarde < 0:
        raise NotatieFout("verwachtte een aantal van 0 of meer")
    if waarde != int(waarde):
        raise NotatieFout("verwachtte een heel aantal, zonder cijfers achter de komma")
    if waarde > GROOTSTE_AANTAL:
        raise NotatieFout("verwachtte een aantal van ten hoogste 100 miljoen")
    return int(waarde)


def getal(x: Getal, decimalen: int = 0) -> str:
    """Write a number the Dutch way, rounded half up: 1.234,5.

    The minus is the true sign, U+2212. Raises ValueError for a value that is no finite number.
    """
    rond = _half_omhoog(x, decimalen)
    tekst = f"{abs(rond):,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    return MIN + tekst if rond < 0 else tekst


def afgerond(x: Getal, decimalen: int = 0) -> float:
    """A number as `getal` writes it, to calculate with. Raises ValueError as `getal` does."""
    return float(_half_omhoog(x, decimalen))


def _half_omhoog(x: Getal, decimalen: int) -> Decimal:
    waarde = Decimal(str(x))
    if not waarde.is_finite():
        raise ValueError("no finite number")
    return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def procent(x: Getal, decimalen: int = 1) -> str:
    """Write a percentage that is given in percent: 12.34 is "12,3%"."""
    return f"{getal(x, decimalen)}%"


def bereik(laag: Getal, hoog: Getal, decimalen: int = 0) -> str:
    """Write a range of values with an en dash, "22\N{EN DASH}25"; one value when they are equal."""
    eerste, tweede = getal(laag, decimalen), getal(hoog, decimalen)
    return eerste if eerste == tweede else f"{eerste}{STREEP}{tweede}"


def datum(d: date) -> str:
    """Write a date in full: "12 augustus 2025"."""
    return f"{d.day} {MAANDEN[d.month - 1]} {d.year}"


def aantal_tekst(n: int, enkelvoud: str, meervoud: str) -> str:
    """Write a count with its noun: "1 thuiszitter", "14 thuiszitters"."""
    return f"{getal(n)} {enkelvoud if n == 1 else meervoud}"
