"""The figures of one indicator that looks at later quarters too: cohorts that are followed.

A quarter is made from its own delivery and those after it. Where one of these is not in yet there
is no figure, or, for a curve, one with cases that were followed less long.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from datasets.periodes import Periode
from indicators.cellen import Cel
from indicators.gemeentecijfers import (
    BEKEND,
    NIET_BEKEND,
    NIET_GELEVERD,
    NIET_TE_BEREKENEN,
    NOG_NIET_TE_ZEGGEN,
    Gemeentecijfer,
    Gemeentecijfers,
)
from indicators.model import Interval
from indicators.soorten_cohort import AandeelOpnieuw, AandeelVanCohort
from indicators.soorten_verloop import VERVOLGT


class Cohortcijfers(Gemeentecijfers):
    """As `Gemeentecijfers`, where a quarter is that of the cases that began or left in it."""

    @cached_property
    def _kwartalen(self) -> dict[tuple[str, str], Gemeentecijfer]:
        return {}

    def _stuk(self, gemeente: str, peil: Periode, periode: Periode) -> Gemeentecijfer:  # noqa: ARG002
        """The cohort of a quarter, also where a school year asks for it."""
        sleutel = (gemeente, periode.code)
        if sleutel not in self._kwartalen:
            self._kwartalen[sleutel] = self._kwartaal(gemeente, periode)
        return self._kwartalen[sleutel]

    def _kwartaal(self, gemeente: str, periode: Periode) -> Gemeentecijfer:
        eigen = super()._stuk(gemeente, periode, periode)
        if not eigen.bekend and eigen.status != NIET_BEKEND:
            return eigen
        later: list[Gemeentecijfer] = []
        kwartaal = periode
        for nummer in range(1, self.indicator.volgt + 1):
            kwartaal = kwartaal.volgende()
            vervolg = super()._stuk(gemeente, periode, kwartaal)
            if vervolg.status == NIET_GELEVERD:
                if nummer <= self.indicator.wacht:
                    return self._wacht_op(kwartaal, eigen)
                break
            if not vervolg.bekend and vervolg.status != NIET_BEKEND:
                return vervolg
            later.append(vervolg)
        return self._samen(eigen, later)

    def _wacht_op(self, kwartaal: Periode, eigen: Gemeentecijfer) -> Gemeentecijfer:
        reden = getattr(self.indicator, "wachtreden", "")
        return Gemeentecijfer(
            NOG_NIET_TE_ZEGGEN,
            f"Nog niet te zeggen: {reden}. Daarvoor is de levering over {kwartaal.zin()} nodig.",
            bronnen=eigen.bronnen,
        )

    def _samen(self, eigen: Gemeentecijfer, later: list[Gemeentecijfer]) -> Gemeentecijfer:
        alle = [eigen, *later]
        bronnen = tuple(b for c in alle for b in c.bronnen)
        if isinstance(self.indicator, AandeelOpnieuw):
            if len({frozenset(b.leverancier for b in c.bronnen) for c in alle}) > 1:
                return Gemeentecijfer(NIET_TE_BEREKENEN, _ANDERE_LEVERANCIER, bronnen=bronnen)
            if eigen.status == NIET_BEKEND or (eigen.cel.onbekend and not _zegt_iets(eigen.cel)):
                return Gemeentecijfer(NIET_TE_BEREKENEN, _NIET_TE_VOLGEN, bronnen=bronnen)
        vervolg = Cel.som(c.cel for c in later)
        cel = self._cel_van(eigen.cel, vervolg, er_is_vervolg=bool(later))
        if cel.leeg or any(c.status == NIET_BEKEND for c in alle):
            return Gemeentecijfer(NIET_BEKEND, _NIET_INGEVULD, bronnen=bronnen)
        mist = dict.fromkeys(reden for c in alle for reden in c.onvolledig)
        return Gemeentecijfer(
            BEKEND, cel=cel, onvolledig=tuple(mist), bronnen=bronnen, andere=eigen.andere
        )

    def _cel_van(self, eigen: Cel, vervolg: Cel, *, er_is_vervolg: bool) -> Cel:
        if isinstance(self.indicator, AandeelVanCohort):
            return _cohort(eigen, vervolg)
        if self.indicator.verloop:
            return _verloop(eigen, vervolg, er_is_vervolg=er_is_vervolg)
        return eigen


def _cohort(eigen: Cel, vervolg: Cel) -> Cel:
    """Who ended in the own quarter, with who was followed in the next.

    Cases that went on and are not in the next delivery can be in either count. Of rows that no
    pseudonym links as many can be of the same case as there are on both sides: of each such pair
    at least one cannot be looked for.
    """
    blind = eigen.blind + vervolg.blind
    verdwenen = eigen.onzeker - min(eigen.onzeker, vervolg.geteld, blind)
    onzeker = vervolg.onzeker + verdwenen
    teller, rest = (
        eigen.teller.min + vervolg.teller.min,
        eigen.rest.min + vervolg.rest.min,
    )
    return replace(
        eigen,
        teller=Interval(teller, teller + onzeker),
        rest=Interval(rest, rest + onzeker),
        onzeker=onzeker,
        onbekend=eigen.onbekend + vervolg.onbekend,
        geteld=eigen.geteld - eigen.onzeker + vervolg.geteld,
    )


def _verloop(eigen: Cel, vervolg: Cel, *, er_is_vervolg: bool) -> Cel:
    """The pieces of the own quarter; those that went on as the next delivery has them."""
    stukken = [
        (vanaf, tot, uitkomst.removesuffix(VERVOLGT))
        for vanaf, tot, uitkomst in eigen.stukken
        if not (er_is_vervolg and uitkomst.endswith(VERVOLGT))
    ]
    return replace(
        eigen,
        rest=Interval(0, 0),
        onbekend=eigen.onbekend + vervolg.onbekend,
        stukken=(*stukken, *vervolg.stukken),
    )


def _zegt_iets(cel: Cel) -> bool:
    return bool(cel.teller.max or cel.rest.max)


_NIET_INGEVULD = "De leverancier heeft dit cijfer niet."
_NIET_TE_VOLGEN = (
    "Niet te berekenen: de lijst heeft geen pseudoniem, of niet hoe het afliep. Zo is niemand te "
    "volgen."
)
_ANDERE_LEVERANCIER = (
    "Niet te berekenen: binnen het jaar leverde een ander. Pseudoniemen van verschillende "
    "leveranciers zijn niet aan elkaar te koppelen."
)
