"""The inrichting of a region: what it is, what a change would do, changing it, and undoing that.

What the page Inrichting and the command line use. A change is all or nothing: the new figures are
made beside the old ones, then the change is written down as one file, then the figures take their
place. After a power cut in between, the figures are made again at the start.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from datasets.catalog import datasets
from datasets.notatie import datum
from datasets.reference.profiel import Profiel, ProfielFout, lees_inhoud, profiel_uit
from datasets.reference.regio import ALLEEN_OP_HET_SCHERM, Regio, regio_uit_profiel
from datasets.reference.toml import als_toml
from datasets.store import Store
from indicators.catalog import indicatoren
from indicators.model import Vrijgave
from indicators.protect import Beleid, protect
from indicators.vrijgave import MAP as VRIJGEGEVEN
from indicators.vrijgave import (
    GeenVrijgave,
    Lezer,
    lees_vrijgave,
    maak_vrijgave,
    neem_gezien_mee,
)
from loaders.begin import beginprofiel, vandaag
from loaders.inrichting_gevolg import (
    Gevolg,
    cijferverschillen,
    oordeelverschillen,
    raakt_cijfers,
)
from loaders.inrichting_regels import controleer
from loaders.inrichting_woorden import zinnen
from loaders.opdracht import Werkplek
from loaders.toegang import TEGENGEHOUDEN, cijfers, eerder_gezien, geopend
from loaders.wijzigingen import (
    WIJZIGBAAR,
    Wijziging,
    bewaar,
    geldende,
    gepland,
    gevouwen,
    sleutels_van,
    wijzigingen,
)

LANGSTE_REDEN = 300


class InrichtingFout(Exception):
    """A change that cannot be made. `str()` says why in Dutch; nothing was changed."""


@dataclass(frozen=True)
class Regel:
    """One change in the history.

    Attributes:
        wijziging: what was written down.
        zinnen: what it changed when it was made.
        status: "geldt", "begint nog" or "ongedaan gemaakt".
        kan_terug: whether it can be undone now.
        niet_terug: why not, as a sentence; "" where it can.
    """

    wijziging: Wijziging
    zinnen: tuple[str, ...]
    status: str
    kan_terug: bool
    niet_terug: str


@dataclass(frozen=True)
class _Plan:
    """A change that is right, with the region before and after it."""

    wijziging: Wijziging
    voor: Regio
    na: Regio


# -- what it is -------------------------------------------------


def inhoud(plek: Werkplek, op: date | None = None) -> dict[str, Any]:
    """The keys and values of the inrichting of a day, as they would stand in a profile file.

    Raises:
        ProfielFout: a file of the inrichting cannot be read.
    """
    return gevouwen(_basis(plek), wijzigingen(plek.map_regio), op or vandaag())


def als_bestand(plek: Werkplek) -> str:
    """The inrichting of today as the text of a profile file.

    Raises:
        ProfielFout: a file of the inrichting cannot be read.
    """
    return als_toml(inhoud(plek))


def stand(plek: Werkplek) -> int:
    """Number of the last change; 0 when nothing was ever changed."""
    return len(wijzigingen(plek.map_regio))


def uit_bestand(pad: Path, plek: Werkplek) -> dict[str, Any]:
    """What a profile file would change, key by key.

    Raises:
        ProfielFout: the file cannot be read, or something in it is wrong.
        InrichtingFout: it is of another region, or changes what is no choice.
    """
    gezegd = lees_inhoud(pad)
    profiel_uit(gezegd, pad.name)
    nu = inhoud(plek)
    vast = [s for s in Profiel.model_fields if s not in WIJZIGBAAR]
    anders = [s for s in vast if s in gezegd and gezegd[s] != nu.get(s)]
    if "id" in anders:
        raise InrichtingFout(
            f"{pad.name} is de inrichting van “{gezegd['id']}”, niet van {plek.regio.naam}."
        )
    if anders:
        raise InrichtingFout(
            f"In {pad.name} is {', '.join(anders)} anders. Dat is geen keuze die u zo kunt "
            "wijzigen; het hoort bij het profiel van de regio."
        )
    zoals = _met_standaard(gezegd)
    return {s: zoals[s] for s in WIJZIGBAAR if zoals[s] != _met_standaard(nu)[s]}


def _met_standaard(gezegd: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that can be changed, each with its value or what holds without one."""
    leeg = {s: Profiel.model_fields[s].get_default(call_default_factory=True) for s in WIJZIGBAAR}
    kaal = {s: list(w) if isinstance(w, tuple) else w for s, w in leeg.items()}
    return {s: gezegd.get(s, kaal[s]) for s in WIJZIGBAAR}


