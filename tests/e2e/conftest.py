"""A real server and a real Chromium."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.servers import example_region, find_chromium, serve
from tests.e2e.visits import PATIENCE_MS, first_visit

expect.set_options(timeout=PATIENCE_MS)
NO_BROWSER = (
    "geen Chromium gevonden: installeer Chromium of Google Chrome (Debian en Ubuntu: "
    "sudo apt install chromium), of wijs het programma aan met MONITOR_CHROMIUM"
)


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


@pytest.fixture(autouse=True)
def _pages_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A page that stays open keeps its session, and goes on working beside the next test."""
    yield
    if "browser" in request.fixturenames:
        for context in request.getfixturevalue("browser").contexts:
            context.close()


@pytest.fixture(scope="session")
def example(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example region, made once for all workers of this run; nobody writes in it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return example_region(shared, lambda address: first_visit(browser, address))


@pytest.fixture(scope="session")
def gegevens(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its copy for this worker."""
    own = tmp_path_factory.mktemp("gegevens") / "gegevens"
    shutil.copytree(example, own)
    return own


@pytest.fixture(scope="session")
def fresh_server(gegevens: Path) -> Callable[[], contextlib.AbstractContextManager[str]]:
    return lambda: serve(gegevens)


@pytest.fixture(scope="session")
def server(browser: Browser, gegevens: Path) -> Iterator[str]:
    """One server for the tests that do not mind who came before, when its first work is done."""
    with serve(gegevens) as address:
        first_visit(browser, address)
        yield address
