"""Promises: which one of an incident runs, when it is broken, and that no count is ever cut silently."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.floors import big_board, calm_board, sketch_board
from wallboard.domain.figures import Level, Threshold, figures
from wallboard.domain.heat import heat_rows
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.promises import SOON, breached_count, next_due_at, promise_page
from wallboard.domain.sla import PromiseFact, Targets, next_promise, promise_facts

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)
TARGETS = Targets.of(BOARD.targets.values())
NEW = replace(
    BOARD.incidents[48213], state=IncidentState.NEW, acknowledged_at=None, deployed_at=None, opened_at=NOW
)


def running(incident: Incident, *, has_agent: bool = False) -> Promise | None:
    clock = next_promise(incident, has_agent=has_agent, targets=TARGETS)
    return clock.promise if clock else None


def test_that_the_promise_that_falls_due_first_runs_until_it_is_kept() -> None:
    acknowledged = replace(NEW, acknowledged_at=NOW)
    assert running(NEW) is Promise.ACKNOWLEDGE
    assert running(acknowledged) is Promise.DEPLOY
    assert running(acknowledged, has_agent=True) is Promise.RESOLVE
    assert running(replace(acknowledged, deployed_at=NOW)) is Promise.RESOLVE


def facts(incident: Incident, *, has_agent: bool = False) -> dict[Promise, PromiseFact]:
    return {
        fact.clock.promise: fact for fact in promise_facts(incident, has_agent=has_agent, targets=TARGETS)
    }


@pytest.mark.parametrize("has_agent", [False, True])
@pytest.mark.parametrize("acknowledged_at", [None, NOW])
def test_that_what_runs_next_is_the_first_promise_that_is_not_met(
    acknowledged_at: datetime | None, has_agent: bool
) -> None:
    incident = replace(NEW, acknowledged_at=acknowledged_at)
    unmet = [fact.clock for fact in facts(incident, has_agent=has_agent).values() if not fact.is_met]
    assert next_promise(incident, has_agent=has_agent, targets=TARGETS) == unmet[0]
    assert len(facts(incident, has_agent=has_agent)) == len(Promise)


def test_that_whoever_is_sent_meets_the_promise_to_send_even_where_nobody_wrote_down_when() -> None:
    fact = facts(NEW, has_agent=True)[Promise.DEPLOY]
    assert (fact.is_met, fact.met_at, fact.is_kept) == (True, None, True)


def test_that_a_promise_is_broken_at_the_instant_at_which_it_is_due() -> None:
    due_at = facts(NEW)[Promise.ACKNOWLEDGE].clock.due_at
    before = replace(NEW, acknowledged_at=due_at - timedelta(milliseconds=1))
    assert facts(before)[Promise.ACKNOWLEDGE].is_kept
    assert not facts(replace(NEW, acknowledged_at=due_at))[Promise.ACKNOWLEDGE].is_kept


def test_that_a_promise_runs_from_opening_round_the_clock() -> None:
    clock = next_promise(NEW, has_agent=False, targets=TARGETS)
    assert clock is not None
    assert clock.due_at - clock.started_at == timedelta(minutes=5)
    assert clock.started_at == NEW.opened_at


@pytest.mark.parametrize("state", [IncidentState.PAUSED, IncidentState.RESOLVED, IncidentState.CANCELLED])
def test_that_no_promise_runs_while_paused_or_after_the_end(state: IncidentState) -> None:
    assert running(replace(NEW, state=state)) is None


def test_that_nothing_runs_where_nothing_is_promised() -> None:
    assert next_promise(NEW, has_agent=False, targets=Targets.of(())) is None


def test_that_a_promise_is_broken_at_its_due_instant_and_not_before() -> None:
    due_at = next_due_at(BOARD, NOW)
    assert due_at is not None
    assert breached_count(BOARD, due_at) == breached_count(BOARD, NOW) + 1
    assert breached_count(BOARD, due_at - timedelta(milliseconds=1)) == breached_count(BOARD, NOW)


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
    targets = Targets.of(board.targets.values())
    clocks = [
        next_promise(i, has_agent=board.has_agent(i.id), targets=targets) for i in board.incidents.values()
    ]
    dues = [clock.due_at for clock in clocks if clock]
    page = promise_page(board, NOW, next_limit=0)
    assert page.breached_count == sum(due <= NOW for due in dues)
    assert page.more_within_30 == sum(NOW < due <= NOW + SOON for due in dues)
    assert sum(count for _, count in page.paused) == clocks.count(None)


def test_that_figures_are_loud_from_their_entry_and_calm_only_below_their_exit() -> None:
    rows = heat_rows(BOARD, NOW)
    loud = {figure.key: figure.level for figure in figures(BOARD, NOW, rows)}
    assert (loud["breached"], loud["unassigned"], loud["open"]) == (Level.ALARM, Level.WARNING, Level.NORMAL)
    quiet = calm_board(NOW)
    calm = figures(quiet, NOW, heat_rows(quiet, NOW), figures(BOARD, NOW, rows))
    assert {figure.level for figure in calm} == {Level.NORMAL}


@pytest.mark.parametrize(
    ("value", "before", "level"),
    [
        (10, Level.NORMAL, Level.WARNING),
        (9, Level.NORMAL, Level.NORMAL),
        (9, Level.WARNING, Level.WARNING),
        (7, Level.WARNING, Level.NORMAL),
        (17, Level.ALARM, Level.ALARM),
        (15, Level.ALARM, Level.WARNING),
    ],
)
def test_that_a_level_is_left_only_below_its_exit(value: float, before: Level, level: Level) -> None:
    assert Threshold(warning=10, alarm=20).level(value, before) is level


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
