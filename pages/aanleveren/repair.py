"""One problem with what can be done about it, in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from datasets.catalog import datasets
from loaders.aanleveren import Aanlevering, Celplek, Probleem, Stuk
from loaders.issues import regels_tekst
from loaders.opdracht import Herstel
from loaders.verslag_vorm import AFGESCHERMD
from loaders.vooruit import splitst_alleen
from pages.aanleveren import session
from pages.aanleveren.trail import COLUMNS, FILE
from pages.aanleveren.words import empty_end, place, regels, what, whole_dates
from pages.shared.markup import tag, wrap

MOST_APART = 16
"""With more rows the same value goes into all of them, or the rows are left out."""
MOST_CLASHING = 4
WORTH_A_BUTTON = 2
"""So many of the same click get one button together."""
SIDES = (0.9, 1)
BOX_WIDTH = 165
NARROW = 112
CHOOSE = "Kies"
WRITE_OR_CHOOSE = (CHOOSE, "Schrijf voluit")
"""How advice begins that the buttons with the choices make needless."""
CHOOSE_RIGHT = "Kies wat er moet staan"
MOST_SIDE_BY_SIDE = 24
"""With more words than this a list to search in is quicker."""
MOST_OWN_ROWS = 2
UNKNOWN = "onbekend"
UNCHANGED = "Er is nog niets veranderd. Typ eerst wat er moet staan en klik dan op Herstel."

Cells = Mapping[tuple[str, int, int], str]
"""Sheet, row number and column -> the text of the cell."""


@dataclass(frozen=True)
class Desk:
    """What the repairs of one file need to know."""

    opened: Aanlevering
    stuk: Stuk
    cells: Cells

    def text(self, spot: Celplek, row: int) -> str:
        """The text of a cell; "" when it may not be shown."""
        found = self.cells.get((spot.blad, row, spot.kolom), "")
        return "" if found == AFGESCHERMD else found

    def key(self, problem: Probleem, name: str) -> str:
        """The key of a widget."""
        return f"{name}_{self.stuk.nummer}_{problem.kenmerk}"


def show_error(desk: Desk, problem: Probleem) -> None:
    """An error with its repair."""
    with st.container(key=desk.key(problem, "fout")):
        left, right = st.columns(SIDES, vertical_alignment="center")
        with left:
            st.html(words(desk, problem))
        with right:
            repair(desk, problem)


def words(desk: Desk, problem: Probleem) -> str:
    """Where it is, what is wrong and what to do."""
    issue = problem.issue
    where = place(issue, one_sheet=len(desk.stuk.bladen) < 2)
    html = tag("p", where, class_="mon-waar") + wrap(
        "p", whole_dates(what(issue)), class_="mon-wat"
    )
    advice = issue.uitweg.replace(" in uw bestand", "") if problem.plekken else issue.uitweg
    if advice and not (problem.keuzes and advice.startswith(WRITE_OR_CHOOSE)):
        html += wrap("p", whole_dates(advice), class_="mon-bij")
    if unknown := _what_unknown_means(desk, problem):
        html += tag("p", unknown, class_="mon-bij")
    first = problem.issue.rijen[0] if problem.issue.rijen else None
    return wrap("div", html + own_rows(desk, problem), class_="mon-probleem", data_regel=first)


def _what_unknown_means(desk: Desk, problem: Probleem) -> str:
    """What happens to the figures with the word for what is not known, and that it can change."""
    field, dataset = problem.onthoud, datasets().get(desk.stuk.opdracht.dataset)
    if not field or dataset is None or UNKNOWN not in choices(problem):
        return ""
    if not splitst_alleen(dataset, field):
        return ""
    title = dataset.velden[field].kolom.titel.lower()
    one = len(problem.issue.rijen) == 1
    counts = "telt deze regel" if one else "tellen deze regels"
    stands = "staat hij" if one else "staan ze"
    return (
        f"Weet u het niet? Met ‘{UNKNOWN}’ {counts} gewoon mee in het totaal; bij {title} {stands} "
        f"onder ‘{UNKNOWN}’. Weet u het later wel, lever de lijst dan opnieuw aan."
    )


def own_rows(desk: Desk, problem: Probleem) -> str:
    """The rows of a problem in small, for where the file does not stand beside it."""
    rows = problem.issue.rijen
    shown = "".join(_own_row(desk, problem, row) for row in rows[:MOST_OWN_ROWS])
    more = len(rows) - MOST_OWN_ROWS
    if shown and more > 0:
        shown += tag("li", f"en nog {regels(more)}")
    return wrap("ul", shown, class_="mon-eigen") if shown else ""


def _own_row(desk: Desk, problem: Probleem, row: int) -> str:
    cells = sorted(
        (column, text)
        for (blad, number, column), text in desk.cells.items()
        if (blad, number) == (problem.issue.blad, row) and text and text != AFGESCHERMD
    )
    meant = {spot.kolom for spot in problem.plekken}
    told = [tag("b" if column in meant else "span", text) for column, text in cells]
    return wrap("li", f"Regel {row}: {' · '.join(told)}") if told else ""


def repair(desk: Desk, problem: Probleem, *, with_leaving_out: bool = True) -> None:
    """The widgets that repair a problem; leaving its rows out can stand elsewhere."""
    rows, spots = problem.issue.rijen, problem.plekken
    many = len(rows) > MOST_APART
    if not rows:
        ways_out(desk, problem)
        return
    if not spots:
        leave_out(desk, problem)
        return
    apart = len(spots) > 1 or (not problem.issue.waarde and len(rows) > 1 and not many)
    if problem.snel:
        _quick(desk, problem)
    elif apart:
        _per_row(desk, problem)
    else:
        _one_value(desk, problem)
    with st.container(horizontal=True, gap="small", key=desk.key(problem, "meer")):
        if problem.snel or (not apart and len(rows) > 1 and not many):
            other = "Iets anders invullen" if problem.snel else "Per regel invullen"
            with st.popover(other, type="tertiary"):
                _per_row(desk, problem)
        if with_leaving_out:
            leave_out(desk, problem)


def ways_out(desk: Desk, problem: Probleem) -> None:
    """What to do about a whole file: take another one, or say otherwise what it is."""
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "Kies een ander bestand", key=desk.key(problem, "nee_bestand"),
            on_click=session.act, args=(desk.opened.naar, FILE),
        )  # fmt: skip
        st.button(
            "Naar Kolommen koppelen", key=desk.key(problem, "nee_kolommen"),
            on_click=session.act, args=(desk.opened.naar, COLUMNS),
        )  # fmt: skip


def _quick(desk: Desk, problem: Probleem) -> None:
    """Buttons with the usual answers: ``Het zijn er 0``."""
    with st.container(horizontal=True, gap="xsmall"):
        for number, (label, value) in enumerate(problem.snel):
            st.button(
                label,
                key=desk.key(problem, f"snel{number}"),
                on_click=session.act,
                args=(_apply, desk, problem, value),
            )


def _one_value(desk: Desk, problem: Probleem) -> None:
    """One box and one button for all rows."""
    spot, row = problem.plekken[0], problem.issue.rijen[0]
    key = desk.key(problem, "waarde")
    if problem.keuzes and not is_likely(problem):
        _choose_one(desk, problem, f"Juiste waarde voor {spot.kop or 'deze cel'}, regel {row}", key)
        return
    with (
        st.form(desk.key(problem, "een"), border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"),
    ):
        box(desk, problem, spot, row, key=key)
        st.form_submit_button(
            _repair_words(len(problem.issue.rijen)),
            key=desk.key(problem, "herstel"),
            type="primary",
            on_click=session.act,
            args=(_apply_box, desk, problem, key),
        )


def _choose_one(desk: Desk, problem: Probleem, label: str, key: str) -> None:
    """What it can be, side by side when that fits: one click, and every word is in view."""
    options, args = choices(problem), (_apply_box, desk, problem, key)
    if is_side_by_side(problem):
        _side_by_side(desk, problem, label, key)
        return
    st.selectbox(
        label,
        options,
        index=None,
        key=key,
        placeholder=CHOOSE_RIGHT,
        label_visibility="collapsed",
        on_change=session.act,
        args=args,
    )


def is_side_by_side(problem: Probleem) -> bool:
    """Whether the choices fit beside each other; without a likely one, which has its own box."""
    return not is_likely(problem) and len(choices(problem)) <= MOST_SIDE_BY_SIDE


def _side_by_side(desk: Desk, problem: Probleem, label: str, key: str) -> None:
    st.pills(
        label,
        choices(problem),
        key=key,
        label_visibility="collapsed",
        wrap=True,
        on_change=session.act,
        args=(_apply_box, desk, problem, key),
    )


def choose_again(desk: Desk, problem: Probleem, chosen: str) -> None:
    """The same choices after one was made: another one is one click away."""
    key = desk.key(problem, "opnieuw")
    st.session_state[key] = chosen
    _side_by_side(desk, problem, f"Kies iets anders voor ‘{problem.issue.waarde}’", key)


def box(
    desk: Desk, problem: Probleem, spot: Celplek, row: int, *, key: str, named: bool = False
) -> None:
    """The box for the right text of a cell, with the likeliest one in it."""
    label = spot.kop if named else f"Juiste waarde voor {spot.kop or 'deze cel'}, regel {row}"
    shown: Literal["visible", "collapsed"] = "visible" if named else "collapsed"
    options = choices(problem)
    if options and spot == problem.plekken[0]:
        st.selectbox(
            label,
            options,
            index=0 if is_likely(problem) else None,
            key=key,
            placeholder=CHOOSE,
            label_visibility=shown,
            width=BOX_WIDTH,
        )
    else:
        value = desk.text(spot, row)
        width = NARROW if len(problem.plekken) > 1 else BOX_WIDTH
        st.text_input(
            label, value, key=key, label_visibility=shown, width=width,
            placeholder=_empty_means(desk, spot),
        )  # fmt: skip


def _empty_means(desk: Desk, spot: Celplek) -> str | None:
    """What an empty last day means."""
    found = datasets().get(desk.stuk.opdracht.dataset)
    return f"leeg: {empty_end(found.id)}" if found and spot.veld == found.einde else None


def choices(problem: Probleem) -> list[str]:
    """What it can be; what it is now was the problem."""
    return [one for one in problem.keuzes if one != problem.issue.waarde]


def is_likely(problem: Probleem) -> bool:
    """The first choice looks like what stands there, so that it may be filled in already."""
    return choices(problem)[:1] == [*problem.issue.suggesties[:1]]


def _per_row(desk: Desk, problem: Probleem) -> None:
    """A box per row and column, with one button."""
    rows = problem.issue.rijen[:MOST_APART]
    several = len(problem.plekken) > 1
    keys: dict[tuple[Celplek, int], str] = {}
    with st.form(desk.key(problem, "per_regel"), border=False):
        for row in rows:
            with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
                if len(rows) > 1:
                    st.html(tag("p", f"Regel {row}", class_="mon-waar mon-regelnr"))
                for spot in problem.plekken:
                    key = desk.key(problem, f"cel{row}_{spot.kolom}")
                    keys[spot, row] = key
                    box(desk, problem, spot, row, key=key, named=row == rows[0] and several)
                if len(rows) == 1:
                    _submit_rows(desk, problem, keys)
        if len(rows) > 1:
            _submit_rows(desk, problem, keys)


def _submit_rows(desk: Desk, problem: Probleem, keys: dict[tuple[Celplek, int], str]) -> None:
    st.form_submit_button(
        _repair_words(len({row for _, row in keys})),
        key=desk.key(problem, "herstel_per_regel"),
        type="primary",
        on_click=session.act,
        args=(_apply_rows, desk, keys),
    )


def leave_out(desk: Desk, problem: Probleem, *, in_sight: bool = False) -> None:
    """Leave rows out, on purpose; they can be taken back beside the file.

    `in_sight`: as a button among the other answers, where it is one of them.
    """
    plain = problem.plekken and not in_sight
    kind: Literal["secondary", "tertiary"] = "tertiary" if plain else "secondary"
    for some in rows_to_leave_out(problem):
        if len(some) == 1:
            _leave_out_button(desk, problem, some, leave_out_words(some, problem), kind)
            continue
        # Several rows in one tap would be gone before it is seen which.
        with st.popover(leave_out_words(some, problem), type=kind):
            gone = f"Dan telt van deze {len(some)} regels niets mee: {regels_tekst(some)}."
            st.html(tag("p", gone, class_="mon-bij"))
            _leave_out_button(desk, problem, some, f"Ja, laat {len(some)} regels weg", "secondary")


def _leave_out_button(
    desk: Desk,
    problem: Probleem,
    some: Sequence[int],
    words: str,
    kind: Literal["secondary", "tertiary"],
) -> None:
    st.button(
        words,
        key=desk.key(problem, f"weglaten{some[0]}"),
        type=kind,
        on_click=session.act,
        args=(desk.opened.laat_weg, desk.stuk.nummer, problem.issue.blad, some),
    )


def rows_to_leave_out(problem: Probleem) -> list[tuple[int, ...]]:
    """Rows that go together; of a few that clash one by one: then usually one of them is right."""
    rows = problem.issue.rijen
    apart = len(problem.plekken) != 1 and 1 < len(rows) <= MOST_CLASHING
    return [(row,) for row in rows] if apart else [rows] if rows else []


def leave_out_words(some: Sequence[int], problem: Probleem) -> str:
    """What is said beside these rows."""
    if len(some) < len(problem.issue.rijen):
        return f"Regel {some[0]} weglaten"
    return "Regel weglaten" if len(some) == 1 else "Regels weglaten"


def _repair_words(count: int) -> str:
    return {1: "Herstel", 2: "Herstel beide"}.get(count, f"Herstel alle {count}")


def _apply_box(desk: Desk, problem: Probleem, key: str) -> None:
    _apply(desk, problem, str(st.session_state.get(key) or ""))


def _apply(desk: Desk, problem: Probleem, value: str) -> None:
    """The same value in all rows; a word of a code list is remembered for the next file."""
    issue = problem.issue
    if problem.keuzes and not value:
        return
    if value == (issue.waarde or desk.text(problem.plekken[0], issue.rijen[0])):
        session.say(UNCHANGED)
        return
    desk.opened.los_op(desk.stuk.nummer, problem, value)


def _apply_rows(desk: Desk, keys: Mapping[tuple[Celplek, int], str]) -> None:
    """A value per cell; only what was changed."""
    mended = changed(desk, keys)
    if not mended:
        session.say(UNCHANGED)
        return
    desk.opened.herstel(desk.stuk.nummer, *mended)


def changed(desk: Desk, keys: Mapping[tuple[Celplek, int], str]) -> list[Herstel]:
    """The cells of which the box holds another text than the file."""
    return [
        Herstel(blad=spot.blad, kolom=spot.kolom, wordt=new, was=old, rijen=(row,))
        for (spot, row), key in keys.items()
        if (new := str(st.session_state.get(key) or "")) != (old := desk.text(spot, row))
    ]


def swapped(desk: Desk, problem: Probleem) -> list[Herstel]:
    """The repairs of both cells of each row when the two dates changed places; [] when unsure."""
    if not problem.omwisselbaar:
        return []
    one, other = problem.plekken
    mended = [
        Herstel(blad=to.blad, kolom=to.kolom, wordt=desk.text(of, row), was=desk.text(to, row),
                rijen=(row,))
        for row in problem.issue.rijen
        for to, of in ((one, other), (other, one))
    ]  # fmt: skip
    return mended if all(each.was for each in mended) else []
