"""Who delivered this file, for which municipalities and which part of education.

From the name of the file, what stands above the table, the headings that were delivered before,
and the municipalities in the rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from datasets.model import Dataset
from datasets.notatie import getal
from datasets.reference.profiel import Leverancier
from datasets.reference.regio import Regio
from datasets.woorden import aaneen, normaliseer
from loaders.geheugen import Geheugen
from loaders.issues import opsomming
from loaders.keuzes import GEKOZEN, TUSSEN, Keuze
from loaders.opdracht import Opdracht
from loaders.voorstel_inhoud import Inhoud

_ALGEMEEN = frozenset({"leerplicht", "swv", "samenwerkingsverband", "gemeente", "de", "en", "het"})
_SOORT = {"leerplicht": "leerplicht", "lp": "leerplicht", "swv": "swv",
          "samenwerkingsverband": "swv"}  # fmt: skip
_KORTSTE_NAAM = 4
_MEESTAL = 0.8
SECTOREN = ("po", "vo", "mbo", "alle")


@dataclass(frozen=True)
class Teken:
    """What points at a leverancier.

    Attributes:
        naam: name of the file.
        titels: texts above the tables.
        eerder: leveranciers that delivered these headings before.
        op: a day in the period, as far as that is known.
    """

    naam: str
    titels: Sequence[str]
    eerder: Collection[str]
    op: date


def wie(regio: Regio, dataset: Dataset, geheugen: Geheugen, inhoud: Inhoud, teken: Teken) -> Keuze:
    """The leverancier of a file, where the person did not say it."""
    if dataset.leverancier:
        reden = f"deze gegevens komen altijd van {dataset.leverancier}"
        return Keuze(dataset.leverancier, reden, (dataset.leverancier,), zeker=True)
    kandidaten = _kandidaten(regio, dataset, geheugen)
    for zoek in (_genoemd, _eerder, _eigen_gemeenten):
        keuze = zoek(regio, kandidaten, inhoud, teken)
        if keuze is not None:
            return keuze
    namen = tuple(sorted(kandidaten, key=lambda n: (-_deel(regio, kandidaten[n], inhoud), n)))
    return Keuze("", "in het bestand staat niet van wie het is", namen)


_Kandidaten = dict[str, frozenset[str]]
"""Name of a leverancier -> codes it speaks for at any time; empty when the profile has none."""


def _kandidaten(regio: Regio, dataset: Dataset, geheugen: Geheugen) -> _Kandidaten:
    uit: dict[str, set[str]] = {}
    for lev in regio.leveranciers:
        if dataset.id in lev.datasets:
            uit.setdefault(lev.naam, set()).update(lev.gemeenten)
    for naam, van in geheugen.laatste:
        if van == dataset.id:
            uit.setdefault(naam, set())
    return {naam: frozenset(codes) for naam, codes in uit.items()}


def _deel(regio: Regio, codes: Collection[str], inhoud: Inhoud) -> float:
    """The part of the rows that is of these municipalities, mergers followed; 0 without rows.

    Rows of municipalities outside the region say nothing: an SWV may have them.
    """
    nu = regio.register.opvolger
    eigen = {*codes, *map(nu, codes)}
    van_regio = {c: n for c, n in inhoud.gemeenten.items() if nu(c) in regio.gemeenten}
    alle = sum(van_regio.values())
    binnen = sum(n for c, n in van_regio.items() if c in eigen or nu(c) in eigen)
    return binnen / alle if alle else 0.0


def _past(regio: Regio, codes: Collection[str], inhoud: Inhoud) -> bool:
    """True when the rows do not speak against it."""
    return not codes or not inhoud.gemeenten or _deel(regio, codes, inhoud) >= _MEESTAL


def _genoemd(regio: Regio, kandidaten: _Kandidaten, inhoud: Inhoud, teken: Teken) -> Keuze | None:
    """One whose name stands in the name of the file or above a table."""
    for teksten, waar, wat in (
        ([teken.naam], "in de naam van het bestand staat", "de naam van het bestand"),
        (teken.titels, "boven de tabel staat", "wat boven de tabel staat"),
    ):
        namen = _genoemd_in(teksten, kandidaten)
        if namen:
            passend = [n for n in namen if _past(regio, kandidaten[n], inhoud)]
            een = _van_sector(regio, passend, inhoud) if len(passend) > 1 else []
            if een:
                volgorde = (*een, *_zonder(sorted(kandidaten), een))
                reden = f"{waar} de naam, en de schoolsoorten zijn die van {een[0]}"
                return Keuze(een[0], reden, volgorde, zeker=True)
            volgorde = (*passend, *_zonder(namen, passend), *_zonder(sorted(kandidaten), namen))
            noem = {
                n: f"{waar if _letterlijk(n, teksten) else f'{wat} past bij'} {n}" for n in namen
            }
            return _uit_namen(noem, passend, volgorde, waar, teken.eerder)
    return None


def _letterlijk(naam: str, teksten: Iterable[str]) -> bool:
    """Whether a name stands there in full, in whatever way it is written."""
    return aaneen(naam) in aaneen(" ".join(teksten))


def _uit_namen(
    noem: Mapping[str, str],
    passend: Sequence[str],
    volgorde: tuple[str, ...],
    waar: str,
    eerder: Collection[str],
) -> Keuze:
    """Certain is one name that fits the rows; of more names the one that delivered so before.

    `noem` tells of each name where it was seen.
    """
    namen = list(noem)
    if len(namen) == 1 and passend:
        return Keuze(namen[0], noem[namen[0]], volgorde, zeker=True)
    if len(namen) == 1:
        reden = f"{noem[namen[0]]}, maar de gemeenten in het bestand zijn andere"
        return Keuze("", reden, volgorde)
    van_eerder = [n for n in passend if n in eerder]
    if len(van_eerder) == 1:
        reden = f"{noem[van_eerder[0]]}, en zo leverde u dit eerder"
        return Keuze(
            van_eerder[0], reden, (van_eerder[0], *_zonder(volgorde, van_eerder)), zeker=True
        )
    reden = f"{waar} een naam die past bij {opsomming(namen, 'en')}"
    return Keuze(passend[0] if len(passend) == 1 else "", reden, volgorde)


def _genoemd_in(teksten: Iterable[str], kandidaten: Iterable[str]) -> list[str]:
    """The leveranciers whose name, or what is its own in it, stands in the texts.

    One that is named in full goes before those of whom the sector is not named. Where the texts
    say what kind of leverancier it is, only that kind counts: "swv alkmaar" is no leerplicht.
    """
    plat = " ".join(normaliseer(t) for t in teksten)
    woorden, dicht = set(plat.split()), plat.replace(" ", "")
    soorten = {_SOORT[w] for w in woorden if w in _SOORT}
    heel, deels = [], []
    for naam in sorted(kandidaten):
        van_naam = normaliseer(naam).split()
        if soorten and soorten.isdisjoint(_SOORT.get(w, "") for w in van_naam):
            continue
        eigen = [w for w in van_naam if w not in _ALGEMEEN]
        zonder_sector = [w for w in eigen if w not in SECTOREN]
        if _staat_in(eigen, woorden, dicht):
            heel.append((len("".join(eigen)), naam))
        elif _staat_in(zonder_sector, woorden, dicht):
            deels.append((len("".join(zonder_sector)), naam))
    return _langste(heel or deels)


def _van_sector(regio: Regio, namen: Collection[str], inhoud: Inhoud) -> list[str]:
    """Of offices for the same municipalities the one of the sector that the schools tell."""
    eigen = {lev.naam: lev.sector for lev in regio.leveranciers}
    gevonden = [n for n in namen if inhoud.sector and eigen.get(n) == inhoud.sector]
    return gevonden if len(gevonden) == 1 else []


def _langste(gevonden: Sequence[tuple[int, str]]) -> list[str]:
    """All that are named, without one whose name is a part of another ("Bergen" in "Bergen op")."""
    namen = [naam for _, naam in gevonden]
    return [n for n in namen if not any(n != ander and n in ander for ander in namen)]


def _staat_in(eigen: Sequence[str], woorden: Collection[str], dicht: str) -> bool:
    aan_elkaar = "".join(eigen)
    if len(aan_elkaar) < _KORTSTE_NAAM:
        return bool(eigen) and set(eigen) <= set(woorden)
    return set(eigen) <= set(woorden) or aan_elkaar in dicht


def _eerder(regio: Regio, kandidaten: _Kandidaten, inhoud: Inhoud, teken: Teken) -> Keuze | None:
    """The only one that delivered these headings before, if the municipalities fit.

    Not certain where another one, that never delivered, speaks for the same municipalities.
    """
    exact = _exact(regio, kandidaten, inhoud, teken.op)
    namen = [
        n for n in sorted(teken.eerder) if n in kandidaten and _past(regio, kandidaten[n], inhoud)
    ]
    gekozen = [n for n in namen if n in exact] if exact else namen
    if len(gekozen) != 1:
        return None
    volgorde = (*gekozen, *_zonder([*exact, *_zonder(sorted(kandidaten), exact)], gekozen))
    zeker = not _zonder(exact, gekozen)
    return Keuze(gekozen[0], "zo leverde u dit eerder", volgorde, zeker=zeker)


def _exact(regio: Regio, kandidaten: _Kandidaten, inhoud: Inhoud, op: date) -> list[str]:
    """Those that speak for exactly the municipalities in the rows, best after mergers.

    Before a merger the old office and the new one both fit: then it is the old one.
    """
    if not inhoud.gemeenten:
        return []
    nu = regio.register.opvolger
    letterlijk = sorted(n for n, codes in kandidaten.items() if codes == set(inhoud.gemeenten))
    if letterlijk:
        return _van_sector(regio, letterlijk, inhoud) or letterlijk
    geldig = {lev.naam for lev in regio.leveranciers if lev.geldt_op(op)}
    van_nu = set(map(nu, inhoud.gemeenten))
    gelijk = sorted(
        n for n, codes in kandidaten.items() if set(map(nu, codes)) == van_nu and n in geldig
    )
    return _van_sector(regio, gelijk, inhoud) or gelijk


def _eigen_gemeenten(
    regio: Regio, kandidaten: _Kandidaten, inhoud: Inhoud, teken: Teken
) -> Keuze | None:
    """The only one that speaks for exactly the municipalities in the rows, or for them at least."""
    if not inhoud.gemeenten:
        return None
    exact = _exact(regio, kandidaten, inhoud, teken.op)
    passend = sorted(
        (n for n, codes in kandidaten.items() if _deel(regio, codes, inhoud) == 1),
        key=lambda n: (len(kandidaten[n]), n),
    )
    volgorde = tuple(dict.fromkeys([*exact, *passend, *sorted(kandidaten)]))
    if len(exact) == 1:
        return Keuze(exact[0], _van_wie(regio, inhoud), volgorde, zeker=True)
    if exact:
        reden = f"de gemeenten in het bestand zijn die van {opsomming(exact, 'en')}"
        return Keuze("", reden, volgorde)
    if len(passend) == 1:
        reden = "alleen deze leverancier spreekt voor alle gemeenten in het bestand"
        return Keuze(passend[0], reden, volgorde, zeker=True)
    return Keuze("", "in het bestand staat niet van wie het is", volgorde) if passend else None


def _zonder(namen: Iterable[str], weg: Collection[str]) -> list[str]:
    return [n for n in namen if n not in weg]


def _van_wie(regio: Regio, inhoud: Inhoud) -> str:
    if len(inhoud.gemeenten) > 1:
        return "de gemeenten in het bestand zijn precies die van deze leverancier"
    [(code, aantal)] = inhoud.gemeenten.items()
    naam = regio.naam_van(code)
    return f"alle {getal(aantal)} regels zijn van {naam}" if aantal > 1 else f"het gaat over {naam}"


def dekking(
    regio: Regio,
    dataset: Dataset | None,
    opdracht: Opdracht,
    leverancier: str,
    inhoud: Inhoud,
    *,
    op: date,
) -> Keuze:
    """The municipalities that a list of cases speaks for."""
    alle = tuple(regio.naam_van(code) for code in regio.gemeenten)
    if opdracht.dekking:
        return Keuze(TUSSEN.join(opdracht.dekking), GEKOZEN, alle, zeker=True)
    if dataset is not None and dataset.landelijk:
        return Keuze("", "dit bestand gaat over heel Nederland", (), zeker=True)
    codes = regio.dekking_van(leverancier, dataset=dataset.id, op=op) if dataset else None
    if codes is not None and dataset is not None:
        if dataset.soort != "gevallen":
            return Keuze("", "de gemeenten die in het bestand staan", (), zeker=True)
        namen = TUSSEN.join(regio.naam_van(code) for code in codes)
        return Keuze(namen, "zo is het afgesproken in deze regio", alle, zeker=True)
    in_rijen = [c for c in regio.gemeenten if c in inhoud.gemeenten]
    namen = TUSSEN.join(regio.naam_van(code) for code in in_rijen)
    return Keuze(
        namen, "deze gemeenten staan in het bestand" if namen else "dat weten we niet", alle
    )


def sector(
    regio: Regio,
    dataset: Dataset | None,
    opdracht: Opdracht,
    leverancier: str,
    geheugen: Geheugen,
    *,
    op: date,
) -> Keuze:
    """The part of education that a delivery is about."""
    if opdracht.sector:
        return Keuze(opdracht.sector, GEKOZEN, SECTOREN, zeker=True)
    if dataset is not None and dataset.landelijk:
        return Keuze("", "dat staat in het bestand", (), zeker=True)
    afspraak = _afspraak(regio, leverancier, op)
    if afspraak is not None:
        return Keuze(afspraak.sector, "zo is het afgesproken in deze regio", SECTOREN, zeker=True)
    laatste = geheugen.laatste.get((leverancier, dataset.id)) if dataset else None
    if laatste is not None:
        return Keuze(laatste.sector, "zoals bij uw vorige levering", SECTOREN, zeker=True)
    return Keuze("alle", "als u niets anders zegt, gaat het over alle leerlingen samen", SECTOREN)


def _afspraak(regio: Regio, leverancier: str, op: date) -> Leverancier | None:
    return next(
        (
            lev
            for lev in regio.leveranciers
            if aaneen(lev.naam) == aaneen(leverancier) and lev.geldt_op(op)
        ),
        None,
    )


def definitie(
    opdracht: Opdracht, dataset: Dataset | None, leverancier: str, geheugen: Geheugen
) -> Keuze:
    """The definition that a leverancier goes by, carried on from its last delivery."""
    laatste = geheugen.laatste.get((leverancier, dataset.id)) if dataset else None
    eerder = (laatste.definitie,) if laatste and laatste.definitie else ()
    if opdracht.definitie:
        return Keuze(opdracht.definitie, GEKOZEN, eerder, zeker=True)
    if eerder:
        return Keuze(eerder[0], "zoals bij uw vorige levering", eerder, zeker=True)
    return Keuze("", "er is geen eigen definitie afgesproken", (), zeker=True)
