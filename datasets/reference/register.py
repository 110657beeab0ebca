"""Municipalities: found by code or by name as people write it, and followed through mergers.

A kept code is not a kept area: Alkmaar of 2012 has the code of today, without Graft-De Rijp and
Schermer. So `Register.voorgangers` says which codes make up today's area on a day of the past.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from rapidfuzz import fuzz, process

from datasets.notatie import datum
from datasets.reference import tabellen
from datasets.reference.namen import kale_naam, sleutel, sleutels
from datasets.reference.tabellen import Gemeente, Herindeling

__all__ = ["REGISTER", "Gemeente", "GemeenteOnbekend", "Herindeling", "Register", "Treffer"]

_CODE = re.compile(r"(?:gm ?)?(?P<cijfers>\d{1,4})(?:[.,]0)?", re.IGNORECASE)
_VERZONNEN_CODE = re.compile(r"vb\d{2}", re.IGNORECASE)
_LIJKT_GENOEG = 70  # of 100; below it a suggestion is further off than no suggestion
_MEESTE_SUGGESTIES = 3


class GemeenteOnbekend(ValueError):
    """A text that is no municipality, or could be two. `str()` is a Dutch sentence.

    Attributes:
        suggesties: official names that could be meant, best first, at most three.
    """

    def __init__(self, zin: str, suggesties: Iterable[str] = ()) -> None:
        super().__init__(zin)
        self.suggesties = tuple(suggesties)


@dataclass(frozen=True, slots=True)
class Treffer:
    """A municipality that was found.

    Attributes:
        code: the code that was written, also of a municipality that is no more.
        naam: official name.
        melding: Dutch sentence without a full stop when the municipality no longer existed on the
            day asked for, else None.
    """

    code: str
    naam: str
    melding: str | None = None


class MetGemeenten(Protocol):
    """What brings municipalities of its own: an invented region."""

    @property
    def eigen_gemeenten(self) -> tuple[Gemeente, ...]:
        """The municipalities of today that no national table has."""

    @property
    def eigen_herindelingen(self) -> tuple[Herindeling, ...]:
        """Their mergers."""


class Register:
    """All municipalities we know and how they merged.

    Never changes; answers are kept, so asking often is cheap.
    """

    def __init__(self, gemeenten: Iterable[Gemeente], herindelingen: Iterable[Herindeling]) -> None:
        self.herindelingen = tuple(herindelingen)
        self._vandaag = {gemeente.code: gemeente for gemeente in gemeenten}
        self._oud = _vervallen_gemeenten(self.herindelingen, self._vandaag)
        self._alle = self._vandaag | self._oud
        self._op_naam, self._op_kale_naam = _naamtabellen(self._alle.values())
        self._fusies_naar: dict[str, list[Herindeling]] = defaultdict(list)
        for fusie in self.herindelingen:
            if fusie.is_fusie:
                self._fusies_naar[fusie.nieuwe_code].append(fusie)
        self._opvolgers = {code: self._volg(code) for code in self._oud}
        self._zoek = lru_cache(maxsize=65_536)(self._zoek_nieuw)
        self._voorgangers = lru_cache(maxsize=65_536)(self._voorgangers_nieuw)

    @property
    def gemeenten(self) -> tuple[Gemeente, ...]:
        """The municipalities of today."""
        return tuple(self._vandaag.values())

    def met(self, regio: MetGemeenten) -> Register:
        """This register with the municipalities of an invented region added, if it has any."""
        if not regio.eigen_gemeenten:
            return self
        return Register(
            (*self._vandaag.values(), *regio.eigen_gemeenten),
            (*self.herindelingen, *regio.eigen_herindelingen),
        )

    def gemeente(self, code: str) -> Gemeente:
        """The municipality with this code, of today or abolished.

        Raises:
            GemeenteOnbekend: no municipality we know has this code.
        """
        try:
            return self._alle[code]
        except KeyError:
            raise GemeenteOnbekend(f"De gemeentecode {code} kennen we niet.") from None

    def zoek(
        self, tekst: str, *, op: date | None = None, binnen: Iterable[str] | None = None
    ) -> Treffer:
        """Find the municipality that a text means, by code or by name; nothing is guessed.

        Args:
            tekst: a code (GM0361, 0361, 361, 361.0) or a name in any of the usual ways to write it.
            op: day the figures are about; on or after the day of its abolition an old municipality
                gives a `melding`.
            binnen: codes of a region: of municipalities with one name the one inside it is meant.

        Raises:
            GemeenteOnbekend: no municipality, or more than one, goes by this text.
        """
        gevonden = self._zoek(tekst, frozenset(binnen or ()))
        if op is None or gevonden.vervallen_op is None or op < gevonden.vervallen_op:
            return Treffer(gevonden.code, gevonden.naam)
        nieuw = self._alle[gevonden.opvolger or gevonden.code]
        sinds = datum(gevonden.vervallen_op)
        melding = f"{gevonden.naam} hoort sinds {sinds} bij {nieuw.naam}"
        return Treffer(gevonden.code, gevonden.naam, melding)

    def opvolger(self, code: str) -> str:
        """Code of today of the municipality in which all of this one lies, by mergers only.

        A code of today, or one we do not know, comes back as it is. Only what adds up may be moved
        this way: a count, never a percentage.
        """
        return self._opvolgers.get(code, code)

    def opvolging(self) -> Mapping[str, str]:
        """Every abolished code with its code of today: all that `opvolger` would change."""
        return MappingProxyType(self._opvolgers)

    def voorgangers(self, code: str, *, op: date) -> tuple[str, ...]:
        """Codes whose counts on day `op` add up to today's area of `code`, sorted.

        Alkmaar in 2012 gives GM0361, GM0365 and GM0458; in 2016 only GM0361. Border corrections are
        not followed: no figure tells the part that moved.
        """
        return self._voorgangers(code, op)

    def _voorgangers_nieuw(self, code: str, op: date) -> tuple[str, ...]:
        latere = [fusie for fusie in self._fusies_naar.get(code, ()) if fusie.ingangsdatum > op]
        codes = {oud for fusie in latere for oud in self.voorgangers(fusie.oude_code, op=op)}
        if not latere or all(fusie.code_behouden for fusie in latere):
            codes.add(code)
        return tuple(sorted(codes))

    def _volg(self, code: str) -> str:
        while (oud := self._oud.get(code)) is not None and oud.opvolger is not None:
            code = oud.opvolger
        return code

    def _zoek_nieuw(self, tekst: str, binnen: frozenset[str]) -> Gemeente:
        schoon = tekst.strip()
        code = _als_code(schoon)
        if code is not None:
            if code not in self._alle:
                raise GemeenteOnbekend(f"De gemeentecode “{schoon}” kennen we niet.")
            return self._alle[code]
        zoeksleutel = sleutel(schoon)
        codes = self._op_naam.get(zoeksleutel) or self._op_kale_naam.get(zoeksleutel, frozenset())
        if len(codes) > 1 and len(codes & binnen) == 1:
            codes = codes & binnen
        if len(codes) == 1:
            return self._alle[next(iter(codes))]
        if codes:
            raise _niet_eenduidig(schoon, sorted(self._alle[code].naam for code in codes))
        raise self._onbekend(schoon, zoeksleutel)

    def _onbekend(self, tekst: str, zoeksleutel: str) -> GemeenteOnbekend:
        if not zoeksleutel:
            return GemeenteOnbekend("Er staat geen gemeente.")
        gelijkend = process.extract(
            zoeksleutel,
            self._op_naam.keys(),
            scorer=fuzz.ratio,
            score_cutoff=_LIJKT_GENOEG,
            limit=4 * _MEESTE_SUGGESTIES,
        )
        codes = [code for naam, _, _ in gelijkend for code in sorted(self._op_naam[naam])]
        namen = list(dict.fromkeys(self._alle[code].naam for code in codes))[:_MEESTE_SUGGESTIES]
        vraag = f" Bedoelt u {_opsomming(namen)}?" if namen else ""
        return GemeenteOnbekend(f"De gemeente “{tekst}” kennen we niet.{vraag}", namen)


def _als_code(tekst: str) -> str | None:
    cijfers = _CODE.fullmatch(tekst)
    if cijfers:
        return f"GM{int(cijfers['cijfers']):04d}"
    return tekst.upper() if _VERZONNEN_CODE.fullmatch(tekst) else None


def _opsomming(namen: list[str]) -> str:
    if len(namen) == 1:
        return namen[0]
    return f"{', '.join(namen[:-1])} of {namen[-1]}"


def _niet_eenduidig(tekst: str, namen: list[str]) -> GemeenteOnbekend:
    zin = f"“{tekst}” kan {_opsomming(namen)} zijn. Schrijf erbij welke gemeente u bedoelt."
    return GemeenteOnbekend(zin, namen[:_MEESTE_SUGGESTIES])


def _vervallen_gemeenten(
    herindelingen: Iterable[Herindeling], vandaag: dict[str, Gemeente]
) -> dict[str, Gemeente]:
    """The abolished municipalities, by code. A kept code is no abolished municipality."""
    oud: dict[str, Gemeente] = {}
    for fusie in herindelingen:
        if fusie.is_fusie and fusie.oude_code not in vandaag:
            oud[fusie.oude_code] = Gemeente(
                code=fusie.oude_code,
                naam=fusie.oude_naam,
                vervallen_op=fusie.ingangsdatum,
                opvolger=fusie.nieuwe_code,
            )
    return oud


def _naamtabellen(
    gemeenten: Iterable[Gemeente],
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Key -> codes, for full names and, apart, for names without their province ("Bergen")."""
    vol: dict[str, set[str]] = defaultdict(set)
    kaal: dict[str, set[str]] = defaultdict(set)
    for gemeente in gemeenten:
        for naamsleutel in sleutels(gemeente.naam):
            vol[naamsleutel].add(gemeente.code)
        naam = kale_naam(gemeente.naam)
        if naam:
            kaal[sleutel(naam)].add(gemeente.code)
    return _bevroren(vol), _bevroren(kaal)


def _bevroren(tabel: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {naam: frozenset(codes) for naam, codes in tabel.items()}


#: The real municipalities; an invented region adds its own with `REGISTER.met(regio)`.
REGISTER = Register(tabellen.gemeenten(), tabellen.herindelingen())
