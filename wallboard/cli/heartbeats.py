"""`wallboard heartbeats`: which boards, engines and feeds follow the log, and which have fallen silent."""

import argparse
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wallboard.cli.target import add_database_argument, chosen_database

if TYPE_CHECKING:
    from wallboard.domain.heartbeats import Heartbeat, RollCall

HELP = "list the boards, engines and feeds that follow the log, and say which fell silent"
EXIT_SILENT = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_database_argument(parser)
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")
    parser.add_argument(
        "--check",
        action="store_true",
        help=f"end with exit code {EXIT_SILENT} where one fell silent, lags or follows another log",
    )


def run(args: argparse.Namespace) -> int:
    """Prints every program that was heard of."""
    from wallboard.domain.roll_told import roll_told
    from wallboard.services.database import Access, open_database
    from wallboard.services.heartbeats import roll_call

    database = open_database(chosen_database(args), needs=Access.READ)
    try:
        roll = roll_call(database)
    finally:
        database.dispose()
    now = roll.read_at
    if args.json:
        print(json.dumps(roll_told(roll, now), indent=2, ensure_ascii=False))
    else:
        _print(roll, now)
    is_wrong = roll.loud(now) or roll.lagging(now) or roll.astray(now)
    return EXIT_SILENT if args.check and is_wrong else 0


def _print(roll: "RollCall", now: datetime) -> None:
    from wallboard.domain.heartbeats import in_order

    if not roll.beats:
        print("Nobody was heard of yet.")
        return
    print(f"{'state':<6}  {'heard':>8}  {'kind':<7} {'program':<20} {'host':<20} what it says")
    for beat in in_order(roll.beats):
        print(_line(beat, now))


def _line(beat: "Heartbeat", now: datetime) -> str:
    from wallboard.cli.clock_text import span_text
    from wallboard.domain.roll_told import state_of

    heard = span_text(timedelta(seconds=int(beat.sight(now).silent_for.total_seconds())))
    said = [f"page {beat.page}"] if beat.page else []
    said += [f"event {beat.seq:,}"] if beat.seq is not None else []
    lag = beat.lags_by(now)
    said += [f"lags by {span_text(lag)}"] if lag is not None else []
    said += ["FOLLOWS ANOTHER LOG"] if beat.is_same_log is False else []
    line = f"{state_of(beat, now):<6}  {heard:>8}  {beat.kind:<7} {beat.program:<20} {beat.host:<20} "
    return (line + ", ".join(said)).rstrip()
