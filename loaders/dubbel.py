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
from loaders.lang import KOP


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
    issues, weg = _gelijke_rijen(dataset, getypeerd, con, _plekken(dataset, tekst))
    if weg:
        blijft = pa.array(~np.isin(np.arange(getypeerd.num_rows), weg))
        getypeerd, tekst = getypeerd.filter(blijft), tekst.filter(blijft)
    paren = _botsende_paren(dataset, getypeerd, con)
    if not paren:
        return Ontdubbeld(getypeerd, tekst, issues)
    botst_issues = _botsingen(dataset, getypeerd, paren, _plekken(dataset, tekst))
    # In a wide file rows can be equal below one heading and clash below another: one message.
    botsend = {(i.blad, i.waar, i.rijen) for i in botst_issues}
    issues = [i for i in issues if (i.blad, i.waar, i.rijen) not in botsend] + botst_issues
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


@dataclass(frozen=True)
class _Plek:
    """Of a row of a wide file: the heading that its figure stood below, and its municipality."""

    kop: str = ""
    gemeente: str = ""


def _plekken(dataset: Dataset, tekst: pa.Table) -> Sequence[_Plek]:
    """The place of every row; nothing for a file with one figure in a row."""
    if KOP not in tekst.column_names:
        return ()
    koppen = tekst[KOP].to_pylist()
    gemeenten = koppen
    if dataset.gemeente_veld in tekst.column_names:
        gemeenten = tekst[dataset.gemeente_veld].to_pylist()
    return [_Plek(k, "" if k == g else g) for k, g in zip(koppen, gemeenten, strict=True)]


def _per_rijen(gevonden: Sequence[tuple[Issue, Sequence[_Plek]]]) -> list[Issue]:
    """The same rows below several headings are one message that names those headings."""
    koppen: dict[Issue, dict[str, None]] = {}
    for issue, plekken in gevonden:
        gemeente = plekken[0].gemeente if plekken else ""
        zin = issue.zin.replace("voor hetzelfde", f"voor {gemeente}") if gemeente else issue.zin
        zin = zin.replace(" precies", f" voor {gemeente} precies") if gemeente else zin
        rijen = tuple(dict.fromkeys(issue.rijen))
        if len(rijen) == 1 and not issue.waar:
            zin = zin.replace("deze regels", "deze cellen")
        zelfde = koppen.setdefault(replace(issue, zin=zin, rijen=rijen), {})
        zelfde |= dict.fromkeys(p.kop for p in plekken)
    return [replace(i, kop=opsomming(list(namen), "en")) for i, namen in koppen.items()]


def _gelijke_rijen(
    dataset: Dataset,
    getypeerd: pa.Table,
    con: duckdb.DuckDBPyConnection,
    plekken: Sequence[_Plek],
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
    zeker = replace(dubbel, uitweg="Klopt dat, bevestig het dan.")
    gevonden = [
        (_op(bladen, rijen, zeker if bekend else dubbel), [plekken[n] for n in nrs if plekken])
        for nrs, rijen, bladen, bekend in groepen
    ]
    return _per_rijen(gevonden), [nr for nrs, *_ in groepen for nr in nrs[1:]]


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
    dataset: Dataset,
    getypeerd: pa.Table,
    paren: Sequence[tuple[int, int]],
    plekken: Sequence[_Plek],
) -> list[Issue]:
    if dataset.persoon:
        zin = "deze regels gaan over dezelfde leerling en overlappen elkaar"
        uitweg = (
            "Was de leerling tussendoor terug, vul dan bij de eerste regel de datum terug in. "
            "Gaat het om dezelfde keer, laat dan een regel weg."
        )
    else:
        zin = "deze regels geven voor hetzelfde een ander cijfer"
        uitweg = "Laat de regel staan die klopt."
    rij, blad = getypeerd["rij"].to_pylist(), getypeerd["blad"].to_pylist()

    velden = (dataset.begin, dataset.einde) if dataset.persoon else ()
    botst = Issue(soort="botsende regels", ernst="fout", zin=zin, uitweg=uitweg, velden=velden)
    return _per_rijen(
        [
            (
                _op((blad[een], blad[twee]), (rij[een], rij[twee]), botst),
                [plekken[n] for n in (een, twee) if plekken],
            )
            for een, twee in paren
        ]
    )


def _op(bladen: Sequence[str | None], rijen: Sequence[int], issue: Issue) -> Issue:
    """The issue with its place: rows of one sheet, or a sheet with each row."""
    if len(set(bladen)) == 1:
        return replace(issue, blad=bladen[0] or "", rijen=tuple(rijen))
    plekken = [f"blad {blad} regel {rij}" for blad, rij in zip(bladen, rijen, strict=True)]
    waar = opsomming(plekken, "en")
    return replace(issue, waar=waar[:1].upper() + waar[1:], rijen=tuple(rijen))
