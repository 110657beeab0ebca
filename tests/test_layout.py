"""The house rules that no reviewer should have to look for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent


def run_tool(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [TOOLS / name, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers_know_only_what_they_may_know() -> None:
    run_tool("lint-imports")


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")])
def test_ruff_is_content(arguments: tuple[str, ...]) -> None:
    run_tool("ruff", *arguments, ".")


def test_types_hold() -> None:
    run_tool("mypy")


def test_no_page_lies_directly_in_pages() -> None:
    """Streamlit would open it before app.py has run, so before anybody has signed in."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_app_stays_small() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 60


def test_lock_names_no_address() -> None:
    assert "http" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
