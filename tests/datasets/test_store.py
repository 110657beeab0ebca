"""The store: all or nothing, versions and undo, growing row classes, one writer at a time."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import duckdb
import pytest

from datasets.catalog import datasets
from datasets.cellen import AantalCel, GemeenteCel, GetalCel, PeriodeCel
from datasets.model import Dataset, DefinitieFout, Rij, kolom
from datasets.reference.register import REGISTER
from datasets.store import BESTAND, Store, StoreFout, StoreInGebruik, open_store
from tests.indicators.proef import Proef, geteld, thuis, zoveel

NU = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 - the store keeps local time
K2 = "2025-K2"
VAN = "Leerplicht Duinveen"
INHOUD = (
    "select leverancier, dataset, periode, deel, levering_id from actief order by all",
    "select * from leidend order by all",
)


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk")


def _open(proef: Proef) -> AbstractContextManager[Store]:
    return open_store(proef.plek.map_regio, datasets=datasets(), register=proef.regio.register)


def inhoud(proef: Proef) -> list[list[dict[str, object]]]:
    with _open(proef) as store:
        return [store.tabel(vraag) for vraag in INHOUD]


def draai_terug(proef: Proef, opname: int) -> None:
    with _open(proef) as store, store.transactie():
        store.draai_terug(opname, wie="proef", wanneer=NU)


def laad(proef: Proef, aantal: int, **meer: object) -> int:
    [rapport] = proef.rapporten(
        thuis(*zoveel(aantal, "VB01 2025-05-01"), van=VAN, periode=K2, **meer)
    )
    assert rapport.handeling is not None, rapport.zin
    return rapport.handeling


def test_laden_en_terugdraaien_geeft_wat_er_was(proef: Proef) -> None:
    eerste = laad(proef, 6)
    ervoor = inhoud(proef)
    tweede = laad(proef, 9)
    assert proef.stand("thuiszitters", "VB01", K2) == "9"
    draai_terug(proef, tweede)
    assert inhoud(proef) == ervoor
    proef._kubus = None
    assert proef.stand("thuiszitters", "VB01", K2) == "6"
    draai_terug(proef, eerste)
    assert inhoud(proef)[0] == []


def test_een_nieuwe_versie_vervangt_alleen_haar_eigen_sleutel(proef: Proef) -> None:
    laad(proef, 6)
    proef.laad(thuis(*zoveel(5, "VB01 2025-02-01"), van=VAN, periode="2025-K1"))
    laad(proef, 9)
    with _open(proef) as store:
        rijen = store.tabel(
            "select l.periode, l.versie, a.levering_id is not null as telt from levering l left "
            "join actief a on a.levering_id = l.id order by l.id"
        )
    assert [tuple(r.values()) for r in rijen] == [
        (K2, 1, False),
        ("2025-K1", 1, True),
        (K2, 2, True),
    ]


@pytest.mark.parametrize("opname", [0, 99])
def test_een_onbekende_opname_is_niet_terug_te_draaien(proef: Proef, opname: int) -> None:
    laad(proef, 6)
    with pytest.raises(StoreFout, match=f"Opname {opname} bestaat niet"):
        draai_terug(proef, opname)


def test_wat_al_is_teruggedraaid_of_vervangen_kan_niet_nog_eens(proef: Proef) -> None:
    eerste, tweede = laad(proef, 6), laad(proef, 9)
    with pytest.raises(StoreFout, match="daarna vervangen of al teruggedraaid"):
        draai_terug(proef, eerste)
    draai_terug(proef, tweede)
    ervoor = inhoud(proef)
    with pytest.raises(StoreFout, match="daarna vervangen of al teruggedraaid"):
        draai_terug(proef, tweede)
    assert inhoud(proef) == ervoor


def test_terugdraaien_geeft_ook_het_vorige_antwoord_op_welke_telt(proef: Proef) -> None:
    swv = {"van": "SWV Noord-Kust PO", "periode": K2, "sector": "alle"}
    laad(proef, 6)
    proef.laad(thuis(*zoveel(9, "VB01 2025-05-01"), **swv, leidend=VAN))  # type: ignore[arg-type]
    ervoor = inhoud(proef)
    with _open(proef) as store, store.transactie():
        nummer = store.nieuwe_handeling(soort="opnemen", wie="proef", wanneer=NU, bestand_id=None)
        store.con.execute(
            "insert into wissel select ?, leverancier, dataset, periode, deel, levering_id, "
            "levering_id from actief",
            [nummer],
        )
        store.zet_leidend(
            maat="thuiszitters",
            gemeente="VB01",
            leverancier="SWV Noord-Kust PO",
            dataset="thuiszitters",
            handeling=nummer,
        )
    proef._kubus = None
    assert proef.stand("thuiszitters", "VB01", K2) == "9"
    draai_terug(proef, nummer)
    assert inhoud(proef) == ervoor
    proef._kubus = None
    assert proef.stand("thuiszitters", "VB01", K2) == "6"


def test_een_proef_laat_niets_achter(proef: Proef) -> None:
    laad(proef, 6)
    ervoor = inhoud(proef)
    with _open(proef) as store:
        with store.transactie(terugrollen=True):
            store.nieuwe_handeling(soort="opnemen", wie="proef", wanneer=NU, bestand_id=None)
        assert store.versie() == 1
    assert inhoud(proef) == ervoor


def test_een_fout_halverwege_laat_niets_achter(proef: Proef) -> None:
    laad(proef, 6)

    def halverwege(store: Store) -> None:
        with store.transactie():
            store.nieuwe_handeling(soort="opnemen", wie="proef", wanneer=NU, bestand_id=None)
            raise KeyError("kapot")

    with _open(proef) as store:
        with pytest.raises(KeyError):
            halverwege(store)
        assert store.versie() == 1


# -- undo and redo ------------------------------------------------------------------------------


def herhaal(proef: Proef, opname: int) -> int:
    with _open(proef) as store, store.transactie():
        return store.herhaal(opname, wie="proef", wanneer=NU)


def test_opnieuw_geeft_precies_terug_wat_was_teruggedraaid(proef: Proef) -> None:
    laad(proef, 6)
    tweede = laad(proef, 9)
    ervoor = inhoud(proef)
    draai_terug(proef, tweede)
    assert inhoud(proef) != ervoor
    assert herhaal(proef, tweede) == 4
    assert inhoud(proef) == ervoor
    draai_terug(proef, tweede)
    herhaal(proef, tweede)
    assert inhoud(proef) == ervoor


def test_het_terugdraaien_van_een_terugdraaiing_is_opnieuw(proef: Proef) -> None:
    eerste = laad(proef, 6)
    ervoor = inhoud(proef)
    draai_terug(proef, eerste)
    draai_terug(proef, eerste + 1)
    assert inhoud(proef) == ervoor


def test_opnieuw_kan_alleen_wat_is_teruggedraaid(proef: Proef) -> None:
    eerste = laad(proef, 6)
    with pytest.raises(StoreFout, match=f"Opname {eerste} is niet teruggedraaid en telt dus al"):
        herhaal(proef, eerste)
    with pytest.raises(StoreFout, match="Opname 99 bestaat niet"):
        herhaal(proef, 99)


def test_opnieuw_kan_niet_over_iets_anders_heen(proef: Proef) -> None:
    eerste = laad(proef, 6)
    draai_terug(proef, eerste)
    laad(proef, 9)
    ervoor = inhoud(proef)
    with pytest.raises(StoreFout, match="over 2e kwartaal 2025 telt nu een andere versie"):
        herhaal(proef, eerste)
    assert inhoud(proef) == ervoor


def test_opnieuw_geeft_ook_het_antwoord_op_welke_telt_terug(proef: Proef) -> None:
    laad(proef, 6)
    swv = thuis(
        *zoveel(9, "VB01 2025-05-01"),
        van="SWV Noord-Kust PO",
        periode=K2,
        sector="alle",
        leidend="SWV Noord-Kust PO",
    )
    [rapport] = proef.rapporten(swv)
    assert rapport.handeling is not None
    ervoor = inhoud(proef)
    draai_terug(proef, rapport.handeling)
    assert inhoud(proef)[1] == []
    herhaal(proef, rapport.handeling)
    assert inhoud(proef) == ervoor


def test_wie_wat_terugdraaide_blijft_staan(proef: Proef) -> None:
    eerste = laad(proef, 6)
    draai_terug(proef, eerste)
    herhaal(proef, eerste)
    with _open(proef) as store:
        soorten = store.tabel("select soort from handeling order by id")
        van = store.tabel("select * from ongedaan order by handeling_id")
    assert [r["soort"] for r in soorten] == ["opnemen", "terugdraaien", "opnieuw"]
    assert [tuple(r.values()) for r in van] == [(2, 1), (3, 1)]


# -- more in one transaction --------------------------------------------------------------------


def _handeling(store: Store) -> None:
    store.nieuwe_handeling(soort="opnemen", wie="proef", wanneer=NU, bestand_id=None)


def test_een_transactie_in_een_andere_gaat_met_die_mee(proef: Proef) -> None:
    with _open(proef) as store:
        with store.transactie():
            for _ in range(2):
                with store.transactie():
                    _handeling(store)
        assert store.versie() == 2


def test_wat_erin_mislukt_laat_ook_de_rest_niet_door(proef: Proef) -> None:
    """Even when the error is caught inside: a part that is half in may not stay."""

    def half(store: Store) -> None:
        with store.transactie():
            _handeling(store)
            with contextlib.suppress(KeyError), store.transactie():
                _handeling(store)
                raise KeyError("kapot")

    with _open(proef) as store:
        with pytest.raises(StoreFout, match="Samen is er daarom niets opgenomen"):
            half(store)
        assert store.versie() == 0
        with store.transactie():
            _handeling(store)
        assert store.versie() == 1


@pytest.mark.parametrize("ook_buiten", [True, False])
def test_een_proef_in_een_transactie_laat_niets_achter(proef: Proef, ook_buiten: bool) -> None:
    with _open(proef) as store:
        zegt = contextlib.nullcontext() if ook_buiten else pytest.raises(StoreFout)
        with zegt, store.transactie(terugrollen=ook_buiten):
            with store.transactie(terugrollen=True):
                _handeling(store)
            assert store.versie() == 1
        assert store.versie() == 0


def test_in_een_transactie_zijn_de_nieuwe_cijfers_al_te_zien(proef: Proef) -> None:
    laad(proef, 6)
    with _open(proef) as store:
        with store.transactie(terugrollen=True):
            store.draai_terug(1, wie="proef", wanneer=NU)
            store.ververs()
            assert store.tabel("select count(*) as n from v_thuiszitters") == [{"n": 0}]
        [rij] = store.tabel("select count(*) as n from v_thuiszitters where peil = '2025-K2'")
        assert rij == {"n": 6}


# -- beside the deliveries ----------------------------------------------------------------------


def test_een_oudere_store_krijgt_de_nieuwe_tabellen(proef: Proef) -> None:
    laad(proef, 6)
    erbij = ("onthouden", "herstel", "ongedaan", "leidend_weg")
    with _open(proef) as store:
        for tabel in erbij:
            store.con.execute(f"drop table {tabel}")
    with _open(proef) as store:
        for tabel in erbij:
            assert store.tabel(f"from {tabel}") == []
        assert store.versie() == 1
    draai_terug(proef, 1)
    herhaal(proef, 1)


def test_wat_met_de_hand_is_hersteld_staat_bij_de_opname(proef: Proef) -> None:
    with _open(proef) as store:
        with store.transactie():
            _handeling(store)
            store.bewaar_herstel(1, [("Export", 7, "Gemeente", "Alkmar", "Alkmaar")])
            store.bewaar_herstel(1, [])
        [rij] = store.tabel("from herstel")
    assert tuple(rij.values()) == (1, "Export", 7, "Gemeente", "Alkmar", "Alkmaar")


# -- one writer at a time -----------------------------------------------------------------------


def test_twee_keer_open_in_een_proces(proef: Proef) -> None:
    with _open(proef), pytest.raises(StoreInGebruik) as gezegd, _open(proef):
        pass
    assert str(proef.plek.map_regio) not in str(gezegd.value)
    with _open(proef) as store:
        assert store.versie() == 0


def test_wie_wacht_komt_aan_de_beurt(proef: Proef) -> None:
    open_nu, dicht = threading.Event(), threading.Event()

    def houdt_vast() -> None:
        with _open(proef):
            open_nu.set()
            time.sleep(0.3)
            dicht.set()

    ander = threading.Thread(target=houdt_vast)
    ander.start()
    open_nu.wait(10)
    with open_store(
        proef.plek.map_regio, datasets=datasets(), register=proef.regio.register, wacht=30
    ) as store:
        assert dicht.is_set()
        assert store.versie() == 0
    ander.join()


def test_wie_te_lang_wacht_hoort_dat_de_store_in_gebruik_is(proef: Proef) -> None:
    eind = time.monotonic() + 0.2
    with _open(proef), pytest.raises(StoreInGebruik):
        open_store(
            proef.plek.map_regio, datasets=datasets(), register=proef.regio.register, wacht=0.2
        ).__enter__()
    assert time.monotonic() >= eind


def test_open_in_een_ander_proces(proef: Proef) -> None:
    with _open(proef):
        pass
    pad = proef.plek.map_regio / BESTAND
    houdt_vast = (
        f"import duckdb; c = duckdb.connect({str(pad)!r}); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", houdt_vast], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as ander:
        assert ander.stdout is not None
        assert ander.stdout.readline() == "open\n"
        with pytest.raises(StoreInGebruik) as gezegd, _open(proef):
            pass
        ander.communicate("klaar\n")
    assert str(gezegd.value) == (
        "De gegevens zijn nu in gebruik door een andere opname. Probeer het over een minuut "
        "opnieuw."
    )
    with _open(proef) as store:
        assert store.versie() == 0


def test_een_bestand_dat_geen_store_is_wordt_in_woorden_geweigerd(tmp_path: Path) -> None:
    (tmp_path / BESTAND).write_bytes(b"dit is geen database" * 1000)
    with (
        pytest.raises(StoreFout, match="beschadigd") as gezegd,
        open_store(tmp_path, datasets={}, register=REGISTER),
    ):
        pass
    assert str(tmp_path) not in str(gezegd.value)


def test_de_store_kan_niet_bij_andere_bestanden(proef: Proef, tmp_path: Path) -> None:
    (tmp_path / "geheim.csv").write_text("a\n1\n")
    with _open(proef) as store:
        with pytest.raises(duckdb.PermissionException):
            store.tabel(f"select * from read_csv('{tmp_path / 'geheim.csv'}')")
        with pytest.raises(duckdb.InvalidInputException):
            store.con.execute("set enable_external_access=true")


def test_gegevens_van_een_nieuwere_versie(proef: Proef) -> None:
    with _open(proef) as store:
        store.con.execute("update instelling set waarde = '99' where sleutel = 'schema'")
    with pytest.raises(StoreFout, match="nieuwere versie van de monitor"), _open(proef):
        pass


# -- a row class that grows ---------------------------------------------------------------------

Gemeente = Annotated[str, GemeenteCel()]
Kwartaal = Annotated[tuple[object, str], PeriodeCel(("kwartaal",))]
Aantal = Annotated[tuple[object, ...], AantalCel()]


def _dataset(rij: type[Rij], **meer: object) -> dict[str, Dataset]:
    soort = Dataset(
        id="maatwerk",
        titel="Maatwerk",
        omschrijving="Om te proberen.",
        rij=rij,
        soort="tellingen",
        periodesoorten=("kwartaal",),
        maat="maatwerk",
        bron="Verzonnen",
        **meer,  # type: ignore[arg-type]
    )
    return {soort.id: soort}


class Eerst(Rij):
    """The row class as it was."""

    gemeente: Gemeente = kolom("Gemeente")
    aantal: Aantal | None = kolom("Aantal", waarde=True)


class Later(Rij):
    """One column more."""

    gemeente: Gemeente = kolom("Gemeente")
    aantal: Aantal | None = kolom("Aantal", waarde=True)
    uren: Annotated[float, GetalCel()] | None = kolom("Uren", default=None)


class Anders(Rij):
    """A column of another type."""

    gemeente: Annotated[float, GetalCel()] = kolom("Gemeente")
    aantal: Aantal | None = kolom("Aantal", waarde=True)


def test_een_kolom_erbij_komt_in_de_store(tmp_path: Path) -> None:
    with open_store(tmp_path, datasets=_dataset(Eerst), register=REGISTER) as store:
        store.con.execute("insert into t_maatwerk values (1, '', 2, 'GM0361', 7, 7, null)")
    with open_store(tmp_path, datasets=_dataset(Later), register=REGISTER) as store:
        [rij] = store.tabel("select gemeente, aantal_min, uren from t_maatwerk")
        assert rij == {"gemeente": "GM0361", "aantal_min": 7, "uren": None}
        assert store.tabel("select uren from geleverd_maatwerk") == []
        assert store.tabel("select uren from v_maatwerk") == []


def test_een_kolom_van_een_ander_type_wordt_gezegd(tmp_path: Path) -> None:
    with open_store(tmp_path, datasets=_dataset(Eerst), register=REGISTER):
        pass
    with (
        pytest.raises(StoreFout, match="kolom gemeente van t_maatwerk") as gezegd,
        open_store(tmp_path, datasets=_dataset(Anders), register=REGISTER),
    ):
        pass
    assert "VARCHAR" in str(gezegd.value)
    assert "DOUBLE" in str(gezegd.value)


def test_een_fout_in_een_afgeleide_kolom_noemt_de_dataset(tmp_path: Path) -> None:
    fout = _dataset(Eerst, afgeleid={"dubbel": "2 * aantal_mni"})
    with (
        pytest.raises(DefinitieFout, match="dataset maatwerk:") as gezegd,
        open_store(tmp_path, datasets=fout, register=REGISTER),
    ):
        pass
    assert '"aantal_min"' in str(gezegd.value)


def test_alle_exportsoorten_passen_op_een_lege_store(proef: Proef) -> None:
    with _open(proef) as store:
        for dataset in datasets():
            assert store.tabel(f"select * from v_{dataset}") == []


def test_versies_naast_een_andere_dataset(proef: Proef) -> None:
    laad(proef, 6)
    proef.laad(geteld("VB01;dreigend;;8", van=VAN, periode=K2))
    with _open(proef) as store:
        assert store.versie() == 2
        assert str(store.stand()) == "2026-08-12"
