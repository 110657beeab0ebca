"""Lists of jeugdhulp: words as offices write them, what is wrong in words, and true snapshots."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from datasets.catalog import datasets
from datasets.codelijsten import HULPVORM, REDEN_BEEINDIGING, VERWIJZER
from datasets.periodes import Periode
from datasets.store import open_store
from datasets.voorbeeld import gebied, jeugdhulptrajecten
from datasets.woorden import normaliseer
from loaders.ingest import laad
from loaders.opdracht import Opdracht, Rapport, Werkplek
from tests.loaders.hulp import WANNEER, goed, werkplek

VAN = "Inkoop jeugdhulp Duin en Dijk"
KOP = "Jongere-ID;Woongemeente;Hulpvorm;Begindatum;Einddatum;Verwijzer;Reden beëindiging"


def lijst(plek: Werkplek, *rijen: str, kop: str = KOP) -> Rapport:
    opdracht = Opdracht(leverancier=VAN, periode="2025-K2", wie="toets", wanneer=WANNEER)
    return laad(plek, "\n".join((kop, *rijen, "")).encode(), "lijst.csv", opdracht)


def rijen_van(plek: Werkplek, kolommen: str) -> list[tuple[object, ...]]:
    with open_store(plek.map_regio, datasets=datasets(), register=plek.regio.register) as store:
        vraag = f"select {kolommen} from v_jeugdhulptrajecten where peil = periode order by rij"
        return store.con.execute(vraag).fetchall()


def zinnen(rapport: Rapport) -> str:
    return "\n".join(rapport.regels())


def test_de_koppen_van_het_informatieprotocol_worden_herkend(tmp_path: Path) -> None:
    plek = werkplek(tmp_path)
    kop = (
        "Jeugdige;Gemeente;Type jeugdhulp;Datum aanvang jeugdhulp;Datum einde jeugdhulp;Verwijzer;"
        "Reden beëindiging jeugdhulp"
    )
    rij = "A1;Duinveen;11;03-02-2025;01-05-2025;Huisarts;Beëindigd volgens plan"
    rapport = goed(lijst(plek, rij, kop=kop))
    assert [n.dataset for n in rapport.leveringen] == ["jeugdhulptrajecten"]
    assert rijen_van(plek, "hulpvorm, begin, einde, verwijzer, reden") == [
        ("11", date(2025, 2, 3), date(2025, 5, 1), "huisarts", "volgens plan")
    ]


def test_een_laatste_dag_telt_een_dag_bij(tmp_path: Path) -> None:
    plek = werkplek(tmp_path)
    kop = "Woongemeente;Hulpvorm;Begindatum;Laatste dag jeugdhulp"
    goed(lijst(plek, "Duinveen;02;03-02-2025;30-06-2025", kop=kop))
    assert rijen_van(plek, "einde") == [(date(2025, 7, 1),)]


@pytest.mark.parametrize(
    ("woord", "code"),
    [
        ("1", "01"),  # Excel laat de nul weg
        ("04", "04"),
        ("Pleegzorg", "11"),
        ("Met verblijf: gezinsgericht", "12"),
        ("JeugdzorgPlus", "13"),
        ("Gesloten plaatsing", "13"),
        ("Zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder", "02"),
        ("Hulpvorm 14", "14"),
    ],
)
def test_hulpvormen_zoals_ze_worden_geschreven(woord: str, code: str) -> None:
    assert HULPVORM.zoek(normaliseer(woord)) == code


def test_elk_woord_betekent_een_ding() -> None:
    for woordenlijst in (HULPVORM, VERWIJZER, REDEN_BEEINDIGING):
        for een, ander in combinations(woordenlijst.waarden, 2):
            woorden = [
                {normaliseer(t) for t in (w.code, w.titel, *w.synoniemen)} for w in (een, ander)
            ]
            assert not woorden[0] & woorden[1], (een.code, ander.code)


@pytest.mark.parametrize("code", ["05", "10", "15", "verblijf"])
def test_een_onbekende_hulpvorm_wordt_niet_geraden(tmp_path: Path, code: str) -> None:
    rapport = lijst(werkplek(tmp_path), f"A1;Duinveen;{code};03-02-2025;;;")
    assert rapport.uitkomst == "fouten"
    assert "Hulpvorm" in zinnen(rapport)
    assert "dit woord staat niet in de lijst hulpvormen" in zinnen(rapport)


def test_een_einde_voor_het_begin_is_een_fout(tmp_path: Path) -> None:
    rapport = lijst(werkplek(tmp_path), "A1;Duinveen;02;03-05-2025;02-05-2025;;")
    assert rapport.uitkomst == "fouten"
    assert "de einddatum ligt voor de begindatum" in zinnen(rapport)


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        ("A1;Duinveen;02;01-07-2025;;;", "dit begint na de laatste dag van het kwartaal"),
        ("A1;Duinveen;02;01-01-2025;31-03-2025;;", "dit was voor het kwartaal al afgelopen"),
        ("A1;Duinveen;02;01-01-2025;;;volgens plan", "er staat een reden van beëindiging"),
    ],
)
def test_wat_vreemd_is_wordt_gezegd_en_blijft_bewaard(tmp_path: Path, rij: str, zin: str) -> None:
    plek = werkplek(tmp_path)
    rapport = goed(lijst(plek, rij, "A2;Duinveen;02;01-02-2025;;huisarts;"))
    [waarschuwing] = [i for i in rapport.issues if i.ernst == "waarschuwing"]
    assert zin in waarschuwing.zin
    assert len(rijen_van(plek, "rij")) == 2


def test_trajecten_van_een_jongere_mogen_tegelijk_lopen(tmp_path: Path) -> None:
    plek = werkplek(tmp_path)
    rapport = goed(lijst(plek, "A1;Duinveen;02;01-02-2025;;;", "A1;Duinveen;11;01-03-2025;;;"))
    assert not [i for i in rapport.issues if i.ernst == "waarschuwing"]
    assert rijen_van(plek, "jongere_min, verblijver_min") == [(1, 0), (0, 1)]


def test_een_pseudoniem_komt_niet_leesbaar_in_de_opslag(tmp_path: Path) -> None:
    plek = werkplek(tmp_path)
    goed(lijst(plek, "GEHEIMNUMMER-17;Duinveen;02;01-02-2025;;;"))
    [(bewaard,)] = rijen_van(plek, "jongere_id")
    assert isinstance(bewaard, str)
    assert len(bewaard) == 32
    assert not [
        pad
        for pad in plek.map_regio.rglob("*")
        if pad.is_file() and b"GEHEIMNUMMER" in pad.read_bytes()
    ]


# -- the example region ---------------------------------------------------------------------------


@pytest.mark.parametrize("gemeente", ["VB01", "VB04", "VB07"])
def test_een_jongere_heeft_een_hulpvorm_maar_een_keer_tegelijk(gemeente: str) -> None:
    per_jongere = defaultdict(list)
    for traject in jeugdhulptrajecten.trajecten(gemeente):
        assert traject.begin < traject.einde
        assert timedelta(0) < traject.begin - traject.geboren < timedelta(days=365.25 * 23)
        per_jongere[traject.jongere, traject.hulpvorm].append(traject)
    for eigen in per_jongere.values():
        for een, ander in combinations(eigen, 2):
            assert een.einde < ander.begin
    meer = [j for j in {j for j, _ in per_jongere} if sum(k == j for k, _ in per_jongere) > 1]
    assert meer  # sommige jongeren hebben meer dan een hulpvorm


def test_wie_doorloopt_staat_in_de_lijst_van_het_volgende_kwartaal() -> None:
    alle = [t for g in gebied.profiel().gemeenten for t in jeugdhulptrajecten.trajecten(g)]
    for kwartaal in (Periode.van_code("2024-K4"), Periode.van_code("2025-K1")):
        open_gebleven = [t for t in alle if t.in_periode(kwartaal) and t.einde > kwartaal.laatste]
        assert len(open_gebleven) > 300
        assert all(t.in_periode(kwartaal.volgende()) for t in open_gebleven)


def test_alle_hulpvormen_komen_in_het_voorbeeld_voor() -> None:
    alle = {t.hulpvorm for g in ("VB01", "VB04") for t in jeugdhulptrajecten.trajecten(g)}
    assert alle == {w.code for w in HULPVORM.waarden}


@pytest.mark.parametrize("nummer", [0, -1])
def test_beide_opmaken_van_het_voorbeeld_gaan_er_zonder_vraag_in(
    tmp_path: Path, nummer: int
) -> None:
    bestand = list(jeugdhulptrajecten.bestanden())[nummer]
    opdracht = Opdracht(leverancier=VAN, wie="voorbeeld", wanneer=WANNEER, periode=bestand.periode)
    plek = werkplek(tmp_path)
    rapport = goed(laad(plek, bestand.inhoud, bestand.naam, opdracht))
    assert not [i for i in rapport.issues if i.ernst in ("fout", "waarschuwing")]
    [levering] = rapport.leveringen
    periode = Periode.van_code(bestand.periode)
    verwacht = sum(
        t.in_periode(periode)
        for g in gebied.profiel().gemeenten
        for t in jeugdhulptrajecten.trajecten(g)
    )
    assert levering.rijen == verwacht
