"""Sends people to incidents for other programs, keeps them, offers to teams, and takes people off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, Release, SingleCommand
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level
from wallboard.domain.ranking import Ranking, rank
from wallboard.services.database import Database
from wallboard.services.programs.answer import Answer
from wallboard.services.programs.asking import NotAsked, ask
from wallboard.services.programs.naming import Named, agent_named, team_named


@dataclass(frozen=True, slots=True)
class _Wish:
    """Who is to go, how, and why; which people these are is known once there is a board."""

    agent: str | None
    team: str | None
    role: AssignmentRole
    is_reserved: bool
    reserved_for_at: datetime | None
    seen: str | None
    reason_code: str | None
    reason: str | None
    version_seen: int | None

    @property
    def _keeping(self) -> Keeping | None:
        return Keeping(self.reserved_for_at) if self.is_reserved else None

    def command(self, board: Board, named: Named, key: UUID) -> SingleCommand:
        """What sends them to one incident."""
        seen_id = None if self.seen is None else agent_named(board, self.seen).id
        agent_id = None if self.agent is None else agent_named(board, self.agent).id
        if self.agent is None and self.team is None:
            agent_id = seen_id = _recommended(board, named, self.role, self._keeping)
        return Deploy(
            key,
            named.id,
            _version(board, named, self.version_seen),
            agent_id=agent_id,
            team_id=None if self.team is None else team_named(board, self.team).id,
            role=self.role,
            reason=self.reason,
            reason_code=self.reason_code,
            recommended_id=seen_id,
            is_reserved=self.is_reserved,
            reserved_for_at=self.reserved_for_at,
            seen_seq=board.seq if self.version_seen is None else None,
        )


def deploy(
    database: Database,
    incident: str | Sequence[str],
    *,
    agent: str | None = None,
    team: str | None = None,
    role: AssignmentRole = AssignmentRole.LEAD,
    is_reserved: bool = False,
    reserved_for_at: datetime | None = None,
    seen: str | None = None,
    reason_code: str | None = None,
    reason: str | None = None,
    version_seen: int | None = None,
    command_id: UUID | None = None,
    is_all_or_none: bool = True,
) -> Answer:
    """Sends an agent, or offers to a team; with neither, whoever is recommended goes.

    Somebody against whom a rule warns, or who is not recommended, takes a `reason_code` of the short list
    or a `reason` in words; `seen` is the agent whom you saw recommended, who takes none. With `is_reserved`
    they are kept for it, for `reserved_for_at` where that is known: then they are judged by how things are
    planned for that time, and go by themselves when it comes. `version_seen` refuses an incident that is not
    as you saw it any more; without it the incident is taken as it is now. Several incidents go all or none,
    or with `is_all_or_none` False as many as pass.

    Give a `command_id` of your own, and the same call again after a lost answer does nothing twice.

    Raises:
        Refusal: there is no such incident, agent or team.
        DatabaseUnavailable: the database cannot answer now.
    """

    wish = _Wish(agent, team, role, is_reserved, reserved_for_at, seen, reason_code, reason, version_seen)
    return ask(database, incident, wish.command, command_id=command_id, is_all_or_none=is_all_or_none)


def release(
    database: Database,
    incident: str | Sequence[str],
    *,
    agent: str | None = None,
    reason_code: str | None = None,
    reason: str | None = None,
    version_seen: int | None = None,
    command_id: UUID | None = None,
    is_all_or_none: bool = True,
) -> Answer:
    """Takes everybody off an incident, or one agent; a `reason_code` is of the short list for that.

    Raises:
        Refusal: there is no such incident or agent.
        DatabaseUnavailable: the database cannot answer now.
    """

    def make(board: Board, named: Named, key: UUID) -> SingleCommand:
        agent_id = None if agent is None else agent_named(board, agent).id
        version = _version(board, named, version_seen)
        seq = board.seq if version_seen is None else None
        return Release(key, named.id, version, agent_id, reason, reason_code, seq)

    return ask(database, incident, make, command_id=command_id, is_all_or_none=is_all_or_none)


def _version(board: Board, named: Named, version_seen: int | None) -> int:
    """As the caller saw it, else as the board shows it, which decides about the choice."""
    if version_seen is not None:
        return version_seen
    incident = board.incidents.get(named.id)
    return named.version if incident is None else incident.version


def _recommended(board: Board, named: Named, role: AssignmentRole, keeping: Keeping | None) -> int:
    inputs = inputs_of(board, named.id, board.floor_at, role, keeping)
    if inputs is None:
        raise NotAsked("This incident is no longer open.")
    ranking = rank(inputs)
    if ranking.recommended_id is None:
        raise NotAsked(_nobody(board, ranking))
    return ranking.recommended_id


def _nobody(board: Board, ranking: Ranking) -> str:
    """Nobody goes by themselves whom a rule warns of: that is for a person, with a reason."""
    first = next((one for one in ranking.candidates if one.level is Level.WARN), None)
    if first is None:
        return "Nobody can go now. Ask for an explanation, which tells why of each."
    name, code = board.agent_name(first.agent_id), board.agents[first.agent_id].code
    return (
        f"Nobody is recommended. {name} could go for a reason: {first.raised[0].sentence}. "
        f"Name {code!r} and say why."
    )
