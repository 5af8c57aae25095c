"""Rows of the log and of the tables, read one by one into values; what makes no sense harms no other row."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.floor_rows import key_of
from wallboard.domain.incident import OPEN_STATES, Incident, IncidentState
from wallboard.domain.policy import FloorClock, PriorityRule, SeverityWeight
from wallboard.domain.severity import Severity
from wallboard.domain.sla_document import LONGEST as LONGEST_DOCUMENT
from wallboard.domain.sla_document import UnreadableRules, read_rules
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.domain.staff import (
    Agent,
    AgentSkill,
    Nature,
    NatureSkill,
    Operator,
    Presence,
    PresenceState,
    Shift,
    Skill,
    Team,
)

_Kind = TypeVar("_Kind")

LONGEST = 200
"""No code or name of a board table is longer; a longer one would freeze painting."""
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Instants outside break arithmetic, or belong to no floor."""
LARGEST = 2**63 - 1
_AT_MOST = MappingProxyType({"capacity": 1_000_000, "weight": 1_000_000, "version": LARGEST})

ENDED_STATES = frozenset(str(state) for state in IncidentState if state not in OPEN_STATES)
_ENDED: Mapping[Entity, frozenset[str]] = MappingProxyType(
    {Entity.INCIDENT: ENDED_STATES, Entity.ASSIGNMENT: frozenset({str(AssignmentState.RELEASED)})}
)


class UnreadableRow(ValueError):
    """A row that this program cannot make sense of; its words are for a person."""


def instant(value: object) -> datetime:
    """An instant as the database spells it in JSON.

    Raises:
        UnreadableRow: it is none, or not of this era (infinity, year 20000).
    """
    if not isinstance(value, str) or len(value) != 24:
        raise UnreadableRow(f"{_cut(value)} is no instant")
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise UnreadableRow(f"{_cut(value)} is no instant") from None
    if at.tzinfo is not UTC or not FIRST <= at <= LAST:
        raise UnreadableRow(f"{_cut(value)} is no instant between {FIRST.year} and {LAST.year}")
    return at


