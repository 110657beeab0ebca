"""What the person repaired, chose and left out, each with a way back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.aanleveren import Aanlevering, Stuk
from loaders.opdracht import Herstel
from pages.aanleveren import session
from pages.aanleveren.words import field_title
from pages.shared.markup import tag, wrap

SWAPPED = "de twee datums zijn omgewisseld"


def undo_list(opened: Aanlevering, stuk: Stuk, mended: Sequence[Herstel]) -> None:
    """What the person repaired, each with a way back."""
    for number, (field, text, word) in enumerate(chosen_words(stuk)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            title = field_title(stuk.opdracht.dataset, field)
            html = tag("span", f"{title}: ") + tag("del", text) + " " + tag("strong", word)
            st.html(wrap("p", html, class_="mon-stuk"))
            st.button(
                "Terugdraaien",
                key=f"woord_terug_{stuk.nummer}_{number}",
                type="tertiary",
                on_click=session.act,
                args=(_forget_word, opened, stuk, field, text),
            )
    for numbers in together(mended):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(_mended([mended[number] for number in numbers]))
            st.button(
                "Terugdraaien",
                key=f"terug_{stuk.nummer}_{numbers[0]}",
                type="tertiary",
                on_click=session.act,
                args=(opened.neem_terug, stuk.nummer, *numbers),
            )


def together(mended: Sequence[Herstel]) -> list[tuple[int, ...]]:
    """The numbers of the repairs, those that swap two cells of a row taken as one."""
    found: list[tuple[int, ...]] = []
    for number, one in enumerate(mended):
        before = mended[found[-1][0]] if found and len(found[-1]) == 1 else None
        if before is not None and is_swap(before, one):
            found[-1] = (*found[-1], number)
        else:
            found.append((number,))
    return found


def is_swap(one: Herstel, other: Herstel) -> bool:
    """Whether two repairs let two cells of the same row change places."""
    return (
        (one.blad, one.rijen) == (other.blad, other.rijen)
        and len(one.rijen) == 1
        and one.kolom != other.kolom
        and (one.was, one.wordt) == (other.wordt, other.was)
    )


def chosen_words(stuk: Stuk) -> list[tuple[str, str, str]]:
    """Field, text in the file and the word that the person chose for it."""
    words = stuk.opdracht.woorden
    return [(field, text, word) for field, mine in words.items() for text, word in mine.items()]


def _forget_word(opened: Aanlevering, stuk: Stuk, field: str, text: str) -> None:
    words = stuk.opdracht.woorden
    rest = {one: word for one, word in words[field].items() if one != text}
    session.tell(opened, stuk.nummer, woorden={**words, field: rest})


def _mended(repairs: Sequence[Herstel]) -> str:
    one = repairs[0]
    if len(repairs) > 1:
        return tag("p", f"Regel {one.rijen[0]}: {SWAPPED}", class_="mon-stuk")
    rows = f"Regel {', '.join(str(row) for row in one.rijen[:5])}" if one.rijen else "Alle regels"
    rows += f" en nog {len(one.rijen) - 5}" if len(one.rijen) > 5 else ""
    was = wrap("del", tag("span", one.was)) + " " if one.was else ""
    html = tag("span", f"{rows}: ") + was + tag("strong", one.wordt or "(leeg)")
    return wrap("p", html, class_="mon-stuk")


def left_out_list(opened: Aanlevering, stuk: Stuk) -> None:
    """Rows that were left out, with a way back."""
    left_out = stuk.opdracht.weggelaten
    if not left_out:
        return
    rows = ", ".join(str(row) for _, row in left_out[:10])
    rest = f" en nog {len(left_out) - 10}" if len(left_out) > 10 else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(tag("p", f"Weggelaten: regel {rows}{rest}", class_="mon-stuk"))
        st.button(
            "Toch meenemen",
            key=f"mee_{stuk.nummer}",
            type="tertiary",
            on_click=session.act,
            args=(_take_back, opened, stuk.nummer),
        )


def _take_back(opened: Aanlevering, nummer: int) -> None:
    session.tell(opened, nummer, weggelaten=())
