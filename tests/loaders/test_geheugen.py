"""What is remembered of a delivery that went in, and of nothing else."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.catalog import datasets
from datasets.store import Store
from datasets.woorden import aaneen, normaliseer
from loaders.aanleveren import Aanlevering
from loaders.geheugen import Geheugen, onthoud
from loaders.geheugen import lees_geheugen as lees
from loaders.keuzes import EERDER
from loaders.opdracht import Opdracht, Werkplek
from tests.loaders.hulp import KOPPEN, als_csv, gevallen, goed, neem_op, opslag, werkplek

VAN = ("SWV Noord-Kust VO", "thuiszitters")
NU = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 (the store keeps local time)


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


@pytest.fixture
def store(plek: Werkplek) -> Iterator[Store]:
    with opslag(plek) as store:
        yield store


def bewaar(store: Store, opdracht: Opdracht, koppen: tuple[str, ...] = KOPPEN) -> Geheugen:
    with store.transactie():
        onthoud(
            store, leverancier=VAN[0], dataset=VAN[1], koppen=koppen, opdracht=opdracht, handeling=1
        )
    return lees(store)


def test_a_new_region_remembers_nothing(store: Store) -> None:
    assert lees(store) == Geheugen()


def test_headings_and_words_come_back_as_they_are_looked_up(store: Store) -> None:
    gezegd = Opdracht(
        kolommen={"Thuis-sinds": "begin", "Interne code": ""},
        woorden={"schoolsoort": {"Gymnasiun": "vwo"}},
    )
    geheugen = bewaar(store, gezegd)
    assert geheugen.koppen == {VAN: {"thuissinds": "begin", "internecode": ""}}
    assert geheugen.woorden == {VAN: {"schoolsoort": {"gymnasiun": "vwo"}}}
    assert geheugen.kopsets == {VAN: frozenset([frozenset(map(aaneen, KOPPEN))])}


def test_the_newest_choice_counts(store: Store) -> None:
    bewaar(store, Opdracht(kolommen={"Start": "begin"}))
    assert bewaar(store, Opdracht(kolommen={"Start": ""})).koppen == {VAN: {"start": ""}}


def test_two_files_that_go_in_together_may_say_the_same(store: Store) -> None:
    gezegd = Opdracht(kolommen={"Start": "begin"})
    with store.transactie():
        for nummer, veld in enumerate(("einde", "begin")):
            onthoud(
                store, leverancier=VAN[0], dataset=VAN[1], koppen=KOPPEN,
                opdracht=Opdracht(kolommen={"Start": veld}), handeling=nummer,
            )  # fmt: skip
    assert lees(store) == bewaar(store, gezegd)


def test_what_is_about_other_data_is_left_out(store: Store) -> None:
    """A file may hold two export types: what was said of the other is no field of this one."""
    gezegd = Opdracht(
        kolommen={"Grond": "artikel"}, woorden={"artikel": {"5": "artikel 5a"}, "maat": {"x": "y"}}
    )
    geheugen = bewaar(store, gezegd, ())
    assert (geheugen.koppen, geheugen.woorden, geheugen.kopsets) == ({}, {}, {})


def test_a_pseudonym_or_birth_date_is_never_kept_as_a_word(store: Store) -> None:
    gezegd = Opdracht(woorden={"leerling_id": {"NK-1": "NK-2"}, "leeftijd": {"1-1-2010": "15"}})
    assert bewaar(store, gezegd).woorden == {}


def test_a_heading_as_long_as_a_letter_is_not_kept(store: Store) -> None:
    geheugen = bewaar(store, Opdracht(kolommen={"Toelichting " * 40: ""}), ("Begin",))
    assert geheugen.koppen == {}


def test_what_was_rolled_back_is_not_remembered(store: Store) -> None:
    with store.transactie(terugrollen=True):
        onthoud(
            store, leverancier=VAN[0], dataset=VAN[1], koppen=KOPPEN,
            opdracht=Opdracht(kolommen={"Start": "begin"}), handeling=1,
        )  # fmt: skip
    assert lees(store) == Geheugen()


WOORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)
VELDEN = [n for n, v in datasets()["thuiszitters"].velden.items() if v.cel.bewaart_tekst]


@settings(max_examples=10)
@given(st.dictionaries(st.sampled_from(VELDEN), st.dictionaries(WOORD, WOORD, max_size=3)))
def test_any_word_is_found_again_by_its_plain_form(
    tmp_path_factory: pytest.TempPathFactory, woorden: dict[str, dict[str, str]]
) -> None:
    with opslag(werkplek(tmp_path_factory.mktemp("regio"))) as store:
        terug = bewaar(store, Opdracht(woorden=woorden)).woorden.get(VAN, {})
    for veld, per_woord in woorden.items():
        for tekst in per_woord:
            zelfde = {w for t, w in per_woord.items() if normaliseer(t) == normaliseer(tekst)}
            assert terug[veld][normaliseer(tekst)] in zelfde


# -- of real loads -------------------------------------------------------------------------------


def test_a_load_is_remembered_and_the_next_file_needs_no_choice(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Plek", "Eerste dag thuis", "Datum terug", "Schoolsoort")
    rijen = [("NK-1", "Duinveen", "05-05-2025", "", "gymnasiun")]
    gezegd = {"kolommen": {"Plek": "gemeente"}, "woorden": {"schoolsoort": {"gymnasiun": "vwo"}}}
    toets = {"dataset": "thuiszitters", "akkoord": frozenset()}
    vraag = neem_op(plek, als_csv(koppen, rijen), **toets)
    assert [i.soort for i in vraag.fouten] == ["kolom ontbreekt"]
    goed(neem_op(plek, als_csv(koppen, rijen), **gezegd, **toets))
    nog_een = neem_op(plek, als_csv(koppen, [*rijen, ("NK-2", *rijen[0][1:])]), **toets, proef=True)
    assert not nog_een.fouten
    assert [n.rijen for n in nog_een.leveringen] == [2]
    with opslag(plek) as store:
        geheugen = lees(store)
    assert geheugen.koppen[VAN] == {"plek": "gemeente"}
    assert geheugen.woorden[VAN] == {"schoolsoort": {"gymnasiun": "vwo"}}
    assert geheugen.kopsets[VAN] == {frozenset(map(aaneen, koppen))}


def test_what_was_chosen_on_the_page_is_proposed_with_the_next_file(plek: Werkplek) -> None:
    koppen = ("Pseudoniem", "Plek", "Thuis vanaf dag", "Datum terug", "Schoolsoort", "Intern")
    rijen = [("NK-1", "Duinveen", "05-05-2025", "", "gymnasiun", "x")]
    een = Aanlevering.nieuw(plek, "toets")
    stuk = een.voeg_toe(als_csv(koppen, rijen), "duinveen 2025-K2.csv").stuk
    assert stuk is not None
    een.zeg(
        stuk.nummer,
        dataset="thuiszitters",
        kolommen={"Plek": "gemeente", "Thuis vanaf dag": "begin", "Intern": ""},
        woorden={"schoolsoort": {"gymnasiun": "vwo"}},
    )
    een.koppel(stuk.nummer)
    een.bevestig(stuk.nummer, *een.controleer(stuk.nummer).rapport.onbevestigd)
    een.neem_op()
    twee = Aanlevering.nieuw(plek, "toets")
    nog_een = [("NK-2", "Duinveen", "05-08-2025", "", "Gymnasiun", "y"), *rijen]
    stuk = twee.voeg_toe(als_csv(koppen, nog_een), "export.csv").stuk
    assert stuk is not None
    voorstel = twee.voorstel(stuk.nummer)
    for vraag in ("dataset", "leverancier", "dekking", "sector"):
        assert getattr(voorstel, vraag).zeker, vraag
    assert voorstel.leverancier.reden == "zo leverde u dit eerder"
    assert [(k.kop, k.veld) for k in voorstel.kolommen if k.reden == EERDER] == [
        ("Plek", "gemeente"), ("Thuis vanaf dag", "begin"), ("Intern", ""),
    ]  # fmt: skip
    assert (voorstel.ontbreekt, voorstel.woorden) == ((), {})
    assert voorstel.periode.waarde == "2025-K3"
    twee.koppel(stuk.nummer)
    assert not twee.controleer(stuk.nummer).rapport.fouten


def test_the_last_delivery_says_sector_definition_and_periods(plek: Werkplek) -> None:
    for periode, definitie in (("2025-K2", "4 weken"), ("2025-K1", "oud"), ("2025-K2", "8 weken")):
        goed(
            neem_op(
                plek, gevallen(), periode=periode, definitie=definitie, sector="vo",
                wanneer=datetime(2025, 8, 12, 9, 30),  # noqa: DTZ001
            )
        )  # fmt: skip
    with opslag(plek) as store:
        laatste = lees(store).laatste[VAN]
    assert (laatste.sector, laatste.definitie) == ("vo", "8 weken")
    assert laatste.perioden == ("2025-K1", "2025-K2")


def test_what_an_undone_load_taught_is_forgotten_until_its_redo(store: Store) -> None:
    def laad(handeling: int, veld: str) -> None:
        store.nieuwe_handeling(soort="opnemen", wie="toets", wanneer=NU, bestand_id=None)
        onthoud(
            store, leverancier=VAN[0], dataset=VAN[1], koppen=KOPPEN,
            opdracht=Opdracht(kolommen={"Start": veld}), handeling=handeling,
        )  # fmt: skip

    laad(1, "begin")
    laad(2, "begin")
    store.draai_terug(2, wie="toets", wanneer=NU)
    # The first load taught the same: that still holds.
    assert lees(store).koppen == {VAN: {"start": "begin"}}
    store.draai_terug(1, wie="toets", wanneer=NU)
    assert lees(store).koppen == {}
    store.herhaal(1, wie="toets", wanneer=NU)
    assert lees(store).koppen == {VAN: {"start": "begin"}}
    store.draai_terug(1, wie="toets", wanneer=NU)
    laad(7, "begin")
    assert lees(store).koppen == {VAN: {"start": "begin"}}
