"""Calendars and instants that the tests of the working calendar share."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from wallboard.domain.calendar import WorkingCalendar

LONDON = "Europe/London"
NIGHTS = [("22:00", "06:00")]
OFFICE = [("09:00", "12:30"), ("13:15", "17:30")]
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
EVERY_DAY = (*WORKDAYS, "sat", "sun")


def utc(written: str) -> datetime:
    """An instant as it is written in UTC."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def local(written: str, zone: str = LONDON, fold: int = 0) -> datetime:
    """An instant as it is written on a wall."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone), fold=fold)


def every_day(*periods: tuple[str, str], tz: str = LONDON) -> WorkingCalendar:
    """The same hours on every day of the week."""
    return WorkingCalendar(tz, dict.fromkeys(EVERY_DAY, periods))


def office(*holidays: str) -> WorkingCalendar:
    """A British office with a lunch break; these are its holidays."""
    return WorkingCalendar(LONDON, dict.fromkeys(WORKDAYS, OFFICE), holidays)
