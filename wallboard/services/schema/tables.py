"""Every table of the shared database, in one `MetaData`: `tables.incident` and so on."""

from sqlalchemy import Table

from wallboard.services.schema.alarm_table import alarm_answer
from wallboard.services.schema.board_tables import (
    agent,
    agent_skill,
    assignment,
    floor_clock,
    incident,
    nature,
    nature_skill,
    operator,
    presence,
    priority_rule,
    severity_weight,
    shift,
    skill,
    team,
)
from wallboard.services.schema.deploy_tables import deploy_version, hold, rationale, team_move
from wallboard.services.schema.heartbeat_table import heartbeat
from wallboard.services.schema.log_tables import (
    command,
    event,
    event_head,
    event_pending,
    event_transaction,
    floor,
    import_row,
    seal,
    trigger_guard,
    writer,
)
from wallboard.services.schema.personal_tables import (
    agent_name,
    agent_text,
    caller,
    incident_text,
    operator_name,
)
from wallboard.services.schema.policy_tables import mark_watch, policy_version, sla_clock, sla_mark
from wallboard.services.schema.table_making import metadata

__all__ = [
    "APPEND_ONLY_TABLES",
    "BOARD_TABLES",
    "FORMER_TABLES",
    "LOGGED_TABLES",
    "ONLY_POSTGRESQL",
    "ONLY_SQLITE",
    "PERSONAL_TABLES",
    "agent",
    "agent_name",
    "agent_skill",
    "agent_text",
    "alarm_answer",
    "assignment",
    "caller",
    "command",
    "deploy_version",
    "event",
    "event_head",
    "event_pending",
    "event_transaction",
    "floor",
    "floor_clock",
    "heartbeat",
    "hold",
    "import_row",
    "incident",
    "incident_text",
    "key_of",
    "mark_watch",
    "metadata",
    "nature",
    "nature_skill",
    "operator",
    "operator_name",
    "policy_version",
    "presence",
    "priority_rule",
    "rationale",
    "seal",
    "severity_weight",
    "shift",
    "skill",
    "sla_clock",
    "sla_mark",
    "tables_for",
    "team",
    "team_move",
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
    team_move,
    alarm_answer,
    policy_version,
    deploy_version,
    sla_mark,
    severity_weight,
    priority_rule,
    operator,
    floor_clock,
)

PERSONAL_TABLES = (agent_name, operator_name, incident_text, agent_text, caller)
LOGGED_TABLES = (*BOARD_TABLES, *PERSONAL_TABLES)

FORMER_TABLES = ("sla_target",)
"""Tables of older schemas: their events stay in the log, and an upgrade takes what is left of them away."""

APPEND_ONLY_TABLES = (event, seal, command, rationale)
ONLY_SQLITE = (writer, trigger_guard)
ONLY_POSTGRESQL = (event_head, event_transaction, event_pending)


def key_of(table: Table) -> str:
    """The name of the table's key column: `id`, or the agent or operator that the row belongs to."""
    return table.primary_key.columns[0].name


def tables_for(dialect: str) -> list[Table]:
    """The tables that a database of this dialect has, parents first."""
    foreign = ONLY_POSTGRESQL if dialect == "sqlite" else ONLY_SQLITE
    return [table for table in metadata.sorted_tables if table not in foreign]
