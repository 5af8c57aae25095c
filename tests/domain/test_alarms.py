"""Alarms: who rings since when, what silences them and for how long; never silent while nobody answered."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.changes import NOW
from wallboard.domain.alarm_answer import AlarmAnswer, AnswerKind
from wallboard.domain.alarms import ALARMING, Alarm, AlarmState, alarm_of, alarms, next_ringing
from wallboard.domain.board import Board
from wallboard.domain.event import Entity, Event, Row, Verb
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import FloorClock
from wallboard.domain.severity import Severity
from wallboard.domain.timeline import NOTHING, Writer, facts_of

MARIA, PROGRAM = 1, None
MINUTE = timedelta(minutes=1)


class Story:
    """One incident whose whole life is told event by event, a minute apart, by Maria or by a program."""

    def __init__(self, severity: Severity = Severity.CRITICAL, *, by: int | None = PROGRAM) -> None:
        self.at, self.told = NOW, NOTHING
        self.board = Board(read_at=NOW, epoch="e", seq=0, kind="live", clock=FloorClock(NOW, NOW, 1.0))
        self.row = Incident(
            id=7, source="crm", reference="7", nature_id=1, severity=severity, urgency=1, priority=1,
            priority_set_by="matrix", state=IncidentState.NEW, pause_reason=None, team_id=None, site=None,
            channel=None, opened_at=NOW, acknowledged_at=None, deployed_at=None, resolved_at=None,
            closed_at=None, reopenings=0, merged_into_id=None, version=1, effective_at=NOW,
        )  # fmt: skip
        self._write(Entity.INCIDENT, 7, self.row, by)

    def becomes(self, *, by: int | None = PROGRAM, **values: object) -> datetime:
        self.at += MINUTE
        self.row = replace(self.row, version=self.row.version + 1, effective_at=self.at, **values)  # type: ignore[arg-type]  # by name
        self._write(Entity.INCIDENT, 7, self.row, by)
        return self.at

    def reopened(self, *, by: int | None = PROGRAM) -> datetime:
        self.becomes(state=IncidentState.RESOLVED, by=by)
        return self.becomes(state=IncidentState.NEW, reopenings=self.row.reopenings + 1, by=by)

    def answered(self, minutes: int | None = None, *, heard: Severity | None = None) -> datetime:
        """By Maria: acknowledged, or snoozed for some minutes; `heard` is the severity that she saw."""
        self.at += MINUTE
        kind = AnswerKind.ACKNOWLEDGED if minutes is None else AnswerKind.SNOOZED
        until_at = None if minutes is None else self.at + minutes * MINUTE
        severity = max(heard or self.row.severity, self.row.severity)
        row_id = self.board.seq + 1
        answer = AlarmAnswer(row_id, 7, kind, severity, self.row.reopenings, MARIA, self.at, until_at)
        self._write(Entity.ALARM_ANSWER, row_id, answer, MARIA)
        return self.at

    def alarm(self, later: timedelta = timedelta(0)) -> Alarm:
        return alarm_of(self.board, self.board.incidents[7], self.at + later)

    def _write(self, entity: Entity, row_id: int, row: Row, by: int | None) -> None:
        event = Event(
            self.board.seq + 1, self.at, self.at, by, "crm", Verb.UPDATE, entity, row_id, row, (), None
        )
        if isinstance(row, Incident):
            self.told = self.told.after(self.at, facts_of(row), Writer(by, "crm"))
        self.board, self.change = self.board.after([event], read_at=self.at, timelines={7: self.told})


def test_that_it_rings_from_its_opening_until_somebody_answers_by_name() -> None:
    story = Story()
    assert story.alarm(timedelta(hours=9)) == Alarm(7, Severity.CRITICAL, NOW)
    at = story.answered()
    assert story.alarm(timedelta(hours=9)) == Alarm(
        7, Severity.CRITICAL, NOW, AlarmState.ACKNOWLEDGED, MARIA, at
    )
    assert story.change.incidents_changed == {7}, "whoever shows the incident must look again"


def test_that_it_rings_anew_when_it_becomes_worse_and_not_when_it_becomes_better() -> None:
    story = Story(Severity.MAJOR)
    story.answered()
    worse_at = story.becomes(severity=Severity.CRITICAL)
    assert story.alarm() == Alarm(7, Severity.CRITICAL, worse_at)
    story.answered()
    story.becomes(severity=Severity.MAJOR)
    assert story.alarm().state is AlarmState.ACKNOWLEDGED
    assert story.alarm().began_at == worse_at
    again_at = story.becomes(severity=Severity.CRITICAL)
    assert story.alarm() == Alarm(7, Severity.CRITICAL, again_at)


def test_that_an_answer_to_what_somebody_heard_is_none_to_what_it_has_become_meanwhile() -> None:
    story = Story(Severity.MAJOR)
    story.becomes(severity=Severity.CRITICAL)
    story.answered(heard=Severity.MAJOR)
    assert story.alarm().state is AlarmState.RINGING


def test_that_it_rings_anew_when_it_is_reopened() -> None:
    story = Story()
    story.answered()
    assert set(story.board.alarm_answers)
    back_at = story.reopened()
    assert story.alarm() == Alarm(7, Severity.CRITICAL, back_at)
    assert not story.board.alarm_answers, "what ended takes its answers with it"


def test_that_a_snooze_ends_by_itself_and_is_ended_by_what_is_worse() -> None:
    story = Story(Severity.MAJOR)
    at = story.answered(5)
    snoozed = Alarm(7, Severity.MAJOR, NOW, AlarmState.SNOOZED, MARIA, at, at + 5 * MINUTE)
    assert story.alarm(5 * MINUTE - timedelta(milliseconds=1)) == snoozed
    assert next_ringing([snoozed]) == at + 5 * MINUTE
    assert story.alarm(5 * MINUTE) == replace(snoozed, state=AlarmState.RINGING)
    assert next_ringing([story.alarm(5 * MINUTE)]) is None
    story.becomes(severity=Severity.CRITICAL)
    assert story.alarm().state is AlarmState.RINGING


def test_that_the_last_snooze_counts_and_an_acknowledgement_more_than_any() -> None:
    story = Story()
    story.answered(30)
    story.answered(1)
    assert story.alarm(MINUTE).state is AlarmState.RINGING
    story.answered()
    story.answered(1)
    assert story.alarm(MINUTE).state is AlarmState.ACKNOWLEDGED


def test_that_who_takes_the_incident_on_by_name_has_heard_it_and_a_program_has_not() -> None:
    by_maria, by_program = Story(), Story()
    at = by_maria.becomes(state=IncidentState.ASSIGNED, by=MARIA)
    assert by_maria.alarm() == Alarm(7, Severity.CRITICAL, NOW, AlarmState.ACKNOWLEDGED, MARIA, at)
    by_program.becomes(state=IncidentState.ACKNOWLEDGED, by=PROGRAM)
    by_program.becomes(state=IncidentState.IN_PROGRESS, by=MARIA)
    assert by_program.alarm().state is AlarmState.RINGING
    by_maria.reopened(by=MARIA)
    assert by_maria.alarm().state is AlarmState.RINGING


def test_that_what_is_worse_and_taken_on_in_one_step_was_heard() -> None:
    story = Story(Severity.MEDIUM)
    story.becomes(severity=Severity.CRITICAL, state=IncidentState.ACKNOWLEDGED, by=MARIA)
    assert story.alarm().state is AlarmState.ACKNOWLEDGED
    story.becomes(severity=Severity.MEDIUM)
    story.becomes(severity=Severity.CRITICAL, by=MARIA)
    assert story.alarm().state is AlarmState.RINGING


def test_that_the_worst_comes_first_and_of_one_severity_the_oldest() -> None:
    story = Story()
    rows = [
        replace(story.row, id=row_id, severity=severity, opened_at=NOW - age * MINUTE)
        for row_id, severity, age in (
            (1, Severity.MAJOR, 9), (2, Severity.CRITICAL, 1), (3, Severity.CRITICAL, 5),
            (4, Severity.MEDIUM, 60), (5, Severity.CRITICAL, 5),
        )
    ]  # fmt: skip
    board = Board.of(rows, read_at=NOW, epoch="e", seq=0, kind="live", agent_names={}, operator_names={})
    assert [one.incident_id for one in alarms(board, NOW)] == [3, 5, 2, 1]
    assert [one.incident_id for one in alarms(board, NOW, {Severity.MEDIUM})] == [4]


steps = st.lists(
    st.sampled_from(Severity).map(lambda severity: ("severity", severity))
    | st.sampled_from(("reopened", "touched", "acknowledged")).map(lambda what: (what, None))
    | st.integers(1, 30).map(lambda minutes: ("snoozed", minutes)),
    max_size=12,
)


@given(first=st.sampled_from(Severity), told=steps, later=st.integers(0, 40))
def test_that_it_is_silent_exactly_while_somebody_has_answered_what_rings(
    first: Severity, told: list[tuple[str, int | None]], later: int
) -> None:
    story = Story(first)
    heard, until = False, story.at
    for what, value in told:
        if what == "severity":
            is_worse = value is not None and value < story.row.severity
            story.becomes(severity=Severity(value or 1))
            heard, until = (False, story.at) if is_worse else (heard, until)
        elif what == "reopened":
            story.reopened()
            heard, until = False, story.at
        elif what == "touched":
            story.becomes(urgency=2)
        elif what == "acknowledged":
            story.answered()
            heard = True
        else:
            at = story.answered(value)
            until = at + (value or 0) * MINUTE
    after = later * MINUTE
    is_silent = heard or story.at + after < until
    assert (story.alarm(after).state is not AlarmState.RINGING) == is_silent
    found = alarms(story.board, story.at + after)
    assert bool(found) == (story.row.severity in ALARMING)
