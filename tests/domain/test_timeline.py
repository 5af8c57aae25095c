"""Timelines: what the log says of one incident in the floor's time, also where it was written down late."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.incident_life import instant, life
from tests.live.boards import incident
from wallboard.domain.incident import IncidentState
from wallboard.domain.timeline import NOBODY, NOTHING, Timeline, facts_of, timeline_of_row


def told(timeline: Timeline) -> list[tuple[str, str]]:
    return [(f"{moment.at:%H:%M}", str(moment.facts.state)) for moment in timeline.moments]


def test_that_each_change_begins_a_moment_that_lasts_until_the_next() -> None:
    timeline = life("09:00 opened", "09:10 acknowledged by=7", "09:30 resolved")
    assert told(timeline) == [("09:00", "new"), ("09:10", "acknowledged"), ("09:30", "resolved")]
    assert timeline.moments[1].writer.operator_id == 7
    assert timeline.moments[1].facts.resolved_at is None


def test_that_a_change_of_nothing_that_clocks_care_about_is_no_moment() -> None:
    timeline = life("09:00 opened", "09:10 acknowledged")
    assert life("09:00 opened", "09:10 acknowledged", "09:20 noted") == timeline


def test_that_what_is_written_down_late_counts_from_when_it_happened() -> None:
    timeline = life("09:00 opened", "09:10 acknowledged", "10:00 regraded P1", "09:20 paused caller by=4")
    assert told(timeline) == [
        ("09:00", "new"),
        ("09:10", "acknowledged"),
        ("09:20", "paused"),
        ("10:00", "paused"),
    ]
    assert [moment.facts.priority for moment in timeline.moments] == [3, 3, 3, 1]
    assert timeline.moments[2].writer.operator_id == 4


def test_that_a_late_change_of_one_field_leaves_what_was_said_of_the_others() -> None:
    timeline = life("09:00 opened", "09:20 paused caller", "09:50 resumed", "09:30 regraded P1")
    assert told(timeline) == [
        ("09:00", "new"),
        ("09:20", "paused"),
        ("09:30", "paused"),
        ("09:50", "in_progress"),
    ]
    assert [moment.facts.priority for moment in timeline.moments] == [3, 3, 1, 1]
    assert timeline.moments[2].facts.pause_reason == "caller"


def test_that_a_late_pause_and_its_late_end_leave_the_pause_between_them() -> None:
    timeline = life(
        "09:00 opened", "09:10 acknowledged", "10:00 regraded P1", "09:20 paused caller", "09:40 resumed"
    )
    assert told(timeline)[2:] == [("09:20", "paused"), ("09:40", "in_progress"), ("10:00", "in_progress")]
    assert timeline.moments[-1].facts.pause_reason is None


def test_that_a_late_change_before_everything_else_keeps_what_the_first_row_said() -> None:
    timeline = life("09:00 opened P2", "08:50 noted team=2")
    assert [(moment.facts.priority, moment.facts.team_id) for moment in timeline.moments] == [(2, 2)] * len(
        timeline.moments
    )
    assert timeline.moments[0].at == instant("08:50")


@pytest.mark.parametrize("late", ["09:05", "09:15", "09:45", "10:30"])
def test_that_the_last_moment_always_says_what_the_row_says(late: str) -> None:
    timeline = life(
        "09:00 opened", "09:10 acknowledged", "09:30 paused caller", "10:00 resumed", f"{late} regraded P1"
    )
    assert timeline.moments[-1].facts == timeline.latest
    instants = [moment.at for moment in timeline.moments]
    assert instants == sorted(instants)


def test_that_deployments_stand_in_the_order_of_their_instants_each_once() -> None:
    timeline = life("09:00 opened", "09:20 deployed", "09:05 deployed", "09:20 deployed")
    assert timeline.deployments == (instant("09:05"), instant("09:20"))


def test_that_a_row_alone_tells_its_opening_and_the_pause_it_is_in() -> None:
    row = incident(1)
    assert [moment.at for moment in timeline_of_row(row).moments] == [row.opened_at]
    since = row.opened_at + timedelta(minutes=9)
    paused = replace(row, state=IncidentState.PAUSED, pause_reason="caller", effective_at=since)
    moments = timeline_of_row(paused, (since,)).moments
    assert [(moment.at, moment.facts.pause_reason) for moment in moments] == [
        (row.opened_at, None),
        (since, "caller"),
    ]
    assert timeline_of_row(paused, (since,)).deployments == (since,)


def test_that_nothing_is_told_before_the_first_event() -> None:
    assert NOTHING.moments == ()
    assert NOTHING.after(instant("09:00"), facts_of(incident(1)), NOBODY).latest == facts_of(incident(1))
