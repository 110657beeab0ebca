"""Somebody with paper and patience: what follows from counts that are shown, as whole numbers.

This shares nothing with `indicators.audit`. A puzzle has counts between bounds and facts about
them; `mogelijk` says which values a count, or a sum and difference of counts, can still have. It
asks a solver for the smallest and the largest whole number, and then for those in between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Naam = tuple[str, ...]
Termen = Mapping[Naam, float]
VEEL = 20_000
"""No count of a region is larger than this: it stands for "any number"."""
GENOEG = 4
"""So many values of a small count must stay possible (privacy.md section 1)."""
GENOEG_VOOR_WIE_ER_ZIT = 3
VRUCHTELOOS = 6
_GETAL = re.compile(r"\d[\d.]*(?:,\d+)?")


class Tegenspraak(Exception):
    """No table of numbers fits what is shown: then the puzzle is wrong, or the display lies."""


def getallen(tekst: str) -> list[float]:
    """The numbers in a text, in Dutch notation."""
    return [float(n.replace(".", "").replace(",", ".")) for n in _GETAL.findall(tekst)]


def gelezen(tekst: str) -> tuple[int, int]:
    """What the text of a count says: 14 is 14, `<5` is 1 to 4, 22–25 a range, else nothing."""
    gevonden = getallen(tekst)
    if tekst.startswith("<"):
        return 1, int(gevonden[0]) - 1
    if re.fullmatch(r"[\d.]+(–[\d.]+)?", tekst):
        return int(gevonden[0]), int(gevonden[-1])
    return 0, VEEL


class Puzzel:
    """Counts and what is known of them."""

    def __init__(self) -> None:
        self.grenzen: dict[Naam, tuple[int, int]] = {}
        self.feiten: list[tuple[dict[Naam, float], float, float]] = []

    def cel(self, naam: Naam, laag: int = 0, hoog: int = VEEL) -> Naam:
        """A count; what is said of it twice holds both times."""
        onder, boven = self.grenzen.get(naam, (0, VEEL))
        self.grenzen[naam] = (max(onder, laag), min(boven, hoog))
        return naam

    def tekst(self, naam: Naam, tekst: str) -> Naam:
        """A count as it is shown."""
        return self.cel(naam, *gelezen(tekst))

    def som(self, geheel: Naam, delen: Iterable[Naam]) -> None:
        """A whole is the sum of its parts."""
        self.feit({geheel: -1.0} | dict.fromkeys(delen, 1.0), 0, 0)

    def hoogstens(self, deel: Naam, geheel: Naam) -> None:
        """A part is never more than its whole."""
        self.feit({geheel: 1.0, deel: -1.0}, 0, np.inf)

    def procent(self, deel: Naam, geheel: Naam, tekst: str, *, rond: float = 0.05) -> None:
        """A share in percent as it is shown, rounded to a tenth (or to `rond` on both sides)."""
        gevonden = getallen(tekst)
        if "%" in tekst:
            laag, hoog = gevonden[0] - rond, gevonden[-1] + rond
            self.feit({deel: 100.0, geheel: -laag}, -1e-6, np.inf)
            self.feit({deel: -100.0, geheel: hoog}, -1e-6, np.inf)

    def feit(self, termen: Termen, laag: float, hoog: float) -> None:
        """Numbers times counts, added up, lie between two bounds."""
        for naam in termen:
            self.cel(naam)
        self.feiten.append((dict(termen), laag, hoog))

    def mogelijk(self, vraag: Naam | Termen, hoeveel: int = GENOEG) -> list[int]:
        """The values that something can have; it stops at `hoeveel` of them.

        Raises:
            Tegenspraak: there is none.
        """
        termen = vraag if isinstance(vraag, Mapping) else {vraag: 1.0}
        return self.antwoorden([termen], hoeveel)[0]

    def antwoorden(self, vragen: Sequence[Termen], hoeveel: int = GENOEG) -> list[list[int]]:
        """The same for many questions; a table that was found for one is of use to the others."""
        wortel = self._verbonden(vragen)
        per_hoek: dict[Naam, list[int]] = defaultdict(list)
        for nummer, termen in enumerate(vragen):
            per_hoek[wortel[next(iter(termen))]].append(nummer)
        namen: dict[Naam, list[Naam]] = defaultdict(list)
        for naam in self.grenzen:
            namen[wortel[naam]].append(naam)
        uit: dict[int, list[int]] = {}
        for hoek, nummers in per_hoek.items():
            eigen = [f for f in self.feiten if wortel[next(iter(f[0]))] == hoek]
            grenzen = [(naam, *self.grenzen[naam]) for naam in namen[hoek]]
            zoekt = _Hoek(grenzen, eigen, [vragen[n] for n in nummers])
            uit |= dict(zip(nummers, zoekt.waarden(hoeveel), strict=True))
        return [uit[n] for n in range(len(vragen))]

    def _verbonden(self, vragen: Sequence[Termen]) -> dict[Naam, Naam]:
        """Of each count one that stands for all that facts and questions bind to it."""
        ouder = {naam: naam for naam in self.grenzen}

        def wortel(naam: Naam) -> Naam:
            while ouder[naam] != naam:
                ouder[naam] = ouder[ouder[naam]]
                naam = ouder[naam]
            return naam

        for termen in [*(f[0] for f in self.feiten), *vragen]:
            eerste, *meer = (wortel(naam) for naam in termen)
            for naam in meer:
                ouder[wortel(naam)] = wortel(eerste)
        return {naam: wortel(naam) for naam in ouder}


class _Hoek:
    """A part of a puzzle that stands apart, as a solver wants it, with the tables found so far."""

    def __init__(
        self,
        cellen: Sequence[tuple[Naam, int, int]],
        feiten: Sequence[tuple[dict[Naam, float], float, float]],
        vragen: Sequence[Termen],
    ) -> None:
        plek = {cel[0]: n for n, cel in enumerate(cellen)}
        self.grenzen = Bounds([c[1] for c in cellen], [c[2] for c in cellen])
        self.feiten = (
            [LinearConstraint(_matrix([f[0] for f in feiten], plek),
                              [f[1] for f in feiten], [f[2] for f in feiten])]
            if feiten else []
        )  # fmt: skip
        self.vragen = _matrix(vragen, plek).toarray()
        self.gezien: list[set[int]] = [set() for _ in vragen]

    def waarden(self, hoeveel: int) -> list[list[int]]:
        """The values of each question, up to so many."""
        self._gooi(hoeveel)
        for nummer, vraag in enumerate(self.vragen):
            for teken in (1, -1):
                if len(self.gezien[nummer]) < hoeveel:
                    self._los(teken * vraag)
            if len(self.gezien[nummer]) < hoeveel:
                self._ertussen(nummer, hoeveel)
        return [sorted(gezien)[:hoeveel] for gezien in self.gezien]

    def _gooi(self, hoeveel: int) -> None:
        """Tables by the dice: some counts get a value of their range, fewer when nothing fits.

        It only saves work: what is not found here is looked for one by one.
        """
        dobbelsteen = np.random.default_rng(len(self.vragen))
        laag, hoog = np.array(self.grenzen.lb), np.array(self.grenzen.ub)
        vrij = np.flatnonzero(hoog > laag)
        aandeel, bekend = 0.5, [0]
        while not all(len(gezien) >= hoeveel for gezien in self.gezien):
            bekend.append(sum(min(len(gezien), hoeveel) for gezien in self.gezien))
            if len(bekend) > VRUCHTELOOS and bekend[-1] == bekend[-VRUCHTELOOS]:
                return
            vast = dobbelsteen.choice(vrij, int(aandeel * len(vrij)), replace=False)
            onder, boven = laag.copy(), hoog.copy()
            onder[vast] += dobbelsteen.integers(0, np.minimum(hoog - laag, 9)[vast] + 1)
            boven[vast] = onder[vast]
            worp = dobbelsteen.integers(-2, 3, len(laag)).astype(float)
            gelukt = self._los(worp, grenzen=Bounds(onder, boven))
            aandeel = min(0.9, aandeel * 1.3) if gelukt else aandeel / 2

    def _ertussen(self, nummer: int, hoeveel: int) -> None:
        vraag, gezien = self.vragen[nummer], self.gezien[nummer]
        for waarde in range(min(gezien) + 1, max(gezien)):
            if len(gezien) < hoeveel and waarde not in gezien:
                vast = LinearConstraint(vraag[None, :], waarde, waarde)
                self._los(np.zeros(len(vraag)), vast)

    def _los(
        self,
        richting: np.ndarray,
        vast: LinearConstraint | None = None,
        grenzen: Bounds | None = None,
    ) -> bool:
        """Look for a table; False when there is none with what is asked on top."""
        uitkomst = milp(
            richting,
            integrality=np.ones(len(richting)),
            bounds=grenzen or self.grenzen,
            constraints=[*self.feiten, *([vast] if vast is not None else [])],
        )
        if uitkomst.status not in (0, 2):
            raise RuntimeError(uitkomst.message)
        if uitkomst.x is None and vast is None and grenzen is None:
            raise Tegenspraak("niets past bij wat te zien is")
        if uitkomst.x is not None:
            for gezien, waarde in zip(self.gezien, self.vragen @ np.rint(uitkomst.x), strict=True):
                gezien.add(round(float(waarde)))
        return uitkomst.x is not None


def _matrix(regels: Sequence[Termen], plek: Mapping[Naam, int]) -> csr_array:
    rij = [n for n, termen in enumerate(regels) for _ in termen]
    kolom = [plek[naam] for termen in regels for naam in termen]
    waarden = [maal for termen in regels for maal in termen.values()]
    return csr_array((waarden, (rij, kolom)), shape=(len(regels), len(plek)))
