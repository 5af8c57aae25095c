"""`wallboard export`: writes every SLA clock into a CSV file, for a spreadsheet or another program."""

import argparse
import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.services.export import Exported

TO_STDOUT = "-"
HELP = "write every SLA clock into a CSV file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE.csv",
        help="where to (- is the standard output): UTF-8, instants in UTC, spans in seconds; a text that a "
        "spreadsheet would take for a formula gets an apostrophe before it",
    )
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="the floor's time to look at, such as 2016-03-07T12:00; UTC where it names no zone; else now",
    )
    parser.add_argument("--all", action="store_true", help="the clocks of ended incidents too")
    parser.add_argument(
        "--since", metavar="INSTANT", type=past_instant, help="leave out incidents that were opened earlier"
    )
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.services.database import Access, open_database
    from wallboard.services.export import COLUMNS, Scope, exported

    database = open_database(chosen_database(args), program="wallboard export", needs=Access.READ)
    try:
        with _opened(args.file) as out:
            writer = csv.writer(out)
            writer.writerow(COLUMNS)
            scope = Scope(args.at, args.since, is_ended_too=args.all)
            told = _write(writer.writerow, exported(database, scope))
    finally:
        database.dispose()
    place = "the standard output" if args.file == TO_STDOUT else args.file
    print(f"wallboard: {told} written to {place}.", file=sys.stderr)
    return 0


def _write(write_row: Callable[[Iterable[object]], object], incidents: "Iterable[Exported]") -> str:
    """Writes row by row as they come; says how many there were."""
    clocks, held, unreadable = 0, 0, 0
    for one in incidents:
        for row in one.rows:
            write_row(row)
        clocks += len(one.rows)
        held += bool(one.rows)
        unreadable += one.is_unreadable
    left_out = f", {unreadable} incidents that cannot be read left out," if unreadable else ""
    return f"{clocks} clocks of {held} incidents{left_out}"


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    """The file under another name until it is complete, so that nobody takes half of it for the whole."""
    if name == TO_STDOUT:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        return
    path = Path(name)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            yield out
        part.replace(path)
    except OSError as problem:
        raise Refusal(
            f"{name} cannot be written: {problem.strerror}. Name a file in a folder that you may write to."
        ) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
