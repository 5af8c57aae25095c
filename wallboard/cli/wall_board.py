"""`wallboard wall-board`: the board of a wall, as the watchdog starts it."""

import argparse
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from wallboard.app.display import has_display
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.domain.wall_folder import REFUSAL, WATCH_VARIABLE
from wallboard.refusal import Refusal, sentence_of

HELP = "show the pages of the wall's plan on its screens; “wallboard --wall” starts and watches this"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_database_argument(parser)
    parser.add_argument("--screen", metavar="N|NAME", help="only on this screen, by its number or name")
    parser.add_argument("--page", metavar="NAME", help="only this page of the plan")
    parser.add_argument("--plan", metavar="FILE", type=Path, help="another plan than wall.toml")
    parser.add_argument("--resume", metavar="FILE", type=Path, help="take up the pages that this file tells")


def run(args: argparse.Namespace) -> int:
    """Nobody sits there: nothing asks for a password, and what is in the way is kept for the page there."""
    try:
        return _hung(args)
    except Exception as problem:
        keep_refusal(sentence_of(problem))
        raise


def keep_refusal(sentence: str | None, environment: Mapping[str, str] = os.environ) -> None:
    """For the page that stands in: who hangs a wall by a session's start reads no terminal.

    A folder's owner is nobody's business before a screen.
    """
    folder = environment.get(WATCH_VARIABLE)
    if folder and sentence:
        with suppress(OSError, RuntimeError):  # nobody's home is known, or the folder is gone
            words = sentence.replace(f"{Path.home()}{os.sep}", f"~{os.sep}")
            (Path(folder) / REFUSAL).write_text(words, encoding="utf-8")


def _hung(args: argparse.Namespace) -> int:
    if not has_display():
        raise Refusal("there is no screen here to hang a wall on. Start it within a graphical session.")
    missed: list[str] = []
    database = chosen_database(args, miss_store=missed.append)
    from wallboard.app.wall_mode import WallChoice, run_wall
    from wallboard.app.watched import keep_stack_of

    try:
        return run_wall(
            WallChoice(database, args.plan, args.screen, args.page, args.resume, keyring_lack="".join(missed))
        )
    except Exception as problem:
        keep_stack_of(problem)
        raise
