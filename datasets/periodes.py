"""Periods: calendar quarter, school year, calendar year, half-year and peildatum.

One :class:`Periode` per stretch of time, with the code under which it is stored: ``2025-K2``,
``2024/2025``, ``2024``, ``2024-H1`` and ``2024-10-01``. A school year is 1 August to 31 July.
The codes with letters in the middle (``2025KW02``, ``2024SJ00``) are those of CBS.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from datasets.notatie import (
    EERSTE_JAAR,
    LAATSTE_JAAR,
    MAANDEN,
    NotatieFout,
    datum,
    lees_datum,
    netjes,
    volledig_jaar,
)

Periodesoort = Literal["kwartaal", "schooljaar", "kalenderjaar", "halfjaar", "peildatum"]
Status = Literal["definitief", "nader voorlopig", "voorlopig"]

_VOORBEELD: dict[Periodesoort, str] = {
    "kwartaal": "een kwartaal, bijvoorbeeld 2e kwartaal 2025",
    "schooljaar": "een schooljaar, bijvoorbeeld 2024/2025",
    "kalenderjaar": "een kalenderjaar, bijvoorbeeld 2024",
    "halfjaar": "een halfjaar, bijvoorbeeld 1e halfjaar 2024",
    "peildatum": "een peildatum, bijvoorbeeld 1-10-2024",
}
# By number of stars.
_STATUS: tuple[Status, ...] = ("definitief", "voorlopig", "nader voorlopig")
_PERIODE = "verwachtte een periode, bijvoorbeeld 2e kwartaal 2025 of 2024/2025"
_APOSTROF = "\N{RIGHT SINGLE QUOTATION MARK}"

_J = r"(?P<j>[0-9]{4}|['\u2019][0-9]{2})"
_N = r"(?P<n>[1-4]|eerste|tweede|derde|vierde)(?:e|ste|de)?"
_RANG = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}


def _deel_van_jaar(letters: str, woord: str, cbs: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a numbered part of a year: its letter, its word and its CBS code."""
    return tuple(
        re.compile(patroon)
        for patroon in (
            rf"{_J}[- ]?[{letters}](?P<n>[1-4])",
            rf"[{letters}](?P<n>[1-4])[- ]?{_J}",
            rf"{_N} ?(?:{woord}) (?:van )?{_J}",
            rf"(?:{woord}) ?(?P<n>[1-4]) (?:van )?{_J}",
            rf"{_J} {_N} ?(?:{woord})",
            rf"{_J} (?:{woord}) ?(?P<n>[1-4])",
            rf"(?P<j>[0-9]{{4}}){cbs}0(?P<n>[1-4])",
        )
    )


_KWARTAAL = _deel_van_jaar("kq", r"kwartaal|kwrt\.?|kw\.?", "kw")
_HALFJAAR = _deel_van_jaar("h", r"halfjaar|half jaar", "hj")
_KWARTAAL_KAAL = re.compile(r"(?P<j>[0-9]{4})[-/](?P<n>[1-4])")
_SCHOOLJAAR = re.compile(
    r"(?:schooljaar |sj ?)?(?P<a>[0-9]{4}|[0-9]{2}(?=/)) ?(?P<s>[-/\u2013]) ?"
    r"(?P<b>[0-9]{4}|['\u2019]?[0-9]{2})"
)
_SCHOOLJAAR_CBS = re.compile(r"(?P<a>[0-9]{4})sj00")
_KALENDERJAAR = re.compile(r"(?:kalenderjaar |jaar )?(?P<j>[0-9]{4})(?:jj00|[.,]0)?")
_PEILDATUM_WOORD = re.compile(r"(?:peildatum:? |stand (?:op |per )?|per |op )")
_DAGNUMMER = re.compile(r"[0-9]{5}(?:[.,]0+)?")
_CODE = re.compile(
    r"(?P<kwartaal>[0-9]{4}-K[1-4])|(?P<schooljaar>[0-9]{4}/[0-9]{4})|(?P<kalenderjaar>[0-9]{4})"
    r"|(?P<halfjaar>[0-9]{4}-H[12])|(?P<peildatum>[0-9]{4}-[0-9]{2}-[0-9]{2})"
)


