"""Definitions -> raw figures of a whole region at once: all indicators, areas and periods.

Sums of municipalities are not made here but in protect, from what is shown. Only a group whose
municipalities are not shown in a kind of period is counted here, exactly (decisions.md 19).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, Groep, Lid, Regio
from datasets.store import Store
from indicators.bronkeuze import Bronnen
from indicators.bundel import lees_alle
from indicators.cellen import Cel
from indicators.cohortcijfers import Cohortcijfers
from indicators.gemeentecijfers import BEKEND, NIETS, Gemeentecijfer, Gemeentecijfers
from indicators.grensverkeer import Stromen
from indicators.herkomst import Bron, bron_tekst
from indicators.krommen import Krommen
from indicators.kubus import (
    Deel,
    Kubus,
    Saldo,
    alle_groepen,
    deelgebied,
    leden_op,
    niet_te_verdelen,
)
from indicators.model import NOEMERS, Indicator, Interval, RuweFiguur, Sleutel
from indicators.noemers import Noemers, als_deel_van_inwoners
from indicators.opname import opname
from indicators.samenstellen import (
    breuk_in_groep,
    samen_van,
    slechtste_stand,
    toelichting_bij,
    waarom_niets,
)
from indicators.uitsplitsing_tellen import Uitgesplitst


def bereken(
    store: Store,
    regio: Regio,
    *,
    indicatoren: Mapping[str, Indicator],
    datasets: Mapping[str, Dataset],
) -> Kubus:
    """Compute the whole cube of a region from the deliveries that count now.

    Raises:
        DefinitieFout: an indicator does not fit the view of its dataset.
    """
    gemeenten = [*regio.gemeenten, NEDERLAND]
    with _zonder_opruimen(), opname(store, datasets.values(), gemeenten):
        return _Rekenaar(store, regio, indicatoren, datasets).kubus()


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Within this Python does not look for cycles: all that is made here stays in use.

    It takes a fifth of the time, for nothing.
    """
    was_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_aan:
            gc.enable()


