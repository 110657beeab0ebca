"""The store of one region: deliveries with their versions, in one DuckDB file.

The file is open only during one action. Tables are made from the catalogue (`datasets.schema`):
`t_<dataset>` holds typed cells, `geleverd_<dataset>` the declared cells as delivered (text). A row
belongs to a levering; which levering counts is in `actief`, whose primary key is the key of a
delivery, so that two loads at once give one winner. Views and reference facts are temporary: they
come from the code at every start (decisions.md 31).
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.register import Register
from datasets.schema import StoreFout, StoreInGebruik, bouw_op, vul_peil

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
IN_GEBRUIK = (
    "De gegevens zijn nu in gebruik door een andere opname. Probeer het over een minuut opnieuw."
)


@dataclass(frozen=True)
class Sleutel:
    """The key of a delivery (decisions.md 1)."""

    leverancier: str
    dataset: str
    periode: str
    deel: str = ""


@dataclass(frozen=True)
class NieuweLevering:
    """A checked delivery that is ready to go in.

    Attributes:
        getypeerd: storage columns of the row class, and `rij` (row number as the user sees it) and
            `blad`.
        tekst: the declared cells as delivered, same rows; pseudonyms and ages are not in it.
        dekking: municipality, measure ("" for all measures of the dataset) and whether all its rows
            are in.
        inhoud: hash of the content without order, by which the same content is recognised in
            another file.
    """

    sleutel: Sleutel
    sector: str
    definitie: str
    stand: str
    getypeerd: pa.Table
    tekst: pa.Table
    dekking: Sequence[tuple[str, str, bool]]
    inhoud: str
    geen_gevallen: bool = False
    meldingen: Sequence[Mapping[str, Any]] = ()


class Store:
    """An open store. Use `open_store`; all writing happens inside `transactie`."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, datasets: Mapping[str, Dataset], register: Register
    ) -> None:
        self.con = con
        self.datasets = datasets
        self.register = register

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
        """All or nothing.

        With `terugrollen` (a dry run) everything is undone at the end as well.
        """
        self.con.execute("begin transaction")
        try:
            yield
        except BaseException:
            self.con.execute("rollback")
            vul_peil(self.con)
            raise
        self.con.execute("rollback" if terugrollen else "commit")
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

    def draai_terug(self, handeling: int, *, wie: str, wanneer: datetime, reden: str = "") -> int:
        """Undo one load: every delivery that it changed gets its former version back.

        Returns the number of the undo.

        Raises:
            StoreFout: the load is unknown, is not a load, or one of its deliveries has been
            replaced since.
        """
        wissels = self.con.execute(
            "select w.leverancier, w.dataset, w.periode, w.deel, w.oud, w.nieuw from wissel w "
            "join handeling h on h.id = w.handeling_id where h.id = ? and h.soort = 'opnemen'",
            [handeling],
        ).fetchall()
        if not wissels:
            raise StoreFout(
                f"Opname {handeling} bestaat niet. Met 'leveringen' ziet u welke opnames er zijn."
            )
        for *k, _, nieuw in wissels:
            if self.actieve(Sleutel(*k)) != nieuw:
                raise StoreFout(
                    f"De levering van {k[0]} over {Periode.van_code(k[2]).lang()} is daarna "
                    "vervangen of al teruggedraaid. Draai eerst de latere opname terug."
                )
        nummer = self.nieuwe_handeling(
            soort="terugdraaien",
            wie=wie,
            wanneer=wanneer,
            bestand_id=None,
            reden=reden or str(handeling),
        )
        for *k, oud, _ in wissels:
            self.zet_actief(Sleutel(*k), oud, handeling=nummer)
        self.con.execute("delete from leidend where handeling_id = ?", [handeling])
        return nummer

    # -- reading ----------------------------------------------------

    def actieve(self, sleutel: Sleutel) -> int | None:
        """Number of the delivery that counts under this key."""
        levering: int | None = self._een(
            "select levering_id from actief where leverancier=? and dataset=? and periode=? and "
            "deel=?",
            [sleutel.leverancier, sleutel.dataset, sleutel.periode, sleutel.deel],
        )
        return levering

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


_OPEN: set[Path] = set()
"""The stores that this process has open: DuckDB itself only guards against other processes."""
_SLOT = threading.Lock()


@contextmanager
def open_store(
    map_regio: Path, *, datasets: Mapping[str, Dataset], register: Register
) -> Iterator[Store]:
    """Open the store of a region for one action, and close it afterwards.

    Raises:
        StoreInGebruik: somebody else is busy with it.
        StoreFout: the store cannot be opened.
        DefinitieFout: a dataset of the catalogue does not hold together.
    """
    map_regio.mkdir(parents=True, exist_ok=True)
    # Exact counts of children: on a shared computer for the owner of the folder only.
    map_regio.chmod(0o700)
    pad = (map_regio / BESTAND).resolve()
    with _alleen(pad):
        con = _verbind(pad)
        try:
            con.execute("set enable_external_access=false; set lock_configuration=true")
            store = Store(con, datasets, register)
            store.bereid_voor()
            yield store
        finally:
            con.close()


@contextmanager
def _alleen(pad: Path) -> Iterator[None]:
    with _SLOT:
        if pad in _OPEN:
            raise StoreInGebruik(IN_GEBRUIK)
        _OPEN.add(pad)
    try:
        yield
    finally:
        with _SLOT:
            _OPEN.discard(pad)


def _verbind(pad: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(pad))
    except duckdb.Error as fout:
        tekst = str(fout).lower()
        if "lock" in tekst or "being used by another process" in tekst:
            raise StoreInGebruik(IN_GEBRUIK) from fout
        raise StoreFout(
            "De gegevens van deze regio zijn niet te openen: het bestand is beschadigd of is geen "
            "bestand van de monitor. Zet een reservekopie terug."
        ) from fout
