"""The figures of one indicator for the municipalities of a region.

Which source, what is missing, school years, breaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from datasets.model import Dataset
from datasets.periodes import Periode, Periodesoort
from datasets.reference.regio import NEDERLAND, Regio
from datasets.schema import peilen
from datasets.store import Store
from indicators.bronkeuze import Bronnen
from indicators.cellen import Cel, Cellen, lees_cellen
from indicators.herkomst import Bron, Keuze, Plek
from indicators.model import NUL, AndereBron, Indicator

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
LEEG = Cel()
NIETS = Gemeentecijfer(NIET_GELEVERD, "Over deze periode is niets geleverd.")


class Gemeentecijfers:
    """All figures of one indicator: municipalities of today (and the Netherlands) by period.

    `cellen` is what was read already (`indicators.bundel`).

    Attributes:
        perioden: each period that can be shown, with the periods of deliveries that it is made of.
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
        self._bekende = frozenset(self.gemeenten)
        self._gevallen = {d.id for d in datasets.values() if d.soort == "gevallen"}
        self._cellen = (
            lees_cellen(store, indicator, datasets, self.gemeenten) if cellen is None else cellen
        )
        self._herkomst = bronnen.herkomst(indicator)
        self.perioden = self._perioden()
        self._soorten = {peil.code: peil.soort for peil in self.perioden}
        self._cijfers: dict[tuple[str, str], dict[str, Gemeentecijfer]] = {}

    def van(self, gemeente: str, periode: str) -> Gemeentecijfer:
        """The figure of a municipality in a period; niet geleverd where there is nothing."""
        soort = self._soorten.get(periode)
        if soort is None or gemeente not in self._bekende:
            return NIETS
        # Most indicators are shown in some kinds of period only.
        sleutel = (gemeente, soort)
        if sleutel not in self._cijfers:
            self._cijfers[sleutel] = self._reeks(gemeente, soort)
        return self._cijfers[sleutel][periode]

    def _perioden(self) -> dict[Periode, list[Periode]]:
        uit: dict[Periode, list[Periode]] = defaultdict(list)
        for code in self._herkomst.perioden:
            eigen = Periode.van_code(code)
            for peil, *_, dag in peilen(eigen):
                if self.indicator.stand_of_stroom == "stroom" or dag is not None:
                    uit[Periode.van_code(peil)].append(eigen)
        return {p: sorted(uit[p], key=Periode.sleutel) for p in sorted(uit, key=Periode.sleutel)}

    def _cijfer(self, gemeente: str, peil: Periode, eigen: Sequence[Periode]) -> Gemeentecijfer:
        if self.dataset.soort == "deelbestand":
            return self._uit_delen(gemeente, peil)
        if not self.dataset.optelbaar:
            return self._gepubliceerd(gemeente, peil)
        if peil in eigen:
            zelf = self._stuk(gemeente, peil, peil)
            if zelf.status != NIET_GELEVERD:
                return zelf
        return self._uit_kwartalen(gemeente, peil, [p for p in eigen if p != peil])

    # -- one period of delivery -------------------------------------

    def _stuk(self, gemeente: str, peil: Periode, periode: Periode) -> Gemeentecijfer:
        """The figure from the deliveries of one period.

        The former municipalities and the sectors together.
        """
        plek = self._herkomst.plek(gemeente, periode)
        if not plek.keuzes:
            return NIETS
        if plek.onbeslist:
            wie = " en ".join(plek.onbeslist)
            return Gemeentecijfer(
                NIET_TE_BEREKENEN, f"Twee bronnen leveren dit cijfer: {wie}. Kies welke telt."
            )
        stand = self.indicator.stand_of_stroom == "stand"
        if stand and peil != periode and not plek.alleen_gevallen:
            return Gemeentecijfer(
                NIET_TE_BEREKENEN,
                "Deze telling geldt op de laatste dag van het kwartaal, niet op 1 oktober.",
            )
        cellen = [self._van_bron(delen, peil) for delen in plek.samen]
        bekend = [c for c in cellen if c is not None and not c.leeg]
        if not bekend:
            return Gemeentecijfer(NIET_BEKEND, _waarom_onbekend(plek, cellen), bronnen=plek.bronnen)
        onbekend = any(c is None or c.onbekend for c in cellen)
        return Gemeentecijfer(
            BEKEND,
            cel=Cel.som(bekend),
            onvolledig=(*plek.mist, "niet alle cijfers zijn bekend") if onbekend else plek.mist,
            bronnen=plek.bronnen,
            andere=self._andere(plek.keuzes, peil) if plek.er_zijn_andere else (),
        )

    def _van_bron(self, delen: Sequence[tuple[str, Bron]], peil: Periode) -> Cel | None:
        """What one source gives, under each code that it has the area."""
        if len(delen) == 1:
            return self._cel(*delen[0], peil)
        cellen = [c for code, bron in delen if (c := self._cel(code, bron, peil)) is not None]
        return Cel.som(cellen) if cellen else None

    def _cel(self, code: str, bron: Bron, peil: Periode) -> Cel | None:
        """In a case list no rows is zero; counts that do not have the figure leave it unknown."""
        gevonden = self._cellen.get((bron.levering_id, code, peil.code))
        if bron.dataset in self._gevallen:
            uit_gevallen = bron.dataset == self.dataset.id
            return Cel.som(gevonden.values()) if gevonden else LEEG if uit_gevallen else None
        cel = Cel.som(gevonden.values()) if gevonden else LEEG
        return cel if cel.geteld else None

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

    # -- a school year from its quarters ----------------------------

    def _uit_kwartalen(
        self, gemeente: str, peil: Periode, kwartalen: Sequence[Periode]
    ) -> Gemeentecijfer:
        """A stock is that of the one quarter with 1 October; a flow adds up four quarters."""
        stukken = [self._stuk(gemeente, peil, kwartaal) for kwartaal in kwartalen]
        geleverd = [s for s in stukken if s.status != NIET_GELEVERD]
        if not geleverd:
            return NIETS
        if self.indicator.stand_of_stroom == "stand" or self.indicator.schooljaar != "som":
            return geleverd[-1 if self.indicator.schooljaar == "laatste" else 0]
        samen = _samen(geleverd)
        if self.indicator.verloop:
            # Who goes on counts once: at the end of the last quarter.
            samen = replace(samen, cel=replace(samen.cel, rest=geleverd[-1].cel.rest))
        verwacht = len(peil.kwartalen())
        if len(geleverd) < verwacht and samen.bekend:
            return replace(
                samen, onvolledig=(*samen.onvolledig, f"{len(geleverd)} van {verwacht}{KWARTALEN}")
            )
        return samen

    # -- other kinds of delivery ------------------------------------

    def _uit_delen(self, gemeente: str, peil: Periode) -> Gemeentecijfer:
        """A figure by home municipality from files per school municipality (decisions.md 10).

        No rows is zero.
        """
        bronnen = tuple(self._herkomst.bronnen_op(peil.code))
        eigen = self._herkomst.namen_van(gemeente)
        if self.indicator.grens == "school":
            bronnen = tuple(b for b in bronnen if b.gemeente in eigen)
        per_postcode: dict[str, Cel] = defaultdict(Cel)
        for bron in bronnen:
            for code in eigen:
                for postcode, cel in self._cellen.get(
                    (bron.levering_id, code, peil.code), {}
                ).items():
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
            mist.append("niet alle cijfers zijn bekend")
        return tuple(mist)

    def _alle_schoolgemeenten(self) -> int:
        """How many municipalities have schools: those of the invented region, or of the country."""
        if self.regio.verzonnen:
            return len(self.regio.gemeenten)
        return len(self.regio.register.gemeenten)

    def _gepubliceerd(self, gemeente: str, peil: Periode) -> Gemeentecijfer:
        """A percentage is never mapped.

        It counts only when it was published of the area of today (decisions.md 11).
        """
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
            for c in self._cellen.get((b.levering_id, gemeente, peil.code), {}).values()
        ]
        waarde = next((c.waarde for c in cellen if c.waarde is not None), None)
        return (
            None
            if waarde is None
            else Gemeentecijfer(BEKEND, cel=Cel(waarde=waarde), bronnen=keuze.telt)
        )

    # -- breaks -----------------------------------------------------

    def _reeks(self, gemeente: str, soort: Periodesoort) -> dict[str, Gemeentecijfer]:
        """The figures of one kind of period, with each switch of source, kind or definition.

        See decisions.md 3.
        """
        uit: dict[str, Gemeentecijfer] = {}
        vorige: tuple[Bron, ...] = ()
        for peil, eigen in self.perioden.items():
            if peil.soort != soort:
                continue
            cijfer = self._cijfer(gemeente, peil, eigen)
            nu = cijfer.bronnen
            if vorige and nu and self._herkomst.is_breuk(vorige, nu, gemeente):
                cijfer = replace(cijfer, breuk="Vanaf hier telt een andere bron of definitie.")
            vorige = nu or vorige
            uit[peil.code] = cijfer
        return uit


