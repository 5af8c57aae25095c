"""Rows are read one by one; a hostile value makes its row unreadable, in words, and nothing else."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.floor_rows import FIELD_OF, key_of
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import FloorClock, Promise
from wallboard.domain.severity import Severity
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import PolicyVersion, simple_rules
from wallboard.services.rows import UnreadableRow, decode, instant, row_after, row_or_unreadable

AT = "2026-11-22T14:32:07.125Z"
DOCUMENT = text_of(simple_rules({(1, Promise.DEPLOY): timedelta(days=1)}))
ROWS: Mapping[Entity, dict[str, Any]] = {
    Entity.INCIDENT: {
        "id": 7, "source": "crm", "reference": "48213", "nature_id": 1, "severity": 1, "urgency": 2,
        "priority": 1, "priority_set_by": "matrix", "state": "in_progress", "pause_reason": None,
        "team_id": 4,
        "site": "north", "channel": None, "opened_at": AT, "acknowledged_at": AT, "deployed_at": None,
        "resolved_at": None, "closed_at": None, "reopenings": 0, "merged_into_id": None,
        "customer_class": "gold", "last_update_at": AT, "policy_version_id": 2, "version": 3,
        "effective_at": AT,
    },
    Entity.ASSIGNMENT: {
        "id": 7, "incident_id": 1, "agent_id": 2, "team_id": None, "role": "lead", "state": "working",
        "assigned_at": AT, "accepted_at": None, "working_at": AT, "released_at": None, "release_reason": None,
        "version": 1,
    },
    Entity.PRESENCE: {
        "agent_id": 7, "state": "on_break", "reason": "lunch", "since_at": AT, "until_at": None, "version": 1,
    },
    Entity.SHIFT: {"id": 7, "agent_id": 1, "starts_at": AT, "ends_at": AT, "version": 1},
    Entity.POLICY_VERSION: {
        "id": 7, "number": 2, "in_force_at": AT, "document": DOCUMENT, "version": 1, "effective_at": AT,
    },
    Entity.FLOOR_CLOCK: {"id": 1, "floor_anchor_at": AT, "database_anchor_at": AT, "speed": 60},
    Entity.TEAM: {"id": 7, "code": "net", "name": "Network", "version": 1},
    Entity.AGENT: {"id": 7, "code": "a7", "team_id": 1, "capacity": 10, "version": 1},
}  # fmt: skip

HOSTILE = [
    (Entity.INCIDENT, "opened_at", "infinity"),
    (Entity.INCIDENT, "opened_at", "-infinity"),
    (Entity.INCIDENT, "opened_at", "20000-01-01T00:00:00.000Z"),
    (Entity.INCIDENT, "opened_at", "9999-12-31T23:59:59.999Z"),
    (Entity.INCIDENT, "opened_at", "0001-01-01T00:00:00.000Z"),
    (Entity.INCIDENT, "opened_at", "2026-11-22 14:32:07.125Z+"),
    (Entity.INCIDENT, "opened_at", None),
    (Entity.INCIDENT, "opened_at", 1763822000),
    (Entity.INCIDENT, "severity", 7),
    (Entity.INCIDENT, "severity", "1"),
    (Entity.INCIDENT, "severity", None),
    (Entity.INCIDENT, "priority", 0),
    (Entity.INCIDENT, "priority", True),
    (Entity.INCIDENT, "state", "exploded"),
    (Entity.INCIDENT, "state", ["new"]),
    (Entity.INCIDENT, "reference", "x" * 1_000_000),
    (Entity.INCIDENT, "reference", "\ud800"),
    (Entity.INCIDENT, "reference", {"a": 1}),
    (Entity.INCIDENT, "nature_id", 1.5),
    (Entity.INCIDENT, "nature_id", 10**30),
    (Entity.ASSIGNMENT, "role", "boss"),
    (Entity.PRESENCE, "state", "asleep"),
    (Entity.INCIDENT, "customer_class", 3),
    (Entity.INCIDENT, "last_update_at", "infinity"),
    (Entity.INCIDENT, "policy_version_id", -1),
    (Entity.POLICY_VERSION, "number", None),
    (Entity.POLICY_VERSION, "in_force_at", "infinity"),
    (Entity.POLICY_VERSION, "document", None),
    (Entity.POLICY_VERSION, "document", {"format": 1}),
    (Entity.POLICY_VERSION, "document", ""),
    (Entity.POLICY_VERSION, "document", "[" * 100_000),
    (Entity.POLICY_VERSION, "document", "{}"),
    (Entity.POLICY_VERSION, "document", '{"format": 1, "\u0007": ' + '"x' * 500),
    (Entity.POLICY_VERSION, "document", '{"format": "\\u0007\\u202e' + "x" * 500 + '"}'),
    (Entity.POLICY_VERSION, "document", DOCUMENT.replace("86400", "1" + "0" * 5_000)),
    (Entity.POLICY_VERSION, "document", DOCUMENT.replace("86400", "1e999")),
    (Entity.POLICY_VERSION, "document", DOCUMENT.replace("86400", "NaN")),
    (Entity.POLICY_VERSION, "document", DOCUMENT + " " * 1_000_001),
    (Entity.FLOOR_CLOCK, "speed", float("inf")),
    (Entity.FLOOR_CLOCK, "speed", 0),
    (Entity.AGENT, "capacity", 10**12),
]


def test_that_a_sound_row_is_read_with_its_types() -> None:
    incident = decode(Entity.INCIDENT, ROWS[Entity.INCIDENT])
    assert isinstance(incident, Incident)
    assert incident.severity is Severity.CRITICAL
    assert incident.state is IncidentState.IN_PROGRESS
    assert incident.opened_at == datetime(2026, 11, 22, 14, 32, 7, 125_000, tzinfo=UTC)
    assert (incident.customer_class, incident.policy_version_id) == ("gold", 2)
    assert incident.last_update_at == incident.opened_at
    version = decode(Entity.POLICY_VERSION, ROWS[Entity.POLICY_VERSION])
    assert isinstance(version, PolicyVersion)
    assert (version.number, version.in_force_at) == (2, incident.opened_at)
    assert version.rules.policies[0].targets[0].within == timedelta(days=1)
    assert decode(Entity.FLOOR_CLOCK, ROWS[Entity.FLOOR_CLOCK]) == FloorClock(instant(AT), instant(AT), 60.0)


@pytest.mark.parametrize("entity", ROWS)
def test_that_text_and_parsed_json_are_read_alike(entity: Entity) -> None:
    assert decode(entity, json.dumps(ROWS[entity])) == decode(entity, ROWS[entity])


@pytest.mark.parametrize(("entity", "column", "value"), HOSTILE)
def test_that_a_hostile_value_makes_the_row_unreadable_and_names_its_column(
    entity: Entity, column: str, value: object
) -> None:
    row = ROWS[entity] | {column: value}
    row_id = row["agent_id"] if entity is Entity.PRESENCE else row["id"]
    for form in (row, json.dumps(row)):
        lost = row_or_unreadable(entity, row_id, form)
        assert isinstance(lost, Unreadable)
        assert column in lost.reason
        assert len(lost.reason) < 120
        assert lost.reason.isprintable()


@pytest.mark.parametrize(
    "row",
    ["", "{", "[" * 100_000, "null", "[]", "3", '"x"', "NaN", "1" * 5_000, "x" * 1_000_000, None, 3, b"{}"],
)
def test_that_what_is_no_json_object_is_unreadable(row: object) -> None:
    assert isinstance(row_or_unreadable(Entity.TEAM, 7, row), Unreadable)


def test_that_an_incident_s_row_of_the_first_schema_is_read_too() -> None:
    later = ("customer_class", "last_update_at", "policy_version_id")
    old = {name: value for name, value in ROWS[Entity.INCIDENT].items() if name not in later}
    incident = decode(Entity.INCIDENT, old)
    assert isinstance(incident, Incident)
    assert [getattr(incident, name) for name in later] == [None, None, None]


def test_that_a_row_that_says_it_is_another_is_unreadable() -> None:
    lost = row_or_unreadable(Entity.TEAM, 8, ROWS[Entity.TEAM])
    assert isinstance(lost, Unreadable)
    assert key_of(lost) == (Entity.TEAM, 8)


@pytest.mark.parametrize("entity", ["caller", "incident_text", "nonsense"])
def test_that_only_board_tables_are_read(entity: str) -> None:
    with pytest.raises(UnreadableRow):
        decode(entity, {"id": 1})


def test_that_an_ended_row_that_cannot_be_read_leaves_the_floor() -> None:
    broken = {"opened_at": "infinity"}
    assert row_after(Entity.INCIDENT, 7, ROWS[Entity.INCIDENT] | broken | {"state": "closed"}) is None
    assert isinstance(row_after(Entity.INCIDENT, 7, ROWS[Entity.INCIDENT] | broken), Unreadable)
    released = ROWS[Entity.ASSIGNMENT] | {"state": "released"}
    assert row_after(Entity.ASSIGNMENT, 7, released | {"assigned_at": "infinity"}) is None
    read = row_after(Entity.ASSIGNMENT, 7, released)
    assert isinstance(read, Assignment)
    assert read.state is AssignmentState.RELEASED


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(entity=st.sampled_from(sorted(FIELD_OF)), data=st.data())
def test_that_no_value_whatsoever_raises_anything_else(entity: Entity, data: st.DataObject) -> None:
    row = ROWS.get(entity, {"id": 7})
    spoilt = row | data.draw(st.dictionaries(st.sampled_from(sorted(row)), _json, max_size=4))
    found = row_or_unreadable(entity, 7, spoilt)
    assert isinstance(found, Unreadable) or key_of(found) == (entity, 7)
