"""Text cells -> typed rows and issues, for one sheet and one export type.

Cells are read by `loaders.lezer`. Rules over whole rows are SQL conditions of the row class, over
the typed rows. Nothing is guessed and nothing is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from datasets.cellen import Context, DatumCel
from datasets.model import Dataset
from datasets.periodes import Periode
from loaders.dubbel import Ontdubbeld, alles_verschilt, dubbele_rijen
from loaders.foutvelden import FouteVelden, velden_van
from loaders.issues import Issue
from loaders.lang import maak_lang
from loaders.lezer import Lezer
from loaders.match import Koppeling
from loaders.perioden import Onvolledig, verdeel
from loaders.read import Blad

HERSTELD = "door u hersteld"
VOORUIT = frozenset({("vrijstellingen", "einde")})
"""Dates that are set beforehand: the last day of an exemption may lie ahead."""


@dataclass(frozen=True)
class Deel:
    """The rows of one sheet that belong to one delivery: one period and one `deel`.

    Attributes:
        periode: the period.
        deel: the fourth part of the key of a delivery; empty when the export type has none.
        stand: definitief, nader voorlopig or voorlopig.
        getypeerd: `blad`, `rij` and the storage columns; good rows only.
        tekst: `blad`, `rij` and the declared cells as delivered; the same rows.
        onvolledig: municipalities of which rows were left out (None: it can be any municipality).
        weggelaten: municipality and measure of the rows that were left out.
        personen: row number -> the pupil in it, of the wrong rows too; None where that cannot be
            read. Only when wrong rows are left out.
    """

    periode: Periode
    deel: str
    stand: str
    getypeerd: pa.Table
    tekst: pa.Table
    onvolledig: Onvolledig = frozenset()
    weggelaten: frozenset[tuple[str, str]] = frozenset()
    personen: Mapping[int, str | None] = field(default_factory=dict)

    def volledig(self, gemeente: str) -> bool:
        """False when rows were left out that are, or can be, of this municipality."""
        return None not in self.onvolledig and gemeente not in self.onvolledig


@dataclass(frozen=True)
class Controle:
    """What came out of one sheet: the parts and everything that is to be said about it."""

    delen: Sequence[Deel]
    issues: Sequence[Issue]
    foute_rijen: frozenset[int] = frozenset()


def controleer_blad(  # noqa: PLR0913 (each says something else of the sheet)
    blad: Blad,
    koppeling: Koppeling,
    *,
    context: Context,
    periode: Periode | None,
    con: duckdb.DuckDBPyConnection,
    vandaag: date,
    totalen: frozenset[str] = frozenset(),
    weglaten: bool = False,
) -> Controle:
    """Read all cells of a sheet and check all rows.

    Args:
        blad: the sheet.
        koppeling: which column is which field.
        context: what cells need to know to be read.
        periode: period for all rows when the sheet has no period column.
        con: connection of the store; only used for conditions over the rows in memory.
        vandaag: the day of loading: nothing can be delivered about what is still to come.
        totalen: names of areas that are a total where a municipality is expected.
        weglaten: wrong rows are left out of the parts. Without it the parts of a sheet with wrong
            rows are of no use: it does not go in, so nobody waits for them to be filtered.
    """
    naam = blad.naam or ""
    tekst, issues = maak_lang(blad, koppeling, totalen)
    verdeling = verdeel(tekst, koppeling, context, periode, naam, vandaag=vandaag)
    issues += verdeling.issues
    delen: list[Deel] = []
    foute = {rij for issue in verdeling.issues for rij in issue.rijen}
    for (hier, stand), rijen in verdeling.rijen.items():
        stuk = tekst if rijen is None else tekst.take(rijen)
        lezer = Lezer(koppeling.dataset, koppeling, replace(context, periode=hier), naam)
        lezer.fout_rij |= verdeling.foute_rijen
        keuring = Keuring(con, set(blad.langere_rijen), vandaag, weglaten=weglaten)
        nieuw = _delen(stuk, lezer, stand, keuring)
        zonder = verdeling.zonder_periode
        delen += [replace(deel, onvolledig=deel.onvolledig | zonder) for deel in nieuw]
        issues += lezer.issues
        foute |= lezer.fout_rij
    return Controle(delen, issues, frozenset(foute))


@dataclass(frozen=True)
class Keuring:
    """What rows are checked with.

    Attributes:
        con: for conditions over rows.
        verschoven: rows with more cells than headings: every cell of them may be another one's.
        vandaag: the day of loading.
        weglaten: leave the wrong rows out.
    """

    con: duckdb.DuckDBPyConnection
    verschoven: set[int]
    vandaag: date
    weglaten: bool


def _delen(tekst: pa.Table, lezer: Lezer, stand: str, keuring: Keuring) -> list[Deel]:
    """The rows of one period, as parts; what is wrong is kept in `lezer`.

    Args:
        tekst: the rows of the period.
        lezer: reads the cells, knows the period.
        stand: status of the figures.
        keuring: what rows are checked with.
    """
    con, verschoven = keuring.con, keuring.verschoven
    dataset, periode, fout = lezer.dataset, lezer.context.periode, lezer.fout_rij
    if periode is None:
        raise ValueError("rows of a delivery are read without their period")
    helemaal = set(fout)
    getypeerd = lezer.lees(tekst)
    tekst, getypeerd = _zonder_niet_bestaande(lezer, tekst, getypeerd)
    # Of a row that is left out one reason is enough; of one that is repaired all are told at once.
    velden = FouteVelden(fout, () if keuring.weglaten else _in_rijen(lezer, helemaal))
    lezer.issues += _regels(lezer, getypeerd, periode, con, velden)
    lezer.issues += _nog_niet_gebeurd(lezer, getypeerd, keuring.vandaag, velden)
    onvolledig = lezer.gemeenten_van(getypeerd, fout)
    if verschoven and verschoven & set(getypeerd["rij"].to_pylist()):
        fout |= verschoven
        onvolledig |= {None}
    schoon = Ontdubbeld(getypeerd, tekst)
    if not alles_verschilt(dataset, getypeerd, con=con):
        schoon = dubbele_rijen(dataset, *_zonder(fout, getypeerd, tekst), con=con)
        lezer.issues += schoon.issues
        fout |= schoon.foute_rijen
    elif keuring.weglaten:
        schoon = Ontdubbeld(*_zonder(fout, getypeerd, tekst))
    bewaard = _bewaarbaar(dataset, schoon.tekst)
    heel = Deel(
        periode=periode,
        deel="",
        stand=stand,
        getypeerd=schoon.getypeerd,
        tekst=bewaard,
        onvolledig=onvolledig | schoon.gemeenten,
        weggelaten=lezer.maten_van(getypeerd, fout),
        personen=_personen_in(dataset, getypeerd) if keuring.weglaten else {},
    )
    return _per_deel(dataset, heel)


def _in_rijen(lezer: Lezer, zonder: set[int]) -> Iterator[Issue]:
    """What was found in the cells, without the rows that are wrong as a whole."""
    for issue in lezer.issues:
        yield replace(issue, rijen=tuple(r for r in issue.rijen if r not in zonder))


def _personen_in(dataset: Dataset, getypeerd: pa.Table) -> dict[int, str | None]:
    """The pupil of each row."""
    if not dataset.persoon:
        return {}
    rijen, personen = getypeerd["rij"].to_pylist(), getypeerd[dataset.persoon].to_pylist()
    return dict(zip(rijen, personen, strict=True))


def _zonder(fout: set[int], getypeerd: pa.Table, tekst: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Both tables without the rows of these numbers."""
    if not fout:
        return getypeerd, tekst
    goed = pa.array(~np.isin(getypeerd["rij"].to_numpy(), list(fout)))
    return getypeerd.filter(goed), tekst.filter(goed)


