"""Options of the whole test suite, and the order in which its workers take the files."""

from __future__ import annotations

import os
import tempfile
from itertools import groupby, zip_longest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

BROWSER = "e2e"


# Each example may take as long as it takes: a busy machine is no failure.
settings.register_profile("monitor", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("monitor")


def pytest_configure(config: pytest.Config) -> None:
    """No test ever opens the figures of whoever runs it: without a folder of its own it gets one."""
    folder = tempfile.TemporaryDirectory(prefix="monitor-")
    config.add_cleanup(folder.cleanup)
    os.environ["MONITOR_GEGEVENS"] = folder.name
    os.environ.pop("MONITOR_REGIO", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--alles",
        action="store_true",
        help="draait ook de volle aantallen (zie docs); dat duurt lang",
    )


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a browser test waits more than it works."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--alles"):
        too_long = pytest.mark.skip(reason="volle aantallen: alleen met python run.py test --alles")
        for item in items:
            if "alles" in item.keywords:
                item.add_marker(too_long)
    items[:] = _browser_between(items)


def _browser_between(items: list[pytest.Item]) -> list[pytest.Item]:
    """The files of browser tests spread over the first half of the run.

    They are the longest. Left to the end, one worker is still busy with the last of them when
    the others have nothing to do; all at the start, they are in each other's way.
    """
    files = [list(of_file) for _, of_file in groupby(items, key=lambda item: item.path)]
    browser = [of_file for of_file in files if _in_browser(of_file[0].path)]
    others = [of_file for of_file in files if not _in_browser(of_file[0].path)]
    if not browser:
        return items
    step = max(1, len(others) // (2 * len(browser)))
    parts = [others[n : n + step] for n in range(0, len(others), step)]
    order = [
        of_file
        for one, between in zip_longest(browser, parts)
        for of_file in ([one] if one else []) + (between or [])
    ]
    return [item for of_file in order for item in of_file]


def _in_browser(path: Path) -> bool:
    return BROWSER in path.parts
