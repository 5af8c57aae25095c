"""`wallboard staffing`: prints staff against need for each half hour ahead, with what the need is made of."""

import argparse
import json
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from wallboard.cli.figures import hours
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.domain.board import Board
    from wallboard.domain.sla_policy import Goals
    from wallboard.domain.staff_need import HalfHour, StaffNeed

HELP = "print staff against need for each half hour ahead, with what the need is made of"
HOURS = 4.0
_MOST_HOURS = 48.0
_TITLES = ("half hour", "expected", "need", "have", "short")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hours", type=hours, default=HOURS, metavar="N", help="how far ahead (default: %(default)g)"
    )
    parser.add_argument("--team", metavar="CODE", help="of one team (default: of the floor as one queue)")
    parser.add_argument("--json", action="store_true", help="as JSON in UTC and seconds, for programs")
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.domain.staff_need import staff_need
    from wallboard.services.database import Access, open_database
    from wallboard.services.floor_record import floor_record
    from wallboard.services.reading import BoardReader

    if args.hours > _MOST_HOURS:
        raise Refusal(
            f"--hours {args.hours:g}: shifts are not planned that far; give at most {_MOST_HOURS:g}."
        )
    database = open_database(chosen_database(args), program="wallboard staffing", needs=Access.READ)
    try:
        board = BoardReader(database).whole()
        team_id = None if args.team is None else _team_id(board, args.team)
        record = floor_record(database, board.floor_at, team_id=team_id)
    finally:
        database.dispose()
    goals = record.day.goals
    need = staff_need(
        board,
        record.arrivals,
        record.handling,
        goals,
        board.floor_at,
        count=math.ceil(args.hours * 2),
        team_id=team_id,
    )
    name = None if team_id is None else board.team_name(team_id)
    if args.json:
        print(json.dumps(as_data(need, goals, args.team), indent=2, ensure_ascii=False))
    else:
        print("\n".join(as_lines(need, goals, name)))
    return 0


def as_lines(need: "StaffNeed", goals: "Goals", team: str | None) -> Iterator[str]:
    """The table, and below it what the need is made of; times in UTC."""
    from wallboard.cli.clock_text import aligned, span_text
    from wallboard.domain.staff_need import words_of

    yield f"staff against need   {team or 'the whole floor as one queue'}"
    yield from aligned([_TITLES, *(_row(one) for one in need.half_hours)], right=(1, 2, 3, 4))
    missing = words_of(need)
    if missing is not None or need.mean_handling is None:
        yield f"need: {missing}"
        return
    mean = timedelta(seconds=round(need.mean_handling.total_seconds()))
    yield f"expected: average of this half hour over {need.weeks} weeks, {need.arrivals:,} incidents in all"
    yield f"handling: {span_text(mean)}, mean of {need.samples:,} incidents from deployment to resolution"
    shrinkage = f", {goals.shrinkage * 100:g} % of the people away" if goals.shrinkage else ""
    within = span_text(timedelta(seconds=goals.within_s))
    yield (
        f"aim: {goals.service_level * 100:g} % answered within {within}, "
        f"at most {goals.max_occupancy * 100:g} % busy{shrinkage}"
    )
    if goals.patience_s is None:
        yield "formula: Erlang C, in which everybody waits"
    else:
        patience = span_text(timedelta(seconds=goals.patience_s))
        yield f"formula: Erlang A, in which people give up after {patience} on average"


def _row(one: "HalfHour") -> tuple[str, ...]:
    need = "?" if one.need is None else str(one.need)
    short = "?" if one.short is None else str(one.short)
    starts_at = one.starts_at.astimezone(UTC)
    return f"{starts_at:%a %Y-%m-%d %H:%M}Z", f"{one.expected_arrivals:.2f}", need, str(one.have), short


def as_data(need: "StaffNeed", goals: "Goals", team: str | None) -> Mapping[str, Any]:
    """The same as JSON has it."""
    from wallboard.domain.proof_told import spelled

    return {
        "team": team,
        "lacking": need.lacking,
        "weeks": need.weeks,
        "arrivals": need.arrivals,
        "handled": need.samples,
        "mean_handling_s": None if need.mean_handling is None else need.mean_handling.total_seconds(),
        "within_s": goals.within_s,
        "service_level": goals.service_level,
        "max_occupancy": goals.max_occupancy,
        "shrinkage": goals.shrinkage,
        "patience_s": goals.patience_s,
        "half_hours": [
            {
                "starts_at": spelled(one.starts_at),
                "expected_arrivals": one.expected_arrivals,
                "need": one.need,
                "have": one.have,
                "short": one.short,
                "on_break": one.on_break,
                "assumed": one.assumed,
            }
            for one in need.half_hours
        ],
    }


def _team_id(board: "Board", code: str) -> int:
    for team in board.teams.values():
        if team.code == code:
            return team.id
    known = ", ".join(sorted(team.code for team in board.teams.values())) or "none"
    raise Refusal(f"there is no team with the code {code!r}; there are {known}.")
