"""One row of the log, read: which row of which table became what, and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallboard.domain.alarm_answer import AlarmAnswer
from wallboard.domain.assignment import Assignment
from wallboard.domain.deploy_rules import DeployVersion
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

Row = (
    Agent
    | AgentSkill
    | AlarmAnswer
    | Assignment
    | DeployVersion
    | FloorClock
    | Incident
    | Nature
    | NatureSkill
    | Operator
    | PolicyVersion
    | Presence
    | PriorityRule
    | SeverityWeight
    | Shift
    | Skill
    | Team
    | TeamMove
)
"""Any row of a board table."""


class Entity(StrEnum):
    """The board tables, by the name they have in the database and in the log."""

    TEAM = "team"
    SKILL = "skill"
    NATURE = "nature"
    NATURE_SKILL = "nature_skill"
    AGENT = "agent"
    AGENT_SKILL = "agent_skill"
    SHIFT = "shift"
    PRESENCE = "presence"
    INCIDENT = "incident"
    ASSIGNMENT = "assignment"
    TEAM_MOVE = "team_move"
    ALARM_ANSWER = "alarm_answer"
    SLA_TARGET = "sla_target"
    POLICY_VERSION = "policy_version"
    SLA_MARK = "sla_mark"
    DEPLOY_VERSION = "deploy_version"
    SEVERITY_WEIGHT = "severity_weight"
    PRIORITY_RULE = "priority_rule"
    OPERATOR = "operator"
    FLOOR_CLOCK = "floor_clock"
    # Tables of names and free text: the log says that a row of theirs changed, never what it says.
    AGENT_NAME = "agent_name"
    OPERATOR_NAME = "operator_name"
    INCIDENT_TEXT = "incident_text"
    AGENT_TEXT = "agent_text"
    CALLER = "caller"


class Verb(StrEnum):
    """What was done to the row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that makes no sense to this program; it is shown as such and harms no other."""

    entity: Entity
    id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one row; `after` is None when the row is gone or its values are personal.

    `recorded_at` is the database's clock and never goes back; `effective_at` is when it happened
    on the floor. `operator_id` is None when the writer is no known operator.
    """

    seq: int
    recorded_at: datetime
    effective_at: datetime
    operator_id: int | None
    program: str | None
    verb: Verb
    entity: Entity
    entity_id: int
    after: Row | Unreadable | None
    changed: tuple[str, ...]
    command_id: str | None
