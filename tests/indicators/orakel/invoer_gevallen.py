"""Random lists of cases: thuiszitters, vrijstellingen, jeugdhulptrajecten."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tests.indicators.orakel.aangeleverd import Levering, Rij, grenzen
from tests.indicators.orakel.gebieden import FUSIE, GEMEENTEN, NAMEN, OUDE_NAMEN
from tests.indicators.orakel.invoer_woorden import (
    IJMEER,
    als_naam,
    als_tekst,
    geleverd,
    looptijd,
    toen,
)

UITKOMSTEN = (
    "",
    "",
    "terug naar school",
    "terug naar dezelfde school",
    "terug naar een andere school",
    "onderwijs-zorgarrangement",
    "verhuisd",
    "vrijstelling 5 onder a",
    "jeugdhulp in plaats van school",
    "anders",
    "18 jaar of startkwalificatie",
)
REDENEN = (
    "",
    "onbekend",
    "volgens plan",
    "externe omstandigheden",
    "eenzijdig client",
    "eenzijdig aanbieder",
)
SOORTEN = {
    "Reden": (
        "",
        "onbekend",
        "angst",
        "psychisch",
        "gedrag",
        "overig",
        "echtscheiding",
        "verhuizing",
    ),
    "Schoolsoort": (
        "",
        "geen",
        "bo",
        "basisonderwijs",
        "sbo",
        "vso",
        "havo",
        "mavo",
        "niet bekend",
    ),
    "Soort verzuim": ("", "absoluut", "absoluut verzuim", "lrv"),
}
"""Of thuiszitters the columns by which they are split."""
VAAK = 0.6
"""How often an office has nothing missing, so that people can be followed for a year."""
VERWIJZERS = ("", "onbekend", "huisarts", "gi", "kinderrechter", "geen", "jeugdarts")


def thuiszitters(rng: random.Random) -> Iterator[Levering]:
    """Per part of education, per municipality, beside each other, and one that never came."""
    wie = (
        ("SWV IJmeer PO", "po", IJMEER, 0.9),
        ("SWV IJmeer VO", "vo", IJMEER, 0.7),
        ("SWV Noord-Kust PO", "alle", ("VB02", "VB04"), 1.0),
        ("Leerplicht Duinveen", "alle", ("VB01",), 0.9),
        ("Leerplicht Kogermeer", "alle", ("VB03",), 0.6),
        ("Leerplicht Oosterwaard", "alle", ("VB06",), 0.9),
        ("Leerplicht Oostermade", "alle", ("VB10",), 0.9),
        ("Leerplicht Polderwaard", "alle", ("VB11",), 0.6),
    )
    netjes = rng.random() < VAAK
    for leverancier, sector, codes, kans in wie:
        for kwartaal in geleverd(rng, kans):
            voor = grenzen(kwartaal)[1] < FUSIE
            if leverancier.endswith(("Oostermade", "Polderwaard")) and not voor:
                continue
            if leverancier.endswith("Oosterwaard") and voor and rng.random() < 0.8:
                continue
            elk = netjes and kans == 1.0
            yield _gevallen(rng, leverancier, sector, codes, kwartaal, netjes=elk)


def _gevallen(
    rng: random.Random,
    leverancier: str,
    sector: str,
    codes: Sequence[str],
    kwartaal: str,
    *,
    netjes: bool,
) -> Levering:
    """A list of a quarter; one that is `netjes` has pseudonyms and outcomes."""
    dekking = toen(codes, kwartaal)
    rijen: list[Rij] = []
    met_uitkomst, met_aanbod = netjes or rng.random() < 0.75, rng.random() < 0.75
    if netjes or rng.random() > 0.08:
        for nummer in range(rng.choice((1, 6, 25, 60))):
            begin, einde = looptijd(rng, kwartaal)
            uitkomst = rng.choice(UITKOMSTEN) if einde and met_uitkomst else ""
            rijen.append(
                {
                    "Leerling-ID": f"P{nummer:04d}",
                    "Woongemeente": als_naam(rng, rng.choice(dekking), kwartaal),
                    "Eerste dag thuis": als_tekst(begin),
                    "Datum terug": als_tekst(einde),
                    "Uitkomst": uitkomst,
                    "Datum passend aanbod": _aanbod(rng, begin) if met_aanbod else "",
                    **{kop: rng.choice(woorden) for kop, woorden in SOORTEN.items()},
                }
            )
            if einde and rng.random() < 0.15:  # the same pupil, at home again
                opnieuw = einde + timedelta(days=rng.choice((0, 1, 20)))
                leeg = {"Datum terug": "", "Uitkomst": "", "Datum passend aanbod": ""}
                rijen.append(rijen[-1] | leeg | {"Eerste dag thuis": als_tekst(opnieuw)})
        rijen.append(_zekere_rij(rng, dekking, kwartaal))
        rijen += [dict(rij) for rij in rng.sample(rijen, k=len(rijen) // 10)]
        if not netjes and rng.random() < 0.1:
            for rij in rijen:
                rij.pop("Leerling-ID", None)
        if not met_aanbod and len(rijen) % 2:
            for rij in rijen:
                rij.pop("Datum passend aanbod", None)
    fout: tuple[Rij, ...] = ()
    if rijen and rng.random() < 0.15:
        leeg = dict.fromkeys(rijen[0], "")
        fout = (
            leeg
            | ({"Leerling-ID": "FOUT"} if "Leerling-ID" in leeg else {})
            | {
                "Woongemeente": rng.choice(dekking),
                "Eerste dag thuis": "31-02-2024",
            },
        )
    return Levering(leverancier, "thuiszitters", kwartaal, tuple(rijen), sector, dekking, fout)


def _zekere_rij(rng: random.Random, dekking: Sequence[str], kwartaal: str) -> Rij:
    """A list without a single case in the quarter does not go in."""
    return {
        "Leerling-ID": "ZEKER",
        "Woongemeente": rng.choice(dekking),
        "Eerste dag thuis": als_tekst(grenzen(kwartaal)[0] + timedelta(days=3)),
        "Datum terug": "",
        "Uitkomst": "",
        "Datum passend aanbod": "",
        **dict.fromkeys(SOORTEN, ""),
    }


def _aanbod(rng: random.Random, begin: date) -> str:
    na = rng.choice((None, 0, 20, 90, 91, 92, 150))
    return "" if na is None else als_tekst(begin + timedelta(days=na))


def vrijstellingen(rng: random.Random) -> Iterator[Levering]:
    for code in ("VB01", "VB02", "VB04", "VB06", "VB09"):
        for kwartaal in geleverd(rng):
            for naam in toen((code,), kwartaal):
                yield _vrijgesteld(rng, naam, kwartaal)


def _vrijgesteld(rng: random.Random, code: str, kwartaal: str) -> Levering:
    half = {kop: rng.random() < 0.75 for kop in ("Nieuw of verlengd", "Permanent")}
    rijen: list[Rij] = []
    for nummer in range(rng.choice((0, 2, 12))):
        begin, einde = looptijd(rng, kwartaal)
        rijen.append(
            {
                "Leerling-ID": f"V{nummer}",
                "Woongemeente": als_naam(rng, code, kwartaal),
                "Artikel": f"5 onder {rng.choice('aaabc')}",
                "Ingangsdatum": als_tekst(begin),
                "Einddatum": als_tekst(einde),
                "Nieuw of verlengd": rng.choice(("", "nieuw", "verlengd")),
                "Permanent": rng.choice(("", "ja", "nee")),
            }
        )
        for kop, gevuld in half.items():
            rijen[-1][kop] = rijen[-1][kop] if gevuld else ""
    loopt = {
        "Leerling-ID": "ZEKER",
        "Woongemeente": code,
        "Artikel": "trekkend bestaan",
        "Ingangsdatum": als_tekst(grenzen(kwartaal)[0] - timedelta(days=9)),
        "Einddatum": "",
        "Nieuw of verlengd": "",
        "Permanent": "",
    }
    naam = (NAMEN | OUDE_NAMEN)[code]
    alles = (*rijen, loopt) if rijen else ()
    return Levering(f"Leerplicht {naam}", "vrijstellingen", kwartaal, alles, dekking=(code,))


def trajecten(rng: random.Random) -> Iterator[Levering]:
    netjes = rng.random() < VAAK
    for kwartaal in geleverd(rng, 1.0 if netjes else rng.choice((0.85, 1.0))):
        if grenzen(kwartaal)[1] < FUSIE:
            continue
        met_wie, met_reden = netjes or rng.random() < 0.8, rng.random() < 0.8
        rijen: list[Rij] = []
        for _ in range(120):
            begin, einde = looptijd(rng, kwartaal)
            reden = rng.choice(REDENEN) if einde and met_reden else ""
            wie = {"Jongere-ID": f"J{rng.randrange(50)}"} if met_wie else {}
            rijen.append(
                wie
                | {
                    "Woongemeente": als_naam(rng, rng.choice(GEMEENTEN[:7]), kwartaal),
                    "Hulpvorm": rng.choice(("01", "02", "03", "04", "11", "12", "13", "14")),
                    "Begindatum": als_tekst(begin),
                    "Einddatum": als_tekst(einde),
                    "Reden": reden,
                    "Verwijzer": rng.choice(VERWIJZERS),
                }
            )
        naam = "Inkoop jeugdhulp Duin en Dijk"
        yield Levering(naam, "jeugdhulptrajecten", kwartaal, tuple(rijen), dekking=GEMEENTEN)
