"""Rows that stand there twice, and rows that clash (decisions.md 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import numpy as np
import pyarrow as pa

from datasets.celpersoon import PseudoniemCel
from datasets.model import Dataset
from loaders.issues import Issue, opsomming


@dataclass(frozen=True)
class Ontdubbeld:
    """Rows without doubles.

    Attributes:
        getypeerd: the storage columns of the rows that stay.
        tekst: their cells as delivered.
        issues: what is to be said.
        gemeenten: municipalities of which rows were left out because they clash.
        foute_rijen: numbers of those rows.
    """

    getypeerd: pa.Table
    tekst: pa.Table
    issues: Sequence[Issue] = ()
    gemeenten: frozenset[str | None] = frozenset()
    foute_rijen: frozenset[int] = frozenset()


def dubbele_rijen(
    dataset: Dataset, getypeerd: pa.Table, tekst: pa.Table, *, con: duckdb.DuckDBPyConnection
) -> Ontdubbeld:
    """Exact double rows count once, with a warning; rows with one key that clash are an error.

    So are two cases of one pupil that overlap.
    """
    if alles_verschilt(dataset, getypeerd, con=con):
        return Ontdubbeld(getypeerd, tekst)
    issues, weg = _gelijke_rijen(dataset, getypeerd, con)
    if weg:
        blijft = pa.array(~np.isin(np.arange(getypeerd.num_rows), weg))
        getypeerd, tekst = getypeerd.filter(blijft), tekst.filter(blijft)
    paren = _botsende_paren(dataset, getypeerd, con)
    if not paren:
        return Ontdubbeld(getypeerd, tekst, issues)
    issues += _botsingen(dataset, getypeerd, paren)
    nummers = {n for paar in paren for n in paar}
    botst = np.isin(np.arange(getypeerd.num_rows), list(nummers))
    fout = getypeerd.filter(pa.array(botst))
    return Ontdubbeld(
        getypeerd.filter(pa.array(~botst)),
        tekst.filter(pa.array(~botst)),
        issues,
        frozenset(fout[dataset.gemeente_veld].to_pylist()),
        frozenset(fout["rij"].to_pylist()),
    )


def _sleutelkolommen(dataset: Dataset) -> list[str]:
    """The storage columns that make a row the same as another one."""
    velden = [dataset.persoon] if dataset.persoon else list(dataset.sleutel)
    return [
        naam for veld in velden or dataset.velden for naam, _ in dataset.velden[veld].opslagkolommen
    ]


def alles_verschilt(
    dataset: Dataset, getypeerd: pa.Table, *, con: duckdb.DuckDBPyConnection
) -> bool:
    """True when no pupil and no key occurs twice: nothing can be double. Cheap, the usual case."""
    if not getypeerd.num_rows:
        return True
    kolommen = ", ".join(f'"{n}"' for n in _sleutelkolommen(dataset))
    zonder = f'count(*) filter (where "{dataset.persoon}" is null)' if dataset.persoon else "0"
    con.register("_rijen", getypeerd)
    [(gelijk,)] = con.execute(
        f"select count(*) = count(distinct hash({kolommen})) and {zonder} <= 1 from _rijen"
    ).fetchall()
    con.unregister("_rijen")
    return bool(gelijk)


def _gelijke_rijen(
    dataset: Dataset, getypeerd: pa.Table, con: duckdb.DuckDBPyConnection
) -> tuple[list[Issue], list[int]]:
    """A warning per group of equal rows, and the positions of all but the first of each.

    Rows of a municipality that we do not know are left alone: they may be of different ones.
    """
    opslag = [f'"{naam}"' for v in dataset.velden.values() for naam, _ in v.opslagkolommen]
    con.register("_rijen", _genummerd(getypeerd))
    groepen = con.execute(
        "select list(_nr order by _nr), list(rij order by _nr), list(blad order by _nr), "
        f'{_bekend(dataset)} from _rijen where "{dataset.gemeente_veld}" is not null '
        f"group by {', '.join(opslag)} having count(*) > 1 order by min(_nr)"
    ).fetchall()
    con.unregister("_rijen")
    dubbel = Issue(
        soort="dubbele regel",
        ernst="waarschuwing",
        zin="deze regels zijn precies gelijk; samen tellen ze een keer",
        uitweg="Zijn het verschillende leerlingen, geef elk dan een eigen pseudoniem.",
    )
    zeker = replace(dubbel, uitweg="Klopt dat, dan hoeft u niets te doen.")
    issues = [
        _op(bladen, rijen, zeker if bekend else dubbel) for _, rijen, bladen, bekend in groepen
    ]
    return issues, [nr for nrs, *_ in groepen for nr in nrs[1:]]


def _bekend(dataset: Dataset) -> str:
    """SQL that is true when equal rows are surely one thing: they have a pseudonym, or a key."""
    pseudoniem = (n for n, v in dataset.velden.items() if isinstance(v.cel, PseudoniemCel))
    namen = [f'any_value("{n}") is not null' for n in pseudoniem]
    return " or ".join(namen) if namen else "true"


def _genummerd(getypeerd: pa.Table) -> pa.Table:
    return getypeerd.append_column("_nr", pa.array(np.arange(getypeerd.num_rows)))


def _botsende_paren(
    dataset: Dataset, getypeerd: pa.Table, con: duckdb.DuckDBPyConnection
) -> list[tuple[int, int]]:
    """Positions of rows that clash, in pairs."""
    if dataset.persoon:
        b, e, p = dataset.begin, dataset.einde, dataset.persoon
        tot = f"coalesce({e}, date '9999-12-31')"
        eerder = "(w rows between unbounded preceding and 1 preceding)"
        vraag = f"""select vorige, _nr from (
            select _nr, {b} as b, max({tot}) over {eerder} as tot,
                   arg_max(_nr, {tot}) over {eerder} as vorige
            from _rijen where {p} is not null window w as (partition by {p} order by {b}, _nr)
        ) where vorige is not null and b < tot order by _nr"""
    elif dataset.sleutel:
        deel = ", ".join(f'"{n}"' for n in _sleutelkolommen(dataset))
        vraag = f"""select vorige, _nr from (
            select _nr, lag(_nr) over (partition by {deel} order by _nr) as vorige
            from _rijen where "{dataset.gemeente_veld}" is not null
        ) where vorige is not null order by _nr"""
    else:
        return []
    con.register("_rijen", _genummerd(getypeerd))
    paren = con.execute(vraag).fetchall()
    con.unregister("_rijen")
    return [(int(a), int(b)) for a, b in paren]


def _botsingen(
    dataset: Dataset, getypeerd: pa.Table, paren: Sequence[tuple[int, int]]
) -> list[Issue]:
    if dataset.persoon:
        zin = "deze regels gaan over dezelfde leerling en overlappen elkaar"
        uitweg = "Verbeter de datums of haal een van de twee regels weg."
    else:
        zin = "deze regels geven voor hetzelfde een ander cijfer"
        uitweg = "Laat de regel staan die klopt."
    rij, blad = getypeerd["rij"].to_pylist(), getypeerd["blad"].to_pylist()

    botst = Issue(soort="botsende regels", ernst="fout", zin=zin, uitweg=uitweg)
    return [_op((blad[een], blad[twee]), (rij[een], rij[twee]), botst) for een, twee in paren]


def _op(bladen: Sequence[str | None], rijen: Sequence[int], issue: Issue) -> Issue:
    """The issue with its place: rows of one sheet, or a sheet with each row."""
    if len(set(bladen)) == 1:
        return replace(issue, blad=bladen[0] or "", rijen=tuple(rijen))
    plekken = [f"blad {blad} regel {rij}" for blad, rij in zip(bladen, rijen, strict=True)]
    waar = opsomming(plekken, "en")
    return replace(issue, waar=waar[:1].upper() + waar[1:], rijen=tuple(rijen))
