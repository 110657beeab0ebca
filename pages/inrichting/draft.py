"""What was chosen and not yet carried out: kept in the session until it is, or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from datasets.reference.regio import Regio
from loaders import inrichting
from loaders.inrichting import InrichtingFout
from loaders.opdracht import Werkplek
from pages.shared.markup import tag

_KEY = "inrichting_klaar"
_ERROR = "inrichting_fout"
_DONE = "inrichting_gedaan"


@dataclass
class Draft:
    """What is ready to be carried out.

    Attributes:
        region: id of the region that it is for.
        stand: number of the last change when it was begun.
        becomes: key of the profile -> its new value.
        turn: counts every draft that was ended, so that the boxes of the page start anew.
    """

    region: str = ""
    stand: int = 0
    becomes: dict[str, Any] = field(default_factory=dict)
    turn: int = 0


@dataclass(frozen=True)
class Desk:
    """What a part of the page works with.

    Attributes:
        plek: the region as it is.
        regio: the region as it would be with what is ready.
        draft: what is ready.
    """

    plek: Werkplek
    regio: Regio
    draft: Draft

    def key(self, *parts: str) -> str:
        """Key of a widget; another one after each change, so that it starts anew."""
        return "_".join(("inr", self.plek.regio.id, str(self.draft.turn), *parts))

    def stage(self, becomes: Mapping[str, Any]) -> None:
        """Make ready what was chosen, when it is right; else it is said on the page why not."""
        merged = self.draft.becomes | dict(becomes)
        try:
            after = inrichting.concept(self.plek, merged)
        except InrichtingFout as error:
            refuse(str(error))
            return
        self.draft.becomes = merged if after != self.plek.regio else {}


def desk(plek: Werkplek) -> Desk:
    """The desk of this visit; what was ready for a former inrichting is thrown away, and said."""
    draft = st.session_state.setdefault(_KEY, Draft())
    stand = inrichting.stand(plek)
    if (draft.region, draft.stand) != (plek.regio.id, stand):
        if draft.becomes and draft.region == plek.regio.id:
            refuse("De inrichting is intussen gewijzigd. Wat u had klaargezet is weg.")
        draft = st.session_state[_KEY] = Draft(plek.regio.id, stand, {}, draft.turn + 1)
    regio = plek.regio
    if draft.becomes:
        try:
            regio = inrichting.concept(plek, draft.becomes)
        except InrichtingFout as error:
            refuse(str(error))
            draft.becomes = {}
    return Desk(plek, regio, draft)


def end() -> None:
    """Throw away what is ready."""
    draft: Draft = st.session_state[_KEY]
    draft.becomes = {}
    draft.turn += 1


def refuse(sentence: str) -> None:
    """Say on the page, once, why something cannot be."""
    st.session_state[_ERROR] = sentence


def done(sentence: str) -> None:
    """Say on the page, once, what was done."""
    st.session_state[_DONE] = sentence


def told() -> None:
    """What was just done or refused, once."""
    if said := st.session_state.pop(_DONE, ""):
        st.html(tag("p", said, class_="mon-in-gedaan", role="status"))
    if wrong := st.session_state.pop(_ERROR, ""):
        st.html(tag("p", wrong, class_="mon-let-op", role="alert"))
