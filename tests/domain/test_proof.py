"""The proof of a clock: what it tells adds up to the clock, leaves nothing out and names what it skips."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from tests.domain.proof_clocks import (
    ANA,
    BEGINNING,
    EASTER,
    NIGHTS,
    OFFICE,
    WORKDAYS,
    calendar,
    clock_of,
    clocks,
)
from wallboard.domain.clock import SlaClock
from wallboard.domain.clock_run import Pause
from wallboard.domain.marks import marks_due, marks_of
from wallboard.domain.people import People
from wallboard.domain.proof import LONGEST, Proof, proof
from wallboard.domain.proof_gaps import SegmentKind, stretches
from wallboard.domain.proof_lines import lines
from wallboard.domain.sla_policy import ALWAYS, NamedCalendar
from wallboard.domain.timeline import NOBODY, Writer
from wallboard.domain.whole_seconds import left_s, used_s

Drawn = tuple[SlaClock, datetime]
Kind = SegmentKind
HOUR = timedelta(hours=1)
NOTHING = timedelta()


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    """London's wall clock in 2016."""
    return datetime(2016, month, day, hour, minute, tzinfo=ZoneInfo("Europe/London"))


def told(made: Proof) -> list[tuple[Kind, str | None]]:
    return [(one.kind, one.name) for one in made.segments]


@given(clocks())
def test_that_used_and_left_are_the_clocks_own_and_make_up_the_target(drawn: Drawn) -> None:
    clock, now = drawn
    made = proof(clock, now)
    assert made.used + made.left == clock.target.within
    assert (made.used, made.left) == (clock.used(now), clock.left(now))


@given(clocks())
def test_that_what_is_counted_adds_up_to_what_is_used(drawn: Drawn) -> None:
    made = proof(*drawn)
    assert sum((one.worked for one in made.segments if not one.is_ahead), NOTHING) == made.used


@given(clocks())
def test_that_what_is_counted_up_to_the_due_time_is_the_target(drawn: Drawn) -> None:
    made = proof(*drawn)
    if made.clock.due_at is not None:
        assert sum((one.worked for one in made.segments if not one.is_overdue), NOTHING) == made.within


@given(clocks())
def test_that_segments_adjoin_from_the_start_to_the_last_of_due_end_and_now(drawn: Drawn) -> None:
    clock, now = drawn
    made = proof(clock, now)
    assert all(one.from_at < one.to_at for one in made.segments)
    assert all(one.to_at == other.from_at for one, other in pairwise(made.segments))
    if made.segments:
        assert made.segments[0].from_at == clock.started_at
        assert made.to_at == max(clock.ended_at or now, clock.due_at or clock.started_at)


@given(clocks())
def test_that_the_running_sum_is_the_sum_of_all_so_far(drawn: Drawn) -> None:
    running = NOTHING
    for one in proof(*drawn).segments:
        running += one.worked
        assert one.running == running
        assert one.worked == (one.to_at - one.from_at if one.is_counted else NOTHING)


@given(clocks())
def test_that_only_open_time_that_no_pause_holds_is_counted(drawn: Drawn) -> None:
    clock, now = drawn
    for one in proof(clock, now).segments:
        middle = one.from_at + (one.to_at - one.from_at) / 2
        held = any(
            p.since_at <= middle < (p.until_at or datetime.max.replace(tzinfo=UTC)) for p in clock.pauses
        )
        is_early = middle < clock.counted_from
        assert one.is_counted == (clock.calendar.is_open(middle) and not held and not is_early)
        assert (one.kind in (Kind.PAUSED, Kind.ENDED)) == (held and not is_early)


@given(clocks())
def test_that_folded_lines_tell_the_same_time_and_the_same_sum(drawn: Drawn) -> None:
    made = proof(*drawn)
    shown = lines(made.segments, ZoneInfo(made.clock.named_calendar.tz))
    assert sum((one.worked for one in shown), NOTHING) == sum((one.worked for one in made.segments), NOTHING)
    if shown:
        assert (shown[0].from_at, shown[-1].to_at) == (made.from_at, made.to_at)
        assert shown[-1].running == made.segments[-1].running
    assert all(one.to_at == other.from_at for one, other in pairwise(shown))
    assert all(one.each * one.days * one.weeks == one.worked for one in shown)


