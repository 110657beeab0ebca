"""The slides of one municipality: in brief, a chart per kerncijfer, the table, what to discuss."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reports import shapes as s
from reports import uitgave
from reports.gemeentebeeld import row as rij
from reports.gemeentebeeld.row import Facts
from reports.pakket.dia import LINKS, RUIMTE, als_bytes, dia, erbij, leeg, tabel, tekst
from reports.pakket.dia_grafiek import grafiek
from reports.pakket.excel import gemaakt_op
from reports.pakket.gemeente import (
    GEEN_VERHAAL,
    GEEN_VRAGEN,
    Gemeentestuk,
    Rij,
    Verhaal,
    in_tabel,
)
from reports.pakket.pdf import MAKER, merk
from reports.series import periode_of
from reports.svg import bounds
from reports.woorden import inside

_KLEUREN = {"▲": s.HIGH, "▼": s.LOW}
_REGELS_PER_DIA, _TEKENS_PER_REGEL = 17, 96
"""So much text fits on a slide at 17 points."""
_WEINIG = 7
"""So many of those lines fit at 24 points as well."""
_KORT = ((110, 26), (170, 23), (10_000, 19))
"""The size of the sentences on the first slide by the length of the longest."""
_EERDER = "Een jaar eerder"
_KOPPEN = {"Kerncijfer": 9.8, "Nu": 3.6, "Periode": 6.2, _EERDER: 4.2, "Verloop": 6.867}
"""The columns of the table, and their widths in centimetres."""


def gemeente_pptx(stuk: Gemeentestuk) -> bytes:
    """An editable presentation with the same words and values as the PDF."""
    beeld = stuk.plaats.beeld
    mark = merk(stuk.keuze, beeld)
    deck = leeg(f"{stuk.titel}, {stuk.keuze.periode.lang()}", MAKER, mark)
    delen = (
        stuk.titel,
        stuk.keuze.periode.lang(),
        stuk.stand,
        mark,
    )
    voet = " · ".join(filter(None, delen))
    _kort(deck, stuk, voet)
    for one in stuk.rijen:
        if one.feiten is not None and any(bounds(m.figuur) for m in one.feiten.axis):
            _kerncijfer(deck, one.feiten, voet)
    _tabel(deck, stuk, voet)
    if stuk.keuze.vorm.verhaal:
        _verhaal(deck, stuk, voet)
        _bespreken(deck, stuk, voet)
    else:
        lines = [[line] for line in uitgave.uitleg(beeld)]
        for part in _samen(lines):
            _vol(dia(deck, "Zo leest u deze uitgave", voet), part)
    return als_bytes(deck, gemaakt_op(beeld))


def _kort(deck: Any, stuk: Gemeentestuk, voet: str) -> None:
    periode = stuk.keuze.periode
    slide = dia(deck, f"{stuk.naam} in {periode.zin()}: het beeld in het kort", voet)
    tekst(slide, (LINKS, 3.5, RUIMTE, 0.8), [stuk.keuze.bijeenkomst.woorden], 16, kleur=s.GREY)
    tekst(slide, (LINKS, 15.8, RUIMTE, 2.0), [stuk.over], 12, kleur=s.GREY)
    if stuk.niets:
        tekst(slide, (LINKS, 5.4, RUIMTE, 4), [stuk.niets], 20)
    breed = (RUIMTE - 1.6) / 3 if len(stuk.kort) > 1 else RUIMTE
    langste = max((len(f"{one.zin} {one.buiten}") for one in stuk.kort), default=0)
    groot = next(maat for tot, maat in _KORT if langste <= tot)
    for plek, one in enumerate(stuk.kort):
        links = LINKS + plek * (breed + 0.8)
        teken = one.koers.teken if one.koers else ""
        woord = one.koers.woord if one.koers and one.koers.woord != rij.NOTHING else ""
        box = tekst(slide, (links, 5.4, breed, 10), [one.titel], 16, vet=True, kleur=s.GREY)
        for zin in filter(None, (one.zin, one.buiten)):
            erbij(box, zin, groot)
        if woord:
            erbij(box, f"{teken} {woord}", 16, vet=True, kleur=_KLEUREN.get(teken, s.GREY))


def _kerncijfer(deck: Any, facts: Facts, voet: str) -> None:
    """The finding as title, under it what must be known, and the course."""
    slide = dia(deck, diatitel(facts), voet)
    when = ", ".join((periode_of(facts.figuur).lang(), *_stand(facts)))
    about = f"{facts.indicator.titel}, {when}"
    verdict = rij.verdict(facts)
    lines = [f"{about}. {verdict}".strip(), " ".join((*rij.said(facts), *rij.known(facts)))]
    words = [line for line in lines if line]
    groot = 14 if sum(map(len, words)) < 420 else 12
    tekst(slide, (LINKS, 3.8, RUIMTE, 2.7), words, groot, kleur=s.GREY)
    alt, gewoon = rij.course_title(facts), rij.ordinary(facts)
    if read := grafiek(slide, facts.indicator, facts.axis, alt, gewoon):
        tekst(slide, (LINKS, 17.4, RUIMTE, 0.6), [read], 11, kleur=s.GREY)


def diatitel(facts: Facts) -> str:
    """The finding; without a value it says of which kerncijfer, so that no two titles are equal."""
    words = rij.finding(facts)
    if facts.figuur.status in (*rij.VALUES, "klein"):
        return words
    return f"{facts.indicator.titel}: {inside(words)}"


def _stand(facts: Facts) -> tuple[str, ...]:
    figuur = facts.figuur
    return (f"{figuur.stand} cijfer",) if figuur.stand != "definitief" else ()


def _tabel(deck: Any, stuk: Gemeentestuk, voet: str) -> None:
    slide = dia(deck, f"De kerncijfers van {stuk.naam} op een rij", voet)
    koppen = {k: v for k, v in _KOPPEN.items() if k != _EERDER or stuk.keuze.vorm.jaar_eerder}
    rijen = [[_cellen(one)[kop] for kop in koppen] for one in stuk.rijen]
    if rijen:
        vrij = RUIMTE - sum(koppen.values())
        koppen["Kerncijfer"] += vrij
        tabel(slide, koppen, rijen, f"De kerncijfers van {stuk.naam}: {', '.join(koppen).lower()}.")
    tekst(slide, (LINKS, 15.8, RUIMTE, 2.0), [*stuk.opmerkingen, *filter(None, [stuk.meer])], 10.5,
          kleur=s.GREY)  # fmt: skip


def _cellen(one: Rij) -> dict[str, str]:
    """A row of the table by its columns."""
    facts = one.feiten
    if facts is None:
        said = (one.indicator.titel, "nog niets geleverd", "", "", "")
    else:
        when = ", ".join((periode_of(facts.figuur).lang(), *_stand(facts)))
        before = in_tabel(facts.before) if facts.before else "geen cijfer"
        said = (one.indicator.titel, in_tabel(facts.figuur), when, before, rij.verdict(facts))
    return dict(zip(_KOPPEN, said, strict=True))


def _verhaal(deck: Any, stuk: Gemeentestuk, voet: str) -> None:
    for deel in _samen([_als_tekst(one) for one in stuk.verhalen]):
        _vol(dia(deck, "Het verhaal achter de cijfers", voet), deel)


def _als_tekst(one: Verhaal) -> list[str]:
    return [f"{one.over}: {one.alineas[0]}", *one.alineas[1:], one.wie]


def _bespreken(deck: Any, stuk: Gemeentestuk, voet: str) -> None:
    vragen = [[f"{nr}. {one}"] for nr, one in enumerate(stuk.vragen, start=1)] or [[GEEN_VRAGEN]]
    if not stuk.verhalen:
        vragen.append([GEEN_VERHAAL])
    for deel in _samen(vragen):
        _vol(dia(deck, f"Vragen voor het {stuk.keuze.bijeenkomst.titel}", voet), deel)
    for deel in _samen([[f"– {one}"] for one in stuk.afspraken]):
        _vol(dia(deck, "Eerdere afspraken", voet), deel)


def _vol(slide: Any, alineas: Sequence[str]) -> None:
    """Paragraphs below a title; little text is set larger, so that it can be read from afar."""
    groot = 24 if _regels(alineas) <= _WEINIG else 17
    tekst(slide, (LINKS, 3.6, RUIMTE, 14), alineas, groot)


def _samen(stukken: Sequence[list[str]]) -> Iterator[list[str]]:
    """Pieces of text together as far as they fit on a slide, each piece whole where it can be."""
    deel: list[str] = []
    for one in stukken:
        if deel and _regels((*deel, *one)) > _REGELS_PER_DIA:
            yield deel
            deel = []
        for alinea in one:
            if deel and _regels((*deel, alinea)) > _REGELS_PER_DIA:
                yield deel
                deel = []
            deel.append(alinea)
    if deel:
        yield deel


def _regels(alineas: Iterable[str]) -> int:
    """How many lines paragraphs take on a slide."""
    return sum(max(1, math.ceil(len(one) / _TEKENS_PER_REGEL)) for one in alineas)
