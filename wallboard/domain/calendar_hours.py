"""When a working calendar is open, as a person writes it down: weekly hours, dates, breaks and holidays."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from immutables import Map

from wallboard.domain.said import said
from wallboard.refusal import Refusal

TimeOfDay = str | time
"""`"09:00"`, `"09:00:30"`, a `time`; `"24:00"` is the end of the day."""

DayKey = str | date
"""A `date`, or `"2026-12-25"`."""

WrittenPeriods = Iterable[Sequence[TimeOfDay]]
"""Pairs of opening and closing, in any order."""

WrittenDates = Mapping[date, WrittenPeriods] | Mapping[str, WrittenPeriods] | Mapping[DayKey, WrittenPeriods]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = timedelta(days=1)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_YEARLY = re.compile(r"--(\d\d)-(\d\d)", re.ASCII)
_LEAP_YEAR = 2000


class CalendarRefusal(Refusal, ValueError):
    """Hours, dates or a zone that make no sense; the sentence names them and the way out."""


class Period(NamedTuple):
    """Opening and closing on the wall clock, counted from the midnight that the date begins with.

    `closes` is after `opens` and lies up to a day after it: 22:00 to 06:00 closes at 30 hours. Equal times
    are a whole day, so 00:00 to 00:00 says the same as 00:00 to 24:00.
    """

    opens: timedelta
    closes: timedelta


Periods = tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """The four layers of a calendar, read and checked; `weekly` begins with Monday.

    Hours belong to the date on which they begin: a holiday, or other hours for a date, leave the morning
    alone that belongs to the night shift of the evening before. A break is cut out of whatever is open then,
    that morning too.
    """

    weekly: tuple[Periods, ...]
    holidays: frozenset[date]
    yearly: frozenset[tuple[int, int]]
    date_hours: "Map[date, Periods]"
    breaks: "Map[date, Periods]"

    def periods_on(self, day: date) -> Periods:
        """What begins on this date, breaks aside: its own hours, or none on a holiday, or the week's."""
        if day in self.date_hours:
            return self.date_hours[day]
        if day in self.holidays or (day.month, day.day) in self.yearly:
            return ()
        return self.weekly[day.weekday()]

    def named_years(self) -> tuple[int, ...]:
        """The years of the dates that are named; in others only the week and the yearly holidays rule."""
        return tuple(day.year for days in (self.holidays, self.date_hours, self.breaks) for day in days)

    def is_round_the_clock(self) -> bool:
        """Whether the hours leave no gap in the week, and no date differs from it."""
        if self.holidays or self.yearly or self.breaks or self.date_hours:
            return False
        week = [
            (day * _DAY + period.opens, day * _DAY + period.closes)
            for day in (-1, *range(7))
            for period in self.weekly[day % 7]
        ]
        reach = timedelta(0)
        for opens, closes in sorted(week):
            if opens > reach:
                return False
            reach = max(reach, closes)
        return reach >= 7 * _DAY


def read_hours(
    weekly: Mapping[str, WrittenPeriods],
    holidays: Iterable[DayKey],
    date_hours: WrittenDates,
    breaks: WrittenDates,
) -> Hours:
    """The layers as they are written, checked.

    Raises:
        CalendarRefusal: something in them is no day, date or time; the sentence quotes it.
    """
    days, yearly = _holidays(holidays)
    return Hours(
        weekly=_weekly(weekly),
        holidays=days,
        yearly=yearly,
        date_hours=_by_date(date_hours, "date_hours"),
        breaks=_by_date(breaks, "breaks"),
    )


def _weekly(weekly: Mapping[str, WrittenPeriods]) -> tuple[Periods, ...]:
    found: dict[int, Periods] = {}
    for key, written in weekly.items():
        number = _weekday(key)
        if number in found:
            raise CalendarRefusal(
                said(
                    "The weekly hours name {weekdays} twice; write its periods as one list.",
                    weekdays=WEEKDAYS[number],
                )
            )
        found[number] = _periods(written, f"weekly hours of {WEEKDAYS[number]}")
    return tuple(found.get(number, ()) for number in range(7))


