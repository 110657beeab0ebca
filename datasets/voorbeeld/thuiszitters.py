"""The case lists of pupils at home, as each invented leerplicht office hands them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter

from datasets.codelijsten import (
    REDEN_THUISZITTEN,
    SCHOOLSOORT,
    SOORT_VERZUIM,
    UITKOMST_THUISZITTEN,
    Codelijst,
)
from datasets.periodes import Periode
from datasets.voorbeeld import gebied, gevallen
from datasets.voorbeeld.bestand import (
    Opmaak,
    Rij,
    VoorbeeldBestand,
    iso,
    met_maand,
    moment,
    schrijf,
    schuin,
)
from datasets.voorbeeld.gebied import Kantoor
from datasets.voorbeeld.gevallen import Geval

DATASET = "thuiszitters"

RUIM_VANAF = date(2025, 1, 1)
RUIM = {"VB09": "Telt ook zieke leerlingen met een deelplan mee."}
"""Offices that count ill pupils with a partial plan from that day on, in their own words."""

VERBETERD = ("VB04", "2024-K4")
"""Office and quarter that were delivered twice: the first time with mistakes."""

GEWOON = (
    ("leerling_id", "Leerling-ID"),
    ("gemeente", "Woongemeente"),
    ("begin", "Eerste dag thuis"),
    ("einde", "Datum terug"),
    ("leeftijd", "Leeftijd"),
    ("schoolsoort", "Schoolsoort"),
    ("soort", "Soort verzuim"),
    ("reden", "Reden"),
    ("uitkomst", "Uitkomst"),
    ("aanbod", "Datum passend aanbod"),
)

OPMAAK: dict[str, Opmaak] = {
    "VB01": Opmaak(GEWOON),
    "VB02": Opmaak(
        (
            ("leerling_id", "Dossiernummer"),
            ("gemeente", "Gemeente"),
            ("periode", "Kwartaal"),
            ("begin", "Begindatum verzuim"),
            ("einde", "Einddatum verzuim"),
            ("soort", "Type verzuim"),
            ("leeftijd", "Leeftijd in jaren"),
            ("schoolsoort", "Schooltype"),
            ("reden", "Oorzaak"),
            ("aanbod", "Datum aanbod"),
            ("uitkomst", "Afloop"),
        ),
        datum=iso,
        korte_woorden=True,
    ),
    "VB03": Opmaak(
        (
            ("gemeente", "Woongemeente"),
            ("leerling_id", "Zaaknummer"),
            ("schoolsoort", "Onderwijssoort"),
            ("leeftijd", "Leeftijd"),
            ("begin", "Thuis sinds"),
            ("soort", "Categorie verzuim"),
            ("reden", "Hoofdreden"),
            ("aanbod", "Passend aanbod op"),
            ("einde", "Terug op school"),
            ("uitkomst", "Resultaat"),
        ),
        soort="xlsx",
        titels=("Leerplicht Kogermeer (verzonnen voorbeeld)", "{titel}, {periode}", ""),
        totaal=True,
    ),
    "VB04": Opmaak(
        (
            ("leerling_id", "Casusnummer"),
            ("gemeente", "Gemeentenaam"),
            ("team", "Team"),
            ("begin", "Startdatum"),
            ("einde_tm", "Laatste dag thuis"),
            ("leeftijd", "Leeftijd"),
            ("schoolsoort", "Schoolsoort"),
            ("soort", "Soort"),
            ("reden", "Reden verzuim"),
            ("uitkomst", "Uitstroom naar"),
            ("aanbod", "Aanbod gedaan op"),
        ),
        codering="cp1252",
    ),
    "VB05": Opmaak(GEWOON, datum=met_maand, scheiding="\t", codering="utf-16"),
    "VB06": Opmaak(
        (
            ("periode", "Rapportageperiode"),
            ("leerling_id", "Pseudoniem"),
            ("gemeente", "Gemeente"),
            ("begin", "Begindatum"),
            ("einde", "Einddatum"),
            ("leeftijd", "Leeftijd"),
            ("soort", "Soort verzuim"),
            ("schoolsoort", "Soort onderwijs"),
            ("reden", "Problematiek"),
            ("aanbod", "Datum passend plan"),
            ("uitkomst", "Uitkomst"),
        ),
        alles_gequote=True,
    ),
    "VB07": Opmaak(GEWOON, datum=schuin, scheiding=",", codering="utf-8"),
    "VB08": Opmaak(
        (
            ("leerling_id", "Kenmerk"),
            ("geboortedatum", "Geboortedatum"),
            ("gemeente", "Gemeente"),
            ("schoolsoort", "Schoolsoort"),
            ("begin", "Datum begin"),
            ("einde", "Datum einde"),
            ("soort", "Verzuimsoort"),
            ("reden", "Aanleiding"),
            ("uitkomst", "Wijze van afsluiten"),
            ("aanbod", "Datum aanbod gedaan"),
        ),
        soort="xlsx",
        titels=("{titel} Uitmeer (verzonnen voorbeeld)",),
    ),
    "VB09": Opmaak(
        (("periode", "Periode"), ("gemeentecode", "Gemeentecode"), *GEWOON[:1], *GEWOON[2:]),
        korte_woorden=True,
        titels=("{titel} (verzonnen voorbeeld)", ""),
    ),
    "VB10": Opmaak(GEWOON, titels=("{titel} Oostermade, {periode} (verzonnen voorbeeld)",)),
    "VB11": Opmaak((*GEWOON[2:], *GEWOON[:2]), soort="xlsx"),
}
"""The layout of each office."""

NUMMERS = {"VB06": 600_000, "VB10": 100_000, "VB11": 200_000}
"""Offices with numbers of their own: after a merger all pupils get a new one."""


def bestanden() -> Iterator[VoorbeeldBestand]:
    """All case lists of thuiszitters, by quarter and office."""
    for periode in gebied.kwartalen():
        for kantoor in gebied.kantoren(periode):
            if (kantoor.gemeente, periode.code) in gebied.ONTBREEKT:
                continue
            lijst = snapshot(kantoor.gemeente, periode)
            if (kantoor.gemeente, periode.code) == VERBETERD:
                yield _bestand(kantoor, periode, met_fouten(lijst, periode))
                yield _verbetering(kantoor, periode, lijst)
            else:
                yield _bestand(kantoor, periode, lijst)


def snapshot(gemeente: str, periode: Periode) -> list[Geval]:
    """The cases of an office that ran or ended in a quarter, also those that began before it."""
    alle = gevallen.gevallen(gebied.nu(gemeente))
    if gemeente in RUIM and periode.eerste >= RUIM_VANAF:
        alle = tuple(
            sorted((*alle, *gevallen.zieken(gemeente)), key=attrgetter("begin", "leerling"))
        )
    return [g for g in alle if gemeente in (g.gemeente, g.oud) and g.in_periode(periode)]


def met_fouten(lijst: Sequence[Geval], periode: Periode) -> list[Geval]:
    """The list as first delivered: two cases that had ended still open, one begin too late."""
    vaker = Counter(g.leerling for g in lijst)
    los = [g for g in lijst if vaker[g.leerling] == 1]
    vergeten = [g for g in los if periode.bevat(g.einde)][:2]
    te_laat = next(g for g in los if periode.bevat(g.begin) and not g.aanbod and g not in vergeten)
    uit = [replace(g, einde=date.max) if g in vergeten else g for g in lijst]
    uit[lijst.index(te_laat)] = replace(
        te_laat, begin=gebied.werkdag(te_laat.begin + timedelta(days=9))
    )
    return uit


def _bestand(kantoor: Kantoor, periode: Periode, lijst: Sequence[Geval]) -> VoorbeeldBestand:
    opmaak = OPMAAK[kantoor.gemeente]
    rijen = [_rij(g, kantoor, periode, opmaak) for g in lijst]
    ruim = kantoor.gemeente in RUIM and periode.eerste >= RUIM_VANAF
    return VoorbeeldBestand(
        naam=f"voorbeeld_thuiszitters_{kantoor.bestandsdeel}_{periode.code}.{opmaak.soort}",
        inhoud=schrijf(opmaak, rijen, titel="Thuiszitters", periode=periode.lang()),
        leverancier=kantoor.naam,
        dataset=DATASET,
        periode="" if rijen and opmaak.heeft("periode") else periode.code,
        sector=kantoor.sector,
        wanneer=gebied.ontvangen(periode, kantoor.naam, DATASET),
        definitie=RUIM[kantoor.gemeente] if ruim else "",
        geen_gevallen=not rijen,
    )


def _verbetering(kantoor: Kantoor, periode: Periode, lijst: Sequence[Geval]) -> VoorbeeldBestand:
    goed = _bestand(kantoor, periode, lijst)
    dag = gebied.werkdag(goed.wanneer.date() + timedelta(days=16))
    naam = goed.naam.replace(periode.code, f"{periode.code}_verbeterd")
    return replace(goed, naam=naam, wanneer=moment(dag, 11, 20))


def _rij(geval: Geval, kantoor: Kantoor, periode: Periode, opmaak: Opmaak) -> Rij:
    """What the office knew of a case on the last day of the quarter."""
    tot = periode.laatste
    klaar = geval.einde <= tot

    def woord(lijst: Codelijst, code: str) -> str:
        return code if opmaak.korte_woorden else lijst.titel_van(code)

    nummer = NUMMERS.get(kantoor.gemeente, 0) + geval.leerling
    return {
        "leerling_id": f"D-{nummer:06}",
        "gemeente": kantoor.gemeentenaam,
        "gemeentecode": kantoor.gemeente,
        "periode": periode.code if opmaak.korte_woorden else periode.lang(),
        "team": f"Team {1 + geval.leerling % 3}",
        "begin": geval.begin,
        "einde": geval.einde if klaar else None,
        "einde_tm": geval.einde - timedelta(days=1) if klaar else None,
        "leeftijd": geval.leeftijd_op(tot),
        "geboortedatum": geval.geboren,
        "schoolsoort": woord(SCHOOLSOORT, geval.schoolsoort),
        "soort": woord(SOORT_VERZUIM, geval.soort),
        "reden": woord(REDEN_THUISZITTEN, geval.reden),
        "uitkomst": woord(UITKOMST_THUISZITTEN, geval.uitkomst) if klaar else None,
        "aanbod": geval.aanbod if geval.aanbod and geval.aanbod <= tot else None,
    }
