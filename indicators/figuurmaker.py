"""Raw figures as objects: the numbers from columns, with all that must be said of them in words.

Each is made when somebody asks for it (`indicators.lui`), from what compute worked out for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from datasets.periodes import Periode
from datasets.reference.regio import Lid, Regio
from indicators.cellen import Cel
from indicators.gemeentecijfers import BEKEND, NIETS, Gemeentecijfer, Gemeentecijfers
from indicators.grensverkeer import Stromen
from indicators.groepsommen import Groepen, Groepteller, Sommen
from indicators.herkomst import Bron, bron_tekst
from indicators.krommen import Gelezen
from indicators.kubus import deelgebied, niet_te_verdelen
from indicators.model import NOEMERS, Indicator, RuweFiguur
from indicators.noemers import Noemers, als_deel_van_inwoners
from indicators.samenstellen import (
    breuk_in_groep,
    samen_van,
    slechtste_stand,
    toelichting_bij,
    waarom_niets,
)


@dataclass(frozen=True, eq=False)
class Cijferkolommen:
    """All of one indicator in numbers.

    Attributes:
        cijfers: its municipalities.
        teller: adds municipalities up to groups, in the kinds of period of its groups.
        sommen: its groups, by period and group.
        krommen: what the curves of municipalities and groups say, by area and period.
    """

    indicator: Indicator
    cijfers: Gemeentecijfers
    teller: Groepteller
    sommen: Sommen
    krommen: dict[tuple[str, str], Gelezen] = field(default_factory=dict)

    def per_gemeente(self, peil: Periode) -> bool:
        """True when municipalities are shown in such a period."""
        return peil.soort in self.indicator.korrel.gemeente

    def telt_groepen(self, peil: Periode) -> bool:
        """True when groups are shown in such a period."""
        return peil.soort in self.indicator.korrel.groep

    def toont_groepen(self, peil: Periode) -> bool:
        """True when groups are counted here; else they are the sum of what is shown."""
        return peil.soort in self._exact

    @cached_property
    def _exact(self) -> frozenset[str]:
        """The kinds of period in which groups are counted here."""
        korrel = self.indicator.korrel
        return frozenset(korrel.groep) - (
            frozenset() if self.indicator.grens else frozenset(korrel.gemeente)
        )


class Figuurmaker:
    """Makes the raw figures of a region."""

    def __init__(
        self,
        regio: Regio,
        kolommen: Mapping[str, Cijferkolommen],
        groepen: Groepen,
        noemers: Noemers,
        grensverkeer: Stromen,
    ) -> None:
        self.regio, self.kolommen, self.groepen = regio, kolommen, groepen
        self.noemers, self.grensverkeer = noemers, grensverkeer
        self._bronteksten: dict[tuple[Bron, ...], str] = {}
        self._van_groepen: dict[tuple[str, str, str], RuweFiguur] = {}

    # -- municipalities ---------------------------------------------

    def van_gemeente(self, van: Cijferkolommen, gemeente: str, periode: str) -> RuweFiguur:
        """The figure of a municipality, as it is shown."""
        indicator, peil = van.indicator, Periode.van_code(periode)
        c = van.cijfers.van(gemeente, periode)
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
        return self._afgemaakt(ruw, van, peil)

    def van_deel(self, van: Cijferkolommen, lid: Lid, gebied: str, peil: Periode) -> RuweFiguur:
        """The part of a split municipality in a group, where the data have postcodes."""
        cijfers = van.cijfers
        c = cijfers.van(lid.gemeente, peil.code)
        if not cijfers.dataset.postcode_veld:
            c = Gemeentecijfer("niet te verdelen", niet_te_verdelen(self.regio, [lid.gemeente]))
        elif c.bekend:
            c = self._deel(c, lid, gebied)
        return self._ruw(van.indicator, deelgebied(lid.gemeente, gebied), peil, c)

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

    # -- groups -----------------------------------------------------

    def van_groep(self, van: Cijferkolommen, gebied: str, periode: str) -> RuweFiguur:
        """A group that is counted exactly: its municipalities are not shown in such a period."""
        sleutel = (van.indicator.id, gebied, periode)
        if sleutel not in self._van_groepen:
            self._van_groepen[sleutel] = self._groep(van, gebied, Periode.van_code(periode))
        return self._van_groepen[sleutel]

    def _groep(self, van: Cijferkolommen, gebied: str, peil: Periode) -> RuweFiguur:
        indicator, leden = van.indicator, self.groepen.leden(gebied, peil.laatste)
        gesplitst = [lid.gemeente for lid in leden if lid.pc4 is not None]
        if gesplitst:
            waarom = ("niet te verdelen", niet_te_verdelen(self.regio, gesplitst))
            return _geen_groep(indicator, gebied, peil, len(leden), *waarom)
        per_lid = {lid.gemeente: van.cijfers.van(lid.gemeente, peil.code) for lid in leden}
        bekend = {g: c for g, c in per_lid.items() if c.status == BEKEND}
        if not bekend:
            waarom = waarom_niets(per_lid.values())
            return _geen_groep(indicator, gebied, peil, len(leden), *waarom)
        plek = (van.cijfers.rij[peil.code], self.groepen.nummer[gebied])
        getallen = {n: int(k[plek]) for n, k in van.sommen.getallen.items()}
        omvat = tuple(bekend)
        ruw = self._ruw(
            indicator,
            gebied,
            peil,
            samen_van(bekend.values(), len(leden), getallen),
            omvat=omvat,
            leden=len(leden),
            leden_geleverd=len(bekend),
            breuk=breuk_in_groep([self.regio.naam_van(g) for g, c in bekend.items() if c.breuk]),
            **self._noemer(indicator, omvat, peil),
        )
        ruw = self.grensverkeer.van_groep(ruw, indicator, [lid.gemeente for lid in leden])
        return self._afgemaakt(ruw, van, peil)

    # -- to protect with --------------------------------------------

    def van_hulp(
        self, van: Cijferkolommen, bij: RuweFiguur, getallen: Mapping[str, int]
    ) -> RuweFiguur:
        """The exact figure of another indicator, for the period and municipalities of `bij`."""
        per_lid = [van.cijfers.van(gemeente, bij.periode) for gemeente in bij.omvat]
        bekend = [c for c in per_lid if c.bekend]
        samen = samen_van(bekend, len(bij.omvat), getallen)
        return self._ruw(van.indicator, bij.gebied, Periode.van_code(bij.periode), samen)

    # -- what all have ----------------------------------------------

    def _afgemaakt(self, ruw: RuweFiguur, van: Cijferkolommen, peil: Periode) -> RuweFiguur:
        """With what some kinds need besides the sum of their cells."""
        indicator = van.indicator
        gelezen = van.krommen.get((ruw.gebied, ruw.periode))
        if gelezen is not None:
            ruw = replace(
                ruw,
                teller=gelezen.teller,
                rest=gelezen.rest,
                onzeker=gelezen.onzeker,
                kromme=gelezen.kromme,
            )
        if indicator.van_inwoners and ruw.status == BEKEND:
            noemer = self.noemers.van(indicator.van_inwoners, ruw.omvat, op=peil.laatste)
            return als_deel_van_inwoners(ruw, noemer, NOEMERS[indicator.van_inwoners].titel)
        return ruw

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


def _geen_groep(
    indicator: Indicator, gebied: str, peil: Periode, leden: int, status: str, reden: str
) -> RuweFiguur:
    return RuweFiguur(
        indicator.id, gebied, peil.code, "", status, reden, leden=leden, leden_geleverd=0
    )
