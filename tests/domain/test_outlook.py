"""An outlook that is kept up shows exactly what one made from nothing would."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, afters, event
from tests.domain.test_board_following import tables_after, whole
from tests.domain.told import After
from tests.floors import big_board, policy_version
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.event import Entity
from wallboard.domain.heat import HeatRow, heat_row, in_order
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.lanes import Lane, lane
from wallboard.domain.outlook import Outlook, outlook
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.staff import Agent, Presence, PresenceState, Shift, Team


def rows_from_nothing(board: Board, now: datetime, before: Outlook) -> tuple[HeatRow, ...]:
    known = {row.team_id: row for row in before.rows}
    lanes = [
        lane(board, team_id, now) if team_id in board.teams else Lane(team_id, ())
        for team_id in outlook(board, now).lanes
        if team_id is not None
    ]
    if None in outlook(board, now).lanes:
        lanes.append(Lane(None, ()))
    rows = [heat_row(board, one, now, known.get(one.team_id)) for one in lanes]
    return in_order(rows, [row.team_id for row in before.rows])


def floor() -> list[After]:
    """Four teams of one agent each: two by presence, two by a shift, all with incidents of their own."""
    hour = timedelta(hours=1)
    rows: list[After] = [
        (Entity.POLICY_VERSION, 1, policy_version({Promise.RESOLVE: (60, 120)})),
    ]
    for n in range(1, 5):
        rows.append((Entity.TEAM, n, Team(n, f"t{n}", f"Team {n}", 1)))
        rows.append((Entity.AGENT, n, Agent(n, f"a{n}", n, 10, 1)))
        if n % 2:
            rows.append((Entity.SHIFT, n, Shift(n, n, NOW - hour, NOW + hour)))
        else:
            rows.append((Entity.PRESENCE, n, Presence(n, PresenceState.ON_SHIFT, None, NOW, None, 1)))
    return rows


def an_incident(number: int, team_id: int, severity: Severity, minutes: int) -> After:
    opened_at = NOW - timedelta(minutes=minutes)
    row = Incident(
        number, "crm", f"R{number}", 1, severity, 3, 1, "matrix", IncidentState.NEW, None, team_id, None,
        None, opened_at, None, None, None, None, 0, None, 1, opened_at,
    )  # fmt: skip
    return (Entity.INCIDENT, number, row)


def an_assignment(number: int, incident_id: int, agent_id: int, state: AssignmentState) -> After:
    row = Assignment(
        number, incident_id, agent_id, None, AssignmentRole.LEAD, state, NOW, None, None, NOW, None, 1
    )
    return (Entity.ASSIGNMENT, number, row)


four = st.integers(1, 4)
likely = st.one_of(
    st.builds(an_incident, four, four, st.sampled_from(Severity), st.integers(-90, 90)),
    st.builds(an_assignment, four, four, four, st.sampled_from(AssignmentState)),
    afters(),
)


@settings(deadline=None, max_examples=150)
@given(
    before=st.lists(likely, max_size=12).map(lambda some: floor() + some),
    batches=st.lists(st.tuples(st.integers(-90, 90), st.lists(likely, max_size=4)), min_size=1, max_size=5),
)
def test_that_an_outlook_kept_up_equals_one_made_from_nothing(
    before: list[After], batches: list[tuple[int, list[After]]]
) -> None:
    board, now = whole(tables_after(before), seq=0), NOW
    kept = outlook(board, now)
    for minutes, batch in batches:
        now += timedelta(minutes=minutes)
        board, _ = board.after(
            [event(board.seq + place, *after) for place, after in enumerate(batch, 1)], read_at=now
        )
        expected = rows_from_nothing(board, now, kept)
        kept = outlook(board, now, kept)
        assert kept.lanes == outlook(board, now).lanes
        assert kept.rows == expected


def test_that_lanes_and_rows_of_untouched_teams_are_the_very_same_objects() -> None:
    board = big_board(NOW)
    first = outlook(board, NOW)
    second = outlook(board, NOW, first)
    assert all(second.lanes[team_id] is one for team_id, one in first.lanes.items())
    assert all(a is b for a, b in zip(second.rows, first.rows, strict=True))
