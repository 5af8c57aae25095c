"""Which promise on an incident falls due next, as lists and countdowns need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from wallboard.domain.clock import SlaClock
from wallboard.domain.policy import Promise

SOON: Final = timedelta(minutes=30)
"""What falls due within this is said to be near."""


@dataclass(frozen=True, slots=True)
class PromiseClock:
    """One promise of one incident: it runs from `started_at` and is broken once `due_at` has passed."""

    promise: Promise
    started_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """One promise of one incident, kept at `met_at`; there would have been time until `due_at`."""

    promise: Promise
    met_at: datetime
    due_at: datetime | None


def last_kept(clocks: Iterable[SlaClock]) -> KeptPromise | None:
    """The promise that was kept last; a clock that was stopped too late, or cancelled, kept nothing."""
    kept = [
        KeptPromise(clock.promise, clock.stopped.at, clock.due_at)
        for clock in clocks
        if clock.stopped is not None and clock.cancelled is None and not clock.is_missed(clock.stopped.at)
    ]
    return max(kept, key=lambda one: one.met_at, default=None)


def next_promise(clocks: Iterable[SlaClock]) -> PromiseClock | None:
    """The unkept promise that falls due first.

    None when all are kept, none is made, or those that are left are paused. A promise that was broken before
    the pause began stays broken, and is told.
    """
    running = [clock for clock in clocks if clock.is_running and clock.due_at is not None]
    first = min(running, key=lambda clock: clock.due_at or clock.started_at, default=None)
    if first is None or first.due_at is None:
        return None
    return PromiseClock(first.promise, first.started_at, first.due_at)
