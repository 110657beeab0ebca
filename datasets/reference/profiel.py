"""The region profile as it stands in a TOML file: what may be in it, and the defaults around it.

A profile is read strictly: an unknown key or a wrong value is refused, with a Dutch sentence that
says which key and which file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from rapidfuzz import process

from datasets.reference.agenda import (
    Activiteit,
    Advies,
    Agenda,
    Criterium,
    Gebeurtenis,
    Lijn,
    Nulmeting,
    Punt,
    Voortgang,
)
from datasets.reference.indelingen import (
    Groep,
    Indeling,
    Lid,
    Onderdeel,
    Tijdvak,
    landelijke_indeling,
)
from datasets.reference.keuzes import (
    Gelijken,
    Herijking,
    Hoofdlijn,
    IndicatorKeuze,
    Streefwaarde,
)
from datasets.reference.register import REGISTER
from datasets.reference.tabellen import LandelijkeIndeling, swv_namen

Sector = Literal["po", "vo", "mbo", "alle"]

_SECTOR_VAN_SWV: dict[str, Sector] = {"swv_po": "po", "swv_vo": "vo"}
_CBS = ("jeugdhulp_indicatoren", "jeugdhulp_gebruik", "bevolking")
_DUO = ("leerlingen_po",)
_LEERPLICHT = ("thuiszitters", "vrijstellingen", "tellingen")
_SWV = ("thuiszitters", "tellingen")
_ID = r"^[a-z][a-z0-9_-]*$"
_LIJKT_GENOEG = 70  # of 100, for "Bedoelt u ...?"


class ProfielFout(ValueError):
    """A region profile that cannot be used. `str()` says in Dutch all that is wrong."""


class Leverancier(Tijdvak):
    """Who delivers what about which municipalities, and for which part of education.

    Attributes:
        naam: the one name under which its deliveries are kept.
        datasets: ids of the datasets it may deliver.
        gemeenten: codes of the municipalities it speaks for by default.
        sector: po, vo, mbo, or alle for all pupils together.
    """

    naam: str
    datasets: tuple[str, ...]
    gemeenten: tuple[str, ...]
    sector: Sector = "alle"


class Leidend(Tijdvak):
    """Which source counts for a measure where two deliver it.

    Attributes:
        maat: id of the measure.
        leverancier: name of the leverancier that counts.
        dataset: id of its dataset that counts.
        sector: the part of education it is about.
        gemeenten: codes of the municipalities it holds for; empty for all of the region.
        gaat_voor: chosen in the inrichting, so it also goes before an answer to "Welke telt?"
            that was given at loading.
    """

    maat: str
    leverancier: str
    dataset: str
    sector: Sector = "alle"
    gemeenten: tuple[str, ...] = ()
    gaat_voor: bool = False


class RegioBron(Onderdeel):
    """A document from which facts in the profile come."""

    naam: str
    stand: str


class VerzonnenGemeente(Onderdeel):
    """An invented municipality, with invented numbers of people."""

    code: str = Field(pattern=r"^VB\d{2}$")
    naam: str
    inwoners: int
    jeugdigen: int
    leerplichtigen: int


class VerzonnenFusie(Onderdeel):
    """An invented merger: an old municipality goes as a whole into one with a new code."""

    oude_code: str = Field(pattern=r"^VB\d{2}$")
    oude_naam: str
    nieuwe_code: str = Field(pattern=r"^VB\d{2}$")
    ingangsdatum: date


class EigenGroep(Onderdeel):
    """A group in a grouping of the region's own: `gemeenten`, or `leden` where dates matter."""

    id: str = Field(pattern=_ID)
    naam: str
    gemeenten: tuple[str, ...] = ()
    leden: tuple[Lid, ...] = ()
    landelijk_aantal: int | None = None
    stand: str | None = None


