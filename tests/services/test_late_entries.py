"""What was recorded late changes what it names from its instant on, and brings nothing of what came later."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.conftest import PlaceMaker
from tests.services.random_writes import HOUR_AGO, Work, transactions, write
from tests.services.test_fold import by_hypothesis, floor_of
from tests.services.test_past import noon, open_at
from tests.services.test_past import write as write_sql
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.clock import ClockState
from wallboard.domain.event import Entity
from wallboard.domain.heat import team_loads
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.timeline import facts_of
from wallboard.domain.trends import numbers_of
from wallboard.services import past
from wallboard.services.clocking import clocks_of_incidents
from wallboard.services.database import Database
from wallboard.services.export import Scope, exported
from wallboard.services.past import board_at, past_rows
from wallboard.services.past_events import LASTING, Key, Rows
from wallboard.services.past_hours import load_history
from wallboard.services.past_walk import PastWalk
from wallboard.services.reading import BOARD_ENTITIES
from wallboard.services.rows import instant, row_or_unreadable
from wallboard.services.spelling import Spelling
from wallboard.services.stories import story_of

MINUTE = timedelta(minutes=1)
MILLISECOND = timedelta(milliseconds=1)
__all__ = ["noon"]
instants = st.integers(-5, 70).map(lambda count: HOUR_AGO + count * MINUTE)
both_ways = pytest.mark.parametrize("walked_back_at_most", [0, 50_000])


def put_together_by_hand(database: Database, at: datetime) -> Rows:
    """Every row at an instant, by nothing but the log: event after event, column after column."""
    events: dict[Key, list[Sequence[Any]]] = {}
    spelling = Spelling(database.dialect)
    sql = (
        f"SELECT entity, entity_id, verb, {spelling.row}, changed, {spelling.at('effective_at')} "
        "FROM event ORDER BY seq"
    )
    with database.reading() as connection:
        for name, row_id, verb, row, changed, effective_at in connection.execute(text(sql)):
            event = (verb, json.loads(row), changed.split(","), instant(effective_at))
            events.setdefault((Entity(name), row_id), []).append(event)
    found: Rows = {}
    for key, told in events.items():
        values = row_by_hand([event for event in told if event[3] <= at])
        if not any(event[3] <= at for event in told) and key[0] in LASTING:
            values = told[0][1]
        if values is not None and key[0] in BOARD_ENTITIES:
            found[key] = row_or_unreadable(*key, values)
    return found


def row_by_hand(events: Sequence[Sequence[Any]]) -> dict[str, Any] | None:
    values: dict[str, Any] | None = None
    for verb, row, changed, _ in events:
        if verb == "delete":
            values = None
        elif verb == "insert" or values is None:
            values = dict(row)
        else:
            for column in changed:
                values |= {column: row[column]} if column else {}
                if column in ("state", "pause_reason") and "pause_reason" in row:
                    values |= {"state": row["state"], "pause_reason": row["pause_reason"]}
            values |= {name: row[name] for name in ("version", "effective_at") if name in row}
    return values


def on_the_floor(rows: Rows) -> Rows:
    """Without answers to alarms, which are never corrected and so are read from their table."""
    return {
        key: row
        for key, row in rows.items()
        if key[0] is not Entity.ALARM_ANSWER
        and not (isinstance(row, Incident) and not row.is_open)
        and not (isinstance(row, Assignment) and row.state is AssignmentState.RELEASED)
    }


@both_ways
@settings(by_hypothesis, max_examples=12)
@given(writes=transactions, at=st.lists(instants, min_size=2, max_size=5))
def test_that_a_past_row_is_what_its_events_until_then_name(
    new_place: PlaceMaker, writes: list[list[Work]], at: list[datetime], walked_back_at_most: int
) -> None:
    with floor_of(new_place) as database, pytest.MonkeyPatch.context() as patch:
        patch.setattr(past, "WALK_BACK_AT_MOST", walked_back_at_most)
        for savepoints in writes:
            write(database, savepoints)
        walk = PastWalk(database)
        for each in at:
            by_hand = put_together_by_hand(database, each)
            with database.reading() as connection:
                rows = past_rows(connection, Spelling(database.dialect), each)
            assert on_the_floor(rows) == on_the_floor(by_hand)
            assert walk.board_at(each) == board_at(database, each)
            assert_that_all_agree(database, by_hand, each)


@settings(by_hypothesis, max_examples=8, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(writes=transactions, at=instants)
def test_that_the_hours_before_an_instant_are_those_of_its_past_boards(
    new_place: PlaceMaker, writes: list[list[Work]], at: datetime
) -> None:
    with floor_of(new_place) as database:
        for savepoints in writes:
            write(database, savepoints)
        history = load_history(database, at, hours=1, bucket=15 * MINUTE)
        for place, start in enumerate(history.starts):
            end = min(start + history.bucket, at)
            board = board_at(database, end if start == history.starts[-1] else end - MILLISECOND)
            if all(strip[place] is None for strip in history.loads.values()):
                continue  # the log had not begun
            assert {team: strip[place] for team, strip in history.loads.items()} == {
                team: team_loads(board, end).get(team) for team in history.loads
            }
            told = {key: strip[place] for key, strip in history.trends.items()}
            assert told == numbers_of(board, end)


def assert_that_all_agree(database: Database, rows: Rows, at: datetime) -> None:
    """The clocks and the story of every incident know the same of it."""
    incidents = {row.id: row for row in rows.values() if isinstance(row, Incident)}
    with database.reading() as connection:
        clocks = clocks_of_incidents(connection, Spelling(database.dialect), until=at)
        latest = {one.incident_id: one.timeline.latest for one in clocks}
    assert latest == {row_id: facts_of(row) for row_id, row in incidents.items()}
    for row_id, row in incidents.items():
        assert story_of(database, row_id, at).incident == row


def change(url: str, at: datetime, **columns: object) -> None:
    settings = ", ".join(f"{name} = ?" for name in columns)
    statement = f"UPDATE incident SET {settings}, effective_at = ? WHERE reference = 'x'"
    write_sql(url, statement, *columns.values(), at)


@pytest.fixture
def late_floor(training_url: str, noon: datetime) -> str:
    """Resolved an hour after it was opened; last somebody told which team had had it half an hour before."""
    open_at(training_url, "x", noon)
    change(training_url, noon + 20 * MINUTE, state="in_progress")
    change(training_url, noon + 60 * MINUTE, state="resolved")
    change(training_url, noon + 30 * MINUTE, team_id=2)
    return training_url


@both_ways
@pytest.mark.usefixtures("late_floor")
def test_that_a_late_entry_brings_nothing_of_what_happened_only_later(
    database: Database, noon: datetime, monkeypatch: pytest.MonkeyPatch, walked_back_at_most: int
) -> None:
    monkeypatch.setattr(past, "WALK_BACK_AT_MOST", walked_back_at_most)
    for minutes in (30, 40, 59):
        (incident,) = board_at(database, noon + minutes * MINUTE).incidents.values()
        told = incident.state, incident.team_id, incident.resolved_at
        assert told == (IncidentState.IN_PROGRESS, 2, None)


def test_that_a_late_entry_holds_from_its_own_instant_on(
    database: Database, late_floor: str, noon: datetime
) -> None:
    walk = PastWalk(database)
    teams = {0: 1, 29: 1, 30: 2, 59: 2}
    for minutes, team_id in (*teams.items(), *reversed(teams.items())):
        (incident,) = walk.board_at(noon + minutes * MINUTE).incidents.values()
        assert incident.team_id == team_id
    assert not walk.board_at(noon + 60 * MINUTE).incidents
    assert not board_at(database, noon + 61 * MINUTE).incidents


def test_that_clocks_story_and_export_say_the_same_of_a_late_entry(
    database: Database, late_floor: str, noon: datetime
) -> None:
    at = noon + 40 * MINUTE
    board = board_at(database, at)
    (incident,) = board.incidents.values()
    with database.reading() as connection:
        clocks = clocks_of_incidents(connection, Spelling(database.dialect), str(incident.id), until=at)
        (told,) = clocks
    assert told.timeline == board.timelines[incident.id]
    assert told.timeline.moments[-1].facts.state is IncidentState.IN_PROGRESS
    assert ClockState.MET not in {c.state(at) for c in told.clocks if c.promise is Promise.RESOLVE}
    assert story_of(database, incident.id, at).incident == incident
    shown = [row for one in exported(database, Scope(at)) for row in one.rows]
    assert bool(shown) is bool(told.clocks)
    assert {row[8] for row in shown} <= {"in_progress"}
