"""Files of strangers are read in a process with limits: it may die, we answer and go on."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from datasets.catalog import datasets
from loaders import begrensd
from loaders.begrensd import Grens, LeesFout, PersoonsgegevensGeweigerd, Voortgang, lees_begrensd
from loaders.blad import Bestand, telt_koppen
from loaders.leesproces import _als_arrow
from loaders.match import bekende_koppen
from loaders.personal import controleer_persoonsnummers
from loaders.read import read_file
from loaders.werker import Gestopt, Werker
from tests.loaders import vijandig
from tests.loaders.hulp import als_csv
from tests.loaders.vijandig import werkmap

EXPORTS = Path(__file__).parent.parent / "exports" / "bestanden"
ROOT = Path(__file__).parent.parent.parent
OPDRACHT = {"naam": "x.csv", "kop_rijen": {}, "bekend": [], "seconden": 60}
GOED = als_csv(("Gemeente", "Aantal"), [["Duinveen", "4"]])


def geweigerd(data: bytes | Path, naam: str = "lijst.xlsx", grens: Grens | None = None) -> str:
    with pytest.raises(LeesFout) as fout:
        lees_begrensd(data, naam, grens=grens or Grens())
    assert fout.value.__cause__ is None
    return str(fout.value)


def leest_nog() -> bool:
    """The next file goes in as if nothing happened."""
    [blad] = lees_begrensd(werkmap(), "lijst.xlsx").bladen
    return blad.tabel.to_pylist() == [{"rij": 2, "k0": "Duinveen", "k1": "4"}]


def lees_hier(pad: Path) -> Bestand:
    """The same in this process."""
    bestand = read_file(pad, pad.name, herken=telt_koppen(bekende_koppen(datasets().values())))
    controleer_persoonsnummers(bestand, pad.read_bytes())
    return bestand


def zin_of_niets(data: bytes, naam: str) -> str:
    """The sentence with which a file is refused; empty when it is read."""
    try:
        lees_begrensd(data, naam)
    except LeesFout as fout:
        return str(fout)
    return ""


@pytest.mark.parametrize("pad", sorted(EXPORTS.iterdir()), ids=lambda pad: pad.name[:2])
def test_it_gives_what_reading_here_gives(pad: Path) -> None:
    try:
        hier = lees_hier(pad)
    except (LeesFout, PersoonsgegevensGeweigerd) as fout:
        with pytest.raises(type(fout), match=f"^{re.escape(str(fout))}$"):
            lees_begrensd(pad, pad.name)
        return
    daar = lees_begrensd(pad, pad.name)
    assert (daar.naam, daar.sha256, daar.omvang) == (hier.naam, hier.sha256, hier.omvang)
    assert [b.naam for b in daar.bladen] == [b.naam for b in hier.bladen]
    for blad, eigen in zip(daar.bladen, hier.bladen, strict=True):
        assert blad.tabel.equals(eigen.tabel)
        for veld in ("verborgen", "koppen", "kop_rij", "kop_reden", "titelregels", "voetregels",
                     "langere_rijen"):  # fmt: skip
            assert getattr(blad, veld) == getattr(eigen, veld)
        assert blad.meldingen[-len(eigen.meldingen) or len(blad.meldingen) :] == eigen.meldingen


def test_killed_at_the_memory_limit() -> None:
    assert geweigerd(vijandig.grote_rechthoek()) == (
        "Het bestand lijst.xlsx is beschadigd of vraagt te veel geheugen: open het in Excel, bewaar "
        "het opnieuw als Excel-werkmap (.xlsx) en lever het nog eens aan."
    )
    assert leest_nog()


def test_memory_that_python_itself_asks_for() -> None:
    krap = Grens(bytes=400 * 2**20)
    assert geweigerd(vijandig.veel_rijen(100_000, 26), grens=krap) in (
        "Het bestand lijst.xlsx vraagt te veel geheugen: haal lege rijen, lege kolommen en opmaak "
        "buiten de tabel weg, of bewaar de gegevens als csv.",
        "Het bestand lijst.xlsx is beschadigd of vraagt te veel geheugen: open het in Excel, bewaar "
        "het opnieuw als Excel-werkmap (.xlsx) en lever het nog eens aan.",
    )
    assert leest_nog()


def test_memory_watched_from_outside_where_the_system_does_not() -> None:
    krap = Grens(bytes=150 * 2**20, bewaak=True)
    assert geweigerd(vijandig.veel_rijen(60_000, 20), grens=krap) == (
        "Het bestand lijst.xlsx vraagt te veel geheugen: haal lege rijen, lege kolommen en opmaak "
        "buiten de tabel weg, of bewaar de gegevens als csv."
    )
    assert leest_nog()


def test_killed_at_the_time_limit() -> None:
    data = vijandig.veel_rijen(60_000, 20)
    begin = time.monotonic()
    assert geweigerd(data, grens=Grens(seconden=1)) == (
        "Het bestand lijst.xlsx is na 1 seconden lezen nog niet klaar en daarom zijn we gestopt: "
        "verdeel de gegevens over meer bestanden, of bewaar ze als csv."
    )
    assert time.monotonic() - begin < 10
    assert leest_nog()


def test_a_process_that_breaks_is_replaced() -> None:
    assert leest_nog()
    [werker] = [w for w in begrensd._poort._vrij if w.past(Grens())][-1:]
    os.kill(werker.pid, signal.SIGKILL)
    werker._proces.wait(timeout=60)
    assert leest_nog()

    werker = Werker(Grens())
    with pytest.raises(Gestopt, match="stuk"):
        breek_af(werker)
    assert not werker.bruikbaar
    werker.stop()


def breek_af(werker: Werker) -> None:
    """It gets a file and dies over it."""
    with werker.aan_het_werk(OPDRACHT, GOED, Grens()) as woorden:
        os.kill(werker.pid, signal.SIGSEGV)
        deque(woorden)


def test_a_damaged_xls_is_a_sentence_wherever_it_breaks() -> None:
    data = (Path(__file__).parent / "bestanden" / "klein.xls").read_bytes()
    for plek in range(0, len(data), 211):
        for byte in (0, 255):
            stuk = bytearray(data)
            stuk[plek : plek + 4] = bytes([byte]) * 4
            zin = zin_of_niets(bytes(stuk), "klein.xls")
            assert not zin or " bestand klein.xls" in zin or zin.startswith("Blad ")
    assert leest_nog()


def test_one_process_reads_many_files() -> None:
    pids = set()
    for _ in range(20):
        lees_begrensd(GOED, "lijst.csv")
        pids |= {w.pid for w in begrensd._poort._vrij}
        with pytest.raises(LeesFout):
            lees_begrensd(b"%PDF-1.7", "lijst.pdf")
    assert len(pids) <= begrensd.TEGELIJK


def test_at_most_two_at_once_and_the_third_is_told() -> None:
    bezig, meest, slot = 0, 0, threading.Lock()
    gezegd: list[str] = []

    def lees(_: int) -> int:
        nonlocal bezig, meest
        gelezen = False

        def meld(voortgang: Voortgang) -> None:
            nonlocal bezig, meest, gelezen
            with slot:
                gezegd.append(voortgang.fase)
                if voortgang.fase == "bestand bekijken":
                    bezig, gelezen = bezig + 1, True
                    meest = max(meest, bezig)
            time.sleep(0.02)

        bestand = lees_begrensd(GOED, "lijst.csv", meld=meld)
        with slot:
            bezig -= gelezen
        return bestand.bladen[0].tabel.num_rows

    with ThreadPoolExecutor(6) as draden:
        assert list(draden.map(lees, range(6))) == [1] * 6
    assert meest <= begrensd.TEGELIJK + 1  # counted down a moment after the place is free
    assert "wachten tot een ander bestand gelezen is" in gezegd


def test_who_waits_too_long_is_told() -> None:
    for _ in range(begrensd.TEGELIJK):
        begrensd._poort._plaatsen.acquire()
    try:
        assert geweigerd(GOED, "lijst.csv", Grens(wachten=0.1)) == (
            "Er worden nu al andere bestanden gelezen: lever het bestand lijst.csv over een paar "
            "minuten opnieuw aan."
        )
    finally:
        for _ in range(begrensd.TEGELIJK):
            begrensd._poort._plaatsen.release()
    assert leest_nog()


def test_progress_goes_forward_and_ends() -> None:
    stappen: list[Voortgang] = []
    lees_begrensd(werkmap(), "lijst.xlsx", meld=stappen.append)
    assert list(dict.fromkeys(s.fase for s in stappen)) == [
        "bestand bekijken", "blad Tellingen lezen", "persoonsgegevens zoeken", "klaar met lezen",
    ]  # fmt: skip
    delen = [s.deel for s in stappen]
    assert delen == sorted(delen)
    assert delen[-1] == 1
    stappen.clear()
    lees_begrensd(vijandig.veel_rijen(20_000, 8), "lijst.xlsx", meld=stappen.append)
    sprongen = [b.deel - a.deel for a, b in pairwise(stappen)]
    assert max(sprongen) <= 0.3
    assert len(stappen) > 10


def test_who_stops_listening_costs_nobody_else_anything() -> None:
    class Weg(BaseException):
        pass

    def meld(_: Voortgang) -> None:
        raise Weg

    with pytest.raises(Weg):
        lees_begrensd(werkmap(), "lijst.xlsx", meld=meld)
    assert leest_nog()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere its libraries are not told")
def test_the_process_gives_way_and_loads_no_more_than_it_needs() -> None:
    werker = Werker(Grens())
    try:
        with werker.aan_het_werk(OPDRACHT, GOED, Grens()) as woorden:
            next(woorden)
        proces = psutil.Process(werker.pid)
        assert proces.nice() == 19
        geladen = " ".join(deel.path for deel in proces.memory_maps())
        assert "pyarrow" in geladen
        assert "pandas" not in geladen
    finally:
        werker.stop()


def test_the_process_gives_way_before_it_loads_its_libraries() -> None:
    programma = "import sys, loaders.leesbegin; print('pyarrow' in sys.modules)"
    gezegd = subprocess.run(
        [sys.executable, "-c", programma], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert gezegd.stdout.strip() == "False"


def test_the_process_can_write_nothing_and_holds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEHEIM_VAN_DE_SERVER", "sesam")
    werker = Werker(Grens())
    try:
        with werker.aan_het_werk(OPDRACHT, GOED, Grens()) as woorden:
            next(woorden)
        if sys.platform != "linux":
            return
        proc = Path("/proc") / str(werker.pid)
        grenzen = {regel[:26].strip(): regel[26:].split()[0] for regel in
                   (proc / "limits").read_text().splitlines()}  # fmt: skip
        assert grenzen["Max file size"] == "0"
        assert grenzen["Max core file size"] == "0"
        assert grenzen["Max address space"] == str(2 * 2**30)
        assert {(proc / "fd" / str(plek)).readlink() for plek in range(3)} == {Path("/dev/null")}
        assert b"sesam" not in (proc / "environ").read_bytes()
        assert int((proc / "stat").read_text().rpartition(")")[2].split()[16]) >= 10
    finally:
        werker.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_the_process_dies_with_its_parent(tmp_path: Path) -> None:
    programma = (
        "import sys, time\n"
        "from loaders.werker import Grens, Werker\n"
        "w = Werker(Grens()); print(w.pid, flush=True); time.sleep(60)\n"
    )
    ouder = subprocess.Popen(
        [sys.executable, "-c", programma], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert ouder.stdout
    kind = int(ouder.stdout.readline())
    ouder.kill()
    ouder.wait()
    ouder.stdout.close()
    for _ in range(200):
        if not Path("/proc", str(kind)).exists() or "Z" in status(kind):
            return
        time.sleep(0.05)
    pytest.fail("the process lives on")


@pytest.mark.parametrize("einde", ["", "raise ValueError", "sys.exit(3)", "verwarm()"])
def test_a_program_that_read_ends_cleanly(einde: str) -> None:
    programma = (
        "import sys\nfrom loaders.begrensd import lees_begrensd, verwarm\nverwarm()\n"
        f"lees_begrensd(b'Gemeente;Aantal\\nDuinveen;4\\n', 'a.csv')\n{einde}\n"
    )
    uit = subprocess.run(
        [sys.executable, "-c", programma], cwd=ROOT, capture_output=True, text=True, check=False
    )
    code = {"raise ValueError": 1, "sys.exit(3)": 3}.get(einde, 0)
    assert (uit.returncode, "terminate" in uit.stderr) == (code, False)


def status(pid: int) -> str:
    try:
        regels = Path("/proc", str(pid), "status").read_text().splitlines()
    except FileNotFoundError:
        return "Z"
    return next(regel.split()[1] for regel in regels if regel.startswith("State"))


def test_a_heading_that_only_an_extra_catalogue_knows(tmp_path: Path) -> None:
    map_ = tmp_path / "datasets"
    map_.mkdir()
    bron = (ROOT / "datasets" / "catalog" / "vo_coach.py").read_text("utf-8")
    (map_ / "eigen.py").write_text(
        bron.replace('"vestigingsgemeente"', '"plaats van de wolk"').replace(
            'id="vo_coach"', 'id="eigen"'
        ),
        "utf-8",
    )
    programma = (
        "from loaders.begrensd import lees_begrensd\n"
        "b = lees_begrensd(b'Wolken;boven;zee;lucht\\n1;2;3;4\\nPlaats van de wolk;x;y;z\\n', 'a.csv')\n"
        "print(b.bladen[0].kop_reden)\n"
    )
    uit = subprocess.run(
        [sys.executable, "-c", programma],
        cwd=ROOT, env={**os.environ, "MONITOR_CATALOGUS": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert uit.stdout.strip() == "op regel 3 staat een kop die we kennen"


def test_what_a_process_says_is_not_believed() -> None:
    kop = {"koppen": ["Gemeente"]}
    with pytest.raises(Gestopt):
        begrensd._tabel(b"geen tabel", kop)
    goed = lees_begrensd(GOED, "lijst.csv").bladen[0].tabel
    assert begrensd._tabel(_als_arrow(goed).to_pybytes(), {"koppen": ["a", "b"]}).equals(goed)
    with pytest.raises(Gestopt):
        begrensd._tabel(_als_arrow(goed).to_pybytes(), kop)


def test_header_row_that_a_person_chose() -> None:
    csv = b"Uitvoer;2025\nKop;Gemeente\nGemeente;Aantal\nDuinveen;4\n"
    [blad] = lees_begrensd(csv, "lijst.csv").bladen
    assert (blad.kop_rij, blad.kop_reden) == (3, "op regel 3 staan 2 koppen die we kennen")
    [blad] = lees_begrensd(csv, "lijst.csv", kop_rijen={"": 2}).bladen
    assert (blad.koppen, blad.kop_reden) == (["Kop", "Gemeente"], "u koos deze regel")
    assert blad.tabel["rij"].to_pylist() == [3, 4]
    assert blad.titelregels == ["Uitvoer; 2025"]
    with pytest.raises(LeesFout) as fout:
        lees_begrensd(csv, "lijst.csv", kop_rijen={"": 9})
    assert str(fout.value) == (
        "Het bestand lijst.csv heeft geen regel 9 die de koppen kan bevatten: kies een regel van 1 "
        "tot en met 4."
    )
    rijen = [["a", 1], [None, None], ["Gemeente", "Aantal"], ["Duinveen", 4]]
    [blad] = lees_begrensd(werkmap(rijen), "x.xlsx", kop_rijen={"Tellingen": 1}).bladen
    assert (blad.koppen, blad.kop_reden) == (["a", "1"], "u koos deze regel")
    assert (
        geweigerd_kop(rijen, 2)
        == "Blad Tellingen heeft op regel 2 geen tekst: kies de regel met de koppen."
    )
    lang = [["titel", n] for n in range(40)] + rijen[2:]
    [blad] = lees_begrensd(werkmap(lang), "x.xlsx", kop_rijen={"Tellingen": 41}).bladen
    assert blad.tabel.to_pylist() == [{"rij": 42, "k0": "Duinveen", "k1": "4"}]


def geweigerd_kop(rijen: list[list[object]], rij: int) -> str:
    with pytest.raises(LeesFout) as fout:
        lees_begrensd(werkmap(rijen), "x.xlsx", kop_rijen={"Tellingen": rij})
    return str(fout.value)
