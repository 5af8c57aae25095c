"""Names and free text: rights of their own, erasable, and the log never says what they say."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text, UniqueConstraint

from wallboard.services.schema.columns import (
    Id,
    Instant,
    check_body,
    check_filled,
    check_instants,
    check_one_of,
    check_text,
    new_id,
)
from wallboard.services.schema.table_making import metadata

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

agent_text = Table(
    "agent_text",
    metadata,
    new_id(),
    Column("agent_id", Id, ForeignKey("agent.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("command_id", Text),
    Column("written_at", Instant),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
check_one_of(agent_text, "kind", ("reason",))
check_body(agent_text, 10_000, "body")
check_text(agent_text, 64, "command_id")
check_instants(agent_text)
check_filled(agent_text, "written_at")
Index("agent_text_of_agent", agent_text.c.agent_id)

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
