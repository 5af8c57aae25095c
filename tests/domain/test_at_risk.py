"""Which incidents of a floor will be late: the queue of each team, who is there, and what the clocks say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.floor_data import Case, Person
from tests.floors import MINUTES, FloorBuilder, big_board, sketch_board
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.at_risk import at_risk, forecast_of
from wallboard.domain.board import Board
from wallboard.domain.event import Row
from wallboard.domain.forecast import Reason, words_of
from wallboard.domain.handling import NO_HISTORY, Basis, HandlingTimes
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.staff import Presence, PresenceState, Shift

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)


def m(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


HALF_HOUR_EACH = HandlingTimes.of([(1, severity, m(30)) for severity in SEVERITIES for _ in range(5)])


def case(
    reference: int, due_min: float, holder: str = "", severity: int = 3, pause_reason: str | None = None
) -> Case:
    return Case("Network", severity, "Trunk errors", str(reference), due_min, holder, pause_reason)


def floor_of(*people: tuple[str, int]) -> FloorBuilder:
    """A floor of one team; of each person the severity they hold, 0 free, -1 on a break, -2 off."""
    floor = FloorBuilder(NOW)
    for name, worst in people:
        floor.agent("Network", Person(name, worst, 10, 8))
    return floor


def busy_floor() -> FloorBuilder:
    """Ana is free, Ben and Cora work; four incidents wait, deployment due in 4, 11, 21 and 22 min."""
    floor = floor_of(("Ana K", 0), ("Ben T", 3), ("Cora R", 3))
    for reference, minutes in ((101, 4), (102, 11), (103, 21), (104, 22)):
        floor.incident(case(reference, minutes))
    for reference, name in ((105, "Ben T"), (106, "Cora R")):
        floor.incident(case(reference, 21, name))
        floor.assign(reference, name, 20, AssignmentRole.LEAD)
    return floor


def start_in(board: Board, incident_id: int) -> timedelta | None:
    start_at = forecast_of(board, incident_id, HALF_HOUR_EACH, NOW).expected_start_at
    return None if start_at is None else start_at - NOW


def test_that_a_team_takes_its_queue_one_after_another_as_its_people_become_free() -> None:
    board = busy_floor().board()
    assert [start_in(board, incident_id) for incident_id in (101, 102, 103, 104)] == [
        m(0),
        m(10),
        m(20),
        m(30),
    ]
    assert [forecast_of(board, i, HALF_HOUR_EACH, NOW).ahead for i in (101, 102, 103, 104)] == [0, 1, 2, 3]


def test_that_the_wall_lists_who_will_be_late_with_the_reason_first_due_first() -> None:
    risk = at_risk(busy_floor().board(), HALF_HOUR_EACH, NOW, limit=10)
    assert [(line.incident_id, words_of(line.forecast)) for line in risk.lines] == [
        (104, "3 ahead, 1 free, 8 min short"),
    ]
    assert (risk.count, risk.untold) == (1, 0)


def test_that_the_list_is_cut_and_the_count_is_not() -> None:
    floor = busy_floor()
    for reference in range(110, 120):
        floor.incident(case(reference, 25 + reference / 100))
    risk = at_risk(floor.board(), HALF_HOUR_EACH, NOW, limit=3)
    assert [line.incident_id for line in risk.lines] == [104, 110, 111]
    assert risk.count == 11


def test_that_a_higher_priority_goes_before_an_earlier_due_instant() -> None:
    floor = busy_floor()
    floor.incident(case(99, 15, severity=1))
    board = floor.board()
    assert start_in(board, 99) == m(0)
    assert forecast_of(board, 101, HALF_HOUR_EACH, NOW).ahead == 1


def test_that_of_equal_priority_what_falls_due_first_goes_first_though_opened_later() -> None:
    floor = busy_floor()
    later = floor.incident(case(100, 25))
    floor.rows[:] = [
        replace(later, state=IncidentState.NEW, acknowledged_at=None) if row is later else row
        for row in floor.rows
    ]
    # opened after all others, 35 min ago, but to be acknowledged within 30 min of that
    assert forecast_of(floor.board(), 100, HALF_HOUR_EACH, NOW).ahead == 0


def test_that_the_queue_moves_at_the_pace_of_the_whole_floor_not_of_its_own_kind() -> None:
    times = HandlingTimes.of([(1, Severity.MEDIUM, m(12))] * 5 + [(1, Severity.MINOR, m(36))] * 6)
    forecast = forecast_of(busy_floor().board(), 103, times, NOW)
    assert forecast.expected_handling.median == m(12)
    assert forecast.expected_start_at == NOW + 2 * m(36) / 3


def test_that_what_is_in_work_ends_a_median_after_work_began() -> None:
    forecast = forecast_of(busy_floor().board(), 105, HALF_HOUR_EACH, NOW)
    assert forecast.expected_end_at == NOW + m(10)
    assert words_of(forecast) == "in work, 11 min to spare"
    assert forecast.expected_handling.basis is Basis.NATURE_AND_SEVERITY


def test_that_a_paused_incident_stands_in_nobodys_way() -> None:
    floor = busy_floor()
    floor.incident(case(90, 1, severity=1, pause_reason="waiting_for_user"))
    board = floor.board()
    assert forecast_of(board, 101, HALF_HOUR_EACH, NOW).ahead == 0
    assert forecast_of(board, 90, HALF_HOUR_EACH, NOW).reason is Reason.NOTHING_DUE


def test_that_a_team_on_a_break_goes_on_when_the_break_ends() -> None:
    floor = floor_of(("Ana K", -1), ("Ben T", -1))
    floor.incident(case(101, 30))
    forecast = forecast_of(floor.board(), 101, HALF_HOUR_EACH, NOW)
    assert (forecast.free, forecast.absent_for) == (2, m(10))
    assert words_of(forecast) == "nobody here for 10 min, 0 ahead, 2 free, 20 min to spare"


def with_rows(floor: FloorBuilder, *rows: Row) -> Board:
    kinds = {(type(row), getattr(row, "agent_id", None)) for row in rows}
    kept = [row for row in floor.rows if (type(row), getattr(row, "agent_id", None)) not in kinds]
    floor.rows[:] = [*kept, *rows]
    return floor.board()


def test_that_at_night_the_sum_begins_with_the_next_shift_of_the_team() -> None:
    floor = floor_of(("Ana K", -2), ("Ben T", -2))
    floor.incident(case(101, 30))
    shifts = (Shift(n, n, NOW + m(20 * n), NOW + m(500)) for n in (1, 2))
    forecast = forecast_of(with_rows(floor, *shifts), 101, HALF_HOUR_EACH, NOW)
    assert (forecast.free, forecast.expected_start_at) == (1, NOW + m(20))


def test_that_a_team_of_which_nobody_comes_any_more_is_at_risk() -> None:
    floor = floor_of(("Ana K", -2))
    floor.incident(case(101, 30))
    risk = at_risk(floor.board(), HALF_HOUR_EACH, NOW, limit=9)
    assert [words_of(line.forecast) for line in risk.lines] == ["nobody here, and nobody planned"]


def test_that_a_break_without_an_end_is_no_plan() -> None:
    floor = floor_of(("Ana K", -1))
    floor.incident(case(101, 30))
    board = with_rows(floor, Presence(1, PresenceState.ON_BREAK, "lunch", NOW, None, 1))
    assert forecast_of(board, 101, HALF_HOUR_EACH, NOW).reason is Reason.NOBODY_PRESENT


def test_that_an_incident_without_a_team_is_at_risk_for_want_of_one() -> None:
    floor = busy_floor()
    floor.rows[:] = [
        replace(row, team_id=None) if isinstance(row, Incident) and row.id == 101 else row
        for row in floor.rows
    ]
    board = floor.board()
    assert forecast_of(board, 101, HALF_HOUR_EACH, NOW).reason is Reason.NO_TEAM
    assert forecast_of(board, 102, HALF_HOUR_EACH, NOW).ahead == 0


def test_that_a_floor_without_history_says_so_and_raises_no_alarm() -> None:
    risk = at_risk(busy_floor().board(), NO_HISTORY, NOW, limit=9)
    assert (risk.lines, risk.count, risk.untold) == ((), 0, 6)


def test_that_an_incident_that_is_not_on_the_board_has_no_forecast() -> None:
    with pytest.raises(KeyError):
        forecast_of(busy_floor().board(), 999, HALF_HOUR_EACH, NOW)


@pytest.mark.parametrize("minutes", [45, 90, 400])
@pytest.mark.parametrize("board", [sketch_board(NOW), big_board(NOW, teams=9, agents=30, incidents=200)])
def test_that_the_list_holds_exactly_those_whose_own_forecast_says_so(board: Board, minutes: float) -> None:
    times = HandlingTimes.of([(1, Severity.MEDIUM, m(minutes))] * 5 + [(2, Severity.MAJOR, m(9))] * 3)
    risk = at_risk(board, times, NOW, limit=10_000)
    single = {i: forecast_of(board, i, times, NOW) for i in board.incidents}
    assert {line.incident_id: line.forecast for line in risk.lines} == {
        i: forecast for i, forecast in single.items() if forecast.is_at_risk
    }
    assert risk.lines
    dues = [line.forecast.due_at for line in risk.lines if line.forecast.due_at]
    assert dues == sorted(dues)
    assert len(dues) == risk.count


def test_that_the_floors_of_these_tests_promise_what_they_are_written_for() -> None:
    assert MINUTES[Promise.DEPLOY][2] == 60
    assert MINUTES[Promise.RESOLVE][2] == 240
