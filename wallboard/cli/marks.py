"""`wallboard marks`: writes the warning marks that are due, once or for as long as it runs, or lists them."""

import argparse
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wallboard.cli.target import add_database_argument, chosen_database

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wallboard.domain.marks import FiredMark
    from wallboard.services.database import Database

HELP = "write the warning marks of SLA clocks that are due, or list those that fired"
EVERY = ""
_MOST_NAMED = 500
"""More incidents than this are not asked for one by one."""
_HEAD = f"{'fired':<24}   {'planned':<24}   {'late':>12}   {'mark':>6}   incident and target"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--follow",
        action="store_true",
        help="go on until Ctrl+C, keep the clock table, return offers and begin and end moves that are due",
    )
    doing.add_argument(
        "--list",
        dest="listed",
        metavar="INCIDENT",
        nargs="?",
        const=EVERY,
        help="print the marks that fired, of all incidents or of one: its reference, SOURCE:REFERENCE or #ID",
    )
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Writes what is due, also what an outage missed, and prints it; or prints what was written before."""
    from wallboard.services.database import Access, open_database

    is_listing = args.listed is not None
    needs = Access.READ if is_listing else Access.WRITE
    database = open_database(chosen_database(args), program="wallboard marks", needs=needs)
    try:
        if is_listing:
            _list(database, args.listed)
        else:
            _keep(database, follow=args.follow)
    finally:
        database.dispose()
    return 0


def _keep(database: "Database", *, follow: bool) -> None:
    from wallboard.cli.intake_words import stopping_cleanly
    from wallboard.engine.due_keeper import DueKeeper
    from wallboard.engine.mark_keeper import MarkKeeper

    fired_count = 0

    def tell(fired: "tuple[FiredMark, ...]") -> None:
        nonlocal fired_count
        if not fired_count:
            print(_HEAD)
        fired_count += len(fired)
        with database.reading() as connection:
            _print(fired, _names(connection, {one.mark.incident_id for one in fired}))

    keeper = MarkKeeper(database, on_fired=tell, due=DueKeeper(database) if follow else None)
    if follow:
        print(f"Marks are kept in {database.place}; Ctrl+C ends it.", flush=True)
        with stopping_cleanly() as is_stopped:
            keeper.run(is_stopped, time.sleep)
    else:
        keeper.keep()
    words = "1 mark was" if fired_count == 1 else f"{fired_count:,} marks were"
    print(f"{words} written." if fired_count else "No mark was due.")


def _list(database: "Database", called: str) -> None:
    from wallboard.services.marking import fired_marks
    from wallboard.services.proofs import incident_called

    with database.reading() as connection:
        incident_id = None if called == EVERY else incident_called(connection, called)[0]
        names = _names(connection, None if incident_id is None else {incident_id})
        print(_HEAD)
        _print(fired_marks(connection, incident_id), names)


def _names(connection: "Connection", ids: set[int] | None) -> Mapping[int, str]:
    """What incidents are called, of these ids or all."""
    from sqlalchemy import select

    from wallboard.services.schema import tables

    incident = tables.incident
    query = select(incident.c.id, incident.c.source, incident.c.reference)
    if ids is not None and len(ids) <= _MOST_NAMED:
        query = query.where(incident.c.id.in_(ids))
    return {row[0]: f"{row[1]}:{row[2]}" for row in connection.execute(query)}


def _print(fired: "Iterable[FiredMark]", names: Mapping[int, str]) -> None:
    for line in _lines(fired, names):
        print(line, flush=True)


def _lines(fired: "Iterable[FiredMark]", names: Mapping[int, str]) -> Iterator[str]:
    from datetime import UTC

    from wallboard.cli.clock_text import span_text

    for one in fired:
        mark = one.mark
        planned_at, fired_at = (at.astimezone(UTC) for at in (mark.planned_at, one.fired_at))
        late = span_text(fired_at - planned_at)
        cycle = f", cycle {mark.cycle}" if mark.cycle > 1 else ""
        yield (
            f"{fired_at:%Y-%m-%d %H:%M:%S}.{fired_at.microsecond // 1000:03d}Z   "
            f"{planned_at:%Y-%m-%d %H:%M:%S}.{planned_at.microsecond // 1000:03d}Z   "
            f"{late:>12}   {mark.percent:>4} %   "
            f"{names.get(mark.incident_id, f'#{mark.incident_id}')}   {mark.target}{cycle}"
        )
