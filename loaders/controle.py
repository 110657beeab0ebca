"""What is wrong with a file of a draft, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from loaders.concept import Stuk
from loaders.concepthouder import WACHT, Concepthouder, Controle
from loaders.ingest import laad_samen
from loaders.match import Koppeling
from loaders.opdracht import Rapport
from loaders.problemen import problemen, voor_scherm, zonder_opties


def controleer_stuk(houder: Concepthouder, stuk: Stuk) -> Controle:
    """Check a file of a draft: the same code as the load, rolled back."""
    bestand = houder.bestand(stuk)
    samen = laad_samen(houder.werkplek, [houder.aanbod(stuk)], proef=True, wacht=WACHT)
    [rapport] = samen.rapporten
    koppelingen = houder.koppelingen(stuk, bestand) if bestand else {}
    if rapport.uitkomst == "fouten" and _los_te_bekijken(rapport, koppelingen):
        rapport = _met_waarschuwingen(houder, stuk, rapport)
    gevonden = problemen(
        houder.werkplek.regio, rapport, koppelingen, stuk.opdracht.akkoord or frozenset()
    )
    regels = (
        sum(b.tabel.num_rows for b in bestand.bladen if (b.naam or "") in koppelingen)
        if bestand
        else 0
    )
    scherm = replace(
        rapport,
        zin=zonder_opties(rapport.zin),
        issues=tuple(voor_scherm(i) for i in rapport.issues),
        gevonden=tuple(voor_scherm(i) for i in rapport.gevonden),
    )
    return Controle(scherm, gevonden, stuk.opdracht.herstel, regels)


def _met_waarschuwingen(houder: Concepthouder, stuk: Stuk, rapport: Rapport) -> Rapport:
    """All problems at once: what the good rows would be warned for stands beside the errors."""
    zonder = replace(stuk, opdracht=replace(stuk.opdracht, zonder_foute_rijen=True))
    samen = laad_samen(houder.werkplek, [houder.aanbod(zonder)], proef=True, wacht=WACHT)
    er_al = {i.kenmerk for i in rapport.issues} | {"regels weggelaten"}
    erbij = [
        i
        for i in samen.rapporten[0].issues
        if i.ernst == "waarschuwing" and not {i.kenmerk, i.soort} & er_al
    ]
    return replace(rapport, issues=(*rapport.issues, *erbij))


def _los_te_bekijken(rapport: Rapport, koppelingen: Mapping[str, Koppeling]) -> bool:
    """True when each row is a figure of its own, and only rows are wrong.

    Of a list of cases the figures are too low while rows are wrong: those are looked at later.
    """
    alleen_rijen = all(i.rijen for i in rapport.fouten)
    return alleen_rijen and all(k.dataset.soort != "gevallen" for k in koppelingen.values())