class PeriodeFout(NotatieFout):
    """A text is no period, or not of the kind that was asked for; ``str()`` is a Dutch clause."""


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of time that figures are about; make one with ``van_code`` or ``lees``.

    ``code`` is how it is stored; ``eerste`` and ``laatste`` are its first and last day (for a
    peildatum the same day).
    """

    soort: Periodesoort
    code: str
    eerste: date
    laatste: date

    @classmethod
    def van_code(cls, code: str) -> "Periode":
        """Return the period of a stored code such as 2025-K2; PeriodeFout for another text."""
        return _van_code(code)

    @classmethod
    def lees(cls, tekst: str, soort: Periodesoort | None = None) -> "Periode":
        """Read a period in any notation in use, of the kind ``soort`` when that is given.

        ``2025-2`` and the day numbers of Excel are read only when the kind is given, since they
        say too little on their own. Raises PeriodeFout, also for a period of another kind.
        """
        kaal = netjes(tekst).lower()
        gevonden = _herken(kaal, soort)
        if gevonden is None:
            raise PeriodeFout(f"verwachtte {_VOORBEELD[soort]}" if soort else _PERIODE)
        if soort and gevonden.soort != soort:
            raise PeriodeFout(f"verwachtte {_VOORBEELD[soort]}; dit is een {gevonden.soort}")
        return gevonden

    def lang(self) -> str:
        """Write in full, for titles: "2e kwartaal 2025", "schooljaar 2024/25", "1 oktober 2024"."""
        match self.soort:
            case "kwartaal" | "halfjaar":
                return f"{self._deel}e {self.soort} {self._jaar}"
            case "schooljaar":
                return f"schooljaar {self.kort()}"
            case "kalenderjaar":
                return self.code
            case "peildatum":
                return datum(self.eerste)

    def kort(self) -> str:
        """Write short, for axes: K2 '25, 2024/25, 2024, H1 '24, 1 okt '24 (curly apostrophe)."""
        kort_jaar = f"{_APOSTROF}{self._jaar % 100:02}"
        match self.soort:
            case "kwartaal" | "halfjaar":
                return f"{self.code[5:]} {kort_jaar}"
            case "schooljaar":
                return f"{self.code[:4]}/{self.code[7:]}"
            case "kalenderjaar":
                return self.code
            case "peildatum":
                maand = "mrt" if self.eerste.month == 3 else MAANDEN[self.eerste.month - 1][:3]
                return f"{self.eerste.day} {maand} {kort_jaar}"

    def zin(self) -> str:
        """Write for inside a sentence: "kwartaal 2 van 2025"; the others as in ``lang``."""
        if self.soort in ("kwartaal", "halfjaar"):
            return f"{self.soort} {self._deel} van {self._jaar}"
        return self.lang()

    def vorige(self) -> "Periode":
        """Return the period before this one; for a peildatum the same day one year earlier."""
        return self._schuif(-1)

    def volgende(self) -> "Periode":
        """Return the period after this one; for a peildatum the same day one year later."""
        return self._schuif(1)

    def jaar_eerder(self) -> "Periode":
        """Return the same period one year earlier."""
        return self._schuif(-_PER_JAAR[self.soort])

    def bevat(self, dag: date) -> bool:
        """Say whether a day lies in this period."""
        return self.eerste <= dag <= self.laatste

    def schooljaar(self) -> "Periode":
        """Return the school year in which the last day lies (decision 7).

        Raises PeriodeFout for a calendar year or half-year, which lie in two school years.
        """
        if self.soort in ("kalenderjaar", "halfjaar"):
            raise PeriodeFout(f"verwachtte een kwartaal; een {self.soort} valt in twee schooljaren")
        begin = self.laatste.year - (self.laatste.month < 8)
        return _schooljaar(begin)

    def kwartalen(self) -> "tuple[Periode, ...]":
        """Return the quarters that make up this period, in time order.

        For a school year these are K3, K4, K1, K2 (1 July to 30 June). PeriodeFout for a peildatum.
        """
        match self.soort:
            case "kwartaal":
                return (self,)
            case "halfjaar":
                delen = [(self._jaar, 2 * self._deel - 1), (self._jaar, 2 * self._deel)]
            case "kalenderjaar":
                delen = [(self._jaar, deel) for deel in (1, 2, 3, 4)]
            case "schooljaar":
                begin = self._jaar
                delen = [(begin, 3), (begin, 4), (begin + 1, 1), (begin + 1, 2)]
            case "peildatum":
                raise PeriodeFout("verwachtte een periode van kwartalen; dit is een peildatum")
        return tuple(_genummerde_periode("kwartaal", jaar, deel) for jaar, deel in delen)

    def sleutel(self) -> tuple[date, date, str]:
        """Return the key to sort periods by: first day, last day, kind."""
        return (self.eerste, self.laatste, self.soort)

    @property
    def _jaar(self) -> int:
        return self.eerste.year

    @property
    def _deel(self) -> int:
        """Which quarter or half-year of the year this is, counted from 1."""
        return int(self.code[-1])

    def _schuif(self, stappen: int) -> "Periode":
        match self.soort:
            case "kwartaal" | "halfjaar":
                per_jaar = _PER_JAAR[self.soort]
                jaar, deel = divmod(self._jaar * per_jaar + self._deel - 1 + stappen, per_jaar)
                return _genummerde_periode(self.soort, jaar, deel + 1)
            case "schooljaar":
                return _schooljaar(self._jaar + stappen)
            case "kalenderjaar":
                return _kalenderjaar(self._jaar + stappen)
            case "peildatum":
                jaar, maand = self._jaar + stappen, self.eerste.month
                # 29 February has no counterpart in most years: the month's last day stands for it
                dag = min(self.eerste.day, _laatste_dag(jaar, maand).day)
                return _peildatum(date(jaar, maand, dag))


