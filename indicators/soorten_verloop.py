"""Kinds of indicator that say how long it lasts, with the cases that still go on.

Never from closed cases only: those give a time that is far too short (methods.md C1). Each
quarterly delivery shows a piece of every case: in sight after `vanaf` days, up to and including
`tot`. The pieces of one case join up, so that nobody has to be recognised, and those of
municipalities and quarters are simply laid together. `indicators.krommen` makes the curve.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import numpy as np

from datasets.model import Dataset
from indicators.model import Kromme, Trede, Vorm
from indicators.soorten import Soort
from indicators.soorten_cohort import cohortrijen
from indicators.survival import OPEN, Overleving

ONBEKEND = "onbekend"
"""The outcome of a case that ended in a way that nobody wrote down."""
VERVOLGT = "?"
"""Last letter of the outcome of a case that was still at home at the end of its first quarter, or
that the next delivery holds though it had ended: that one, once it is there, has it again and from
its first day."""
JAAR = 365
"""Within so many days the mean is taken where the median is not reached."""
Einden = Mapping[str, Sequence[int]]
"""Per way of ending the days, rising, on which a case ended so."""
PROCENTEN = tuple(range(95, 0, -5))
"""The shares at which is told how a duration comes down."""
_DELEN = np.array([procent / 100 for procent in PROCENTEN])
KLEINSTE_GEVOLGD = 5
"""With fewer cases in sight at once, one of them would make the curve fall by a jump."""


class Verloop(Soort):
    """What curves share.

    Attributes:
        waar: the cases that count.
        uitkomst: how a case that ended did so, as SQL.
        bekend: condition for rows of which it is known at all.
    """

    waar: str = "true"
    uitkomst: str = "'geëindigd'"
    bekend: str = "true"

    @property
    def verloop(self) -> bool:
        """Made of pieces."""
        return True

    @property
    def stukken_zijn_gevallen(self) -> bool:
        """True when every piece is a whole case."""
        return False

    @abstractmethod
    def lees(self, kromme: Overleving) -> Kromme | None:
        """The figure of a curve; None where nobody was followed long enough to say."""

    @abstractmethod
    def telt(self, einden: Einden) -> int:
        """How many of the cases that ended are in the teller."""

    def misschien(self, einden: Einden) -> int:  # noqa: ARG002
        """How many of the cases that ended may be in the teller."""
        return 0

    @property
    def gewone_vraag(self) -> bool:
        """It gives pieces of cases."""
        return False

    def sql(self, dataset: Dataset) -> str:
        """Per delivery, municipality and period all pieces; the rest is who is still going on."""
        gemeente = dataset.gemeente_veld
        soorten = ", ".join(f"'{s}'" for s in {*self.korrel.gemeente, *self.korrel.groep})
        return (
            f"select levering_id, {gemeente}_nu as gemeente, {gemeente} as geleverd_als, "
            f"'' as postcode, peil, {self.cellen()} from ({self._stukken(dataset)}) "
            f"where peilsoort in ({soorten}) and _telt group by all"
        )

    def _stukken(self, dataset: Dataset) -> str:
        begin, einde = dataset.begin, dataset.einde
        telt = f"{begin} <= laatste and ({einde} is null or {einde} >= eerste) and {self.waar}"
        einde_gezien = f"coalesce({einde} <= laatste, false)"
        uitkomst = f"case when {einde_gezien} then coalesce({self.uitkomst}, '{ONBEKEND}') else "
        return (
            f"select *, greatest(-1, eerste - 1 - {begin}) as _vanaf, "
            f"least({einde}, laatste) - {begin} as _tot, {uitkomst} '{OPEN}' end as _uitkomst, "
            f"coalesce({self.bekend}, false) as _bekend, {telt} as _telt "
            f"from v_{dataset.id} where {dataset.gemeente_veld} is not null"
        )

    def cellen(self) -> str:
        """The pieces; no count is made here."""
        nog = f"count(*) filter (where _bekend and _uitkomst = '{OPEN}')"
        return (
            f"0 as teller_min, 0 as teller_max, {nog} as rest_min, {nog} as rest_max, "
            "null::double as waarde, count(*) filter (where not _bekend) as onbekend, "
            "count(*) as geteld, list((_vanaf, _tot, _uitkomst)) filter (where _bekend) as stukken"
        )


class Duur(Verloop):
    """Median duration in days: after so many days half of the cases had ended."""

    @property
    def vorm(self) -> Vorm:
        """A number of days."""
        return "duur"

    def telt(self, einden: Einden) -> int:
        """Every end counts."""
        return sum(map(len, einden.values()))

    def lees(self, kromme: Overleving) -> Kromme | None:
        """The median with the days on which the bounds of the curve come down to a half."""
        mediaan = kromme.mediaan
        if not genoeg_gevolgd(kromme, mediaan):
            return None
        gemiddeld = kromme.beperkt_gemiddelde(JAAR) if mediaan is None else None
        return Kromme(
            mediaan,
            mediaan,
            *kromme.mediaan_interval(0.95),
            *kromme.mediaan_interval(0.998),
            gemiddeld=gemiddeld.waarde if gemiddeld else None,
            treden=_treden(kromme),
        )

    def _altijd(self) -> str:
        return (
            "We schatten met Kaplan-Meier na hoeveel dagen de helft klaar was. Wie nog niet klaar "
            "is, telt mee zolang we die volgen."
        )


def _treden(kromme: Overleving) -> tuple[Trede, ...]:
    """Each 5 percent that the curve has come down to."""
    plekken = kromme.plekken(_DELEN)
    bereikt = plekken[plekken < len(kromme.dagen)]
    onder, boven = kromme.dagen_van_grenzen(_DELEN[: len(bereikt)])
    geeindigd = np.cumsum(kromme.geeindigd)[bereikt]
    onder_risico = np.minimum.accumulate(kromme.onder_risico)[bereikt]
    kolommen = (kromme.dagen[bereikt], geeindigd, onder_risico)
    return tuple(map(Trede, PROCENTEN, *(kolom.tolist() for kolom in kolommen), onder, boven))


class AandeelVanVerloop(Verloop):
    """Share that ended in one of some ways within so many days; other ways exclude it.

    Aalen-Johansen. Of who ended in an unknown way both is possible: a range.

    Attributes:
        wijzen: the outcomes that count.
        dagen: within so many days.
    """

    wijzen: tuple[str, ...]
    dagen: int

    @property
    def vorm(self) -> Vorm:
        """A share."""
        return "aandeel"

    def telt(self, einden: Einden) -> int:
        """In this way, and in time."""
        return sum(self._op_tijd(einden, wijze) for wijze in self.wijzen)

    def misschien(self, einden: Einden) -> int:
        """In time, in a way that nobody wrote down."""
        return self._op_tijd(einden, ONBEKEND)

    def _op_tijd(self, einden: Einden, wijze: str) -> int:
        return bisect_right(einden.get(wijze, ()), self.dagen)

    def lees(self, kromme: Overleving) -> Kromme | None:
        """The share with and without those of whom the outcome is unknown."""
        if kromme.over(self.dagen) is None or not genoeg_gevolgd(kromme, self.dagen):
            return None
        onder, boven = (
            [kromme.aandeel_vertrokken(wijzen, self.dagen, z) for z in (0.95, 0.998)]
            for wijzen in self._wijzen(kromme)
        )
        laag95, laag998, hoog95, hoog998 = (s for paar in (onder, boven) for s in paar)
        if laag95 is None or laag998 is None or hoog95 is None or hoog998 is None:
            return None
        grenzen = (laag95.onder, hoog95.boven, laag998.onder, hoog998.boven)
        zeker = laag95.waarde > 0 and hoog95.waarde < 1
        return Kromme(laag95.waarde, hoog95.waarde, *(grenzen if zeker else ()))

    def _wijzen(self, kromme: Overleving) -> tuple[list[str], list[str]]:
        """The outcomes that count and occur, without and with the unknown one."""
        zeker = [w for w in self.wijzen if w in kromme.per_uitkomst]
        return zeker, [*zeker, *({ONBEKEND} & kromme.per_uitkomst.keys())]

    def _altijd(self) -> str:
        return (
            f"We schatten met Aalen-Johansen welk deel binnen {self.dagen} dagen zo eindigde. Wie "
            "nog bezig is, telt mee zolang we die volgen; wie anders eindigde, blijft in de noemer."
        )


class AandeelVanInstroomverloop(AandeelVanVerloop):
    """The same of the cases that began in a quarter only, in its own delivery and the next.

    Without a next delivery they are followed up to the end of their own quarter.

    Attributes:
        gebeurtenis: field with the day of what is waited for; its outcome is `wijzen[0]`.
    """

    gebeurtenis: str

    @property
    def volgt(self) -> int:
        """The next quarter."""
        return 1

    @property
    def stukken_zijn_gevallen(self) -> bool:
        """Each is followed from its first day."""
        return True

    def gedeelde_rijen(self, dataset: Dataset) -> str:
        """Who began, linked to the delivery beside it."""
        return cohortrijen(dataset)

    def sql(self, dataset: Dataset) -> str:
        """Per delivery the pieces of the cases of its own quarter, and of the one before it."""
        gemeente, begin, einde = dataset.gemeente_veld, dataset.begin, dataset.einde
        dag = self.gebeurtenis
        gezien = f"{dag} <= least({einde}, laatste)"
        nog = f"({einde} is null or {einde} > laatste)"
        uitkomst = (
            f"case when {gezien} then '{self.wijzen[0]}' when {nog} then '{OPEN}' else 'weg' end "
            f"|| case when _later or (_eigen and {nog}) then '{VERVOLGT}' else '' end"
        )
        rijen = (
            f"select *, -1 as _vanaf, least({dag}, {einde}, laatste) - {begin} as _tot, "
            f"{uitkomst} as _uitkomst, coalesce({self.bekend}, false) as _bekend "
            f"from ({self.gedeelde_rijen(dataset)}) where {self.waar}"
        )
        return (
            f"select levering_id, {gemeente}_nu as gemeente, {gemeente} as geleverd_als, "
            f"'' as postcode, _cohort as peil, {self.cellen()} from ({rijen}) group by all"
        )


def genoeg_gevolgd(kromme: Overleving, tot: float | None) -> bool:
    """True when enough cases were in sight at once, as long as half of them still went on.

    With late entry the first days can have so few in sight that one end makes the curve fall.
    """
    ervoor = [1.0, *kromme.deel][: len(kromme.dagen)]
    telt = [
        n
        for dag, n, deel in zip(kromme.dagen, kromme.onder_risico, ervoor, strict=True)
        if deel > 0.5 and (tot is None or dag <= tot)
    ]
    return min(telt, default=KLEINSTE_GEVOLGD) >= KLEINSTE_GEVOLGD
