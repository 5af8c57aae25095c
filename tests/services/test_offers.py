"""What the database makes of an offer, whoever writes it: accepted at once, or waiting until an instant."""

from datetime import timedelta

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor, refusal_of
from wallboard.domain.assignment import AcceptedBy, Assignment, AssignmentState
from wallboard.domain.deploy_rules import STANDARD
from wallboard.domain.severity import Severity
from wallboard.services.database import open_database
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.schema.columns import instant_from

WAITS = "UPDATE agent SET accepts = 'by_hand'"
OFFER = "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'offered')"
TO_TEAM = "INSERT INTO assignment (incident_id, team_id, state) VALUES (1, 1, 'offered')"
KEEP = "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'reserved')"


@pytest.fixture
def url(training_url: str) -> str:
    lay_floor(training_url)
    return training_url


def held(url: str) -> Assignment:
    """The one assignment, as a board reads it."""
    database = open_database(url, program="tests")
    (found,) = BoardReader(database).whole().assignments.values()
    database.dispose()
    return found


def span_of(url: str) -> timedelta:
    """How long the one offer may wait."""
    one = held(url)
    assert one.respond_by_at is not None
    return one.respond_by_at - one.assigned_at


def severity_of_first(url: str, severity: int) -> None:
    plain_sql(url, f"UPDATE incident SET severity = {severity} WHERE id = 1")


def test_that_who_has_no_client_has_accepted_at_once(url: str) -> None:
    plain_sql(url, OFFER)
    one = held(url)
    assert (one.state, one.accepted_by) == (AssignmentState.ACCEPTED, AcceptedBy.AUTOMATICALLY)
    assert one.accepted_at == one.assigned_at == one.deployed_at
    assert one.respond_by_at is None
    assert plain_sql(url, "SELECT count(*) FROM event WHERE entity = 'assignment'") == [(1,)]


@pytest.mark.parametrize("severity", Severity)
def test_that_an_offer_waits_by_severity(url: str, severity: Severity) -> None:
    severity_of_first(url, int(severity))
    plain_sql(url, WAITS)
    plain_sql(url, OFFER)
    assert held(url).deployed_at is None
    assert span_of(url) == STANDARD.accept_within[severity]


@pytest.mark.parametrize(
    ("document", "seconds"),
    [
        ('{"accept_within_s": {"2": 45}}', 45),
        ('{"accept_within_s": {"1": 45}}', 120),
        ('{"accept_within_s": {"2": "soon"}}', 120),
        ('{"accept_within_s": {"2": -7.5}}', 120),
        ('{"accept_within_s": 3}', 120),
    ],
)
def test_that_the_rules_in_force_say_how_long_and_nonsense_says_nothing(
    url: str, document: str, seconds: int
) -> None:
    severity_of_first(url, 2)
    plain_sql(url, "INSERT INTO deploy_version (document) VALUES (?)", (document,))
    later = "INSERT INTO deploy_version (in_force_at, document) VALUES ('2190-01-01T00:00:00.000Z', ?)"
    plain_sql(url, later, ('{"accept_within_s": {"2": 7}}',))
    plain_sql(url, TO_TEAM)
    assert span_of(url) == timedelta(seconds=seconds)


def test_that_an_answer_makes_it_a_deployment_from_then_on(url: str) -> None:
    plain_sql(url, WAITS)
    plain_sql(url, OFFER)
    plain_sql(url, "UPDATE assignment SET state = 'accepted'")
    one = held(url)
    assert one.accepted_by is AcceptedBy.AGENT
    assert one.deployed_at == one.accepted_at
    assert one.respond_by_at is not None, "by when it had to be answered stays known"


@pytest.mark.parametrize("made", [OFFER, KEEP])
def test_that_what_ends_without_an_answer_was_accepted_by_nobody_and_was_no_deployment(
    url: str, made: str
) -> None:
    plain_sql(url, WAITS)
    plain_sql(url, made)
    database = open_database(url, program="tests")
    reader = BoardReader(database)
    board = reader.whole()
    plain_sql(url, "UPDATE assignment SET state = 'released'")
    tail = reader.tail(Cursor(board.epoch, board.seq))
    board, _ = board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines, ties=tail.ties)
    assert plain_sql(url, "SELECT accepted_by FROM assignment") == [("nobody",)]
    assert board.timelines[1].deployments == ()
    assert BoardReader(database).whole().timelines[1].deployments == ()
    database.dispose()


def test_that_who_was_kept_is_sent_from_the_instant_at_which_they_are(url: str) -> None:
    plain_sql(url, KEEP)
    kept = held(url)
    assert (kept.state, kept.deployed_at) == (AssignmentState.RESERVED, None)
    plain_sql(url, "UPDATE assignment SET state = 'offered'")
    sent = held(url)
    assert (sent.state, sent.accepted_by) == (AssignmentState.ACCEPTED, AcceptedBy.AUTOMATICALLY)
    assert sent.deployed_at is not None
    assert sent.deployed_at > kept.assigned_at


def test_that_what_was_taken_back_was_no_deployment_and_a_board_that_follows_knows_it(url: str) -> None:
    plain_sql(url, OFFER)
    database = open_database(url, program="tests")
    reader = BoardReader(database)
    board = reader.whole()
    assert len(board.timelines[1].deployments) == 1
    plain_sql(url, "UPDATE assignment SET state = 'released', release_reason = 'taken_back'")
    tail = reader.tail(Cursor(board.epoch, board.seq))
    board, _ = board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines, ties=tail.ties)
    assert board.timelines[1].deployments == ()
    assert BoardReader(database).whole().timelines[1].deployments == ()
    database.dispose()


def test_that_a_move_takes_its_few_steps_and_one_agent_makes_one_at_a_time(url: str) -> None:
    plain_sql(url, "INSERT INTO team (code, name) VALUES ('t9', 'Team 9')")
    begun = "INSERT INTO team_move (agent_id, team_id, from_team_id) SELECT 1, max(id), 1 FROM team"
    plain_sql(url, begun)
    assert "another row" in refusal_of(url, begun) or "unique" in refusal_of(url, begun).lower()
    assert "cannot take this step" in refusal_of(url, "UPDATE team_move SET state = 'ended'")
    plain_sql(url, "UPDATE team_move SET state = 'active'")
    plain_sql(url, "UPDATE team_move SET state = 'ended'")
    ((begins_at, ended_at),) = plain_sql(url, "SELECT begins_at, ended_at FROM team_move")
    spelled = [at if not isinstance(at, str) else instant_from(at) for at in (begins_at, ended_at)]
    assert None not in spelled
    assert spelled[0] <= spelled[1]
    assert "never deleted" in refusal_of(url, "DELETE FROM team_move")
    plain_sql(url, begun)
