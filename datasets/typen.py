"""Annotated types for row classes: the words in which an export type is written down."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from datasets import cellen, celpersoon, codelijsten
from datasets.periodes import Periode, Periodesoort

Datum = Annotated[date, cellen.DatumCel()]
Gemeente = Annotated[str, cellen.GemeenteCel()]
GemeenteLandelijk = Annotated[str, cellen.GemeenteCel(landelijk=True)]
Aantal = Annotated[tuple[int | None, int | None, str | None], cellen.AantalCel()]
AantalCbs = Annotated[tuple[int | None, int | None, str | None], cellen.AantalCel(streep="nul")]
Percentage = Annotated[float, cellen.GetalCel(maximum=100)]
Getal = Annotated[
    float, cellen.GetalCel(maximum=1000, verwacht="een getal, bijvoorbeeld 7,2", voorbeeld="")
]
Fte = Annotated[
    float,
    cellen.GetalCel(maximum=1000, verwacht="een aantal fte, bijvoorbeeld 4,5", voorbeeld="4,5"),
]
Pseudoniem = Annotated[str, celpersoon.PseudoniemCel()]
Leeftijd = Annotated[int, celpersoon.LeeftijdCel()]
Leeftijdsklasse = Annotated[tuple[int, int], celpersoon.LeeftijdsklasseCel()]
JaNee = Annotated[bool, cellen.JaNeeCel()]
Naam = Annotated[str, cellen.TekstCel()]
Uitsplitsing = Annotated[str, cellen.UitsplitsingCel(codelijsten.UITSPLITSING)]
Postcode = Annotated[str, cellen.PostcodeCel()]
Schoolsoort = Annotated[str, cellen.CodeCel(codelijsten.SCHOOLSOORT)]
SoortPo = Annotated[str, cellen.CodeCel(codelijsten.SOORT_PO)]
SoortVerzuim = Annotated[str, cellen.CodeCel(codelijsten.SOORT_VERZUIM)]
RedenThuiszitten = Annotated[str, cellen.CodeCel(codelijsten.REDEN_THUISZITTEN)]
UitkomstThuiszitten = Annotated[str, cellen.CodeCel(codelijsten.UITKOMST_THUISZITTEN)]
Artikel = Annotated[str, cellen.CodeCel(codelijsten.ARTIKEL)]
NieuwVerlengd = Annotated[str, cellen.CodeCel(codelijsten.NIEUW_VERLENGD)]
Hulpvraag = Annotated[str, cellen.CodeCel(codelijsten.HULPVRAAG)]
Hulpvorm = Annotated[str, cellen.CodeCel(codelijsten.HULPVORM)]
Verwijzer = Annotated[str, cellen.CodeCel(codelijsten.VERWIJZER)]
RedenBeeindiging = Annotated[str, cellen.CodeCel(codelijsten.REDEN_BEEINDIGING)]
"""A date, a municipality, a count and so on: `datasets.cellen` says how each is read."""

Kwartaal = Annotated[tuple[Periode, str], cellen.PeriodeCel(("kwartaal",))]


_VOORBEELD: dict[Periodesoort, str] = {
    "kwartaal": "2025-K2",
    "schooljaar": "2024/2025",
    "kalenderjaar": "2024",
    "halfjaar": "2024-H1",
    "peildatum": "01-10-2024",
}


def periode_cel(*soorten: Periodesoort, voorbeeld: str) -> cellen.PeriodeCel:
    """A period cell for the kinds of period of one export type, with an example to show."""
    voorbeelden = " of ".join(_VOORBEELD[s] for s in soorten[:2])
    verwacht = f"een periode, bijvoorbeeld {voorbeelden}"
    return cellen.PeriodeCel(soorten, verwacht=verwacht, voorbeeld=voorbeeld)
