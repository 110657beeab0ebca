"""What an export type is: a row class, and a `Dataset` that says what its deliveries mean.

One file in `datasets/catalog/` holds both. Everything else is derived from it: heading matcher,
type conversion, row rules, messages, DuckDB table and view, Excel template and documentation.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from pydantic.fields import FieldInfo

from datasets.cellen import CelType, CodeCel, PeriodeCel
from datasets.periodes import Periodesoort
from datasets.woorden import normaliseer


class DefinitieFout(Exception):
    """A definition in the catalogue that does not hold together: says which one and why."""


@dataclass(frozen=True)
class Kolom:
    """How a field is found in a file.

    Attributes:
        titel: the heading that templates and messages use.
        synoniemen: other headings that mean the same.
        uitleg: one sentence for the template and the documentation.
        uit_koppen: the field may also come from the headings themselves (years, measures or ages as
            columns).
        waarde: this field holds the figure; when a field comes from headings, the cells below them
            are this field.
        een_dag_later: headings that mean the last day at home: one day is added (decisions.md 5).
    """

    titel: str
    synoniemen: tuple[str, ...] = ()
    uitleg: str = ""
    uit_koppen: bool = False
    waarde: bool = False
    een_dag_later: tuple[str, ...] = ()

    @cached_property
    def koppen(self) -> frozenset[str]:
        """All headings of this field, normalised."""
        return frozenset(
            normaliseer(k) for k in (self.titel, *self.synoniemen, *self.een_dag_later)
        )


_VERPLICHT: Any = ...


def kolom(
    titel: str,
    *synoniemen: str,
    uitleg: str = "",
    default: Any = _VERPLICHT,
    uit_koppen: bool = False,
    waarde: bool = False,
    een_dag_later: tuple[str, ...] = (),
) -> Any:
    """Declare a field of a row class.

    Without `default` the column must be in the file; an optional type may have empty cells.
    """
    info = Field(default=default, title=titel, description=uitleg or None)
    info.metadata.append(Kolom(titel, synoniemen, uitleg, uit_koppen, waarde, een_dag_later))
    return info


@dataclass(frozen=True)
class Regel:
    """A rule over the cells of one row: SQL that is true for a good row (unknown counts as good).

    Attributes:
        sql: condition over the storage columns and `eerste`, `laatste` (first and last day of the
            delivery's period).
        zin: Dutch sentence for a row that breaks it.
        uitweg: what to do.
        velden: fields whose values are shown with the message.
        ernst: "fout" blocks; "waarschuwing" is told, and the row goes in.
    """

    sql: str
    zin: str
    uitweg: str
    velden: tuple[str, ...]
    ernst: Literal["fout", "waarschuwing"] = "fout"


class Rij(BaseModel):
    """Base of all row classes: one row of a delivery."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, hide_input_in_errors=True
    )
    regels: ClassVar[tuple[Regel, ...]] = ()


@dataclass(frozen=True)
class Veld:
    """A field of a row class with everything derived from its annotation."""

    naam: str
    kolom: Kolom
    cel: CelType
    verplicht: bool
    mag_leeg: bool
    adapter: TypeAdapter[Any]

    @property
    def opslagkolommen(self) -> tuple[tuple[str, str], ...]:
        """Name and DuckDB type of each column that stores this field."""
        return tuple((self.naam + suffix, soort) for suffix, soort in self.cel.kolommen)


def _zonder_none(annotatie: Any) -> tuple[Any, bool]:
    if get_origin(annotatie) in (Union, types.UnionType):
        delen = [d for d in get_args(annotatie) if d is not type(None)]
        return delen[0], len(delen) < len(get_args(annotatie))
    return annotatie, False


def _maak_veld(rij: type[Rij], naam: str, info: FieldInfo) -> Veld:
    soort, mag_leeg = _zonder_none(info.annotation)
    metadata = [*info.metadata]
    if get_origin(soort) is Annotated:
        metadata += get_args(soort)[1:]
    cellen = [m for m in metadata if isinstance(m, CelType)]
    kolommen = [m for m in metadata if isinstance(m, Kolom)]
    if len(cellen) != 1 or len(kolommen) != 1:
        raise DefinitieFout(
            f"{rij.__name__}.{naam}: a field needs one cell type and one kolom(), "
            f"has {cellen} and {kolommen}"
        )
    return Veld(
        naam=naam,
        kolom=kolommen[0],
        cel=cellen[0],
        verplicht=info.is_required(),
        mag_leeg=mag_leeg,
        adapter=TypeAdapter(
            Annotated[Any, cellen[0]], config=ConfigDict(hide_input_in_errors=True)
        ),
    )


