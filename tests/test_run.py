"""run.py: what a newcomer starts with."""

import ast
from pathlib import Path

import pytest

import run

OLD = (3, 7)


def test_an_old_python_can_read_it() -> None:
    """It must get as far as saying that the Python is too old."""
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=OLD)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["test", "--alles"], ["-m", "pytest", "--alles"]),
        (["laad", "x.csv"], ["-P", "-m", "loaders.cli", "laad", "x.csv"]),
        (["sjabloon", "thuiszitters"], ["-P", "-m", "loaders.cli", "sjabloon", "thuiszitters"]),
    ],
)  # fmt: skip
def test_commands(arguments: list[str], expected: list[str]) -> None:
    assert run.find_command(arguments) == expected


def test_without_arguments_the_app_opens_in_the_browser() -> None:
    assert run.find_command([]) == ["-m", "streamlit", "run", str(run.ROOT / "app.py")]
    headless = run.find_command(["--geen-browser"])
    assert headless is not None
    assert headless[-2:] == ["--server.headless", "true"]


def test_an_unknown_command_is_refused_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["laat"]) == 2
    error = capsys.readouterr().err
    assert "De opdracht 'laat' bestaat niet." in error
    assert "python run.py test" in error


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A new checkout where nothing is really installed; gives what would have been run."""
    venv = tmp_path / ".venv"
    made: list[list[str]] = []

    def pretend(command: list[str], folder: Path = run.ROOT) -> int:
        made.append(command)
        if "venv" in command:
            run.venv_python().parent.mkdir(parents=True)
            run.venv_python().touch()
        return 0

    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "STAMP", venv / "requirements.sha256")
    monkeypatch.setattr(run, "run", pretend)
    monkeypatch.setattr(run, "quiet", lambda command: Path(command[0]).exists())
    monkeypatch.setattr(run, "find_uv", lambda: None)
    return made


def test_the_locked_packages_are_installed_once(calls: list[list[str]]) -> None:
    run.prepare()
    assert [command[1:3] for command in calls] == [["-m", "venv"], ["-m", "pip"]]
    assert "--require-hashes" in calls[1]
    run.prepare()
    assert len(calls) == 2


def test_another_lock_is_installed_again(
    calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.prepare()
    lock = tmp_path / "requirements.lock"
    lock.write_text("other", encoding="ascii")
    monkeypatch.setattr(run, "LOCK", lock)
    run.prepare()
    assert len(calls) == 3


def test_with_uv_it_goes_by_uv(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_uv", lambda: "uv")
    run.prepare()
    assert [command[0] for command in calls] == ["uv", "uv"]


def test_a_failed_installation_is_said_in_words(
    calls: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "run", lambda command, folder=run.ROOT: 1)
    assert run.main([]) == 1
    assert "De map .venv kon niet worden gemaakt" in capsys.readouterr().err
    assert not run.STAMP.exists()
