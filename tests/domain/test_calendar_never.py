"""A working calendar that has no answer says so in words, at once, however far it would have to look."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.domain.calendars import EVERY_DAY, LONDON, OFFICE, every_day, local, office, utc
from wallboard.domain import calendar_spans, calendar_years
from wallboard.domain.calendar import NeverCloses, NeverOpens, WorkingCalendar
from wallboard.domain.calendar_hours import Hours
from wallboard.domain.calendar_years import OpenYear
from wallboard.refusal import sentence_of

FRIDAY = "2026-11-20"
HOUR = timedelta(hours=1)
YEAR_ROUND = frozenset(f"--{date(2000, 1, 1) + timedelta(days=n):%m-%d}" for n in range(366))


@pytest.mark.parametrize(
    "calendar",
    [
        WorkingCalendar(LONDON, {}),
        WorkingCalendar(LONDON, dict.fromkeys(EVERY_DAY, ())),
        WorkingCalendar(LONDON, {"mon": OFFICE}, YEAR_ROUND),
    ],
    ids=["no weekdays", "no hours", "only holidays"],
)
def test_that_a_calendar_that_never_opens_says_so(calendar: WorkingCalendar) -> None:
    at = utc(f"{FRIDAY} 10:00")
    assert not calendar.is_open(at)
    assert calendar.between(at, utc("2030-01-01 00:00")) == timedelta(0)
    assert not list(calendar.segments(at, utc("2030-01-01 00:00")))
    asked: list[Callable[[], object]] = [
        lambda: calendar.add(at, HOUR),
        lambda: calendar.subtract(at, HOUR),
        lambda: calendar.next_open(at),
    ]
    for ask in asked:
        with pytest.raises(NeverOpens, match="never open"):
            ask()
    with pytest.raises(NeverCloses, match="never closes after 2026-11-20 10:00Z"):
        calendar.next_close(at)
    with pytest.raises(NeverCloses, match="never closed before 2026-11-20 10:00Z"):
        calendar.previous_close(at)


def test_that_a_calendar_that_will_not_open_again_says_so() -> None:
    fair = WorkingCalendar(LONDON, {}, (), {"2026-11-20": [("10:00", "12:00")]})
    assert fair.add(utc("2011-01-01 00:00"), HOUR) == utc(f"{FRIDAY} 11:00")
    assert fair.add(utc("2011-01-01 00:00"), 2 * HOUR) == utc(f"{FRIDAY} 12:00")
    assert fair.subtract(utc("2199-01-01 00:00"), 2 * HOUR) == utc(f"{FRIDAY} 10:00")
    asked: list[Callable[[], object]] = [
        lambda: fair.add(utc("2011-01-01 00:00"), 3 * HOUR),
        lambda: fair.next_open(utc(f"{FRIDAY} 12:00")),
        lambda: fair.subtract(utc(f"{FRIDAY} 10:00"), HOUR),
    ]
    for ask in asked:
        with pytest.raises(NeverOpens, match="never open"):
            ask()


def test_that_the_only_hours_are_found_however_far_ahead() -> None:
    fair = WorkingCalendar(LONDON, {}, (), {"2150-11-20": [("10:00", "12:00")]})
    assert fair.add(utc("1970-01-01 00:00"), HOUR) == utc("2150-11-20 11:00")
    assert fair.next_open(utc("1970-01-01 00:00")) == utc("2150-11-20 10:00")


def test_that_hours_on_a_leap_day_alone_are_found_however_far() -> None:
    others = YEAR_ROUND - {"--02-29"}
    leap = WorkingCalendar("UTC", {"mon": [("09:00", "17:00")]}, others)
    assert leap.next_open(utc("2072-03-01 00:00")) == utc("2112-02-29 09:00")
    assert leap.previous_close(utc("2112-02-28 00:00")) == utc("2072-02-29 17:00")
    assert leap.subtract(utc("2112-02-29 10:00"), 2 * HOUR) == utc("2072-02-29 16:00")


@pytest.mark.parametrize("worked", [timedelta(days=2_920_000), timedelta.max])
def test_that_a_budget_beyond_all_years_is_refused_at_once(worked: timedelta) -> None:
    for calendar in (office(), every_day(("00:00", "24:00"))):
        for ask in (calendar.add, calendar.subtract):
            with pytest.raises(NeverOpens, match="never open for"):
                ask(utc(f"{FRIDAY} 10:00"), worked)


@pytest.mark.parametrize("at", ["0001-01-01 00:00", "9999-12-31 23:59:59"])
def test_that_an_instant_in_no_year_of_the_calendar_is_refused_in_words(at: str) -> None:
    with pytest.raises(ValueError, match="year"):
        office().add(utc(at), HOUR)
    with pytest.raises(ValueError, match="year"):
        office().next_open(utc(at).replace(tzinfo=local(f"{FRIDAY} 00:00", "Asia/Tehran").tzinfo))


def test_that_what_never_comes_is_a_wrong_value_and_a_sentence_for_people() -> None:
    with pytest.raises(ValueError, match="look at its hours, dates and holidays") as refused:
        WorkingCalendar(LONDON, {}).add(utc(f"{FRIDAY} 10:00"), HOUR)
    assert sentence_of(refused.value) == str(refused.value)


def test_that_years_open_all_through_are_no_reason_to_look_for_a_closing_further_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = list[int]()

    def open_year(hours: Hours, zone: ZoneInfo, number: int) -> OpenYear:
        looked_at.append(number)
        return calendar_years.open_year(hours, zone, number)

    monkeypatch.setattr(calendar_spans, "open_year", open_year)
    always_but_once = WorkingCalendar(LONDON, dict.fromkeys(EVERY_DAY, (("00:00", "24:00"),)), ["2026-11-20"])
    with pytest.raises(NeverCloses):
        always_but_once.next_close(utc("2026-11-21 00:00"))
    with pytest.raises(NeverCloses):
        always_but_once.previous_close(utc("2026-11-19 00:00"))
    assert len(looked_at) < 100
    assert always_but_once.previous_close(utc("2066-01-01 00:00")) == utc("2026-11-20 00:00")
