"""What went in, and back: every load with its deliveries, comparing versions, undo and redo.

What the page Leveringen and the command line use. The store is open during one question only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from datasets.store import Sleutel, Store, StoreFout, StoreInGebruik
from indicators.protect import Beleid
from loaders.geschiedenis import (
    Handeling,
    LeveringRegel,
    OpnameRegel,
    Status,
    opnames,
    sleutel_van,
)
from loaders.opdracht import Vraag, Werkplek
from loaders.toegang import cijfers, cijfers_nu, eerder_gezien, geopend, lezers_nu, vernieuw
from loaders.verschil import Verschil, maak_verschil
from loaders.verschil_cijfers import Lezers
from loaders.welke_telt import keuzes_van, laat_niets_onbeslist

__all__ = [
    "Handeling",
    "LeveringRegel",
    "OpnameRegel",
    "Samenvatting",
    "Status",
    "StoreFout",
    "StoreInGebruik",
    "Vraag",
    "draai_terug",
    "herhaal",
    "opnames",
    "vergelijk_versies",
]


@dataclass(frozen=True)
class Samenvatting:
    """What an undo or redo did.

    Attributes:
        handeling: its number; None for a dry run.
        zin: what happened, in one sentence.
        verschil: what changed.
    """

    handeling: int | None
    zin: str
    verschil: Verschil


# -- versions beside each other ---------------------------------


def vergelijk_versies(werkplek: Werkplek, a: int | None, b: int | None) -> Verschil:
    """What it would do to let delivery `b` count in the place of `a`; nothing is changed.

    Args:
        werkplek: the region.
        a: number of a delivery; None for none.
        b: number of another version of it; None for none.

    Raises:
        StoreFout: one of them does not exist, or they are no versions of the same delivery.
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(werkplek) as store:
        sleutel = _zelfde_sleutel(store, [n for n in (a, b) if n is not None])
        with store.transactie(terugrollen=True):
            proef = store.versie() + 1
            store.zet_actief(sleutel, a, handeling=proef)
            store.ververs()
            voor = cijfers(werkplek, store)
            store.zet_actief(sleutel, b, handeling=proef)
            store.ververs()
            na = cijfers(werkplek, store)
            return maak_verschil(
                werkplek.regio,
                store,
                [(a, b)],
                voor=voor,
                na=na,
                lezers=Lezers(Beleid(), eerder_gezien(werkplek)),
            )


def _zelfde_sleutel(store: Store, nummers: list[int]) -> Sleutel:
    rijen = store.tabel("select * from levering where list_contains(?, id)", [nummers])
    if not nummers or len(rijen) < len(set(nummers)):
        raise StoreFout(
            "Een van deze leveringen bestaat niet. Met 'leveringen' ziet u welke er zijn."
        )
    sleutels = {sleutel_van(rij) for rij in rijen}
    if len(sleutels) > 1:
        raise StoreFout(
            "Deze leveringen zijn geen versies van elkaar: de leverancier, de soort gegevens of de "
            "periode verschilt."
        )
    return sleutels.pop()


# -- undo and redo ----------------------------------------------


def draai_terug(
    werkplek: Werkplek,
    handeling: int,
    *,
    wie: str,
    reden: str = "",
    leidend: str = "",
    proef: bool = False,
) -> Samenvatting:
    """Undo a load: every figure becomes what it was. With `proef` only say what would change.

    Args:
        werkplek: the region.
        handeling: number of the load; with that of an undo the load counts again.
        wie: who does it.
        reden: why.
        leidend: leverancier that counts where two sources are left without a choice.
        proef: a dry run.

    Raises:
        StoreFout: the load is unknown, or one of its deliveries has been replaced since.
        Vraag: two sources are left and nobody said which counts.
        StoreInGebruik: somebody else is busy with the store.
    """
    zin = f"Opname {handeling} is teruggedraaid. De cijfers zijn weer zoals ze waren."
    actie = _Actie(werkplek, handeling, wie=wie, reden=reden, leidend=leidend)
    return actie.doe(Store.draai_terug, zin, proef=proef)


def herhaal(
    werkplek: Werkplek,
    handeling: int,
    *,
    wie: str,
    reden: str = "",
    leidend: str = "",
    proef: bool = False,
) -> Samenvatting:
    """Redo a load that was undone: it counts again as it went in. Else like `draai_terug`."""
    zin = f"Opname {handeling} telt weer mee, precies zoals die was opgenomen."
    actie = _Actie(werkplek, handeling, wie=wie, reden=reden, leidend=leidend)
    return actie.doe(Store.herhaal, zin, proef=proef)


class _Actie:
    """One undo or redo with its difference, all or nothing."""

    def __init__(
        self, werkplek: Werkplek, handeling: int, *, wie: str, reden: str, leidend: str
    ) -> None:
        self.werkplek, self.handeling = werkplek, handeling
        self.wie, self.reden, self.leidend = wie, reden, leidend

    def doe(self, hoe: Callable[..., int], zin: str, *, proef: bool) -> Samenvatting:
        with geopend(self.werkplek) as store:
            with store.transactie(terugrollen=proef):
                nummer, verschil = self._voer_uit(store, hoe)
            if proef:
                return Samenvatting(None, "Er is nog niets veranderd.", verschil)
            vernieuw(self.werkplek, store)
        return Samenvatting(nummer, zin, verschil)

    def _voer_uit(self, store: Store, hoe: Callable[..., int]) -> tuple[int, Verschil]:
        voor = cijfers_nu(self.werkplek, store)
        lezers = lezers_nu(self.werkplek, store)
        gekozen = keuzes_van(store, self.werkplek.regio)
        nu = datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
        nummer = hoe(store, self.handeling, wie=self.wie, wanneer=nu, reden=self.reden)
        store.ververs()
        laat_niets_onbeslist(
            store, self.werkplek.regio, gekozen, handeling=nummer, leidend=self.leidend
        )
        na = cijfers(self.werkplek, store)
        wissels = store.tabel("select oud, nieuw from wissel where handeling_id = ?", [nummer])
        paren = [(w["oud"], w["nieuw"]) for w in wissels]
        verschil = maak_verschil(
            self.werkplek.regio,
            store,
            paren,
            voor=voor,
            na=na,
            lezers=lezers,
        )
        return nummer, verschil