@given(clocks())
def test_that_whole_seconds_still_make_up_the_whole(drawn: Drawn) -> None:
    made = proof(*drawn)
    assert used_s(made.used) + left_s(made.left) == used_s(made.within)


def test_that_holidays_are_named_and_breaks_and_nights_told_apart() -> None:
    made = proof(clock_of(OFFICE, 16 * HOUR), at(29, 14))
    assert told(made)[:7] == [
        (Kind.COUNTED, None),
        (Kind.CLOSED, None),
        (Kind.HOLIDAY, "Good Friday"),
        (Kind.CLOSED, None),
        (Kind.HOLIDAY, "Easter Monday"),
        (Kind.CLOSED, None),
        (Kind.COUNTED, None),
    ]
    lunch = next(one for one in made.segments if one.kind is Kind.BREAK)
    assert (lunch.from_at, lunch.to_at) == (at(29, 12), at(29, 13))


def test_that_a_holiday_that_is_switched_off_or_has_hours_of_its_own_is_none() -> None:
    worked = replace(
        OFFICE, switched_off=frozenset({"2016-03-28"}), date_hours={date(2016, 3, 25): (("10:00", "11:00"),)}
    )
    assert Kind.HOLIDAY not in {one.kind for one in stretches(worked, at(24, 18), at(29, 9))}


def test_that_a_yearly_holiday_is_named_in_every_year() -> None:
    yearly = replace(OFFICE, holidays={"--12-25": "Christmas Day"})
    found = [one.name for one in stretches(yearly, at(20, 9), at(20, 9) + timedelta(days=800)) if one.name]
    assert found == ["Christmas Day", "Christmas Day"]


def test_that_the_morning_after_a_holidays_night_shift_is_its_holiday() -> None:
    (found,) = (one for one in stretches(NIGHTS, at(25, 6), at(26, 22)) if one.name)
    assert (found.from_at, found.to_at) == (at(25, 6), at(26, 6))


def test_that_the_breaks_of_a_date_are_told_and_the_evening_after_is_closed() -> None:
    early = replace(OFFICE, breaks={date(2016, 3, 29): (("16:00", "18:00"),)})
    found = [(one.kind, one.to_at) for one in stretches(early, at(29, 13), at(29, 20))]
    assert found == [(Kind.COUNTED, at(29, 16)), (Kind.BREAK, at(29, 18)), (Kind.CLOSED, at(29, 20))]


def test_that_a_pause_has_its_reason_and_its_writer_and_an_ended_gap_has_none() -> None:
    pauses = (
        Pause("customer", at(29, 10), at(29, 11), ANA),
        Pause(None, at(29, 14), at(30, 10), Writer(2, "itsm")),
    )
    made = proof(clock_of(OFFICE, 16 * HOUR, *pauses), at(30, 12))
    found = [(one.kind, one.name, one.writer) for one in made.segments if one.writer != NOBODY]
    assert found == [(Kind.PAUSED, "customer", ANA), (Kind.ENDED, None, Writer(2, "itsm"))]


def test_that_time_before_it_was_graded_is_shown_and_not_counted() -> None:
    made = proof(clock_of(ALWAYS, HOUR, counted_from=at(24, 15, 50)), at(24, 16, 10))
    assert [(one.kind, one.to_at, one.worked) for one in made.segments][:2] == [
        (Kind.EARLIER, at(24, 15, 50), NOTHING),
        (Kind.COUNTED, at(24, 16, 10), timedelta(minutes=20)),
    ]


def test_that_marks_come_with_the_instant_at_which_they_are_reached() -> None:
    made = proof(clock_of(OFFICE, 4 * HOUR, Pause("customer", at(29, 10), None, ANA)), at(29, 11))
    assert [(mark.percent, mark.at) for mark in made.marks] == [
        (50, at(24, 17, 20)),
        (75, at(29, 9, 50)),
        (90, None),
        (100, None),
    ]


