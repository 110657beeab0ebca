"""The base of all cell types: what one cell of a delivery may hold, how it is read and stored.

A cell type is used as pydantic metadata (`Annotated[date, DatumCel()]`). It reads the text of one
cell and raises `CelFout` with Dutch words when it cannot. A type may be stored in more than one
column: a count is an interval (`_min`, `_max`) with a reason when it is unknown (`_reden`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pyarrow as pa
from pydantic_core import CoreSchema, core_schema

from datasets.periodes import Periode
from datasets.reference.register import REGISTER, Register

ZONDER_UITKOMST = "formule zonder uitkomst"
"""What stands for a formula that was never computed."""
FOUT_VAN_EXCEL = re.compile(
    r"#(?:N/[AB]|FOUT|(?:VERW|WAARDE|DEEL/0|LEEG|GETAL|REF|VALUE|DIV/0|NULL|NUM|OVERLOOP|SPILL)!"
    rf"|(?:NAAM|NAME)\?)|{ZONDER_UITKOMST}"
)
"""What a cell of a workbook holds where something is wrong with it."""


class CelFout(ValueError):
    """A cell that cannot be read.

    `str()` says in Dutch what is wrong, `uitweg` what to do, `suggesties` likely values.
    """

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
        gesleuteld: the cells come from a draft: pseudonyms are keyed already, birth dates are ages.
        woorden: field name -> text -> the word of the code list that the person said it means.
    """

    periode: Periode | None = None
    register: Register = REGISTER
    binnen: frozenset[str] = frozenset()
    sleutel: bytes = b""
    gesleuteld: bool = False
    woorden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gelezen:
    """A value with something to tell about how it was read ("Langedijk hoort sinds ...

    Bij ...").
    """

    waarde: Any
    melding: str


class CelType:
    """Base of all cell types.

    Subclasses give `kolommen` (suffix and DuckDB type of each storage column), `verwacht` (Dutch
    words for what is expected),
    `voorbeeld` (text for the template) and `lees`.
    """

    kolommen: ClassVar[tuple[tuple[str, str], ...]] = (("", "VARCHAR"),)
    verwacht: str = "tekst"
    voorbeeld: str = ""
    #: the text as delivered may be kept (False for pseudonyms and birth dates: decisions.md 32)
    bewaart_tekst: ClassVar[bool] = True

    def lees(self, tekst: str, context: Context) -> Any:  # noqa: ARG002
        """Read the text of one cell that is not empty.

        Raises:
            CelFout: the text cannot be read as this type.
        """
        return tekst

    def lees_alle(
        self,
        teksten: pa.Array,  # noqa: ARG002
        context: Context,  # noqa: ARG002
    ) -> pa.Array | None:
        """Read many different texts at once; None when there is no quicker road than one by one.

        Only for types that refuse no text: gives exactly what `lees` gives for each text.
        """
        return None

    def leeg(self) -> Any:
        """The value of an empty cell."""
        return None

    def opslag(self, waarde: Any) -> tuple[Any, ...]:
        """The values of the storage columns, in the order of `kolommen`."""
        return (waarde,)

    def vul_in(self) -> str:
        """What to do with a cell that is empty and may not be, as a sentence."""
        wat, komma, rest = self.verwacht.partition(", ")
        return f"Vul hier {wat} in{komma}{rest}."

    def keuzes(self) -> tuple[str, ...]:
        """The values of the drop-down list in the template; empty when everything may be typed."""
        return ()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], CoreSchema]
    ) -> CoreSchema:
        def valideer(waarde: Any, info: core_schema.ValidationInfo) -> Any:
            tekst = str(waarde)
            if tekst == ZONDER_UITKOMST:
                raise CelFout(
                    "de uitkomst van deze formule staat niet in het bestand",
                    uitweg="Open het bestand in Excel en bewaar het opnieuw, of vul de cel zelf "
                    "in.",
                )
            if FOUT_VAN_EXCEL.fullmatch(tekst):
                raise CelFout(
                    "in deze cel staat een fout van Excel",
                    uitweg="Herstel de formule, of vul de cel zelf in.",
                )
            return self.lees(tekst, info.context or Context())

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
