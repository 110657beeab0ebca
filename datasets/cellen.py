"""Cell types: what one cell of a delivery may hold, how it is read and how it is stored.

A cell type is used as pydantic metadata (`Annotated[date, DatumCel()]`). It reads the text of one cell and raises `CelFout`
with Dutch words when it cannot. A type may be stored in more than one column: a count is an interval (`_min`, `_max`) with
a reason when it is unknown (`_reden`).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal

import duckdb
import pyarrow as pa
from pydantic_core import CoreSchema, core_schema
from rapidfuzz import process

from datasets.codelijsten import Codelijst
from datasets.notatie import NotatieFout, lees_aantal, lees_datum, lees_getal
from datasets.periodes import Periode, PeriodeFout, Periodesoort, lees_met_status
from datasets.reference.register import REGISTER, GemeenteOnbekend, Register
from datasets.woorden import normaliseer


class CelFout(ValueError):
    """A cell that cannot be read. `str()` says in Dutch what is wrong, `uitweg` what to do, `suggesties` likely values."""

    def __init__(self, zin: str, *, uitweg: str, suggesties: Sequence[str] = ()) -> None:
        super().__init__(zin)
        self.uitweg = uitweg
        self.suggesties = tuple(suggesties)


@dataclass(frozen=True)
class Context:
    """What a cell needs to know besides its own text.

    Attributes:
        periode: the period of the delivery, where it is known before the cells are read.
        register: the municipalities, with those of an invented region added.
        binnen: codes of the municipalities of the region: decides between two of one name.
        sleutel: secret key of the leverancier, for pseudonyms.
    """

    periode: Periode | None = None
    register: Register = REGISTER
    binnen: frozenset[str] = frozenset()
    sleutel: bytes = b""


@dataclass(frozen=True)
class Gelezen:
    """A value with something to tell about how it was read ("Langedijk hoort sinds ... bij ...")."""

    waarde: Any
    melding: str


class CelType:
    """Base of all cell types.

    Subclasses give `kolommen` (suffix and DuckDB type of each storage column), `verwacht` (Dutch words for what is expected),
    `voorbeeld` (text for the template) and `lees`.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "VARCHAR"),)
    verwacht: str = "tekst"
    voorbeeld: str = ""
    #: the text as delivered may be kept (False for pseudonyms and birth dates: decisions.md 32)
    bewaart_tekst: ClassVar[bool] = True

    def lees(self, tekst: str, context: Context) -> Any:
        """Read the text of one cell that is not empty.

        Raises:
            CelFout: the text cannot be read as this type.
        """
        return tekst

    def lees_alle(self, teksten: pa.Array, context: Context) -> list[Any] | None:
        """Read many different texts at once; None when this type has no quicker road than one by one.

        Only for types that refuse no text: gives exactly what `lees` gives for each text.
        """
        return None

    def leeg(self) -> Any:
        """The value of an empty cell."""
        return None

    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        """The values of the storage columns, in the order of `kolommen`."""
        return (waarde,)

    def keuzes(self) -> tuple[str, ...]:
        """The values of the drop-down list in the template; empty when everything may be typed."""
        return ()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], CoreSchema]
    ) -> CoreSchema:
        def valideer(waarde: Any, info: core_schema.ValidationInfo) -> Any:
            return self.lees(str(waarde), info.context or Context())

        return core_schema.with_info_plain_validator_function(valideer)


ARROW: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
}
"""The arrow type that goes with each DuckDB type used by a cell type."""


@dataclass(frozen=True)
class TekstCel(CelType):
    """A short name, such as that of a school. Not for free text: that is never kept."""

    langste: int = 120
    verwacht: str = "een naam"
    voorbeeld: str = "De Vlieger"

    def lees(self, tekst: str, context: Context) -> str:
        if len(tekst) > self.langste:
            raise CelFout(
                f"deze tekst is {len(tekst)} tekens lang; hier past een naam van ten hoogste {self.langste} tekens",
                uitweg="Zet hier alleen de naam. Vrije tekst bewaren we niet.",
            )
        return tekst


