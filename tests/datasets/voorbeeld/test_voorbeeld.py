"""The example region: the same bytes at every run, true snapshots, and all of it loads."""

import hashlib
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from datasets.catalog import datasets
from datasets.notatie import lees_datum
from datasets.periodes import Periode
from datasets.reference.regio import regio
from datasets.voorbeeld import VoorbeeldBestand, cbs, gebied, voorbeeldbestanden
from datasets.woorden import normaliseer
from loaders.ingest import Werkplek, laad_reeks
from loaders.read import read_file
from loaders.voorbeeld import aanbod_van

WORTEL = Path(__file__).resolve().parents[3]
REGIO = regio("duin-en-dijk")
KWARTALEN = [p.code for p in gebied.kwartalen()]
EEN_DAG = timedelta(days=1)


@cache
def alle() -> tuple[VoorbeeldBestand, ...]:
    return tuple(voorbeeldbestanden())


def van(dataset: str) -> list[VoorbeeldBestand]:
    return [b for b in alle() if b.dataset == dataset]


def vingerafdruk(bestanden: tuple[VoorbeeldBestand, ...]) -> str:
    h = hashlib.sha256()
    for b in bestanden:
        h.update(repr((b.naam, b.leverancier, b.periode, b.wanneer, b.definitie)).encode())
        h.update(b.inhoud)
    return h.hexdigest()


@dataclass(frozen=True)
class Regel:
    """A case as it stands in a file, read without the checks of the monitor."""

    leerling: str
    gemeente: str
    begin: date
    einde: date | None
    aanbod: date | None

    def thuis_op(self, dag: date) -> bool:
        return self.begin <= dag and (self.einde is None or self.einde > dag)


def regels(bestand: VoorbeeldBestand) -> Iterator[Regel]:
    velden = datasets()["thuiszitters"].velden
    [blad] = read_file(bestand.inhoud, bestand.naam).bladen
    plek = {
        naam: f"k{n}"
        for naam, veld in velden.items()
        for n, kop in enumerate(blad.koppen)
        if normaliseer(kop) in veld.kolom.koppen
    }
    laatste_dag = "Laatste dag thuis" in blad.koppen

    def dag(rij: dict[str, str], veld: str) -> date | None:
        return lees_datum(rij[plek[veld]]) if rij[plek[veld]] else None

    for rij in blad.tabel.to_pylist():
        begin, einde = dag(rij, "begin"), dag(rij, "einde")
        assert begin is not None
        if laatste_dag and einde is not None:
            einde += EEN_DAG
        aanbod = dag(rij, "aanbod")
        yield Regel(rij[plek["leerling_id"]], rij[plek["gemeente"]], begin, einde, aanbod)


@cache
def lijsten() -> dict[tuple[str, str], list[Regel]]:
    """Office and quarter -> the rows of the last delivery."""
    return {
        (b.leverancier, kwartaal_van(b)): [] if b.geen_gevallen else list(regels(b))
        for b in van("thuiszitters")
    }


def kwartaal_van(bestand: VoorbeeldBestand) -> str:
    return next(k for k in KWARTALEN if k in bestand.naam)


def test_same_bytes_twice_and_with_another_hash_seed() -> None:
    hier = vingerafdruk(alle())
    assert vingerafdruk(tuple(voorbeeldbestanden())) == hier
    code = (
        "import sys; sys.path.insert(0, 'tests/datasets/voorbeeld');"
        "import test_voorbeeld as t; print(t.vingerafdruk(t.alle()))"
    )
    omgeving = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(WORTEL)}
    uit = subprocess.run(
        [sys.executable, "-c", code],
        cwd=WORTEL,
        env=omgeving,
        check=True,
        capture_output=True,
        text=True,
    )
    assert uit.stdout.strip() == hier


def test_every_export_type_occurs_and_everything_is_called_an_example() -> None:
    assert {b.dataset for b in alle()} == set(datasets())
    namen = [b.naam for b in alle()]
    assert len(set(namen)) == len(namen)
    assert all(naam.startswith("voorbeeld_") for naam in namen)


def test_leveranciers_sectors_and_moments_fit_the_profile() -> None:
    for b in alle():
        afspraken = [lev for lev in REGIO.leveranciers if lev.naam == b.leverancier]
        assert any(b.dataset in lev.datasets and b.sector == lev.sector for lev in afspraken), b
    assert [b.wanneer for b in alle()] == sorted(b.wanneer for b in alle())
    assert all(b.wanneer.weekday() < 5 and 9 <= b.wanneer.hour < 17 for b in alle())
    for b in van("thuiszitters"):
        assert b.wanneer.date() > Periode.van_code(kwartaal_van(b)).laatste


