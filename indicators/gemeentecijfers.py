"""The figures of one indicator for the municipalities of a region.

Which source, what is missing, school years, breaks. The numbers are columns (`kolommen`); what must
be said with a figure in words is made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from datasets.model import Dataset
from datasets.periodes import Periode, Periodesoort
from datasets.reference.regio import NEDERLAND, Regio
from datasets.store import Store
from indicators.bronkeuze import Bronnen
from indicators.cellen import Cel, Cellen, lees_cellen
from indicators.herkomst import Bron, Keuze, Plek
from indicators.kolommen import (
    SAMEN,
    Kolommen,
    Route,
    naar_perioden,
    opbouw_van,
    paren_van,
    uit_rijen,
)
from indicators.model import AndereBron, Indicator
from indicators.rooster import ANDERE_DAG, ONBEKEND, ONBESLIST, Plekken, Rooster
from indicators.rooster import NIETS as LEEG

BEKEND, NIET_GELEVERD, NIET_BEKEND = "bekend", "niet geleverd", "niet bekend"
NIET_TE_BEREKENEN = "niet te berekenen"
NOG_NIET_TE_ZEGGEN = "nog niet te zeggen"


@dataclass(frozen=True)
class Gemeentecijfer:
    """The figure of one municipality of today in one period, with all that must be said of it."""

    status: str
    reden: str = ""
    cel: Cel = field(default_factory=Cel)
    per_postcode: Mapping[str, Cel] = field(default_factory=dict)
    onvolledig: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    andere: tuple[AndereBron, ...] = ()
    breuk: str = ""

    @property
    def bekend(self) -> bool:
        """True when there is a figure, possibly of a part."""
        return self.status == BEKEND


KWARTALEN = " kwartalen"
"""How the reason ends of a school year that has not all its quarters."""
NIET_ALLES = "niet alle cijfers zijn bekend"
NIETS = Gemeentecijfer(NIET_GELEVERD, "Over deze periode is niets geleverd.")


class Gemeentecijfers:
    """All figures of one indicator: municipalities of today (and the Netherlands) by period.

    `cellen` is what was read already (`indicators.bundel`).

    Attributes:
        gemeenten: in the order of the columns.
        perioden: each period that can be shown, with the periods of deliveries that it is made of;
            in the order of the rows.
        rij: the number of the row of each period, by its code.
    """

    def __init__(
        self,
        store: Store,
        regio: Regio,
        indicator: Indicator,
        datasets: Mapping[str, Dataset],
        bronnen: Bronnen,
        cellen: Cellen | None = None,
    ) -> None:
        self.regio, self.indicator, self.dataset = regio, indicator, datasets[indicator.dataset]
        self.gemeenten = (*regio.gemeenten, *((NEDERLAND,) if indicator.korrel.nederland else ()))
        self._kolom = {gemeente: nummer for nummer, gemeente in enumerate(self.gemeenten)}
        self.cellen = (
            lees_cellen(store, indicator, datasets, self.gemeenten) if cellen is None else cellen
        )
        self.plekken: Plekken = bronnen.plekken(indicator, self.gemeenten)
        self._herkomst = self.plekken.herkomst
        self.perioden = self.plekken.perioden_van(stand=self._stand)
        self.rij = {peil.code: nummer for nummer, peil in enumerate(self.perioden)}
        self._cijfers: dict[tuple[str, Periodesoort], dict[str, Gemeentecijfer]] = {}

    def van(self, gemeente: str, periode: str) -> Gemeentecijfer:
        """The figure of a municipality in a period; niet geleverd where there is nothing."""
        if periode not in self.rij or gemeente not in self._kolom:
            return NIETS
        # Most indicators are shown in some kinds of period only.
        sleutel = (gemeente, self._soorten[periode])
        if sleutel not in self._cijfers:
            self._cijfers[sleutel] = self._reeks(*sleutel)
        return self._cijfers[sleutel][periode]

    @cached_property
    def kolommen(self) -> Kolommen:
        """The numbers: by period and municipality, in the order of `perioden` and `gemeenten`."""
        return self._gemaakt[0]

    @cached_property
    def route(self) -> Route:
        """How each period is made of pairs."""
        return self._gemaakt[1]

    @property
    def _stand(self) -> bool:
        return self.indicator.stand_of_stroom == "stand"

    @cached_property
    def _soorten(self) -> Mapping[str, Periodesoort]:
        return {peil.code: peil.soort for peil in self.perioden}

    # -- the numbers ------------------------------------------------

    @cached_property
    def rooster(self) -> Rooster:
        """The pairs of a period and a delivery."""
        return self.plekken.rooster("gewoon", paren_van(self.perioden), stand=self._stand)

    @cached_property
    def _stukken(self) -> Kolommen:
        """What each pair of a period and a delivery says."""
        return uit_rijen(self.cellen, self.rooster, self.dataset.id)

    @cached_property
    def _gemaakt(self) -> tuple[Kolommen, Route]:
        """The periods, and how each is made; many a curve is read from the same rows."""
        i = self.indicator
        if not i.verloop:
            return self._maak()
        wat = (type(self), self.dataset.id, i.stand_of_stroom, i.schooljaar, i.volgt, i.wacht)
        return self.plekken.onthoud((*wat, *self.cellen.tabellen), self._maak)

    def _maak(self) -> tuple[Kolommen, Route]:
        neemt = "eerste" if self._stand else self.indicator.schooljaar
        opbouw = opbouw_van(self.perioden, self.rooster.rijen)
        return naar_perioden(self._stukken, opbouw, neemt=neemt, verloop=self.indicator.verloop)

    # -- one period of delivery, in words ---------------------------

    def _stuk(self, gemeente: str, peil: Periode, periode: Periode) -> Gemeentecijfer:
        """What the deliveries of one period say, without the number.

        The former municipalities and the sectors together.
        """
        rij, kolom = self.rooster.rijen[peil.code, periode.code], self._kolom[gemeente]
        stand = self._stukken.stand[rij, kolom]
        if stand == LEEG:
            return NIETS
        plek = self._herkomst.plek(gemeente, periode)
        if stand == ONBESLIST:
            wie = " en ".join(plek.onbeslist)
            return Gemeentecijfer(
                NIET_TE_BEREKENEN, f"Twee bronnen leveren dit cijfer: {wie}. Kies welke telt."
            )
        if stand == ANDERE_DAG:
            return Gemeentecijfer(
                NIET_TE_BEREKENEN,
                "Deze telling geldt op de laatste dag van het kwartaal, niet op 1 oktober.",
            )
        if stand == ONBEKEND:
            strijdig = bool(self._stukken.strijdig[rij, kolom])
            waarom = _waarom_onbekend(plek, strijdig=strijdig)
            return Gemeentecijfer(NIET_BEKEND, waarom, bronnen=plek.bronnen)
        return Gemeentecijfer(
            BEKEND,
            onvolledig=(*plek.mist, NIET_ALLES) if self._stukken.mist[rij, kolom] else plek.mist,
            bronnen=plek.bronnen,
            andere=self._andere(plek.keuzes, peil) if plek.er_zijn_andere else (),
        )

    def _andere(self, keuzes: Sequence[tuple[str, Keuze]], peil: Periode) -> tuple[AndereBron, ...]:
        """The sources that do not count.

        Their figure only where it is of the very same pupils: one municipality, period and
        part of education; otherwise the difference of the two would be a part that nobody
        showed.
        """
        namen = dict.fromkeys(b.naam for _, k in keuzes for b in k.andere)
        if not namen:
            return ()
        sectoren = {b.sector for _, k in keuzes for b in k.telt}
        uit = []
        for naam in namen:
            zelf = [(code, b) for code, k in keuzes for b in k.andere if b.naam == naam]
            teller = None
            if (
                len(keuzes) == len(zelf) == 1
                and {zelf[0][1].sector} == sectoren
                and zelf[0][1].periode == peil.code
            ):
                cel = self._cel(*zelf[0], peil)
                teller = cel.teller if cel is not None and not cel.onbekend else None
            uit.append(AndereBron(naam[0], teller))
        return tuple(uit)

    def _cel(self, code: str, bron: Bron, peil: Periode) -> Cel | None:
        """In a case list no rows is zero; counts that do not have the figure leave it unknown."""
        gevonden = self.cellen.per_plaats.get((bron.levering_id, code, peil.code))
        if bron.dataset in self.plekken.lijsten:
            uit_gevallen = bron.dataset == self.dataset.id
            return Cel.som(gevonden.values()) if gevonden else Cel() if uit_gevallen else None
        cel = Cel.som(gevonden.values()) if gevonden else Cel()
        return cel if cel.geteld else None

    # -- a period, in words -----------------------------------------

    def _cijfer(self, gemeente: str, peil: Periode, geleverd: Sequence[Periode]) -> Gemeentecijfer:
        rij, kolom = self.rij[peil.code], self._kolom[gemeente]
        hoe = int(self.route.hoe[rij, kolom])
        if hoe == -1:
            return NIETS
        kwartalen = [p for p in geleverd if p != peil]
        if hoe == SAMEN:
            stukken = [self._stuk(gemeente, peil, kwartaal) for kwartaal in kwartalen]
            woorden = _jaar(peil, [s for s in stukken if s.status != NIET_GELEVERD])
        else:
            woorden = self._stuk(gemeente, peil, kwartalen[hoe - 1] if hoe else peil)
        return replace(woorden, cel=self.kolommen.cel(rij, kolom)) if woorden.bekend else woorden

    # -- breaks -----------------------------------------------------

    def _reeks(self, gemeente: str, soort: Periodesoort) -> dict[str, Gemeentecijfer]:
        """The figures of one kind of period, with each switch of source, kind or definition.

        See decisions.md 3.
        """
        uit: dict[str, Gemeentecijfer] = {}
        vorige: tuple[Bron, ...] = ()
        for peil, geleverd in self.perioden.items():
            if peil.soort != soort:
                continue
            cijfer = self._cijfer(gemeente, peil, geleverd)
            nu = cijfer.bronnen
            if vorige and nu and self._herkomst.is_breuk(vorige, nu, gemeente):
                cijfer = replace(cijfer, breuk="Vanaf hier telt een andere bron of definitie.")
            vorige = nu or vorige
            uit[peil.code] = cijfer
        return uit


def _jaar(peil: Periode, kwartalen: Sequence[Gemeentecijfer]) -> Gemeentecijfer:
    """The quarters of a school year together, without the number."""
    bekend = [c for c in kwartalen if c.bekend]
    bronnen = tuple(b for c in kwartalen for b in c.bronnen)
    if not bekend:
        return replace(kwartalen[0], bronnen=bronnen)
    mist = dict.fromkeys(reden for c in bekend for reden in c.onvolledig)
    if len(bekend) < len(kwartalen):
        mist[NIET_ALLES] = None
    verwacht = len(peil.kwartalen())
    if len(kwartalen) < verwacht:
        mist[f"{len(kwartalen)} van {verwacht}{KWARTALEN}"] = None
    andere = dict.fromkeys(AndereBron(a.leverancier) for c in bekend for a in c.andere)
    return Gemeentecijfer(BEKEND, onvolledig=tuple(mist), bronnen=bronnen, andere=tuple(andere))


def _waarom_onbekend(plek: Plek, *, strijdig: bool) -> str:
    if strijdig:
        return (
            "De geleverde aantallen spreken elkaar tegen: het deel is groter dan het geheel. "
            "Vraag de leverancier welk aantal klopt."
        )
    if all(b.volledig for b in plek.bronnen):
        return "De leverancier heeft dit cijfer niet."
    return "Onvolledig: de regel met dit cijfer was fout en is weggelaten."
