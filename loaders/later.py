"""Key figures that a delivery leaves as they are, and the delivery that does bring them.

A stock that is shown per school year is that of one day: a list of another quarter does not change
it. Who hands in such a list and looks for that figure has to be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.schema import peilen
from datasets.store import Store
from indicators.kubus import Kubus
from indicators.model import Indicator
from loaders.issues import opsomming

MEESTE_NAMEN = 3
"""Of more municipalities than this only is said that they are those of the list."""
KWARTALEN = 4
"""After so many quarters each day of a year has been in one of them."""


def later_zinnen(
    regio: Regio, store: Store, na: Kubus, leveringen: Sequence[Mapping[str, Any]]
) -> tuple[str, ...]:
    """What is told about key figures that wait for another delivery, a sentence or two each.

    Args:
        regio: the region.
        store: the open store.
        na: all figures with these deliveries.
        leveringen: the deliveries, as their table has them.
    """
    uit = [
        zin
        for levering in leveringen
        for indicator in na.indicatoren.values()
        if (zin := _zin(regio, store, na, levering, indicator))
    ]
    return tuple(dict.fromkeys(uit))


def _zin(
    regio: Regio, store: Store, na: Kubus, levering: Mapping[str, Any], indicator: Indicator
) -> str:
    periode = Periode.van_code(levering["periode"])
    if not _wacht(indicator, levering["dataset"], periode):
        return ""
    komt = _brengt(indicator, periode)
    gemeenten = _gemeenten(regio, store, levering)
    if komt is None or not gemeenten:
        return ""
    brenger, jaar, dag = komt
    wie = f"{indicator.titel} van {_namen(regio, gemeenten)}"
    wanneer = datum(dag)
    zinnen = [f"{wie} tonen we per schooljaar: de stand op {wanneer.rsplit(' ', 1)[0]}."]
    if any(_bekend(na, indicator, gemeente, jaar) for gemeente in gemeenten):
        zinnen.append(
            f"De stand op {wanneer} komt uit de levering over het {brenger.lang()} en verandert "
            "hierdoor niet."
        )
    else:
        zinnen.append(
            f"De stand op {wanneer} komt met de levering over het {brenger.lang()}. Tot die tijd "
            "blijft dit cijfer zoals het is."
        )
    if periode.soort in indicator.korrel.groep:
        zinnen.append(
            f"Over het {periode.lang()} telt deze lijst mee bij de deelregio’s en de regio."
        )
    return " ".join(zinnen)


def _wacht(indicator: Indicator, dataset: str, periode: Periode) -> bool:
    """True for a key figure of a municipality that this kind of period does not show."""
    return (
        indicator.kerncijfer
        and not indicator.intern
        and indicator.dataset == dataset
        and indicator.stand_of_stroom == "stand"
        and periode.soort == "kwartaal"
        and periode.soort not in indicator.korrel.gemeente
        and not any(dag for _, _, dag in _standen(indicator, periode))
    )


def _standen(indicator: Indicator, periode: Periode) -> Iterator[tuple[Periode, str, date | None]]:
    """Where a quarter counts for a municipality: itself, the code of the year, and its day."""
    for code, soort, _, _, dag in peilen(periode):
        if soort in indicator.korrel.gemeente:
            yield periode, code, dag


def _brengt(indicator: Indicator, periode: Periode) -> tuple[Periode, str, date] | None:
    """The first later quarter that brings the figure, the year of it and its day."""
    for _ in range(KWARTALEN):
        periode = periode.volgende()
        for brenger, code, dag in _standen(indicator, periode):
            if dag is not None:
                return brenger, code, dag
    return None


def _gemeenten(regio: Regio, store: Store, levering: Mapping[str, Any]) -> list[str]:
    """The municipalities of today in the rows of a delivery, those of the region only."""
    veld = store.datasets[levering["dataset"]].gemeente_veld
    gevonden = store.con.execute(
        f'select distinct "{veld}" from t_{levering["dataset"]} where levering_id = ?',
        [levering["id"]],
    ).fetchall()
    nu = {regio.register.opvolger(code) for (code,) in gevonden if code}
    return sorted(nu & {*regio.gemeenten})


def _namen(regio: Regio, gemeenten: Sequence[str]) -> str:
    if len(gemeenten) > MEESTE_NAMEN:
        return "de gemeenten in deze lijst"
    return opsomming([regio.naam_van(code) for code in gemeenten], "en")


def _bekend(na: Kubus, indicator: Indicator, gemeente: str, jaar: str) -> bool:
    figuur = na.figuren.get((indicator.id, gemeente, jaar, ""))
    return figuur is not None and figuur.status == "bekend"
