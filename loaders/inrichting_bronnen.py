"""For which figures two or more sources deliver, and which of them counts now."""

from __future__ import annotations

from dataclasses import dataclass

from datasets.catalog import datasets
from indicators.bronkeuze import Bronnen
from indicators.catalog import indicatoren
from loaders.inrichting_regels import titels_van_maten
from loaders.opdracht import Werkplek
from loaders.toegang import geopend

_Namen = tuple[set[tuple[str, str]], set[tuple[str, str]]]
"""The sources that count and those that do not, each by leverancier and dataset."""


@dataclass(frozen=True)
class Bronkeus:
    """One measure with more than one source.

    Attributes:
        maat: id of the measure, and `titel` that of its figure.
        bronnen: (leverancier, dataset) of all that deliver it, by name.
        telt: those of them that count somewhere.
        onbeslist: True when nobody chose yet for some municipality and period.
        gemeenten: codes of the municipalities that it is about, today's.
    """

    maat: str
    titel: str
    bronnen: tuple[tuple[str, str], ...]
    telt: tuple[tuple[str, str], ...]
    onbeslist: bool
    gemeenten: tuple[str, ...]


def bronkeuzes(plek: Werkplek) -> tuple[Bronkeus, ...]:
    """The measures for which somewhere more than one source delivers the same, in catalogue order.

    Raises:
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(plek) as store:
        bronnen = Bronnen(store, plek.regio, datasets())
        gevonden: dict[str, dict[str, list[_Namen]]] = {}
        for indicator in indicatoren().values():
            for (gemeente, _), keuze in bronnen.van(indicator).items():
                if keuze.andere and not indicator.intern:
                    namen = ({b.naam for b in keuze.telt}, {b.naam for b in keuze.andere})
                    waar = gevonden.setdefault(indicator.maat, {})
                    waar.setdefault(gemeente, []).append(namen)
    return tuple(_keus(plek, maat, waar) for maat, waar in gevonden.items())


def _keus(plek: Werkplek, maat: str, waar: dict[str, list[_Namen]]) -> Bronkeus:
    alle = [namen for per in waar.values() for namen in per]
    telt = {naam for ja, _ in alle for naam in ja}
    andere = {naam for _, nee in alle for naam in nee}
    codes = {plek.regio.register.opvolger(gemeente) for gemeente in waar}
    return Bronkeus(
        maat=maat,
        titel=titels_van_maten().get(maat, maat),
        bronnen=tuple(sorted(telt | andere)),
        telt=tuple(sorted(telt)),
        onbeslist=any(not ja for ja, _ in alle),
        gemeenten=tuple(code for code in plek.regio.gemeenten if code in codes),
    )
