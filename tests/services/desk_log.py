"""A made-up desk's rows and what its boards are asked, for the tests of imports."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from tests.services.logs import DESK_HEADER, desk, written
from wallboard.domain.board import Board
from wallboard.services.database import Database
from wallboard.services.importing import ImportSummary, import_log
from wallboard.services.schema import tables

T0 = datetime(2016, 3, 7, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return T0 + timedelta(minutes=minutes)


def row(
    ticket: str, minutes: int, status: str, *, person: str = "?", team: str = "Red", level: str = "normal"
) -> str:
    """One update of the made-up desk, whose clock is an hour ahead of UTC."""
    changed = at(minutes) + timedelta(hours=1)
    stamp = f"{changed.day}.{changed.month}.{changed.year} {changed:%H:%M}"
    return f"{ticket},{stamp},{status},{level},Phone,{team},{person},7.3.2016 12:00,?"


def imported(database: Database, tmp_path: Path, rows: Sequence[str], name: str = "log.csv") -> ImportSummary:
    return import_log(database, written(tmp_path / name, DESK_HEADER, rows), desk())


def count(database: Database) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.event)) or 0


def people_on(board: Board) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for assignment in board.assignments.values():
        incident = board.incidents.get(assignment.incident_id)
        reference = "closed" if incident is None else incident.reference
        agent = board.agents[assignment.agent_id or 0]
        names.setdefault(reference, set()).add(agent.code)
    return names
