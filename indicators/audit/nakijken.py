"""The audit of a release: what must be hidden on top of the rules, block by block.

A block that was audited before is not audited again: its fingerprint says that it is the same. So
a new delivery costs the blocks that it touches. The memory of a region is kept beside its released
figures, with the certificates.
"""

from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from indicators.audit.bewijs import Bewijs, bezwaren
from indicators.audit.controle import controleer
from indicators.audit.herstel import herstel
from indicators.audit.publicatie import Cel, Publicatie, Tabel
from indicators.audit.regio import publicatie_van
from indicators.figuren import Sleutel
from indicators.kubus import Kubus
from indicators.model import Vrijgave
from indicators.weergave import Beleid

LOG = logging.getLogger("monitor")

ONTHOUDEN = 5_000
"""So many blocks are kept in memory; those of the longest ago go first."""


class NietNagekeken(Exception):
    """A certificate does not hold: nothing is released."""


@dataclass(frozen=True, slots=True)
class Blokbewijs:
    """What is known of a block that was audited; secret, it holds true values.

    Attributes:
        verborgen: numbers of the cells that had to be hidden; then there is no certificate, since
            what is shown becomes another block.
        waar, getuigen, keuze: the certificate, with cells by their number in the block.
    """

    verborgen: tuple[int, ...] = ()
    waar: tuple[int, ...] = ()
    getuigen: tuple[Mapping[int, int], ...] = ()
    keuze: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """The audit of a release in numbers, for everybody to read.

    Attributes:
        cellen: counts that are in it, shown or not.
        verbanden: what is known of counts together.
        beschermd: small counts, remainders and differences that stay protected.
        verborgen: figures that had to be hidden on top of the rules.
    """

    cellen: int
    verbanden: int
    beschermd: int
    verborgen: int


@dataclass
class Geheugen:
    """The blocks that were audited, by fingerprint."""

    blokken: dict[str, Blokbewijs] = field(default_factory=dict)

    def bewaar(self, vingerafdruk: str, bewijs: Blokbewijs) -> None:
        """Remember a block."""
        self.blokken[vingerafdruk] = bewijs
        while len(self.blokken) > ONTHOUDEN:
            del self.blokken[next(iter(self.blokken))]

    def lees(self, pad: Path) -> None:
        """Add what a region kept.

        A file that is not there, or is damaged, adds nothing: it only saves work, and no
        certificate in it is believed without adding it up again.
        """
        if not pad.is_file():
            return
        try:
            for vingerafdruk, een in _BESTAND.validate_json(
                gzip.decompress(pad.read_bytes())
            ).items():
                self.bewaar(vingerafdruk, een)
        except (OSError, EOFError, zlib.error, ValidationError):
            LOG.warning("the memory of the audit cannot be read; all blocks are audited again")

    def schrijf(self, pad: Path, welke: Iterable[str]) -> None:
        """Keep these blocks for the next time."""
        inhoud = {v: self.blokken[v] for v in welke if v in self.blokken}
        nieuw = pad.with_suffix(".nieuw")
        nieuw.write_bytes(gzip.compress(_BESTAND.dump_json(inhoud), mtime=0))
        nieuw.replace(pad)


_BESTAND = TypeAdapter(dict[str, Blokbewijs])
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
        vingerafdrukken: of the blocks with something to protect.
        telling: the numbers.
    """

    verborgen: frozenset[Sleutel]
    vingerafdrukken: tuple[str, ...]
    telling: Nagekeken


def kijk_na(kubus: Kubus, vrij: Vrijgave, beleid: Beleid) -> Blik:
    """What of a release must be hidden still; nothing when nobody can work anything out.

    Raises:
        FeitenKloppenNiet: what is shown does not fit the counts: a mistake in the model.
        NietTeHerstellen: something leaks and nothing is left to hide.
        NietNagekeken: a certificate does not hold.
    """
    publicatie, waar = publicatie_van(kubus, vrij, beleid)
    verborgen: set[Sleutel] = set()
    vingerafdrukken = []
    for blok in publicatie.blokken():
        if not blok.doelen:
            continue
        vingerafdruk = blok.vingerafdruk
        bekend = _GEHEUGEN.blokken.get(vingerafdruk)
        if bekend is None or not _houdt_stand(blok, bekend):
            bekend = _onderzoek(blok, waar)
            _GEHEUGEN.bewaar(vingerafdruk, bekend)
        cellen = list(blok.getoond)
        for n in bekend.verborgen:
            indicator, gebied, periode, uitsplitsing = cellen[n]
            verborgen.add((indicator, gebied, periode, uitsplitsing))
        vingerafdrukken.append(vingerafdruk)
    telling = Nagekeken(
        len(publicatie.getoond), len(publicatie.feiten), len(publicatie.doelen), len(verborgen)
    )
    return Blik(frozenset(verborgen), tuple(vingerafdrukken), telling)


def _onderzoek(blok: Publicatie, waar: Tabel) -> Blokbewijs:
    uitkomst = controleer(blok, waar)
    plek = {cel: n for n, cel in enumerate(blok.getoond)}
    if uitkomst.bewijs is None:
        hersteld = herstel(blok, waar)
        return Blokbewijs(verborgen=tuple(sorted(plek[cel] for cel in hersteld.verborgen)))
    if fouten := bezwaren(blok, uitkomst.bewijs):
        raise NietNagekeken(fouten[0])
    return _kort(uitkomst.bewijs, plek)


def _kort(bewijs: Bewijs, plek: Mapping[Cel, int]) -> Blokbewijs:
    getuigen = tuple({plek[c]: w for c, w in getuige.items()} for getuige in bewijs.getuigen)
    return Blokbewijs((), tuple(bewijs.waar.values()), getuigen, bewijs.keuze)


def _houdt_stand(blok: Publicatie, bekend: Blokbewijs) -> bool:
    """True when what is remembered of a block holds: a certificate is added up again."""
    cellen = list(blok.getoond)
    if bekend.verborgen:
        return all(n < len(cellen) for n in bekend.verborgen)
    getuigen = [{cellen[n]: w for n, w in g.items() if n < len(cellen)} for g in bekend.getuigen]
    waar = dict(zip(cellen, bekend.waar, strict=False))
    return not bezwaren(blok, Bewijs(blok.vingerafdruk, waar, tuple(getuigen), bekend.keuze))
