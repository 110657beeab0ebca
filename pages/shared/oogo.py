"""What was said at the OOGO, as it stands beside the figures of an area: questions, agreements."""

from __future__ import annotations

from datetime import date

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.oogo import STATUSWOORD, Afspraak
from loaders.begin import vandaag, werkplek
from loaders.oogo import Oogo, OogoFout, afspraken_van, lees_oogo
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from reports.oogo import cijfers_sindsdien, waarover


def read(beeld: Beeld) -> Oogo:
    """All that was said at the OOGO of the region of a page; nothing for everybody.

    It is written by who sees the figures of lezers, and may name them.

    Raises:
        OogoFout: a file of it is damaged.
    """
    if beeld.openbaar:
        return Oogo(())
    return lees_oogo(werkplek(beeld.regio.id).map_regio)


def mark(beeld: Beeld) -> tuple[int, date]:
    """What a page that shows the OOGO depends on: part of the key of what is kept."""
    try:
        return len(read(beeld).handelingen), vandaag()
    except OogoFout:
        return -1, vandaag()


def beside(beeld: Beeld, gebied: str, periode: Periode) -> str:
    """The questions for the meeting about an area, and the agreements that run; or "" for none."""
    title = tag("h2", "Vragen en afspraken voor het OOGO", class_="mon-hoofdlijn")
    try:
        er = read(beeld)
    except OogoFout as error:
        return wrap("section", title + tag("p", str(error), class_="mon-let-op"), class_="mon-gb")
    asked = "".join(
        wrap("li", tag("span", one.inhoud.tekst) + tag("small", f"{one.inhoud.wie}."))
        for one in er.vragen_bij(gebied, periode.code)
    )
    runs = "".join(
        wrap("li", _agreement(beeld, one.inhoud))
        for one in afspraken_van(er.afspraken, gebied)
        if not one.inhoud.is_klaar
    )
    if not asked and not runs:
        return ""
    html = ""
    if asked:
        html += wrap("div", tag("h3", "Vragen voor het OOGO") + wrap("ul", asked))
    if runs:
        more = wrap("p", link("Alle afspraken", "doelen"), class_="mon-bij")
        html += wrap("div", tag("h3", "Afspraken die lopen") + wrap("ul", runs) + more)
    return wrap("section", title + wrap("div", html, class_="mon-tafel"), class_="mon-gb")


def _agreement(beeld: Beeld, said: Afspraak) -> str:
    due = f", klaar op {datum(said.voor)}" if said.voor else ""
    late = " Die dag is voorbij." if said.is_te_laat(vandaag()) else ""
    html = tag("span", said.tekst) + tag(
        "small", f"{said.eigenaar}, {STATUSWOORD[said.status]}{due}.{late}"
    )
    since = cijfers_sindsdien(beeld.vrijgave, said)
    if since is not None:
        about = waarover(beeld.regio, said.indicator, said.gebied, "")
        html += tag("small", f"{about}. {since.zin}")
    return html