def _basis(plek: Werkplek) -> dict[str, Any]:
    return lees_inhoud(beginprofiel(plek.regio.id))


# -- what a change would do -------------------------------------


def concept(plek: Werkplek, wordt: Mapping[str, Any]) -> Regio:
    """The region as it would be, to work on; nothing is written, nothing computed.

    Args:
        plek: the region.
        wordt: key of the profile -> its new value, whole; None for as the region began.

    Raises:
        InrichtingFout: something in it is wrong; the sentence says what.
    """
    basis, alle = _basis(plek), wijzigingen(plek.map_regio)
    nu = gevouwen(basis, alle, vandaag())
    nieuw = {**nu, **{s: basis.get(s) if w is None else w for s, w in wordt.items()}}
    try:
        return _regio({s: w for s, w in nieuw.items() if w is not None}, plek)
    except ProfielFout as fout:
        raise InrichtingFout(str(fout)) from fout


def bekijk(plek: Werkplek, wordt: Mapping[str, Any], *, vanaf: date) -> Gevolg:
    """What readers would see change; nothing is written.

    Args:
        plek: the region.
        wordt: key of the profile -> its new value, whole; None for as the region began.
        vanaf: from which day it counts.

    Raises:
        InrichtingFout: it cannot be made; the sentence says why.
        StoreInGebruik: figures change and somebody else is busy with the store.
    """
    return _gevolg(plek, _plan(plek, wordt, wie="-", vanaf=vanaf, reden="bekijken"))


def bekijk_ongedaan(plek: Werkplek, nummer: int) -> Gevolg:
    """What readers would see change when a change is undone; nothing is written.

    Raises:
        InrichtingFout: it cannot be undone; the sentence says why.
        StoreInGebruik: figures change and somebody else is busy with the store.
    """
    return _gevolg(plek, _plan_ongedaan(plek, nummer, wie="-", reden="bekijken"))


def _gevolg(plek: Werkplek, plan: _Plan) -> Gevolg:
    oud = nieuw = _vrijgave(plek)
    if raakt_cijfers(plan.voor, plan.na) and oud is not None:
        with geopend(plek) as store:
            na = cijfers(Werkplek(plan.na, plek.map_regio), store)
            nieuw = protect(na, Beleid(), eerder_gezien(plek))
    return Gevolg(
        zinnen=zinnen(plan.voor, plan.na),
        cijfers=cijferverschillen((plan.voor, oud), (plan.na, nieuw)),
        oordelen=oordeelverschillen(plan.voor, plan.na, nieuw),
    )


def _vrijgave(plek: Werkplek) -> Vrijgave | None:
    try:
        return lees_vrijgave(plek.map_regio, Lezer(regio=plek.regio.id))
    except GeenVrijgave:
        return None


# -- changing ---------------------------------------------------


