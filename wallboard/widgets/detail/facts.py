"""What is said about one incident, read off a board, or off its last row where it has ended; no paint."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.assignment import AcceptedBy, Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.bonds import Waits, waiting_of
from wallboard.domain.clock import SlaClock
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import Severity
from wallboard.domain.story import Story
from wallboard.models.bond_words import brief_words, waiting_words
from wallboard.models.counted import counted
from wallboard.widgets.desk.words import clock_time, code_words
from wallboard.widgets.times import left


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or a team, on an incident: in which role, how far, and since when."""

    name: str
    doing: str
    since_at: datetime


@dataclass(frozen=True, slots=True)
class Detail:
    """An incident in words; `people` is empty when nobody is on it, `ended` where it is still open.

    `loud` is the label of the fact that must not be overlooked, where there is one.
    """

    incident: Incident
    severity: Severity
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]
    promises: tuple[SlaClock, ...]
    ended: str = ""
    loud: str = ""

    @property
    def is_open(self) -> bool:
        return not self.ended


def detail_of(board: Board, incident_id: int, now: datetime, story: Story | None = None) -> Detail | None:
    """None when the incident is not open (any more) and nothing else is known of it.

    `story` is what was read of it from the log: where it has ended, only that knows its row.
    """
    incident = board.incidents.get(incident_id)
    is_open = incident is not None
    if incident is None and story is not None and story.incident_id == incident_id:
        incident = story.incident
    if incident is None:
        return None
    team = "" if incident.team_id is None else board.team_name(incident.team_id)
    parts = (incident.reference, team, incident.site or "")
    clocks = board.clocks(incident_id) if is_open else story.clocks if story is not None else ()
    return Detail(
        incident=incident,
        severity=incident.severity,
        title=board.nature_name(incident.nature_id),
        subtitle=" · ".join(part for part in parts if part),
        facts=tuple(_facts(board, incident, now)),
        people=_people(board, incident),
        promises=clocks,
        ended="" if is_open else _ended(incident, now),
        loud=_back() if is_open else "",
    )


def _back() -> str:
    return _tr("Came back")


def promised_span(clock: SlaClock) -> str:
    """What was promised; working time goes by hours, since a day of it is not a day."""
    if clock.calendar.is_round_the_clock:
        return left(clock.target.within)
    minutes = int(clock.target.within.total_seconds()) // 60
    return _tr("{span} h working").format(span=f"{minutes // 60}:{minutes % 60:02d}")


def severity_word(severity: Severity) -> str:
    return {
        Severity.CRITICAL: _tr("critical"),
        Severity.MAJOR: _tr("major"),
        Severity.MEDIUM: _tr("medium"),
        Severity.MINOR: _tr("minor"),
    }[severity]


def _facts(board: Board, incident: Incident, now: datetime) -> Iterator[tuple[str, str]]:
    graded = _tr("{severity} {word}; urgency {urgency}")
    yield (
        _tr("Severity"),
        graded.format(
            severity=int(incident.severity), word=severity_word(incident.severity), urgency=incident.urgency
        ),
    )
    yield _tr("Priority"), _priority(incident)
    state = code_words(str(incident.state.value))
    if incident.pause_reason is not None:
        state = f"{state}, {code_words(incident.pause_reason)}"
    yield _tr("State"), state
    if (waiting := waiting_of(board, incident.id)) is not None:
        if waiting.what is Waits.CAME_BACK:
            words = _tr("{why}, {time}")
            time = clock_time(waiting.at, now, seconds=True) if waiting.at else ""
            yield _back(), words.format(why=brief_words(waiting, now), time=time)
        else:
            yield _tr("Waits"), waiting_words(waiting, now)
    words = _tr("{time} from {channel}, in {source}") if incident.channel else _tr("{time} in {source}")
    opened = words.format(
        time=clock_time(incident.opened_at, now, seconds=True),
        channel=code_words(incident.channel),
        source=incident.source,
    )
    yield _tr("Opened"), opened
    yield from _sometimes(board, incident, now)


def _sometimes(board: Board, incident: Incident, now: datetime) -> Iterator[tuple[str, str]]:
    """What is told only where there is something to tell."""
    needs = sorted(
        board.skills[rule.skill_id].name
        for rule in board.skills_of_nature.get(incident.nature_id, ())
        if rule.skill_id in board.skills
    )
    yield _tr("Needs"), "; ".join(needs) or _tr("no special skill")
    if incident.customer_class:
        yield _tr("Class"), code_words(incident.customer_class)
    if incident.last_update_at is not None:
        yield _tr("Told"), clock_time(incident.last_update_at, now, seconds=True)
    if (moved_to := board.policy_versions.get(incident.policy_version_id or 0)) is not None:
        yield _tr("Rules"), _tr("version {number}, moved to it").format(number=moved_to.number)
    if incident.reopenings:
        yield _tr("Reopened"), counted("Detail", "once", "%n times", incident.reopenings)


def _priority(incident: Incident) -> str:
    if incident.priority_set_by == "source":
        return _tr("P{priority}, set by {source}").format(priority=incident.priority, source=incident.source)
    return _tr("P{priority}, from severity and urgency").format(priority=incident.priority)


def _people(board: Board, incident: Incident) -> tuple[Person, ...]:
    held = board.assignments_of_incident.get(incident.id, ())
    people = [_person(board, one) for one in held if one.agent_id is not None or one.team_id is not None]
    return tuple(sorted(people, key=lambda person: person.since_at))


def _person(board: Board, one: Assignment) -> Person:
    if one.agent_id is not None:
        name = board.agent_name(one.agent_id)
    else:
        name = _tr("team {team}").format(team=board.team_name(one.team_id))
    since = {AssignmentState.ACCEPTED: one.accepted_at, AssignmentState.WORKING: one.working_at}
    role = {"lead": _tr("lead"), "support": _tr("support")}.get(str(one.role), str(one.role))
    doing = f"{role}, {_how_far(one)}"
    return Person(name, doing, since.get(one.state) or one.assigned_at)


def _how_far(one: Assignment) -> str:
    """How far they are, who accepted where it was not they, and for when they are kept."""
    state = code_words(str(one.state))
    if one.state is AssignmentState.RESERVED and one.reserved_for_at is not None:
        words = _tr("{state} for {time}")
        return words.format(state=state, time=clock_time(one.reserved_for_at, one.assigned_at))
    if one.state is AssignmentState.OFFERED and one.respond_by_at is not None:
        words = _tr("{state}, to answer by {time}")
        return words.format(state=state, time=clock_time(one.respond_by_at, one.assigned_at, seconds=True))
    if one.accepted_by is AcceptedBy.AUTOMATICALLY:
        return _tr("{state} automatically").format(state=code_words("accepted"))
    if one.accepted_by is AcceptedBy.ON_BEHALF:
        return _tr("{state} by somebody for them").format(state=code_words("accepted"))
    return state


def _ended(incident: Incident, now: datetime) -> str:
    """That it is no longer open, and since when where the row says so."""
    if incident.is_open:
        return _tr("No longer on the board")
    at = {IncidentState.RESOLVED: incident.resolved_at, IncidentState.CLOSED: incident.closed_at}
    ended_at = at.get(incident.state) or incident.effective_at
    words = {
        IncidentState.RESOLVED: _tr("Resolved {time}, no longer on the board"),
        IncidentState.CLOSED: _tr("Closed {time}, no longer on the board"),
        IncidentState.MERGED: _tr("Merged into another {time}, no longer on the board"),
    }.get(incident.state, _tr("Cancelled {time}, no longer on the board"))
    return words.format(time=clock_time(ended_at, now, seconds=True))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
