"""Every table of the shared database, in one `MetaData`: `tables.incident` and so on."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from wallboard.services.schema.board_tables import (
    agent,
    agent_skill,
    assignment,
    floor_clock,
    incident,
    metadata,
    nature,
    nature_skill,
    operator,
    presence,
    priority_rule,
    severity_weight,
    shift,
    skill,
    sla_target,
    team,
)
from wallboard.services.schema.columns import (
    Id,
    Instant,
    RowJson,
    check,
    check_body,
    check_filled,
    check_instants,
    check_one_of,
    check_text,
    new_id,
)

__all__ = [
    "APPEND_ONLY_TABLES",
    "BOARD_TABLES",
    "LOGGED_TABLES",
    "ONLY_POSTGRESQL",
    "ONLY_SQLITE",
    "PERSONAL_TABLES",
    "agent",
    "agent_name",
    "agent_skill",
    "assignment",
    "caller",
    "command",
    "event",
    "event_head",
    "event_pending",
    "event_transaction",
    "floor",
    "floor_clock",
    "import_row",
    "incident",
    "incident_text",
    "key_of",
    "metadata",
    "nature",
    "nature_skill",
    "operator",
    "operator_name",
    "presence",
    "priority_rule",
    "seal",
    "severity_weight",
    "shift",
    "skill",
    "sla_target",
    "tables_for",
    "team",
    "trigger_guard",
    "writer",
]

BOARD_TABLES = (
    team,
    skill,
    nature,
    nature_skill,
    agent,
    agent_skill,
    shift,
    presence,
    incident,
    assignment,
    sla_target,
    severity_weight,
    priority_rule,
    operator,
    floor_clock,
)

# --- Names and free text: rights of their own, erasable, and the log never says what they say. ---

agent_name = Table(
    "agent_name",
    metadata,
    Column("agent_id", Id, ForeignKey("agent.id"), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    sqlite_strict=True,
)
operator_name = Table(
    "operator_name",
    metadata,
    Column("operator_id", Id, ForeignKey("operator.id"), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    sqlite_strict=True,
)
for _names in (agent_name, operator_name):
    check_text(_names, 80, "name")

incident_text = Table(
    "incident_text",
    metadata,
    new_id(),
    Column("incident_id", Id, ForeignKey("incident.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("command_id", Text),
    Column("written_at", Instant),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
check_one_of(incident_text, "kind", ("description", "note", "reason"))
check_body(incident_text, 10_000, "body")
check_text(incident_text, 64, "command_id")
check_instants(incident_text)
check_filled(incident_text, "written_at")
Index("incident_text_of_incident", incident_text.c.incident_id)

caller = Table(
    "caller",
    metadata,
    new_id(),
    Column("incident_id", Id, ForeignKey("incident.id"), nullable=False),
    Column("name", Text),
    Column("phone", Text),
    Column("email", Text),
    Column("address", Text),
    UniqueConstraint("incident_id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
check_text(caller, 200, "name", "email", "address")
check_text(caller, 40, "phone")

PERSONAL_TABLES = (agent_name, operator_name, incident_text, caller)
LOGGED_TABLES = (*BOARD_TABLES, *PERSONAL_TABLES)

# --- The log and what it needs. ---

event = Table(
    "event",
    metadata,
    Column("seq", Id, primary_key=True, autoincrement=False),
    Column("recorded_at", Instant, nullable=False),
    Column("effective_at", Instant, nullable=False),
    Column("operator_id", Id),
    Column("program", Text),
    Column("verb", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Id, nullable=False),
    Column("version", Integer),
    Column("row", RowJson, nullable=False),
    Column("changed", Text, nullable=False),
    Column("command_id", Text),
    Column("schema_version", Integer, nullable=False),
    sqlite_strict=True,
)
Index("event_of_entity", event.c.entity, event.c.entity_id, event.c.seq)
Index("event_by_effective_at", event.c.effective_at)

seal = Table(
    "seal",
    metadata,
    Column("last_seq", Id, primary_key=True, autoincrement=False),
    Column("first_seq", Id, nullable=False),
    Column("hash", Text, nullable=False),
    Column("sealed_at", Instant, nullable=False),
    UniqueConstraint("first_seq"),
    sqlite_strict=True,
)
check(seal, "covers_1_to_1000_events", "last_seq - first_seq BETWEEN 0 AND 999 AND first_seq > 0")
check(seal, "hash_is_sha256", "length(hash) = 64")

command = Table(
    "command",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("operator_id", Id, ForeignKey("operator.id")),
    Column("program", Text),
    Column("issued_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("body", RowJson, nullable=False),
    Column("of_command_id", Text, ForeignKey("command.id")),
    sqlite_strict=True,
)
check_text(command, 64, "id", "kind")
check_text(command, 200, "program")
check_one_of(command, "outcome", ("done", "void"))
check_instants(command)

APPEND_ONLY_TABLES = (event, seal, command)

floor = Table(
    "floor",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("epoch_pending", Integer, nullable=False, server_default=text("0")),
    Column("created_at", Instant, nullable=False),
    sqlite_strict=True,
)
check(floor, "has_one_row", "id = 1")
check_one_of(floor, "kind", ("live", "training"))
check(floor, "epoch_pending_is_0_or_1", "epoch_pending IN (0, 1)")

import_row = Table("import_row", metadata, Column("digest", Text, primary_key=True), sqlite_strict=True)

# --- Who writes (SQLite has no sessions) and the guard by which its triggers know their own updates. ---

writer = Table(
    "writer",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("operator_id", Id),
    Column("program", Text),
    Column("command_id", Text),
    sqlite_strict=True,
)
trigger_guard = Table(
    "trigger_guard",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("is_busy", Integer, nullable=False, server_default=text("0")),
    Column("has_conflict", Integer, nullable=False, server_default=text("0")),
    sqlite_strict=True,
)

# --- PostgreSQL: changes wait here until their transaction commits and takes its place in the log. ---

event_head = Table(
    "event_head",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("seq", Id, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("transaction_id", Id),
    Column("transaction_changes", Integer, nullable=False, server_default=text("0")),
)
event_transaction = Table(
    "event_transaction",
    metadata,
    Column("transaction_id", Id, primary_key=True, autoincrement=False),
    prefixes=["UNLOGGED"],
)
event_pending = Table(
    "event_pending",
    metadata,
    Column("transaction_id", Id, primary_key=True, autoincrement=False),
    new_id(),
    Column("effective_at", Instant, nullable=False),
    Column("program", Text),
    Column("verb", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Id, nullable=False),
    Column("version", Integer),
    Column("row", RowJson, nullable=False),
    Column("changed", Text, nullable=False),
    Column("command_id", Text),
    prefixes=["UNLOGGED"],
)

ONLY_SQLITE = (writer, trigger_guard)
ONLY_POSTGRESQL = (event_head, event_transaction, event_pending)


def key_of(table: Table) -> str:
    """The name of the table's key column: `id`, or the agent or operator that the row belongs to."""
    return table.primary_key.columns[0].name


def tables_for(dialect: str) -> list[Table]:
    """The tables that a database of this dialect has, parents first."""
    foreign = ONLY_POSTGRESQL if dialect == "sqlite" else ONLY_SQLITE
    return [table for table in metadata.sorted_tables if table not in foreign]
