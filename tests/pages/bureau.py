"""The desk of the tests of Cijfers aanleveren: the page on a concept that lives in memory."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from loaders.aanleveren import ConceptOpgenomen, ConceptWeg
from loaders.ontvangst import Bewijs
from loaders.opdracht import Werkplek
from tests.pages.nep_aanlevering import NepAanlevering

SCRIPT = "from pages.aanleveren import render; render()"
HERSTEL = "Herstel wat u invulde"


class Bureau:
    """What the page works with in one test.

    Attributes:
        opgenomen_als: the numbers of the loads that the concept became, from another window.
        klik: the step in the trail that is clicked at the next run.
        bewijzen: the receipts that the store can make again, by the numbers of their loads.
        terug: what the store says of loads that were undone.
    """

    def __init__(self, plek: Werkplek) -> None:
        self.plek = plek
        self.nep = NepAanlevering.nieuw(plek, "anna")
        self.weg = False
        self.opgenomen_als: tuple[int, ...] | None = None
        self.klik: int | None = None
        self.bewijzen: dict[tuple[int, ...], tuple[str, ...]] = {}
        self.terug: tuple[str, ...] = ()

    def nieuw(self, plek: Werkplek, wie: str) -> NepAanlevering:
        return self.nep

    def hervat(self, plek: Werkplek, concept_id: str) -> NepAanlevering:
        if self.opgenomen_als is not None:
            raise ConceptOpgenomen(self.opgenomen_als)
        if self.weg or concept_id != self.nep.id:
            raise ConceptWeg
        return self.nep

    def concepten(self, plek: Werkplek, wie: str) -> list[Any]:
        return [self.nep.concept]

    def met_bestand(self, stap: int, *, gekoppeld: bool = True) -> None:
        self.nep.voeg_toe(b"x", "thuiszitters_duinveen_2025K1.xlsx")
        if gekoppeld:
            self.nep.koppel(0)
        self.nep.naar(stap)

    def show_trail(self, html: str, *, place: str, revision: int = 0) -> int | None:
        """The trail as plain HTML; the click that the test wants is given once."""
        st.html(html)
        clicked, self.klik = self.klik, None
        return clicked

    def bewijs_van(self, plek: Werkplek, loads: tuple[int, ...]) -> Bewijs | None:
        lines = self.bewijzen.get(loads)
        return Bewijs(lines, (), self.terug) if lines else None


def open_page(bureau: Bureau, *, concept: str | None = "", **address: str) -> AppTest:
    """The page at an address; without a concept when that is None."""
    at = AppTest.from_string(SCRIPT, default_timeout=300)
    if concept is not None:
        at.query_params["concept"] = concept or bureau.nep.id
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def shown(at: AppTest) -> str:
    assert not at.exception
    return " ".join(block.proto.body for block in at.get("html"))


def button(at: AppTest, words: str, *, number: int = 0) -> Any:
    return [one for one in at.button if one.label == words][number]


def labels(at: AppTest) -> list[str]:
    return [one.label for one in at.button]
