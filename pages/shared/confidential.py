"""A file with exact figures, marked vertrouwelijk: only with a reason, and always in the log.

It is made when somebody says what it is for, after the log of the region has that; without a place
to write that down there is no file.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from datasets.notatie import aantal_tekst, datum
from loaders.logboek import LANGSTE_REDEN, GeenReden, LogboekFout, noteer_vertrouwelijk
from loaders.opdracht import Werkplek
from pages.shared import region
from pages.shared.figures import Beeld
from pages.shared.markup import enumerate_names, tag
from reports.csvblad import bestandsnaam, tabel_csv

MARK = "VERTROUWELIJK: niet delen"
HEADS = ("let op", "regio", "cijfer", "gebied", "periode", "precies", "lezers zien", "voor")
ABOUT = (
    "In dit bestand staan de precieze aantallen van hierboven. Deel het niet. Wie het maakt, "
    "wanneer en waarvoor komt in het logboek van de regio, zonder de aantallen."
)
NAMED = 3
"""So many figures are named in the log."""
_REASON, _FILE, _SAID = "vertrouwelijk_reden", "vertrouwelijk_bestand", "vertrouwelijk_gezegd"

Row = tuple[str, str, str, str, str]
"""Figure, area, period, exact, and what lezers see."""


def offer(beeld: Beeld, plek: Werkplek, rows: Sequence[Row]) -> None:
    """Offer these rows as a file; the file of other rows, made before, is gone.

    Args:
        beeld: what the page shows.
        plek: the region and its folder, for the log.
        rows: what stands in the table of exact figures.
    """
    with st.expander("Neem deze aantallen mee als vertrouwelijk bestand"):
        st.html(tag("p", ABOUT))
        st.text_input("Waar hebt u dit bestand voor nodig?", key=_REASON, max_chars=LANGSTE_REDEN)
        st.button("Maak het bestand", on_click=_make, args=(beeld, plek, tuple(rows)))
        if said := st.session_state.pop(_SAID, ""):
            st.html(tag("p", said, class_="mon-let-op", role="alert"))
        made_of, text = st.session_state.get(_FILE, ((), ""))
        if made_of and made_of == tuple(rows):
            name = bestandsnaam("vertrouwelijk", beeld.regio.naam)
            st.download_button("Download het vertrouwelijke bestand", text, name, "text/csv")


def _make(beeld: Beeld, plek: Werkplek, rows: tuple[Row, ...]) -> None:
    """First the log, then the file."""
    reason = st.session_state.get(_REASON, "")
    try:
        noteer_vertrouwelijk(
            plek.map_regio,
            wie=region.who(),
            wat=_what(rows),
            reden=reason,
            versie=beeld.vrijgave.versie,
        )
    except (GeenReden, LogboekFout) as error:
        st.session_state[_SAID] = str(error)
        st.session_state.pop(_FILE, None)
        return
    st.session_state[_FILE] = (rows, _csv(beeld, rows, " ".join(reason.split())))


def _what(rows: Sequence[Row]) -> str:
    """Which areas and figures are in it, without a count of children."""
    areas = enumerate_names(list(dict.fromkeys(row[1] for row in rows)))
    figures = list(dict.fromkeys(row[0] for row in rows))
    named, others = figures[:NAMED], len(figures) - NAMED
    more = f" en {aantal_tekst(others, 'ander cijfer', 'andere cijfers')}" if others > 0 else ""
    return f"precieze aantallen over {areas}: {', '.join(named)}{more}"


def _csv(beeld: Beeld, rows: Sequence[Row], reason: str) -> str:
    """Every row says that it is vertrouwelijk: also after sorting and pasting."""
    stand = f", stand {datum(beeld.vrijgave.stand)}" if beeld.vrijgave.stand else ""
    name = f"{beeld.regio.naam}{stand}"
    return tabel_csv(HEADS, ((MARK, name, *row, reason) for row in rows))
