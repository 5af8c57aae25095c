"""Each source by its own measure: what was never read, what is old, and of when it is."""

from datetime import UTC, datetime, timedelta

import pytest

from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.sources import Origin, aged, source_of_board, source_of_hours

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
S = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("age_s", "freshness"),
    [(0, "live"), (60, "live"), (61, "late"), (121, "stale"), (241, "blind")],
)
def test_that_a_source_ages_by_how_often_it_is_read(age_s: int, freshness: str) -> None:
    source = aged(Origin.WEEKS, NOW, age_s * S, every=20 * S, speed=1.0)
    assert source.freshness == freshness


def test_that_what_was_never_read_is_blind_and_of_no_instant() -> None:
    source = aged(Origin.OTHERS, NOW, None, every=5 * S, speed=1.0)
    assert (source.freshness, source.as_of) == (Freshness.BLIND, None)
    assert source_of_hours(NOW, None, speed=1.0, is_read=False).freshness is Freshness.BLIND


def test_that_an_old_source_is_dated_in_the_floors_time() -> None:
    """On a floor that runs sixty times as fast, a minute ago was an hour ago."""
    assert aged(Origin.OTHERS, NOW, 60 * S, every=5 * S, speed=60.0).as_of == NOW - timedelta(hours=1)


def test_that_the_last_hours_are_live_while_their_last_bucket_holds_now() -> None:
    until = NOW + 60 * S
    assert source_of_hours(NOW, until, speed=1.0, is_read=True).is_live
    late = source_of_hours(NOW + 90 * S, until, speed=1.0, is_read=True)
    assert (late.freshness, late.as_of, late.silent_for) == (Freshness.BLIND, until, 30 * S)


def test_that_a_floor_without_a_past_is_not_at_fault() -> None:
    assert source_of_hours(NOW, None, speed=1.0, is_read=True).is_live


def test_that_the_boards_own_poll_is_told_as_the_page_tells_it() -> None:
    source = source_of_board(Sight(Freshness.LATE, 4 * S), NOW)
    assert (source.origin, source.freshness, source.silent_for) == (Origin.BOARD, Freshness.LATE, 4 * S)
