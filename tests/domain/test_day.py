"""What became of the day's incidents: who waits, who was answered, and which day it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.live.boards import AGENT, NATURE, RULES, TEAM, incident
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.day import Day, day_span
from wallboard.domain.event import Entity, Event, Row, Unreadable, Verb
from wallboard.domain.floor_rows import key_of
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import FloorClock
from wallboard.domain.sla_policy import Goals, Happening, NamedCalendar, PolicyVersion

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GONE = (IncidentState.CANCELLED, IncidentState.MERGED)
ZONES = ("UTC", "America/Los_Angeles", "Asia/Tokyo", "Europe/London")


def rules(
    zone: str = "UTC", goals: Goals | None = None, in_force_at: datetime | None = None
) -> PolicyVersion:
    """The version in force, with a calendar that closes in this zone."""
    (code,) = RULES.rules.calendars
    office = NamedCalendar(code, "Office", zone, {"mon": (("09:00", "17:00"),)})
    made = replace(RULES.rules, calendars={code: office}, goals=goals or Goals())
    return replace(RULES, rules=made, in_force_at=in_force_at or RULES.in_force_at)


def board(*rows: Row | Unreadable, at: datetime = NOON, version: PolicyVersion = RULES) -> Board:
    return Board.of(
        (TEAM, AGENT, NATURE, version, *rows),
        read_at=at, epoch="e", seq=0, kind="training", agent_names={}, operator_names={},
    )  # fmt: skip


def put_on(incident_id: int, at: datetime, assignment_id: int = 1, **changes: object) -> Assignment:
    plain = Assignment(
        assignment_id, incident_id, 1, None, AssignmentRole.LEAD, AssignmentState.ACCEPTED, at, None, None,
        None, None, 1,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test names fields of Assignment


def following(before: Board, *rows: Row | Unreadable, at: datetime | None = None) -> tuple[Board, Change]:
    events = []
    for place, row in enumerate(rows, 1):
        entity, row_id = key_of(row)
        happened_at = row.effective_at if isinstance(row, Incident) else NOON
        events.append(
            Event(
                before.seq + place, NOON, happened_at, None, None, Verb.UPDATE, entity, row_id, row, (), None
            )
        )
    return before.after(events, read_at=at or before.read_at)


def day_of(shown: Board) -> Day:
    assert shown.today is not None
    return shown.today


def answers_of(shown: Board) -> tuple[int, int, int]:
    told = day_of(shown).answers(shown.floor_at)
    return told.offered, told.answered_in_t, told.waiting


def test_that_an_incident_is_waiting_until_somebody_is_put_on_it_by_an_assignment_alone() -> None:
    new = incident(1, opened_at=NOON - 20 * MINUTE)
    shown = board(new)
    assert answers_of(shown) == (0, 0, 1)
    shown, change = following(shown, put_on(1, NOON - 8 * MINUTE))
    assert answers_of(shown) == (1, 1, 0)
    assert change.day
    assert day_of(shown).median_to_deploy(NOON) == 12 * MINUTE
    shown, _ = following(shown, put_on(1, NOON - 18 * MINUTE, assignment_id=2))
    assert day_of(shown).median_to_deploy(NOON) == 2 * MINUTE


def test_that_what_ended_stays_in_the_day_and_a_later_correction_of_it_counts() -> None:
    done = incident(
        1, opened_at=NOON - 60 * MINUTE, deployed_at=NOON - 50 * MINUTE, resolved_at=NOON - 30 * MINUTE,
        state=IncidentState.RESOLVED,
    )  # fmt: skip
    shown, change = following(board(incident(1, opened_at=NOON - 60 * MINUTE)), done)
    assert 1 not in shown.incidents
    assert answers_of(shown) == (1, 1, 0)
    shown, change = following(shown, replace(done, deployed_at=NOON - 40 * MINUTE))
    assert answers_of(shown) == (1, 0, 0)
    assert change == Change(day=True)


def test_that_who_gave_up_is_offered_and_not_answered() -> None:
    new = incident(1, opened_at=NOON - 20 * MINUTE)
    gone = replace(new, state=IncidentState.CANCELLED, effective_at=NOON - 10 * MINUTE)
    shown, _ = following(board(new), gone)
    assert answers_of(shown) == (1, 0, 0)
    merged = replace(new, state=IncidentState.MERGED, closed_at=NOON - 10 * MINUTE)
    assert answers_of(board(merged)) == (1, 0, 0)


def test_that_a_reopened_incident_waits_again_if_nobody_was_ever_on_it() -> None:
    new = incident(1, opened_at=NOON - 20 * MINUTE)
    done = replace(new, state=IncidentState.RESOLVED, resolved_at=NOON - 5 * MINUTE)
    shown, _ = following(board(new), done)
    assert answers_of(shown) == (1, 1, 0)
    shown, _ = following(shown, replace(new, reopenings=1))
    assert answers_of(shown) == (0, 0, 1)


def test_that_an_opening_put_right_moves_an_incident_into_the_day_and_out_of_it() -> None:
    today, before = (incident(1, opened_at=at) for at in (NOON - 20 * MINUTE, NOON - timedelta(days=2)))
    shown = board(today)
    shown, _ = following(shown, before)
    assert answers_of(shown) == (0, 0, 0)
    shown, _ = following(shown, today)
    assert answers_of(shown) == (0, 0, 1)


def test_that_a_new_day_begins_empty_at_the_midnight_of_the_floor() -> None:
    late = incident(1, opened_at=NOON + timedelta(hours=10, minutes=30))
    shown = board(late, at=NOON + timedelta(hours=11), version=rules("Europe/London"))
    assert answers_of(shown) == (0, 0, 1)
    shown, change = following(shown, at=NOON + timedelta(hours=12, minutes=1))
    assert answers_of(shown) == (0, 0, 0)
    assert change.day
    assert day_of(shown).span.since_at == datetime(2026, 3, 3, tzinfo=UTC)


def test_that_a_board_that_is_asked_after_its_midnight_tells_the_new_day() -> None:
    shown = board(incident(1, opened_at=NOON))
    midnight = datetime(2026, 3, 3, tzinfo=UTC)
    assert day_of(shown).as_of(midnight - MINUTE) is day_of(shown)
    assert day_of(shown).as_of(midnight).span.since_at == midnight
    assert not day_of(shown).as_of(midnight).has_opened(midnight)


@pytest.mark.parametrize(
    ("zone", "since_at"),
    [
        ("UTC", datetime(2026, 3, 2, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 3, 2, 8, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 3, 1, 15, tzinfo=UTC)),
    ],
)
def test_that_a_day_begins_at_midnight_in_the_zone_of_the_rules(zone: str, since_at: datetime) -> None:
    assert day_span([rules(zone)], NOON).since_at == since_at


def test_that_a_day_whose_midnight_is_skipped_begins_where_the_clocks_change() -> None:
    at = datetime(2018, 11, 4, 12, tzinfo=ZoneInfo("America/Sao_Paulo"))
    span = day_span([rules("America/Sao_Paulo")], at.astimezone(UTC))
    assert span.since_at == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert span.until_at == datetime(2018, 11, 5, 2, tzinfo=UTC)


def test_that_rules_that_begin_the_day_earlier_leave_it_unknown_until_it_is_read_anew() -> None:
    shown = board(version=rules("America/Los_Angeles"))
    shown, change = following(shown, rules("Asia/Tokyo"))
    assert shown.today is None
    assert change.day
    shown, _ = following(shown, incident(1))
    assert shown.today is None


def test_that_a_clock_that_is_set_back_into_yesterday_leaves_the_day_unknown() -> None:
    shown, _ = following(board(), FloorClock(NOON - timedelta(days=1), NOON, 1.0))
    assert shown.today is None


def test_that_what_is_dated_later_counts_when_its_time_has_come() -> None:
    ahead = incident(1, opened_at=NOON - 20 * MINUTE, deployed_at=NOON + 5 * MINUTE)
    shown = board(ahead)
    assert answers_of(shown) == (0, 0, 1)
    assert day_of(shown).waits_to_deploy(NOON) == ()
    assert day_of(shown).waits_to_deploy(NOON + 5 * MINUTE) == ((25 * MINUTE, 1),)
    shown, change = following(shown, at=NOON + 6 * MINUTE)
    assert answers_of(shown) == (1, 0, 0)
    assert not day_of(shown).tally.ahead
    assert change.day


def test_that_other_goals_count_anew() -> None:
    known = incident(1, opened_at=NOON - 20 * MINUTE, acknowledged_at=NOON - 19 * MINUTE)
    shown = board(known, version=rules())
    assert answers_of(shown) == (0, 0, 1)
    shown, change = following(shown, rules(goals=Goals(answered_by=Happening.ACKNOWLEDGED)))
    assert answers_of(shown) == (1, 1, 0)
    assert change.day


def test_that_goals_that_come_into_force_by_time_alone_count_anew() -> None:
    known = incident(1, opened_at=NOON - 20 * MINUTE, acknowledged_at=NOON - 19 * MINUTE)
    later = replace(
        rules(goals=Goals(answered_by=Happening.ACKNOWLEDGED), in_force_at=NOON + MINUTE), id=2, number=2
    )
    shown = board(known, later, version=rules())
    assert answers_of(shown) == (0, 0, 1)
    shown, _ = following(shown, at=NOON + 2 * MINUTE)
    assert answers_of(shown) == (1, 1, 0)


def test_that_an_incident_that_cannot_be_read_is_not_in_the_day_until_it_is_mended() -> None:
    new = incident(1, opened_at=NOON - 20 * MINUTE)
    shown, _ = following(board(new, put_on(1, NOON - 10 * MINUTE)), Unreadable(Entity.INCIDENT, 1, "no"))
    assert answers_of(shown) == (0, 0, 0)
    shown, _ = following(shown, new)
    assert answers_of(shown) == (1, 1, 0)


def test_that_a_day_of_some_incidents_counts_those_alone() -> None:
    two = [incident(number, opened_at=NOON - number * MINUTE, team_id=number) for number in (1, 2)]
    day = day_of(board(*two)).only(lambda one: one.team_id == 2, NOON)
    assert set(day.cases) == {2}
    assert day.answers(NOON).waiting == 1