class Fields:
    """One row's values by column, each checked as it is taken."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._row = row

    def whole(self, column: str) -> int:
        value = self._row.get(column)
        if type(value) is not int:
            raise UnreadableRow(f"{column} {_cut(value)} is no whole number")
        if not 0 <= value <= _AT_MOST.get(column, LARGEST):
            raise UnreadableRow(f"{column} {_cut(value)} is out of range")
        return value

    def maybe_whole(self, column: str) -> int | None:
        return None if self._row.get(column) is None else self.whole(column)

    def text(self, column: str) -> str:
        value = self._row.get(column)
        if not isinstance(value, str):
            raise UnreadableRow(f"{column} {_cut(value)} is no text")
        if len(value) > LONGEST:
            raise UnreadableRow(f"{column} has {len(value)} characters")
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise UnreadableRow(f"{column} {_cut(value)} is no text that can be shown")
        return value

    def document(self) -> str:
        """The text of a policy version, which may be long and is never painted as it is."""
        value = self._row.get("document")
        if not isinstance(value, str):
            raise UnreadableRow(f"document {_cut(value)} is no text")
        if len(value) > LONGEST_DOCUMENT:
            raise UnreadableRow(f"document has {len(value)} characters")
        return value

    def maybe_text(self, column: str) -> str | None:
        return None if self._row.get(column) is None else self.text(column)

    def at(self, column: str) -> datetime:
        try:
            return instant(self._row.get(column))
        except UnreadableRow as trouble:
            raise UnreadableRow(f"{column}: {trouble}") from None

    def maybe_at(self, column: str) -> datetime | None:
        return None if self._row.get(column) is None else self.at(column)

    def among(self, column: str, kind: Callable[[Any], _Kind]) -> _Kind:
        try:
            return kind(self._row.get(column))
        except ValueError:
            raise UnreadableRow(f"{column} {_cut(self._row.get(column))} is unknown") from None

    def scale(self, column: str) -> int:
        value = self.whole(column)
        if not 1 <= value <= 4:
            raise UnreadableRow(f"{column} {value} is not 1 to 4")
        return value

    def number(self, column: str) -> float:
        value = self._row.get(column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UnreadableRow(f"{column} {_cut(value)} is no number")
        return float(value)

    def speed(self, column: str) -> float:
        value = self.number(column)
        if not 0 < value <= 1_000_000:
            raise UnreadableRow(f"{column} {value} is no speed")
        return value


def _shown(words: str) -> str:
    """Words that may quote what somebody wrote, short enough for one line and without what cannot be seen."""
    return "".join(sign if sign.isprintable() else "?" for sign in words[:90])


def _cut(value: object) -> str:
    return ascii(value[:40] if isinstance(value, str) else value)[:40]


def _incident(row: Fields) -> Incident:
    return Incident(
        id=row.whole("id"),
        source=row.text("source"),
        reference=row.text("reference"),
        nature_id=row.whole("nature_id"),
        severity=row.among("severity", Severity),
        urgency=row.scale("urgency"),
        priority=row.scale("priority"),
        priority_set_by=row.text("priority_set_by"),
        state=row.among("state", IncidentState),
        pause_reason=row.maybe_text("pause_reason"),
        team_id=row.maybe_whole("team_id"),
        site=row.maybe_text("site"),
        channel=row.maybe_text("channel"),
        opened_at=row.at("opened_at"),
        acknowledged_at=row.maybe_at("acknowledged_at"),
        deployed_at=row.maybe_at("deployed_at"),
        resolved_at=row.maybe_at("resolved_at"),
        closed_at=row.maybe_at("closed_at"),
        reopenings=row.whole("reopenings"),
        merged_into_id=row.maybe_whole("merged_into_id"),
        version=row.whole("version"),
        effective_at=row.at("effective_at"),
        customer_class=row.maybe_text("customer_class"),
        last_update_at=row.maybe_at("last_update_at"),
        policy_version_id=row.maybe_whole("policy_version_id"),
    )


def _assignment(row: Fields) -> Assignment:
    return Assignment(
        id=row.whole("id"),
        incident_id=row.whole("incident_id"),
        agent_id=row.maybe_whole("agent_id"),
        team_id=row.maybe_whole("team_id"),
        role=row.among("role", AssignmentRole),
        state=row.among("state", AssignmentState),
        assigned_at=row.at("assigned_at"),
        accepted_at=row.maybe_at("accepted_at"),
        working_at=row.maybe_at("working_at"),
        released_at=row.maybe_at("released_at"),
        release_reason=row.maybe_text("release_reason"),
        version=row.whole("version"),
    )


def _presence(row: Fields) -> Presence:
    return Presence(
        agent_id=row.whole("agent_id"),
        state=row.among("state", PresenceState),
        reason=row.maybe_text("reason"),
        since_at=row.at("since_at"),
        until_at=row.maybe_at("until_at"),
        version=row.whole("version"),
    )


def _policy_version(row: Fields) -> PolicyVersion:
    try:
        rules = read_rules(row.document())
    except UnreadableRules as trouble:
        raise UnreadableRow(f"document: {_shown(str(trouble))}") from None
    return PolicyVersion(row.whole("id"), row.whole("number"), row.at("in_force_at"), rules)


_READERS: Mapping[str, Callable[[Fields], Row]] = MappingProxyType(
    {
        Entity.INCIDENT: _incident,
        Entity.ASSIGNMENT: _assignment,
        Entity.PRESENCE: _presence,
        Entity.POLICY_VERSION: _policy_version,
        Entity.TEAM: lambda r: Team(r.whole("id"), r.text("code"), r.text("name"), r.whole("version")),
        Entity.SKILL: lambda r: Skill(r.whole("id"), r.text("code"), r.text("name")),
        Entity.NATURE: lambda r: Nature(r.whole("id"), r.text("code"), r.text("name")),
        Entity.NATURE_SKILL: lambda r: NatureSkill(r.whole("id"), r.whole("nature_id"), r.whole("skill_id")),
        Entity.AGENT: lambda r: Agent(
            r.whole("id"), r.text("code"), r.whole("team_id"), r.whole("capacity"), r.whole("version")
        ),
        Entity.AGENT_SKILL: lambda r: AgentSkill(
            r.whole("id"), r.whole("agent_id"), r.whole("skill_id"), r.maybe_at("expires_at")
        ),
        Entity.SHIFT: lambda r: Shift(r.whole("id"), r.whole("agent_id"), r.at("starts_at"), r.at("ends_at")),
        Entity.SEVERITY_WEIGHT: lambda r: SeverityWeight(
            r.whole("id"), r.among("severity", Severity), r.whole("weight")
        ),
        Entity.PRIORITY_RULE: lambda r: PriorityRule(
            r.whole("id"), r.among("severity", Severity), r.scale("urgency"), r.scale("priority")
        ),
        Entity.OPERATOR: lambda r: Operator(r.whole("id"), r.text("login"), r.text("role")),
        Entity.FLOOR_CLOCK: lambda r: FloorClock(
            r.at("floor_anchor_at"), r.at("database_anchor_at"), r.speed("speed")
        ),
    }
)


def decode(entity: str, row: object) -> Row:
    """A board table's row from its JSON (text, or already parsed).

    Raises:
        UnreadableRow: no JSON, no board table, a value missing, of another kind or beyond its range.
    """
    if isinstance(row, str):
        try:
            row = json.loads(row)
        except (ValueError, RecursionError):  # so deep is no row of ours
            raise UnreadableRow("no JSON") from None
    reader = _READERS.get(entity)
    if reader is None:
        raise UnreadableRow(f"{_cut(entity)} is no board table")
    if not isinstance(row, Mapping):
        raise UnreadableRow("no JSON object")
    return reader(Fields(row))


def row_or_unreadable(entity: Entity, row_id: int, row: object) -> Row | Unreadable:
    """The row, or what stands for it where it cannot be read."""
    try:
        found = decode(entity, row)
        if key_of(found) != (entity, row_id):
            raise UnreadableRow(f"the row says that it is {key_of(found)[1]}")
    except UnreadableRow as trouble:
        return Unreadable(entity, row_id, str(trouble))
    return found


def row_after(entity: Entity, row_id: int, row: object) -> Row | Unreadable | None:
    """What an event left behind; None for a row that a board has no place for, readable or not."""
    found = row_or_unreadable(entity, row_id, row)
    return None if isinstance(found, Unreadable) and _has_ended(entity, row) else found


def _has_ended(entity: Entity, row: object) -> bool:
    """Whether a row that cannot be read at least says that it has left the floor."""
    ended = _ENDED.get(entity, frozenset())
    try:
        values = json.loads(row) if isinstance(row, str) else row
    except (ValueError, RecursionError):
        return False
    state = values.get("state") if isinstance(values, Mapping) else None
    return isinstance(state, str) and state in ended
