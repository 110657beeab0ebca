"""The cell types: what a cell of a delivery may hold, and the Dutch words when it does not fit.

How a cell type works is in `datasets.celtype`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal

from typing_extensions import override

from datasets.celtype import ARROW, CelFout, CelType, Context, Gelezen
from datasets.codelijsten import Codelijst
from datasets.notatie import NotatieFout, lees_aantal, lees_datum, lees_getal
from datasets.periodes import Periode, PeriodeFout, Periodesoort, lees_met_status
from datasets.reference.register import GemeenteOnbekend
from datasets.woorden import normaliseer

__all__ = ["ARROW", "CelFout", "CelType", "Context", "Gelezen"]


def _verwachtten(fout: NotatieFout) -> str:
    """The clause of a NotatieFout ("verwachtte een datum") as a sentence for a cell."""
    return f"we verwachtten {str(fout).removeprefix('verwachtte ')}"


@dataclass(frozen=True)
class TekstCel(CelType):
    """A short name, such as that of a school. Not for free text: that is never kept."""

    langste: int = 120
    verwacht: str = "een naam"
    voorbeeld: str = "De Vlieger"

    @override
    def lees(self, tekst: str, context: Context) -> str:
        if len(tekst) > self.langste:
            raise CelFout(
                f"deze tekst is {len(tekst)} tekens lang; hier past een naam van ten hoogste "
                f"{self.langste} tekens",
                uitweg="Zet hier alleen de naam. Vrije tekst bewaren we niet.",
            )
        return tekst


@dataclass(frozen=True)
class DatumCel(CelType):
    """A date in any Dutch notation, or an Excel serial number."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "DATE"),)
    verwacht: str = "een datum, bijvoorbeeld 17-03-2025"
    voorbeeld: str = "17-03-2025"

    @override
    def lees(self, tekst: str, context: Context) -> date:
        try:
            return lees_datum(tekst)
        except NotatieFout as fout:
            raise CelFout(_verwachtten(fout), uitweg="Verbeter de datum in uw bestand.") from fout


@dataclass(frozen=True)
class GemeenteCel(CelType):
    """A municipality by code or name; stored as code.

    An old municipality keeps its old code: views map it by date.

    With `landelijk` a name we do not know (abolished outside our regions) becomes None with a
    remark: the row is kept as delivered and counts nowhere (decisions.md 11).
    """

    landelijk: bool = False
    verwacht: str = "een gemeente, met naam of code"
    voorbeeld: str = "Castricum"

    @override
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
            raise _geen_gemeente(fout) from fout
        return Gelezen(treffer.code, treffer.melding) if treffer.melding else treffer.code


def _geen_gemeente(fout: GemeenteOnbekend) -> CelFout:
    if fout.suggesties and str(fout).startswith("“"):
        return CelFout(
            f"dit kan {' of '.join(fout.suggesties)} zijn",
            uitweg="Schrijf erbij welke gemeente u bedoelt, of gebruik de CBS-code.",
        )
    return CelFout(
        "deze gemeente kennen we niet",
        uitweg="Verbeter de naam of gebruik de CBS-code.",
        suggesties=fout.suggesties,
    )


@dataclass(frozen=True)
class PeriodeCel(CelType):
    """A period; stored as code with the status that CBS marks with `*` and `**`."""

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "VARCHAR"), ("_status", "VARCHAR"))
    soorten: tuple[Periodesoort, ...] = ("kwartaal",)
    verwacht: str = "een periode, bijvoorbeeld 2025-K2"
    voorbeeld: str = "2025-K2"

    @override
    def lees(self, tekst: str, context: Context) -> tuple[Periode, str]:
        soort = self.soorten[0] if len(self.soorten) == 1 else None
        try:
            periode, status = lees_met_status(tekst, soort=soort)
        except PeriodeFout as fout:
            zin = _verwachtten(fout) if soort else f"we verwachtten {self.verwacht}"
            raise CelFout(zin, uitweg="Verbeter de periode in uw bestand.") from fout
        if periode.soort not in self.soorten:
            raise CelFout(
                f"dit is een {periode.soort}, en hier hoort een {' of '.join(self.soorten)}",
                uitweg="Lever de cijfers per " + " of ".join(self.soorten) + " aan.",
            )
        return periode, status

    @override
    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        return (None, None) if waarde is None else (waarde[0].code, waarde[1])


STREPEN = frozenset({"-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}"})
"""Signs that can mean 0 and can mean unknown."""
_DATUM_VORM = re.compile(
    r"\d{1,2}[-/. ][a-z]{3,9}\.?([-/. ]\d{2,4})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
)


def _geen_aantal(tekst: str, fout: NotatieFout) -> CelFout:
    """Why a text is no count, with what Excel often does to one."""
    if _DATUM_VORM.fullmatch(tekst.lower()):
        return CelFout(
            "hier staat een datum en we verwachtten een aantal; Excel maakt van 1-4 soms 1 april",
            uitweg="Maak de cel op als tekst en typ het aantal opnieuw.",
        )
    return CelFout(_verwachtten(fout), uitweg="Verbeter het aantal in uw bestand.")