class Maat(BaseModel):
    """A listed measure: what can be counted of a municipality in a period (decisions.md 12).

    Attributes:
        id: the word that is stored, and that an indicator names.
        stand_of_stroom: "stand" holds at the last day of the period, "stroom" adds up over periods.
        gemiddelde: it is a mean; the count is the number of people that the mean is about.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    titel: str
    definitie: str
    stand_of_stroom: Literal["stand", "stroom"]
    synoniemen: tuple[str, ...] = ()
    uitsplitsingen: tuple[str, ...] = ()
    noemer: str = ""
    gemiddelde: bool = False


class Dataset(BaseModel):
    """An export type: what one row is and what a delivery of it means.

    Attributes:
        id: also the name of the table (`t_<id>`) and the view (`v_<id>`).
        soort: "gevallen" (a list of cases: a municipality in the dekking without rows is 0),
            "tellingen" (the rows that are in
            the file) or "deelbestand" (the file of one part, such as a school municipality).
        periodesoorten: the kinds of period that are accepted; another kind is refused in words.
        deel_veld: the field whose value is the fourth part of the key of a delivery (decisions.md
            1).
        gemeente_veld: the municipality that a row belongs to.
        leverancier: who delivers, when that is the same everywhere (CBS, DUO).
        sleutel: fields that together may occur once in a delivery; empty when rows have no key.
        persoon: the field that says which rows are of one pupil; with `begin` and `einde` two rows
            may not overlap.
        maat: the measure that all rows count, or the name of the field that holds the measure after
            `veld:`.
        afgeleid: columns of the view, in order; SQL over the storage columns, the delivery
            (`eerste`, `laatste`, `periode`) and the
            day that counts (`dag`: last day of the period; for a school year 1 October).
        postcode_veld: the field with the home postcode, where the data have one.
        soort_veld: the code that says what kind of case a row is, such as the article of an
            exemption: a list of cases is told per kind to who delivers it.
        landelijk: the file covers the Netherlands and is kept whole.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    titel: str
    omschrijving: str
    rij: type[Rij]
    soort: Literal["gevallen", "tellingen", "deelbestand"]
    periodesoorten: tuple[Periodesoort, ...] = Field(min_length=1)
    maat: str
    bron: str
    gemeente_veld: str = "gemeente"
    deel_veld: str = ""
    leverancier: str = ""
    landelijk: bool = False
    sleutel: tuple[str, ...] = ()
    persoon: str = ""
    begin: str = "begin"
    einde: str = "einde"
    afgeleid: Mapping[str, str] = {}
    postcode_veld: str = ""
    soort_veld: str = ""
    optelbaar: bool = True
    versie: str = "1"

    @cached_property
    def velden(self) -> dict[str, Veld]:
        """The fields of the row class by name."""
        return {
            naam: _maak_veld(self.rij, naam, info) for naam, info in self.rij.model_fields.items()
        }

    @cached_property
    def waarde(self) -> Veld | None:
        """The field that holds the figure, if the row class has one."""
        return next((v for v in self.velden.values() if v.kolom.waarde), None)

    @cached_property
    def periode(self) -> Veld | None:
        """The field that holds the period, if a file may have one."""
        return next((v for v in self.velden.values() if isinstance(v.cel, PeriodeCel)), None)

    @property
    def maat_veld(self) -> str:
        """The field that names the measure, or "" when all rows count the same measure."""
        return self.maat.removeprefix("veld:") if self.maat.startswith("veld:") else ""

    @model_validator(mode="after")
    def _klopt(self) -> Dataset:
        """Check the definition when it is made: every field that is named exists."""
        bekend = self.velden
        genoemd = [
            self.gemeente_veld,
            self.deel_veld,
            self.persoon,
            self.maat_veld,
            self.postcode_veld,
            self.soort_veld,
            *self.sleutel,
        ]
        genoemd += [v for regel in self.rij.regels for v in regel.velden]
        if self.persoon:
            genoemd += [self.begin, self.einde]
        for naam in filter(None, genoemd):
            if naam not in bekend:
                raise ValueError(
                    f"dataset {self.id}: the row class has no field {naam!r}; "
                    f"it has {', '.join(bekend)}"
                )
        if self.soort_veld and not isinstance(bekend[self.soort_veld].cel, CodeCel):
            raise ValueError(f"dataset {self.id}: {self.soort_veld!r} holds no code of a list")
        if sum(v.kolom.waarde for v in bekend.values()) > 1:
            raise ValueError(f"dataset {self.id}: at most one field can hold the figure")
        if any(v.kolom.uit_koppen for v in bekend.values()) and self.waarde is None:
            raise ValueError(
                f"dataset {self.id}: a field comes from headings, "
                "but no field holds the figure (waarde=True)"
            )
        return self
