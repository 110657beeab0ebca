"""Pieces of markdown: a table, a heading that can be linked to, a block of SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

OPDRACHT = "python -m reports.documentatie"
LET_OP = f"<!-- Gemaakt met: {OPDRACHT}. Niet met de hand wijzigen. -->"


def kop(niveau: int, titel: str, anker: str) -> str:
    """A heading of a level, with a place that can be linked to."""
    return f'<a id="{anker}"></a>\n\n{"#" * niveau} {titel}'


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell stays a bar."""

    def regel(cellen: Sequence[str]) -> str:
        return "| " + " | ".join(c.replace("|", r"\|") for c in cellen) + " |"

    return "\n".join([regel(koppen), regel(["---"] * len(koppen)), *map(regel, rijen)])


def sql_blok(sql: str) -> str:
    """A block of SQL, laid out."""
    return f"```sql\n{opgemaakt(sql)}\n```"


def opgemaakt(sql: str) -> str:
    """SQL with a line per column and per clause; what stands between brackets is left alone."""
    uit, diepte = [], 0
    for teken in sql:
        diepte += (teken == "(") - (teken == ")")
        uit.append("\n" if teken == " " and diepte == 0 else teken)
    woorden = "".join(uit).split("\n")
    regels: list[str] = []
    for woord in woorden:
        if not regels or regels[-1].endswith(",") or woord in ("from", "where", "group"):
            regels.append(woord)
        else:
            regels[-1] += f" {woord}"
    eerste, *rest = regels
    return "\n".join([eerste, *(r if r.startswith(_ZINSDELEN) else f"    {r}" for r in rest)])


_ZINSDELEN = ("from ", "where ", "group ")


def zonder_hoofdletter(tekst: str) -> str:
    """A sentence as the end of another one."""
    return tekst[:1].lower() + tekst[1:]
