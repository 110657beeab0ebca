"""Reading many indicators at once gives what each gives by itself, and the views are there after."""

from collections.abc import Iterator, Mapping

import pytest

from datasets.catalog import datasets
from datasets.model import DefinitieFout
from datasets.schema import kolommen_van_view
from datasets.store import Store, open_store
from indicators.bundel import lees_alle
from indicators.catalog import indicatoren
from indicators.cellen import Cellen, lees_cellen
from indicators.compute import bereken
from indicators.opname import genoemd, opname
from tests.indicators.proef import Proef, geteld, inwoners, leerlingen, thuis, trajecten

VAN = "Leerplicht Duinveen"
GEMEENTEN = ["VB01", "VB02"]


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    return Proef(tmp_path_factory.mktemp("bundel"), "duin-en-dijk").laad(
        thuis("VB01 2025-01-10", "VB01 2024-12-01 2025-02-01", van=VAN, periode="2025-K1"),
        trajecten("A;VB01;01;2025-01-01", van="Jeugdregio", periode="2025-K1", dekking=("VB01",)),
        geteld("VB01;dreigende_thuiszitters;;7", "VB02;dreigende_thuiszitters;;<5", van=VAN,
               periode="2025-K1"),
        inwoners("VB01;0 tot 5 jaar;100", periode="2025-01-01"),
        leerlingen("VB01;1234;Duinveen;so;<5", "VB01;1234;Duinveen;bo;30"),
    )  # fmt: skip


@pytest.fixture
def store(proef: Proef) -> Iterator[Store]:
    register = proef.regio.register
    with open_store(proef.plek.map_regio, datasets=datasets(), register=register) as er:
        yield er


def plat(cellen: Cellen) -> Mapping[object, object]:
    return {plaats: dict(per_postcode) for plaats, per_postcode in cellen.per_plaats.items()}


def test_samen_lezen_is_gelijk_aan_elk_apart(store: Store) -> None:
    samen = lees_alle(store, indicatoren().values(), datasets(), GEMEENTEN)
    assert {"thuiszitters", "dreigende_thuiszitters", "leerlingen_so"} <= set(samen)
    assert plat(samen["thuiszitters"])
    for naam, cellen in samen.items():
        apart = lees_cellen(store, indicatoren()[naam], datasets(), GEMEENTEN)
        assert plat(cellen) == plat(apart), naam


def test_een_fout_in_een_definitie_noemt_de_indicator_en_niet_een_ander(store: Store) -> None:
    fout = indicatoren()["thuiszitters"].model_copy(update={"waar": "tuis", "id": "foute"})
    alles = [fout, indicatoren()["thuiszitters"], indicatoren()["jeugdhulptrajecten"]]
    with pytest.raises(DefinitieFout, match="indicator foute:"):
        lees_alle(store, alles, datasets(), GEMEENTEN)
    with pytest.raises(DefinitieFout, match="indicator foute:"):
        lees_cellen(store, fout, datasets(), GEMEENTEN)


def test_een_verkeerde_kolom_krijgt_de_naam_die_bedoeld_is(proef: Proef) -> None:
    """Also a column that no other query names, and that is not in the tables to count from."""
    fout = indicatoren()["thuiszitters"].model_copy(update={"waar": "dagen_tuis > 7", "id": "fout"})
    with (
        open_store(
            proef.plek.map_regio, datasets=datasets(), register=proef.regio.register
        ) as store,
        pytest.raises(DefinitieFout, match=r"indicator fout:.*dagen_tuis(.|\n)*dagen_thuis"),
    ):
        bereken(store, proef.regio, indicatoren={"fout": fout}, datasets=datasets())


def test_alle_kolommen_van_een_view_zijn_te_noemen(store: Store) -> None:
    for dataset in datasets().values():
        beschreven = store.con.execute(f"describe v_{dataset.id}").fetchall()
        assert sorted(kolommen_van_view(dataset)) == sorted(naam for naam, *_ in beschreven)


def test_wat_een_vraag_noemt_blijft_in_de_tabel(store: Store) -> None:
    noemt = genoemd(indicatoren().values(), datasets())
    assert set(noemt) == {"thuiszitters", "vrijstellingen", "jeugdhulptrajecten"}
    assert {"thuis", "schoolsoort", "leerling_id", "peil"} <= set(noemt["thuiszitters"])
    assert "dagen_thuis" not in noemt["thuiszitters"]


def test_na_de_opname_zijn_de_views_er_weer(store: Store) -> None:
    """Also after an error; of a national file only the own municipalities are kept meanwhile."""

    def soort(naam: str) -> str:
        vraag = "select table_type from information_schema.tables where table_name = ?"
        return str(store.con.execute(vraag, [naam]).fetchall()[0][0])

    with opname(store, datasets().values(), ["VB02"], {}):
        assert soort("v_thuiszitters") == "LOCAL TEMPORARY"
        assert store.con.execute("select count(*) from v_thuiszitters").fetchall()[0][0] > 0
        assert store.con.execute("select count(*) from v_leerlingen_po").fetchall()[0][0] == 0
    assert soort("v_thuiszitters") == "VIEW"
    with pytest.raises(RuntimeError), opname(store, datasets().values(), GEMEENTEN, {}):
        raise RuntimeError
    assert soort("v_leerlingen_po") == "VIEW"
    assert store.con.execute("select count(*) from v_leerlingen_po").fetchall()[0][0] > 0
