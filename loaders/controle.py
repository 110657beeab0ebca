"""What is wrong with a file of a draft, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.vrijgave import nieuwste
from loaders.concept import Stuk
from loaders.concepthouder import CONTROLES, WACHT, Concepthouder, Controle, bewaar_antwoord
from loaders.ingest import GELUKT, laad_samen
from loaders.issues import Issue, is_bevestigd
from loaders.match import Koppeling
from loaders.opdracht import ALLES, Rapport, Samen
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
        rapport = replace(rapport, issues=_samen(blik.nu(stuk.opdracht.herstel), rapport.issues))
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


def fouten_van(houder: Concepthouder, stuk: Stuk) -> tuple[Probleem, ...]:
    """The errors in the rows of a file of a draft, and nothing else."""
    bestand = houder.bestand(stuk)
    koppelingen = houder.koppelingen(stuk, bestand) if bestand else {}
    rapport = _proef(houder, [stuk]).rapporten[0]
    gevonden = problemen(houder.werkplek.regio, rapport, koppelingen)
    return tuple(p for p in gevonden if p.issue.ernst == "fout" and p.issue.rijen)


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


def _samen(vooruit: Sequence[Issue], nu: Sequence[Issue]) -> tuple[Issue, ...]:
    """What was seen ahead goes before the same about fewer rows."""
    rijen = {_zonder(i): {*i.rijen} for i in vooruit}
    over = (i for i in nu if not i.rijen or not {*i.rijen} <= rijen.get(_zonder(i), set()))
    return (*vooruit, *over)


def _zonder(issue: Issue) -> Issue:
    return replace(issue, rijen=())


def _rapport(houder: Concepthouder, stuk: Stuk) -> Rapport:
    """The report on this file as it goes in with the others, or alone while one of them cannot."""
    samen = [s for s in houder.concept.stukken if s.gekoppeld]
    if len(samen) > 1 and stuk in samen:
        rapporten = _proef(houder, samen).rapporten
        if all(r.uitkomst in GELUKT for r in rapporten):
            return rapporten[samen.index(stuk)]
    return _proef(houder, [stuk]).rapporten[0]


def _proef(houder: Concepthouder, stukken: Sequence[Stuk]) -> Samen:
    aanbod = [houder.aanbod(s.met_akkoord(ALLES)) for s in stukken]
    samen = laad_samen(houder.werkplek, aanbod, proef=True, wacht=WACHT)
    concept = houder.concept
    if samen.verschil is not None and [*stukken] == [*concept.stukken]:
        # What changes was worked out on the way: the next step shows it.
        bewaar_antwoord(CONTROLES, houder.stand(concept), samen)
    return samen


def _met_waarschuwingen(houder: Concepthouder, stuk: Stuk, rapport: Rapport) -> Rapport:
    """All problems at once: what the good rows would be warned for stands beside the errors."""
    zonder = replace(stuk, opdracht=replace(stuk.opdracht, zonder_foute_rijen=True))
    [ander] = _proef(houder, [zonder]).rapporten
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
