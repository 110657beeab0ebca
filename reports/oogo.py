"""What is said of an agreement of the OOGO: about what, what the figures say since, what changed.

The same words on the page and in the papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.oogo import STATUSWOORD, Afspraak, Inhoud, Overleg
from datasets.reference.regio import REGIO, Regio
from indicators.catalog import indicatoren
from indicators.duiding_afspraak import Sindsdien, sindsdien
from indicators.model import Vrijgave
from loaders.oogo import Oogo, Stuk

HELE_REGIO = "hele regio"


def gebied_naam(regio: Regio, gebied: str) -> str:
    """Name of an area; of the region and of no area in particular ``hele regio``."""
    return HELE_REGIO if gebied in ("", REGIO) else regio.naam_van(gebied)


def waarover(regio: Regio, indicator: str, gebied: str, periode: str) -> str:
    """What something is about: ``Thuiszitters, Duinveen, 1e kwartaal 2025``; less where unsaid."""
    titel = indicatoren()[indicator].titel if indicator in indicatoren() else indicator
    naam = gebied_naam(regio, gebied)
    waar = naam if titel else naam[:1].upper() + naam[1:]
    return ", ".join(
        filter(None, (titel, waar, Periode.van_code(periode).lang() if periode else ""))
    )


def cijfers_sindsdien(
    vrij: Vrijgave, afspraak: Afspraak, tot: date | None = None
) -> Sindsdien | None:
    """What the figures say since an agreement was made; None where it is about no figure.

    Args:
        vrij: the figures that the reader may see.
        afspraak: the agreement.
        tot: figures of periods that end after this day do not count.
    """
    if afspraak.over is None or afspraak.indicator not in indicatoren():
        return None
    indicator, gebied, periode = afspraak.over
    return sindsdien(vrij, indicatoren()[indicator], gebied, periode, tot)


def overleg_titel(overleg: Overleg) -> str:
    """A meeting by its day and place."""
    return ", ".join(filter(None, (datum(overleg.datum), overleg.plaats)))


def wat_er_veranderde(er: Oogo, versies: Sequence[Stuk[Inhoud]]) -> list[tuple[Stuk[Inhoud], str]]:
    """Each version of a piece with what it changed, oldest first."""
    uit = []
    for nr, een in enumerate(versies):
        if nr == 0:
            zin = "Opgeschreven"
        elif een.weg:
            zin = "Verwijderd"
        else:
            vorige = versies[nr - 1]
            zin = "; ".join(_verschillen(er, vorige.inhoud, een.inhoud))
            zin = zin or ("Weer teruggezet" if vorige.weg else "Opnieuw opgeschreven")
        uit.append((een, f"{zin}."))
    return uit


def _verschillen(er: Oogo, was: Inhoud, wordt: Inhoud) -> Iterator[str]:
    for naam, veld in type(wordt).model_fields.items():
        oud, nieuw = getattr(was, naam), getattr(wordt, naam)
        if oud != nieuw:
            yield f"{veld.title}: {_tekst(er, naam, nieuw) or 'leeg'}"


def _tekst(er: Oogo, veld: str, waarde: object) -> str:
    """A value of a field for people."""
    if veld in ("overleg", "besproken") and isinstance(waarde, int):
        overleg = er.overleg(waarde)
        return datum(overleg.inhoud.datum) if overleg else ""
    if veld == "status":
        return STATUSWOORD.get(waarde, "")  # type: ignore[call-overload,no-any-return]
    if isinstance(waarde, date):
        return datum(waarde)
    if isinstance(waarde, tuple):
        return " / ".join(str(een) for een in waarde)
    return str(waarde or "")
