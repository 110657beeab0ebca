"""Which deliveries speak of a municipality, and which of them count (decisions.md 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.indicators.orakel.aangeleverd import Levering, Rij, grenzen, uniek
from tests.indicators.orakel.definitie import Definitie
from tests.indicators.orakel.definities import WOORDEN_TELLING
from tests.indicators.orakel.gebieden import GROEPEN, LEIDEND, SECTOREN, bestond, code, nu

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


def gelezen(bron: Levering) -> list[Rij]:
    """The rows of a delivery, with the code of their municipality, each once.

    National files keep municipalities that were not there (any more) as rows without a figure.
    """
    kop, figuur = GEMEENTEKOP[bron.soort], LANDELIJK.get(bron.soort)
    rijen = uniek([rij | {kop: code(rij[kop])} for rij in bron.rijen])
    laatste = grenzen(bron.periode)[1]
    return [r for r in rijen if figuur is None or r[figuur] or bestond(r[kop], laatste)]


def _overlapt(a: Levering, b: Levering) -> bool:
    """Of the same pupils: the same part of education, or one speaks for all of it."""
    return a.sector == b.sector or "alle" in (a.sector, b.sector)


def is_telling(bron: Levering) -> bool:
    return bron.soort == "tellingen"


def welke_telt(maat: str, kandidaten: Sequence[Levering]) -> list[Levering] | None:
    """One source per part of education (decisions.md 3); None when nobody chose between two."""
    over = [
        bron
        for bron in kandidaten
        if not (
            is_telling(bron)
            and any(
                a.leverancier == bron.leverancier and not is_telling(a) and _overlapt(a, bron)
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


def mist_sector(maat: str, telt: Iterable[Levering]) -> bool:
    """A part of education that belongs to the whole is not there."""
    er = {bron.sector for bron in telt}
    return "alle" not in er and not set(SECTOREN.get(maat, ("alle",))) <= er


def leerlingen(bestanden: Iterable[Levering]) -> list[Rij]:
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


def ingedeeld(gemeente: str) -> set[str]:
    """The postcodes of a split municipality that lie in some group."""
    alle = [lid for groep in GROEPEN.values() for lid in groep if lid.gemeente == gemeente]
    return {pc for lid in alle for pc in lid.postcodes or ()}


def gemeenten_van(soort: str, rijen: Iterable[Rij]) -> set[str]:
    return {code(rij[GEMEENTEKOP[soort]]) for rij in rijen}


def rijen_van(bron: Levering, namen: Sequence[str]) -> list[Rij]:
    return [rij for rij in bron.rijen if rij[GEMEENTEKOP[bron.soort]] in namen]


def rijen_tekst(bron: Levering, rijen: Sequence[Rij]) -> tuple[str, ...]:
    return tuple(f"{bron.leverancier} {bron.periode}: {rij}" for rij in rijen)


def alle_vragen(rij: Rij) -> bool:
    return rij.get("Hulpvraag", "") in ("", "totaal")


def maat_van(rij: Rij) -> str:
    return rij.get("Maat") or rij.get("Onderwerp", "")


def woorden_van(d: Definitie) -> tuple[str, ...]:
    return d.woorden or (WOORDEN_TELLING.get(d.maat, "-"),)
