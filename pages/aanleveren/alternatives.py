"""Without a file: a template to fill in, the form for a few numbers, or `there were no cases`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from datasets.catalog import datasets
from datasets.model import Dataset
from loaders.aanleveren import Aanlevering
from loaders.formulier import heeft_formulier
from loaders.opdracht import Opdracht, Werkplek
from loaders.sjabloon import maak_sjabloon
from loaders.voorstel_wanneer import recente_perioden
from pages.aanleveren import form, session
from pages.aanleveren.trail import CHECK
from pages.aanleveren.words import dataset_title, note, period

RECENT = 8
"""So many periods back can be chosen."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(plek: Werkplek, opened: Aanlevering | None) -> None:
    """Show the three ways, closed; the form is open while the user is busy with it."""
    with st.container(key="anders"):
        with st.expander("Sjabloon downloaden (Excel, met uitleg en keuzelijsten)"):
            _templates(plek)
        if not form.is_sent(opened):
            busy = form.kept(opened) is not None
            with st.expander("Geen bestand? Vul het formulier in", expanded=busy):
                show_form(plek, opened)
        with st.expander("Er waren dit kwartaal geen gevallen"):
            _no_cases(plek)


def _templates(plek: Werkplek) -> None:
    st.html(note("Wat u in het sjabloon invult, kunnen we zonder vragen opnemen."))
    one, two = st.columns(2)
    with one:
        own_first = sorted(
            datasets().values(), key=lambda one: (one.landelijk, -_suppliers(plek, one))
        )
        chosen = _dataset("sjabloon", own_first)
    with two:
        supplier = _supplier(plek, chosen, "sjabloon", required=False)
    st.download_button(
        f"Download het sjabloon voor {datasets()[chosen].titel}",
        lambda: maak_sjabloon(datasets()[chosen], plek.regio, supplier),
        file_name=f"sjabloon_{chosen}.xlsx",
        mime=XLSX,
        key="sjabloon_ophalen",
        on_click="ignore",
    )


def show_form(plek: Werkplek, opened: Aanlevering | None) -> None:
    """The form, with what was typed in it before."""
    kinds = tuple(d for d in datasets().values() if heeft_formulier(d))
    typed = form.kept(opened)
    if typed is not None:
        before = {
            f"{session.FORM}_soort": typed.dataset,
            f"{session.FORM}_leverancier_{typed.dataset}": typed.leverancier,
            f"{session.FORM}_periode": typed.periode,
        }
        for key, value in before.items():
            st.session_state.setdefault(key, value)
    chosen, supplier, code = _three(plek, session.FORM, kinds)
    if not supplier:
        st.html(note("Kies eerst wie dit aanlevert. Dan verschijnt het formulier."))
        return
    form.show(plek, opened, datasets()[chosen], supplier, code)


def _no_cases(plek: Werkplek) -> None:
    kinds = sorted(
        (one for one in datasets().values() if one.soort == "gevallen"),
        key=lambda one: -_suppliers(plek, one),
    )
    st.html(
        note(
            "Dan staat er straks 0, en niet ‘niet geleverd’. Meld dit alleen als u het zeker weet."
        )
    )
    chosen, supplier, code = _three(plek, "geen", kinds)
    if not supplier:
        st.html(note("Kies eerst wie dit aanlevert. Dan kunt u verder."))
    st.button(
        "Meld dat er geen gevallen waren",
        key="meld_geen",
        type="primary",
        disabled=not supplier,
        on_click=session.act,
        args=(_tell_none, plek, chosen, supplier, code),
    )


def _suppliers(plek: Werkplek, dataset: Dataset) -> int:
    """How many deliver it: what most of them deliver stands first."""
    return sum(dataset.id in one.datasets for one in plek.regio.leveranciers)


def _tell_none(plek: Werkplek, dataset: str, supplier: str, code: str) -> None:
    opened = session.begin(plek)
    opened.meld_geen_gevallen(Opdracht(dataset=dataset, leverancier=supplier, periode=code))
    opened.naar(CHECK)


def _three(plek: Werkplek, name: str, kinds: Sequence[Dataset]) -> tuple[str, str, str]:
    """Which export type, who delivers and which period."""
    one, two, three = st.columns(3)
    with one:
        chosen = _dataset(name, kinds)
    with two:
        supplier = _supplier(plek, chosen, name, required=True)
    with three:
        options = [one.code for one in recente_perioden(datasets()[chosen], _today())][:RECENT]
        code = st.selectbox("Periode", options, key=f"{name}_periode", format_func=period)
    return chosen, supplier, code


def _dataset(name: str, kinds: Sequence[Dataset]) -> str:
    ids = [one.id for one in kinds]
    return st.selectbox("Soort gegevens", ids, key=f"{name}_soort", format_func=dataset_title)


def _supplier(plek: Werkplek, dataset: str, name: str, *, required: bool) -> str:
    known = sorted({one.naam for one in plek.regio.leveranciers if dataset in one.datasets})
    label = "Wie levert dit aan?" if required else "Wie levert dit aan? (mag leeg blijven)"
    fixed = datasets()[dataset].leverancier
    return (
        st.selectbox(
            label,
            [fixed] if fixed else known,
            index=0 if fixed else None,
            key=f"{name}_leverancier_{dataset}",
            placeholder="Kies",
        )
        or ""
    )


def _today() -> date:
    """The local day of who works here."""
    return datetime.now().astimezone().date()
