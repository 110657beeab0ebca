"""The sheets of a region's own list as rows: recognised, every cell read, every problem said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pyarrow as pa
from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from datasets.celtype import Context
from datasets.notatie import lees_datum
from datasets.periodes import Periode, PeriodeFout
from datasets.reference.oogo import Afspraak
from datasets.woorden import normaliseer
from indicators.catalog import indicatoren
from loaders.agenda_excel import gebieden
from loaders.agenda_rijen import TABELLEN, TUSSEN, Tabel
from loaders.blad import Blad
from loaders.issues import Issue
from loaders.lezer import Lezer
from loaders.match import koppel
from loaders.oogo import Stuk
from loaders.oogo_schrijven import Wordt
from loaders.opdracht import Werkplek

M = TypeVar("M", bound=BaseModel)
_LIJKT = 70
_JAAR_OF_MAAND = re.compile(r"\d{4}(-\d{2})?")


@dataclass
class Ingelezen:
    """What a file would do; nothing is written yet.

    Attributes:
        wordt: keys of the inrichting that change, with their new value.
        stukken: meetings, then agreements whose meeting is in it or there already.
        issues: everything that is wrong or worth knowing.
        gelezen: name of a table -> how many rows of it were read.
    """

    wordt: dict[str, Any] = field(default_factory=dict)
    overleggen: list[Wordt] = field(default_factory=list)
    afspraken: list[tuple[dict[str, Any], Stuk[Afspraak] | None]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    gelezen: dict[str, int] = field(default_factory=dict)

    @property
    def fouten(self) -> list[Issue]:
        """The issues that block."""
        return [een for een in self.issues if een.ernst == "fout"]


@dataclass(frozen=True)
class Regel:
    """A row of a sheet that was read: its place, and field name -> value.

    `heel` says that every cell could be read. Of another row only the rest is looked at, so that
    all that is wrong is said at once.
    """

    tabel: Tabel
    blad: str
    nummer: int
    waarden: Mapping[str, Any]
    heel: bool

    def __getitem__(self, veld: str) -> Any:
        return self.waarden[veld]

    def fout(self, veld: str, zin: str, suggesties: Sequence[str] = ()) -> Issue:
        """A problem in one of its cells."""
        kop = self.tabel.velden[veld].kolom.titel if veld else ""
        rijen = (self.nummer,)
        return Issue(
            "lijst", "fout", zin, blad=self.blad, kop=kop, rijen=rijen,
            suggesties=tuple(suggesties),
        )  # fmt: skip


# -- the sheets -------------------------------------------------


def herken(blad: Blad) -> Tabel | None:
    """The table of a sheet: by its name, else by the headings; None where too few are known."""
    op_naam = next(
        (een for een in TABELLEN if normaliseer(een.naam) == normaliseer(blad.naam or "")), None
    )
    gekoppeld = [koppel(een.soort, blad.koppen, context=Context()) for een in TABELLEN]
    compleet = [
        (een.treffers, tabel)
        for een, tabel in zip(gekoppeld, TABELLEN, strict=True)
        if een.compleet
    ]
    return op_naam or max(compleet, key=lambda paar: paar[0], default=(0, None))[1]


def lees_regels(tabel: Tabel, blad: Blad, uit: Ingelezen) -> Iterator[Regel]:
    """The rows of a sheet; what could not be read is said."""
    naam = blad.naam or ""
    koppeling = koppel(tabel.soort, blad.koppen, context=Context())
    for veld in koppeling.ontbreekt:
        zin = f"de kolom “{veld.kolom.titel}” ontbreekt"
        uit.issues.append(Issue("lijst", "fout", zin, blad=naam))
    for veld_naam, plekken in koppeling.dubbel.items():
        zin = f"“{tabel.velden[veld_naam].kolom.titel}” staat in {len(plekken)} kolommen"
        uit.issues.append(Issue("lijst", "fout", zin, blad=naam))
    for nummer in koppeling.ongebruikt:
        if blad.koppen[nummer]:
            zin = "deze kolom kennen we niet; hij is niet gelezen"
            kop = blad.koppen[nummer]
            uit.issues.append(Issue("lijst", "waarschuwing", zin, blad=naam, kop=kop))
    for nummer, wat in blad.gevoelig.items():
        zin = f"hierin staan {wat}; haal die weg"
        kop = blad.koppen[nummer]
        uit.issues.append(Issue("lijst", "fout", zin, blad=naam, kop=kop))
    if not koppeling.compleet or blad.gevoelig:
        return
    aantal = blad.tabel.num_rows
    kolommen = {v: blad.tabel[f"k{index}"] for v, index in koppeling.kolommen.items()}
    tekst = pa.table({"blad": pa.array([naam] * aantal), "rij": blad.tabel["rij"], **kolommen})
    lezer = Lezer(tabel.soort, koppeling, Context(), naam)
    getypeerd = lezer.lees(tekst)
    uit.issues += [een for een in lezer.issues if een.ernst == "fout"]
    for rij in getypeerd.to_pylist():
        waarden = {veld: rij[veld] for veld in tabel.velden}
        yield Regel(tabel, naam, rij["rij"], waarden, rij["rij"] not in lezer.fout_rij)


# -- cells that name something ----------------------------------


def lees_cijfer(rij: Regel, gezegd: str, uit: Ingelezen, veld: str = "indicator") -> str | None:
    """The id of an indicator by its title or id."""
    titels = {normaliseer(een.titel): een.id for een in indicatoren().values() if not een.intern}
    plat = normaliseer(gezegd)
    gevonden = titels.get(plat) or (gezegd if gezegd in titels.values() else None)
    if gevonden is None:
        alle = [een.titel for een in indicatoren().values() if not een.intern]
        zin = f"het cijfer “{gezegd}” kennen we niet"
        uit.issues.append(rij.fout(veld, zin, lijkend(gezegd, alle)))
    return gevonden


def lees_cijfers(rij: Regel, uit: Ingelezen) -> Iterator[str]:
    """The ids of the indicators in a cell."""
    for gezegd in punten(rij["indicatoren"]):
        gevonden = lees_cijfer(rij, gezegd, uit, "indicatoren")
        if gevonden is not None:
            yield gevonden


def lees_gebied(
    plek: Werkplek, rij: Regel, gezegd: str, uit: Ingelezen, veld: str = "gebied"
) -> str | None:
    """The id of an area of the region by its name."""
    alle = gebieden(plek.regio)
    op_naam = {normaliseer(naam): code for naam, code in alle.items()}
    gevonden = op_naam.get(normaliseer(gezegd))
    if gevonden is None:
        zin = f"het gebied “{gezegd}” hoort niet bij deze regio"
        uit.issues.append(rij.fout(veld, zin, lijkend(gezegd, [*alle])))
    return gevonden


def lees_gebieden(plek: Werkplek, rij: Regel, uit: Ingelezen) -> Iterator[str]:
    """The ids of the areas in a cell."""
    for gezegd in punten(rij["gebieden"]):
        gevonden = lees_gebied(plek, rij, gezegd, uit, "gebieden")
        if gevonden is not None:
            yield gevonden


def lees_periode(rij: Regel, uit: Ingelezen) -> str:
    """The code of a period in any notation in use; "" for an empty cell."""
    if not rij["periode"]:
        return ""
    try:
        return Periode.lees(rij["periode"]).code
    except PeriodeFout as fout:
        uit.issues.append(rij.fout("periode", f"“{rij['periode']}”: {fout}"))
        return ""


def lees_moment(rij: Regel, veld: str, uit: Ingelezen) -> str | None:
    """A year, month or day: as the agenda writes it, or a date as Excel gives it."""
    gezegd = rij[veld]
    if not gezegd or _JAAR_OF_MAAND.fullmatch(gezegd):
        return gezegd or None
    try:
        return lees_datum(gezegd).isoformat()
    except ValueError:
        zin = f"“{gezegd}” is geen jaar, maand of dag; schrijf 2026, 2026-09 of 1-9-2026"
        uit.issues.append(rij.fout(veld, zin))
        return None


def punten(tekst: str | None) -> tuple[str, ...]:
    """The points of one cell."""
    return tuple(deel.strip() for deel in (tekst or "").split(TUSSEN) if deel.strip())


def gevuld(waarden: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in: an empty cell leaves what there is."""
    return {naam: een for naam, een in waarden.items() if een not in (None, "", ())}


def lijkend(gezegd: str, alle: Sequence[str]) -> tuple[str, ...]:
    """What was probably meant."""
    gevonden = process.extractOne(gezegd, alle, score_cutoff=_LIJKT)
    return (gevonden[0],) if gevonden else ()


def gemaakt(
    soort: type[M], waarden: Mapping[str, Any], rijen: Sequence[Regel], uit: Ingelezen
) -> M | None:
    """The model of a row; what is wrong with it as an issue of that row."""
    try:
        return soort.model_validate(waarden)
    except ValidationError as fout:
        for een in fout.errors():
            reden = een.get("ctx", {}).get("error")
            waarom = f"in deze regel {reden}" if reden else "de inhoud van deze regel kan niet"
            veld = str(een["loc"][0]) if een["loc"] else ""
            for rij in rijen:
                hier = veld if veld in rij.tabel.velden else ""
                zin = "dit is niet goed ingevuld" if hier else f"zo kan het niet: {waarom}"
                uit.issues.append(rij.fout(hier, zin))
        return None
