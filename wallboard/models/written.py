"""What people write into the fields of rules, and back: spans, hours, marks and dates."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.sla_policy import Period

LONGEST_SPAN = timedelta(days=366)
_PART = re.compile(
    r"\s*(\d+)\s*(d|day|days|h|hour|hours|m|min|minute|minutes|s|sec|second|seconds)(?![a-z])",
    re.ASCII | re.I,
)
_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_WHOLE_DAY = (("00:00", "24:00"),)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")
_YEARLY = re.compile(r"--(\d\d)-(\d\d)", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)
_LEAP_YEAR = 2000


class Unwritten(ValueError):
    """A text that says nothing of the kind that a field holds; its words say what to write."""


def span_of(text: str) -> timedelta:
    """A span such as "4 h", "90 min" or "2 d 3 h"; a day is 24 hours, whatever the calendar.

    Raises:
        Unwritten: it is none, nothing, or longer than 366 days.
    """
    place, seconds = 0, 0
    written = text.strip().rstrip(".")
    while place < len(written):
        part = _PART.match(written, place)
        if part is None or len(part[1]) > 9:
            raise Unwritten(_tr("Write a span such as 4 h, 90 min or 2 d 3 h."))
        seconds += int(part[1]) * _UNITS[part[2][0].lower()]
        place = part.end()
    if not 0 < seconds <= LONGEST_SPAN.total_seconds():
        raise Unwritten(_tr("Write a span of at least 1 s and at most 366 d."))
    return timedelta(seconds=seconds)


def span_text(span: timedelta) -> str:
    """The span as `span_of` reads it, in as few units as are exact: "4 h", "90 min", "2 d 3 h"."""
    seconds = round(span.total_seconds())
    if seconds < 7200 and seconds % 60 == 0 and seconds % 3600:
        return f"{seconds // 60} min"
    parts = []
    for name, unit in (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)):
        count, seconds = divmod(seconds, unit)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts) or "0 s"


def periods_of(text: str) -> tuple[Period, ...]:
    """Hours such as "09:00–12:30, 13:00–17:30", "22:00–06:00", "24 hours" or "closed".

    Raises:
        Unwritten: one of them is no pair of times.
    """
    written = " ".join(text.casefold().split())
    if written in ("", "closed", "-", "–"):
        return ()
    if written in ("24 hours", "24 h", "24h", "always", "all day"):
        return _WHOLE_DAY
    return tuple(_period(part) for part in re.split(r"\s*[,;]\s*", written.strip(" ,;")))


def periods_text(periods: Iterable[Period]) -> str:
    """The hours as `periods_of` reads them."""
    pairs = tuple(periods)
    if pairs == _WHOLE_DAY:
        return _tr("24 hours")
    return ", ".join(f"{opens}–{closes}" for opens, closes in pairs) or _tr("closed")


def dates_of(text: str) -> dict[date, tuple[Period, ...]]:
    """One date a line, each with its hours: "2026-12-24  09:00–12:30".

    Raises:
        Unwritten: a line is no date with hours, or a date stands twice; the words name the line.
    """
    found: dict[date, tuple[Period, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        key, _, hours = line.strip().replace("\t", " ").partition(" ")
        day = _iso(key.rstrip(":"))
        if day is None:
            words = _tr("Line {number}: begin with a date such as 2026-12-24.")
            raise Unwritten(words.format(number=number))
        if day in found:
            raise Unwritten(_tr("Line {number}: this date stands twice.").format(number=number))
        try:
            found[day] = periods_of(hours)
        except Unwritten as trouble:
            words = _tr("Line {number}: {trouble}")
            raise Unwritten(words.format(number=number, trouble=trouble)) from None
    return found


def dates_text(dates: Mapping[date, Iterable[Period]]) -> str:
    """The dates as `dates_of` reads them, in order."""
    return "\n".join(f"{day.isoformat()}  {periods_text(hours)}" for day, hours in sorted(dates.items()))


def marks_of(text: str) -> tuple[int, ...]:
    """Warning marks in per cent, such as "50, 75, 90, 100"; none is an empty text.

    Raises:
        Unwritten: one is no whole number from 1 to 1000.
    """
    words = [word for word in re.split(r"[\s,;%]+", text) if word]
    if not all(re.fullmatch(r"\d{1,4}", word, re.ASCII) and 1 <= int(word) <= 1000 for word in words):
        raise Unwritten(_tr("Write whole per cents from 1 to 1000, such as 50, 75, 90, 100."))
    return tuple(sorted({int(word) for word in words}))


def marks_text(marks: Iterable[int]) -> str:
    return ", ".join(str(mark) for mark in marks)


def share_of(text: str) -> float:
    """A share written in per cent: "80" and "80 %" are 0.8.

    Raises:
        Unwritten: it is no number from 0 to 100.
    """
    try:
        share = float(text.strip().removesuffix("%").strip().replace(",", "."))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 100:
        raise Unwritten(_tr("Write a per cent from 0 to 100."))
    return round(share / 100, 6)


def share_text(share: float) -> str:
    return f"{round(share * 100, 4):g}"


def holiday_of(text: str) -> str:
    """A date as rules keep it: "2026-12-24", or "--12-24" for every year.

    Raises:
        Unwritten: it is neither, or no year has such a day.
    """
    written = text.strip()
    yearly = _YEARLY.fullmatch(written)
    if _iso(f"{_LEAP_YEAR}{written[1:]}" if yearly else written) is None:
        raise Unwritten(_tr("Write a date such as 2026-12-24, or --12-24 for every year."))
    return written


def name_of(text: str) -> str:
    """A name of 1 to 80 characters.

    Raises:
        Unwritten: it is empty or longer.
    """
    if not 0 < len(text.strip()) <= 80:
        raise Unwritten(_tr("Give it a name of at most 80 characters."))
    return text.strip()


def code_of(text: str) -> str:
    """What documents and reports call a policy or a calendar.

    Raises:
        Unwritten: it holds more than letters, digits, dots, dashes and underscores.
    """
    if not _CODE.fullmatch(text.strip()):
        raise Unwritten(_tr("Write a code of letters, digits, - and _, such as p1-office."))
    return text.strip()


def _period(written: str) -> Period:
    ends = _BETWEEN.split(written)
    if len(ends) != 2:
        raise Unwritten(_tr("Write hours such as 09:00–12:30, 13:00–17:30, or closed, or 24 hours."))
    return _time(ends[0], is_end=False), _time(ends[1], is_end=True)


def _time(written: str, *, is_end: bool) -> str:
    found = _TIME.fullmatch(written)
    if found is not None:
        minutes = int(found[1]) * 60 + int(found[2] or 0)
        is_whole = int(found[2] or 0) < 60
        if is_whole and minutes <= (1440 if is_end else 1439):
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
    words = _tr("“{text}” is no time of day; write hours such as 09:00–17:30.")
    raise Unwritten(words.format(text=written[:20]))


def _iso(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Written", text)
