"""The block above the headings of our template: what it says and how it is read back.

Reading gives texts only; what they mean is found out where all answers are (`loaders.antwoorden`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from datasets.catalog import datasets as alle_datasets
from datasets.woorden import normaliseer
from loaders.blad import Bestand, Blad
from loaders.opdracht import Opdracht

MERK = "Sjabloon van Monitor onderwijs en jeugd"
"""What the first cell of the block says; without it there is no block."""
DATASET, LEVERANCIER, PERIODE = "Gegevens", "Leverancier", "Periode"
VOORBEELD = "Zo ziet een regel eruit (deze regel wordt niet gelezen):"
UITLEG = "Uitleg"
"""Name of the other sheet of a template."""
_SLEUTELS = {
    normaliseer(DATASET): "dataset",
    normaliseer(LEVERANCIER): "leverancier",
    normaliseer(PERIODE): "periode",
}
_TUSSEN = "; "


def met_sjabloon(opdracht: Opdracht, bestand: Bestand) -> Opdracht:
    """The order with what the block of a template says, where the person said nothing."""
    nieuw = {
        naam: tekst for naam, tekst in sjabloonblok(bestand).items() if not getattr(opdracht, naam)
    }
    return Opdracht(**{**vars(opdracht), **nieuw}) if nieuw else opdracht


def sjabloonblok(bestand: Bestand) -> dict[str, str]:
    """What the blocks of a template in this file say; the first sheet that says it counts."""
    uit: dict[str, str] = {}
    for blad in bestand.bladen:
        uit = {**lees_sjabloonblok(blad), **uit}
    return uit


def lees_sjabloonblok(blad: Blad) -> Mapping[str, str]:
    """What the block of a template says: "dataset" (its id), "leverancier" and "periode".

    Only what was filled in; empty for a sheet that is no template of ours.
    """
    regels = [regel.partition(_TUSSEN) for regel in blad.titelregels]
    if not any(eerste == MERK for eerste, _, _ in regels):
        return {}
    return dict(_gezegd((eerste, rest) for eerste, _, rest in regels))


def _gezegd(regels: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for naam, tekst in regels:
        sleutel = _SLEUTELS.get(normaliseer(naam))
        # The explanation beside the cell to fill in stands in the same row.
        waarde = tekst.partition(_TUSSEN)[0].strip()
        if sleutel is None or not waarde or waarde.startswith("("):
            continue
        if sleutel != "dataset":
            yield sleutel, waarde
        elif gevonden := _dataset_id(waarde):
            yield sleutel, gevonden


def _dataset_id(titel: str) -> str:
    """The id of an export type by its title; "" for a title that no export type has."""
    plat = normaliseer(titel)
    return next((d.id for d in alle_datasets().values() if normaliseer(d.titel) == plat), "")
