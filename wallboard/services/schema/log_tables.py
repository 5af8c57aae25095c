"""The log and what it needs: none of these tables is logged itself."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from wallboard.services.schema.columns import (
    Id,
    Instant,
    RowJson,
    check,
    check_instants,
    check_one_of,
    check_text,
    new_id,
)
from wallboard.services.schema.table_making import metadata

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
