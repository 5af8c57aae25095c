"""Public holidays come with their names, by country and by part of a country."""

import subprocess
import sys
from datetime import date

import pytest

from tests.domain.calendars import utc
from wallboard.domain.calendar import CalendarRefusal, WorkingCalendar
from wallboard.domain.public_holidays import Region, public_holidays, regions


def test_that_english_holidays_are_those_of_the_gazette() -> None:
    assert list(public_holidays("GB-ENG", 2026, 2026).items()) == [
        (date(2026, 1, 1), "New Year's Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 4), "May Day"),
        (date(2026, 5, 25), "Spring Bank Holiday"),
        (date(2026, 8, 31), "Late Summer Bank Holiday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Boxing Day"),
        (date(2026, 12, 28), "Boxing Day (observed)"),
    ]


@pytest.mark.parametrize(
    ("region", "day", "is_holiday"),
    [
        ("GB-SCT", date(2026, 11, 30), True),  # Saint Andrew
        ("GB-ENG", date(2026, 11, 30), False),
        ("GB-SCT", date(2026, 4, 6), False),  # Easter Monday
        ("GB-NIR", date(2026, 7, 13), True),  # the Twelfth, in lieu of a Sunday
        ("US-NY", date(2026, 7, 4), True),
        ("DE", date(2026, 10, 3), True),
        ("DE-BY", date(2026, 11, 1), True),
        ("DE-BE", date(2026, 11, 1), False),
    ],
)
def test_that_parts_of_a_country_keep_their_own(region: str, day: date, is_holiday: bool) -> None:
    assert (day in public_holidays(region, 2026, 2026)) is is_holiday


def test_that_both_years_are_included_and_the_days_are_in_order() -> None:
    found = public_holidays("DE", 2026, 2028)
    assert list(found) == sorted(found)
    assert {day.year for day in found} == {2026, 2027, 2028}


@pytest.mark.parametrize("spoken", ["de", "uk", "C", ""])
def test_that_names_are_english_whatever_the_machine_speaks(
    spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", spoken)
    assert public_holidays("DE-NW", 2027, 2027)[date(2027, 1, 1)] == "New Year's Day"
    assert public_holidays("GB", 2026, 2026)[date(2026, 12, 28)] == "Boxing Day (observed)"
    assert public_holidays("JP", 2026, 2026)[date(2026, 2, 11)] == "Foundation Day"


def test_that_they_close_a_calendar() -> None:
    calendar = WorkingCalendar(
        "Europe/London", {"mon": [("09:00", "17:00")]}, public_holidays("GB-ENG", 2026, 2026)
    )
    found = calendar.segments(utc("2026-12-20 00:00"), utc("2027-01-05 00:00"))
    assert [opens for opens, _ in found] == [utc("2026-12-21 09:00"), utc("2027-01-04 09:00")]


@pytest.mark.parametrize("region", ["XX", "GB-XX", "", "-", "England", "gb"])
def test_that_an_unknown_region_is_refused_with_a_way_out(region: str) -> None:
    with pytest.raises(CalendarRefusal, match=f"for {region!r}; name a country such as GB"):
        public_holidays(region, 2026, 2026)


@pytest.mark.parametrize(("first", "last"), [(2027, 2026), (1, 9999)])
def test_that_years_without_sense_are_refused(first: int, last: int) -> None:
    with pytest.raises(CalendarRefusal, match=f"from {first} to {last}; name a first and a last year"):
        public_holidays("GB", first, last)


def test_that_every_region_of_the_list_has_a_name_of_its_own_and_can_be_asked_for() -> None:
    listed = regions()
    assert len({region.code for region in listed}) == len({region.name for region in listed}) == len(listed)
    assert {
        Region("GB", "United Kingdom"),
        Region("GB-ENG", "United Kingdom: England"),
        Region("US-NY", "United States: New York"),
        Region("IM", "Isle of Man"),
    } <= set(listed)
    names = [region.name for region in listed]
    assert names == sorted(names, key=str.casefold)
    for region in listed:
        public_holidays(region.code, 2026, 2026)


def test_that_the_library_waits_until_it_is_asked() -> None:
    probe = "import sys, wallboard.domain.public_holidays; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
