"""View Uitsplitsing: one figure by reason, kind of school, referrer and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.model import Figure, Indicator
from indicators.uitsplitsing import ONBEKEND, UITSPLITSINGEN, zin_bij
from pages.shared import share
from pages.shared.markup import enumerate_names, tag, wrap
from pages.vergelijken.knoppen import kies
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.balken import UITLEG_TIJD, Balk, Kolom, balken, door_de_tijd, in_woorden
from reports.csvblad import Regel
from reports.grafiek import Grafiek
from reports.series import ended_on
from reports.waarde import waarde_van

SOORT, WANNEER = "naar", "wanneer"
NU, TIJD = "Nu", "Door de tijd"
MEESTE_GEBIEDEN = 4
_MEESTE_PERIODEN = 14
_VERBORGEN = ("klein", "afgeschermd", "te klein")
_NERGENS = (
    "Uitsplitsingen zijn er voor de hele regio en voor groepen gemeenten, en niet voor een "
    "gemeente. Daarvoor zijn de aantallen te klein."
)


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """One figure by one characteristic, in some areas and periods.

    Attributes:
        soort: id of the characteristic.
        codes: title of each category that occurs, by its code.
        gebieden: the areas of which some of it is shown: the region, and groups.
        perioden: oldest first, without holes; the last one is that of the question.
        leeg: the groups of which almost nothing is shown.
    """

    indicator: Indicator
    soort: str
    codes: dict[str, str]
    gebieden: tuple[str, ...]
    perioden: tuple[Periode, ...]
    leeg: tuple[str, ...] = ()


def past(vraag: Vraag) -> bool:
    """Whether there is any breakdown of the subject."""
    return any(gedeeld(vraag, soort) for soort in vraag.indicator.uitsplitsingen)


def gedeeld(vraag: Vraag, soort: str) -> Gedeeld | None:
    """A breakdown of the subject; None where no area has it."""
    perioden = _perioden(vraag, soort)
    if not perioden:
        return None
    nu = perioden[-1].code
    codes = {
        code: titel
        for code, titel in UITSPLITSINGEN[soort].titels.items()
        if vraag.beeld.vrijgave.figuur(vraag.indicator.id, REGIO, nu, code)
    }
    alle = _gebieden(vraag, soort, nu)
    vol = [
        gebied
        for gebied in alle
        if gebied == REGIO or _getoond(vraag, gebied, nu, codes) * 2 >= len(codes)
    ][:MEESTE_GEBIEDEN]
    leeg = tuple(gebied for gebied in alle if gebied not in vol)
    return Gedeeld(vraag.indicator, soort, codes, tuple(vol), perioden, leeg)


def _getoond(vraag: Vraag, gebied: str, periode: str, codes: Iterable[str]) -> int:
    """Of how many categories of an area anything is said."""
    waarden = (
        waarde_van(
            vraag.indicator, vraag.beeld.vrijgave.figuur(vraag.indicator.id, gebied, periode, code)
        )
        for code in codes
    )
    return sum(waarde.getekend for waarde in waarden)


def _perioden(vraag: Vraag, soort: str) -> tuple[Periode, ...]:
    """The periods up to the chosen one in which the region is split."""
    vrijgave, indicator = vraag.beeld.vrijgave, vraag.indicator.id
    reeksen = (vrijgave.reeks(indicator, REGIO, code) for code in UITSPLITSINGEN[soort].titels)
    gevonden = {Periode.van_code(figuur.periode) for reeks in reeksen for figuur in reeks}
    tot = [periode for periode in gevonden if ended_on(periode) <= ended_on(vraag.periode)]
    if not tot:
        return ()
    laatste = max(tot, key=ended_on)
    eerste = min(p.eerste for p in tot if p.soort == laatste.soort)
    rij = [laatste]
    while rij[-1].eerste > eerste and len(rij) < _MEESTE_PERIODEN:
        rij.append(rij[-1].vorige())
    return tuple(reversed(rij))


def _gebieden(vraag: Vraag, soort: str, periode: str) -> tuple[str, ...]:
    """The region and the groups of the municipality, of the chosen grouping first."""
    beeld = vraag.beeld
    groepen = [*vraag.eigen_groepen]
    groepen += [
        gebied
        for gebied, groep in beeld.regio.groepen()
        if vraag.indeling is None and any(lid.gemeente == vraag.gemeente for lid in groep.leden)
    ]
    namen = {REGIO: REGIO}
    for gebied in dict.fromkeys(groepen):
        figuren = (
            beeld.vrijgave.figuur(vraag.indicator.id, gebied, periode, code)
            for code in UITSPLITSINGEN[soort].titels
        )
        if any(figuur is not None for figuur in figuren):
            namen.setdefault(beeld.naam(gebied), gebied)
    return tuple(namen.values())


def toon(vraag: Vraag) -> None:
    """Show the view."""
    per_titel = {
        _titel(soort): een
        for soort in vraag.indicator.uitsplitsingen
        if (een := gedeeld(vraag, soort)) is not None
    }
    with st.container(key="uitsplitsingbalk", horizontal=True):
        naar = kies("Uitgesplitst naar", SOORT, list(per_titel))
        tijd = kies("Periode", WANNEER, [NU, TIJD]) == TIJD
    st.html(share.defaults(**{SOORT: naar, WANNEER: TIJD if tijd else NU}))
    deel = per_titel[naar]
    toon_deel(vraag, deel, tijd=tijd)


def _titel(soort: str) -> str:
    titel = UITSPLITSINGEN[soort].titel
    return titel[:1].upper() + titel[1:]


def toon_deel(vraag: Vraag, deel: Gedeeld, *, tijd: bool = False, naam: str = "") -> None:
    """Show one breakdown, now or over time."""
    maak = teken_tijd if tijd else teken
    st.html(tag("p", bevinding(vraag, deel), class_="mon-grafiekzin"))
    blad = Blad(
        naam or "uitsplitsing",
        onder(deel, tijd=tijd),
        noten(vraag, deel, tijd=tijd),
        (tabel_tijd if tijd else tabel)(vraag, deel),
        partial(regels, vraag, deel),
        "balken",
        kenmerk=f"{deel.soort}-{tijd}",
    )
    toon_grafiek(
        vraag, blad, partial(maak, vraag, deel), smal=partial(maak, vraag, deel, smal=True)
    )


def _figuur(vraag: Vraag, deel: Gedeeld, gebied: str, periode: Periode, code: str) -> Figure | None:
    return vraag.beeld.vrijgave.figuur(deel.indicator.id, gebied, periode.code, code)


def _naam(vraag: Vraag, gebied: str) -> str:
    return "Hele regio" if gebied == REGIO else vraag.beeld.naam(gebied)


def _balk(vraag: Vraag, deel: Gedeeld, gebied: str, periode: Periode, code: str) -> Balk:
    waarde = waarde_van(deel.indicator, _figuur(vraag, deel, gebied, periode, code))
    titel = deel.codes[code]
    zegt = f"{titel}\n{_naam(vraag, gebied)}, {periode.lang()}: {in_woorden(waarde)}"
    return Balk(titel, waarde, zegt)


def teken(vraag: Vraag, deel: Gedeeld, *, smal: bool = False) -> Grafiek:
    """The areas side by side, each with a bar per category."""
    nu = deel.perioden[-1]
    kolommen = [
        Kolom(
            _naam(vraag, gebied),
            tuple(_balk(vraag, deel, gebied, nu, code) for code in deel.codes),
            nadruk=gebied != REGIO,
        )
        for gebied in deel.gebieden
    ]
    return balken(kolommen, alt=alt(vraag, deel), smal=smal)


def teken_tijd(vraag: Vraag, deel: Gedeeld, *, smal: bool = False) -> Grafiek:
    """The region: per category its course."""
    kolommen = [
        Kolom(titel, tuple(_balk(vraag, deel, REGIO, p, code) for p in deel.perioden))
        for code, titel in deel.codes.items()
    ]
    return door_de_tijd(kolommen, deel.perioden, alt=alt(vraag, deel), smal=smal)


def alt(vraag: Vraag, deel: Gedeeld) -> str:
    """What the chart says."""
    naar = UITSPLITSINGEN[deel.soort].titel
    return f"{deel.indicator.titel} naar {naar}. {bevinding(vraag, deel)}"


def bevinding(vraag: Vraag, deel: Gedeeld) -> str:
    """The largest categories of the region, when it is certain that they are the largest."""
    nu = deel.perioden[-1]
    alle = {c: waarde_van(deel.indicator, _figuur(vraag, deel, REGIO, nu, c)) for c in deel.codes}
    open_ = {code: waarde for code, waarde in alle.items() if waarde.getekend}
    if not any(waarde.hoog for waarde in open_.values()):
        return zin_bij(deel.soort, [True])
    waar = f"In de hele regio, {nu.lang()}"
    if len(open_) < len(alle):
        return f"{waar}, zijn {len(open_)} van de {len(alle)} aantallen te tonen."
    hoogste = max(open_, key=lambda code: open_[code].laag)
    rest = max((een.hoog for code, een in open_.items() if code != hoogste), default=0.0)
    if open_[hoogste].laag <= rest:
        return f"{waar}, is er niet een die er zeker bovenuit komt."
    if hoogste.endswith(f"={ONBEKEND}"):
        return f"{waar}, is het vaakst niet bekend welke: {open_[hoogste].tekst} keer."
    return (
        f"{waar}, komt “{deel.codes[hoogste]}” het meest voor: {open_[hoogste].tekst} "
        f"{deel.indicator.eenheid[1]}."
    )


def onder(deel: Gedeeld, *, tijd: bool) -> str:
    """What stands under the title of the file."""
    naar = UITSPLITSINGEN[deel.soort].titel
    eerste, laatste = deel.perioden[0].lang(), deel.perioden[-1].lang()
    wanneer = f"hele regio, {eerste} tot en met {laatste}" if tijd else laatste
    return f"Naar {naar}, {wanneer}. Aantal {deel.indicator.eenheid[1]}."


def noten(vraag: Vraag, deel: Gedeeld, *, tijd: bool) -> tuple[str, ...]:
    """What must be known of it."""
    nu = deel.perioden[-1]
    gebieden = (REGIO,) if tijd else deel.gebieden
    verborgen = [
        f is not None and f.status in _VERBORGEN
        for gebied in gebieden
        for code in deel.codes
        for f in (_figuur(vraag, deel, gebied, nu, code),)
    ]
    uit = [_NERGENS, zin_bij(deel.soort, verborgen)]
    if tijd:
        uit.append(f"Alle vakken hebben dezelfde schaal. {UITLEG_TIJD}")
    elif len(gebieden) > 1:
        uit.append("Elk gebied heeft zijn eigen schaal: vergelijk binnen een gebied.")
    if deel.leeg and not tijd:
        namen = enumerate_names([_naam(vraag, gebied) for gebied in deel.leeg])
        uit.append(f"Voor {namen} is bijna niets te tonen: de aantallen zijn te klein.")
    return tuple(uit)


def tabel(vraag: Vraag, deel: Gedeeld) -> str:
    """A row per category, a column per area."""
    nu = deel.perioden[-1]
    koppen = [_naam(vraag, gebied) for gebied in deel.gebieden]
    rijen = [
        (titel, [_cel(vraag, deel, gebied, nu, code) for gebied in deel.gebieden])
        for code, titel in deel.codes.items()
    ]
    return _tabel(_titel(deel.soort), onder(deel, tijd=False), koppen, rijen)


def tabel_tijd(vraag: Vraag, deel: Gedeeld) -> str:
    """A row per category, a column per period, the newest one first."""
    perioden = deel.perioden[::-1]
    rijen = [
        (titel, [_cel(vraag, deel, REGIO, periode, code) for periode in perioden])
        for code, titel in deel.codes.items()
    ]
    koppen = [periode.kort() for periode in perioden]
    return _tabel(_titel(deel.soort), onder(deel, tijd=True), koppen, rijen)


def _cel(vraag: Vraag, deel: Gedeeld, gebied: str, periode: Periode, code: str) -> str:
    return in_woorden(waarde_van(deel.indicator, _figuur(vraag, deel, gebied, periode, code)))


def _tabel(
    eerste: str, titel: str, koppen: Sequence[str], rijen: Sequence[tuple[str, Sequence[str]]]
) -> str:
    kop = tag("th", eerste, scope="col")
    kop += "".join(tag("th", een, scope="col", class_="mon-getal") for een in koppen)
    inhoud = "".join(
        wrap(
            "tr",
            tag("th", naam, scope="row")
            + "".join(tag("td", tekst, class_="mon-getal") for tekst in teksten),
        )
        for naam, teksten in rijen
    )
    return wrap(
        "table",
        tag("caption", titel) + wrap("thead", wrap("tr", kop)) + wrap("tbody", inhoud),
        class_="mon-cijfertabel",
    )


def regels(vraag: Vraag, deel: Gedeeld) -> Iterator[Regel]:
    """All of the breakdown in all its areas and periods, for a CSV."""
    naar = UITSPLITSINGEN[deel.soort].titel
    for gebied in deel.gebieden:
        for periode in deel.perioden[::-1]:
            for code, titel in deel.codes.items():
                figuur = _figuur(vraag, deel, gebied, periode, code)
                if figuur is not None:
                    yield Regel(deel.indicator, figuur, _naam(vraag, gebied), f"{naar}: {titel}")