def _samen(cijfers: Sequence[Gemeentecijfer]) -> Gemeentecijfer:
    """The quarters of a school year together."""
    anders = next((c for c in cijfers if c.status not in (BEKEND, NIET_BEKEND)), None)
    if anders is not None:
        return anders
    bekend = [c for c in cijfers if c.bekend]
    bronnen = tuple(b for c in cijfers for b in c.bronnen)
    if not bekend:
        return replace(cijfers[0], bronnen=bronnen)
    mist = dict.fromkeys(reden for c in bekend for reden in c.onvolledig)
    if len(bekend) < len(cijfers):
        mist["niet alle cijfers zijn bekend"] = None
    andere = dict.fromkeys(AndereBron(a.leverancier) for c in bekend for a in c.andere)
    return Gemeentecijfer(
        BEKEND,
        cel=Cel.som(c.cel for c in bekend),
        onvolledig=tuple(mist),
        bronnen=bronnen,
        andere=tuple(andere),
    )


def _waarom_onbekend(plek: Plek, cellen: Sequence[Cel | None]) -> str:
    if any(cel is not None and cel.strijdig for cel in cellen):
        return (
            "De geleverde aantallen spreken elkaar tegen: het deel is groter dan het geheel. "
            "Vraag de leverancier welk aantal klopt."
        )
    if all(b.volledig for b in plek.bronnen):
        return "De leverancier heeft dit cijfer niet."
    return "Onvolledig: de regel met dit cijfer was fout en is weggelaten."
