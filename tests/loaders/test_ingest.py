"""Promises of loading: one delivery per key, all or nothing, and undo gives back what there was."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from datasets.store import StoreFout
from loaders import toegang
from loaders.ingest import Werkplek
from tests.loaders.exports_hulp import alles_in_map, laad_export
from tests.loaders.hulp import (
    GEVALLEN,
    KOPPEN,
    actief,
    als_csv,
    figuren,
    gevallen,
    goed,
    neem_op,
    opslag,
    terug,
    thuiszitters,
    werkplek,
)

EEN = "01_thuiszitters_2025-K2_swv_noord-kust.csv"
ZELFDE = "02_Kopie van thuiszitters Q2 (definitief).xlsx"
BETER = "03_thuiszitters_2025-K2_swv_noord-kust_verbeterd.csv"


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


# -- the same again, and a better one ----------------------------------------------------------


def test_the_same_content_is_known_in_another_file_order_and_name(tmp_path: Path) -> None:
    goed(laad_export(EEN, tmp_path))
    opnieuw = laad_export(ZELFDE, tmp_path)
    assert opnieuw.uitkomst == "al geladen"
    assert opnieuw.zin == (
        f"{ZELFDE} is al geladen: deze cijfers staan er precies zo in. Er is niets veranderd."
    )


def test_a_better_version_replaces_and_undo_gives_the_former_back(tmp_path: Path) -> None:
    eerste = goed(laad_export(EEN, tmp_path))
    plek = werkplek(tmp_path)
    voor = figuren(plek)
    tweede = goed(laad_export(BETER, tmp_path))
    assert [(n.versie, n.verving) for n in tweede.leveringen] == [(2, 1)]
    assert figuren(plek) != voor
    assert eerste.handeling is not None
    with pytest.raises(StoreFout, match="daarna vervangen of al teruggedraaid"):
        terug(plek, eerste.handeling)
    assert tweede.handeling is not None
    terug(plek, tweede.handeling)
    assert figuren(plek) == voor


def test_a_new_version_replaces_exactly_its_own_key(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen()))
    goed(neem_op(plek, gevallen(GEVALLEN[:1]), periode="2025-K1"))
    goed(neem_op(plek, gevallen(), leverancier="SWV Noord-Kust PO"))
    telling = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Dreigende thuiszitters", "7")])
    goed(neem_op(plek, telling))
    voor = actief(plek)
    goed(neem_op(plek, gevallen(GEVALLEN[:2])))
    na = actief(plek)
    anders = {sleutel for sleutel in voor | na if voor.get(sleutel) != na.get(sleutel)}
    assert anders == {("SWV Noord-Kust VO", "thuiszitters", "2025-K2", "")}


def test_what_did_not_change_in_a_file_of_two_quarters_stays(plek: Werkplek) -> None:
    koppen = (*KOPPEN, "Periode")

    def lijst(k2: int) -> bytes:
        k1 = [(*GEVALLEN[0], "2025-K1")]
        return als_csv(koppen, [*k1, *((*g, "2025-K2") for g in GEVALLEN[:k2])])

    goed(neem_op(plek, lijst(3), periode=""))
    tweede = goed(neem_op(plek, lijst(4), periode=""))
    assert [n.periode for n in tweede.leveringen] == ["2025-K2"]
    assert tweede.zin == (
        "lijst.csv is opgenomen: 1 levering met 4 regels; 1 levering stond er al precies zo in."
    )


def test_a_dry_run_stores_nothing(plek: Werkplek) -> None:
    rapport = neem_op(plek, gevallen(), proef=True)
    assert rapport.uitkomst == "goed"
    assert rapport.zin == "lijst.csv is goed: 1 levering met 4 regels. Er is niets opgenomen."
    assert actief(plek) == {}
    assert [p.name for p in plek.map_regio.iterdir()] == ["store.duckdb"]


# -- any order of loading and undoing ----------------------------------------------------------

STAPPEN = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["Leerplicht Duinveen", "Leerplicht Langewaard"]),
            st.sampled_from(["2025-K1", "2025-K2"]),
            st.integers(0, 3),
        ),
        st.integers(1, 6),
    ),
    max_size=7,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN)
def test_loading_and_undoing_is_a_dict(
    stappen: list[tuple[str, str, int] | int],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Against a plain dict: key -> value, with for each load what it changed."""
    monkeypatch.setattr(toegang, "maak_vrijgave", lambda *_, **__: None)
    plek = werkplek(tmp_path_factory.mktemp("regio"))
    staat: dict[tuple[str, str], tuple[int, int]] = {}
    opnames: dict[int, tuple[tuple[str, str], tuple[int, int] | None, tuple[int, int]]] = {}
    for stap in stappen:
        if isinstance(stap, int):
            _draai_terug(plek, stap, staat, opnames)
            continue
        leverancier, periode, aantal = stap
        gemeente = leverancier.removeprefix("Leerplicht ")
        inhoud = als_csv(("Gemeente", "Maat", "Aantal"), [(gemeente, "tlv", str(aantal))])
        rapport = neem_op(plek, inhoud, leverancier=leverancier, periode=periode)
        sleutel = (leverancier, periode)
        if sleutel in staat and staat[sleutel][1] == aantal:
            assert rapport.uitkomst == "al geladen"
            continue
        nummer = goed(rapport).handeling
        assert nummer is not None
        opnames[nummer] = (sleutel, staat.get(sleutel), (nummer, aantal))
        staat[sleutel] = (nummer, aantal)
    with opslag(plek) as store:
        rijen = store.tabel(
            "select leverancier, peil, aantal_min from v_tellingen where peilsoort = 'kwartaal'"
        )
    geteld = {(r["leverancier"], r["peil"]): r["aantal_min"] for r in rijen}
    assert geteld == {sleutel: aantal for sleutel, (_, aantal) in staat.items()}


