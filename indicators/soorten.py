"""The kinds of indicator.

Each compiles to one SQL query with the same columns; a figure that needs another way of counting
gets a class of its own here, not an option.
"""

from __future__ import annotations

from abc import abstractmethod

from indicators.model import Indicator, Vorm

TELLINGEN = "tellingen"
"""Dataset with counts of listed measures: the second road to a count."""


class Soort(Indicator):
    """What all kinds share: how the figure is made, in words.

    Attributes:
        rekenwijze: how the figure is made, in plain Dutch for a reader. Without one it says what
            the kind always does; the conditions are in the query.
    """

    rekenwijze: str = ""

    def formule(self) -> str:
        """How the figure is made, in plain Dutch; the conditions are in `sql`."""
        return self.rekenwijze or self._altijd()

    @abstractmethod
    def _altijd(self) -> str:
        """What this kind does, whatever it counts."""


class Telling(Soort):
    """Counts rows of a case list. `waar` is a condition over the columns of the view."""

    waar: str

    def cellen(self) -> str:
        """One row is one; nothing in a case list is unknown."""
        return (
            f"count(*) filter (where {self.waar}) as teller_min, "
            f"count(*) filter (where {self.waar}) as teller_max, "
            "0 as rest_min, 0 as rest_max, null::double as waarde, 0 as onbekend, count(*) as "
            "geteld"
        )

    def _altijd(self) -> str:
        return f"We tellen de {self.eenheid[1]} in de lijsten die zijn geleverd."


class Som(Soort):
    """Adds up a count that is delivered as such, as an interval.

    Cells that are not known make the figure a lower bound.

    Attributes:
        som: the field with the count.
        waar: the rows that are added up.
        per_eenheid: fields that name what must have such a row, such as a school. Without one the
            sum is a lower bound.
    """

    som: str = "aantal"
    waar: str = "true"
    per_eenheid: tuple[str, ...] = ()

    def cellen(self) -> str:
        """The two ends of the sum, and how much of it is not known."""
        return (
            f"{self._som('min', self.waar)} as teller_min, {self._som('max', self.waar)} as "
            "teller_max, 0 as rest_min, 0 as rest_max, null::double as waarde, "
            f"{self._onbekend()} as onbekend, count(*) filter (where {self.waar})::integer as "
            "geteld"
        )

    def _som(self, grens: str, voorwaarde: str) -> str:
        return f"coalesce(sum({self.som}_{grens}) filter (where {voorwaarde}), 0)::integer"

    def _onbekend(self) -> str:
        cellen = f"count(*) filter (where {self.waar} and {self.som}_reden is not null)"
        if not self.per_eenheid:
            return f"{cellen}::integer"
        eenheden = f"count(distinct row({', '.join(self.per_eenheid)}))"
        return f"({cellen} + {eenheden} - {eenheden} filter (where {self.waar}))::integer"

    def _altijd(self) -> str:
        return f"We tellen de aantallen {self.eenheid[1]} op die zijn geleverd."


class AandeelVanSom(Som):
    """Share of a summed count.

    The rows for which `teller` holds, of all rows for which `waar` holds. In percent.
    """

    teller: str

    @property
    def vorm(self) -> Vorm:
        """A share of two counts."""
        return "aandeel"

    def cellen(self) -> str:
        """The two ends of what counts, and of the rest."""
        wel, niet = (
            f"{self.waar} and {self.teller}",
            f"{self.waar} and not coalesce({self.teller}, false)",
        )
        return (
            f"{self._som('min', wel)} as teller_min, {self._som('max', wel)} as teller_max, "
            f"{self._som('min', niet)} as rest_min, {self._som('max', niet)} as rest_max, "
            f"null::double as waarde, {self._onbekend()} as onbekend, "
            f"count(*) filter (where {self.waar})::integer as geteld"
        )

    def _altijd(self) -> str:
        return f"We delen het aantal {self.eenheid[1]} dat meetelt door alle {self.eenheid[1]}."


class Gepubliceerd(Soort):
    """A percentage as the source publishes it.

    It cannot be added up or recomputed for a group (decisions.md 9, 11).
    """

    waarde: str
    waar: str

    @property
    def vorm(self) -> Vorm:
        """A percentage that was published."""
        return "percentage"

    def cellen(self) -> str:
        """The one value that is published."""
        return (
            "0 as teller_min, 0 as teller_max, 0 as rest_min, 0 as rest_max, "
            f"max({self.waarde}) filter (where {self.waar}) as waarde, "
            f"count(*) filter (where {self.waar} and {self.waarde} is null)::integer as onbekend, "
            f"count(*) filter (where {self.waar})::integer as geteld"
        )

    def _altijd(self) -> str:
        return "We nemen het percentage over zoals de bron het publiceert."


def uit_tellingen(indicator: Indicator) -> Som | None:
    """The same figure from delivered counts of its measure; None where counts cannot give it."""
    if indicator.dataset == TELLINGEN or indicator.vorm != "aantal" or indicator.intern:
        return None
    velden = {naam: getattr(indicator, naam) for naam in Indicator.model_fields}
    telling = {"dataset": TELLINGEN, "waar": "is_totaal", "rekenwijze": ""}
    return Som.model_validate(velden | telling)
