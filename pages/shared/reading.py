"""How a table or drawing is read ("Hoe lees ik dit"), with an example by the same code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pages.shared import chart_lessons, examples, theme_lessons
from pages.shared.markup import tag, wrap

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """How one kind of table or drawing is read.

    Attributes:
        drawing: makes the example that stands above the lines, if any.
        lines: what is in it, as HTML, with what it means.
    """

    title: str
    drawing: Callable[[], str] | None
    lines: Callable[[], tuple[Line, ...]]


def button(name: str, words: str = "Hoe lees ik dit") -> str:
    """The button that opens a lesson; who listens hears of which of the page."""
    what = LESSONS[name].title.removeprefix("Zo leest u ")
    style = {"class_": "mon-klein-knop", "aria_label": f"{words}: {what}"}
    return tag("button", words, type="button", popovertarget=_id(name), **style)


def panel(*names: str) -> str:
    """The lessons of a page, to be opened by their buttons."""
    return "".join(
        wrap(
            "div",
            wrap("div", lesson(name), class_="mon-paneel-in"),
            id=_id(name),
            class_="mon-paneel mon-les",
            popover="auto",
            role="dialog",
            aria_label=LESSONS[name].title,
        )
        for name in names
    )


@lru_cache(maxsize=16)
def lesson(name: str) -> str:
    """One lesson as HTML."""
    one = LESSONS[name]
    html = tag("p", one.title, class_="mon-paneel-kop")
    if one.drawing:
        html += one.drawing()
    rows = "".join(wrap("dt", shown) + tag("dd", words) for shown, words in one.lines())
    note = tag("p", "De cijfers in dit voorbeeld zijn verzonnen.", class_="mon-bij")
    return html + wrap("dl", rows, class_="mon-les-regels") + note


def _value(text: str, course: str = "", note: str = "", *, grey: bool = False) -> str:
    """A cell as it stands in a table."""
    style = "mon-v mon-grijs" if grey else "mon-v"
    said = tag("span", note, class_="mon-noot") if note else ""
    return tag("span", text, class_=style) + said + course


def _table() -> tuple[Line, ...]:
    return (
        (
            _value("14", examples.cell_exact()),
            "Precies 14. Eronder staat het verloop; de stip is het cijfer van nu.",
        ),
        (
            _value("<5", examples.cell_small(), grey=True),
            "1, 2, 3 of 4. We laten niet zien welk. In het verloop is dat een grijs streepje. Bij "
            "een paar cijfers is de grens 10: daar staat <10.",
        ),
        (
            _value("22–25", examples.cell_range()),
            "Een bereik: ten minste 22 en ten hoogste 25. In het verloop is dat een band.",
        ),
        (
            _value("·", note="afgeschermd", grey=True),
            "Afgeschermd: met dit cijfer was een ander klein aantal terug te rekenen.",
        ),
        (
            _value("te klein", grey=True),
            "Een percentage dat we niet tonen, omdat de aantallen erachter te klein zijn.",
        ),
        (
            _value("niet geleverd", grey=True),
            "Er is geen cijfer; dat is geen 0. Een leeg vak: dit cijfer is er hier niet.",
        ),
        (
            _value("9", note="K1 ’25"),
            "Dit cijfer gaat over een andere periode dan er boven de kolom staat.",
        ),
        (
            _value("32–128", note="8 van 9"),
            "Onvolledig: cijfers van 8 van de 9 gemeenten zijn binnen.",
        ),
    )


def _course() -> tuple[Line, ...]:
    return (
        (tag("b", "lijn"), "Het cijfer per periode. De laatste stip is nu, met het cijfer erbij."),
        (tag("b", "open stip"), "Het cijfer van een jaar eerder."),
        (tag("b", "open balk"), "<5: het ligt ergens van 1 tot en met 4."),
        (tag("b", "band"), "Een bereik: het ligt ergens in de band."),
        (
            tag("b", "licht vlak"),
            "De gewone schommeling: zo ver gaan de cijfers op en neer als er niets verandert.",
        ),
        (tag("b", "kruis"), "Niet geleverd of niet bekend. De lijn loopt er niet door."),
        (tag("b", "stippellijn"), "Een cijfer dat we niet tonen. Het kan elke waarde hebben."),
    )


def _strip() -> tuple[Line, ...]:
    return (
        (tag("b", "blauwe stip"), "Uw gemeente."),
        (tag("b", "lichte balk"), "Waar het cijfer door toeval ook had kunnen liggen (95%)."),
        (tag("b", "grijze stip"), "Een andere gemeente. Zo nodig een balk, als het een bereik is."),
        (tag("b", "streepje"), "De regio, of met onderbroken lijn Nederland."),
        (
            tag("b", "samen"),
            "Ligt het streepje in de lichte balk, dan kan het verschil toeval zijn. Links is "
            "lager, rechts is hoger; niet beter of slechter.",
        ),
    )


def _now() -> tuple[Line, ...]:
    return (
        (_value("14"), "Het cijfer over de gekozen periode, of de laatste periode daarvoor."),
        (_value("22–25"), "Een bereik: ten minste 22 en ten hoogste 25."),
        (_value("<5", grey=True), "1, 2, 3 of 4. We laten niet zien welk."),
        (_value("·", grey=True), "Afgeschermd: anders was een klein aantal terug te rekenen."),
        (
            tag("b", "3 minder dan"),
            "Het verschil met een jaar eerder. Twee cijfers naast elkaar zeggen nog niet dat iets "
            "stijgt of daalt.",
        ),
    )


def _bars() -> tuple[Line, ...]:
    return (
        (examples.bar(14, 14), "Hoe langer de balk, hoe groter het aantal."),
        (examples.bar(12, 17), "Een bereik: ten minste tot het einde van het donkere deel."),
        (
            examples.bar(1, 4),
            "<5: het ligt ergens van 1 tot en met 4. Bij <10 is dat van 1 tot en met 9.",
        ),
        (examples.bar_hidden(), "Een aantal dat we niet tonen. De lengte zegt niets."),
    )


LESSONS = {
    "tabel": Lesson("Zo leest u de tabel", None, _table),
    "nu": Lesson("Zo leest u het cijfer van nu", None, _now),
    "verloop": Lesson("Zo leest u het verloop in het Gemeentebeeld", examples.course, _course),
    "splitsing": Lesson("Zo leest u een uitsplitsing in het Overzicht", None, _bars),
    "strook": Lesson("Zo leest u uw gemeente naast de andere", examples.strip, _strip),
    "grafiek-verloop": Lesson(
        "Zo leest u het verloop in Trends en vergelijken", None, chart_lessons.course
    ),
    "grafiek-alle": Lesson("Zo leest u alle gemeenten naast elkaar", None, chart_lessons.all_areas),
    "grafiek-positie": Lesson("Zo leest u de positie", None, chart_lessons.position),
    "grafiek-trechter": Lesson("Zo leest u de trechter", None, chart_lessons.funnel),
    "kaart": Lesson("Zo leest u de kaart", None, theme_lessons.kaart),
    "stromen": Lesson("Zo leest u herkomst en bestemming", None, theme_lessons.stromen),
    "balken": Lesson(
        "Zo leest u een uitsplitsing in Trends en vergelijken", None, theme_lessons.balken
    ),
    "kruistabel": Lesson("Zo leest u een tabel met kleuren", None, theme_lessons.kruistabel),
    "kromme": Lesson("Zo leest u hoe lang het duurt", None, theme_lessons.kromme),
    "in-en-uit": Lesson("Zo leest u erbij en eraf", None, theme_lessons.in_en_uit),
    "grafiek-naast": Lesson("Zo leest u twee naast elkaar", None, chart_lessons.beside),
}
"""All lessons by name, in the order of the page Uitleg."""


def _id(name: str) -> str:
    return f"lees-{name}"
