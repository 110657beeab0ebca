"""The same rows as in the delivery about another period: usually last quarter's file again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import e, log10

from datasets.cellen import AantalCel, PeriodeCel
from datasets.celpersoon import LeeftijdCel
from datasets.model import Dataset
from loaders.aannemelijk.zeggen import hooguit, twijfel
from loaders.aannemelijk.zicht import Eerder, Vers, Zicht
from loaders.issues import Issue

MINSTE_BEWIJS = 2.0
"""The same by chance once in a hundred quarters: below that equal small lists are no news."""
PER_GEVAL = log10(e)
"""For each case that began or ended in a quarter: no change at all has a chance of 1 in e."""
PER_PERCENTAGE = 1.0
"""Percentages with one decimal stay the same in about one place in ten."""


def zelfde(zicht: Zicht) -> tuple[list[Issue], list[int]]:
    """Deliveries with the very rows of another period.

    Returns what is to be asked, and the numbers of these deliveries.
    """
    issues: list[Issue] = []
    nummers: list[int] = []
    for vers in zicht.vers:
        gelijk = _gelijk_aan(zicht, vers)
        if gelijk is None or _bewijs(zicht, vers, gelijk) < MINSTE_BEWIJS:
            continue
        nummers.append(vers.nummer)
        wat = (
            "alle regels die nu te lezen zijn, staan ook"
            if zicht.nog_fout
            else "precies dezelfde regels als"
        )
        zin = f"{wat} in de levering over {gelijk.periode.zin()}. Is dit het goede bestand?"
        uitweg = (
            "Lever het bestand van deze periode aan, of bevestig dat er niets is veranderd."
            if gelijk.periode.laatste < vers.periode.laatste
            else "Kijk of de periode klopt, of bevestig dat er niets is veranderd."
        )
        issue = twijfel("zelfde bestand", zin, uitweg, waar=vers.wat)
        issues.append(replace(issue, merk=gelijk.periode.code))
    return hooguit(issues, "leveringen hebben dezelfde regels als een andere periode"), nummers


def _gelijk_aan(zicht: Zicht, vers: Vers) -> Eerder | None:
    """The delivery before it, or that after it, when it has the same rows."""
    nieuw = {v.nummer for v in zicht.vers}
    eerdere = zicht.eerdere(vers)
    latere = [a for a in zicht.andere(vers) if a not in eerdere and a.nummer not in nieuw]
    buren = [*eerdere[-1:], *latere[:1]]
    if zicht.nog_fout:
        return next((a for a in buren if _staat_in(zicht, vers, a.nummer)), None)
    eigen = _afdruk(zicht, vers.dataset, vers.nummer)
    buren = buren if eigen[0] else []
    return next((a for a in buren if _afdruk(zicht, vers.dataset, a.nummer) == eigen), None)


def _staat_in(zicht: Zicht, vers: Vers, nummer: int) -> bool:
    """Whether the rows so far are all in another delivery, and the rest can be what is missing.

    The wrong rows may become what they were there; so many rows may be missing here.
    """
    tabel, tekst = f"t_{vers.dataset.id}", _tekst(vers.dataset)
    [(hier, daar, nieuw)] = zicht.store.con.execute(
        f"with hier as (select {tekst} as wat from {tabel} where levering_id = ?), "
        f"daar as (select {tekst} as wat from {tabel} where levering_id = ?) "
        "select (select count(*) from hier), (select count(*) from daar), "
        "(select count(*) from (from hier except all from daar))",
        [vers.nummer, nummer],
    ).fetchall()
    return bool(hier) and not nieuw and daar - hier <= zicht.nog_fout


def _tekst(dataset: Dataset) -> str:
    """What a row says, as SQL; without period and age."""
    kolommen = [
        naam
        for veld in dataset.velden.values()
        if not isinstance(veld.cel, PeriodeCel | LeeftijdCel)
        for naam, _ in veld.opslagkolommen
    ]
    return f"concat_ws('|', {', '.join(_een(naam) for naam in kolommen)})"


def _een(kolom: str) -> str:
    return f"coalesce(\"{kolom}\"::varchar, '~')"


def _afdruk(zicht: Zicht, dataset: Dataset, nummer: int) -> tuple[int, int]:
    """Number of rows and what they say, whatever their order; without period and age."""
    [(regels, som)] = zicht.store.con.execute(
        f"select count(*), coalesce(sum(md5_number_lower({_tekst(dataset)})::hugeint), 0) "
        f"from t_{dataset.id} where levering_id = ?",
        [nummer],
    ).fetchall()
    return (int(regels), int(som))


def _bewijs(zicht: Zicht, vers: Vers, gelijk: Eerder) -> float:
    """How unlikely it is that these rows are the same by chance, as a power of ten."""
    dataset, veld = vers.dataset, vers.dataset.waarde
    parameters: list[date] = []
    if dataset.soort == "gevallen":
        dagen = [naam for naam in (dataset.begin, dataset.einde) if naam in dataset.velden]
        in_periode = " or ".join(f"{dag} between ? and ?" for dag in dagen)
        wat = f"{PER_GEVAL} * count(*) filter (where {in_periode or 'true'})"
        parameters = [gelijk.periode.eerste, gelijk.periode.laatste] * len(dagen)
    elif veld is not None and isinstance(veld.cel, AantalCel):
        laag, hoog = f"{veld.naam}_min", f"{veld.naam}_max"
        wat = (
            f"coalesce(sum(log10(2 * sqrt(pi() * {laag}))) filter (where {laag} = {hoog} and "
            f"{laag} > 0), 0)"
        )
    else:
        waarde = veld.naam if veld is not None else "1"
        wat = f"{PER_PERCENTAGE} * count({waarde})"
    [(bewijs,)] = zicht.store.con.execute(
        f"select {wat} from t_{dataset.id} where levering_id = ?", [*parameters, vers.nummer]
    ).fetchall()
    return float(bewijs)
