"""Who was in the list of the quarter before and is not in this one, by row numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from datasets.catalog import datasets as alle_datasets
from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from datasets.store import NieuweLevering, Store
from loaders.issues import Issue, opsomming, regels_tekst


def verdwenen(store: Store, nieuw: Sequence[NieuweLevering]) -> list[Issue]:
    """Open at the end of the last quarter and absent now: a warning, never ended (decision 4).

    The last quarter is the one in this file, if it has both, else the one in the store.
    """
    per_sleutel = {n.sleutel: n for n in nieuw}
    issues: list[Issue] = []
    for n in nieuw:
        dataset = alle_datasets()[n.sleutel.dataset]
        if not dataset.persoon or not n.getypeerd.num_rows:
            continue
        vorige = Periode.van_code(n.sleutel.periode).vorige()
        sleutel = replace(n.sleutel, periode=vorige.code)
        p, begin, einde = dataset.persoon, dataset.begin, dataset.einde
        store.con.register("_nu", n.getypeerd)
        hier = sleutel in per_sleutel
        nummer = None if hier else store.actieve(sleutel)
        if hier:
            store.con.register("_toen", per_sleutel[sleutel].getypeerd)
        eerder = f"(select * from t_{dataset.id} where levering_id = {nummer or 0})"
        bron = "_toen" if hier else eerder
        weg = store.con.execute(
            f"select coalesce(v.blad, ''), v.rij from {bron} v where v.{p} is not null "
            f"and v.{begin} <= ? and (v.{einde} is null or v.{einde} > ?) "
            f"and v.{p} not in (select {p} from _nu where {p} is not null) order by all",
            [vorige.laatste, vorige.laatste],
        ).fetchall()
        store.con.unregister("_nu")
        store.con.unregister("_toen")
        if weg:
            issues.append(_verdwenen_issue(weg, vorige, _vorig_bestand(store, nummer)))
    return issues


def _vorig_bestand(store: Store, nummer: int | None) -> str:
    """The name of the file that a delivery came from, with the day; "" for none."""
    rijen = store.tabel(
        "select b.naam, b.opgenomen_op from levering l join bestand b on b.id = l.bestand_id "
        "where l.id = ?",
        [nummer or 0],
    )
    return f"{rijen[0]['naam']} van {datum(rijen[0]['opgenomen_op'].date())}" if rijen else ""


def _verdwenen_issue(weg: Sequence[tuple[str, int]], vorige: Periode, bestand: str) -> Issue:
    """Who is missing, by the row numbers of the file in which they were; "" is this same file."""
    wie = aantal_tekst(len(weg), "leerling zat", "leerlingen zaten")
    staat = "staat" if len(weg) == 1 else "staan"
    per_blad: dict[str, list[int]] = defaultdict(list)
    for blad, rij in weg:
        per_blad[blad].append(rij)
    waar = opsomming(
        [f"blad {b} {regels_tekst(r)}" if b else regels_tekst(r) for b, r in per_blad.items()],
        "en",
    )
    lijst = "dit bestand" if bestand else f"de lijst van {vorige.volgende().zin()}"
    return Issue(
        soort="verdwenen",
        ernst="waarschuwing",
        zin=f"{wie} aan het eind van {vorige.zin()} nog thuis en {staat} niet in {lijst}: "
        f"{waar} van {bestand or 'dit bestand'}",
        uitweg="Lever ook wie intussen terug is, met de datum. Zonder datum tellen we niemand als "
        "teruggekeerd.",
    )
