"""Who waits in one team and in which order they are taken, so that one free agent less can be reckoned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.board import Board
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import SEVERITIES, Severity

MOST = 1_500
"""So many of a team's waiting incidents are looked at, the most severe and the first to fall due."""

Place = tuple[int, datetime, int]
"""Priority, when the next promise falls due, and the incident: the order in which incidents are taken."""


@dataclass(frozen=True, slots=True)
class WaitingQueue:
    """A team's incidents that nobody is on and whose next promise runs, in the order in which they are taken.

    With more free agents than incidents ahead one is begun now; else agents become free one after another,
    one every `turnover`.
    """

    board: Board
    team_id: int
    now: datetime
    free: int
    turnover: timedelta
    places: tuple[Place, ...]

    def endangered(self, incident_id: int, inputs: Inputs) -> tuple[int, ...]:
        """Those that would be late with one free agent less and are not as it is.

        The agent goes to `incident_id`: if that waits here itself, whatever stands behind it loses nothing.
        """
        found = []
        turn = self.turnover
        for ahead, (_, due_at, other_id) in enumerate(self.places):
            if other_id == incident_id:
                break
            left = due_at - self.now
            begun = max(0, ahead - self.free + 1) * turn
            later = max(0, ahead - self.free + 2) * turn
            if left >= begun and self._would_be_late(other_id, left, begun, later, inputs):
                found.append(other_id)
        return tuple(found)

    def _would_be_late(
        self, incident_id: int, left: timedelta, begun: timedelta, later: timedelta, inputs: Inputs
    ) -> bool:
        """Promises to resolve are held against the end of the work, others but updates against its start."""
        promise = self.board.promises[incident_id].promise
        if promise is Promise.RESOLVE:
            left -= inputs.rules.expected_handling[self.board.incidents[incident_id].severity]
        return promise is not Promise.UPDATE and begun <= left < later


def waiting_queue(board: Board, inputs: Inputs, team_id: int) -> WaitingQueue:
    """The queue of a team, with expected handling times by the rules; costs those who wait in it."""
    waiting = list(_waiting(board, team_id))
    expected = inputs.rules.expected_handling
    usual = sum((expected[severity] for severity, _ in waiting), timedelta()) / max(1, len(waiting))
    people = [agent for agent in inputs.agents_of.get(team_id, ()) if agent.is_at_work]
    return WaitingQueue(
        board=board,
        team_id=team_id,
        now=inputs.now,
        free=sum(agent.is_free for agent in people),
        turnover=usual / max(1, len(people)),
        places=tuple(sorted(place for _, place in waiting)),
    )


def _waiting(board: Board, team_id: int) -> Iterator[tuple[Severity, Place]]:
    standing, count = board.standings.get(team_id), 0
    for severity in SEVERITIES if standing else ():
        cell = standing.cell(severity) if standing else None
        for due_at, incident_id in cell.adrift if cell else ():
            incident = board.incidents[incident_id]
            if incident.state is IncidentState.PAUSED:
                continue
            yield severity, (incident.priority, due_at, incident_id)
            count += 1
            if count == MOST:
                return
