"""How long it lasts, with the cases that are still open and those that began before the window.

Kaplan-Meier `S(t) = prod(1 - d/n)` over the days t on which a case ended; Greenwood
`var = S^2 sum d/(n(n - d))`; interval on the log-log scale `S^exp(-+ z * theta)`,
`theta = sqrt(sum d/(n(n - d))) / |ln S|`. Of exits that exclude each other (back at school, moved,
exempted) the Aalen-Johansen estimate `F_k(t) = sum S(t-) d_k/n` is the share that left in that way;
1 - S with the other exits as open cases would be too high.

Only closed cases give a median that is far too low (methods.md C1): short cases close first. A
case is at risk on day t when it came in sight before t and had not ended or got out of sight
before t, as `Surv(start, stop, event)` in R; an end on the day on which another case gets out of
sight comes first. With late entry only, the first days can have so few cases at risk that S falls
far too early: mind `onder_risico`. Sources: Kaplan and Meier (1958); Greenwood (1926); Kalbfleisch
and Prentice (1980) for log-log; Aalen and Johansen (1978); Marubini and Valsecchi (1995) for its
variance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from indicators.intervals import Schatting, z_waarde

NOG_NIET_BEREIKT = "nog niet bereikt"
"""What is said of a median that the curve has not come down to."""
OPEN = ""
"""The outcome of a case that was still going on when it was last seen."""
ZEKERHEDEN = (0.95, 0.998)
"""Of these two the bounds of quantiles are known."""
_GELIJK = 1e-9


@dataclass(frozen=True)
class Overleving:
    """The curve of what is still going on, with what is needed for its chance.

    Attributes:
        dagen: the days on which at least one case ended, rising.
        onder_risico: how many cases were in sight just before each of those days.
        geeindigd: how many ended on each of them, in whatever way counts as an end.
        per_uitkomst: the same for each way of ending.
        deel: S just after each of those days.
        laatste: the last day on which a case was in sight; nothing is known after it.
        gesloten: number of cases that ended.
        nog_open: number of cases that did not.
    """

    dagen: NDArray[np.float64]
    onder_risico: NDArray[np.int64]
    geeindigd: NDArray[np.int64]
    per_uitkomst: dict[str, NDArray[np.int64]]
    deel: NDArray[np.float64]
    laatste: float
    gesloten: int
    nog_open: int

    @cached_property
    def greenwood(self) -> NDArray[np.float64]:
        """Running sum of d / (n (n - d)): its root times S is the standard error of S.

        Infinite from the day on which all have ended.
        """
        n, d = self.onder_risico.astype(float), self.geeindigd.astype(float)
        with np.errstate(divide="ignore"):
            return np.cumsum(d / (n * (n - d)))

    def _plaats(self, dag: float) -> int:
        """Index of the last end on or before a day; -1 before the first."""
        return int(np.searchsorted(self.dagen, dag, side="right")) - 1

    def over(self, dag: float) -> float | None:
        """S(t): the share still going on after day t; None where nobody was followed that long."""
        plaats = self._plaats(dag)
        deel = 1.0 if plaats < 0 else float(self.deel[plaats])
        return None if dag > self.laatste and deel > 0 else deel

    def kwantiel(self, deel: float) -> float | None:
        """First day with S <= this share; None: the curve has not come down that far."""
        return self._eerste(self.deel, deel)

    def kwantiel_interval(
        self, deel: float, zekerheid: float = 0.95
    ) -> tuple[float | None, float | None]:
        """Days on which the bounds of the log-log interval come down to a share; None: not yet."""
        onder, boven = self.grenzen[zekerheid]
        return (self._eerste(onder, deel), self._eerste(boven, deel))

    def plekken(self, delen: NDArray[np.float64]) -> NDArray[np.int64]:
        """For each share the number of the first day with S at most that; past the last: none."""
        return _eerste_plekken(self.deel, delen)

    def dagen_van_grenzen(
        self, delen: NDArray[np.float64], zekerheid: float = 0.95
    ) -> tuple[list[float | None], list[float | None]]:
        """`kwantiel_interval` of several shares: the days of the lower and of the upper bound."""
        onder, boven = (
            [float(self.dagen[plek]) if plek < len(self.dagen) else None for plek in plekken]
            for plekken in (_eerste_plekken(g, delen) for g in self.grenzen[zekerheid])
        )
        return onder, boven

    @property
    def mediaan(self) -> float | None:
        """First day with S <= 0.5; None: `NOG_NIET_BEREIKT`."""
        return self.kwantiel(0.5)

    def mediaan_interval(self, zekerheid: float = 0.95) -> tuple[float | None, float | None]:
        """Days on which the bounds of the log-log interval come down to a half; None: not yet."""
        return self.kwantiel_interval(0.5, zekerheid)

    @cached_property
    def grenzen(self) -> Mapping[float, tuple[NDArray[np.float64], NDArray[np.float64]]]:
        """Per certainty the log-log bounds of S after each end; S itself where it is 0 or 1."""
        zeker = (self.deel < _GELIJK) | (self.deel > 1 - _GELIJK)
        ertussen = np.where(zeker, 0.5, self.deel)
        theta = np.sqrt(np.where(zeker, 0.0, self.greenwood)) / np.abs(np.log(ertussen))
        uit = {}
        for zekerheid in ZEKERHEDEN:
            factor = np.exp(z_waarde(zekerheid) * theta)
            onder, boven = (ertussen**macht for macht in (factor, 1 / factor))
            uit[zekerheid] = (
                np.where(zeker, self.deel, onder),
                np.where(zeker, self.deel, boven),
            )
        return uit

    def _eerste(self, lijn: NDArray[np.float64], deel: float) -> float | None:
        plekken = np.flatnonzero(lijn <= deel + _GELIJK)
        return float(self.dagen[plekken[0]]) if len(plekken) else None

    def beperkt_gemiddelde(self, tot: float = 365, zekerheid: float = 0.95) -> Schatting | None:
        """Mean number of days within the first `tot`: the area under S up to there.

        `var = sum A^2 d/(n(n - d))`, A the area from that day up to `tot`. None where nobody was
        followed that long.
        """
        if self.over(tot) is None:
            return None
        gebruikt = self.dagen < tot
        dagen, deel = self.dagen[gebruikt], self.deel[gebruikt]
        breedte = np.diff(np.append(dagen, tot))
        vlak = deel * breedte
        begin = float(dagen[0]) if len(dagen) else tot
        daarna = np.cumsum(vlak[::-1])[::-1]
        n = self.onder_risico[gebruikt].astype(float)
        d = self.geeindigd[gebruikt].astype(float)
        telt = n > d
        var = float(np.sum(daarna[telt] ** 2 * d[telt] / (n[telt] * (n[telt] - d[telt]))))
        midden, marge = begin + float(vlak.sum()), z_waarde(zekerheid) * sqrt(var)
        return Schatting(midden, max(0.0, midden - marge), min(tot, midden + marge))

    def aandeel_vertrokken(
        self, uitkomst: str | Collection[str], dag: float, zekerheid: float = 0.95
    ) -> Schatting | None:
        """Aalen-Johansen: the share that left in this way, or one of these, on or before day t.

        With the variance of Marubini and Valsecchi, and an interval on the log-log scale. The
        shares of all ways of leaving and S(t) add up to 1. Where the share is 0 or 1 the
        bounds are the value itself. None where nobody was followed that long.

        Raises:
            KeyError: no case ended in this way; ask `per_uitkomst`.
        """
        wijzen = [uitkomst] if isinstance(uitkomst, str) else [*uitkomst]
        aantal = sum((self.per_uitkomst[w] for w in wijzen), np.zeros_like(self.geeindigd))
        if self.over(dag) is None:
            return None
        gebruikt = slice(0, self._plaats(dag) + 1)
        n, d = self.onder_risico[gebruikt].astype(float), self.geeindigd[gebruikt].astype(float)
        dk = aantal[gebruikt].astype(float)
        ervoor = np.concatenate([[1.0], self.deel])[:-1][gebruikt]
        lijn = np.cumsum(ervoor * dk / n)
        deel = float(lijn[-1]) if len(lijn) else 0.0
        if min(deel, 1 - deel) < _GELIJK:
            return Schatting(*[float(round(deel))] * 3)
        nog = deel - lijn
        telt = n > d
        var = float(
            np.sum(nog[telt] ** 2 * d[telt] / (n[telt] * (n[telt] - d[telt])))
            + np.sum(ervoor**2 * dk * (n - dk) / n**3)
            - 2 * np.sum(nog * ervoor * dk / n**2)
        )
        theta = sqrt(max(0.0, var)) / (deel * abs(log(deel)))
        return Schatting(deel, *_log_log(deel, theta, zekerheid))


def uit_stukken(stukken: Iterable[tuple[float, float, str]]) -> Overleving:
    """The curve of pieces (vanaf, tot, uitkomst): at risk after `vanaf`, up to and including `tot`.

    The pieces of one case in several deliveries join up, so together they are that case; `gesloten`
    counts cases, `nog_open` pieces. Who was followed from day 0 has a `vanaf` below it.

    Raises:
        ValueError: no case was in sight.
    """
    gezien = [s for s in stukken if s[1] > s[0]]
    if not gezien:
        raise ValueError("no case was in sight")
    van, tot_en_met, uitkomsten = zip(*gezien, strict=True)
    vanaf, tot = np.array(van, dtype=float), np.array(tot_en_met, dtype=float)
    namen = sorted({*uitkomsten} - {OPEN})
    nummers = {OPEN: -1, **{naam: nummer for nummer, naam in enumerate(namen)}}
    soort = np.array([nummers[uitkomst] for uitkomst in uitkomsten], dtype=np.int64)
    ended = soort >= 0
    dagen = np.unique(tot[ended])
    in_zicht = np.searchsorted(np.sort(vanaf), dagen) - np.searchsorted(np.sort(tot), dagen)
    plaats = np.searchsorted(dagen, tot)
    per = {naam: _tel(plaats[soort == nummer], dagen) for nummer, naam in enumerate(namen)}
    geeindigd = _tel(plaats[ended], dagen)
    return Overleving(
        dagen=dagen,
        onder_risico=in_zicht,
        geeindigd=geeindigd,
        per_uitkomst=per,
        deel=np.cumprod(1 - geeindigd / in_zicht),
        laatste=float(tot.max()),
        gesloten=int(ended.sum()),
        nog_open=int((~ended).sum()),
    )


def _tel(plaatsen: NDArray[np.int64], dagen: NDArray[np.float64]) -> NDArray[np.int64]:
    """How many of these places are that of each day."""
    return np.bincount(plaatsen, minlength=len(dagen))


def _eerste_plekken(lijn: NDArray[np.float64], delen: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each share the number of the first point of a line that is at most that."""
    # The bounds can rise again; what counts is how far they ever came down.
    gedaald = np.fmin.accumulate(lijn)
    return np.searchsorted(-gedaald, -(delen + _GELIJK), side="left")


def _log_log(deel: float, theta: float, zekerheid: float) -> tuple[float, float]:
    factor = exp(z_waarde(zekerheid) * theta)
    een, ander = deel**factor, deel ** (1 / factor)
    return (min(een, ander), max(een, ander))
