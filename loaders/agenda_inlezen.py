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
from datasets.reference.agenda import Activiteit, Agenda, Criterium, Gebeurtenis, Lijn
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.oogo import Afspraak, Overleg
from datasets.woorden import normaliseer
from indicators.model import Vrijgave
from loaders import inrichting
from loaders.agenda import (
    met_activiteit,
    met_criterium,
    met_gebeurtenis,
    nieuw_id,
    nieuw_lijn_id,
)
from loaders.agenda_blad import (
    Ingelezen,
    Regel,
    gemaakt,
    gevuld,
    herken,
    lees_cijfer,
    lees_cijfers,
    lees_gebied,
    lees_gebieden,
    lees_moment,
    lees_periode,
    lees_regels,
    lijkend,
    punten,
)
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
    _agenda(plek, regels, uit)
    _doelen(plek, regels.get("Doelen", ()), uit)
    _overleggen(plek, er, regels.get("Overleggen", ()), uit)
    _afspraken(plek, er, regels.get("Afspraken", ()), uit)
    return uit


# -- the agenda -------------------------------------------------


def _agenda(plek: Werkplek, regels: Mapping[str, list[Regel]], uit: Ingelezen) -> None:
    oud = plek.regio.agenda
    nieuw = _met_lijnen(plek, oud, regels.get("Lijnen", ()), uit)
    for rij in (*regels.get("Criteria", ()), *regels.get("Activiteiten", ())):
        lijn = _lijn(nieuw, rij["lijn"] or "") if nieuw else None
        if nieuw is None or lijn is None:
            titels = [een.titel for een in nieuw.alle_lijnen] if nieuw else []
            if rij["lijn"]:
                zin = f"de lijn “{rij['lijn']}” staat niet op de agenda"
                uit.issues.append(rij.fout("lijn", zin, lijkend(rij["lijn"], titels)))
            uit.issues += _ook_fout(rij)
        elif not rij.heel:
            uit.issues += _ook_fout(rij)
        elif rij.tabel.naam == "Criteria":
            nieuw = _met_criterium(nieuw, lijn, rij, uit)
        else:
            nieuw = _met_activiteit(nieuw, lijn, rij, uit)
    for rij in regels.get("Gebeurtenissen", ()):
        nieuw = _met_gebeurtenis(plek, nieuw, rij, uit)
    if nieuw is not None and nieuw != oud and not uit.fouten:
        uit.wordt["agenda"] = nieuw.model_dump(exclude_none=True, exclude_defaults=True)


def _ook_fout(rij: Regel) -> list[Issue]:
    """What is wrong with the figures of a row that cannot be taken over for another reason."""
    proef = Ingelezen()
    if rij.tabel.naam == "Criteria":
        tuple(lees_cijfers(rij, proef))
    return proef.issues


def _met_lijnen(
    plek: Werkplek, oud: Agenda | None, rijen: Sequence[Regel], uit: Ingelezen
) -> Agenda | None:
    """The agenda with the lines of the file: a line of that name is changed, another is added."""
    agenda = oud.model_dump(exclude_none=True, exclude_defaults=True) if oud else {}
    agenda = agenda or {
        "naam": f"Agenda {plek.regio.naam}",
        "bron": "de lijst van de regio zelf",
    }
    delen = {naam: list(agenda.get(naam, ())) for naam in ("lijnen", "voorwaarden")}
    for rij in (een for een in rijen if een.heel):
        plaats = "voorwaarden" if rij["soort"] == "voorwaarde" else "lijnen"
        titel = normaliseer(rij["titel"])
        alle = (x for deel in delen.values() for x in deel)
        hier = next((x for x in alle if normaliseer(x["titel"]) == titel), None)
        anders = gevuld({"inhoud": rij["inhoud"], "resultaten": punten(rij["resultaten"])})
        if hier is not None:
            delen["lijnen"], delen["voorwaarden"] = (
                [x | anders if x is hier else x for x in deel] for deel in delen.values()
            )
        else:
            namen = [x["id"] for deel in delen.values() for x in deel]
            eigen = {"id": nieuw_lijn_id(namen, rij["titel"]), "titel": rij["titel"]}
            delen[plaats].append(eigen | anders)
    if not delen["lijnen"]:
        return oud
    return gemaakt(Agenda, agenda | {k: v for k, v in delen.items() if v}, rijen, uit) or oud


def _met_criterium(agenda: Agenda, lijn: Lijn, rij: Regel, uit: Ingelezen) -> Agenda:
    plat = normaliseer(rij["tekst"])
    was = next((een for een in lijn.criteria if normaliseer(een.tekst) == plat), None)
    waarden = {
        "id": was.id if was else nieuw_id(agenda, rij["tekst"]),
        "tekst": rij["tekst"],
        "indicatoren": tuple(lees_cijfers(rij, uit)),
        **gevuld({veld: rij[veld] for veld in ("doel", "eigenaar", "van", "tot")}),
        "geen_richting": bool(rij["geen_richting"]),
    }
    een = gemaakt(Criterium, waarden, [rij], uit)
    return agenda if een is None else Agenda.model_validate(met_criterium(agenda, lijn.id, een))


def _met_activiteit(agenda: Agenda, lijn: Lijn, rij: Regel, uit: Ingelezen) -> Agenda:
    was = next((een for een in lijn.activiteiten if een.titel == rij["titel"]), None)
    gewoon = ("soort", "toelichting", "trekker", "stap", "status", "output")
    waarden = (was.model_dump() if was else {}) | {
        "titel": rij["titel"],
        **gevuld({veld: rij[veld] for veld in gewoon}),
        **gevuld({veld: lees_moment(rij, veld, uit) for veld in ("start", "evaluatie")}),
        **gevuld({"partners": punten(rij["partners"])}),
    }
    een = gemaakt(Activiteit, waarden, [rij], uit)
    return agenda if een is None else Agenda.model_validate(met_activiteit(agenda, lijn.id, een))


def _met_gebeurtenis(
    plek: Werkplek, agenda: Agenda | None, rij: Regel, uit: Ingelezen
) -> Agenda | None:
    """The agenda with what happened; of the same day and word it takes the place."""
    gelezen_ids = {
        "indicatoren": tuple(lees_cijfers(rij, uit)),
        "gebieden": tuple(lees_gebieden(plek, rij, uit)),
    }
    if agenda is None:
        uit.issues.append(rij.fout("", "de regio heeft nog geen agenda; vul het blad Lijnen in"))
    if agenda is None or not rij.heel:
        return agenda
    plat = normaliseer(rij["woord"])
    was = next(
        (e for e in agenda.gebeurtenissen if (e.op, normaliseer(e.woord)) == (rij["op"], plat)),
        None,
    )
    waarden = (was.model_dump() if was else {}) | {
        **{veld: rij[veld] for veld in ("op", "woord", "tekst")},
        **gevuld(gelezen_ids),
    }
    een = gemaakt(Gebeurtenis, waarden, [rij], uit)
    return agenda if een is None else Agenda.model_validate(met_gebeurtenis(agenda, een, was))


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


def _lijn(agenda: Agenda, titel: str) -> Lijn | None:
    plat = normaliseer(titel)
    return next((een for een in agenda.alle_lijnen if normaliseer(een.titel) == plat), None)


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
