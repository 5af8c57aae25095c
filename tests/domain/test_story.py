"""What a change did is told from the row before and the row after; what belongs together is one line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.live.boards import incident
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import Severity
from wallboard.domain.story import Deed, Order, StoryLine, What, in_one_go
from wallboard.domain.story_deeds import deeds_of_assignment, deeds_of_incident
from wallboard.domain.timeline import Writer

AT = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
MIRA = Writer(1, "wallboard")
OPEN = incident(1)
HELD = Assignment(1, 1, 7, None, AssignmentRole.LEAD, AssignmentState.OFFERED, AT, None, None, None, None, 1)


def line(seq: int, *, order: str | None = None, at: datetime = AT, writer: Writer = MIRA) -> StoryLine:
    command = None if order is None else Order(order, "deploy")
    return StoryLine((seq,), at, at, writer, (Deed(What.WRITTEN),), command)


def what(before: Incident | None, after: Incident) -> list[What]:
    return [deed.what for deed in deeds_of_incident(before, after, ())]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"state": IncidentState.ACKNOWLEDGED, "acknowledged_at": AT}, [What.STATE]),
        ({"state": IncidentState.PAUSED, "pause_reason": "supplier"}, [What.PAUSED]),
        ({"state": IncidentState.RESOLVED, "resolved_at": AT}, [What.RESOLVED]),
        ({"state": IncidentState.MERGED, "merged_into_id": 2}, [What.MERGED]),
        ({"state": IncidentState.CANCELLED}, [What.CANCELLED]),
        ({"severity": Severity.CRITICAL, "priority": 1}, [What.SEVERITY, What.PRIORITY]),
        ({"priority": 1, "priority_set_by": "source"}, [What.PRIORITY, What.PRIORITY_SET_BY]),
        ({"team_id": None, "nature_id": 2}, [What.NATURE, What.TEAM]),
        ({"last_update_at": AT}, [What.TOLD]),
        ({"policy_version_id": 3}, [What.RULES]),
        ({"opened_at": AT}, [What.CORRECTED]),
        ({"deployed_at": AT}, [What.DEPLOYED]),
        ({"version": 9}, [What.WRITTEN]),
    ],
)
def test_that_each_change_is_told_and_nothing_else(values: dict[str, object], told: list[What]) -> None:
    assert what(OPEN, replace(OPEN, **values)) == told  # type: ignore[arg-type]  # each names fields


def test_that_going_on_says_what_it_had_waited_for_and_reopening_how_often() -> None:
    paused = replace(OPEN, state=IncidentState.PAUSED, pause_reason="supplier")
    (deed,) = deeds_of_incident(paused, replace(OPEN, state=IncidentState.IN_PROGRESS), ())
    assert (deed.what, deed.before, deed.after) == (What.WENT_ON, "supplier", "in_progress")
    closed = replace(OPEN, state=IncidentState.CLOSED, resolved_at=AT, closed_at=AT)
    (deed,) = deeds_of_incident(closed, replace(OPEN, reopenings=2), ())
    assert (deed.what, deed.after) == (What.REOPENED, 2)


def test_that_an_assignment_tells_who_how_far_and_why_not_any_more() -> None:
    (made,) = deeds_of_assignment(None, HELD, ())
    assert (made.what, made.agent_id, made.role) == (What.OFFERED, 7, "lead")
    gone = replace(HELD, state=AssignmentState.RELEASED, release_reason="done")
    (deed,) = deeds_of_assignment(HELD, gone, ())
    assert (deed.what, deed.after) == (What.RELEASED, "done")
    (deed,) = deeds_of_assignment(HELD, replace(HELD, role=AssignmentRole.SUPPORT), ())
    assert (deed.what, deed.before, deed.after) == (What.ROLE, "lead", "support")


def test_that_one_command_is_one_line_and_so_is_what_one_writer_did_at_one_instant() -> None:
    soon = AT + timedelta(milliseconds=3)
    newest_first = [line(5), line(4), line(3, order="a", at=soon), line(2, order="a"), line(1, order="b")]
    assert [one.seqs for one in in_one_go(newest_first)] == [(4, 5), (2, 3), (1,)]
    other = Writer(2, "crm")
    assert [one.seqs for one in in_one_go([line(2), line(1, writer=other)])] == [(2,), (1,)]


def test_that_a_minute_late_is_not_back_dated_and_more_is() -> None:
    assert not replace(line(1), recorded_at=AT + timedelta(seconds=60)).is_back_dated
    assert replace(line(1), recorded_at=AT + timedelta(seconds=61)).is_back_dated
    assert not replace(line(1), at=None).is_back_dated
