"""The file as the reader knows it: own headings and row numbers, with the cells marked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.aanleveren import Kolombeeld, Probleem, Rijbeeld
from loaders.issues import Issue
from loaders.opdracht import Herstel
from pages.shared.markup import enumerate_names, hidden, scrolls, tag, wrap

CONTEXT = 1
"""Rows shown before and after a row with a question."""
MOST_UNREAD = 4
"""With more columns that are not read, they are named below the table."""
NOT_READ = "niet gelezen"
LONG = 16
"""Texts of more letters than this are broken off over lines; a date never is."""
WHOLE_ROW = -1
"""In the place of a column: what is said is about the whole row."""

_SIGNS = {"fout": ("✕", "fout"), "let-op": ("?", "waarschuwing")}
_KINDS = {"fout": "fout", "waarschuwing": "let-op", "verbeterd": "auto"}
_STRENGTH = ("auto", "hersteld", "let-op", "fout")

Spot = tuple[int, int]


@dataclass(frozen=True)
class Marks:
    """How the cells of one sheet are marked.

    Attributes:
        kinds: row number and column -> "fout", "let-op", "auto" or "hersteld".
        words: field -> text in the file -> the word that the person chose for it.
        was: row number and column -> the text before the person repaired it.
        rows: row numbers about which there is a question.
    """

    kinds: Mapping[Spot, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    was: Mapping[Spot, str] = field(default_factory=dict)
    rows: tuple[int, ...] = ()


def marks(
    blad: str,
    columns: Sequence[Kolombeeld],
    problems: Iterable[Probleem],
    told: Iterable[Issue],
    *,
    mended: Iterable[Herstel] = (),
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Marks:
    """Gather the marks of one sheet.

    Args:
        blad: name of the sheet; "" for a csv file.
        columns: its columns.
        problems: what is still open.
        told: automatic repairs, and errors that are only summed up.
        mended: what the person repaired.
        words: what the person chose for words that are in no list.
    """
    kinds: dict[Spot, str] = {}
    was: dict[Spot, str] = {}
    rows: set[int] = set()
    for one in mended:
        if one.blad == blad:
            for row in one.rijen:
                _mark(kinds, (row, one.kolom), "hersteld")
                was[row, one.kolom] = one.was
    for issue in told:
        if issue.blad == blad:
            _mark_issue(kinds, issue, _columns_of(issue, columns))
            rows |= set(issue.rijen) if issue.ernst == "fout" else set()
    for problem in problems:
        issue = problem.issue
        if issue.blad == blad:
            spots = [s.kolom for s in problem.plekken if s.blad == blad]
            _mark_issue(kinds, issue, spots or _columns_of(issue, columns))
            rows |= set(issue.rijen)
    return Marks(kinds, words or {}, was, tuple(sorted(rows)))


def _mark(kinds: dict[Spot, str], spot: Spot, kind: str) -> None:
    """The most serious mark stays."""
    if _STRENGTH.index(kind) >= _STRENGTH.index(kinds.get(spot, _STRENGTH[0])):
        kinds[spot] = kind


def _mark_issue(kinds: dict[Spot, str], issue: Issue, columns: Iterable[int]) -> None:
    kind = _KINDS.get(issue.ernst)
    if kind:
        for column in columns:
            for row in issue.rijen:
                _mark(kinds, (row, column), kind)


def _columns_of(issue: Issue, columns: Sequence[Kolombeeld]) -> list[int]:
    """The column that an issue names, by its heading or its fields; else the row as a whole."""
    by_heading = [one.index for one in columns if issue.kop and one.kop == issue.kop]
    by_field = [one.index for one in columns if one.veld and one.veld in issue.velden]
    return by_heading or by_field or [WHOLE_ROW]


def with_context(rows: Iterable[int], *, most: int) -> list[int]:
    """Rows with a question and those around them, in order, at most so many of the first."""
    wanted: set[int] = set()
    for row in sorted(set(rows)):
        around = set(range(max(1, row - CONTEXT), row + CONTEXT + 1))
        if len(wanted | around) > most:
            break
        wanted |= around
    return sorted(wanted)


def table(columns: Sequence[Kolombeeld], rows: Sequence[Rijbeeld], marked: Marks) -> str:
    """The table as HTML. A jump in the row numbers is shown as a gap."""
    shown = _asked_first(_shown(columns), marked)
    head = tag("th", "Regel", scope="col", class_="mon-nr")
    head += "".join(_heading(one) for one in shown)
    body = ""
    before: int | None = None
    for row in rows:
        if before is not None and row.rij > before + 1:
            body += wrap("tr", wrap("td", "", colspan=len(shown) + 1), class_="mon-sprong")
        body += _row(row, shown, marked)
        before = row.rij
    html = wrap("table", wrap("thead", wrap("tr", head)) + wrap("tbody", body), class_="mon-cellen")
    return scrolls(html, "Uw bestand") + _unread(columns, shown)


def _shown(columns: Sequence[Kolombeeld]) -> list[Kolombeeld]:
    unread = [one for one in columns if not one.veld]
    return [one for one in columns if one.veld or len(unread) <= MOST_UNREAD]


def _asked_first(columns: Sequence[Kolombeeld], marked: Marks) -> list[Kolombeeld]:
    """Columns with a mark next to the row numbers: else they can be out of sight at the right."""
    asked = {column for (_, column), kind in marked.kinds.items() if kind != "auto"}
    asked |= {one.index for one in columns if marked.words.get(one.veld)}
    return sorted(columns, key=lambda one: one.index not in asked)


def has_other_order(columns: Sequence[Kolombeeld], marked: Marks) -> bool:
    """Whether the columns of the table stand in another order than in the file."""
    shown = _shown(columns)
    return _asked_first(shown, marked) != shown


def _unread(columns: Sequence[Kolombeeld], shown: Sequence[Kolombeeld]) -> str:
    rest = [one.kop or "(zonder kop)" for one in columns if one not in shown]
    if not rest:
        return ""
    words = f"Deze {len(rest)} kolommen lezen en bewaren we niet: {enumerate_names(rest)}."
    return tag("p", words, class_="mon-bij")


def _heading(one: Kolombeeld) -> str:
    words = tag("span", one.kop or "(zonder kop)")
    if not one.veld:
        words += tag("small", NOT_READ)
    return wrap("th", words, scope="col", class_=None if one.veld else "mon-grijs")


def _row(row: Rijbeeld, columns: Sequence[Kolombeeld], marked: Marks) -> str:
    cells = _number(row.rij, marked)
    for one in columns:
        text = row.cellen[one.index] if one.index < len(row.cellen) else ""
        word = marked.words.get(one.veld, {}).get(text)
        cells += _mended(text, word) if word else _cell(text, (row.rij, one.index), marked)
    return wrap("tr", cells, data_regel=row.rij)


def _number(row: int, marked: Marks) -> str:
    """The row number, marked when the question is about the whole row."""
    kind = marked.kinds.get((row, WHOLE_ROW))
    if kind not in _SIGNS:
        return tag("th", str(row), scope="row", class_="mon-nr")
    sign, said = _SIGNS[kind]
    html = tag("span", f"{sign} ", aria_hidden="true") + hidden(f"{said}: ") + tag("span", str(row))
    return wrap("th", html, scope="row", class_=f"mon-nr mon-{kind}")


def _mended(was: str, text: str) -> str:
    """A cell with what stands in the file and what it became."""
    old = tag("del", was) + " " if was else ""
    return wrap("td", old + tag("span", text, class_=_long(text, was)), class_="mon-hersteld")


def _long(*texts: str) -> str | None:
    """The class of a cell that may take several lines."""
    return "mon-lang" if any(len(one) > LONG for one in texts) else None


def _cell(text: str, spot: Spot, marked: Marks) -> str:
    kind = marked.kinds.get(spot)
    if kind is None:
        return tag("td", text, class_=_long(text))
    if kind == "hersteld":
        return _mended(marked.was.get(spot, ""), text)
    sign, said = _SIGNS.get(kind, ("", ""))
    html = tag("span", f"{sign} ", aria_hidden="true") + hidden(f"{said}: ") if sign else ""
    html += tag("span", text or ("leeg" if sign else ""), class_=_long(text))
    return wrap("td", html, class_=f"mon-{kind}")


def legend() -> str:
    """What the marks mean."""
    items = (
        ("fout", "✕ fout, eerst oplossen"),
        ("let-op", "? waarschuwing, bevestigen"),
        ("auto", "automatisch verbeterd"),
        ("hersteld", "door u hersteld"),
    )
    html = "".join(
        wrap("li", wrap("i", "", class_=f"mon-{kind}") + tag("span", words))
        for kind, words in items
    )
    return wrap("ul", html, class_="mon-merk", aria_label="Legenda")
