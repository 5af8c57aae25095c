"""The rows of the floor as persistent maps, with the few indexes that questions about it need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from immutables import Map

from wallboard.domain.alarm_answer import AlarmAnswer
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.deploy_rules import DeployVersion
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.incident import Incident
from wallboard.domain.policy import FloorClock, PriorityRule, SeverityWeight
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.domain.staff import (
    Agent,
    AgentSkill,
    Nature,
    NatureSkill,
    Operator,
    Presence,
    Shift,
    Skill,
    Team,
    TeamMove,
)
from wallboard.domain.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorRows:
    """Every row that a board needs, by id; only open incidents, active assignments, moves not over.

    Of alarms only what was answered since their incident was last opened.

    Presences are keyed by their agent; `let_go` says when an agent was last released from an incident;
    `timelines` what the log says of each incident that is open.
    The indexes hold tuples in the order of ids; `offers_by_minute` those that must be answered, by the minute
    in which their time runs out, `kept_by_minute` those kept for a time, by its minute, and
    `returned_by_minute` the incidents of which an offer came back, by when it did.
    """

    incidents: Map[int, Incident] = Map()
    assignments: Map[int, Assignment] = Map()
    moves: Map[int, TeamMove] = Map()
    alarm_answers: Map[int, AlarmAnswer] = Map()
    teams: Map[int, Team] = Map()
    agents: Map[int, Agent] = Map()
    presences: Map[int, Presence] = Map()
    shifts: Map[int, Shift] = Map()
    skills: Map[int, Skill] = Map()
    agent_skills: Map[int, AgentSkill] = Map()
    natures: Map[int, Nature] = Map()
    nature_skills: Map[int, NatureSkill] = Map()
    policy_versions: Map[int, PolicyVersion] = Map()
    deploy_versions: Map[int, DeployVersion] = Map()
    weights: Map[int, SeverityWeight] = Map()
    priority_rules: Map[int, PriorityRule] = Map()
    operators: Map[int, Operator] = Map()
    unreadable: Map[tuple[Entity, int], Unreadable] = Map()

    let_go: Map[int, datetime] = Map()
    timelines: Map[int, Timeline] = Map()
    assignments_of_incident: Map[int, tuple[Assignment, ...]] = Map()
    assignments_of_agent: Map[int, tuple[Assignment, ...]] = Map()
    agents_of_team: Map[int, tuple[Agent, ...]] = Map()
    shifts_of_agent: Map[int, tuple[Shift, ...]] = Map()
    skills_of_agent: Map[int, tuple[AgentSkill, ...]] = Map()
    skills_of_nature: Map[int, tuple[NatureSkill, ...]] = Map()
    moves_of_agent: Map[int, tuple[TeamMove, ...]] = Map()
    offers_by_minute: Map[int, tuple[Assignment, ...]] = Map()
    kept_by_minute: Map[int, tuple[Assignment, ...]] = Map()
    returned_by_minute: Map[int, tuple[Incident, ...]] = Map()
    answers_of_incident: Map[int, tuple[AlarmAnswer, ...]] = Map()


FIELD_OF: Mapping[Entity, str] = MappingProxyType(
    {
        Entity.INCIDENT: "incidents",
        Entity.ASSIGNMENT: "assignments",
        Entity.TEAM_MOVE: "moves",
        Entity.ALARM_ANSWER: "alarm_answers",
        Entity.TEAM: "teams",
        Entity.AGENT: "agents",
        Entity.PRESENCE: "presences",
        Entity.SHIFT: "shifts",
        Entity.SKILL: "skills",
        Entity.AGENT_SKILL: "agent_skills",
        Entity.NATURE: "natures",
        Entity.NATURE_SKILL: "nature_skills",
        Entity.POLICY_VERSION: "policy_versions",
        Entity.DEPLOY_VERSION: "deploy_versions",
        Entity.SEVERITY_WEIGHT: "weights",
        Entity.PRIORITY_RULE: "priority_rules",
        Entity.OPERATOR: "operators",
    }
)

Index = tuple[str, Callable[[Any], int | None]]


def minute_of(at: datetime) -> int:
    """The minute that an instant lies in, counted from the beginning of all clocks."""
    return int(at.timestamp() // 60)


def _minute_to_answer(offer: Assignment) -> int | None:
    if offer.state is not AssignmentState.OFFERED or offer.respond_by_at is None:
        return None
    return minute_of(offer.respond_by_at)


def _minute_to_go(kept: Assignment) -> int | None:
    if kept.state is not AssignmentState.RESERVED or kept.reserved_for_at is None:
        return None
    return minute_of(kept.reserved_for_at)


def _minute_of_return(incident: Incident) -> int | None:
    return None if incident.returned_at is None else minute_of(incident.returned_at)


INDEXES_OF: Mapping[Entity, tuple[Index, ...]] = MappingProxyType(
    {
        Entity.ASSIGNMENT: (
            ("assignments_of_incident", lambda row: row.incident_id),
            ("assignments_of_agent", lambda row: row.agent_id),
            ("offers_by_minute", _minute_to_answer),
            ("kept_by_minute", _minute_to_go),
        ),
        Entity.INCIDENT: (("returned_by_minute", _minute_of_return),),
        Entity.AGENT: (("agents_of_team", lambda row: row.team_id),),
        Entity.TEAM_MOVE: (("moves_of_agent", lambda row: row.agent_id),),
        Entity.ALARM_ANSWER: (("answers_of_incident", lambda row: row.incident_id),),
        Entity.SHIFT: (("shifts_of_agent", lambda row: row.agent_id),),
        Entity.AGENT_SKILL: (("skills_of_agent", lambda row: row.agent_id),),
        Entity.NATURE_SKILL: (("skills_of_nature", lambda row: row.nature_id),),
    }
)

_ENTITY_OF: Mapping[type, Entity] = MappingProxyType(
    {
        Incident: Entity.INCIDENT,
        Assignment: Entity.ASSIGNMENT,
        TeamMove: Entity.TEAM_MOVE,
        AlarmAnswer: Entity.ALARM_ANSWER,
        Team: Entity.TEAM,
        Agent: Entity.AGENT,
        Presence: Entity.PRESENCE,
        Shift: Entity.SHIFT,
        Skill: Entity.SKILL,
        AgentSkill: Entity.AGENT_SKILL,
        Nature: Entity.NATURE,
        NatureSkill: Entity.NATURE_SKILL,
        PolicyVersion: Entity.POLICY_VERSION,
        DeployVersion: Entity.DEPLOY_VERSION,
        SeverityWeight: Entity.SEVERITY_WEIGHT,
        PriorityRule: Entity.PRIORITY_RULE,
        Operator: Entity.OPERATOR,
    }
)


def key_of(row: Row | Unreadable) -> tuple[Entity, int]:
    """The table and the id of a row."""
    if isinstance(row, Unreadable):
        return row.entity, row.id
    if isinstance(row, FloorClock):
        return Entity.FLOOR_CLOCK, 1
    if isinstance(row, Presence):
        return Entity.PRESENCE, row.agent_id
    return _ENTITY_OF[type(row)], row.id
