"""Set the monitor up and start it, with nothing but Python 3.11 or newer.

    python run.py                      opens the monitor in the browser
    python run.py --geen-browser       the same, without opening a browser
    python run.py test [...]           runs the tests; what follows goes to pytest
    python run.py laad BESTAND ...     hands on to the command line of the loaders; likewise
                                       controleer, leveringen, terugdraaien, sjabloon, inrichting

Standard library only. The file must stay readable by an old Python, so that it can say in words
that it is too old: no newer syntax here.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "requirements.sha256"
OLDEST = (3, 11)
LOADER_COMMANDS = (
    "laad",
    "controleer",
    "leveringen",
    "terugdraaien",
    "opnieuw",
    "vergelijk",
    "rooster",
    "sjabloon",
    "inrichting",
    "duiding",
    "oogo",
    "agenda",
    "afscherming",
    "logboek",
    "uitgave",
)
REPORT_COMMANDS = ("pakket",)
NO_BROWSER = "--geen-browser"

HELP = """Monitor onderwijs en jeugd

  python run.py                    zet alles klaar en opent de monitor in de browser
  python run.py --geen-browser     hetzelfde, zonder een browser te openen
  python run.py test               zet alles klaar en draait de tests
  python run.py test --alles       de tests met de volle aantallen (duurt lang)
  python run.py laad BESTAND ...   laadt een bestand; ook: controleer, leveringen,
                                   terugdraaien, opnieuw, vergelijk, rooster, sjabloon,
                                   inrichting, duiding, oogo, agenda, afscherming,
                                   uitgave en logboek
  python run.py pakket ...         maakt de stukken voor het OOGO: pdf, PowerPoint en Excel
"""


class SetUpError(Exception):
    """Setting up went wrong; the text is a Dutch sentence with the way out."""


def main(arguments: "list[str]") -> int:
    """Do what the arguments ask and return the exit code for the shell."""
    if arguments and arguments[0] in ("-h", "--help", "help"):
        print(HELP)
        return 0
    command = find_command(arguments)
    if command is None:
        print("De opdracht '{}' bestaat niet.\n".format(arguments[0]), file=sys.stderr)
        print(HELP, file=sys.stderr)
        return 2
    try:
        python = prepare()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    # A file to load is named from where the user stands; the rest is about the project itself.
    here = Path.cwd() if "-P" in command else ROOT
    return run([str(python), *command], here)


def find_command(arguments: "list[str]") -> "list[str] | None":
    """Arguments for the Python of the environment, or None when the command is unknown."""
    if not arguments or arguments == [NO_BROWSER]:
        headless = ["--server.headless", "true"] if arguments else []
        return ["-m", "streamlit", "run", str(ROOT / "app.py"), *headless]
    if arguments[0] == "test":
        return ["-m", "pytest", *arguments[1:]]
    if arguments[0] in LOADER_COMMANDS:
        return ["-P", "-m", "loaders.cli", *arguments]
    if arguments[0] in REPORT_COMMANDS:
        return ["-P", "-m", "reports.pakket", *arguments]
    return None


def prepare() -> Path:
    """Make the environment with exactly the locked packages; done before means done at once."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    python = venv_python()
    if python.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return python
    uv = find_uv()
    print("De monitor wordt klaargezet. Dat duurt de eerste keer een paar minuten.", flush=True)
    if not works(python):
        make_environment(uv)
    install(uv, python)
    STAMP.write_text(wanted, encoding="ascii")
    return python


def venv_python() -> Path:
    """Where the Python of the environment is, on this system."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def find_uv() -> "str | None":
    """The uv program when there is a working one; without it pip does the same, slower."""
    uv = shutil.which("uv")
    return uv if uv and quiet([uv, "--version"]) else None


def works(python: Path) -> bool:
    """Whether this Python starts; an environment that was moved or half removed does not."""
    return python.exists() and quiet([str(python), "-c", "pass"])


def make_environment(uv: "str | None") -> None:
    """Make .venv anew with the Python that runs this file."""
    if uv:
        made = run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)]) == 0
    else:
        made = run([sys.executable, "-m", "venv", "--clear", str(VENV)]) == 0
    if not made:
        raise SetUpError(
            "De map .venv kon niet worden gemaakt; de melding hierboven zegt waarom. "
            "Ontbreekt venv op Debian of Ubuntu: sudo apt install python3-venv"
        )


def install(uv: "str | None", python: Path) -> None:
    """Install the locked packages; a package with another hash is refused."""
    locked = ["--require-hashes", "-r", str(LOCK)]
    if uv:
        done = run([uv, "pip", "install", "--quiet", "--python", str(python), *locked]) == 0
    else:
        if not quiet([str(python), "-m", "pip", "--version"]):
            run([str(python), "-m", "ensurepip", "--upgrade"])
        quietly = ["--quiet", "--disable-pip-version-check"]
        done = run([str(python), "-m", "pip", "install", *quietly, *locked]) == 0
    if not done:
        raise SetUpError(
            "De pakketten konden niet worden geïnstalleerd; de melding hierboven zegt waarom. "
            "Controleer de verbinding met internet en probeer het opnieuw. Werkt u achter een "
            "proxy, vraag dan uw beheerder hoe pip daar werkt."
        )


def quiet(command: "list[str]") -> bool:
    """Whether a program runs well; shows nothing of it."""
    try:
        done = subprocess.run(command, cwd=str(ROOT), capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def run(command: "list[str]", folder: Path = ROOT) -> int:
    """Run a program in a folder and return its exit code; Ctrl+C ends it calmly."""
    settings = dict(os.environ, PYTHONUTF8="1", PYTHONPATH=str(ROOT))
    try:
        return subprocess.run(command, cwd=str(folder), env=settings, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        print(
            "De monitor heeft Python {}.{} of nieuwer nodig; dit is Python {}.{}.".format(
                *(OLDEST + sys.version_info[:2])
            ),
            file=sys.stderr,
        )
        sys.exit(1)
    sys.exit(main(sys.argv[1:]))
