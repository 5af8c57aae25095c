"""Who may do what in PostgreSQL: roles for walls, for those who write, and for those who set the rules."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from wallboard.services.schema import tables
from wallboard.services.schema.heartbeat_sql import BEAT
from wallboard.services.schema.heartbeat_table import SAID
from wallboard.services.schema.rows_sql import view_name
from wallboard.services.schema.versions import VERSION_TABLE

READER = "wallboard_reader"
WALL = "wallboard_wall"
"""Reads what a reader reads, says that it is there, and has no right to write into any table."""
WRITER = "wallboard_writer"
MANAGER = "wallboard_manager"
"""Whoever has it has the writer's rights too, and may put SLA rules in force."""

_SHOWN = (
    *tables.BOARD_TABLES,
    tables.sla_clock,
    tables.mark_watch,
    tables.agent_name,
    tables.operator_name,
    tables.event,
    tables.seal,
    tables.command,
    tables.floor,
    tables.heartbeat,
    tables.hold,
)
_KEPT = (tables.policy_version, tables.deploy_version, tables.sla_mark, tables.alarm_answer)
"""Logged tables whose rows stay as they were written."""
_WRITTEN = (
    *(t for t in tables.LOGGED_TABLES if t is not tables.operator and t not in _KEPT),
    tables.sla_clock,
)
_ADDED = (
    tables.seal,
    tables.command,
    tables.import_row,
    tables.sla_mark,
    tables.alarm_answer,
    tables.rationale,
)


def grant_roles(connection: Connection) -> None:
    """Makes the group roles where this user may, and gives them their rights; SQLite has no roles."""
    if connection.dialect.name != "postgresql":
        return
    may_create = connection.scalar(
        text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    )
    for role in (READER, WALL, WRITER, MANAGER):
        if may_create:
            _create(connection, role)
        if may_create and role == MANAGER:
            connection.exec_driver_sql(f"GRANT {WRITER} TO {MANAGER}")
        if _exists(connection, role):
            for grant in _grants(role, str(connection.scalar(text("SELECT current_schema()")))):
                connection.exec_driver_sql(grant)


def _exists(connection: Connection, role: str) -> bool:
    return connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}) is not None


def _create(connection: Connection, role: str) -> None:
    """Roles belong to the whole server: another database's init may make them at the same moment."""
    connection.exec_driver_sql(
        f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )


def _grants(role: str, namespace: str) -> Iterator[str]:
    quoted = '"' + namespace.replace('"', '""') + '"'
    yield f"GRANT USAGE ON SCHEMA {quoted} TO {role}"
    if role == MANAGER:
        for kind in ("policy", "deploy"):
            yield f"GRANT EXECUTE ON FUNCTION next_{kind}_number() TO {role}"
        yield f"GRANT INSERT ON {tables.policy_version.name}, {tables.deploy_version.name} TO {role}"
        return
    shown = (
        (*_SHOWN, *tables.PERSONAL_TABLES, tables.import_row, tables.rationale) if role == WRITER else _SHOWN
    )
    views = [view_name(table) for table in shown if table in tables.LOGGED_TABLES]
    names = [VERSION_TABLE, *dict.fromkeys(table.name for table in shown), *dict.fromkeys(views)]
    yield f"GRANT SELECT ON {', '.join(names)} TO {role}"
    yield f"GRANT EXECUTE ON FUNCTION {BEAT} TO {role}"
    if role == WALL:
        return
    # Its own row only, as the trigger sees to; what the database fills is nobody's to write.
    said = ", ".join(SAID)
    yield f"GRANT INSERT (instance_id, {said}), UPDATE ({said}) ON heartbeat TO {role}"
    if role == WRITER:
        yield f"GRANT INSERT, UPDATE, DELETE ON {', '.join(t.name for t in _WRITTEN)} TO {role}"
        yield f"GRANT INSERT ON {', '.join(t.name for t in _ADDED)} TO {role}"
        yield f"GRANT UPDATE ON mark_watch TO {role}"
        # A restored database gets its new epoch from the first program that may write.
        yield f"GRANT UPDATE (epoch, epoch_pending) ON floor TO {role}"
        yield f"GRANT DELETE ON heartbeat, hold TO {role}"
        yield f"GRANT INSERT (instance_id, incident_id, kind), UPDATE (kind) ON hold TO {role}"
