"""Definitions -> raw figures of a whole region at once: all indicators, areas and periods.

Sums of municipalities are not made here but in protect, from what is shown. Only a group whose
municipalities are not shown in a kind of period is counted here, exactly (decisions.md 19).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, Lid, Regio
from datasets.store import Store
from indicators.bronkeuze import Bron, Bronnen, bron_tekst
from indicators.bundel import lees_alle
from indicators.cellen import Cel
from indicators.cohortcijfers import Cohortcijfers
from indicators.gemeentecijfers import (
    BEKEND,
    KWARTALEN,
    NIET_BEKEND,
    NIETS,
    NOG_NIET_TE_ZEGGEN,
    Gemeentecijfer,
    Gemeentecijfers,
)
from indicators.grensverkeer import Stromen
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
from indicators.model import Indicator, RuweFiguur, Sleutel
from indicators.noemers import Noemers
from indicators.opname import opname
from indicators.uitsplitsing_tellen import Uitgesplitst

STANDEN = ("definitief", "nader voorlopig", "voorlopig")
"""From most to least certain."""


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
    with opname(store, datasets.values(), [*regio.gemeenten, NEDERLAND]):
        return _Rekenaar(store, regio, indicatoren, datasets).kubus()


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
                store, regio, i, datasets, bronnen, gelezen.get(i.id)
            )
            for i in indicatoren.values()
        }
        self.figuren: dict[Sleutel, RuweFiguur] = {}
        self.hulp: dict[Sleutel, RuweFiguur] = {}
        self.delen: list[Deel] = []
        self.saldi: dict[Saldo, None] = {}
        self.uitsplitsingen: dict[Sleutel, RuweFiguur] = {}
        self.stromen: dict[Sleutel, RuweFiguur] = {}
        self.grensverkeer = Stromen(store)

    def kubus(self) -> Kubus:
        for indicator in self.indicatoren.values():
            if indicator.intern:
                continue
            for figuur in self._van_indicator(indicator):
                self.figuren[figuur.sleutel] = figuur
                self._leg_verband(indicator, figuur)
                self.stromen |= self.grensverkeer.van(indicator, figuur)
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
                leden = leden_op(groep, peil.laatste)
                if per_gemeente and not indicator.grens:
                    self._zet_delen(indicator, gebied, leden, peil)
                elif leden:
                    yield self._van_groep(indicator, gebied, leden, peil)

    def _van_gemeente(self, indicator: Indicator, gemeente: str, peil: Periode) -> RuweFiguur:
        c = self.cijfers[indicator.id].van(gemeente, peil.code)
        ruw = replace(
            _ruw(indicator, gemeente, peil, c), omvat=(gemeente,), andere=c.andere, breuk=c.breuk
        )
        ruw = self.krommen.met_kromme(ruw, indicator, c.cel)
        return self._met_noemer(ruw, indicator, [gemeente], peil)

    def _van_groep(
        self, indicator: Indicator, gebied: str, leden: Sequence[Lid], peil: Periode
    ) -> RuweFiguur:
        """A group that is counted exactly: its municipalities are not shown in such a period."""
        leeg = RuweFiguur(
            indicator.id, gebied, peil.code, "", NIETS.status, leden=len(leden), leden_geleverd=0
        )
        gesplitst = [lid.gemeente for lid in leden if lid.pc4 is not None]
        if gesplitst:
            return replace(
                leeg, status="niet te verdelen", reden=niet_te_verdelen(self.regio, gesplitst)
            )
        per_lid = {
            lid.gemeente: self.cijfers[indicator.id].van(lid.gemeente, peil.code) for lid in leden
        }
        bekend = {g: c for g, c in per_lid.items() if c.bekend}
        if not bekend:
            status, reden = _waarom_niets(per_lid.values())
            return replace(leeg, status=status, reden=reden)
        samen = _samen(bekend.values(), len(leden))
        ruw = replace(
            _ruw(indicator, gebied, peil, samen),
            omvat=tuple(bekend),
            leden=len(leden),
            leden_geleverd=len(bekend),
            breuk=breuk_in_groep([self.regio.naam_van(g) for g, c in bekend.items() if c.breuk]),
        )
        ruw = self.krommen.met_kromme(ruw, indicator, samen.cel)
        ruw = self.grensverkeer.van_groep(ruw, indicator, [lid.gemeente for lid in leden])
        return self._met_noemer(ruw, indicator, list(bekend), peil)

    def _uitgesplitst(self, indicator: Indicator) -> Iterator[RuweFiguur]:
        """The categories of groups, always counted exactly: their municipalities show none."""
        if not indicator.uitsplitsingen:
            return
        cijfers = self.cijfers[indicator.id]
        delen = Uitgesplitst(self.store, indicator, self.datasets, cijfers.gemeenten)
        for peil in cijfers.perioden:
            for gebied, groep in self.groepen.items():
                leden = leden_op(groep, peil.laatste)
                if leden and peil.soort in indicator.korrel.groep:
                    basis = self._van_groep(indicator, gebied, leden, peil)
                    if basis.status == BEKEND:
                        bekend = [cijfers.van(g, peil.code) for g in basis.omvat]
                        yield from delen.van_groep(basis, bekend)

    def _met_noemer(
        self, ruw: RuweFiguur, indicator: Indicator, gemeenten: list[str], peil: Periode
    ) -> RuweFiguur:
        if not indicator.noemer or ruw.status != BEKEND:
            return ruw
        noemer = self.noemers.van(indicator.noemer, gemeenten, op=peil.laatste)
        return replace(
            ruw, noemer=noemer.waarde, noemer_datum=noemer.peildatum, noemer_reden=noemer.reden
        )

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
            ruw = _ruw(indicator, deelgebied(lid.gemeente, gebied), peil, c)
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
        per_lid = [self.cijfers[indicator].van(g, bij.periode) for g in bij.omvat]
        bekend = [c for c in per_lid if c.bekend]
        sleutel = (indicator, *bij.sleutel[1:])
        if bekend and bij.status == BEKEND:
            samen = _samen(bekend, len(bij.omvat))
            self.hulp[sleutel] = _ruw(
                self.indicatoren[indicator], bij.gebied, Periode.van_code(bij.periode), samen
            )
        return sleutel

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


def breuk_in_groep(namen: Sequence[str]) -> str:
    """The break of a group: what changed in some of its municipalities."""
    return f"In {' en '.join(namen)} telt vanaf hier een andere bron of definitie." if namen else ""


def wat_ontbreekt(redenen: Sequence[Sequence[str]], leden: int) -> tuple[str, ...]:
    """What a group misses, from the reasons of each member that has a figure.

    How many quarters a member misses says nothing of a group: there the members are counted.
    """
    mist = [f"{len(redenen)} van {leden} gemeenten"] if len(redenen) < leden else []
    zonder = sum(any(reden.endswith(KWARTALEN) for reden in van_lid) for van_lid in redenen)
    if leden == 1 or not zonder:
        return tuple(dict.fromkeys([*mist, *chain.from_iterable(redenen)]))
    wie = "gemeente" if zonder == 1 else "gemeenten"
    anders = [reden for reden in chain.from_iterable(redenen) if not reden.endswith(KWARTALEN)]
    return tuple(dict.fromkeys([*mist, f"van {zonder} {wie} ontbreken kwartalen", *anders]))


def slechtste_stand(standen: Iterable[str]) -> str:
    """The least certain of some: one provisional part makes the whole provisional."""
    return max(standen, key=STANDEN.index, default=STANDEN[0])


def _ruw(indicator: Indicator, gebied: str, peil: Periode, c: Gemeentecijfer) -> RuweFiguur:
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
        leden_geleverd=int(c.status != NIETS.status),
        bron=bron_tekst(c.bronnen),
        toelichting=_toelichting(indicator, peil, c.bronnen),
        stand=slechtste_stand(b.stand for b in c.bronnen),
    )


def _samen(cijfers: Iterable[Gemeentecijfer], leden: int) -> Gemeentecijfer:
    """Municipalities together, of which some may be missing."""
    alle = list(cijfers)
    return Gemeentecijfer(
        BEKEND,
        cel=Cel.som(c.cel for c in alle),
        onvolledig=wat_ontbreekt([c.onvolledig for c in alle], leden),
        bronnen=tuple(b for c in alle for b in c.bronnen),
    )


def _waarom_niets(cijfers: Iterable[Gemeentecijfer]) -> tuple[str, str]:
    """Why a group has no figure at all: what is still to come goes first, then absence."""
    anders = {c.status: c for c in cijfers}
    op_volgorde = (NOG_NIET_TE_ZEGGEN, NIETS.status, NIET_BEKEND, *anders)
    keuze = next(anders[status] for status in op_volgorde if status in anders)
    return keuze.status, keuze.reden


def _toelichting(indicator: Indicator, peil: Periode, bronnen: Sequence[Bron]) -> str:
    stroom = indicator.stand_of_stroom == "stroom"
    if stroom and peil.soort == "schooljaar" and any(b.periode != peil.code for b in bronnen):
        return "Dit schooljaar loopt van 1 juli tot en met 30 juni: het is gemaakt van kwartalen."
    if peil.soort == "kwartaal" and peil.code.endswith("K3"):
        return "De zomervakantie valt in dit kwartaal."
    return ""
