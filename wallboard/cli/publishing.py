"""What every command that publishes rules has in common: from when on, based on which version, and why."""

import argparse
from typing import TYPE_CHECKING

from wallboard.cli.board import past_instant

if TYPE_CHECKING:
    from wallboard.domain.commands import Command
    from wallboard.services.database import Database


def add_publishing_arguments(publish: argparse.ArgumentParser) -> None:
    publish.add_argument(
        "--in-force",
        metavar="INSTANT",
        type=past_instant,
        help="from when on, on the floor's clock; UTC where it names no zone; else now",
    )
    publish.add_argument(
        "--based-on",
        metavar="N",
        type=int,
        help="the version that the document was made from: refused if a later one was published meanwhile",
    )
    publish.add_argument("--reason", metavar="WORDS", help="why, for those who ask later")


def carry_out(database: "Database", command: "Command") -> None:
    """Raises Refusal with the sentence of a command that was not done."""
    from wallboard.domain.commands import OutcomeKind
    from wallboard.refusal import Refusal
    from wallboard.services.writing import execute, settle

    outcome = execute(database, command)
    if outcome.kind is OutcomeKind.UNKNOWN:
        outcome = settle(database, command)
    if outcome.kind is not OutcomeKind.DONE:
        raise Refusal(outcome.sentence)
