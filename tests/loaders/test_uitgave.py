"""An uitgave: made on purpose, dated, never changed, and of released figures in bands only."""

import gzip
import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figuren import Nagekeken
from indicators.model import Figure, Krommepunt, Levering, Uitgave, Vrijgave
from indicators.uitgave import (
    FORMAAT,
    UitgaveBeschadigd,
    UitgaveBestaat,
    lees_uitgave,
    schrijf_uitgave,
    uitgavebestanden,
)
from indicators.vrijgave import MAP, GeenVrijgave, Lezer, lees_vrijgave
from loaders import cli, uitgave
from loaders.logboek import BESTAND, LogboekFout, lees
from loaders.opdracht import Werkplek
from loaders.toegang import TEGENGEHOUDEN
from loaders.uitgave import GeenUitgave, kijk_vooruit, maak_uitgave, regels, uitgaven
from tests.loaders.hulp import werkplek
from tests.loaders.test_eerder import dag, lever

OPENBAAR = Lezer(profiel="banden")
WANNEER = date(2025, 9, 1)
DUINVEEN = "VB01"
SLEUTEL = ("thuiszitters", "VB01", "2025-K2", "")


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


def maak(plek: Werkplek, titel: str = "Raadsbrief", **anders: object) -> Uitgave:
    vast = {"reden": "voor de raad", "door": "anna", "op": WANNEER} | anders
    return maak_uitgave(plek, titel=titel, **vast)  # type: ignore[arg-type]


def thuis(plek: Werkplek, nummer: int = 0) -> set[str]:
    """What everybody sees of the stock of thuiszitters of municipalities."""
    vrij = lees_vrijgave(plek.map_regio, Lezer(profiel="banden", uitgave=nummer))
    return {
        f.tekst
        for f in vrij.figuren.values()
        if (f.indicator, f.periode) == ("thuiszitters", "2025-K2") and f.gebied == DUINVEEN
    }


# -- making one ---------------------------------------------------------------------------------


