"""The choices above the list: leverancier, kind of data and period, kept in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from datasets.periodes import Periode
from loaders.leveringen import LeveringRegel, OpnameRegel
from pages.shared.markup import tag

ALL_SOURCES = "Alle leveranciers"
ALL_DATA = "Alle gegevens"
ALL_PERIODS = "Alle perioden"


@dataclass(frozen=True)
class Chosen:
    """What is shown; "" is no choice."""

    leverancier: str = ""
    titel: str = ""
    periode: str = ""

    def has(self, leverancier: str, titel: str) -> bool:
        """True when deliveries of this leverancier and dataset are shown."""
        return self.leverancier in ("", leverancier) and self.titel in ("", titel)

    def fits(self, one: LeveringRegel) -> bool:
        """True when this delivery is shown."""
        return self.has(one.leverancier, one.titel) and self.periode in ("", one.periode)


def choose(leveringen: Iterable[LeveringRegel], *, with_period: bool) -> Chosen:
    """Show the boxes; a period only where that is a choice."""
    found = list(leveringen)
    codes = sorted({one.periode for one in found}, key=_newest_first)
    periods = {Periode.van_code(code).lang(): code for code in codes}
    with st.container(key="lv_keuzes"):
        first, second, third = st.columns(3)
        with first:
            source = _select("leverancier", "Leverancier", ALL_SOURCES, _by_name(found))
        with second:
            data = _select("gegevens", "Gegevens", ALL_DATA, sorted({o.titel for o in found}))
        with third:
            over = _select("over", "Periode", ALL_PERIODS, list(periods)) if with_period else ""
    return Chosen(source, data, periods.get(over, ""))


def filtered(acties: Sequence[OpnameRegel], chosen: Chosen) -> list[OpnameRegel]:
    """The loads with a delivery that fits, and what was done with those loads."""
    if chosen == Chosen():
        return list(acties)
    fitting = {
        one.handeling for one in acties if any(chosen.fits(found) for found in one.leveringen)
    }
    return [one for one in acties if (one.van or one.handeling) in fitting]


def _by_name(found: Sequence[LeveringRegel]) -> list[str]:
    return sorted({one.leverancier for one in found}, key=str.casefold)


def _newest_first(code: str) -> tuple[int, str]:
    periode = Periode.van_code(code)
    return (-periode.laatste.toordinal(), periode.soort)


def _select(name: str, label: str, everything: str, values: Sequence[str]) -> str:
    """One box; a value in the address that does not exist is said."""
    options = [everything, *values]
    asked = st.query_params.get(name)
    if st.session_state.get(name, everything) not in options:
        del st.session_state[name]  # of another region
    chosen = st.selectbox(label, options, index=0, key=name, bind="query-params")
    if asked is not None and asked not in options:
        words = f"{label} ‘{asked[:60]}’ kennen we niet. U ziet nu: {everything.lower()}."
        st.html(tag("p", words, class_="mon-let-op", role="status"))
    return "" if chosen == everything else chosen
