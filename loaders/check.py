"""Text cells -> typed rows and issues, for one sheet and one export type.

Each different text in a column is read once, by the field type of the row class; the results are taken back by index. So there
is one definition of what a cell may hold, and a million rows cost little more than their different texts. Rules over whole rows
are SQL conditions of the row class, over the typed rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from datasets.cellen import ARROW, CelFout, Context, Gelezen
from datasets.model import Dataset, Veld
from datasets.periodes import Periode
from loaders.issues import Issue
from loaders.match import Koppeling
from loaders.read import Blad

STATUSSEN = ("definitief", "nader voorlopig", "voorlopig")
BREED = "_kop"


@dataclass(frozen=True)
class Deel:
    """The rows of one sheet that belong to one delivery: one period and one `deel`.

    Attributes:
        getypeerd: `blad`, `rij` and the storage columns; good rows only.
        tekst: `blad`, `rij` and the declared cells as delivered; the same rows.
        onvolledig: municipalities of which rows were left out (None: it can be any municipality).
    """

    periode: Periode
    deel: str
    stand: str
    getypeerd: pa.Table
    tekst: pa.Table
    onvolledig: frozenset[str | None] = frozenset()


@dataclass(frozen=True)
class Controle:
    """What came out of one sheet: the parts and everything that is to be said about it."""

    dataset: Dataset
    delen: Sequence[Deel]
    issues: Sequence[Issue]
    foute_rijen: frozenset[int]


def controleer_blad(
    blad: Blad,
    koppeling: Koppeling,
    *,
    context: Context,
    periode: Periode | None,
    con: duckdb.DuckDBPyConnection,
) -> Controle:
    """Read all cells of a sheet and check all rows; nothing is guessed and nothing is dropped in silence.

    Args:
        periode: period for all rows when the sheet has no period column.
        con: connection of the store; only used for conditions over the rows in memory.
    """
    dataset = koppeling.dataset
    naam = blad.naam or ""
    tekst, issues = _lang(blad, koppeling)
    issues += [
        Issue(soort="bladmelding", ernst="melding", blad=naam, zin=m) for m in blad.meldingen
    ]
    perioden, periode_fouten = _perioden(tekst, koppeling, context, periode, naam)
    issues += periode_fouten
    foute: set[int] = {r for i in periode_fouten for r in i.rijen}
    delen: list[Deel] = []
    for (hier, stand), rijen in perioden.items():
        stuk = tekst if rijen is None else tekst.take(rijen)
        lezer = _Lezer(dataset, koppeling, replace(context, periode=hier), naam)
        getypeerd = lezer.lees(stuk)
        stuk, getypeerd = _zonder_niet_bestaande(dataset, stuk, getypeerd, context, hier, lezer)
        lezer.issues += _regels(
            dataset, koppeling, getypeerd, stuk, lezer.fout_rij, hier, naam, con
        )
        goed = pa.array(~np.isin(getypeerd["rij"].to_numpy(), list(lezer.fout_rij)))
        onvolledig = frozenset(lezer.gemeenten_van_fouten(getypeerd))
        goed_getypeerd, goed_tekst = getypeerd, stuk
        if lezer.fout_rij:
            goed_getypeerd, goed_tekst = getypeerd.filter(goed), stuk.filter(goed)
        goed_getypeerd, goed_tekst, dubbel, dubbel_fout = dubbele_rijen(
            dataset, goed_getypeerd, goed_tekst, naam, con
        )
        lezer.issues += dubbel
        foute |= lezer.fout_rij | dubbel_fout
        issues += lezer.issues
        delen += _per_deel(
            dataset, hier, stand, goed_getypeerd, _bewaarbaar(dataset, goed_tekst), onvolledig
        )
    return Controle(dataset, delen, issues, frozenset(foute))


# -- layout: wide to long -----------------------------------------------------------------------------------------


def _lang(blad: Blad, koppeling: Koppeling) -> tuple[pa.Table, list[Issue]]:
    """One text column per field (and `blad`, `rij`). Headings that are values become rows."""
    dataset, bron = koppeling.dataset, blad.tabel
    gevuld = _niet_leeg(bron, [*koppeling.kolommen.values(), *koppeling.brede_kolommen])
    if not pc.all(gevuld).as_py():
        bron = bron.filter(gevuld)
    vaste = {n: bron[f"k{i}"] for n, i in koppeling.kolommen.items()}
    vaste |= {n: _constant(t, bron.num_rows) for n, t in koppeling.vast.items()}
    basis: dict[str, Any] = {"blad": _constant(blad.naam or "", bron.num_rows), "rij": bron["rij"]}
    if not koppeling.uit_koppen or dataset.waarde is None:
        return pa.table({**basis, **vaste}), []
    waarden = [bron[f"k{i}"] for i in koppeling.brede_kolommen]
    gevuld = _een_van([pc.greater(pc.utf8_length(w), 0) for w in waarden])
    leeg = bron["rij"].filter(pc.invert(gevuld)).to_pylist()
    stukken = [
        pa.table(
            {
                **basis,
                **vaste,
                koppeling.uit_koppen: _constant(koppeling.koppen[i], bron.num_rows),
                dataset.waarde.naam: bron[f"k{i}"],
                BREED: _constant(koppeling.koppen[i], bron.num_rows),
            }
        ).filter(gevuld)
        for i in koppeling.brede_kolommen
    ]
    issues = []
    if leeg:
        issues.append(
            Issue(
                soort="lege regels",
                ernst="melding",
                blad=blad.naam or "",
                rijen=tuple(leeg),
                zin="hier staat geen enkel cijfer; deze regels zijn overgeslagen",
            )
        )
    return pa.concat_tables(stukken), issues


def _constant(tekst: str, aantal: int) -> pa.Array:
    return pa.repeat(pa.scalar(tekst, pa.string()), aantal)


def _een_van(voorwaarden: Sequence[Any]) -> Any:
    uit = voorwaarden[0]
    for v in voorwaarden[1:]:
        uit = pc.or_(uit, v)
    return uit


def _niet_leeg(tabel: pa.Table, kolommen: Iterable[int]) -> Any:
    return _een_van(
        [pc.greater(pc.utf8_length(tabel[f"k{i}"]), 0) for i in kolommen]
        or [pc.is_valid(tabel["rij"])]
    )


# -- periods ------------------------------------------------------------------------------------------------------


def _perioden(
    tekst: pa.Table, koppeling: Koppeling, context: Context, periode: Periode | None, blad: str
) -> tuple[dict[tuple[Periode, str], pa.Array | None], list[Issue]]:
    """The rows of each period. One period for all rows gives None as rows (all of them)."""
    veld = koppeling.dataset.periode
    if veld is None or veld.naam not in tekst.column_names:
        return ({(periode, "definitief"): None} if periode and tekst.num_rows else {}), []
    lezer = _Lezer(koppeling.dataset, koppeling, context, blad)
    waarden, indices = lezer.lees_verschillende(tekst, veld)
    gevonden: dict[Periode, tuple[str, list[int]]] = {}
    for nummer, waarde in enumerate(waarden):
        if waarde is None:
            waarde = (periode, "definitief") if periode else None
        if waarde is None:
            continue
        eerder = gevonden.get(waarde[0], (waarde[1], []))
        gevonden[waarde[0]] = (max(eerder[0], waarde[1], key=STATUSSEN.index), [*eerder[1], nummer])
    issues = lezer.issues
    zonder = [n for n, w in enumerate(waarden) if w is None and n not in lezer.foute_nummers]
    if zonder and periode is None:
        rijen = tekst["rij"].filter(pc.is_in(indices, pa.array(zonder, pa.int32()))).to_pylist()
        issues.append(
            Issue(
                soort="cel leeg",
                ernst="fout",
                blad=blad,
                kop=koppeling.kop_van(veld.naam),
                rijen=tuple(rijen),
                zin="de periode ontbreekt",
                uitweg="Vul de periode in.",
            )
        )
    if len(gevonden) == 1 and not issues:
        [(hier, (stand, _))] = gevonden.items()
        return {(hier, stand): None}, issues
    return {
        (hier, stand): _rijen_met(indices, nummers)
        for hier, (stand, nummers) in sorted(gevonden.items(), key=lambda g: g[0].sleutel())
    }, issues


def _rijen_met(indices: Any, nummers: Sequence[int]) -> pa.Array:
    return pc.indices_nonzero(pc.is_in(indices, pa.array(nummers, pa.int32())))


# -- cells --------------------------------------------------------------------------------------------------------


class _Lezer:
    """Reads the columns of one period into storage columns, and keeps what went wrong."""

    def __init__(self, dataset: Dataset, koppeling: Koppeling, context: Context, blad: str) -> None:
        self.dataset = dataset
        self.koppeling = koppeling
        self.context = context
        self.blad = blad
        self.issues: list[Issue] = []
        self.fout_rij: set[int] = set()
        self.foute_nummers: set[int] = set()

    def lees(self, tekst: pa.Table) -> pa.Table:
        """All fields of these rows as storage columns; a field without a column is empty."""
        kolommen: dict[str, Any] = {"blad": tekst["blad"], "rij": tekst["rij"]}
        for veld in self.dataset.velden.values():
            waarden, indices = self.lees_verschillende(tekst, veld)
            opgeslagen = [
                veld.cel.opslag(w) if w is not None else veld.cel.opslag(veld.cel.leeg())
                for w in waarden
            ]
            for nummer, (naam, soort) in enumerate(veld.opslagkolommen):
                verschillende = pa.array([o[nummer] for o in opgeslagen], ARROW[soort])
                kolommen[naam] = verschillende.take(indices)
        return pa.table(kolommen)

    def lees_verschillende(self, tekst: pa.Table, veld: Veld) -> tuple[list[Any], pa.Array]:
        """The value of each different text, and for each row the number of its text."""
        self.foute_nummers = set()
        if veld.naam not in tekst.column_names:
            return [None], pa.repeat(pa.scalar(0, pa.int32()), tekst.num_rows)
        kolom = tekst[veld.naam].combine_chunks()
        gecodeerd = (
            kolom.combine_chunks() if isinstance(kolom, pa.ChunkedArray) else kolom
        ).dictionary_encode()
        alle = veld.cel.lees_alle(gecodeerd.dictionary, self.context)
        if alle is not None and (veld.mag_leeg or not pc.any(pc.equal(gecodeerd.dictionary, "")).as_py()):
            leeg = pc.index(gecodeerd.dictionary, "").as_py()
            return [None if nummer == leeg else waarde for nummer, waarde in enumerate(alle)], gecodeerd.indices
        waarden: list[Any] = []
        op_nummer: dict[int, Issue] = {}
        for nummer, cel in enumerate(gecodeerd.dictionary.to_pylist()):
            waarde, issue = self._lees_cel(veld, cel)
            waarden.append(waarde)
            if issue is not None:
                op_nummer[nummer] = issue
        for nummer, rijen in _rijen_per_nummer(
            gecodeerd.indices, tekst["rij"], list(op_nummer)
        ).items():
            self._onthoud(replace(op_nummer[nummer], rijen=rijen), nummer)
        return waarden, gecodeerd.indices

    def _onthoud(self, issue: Issue, nummer: int) -> None:
        self.issues.append(issue)
        if issue.ernst == "fout":
            self.fout_rij.update(issue.rijen)
            self.foute_nummers.add(nummer)

    def _lees_cel(self, veld: Veld, cel: str) -> tuple[Any, Issue | None]:
        kop = self._kop(veld)
        if cel == "":
            if veld.mag_leeg:
                return None, None
            return None, Issue(
                soort="cel leeg",
                ernst="fout",
                blad=self.blad,
                kop=kop,
                zin="deze cel is leeg",
                uitweg=f"Vul hier {veld.cel.verwacht} in.",
            )
        getoond = cel if veld.cel.bewaart_tekst else ""
        try:
            waarde = veld.adapter.validate_python(cel, context=self.context)
        except ValidationError as fout:
            oorzaak = fout.errors(include_url=False)[0].get("ctx", {}).get("error")
            if not isinstance(oorzaak, CelFout):
                raise
            return None, Issue(
                soort=f"{veld.naam} onleesbaar",
                ernst="fout",
                blad=self.blad,
                kop=kop,
                waarde=getoond,
                zin=str(oorzaak),
                uitweg=oorzaak.uitweg,
                suggesties=oorzaak.suggesties,
            )
        issue = None
        if isinstance(waarde, Gelezen):
            issue = Issue(
                soort=f"{veld.naam} gelezen",
                ernst="melding",
                blad=self.blad,
                kop=kop,
                waarde=getoond,
                zin=waarde.melding,
            )
            waarde = waarde.waarde
        if veld.naam in self.koppeling.een_dag_later and waarde is not None:
            waarde += timedelta(days=1)
        return waarde, issue

    def _kop(self, veld: Veld) -> str:
        if veld.naam == self.koppeling.uit_koppen:
            return "kop"
        if veld is self.dataset.waarde and self.koppeling.uit_koppen:
            return self.dataset.velden[self.koppeling.uit_koppen].kolom.titel
        return self.koppeling.kop_van(veld.naam)

    def gemeenten_van_fouten(self, getypeerd: pa.Table) -> set[str | None]:
        """Municipalities that the wrong rows belong to; None in it when a wrong row can be of any municipality."""
        if not self.fout_rij:
            return set()
        is_fout = pa.array(np.isin(getypeerd["rij"].to_numpy(), list(self.fout_rij)))
        return set(getypeerd[self.dataset.gemeente_veld].filter(is_fout).to_pylist())


def _rijen_per_nummer(
    indices: pa.Array, rij: pa.ChunkedArray, nummers: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """The row numbers of each of these texts, in one pass over the column."""
    if not nummers:
        return {}
    alle, rijen = indices.to_numpy(zero_copy_only=False), rij.to_numpy()
    plek = np.isin(alle, nummers)
    per_nummer: dict[int, dict[int, None]] = {nummer: {} for nummer in nummers}
    for nummer, r in zip(alle[plek].tolist(), rijen[plek].tolist(), strict=True):
        per_nummer[nummer][r] = None
    return {nummer: tuple(r) for nummer, r in per_nummer.items()}


def _zonder_niet_bestaande(
    dataset: Dataset,
    tekst: pa.Table,
    getypeerd: pa.Table,
    context: Context,
    periode: Periode,
    lezer: _Lezer,
) -> tuple[pa.Table, pa.Table]:
    """Leave out empty figures of municipalities that did not exist in the period (CBS keeps abolished ones as empty rows)."""
    if not dataset.landelijk or dataset.waarde is None:
        return tekst, getypeerd
    gemeenten = getypeerd[dataset.gemeente_veld]
    onbestaand = {
        g
        for g in pc.unique(gemeenten).to_pylist()
        if g not in (None, "NL")
        and g not in context.register.voorgangers(context.register.opvolger(g), op=periode.laatste)
    }
    waarde = dataset.waarde
    leeg = pc.equal(tekst[waarde.naam], "")
    weg = pc.and_(leeg, pc.is_in(gemeenten, pa.array(list(onbestaand), pa.string())))
    weg = pc.fill_null(weg, False)
    if not pc.any(weg).as_py():
        return tekst, getypeerd
    rijen = tuple(dict.fromkeys(getypeerd["rij"].filter(weg).to_pylist()))
    lezer.issues.append(
        Issue(
            soort="gemeente bestond niet",
            ernst="melding",
            blad=lezer.blad,
            rijen=rijen,
            zin=f"deze gemeente bestond in {periode.lang()} niet en heeft geen cijfer; overgeslagen",
        )
    )
    blijft = pc.invert(weg)
    return tekst.filter(blijft), getypeerd.filter(blijft)


# -- rows ---------------------------------------------------------------------------------------------------------


def _regels(
    dataset: Dataset,
    koppeling: Koppeling,
    getypeerd: pa.Table,
    tekst: pa.Table,
    fout_rij: set[int],
    periode: Periode,
    blad: str,
    con: duckdb.DuckDBPyConnection,
) -> list[Issue]:
    """The rules of the row class, over the rows of which every cell could be read."""
    issues: list[Issue] = []
    con.register("_rijen", getypeerd)
    for regel in dataset.rij.regels:
        gebroken = con.execute(
            "select rij from (select *, cast(? as date) as eerste, cast(? as date) as laatste from _rijen) "
            f"where not coalesce(({regel.sql}), true)",
            [periode.eerste, periode.laatste],
        ).fetchnumpy()["rij"]
        rijen = [int(r) for r in gebroken if int(r) not in fout_rij]
        if rijen:
            koppen = " en ".join(koppeling.kop_van(v) for v in regel.velden)
            issues.append(
                Issue(
                    soort=regel.zin,
                    ernst=regel.ernst,
                    blad=blad,
                    kop=koppen,
                    rijen=tuple(rijen),
                    zin=regel.zin,
                    uitweg=regel.uitweg,
                )
            )
        if regel.ernst == "fout":
            fout_rij.update(rijen)
    con.unregister("_rijen")
    return issues


def dubbele_rijen(
    dataset: Dataset,
    getypeerd: pa.Table,
    tekst: pa.Table,
    blad: str,
    con: duckdb.DuckDBPyConnection,
) -> tuple[pa.Table, pa.Table, list[Issue], set[int]]:
    """Exact double rows count once; two rows with one key, or two overlapping cases of one pupil, are an error."""
    if not getypeerd.num_rows or _alles_verschilt(dataset, getypeerd, con):
        return getypeerd, tekst, [], set()
    issues: list[Issue] = []
    opslag = [naam for v in dataset.velden.values() for naam, _ in v.opslagkolommen]
    genummerd = getypeerd.append_column("_nr", pa.array(np.arange(getypeerd.num_rows)))
    con.register("_rijen", genummerd)
    # Without a pseudonym two equal rows can be two pupils: only a key or a pseudonym makes them the same.
    herkenbaar = (
        f'"{dataset.persoon}" is not null' if dataset.persoon else str(bool(dataset.sleutel))
    )
    kolommen = ", ".join(f'"{k}"' for k in opslag)
    dubbel = con.execute(
        f"select _nr, rij from _rijen where {herkenbaar} qualify row_number() over (partition by {kolommen} order by _nr) > 1 order by _nr"
    ).fetchnumpy()
    if len(dubbel["_nr"]):
        issues.append(
            Issue(
                soort="dubbele regel",
                ernst="waarschuwing",
                blad=blad,
                rijen=tuple(int(r) for r in dubbel["rij"]),
                zin="deze regel staat er twee keer; hij telt een keer",
                uitweg="Klopt dat, dan hoeft u niets te doen.",
            )
        )
        blijft = pa.array(~np.isin(np.arange(getypeerd.num_rows), dubbel["_nr"]))
        getypeerd, tekst = getypeerd.filter(blijft), tekst.filter(blijft)
        con.register("_rijen", getypeerd)
    paren = _botsende_paren(dataset, con)
    con.unregister("_rijen")
    fout: set[int] = set()
    for eerste, tweede in paren:
        fout.update((eerste, tweede))
    if paren:
        zin, uitweg = (
            (
                "twee regels van dezelfde leerling overlappen elkaar",
                "Verbeter de datums of haal een van de twee regels weg.",
            )
            if dataset.persoon
            else (
                "deze regels gaan over hetzelfde, met een ander cijfer",
                "Laat een van de twee staan.",
            )
        )
        for paar in paren:
            issues.append(
                Issue(
                    soort="botsende regels",
                    ernst="fout",
                    blad=blad,
                    rijen=paar,
                    zin=zin,
                    uitweg=uitweg,
                )
            )
        blijft = pa.array(~np.isin(getypeerd["rij"].to_numpy(), list(fout)))
        getypeerd, tekst = getypeerd.filter(blijft), tekst.filter(blijft)
    return getypeerd, tekst, issues, fout


def _alles_verschilt(
    dataset: Dataset, getypeerd: pa.Table, con: duckdb.DuckDBPyConnection
) -> bool:
    """True when no pupil and no key occurs twice, so that nothing can be double or clash. Cheap, for the usual large file."""
    velden = [dataset.persoon] if dataset.persoon else list(dataset.sleutel)
    namen = [naam for v in velden for naam, _ in dataset.velden[v].opslagkolommen]
    if not namen:
        return True
    kolommen = ", ".join(f'"{n}"' for n in namen)
    waar = f'"{dataset.persoon}" is not null' if dataset.persoon else "true"
    con.register("_rijen", getypeerd)
    [(gelijk,)] = con.execute(
        f"select count(*) = count(distinct hash({kolommen})) from _rijen where {waar}"
    ).fetchall()
    con.unregister("_rijen")
    return bool(gelijk)


def _botsende_paren(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    if dataset.persoon:
        b, e, p = dataset.begin, dataset.einde, dataset.persoon
        vraag = f"""select vorige, rij from (
            select rij, {b} as b, lag(rij) over w as vorige,
                   max(coalesce({e}, date '9999-12-31')) over (w rows between unbounded preceding and 1 preceding) as tot
            from _rijen where {p} is not null window w as (partition by {p} order by {b}, rij)
        ) where vorige is not null and b < tot order by rij"""
    elif dataset.sleutel:
        velden = [naam for s in dataset.sleutel for naam, _ in dataset.velden[s].opslagkolommen]
        deel = ", ".join(f'"{v}"' for v in velden)
        bekend = f'"{dataset.gemeente_veld}" is not null'
        vraag = f"""select vorige, rij from (
            select rij, lag(rij) over (partition by {deel} order by rij) as vorige from _rijen where {bekend}
        ) where vorige is not null order by rij"""
    else:
        return []
    return [(int(a), int(b)) for a, b in con.execute(vraag).fetchall()]


# -- parts --------------------------------------------------------------------------------------------------------


def _per_deel(
    dataset: Dataset,
    periode: Periode,
    stand: str,
    getypeerd: pa.Table,
    tekst: pa.Table,
    onvolledig: frozenset[str | None],
) -> list[Deel]:
    if not dataset.deel_veld:
        return [Deel(periode, "", stand, getypeerd, tekst, onvolledig)]
    delen = []
    for waarde in sorted(pc.unique(getypeerd[dataset.deel_veld]).to_pylist()):
        hier = pc.equal(getypeerd[dataset.deel_veld], waarde)
        delen.append(
            Deel(periode, waarde, stand, getypeerd.filter(hier), tekst.filter(hier), onvolledig)
        )
    return delen


def _bewaarbaar(dataset: Dataset, tekst: pa.Table) -> pa.Table:
    """The cells as delivered that may be kept: pseudonyms and birth dates are left out (decisions.md 32)."""
    namen = [
        v.naam
        for v in dataset.velden.values()
        if v.cel.bewaart_tekst and v.naam in tekst.column_names
    ]
    return tekst.select(["blad", "rij", *namen])


def samengevat(issues: Sequence[Issue]) -> list[Mapping[str, Any]]:
    """Issues per kind with counts, without any value: what may be kept with a delivery."""
    per_soort: dict[tuple[str, str], int] = defaultdict(int)
    for issue in issues:
        per_soort[(issue.ernst, issue.soort)] += max(1, len(issue.rijen))
    return [{"ernst": e, "soort": s, "aantal": n} for (e, s), n in sorted(per_soort.items())]
