"""The figures of one indicator that looks at later quarters too: cohorts that are followed.

A quarter is made from its own delivery and those after it. Where one of these is not in yet there
is no figure, or, for a curve, one with cases that were followed less long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from datasets.periodes import Periode
from indicators.cellen import Getallen, Stuk
from indicators.gemeentecijfers import (
    BEKEND,
    NIET_BEKEND,
    NIET_TE_BEREKENEN,
    NOG_NIET_TE_ZEGGEN,
    Gemeentecijfer,
    Gemeentecijfers,
)
from indicators.kolommen import (
    Kolommen,
    Route,
    Stukken,
    naar_perioden,
    opbouw_van,
    stukken_samen,
)
from indicators.rooster import (
    ANDER,
    NIET_TE_VOLGEN,
    NIETS,
    ONBEKEND,
    OPEN,
    WACHT,
    Rooster,
    Standen,
    Vlaggen,
)
from indicators.rooster import BEKEND as IS_BEKEND
from indicators.soorten_cohort import AandeelOpnieuw, AandeelVanCohort
from indicators.soorten_verloop import VERVOLGT


class Cohortcijfers(Gemeentecijfers):
    """As `Gemeentecijfers`, where a quarter is that of the cases that began or left in it."""

    @cached_property
    def _kwartalen(self) -> list[Periode]:
        """The periods of delivery, each of which can have a cohort."""
        return list(dict.fromkeys(p for alle in self.perioden.values() for p in alle))

    @cached_property
    def rooster(self) -> Rooster:
        """Each quarter with its own delivery, and with each of those after it that it looks at."""
        paren = []
        for kwartaal in self._kwartalen:
            geleverd = kwartaal
            for _ in range(self.indicator.volgt + 1):
                paren.append((kwartaal, geleverd))
                geleverd = geleverd.volgende()
        naam = f"cohort {self.indicator.volgt}"
        return self.plekken.rooster(naam, paren, stand=self._stand)

    def _maak(self) -> tuple[Kolommen, Route]:
        neemt = "eerste" if self._stand else self.indicator.schooljaar
        nummers = {k.code: nummer for nummer, k in enumerate(self._kwartalen)}
        rij_van = {
            (peil.code, p.code): nummers[p.code]
            for peil, alle in self.perioden.items()
            for p in alle
        }
        return naar_perioden(
            self._cohorten,
            opbouw_van(self.perioden, rij_van),
            neemt=neemt,
            verloop=self.indicator.verloop,
        )

    # -- the numbers of each quarter --------------------------------

    @cached_property
    def _cohorten(self) -> Kolommen:
        """Each quarter with those after it, by quarter and municipality."""
        paren, stand, later = self._stukken, self._per_kwartaal, self._gevolgd[1]
        telt = np.arange(1, stand.shape[1])[None, :, None] <= later[:, None, :]
        eigen = {n: k.reshape(stand.shape)[:, 0] for n, k in paren.getallen.items()}
        vervolg = {
            n: (k.reshape(stand.shape)[:, 1:] * telt).sum(axis=1) for n, k in paren.getallen.items()
        }
        getallen = self._samen(Getallenrij(eigen, later.shape), Getallenrij(vervolg, later.shape))
        stukken = self._stukken_van(later, stand.shape[1])
        uit = self._gevolgd[0]
        if isinstance(self.indicator, AandeelOpnieuw):
            uit = self._te_volgen(uit, Getallenrij(eigen, later.shape), telt)
        bekend = (stand[:, 0] != ONBEKEND) & ((stand[:, 1:] != ONBEKEND) | ~telt).all(axis=1)
        bekend &= ~_leeg(getallen, stukken, later.shape)
        uit = np.where(uit == OPEN, np.where(bekend, IS_BEKEND, ONBEKEND), uit).astype(np.int8)
        is_bekend = uit == IS_BEKEND
        vlak = is_bekend.ravel()
        geen = np.zeros(uit.shape, dtype=bool)
        return Kolommen(
            uit,
            {n: k * is_bekend for n, k in getallen.items()},
            geen,
            geen,
            {n: s for n, s in stukken.items() if vlak[n]},
        )

    @cached_property
    def _per_kwartaal(self) -> Standen:
        """By quarter, its own delivery and those after it, and municipality."""
        stap = self.indicator.volgt + 1
        return self._stukken.stand.reshape(len(self._kwartalen), stap, len(self.gemeenten))

    @cached_property
    def _gevolgd(self) -> tuple[Standen, Getallen, Getallen]:
        """What is said of each quarter before its numbers are looked at; OPEN where these say it.

        Also how many later deliveries it is made from, and which of them says that there is no
        figure.
        """
        stand = self._per_kwartaal
        actief = (stand[:, 0] == IS_BEKEND) | (stand[:, 0] == ONBEKEND)
        uit = np.where(actief, OPEN, stand[:, 0])
        later, waar = (np.zeros(uit.shape, dtype=np.int64) for _ in range(2))
        for nummer in range(1, stand.shape[1]):
            dan = stand[:, nummer]
            niets = actief & (dan == NIETS)
            if nummer <= self.indicator.wacht:
                uit[niets], waar[niets] = WACHT, nummer
            actief = actief & ~niets
            anders = actief & (dan != IS_BEKEND) & (dan != ONBEKEND)
            uit[anders], waar[anders] = dan[anders], nummer
            actief = actief & ~anders
            later[actief] = nummer
        return uit, later, waar

    def _te_volgen(self, uit: Standen, eigen: Getallenrij, telt: Vlaggen) -> Standen:
        """Who left can be looked for: with a pseudonym, at the same leverancier."""
        wie = self.plekken.leveranciers[self.rooster.geleverd].reshape(self._per_kwartaal.shape)
        ander = ((wie[:, 1:] != wie[:, :1]) & telt).any(axis=1)
        zegt_niets = (eigen["onbekend"] > 0) & (eigen["teller_max"] == 0) & (eigen["rest_max"] == 0)
        niet = (self._per_kwartaal[:, 0] == ONBEKEND) | zegt_niets
        waarom = np.where(ander, ANDER, np.where(niet, NIET_TE_VOLGEN, OPEN))
        return np.where(uit == OPEN, waarom, uit)

    def _samen(self, eigen: Getallenrij, vervolg: Getallenrij) -> dict[str, Getallen]:
        """The numbers of each quarter."""
        if isinstance(self.indicator, AandeelVanCohort):
            return _cohort(eigen, vervolg)
        if not self.indicator.verloop:
            return dict(eigen.kolommen)
        return {"onbekend": eigen["onbekend"] + vervolg["onbekend"]}

    def _stukken_van(self, later: Getallen, stap: int) -> Stukken:
        """The pieces of the own quarter; those that went on as the next delivery has them."""
        breedte = len(self.gemeenten)
        delen = []
        for nummer, stukken in self._stukken.stukken.items():
            rij, gemeente = divmod(nummer, breedte)
            kwartaal, hoeveelste = divmod(rij, stap)
            if hoeveelste <= later[kwartaal, gemeente]:
                er_is_vervolg = bool(later[kwartaal, gemeente])
                zelf = stukken if hoeveelste else _van_zelf(stukken, er_is_vervolg=er_is_vervolg)
                delen.append((kwartaal * breedte + gemeente, zelf))
        return stukken_samen(delen)

    # -- a quarter, in words ----------------------------------------

    def _stuk(self, gemeente: str, peil: Periode, periode: Periode) -> Gemeentecijfer:  # noqa: ARG002
        """The cohort of a quarter, also where a school year asks for it; without the number."""
        rij, kolom = self._kwartalen.index(periode), self.gemeenten.index(gemeente)
        stand = self._cohorten.stand[rij, kolom]
        eigen = super()._stuk(gemeente, periode, periode)
        if not eigen.bekend and eigen.status != NIET_BEKEND:
            return eigen
        later, waar = (int(k[rij, kolom]) for k in self._gevolgd[1:])
        daarna = [periode]
        for _ in range(self.indicator.volgt):
            daarna.append(daarna[-1].volgende())
        if stand == WACHT:
            return self._wacht_op(daarna[waar], eigen)
        if waar:
            return super()._stuk(gemeente, periode, daarna[waar])
        vervolg = [super(Cohortcijfers, self)._stuk(gemeente, periode, k)
                   for k in daarna[1 : later + 1]]  # fmt: skip
        alle = [eigen, *vervolg]
        bronnen = tuple(b for c in alle for b in c.bronnen)
        if stand in _WAAROM:
            return Gemeentecijfer(*_WAAROM[stand], bronnen=bronnen)
        mist = dict.fromkeys(reden for c in alle for reden in c.onvolledig)
        return Gemeentecijfer(BEKEND, onvolledig=tuple(mist), bronnen=bronnen, andere=eigen.andere)

    def _wacht_op(self, kwartaal: Periode, eigen: Gemeentecijfer) -> Gemeentecijfer:
        reden = getattr(self.indicator, "wachtreden", "")
        return Gemeentecijfer(
            NOG_NIET_TE_ZEGGEN,
            f"Nog niet te zeggen: {reden}. Daarvoor is de levering over {kwartaal.zin()} nodig.",
            bronnen=eigen.bronnen,
        )


@dataclass(frozen=True)
class Getallenrij:
    """Columns by name; those that are not there are zero."""

    kolommen: Mapping[str, Getallen]
    vorm: tuple[int, ...]

    def __getitem__(self, naam: str) -> Getallen:
        gevonden = self.kolommen.get(naam)
        return np.zeros(self.vorm, dtype=np.int64) if gevonden is None else gevonden


def _leeg(getallen: Mapping[str, Getallen], stukken: Stukken, vorm: tuple[int, ...]) -> Vlaggen:
    """True where nothing is known."""
    rij = Getallenrij(getallen, vorm)
    zegt_iets = (rij["teller_max"] > 0) | (rij["rest_max"] > 0)
    uit = np.greater(rij["onbekend"], 0) & ~zegt_iets
    if stukken:
        uit.reshape(-1)[list(stukken)] = False
    return uit


def _cohort(eigen: Getallenrij, vervolg: Getallenrij) -> dict[str, Getallen]:
    """Who ended in the own quarter, with who was followed in the next.

    Cases that went on and are not in the next delivery can be in either count. Of rows that no
    pseudonym links as many can be of the same case as there are on both sides: of each such pair
    at least one cannot be looked for.
    """
    blind = eigen["blind"] + vervolg["blind"]
    gevonden = np.minimum(np.minimum(eigen["onzeker"], vervolg["geteld"]), blind)
    onzeker = vervolg["onzeker"] + eigen["onzeker"] - gevonden
    teller = eigen["teller_min"] + vervolg["teller_min"]
    rest = eigen["rest_min"] + vervolg["rest_min"]
    return {
        "teller_min": teller,
        "teller_max": teller + onzeker,
        "rest_min": rest,
        "rest_max": rest + onzeker,
        "onzeker": onzeker,
        "onbekend": eigen["onbekend"] + vervolg["onbekend"],
        "geteld": eigen["geteld"] - eigen["onzeker"] + vervolg["geteld"],
    }


def _van_zelf(stukken: Iterable[Stuk], *, er_is_vervolg: bool) -> tuple[Stuk, ...]:
    return tuple(
        (vanaf, tot, uitkomst.removesuffix(VERVOLGT))
        for vanaf, tot, uitkomst in stukken
        if not (er_is_vervolg and uitkomst.endswith(VERVOLGT))
    )


_WAAROM = {
    ONBEKEND: (NIET_BEKEND, "De leverancier heeft dit cijfer niet."),
    NIET_TE_VOLGEN: (
        NIET_TE_BEREKENEN,
        "Niet te berekenen: de lijst heeft geen pseudoniem, of niet hoe het afliep. Zo is niemand "
        "te volgen.",
    ),
    ANDER: (
        NIET_TE_BEREKENEN,
        "Niet te berekenen: binnen het jaar leverde een ander. Pseudoniemen van verschillende "
        "leveranciers zijn niet aan elkaar te koppelen.",
    ),
}
"""Status and reason of a quarter that was delivered and cannot be told."""
