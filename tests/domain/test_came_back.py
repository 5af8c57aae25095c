"""An incident says why it waits again, until somebody is really sent to it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.live.boards import OPENED_AT, board_of, incident
from wallboard.domain.assignment import AcceptedBy, Assignment, AssignmentRole, AssignmentState
from wallboard.domain.came_back import CameBack, came_back, came_back_sentence

BACK_AT = OPENED_AT + timedelta(minutes=10)
RETURNED = incident(1, returned_at=BACK_AT, returned_from_id=1, return_reason="not_accepted")


def held(state: AssignmentState, at: datetime) -> Assignment:
    """Offered to somebody who answers by hand, and answered at once where it is more than offered."""
    accepted_at = None if state is AssignmentState.OFFERED else at
    return Assignment(
        id=1,
        incident_id=1,
        agent_id=1,
        team_id=None,
        role=AssignmentRole.LEAD,
        state=state,
        assigned_at=at,
        accepted_at=accepted_at,
        working_at=None,
        released_at=None,
        release_reason=None,
        version=1,
        respond_by_at=at + timedelta(minutes=2),
        accepted_by=None if accepted_at is None else AcceptedBy.AGENT,
    )


def test_that_it_says_since_when_and_from_whom() -> None:
    assert came_back(board_of(RETURNED), 1) == CameBack(BACK_AT, "not_accepted", 1)
    assert came_back(board_of(incident(1)), 1) is None
    assert came_back(board_of(), 1) is None


@pytest.mark.parametrize(
    ("state", "still"), [(AssignmentState.OFFERED, True), (AssignmentState.ACCEPTED, False)]
)
def test_that_it_waits_until_somebody_is_really_sent(state: AssignmentState, still: bool) -> None:
    board = board_of(RETURNED, held(state, BACK_AT + timedelta(minutes=1)))

    assert (came_back(board, 1) is not None) is still


@pytest.mark.parametrize(
    ("reason", "agent_id", "sentence"),
    [
        ("not_accepted", 1, "Ana Kovač did not answer"),
        ("not_accepted", None, "Nobody of the team answered"),
        ("on_a_call", 1, "Ana Kovač declined: on a call"),
        ("on_a_call", None, "The offer came back: on a call"),
        (None, 1, "Ana Kovač declined"),
        (None, 77, "The offer came back"),
        ("not_sent_on_break", 1, "Ana Kovač was kept for it and could not go: on break"),
        ("not_sent_team_closed", None, "The team was kept for it and could not be asked: team closed"),
    ],
)
def test_that_it_says_why_in_one_sentence(reason: str | None, agent_id: int | None, sentence: str) -> None:
    board = board_of(replace(RETURNED, return_reason=reason, returned_from_id=agent_id))
    back = came_back(board, 1)

    assert back is not None
    assert came_back_sentence(board, back) == sentence
