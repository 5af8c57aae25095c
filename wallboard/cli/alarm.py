"""`wallboard alarm`: which alarms ring, and their answers by name: acknowledged, or silent for a while."""

import argparse
import sys
from typing import TYPE_CHECKING

from wallboard.cli.asked import print_json, uuid_of
from wallboard.cli.outcome import EXIT_CODES
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.services.database import Database
    from wallboard.services.programs.answer import Answer

HELP = "list the alarms, acknowledge them or snooze them, in your own name"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_database(parser, is_sub=False)
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    listed = acts.add_parser("list", help="what rings, what is snoozed until when, and what was acknowledged")
    listed.add_argument(
        "--severity",
        metavar="N",
        type=int,
        choices=range(1, 5),
        action="append",
        help="of these severities; else 1 and 2, which sound on a wall that is told no others",
    )
    _add_database(listed)
    _add_answering(acts.add_parser("acknowledge", help="heard: it is silent until it becomes worse"))
    snooze = acts.add_parser("snooze", help="silent for some minutes; then it rings again by itself")
    snooze.add_argument(
        "--minutes", metavar="N", type=int, default=5, help="how long, at most 30 (default: 5)"
    )
    _add_answering(snooze)


def _add_answering(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "incident",
        nargs="*",
        metavar="INCIDENT",
        help="its reference, SOURCE:REFERENCE or #ID; several are answered in one go",
    )
    parser.add_argument("--all", action="store_true", help="whatever rings now")
    parser.add_argument(
        "--heard",
        metavar="N",
        type=int,
        choices=range(1, 5),
        help="the severity at which you heard it: what has become worse since rings on",
    )
    parser.add_argument(
        "--command-id",
        metavar="UUID",
        type=uuid_of,
        help="an id of your own: the same command again does nothing twice",
    )
    _add_database(parser)
    parser.epilog = f"{EXIT_CODES}."


def _add_database(parser: argparse.ArgumentParser, *, is_sub: bool = True) -> None:
    """Both before and after the act: what stands after it must not take back what stands before."""
    nothing = argparse.SUPPRESS if is_sub else None
    add_database_argument(parser, nothing)
    parser.add_argument("--json", action="store_true", default=nothing or False, help="as JSON, for programs")


def run(args: argparse.Namespace) -> int:
    from wallboard.services.database import Access, open_database

    if args.act != "list" and bool(args.incident) == args.all:
        raise Refusal("name the incidents whose alarms you answer, or say --all.")
    needs = Access.READ if args.act == "list" else Access.WRITE
    database = open_database(chosen_database(args), program="wallboard alarm", needs=needs)
    try:
        return _list(database, args) if args.act == "list" else _answer(database, args)
    finally:
        database.dispose()


def _list(database: "Database", args: argparse.Namespace) -> int:
    from wallboard.cli.alarm_text import alarms_data, alarms_text
    from wallboard.domain.alarms import ALARMING
    from wallboard.domain.severity import Severity
    from wallboard.services.programs import alarms_now

    found = alarms_now(database, {Severity(one) for one in args.severity or ALARMING})
    if args.json:
        print_json(alarms_data(found))
    else:
        print(alarms_text(found))
    return 0


def _answer(database: "Database", args: argparse.Namespace) -> int:
    from wallboard.cli.answer_text import exit_code_of

    answer = _asked(database, args)
    if args.json:
        told = {"command_id": str(answer.command_id), "outcome": str(answer.came)}
        print_json(told | {"sentence": answer.sentence})
    elif answer.is_done:
        print("Acknowledged." if args.act == "acknowledge" else f"Silent for {args.minutes} min.")
    else:
        print(f"wallboard: {answer.sentence}", file=sys.stderr)
    return exit_code_of(answer)


def _asked(database: "Database", args: argparse.Namespace) -> "Answer":
    from wallboard.domain.severity import Severity
    from wallboard.services.programs import acknowledge_alarm, snooze_alarm

    incident = None if args.all else args.incident
    heard = None if args.heard is None else Severity(args.heard)
    if args.act == "acknowledge":
        return acknowledge_alarm(database, incident, heard=heard, command_id=args.command_id)
    return snooze_alarm(database, incident, minutes=args.minutes, heard=heard, command_id=args.command_id)
