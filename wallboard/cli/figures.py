"""`wallboard figures`: prints service level, times and breach rate of a span, each with its formula."""

import argparse
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.domain.service_level import LevelDefinition
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.domain.floor_record import DayFigures
    from wallboard.domain.spread import Spread

HELP = "print service level, times and breach rate of a span, each with its formula"
HOURS = 24
_MOST_HOURS = 24 * 366


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        metavar="INSTANT",
        type=past_instant,
        help="of incidents opened from then on, in floor time",
    )
    parser.add_argument(
        "--until", metavar="INSTANT", type=past_instant, help="and before then, as of then (default: now)"
    )
    parser.add_argument(
        "--hours", type=hours, metavar="N", help=f"instead of --since: the last N hours (default: {HOURS})"
    )
    parser.add_argument(
        "--definition",
        choices=[str(one) for one in LevelDefinition],
        help="print the service level by this definition only",
    )
    parser.add_argument("--json", action="store_true", help="as JSON in UTC and seconds, for programs")
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.cli.figures_text import as_text
    from wallboard.services.database import Access, open_database
    from wallboard.services.floor_record import now_of, span_figures

    if args.since is not None and args.hours is not None:
        raise Refusal("--since and --hours say the same thing twice; give one of them.")
    database = open_database(chosen_database(args), program="wallboard figures", needs=Access.READ)
    try:
        until: datetime = args.until or now_of(database)
        since: datetime = args.since or until - timedelta(hours=args.hours or HOURS)
        if since >= until:
            raise Refusal(f"--since {since:%Y-%m-%d %H:%M}Z is not before --until {until:%Y-%m-%d %H:%M}Z.")
        found = span_figures(database, since, until)
    finally:
        database.dispose()
    definitions = tuple(one for one in LevelDefinition if args.definition in (None, str(one)))
    if args.json:
        print(json.dumps(as_data(found, definitions), indent=2, ensure_ascii=False))
    else:
        print(as_text(found, definitions))
    return 0


def hours(text: str) -> float:
    """A number of hours above 0.

    Raises:
        argparse.ArgumentTypeError: it is none, or more than a year.
    """
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= _MOST_HOURS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of hours above 0 and up to {_MOST_HOURS}")
    return number


def as_data(found: "DayFigures", definitions: tuple[LevelDefinition, ...]) -> Mapping[str, Any]:
    """The figures as JSON has them; shares from 0 to 1, spans in seconds."""
    from dataclasses import asdict

    from wallboard.domain.proof_told import spelled

    goals, rate = found.goals, found.breaches.rate
    return {
        "since": spelled(found.since),
        "until": spelled(found.until),
        "goals": {
            "within_s": goals.within_s,
            "service_level": goals.service_level,
            "definition": goals.definition,
            "answered_by": str(goals.answered_by),
            "short_abandon_s": goals.short_abandon_s,
        },
        "answers": asdict(found.answers),
        "service_level": [
            {
                "definition": str(one),
                "formula": one.formula,
                "sum": one.with_numbers(found.answers),
                "share": None if (share := one.of(found.answers).share) is None else float(share),
                "missing": one.of(found.answers).missing,
            }
            for one in definitions
        ],
        "to_acknowledge": _spread_told(found.to_acknowledge),
        "to_deploy": _spread_told(found.to_deploy),
        "to_resolve": _spread_told(found.to_resolve),
        "breaches": {**asdict(found.breaches), "rate": None if rate is None else float(rate)},
    }


def _spread_told(spread: "Spread") -> Mapping[str, float | int | None]:
    return {
        "count": spread.count,
        "median_s": None if spread.median is None else spread.median.total_seconds(),
        "ninetieth_s": None if spread.ninetieth is None else spread.ninetieth.total_seconds(),
    }
