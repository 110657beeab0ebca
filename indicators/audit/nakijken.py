"""The audit of a release: what must be hidden on top of the rules, block by block.

A block that was audited before is not searched again: its fingerprint says that it is the same, and
its certificate is added up anew. So a new delivery costs the blocks that it touches. The memory of
a region is kept beside its released figures.
"""

from __future__ import annotations

import logging
import os
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

import numpy as np

from indicators.audit.bewijs import Bewijs, NietNagekeken, bezwaren
from indicators.audit.controle import controleer
from indicators.audit.getallen import Tabellen
from indicators.audit.gezien import Gezien
from indicators.audit.herstel import NietTeHerstellen, herstel
from indicators.audit.publicatie import NIETS_BEKEND, Cel, Publicatie, Tabel
from indicators.audit.regio import met_eerder, nieuwe_publicatie
from indicators.audit.volgt import reken_na, wat_volgt
from indicators.figuren import Nagekeken, Sleutel
from indicators.kubus import Kubus
from indicators.model import Interval, Vrijgave
from indicators.weergave import Beleid

LOG = logging.getLogger("monitor")

ONTHOUDEN = 5_000
"""So many blocks are kept in memory; those of the longest ago go first."""
_DICHT = "dicht-"
"""Before the fingerprint of a block of which something had to be hidden."""
_EIGEN = "eigen-"
"""Before the fingerprint of such a block in which only some figures could be hidden."""


@dataclass(frozen=True, slots=True)
class Blokbewijs:
    """What is known of a block that was audited; secret, it holds true values.

    Attributes:
        verborgen: numbers of the cells that had to be hidden; then there is no certificate, since
            what is shown becomes another block.
        tabellen: the certificate, with a column for each cell of the block.
    """

    verborgen: tuple[int, ...]
    tabellen: Tabellen


@dataclass
class Geheugen:
    """The blocks that were audited, by fingerprint."""

    blokken: dict[str, Blokbewijs] = field(default_factory=dict)
    _slot: Lock = field(default_factory=Lock)
    _gelezen: dict[Path, int] = field(default_factory=dict)

    def bewaar(self, vingerafdruk: str, bewijs: Blokbewijs) -> None:
        """Remember a block."""
        with self._slot:
            self.blokken[vingerafdruk] = bewijs
            while len(self.blokken) > ONTHOUDEN:
                del self.blokken[next(iter(self.blokken))]

    def lees(self, pad: Path) -> None:
        """Add what a region kept, once for each time that it was written.

        A file that is not there, or is damaged, adds nothing: it only saves work, and no
        certificate in it is believed without adding it up again.
        """
        if not pad.is_file() or self._gelezen.get(pad) == (merk := pad.stat().st_mtime_ns):
            return
        self._gelezen[pad] = merk
        try:
            with np.load(pad, allow_pickle=False) as inhoud:
                for naam in inhoud.files:
                    getallen = np.asarray(inhoud[naam], dtype=np.int64)
                    if naam.startswith(_DICHT):
                        leeg = np.zeros((0, 0), dtype=np.int64)
                        een = Blokbewijs(tuple(getallen.ravel().tolist()), leeg)
                    else:
                        een = Blokbewijs((), getallen)
                    self.bewaar(naam.removeprefix(_DICHT), een)
        except (OSError, EOFError, ValueError, KeyError, zlib.error, zipfile.BadZipFile):
            LOG.warning("the memory of the audit cannot be read; all blocks are audited again")

    def schrijf(self, pad: Path, welke: Iterable[str]) -> None:
        """Keep these blocks for the next time; where that cannot be, they are searched again."""
        inhoud = {}
        for vingerafdruk in welke:
            een = self.blokken.get(vingerafdruk)
            if een is not None and een.verborgen:
                inhoud[f"{_DICHT}{vingerafdruk}"] = np.array(een.verborgen, dtype=np.int64)
            elif een is not None:
                inhoud[vingerafdruk] = een.tabellen
        nieuw = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
        try:
            with nieuw.open("wb") as bestand:
                np.savez_compressed(bestand, allow_pickle=False, **inhoud)
            nieuw.replace(pad)
            self._gelezen[pad] = pad.stat().st_mtime_ns
        except OSError:
            LOG.warning("the memory of the audit cannot be written; it is searched again next time")


_GEHEUGEN = Geheugen()
"""Of this process: the same blocks come back in a difference, a load and an undo."""


def geheugen() -> Geheugen:
    """What this process audited before."""
    return _GEHEUGEN


@dataclass(frozen=True)
class Blik:
    """One look at a release.

    Attributes:
        verborgen: the figures that must be hidden on top of what is.
        telling: the numbers.
        volgt: of hidden figures the range that follows from all that is shown, where that is
            narrow. To show it says nothing that is not said already.
    """

    verborgen: frozenset[Sleutel]
    telling: Nagekeken
    volgt: Mapping[Sleutel, Interval] = field(default_factory=dict)


