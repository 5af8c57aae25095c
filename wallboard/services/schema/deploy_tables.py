"""What deploying people leaves in the database: its rules, moves between teams, why, and who is at it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from wallboard.domain.staff import MoveState
from wallboard.services.schema.columns import (
    Id,
    Instant,
    check,
    check_body,
    check_filled,
    check_instants,
    check_on,
    check_one_of,
    check_text,
    new_id,
)
from wallboard.services.schema.policy_tables import version_table
from wallboard.services.schema.table_making import board_table, metadata, reference_to

deploy_version = version_table("deploy_version")

team_move = board_table(
    "team_move",
    new_id(),
    reference_to("agent_id", "agent"),
    reference_to("team_id", "team"),
    reference_to("from_team_id", "team"),
    Column("state", Text, nullable=False, server_default="pending"),
    Column("begins_at", Instant),
    Column("until_at", Instant),
    Column("ended_at", Instant),
)
check_one_of(team_move, "state", tuple(MoveState))
check(team_move, "team_id_is_another_team", "team_id <> from_team_id")
NOT_OVER = "state <> 'ended' AND state <> 'cancelled'"
Index(
    "team_move_agent_id_is_moving_once",
    team_move.c.agent_id,
    unique=True,
    sqlite_where=text(NOT_OVER),
    postgresql_where=text(NOT_OVER),
)

# --- Not logged: why somebody was sent (its hash is in the log), and who is about to decide. ---

rationale = Table(
    "rationale",
    metadata,
    new_id(),
    Column("command_id", Text, ForeignKey("command.id"), nullable=False),
    Column("incident_id", Id, ForeignKey("incident.id"), nullable=False),
    Column("assignment_id", Id, ForeignKey("assignment.id"), nullable=False),
    Column("rules_number", Integer, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("inputs_hash", Text, nullable=False),
    Column("candidates", Text, nullable=False),
    Column("recommended_id", Id),
    Column("agent_id", Id),
    Column("team_id", Id),
    Column("seen_id", Id),
    Column("reason_code", Text),
    Column("made_at", Instant, nullable=False),
    UniqueConstraint("command_id"),
    sqlite_strict=True,
)
check(rationale, "rules_number_is_not_negative", "rules_number >= 0")
check_body(rationale, 10_000_000, "inputs", "candidates")
check(rationale, "inputs_hash_is_sha256", "length(inputs_hash) = 64")
check(rationale, "names_exactly_one_of_agent_id_and_team_id", "(agent_id IS NULL) <> (team_id IS NULL)")
check_text(rationale, 64, "reason_code")
check_instants(rationale)
Index("rationale_of_incident", rationale.c.incident_id)

hold = Table(
    "hold",
    metadata,
    Column("instance_id", Text, primary_key=True),
    Column("incident_id", Id, ForeignKey("incident.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    # What follows is filled by triggers, whatever a writer says:
    Column("login", Text),
    Column("operator_id", Id, ForeignKey("operator.id")),
    Column("since_at", Instant),
    Column("beat_at", Instant),
    sqlite_strict=True,
)
HOLD_KINDS = ("carrying", "open")
check_on(
    hold,
    "postgresql",
    "instance_id_is_a_uuid",
    "instance_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'",
)
check_on(
    hold,
    "sqlite",
    "instance_id_is_a_uuid",
    "length(instance_id) = 36 AND instance_id NOT GLOB '*[^0-9a-f-]*' "
    "AND instance_id GLOB '????????-????-????-????-????????????' "
    "AND length(replace(instance_id, '-', '')) = 32",
)
check_one_of(hold, "kind", HOLD_KINDS)
check_text(hold, 128, "login")
check_filled(hold, "login", "since_at", "beat_at")
check_instants(hold)