_PER_JAAR: dict[Periodesoort, int] = {
    "kwartaal": 4,
    "halfjaar": 2,
    "schooljaar": 1,
    "kalenderjaar": 1,
    "peildatum": 1,
}


def lees_met_status(tekst: str, soort: Periodesoort | None = None) -> tuple[Periode, Status]:
    """Read a period with the stars of CBS: ``2022*`` is voorlopig, ``2022**`` nader voorlopig.

    Raises PeriodeFout.
    """
    kaal = tekst.strip()
    zonder = kaal.rstrip("*").rstrip()
    sterren = kaal.count("*", len(zonder))
    if sterren >= len(_STATUS):
        raise PeriodeFout(f"{_PERIODE}, met ten hoogste twee sterretjes erachter")
    return Periode.lees(zonder, soort), _STATUS[sterren]


def _herken(kaal: str, soort: Periodesoort | None) -> Periode | None:
    """Return the period that a lower-case text stands for, or None when it is none."""
    return (
        _herken_deel_van_jaar(kaal, soort)
        or _herken_jaar(kaal, soort)
        or _herken_peildatum(kaal, soort)
    )


def _herken_deel_van_jaar(kaal: str, soort: Periodesoort | None) -> Periode | None:
    kwartaal = (*_KWARTAAL, _KWARTAAL_KAAL) if soort == "kwartaal" else _KWARTAAL
    for patroon in kwartaal:
        if m := patroon.fullmatch(kaal):
            return _genummerd("kwartaal", m)
    for patroon in _HALFJAAR:
        if m := patroon.fullmatch(kaal):
            return _genummerd("halfjaar", m)
    return None


