"""Two links to what is on the screen: one that stays new, one with every choice written out.

A choice that has its default is not in the address (pages/shared/context_bar.py). So each page
says what its defaults are; the script of the block puts them with the address when the panel
opens. Nothing but names of choices is in a link: never a role, never a figure.
"""

from __future__ import annotations

import json

from pages.shared.markup import tag, wrap

_PANEL = "deel"
_LOCAL = (
    "De monitor draait nu op deze computer: de links openen alleen hier. Voor wie hier niet bij "
    "kan, maakt u een pdf bij OOGO-pakket."
)


def defaults(**values: str) -> str:
    """What the choices of this page are when nobody chose, as hidden HTML."""
    words = json.dumps(values, ensure_ascii=False)
    return wrap("span", "", hidden="", data_standaard=words)


def button(periode: str) -> str:
    """The button, and the panel that it opens.

    Args:
        periode: the period on the screen, in words.
    """
    rows = _row("nieuw", "Altijd de nieuwste cijfers") + _row("vast", f"Vastgezet op {periode}")
    inside = (
        tag("p", "Deze weergave delen", class_="mon-paneel-kop")
        + rows
        + '<p class="mon-bij" role="status" data-gekopieerd></p>'
        + tag(
            "p",
            "In de link staan alleen uw keuzes. Wie hem opent, ziet wat voor die lezer bedoeld is. "
            "Wordt een cijfer later gecorrigeerd, dan toont ook de vastgezette link het nieuwe.",
            class_="mon-bij",
        )
        + tag("p", _LOCAL, class_="mon-bij", hidden="", data_lokaal="")
    )
    panel = wrap(
        "div",
        wrap("div", inside, class_="mon-paneel-in"),
        id=_PANEL,
        class_="mon-paneel mon-deel",
        popover="auto",
        role="dialog",
        aria_label="Deze weergave delen",
    )
    return tag("button", "Deel", type="button", class_="mon-knop", popovertarget=_PANEL) + panel


def _row(kind: str, label: str) -> str:
    place = f"deel-{kind}"
    box = f'<input id="{place}" type="text" readonly data-link="{kind}">'
    copy = tag(
        "button", "Kopieer", type="button", class_="mon-knop", data_kopieer=kind,
        aria_label=f"Kopieer de link: {label}",
    )  # fmt: skip
    return tag("label", label, for_=place) + wrap("div", box + copy, class_="mon-deel-regel")
