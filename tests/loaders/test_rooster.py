"""Who has delivered what for which period, and who is late."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from datasets.reference.profiel import ProfielFout
from datasets.reference.regio import Regio, regio, regio_uit_toml
from datasets.reference.tabellen import MAP
from loaders.ingest import Aanbod
from loaders.leveringen import draai_terug
from loaders.opdracht import Opdracht
from loaders.rooster import Rij, Rooster, Vak, rooster
from tests.indicators.proef import Proef, geteld, inwoners, thuis

VAN = "Leerplicht Duinveen"
DAG = date(2025, 8, 20)


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk")


def met(**anders: object) -> Regio:
    return regio("duin-en-dijk").model_copy(update=anders)


def rij(gevonden: Rooster, wie: str, dataset: str, soort: str = "kwartaal") -> Rij:
    return next(
        r
        for r in gevonden.rijen
        if (r.leverancier, r.dataset, r.periodesoort) == (wie, dataset, soort)
    )


def vak(gevonden: Rooster, wie: str, dataset: str, periode: str) -> Vak:
    [gezocht] = [
        v
        for r in gevonden.rijen
        if (r.leverancier, r.dataset) == (wie, dataset)
        for v in r.vakken
        if v.periode == periode
    ]
    return gezocht


def thuislijst(periode: str, begin: str, **meer: object) -> Aanbod:
    return thuis(f"VB01 {begin}", van=VAN, periode=periode, **meer)


def test_geleverd_te_laat_en_nog_niet_te_verwachten(proef: Proef) -> None:
    proef.laad(thuislijst("2024-K4", "2024-11-04"), thuislijst("2025-K1", "2025-02-03"))
    gevonden = rooster(proef.plek, vandaag=DAG)
    vakken = rij(gevonden, VAN, "thuiszitters").vakken
    assert [(v.periode, v.status) for v in vakken] == [
        ("2024-K4", "geleverd"),
        ("2025-K1", "geleverd"),
        ("2025-K2", "te laat"),
        ("2025-K3", "nog niet te verwachten"),
    ]
    assert vakken[0].zin == "ontvangen op 12 augustus 2026, versie 1, 1 regel"
    assert vakken[2].zin == "9 dagen te laat: verwacht tot en met 11 augustus 2025"
    assert vakken[3].zin == "nog niet te verwachten: op tijd tot en met 11 november 2025"
    assert [(r.leverancier, v.periode) for r, v in gevonden.te_laat()] == [(VAN, "2025-K2")]


@pytest.mark.parametrize(
    ("vandaag", "dagen"),
    [(date(2025, 8, 11), 0), (date(2025, 8, 12), 1), (date(2025, 12, 31), 142)],
)
def test_te_laat_is_de_dag_na_de_laatste_dag(proef: Proef, vandaag: date, dagen: int) -> None:
    """30 June and six weeks is 11 August."""
    proef.laad(thuislijst("2025-K1", "2025-02-03"))
    gevonden = vak(rooster(proef.plek, vandaag=vandaag), VAN, "thuiszitters", "2025-K2")
    assert gevonden.verwacht == date(2025, 8, 11)
    assert gevonden.dagen_te_laat == dagen
    assert gevonden.status == ("te laat" if dagen else "nog niet te verwachten")


def test_geen_gevallen_is_ook_geleverd(proef: Proef) -> None:
    stuk = thuislijst("2025-K1", "2025-02-03")
    proef.laad(stuk, Aanbod(None, "geen gevallen", Opdracht(
        leverancier=VAN, dataset="thuiszitters", periode="2025-K2", wanneer=stuk.opdracht.wanneer,
    )))  # fmt: skip
    gevonden = vak(rooster(proef.plek, vandaag=DAG), VAN, "thuiszitters", "2025-K2")
    assert (gevonden.status, gevonden.rijen) == ("geen gevallen", 0)
    assert gevonden.zin == "geen gevallen, gemeld op 12 augustus 2026"


def test_wat_is_teruggedraaid_is_niet_geleverd(proef: Proef) -> None:
    proef.laad(thuislijst("2025-K1", "2025-02-03"), thuislijst("2025-K2", "2025-05-01"))
    draai_terug(proef.plek, 2, wie="proef")
    assert vak(rooster(proef.plek, vandaag=DAG), VAN, "thuiszitters", "2025-K2").status == "te laat"


def test_wie_in_de_inrichting_staat_en_nooit_leverde(proef: Proef) -> None:
    """Not late: nobody knows whether it was agreed; and who stopped is not in it."""
    gevonden = rooster(proef.plek, vandaag=DAG)
    nooit = rij(gevonden, VAN, "thuiszitters").vakken
    assert [(v.periode, v.status) for v in nooit] == [("2025-K2", "nooit geleverd")]
    assert gevonden.te_laat() == []
    assert not [r for r in gevonden.rijen if r.leverancier == "Leerplicht Oostermade"]


def test_na_een_fusie_wordt_van_de_oude_gemeente_niets_meer_verwacht(proef: Proef) -> None:
    proef.laad(thuis("VB10 2023-11-06", van="Leerplicht Oostermade", periode="2023-K4"))
    vakken = rij(rooster(proef.plek, vandaag=DAG), "Leerplicht Oostermade", "thuiszitters").vakken
    assert [(v.periode, v.status) for v in vakken] == [("2023-K4", "geleverd")]


def test_elke_soort_periode_heeft_een_eigen_rij(proef: Proef) -> None:
    proef.laad(
        geteld("VB01;dreigend;;8", van=VAN, periode="2025-K2"),
        geteld("VB01;dreigend;;8", van=VAN, periode="2023/2024"),
    )
    gevonden = rooster(proef.plek, vandaag=DAG)
    assert len(rij(gevonden, VAN, "tellingen").vakken) == 2
    assert [v.periode for v in rij(gevonden, VAN, "tellingen", "schooljaar").vakken] == [
        "2023/2024", "2024/2025", "2025/2026",
    ]  # fmt: skip
    assert gevonden.perioden["schooljaar"] == ("2023/2024", "2024/2025", "2025/2026")


def test_een_landelijk_bestand_is_pas_laat_na_zijn_gewone_tijd(proef: Proef) -> None:
    """The file of 2025 came on 12 August 2026: that of 2026 is in time until a year and six weeks
    after that."""
    proef.laad(inwoners(*(f"VB01;{jaar};100" for jaar in range(23)), periode="2025"))
    gevonden = vak(rooster(proef.plek, vandaag=date(2026, 9, 1)), "CBS", "bevolking", "2026")
    assert gevonden.verwacht == date(2027, 9, 23)
    assert gevonden.status == "nog niet te verwachten"


def test_de_afspraak_komt_uit_de_inrichting(tmp_path: Path) -> None:
    standaard = Proef(tmp_path / "een", "duin-en-dijk")
    assert rooster(standaard.plek, vandaag=DAG).afspraak == (
        "Een levering is op tijd tot en met 6 weken na de laatste dag van de periode. Dat is de "
        "standaard: in de inrichting van de regio staat geen afspraak."
    )
    eigen = Proef(tmp_path / "twee", met(leverweken=1))
    eigen.laad(thuislijst("2025-K1", "2025-02-03"))
    gevonden = rooster(eigen.plek, vandaag=date(2025, 7, 8))
    assert gevonden.afspraak == (
        "Een levering is op tijd tot en met 1 week na de laatste dag van de periode. Zo staat het "
        "in de inrichting van de regio."
    )
    assert vak(gevonden, VAN, "thuiszitters", "2025-K2").dagen_te_laat == 1


def test_leverweken_in_een_profiel(tmp_path: Path) -> None:
    tekst = (MAP / "regios" / "duin-en-dijk.toml").read_text("utf-8")
    pad = tmp_path / "eigen.toml"
    pad.write_text(f"leverweken = 4\n{tekst}", "utf-8")
    assert regio_uit_toml(pad).leverweken == 4
    assert regio("duin-en-dijk").leverweken is None
    pad.write_text(f"leverweken = -1\n{tekst}", "utf-8")
    with pytest.raises(ProfielFout, match="klopt de waarde van “leverweken” niet: -1"):
        regio_uit_toml(pad)