def test_small() -> None:
    assert len(alle()) < 450
    assert max(len(b.inhoud) for b in alle()) < 250_000
    assert sum(len(b.inhoud) for b in alle()) < 3_000_000


def test_offices_before_and_after_the_merger() -> None:
    wie = {kwartaal: {lev for lev, k in lijsten() if k == kwartaal} for kwartaal in KWARTALEN}
    oud = {"Leerplicht Oostermade", "Leerplicht Polderwaard"}
    for kwartaal in KWARTALEN:
        gefuseerd = kwartaal >= "2024"
        assert ("Leerplicht Oosterwaard" in wie[kwartaal]) is gefuseerd
        assert wie[kwartaal] & oud == (set() if gefuseerd else oud)
    namen = {
        naam
        for b in van("bevolking")
        for blad in read_file(b.inhoud, b.naam).bladen
        for naam in blad.tabel["k2"].to_pylist()
    }
    assert {"Oostermade", "Polderwaard", "Oosterwaard"} < namen


def test_missing_deliveries_and_the_quarter_without_cases() -> None:
    geleverd = {(lev.removeprefix("Leerplicht "), k) for lev, k in lijsten()}
    verwacht = {
        (kantoor.gemeentenaam, p.code) for p in gebied.kwartalen() for kantoor in gebied.kantoren(p)
    }
    assert verwacht - geleverd == {
        ("Kogermeer", "2023-K3"),
        ("Kogermeer", "2023-K4"),
        ("Duinveen", "2023-K3"),
        ("Sint Adelbert", "2025-K2"),
    }
    [leeg] = [b for b in alle() if b.geen_gevallen]
    assert leeg.leverancier == "Leerplicht Sint Adelbert"
    assert leeg.periode
    for sleutel, lijst in lijsten().items():
        assert lijst or sleutel == (leeg.leverancier, kwartaal_van(leeg))


def test_every_list_is_a_snapshot_that_balances() -> None:
    for (_, kwartaal), lijst in lijsten().items():
        p = Periode.van_code(kwartaal)
        for r in lijst:
            assert r.begin <= p.laatste
            assert r.einde is None or p.eerste <= r.einde <= p.laatste
            assert r.einde is None or r.einde >= r.begin
            assert r.aanbod is None or r.begin <= r.aanbod <= min(p.laatste, r.einde or date.max)
        begin = sum(r.thuis_op(p.eerste - EEN_DAG) for r in lijst)
        erbij = sum(p.bevat(r.begin) for r in lijst)
        eraf = sum(r.einde is not None for r in lijst)
        assert begin + erbij - eraf == sum(r.thuis_op(p.laatste) for r in lijst)


def test_no_pupil_is_at_home_twice_at_once() -> None:
    for lijst in lijsten().values():
        per_leerling = defaultdict(list)
        for r in lijst:
            per_leerling[r.leerling].append(r)
        for eigen in per_leerling.values():
            volgorde = sorted(eigen, key=lambda r: r.begin)
            for een, ander in pairwise(volgorde):
                assert een.einde is not None
                assert een.einde <= ander.begin


def test_an_open_case_comes_back_in_the_next_quarter() -> None:
    gevolgd = 0
    for (leverancier, kwartaal), lijst in lijsten().items():
        volgende = lijsten().get((leverancier, Periode.van_code(kwartaal).volgende().code))
        if volgende is None:
            continue
        daar = {(r.leerling, r.begin) for r in volgende}
        open_gebleven = [r for r in lijst if r.einde is None]
        assert all((r.leerling, r.begin) in daar for r in open_gebleven), (leverancier, kwartaal)
        gevolgd += len(open_gebleven)
    assert gevolgd > 800


def test_cases_go_on_after_the_merger_under_new_numbers() -> None:
    oud = [
        r
        for naam in ("Oostermade", "Polderwaard")
        for r in lijsten()[(f"Leerplicht {naam}", "2023-K4")]
        if r.einde is None
    ]
    nieuw = lijsten()[("Leerplicht Oosterwaard", "2024-K1")]
    assert {r.begin for r in oud} == {r.begin for r in nieuw if r.begin < date(2024, 1, 1)}
    assert not {r.leerling for r in oud} & {r.leerling for r in nieuw}


