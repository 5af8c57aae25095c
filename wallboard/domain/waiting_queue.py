"""Who waits in one team and in which order they are taken, so that one free agent less can be reckoned."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.board import Board
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.promise import PromiseClock


@dataclass(frozen=True, slots=True)
class Waiting:
    """One incident in the queue, its next promise and how long it is expected to take."""

    incident_id: int
    promise: PromiseClock | None
    handling: timedelta


@dataclass(frozen=True, slots=True)
class WaitingQueue:
    """A team's waiting incidents in the order in which they are taken: priority, what falls due, age.

    With more free agents than incidents ahead one is begun now; else agents become free one after another,
    one every `turnover`.
    """

    team_id: int
    now: datetime
    free: int
    turnover: timedelta
    waiting: tuple[Waiting, ...]

    def start_at(self, ahead: int, free: int) -> datetime:
        """When an incident is begun that has so many ahead of it."""
        return self.now + max(0, ahead - free + 1) * self.turnover

    def endangered(self, incident_id: int) -> tuple[int, ...]:
        """Those that would be late with one free agent less and are not as it is.

        The agent goes to `incident_id`: if that waits here itself, whatever stands behind it loses nothing.
        """
        found = []
        for ahead, one in enumerate(self.waiting):
            if one.incident_id == incident_id:
                break
            begun, later = self.start_at(ahead, self.free), self.start_at(ahead, self.free - 1)
            if is_kept(one, begun) and not is_kept(one, later):
                found.append(one.incident_id)
        return tuple(found)


def is_kept(one: Waiting, begun: datetime) -> bool:
    """Whether the next promise would be kept if work began then; an update is a message, and no work."""
    promise = one.promise
    if promise is None or promise.promise is Promise.UPDATE:
        return True
    return ends_in_time(promise, begun + one.handling if promise.promise is Promise.RESOLVE else begun)


def ends_in_time(promise: PromiseClock, at: datetime) -> bool:
    """Whether a promise would be kept at an instant."""
    return at <= promise.due_at


def waiting_queue(board: Board, inputs: Inputs, team_id: int) -> WaitingQueue:
    """The queue of a team, with expected handling times by the rules; costs those who wait in it."""
    expected = inputs.rules.expected_handling
    standing = board.standings.get(team_id)
    keyed = []
    for opened_at, incident_id in standing.unassigned if standing else ():
        incident = board.incidents[incident_id]
        if incident.state is IncidentState.PAUSED:
            continue
        promise = board.promises.get(incident_id)
        due_at = promise.due_at.timestamp() if promise else float("inf")
        waiting = Waiting(incident_id, promise, expected[incident.severity])
        keyed.append((incident.priority, due_at, opened_at, incident_id, waiting))
    keyed.sort(key=lambda one: one[:4])
    people = [agent for agent in inputs.agents_of.get(team_id, ()) if agent.is_at_work]
    spans = [one[4].handling for one in keyed]
    usual = sum(spans, timedelta()) / len(spans) if spans else timedelta()
    return WaitingQueue(
        team_id=team_id,
        now=inputs.now,
        free=sum(agent.is_free for agent in people),
        turnover=usual / max(1, len(people)),
        waiting=tuple(one[4] for one in keyed),
    )
