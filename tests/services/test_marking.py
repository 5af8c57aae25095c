"""Marks in a real database: each fires once, with planned and actual time, whoever writes and whenever."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import func, select

from tests.conftest import plain_sql
from tests.services.mark_floor import (
    NEARLY,
    RULES,
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
from wallboard.domain.marks import Mark
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Reopening
from wallboard.services.database import Database, open_database, system_login
from wallboard.services.mark_keeping import keep_marks
from wallboard.services.marking import write_marks
from wallboard.services.schema import tables

PROGRAMS = 8


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


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


def test_that_marks_are_written_in_one_order_in_whatever_order_they_are_handed_in(floor: Database) -> None:
    """Or else two programs could each hold what the other waits for."""
    for _ in range(20):
        open_incident(floor)
    it_is(floor, 200)
    write_marks(floor, reversed(work_of(floor).marks))
    with floor.reading() as connection:
        mark = tables.sla_mark.c
        rows = connection.execute(
            select(mark.incident_id, mark.target, mark.cycle, mark.percent).order_by(mark.id)
        ).all()
    assert len(rows) == 80
    assert rows == sorted(rows)


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
