"""Clocks and their proofs as text that a person can check by hand with a calendar."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.life import Happened
from wallboard.domain.people import People
from wallboard.domain.proof import Proof
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.domain.proof_lines import Line, lines
from wallboard.services.proofs import IncidentProof

_SECOND = timedelta(seconds=1)
_STATES = {
    ClockState.RUNNING: "running",
    ClockState.PAUSED: "paused",
    ClockState.MET: "met",
    ClockState.MISSED: "missed",
    ClockState.RUNNING_THOUGH_MISSED: "running, though missed",
    ClockState.CANCELLED: "cancelled",
}
_KINDS = {
    SegmentKind.COUNTED: "counted",
    SegmentKind.CLOSED: "closed",
    SegmentKind.HOLIDAY: "holiday",
    SegmentKind.BREAK: "break",
    SegmentKind.PAUSED: "paused",
    SegmentKind.ENDED: "ended until it was reopened",
    SegmentKind.EARLIER: "before it was graded so",
    SegmentKind.SUMMED: "working time in one sum",
}


def as_text(found: IncidentProof, clocks: Sequence[SlaClock]) -> str:
    """All clocks in a table, and below it the proof of each."""
    facts = found.facts
    head = [
        f"{found.name}   {found.nature}   severity {int(facts.severity)}   priority {facts.priority}   "
        f"{str(facts.state).replace('_', ' ')}   {found.team or 'no team'}",
        f"as of {instant_text(found.as_of, UTC)}",
        *_unread_text(found.unread_version),
        "",
    ]
    if not clocks:
        return "\n".join([*head, "nothing of this kind is promised on it."])
    rows = [_clock_row(clock, found) for clock in clocks]
    titles = ("promise", "cycle", "state", "due", "used", "left", "wall left")
    table = aligned([titles, *rows], right=(4, 5, 6))
    proofs = (line for clock in clocks for line in ("", *_proof_text(found.proof(clock), found)))
    return "\n".join([*head, *table, *proofs])


def _unread_text(number: int | None) -> Iterator[str]:
    if number is not None:
        yield (
            f"note: version {number} of the rules should judge it and cannot be read here; an older one, if "
            "there is one, stands in for it; “wallboard policy list” tells why."
        )


def _clock_row(clock: SlaClock, found: IncidentProof) -> tuple[str, ...]:
    wall_left = clock.wall_left(found.as_of)
    return (
        str(clock.promise),
        str(clock.cycle),
        _STATES[clock.state(found.as_of)],
        "-" if clock.due_at is None else instant_text(clock.due_at, _zone(clock)),
        span_text(clock.used(found.as_of)),
        span_text(clock.left(found.as_of)),
        "-" if wall_left is None else span_text(wall_left),
    )


def _proof_text(proof: Proof, found: IncidentProof) -> Iterator[str]:
    clock, people, zone = proof.clock, found.people, _zone(proof.clock)
    cycle = f", cycle {clock.cycle}" if clock.cycle > 1 else ""
    yield f"Why this time? {clock.promise}{cycle}: {_STATES[clock.state(found.as_of)]}"
    calendar = clock.named_calendar
    yield f"  promised   {span_text(proof.within)} of working time by the calendar “{calendar.name}”"
    yield f"  policy     {_policy_text(proof, found)}"
    yield f"  zone       {calendar.tz}"
    yield f"  started    {_happened(clock.started, people, zone)}"
    if (ended := clock.stopped or clock.cancelled) is not None:
        word = "stopped  " if clock.stopped else "cancelled"
        yield f"  {word}  {_happened(ended, people, zone)}"
    yield f"  due        {_due_text(proof, people)}"
    yield ""
    yield from ("  " + line for line in _segments_text(proof, people))
    yield ""
    yield f"  {span_text(proof.within)} = {span_text(proof.used)} used {_left_text(proof.left)}"
    yield from _grades_text(proof)
    yield from _marks_text(proof)


def _policy_text(proof: Proof, found: IncidentProof) -> str:
    version = proof.clock.version
    example = ", an example" if version.rules.is_example else ""
    moved = ""
    if proof.moved is not None:
        at = instant_text(proof.moved.at, _zone(proof.clock))
        moved = f"; moved there {at}{_by(found.people.called(proof.moved.writer))}"
    return (
        f"“{proof.clock.policy.name}” of version {version.number}, “{version.rules.name}”{example}, "
        f"in force since {version.in_force_at.astimezone(_zone(proof.clock)):%Y-%m-%d %H:%M}{moved}"
    )


def _due_text(proof: Proof, people: People) -> str:
    clock = proof.clock
    if clock.due_at is not None:
        return instant_text(clock.due_at, _zone(clock))
    if clock.paused is not None:
        since = instant_text(clock.paused.since_at, _zone(clock))
        by = _by(people.called(clock.paused.writer))
        return f"nobody can know while it is paused ({clock.paused.reason}, since {since}{by})"
    return "never, since the calendar does not open for so long again"


def _segments_text(proof: Proof, people: People) -> Iterator[str]:
    zone = _zone(proof.clock)
    rows: list[tuple[str, ...]] = [("from", "to", "what", "worked", "sum")]
    for line in lines(proof.segments, zone):
        rows.append(
            (
                instant_text(line.from_at, zone),
                _until_text(line, zone),
                _what(line, people, is_running=proof.clock.is_running),
                span_text(line.worked) if line.is_counted else "",
                span_text(line.running) if line.is_counted else "",
            )
        )
        rows.extend(_notes_at(proof, line))
    yield from aligned(rows, right=(1, 3, 4))


def _until_text(line: Line, zone: ZoneInfo) -> str:
    """Without its date where that is the one it began on."""
    text = instant_text(line.to_at, zone)
    is_same_day = line.from_at.astimezone(zone).date() == line.to_at.astimezone(zone).date()
    return text.split(" ", 2)[2] if is_same_day else text


def _notes_at(proof: Proof, line: Line) -> Iterator[tuple[str, ...]]:
    clock, zone = proof.clock, _zone(proof.clock)
    if line.to_at == clock.due_at:
        yield "", instant_text(line.to_at, zone), "= due", "", span_text(proof.within)
    if line.to_at == proof.as_of:
        word = "= now" if clock.is_running else "= " + _STATES[clock.state(proof.as_of)]
        yield "", instant_text(line.to_at, zone), word, "", span_text(proof.used)


def _what(line: Line, people: People, *, is_running: bool) -> str:
    text = _KINDS[line.kind]
    if line.kind is SegmentKind.PAUSED:
        text += f": {line.name},{_by(people.called(line.writer)) or ' by whom is not known'}"
    elif line.kind is SegmentKind.ENDED:
        text += _by(people.called(line.writer))
    elif line.name is not None:
        text += f": {line.name}"
    if line.is_counted and line.is_ahead:
        ahead = "to come" if is_running else "to spare"
        text = ahead if line.kind is SegmentKind.COUNTED else f"{text}, {ahead}"
    elif line.is_counted and line.is_overdue:
        text += ", overdue"
    if line.days > 1:
        weeks = f"{line.weeks} weeks, each " if line.weeks > 1 else ""
        text += f": {weeks}{line.days} days × {span_text(line.each)} ({_hours(line)})"
    return text


def _hours(line: Line) -> str:
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in line.hours)


def _clock(offset: timedelta) -> str:
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    return f"{hours:02d}:{rest // 60:02d}"


def _grades_text(proof: Proof) -> Iterator[str]:
    zone = _zone(proof.clock)
    if len(proof.grades) > 1:
        yield ""
        rows = [("graded since", "severity", "priority", "policy", "used")]
        rows += [
            (
                instant_text(one.since_at, zone),
                str(one.severity),
                str(one.priority),
                one.policy or "no policy",
                span_text(one.used),
            )
            for one in proof.grades
        ]
        yield from ("  " + line for line in aligned(rows, right=(4,)))
    if proof.is_regraded:
        for word, since in (("created", proof.since_created), ("graded", proof.since_graded)):
            due = "-" if since.due_at is None else instant_text(since.due_at, zone)
            held = f"  since {word}, {instant_text(since.since_at, zone)}"
            yield f"{held}: used {span_text(since.used)}, due {due}"


def _marks_text(proof: Proof) -> Iterator[str]:
    if not proof.marks:
        return
    yield ""
    zone = _zone(proof.clock)
    rows = [
        (
            f"{one.percent} %",
            "-" if one.at is None else instant_text(one.at, zone),
            "reached" if one.is_reached else "not reached",
        )
        for one in proof.marks
    ]
    yield from ("  mark  " + line for line in aligned(rows, right=(0,)))


def _happened(one: Happened, people: People, zone: ZoneInfo) -> str:
    return f"{instant_text(one.at, zone)}, {one.kind}{_by(people.called(one.writer))}"


def _by(name: str | None) -> str:
    return f" by {name}" if name else ""


def _left_text(left: timedelta) -> str:
    return f"+ {span_text(left)} left" if left >= timedelta() else f"- {span_text(-left)} overdue"


def _zone(clock: SlaClock) -> ZoneInfo:
    return ZoneInfo(clock.named_calendar.tz)


def instant_text(at: datetime, zone: tzinfo) -> str:
    """With its weekday and zone; milliseconds where there are any, so that what is shown adds up."""
    local = at.astimezone(zone)
    parts = f".{local.microsecond // 1000:03d}" if local.microsecond else ""
    return f"{local:%a %Y-%m-%d %H:%M:%S}{parts} {local:%Z}"


def span_text(span: timedelta) -> str:
    """Hours, minutes and seconds, a minus before what is overdue."""
    sign, length = ("-", -span) if span < timedelta() else ("", span)
    seconds, rest = divmod(length, _SECOND)
    parts = f".{rest.microseconds // 1000:03d}" if rest else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{parts}"


def aligned(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Rows as lines with two spaces or more between columns; those in `right` end on one edge."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    to_right = frozenset(right)
    for row in rows:
        cells = (
            cell.rjust(width) if place in to_right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "   ".join(cells).rstrip()
