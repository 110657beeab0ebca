"""Kill a load at many moments and look at what is left; run by test_stroomstoring in a process.

Each load runs in a process of its own that is killed with SIGKILL: between two statements of its
transaction (by itself, so that every statement gets its turn) or from outside after so much time.
A pipe says how far it was. Then the store is opened as after a restart. Prints one line of JSON per
moment.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import datasets.slot
from datasets.catalog import datasets as alle_datasets
from datasets.reference.regio import regio
from datasets.store import Store, open_store
from indicators.vrijgave import GeenVrijgave, Lezer, lees_vrijgave
from loaders import ingest
from loaders.begin import breng_bij
from loaders.ingest import Aanbod, laad_samen
from loaders.opdracht import ALLES, Opdracht, Rapport, Werkplek
from loaders.read import read_file
from tests.loaders.hulp import GEVALLEN, KOPPEN, WANNEER, als_csv, gevallen

REGIO = regio("duin-en-dijk")
VAN = "SWV Noord-Kust VO"
BEGIN, COMMIT, GECOMMIT, CIJFERS, KLAAR = b"b", b"c", b"d", b"v", b"k"
FASEN = {b"": "ervoor", BEGIN: "binnen", COMMIT: "commit", GECOMMIT: "cijfers maken",
         CIJFERS: "cijfers maken", KLAAR: "klaar"}  # fmt: skip
MEESTE_SECONDEN = 60


@dataclass(frozen=True)
class Moment:
    """When to kill: before a statement of the transaction, or so long after a mark.

    Attributes:
        bij: number of the statement; None for a moment in time.
        na: the mark after which the time runs; empty for the start.
        uit_bytes: the file is still to be read, in the limited process.
    """

    bij: int | None = None
    na: bytes = b""
    seconden: float = 0
    uit_bytes: bool = False


class Verbinding:
    """The connection with the store, telling how far the transaction is."""

    def __init__(self, con: Any, meld: Callable[[bytes], None], stop_bij: int | None) -> None:
        self._con, self._meld, self._stop_bij = con, meld, stop_bij
        self._binnen, self._gecommit, self.nummer = False, False, 0

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._con, naam)

    def execute(self, sql: str, *rest: Any) -> Any:
        if self._binnen:
            if self.nummer == self._stop_bij:
                os.kill(os.getpid(), signal.SIGKILL)
            self.nummer += 1
        if sql == "commit":
            self._binnen = False
            self._meld(COMMIT)
        uit = self._con.execute(sql, *rest)
        # After the commit the figures are made, also those of before: in a transaction that is
        # rolled back, and is no part of the load.
        if sql == "begin transaction" and not self._gecommit:
            self._binnen = True
            self._meld(BEGIN)
        elif sql == "commit":
            self._gecommit = True
            self._meld(GECOMMIT)
        return uit


def plek(map_in: Path) -> Werkplek:
    return Werkplek(REGIO, map_in / REGIO.id)


def aanbod(*, uit_bytes: bool) -> list[Aanbod]:
    """Two files that go in together: one takes the place of an earlier one, one is new."""
    zegt = {"leverancier": VAN, "wanneer": WANNEER, "wie": "proef", "akkoord": ALLES}
    meer = [(f"NK-{n}", "Duinveen", "02-04-2025", "", "14") for n in range(10, 60)]
    tweede = als_csv(KOPPEN, [*GEVALLEN[1:], *meer])
    derde = als_csv(KOPPEN, [("NK-1", "Duinveen", "10-01-2025", "", "14")])
    stukken = [("lijst.csv", tweede, "2025-K2"), ("eerder.csv", derde, "2025-K1")]
    return [
        Aanbod(
            inhoud if uit_bytes else read_file(inhoud, naam),
            naam,
            Opdracht(periode=periode, **zegt),  # type: ignore[arg-type]
        )
        for naam, inhoud, periode in stukken
    ]


def eerste(map_in: Path) -> None:
    """What is in before: acknowledged, so never to be lost."""
    zegt = Opdracht(leverancier=VAN, periode="2025-K2", wanneer=WANNEER, wie="proef")
    bestand = read_file(gevallen(), "lijst.csv")
    [rapport] = laad_samen(plek(map_in), [Aanbod(bestand, "lijst.csv", zegt)]).rapporten
    if rapport.uitkomst != "opgenomen":
        raise RuntimeError("\n".join(rapport.regels()))


def laad(map_in: Path, moment: Moment, meld: Callable[[bytes], None]) -> int:
    """The load of the app itself, with the marks put in. Returns the statements it took."""
    verbind, vernieuw = datasets.slot._verbind, ingest.vernieuw
    gemaakt: list[Verbinding] = []

    def met_merken(pad: Path) -> Any:
        gemaakt.append(Verbinding(verbind(pad), meld, moment.bij))
        return gemaakt[-1]

    def met_merk(werkplek: Werkplek, store: Store) -> None:
        meld(CIJFERS)
        vernieuw(werkplek, store)

    datasets.slot._verbind = met_merken  # type: ignore[assignment]
    ingest.vernieuw = met_merk
    samen = laad_samen(plek(map_in), aanbod(uit_bytes=moment.uit_bytes))
    if any(r.uitkomst != "opgenomen" for r in samen.rapporten):
        raise RuntimeError("\n".join(zin for r in samen.rapporten for zin in _regels(r)))
    meld(KLAAR)
    return gemaakt[0].nummer


def _regels(rapport: Rapport) -> list[str]:
    return rapport.regels()


def toestand(map_in: Path) -> tuple[str, str]:
    """Hash of every row in the store, and of every figure that readers see after a restart."""
    hier = plek(map_in)
    with open_store(hier.map_regio, datasets=alle_datasets(), register=REGIO.register) as store:
        tabellen = store.tabel(
            "select table_name as naam from duckdb_tables() where not temporary order by 1"
        )
        inhoud = {
            t["naam"]: sorted(map(repr, store.con.execute(f"from {t['naam']}").fetchall()))
            for t in tabellen
        }
    breng_bij(hier)
    try:
        vrij = lees_vrijgave(hier.map_regio, Lezer())
        cijfers = repr((vrij.versie, vrij.leveringen, sorted(vrij.figuren.items())))
    except GeenVrijgave:
        cijfers = ""
    return _hash(json.dumps(inhoud)), _hash(cijfers)


def _hash(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()


def apart(doe: Callable[[], Any]) -> Any:
    """Do something in a process of its own and give back what it returns, as JSON."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if not kind:
        os.close(lees)
        with os.fdopen(schrijf, "w") as uit:
            uit.write(json.dumps(doe()))
            uit.flush()
        os._exit(0)
    os.close(schrijf)
    with os.fdopen(lees) as bron:
        tekst = bron.read()
    os.waitpid(kind, 0)
    return json.loads(tekst)


