"""`wallboard move`: lets an agent work for another team for a time, and sends them back."""

import argparse
from typing import TYPE_CHECKING

from wallboard.cli.asked import add_answer, add_reason, carry_out, floor_instant
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.services.database import Database
    from wallboard.services.programs.answer import Answer

HELP = "let an agent work for another team, and send them back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agent", metavar="AGENT", help="the agent's code")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--team", metavar="CODE", help="to this team; who is busy moves when their work ends")
    where.add_argument("--end", action="store_true", help="back to their own team, or not to move at all")
    parser.add_argument(
        "--until",
        metavar="TIME",
        help="when they return by themselves: 16:30 on this machine's clock, +90 minutes, or an instant",
    )
    add_reason(parser)
    add_answer(parser)


def run(args: argparse.Namespace) -> int:
    if args.end and args.until is not None:
        raise Refusal("--until is for a move that begins; leave it out with --end.")
    return carry_out(args, "move", lambda database: _ask(database, args))


def _ask(database: "Database", args: argparse.Namespace) -> "Answer":
    from wallboard.services.programs import end_move, move

    if args.end:
        return end_move(
            database,
            args.agent,
            reason_code=args.reason_code,
            reason=args.reason,
            command_id=args.command_id,
        )
    return move(
        database,
        args.agent,
        args.team,
        until_at=floor_instant(database, args.until),
        reason_code=args.reason_code,
        reason=args.reason,
        command_id=args.command_id,
    )
