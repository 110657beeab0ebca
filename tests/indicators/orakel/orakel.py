"""The naive count: from the rows that were delivered to every figure of the region.

One question at a time, each answered by going through all deliveries again. Slow on purpose: what
it does can be read as the decisions say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tests.indicators.orakel.aangeleverd import (
    Getal,
    Levering,
    Rij,
    grenzen,
    kwartalen,
    oktober,
    samen,
    soort_periode,
    uniek,
    volgende,
)
from tests.indicators.orakel.definities import (
    DEFINITIES,
    WOORDEN_TELLING,
    Definitie,
    Grens,
    Moment,
    totaal,
)
from tests.indicators.orakel.gebieden import (
    GEMEENTEN,
    GROEPEN,
    LEIDEND,
    NEDERLAND,
    SECTOREN,
    bestond,
    code,
    gebied,
    leden,
    nu,
    oude_gemeenten,
)

GEMEENTEKOP = {
    "thuiszitters": "Woongemeente",
    "vrijstellingen": "Woongemeente",
    "jeugdhulptrajecten": "Woongemeente",
    "tellingen": "Gemeente",
    "vo_coach": "Gemeente van de school",
    "jeugdhulp_gebruik": "Wijken",
    "jeugdhulp_indicatoren": "Regio's",
    "bevolking": "Regio's",
    "leerlingen_po": "GEMEENTENAAM_LEERLING",
}
LANDELIJK = {
    "jeugdhulp_gebruik": "Aantal",
    "jeugdhulp_indicatoren": "Percentage",
    "bevolking": "Bevolking",
    "leerlingen_po": "AANTAL",
}
"""National files with the column of their figure."""


@dataclass(frozen=True)
class Uitkomst:
    """A figure, or why there is none.

    Attributes:
        niets: "" when there is a figure; else niet geleverd, niet bekend, niet te berekenen or niet
            te verdelen.
        rest: of a share what is not counted, of a ratio what it is divided by.
        onzeker: how many of a share can be in the part and in the rest.
        kromme: what a curve says at least and at most.
        gemiddelde: a mean with its standard deviation, where those are known.
        noemer: inhabitants; None when there is no figure per 1.000.
        rijen: the rows it comes from, to show when something is wrong.
        getal: the count behind it.
        van: the leveranciers it comes from.
    """

    niets: str = ""
    teller: tuple[int, int] = (0, 0)
    rest: tuple[int, int] = (0, 0)
    waarde: float | None = None
    gemiddelde: tuple[float, float | None] | None = None
    onzeker: int = 0
    kromme: tuple[float | None, float | None] | None = None
    onvolledig: bool = False
    noemer: tuple[int, int] | None = None
    rijen: tuple[str, ...] = field(default=(), compare=False)
    getal: Getal = field(default=Getal(), compare=False, repr=False)
    van: frozenset[str] = field(default=frozenset(), compare=False)


NIET_GELEVERD = Uitkomst("niet geleverd")


def uitkomst(
    d: Definitie, som: Getal, *, onvolledig: bool, rijen: tuple[str, ...], van: frozenset[str]
) -> Uitkomst:
    """A figure from a count."""
    uit = Uitkomst(
        getal=som,
        teller=(som.min, som.max),
        rest=som.rest,
        onzeker=som.onzeker,
        gemiddelde=_gemiddelde(som),
        onvolledig=onvolledig,
        rijen=rijen,
        van=van,
    )
    if d.kromme is None:
        return uit
    einden = [stuk for stuk in som.stukken if stuk.uitkomst]
    nog = len(som.stukken) - len(einden) if d.kromme.gevallen else som.rest[0]
    wel = sum(map(d.kromme.telt, einden))
    misschien = sum(map(d.kromme.misschien, einden))
    alle = len(einden) + nog
    return replace(
        uit,
        teller=(wel, wel + misschien),
        rest=(alle - wel - misschien, alle - wel),
        onzeker=misschien,
        kromme=d.kromme.lees(som.stukken),
    )


def _gemiddelde(som: Getal) -> tuple[float, float | None] | None:
    n = som.min
    if som.waarden is None or not som.waarden or not n:
        return None
    gemiddelde = som.waarden / n
    if som.kwadraten is None or n < 2:
        return gemiddelde, None
    return gemiddelde, max(0.0, (som.kwadraten - n * gemiddelde**2) / (n - 1)) ** 0.5


_EERST = ("nog niet te zeggen", "niet geleverd", "niet bekend")
"""Why a whole group has no figure: what is still to come goes first, then absence."""


@dataclass(frozen=True)
class Deel:
    """The count from one delivery for one delivered name; `teller` None: it does not have it."""

    levering: Levering
    teller: Getal | None
    rijen: tuple[str, ...] = ()


def gelezen(bron: Levering) -> list[Rij]:
    """The rows of a delivery, with the code of their municipality, each once.

    National files keep municipalities that were not there (any more) as rows without a figure.
    """
    kop, figuur = GEMEENTEKOP[bron.soort], LANDELIJK.get(bron.soort)
    rijen = uniek([rij | {kop: code(rij[kop])} for rij in bron.rijen])
    laatste = grenzen(bron.periode)[1]
    return [r for r in rijen if figuur is None or r[figuur] or bestond(r[kop], laatste)]


class Orakel:
    """All figures of a region from its deliveries, of which each counts (none was replaced)."""

    def __init__(self, leveringen: Sequence[Levering]) -> None:
        self.leveringen = tuple(replace(b, rijen=tuple(gelezen(b))) for b in leveringen)
        self.gemeente = lru_cache(maxsize=None)(self._gemeente)
        self.noemer = lru_cache(maxsize=None)(self._noemer)

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
        return uitkomst(d, som, onvolledig=onvolledig, rijen=_rijen(bekend), van=_van(geleverd))

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
            return Uitkomst("niet bekend", van=_van(alle))
        onvolledig = any(deel.onvolledig for deel in alle)
        return uitkomst(d, som, onvolledig=onvolledig, rijen=_rijen(alle), van=_van(alle))

    def _uit_periode(
        self, d: Definitie, gemeente: str, periode: str, *, getoond: str, cohort: str = ""
    ) -> Uitkomst:
        """From the deliveries of one period, all names and all sectors together."""
        eerste, laatste = grenzen(periode)
        namen = (gemeente, *oude_gemeenten(gemeente))
        kandidaten = {naam: self._kandidaten(d, naam, periode) for naam in namen}
        geleverd = {naam for naam, bronnen in kandidaten.items() if bronnen}
        hier = gebied(gemeente, laatste, geleverd, lijst=d.hoe == "lijst")
        if not hier.namen:
            return NIET_GELEVERD
        dag = oktober(getoond) if getoond != periode else laatste
        moment = Moment(eerste, laatste, dag)
        onvolledig = bool(hier.mist)
        per_bron: dict[Levering, list[str]] = {}
        for naam in hier.namen:
            telt = _welke_telt(d.maat, kandidaten[naam])
            if telt is None:
                return Uitkomst("niet te berekenen")
            onvolledig |= _mist_sector(d.maat, telt)
            onvolledig |= any(naam in _gemeenten(b.soort, b.fout) for b in telt)
            for bron in telt:
                per_bron.setdefault(bron, []).append(naam)
        stukken = [
            stuk
            for bron, er in per_bron.items()
            for stuk in self._tel(d, bron, er, moment, cohort or periode)
        ]
        van = frozenset(bron.leverancier for bron in per_bron)
        if getoond != periode and d.stand and any(_is_telling(s.levering) for s in stukken):
            return Uitkomst("niet te berekenen")
        bekend = [s.teller for s in stukken if s.teller is not None and not s.teller.leeg]
        rijen = tuple(rij for s in stukken for rij in s.rijen)
        if not bekend:
            return Uitkomst("niet bekend", rijen=rijen, van=van)
        som = samen(bekend)
        alles = len(bekend) == len(stukken) and not som.onbekend
        return uitkomst(d, som, onvolledig=onvolledig or not alles, rijen=rijen, van=van)

    def _tel(
        self, d: Definitie, bron: Levering, namen: Sequence[str], moment: Moment, kwartaal: str
    ) -> Iterator[Deel]:
        """Of a list the rows under all names of the area together; of counts each name apart."""
        if d.hoe == "lijst" and bron.soort == d.soort:
            hier = _hier(bron, namen)
            if d.volgen:
                teller = d.volgen.tel(bron, hier, kwartaal, self.leveringen)
            else:
                teller = d.tel(bron.rijen, hier, moment)
            yield Deel(bron, teller, _tekst(bron, hier))
            return
        for naam in namen:
            hier = _hier(bron, [naam])
            if bron.soort != "vo_coach":
                woorden = _woorden(d)
                hier = [r | {"_geheel": woorden[0]} for r in hier if _maat(r) in woorden]
            heel = any(not rij.get("Uitsplitsing") and _alle_vragen(rij) for rij in hier)
            tel = d.tel if bron.soort == d.soort else totaal
            heeft = tel(bron.rijen, hier, moment) if heel else None
            yield Deel(bron, heeft, _tekst(bron, hier))

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
                spreekt = any(_maat(rij) == _woorden(d)[0] for rij in hier)
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
        rijen = [rij for rij in _leerlingen(bestanden) if rij["_woont"] == gemeente]
        moment = Moment(*grenzen(periode), grenzen(periode)[1])
        heel = d.tel(rijen, rijen, moment)
        eigen = any(bestand.dekking[0] in namen for bestand in bestanden)
        if not eigen and heel == Getal():
            return NIET_GELEVERD
        scholen = {bestand.dekking[0] for bestand in bestanden}
        onvolledig = len(scholen) < len(GEMEENTEN) or bool(heel.onbekend)
        if postcodes is not None:
            buiten = [r for r in rijen if r["POSTCODE_LEERLING"] not in _ingedeeld(gemeente)]
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
        rijen = _leerlingen(bestanden)
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
                min(waarom, key=lambda w: _EERST.index(w) if w in _EERST else len(_EERST))
            )
        delen = list(bekend.values())
        onvolledig = len(delen) < len(hier) or any(deel.onvolledig for deel in delen)
        som = samen(deel.getal for deel in delen)
        if d.grens:
            rijen, binnen = _leerlingen(self._bestanden(d, periode)), {x.gemeente for x in hier}
            som = d.grens.tel(rijen, binnen, bekend)
        uit = uitkomst(d, som, onvolledig=onvolledig, rijen=_rijen(delen), van=_van(delen))
        return self._met_noemer(uit, indicator, list(bekend), periode)

    def gemiddelde_van_groep(self, indicator: str, groep: str, periode: str) -> float | None:
        """The mean of all people of whom it is known: a municipality without adds nothing."""
        leden_nu = leden(groep, grenzen(periode)[1])
        per_lid = [self.gemeente(indicator, lid.gemeente, periode) for lid in leden_nu]
        som = _gemiddelde(samen(u.getal for u in per_lid if u.gemiddelde is not None))
        return None if som is None else som[0]

    # -- per 1.000 --------------------------------------------------

    def _met_noemer(
        self, uit: Uitkomst, indicator: str, gemeenten: Sequence[str], periode: str
    ) -> Uitkomst:
        leeftijden = DEFINITIES[indicator].noemer
        if leeftijden is None or uit.niets:
            return uit
        per_gemeente = [self.noemer(leeftijden, g, grenzen(periode)[1]) for g in gemeenten]
        dagen = {n[0] for n in per_gemeente if n is not None}
        aantallen = [n[1] for n in per_gemeente if n is not None]
        if len(aantallen) < len(gemeenten) or len(dagen) != 1 or not sum(aantallen):
            return uit
        return replace(uit, noemer=(sum(aantallen),) * 2)

    def _noemer(
        self, leeftijden: tuple[int, int], gemeente: str, op: date
    ) -> tuple[date, int] | None:
        """Inhabitants of these ages on the newest 1 January of the last 24 months."""
        for jaar in (op.year, op.year - 1, op.year - 2):
            dag = date(jaar, 1, 1)
            if dag > op or (dag.replace(year=jaar + 2)) < op:
                continue
            aantal = self._inwoners(leeftijden, gemeente, dag)
            if aantal is not None:
                return dag, aantal
        return None

    def _inwoners(self, leeftijden: tuple[int, int], gemeente: str, dag: date) -> int | None:
        per_naam: dict[str, dict[str, str]] = {}
        for bron in self.leveringen:
            if (bron.soort, bron.periode) == ("bevolking", str(dag.year)):
                for rij in bron.rijen:
                    if rij["Bevolking"]:
                        per_leeftijd = per_naam.setdefault(rij["Regio's"], {})
                        per_leeftijd[rij["Leeftijd"]] = rij["Bevolking"]
        hier = gebied(gemeente, dag, per_naam, lijst=False)
        if not hier.namen or hier.mist:
            return None
        klassen = [k for k in ((0, 4), (5, 17), (18, 22)) if leeftijden[0] <= k[0] <= leeftijden[1]]
        titels = [f"{van} tot {tot + 1} jaar" for van, tot in klassen]
        if any(titel not in per_naam[naam] for naam in hier.namen for titel in titels):
            return None
        return sum(int(per_naam[naam][titel]) for naam in hier.namen for titel in titels)


# -- sources ------------------------------------------------------------------------------------


def _overlapt(a: Levering, b: Levering) -> bool:
    """Of the same pupils: the same part of education, or one speaks for all of it."""
    return a.sector == b.sector or "alle" in (a.sector, b.sector)


def _is_telling(bron: Levering) -> bool:
    return bron.soort == "tellingen"


def _welke_telt(maat: str, kandidaten: Sequence[Levering]) -> list[Levering] | None:
    """One source per part of education (decisions.md 3); None when nobody chose between two."""
    over = [
        bron
        for bron in kandidaten
        if not (
            _is_telling(bron)
            and any(
                a.leverancier == bron.leverancier and not _is_telling(a) and _overlapt(a, bron)
                for a in kandidaten
            )
        )
    ]
    for afspraak in LEIDEND:
        wint = [b for b in over if (maat, b.leverancier, b.soort) == afspraak]
        over = [b for b in over if b in wint or not any(_overlapt(b, w) for w in wint)]
    if any(a is not b and _overlapt(a, b) for a in over for b in over):
        return None
    return over


def _mist_sector(maat: str, telt: Iterable[Levering]) -> bool:
    """A part of education that belongs to the whole is not there."""
    er = {bron.sector for bron in telt}
    return "alle" not in er and not set(SECTOREN.get(maat, ("alle",))) <= er


def _leerlingen(bestanden: Iterable[Levering]) -> list[Rij]:
    """The rows of all files, with the municipalities of today of home and school."""
    return [
        rij
        | {
            "_woont": nu(rij["GEMEENTENAAM_LEERLING"]),
            "_school": nu(code(rij["GEMEENTENUMMER"])),
        }
        for bestand in bestanden
        for rij in bestand.rijen
    ]


def _ingedeeld(gemeente: str) -> set[str]:
    """The postcodes of a split municipality that lie in some group."""
    alle = [lid for groep in GROEPEN.values() for lid in groep if lid.gemeente == gemeente]
    return {pc for lid in alle for pc in lid.postcodes or ()}


def _gemeenten(soort: str, rijen: Iterable[Rij]) -> set[str]:
    return {code(rij[GEMEENTEKOP[soort]]) for rij in rijen}


def _hier(bron: Levering, namen: Sequence[str]) -> list[Rij]:
    return [rij for rij in bron.rijen if rij[GEMEENTEKOP[bron.soort]] in namen]


def _van(delen: Iterable[Uitkomst]) -> frozenset[str]:
    return frozenset().union(*(deel.van for deel in delen))


def _rijen(delen: Iterable[Uitkomst]) -> tuple[str, ...]:
    return tuple(rij for deel in delen for rij in deel.rijen)


def _tekst(bron: Levering, rijen: Sequence[Rij]) -> tuple[str, ...]:
    return tuple(f"{bron.leverancier} {bron.periode}: {rij}" for rij in rijen)


def _alle_vragen(rij: Rij) -> bool:
    return rij.get("Hulpvraag", "") in ("", "totaal")


def _maat(rij: Rij) -> str:
    return rij.get("Maat") or rij.get("Onderwerp", "")


def _woorden(d: Definitie) -> tuple[str, ...]:
    return d.woorden or (WOORDEN_TELLING.get(d.maat, "-"),)


def gebieden_van(d: Definitie) -> list[str]:
    """The areas for which there can be a figure."""
    land = [NEDERLAND] if d.soort.startswith("jeugdhulp_") else []
    return [*GEMEENTEN, *land, *GROEPEN]
