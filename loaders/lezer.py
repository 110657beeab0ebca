"""Text columns -> storage columns: each different text in a column is read once.

The results are taken back by index, so there is one definition of what a cell may hold (the field
type of the row class), and a million rows cost little more than their different texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from datasets.cellen import (
    ARROW,
    STREPEN,
    CelFout,
    CelType,
    CodeCel,
    Context,
    DatumCel,
    Gelezen,
)
from datasets.celpersoon import PseudoniemCel
from datasets.model import Dataset, Veld
from datasets.woorden import normaliseer
from loaders.issues import Issue
from loaders.lang import KOP
from loaders.match import Koppeling

VERTAALD = "woord vertaald"
"""Kind of the remark that a word was taken for one of the list, or for a date."""
_GEEN_CIJFER = pa.array(["", "."])


class Lezer:
    """Reads the columns of one period of one sheet, and keeps what went wrong.

    Attributes:
        issues: what is to be said of the cells.
        fout_rij: numbers of the rows with a cell that cannot be read.
        foute_nummers: numbers of the texts of the last column that cannot be read.
    """

    def __init__(self, dataset: Dataset, koppeling: Koppeling, context: Context, blad: str) -> None:
        self.dataset = dataset
        self.koppeling = koppeling
        self.context = context
        self.blad = blad
        self.issues: list[Issue] = []
        self.fout_rij: set[int] = set()
        self.foute_nummers: set[int] = set()

    def lees(self, tekst: pa.Table) -> pa.Table:
        """All fields of these rows as storage columns; a field without a column is empty."""
        kolommen: dict[str, Any] = {"blad": tekst["blad"], "rij": tekst["rij"]}
        for veld in self.dataset.velden.values():
            kolommen |= self._in_een_keer(tekst, veld) or self._per_tekst(tekst, veld)
        return pa.table(kolommen)

    def _in_een_keer(self, tekst: pa.Table, veld: Veld) -> dict[str, Any]:
        """The column by the quick road of its type, where it has one and nothing can be wrong."""
        heeft_weg = type(veld.cel).lees_alle is not CelType.lees_alle
        if not heeft_weg or veld.naam not in tekst.column_names:
            return {}
        gecodeerd = _gecodeerd(tekst[veld.naam])
        leeg = pc.index(gecodeerd.dictionary, "").as_py()
        if leeg >= 0 and not _mag_leeg(veld, gecodeerd.dictionary):
            return {}
        alle = veld.cel.lees_alle(gecodeerd.dictionary, self.context)
        if alle is None:
            return {}
        if leeg >= 0:
            is_leeg = np.arange(len(alle)) == leeg
            alle = pc.if_else(pa.array(is_leeg), pa.scalar(None, alle.type), alle)
        [(naam, _)] = veld.opslagkolommen
        return {naam: alle.take(gecodeerd.indices)}

    def _per_tekst(self, tekst: pa.Table, veld: Veld) -> dict[str, Any]:
        waarden, indices = self.lees_verschillende(tekst, veld)
        leeg = veld.cel.leeg()
        opgeslagen = [veld.cel.opslag(leeg if w is None else w) for w in waarden]
        return {
            naam: pa.array([o[nummer] for o in opgeslagen], ARROW[soort]).take(indices)
            for nummer, (naam, soort) in enumerate(veld.opslagkolommen)
        }

    def lees_verschillende(self, tekst: pa.Table, veld: Veld) -> tuple[list[Any], pa.Array]:
        """The value of each different text, and for each row the number of its text."""
        self.foute_nummers = set()
        if veld.naam not in tekst.column_names:
            return [None], pa.repeat(pa.scalar(0, pa.int32()), tekst.num_rows)
        gecodeerd = _gecodeerd(tekst[veld.naam])
        teksten, indices = gecodeerd.dictionary, gecodeerd.indices
        mag_leeg = _mag_leeg(veld, teksten)
        waarden: list[Any] = []
        op_nummer: dict[int, Issue] = {}
        for nummer, cel in enumerate(teksten.to_pylist()):
            waarde, issue = self._lees_cel(veld, cel, mag_leeg=mag_leeg)
            waarden.append(waarde)
            if issue is not None:
                op_nummer[nummer] = issue
        if op_nummer:
            self._onthoud(op_nummer, tekst, indices, veld)
        return waarden, indices

    def _onthoud(
        self, op_nummer: dict[int, Issue], tekst: pa.Table, indices: pa.Array, veld: Veld
    ) -> None:
        """Keep the issues with their rows; where headings are values, per heading."""
        koppen = tekst[KOP] if veld is self.dataset.waarde and self.koppeling.uit_koppen else None
        telt = self._heeft_cijfer(tekst)
        rijen = _rijen_per_nummer(indices, tekst["rij"], koppen, telt, list(op_nummer))
        for (nummer, kop, met_cijfer), hier in rijen.items():
            issue = replace(op_nummer[nummer], rijen=hier)
            if kop:
                issue = replace(issue, kop=kop)
            if issue.ernst == "fout":
                self.fout_rij.update(hier)
                self.foute_nummers.add(nummer)
            elif not met_cijfer:
                # A remark on a municipality is only of use where there is a figure.
                continue
            self.issues.append(issue)

    def _heeft_cijfer(self, tekst: pa.Table) -> Any:
        waarde = self.dataset.waarde
        if waarde is None or waarde.naam not in tekst.column_names:
            return np.ones(tekst.num_rows, dtype=bool)
        geen = pc.is_in(tekst[waarde.naam], _GEEN_CIJFER)
        return ~geen.to_numpy()

    def _lees_cel(self, veld: Veld, cel: str, *, mag_leeg: bool) -> tuple[Any, Issue | None]:
        issue = Issue(
            soort="cel leeg",
            ernst="fout",
            zin="",
            blad=self.blad,
            kop=self._kop(veld),
            velden=(veld.naam,),
        )
        if cel == "":
            ontbreekt = replace(issue, zin="deze cel is leeg", uitweg=veld.cel.vul_in())
            return None, None if mag_leeg else ontbreekt
        getoond = replace(issue, waarde=cel if veld.cel.bewaart_tekst else "")
        if mag_leeg and isinstance(veld.cel, DatumCel) and cel in STREPEN:
            # Of a date that may be empty a dash can mean nothing else; of a count it can be 0.
            zin = "streepje gelezen als leeg"
            return None, replace(getoond, soort=zin, ernst="verbeterd", zin=zin)
        bedoeld = self.context.woorden.get(veld.naam, {}).get(normaliseer(cel), cel)
        try:
            waarde = veld.adapter.validate_python(bedoeld, context=self.context)
        except ValidationError as fout:
            oorzaak = fout.errors(include_url=False)[0].get("ctx", {}).get("error")
            if not isinstance(oorzaak, CelFout):
                raise
            return None, replace(
                getoond,
                soort=f"{veld.naam} onleesbaar",
                zin=str(oorzaak),
                uitweg=oorzaak.uitweg,
                suggesties=oorzaak.suggesties,
            )
        if isinstance(waarde, Gelezen):
            return waarde.waarde, self._gelezen(veld, waarde, getoond)
        if veld.naam in self.koppeling.een_dag_later and waarde is not None:
            waarde += timedelta(days=1)
        return waarde, self._anders_geschreven(veld, cel, bedoeld, waarde, getoond)

    def _anders_geschreven(
        self, veld: Veld, cel: str, bedoeld: str, waarde: Any, getoond: Issue
    ) -> Issue | None:
        """A remark on a text that was taken for another one: by the person, or by us."""
        if bedoeld is not cel:
            zin = f"dit lezen we als '{bedoeld}', zoals u koos"
            return replace(getoond, soort="woord gekozen", ernst="verbeterd", zin=zin)
        mag = veld.cel.bewaart_tekst and not self.dataset.landelijk
        zin = vertaald(veld.cel, cel, waarde) if mag else ""
        return replace(getoond, soort=VERTAALD, ernst="verbeterd", zin=zin) if zin else None

    def _gelezen(self, veld: Veld, gelezen: Gelezen, getoond: Issue) -> Issue:
        """A remark; in a national file it is nothing that the person who loads can change."""
        onbekend = gelezen.waarde is None
        return replace(
            getoond,
            soort="gemeente onbekend" if onbekend else f"{veld.naam} gelezen",
            ernst="melding" if self.dataset.landelijk else "waarschuwing",
            zin=gelezen.melding,
        )

    def _kop(self, veld: Veld) -> str:
        if veld.naam == self.koppeling.uit_koppen:
            return ""
        return self.koppeling.kop_van(veld.naam)

    def gemeenten_van(self, getypeerd: pa.Table, rijen: set[int]) -> frozenset[str | None]:
        """The municipalities of these rows; None in it when one can be of any municipality."""
        if not rijen:
            return frozenset()
        hier = pa.array(np.isin(getypeerd["rij"].to_numpy(), list(rijen)))
        return frozenset(getypeerd[self.dataset.gemeente_veld].filter(hier).to_pylist())

    def maten_van(self, getypeerd: pa.Table, rijen: set[int]) -> frozenset[tuple[str, str]]:
        """Municipality and measure of these rows, where both could be read."""
        maat = self.dataset.maat_veld
        if not rijen or not maat:
            return frozenset()
        hier = pa.array(np.isin(getypeerd["rij"].to_numpy(), list(rijen)))
        kolommen = getypeerd.filter(hier).select([self.dataset.gemeente_veld, maat]).columns
        paren = zip(*(kolom.to_pylist() for kolom in kolommen), strict=True)
        return frozenset((g, m) for g, m in paren if g and m)


def vertaald(cel: CelType, tekst: str, waarde: Any) -> str:
    """What a word or date was taken for where it was written in another way; "" for the same."""
    if isinstance(cel, CodeCel) and isinstance(waarde, str):
        titel = cel.lijst.titel_van(waarde)
        zelfde = {normaliseer(titel), normaliseer(waarde)}
        return "" if normaliseer(tekst) in zelfde else f"dit lezen we als '{titel}'"
    if isinstance(cel, DatumCel) and isinstance(waarde, date) and any(map(str.isalpha, tekst)):
        return f"dit lezen we als {waarde:%d-%m-%Y}"
    return ""


def _gecodeerd(kolom: pa.ChunkedArray) -> pa.DictionaryArray:
    """A column as its different texts and, for each row, the number of its text."""
    heel = kolom.combine_chunks()
    if isinstance(heel, pa.ChunkedArray):
        heel = heel.combine_chunks()
    return heel.dictionary_encode()


def _mag_leeg(veld: Veld, teksten: pa.Array) -> bool:
    """A pseudonym that is there for some rows may not be missing for others."""
    if not isinstance(veld.cel, PseudoniemCel):
        return veld.mag_leeg
    return veld.mag_leeg and not pc.any(pc.not_equal(teksten, "")).as_py()


def _rijen_per_nummer(
    indices: pa.Array,
    rij: pa.ChunkedArray,
    koppen: pa.ChunkedArray | None,
    telt: Any,
    nummers: Sequence[int],
) -> dict[tuple[int, str, bool], tuple[int, ...]]:
    """The row numbers of each of these texts (and heading), in one pass over the column."""
    alle = indices.to_numpy(zero_copy_only=False)
    plek = np.flatnonzero(np.isin(alle, nummers))
    kop = [""] * len(plek) if koppen is None else koppen.take(pa.array(plek)).to_pylist()
    uit: dict[tuple[int, str, bool], dict[int, None]] = {}
    for nummer, k, met, r in zip(
        alle[plek].tolist(), kop, telt[plek].tolist(), rij.to_numpy()[plek].tolist(), strict=True
    ):
        uit.setdefault((nummer, k, met), {})[r] = None
    return {sleutel: tuple(rijen) for sleutel, rijen in uit.items()}
