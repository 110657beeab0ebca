"""The bar with the choices of a page, kept in the address; only choices that do something there.

``bind="query-params"`` writes the label of a choice in the address and drops a value it does not
know. What it drops is said here, so that a reader with an old link is not left guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Indeling
from pages.shared import block, region, share, viewer
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.themes import CORE

ALL_AREAS = "Alle gemeenten"
THEME = "thema"
_MOST_BESIDE = 4
_USUAL, _WIDE = 1.2, 1.8
_LEAST_REST = 1.2


@dataclass(frozen=True, slots=True)
class Eigen:
    """A choice that only one page has.

    Attributes:
        label: stands above it.
        opties: its options, which may follow from what was chosen before it in the bar.
        eerst: which one is chosen when nobody chose; "" for the first.
        breed: its options are long, so that it gets more room.
    """

    label: str
    opties: Callable[[Mapping[str, str]], Sequence[str]]
    eerst: str = ""
    breed: bool = False


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the reader chose; ``gemeente`` and ``indeling`` are None where there is no choice.

    ``eigen`` has what was chosen of the choices that only this page has.
    """

    periode: Periode
    gemeente: str | None = None
    indeling: Indeling | None = None
    thema: str = CORE
    eigen: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The period as it stands in the address."""
        return self.periode.lang()


def choose(beeld: Beeld, *wanted: str, own: Mapping[str, Eigen] | None = None) -> Keuze:
    """Show the bar and return what was chosen.

    Args:
        beeld: what the page shows.
        wanted: the choices of this page in order, out of gemeente, periode, indeling and its own.
        own: the choices that only this page has.
    """
    own = own or {}
    perioden = {periode.lang(): periode for periode in beeld.perioden}
    gemeenten = {beeld.naam(code): code for code in beeld.gemeenten}
    indelingen = {ALL_AREAS: None} | {one.titel: one for one in beeld.indelingen}
    regions = list(region.choices())
    shown = (*((region.KEY,) if len(regions) > 1 else ()), *wanted)
    options = {
        region.KEY: ("Regio", regions),
        "gemeente": ("Gemeente", list(gemeenten)),
        "periode": ("Periode", list(perioden)),
        "indeling": ("Indeling", list(indelingen)),
    }
    unknown = _other_region(regions)
    chosen: dict[str, str] = {}
    standard = {region.KEY: regions[0]}
    at_first = {"periode": beeld.eerste_periode.lang()}
    with st.container(key="keuzes"):
        # Many choices take the whole row; how fresh the figures are then stands below it.
        full = len(shown) > _MOST_BESIDE
        rest = () if full else (max(_LEAST_REST, 4.2 - _USUAL * len(shown)),)
        wide = {name for name, one in own.items() if one.breed}
        columns = st.columns([*(_WIDE if name in wide else _USUAL for name in shown), *rest])
        for name, column in zip(shown, columns, strict=False):
            if name in own:
                options[name] = (own[name].label, list(own[name].opties(chosen)))
            label, values = options[name]
            first = own[name].eerst if name in own else at_first.get(name, "")
            with column:
                chosen[name] = _select(name, label, values, unknown, first)
            standard[name] = first if first in values else values[0]
        periode = perioden[chosen["periode"]]
        with st.container(key="keuzes-onder") if full else columns[-1]:
            block.show(_status(beeld, periode) + share.defaults(**standard), key="stand")
    _say(unknown)
    _say_held_back(beeld)
    return Keuze(
        periode,
        gemeenten[chosen["gemeente"]] if "gemeente" in chosen else None,
        indelingen[chosen["indeling"]] if "indeling" in chosen else None,
        eigen={name: chosen[name] for name in own},
    )


def choose_theme(beeld: Beeld) -> str:
    """Show the themes side by side and return the chosen one; the kerncijfers by default."""
    unknown: list[str] = []
    _drop_unknown(THEME, "Onderwerp", beeld.themas, unknown)
    with st.container(key="themas"):
        chosen = st.pills(
            "Onderwerp",
            beeld.themas,
            default=beeld.themas[0],
            required=True,
            key=THEME,
            label_visibility="collapsed",
            bind="query-params",
        )
    _say(unknown)
    return chosen or beeld.themas[0]


def choose_region(naam: str, *, stand: str = "Nog geen levering") -> None:
    """Show a bar in which only another region can be chosen, with ``stand`` at the right."""
    regions = list(region.choices())
    unknown = _other_region(regions)
    with st.container(key="keuzes"):
        first, last = st.columns([1.2, 3.0])
        with first:
            if len(regions) > 1:
                _select(region.KEY, "Regio", regions, unknown)
            else:
                st.html(tag("p", f"Regio {naam}", class_="mon-alleen"))
        with last:
            st.html(tag("p", stand, class_="mon-stand"))
    _say(unknown)


def _other_region(regions: Sequence[str]) -> list[str]:
    """What to say of a region in the address where there is no choice of region."""
    asked = st.query_params.get(region.KEY)
    if asked is None or len(regions) > 1 or asked in regions:
        return []
    return [f"Van de regio ‘{asked[:60]}’ zijn hier geen cijfers. U ziet nu {regions[0]}."]


def _say(unknown: Sequence[str]) -> None:
    for words in unknown:
        st.html(tag("p", words, class_="mon-let-op", role="status"))


def _say_held_back(beeld: Beeld) -> None:
    """Where the audit lets no newer figures through: which ones one sees; why, for an analist."""
    reason = "" if beeld.openbaar else region.held_back()
    if not reason:
        return
    day = beeld.vrijgave.stand
    of_when = f" van {datum(day)}" if day else " van daarvoor"
    words = f"De nieuwste cijfers zijn nog niet vrijgegeven. U ziet de stand{of_when}."
    _say([f"{words} {reason}" if viewer.now() == "analist" else words])


def _select(
    name: str, label: str, values: Sequence[str], unknown: list[str], first: str = ""
) -> str:
    """One select box; a value in the address that does not exist is noted in ``unknown``."""
    first = first if first in values else values[0]
    _drop_unknown(name, label, values, unknown, first)
    return st.selectbox(label, values, index=values.index(first), key=name, bind="query-params")


def _drop_unknown(
    name: str, label: str, values: Sequence[str], unknown: list[str], first: str = ""
) -> None:
    """Forget a choice that there is not here, and note one in the address."""
    asked = st.query_params.get(name)
    if st.session_state.get(name, values[0]) not in values:
        del st.session_state[name]  # of another region
    if asked is not None and asked not in values:
        now = first or values[0]
        unknown.append(f"{label} ‘{asked[:60]}’ kennen we niet. U ziet nu {now}.")


def _status(beeld: Beeld, periode: Periode) -> str:
    """How fresh and how complete the figures are, and the button to share what is chosen."""
    late = len(beeld.without_delivery(periode))
    total = len(beeld.gemeenten)
    words = (
        f"{total - late} van de {total} gemeenten geleverd"
        if late
        else f"alle {total} gemeenten geleverd"
    )
    stand = beeld.vrijgave.stand
    fresh = tag("span", f"Stand {datum(stand)}") if stand else ""
    if beeld.vrijgave.uitgave is not None:
        fresh = tag("span", f"Uitgave van {datum(beeld.vrijgave.uitgave.datum)}") + fresh
    said = wrap("p", fresh + tag("span", words), class_="mon-stand")
    return wrap("div", said + share.button(periode.lang()), class_="mon-stand-rij")
