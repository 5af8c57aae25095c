"""A level is entered at one value and left at another, and never before the figure has stayed there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import calm_board, sketch_board
from wallboard.domain.figures import Absence, Figure, Level, figures
from wallboard.domain.heat import heat_rows
from wallboard.domain.thresholds import SILENT, Held, Levels, Limit, Profile, judged, next_held
from wallboard.services.profiles import load_profile

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
DWELL = timedelta(seconds=10)
HIGH = Limit(10, 7, DWELL)
LOW = Limit(80, 83, DWELL)
ALARM = Limit(20, 16, DWELL)
PROFILE = Profile("test", limits={"open": {Level.WARNING: HIGH, Level.ALARM: ALARM}})
STEPS = st.lists(st.tuples(st.integers(1, 15), st.integers(0, 30)), min_size=1, max_size=60)


def look(value: int, seconds: float, before: Levels | None) -> tuple[Level, Levels]:
    now = NOW + timedelta(seconds=seconds)
    (told,), levels = judged([Figure("open", value)], now, PROFILE, before)
    return told.level, levels


def levels_of(*looks: tuple[float, int]) -> list[Level]:
    told, before = [], None
    for seconds, value in looks:
        level, before = look(value, seconds, before)
        told.append(level)
    return told


def test_that_the_first_look_takes_a_figure_as_it_is() -> None:
    assert levels_of((0, 9)) == [Level.NORMAL]
    assert levels_of((0, 10)) == [Level.WARNING]
    assert levels_of((0, 20)) == [Level.ALARM]


def test_that_a_level_comes_only_after_its_dwell() -> None:
    assert levels_of((0, 0), (1, 10), (10, 10), (11, 10)) == [Level.NORMAL] * 3 + [Level.WARNING]


def test_that_a_level_goes_only_after_its_dwell_at_its_exit() -> None:
    looks = [(0, 10), (60, 8), (120, 7), (129, 7), (130, 7)]
    assert levels_of(*looks) == [Level.WARNING] * 4 + [Level.NORMAL]


def test_that_whoever_asks_with_a_break_asks_anew() -> None:
    assert levels_of((0, 0), (1, 10), (9, 9), (10, 10), (19, 10)) == [Level.NORMAL] * 5


def test_that_an_alarm_is_entered_from_normal_directly() -> None:
    assert levels_of((0, 0), (1, 25), (11, 25)) == [Level.NORMAL, Level.NORMAL, Level.ALARM]


def test_that_swinging_between_warning_and_alarm_does_not_keep_the_warning_away() -> None:
    swings = [(second, 25 if second % 2 else 12) for second in range(1, 12)]
    assert levels_of((0, 0), *swings)[-1] is Level.WARNING


def test_that_an_alarm_falls_to_a_warning_where_that_still_holds() -> None:
    assert levels_of((0, 25), (1, 16), (11, 16)) == [Level.ALARM, Level.ALARM, Level.WARNING]


def test_that_a_figure_that_is_bad_when_low_warns_when_it_falls() -> None:
    held = next_held(LOW, 80, NOW, None)
    assert held.is_on
    assert not next_held(LOW, 80.1, NOW, None).is_on
    asked = next_held(LOW, 83, NOW, held)
    assert asked == Held(True, NOW)
    assert next_held(LOW, 82.9, NOW, asked) == Held(True)
    assert not next_held(LOW, 83, NOW + DWELL, asked).is_on


@pytest.mark.parametrize("absence", list(Absence))
def test_that_what_has_no_value_is_never_loud_where_high_is_bad(absence: Absence) -> None:
    (told,), _ = judged([Figure("open", None, absence=absence)], NOW, PROFILE)
    assert told.level is Level.NORMAL


def test_that_a_look_at_an_earlier_instant_or_by_another_profile_begins_afresh() -> None:
    _, later = look(0, 0, None)
    assert look(25, -1, later)[0] is Level.ALARM
    (told,), _ = judged([Figure("open", 25)], NOW, replace(PROFILE), later)
    assert told.level is Level.ALARM


def test_that_spans_are_held_to_minutes_and_shares_to_per_cent() -> None:
    told, _ = judged(
        [
            Figure("oldest_unassigned", timedelta(minutes=30)),
            Figure("service_level", Fraction(8, 10)),
            Figure("free", 7, of=70),
            Figure("median_deploy", timedelta(minutes=14, seconds=59)),
        ],
        NOW,
        load_profile(),
    )
    assert [one.level for one in told] == [Level.WARNING] * 3 + [Level.NORMAL]


def test_that_by_the_shipped_limits_a_storm_is_loud_and_a_calm_floor_is_not() -> None:
    storm, calm = sketch_board(NOW), calm_board(NOW)
    told, _ = judged(figures(storm, NOW, heat_rows(storm, NOW)), NOW, load_profile())
    loud = {figure.key: figure.level for figure in told}
    assert (loud["breached"], loud["unassigned"], loud["open"]) == (Level.ALARM, Level.WARNING, Level.NORMAL)
    quiet, _ = judged(figures(calm, NOW, heat_rows(calm, NOW)), NOW, load_profile())
    assert {figure.level for figure in quiet} == {Level.NORMAL}
    silent, _ = judged(figures(storm, NOW, heat_rows(storm, NOW)), NOW, SILENT)
    assert {figure.level for figure in silent} == {Level.NORMAL}


def walked(limit: Limit, steps: Sequence[tuple[int, int]]) -> list[tuple[datetime, int, Held]]:
    now, held, told = NOW, None, []
    for seconds, value in steps:
        now += timedelta(seconds=seconds)
        held = next_held(limit, value, now, held)
        told.append((now, value, held))
    return told


@given(STEPS, st.sampled_from([HIGH, Limit(7, 10, DWELL)]))
def test_that_no_level_changes_unless_the_other_was_asked_for_all_the_dwell(
    steps: list[tuple[int, int]], limit: Limit
) -> None:
    told = walked(limit, steps)
    for place in range(1, len(told)):
        now, _, held = told[place]
        if held.is_on is told[place - 1][2].is_on:
            continue
        asks = limit.is_entered if held.is_on else limit.is_left
        run = [at for at, value, _ in told[: place + 1] if at >= now - limit.dwell and asks(value)]
        within = [at for at, _, _ in told[: place + 1] if at >= now - limit.dwell]
        assert run == within
        since = [at for at, value, _ in told[: place + 1] if at <= now - limit.dwell]
        assert since
        assert asks(next(value for at, value, _ in told if at == since[-1]))


@given(STEPS, st.sampled_from([HIGH, Limit(7, 10, DWELL)]))
def test_that_two_changes_of_a_level_are_at_least_a_dwell_apart(
    steps: list[tuple[int, int]], limit: Limit
) -> None:
    told = walked(limit, steps)
    pairs = pairwise(told)
    changed = [after[0] for before, after in pairs if before[2].is_on is not after[2].is_on]
    assert all(later - sooner >= limit.dwell for sooner, later in pairwise(changed))


@given(st.lists(st.integers(8, 9), min_size=1, max_size=40), st.booleans())
def test_that_between_exit_and_entry_a_level_stays_what_it_is(values: list[int], is_on: bool) -> None:
    held, now = Held(is_on), NOW
    for value in values:
        now += timedelta(minutes=1)
        held = next_held(HIGH, value, now, held)
        assert held == Held(is_on)


@given(STEPS)
def test_that_a_figure_that_is_the_very_same_is_as_loud_as_an_equal_one(steps: list[tuple[int, int]]) -> None:
    """One that was still is not asked again, and must not be held back by that."""
    kept = [Figure("open", value) for value in range(31)]
    same: Levels | None = None
    other: Levels | None = None
    now = NOW
    for later_s, value in [*steps, *[(5, steps[-1][1])] * 4]:
        now += timedelta(seconds=later_s)
        told, same = judged([kept[value]], now, PROFILE, same)
        anew, other = judged([Figure("open", value)], now, PROFILE, other)
        assert (told, same.held) == (anew, other.held)
