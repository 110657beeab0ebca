"""A region: its municipalities, groupings, leveranciers and choices, made from a profile file.

The profiles of the five regions and of the invented one lie in `regios/`. A region's store keeps a
copy of its own profile; that one is read with `regio_uit_toml`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError, model_validator
from rapidfuzz import process

from datasets.reference import tabellen
from datasets.reference.agenda import Agenda
from datasets.reference.indelingen import Groep, Indeling, Lid, Onderdeel
from datasets.reference.keuzes import (
    Gelijken,
    Herijking,
    Hoofdlijn,
    IndicatorKeuze,
    Streefwaarde,
)
from datasets.reference.profiel import (
    Leidend,
    Leverancier,
    Profiel,
    ProfielFout,
    RegioBron,
    Sector,
    VerzonnenFusie,
    VerzonnenGemeente,
    lees_profiel,
    profielfouten,
)
from datasets.reference.register import (
    REGISTER,
    Gemeente,
    GemeenteOnbekend,
    Herindeling,
    Register,
)

__all__ = [
    "Groep",
    "Indeling",
    "Leidend",
    "Leverancier",
    "Lid",
    "ProfielFout",
    "Regio",
    "RegioOnbekend",
    "gebied_id",
    "regio",
    "regio_uit_toml",
    "regios",
]

REGIO = "regio"
NEDERLAND = "NL"

#: Keys of a profile file that only say how the groupings and leveranciers are made.
_ALLEEN_IN_PROFIEL = {"eigen_indelingen", "standaard_leveranciers"}

ALLEEN_OP_HET_SCHERM = frozenset(
    {
        "agenda",
        "doelen",
        "gelijken",
        "herijking",
        "hoofdlijnen",
        "indicatoren",
        "leverweken",
        "toon_namen",
        "volgorde",
    }
)
"""Choices that no figure follows from: they say which are shown, where, and what is said of them.

