"""One event of the log as a line of an incident's story; what cannot be read is said, and harms no other."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from wallboard.domain.alarm_answer import AlarmAnswer, AnswerKind
from wallboard.domain.assignment import Assignment
from wallboard.domain.event import Entity, Unreadable, Verb
from wallboard.domain.incident import Incident
from wallboard.domain.policy import Promise
from wallboard.domain.story import Deed, Order, StoryLine, What
from wallboard.domain.story_deeds import deeds_of_assignment, deeds_of_incident
from wallboard.domain.timeline import Writer
from wallboard.services.rows import LONGEST, UnreadableRow, instant, row_or_unreadable

_PERSONAL: Mapping[str, What] = MappingProxyType(
    {Entity.INCIDENT_TEXT: What.TEXT, Entity.CALLER: What.CALLER}
)


def line_of(event: Sequence[Any]) -> StoryLine:
    """The line of one event, given as its columns in the log with the row before it behind its own row."""
    seq, recorded_at, effective_at, operator_id, program, *what, changed, command_id = event
    columns = tuple(changed[:LONGEST].split(",")) if changed else ()
    return StoryLine(
        seqs=(seq,),
        at=_maybe(effective_at),
        recorded_at=_maybe(recorded_at),
        writer=Writer(operator_id, None if program is None else program[:LONGEST]),
        deeds=_deeds(what, columns),
        order=None if command_id is None else Order(command_id[:LONGEST], ""),
    )


def _maybe(at: object) -> datetime | None:
    try:
        return instant(at)
    except UnreadableRow:
        return None


def _deeds(event: Sequence[Any], columns: Sequence[str]) -> tuple[Deed, ...]:
    verb, entity, entity_id, row, before = event
    if entity in _PERSONAL:
        return (Deed(_PERSONAL[entity], after=verb),)
    if entity == Entity.SLA_MARK:
        return (_mark(row),)
    after = row_or_unreadable(Entity(entity), entity_id, row)
    was = None if verb == Verb.INSERT else row_or_unreadable(Entity(entity), entity_id, before)
    if isinstance(after, Unreadable):
        return (Deed(What.UNREADABLE, after=after.reason),)
    if isinstance(after, AlarmAnswer):
        is_heard = after.kind is AnswerKind.ACKNOWLEDGED
        return (Deed(What.ALARM_ACKNOWLEDGED if is_heard else What.ALARM_SNOOZED, after=after.until_at),)
    if isinstance(after, Incident) and (was is None or isinstance(was, Incident)):
        return deeds_of_incident(was, after, columns)
    if isinstance(after, Assignment) and (was is None or isinstance(was, Assignment)):
        return deeds_of_assignment(was, after, columns)
    # It can be read, but not what was before it: nobody can say what differs but the columns' names.
    return (Deed(What.WRITTEN, after=", ".join(columns) or None),)


def _mark(row: object) -> Deed:
    try:
        values = json.loads(row) if isinstance(row, str) else row
        assert isinstance(values, Mapping)
        percent = values["percent"]
        assert type(percent) is int
        return Deed(What.MARK, after=percent, field=str(Promise(values["promise"])))
    except (AssertionError, KeyError, TypeError, ValueError, RecursionError):
        return Deed(What.UNREADABLE, after="a warning mark that cannot be read")
