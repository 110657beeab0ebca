"""The PDF of one municipality: its content in the form that the template takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from indicators.duiding import Koers
from reports import shapes as s
from reports import uitgave
from reports.beeld import Beeld
from reports.gemeentebeeld import row as rij
from reports.pakket.gemeente import COURSE, GEEN_VERHAAL, GEEN_VRAGEN, STRIP, Gemeentestuk, Rij
from reports.pakket.keuze import Pakketkeuze
from reports.pakket.zetten import met_letter, pdf, tekening
from reports.tekens import Teken

MAKER = "Monitor onderwijs en jeugd"
VERZONNEN = "Voorbeeld: verzonnen cijfers"
_TRAPPEN = (9, 6)
_WOORD = 18
"""Room for the longest word behind a course: niet geleverd."""
_VORMEN = {"▲": "op", "▼": "neer", "●": "vol", "○": "open"}
"""The marks are drawn: the font has no such signs."""
_STIJLEN = {"▲": "hoog", "▼": "laag"}


def gemeente_pdf(stuk: Gemeentestuk) -> bytes:
    """Two pages A4: the picture, and the story with questions, table and room to write.

    Raises:
        PastNiet: it does not fit on two pages.
    """
    return pdf("gemeente", _stuk(stuk), _TRAPPEN)


def _stuk(stuk: Gemeentestuk) -> dict[str, Any]:
    eerste = next((one.titel for one in stuk.hoofdlijnen if one.rijen), "")
    return {
        "titel": stuk.titel,
        "maker": MAKER,
        "over": stuk.over,
        "bijeenkomst": stuk.keuze.bijeenkomst.woorden,
        "stand": stuk.stand,
        "voet": f"{stuk.titel} · {stuk.keuze.periode.lang()}",
        "merk": merk(stuk.keuze, stuk.plaats.beeld),
        "uitgave": list(uitgave.uitleg(stuk.plaats.beeld)),
        "niets": stuk.niets,
        "kort": [
            {"kop": one.titel, "zin": one.zin, "buiten": one.buiten} | oordeel(one.koers)
            for one in stuk.kort
        ],
        "lijnen": [
            {
                "titel": one.titel,
                "leeg": one.leeg,
                "eerste": one.titel == eerste,
                "rijen": [_rij(row, stippen=stuk.keuze.vorm.stippen) for row in one.rijen],
            }
            for one in stuk.hoofdlijnen
        ],
        "opmerkingen": list(stuk.opmerkingen),
        "tekens": tekens_van(stuk.tekens),
        "verhalen": [
            {"over": one.over, "alineas": list(one.alineas), "wie": one.wie}
            for one in stuk.verhalen
        ],
        "geen_verhaal": GEEN_VERHAAL,
        "vragen": list(stuk.vragen),
        "geen_vragen": GEEN_VRAGEN,
        "afspraken": list(stuk.afspraken),
        "blokken": [
            {
                "kop": blok.soort,
                "perioden": list(blok.perioden),
                "rijen": [
                    {"naam": one.indicator.titel, "teksten": list(one.teksten)}
                    for one in blok.rijen
                ],
            }
            for blok in stuk.cijferblokken
        ],
        "meer": stuk.meer,
        "uitleg": [list(one) for one in stuk.uitleg],
        "uitleg_links": _helft([sum(map(len, one)) for one in stuk.uitleg]),
    }


def _rij(one: Rij, *, stippen: bool) -> dict[str, Any]:
    facts = one.feiten
    if facts is None:
        return _lege_rij(one)
    course, strip = rij.course(facts, COURSE), rij.strip(facts, STRIP)
    dots = rij.dots(facts) if stippen else ""
    groter = rij.larger(facts)
    beside = [] if groter is None else [f"Kijk ook naar {groter.groep}{groter.words}"]
    return {
        "naam": one.indicator.titel,
        "zinnen": list(rij.said(facts)),
        "opmerkingen": [*rij.known(facts), *beside],
        "waarde": facts.figuur.tekst,
        "woorden": facts.figuur.status not in rij.VALUES,
        "onder": list(rij.under_value(facts)),
        "richting": rij.no_direction(facts),
        "stippen": tekening(dots, _stippen(facts.figuur.van)) if dots else None,
        "verloop": tekening(course, rij.course_title(facts), _WOORD) if course else None,
        "geen_verloop": rij.FIRST,
        "strook": tekening(strip, _strook(facts)) if strip else None,
        "geen_strook": rij.no_strip(facts),
    } | oordeel(facts.koers)


def _helft(lengten: Sequence[int]) -> int:
    """How many of a row of texts stand in the left column, so that both are about as long."""
    totaal = sum(lengten)
    return min(range(len(lengten) + 1), key=lambda n: abs(totaal - 2 * sum(lengten[:n])), default=0)


def _lege_rij(one: Rij) -> dict[str, Any]:
    return {
        "naam": one.indicator.titel,
        "zinnen": [one.niets],
        "opmerkingen": [],
        "waarde": "",
        "woorden": True,
        "onder": [],
        "richting": "",
        "stippen": None,
        "verloop": None,
        "geen_verloop": "",
        "strook": None,
        "geen_strook": "",
    } | oordeel(None)


def _stippen(van: str) -> str:
    return f"Een stip voor ieder {van}." if van else "Een stip voor ieder."


def _strook(facts: rij.Facts) -> str:
    """What the strip says in words: the comparison that stands beside it."""
    naast = facts.beside.said.naast
    return f"{rij.strip_title(facts)}. {naast}".strip()


def oordeel(koers: Koers | None) -> dict[str, str]:
    """Mark, word and colour of a verdict; empty where there is no figure."""
    if koers is None or koers.woord == rij.NOTHING:
        return {"teken": "", "woord": "", "stijl": ""}
    return {
        "teken": _VORMEN[koers.teken],
        "woord": koers.woord,
        "stijl": _STIJLEN.get(koers.teken, ""),
    }


def tekens_van(found: Iterable[Teken]) -> list[dict[str, str]]:
    """A legend: each mark as a drawing, and what it means."""
    return [
        {
            "svg": met_letter(s.drawing(one.delen, one.maat, kind="teken", title=None)),
            "woorden": one.woorden,
        }
        for one in found
    ]


def merk(keuze: Pakketkeuze, beeld: Beeld) -> str:
    """What stands at the foot of every page: for whom it is, and that it is invented."""
    voor = keuze.vorm.merk or uitgave.merk(beeld)
    return f"{voor} · {VERZONNEN}" if beeld.regio.verzonnen else voor
