"""The record of a floor is read alike from both databases, for the floor, a team and any span."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.services.plain_floor import lay_floor
from tests.services.test_floor_history import Writer
from wallboard.domain.floor_record import WEEKS
from wallboard.services.database import Database
from wallboard.services.floor_record import floor_record, floor_record_now, now_of, span_figures

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)  # a Monday
HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)


@pytest.fixture
def write(training_url: str) -> Writer:
    lay_floor(training_url)
    return Writer(training_url)


def test_that_weeks_and_day_are_read_up_to_the_instant(database: Database, write: Writer) -> None:
    for opened_at in (NOON - 5 * WEEK, NOON - WEEK, NOON - 25 * HOUR, NOON - 2 * HOUR, NOON + HOUR):
        write(opened_at, acknowledged=1, deployed=5, resolved=45)
    made = floor_record(database, NOON)
    assert (made.since, made.until) == (NOON - WEEKS, NOON)
    assert (made.arrivals.arrivals, made.handling.overall.samples) == (3, 3)
    assert (made.day.answers.offered, made.day.to_resolve.count) == (1, 1)
    assert made.day.to_resolve.median == timedelta(minutes=45)


def test_that_weeks_before_the_floor_began_are_not_weeks_without_incidents(
    database: Database, write: Writer
) -> None:
    """On a floor of two days nobody knows how many come at three in the afternoon: it is not none."""
    for number in range(60):
        write(NOON - 30 * timedelta(minutes=number), deployed=5, resolved=45)
    arrivals = floor_record(database, NOON + timedelta(minutes=1)).arrivals
    assert arrivals.weeks == 0
    for number in range(60):
        write(NOON - 3 * WEEK - 30 * timedelta(minutes=number), deployed=5, resolved=45)
    assert floor_record(database, NOON + timedelta(minutes=1)).arrivals.weeks == 3


def test_that_the_breaches_are_those_of_the_clocks_of_the_span(database: Database, write: Writer) -> None:
    """Priority 3 promises to acknowledge within 30 minutes, to deploy within 2 hours, to resolve in a day."""
    write(NOON - 4 * HOUR, acknowledged=10, deployed=60, resolved=90)
    write(NOON - 4 * HOUR, acknowledged=31, deployed=60)
    write(NOON - 4 * HOUR)
    write(NOON - 30 * HOUR)
    for figures in (floor_record(database, NOON).day, span_figures(database, NOON - 24 * HOUR, NOON)):
        breaches = figures.breaches
        assert (breaches.met, breaches.missed, breaches.running_though_missed) == (4, 1, 2)
        assert (breaches.paused, breaches.open) == (0, 2)


def test_that_a_verdict_that_fell_later_is_none_yet(database: Database, write: Writer) -> None:
    write(NOON - HOUR, acknowledged=5, deployed=70, resolved=80)
    assert span_figures(database, NOON - 2 * HOUR, NOON).breaches.met == 0
    assert span_figures(database, NOON - 2 * HOUR, NOON + HOUR).breaches.met == 3


def test_that_a_team_has_weeks_of_its_own(database: Database, write: Writer) -> None:
    write(NOON - WEEK, deployed=5, resolved=45, team_id=1)
    write(NOON - WEEK, deployed=5, resolved=45, team_id=2)
    write(NOON - HOUR, team_id=None)
    assert floor_record(database, NOON).arrivals.arrivals == 3
    assert floor_record(database, NOON, team_id=2).arrivals.arrivals == 1
    assert floor_record(database, NOON, team_id=2).handling.overall.samples == 1


def test_that_a_span_ends_before_its_end(database: Database, write: Writer) -> None:
    for opened_at in (NOON - HOUR, NOON):
        write(opened_at)
    assert span_figures(database, NOON - HOUR, NOON).answers.waiting == 1
    assert span_figures(database, NOON, NOON + HOUR).answers.waiting == 1


def test_that_without_an_instant_it_is_the_floors_now(database: Database, write: Writer) -> None:
    before = now_of(database)
    made = floor_record_now(database)
    assert before <= made.until <= now_of(database)


def test_that_a_floor_without_a_past_has_a_record_of_nothing(database: Database) -> None:
    made = floor_record_now(database)
    assert (made.arrivals.arrivals, made.handling.overall.median, made.day.breaches.rate) == (0, None, None)
