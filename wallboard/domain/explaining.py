"""Explains a figure of the strip: by the same counts, with the rows that they counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import merge

from wallboard.domain.board import Board
from wallboard.domain.explaining_day import explain_median_deploy, explain_service_level
from wallboard.domain.explaining_promises import explain_at_risk, explain_breached
from wallboard.domain.explanation import LISTED, Explanation, Omission, Row, Rows, explained, span_words
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import (
    Figure,
    free_of,
    lost_and_alone,
    oldest_unassigned,
    open_count,
    unassigned_count,
)
from wallboard.domain.heat import every_lane
from wallboard.domain.lanes import UNKNOWN_SINCE, AgentKind, AgentStatus, agent_status
from wallboard.domain.severity import SEVERITIES


def explain(board: Board, now: datetime, key: str, limit: int | None = LISTED) -> Explanation:
    """What a figure of this board is made of at `now`; lists at most `limit` rows, or all where it is None.

    Raises:
        KeyError: no figure of the strip is called so.
    """
    return {
        "open": _explain_open,
        "unassigned": _explain_unassigned,
        "oldest_unassigned": _explain_oldest,
        "at_risk": explain_at_risk,
        "breached": explain_breached,
        "service_level": explain_service_level,
        "median_deploy": explain_median_deploy,
        "free": _explain_free,
    }[key](board, now, limit)


def explain_all(board: Board, now: datetime, limit: int | None = LISTED) -> dict[str, Explanation]:
    """Every figure explained, in the order of the strip."""
    return {key: explain(board, now, key, limit) for key in KEYS}


def _explain_open(board: Board, now: datetime, limit: int | None) -> Explanation:
    lost, count = board.unreadable_incidents(), open_count(board)
    ended = 0
    if board.today is not None:
        ended = sum(not case.incident.is_open for case in board.today.as_of(now).cases.values())
    return explained(
        Figure("open", count),
        formula="incidents that are not resolved, closed, cancelled or merged, paused ones among them",
        sum_=f"{count - len(lost):,} that can be read + {len(lost):,} that cannot = {count:,}",
        numerator=count,
        rows=Rows.of(_with_lost(lost, _by_severity(board, now)), count, limit),
        left_out=[(Omission.ENDED, ended)],
        until=now,
    )


def _explain_unassigned(board: Board, now: datetime, limit: int | None) -> Explanation:
    count, whole = unassigned_count(board), open_count(board)
    lost = [one for one in board.unreadable_incidents() if not board.has_agent(one)]
    alone = (row for row in _by_severity(board, now) if not board.has_agent(row[0]))
    return explained(
        Figure("unassigned", count),
        formula="open incidents that no agent is on; a team alone is nobody",
        sum_=f"{count:,} of {whole:,} open",
        numerator=count,
        denominator=whole,
        rows=Rows.of(_with_lost(lost, alone), count, limit),
        left_out=[(Omission.HAVE_AGENT, whole - count)],
        until=now,
    )


def _explain_oldest(board: Board, now: datetime, limit: int | None) -> Explanation:
    figure = oldest_unassigned(board, now)
    keys = merge(*(standing.unassigned for standing in board.standings.values()))
    count = sum(len(standing.unassigned) for standing in board.standings.values())
    rows = Rows.of(((one, now - at) for at, one in keys), count, limit)
    oldest = span_words(figure.value) if isinstance(figure.value, timedelta) else ""
    return explained(
        figure,
        formula="now - the opening of the one that has been open longest, of those that no agent is on",
        sum_=f"the oldest of {count:,}: {oldest}" if oldest else str(figure.reason or "nobody waits"),
        rows=rows,
        left_out=[
            (Omission.UNREADABLE, lost_and_alone(board)),
            (Omission.HAVE_AGENT, open_count(board) - unassigned_count(board)),
        ],
        until=now,
    )


def _explain_free(board: Board, now: datetime, limit: int | None) -> Explanation:
    lanes = every_lane(board, now)
    here = [person for lane in lanes for person in lane.people]
    kinds = Counter(person.kind for person in here)
    free = [person for person in here if person.kind is AgentKind.FREE]
    free.sort(key=lambda person: (person.since_at or UNKNOWN_SINCE, person.agent_id))
    off, strays = _elsewhere(board, now)
    return explained(
        free_of(board, len(free), len(here)),
        formula="agents who are free / agents who are here, those on a break among them",
        sum_=f"{len(free):,} of {len(here):,}",
        numerator=len(free),
        denominator=len(here),
        rows=Rows.of(((one.agent_id, _since(one, now)) for one in free), len(free), limit),
        left_out=[
            (Omission.BUSY, kinds[AgentKind.BUSY]),
            (Omission.ON_BREAK, kinds[AgentKind.ON_BREAK]),
            (Omission.OFF, off),
            (Omission.NO_TEAM, strays),
        ],
        until=now,
        of_agents=True,
    )


def _since(person: AgentStatus, now: datetime) -> timedelta | None:
    return None if person.since_at is None else now - person.since_at


def _elsewhere(board: Board, now: datetime) -> tuple[int, int]:
    """Agents who are not here, and those who are but whose team cannot be read."""
    off = strays = 0
    for agent_id, agent in board.agents.items():
        if agent_status(board, agent_id, now).kind is AgentKind.OFF:
            off += 1
        elif agent.team_id not in board.teams:
            strays += 1
    return off, strays


def _by_severity(board: Board, now: datetime) -> Iterator[Row]:
    """Open incidents, the worst first, and the longest open of them."""
    for severity in SEVERITIES:
        cells = [standing.cell(severity).opened for standing in board.standings.values()]
        yield from ((one, now - at) for at, one in merge(*cells))


def _with_lost(lost: Iterable[int], rows: Iterable[Row]) -> Iterator[Row]:
    """What cannot be read counts as the worst."""
    yield from ((one, None) for one in lost)
    yield from rows
