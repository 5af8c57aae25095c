"""`wallboard explain`: who would be best for an incident, and why somebody was sent to it."""

import argparse
from typing import TYPE_CHECKING

from wallboard.cli.asked import floor_instant, print_json
from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.services.database import Database

HELP = "print who would be best for an incident and why, or why somebody was sent to it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "incident", metavar="INCIDENT", help="its reference, or SOURCE:REFERENCE, or its number as #ID"
    )
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="the floor's time to look at, such as 2016-03-07T12:00; UTC where it names no zone; else now",
    )
    parser.add_argument("--support", action="store_true", help="for somebody who helps, not leads")
    parser.add_argument(
        "--reserve", action="store_true", help="for somebody who is kept for it, not sent yet"
    )
    parser.add_argument(
        "--for",
        dest="for_at",
        metavar="TIME",
        help="with --reserve, from when: 16:30 on this machine's clock, +15 minutes, or an instant",
    )
    parser.add_argument(
        "--why",
        action="store_true",
        help="read back why people were sent to it, and replay what each decision was made from",
    )
    parser.add_argument(
        "--not",
        dest="others",
        metavar="CODE",
        action="append",
        default=[],
        help="with --why: why not this agent; may be given again (else those who stood first)",
    )
    parser.add_argument("--json", action="store_true", help="as JSON in codes, points and UTC, for programs")
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.services.database import Access, open_database

    if args.others and not args.why:
        raise Refusal("--not asks why somebody was not sent; give --why with it.")
    if args.why and (args.at is not None or args.support or args.reserve):
        raise Refusal("--why reads back what was decided; leave --at, --support and --reserve out.")
    if args.for_at is not None and (not args.reserve or args.at is not None):
        raise Refusal(
            "--for says for when somebody is kept, from now on; give --reserve with it, and no --at."
        )
    database = open_database(chosen_database(args), program="wallboard explain", needs=Access.READ)
    try:
        return _tell_why(database, args) if args.why else _tell_who(database, args)
    finally:
        database.dispose()


def _tell_who(database: "Database", args: argparse.Namespace) -> int:
    from wallboard.cli.explain_text import explained_data, explained_text
    from wallboard.domain.assignment import AssignmentRole
    from wallboard.services.programs import explain
    from wallboard.services.programs.naming import directory_of

    role = AssignmentRole.SUPPORT if args.support else AssignmentRole.LEAD
    explained = explain(
        database,
        args.incident,
        at=args.at,
        role=role,
        is_reserved=args.reserve,
        reserved_for_at=floor_instant(database, args.for_at),
    )
    directory = directory_of(database)
    if args.json:
        print_json(explained_data(explained, directory))
    else:
        print(explained_text(explained, directory))
    return 0


def _tell_why(database: "Database", args: argparse.Namespace) -> int:
    from wallboard.cli.why_text import why_data, why_text
    from wallboard.services.programs import decisions
    from wallboard.services.programs.naming import directory_of

    named, kept = decisions(database, args.incident)
    directory = directory_of(database)
    others = [directory.agent_id(code) for code in args.others]
    if args.json:
        print_json(why_data(named, kept, others, directory))
    else:
        print(why_text(named, kept, others, directory))
    return 0
