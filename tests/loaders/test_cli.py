"""The command line: exit codes for scripts, JSON, Dutch to the last word, and two at once."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from loaders import cli
from loaders.begin import alle_regio_ids, breng_bij, open_werkplek, regios_met_gegevens
from tests.loaders.exports_hulp import BESTANDEN, alles_in_map
from tests.loaders.hulp import GEVALLEN, KOPPEN, als_csv, gevallen, opslag, werkplek

WORTEL = Path(__file__).resolve().parent.parent.parent
ZEGT = ("--regio", "duin-en-dijk", "--leverancier", "SWV Noord-Kust VO", "--periode", "2025-K2")


@pytest.fixture
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.delenv("MONITOR_REGIO", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "gegevens"


@pytest.fixture
def lijst(tmp_path: Path) -> str:
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(gevallen())
    return str(pad)


def draai(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str]:
    """Exit code and everything that was printed."""
    code = cli.main(argumenten)
    uit = capsys.readouterr()
    return code, uit.out + uit.err


def test_the_way_of_a_file(gegevens: Path, lijst: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = draai(capsys, "controleer", lijst, *ZEGT)
    assert code == 0
    regels = uit.splitlines()
    assert regels[0] == "lijst.csv is goed: 1 levering met 4 regels. Er is niets opgenomen."
    assert regels[1] == (
        "  wijzigt: Thuiszitters Duinveen, 2e kwartaal 2025: was niet geleverd, wordt 2 (onvolledig)."
    )
    assert draai(capsys, "laad", lijst, *ZEGT) == (
        0, "lijst.csv is opgenomen: 1 levering met 4 regels.\n",
    )  # fmt: skip
    assert draai(capsys, "laad", lijst, *ZEGT) == (
        0,
        "lijst.csv is al geladen: deze cijfers staan er precies zo in. Er is niets veranderd.\n",
    )
    code, uit = draai(capsys, "leveringen", "--regio", "duin-en-dijk")
    assert code == 0
    assert re.fullmatch(
        r"opname 1: SWV Noord-Kust VO, thuiszitters, 2e kwartaal 2025, versie 1, 4 regels, "
        r"ontvangen \d+ [a-z]+ \d{4}\n",
        uit,
    )
    assert draai(capsys, "terugdraaien", "1", "--regio", "duin-en-dijk") == (
        0, "Opname 1 is teruggedraaid. De cijfers zijn weer zoals ze waren.\n",
    )  # fmt: skip
    assert draai(capsys, "terugdraaien", "1", "--regio", "duin-en-dijk") == (
        1,
        "De levering van SWV Noord-Kust VO over 2e kwartaal 2025 is daarna vervangen of al "
        "teruggedraaid. Draai eerst de latere opname terug.\n",
    )
    assert draai(capsys, "leveringen", "--regio", "duin-en-dijk") == (0, "")
    code, uit = draai(capsys, "leveringen", "--regio", "duin-en-dijk", "--alles")
    assert re.search(r"teruggedraaid door \S+ op \d+ [a-z]+ \d{4}, telt niet meer\n$", uit)


def test_exit_codes(gegevens: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fout = tmp_path / "fout.csv"
    fout.write_bytes(gevallen([("NK-1", "Duinveen", "31-06-2025", "", "14")]))
    assert draai(capsys, "laad", str(fout), *ZEGT)[0] == 1
    assert draai(capsys, "laad", str(fout), *ZEGT[:4])[0] == 2
    bsn = str(BESTANDEN / "24_kogermeer_met_bsn.csv")
    assert draai(capsys, "laad", bsn, *ZEGT)[0] == 1
    assert draai(capsys, "laad", str(tmp_path / "weg.csv"), *ZEGT) == (
        1, "Het bestand weg.csv is niet te openen: kijk of het er nog staat en of u het mag lezen.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ("laad", "Noem een of meer bestanden, of een map met csv-, Excel- of ods-bestanden."),
        ("laad x.csv --geen-gevallen", "Met --geen-gevallen hoort geen bestand. Laat een van"),
        ("laad x.csv", "Zeg met --regio in welke regio de cijfers horen: alkmaar, "),
        ("laad x.csv --regio nergens", "De regio “nergens” kennen we niet. Kies uit: alkmaar"),
        ("laad x.csv --regio alkmaar --sector hbo", "De sector 'hbo' kennen we niet. Kies po, vo"),
        ("laad x.csv --regio alkmaar --waarde tlv", "Schrijf --waarde als Kolom=inhoud, bijvoor"),
        ("laad x.csv --regoi alkmaar", "De optie --regoi kennen we niet. Bedoelt u --regio? Zie"),
        ("laad x.csv --regio", "Achter --regio hoort een waarde. Zie --help."),
        ("sjabloon", "Er ontbreekt iets: dataset. Zie --help."),
        ("sjabloon niets", "'niets' kennen we niet. Kies uit: bevolking, "),
        ("terugdraaien een", "Wat er bij opname staat, kunnen we niet gebruiken. Zie --help."),
        ("opruimen", "Deze opdracht kennen we niet. Zie --help voor wat er kan."),
    ],
)
def test_what_is_asked_wrongly_is_said_in_dutch(
    argumenten: str, zin: str, gegevens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, uit = draai(capsys, *argumenten.split())
    assert code == 2
    assert uit.startswith(zin), uit


@pytest.mark.parametrize("opdracht", ["", "laad", "controleer", "leveringen", "terugdraaien"])
def test_help_is_dutch(opdracht: str, gegevens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = draai(capsys, *filter(None, (opdracht, "--help")))
    assert code == 0
    assert uit.startswith("Gebruik: run.py")
    engels = r"Usage|Options|Commands|Arguments|Show this|required|default|TEXT|<str>|exit"
    assert not re.search(engels, uit), uit


def test_json(gegevens: Path, lijst: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = draai(capsys, "laad", lijst, *ZEGT[:4], "--json")
    [rapport] = json.loads(uit)
    assert (code, rapport["uitkomst"], rapport["optie"]) == (2, "vraag", "periode")
    code, uit = draai(capsys, "laad", lijst, *ZEGT, "--json")
    [rapport] = json.loads(uit)
    assert (code, rapport["uitkomst"], rapport["handeling"]) == (0, "opgenomen", 1)
    assert rapport["leveringen"][0]["rijen"] == 4


def test_a_folder_and_no_cases(
    gegevens: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map_in = tmp_path / "map"
    map_in.mkdir()
    assert draai(capsys, "laad", str(map_in), *ZEGT)[0] == 2
    (map_in / "een.csv").write_bytes(gevallen())
    (map_in / "notitie.docx").write_bytes(b"niet lezen")
    telling = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "tlv", "7")])
    (map_in / "twee.csv").write_bytes(telling)
    code, uit = draai(capsys, "laad", str(map_in), *ZEGT)
    assert (code, len(uit.splitlines())) == (0, 3)
    geen = ("laad", "--geen-gevallen", "--dataset", "thuiszitters", "--regio", "duin-en-dijk",
            "--leverancier", "Leerplicht Uitmeer", "--periode", "2025-K1")  # fmt: skip
    assert draai(capsys, *geen) == (
        0, "geen gevallen is opgenomen: 1 levering zonder gevallen.\n",
    )  # fmt: skip


def test_a_template(gegevens: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(capsys, "sjabloon", "tellingen") == (
        0, "Het sjabloon staat in sjabloon-tellingen.xlsx.\n",
    )  # fmt: skip
    assert (tmp_path / "sjabloon-tellingen.xlsx").read_bytes().startswith(b"PK")
    code, _ = draai(capsys, "sjabloon", "tellingen", "--naar", str(tmp_path / "weg" / "x.xlsx"))
    assert code == 1


# -- when it breaks ----------------------------------------------------------------------------


def test_the_unforeseen_is_one_sentence_and_a_note_without_cells(
    gegevens: Path, lijst: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breek(*_: object, **__: object) -> None:
        raise ValueError("cannot read 999990007 of NK-1")

    monkeypatch.setattr("loaders.opname.check.controleer_blad", breek)
    code, uit = draai(capsys, "laad", lijst, *ZEGT)
    assert code == 4
    treffer = re.fullmatch(
        r"Er ging iets mis dat we niet hadden voorzien\. Een bestand dat nog niet klaar was, is "
        r"niet opgenomen\. Meld het aan de beheerder met nummer (\d{8}-[0-9a-f]{6})\.\n",
        uit,
    )
    assert treffer, uit
    notitie = (gegevens / "duin-en-dijk" / "log" / f"{treffer[1]}.txt").read_text("utf-8")
    assert "ValueError" in notitie
    assert re.search(r"  loaders/opname\.py:\d+ _van_blad\n", notitie)
    assert "999990007" not in notitie + alles_in_map(gegevens)
    assert "NK-1" not in notitie


def test_two_at_once_the_second_says_so(gegevens: Path, lijst: str) -> None:
    plek = werkplek(gegevens / "duin-en-dijk")
    with opslag(plek):
        tweede = subprocess.run(
            [sys.executable, "-m", "loaders.cli", "laad", lijst, *ZEGT],
            cwd=WORTEL,
            env={**os.environ, "MONITOR_GEGEVENS": str(gegevens), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (tweede.returncode, tweede.stdout) == (3, "")
    assert tweede.stderr == (
        "De gegevens zijn nu in gebruik door een andere opname. Probeer het over een minuut "
        "opnieuw.\n"
    )


# -- which region ------------------------------------------------------------------------------


def test_the_region_that_has_data_is_opened(
    gegevens: Path, lijst: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert open_werkplek().regio.id == "duin-en-dijk"
    assert regios_met_gegevens() == []
    rijen = [("A-1", "Castricum", "01-05-2025", "", "14")]
    Path(lijst).write_bytes(als_csv(KOPPEN, rijen))
    zegt = ("--leverancier", "Leerplicht Castricum", "--periode", "2025-K2")
    assert draai(capsys, "laad", lijst, "--regio", "alkmaar", *zegt)[0] == 0
    assert regios_met_gegevens() == ["alkmaar"]
    assert open_werkplek().regio.id == "alkmaar"
    assert (gegevens / "alkmaar" / "regio.toml").exists()
    assert "duin-en-dijk" in alle_regio_ids()
    # One region has data: it need not be named.
    Path(lijst).write_bytes(als_csv(KOPPEN, [*rijen, ("A-2", "Castricum", *GEVALLEN[0][2:])]))
    assert draai(capsys, "laad", lijst, *zegt)[0] == 0


def test_figures_are_not_made_again_while_another_is_busy(
    gegevens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bezet(*_: object, **__: object) -> None:
        raise cli.StoreInGebruik("bezet")

    monkeypatch.setattr("loaders.toegang.open_store", bezet)
    breng_bij(werkplek(gegevens / "duin-en-dijk"))


def test_more_files_end_with_how_many_went_in(
    gegevens: Path, lijst: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fout = tmp_path / "fout.csv"
    fout.write_bytes(gevallen([("NK-9", "Duinveen", "31-02-2025", "", "14")]))
    opties = ("--regio", "Duin en Dijk", *ZEGT[2:])
    code, tekst = draai(capsys, "laad", lijst, str(fout), *opties)
    assert code == cli.FOUT
    assert tekst.endswith("1 bestand opgenomen, 1 niet.\n")
    assert (gegevens / "duin-en-dijk").exists()
    _, tekst = draai(capsys, "laad", str(fout), str(fout), *opties)
    assert tekst.endswith("Geen van de 2 bestanden opgenomen.\n")


# -- the report and back -----------------------------------------------------------------------


def test_a_report_is_repaired_and_loaded(
    gegevens: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rijen = [
        ("NK-1", "Duinven", "10-01-2025", "", "14"),
        ("NK-2", "Duinveen", "1-1-2025", "2-2-2025", "9"),
    ]
    bestand, verslag = tmp_path / "rommel.csv", tmp_path / "verslag.xlsx"
    bestand.write_bytes(als_csv(KOPPEN, rijen))
    code, uit = draai(capsys, "controleer", str(bestand), *ZEGT, "--verslag", str(verslag))
    assert code == 1
    assert "'Duinven': deze gemeente kennen we niet" in uit
    boek = load_workbook(verslag)
    for rij in boek["Gegevens"].iter_rows():
        for cel in rij:
            cel.value = "Duinveen" if cel.value == "Duinven" else cel.value
    boek.save(verslag)
    code, uit = draai(capsys, "laad", str(verslag), "--regio", "duin-en-dijk")
    assert code == 2, uit
    assert "Kloppen de waarschuwingen, laad dan met --akkoord." in uit
    code, uit = draai(capsys, "laad", str(verslag), "--regio", "duin-en-dijk", "--akkoord")
    assert code == 0, uit
    assert "rommel.csv is opgenomen: 1 levering met 2 regels." in uit
    assert "'Duinven': u maakte hier 'Duinveen' van." in uit
    code, uit = draai(capsys, "laad", str(verslag), "--regio", "duin-en-dijk", "--akkoord")
    assert code == 1
    assert "Dit bestand is al opgenomen. U vindt het bij Leveringen." in uit


def test_what_a_heading_and_a_word_mean_can_be_said(
    gegevens: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand = tmp_path / "lijst.csv"
    rijen = [("K-1", "Duinveen", "10-01-2025", "", "schoolziek")]
    bestand.write_bytes(
        als_csv(("Cliëntref", "Gemeente", "Begindatum", "Datum terug", "Reden"), rijen)
    )
    zegt = [*ZEGT, "--akkoord"]
    code, uit = draai(capsys, "laad", str(bestand), *zegt)
    assert code == 1
    assert "'schoolziek': dit woord staat niet in de lijst" in uit
    gekozen = ["--kolom", "Cliëntref=Leerling-ID", "--woord", "Reden:schoolziek=lichamelijk"]
    code, uit = draai(capsys, "laad", str(bestand), *zegt, *gekozen)
    assert code == 0, uit
    assert "Kolom Cliëntref: deze kolom lezen we als Leerling-ID, zoals u koos." in uit
    assert "'schoolziek': dit lezen we als 'lichamelijk', zoals u koos." in uit
    bestand.write_bytes(
        als_csv(
            ("Cliëntref", "Gemeente", "Begindatum", "Datum terug", "Reden"),
            [*rijen, ("K-2", "Duinveen", "11-01-2025", "", "schoolziek")],
        )
    )
    assert draai(capsys, "laad", str(bestand), *zegt)[0] == 0  # remembered