class EigenIndeling(Onderdeel):
    """A grouping that the region made itself. It may still be empty; `opmerking` says why."""

    id: str = Field(pattern=_ID)
    titel: str
    groepen: tuple[EigenGroep, ...] = ()
    opmerking: str = ""

    def als_indeling(self, regio_naam: str) -> Indeling:
        """The same grouping in the shape of all groupings."""
        groepen = tuple(
            Groep(
                id=groep.id,
                naam=groep.naam,
                leden=(*(Lid(gemeente=code) for code in groep.gemeenten), *groep.leden),
                landelijk_aantal=groep.landelijk_aantal,
                stand=groep.stand,
                regio_naam=regio_naam,
            )
            for groep in self.groepen
        )
        return Indeling(
            id=self.id, titel=self.titel, soort="eigen", groepen=groepen, opmerking=self.opmerking
        )


class Profiel(Onderdeel):
    """The content of a profile file. What each key means: the attributes of `regio.Regio`."""

    id: str
    naam: str
    gemeenten: tuple[str, ...]
    leeftijd: tuple[int, int]
    leeftijd_opmerking: str = ""
    verzonnen: bool = False
    toon_namen: bool = True
    kleine_gemeente_inwoners: int = 20_000
    leverweken: int | None = Field(default=None, ge=0)
    indelingen: tuple[LandelijkeIndeling, ...] = ()
    eigen_indelingen: tuple[EigenIndeling, ...] = ()
    standaard_leveranciers: bool = True
    leveranciers: tuple[Leverancier, ...] = ()
    leidend: tuple[Leidend, ...] = ()
    sectoren: dict[str, tuple[Sector, ...]] = Field(default_factory=dict)
    herijking: tuple[Herijking, ...] = ()
    doelen: tuple[Streefwaarde, ...] = ()
    gelijken: tuple[Gelijken, ...] = ()
    indicatoren: tuple[IndicatorKeuze, ...] = ()
    volgorde: tuple[str, ...] = ()
    hoofdlijnen: tuple[Hoofdlijn, ...] = ()
    agenda: Agenda | None = None
    tegels: dict[str, tuple[int, int]]
    bronnen: tuple[RegioBron, ...] = ()
    verzonnen_gemeenten: tuple[VerzonnenGemeente, ...] = ()
    verzonnen_fusies: tuple[VerzonnenFusie, ...] = ()

    @model_validator(mode="after")
    def _controleer(self) -> Profiel:
        """Refuse invented municipalities not marked as invented, and mergers into nothing."""
        if self.verzonnen_gemeenten and not self.verzonnen:
            raise ValueError("staan verzonnen gemeenten, maar “verzonnen” is niet waar")
        bekend = {gemeente.code for gemeente in self.verzonnen_gemeenten}
        for fusie in self.verzonnen_fusies:
            if fusie.nieuwe_code not in bekend:
                raise ValueError(
                    f"gaat {fusie.oude_code} op in {fusie.nieuwe_code}: die is er niet"
                )
        return self

    def alle_indelingen(self) -> tuple[Indeling, ...]:
        """National groupings first, then the region's own."""
        landelijk = (
            landelijke_indeling(indeling, gemeenten=self.gemeenten, regio_naam=self.naam)
            for indeling in self.indelingen
        )
        eigen = (indeling.als_indeling(self.naam) for indeling in self.eigen_indelingen)
        return (*landelijk, *eigen)

    def alle_leveranciers(self, indelingen: Iterable[Indeling]) -> tuple[Leverancier, ...]:
        """Those of the file, after the usual ones unless the file goes without them."""
        if not self.standaard_leveranciers:
            return self.leveranciers
        namen = {gemeente.code: gemeente.naam for gemeente in self.verzonnen_gemeenten}
        leerplicht = (
            Leverancier(
                naam=f"Leerplicht {namen.get(code) or REGISTER.gemeente(code).naam}",
                datasets=_LEERPLICHT,
                gemeenten=(code,),
            )
            for code in self.gemeenten
        )
        return (
            Leverancier(naam="CBS", datasets=_CBS, gemeenten=self.gemeenten),
            Leverancier(naam="DUO", datasets=_DUO, gemeenten=self.gemeenten, sector="po"),
            *leerplicht,
            *_samenwerkingsverbanden(indelingen),
            *self.leveranciers,
        )


