"""Options of the whole test suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--alles",
        action="store_true",
        help="draait ook de volle aantallen (zie docs); dat duurt lang",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--alles"):
        return
    too_long = pytest.mark.skip(reason="volle aantallen: alleen met python run.py test --alles")
    for item in items:
        if "alles" in item.keywords:
            item.add_marker(too_long)