@pytest.mark.parametrize(
    ("ended_after", "reached"), [(4 * HOUR, [50, 75, 90]), (5 * HOUR, [50, 75, 90, 100])]
)
def test_that_a_promise_kept_at_its_last_instant_is_not_said_to_have_reached_its_last_mark(
    ended_after: timedelta, reached: list[int]
) -> None:
    ended = clock_of(ALWAYS, 4 * HOUR, stopped_at=BEGINNING + ended_after)
    made = proof(ended, BEGINNING + 9 * HOUR)
    assert [mark.percent for mark in made.marks if mark.is_reached] == reached
    fired = marks_due(marks_of(1, [ended]), BEGINNING + 9 * HOUR)
    assert [mark.percent for mark in fired] == reached


def test_that_a_mark_of_a_running_clock_is_reached_at_its_instant() -> None:
    made = proof(clock_of(ALWAYS, 4 * HOUR), BEGINNING + 2 * HOUR)
    assert [mark.percent for mark in made.marks if mark.is_reached] == [50]


def test_that_a_clock_of_years_is_told_in_a_bounded_number_of_segments() -> None:
    clock = clock_of(OFFICE, 100_000 * HOUR)
    now = clock.started_at + timedelta(days=3000)
    made = proof(clock, now)
    assert (made.segments[0].kind, made.segments[-1].kind) == (Kind.SUMMED, Kind.SUMMED)
    assert made.segments[0].to_at == now - LONGEST
    assert sum((one.worked for one in made.segments if not one.is_ahead), NOTHING) == made.used
    assert made.segments[-1].running == made.within
    assert len(made.segments) < 5000


def test_that_working_days_that_are_alike_are_one_line_and_weeks_too() -> None:
    plain = calendar(WORKDAYS, ("09:00", "17:00"))
    made = proof(clock_of(plain, 200 * HOUR, started_at=at(4, 9, month=4)), at(29, 17, month=4))
    shown = lines(made.segments, ZoneInfo("Europe/London"))
    assert [(one.kind, one.days, one.weeks, one.worked) for one in shown][:3] == [
        (Kind.COUNTED, 5, 4, 160 * HOUR),
        (Kind.CLOSED, 1, 1, NOTHING),
        (Kind.COUNTED, 5, 1, 40 * HOUR),
    ]
    assert shown[0].hours == ((9 * HOUR, 17 * HOUR),)


def test_that_a_day_that_differs_stands_alone() -> None:
    short = replace(
        calendar(WORKDAYS, ("09:00", "17:00")), date_hours={date(2016, 4, 6): (("09:00", "15:00"),)}
    )
    made = proof(clock_of(short, 38 * HOUR, started_at=at(4, 9, month=4)), at(8, 17, month=4))
    shown = lines(made.segments, ZoneInfo("Europe/London"))
    assert [(one.days, one.worked) for one in shown if one.is_counted] == [
        (2, 16 * HOUR),
        (1, 6 * HOUR),
        (2, 16 * HOUR),
    ]


def test_that_a_week_in_which_nobody_works_parts_the_weeks_beside_it() -> None:
    off = {date(2016, 4, day): () for day in range(11, 16)}
    made = proof(
        clock_of(
            replace(calendar(WORKDAYS, ("09:00", "17:00")), date_hours=off),
            80 * HOUR,
            started_at=at(4, 9, month=4),
        ),
        at(22, 17, month=4),
    )
    shown = lines(made.segments, ZoneInfo("Europe/London"))
    assert [(one.days, one.weeks) for one in shown if one.is_counted] == [(5, 1), (5, 1)]


@pytest.mark.parametrize(
    ("writer", "called"),
    [
        (Writer(1, "crm"), "Ana K"),
        (Writer(2, "crm"), "ben"),
        (Writer(3, "crm"), "crm"),
        (Writer(None, "crm"), "crm"),
        (NOBODY, None),
    ],
)
def test_that_people_go_by_name_then_login_then_program(writer: Writer, called: str | None) -> None:
    assert People({1: "Ana K", 2: ""}, {1: "ana", 2: "ben"}).called(writer) == called


@settings(max_examples=30)
@given(clocks())
def test_that_asking_again_proves_the_same(drawn: Drawn) -> None:
    assert proof(*drawn) == proof(*drawn)


def test_that_names_are_those_of_the_calendar() -> None:
    named: NamedCalendar = OFFICE
    names = {one.name for one in stretches(named, at(20, 9), at(31, 9)) if one.kind is Kind.HOLIDAY}
    assert names == set(EASTER.values())
