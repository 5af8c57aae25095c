"""The clock of updates: each one ends a lap and begins the next, also while the incident is paused."""

from dataclasses import replace
from datetime import timedelta

from tests.domain.incident_life import instant, life, minutes, promising
from wallboard.domain.clock import SlaClock
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Happening, Target

UPDATE = minutes(Promise.UPDATE, 60)


def updates(*lines: str, target: Target = UPDATE) -> list[SlaClock]:
    return list(promising(target).clocks(life(*lines)))


def test_that_each_update_ends_a_lap_and_begins_the_next() -> None:
    laps = updates("09:00 opened", "09:40 updated", "11:00 updated")
    assert [lap.cycle for lap in laps] == [1, 2, 3]
    assert [f"{lap.due_at:%H:%M}" for lap in laps if lap.due_at] == ["10:00", "10:40", "12:00"]
    assert [lap.state(instant("11:10")) for lap in laps] == ["met", "missed", "running"]


def test_that_laps_go_on_while_the_incident_is_paused() -> None:
    heard = replace(UPDATE, pause_reasons=frozenset({"holiday"}))
    laps = updates("09:00 opened", "09:10 paused caller", "09:40 updated", "10:30 updated", target=heard)
    assert [lap.state(instant("10:40")) for lap in laps] == ["met", "met", "running"]
    assert laps[-1].due_at == instant("11:30")


def test_that_a_lap_that_begins_in_a_pause_that_holds_it_begins_paused() -> None:
    lines = ("09:00 opened", "09:10 paused caller by=7", "09:40 updated", "10:30 updated")
    laps = updates(*lines)
    assert [lap.state(instant("10:40")) for lap in laps] == ["met", "met", "paused"]
    paused = laps[-1].paused
    assert paused is not None
    assert (paused.since_at, paused.writer.operator_id) == (instant("09:10"), 7)
    resumed = updates(*lines, "11:00 resumed")[-1]
    assert (resumed.used(instant("11:10")), resumed.due_at) == (timedelta(minutes=10), instant("12:00"))


def test_that_an_update_that_resumes_a_clock_leaves_the_next_lap_running() -> None:
    target = replace(UPDATE, resumes_on=frozenset({Happening.RESUMED, Happening.UPDATED}))
    laps = updates("09:00 opened", "09:10 paused caller", "09:40 updated", target=target)
    assert [lap.state(instant("09:50")) for lap in laps] == ["met", "running"]
    assert laps[1].due_at == instant("10:40")


def test_that_the_last_lap_ends_with_the_incident() -> None:
    laps = updates("09:00 opened", "09:40 updated", "10:00 resolved", "10:10 updated")
    assert [lap.state(instant("18:00")) for lap in laps] == ["met", "met"]
    assert laps[-1].stopped_at == instant("10:00")
