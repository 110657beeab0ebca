"""What is wrong with a file of a draft, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.vrijgave import nieuwste
from loaders.concept import Stuk
from loaders.concepthouder import CONTROLES, WACHT, Concepthouder, Controle, bewaar_antwoord
from loaders.ingest import GELUKT, laad_samen
from loaders.issues import is_bevestigd
from loaders.match import Koppeling
from loaders.opdracht import ALLES, Rapport
from loaders.problemen import Probleem, problemen, voor_scherm, zonder_opties
from loaders.verslag import te_bevestigen
from loaders.vooruit import Blik, kijk_vooruit


def controleer_stuk(houder: Concepthouder, stuk: Stuk) -> Controle:
    """Check a file of a draft: the same code as the load, rolled back.

    What was confirmed is left aside here (`bevestigd` adds it): a click on it costs no new check.
    """
    bestand = houder.bestand(stuk)
    rapport = _rapport(houder, stuk)
    koppelingen = houder.koppelingen(stuk, bestand) if bestand else {}
    nog_niet = 0
    if rapport.uitkomst == "fouten" and _los_te_bekijken(rapport, koppelingen):
        rapport = _met_waarschuwingen(houder, stuk, rapport)
    elif rapport.uitkomst == "fouten":
        blik = _vooruit(houder, stuk, problemen(houder.werkplek.regio, rapport, koppelingen))
        rapport = replace(rapport, issues=(*blik.issues, *rapport.issues))
        nog_niet = blik.nog_niet
    gevonden = problemen(houder.werkplek.regio, rapport, koppelingen)
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
    return Controle(scherm, gevonden, stuk.opdracht.herstel, regels, nog_niet)


def bevestigd(controle: Controle, gezien: frozenset[str]) -> Controle:
    """The same with what the person has seen."""
    return replace(
        controle,
        rapport=te_bevestigen(
            controle.rapport,
            [p.kenmerk for p in controle.problemen if p.issue.ernst == "waarschuwing"],
            gezien,
        ),
        problemen=tuple(
            replace(p, bevestigd=bool(ALLES & gezien) or is_bevestigd(p.kenmerk, gezien))
            for p in controle.problemen
        ),
    )


def _vooruit(houder: Concepthouder, stuk: Stuk, gevonden: Sequence[Probleem]) -> Blik:
    """What is seen before the errors are repaired: once, as it holds however they are repaired."""
    zonder = replace(stuk.opdracht, herstel=(), woorden={}, akkoord=None)
    stand = (repr(zonder), str(nieuwste(houder.werkplek.map_regio)))
    sleutel = ("vooruit", houder.id, stuk.nummer, *stand)
    blik: Blik | None = CONTROLES.get(sleutel)
    if blik is None:
        blik = kijk_vooruit(houder, stuk, gevonden)
        bewaar_antwoord(CONTROLES, sleutel, blik)
    return blik


def _rapport(houder: Concepthouder, stuk: Stuk) -> Rapport:
    """The report on this file as it goes in with the others, or alone while one of them cannot."""
    samen = [s for s in houder.concept.stukken if s.gekoppeld]
    if len(samen) > 1 and stuk in samen:
        rapporten = _proef(houder, samen)
        if all(r.uitkomst in GELUKT for r in rapporten):
            return rapporten[samen.index(stuk)]
    return _proef(houder, [stuk])[0]


def _proef(houder: Concepthouder, stukken: Sequence[Stuk]) -> Sequence[Rapport]:
    aanbod = [houder.aanbod(s.met_akkoord(ALLES)) for s in stukken]
    return laad_samen(houder.werkplek, aanbod, proef=True, wacht=WACHT).rapporten


def _met_waarschuwingen(houder: Concepthouder, stuk: Stuk, rapport: Rapport) -> Rapport:
    """All problems at once: what the good rows would be warned for stands beside the errors."""
    zonder = replace(stuk, opdracht=replace(stuk.opdracht, zonder_foute_rijen=True))
    [ander] = _proef(houder, [zonder])
    er_al = {i.kenmerk for i in rapport.issues} | {"regels weggelaten"}
    erbij = [
        i for i in ander.issues if i.ernst == "waarschuwing" and not {i.kenmerk, i.soort} & er_al
    ]
    return replace(rapport, issues=(*rapport.issues, *erbij))


def _los_te_bekijken(rapport: Rapport, koppelingen: Mapping[str, Koppeling]) -> bool:
    """True when each row is a figure of its own, and only rows are wrong.

    Of a list of cases the figures are too low while rows are wrong: those are looked at later.
    """
    alleen_rijen = all(i.rijen for i in rapport.fouten)
    return alleen_rijen and all(k.dataset.soort != "gevallen" for k in koppelingen.values())
