"""The first rows of a new database: the rules that are data, the floor's clock and the first operator."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

from wallboard.services.database import system_login
from wallboard.services.schema import tables

WEIGHTS = {1: 8, 2: 4, 3: 2, 4: 1}
MATRIX = {1: (1, 1, 2, 2), 2: (1, 2, 2, 3), 3: (2, 3, 3, 4), 4: (3, 3, 4, 4)}
"""Priority by severity (the key) and urgency 1 to 4 (the place)."""

EXAMPLE_TARGETS = {
    1: (timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=4)),
    2: (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=8)),
    3: (timedelta(minutes=30), timedelta(hours=2), timedelta(hours=24)),
    4: (timedelta(minutes=60), timedelta(hours=8), timedelta(hours=72)),
}
"""Examples to begin with, by priority: acknowledge, deploy, resolve. Every house sets its own."""


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
    connection.execute(
        insert(tables.sla_target),
        [
            {"priority": priority, "promise": promise, "within_s": int(within.total_seconds())}
            for priority, spans in EXAMPLE_TARGETS.items()
            for promise, within in zip(("acknowledge", "deploy", "resolve"), spans, strict=True)
        ],
    )
