"""Kinds of indicator that are made of two counts, or of a count with its mean.

A ratio is one sum over another, never an average of ratios. What lacks one of the two counts is in
neither sum, so that both are about the same schools or youths.
"""

from __future__ import annotations

from datasets.model import Dataset
from indicators.model import NOEMERS, Vorm
from indicators.soorten import Som


class Verhouding(Som):
    """So many of one count per 100 (or per one) of another, of which the first is no part.

    Attributes:
        som: field with the count above the line.
        door: field with the number below the line: `<door>_min`, `_max` and `_reden`.
        per: 100 or 1.
        stappen: `door` counts in parts of one so small: 100 for hundredths of an fte.
        personen: `door` is a number of people, so it is protected as a count.
        teller_van, noemer_van: the shown counts that the two sums are a part of, or are.
    """

    door: str
    per: int = 100
    stappen: int = 1
    personen: bool = True
    teller_van: str
    noemer_van: str = ""

    @property
    def vorm(self) -> Vorm:
        """A ratio of two counts."""
        return "verhouding"

    @property
    def bouwstenen(self) -> tuple[str, ...]:
        """The shown counts it is made of."""
        return tuple(filter(None, (self.teller_van, self.noemer_van)))

    def cellen(self) -> str:
        """Both sums as intervals, of the rows in which both are known."""
        beide = f"{self.waar} and {self.som}_reden is null and {self.door}_reden is null"
        return (
            f"{self._som('min', beide)} as teller_min, {self._som('max', beide)} as teller_max, "
            f"{_som(self.door, 'min', beide)} as rest_min, "
            f"{_som(self.door, 'max', beide)} as rest_max, null::double as waarde, "
            f"{self._onvolledig(beide)} as onbekend, "
            f"count(*) filter (where {self.waar})::integer as geteld"
        )

    def _onvolledig(self, beide: str) -> str:
        """Rows, or units such as schools, of which not both counts are known."""
        if not self.per_eenheid:
            rijen = f"count(*) filter (where {self.waar})"
            return f"({rijen} - count(*) filter (where {beide}))::integer"
        eenheden = f"count(distinct row({', '.join(self.per_eenheid)}))"
        return f"({eenheden} - {eenheden} filter (where {beide}))::integer"

    def _altijd(self) -> str:
        return (
            f"We tellen de {self.eenheid[1]} op en delen door de som waar ze bij horen. Het is "
            "geen gemiddelde van verhoudingen."
        )


class AandeelVanMaten(Som):
    """Share of two listed measures of one delivery: `teller_maat` of `maat`, in percent.

    Attributes:
        teller_maat: the measure that is a part of `maat`.
        teller_van, noemer_van: the shown counts of the two measures.
    """

    teller_maat: str
    teller_van: str
    noemer_van: str

    @property
    def vorm(self) -> Vorm:
        """A share of two counts."""
        return "aandeel"

    @property
    def bouwstenen(self) -> tuple[str, ...]:
        """The shown counts it is made of."""
        return (self.teller_van, self.noemer_van)

    @property
    def over_maten(self) -> bool:
        """Two."""
        return True

    def voorwaarde(self, dataset: Dataset) -> str:
        """The rows of both measures."""
        return f"{dataset.maat_veld} in ('{self.maat}', '{self.teller_maat}')"

    def cellen(self) -> str:
        """Part and rest; neither is known where one measure is not, or they contradict."""
        deel = f"{self.waar} and maat = '{self.teller_maat}'"
        geheel = f"{self.waar} and maat = '{self.maat}'"
        deel_min, deel_max = self._som("min", deel), self._som("max", deel)
        geheel_min, geheel_max = self._som("min", geheel), self._som("max", geheel)
        geleverd = (
            f"count(*) filter (where {deel} and {self.som}_reden is null) > 0 and "
            f"count(*) filter (where {geheel} and {self.som}_reden is null) > 0"
        )
        bekend = f"{geleverd} and {deel_min} <= {geheel_max}"
        uit = {
            "teller_min": deel_min,
            "teller_max": f"least({deel_max}, {geheel_max})",
            "rest_min": f"greatest(0, {geheel_min} - {deel_max})",
            "rest_max": f"{geheel_max} - {deel_min}",
        }
        kolommen = (
            f"(case when {bekend} then {sql} else 0 end)::integer as {naam}"
            for naam, sql in uit.items()
        )
        return (
            f"{', '.join(kolommen)}, null::double as waarde, "
            f"(case when {bekend} then 0 else 1 end) as onbekend, "
            f"count(*) filter (where {deel} or {geheel})::integer as geteld, "
            f"({geleverd} and {deel_min} > {geheel_max})::integer as strijdig"
        )

    def _altijd(self) -> str:
        return (
            "We delen de twee aantallen die dezelfde leverancier over dezelfde periode aanlevert. "
            "Is het deel groter dan het geheel, dan klopt de levering niet en is er geen cijfer."
        )


