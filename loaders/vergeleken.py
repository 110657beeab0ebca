"""A list of cases beside that of the quarter before: how many are gone, and how many are new.

Counts only, for who hands the list in: no row and no case is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datasets.celpersoon import PseudoniemCel
from datasets.levering import Sleutel
from datasets.model import Dataset
from datasets.notatie import MAANDEN, aantal_tekst, getal
from datasets.periodes import Periode
from datasets.store import Store


def vergeleken(store: Store, dataset: Dataset, levering: Mapping[str, Any]) -> str:
    """The comparison in words; "" where there is no list before it, or nobody is named in one.

    Args:
        store: the open store.
        dataset: the dataset of the delivery.
        levering: the delivery, as its table has it.
    """
    wie = next((v.naam for v in dataset.velden.values() if isinstance(v.cel, PseudoniemCel)), "")
    if dataset.soort != "gevallen" or not wie or levering["periode"][5:6] != "K":
        return ""
    vorige = Periode.van_code(levering["periode"]).vorige()
    eerder = store.actieve(
        Sleutel(levering["leverancier"], levering["dataset"], vorige.code, levering["deel"])
    )
    if eerder is None:
        return ""
    rijen = store.con.execute(
        f"""with toen as (select "{wie}" as wie, bool_or("{dataset.begin}" <= $dag and
                coalesce("{dataset.einde}", 'infinity') > $dag) as liep
            from t_{dataset.id} where levering_id = $toen and "{wie}" is not null group by all),
        nu as (select distinct "{wie}" as wie
            from t_{dataset.id} where levering_id = $nu and "{wie}" is not null)
        select count(*) filter (where nu.wie is null and toen.liep),
            count(*) filter (where toen.wie is null), count(toen.wie), count(nu.wie)
        from toen full join nu on toen.wie = nu.wie""",
        {"dag": vorige.laatste, "toen": eerder, "nu": levering["id"]},
    ).fetchall()
    weg, nieuw, toen, nu = map(int, rijen[0])
    if not toen or not nu:
        return ""
    return _zin(vorige, weg, nieuw, dataset.velden[wie].kolom.titel.split("-")[0].lower())


def _zin(vorige: Periode, weg: int, nieuw: int, woord: str) -> str:
    """`woord` is who it is about: leerling, jongere."""
    meervoud = f"{woord}{'n' if woord.endswith('e') else 'en'}"
    eind = f"eind {MAANDEN[vorige.laatste.month - 1]}"
    telde = aantal_tekst(weg, f"{woord} die", f"{meervoud} die")
    liep, staat = ("meetelde", "staat") if weg == 1 else ("meetelden", "staan")
    er_bij = f"{getal(nieuw)} {'is' if nieuw == 1 else 'zijn'} nieuw"
    if not weg:
        return (
            f"Vergeleken met de lijst van het {vorige.lang()}: iedereen die daarin {eind} nog "
            f"meetelde, staat er weer in; {er_bij}."
        )
    return (
        f"Vergeleken met de lijst van het {vorige.lang()}: {telde} daarin {eind} nog {liep}, "
        f"{staat} er niet meer in; {er_bij}. Wie in dit kwartaal afliep, hoort er nog in te staan."
    )
