"""What differs between two boards, looked for only where something was touched."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wallboard.domain.change import Change
from wallboard.domain.event import Entity

if TYPE_CHECKING:
    from wallboard.domain.board import Board

_OF_AGENT = (
    "agents", "agent_names", "presences", "shifts_of_agent", "skills_of_agent", "assignments_of_agent",
    "let_go", "moves_of_agent",
)  # fmt: skip


@dataclass(slots=True)
class Touched:
    """Where two boards may differ at all."""

    incidents: set[int] = field(default_factory=set)
    agents: set[int] = field(default_factory=set)
    teams: set[int] = field(default_factory=set)
    policy: bool = False


def everything(old: "Board", new: "Board") -> Touched:
    """All that either board knows of."""
    return Touched(
        incidents=_shown(old) | _shown(new),
        agents={i for board in (old, new) for field in _OF_AGENT for i in getattr(board, field)},
        teams={i for board in (old, new) for i in (*board.teams, *board.standings) if i is not None},
        policy=True,
    )


def difference(
    old: "Board", new: "Board", touched: Touched, command_ids: frozenset[str] = frozenset()
) -> Change:
    """The change from one board to the other; whatever is not touched must be the same in both."""
    before = {i for i in touched.incidents if _is_shown(old, i)}
    now = {i for i in touched.incidents if _is_shown(new, i)}
    changed = {i for i in before & now if _incident_differs(old, new, i)}
    moved = (before ^ now) | changed
    agents = _carriers(old, moved) | _carriers(new, moved)
    agents |= {agent_id for agent_id in touched.agents if _agent_differs(old, new, agent_id)}
    teams = touched.teams | _teams_of(old, agents, moved) | _teams_of(new, agents, moved)
    return Change(
        incidents_added=frozenset(now - before),
        incidents_removed=frozenset(before - now),
        incidents_changed=frozenset(changed),
        agents=frozenset(agents),
        teams=frozenset(team_id for team_id in teams if _team_differs(old, new, team_id, agents)),
        policy=touched.policy and _policy_differs(old, new),
        day=old.today is not new.today and _day_differs(old, new),
        command_ids=command_ids,
    )


def _shown(board: "Board") -> set[int]:
    return {*board.incidents, *(i for entity, i in board.unreadable if entity is Entity.INCIDENT)}


def _is_shown(board: "Board", incident_id: int) -> bool:
    return incident_id in board.incidents or (Entity.INCIDENT, incident_id) in board.unreadable


def _incident_differs(old: "Board", new: "Board", incident_id: int) -> bool:
    key = (Entity.INCIDENT, incident_id)
    return (
        old.incidents.get(incident_id) != new.incidents.get(incident_id)
        or old.timelines.get(incident_id) != new.timelines.get(incident_id)
        or old.unreadable.get(key) != new.unreadable.get(key)
        or old.assignments_of_incident.get(incident_id) != new.assignments_of_incident.get(incident_id)
        or old.answers_of_incident.get(incident_id) != new.answers_of_incident.get(incident_id)
    )


def _carriers(board: "Board", incident_ids: set[int]) -> set[int]:
    return {
        assignment.agent_id
        for incident_id in incident_ids
        for assignment in board.assignments_of_incident.get(incident_id, ())
        if assignment.agent_id is not None
    }


def _agent_differs(old: "Board", new: "Board", agent_id: int) -> bool:
    return any(getattr(old, field).get(agent_id) != getattr(new, field).get(agent_id) for field in _OF_AGENT)


def _teams_of(board: "Board", agent_ids: set[int], incident_ids: set[int]) -> set[int]:
    agents = {agent.team_id for i in agent_ids if (agent := board.agents.get(i)) is not None}
    incidents = {incident.team_id for i in incident_ids if (incident := board.incidents.get(i)) is not None}
    return agents | {team_id for team_id in incidents if team_id is not None}


def _team_differs(old: "Board", new: "Board", team_id: int, agents: set[int]) -> bool:
    people = (*old.agents_of_team.get(team_id, ()), *new.agents_of_team.get(team_id, ()))
    return (
        old.teams.get(team_id) != new.teams.get(team_id)
        or old.standings.get(team_id) != new.standings.get(team_id)
        or any(agent.id in agents for agent in people)
    )


def _day_differs(old: "Board", new: "Board") -> bool:
    before, now = old.today, new.today
    if before is None or now is None:
        return before is not now
    return before.span != now.span or before.tally != now.tally


def _policy_differs(old: "Board", new: "Board") -> bool:
    """Rules, words and the clock; and rows that cannot be read, unless they are incidents."""
    fields = (
        "policy_versions", "weights", "priority_rules", "natures", "nature_skills", "skills", "operators",
        "clock", "operator_names", "deploy_versions",
    )  # fmt: skip
    return _lost(old) != _lost(new) or any(getattr(old, field) != getattr(new, field) for field in fields)


def _lost(board: "Board") -> set[tuple[Entity, int]]:
    return {key for key in board.unreadable if key[0] is not Entity.INCIDENT}
