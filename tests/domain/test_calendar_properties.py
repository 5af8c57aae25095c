"""What holds for every working calendar: laws of its arithmetic, and the answers of a slow minute walk."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.calendar_oracle import DAYS, MINUTE, Oracle, Pauses, WindowLeft, Written
from tests.domain.calendars import utc
from wallboard.domain.calendar import NeverCloses, NeverOpens, WorkingCalendar

EXAMPLES = int(os.environ.get("WALLBOARD_CALENDAR_EXAMPLES", "120"))
"""How many calendars each law is tried on; a long search sets some thousands."""

ODD_DAYS = (
    ("Europe/London", "2026-03-29"),
    ("Europe/London", "2026-10-25"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("America/Sao_Paulo", "2018-02-18"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("Asia/Tehran", "2022-03-22"),
    ("Asia/Tehran", "2021-09-22"),
    ("Pacific/Apia", "2011-09-24"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Apia", "2012-04-01"),
    ("Africa/Casablanca", "2026-02-15"),
    ("Africa/Casablanca", "2026-03-22"),
    ("America/New_York", "2027-01-01"),
)
"""Zones, and days on which something happens to their clocks, or a year begins."""

HALF_WINDOW_DAYS = 6
laws = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="WALLBOARD_CALENDAR_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@dataclass(frozen=True)
class Drawn:
    """A random calendar as it is written, around the middle of a window."""

    tz: str
    weekly: Mapping[str, Written]
    holidays: list[str]
    date_hours: Mapping[date, Written]
    breaks: Mapping[date, Written]
    middle: datetime

    @property
    def window(self) -> tuple[datetime, datetime]:
        half = timedelta(days=HALF_WINDOW_DAYS)
        return self.middle - half, self.middle + half

    def calendar(self) -> WorkingCalendar:
        return WorkingCalendar(self.tz, self.weekly, self.holidays, self.date_hours, self.breaks)

    def oracle(self) -> Oracle:
        return Oracle(
            tz=self.tz,
            weekly=self.weekly,
            holidays=self.holidays,
            date_hours=self.date_hours,
            breaks=self.breaks,
            window=self.window,
        )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


# Clocks change at night, so edges crowd there.
_edges = st.one_of(st.integers(0, 4 * 4).map(lambda n: n * 15), st.integers(0, 24 * 60 - 1))
_periods: st.SearchStrategy[Written] = st.lists(
    st.one_of(
        st.tuples(_edges.map(_clock), _edges.map(_clock)),
        st.sampled_from((("00:00", "24:00"), ("22:00", "06:00"), ("09:00", "17:30"), ("12:00", "24:00"))),
    ),
    max_size=3,
)


@st.composite
def calendars(draw: st.DrawFn) -> Drawn:
    tz, odd = draw(st.sampled_from(ODD_DAYS))
    middle = utc(odd)
    near = st.integers(-HALF_WINDOW_DAYS - 1, HALF_WINDOW_DAYS + 1).map(
        lambda days: middle.date() + timedelta(days=days)
    )
    by_date = st.dictionaries(near, _periods, max_size=3)
    holidays = st.lists(
        st.one_of(near.map(date.isoformat), near.map(lambda day: f"--{day:%m-%d}")), max_size=3
    )
    weekly = draw(st.dictionaries(st.sampled_from(DAYS), _periods))
    if draw(st.booleans()):
        weekly = dict.fromkeys(DAYS, draw(_periods)) | weekly
    return Drawn(tz, weekly, draw(holidays), draw(by_date), draw(by_date), middle)


def minutes_near(drawn: Drawn) -> st.SearchStrategy[datetime]:
    """Whole minutes of the window, most of them near its middle."""
    most = (HALF_WINDOW_DAYS - 1) * 24 * 60
    return st.one_of(st.integers(-most, most), st.integers(-600, 600)).map(
        lambda n: drawn.middle + n * MINUTE
    )


def pauses_near(drawn: Drawn, *, open_ended: bool = True) -> st.SearchStrategy[Pauses]:
    """Pauses in any order: they overlap, touch, are empty, cross closings and may never end."""

    def pause(start: datetime, length: int | None) -> tuple[datetime, datetime | None]:
        return start, None if length is None else start + length * MINUTE

    lengths: st.SearchStrategy[int | None] = st.sampled_from((0, 1, 15, 60, 24 * 60)) | st.integers(0, 2000)
    if open_ended:
        lengths = lengths | st.none()
    return st.lists(st.builds(pause, minutes_near(drawn), lengths), max_size=4)


spans = st.integers(0, 6 * 24 * 60).map(lambda n: n * MINUTE)
fine_spans = st.timedeltas(timedelta(0), timedelta(days=40))


def same_answer(
    real: Callable[[], datetime], walked: Callable[[], datetime], window: tuple[datetime, datetime]
) -> None:
    """Both give the same instant, or the real one lies outside of what the walk can see."""
    try:
        expected = walked()
    except WindowLeft:
        try:
            found = real()
        except (NeverOpens, NeverCloses):
            return
        assert not window[0] < found < window[1]
        return
    assert real() == expected


@laws
@given(calendars(), st.data())
def test_that_open_stretches_are_those_of_a_minute_walk(drawn: Drawn, data: st.DataObject) -> None:
    start, end = sorted((data.draw(minutes_near(drawn)), data.draw(minutes_near(drawn))))
    calendar, oracle = drawn.calendar(), drawn.oracle()
    assert list(calendar.segments(*drawn.window)) == oracle.segments(*drawn.window)
    assert list(calendar.segments(start, end)) == oracle.segments(start, end)
    assert calendar.is_open(start) == oracle.is_open(start)
    same_answer(lambda: calendar.next_open(start), lambda: oracle.next_open(start), drawn.window)
    same_answer(lambda: calendar.next_close(start), lambda: oracle.next_close(start), drawn.window)
    same_answer(lambda: calendar.previous_close(start), lambda: oracle.previous_close(start), drawn.window)


@laws
@given(calendars(), st.data())
def test_that_sums_with_pauses_are_those_of_a_minute_walk(drawn: Drawn, data: st.DataObject) -> None:
    start, end = data.draw(minutes_near(drawn)), data.draw(minutes_near(drawn))
    span, pauses = data.draw(spans), data.draw(pauses_near(drawn))
    calendar, oracle = drawn.calendar(), drawn.oracle()
    assert calendar.between(start, end, pauses) == oracle.between(start, end, pauses)
    same_answer(
        lambda: calendar.add(start, span, pauses), lambda: oracle.add(start, span, pauses), drawn.window
    )
    same_answer(
        lambda: calendar.add(start, -span, pauses), lambda: oracle.subtract(start, span, pauses), drawn.window
    )
    same_answer(lambda: calendar.subtract(start, span), lambda: oracle.subtract(start, span), drawn.window)


@laws
@given(calendars(), st.data())
def test_that_what_was_added_lies_between_and_subtracting_takes_it_back(
    drawn: Drawn, data: st.DataObject
) -> None:
    start, span = data.draw(minutes_near(drawn)), data.draw(fine_spans)
    pauses = data.draw(pauses_near(drawn, open_ended=False))
    calendar = drawn.calendar()
    try:
        end, plain = calendar.add(start, span, pauses), calendar.add(start, span)
    except NeverOpens:
        return
    assert calendar.between(start, end, pauses) == span
    assert calendar.between(start, plain) == span == -calendar.between(plain, start)
    assert calendar.between(calendar.subtract(plain, span), plain) == span
    back = calendar.subtract(plain, span)
    assert back >= start
    assert calendar.add(back, span) == plain
    if calendar.is_open(start):
        assert back == start


@laws
@given(calendars(), st.data())
def test_that_sums_are_monotone_in_every_argument(drawn: Drawn, data: st.DataObject) -> None:
    early, late = sorted((data.draw(minutes_near(drawn)), data.draw(minutes_near(drawn))))
    small, large = sorted((data.draw(fine_spans), data.draw(fine_spans)))
    pauses = data.draw(pauses_near(drawn))
    more = [*pauses, *data.draw(pauses_near(drawn))]
    calendar, end = drawn.calendar(), drawn.window[1]

    def due(start: datetime, span: timedelta, held: Pauses) -> datetime:
        try:
            return calendar.add(start, span, held)
        except NeverOpens:
            return utc("9999-01-01")

    assert due(early, small, pauses) <= due(late, small, pauses)
    assert due(early, small, pauses) <= due(early, large, pauses)
    assert due(early, small, pauses) <= due(early, small, more)
    assert calendar.between(early, end, pauses) >= calendar.between(late, end, pauses)
    assert calendar.between(early, late, pauses) >= timedelta(0)
    assert calendar.between(early, end, pauses) >= calendar.between(early, end, more)


@laws
@given(calendars(), st.data())
def test_that_spans_join_without_a_seam(drawn: Drawn, data: st.DataObject) -> None:
    first, second, third = (data.draw(minutes_near(drawn)) for _ in range(3))
    pauses = data.draw(pauses_near(drawn))
    calendar = drawn.calendar()
    joined = calendar.between(first, second, pauses) + calendar.between(second, third, pauses)
    assert joined == calendar.between(first, third, pauses)
    lengths = (closes - opens for opens, closes in calendar.segments(first, third))
    assert sum(lengths, timedelta(0)) == max(calendar.between(first, third), timedelta(0))


@laws
@given(calendars(), st.data())
def test_that_a_pause_without_an_end_holds_all_that_is_not_used_up_before_it(
    drawn: Drawn, data: st.DataObject
) -> None:
    start, held = sorted((data.draw(minutes_near(drawn)), data.draw(minutes_near(drawn))))
    span = data.draw(fine_spans)
    calendar = drawn.calendar()
    try:
        end: datetime | None = calendar.add(start, span, [(held, None)])
    except NeverOpens:  # still paused, or closed for good
        end = None
    assert (end is not None) == (span <= calendar.between(start, held))
    if end is not None:
        assert end <= held
