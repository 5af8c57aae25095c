"""`wallboard take-back`: undoes a command of one's own, or several that were done together."""

import argparse

from wallboard.cli.asked import add_answer, add_reason, carry_out, uuid_of

HELP = "undo a command of your own, after 20 seconds with a reason"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("command", metavar="COMMAND", type=uuid_of, help="the id that the command told")
    add_reason(parser)
    add_answer(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.services.programs import take_back

    return carry_out(
        args,
        "take-back",
        lambda database: take_back(
            database,
            args.command,
            reason_code=args.reason_code,
            reason=args.reason,
            command_id=args.command_id,
        ),
    )