def dood(map_in: Path, moment: Moment) -> bytes:
    """Load in a process that is killed at the moment; returns the last mark it gave."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if not kind:
        os.close(lees)
        os.setsid()
        laad(map_in, moment, lambda merk: os.write(schrijf, merk) and None)
        os._exit(0)
    os.close(schrijf)
    gehoord = b""
    if moment.bij is None:
        gehoord = _wacht_op(lees, moment.na)
        time.sleep(moment.seconden)
    else:
        gehoord = _wacht_op(lees, KLAAR)
    try:
        os.killpg(kind, signal.SIGKILL)
    except ProcessLookupError:
        # It had just ended, or is not yet the leader of its group.
        os.kill(kind, signal.SIGKILL)
    os.waitpid(kind, 0)
    with os.fdopen(lees, "rb") as bron:
        gehoord += bron.read()
    return gehoord[-1:]


def _wacht_op(lees: int, merk: bytes) -> bytes:
    """Read marks until this one, or until the process is no more."""
    gehoord = b""
    while merk and merk not in gehoord:
        stuk = os.read(lees, 1)
        if not stuk:
            break
        gehoord += stuk
    return gehoord


def momenten(aantal: int, zaad: int, opdrachten: int, duur: float) -> list[Moment]:
    """Half before a statement, in turn; the rest in time: overall, while reading, at the commit."""
    toeval = random.Random(zaad)
    uit = []
    for nummer in range(aantal):
        soort = nummer % 10
        if soort < 5:
            plaats = (nummer // 10 * 5 + soort + toeval.random()) / (aantal / 2)
            uit.append(Moment(bij=int(plaats * opdrachten)))
        elif soort < 7:
            uit.append(Moment(seconden=toeval.uniform(0, duur)))
        elif soort == 7:
            uit.append(Moment(seconden=toeval.uniform(0, 2 * duur), uit_bytes=True))
        elif soort == 8:
            uit.append(Moment(na=COMMIT, seconden=toeval.uniform(0, 0.02)))
        else:
            uit.append(Moment(na=CIJFERS, seconden=toeval.uniform(0, 0.5)))
    return uit


def main(basis: Path, aantal: int, zaad: int) -> None:
    """Prepare, load once undisturbed, and then kill at every moment."""
    voor_map = basis / "voor"
    apart(lambda: eerste(voor_map))
    voor = tuple(apart(lambda: toestand(voor_map)))
    na_map = basis / "na"
    shutil.copytree(voor_map, na_map)
    begin = time.monotonic()
    opdrachten = apart(lambda: laad(na_map, Moment(), lambda _: None))
    duur = time.monotonic() - begin
    na = tuple(apart(lambda: toestand(na_map)))
    kop = {"opdrachten": opdrachten, "verschillend": voor[0] != na[0] and voor[1] != na[1]}
    print(json.dumps(kop), flush=True)
    for nummer, moment in enumerate(momenten(aantal, zaad, opdrachten, duur)):
        hier = basis / f"moment{nummer}"
        shutil.copytree(voor_map, hier)
        laatste = dood(hier, moment)
        over = tuple(apart(lambda hier=hier: toestand(hier)))
        uitkomst = {voor: "als ervoor", na: "als erna"}.get(over, "iets anders")
        print(json.dumps({"fase": FASEN[laatste], "uitkomst": uitkomst}), flush=True)
        shutil.rmtree(hier)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
