"""Forecasts and staff need in words: each can be checked by hand, and none says more than is known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wallboard.domain.forecast import (
    Due,
    Forecast,
    QueuePlace,
    Reason,
    forecast_waiting,
    forecast_worked_on,
    words_of,
)
from wallboard.domain.handling import Basis, Handling
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Goals
from wallboard.domain.staff_need import HalfHour, Lacking, StaffNeed
from wallboard.widgets import need_words
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.detail.forecast_facts import forecast_facts
from wallboard.widgets.risk_words import brief_reason, reason

NOW = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ALIKE = Handling(30 * MINUTE, 12, Basis.NATURE_AND_SEVERITY)
ANY = Handling(timedelta(minutes=40, seconds=15), 90, Basis.ALL)
PLACE = QueuePlace(ahead=3, free=1, present=6, turnover=ANY, from_at=NOW)


def due(promise: Promise, minutes: float) -> Due:
    return Due(promise, NOW + minutes * MINUTE)


LATE = forecast_waiting(PLACE, ALIKE, [due(Promise.RESOLVE, 40)], NOW)


def test_that_the_screen_says_what_the_command_line_says() -> None:
    nothing = Handling(None, 3, Basis.TOO_FEW)
    told = [
        LATE,
        forecast_waiting(replace(PLACE, free=9), ALIKE, [due(Promise.RESOLVE, 40)], NOW),
        forecast_waiting(replace(PLACE, from_at=NOW + 50 * MINUTE), ALIKE, [due(Promise.RESOLVE, 40)], NOW),
        forecast_waiting(replace(PLACE, from_at=None, present=0), ALIKE, [due(Promise.DEPLOY, 40)], NOW),
        forecast_waiting(replace(PLACE, from_at=None, has_team=False), ALIKE, [due(Promise.DEPLOY, 9)], NOW),
        forecast_waiting(replace(PLACE, turnover=nothing), nothing, [due(Promise.DEPLOY, 40)], NOW),
        forecast_waiting(PLACE, ALIKE, [], NOW),
        forecast_waiting(PLACE, ALIKE, [due(Promise.DEPLOY, -1)], NOW),
        forecast_worked_on(NOW - 5 * MINUTE, ALIKE, [due(Promise.RESOLVE, 10)], NOW),
        forecast_worked_on(NOW - 5 * MINUTE, ALIKE, [due(Promise.RESOLVE, 500)], NOW),
    ]
    assert [reason(one) for one in told] == [words_of(one) for one in told]
    assert {one.reason for one in told} == set(Reason)


def test_that_a_reason_is_said_in_one_breath() -> None:
    assert reason(LATE) == "3 ahead, 1 free, 11 min short"
    assert brief_reason(LATE) == "11 min short"


def test_that_a_promise_that_is_not_the_one_beside_it_is_named() -> None:
    assert brief_reason(LATE, Promise.RESOLVE) == "11 min short"
    assert brief_reason(LATE, Promise.DEPLOY) == "resolve 11 min short"
    assert reason(LATE, Promise.DEPLOY) == "3 ahead, 1 free, resolve 11 min short"


def test_that_where_nobody_is_there_the_brief_reason_says_that() -> None:
    stuck = forecast_waiting(replace(PLACE, from_at=None), ALIKE, [due(Promise.DEPLOY, 40)], NOW)
    assert brief_reason(stuck) == "nobody here"
    lost = forecast_waiting(
        replace(PLACE, from_at=None, has_team=False), ALIKE, [due(Promise.DEPLOY, 40)], NOW
    )
    assert brief_reason(lost) == "no team"


def facts(forecast: Forecast, **more: bool) -> list[tuple[str, str]]:
    return list(forecast_facts(forecast, ANY, "Network", NOW, **more))


def test_that_the_sum_can_be_done_by_hand() -> None:
    """(3 - 1 + 1) x 40:15 / 6 is 20:07.5; 30 minutes of work later is 50:07.5, and promised were 40."""
    starts, ends = NOW + timedelta(seconds=1207.5), NOW + timedelta(seconds=3007.5)
    assert facts(LATE) == [
        ("Ahead", "3 of Network; 1 free of 6 to take them"),
        ("Starts", f"{clock_time(starts, NOW, seconds=True)} = now + 3 × 40:15 min ÷ 6"),
        ("Takes", "30:00 min, median of 12 of its nature and severity"),
        ("Ends", clock_time(ends, NOW, seconds=True)),
        ("Due", f"{clock_time(NOW + 40 * MINUTE, NOW, seconds=True)}, to resolve"),
        ("Short by", "10:08 min = ends − due"),
    ]


def test_that_a_promise_to_deploy_is_held_against_the_start() -> None:
    spare = forecast_waiting(replace(PLACE, free=4), ALIKE, [due(Promise.DEPLOY, 9)], NOW)
    told = dict(facts(spare))
    assert told["Starts"] == clock_time(NOW, NOW, seconds=True)
    assert told["To spare"] == "9:00 min = due − starts"
    assert [label for label, _ in facts(spare, is_brief=True)] == ["Starts", "Due", "To spare"]


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (Basis.NATURE_AND_SEVERITY, "median of 12 of its nature and severity"),
        (Basis.SEVERITY, "median of 12 of its severity"),
        (Basis.ALL, "median of all 12"),
    ],
)
def test_that_a_median_says_what_it_is_of(basis: Basis, said: str) -> None:
    told = facts(forecast_waiting(PLACE, replace(ALIKE, basis=basis), [due(Promise.RESOLVE, 40)], NOW))
    assert dict(told)["Takes"] == f"30:00 min, {said}"


def test_that_what_somebody_is_on_has_no_queue() -> None:
    told = dict(facts(forecast_worked_on(NOW - 5 * MINUTE, ALIKE, [due(Promise.RESOLVE, 10)], NOW)))
    assert "Ahead" not in told
    assert told["Started"] == clock_time(NOW - 5 * MINUTE, NOW, seconds=True)


HALF = HalfHour(NOW, 5.5, need=11, have=9, short=2, on_break=1, assumed=3)
NEED = StaffNeed((HALF,), weeks=4, arrivals=1234, samples=812, mean_handling=34 * MINUTE, lacking=None)


def test_that_a_short_half_hour_is_said_without_colour() -> None:
    assert (need_words.ratio(HALF), need_words.lack(HALF)) == ("9/11", "−2")
    assert need_words.lack(replace(HALF, have=11, short=0)) == ""
    assert need_words.ratio(replace(HALF, need=None, short=None)) == "9/?"


def test_that_a_half_hour_is_told_in_a_sentence() -> None:
    assert need_words.sentence(HALF, UTC) == (
        "14:00 to 14:30: 9 there, 11 needed, 2 short. 1 of them on a break. "
        "3 without a shift are taken to stay."
    )
    plain = HalfHour(NOW, 5.5, need=None, have=9, short=None, on_break=0, assumed=0)
    assert need_words.sentence(plain, UTC) == "14:00 to 14:30: 9 there."


def test_that_every_input_of_the_formula_is_named() -> None:
    assert need_words.inputs(NEED, Goals(within_s=900)) == (
        "Arrivals: average of this half hour over 4 weeks (1,234 incidents).",
        "Handling: 34 min, mean of 812 incidents.",
        "Aim: 80 % answered within 15 min, at most 85 % busy.",
        "Erlang C: everybody waits.",
    )
    impatient = need_words.inputs(NEED, Goals(patience_s=300, shrinkage=0.125))
    assert impatient[2:] == (
        "Aim: 80 % answered within 15 min, at most 85 % busy, 12.5 % away.",
        "Erlang A: patience 5 min on average.",
    )


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (Lacking.WEEKS, "too little history: 4 of 2 weeks"),
        (Lacking.ARRIVALS, "too little history: 1234 of 20 incidents"),
        (Lacking.HANDLING, "too little history: 812 of 5 handled incidents"),
    ],
)
def test_that_what_is_lacking_is_said_in_words(lacking: Lacking, said: str) -> None:
    need = replace(NEED, lacking=lacking)
    assert need_words.lacking_words(need) == said
    assert need_words.inputs(need, Goals()) == (f"Need: {said}",)
