"""What lezers notice of a change, in sentences of plain Dutch."""

from __future__ import annotations

from collections.abc import Mapping

from datasets.notatie import aantal_tekst, getal
from datasets.periodes import Periode
from datasets.store import Store
from indicators.kubus import Kubus
from loaders.verschil_cijfers import Nieuwste


def zien_lezers(*, anders: int, dicht: int, nooit: int, stil: int) -> list[str]:
    """How many figures are another one for lezers, and what is hidden of the rest.

    Args:
        anders: figures of which lezers see a new or another number.
        dicht: figures that they see now, and not any more.
        nooit: figures that change and that they do not see.
        stil: figures that change only for the analist.
    """
    if not anders + dicht + nooit:
        return ["Lezers zien geen ander cijfer dan nu."]
    zinnen = []
    if anders:
        wat = aantal_tekst(anders, "cijfer", "cijfers")
        zinnen.append(f"Bij {wat} zien lezers een nieuw of ander getal.")
    if dicht:
        wat = "cijfer dat" if dicht == 1 else "cijfers die"
        verdwijnt = "verdwijnt" if dicht == 1 else "verdwijnen"
        zinnen.append(
            f"{getal(dicht)} {wat} lezers nu zien, {verdwijnt} voor hen: anders is te herleiden om "
            "welke leerling het gaat."
        )
    if nooit:
        wat = "nieuw of ander cijfer krijgen" if nooit == 1 else "nieuwe of andere cijfers krijgen"
        zinnen.append(
            f"{getal(nooit)} {wat} lezers niet te zien: het gaat over heel weinig jongeren, of is "
            "daarnaar terug te rekenen. U ziet het hier wel."
        )
    if stil:
        wat = "cijfer verandert" if stil == 1 else "cijfers veranderen"
        zinnen.append(
            f"{getal(stil)} {wat} wel voor u, maar niet voor lezers: zij zien daar bijvoorbeeld "
            "‘<5’ of een punt (·), en dat blijft zo."
        )
    return zinnen


def nieuwste_zinnen(
    store: Store,
    toen: Mapping[tuple[str, str], Nieuwste],
    nu: Mapping[tuple[str, str], Nieuwste],
    *,
    kubus: Kubus,
) -> list[str]:
    """Another newest period, or the same for another number of municipalities."""
    alle = getal(len(kubus.regio.gemeenten))
    uit = []
    for (dataset, soort), wordt in nu.items():
        was = toen.get((dataset, soort))
        if was == wordt:
            continue
        titel, lang = store.datasets[dataset].titel, _met_lidwoord(wordt.periode)
        voor = f"voor {getal(wordt.gemeenten)} van de {alle} gemeenten"
        if was is not None and was.periode == wordt.periode:
            eerst = f"eerst {getal(was.gemeenten)}"
            uit.append(f"{titel}: {_het_nieuwste(soort)} blijft {lang}, nu {voor} ({eerst}).")
        else:
            uit.append(f"{titel}: {_het_nieuwste(soort)} wordt {lang}, {voor}.")
    for dataset, soort in toen.keys() - nu.keys():
        uit.append(f"{store.datasets[dataset].titel}: er is geen {soort} meer met cijfers.")
    return uit


def _het_nieuwste(soort: str) -> str:
    return f"de nieuwste {soort}" if soort == "peildatum" else f"het nieuwste {soort}"


def _met_lidwoord(periode: Periode) -> str:
    """A period with its article: "het 3e kwartaal van 2025", "schooljaar 2024/25"."""
    if periode.soort in ("kwartaal", "halfjaar"):
        return f"het {periode.code[-1]}e {periode.soort} van {periode.eerste.year}"
    return periode.lang()
