"""Staff against need: what each half hour of the week brings, whom it takes, and who is planned."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floor_data import Person
from tests.floors import FloorBuilder
from wallboard.domain.arrivals import HALF_HOUR, WEEK, ArrivalsProfile, half_hour_of, slot_of
from wallboard.domain.event import Row
from wallboard.domain.handling import NO_HISTORY, HandlingTimes
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Goals
from wallboard.domain.staff import Agent, Presence, Shift
from wallboard.domain.staff_need import Lacking, staff_need, words_of
from wallboard.domain.staffing import agents_needed

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)  # a Sunday
HALF_PAST_TWO = NOW.replace(minute=30, second=0)
LONDON = ZoneInfo("Europe/London")
GOALS = Goals(within_s=900, service_level=0.8, max_occupancy=0.85)


def m(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def history(per_half_hour: Iterable[int], weeks: int = 2) -> ArrivalsProfile:
    """So many in each half hour from now's on, the same in every week."""
    opened = [
        HALF_PAST_TWO + place * HALF_HOUR + m(1) - week * WEEK
        for place, many in enumerate(per_half_hour)
        for week in range(1, weeks + 1)
        for _ in range(many)
    ]
    return ArrivalsProfile.of(opened, since=NOW - weeks * WEEK - m(5), until=HALF_PAST_TWO, zone=UTC)


BUSY = history([9, 6, 3, 0])
TWENTY_MIN_EACH = HandlingTimes.of([(1, Severity.MEDIUM, m(minutes)) for minutes in (2, 3, 5, 20, 70)])


def floor_of(**people: int) -> FloorBuilder:
    """Of each person: 0 is free, -1 on a break, -2 off; all have a shift that ends in four hours."""
    floor = FloorBuilder(NOW)
    for name, worst in people.items():
        floor.agent("Network", Person(name, worst, 10, 8))
    return floor


def shift(agent_id: int, start_min: float, end_min: float, number: int = 0) -> Shift:
    """A shift in minutes from half past two."""
    return Shift(100 * agent_id + number, agent_id, HALF_PAST_TWO + m(start_min), HALF_PAST_TWO + m(end_min))


def having(floor: FloorBuilder, rows: Iterable[Row], kind: type[Row]) -> FloorBuilder:
    floor.rows[:] = [row for row in floor.rows if not isinstance(row, kind)] + list(rows)
    return floor


def test_that_an_arrival_counts_in_its_half_hour_of_the_week_averaged_over_whole_weeks() -> None:
    assert [BUSY.expected(HALF_PAST_TWO + place * HALF_HOUR) for place in range(5)] == [9, 6, 3, 0, 0]
    assert (BUSY.weeks, BUSY.arrivals) == (2, 36)
    uneven = [HALF_PAST_TWO - WEEK, HALF_PAST_TWO - WEEK, HALF_PAST_TWO - 2 * WEEK]
    profile = ArrivalsProfile.of(uneven, since=NOW - 3 * WEEK, until=HALF_PAST_TWO, zone=UTC)
    assert profile.expected(NOW) == 1.5


def test_that_what_was_opened_before_the_whole_weeks_or_from_their_end_on_does_not_count() -> None:
    opened = [NOW - 2 * WEEK - m(0.1), NOW - 2 * WEEK, NOW - m(0.1), NOW]
    assert ArrivalsProfile.of(opened, since=NOW - 2.9 * WEEK, until=NOW, zone=UTC).arrivals == 2
    assert ArrivalsProfile.of(opened, since=NOW, until=NOW - WEEK, zone=UTC).weeks == 0


def test_that_the_week_is_that_of_the_wall_clock_in_summer_and_in_winter() -> None:
    summer, winter = datetime(2026, 7, 6, 8, 10, tzinfo=UTC), datetime(2026, 11, 16, 9, 10, tzinfo=UTC)
    assert slot_of(summer, LONDON) == slot_of(winter, LONDON) == 18
    assert slot_of(datetime(2026, 11, 22, 23, 59, tzinfo=UTC), UTC) == 335
    assert slot_of(datetime(2026, 11, 23, tzinfo=UTC), UTC) == 0


def test_that_half_hours_begin_where_the_wall_clock_says_so() -> None:
    assert half_hour_of(NOW, UTC) == HALF_PAST_TWO
    assert half_hour_of(HALF_PAST_TWO, UTC) == HALF_PAST_TWO
    kathmandu = ZoneInfo("Asia/Kathmandu")
    assert half_hour_of(NOW, kathmandu) == NOW.replace(minute=15, second=0)


