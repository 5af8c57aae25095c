"""`wallboard board`: prints what the wall shows, now or at a past instant."""

import argparse
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from wallboard.cli.target import add_database_argument, chosen_database

PAST = "past"
"""How fresh a board of the past is: it is what it was."""
FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Where the log can hold anything at all."""
HELP = "print what the wall shows, now or at a past instant"


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
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def past_instant(text: str) -> datetime:
    """An instant that a person wrote; UTC where no zone is named.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    at: datetime | None
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        at = None
    if at is None or not FIRST_YEAR <= at.year < LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no instant from {FIRST_YEAR} to {LAST_YEAR}; "
            "write it like 2016-03-07T12:00 or 2016-03-07T12:00+01:00"
        )
    return at


def run(args: argparse.Namespace) -> int:
    from wallboard.domain.freshness import Freshness
    from wallboard.domain.summary import summary
    from wallboard.services.database import Access, open_database
    from wallboard.services.past import board_at
    from wallboard.services.reading import BoardReader

    past_at = args.at or args.as_known_at
    database = open_database(chosen_database(args), program="wallboard board", needs=Access.READ)
    try:
        if past_at is None:
            board = BoardReader(database).whole()
        else:
            board = board_at(database, past_at, args.as_known_at)
    finally:
        database.dispose()
    told = summary(board, board.floor_at, Freshness.LIVE if past_at is None else PAST)
    print(json.dumps(told, indent=2, ensure_ascii=False) if args.json else as_table(told))
    return 0


def as_table(told: Mapping[str, Any]) -> str:
    """The same for people."""
    head = [
        f"{told['now']}   {told['freshness'].upper()}",
        f"open {told['open']}   unassigned {told['unassigned']}   paused {told['paused']}"
        f"   unreadable {len(told['unreadable'])}",
        "severity " + _levels(told["by_severity"]) + "   priority " + _levels(told["by_priority"]),
        "agents " + "   ".join(f"{state} {count}" for state, count in told["agents"].items()),
        "",
    ]
    rows = [_line(incident) for incident in told["incidents"]]
    return "\n".join([*head, f"{'due':<24}  S P {'reference':<16} {'team':<20} {'people':<20} nature", *rows])


def _levels(counts: Mapping[str, int]) -> str:
    return " ".join(f"{level}:{count}" for level, count in counts.items())


def _line(incident: Mapping[str, Any]) -> str:
    due = incident["due_at"] or (f"paused: {incident['pause_reason']}" if incident["pause_reason"] else "-")
    people = ", ".join(incident["agents"]) or "nobody"
    return (
        f"{due:<24}  {incident['severity']} {incident['priority']} {incident['reference']:<16.16} "
        f"{incident['team'] or '-':<20.20} {people:<20.20} {incident['nature']}"
    )
