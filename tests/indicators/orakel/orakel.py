"""The naive count: from the rows that were delivered to every figure of the region.

One question at a time, each answered by going through all deliveries again. Slow on purpose: what
it does can be read as the decisions say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tests.indicators.orakel.aangeleverd import (
    Getal,
    Levering,
    grenzen,
    kwartalen,
    oktober,
    samen,
    soort_periode,
    volgende,
)
from tests.indicators.orakel.bronnen import (
    GEMEENTEKOP,
    alle_vragen,
    gelezen,
    gemeenten_van,
    ingedeeld,
    is_telling,
    leerlingen,
    maat_van,
    mist_sector,
    rijen_tekst,
    rijen_van,
    welke_telt,
    woorden_van,
)
from tests.indicators.orakel.definitie import Definitie, Grens, Moment
from tests.indicators.orakel.definities import (
    DEFINITIES,
)
from tests.indicators.orakel.gebieden import (
    GEMEENTEN,
    GROEPEN,
    NEDERLAND,
    bestond,
    code,
    gebied,
    leden,
    oude_gemeenten,
)
from tests.indicators.orakel.noemers import Noemers
from tests.indicators.orakel.tel_aantallen import totaal
from tests.indicators.orakel.uitkomst import (
    NIET_GELEVERD,
    WAT_EERST,
    Uitkomst,
    alle_leveranciers,
    alle_rijen,
    met_spreiding,
    uitkomst,
)


@dataclass
class Bronnen:
    """What counts for a municipality: the deliveries with the names it has in them.

    Attributes:
        onvolledig: a former municipality, a part of education or a row with a mistake is missing.
        onbeslist: two deliver the same, and nobody chose.
    """

    per_levering: dict[Levering, list[str]] = field(default_factory=dict)
    onvolledig: bool = False
    onbeslist: bool = False


@dataclass(frozen=True)
class Deel:
    """The count from one delivery for one delivered name; `teller` None: it does not have it."""

    levering: Levering
    teller: Getal | None
    rijen: tuple[str, ...] = ()


class Orakel:
    """All figures of a region from its deliveries, of which each counts (none was replaced)."""

    def __init__(self, leveringen: Sequence[Levering]) -> None:
        self.leveringen = tuple(replace(b, rijen=tuple(gelezen(b))) for b in leveringen)
        self.gemeente = lru_cache(maxsize=None)(self._gemeente)
        self.noemers = Noemers(self.leveringen)

    def cijfer(self, indicator: str, gebied: str, periode: str) -> Uitkomst:
        """The figure of a municipality, a group or the Netherlands in a period."""
        if gebied in GROEPEN:
            return self._groep(indicator, gebied, periode)
        uit = self.gemeente(indicator, gebied, periode)
        return self._met_noemer(uit, indicator, [gebied], periode)

    # -- a municipality ---------------------------------------------

    def _gemeente(self, indicator: str, gemeente: str, periode: str) -> Uitkomst:
        d = DEFINITIES[indicator]
        if d.hoe == "scholen":
            return self._woont_in(d, gemeente, periode, postcodes=None)
        if d.hoe == "percentage":
            return self._percentage(d, gemeente, periode)
        if d.volgen and soort_periode(periode) == "kwartaal":
            return self._volg(d, gemeente, periode)
        zelf = self._uit_periode(d, gemeente, periode, getoond=periode)
        if d.inwoners:
            return self._deel_van_inwoners(d.inwoners, zelf, gemeente, periode)
        if zelf.niets != "niet geleverd" or soort_periode(periode) != "schooljaar":
            return zelf
        return self._schooljaar(d, gemeente, periode)

    def _schooljaar(self, d: Definitie, gemeente: str, schooljaar: str) -> Uitkomst:
        """A stock is that of 1 October; a flow the sum of four quarters (decisions.md 7)."""
        if d.stand:
            vierde = f"{schooljaar[:4]}-K4"
            return self._uit_periode(d, gemeente, vierde, getoond=schooljaar)
        delen = [
            self._volg(d, gemeente, k)
            if d.volgen
            else self._uit_periode(d, gemeente, k, getoond=schooljaar)
            for k in kwartalen(schooljaar)
        ]
        geleverd = [deel for deel in delen if deel.niets != "niet geleverd"]
        bekend = [deel for deel in geleverd if not deel.niets]
        for deel in geleverd:
            if deel.niets not in ("", "niet bekend"):
                return deel
        if not bekend:
            return geleverd[0] if geleverd else NIET_GELEVERD
        som = samen(deel.getal for deel in bekend)
        if d.kromme:  # who goes on counts once: at the end of the last quarter
            som = som._replace(rest=geleverd[-1].getal.rest)
        onvolledig = len(bekend) < 4 or any(deel.onvolledig for deel in bekend)
        return uitkomst(
            d, som, onvolledig=onvolledig, rijen=alle_rijen(bekend), van=alle_leveranciers(geleverd)
        )

    def _volg(self, d: Definitie, gemeente: str, kwartaal: str) -> Uitkomst:
        """A quarter with what later deliveries say of who began, or left, in it."""
        volgen = d.volgen
        assert volgen is not None
        eigen = self._uit_periode(d, gemeente, kwartaal, getoond=kwartaal, cohort=kwartaal)
        if eigen.niets not in ("", "niet bekend"):
            return eigen
        alle, nu = [eigen], kwartaal
        for nummer in range(1, volgen.later + 1):
            nu = volgende(nu)
            vervolg = self._uit_periode(d, gemeente, nu, getoond=nu, cohort=kwartaal)
            if vervolg.niets == "niet geleverd":
                if nummer <= volgen.wacht:
                    return Uitkomst("nog niet te zeggen")
                break
            if vervolg.niets not in ("", "niet bekend"):
                return vervolg
            alle.append(vervolg)
        if volgen.een_leverancier:
            te_zien = eigen.getal.max or eigen.getal.rest[1]
            blind = eigen.niets or (eigen.getal.onbekend and not te_zien)
            if blind or len({deel.van for deel in alle}) > 1:
                return Uitkomst("niet te berekenen")
        som = volgen.samen(eigen.getal, [deel.getal for deel in alle[1:]])
        if som.leeg or any(deel.niets for deel in alle):
            return Uitkomst("niet bekend", van=alle_leveranciers(alle))
        onvolledig = any(deel.onvolledig for deel in alle)
        return uitkomst(
            d, som, onvolledig=onvolledig, rijen=alle_rijen(alle), van=alle_leveranciers(alle)
        )

    def _uit_periode(
        self, d: Definitie, gemeente: str, periode: str, *, getoond: str, cohort: str = ""
    ) -> Uitkomst:
        """From the deliveries of one period, all names and all sectors together."""
        eerste, laatste = grenzen(periode)
        bronnen = self.bronnen(d, gemeente, periode)
        if not bronnen:
            return NIET_GELEVERD
        if bronnen.onbeslist:
            return Uitkomst("niet te berekenen")
        per_bron, onvolledig = bronnen.per_levering, bronnen.onvolledig
        moment = Moment(eerste, laatste, oktober(getoond) if getoond != periode else laatste)
        stukken = [
            stuk
            for bron, er in per_bron.items()
            for stuk in self._tel(d, bron, er, moment, cohort or periode)
        ]
        van = frozenset(bron.leverancier for bron in per_bron)
        if getoond != periode and d.stand and any(is_telling(s.levering) for s in stukken):
            return Uitkomst("niet te berekenen")
        bekend = [s.teller for s in stukken if s.teller is not None and not s.teller.leeg]
        rijen = tuple(rij for s in stukken for rij in s.rijen)
        if not bekend:
            return Uitkomst("niet bekend", rijen=rijen, van=van)
        som = samen(bekend)
        alles = len(bekend) == len(stukken) and not som.onbekend
        return uitkomst(d, som, onvolledig=onvolledig or not alles, rijen=rijen, van=van)

    def bronnen(self, d: Definitie, gemeente: str, periode: str) -> Bronnen | None:
        """Which deliveries count for a municipality, and under which names; None without any."""
        namen = (gemeente, *oude_gemeenten(gemeente))
        kandidaten = {naam: self._kandidaten(d, naam, periode) for naam in namen}
        geleverd = {naam for naam, bronnen in kandidaten.items() if bronnen}
        hier = gebied(gemeente, grenzen(periode)[1], geleverd, lijst=d.hoe == "lijst")
        if not hier.namen:
            return None
        uit = Bronnen(onvolledig=bool(hier.mist))
        for naam in hier.namen:
            telt = welke_telt(d.maat, kandidaten[naam])
            if telt is None:
                return Bronnen(onbeslist=True)
            uit.onvolledig |= mist_sector(d.maat, telt)
            uit.onvolledig |= any(naam in gemeenten_van(b.soort, b.fout) for b in telt)
            for bron in telt:
                uit.per_levering.setdefault(bron, []).append(naam)
        return uit

    def _tel(
        self, d: Definitie, bron: Levering, namen: Sequence[str], moment: Moment, kwartaal: str
    ) -> Iterator[Deel]:
        """Of a list the rows under all names of the area together; of counts each name apart."""
        if d.hoe == "lijst" and bron.soort == d.soort:
            hier = rijen_van(bron, namen)
            if d.volgen:
                teller = d.volgen.tel(bron, hier, kwartaal, self.leveringen)
            else:
                teller = d.tel(bron.rijen, hier, moment)
            yield Deel(bron, teller, rijen_tekst(bron, hier))
            return
        for naam in namen:
            hier = rijen_van(bron, [naam])
            if bron.soort != "vo_coach":
                woorden = woorden_van(d)
                hier = [r | {"_geheel": woorden[0]} for r in hier if maat_van(r) in woorden]
            heel = any(not rij.get("Uitsplitsing") and alle_vragen(rij) for rij in hier)
            tel = d.tel if bron.soort == d.soort else totaal
            heeft = tel(bron.rijen, hier, moment) if heel else None
            yield Deel(bron, heeft, rijen_tekst(bron, hier))

    # -- which source counts ----------------------------------------

    def _kandidaten(self, d: Definitie, naam: str, periode: str) -> list[Levering]:
        """The deliveries that speak of a municipality: by dekking, or by a row in the file."""
        uit = []
        for bron in self.leveringen:
            if bron.periode != periode or bron.soort not in (d.soort, "tellingen"):
                continue
            tweede_weg = bron.soort == "tellingen" and d.soort != "tellingen"
            if tweede_weg and (d.hoe != "lijst" or d.volgen):
                continue
            rijen = [*bron.rijen, *bron.fout]
            hier = [rij for rij in rijen if code(rij[GEMEENTEKOP[bron.soort]]) == naam]
            if d.hoe == "lijst" and bron.soort == d.soort:
                spreekt = naam in bron.dekking or bool(hier)
            elif bron.soort == "vo_coach":
                spreekt = bool(hier)
            else:
                spreekt = any(maat_van(rij) == woorden_van(d)[0] for rij in hier)
            if spreekt:
                uit.append(bron)
        return uit

    # -- other kinds of data ----------------------------------------

    def _woont_in(
        self, d: Definitie, gemeente: str, periode: str, postcodes: frozenset[str] | None
    ) -> Uitkomst:
        """Pupils by home municipality, over the files of all school municipalities."""
        bestanden = self._bestanden(d, periode)
        namen = (gemeente, *oude_gemeenten(gemeente))
        if d.grens:
            return self._over_de_grens(d, d.grens, gemeente, periode)
        rijen = [rij for rij in leerlingen(bestanden) if rij["_woont"] == gemeente]
        moment = Moment(*grenzen(periode), grenzen(periode)[1])
        heel = d.tel(rijen, rijen, moment)
        eigen = any(bestand.dekking[0] in namen for bestand in bestanden)
        if not eigen and heel == Getal():
            return NIET_GELEVERD
        scholen = {bestand.dekking[0] for bestand in bestanden}
        onvolledig = len(scholen) < len(GEMEENTEN) or bool(heel.onbekend)
        if postcodes is not None:
            buiten = [r for r in rijen if r["POSTCODE_LEERLING"] not in ingedeeld(gemeente)]
            over = d.tel(buiten, buiten, moment)
            onvolledig |= over.max + over.rest[1] > 0
            rijen = [rij for rij in rijen if rij["POSTCODE_LEERLING"] in postcodes]
        teksten, som = tuple(map(str, rijen)), d.tel(rijen, rijen, moment)
        return uitkomst(d, som, onvolledig=onvolledig, rijen=teksten, van=frozenset({"DUO"}))

    def _bestanden(self, d: Definitie, periode: str) -> list[Levering]:
        return [b for b in self.leveringen if (b.soort, b.periode) == (d.soort, periode)]

    def _over_de_grens(self, d: Definitie, grens: Grens, gemeente: str, periode: str) -> Uitkomst:
        """Of a school municipality its own file is all; of a home all files are needed."""
        bestanden = self._bestanden(d, periode)
        rijen = leerlingen(bestanden)
        som = grens.tel(rijen, {gemeente}, {gemeente})
        eigen = any(bestand.dekking[0] == gemeente for bestand in bestanden)
        if not eigen and (grens.kant == "school" or som == Getal()):
            return NIET_GELEVERD
        mist = grens.kant == "woon" and len(bestanden) < len(GEMEENTEN)
        van, onvolledig = frozenset({"DUO"}), mist or bool(som.onbekend)
        return uitkomst(d, som, onvolledig=onvolledig, rijen=tuple(map(str, rijen)), van=van)

    def _percentage(self, d: Definitie, gemeente: str, periode: str) -> Uitkomst:
        """As published of the municipality of today; those of former ones do not add up."""
        rijen = [
            rij
            for bron in self.leveringen
            if (bron.soort, bron.periode) == (d.soort, periode)
            for rij in bron.rijen
            if rij["Onderwerp"] in d.woorden
        ]
        zelf = [rij for rij in rijen if rij["Regio's"] == gemeente]
        waarden = [rij["Percentage"] for rij in zelf if rij["Percentage"]]
        if waarden:
            return Uitkomst(waarde=float(waarden[0].replace(",", ".")), rijen=(str(zelf),))
        oud = oude_gemeenten(gemeente)
        er_was = gemeente == NEDERLAND or bestond(gemeente, grenzen(periode)[1])
        if not er_was and any(rij["Regio's"] in oud for rij in rijen):
            return Uitkomst("niet te berekenen")
        return Uitkomst("niet bekend") if zelf and er_was else NIET_GELEVERD

    # -- groups -----------------------------------------------------

    def _groep(self, indicator: str, groep: str, periode: str) -> Uitkomst:
        """From numerators and denominators of its members, never an average."""
        d, hier = DEFINITIES[indicator], leden(groep, grenzen(periode)[1])
        if d.hoe == "percentage":
            return Uitkomst("niet te berekenen")
        if (d.hoe != "scholen" or d.grens) and any(lid.postcodes for lid in hier):
            return Uitkomst("niet te verdelen")
        per_lid = {
            lid.gemeente: self._woont_in(d, lid.gemeente, periode, lid.postcodes)
            if lid.postcodes
            else self.gemeente(indicator, lid.gemeente, periode)
            for lid in hier
        }
        bekend = {g: uit for g, uit in per_lid.items() if not uit.niets}
        if not bekend:
            waarom = [uit.niets for uit in per_lid.values()]
            return Uitkomst(
                min(waarom, key=lambda w: WAT_EERST.index(w) if w in WAT_EERST else len(WAT_EERST))
            )
        delen = list(bekend.values())
        onvolledig = len(delen) < len(hier) or any(deel.onvolledig for deel in delen)
        som = samen(deel.getal for deel in delen)
        if d.inwoners and len({self._dag(d.inwoners, g, periode) for g in bekend}) > 1:
            return Uitkomst("niet te berekenen")
        if d.grens:
            rijen, binnen = leerlingen(self._bestanden(d, periode)), {x.gemeente for x in hier}
            som = d.grens.tel(rijen, binnen, bekend)
        uit = uitkomst(
            d, som, onvolledig=onvolledig, rijen=alle_rijen(delen), van=alle_leveranciers(delen)
        )
        return self._met_noemer(uit, indicator, list(bekend), periode)

    def gemiddelde_van_groep(self, indicator: str, groep: str, periode: str) -> float | None:
        """The mean of all people of whom it is known: a municipality without adds nothing."""
        leden_nu = leden(groep, grenzen(periode)[1])
        per_lid = [self.gemeente(indicator, lid.gemeente, periode) for lid in leden_nu]
        som = met_spreiding(samen(u.getal for u in per_lid if u.gemiddelde is not None))
        return None if som is None else som[0]

    # -- inhabitants ------------------------------------------------

    def _dag(self, leeftijden: tuple[int, int], gemeente: str, periode: str) -> object:
        noemer = self.noemers.van(leeftijden, gemeente, grenzen(periode)[1])
        return noemer and noemer[0]

    def _deel_van_inwoners(
        self, leeftijden: tuple[int, int], uit: Uitkomst, gemeente: str, periode: str
    ) -> Uitkomst:
        """Who is counted beside all other inhabitants of that day."""
        if uit.niets:
            return uit
        noemer = self.noemers.van(leeftijden, gemeente, grenzen(periode)[1])
        if noemer is None or noemer[1] < max(uit.teller[1], 1):
            return Uitkomst("niet te berekenen")
        rest = (noemer[1] - uit.teller[1], noemer[1] - uit.teller[0])
        return replace(uit, rest=rest, getal=uit.getal._replace(rest=rest))

    def _met_noemer(
        self, uit: Uitkomst, indicator: str, gemeenten: Sequence[str], periode: str
    ) -> Uitkomst:
        leeftijden = DEFINITIES[indicator].noemer
        if leeftijden is None or uit.niets:
            return uit
        per_gemeente = [self.noemers.van(leeftijden, g, grenzen(periode)[1]) for g in gemeenten]
        dagen = {n[0] for n in per_gemeente if n is not None}
        aantallen = [n[1] for n in per_gemeente if n is not None]
        if len(aantallen) < len(gemeenten) or len(dagen) != 1 or not sum(aantallen):
            return uit
        return replace(uit, noemer=(sum(aantallen),) * 2)
