"""A real server with data of its own, and the program of a real Chromium."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from loaders.voorbeeld import maak_voorbeeld

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
START_SECONDS = 60
EXAMPLE_SECONDS = 600
OWN_SETTINGS = ("MONITOR_REGIO", "MONITOR_GEGEVENS")


def find_chromium() -> str | None:
    """The program that the tests drive."""
    chosen = os.environ.get("MONITOR_CHROMIUM")
    found = (shutil.which(name) for name in NAMES)
    there = (place for place in PLACES if Path(place).exists())
    return next(filter(None, (chosen, *found, *there)), None)


def example_region(shared: Path, look: Callable[[str], None]) -> Path:
    """A folder with the example region, made once by whoever comes first; the others wait.

    Who runs these tests often makes it once and names it in MONITOR_VOORBEELD.

    Args:
        shared: a folder that all workers of this run of the tests have.
        look: opens the address of a server with that region, so that what the first visitor waits
            for is done before the folder is copied.
    """
    if given := os.environ.get("MONITOR_VOORBEELD"):
        return Path(given)
    made, ready = shared / "voorbeeld", shared / "voorbeeld-klaar"
    try:
        made.mkdir()
    except FileExistsError:
        until = time.monotonic() + EXAMPLE_SECONDS
        while not ready.exists():
            if time.monotonic() > until:
                raise TimeoutError("the example region was not made by the other worker") from None
            time.sleep(0.2)
        return made
    before = os.environ.get("MONITOR_GEGEVENS")
    os.environ["MONITOR_GEGEVENS"] = str(made)
    try:
        for _ in maak_voorbeeld():
            pass
    finally:
        os.environ.pop("MONITOR_GEGEVENS")
        if before is not None:
            os.environ["MONITOR_GEGEVENS"] = before
    with serve(made) as address:
        look(address)
    ready.touch()
    return made


@contextlib.contextmanager
def serve(gegevens: Path, *, regio: str = "") -> Iterator[str]:
    """A fresh server with its own port; gives its address.

    Args:
        gegevens: the folder with one folder per region.
        regio: the region that opens; empty for what the monitor chooses itself.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    options = ["--server.headless", "true", "--server.port", str(port)]
    settings = {key: value for key, value in os.environ.items() if key not in OWN_SETTINGS}
    settings["MONITOR_GEGEVENS"] = str(gegevens)
    if regio:
        settings["MONITOR_REGIO"] = regio
    log = gegevens.parent / f"server-{port}.log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=settings, stdout=written, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_up(server, address)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
        # pytest shows this with a test that failed.
        print(log.read_text(encoding="utf-8", errors="replace")[-4000:])


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_up(server: subprocess.Popen[bytes], address: str) -> None:
    """Ask only for the health of the server: that opens no page."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("the server stopped at once")
        with contextlib.suppress(OSError):
            if urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).status == 200:
                return
        time.sleep(0.2)
    raise TimeoutError("the server did not start")
