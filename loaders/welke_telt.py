"""An undo or redo may leave two sources for one figure without a choice between them.

What counted before then goes on counting, written down with the undo or redo, so that it goes away
again with it. Where that cannot be, a person has to say which counts (decisions.md 3).
"""

from __future__ import annotations

from collections.abc import Mapping

from datasets.catalog import datasets
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.store import Store
from datasets.woorden import normaliseer
from indicators.bronkeuze import Bronnen
from indicators.catalog import indicatoren
from indicators.herkomst import Keuze
from loaders.issues import opsomming
from loaders.opdracht import Vraag

Plek = tuple[str, str, str]
"""Indicator, municipality and period."""


def keuzes_van(store: Store, regio: Regio) -> dict[Plek, Keuze]:
    """Which source counts now for every figure of a municipality."""
    bronnen = Bronnen(store, regio, datasets())
    return {
        (indicator.id, gemeente, periode): keuze
        for indicator in indicatoren().values()
        for (gemeente, periode), keuze in bronnen.van(indicator).items()
    }


def laat_niets_onbeslist(
    store: Store, regio: Regio, voor: Mapping[Plek, Keuze], *, handeling: int, leidend: str
) -> None:
    """Choose where two sources are left that were not both there, or were chosen between.

    Args:
        store: the open store, after the undo or redo.
        regio: the region.
        voor: which source counted before it.
        handeling: number of the undo or redo, that the choice belongs to.
        leidend: leverancier that counts where nothing else says so.

    Raises:
        Vraag: nothing says which of two sources counts.
    """
    for plek, keuze in keuzes_van(store, regio).items():
        eerder = voor.get(plek)
        if not keuze.onbeslist or (eerder is not None and eerder.onbeslist):
            continue
        namen = sorted({b.naam for b in keuze.andere if _heet(b.naam) in keuze.onbeslist})
        gekozen = _telde(eerder, namen) or [n for n in namen if leidend and _bedoeld(leidend, n)]
        if not gekozen:
            raise _vraag(regio, plek, namen)
        for leverancier, dataset in gekozen:
            store.zet_leidend(
                maat=indicatoren()[plek[0]].maat,
                gemeente=plek[1],
                leverancier=leverancier,
                dataset=dataset,
                handeling=handeling,
            )


def _telde(eerder: Keuze | None, namen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What counted before, when all that is left was there then: a source that comes asks."""
    if eerder is None or not set(namen) <= {b.naam for b in (*eerder.telt, *eerder.andere)}:
        return []
    telde = {b.naam for b in eerder.telt}
    return [naam for naam in namen if naam in telde]


def _heet(naam: tuple[str, str]) -> str:
    return f"{naam[0]} ({naam[1]})"


def _bedoeld(gezegd: str, naam: tuple[str, str]) -> bool:
    return normaliseer(gezegd) in (normaliseer(naam[0]), normaliseer(_heet(naam)))


def _vraag(regio: Regio, plek: Plek, namen: list[tuple[str, str]]) -> Vraag:
    indicator, gemeente, periode = plek
    wat = f"{indicatoren()[indicator].titel} in {regio.naam_van(gemeente)}"
    wanneer = Periode.van_code(periode).lang()
    wie = opsomming([f"'{_heet(naam)}'" for naam in namen], "of")
    return Vraag(
        f"Voor {wat}, {wanneer}, zijn er daarna meer bronnen. Welke telt dan? Zeg het met "
        f"--leidend: {wie}. Er is niets veranderd.",
        optie="leidend",
        opties=[_heet(naam) for naam in namen],
    )
