"""The trail of five steps at the top of the page."""

from __future__ import annotations

from pages.shared.markup import hidden, tag, wrap

STEPS = (
    "Bestand kiezen",
    "Kolommen koppelen",
    "Controleren",
    "Wijzigingen bekijken",
    "Opnemen",
)
FILE, COLUMNS, CHECK, CHANGES, IN = range(1, 6)


def trail(now: int, *, all_done: bool = False) -> str:
    """The steps, with what is done and where the reader is.

    Args:
        now: the number of the step that is shown.
        all_done: the last step is behind the reader too.
    """
    here = len(STEPS) + 1 if all_done else now
    items = "".join(_item(number, words, here) for number, words in enumerate(STEPS, 1))
    return wrap("ol", items, class_="mon-stappen", aria_label="Stappen")


def _item(number: int, words: str, now: int) -> str:
    done = number < now
    kind = "af" if done else "nu" if number == now else None
    html = tag("b", "✓" if done else str(number), aria_hidden="true") + tag("span", words)
    said = hidden(", klaar") if done else ""
    current = "step" if number == now else None
    return wrap("li", html + said, class_=kind, aria_current=current)
