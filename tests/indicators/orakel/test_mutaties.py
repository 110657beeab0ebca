"""A change of a definition fails a test, with a sentence that says where.

Each entry of the catalogue is changed in each of its fields that make the query: a column that does
not exist must be named with its indicator, and any other change must differ from the oracle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from datasets.catalog import datasets
from datasets.model import DefinitieFout
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.kruising import KRUISINGEN, Kruising
from indicators.kubus import Kubus
from indicators.model import NOEMERS, Indicator
from indicators.soorten_grens import OverDeGrens
from indicators.soorten_verhouding import AandeelVanInwoners, AandeelVanMaten
from indicators.soorten_verloop import AandeelVanVerloop
from indicators.uitsplitsing import UITSPLITSINGEN, Uitsplitsing
from tests.indicators.orakel.conftest import Geladen
from tests.indicators.orakel.laden import voorbeeldregio
from tests.indicators.orakel.uitsplitsen import PER_INDICATOR
from tests.indicators.orakel.vergelijken import (
    alle_verschillen,
    verschillen_van_kruisingen,
    verschillen_van_uitsplitsingen,
)

ALLE = {i.id: i for i in indicatoren().values() if not i.intern}
EERSTE = {i.id for i in {(type(i), i.dataset): i for i in reversed(ALLE.values())}.values()}
"""Of every kind of indicator over every kind of data the first: always run; the rest with --alles."""
VOORWAARDEN = ("waar", "teller", "weg", "bekend", "elders")
VELDEN = ("som", "door", "waarde", "persoon", "gebeurtenis", "uitkomst")
WOORDEN = frozenset(
    [
        "and",
        "or",
        "not",
        "in",
        "is",
        "null",
        "true",
        "false",
        "case",
        "when",
        "then",
        "else",
        "end",
        "between",
    ]
)
_NAAM = re.compile(r"'[^']*'|\b(?P<naam>[a-z_]\w*)\b(?!\s*\()")


def _veld(indicator: Indicator, naam: str) -> str:
    waarde = getattr(indicator, naam, "")
    return waarde if isinstance(waarde, str) else ""


def _verschreven(sql: str) -> str | None:
    """The same with the first column that it names written wrong; None when it names none."""
    for treffer in _NAAM.finditer(sql):
        if treffer["naam"] and treffer["naam"] not in WOORDEN:
            plaats = treffer.end()
            return f"{sql[:plaats]}_verschreven{sql[plaats:]}"
    return None


def _met_een_tikfout() -> Iterator[Any]:
    for indicator in ALLE.values():
        fouten = {n: _verschreven(_veld(indicator, n)) for n in (*VOORWAARDEN, *VELDEN)}
        yield from _gevallen(indicator, {n: fout for n, fout in fouten.items() if fout})


def _anders() -> Iterator[Any]:
    """Conditions turned round, other measures, other days and other ways of leaving."""
    for indicator in ALLE.values():
        wijzigingen: dict[str, object] = {
            naam: f"not coalesce(({_veld(indicator, naam)}), false)"
            for naam in VOORWAARDEN
            if _veld(indicator, naam)
        }
        if indicator.dataset == "tellingen":
            wijzigingen["maat"] = "verkorte_onderwijstijd"
            if indicator.maat == "verkorte_onderwijstijd":
                wijzigingen["maat"] = "geoorloofd_verzuim"
        if hasattr(indicator, "dagen"):
            wijzigingen["dagen"] = 5
        if isinstance(indicator, AandeelVanVerloop) and not _veld(indicator, "gebeurtenis"):
            is_anders = indicator.wijzen == ("anders",)
            wijzigingen["wijzen"] = ("verhuisd",) if is_anders else ("anders",)
        if isinstance(indicator, OverDeGrens):
            wijzigingen["kant"] = "school" if indicator.kant == "woon" else "woon"
        if isinstance(indicator, AandeelVanMaten):
            wijzigingen["teller_maat"] = "verkorte_onderwijstijd"
        if isinstance(indicator, AandeelVanInwoners):
            wijzigingen["inwoners"] = "jeugd_0_17"
        if indicator.noemer:
            wijzigingen["noemer"] = next(n for n in NOEMERS if n != indicator.noemer)
        yield from _gevallen(indicator, wijzigingen)


def _gevallen(indicator: Indicator, wijzigingen: Mapping[str, object]) -> Iterator[Any]:
    """One case per change; of each kind of indicator and of data the first is always run."""
    for nummer, (naam, waarde) in enumerate(wijzigingen.items()):
        marks = (pytest.mark.alles,) if nummer or indicator.id not in EERSTE else ()
        yield pytest.param(indicator, {naam: waarde}, id=f"{indicator.id}-{naam}", marks=marks)


def _andere_uitsplitsingen() -> Iterator[Any]:
    """Of each breakdown another column, other rows, or a category that is not counted."""
    for soort in UITSPLITSINGEN.values():
        yield pytest.param(soort, {"kolom": "bestaat_niet"}, id=f"{soort.id}-tikfout")
        yield pytest.param(soort, {"kolom": "gemeente"}, id=f"{soort.id}-kolom")
        yield pytest.param(soort, {"apart": soort.bekende}, id=f"{soort.id}-apart")
        if soort.waar:
            yield pytest.param(soort, {"waar": "true"}, id=f"{soort.id}-waar")


def _figuren(geladen: Geladen, indicator: Indicator) -> Kubus:
    """The raw figures of one indicator; what binds it to others is no part of its definition."""
    los = indicator.model_copy(update={"deel_van": "", "balans": None})
    return bereken(geladen.store, voorbeeldregio(), indicatoren={los.id: los}, datasets=datasets())


@pytest.mark.parametrize(("indicator", "fout"), list(_met_een_tikfout()))
def test_een_kolom_die_er_niet_is_wordt_genoemd_met_de_indicator(
    geladen: Geladen, indicator: Indicator, fout: dict[str, object]
) -> None:
    with pytest.raises(DefinitieFout, match=f"indicator {indicator.id}: .*_verschreven"):
        _figuren(geladen, indicator.model_copy(update=fout))


@pytest.mark.parametrize(("indicator", "anders"), list(_anders()))
def test_een_andere_definitie_wijkt_af_van_het_orakel(
    geladen: Geladen, indicator: Indicator, anders: dict[str, object]
) -> None:
    kubus = _figuren(geladen, indicator.model_copy(update=anders))
    zin = next(alle_verschillen(geladen.orakel, kubus, {indicator.id: indicator}), "geen verschil")
    assert zin.startswith(f"{indicator.id} in "), zin


@pytest.mark.parametrize(("soort", "anders"), list(_andere_uitsplitsingen()))
def test_een_andere_uitsplitsing_wijkt_af_van_het_orakel(
    geladen: Geladen,
    soort: Uitsplitsing,
    anders: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Changed in the one place where it is defined: of each indicator that has it, is said where."""
    monkeypatch.setitem(cast(dict[str, Any], UITSPLITSINGEN), soort.id, replace(soort, **anders))
    naam = next(naam for naam, soorten in PER_INDICATOR.items() if soort.id in soorten)
    if anders.get("kolom") == "bestaat_niet":
        with pytest.raises(DefinitieFout, match=f"uitsplitsingen of indicator {naam}: .*bestaat"):
            _figuren(geladen, ALLE[naam])
        return
    kubus = _figuren(geladen, ALLE[naam])
    keuze = {naam: ALLE[naam]}
    zin = next(verschillen_van_uitsplitsingen(geladen.orakel, kubus, keuze), "geen verschil")
    assert zin.startswith(f"{naam} in "), zin
    assert f", {soort.id}=" in zin


