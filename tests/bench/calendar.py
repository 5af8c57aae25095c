"""What 100,000 due times of a British office cost, beside a walk by days and a walk by minutes."""

import argparse
import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from wallboard.domain.calendar import WorkingCalendar
from wallboard.domain.public_holidays import public_holidays

YEAR = 2026
ZONE = "Europe/London"
PERIODS = (("09:00", "12:30"), ("13:15", "17:30"))
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
HOLIDAYS = frozenset(public_holidays("GB-ENG", YEAR, YEAR + 1))
MINUTE = timedelta(minutes=1)

Question = tuple[datetime, timedelta]
Answer = Callable[[datetime, timedelta], datetime]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.calendar", description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--day-calls", type=int, default=5_000, help="of them, asked of the walk by days")
    parser.add_argument("--minute-calls", type=int, default=100, help="of them, asked of the walk by minutes")
    args = parser.parse_args()
    asked = questions(args.calls)
    calendar = WorkingCalendar(ZONE, dict.fromkeys(WORKDAYS, PERIODS), HOLIDAYS)
    ours = _us_each(calendar.add, asked)
    again = _us_each(calendar.add, asked)
    by_day, by_minute = asked[: args.day_calls], asked[: args.minute_calls]
    _check(calendar.add, walk_days, by_day)
    _check(calendar.add, walk_minutes, by_minute)
    days, minutes = _us_each(walk_days, by_day), _us_each(walk_minutes, by_minute)
    print("| what | per call | 100,000 calls | ÷ ours |\n|---|---|---|---|")
    _row("add, the first time with the year to work out", ours, ours)
    _row("add, again", again, ours)
    _row(f"walk by days ({args.day_calls:,} calls)", days, ours)
    _row(f"walk by minutes ({args.minute_calls:,} calls)", minutes, ours)


def questions(calls: int) -> list[Question]:
    """Starts all over a year and budgets from a quarter of an hour to 200 hours, the same every time."""
    chance = random.Random(YEAR)
    start = datetime(YEAR, 1, 1, tzinfo=UTC)
    return [
        (start + timedelta(seconds=chance.randrange(365 * 86_400)), MINUTE * chance.randrange(15, 12_000))
        for _ in range(calls)
    ]


def walk_days(start: datetime, span: timedelta) -> datetime:
    """Day after day, each reckoned anew."""
    zone = ZoneInfo(ZONE)
    day, left = start.astimezone(zone).date(), span
    while True:
        for opens, closes in _hours(day):
            begin = max(_instant(day, opens, zone), start)
            open_for = _instant(day, closes, zone) - begin
            if open_for >= left:
                return begin + left
            left -= max(open_for, timedelta(0))
        day += timedelta(days=1)


def walk_minutes(start: datetime, span: timedelta) -> datetime:
    """Minute after minute, each looked up on the wall."""
    zone = ZoneInfo(ZONE)
    at, left = start, span
    while left:
        wall = at.astimezone(zone)
        shown = f"{wall:%H:%M}"
        if any(opens <= shown < closes for opens, closes in _hours(wall.date())):
            step = min(left, MINUTE - timedelta(seconds=at.second))
            left -= step
        else:
            step = MINUTE - timedelta(seconds=at.second)
        at += step
    return at


def _hours(day: date) -> Sequence[tuple[str, str]]:
    return () if day.weekday() >= 5 or day in HOLIDAYS else PERIODS


def _instant(day: date, written: str, zone: ZoneInfo) -> datetime:
    hour, minute = written.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=zone).astimezone(UTC)


def _check(ours: Answer, walk: Answer, asked: Sequence[Question]) -> None:
    wrong = [question for question in asked if ours(*question) != walk(*question)]
    if wrong:
        raise SystemExit(f"{len(wrong)} of {len(asked)} answers differ, the first at {wrong[0]}")


def _us_each(answer: Answer, asked: Sequence[Question]) -> float:
    started = perf_counter()
    for start, span in asked:
        answer(start, span)
    return (perf_counter() - started) / len(asked) * 1e6


def _row(what: str, us_each: float, ours: float) -> None:
    print(f"| {what} | {us_each:,.1f} µs | {us_each / 10:,.2f} s | {us_each / ours:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
