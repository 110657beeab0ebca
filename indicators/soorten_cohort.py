"""Kinds of indicator that follow who began, or left, in a quarter: shares of a fixed cohort.

Such a figure waits until all have been followed; before that it is "nog niet te zeggen". Who cannot
be followed long enough is in neither count for certain, and makes the share a range.
`indicators.cohortcijfers` puts the quarters together.
"""

from __future__ import annotations

from datasets.model import Dataset
from indicators.model import Vorm
from indicators.soorten import Soort


def cohortrijen(dataset: Dataset) -> str:
    """Query: per delivery the rows that began in its own quarter or in the one before it.

    With a pseudonym the rows of one case in two deliveries are linked: the same first day, or a
    corrected one in the same quarter while the case ran.

    Columns added:
        _cohort: the quarter of the first day; `_eigen` when that is the one of the delivery.
        _later, _eerder: the next, or the former, delivery of the leverancier holds the case too.
        _wie: the pseudonym; null where it cannot be looked for in that other delivery.
    """
    begin, einde = dataset.begin, dataset.einde
    return (
        f"with basis as materialized (select *, {dataset.persoon or 'null'} as _persoon, "
        f"{begin} >= eerste as _eigen, year({begin}) || '-K' || quarter({begin}) as _cohort, "
        f"case when {begin} >= eerste then laatste + 1 "
        "else (eerste - interval 3 month)::date end as _buur "
        f"from v_{dataset.id} where peilsoort = 'kwartaal' "
        f"and {dataset.gemeente_veld} is not null and {begin} <= laatste "
        f"and ({einde} is null or {einde} >= eerste) and {begin} >= eerste - interval 3 month) "
        f"select w.*, exists (select 1 from basis s where {_zelfde(dataset, 'w', 's')}) as _later, "
        f"exists (select 1 from basis e where {_zelfde(dataset, 'e', 'w')}) as _eerder, "
        "case when exists (select 1 from basis g where g.leverancier = w.leverancier "
        "and g.eerste = w._buur) then w._persoon end as _wie from basis w"
    )


def _zelfde(dataset: Dataset, eerder: str, later: str) -> str:
    """Condition: two rows, of a delivery and of the next one, are of the same case."""
    begin, einde = dataset.begin, dataset.einde
    return (
        f"{eerder}._eigen and {later}.eerste = {eerder}._buur "
        f"and {later}.leverancier = {eerder}.leverancier "
        f"and {later}._persoon = {eerder}._persoon and {later}._cohort = {eerder}._cohort "
        f"and ({later}.{begin} = {eerder}.{begin} or {eerder}.{einde} is null "
        f"or {later}.{begin} < {eerder}.{einde})"
    )


class AandeelVanCohort(Soort):
    """Share of the cases that began in a quarter, each followed in the delivery after it too.

    Nobody has to be recognised for it. The cases of a quarter are the rows of its own delivery
    that ended in it, and the rows of the next delivery that began in it. Cases that were going
    on and are not in the next delivery have an unknown outcome. With a pseudonym a case that both
    deliveries hold is that of the next one, however it stands in its own (decisions.md 4).

    Attributes:
        teller: condition for a case that counts.
        dagen: so long a case is followed; one that was followed less, still goes on and does not
            count yet, can be in either.
        bekend: condition for rows of which it is known at all.
        wachtreden: why there is no figure yet, to follow "Nog niet te zeggen: ".
        instroom: indicator that counts who began.
    """

    teller: str
    instroom: str = ""
    dagen: int = 91
    bekend: str = "true"
    wachtreden: str

    @property
    def vorm(self) -> Vorm:
        """A share of two counts."""
        return "aandeel"

    @property
    def cohort(self) -> str | None:
        """Who began."""
        return self.instroom

    @property
    def wacht(self) -> int:
        """The delivery of the next quarter."""
        return 1

    @property
    def gewone_vraag(self) -> bool:
        """It follows cases through more deliveries."""
        return False

    def gedeelde_rijen(self, dataset: Dataset) -> str:
        """Who began, linked to the delivery beside it."""
        return cohortrijen(dataset)

    def sql(self, dataset: Dataset) -> str:
        """Per delivery the cases of its own quarter, and those of the quarter before it.

        `onzeker` of an own quarter are those that still went on: the next delivery follows them.
        """
        gemeente, begin, einde = dataset.gemeente_veld, dataset.begin, dataset.einde
        nog = f"({einde} is null or {einde} > laatste)"
        rijen = (
            f"select *, _eigen and {nog} as _vervolgt, {nog} as _loopt, "
            f"coalesce({self.bekend}, false) as _bekend, coalesce({self.teller}, false) as _wel, "
            f"laatste - {begin} as _gevolgd from ({self.gedeelde_rijen(dataset)}) where not _later"
        )
        return (
            f"select levering_id, {gemeente}_nu as gemeente, {gemeente} as geleverd_als, "
            f"'' as postcode, _cohort as peil, {self.cellen()} from ({rijen}) group by all"
        )

    def cellen(self) -> str:
        """Who counts, who does not, and who can be either.

        `geteld` and `blind` are of those whom the delivery before it does not hold.
        """
        zeker = "not _vervolgt and _bekend"
        wel = f"count(*) filter (where {zeker} and _wel)"
        te_kort = f"not _wel and _loopt and _gevolgd < {self.dagen}"
        niet = f"count(*) filter (where {zeker} and not _wel and not ({te_kort}))"
        onzeker = f"count(*) filter (where _vervolgt or ({zeker} and {te_kort}))"
        return (
            f"{wel} as teller_min, {wel} + {onzeker} as teller_max, {niet} as rest_min, "
            f"{niet} + {onzeker} as rest_max, null::double as waarde, "
            "count(*) filter (where not _vervolgt and not _bekend) as onbekend, "
            f"count(*) filter (where not _eerder) as geteld, {onzeker} as onzeker, "
            "count(*) filter (where (_vervolgt or not _eigen) and not _eerder and _wie is null) "
            "as blind"
        )

    def _altijd(self) -> str:
        return (
            "We volgen iedereen die in het kwartaal begon, tot en met het kwartaal erna. Het "
            "aantal dat meetelt delen we door alle gevallen die in het kwartaal begonnen."
        )


