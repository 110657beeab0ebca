"""Reading a region's own list: agenda, targets and agreements from an Excel file.

Through the loaders of deliveries: read in a process with limits, checked for personal numbers,
headings recognised, and every problem said at once. What is in the file is added or takes the
place of what it names; what is not in it stays. So a list of one sheet is a list as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from datasets.notatie import datum
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.oogo import Afspraak, Overleg
from datasets.woorden import normaliseer
from indicators.model import Vrijgave
from loaders import inrichting
from loaders.agenda_blad import (
    Ingelezen,
    Regel,
    gemaakt,
    gevuld,
    herken,
    lees_cijfer,
    lees_gebied,
    lees_periode,
    lees_regels,
    punten,
)
from loaders.agenda_delen import lees_agenda
from loaders.begrensd import lees_begrensd
from loaders.issues import Issue
from loaders.oogo import Oogo, OogoFout, Stuk, lees_oogo
from loaders.oogo_schrijven import Wordt, bewaar, gelezen, inhoudsfouten, let_op
from loaders.opdracht import Werkplek


def lees_lijst(plek: Werkplek, er: Oogo, bron: bytes | Path, naam: str) -> Ingelezen:
    """What an Excel file would change in the agenda, targets and agreements of a region.

    Raises:
        LeesFout: the file cannot be read.
        PersoonsgegevensGeweigerd: it holds numbers that we may not have.
    """
    uit = Ingelezen()
    bestand = lees_begrensd(bron, naam, kop_rijen=None)
    regels: dict[str, list[Regel]] = {}
    for blad in bestand.bladen:
        tabel = herken(blad)
        if tabel is None:
            if blad.tabel.num_rows and normaliseer(blad.naam or "") != "uitleg":
                zin = "dit blad is geen van de lijsten van het sjabloon; het is niet gelezen"
                uit.issues.append(Issue("lijst", "waarschuwing", zin, blad=blad.naam or naam))
            continue
        gevonden = [*lees_regels(tabel, blad, uit)]
        regels.setdefault(tabel.naam, []).extend(gevonden)
        uit.gelezen[tabel.naam] = len(regels[tabel.naam])
    if not regels:
        zin = "in dit bestand staat geen van de lijsten; haal eerst het sjabloon op"
        uit.issues.append(Issue("lijst", "fout", zin))
    lees_agenda(plek, regels, uit)
    _doelen(plek, regels.get("Doelen", ()), uit)
    _overleggen(plek, er, regels.get("Overleggen", ()), uit)
    _afspraken(plek, er, regels.get("Afspraken", ()), uit)
    return uit


# -- targets ----------------------------------------------------


def _doelen(plek: Werkplek, rijen: Sequence[Regel], uit: Ingelezen) -> None:
    wordt = {(een.indicator, een.gebied, een.vanaf): een for een in plek.regio.doelen}
    for rij in rijen:
        cijfer = lees_cijfer(rij, rij["indicator"], uit) if rij["indicator"] else None
        gebied = lees_gebied(plek, rij, rij["gebied"], uit) if rij["gebied"] else ""
        laag, hoog = rij["laag"], rij["hoog"]
        if rij.heel and laag is None:
            uit.issues.append(rij.fout("laag", "hier hoort het getal van het doel"))
        if not rij.heel or cijfer is None or gebied is None or laag is None:
            continue
        waarden = {
            "indicator": cijfer,
            "gebied": gebied,
            "laag": laag,
            "hoog": laag if hoog is None else hoog,
            **gevuld({veld: rij[veld] for veld in ("vanaf", "wie", "waar")}),
        }
        een = gemaakt(Streefwaarde, waarden, [rij], uit)
        if een is not None:
            wordt[een.indicator, een.gebied, een.vanaf] = een
    if tuple(wordt.values()) != plek.regio.doelen and not uit.fouten:
        uit.wordt["doelen"] = [
            een.model_dump(exclude_none=True, exclude_defaults=True) for een in wordt.values()
        ]


# -- the OOGO ---------------------------------------------------


def _overleggen(plek: Werkplek, er: Oogo, rijen: Sequence[Regel], uit: Ingelezen) -> None:
    op_dag = {een.inhoud.datum: een for een in er.overleggen}
    for rij in (een for een in rijen if een.heel):
        was = op_dag.get(rij["datum"])
        waarden = (was.inhoud.model_dump() if was else {}) | {
            "datum": rij["datum"],
            **gevuld({"plaats": rij["plaats"]}),
            **gevuld({veld: punten(rij[veld]) for veld in ("agendapunten", "besluiten")}),
        }
        een = gemaakt(Overleg, waarden, [rij], uit)
        if een is None:
            continue
        uit.issues += [rij.fout("", zin) for zin in inhoudsfouten(plek, een)]
        if was is None or was.inhoud != een:
            uit.overleggen.append(Wordt(een, was))


def _afspraken(plek: Werkplek, er: Oogo, rijen: Sequence[Regel], uit: Ingelezen) -> None:
    dagen = {een.inhoud.datum: een.stuk for een in er.overleggen}
    komen = {een.inhoud.datum for een in uit.overleggen if isinstance(een.inhoud, Overleg)}
    for rij in rijen:
        for veld in ("overleg", "besproken"):
            if rij[veld] is not None and rij[veld] not in {*dagen, *komen}:
                zin = "op deze dag is er geen overleg; zet het op het blad Overleggen"
                uit.issues.append(rij.fout(veld, zin))
        was = _afspraak_van(er, dagen, rij, uit)
        cijfer = lees_cijfer(rij, rij["indicator"], uit) if rij["indicator"] else ""
        gebied = lees_gebied(plek, rij, rij["gebied"], uit) if rij["gebied"] else ""
        waarden = (was.inhoud.model_dump() if was else {}) | {
            **gevuld({v: rij[v] for v in ("tekst", "eigenaar", "voor", "status", "toelichting")}),
            "overleg": rij["overleg"],
            **gevuld({"besproken": rij["besproken"]}),
            **gevuld({"indicator": cijfer, "gebied": gebied, "periode": lees_periode(rij, uit)}),
        }
        if not rij.heel:
            continue
        proef = waarden | {"overleg": 1, "besproken": 0}
        een = gemaakt(Afspraak, proef, [rij], uit)
        if een is not None:
            uit.issues += [rij.fout("", zin) for zin in inhoudsfouten(plek, een)]
            uit.afspraken.append((waarden, was))


def _afspraak_van(
    er: Oogo, dagen: Mapping[date, int], rij: Regel, uit: Ingelezen
) -> Stuk[Afspraak] | None:
    """The agreement that a row is about: by its number, else by its meeting and text."""
    if rij["nummer"] is not None:
        was = next((een for een in er.afspraken if een.stuk == int(rij["nummer"])), None)
        if was is None:
            zin = "deze afspraak is er niet; laat het nummer leeg bij een nieuwe"
            uit.issues.append(rij.fout("nummer", zin))
        return was
    overleg, plat = dagen.get(rij["overleg"]), normaliseer(rij["tekst"])
    return next(
        (
            een
            for een in er.afspraken
            if een.inhoud.overleg == overleg and normaliseer(een.inhoud.tekst) == plat
        ),
        None,
    )


# -- what would change, and changing it -------------------------


def wat_verandert(plek: Werkplek, lijst: Ingelezen, *, vandaag: date) -> list[str]:
    """What a file would change, a Dutch sentence each; none where nothing changes.

    Raises:
        InrichtingFout: the agenda or a target in it cannot be.
        StoreInGebruik: somebody else is busy with the region.
    """
    zinnen: list[str] = []
    if lijst.wordt:
        gevolg = inrichting.bekijk(plek, lijst.wordt, vanaf=vandaag)
        zinnen += [*gevolg.zinnen, *gevolg.oordelen]
    for een in lijst.overleggen:
        if isinstance(een.inhoud, Overleg):
            woord = "Nieuw overleg" if een.gezien is None else "Het overleg wijzigt"
            zinnen.append(f"{woord}: {datum(een.inhoud.datum)}.")
    for waarden, was in lijst.afspraken:
        if was is None:
            zinnen.append(f"Nieuwe afspraak: “{waarden['tekst']}”, {waarden['eigenaar']}.")
        elif _anders(plek, waarden, was):
            zinnen.append(f"De afspraak “{was.inhoud.tekst}” wijzigt.")
    return zinnen


def waarschuwingen_in(plek: Werkplek, vrij: Vrijgave | None, lijst: Ingelezen) -> tuple[str, ...]:
    """What in the meetings and agreements of a file may point out a child."""
    alles: list[Overleg | Afspraak] = [
        een.inhoud for een in lijst.overleggen if isinstance(een.inhoud, Overleg)
    ]
    alles += [gelezen(Afspraak, w | {"overleg": 1, "besproken": 0}) for w, _ in lijst.afspraken]
    return tuple(dict.fromkeys(zin for een in alles for zin in let_op(plek, vrij, een)))


def neem_lijst_op(plek: Werkplek, lijst: Ingelezen, *, wie: str, vanaf: date, reden: str) -> None:
    """Carry out what a file says: the agenda and targets as one change, the OOGO as one more.

    Raises:
        InrichtingFout: the change cannot be made; nothing was changed.
        OogoFout: the meetings and agreements cannot be kept; agenda and targets are in by then.
        StoreInGebruik: somebody else is busy with the region.
    """
    if lijst.fouten:
        raise OogoFout("In het bestand staan nog fouten.")
    if lijst.wordt:
        inrichting.wijzig(plek, lijst.wordt, wie=wie, vanaf=vanaf, reden=reden)
    if lijst.overleggen:
        bewaar(plek, lijst.overleggen, door=wie, reden=reden)
    stukken = [
        Wordt(gelezen(Afspraak, _met_nummers(plek, waarden)), was)
        for waarden, was in lijst.afspraken
        if was is None or _anders(plek, waarden, was)
    ]
    if stukken:
        bewaar(plek, stukken, door=wie, reden=reden)


def _anders(plek: Werkplek, waarden: Mapping[str, Any], was: Stuk[Afspraak]) -> bool:
    return gelezen(Afspraak, _met_nummers(plek, waarden)) != was.inhoud


def _met_nummers(plek: Werkplek, waarden: Mapping[str, Any]) -> dict[str, Any]:
    """The days of meetings as their numbers; a meeting that still has to come in is 1."""
    dagen = {een.inhoud.datum: een.stuk for een in lees_oogo(plek.map_regio).overleggen}
    nummers = {
        veld: dagen.get(waarden[veld], 1) if isinstance(waarden[veld], date) else waarden[veld]
        for veld in ("overleg", "besproken")
        if veld in waarden
    }
    return {**waarden, **nummers}
