"""What the database refuses and fills in for every writer, shown with plain SQL on both databases."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import count_events, lay_floor, refusal_of, row_of
from wallboard.services.schema.code_rules import reads_like_text
from wallboard.services.schema.columns import instant_text

INCIDENT = {"source": "crm", "reference": "9", "nature_id": 1, "severity": 2}
AT = "2026-03-01T10:00:00.000Z"


@pytest.fixture
def floor_url(training_url: str) -> str:
    lay_floor(training_url)
    return training_url


@pytest.fixture(scope="module")
def shared_floor_url(shared_training_url: str) -> str:
    """For tests whose writes are all refused."""
    lay_floor(shared_training_url)
    return shared_training_url


def insert_sql(table: str, row: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    marks = ", ".join("?" for _ in row)
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("incident", INCIDENT | {"severity": 0}, "incident_severity_is_1_to_4"),
        ("incident", INCIDENT | {"severity": 5}, "incident_severity_is_1_to_4"),
        ("incident", INCIDENT | {"severity": None}, "severity"),
        ("incident", INCIDENT | {"urgency": 9}, "incident_urgency_is_1_to_4"),
        ("incident", INCIDENT | {"priority": 9, "priority_set_by": "source"}, "incident_priority_is_1_to_4"),
        ("incident", INCIDENT | {"priority_set_by": "me"}, "incident_priority_set_by_is_known"),
        ("incident", INCIDENT | {"priority_set_by": "source"}, "incident.priority must be given"),
        ("incident", INCIDENT | {"state": "lost"}, "incident_state_is_known"),
        ("incident", INCIDENT | {"state": "paused"}, "incident_pause_reason_is_given_exactly_when_paused"),
        ("incident", INCIDENT | {"pause_reason": "x"}, "incident_pause_reason_is_given_exactly_when_paused"),
        ("incident", INCIDENT | {"source": ""}, "incident_source_is_1_to_64_printable_characters"),
        ("incident", INCIDENT | {"source": "x" * 65}, "incident_source_is_1_to_64_printable_characters"),
        ("incident", INCIDENT | {"reference": "a\nb"}, "incident_reference_is_1_to_64_printable_characters"),
        (
            "incident",
            INCIDENT | {"reference": "a\x7fb"},
            "incident_reference_is_1_to_64_printable_characters",
        ),
        ("incident", INCIDENT | {"site": "x" * 1_000_000}, "incident_site_is_1_to_64_printable_characters"),
        ("incident", INCIDENT | {"channel": "\t"}, "incident_channel_is_1_to_64_printable_characters"),
        ("incident", INCIDENT | {"nature_id": 77}, "incident"),
        ("incident", INCIDENT | {"nature_id": None}, "nature_id"),
        ("incident", INCIDENT | {"team_id": 77}, "team"),
        ("incident", INCIDENT | {"merged_into_id": 77}, "merged_into_id"),
        (
            "incident",
            INCIDENT | {"customer_class": "x" * 65},
            "incident_customer_class_is_1_to_64_printable_characters",
        ),
        ("incident", INCIDENT | {"policy_version_id": 77}, "policy_version_id"),
        ("incident", INCIDENT | {"reopenings": -1}, "incident_reopenings_is_not_negative"),
        ("incident", INCIDENT | {"version": 5}, "incident.version is counted by the database"),
        (
            "incident",
            INCIDENT | {"effective_at": "2199-01-31T12:00:00.000Z"},
            "effective_at lies ahead of now",
        ),
        (
            "incident",
            INCIDENT | {"opened_at": "1969-12-31T23:59:59.000Z"},
            "incident_opened_at_is_an_instant",
        ),
        (
            "incident",
            INCIDENT | {"opened_at": "2200-01-01T00:00:00.000Z"},
            "incident_opened_at_is_an_instant",
        ),
        ("team", {"code": "t1", "name": "Again"}, "team"),
        ("team", {"code": "t9", "name": "x" * 81}, "team_name_is_1_to_80_printable_characters"),
        ("agent", {"code": "a9", "team_id": 1, "capacity": 0}, "agent_capacity_is_1_to_1000"),
        ("agent", {"code": "a9", "team_id": 9}, "team"),
        ("agent_skill", {"agent_id": 1, "skill_id": 9}, "skill"),
        ("nature_skill", {"nature_id": 9, "skill_id": 1}, "nature"),
        ("shift", {"agent_id": 1, "starts_at": AT, "ends_at": AT}, "shift_ends_at_is_after_starts_at"),
        (
            "shift",
            {"agent_id": 1, "starts_at": AT, "ends_at": "2026-03-02T10:00:00.001Z"},
            "a shift lasts at most 24 hours",
        ),
        ("presence", {"agent_id": 1, "state": "asleep"}, "presence_state_is_known"),
        ("presence", {"agent_id": 1, "state": "on_break"}, "presence_reason_is_given_on_break"),
        ("presence", {"agent_id": 9, "state": "off"}, "agent"),
        ("assignment", {"incident_id": 1, "state": "offered"}, "names_exactly_one_of_agent_id_and_team_id"),
        (
            "assignment",
            {"incident_id": 1, "agent_id": 1, "team_id": 1, "state": "offered"},
            "names_exactly_one_of_agent_id_and_team_id",
        ),
        ("assignment", {"incident_id": 1, "agent_id": 1, "state": "lost"}, "assignment_state_is_known"),
        ("assignment", {"incident_id": 9, "agent_id": 1, "state": "offered"}, "incident"),
        ("severity_weight", {"severity": 1, "weight": 5}, "severity_weight"),
        ("priority_rule", {"severity": 1, "urgency": 1, "priority": 1}, "priority_rule"),
        ("operator", {"login": "x", "role": "king"}, "operator_role_is_known"),
        (
            "floor_clock",
            {"id": 2, "floor_anchor_at": AT, "database_anchor_at": AT},
            "floor_clock_has_one_row",
        ),
        ("agent_name", {"agent_id": 9, "name": "Nobody"}, "agent"),
        ("caller", {"incident_id": 9, "phone": "1"}, "incident"),
        ("caller", {"incident_id": 1, "phone": "1" * 41}, "caller_phone_is_1_to_40_printable_characters"),
        (
            "incident_text",
            {"incident_id": 1, "kind": "note", "body": "x" * 10_001},
            "incident_text_body_is_1_to_10000_characters",
        ),
        ("incident_text", {"incident_id": 1, "kind": "poem", "body": "x"}, "incident_text_kind_is_known"),
    ],
)
def test_that_a_bad_row_is_refused_by_name_and_changes_nothing(
    shared_floor_url: str, table: str, row: dict[str, Any], said: str
) -> None:
    before = count_events(shared_floor_url)
    assert said in refusal_of(shared_floor_url, *insert_sql(table, row))
    assert count_events(shared_floor_url) == before


@pytest.mark.parametrize(
    "hostile",
    ["infinity", "20000-01-01T00:00:00.000Z", "2026-02-30T10:00:00.000Z", "2026-01-01T29:00:00.000Z", ""],
)
def test_that_an_impossible_instant_is_refused(shared_floor_url: str, hostile: str) -> None:
    before = count_events(shared_floor_url)
    refusal_of(shared_floor_url, *insert_sql("incident", INCIDENT | {"opened_at": hostile}))
    assert count_events(shared_floor_url) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("source = 'x'", "incident.source never changes"),
        ("reference = 'x'", "incident.reference never changes"),
        ("id = 99", "incident.id never changes"),
        ("version = 5", "incident.version is counted by the database"),
        ("version = version + 1", "incident.version is counted by the database"),
        (
            "effective_at = '2199-01-31T12:00:00.000Z'",
            "incident.effective_at lies ahead of now; leave it out",
        ),
        ("priority = 4", "incident.priority follows from severity and urgency"),
        ("opened_at = NULL", "incident.opened_at must not be emptied"),
        ("state = 'closed'", "incident.state cannot take this step"),
        ("state = 'paused'", "incident_pause_reason_is_given_exactly_when_paused"),
        ("merged_into_id = 1", "incident_merged_into_id_is_another_incident"),
    ],
)
def test_that_a_bad_update_of_an_incident_is_refused(shared_floor_url: str, change: str, said: str) -> None:
    before = count_events(shared_floor_url)
    assert said in refusal_of(shared_floor_url, f"UPDATE incident SET {change} WHERE id = 1")
    assert count_events(shared_floor_url) == before
    assert row_of(shared_floor_url, "version", "incident") == (1,)


@pytest.mark.parametrize("table", ["team", "nature"])
def test_that_a_code_by_which_rules_go_never_changes(shared_floor_url: str, table: str) -> None:
    said = refusal_of(shared_floor_url, f"UPDATE {table} SET code = 'another' WHERE id = 1")
    assert f"{table}.code never changes" in said


def test_that_priority_follows_the_matrix(floor_url: str) -> None:
    assert row_of(floor_url, "severity, urgency, priority", "incident") == (2, 3, 2)
    plain_sql(floor_url, "UPDATE incident SET severity = 1, urgency = 1 WHERE id = 1")
    assert row_of(floor_url, "priority", "incident") == (1,)


def test_that_a_source_may_set_priority_itself(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET priority_set_by = 'source', priority = 4 WHERE id = 1")
    plain_sql(floor_url, "UPDATE incident SET severity = 1 WHERE id = 1")
    assert row_of(floor_url, "priority", "incident") == (4,)
    plain_sql(floor_url, "UPDATE incident SET priority_set_by = 'matrix' WHERE id = 1")
    assert row_of(floor_url, "priority", "incident") == (2,)


def test_that_a_hole_in_the_matrix_is_named(floor_url: str) -> None:
    plain_sql(floor_url, "DELETE FROM priority_rule WHERE severity = 3 AND urgency = 3")
    said = refusal_of(floor_url, *insert_sql("incident", INCIDENT | {"severity": 3}))
    assert "priority_rule has no row" in said


def test_that_the_life_of_an_incident_fills_its_instants(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET state = 'acknowledged' WHERE id = 1")
    plain_sql(floor_url, "UPDATE incident SET state = 'paused', pause_reason = 'vendor' WHERE id = 1")
    plain_sql(floor_url, "UPDATE incident SET state = 'resolved', pause_reason = NULL WHERE id = 1")
    plain_sql(floor_url, "UPDATE incident SET state = 'closed' WHERE id = 1")
    filled = row_of(
        floor_url,
        "acknowledged_at IS NOT NULL, resolved_at IS NOT NULL, closed_at IS NOT NULL, reopenings, version",
        "incident",
    )
    assert filled == (1, 1, 1, 0, 5)
    plain_sql(floor_url, "UPDATE incident SET state = 'new' WHERE id = 1")
    reopened = row_of(
        floor_url, "acknowledged_at IS NOT NULL, resolved_at, closed_at, reopenings, version", "incident"
    )
    assert reopened == (1, None, None, 1, 6)


def test_that_an_explicit_instant_wins(floor_url: str) -> None:
    statement = "UPDATE incident SET state = 'resolved', resolved_at = ? WHERE id = 1"
    plain_sql(floor_url, statement, ("2026-01-02T03:04:05.678Z",))
    found = plain_sql(floor_url, "SELECT row FROM incident_row WHERE id = 1")[0][0]
    assert "2026-01-02T03:04:05.678Z" in str(found)


def test_that_a_back_dated_change_dates_what_it_fills(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET state = 'resolved', effective_at = ? WHERE id = 1", (AT,))
    same = row_of(floor_url, "resolved_at = effective_at", "incident")
    assert same == (1,)
    assert AT in str(plain_sql(floor_url, "SELECT row FROM incident_row WHERE id = 1")[0][0])


def test_that_final_states_are_final(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET state = 'cancelled' WHERE id = 1")
    said = refusal_of(floor_url, "UPDATE incident SET state = 'new' WHERE id = 1")
    assert "merged and cancelled are final" in said


def test_that_incidents_and_assignments_are_never_deleted(floor_url: str) -> None:
    plain_sql(floor_url, "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'working')")
    assert "set its state to 'cancelled'" in refusal_of(floor_url, "DELETE FROM incident")
    assert "set its state to 'released'" in refusal_of(floor_url, "DELETE FROM assignment")


def test_that_a_row_that_others_name_is_not_deleted(floor_url: str) -> None:
    assert "incident" in refusal_of(floor_url, "DELETE FROM nature WHERE id = 1")
    assert "agent" in refusal_of(floor_url, "DELETE FROM team WHERE id = 1")
    plain_sql(floor_url, "DELETE FROM nature WHERE id = 2")


def test_that_a_live_floor_runs_on_the_real_time(new_place: Any) -> None:
    live = new_place("live")
    assert "real time only" in refusal_of(live, "UPDATE floor_clock SET speed = 2")
    training = new_place("training")
    plain_sql(training, "UPDATE floor_clock SET speed = 2")


def test_that_live_or_training_is_for_good(new_place: Any) -> None:
    for kind, other in (("live", "training"), ("training", "live")):
        url = new_place(kind)
        assert "for good" in refusal_of(url, "UPDATE floor SET kind = ?", (other,))
        refusal_of(url, "DELETE FROM floor")


def test_that_on_another_clock_the_floors_now_is_taken(training_url: str) -> None:
    anchors = ("2016-03-07T12:00:00.000Z", instant_text(datetime.now(UTC)))
    plain_sql(training_url, "UPDATE floor_clock SET floor_anchor_at = ?, database_anchor_at = ?", anchors)
    lay_floor(training_url)
    row = str(plain_sql(training_url, "SELECT row FROM incident_row WHERE id = 1")[0][0])
    assert row.count("2016-03-07T12:0") == 2, "opened_at and effective_at"


def test_that_a_presence_moves_its_since_with_its_state(floor_url: str) -> None:
    plain_sql(floor_url, "INSERT INTO presence (agent_id, state, since_at) VALUES (1, 'on_shift', ?)", (AT,))
    plain_sql(floor_url, "UPDATE presence SET until_at = ? WHERE agent_id = 1", (AT,))
    assert str(plain_sql(floor_url, "SELECT row FROM presence_row")[0][0]).count(AT) == 2
    plain_sql(floor_url, "UPDATE presence SET state = 'off' WHERE agent_id = 1")
    assert str(plain_sql(floor_url, "SELECT row FROM presence_row")[0][0]).count(AT) == 1


TEXTS = ("call +49 30 1234567", "01632 960 123 please", "m.m@example.org", "she said that we may call later")
CODES = ("Caller 2403", "code 6", "Solved Remotely (Work Around)", "0001234567", "ACME-2016-0042")


def test_that_words_about_people_enter_no_column_of_codes(floor_url: str) -> None:
    away = insert_sql("presence", {"agent_id": 2, "state": "on_break", "reason": TEXTS[0]})
    assert "presence.reason takes a code of a list" in refusal_of(floor_url, *away)
    for column in ("customer", "outcome", "return_reason"):
        change = f"UPDATE incident SET {column} = ? WHERE id = 1"
        for code in CODES:
            plain_sql(floor_url, change, (code,))
        for text in TEXTS:
            assert f"incident.{column} takes a code of a list" in refusal_of(floor_url, change, (text,))
    assert [reads_like_text(one) for one in (*TEXTS, *CODES)] == [True] * len(TEXTS) + [False] * len(CODES)
