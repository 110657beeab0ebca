"""What binds raw figures: parts and wholes, begin and end, and what groups are the sum of.

For protect and the audit (decisions.md 18). Each relation is laid for all areas and periods of an
indicator at once; what it needs beside is made as an object when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets.periodes import Periode
from indicators.figuurmaker import Cijferkolommen, Figuurmaker
from indicators.groepsommen import Sommen
from indicators.kolommen import Kolommen
from indicators.kubus import Deel, Saldo, deelgebied
from indicators.lui import Blok, LuieFiguren, LuieLijst
from indicators.model import Interval, RuweFiguur, Sleutel
from indicators.rooster import Vlaggen

Maker = Callable[[Sleutel], RuweFiguur]


@dataclass(frozen=True, eq=False)
class _Naast:
    """Another indicator beside one, in the rows of that one.

    Attributes:
        van: the other indicator.
        kolommen: its municipalities, in the periods of the one; nothing where it has no such row.
        gemeente: of each period and municipality whether both are known.
        sommen: its groups, of the municipalities of which both are known.
        maak: makes its figure of an area and period.
    """

    van: Cijferkolommen
    kolommen: Kolommen
    gemeente: Vlaggen
    sommen: Sommen
    maak: Maker


class Verbanden:
    """The relations between the figures of a region."""

    def __init__(
        self,
        kolommen: Mapping[str, Cijferkolommen],
        figuren: Mapping[Sleutel, RuweFiguur],
        maker: Figuurmaker,
    ) -> None:
        self.kolommen, self.figuren, self.maker = kolommen, figuren, maker
        self.delen: list[Deel] = []
        self.saldi: dict[Saldo, None] = {}
        self._hulp: dict[Sleutel, Maker] = {}
        self._fijn: dict[str, Vlaggen] = {}
        self._van_stand: dict[tuple[str, str, tuple[str, ...]], tuple[Sleutel, ...]] = {}

    def hulp(self) -> LuieLijst[RuweFiguur]:
        """What is only needed to protect, by key."""
        return LuieLijst(self._hulp)

    def fijn(self) -> LuieFiguren[Interval]:
        """The counts of municipalities that groups are the sum of."""
        return LuieFiguren({naam: self._blok_fijn(naam, waar) for naam, waar in self._fijn.items()})

    def leg(self, van: Cijferkolommen) -> None:
        """All relations of one indicator."""
        self._leg_fijn(van)
        self._leg_gesplitste(van)
        indicator = van.indicator
        if indicator.deel_van:
            naast = self._naast(van, indicator.deel_van)
            for sleutel, rij, kolom, is_groep in _plekken(van, self.maker):
                geheel = self._zet_hulp(naast, sleutel, rij, kolom, is_groep=is_groep)
                self.delen.append(Deel(sleutel, geheel))
        if indicator.balans:
            self._leg_balans(van)

    # -- begin and end ----------------------------------------------

    def _leg_balans(self, van: Cijferkolommen) -> None:
        balans = van.indicator.balans
        if balans is None:
            return
        begin, einde = self._naast(van, balans.begin), self._naast(van, balans.einde)
        for sleutel, rij, kolom, is_groep in _plekken(van, self.maker):
            grenzen = [self._zet_hulp(naast, sleutel, rij, kolom, is_groep=is_groep)
                       for naast in (begin, einde)]  # fmt: skip
            in_, uit = ((naam, *sleutel[1:]) for naam in (balans.instroom, balans.uitstroom))
            omvat = self._omvat(van, sleutel, rij, kolom, is_groep=is_groep)
            ervoor, eind = _grenzen(sleutel[2])
            standen = (
                self._standen(balans.stand, ervoor, omvat),
                self._standen(balans.stand, eind, omvat),
            )
            self.saldi[Saldo(grenzen[0], in_, uit, grenzen[1], standen)] = None

    def _standen(self, stand: str, periode: str, omvat: tuple[str, ...]) -> tuple[Sleutel, ...]:
        """The shown stocks of some municipalities; many relations have the same ones."""
        sleutel = (stand, periode, omvat)
        if sleutel not in self._van_stand:
            self._van_stand[sleutel] = tuple((stand, g, periode, "") for g in omvat)
        return self._van_stand[sleutel]

    def _omvat(
        self, van: Cijferkolommen, sleutel: Sleutel, rij: int, kolom: int, *, is_groep: bool
    ) -> tuple[str, ...]:
        """The municipalities that are in a figure."""
        if not is_groep:
            return (sleutel[1],)
        if not van.sommen.bekend[rij, kolom]:
            return ()
        bekend = van.cijfers.kolommen.bekend[rij]
        dag = Periode.van_code(sleutel[2]).laatste
        leden = self.maker.groepen.kolommen(sleutel[1], dag)
        return tuple(van.cijfers.gemeenten[lid] for lid in leden if bekend[lid])

    # -- beside another indicator -----------------------------------

    def _naast(self, van: Cijferkolommen, ander: str) -> _Naast:
        naast = self.kolommen[ander]
        kolommen = _in_rijen_van(van, naast)
        bekend = van.cijfers.kolommen.bekend
        beide = bekend & kolommen.bekend
        uit = _Naast(
            naast,
            kolommen,
            beide,
            van.teller.sommen(kolommen, bekend),
            partial(self._maak_hulp, van, naast, kolommen, van.teller.sommen(kolommen, bekend)),
        )
        self._bewaar_fijn(naast, van, beide)
        return uit

    def _zet_hulp(
        self, naast: _Naast, bij: Sleutel, rij: int, kolom: int, *, is_groep: bool
    ) -> Sleutel:
        """The exact figure of another indicator, for the same period and municipalities."""
        sleutel = (naast.van.indicator.id, *bij[1:])
        if naast.sommen.bekend[rij, kolom] if is_groep else naast.gemeente[rij, kolom]:
            self._hulp[sleutel] = naast.maak
        return sleutel

    def _maak_hulp(
        self,
        bij: Cijferkolommen,
        naast: Cijferkolommen,
        kolommen: Kolommen,
        sommen: Sommen,
        sleutel: Sleutel,
    ) -> RuweFiguur:
        _, gebied, periode, _ = sleutel
        figuur = self.figuren[bij.indicator.id, gebied, periode, ""]
        rij, groep = bij.cijfers.rij[periode], self.maker.groepen.nummer.get(gebied)
        if groep is None:
            kolom = bij.cijfers.gemeenten.index(gebied)
            getallen = {n: int(k[rij, kolom]) for n, k in kolommen.getallen.items()}
        else:
            getallen = sommen.van(rij, groep)
        return self.maker.van_hulp(naast, figuur, getallen)

    # -- parts of split municipalities ------------------------------

    def _leg_gesplitste(self, van: Cijferkolommen) -> None:
        """The part of a split municipality in a group that is the sum of what is shown."""
        groepen = self.maker.groepen
        for peil in van.cijfers.perioden:
            if not (van.telt_groepen(peil) and not van.toont_groepen(peil)):
                continue
            for gebied, lid in groepen.gesplitste(peil.laatste):
                sleutel = (van.indicator.id, deelgebied(lid.gemeente, gebied), peil.code, "")
                self._hulp[sleutel] = _altijd(self.maker.van_deel(van, lid, gebied, peil))

    # -- counts that are shown nowhere ------------------------------

    def _leg_fijn(self, van: Cijferkolommen) -> None:
        """Of groups that are counted exactly, also where only their breakdown is shown."""
        exact = np.array(
            [
                van.toont_groepen(peil)
                or (bool(van.indicator.uitsplitsingen) and van.telt_groepen(peil))
                for peil in van.cijfers.perioden
            ],
            dtype=bool,
        )
        bekend = van.cijfers.kolommen.bekend
        groepen = van.sommen.bekend & exact[:, None]
        self._zet_fijn(van, van.teller.gemeenten(groepen, bekend.shape[1]) & bekend)

    def _bewaar_fijn(self, naast: Cijferkolommen, bij: Cijferkolommen, beide: Vlaggen) -> None:
        """Of the other indicator what is beside figures that are shown."""
        perioden = list(bij.cijfers.perioden)
        groepen = np.array([bij.toont_groepen(p) for p in perioden], dtype=bool)
        gemeenten = np.array([bij.per_gemeente(p) for p in perioden], dtype=bool)
        bekend = bij.sommen.bekend & groepen[:, None]
        waar = bij.teller.gemeenten(bekend, beide.shape[1]) | gemeenten[:, None]
        uit = np.zeros(naast.cijfers.kolommen.stand.shape, dtype=bool)
        for rij, peil in enumerate(perioden):
            if peil.code in naast.cijfers.rij:
                uit[naast.cijfers.rij[peil.code]] = (waar & beide)[rij]
        self._zet_fijn(naast, uit)

    def _zet_fijn(self, van: Cijferkolommen, waar: Vlaggen) -> None:
        er = self._fijn.get(van.indicator.id)
        if waar.any():
            self._fijn[van.indicator.id] = waar if er is None else er | waar

    def _blok_fijn(self, naam: str, waar: Vlaggen) -> Blok[Interval]:
        cijfers = self.kolommen[naam].cijfers
        laag, hoog = (cijfers.kolommen.getal(f"teller_{kant}") for kant in ("min", "max"))
        nummers = {gemeente: nummer for nummer, gemeente in enumerate(cijfers.gemeenten)}

        def maak(gemeente: str, periode: str, _: str) -> Interval:
            plek = (cijfers.rij[periode], nummers[gemeente])
            return Interval(int(laag[plek]), int(hoog[plek]))

        er_is: list[dict[str, int]] = [{} for _ in cijfers.perioden]
        for rij, kolom in zip(*(n.tolist() for n in np.nonzero(waar)), strict=True):
            er_is[rij][cijfers.gemeenten[kolom]] = kolom
        codes = (peil.code for peil in cijfers.perioden)
        return Blok(maak, dict(zip(codes, er_is, strict=True)))


def _altijd(figuur: RuweFiguur) -> Maker:
    return lambda _: figuur


def _plekken(van: Cijferkolommen, maker: Figuurmaker) -> Iterator[tuple[Sleutel, int, int, bool]]:
    """Each figure that is shown: key, row, column, and whether it is a group."""
    naam = van.indicator.id
    for rij, peil in enumerate(van.cijfers.perioden):
        if van.per_gemeente(peil):
            for kolom, gemeente in enumerate(van.cijfers.gemeenten):
                yield (naam, gemeente, peil.code, ""), rij, kolom, False
        if van.toont_groepen(peil):
            for gebied, groep in maker.groepen.nummer.items():
                if van.teller.is_er[rij, groep]:
                    yield (naam, gebied, peil.code, ""), rij, groep, True


def _in_rijen_van(van: Cijferkolommen, ander: Cijferkolommen) -> Kolommen:
    """The columns of another indicator in the periods of this one; nothing where it has none."""
    kolommen = ander.cijfers.kolommen
    leeg = len(ander.cijfers.perioden)
    welke = [ander.cijfers.rij.get(peil.code, leeg) for peil in van.cijfers.perioden]
    breedte = len(van.cijfers.gemeenten)

    def met_leeg(kolom: NDArray[Any]) -> NDArray[Any]:
        heel = np.zeros((leeg + 1, breedte), dtype=kolom.dtype)
        gedeeld = min(breedte, kolom.shape[1])
        heel[:-1, :gedeeld] = kolom[:, :gedeeld]
        return heel[welke]

    return Kolommen(
        met_leeg(kolommen.stand),
        {naam: met_leeg(kolom) for naam, kolom in kolommen.getallen.items()},
        met_leeg(kolommen.mist),
        met_leeg(kolommen.strijdig),
    )


@cache
def _grenzen(periode: str) -> tuple[str, str]:
    """The quarter before a period, and its last one."""
    peil = Periode.van_code(periode)
    kwartalen = peil.kwartalen() if peil.soort == "schooljaar" else (peil,)
    return kwartalen[0].vorige().code, kwartalen[-1].code
