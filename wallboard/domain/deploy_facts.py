"""All that rules and ranking look at, frozen: one incident, every agent and team, and no person's name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import fsum

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_rules import DeployRules, Part
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.staff import PresenceState


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that the incident needs, by its id and what the room calls it."""

    skill_id: int
    name: str


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """The incident; `weight` is the load that it brings, `worst_weight` that of a severity 1.

    `promise` is the one that falls due next, None where none runs. `handovers` is how often it went from
    one lead to another, and `led_by_id` who leads it now, or is asked to.
    """

    id: int
    state: IncidentState
    severity: Severity
    weight: int
    worst_weight: int
    team_id: int | None = None
    needs: tuple[Need, ...] = ()
    language: str | None = None
    site: str | None = None
    handovers: int = 0
    led_by_id: int | None = None
    returned_from_id: int | None = None
    promise: Promise | None = None
    promised_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A needed skill that an agent holds, until `expires_at` where it says so."""

    skill_id: int
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """One agent; `presence` is what they or the telephony report, None where nobody does.

    `is_here` goes by presence, else by shifts. `until_at` is when the presence is planned to end, and
    `shift_ends_at` and `next_shift_at` bound the shift that runs. `idle_since_at` is since when a free agent
    is free. `busy_until_at` is when the work in hand that goes before this incident is expected to end.
    `rested_from_at` is when they were last let go from a severity 1.
    """

    id: int
    team_id: int
    capacity: int
    load: int = 0
    in_hand: int = 0
    presence: PresenceState | None = None
    is_here: bool = True
    is_on_it: bool = False
    until_at: datetime | None = None
    shift_ends_at: datetime | None = None
    next_shift_at: datetime | None = None
    idle_since_at: datetime | None = None
    busy_until_at: datetime | None = None
    rested_from_at: datetime | None = None
    held: tuple[Held, ...] = ()
    was_on_it: bool = False
    knows_customer: bool = False
    languages: tuple[str, ...] = ()
    site: str | None = None

    @property
    def is_at_work(self) -> bool:
        return self.is_here and self.presence is not PresenceState.ON_BREAK

    @property
    def is_free(self) -> bool:
        return not self.in_hand and self.is_at_work


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """One team; `is_offered` says that the incident is offered to it already."""

    id: int
    is_closed: bool = False
    is_offered: bool = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """Somebody is to be kept for an incident and not sent yet: for `at`, None where nobody knows for when."""

    at: datetime | None = None

    def judged_at(self, now: datetime) -> datetime:
        """The instant by which it is decided who can."""
        return now if self.at is None else max(now, self.at)


@dataclass(frozen=True)
class Inputs:
    """What a decision was made from; agents and teams stand in the order of their ids.

    `now` is the instant by which everything is judged: of somebody to be kept that for which they are.
    """

    now: datetime
    rules: DeployRules
    incident: IncidentFacts
    agents: tuple[AgentFacts, ...]
    teams: tuple[TeamFacts, ...]
    role: AssignmentRole = AssignmentRole.LEAD
    keeping: Keeping | None = None

    @property
    def is_for_later(self) -> bool:
        """Whether it is judged by another instant than that at which it is asked."""
        return self.keeping is not None and self.keeping.at is not None

    @property
    def is_for_some_day(self) -> bool:
        """Whether nobody knows for when, so that who is here now says little."""
        return self.keeping is not None and self.keeping.at is None

    @cached_property
    def weighed(self) -> tuple[tuple[Part, int], ...]:
        """The parts that weigh something, in the order in which they are told, with their weights."""
        return tuple((part, weight) for part in Part if (weight := self.rules.weights.get(part, 0)))

    @cached_property
    def agent_of(self) -> Mapping[int, AgentFacts]:
        """Every agent by id."""
        return {agent.id: agent for agent in self.agents}

    @cached_property
    def team_of(self) -> Mapping[int, TeamFacts]:
        """Every team by id."""
        return {team.id: team for team in self.teams}

    @cached_property
    def agents_of(self) -> Mapping[int, tuple[AgentFacts, ...]]:
        """Everybody by team."""
        found: dict[int, list[AgentFacts]] = {}
        for agent in self.agents:
            found.setdefault(agent.team_id, []).append(agent)
        return {team_id: tuple(own) for team_id, own in found.items()}

    @cached_property
    def cover_of(self) -> Mapping[int, int]:
        """How many free agents of each team could take a severity 1 now."""
        return Counter(agent.team_id for agent in self.agents if covers(agent, self.incident.worst_weight))

    @cached_property
    def mean_share(self) -> float:
        """How full those who are at work are on average: 0 idle, 1 at their capacity."""
        shares = [share_of(agent) for agent in self.agents if agent.is_at_work]
        return fsum(shares) / len(shares) if shares else 0.0

    def held_by(self, agent: AgentFacts) -> set[int]:
        """The needed skills that an agent holds now."""
        return {one.skill_id for one in agent.held if one.expires_at is None or one.expires_at > self.now}

    def leaves_no_cover(self, agent: AgentFacts) -> bool:
        """Whether nobody of the team could take a severity 1 once this agent goes to something lesser."""
        incident = self.incident
        return (
            incident.severity is not Severity.CRITICAL
            and self.cover_of.get(agent.team_id) == 1
            and covers(agent, incident.worst_weight)
        )


def covers(agent: AgentFacts, worst_weight: int) -> bool:
    """Whether an agent is free and could take a severity 1 now."""
    return not agent.in_hand and agent.capacity - agent.load >= worst_weight and agent.is_at_work


def share_of(agent: AgentFacts) -> float:
    """How full an agent is."""
    return agent.load / max(1, agent.capacity)


def starts_at(agent: AgentFacts, now: datetime) -> datetime:
    """When an agent could really begin: after the break, and after what goes before it."""
    at = now
    if agent.presence is PresenceState.ON_BREAK and agent.until_at is not None:
        at = max(at, agent.until_at)
    return at if agent.busy_until_at is None else max(at, agent.busy_until_at)


def leaves_at(agent: AgentFacts, now: datetime) -> datetime | None:
    """When the agent's shift ends or a break begins, whichever comes first; None where nobody knows."""
    off_at, until_at = agent.shift_ends_at, agent.until_at
    if until_at is None or until_at <= now:
        return off_at
    return until_at if off_at is None or until_at < off_at else off_at
