"""A training floor whose time can be set, with marks in the minutes 50, 75, 90 and 100 of each incident."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from tests.services.small_floor import new_id
from wallboard.domain.board import change_between
from wallboard.domain.mark_book import MarkBook, MarkWork
from wallboard.domain.marks import FiredMark
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import PolicyRules, simple_rules
from wallboard.services.database import Database
from wallboard.services.mark_keeping import Kept, keep_marks
from wallboard.services.marking import fired_marks
from wallboard.services.reading import BoardReader
from wallboard.services.replaying import start_clock
from wallboard.services.schema import tables

BEGAN_AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NEARLY = timedelta(seconds=30)
"""Between setting the floor's clock and reading it on a busy machine."""
RULES = simple_rules(
    {(1, Promise.RESOLVE): timedelta(minutes=100), (3, Promise.RESOLVE): timedelta(minutes=1000)}
)


def at(minutes: float) -> datetime:
    """The floor's time so many minutes after it began."""
    return BEGAN_AT + timedelta(minutes=minutes)


def lay_mark_floor(database: Database, rules: PolicyRules = RULES) -> None:
    """Rules that were always in force, on a floor on which nothing happened yet; it is minute 0."""
    start_clock(database, BEGAN_AT, 1.0)
    with database.writing() as c:
        c.execute(insert(tables.nature).values(id=1, code="n", name="N"))
        c.execute(
            insert(tables.policy_version).values(
                document=text_of(rules), in_force_at=datetime(1971, 1, 1, tzinfo=UTC)
            )
        )


def it_is(database: Database, minutes: float) -> None:
    """Sets the floor's clock; it goes on from there."""
    start_clock(database, at(minutes), 1.0)


def open_incident(database: Database, opened: float = 0, *, priority: int = 1, **values: Any) -> int:
    """An incident opened in that minute, written down then; its id."""
    with database.writing() as c:
        reference = (
            f"R{c.scalar(select(tables.incident.c.id).order_by(tables.incident.c.id.desc()).limit(1))}"
        )
        return new_id(
            c,
            tables.incident,
            source="crm",
            reference=reference,
            nature_id=1,
            severity=priority,
            priority=priority,
            priority_set_by="source",
            opened_at=at(opened),
            effective_at=at(opened),
            **values,
        )


def change(database: Database, incident_id: int, minutes: float, **values: Any) -> None:
    """What became of an incident in that minute."""
    with database.writing() as c:
        incident = tables.incident
        c.execute(
            update(incident).where(incident.c.id == incident_id).values(effective_at=at(minutes), **values)
        )


def work_of(database: Database, *, ahead: float = 0) -> MarkWork:
    """What a program that begins now finds due; `ahead` by so many minutes is its own clock."""
    board = BoardReader(database).whole()
    book = MarkBook()
    book.follow(board, [change_between(None, board)])
    return book.work(board.floor_at + timedelta(minutes=ahead), most=None)


def fired_of(database: Database, incident_id: int | None = None) -> list[FiredMark]:
    with database.reading() as connection:
        return list(fired_marks(connection, incident_id))


def told(fired: Sequence[FiredMark]) -> list[tuple[int, float, int]]:
    """Percent, and the minutes for which it was planned and in which it fired (cut to whole ones)."""
    return [
        (
            one.mark.percent,
            (one.mark.planned_at - BEGAN_AT) / timedelta(minutes=1),
            (one.fired_at - BEGAN_AT) // timedelta(minutes=1),
        )
        for one in sorted(fired, key=lambda one: (one.mark.planned_at, one.mark.key))
    ]


def kept_until(database: Database) -> datetime | None:
    with database.reading() as connection:
        found: datetime | None = connection.scalar(select(tables.mark_watch.c.kept_until_at))
        return found


def keep(database: Database) -> Kept:
    """As a program does that begins now."""
    return keep_marks(database, work_of(database), most_ended=None)
