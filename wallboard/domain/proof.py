"""The proof of a clock: every stretch from its start to its due time or end, counted or skipped, summed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.clock import SlaClock
from wallboard.domain.clock_run import Pause
from wallboard.domain.proof_gaps import SegmentKind, Stretch, stretches
from wallboard.domain.timeline import NOBODY, NOTHING, Timeline, Writer

LONGEST = timedelta(days=400)
"""What lies further from the instant of the proof is told as one sum and not day by day."""
_COUNTED = frozenset({SegmentKind.COUNTED, SegmentKind.SUMMED})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind: the working time in it, and the sum of all up to its end.

    `name` is that of a holiday or the reason of a pause, `writer` who paused. `is_ahead` lies after the
    instant of the proof and is not used yet; `is_overdue` lies after the due time.
    """

    from_at: datetime
    to_at: datetime
    kind: SegmentKind
    worked: timedelta
    running: timedelta
    name: str | None = None
    writer: Writer = NOBODY
    is_ahead: bool = False
    is_overdue: bool = False

    @property
    def is_counted(self) -> bool:
        return self.kind in _COUNTED


@dataclass(frozen=True, slots=True)
class GradeUsed:
    """A span in which the incident was graded the same, and the working time this clock counts within."""

    since_at: datetime
    until_at: datetime | None
    severity: int
    priority: int
    policy: str | None
    used: timedelta


@dataclass(frozen=True, slots=True)
class SinceWhen:
    """What is used, and when it falls due, if the clock is held to its target since `since_at`."""

    since_at: datetime
    used: timedelta
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class MarkProof:
    """When so many per cent of the target are used; None while a pause without end stands before it.

    One for the very instant at which the clock ends is not reached, and never fires.
    """

    percent: int
    at: datetime | None
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody put the incident under this policy version on purpose."""

    at: datetime
    writer: Writer


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a clock shows what it shows at `as_of`, its end or the instant asked for.

    `segments` adjoin from `clock.started_at` on, without gap or overlap. Those that are not ahead sum up to
    `used`, those that are not overdue to `clock.target.within` where there is a due time.
    `used + left == clock.target.within`, to the microsecond.
    """

    clock: SlaClock
    as_of: datetime
    segments: tuple[Segment, ...]
    used: timedelta
    left: timedelta
    grades: tuple[GradeUsed, ...]
    since_created: SinceWhen
    since_graded: SinceWhen
    marks: tuple[MarkProof, ...]
    moved: Moved | None

    @property
    def within(self) -> timedelta:
        return self.clock.target.within

    @property
    def from_at(self) -> datetime:
        return self.clock.started_at

    @property
    def to_at(self) -> datetime:
        """Where the drawn timeline ends."""
        return self.segments[-1].to_at if self.segments else self.from_at

    @property
    def is_regraded(self) -> bool:
        """Whether its target, or its spans, would be others if it were held to them since it was graded."""
        return self.since_graded.since_at != self.since_created.since_at


def proof(clock: SlaClock, now: datetime, timeline: Timeline = NOTHING) -> Proof:
    """The proof of a clock at `now`; the incident's timeline tells who moved it to its policy version."""
    as_of = clock.ended_at or now
    return Proof(
        clock=clock,
        as_of=as_of,
        segments=tuple(_segments(clock, as_of)),
        used=clock.used(now),
        left=clock.left(now),
        grades=tuple(_grades(clock, as_of)),
        since_created=SinceWhen(clock.started_at, clock.used_since_created(now), clock.due_since_created_at),
        since_graded=SinceWhen(clock.graded_at, clock.used_since_graded(now), clock.due_since_graded_at),
        marks=tuple(_mark(clock, percent, as_of) for percent in clock.target.marks),
        moved=_moved(clock, timeline),
    )


def _mark(clock: SlaClock, percent: int, as_of: datetime) -> MarkProof:
    at = clock.mark_at(percent)
    is_reached = at is not None and (at < as_of or (at == as_of and clock.ended_at is None))
    return MarkProof(percent, at, is_reached)


def _segments(clock: SlaClock, as_of: datetime) -> Iterator[Segment]:
    due = clock.due_at
    running = timedelta()
    for stretch, pause in _cut(_told(clock, as_of), {as_of, *([due] if due else [])}):
        worked = clock.used_between(*stretch[:2]) if stretch.kind in _COUNTED else timedelta()
        running += worked
        yield Segment(
            stretch.from_at,
            stretch.to_at,
            stretch.kind,
            worked,
            running,
            stretch.name if pause is None else pause.reason,
            NOBODY if pause is None else pause.writer,
            is_ahead=stretch.from_at >= as_of,
            is_overdue=due is not None and stretch.from_at >= due,
        )


_Told = tuple[Stretch, Pause | None]


def _told(clock: SlaClock, as_of: datetime) -> Iterator[_Told]:
    """From the start to the last of its end, its due time and now, with what is far off as one stretch."""
    end = max(as_of, clock.counted_from, clock.due_at or as_of)
    first = max(clock.counted_from, as_of - LONGEST)
    last = min(end, max(as_of, first) + LONGEST)
    if clock.started_at < clock.counted_from:
        yield Stretch(clock.started_at, clock.counted_from, SegmentKind.EARLIER), None
    if clock.counted_from < first:
        yield Stretch(clock.counted_from, first, SegmentKind.SUMMED), None
    yield from _near(clock, first, last)
    if last < end:
        yield Stretch(last, end, SegmentKind.SUMMED), None


def _near(clock: SlaClock, first: datetime, last: datetime) -> Iterator[_Told]:
    """A span stretch by stretch: what the calendar says between the pauses."""
    at = first
    for pause in sorted(clock.pauses, key=lambda one: one.since_at):
        since, until = max(pause.since_at, at), min(pause.until_at or last, last)
        if since >= until:
            continue
        yield from ((stretch, None) for stretch in stretches(clock.named_calendar, at, since))
        kind = SegmentKind.ENDED if pause.reason is None else SegmentKind.PAUSED
        yield Stretch(since, until, kind), pause
        at = until
    yield from ((stretch, None) for stretch in stretches(clock.named_calendar, at, last))


def _cut(told: Iterable[_Told], cuts: set[datetime]) -> Iterator[_Told]:
    """The same stretches, parted wherever a cut lies within one."""
    for stretch, pause in told:
        from_at = stretch.from_at
        for cut in sorted(cut for cut in cuts if stretch.from_at < cut < stretch.to_at):
            yield stretch._replace(from_at=from_at, to_at=cut), pause
            from_at = cut
        yield stretch._replace(from_at=from_at), pause


def _grades(clock: SlaClock, as_of: datetime) -> Iterator[GradeUsed]:
    for grade in clock.grades:
        if grade.since_at <= max(as_of, clock.started_at):
            policy = None if grade.policy is None else grade.policy.name
            used = clock.used_in(grade, as_of)
            yield GradeUsed(grade.since_at, grade.until_at, grade.severity, grade.priority, policy, used)


def _moved(clock: SlaClock, timeline: Timeline) -> Moved | None:
    """The last change by which the incident came to be under the clock's version; None if none was needed."""
    moved, before = None, None
    for moment in timeline.moments:
        version_id = moment.facts.policy_version_id
        if version_id != before and version_id == clock.version.id:
            moved = Moved(moment.at, moment.writer)
        before = version_id
    return moved
