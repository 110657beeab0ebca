"""What needs more than one delivery: cohorts that are followed, and how long it lasts.

Curves are made the slow way: for each day on which something ended, count who was in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tests.indicators.orakel.aangeleverd import (
    Getal,
    Levering,
    Rij,
    Stuk,
    dag,
    grenzen,
    kwartaal_van,
    volgende,
    zekere_dag,
)

ONBEKEND, WEG, AANBOD = "onbekend", "weg", "aanbod"


@dataclass(frozen=True)
class Lijst:
    """How a list names the first day, the day of the end and the person."""

    begin: str
    einde: str
    wie: str


THUIS = Lijst("Eerste dag thuis", "Datum terug", "Leerling-ID")
HULP = Lijst("Begindatum", "Einddatum", "Jongere-ID")
NAAR_SCHOOL = ("terug naar school", "terug naar dezelfde school", "terug naar een andere school")


def in_kwartaal(rij: Rij, lijst: Lijst, kwartaal: str) -> bool:
    """A row that says something of a quarter: begun before its end, not ended before it."""
    eerste, laatste = grenzen(kwartaal)
    einde = dag(rij, lijst.einde)
    return zekere_dag(rij, lijst.begin) <= laatste and (einde is None or einde >= eerste)


# -- how long it lasts --------------------------------------------------------------------------

Uitkomst = Callable[[Rij], str]


def duur(
    lijst: Lijst, *, uitkomst: Uitkomst, telt: Callable[[Rij], bool], per_uitkomst: bool
) -> Callable[[Levering, Sequence[Rij]], Getal]:
    """The pieces of all cases that one delivery shows."""

    def tel(bron: Levering, hier: Sequence[Rij]) -> Getal:
        eerste, laatste = grenzen(bron.periode)
        er = [r for r in hier if in_kwartaal(r, lijst, bron.periode) and telt(r)]
        if per_uitkomst and zonder_uitkomsten(bron):
            return Getal(onbekend=len(er))
        stukken = []
        for rij in er:
            begin, einde = zekere_dag(rij, lijst.begin), dag(rij, lijst.einde)
            vanaf = max(-1, (eerste - begin).days - 1)
            klaar = einde is not None and einde <= laatste
            hoe = (uitkomst(rij) or ONBEKEND) if klaar else ""
            tot = einde if einde is not None and einde <= laatste else laatste
            stukken.append(Stuk(vanaf, (tot - begin).days, hoe))
        nog = sum(not stuk.uitkomst for stuk in stukken)
        return Getal(rest=(nog, nog), stukken=tuple(stukken))

    return tel


def zonder_uitkomsten(bron: Levering) -> bool:
    """A list with ends in the quarter, of which none says how."""
    eerste, laatste = grenzen(bron.periode)
    klaar = [r for r in bron.rijen if (d := dag(r, THUIS.einde)) and eerste <= d <= laatste]
    return bool(klaar) and not any(rij.get("Uitkomst") for rij in klaar)


@dataclass(frozen=True)
class Lijn:
    """Kaplan-Meier over pieces, with what left in which way (Aalen-Johansen)."""

    dagen: tuple[int, ...]
    onder_risico: tuple[int, ...]
    nog: tuple[float, ...]
    laatste: int
    stukken: tuple[Stuk, ...]

    def na(self, dag: int) -> float | None:
        """The share that still goes on after a day; None where nobody was followed that long."""
        deel = [s for d, s in zip(self.dagen, self.nog, strict=True) if d <= dag]
        nu = deel[-1] if deel else 1.0
        return None if dag > self.laatste and nu > 1e-12 else nu

    def mediaan(self) -> int | None:
        return next((d for d, s in zip(self.dagen, self.nog, strict=True) if s <= 0.5 + 1e-9), None)

    def vertrokken(self, wijzen: Sequence[str], binnen: int) -> float:
        """The sum over days of: still there just before it, times who left in this way."""
        ervoor, som = 1.0, 0.0
        for d, n, s in zip(self.dagen, self.onder_risico, self.nog, strict=True):
            zo = sum(stuk.tot == d and stuk.uitkomst in wijzen for stuk in self.stukken)
            if d <= binnen:
                som += ervoor * zo / n
            ervoor = s
        return som

    def genoeg(self, tot: int | None) -> bool:
        """Never fewer than 5 in sight while half still went on."""
        ervoor = [1.0, *self.nog]
        telt = [
            n
            for d, n, s in zip(self.dagen, self.onder_risico, ervoor, strict=False)
            if s > 0.5 and (tot is None or d <= tot)
        ]
        return min(telt, default=5) >= 5


def lijn(stukken: Sequence[Stuk]) -> Lijn | None:
    gezien = tuple(s for s in stukken if s.tot > s.vanaf)
    if not gezien:
        return None
    dagen = sorted({s.tot for s in gezien if s.uitkomst})
    risico, nog, deel = [], [], 1.0
    for d in dagen:
        n = sum(s.vanaf < d <= s.tot for s in gezien)
        deel *= 1 - sum(s.tot == d and bool(s.uitkomst) for s in gezien) / n
        risico.append(n)
        nog.append(deel)
    laatste = max(s.tot for s in gezien)
    return Lijn(tuple(dagen), tuple(risico), tuple(nog), laatste, gezien)


# -- cohorts ------------------------------------------------------------------------------------


Alle = tuple[Levering, ...]


def _zonder_aanbod(bron: Levering) -> bool:
    """The file has no such column; a column that is empty says that nobody had an offer."""
    return not any("Datum passend aanbod" in rij for rij in bron.rijen)


def _begon_in(rijen: Sequence[Rij], bron: Levering, kwartaal: str) -> list[Rij]:
    return [
        r
        for r in rijen
        if in_kwartaal(r, THUIS, bron.periode)
        and kwartaal_van(zekere_dag(r, THUIS.begin)) == kwartaal
    ]


def _naast(bron: Levering, kwartaal: str, alle: Alle) -> list[Rij] | None:
    """Who began in the quarter, in the other of the two deliveries that follow them.

    Only that of the same leverancier, as pseudonyms are its own. None when it has no list of then.
    """
    ander = volgende(kwartaal) if bron.periode == kwartaal else kwartaal
    lijsten = [
        b
        for b in alle
        if (b.leverancier, b.soort, b.periode) == (bron.leverancier, bron.soort, ander) and b.rijen
    ]
    return [r for b in lijsten for r in _begon_in(b.rijen, b, kwartaal)] if lijsten else None


def _zelfde_geval(eerder: Rij, later: Rij) -> bool:
    """A pupil with the same first day, or with one on which the earlier row was still at home."""
    if THUIS.wie not in eerder or eerder[THUIS.wie] != later.get(THUIS.wie):
        return False
    begin, einde = zekere_dag(later, THUIS.begin), dag(eerder, THUIS.einde)
    return begin == zekere_dag(eerder, THUIS.begin) or einde is None or begin < einde


def aanbod_op_tijd(bron: Levering, hier: Sequence[Rij], kwartaal: str, alle: Alle) -> Getal:
    """Of who came to sit at home in a quarter: who had an offer within 91 days, while at home.

    Its own delivery decides about who left in it, the next delivery about the others, and about
    everybody whom it still has. Who is followed for less than 91 days, and has no offer yet, can
    still get one in time.
    """
    eigen, naast = bron.periode == kwartaal, _naast(bron, kwartaal, alle)
    er = _begon_in(hier, bron, kwartaal)
    if eigen:
        er = [r for r in er if not any(_zelfde_geval(r, later) for later in naast or ())]
    laatste = grenzen(bron.periode)[1]
    wel = niet = misschien = vervolgt = los = blind = 0
    for rij in er:
        begin, einde = zekere_dag(rij, THUIS.begin), dag(rij, THUIS.einde)
        aanbod = dag(rij, "Datum passend aanbod")
        loopt = einde is None or einde > laatste
        gekend = not eigen and any(_zelfde_geval(vorige, rij) for vorige in naast or ())
        if not gekend and (loopt or not eigen):
            los += 1
            blind += naast is None or THUIS.wie not in rij
        if loopt and eigen:
            vervolgt += 1
        elif (
            aanbod is not None
            and (aanbod - begin).days <= 91
            and aanbod <= min(laatste, einde or laatste)
        ):
            wel += 1
        elif loopt and (laatste - begin).days < 91:
            misschien += 1
        else:
            niet += 1
    if _zonder_aanbod(bron):
        onbekend, wel, niet, misschien = len(er) - vervolgt, 0, 0, 0
    else:
        onbekend = 0
    open_ = misschien + vervolgt
    return Getal(
        wel, wel + open_, onbekend, (niet, niet + open_), onzeker=open_, rijen=los, blind=blind
    )


def aanbod_samen(eigen: Getal, later: Sequence[Getal]) -> Getal:
    """Who went on and is not in the next delivery can have had an offer or not.

    Somebody with a pseudonym is no other one with a pseudonym: as many can be the same as when
    each who cannot be recognised is laid beside one who is left over on the other side.
    """
    [vervolg] = later
    met, zonder = eigen.rijen - eigen.blind, eigen.blind
    zelfde = min(met, vervolg.blind)
    zelfde += min(zonder, vervolg.rijen - zelfde)
    onzeker = vervolg.onzeker + eigen.rijen - zelfde
    wel, niet = eigen.min + vervolg.min, eigen.rest[0] + vervolg.rest[0]
    onbekend = eigen.onbekend + vervolg.onbekend
    return Getal(wel, wel + onzeker, onbekend, (niet, niet + onzeker), onzeker=onzeker)


def aanbod_schatting(bron: Levering, hier: Sequence[Rij], kwartaal: str, alle: Alle) -> Getal:
    """The same as a curve; a case that the next delivery tells of, or should, ends in `?`."""
    er = _begon_in(hier, bron, kwartaal)
    if _zonder_aanbod(bron):
        return Getal(onbekend=len(er))
    laatste, eigen = grenzen(bron.periode)[1], bron.periode == kwartaal
    naast = (_naast(bron, kwartaal, alle) or []) if eigen else []
    stukken = []
    for rij in er:
        begin, einde = zekere_dag(rij, THUIS.begin), dag(rij, THUIS.einde)
        aanbod = dag(rij, "Datum passend aanbod")
        gezien_tot = min(laatste, einde or laatste)
        loopt = einde is None or einde > laatste
        if aanbod is not None and aanbod <= gezien_tot:
            hoe, tot = AANBOD, aanbod
        else:
            hoe, tot = ("" if loopt else WEG), gezien_tot
        later = any(_zelfde_geval(rij, r) for r in naast)
        vervolgt = "?" if later or (loopt and eigen) else ""
        stukken.append(Stuk(-1, (tot - begin).days, hoe + vervolgt))
    return Getal(stukken=tuple(stukken))


def schatting_samen(eigen: Getal, later: Sequence[Getal]) -> Getal:
    """Once the next delivery is there it tells of the cases that went on."""
    stukken = [
        Stuk(s.vanaf, s.tot, s.uitkomst.rstrip("?"))
        for s in eigen.stukken
        if not (later and s.uitkomst.endswith("?"))
    ]
    onbekend = eigen.onbekend + sum(g.onbekend for g in later)
    return Getal(onbekend=onbekend, stukken=(*stukken, *(s for g in later for s in g.stukken)))


# -- again within a year ------------------------------------------------------------------------


def opnieuw(
    lijst: Lijst, weg: Callable[[Levering, Rij], bool], bekend: Callable[[Levering], bool]
) -> Callable[[Levering, Sequence[Rij], str, Alle], Getal]:
    """Of who left in the quarter: who began again within 365 days, found by the pseudonym.

    Later deliveries only say who began again; of who left in those nothing is asked.
    """

    def tel(bron: Levering, hier: Sequence[Rij], kwartaal: str, alle: Alle) -> Getal:
        if bron.periode != kwartaal:
            return Getal()
        wel = niet = misschien = onbekend = 0
        begonnen = _begonnen(lijst, bron.leverancier, bron.soort, alle)
        for rij in hier:
            if not weg(bron, rij):
                continue
            einde = zekere_dag(rij, lijst.einde)
            binnen = {wie for wie, op in begonnen if _binnen_een_jaar(einde, op)}
            if not bekend(bron) or lijst.wie not in rij:
                onbekend += 1
            elif rij[lijst.wie] in binnen:
                wel += 1
            elif None in binnen:
                misschien += 1
            else:
                niet += 1
        return Getal(wel, wel + misschien, onbekend, (niet, niet + misschien), onzeker=misschien)

    return tel


@lru_cache(maxsize=64)
def _begonnen(
    lijst: Lijst, leverancier: str, soort: str, alle: tuple[Levering, ...]
) -> list[tuple[str | None, date]]:
    """Every first day in every delivery of one leverancier, and whose it is."""
    return [
        (rij.get(lijst.wie), zekere_dag(rij, lijst.begin))
        for bron in alle
        if (bron.leverancier, bron.soort) == (leverancier, soort)
        for rij in bron.rijen
        if in_kwartaal(rij, lijst, bron.periode)
    ]


def _binnen_een_jaar(weg: date, op: date) -> bool:
    return timedelta(0) < op - weg <= timedelta(days=365)


def _in_de_periode(bron: Levering, dag: date | None) -> bool:
    eerste, laatste = grenzen(bron.periode)
    return dag is not None and eerste <= dag <= laatste


def terug_op_school(bron: Levering, rij: Rij) -> bool:
    if not _in_de_periode(bron, dag(rij, THUIS.einde)):
        return False
    return zonder_uitkomsten(bron) or rij.get("Uitkomst") in NAAR_SCHOOL


def uit_de_hulp(bron: Levering, rij: Rij) -> bool:
    """A trajectory ended and on that day no other one of this youth ran; of two that ended
    together the first in the file counts.
    """
    einde = dag(rij, HULP.einde)
    if not _in_de_periode(bron, einde) or einde is None:
        return False
    if HULP.wie not in rij:
        return True
    van_hem = [r for r in bron.rijen if r[HULP.wie] == rij[HULP.wie]]
    eerder = True
    for ander in van_hem:
        if ander is rij:
            eerder = False
            continue
        tot = dag(ander, HULP.einde)
        liep = zekere_dag(ander, HULP.begin) <= einde
        if liep and (tot is None or tot > einde or (tot == einde and eerder)):
            return False
    return True
