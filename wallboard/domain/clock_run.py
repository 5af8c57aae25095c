"""How one clock runs through the life of an incident: what starts, pauses, ends and renews it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from wallboard.domain.life import Happened
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Happening, Reopening, Target
from wallboard.domain.timeline import NOBODY, Writer


@dataclass(frozen=True, slots=True)
class Pause:
    """A span that is not counted; `until_at` None is still lasting.

    `reason` None is the time between an end and a reopening that resumed the clock.
    """

    reason: str | None
    since_at: datetime
    until_at: datetime | None
    writer: Writer = NOBODY


@dataclass(slots=True)
class Run:
    """One cycle of a clock under one target, brought forward happening by happening."""

    target: Target
    cycle: int = 1
    started: Happened | None = None
    stopped: Happened | None = None
    cancelled: Happened | None = None
    pauses: list[Pause] = field(default_factory=list)
    holds: Pause | None = None
    is_dropped: bool = False

    @property
    def ended(self) -> Happened | None:
        return self.stopped or self.cancelled

    @property
    def is_lap(self) -> bool:
        """Whether it ended in a way after which the next one begins at once: an update that was given."""
        return (
            self.stopped is not None
            and self.stopped.kind is Happening.UPDATED
            and self.target.promise is Promise.UPDATE
        )

    def drop(self, one: Happened) -> None:
        """The incident was regraded to where nothing of this kind is promised."""
        self._hold(None, one.at)
        self.cancelled, self.is_dropped = one, True

    def take(self, one: Happened) -> None:
        """What this happening does to the clock; nothing where its target does not answer to it."""
        target = self.target
        if self.ended is not None:
            self._after_end(one)
            return
        if one.kind is Happening.PAUSED:
            self._hold(one if target.is_paused_by(one.reason) else None, one.at)
        elif self.holds is not None and one.kind in target.resumes_on:
            self._hold(None, one.at)
        if self.started is None:
            self.started = one if one.kind in target.starts_on else None
        elif one.kind in target.stops_on | target.cancels_on:
            self._hold(None, one.at)
            self.stopped = one if one.kind in target.stops_on else None
            self.cancelled = None if one.kind in target.stops_on else one

    def _hold(self, one: Happened | None, at: datetime) -> None:
        if self.holds is not None:
            self.pauses.append(replace(self.holds, until_at=max(at, self.holds.since_at)))
        self.holds = None if one is None else Pause(one.reason, one.at, None, one.writer)

    def _after_end(self, one: Happened) -> None:
        ended = self.ended
        if one.kind is not Happening.REOPENED or ended is None or self.started is None:
            return
        if self.target.reopening is Reopening.RESUME:
            self.pauses.append(Pause(None, ended.at, one.at, one.writer))
        elif self.target.reopening is Reopening.RESTART:
            self.pauses.clear()
            self.started = one
        else:
            return
        self.stopped = self.cancelled = None


@dataclass(frozen=True, slots=True)
class Regrade:
    """From `at` on the incident is held to this target; None promises nothing."""

    at: datetime
    target: Target | None


def runs_of(life: Iterable[Happened], grades: tuple[Regrade, ...]) -> Iterator[Run]:
    """Every cycle of the clock of one promise, oldest first.

    A verdict stands under the target by which it was reached. A clock that still runs when the incident
    is regraded is run again under the new target from its beginning, so that its pauses are counted as
    the new target counts them, and none is lost.
    """
    yield from _Runner(grades).runs(life)


class _Runner:
    def __init__(self, grades: tuple[Regrade, ...]) -> None:
        self._grades = list(reversed(grades))
        self._target = self._grades.pop().target
        self._run = None if self._target is None else Run(self._target)
        self._since: list[Happened] = []
        self._begun: Happened | None = None
        self._done: list[Run] = []

    def runs(self, life: Iterable[Happened]) -> Iterator[Run]:
        for one in life:
            while self._grades and self._grades[-1].at <= one.at:
                self._regrade(self._grades.pop())
            self._take(one)
        while self._grades:
            self._regrade(self._grades.pop())
        yield from (run for run in (*self._done, self._run) if run is not None and run.started is not None)

    def _regrade(self, grade: Regrade) -> None:
        self._target, run = grade.target, self._run
        if run is not None and run.ended is not None and not run.is_dropped:
            return
        if grade.target is not None:
            self._again(grade.target)
        elif run is not None and not run.is_dropped:
            run.drop(Happened(grade.at, Happening.CANCELLED))

    def _again(self, target: Target) -> None:
        """This cycle under another target, from its beginning."""
        self._run = Run(target, len(self._done) + 1, started=self._begun)
        since, self._since = self._since, []
        for one in since:
            self._take(one)

    def _take(self, one: Happened) -> None:
        self._since.append(one)
        run, target = self._run, self._target
        if run is None or target is None or run.is_dropped:
            return
        was_ended = run.ended
        run.take(one)
        is_reopened = one.kind is Happening.REOPENED and was_ended is not None
        if (is_reopened and run.ended is not None) or (run.is_lap and run.stopped is one):
            self._begin_cycle(run, one, target)
        elif is_reopened and run.target is not target:
            self._again(target)  # it was regraded while it was ended, and now it runs on

    def _begin_cycle(self, run: Run, one: Happened, target: Target) -> None:
        held = self._held() if one.kind is Happening.UPDATED else None
        self._done.append(run)
        begins = one.kind is Happening.UPDATED or Happening.OPENED in target.starts_on
        self._begun = one if begins else None
        self._run = Run(target, len(self._done) + 1, started=self._begun)
        self._since = []
        if held is not None:
            self._take(held)

    def _held(self) -> Happened | None:
        """The pause that the incident is in when a lap begins, whichever clocks it holds."""
        held = None
        for earlier in self._since:
            if earlier.kind is Happening.PAUSED:
                held = earlier
            elif earlier.kind in (Happening.RESUMED, Happening.REOPENED):
                held = None
        return held
