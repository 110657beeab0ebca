"""The road of the product beside the oracle: the same deliveries as files, through the loaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from datasets.catalog import datasets
from datasets.reference.indelingen import Groep, Indeling, Lid
from datasets.reference.profiel import Leidend
from datasets.reference.regio import Regio, regio
from datasets.store import open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.kubus import Kubus
from indicators.model import Indicator
from loaders.blad import Herken, telt_koppen
from loaders.ingest import Aanbod, laad_reeks
from loaders.match import bekende_koppen
from loaders.opdracht import Opdracht, Werkplek
from loaders.read import read_file
from tests.indicators.orakel import gebieden
from tests.indicators.orakel.aangeleverd import Levering, soort_periode

WANNEER = datetime(2026, 8, 12, 9, 30)  # noqa: DTZ001 - the store keeps local time
KOPPEN = {("jeugdhulptrajecten", "Reden"): "Reden beëindiging"}
PERIODEKOP = {
    "leerlingen_po": "PEILDATUM",
    "bevolking": "Perioden",
    "jeugdhulp_indicatoren": "Perioden",
    "jeugdhulp_gebruik": "Perioden",
    "vo_coach": "Schooljaar",
}


def voorbeeldregio() -> Regio:
    """The example region with the agreements and the extra grouping of `gebieden`."""
    profiel = regio("duin-en-dijk")
    maten = {**profiel.sectoren}
    maten |= {m: s for m, s in gebieden.SECTOREN.items() if m.startswith("thuiszitters")}
    keuzes = tuple(
        Leidend(maat=k.maat, leverancier=k.leverancier, dataset=k.soort) for k in gebieden.LEIDEND
    )
    return profiel.model_copy(
        update={"sectoren": maten, "leidend": keuzes, "indelingen": (*profiel.indelingen, _proef())}
    )


def _proef() -> Indeling:
    groepen = tuple(
        Groep(
            id=naam.split(":")[1],
            naam=naam,
            leden=tuple(Lid(gemeente=x.gemeente, pc4=x.postcodes, tot=x.tot) for x in leden),
        )
        for naam, leden in gebieden.GROEPEN.items()
        if naam.startswith("proef:")
    )
    return Indeling(id="proef", titel="Proef", soort="eigen", groepen=groepen)


def laad(leveringen: Sequence[Levering], map_regio: Path) -> None:
    """Load every delivery; all must go in.

    Deliveries of one leverancier with the same agreements go in as one file with a column for the
    period, as offices do it.
    """
    plek = Werkplek(voorbeeldregio(), map_regio)
    stukken = [_aanbod(samen) for samen in _per_bestand(leveringen)]
    for rapport in laad_reeks(plek, stukken):
        assert rapport.uitkomst == "opgenomen", "\n".join(rapport.regels())


def kubus(map_regio: Path, gekozen: Mapping[str, Indicator] | None = None) -> Kubus:
    """The raw figures, before protection."""
    gebied = voorbeeldregio()
    with open_store(map_regio, datasets=datasets(), register=gebied.register) as store:
        return bereken(store, gebied, indicatoren=gekozen or indicatoren(), datasets=datasets())


def _per_bestand(leveringen: Sequence[Levering]) -> list[list[Levering]]:
    bestanden: dict[tuple[object, ...], list[Levering]] = {}
    for nummer, bron in enumerate(leveringen):
        los = nummer if not bron.rijen else -1
        per: tuple[object, ...] = (bron.soort,)
        if bron.soort != "leerlingen_po":
            koppen = tuple(bron.rijen[0]) if bron.rijen else ()
            per += (
                bron.leverancier,
                bron.sector,
                bron.dekking,
                soort_periode(bron.periode),
                koppen,
            )
        bestanden.setdefault((*per, los), []).append(bron)
    return list(bestanden.values())


def _aanbod(samen: Sequence[Levering]) -> Aanbod:
    een = samen[0]
    opdracht = Opdracht(
        leverancier=een.leverancier,
        dataset=een.soort,
        sector=een.sector,
        dekking=een.dekking if een.soort in ("thuiszitters", "vrijstellingen") else (),
        periode="" if een.rijen else een.periode,
        zonder_foute_rijen=any(bron.fout for bron in samen),
        wie="proef",
        wanneer=WANNEER,
    )
    if not een.rijen:
        return Aanbod(None, "geen gevallen", opdracht)
    periodekop = PERIODEKOP.get(een.soort, "Periode")
    koppen = [*een.rijen[0], periodekop]
    regels = [";".join(KOPPEN.get((een.soort, kop), kop) for kop in koppen)]
    for bron in samen:
        periode = bron.periode
        if een.soort == "leerlingen_po":
            periode = date.fromisoformat(periode).strftime("%Y%m%d")
        regels += [
            ";".join(rij[kop] for kop in koppen[:-1]) + f";{periode}"
            for rij in (*bron.rijen, *bron.fout)
        ]
    naam = f"{een.soort}.csv"
    bestand = read_file("\n".join((*regels, "")).encode(), naam, herken=_herken())
    return Aanbod(bestand, naam, opdracht)


@cache
def _herken() -> Herken:
    """Headings that are known. Read in this process: starting another one is not the subject."""
    return telt_koppen(bekende_koppen(datasets().values()))
