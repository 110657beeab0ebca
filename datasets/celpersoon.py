"""The cell types about a person: a pseudonym that is keyed at once, and an age.

A pseudonym and a birth date never reach the store as they were delivered (decisions.md 32).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from typing_extensions import override

from datasets.celtype import FOUT_VAN_EXCEL, CelFout, CelType, Context
from datasets.notatie import NotatieFout, lees_datum
from datasets.woorden import normaliseer

MERK = "\ue000"
"""First character of a pseudonym that was keyed before it went into a draft; no keyboard has it."""
NIET_BEWAARD = MERK + "?"
"""A cell of which the text may not be kept, and that could not be read."""
GEEN_PSEUDONIEM = frozenset({"", "0", "x", "nb", "n b", "nvt", "n v t", "onbekend", "geen", "leeg"})
"""What offices write where they have no number, normalised: "?", "-" and "n.b." among them."""
_GEEN = pa.array(sorted(GEEN_PSEUDONIEM))
BLOK = 64
"""Block size of SHA-256 in bytes."""
VEEL = 5_000
"""From this many texts on, a connection for a column as a whole is worth its while."""
STUK = 50_000
"""How many texts one core takes at a time."""


@dataclass(frozen=True)
class PseudoniemCel(CelType):
    """A pseudonym or case number made at the source.

    Keyed at once (HMAC-SHA256); the text itself is never kept.

    Raises on what could be a burgerservicenummer is not done here but for the whole column in
    `loaders.personal`.
    """

    bewaart_tekst: ClassVar[bool] = False
    verwacht: str = "een pseudoniem of eigen dossiernummer"
    voorbeeld: str = "L-0001"

    @override
    def lees(self, tekst: str, context: Context) -> str:
        if tekst == NIET_BEWAARD:
            raise CelFout(
                "dit leerlingnummer is niet te lezen", uitweg="Vul een eigen dossiernummer in."
            )
        if context.gesleuteld and tekst.startswith(MERK):
            return tekst.removeprefix(MERK)
        if re.sub(r"[\W_]+", " ", tekst.lower()).strip() in GEEN_PSEUDONIEM:
            raise CelFout(
                "dit is geen pseudoniem: zo zouden verschillende leerlingen er een worden",
                uitweg="Vul voor elke leerling een eigen pseudoniem of dossiernummer in.",
            )
        if not context.sleutel:
            raise RuntimeError("a pseudonym was read without the key of its leverancier")
        return hmac.digest(context.sleutel, tekst.encode(), hashlib.sha256).hex()[:32]

    @override
    def lees_alle(self, teksten: pa.Array, context: Context) -> pa.Array | None:
        """HMAC-SHA256 of a whole column, by DuckDB's own sha256 (RFC 2104).

        The key is one block at most.
        """
        if context.gesleuteld or len(teksten) < VEEL or not 0 < len(context.sleutel) <= BLOK:
            return None
        if pc.any(pc.match_substring_regex(teksten, f"^({FOUT_VAN_EXCEL.pattern})$")).as_py():
            return None
        kaal = pc.replace_substring_regex(pc.utf8_lower(teksten), r"[^\p{L}\p{N}]+", " ")
        if pc.any(pc.is_in(pc.utf8_trim_whitespace(kaal), _GEEN)).as_py():
            return None
        blok = context.sleutel.ljust(BLOK, b"\0")
        binnen, buiten = bytes(b ^ 0x36 for b in blok), bytes(b ^ 0x5C for b in blok)
        with duckdb.connect() as con:
            # In pieces, so that more than one core can work on it.
            stukken = pa.table({"tekst": teksten}).to_batches(max_chunksize=STUK)
            con.register("woorden", pa.Table.from_batches(stukken))
            sleutel = con.sql(
                "select left(sha256(?::blob || unhex(sha256(?::blob || encode(tekst)))), 32) as "
                "code from woorden",
                params=[buiten, binnen],
            ).to_arrow_table()
        return sleutel["code"].combine_chunks()


@dataclass(frozen=True)
class LeeftijdCel(CelType):
    """An age in years, or a birth date that becomes the age on the last day of the period.

    The birth date is forgotten at once.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "INTEGER"),)
    bewaart_tekst: ClassVar[bool] = False
    hoogste: int = 27
    verwacht: str = "een leeftijd in jaren, of een geboortedatum"
    voorbeeld: str = "14"

    @override
    def lees(self, tekst: str, context: Context) -> int:
        if re.fullmatch(r"\d{1,3}(,0)?( jaar)?", tekst):
            leeftijd = int(re.match(r"\d+", tekst)[0])  # type: ignore[index]
        else:
            leeftijd = self._uit_geboortedatum(tekst, context)
        if not 0 <= leeftijd <= self.hoogste:
            raise CelFout(
                "deze leeftijd past hier niet; het gaat om jongeren van 0 tot en met "
                f"{self.hoogste} jaar",
                uitweg="Verbeter de leeftijd of de geboortedatum in uw bestand.",
            )
        return leeftijd

    def _uit_geboortedatum(self, tekst: str, context: Context) -> int:
        try:
            geboren = lees_datum(tekst)
        except NotatieFout as fout:
            raise CelFout(
                "dit is geen leeftijd in jaren en geen bestaande geboortedatum",
                uitweg="Vul de leeftijd in jaren in, of verbeter de datum.",
            ) from fout
        if context.periode is None:
            raise RuntimeError("a birth date was read without the period of its delivery")
        peildatum: date = context.periode.laatste
        return (
            peildatum.year
            - geboren.year
            - ((peildatum.month, peildatum.day) < (geboren.month, geboren.day))
        )


