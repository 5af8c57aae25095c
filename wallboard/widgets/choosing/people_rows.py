"""People to pick from: everybody of some of them, by name, with their team and what they do now."""

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.lanes import AgentKind, agent_status
from wallboard.models.pick import PickRow
from wallboard.models.reason_words import reason_words


def people_rows(board: Board, agent_ids: Collection[int], now: datetime) -> tuple[PickRow, ...]:
    """Free people first, since it is mostly them who can be asked for something."""
    rows = []
    for agent_id in agent_ids:
        agent, status = board.agents.get(agent_id), agent_status(board, agent_id, now)
        if agent is None:
            continue
        team = board.team_name(agent.team_id)
        doing = _doing(board, agent_id, status.kind)
        row = PickRow(agent_id, board.agent_name(agent_id), note=f"{team} · {doing}", also=team)
        rows.append((status.kind is not AgentKind.FREE, row.words.casefold(), agent_id, row))
    return tuple(row for *_, row in sorted(rows, key=lambda one: one[:3]))


def _doing(board: Board, agent_id: int, kind: AgentKind) -> str:
    if kind is AgentKind.FREE:
        return _tr("free")
    presence = board.presences.get(agent_id)
    if kind is AgentKind.ON_BREAK:
        if presence is None or presence.reason in (None, "break"):
            return _tr("on a break")
        return _tr("on a break: {reason}").format(reason=reason_words(presence.reason or "").casefold())
    if kind is AgentKind.BUSY:
        return _tr("busy")
    return _tr("not here")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosing", text)
