"""What a board promises before a drop, the transaction keeps on the same board; what it bars, is barred."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PlaceMaker
from tests.services.random_floor import lay_random_floor
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.came_back import came_back
from wallboard.domain.commands import Deploy, OutcomeKind, Together
from wallboard.domain.deploy import objections, objections_to_parts
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.due import DueCommand, due_commands
from wallboard.domain.objection import Level, verdict
from wallboard.domain.ranking import Ranking, rank
from wallboard.domain.staff_commands import Respond, Response, SendKept
from wallboard.services.database import Database, open_database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
by_chance = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
drawn = st.integers(0, 10_000).map(Random)


def ranking_on(board: Board, deploy: Deploy) -> Ranking:
    inputs = inputs_of(board, deploy.incident_id, board.floor_at, deploy.role, deploy.keeping)
    assert inputs is not None
    return rank(inputs)


def deploy_by(chance: Random, board: Board) -> Deploy:
    """Any agent or team on any incident, with a reason or without."""
    incident = board.incidents[chance.choice(sorted(board.incidents))]
    is_team = chance.random() < 0.25
    is_reserved = chance.random() < 0.4
    later = chance.choice((None, -5, 20, 75, 400)) if is_reserved else None
    return Deploy(
        uuid4(),
        incident.id,
        incident.version,
        agent_id=None if is_team else chance.choice(sorted(board.agents)),
        team_id=chance.choice(sorted(board.teams)) if is_team else None,
        role=chance.choice(tuple(AssignmentRole)),
        is_reserved=is_reserved,
        reserved_for_at=None if later is None else board.floor_at + timedelta(minutes=later),
        reason_code=chance.choice((None, "asked_for")),
    )


def seen_as(board: Board, deploy: Deploy) -> Deploy:
    """With the recommendation that the board shows, and now and then of just that one."""
    best = ranking_on(board, deploy).recommended_id
    agent_id = best if best is not None and deploy.agent_id and deploy.agent_id % 2 else deploy.agent_id
    return replace(deploy, agent_id=agent_id, recommended_id=best)


@contextmanager
def floor_of(new_place: PlaceMaker, chance: Random) -> Iterator[Database]:
    database = open_database(new_place("training"), program="tests")
    try:
        lay_random_floor(database, chance)
        yield database
    finally:
        database.dispose()


@by_chance
@given(chance=drawn)
def test_that_a_preview_never_promises_what_the_transaction_refuses(
    new_place: PlaceMaker, chance: Random
) -> None:
    with floor_of(new_place, chance) as database:
        for _ in range(12):
            hold_to_its_preview(database, chance)
            come_back_by_chance(database, chance)


def hold_to_its_preview(database: Database, chance: Random) -> None:
    """One deploy, asked of the board and then of the tables."""
    board = BoardReader(database).whole()
    command = seen_as(board, deploy_by(chance, board))
    level = verdict(objections(board, command, board.floor_at))
    asks = command.agent_id is not None and ranking_on(board, command).asks_reason(
        command.agent_id, command.recommended_id
    )
    outcome = execute(database, command)
    told = (command, outcome.sentence)
    if level is Level.BLOCK:
        assert outcome.kind is REFUSED, told
    elif command.reason_code is not None or (level is Level.PASS and not asks):
        assert outcome.kind is DONE, told
    elif level is Level.WARN:
        assert (outcome.kind, "Say why" in outcome.sentence) == (REFUSED, True), told


def come_back_by_chance(database: Database, chance: Random) -> None:
    """Somebody declines, or the time comes for which somebody is kept; in red, whoever else is on it."""
    board = BoardReader(database).whole()
    held = [one for one in board.assignments.values() if one.incident_id in board.incidents]
    if not held or chance.random() < 0.5:
        return
    one = chance.choice(held)
    if one.state is AssignmentState.RESERVED:
        go_or_come_back(database, board, one)
    elif one.state is AssignmentState.OFFERED:
        command = Respond(uuid4(), one.id, one.version, Response.DECLINE, code="busy")
        assert execute(database, command).kind is DONE
        assert_came_back(database, one, "busy")


def go_or_come_back(database: Database, board: Board, kept: Assignment) -> None:
    """What speaks against it on the board is why they do not go; else they do."""
    keep_for(database, kept.id, board.floor_at - timedelta(seconds=1))
    board = BoardReader(database).whole()
    (due,) = [one for one in due_commands(board, board.floor_at) if one.command_id and is_of(one, kept)]
    inputs = inputs_of(board, kept.incident_id, board.floor_at, kept.role)
    assert inputs is not None
    if kept.agent_id is None:
        raised = team_objections(inputs, kept.team_id or 0)
    else:
        raised = agent_objections(inputs, kept.agent_id)
    barred = next((str(one.code) for one in raised if one.level is Level.BLOCK), None)
    outcome = execute(database, due)
    assert outcome.kind is DONE, outcome.sentence
    if barred is not None:
        assert_came_back(database, kept, f"not_sent_{barred}")
    else:
        after = BoardReader(database).whole().assignments[kept.id]
        assert after.state in (AssignmentState.OFFERED, AssignmentState.ACCEPTED)


def is_of(command: DueCommand, kept: Assignment) -> bool:
    return isinstance(command, SendKept) and command.assignment_id == kept.id


def keep_for(database: Database, assignment_id: int, at: datetime) -> None:
    row = tables.assignment
    with database.writing() as c:
        c.execute(row.update().where(row.c.id == assignment_id).values(reserved_for_at=at))


def assert_came_back(database: Database, one: Assignment, reason: str) -> None:
    back = came_back(BoardReader(database).whole(), one.incident_id)
    assert back is not None
    assert (back.reason, back.agent_id) == (reason, one.agent_id)


@by_chance
@given(chance=drawn)
def test_that_a_preview_of_several_together_promises_just_what_is_done(
    new_place: PlaceMaker, chance: Random
) -> None:
    """Each part is seen with those before it done; the first that cannot be is the one that is named."""
    with floor_of(new_place, chance) as database:
        for _ in range(8):
            hold_several_to_their_preview(database, chance)


def hold_several_to_their_preview(database: Database, chance: Random) -> None:
    """Several deploys together, likewise."""
    board = BoardReader(database).whole()
    parts = [deploy_by(chance, board) for _ in range(chance.randint(2, 4))]
    together = Together(uuid4(), tuple(replace(one, reason_code="asked_for") for one in parts))
    levels = [verdict(raised) for raised in objections_to_parts(board, together, board.floor_at)]
    barred = [part for part, level in zip(together.parts, levels, strict=True) if level is Level.BLOCK]
    outcome = execute(database, together)
    expected = (REFUSED, barred[0]) if barred else (DONE, None)
    assert (outcome.kind, outcome.part) == expected, outcome.sentence