class _Rekenaar:
    def __init__(
        self,
        store: Store,
        regio: Regio,
        indicatoren: Mapping[str, Indicator],
        datasets: Mapping[str, Dataset],
    ) -> None:
        self.store, self.regio, self.indicatoren, self.datasets = (
            store,
            regio,
            indicatoren,
            datasets,
        )
        bronnen = Bronnen(store, regio, datasets)
        self.noemers = Noemers(store, regio)
        self.groepen = alle_groepen(regio)
        self.krommen = Krommen()
        gelezen = lees_alle(store, indicatoren.values(), datasets, [*regio.gemeenten, NEDERLAND])
        self.cijfers = {
            i.id: (Cohortcijfers if i.volgt else Gemeentecijfers)(
                store, regio, i, datasets, bronnen, gelezen[i.id]
            )
            for i in indicatoren.values()
        }
        self.figuren: dict[Sleutel, RuweFiguur] = {}
        self.hulp: dict[Sleutel, RuweFiguur] = {}
        self.fijn: dict[Sleutel, Interval] = {}
        self.delen: list[Deel] = []
        self.saldi: dict[Saldo, None] = {}
        self.uitsplitsingen: dict[Sleutel, RuweFiguur] = {}
        self.stromen: dict[Sleutel, RuweFiguur] = {}
        self.grensverkeer = Stromen(store)
        self._bronteksten: dict[tuple[Bron, ...], str] = {}
        self._leden_op: dict[tuple[str, date], list[Lid]] = {}
        self._van_hulp: dict[tuple[Sleutel, tuple[str, ...]], RuweFiguur | None] = {}

    def kubus(self) -> Kubus:
        for indicator in self.indicatoren.values():
            if indicator.intern:
                continue
            for figuur in self._van_indicator(indicator):
                self.figuren[figuur.sleutel] = figuur
                self._leg_verband(indicator, figuur)
                if indicator.grens:
                    bronnen = self.cijfers[indicator.id].van(figuur.gebied, figuur.periode).bronnen
                    self.stromen |= self.grensverkeer.van(indicator, figuur, bronnen)
            self.uitsplitsingen |= {f.sleutel: f for f in self._uitgesplitst(indicator)}
        openbaar = frozenset(
            i.id for i in self.indicatoren.values() if self.datasets[i.dataset].landelijk
        )
        return Kubus(
            self.regio,
            self.indicatoren,
            openbaar,
            self.figuren,
            self.hulp,
            tuple(self.delen),
            tuple(self.saldi),
            self.store.versie(),
            self.store.stand(),
            self.uitsplitsingen,
            self.stromen,
            self.fijn,
        )

    # -- figures ----------------------------------------------------

    def _van_indicator(self, indicator: Indicator) -> Iterator[RuweFiguur]:
        cijfers = self.cijfers[indicator.id]
        for peil in cijfers.perioden:
            per_gemeente = peil.soort in indicator.korrel.gemeente
            if per_gemeente:
                for gemeente in cijfers.gemeenten:
                    yield self._van_gemeente(indicator, gemeente, peil)
            if peil.soort not in indicator.korrel.groep:
                continue
            for gebied, groep in self.groepen.items():
                leden = self._leden(gebied, groep, peil.laatste)
                if per_gemeente and not indicator.grens:
                    self._zet_delen(indicator, gebied, leden, peil)
                elif leden:
                    yield self._van_groep(indicator, gebied, leden, peil)

    def _leden(self, gebied: str, groep: Groep, op: date) -> list[Lid]:
        """The members of a group on a day: the same for every indicator."""
        if (gebied, op) not in self._leden_op:
            self._leden_op[gebied, op] = leden_op(groep, op)
        return self._leden_op[gebied, op]

    def _van_gemeente(self, indicator: Indicator, gemeente: str, peil: Periode) -> RuweFiguur:
        c = self.cijfers[indicator.id].van(gemeente, peil.code)
        noemer = self._noemer(indicator, (gemeente,), peil) if c.bekend else {}
        ruw = self._ruw(
            indicator,
            gemeente,
            peil,
            c,
            omvat=(gemeente,),
            andere=c.andere,
            breuk=c.breuk,
            **noemer,
        )
        return self._afgemaakt(ruw, indicator, c.cel, peil)

    def _van_groep(
        self, indicator: Indicator, gebied: str, leden: Sequence[Lid], peil: Periode
    ) -> RuweFiguur:
        """A group that is counted exactly: its municipalities are not shown in such a period."""
        van, code = self.cijfers[indicator.id].van, peil.code
        gesplitst = [lid.gemeente for lid in leden if lid.pc4 is not None]
        if gesplitst:
            waarom = ("niet te verdelen", niet_te_verdelen(self.regio, gesplitst))
            return self._geen_groep(indicator, gebied, peil, len(leden), *waarom)
        per_lid = {lid.gemeente: van(lid.gemeente, code) for lid in leden}
        bekend = {g: c for g, c in per_lid.items() if c.status == BEKEND}
        if not bekend:
            waarom = waarom_niets(per_lid.values())
            return self._geen_groep(indicator, gebied, peil, len(leden), *waarom)
        self._bewaar_fijn(indicator.id, code, bekend)
        samen = samen_van(bekend.values(), len(leden))
        omvat = tuple(bekend)
        ruw = self._ruw(
            indicator,
            gebied,
            peil,
            samen,
            omvat=omvat,
            leden=len(leden),
            leden_geleverd=len(bekend),
            breuk=breuk_in_groep([self.regio.naam_van(g) for g, c in bekend.items() if c.breuk]),
            **self._noemer(indicator, omvat, peil),
        )
        ruw = self.grensverkeer.van_groep(ruw, indicator, [lid.gemeente for lid in leden])
        return self._afgemaakt(ruw, indicator, samen.cel, peil)

    def _geen_groep(
        self,
        indicator: Indicator,
        gebied: str,
        peil: Periode,
        leden: int,
        status: str,
        reden: str,
    ) -> RuweFiguur:
        return RuweFiguur(
            indicator.id, gebied, peil.code, "", status, reden, leden=leden, leden_geleverd=0
        )

    def _afgemaakt(
        self, ruw: RuweFiguur, indicator: Indicator, cel: Cel, peil: Periode
    ) -> RuweFiguur:
        """With what some kinds need besides the sum of their cells."""
        ruw = self.krommen.met_kromme(ruw, indicator, cel)
        if indicator.van_inwoners and ruw.status == BEKEND:
            noemer = self.noemers.van(indicator.van_inwoners, ruw.omvat, op=peil.laatste)
            return als_deel_van_inwoners(ruw, noemer, NOEMERS[indicator.van_inwoners].titel)
        return ruw

    def _uitgesplitst(self, indicator: Indicator) -> Iterator[RuweFiguur]:
        """The categories of groups, always counted exactly: their municipalities show none."""
        if not indicator.uitsplitsingen:
            return
        cijfers = self.cijfers[indicator.id]
        delen = Uitgesplitst(self.store, indicator, self.datasets, cijfers.gemeenten)
        for peil in cijfers.perioden:
            for gebied, groep in self.groepen.items():
                leden = self._leden(gebied, groep, peil.laatste)
                if leden and peil.soort in indicator.korrel.groep:
                    sleutel = (indicator.id, gebied, peil.code, "")
                    basis = self.figuren.get(sleutel) or self._van_groep(
                        indicator, gebied, leden, peil
                    )
                    if basis.status == BEKEND:
                        bekend = [cijfers.van(g, peil.code) for g in basis.omvat]
                        yield from delen.van_groep(basis, bekend)

    def _bewaar_fijn(
        self, indicator: str, periode: str, bekend: Mapping[str, Gemeentecijfer]
    ) -> None:
        for gemeente, cijfer in bekend.items():
            self.fijn[indicator, gemeente, periode, ""] = cijfer.cel.teller

    def _noemer(
        self, indicator: Indicator, gemeenten: tuple[str, ...], peil: Periode
    ) -> dict[str, Any]:
        """The fields of a known raw figure that are about its denominator."""
        if not indicator.noemer:
            return {}
        noemer = self.noemers.van(indicator.noemer, gemeenten, op=peil.laatste)
        return {
            "noemer": noemer.waarde,
            "noemer_datum": noemer.peildatum,
            "noemer_reden": noemer.reden,
        }

    def _ruw(
        self,
        indicator: Indicator,
        gebied: str,
        peil: Periode,
        c: Gemeentecijfer,
        **meer: Any,
    ) -> RuweFiguur:
        return RuweFiguur(
            indicator=indicator.id,
            gebied=gebied,
            periode=peil.code,
            uitsplitsing="",
            status=c.status,
            reden=c.reden,
            teller=c.cel.teller,
            rest=c.cel.rest,
            waarde=c.cel.momenten.gemiddelde if c.cel.momenten else c.cel.waarde,
            onzeker=c.cel.onzeker,
            momenten=c.cel.momenten,
            onvolledig=", ".join(c.onvolledig),
            bron=self._brontekst(c.bronnen),
            toelichting=toelichting_bij(indicator, peil, c.bronnen),
            stand=slechtste_stand({b.stand for b in c.bronnen}),
            **{"leden_geleverd": int(c.status != NIETS.status)} | meer,
        )

    def _brontekst(self, bronnen: tuple[Bron, ...]) -> str:
        """The sources in words; figures of the same deliveries have the same."""
        if bronnen not in self._bronteksten:
            self._bronteksten[bronnen] = bron_tekst(bronnen)
        return self._bronteksten[bronnen]

    # -- parts of split municipalities ------------------------------

    def _zet_delen(
        self, indicator: Indicator, gebied: str, leden: Sequence[Lid], peil: Periode
    ) -> None:
        """The part of a split municipality in this group, where the data have postcodes."""
        cijfers = self.cijfers[indicator.id]
        for lid in leden:
            if lid.pc4 is None:
                continue
            c = cijfers.van(lid.gemeente, peil.code)
            if not cijfers.dataset.postcode_veld:
                c = Gemeentecijfer("niet te verdelen", niet_te_verdelen(self.regio, [lid.gemeente]))
            elif c.bekend:
                c = self._deel(c, lid, gebied)
            ruw = self._ruw(indicator, deelgebied(lid.gemeente, gebied), peil, c)
            self.hulp[ruw.sleutel] = ruw

    def _deel(self, c: Gemeentecijfer, lid: Lid, gebied: str) -> Gemeentecijfer:
        cel = Cel.som(deel for pc4, deel in c.per_postcode.items() if lid.pc4 and pc4 in lid.pc4)
        ingedeeld = self._ingedeelde_postcodes(lid.gemeente, gebied)
        over = [deel for pc4, deel in c.per_postcode.items() if pc4 not in ingedeeld]
        if any(deel.teller.max or deel.rest.max for deel in over):
            c = replace(
                c, onvolledig=(*c.onvolledig, "zonder postcodes die in geen enkele groep liggen")
            )
        return replace(c, cel=cel)

    def _ingedeelde_postcodes(self, gemeente: str, gebied: str) -> set[str]:
        """The postcodes of a municipality that lie in some group of the same grouping."""
        indeling = self.regio.indeling(gebied.split(":", maxsplit=1)[0])
        leden = (
            lid for groep in indeling.groepen for lid in groep.leden if lid.gemeente == gemeente
        )
        return {pc4 for lid in leden for pc4 in lid.pc4 or ()}

    # -- facts ------------------------------------------------------

    def _leg_verband(self, indicator: Indicator, figuur: RuweFiguur) -> None:
        if indicator.deel_van:
            self.delen.append(Deel(figuur.sleutel, self._zet_hulp(indicator.deel_van, figuur)))
        if indicator.balans:
            b = indicator.balans
            begin, einde = self._zet_hulp(b.begin, figuur), self._zet_hulp(b.einde, figuur)
            uit_in = [(naam, *figuur.sleutel[1:]) for naam in (b.instroom, b.uitstroom)]
            self.saldi[
                Saldo(begin, uit_in[0], uit_in[1], einde, self._standen(b.stand, figuur))
            ] = None

    def _zet_hulp(self, indicator: str, bij: RuweFiguur) -> Sleutel:
        """The exact figure of another indicator, for the same period and municipalities."""
        sleutel = (indicator, *bij.sleutel[1:])
        if bij.status == BEKEND:
            van = (sleutel, bij.omvat)
            if van not in self._van_hulp:
                self._van_hulp[van] = self._maak_hulp(indicator, bij)
            if hulp := self._van_hulp[van]:
                self.hulp[sleutel] = hulp
        return sleutel

    def _maak_hulp(self, indicator: str, bij: RuweFiguur) -> RuweFiguur | None:
        per_lid = {g: self.cijfers[indicator].van(g, bij.periode) for g in bij.omvat}
        self._bewaar_fijn(indicator, bij.periode, {g: c for g, c in per_lid.items() if c.bekend})
        bekend = [c for c in per_lid.values() if c.bekend]
        if not bekend:
            return None
        peil = Periode.van_code(bij.periode)
        samen = samen_van(bekend, len(bij.omvat))
        return self._ruw(self.indicatoren[indicator], bij.gebied, peil, samen)

    def _standen(
        self, stand: str, bij: RuweFiguur
    ) -> tuple[tuple[Sleutel, ...], tuple[Sleutel, ...]]:
        peil = Periode.van_code(bij.periode)
        kwartalen = peil.kwartalen() if peil.soort == "schooljaar" else (peil,)
        ervoor, eind = kwartalen[0].vorige(), kwartalen[-1]
        return (
            tuple((stand, g, ervoor.code, "") for g in bij.omvat),
            tuple((stand, g, eind.code, "") for g in bij.omvat),
        )
