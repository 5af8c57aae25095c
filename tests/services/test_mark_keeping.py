"""Marks after an outage and beside a history: late ones fire, those of the past do not."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from tests.services.mark_floor import (
    BEGAN_AT,
    NEARLY,
    at,
    change,
    fired_of,
    it_is,
    keep,
    kept_until,
    lay_mark_floor,
    open_incident,
    told,
    work_of,
)
from wallboard.domain.marks import Mark, marks_told
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import simple_rules
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.mark_keeping import MOST_ENDED, keep_from, keep_marks
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling

PROGRAMS = 8


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


def test_that_what_an_incident_reached_in_an_outage_before_it_ended_is_written_still(floor: Database) -> None:
    incident_id = open_incident(floor)
    it_is(floor, 10)
    keep(floor)
    it_is(floor, 80)
    change(floor, incident_id, 80, state="resolved")
    it_is(floor, 300)
    assert told(keep(floor).written.fired) == [(50, 50, 300), (75, 75, 300)]
    assert keep(floor).written.fired == ()


def test_that_an_incident_that_came_and_went_in_an_outage_is_not_forgotten(floor: Database) -> None:
    keep(floor)
    it_is(floor, 90)
    incident_id = open_incident(floor, 10)
    change(floor, incident_id, 70, state="resolved")
    it_is(floor, 200)
    assert told(keep(floor).written.fired) == [(50, 60, 200)]


def test_that_history_that_is_imported_fires_nothing(floor: Database) -> None:
    it_is(floor, 5000)
    keep(floor)
    it_is(floor, 5010)
    keep(floor)
    old = [open_incident(floor, minute) for minute in range(0, 1000, 100)]
    for incident_id in old:
        change(floor, incident_id, 2000, state="resolved", resolved_at=at(2000))
    assert keep(floor).written.fired == ()
    it_is(floor, 5020)
    for incident_id in old:
        change(floor, incident_id, 5020, state="closed")
    it_is(floor, 5021)
    assert keep_marks(floor, work_of(floor)).ended
    assert keep(floor).written.fired == (), "that it is closed at last does not make it news"


def test_that_a_clock_that_had_ended_on_an_incident_that_is_still_open_is_history_too(
    database: Database,
) -> None:
    hour = timedelta(hours=1)
    lay_mark_floor(
        database, simple_rules({(1, Promise.ACKNOWLEDGE): hour, (1, Promise.RESOLVE): 1000 * hour})
    )
    it_is(database, 5000)
    keep(database)
    open_incident(database, 0, state="acknowledged", acknowledged_at=at(50))
    waiting = open_incident(database, 4900)
    it_is(database, 5010)
    assert {(one.mark.incident_id, one.mark.target) for one in keep(database).written.fired} == {
        (waiting, "p1/acknowledge")
    }


def test_that_how_far_marks_are_kept_never_goes_back(floor: Database) -> None:
    for minutes, kept in ((50, 50), (20, 50), (60, 60)):
        keep_from(floor, at(minutes))
        assert kept_until(floor) == at(kept)


def test_that_a_database_that_never_kept_marks_starts_with_what_runs_now(floor: Database) -> None:
    over = open_incident(floor)
    running = open_incident(floor)
    it_is(floor, 95)
    change(floor, over, 95, state="resolved")
    it_is(floor, 96)
    assert {one.mark.incident_id for one in keep(floor).written.fired} == {running}
    assert kept_until(floor) is not None


def test_that_how_far_marks_are_kept_goes_on_with_the_floor_and_not_with_each_look(floor: Database) -> None:
    keep(floor)
    first = kept_until(floor)
    keep(floor)
    assert kept_until(floor) == first
    it_is(floor, 30)
    keep(floor)
    assert at(30) <= (kept_until(floor) or BEGAN_AT) < at(30) + NEARLY


def test_that_what_was_reached_before_a_regrading_in_an_outage_fires_too(floor: Database) -> None:
    incident_id = open_incident(floor, priority=1)
    keep(floor)
    change(floor, incident_id, 0, state="acknowledged")
    it_is(floor, 80)
    change(floor, incident_id, 80, priority=3, severity=3)
    it_is(floor, 120)
    assert told(keep(floor).written.fired) == [(50, 50, 120), (75, 75, 120)]


def test_that_a_desktop_leaves_a_long_past_to_the_command_line(floor: Database) -> None:
    running = open_incident(floor)
    keep(floor)
    it_is(floor, 60)
    with floor.writing() as c:
        values = [
            {
                "source": "crm",
                "reference": f"many {n}",
                "nature_id": 1,
                "severity": 1,
                "priority": 1,
                "priority_set_by": "source",
                "opened_at": at(0),
                "state": "resolved",
                "resolved_at": at(55),
            }
            for n in range(MOST_ENDED + 1)
        ]
        c.execute(tables.incident.insert(), values[:400])
    with floor.writing() as c:
        c.execute(tables.incident.insert(), values[400:])
    before = kept_until(floor)
    kept = keep_marks(floor, work_of(floor))
    assert not kept.is_whole
    assert [one.mark.incident_id for one in kept.written.fired] == [running]
    assert kept_until(floor) == before, "the rest is not lost"
    assert len(keep(floor).written.fired) == MOST_ENDED + 1


def test_that_the_same_is_told_of_a_past_that_was_watched_and_of_one_that_was_slept_through(
    floor: Database,
) -> None:
    story: list[tuple[float, dict[str, object]]] = [
        (20, {"state": "acknowledged"}),
        (30, {"state": "paused", "pause_reason": "customer"}),
        (60, {"state": "in_progress", "pause_reason": None}),
        (90, {"severity": 3, "priority": 3}),
        (700, {"severity": 1, "priority": 1}),
        (800, {"state": "resolved"}),
    ]
    watched = open_incident(floor)
    slept = open_incident(floor)
    for minute in range(0, 900, 20):
        it_is(floor, minute)
        for step, values in story:
            if minute - 20 < step <= minute:
                change(floor, watched, step, **values)
        keep(floor)
    for step, values in story:
        change(floor, slept, step, **values)
    keep(floor)
    fired, marks = _plans(one.mark for one in fired_of(floor, watched)), _plans(_marks_of(floor, slept))
    assert fired == marks
    assert {target for target, _, _ in fired} == {"p1/resolve", "p3/resolve"}


def _plans(marks: Iterable[Mark]) -> set[tuple[str, int, datetime]]:
    return {(mark.target, mark.percent, mark.planned_at) for mark in marks}


def _marks_of(database: Database, incident_id: int) -> tuple[Mark, ...]:
    """As they follow from the log alone."""
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        clockwork = clockwork_of(connection, spelling)
        (one,) = clocks_of_incidents(connection, spelling, str(incident_id), clockwork=clockwork)
    return marks_told(incident_id, clockwork, one.timeline)
