"""What commands about incidents have in common: how they are named, why, and how several go together."""

import argparse
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wallboard.cli.outcome import EXIT_CODES
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.domain.instant_text import NoInstant, instant_of
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.services.database import Database
    from wallboard.services.programs.answer import Answer

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_SPAN = re.compile(r"\+(\d{1,4}) ?(?:m|min|minutes?)?")


def add_incidents(parser: argparse.ArgumentParser) -> None:
    """One incident or several, and how several go."""
    parser.add_argument(
        "incident",
        nargs="+",
        metavar="INCIDENT",
        help="its reference, or SOURCE:REFERENCE, or its number as #ID; several go together",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--all-or-none",
        action="store_true",
        help="of several incidents: none is done unless all can be (the default)",
    )
    how.add_argument(
        "--as-many-as-pass", action="store_true", help="of several incidents: each is done that can be"
    )
    parser.add_argument(
        "--if-version",
        type=int,
        metavar="N",
        help="refuse if the incident changed since this version of it; else it is taken as it is now",
    )


def add_reason(parser: argparse.ArgumentParser) -> None:
    """Why, by the short list or in words of one's own."""
    parser.add_argument(
        "--reason-code",
        metavar="CODE",
        help="why, by a code of the short list that “wallboard deploy-rules show” prints",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why, in words of your own, kept out of the log")


def add_answer(parser: argparse.ArgumentParser) -> None:
    """How it is told, and on which database it is done."""
    parser.add_argument(
        "--command-id",
        metavar="UUID",
        type=_uuid,
        help="an id of your own: the same command again does nothing twice",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")
    add_database_argument(parser)
    parser.epilog = f"{EXIT_CODES}; of several as many as pass, 3 if any was refused."


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no UUID") from None


def uuid_of(text: str) -> UUID:
    """The id of a command, as an argument of the command line."""
    return _uuid(text)


def check_several(args: argparse.Namespace) -> None:
    """Raises Refusal where a version is named for several incidents at once."""
    if len(args.incident) > 1 and args.if_version is not None:
        raise Refusal("--if-version is about one incident; name one, or leave it out.")


def carry_out(args: argparse.Namespace, word: str, ask: "Callable[[Database], Answer]") -> int:
    """Asks on the chosen database, tells what became of it, and ends with the exit code of that."""
    from wallboard.cli.answer_text import answer_data, answer_text, exit_code_of
    from wallboard.services.database import Access, open_database
    from wallboard.services.programs.naming import directory_of

    database = open_database(chosen_database(args), program=f"wallboard {word}", needs=Access.WRITE)
    try:
        directory = directory_of(database)
        answer = ask(database)
    finally:
        database.dispose()
    code = exit_code_of(answer)
    if args.json:
        print_json(answer_data(answer, directory))
    else:
        answer_text(answer, directory)
    return code


def print_json(told: Any) -> None:
    print(json.dumps(told, indent=2, ensure_ascii=False))


def later_instant(written: str, now: datetime) -> datetime:
    """An instant that a person wrote, of the floor's time: 16:30 here, +15 minutes, or one in full.

    Raises:
        Refusal: it is none.
    """
    if (span := _SPAN.fullmatch(written)) is not None:
        return now + timedelta(minutes=int(span[1]))
    if (clock := _CLOCK.fullmatch(written)) is not None:
        local = now.astimezone()
        at = local.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
        return (at if at > local else at + timedelta(days=1)).astimezone(UTC)
    try:
        return instant_of(written, zone=UTC)
    except NoInstant:
        raise Refusal(
            f"{written!r} is no time; write it like 16:30, +15 (minutes) or 2016-03-07T12:00Z."
        ) from None


def floor_instant(database: "Database", written: str | None) -> datetime | None:
    """The same on the floor of a database."""
    from wallboard.services.deploying.clocks import floor_now

    if written is None:
        return None
    with database.reading() as connection:
        return later_instant(written, floor_now(connection))
