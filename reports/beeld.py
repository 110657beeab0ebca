"""What a page or a paper shows: the region, its vrijgegeven figures and the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO, Indeling, Regio, gebied_id
from indicators.banden import PROFIEL as BANDEN
from indicators.catalog import indicatoren
from indicators.duiding import Koers, koers
from indicators.keuze import gekozen, hoofdlijnen
from indicators.model import Figure, Indicator, Levering, Vrijgave
from indicators.vrijgave import GeenVrijgave, Lezer, lees_vrijgave
from loaders.ingest import Werkplek
from reports import themas
from reports.bronnen import genoemd, leveringen_van
from reports.kept import Kept
from reports.series import choices, newest, periode_of
from reports.woorden import enumerate_names, inside

NOT_DELIVERED = "niet geleverd"
_MOST_VERDICTS = 20_000


@dataclass(frozen=True)
class Beeld:
    """Everything a page or a paper may know. It holds protected figures only."""

    regio: Regio
    vrijgave: Vrijgave
    indicatoren: tuple[Indicator, ...]

    @property
    def openbaar(self) -> bool:
        """Whether these are the figures of everybody: in bands, of an uitgave."""
        return self.vrijgave.profiel == BANDEN

    @property
    def weergave(self) -> str:
        """How the figures are shown, for in a file: ``vanaf 5``, or the uitgave they are of."""
        uitgave = self.vrijgave.uitgave
        if uitgave is None:
            return self.vrijgave.profiel
        return f"openbare uitgave van {datum(uitgave.datum)}, in banden"

    @cached_property
    def gemeenten(self) -> tuple[str, ...]:
        """Codes of the municipalities, by name: areas are never ordered by a figure."""
        return tuple(sorted(self.regio.gemeenten, key=lambda code: _sort_key(self.naam(code))))

    @cached_property
    def hoofdlijnen(self) -> tuple[str, ...]:
        """The lines of the agenda in order: those of the region, also without any indicator."""
        return hoofdlijnen(self.regio, self.indicatoren)

    @cached_property
    def perioden(self) -> tuple[Periode, ...]:
        """The periods a reader can choose from, newest first."""
        shown = {one.id for one in self.indicatoren}
        figuren = self.vrijgave.figuren.values()
        return tuple(choices(periode_of(one) for one in figuren if one.indicator in shown))

    @cached_property
    def eerste_periode(self) -> Periode:
        """What is shown when nobody chose: the newest period that most have delivered.

        After one early delivery the page would otherwise open on a period without the others.
        """
        most = len(self.gemeenten) / 2
        return next(
            (one for one in self.perioden if len(self.delivered_in(one)) > most), self.perioden[0]
        )

    def coming(self, periode: Periode) -> tuple[Periode, ...]:
        """Periods newer than the one that pages open on; none when another one is looked at."""
        if periode != self.eerste_periode:
            return ()
        return self.perioden[: self.perioden.index(periode)]

    @cached_property
    def _delivered(self) -> dict[str, set[str]]:
        """Period -> the municipalities of which something about that period was delivered.

        That may give no figure of their own yet: a list of a quarter whose municipal figures are
        made once a year.
        """
        found: dict[str, set[str]] = {}
        own = set(self.regio.gemeenten)
        for levering in self.vrijgave.leveringen:
            found.setdefault(levering.periode, set()).update(own.intersection(levering.gemeenten))
        for figuur in self.vrijgave.figuren.values():
            if figuur.gebied in own and figuur.status not in (NOT_DELIVERED, "niet bekend"):
                found.setdefault(figuur.periode, set()).add(figuur.gebied)
        return found

    def delivered_in(self, periode: Periode) -> tuple[str, ...]:
        """Municipalities of which anything about exactly this period was delivered, by name."""
        found = self._delivered.get(periode.code, set())
        return tuple(code for code in self.gemeenten if code in found)

    @cached_property
    def kept(self) -> Kept:
        """What pages made of these figures, such as their HTML."""
        return Kept()

    @cached_property
    def _verdicts(self) -> Kept:
        return Kept(_MOST_VERDICTS)

    def koers(self, indicator: Indicator, figuur: Figure) -> Koers:
        """What is said of the course of a whole figure up to its period: judged once."""
        area, code = figuur.gebied, figuur.periode
        return self._verdicts.get(
            (indicator.id, area, code),
            lambda: koers(self.vrijgave, self.regio, indicator, area, code),
        )

    @cached_property
    def indelingen(self) -> tuple[Indeling, ...]:
        """The groupings that have groups."""
        return tuple(one for one in self.regio.indelingen if one.groepen)

    def naam(self, gebied: str) -> str:
        """Name of an area for people."""
        return self.regio.naam_van(gebied)

    def figuur(self, indicator: Indicator, gebied: str, periode: Periode) -> Figure | None:
        """The newest Figure of an indicator that had ended when the chosen period ended."""
        return newest(self.vrijgave.reeks(indicator.id, gebied), periode)

    def shown_in(self, gebieden: Iterable[str]) -> tuple[Indicator, ...]:
        """The indicators that have any Figure in one of these areas, in catalogue order."""
        areas = tuple(gebieden)
        return tuple(
            one
            for one in self.indicatoren
            if any(self.vrijgave.reeks(one.id, gebied) for gebied in areas)
        )

    @cached_property
    def themas(self) -> tuple[str, ...]:
        """What a reader can choose to see: the kerncijfers, or a theme that has any figure."""
        known = {figuur.indicator for figuur in self.vrijgave.figuren.values()}
        return themas.choices(one for one in self.indicatoren if one.id in known)

    def in_theme(self, choice: str) -> tuple[Indicator, ...]:
        """The indicators of one of `themas`, in catalogue order."""
        return themas.of_theme(self.indicatoren, choice)

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        return genoemd(self.vrijgave)

    def leveringen_van(self, indicator: Indicator) -> tuple[Levering, ...]:
        """The deliveries that feed an indicator now."""
        return leveringen_van(self.vrijgave, indicator, self._named.get(indicator.id, set()))

    def without_delivery(self, periode: Periode) -> tuple[str, ...]:
        """Municipalities of which something about exactly this period was not delivered yet."""
        late = {
            figuur.gebied
            for figuur in self.vrijgave.figuren.values()
            if figuur.periode == periode.code and figuur.status == NOT_DELIVERED
        }
        late |= set(self.gemeenten) - set(self.delivered_in(periode))
        return tuple(code for code in self.gemeenten if code in late)

    def groepen_van(self, gemeente: str) -> tuple[str, ...]:
        """The groups a municipality lies in, each with its grouping: ``jeugdregio Kust``.

        Groupings that call their group the same share one name: ``jeugdregio en RMC-regio X``.
        """
        kinds: dict[str, list[str]] = {}
        for indeling in self.indelingen:
            for groep in indeling.groepen:
                if any(lid.gemeente == gemeente for lid in groep.leden):
                    kinds.setdefault(groep.naam, []).append(indeling.titel)
        return tuple(_with_kinds(naam, titels) for naam, titels in kinds.items())


def read(plek: Werkplek, lezer: Lezer) -> Beeld:
    """The newest figures of a region that this reader may see; none at all is a Beeld without.

    Cached per version: a new one is seen at the next click.
    """
    try:
        vrijgave = lees_vrijgave(plek.map_regio, lezer)
    except GeenVrijgave:
        return Beeld(plek.regio, Vrijgave(plek.regio.id, lezer.profiel, 0, None, {}), ())
    return _read(plek.map_regio, lezer, plek.regio, (vrijgave.versie, vrijgave.catalogus))


@lru_cache(maxsize=8)
def _read(map_regio: Path, lezer: Lezer, own: Regio, version: tuple[int, str]) -> Beeld:  # noqa: ARG001 - the version is part of the key
    return Beeld(own, lees_vrijgave(map_regio, lezer), gekozen(own, indicatoren()))


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a table of areas."""

    gebied: str
    naam: str
    soort: str  # "gemeente", "groep", "los", "regio" or "land"


