"""Kinds of indicator about a border: between where a pupil lives and where the school is."""

from __future__ import annotations

from typing import Literal

from datasets.model import Dataset
from indicators.model import Vorm
from indicators.soorten import Som


class OverDeGrens(Som):
    """Pupils who live here and go to school elsewhere, or the other way round.

    Attributes:
        kant: "woon" counts who lives here, "school" who goes to school here.
        deel: as a share of all these pupils, in percent.
        elders: condition for who crosses the border; unknown where the home is.
    """

    kant: Literal["woon", "school"]
    deel: bool = False
    elders: str = "grensverkeer"

    @property
    def vorm(self) -> Vorm:
        """A count, or a share of two."""
        return "aandeel" if self.deel else "aantal"

    @property
    def grens(self) -> Literal["", "woon", "school"]:
        """Whose border."""
        return self.kant

    @property
    def gewone_vraag(self) -> bool:
        """Who lives here is counted as all others; of a school there is no home."""
        return self.kant == "woon"

    def sql(self, dataset: Dataset) -> str:
        """The whole query; of a school the postcode of the pupil says nothing."""
        if self.kant == "woon":
            return super().sql(dataset)
        school = dataset.deel_veld
        return (
            f"select levering_id, {school}_nu as gemeente, {school} as geleverd_als, "
            f"'' as postcode, peil, {self.cellen()} from v_{dataset.id} "
            f"where {school} is not null and {self.voorwaarde(dataset)} group by all"
        )

    def cellen(self) -> str:
        """Who crosses the border and who does not; of whom the home is unknown both can be."""
        wel, niet = (f"{self.waar} and {self.elders}", f"{self.waar} and not {self.elders}")
        kan_wel = f"{self.waar} and coalesce({self.elders}, true)"
        kan_niet = f"{self.waar} and not coalesce({self.elders}, false)"
        rest = (self._som("min", niet), self._som("max", kan_niet)) if self.deel else ("0", "0")
        return (
            f"{self._som('min', wel)} as teller_min, {self._som('max', kan_wel)} as teller_max, "
            f"{rest[0]} as rest_min, {rest[1]} as rest_max, null::double as waarde, "
            f"{self._onbekend()} as onbekend, "
            f"count(*) filter (where {self.waar})::integer as geteld"
        )

    def _altijd(self) -> str:
        return "We tellen de leerlingen die in een andere gemeente naar school gaan dan zij wonen."
