"""The store of one region: deliveries with their versions, in one DuckDB file.

The file is open only during one action. Tables are made from the catalogue (`datasets.schema`):
`t_<dataset>` holds typed cells, `geleverd_<dataset>` the declared cells as delivered (text). A row
belongs to a levering; which levering counts is in `actief`, whose primary key is the key of a
delivery, so that two loads at once give one winner. Views and reference facts are temporary: they
come from the code at every start (decisions.md 31).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from datasets.levering import NieuweLevering, Sleutel
from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.register import Register
from datasets.schema import StoreFout, StoreInGebruik, bouw_op, vul_peil
from datasets.slot import verbinding

__all__ = [
    "BESTAND",
    "NieuweLevering",
    "Sleutel",
    "Store",
    "StoreFout",
    "StoreInGebruik",
    "open_store",
]

BESTAND = "store.duckdb"


class Store:
    """An open store. Use `open_store`; all writing happens inside `transactie`."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, datasets: Mapping[str, Dataset], register: Register
    ) -> None:
        self.con = con
        self.datasets = datasets
        self.register = register
        self._open = False
        self._mislukt = False

    def bereid_voor(self) -> None:
        """Make what is not there: tables, columns, the temporary facts and views.

        Raises:
            StoreFout: the store is of a newer version, or a column became another type.
            DefinitieFout: a derived column of a dataset is no SQL that its table understands.
        """
        bouw_op(self.con, self.datasets, self.register)

    # -- writing ----------------------------------------------------

    @contextmanager
    def transactie(self, *, terugrollen: bool = False) -> Iterator[None]:
        """All or nothing. Inside another one it joins that: what goes in then goes in together.

        With `terugrollen` (a dry run) everything is undone at the end as well.

        Raises:
            StoreFout: something that joined went wrong or was a dry run, and this one would have
                kept the rest; nothing was changed.
        """
        if self._open:
            try:
                yield
            except BaseException:
                self._mislukt = True
                raise
            self._mislukt |= terugrollen
            return
        self.con.execute("begin transaction")
        self._open, self._mislukt = True, False
        heel = False
        try:
            yield
            heel = not (terugrollen or self._mislukt)
        finally:
            self._open = False
            self.con.execute("commit" if heel else "rollback")
            self.ververs()
        if self._mislukt and not terugrollen:
            raise StoreFout(
                "Een van de bestanden kon er niet in. Samen is er daarom niets opgenomen."
            )

    def ververs(self) -> None:
        """Let the views see the deliveries that count now; also inside a transaction."""
        vul_peil(self.con)

    def nieuwe_handeling(
        self, *, soort: str, wie: str, wanneer: datetime, bestand_id: int | None, reden: str = ""
    ) -> int:
        """Write down that somebody does something.

        Returns its number, which is the version of the figures after it.
        """
        nummer = self._volgend("handeling")
        self.con.execute(
            "insert into handeling values (?, ?, ?, ?, ?, ?)",
            [nummer, soort, wanneer, wie, bestand_id, reden],
        )
        return nummer

    def nieuw_bestand(
        self, *, naam: str, sha256: str, omvang: int, wie: str, wanneer: datetime
    ) -> int:
        """Register a file that goes in."""
        nummer = self._volgend("bestand")
        self.con.execute(
            "insert into bestand values (?, ?, ?, ?, ?, ?)",
            [nummer, naam, sha256, omvang, wanneer, wie],
        )
        return nummer

    def neem_op(
        self, nieuw: NieuweLevering, *, handeling: int, bestand_id: int, wanneer: datetime
    ) -> int:
        """Put one delivery in and let it count instead of the one with the same key.

        Returns its number.
        """
        s = nieuw.sleutel
        dataset = self.datasets[s.dataset]
        versie = self._een(
            "select coalesce(max(versie), 0) + 1 from levering where leverancier=? and dataset=? "
            "and periode=? and deel=?",
            [s.leverancier, s.dataset, s.periode, s.deel],
        )
        nummer = self._volgend("levering")
        self.con.execute(
            "insert into levering values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                nummer,
                bestand_id,
                s.leverancier,
                s.dataset,
                dataset.versie,
                s.periode,
                s.deel,
                versie,
                nieuw.sector,
                nieuw.definitie,
                nieuw.stand,
                nieuw.getypeerd.num_rows,
                nieuw.inhoud,
                nieuw.geen_gevallen,
                wanneer,
                json.dumps(list(nieuw.meldingen), ensure_ascii=False),
            ],
        )
        self._voeg_rijen_toe(f"t_{dataset.id}", nieuw.getypeerd, nummer)
        self._voeg_rijen_toe(f"geleverd_{dataset.id}", nieuw.tekst, nummer)
        if nieuw.dekking:
            gemeenten, maten, volledig = zip(*nieuw.dekking, strict=True)
            tabel = pa.table(
                {
                    "levering_id": pa.array([nummer] * len(gemeenten)),
                    "gemeente": pa.array(gemeenten, pa.string()),
                    "maat": pa.array(maten, pa.string()),
                    "volledig": pa.array(volledig),
                }
            )
            self._voeg_rijen_toe("dekking", tabel, None)
        self.zet_actief(s, nummer, handeling=handeling)
        return nummer

    def zet_actief(self, sleutel: Sleutel, nieuw: int | None, *, handeling: int) -> None:
        """Let another delivery count under this key (None: no one), and write that down."""
        k = [sleutel.leverancier, sleutel.dataset, sleutel.periode, sleutel.deel]
        oud = self.actieve(sleutel)
        if oud is None and nieuw is not None:
            self.con.execute("insert into actief values (?, ?, ?, ?, ?)", [*k, nieuw])
        elif nieuw is None:
            self.con.execute(
                "delete from actief where leverancier=? and dataset=? and periode=? and deel=?", k
            )
        else:
            self.con.execute(
                "update actief set levering_id=? where leverancier=? and dataset=? and periode=? "
                "and deel=?",
                [nieuw, *k],
            )
        self.con.execute(
            "insert into wissel values (?, ?, ?, ?, ?, ?, ?)", [handeling, *k, oud, nieuw]
        )

    def zet_leidend(
        self, *, maat: str, gemeente: str, leverancier: str, dataset: str, handeling: int
    ) -> None:
        """Store the answer to "Welke telt?" for one measure and municipality (decisions.md 3).

        Earlier answers stay behind it: they hold for other sectors, and again after an undo.
        """
        self.con.execute(
            "insert or ignore into leidend values (?, ?, ?, ?, ?)",
            [maat, gemeente, leverancier, dataset, handeling],
        )

    def bewaar_herstel(
        self, handeling: int, regels: Iterable[tuple[str, int, str, str, str]]
    ) -> None:
        """Keep what a person repaired: sheet, row, heading, the text it was and the new one.

        The texts must be empty for pseudonyms and birth dates: these never reach the store.
        """
        rijen = [[handeling, *regel] for regel in regels]
        if rijen:
            self.con.executemany("insert into herstel values (?, ?, ?, ?, ?, ?)", rijen)

    def draai_terug(self, handeling: int, *, wie: str, wanneer: datetime, reden: str = "") -> int:
        """Undo one load: every delivery that it changed gets its former version back.

        The number may also be that of an undo: then the load counts again (`herhaal`).

        Returns the number of the undo.

        Raises:
            StoreFout: the load is unknown, is not a load, or one of its deliveries has been
            replaced since.
        """
        if self._soort(handeling) == "terugdraaien":
            return self.herhaal(handeling, wie=wie, wanneer=wanneer, reden=reden)
        opname = self._opname(handeling)
        wissels = self._wissels(opname)
        for k, _, nieuw in wissels:
            if self.actieve(k) != nieuw:
                raise StoreFout(
                    f"De levering van {k.leverancier} over {Periode.van_code(k.periode).lang()} is "
                    "daarna vervangen of al teruggedraaid. Draai eerst de latere opname terug."
                )
        nummer = self._ongedaan("terugdraaien", opname, wie=wie, wanneer=wanneer, reden=reden)
        for k, oud, _ in wissels:
            self.zet_actief(k, oud, handeling=nummer)
        self._verplaats("leidend", "leidend_weg", opname)
        return nummer

    def herhaal(self, handeling: int, *, wie: str, wanneer: datetime, reden: str = "") -> int:
        """Redo a load that was undone: every delivery of it counts again.

        Returns the number of the redo.

        Raises:
            StoreFout: the load is unknown or was not undone, or something else came in its place.
        """
        opname = self._opname(handeling)
        wissels = self._wissels(opname)
        terug = self.laatste_terugdraaiing(opname)
        if terug is None:
            raise StoreFout(f"Opname {opname} is niet teruggedraaid en telt dus al.")
        for k, oud, _ in wissels:
            if self.actieve(k) != oud:
                raise StoreFout(
                    f"Bij de levering van {k.leverancier} over "
                    f"{Periode.van_code(k.periode).lang()} telt nu een andere versie dan voor "
                    f"opname {opname}. Zet eerst die versie terug."
                )
        nummer = self._ongedaan("opnieuw", opname, wie=wie, wanneer=wanneer, reden=reden)
        for k, _, nieuw in wissels:
            self.zet_actief(k, nieuw, handeling=nummer)
        self._verplaats("leidend", "leidend_weg", terug)
        self._verplaats("leidend_weg", "leidend", opname)
        return nummer

    def _ongedaan(self, soort: str, opname: int, *, wie: str, wanneer: datetime, reden: str) -> int:
        nummer = self.nieuwe_handeling(
            soort=soort, wie=wie, wanneer=wanneer, bestand_id=None, reden=reden
        )
        self.con.execute("insert into ongedaan values (?, ?)", [nummer, opname])
        return nummer

    def _verplaats(self, van: str, naar: str, handeling: int) -> None:
        self.con.execute(
            f"insert into {naar} select * from {van} where handeling_id = ?", [handeling]
        )
        self.con.execute(f"delete from {van} where handeling_id = ?", [handeling])

    def _opname(self, handeling: int) -> int:
        """The load that an action is about."""
        nummer = self._een("select van from ongedaan where handeling_id = ?", [handeling])
        nummer = nummer or handeling
        if self._soort(nummer) != "opnemen":
            raise StoreFout(
                f"Opname {handeling} bestaat niet. Met 'leveringen' ziet u welke opnames er zijn."
            )
        return int(nummer)

    def _soort(self, handeling: int) -> str | None:
        soort: str | None = self._een("select soort from handeling where id = ?", [handeling])
        return soort

    def _wissels(self, opname: int) -> list[tuple[Sleutel, int | None, int | None]]:
        rijen = self.con.execute(
            "select leverancier, dataset, periode, deel, oud, nieuw from wissel "
            "where handeling_id = ?",
            [opname],
        ).fetchall()
        return [(Sleutel(*k), oud, nieuw) for *k, oud, nieuw in rijen]

    # -- reading ----------------------------------------------------

    def actieve(self, sleutel: Sleutel) -> int | None:
        """Number of the delivery that counts under this key."""
        levering: int | None = self._een(
            "select levering_id from actief where leverancier=? and dataset=? and periode=? and "
            "deel=?",
            [sleutel.leverancier, sleutel.dataset, sleutel.periode, sleutel.deel],
        )
        return levering

    def laatste_terugdraaiing(self, opname: int) -> int | None:
        """Number of the undo of a load, when that is the last that was done with it."""
        return self.teruggedraaid().get(opname)

    def teruggedraaid(self) -> dict[int, int]:
        """The loads that do not count because they were undone, each with its undo."""
        rijen = self.con.execute(
            "select o.van, max(h.id), max_by(h.soort, h.id) from ongedaan o "
            "join handeling h on h.id = o.handeling_id group by o.van"
        ).fetchall()
        return {van: nummer for van, nummer, soort in rijen if soort == "terugdraaien"}

    def inhoud_van(self, levering_id: int) -> str:
        """Content hash of a delivery."""
        return str(self._een("select inhoud from levering where id=?", [levering_id]))

    def versie(self) -> int:
        """Number of the last action: the version of the figures."""
        return int(self._een("select coalesce(max(id), 0) from handeling"))

    def stand(self) -> date | None:
        """Day of the last delivery that counts."""
        moment = self._een("select max(ontvangen_op) from levering join actief on id = levering_id")
        return moment.date() if moment else None

    def tabel(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Rows of a query as dicts."""
        antwoord = self.con.execute(sql, list(parameters))
        namen = [k[0] for k in antwoord.description]
        return [dict(zip(namen, rij, strict=True)) for rij in antwoord.fetchall()]

    def _een(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        # fetchall: after fetchone DuckDB 2 holds the result open, and the next statement fails.
        rijen = self.con.execute(sql, list(parameters)).fetchall()
        return rijen[0][0] if rijen else None

    def _volgend(self, tabel: str) -> int:
        return int(self._een(f"select coalesce(max(id), 0) + 1 from {tabel}"))

    def _voeg_rijen_toe(self, tabel: str, rijen: pa.Table, levering_id: int | None) -> None:
        self.con.register("_nieuw", rijen)
        kop = "" if levering_id is None else f"{levering_id} as levering_id, "
        self.con.execute(f"insert into {tabel} by name select {kop}* from _nieuw")
        self.con.unregister("_nieuw")


@contextmanager
def open_store(
    map_regio: Path, *, datasets: Mapping[str, Dataset], register: Register, wacht: float = 0
) -> Iterator[Store]:
    """Open the store of a region for one action, and close it afterwards.

    With `wacht` another thread or process that has it open gets so many seconds to finish.

    Raises:
        StoreInGebruik: somebody else is busy with it.
        StoreFout: the store cannot be opened.
        DefinitieFout: a dataset of the catalogue does not hold together.
    """
    map_regio.mkdir(parents=True, exist_ok=True)
    # Exact counts of children: on a shared computer for the owner of the folder only.
    map_regio.chmod(0o700)
    with verbinding((map_regio / BESTAND).resolve(), wacht=wacht) as con:
        con.execute("set enable_external_access=false; set lock_configuration=true")
        store = Store(con, datasets, register)
        store.bereid_voor()
        yield store
