"""`wallboard open`: the window on a database, or the wall as a picture where there is no screen."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from wallboard.app import run as run_window
from wallboard.app.display import has_display
from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

HELP = "open the wall on a database"
PICTURE = "wallboard.png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_database_argument(parser)
    parser.add_argument(
        "--page",
        choices=("wall", "desk", "rules", "heat", "staff"),
        help="the page to begin with (default: the last one)",
    )
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="begin at a past instant of the floor; UTC where it names no zone; Esc comes back to now",
    )
    parser.add_argument("--full-screen", action="store_true", help="begin in full screen; F11 changes it")


def run(args: argparse.Namespace) -> int:
    """Opens the window; without a display it says so and writes the wall to a file instead of dying."""
    database = chosen_database(args, ask=_ask_in_window if has_display() else None)
    _refuse_missing_file(database)
    if args.at is not None:
        _refuse_instant(database, args.at)
    if not has_display():
        return _draw(database, "desk" if args.page == "desk" else "wall", args.at)
    return run_window(database, page=args.page, full_screen=args.full_screen, at=args.at)


def _refuse_missing_file(database: str) -> None:
    """A mistyped path is said in the terminal, where it was typed."""
    if "://" not in database and not Path(database).expanduser().exists():
        raise Refusal(
            f"there is no database at {database}. “wallboard db init --database {database}” makes one, "
            "and “wallboard demo” shows a floor that lives."
        )


def _refuse_instant(database: str, at: datetime) -> None:
    """An instant that the log cannot show is said in the terminal; all other trouble the window tells."""
    from wallboard.services.database import Access, open_database
    from wallboard.services.database_errors import DatabaseUnavailable
    from wallboard.services.past_steps import PastRefused, span_holding

    try:
        opened = open_database(database, program="wallboard open", needs=Access.READ)
    except (DatabaseUnavailable, Refusal):
        return
    try:
        span_holding(opened, at)
    except PastRefused:
        raise
    except (DatabaseUnavailable, Refusal):
        return
    finally:
        opened.dispose()


def _ask_in_window(place: str) -> str | None:
    from wallboard.app.password import ask_in_window

    return ask_in_window(place)


def _draw(database: str, page: str, at: datetime | None) -> int:
    from wallboard.cli.snapshot import write_picture

    place = Path(PICTURE).resolve()
    print(f"wallboard: there is no display here, so the wall is written to {place}.", file=sys.stderr)
    write_picture(database, Path(PICTURE), page=page, at=at)
    return 0