def test_the_correction_of_langewaard() -> None:
    eerst, daarna = [b for b in van("thuiszitters") if "langewaard_2024-K4" in b.naam]
    assert eerst.leverancier == daarna.leverancier == "Leerplicht Langewaard"
    fout, goed = list(regels(eerst)), list(regels(daarna))
    weg, erbij = [r for r in fout if r not in goed], [r for r in goed if r not in fout]
    assert len(fout) == len(goed)
    assert len(weg) == len(erbij) == 3
    assert {r.leerling for r in weg} == {r.leerling for r in erbij}
    gesloten = [r for r in weg if r.einde is None]
    assert len(gesloten) == 2


def test_pseudonyms_are_no_numbers_of_people() -> None:
    for lijst in lijsten().values():
        for r in lijst:
            assert r.leerling.startswith("D-")
            assert len(r.leerling) == 8


@pytest.mark.parametrize(
    ("naam", "laagste", "hoogste"),
    [
        ("Duinveen", 13, 20),
        ("Heerwijk aan Zee", 2, 6),
        ("Langewaard", 18, 30),
        ("Sint Adelbert", 0, 4),
    ],
)
def test_the_levels_are_those_of_the_design(naam: str, laagste: int, hoogste: int) -> None:
    standen = [
        sum(r.thuis_op(Periode.van_code(k).laatste) for r in lijst)
        for (lev, k), lijst in lijsten().items()
        if lev == f"Leerplicht {naam}"
    ]
    assert (min(standen), max(standen)) == (laagste, hoogste)


def test_about_six_in_ten_get_an_offer() -> None:
    laatste = {
        (lev, r.leerling, r.begin): r for (lev, _), lijst in lijsten().items() for r in lijst
    }
    klaar = [r for r in laatste.values() if r.einde is not None]
    deel = sum(r.aanbod is not None for r in klaar) / len(klaar)
    assert 0.5 < deel < 0.75


def test_population_is_that_of_the_profile() -> None:
    for gemeente in REGIO.verzonnen_gemeenten:
        per_leeftijd = cbs.inwoners(gemeente.code, 2025)
        assert len(per_leeftijd) == 27
        assert min(per_leeftijd) > 0
        assert sum(per_leeftijd[5:18]) == gemeente.leerplichtigen
        assert sum(per_leeftijd[:23]) == gemeente.jeugdigen


def test_a_later_publication_revises_provisional_percentages() -> None:
    per_bestand = [
        dict.fromkeys(
            (rij["k0"], rij["k1"].rstrip("*"))
            for blad in read_file(b.inhoud, b.naam).bladen
            for rij in blad.tabel.to_pylist()
        )
        for b in van("jeugdhulp_indicatoren")
    ]
    jaren = [sorted({jaar for _, jaar in sleutels}) for sleutels in per_bestand]
    assert jaren == [["2019", "2020", "2021"], ["2021", "2022"], ["2022", "2023"], ["2023", "2024"]]
    assert b"2024*" in van("jeugdhulp_indicatoren")[-1].inhoud


def test_pupils_per_school_municipality_cross_borders_and_hide_small_counts() -> None:
    per_datum = Counter(b.naam.split("_")[3] for b in van("leerlingen_po"))
    assert per_datum == {"20231001": 10, "20241001": 9}
    for b in van("leerlingen_po"):
        [blad] = read_file(b.inhoud, b.naam).bladen
        rijen = blad.tabel.to_pylist()
        assert b"<5" in b.inhoud
        assert len({rij["k4"] for rij in rijen}) > 1
        assert all(rij["k3"] == "99" or rij["k3"].startswith("0") for rij in rijen)
        assert not {"1", "2", "3", "4"} & {cel for rij in rijen for cel in list(rij.values())[15:]}


def _laadt(bestanden: list[VoorbeeldBestand], map_regio: Path) -> None:
    rapporten = list(laad_reeks(Werkplek(REGIO, map_regio), map(aanbod_van, bestanden)))
    assert len(rapporten) == len(bestanden)
    for rapport in rapporten:
        assert rapport.uitkomst == "opgenomen", "\n".join(rapport.regels())
        assert not [i for i in rapport.issues if i.ernst in ("fout", "waarschuwing")]


def test_a_file_of_every_layout_loads_without_an_error_or_warning(tmp_path: Path) -> None:
    per_opmaak = {
        (b.leverancier, b.dataset, b.geen_gevallen, b.naam.rpartition(".")[2]): b for b in alle()
    }
    _laadt(list(per_opmaak.values()), tmp_path)


@pytest.mark.alles
def test_all_files_load_without_an_error_or_warning(tmp_path: Path) -> None:
    _laadt(list(alle()), tmp_path)
