"""What spares a screen: the page goes everywhere in its bounds, and is dark only as far as it may be."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.live.boards import RULES, board_of
from wallboard.domain.board import Board
from wallboard.domain.burn_in import DARKEST, MOST_PX, Dimming, Rest, Shift
from wallboard.domain.hours_of_day import HoursOfDay, floor_zone, time_of_day
from wallboard.domain.sla_policy import NamedCalendar

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_TIMES = st.times()
_HOURS = st.builds(HoursOfDay, st.integers(0, 1439), st.integers(0, 1439)).filter(
    lambda one: one.since != one.until
)


@given(px=st.integers(1, MOST_PX), every_min=st.integers(1, 30))
def test_that_the_page_goes_by_single_steps_through_every_place_and_comes_back(
    px: int, every_min: int
) -> None:
    shift = Shift(px, timedelta(minutes=every_min))
    side = shift.room + 1
    places = [shift.offset(AT + shift.every * step) for step in range(side * side + 1)]
    assert len(set(places)) == side * side
    assert places[0] == places[-1]
    assert all(0 <= x <= shift.room and 0 <= y <= shift.room for x, y in places)
    assert all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in itertools.pairwise(places))


def test_that_a_page_that_is_not_to_move_stands_and_needs_no_room() -> None:
    assert (Shift(px=0).offset(AT), Shift(px=0).room) == ((0, 0), 0)


@given(hours=st.lists(_HOURS, max_size=3), to=st.integers(DARKEST, 100), fade=st.integers(0, 240), at=_TIMES)
def test_that_a_page_never_gets_darker_than_it_may(
    hours: list[HoursOfDay], to: int, fade: int, at: time
) -> None:
    dimming = Dimming(tuple(hours), to, timedelta(minutes=fade))
    assert to / 100 - 1e-9 <= dimming.light(at) <= 1
    if not any(one.hold(at) for one in hours):
        assert dimming.light(at) == 1


def test_that_light_goes_and_comes_slowly_and_over_midnight() -> None:
    dimming = Dimming((HoursOfDay(22 * 60, 6 * 60),), 60, timedelta(minutes=20))
    light = [dimming.light(time(*at)) for at in ((21, 59), (22, 10), (23, 0), (3, 0), (5, 50), (6, 0))]
    assert [round(one, 3) for one in light] == [1.0, 0.8, 0.6, 0.6, 0.8, 1.0]


@given(hours=_HOURS, at=_TIMES)
def test_that_a_rest_ends_when_it_says(hours: HoursOfDay, at: time) -> None:
    rest = Rest((hours,))
    if rest.hold(at):
        then = (datetime.combine(AT.date(), at) + rest.left(at)).time()
        assert not rest.hold(then) or rest.left(then) > timedelta(hours=23)
    else:
        assert rest.left(at) == timedelta()


def test_that_the_floor_is_where_its_first_calendar_closes() -> None:
    assert floor_zone(board_of(), AT) is None
    assert floor_zone(_floor_in("Europe/Vienna"), AT) == ZoneInfo("Europe/Vienna")
    assert time_of_day(_floor_in("Asia/Tokyo"), AT) == time(17, 0)


def _floor_in(zone: str) -> Board:
    office = NamedCalendar("office", "Office", zone, {"mon": (("09:00", "17:00"),)})
    policies = tuple(replace(one, calendar="office") for one in RULES.rules.policies)
    rules = replace(RULES.rules, calendars={"office": office}, policies=policies)
    board = board_of()
    return replace(board, policy_versions=board.policy_versions.set(RULES.id, replace(RULES, rules=rules)))
