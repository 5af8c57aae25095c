"""The command line: which command runs, what it loads, and how errors reach a person."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from wallboard import __version__, cli
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal
from wallboard.services import secrets

ROOT = Path(cli.__file__).resolve().parents[2]


class Spy:
    """A command that keeps what it was called with and ends as it is told."""

    HELP = "A spy."

    def __init__(self) -> None:
        self.called: list[argparse.Namespace] = []
        self.ends_with: int | BaseException = 0

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--database")
        parser.add_argument("--count", type=int)

    def run(self, args: argparse.Namespace) -> int:
        self.called.append(args)
        if isinstance(self.ends_with, BaseException):
            raise self.ends_with
        return self.ends_with


@pytest.fixture
def imported() -> list[str]:
    """The names of the modules that were imported, in order."""
    return []


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch, imported: list[str]) -> Spy:
    spy = Spy()

    def import_spy(name: str) -> Spy:
        imported.append(name)
        return spy

    monkeypatch.setattr(cli, "import_module", import_spy)
    return spy


def test_that_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"wallboard {__version__}\n"


def test_that_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["-h"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {name} " in told for name in cli.COMMANDS)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_that_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([name, "-h"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: wallboard {name}")


def test_that_a_command_gets_its_arguments_and_its_exit_code_is_the_programs(spy: Spy) -> None:
    spy.ends_with = 7
    assert cli.main(["board", "--count", "3"]) == 7
    assert [args.count for args in spy.called] == [3]


def test_that_a_wrong_argument_ends_with_2(spy: Spy, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["board", "--count", "many"]) == 2
    assert "invalid int value: 'many'" in capsys.readouterr().err
    assert not spy.called


def test_that_an_unknown_command_is_refused_with_the_nearest_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["bord"]) == 2
    assert "Did you mean “wallboard board”?" in capsys.readouterr().err


def test_that_a_refusal_is_one_sentence_without_a_traceback(
    spy: Spy, capsys: pytest.CaptureFixture[str]
) -> None:
    spy.ends_with = Refusal("the database is away. Start it.")
    assert cli.main(["board"]) == 2
    assert capsys.readouterr().err == "wallboard: the database is away. Start it.\n"


def test_that_a_fault_of_the_program_keeps_its_traceback(spy: Spy) -> None:
    spy.ends_with = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        cli.main(["board"])


def test_that_an_interrupt_ends_with_130(spy: Spy) -> None:
    spy.ends_with = KeyboardInterrupt()
    assert cli.main(["board"]) == 130


@pytest.mark.parametrize(("database", "ran"), [(None, "demo"), ("floor.sqlite", "open")])
def test_that_no_words_open_the_configured_database_or_else_the_demo(
    monkeypatch: pytest.MonkeyPatch, spy: Spy, imported: list[str], database: str | None, ran: str
) -> None:
    monkeypatch.setattr("wallboard.settings.load_settings", lambda: SimpleNamespace(database=database))
    assert cli.main([]) == spy.ends_with
    assert imported == [f"wallboard.cli.{ran}"]


def test_that_options_alone_are_options_of_open(spy: Spy, imported: list[str]) -> None:
    assert cli.main(["--database", "floor.sqlite"]) == 0
    assert imported == ["wallboard.cli.open"]
    assert spy.called[0].database == "floor.sqlite"


@pytest.mark.parametrize("words", [["--wall", "--database", "x"], ["open", "--database", "x", "--wall"]])
def test_that_a_wall_is_watched_over_and_not_only_opened(
    spy: Spy, imported: list[str], words: list[str]
) -> None:
    assert cli.main(words) == 0
    assert imported == ["wallboard.cli.wall"]
    assert spy.called[0].database == "x"


def test_that_the_watchdog_tells_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--wall", "-h"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("usage: wallboard --wall")
    assert all(option in told for option in ("--screen", "--page", "--plan", "--database"))
    assert cli.main(["-h"]) == 0
    assert "wallboard --wall" in capsys.readouterr().out


def test_that_the_command_line_itself_loads_neither_qt_nor_sql() -> None:
    heavy = "{'PySide6', 'sqlalchemy', 'psycopg', 'numpy', 'pyqtgraph', 'keyring'}"
    probe = f"import sys, wallboard.cli; wallboard.cli.main(['--version']); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("lines", [1, 100_000])
def test_that_a_reader_who_leaves_early_is_no_error(tmp_path: Path, lines: int) -> None:
    script = tmp_path / "talker.py"
    script.write_text(
        "import sys, types\nfrom wallboard import cli\n"
        f"def run(args):\n    sys.stdin.readline()\n    print('line\\n' * {lines})\n    return 0\n"
        "cli.import_module = lambda name: types.SimpleNamespace(\n"
        "    HELP='', add_arguments=lambda parser: None, run=run)\n"
        "sys.exit(cli.main(['board']))\n",
        encoding="utf-8",
    )
    pipe = subprocess.PIPE
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=pipe, stdout=pipe, stderr=pipe, env=variables, text=True
    ) as program:
        assert program.stdout is not None
        program.stdout.close()
        _out, complaints = program.communicate("go\n", timeout=30)
    assert (program.returncode, complaints) == (cli.EXIT_BROKEN_PIPE, "")


def _parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_database_argument(parser)
    return parser.parse_args(words)


def test_that_the_database_on_the_command_line_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WALLBOARD_DATABASE", "other.sqlite")
    assert chosen_database(_parsed("--database", "floor.sqlite")) == "floor.sqlite"
    assert chosen_database(_parsed()) == "other.sqlite"


def test_that_no_database_at_all_is_refused_with_three_ways_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WALLBOARD_DATABASE", raising=False)
    monkeypatch.setattr("wallboard.settings.settings_file", lambda: tmp_path / "settings.toml")
    with pytest.raises(Refusal, match=r"--database URL.*WALLBOARD_DATABASE.*settings\.toml"):
        chosen_database(_parsed())


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that wants a password which nothing on this machine knows."""
    found = secrets.Found(secrets.Origin.NOWHERE)
    monkeypatch.setattr(secrets, "find_password", lambda _url, **_options: found)


@pytest.mark.usefixtures("nowhere")
def test_that_a_person_without_a_terminal_is_asked_in_a_window_for_this_session() -> None:
    asked: list[str] = []

    def ask(place: str) -> str:
        asked.append(place)
        return "hunter2"

    chosen = chosen_database(_parsed("--database", "postgresql://ana@db.example/floor"), ask=ask)
    assert asked == ["postgresql://ana@db.example/floor"]
    assert "ana:hunter2@db.example/floor" in chosen


@pytest.mark.usefixtures("nowhere")
def test_that_nobody_is_asked_where_nobody_can_answer() -> None:
    named = "postgresql://ana@db.example/floor"
    assert chosen_database(_parsed("--database", named)) == named


def test_that_a_password_on_the_command_line_is_warned_about(capsys: pytest.CaptureFixture[str]) -> None:
    named = "postgresql://ana:hunter2@db.example/floor"
    assert chosen_database(_parsed("--database", named)) == named
    said = capsys.readouterr().err
    assert "others on this machine can read the password" in said
    assert "hunter2" not in said
