"""The first rows of a new database: the rules that are data, the floor's clock and the first operator."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

from wallboard.services.database import system_login
from wallboard.services.first_policy import EXAMPLE, begin_with
from wallboard.services.presets import preset
from wallboard.services.schema import tables

WEIGHTS = {1: 8, 2: 4, 3: 2, 4: 1}
MATRIX = {1: (1, 1, 2, 2), 2: (1, 2, 2, 3), 3: (2, 3, 3, 4), 4: (3, 3, 4, 4)}
"""Priority by severity (the key) and urgency 1 to 4 (the place)."""


def seed(connection: Connection, kind: str) -> None:
    """Fills a new, empty database."""
    now = datetime.now(UTC)
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(
        insert(tables.floor).values(id=1, kind=kind, epoch=str(uuid4()), epoch_pending=0, created_at=now)
    )
    if is_sqlite:
        connection.execute(insert(tables.writer).values(id=1, program="wallboard-init"))
        connection.execute(insert(tables.trigger_guard).values(id=1))
    else:
        connection.execute(insert(tables.event_head).values(id=1, seq=0, recorded_at=now))
        now = connection.scalar(select(func.now())) or now
    connection.execute(
        insert(tables.floor_clock).values(id=1, floor_anchor_at=now, database_anchor_at=now, effective_at=now)
    )
    login = system_login() if is_sqlite else connection.scalar(select(func.session_user()))
    connection.execute(insert(tables.operator).values(login=login, role="duty_manager"))
    _seed_rules(connection)
    if is_sqlite:
        connection.execute(tables.writer.update().values(program=None))


def _seed_rules(connection: Connection) -> None:
    connection.execute(
        insert(tables.severity_weight), [{"severity": s, "weight": w} for s, w in WEIGHTS.items()]
    )
    connection.execute(
        insert(tables.priority_rule),
        [
            {"severity": severity, "urgency": urgency, "priority": priority}
            for severity, row in MATRIX.items()
            for urgency, priority in enumerate(row, start=1)
        ],
    )
    begin_with(connection, preset(EXAMPLE))