@dataclass(frozen=True)
class DatumCel(CelType):
    """A date in any Dutch notation, or an Excel serial number."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "DATE"),)
    verwacht: str = "een datum, bijvoorbeeld 17-03-2025"
    voorbeeld: str = "17-03-2025"

    def lees(self, tekst: str, context: Context) -> date:
        try:
            return lees_datum(tekst)
        except NotatieFout as fout:
            raise CelFout(
                f"dit is geen datum: we {fout}", uitweg="Verbeter de datum in uw bestand."
            ) from fout


@dataclass(frozen=True)
class GemeenteCel(CelType):
    """A municipality by code or name; stored as code. An old municipality keeps its old code: views map it by date.

    With `landelijk` a name we do not know (abolished outside our regions) becomes None with a remark: the row is kept as
    delivered and counts nowhere (decisions.md 11).
    """

    landelijk: bool = False
    verwacht: str = "een gemeente, met naam of code"
    voorbeeld: str = "Castricum"

    def lees(self, tekst: str, context: Context) -> Any:
        if normaliseer(tekst) in {"nederland", "nl00", "nl01", "nl"}:
            return "NL"
        op = context.periode.laatste if context.periode else None
        try:
            treffer = context.register.zoek(tekst, op=op, binnen=context.binnen)
        except GemeenteOnbekend as fout:
            if self.landelijk:
                return Gelezen(
                    None,
                    "deze gemeente kennen we niet; de regel blijft bewaard en telt nergens mee",
                )
            raise CelFout(
                str(fout),
                uitweg="Kies de juiste gemeente."
                if fout.suggesties
                else "Verbeter de naam of gebruik de CBS-code.",
                suggesties=fout.suggesties,
            ) from fout
        return Gelezen(treffer.code, treffer.melding) if treffer.melding else treffer.code


@dataclass(frozen=True)
class PeriodeCel(CelType):
    """A period; stored as code with the status that CBS marks with `*` and `**`."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "VARCHAR"), ("_status", "VARCHAR"))
    soorten: tuple[Periodesoort, ...] = ("kwartaal",)
    verwacht: str = "een periode, bijvoorbeeld 2025-K2"
    voorbeeld: str = "2025-K2"

    def lees(self, tekst: str, context: Context) -> tuple[Periode, str]:
        soort = self.soorten[0] if len(self.soorten) == 1 else None
        try:
            periode, status = lees_met_status(tekst, soort=soort)
        except PeriodeFout as fout:
            raise CelFout(
                f"dit is geen periode: we {fout}", uitweg="Verbeter de periode in uw bestand."
            ) from fout
        if periode.soort not in self.soorten:
            raise CelFout(
                f"dit is een {periode.soort}, en hier hoort een {' of '.join(self.soorten)}",
                uitweg="Lever de cijfers per " + " of ".join(self.soorten) + " aan.",
            )
        return periode, status

    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        return (None, None) if waarde is None else (waarde[0].code, waarde[1])


