"""The day is read whole from the tables and from the log: incidents that ended in it, and who was put on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Connection, insert, update

from tests.services.small_floor import SmallFloor, lay_small_floor, new_id
from wallboard.domain.board import Board
from wallboard.domain.day import Day
from wallboard.services.database import Database, open_database
from wallboard.services.past import board_at
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.schema import tables

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Written:
    """A floor whose day began at `midnight`; three incidents were opened in it, and one the day before."""

    floor: SmallFloor
    midnight: datetime
    ended: int
    waiting: int


def _opened(c: Connection, floor: SmallFloor, reference: str, at: datetime) -> int:
    return new_id(
        c, tables.incident,
        source="crm", reference=reference, nature_id=1, severity=2, urgency=2, team_id=floor.network,
        opened_at=at, effective_at=at,
    )  # fmt: skip


def _set(c: Connection, incident_id: int, at: datetime, **values: object) -> None:
    c.execute(
        update(tables.incident).where(tables.incident.c.id == incident_id).values(effective_at=at, **values)
    )


def write_a_day(database: Database) -> Written:
    floor = lay_small_floor(database)
    midnight = datetime.combine(datetime.now(UTC).date() - timedelta(days=2), time(), UTC)
    with database.writing() as c:
        _opened(c, floor, "before", midnight - 5 * MINUTE)
        ended = _opened(c, floor, "ended", midnight + 10 * MINUTE)
        waiting = _opened(c, floor, "waiting", midnight + 20 * MINUTE)
        gone = _opened(c, floor, "gone", midnight + 25 * MINUTE)
        c.execute(
            insert(tables.assignment).values(
                incident_id=ended, agent_id=floor.ana, state="working",
                assigned_at=midnight + 14 * MINUTE, effective_at=midnight + 14 * MINUTE,
            )
        )  # fmt: skip
        _set(c, ended, midnight + 30 * MINUTE, state="resolved", resolved_at=midnight + 30 * MINUTE)
        _set(c, gone, midnight + 40 * MINUTE, state="cancelled")
    return Written(floor, midnight, ended, waiting)


@contextmanager
def day_of(url: str) -> Iterator[tuple[Database, Written]]:
    database = open_database(url, program="tests")
    try:
        yield database, write_a_day(database)
    finally:
        database.dispose()


def told(board: Board) -> tuple[int, int, int, timedelta | None]:
    day, now = known(board), board.floor_at
    answers = day.answers(now)
    return answers.offered, answers.answered_in_t, answers.waiting, day.median_to_deploy(now)


def known(board: Board) -> Day:
    assert board.today is not None
    return board.today


def test_that_a_past_day_grows_with_its_instant_and_keeps_what_had_ended(training_url: str) -> None:
    with day_of(training_url) as (database, written):
        midnight = written.midnight

        def at(minutes: int) -> tuple[int, int, int, timedelta | None]:
            past, folded = (
                board_at(database, midnight + minutes * MINUTE, known_at)
                for known_at in (None, datetime.now(UTC) + timedelta(days=1))
            )
            assert known(past) == known(folded)
            return told(past)

        assert at(-1) == (0, 0, 1, None)
        assert at(5) == (0, 0, 0, None)
        assert at(12) == (0, 0, 1, None)
        assert at(15) == (1, 1, 0, 4 * MINUTE)
        assert at(35) == (1, 1, 2, 4 * MINUTE)
        assert at(45) == (2, 1, 1, 4 * MINUTE)
        assert at(24 * 60 - 1) == (2, 1, 1, 4 * MINUTE)
        assert at(24 * 60) == (0, 0, 0, None)


def test_that_a_past_day_is_not_changed_by_what_was_written_later(training_url: str) -> None:
    with day_of(training_url) as (database, written):
        at = written.midnight + 35 * MINUTE
        before = known(board_at(database, at))
        with database.writing() as c:
            _set(c, written.ended, at + MINUTE, state="new", resolved_at=None)
            _set(c, written.waiting, at + MINUTE, state="resolved", resolved_at=at + MINUTE)
        after = known(board_at(database, at))
    assert after.tally == before.tally
    assert after.cases[written.ended].incident.state == "resolved"


def test_that_a_board_that_follows_and_one_that_is_opened_anew_tell_the_same_day(training_url: str) -> None:
    database = open_database(training_url, program="tests")
    floor = lay_small_floor(database)
    reader = BoardReader(database)
    board = reader.whole()
    now = datetime.now(UTC)
    with database.writing() as c:
        c.execute(
            insert(tables.assignment).values(incident_id=floor.first, agent_id=floor.ana, state="working")
        )
        _set(c, floor.first, now, state="resolved", resolved_at=now)
        _set(c, floor.second, now, state="cancelled")
        _opened(c, floor, "yesterday", now - timedelta(days=1, minutes=5))
    tail = reader.tail(Cursor(board.epoch, board.seq))
    board, change = board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines)
    anew = BoardReader(database).whole()
    database.dispose()
    assert change.day
    assert known(board) == known(anew)
    assert told(board)[:3] == (2, 1, 1)


def test_that_an_ended_incident_whose_opening_is_put_right_comes_into_the_day_with_its_people(
    training_url: str,
) -> None:
    database = open_database(training_url, program="tests")
    floor = lay_small_floor(database)
    now = datetime.now(UTC)
    with database.writing() as c:
        old = _opened(c, floor, "old", now - timedelta(days=3))
        c.execute(
            insert(tables.assignment).values(
                incident_id=old, agent_id=floor.ana, state="released", assigned_at=now, released_at=now
            )
        )
        _set(c, old, now, state="cancelled")
    reader = BoardReader(database)
    board = reader.whole()
    with database.writing() as c:
        _set(c, old, now, opened_at=now)
    tail = reader.tail(Cursor(board.epoch, board.seq))
    board, _ = board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines)
    anew = BoardReader(database).whole()
    database.dispose()
    assert old in known(board).cases
    assert known(board).cases[old] == known(anew).cases[old]