def test_zonder_uitgave_is_er_niets_openbaar(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    with pytest.raises(GeenVrijgave, match="nog geen uitgave"):
        lees_vrijgave(plek.map_regio, OPENBAAR)
    assert uitgaven(plek) == []


def test_een_uitgave_toont_banden_en_verandert_niet_mee(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    een = maak(plek)
    assert (een.nummer, een.datum, een.titel, een.door) == (1, WANNEER, "Raadsbrief", "anna")
    assert thuis(plek) == {"10–14"}
    lever(plek, 22, dag(1))
    assert thuis(plek) == {"10–14"}
    twee = maak(plek, "Raadsbrief winter", op=WANNEER + timedelta(days=90))
    assert [u.nummer for u in uitgaven(plek)] == [2, 1]
    assert (thuis(plek), thuis(plek, 1), thuis(plek, 2)) == ({"20–24"}, {"10–14"}, {"20–24"})
    assert lees_vrijgave(plek.map_regio, OPENBAAR).uitgave == twee
    with pytest.raises(GeenVrijgave):
        lees_vrijgave(plek.map_regio, Lezer(profiel="banden", uitgave=3))


def test_vooruitkijken_maakt_niets_en_zegt_wat_er_verandert(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    blik = kijk_vooruit(plek)
    assert (blik.nummer, blik.verschil) == (1, None)
    assert regels(blik)[-1] == "Het is de eerste uitgave."
    assert uitgavebestanden(plek.map_regio) == {}
    maak(plek)
    zelfde = kijk_vooruit(plek)
    assert (zelfde.nummer, zelfde.aantallen) == (2, blik.aantallen)
    assert zelfde.verschil is not None
    assert not zelfde.verschil.is_er
    lever(plek, 14, dag(1))  # dezelfde band
    ook_zelfde = kijk_vooruit(plek).verschil
    assert ook_zelfde is not None
    lever(plek, 22, dag(2))
    anders = kijk_vooruit(plek).verschil
    assert anders is not None
    assert anders.anders > ook_zelfde.anders


def test_elke_uitgave_staat_in_het_logboek(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    maak(plek)
    laatste = lees(plek.map_regio).gebeurtenissen[-1]
    assert (laatste.soort, laatste.wie, laatste.wat, laatste.reden) == (
        "uitgave", "anna", "uitgave 1, Raadsbrief", "voor de raad",
    )  # fmt: skip


# -- what is refused ----------------------------------------------------------------------------


def test_zonder_cijfers_geen_uitgave(plek: Werkplek) -> None:
    with pytest.raises(GeenUitgave, match="nog geen vrijgegeven cijfers"):
        maak(plek)


def test_van_cijfers_die_zijn_tegengehouden_geen_uitgave(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    (plek.map_regio / MAP / TEGENGEHOUDEN).write_text("Er lekt iets.", encoding="utf-8")
    with pytest.raises(GeenUitgave, match=r"nog niet vrijgegeven voor lezers.*Er lekt iets\."):
        maak(plek)
    assert uitgavebestanden(plek.map_regio) == {}


def test_van_cijfers_die_nog_niet_zijn_bijgewerkt_geen_uitgave(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever(plek, 12, dag(0))
    monkeypatch.setattr(uitgave, "is_actueel", lambda *_, **__: False)
    with pytest.raises(GeenUitgave, match="nog niet bijgewerkt"):
        maak(plek)


def test_zonder_verschil_geen_tweede(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    maak(plek)
    with pytest.raises(GeenUitgave, match="niets veranderd sinds uitgave 1 van 1 september 2025"):
        maak(plek)


@pytest.mark.parametrize(
    "anders", [{"titel": "a b"}, {"titel": "x" * 81}, {"reden": "zomaar"}, {"reden": "x" * 201}]
)
def test_een_titel_en_een_reden_zijn_nodig(plek: Werkplek, anders: dict[str, str]) -> None:
    lever(plek, 12, dag(0))
    with pytest.raises(GeenUitgave):
        maak(plek, **anders)
    assert uitgavebestanden(plek.map_regio) == {}


def test_zonder_logboek_geen_uitgave(plek: Werkplek) -> None:
    lever(plek, 12, dag(0))
    (plek.map_regio / BESTAND).unlink(missing_ok=True)
    (plek.map_regio / BESTAND).mkdir()
    with pytest.raises(LogboekFout):
        maak(plek)
    assert uitgavebestanden(plek.map_regio) == {}


# -- the file -----------------------------------------------------------------------------------


def vrijgave(tekst: str = "10–14") -> Vrijgave:
    figuur = Figure(*SLEUTEL, status="getoond", reden="", tekst=tekst, min=10.0, max=14.0)
    levering = Levering("Leerplicht", "thuiszitters", "2025-K2", "", 1, "alle", "definitief",
                        date(2025, 8, 4), ("VB01",), geen_gevallen=False)  # fmt: skip
    return Vrijgave(
        "duin-en-dijk", "banden", 7, date(2025, 8, 4), {SLEUTEL: figuur}, (levering,),
        krommen={SLEUTEL: (Krommepunt(12, 50, 8, None),)}, nagekeken=Nagekeken(10, 2),
        uitgave=Uitgave(1, WANNEER, "Raadsbrief", "voor de raad", "anna"),
    )  # fmt: skip


def test_wat_geschreven_is_komt_terug(tmp_path: Path) -> None:
    vrij = vrijgave()
    terug = lees_uitgave(schrijf_uitgave(tmp_path, vrij))
    assert terug.catalogus.startswith("uitgave 1 ")
    assert (terug.figuren, terug.leveringen, terug.krommen) == (
        vrij.figuren, vrij.leveringen, vrij.krommen,
    )  # fmt: skip
    assert (terug.versie, terug.stand, terug.nagekeken, terug.uitgave) == (
        vrij.versie, vrij.stand, vrij.nagekeken, vrij.uitgave,
    )  # fmt: skip


def test_een_uitgave_wordt_nooit_overschreven(tmp_path: Path) -> None:
    pad = schrijf_uitgave(tmp_path, vrijgave())
    was = pad.read_bytes()
    with pytest.raises(UitgaveBestaat):
        schrijf_uitgave(tmp_path, vrijgave("20–24"))
    assert pad.read_bytes() == was
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]


def test_alleen_banden_kunnen_een_uitgave_worden(tmp_path: Path) -> None:
    gewoon = Vrijgave("duin-en-dijk", "vanaf 5", 7, None, {}, uitgave=vrijgave().uitgave)
    with pytest.raises(ValueError, match="bands"):
        schrijf_uitgave(tmp_path, gewoon)


def test_een_halve_uitgave_is_er_niet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def uit(_: int) -> None:
        raise OSError("vol")

    monkeypatch.setattr("indicators.uitgave.os.fsync", uit)
    with pytest.raises(OSError, match="vol"):
        schrijf_uitgave(tmp_path, vrijgave())
    assert uitgavebestanden(tmp_path) == {}


@given(st.data())
def test_elke_andere_byte_wordt_gemerkt(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    pad = schrijf_uitgave(tmp_path_factory.mktemp("uitgave"), vrijgave())
    inhoud = gzip.decompress(pad.read_bytes())
    plaats = data.draw(st.integers(0, len(inhoud) - 1))
    anders = bytes([inhoud[plaats] ^ data.draw(st.integers(1, 255))])
    pad.write_bytes(gzip.compress(inhoud[:plaats] + anders + inhoud[plaats + 1 :]))
    with pytest.raises(UitgaveBeschadigd, match="beschadigd"):
        lees_uitgave(pad)


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"geen gz", gzip.compress(b"leeg", mtime=0)[:-6]],
    ids=["leeg", "geen gz", "halverwege afgebroken"],
)
def test_een_kapot_bestand_wordt_gemerkt(tmp_path: Path, inhoud: bytes) -> None:
    pad = schrijf_uitgave(tmp_path, vrijgave())
    pad.write_bytes(inhoud)
    with pytest.raises(UitgaveBeschadigd, match="beschadigd"):
        lees_uitgave(pad)


def herschreven(pad: Path, wijzig) -> Path:
    inhoud = json.loads(gzip.decompress(pad.read_bytes()).partition(b"\n")[2])
    wijzig(inhoud)
    tekst = json.dumps(inhoud).encode()
    pad.write_bytes(gzip.compress(hashlib.sha256(tekst).hexdigest().encode() + b"\n" + tekst))
    return pad


def test_een_volgende_monitor_leest_deze_uitgaven(tmp_path: Path) -> None:
    """A field that is gone is left out, and one that was not there yet is empty."""

    def ouder(inhoud) -> None:
        tabel = inhoud["figuren"]
        plaats = tabel["velden"].index("van")
        tabel["velden"][plaats] = "is_er_niet_meer"

    terug = lees_uitgave(herschreven(schrijf_uitgave(tmp_path, vrijgave()), ouder))
    assert terug.figuren == vrijgave().figuren


def test_een_uitgave_van_een_nieuwere_monitor_wordt_niet_half_gelezen(tmp_path: Path) -> None:
    def nieuwer(inhoud) -> None:
        inhoud["formaat"] = FORMAAT + 1

    pad = herschreven(schrijf_uitgave(tmp_path, vrijgave()), nieuwer)
    with pytest.raises(UitgaveBeschadigd, match="nieuwere monitor"):
        lees_uitgave(pad)


# -- the command line ---------------------------------------------------------------------------


def test_de_opdracht(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    lever(werkplek(tmp_path / "duin-en-dijk"), 12, dag(0))
    regio = ("--regio", "duin-en-dijk")

    def doe(*woorden: str) -> tuple[int, str, str]:
        code = cli.main(["uitgave", *woorden, *regio])
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    assert doe("lijst")[1].startswith("Van Duin en Dijk is er nog geen uitgave.")
    assert "Het is de eerste uitgave." in doe("bekijk")[1]
    assert doe("maak", "--titel", "Raadsbrief")[0] == 1
    code, gezegd, _ = doe("maak", "--titel", "Raadsbrief", "--reden", "voor de raad")
    assert (code, gezegd.startswith("Uitgave 1, ")) == (0, True)
    code, _, fout = doe("maak", "--titel", "Raadsbrief", "--reden", "voor de raad")
    assert (code, "niets veranderd sinds uitgave 1" in fout) == (1, True)
    [een] = json.loads(doe("lijst", "--json")[1])
    assert (een["nummer"], een["titel"], een["reden"]) == (1, "Raadsbrief", "voor de raad")
    assert json.loads(doe("bekijk", "--json")[1])["verschil"]["anders"] == 0
