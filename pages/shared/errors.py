"""What a reader sees when a page fails, and what the log gets of it: no value of any figure."""

import logging
import secrets
import traceback
from html import escape

import streamlit as st

log = logging.getLogger("monitor")


def show_sentence(words: str) -> None:
    """Show what is wrong in the words of the error itself: one that says it for people."""
    st.html(
        '<div class="mon-fout" role="alert"><h1>De monitor kan niet openen</h1>'
        f"<p>{escape(words)}</p></div>"
    )


def show_error(error: Exception, page: str, *, part: bool = False) -> None:
    """Show a calm Dutch message with a reference number and log where it went wrong.

    The text of an exception can hold a cell or a name, so the log gets only its kind and the
    places in the code.

    Args:
        error: what happened.
        page: the name of the page in the address.
        part: only a part of the page fails, and the rest of it stands there.
    """
    reference = secrets.token_hex(3).upper()
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    kinds = " < ".join(kind.__name__ for kind in type(error).__mro__[:-1])
    log.error("fout %s op pagina %s: %s\n  %s", reference, page, kinds, "\n  ".join(places))
    level, what = ("h2", "Dit deel van de pagina") if part else ("h1", "Deze pagina")
    st.html(
        f'<div class="mon-fout" role="alert"><{level}>{what} lukt nu niet</{level}>'
        "<p>Uw cijfers zijn veilig. Probeer het opnieuw, of stuur de beheerder dit nummer: "
        f"<strong>{escape(reference)}</strong>.</p></div>"
    )
    st.button("Probeer opnieuw", type="primary")
