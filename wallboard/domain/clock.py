"""The SLA clock: one promise on one incident, derived from what happened, the same wherever it is seen."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.calendar import NeverOpens, WorkingCalendar
from wallboard.domain.clock_run import Pause
from wallboard.domain.life import Happened
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import NamedCalendar, Policy, PolicyVersion, Target


class ClockState(StrEnum):
    """How a clock stands; of *paused* the clock itself says the reason, since when and by whom."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    RUNNING_THOUGH_MISSED = "running_though_missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class GradeSegment:
    """A span in which the incident was graded the same; `until_at` None lasts. No policy promises nothing."""

    since_at: datetime
    until_at: datetime | None
    severity: int
    priority: int
    version: PolicyVersion | None
    policy: Policy | None


@dataclass(frozen=True, slots=True)
class SlaClock:
    """One target of one incident in one of its cycles, under the policy version by which it is judged.

    Spans are in the calendar's working time unless their name says *wall*. `due_at` is None while a pause
    has no end yet, or where the calendar never opens again. The promise is kept up to and including
    `due_at`, and missed from the first instant after it: whatever cancels it later takes no breach back.
    """

    promise: Promise
    cycle: int
    version: PolicyVersion
    policy: Policy
    target: Target
    named_calendar: NamedCalendar
    started: Happened
    stopped: Happened | None
    cancelled: Happened | None
    pauses: tuple[Pause, ...]
    grades: tuple[GradeSegment, ...]
    counted_from: datetime
    due_at: datetime | None

    @property
    def code(self) -> str:
        """How marks, reports and other programs call this target."""
        return self.policy.code_of(self.promise)

    @property
    def calendar(self) -> WorkingCalendar:
        return self.named_calendar.calendar

    @property
    def started_at(self) -> datetime:
        return self.started.at

    @property
    def stopped_at(self) -> datetime | None:
        return None if self.stopped is None else self.stopped.at

    @property
    def ended_at(self) -> datetime | None:
        """When it stopped or was cancelled."""
        ended = self.stopped or self.cancelled
        return None if ended is None else ended.at

    @property
    def is_running(self) -> bool:
        """Neither stopped nor cancelled; it may be paused."""
        return self.stopped is None and self.cancelled is None

    @property
    def paused(self) -> Pause | None:
        """The pause that still lasts."""
        return next((pause for pause in self.pauses if pause.until_at is None), None)

    @property
    def graded_at(self) -> datetime:
        """When the incident was last graded so that this target applied; `started_at` if it always did."""
        since = self.started_at
        for before, after in zip(self.grades, self.grades[1:], strict=False):
            is_other = _target(before, self.promise) != _target(after, self.promise)
            if is_other and (self.ended_at is None or after.since_at <= self.ended_at):
                since = max(since, after.since_at)
        return since

    def state(self, now: datetime) -> ClockState:
        """How it stands at `now`, by comparing instants of what happened; looking late changes nothing."""
        if self.cancelled is not None:
            return ClockState.MISSED if self.is_missed(now) else ClockState.CANCELLED
        if self.stopped is not None:
            return ClockState.MISSED if self.is_missed(now) else ClockState.MET
        if self.paused is not None:
            return ClockState.PAUSED
        return ClockState.RUNNING_THOUGH_MISSED if self.is_missed(now) else ClockState.RUNNING

    def is_missed(self, now: datetime) -> bool:
        """Whether the promise is broken; pausing or cancelling it after its due instant mends nothing."""
        return self.due_at is not None and (self.ended_at or now) > self.due_at

    def used(self, now: datetime) -> timedelta:
        """Working time used, from `counted_from` to its end or `now`, without the pauses."""
        return self.used_between(self.counted_from, self.ended_at or now)

    def used_since_created(self, now: datetime) -> timedelta:
        """Working time used since the clock started, whatever it is held to since it was regraded."""
        return self.used_between(self.started_at, self.ended_at or now)

    def used_since_graded(self, now: datetime) -> timedelta:
        """Working time used since the incident was last graded so that this target applied."""
        return self.used_between(self.graded_at, self.ended_at or now)

    def used_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time that this clock counts in a span; nothing when it is reversed."""
        if end <= start:
            return timedelta()
        return self.calendar.between(start, end, self.spans())

    def used_in(self, grade: GradeSegment, now: datetime) -> timedelta:
        """Working time that this clock counts within one grade's segment."""
        end = min(grade.until_at or now, self.ended_at or now)
        return self.used_between(max(grade.since_at, self.started_at), end)

    def left(self, now: datetime) -> timedelta:
        """Working time left at `now`, or at its end; negative is overdue."""
        end = self.ended_at or now
        if self.due_at is not None and end > self.due_at:
            return -self.used_between(self.due_at, end)
        return self.target.within - self.used(now)

    def wall_used(self, now: datetime) -> timedelta:
        """Time on the wall clock since the start, pauses and closed hours included."""
        return max(timedelta(), (self.ended_at or now) - self.counted_from)

    def wall_left(self, now: datetime) -> timedelta | None:
        """Time on the wall clock until it falls due: what a countdown shows; None while nobody can know."""
        return None if self.due_at is None else self.due_at - (self.ended_at or now)

    def due_since(self, start: datetime) -> datetime | None:
        """When it would fall due if it counted from `start`."""
        return due_at(self.calendar, start, self.target.within, self.pauses)

    @property
    def due_since_created_at(self) -> datetime | None:
        return self.due_since(self.started_at)

    @property
    def due_since_graded_at(self) -> datetime | None:
        return self.due_since(self.graded_at)

    def mark_at(self, percent: int) -> datetime | None:
        """When so many per cent of its span are used up; None while a pause stands before it."""
        return due_at(self.calendar, self.counted_from, self.target.within * percent / 100, self.pauses)

    def spans(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """The pauses as a calendar takes them."""
        return spans_of(self.pauses)


def due_at(
    calendar: WorkingCalendar, start: datetime, within: timedelta, pauses: tuple[Pause, ...]
) -> datetime | None:
    """When a span of working time is used up; None when a pause without end stands before that.

    What falls due at the very instant at which a lasting pause begins is due then.
    """
    if calendar.is_round_the_clock:
        return _due_round_the_clock(start + within, start, pauses)
    closed = tuple(pause for pause in pauses if pause.until_at is not None)
    try:
        due = calendar.add(start, within, spans_of(closed))
    except NeverOpens:
        return None
    lasting = next((pause for pause in pauses if pause.until_at is None), None)
    return None if lasting is not None and due > lasting.since_at else due


def _due_round_the_clock(due: datetime, start: datetime, pauses: tuple[Pause, ...]) -> datetime | None:
    """The same where every hour counts: each pause that begins before the due instant puts it off."""
    for pause in pauses:
        if pause.since_at >= due:
            break
        if pause.until_at is None:
            return None
        if pause.until_at > start:
            due += pause.until_at - max(pause.since_at, start)
    return due


def spans_of(pauses: tuple[Pause, ...]) -> tuple[tuple[datetime, datetime | None], ...]:
    """Pauses as a calendar takes them."""
    return tuple((pause.since_at, pause.until_at) for pause in pauses)


def _target(grade: GradeSegment, promise: Promise) -> Target | None:
    return None if grade.policy is None else grade.policy.target(promise)
