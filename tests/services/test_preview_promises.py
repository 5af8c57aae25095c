"""What a board promises before a drop, the transaction keeps on the same board; what it bars, is barred."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PlaceMaker
from tests.services.random_floor import lay_random_floor
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, OutcomeKind, Together
from wallboard.domain.deploy import objections, objections_to_parts
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level, verdict
from wallboard.domain.ranking import Ranking, rank
from wallboard.services.database import Database, open_database
from wallboard.services.reading import BoardReader
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
    inputs = inputs_of(board, deploy.incident_id, board.floor_at, deploy.role)
    assert inputs is not None
    return rank(inputs)


def deploy_by(chance: Random, board: Board) -> Deploy:
    """Any agent or team on any incident, with a reason or without."""
    incident = board.incidents[chance.choice(sorted(board.incidents))]
    is_team = chance.random() < 0.25
    return Deploy(
        uuid4(),
        incident.id,
        incident.version,
        agent_id=None if is_team else chance.choice(sorted(board.agents)),
        team_id=chance.choice(sorted(board.teams)) if is_team else None,
        role=chance.choice(tuple(AssignmentRole)),
        is_reserved=not is_team and chance.random() < 0.2,
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
