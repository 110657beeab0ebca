"""The script of every visit: frame, navigation, and a calm message when a page fails."""

from pathlib import Path

import streamlit as st

from datasets.reference.regio import ProfielFout, RegioOnbekend
from indicators.uitgave import UitgaveBeschadigd
from pages import (
    aanleveren,
    doelen,
    gemeentebeeld,
    inrichting,
    leveringen,
    oogo,
    overzicht,
    uitleg,
    vergelijken,
)
from pages.shared import block, region, rights, viewer
from pages.shared.errors import show_error, show_sentence
from pages.shell import address
from pages.shell.logo import SIGN, region_style
from pages.shell.memory import settle

STYLES = Path(__file__).resolve().parents[1] / "shared" / "styles.css"
# Streamlit's few words are English; a choice makes no step back; the menu closes after one.
SCRIPTS = [Path(__file__).resolve().parent / name for name in ("dutch.js", "back.js", "menu.js")]
NAME = "Monitor onderwijs en jeugd"

address.restore()
first = st.Page(overzicht.render, title="Overzicht", default=True)
shown = {
    "gemeentebeeld": st.Page(gemeentebeeld.render, title="Gemeentebeeld", url_path="gemeentebeeld"),
    "vergelijken": st.Page(
        vergelijken.render, title="Trends en vergelijken", url_path="vergelijken"
    ),
    "doelen": st.Page(doelen.render, title="Doelen en duiding", url_path="doelen"),
    "oogo": st.Page(oogo.render, title="OOGO-pakket", url_path="oogo"),
    "uitleg": st.Page(uitleg.render, title="Uitleg", url_path="uitleg"),
}
for_the_meeting = {"oogo"}
beheer = {
    "aanleveren": st.Page(aanleveren.render, title="Cijfers aanleveren", url_path="aanleveren"),
    "leveringen": st.Page(leveringen.render, title="Leveringen", url_path="leveringen"),
    "inrichting": st.Page(inrichting.render, title="Inrichting", url_path="inrichting"),
}
block.register_pages({"": first, **shown, **beheer})
page = st.navigation({"": [first, *shown.values()], "Beheer": [*beheer.values()]}, position="top")
st.set_page_config(
    page_title=f"{page.title} - {NAME}",
    page_icon=SIGN,
    layout="wide",
    initial_sidebar_state="collapsed",
)
st.html(STYLES)
script = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
st.logo(SIGN, size="large")
try:
    st.html(region_style(region.title(any_region=page.url_path == "aanleveren")))
    # Beheer is not for lezers: there one always looks as oneself.
    rights.enter(beheer=page.url_path in beheer)
    openbaar = page.url_path not in beheer and viewer.choose() == "openbaar"
    if not openbaar or viewer.public_page(for_all=page.url_path not in for_the_meeting):
        page.run()
except (RegioOnbekend, ProfielFout, UitgaveBeschadigd) as error:
    show_sentence(str(error))
except Exception as error:  # noqa: BLE001 - the one place where a reader meets any failure
    show_error(error, page.url_path)
settle()
