"""The tables that carry the present: every change of theirs is checked, versioned and logged."""

from sqlalchemy import Column, ForeignKey, Index, Text, UniqueConstraint, text

from wallboard.domain.assignment import AcceptedBy, AssignmentRole, AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.staff import Accepts, PresenceState
from wallboard.services.schema.columns import (
    Id,
    Instant,
    Real,
    check,
    check_filled,
    check_one_of,
    check_text,
    new_id,
)
from wallboard.services.schema.table_making import board_table, code, reference_to, whole

OPEN = ", ".join(f"'{state}'" for state in IncidentState if state in OPEN_STATES)
ENDED = ", ".join(f"'{state}'" for state in IncidentState if state not in OPEN_STATES)
ROLES = ("supervisor", "duty_manager", "handler", "wall", "program")

team = board_table(
    "team", new_id(), code(), code("name"), whole("is_closed", default=0), UniqueConstraint("code")
)
check(team, "is_closed_is_0_or_1", "is_closed IN (0, 1)")
skill = board_table("skill", new_id(), code(), code("name"), UniqueConstraint("code"))
nature = board_table("nature", new_id(), code(), code("name"), UniqueConstraint("code"))
for _named in (team, skill, nature):
    check_text(_named, 64, "code")
    check_text(_named, 80, "name")

nature_skill = board_table(
    "nature_skill",
    new_id(),
    reference_to("nature_id", "nature"),
    reference_to("skill_id", "skill"),
    UniqueConstraint("nature_id", "skill_id"),
)

agent = board_table(
    "agent",
    new_id(),
    code(),
    reference_to("team_id", "team"),
    whole("capacity", default=10),
    Column("accepts", Text, nullable=False, server_default="automatically"),
    code("site", nullable=True),
    code("languages", nullable=True),
    reference_to("operator_id", "operator", nullable=True),
    UniqueConstraint("code"),
)
check_text(agent, 64, "code", "site")
check_text(agent, 200, "languages")
check_one_of(agent, "accepts", tuple(Accepts))
Index(
    "agent_operator_id_is_unique",
    agent.c.operator_id,
    unique=True,
    sqlite_where=text("operator_id IS NOT NULL"),
    postgresql_where=text("operator_id IS NOT NULL"),
)
check(agent, "capacity_is_1_to_1000", "capacity BETWEEN 1 AND 1000")

agent_skill = board_table(
    "agent_skill",
    new_id(),
    reference_to("agent_id", "agent"),
    reference_to("skill_id", "skill"),
    Column("expires_at", Instant),
    UniqueConstraint("agent_id", "skill_id"),
)

shift = board_table(
    "shift",
    new_id(),
    reference_to("agent_id", "agent"),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
)
check(shift, "ends_at_is_after_starts_at", "ends_at > starts_at")
Index("shift_of_agent", shift.c.agent_id, shift.c.starts_at)

presence = board_table(
    "presence",
    Column("agent_id", Id, ForeignKey("agent.id"), primary_key=True, autoincrement=False),
    code("state"),
    code("reason", nullable=True),
    Column("since_at", Instant),
    Column("until_at", Instant),
)
check_one_of(presence, "state", tuple(PresenceState))
check_text(presence, 64, "reason")
check_filled(presence, "since_at")
check(presence, "reason_is_given_on_break", "state <> 'on_break' OR reason IS NOT NULL")

incident = board_table(
    "incident",
    new_id(),
    code("source"),
    code("reference"),
    reference_to("nature_id", "nature"),
    whole("severity"),
    whole("urgency", default=3),
    whole("priority", nullable=True),
    Column("priority_set_by", Text, nullable=False, server_default="matrix"),
    Column("state", Text, nullable=False, server_default="new"),
    code("pause_reason", nullable=True),
    reference_to("team_id", "team", nullable=True),
    code("site", nullable=True),
    code("channel", nullable=True),
    Column("opened_at", Instant),
    Column("acknowledged_at", Instant),
    Column("deployed_at", Instant),
    Column("resolved_at", Instant),
    Column("closed_at", Instant),
    whole("reopenings", default=0),
    reference_to("merged_into_id", "incident", nullable=True),
    code("customer_class", nullable=True),
    Column("last_update_at", Instant),
    reference_to("policy_version_id", "policy_version", nullable=True),
    code("language", nullable=True),
    code("customer", nullable=True),
    code("outcome", nullable=True),
    whole("escalation", default=0),
    Column("returned_at", Instant),
    reference_to("returned_from_id", "agent", nullable=True),
    code("return_reason", nullable=True),
    UniqueConstraint("source", "reference"),
)
check_text(incident, 64, "source", "reference", "pause_reason", "site", "channel", "customer_class")
check_text(incident, 64, "language", "customer", "outcome", "return_reason")
check(incident, "escalation_is_0_to_9", "escalation BETWEEN 0 AND 9")
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
Index("incident_by_opened_at", incident.c.opened_at)
Index(
    "incident_of_customer",
    incident.c.customer,
    sqlite_where=text("customer IS NOT NULL"),
    postgresql_where=text("customer IS NOT NULL"),
)

ACTIVE = "state <> 'released'"
assignment = board_table(
    "assignment",
    new_id(),
    reference_to("incident_id", "incident"),
    reference_to("agent_id", "agent", nullable=True),
    reference_to("team_id", "team", nullable=True),
    Column("role", Text, nullable=False, server_default="lead"),
    code("state"),
    Column("assigned_at", Instant),
    Column("accepted_at", Instant),
    Column("working_at", Instant),
    Column("released_at", Instant),
    code("release_reason", nullable=True),
    Column("respond_by_at", Instant),
    Column("reserved_for_at", Instant),
    code("rationale_hash", nullable=True),
    code("accepted_by", nullable=True),
)
check(assignment, "rationale_hash_is_sha256", "length(rationale_hash) = 64")
check_one_of(assignment, "accepted_by", tuple(AcceptedBy))
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

severity_weight = board_table(
    "severity_weight", new_id(), whole("severity"), whole("weight"), UniqueConstraint("severity")
)
check(severity_weight, "severity_is_1_to_4", "severity BETWEEN 1 AND 4")
check(severity_weight, "weight_is_1_to_1000", "weight BETWEEN 1 AND 1000")

priority_rule = board_table(
    "priority_rule",
    new_id(),
    whole("severity"),
    whole("urgency"),
    whole("priority"),
    UniqueConstraint("severity", "urgency"),
)
for _scale in ("severity", "urgency", "priority"):
    check(priority_rule, f"{_scale}_is_1_to_4", f"{_scale} BETWEEN 1 AND 4")

operator = board_table(
    "operator",
    new_id(),
    code("login"),
    Column("role", Text, nullable=False, server_default="program"),
    UniqueConstraint("login"),
)
check_text(operator, 64, "login")
check_one_of(operator, "role", ROLES)

floor_clock = board_table(
    "floor_clock",
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("floor_anchor_at", Instant, nullable=False),
    Column("database_anchor_at", Instant, nullable=False),
    Column("speed", Real, nullable=False, server_default=text("1")),
)
check(floor_clock, "has_one_row", "id = 1")
check(floor_clock, "speed_is_above_0_to_100000", "speed > 0 AND speed <= 100000")
