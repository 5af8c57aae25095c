"""`wallboard act`: the rest of an incident's life, from acknowledging it to closing or merging it."""

import argparse

from wallboard.cli.asked import add_answer, add_incidents, add_reason, carry_out, check_several
from wallboard.domain.life_commands import LifeAct
from wallboard.refusal import Refusal

HELP = "acknowledge, pause, resume, escalate, resolve, close, reopen, merge or cancel an incident"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act",
        metavar="ACT",
        choices=tuple(map(str, LifeAct)),
        help=f"one of {', '.join(LifeAct)}; to pause, resolve and cancel takes a --reason-code",
    )
    add_incidents(parser)
    parser.add_argument("--into", metavar="INCIDENT", help="with merge: the open one that it goes into")
    add_reason(parser)
    add_answer(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.services.programs import act

    check_several(args)
    if args.into is not None and args.act != LifeAct.MERGE:
        raise Refusal("--into is for merge; leave it out.")
    return carry_out(
        args,
        "act",
        lambda database: act(
            database,
            args.act,
            args.incident,
            into=args.into,
            reason_code=args.reason_code,
            reason=args.reason,
            version_seen=args.if_version,
            command_id=args.command_id,
            is_all_or_none=not args.as_many_as_pass,
        ),
    )
