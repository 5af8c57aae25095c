"""What the proof shows, read off a board at one instant: no paint, and equal where nothing differs."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from wallboard.domain.board import Board
from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.people import People
from wallboard.domain.policy import Promise
from wallboard.domain.proof import GradeUsed, MarkProof, Proof, SinceWhen, proof
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.domain.proof_lines import Line, lines
from wallboard.domain.severity import Severity
from wallboard.domain.timeline import NOTHING
from wallboard.domain.whole_seconds import used_s
from wallboard.models.promise_words import promise_word
from wallboard.widgets import times
from wallboard.widgets.proof.proof_words import (
    Clockface,
    happening_word,
    sentence,
    span_s,
    state_word,
    sum_words,
    tr,
    used_words,
    what,
    who,
)
from wallboard.widgets.wall.promise_ink import NEAR_DUE

Chosen = tuple[Promise, int]
"""A promise and the cycle of its clock."""

_WEEK = timedelta(days=6)
"""Within so much, a day of the week is name enough for a day."""
_WHOLE = 100
_EVER = 1970
"""The year of the first instant that any database knows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stretch as the table tells it; `rule` instead is a line across it: now, due, or an end.

    `is_here` is where the proof stands: at now, or at its end.
    """

    kind: SegmentKind
    day: str
    hours: str
    what: str
    worked: str = ""
    total: str = ""
    is_ahead: bool = False
    is_overdue: bool = False
    rule: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """The figure that the page counts down, what it is, and whether it asks for somebody now or soon."""

    text: str
    label: str
    is_over: bool = False
    is_soon: bool = False


@dataclass(frozen=True, slots=True)
class ProofView:
    """The whole panel; `facts` are label and text, `tabs` every promise of the incident with its state."""

    severity: Severity
    title: str
    tabs: tuple[tuple[Chosen, str, ClockState], ...]
    chosen: Chosen
    state: ClockState
    count: Count
    sentence: str
    sum: str
    rows: tuple[Row, ...]
    facts: tuple[tuple[str, str], ...]
    proof: Proof
    face: Clockface


def view_of(
    board: Board, incident_id: int, chosen: Chosen | None, now: datetime, zone: tzinfo | None, *, is_now: bool
) -> ProofView | None:
    """None when the incident is not open (any more), cannot be read, or promises nothing.

    `zone` is that of the page; a calendar that closes has hours of its own and is told in its own zone.
    """
    incident, clocks = board.incidents.get(incident_id), board.clocks(incident_id)
    if incident is None or not clocks:
        return None
    clock = _chosen_of(board, incident_id, clocks, chosen)
    people = People(board.operator_names, {i: one.login for i, one in board.operators.items()})
    made = proof(clock, now, board.timelines.get(incident_id, NOTHING))
    face = Clockface(zone if clock.calendar.is_round_the_clock else ZoneInfo(clock.named_calendar.tz))
    title = " · ".join(
        part
        for part in (
            incident.reference,
            board.nature_name(incident.nature_id),
            board.team_name(incident.team_id),
        )
        if part
    )
    return ProofView(
        severity=incident.severity,
        title=title,
        tabs=tuple(((one.promise, one.cycle), _tab(one), one.state(now)) for one in clocks),
        chosen=(clock.promise, clock.cycle),
        state=clock.state(now),
        count=_count(made, now, face, is_now=is_now),
        sentence=sentence(made, now, face, people),
        sum=sum_words(made),
        rows=_rows(made, face, people, tr("now") if is_now else face.time(made.as_of)),
        facts=_facts(made, face, people),
        proof=made,
        face=face,
    )


def _chosen_of(
    board: Board, incident_id: int, clocks: tuple[SlaClock, ...], chosen: Chosen | None
) -> SlaClock:
    """The one asked for; else the one whose countdown the page shows, else the first that still runs."""
    shown = board.promises.get(incident_id)
    wanted = [one for one in clocks if chosen == (one.promise, one.cycle)]
    next_due = [one for one in clocks if shown and one.is_running and one.promise is shown.promise]
    return next(iter([*wanted, *next_due, *(one for one in clocks if one.is_running), *clocks]))


def _tab(clock: SlaClock) -> str:
    word = promise_word(clock.promise)
    return word if clock.cycle == 1 else tr("{promise} {cycle}").format(promise=word, cycle=clock.cycle)


def _count(made: Proof, now: datetime, face: Clockface, *, is_now: bool) -> Count:
    clock, left = made.clock, made.clock.wall_left(now)
    if clock.ended_at is not None:
        return Count(state_word(clock.state(now)), face.near(clock.ended_at, now))
    if left is None:
        return Count(state_word(ClockState.PAUSED) if clock.paused else tr("never"), "")
    if not is_now:
        return Count(face.near(now + left, now), tr("due; this is not live"))
    if left < timedelta():
        return Count(times.left(left), tr("overdue"), is_over=True)
    return Count(times.left(left), tr("until due"), is_soon=left <= NEAR_DUE)


def _rows(made: Proof, face: Clockface, people: People, now_word: str) -> tuple[Row, ...]:
    found: list[Row] = []
    before_s = 0
    for line in lines(made.segments, ZoneInfo(made.clock.named_calendar.tz)):
        running_s = used_s(line.running)
        text = what(line, people, is_running=made.clock.is_running)
        found.append(_row(line, face, text, running_s - before_s))
        before_s = running_s
        found += _rules_after(made, line, face, now_word)
    return tuple(found)


def _row(line: Line, face: Clockface, text: str, worked_s: int) -> Row:
    day, hours = _when(line, face)
    if line.days > 1:
        each = used_words(line.each)
        weeks = tr("{weeks} weeks of {days} days × {each}") if line.weeks > 1 else tr("{days} days × {each}")
        text = f"{text}: {weeks.format(weeks=line.weeks, days=line.days, each=each)}"
    return Row(
        line.kind,
        day,
        hours,
        text,
        span_s(worked_s) if line.is_counted else "",
        span_s(used_s(line.running)) if line.is_counted else "",
        line.is_ahead,
        line.is_overdue,
    )


def _rules_after(made: Proof, line: Line, face: Clockface, now_word: str) -> list[Row]:
    clock, found = made.clock, list[Row]()
    if line.to_at == clock.due_at:
        text = tr("due {time}").format(time=face.day_time(line.to_at))
        found.append(Row(line.kind, "", "", "", total=used_words(made.within), rule=text))
    if line.to_at == made.as_of:
        word = now_word if clock.is_running else state_word(clock.state(made.as_of))
        found.append(Row(line.kind, "", "", "", total=used_words(made.used), rule=word, is_here=True))
    return found


def _when(line: Line, face: Clockface) -> tuple[str, str]:
    """The day or days, and the hours where they are not whole days."""
    if line.days > 1:
        hours = ", ".join(f"{_offset(opens)}–{_offset(closes)}" for opens, closes in line.hours)
        return face.days(line.from_at, line.to_at), hours
    start, end = face.local(line.from_at), face.local(line.to_at)
    last = line.to_at - timedelta(microseconds=1)
    if start.date() == face.local(last).date():
        is_whole = not (start.hour or start.minute or start.second) and end.date() != start.date()
        until = tr("24:00") if end.date() != start.date() else face.time(line.to_at)
        return face.day(line.from_at), "" if is_whole else f"{face.time(line.from_at)} – {until}"
    if (start.hour, start.minute, end.hour, end.minute) == (0, 0, 0, 0):
        return face.days(line.from_at, last), ""
    until = face.near_day(line.to_at) if end - start < _WEEK else face.day_time(line.to_at)
    return face.day(line.from_at), f"{face.time(line.from_at)} – {until}"


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _facts(made: Proof, face: Clockface, people: People) -> tuple[tuple[str, str], ...]:
    clock, version = made.clock, made.clock.version
    started = tr("{time}, {what} by {who}").format(
        time=face.day_time(clock.started.at),
        what=happening_word(clock.started.kind),
        who=who(people, clock.started.writer),
    )
    calendar = tr("{name}; times in {zone}").format(
        name=clock.named_calendar.name, zone=face.name(made.as_of)
    )
    policy = tr("{policy}, version {number} of {rules}, in force since {date}").format(
        policy=clock.policy.name,
        number=version.number,
        rules=version.rules.name,
        date=face.date(version.in_force_at),
    )
    if version.in_force_at.year <= _EVER:
        words = tr("{policy}, version {number} of {rules}, in force from the beginning")
        policy = words.format(policy=clock.policy.name, number=version.number, rules=version.rules.name)
    if made.moved is not None:
        policy += tr("; moved there {time} by {who}").format(
            time=face.day_time(made.moved.at), who=who(people, made.moved.writer)
        )
    found = [(tr("Started"), started), (tr("Policy"), policy), (tr("Calendar"), calendar)]
    if len(made.grades) > 1:
        found += [(tr("Graded"), _grade(one, face)) for one in made.grades]
    if made.is_regraded:
        found.append((tr("Since created"), _since(made.since_created, face)))
        found.append((tr("Since graded"), _since(made.since_graded, face)))
    marks = [_mark(one, face) for one in made.marks if one.percent != _WHOLE]  # that is when it falls due
    if marks:
        found.append((tr("Marks"), " · ".join(marks)))
    return tuple(found)


def _mark(one: MarkProof, face: Clockface) -> str:
    time = tr("not yet known") if one.at is None else face.day_time(one.at)
    return tr("{percent} % {time}").format(percent=one.percent, time=time)


def _grade(one: GradeUsed, face: Clockface) -> str:
    words = tr("{time}: severity {severity}, P{priority}, {policy}; {used} used")
    return words.format(
        time=face.day_time(one.since_at),
        severity=one.severity,
        priority=one.priority,
        policy=one.policy or tr("no policy"),
        used=used_words(one.used),
    )


def _since(since: SinceWhen, face: Clockface) -> str:
    used = used_words(since.used)
    if since.due_at is None:
        return tr("{used} used").format(used=used)
    return tr("{used} used, due {time}").format(used=used, time=face.day_time(since.due_at))