def _draai_terug(plek: Werkplek, nummer: int, staat: dict, opnames: dict) -> None:
    with opslag(plek) as store:
        if nummer not in opnames and nummer <= store.versie():
            return  # an undo itself: undoing that is tests/datasets/test_terugdraaien.py
    kan = nummer in opnames and staat.get(opnames[nummer][0]) == opnames[nummer][2]
    if not kan:
        with pytest.raises(StoreFout):
            terug(plek, nummer)
        return
    terug(plek, nummer)
    sleutel, oud, _ = opnames[nummer]
    if oud is None:
        del staat[sleutel]
    else:
        staat[sleutel] = oud


# -- what is refused leaves nothing ------------------------------------------------------------


def test_a_refused_file_leaves_no_trace(plek: Werkplek) -> None:
    nummers = ("999990007", "999990019", "999990020")
    rijen = [(n, *geval[1:]) for n, geval in zip(nummers, GEVALLEN, strict=False)]
    rapport = neem_op(plek, gevallen(rijen), naam="klas 999990007.csv")
    assert rapport.uitkomst == "geweigerd"
    with opslag(plek) as store:
        for (tabel,) in store.con.execute(
            "select table_name from duckdb_tables() where not temporary"
        ).fetchall():
            if tabel != "instelling":
                assert store.tabel(f"select * from {tabel}") == [], tabel
    assert [p.name for p in plek.map_regio.iterdir()] == ["store.duckdb"]
    assert not any(n in str(rapport) + alles_in_map(plek.map_regio) for n in nummers)


def test_one_wrong_row_keeps_the_whole_file_out(plek: Werkplek) -> None:
    rijen = [*GEVALLEN, ("NK-5", "Duinveen", "31-06-2025", "", "14")]
    rapport = neem_op(plek, gevallen(rijen))
    assert rapport.uitkomst == "fouten"
    assert actief(plek) == {}


def test_left_out_rows_make_their_municipality_incomplete(plek: Werkplek) -> None:
    rijen = [*GEVALLEN, ("NK-5", "Duinveen", "31-06-2025", "", "14")]
    goed(neem_op(plek, gevallen(rijen), zonder_foute_rijen=True, sector="alle"))
    duinveen, langewaard = thuiszitters(plek, "VB01"), thuiszitters(plek, "VB04")
    assert duinveen is not None
    assert duinveen.onvolledig
    assert duinveen.teller.min == 2
    assert langewaard is not None
    assert not langewaard.onvolledig


def test_a_wrong_row_of_a_count_makes_that_figure_incomplete(plek: Werkplek) -> None:
    inhoud = als_csv(
        ("Gemeente", "Maat", "Aantal"),
        [("Duinveen", "tlv", "4"), ("Noorddijk", "tlv", "-"), ("Langewaard", "tlv", "2")],
    )
    goed(neem_op(plek, inhoud, zonder_foute_rijen=True))
    with opslag(plek) as store:
        dekking = store.tabel("select gemeente, volledig from dekking order by gemeente")
    assert [(d["gemeente"], d["volledig"]) for d in dekking] == [
        ("VB01", True), ("VB04", True), ("VB05", False),
    ]  # fmt: skip


def test_a_row_with_more_cells_than_headings_is_wrong(plek: Werkplek) -> None:
    inhoud = gevallen() + b"NK-9;Duinveen;01-05-2025;;14;fout;te veel\r\n"
    rapport = neem_op(plek, inhoud)
    [fout] = rapport.fouten
    assert fout.tekst() == (
        "Regel 6: hier staan meer cellen dan er koppen zijn; misschien is de regel verschoven. "
        "Kijk of er een scheidingsteken in een cel staat."
    )
    goed(neem_op(plek, inhoud, zonder_foute_rijen=True))
    with opslag(plek) as store:
        assert store.tabel("select count(*) as n from t_thuiszitters") == [{"n": 4}]
        # Any cell of a shifted row can be another one's: every municipality can be incomplete.
        assert store.tabel("select distinct volledig from dekking") == [{"volledig": False}]
