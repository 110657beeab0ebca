"""Writing what was said at the OOGO: checked, by one writer at a time, and to be undone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from datasets.periodes import Periode
from datasets.reference.oogo import Afspraak, Inhoud, Overleg, Vraag
from datasets.reference.regio import GebiedOnbekend
from indicators.catalog import indicatoren
from indicators.model import Vrijgave
from loaders.duiding_tekst import PERSOONSNUMMER, heeft_persoonsnummer, schoon, waarschuwingen
from loaders.duidingen import bekende_namen
from loaders.oogo import MAP, Handeling, Oogo, OogoFout, Regel, Stuk, lees_oogo
from loaders.opdracht import Werkplek
from loaders.toegang import geopend
from loaders.wijzigingen import schrijf_nieuw

M = TypeVar("M", bound=BaseModel)
_IN_EEN_ZIN = 60
_NAMEN: Mapping[type[Inhoud], str] = {Overleg: "overleg", Afspraak: "afspraak", Vraag: "vraag"}


@dataclass(frozen=True, slots=True)
class Wordt:
    """What a piece becomes.

    Attributes:
        inhoud: what it holds from now on.
        gezien: the version that the writer saw; None for a new piece.
        weg: it is withdrawn.
    """

    inhoud: Inhoud
    gezien: Stuk[Any] | None = None
    weg: bool = False


# -- what a person filled in ------------------------------------


def gelezen(soort: type[M], waarden: Mapping[str, Any]) -> M:
    """A row of what a person filled in.

    Raises:
        OogoFout: every cell that cannot be kept, in one Dutch text.
    """
    netjes = {naam: _netjes(waarde) for naam, waarde in waarden.items()}
    try:
        return soort.model_validate(netjes)
    except ValidationError as fout:
        raise OogoFout(" ".join(dict.fromkeys(_zinnen(soort, fout)))) from fout


def punten(tekst: str) -> tuple[str, ...]:
    """Points that a person wrote on a line each; a dash or a number in front is no part of them."""
    regels = (regel.strip().lstrip("-•*").strip() for regel in schoon(tekst).split("\n"))
    return tuple(regel for regel in regels if regel)


def _netjes(waarde: Any) -> Any:
    return schoon(waarde) if isinstance(waarde, str) else waarde


def _zinnen(soort: type[BaseModel], fout: ValidationError) -> Iterator[str]:
    for een in fout.errors():
        plek, ctx = een["loc"], een.get("ctx", {})
        titel = (soort.model_fields[str(plek[0])].title or str(plek[0])) if plek else ""
        match een["type"]:
            case "string_too_long":
                yield f"{titel} is te lang: er is plaats voor {ctx['max_length']} tekens."
            case "too_long":
                yield f"{titel}: er is plaats voor {ctx['max_length']}."
            case "string_too_short" | "missing":
                yield f"Vul in: {titel}, in ten minste {ctx.get('min_length', 2)} letters."
            case "literal_error":
                yield f"{titel} is geen van de woorden waaruit u kiest."
            case "value_error":
                yield f"Zo kan het niet: {ctx.get('error', '')}."
            case _:
                yield f"{titel} is niet goed ingevuld."


def teksten(inhoud: Inhoud) -> tuple[str, ...]:
    """All that a person wrote freely, without the names of who sees to it or asks."""
    match inhoud:
        case Overleg():
            return (*inhoud.agendapunten, *inhoud.besluiten)
        case Afspraak():
            return (inhoud.tekst, inhoud.toelichting)
        case Vraag():
            return (inhoud.tekst,)


def let_op(plek: Werkplek, vrij: Vrijgave | None, inhoud: Inhoud) -> tuple[str, ...]:
    """What in it may point out a child, a Dutch sentence each: to be looked at before it is kept.

    Args:
        plek: the region.
        vrij: the figures that readers see; None where there are none.
        inhoud: what is to be kept.
    """
    over = inhoud.over if isinstance(inhoud, Afspraak) else None
    if isinstance(inhoud, Vraag) and inhoud.indicator:
        over = (inhoud.indicator, inhoud.gebied, inhoud.periode)
    figuur = vrij.figuur(*over) if vrij is not None and over is not None else None
    namen = bekende_namen(plek.regio)
    gevonden = (waarschuwingen(een, namen, figuur) for een in teksten(inhoud))
    return tuple(dict.fromkeys(zin for zinnen in gevonden for zin in zinnen))


# -- keeping it -------------------------------------------------


def bewaar(
    plek: Werkplek, wordt: Sequence[Wordt], *, door: str, reden: str = ""
) -> tuple[Stuk[Inhoud], ...]:
    """Keep new and changed pieces in one action.

    Returns:
        The pieces as they are now, in the order in which they were given.

    Raises:
        OogoFout: something cannot be kept; the sentences say what. Nothing was changed then.
        StoreInGebruik: somebody else is busy with the region.
    """
    with geopend(plek):
        er = lees_oogo(plek.map_regio)
        regels = [*_regels(er, wordt)]
        _schrijf(plek, er, regels, door=door, reden=reden)
    return _geschreven(plek)


def ongedaan(plek: Werkplek, nummer: int, *, door: str) -> tuple[Stuk[Inhoud], ...]:
    """Undo an action: each piece in it is again as it was before; what was new is withdrawn.

    The undo of an undo gives back what was undone.

    Raises:
        OogoFout: there is no such action, or a piece in it was changed since.
        StoreInGebruik: somebody else is busy with the region.
    """
    with geopend(plek):
        er = lees_oogo(plek.map_regio)
        if not 1 <= nummer <= len(er.handelingen):
            raise OogoFout(f"Handeling {nummer} is er niet.")
        regels = []
        for regel in er.handelingen[nummer - 1].regels:
            if er.nu[regel.stuk].nummer != nummer:
                raise OogoFout(
                    "Hierna is hetzelfde nog een keer gewijzigd. Maak eerst dat ongedaan."
                )
            eerder = [e for e in er.geschiedenis(regel.stuk) if e.nummer < nummer]
            was = eerder[-1] if eerder else None
            inhoud = was.inhoud if was else regel.inhoud
            regels.append(_regel(regel.stuk, inhoud, weg=was.weg if was else True))
        _schrijf(plek, er, regels, door=door, reden="", ongedaan=nummer)
    return _geschreven(plek)


def _regels(er: Oogo, wordt: Iterable[Wordt]) -> Iterator[Regel]:
    nieuw = max((een.stuk for een in er.versies), default=0)
    gezien: set[int] = set()
    for een in wordt:
        if een.gezien is None:
            nieuw += 1
            yield _regel(nieuw, een.inhoud, weg=False)
            continue
        nu = er.nu.get(een.gezien.stuk)
        if nu is None or nu.nummer != een.gezien.nummer or nu.stuk in gezien:
            raise OogoFout("Iemand anders heeft dit intussen gewijzigd. Kijk opnieuw wat er staat.")
        gezien.add(nu.stuk)
        if (nu.inhoud, nu.weg) == (een.inhoud, een.weg):
            raise OogoFout("Er verandert niets: zo staat het er al.")
        yield _regel(nu.stuk, een.inhoud, weg=een.weg)


def _regel(stuk: int, inhoud: Inhoud, *, weg: bool) -> Regel:
    return Regel.model_validate({"stuk": stuk, "weg": weg, _NAMEN[type(inhoud)]: inhoud})


def _schrijf(
    plek: Werkplek,
    er: Oogo,
    regels: Sequence[Regel],
    *,
    door: str,
    reden: str,
    ongedaan: int = 0,
) -> None:
    nu = datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
    nieuw = Handeling(
        nummer=len(er.handelingen) + 1,
        op=nu,
        door=door,
        reden=" ".join(reden.split()),
        ongedaan=ongedaan,
        regels=tuple(regels),
    )
    na = Oogo((*er.handelingen, nieuw))
    if fouten := [*_fouten(plek, na, regels)]:
        raise OogoFout(" ".join(dict.fromkeys(fouten)))
    inhoud = nieuw.model_dump(exclude_defaults=True, exclude_none=True)
    schrijf_nieuw(plek.map_regio / MAP, nieuw.nummer, inhoud)


def _geschreven(plek: Werkplek) -> tuple[Stuk[Inhoud], ...]:
    er = lees_oogo(plek.map_regio)
    return tuple(er.nu[regel.stuk] for regel in er.handelingen[-1].regels)


# -- what cannot be kept ----------------------------------------


def _fouten(plek: Werkplek, na: Oogo, regels: Iterable[Regel]) -> Iterator[str]:
    """What is wrong with the pieces of an action, in the state after it."""
    for regel in regels:
        if not regel.weg:
            yield from inhoudsfouten(plek, regel.inhoud)
    for een in na.afspraken:
        for stuk in filter(None, (een.inhoud.overleg, een.inhoud.besproken)):
            if na.overleg(stuk) is None:
                yield (
                    f"De afspraak “{_kort(een.inhoud.tekst)}” hoort bij een overleg dat er niet "
                    "(meer) is. Wijzig of verwijder eerst de afspraak."
                )
    dagen = [een.inhoud.datum for een in na.overleggen]
    if len(set(dagen)) < len(dagen):
        yield "Op deze dag is er al een overleg. Wijzig dat overleg."


def inhoudsfouten(plek: Werkplek, inhoud: Inhoud) -> Iterator[str]:
    """What is wrong with one piece by itself, a Dutch sentence each."""
    if any(heeft_persoonsnummer(een) for een in teksten(inhoud)):
        yield PERSOONSNUMMER
    if isinstance(inhoud, Overleg):
        return
    bekend = indicatoren()
    if inhoud.indicator and (inhoud.indicator not in bekend or bekend[inhoud.indicator].intern):
        yield f"Het cijfer “{inhoud.indicator}” kennen we niet."
    if inhoud.gebied:
        try:
            plek.regio.naam_van(inhoud.gebied)
        except GebiedOnbekend as fout:
            yield str(fout)
    if inhoud.periode:
        try:
            Periode.van_code(inhoud.periode)
        except ValueError:
            yield f"De periode “{inhoud.periode}” kennen we niet."


def _kort(tekst: str) -> str:
    """A text inside a sentence."""
    return textwrap.shorten(tekst, _IN_EEN_ZIN, placeholder="...")
