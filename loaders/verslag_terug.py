"""The Excel report that comes back: what the person changed in it, as repairs of the draft.

A report holds texts as they were shown, so it is never loaded as a file of its own: only what
differs from the file in the draft is taken over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from datasets.notatie import aantal_tekst, getal
from loaders.blad import Bestand, Blad
from loaders.issues import opsomming, regels_tekst
from loaders.opdracht import Herstel
from loaders.verslag_vorm import (
    OPMERKING,
    REGEL,
    Kenmerk,
    Kolom,
    gelijk,
    getoond,
    kenmerk_in,
    koppen_van,
    zonder_apostrof,
)

MEESTE_WEG = 0.5
"""When more than this part of the rows is gone, the report was cut off: none is left out."""
_RUIM = 16


class VerslagOnleesbaar(Exception):
    """A report of ours in which rows or headings cannot be found back; one Dutch sentence."""


@dataclass(frozen=True)
class Terugblad:
    """One sheet of a report that came back.

    Attributes:
        nummer: which sheet of the file it was made of, from 0.
        koppen: the headings, without Regel and Opmerking.
        rijen: row number in the file -> the texts, in the order of `koppen`.
        dubbel: row numbers that stand there more than once; they are not in `rijen`.
        zonder_nummer: how many filled rows have no row number.
    """

    nummer: int
    koppen: tuple[str, ...]
    rijen: Mapping[int, tuple[str, ...]]
    dubbel: tuple[int, ...] = ()
    zonder_nummer: int = 0


@dataclass(frozen=True)
class Teruggekomen:
    """A report that came back: the draft, which of its files, and its sheets."""

    concept_id: str
    stuk: int
    bladen: tuple[Terugblad, ...]


@dataclass(frozen=True)
class Verschillen:
    """What the person changed: cells, rows that are gone, and sentences that say it."""

    herstel: tuple[Herstel, ...]
    weggelaten: tuple[tuple[str, int], ...]
    zinnen: tuple[str, ...]


def lees_verslag(bestand: Bestand) -> Teruggekomen | None:
    """Recognise a report of ours by its mark; None for any other file.

    Raises VerslagOnleesbaar when its headings cannot be found back.
    """
    gemerkt = [(blad, merk) for blad in bestand.bladen if (merk := _kenmerk_van(blad))]
    if not gemerkt:
        return None
    eerste = gemerkt[0][1]
    if any((m.concept_id, m.stuk) != (eerste.concept_id, eerste.stuk) for _, m in gemerkt):
        raise VerslagOnleesbaar(
            "In dit bestand staan bladen van verschillende verslagen: lever elk verslag apart aan."
        )
    bladen = [_terugblad(blad, m.blad) for blad, m in gemerkt if m.blad is not None]
    los = [blad.naam for blad in bestand.bladen if OPMERKING in blad.koppen]
    if len(los) > len(bladen) or not bladen:
        raise VerslagOnleesbaar(
            "Van dit verslag is de bovenste regel of de eerste kolom van een blad weg: download "
            "het verslag opnieuw en verander alleen de cellen."
        )
    return Teruggekomen(eerste.concept_id, eerste.stuk, tuple(bladen))


def _kenmerk_van(blad: Blad) -> Kenmerk | None:
    """The mark of a sheet: above the headings, or wherever it was moved to in the summary."""
    eind = (tekst for _, tekst in blad.voetregels)
    for tekst in (*blad.titelregels, *blad.koppen, *eind):
        if merk := kenmerk_in(tekst):
            return merk
    boven = blad.tabel.slice(0, _RUIM).to_pylist()
    teksten = (str(cel) for rij in boven for cel in rij.values())
    return next((merk for tekst in teksten if (merk := kenmerk_in(tekst))), None)


def _terugblad(blad: Blad, nummer: int) -> Terugblad:
    if REGEL not in blad.koppen:
        raise VerslagOnleesbaar(
            f"Op blad {blad.naam} vinden we de kolom Regel niet terug: download het verslag "
            "opnieuw en verander alleen de cellen."
        )
    regel = blad.koppen.index(REGEL)
    mee = _zonder_opmerking([n for n in range(len(blad.koppen)) if n != regel], blad.koppen)
    nummers = blad.tabel[f"k{regel}"].to_pylist()
    kolommen = [blad.tabel[f"k{n}"].to_pylist() for n in mee]
    rijen: dict[int, tuple[str, ...]] = {}
    aantal: Counter[int] = Counter()
    zonder = 0
    for tekst, *cellen in zip(nummers, *kolommen, strict=True):
        if not any(cellen):
            continue  # an emptied row is no row
        if not tekst.isdecimal():
            zonder += 1
            continue
        aantal[int(tekst)] += 1
        rijen[int(tekst)] = tuple(cellen)
    dubbel = tuple(sorted(rij for rij, keer in aantal.items() if keer > 1))
    for rij in dubbel:
        del rijen[rij]
    return Terugblad(nummer, tuple(blad.koppen[n] for n in mee), rijen, dubbel, zonder)


def _zonder_opmerking(plekken: list[int], koppen: Sequence[str]) -> list[int]:
    """The columns without our own remarks: those stand last, a column of the file may be so too."""
    onze = max((n for n in plekken if koppen[n] == OPMERKING), default=None)
    return [n for n in plekken if n != onze]


def verschillen(
    terug: Teruggekomen,
    bestand: Bestand,
    kolommen: Mapping[str, Sequence[Kolom]],
    *,
    geleverd: Bestand | None = None,
) -> Verschillen:
    """What the person changed in the report, against the file in the draft.

    Args:
        terug: the report.
        bestand: the file of the draft as it is now, repairs on screen included.
        kolommen: as for `maak_verslag`.
        geleverd: the file as it was delivered, where that differs from `bestand`: a cell that is
            still as delivered was not touched in the report, so a repair on screen made since
            stays.
    """
    herstel: list[Herstel] = []
    weggelaten: list[tuple[str, int]] = []
    zinnen: list[str] = []
    for blad in terug.bladen:
        if blad.nummer >= len(bestand.bladen):
            continue
        nu = bestand.bladen[blad.nummer]
        naam = nu.naam or ""
        if naam not in kolommen:
            zinnen.append(f"Blad {naam} lezen we niet: daarvan is niets overgenomen.")
            continue
        vergelijking = _Vergelijking(
            blad, nu, geleverd.bladen[blad.nummer] if geleverd else nu, tuple(kolommen[naam])
        )
        herstel += vergelijking.herstel()
        weg, over_rijen = vergelijking.weggelaten()
        weggelaten += [(naam, rij) for rij in weg]
        zinnen += [*over_rijen, *vergelijking.zinnen()]
    cellen = sum(len(een.rijen) for een in herstel)
    if cellen:
        wat = aantal_tekst(cellen, "verbeterde cel", "verbeterde cellen")
        zinnen.insert(0, f"Uit het verslag namen we {wat} over.")
    elif not weggelaten:
        zinnen.insert(0, "In het verslag is geen cel veranderd. U gaat verder waar u was.")
    return Verschillen(tuple(herstel), tuple(weggelaten), tuple(zinnen))


@dataclass(frozen=True)
class _Vergelijking:
    """One sheet of the report beside that sheet in the draft."""

    terug: Terugblad
    nu: Blad
    geleverd: Blad
    kolommen: tuple[Kolom, ...]

    def herstel(self) -> list[Herstel]:
        """The changed cells; the same change in one column is one repair."""
        plekken = self._plekken()
        samen: dict[tuple[int, str, str], list[int]] = defaultdict(list)
        for kolom in self.kolommen:
            plek = plekken.get(kolom.index)
            if plek is None or not kolom.veld:
                continue
            toen = _per_rij(self.geleverd, kolom)
            for rij, was in _per_rij(self.nu, kolom).items():
                cellen = self.terug.rijen.get(rij)
                if cellen is None or _ongemoeid(cellen[plek], was, toen.get(rij, was), kolom):
                    continue
                wordt = zonder_apostrof(cellen[plek])
                samen[kolom.index, "" if kolom.afgeschermd else was, wordt].append(rij)
        return [
            Herstel(self.nu.naam or "", kolom, wordt=wordt, was=was, rijen=tuple(rijen))
            for (kolom, was, wordt), rijen in samen.items()
        ]

    def weggelaten(self) -> tuple[list[int], list[str]]:
        """Rows of the draft that are not in the report any more, and what to say of them."""
        per_kolom = [_per_rij(self.nu, kolom) for kolom in self.kolommen if kolom.veld]
        hier = [r for r in self.nu.tabel["rij"].to_pylist() if any(k[r] for k in per_kolom)]
        weg = [r for r in hier if r not in self.terug.rijen and r not in self.terug.dubbel]
        if not weg:
            return [], []
        if len(weg) > _RUIM and len(weg) > MEESTE_WEG * len(hier):
            zin = (
                f"van de {getal(len(hier))} regels ontbreken er {getal(len(weg))} in het verslag. "
                "Die laten we niet weg: wilt u dat wel, haal ze dan uit uw eigen bestand."
            )
            return [], [self._zin(zin)]
        staat = "staat" if len(weg) == 1 else "staan"
        zin = f"{regels_tekst(weg)} {staat} niet meer in het verslag: die laten we weg."
        return weg, [self._zin(zin)]

    def zinnen(self) -> list[str]:
        """What was in the report that could not be taken over."""
        uit = []
        onbekend = self.terug.rijen.keys() - set(self.geleverd.tabel["rij"].to_pylist())
        if erbij := self.terug.zonder_nummer + len(onbekend):
            wat = aantal_tekst(erbij, "regel staat", "regels staan")
            die = "die" if erbij == 1 else "ze"
            uit.append(
                f"{wat} niet in uw bestand en nemen we niet over: voeg {die} toe aan uw eigen "
                "bestand."
            )
        if dubbel := self.terug.dubbel:
            staat = "staat" if len(dubbel) == 1 else "staan"
            uit.append(
                f"{regels_tekst(dubbel)} {staat} er vaker dan een keer: daarvan nemen we niets "
                "over."
            )
        gevonden = self._plekken()
        if weg := [k.kop for k in self.kolommen if k.veld and k.index not in gevonden]:
            wat = "de kolom" if len(weg) == 1 else "de kolommen"
            uit.append(
                f"{wat} {opsomming(weg, 'en')} vinden we niet terug in het verslag: daarin blijft "
                "alles zoals het was."
            )
        return [self._zin(zin) for zin in uit]

    def _zin(self, zin: str) -> str:
        """A sentence with its sheet, where the file has sheets."""
        return f"Blad {self.nu.naam}: {zin}" if self.nu.naam else zin[:1].upper() + zin[1:]

    def _plekken(self) -> dict[int, int]:
        """Index of a column in the draft -> its place in the report, by its heading.

        Headings may repeat: the second of a name is the second one in the report too.
        """
        vrij: dict[str, list[int]] = defaultdict(list)
        for plek, kop in enumerate(self.terug.koppen):
            vrij[zonder_apostrof(kop)].append(plek)
        plekken = {}
        for kolom, kop in zip(self.kolommen, koppen_van(self.kolommen), strict=True):
            if vrij[kop]:
                plekken[kolom.index] = vrij[kop].pop(0)
        return plekken


def _per_rij(blad: Blad, kolom: Kolom) -> dict[int, str]:
    teksten = blad.tabel[f"k{kolom.index}"].to_pylist()
    return dict(zip(blad.tabel["rij"].to_pylist(), teksten, strict=True))


def _ongemoeid(cel: str, nu: str, toen: str, kolom: Kolom) -> bool:
    """True for a cell that the person left alone, or that already says what the draft says."""
    if cel == nu:
        return True
    return gelijk(cel, getoond(nu, kolom)) or gelijk(cel, getoond(toen, kolom))