# -- rows --------------------------------------------------------------------------------------


def _zonder_niet_bestaande(
    lezer: Lezer, tekst: pa.Table, getypeerd: pa.Table
) -> tuple[pa.Table, pa.Table]:
    """Leave out empty figures of municipalities that did not exist in the period.

    CBS keeps abolished ones as empty rows. Nothing is said of them: there is nothing to do.
    """
    dataset, periode, register = lezer.dataset, lezer.context.periode, lezer.context.register
    if not dataset.landelijk or dataset.waarde is None or periode is None:
        return tekst, getypeerd
    gemeenten = getypeerd[dataset.gemeente_veld]
    onbestaand = [
        g
        for g in pc.unique(gemeenten).to_pylist()
        if g not in (None, "NL")
        and g not in register.voorgangers(register.opvolger(g), op=periode.laatste)
    ]
    leeg = pc.equal(tekst[dataset.waarde.naam], "")
    weg = pc.and_(leeg, pc.is_in(gemeenten, pa.array(onbestaand, pa.string())))
    weg = pc.fill_null(weg, pa.scalar(value=False))
    if not pc.any(weg).as_py():
        return tekst, getypeerd
    blijft = pc.invert(weg)
    return tekst.filter(blijft), getypeerd.filter(blijft)


def _regels(
    lezer: Lezer,
    getypeerd: pa.Table,
    periode: Periode,
    con: duckdb.DuckDBPyConnection,
    fout: FouteVelden,
) -> list[Issue]:
    """The rules of the row class, over the rows of which the cells of the rule could be read.

    What is only worth a look is asked of rows without an error: those can still change.
    """
    issues: list[Issue] = []
    con.register("_rijen", getypeerd)
    for regel in lezer.dataset.rij.regels:
        gebroken = con.execute(
            "select rij from (select *, cast(? as date) as eerste, cast(? as date) as laatste "
            f"from _rijen) where not coalesce(({regel.sql}), true)",
            [periode.eerste, periode.laatste],
        ).fetchnumpy()["rij"]
        kijkt_naar = velden_van(regel) if regel.ernst == "fout" else frozenset()
        rijen = tuple(
            rij
            for rij in dict.fromkeys(int(r) for r in gebroken)
            if (fout.bruikbaar(rij, kijkt_naar) if kijkt_naar else rij not in fout.rijen)
        )
        if rijen:
            koppen = " en ".join(lezer.koppeling.kop_van(v) for v in regel.velden)
            issues.append(
                Issue(
                    soort=regel.zin,
                    ernst=regel.ernst,
                    blad=lezer.blad,
                    kop=koppen,
                    rijen=rijen,
                    zin=regel.zin,
                    uitweg=regel.uitweg,
                    velden=regel.velden,
                )
            )
        if regel.ernst == "fout":
            lezer.fout_rij.update(rijen)
            fout.voeg_toe(rijen, regel.velden)
    con.unregister("_rijen")
    return issues


