"""Instants as people write them, read alike on the command line and on the screen."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from wallboard.domain.instant_text import NoInstant, instant_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-17 14:05", datetime(2026, 11, 17, 13, 5, tzinfo=UTC)),
        (" 2026-11-17T14:05:30 ", datetime(2026, 11, 17, 13, 5, 30, tzinfo=UTC)),
        ("2026-07-17 14:05", datetime(2026, 7, 17, 12, 5, tzinfo=UTC)),
        ("2026-11-17T14:05Z", datetime(2026, 11, 17, 14, 5, tzinfo=UTC)),
        ("2026-11-17T14:05+05:30", datetime(2026, 11, 17, 8, 35, tzinfo=UTC)),
        ("2026-11-17", datetime(2026, 11, 16, 23, 0, tzinfo=UTC)),
    ],
)
def test_that_an_instant_is_read_in_the_zone_that_it_is_told_in(written: str, at: datetime) -> None:
    assert instant_of(written, zone=BERLIN) == at


def test_that_a_time_alone_is_of_the_day_that_is_shown() -> None:
    shown = date(2026, 10, 24)  # the day before summer time ends
    assert instant_of("9:30", zone=BERLIN, day=shown) == datetime(2026, 10, 24, 7, 30, tzinfo=UTC)
    assert instant_of("09:30:05", zone=BERLIN, day=date(2026, 10, 25)) == datetime(
        2026, 10, 25, 8, 30, 5, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "written", ["", "yesterday", "25:00", "12:60", "1969-01-01", "9999-12-31T23:59", "14"]
)
def test_that_what_names_no_instant_is_refused(written: str) -> None:
    with pytest.raises(NoInstant):
        instant_of(written, zone=BERLIN, day=date(2026, 1, 1))


def test_that_a_time_alone_needs_a_day() -> None:
    with pytest.raises(NoInstant):
        instant_of("9:30", zone=BERLIN)
