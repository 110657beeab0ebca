"""Disclosure control: the one gate between raw figures and what a reader sees.

The whole cube goes in, figures come out, groups are added up from what is shown (decisions.md 18).
`weergave` has the rules for one figure, `verbergen` those for figures that are linked or lie inside
each other. What these leave open is found by the audit of all figures together
(`indicators.audit`): what it says is hidden too, until nothing can be worked out any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import add

from datasets.periodes import Periode
from datasets.reference.indelingen import Lid
from indicators.audit.gezien import Gezien
from indicators.audit.herstel import NietTeHerstellen
from indicators.audit.nakijken import kijk_na
from indicators.kruising_verbergen import met_kruisingen
from indicators.kubus import Kubus, alle_groepen, deelgebied, leden_op, niet_te_verdelen
from indicators.model import Figure, Interval, Krommepunt, Sleutel, Status, Vrijgave
from indicators.samenstellen import breuk_in_groep, slechtste_stand, wat_ontbreekt
from indicators.soorten_verhouding import Gemiddelde, Verhouding
from indicators.uitsplitsing_verbergen import uitsplitsing_figuren
from indicators.verbergen import Verborgen, verborgen
from indicators.verbergen_samengesteld import samengesteld_dicht
from indicators.weergave import (
    AFGESCHERMD,
    REDEN_AFGESCHERMD,
    Aandeel,
    Beleid,
    met_per_1000,
    met_van,
    scherm_af,
    toon_aandeel,
    toon_aantal,
    toon_als,
)
from indicators.weergave_verhouding import (
    grove_sommen,
    toon_figuur,
    toon_gemiddelde,
    toon_verhouding,
)
from indicators.weergave_verloop import grof_aandeel, toon_kromme

__all__ = ["Beleid", "protect"]


def protect(kubus: Kubus, beleid: Beleid, vorige: Gezien | None) -> Vrijgave:
    """What a reader with this policy may see of the whole cube; any doubt hides.

    Args:
        kubus: all raw figures of a region with their facts.
        beleid: the settings of the reader's profile.
        vorige: all that readers could see before: nobody learns more from the difference.

    Returns:
        The release, audited: `nagekeken` has what was looked at.

    Raises:
        NietTeHerstellen: something can be worked out, and nothing is left to hide.
        FeitenKloppenNiet: what is shown does not fit the counts: a mistake in the model.
        NietNagekeken: a certificate of the audit does not hold.
    """
    gewoon = _los(kubus, beleid)
    figuren = _stap(kubus, beleid, gewoon, Verborgen(), {})
    weg = verborgen(kubus, figuren, beleid)
    if weg.alle:
        figuren = _stap(kubus, beleid, gewoon, weg, figuren)
    vrij = _vrijgave(kubus, beleid, figuren, frozenset())
    erbij: frozenset[Sleutel] = frozenset()
    while (blik := kijk_na(kubus, vrij, beleid, vorige)).verborgen:
        if blik.verborgen <= erbij:
            raise NietTeHerstellen(
                "Deze cijfers zijn niet vrij te geven: wat verborgen werd, helpt niet genoeg."
            )
        erbij |= blik.verborgen
        meer = samengesteld_dicht(kubus, weg.alle | erbij, beleid)
        samen = replace(weg, dicht=weg.dicht | erbij | meer)
        vrij = _vrijgave(kubus, beleid, _stap(kubus, beleid, gewoon, samen, {}), erbij)
    vrij = _met_wat_volgt(kubus, beleid, vrij, blik.volgt)
    vrij = replace(vrij, nagekeken=replace(blik.telling, verborgen=len(erbij)))
    return met_kruisingen(kubus, vrij, beleid, vorige)


def _met_wat_volgt(
    kubus: Kubus, beleid: Beleid, vrij: Vrijgave, volgt: Mapping[Sleutel, Interval]
) -> Vrijgave:
    """The release with a range for what is hidden, where everybody could work that range out."""
    erbij = {}
    for sleutel, bereik in volgt.items():
        ruw = kubus.uitsplitsingen.get(sleutel) or kubus.figuren.get(sleutel)
        if ruw is not None:
            indicator = kubus.indicatoren[ruw.indicator]
            erbij[sleutel] = toon_als(ruw, indicator, beleid, bereik)
    return replace(vrij, figuren={**vrij.figuren, **erbij}) if erbij else vrij


def _vrijgave(
    kubus: Kubus, beleid: Beleid, figuren: Mapping[Sleutel, Figure], dicht: frozenset[Sleutel]
) -> Vrijgave:
    """The release with its breakdowns, of which the audit can have hidden some, and its curves."""
    uitgesplitst = {
        sleutel: scherm_af(kubus.uitsplitsingen[sleutel]) if sleutel in dicht else figuur
        for sleutel, figuur in uitsplitsing_figuren(kubus, figuren, beleid).items()
    }
    return Vrijgave(
        kubus.regio.id,
        beleid.profiel,
        kubus.versie,
        kubus.stand,
        {**figuren, **uitgesplitst},
        krommen=_krommen(kubus, figuren, beleid),
    )


def _krommen(
    kubus: Kubus, figuren: Mapping[Sleutel, Figure], beleid: Beleid
) -> dict[Sleutel, tuple[Krommepunt, ...]]:
    """How each duration that is shown comes down."""
    uit = {}
    for sleutel, ruw in kubus.figuren.items():
        if ruw.kromme is not None and ruw.kromme.treden:
            indicator = kubus.indicatoren[ruw.indicator]
            punten = toon_kromme(ruw, figuren[sleutel], beleid.voor(indicator))
            if punten:
                uit[sleutel] = punten
    return uit


def _los(kubus: Kubus, beleid: Beleid) -> dict[Sleutel, Figure]:
    """The Figure of each raw figure by itself, whatever is hidden beside it."""
    uit = {}
    for sleutel, ruw in {**kubus.hulp, **kubus.figuren}.items():
        if sleutel in kubus.figuren or "|" in ruw.gebied:
            openbaar = ruw.indicator in kubus.openbaar
            indicator = kubus.indicatoren[ruw.indicator]
            uit[sleutel] = toon_figuur(ruw, indicator, beleid, openbaar=openbaar)
    return uit


def _stap(
    kubus: Kubus,
    beleid: Beleid,
    gewoon: Mapping[Sleutel, Figure],
    weg: Verborgen,
    eerder: Mapping[Sleutel, Figure],
) -> dict[Sleutel, Figure]:
    """All Figures, with those of `weg` hidden and the sums made from what then is shown.

    `eerder` has the same with nothing hidden, when that was made already.
    """
    atomen = {**gewoon}
    for sleutel in weg.bereik.keys() & gewoon.keys():
        if (ruw := kubus.teller_van(sleutel)) is not None:
            indicator = kubus.indicatoren[ruw.indicator]
            atomen[sleutel] = toon_als(ruw, indicator, beleid, weg.bereik[sleutel])
    for sleutel in weg.dicht & gewoon.keys():
        ruw = kubus.teller_van(sleutel)
        # What was not delivered has nothing to hide, and says so.
        if ruw is not None:
            atomen[sleutel] = scherm_af(ruw)
    figuren = {s: f for s, f in atomen.items() if s in kubus.figuren}
    for sleutel, ruw in kubus.stromen.items():
        indicator = kubus.indicatoren[ruw.indicator]
        if ruw.indicator in kubus.openbaar:
            figuren[sleutel] = toon_figuur(ruw, indicator, beleid, openbaar=True)
    niet_precies = weg.alle
    for groep in _groepen(kubus, atomen, beleid):
        sleutel = groep.basis.sleutel
        # Of a group without a hidden member the sum is what it was.
        zelfde = groep.is_buiten(niet_precies) and sleutel in eerder
        figuren[sleutel] = eerder[sleutel] if zelfde else groep.som()
    return {s: _zonder_cohort(kubus, figuren, f) for s, f in figuren.items()}


def _zonder_cohort(kubus: Kubus, figuren: Mapping[Sleutel, Figure], figuur: Figure) -> Figure:
    """A share of a cohort is coarse where the number of those in it is not shown exactly."""
    indicator = kubus.indicatoren[figuur.indicator]
    if indicator.cohort is None:
        return figuur
    aantal = figuren.get((indicator.cohort, *figuur.sleutel[1:]))
    exact = aantal is not None and aantal.min is not None and aantal.min == aantal.max
    return figuur if exact else grof_aandeel(figuur, indicator)


# -- groups: from what is shown ---------------------------------


def _groepen(kubus: Kubus, atomen: Mapping[Sleutel, Figure], beleid: Beleid) -> Iterator[_Groep]:
    """Groups of indicators whose municipalities are shown in the same kind of period."""
    groepen = alle_groepen(kubus.regio)
    gemeenten = set(kubus.regio.gemeenten)
    perioden = dict.fromkeys(
        (i, periode) for i, gebied, periode, _ in kubus.figuren if gebied in gemeenten
    )
    for indicator_id, code in perioden:
        indicator, peil = kubus.indicatoren[indicator_id], Periode.van_code(code)
        # Who crosses the border of a group does not follow from its municipalities.
        if peil.soort not in indicator.korrel.groep or indicator.grens:
            continue
        for gebied, groep in groepen.items():
            leden = leden_op(groep, peil.laatste)
            if leden:
                basis = Figure(
                    indicator=indicator_id,
                    gebied=gebied,
                    periode=code,
                    uitsplitsing="",
                    status="niet geleverd",
                    reden="",
                    tekst="niet geleverd",
                    leden=len(leden),
                    leden_geleverd=0,
                )
                yield _Groep(kubus, atomen, beleid, basis, leden)


class _Groep:
    """One group of one indicator in one period, made from the atoms of its members."""

    def __init__(
        self,
        kubus: Kubus,
        atomen: Mapping[Sleutel, Figure],
        beleid: Beleid,
        basis: Figure,
        leden: Sequence[Lid],
    ) -> None:
        self.kubus, self.basis = kubus, basis
        self.indicator = kubus.indicatoren[basis.indicator]
        self.beleid = beleid.voor(self.indicator)
        self.leden, self.alle = leden, atomen
        sleutels = [(basis.indicator, self._gebied(lid), basis.periode, "") for lid in leden]
        self.atomen = {s: atomen[s] for s in sleutels if s in atomen}

    def _gebied(self, lid: Lid) -> str:
        return lid.gemeente if lid.pc4 is None else deelgebied(lid.gemeente, self.basis.gebied)

    def is_buiten(self, dicht: set[Sleutel]) -> bool:
        """True when nothing that it is made of is among these, or shows otherwise by these."""
        ook_van_ander = self.indicator.bouwstenen or self.indicator.cohort is not None
        return not ook_van_ander and dicht.isdisjoint(self.atomen)

    def som(self) -> Figure:
        """The figure of the group."""
        figuren = list(self.atomen.values())
        if self.indicator.vorm == "percentage":
            return self._zonder("niet te berekenen", _PERCENTAGE)
        if any(f.status == "niet te verdelen" for f in figuren):
            namen = [f.gebied.split("|")[0] for f in figuren if f.status == "niet te verdelen"]
            return self._zonder("niet te verdelen", niet_te_verdelen(self.kubus.regio, namen))
        dicht = self.indicator.vorm in ("aantal", "verhouding")
        if dicht and any(f.status == "afgeschermd" for f in figuren):
            return replace(self._zonder("afgeschermd", REDEN_AFGESCHERMD), tekst=AFGESCHERMD)
        met_waarde = {s: f for s, f in self.atomen.items() if self.kubus.teller_van(s)}
        if not met_waarde:
            return self._niets(figuren)
        self._vul_basis(met_waarde.values())
        return self._van_leden(met_waarde, self._wat_ontbreekt(list(met_waarde)))

    def _van_leden(self, leden: Mapping[Sleutel, Figure], onvolledig: str) -> Figure:
        if isinstance(self.indicator, Gemiddelde):
            return self._gemiddelde(self.indicator, leden, onvolledig)
        if self.indicator.vorm in ("aandeel", "verhouding"):
            return self._twee_sommen(list(leden), onvolledig)
        som = sum(
            (Interval(int(f.min or 0), int(f.max or 0)) for f in leden.values()), Interval(0, 0)
        )
        return self._per_1000(
            toon_aantal(self.basis, som, onvolledig, self.beleid), list(leden.values())
        )

    def _zonder(self, status: Status, reden: str) -> Figure:
        return replace(self.basis, status=status, tekst=status, reden=reden)

    def _niets(self, figuren: Sequence[Figure]) -> Figure:
        waarom = {f.status: f for f in figuren}
        if "niet geleverd" in waarom or not waarom:
            zin = "Over deze periode is voor deze groep niets geleverd."
            return self._zonder("niet geleverd", zin)
        keuze = waarom.get("niet bekend", figuren[0])
        return self._zonder(keuze.status, keuze.reden)

    def _vul_basis(self, figuren: Iterable[Figure]) -> None:
        alle = list(figuren)
        bronnen = dict.fromkeys(deel for f in alle for deel in f.bron.split("; ") if deel)
        self.basis = replace(
            self.basis,
            leden_geleverd=len(alle),
            dekking=f"{len(alle)} van {len(self.leden)}" if len(alle) < len(self.leden) else "",
            bron="; ".join(bronnen),
            stand=slechtste_stand(f.stand for f in alle),
            toelichting=alle[0].toelichting,
            breuk=breuk_in_groep([self.kubus.regio.naam_van(f.gebied) for f in alle if f.breuk]),
        )

    def _wat_ontbreekt(self, sleutels: Sequence[Sleutel]) -> str:
        ruwe = [self.kubus.teller_van(sleutel) for sleutel in sleutels]
        redenen = [ruw.onvolledig.split(", ") if ruw and ruw.onvolledig else [] for ruw in ruwe]
        return ", ".join(wat_ontbreekt(redenen, len(self.leden)))

    def _twee_sommen(self, sleutels: Sequence[Sleutel], onvolledig: str) -> Figure:
        """A share or ratio of a group: the sums first.

        Of public sources both counts are known to all. Of others they are what the shown counts
        of the members say; without such counts there is nothing to make it from.
        """
        indicator, beleid = self.indicator, self.beleid
        ruwe = [r for s in sleutels if (r := self.kubus.teller_van(s))]
        openbaar = indicator.id in self.kubus.openbaar
        if openbaar:
            if len({r.noemer_datum for r in ruwe}) > 1:
                return self._zonder("niet te berekenen", _ANDERE_DATUM)
            teller = sum((r.teller for r in ruwe), Interval(0, 0))
            rest = sum((r.rest for r in ruwe), Interval(0, 0))
        elif indicator.bouwstenen:
            dicht = [s for s in sleutels if self.atomen[s].status == "afgeschermd"]
            teller, rest = grove_sommen(
                [r for r in ruwe if r.sleutel not in dicht], indicator, beleid
            )
            for sleutel in dicht:
                heel = self.alle.get((indicator.bouwstenen[1], *sleutel[1:]))
                if heel is None or heel.max is None:
                    return replace(
                        self._zonder("afgeschermd", REDEN_AFGESCHERMD), tekst=AFGESCHERMD
                    )
                # Of who is counted there, any number can be a part.
                ieder = Interval(0, int(heel.max))
                teller, rest = teller + ieder, rest + ieder
        else:
            return self._zonder("niet te berekenen", "Dit aandeel tonen we niet voor een groep.")
        if isinstance(indicator, Verhouding):
            return toon_verhouding(self.basis, indicator, (teller, rest), onvolledig, beleid)
        aandeel = Aandeel(teller, rest, openbaar=openbaar, mag_geheel=indicator.mag_geheel)
        return met_van(toon_aandeel(self.basis, aandeel, onvolledig, beleid), indicator)

    def _gemiddelde(
        self, indicator: Gemiddelde, leden: Mapping[Sleutel, Figure], onvolledig: str
    ) -> Figure:
        """The mean of the members whose mean is shown: so nothing follows of the others."""
        getoond = [s for s, f in leden.items() if f.min is not None]
        momenten = [r.momenten for s in getoond if (r := self.kubus.teller_van(s)) and r.momenten]
        samen = reduce(add, momenten) if momenten else None
        # What must be known of the mean of one member does not hold for all.
        een = self.kubus.teller_van(next(iter(leden)))
        basis = replace(self.basis, toelichting=een.toelichting if een else "")
        if len(getoond) < len(leden):
            genoeg = f"{len(getoond)} van {len(leden)} gemeenten met genoeg {indicator.wie[1]}"
            onvolledig = ", ".join(filter(None, [onvolledig, genoeg]))
        return toon_gemiddelde(basis, indicator, samen, onvolledig, self.beleid)

    def _per_1000(self, figuur: Figure, leden: Sequence[Figure]) -> Figure:
        if not self.indicator.noemer:
            return figuur
        zonder = next((f for f in leden if f.noemer_min is None), None)
        if zonder is not None:
            return replace(figuur, per1000_reden=zonder.per1000_reden)
        data = {f.noemer_datum for f in leden}
        if len(data) > 1:
            return replace(
                figuur,
                per1000_reden="Geen cijfer per 1.000: de noemers zijn niet van dezelfde datum.",
            )
        noemer = Interval(
            sum(int(f.noemer_min or 0) for f in leden), sum(int(f.noemer_max or 0) for f in leden)
        )
        return met_per_1000(figuur, self.indicator, noemer, data.pop(), "")


_PERCENTAGE = (
    "Voor een groep gemeenten is dit percentage niet te berekenen: daarvoor zijn de aantallen "
    "nodig."
)
_ANDERE_DATUM = "Niet te berekenen: de inwoners zijn niet overal op dezelfde dag geteld."
