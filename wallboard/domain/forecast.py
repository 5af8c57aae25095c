"""Whether an incident will be late, by a sum that anybody can do by hand, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.handling import MIN_SAMPLES, Handling
from wallboard.domain.policy import Promise


class Reason(StrEnum):
    """What a forecast rests on, or why there is none."""

    QUEUE = "queue"
    WORKED_ON = "worked_on"
    NOBODY_PRESENT = "nobody_present"
    NO_TEAM = "no_team"
    TOO_LITTLE_HISTORY = "too_little_history"
    NOTHING_DUE = "nothing_due"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Due:
    """A promise that still runs, and when it falls due."""

    promise: Promise
    due_at: datetime


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where an incident that nobody works on stands: how many of its team's queue go first, and who is there.

    `turnover` is what any incident of the floor takes. Where nobody is there at present, `from_at` is when
    the next of the team are planned to be, and `free` and `present` count those; None is nobody planned.
    """

    ahead: int
    free: int
    present: int
    turnover: Handling
    from_at: datetime | None
    has_team: bool = True

    @property
    def must_wait_for(self) -> int:
        """How many agents must become free before this incident has one."""
        return max(0, self.ahead - self.free + 1)

    @property
    def start_at(self) -> datetime | None:
        """With more free than ahead at once; else the agents become free one after another, evenly."""
        if self.from_at is None or not self.must_wait_for:
            return self.from_at
        if self.turnover.median is None or not self.present:
            return None
        return self.from_at + self.must_wait_for * self.turnover.median / self.present


@dataclass(frozen=True, slots=True)
class Forecast:
    """When work on an incident is expected to start and end, against the promise it is likeliest to break.

    `short_by` is how much later than `due_at` the expected instant lies; below nothing it is what there is
    to spare; None where there is nothing to compare. `ahead`, `free` and `present` are None of what somebody
    works on. `absent_for` is how long nobody will be there. What is broken already is not at risk any more.
    """

    ahead: int | None
    free: int | None
    present: int | None
    absent_for: timedelta | None
    expected_start_at: datetime | None
    expected_handling: Handling
    expected_end_at: datetime | None
    reason: Reason
    promise: Promise | None = None
    due_at: datetime | None = None
    short_by: timedelta | None = None
    is_at_risk: bool = False

    @property
    def samples(self) -> int:
        """How many incidents of the past its expected handling is the median of."""
        return self.expected_handling.samples


def forecast_waiting(place: QueuePlace, handling: Handling, dues: Iterable[Due], now: datetime) -> Forecast:
    """Of an incident that waits for somebody.

    With more free agents than incidents ahead it starts now. Otherwise (ahead - free + 1) agents must become
    free first, one every (median handling of all incidents / agents present). It ends a median of its own
    kind later. Promises to acknowledge and to deploy are held against the start, to resolve against the end.
    """
    start_at = place.start_at
    absent_for = place.from_at - now if place.from_at is not None and place.from_at > now else None
    expected = Forecast(
        ahead=place.ahead,
        free=place.free,
        present=place.present,
        absent_for=absent_for,
        expected_start_at=start_at,
        expected_handling=handling,
        expected_end_at=_sum(start_at, handling.median),
        reason=Reason.QUEUE,
    )
    is_stuck = place.from_at is None or not place.present
    stuck = (Reason.NOBODY_PRESENT if place.has_team else Reason.NO_TEAM) if is_stuck else None
    return _judged(expected, dues, now, stuck)


def forecast_worked_on(
    since_at: datetime, handling: Handling, dues: Iterable[Due], now: datetime
) -> Forecast:
    """Of an incident that somebody has been on since then: it ends a median later, or any moment now."""
    end_at = _sum(since_at, handling.median)
    expected = Forecast(
        ahead=None,
        free=None,
        present=None,
        absent_for=None,
        expected_start_at=since_at,
        expected_handling=handling,
        expected_end_at=None if end_at is None else max(end_at, now),
        reason=Reason.WORKED_ON,
    )
    return _judged(expected, dues, now, stuck=None)


def _judged(expected: Forecast, dues: Iterable[Due], now: datetime, stuck: Reason | None) -> Forecast:
    """The forecast held against the promises that work can still keep.

    An update is a message and no work, so no queue keeps it. One promise that cannot be judged for want of
    history makes the whole forecast say so, unless another is at risk for certain.
    """
    running = sorted((due for due in dues if due.promise is not Promise.UPDATE), key=lambda due: due.due_at)
    unbroken = [due for due in running if due.due_at >= now]
    if not running:
        return replace(expected, reason=Reason.NOTHING_DUE)
    if not unbroken:
        return _against(replace(expected, reason=Reason.BROKEN), running[0], None)
    if stuck is not None:
        return replace(_against(replace(expected, reason=stuck), unbroken[0], None), is_at_risk=True)
    late = [(at - due.due_at, due) for due in unbroken if (at := _held_against(expected, due)) is not None]
    if late:
        short_by, due = max(late, key=lambda one: one[0])
        if len(late) == len(unbroken) or short_by > timedelta():
            return _against(expected, due, short_by)
    return _against(replace(expected, reason=Reason.TOO_LITTLE_HISTORY), unbroken[0], None)


def _held_against(expected: Forecast, due: Due) -> datetime | None:
    return expected.expected_end_at if due.promise is Promise.RESOLVE else expected.expected_start_at


def _against(expected: Forecast, due: Due, short_by: timedelta | None) -> Forecast:
    is_late = short_by is not None and short_by > timedelta()
    return replace(expected, promise=due.promise, due_at=due.due_at, short_by=short_by, is_at_risk=is_late)


def _sum(start: datetime | None, span: timedelta | None) -> datetime | None:
    return None if start is None or span is None else start + span


def words_of(forecast: Forecast) -> str:
    """The reason as one reads it aloud: "3 ahead, 1 free, 11 min short"."""
    match forecast.reason:
        case Reason.QUEUE:
            absent = f"nobody here for {_minutes(forecast.absent_for)}, " if forecast.absent_for else ""
            return f"{absent}{forecast.ahead} ahead, {forecast.free} free, {_margin(forecast)}"
        case Reason.WORKED_ON:
            return f"in work, {_margin(forecast)}"
        case Reason.NOBODY_PRESENT:
            return "nobody here, and nobody planned"
        case Reason.NO_TEAM:
            return "no team has it"
        case Reason.TOO_LITTLE_HISTORY:
            return f"too little history: {forecast.samples} of {MIN_SAMPLES} needed"
        case Reason.NOTHING_DUE:
            return "nothing falls due"
        case Reason.BROKEN:
            return "already broken"


def _margin(forecast: Forecast) -> str:
    span = forecast.short_by or timedelta()
    return f"{_minutes(span)} short" if forecast.is_at_risk else f"{_minutes(-span)} to spare"


def _minutes(span: timedelta | None) -> str:
    """Whole minutes, rounded up: whoever is 10 s short is not 0 min short."""
    minutes = -(-(span or timedelta()) // timedelta(minutes=1))
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60}:{minutes % 60:02} h"
