"""The agenda, targets and agreements as Excel: out, and in again after a look at what changes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import streamlit as st

from datasets.notatie import aantal_tekst
from datasets.schema import StoreFout, StoreInGebruik
from indicators.vrijgave import GeenVrijgave, lees_vrijgave
from loaders.agenda_blad import Ingelezen
from loaders.agenda_excel import maak_lijst
from loaders.agenda_inlezen import lees_lijst, neem_lijst_op, waarschuwingen_in, wat_verandert
from loaders.begin import vandaag
from loaders.blad import LeesFout
from loaders.inrichting import InrichtingFout
from loaders.issues import Issue, gesorteerd
from loaders.oogo import OogoFout, lees_oogo
from loaders.opdracht import Werkplek
from loaders.personal import PersoonsgegevensGeweigerd, veilige_naam
from pages.inrichting import draft
from pages.inrichting.draft import Desk
from pages.shared import region, rights
from pages.shared.markup import tag, wrap

_KEPT = "lijst_gelezen"
_TURN = "lijst_ronde"
_MB = 5
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ABOUT = (
    "Een bestand met een blad voor elke lijst: lijnen, criteria, activiteiten, principes, "
    "adviezen, enquêtes, gebeurtenissen, doelen, overleggen en afspraken. Vul het aan in Excel en "
    "lees het weer in. Wat niet in het bestand staat, blijft zoals het is."
)
_FAILURES = (OogoFout, InrichtingFout, StoreFout, StoreInGebruik)


@dataclass(frozen=True)
class _Read:
    """A file that was read: what it would change, and what has to be looked at."""

    mark: str
    lijst: Ingelezen
    zinnen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()


def show(desk: Desk) -> None:
    """The file to take along, and a box for one that comes in."""
    st.html(tag("h2", "De lijst in Excel", class_="mon-deel") + tag("p", _ABOUT, class_="mon-bij"))
    try:
        er = lees_oogo(desk.plek.map_regio)
    except OogoFout as error:
        _alert(str(error))
        return
    name = f"agenda-{desk.plek.regio.id}"
    with st.container(horizontal=True):
        st.download_button(
            "Haal de lijst op", lambda: maak_lijst(desk.plek.regio, er), f"{name}.xlsx", _XLSX,
            on_click="ignore", key=desk.key("lijst"),
        )  # fmt: skip
        st.download_button(
            "Haal een leeg sjabloon op", lambda: maak_lijst(desk.plek.regio, er, leeg=True),
            f"{name}-leeg.xlsx", _XLSX, on_click="ignore", key=desk.key("leeg"),
        )  # fmt: skip
    turn = st.session_state.setdefault(_TURN, 0)
    file = st.file_uploader(
        f"Lees een lijst in (Excel, tot {_MB} MB)", key=desk.key("inlezen", str(turn)),
        max_upload_size=_MB,
    )  # fmt: skip
    if file is None:
        return
    try:
        found = _read(desk.plek, file.getvalue(), veilige_naam(file.name))
    except (LeesFout, PersoonsgegevensGeweigerd, *_FAILURES) as error:
        _alert(str(error))
        return
    _told(found)
    if found.zinnen:
        _take_over(desk, found)


def _read(plek: Werkplek, content: bytes, name: str) -> _Read:
    """The file, read once as long as the region stays as it is."""
    er = lees_oogo(plek.map_regio)
    state = f"{plek.regio.id}-{len(er.handelingen)}-{draft.desk(plek).draft.stand}"
    mark = f"{state}-{hashlib.sha256(content).hexdigest()}"
    kept = st.session_state.get(_KEPT)
    if isinstance(kept, _Read) and kept.mark == mark:
        return kept
    with st.spinner("Het bestand wordt gelezen."):
        lijst = lees_lijst(plek, er, content, name)
        if lijst.fouten:
            found = _Read(mark, lijst)
        else:
            zinnen = tuple(wat_verandert(plek, lijst, vandaag=vandaag()))
            found = _Read(mark, lijst, zinnen, _look_at(plek, lijst))
    st.session_state[_KEPT] = found
    return found


def _look_at(plek: Werkplek, lijst: Ingelezen) -> tuple[str, ...]:
    try:
        figures = lees_vrijgave(plek.map_regio, rights.reader(plek.regio))
    except GeenVrijgave:
        figures = None
    return waarschuwingen_in(plek, figures, lijst)


def _told(found: _Read) -> None:
    """What was read, what is wrong with it, and what would change."""
    wrong = found.lijst.fouten
    if wrong:
        count = aantal_tekst(len(wrong), "fout", "fouten")
        title = f"Nog {count}. Verbeter het bestand en lees het opnieuw in."
        _alert(title, gesorteerd(wrong))
    rest = [one for one in found.lijst.issues if one.ernst != "fout"]
    if rest:
        st.html(wrap("ul", "".join(tag("li", one.tekst()) for one in rest), class_="mon-lijst"))
    if wrong:
        return
    rows = ", ".join(f"{name}: {count}" for name, count in found.lijst.gelezen.items())
    html = tag("p", f"Gelezen: {rows}.", class_="mon-bij")
    if not found.zinnen:
        html += tag("p", "Er verandert niets: zo staat het er al.")
    else:
        items = "".join(tag("li", words) for words in found.zinnen)
        html += tag("h3", "Dit verandert er", class_="mon-tussenkop")
        html += wrap("ul", items, class_="mon-lijst")
    st.html(html)


def _take_over(desk: Desk, found: _Read) -> None:
    """Why, and the button; what looks like a child is asked about first."""
    if found.let_op:
        items = "".join(tag("li", words) for words in found.let_op)
        st.html(wrap("div", wrap("ul", items), class_="mon-let-op", role="alert"))
    with st.form(desk.key("lijst-doe", found.mark), border=False):
        reason = st.text_input("Waarom wijzigt u dit?", max_chars=300)
        sure = True
        if found.let_op:
            sure = st.checkbox("Ik heb nagekeken dat er geen kind in te herkennen is.")
        do = st.form_submit_button("Neem de lijst over", type="primary")
    if not do:
        return
    if len(reason.strip()) < len("abc") or not sure:
        _alert("Zeg waarom u dit wijzigt." if sure else "Kijk de teksten na en zet het vinkje.")
        return
    try:
        neem_lijst_op(
            desk.plek, found.lijst, wie=region.who(), vanaf=vandaag(), reden=reason.strip()
        )
    except _FAILURES as error:
        _alert(str(error))
        return
    st.session_state[_TURN] += 1
    st.session_state.pop(_KEPT, None)
    draft.done("De lijst is overgenomen. Alle pagina’s laten het nu zien.")
    st.rerun()


def _alert(words: str, issues: list[Issue] | None = None) -> None:
    items = "".join(tag("li", one.tekst()) for one in issues or ())
    more = wrap("ul", items) if items else ""
    st.html(wrap("div", tag("p", words) + more, class_="mon-let-op", role="alert"))
