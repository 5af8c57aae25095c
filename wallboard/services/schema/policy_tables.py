"""What SLA clocks leave in the database: the rules they go by, the marks that fired, and where they stand."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from wallboard.domain.policy import Promise
from wallboard.services.schema.columns import (
    Id,
    Instant,
    check,
    check_filled,
    check_instants,
    check_on,
    check_one_of,
    check_text,
    new_id,
)
from wallboard.services.schema.table_making import board_table, code, metadata, reference_to, whole


def version_table(name: str) -> Table:
    """A table of rules that are written once and for all, numbered one after another."""
    table = board_table(
        name,
        new_id(),
        whole("number", nullable=True),
        Column("in_force_at", Instant),
        code("document"),
        UniqueConstraint("number"),
    )
    check_filled(table, "number", "in_force_at")
    check(table, "number_is_at_least_1", "number >= 1")
    check(table, "document_is_2_to_1000000_characters", "length(document) BETWEEN 2 AND 1000000")
    is_object = "jsonb_typeof(document::jsonb) = 'object'"
    check_on(table, "postgresql", "document_is_a_json_object", is_object)
    # What is no JSON has no type either, and asking for it would be an error of another kind.
    is_object = "CASE WHEN json_valid(document) THEN json_type(document) = 'object' ELSE 0 END"
    check_on(table, "sqlite", "document_is_a_json_object", is_object)
    return table


policy_version = version_table("policy_version")

sla_mark = board_table(
    "sla_mark",
    new_id(),
    reference_to("incident_id", "incident"),
    reference_to("policy_version_id", "policy_version"),
    code("target"),
    code("promise"),
    whole("cycle"),
    whole("percent"),
    Column("planned_at", Instant, nullable=False),
    Column("fired_at", Instant),
    Column("due_at", Instant, nullable=False),
    UniqueConstraint(
        "incident_id", "policy_version_id", "target", "cycle", "percent", name="sla_mark_fires_once"
    ),
)
check_filled(sla_mark, "fired_at")
check_text(sla_mark, 128, "target")
check_one_of(sla_mark, "promise", tuple(Promise))
check(sla_mark, "cycle_is_at_least_1", "cycle >= 1")
check(sla_mark, "percent_is_1_to_1000", "percent BETWEEN 1 AND 1000")
Index("sla_mark_fired", sla_mark.c.fired_at)

# --- Not logged: both follow from the log and can be made anew from it. ---

sla_clock = Table(
    "sla_clock",
    metadata,
    Column("incident_id", Id, ForeignKey("incident.id"), primary_key=True, autoincrement=False),
    Column("promise", Text, primary_key=True),
    Column("cycle", Integer, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("due_at", Instant),
    Column("budget_s", Id, nullable=False),
    Column("used_s", Id, nullable=False),
    Column("policy_version_id", Id, ForeignKey("policy_version.id"), nullable=False),
    Column("target", Text, nullable=False),
    Column("incident_version", Integer, nullable=False),
    Column("derived_at", Instant, nullable=False),
    sqlite_strict=True,
)
check_one_of(sla_clock, "promise", tuple(Promise))
check_text(sla_clock, 64, "state")
check_text(sla_clock, 128, "target")
check(sla_clock, "cycle_is_at_least_1", "cycle >= 1")
check_instants(sla_clock)
Index("sla_clock_by_due_at", sla_clock.c.due_at)

mark_watch = Table(
    "mark_watch",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kept_until_at", Instant),
    sqlite_strict=True,
)
check(mark_watch, "has_one_row", "id = 1")
check_instants(mark_watch)
