"""Files of which everything that is proposed is certain: those can be confirmed together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from loaders.aanleveren import Aanlevering, Stuk
from loaders.keuzes import KolomKeuze, Voorstel
from loaders.opdracht import Opdracht, Vraag
from pages.aanleveren.words import capital, dataset_title, period, regels
from pages.shared.markup import tag, wrap

_SEEN = "aanleveren_zekere_voorstellen"


@dataclass(frozen=True)
class Known:
    """A file with its proposal, of which nothing is left to ask."""

    stuk: Stuk
    proposal: Voorstel


def all_of(opened: Aanlevering, stukken: Iterable[Stuk]) -> tuple[Known, ...]:
    """The files with their proposals; none when one of them has something to ask."""
    found = []
    for stuk in stukken:
        try:
            proposal = _proposal(opened, stuk)
        except Vraag:
            return ()
        if not is_certain(proposal, stuk.opdracht):
            return ()
        found.append(Known(stuk, proposal))
    return tuple(found)


def _proposal(opened: Aanlevering, stuk: Stuk) -> Voorstel:
    """The proposal of a file that is not looked at: made once for the same answers."""
    seen: dict[tuple[str, int], tuple[Opdracht, Voorstel]] = st.session_state.setdefault(_SEEN, {})
    place = (opened.id, stuk.nummer)
    if place not in seen or seen[place][0] != stuk.opdracht:
        seen[place] = (stuk.opdracht, opened.voorstel(stuk.nummer))
    return seen[place][1]


def is_certain(proposal: Voorstel, said: Opdracht) -> bool:
    """True when one click is enough: every answer is sure and every column is settled."""
    asked = (proposal.dataset, proposal.leverancier, proposal.periode)
    beside = (proposal.dekking, proposal.sector, proposal.definitie)
    return (
        all(one.zeker for one in asked)
        and bool(proposal.dataset.waarde)
        and all(one.zeker or not one.waarde for one in beside)
        and all(is_settled(one) or one.kop in said.kolommen for one in proposal.kolommen)
        and set(proposal.ontbreekt) <= set(said.vast)
    )


def is_settled(one: KolomKeuze) -> bool:
    """Whether a heading needs no answer."""
    return bool(one.veld or one.uit_koppen or one.gevoelig) or not one.suggesties


def table(known: Sequence[Known]) -> str:
    """What each file is taken for, to see before all of them are confirmed."""
    heads = ("Bestand", "Soort gegevens", "Wie", "Periode")
    head = "".join(tag("th", words, scope="col") for words in heads)
    body = "".join(_row(one) for one in known)
    cells = wrap("thead", wrap("tr", head)) + wrap("tbody", body)
    return wrap("div", wrap("table", cells, class_="mon-koppel mon-alle"), class_="mon-schuif")


def _row(one: Known) -> str:
    seen = one.proposal
    rows = regels(sum(sheet.rijen for sheet in seen.bladen if sheet.lezen))
    when = period(seen.periode.waarde) or capital(seen.periode.reden)
    cells = tag("th", one.stuk.naam, scope="row")
    cells += tag("td", f"{dataset_title(seen.dataset.waarde)}, {rows}")
    return wrap("tr", cells + tag("td", seen.leverancier.waarde) + tag("td", when))
