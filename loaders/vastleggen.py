"""What of a file may be written down in a draft: its declared cells, and of persons nothing clear.

Pseudonyms are keyed, birth dates become ages, and columns that are not read are empty (decisions.md
32). A cell that may not be kept and could not be read is marked as such, so that it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import pyarrow as pa

from datasets.cellen import CelFout, Context
from datasets.celpersoon import MERK, NIET_BEWAARD, LeeftijdCel, PseudoniemCel
from datasets.celtype import FOUT_VAN_EXCEL
from datasets.model import Veld
from loaders.blad import Bestand, Blad
from loaders.lang import maak_lang
from loaders.match import Koppeling
from loaders.perioden import verdeel


def vast_te_leggen(
    bestand: Bestand,
    koppelingen: Mapping[str, Koppeling],
    contexten: Mapping[str, Context],
    *,
    perioden: Bestand,
    vandaag: date,
) -> Bestand:
    """The file with only what may be kept of it.

    Args:
        bestand: the file as it was read.
        koppelingen: name of each sheet that is read -> which column is which field.
        contexten: name of each sheet that is read -> what its cells need to know: the key of the
            leverancier, and the period when it holds for all rows.
        perioden: the file as it was repaired: a birth date becomes the age in the period of its
            row, and that period may have been repaired.
        vandaag: the day of loading.
    """
    bladen = []
    for blad, met in zip(bestand.bladen, perioden.bladen, strict=True):
        naam = blad.naam or ""
        if naam in koppelingen:
            per_rij = partial(_context_per_rij, met, koppelingen[naam], contexten[naam], vandaag)
            bladen.append(_vast_blad(blad, koppelingen[naam], contexten[naam], per_rij))
        else:
            bladen.append(_leeg(blad))
    return replace(bestand, bladen=bladen)


def sleutel_cel(veld: Veld, tekst: str, context: Context) -> str:
    """A text that a person typed, as it may be kept for this field.

    Raises:
        CelFout: an age that cannot be read.
    """
    if veld.cel.bewaart_tekst or not tekst or tekst.startswith(MERK):
        return tekst
    if FOUT_VAN_EXCEL.fullmatch(tekst):
        return tekst
    if isinstance(veld.cel, PseudoniemCel):
        return MERK + veld.cel.lees(tekst, context)
    if isinstance(veld.cel, LeeftijdCel):
        if context.periode is None and not tekst.strip().isdecimal():
            raise CelFout(
                "de periode is hier nog niet bekend", uitweg="Vul de leeftijd in jaren in."
            )
        return str(veld.cel.lees(tekst, context))
    return NIET_BEWAARD


def _leeg(blad: Blad) -> Blad:
    """A sheet that is not read: its headings, and of its cells nothing."""
    namen = blad.tabel.column_names
    niets = pa.table({n: blad.tabel[n].slice(0, 0) for n in namen})
    return replace(blad, tabel=niets, titelregels=[], voetregels=[], langere_rijen=[], overig=[])


def _vast_blad(
    blad: Blad,
    koppeling: Koppeling,
    context: Context,
    context_per_rij: Callable[[], Mapping[int, Context]],
) -> Blad:
    velden = {index: koppeling.dataset.velden[naam] for naam, index in koppeling.kolommen.items()}
    gelezen = {*velden, *koppeling.brede_kolommen}
    kolommen = {"rij": blad.tabel["rij"]}
    perioden: Mapping[int, Context] | None = None
    for index in range(len(blad.koppen)):
        kolom = blad.tabel[f"k{index}"]
        veld = velden.get(index)
        if index not in gelezen:
            kolom = pa.array([""] * blad.tabel.num_rows, pa.string())
        elif veld is not None and isinstance(veld.cel, PseudoniemCel):
            kolom = _per_tekst(kolom, veld, context)
        elif veld is not None and not veld.cel.bewaart_tekst:
            if perioden is None:
                perioden = context_per_rij()
            kolom = _per_rij(blad, kolom, veld, perioden)
        kolommen[f"k{index}"] = kolom
    return replace(
        blad,
        tabel=pa.table(kolommen),
        titelregels=[],
        voetregels=[(rij, "") for rij, _ in blad.voetregels],
        overig=[],
    )


def _per_tekst(kolom: pa.ChunkedArray, veld: Veld, context: Context) -> pa.Array:
    gecodeerd = kolom.combine_chunks().dictionary_encode()
    sleutels = [sleutel_cel(veld, tekst, context) for tekst in gecodeerd.dictionary.to_pylist()]
    return pa.array(sleutels, pa.string()).take(gecodeerd.indices)


def _per_rij(
    blad: Blad, kolom: pa.ChunkedArray, veld: Veld, per_rij: Mapping[int, Context]
) -> pa.Array:
    uit = []
    for rij, tekst in zip(blad.tabel["rij"].to_pylist(), kolom.to_pylist(), strict=True):
        try:
            uit.append(sleutel_cel(veld, tekst, per_rij.get(rij, _ZONDER)))
        except CelFout:
            uit.append(NIET_BEWAARD)
    return pa.array(uit, pa.string())


_ZONDER = Context()


def _context_per_rij(
    blad: Blad, koppeling: Koppeling, context: Context, vandaag: date
) -> dict[int, Context]:
    """For each row the context with its own period."""
    tekst, _ = maak_lang(blad, koppeling)
    verdeling = verdeel(
        tekst, koppeling, context, context.periode, blad.naam or "", vandaag=vandaag
    )
    uit: dict[int, Context] = {}
    for (periode, _), plekken in verdeling.rijen.items():
        hier = replace(context, periode=periode)
        rijen = tekst["rij"] if plekken is None else tekst["rij"].take(plekken)
        uit |= dict.fromkeys(rijen.to_pylist(), hier)
    return uit