def rijen(beeld: Beeld, indeling: Indeling | None) -> list[Rij]:
    """The areas in the order of the page: groups with their municipalities, the region, Nederland.

    A municipality that a grouping splits stands in each of its groups; one that is in no group
    stands under a heading of its own.
    """
    shown: list[Rij] = []
    placed: set[str] = set()
    if indeling:
        for groep in indeling.groepen:
            shown.append(Rij(gebied_id(indeling.id, groep.id), groep.titel(), "groep"))
            leden = {lid.gemeente for lid in groep.leden}
            placed |= leden
            shown += [_gemeente(beeld, code) for code in beeld.gemeenten if code in leden]
    rest = [code for code in beeld.gemeenten if code not in placed]
    if indeling and rest:
        shown.append(Rij("", "Niet ingedeeld", "los"))
    shown += [_gemeente(beeld, code) for code in rest]
    shown.append(Rij(REGIO, "Hele regio", "regio"))
    if any(figuur.gebied == NEDERLAND for figuur in beeld.vrijgave.figuren.values()):
        shown.append(Rij(NEDERLAND, "Nederland", "land"))
    return shown


def _gemeente(beeld: Beeld, code: str) -> Rij:
    return Rij(code, beeld.naam(code), "gemeente")


def _with_kinds(naam: str, titels: Sequence[str]) -> str:
    """A group behind the names of its groupings, unless its own name says what it is."""
    first = naam.split(maxsplit=1)[0]
    if first.isupper() or any(titel.startswith(first) for titel in titels):
        return naam
    return f"{enumerate_names([inside(titel) for titel in titels])} {naam}"


def _sort_key(naam: str) -> str:
    """Sort 's-Hertogenbosch under the h, as an index does."""
    return naam.casefold().lstrip("'’").removeprefix("s-")
