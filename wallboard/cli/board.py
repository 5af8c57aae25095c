"""`wallboard board`: prints what the wall shows, now or at a past instant, and explains its figures."""

import argparse
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wallboard.cli.board_text import as_table, explanation_text
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.instant_text import FIRST_YEAR, LAST_YEAR, NoInstant, instant_of

if TYPE_CHECKING:
    from wallboard.domain.board import Board
    from wallboard.services.database import Database

PAST = "past"
"""How fresh a board of the past is: it is what it was."""
HELP = "print what the wall shows, now or at a past instant, and explain its figures"
ALL = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_database_argument(parser)
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="the floor's time to look at, such as 2016-03-07T12:00; UTC where it names no zone",
    )
    parser.add_argument(
        "--as-known-at",
        metavar="INSTANT",
        type=past_instant,
        help="with --at: leave out what was recorded later than this",
    )
    parser.add_argument(
        "--explain",
        metavar="FIGURE",
        choices=(*KEYS, ALL),
        help=f"how a figure comes about, and the rows behind it: {', '.join(KEYS)} or {ALL}",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def past_instant(text: str) -> datetime:
    """An instant that a person wrote; UTC where no zone is named.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        return instant_of(text, zone=UTC)
    except NoInstant:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no instant from {FIRST_YEAR} to {LAST_YEAR}; "
            "write it like 2016-03-07T12:00 or 2016-03-07T12:00+01:00"
        ) from None


def run(args: argparse.Namespace) -> int:
    from wallboard.services.database import Access, open_database

    database = open_database(chosen_database(args), program="wallboard board", needs=Access.READ)
    try:
        told = _told(database, args)
    finally:
        database.dispose()
    if args.json:
        print(json.dumps(told, indent=2, ensure_ascii=False))
    elif args.explain is None:
        print(as_table(told))
    else:
        print("\n\n".join(explanation_text(one) for one in told["explained"]))
    return 0


def _told(database: "Database", args: argparse.Namespace) -> dict[str, Any]:
    """The board as data, or what explains its figures."""
    from wallboard.domain.freshness import Freshness
    from wallboard.services.past import board_at
    from wallboard.services.past_steps import span_holding
    from wallboard.services.reading import BoardReader

    past_at = args.at or args.as_known_at
    if past_at is None:
        board = BoardReader(database).whole()
    else:
        span_holding(database, past_at)
        board = board_at(database, past_at, args.as_known_at)
    freshness = Freshness.LIVE if past_at is None else PAST
    if args.explain is not None:
        return _explained(board, args.explain, str(freshness))
    return {**_summary(database, board, freshness, is_judged=args.json), "others": _others(database, past_at)}


def _summary(database: "Database", board: "Board", freshness: str, *, is_judged: bool) -> Mapping[str, Any]:
    """The board; where its figures are judged, they are as loud as the hours before made them."""
    from wallboard.domain.summary import summary
    from wallboard.services.past_hours import load_history
    from wallboard.services.profiles import load_profile
    from wallboard.settings import load_settings, settings_file

    settings = load_settings()
    profile = load_profile(settings.profile, chosen_in=settings_file())
    history = load_history(database, board.floor_at, settings.history_hours) if is_judged else None
    return summary(board, board.floor_at, freshness, profile, history)


def _explained(board: "Board", figure: str, freshness: str) -> dict[str, Any]:
    from wallboard.domain.explaining import explain
    from wallboard.domain.page_told import explanation_told
    from wallboard.domain.proof_told import spelled

    keys = KEYS if figure == ALL else (figure,)
    now = board.floor_at
    told = [explanation_told(board, explain(board, now, key, limit=None)) for key in keys]
    return {"now": spelled(now), "freshness": freshness, "explained": told}


def _others(database: "Database", past_at: datetime | None) -> dict[str, Any] | None:
    """Who else follows the log; of a past instant nobody knows."""
    from wallboard.domain.roll_told import roll_told
    from wallboard.services.heartbeats import roll_call

    if past_at is not None:
        return None
    roll = roll_call(database)
    return roll_told(roll, roll.read_at)