def wijzig(
    plek: Werkplek,
    wordt: Mapping[str, Any],
    *,
    wie: str,
    vanaf: date,
    reden: str,
    na: int | None = None,
) -> int:
    """Change the inrichting. All pages show it at the next click. Returns its number.

    Args:
        plek: the region.
        wordt: key of the profile -> its new value, whole; None for as the region began.
        wie: who does it.
        vanaf: from which day it counts.
        reden: why.
        na: number of the last change that this person saw; None when that does not matter.

    Raises:
        InrichtingFout: it cannot be made; the sentence says why.
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(plek) as store:
        _niet_ingehaald(plek, na)
        plan = _plan(plek, wordt, wie=wie, vanaf=vanaf, reden=reden)
        return _voer_door(plek, store, plan)


def maak_ongedaan(
    plek: Werkplek, nummer: int, *, wie: str, reden: str, na: int | None = None
) -> int:
    """Undo a change, as a new change: everything it changed is as before. Returns its number.

    Undoing an undo makes the change count again.

    Raises:
        InrichtingFout: it cannot be undone; the sentence says why.
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(plek) as store:
        _niet_ingehaald(plek, na)
        return _voer_door(plek, store, _plan_ongedaan(plek, nummer, wie=wie, reden=reden))


def _niet_ingehaald(plek: Werkplek, na: int | None) -> None:
    if na is not None and stand(plek) != na:
        raise InrichtingFout(
            "De inrichting is intussen door iemand anders gewijzigd. Kijk opnieuw wat er verandert."
        )


def _voer_door(plek: Werkplek, store: Store, plan: _Plan) -> int:
    nieuw = plek.map_regio / f".{VRIJGEGEVEN}.nieuw"
    shutil.rmtree(nieuw, ignore_errors=True)
    try:
        if raakt_cijfers(plan.voor, plan.na) and store.versie():
            neem_gezien_mee(plek.map_regio, nieuw)
            maak_vrijgave(store, plan.na, nieuw, indicatoren=indicatoren(), datasets=datasets())
        bewaar(plek.map_regio, plan.wijziging)
        doel = plek.map_regio / VRIJGEGEVEN
        for pad in sorted((nieuw / VRIJGEGEVEN).glob("[!.]*")):
            doel.mkdir(exist_ok=True)
            pad.touch()
            pad.replace(doel / pad.name)
            (doel / TEGENGEHOUDEN).unlink(missing_ok=True)
    finally:
        shutil.rmtree(nieuw, ignore_errors=True)
    return plan.wijziging.nummer


# -- what is right ----------------------------------------------


def _plan(plek: Werkplek, wordt: Mapping[str, Any], *, wie: str, vanaf: date, reden: str) -> _Plan:
    vreemd = [sleutel for sleutel in wordt if sleutel not in WIJZIGBAAR]
    if vreemd:
        raise InrichtingFout(f"“{vreemd[0]}” is geen keuze die u kunt wijzigen.")
    alle = wijzigingen(plek.map_regio)
    wijziging = _maak(
        nummer=len(alle) + 1,
        wie=wie,
        vanaf=vanaf,
        reden=reden,
        wordt={sleutel: waarde for sleutel, waarde in wordt.items() if waarde is not None},
        weg=tuple(sleutel for sleutel, waarde in wordt.items() if waarde is None),
    )
    op = vandaag()
    if vanaf != op and not wijziging.sleutels <= ALLEEN_OP_HET_SCHERM:
        raise InrichtingFout(
            "Een wijziging van indelingen, leveranciers of bronnen gaat meteen in. Zet de dag "
            "vanaf wanneer het telt bij de gemeente in de groep, de leverancier of de bron zelf."
        )
    wacht = gepland(alle, wijziging.sleutels, op)
    if wacht is not None:
        raise InrichtingFout(
            f"Hiervoor staat al wijziging {wacht.nummer} klaar, die begint op "
            f"{datum(wacht.vanaf)}. Maak die eerst ongedaan."
        )
    dag = max(op, vanaf) if not wijziging.is_begonnen(op) else op
    return _beoordeeld(plek, alle, wijziging, dag)


