"""What would happen if an agent were sent: their load, when they could begin, what it would cost others."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wallboard.domain.board import Board
from wallboard.domain.deploy_checks import objections_to
from wallboard.domain.deploy_facts import AgentFacts, IncidentFacts, Inputs, covers, starts_at
from wallboard.domain.deploy_several import burdened
from wallboard.domain.incident import Incident
from wallboard.domain.objection import Level, verdict
from wallboard.domain.policy import Promise
from wallboard.domain.staff_need import StaffNeed
from wallboard.domain.waiting_queue import WaitingQueue, waiting_queue

HALF_HOURS = 4
"""So many half hours ahead are told."""


@dataclass(frozen=True, slots=True)
class PromiseLeft:
    """A promise of the incident, and what is left of it when the agent could begin: below 0, it is late."""

    promise: Promise
    due_at: datetime
    left: timedelta


@dataclass(frozen=True, slots=True)
class NeedLeft:
    """How many people a half hour takes, and how many would be left for it; no need where nobody can tell."""

    starts_at: datetime
    need: int | None
    left: int


@dataclass(frozen=True, slots=True)
class Consequences:
    """One agent sent to the incident in the hand.

    `endangered` are other open incidents that would become at risk, which they are not now: those that
    wait in the agent's team, and those that the agent holds. `cover_left` counts who of the team could
    still take a severity 1. `ends_at` is when the work is expected to end; until then nobody counts the
    agent among the people left.
    """

    agent_id: int
    load_after: int
    capacity: int
    starts_at: datetime
    ends_at: datetime
    promises: tuple[PromiseLeft, ...]
    endangered: tuple[int, ...]
    cover_left: int
    need: tuple[NeedLeft, ...]


def consequences(
    board: Board,
    inputs: Inputs,
    agent_id: int,
    need: StaffNeed | None = None,
    queue: WaitingQueue | None = None,
) -> Consequences | None:
    """What would happen by the rules' expected handling times; None for an agent who is not there.

    `inputs` are the board's for the incident in the hand; `queue` the agent's team's, where it is known.
    """
    agent = inputs.agent_of.get(agent_id)
    if agent is None:
        return None
    begins = starts_at(agent, inputs.now)
    ends = begins + inputs.rules.expected_handling[inputs.incident.severity]
    if queue is None or queue.team_id != agent.team_id:
        queue = waiting_queue(board, inputs, agent.team_id)
    return Consequences(
        agent_id=agent_id,
        load_after=agent.load + (0 if agent.is_on_it else inputs.incident.weight),
        capacity=agent.capacity,
        starts_at=begins,
        ends_at=ends,
        promises=tuple(_promises(board, inputs.incident.id, begins)),
        endangered=(*_in_hand(board, inputs, agent), *_waiting(inputs, agent, queue)),
        cover_left=_cover_left(inputs, agent),
        need=tuple(_need(need, ends)),
    )


def consequences_of_all(
    board: Board, asked: Sequence[Inputs], agent_id: int, need: StaffNeed | None = None
) -> Consequences | None:
    """The same of several incidents for one agent, each after those before it that they could take.

    Of every promise the tightest is told; what is in the hand itself is nobody else's risk.
    """
    given, found = list[IncidentFacts](), list[Consequences]()
    queue: WaitingQueue | None = None
    for inputs in asked:
        agent = inputs.agent_of.get(agent_id)
        if agent is None:
            continue
        then = burdened(inputs, agent, given)
        if given and verdict(objections_to(inputs, then)) is Level.BLOCK:
            continue
        queue = queue or waiting_queue(board, inputs, agent.team_id)
        one = consequences(board, replace(inputs, agents=_with(inputs, then)), agent_id, need, queue)
        if one is not None:
            found.append(one)
            given.append(inputs.incident)
    return _summed(found, {one.id for one in given}) if found else None


def _with(inputs: Inputs, agent: AgentFacts) -> tuple[AgentFacts, ...]:
    return tuple(agent if one.id == agent.id else one for one in inputs.agents)


def _summed(found: Sequence[Consequences], held: Collection[int]) -> Consequences:
    """The load and the end of the last, the start of the first, and all that any of them endangers."""
    last = max(found, key=lambda one: one.ends_at)
    tightest: dict[Promise, PromiseLeft] = {}
    for one in (left for each in found for left in each.promises):
        if one.promise not in tightest or one.left < tightest[one.promise].left:
            tightest[one.promise] = one
    endangered = dict.fromkeys(i for one in found for i in one.endangered if i not in held)
    return replace(
        found[0],
        load_after=found[-1].load_after,
        ends_at=last.ends_at,
        promises=tuple(tightest.values()),
        endangered=tuple(endangered),
        cover_left=min(one.cover_left for one in found),
        need=last.need,
    )


def _promises(board: Board, incident_id: int, begins: datetime) -> Iterator[PromiseLeft]:
    for clock in board.clocks(incident_id):
        if clock.is_running and clock.due_at is not None:
            yield PromiseLeft(clock.promise, clock.due_at, clock.due_at - begins)


def _cover_left(inputs: Inputs, agent: AgentFacts) -> int:
    return inputs.cover_of.get(agent.team_id, 0) - covers(agent, inputs.incident.worst_weight)


def _need(need: StaffNeed | None, ends: datetime) -> Iterator[NeedLeft]:
    for one in need.half_hours[:HALF_HOURS] if need else ():
        yield NeedLeft(one.starts_at, one.need, max(0, one.have - (one.starts_at < ends)))


def _waiting(inputs: Inputs, agent: AgentFacts, queue: WaitingQueue) -> tuple[int, ...]:
    """Who waits in the team and would begin too late with one free agent less, but not as it is."""
    return queue.endangered(inputs.incident.id, inputs) if agent.is_free else ()


def _in_hand(board: Board, inputs: Inputs, agent: AgentFacts) -> Iterator[int]:
    """What the agent works on and would have to wait for something as bad or worse."""
    expected = inputs.rules.expected_handling
    for held in board.assignments_of_agent.get(agent.id, ()) if agent.in_hand else ():
        other = board.incidents.get(held.incident_id)
        if other is None or other.id == inputs.incident.id or other.severity < inputs.incident.severity:
            continue
        since = held.working_at or held.accepted_at or held.assigned_at
        end = max(inputs.now, since + expected[other.severity])
        later = end + expected[inputs.incident.severity]
        if _becomes_late(board, other, end, later):
            yield other.id


def _becomes_late(board: Board, other: Incident, end: datetime, later: datetime) -> bool:
    promise = board.promises.get(other.id)
    if promise is None or promise.promise is not Promise.RESOLVE:
        return False
    return end <= promise.due_at < later