def kijk_na(kubus: Kubus, vrij: Vrijgave, beleid: Beleid, vorige: Gezien | None = None) -> Blik:
    """What of a release must be hidden still; nothing when nobody can work anything out.

    Args:
        kubus: all raw figures of the region.
        vrij: what would be shown of it.
        beleid: the policy by which it was made.
        vorige: what readers could see before.

    Raises:
        FeitenKloppenNiet: what is shown does not fit the counts: a mistake in the model.
        NietTeHerstellen: something leaks and nothing is left to hide.
        NietNagekeken: a certificate does not hold.
    """
    nieuw, nu = nieuwe_publicatie(kubus, vrij, beleid)
    publicatie, waar = met_eerder(nieuw, nu, kubus, beleid, vorige)
    verborgen: set[Sleutel] = set()
    vingerafdrukken, bewijzen = [], []
    for blok in publicatie.blokken():
        if not blok.doelen or all(bereik == NIETS_BEKEND for bereik in blok.getoond.values()):
            continue
        vingerafdruk = blok.vingerafdruk
        bekend = _GEHEUGEN.blokken.get(vingerafdruk)
        if bekend is None or not _houdt_stand(blok, bekend):
            bekend = _onderzoek(blok, waar, ook_eerder=vorige is not None)
            _GEHEUGEN.bewaar(vingerafdruk, bekend)
        cellen = sorted(blok.getoond)
        for n in bekend.verborgen:
            indicator, gebied, periode, uitsplitsing = cellen[n]
            verborgen.add((indicator, gebied, periode, uitsplitsing))
        vingerafdrukken.append(vingerafdruk)
        bewijzen.append((cellen, bekend.tabellen))
    telling = Nagekeken(
        cellen=len(publicatie.getoond),
        verborgen=len(verborgen),
        verbanden=len(publicatie.feiten),
        beschermd=len(publicatie.doelen),
        blokken=tuple(vingerafdrukken),
    )
    volgt = {} if verborgen else wat_volgt(nieuw, vrij, beleid)
    for cellen, tabellen in bewijzen:
        if len(tabellen):
            reken_na(volgt, cellen, tabellen)
        else:
            # Former releases give something away here: no certificate, so nothing is added.
            volgt = {s: bereik for s, bereik in volgt.items() if s not in set(cellen)}
    return Blik(frozenset(verborgen), telling, volgt)


def onderzocht(
    publicatie: Publicatie, waar: Tabel, eigen: frozenset[Sleutel], *, ook_eerder: bool
) -> tuple[frozenset[Sleutel], tuple[str, ...]]:
    """What of some figures must be hidden, where all else that is shown stays as it is.

    Args:
        publicatie: all that readers would see of what these figures can be bound to.
        waar: the true value of each cell.
        eigen: the keys of the figures that can be hidden. Only their blocks are looked at.
        ook_eerder: what readers saw before is in it.

    Returns:
        What must be hidden, and by what to remember the blocks.

    Raises:
        FeitenKloppenNiet, NietTeHerstellen, NietNagekeken: as with `kijk_na`.
    """
    verborgen: set[Sleutel] = set()
    namen = []
    for heel in publicatie.blokken():
        if eigen.isdisjoint(heel.getoond):
            continue
        blok = replace(heel, gewichten={c: g for c, g in heel.gewichten.items() if c in eigen})
        naam = blok.vingerafdruk
        bekend = _GEHEUGEN.blokken.get(naam)
        if bekend is None or bekend.verborgen or not _houdt_stand(blok, bekend):
            # What can be hidden here is not what can be hidden of the same block elsewhere.
            apart = f"{_EIGEN}{naam}"
            bekend = _GEHEUGEN.blokken.get(apart)
            if bekend is None or not bekend.verborgen or not _houdt_stand(blok, bekend):
                bekend = _onderzoek(blok, waar, ook_eerder=ook_eerder)
                naam = apart if bekend.verborgen else naam
                _GEHEUGEN.bewaar(naam, bekend)
            else:
                naam = apart
        cellen = sorted(blok.getoond)
        verborgen.update(eigen & {cellen[n] for n in bekend.verborgen})
        namen.append(naam)
    return frozenset(verborgen), tuple(namen)


def _onderzoek(blok: Publicatie, waar: Tabel, *, ook_eerder: bool) -> Blokbewijs:
    """Audit a block. What former releases alone give away cannot be hidden: then all new goes."""
    uitkomst = controleer(blok, waar)
    if uitkomst.bewijs is None:
        plek = {cel: n for n, cel in enumerate(sorted(blok.getoond))}
        try:
            verborgen: Iterable[Cel] = herstel(blok, waar, uitkomst=uitkomst).verborgen
        except NietTeHerstellen:
            if not ook_eerder:
                raise
            LOG.warning("former releases give something away: nothing is added to a block")
            verborgen = blok.gewichten
        return Blokbewijs(tuple(sorted(plek[cel] for cel in verborgen)), uitkomst.getuigen[:0])
    if fouten := bezwaren(blok, uitkomst.bewijs):
        raise NietNagekeken(f"Deze cijfers zijn niet vrij te geven: {fouten[0]}")
    return Blokbewijs((), uitkomst.bewijs.tabellen)


def _houdt_stand(blok: Publicatie, bekend: Blokbewijs) -> bool:
    """True when what is remembered of a block holds: a certificate is added up again."""
    if bekend.verborgen:
        return all(0 <= n < len(blok.getoond) for n in bekend.verborgen)
    return not bezwaren(blok, Bewijs(blok.vingerafdruk, bekend.tabellen))
