"""What speaks against putting somebody on an incident, each in one sentence."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Deploy
from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.domain.lanes import AgentKind, agent_status, is_here, lane
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.said import said

__all__ = ["Level", "Objection", "objections", "verdict"]

SHIFT_ENDS_SOON = timedelta(minutes=30)


def objections(board: Board, command: Command, now: datetime) -> tuple[Objection, ...]:
    """Everything that speaks against a deployment as the board is; empty when nothing does."""
    if not isinstance(command, Deploy):
        return ()
    incident = board.incidents.get(command.incident_id)
    if incident is None:
        return (_missing(board, command.incident_id),)
    if command.agent_id is not None:
        return tuple(_against_agent(board, incident, command.agent_id, now))
    if command.team_id is not None:
        return tuple(_against_team(board, incident, command.team_id, now))
    return (_block("no_target", said("Nobody was named.")),)


def _block(code: str, sentence: str) -> Objection:
    return Objection(Level.BLOCK, code, sentence)


def _missing(board: Board, incident_id: int) -> Objection:
    if (Entity.INCIDENT, incident_id) in board.unreadable:
        return _block("unreadable", said("This incident cannot be read; have its row put right first"))
    return _block("not_open", said("This incident is no longer open"))


def _against_agent(board: Board, incident: Incident, agent_id: int, now: datetime) -> Iterator[Objection]:
    if agent_id not in board.agents:
        yield _block("no_agent", said("This agent is no longer there"))
        return
    status = agent_status(board, agent_id, now)
    if incident.id in status.incident_ids:
        yield _block("already_on_it", said("Already on it"))
    if not is_here(board, agent_id, now):
        yield _block("off_shift", said("Not on shift"))
    if status.kind is AgentKind.ON_BREAK:
        yield _block("on_break", said("On a break"))
    yield from _lacking_skills(board, incident, agent_id, now)
    load = status.load + board.weight(incident.severity)
    if load > status.capacity and incident.id not in status.incident_ids:
        yield _block(
            "over_capacity", said("Would be {load} of {capacity}", load=load, capacity=status.capacity)
        )
    yield from _shift_ending(board, agent_id, now)


def _lacking_skills(board: Board, incident: Incident, agent_id: int, now: datetime) -> Iterator[Objection]:
    held = {one.skill_id: one for one in board.skills_of_agent.get(agent_id, ())}
    for need in board.skills_of_nature.get(incident.nature_id, ()):
        skill = board.skills.get(need.skill_id)
        name = skill.name if skill else f"#{need.skill_id}"
        has = held.get(need.skill_id)
        if has is None:
            yield _block("lacks_skill", said("Lacks {skill}", skill=name))
        elif has.expires_at is not None and has.expires_at <= now:
            expired = said("{skill} expired {day}", skill=name, day=f"{has.expires_at:%Y-%m-%d}")
            yield _block("skill_expired", expired)


def _shift_ending(board: Board, agent_id: int, now: datetime) -> Iterator[Objection]:
    for shift in board.shifts_of_agent.get(agent_id, ()):
        if shift.starts_at <= now < shift.ends_at <= now + SHIFT_ENDS_SOON:
            left = int((shift.ends_at - now).total_seconds() // 60)
            yield Objection(Level.WARN, "shift_ends", said("Shift ends in {left} min", left=left))


def _against_team(board: Board, incident: Incident, team_id: int, now: datetime) -> Iterator[Objection]:
    if team_id not in board.teams:
        yield _block("no_team", said("This team is no longer there"))
        return
    held = board.assignments_of_incident.get(incident.id, ())
    if any(assignment.team_id == team_id for assignment in held):
        yield _block("already_offered", said("Already offered to this team"))
    people = lane(board, team_id, now).people
    if not people:
        yield Objection(Level.WARN, "nobody_here", said("Nobody of this team is here"))
    elif not any(person.spare >= board.weight(incident.severity) for person in people):
        yield Objection(Level.WARN, "nobody_under_capacity", said("Nobody here has room for it"))
    elif all(_is_blocked(board, incident, person.agent_id, now) for person in people):
        yield Objection(Level.WARN, "nobody_can", said("Nobody here could take it now"))


def _is_blocked(board: Board, incident: Incident, agent_id: int, now: datetime) -> bool:
    return verdict(_against_agent(board, incident, agent_id, now)) is Level.BLOCK
