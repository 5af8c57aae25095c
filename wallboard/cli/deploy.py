"""`wallboard deploy`: sends somebody to an incident, keeps them for later, or offers it to a team."""

import argparse
from typing import TYPE_CHECKING

from wallboard.cli.asked import (
    add_answer,
    add_incidents,
    add_reason,
    carry_out,
    check_several,
    floor_instant,
)
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.services.database import Database
    from wallboard.services.programs.answer import Answer

HELP = "send an agent to an incident, keep one for later, or offer it to a team"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_incidents(parser)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--agent", metavar="CODE", help="send this agent")
    who.add_argument("--team", metavar="CODE", help="offer it to this team: the first to accept has it")
    who.add_argument("--best", action="store_true", help="send whoever is recommended")
    parser.add_argument("--support", action="store_true", help="to help, not to lead")
    parser.add_argument("--reserve", action="store_true", help="keep them for it, and do not send them yet")
    parser.add_argument(
        "--for",
        dest="for_at",
        metavar="TIME",
        help="with --reserve, from when: 16:30 on this machine's clock, +15 minutes, or an instant",
    )
    parser.add_argument(
        "--seen",
        metavar="CODE",
        help="whom you saw recommended: they take no reason, though another is better by now",
    )
    add_reason(parser)
    add_answer(parser)


def run(args: argparse.Namespace) -> int:
    check_several(args)
    if args.for_at is not None and not args.reserve:
        raise Refusal("--for says for when somebody is kept; give --reserve with it.")
    return carry_out(args, "deploy", lambda database: _ask(database, args))


def _ask(database: "Database", args: argparse.Namespace) -> "Answer":
    from wallboard.domain.assignment import AssignmentRole
    from wallboard.services.programs import deploy

    return deploy(
        database,
        args.incident,
        agent=args.agent,
        team=args.team,
        role=AssignmentRole.SUPPORT if args.support else AssignmentRole.LEAD,
        is_reserved=args.reserve,
        reserved_for_at=floor_instant(database, args.for_at),
        seen=args.seen,
        reason_code=args.reason_code,
        reason=args.reason,
        version_seen=args.if_version,
        command_id=args.command_id,
        is_all_or_none=not args.as_many_as_pass,
    )
