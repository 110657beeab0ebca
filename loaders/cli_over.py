"""What a command is about, as a person writes it: a figure, an area, a period; and in words."""

from __future__ import annotations

from collections.abc import Sequence

from datasets.periodes import Periode, PeriodeFout
from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.model import Vrijgave
from indicators.vrijgave import GeenVrijgave, Lezer, lees_vrijgave
from loaders.cli_basis import VRAAG, stop
from loaders.opdracht import Werkplek


def cijfer_id(gezegd: str) -> str:
    """The id of an indicator from its id or title; what is unknown is refused later, in words."""
    namen = {een.titel.casefold(): een.id for een in indicatoren().values()}
    return namen.get(gezegd.casefold(), gezegd)


def gebied_id(plek: Werkplek, gezegd: str) -> str:
    """The code of an area from its code or name."""
    codes = (*plek.regio.gemeenten, *(naam for naam, _ in plek.regio.groepen()))
    namen = {plek.regio.naam_van(code).casefold(): code for code in codes}
    return namen.get(gezegd.casefold(), REGIO if gezegd.casefold() == "hele regio" else gezegd)


def periode_code(gezegd: str) -> str:
    """The code of a period from any notation in use; what is unknown is refused later."""
    try:
        return Periode.lees(gezegd).code
    except PeriodeFout:
        return gezegd


def titel_van(indicator: str) -> str:
    """Title of an indicator; its id where it is not known any more."""
    bekend = indicatoren().get(indicator)
    return bekend.titel if bekend is not None else indicator


def naam_van(plek: Werkplek, gebied: str) -> str:
    """Name of an area for people."""
    return "hele regio" if gebied in ("", REGIO) else plek.regio.naam_van(gebied)


def vrijgave_van(plek: Werkplek) -> Vrijgave | None:
    """The figures that readers see; None where there are none yet."""
    try:
        return lees_vrijgave(plek.map_regio, Lezer(regio=plek.regio.id))
    except GeenVrijgave:
        return None


def vraag_na(gevonden: Sequence[str], *, nagekeken: bool) -> None:
    """Stop when a text may point out a child, until somebody looked at it."""
    if gevonden and not nagekeken:
        regels = "\n".join(f"  {zin}" for zin in gevonden)
        stop(f"Kijk de tekst na. Klopt hij zo, zet er dan --nagekeken bij.\n{regels}", code=VRAAG)