After a change of one of these nothing has to be computed again."""

_MAP = tabellen.MAP / "regios"
_T = TypeVar("_T", bound=Hashable)


class RegioOnbekend(ValueError):
    """There is no profile of this region. `str()` is a Dutch sentence."""


class GebiedOnbekend(LookupError):
    """An area id that this region does not have. `str()` is a Dutch sentence."""


def gebied_id(indeling: str, groep: str) -> str:
    """Area id of a group: "jeugdregio:JZ28"."""
    return f"{indeling}:{groep}"


class Regio(Onderdeel):
    """A region and its choices. Never changes; another choice is another profile.

    Attributes:
        id: name in addresses and folders, "de-liemers".
        naam: name for people, "De Liemers".
        verzonnen: True for the example region: nothing in it is real.
        leeftijd: from which birthday until which one, "0 tot 23 jaar" is (0, 23).
        leeftijd_opmerking: where the ages come from when the region did not state them.
        gemeenten: codes of its municipalities of today.
        toon_namen: whether every reader sees the names of other municipalities.
        kleine_gemeente_inwoners: below this number of inhabitants a municipality is small.
        leverweken: how many weeks after the end of a period a delivery is in time; None when the
            region made no agreement on it.
        indelingen: its groupings, national ones first; they may overlap.
        leveranciers: who delivers, about which municipalities.
        leidend: which source counts where two deliver a measure.
        sectoren: measure -> the sectors that together make its total; "alle" when not named.
        herijking: where a series begins anew, by whom and why.
        doelen: the targets that were agreed on.
        gelijken: which municipalities a municipality wants to be laid beside.
        indicatoren: which indicators are shown where, as far as the region chose that.
        volgorde: ids of indicators in the order the region wants; empty for that of the catalogue.
        hoofdlijnen: the lines of its agenda, in order; empty for those of the catalogue.
        agenda: what it agreed on for its children; None where it has no agenda yet.
        tegels: municipality -> (row, column) on the tile map, from north to south and west to east.
        bronnen: documents the profile comes from.
        verzonnen_gemeenten: the invented municipalities, with their sizes.
        verzonnen_fusies: the invented mergers.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    naam: str
    verzonnen: bool
    leeftijd: tuple[int, int]
    leeftijd_opmerking: str
    gemeenten: tuple[str, ...]
    toon_namen: bool
    kleine_gemeente_inwoners: int
    leverweken: int | None
    indelingen: tuple[Indeling, ...]
    leveranciers: tuple[Leverancier, ...]
    leidend: tuple[Leidend, ...]
    sectoren: dict[str, tuple[Sector, ...]]
    herijking: tuple[Herijking, ...] = ()
    doelen: tuple[Streefwaarde, ...] = ()
    gelijken: tuple[Gelijken, ...] = ()
    indicatoren: tuple[IndicatorKeuze, ...] = ()
    volgorde: tuple[str, ...] = ()
    hoofdlijnen: tuple[Hoofdlijn, ...] = ()
    agenda: Agenda | None = None
    tegels: dict[str, tuple[int, int]]
    bronnen: tuple[RegioBron, ...]
    verzonnen_gemeenten: tuple[VerzonnenGemeente, ...]
    verzonnen_fusies: tuple[VerzonnenFusie, ...]

    def __hash__(self) -> int:
        return hash(self.id)

    @cached_property
    def kenmerk(self) -> str:
        """Short text that differs when any choice differs: part of the key of what is kept."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]

    @cached_property
    def register(self) -> Register:
        """All municipalities, with the invented ones of this region."""
        return REGISTER.met(self)

    @property
    def eigen_gemeenten(self) -> tuple[Gemeente, ...]:
        """The invented municipalities in the shape of the register."""
        return tuple(
            Gemeente(code=gemeente.code, naam=gemeente.naam, inwoners=gemeente.inwoners)
            for gemeente in self.verzonnen_gemeenten
        )

    @property
    def eigen_herindelingen(self) -> tuple[Herindeling, ...]:
        """The invented mergers in the shape of the register."""
        namen = {gemeente.code: gemeente.naam for gemeente in self.verzonnen_gemeenten}
        return tuple(
            Herindeling(
                oude_code=fusie.oude_code,
                oude_naam=fusie.oude_naam,
                nieuwe_code=fusie.nieuwe_code,
                nieuwe_naam=namen[fusie.nieuwe_code],
                ingangsdatum=fusie.ingangsdatum,
                soort="fusie (nieuwe code)",
            )
            for fusie in self.verzonnen_fusies
        )

    def indeling(self, indeling_id: str) -> Indeling:
        """The grouping with this id.

        Raises:
            GebiedOnbekend: the region has no such grouping.
        """
        for indeling in self.indelingen:
            if indeling.id == indeling_id:
                return indeling
        raise GebiedOnbekend(f"De indeling “{indeling_id}” kennen we in {self.naam} niet.")

    def groepen(self) -> Iterator[tuple[str, Groep]]:
        """All groups of all groupings, each with its area id `<indeling>:<groep>`."""
        for indeling in self.indelingen:
            for groep in indeling.groepen:
                yield gebied_id(indeling.id, groep.id), groep

    def naam_van(self, gebied: str) -> str:
        """Name for people of an area: a municipality, a group, `regio` or `NL`.

        Raises:
            GebiedOnbekend: no area we know has this id.
        """
        if gebied in self._groepsnamen:
            return self._groepsnamen[gebied]
        try:
            return self.register.gemeente(gebied).naam
        except GemeenteOnbekend as fout:
            raise GebiedOnbekend(f"Het gebied “{gebied}” kennen we in {self.naam} niet.") from fout

    def dekking_van(self, leverancier: str, *, dataset: str, op: date) -> tuple[str, ...] | None:
        """Codes of the municipalities for which a leverancier speaks with a dataset on a day.

        The order is that of the profile. None when the profile has no such agreement: then the
        person who loads has to say it.
        """
        afspraken = [
            afspraak
            for afspraak in self.leveranciers
            if afspraak.naam == leverancier
            and dataset in afspraak.datasets
            and afspraak.geldt_op(op)
        ]
        if not afspraken:
            return None
        return tuple(dict.fromkeys(code for afspraak in afspraken for code in afspraak.gemeenten))

    def gesplitst(self, gemeente: str, indeling: str) -> bool:
        """True when only the postcode says in which group of a grouping a municipality lies.

        Raises:
            GebiedOnbekend: the region has no such grouping.
        """
        return any(
            lid.gemeente == gemeente and lid.pc4 is not None
            for groep in self.indeling(indeling).groepen
            for lid in groep.leden
        )

    @cached_property
    def _groepsnamen(self) -> dict[str, str]:
        namen = {gebied: groep.titel() for gebied, groep in self.groepen()}
        return {REGIO: self.naam, NEDERLAND: "Nederland"} | namen

    @model_validator(mode="after")
    def _controleer(self) -> Regio:
        """Refuse what contradicts itself; each sentence continues "In de inrichting x.toml ..."."""
        fouten = [*self._fouten_in_gebieden(), *self._fouten_in_verwijzingen()]
        if self.leeftijd[0] >= self.leeftijd[1]:
            fouten.append("begint de leeftijd niet voor zij eindigt")
        if fouten:
            raise ValueError("; ".join(fouten))
        return self

    def _fouten_in_gebieden(self) -> Iterator[str]:
        vandaag = {gemeente.code for gemeente in self.register.gemeenten}
        for code in self.gemeenten:
            if code not in vandaag:
                yield f"staat {code}, en dat is geen gemeente van nu"
        for dubbel in _dubbele(self.gemeenten):
            yield f"staat gemeente {dubbel} twee keer"
        if set(self.tegels) != set(self.gemeenten):
            yield "heeft niet elke gemeente precies één tegel"
        for plek in _dubbele(self.tegels.values()):
            yield f"staan twee tegels op rij {plek[0]}, kolom {plek[1]}"
        for dubbel in _dubbele([*(gebied for gebied, _ in self.groepen())]):
            yield f"staat de groep {dubbel} twee keer"
        for dubbel in _dubbele(indeling.id for indeling in self.indelingen):
            yield f"staat de indeling {dubbel} twee keer"

    def _fouten_in_verwijzingen(self) -> Iterator[str]:
        for gebied, groep in self.groepen():
            if not groep.leden:
                yield f"heeft de groep “{groep.naam}” ({gebied}) geen gemeenten"
            vreemd = {lid.gemeente for lid in groep.leden} - set(self.gemeenten)
            for code in sorted(vreemd):
                yield f"ligt {code} in de groep {gebied} maar niet in de regio"
        bekend = set(self.gemeenten) | {
            herindeling.oude_code
            for herindeling in self.register.herindelingen
            if self.register.opvolger(herindeling.oude_code) in self.gemeenten
        }
        for afspraak in self.leveranciers:
            for code in sorted(set(afspraak.gemeenten) - bekend):
                yield f"levert {afspraak.naam} over {code}, en dat ligt niet in de regio"
        namen = {afspraak.naam for afspraak in self.leveranciers}
        yield from self._fouten_in_keuzes()
        for keuze in self.leidend:
            if keuze.leverancier not in namen:
                yield f"is de leidende bron “{keuze.leverancier}” geen leverancier"

    def _fouten_in_keuzes(self) -> Iterator[str]:
        keuzes: tuple[Herijking | Streefwaarde, ...] = (*self.herijking, *self.doelen)
        for een in keuzes:
            if een.gebied and een.gebied not in {*self.gemeenten, *self._groepsnamen}:
                yield f"staat een keuze voor {een.indicator} in {een.gebied}: dat gebied is er niet"
        for groep in self.gelijken:
            for code in sorted({groep.gemeente, *groep.met} - set(self.gemeenten)):
                yield f"staat {code} bij vergelijkbare gemeenten, en dat ligt niet in de regio"
        for dubbel in _dubbele(groep.gemeente for groep in self.gelijken):
            yield f"staan de vergelijkbare gemeenten van {dubbel} twee keer"
        for dubbel in _dubbele(keuze.indicator for keuze in self.indicatoren):
            yield f"staat de keuze voor {dubbel} twee keer"
        for dubbel in _dubbele(self.volgorde):
            yield f"staat {dubbel} twee keer in de volgorde"
        for dubbel in _dubbele(lijn.titel for lijn in self.hoofdlijnen):
            yield f"staat de hoofdlijn “{dubbel}” twee keer"


def _dubbele(waarden: Iterable[_T]) -> list[_T]:
    return [waarde for waarde, aantal in Counter(waarden).items() if aantal > 1]


def regio_uit_toml(pad: Path) -> Regio:
    """Make a region from a profile file.

    Raises:
        ProfielFout: the file cannot be read, or something in it is wrong; in Dutch, all at once.
    """
    return regio_uit_profiel(lees_profiel(pad), pad.name)


def regio_uit_profiel(profiel: Profiel, naam: str) -> Regio:
    """Make a region from a profile; `naam` is how it is called in a sentence about what is wrong.

    Raises:
        ProfielFout: something in it is wrong; in Dutch, all at once.
    """
    velden = profiel.model_dump(exclude=_ALLEEN_IN_PROFIEL)
    try:
        indelingen = profiel.alle_indelingen()
        velden["indelingen"] = indelingen
        velden["leveranciers"] = profiel.alle_leveranciers(indelingen)
        return Regio.model_validate(velden)
    except GemeenteOnbekend as fout:
        raise ProfielFout(f"De inrichting {naam} klopt niet. {fout}") from fout
    except ValidationError as fout:
        raise ProfielFout(profielfouten(naam, fout)) from fout


@cache
def regio(regio_id: str) -> Regio:
    """The region that comes with the monitor under this id.

    Raises:
        RegioOnbekend: there is none.
    """
    ids = [pad.stem for pad in _profielen()]
    if regio_id not in ids:
        gelijkend = process.extractOne(regio_id, ids, score_cutoff=60)
        vraag = f" Bedoelt u “{gelijkend[0]}”?" if gelijkend else f" Kies uit: {', '.join(ids)}."
        raise RegioOnbekend(f"De regio “{regio_id}” kennen we niet.{vraag}")
    return regio_uit_toml(profielbestand(regio_id))


def profielbestand(regio_id: str) -> Path:
    """The profile file that comes with the monitor for a region."""
    return _MAP / f"{regio_id}.toml"


def regios() -> list[Regio]:
    """All regions that come with the monitor, by name, the invented one last."""
    alle = [regio(pad.stem) for pad in _profielen()]
    return sorted(alle, key=lambda een: (een.verzonnen, een.naam))


def _profielen() -> list[Path]:
    return sorted(_MAP.glob("*.toml"))
