"""Which promise on an incident falls due next, as lists and countdowns need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.clock import SlaClock
from wallboard.domain.policy import Promise


@dataclass(frozen=True, slots=True)
class PromiseClock:
    """One promise of one incident: it runs from `started_at` and is broken once `due_at` has passed."""

    promise: Promise
    started_at: datetime
    due_at: datetime


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