@pytest.mark.alles
@pytest.mark.parametrize(
    ("soort", "anders"),
    [
        ("hulpvraag", {"kolom": "schoolsoort"}),
        ("hulpvraag", {"waar": ""}),
        ("hulpvraag", {"apart": UITSPLITSINGEN["hulpvraag"].bekende}),
        ("schoolsoort", {"kolom": "gemeente"}),
        ("schoolsoort", {"apart": ("havo", "vwo", "pro")}),
    ],
    ids=["vraag-kolom", "vraag-waar", "vraag-apart", "school-kolom", "school-apart"],
)
def test_een_andere_kruising_wijkt_af_van_het_orakel(
    geladen: Geladen, soort: str, anders: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    uitsplitsing = replace(UITSPLITSINGEN[soort], **anders)
    monkeypatch.setitem(cast(dict[str, Any], UITSPLITSINGEN), soort, uitsplitsing)
    # A new one: it keeps the breakdowns that it was made of.
    gekruist = replace(KRUISINGEN["hulpvraag_schoolsoort"])
    monkeypatch.setitem(cast(dict[str, Kruising], KRUISINGEN), gekruist.id, gekruist)
    kubus = _figuren(geladen, ALLE["vo_coach_jongeren"])
    zin = next(verschillen_van_kruisingen(geladen.orakel, kubus), "geen verschil")
    assert zin.startswith("vo_coach_jongeren in "), zin
    assert ", hulpvraag_schoolsoort, " in zin
