"""What a floor's history says of its last weeks and its last day, and what it lets expect."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from tests.floors import sketch_board
from wallboard.domain.board import Board
from wallboard.domain.figures import Figure, figures
from wallboard.domain.floor_history import FloorHistory, PastIncident
from wallboard.domain.floor_record import DAY, WEEKS, FloorRecord, breach_rate, record_of, zone_of
from wallboard.domain.heat import heat_rows
from wallboard.domain.policy import Promise
from wallboard.domain.prospect import HALF_HOURS, MOST_LINES, Prospect, prospect_of
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Goals, NamedCalendar, simple_rules
from wallboard.domain.staff_need import Lacking

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def past(opened_at: datetime, handling: float = 30) -> PastIncident:
    """Acknowledged after 1 minute, somebody on it after 5, done so many minutes later."""
    sent_at = opened_at + 5 * MINUTE
    done_at = sent_at + handling * MINUTE
    return PastIncident(1, Severity.MAJOR, 1, opened_at, opened_at + MINUTE, sent_at, done_at)


def history(*opened: datetime) -> FloorHistory:
    return FloorHistory(NOW - WEEKS, NOW, tuple(past(at) for at in opened))


def record(count: int = 40) -> FloorRecord:
    """So many incidents, evenly over the weeks."""
    return record_of(
        history(*(NOW - WEEKS + (place + 0.5) * WEEKS / max(1, count) for place in range(count))),
        (),
        Goals(),
        UTC,
    )


def test_that_the_day_is_counted_from_the_incidents_of_the_day_only() -> None:
    made = record_of(history(NOW - DAY, NOW - DAY - MINUTE, NOW - 60 * MINUTE), (), Goals(), UTC)
    assert (made.since, made.until, made.day.since) == (NOW - WEEKS, NOW, NOW - DAY)
    assert (made.day.answers.offered, made.day.to_deploy.count) == (2, 2)
    assert made.handling.overall.samples == made.arrivals.arrivals == 3


def test_that_each_time_is_from_the_opening() -> None:
    day = record_of(history(NOW - 60 * MINUTE), (), Goals(), UTC).day
    medians = (day.to_acknowledge.median, day.to_deploy.median, day.to_resolve.median)
    assert medians == (MINUTE, 5 * MINUTE, 35 * MINUTE)


def test_that_the_goals_decide_what_is_in_time() -> None:
    opened = NOW - 60 * MINUTE
    strict, kind = (record_of(history(opened), (), Goals(within_s=s), UTC).day for s in (299, 300))
    assert (strict.answers.answered_in_t, kind.answers.answered_in_t) == (0, 1)


def test_that_promises_without_a_verdict_stand_beside_the_breach_rate() -> None:
    board = sketch_board(NOW)
    clocks = [clock for incident_id in board.incidents for clock in board.clocks(incident_id)]
    rate = breach_rate(clocks, NOW)
    late = sum(clock.is_running and clock.is_missed(NOW) for clock in clocks)
    assert rate.running_though_missed == late > 0
    assert rate.open > 0
    assert rate.rate == Fraction(rate.broken, rate.met + rate.broken)
    whole = rate.met + rate.missed + rate.running_though_missed + rate.paused + rate.open
    assert whole == len(clocks)


def test_that_a_week_is_told_in_the_zone_of_the_first_calendar_that_closes() -> None:
    plain = simple_rules({(1, Promise.RESOLVE): timedelta(hours=1)})
    (code,) = plain.calendars
    office = NamedCalendar(code, "Office", "Europe/London", {"mon": (("09:00", "17:00"),)})
    assert zone_of(None) == UTC
    assert zone_of(plain) == UTC
    assert zone_of(replace(plain, calendars={code: office})) == ZoneInfo("Europe/London")


def test_that_a_prospect_tells_who_will_be_late_and_staff_for_four_hours() -> None:
    board = sketch_board(NOW)
    made = prospect_of(board, record(), NOW)
    assert made.at == NOW
    assert made.has_history
    assert 0 < made.at_risk.count == len(made.forecasts) <= MOST_LINES
    assert all(forecast.is_at_risk for forecast in made.forecasts.values())
    assert len(made.need.half_hours) == HALF_HOURS
    assert made.need.half_hours[0].starts_at == NOW.replace(minute=30, second=0)


@pytest.mark.parametrize(("count", "is_enough"), [(4, False), (5, True)])
def test_that_it_takes_five_handled_incidents_to_say_who_will_be_late(count: int, is_enough: bool) -> None:
    made = prospect_of(sketch_board(NOW), record(count), NOW)
    assert made.has_history is is_enough
    assert (made.at_risk.untold == 0) is is_enough
    assert made.need.lacking is Lacking.ARRIVALS


def strip(board: Board, prospect: Prospect | None) -> dict[str, Figure]:
    made = figures(board, NOW, heat_rows(board, NOW), prospect)
    return {figure.key: figure for figure in made}


def test_that_the_strip_says_beside_what_is_due_soon_how_many_will_be_late() -> None:
    board = sketch_board(NOW)
    prospect = prospect_of(board, record(), NOW)
    told = strip(board, prospect)["at_risk"]
    assert told.value == 23
    assert told.expected_late == prospect.at_risk.count


def test_that_without_enough_history_the_strip_says_of_how_many_nothing_can_be_told() -> None:
    board = sketch_board(NOW)
    young = prospect_of(board, record(3), NOW)
    told = strip(board, young)["at_risk"]
    assert (told.value, told.expected_late, told.untold) == (23, None, young.at_risk.untold)
    assert strip(board, None)["at_risk"].untold == 0