zones = st.sampled_from(["UTC", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns"])
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone


@given(instants, zones)
def test_that_every_instant_lies_in_the_half_hour_that_begins_at_or_before_it(
    at: datetime, zone: str
) -> None:
    start = half_hour_of(at, ZoneInfo(zone))
    assert timedelta() <= at - start < HALF_HOUR
    assert start.astimezone(ZoneInfo(zone)).minute in (0, 30)
    assert half_hour_of(start, ZoneInfo(zone)) == start


def test_that_each_half_hour_ahead_has_its_need_beside_those_who_are_there() -> None:
    need = staff_need(
        floor_of(Ana=0, Ben=0, Cora=-1, Dev=-2).board(), BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=4
    )
    assert [half.starts_at for half in need.half_hours] == [HALF_PAST_TWO + n * HALF_HOUR for n in range(4)]
    assert [half.expected_arrivals for half in need.half_hours] == [9, 6, 3, 0]
    by_hand = [
        agents_needed(n, 1800, 1200, target_s=900, service_level=0.8, max_occupancy=0.85) for n in (9, 6, 3)
    ]
    assert [half.need for half in need.half_hours] == [*by_hand, 0] == [8, 6, 4, 0]
    assert [half.have for half in need.half_hours] == [3, 4, 4, 4]
    assert [half.short for half in need.half_hours] == [5, 2, 0, 0]
    assert need.half_hours[0].on_break == 1
    assert need.half_hours[1].on_break == 0
    assert (need.weeks, need.arrivals, need.samples, need.mean_handling) == (2, 36, 5, m(20))
    assert words_of(need) is None


@pytest.mark.parametrize(
    ("goals", "need"),
    [
        (Goals(within_s=60, service_level=0.8, max_occupancy=1.0), 9),
        (Goals(within_s=60, service_level=0.95, max_occupancy=1.0), 11),
        (Goals(within_s=1, service_level=0.8, max_occupancy=1.0), 9),
        (Goals(within_s=60, service_level=0.8, max_occupancy=0.4), 15),
        (Goals(within_s=60, service_level=0.8, max_occupancy=1.0, shrinkage=0.5), 18),
        (Goals(within_s=60, service_level=0.8, max_occupancy=1.0, patience_s=60), 7),
    ],
)
def test_that_every_goal_is_heeded(goals: Goals, need: int) -> None:
    board = floor_of(Ana=0).board()
    assert staff_need(board, BUSY, TWENTY_MIN_EACH, goals, NOW, count=1).half_hours[0].need == need


def test_that_a_shift_over_at_least_half_of_a_half_hour_counts_in_it() -> None:
    floor = floor_of(Ana=0, Ben=0, Cora=0, Dev=0)
    shifts = [
        shift(1, -60, 45),
        shift(2, -60, 44),
        shift(3, 46, 600),
        shift(4, 30, 38, number=1),
        shift(4, 50, 57, number=2),
    ]
    board = having(floor, shifts, Shift).board()
    need = staff_need(board, BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=3)
    assert [half.have for half in need.half_hours] == [4, 2, 1]


def test_that_people_without_any_shift_are_taken_to_stay_if_they_are_here() -> None:
    board = having(floor_of(Ana=0, Ben=-2, Cora=-1), [shift(1, -60, 30)], Shift).board()
    need = staff_need(board, BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=2)
    assert [(half.have, half.assumed) for half in need.half_hours] == [(2, 1), (1, 1)]


def test_that_the_half_hour_that_runs_counts_by_presence_and_where_there_is_none_by_shifts() -> None:
    floor = having(floor_of(Ana=0, Ben=0), [shift(1, -60, 2), shift(2, 10, 60)], Shift)
    assert staff_need(floor.board(), BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=1).half_hours[0].have == 2
    silent = having(floor, [], Presence).board()
    assert staff_need(silent, BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=1).half_hours[0].have == 0


def test_that_one_team_is_counted_by_itself() -> None:
    floor = floor_of(Ana=0, Ben=0)
    floor.team("Billing")
    floor.rows[:] = [
        replace(row, team_id=floor.teams["Billing"]) if isinstance(row, Agent) and row.id == 1 else row
        for row in floor.rows
    ]
    need = staff_need(
        floor.board(), BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=2, team_id=floor.teams["Billing"]
    )
    assert [half.have for half in need.half_hours] == [1, 1]
    nobody = staff_need(floor.board(), BUSY, TWENTY_MIN_EACH, GOALS, NOW, count=1, team_id=99)
    assert nobody.half_hours[0].have == 0


@pytest.mark.parametrize(
    ("profile", "handling", "lacking", "words"),
    [
        (history([30], weeks=1), TWENTY_MIN_EACH, Lacking.WEEKS, "1 of 2 weeks needed"),
        (history([9]), TWENTY_MIN_EACH, Lacking.ARRIVALS, "18 of 20 incidents needed"),
        (BUSY, NO_HISTORY, Lacking.HANDLING, "0 of 5 handled incidents needed"),
    ],
)
def test_that_too_little_history_is_said_and_the_people_are_told_all_the_same(
    profile: ArrivalsProfile, handling: HandlingTimes, lacking: Lacking, words: str
) -> None:
    need = staff_need(floor_of(Ana=0).board(), profile, handling, GOALS, NOW, count=2)
    assert need.lacking is lacking
    assert words_of(need) == f"too little history: {words}"
    assert [(half.need, half.short, half.have) for half in need.half_hours] == [(None, None, 1)] * 2


def test_that_goals_nobody_can_reach_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="no number of agents"):
        staff_need(floor_of(Ana=0).board(), BUSY, TWENTY_MIN_EACH, Goals(service_level=1.0), NOW)