def _plan_ongedaan(plek: Werkplek, nummer: int, *, wie: str, reden: str) -> _Plan:
    alle = wijzigingen(plek.map_regio)
    waarom_niet = _niet_ongedaan(alle, nummer)
    if waarom_niet:
        raise InrichtingFout(waarom_niet)
    op = vandaag()
    wijziging = _maak(
        nummer=len(alle) + 1, wie=wie, vanaf=op, reden=reden, ongedaan=nummer, wordt={}, weg=()
    )
    betreft = alle[nummer - 1]
    return _beoordeeld(plek, alle, wijziging, op if betreft.is_begonnen(op) else betreft.vanaf)


def _niet_ongedaan(alle: Sequence[Wijziging], nummer: int) -> str:
    """Why a change cannot be undone; "" where it can."""
    if not 1 <= nummer <= len(alle):
        return f"Wijziging {nummer} is er niet."
    geldt = geldende(alle)
    if nummer not in geldt:
        return f"Wijziging {nummer} is al ongedaan gemaakt."
    eigen = sleutels_van(alle, nummer)
    for later in alle[nummer:]:
        if later.nummer in geldt and later.sleutels & eigen:
            return f"Wijziging {later.nummer} ging daarna over hetzelfde. Maak die eerst ongedaan."
    return ""


def _maak(**velden: Any) -> Wijziging:
    """A change as it will be written down.

    Raises:
        InrichtingFout: there is no reason, or it is too long.
    """
    velden["reden"] = " ".join(str(velden["reden"]).split())
    if len(velden["reden"]) > LANGSTE_REDEN:
        raise InrichtingFout(f"De reden is te lang: ten hoogste {LANGSTE_REDEN} tekens.")
    nu = datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
    try:
        return Wijziging(op=nu, **velden)
    except ValidationError as fout:
        raise InrichtingFout(
            "Zeg waarom u dit wijzigt, in ten minste drie letters. De reden blijft erbij staan."
        ) from fout


def _beoordeeld(plek: Werkplek, alle: Sequence[Wijziging], nieuw: Wijziging, op: date) -> _Plan:
    """The change with what it changes, when the inrichting after it is right."""
    basis = _basis(plek)
    try:
        voor = _regio(gevouwen(basis, alle, op), plek)
        na = _regio(gevouwen(basis, [*alle, nieuw], op), plek)
    except ProfielFout as fout:
        raise InrichtingFout(str(fout)) from fout
    if voor == na:
        raise InrichtingFout("Er verandert niets: zo staat het er al.")
    return _Plan(nieuw, voor, na)


def _regio(gevouwen_: Mapping[str, Any], plek: Werkplek) -> Regio:
    naam = f"van {plek.regio.naam}"
    uit = regio_uit_profiel(profiel_uit(gevouwen_, naam), naam)
    controleer(uit)
    return uit


# -- history ----------------------------------------------------


def geschiedenis(plek: Werkplek) -> tuple[Regel, ...]:
    """All changes, newest first, each with what it changed and whether it can be undone.

    Raises:
        ProfielFout: a file of the inrichting cannot be read.
    """
    alle, op = wijzigingen(plek.map_regio), vandaag()
    basis, geldt = _basis(plek), geldende(alle)
    regels = []
    for een in alle:
        dag = max(op, een.vanaf, *(e.vanaf for e in alle[: een.nummer]))
        voor = _regio(gevouwen(basis, alle[: een.nummer - 1], dag), plek)
        na = _regio(gevouwen(basis, alle[: een.nummer], dag), plek)
        waarom_niet = _niet_ongedaan(alle, een.nummer)
        if een.nummer not in geldt:
            status = "ongedaan gemaakt"
        else:
            status = "geldt" if een.is_begonnen(op) else "begint nog"
        regels.append(Regel(een, zinnen(voor, na), status, not waarom_niet, waarom_niet))
    return tuple(reversed(regels))
