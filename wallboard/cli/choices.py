"""`wallboard choices`: prints how often people chose whom the ranking names first, on one day of the log."""

import argparse
import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from wallboard.cli.target import add_database_argument, chosen_database

if TYPE_CHECKING:
    from wallboard.domain.agreement import Agreement
    from wallboard.services.choices import DayOfChoices

HELP = "print how often people chose whom the ranking names first, over one day of the log"
_METHOD = (
    "For each assignment of a person the board as the log has it just before was ranked by the rules of that",
    "day. “By lot” draws among those with as many points; “by chance” is a blind choice among all who could",
    "go. A choice against which a rule spoke counts as not among the first. It says how often people and",
    "ranking agree, not who was right.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--day",
        type=date.fromisoformat,
        metavar="DAY",
        help="a day in UTC (default: the one with most assignments)",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="RULE",
        help="as if a rule were switched off, such as over_capacity where the log knows no capacity",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.domain.deploy_rules import Rule
    from wallboard.refusal import Refusal
    from wallboard.services.choices import choices_of_day
    from wallboard.services.database import Access, open_database

    unknown = [code for code in args.without if code not in set(Rule)]
    if unknown:
        raise Refusal(f"--without {unknown[0]}: there is no such rule; the rules are {', '.join(Rule)}.")
    off = [Rule(code) for code in args.without]
    database = open_database(chosen_database(args), program="wallboard choices", needs=Access.READ)
    try:
        found = choices_of_day(database, args.day, off=off)
    finally:
        database.dispose()
    if args.json:
        print(json.dumps(as_data(found, args.without), indent=2, ensure_ascii=False))
    else:
        print("\n".join(as_lines(found, args.without)))
    return 0


def as_lines(found: "DayOfChoices", without: list[str]) -> Iterator[str]:
    """The figures, what they are made of, and how."""
    busiest = ", the day with most of them" if found.is_busiest else ""
    agreement = found.agreement
    yield f"choices of people   {found.day} UTC{busiest}"
    yield f"{found.made:,} assignments, {len(agreement.choices):,} of them ranked; left out: " + (
        f"{found.newcomers:,} of people first heard of then, {found.unheld:,} of incidents not open then"
    )
    if without:
        yield f"as if switched off: {', '.join(without)}"
    yield from _share_lines("of everybody", agreement, in_team=False)
    yield from _share_lines("of the same team", agreement, in_team=True)
    against = sorted(agreement.against.items(), key=lambda one: -one[1])
    listed = ", ".join(f"{code} {many:,}" for code, many in against) or "none"
    yield f"rules that spoke against a choice: {listed}"
    told = ", ".join(f"{part} {many:,}" for part, many in agreement.told.items())
    yield f"parts that set candidates apart, in so many choices: {told}"
    yield f"what the log does not tell: {', '.join(found.lacking) or 'nothing of what is looked at'}"
    yield from _METHOD


def _share_lines(whom: str, agreement: "Agreement", *, in_team: bool) -> Iterator[str]:
    count = max(1, len(agreement.choices))
    yield f"{whom} who could go (median {agreement.candidates(in_team=in_team):g})"
    for share in agreement.shares(in_team=in_team):
        name = "first" if share.first == 1 else f"among the first {share.first}"
        yield (
            f"  {name:<18} {share.times:>5,}  {share.times / count:6.1%}"
            f"   by lot {share.by_lot / count:6.1%}   by chance {share.by_chance / count:6.1%}"
        )


def as_data(found: "DayOfChoices", without: list[str]) -> dict[str, Any]:
    """The same for programs; shares as counts of choices."""
    agreement = found.agreement
    return {
        "day": found.day.isoformat(),
        "is_busiest": found.is_busiest,
        "made": found.made,
        "newcomers": found.newcomers,
        "not_open": found.unheld,
        "ranked": len(agreement.choices),
        "without": without,
        "of_everybody": _shares_data(agreement, in_team=False),
        "of_the_team": _shares_data(agreement, in_team=True),
        "against": dict(agreement.against),
        "parts_told": {str(part): many for part, many in agreement.told.items()},
        "lacking": list(found.lacking),
    }


def _shares_data(agreement: "Agreement", *, in_team: bool) -> dict[str, Any]:
    return {
        "median_candidates": agreement.candidates(in_team=in_team),
        "shares": [
            {"first": one.first, "times": one.times, "by_lot": one.by_lot, "by_chance": one.by_chance}
            for one in agreement.shares(in_team=in_team)
        ],
    }
