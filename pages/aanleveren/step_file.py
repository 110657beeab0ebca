"""Step 1: choose one or more files, go on with a concept, or say that there is no file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from datasets.notatie import datum
from loaders.aanleveren import Aanlevering, Concept, Toegevoegd
from loaders.begrensd import Voortgang, verwarm
from loaders.blad import MEESTE_RIJEN_CSV, MEESTE_RIJEN_WERKMAP
from loaders.opdracht import Werkplek
from loaders.personal import veilige_naam
from pages.aanleveren import alternatives, form, session
from pages.aanleveren.trail import CHECK, COLUMNS, STEPS
from pages.aanleveren.words import capital, heading, name_of, note
from pages.shared.markup import enumerate_names, tag, wrap

MAX_MB = 25
MOST_NAMES = 3
"""So many files of an earlier concept are named."""
NOTHING_KEPT = "niets bewaard"
_REFUSED = "aanleveren_geweigerd"
_SURE = "aanleveren_zeker"


def show(plek: Werkplek, opened: Aanlevering | None) -> None:
    """Show the step."""
    verwarm()
    if form.is_sent(opened):
        with st.container(key="formulier_terug"):
            st.html(heading("Uw formulier"))
            alternatives.show_form(plek, opened)
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        if opened is None or not opened.concept.stukken:
            _earlier(plek)
        else:
            _files(opened)
        uploader(plek)
    with right:
        st.html(_before_you_start())
    alternatives.show(plek, opened)


def _earlier(plek: Werkplek) -> None:
    """What this user was busy with: go on or begin again."""
    found = session.others(plek)
    if not found:
        return
    newest, *older = found
    _concept(plek, newest, first=True)
    if older:
        with st.expander(f"Nog {len(older)} waar u eerder mee bezig was"):
            for one in older:
                _concept(plek, one, first=False)


def _concept(plek: Werkplek, concept: Concept, *, first: bool) -> None:
    with st.container(key=f"eerder_{concept.id}", border=True):
        st.html(_was_at(concept))
        with st.container(horizontal=True):
            st.button(
                "Ga verder",
                key=f"verder_{concept.id}",
                type="primary" if first else "secondary",
                on_click=session.act,
                args=(session.resume, plek, concept.id),
            )
            _throw_away(plek, concept)


def _throw_away(plek: Werkplek, concept: Concept) -> None:
    """Only after a second click: this cannot be undone."""
    sure = st.session_state.get(_SURE) == concept.id
    if not sure:
        st.button(
            "Weggooien",
            key=f"weg_{concept.id}",
            type="tertiary",
            on_click=st.session_state.update,
            kwargs={_SURE: concept.id},
        )
        return
    st.button(
        "Ja, gooi weg",
        key=f"zeker_{concept.id}",
        on_click=session.act,
        args=(session.throw_away, plek, concept.id),
    )
    st.button(
        "Toch niet",
        key=f"niet_{concept.id}",
        type="tertiary",
        on_click=st.session_state.update,
        kwargs={_SURE: ""},
    )


def _was_at(concept: Concept) -> str:
    names = enumerate_names(_names(concept))
    step = STEPS[max(1, min(concept.stap, len(STEPS))) - 1].lower()
    when = _when(concept.gewijzigd)
    words = f"U was hier {when}, bij de stap ‘{step}’. Alles wat u deed is bewaard."
    return tag("h2", f"U was bezig met {names}. Verder?", class_="mon-vraag") + note(words)


def _names(concept: Concept) -> list[str]:
    """Its files, of many the first ones; without a file it is the form."""
    names = [name_of(one) for one in concept.stukken] or ["het formulier"]
    more = len(names) - MOST_NAMES
    return names if more < 1 else [*names[:MOST_NAMES], f"nog {more}"]


def _when(moment: datetime) -> str:
    clock = f"{moment:%H.%M} uur"
    today = datetime.now(tz=moment.tzinfo).date()
    return f"vandaag om {clock}" if moment.date() == today else f"{datum(moment.date())}, {clock}"


def _files(opened: Aanlevering) -> None:
    """The files of the concept, each with a way out."""
    st.html(heading("Uw bestanden"))
    for one in opened.concept.stukken:
        with st.container(horizontal=True, vertical_alignment="center", key=f"stuk_{one.nummer}"):
            st.html(tag("p", capital(name_of(one)), class_="mon-stuk"))
            st.button(
                "Weghalen",
                key=f"haal_weg_{one.nummer}",
                type="tertiary",
                help="Alleen uit deze aanlevering: uw eigen bestand blijft zoals het is.",
                on_click=session.act,
                args=(opened.verwijder, one.nummer),
            )
    ready = all(one.gekoppeld for one in opened.concept.stukken)
    step = CHECK if ready else COLUMNS
    with st.container(horizontal=True):
        if not form.is_sent(opened):
            # Of a form that is open again the way on is its own button: it takes what was typed.
            st.button(
                f"Verder naar {STEPS[step - 1].lower()}",
                key="verder_met_bestanden",
                type="primary",
                on_click=session.act,
                args=(opened.naar, step),
            )
        st.button(
            "Laat dit liggen en begin opnieuw",
            key="begin_opnieuw",
            type="tertiary",
            help="Wat u al deed blijft 24 uur bewaard. U vindt het op deze pagina terug.",
            on_click=session.act,
            args=(session.close,),
        )
    st.html(heading("Nog een bestand erbij"))


def show_refusals() -> None:
    """Which files could not be read, and why; nothing of them was kept."""
    told: dict[str, str] = st.session_state.pop(_REFUSED, {})
    for name, words in told.items():
        html = tag("h2", f"{name} kunnen we niet aannemen")
        html += tag("p", words)
        if NOTHING_KEPT not in words.lower():
            html += tag("p", "Van dit bestand is niets bewaard.")
        st.html(wrap("div", html, class_="mon-som", role="alert"))


def uploader(plek: Werkplek) -> None:
    """The box in which files are dropped; what is dropped is read at once."""
    files = st.file_uploader(
        f"Kies een of meer bestanden (Excel of CSV, tot {MAX_MB} MB)",
        accept_multiple_files=True,
        key=session.uploader_key(),
        max_upload_size=MAX_MB,
    )
    if not files:
        return
    opened = session.begin(plek)
    answers = [_take(opened, one.getvalue(), one.name) for one in files]
    refused = {
        veilige_naam(one.name): answer.zin
        for one, answer in zip(files, answers, strict=True)
        if answer.stuk is None
    }
    if refused:
        st.session_state[_REFUSED] = refused
    session.say(*(a.zin for a in answers if a.hervat))
    session.empty_uploader()
    _go_on(plek, opened, answers)
    session.throw_away_empty(plek)
    st.rerun()


def _go_on(plek: Werkplek, opened: Aanlevering, answers: Sequence[Toegevoegd]) -> None:
    """To the next step; a report that came back may belong to another concept."""
    accepted = [one for one in answers if one.stuk is not None]
    other = [one.concept for one in accepted if one.hervat and one.concept != opened.id]
    if other:
        session.resume(plek, other[0])
    elif accepted:
        open_ = any(one.stuk is not None and not one.stuk.gekoppeld for one in accepted)
        # Who chose a file once more in step 2 wants to see its columns.
        opened.naar(COLUMNS if open_ or opened.concept.stap == COLUMNS else CHECK)


def _take(opened: Aanlevering, content: bytes, name: str) -> Toegevoegd:
    """Read one file, with a bar that says how far it is."""
    shown = veilige_naam(name)
    bar = st.progress(0.0, text=f"{shown}: bestand bekijken")

    def tell(progress: Voortgang) -> None:
        bar.progress(min(max(progress.deel, 0.0), 1.0), text=f"{shown}: {progress.fase}")

    answer = opened.voeg_toe(content, name, meld=tell)
    bar.empty()
    return answer


def _before_you_start() -> str:
    """What is accepted, told before the upload."""
    lines = (
        "Excel (xlsx, xls, xlsb of ods) of CSV, uit elk systeem. Meer bestanden of bladen tegelijk "
        "mag.",
        f"Ten hoogste {MAX_MB} MB, {MEESTE_RIJEN_WERKMAP // 1000}.000 regels in Excel of "
        f"{MEESTE_RIJEN_CSV // 1_000_000} miljoen in CSV.",
        "De kopjes mogen anders heten: dat koppelt u in stap 2.",
        "Schrijf 0 als het er echt 0 zijn. Laat een cel leeg als het aantal niet bekend is.",
    )
    items = "".join(tag("li", line) for line in lines)
    never = tag("strong", "Geen BSN of onderwijsnummer.")
    rest = (
        " Zo’n bestand weigeren we, en we bewaren er niets van. Kolommen met namen of adressen "
        "lezen we niet."
    )
    items += wrap("li", never + tag("span", rest))
    after = note("U ziet eerst wat er verandert. Pas bij stap 5 tellen de cijfers mee.")
    html = tag("h2", "Voor u begint", class_="mon-deel") + wrap("ul", items, class_="mon-lijst")
    return wrap("div", html + after, class_="mon-vooraf")