@dataclass(frozen=True)
class AantalCel(CelType):
    """A count of persons or things: an interval (`<5` is 1 to 4), or unknown with a reason.

    `streep` says what a dash means: CBS prints a dash for zero; in other files it can be zero or unknown, and is asked.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (
        ("_min", "INTEGER"),
        ("_max", "INTEGER"),
        ("_reden", "VARCHAR"),
    )
    streep: Literal["fout", "nul", "onbekend"] = "fout"
    verwacht: str = "een aantal, bijvoorbeeld 12 of <5"
    voorbeeld: str = "12"

    def lees(self, tekst: str, context: Context) -> tuple[int | None, int | None, str | None]:
        if tekst == "-" and self.streep == "fout":
            raise CelFout(
                "een streepje kan 0 of niet bekend betekenen",
                uitweg="Vul 0 in als er niemand was, of n.b. als het niet bekend is.",
            )
        try:
            aantal = lees_aantal(tekst, streep=self.streep)
        except NotatieFout as fout:
            raise CelFout(
                f"dit is geen aantal: we {fout}", uitweg="Verbeter het aantal in uw bestand."
            ) from fout
        return (aantal.min, aantal.max, aantal.reden)

    def leeg(self) -> tuple[None, None, str]:
        return (None, None, "niet bekend")

    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        return tuple(waarde)


@dataclass(frozen=True)
class GetalCel(CelType):
    """A number, such as a percentage or fte, between two bounds. Unknown cells (`.`, `n.b.`, empty) are None."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "DOUBLE"),)
    minimum: float = 0
    maximum: float = 100
    verwacht: str = "een getal, bijvoorbeeld 12,8"
    voorbeeld: str = "12,8"

    ONBEKEND: ClassVar[frozenset[str]] = frozenset(
        {".", "n.b.", "nb", "x", "*", "?", "onbekend", "-"}
    )

    def lees(self, tekst: str, context: Context) -> float | None:
        if tekst.lower() in self.ONBEKEND:
            return None
        try:
            getal = float(lees_getal(tekst))
        except NotatieFout as fout:
            raise CelFout(
                f"dit is geen getal: we {fout}", uitweg="Verbeter het getal in uw bestand."
            ) from fout
        if not self.minimum <= getal <= self.maximum:
            raise CelFout(
                f"hier past een getal van {self.minimum:g} tot en met {self.maximum:g}",
                uitweg="Kijk of het getal in de goede kolom staat en of de komma klopt.",
            )
        return getal


@dataclass(frozen=True)
class CodeCel(CelType):
    """A word from a code list, or one of its synonyms; stored as the code."""

    lijst: Codelijst = field(default_factory=Codelijst)

    @property
    def verwacht(self) -> str:  # type: ignore[override]
        return "een van: " + ", ".join(w.titel for w in self.lijst.waarden)

    @property
    def voorbeeld(self) -> str:  # type: ignore[override]
        return self.lijst.waarden[0].titel

    def lees(self, tekst: str, context: Context) -> str:
        code = self.lijst.zoek(normaliseer(tekst))
        if code is not None:
            return code
        dubbelzinnig = self.lijst.dubbelzinnig(normaliseer(tekst))
        if dubbelzinnig:
            raise CelFout(
                f"dit kan {' of '.join(dubbelzinnig)} zijn",
                uitweg="Schrijf voluit welke van de twee u bedoelt.",
                suggesties=dubbelzinnig,
            )
        titels = [w.titel for w in self.lijst.waarden]
        dichtbij = process.extract(tekst, titels, limit=3, score_cutoff=60, processor=normaliseer)
        raise CelFout(
            f"dit woord staat niet in de lijst {self.lijst.titel}",
            uitweg="Kies een woord uit de lijst.",
            suggesties=[t for t, _, _ in dichtbij],
        )

    def keuzes(self) -> tuple[str, ...]:
        return tuple(w.titel for w in self.lijst.waarden)


