"""Who has delivered what for which period, and who is late: a table that needs no colour. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from datasets.notatie import aantal_tekst, getal
from datasets.periodes import Periode
from loaders.rooster import Rij, Rooster, Vak
from pages.shared.block import link
from pages.shared.markup import enumerate_names, scrolls, tag, wrap

SHOWN = {"kwartaal": 6, "halfjaar": 6}
SHOWN_OTHERWISE = 4
"""Periods of a kind that are shown; older ones are in the list of deliveries."""
MOST_LATE = 5
KINDS = {
    "kwartaal": "Per kwartaal",
    "halfjaar": "Per halfjaar",
    "schooljaar": "Per schooljaar",
    "kalenderjaar": "Per kalenderjaar",
    "peildatum": "Per peildatum",
}
SIGNS = {
    "geleverd": "✓",
    "geen gevallen": "✓",
    "te laat": "✕",
    "nog niet te verwachten": "…",
    "nooit geleverd": "–",
}


def headline(rooster: Rooster) -> str:
    """The conclusion: how much is late."""
    late = len(rooster.te_laat())
    if not late:
        return "Alles wat er moet zijn, is geleverd."
    return f"{aantal_tekst(late, 'levering is', 'leveringen zijn')} te laat."


def late_list(rooster: Rooster) -> str:
    """Who is late with what, the newest period first."""
    late: dict[tuple[str, int, str], list[str]] = {}
    for rij, vak in rooster.te_laat():
        key = (rij.leverancier, vak.dagen_te_laat, vak.periode)
        late.setdefault(key, []).append(rij.titel)
    items = [_late(*key, titles) for key, titles in sorted(late.items(), key=lambda x: x[0][1::-1])]
    if not items:
        return ""
    html = wrap("ul", "".join(items[:MOST_LATE]), class_="mon-lijst")
    if rest := items[MOST_LATE:]:
        more = tag("summary", f"Nog {getal(len(rest))} te laat")
        inner = wrap("ul", "".join(rest), class_="mon-lijst")
        html += wrap("details", more + inner, class_="mon-def")
    return html


def _late(source: str, days: int, periode: str, titles: Sequence[str]) -> str:
    over = Periode.van_code(periode).lang()
    days_late = aantal_tekst(days, "dag", "dagen")
    said = f": {enumerate_names(titles)}, {over}, {days_late} te laat"
    return wrap("li", tag("strong", source) + tag("span", said))


Loads = Mapping[tuple[str, str, str], int]
"""Leverancier, dataset and period -> the load that counts there."""


def matrix(rooster: Rooster, rijen: Sequence[Rij], loads: Loads) -> str:
    """A table per kind of period, newest period first; what came in leads to its load."""
    parts = []
    for kind, title in KINDS.items():
        newest = reversed(rooster.perioden.get(kind, ()))
        shown = list(newest)[: SHOWN.get(kind, SHOWN_OTHERWISE)]
        # Who has stopped, such as an office that merged, is in the list of deliveries only.
        own = [r for r in rijen if r.periodesoort == kind and any(map(r.vak, shown))]
        if own:
            parts.append(tag("h3", title, class_="mon-deel") + _table(title, own, shown, loads))
    return "".join(parts) or tag("p", "Hier is nog niets geleverd.", class_="mon-leeg")


def _table(title: str, rijen: Sequence[Rij], codes: Sequence[str], loads: Loads) -> str:
    heads = tag("th", "Leverancier", scope="col") + tag("th", "Gegevens", scope="col")
    heads += "".join(tag("th", Periode.van_code(code).kort(), scope="col") for code in codes)
    body = ""
    for source in dict.fromkeys(one.leverancier for one in rijen):
        own = [one for one in rijen if one.leverancier == source]
        for place, rij in enumerate(own):
            first = tag("th", source, scope="rowgroup", rowspan=len(own)) if not place else ""
            # On a narrow screen the first column goes, and its name stands here.
            name = tag("span", rij.titel) + tag("small", source, aria_hidden="true")
            cells = "".join(_cell(rij, code, loads) for code in codes)
            row = first + wrap("th", name, scope="row", class_="mon-lv-soort") + cells
            body += wrap("tr", row, class_="mon-lv-eerste" if not place else None)
    html = wrap("thead", wrap("tr", heads)) + wrap("tbody", body)
    made = wrap("table", html, class_="mon-lv-rooster")
    return scrolls(made, title)


def _cell(rij: Rij, code: str, loads: Loads) -> str:
    vak = rij.vak(code)
    if vak is None:
        hint = tag("span", "nog niet aangesloten", class_="mon-hoor")
        return wrap("td", hint, class_="mon-lv-vak mon-lv-buiten")
    sign = tag("span", SIGNS[vak.status], class_="mon-lv-teken", aria_hidden="true")
    load = loads.get((rij.leverancier, rij.dataset, code))
    said = _words(vak)
    shown = link(said, "leveringen", opname=str(load)) if load else tag("span", said)
    if vak.versie > 1:
        shown += tag("small", f" versie {vak.versie}")
    kind = vak.status.replace(" ", "-")
    return wrap("td", sign + shown, class_=f"mon-lv-vak mon-lv-vak-{kind}", title=vak.zin)


def _words(vak: Vak) -> str:
    if vak.status == "geleverd" and vak.ontvangen:
        return _day(vak.ontvangen)
    if vak.status == "te laat":
        return f"{aantal_tekst(vak.dagen_te_laat, 'dag', 'dagen')} te laat"
    if vak.status == "nog niet te verwachten" and vak.verwacht:
        return f"t/m {_day(vak.verwacht)}"
    return "nooit" if vak.status == "nooit geleverd" else vak.status


def _day(day: date) -> str:
    """``12 aug ’25``."""
    return Periode.van_code(day.isoformat()).kort()


def legend(rooster: Rooster) -> str:
    """What the signs mean, and when something is late."""
    meanings = (
        ("✓", "geleverd, met de dag"),
        ("✕", "te laat"),
        ("…", "nog tijd, tot en met die dag"),
        ("–", "nooit geleverd"),
        ("", "leeg: toen nog niet aangesloten"),
    )
    items = "".join(
        wrap("li", (tag("b", sign, aria_hidden="true") if sign else "") + tag("span", said))
        for sign, said in meanings
    )
    agreed = tag("p", rooster.afspraak, class_="mon-bij")
    return wrap("ul", items, class_="mon-legenda") + agreed
