"""Who is at work on this database: one row for each running program, and nothing of it in the log."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from wallboard.domain.heartbeats import LONGEST_EVERY_S, Kind
from wallboard.services.schema.columns import (
    Id,
    Instant,
    check,
    check_filled,
    check_instants,
    check_on,
    check_one_of,
    check_text,
)
from wallboard.services.schema.table_making import metadata

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("instance_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("program_version", Text),
    Column("schema_version", Integer),
    Column("every_s", Integer, nullable=False),
    Column("epoch", Text),
    Column("seq", Id),
    Column("seal_seq", Id),
    Column("seal_hash", Text),
    Column("page", Text),
    Column("said_goodbye_at", Instant),
    # What follows is filled by triggers, whatever a writer says:
    Column("login", Text),
    Column("operator_id", Id, ForeignKey("operator.id")),
    Column("started_at", Instant),
    Column("beat_at", Instant),
    Column("head_seq", Id),
    Column("behind_since_at", Instant),
    sqlite_strict=True,
)
SAID = (
    "kind",
    "program",
    "host",
    "program_version",
    "schema_version",
    "every_s",
    "epoch",
    "seq",
    "seal_seq",
    "seal_hash",
    "page",
    "said_goodbye_at",
)
"""What a program says of itself; all else is the database's to know."""

check_on(
    heartbeat,
    "postgresql",
    "instance_id_is_a_uuid",
    "instance_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'",
)
check_on(
    heartbeat,
    "sqlite",
    "instance_id_is_a_uuid",
    "length(instance_id) = 36 AND instance_id NOT GLOB '*[^0-9a-f-]*' "
    "AND instance_id GLOB '????????-????-????-????-????????????' "
    "AND length(replace(instance_id, '-', '')) = 32",
)
check_one_of(heartbeat, "kind", tuple(Kind))
check_text(heartbeat, 128, "program", "host", "login")
check_text(heartbeat, 64, "program_version", "epoch", "page")
check(heartbeat, f"every_s_is_1_to_{LONGEST_EVERY_S}", f"every_s BETWEEN 1 AND {LONGEST_EVERY_S}")
check(heartbeat, "schema_version_is_at_least_1", "schema_version >= 1")
check(heartbeat, "seq_is_at_least_0", "seq >= 0")
check(heartbeat, "seal_hash_is_sha256", "length(seal_hash) = 64")
check(heartbeat, "seal_is_whole_or_absent", "(seal_seq IS NULL) = (seal_hash IS NULL)")
check_filled(heartbeat, "login", "started_at", "beat_at")
check_instants(heartbeat)