@dataclass(frozen=True)
class JaNeeCel(CelType):
    """Yes or no."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "BOOLEAN"),)
    verwacht: str = "ja of nee"
    voorbeeld: str = "nee"

    WOORDEN: ClassVar[dict[str, bool]] = {
        "ja": True,
        "j": True,
        "1": True,
        "waar": True,
        "true": True,
        "yes": True,
        "nee": False,
        "n": False,
        "0": False,
        "onwaar": False,
        "false": False,
        "no": False,
    }

    def lees(self, tekst: str, context: Context) -> bool:
        antwoord = self.WOORDEN.get(normaliseer(tekst))
        if antwoord is None:
            raise CelFout("hier hoort ja of nee", uitweg="Vul ja of nee in.")
        return antwoord

    def keuzes(self) -> tuple[str, ...]:
        return ("ja", "nee")


BLOK = 64
"""Block size of SHA-256 in bytes."""


@dataclass(frozen=True)
class PseudoniemCel(CelType):
    """A pseudonym or case number made at the source. Keyed at once (HMAC-SHA256); the text itself is never kept.

    Raises on what could be a burgerservicenummer is not done here but for the whole column in `loaders.personal`.
    """

    bewaart_tekst: ClassVar[bool] = False
    verwacht: str = "een pseudoniem of eigen dossiernummer"
    voorbeeld: str = "L-0001"

    def lees(self, tekst: str, context: Context) -> str:
        if not context.sleutel:
            raise RuntimeError("a pseudonym was read without the key of its leverancier")
        return hmac.digest(context.sleutel, tekst.encode(), hashlib.sha256).hex()[:32]

    def lees_alle(self, teksten: pa.Array, context: Context) -> list[Any] | None:
        """HMAC-SHA256 of a whole column, by DuckDB's own sha256 (RFC 2104; the key is one block at most)."""
        if not 0 < len(context.sleutel) <= BLOK:
            return None
        blok = context.sleutel.ljust(BLOK, b"\0")
        binnen, buiten = bytes(b ^ 0x36 for b in blok), bytes(b ^ 0x5C for b in blok)
        with duckdb.connect() as con:
            con.register("woorden", pa.table({"tekst": teksten}))
            rijen = con.execute(
                "select left(sha256(?::blob || unhex(sha256(?::blob || encode(tekst)))), 32) as code from woorden", [buiten, binnen]
            ).fetchnumpy()
        return list(rijen["code"])


@dataclass(frozen=True)
class LeeftijdCel(CelType):
    """An age in years, or a birth date that becomes the age on the last day of the period (and is then forgotten)."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "INTEGER"),)
    bewaart_tekst: ClassVar[bool] = False
    hoogste: int = 27
    verwacht: str = "een leeftijd in jaren, of een geboortedatum"
    voorbeeld: str = "14"

    def lees(self, tekst: str, context: Context) -> int:
        if re.fullmatch(r"\d{1,3}(,0)?( jaar)?", tekst):
            leeftijd = int(re.match(r"\d+", tekst)[0])  # type: ignore[index]
        else:
            leeftijd = self._uit_geboortedatum(tekst, context)
        if not 0 <= leeftijd <= self.hoogste:
            raise CelFout(
                f"een leeftijd van {leeftijd} past hier niet; het gaat om jongeren van 0 tot en met {self.hoogste} jaar",
                uitweg="Verbeter de leeftijd of de geboortedatum in uw bestand.",
            )
        return leeftijd

    def _uit_geboortedatum(self, tekst: str, context: Context) -> int:
        try:
            geboren = lees_datum(tekst)
        except NotatieFout as fout:
            raise CelFout(
                "dit is geen leeftijd en geen datum", uitweg="Vul de leeftijd in jaren in."
            ) from fout
        peildatum = context.periode.laatste if context.periode else date.today()
        return (
            peildatum.year
            - geboren.year
            - ((peildatum.month, peildatum.day) < (geboren.month, geboren.day))
        )


@dataclass(frozen=True)
class LeeftijdsklasseCel(CelType):
    """One year of age, a band (`5 tot 10 jaar` is 5 up to and including 9) or everybody; stored as first and last year."""

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

    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        return (None, None) if waarde is None else tuple(waarde)


@dataclass(frozen=True)
class PostcodeCel(CelType):
    """The four digits of a postcode. DUO writes two digits for abroad or unknown: kept as text, in no area."""

    verwacht: str = "de 4 cijfers van een postcode"
    voorbeeld: str = "1901"

    def lees(self, tekst: str, context: Context) -> str:
        if not re.fullmatch(r"\d{2}|\d{4}", tekst):
            raise CelFout(
                "dit zijn geen 4 cijfers van een postcode", uitweg="Zet hier alleen de 4 cijfers."
            )
        return tekst
