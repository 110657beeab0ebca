"""The receipt of what went in, kept in the address by the numbers of its loads.

Right after the load it is the one of that moment; after a reload, or from a kept address, it is
made again from what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from datasets.periodes import Periode
from indicators.vrijgave import nieuwste
from loaders.geschiedenis import OpnameRegel
from loaders.ontvangst import bewijs_van
from loaders.opdracht import Werkplek
from pages.aanleveren import address
from pages.shared.markup import tag
from reports.nieuw import Part

UNKNOWN = "Dit ontvangstbewijs kennen we niet. Wat er is aangeleverd, vindt u bij Leveringen."
_DONE = "aanleveren_klaar"
_WENT_IN = "aanleveren_opgenomen"
_FIGURES = "aanleveren_bewijs_bij"
"""The figures that the kept receipt was made with: with other ones it is made again."""


@dataclass(frozen=True)
class Receipt:
    """What is shown after a delivery went in.

    Attributes:
        lines: the receipt itself.
        gemeente: name of a municipality of which figures changed; "" for none.
        loads: the numbers of the loads.
        regio: name of the region.
        periode: the newest quarter of which figures changed there; "" for none.
        parts: the deliveries that count.
        undone: of each load that is undone now that it is, by whom and why.
        replaced: whether a newer version of one of them counts now.
    """

    lines: tuple[str, ...]
    gemeente: str
    loads: tuple[int, ...]
    regio: str
    periode: str = ""
    parts: tuple[Part, ...] = ()
    undone: tuple[str, ...] = ()
    replaced: bool = False

    @property
    def is_undone(self) -> bool:
        """Whether nothing of it counts because all of it was undone."""
        return len(self.undone) == len(self.loads) > 0


def finish(receipt: Receipt, concept_id: str) -> None:
    """The delivery is in: there is no concept any more, only its receipt."""
    st.session_state[_DONE] = receipt
    st.session_state.pop(_FIGURES, None)
    st.session_state.setdefault(_WENT_IN, {})[concept_id] = receipt
    address.write_receipt(receipt.loads)


def is_shown() -> bool:
    """Whether a receipt is shown now."""
    return _kept() is not None or bool(address.loads())


def _kept() -> Receipt | None:
    """The receipt of this session that is asked for, or of the concept that went in here."""
    asked = address.loads()
    went_in: dict[str, Receipt] = st.session_state.get(_WENT_IN, {})
    if not asked and address.concept():
        return went_in.get(address.concept())
    kept: Receipt | None = st.session_state.get(_DONE)
    return kept if kept is not None and (not asked or kept.loads == asked) else None


def wanted(plek: Werkplek) -> Receipt | None:
    """The receipt to show instead of the steps, if any; one that is not there is said.

    Raises:
        StoreInGebruik: somebody else is busy with the store.
    """
    kept = _kept()
    figures = nieuwste(plek.map_regio)
    if kept is not None and st.session_state.get(_FIGURES, (kept, figures)) != (kept, figures):
        # Something went in or back since: it may not count any more.
        kept = _from_store(plek, kept.loads) or kept
    receipt = kept or _asked_for(plek)
    if receipt is not None:
        st.session_state[_DONE] = receipt
        mark: tuple[Receipt, Path | None] = (receipt, figures)
        st.session_state[_FIGURES] = mark
        address.write_receipt(receipt.loads)
    return receipt


def _asked_for(plek: Werkplek) -> Receipt | None:
    """The receipt that the address asks for."""
    asked = address.loads()
    found = _from_store(plek, asked) if asked else None
    if found is None and st.query_params.get(address.RECEIPT) is not None:
        address.leave_receipt()
        st.html(tag("p", UNKNOWN, class_="mon-let-op", role="status"))
    return found


def _from_store(plek: Werkplek, loads: tuple[int, ...]) -> Receipt | None:
    found = bewijs_van(plek, loads)
    if found is None:
        return None
    gemeente, periode = _about(plek, found.opnames)
    parts = [lev for one in found.opnames for lev in one.leveringen]
    return Receipt(
        lines=found.regels,
        gemeente=gemeente,
        loads=loads,
        regio=plek.regio.naam,
        periode=periode,
        parts=tuple(Part.of(one) for one in parts if one.status == "telt"),
        undone=found.terug,
        replaced=any(one.status == "vervangen" for one in parts),
    )


def _about(plek: Werkplek, opnames: Sequence[OpnameRegel]) -> tuple[str, str]:
    """The one municipality that the loads speak for, and their newest quarter; "" where not."""
    parts = [lev for one in opnames for lev in one.leveringen]
    names: set[str] = set()
    for part in parts:
        day = Periode.van_code(part.periode).laatste
        codes = plek.regio.dekking_van(part.leverancier, dataset=part.dataset, op=day) or ()
        names |= {plek.regio.naam_van(code) for code in codes}
    if len(names) != 1:
        return "", ""
    return names.pop(), newest_quarter(part.periode for part in parts)


def newest_quarter(periods: Iterable[str]) -> str:
    """The newest quarter of these periods, as pages name it; "" for none."""
    read = map(Periode.van_code, periods)
    quarters = [one for one in read if one.soort == "kwartaal"]
    return max(quarters, key=Periode.sleutel).lang() if quarters else ""


def forget() -> None:
    """Begin with a next file."""
    st.session_state.pop(_DONE, None)
    address.leave_receipt()
