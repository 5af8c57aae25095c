"""How one clock runs through the life of an incident: what starts, pauses, ends and renews it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from wallboard.domain.life import ENDS, Happened
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Happening, Reopening, Target
from wallboard.domain.timeline import NOBODY, Writer

_BEGINS = frozenset({Happening.OPENED, Happening.REOPENED})


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
    is_shut: bool = False
    """The incident ended before the clock had started; nothing starts it until a reopening."""

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

    def take(self, life: Sequence[Happened], place: int, until: int) -> int:
        """Goes on from a place of a life until it ends, or `until`; gives the place after that.

        What its target does not answer to does nothing.
        """
        target = self.target
        while place < until:
            one = life[place]
            place += 1
            if one.kind is Happening.PAUSED:
                self._hold(one if target.is_paused_by(one.reason) else None, one.at)
            elif self.holds is not None and one.kind in target.resumes_on:
                self._hold(None, one.at)
            if self.started is None:
                self._start(one)
            elif one.kind in target.stops_on:
                self._hold(None, one.at)
                self.stopped = one
                break
            elif one.kind in target.cancels_on:
                self._hold(None, one.at)
                self.cancelled = one
                break
        return place

    def go_on(self, one: Happened, answer: Reopening) -> None:
        """The incident was reopened and the clock with it, by resuming or from nothing."""
        ended = self.ended
        if answer is Reopening.RESTART:
            self.cycle += 1  # its warning marks are to fire again, and each fires once in a cycle
            self.started = one if self.target.starts_on & _BEGINS else None
        elif ended is not None:
            self.pauses.append(Pause(None, ended.at, one.at, one.writer))
        self.stopped = self.cancelled = None

    def _start(self, one: Happened) -> None:
        if one.kind in ENDS:
            self.is_shut = True
        elif one.kind is Happening.REOPENED:
            self.is_shut = False
        if one.kind in self.target.starts_on and not self.is_shut:
            self.started = one

    def _hold(self, one: Happened | None, at: datetime) -> None:
        held = self.holds
        if held is not None:
            self.pauses.append(Pause(held.reason, held.since_at, max(at, held.since_at), held.writer))
        self.holds = None if one is None else Pause(one.reason, one.at, None, one.writer)


class Regrade(NamedTuple):
    """From `at` on the incident is held to this target; None promises nothing."""

    at: datetime
    target: Target | None


def runs_of(life: Sequence[Happened], grades: Sequence[Regrade]) -> tuple[Run, ...]:
    """Every cycle of the clock of one promise, oldest first.

    A verdict stands under the target by which it was reached. A clock that still runs when the incident
    is regraded is run again under the new target from its beginning, so that its pauses are counted as
    the new target counts them, and none is lost.
    """
    target = grades[0].target
    if len(grades) == 1 and target is not None and target.promise is not Promise.UPDATE:
        run = Run(target)
        if not _is_reopened(life, run.take(life, 0, len(life))):
            return (run,) if run.started is not None else ()
    return _Runner(life, target).runs(grades[1:])


def _is_reopened(life: Sequence[Happened], place: int) -> bool:
    """Whether a clock that ended before this place has to be looked at again."""
    while place < len(life):
        if life[place].kind is Happening.REOPENED:
            return True
        place += 1
    return False


class _Runner:
    """Goes through a life from place to place; the cycle that runs began before the place `_from`."""

    def __init__(self, life: Sequence[Happened], target: Target | None) -> None:
        self._life = life
        self._target = target
        self._run = None if target is None else Run(target)
        self._from = 0
        self._begun: Happened | None = None
        self._held: Happened | None = None
        self._unanswered: int | None = None
        self._answers: dict[int, Reopening] = {}
        self._done: list[Run] = []

    def runs(self, regrades: Sequence[Regrade]) -> tuple[Run, ...]:
        place = 0
        for regrade in regrades:
            until = place
            while until < len(self._life) and self._life[until].at < regrade.at:
                until += 1
            self._go(place, until)
            place = until
            self._regrade(regrade, place)
        self._go(place, len(self._life))
        runs = self._done if self._run is None else [*self._done, self._run]
        return tuple(run for run in runs if run.started is not None)

    def _go(self, place: int, until: int) -> None:
        """From a place to before another: the cycle that runs takes what happens, and others follow it."""
        while place < until:
            run = self._run
            if run is None or run.is_dropped:
                return
            if run.ended is None:
                place = run.take(self._life, place, until)
                if run.is_lap:
                    self._begin_cycle(run, run.target, place - 1)
            else:
                if self._life[place].kind is Happening.REOPENED:
                    self._reopen(run, place)
                place += 1

    def _reopen(self, run: Run, place: int) -> None:
        """What the target of the day says, for good; where nothing is promised, the next one says it."""
        target = self._target
        if target is None:
            self._unanswered = place
            return
        answer = self._answers.setdefault(place, target.reopening)
        if answer is Reopening.NEW_CYCLE:
            self._begin_cycle(run, target, place)
        elif run.target != target:
            self._again(target, place + 1)
        else:
            run.go_on(self._life[place], answer)

    def _regrade(self, regrade: Regrade, place: int) -> None:
        """Another target rules what happens from this place on."""
        target, run = regrade.target, self._run
        self._target = target
        if run is not None and run.ended is not None and not run.is_dropped:
            self._answer(run, place)
        elif target is None:
            if run is not None and not run.is_dropped:
                run.drop(Happened(regrade.at, Happening.CANCELLED))
        elif run is None or run.target != target or run.is_dropped:
            self._again(target, place)

    def _answer(self, run: Run, place: int) -> None:
        """A verdict stands, unless the incident was reopened meanwhile while nothing was promised."""
        reopened, target = self._unanswered, self._target
        if reopened is None or target is None:
            return
        self._unanswered = None
        self._reopen(run, reopened)
        self._go(reopened + 1, place)

    def _again(self, target: Target, until: int) -> None:
        """This cycle under another target, from its beginning."""
        self._begin(target)
        self._go(self._from, until)

    def _begin_cycle(self, run: Run, target: Target, place: int) -> None:
        one = self._life[place]
        self._done.append(run)
        is_lap = one.kind is Happening.UPDATED
        self._begun = one if is_lap or target.starts_on & _BEGINS else None
        self._held = self._pause_at(place) if is_lap else None
        self._from = place + 1
        self._begin(target)

    def _begin(self, target: Target) -> None:
        before = self._done[-1].cycle if self._done else 0
        self._run = Run(target, before + 1, self._begun)
        if self._held is not None and Happening.UPDATED not in target.resumes_on:
            self._run.take((self._held,), 0, 1)

    def _pause_at(self, place: int) -> Happened | None:
        """The pause that the incident is in when a lap begins, whichever clocks it holds."""
        for earlier in range(place - 1, -1, -1):
            kind = self._life[earlier].kind
            if kind is Happening.PAUSED:
                return self._life[earlier]
            if kind is Happening.RESUMED or kind is Happening.REOPENED:
                return None
        return None
