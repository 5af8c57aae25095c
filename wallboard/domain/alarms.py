"""Which incidents sound an alarm, since when, and what was answered: told by the board and the log alone.

An alarm begins when an incident of a sounding severity is opened, is regraded to a worse one, or is reopened.
It rings until somebody answers it by name; whoever sends people or acknowledges the incident itself has
answered it, too. One that is snoozed rings again by itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wallboard.domain.alarm_answer import AlarmAnswer, AnswerKind
from wallboard.domain.board import Board
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import Severity
from wallboard.domain.timeline import NOTHING, Moment, Timeline, timeline_of_row

ALARMING = frozenset({Severity.CRITICAL, Severity.MAJOR})
"""The severities that sound where nobody says others."""


class AlarmState(StrEnum):
    """An alarm rings, is silent for a while, or was heard."""

    RINGING = "ringing"
    SNOOZED = "snoozed"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Alarm:
    """The alarm of one incident, in the floor's time; `answered_by` is the operator who answered last.

    One that rings again after a snooze still says who snoozed it, and until when.
    """

    incident_id: int
    severity: Severity
    began_at: datetime
    state: AlarmState = AlarmState.RINGING
    answered_by: int | None = None
    answered_at: datetime | None = None
    until_at: datetime | None = None


def alarms(board: Board, now: datetime, severities: Collection[Severity] = ALARMING) -> tuple[Alarm, ...]:
    """Every alarm of a board, answered or not: the worst first, and of one severity the oldest."""
    found = (
        alarm_of(board, incident, now)
        for incident in board.incidents.values()
        if incident.severity in severities
    )
    return tuple(sorted(found, key=lambda one: (one.severity, one.began_at, one.incident_id)))


def alarm_of(board: Board, incident: Incident, now: datetime) -> Alarm:
    """The alarm of one open incident, whatever its severity."""
    timeline = board.timelines.get(incident.id, NOTHING)
    if not timeline.moments:
        timeline = timeline_of_row(incident)
    answers = board.answers_of_incident.get(incident.id, ())
    return alarm_told(Alarm(incident.id, incident.severity, incident.opened_at), timeline, answers, now)


def alarm_told(alarm: Alarm, timeline: Timeline, answers: Iterable[AlarmAnswer], now: datetime) -> Alarm:
    """The alarm as its incident's timeline and the answers since it was last opened tell it."""
    since = _since_it_is_so_severe(timeline)
    alarm = replace(alarm, began_at=since[0].at)
    taken_on = _taken_on_by_name(timeline, since)
    if taken_on is not None:
        by = taken_on.writer.operator_id
        return replace(alarm, state=AlarmState.ACKNOWLEDGED, answered_by=by, answered_at=taken_on.at)
    answer = _last_answer(alarm, answers)
    if answer is None:
        return alarm
    by, at = answer.operator_id, answer.answered_at
    return replace(alarm, state=_state(answer, now), answered_by=by, answered_at=at, until_at=answer.until_at)


def _last_answer(alarm: Alarm, answers: Iterable[AlarmAnswer]) -> AlarmAnswer | None:
    """The answer that counts of those to what rings now; no snooze undoes that it was heard."""
    own = [
        answer
        for answer in answers
        if answer.severity <= alarm.severity and answer.answered_at >= alarm.began_at
    ]
    heard = next((one for one in own if one.kind is AnswerKind.ACKNOWLEDGED), None)
    return heard or (own[-1] if own else None)


def next_ringing(found: Iterable[Alarm]) -> datetime | None:
    """When the first of the snoozed ones rings again by itself."""
    snoozed = (one.until_at for one in found if one.state is AlarmState.SNOOZED)
    return min((at for at in snoozed if at is not None), default=None)


def _state(answer: AlarmAnswer, now: datetime) -> AlarmState:
    if answer.kind is AnswerKind.ACKNOWLEDGED:
        return AlarmState.ACKNOWLEDGED
    is_silent = answer.until_at is not None and now < answer.until_at
    return AlarmState.SNOOZED if is_silent else AlarmState.RINGING


def _since_it_is_so_severe(timeline: Timeline) -> tuple[Moment, ...]:
    """The moments from the one on at which the alarm began."""
    begun = 0
    for place in range(1, len(timeline.moments)):
        before, facts = timeline.moments[place - 1].facts, timeline.moments[place].facts
        is_reopened = facts.state.is_open and not before.state.is_open
        if is_reopened or facts.severity < before.severity:
            begun = place
    return timeline.moments[begun:]


def _taken_on_by_name(timeline: Timeline, since: tuple[Moment, ...]) -> Moment | None:
    """The moment at which a named person took the incident on, who by that has heard its alarm."""
    begun = len(timeline.moments) - len(since)
    state = timeline.moments[begun - 1].facts.state if begun else IncidentState.NEW
    for moment in since:
        is_taken_on = not _waits(moment.facts.state) and _waits(state)
        if is_taken_on and moment.writer.operator_id is not None:
            return moment
        state = moment.facts.state
    return None


def _waits(state: IncidentState) -> bool:
    """Whether nobody has taken it on: it is new, or has ended and would be new again."""
    return state is IncidentState.NEW or not state.is_open