@dataclass(frozen=True)
class LeeftijdsklasseCel(CelType):
    """One year of age, a band (`5 tot 10 jaar` is 5 up to and including 9) or everybody.

    Stored as first and last year.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (
        ("_van", "INTEGER"),
        ("_tot_en_met", "INTEGER"),
    )
    verwacht: str = "een leeftijd, een leeftijdsklasse zoals 5 tot 10 jaar, of totaal"
    voorbeeld: str = "5 tot 10 jaar"

    OUDSTE: ClassVar[int] = 150
    TOTAAL: ClassVar[frozenset[str]] = frozenset(
        {"totaal", "totaal leeftijd", "alle leeftijden", "total"}
    )
    VORMEN: ClassVar[tuple[tuple[str, Callable[..., tuple[int, int]]], ...]] = (
        (r"(?:leeftijd )?(\d{1,3})(?: jaar)?", lambda a: (int(a), int(a))),
        (r"(\d{1,3}) tot (\d{1,3})(?: jaar)?", lambda a, b: (int(a), int(b) - 1)),
        (
            r"(\d{1,3})(?: jaar)? (?:t m|tot en met) (\d{1,3})(?: jaar)?",
            lambda a, b: (int(a), int(b)),
        ),
        (r"(\d{1,3}) (\d{1,3})(?: jaar)?", lambda a, b: (int(a), int(b))),
        (r"(\d{1,3}) jaar (?:of|en) ouder", lambda a: (int(a), LeeftijdsklasseCel.OUDSTE)),
        (r"jonger dan (\d{1,3})(?: jaar)?", lambda a: (0, int(a) - 1)),
        (r"(?:leeftijd )jonger", lambda: (0, 3)),
        (r"(?:leeftijd )ouder", lambda: (25, LeeftijdsklasseCel.OUDSTE)),
    )

    @override
    def lees(self, tekst: str, context: Context) -> tuple[int, int]:
        plat = normaliseer(re.sub(r"^k_(?=\d)", "", tekst))
        if plat in self.TOTAAL:
            return (0, self.OUDSTE)
        for vorm, maak in self.VORMEN:
            if (deel := re.fullmatch(vorm, plat)) and (klasse := maak(*deel.groups()))[0] <= klasse[
                1
            ]:
                return klasse
        raise CelFout(
            "dit is geen leeftijd of leeftijdsklasse",
            uitweg="Schrijf bijvoorbeeld 5, 5 tot 10 jaar of totaal.",
        )

    @override
    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        return (None, None) if waarde is None else tuple(waarde)
