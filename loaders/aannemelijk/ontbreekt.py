"""What was there before and is not there now: a measure of a municipality, or all its cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from datasets.maten import MATENLIJST
from loaders.aannemelijk.verwachting import KANS, MEESTE_PUNTEN, kans_zo_laag
from loaders.aannemelijk.zeggen import hooguit, twijfel
from loaders.aannemelijk.zicht import Eerder, Vers, Zicht, vorige_keer
from loaders.issues import Issue, enkele

Leeg = tuple[int, str]
"""A delivery and a municipality of which it has no row."""


def ontbreekt(zicht: Zicht) -> list[Issue]:
    """Municipalities and measures that the delivery before had, and this one has not."""
    issues = [i for vers in zicht.vers for i in _niet_geleverd(zicht, vers)]
    return hooguit(issues, "keer ontbreekt wat er eerder wel was")


def _niet_geleverd(zicht: Zicht, vers: Vers) -> list[Issue]:
    eerdere = zicht.eerdere(vers)
    if not eerdere or vers.dataset.deel_veld:
        return []
    nu = zicht.regio.register.opvolger
    toen = {(nu(g), m) for g, m in _dekking(zicht, eerdere[-1]) if nu(g) in zicht.regio.gemeenten}
    weg = toen - {(nu(g), m) for g, m, _ in vers.nieuw.dekking}
    per_maat: dict[str, list[str]] = defaultdict(list)
    for gemeente, maat in sorted(weg):
        per_maat[maat].append(zicht.regio.naam_van(gemeente))
    keer = vorige_keer(vers.periode, eerdere[-1].periode)
    return [
        twijfel(
            "ontbreekt",
            f"{enkele(namen)} {'staat' if len(namen) == 1 else 'staan'} er niet in. "
            f"{keer} wel. Klopt dit?",
            "Lever een bestand waar alles in staat, of bevestig dat dit later komt.",
            waar=f"{MATENLIJST.titel_van(maat) if maat else vers.dataset.titel}, "
            f"{vers.periode.lang()}",
        )
        for maat, namen in per_maat.items()
    ]


def _dekking(zicht: Zicht, eerder: Eerder) -> list[tuple[str, str]]:
    rijen = zicht.store.tabel(
        "select gemeente, maat from dekking where levering_id = ?", [eerder.nummer]
    )
    return [(r["gemeente"], r["maat"]) for r in rijen]


def zonder_regels(zicht: Zicht) -> tuple[list[Issue], list[Leeg]]:
    """Municipalities for which a case list speaks, without a case now and with cases before.

    They count as 0. Returns what is to be asked, and which they are.
    """
    issues: list[Issue] = []
    leeg: list[Leeg] = []
    for vers in zicht.vers:
        eerdere = zicht.eerdere(vers)[-MEESTE_PUNTEN:]
        if vers.dataset.soort != "gevallen" or vers.nieuw.geen_gevallen or not eerdere:
            continue
        tellingen = [_regels(zicht, vers, e.nummer) for e in eerdere]
        nu = _regels(zicht, vers, vers.nummer)
        for gemeente in vers.gemeenten:
            eerder = [t.get(gemeente, 0) for t in tellingen]
            if (
                nu.get(gemeente)
                or zicht.nog_erbij(vers, gemeente)
                or kans_zo_laag(0, sum(eerder), len(eerder)) > KANS
            ):
                continue
            leeg.append((vers.nummer, gemeente))
            issues.append(_zonder(zicht, vers, gemeente, eerdere[-1], eerder))
    return hooguit(issues, "keer heeft een gemeente geen enkele regel meer"), leeg


def _zonder(
    zicht: Zicht, vers: Vers, gemeente: str, vorige: Eerder, eerder: Sequence[int]
) -> Issue:
    return twijfel(
        "geen regels meer",
        f"van {zicht.regio.naam_van(gemeente)} staat er geen enkele regel in. "
        f"{vorige_keer(vers.periode, vorige.periode)} waren het er {eerder[-1]}. Dit telt nu als "
        "0. Klopt dit?",
        "Lever een bestand met de regels van deze gemeente erbij, of bevestig dat er geen waren.",
        waar=vers.wat,
    )


def _regels(zicht: Zicht, vers: Vers, nummer: int) -> dict[str, int]:
    """Number of rows per municipality of today."""
    gemeente = f"{vers.dataset.gemeente_veld}_nu"
    rijen = zicht.store.con.execute(
        f"select {gemeente}, count(distinct (blad, rij)) from v_{vers.dataset.id} "
        "where levering_id = ? and peil = periode group by all",
        [nummer],
    ).fetchall()
    return {g: int(n) for g, n in rijen}