def _samenwerkingsverbanden(indelingen: Iterable[Indeling]) -> Iterable[Leverancier]:
    for indeling in indelingen:
        if indeling.id in _SECTOR_VAN_SWV:
            for groep in indeling.groepen:
                yield Leverancier(
                    naam=f"SWV {swv_namen().get(groep.id, groep.id)}",
                    datasets=_SWV,
                    gemeenten=tuple(lid.gemeente for lid in groep.leden),
                    sector=_SECTOR_VAN_SWV[indeling.id],
                )


def lees_profiel(pad: Path) -> Profiel:
    """Read a profile file.

    Raises:
        ProfielFout: the file is absent or no TOML, a key is unknown or absent, or a value is wrong.
    """
    return profiel_uit(lees_inhoud(pad), pad.name)


def lees_inhoud(pad: Path) -> dict[str, Any]:
    """What stands in a file of the inrichting, as TOML gives it.

    Raises:
        ProfielFout: the file is absent or no TOML.
    """
    try:
        return tomllib.loads(pad.read_text(encoding="utf-8"))
    except OSError as fout:
        raise ProfielFout(f"De inrichting {pad.name} is niet te openen.") from fout
    except UnicodeDecodeError as fout:
        raise ProfielFout(f"De inrichting {pad.name} is niet als UTF-8 opgeslagen.") from fout
    except tomllib.TOMLDecodeError as fout:
        regel = re.search(r"line (\d+)", str(fout))
        waar = f"regel {regel[1]}" if regel else "het einde"
        raise ProfielFout(
            f"De inrichting {pad.name} is niet te lezen. Kijk naar {waar} van het bestand."
        ) from fout


def profiel_uit(inhoud: Mapping[str, Any], naam: str) -> Profiel:
    """The profile with this content.

    Args:
        inhoud: keys and values as TOML gives them.
        naam: how it is called in a sentence about what is wrong, "regio.toml".

    Raises:
        ProfielFout: a key is unknown or absent, or a value is wrong.
    """
    try:
        return Profiel.model_validate(inhoud)
    except ValidationError as fout:
        raise ProfielFout(profielfouten(naam, fout)) from fout


def profielfouten(bestand: str, fout: ValidationError) -> str:
    """All that is wrong in a profile, as one Dutch text with a sentence per error."""
    return " ".join(f"In de inrichting {bestand} {_zin(detail)}" for detail in fout.errors())


def _zin(detail: ErrorDetails) -> str:
    *_, laatste = detail["loc"] or ("",)
    plaats = _plaats(detail["loc"])
    if detail["type"] == "extra_forbidden":
        bedoeld = process.extractOne(
            str(laatste), _sleutels(bovenaan=len(detail["loc"]) == 1), score_cutoff=_LIJKT_GENOEG
        )
        return f"is “{plaats}” onbekend." + (f" Bedoelt u “{bedoeld[0]}”?" if bedoeld else "")
    if detail["type"] == "missing":
        return f"ontbreekt “{plaats}”."
    if detail["type"] == "value_error":
        return f"{detail['ctx']['error']}."
    return f"klopt de waarde van “{plaats}” niet: {_kort(detail['input'])}."


def _plaats(loc: Sequence[int | str]) -> str:
    return ", ".join(f"nummer {deel + 1}" if isinstance(deel, int) else deel for deel in loc)


def _kort(waarde: Any) -> str:
    tekst = str(waarde)
    return tekst if len(tekst) <= 40 else f"{tekst[:40]}…"


def _sleutels(*, bovenaan: bool) -> list[str]:
    """The keys that may stand at the top of a profile, or those that may stand deeper in it."""
    dieper = (
        EigenIndeling,
        EigenGroep,
        Lid,
        Leverancier,
        Leidend,
        Herijking,
        Streefwaarde,
        Gelijken,
        IndicatorKeuze,
        Hoofdlijn,
        Agenda,
        Gebeurtenis,
        Lijn,
        Criterium,
        Activiteit,
        Punt,
        Advies,
        Nulmeting,
        Voortgang,
        RegioBron,
        VerzonnenGemeente,
        VerzonnenFusie,
    )
    modellen = (Profiel,) if bovenaan else dieper
    return sorted({sleutel for model in modellen for sleutel in model.model_fields})