class AandeelOpnieuw(Soort):
    """Share of those who left in a quarter that began again within a year.

    Here a person has to be recognised: by the pseudonym, among all rows of the same leverancier.
    All four later quarters must be in. A row without a pseudonym that began within the year can be
    anybody: then it is not certain of who was not found.

    Attributes:
        weg: the rows of who left in the quarter.
        persoon: field with the pseudonym.
        bekend: condition for rows of which is known how they ended.
        dagen: so long after leaving a new begin counts.
        wachtreden: why there is no figure yet, to follow "Nog niet te zeggen: ".
    """

    weg: str
    persoon: str
    bekend: str = "true"
    dagen: int = 365
    wachtreden: str

    @property
    def vorm(self) -> Vorm:
        """A share of two counts."""
        return "aandeel"

    @property
    def cohort(self) -> str | None:
        """Who left and is followed is shown nowhere."""
        return ""

    @property
    def wacht(self) -> int:
        """A year: four quarters."""
        return 4

    @property
    def gewone_vraag(self) -> bool:
        """It follows cases through more deliveries."""
        return False

    def sql(self, dataset: Dataset) -> str:
        """Who left, and whether there is a new begin of the same person in any delivery."""
        gemeente, begin, einde = dataset.gemeente_veld, dataset.begin, dataset.einde
        binnen = f"lambda dag: dag > w.{einde} and dag - w.{einde} <= {self.dagen}"
        return (
            f"with rijen as (select *, {self.persoon} as _wie, "
            f"coalesce({self.bekend}, false) as _bekend from v_{dataset.id} "
            f"where peilsoort = 'kwartaal' and {gemeente} is not null), "
            f"starts as (select leverancier, _wie, list(distinct {begin}) as _dagen from rijen "
            f"where {begin} <= laatste and ({einde} is null or {einde} >= eerste) group by all), "
            f"weg as (select w.*, "
            f"coalesce(len(list_filter(s._dagen, {binnen})) > 0, false) as _opnieuw, "
            f"coalesce(len(list_filter(b._dagen, {binnen})) > 0, false) as _blind "
            "from rijen w left join starts s on s.leverancier = w.leverancier "
            "and s._wie = w._wie left join starts b on b.leverancier = w.leverancier "
            f"and b._wie is null where {self.weg}) "
            f"select levering_id, {gemeente}_nu as gemeente, {gemeente} as geleverd_als, "
            f"'' as postcode, peil, {self.cellen()} from weg group by all"
        )

    def cellen(self) -> str:
        """Who began again, who did not, and of whom it is not certain."""
        te_volgen = "_bekend and _wie is not null"
        wel = f"count(*) filter (where {te_volgen} and _opnieuw)"
        niet = f"count(*) filter (where {te_volgen} and not _opnieuw and not _blind)"
        onzeker = f"count(*) filter (where {te_volgen} and not _opnieuw and _blind)"
        return (
            f"{wel} as teller_min, {wel} + {onzeker} as teller_max, {niet} as rest_min, "
            f"{niet} + {onzeker} as rest_max, null::double as waarde, "
            f"count(*) filter (where not ({te_volgen})) as onbekend, "
            f"count(*) as geteld, {onzeker} as onzeker"
        )

    def _altijd(self) -> str:
        return (
            "We volgen iedereen die in de periode wegging een jaar lang, met het pseudoniem. Het "
            "aantal dat opnieuw begon delen we door iedereen die wegging."
        )
