"""A board told as plain data: what the wall shows, for programs and for the command line."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from wallboard.domain.board import Board
from wallboard.domain.event import Unreadable
from wallboard.domain.figures import open_count, unassigned_count
from wallboard.domain.freshness import Freshness
from wallboard.domain.heat import severity_totals
from wallboard.domain.history import LoadHistory
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.lanes import AgentKind, agent_status
from wallboard.domain.page_told import page_told
from wallboard.domain.proof_told import spelled
from wallboard.domain.thresholds import SILENT, Profile


def summary(
    board: Board,
    now: datetime,
    freshness: Freshness | str,
    profile: Profile = SILENT,
    history: LoadHistory | None = None,
) -> Mapping[str, Any]:
    """The board as JSON-ready data; instants are ISO 8601 in UTC, teams and agents go by their codes.

    `open`, `by_…`, `unassigned` (no agent) and `paused` count open incidents; `agents` counts by what
    they are doing; `unreadable` lists rows that cannot be read, whose incidents count as open and critical.
    Incidents are sorted by what falls due next. Figures, heat, promises, lanes and headline are those of
    the page at this instant, whole, as somebody sees them who looks at it now for the first time;
    `profile` says who is `too_long` in a state and how loud figures are, which go on from what the hours
    before tell.
    """
    incidents = board.incidents.values()
    agents = Counter(agent_status(board, agent_id, now).kind for agent_id in board.agents)
    return {
        "now": spelled(now),
        "freshness": str(freshness),
        "open": open_count(board),
        "by_severity": {str(int(severity)): n for severity, n in severity_totals(board).items()},
        "by_priority": _counted((one.priority for one in incidents), range(1, 5)),
        "by_team": _by_team(board),
        "unassigned": unassigned_count(board),
        "paused": sum(one.state is IncidentState.PAUSED for one in incidents),
        "agents": {str(kind): agents[kind] for kind in AgentKind},
        **page_told(board, now, profile, history),
        "incidents": _incidents(board),
        "unreadable": [_unreadable(row) for row in board.unreadable.values()],
    }


def _counted(values: Iterable[int], scale: Iterable[int]) -> dict[str, int]:
    counts = Counter(values)
    return {str(level): counts[level] for level in scale}


def _by_team(board: Board) -> dict[str, int]:
    counts = {
        board.teams[team_id].code: standing.count
        for team_id, standing in board.standings.items()
        if team_id is not None and team_id in board.teams
    }
    return dict(sorted(counts.items()))


def _incidents(board: Board) -> list[dict[str, Any]]:
    told = [_incident(board, incident) for incident in board.incidents.values()]
    return sorted(told, key=lambda one: (one["due_at"] is None, one["due_at"] or "", one["id"]))


def _incident(board: Board, incident: Incident) -> dict[str, Any]:
    people = [held.agent_id for held in board.assignments_of_incident.get(incident.id, ())]
    clock = board.promises.get(incident.id)
    team = board.teams.get(incident.team_id) if incident.team_id is not None else None
    return {
        "id": incident.id,
        "source": incident.source,
        "reference": incident.reference,
        "nature": board.nature_name(incident.nature_id),
        "severity": int(incident.severity),
        "urgency": incident.urgency,
        "priority": incident.priority,
        "priority_set_by": incident.priority_set_by,
        "state": str(incident.state),
        "pause_reason": incident.pause_reason,
        "team": team.code if team else None,
        "agents": [board.agents[one].code for one in people if one is not None and one in board.agents],
        "opened_at": spelled(incident.opened_at),
        "promise": str(clock.promise) if clock else None,
        "due_at": spelled(clock.due_at) if clock else None,
        "version": incident.version,
    }


def _unreadable(row: Unreadable) -> dict[str, Any]:
    return {"table": str(row.entity), "id": row.id, "reason": row.reason}