def _weekday(key: object) -> int:
    name = key.strip().lower() if isinstance(key, str) else ""
    for number, weekday in enumerate(WEEKDAYS):
        if name in (weekday, weekday[:3]):
            return number
    raise CalendarRefusal(
        said("{key} is no day of the week; write mon, tue, wed, thu, fri, sat or sun.", key=repr(key))
    )


def _holidays(holidays: Iterable[DayKey]) -> tuple[frozenset[date], frozenset[tuple[int, int]]]:
    if isinstance(holidays, str):
        raise CalendarRefusal(
            said("The holidays are one text, {holidays}; write a list of dates.", holidays=repr(holidays))
        )
    days: set[date] = set()
    yearly: set[tuple[int, int]] = set()
    for key in holidays:
        found = _YEARLY.fullmatch(key.strip()) if isinstance(key, str) else None
        if found is None:
            days.add(_date(key, "holidays"))
        else:
            yearly.add(_day_of_year(int(found[1]), int(found[2])))
    return frozenset(days), frozenset(yearly)


def _day_of_year(month: int, day: int) -> tuple[int, int]:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        raise CalendarRefusal(
            said(
                'The holiday "--{month}-{day}" is a day that no year has.',
                month=f"{month:02}",
                day=f"{day:02}",
            )
        ) from None
    return month, day


def _by_date(layer: WrittenDates, name: str) -> "Map[date, Periods]":
    found: dict[date, Periods] = {}
    for key, written in layer.items():
        day = _date(key, name)
        if day in found:
            raise CalendarRefusal(
                said("{name} names {day} twice; write its periods as one list.", name=name, day=day)
            )
        found[day] = _periods(written, f"{name} of {day}")
    return Map(found)


def _date(key: object, layer: str) -> date:
    if isinstance(key, date) and not isinstance(key, datetime):
        return key
    if isinstance(key, str) and _ISO_DATE.fullmatch(key.strip()):
        try:
            return date.fromisoformat(key.strip())
        except ValueError:
            raise CalendarRefusal(
                said(
                    "{key} among the {layer} is a day that its year does not have.",
                    key=repr(key),
                    layer=layer,
                )
            ) from None
    way_out = "a date such as 2026-12-25" + (' or "--12-25" for every year' if layer == "holidays" else "")
    raise CalendarRefusal(
        said(
            "{key} among the {layer} is no date; write {way_out}.",
            key=repr(key),
            layer=layer,
            way_out=way_out,
        )
    )


def _periods(written: WrittenPeriods, place: str) -> Periods:
    if isinstance(written, str | None):
        raise CalendarRefusal(
            said(
                'The {place} are {written}; write a list of pairs such as ("09:00", "17:00").',
                place=place,
                written=repr(written),
            )
        )
    return tuple(sorted({_period(pair, place) for pair in written}))


def _period(pair: Sequence[TimeOfDay], place: str) -> Period:
    if isinstance(pair, str) or not isinstance(pair, Sequence) or len(pair) != 2:
        raise CalendarRefusal(
            said(
                '{pair} in the {place} is no period; write a pair such as ("09:00", "17:00").',
                pair=repr(pair),
                place=place,
            )
        )
    opens, closes = _time(pair[0], place), _time(pair[1], place)
    if opens == _DAY:
        raise CalendarRefusal(
            said(
                "{pair} in the {place} opens at 24:00; write 00:00 on the day after.",
                pair=repr(pair),
                place=place,
            )
        )
    return Period(opens, closes if closes > opens else closes + _DAY)


def _time(written: object, place: str) -> timedelta:
    if isinstance(written, time) and written.tzinfo is None:
        return datetime.combine(date.min, written) - datetime.combine(date.min, time())
    found = _CLOCK.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is not None:
        span = timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))
        if span <= _DAY:
            return span
    raise CalendarRefusal(
        said(
            "{written} in the {place} is no time of day; write 00:00 to 24:00.",
            written=repr(written),
            place=place,
        )
    )
