"""The command line: one module per command, imported only when that command is called."""

import argparse
import difflib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from wallboard import __version__
from wallboard.refusal import sentence_of

COMMANDS = {
    "open": "wallboard.cli.open",
    "demo": "wallboard.cli.demo",
    "snapshot": "wallboard.cli.snapshot",
    "board": "wallboard.cli.board",
    "clock": "wallboard.cli.clock",
    "story": "wallboard.cli.story",
    "explain": "wallboard.cli.explain",
    "deploy": "wallboard.cli.deploy",
    "release": "wallboard.cli.release",
    "move": "wallboard.cli.move",
    "act": "wallboard.cli.act",
    "alarm": "wallboard.cli.alarm",
    "take-back": "wallboard.cli.take_back",
    "agent": "wallboard.cli.agent",
    "export": "wallboard.cli.export",
    "marks": "wallboard.cli.marks",
    "heartbeats": "wallboard.cli.heartbeats",
    "figures": "wallboard.cli.figures",
    "staffing": "wallboard.cli.staffing",
    "choices": "wallboard.cli.choices",
    "policy": "wallboard.cli.policy",
    "deploy-rules": "wallboard.cli.deploy_rules",
    "import": "wallboard.cli.import_",
    "replay": "wallboard.cli.replay",
    "db": "wallboard.cli.db",
    "secret": "wallboard.cli.secret",
    "autostart": "wallboard.cli.autostart",
    "doctor": "wallboard.cli.doctor",
}
WALL = "--wall"
WALL_BOARD = "wall-board"
"""What the watchdog of a wall starts; nobody else needs it, so the overview does not name it."""
_MODULES = {**COMMANDS, WALL: "wallboard.cli.wall", WALL_BOARD: "wallboard.cli.wall_board"}
_OVERVIEW = """\
usage: wallboard [COMMAND] [OPTIONS]

A live wallboard of incidents, promises and staff on one shared database.
Without a command it opens the wall on the configured database, or a demo floor if
none is configured.

commands:
{commands}

  wallboard --wall        hang the board on the screens for weeks: no hands, and brought back
                          whatever ends it; wallboard --wall -h tells what it takes
  wallboard COMMAND -h    what one command takes
  wallboard --version     the version of this program

A database is a path (an SQLite file) or a URL such as postgresql://USER@HOST/NAME.
It is taken from --database, else from the environment variable WALLBOARD_DATABASE,
else from settings.toml."""
NEEDS_QT = frozenset({"open", "demo", "snapshot", WALL_BOARD})
EXIT_REFUSED = 2
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


class Command(Protocol):
    """What a command's module offers to the command line."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; an error that is a sentence goes to stderr with exit code 2 and no traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _dispatch(arguments)
        if sys.stdout is not None:  # a program without a terminal has none
            sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse leaves this way after -h and after a wrong argument
        return leaving.code if isinstance(leaving.code, int) else EXIT_REFUSED * bool(leaving.code)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _let_the_closed_pipe_be()
        return EXIT_BROKEN_PIPE
    except Exception as problem:
        sentence = sentence_of(problem)
        if sentence is None:
            raise
        return _refuse(sentence)


def _dispatch(arguments: list[str]) -> int:
    if not arguments:
        return _run(_command_without_words(), [])
    first, rest = arguments[0], arguments[1:]
    if first in ("-V", "--version"):
        print(f"wallboard {__version__}")
        return 0
    if first in ("-h", "--help", "help"):
        print(_overview())
        return 0
    if WALL in arguments and (first == "open" or first.startswith("-")):
        return _run(WALL, [word for word in arguments[first == "open" :] if word != WALL])
    if first.startswith("-"):
        return _run("open", arguments)
    if first not in (*COMMANDS, WALL_BOARD):
        return _refuse(_unknown(first))
    return _run(first, rest)


def _command_without_words() -> str:
    from wallboard.settings import load_settings

    return "demo" if load_settings().database is None else "open"


def _run(name: str, arguments: list[str]) -> int:
    if name in NEEDS_QT:
        from wallboard.diagnostics import refuse_deadly_qt

        refuse_deadly_qt()
    command = cast(Command, import_module(_MODULES[name]))
    parser = argparse.ArgumentParser(prog=f"wallboard {name}", description=command.HELP)
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments))


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {import_module(module).HELP}" for name, module in COMMANDS.items()]
    return _OVERVIEW.format(commands="\n".join(lines))


def _unknown(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f" Did you mean “wallboard {near[0]}”?" if near else ""
    return f"there is no command “{word}”.{hint} “wallboard -h” lists the commands."


def _refuse(sentence: str) -> int:
    print(f"wallboard: {sentence}", file=sys.stderr)
    return EXIT_REFUSED


def _let_the_closed_pipe_be() -> None:
    # Python flushes stdout once more at exit and would complain about the pipe that the reader closed.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
