"""How each indicator adds up what was delivered as a number, and the pupils of DUO."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.indicators.orakel.aangeleverd import Getal, Rij, aantal, precies, samen
from tests.indicators.orakel.definitie import Moment, Tel

# -- counts -------------------------------------------------------------------------------------


def totaal(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """The total as delivered; parts of it are not counted again."""
    return samen([aantal(rij, "Aantal") for rij in hier if not rij.get("Uitsplitsing")])


def van_de_scholen(kop: str) -> Tel:
    """Of each school (and kind of school) the row of all hulpvragen; one without is not known."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        heel = [rij for rij in hier if rij["Hulpvraag"] in ("", "totaal")]
        scholen = {(rij["School"], rij["Schoolsoort"]) for rij in hier}
        gezegd = {(rij["School"], rij["Schoolsoort"]) for rij in heel}
        ontbreekt = Getal(onbekend=len(scholen - gezegd))
        return samen([*(aantal(rij, kop) for rij in heel), ontbreekt])

    return tel


def gesproken(rij: Rij, alle: Sequence[Rij]) -> Getal:
    return aantal(rij, "Gesproken jongeren")


def fte(rij: Rij, alle: Sequence[Rij]) -> Getal:
    """The fte in hundredths; of a school with a row without we do not know whose is missing."""
    school = [r for r in alle if r["School"] == rij["School"]]
    if not all(_als_getal(r["Fte"]) > 0 for r in school):
        return Getal(onbekend=1)
    return precies(round(100 * _als_getal(rij["Fte"])))


def per_school(boven: str, onder: Callable[[Rij, Sequence[Rij]], Getal]) -> Tel:
    """One sum over another, over the schools (and kinds of school) that gave both."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        heel = [rij for rij in hier if rij["Hulpvraag"] in ("", "totaal")]
        paren = [(rij, aantal(rij, boven), onder(rij, heel)) for rij in heel]
        beide = [(rij, b, o) for rij, b, o in paren if not b.onbekend and not o.onbekend]
        scholen = {(rij["School"], rij["Schoolsoort"]) for rij in hier}
        met = {(rij["School"], rij["Schoolsoort"]) for rij, _, _ in beide}
        som = samen(b for _, b, _ in beide).met_rest(samen(o for _, _, o in beide))
        return som._replace(onbekend=len(scholen - met))

    return tel


def deel_van_maten(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """What two counts of one delivery say of the part and the rest; one of them says nothing.

    A part is never more than its whole: where it is delivered so, nothing is known of either.

    Each row says in `_geheel` which measure is the whole.
    """
    heel = [rij for rij in hier if not rij.get("Uitsplitsing")]
    geheel = [aantal(r, "Aantal") for r in heel if r["Maat"] == r["_geheel"]]
    deel = [aantal(r, "Aantal") for r in heel if r["Maat"] != r["_geheel"]]
    if not any(not g.onbekend for g in geheel) or not any(not g.onbekend for g in deel):
        return Getal(onbekend=1)
    g, d = samen(geheel), samen(deel)
    if d.min > g.max:
        return Getal(onbekend=1)
    return Getal(d.min, min(d.max, g.max), rest=(max(0, g.min - d.max), g.max - d.min))


def gemiddelde(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """A mean counts for as many people as it is about; of <5 people nothing can be said."""
    uit = []
    for rij in hier:
        if rij.get("Uitsplitsing"):
            continue
        n = aantal(rij, "Aantal")
        if n.onbekend or not rij["Gemiddelde"]:
            uit.append(Getal(onbekend=1))
            continue
        gem, sd = _als_getal(rij["Gemiddelde"]), rij["Standaardafwijking"]
        som = n.min * gem if n.min == n.max else None
        kwadraten = (n.min - 1) * _als_getal(sd) ** 2 + n.min * gem**2 if sd else None
        uit.append(Getal(n.min, n.max, waarden=som, kwadraten=kwadraten))
    return samen(uit)


def _als_getal(tekst: str) -> float:
    return float(tekst.replace(",", ".") or 0)


# -- pupils -------------------------------------------------------------------------------------


def in_soort(*soorten: str) -> Tel:
    """Pupils who live here and are in one of these kinds of school."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return samen([aantal(rij, "AANTAL") for rij in hier if rij["SOORT_PO"] in soorten])

    return tel


def deel_van(teller: Tel, rest: Tel) -> Tel:
    """A share: what counts beside what does not."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return teller(alle, hier, m).met_rest(rest(alle, hier, m))

    return tel
