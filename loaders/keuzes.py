"""What is proposed about a file before it is checked: each choice with its reason in Dutch.

`loaders.voorstel` makes them; the page shows them and puts what the person chooses in an Opdracht.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from loaders.opdracht import Opdracht

TUSSEN = ", "
"""What stands between the names of municipalities in `Voorstel.dekking`."""
GEVOELIG = "wijst leerlingen aan"
"""Why a column may not be read at all."""


@dataclass(frozen=True)
class Keuze:
    """One answer about a file.

    Attributes:
        waarde: the proposal; "" when nothing can be proposed and a person has to say it, or when
            the question is not one for this file (`zeker` tells the two apart).
        reden: why, as a short Dutch clause without a capital.
        opties: what to choose from, best first; empty when anything may be typed.
        zeker: one click is enough: the file, the profile or the person says it.
    """

    waarde: str
    reden: str
    opties: tuple[str, ...] = ()
    zeker: bool = False


@dataclass(frozen=True)
class KolomKeuze:
    """What a column of a sheet is taken for.

    Attributes:
        blad: name of the sheet; "" for a csv file.
        index: index of the column in the sheet.
        kop: the heading as the file has it.
        veld: the field of the export type; "" when the column is not read.
        reden: why, as a short Dutch clause.
        suggesties: fields that the heading looks like, nearest first; never applied by itself.
        gevoelig: why the column may not be read ("wijst leerlingen aan"); "" when it may.
        uit_koppen: the field that the heading itself is a value of (years or measures as columns).
    """

    blad: str
    index: int
    kop: str
    veld: str
    reden: str
    suggesties: tuple[str, ...] = ()
    gevoelig: str = ""
    uit_koppen: str = ""


@dataclass(frozen=True)
class BladKeuze:
    """Whether a sheet is read, and where its headings stand.

    Attributes:
        naam: name of the sheet; "" for a csv file.
        rijen: how many rows stand below the headings.
    """

    naam: str
    lezen: bool
    reden: str
    kop_rij: int
    kop_reden: str
    rijen: int


@dataclass(frozen=True)
class Voorstel:
    """Everything that is proposed about one file.

    Attributes:
        dekking: `waarde` holds the names of the municipalities with ", " between them, and
            `opties` those of all municipalities of the region.
        ontbreekt: required fields for which no sheet that is read has a column.
        woorden: field -> text that is not in its code list -> titles it can mean, likeliest first
            (all titles of the list follow).
    """

    dataset: Keuze
    leverancier: Keuze
    periode: Keuze
    dekking: Keuze
    sector: Keuze
    definitie: Keuze
    bladen: tuple[BladKeuze, ...] = ()
    kolommen: tuple[KolomKeuze, ...] = ()
    ontbreekt: tuple[str, ...] = ()
    woorden: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def als_opdracht(self, opdracht: Opdracht, *, bevestigd: bool = False) -> Opdracht:
        """The order with every proposal that is certain, where the person said nothing.

        With `bevestigd` the person has seen them all and says that they are right: then those that
        are not certain count as well.
        """
        gezegd = {
            naam: keuze.waarde
            for naam in ("dataset", "leverancier", "periode", "sector", "definitie")
            if not getattr(opdracht, naam)
            and (keuze := getattr(self, naam)).waarde
            and (keuze.zeker or bevestigd)
        }
        dekking = opdracht.dekking
        if bevestigd and not dekking and not self.dekking.zeker:
            # One that the profile knows is left to the profile: it may differ per period.
            dekking = tuple(filter(None, self.dekking.waarde.split(TUSSEN)))
        kolommen = {**self._kolommen_van_eerder(), **opdracht.kolommen}
        return replace(opdracht, **gezegd, dekking=dekking, kolommen=kolommen)

    def _kolommen_van_eerder(self) -> dict[str, str]:
        """Headings that only the memory knows: the ordinary road has to be told of them."""
        return {k.kop: k.veld for k in self.kolommen if k.reden == EERDER}


GEKOZEN = "u koos of bevestigde dit"
"""Why an answer is what it is once the person gave it, or agreed to what was proposed."""
EERDER = "eerder zo gekozen"
"""Why a column is read as it was in an earlier delivery of the same leverancier."""