def _herken_jaar(kaal: str, soort: Periodesoort | None) -> Periode | None:
    if m := _KALENDERJAAR.fullmatch(kaal):
        return _kalenderjaar(int(m["j"]))
    if m := _SCHOOLJAAR_CBS.fullmatch(kaal):
        return _schooljaar(int(m["a"]))
    if m := _SCHOOLJAAR.fullmatch(kaal):
        eerste = volledig_jaar(m["a"])
        tweede = _tweede_jaar(eerste, m["b"])
        # 2024-10 is no school year, but who asked for a quarter is not helped by hearing that.
        if tweede == eerste + 1 or soort in (None, "schooljaar"):
            return _gelezen_schooljaar(eerste, tweede)
    return None


def _herken_peildatum(kaal: str, soort: Periodesoort | None) -> Periode | None:
    if _DAGNUMMER.fullmatch(kaal) and soort != "peildatum":
        return None
    return _gelezen_peildatum(kaal)


def _genummerd(soort: Literal["kwartaal", "halfjaar"], m: re.Match[str]) -> Periode | None:
    deel = _RANG.get(m["n"]) or int(m["n"])
    if deel > _PER_JAAR[soort]:
        return None
    return _genummerde_periode(soort, volledig_jaar(m["j"]), deel)


def _tweede_jaar(eerste: int, tekst: str) -> int:
    """Return the second year of a school year; two digits follow the century of the first."""
    volgend = eerste + 1
    if tekst.lstrip("'\u2019") == f"{volgend % 100:02}":
        return volgend
    return volledig_jaar(tekst)


def _gelezen_schooljaar(eerste: int, tweede: int) -> Periode:
    if tweede != eerste + 1:
        raise PeriodeFout(
            "verwachtte een schooljaar van twee opeenvolgende jaren, bijvoorbeeld 2024/2025"
        )
    return _schooljaar(eerste)


def _gelezen_peildatum(kaal: str) -> Periode | None:
    woord = _PEILDATUM_WOORD.match(kaal)
    try:
        return _peildatum(lees_datum(kaal[woord.end() :] if woord else kaal))
    except NotatieFout:
        return None


@lru_cache(maxsize=4096)
def _van_code(code: str) -> Periode:
    m = _CODE.fullmatch(code)
    if m is None:
        raise PeriodeFout(_PERIODE)
    jaar = int(code[:4])
    match m.lastgroup:
        case "kwartaal" | "halfjaar" as soort:
            return _genummerde_periode(soort, jaar, int(code[-1]))
        case "schooljaar":
            return _gelezen_schooljaar(jaar, int(code[5:]))
        case "kalenderjaar":
            return _kalenderjaar(jaar)
        case _:
            gevonden = _gelezen_peildatum(code)
            if gevonden is None:
                raise PeriodeFout(f"verwachtte {_VOORBEELD['peildatum']}")
            return gevonden


@lru_cache(maxsize=1024)
def _genummerde_periode(soort: Literal["kwartaal", "halfjaar"], jaar: int, deel: int) -> Periode:
    maanden = 12 // _PER_JAAR[soort]
    laatste_maand = deel * maanden
    return Periode(
        soort,
        f"{_geldig(jaar)}-{soort[0].upper()}{deel}",
        date(jaar, laatste_maand - maanden + 1, 1),
        _laatste_dag(jaar, laatste_maand),
    )


def _schooljaar(begin: int) -> Periode:
    code = f"{_geldig(begin)}/{begin + 1}"
    return Periode("schooljaar", code, date(begin, 8, 1), date(begin + 1, 7, 31))


def _kalenderjaar(jaar: int) -> Periode:
    return Periode("kalenderjaar", str(_geldig(jaar)), date(jaar, 1, 1), date(jaar, 12, 31))


def _peildatum(dag: date) -> Periode:
    _geldig(dag.year)
    return Periode("peildatum", dag.isoformat(), dag, dag)


def _geldig(jaar: int) -> int:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise PeriodeFout(f"verwachtte een jaar tussen {EERSTE_JAAR} en {LAATSTE_JAAR}")
    return jaar


def _laatste_dag(jaar: int, maand: int) -> date:
    return date(jaar + maand // 12, maand % 12 + 1, 1) - timedelta(days=1)
