"""The last night by the clock on the floor's wall, in summer and winter and between them, and its figures."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import sketch_board
from wallboard.domain import night
from wallboard.domain.figures import open_count
from wallboard.domain.floor_history import FloorHistory, PastIncident
from wallboard.domain.history import LoadHistory
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.night import NightRecord, NightSpan, last_night, told_of
from wallboard.domain.severity import Severity

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
BOARD = sketch_board(NOW)
USUAL = HoursOfDay(22 * 60, 6 * 60)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(night, "floor_zone", lambda _board, _now: BERLIN)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("now", "since", "until", "hours"),
    [
        ("2026-11-22T14:00", "2026-11-21T22:00", "2026-11-22T06:00", 8),
        ("2026-11-22T06:00", "2026-11-21T22:00", "2026-11-22T06:00", 8),
        ("2026-11-22T05:59", "2026-11-20T22:00", "2026-11-21T06:00", 8),
        ("2026-11-22T23:00", "2026-11-21T22:00", "2026-11-22T06:00", 8),
        ("2026-03-29T09:00", "2026-03-28T22:00", "2026-03-29T06:00", 7),
        ("2026-10-25T09:00", "2026-10-24T22:00", "2026-10-25T06:00", 9),
    ],
)
def test_that_the_last_night_is_the_one_that_is_over(now: str, since: str, until: str, hours: int) -> None:
    found = last_night(BOARD, at(now).astimezone(UTC), USUAL)
    assert (found.since, found.until) == (at(since), at(until))
    assert found.hours == hours


@pytest.mark.usefixtures("in_berlin")
def test_that_hours_within_one_day_are_a_night_too() -> None:
    found = last_night(BOARD, at("2026-11-22T14:00"), HoursOfDay(0, 5 * 60))
    assert (found.since, found.until) == (at("2026-11-22T00:00"), at("2026-11-22T05:00"))


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - a bound
    st.integers(0, 1439),
    st.integers(0, 1440),
)
def test_that_it_is_always_over_and_never_older_than_two_days(now: datetime, since: int, until: int) -> None:
    if since == until % 1440:
        return
    found = last_night(BOARD, now, HoursOfDay(since, until))
    assert found.since < found.until <= now < found.until + timedelta(days=1, hours=2)
    assert found.until - found.since <= timedelta(hours=26)


def test_that_its_figures_count_what_was_opened_in_it() -> None:
    span = NightSpan(NOW - timedelta(hours=8), NOW)

    def one(minutes: float, deployed: float | None, resolved: float | None) -> PastIncident:
        opened = span.since + timedelta(minutes=minutes)
        on, done = (None if m is None else opened + timedelta(minutes=m) for m in (deployed, resolved))
        return PastIncident(1, Severity.MAJOR, 1, opened, deployed_at=on, resolved_at=done)

    opened = FloorHistory(
        span.since, NOW, (one(5, 4, 30), one(60, 8, None), one(470, 6, 90), one(90, None, None))
    )
    history = LoadHistory(
        (span.since,), timedelta(hours=8), {}, trends={"open": (3.0, None, 9.0), "breached": ()}
    )
    told = told_of(NightRecord(span, BOARD, history, opened))
    assert (told.opened, told.resolved) == (4, 1), "what was resolved after it was not yet"
    assert told.median_deploy == timedelta(minutes=6)
    assert (told.most_open, told.most_breached) == (9, None)
    assert told.left_open == open_count(BOARD)


def test_that_what_came_and_went_between_two_looks_was_open() -> None:
    span = NightSpan(NOW - timedelta(hours=8), NOW)
    times = ((5, 12), (10, 20), (12, 14), (200, None), (210, 900))
    opened = tuple(
        PastIncident(
            1,
            Severity.MAJOR,
            1,
            span.since + timedelta(minutes=start),
            resolved_at=None if end is None else span.since + timedelta(minutes=end),
        )
        for start, end in times
    )
    history = LoadHistory((span.since,), timedelta(hours=8), {}, trends={"open": (0.0, 0.0)})

    def most(*incidents: PastIncident) -> int | None:
        return told_of(NightRecord(span, BOARD, history, FloorHistory(span.since, NOW, incidents))).most_open

    assert most() == 0
    assert most(opened[0]) == 1
    assert most(*opened[:3]) == 2, "the first had ended when the third began"
    assert most(*opened[:2], *opened[3:]) == 2
    assert most(opened[0], opened[0], opened[0]) == 3


def test_that_a_night_in_which_nothing_was_opened_has_no_share() -> None:
    span = NightSpan(NOW - timedelta(hours=8), NOW)
    history = LoadHistory((), timedelta(hours=8), {})
    told = told_of(NightRecord(span, BOARD, history, FloorHistory(span.since, NOW, ())))
    assert told.in_time is None
    assert told.median_deploy is None
