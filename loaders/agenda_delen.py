"""Reading the agenda from its sheets: lines, and what stands under a line or above them all.

A row is added, or takes the place of the one it names; what no row names stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from datasets.reference.agenda import (
    Activiteit,
    Agenda,
    Criterium,
    Gebeurtenis,
    Lijn,
)
from datasets.woorden import normaliseer
from loaders.agenda import (
    LOSSE,
    Los,
    met_activiteit,
    met_criterium,
    met_gebeurtenis,
    met_los,
    nieuw_id,
    nieuw_lijn_id,
)
from loaders.agenda_blad import (
    Ingelezen,
    Regel,
    gemaakt,
    gevuld,
    lees_cijfers,
    lees_gebieden,
    lees_moment,
    lijkend,
    punten,
)
from loaders.agenda_rijen import SCHALEN
from loaders.issues import Issue
from loaders.opdracht import Werkplek

_MOMENTEN = ("start", "evaluatie")
_GEEN_AGENDA = "de regio heeft nog geen agenda; vul het blad Lijnen in"


_BLADEN = {"Principes": "principes", "Adviezen": "adviezen", "Enquêtes": "nulmeting"}
"""Sheets with points of a list -> name of that list."""


def lees_agenda(plek: Werkplek, regels: Mapping[str, list[Regel]], uit: Ingelezen) -> None:
    """What the sheets change in the agenda, into `uit`; nothing where anything is wrong."""
    oud = plek.regio.agenda
    nieuw = _met_lijnen(plek, oud, regels.get("Lijnen", ()), uit)
    for rij in (*regels.get("Criteria", ()), *regels.get("Activiteiten", ())):
        lijn = _bij_lijn(nieuw, rij, uit)
        if nieuw is None or lijn is None or not rij.heel:
            uit.issues += _ook_fout(rij)
        elif rij.tabel.naam == "Criteria":
            nieuw = _met_criterium(nieuw, lijn, rij, uit)
        else:
            nieuw = _met_activiteit(nieuw, lijn, rij, uit)
    for blad, waar in _BLADEN.items():
        los = next(een for een in LOSSE if een.waar == waar)
        for rij in regels.get(blad, ()):
            nieuw = _met_los(nieuw, los, rij, uit)
    for rij in regels.get("Gebeurtenissen", ()):
        nieuw = _met_gebeurtenis(plek, nieuw, rij, uit)
    if nieuw is not None and nieuw != oud and not uit.fouten:
        uit.wordt["agenda"] = nieuw.model_dump(exclude_none=True, exclude_defaults=True)


def _ook_fout(rij: Regel) -> list[Issue]:
    """What is wrong with the figures of a row that cannot be taken over for another reason."""
    proef = Ingelezen()
    if rij.tabel.naam == "Criteria":
        tuple(lees_cijfers(rij, proef))
    if rij.tabel.naam == "Activiteiten":
        for veld in _MOMENTEN:
            lees_moment(rij, veld, proef)
        _schalen(rij, proef)
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
        **gevuld({veld: lees_moment(rij, veld, uit) for veld in _MOMENTEN}),
        **gevuld({"partners": punten(rij["partners"]), "schaal": _schalen(rij, uit)}),
    }
    een = gemaakt(Activiteit, waarden, [rij], uit)
    return agenda if een is None else Agenda.model_validate(met_activiteit(agenda, lijn.id, een))


def _schalen(rij: Regel, uit: Ingelezen) -> tuple[str, ...]:
    """The scales that a cell names."""
    gezegd = {normaliseer(een): een for een in punten(rij["schaal"])}
    for plat, een in gezegd.items():
        if plat not in SCHALEN:
            zin = f"“{een}” is geen schaal; kies uit {', '.join(SCHALEN)}"
            uit.issues.append(rij.fout("schaal", zin, lijkend(plat, SCHALEN)))
    return tuple(een for een in SCHALEN if een in gezegd)


def _met_gebeurtenis(
    plek: Werkplek, agenda: Agenda | None, rij: Regel, uit: Ingelezen
) -> Agenda | None:
    """The agenda with what happened; of the same day and word it takes the place."""
    gelezen_ids = {
        "indicatoren": tuple(lees_cijfers(rij, uit)),
        "gebieden": tuple(lees_gebieden(plek, rij, uit)),
    }
    if agenda is None:
        uit.issues.append(rij.fout("", _GEEN_AGENDA))
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


def _met_los(agenda: Agenda | None, los: Los, rij: Regel, uit: Ingelezen) -> Agenda | None:
    """The agenda with a principle, an advice or an answer; one of the same key is replaced."""
    bij_lijn = rij.waarden.get("lijn")
    lijn = _bij_lijn(agenda, rij, uit) if bij_lijn else None
    gezegd = {veld: een for veld, een in rij.waarden.items() if veld != "lijn"}
    heel = rij.heel
    if gezegd.get("wanneer"):
        gezegd["wanneer"] = lees_moment(rij, "wanneer", uit)
        heel = heel and gezegd["wanneer"] is not None
    if agenda is None and not bij_lijn:
        uit.issues.append(rij.fout("", _GEEN_AGENDA))
    if agenda is None or not heel or (bij_lijn and lijn is None):
        return agenda
    een = gemaakt(los.soort, gevuld(gezegd), [rij], uit)
    if een is None:
        return agenda
    er = getattr(lijn or agenda, los.waar)
    was = next((x for x in er if los.sleutel_van(x) == los.sleutel_van(een)), None)
    if was is not None:
        een = los.soort.model_validate(was.model_dump() | gevuld(gezegd))
    return Agenda.model_validate(met_los(agenda, lijn.id if lijn else None, los.waar, een, was))


def _bij_lijn(agenda: Agenda | None, rij: Regel, uit: Ingelezen) -> Lijn | None:
    """The line that a row names; None where it names none, and where there is no such line."""
    titel = rij["lijn"]
    if not titel:
        return None
    alle = agenda.alle_lijnen if agenda else ()
    plat = normaliseer(titel)
    gevonden = next((een for een in alle if normaliseer(een.titel) == plat), None)
    if gevonden is None:
        zin = f"de lijn “{titel}” staat niet op de agenda"
        uit.issues.append(rij.fout("lijn", zin, lijkend(titel, [een.titel for een in alle])))
    return gevonden