def _nog_niet_gebeurd(
    lezer: Lezer, getypeerd: pa.Table, vandaag: date, fout: FouteVelden
) -> list[Issue]:
    """Dates in a case list after the day of loading: what has not happened is not a case."""
    dataset = lezer.dataset
    if dataset.soort != "gevallen":
        return []
    issues: list[Issue] = []
    for naam, veld in dataset.velden.items():
        if not isinstance(veld.cel, DatumCel) or (dataset.id, naam) in VOORUIT:
            continue
        dag = vandaag + timedelta(days=naam in lezer.koppeling.een_dag_later)
        later = pc.fill_null(pc.greater(getypeerd[naam], pa.scalar(dag)), fill_value=False)
        rijen = tuple(dict.fromkeys(getypeerd["rij"].filter(later).to_pylist()))
        rijen = tuple(r for r in rijen if fout.bruikbaar(r, (naam,)))
        if rijen:
            issues.append(
                Issue(
                    soort="datum in de toekomst",
                    ernst="fout",
                    blad=lezer.blad,
                    kop=lezer.koppeling.kop_van(naam),
                    rijen=rijen,
                    zin="deze datum moet nog komen",
                    uitweg="Kijk of het jaartal klopt.",
                    velden=(naam,),
                )
            )
            lezer.fout_rij.update(rijen)
            fout.voeg_toe(rijen, (naam,))
    return issues


# -- parts -------------------------------------------------------------------------------------


def _per_deel(dataset: Dataset, heel: Deel) -> list[Deel]:
    if not dataset.deel_veld:
        return [heel]
    delen = []
    for waarde in sorted(pc.unique(heel.getypeerd[dataset.deel_veld]).to_pylist()):
        hier = pc.equal(heel.getypeerd[dataset.deel_veld], waarde)
        delen.append(
            replace(
                heel,
                deel=waarde,
                getypeerd=heel.getypeerd.filter(hier),
                tekst=heel.tekst.filter(hier),
            )
        )
    return delen


def _bewaarbaar(dataset: Dataset, tekst: pa.Table) -> pa.Table:
    """The cells as delivered that may be kept: no pseudonyms, no birth dates (decisions.md 32)."""
    namen = [
        v.naam
        for v in dataset.velden.values()
        if v.cel.bewaart_tekst and v.naam in tekst.column_names
    ]
    return tekst.select(["blad", "rij", *namen])
