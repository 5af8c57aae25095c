"""`wallboard release`: takes everybody, or one agent, off an incident."""

import argparse

from wallboard.cli.asked import add_answer, add_incidents, add_reason, carry_out, check_several

HELP = "take everybody, or one agent, off an incident"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_incidents(parser)
    parser.add_argument("--agent", metavar="CODE", help="this agent only")
    add_reason(parser)
    add_answer(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.services.programs import release

    check_several(args)
    return carry_out(
        args,
        "release",
        lambda database: release(
            database,
            args.incident,
            agent=args.agent,
            reason_code=args.reason_code,
            reason=args.reason,
            version_seen=args.if_version,
            command_id=args.command_id,
            is_all_or_none=not args.as_many_as_pass,
        ),
    )
