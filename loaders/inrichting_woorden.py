"""What a change of the inrichting says, as Dutch sentences: for the preview and for the history."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst, datum, getal
from datasets.reference.indelingen import Groep, Indeling, Lid, Tijdvak
from datasets.reference.keuzes import Gelijken, Herijking, Streefwaarde
from datasets.reference.profiel import Leidend, Leverancier
from datasets.reference.regio import Regio
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from indicators.model import Indicator
from loaders.agenda import agendazinnen
from loaders.inrichting_regels import titels_van_maten
from loaders.issues import opsomming

T = TypeVar("T")

_MEESTE_VERPLAATST = 5
"""So many indicators that moved are named one by one."""
_BUREN = 2
"""So many indicators stand elsewhere when two of them changed places."""


def zinnen(voor: Regio, na: Regio) -> tuple[str, ...]:
    """What differs between two inrichtingen of one region, a sentence for each difference."""
    delen: tuple[Iterable[str], ...] = (
        _indicatoren(voor, na),
        _hoofdlijnen(voor, na),
        agendazinnen(voor, na),
        _indelingen(voor, na),
        _leveranciers(voor, na),
        _leidend(voor, na),
        _weergave(voor, na),
        _herijking(voor, na),
        _doelen(voor, na),
        _gelijken(voor, na),
    )
    return tuple(zin for deel in delen for zin in deel)


# -- indicators -------------------------------------------------


def _indicatoren(voor: Regio, na: Regio) -> Iterator[str]:
    oud = {een.id: een for een in gekozen(voor, indicatoren())}
    nieuw = {een.id: een for een in gekozen(na, indicatoren())}
    for naam, een in oud.items():
        if naam not in nieuw:
            yield f"“{een.titel}” wordt niet meer getoond."
    for naam, een in nieuw.items():
        if naam not in oud:
            yield f"“{een.titel}” wordt weer getoond."
        else:
            yield from _anders(oud[naam], een)
    yield from _verplaatst(
        [een for een in oud.values() if een.id in nieuw],
        [een for een in nieuw.values() if een.id in oud],
    )


def _anders(oud: Indicator, nieuw: Indicator) -> Iterator[str]:
    if nieuw.kerncijfer and not oud.kerncijfer:
        yield f"“{nieuw.titel}” komt bij de kerncijfers."
    if oud.kerncijfer and not nieuw.kerncijfer:
        yield f"“{nieuw.titel}” is geen kerncijfer meer; het staat nog bij {nieuw.thema}."
    if nieuw.hoofdlijn != oud.hoofdlijn:
        yield f"“{nieuw.titel}” staat nu onder de hoofdlijn “{nieuw.hoofdlijn}”."


def _verplaatst(oud: Sequence[Indicator], nieuw: Sequence[Indicator]) -> Iterator[str]:
    plaats = {een.id: nummer for nummer, een in enumerate(oud)}
    blijft = _langste_stijgende([plaats[een.id] for een in nieuw])
    if len(nieuw) - len(blijft) > _MEESTE_VERPLAATST:
        yield f"De volgorde is anders: {getal(len(nieuw) - len(blijft))} cijfers staan elders."
        return
    anders = [n for n, een in enumerate(nieuw) if plaats[een.id] != n]
    if len(anders) == _BUREN:
        voor, achter = (nieuw[n] for n in anders)
        yield f"“{voor.titel}” staat nu voor “{achter.titel}”."
        return
    vorige: Indicator | None = None
    for een in nieuw:
        if plaats[een.id] not in blijft:
            waar = f"na “{vorige.titel}”" if vorige else "vooraan"
            yield f"“{een.titel}” staat nu {waar}."
        vorige = een


def _langste_stijgende(rij: Sequence[int]) -> frozenset[int]:
    """A longest rising part of a row of different numbers: what need not have moved."""
    einden: list[int] = []
    ketens: list[tuple[int, ...]] = []
    for getal_ in rij:
        plek = bisect_left(einden, getal_)
        keten = (*(ketens[plek - 1] if plek else ()), getal_)
        einden[plek : plek + 1] = [getal_]
        ketens[plek : plek + 1] = [keten]
    return frozenset(ketens[-1]) if ketens else frozenset()


def _hoofdlijnen(voor: Regio, na: Regio) -> Iterator[str]:
    oud = {lijn.titel: lijn for lijn in voor.hoofdlijnen}
    nieuw = {lijn.titel: lijn for lijn in na.hoofdlijnen}
    if oud and not nieuw:
        yield "De hoofdlijnen zijn weer die van de monitor."
        return
    yield from (f"De hoofdlijn “{titel}” vervalt." for titel in oud if titel not in nieuw)
    for titel, lijn in nieuw.items():
        if titel not in oud:
            yield f"De hoofdlijn “{titel}” komt erbij."
        elif lijn.resultaat != oud[titel].resultaat:
            yield f"Het resultaat onder “{titel}” is nu: {lijn.resultaat or 'geen'}."
    beide = [titel for titel in nieuw if titel in oud]
    if beide != [titel for titel in oud if titel in nieuw]:
        yield f"De volgorde van de hoofdlijnen is nu {opsomming(list(nieuw), 'en')}."


# -- groupings --------------------------------------------------


def _indelingen(voor: Regio, na: Regio) -> Iterator[str]:
    oud = {een.id: een for een in voor.indelingen}
    nieuw = {een.id: een for een in na.indelingen}
    yield from (f"De indeling {e.titel} vervalt." for i, e in oud.items() if i not in nieuw)
    for naam, een in nieuw.items():
        if naam in oud:
            yield from _indeling(na, oud[naam], een)
        else:
            yield f"De indeling {een.titel} komt erbij."
            yield from _indeling(na, een.model_copy(update={"groepen": ()}), een)


def _indeling(regio: Regio, oud: Indeling, nieuw: Indeling) -> Iterator[str]:
    if oud.titel != nieuw.titel:
        yield f"De indeling {oud.titel} heet nu {nieuw.titel}."
    was = {groep.id: groep for groep in oud.groepen}
    wordt = {groep.id: groep for groep in nieuw.groepen}
    for naam, groep in was.items():
        if naam not in wordt:
            yield f"{nieuw.titel}: de groep {groep.naam} vervalt."
    for naam, groep in wordt.items():
        if naam not in was:
            namen = _namen(regio, (lid.gemeente for lid in groep.leden))
            yield f"{nieuw.titel}: de groep {groep.naam} komt erbij, met {namen}."
        else:
            yield from _groep(regio, nieuw.titel, was[naam], groep)


def _groep(regio: Regio, titel: str, oud: Groep, nieuw: Groep) -> Iterator[str]:
    if oud.naam != nieuw.naam:
        yield f"{titel}: de groep {oud.naam} heet nu {nieuw.naam}."
    for lid in nieuw.leden:
        if lid in oud.leden:
            continue
        naam = regio.naam_van(lid.gemeente)
        vorige = next((o for o in oud.leden if _alleen_tot_anders(o, lid)), None)
        if vorige is None:
            yield f"{titel}: {naam} komt bij {nieuw.naam}{_tijdvak(lid)}."
        elif lid.tot is not None:
            yield f"{titel}: {naam} hoort tot {datum(lid.tot)} bij {nieuw.naam}."
        else:
            yield f"{titel}: {naam} blijft bij {nieuw.naam}."
    for lid in oud.leden:
        if lid not in nieuw.leden and not any(_alleen_tot_anders(lid, n) for n in nieuw.leden):
            yield f"{titel}: {regio.naam_van(lid.gemeente)} hoort niet meer bij {nieuw.naam}."


def _alleen_tot_anders(een: Lid, ander: Lid) -> bool:
    return (een.gemeente, een.pc4, een.van) == (ander.gemeente, ander.pc4, ander.van)


# -- who delivers -----------------------------------------------


def _leveranciers(voor: Regio, na: Regio) -> Iterator[str]:
    oud, nieuw = _per_naam(voor.leveranciers), _per_naam(na.leveranciers)
    for naam in oud:
        if naam not in nieuw:
            yield f"{naam} is geen leverancier meer. Wat er van {naam} in is, blijft staan."
    for naam, afspraken in nieuw.items():
        if naam not in oud:
            for een in afspraken:
                yield f"Nieuwe leverancier {_leverancier(na, een)}."
        elif afspraken != oud[naam]:
            for een in (een for een in afspraken if een not in oud[naam]):
                yield f"Leverancier {_leverancier(na, een)}."
            for een in (een for een in oud[naam] if een not in afspraken):
                yield f"Niet meer: {_leverancier(voor, een)}."


def _per_naam(alle: Iterable[Leverancier]) -> dict[str, list[Leverancier]]:
    uit: dict[str, list[Leverancier]] = {}
    for een in alle:
        uit.setdefault(een.naam, []).append(een)
    return uit


def _leverancier(regio: Regio, een: Leverancier) -> str:
    wat = opsomming([datasets()[naam].titel for naam in een.datasets], "en")
    over = _namen(regio, een.gemeenten)
    sector = "" if een.sector == "alle" else f", sector {een.sector}"
    return f"{een.naam}: {wat}, over {over}{sector}{_tijdvak(een)}"


def _leidend(voor: Regio, na: Regio) -> Iterator[str]:
    for keuze in na.leidend:
        if keuze not in voor.leidend:
            yield f"Voor {_bron(na, keuze)}."
    for keuze in voor.leidend:
        if keuze not in na.leidend:
            yield f"Niet meer afgesproken: voor {_bron(voor, keuze)}."


def _bron(regio: Regio, keuze: Leidend) -> str:
    maat = titels_van_maten().get(keuze.maat, keuze.maat)
    waar = _namen(regio, keuze.gemeenten) if keuze.gemeenten else "de hele regio"
    lijst = datasets()[keuze.dataset].titel
    return f"“{maat}” telt {keuze.leverancier} ({lijst}), in {waar}{_tijdvak(keuze)}"


# -- the rest ---------------------------------------------------


def _weergave(voor: Regio, na: Regio) -> Iterator[str]:
    if na.toon_namen != voor.toon_namen:
        yield (
            "De namen van andere gemeenten staan weer in de grafieken."
            if na.toon_namen
            else "In de grafieken van een gemeente staan andere gemeenten zonder naam."
        )
    if na.leverweken != voor.leverweken:
        yield _termijn(na)
    if na.sectoren != voor.sectoren:
        yield "Welke sectoren samen een totaal zijn, is anders."


def _termijn(regio: Regio) -> str:
    if regio.leverweken is None:
        return "Er is geen eigen afspraak meer over de termijn van een levering."
    weken = aantal_tekst(regio.leverweken, "week", "weken")
    return f"Een levering is op tijd tot en met {weken} na de laatste dag van de periode."


def _herijking(voor: Regio, na: Regio) -> Iterator[str]:
    for een in _erbij(voor.herijking, na.herijking):
        yield f"{_reeks(na, een)} begint opnieuw op {datum(een.vanaf)}: {een.reden}"
    for een in _erbij(na.herijking, voor.herijking):
        yield f"{_reeks(voor, een)} begint niet meer opnieuw op {datum(een.vanaf)}."


def _reeks(regio: Regio, een: Herijking | Streefwaarde) -> str:
    waar = regio.naam_van(een.gebied) if een.gebied else "alle gebieden"
    return f"“{_titel(een.indicator)}” in {waar}"


def _doelen(voor: Regio, na: Regio) -> Iterator[str]:
    for een in _erbij(voor.doelen, na.doelen):
        yield f"Doel voor {_reeks(na, een)}: {doel_tekst(een)} (afgesproken door {een.wie})."
    for een in _erbij(na.doelen, voor.doelen):
        yield f"Geen doel meer voor {_reeks(voor, een)}; het was {doel_tekst(een)}."


def doel_tekst(een: Streefwaarde) -> str:
    """A target in words: "10", "van 8 tot en met 12", "10, vanaf 1 januari 2026"."""
    laag, hoog = _kort(een.laag), _kort(een.hoog)
    waarde = laag if laag == hoog else f"van {laag} tot en met {hoog}"
    return waarde + (f", vanaf {datum(een.vanaf)}" if een.vanaf else "")


def _kort(waarde: float) -> str:
    return getal(waarde, 0 if waarde == int(waarde) else 1)


def _gelijken(voor: Regio, na: Regio) -> Iterator[str]:
    oud = {een.gemeente: een for een in voor.gelijken}
    nieuw: dict[str, Gelijken] = {een.gemeente: een for een in na.gelijken}
    for code, een in nieuw.items():
        if oud.get(code) != een:
            naast = _namen(na, een.met)
            yield f"{na.naam_van(code)} ligt naast {naast}: {een.reden}"
    for code in oud:
        if code not in nieuw:
            yield f"{na.naam_van(code)} heeft geen eigen vergelijkbare gemeenten meer."


def _erbij(oud: Iterable[T], nieuw: Iterable[T]) -> Iterator[T]:
    er = list(oud)
    return (een for een in nieuw if een not in er)


def _titel(indicator: str) -> str:
    return indicatoren()[indicator].titel


def _namen(regio: Regio, codes: Iterable[str]) -> str:
    er = list(dict.fromkeys(codes))
    if len(er) > 1 and set(er) >= set(regio.gemeenten):
        return "alle gemeenten"
    return opsomming(sorted(regio.naam_van(code) for code in er), "en") if er else "geen gemeente"


def _tijdvak(een: Tijdvak) -> str:
    van = f", vanaf {datum(een.van)}" if een.van else ""
    return van + (f", tot {datum(een.tot)}" if een.tot else "")
