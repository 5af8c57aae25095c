"""Marks in a real database: each fires once, with planned and actual time, whoever writes and whenever."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from tests.conftest import plain_sql
from tests.services.mark_floor import (
    BEGAN_AT,
    NEARLY,
    RULES,
    at,
    change,
    fired_of,
    it_is,
    kept_until,
    lay_mark_floor,
    open_incident,
    told,
    work_of,
)
from wallboard.domain.marks import Mark, marks_told
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Reopening, simple_rules
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database, open_database, system_login
from wallboard.services.mark_keeping import MOST_ENDED, Kept, keep_from, keep_marks
from wallboard.services.marking import write_marks
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling

PROGRAMS = 8


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


def keep(database: Database) -> Kept:
    """As a program does that begins now."""
    return keep_marks(database, work_of(database), most_ended=None)


def test_that_a_mark_fires_with_its_planned_and_its_actual_time(floor: Database) -> None:
    open_incident(floor)
    it_is(floor, 49)
    assert keep(floor).written.fired == ()
    it_is(floor, 50)
    (fired,) = keep(floor).written.fired
    assert fired.mark.planned_at == at(50)
    assert at(50) <= fired.fired_at < at(50) + NEARLY
    assert fired_of(floor) == [fired]


def test_that_what_was_missed_fires_late_and_says_so(floor: Database) -> None:
    open_incident(floor)
    keep(floor)
    it_is(floor, 95)
    assert told(keep(floor).written.fired) == [(50, 50, 95), (75, 75, 95), (90, 90, 95)]


def test_that_a_mark_fires_once_among_many_programs_at_the_same_moment(
    floor: Database, training_url: str
) -> None:
    for _ in range(5):
        open_incident(floor)
    it_is(floor, 200)
    work = work_of(floor)
    programs = [open_database(training_url, program=f"program {n}") for n in range(PROGRAMS)]
    start = Barrier(PROGRAMS)

    def write(database: Database) -> int:
        start.wait()
        return len(write_marks(database, work.marks).fired)

    with ThreadPoolExecutor(PROGRAMS) as pool:
        ours = list(pool.map(write, programs))
    for program in programs:
        program.dispose()
    assert len(fired_of(floor)) == sum(ours) == 20
    assert count_events(floor) == 20


def count_events(database: Database) -> int:
    query = select(func.count()).where(tables.event.c.entity == "sla_mark")
    with database.reading() as connection:
        return connection.scalar(query) or 0


def test_that_programs_with_marks_in_another_order_do_not_wait_for_each_other_for_ever(
    floor: Database, training_url: str
) -> None:
    for _ in range(20):
        open_incident(floor)
    it_is(floor, 200)
    marks = work_of(floor).marks
    other = open_database(training_url, program="other")
    with ThreadPoolExecutor(2) as pool:
        forwards = pool.submit(write_marks, floor, marks)
        backwards = pool.submit(write_marks, other, reversed(marks))
        assert len(forwards.result().fired) + len(backwards.result().fired) == 80
    other.dispose()


def test_that_a_step_back_of_the_floors_clock_fires_nothing_again(floor: Database) -> None:
    open_incident(floor)
    it_is(floor, 80)
    assert len(keep(floor).written.fired) == 2
    kept_at = kept_until(floor)
    it_is(floor, 20)
    assert keep(floor).written.fired == ()
    it_is(floor, 80)
    assert keep(floor).written.fired == ()
    assert told(fired_of(floor)) == [(50, 50, 80), (75, 75, 80)]
    assert kept_until(floor) == kept_at


def test_that_a_desktop_whose_clock_runs_ahead_fires_nothing_early(floor: Database) -> None:
    open_incident(floor)
    it_is(floor, 60)
    kept = keep_marks(floor, work_of(floor, ahead=1000))
    assert told(kept.written.fired) == [(50, 50, 60)]
    assert {key[-1] for key in kept.answer.early} == {75, 90, 100}
    assert len(fired_of(floor)) == 1


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


def test_that_a_cycle_after_a_reopening_fires_its_own_marks(database: Database) -> None:
    policy = RULES.policies[0]
    target = replace(policy.targets[0], reopening=Reopening.NEW_CYCLE)
    lay_mark_floor(database, replace(RULES, policies=(replace(policy, targets=(target,)),)))
    incident_id = open_incident(database)
    it_is(database, 60)
    keep(database)
    change(database, incident_id, 60, state="resolved")
    it_is(database, 200)
    change(database, incident_id, 200, state="new")
    it_is(database, 280)
    keep(database)
    assert [(one.mark.cycle, one.mark.percent) for one in fired_of(database)] == [(1, 50), (2, 50), (2, 75)]


def test_that_a_regraded_incident_fires_the_marks_of_its_new_target_too(floor: Database) -> None:
    incident_id = open_incident(floor, priority=1)
    it_is(floor, 60)
    keep(floor)
    change(floor, incident_id, 60, priority=3, severity=3)
    it_is(floor, 800)
    keep(floor)
    fired = [(one.mark.target, one.mark.percent) for one in fired_of(floor)]
    assert fired == [("p1/resolve", 50), ("p3/resolve", 50), ("p3/resolve", 75)]


def test_that_what_was_reached_before_a_regrading_in_an_outage_fires_too(floor: Database) -> None:
    incident_id = open_incident(floor, priority=1)
    keep(floor)
    change(floor, incident_id, 0, state="acknowledged")
    it_is(floor, 80)
    change(floor, incident_id, 80, priority=3, severity=3)
    it_is(floor, 120)
    assert told(keep(floor).written.fired) == [(50, 50, 120), (75, 75, 120)]


def test_that_a_pause_moves_the_marks_that_have_not_fired_and_not_those_that_have(floor: Database) -> None:
    incident_id = open_incident(floor)
    it_is(floor, 55)
    keep(floor)
    change(floor, incident_id, 55, state="paused", pause_reason="customer")
    it_is(floor, 80)
    assert keep(floor).written.fired == ()
    change(floor, incident_id, 80, state="in_progress", pause_reason=None)
    it_is(floor, 101)
    keep(floor)
    assert told(fired_of(floor)) == [(50, 50, 55), (75, 100, 101)]


def test_that_the_log_has_each_mark_with_its_operator_and_program(floor: Database, training_url: str) -> None:
    open_incident(floor)
    it_is(floor, 76)
    program = open_database(training_url, program="wall in the hall")
    keep(program)
    program.dispose()
    rows = plain_sql(
        training_url,
        "SELECT e.verb, e.program, o.login FROM event AS e JOIN operator AS o ON o.id = e.operator_id "
        "WHERE e.entity = 'sla_mark' ORDER BY e.seq",
    )
    login = system_login() if floor.dialect == "sqlite" else "postgres"
    assert [(verb, name.split("/")[0], who) for verb, name, who in rows] == [
        ("insert", "wall in the hall", login)
    ] * 2


def test_that_what_is_written_already_costs_no_write(floor: Database) -> None:
    open_incident(floor)
    it_is(floor, 60)
    work = work_of(floor)
    keep_marks(floor, work)
    before = _version_of_file(floor)
    assert keep_marks(floor, work).written.fired == ()
    assert _version_of_file(floor) == before


def _version_of_file(database: Database) -> object:
    """What any write changes: SQLite's file, or PostgreSQL's last transaction."""
    with database.reading() as connection:
        if database.dialect == "sqlite":
            with open(database.place, "rb") as file:  # noqa: PTH123 - the file itself, not a path of ours
                return file.read(100)
        return connection.exec_driver_sql("SELECT pg_snapshot_xmax(pg_current_snapshot())").scalar()


def test_that_a_mark_that_the_database_refuses_keeps_no_other_from_firing(
    floor: Database, caplog: pytest.LogCaptureFixture
) -> None:
    incident_id = open_incident(floor)
    it_is(floor, 80)
    good = list(work_of(floor).marks)
    bad = Mark(incident_id, 77, "p9/resolve", Promise.RESOLVE, 1, 50, at(50), at(100))
    written = write_marks(floor, [bad, *good])
    assert len(written.fired) == 2
    assert written.early == frozenset()
    assert "passed over" in caplog.text


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
