"""A real server and a real Chromium."""

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

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
NO_BROWSER = (
    "geen Chromium gevonden: installeer Chromium of Google Chrome (Debian en Ubuntu: "
    "sudo apt install chromium), of wijs het programma aan met MONITOR_CHROMIUM"
)
START_SECONDS = 60


def find_chromium() -> str | None:
    """The program that the tests drive."""
    chosen = os.environ.get("MONITOR_CHROMIUM")
    found = (shutil.which(name) for name in NAMES)
    there = (place for place in PLACES if Path(place).exists())
    return next(filter(None, (chosen, *found, *there)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        if os.environ.get("MONITOR_CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def gegevens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gegevens")


@contextlib.contextmanager
def serve(gegevens: Path) -> Iterator[str]:
    """A fresh server with its own port; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    options = ["--server.headless", "true", "--server.port", str(port)]
    settings = {key: value for key, value in os.environ.items() if key != "MONITOR_REGIO"}
    log = gegevens.parent / f"server-{port}.log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env=settings | {"MONITOR_GEGEVENS": str(gegevens)},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(server, address)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
        # pytest shows this with a test that failed.
        print(log.read_text(encoding="utf-8", errors="replace")[-4000:])


def _wait_until_up(server: subprocess.Popen[bytes], address: str) -> None:
    """Ask only for the health of the server: that opens no page."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, "the server stopped at once"
        with contextlib.suppress(OSError):
            if urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).status == 200:
                return
        time.sleep(0.2)
    pytest.fail("the server did not start")


@pytest.fixture(scope="session")
def fresh_server(gegevens: Path) -> Callable[[], contextlib.AbstractContextManager[str]]:
    return lambda: serve(gegevens)


@pytest.fixture(scope="session")
def server(browser: Browser, gegevens: Path) -> Iterator[str]:
    """One server for the tests that do not mind who came before."""
    with serve(gegevens) as address:
        yield address
