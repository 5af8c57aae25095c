"""`wallboard story`: prints what happened to an incident, as the log tells it, the newest last."""

import argparse
import json

from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

HELP = "print what happened to an incident, from the log"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "incident", metavar="INCIDENT", help="its reference, or SOURCE:REFERENCE, or its number as #ID"
    )
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="the floor's time up to which to tell it, such as 2016-03-07T12:00; UTC where it names no zone",
    )
    parser.add_argument(
        "--newest", type=_count, default=200, metavar="N", help="so many events (default: %(default)s)"
    )
    parser.add_argument(
        "--words",
        action="store_true",
        help="with the reasons that people gave, where this login may read them",
    )
    parser.add_argument("--json", action="store_true", help="as JSON in codes and UTC, for programs")
    add_database_argument(parser)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1000000")
    return int(text)


def run(args: argparse.Namespace) -> int:
    from wallboard.cli.story_text import as_data, as_text
    from wallboard.services.database import Access, open_database
    from wallboard.services.proofs import incident_called
    from wallboard.services.spelling import Spelling
    from wallboard.services.stories import story_in

    database = open_database(chosen_database(args), program="wallboard story", needs=Access.READ)
    try:
        with database.reading() as connection:
            number, source, reference = incident_called(connection, args.incident)
            story = story_in(
                connection,
                Spelling(database.dialect),
                number,
                args.at,
                newest=args.newest,
                has_words=args.words,
            )
    finally:
        database.dispose()
    name = f"{source}:{reference}"
    if not story.lines and args.at is not None:
        raise Refusal(
            f"incident {name} was not there yet at {args.at:%Y-%m-%d %H:%M:%S}Z; give a later --at."
        )
    if args.json:
        print(json.dumps(as_data(story, name), indent=2, ensure_ascii=False))
    else:
        print(as_text(story, name))
    return 0
