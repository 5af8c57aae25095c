"""What the database refuses and fills of assignments, whoever writes: on SQLite and on PostgreSQL."""

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor, refusal_of, row_of


@pytest.fixture
def floor_url(training_url: str) -> str:
    lay_floor(training_url)
    return training_url


def test_that_an_agent_is_on_an_incident_once_at_a_time(floor_url: str) -> None:
    offer = "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'offered')"
    plain_sql(floor_url, offer)
    assert "assignment" in refusal_of(floor_url, offer)
    plain_sql(floor_url, "UPDATE assignment SET state = 'released' WHERE id = 1")
    plain_sql(floor_url, offer)


def test_that_a_team_is_on_an_incident_once_at_a_time(floor_url: str) -> None:
    offer = "INSERT INTO assignment (incident_id, team_id, state) VALUES (1, 1, 'offered')"
    plain_sql(floor_url, offer)
    assert "assignment" in refusal_of(floor_url, offer)
    plain_sql(floor_url, "INSERT INTO assignment (incident_id, team_id, state) VALUES (1, 2, 'offered')")


def test_that_released_is_final(floor_url: str) -> None:
    plain_sql(floor_url, "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'released')")
    assert "released is final" in refusal_of(
        floor_url, "UPDATE assignment SET state = 'working' WHERE id = 1"
    )


@pytest.mark.parametrize("column", ["incident_id", "agent_id"])
def test_that_an_assignment_stays_with_whom_it_was_made_for(floor_url: str, column: str) -> None:
    second = "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', '9', 1, 2)"
    plain_sql(floor_url, second)
    plain_sql(floor_url, "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'working')")
    said = refusal_of(floor_url, f"UPDATE assignment SET {column} = 2 WHERE id = 1")
    assert f"assignment.{column} never changes" in said


def test_that_nobody_is_assigned_to_what_is_over(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET state = 'resolved' WHERE id = 1")
    said = refusal_of(
        floor_url, "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'offered')"
    )
    assert "this incident is not open; reopen it first" in said


def test_that_an_assignment_fills_its_instants(floor_url: str) -> None:
    plain_sql(floor_url, "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'offered')")
    for state in ("accepted", "working", "released"):
        plain_sql(floor_url, f"UPDATE assignment SET state = '{state}' WHERE id = 1")
    assert row_of(
        floor_url,
        "assigned_at IS NOT NULL, accepted_at IS NOT NULL, working_at IS NOT NULL, released_at IS NOT NULL",
        "assignment",
    ) == (1, 1, 1, 1)
