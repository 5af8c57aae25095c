"""The forecast of an incident is a sum that a supervisor can do by hand, and says what it rests on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.forecast import (
    Due,
    Forecast,
    QueuePlace,
    Reason,
    forecast_waiting,
    forecast_worked_on,
    words_of,
)
from wallboard.domain.handling import MIN_SAMPLES, NO_HISTORY, Basis, Handling, HandlingTimes
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
TOO_FEW = Handling(None, 2, Basis.TOO_FEW)


def m(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def median(minutes: float) -> Handling:
    return Handling(m(minutes), 9, Basis.SEVERITY)


def due(minutes: float, promise: Promise = Promise.RESOLVE) -> Due:
    return Due(promise, NOW + m(minutes))


def place(
    ahead: int, free: int, present: int, turnover: Handling | None = None, from_min: float = 0
) -> QueuePlace:
    return QueuePlace(ahead, free, present, turnover or median(40), NOW + m(from_min))


def waiting(at: QueuePlace, *dues: Due, handling: Handling | None = None) -> Forecast:
    return forecast_waiting(at, handling or median(50), dues, NOW)


def test_that_three_ahead_and_one_free_is_eleven_minutes_short_by_hand() -> None:
    # 3 - 1 + 1 = 3 agents must become free; 4 people with 40 min each free one every 10 min: start in 30 min.
    # 50 min of work end in 80 min; due in 69 min.
    forecast = waiting(place(ahead=3, free=1, present=4), due(69))
    assert forecast.expected_start_at == NOW + m(30)
    assert forecast.expected_end_at == NOW + m(80)
    assert forecast.short_by == m(11)
    assert forecast.is_at_risk
    assert words_of(forecast) == "3 ahead, 1 free, 11 min short"


def test_that_with_more_free_than_ahead_it_starts_at_once() -> None:
    forecast = waiting(place(ahead=2, free=3, present=4), due(51))
    assert forecast.expected_start_at == NOW
    assert not forecast.is_at_risk
    assert words_of(forecast) == "2 ahead, 3 free, 1 min to spare"


def test_that_as_many_free_as_ahead_leaves_one_to_become_free_first() -> None:
    assert waiting(place(ahead=2, free=2, present=4), due(500)).expected_start_at == NOW + m(10)


def test_that_an_end_at_the_due_instant_exactly_is_in_time() -> None:
    assert not waiting(place(0, 1, 1), due(50)).is_at_risk
    assert waiting(place(0, 1, 1), due(49.99)).is_at_risk
    assert words_of(waiting(place(0, 1, 1), due(49.99))) == "0 ahead, 1 free, 1 min short"


@pytest.mark.parametrize("promise", [Promise.ACKNOWLEDGE, Promise.DEPLOY])
def test_that_acknowledging_and_deploying_are_held_against_the_start(promise: Promise) -> None:
    late, in_time = due(29, promise), due(31, promise)
    assert waiting(place(3, 1, 4), late).short_by == m(1)
    assert not waiting(place(3, 1, 4), in_time).is_at_risk


def test_that_of_several_promises_the_one_that_is_missed_most_is_told() -> None:
    forecast = waiting(place(3, 1, 4), due(25, Promise.DEPLOY), due(70), due(40, Promise.ACKNOWLEDGE))
    assert (forecast.promise, forecast.short_by) == (Promise.RESOLVE, m(10))
    forecast = waiting(place(3, 1, 4), due(15, Promise.DEPLOY), due(70))
    assert (forecast.promise, forecast.due_at) == (Promise.DEPLOY, NOW + m(15))


def test_that_an_update_is_a_message_which_no_queue_keeps() -> None:
    forecast = waiting(place(3, 1, 4), due(5, Promise.UPDATE))
    assert not forecast.is_at_risk
    assert forecast.reason is Reason.NOTHING_DUE
    assert words_of(forecast) == "nothing falls due"


def test_that_what_is_broken_is_not_at_risk_any_more() -> None:
    forecast = waiting(place(3, 1, 4), due(-1))
    assert forecast.reason is Reason.BROKEN
    assert not forecast.is_at_risk
    assert words_of(forecast) == "already broken"
    both = waiting(place(3, 1, 4), due(-1, Promise.DEPLOY), due(60))
    assert (both.reason, both.promise, both.short_by) == (Reason.QUEUE, Promise.RESOLVE, m(20))


def test_that_a_promise_due_now_can_still_be_kept_and_is_not_broken() -> None:
    assert not waiting(place(0, 1, 1), due(0, Promise.DEPLOY)).is_at_risk
    assert waiting(place(0, 1, 1), due(0, Promise.DEPLOY)).reason is Reason.QUEUE


def test_that_nobody_present_and_nobody_planned_is_at_risk_with_its_reason() -> None:
    forecast = waiting(QueuePlace(0, 0, 0, median(40), from_at=None), due(5_000))
    assert forecast.is_at_risk
    assert forecast.reason is Reason.NOBODY_PRESENT
    assert (forecast.expected_start_at, forecast.short_by) == (None, None)
    assert forecast.due_at == NOW + m(5_000)
    assert words_of(forecast) == "nobody here, and nobody planned"


def test_that_an_incident_without_a_team_is_nobodys() -> None:
    forecast = waiting(QueuePlace(0, 0, 0, median(40), None, has_team=False), due(5_000))
    assert forecast.is_at_risk
    assert words_of(forecast) == "no team has it"


def test_that_nobody_present_is_no_risk_where_nothing_falls_due() -> None:
    assert not waiting(QueuePlace(0, 0, 0, median(40), from_at=None)).is_at_risk


def test_that_before_the_next_shift_the_sum_begins_with_that_shift() -> None:
    forecast = waiting(place(ahead=2, free=2, present=2, from_min=45), due(120))
    assert forecast.expected_start_at == NOW + m(45 + 20)
    assert forecast.absent_for == m(45)
    assert not forecast.is_at_risk
    assert words_of(forecast) == "nobody here for 45 min, 2 ahead, 2 free, 5 min to spare"


def test_that_too_little_history_is_said_and_is_no_alarm() -> None:
    forecast = waiting(place(3, 1, 4, TOO_FEW), due(69), handling=TOO_FEW)
    assert forecast.reason is Reason.TOO_LITTLE_HISTORY
    assert not forecast.is_at_risk
    assert forecast.expected_start_at is None
    assert words_of(forecast) == f"too little history: 2 of {MIN_SAMPLES} needed"


def test_that_without_history_a_start_at_once_still_judges_what_it_can() -> None:
    at_once = place(0, 1, 4, TOO_FEW)
    assert waiting(at_once, due(5, Promise.DEPLOY), handling=TOO_FEW).reason is Reason.QUEUE
    unsure = waiting(at_once, due(5, Promise.DEPLOY), due(60), handling=TOO_FEW)
    assert unsure.reason is Reason.TOO_LITTLE_HISTORY
    late = place(0, 1, 4, TOO_FEW, from_min=20)
    assert waiting(late, due(5, Promise.DEPLOY), due(60), handling=TOO_FEW).short_by == m(15)


def test_that_what_is_worked_on_ends_a_median_after_its_start_but_not_before_now() -> None:
    forecast = forecast_worked_on(NOW - m(30), median(50), [due(9)], NOW)
    assert forecast.expected_end_at == NOW + m(20)
    assert forecast.short_by == m(11)
    assert words_of(forecast) == "in work, 11 min short"
    overrun = forecast_worked_on(NOW - m(90), median(50), [due(9)], NOW)
    assert overrun.expected_end_at == NOW
    assert words_of(overrun) == "in work, 9 min to spare"


def test_that_what_is_worked_on_without_history_says_so() -> None:
    assert words_of(forecast_worked_on(NOW, TOO_FEW, [due(9)], NOW)) == "too little history: 2 of 5 needed"


def test_that_long_spans_are_told_in_hours() -> None:
    assert words_of(waiting(place(0, 1, 1), due(50 + 185))) == "0 ahead, 1 free, 3:05 h to spare"


@given(
    ahead=st.integers(0, 50),
    free=st.integers(0, 20),
    busy=st.integers(0, 20),
    more=st.integers(1, 5),
)
def test_that_more_ahead_never_starts_sooner_and_more_people_never_later(
    ahead: int, free: int, busy: int, more: int
) -> None:
    def start(ahead: int, free: int, busy: int) -> datetime:
        found = waiting(place(ahead, free, free + busy), due(9)).expected_start_at
        return found or datetime.max.replace(tzinfo=UTC)

    here = start(ahead, free, busy)
    assert here >= NOW
    assert start(ahead + more, free, busy) >= here
    assert start(ahead, free + more, busy) <= here
    assert start(ahead, free, busy + more) <= here


def samples(nature_id: int, severity: Severity, *minutes: float) -> list[tuple[int, Severity, timedelta]]:
    return [(nature_id, severity, m(one)) for one in minutes]


def test_that_handling_times_go_by_nature_and_severity_then_severity_then_all() -> None:
    times = HandlingTimes.of(
        samples(1, Severity.CRITICAL, 10, 20, 30, 40, 500)
        + samples(2, Severity.CRITICAL, 7)
        + samples(1, Severity.MINOR, 1, 2, 3, 4)
    )
    assert times.of_incident(1, Severity.CRITICAL) == Handling(m(30), 5, Basis.NATURE_AND_SEVERITY)
    assert times.of_incident(2, Severity.CRITICAL) == Handling(m(25), 6, Basis.SEVERITY)
    assert times.of_incident(1, Severity.MINOR) == Handling(m(8.5), 10, Basis.ALL)
    assert times.of_incident(9, Severity.MEDIUM) == times.overall == Handling(m(8.5), 10, Basis.ALL)


def test_that_fewer_than_five_samples_are_too_few_and_counted() -> None:
    times = HandlingTimes.of(samples(1, Severity.CRITICAL, 10, 20, 30, 40))
    assert times.of_incident(1, Severity.CRITICAL) == Handling(None, 4, Basis.TOO_FEW)
    assert NO_HISTORY.of_incident(1, Severity.MINOR) == Handling(None, 0, Basis.TOO_FEW)


def test_that_an_incident_that_ended_before_it_began_is_no_sample() -> None:
    times = HandlingTimes.of(samples(1, Severity.CRITICAL, -10, 0, 20, 30, 40))
    assert times.overall.samples == 4
