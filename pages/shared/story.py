"""The story behind the figures: the notes that were adopted, as they stand beside a figure."""

from __future__ import annotations

from collections.abc import Iterable

from datasets.notatie import datum
from datasets.reference.regio import REGIO
from indicators.model import Figure
from loaders.begin import werkplek
from loaders.duidingen import Duiding, Duidingen, DuidingFout, lees_duidingen
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from reports.naast import verhaal
from reports.series import periode_of


def notes(beeld: Beeld) -> Duidingen:
    """All notes of the region of a page; none for everybody.

    A note is written by who sees the figures of lezers, and may name them.

    Raises:
        DuidingFout: a file of the notes is damaged.
    """
    if beeld.openbaar:
        return Duidingen(())
    return lees_duidingen(werkplek(beeld.regio.id).map_regio)


def mark(beeld: Beeld) -> tuple[int, ...]:
    """What a page that shows notes depends on: part of the key of what is kept."""
    try:
        return tuple(one.nummer for one in notes(beeld).voor_lezers)
    except DuidingFout:
        return (-1,)


def beside(beeld: Beeld, figuur: Figure | None) -> str:
    """The notes of one figure, without its title; nothing where there are none."""
    if figuur is None:
        return ""
    try:
        found = notes(beeld).bij(figuur.indicator, figuur.gebied, figuur.periode)
    except DuidingFout as error:
        return tag("p", str(error), class_="mon-let-op")
    return "".join(wrap("div", said(one), class_="mon-duiding") for one in found)


def about(beeld: Beeld, shown: Iterable[tuple[str, Figure]]) -> str:
    """The notes of these figures, each under the title that its figure is given."""
    try:
        every = notes(beeld)
    except DuidingFout as error:
        return tag("p", str(error), class_="mon-let-op")
    html = ""
    for title, figuur in shown:
        found = every.bij(figuur.indicator, figuur.gebied, figuur.periode)
        if found:
            inside = "".join(said(note) for note in found)
            html += wrap("div", tag("h3", title) + inside, class_="mon-duiding")
    return html


def said(note: Duiding) -> str:
    """One note: its text in paragraphs, and who wrote it when."""
    paragraphs = "".join(tag("p", part) for part in note.tekst.split("\n") if part)
    who = tag("p", f"{note.wie}, {datum(note.op.date())}", class_="mon-duiding-wie")
    return paragraphs + who


def below(beeld: Beeld, figuren: Iterable[Figure]) -> tuple[str, ...]:
    """The notes of these figures for under a drawing in a file, each once with its place."""
    found = []
    for figuur in figuren:
        if words := in_a_cell(beeld, figuur):
            where = "hele regio" if figuur.gebied == REGIO else beeld.naam(figuur.gebied)
            found.append(f"Duiding bij {where}, {periode_of(figuur).lang()}: {words}")
    return tuple(dict.fromkeys(found))


def in_a_cell(beeld: Beeld, figuur: Figure) -> str:
    """The notes of a whole figure for a cell of a file; "" where there are none."""
    try:
        return verhaal(notes(beeld), figuur)
    except DuidingFout as error:
        return str(error)