class AandeelVanRegels(Som):
    """Share of the rows of a case list that `som` marks; a row that may be one is a range.

    Attributes:
        som: field that is 0 or 1 for a row, or 0 to 1 where that is not known.
        teller_van, noemer_van: the shown counts of the marked rows and of all rows.
    """

    teller_van: str
    noemer_van: str

    @property
    def vorm(self) -> Vorm:
        """A share of two counts."""
        return "aandeel"

    @property
    def bouwstenen(self) -> tuple[str, ...]:
        """The shown counts it is made of."""
        return (self.teller_van, self.noemer_van)

    def cellen(self) -> str:
        """What is marked and what is not; who can be either is in the upper bound of both."""
        bekend = f"{self.waar} and {self.som}_reden is null"
        rijen = f"count(*) filter (where {bekend})::integer"
        laag, hoog = self._som("min", bekend), self._som("max", bekend)
        return (
            f"{laag} as teller_min, {hoog} as teller_max, {rijen} - {hoog} as rest_min, "
            f"{rijen} - {laag} as rest_max, null::double as waarde, "
            f"{self._onbekend()} as onbekend, "
            f"count(*) filter (where {self.waar})::integer as geteld, {hoog} - {laag} as onzeker"
        )

    def _altijd(self) -> str:
        return f"We delen het aantal {self.eenheid[1]} dat meetelt door alle {self.eenheid[1]}."


class AandeelVanInwoners(Som):
    """Share of all inhabitants of some ages that a delivered count is, in percent.

    The rest are the other inhabitants of that day; compute puts them beside the count.

    Attributes:
        inwoners: id of the denominator, whose ages are those of the count.
    """

    inwoners: str

    @property
    def vorm(self) -> Vorm:
        """A share of two counts."""
        return "aandeel"

    @property
    def van_inwoners(self) -> str:
        """The denominator."""
        return self.inwoners

    def _altijd(self) -> str:
        return (
            f"We delen het aantal {self.eenheid[1]} door alle {NOEMERS[self.inwoners].titel} op "
            "1 januari."
        )


class Gemiddelde(Som):
    """A mean that is delivered with the number of people it is about.

    Of several deliveries, and of a group, the means count for as many people as they are about.

    Attributes:
        waarde: field with the mean.
        sd: field with the standard deviation (of n - 1); without it chance is not known.
        wie: what the number of people is called: singular and plural.
        decimalen: of the mean.
    """

    waarde: str = "gemiddelde"
    sd: str = "standaardafwijking"
    wie: tuple[str, str]
    decimalen: int = 1

    @property
    def vorm(self) -> Vorm:
        """A mean."""
        return "gemiddelde"

    def cellen(self) -> str:
        """The number of people, and the sums from which mean and deviation follow."""
        bekend = f"{self.waar} and {self.waarde} is not null and {self.som}_reden is null"
        # Of a hidden number of people, such as <5, nothing follows.
        zeker = f"bool_and({self.som}_min = {self.som}_max) filter (where {bekend})"
        n = f"{self.som}_min"
        kwadraten = f"({n} - 1) * {self.sd} ** 2 + {n} * {self.waarde} ** 2"
        return (
            f"{self._som('min', bekend)} as teller_min, {self._som('max', bekend)} as teller_max, "
            "0 as rest_min, 0 as rest_max, null::double as waarde, "
            f"(count(*) filter (where {self.waar}) - count(*) filter (where {bekend}))::integer "
            "as onbekend, "
            f"count(*) filter (where {self.waar})::integer as geteld, "
            f"case when {zeker} then [sum({n}::double) filter (where {bekend}), "
            f"sum({n} * {self.waarde}) filter (where {bekend}), "
            f"case when bool_and({self.sd} is not null) filter (where {bekend}) "
            f"then sum({kwadraten}) filter (where {bekend}) end] end as momenten"
        )

    def _altijd(self) -> str:
        return (
            f"We nemen het gemiddelde over. Van meer opgaven samen telt elk gemiddelde mee voor "
            f"zoveel {self.wie[1]} als het over gaat."
        )


def _som(veld: str, grens: str, voorwaarde: str) -> str:
    return f"coalesce(sum({veld}_{grens}) filter (where {voorwaarde}), 0)::integer"
