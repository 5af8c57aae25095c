"""The tables that carry the present: every change of theirs is checked, versioned and logged."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.staff import PresenceState
from wallboard.services.schema.columns import (
    Id,
    Instant,
    Real,
    check,
    check_filled,
    check_instants,
    check_one_of,
    check_text,
    new_id,
)

metadata = MetaData(
    naming_convention={
        "fk": "%(table_name)s_%(column_0_name)s_exists",
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_is_unique",
    }
)

OPEN = ", ".join(f"'{state}'" for state in IncidentState if state in OPEN_STATES)
ENDED = ", ".join(f"'{state}'" for state in IncidentState if state not in OPEN_STATES)
NEVER_DELETED = ("incident", "assignment")
ROLES = ("supervisor", "duty_manager", "handler", "wall", "program")


def _board_table(name: str, *items: Column[Any] | UniqueConstraint) -> Table:
    table = Table(
        name,
        metadata,
        *items,
        Column("version", Integer, nullable=False, server_default=text("1")),
        Column("effective_at", Instant),
        sqlite_strict=True,
        # An id that a deleted row had must never mean another row in the log.
        sqlite_autoincrement=name not in (*NEVER_DELETED, "presence", "floor_clock"),
    )
    check_filled(table, "effective_at")
    check_instants(table)
    return table


def _to(name: str, table: str, *, nullable: bool = False, key: str = "id") -> Column[int]:
    return Column(name, Id, ForeignKey(f"{table}.{key}"), nullable=nullable)


def _code(name: str = "code", *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _whole(name: str, *, default: int | None = None, nullable: bool = False) -> Column[int]:
    return Column(
        name, Integer, nullable=nullable, server_default=None if default is None else text(str(default))
    )


team = _board_table("team", new_id(), _code(), _code("name"), UniqueConstraint("code"))
skill = _board_table("skill", new_id(), _code(), _code("name"), UniqueConstraint("code"))
nature = _board_table("nature", new_id(), _code(), _code("name"), UniqueConstraint("code"))
for _named in (team, skill, nature):
    check_text(_named, 64, "code")
    check_text(_named, 80, "name")

nature_skill = _board_table(
    "nature_skill",
    new_id(),
    _to("nature_id", "nature"),
    _to("skill_id", "skill"),
    UniqueConstraint("nature_id", "skill_id"),
)

agent = _board_table(
    "agent",
    new_id(),
    _code(),
    _to("team_id", "team"),
    _whole("capacity", default=10),
    UniqueConstraint("code"),
)
check_text(agent, 64, "code")
check(agent, "capacity_is_1_to_1000", "capacity BETWEEN 1 AND 1000")

agent_skill = _board_table(
    "agent_skill",
    new_id(),
    _to("agent_id", "agent"),
    _to("skill_id", "skill"),
    Column("expires_at", Instant),
    UniqueConstraint("agent_id", "skill_id"),
)

shift = _board_table(
    "shift",
    new_id(),
    _to("agent_id", "agent"),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
)
check(shift, "ends_at_is_after_starts_at", "ends_at > starts_at")
Index("shift_of_agent", shift.c.agent_id, shift.c.starts_at)

presence = _board_table(
    "presence",
    Column("agent_id", Id, ForeignKey("agent.id"), primary_key=True, autoincrement=False),
    _code("state"),
    _code("reason", nullable=True),
    Column("since_at", Instant),
    Column("until_at", Instant),
)
check_one_of(presence, "state", tuple(PresenceState))
check_text(presence, 64, "reason")
check_filled(presence, "since_at")
check(presence, "reason_is_given_on_break", "state <> 'on_break' OR reason IS NOT NULL")

incident = _board_table(
    "incident",
    new_id(),
    _code("source"),
    _code("reference"),
    _to("nature_id", "nature"),
    _whole("severity"),
    _whole("urgency", default=3),
    _whole("priority", nullable=True),
    Column("priority_set_by", Text, nullable=False, server_default="matrix"),
    Column("state", Text, nullable=False, server_default="new"),
    _code("pause_reason", nullable=True),
    _to("team_id", "team", nullable=True),
    _code("site", nullable=True),
    _code("channel", nullable=True),
    Column("opened_at", Instant),
    Column("acknowledged_at", Instant),
    Column("deployed_at", Instant),
    Column("resolved_at", Instant),
    Column("closed_at", Instant),
    _whole("reopenings", default=0),
    _to("merged_into_id", "incident", nullable=True),
    UniqueConstraint("source", "reference"),
)
check_text(incident, 64, "source", "reference", "pause_reason", "site", "channel")
check_filled(incident, "opened_at")
for _scale in ("severity", "urgency", "priority"):
    check(incident, f"{_scale}_is_1_to_4", f"{_scale} BETWEEN 1 AND 4")
check_one_of(incident, "priority_set_by", ("matrix", "source"))
check_one_of(incident, "state", tuple(IncidentState))
check(
    incident,
    "pause_reason_is_given_exactly_when_paused",
    "(state = 'paused') = (pause_reason IS NOT NULL)",
)
check(incident, "reopenings_is_not_negative", "reopenings >= 0")
check(incident, "merged_into_id_is_another_incident", "merged_into_id <> id")
NOT_ENDED = f"coalesce(state, '') NOT IN ({ENDED})"
"""Open, or in a state that cannot be read: what a board is made of, found by an index of its own."""
Index("incident_not_ended", incident.c.id, sqlite_where=text(NOT_ENDED), postgresql_where=text(NOT_ENDED))

ACTIVE = "state <> 'released'"
assignment = _board_table(
    "assignment",
    new_id(),
    _to("incident_id", "incident"),
    _to("agent_id", "agent", nullable=True),
    _to("team_id", "team", nullable=True),
    Column("role", Text, nullable=False, server_default="lead"),
    _code("state"),
    Column("assigned_at", Instant),
    Column("accepted_at", Instant),
    Column("working_at", Instant),
    Column("released_at", Instant),
    _code("release_reason", nullable=True),
)
check_one_of(assignment, "role", tuple(AssignmentRole))
check_one_of(assignment, "state", tuple(AssignmentState))
check_text(assignment, 64, "release_reason")
check_filled(assignment, "assigned_at")
check(assignment, "names_exactly_one_of_agent_id_and_team_id", "(agent_id IS NULL) <> (team_id IS NULL)")
Index("assignment_of_incident", assignment.c.incident_id)
NOT_RELEASED = "coalesce(state, '') <> 'released'"
"""Active, or in a state that cannot be read."""
Index(
    "assignment_not_released",
    assignment.c.id,
    sqlite_where=text(NOT_RELEASED),
    postgresql_where=text(NOT_RELEASED),
)
Index("assignment_let_go", assignment.c.agent_id, assignment.c.released_at)
for _who in ("agent_id", "team_id"):
    Index(
        f"assignment_{_who}_is_active_once",
        assignment.c[_who],
        assignment.c.incident_id,
        unique=True,
        sqlite_where=text(f"{ACTIVE} AND {_who} IS NOT NULL"),
        postgresql_where=text(f"{ACTIVE} AND {_who} IS NOT NULL"),
    )

sla_target = _board_table(
    "sla_target",
    new_id(),
    _whole("priority"),
    _code("promise"),
    _whole("within_s"),
    UniqueConstraint("priority", "promise"),
)
check(sla_target, "priority_is_1_to_4", "priority BETWEEN 1 AND 4")
check_one_of(sla_target, "promise", tuple(Promise))
check(sla_target, "within_s_is_1_second_to_1_year", "within_s BETWEEN 1 AND 31536000")

severity_weight = _board_table(
    "severity_weight", new_id(), _whole("severity"), _whole("weight"), UniqueConstraint("severity")
)
check(severity_weight, "severity_is_1_to_4", "severity BETWEEN 1 AND 4")
check(severity_weight, "weight_is_1_to_1000", "weight BETWEEN 1 AND 1000")

priority_rule = _board_table(
    "priority_rule",
    new_id(),
    _whole("severity"),
    _whole("urgency"),
    _whole("priority"),
    UniqueConstraint("severity", "urgency"),
)
for _scale in ("severity", "urgency", "priority"):
    check(priority_rule, f"{_scale}_is_1_to_4", f"{_scale} BETWEEN 1 AND 4")

operator = _board_table(
    "operator",
    new_id(),
    _code("login"),
    Column("role", Text, nullable=False, server_default="program"),
    UniqueConstraint("login"),
)
check_text(operator, 64, "login")
check_one_of(operator, "role", ROLES)

floor_clock = _board_table(
    "floor_clock",
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("floor_anchor_at", Instant, nullable=False),
    Column("database_anchor_at", Instant, nullable=False),
    Column("speed", Real, nullable=False, server_default=text("1")),
)
check(floor_clock, "has_one_row", "id = 1")
check(floor_clock, "speed_is_above_0_to_100000", "speed > 0 AND speed <= 100000")
