"""Where the rows of a list of cases count: how many are still open on the last day, and the rest.

So that who hands in 25 rows and sees 17 thuiszitters can follow every row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from datasets.cellen import CodeCel
from datasets.model import Dataset
from datasets.notatie import aantal_tekst, datum, getal
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.store import Store
from loaders.issues import opsomming

_WOORDEN = {
    "thuiszitters": (
        ("zit", "zitten", "nog thuis"),
        ("was", "waren", "al terug"),
    ),
    "vrijstellingen": (
        ("geldt", "gelden", "nog"),
        ("was", "waren", "al afgelopen"),
    ),
}
_ANDERS = (("loopt", "lopen", "nog"), ("was", "waren", "al afgelopen"))


@dataclass(frozen=True)
class Telling:
    """The rows of one delivery of a list of cases, each counted once.

    Attributes:
        dataset: its id.
        dag: the last day of the period.
        lopend: at home, or valid, or in care on that day.
        afgelopen: ended in the period, on that day or before.
        later: begins after the period; counts nowhere.
        eerder: ended before the period; counts nowhere.
        buiten: of a municipality that is not in the region; counts in no figure of it.
        soorten: of `lopend`, how many there are of each kind of case, in the order of the list;
            empty where the dataset has no kinds.
    """

    dataset: str
    dag: date
    lopend: int
    afgelopen: int
    later: int
    eerder: int
    buiten: int
    soorten: tuple[tuple[str, int], ...] = ()

    @property
    def rijen(self) -> int:
        """All rows together."""
        return self.lopend + self.afgelopen + self.later + self.eerder + self.buiten

    def zin(self) -> str:
        """``24 regels. Op 30 juni 2025 zitten er 13 nog thuis ...``; "" without rows."""
        if not self.rijen:
            return ""
        return f"{aantal_tekst(self.rijen, 'regel', 'regels')}. {self.waar()}"

    def waar(self) -> str:
        """Where the rows count: ``Op 30 juni 2025 zitten er 13 nog thuis ...``; "" without rows."""
        if not self.rijen:
            return ""
        loopt, klaar = _WOORDEN.get(self.dataset, _ANDERS)
        delen = [_deel(self.lopend, loopt)]
        if self.afgelopen:
            delen.append(_deel(self.afgelopen, klaar))
        zinnen = [f"Op {datum(self.dag)} {opsomming(delen, 'en')}."]
        if self.soorten:
            soorten = [f"{titel} ({getal(n)})" for titel, n in self.soorten]
            zinnen.append(f"Van die {getal(self.lopend)}: {opsomming(soorten, 'en')}.")
        niet = [
            (self.later, ("begint", "beginnen"), "pas na deze periode"),
            (self.eerder, ("was", "waren"), "voor deze periode al afgelopen"),
            (self.buiten, ("gaat", "gaan"), "over een gemeente buiten de regio"),
        ]
        redenen = [f"{getal(n)} {woord[n != 1]} {wat}" for n, woord, wat in niet if n]
        aantal = sum(n for n, _, _ in niet)
        telt = "telt" if aantal == 1 else "tellen"
        if len(redenen) == 1:
            zinnen.append(f"{redenen[0]} en {telt} nergens mee.")
        elif redenen:
            zinnen.append(f"{getal(aantal)} {telt} nergens mee: {opsomming(redenen, 'en')}.")
        return " ".join(zinnen)


def _deel(aantal: int, woorden: tuple[str, str, str]) -> str:
    return f"{woorden[aantal != 1]} er {getal(aantal)} {woorden[2]}"


def tel_regels(
    store: Store, regio: Regio, dataset: Dataset, levering: Mapping[str, Any]
) -> Telling | None:
    """Count the rows of a delivery that is in the store; None for what is no list of cases.

    Args:
        store: the open store.
        regio: the region.
        dataset: the dataset of the delivery.
        levering: the delivery, as its table has it.
    """
    if dataset.soort != "gevallen" or not dataset.begin or not dataset.einde:
        return None
    periode = Periode.van_code(levering["periode"])
    nu = regio.register.opvolger
    soort = f'"{dataset.soort_veld}"' if dataset.soort_veld else "null"
    gevonden = store.con.execute(
        f"""select "{dataset.gemeente_veld}", {soort}, case
            when "{dataset.begin}" > $laatste then 'later'
            when "{dataset.einde}" < $eerste then 'eerder'
            when coalesce("{dataset.einde}", 'infinity') > $laatste then 'lopend'
            else 'afgelopen' end as hoe, count(*)
        from t_{dataset.id} where levering_id = $nummer group by all""",
        {"eerste": periode.eerste, "laatste": periode.laatste, "nummer": levering["id"]},
    ).fetchall()
    aantallen = dict.fromkeys(("lopend", "afgelopen", "later", "eerder", "buiten"), 0)
    per_soort: dict[str | None, int] = defaultdict(int)
    for gemeente, code, hoe, aantal in gevonden:
        hier = gemeente in regio.gemeenten or nu(gemeente) in regio.gemeenten
        aantallen[hoe if hier else "buiten"] += int(aantal)
        if hier and hoe == "lopend":
            per_soort[code] += int(aantal)
    soorten = tuple(_met_titel(dataset, per_soort))
    return Telling(dataset=dataset.id, dag=periode.laatste, **aantallen, soorten=soorten)


def _met_titel(dataset: Dataset, per_soort: Mapping[str | None, int]) -> Iterator[tuple[str, int]]:
    """The kinds of cases that occur, by their titles, in the order of the code list."""
    if not dataset.soort_veld:
        return
    cel = dataset.velden[dataset.soort_veld].cel
    if isinstance(cel, CodeCel):
        yield from (
            (woord.titel, per_soort[woord.code])
            for woord in cel.lijst.waarden
            if per_soort.get(woord.code)
        )
    if per_soort.get(None):
        yield ("niet ingevuld", per_soort[None])
