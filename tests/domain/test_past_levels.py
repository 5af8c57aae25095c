"""Who looks at a past instant for the first time is told the levels of those who have looked all the time."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.figures import Absence, Figure, Level
from wallboard.domain.history import LoadHistory
from wallboard.domain.past_levels import levels_by
from wallboard.domain.thresholds import Levels, Limit, Profile, judged

BEGIN = datetime(2026, 11, 22, 6, tzinfo=UTC)
BUCKET = timedelta(minutes=30)
LOOK = timedelta(minutes=5)
TEN = timedelta(seconds=10)
PROFILE = Profile(
    "test", limits={"open": {Level.WARNING: Limit(10, 7, TEN), Level.ALARM: Limit(20, 16, TEN)}}
)
READINGS = st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=1, max_size=16)
DWELLS = st.integers(0, 100).map(lambda minutes: timedelta(minutes=minutes))


def told_by(readings: Sequence[int | None]) -> LoadHistory:
    starts = tuple(BEGIN + place * BUCKET for place in range(len(readings)))
    numbers = tuple(None if one is None else float(one) for one in readings)
    return LoadHistory(starts, BUCKET, {}, {"open": numbers})


def figure(value: int | None) -> Figure:
    return Figure("open", value, absence=Absence.NO_DATA if value is None else None)


def level_afresh(readings: Sequence[int | None], now: datetime, profile: Profile = PROFILE) -> Level:
    """Of somebody who opens the board at `now`."""
    (told,), _ = judged([figure(readings[-1])], now, profile, levels_by(told_by(readings), now, profile))
    return told.level


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Any warning and alarm, with any dwell, also of more than a bucket."""
    warning, alarm = sorted(draw(st.tuples(st.integers(2, 28), st.integers(2, 28))))
    limits = {
        level: Limit(enter, draw(st.integers(0, enter - 1)), draw(DWELLS))
        for level, enter in ((Level.WARNING, warning), (Level.ALARM, alarm))
    }
    return Profile("any", limits={"open": limits})


@given(READINGS, profiles(), st.integers(1, 6))
def test_that_a_board_put_to_an_instant_is_as_loud_as_one_that_was_followed_up_to_it(
    readings: list[int | None], profile: Profile, looks: int
) -> None:
    """Each figure keeps its number for a bucket, and the last bucket has gone on for some looks only."""
    followed: Levels | None = None
    for place, value in enumerate(readings):
        last = looks if place == len(readings) - 1 else 6
        for look in range(last + 1):
            now = BEGIN + place * BUCKET + look * LOOK
            if followed is not None or value is not None:
                (told,), followed = judged([figure(value)], now, profile, followed)
    if followed is not None:
        assert level_afresh(readings, now, profile) is told.level


@pytest.mark.parametrize(
    ("readings", "level"),
    [
        ([12, 8], Level.WARNING),
        ([8], Level.NORMAL),
        ([12, 7, 8], Level.NORMAL),
        ([25, 17, 17], Level.ALARM),
        ([25, 12], Level.WARNING),
        ([12, None, 8], Level.NORMAL),
    ],
)
def test_that_a_level_that_was_entered_earlier_holds_until_it_is_left(
    readings: list[int | None], level: Level
) -> None:
    assert level_afresh(readings, BEGIN + len(readings) * BUCKET - LOOK) is level


def test_that_hours_that_do_not_lead_up_to_an_instant_tell_nothing_of_it() -> None:
    history = told_by([12, 8])
    assert levels_by(None, BEGIN, PROFILE) is None
    assert levels_by(history, BEGIN - LOOK, PROFILE) is None
    assert levels_by(history, BEGIN + 3 * BUCKET, PROFILE) is None
    assert levels_by(history, BEGIN + 3 * BUCKET - LOOK, PROFILE) is not None


def test_that_what_lies_behind_an_instant_does_not_count() -> None:
    (told,), _ = judged(
        [figure(8)], BEGIN + LOOK, PROFILE, levels_by(told_by([8, 25]), BEGIN + LOOK, PROFILE)
    )
    assert told.level is Level.NORMAL
