"""The tables of a region's own list: its agenda, targets and agreements, a row class for each.

Template, recognition, reading and messages follow from these classes, as with an export type. No
figures are in them, so they are no part of the catalogue of deliveries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, get_args

from datasets.cellen import CodeCel, DatumCel, GetalCel, JaNeeCel, TekstCel
from datasets.codelijsten import Codelijst, Waarde
from datasets.model import Dataset, Rij, Veld, kolom
from datasets.reference.agenda import Schaal, Stap
from datasets.reference.oogo import LANGSTE, LANGSTE_NAAM, STATUSWOORD
from datasets.woorden import normaliseer

TUSSEN = "|"
"""Between the points of one cell."""
SCHALEN: tuple[str, ...] = get_args(Schaal)
_PUNTEN = f"Meer dan een: zet er {TUSSEN} tussen."


def _lijst(titel: str, woorden: Mapping[str, str]) -> Codelijst:
    return Codelijst(titel, titel, tuple(Waarde(code, woord) for code, woord in woorden.items()))


_HOOGSTE_DOEL = 1_000_000
_SOORT_LIJN = _lijst("soort", {"lijn": "lijn", "voorwaarde": "voorwaarde"})
_SOORT_WERK = _lijst("soort", {"activiteit": "activiteit", "pilot": "pilot"})
_STAP = _lijst("stap", {stap: stap for stap in get_args(Stap)})
_EENHEID = _lijst("eenheid", {"procent": "procent", "rapportcijfer": "rapportcijfer"})
_STATUS = _lijst("status", {str(code): woord for code, woord in STATUSWOORD.items()})

Zin = Annotated[str, TekstCel(LANGSTE, "een zin", "Elke jongere een passend aanbod")]
Lang = Annotated[str, TekstCel(10 * LANGSTE, "een of meer zinnen", "Thuiszitters | Jeugdhulp")]
Wie = Annotated[str, TekstCel(LANGSTE_NAAM, "een naam", "Werkgroep thuiszitters")]
Dag = Annotated[object, DatumCel()]
Moment = Annotated[str, TekstCel(20, "een jaar, maand of dag", "2026-09")]
Getal = Annotated[float, GetalCel(0, _HOOGSTE_DOEL)]
JaNee = Annotated[bool, JaNeeCel()]


class LijnRij(Rij):
    """A line of the agenda, or a voorwaarde."""

    titel: Zin = kolom("Lijn", "hoofdlijn", "thema", "speerpunt", uitleg="Hoe de lijn heet.")
    soort: Annotated[str, CodeCel(_SOORT_LIJN)] | None = kolom(
        "Soort", default=None, uitleg="Een lijn van de agenda, of een voorwaarde."
    )
    inhoud: Zin | None = kolom("Inhoud", default=None, uitleg="Waar de lijn over gaat.")
    resultaten: Lang | None = kolom(
        "Resultaten", "maatschappelijk resultaat", "beoogd resultaat", default=None,
        uitleg=f"Wat de lijn moet opleveren. {_PUNTEN}",
    )  # fmt: skip


class CriteriumRij(Rij):
    """An outcome-criterium under a line."""

    lijn: Zin = kolom("Lijn", "hoofdlijn", "thema", "speerpunt", uitleg="Onder welke lijn.")
    tekst: Zin = kolom("Criterium", "outcome-criterium", uitleg="Waaraan u het resultaat ziet.")
    indicatoren: Lang | None = kolom(
        "Cijfers", "indicatoren", "indicator", default=None,
        uitleg=f"Welke cijfers erbij horen, met hun titel. {_PUNTEN}",
    )  # fmt: skip
    doel: Zin | None = kolom("Doel in woorden", "doel", default=None, uitleg="Het doel in woorden.")
    geen_richting: JaNee | None = kolom(
        "Geen streefrichting", default=None, uitleg="Ja: er is besproken dat er geen richting is."
    )
    eigenaar: Wie | None = kolom("Wie volgt het", "eigenaar", default=None, uitleg="Wie het volgt.")
    van: Dag | None = kolom("Vanaf", default=None, uitleg="De eerste dag dat het geldt.")
    tot: Dag | None = kolom("Vervalt op", "tot", default=None, uitleg="De dag dat het vervalt.")


class ActiviteitRij(Rij):
    """An activity or pilot under a line."""

    lijn: Zin = kolom("Lijn", "hoofdlijn", "thema", "speerpunt", uitleg="Onder welke lijn.")
    titel: Zin = kolom("Activiteit", "wat", "actie", "pilot", uitleg="Wat u doet.")
    soort: Annotated[str, CodeCel(_SOORT_WERK)] | None = kolom(
        "Soort", default=None, uitleg="Een activiteit of een pilot."
    )
    toelichting: Zin | None = kolom("Toelichting", default=None, uitleg="Een zin erover.")
    trekker: Wie | None = kolom("Trekker", "wie", default=None, uitleg="Wie het trekt.")
    partners: Lang | None = kolom(
        "Partners", "met wie", default=None, uitleg=f"Wie meedoen. {_PUNTEN}"
    )
    schaal: Lang | None = kolom(
        "Schaal", "schalen", "niveau", default=None,
        uitleg=f"Op welke schaal: {', '.join(SCHALEN)}. {_PUNTEN}",
    )  # fmt: skip
    start: Moment | None = kolom("Begonnen", "start", default=None, uitleg="Wanneer het begon.")
    stap: Annotated[str, CodeCel(_STAP)] | None = kolom(
        "Stap", "pdca", default=None, uitleg="Waar het staat in plan, do, check, act."
    )
    status: Zin | None = kolom("Hoe het gaat", "status", default=None, uitleg="Hoe het gaat.")
    output: Zin | None = kolom("Output", default=None, uitleg="Wat er is gedaan en geteld.")
    evaluatie: Moment | None = kolom("Evaluatie", default=None, uitleg="Wanneer u terugkijkt.")


class PrincipeRij(Rij):
    """A principle by which the parties work."""

    titel: Zin = kolom("Principe", "uitgangspunt", uitleg="Het principe, in een zin.")
    toelichting: Zin | None = kolom("Toelichting", default=None, uitleg="Wat u ermee bedoelt.")


class AdviesRij(Rij):
    """What is asked of one party."""

    lijn: Zin | None = kolom(
        "Lijn", "hoofdlijn", "thema", "speerpunt", default=None,
        uitleg="Onder welke lijn. Leeg: voor de hele agenda.",
    )  # fmt: skip
    aan: Zin = kolom("Aan wie", "partij", "voor wie", uitleg="Van wie u iets vraagt.")
    tekst: Zin = kolom("Advies", "aanbeveling", uitleg="Wat u vraagt.")


class EnqueteRij(Rij):
    """An answer of a survey that later answers are held against."""

    lijn: Zin | None = kolom(
        "Lijn", "hoofdlijn", "thema", "speerpunt", default=None,
        uitleg="Onder welke lijn. Leeg: over de hele agenda.",
    )  # fmt: skip
    vraag: Zin = kolom("Vraag", "stelling", uitleg="Wat er werd gevraagd of gezegd.")
    waarde: Annotated[float, GetalCel(0, 100)] = kolom(
        "Antwoord", "uitkomst", uitleg="Het percentage of het rapportcijfer."
    )
    eenheid: Annotated[str, CodeCel(_EENHEID)] = kolom(
        "Eenheid", uitleg="Een percentage, of een rapportcijfer van 1 tot en met 10."
    )
    wanneer: Moment = kolom("Wanneer", "datum", uitleg="Wanneer het werd gevraagd.")
    bron: Zin = kolom("Onder wie", "bron", uitleg="Aan wie het werd gevraagd.")


class GebeurtenisRij(Rij):
    """Something that happened and shows in the figures."""

    op: Dag = kolom("Wanneer", "datum", "dag", uitleg="De dag waarop het gebeurde.")
    woord: Annotated[str, TekstCel(16, "een paar letters", "nieuwe inkoop")] = kolom(
        "Woord", "kort", uitleg="Een paar letters, bij de streep in een grafiek."
    )
    tekst: Zin = kolom("Wat er gebeurde", "gebeurtenis", uitleg="In een zin.")
    indicatoren: Lang | None = kolom(
        "Cijfers", "indicatoren", "indicator", default=None,
        uitleg=f"In welke cijfers het te zien is. Leeg: in alle. {_PUNTEN}",
    )  # fmt: skip
    gebieden: Lang | None = kolom(
        "Gebieden", "gebied", "gemeente", default=None,
        uitleg=f"In welke gebieden het te zien is. Leeg: in alle. {_PUNTEN}",
    )  # fmt: skip


class DoelRij(Rij):
    """A target in a number."""

    indicator: Zin = kolom("Cijfer", "indicator", uitleg="Het cijfer, met zijn titel.")
    gebied: Zin | None = kolom(
        "Gebied", "gemeente", default=None, uitleg="Een gemeente, een groep, of hele regio. Leeg: "
        "alle gebieden.",
    )  # fmt: skip
    laag: Getal = kolom("Doel", "waarde", "streefwaarde", "laagste", uitleg="Het getal.")
    hoog: Getal | None = kolom("Hoogste", default=None, uitleg="Bij een bereik het hoogste getal.")
    vanaf: Dag | None = kolom("Vanaf", default=None, uitleg="Vanaf welke dag het doel geldt.")
    wie: Wie = kolom("Afgesproken door", "wie", uitleg="Wie het doel afsprak.")
    waar: Zin | None = kolom("In welk stuk", "stuk", default=None, uitleg="Waar het staat.")


class OverlegRij(Rij):
    """A meeting."""

    datum: Dag = kolom("Datum", "dag", uitleg="De dag van het overleg.")
    plaats: Wie | None = kolom("Plaats", "locatie", default=None, uitleg="Waar het was.")
    agendapunten: Lang | None = kolom(
        "Agendapunten", "agenda", default=None, uitleg=f"Waar het over ging. {_PUNTEN}"
    )
    besluiten: Lang | None = kolom(
        "Besluiten", default=None, uitleg=f"Wat er is besloten. {_PUNTEN}"
    )


class AfspraakRij(Rij):
    """An agreement that was made at a meeting."""

    nummer: Annotated[float, GetalCel(1, _HOOGSTE_DOEL)] | None = kolom(
        "Nummer", "nr", default=None, uitleg="Laat leeg bij een nieuwe afspraak."
    )
    overleg: Dag = kolom("Overleg", "afgesproken op", uitleg="De dag van het overleg.")
    tekst: Zin = kolom("Afspraak", "wat", uitleg="Wat er is afgesproken.")
    eigenaar: Wie = kolom("Eigenaar", "wie", "actiehouder", uitleg="Wie ervoor zorgt.")
    voor: Dag | None = kolom("Klaar op", "deadline", default=None, uitleg="Wanneer het klaar is.")
    status: Annotated[str, CodeCel(_STATUS)] | None = kolom(
        "Status", "stand", default=None, uitleg="Hoe ver het is. Leeg: nog niet begonnen."
    )
    toelichting: Zin | None = kolom("Hoe het gaat", default=None, uitleg="In woorden.")
    besproken: Dag | None = kolom(
        "Besproken op", default=None, uitleg="De dag van het overleg waarop u het besprak."
    )
    indicator: Zin | None = kolom(
        "Cijfer", "indicator", default=None, uitleg="Het cijfer waar het over gaat."
    )
    gebied: Zin | None = kolom("Gebied", "gemeente", default=None, uitleg="Over welk gebied.")
    periode: Zin | None = kolom(
        "Periode", default=None, uitleg="De periode van het cijfer dat op tafel lag."
    )


@dataclass(frozen=True)
class Tabel:
    """A sheet of the list.

    Attributes:
        naam: name of the sheet.
        uitleg: one sentence above the columns in the explanation.
        rij: its row class.
    """

    naam: str
    uitleg: str
    rij: type[Rij]

    @cached_property
    def soort(self) -> Dataset:
        """What recognition and reading of deliveries work with; never stored, never a figure."""
        return Dataset(
            id=f"lijst_{normaliseer(self.naam)}",
            titel=self.naam,
            omschrijving=self.uitleg,
            rij=self.rij,
            soort="tellingen",
            periodesoorten=("kwartaal",),
            maat="geen",
            bron="de regio zelf",
            gemeente_veld="",
        )

    @property
    def velden(self) -> dict[str, Veld]:
        """The fields of the row class by name."""
        return self.soort.velden


TABELLEN = (
    Tabel("Lijnen", "De lijnen van de agenda, en de voorwaarden.", LijnRij),
    Tabel("Criteria", "Waaraan u een resultaat ziet.", CriteriumRij),
    Tabel("Activiteiten", "Wat u doet: activiteiten en pilots.", ActiviteitRij),
    Tabel("Principes", "Hoe de partijen werken.", PrincipeRij),
    Tabel("Adviezen", "Wat u van wie vraagt.", AdviesRij),
    Tabel("Enquêtes", "Wat een enquête zei, om later naast te leggen.", EnqueteRij),
    Tabel("Gebeurtenissen", "Wat er gebeurde en in cijfers te zien is.", GebeurtenisRij),
    Tabel("Doelen", "Doelen in een getal, bij een cijfer.", DoelRij),
    Tabel("Overleggen", "Wanneer het OOGO was of is, en waarover.", OverlegRij),
    Tabel("Afspraken", "Wat er op een OOGO is afgesproken.", AfspraakRij),
)
