"""Rows of the log and of the tables, read one by one into values; what makes no sense harms no other row."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from wallboard.domain.alarm_answer import AlarmAnswer, AnswerKind
from wallboard.domain.assignment import AcceptedBy, Assignment, AssignmentRole, AssignmentState
from wallboard.domain.deploy_rules import DeployVersion
from wallboard.domain.deploy_rules_document import read_deploy_rules
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.floor_rows import key_of
from wallboard.domain.incident import OPEN_STATES, Incident, IncidentState
from wallboard.domain.policy import FloorClock, PriorityRule, SeverityWeight
from wallboard.domain.severity import Severity
from wallboard.domain.sla_document import UnreadableRules, read_rules
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.domain.staff import (
    Accepts,
    Agent,
    AgentSkill,
    MoveState,
    Nature,
    NatureSkill,
    Operator,
    Presence,
    PresenceState,
    Shift,
    Skill,
    Team,
    TeamMove,
)
from wallboard.services.row_fields import LONGEST, Fields, UnreadableRow, cut, instant, shown

__all__ = ["LONGEST", "UnreadableRow", "decode", "instant", "row_after", "row_or_unreadable"]

ENDED_STATES = frozenset(str(state) for state in IncidentState if state not in OPEN_STATES)
_ENDED: Mapping[Entity, frozenset[str]] = MappingProxyType(
    {
        Entity.INCIDENT: ENDED_STATES,
        Entity.ASSIGNMENT: frozenset({str(AssignmentState.RELEASED)}),
        Entity.TEAM_MOVE: frozenset({str(MoveState.ENDED), str(MoveState.CANCELLED)}),
    }
)


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
        language=row.maybe_text("language"),
        customer=row.maybe_text("customer"),
        outcome=row.maybe_text("outcome"),
        escalation=row.maybe_whole("escalation") or 0,
        returned_at=row.maybe_at("returned_at"),
        returned_from_id=row.maybe_whole("returned_from_id"),
        return_reason=row.maybe_text("return_reason"),
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
        respond_by_at=row.maybe_at("respond_by_at"),
        reserved_for_at=row.maybe_at("reserved_for_at"),
        rationale_hash=row.maybe_text("rationale_hash"),
        accepted_by=row.maybe_among("accepted_by", AcceptedBy),
    )


def _agent(row: Fields) -> Agent:
    return Agent(
        id=row.whole("id"),
        code=row.text("code"),
        team_id=row.whole("team_id"),
        capacity=row.whole("capacity"),
        version=row.whole("version"),
        accepts=row.maybe_among("accepts", Accepts) or Accepts.AUTOMATICALLY,
        site=row.maybe_text("site"),
        languages=tuple((row.maybe_text("languages") or "").split()),
        operator_id=row.maybe_whole("operator_id"),
    )


def _team(row: Fields) -> Team:
    is_closed = bool(row.maybe_whole("is_closed"))
    return Team(row.whole("id"), row.text("code"), row.text("name"), row.whole("version"), is_closed)


def _team_move(row: Fields) -> TeamMove:
    return TeamMove(
        id=row.whole("id"),
        agent_id=row.whole("agent_id"),
        team_id=row.whole("team_id"),
        from_team_id=row.whole("from_team_id"),
        state=row.among("state", MoveState),
        begins_at=row.maybe_at("begins_at"),
        until_at=row.maybe_at("until_at"),
        ended_at=row.maybe_at("ended_at"),
        version=row.whole("version"),
    )


def _alarm_answer(row: Fields) -> AlarmAnswer:
    return AlarmAnswer(
        id=row.whole("id"),
        incident_id=row.whole("incident_id"),
        kind=row.among("kind", AnswerKind),
        severity=row.among("severity", Severity),
        reopenings=row.whole("reopenings"),
        operator_id=row.whole("operator_id"),
        answered_at=row.at("answered_at"),
        until_at=row.maybe_at("until_at"),
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


def _deploy_version(row: Fields) -> DeployVersion:
    number = row.whole("number")
    try:
        rules = read_deploy_rules(row.document(), number=number)
    except UnreadableRules as trouble:
        raise UnreadableRow(f"document: {shown(str(trouble))}") from None
    return DeployVersion(row.whole("id"), number, row.at("in_force_at"), rules)


def _policy_version(row: Fields) -> PolicyVersion:
    try:
        rules = read_rules(row.document())
    except UnreadableRules as trouble:
        raise UnreadableRow(f"document: {shown(str(trouble))}") from None
    return PolicyVersion(row.whole("id"), row.whole("number"), row.at("in_force_at"), rules)


_READERS: Mapping[str, Callable[[Fields], Row]] = MappingProxyType(
    {
        Entity.INCIDENT: _incident,
        Entity.ASSIGNMENT: _assignment,
        Entity.PRESENCE: _presence,
        Entity.POLICY_VERSION: _policy_version,
        Entity.DEPLOY_VERSION: _deploy_version,
        Entity.TEAM: _team,
        Entity.TEAM_MOVE: _team_move,
        Entity.ALARM_ANSWER: _alarm_answer,
        Entity.SKILL: lambda r: Skill(r.whole("id"), r.text("code"), r.text("name")),
        Entity.NATURE: lambda r: Nature(r.whole("id"), r.text("code"), r.text("name")),
        Entity.NATURE_SKILL: lambda r: NatureSkill(r.whole("id"), r.whole("nature_id"), r.whole("skill_id")),
        Entity.AGENT: _agent,
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
        raise UnreadableRow(f"{cut(entity)} is no board table")
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
