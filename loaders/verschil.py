"""What a change does to the figures and the rows: what was, what becomes, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from datasets.notatie import aantal_tekst, getal
from datasets.periodes import Periode
from datasets.reference.regio import REGIO, Regio
from datasets.store import Store, StoreFout
from indicators.kubus import Kubus
from indicators.model import Sleutel
from indicators.soorten_cohort import AandeelOpnieuw, AandeelVanCohort
from indicators.soorten_verloop import Verloop
from loaders.later import later_zinnen
from loaders.telling import Telling, tel_regels
from loaders.vergeleken import vergeleken
from loaders.verschil_cijfers import (
    LEEG,
    Lezers,
    Teksten,
    bewaarde_teksten,
    nieuwste_per_soort,
)
from loaders.verschil_lezers import nieuwste_zinnen, zien_lezers
from loaders.verschil_regels import Paar, vergelijk_regels

GEVOLGD = (AandeelVanCohort, AandeelOpnieuw, Verloop)
"""Kinds of figures about people who are followed for some time."""
Soort = Literal["nieuw", "gewijzigd", "vervallen"]
MEESTE = 40
"""Of more figures than this the number is told; the list itself holds them all."""
MEESTE_LEVERINGEN = 12
"""The same for deliveries: a national file has hundreds."""
VERBORGEN = ("·", "te klein")
"""What lezers see instead of a figure that is protected."""
NIET_TE_ZIEN = (*VERBORGEN, "niet geleverd", "niet bekend", "")


@dataclass(frozen=True)
class Cijfer:
    """One figure that changes: exact for the analist, and as lezers see it.

    Attributes:
        indicator: id of the indicator.
        titel: its title.
        gebied: id of the area.
        naam: its name.
        periode: code of the period.
        uitsplitsing: "" for the whole.
        was, wordt: exact, as text: "31", "28", "niet geleverd", "6,4%".
        lezer_was, lezer_wordt: what lezers see: "<5".
        soort: whether there was a figure before, and after.
        is_groep: of the region, a group or the country.
        reden: why lezers will not see it, where they will not.
        eerder: of a new figure: the exact one of the period before; "" where there is none.
        gevolgd: about people who are followed for some time after their first day.
    """

    indicator: str
    titel: str
    gebied: str
    naam: str
    periode: str
    uitsplitsing: str
    was: str
    wordt: str
    lezer_was: str
    lezer_wordt: str
    soort: Soort
    is_groep: bool = False
    reden: str = ""
    eerder: str = ""
    gevolgd: bool = False

    @property
    def gaat_dicht(self) -> bool:
        """True when lezers see it now, and not any more after the change."""
        return self.lezer_was not in NIET_TE_ZIEN and self.lezer_wordt in VERBORGEN

    def zin(self) -> str:
        """The figure in words, without a full stop: "... Alkmaar, 2025: was 31, wordt 28"."""
        wanneer = Periode.van_code(self.periode).lang()
        uitsplitsing = f", {self.uitsplitsing}" if self.uitsplitsing else ""
        eind = f"was {self.was}, wordt {self.wordt}"
        if self.was == self.wordt:
            eind = f"blijft {self.was}; lezers zagen {self.lezer_was} en zien {self.lezer_wordt}"
        return f"{self.titel} {self.naam}{uitsplitsing}, {wanneer}: {eind}"


@dataclass(frozen=True)
class Regels:
    """The rows of one delivery against those of the version that it replaces.

    Attributes:
        titel: title of the dataset.
        versie: number of the new version; 0 when there is none after the change.
        verving: number of the version that it replaces; None when there was none.
        deelnaam: name of the municipality that `deel` is the code of.
        telling: of a list of cases where its rows count; None for other deliveries.
        vergeleken: that list beside the one of the quarter before, in words.
    """

    leverancier: str
    dataset: str
    titel: str
    periode: str
    deel: str
    versie: int
    verving: int | None
    nieuw: int
    gewijzigd: int
    verdwenen: int
    gelijk: int
    deelnaam: str = ""
    telling: Telling | None = None
    vergeleken: str = ""

    def telt_voor(self, cijfer: Cijfer) -> bool:
        """True for the figure of a municipality that bears the name of this dataset."""
        zelfde = (self.titel, self.periode) == (cijfer.titel, cijfer.periode)
        return zelfde and not cijfer.is_groep and self.verving is not None

    def aantallen(self) -> str:
        """How many rows: "3 regels gewijzigd, 1 verdwenen, 2 nieuw"."""
        if not self.versie:
            # They stay where they are: undone, and not gone.
            telt = "telt" if self.verdwenen == 1 else "tellen"
            return f"{aantal_tekst(self.verdwenen, 'regel', 'regels')} {telt} niet meer mee"
        delen = [
            (self.gewijzigd, "gewijzigd"),
            (self.verdwenen, "verdwenen"),
            (self.nieuw, "nieuw"),
        ]
        eerste, *rest = [d for d in delen if d[0]] or [(0, "gewijzigd")]
        uit = [f"{aantal_tekst(eerste[0], 'regel', 'regels')} {eerste[1]}"]
        return ", ".join([*uit, *(f"{getal(aantal)} {woord}" for aantal, woord in rest)])

    def zin(self) -> str:
        """The delivery in words, with its rows."""
        waar = f", {self.deelnaam}" if self.deelnaam else ""
        wanneer = Periode.van_code(self.periode).lang()
        wat = f"{self.titel}{waar}, {wanneer} ({self.leverancier})"
        if not self.versie:
            return f"{wat}: telt niet meer mee ({aantal_tekst(self.verdwenen, 'regel', 'regels')})."
        if self.verving is None:
            return f"{wat}: nieuw, met {aantal_tekst(self.nieuw, 'regel', 'regels')}."
        return f"{wat}: versie {self.versie} in plaats van {self.verving}; {self.aantallen()}."


@dataclass(frozen=True)
class Verschil:
    """All that a change does.

    Attributes:
        cijfers: the figures that change, municipalities first.
        gelijk: how many figures stay as they are.
        regels: the deliveries that change.
        lezers: sentences on what lezers will notice.
        later: sentences on key figures that wait for another delivery.
    """

    cijfers: tuple[Cijfer, ...]
    gelijk: int
    regels: tuple[Regels, ...]
    lezers: tuple[str, ...]
    later: tuple[str, ...] = ()

    @property
    def kenmerk(self) -> str:
        """Short mark of what changes: what a person saw holds as long as this stays the same."""
        return sha256(repr((self.cijfers, self.regels)).encode()).hexdigest()[:16]

    def zinnen(self) -> list[str]:
        """The change in words, municipalities first: one line per figure, then what goes with it.

        "Thuiszitters Alkmaar, 2e kwartaal 2025: was 31, wordt 28; 3 regels gewijzigd, 1 verdwenen,
        2 nieuw."
        """
        gemeenten = [c for c in self.cijfers if not c.is_groep]
        # What is not shown per municipality is told of the region and its groups.
        genoemd = gemeenten or list(self.cijfers)
        los = list(self.regels)
        uit = []
        for cijfer in genoemd[:MEESTE]:
            erbij = next((r for r in los if self._hoort_bij(r, cijfer)), None)
            if erbij is not None:
                los.remove(erbij)
            uit.append(f"{cijfer.zin()}{'; ' + erbij.aantallen() if erbij else ''}.")
        if len(genoemd) > MEESTE:
            meer = aantal_tekst(len(genoemd) - MEESTE, "ander cijfer", "andere cijfers")
            uit.append(f"En nog {meer}.")
        groepen = len(self.cijfers) - len(genoemd)
        if groepen:
            ook = aantal_tekst(groepen, "cijfer verandert", "cijfers veranderen")
            uit.append(f"Van de regio en haar groepen: {ook}.")
        uit += [regels.zin() for regels in los[:MEESTE_LEVERINGEN]]
        if len(los) > MEESTE_LEVERINGEN:
            rest = los[MEESTE_LEVERINGEN:]
            meer = aantal_tekst(len(rest), "levering", "leveringen")
            samen = getal(sum(r.nieuw + r.gewijzigd + r.verdwenen for r in rest))
            uit.append(f"En nog {meer}, met samen {samen} regels die nieuw of anders zijn.")
        if not self.cijfers:
            uit.append("Er verandert geen enkel cijfer.")
        return uit

    def _hoort_bij(self, regels: Regels, cijfer: Cijfer) -> bool:
        """The rows of a delivery go with the figure of the same name, when that is the only one."""
        eigen = [c for c in self.cijfers if regels.telt_voor(c)]
        dubbel = [r for r in self.regels if r.telt_voor(cijfer)]
        return eigen == [cijfer] and dubbel == [regels]


def maak_verschil(
    regio: Regio,
    store: Store,
    paren: Sequence[Paar],
    *,
    voor: Kubus,
    na: Kubus,
    lezers: Lezers,
) -> Verschil:
    """Compare two states of a region: every figure, and the rows of the deliveries that change.

    Args:
        regio: the region.
        store: the open store; both deliveries of a pair must be in it, so also inside the
            transaction that brings the new ones.
        paren: the delivery that counted and the one that counts now; None where there is none.
        voor: all figures before the change.
        na: all figures after it.
        lezers: what they may see, see of `voor`, and saw before.
    """
    toen = bewaarde_teksten(voor, lezers)
    nu = bewaarde_teksten(na, replace(lezers, nu=None))
    sleutels = list({**nu, **toen})
    cijfers = [
        cijfer
        for sleutel in sleutels
        if (cijfer := _cijfer(regio, na, sleutel, toen.get(sleutel, LEEG), nu.get(sleutel, LEEG)))
    ]
    cijfers = [_met_eerder(c, nu) for c in cijfers]
    cijfers.sort(key=lambda c: _volgorde(na, c))
    return Verschil(
        cijfers=tuple(cijfers),
        gelijk=len(sleutels) - len(cijfers),
        regels=tuple(_regels(regio, store, [p for p in paren if p != (None, None)])),
        lezers=tuple(_voor_lezers(store, cijfers, voor=voor, na=na)),
        later=later_zinnen(regio, store, na, _nieuwe(store, paren)),
    )


def _nieuwe(store: Store, paren: Sequence[Paar]) -> list[dict[str, object]]:
    """The deliveries that count after the change."""
    nummers = [nieuw for _, nieuw in paren if nieuw is not None]
    return store.tabel("select * from levering where list_contains(?, id) order by id", [nummers])


def _cijfer(
    regio: Regio, kubus: Kubus, sleutel: Sleutel, toen: Teksten, nu: Teksten
) -> Cijfer | None:
    """The figure when it changes: exact, for lezers, or only its value per 1.000."""
    if (toen.exact, toen.lezer) == (nu.exact, nu.lezer) or not (toen.bekend or nu.bekend):
        return None
    # The value per 1.000 is only told where it is what changes.
    met = int((toen.exact[0], toen.lezer[0]) == (nu.exact[0], nu.lezer[0]))
    soort: Soort = "gewijzigd"
    if toen.bekend != nu.bekend:
        soort = "nieuw" if nu.bekend else "vervallen"
    indicator, gebied, periode, uitsplitsing = sleutel
    return Cijfer(
        indicator=indicator,
        titel=kubus.indicatoren[indicator].titel,
        gebied=gebied,
        naam=regio.naam_van(gebied),
        periode=periode,
        uitsplitsing=uitsplitsing,
        was=toen.exact[met],
        wordt=nu.exact[met],
        lezer_was=toen.lezer[met],
        lezer_wordt=nu.lezer[met],
        soort=soort,
        is_groep=gebied not in regio.gemeenten,
        reden=nu.reden,
        gevolgd=isinstance(kubus.indicatoren[indicator], GEVOLGD),
    )


def _met_eerder(cijfer: Cijfer, nu: Mapping[Sleutel, Teksten]) -> Cijfer:
    """A new figure with that of the period before beside it."""
    if cijfer.soort != "nieuw" or cijfer.is_groep:
        return cijfer
    vorige = Periode.van_code(cijfer.periode).vorige().code
    toen = nu.get((cijfer.indicator, cijfer.gebied, vorige, cijfer.uitsplitsing), LEEG)
    return replace(cijfer, eerder=toen.exact[0] if toen.bekend else "")


def _volgorde(kubus: Kubus, cijfer: Cijfer) -> tuple[object, ...]:
    """Municipalities, the region, groups; then newest first, and as the indicators are listed."""
    eerste = Periode.van_code(cijfer.periode).eerste.toordinal()
    indicator = kubus.indicatoren[cijfer.indicator]
    plek = (cijfer.is_groep, cijfer.is_groep and cijfer.gebied != REGIO)
    return (*plek, indicator.volgorde, indicator.id, -eerste, cijfer.periode, cijfer.naam)


def _regels(regio: Regio, store: Store, paren: Sequence[Paar]) -> Iterator[Regels]:
    """The deliveries of each pair with their rows, in the order of the pairs."""
    nummers = [nummer for paar in paren for nummer in paar if nummer is not None]
    leveringen = {
        rij["id"]: rij
        for rij in store.tabel("select * from levering where list_contains(?, id)", [nummers])
    }
    if len(leveringen) < len(set(nummers)):
        raise StoreFout("Deze levering bestaat niet.")
    per_dataset: dict[str, list[Paar]] = defaultdict(list)
    for paar in paren:
        per_dataset[leveringen[paar[1] or paar[0]]["dataset"]].append(paar)
    aantallen = {
        paar: geteld
        for dataset, eigen in per_dataset.items()
        for paar, geteld in zip(
            eigen, vergelijk_regels(store, store.datasets[dataset], eigen), strict=True
        )
    }
    for oud, nieuw in paren:
        er = leveringen[nieuw or oud]
        geteld = aantallen[oud, nieuw]
        yield Regels(
            leverancier=er["leverancier"],
            dataset=er["dataset"],
            titel=store.datasets[er["dataset"]].titel,
            periode=er["periode"],
            deel=er["deel"],
            versie=leveringen[nieuw]["versie"] if nieuw else 0,
            verving=leveringen[oud]["versie"] if oud else None,
            nieuw=geteld.nieuw,
            gewijzigd=geteld.gewijzigd,
            verdwenen=geteld.verdwenen,
            gelijk=geteld.gelijk,
            deelnaam=regio.naam_van(er["deel"]) if er["deel"] else "",
            telling=tel_regels(store, regio, store.datasets[er["dataset"]], er) if nieuw else None,
            vergeleken=vergeleken(store, store.datasets[er["dataset"]], er) if nieuw else "",
        )


def _voor_lezers(store: Store, cijfers: Sequence[Cijfer], *, voor: Kubus, na: Kubus) -> list[str]:
    """What lezers will notice, as sentences."""
    uit = nieuwste_zinnen(store, nieuwste_per_soort(voor), nieuwste_per_soort(na), kubus=na)
    gezien = [c for c in cijfers if c.lezer_was != c.lezer_wordt]
    dicht = sum(c.gaat_dicht for c in gezien)
    nooit = sum(c.lezer_wordt in VERBORGEN and not c.gaat_dicht for c in gezien)
    anders = len(gezien) - dicht - nooit
    stil = len(cijfers) - len(gezien)
    return [*uit, *zien_lezers(anders=anders, dicht=dicht, nooit=nooit, stil=stil)]
