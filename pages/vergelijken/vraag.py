"""What a reader asks of Trends en vergelijken: one indicator, seen from one municipality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from datasets.periodes import Periode
from datasets.reference.regio import REGIO, Indeling, Regio, gebied_id
from indicators.duiding import Duiding, Maatstaf, duid, maatstaven
from indicators.model import Figure, Indicator
from pages.shared.figures import Beeld

PER_1000 = "per 1.000"
AANTAL = "aantal"


@dataclass(frozen=True)
class Vraag:
    """Everything that the address says, in one value; a view is made from it and nothing else.

    Attributes:
        beeld: the protected figures that this reader may see.
        indicator: the subject; of a theme its first indicator.
        gemeente: code of the municipality of the reader.
        periode: as chosen in the bar; `eigen_periode` is the one of the indicator.
        indeling: the grouping that was chosen; None for all municipalities.
        maatstaf: id of the benchmark, one of `maatstaven`; "" where the area has none.
        eenheid: `PER_1000` or `AANTAL` for a count that has both, "" for everything else.
        ook: codes of the municipalities that are pointed out as well, at most three.
        naast: what the view Naast elkaar lays beside it, as it stands in the address.
        thema: title of the theme when all of a theme was asked for; "" otherwise.
    """

    beeld: Beeld
    indicator: Indicator
    gemeente: str
    periode: Periode
    indeling: Indeling | None = None
    maatstaf: str = ""
    eenheid: str = ""
    ook: tuple[str, ...] = ()
    naast: str = ""
    thema: str = ""

    @property
    def gebied(self) -> str:
        """The area that is shown as one's own.

        The municipality; where the indicator is never shown of one, its group in the chosen
        grouping, and else the region.
        """
        for gebied in (self.gemeente, *self.eigen_groepen, REGIO):
            if self.beeld.vrijgave.reeks(self.indicator.id, gebied):
                return gebied
        return self.gemeente

    @property
    def eigen_groepen(self) -> tuple[str, ...]:
        """Area ids of the groups of the chosen grouping that the municipality lies in."""
        if self.indeling is None:
            return ()
        return tuple(
            gebied_id(self.indeling.id, groep.id)
            for groep in self.indeling.groepen
            if any(lid.gemeente == self.gemeente for lid in groep.leden)
        )

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The municipalities to lay beside each other, by name, the own one among them.

        All of the region, or with a grouping those that share a group with the own one.
        """
        if self.indeling is None:
            return self.beeld.gemeenten
        samen = {
            lid.gemeente
            for groep in self.indeling.groepen
            if any(lid.gemeente == self.gemeente for lid in groep.leden)
            for lid in groep.leden
        }
        return tuple(code for code in self.beeld.gemeenten if code in samen | {self.gemeente})

    @property
    def gebieden(self) -> tuple[str, ...]:
        """The areas to lay beside each other, by name.

        Municipalities; where the indicator is never shown of one, the groups of the chosen
        grouping, or of all.
        """
        reeks = self.beeld.vrijgave.reeks
        if any(reeks(self.indicator.id, code) for code in self.beeld.gemeenten):
            return self.gemeenten
        gekozen = (self.indeling,) if self.indeling else self.beeld.indelingen
        groepen = (gebied_id(een.id, groep.id) for een in gekozen for groep in een.groepen)
        return tuple(groep for groep in groepen if reeks(self.indicator.id, groep))

    @property
    def figuur(self) -> Figure | None:
        """The newest figure of the own area that had ended when the chosen period ended."""
        return self.beeld.figuur(self.indicator, self.gebied, self.periode)

    @property
    def eigen_periode(self) -> str:
        """Code of the period of that figure; that of the bar where there is none."""
        figuur = self.figuur
        return self.periode.code if figuur is None else figuur.periode

    @property
    def maatstaven(self) -> tuple[Maatstaf, ...]:
        """What the own area can be laid beside."""
        return maatstaven(self.beeld.vrijgave, self.beeld.regio, self.indicator, self.gebied)

    @property
    def gekozen_maatstaf(self) -> Maatstaf | None:
        """The benchmark that was chosen."""
        return next((een for een in self.maatstaven if een.id == self.maatstaf), None)

    @property
    def duiding(self) -> Duiding | None:
        """All that is said of the own figure; None where there is none."""
        figuur = self.figuur
        if figuur is None:
            return None
        beeld = self.beeld
        return duid(beeld.vrijgave, beeld.regio, self.indicator, figuur.sleutel, self.maatstaf)

    @property
    def per_1000(self) -> bool:
        """Whether counts are drawn per 1.000 of their denominator."""
        return self.eenheid == PER_1000

    def naam(self, gebied: str) -> str:
        """Name of an area; empty where the region leaves other municipalities unnamed."""
        if gebied == REGIO:
            return "Hele regio"
        mag = self.beeld.regio.toon_namen or gebied not in self.beeld.regio.gemeenten
        return self.beeld.naam(gebied) if mag or gebied == self.gemeente else ""

    def met(self, **anders: object) -> Vraag:
        """The same question with another choice."""
        return replace(self, **anders)  # type: ignore[arg-type]

    @property
    def sleutel(self) -> tuple[str, ...]:
        """What a cached drawing is kept under: version, reader, region and every choice.

        The choices of the region are in it as well: names that are no longer shown to all must not
        come from a drawing that was kept.
        """
        beeld = self.beeld
        return (
            beeld.regio.id,
            beeld.regio.kenmerk,
            beeld.weergave,
            str(beeld.vrijgave.versie),
            beeld.vrijgave.catalogus,
            _afdruk(beeld.regio),
            self.indicator.id,
            self.gemeente,
            self.periode.code,
            self.indeling.id if self.indeling else "",
            self.maatstaf,
            self.eenheid,
            "|".join(self.ook),
            self.naast,
            self.thema,
        )


@lru_cache(maxsize=8)
def _afdruk(regio: Regio) -> str:
    """Short text that differs as soon as any choice of the region does."""
    return sha256(regio.model_dump_json().encode()).hexdigest()[:16]
