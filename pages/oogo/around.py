"""What stands around the form: what is ready, what is in the papers, and which were made before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from loaders.duidingen import DuidingFout
from loaders.logboek import Gebeurtenis, lees
from loaders.oogo import OogoFout
from loaders.opdracht import Werkplek
from pages.shared import story, texts
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.oogo import read
from reports.woorden import enumerate_names

TITLE = "OOGO-pakket"
_ABOUT = "De stukken voor het overleg, met wat lezers op het scherm zien."
_FILES = (
    ("Pdf per gemeente", "Twee pagina’s A4: het beeld, het verhaal, vragen en afspraken."),
    ("PowerPoint per gemeente", "Een dia per kerncijfer, met een grafiek die u kunt aanpassen."),
    ("Overzicht van de regio", "Wat opvalt, en de kerncijfers van alle gemeenten, als pdf."),
    (
        "Excel van de regio",
        "Alle cijfers door de tijd, zonder uitsplitsingen. Getallen zijn getallen.",
    ),
)
_PUBLIC = (
    "Openbare stukken gaan over de nieuwste openbare uitgave. Duiding, vragen en afspraken staan "
    "er niet in."
)
_SHOWN = 5
"""So many packs that were made before are named."""


def heading(beeld: Beeld) -> str:
    """Title, and what this page is for."""
    html = tag("h1", TITLE) + tag("p", _ABOUT) + texts.invented(beeld.regio)
    return wrap("header", html, class_="mon-kop")


def beforehand(beeld: Beeld, periode: Periode, day: date | None, *, concepts: bool) -> str:
    """What is ready and what is not, before the papers are made.

    Args:
        beeld: the figures that this reader may see.
        periode: what the papers are about.
        day: of the meeting.
        concepts: this reader may know of notes that were not adopted.
    """
    lines = [*_delivered(beeld, periode), *_story(beeld, periode, concepts=concepts)]
    lines += _said(beeld, periode, day)
    items = "".join(
        wrap("li", tag("span", words), class_=None if ready else "mon-nog-niet")
        for ready, words in lines
    )
    more = wrap("p", link("Naar Doelen en duiding", "doelen"), class_="mon-bij")
    return _part("Vooraf nagekeken", wrap("ul", items, class_="mon-vooraf") + more)


def contents() -> str:
    """Which files there are, and what is in them."""
    rows = "".join(wrap("div", tag("dt", name) + tag("dd", words)) for name, words in _FILES)
    inside = wrap("dl", rows, class_="mon-bestanden") + tag("p", _PUBLIC, class_="mon-bij")
    return _part("Wat erin zit", inside)


def earlier(plek: Werkplek) -> str:
    """The packs that were made before, from the log: no figure, and no file."""
    made = [one for one in lees(plek.map_regio).gebeurtenissen if one.soort == "pakket"]
    if not made:
        inside = tag("p", "Er zijn nog geen stukken gemaakt.", class_="mon-leeg")
    else:
        inside = wrap("ul", "".join(map(_pack, made[: -_SHOWN - 1 : -1])), class_="mon-lijst")
        words = (
            "De stukken zelf bewaart de monitor niet. Van dezelfde versie van de cijfers maakt u "
            "dezelfde stukken opnieuw."
        )
        inside += tag("p", words, class_="mon-bij")
    return wrap("div", _part("Eerder gemaakt", inside), class_="mon-gb")


def _part(title: str, inside: str) -> str:
    return wrap("section", tag("h2", title, class_="mon-tussenkop") + inside)


def _pack(one: Gebeurtenis) -> str:
    when = f"{datum(one.wanneer.date())}, {one.wanneer:%H:%M}"
    about = f"{one.wat}. Door {one.wie}, versie {one.versie} van de cijfers."
    return wrap("li", tag("b", when) + tag("span", f" {about}"))


def _delivered(beeld: Beeld, periode: Periode) -> Iterator[tuple[bool, str]]:
    late = [beeld.naam(code) for code in beeld.without_delivery(periode)]
    total = len(beeld.gemeenten)
    if not late:
        yield True, f"Alle {total} gemeenten leverden over {periode.zin()}."
        return
    names = enumerate_names(late)
    yield (
        False,
        f"{total - len(late)} van de {total} gemeenten leverden alles over {periode.zin()}. "
        f"Nog niet: {names}. In de stukken staat dat erbij.",
    )


def _story(beeld: Beeld, periode: Periode, *, concepts: bool) -> Iterator[tuple[bool, str]]:
    try:
        every = story.notes(beeld)
    except DuidingFout as error:
        yield False, str(error)
        return
    adopted = sum(one.periode == periode.code for one in every.voor_lezers)
    if adopted:
        words = aantal_tekst(adopted, "vastgestelde duiding", "vastgestelde duidingen")
        yield True, f"Over deze periode: {words}."
    else:
        yield False, "Over deze periode is nog geen duiding vastgesteld."
    drafts = sum(one.periode == periode.code and one.status == "concept" for one in every.nu)
    if concepts and drafts:
        verb = "is nog een concept en komt" if drafts == 1 else "zijn nog concept en komen"
        yield False, f"{aantal_tekst(drafts, 'duiding', 'duidingen')} {verb} er niet in."


def _said(beeld: Beeld, periode: Periode, day: date | None) -> Iterator[tuple[bool, str]]:
    try:
        er = read(beeld)
    except OogoFout as error:
        yield False, str(error)
        return
    asked = sum(one.inhoud.periode == periode.code for one in er.vragen)
    if asked:
        yield True, f"{aantal_tekst(asked, 'vraag', 'vragen')} voor het OOGO."
    else:
        yield False, "Er zijn nog geen vragen voor het OOGO opgeschreven."
    if day is None:
        yield False, "Kies een overleg: dan komen ook de eerdere afspraken erin."
    elif old := er.eerdere_afspraken(day):
        verb = "komt" if len(old) == 1 else "komen"
        words = aantal_tekst(len(old), "eerdere afspraak", "eerdere afspraken")
        yield True, f"{words} {verb} terug."
    else:
        yield True, "Er zijn geen eerdere afspraken die nog lopen."
