"""The OOGO as HTML: the next meeting, the old agreements first, and the meetings before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from datasets.notatie import aantal_tekst, datum
from datasets.reference.oogo import STATUSWOORD, Afspraak, Overleg, Vraag
from loaders.oogo import Oogo, OogoFout, Stuk
from pages.doelen.figure import Place
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.oogo import read
from reports.oogo import cijfers_sindsdien, overleg_titel, waarover, wat_er_veranderde

NONE = (
    "Er is nog geen overleg opgeschreven. Van een OOGO legt u hier vast wanneer het is, waar het "
    "over gaat en wat er is afgesproken. Bij het volgende overleg staan die afspraken bovenaan, "
    "met wat de cijfers sindsdien zeggen."
)
_HEADS = ("Afspraak", "Wie", "Klaar op", "De cijfers sindsdien", "Hoe het gaat")


def section(place: Place) -> str:
    """The meeting that comes, what was agreed on before, and what was said at earlier meetings."""
    title = tag("h2", "OOGO: wat we afspraken", class_="mon-hoofdlijn")
    try:
        er = read(place.beeld)
    except OogoFout as error:
        return wrap("section", title + tag("p", str(error), class_="mon-let-op"), class_="mon-gb")
    inside = _told(place, er) if er.overleggen else tag("p", NONE, class_="mon-leeg")
    return wrap("section", title + inside, class_="mon-gb mon-oogo", id="oogo")


def _told(place: Place, er: Oogo) -> str:
    coming = er.volgende(place.today)
    last = er.vorige(place.today)
    html = tag("p", _when(place, coming, last), class_="mon-inhoudzin")
    if coming is not None and place.periode is not None:
        chosen = {"overleg": overleg_titel(coming.inhoud), "periode": place.periode.lang()}
        papers = link("Maak de stukken voor dit overleg", "oogo", **chosen)
        html += wrap("p", papers, class_="mon-bij")
    if coming is not None:
        old = er.eerdere_afspraken(coming.inhoud.datum)
        made = er.afspraken_bij(coming.stuk)
    else:
        old, made = tuple(one for one in er.afspraken if not one.inhoud.is_klaar), ()
    html += _old(place, er, old)
    if coming is not None:
        html += _points("Op de agenda", coming.inhoud.agendapunten)
        html += _points("Besloten", coming.inhoud.besluiten)
        html += _agreements(place, er, "Op dit overleg afgesproken", made)
    html += _questions(place, er)
    shown = {one.stuk for one in ((coming,) if coming else ())}
    past = [one for one in reversed(er.overleggen) if one.stuk not in shown]
    return html + "".join(_meeting(place, er, one) for one in past)


def _when(place: Place, coming: Stuk[Overleg] | None, last: Stuk[Overleg] | None) -> str:
    """Which meeting comes, and otherwise which one was the last."""
    if coming is not None:
        day = "Vandaag is het overleg" if coming.inhoud.datum == place.today else "Volgend overleg"
        return f"{day}: {overleg_titel(coming.inhoud)}."
    if last is None:
        return ""
    return f"Er is nog geen volgend overleg. Het laatste was op {overleg_titel(last.inhoud)}."


def _old(place: Place, er: Oogo, old: Sequence[Stuk[Afspraak]]) -> str:
    if not old:
        return tag("p", "Er zijn geen eerdere afspraken die nog lopen.", class_="mon-leeg")
    late = sum(one.inhoud.is_te_laat(place.today) for one in old)
    words = f"Eerst: {aantal_tekst(len(old), 'eerdere afspraak', 'eerdere afspraken')}"
    if late:
        words += f", {late} over de afgesproken dag heen"
    return _agreements(place, er, words, old)


def _agreements(place: Place, er: Oogo, title: str, shown: Sequence[Stuk[Afspraak]]) -> str:
    """A table of agreements with what the figures say since; nothing where there are none."""
    if not shown:
        return ""
    head = wrap("tr", "".join(tag("th", name, scope="col") for name in _HEADS))
    rows = "".join(_agreement(place, er, one) for one in shown)
    table = wrap("thead", head) + wrap("tbody", rows)
    style = "mon-doen mon-werk mon-afspraken"
    return tag("h3", title, class_="mon-deelkop") + wrap(
        "table", table, class_=style, aria_label=title
    )


def _agreement(place: Place, er: Oogo, one: Stuk[Afspraak]) -> str:
    said = one.inhoud
    made = er.overleg(said.overleg)
    when = f"Afgesproken op {datum(made.inhoud.datum)}" if made else ""
    where = waarover(place.beeld.regio, said.indicator, said.gebied, said.periode)
    name = tag("b", said.tekst) + tag("small", f"{when}. {where}.")
    cells = wrap("th", name + _history(er, one), scope="row")
    due = tag("span", datum(said.voor)) if said.voor else tag("span", "geen dag")
    if said.is_te_laat(place.today):
        due += tag("small", "deze dag is voorbij", class_="mon-voorbij")
    since = cijfers_sindsdien(place.beeld.vrijgave, said)
    figures = tag("span", since.zin if since else "Bij deze afspraak hoort geen cijfer.")
    how = tag("span", STATUSWOORD[said.status], class_=f"mon-status mon-afspraak-{said.status}")
    how += tag("small", said.toelichting) if said.toelichting else ""
    looked = er.overleg(said.besproken)
    how += tag("small", f"Besproken op {datum(looked.inhoud.datum)}.") if looked else ""
    columns = (tag("span", said.eigenaar), due, figures, how)
    for title, html in zip(_HEADS[1:], columns, strict=True):
        empty = title == _HEADS[3] and since is None
        cells += wrap("td", html, data_kop=title, class_="mon-niets" if empty else None)
    return wrap("tr", cells)


def _history(er: Oogo, one: Stuk[Afspraak]) -> str:
    """Who changed what when, the newest first, behind a fold."""
    steps = wat_er_veranderde(er, er.geschiedenis(one.stuk))
    if len(steps) == 1:
        return ""
    items = "".join(
        wrap("li", tag("b", f"{datum(step.op.date())}, {step.door}: ") + tag("span", words))
        for step, words in reversed(steps)
    )
    fold = tag("summary", "Geschiedenis") + wrap("ul", items, class_="mon-weg")
    return wrap("details", fold, class_="mon-def")


def _points(title: str, points: Iterable[str]) -> str:
    items = "".join(tag("li", one) for one in points)
    if not items:
        return ""
    return tag("h3", title, class_="mon-deelkop") + wrap("ol", items, class_="mon-punten")


def _questions(place: Place, er: Oogo) -> str:
    """The questions about the figures of this period, by area."""
    if place.periode is None:
        return ""
    own = place.beeld
    areas = ["regio", *(name for name, _ in own.regio.groepen()), *own.gemeenten]
    found = [one for area in areas for one in er.vragen_bij(area, place.periode.code)]
    items = "".join(wrap("li", _question(place.beeld, one.inhoud)) for one in found)
    if not items:
        return ""
    title = f"Vragen bij de cijfers van {place.periode.zin()}"
    return tag("h3", title, class_="mon-deelkop") + wrap("ul", items, class_="mon-punten")


def _question(beeld: Beeld, one: Vraag) -> str:
    """A question with what it is about and who asks it."""
    where = waarover(beeld.regio, one.indicator, one.gebied, "")
    return tag("span", one.tekst) + tag("small", f"{where}. {one.wie}.")


def _meeting(place: Place, er: Oogo, one: Stuk[Overleg]) -> str:
    """An earlier meeting, folded up: what it was about, what was decided and agreed on."""
    made = er.afspraken_bij(one.stuk)
    said = (
        aantal_tekst(len(one.inhoud.besluiten), "besluit", "besluiten"),
        aantal_tekst(len(made), "afspraak", "afspraken"),
    )
    words = f"Overleg van {overleg_titel(one.inhoud)}: {' en '.join(said)}"
    inside = (
        _points("Agenda", one.inhoud.agendapunten)
        + _points("Besloten", one.inhoud.besluiten)
        + _agreements(place, er, "Afgesproken", made)
    )
    inside = inside or tag("p", "Van dit overleg is verder niets opgeschreven.", class_="mon-leeg")
    return wrap("details", tag("summary", words) + inside, class_="mon-vouw")
