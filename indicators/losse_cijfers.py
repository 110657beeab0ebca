"""Figures of municipalities that do not add up over deliveries as lists and counts do.

A figure by home municipality from files per school municipality, and percentages as published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from datasets.periodes import Periode
from indicators.cellen import GETALLEN, Cel
from indicators.gemeentecijfers import (
    BEKEND,
    NIET_ALLES,
    NIET_BEKEND,
    NIET_GELEVERD,
    NIET_TE_BEREKENEN,
    NIETS,
    Gemeentecijfer,
    Gemeentecijfers,
)
from indicators.herkomst import Bron, Keuze
from indicators.kolommen import Kolommen
from indicators.model import NUL
from indicators.rooster import BEKEND as IS_BEKEND
from indicators.rooster import NIETS as LEEG


class Lossecijfers(Gemeentecijfers):
    """As `Gemeentecijfers`, with a figure by itself for each municipality and period."""

    @cached_property
    def kolommen(self) -> Kolommen:
        """The numbers: by period and municipality."""
        vorm = (len(self.perioden), len(self.gemeenten))
        stand = np.full(vorm, LEEG, dtype=np.int8)
        getallen = {naam: np.zeros(vorm, dtype=np.int64) for naam in GETALLEN}
        for rij, peil in enumerate(self.perioden):
            for kolom, gemeente in enumerate(self.gemeenten):
                cijfer = self.van(gemeente, peil.code)
                if cijfer.bekend:
                    stand[rij, kolom] = IS_BEKEND
                    for naam, getal in zip(GETALLEN, _getallen(cijfer.cel), strict=True):
                        getallen[naam][rij, kolom] = getal
        geen = np.zeros(vorm, dtype=bool)
        return Kolommen(stand, getallen, geen, geen)


def _getallen(cel: Cel) -> tuple[int, ...]:
    return (
        cel.teller.min,
        cel.teller.max,
        cel.rest.min,
        cel.rest.max,
        cel.onbekend,
        cel.geteld,
        cel.onzeker,
        cel.blind,
        cel.strijdig,
    )


class UitDelen(Lossecijfers):
    """A figure by home municipality from files per school municipality (decisions.md 10)."""

    def _cijfer(self, gemeente: str, peil: Periode, geleverd: Sequence[Periode]) -> Gemeentecijfer:  # noqa: ARG002
        """No rows is zero."""
        bronnen = tuple(self._herkomst.bronnen_op(peil.code))
        eigen = self._herkomst.namen_van(gemeente)
        if self.indicator.grens == "school":
            bronnen = tuple(b for b in bronnen if b.gemeente in eigen)
        per_postcode: dict[str, Cel] = defaultdict(Cel)
        for bron in bronnen:
            for code in eigen:
                cellen = self.cellen.per_plaats.get((bron.levering_id, code, peil.code), {})
                for postcode, cel in cellen.items():
                    per_postcode[postcode] += cel
        cel = Cel.som(per_postcode.values())
        eigen_scholen = any(b.gemeente in eigen for b in bronnen)
        if not eigen_scholen and cel.teller == cel.rest == NUL and not cel.onbekend:
            # Files of schools far away say nothing of this municipality: that is no zero.
            return Gemeentecijfer(
                NIET_GELEVERD, "Er is nog geen bestand van de scholen in deze gemeente."
            )
        return Gemeentecijfer(
            BEKEND,
            cel=cel,
            per_postcode=per_postcode,
            onvolledig=self._welke_delen(bronnen, cel),
            bronnen=bronnen,
        )

    def _welke_delen(self, bronnen: Sequence[Bron], cel: Cel) -> tuple[str, ...]:
        mist = []
        delen = len({b.gemeente for b in bronnen})
        if self.indicator.grens != "school" and delen < self._alle_schoolgemeenten():
            mist.append(f"alleen scholen in {delen} {'gemeente' if delen == 1 else 'gemeenten'}")
        if any(not b.volledig for b in bronnen):
            mist.append("foute regels zijn weggelaten")
        if cel.onbekend:
            mist.append(NIET_ALLES)
        return tuple(mist)

    def _alle_schoolgemeenten(self) -> int:
        """How many municipalities have schools: those of the invented region, or of the country."""
        if self.regio.verzonnen:
            return len(self.regio.gemeenten)
        return len(self.regio.register.gemeenten)


class Gepubliceerde(Lossecijfers):
    """A percentage is never mapped.

    It counts only when it was published of the area of today (decisions.md 11).
    """

    def _cijfer(self, gemeente: str, peil: Periode, geleverd: Sequence[Periode]) -> Gemeentecijfer:  # noqa: ARG002
        keuzes = self._herkomst.keuzes
        keuze = keuzes.get((gemeente, peil.code))
        voorgangers = self.regio.register.voorgangers(gemeente, op=peil.laatste)
        zelf = keuze is not None and self._percentage(gemeente, keuze, peil)
        if zelf and (voorgangers == (gemeente,) or gemeente not in voorgangers):
            return zelf
        if voorgangers != (gemeente,) and any((code, peil.code) in keuzes for code in voorgangers):
            namen = " en ".join(self.regio.naam_van(g) for g in voorgangers)
            return Gemeentecijfer(
                NIET_TE_BEREKENEN,
                f"De gemeente is later samengevoegd: de percentages van {namen} zijn niet op te "
                "tellen.",
            )
        if keuze is None or not keuze.telt or voorgangers != (gemeente,):
            return NIETS
        return Gemeentecijfer(NIET_BEKEND, "De bron geeft dit cijfer niet.", bronnen=keuze.telt)

    def _percentage(self, gemeente: str, keuze: Keuze, peil: Periode) -> Gemeentecijfer | None:
        cellen = [
            c
            for b in keuze.telt
            for c in self.cellen.per_plaats.get((b.levering_id, gemeente, peil.code), {}).values()
        ]
        waarde = next((c.waarde for c in cellen if c.waarde is not None), None)
        return (
            None
            if waarde is None
            else Gemeentecijfer(BEKEND, cel=Cel(waarde=waarde), bronnen=keuze.telt)
        )
