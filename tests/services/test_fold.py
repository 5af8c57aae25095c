"""The log is the tables: folded, followed or walked back, it gives the board that the tables give."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PlaceMaker, plain_sql
from tests.services.plain_floor import lay_floor
from tests.services.random_writes import HOUR_AGO, Work, instants, lay, transactions, write
from tests.services.test_past import spelled
from wallboard.domain.assignment import Assignment
from wallboard.domain.board import Board
from wallboard.domain.board_digest import board_digest
from wallboard.domain.event import Entity, Event
from wallboard.domain.floor_rows import FIELD_OF
from wallboard.services.database import Database, open_database
from wallboard.services.past import board_at
from wallboard.services.past_events import LIVING
from wallboard.services.reading import BoardReader, Cursor

by_hypothesis = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LATER = datetime.now(UTC) + timedelta(days=1)


@contextmanager
def floor_of(new_place: PlaceMaker) -> Iterator[Database]:
    database = open_database(new_place("training"), program="tests")
    try:
        lay(database)
        yield database
    finally:
        database.dispose()


def content(board: Board) -> Board:
    """What the board says, whenever and however it was read; of another day it tells another tally."""
    let_go = board.let_go.__class__()
    return replace(board, read_at=HOUR_AGO, seq=0, let_go=let_go, clock=None, today=None)  # type: ignore[arg-type]  # no clock is compared


def follow(reader: BoardReader, board: Board) -> tuple[Board, tuple[Event, ...]]:
    tail = reader.tail(Cursor(board.epoch, board.seq))
    assert not tail.is_broken
    board, _ = board.after(
        tail.events,
        read_at=tail.read_at,
        agent_names=tail.agent_names,
        operator_names=tail.operator_names,
        timelines=tail.timelines,
    )
    return board, tail.events


@pytest.mark.parametrize("is_released", [False, True])
def test_that_a_corrected_instant_of_deployment_is_followed(training_url: str, is_released: bool) -> None:
    """The clock that it stopped must say the same on a board that follows as on one that is opened anew."""
    lay_floor(training_url)
    state = "'released'" if is_released else "'working'"
    plain_sql(
        training_url,
        "INSERT INTO assignment (incident_id, agent_id, state, assigned_at) VALUES (1, 1, 'working', ?)",
        (spelled(training_url, HOUR_AGO),),
    )
    plain_sql(training_url, f"UPDATE assignment SET state = {state}")
    database = open_database(training_url, program="tests")
    reader = BoardReader(database)
    board = reader.whole()
    corrected_at = HOUR_AGO + timedelta(minutes=15)
    corrected = (spelled(training_url, corrected_at),)
    plain_sql(training_url, "UPDATE assignment SET assigned_at = ?", corrected)
    board, _ = follow(reader, board)
    anew = BoardReader(database).whole()
    database.dispose()
    assert board.timelines[1].deployments == anew.timelines[1].deployments
    assert board.clocks(1) == anew.clocks(1)
    assert len(board.timelines[1].deployments) == 1


@by_hypothesis
@given(writes=transactions)
def test_that_following_the_log_gives_the_board_of_the_tables(
    new_place: PlaceMaker, writes: list[list[Work]]
) -> None:
    with floor_of(new_place) as database:
        reader = BoardReader(database)
        board = reader.whole()
        for savepoints in writes:
            write(database, savepoints)
            board, _ = follow(reader, board)
        anew = BoardReader(database).whole()
    assert board.let_go == anew.let_go
    assert replace(board, read_at=anew.read_at) == anew
    assert board_digest(board) == board_digest(anew)


@by_hypothesis
@given(writes=transactions)
def test_that_the_fold_of_the_whole_log_equals_the_tables(
    new_place: PlaceMaker, writes: list[list[Work]]
) -> None:
    with floor_of(new_place) as database:
        for savepoints in writes:
            write(database, savepoints)
        folded = board_at(database, LATER, as_known_at=LATER)
        whole = BoardReader(database).whole()
    assert content(folded) == content(whole)
    assert (folded.seq, folded.let_go) == (whole.seq, whole.let_go)


def last_effective(events: Sequence[Event], at: datetime) -> list[Event]:
    """Of each row the newest event effective at or before; of what lasts, else the first known."""
    last: dict[tuple[Entity, int], Event] = {}
    for event in events:
        key = (event.entity, event.entity_id)
        if event.entity not in LIVING:
            last.setdefault(key, event)
        if event.effective_at <= at:
            last[key] = event
    return [event for event in last.values() if event.entity in FIELD_OF and event.after is not None]


def first_put_on(events: Sequence[Event], until: datetime) -> dict[int, datetime]:
    """When an agent was first put on each incident."""
    found: dict[int, datetime] = {}
    for event in events:
        row = event.after
        if isinstance(row, Assignment) and row.agent_id is not None and row.assigned_at <= until:
            found[row.incident_id] = min(found.get(row.incident_id, until), row.assigned_at)
    return found


@by_hypothesis
@given(writes=transactions, at=instants | st.just(LATER))
def test_that_a_past_board_takes_of_each_row_the_last_event_effective_by_then(
    new_place: PlaceMaker, writes: list[list[Work]], at: datetime
) -> None:
    with floor_of(new_place) as database:
        reader = BoardReader(database)
        start = replace(reader.whole(), seq=0)
        for savepoints in writes:
            write(database, savepoints)
        now, events = follow(reader, start)
        rows = [event.after for event in last_effective(events, at) if event.after is not None]
        for then in (board_at(database, at), board_at(database, at, as_known_at=LATER)):
            expected = Board.of(
                rows,
                read_at=at,
                epoch=now.epoch,
                seq=0,
                kind=now.kind,
                agent_names=now.agent_names,
                operator_names={},
                timelines=then.timelines,  # what the log tells of an incident has tests of its own
                put_on=first_put_on(events, at),
            )
            assert content(then) == content(expected)
            assert then.today == expected.today
