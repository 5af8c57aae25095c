"""From a board to the inputs of a decision: what of it the rules and the ranking look at."""

from datetime import datetime

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.burden import NO_BURDEN, Burden
from wallboard.domain.came_back import is_not_sent
from wallboard.domain.deploy_facts import AgentFacts, Held, IncidentFacts, Inputs, Keeping, Need, TeamFacts
from wallboard.domain.deploy_rules import DeployRules
from wallboard.domain.incident import Incident
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.staff import Agent, Presence, PresenceState, Shift

__all__ = ["Inputs", "inputs_of"]


def inputs_of(
    board: Board,
    incident_id: int,
    now: datetime,
    role: AssignmentRole = AssignmentRole.LEAD,
    keeping: Keeping | None = None,
) -> Inputs | None:
    """What a decision about an incident would be made from now; None where it is not open or not readable.

    With `keeping` somebody is to be kept and not sent, and is judged by how things are planned for then.
    """
    incident = board.incidents.get(incident_id)
    if incident is None:
        return None
    rules = board.deploy_rules(now)
    at = now if keeping is None else keeping.judged_at(now)
    scene = _Scene(board, incident, rules, now, at)
    held = board.assignments_of_incident.get(incident_id, ())
    offered = {one.team_id for one in held if one.state is AssignmentState.OFFERED}
    return Inputs(
        now=at,
        rules=rules,
        incident=scene.incident_facts(),
        agents=tuple(scene.agent_facts(board.agents[agent_id]) for agent_id in sorted(board.agents)),
        teams=tuple(
            TeamFacts(team_id, board.teams[team_id].is_closed, team_id in offered)
            for team_id in sorted(board.teams)
        ),
        role=role,
        keeping=keeping,
    )


class _Scene:
    """What every agent is looked at with, looked up once for one incident on one board."""

    def __init__(
        self, board: Board, incident: Incident, rules: DeployRules, now: datetime, at: datetime
    ) -> None:
        self._board, self._incident, self._at = board, incident, at
        self._is_later = at > now
        self._weights = board.weights_by_severity()
        self._expected = rules.expected_handling
        self._needs = tuple(
            dict.fromkeys(need.skill_id for need in board.skills_of_nature.get(incident.nature_id, ()))
        )
        here = board.assignments_of_incident.get(incident.id, ())
        self._on_it = {held.agent_id for held in here if held.is_sent}
        leads = [held for held in here if held.is_sent and held.role is AssignmentRole.LEAD]
        self._lead = min(leads, key=lambda held: held.id, default=None)
        self._kept_for_it = {held.agent_id for held in here} - self._on_it
        self._been_on = board.ties.agents_on(incident.id)
        self._known_to = board.ties.agents_for(incident.customer)

    def incident_facts(self) -> IncidentFacts:
        incident, promise = self._incident, self._board.promises.get(self._incident.id)
        return IncidentFacts(
            id=incident.id,
            state=incident.state,
            severity=incident.severity,
            weight=self._weights[incident.severity],
            worst_weight=self._weights[Severity.CRITICAL],
            team_id=incident.team_id,
            needs=tuple(Need(skill_id, self._skill_name(skill_id)) for skill_id in self._needs),
            language=incident.language,
            site=incident.site,
            handovers=self._board.ties.handovers(incident.id),
            led_by_id=self._lead.agent_id if self._lead else None,
            returned_from_id=None if is_not_sent(incident.return_reason) else incident.returned_from_id,
            promise=promise.promise if promise else None,
            promised_at=promise.started_at if promise else None,
            due_at=promise.due_at if promise else None,
        )

    def agent_facts(self, agent: Agent) -> AgentFacts:
        board, agent_id = self._board, agent.id
        burden = board.burdens.get(agent_id, NO_BURDEN)
        shifts = board.shifts_of_agent.get(agent_id, ())
        presence = board.presences.get(agent_id)
        if presence is not None and self._is_later and not self._lasts(presence, shifts):
            presence = None
        state = presence.state if presence else None
        running = _running(shifts, self._at)
        is_here = not shifts or running is not None if state is None else state is not PresenceState.OFF
        came_at = presence.since_at if presence else None
        return AgentFacts(
            agent_id,
            agent.team_id,
            agent.capacity,
            self._load(agent_id, burden),
            burden.in_hand,
            state,
            is_here,
            agent_id in self._on_it,
            presence.until_at if presence else None,
            running.ends_at if running else None,
            _next_start(shifts, running),
            None if burden.in_hand or not is_here else _later(came_at, board.let_go.get(agent_id)),
            self._busy_until(burden) if burden.in_hand else None,
            board.ties.critical_ended.get(agent_id),
            self._held(agent_id) if self._needs else (),
            agent_id in self._been_on,
            agent_id in self._known_to,
            agent.languages,
            agent.site,
        )

    def _lasts(self, presence: Presence, shifts: tuple[Shift, ...]) -> bool:
        """Whether what is reported holds then, too: as long as it says, or where no shift says more."""
        if presence.until_at is not None:
            return presence.until_at > self._at
        return presence.state is PresenceState.OFF and not shifts

    def _load(self, agent_id: int, burden: Burden) -> int:
        """Whoever is kept for the incident and is sent to it now carries it once."""
        own = self._weights[self._incident.severity] if agent_id in self._kept_for_it else 0
        return burden.load - own

    def _busy_until(self, burden: Burden) -> datetime | None:
        """When the work in hand that goes before the incident is expected to end."""
        until: datetime | None = None
        for severity in SEVERITIES[: self._incident.severity]:
            since = burden.since_of(severity)
            if since is not None:
                until = _later(until, since + self._expected[severity])
        return until

    def _held(self, agent_id: int) -> tuple[Held, ...]:
        return tuple(
            Held(one.skill_id, one.expires_at)
            for one in self._board.skills_of_agent.get(agent_id, ())
            if one.skill_id in self._needs
        )

    def _skill_name(self, skill_id: int) -> str:
        skill = self._board.skills.get(skill_id)
        return skill.name if skill else f"#{skill_id}"


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    if one is None or other is None:
        return one or other
    return max(one, other)


def _running(shifts: tuple[Shift, ...], now: datetime) -> Shift | None:
    """The shift that runs, of several the one that ends last."""
    found: Shift | None = None
    for shift in shifts:
        if shift.starts_at <= now < shift.ends_at and (found is None or found.ends_at < shift.ends_at):
            found = shift
    return found


def _next_start(shifts: tuple[Shift, ...], running: Shift | None) -> datetime | None:
    if running is None or len(shifts) == 1:
        return None
    later = [shift.starts_at for shift in shifts if shift.starts_at >= running.ends_at]
    return min(later, default=None)
