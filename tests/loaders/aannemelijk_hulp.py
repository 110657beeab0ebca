"""A small region with two years of history, and what is asked about the next delivery."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from datasets.catalog import datasets
from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.kubus import Kubus
from loaders.aannemelijk import aannemelijk
from loaders.antwoorden import Antwoorden
from loaders.blad import telt_koppen
from loaders.geheugen import Geheugen
from loaders.ingest import Aanbod, Werkplek, laad_reeks
from loaders.issues import Issue, samengevoegd
from loaders.match import bekende_koppen
from loaders.opdracht import Opdracht, Rapport
from loaders.opname import Opname
from loaders.read import Bestand, read_file
from tests.loaders.hulp import WANNEER, als_csv, opslag, werkplek

PO, VO = "SWV Noord-Kust PO", "SWV Noord-Kust VO"
NU = "2025-K2"
KWARTALEN = tuple(f"{jaar}-K{k}" for jaar in (2023, 2024, 2025) for k in (1, 2, 3, 4))[1:9]
"""2023-K2 up to and with 2025-K1: eight quarters."""

DREIGEND = {
    "Duinveen": 26,
    "Heerwijk aan Zee": 6,
    "Langewaard": 40,
    "Noorddijk": 12,
    "Oosterwaard": 22,
    "Westerkogge": 15,
}
"""What is usual per municipality of dreigende thuiszitters."""
VERZUIM = {naam: 4 * aantal for naam, aantal in DREIGEND.items()}
GEWOON: Mapping[str, Mapping[str, int]] = {
    "Dreigende thuiszitters": DREIGEND,
    "Geoorloofd verzuim": VERZUIM,
}
GOLF = (0, 2, -1, 1, -2, 2, 1, -1)
"""How the quarters differ from what is usual."""

KOPPEN = ("Gemeente", "Maat", "Uitsplitsing", "Aantal")
Waarden = Mapping[tuple[str, str], str]
"""Municipality and measure -> the cell in its row, instead of what is usual."""


def tellingen(
    anders: Waarden | None = None, *, golf: int = 0, zonder: Iterable[str] = (), erbij: Any = ()
) -> bytes:
    """Counts of all municipalities; row 2 is the first."""
    cellen = dict(anders or {})
    rijen = [
        (naam, maat, "", cellen.get((naam, maat), str(aantal + golf)))
        for maat, per_gemeente in GEWOON.items()
        for naam, aantal in per_gemeente.items()
        if naam not in zonder and maat not in zonder
    ]
    return als_csv(KOPPEN, [*rijen, *erbij])


GEVALLEN_KOPPEN = ("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Datum terug", "Leeftijd")
THUIS = {"Duinveen": 12, "Langewaard": 18, "Noorddijk": 3}
"""Pupils at home at the end of a quarter; three more begin and three end in it."""


def gevallen(
    periode: str,
    *,
    keer: int = 1,
    zonder: Iterable[str] = (),
    alleen_open: bool = False,
    thuis: Mapping[str, int] | None = None,
) -> bytes:
    """A list of cases with as many as usual, each quarter other pupils."""
    p = Periode.van_code(periode)
    rijen: list[tuple[str, ...]] = []
    for naam, aantal in (thuis or THUIS).items():
        if naam in zonder:
            continue
        for nr in range(aantal * keer):
            nieuw = nr % 4 == 0
            begin = p.eerste + timedelta(days=nr) if nieuw else p.eerste - timedelta(days=30 + nr)
            rijen.append(_geval(f"{periode}-{naam}-{nr}", naam, begin, None))
        if not alleen_open:
            for nr in range(aantal // 3 * keer):
                begin, einde = p.eerste - timedelta(days=60 + nr), p.eerste + timedelta(days=20)
                rijen.append(_geval(f"{periode}-{naam}-t{nr}", naam, begin, einde))
    return als_csv(GEVALLEN_KOPPEN, rijen)


def _geval(nummer: str, gemeente: str, begin: date, einde: date | None) -> tuple[str, ...]:
    terug = f"{einde:%d-%m-%Y}" if einde else ""
    return (nummer, gemeente, f"{begin:%d-%m-%Y}", terug, "14")


def inwoners(jaar: int, *, keer: float = 1.0) -> bytes:
    """Inhabitants of 5 to 17 years old, in the layout of CBS."""
    koppen = ("Leeftijd", "Regio's", "Perioden", "Bevolking op 1 januari (aantal)")
    aantal = round(3000 * keer)
    return als_csv(koppen, [("5 tot 18 jaar", naam, str(jaar), str(aantal)) for naam in DREIGEND])


def verleden(map_regio: Path) -> Werkplek:
    """A region with eight quarters of counts and of cases, and inhabitants."""
    plek = werkplek(map_regio)
    stukken = [aanbod(inwoners(2024), leverancier="CBS", periode="")]
    for periode, golf in zip(KWARTALEN, GOLF, strict=True):
        stukken.append(aanbod(tellingen(golf=golf), periode=periode))
        stukken.append(aanbod(gevallen(periode), leverancier=VO, periode=periode))
    _goed(laad_reeks(plek, stukken))
    return plek


def zegt(**gezegd: Any) -> Opdracht:
    """What a leverancier says with its file."""
    return Opdracht(**{"leverancier": PO, "periode": NU, "wanneer": WANNEER} | gezegd)


def lees(inhoud: bytes, naam: str = "nieuw.csv") -> Bestand:
    """A file as read, without the limited process."""
    return read_file(inhoud, naam, herken=telt_koppen(bekende_koppen(datasets().values())))


def aanbod(inhoud: bytes, **gezegd: Any) -> Aanbod:
    """A file on its way in, with what is said of it."""
    return Aanbod(lees(inhoud), "nieuw.csv", zegt(**gezegd))


def _goed(rapporten: Iterable[Rapport]) -> None:
    for rapport in rapporten:
        if rapport.uitkomst != "opgenomen":
            raise AssertionError("\n".join(rapport.regels()))


def kopie(plek: Werkplek, doel: Path) -> Werkplek:
    """The same region in another folder, to change."""
    shutil.copytree(plek.map_regio, doel)
    return Werkplek(plek.regio, doel)


def neem_op(plek: Werkplek, inhoud: bytes, **gezegd: Any) -> None:
    """Load a file without any question."""
    _goed(laad_reeks(plek, [aanbod(inhoud, **gezegd)]))


def vragen(plek: Werkplek, inhoud: bytes, **gezegd: Any) -> list[Issue]:
    """What is asked about the plausibility of a file; nothing goes in.

    Without the figures before and after: then everything counts as changed.
    """
    leeg = Kubus(plek.regio, indicatoren(), frozenset(), {}, {})
    with opslag(plek) as store, store.transactie(terugrollen=True):
        antwoorden = Antwoorden(plek.regio, zegt(**gezegd), Geheugen())
        opname = Opname(plek, store, "nieuw.csv", antwoorden, proef=True)
        rapport = opname.van_bestand(lees(inhoud))
        if rapport.uitkomst != "goed":
            raise AssertionError("\n".join(rapport.regels()))
        store.ververs()
        return samengevoegd(aannemelijk(plek.regio, store, opname.nieuw, voor=leeg, na=leeg))


def vragen_bij_het_laden(plek: Werkplek, inhoud: bytes, **gezegd: Any) -> list[Issue]:
    """The same through the whole road, with the figures before and after."""
    stuk = aanbod(inhoud, akkoord=frozenset(), **gezegd)
    [rapport] = laad_reeks(plek, [stuk], proef=True)
    if rapport.uitkomst not in ("goed", "te bevestigen"):
        raise AssertionError("\n".join(rapport.regels()))
    return [i for i in rapport.issues if i.soort in SOORTEN]


def teksten(issues: Iterable[Issue], soort: str = "") -> list[str]:
    """The messages as they are told, of one kind."""
    return [i.tekst() for i in issues if soort in ("", i.soort)]


SOORTEN = frozenset(
    {
        "zelfde bestand",
        "andere definitie",
        "ontbreekt",
        "geen regels meer",
        "anders dan elders",
        "totaal en delen",
        "leerling op twee plekken",
        "lijst en telling",
        "ander aantal dan vorig jaar",
        "meer dan er wonen",
        "verwisseld",
        "totaal als deel",
        "factor",
        "sprong",
    }
)
"""All kinds of doubt."""
