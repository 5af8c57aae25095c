"""What the desk says about one incident, read off a board; no paint."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.clock import SlaClock
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.widgets.desk.words import clock_time, code_words
from wallboard.widgets.times import left


@dataclass(frozen=True, slots=True)
class Detail:
    """An incident in words; `people` is empty when nobody is on it."""

    severity: Severity
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    promises: tuple[SlaClock, ...]
    is_paused: bool


def detail_of(board: Board, incident_id: int, now: datetime) -> Detail | None:
    """None when the incident is not open (any more), or cannot be read."""
    incident = board.incidents.get(incident_id)
    if incident is None:
        return None
    team = "" if incident.team_id is None else board.team_name(incident.team_id)
    parts = (incident.reference, team, incident.site or "")
    return Detail(
        severity=incident.severity,
        title=board.nature_name(incident.nature_id),
        subtitle=" · ".join(part for part in parts if part),
        facts=_facts(board, incident, now),
        people=_people(board, incident),
        promises=board.clocks(incident_id),
        is_paused=incident.pause_reason is not None,
    )


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


def _facts(board: Board, incident: Incident, now: datetime) -> tuple[tuple[str, str], ...]:
    harm = _tr("{severity} {word}; urgency {urgency}; priority P{priority}").format(
        severity=int(incident.severity),
        word=severity_word(incident.severity),
        urgency=incident.urgency,
        priority=incident.priority,
    )
    if incident.priority_set_by == "source":
        harm += _tr(", set by {source}").format(source=incident.source)
    needs = sorted(
        board.skills[rule.skill_id].name
        for rule in board.nature_skills.values()
        if rule.nature_id == incident.nature_id and rule.skill_id in board.skills
    )
    opened = _tr("{time}, from {source}").format(
        time=clock_time(incident.opened_at, now, seconds=True),
        source=code_words(incident.channel or incident.source),
    )
    state = code_words(str(incident.state.value))
    if incident.pause_reason is not None:
        state = f"{state}, {code_words(incident.pause_reason)}"
    facts = [(_tr("Severity"), harm), (_tr("Needs"), "; ".join(needs) or _tr("no special skill"))]
    facts += [(_tr("Opened"), opened), (_tr("State"), state)]
    if incident.last_update_at is not None:
        facts.append((_tr("Told"), clock_time(incident.last_update_at, now, seconds=True)))
    if (moved_to := board.policy_versions.get(incident.policy_version_id or 0)) is not None:
        facts.append((_tr("Rules"), _tr("version {number}, moved to it").format(number=moved_to.number)))
    if incident.reopenings:
        facts.append((_tr("Reopened"), _tr("{times} times").format(times=incident.reopenings)))
    return tuple(facts)


def _people(board: Board, incident: Incident) -> tuple[str, ...]:
    names = []
    for assignment in board.assignments_of_incident.get(incident.id, ()):
        if assignment.agent_id is not None:
            name = board.agent_name(assignment.agent_id)
        elif assignment.team_id is not None:
            name = _tr("team {team}").format(team=board.team_name(assignment.team_id))
        else:
            continue
        names.append(f"{name}, {code_words(str(assignment.state.value))}")
    return tuple(names)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
