"""The store: all or nothing, versions, undo and redo, more in one transaction."""

from __future__ import annotations

import contextlib

import pytest

from datasets.store import Store, StoreFout
from tests.datasets.storeproef import K2, NU, VAN, draai_terug, laad, open_van
from tests.indicators.proef import Proef, thuis, zoveel

INHOUD = (
    "select leverancier, dataset, periode, deel, levering_id from actief order by all",
    "select * from leidend order by all",
)


def inhoud(proef: Proef) -> list[list[dict[str, object]]]:
    with open_van(proef) as store:
        return [store.tabel(vraag) for vraag in INHOUD]


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
    with open_van(proef) as store:
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
    with open_van(proef) as store, store.transactie():
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
    with open_van(proef) as store:
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

    with open_van(proef) as store:
        with pytest.raises(KeyError):
            halverwege(store)
        assert store.versie() == 1


# -- undo and redo ------------------------------------------------------------------------------


def herhaal(proef: Proef, opname: int) -> int:
    with open_van(proef) as store, store.transactie():
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
    with open_van(proef) as store:
        soorten = store.tabel("select soort from handeling order by id")
        van = store.tabel("select * from ongedaan order by handeling_id")
    assert [r["soort"] for r in soorten] == ["opnemen", "terugdraaien", "opnieuw"]
    assert [tuple(r.values()) for r in van] == [(2, 1), (3, 1)]


# -- more in one transaction --------------------------------------------------------------------


def _handeling(store: Store) -> None:
    store.nieuwe_handeling(soort="opnemen", wie="proef", wanneer=NU, bestand_id=None)


def test_een_transactie_in_een_andere_gaat_met_die_mee(proef: Proef) -> None:
    with open_van(proef) as store:
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

    with open_van(proef) as store:
        with pytest.raises(StoreFout, match="Samen is er daarom niets opgenomen"):
            half(store)
        assert store.versie() == 0
        with store.transactie():
            _handeling(store)
        assert store.versie() == 1


@pytest.mark.parametrize("ook_buiten", [True, False])
def test_een_proef_in_een_transactie_laat_niets_achter(proef: Proef, ook_buiten: bool) -> None:
    with open_van(proef) as store:
        zegt = contextlib.nullcontext() if ook_buiten else pytest.raises(StoreFout)
        with zegt, store.transactie(terugrollen=ook_buiten):
            with store.transactie(terugrollen=True):
                _handeling(store)
            assert store.versie() == 1
        assert store.versie() == 0


def test_in_een_transactie_zijn_de_nieuwe_cijfers_al_te_zien(proef: Proef) -> None:
    laad(proef, 6)
    with open_van(proef) as store:
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
    with open_van(proef) as store:
        for tabel in erbij:
            store.con.execute(f"drop table {tabel}")
    with open_van(proef) as store:
        for tabel in erbij:
            assert store.tabel(f"from {tabel}") == []
        assert store.versie() == 1
    draai_terug(proef, 1)
    herhaal(proef, 1)


def test_wat_met_de_hand_is_hersteld_staat_bij_de_opname(proef: Proef) -> None:
    with open_van(proef) as store:
        with store.transactie():
            _handeling(store)
            store.bewaar_herstel(1, [("Export", 7, "Gemeente", "Alkmar", "Alkmaar")])
            store.bewaar_herstel(1, [])
        [rij] = store.tabel("from herstel")
    assert tuple(rij.values()) == (1, "Export", 7, "Gemeente", "Alkmar", "Alkmaar")
