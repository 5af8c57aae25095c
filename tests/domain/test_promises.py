"""Promises: which one of an incident runs, when it is broken, and that no count is ever cut silently."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.floors import big_board, calm_board, sketch_board, sketch_floor
from wallboard.domain.board import Board
from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.event import Entity, Event, Row, Verb
from wallboard.domain.figures import figures
from wallboard.domain.heat import heat_rows
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.promise import SOON, KeptPromise, last_kept, next_promise
from wallboard.domain.promises import breached_count, promise_page
from wallboard.domain.sla_policy import ALWAYS, WEEKDAYS, PolicyVersion
from wallboard.domain.timeline import timeline_of_row

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)
NEW = replace(
    BOARD.incidents[48213],
    state=IncidentState.NEW,
    acknowledged_at=None,
    deployed_at=None,
    opened_at=NOW,
    effective_at=NOW,
)


def clocks(incident: Incident, *, has_agent: bool = False) -> dict[Promise, SlaClock]:
    timeline = timeline_of_row(incident, (NOW,) if has_agent else ())
    return {clock.promise: clock for clock in BOARD.clockwork.clocks(timeline)}


def running(incident: Incident, *, has_agent: bool = False) -> Promise | None:
    promise = next_promise(clocks(incident, has_agent=has_agent).values())
    return promise.promise if promise else None


def test_that_the_promise_that_falls_due_first_runs_until_it_is_kept() -> None:
    acknowledged = replace(NEW, state=IncidentState.ACKNOWLEDGED, acknowledged_at=NOW)
    assert running(NEW) is Promise.ACKNOWLEDGE
    assert running(acknowledged) is Promise.DEPLOY
    assert running(acknowledged, has_agent=True) is Promise.RESOLVE
    assert running(replace(acknowledged, deployed_at=NOW)) is Promise.RESOLVE


@pytest.mark.parametrize("has_agent", [False, True])
@pytest.mark.parametrize("acknowledged_at", [None, NOW])
def test_that_what_runs_next_is_the_first_promise_that_is_not_met(
    acknowledged_at: datetime | None, has_agent: bool
) -> None:
    incident = replace(NEW, acknowledged_at=acknowledged_at)
    unmet = [clock for clock in clocks(incident, has_agent=has_agent).values() if clock.is_running]
    assert running(incident, has_agent=has_agent) is unmet[0].promise
    assert set(clocks(incident, has_agent=has_agent)) == set(Promise) - {Promise.UPDATE}


def test_that_whoever_is_sent_meets_the_promise_to_send_even_where_no_row_says_when() -> None:
    clock = clocks(NEW, has_agent=True)[Promise.DEPLOY]
    assert clock.state(NOW + timedelta(hours=9)) is ClockState.MET
    assert clock.stopped_at == NOW


def test_that_a_promise_is_kept_at_the_instant_at_which_it_is_due_and_broken_after_it() -> None:
    due_at = clocks(NEW)[Promise.ACKNOWLEDGE].due_at
    assert due_at is not None
    later = due_at + timedelta(milliseconds=1)
    for acknowledged_at, state in ((due_at, ClockState.MET), (later, ClockState.MISSED)):
        answered = replace(NEW, acknowledged_at=acknowledged_at)
        assert clocks(answered)[Promise.ACKNOWLEDGE].state(later) is state


def test_that_only_a_promise_kept_in_time_counts_as_met() -> None:
    due_at = clocks(NEW)[Promise.ACKNOWLEDGE].due_at
    assert due_at is not None
    in_time = clocks(replace(NEW, acknowledged_at=due_at)).values()
    assert last_kept(in_time) == KeptPromise(Promise.ACKNOWLEDGE, due_at, due_at)
    too_late = clocks(replace(NEW, acknowledged_at=due_at + timedelta(milliseconds=1))).values()
    assert last_kept(too_late) is None
    assert last_kept(clocks(NEW).values()) is None


def test_that_a_promise_runs_from_opening_round_the_clock() -> None:
    promise = next_promise(clocks(NEW).values())
    assert promise is not None
    assert promise.due_at - promise.started_at == timedelta(minutes=5)
    assert promise.started_at == NEW.opened_at


@pytest.mark.parametrize("state", [IncidentState.PAUSED, IncidentState.RESOLVED, IncidentState.CANCELLED])
def test_that_no_promise_runs_while_paused_or_after_the_end(state: IncidentState) -> None:
    reason = "waiting_for_user" if state is IncidentState.PAUSED else None
    assert running(replace(NEW, state=state, pause_reason=reason, acknowledged_at=NOW)) is None


def test_that_nothing_runs_where_nothing_is_promised() -> None:
    assert Clockwork(()).clocks(timeline_of_row(NEW)) == ()
    assert next_promise(()) is None


def test_that_a_promise_counts_as_broken_after_its_due_instant_and_not_at_it() -> None:
    due_at = promise_page(BOARD, NOW).next[0].due_at
    assert due_at is not None
    assert breached_count(BOARD, due_at) == breached_count(BOARD, NOW)
    assert breached_count(BOARD, due_at + timedelta(milliseconds=1)) == breached_count(BOARD, NOW) + 1


def test_that_broken_promises_stand_by_harm_then_by_how_long_they_are_broken() -> None:
    page = promise_page(BOARD, NOW, breached_limit=99)
    keys = [(line.severity, line.due_at) for line in page.breached]
    assert keys == sorted(keys)
    assert len(keys) == page.breached_count == 8


def test_that_the_next_stand_by_their_due_instant_with_who_has_them() -> None:
    page = promise_page(BOARD, NOW)
    assert [line.due_at for line in page.next] == sorted(line.due_at for line in page.next)
    first = page.next[0]
    assert (first.nature, first.people, first.promise) == ("Card payments fail", (), Promise.DEPLOY)
    assert page.next[1].people[0] == "Kira W"


@pytest.mark.parametrize("limit", [0, 1, 4, 23, 50])
def test_that_what_is_not_listed_is_counted(limit: int) -> None:
    page = promise_page(BOARD, NOW, next_limit=limit)
    listed = sum(line.due_at <= NOW + SOON for line in page.next)
    assert listed + page.more_within_30 == 23


def test_that_pages_of_a_big_floor_agree_with_counting_one_by_one() -> None:
    board = big_board(NOW, incidents=700)
    promised = [next_promise(board.clocks(incident_id)) for incident_id in board.incidents]
    dues = [promise.due_at for promise in promised if promise]
    page = promise_page(board, NOW, next_limit=0)
    assert page.breached_count == sum(due < NOW for due in dues)
    assert page.more_within_30 == sum(NOW <= due < NOW + SOON for due in dues)
    assert sum(count for _, count in page.paused) == promised.count(None)


def test_that_none_is_told_from_zero() -> None:
    quiet = calm_board(NOW)
    strip = {figure.key: figure.value for figure in figures(quiet, NOW, heat_rows(quiet, NOW))}
    assert strip["unassigned"] == 0
    assert strip["oldest_unassigned"] is None


def test_that_among_broken_promises_of_one_severity_those_nobody_is_on_stand_first() -> None:
    page = promise_page(BOARD, NOW + timedelta(hours=6), breached_limit=60)
    order = [(line.severity, bool(line.people), line.due_at) for line in page.breached]
    assert order == sorted(order)
    assert len({owned for _, owned, _ in order}) == 2
    assert len(order) == page.breached_count


def test_that_what_waits_says_why_since_when_and_what_is_left_when_it_goes_on() -> None:
    page = promise_page(BOARD, NOW)
    assert sum(count for _, count in page.paused) == len(page.waiting) == 3
    assert [line.severity for line in page.waiting] == sorted(line.severity for line in page.waiting)
    for line in page.waiting:
        paused = [clock for clock in BOARD.clocks(line.incident_id) if clock.paused]
        assert line.reason == "waiting_for_supplier"
        assert {clock.paused.since_at for clock in paused if clock.paused} == {line.since_at}
        assert line.left == min(clock.left(NOW) for clock in paused)
        later = next(one for one in promise_page(BOARD, NOW + SOON).waiting if one == line)
        assert later.left == line.left


def test_that_a_paused_incident_whose_promise_broke_before_says_that_it_waits() -> None:
    floor = sketch_floor(NOW)
    late = next(line for line in promise_page(floor.board(), NOW).breached if line.people)
    rows = [
        replace(row, state=IncidentState.PAUSED, pause_reason="lunch", effective_at=NOW)
        if isinstance(row, Incident) and row.id == late.incident_id
        else row
        for row in floor.rows
    ]
    floor.rows = rows
    still = next(
        line for line in promise_page(floor.board(), NOW).breached if line.incident_id == late.incident_id
    )
    assert still.pause_reason == "lunch"
    assert still.due_at == late.due_at


def test_that_a_promise_that_broke_before_its_pause_is_told_by_one_number() -> None:
    """Also where the calendar is closed most of the day, so that working time is not that of the wall."""
    floor = sketch_floor(NOW)
    late = next(line for line in promise_page(floor.board(), NOW).breached if line.people)
    an_hour_a_day = replace(ALWAYS, weekly=dict.fromkeys(WEEKDAYS, (("14:00", "15:00"),)))
    rows: list[Row] = [row for row in floor.rows if not isinstance(row, PolicyVersion)]
    (version,) = (row for row in floor.rows if isinstance(row, PolicyVersion))
    rows.append(replace(version, rules=replace(version.rules, calendars={ALWAYS.code: an_hour_a_day})))
    days = timedelta(days=9)
    floor.rows = [
        replace(
            row,
            state=IncidentState.PAUSED,
            pause_reason="lunch",
            opened_at=row.opened_at - days,
            effective_at=NOW,
        )
        if isinstance(row, Incident) and row.id == late.incident_id
        else row
        for row in rows
    ]
    board, later = floor.board(), NOW + timedelta(hours=5)
    page = promise_page(board, later, breached_limit=99, side_limit=99)
    (broken,) = (line for line in page.breached if line.incident_id == late.incident_id)
    (waits,) = (line for line in page.waiting if line.incident_id == late.incident_id)
    assert (waits.promise, waits.left) == (broken.promise, broken.due_at - later)
    assert {clock.left(later) for clock in board.clocks(late.incident_id)} & {waits.left} == set()


@pytest.mark.parametrize("make", [sketch_board, calm_board, big_board])
def test_that_what_was_met_last_is_what_the_clocks_say(make: Callable[[datetime], Board]) -> None:
    board = make(NOW)
    met = {
        incident_id: max(stops, key=lambda clock: clock.stopped_at or NOW)
        for incident_id in board.incidents
        if (stops := [c for c in board.clocks(incident_id) if c.state(NOW) is ClockState.MET])
    }
    stopped = [clock.stopped_at for clock in met.values() if clock.stopped_at]
    times = sorted((at for at in stopped if at <= NOW), reverse=True)
    page = promise_page(board, NOW)
    assert [line.met_at for line in page.met] == times[:4]
    assert page.met_within_30 == sum(NOW - SOON <= at <= NOW for at in times)
    for line in page.met:
        clock = met[line.incident_id]
        assert (line.promise, line.spare) == (clock.promise, (clock.due_at or NOW) - line.met_at)


def test_that_what_a_board_knows_of_kept_promises_follows_what_changes() -> None:
    before = promise_page(BOARD, NOW).met[0]
    ended = replace(
        BOARD.incidents[before.incident_id], state=IncidentState.RESOLVED, resolved_at=NOW, version=9
    )
    event = Event(1_001, NOW, NOW, None, None, Verb.UPDATE, Entity.INCIDENT, ended.id, ended, (), None)
    board, _ = BOARD.after([event], read_at=NOW)
    assert before.incident_id not in board.kept
    assert before.incident_id not in {line.incident_id for line in promise_page(board, NOW).met}


@pytest.mark.parametrize("limit", [1, 4, 10, 1_000])
@pytest.mark.parametrize("make", [sketch_board, calm_board, big_board])
def test_that_what_is_listed_is_the_first_of_everything_sorted(
    make: Callable[[datetime], Board], limit: int
) -> None:
    board = make(NOW)
    every = [(clock.due_at, incident_id) for incident_id, clock in board.promises.items()]
    broken = [
        (board.incidents[number].severity, board.has_agent(number), due_at, number)
        for due_at, number in every
        if due_at < NOW
    ]
    page = promise_page(board, NOW, breached_limit=limit, next_limit=limit, side_limit=limit)
    assert [line.incident_id for line in page.breached] == [key[-1] for key in sorted(broken)[:limit]]
    coming = sorted(key for key in every if key[0] >= NOW)
    assert [line.incident_id for line in page.next] == [number for _, number in coming[:limit]]
    paused = [one for one in board.incidents.values() if one.state is IncidentState.PAUSED]
    paused.sort(key=lambda one: (one.severity, one.opened_at, one.id))
    assert [line.incident_id for line in page.waiting] == [one.id for one in paused[:limit]]
