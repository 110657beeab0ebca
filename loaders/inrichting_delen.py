"""Parts of an inrichting as a person changes them, in the shape of the keys of a profile."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from datasets.reference.indelingen import Groep, Lid
from datasets.reference.regio import Regio
from indicators.catalog import indicatoren
from indicators.keuze import gekozen, volgorde


def eigen_indelingen(regio: Regio) -> list[dict[str, Any]]:
    """The region's own groupings as they stand in a profile."""
    return [
        {
            "id": een.id,
            "titel": een.titel,
            **({"opmerking": een.opmerking} if een.opmerking else {}),
            "groepen": [groep_uit(groep) for groep in een.groepen],
        }
        for een in regio.indelingen
        if een.soort == "eigen"
    ]


def groep_uit(groep: Groep) -> dict[str, Any]:
    """A group as it stands in a profile: municipalities, and members that have dates."""
    vast = [lid.gemeente for lid in groep.leden if _is_vast(lid)]
    leden = [
        lid.model_dump(exclude_none=True, mode="python") for lid in groep.leden if not _is_vast(lid)
    ]
    uit: dict[str, Any] = {"id": groep.id, "naam": groep.naam}
    if vast:
        uit["gemeenten"] = vast
    if leden:
        uit["leden"] = [
            {**lid, **({"pc4": sorted(lid["pc4"])} if "pc4" in lid else {})} for lid in leden
        ]
    if groep.landelijk_aantal is not None:
        uit["landelijk_aantal"] = groep.landelijk_aantal
    return uit


def _is_vast(lid: Lid) -> bool:
    return lid.van is None and lid.tot is None and lid.pc4 is None


def leden_nu(groep: Groep, op: date) -> list[str]:
    """Codes of the municipalities in a group on a day, in order."""
    return list(dict.fromkeys(lid.gemeente for lid in groep.leden if lid.geldt_op(op)))


def met_leden(
    groep: Groep, codes: Collection[str], *, vanaf: date | None, op: date
) -> dict[str, Any]:
    """A group with these municipalities, as it stands in a profile.

    Args:
        groep: the group as it is.
        codes: the municipalities that it has.
        vanaf: from which day; before it the group stays what it was. None: for all periods.
        op: the day on which `codes` was looked at.
    """
    nu = set(leden_nu(groep, op))
    leden: list[Lid] = []
    for lid in groep.leden:
        weg = lid.gemeente in nu and lid.gemeente not in codes and lid.geldt_op(op)
        if not weg:
            leden.append(lid)
        elif vanaf is not None and (lid.van is None or lid.van < vanaf):
            leden.append(lid.model_copy(update={"tot": vanaf}))
    leden += [Lid(gemeente=code, van=vanaf) for code in sorted(set(codes) - nu)]
    return groep_uit(groep.model_copy(update={"leden": tuple(leden)}))


def nieuwe_groep(naam: str, codes: Sequence[str], vanaf: date | None, er: Collection[str]) -> Any:
    """A new group as it stands in a profile; its id is made of its name."""
    leden = tuple(Lid(gemeente=code, van=vanaf) for code in codes)
    return groep_uit(Groep(id=maak_id(naam, er), naam=naam, leden=leden))


def maak_id(naam: str, er: Collection[str]) -> str:
    """An id out of a name, another one than those that there are: "Kop & Schagen" > kop-schagen."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    basis = re.sub(r"[^a-z0-9]+", "-", kaal).strip("-") or "groep"
    basis = basis if basis[0].isalpha() else f"g-{basis}"
    nummers = (f"{basis}-{n}" for n in range(2, len(er) + 3))
    return next(een for een in (basis, *nummers) if een not in er)


def leveranciers(regio: Regio) -> list[dict[str, Any]]:
    """All leveranciers, the usual ones too, as they stand in a profile."""
    return [een.model_dump(exclude_none=True, exclude_defaults=True) for een in regio.leveranciers]


def verplaatst(regio: Regio, naam: str, stap: int) -> list[str] | None:
    """The order with one indicator before (-1) or after (1) its neighbour under its hoofdlijn.

    None where it has no neighbour on that side.
    """
    getoond = gekozen(regio, indicatoren())
    zelf = next((een for een in getoond if een.id == naam), None)
    if zelf is None:
        return None
    buren = [een.id for een in getoond if een.hoofdlijn == zelf.hoofdlijn]
    plek = buren.index(naam) + stap
    if not 0 <= plek < len(buren):
        return None
    er = [een for een in volgorde(regio, indicatoren()) if een != naam]
    er.insert(er.index(buren[plek]) + (1 if stap > 0 else 0), naam)
    return er


def met_keuze(regio: Regio, naam: str, **anders: Any) -> list[dict[str, Any]]:
    """The choices for indicators with another one for this indicator."""
    uit = {een.indicator: een.model_dump(exclude_defaults=True) for een in regio.indicatoren}
    uit[naam] = {"indicator": naam} | uit.get(naam, {}) | anders
    return list(uit.values())


def indeling_uit(titel: str, groepen: Sequence[dict[str, Any]], er: Collection[str]) -> Any:
    """A new grouping as it stands in a profile; its id is made of its title."""
    naam = maak_id(titel, er)
    return {"id": naam, "titel": titel, "groepen": list(groepen)}