@dataclass(frozen=True)
class AantalCel(CelType):
    """A count of persons or things: an interval (`<5` is 1 to 4), or unknown with a reason.

    `streep` says what a dash means: CBS prints a dash for zero; in other files it can be zero or
    unknown, and is asked.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (
        ("_min", "INTEGER"),
        ("_max", "INTEGER"),
        ("_reden", "VARCHAR"),
    )
    streep: Literal["fout", "nul", "onbekend"] = "fout"
    verwacht: str = "een aantal, bijvoorbeeld 12 of <5"
    voorbeeld: str = "12"

    @override
    def lees(self, tekst: str, context: Context) -> tuple[int | None, int | None, str | None]:
        if tekst in STREPEN and self.streep == "fout":
            raise CelFout(
                "een streepje kan 0 of niet bekend betekenen",
                uitweg="Vul 0 in als er niemand was, of n.b. als het niet bekend is.",
            )
        try:
            aantal = lees_aantal(tekst, streep=self.streep)
        except NotatieFout as fout:
            raise _geen_aantal(tekst, fout) from fout
        return (aantal.min, aantal.max, aantal.reden)

    @override
    def leeg(self) -> tuple[None, None, str]:
        return (None, None, "niet bekend")

    @override
    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        return tuple(waarde)


@dataclass(frozen=True)
class GetalCel(CelType):
    """A number, such as a percentage or fte, between two bounds.

    Unknown cells (`.`, `n.b.`, empty) are None.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "DOUBLE"),)
    minimum: float = 0
    maximum: float = 100
    verwacht: str = "een getal, bijvoorbeeld 12,8"
    voorbeeld: str = "12,8"

    ONBEKEND: ClassVar[frozenset[str]] = frozenset(
        {".", "n.b.", "nb", "x", "*", "?", "onbekend", "-"}
    )

    @override
    def lees(self, tekst: str, context: Context) -> float | None:
        if tekst.lower() in self.ONBEKEND:
            return None
        try:
            getal = float(lees_getal(tekst))
        except NotatieFout as fout:
            raise CelFout(_verwachtten(fout), uitweg="Verbeter het getal in uw bestand.") from fout
        if not self.minimum <= getal <= self.maximum:
            raise CelFout(
                f"hier past een getal van {self.minimum:g} tot en met {self.maximum:g}",
                uitweg="Kijk of het getal in de goede kolom staat en of de komma klopt.",
            )
        return getal


_LANGE_LIJST = 12


@dataclass(frozen=True)
class CodeCel(CelType):
    """A word from a code list, or one of its synonyms; stored as the code."""

    lijst: Codelijst = field(default_factory=Codelijst)

    @property
    @override
    def verwacht(self) -> str:  # type: ignore[override]
        return "een van: " + ", ".join(w.titel for w in self.lijst.waarden)

    @property
    @override
    def voorbeeld(self) -> str:  # type: ignore[override]
        return self.lijst.waarden[0].titel

    @override
    def lees(self, tekst: str, context: Context) -> str:
        code = self.lijst.zoek(normaliseer(tekst))
        if code is not None:
            return code
        dubbelzinnig = self.lijst.dubbelzinnig(normaliseer(tekst))
        if dubbelzinnig:
            raise CelFout(
                f"dit kan {' of '.join(dubbelzinnig)} zijn",
                uitweg="Schrijf voluit welke van de twee u bedoelt.",
            )
        raise CelFout(
            f"dit woord staat niet in de lijst {self.lijst.titel}",
            uitweg=self.vul_in(),
            suggesties=self.lijst.gelijkend(normaliseer(tekst)),
        )

    @override
    def vul_in(self) -> str:
        """A word from the list."""
        titels = self.keuzes()
        if len(titels) > _LANGE_LIJST:
            return "Kies een woord uit de lijst; het sjabloon noemt ze alle."
        return f"Kies uit: {', '.join(titels)}."

    @override
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
        "x": True,
        "nee": False,
        "n": False,
        "0": False,
        "onwaar": False,
        "false": False,
        "no": False,
    }

    @override
    def lees(self, tekst: str, context: Context) -> bool:
        antwoord = self.WOORDEN.get(normaliseer(tekst))
        if antwoord is None:
            raise CelFout("hier hoort ja of nee", uitweg="Vul ja of nee in.")
        return antwoord

    @override
    def keuzes(self) -> tuple[str, ...]:
        return ("ja", "nee")


@dataclass(frozen=True)
class UitsplitsingCel(CodeCel):
    """The category of a breakdown; the word totaal is the figure without breakdown."""

    TOTAAL: ClassVar[frozenset[str]] = frozenset({"totaal", "alle", "allen", "alles"})

    @override
    def lees(self, tekst: str, context: Context) -> Any:
        return None if normaliseer(tekst) in self.TOTAAL else super().lees(tekst, context)


@dataclass(frozen=True)
class PostcodeCel(CelType):
    """The four digits of a postcode.

    DUO writes two digits for abroad or unknown: kept as text, in no area.
    """

    verwacht: str = "de 4 cijfers van een postcode"
    voorbeeld: str = "1901"

    @override
    def lees(self, tekst: str, context: Context) -> str:
        if not re.fullmatch(r"\d{2}|\d{4}", tekst):
            raise CelFout(
                "dit zijn geen 4 cijfers van een postcode", uitweg="Zet hier alleen de 4 cijfers."
            )
        return tekst
