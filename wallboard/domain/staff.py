"""Who could do the work: teams, agents, their skills, shifts and presence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Team:
    """A group of agents with a name that the whole room knows."""

    id: int
    code: str
    name: str
    version: int
    is_closed: bool = False


class MoveState(StrEnum):
    """A move waits for the agent's work to end, is under way, has ended, or was called off."""

    PENDING = "pending"
    ACTIVE = "active"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TeamMove:
    """An agent works for another team than their own; `begins_at` is None while they are still busy."""

    id: int
    agent_id: int
    team_id: int
    from_team_id: int
    state: MoveState
    begins_at: datetime | None
    until_at: datetime | None
    ended_at: datetime | None
    version: int

    @property
    def is_over(self) -> bool:
        return self.state in (MoveState.ENDED, MoveState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Skill:
    """Something an agent can be able to do, by code."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Nature:
    """What kind of thing happened, from a list; what the wall shows in place of a description."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class NatureSkill:
    """Incidents of this nature need this skill."""

    id: int
    nature_id: int
    skill_id: int


class Accepts(StrEnum):
    """Whether an agent answers offers, or is taken to accept what they are sent to."""

    AUTOMATICALLY = "automatically"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Agent:
    """One person or unit that can be sent; `capacity` is the severity-weighted load they may carry.

    The agent's name is not here: it lives in a table of its own and never enters the log.
    `operator_id` is the login that they have of their own, if any; `languages` are codes.
    """

    id: int
    code: str
    team_id: int
    capacity: int
    version: int
    accepts: Accepts = Accepts.AUTOMATICALLY
    site: str | None = None
    languages: tuple[str, ...] = ()
    operator_id: int | None = None


@dataclass(frozen=True, slots=True)
class AgentSkill:
    """An agent holds a skill, until `expires_at` (exclusive) if it says so."""

    id: int
    agent_id: int
    skill_id: int
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shift:
    """An agent is planned to work from `starts_at` to `ends_at` (half-open)."""

    id: int
    agent_id: int
    starts_at: datetime
    ends_at: datetime


class PresenceState(StrEnum):
    """Whether an agent is there at all; what they are doing follows from their assignments."""

    ON_SHIFT = "on_shift"
    ON_BREAK = "on_break"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Presence:
    """One agent's presence; `reason` is a code for the break, `until_at` when it is planned to end."""

    agent_id: int
    state: PresenceState
    reason: str | None
    since_at: datetime
    until_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Operator:
    """Who acts: bound to a database login or a system user, never picked from a list."""

    id: int
    login: str
    role: str
