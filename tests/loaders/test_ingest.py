"""Promises of loading: one delivery per key, all or nothing, and undo gives back what there was."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from datasets.notatie import datum
from datasets.reference.regio import regio
from datasets.store import StoreFout
from indicators.vrijgave import Lezer, lees_vrijgave
from loaders import toegang
from loaders.dekking import namen_van_totalen
from loaders.ingest import Werkplek, meld_geen_gevallen
from loaders.opdracht import Opdracht
from tests.loaders.exports_hulp import NOORD_KUST, alles_in_map, laad_export
from tests.loaders.hulp import (
    GEVALLEN,
    KOPPEN,
    WANNEER,
    actief,
    als_csv,
    als_xlsx,
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


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
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


# -- dekking -----------------------------------------------------------------------------------


def test_zero_inside_the_dekking_and_not_delivered_outside(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(), sector="alle"))
    binnen, buiten = thuiszitters(plek, "VB05"), thuiszitters(plek, "VB03")
    assert binnen is not None
    assert (binnen.status, binnen.teller.min, binnen.teller.max) == ("bekend", 0, 0)
    assert buiten is None or buiten.status == "niet geleverd"


def test_a_row_outside_the_dekking_is_an_error(plek: Werkplek) -> None:
    rijen = [*GEVALLEN, ("NK-5", "Uitmeer", "01-05-2025", "", "14")]
    rapport = neem_op(plek, gevallen(rijen))
    assert [i.soort for i in rapport.fouten] == ["buiten de dekking"]
    goed(neem_op(plek, gevallen(rijen), dekking=(*NOORD_KUST, "Uitmeer")))


def test_a_row_outside_the_region_is_kept_and_counts_nowhere(plek: Werkplek) -> None:
    voor = [*GEVALLEN, ("NK-5", "Alkmaar", "01-05-2025", "", "14")]
    rapport = goed(neem_op(plek, gevallen(voor)))
    assert [i.tekst() for i in rapport.issues] == [
        "Regel 6, kolom Woongemeente: Alkmaar ligt buiten de regio Duin en Dijk; deze regels "
        "blijven bewaard en tellen in geen cijfer van de regio mee."
    ]
    with opslag(plek) as store:
        assert store.tabel("select count(*) as n from t_thuiszitters") == [{"n": 5}]
    assert not any(gebied == "GM0361" for _, gebied, _ in figuren(plek))


def test_no_cases_is_said_on_purpose_and_needs_no_file(plek: Werkplek) -> None:
    zegt = Opdracht(
        leverancier="Leerplicht Duinveen",
        dataset="thuiszitters",
        periode="2025-K2",
        wanneer=WANNEER,
    )
    rapport = goed(meld_geen_gevallen(plek, zegt))
    assert rapport.zin == "geen gevallen is opgenomen: 1 levering zonder gevallen."
    figuur = thuiszitters(plek, "VB01")
    assert figuur is not None
    assert (figuur.status, figuur.teller.max) == ("bekend", 0)
    with opslag(plek) as store:
        assert store.tabel("select gemeente from dekking") == [{"gemeente": "VB01"}]
    assert meld_geen_gevallen(plek, zegt).uitkomst == "al geladen"


def test_no_cases_needs_a_case_list_a_leverancier_and_a_period(plek: Werkplek) -> None:
    def vraag(**zegt: str) -> str:
        rapport = meld_geen_gevallen(plek, Opdracht(**zegt))
        assert rapport.uitkomst == "vraag"
        return rapport.optie

    assert vraag() == "dataset"
    assert vraag(dataset="tellingen") == "dataset"
    assert vraag(dataset="thuiszitters") == "leverancier"
    assert vraag(dataset="thuiszitters", leverancier="Leerplicht Duinveen") == "periode"


# -- which source counts -----------------------------------------------------------------------


def test_two_sources_for_one_figure_is_a_question_and_the_answer_stays(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(), leverancier="Leerplicht Duinveen", dekking=NOORD_KUST))
    tweede = {"leverancier": "Samen", "dekking": ("Duinveen",)}
    rijen = gevallen(GEVALLEN[:1])
    gevraagd = neem_op(plek, rijen, **tweede)
    assert (gevraagd.uitkomst, gevraagd.optie) == ("vraag", "leidend")
    assert gevraagd.zin == (
        "lijst.csv: voor Thuiszitters in Duinveen, 2e kwartaal 2025, zijn er twee bronnen. Welke telt? Zeg "
        "het met --leidend: 'Leerplicht Duinveen' of 'Samen'. De andere blijft bewaard en wordt "
        "erbij getoond."
    )
    assert len(actief(plek)) == 1
    goed(neem_op(plek, rijen, **tweede, leidend="Samen"))
    figuur = thuiszitters(plek, "VB01")
    assert figuur is not None
    assert figuur.teller.min == 1
    # The answer was stored: a new version asks nothing.
    goed(neem_op(plek, gevallen(GEVALLEN[:2]), **tweede))


def test_the_sectors_po_and_vo_are_added(tmp_path: Path) -> None:
    afspraak = {"thuiszitters": ("po", "vo")}
    kaal = werkplek(tmp_path)
    plek = Werkplek(kaal.regio.model_copy(update={"sectoren": afspraak}), tmp_path)
    goed(neem_op(plek, gevallen()))
    alleen_vo = thuiszitters(plek, "VB01")
    assert alleen_vo is not None
    assert alleen_vo.onvolledig == "zonder po"
    goed(neem_op(plek, gevallen(GEVALLEN[:1]), leverancier="SWV Noord-Kust PO"))
    samen = thuiszitters(plek, "VB01")
    assert samen is not None
    assert (samen.onvolledig, samen.teller.min) == ("", 3)


def test_cases_go_before_counts_of_the_same_leverancier(plek: Werkplek) -> None:
    telling = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Thuiszitters", "99")])
    goed(neem_op(plek, telling, leverancier="Leerplicht Duinveen"))
    een = [g for g in GEVALLEN if g[1] == "Duinveen"]
    goed(neem_op(plek, gevallen(een), leverancier="Leerplicht Duinveen"))
    figuur = thuiszitters(plek, "VB01")
    assert figuur is not None
    assert figuur.teller.min == 2


# -- cases over quarters -----------------------------------------------------------------------


def test_who_was_home_and_is_gone_is_told_and_never_counted_as_back(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(GEVALLEN[:1]), periode="2025-K1"))
    rapport = goed(neem_op(plek, gevallen(GEVALLEN[1:])))
    assert [i.tekst() for i in rapport.issues] == [
        "1 leerling zat aan het eind van kwartaal 1 van 2025 nog thuis en staat niet in dit "
        f"bestand: regel 2 van lijst.csv van {datum(WANNEER.date())}. Lever ook wie "
        "intussen terug is, met de datum. Zonder datum tellen we niemand als teruggekeerd."
    ]
    with opslag(plek) as store:
        [uit] = store.tabel("select count(*) filter (where uitstroom) as n from v_thuiszitters "
                            "where peil = '2025-K2'")  # fmt: skip
    assert uit["n"] == 2


def test_the_last_day_at_home_becomes_the_day_after(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Laatste dag thuis")
    inhoud = als_csv(koppen, [("NK-1", "Duinveen", "10-01-2025", "30-06-2025")])
    goed(neem_op(plek, inhoud))
    with opslag(plek) as store:
        [rij] = store.tabel("select einde, thuis from v_thuiszitters where peil = '2025-K2'")
    assert (str(rij["einde"]), rij["thuis"]) == ("2025-07-01", True)


def test_a_pseudonym_is_keyed_per_leverancier(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen()))
    goed(neem_op(plek, gevallen(), leverancier="SWV Noord-Kust PO"))
    with opslag(plek) as store:
        [n] = store.tabel("select count(distinct leerling_id) as n from t_thuiszitters")
    assert n["n"] == 8
    assert "NK-1" not in alles_in_map(plek.map_regio)


# -- sheets ------------------------------------------------------------------------------------


def test_sheets_named_after_periods_are_never_added_up(plek: Werkplek) -> None:
    boek = als_xlsx({"2025-K1": (KOPPEN, GEVALLEN[:1]), "2025-K2": (KOPPEN, GEVALLEN)})
    gevraagd = neem_op(plek, boek, naam="lijst.xlsx")
    assert (gevraagd.uitkomst, gevraagd.optie) == ("vraag", "periode")
    assert gevraagd.zin == (
        "lijst.xlsx: de bladen 2025-K1 en 2025-K2 heten naar verschillende perioden, en --periode noemt er "
        "een. Gaat elk blad over de periode in zijn naam, zeg dan --periode bladnaam."
    )
    rapport = goed(neem_op(plek, boek, naam="lijst.xlsx", periode="bladnaam"))
    assert [(n.periode, n.rijen) for n in rapport.leveringen] == [("2025-K1", 1), ("2025-K2", 4)]


def test_two_sheets_of_one_delivery_are_checked_together(plek: Werkplek) -> None:
    botst = ("NK-2", "Duinveen", "01-06-2025", "", "9")
    boek = als_xlsx({"Noord": (KOPPEN, GEVALLEN), "Zuid": (KOPPEN, [GEVALLEN[0], botst])})
    rapport = neem_op(plek, boek, naam="lijst.xlsx")
    assert rapport.uitkomst == "fouten"
    assert [i.tekst() for i in rapport.issues] == [
        "Blad Noord regel 3 en blad Zuid regel 3: deze regels gaan over dezelfde leerling en "
        "overlappen elkaar. Was de leerling tussendoor terug, vul dan bij de eerste regel de datum "
        "terug in. Gaat het om dezelfde keer, laat dan een regel weg.",
        "Blad Noord regel 2 en blad Zuid regel 2: deze regels zijn precies gelijk; samen tellen ze een keer. "
        "Klopt dat, bevestig het dan.",
    ]


def test_the_period_in_the_file_may_not_be_another_than_the_one_said(plek: Werkplek) -> None:
    inhoud = als_csv((*KOPPEN, "Periode"), [(*g, "2025-K1") for g in GEVALLEN])
    rapport = neem_op(plek, inhoud)
    assert rapport.zin == (
        "lijst.csv: in de kolom Periode staat 2025-K1, en u noemde 2025-K2. Laat --periode weg, of verbeter "
        "de periode in het bestand."
    )


def test_what_goes_off_screen_is_told(plek: Werkplek) -> None:
    def telling(*rijen: tuple[str, str]) -> bytes:
        return als_csv(("Gemeente", "Maat", "Aantal"), [(*r, "7") for r in rijen])

    dreigend, tlv = "Dreigende thuiszitters", "tlv"
    goed(
        neem_op(plek, telling(("Duinveen", dreigend), ("Langewaard", dreigend), ("Duinveen", tlv)))
    )
    tweede = goed(neem_op(plek, telling(("Duinveen", tlv)), sector="po"))
    assert [i.tekst() for i in tweede.issues] == [
        "Tellingen, 2e kwartaal 2025: niet meer te zien: Dreigende thuiszitters van Duinveen en "
        "Langewaard. Klopt dat niet, lever dan een bestand waar alles in staat.",
        "Tellingen, 2e kwartaal 2025: de sector was vo en wordt po.",
        "Tellingen, 2e kwartaal 2025: vervangt versie 1, ontvangen 12 augustus 2025: 3 regels "
        "worden 1.",
    ]


def test_a_list_for_fewer_municipalities_says_which_are_gone(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(), dekking=("Duinveen", "Langewaard")))
    tweede = neem_op(plek, gevallen(GEVALLEN[:2]), dekking=("Duinveen", "Noorddijk"), proef=True)
    zinnen = " ".join(i.tekst() for i in tweede.issues if i.ernst == "waarschuwing")
    assert "niet meer te zien: Thuiszitters van Langewaard." in zinnen
    assert "de levering spreekt nu ook voor Noorddijk." in zinnen


def test_who_counts_names_one_leverancier_once(plek: Werkplek) -> None:
    telling = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Thuiszitters", "7")])
    goed(
        neem_op(
            plek, gevallen(), leverancier="Leerplicht Duinveen", dekking=("Duinveen", "Langewaard")
        )
    )
    goed(neem_op(plek, telling, leverancier="Leerplicht Duinveen"))
    vraag = neem_op(plek, gevallen(GEVALLEN[:1]))
    assert vraag.uitkomst == "vraag"
    assert vraag.zin.count("'Leerplicht Duinveen'") == 1, vraag.zin
    assert "twee bronnen" in vraag.zin


# -- what is still to come ---------------------------------------------------------------------


def test_a_period_that_is_not_over_is_refused(plek: Werkplek) -> None:
    rapport = neem_op(plek, gevallen(), periode="2030-K1")
    assert rapport.uitkomst == "fouten"
    assert [i.tekst() for i in rapport.fouten] == [
        "2030-K1 is nog niet voorbij. Verbeter de periode, of lever de cijfers aan als de periode "
        "voorbij is."
    ]
    leeg = Opdracht("SWV Noord-Kust VO", "thuiszitters", "2025-K3", wanneer=WANNEER)
    assert "is nog niet voorbij" in "".join(meld_geen_gevallen(plek, leeg).regels())
    koppen = ("Gemeente", "Maat", "Aantal", "Periode")
    rijen = [("Duinveen", "tlv", "7", "2025-K2"), ("Noorddijk", "tlv", "7", "2025-K3")]
    rapport = neem_op(plek, als_csv(koppen, rijen), periode="")
    assert [i.tekst()[:55] for i in rapport.fouten] == [
        "Regel 3, kolom Periode: 2025-K3 is nog niet voorbij. Ve"
    ]


def test_a_figure_of_cbs_on_a_day_to_come_is_refused(plek: Werkplek) -> None:
    def bevolking(jaar: str) -> bytes:
        return als_csv(("Regio's", jaar), [("Duinveen", "700")])

    zegt = {"leverancier": "CBS", "periode": "", "dataset": "bevolking"}
    assert neem_op(plek, bevolking("2026"), **zegt).uitkomst == "fouten"
    goed(neem_op(plek, bevolking("2025"), **zegt))


def test_a_case_that_has_not_happened_is_refused(plek: Werkplek) -> None:
    rijen = [*GEVALLEN[:2], ("NK-9", "Duinveen", "10-01-2025", "13-08-2025", "14")]
    rapport = neem_op(plek, gevallen(rijen))
    assert [i.tekst() for i in rapport.fouten] == [
        "Regel 4, kolom Datum terug: deze datum moet nog komen. Kijk of het jaartal klopt."
    ]
    later = WANNEER.replace(day=13)
    assert neem_op(plek, gevallen(rijen), wanneer=later).uitkomst == "opgenomen"


def test_a_list_about_another_quarter_is_refused(plek: Werkplek) -> None:
    rapport = neem_op(plek, gevallen(GEVALLEN[1:2]), periode="2025-K1")
    assert [i.tekst() for i in rapport.fouten] == [
        "Geen enkele regel valt in kwartaal 1 van 2025. Klopt --periode? Waren er echt geen "
        "gevallen, meld dat dan met --geen-gevallen."
    ]


def test_what_is_left_out_is_counted_and_named(plek: Werkplek) -> None:
    rijen = [*GEVALLEN[:2], ("NK-9", "Langewaard", "31-02-2025", "", "14")]
    rapport = goed(neem_op(plek, gevallen(rijen), zonder_foute_rijen=True))
    assert [i.ernst for i in rapport.issues] == ["weggelaten", "waarschuwing"]
    een, twee = rapport.regels()[1:]
    assert een.startswith("  weggelaten: Regel 4, kolom Eerste dag thuis: '31-02-2025'")
    assert "Verbeter" not in een
    assert twee == "  waarschuwing: 1 regel is weggelaten: regel 4. Onvolledig is nu: Langewaard."


@pytest.mark.parametrize("naam", ["Duin en Dijk", "regio totaal", "Hele regio", "Kust"])
def test_a_total_of_the_region_is_told_and_not_counted(plek: Werkplek, naam: str) -> None:
    rijen = [("Duinveen", "tlv", "7"), (naam, "tlv", "90")]
    rapport = goed(neem_op(plek, als_csv(("Gemeente", "Maat", "Aantal"), rijen)))
    assert [i.tekst() for i in rapport.issues] == [
        "Regel 3: deze regel is een totaal en telt niet mee."
    ]


def test_the_name_of_a_municipality_is_never_a_total() -> None:
    assert "alkmaar" not in namen_van_totalen(regio("alkmaar"))
    assert "regio alkmaar" in namen_van_totalen(regio("alkmaar"))


def test_a_count_for_somebody_else_is_told(plek: Werkplek) -> None:
    rijen = [("Duinveen", "tlv", "7"), ("Uitmeer", "tlv", "9")]
    inhoud = als_csv(("Gemeente", "Maat", "Aantal"), rijen)
    rapport = goed(neem_op(plek, inhoud, leverancier="Leerplicht Duinveen"))
    assert [i.tekst() for i in rapport.issues] == [
        "Regel 3, kolom Gemeente: volgens de inrichting spreekt Leerplicht Duinveen niet voor "
        "Uitmeer. Kijk of de gemeente en de leverancier kloppen."
    ]


def test_double_rows_of_a_wide_file_are_told_once_with_heading_and_municipality(
    plek: Werkplek,
) -> None:
    koppen = ("Gemeente", "Dreigende thuiszitters", "Geoorloofd verzuim", "Verkorte onderwijstijd")
    gelijk = neem_op(plek, als_csv(koppen, [("Duinveen", "7", "8", "9")] * 2))
    assert [i.tekst() for i in goed(gelijk).issues] == [
        "Regel 2 en 3, kolom Dreigende thuiszitters, Geoorloofd verzuim en Verkorte "
        "onderwijstijd: deze regels zijn voor Duinveen precies gelijk; samen tellen ze een keer. "
        "Klopt dat, bevestig het dan."
    ]
    rijen = [("Duinveen", "7", "8", "9"), ("Duinveen", "7", "6", "5")]
    botst = neem_op(plek, als_csv(koppen, rijen))
    assert [i.tekst() for i in botst.issues] == [
        "Regel 2 en 3, kolom Geoorloofd verzuim en Verkorte onderwijstijd: deze regels geven voor "
        "Duinveen een ander cijfer. Laat de regel staan die klopt."
    ]


def test_many_periods_at_once_are_replaced_in_few_words(plek: Werkplek) -> None:
    perioden = [f"{jaar}-K{k}" for jaar in range(2019, 2024) for k in range(1, 5)]

    def lijst(*gemeenten: str) -> bytes:
        rijen = [(g, "tlv", "7", p) for g in gemeenten for p in perioden]
        return als_csv(("Gemeente", "Maat", "Aantal", "Periode"), rijen)

    goed(neem_op(plek, lijst("Duinveen", "Langewaard"), periode=""))
    issues = goed(neem_op(plek, lijst("Duinveen"), periode="")).issues
    weg = [i for i in issues if "Langewaard" in i.tekst()]
    assert [i.plaats() for i in weg] == ["Tellingen, 1e kwartaal 2019 en nog 19 leveringen"]
    assert [i.tekst() for i in issues if i.ernst == "melding"] == [
        "20 leveringen vervangen een eerdere versie."
    ]


def test_what_was_not_delivered_is_never_said_to_be_hidden(tmp_path: Path) -> None:
    """A small stock at the end of one quarter, and nothing delivered in the school year after it."""
    plek = werkplek(tmp_path / "regio")
    goed(neem_op(plek, gevallen()))
    derde = als_csv(KOPPEN, [("K-1", "Kogermeer", "10-07-2025", "", "12")])
    goed(
        neem_op(
            plek,
            derde,
            leverancier="Leerplicht Kogermeer",
            periode="2025-K3",
            wanneer=WANNEER.replace(month=11),
        )
    )
    lezer = Lezer(profiel="vanaf 5", regio=plek.regio.id)
    vrij = lees_vrijgave(plek.map_regio, lezer)
    figuur = vrij.figuren["thuiszitters_instroom", "VB01", "2025/2026", ""]
    assert figuur.status == "niet geleverd"
