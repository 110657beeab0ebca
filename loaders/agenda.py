"""The agenda of a region beside the catalogues: is every figure in it there, and what changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from datasets.notatie import datum
from datasets.reference.agenda import (
    Activiteit,
    Advies,
    Agenda,
    Criterium,
    Gebeurtenis,
    Lijn,
    Nulmeting,
    Punt,
)
from datasets.reference.indelingen import Onderdeel
from datasets.reference.regio import GebiedOnbekend, Regio
from datasets.woorden import normaliseer
from indicators.catalog import indicatoren

_LIJKT_GENOEG = 60


@dataclass(frozen=True)
class Los:
    """A list of points without more to them, of the agenda itself or of a line.

    Attributes:
        waar: name of the list.
        soort: what a point is.
        woord: what it is called, a word with "het".
        naam: the field that says what it is.
        sleutel: the fields by which a point is the same one.
    """

    waar: str
    soort: type[Punt | Advies | Nulmeting]
    woord: str
    naam: str
    sleutel: tuple[str, ...]

    def naam_van(self, punt: Onderdeel) -> str:
        """What a point says."""
        return str(getattr(punt, self.naam))

    def sleutel_van(self, punt: Onderdeel) -> tuple[str, ...]:
        """By what a point is known."""
        return tuple(normaliseer(str(getattr(punt, veld))) for veld in self.sleutel)


LOSSE = (
    Los("principes", Punt, "principe", "titel", ("titel",)),
    Los("adviezen", Advies, "advies", "tekst", ("aan", "tekst")),
    Los("nulmeting", Nulmeting, "antwoord uit een enquête", "vraag", ("vraag", "wanneer")),
)


def agendafouten(regio: Regio) -> Iterator[str]:
    """What is wrong with the figures in an agenda; each continues "In de inrichting ..."."""
    if regio.agenda is None:
        return
    zichtbaar = [een.id for een in indicatoren().values() if not een.intern]
    for lijn in regio.agenda.alle_lijnen:
        for criterium in lijn.criteria:
            for naam in criterium.indicatoren:
                if naam not in zichtbaar:
                    bedoeld = process.extractOne(naam, zichtbaar, score_cutoff=_LIJKT_GENOEG)
                    vraag = f"; bedoelt u “{bedoeld[0]}”" if bedoeld else ""
                    yield (
                        f"noemt de agenda bij “{criterium.tekst}” het cijfer “{naam}”, en dat "
                        f"kennen we niet{vraag}"
                    )
    yield from _gebeurtenisfouten(regio, zichtbaar)


def _gebeurtenisfouten(regio: Regio, zichtbaar: Sequence[str]) -> Iterator[str]:
    """What happened names figures and areas that there are."""
    for een in regio.agenda.gebeurtenissen if regio.agenda else ():
        wat = f"noemt de gebeurtenis “{een.woord}”"
        for naam in een.indicatoren:
            if naam not in zichtbaar:
                yield f"{wat} het cijfer “{naam}”, en dat kennen we niet"
        for gebied in een.gebieden:
            try:
                regio.naam_van(gebied)
            except GebiedOnbekend:
                yield f"{wat} het gebied “{gebied}”, en dat kennen we niet"


def agendazinnen(voor: Regio, na: Regio) -> Iterator[str]:
    """What differs between two agendas, a sentence for each difference."""
    oud, nieuw = voor.agenda, na.agenda
    if oud == nieuw:
        return
    if oud is None or nieuw is None:
        yield "De regio heeft geen agenda meer." if nieuw is None else "De regio krijgt een agenda."
        return
    yield from _gebeurtenissen(oud, nieuw)
    yield from _losse(oud, nieuw)
    if _kop(oud) != _kop(nieuw):
        yield "Wat er boven de agenda staat, is anders: naam, bron, visie of gesprek."
    was, wordt = ({lijn.id: lijn for lijn in een.alle_lijnen} for een in (oud, nieuw))
    for naam, lijn in was.items():
        if naam not in wordt:
            yield f"“{lijn.titel}” staat niet meer op de agenda."
    for naam, lijn in wordt.items():
        if naam not in was:
            yield f"“{lijn.titel}” komt op de agenda."
        elif lijn != was[naam]:
            yield from _lijn(was[naam], lijn)
    blijft = [naam for naam in was if naam in wordt]
    if blijft != [naam for naam in wordt if naam in was]:
        yield "De volgorde op de agenda is anders."


def _gebeurtenissen(oud: Agenda, nieuw: Agenda) -> Iterator[str]:
    for een in oud.gebeurtenissen:
        if een not in nieuw.gebeurtenissen:
            yield f"De gebeurtenis “{een.woord}” van {datum(een.op)} is weg."
    for een in nieuw.gebeurtenissen:
        if een not in oud.gebeurtenissen:
            yield f"Nieuwe gebeurtenis op {datum(een.op)}, “{een.woord}”: {een.tekst}"


def _kop(agenda: Agenda) -> dict[str, Any]:
    over = {"lijnen", "voorwaarden", "gebeurtenissen", *(een.waar for een in LOSSE)}
    return agenda.model_dump(exclude=over)


def _losse(oud: Agenda | Lijn, nieuw: Agenda | Lijn) -> Iterator[str]:
    """Principles, advice and answers that differ, of the whole agenda or of a line."""
    waar = f"{nieuw.titel}: " if isinstance(nieuw, Lijn) else ""
    for los in LOSSE:
        rijen = (getattr(een, los.waar, ()) for een in (oud, nieuw))
        was, wordt = ({los.sleutel_van(rij): rij for rij in een} for een in rijen)
        weg = [rij for sleutel, rij in was.items() if sleutel not in wordt]
        zinnen = [f"het {los.woord} “{los.naam_van(rij)}” is weg." for rij in weg]
        for sleutel, rij in wordt.items():
            naam = los.naam_van(rij)
            if sleutel not in was:
                zinnen.append(f"nieuw {los.woord}: “{naam}”.")
            elif rij != was[sleutel]:
                zinnen.append(f"het {los.woord} “{naam}” is gewijzigd.")
        yield from (f"{waar}{zin}" if waar else f"{zin[0].upper()}{zin[1:]}" for zin in zinnen)


def _lijn(oud: Lijn, nieuw: Lijn) -> Iterator[str]:
    if nieuw.titel != oud.titel:
        yield f"“{oud.titel}” heet nu “{nieuw.titel}”."
    if nieuw.tot is not None and nieuw.tot != oud.tot:
        yield f"“{nieuw.titel}” vervalt op {datum(nieuw.tot)}: {nieuw.reden}"
    yield from _criteria(oud, nieuw)
    yield from _activiteiten(nieuw.titel, oud.activiteiten, nieuw.activiteiten)
    yield from _losse(oud, nieuw)
    over = {"id", "titel", "tot", "reden", "criteria", "activiteiten", "adviezen", "nulmeting"}
    if oud.model_dump(exclude=over) != nieuw.model_dump(exclude=over):
        yield f"De tekst of de voortgang van “{nieuw.titel}” is anders."


def _criteria(oud: Lijn, nieuw: Lijn) -> Iterator[str]:
    was, wordt = ({een.id: een for een in lijn.criteria} for lijn in (oud, nieuw))
    for naam, criterium in was.items():
        if naam not in wordt:
            yield f"{nieuw.titel}: het criterium “{criterium.tekst}” is weg."
    for naam, criterium in wordt.items():
        if naam not in was:
            yield f"{nieuw.titel}: nieuw criterium “{criterium.tekst}”{_met(criterium)}."
        elif criterium != was[naam]:
            yield f"{nieuw.titel}: het criterium “{criterium.tekst}” is gewijzigd{_met(criterium)}."


def _met(criterium: Criterium) -> str:
    if not criterium.indicatoren:
        return ", nog zonder cijfer"
    titels = ", ".join(indicatoren()[een].titel for een in criterium.indicatoren)
    return f", met {titels}"


def _activiteiten(
    titel: str, oud: Sequence[Activiteit], nieuw: Sequence[Activiteit]
) -> Iterator[str]:
    was, wordt = ({een.titel: een for een in rij} for rij in (oud, nieuw))
    yield from (f"{titel}: de activiteit “{een}” is weg." for een in was if een not in wordt)
    for naam, activiteit in wordt.items():
        if naam not in was:
            yield f"{titel}: nieuwe activiteit “{naam}”."
        elif activiteit != was[naam]:
            yield f"{titel}: de activiteit “{naam}” is bijgewerkt."


# -- changing it ------------------------------------------------


def met_criterium(agenda: Agenda, lijn_id: str, criterium: Criterium) -> dict[str, Any]:
    """The agenda with a criterium under a line, as it would stand in a profile.

    One with the same id under that line takes the place of the old one.
    """
    return _met_rij(agenda, lijn_id, "criteria", criterium, {"id": criterium.id})


def met_activiteit(agenda: Agenda, lijn_id: str, activiteit: Activiteit) -> dict[str, Any]:
    """The agenda with an activity under a line; one with the same title takes its place."""
    return _met_rij(agenda, lijn_id, "activiteiten", activiteit, {"titel": activiteit.titel})


def met_los(
    agenda: Agenda, lijn_id: str | None, waar: str, nieuw: Onderdeel, was: Onderdeel | None
) -> dict[str, Any]:
    """The agenda with a principle, an advice or an answer of a survey.

    Args:
        agenda: as it is.
        lijn_id: the line that it is about; None for the whole agenda.
        waar: ``principes``, ``adviezen`` or ``nulmeting``.
        nieuw: the principle, advice or answer.
        was: what it takes the place of; None for a new one.
    """
    oud = was.model_dump(exclude_none=True, exclude_defaults=True) if was else {}
    return _met_rij(agenda, lijn_id, waar, nieuw, oud)


def met_gebeurtenis(
    agenda: Agenda, nieuw: Gebeurtenis | None, was: Gebeurtenis | None = None
) -> dict[str, Any]:
    """The agenda with something that happened, oldest first, as it would stand in a profile.

    Args:
        agenda: as it is.
        nieuw: what happened; None takes away what it was.
        was: what it takes the place of; None for something new.
    """
    blijft = [een for een in agenda.gebeurtenissen if een != was]
    alle = sorted((*blijft, *((nieuw,) if nieuw else ())), key=lambda een: (een.op, een.woord))
    wordt = agenda.model_copy(update={"gebeurtenissen": tuple(alle)})
    return wordt.model_dump(exclude_none=True, exclude_defaults=True)


def nieuw_id(agenda: Agenda, tekst: str) -> str:
    """An id for a new criterium, made of its words; one that the agenda does not have yet."""
    er = {c.id for lijn in agenda.alle_lijnen for c in lijn.criteria}
    return _vrij_id(er, tekst, "criterium")


def nieuw_lijn_id(er: Collection[str], titel: str) -> str:
    """An id for a new line, made of its title; one that is not among these."""
    return _vrij_id(er, titel, "lijn")


def _vrij_id(er: Collection[str], tekst: str, soort: str) -> str:
    letters = normaliseer(tekst)
    kaal = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-")
    basis = kaal if kaal[:1].isalpha() else f"{soort}-{kaal}".strip("-")
    mogelijk = (basis, *(f"{basis}-{n}" for n in range(2, len(er) + 3)))
    return next(naam for naam in mogelijk if naam not in er)


def _met_rij(
    agenda: Agenda, lijn_id: str | None, waar: str, nieuw: Onderdeel, was: Mapping[str, Any]
) -> dict[str, Any]:
    """The agenda with a row in a list of a line, or of itself; it takes the place of what it was.

    Args:
        agenda: as it is.
        lijn_id: the line with the list; None for a list of the agenda itself.
        waar: name of the list.
        nieuw: the row.
        was: what the row is known by that it takes the place of; empty for a new one.
    """
    uit = agenda.model_dump(exclude_none=True, exclude_defaults=True)
    lijnen = [*uit["lijnen"], *uit.get("voorwaarden", ())]
    waarin = uit if lijn_id is None else next(x for x in lijnen if x["id"] == lijn_id)
    wordt = nieuw.model_dump(exclude_none=True, exclude_defaults=True)
    rij = list(waarin.get(waar, ()))
    plaats = next((n for n, een in enumerate(rij) if was and was.items() <= een.items()), len(rij))
    rij[plaats : plaats + 1] = [wordt]
    waarin[waar] = rij
    return uit
