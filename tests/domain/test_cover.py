"""Who leaves their team with nobody for a severity 1: told as hard as the document says, and only then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.domain.changes import event
from tests.floors import sketch_board
from wallboard.domain.board import Board
from wallboard.domain.commands import Command
from wallboard.domain.cover import cover_of
from wallboard.domain.deploy import objections
from wallboard.domain.deploy_facts import covers
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import STANDARD, DeployVersion, Rule
from wallboard.domain.event import Row
from wallboard.domain.floor_rows import key_of
from wallboard.domain.objection import Level
from wallboard.domain.staff import Presence, PresenceState
from wallboard.domain.staff_commands import EndMove, MoveAgent, SetPresence

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)
TEAM = max(BOARD.teams, key=lambda team_id: (len(cover_of(BOARD, team_id, NOW)), -team_id))
OTHER = next(team_id for team_id in sorted(BOARD.teams) if team_id != TEAM)
LAST, *REST = sorted(cover_of(BOARD, TEAM, NOW))
KEY = UUID(int=1)


def with_rows(board: Board, *rows: Row) -> Board:
    told = [event(board.seq + place, *key_of(row), row) for place, row in enumerate(rows, 1)]
    return board.after(told, read_at=NOW)[0]


def alone(level: Level = Level.WARN) -> Board:
    """Only one of the team is left who could take a severity 1."""
    rules = replace(STANDARD, levels={**STANDARD.levels, Rule.LEAVES_NO_COVER: level})
    away = (Presence(one, PresenceState.ON_BREAK, "rest", NOW, None, 2) for one in REST)
    return with_rows(BOARD, DeployVersion(1, 1, NOW - timedelta(days=1), rules), *away)


def move(agent_id: int = LAST, to: int = OTHER) -> MoveAgent:
    return MoveAgent(KEY, agent_id, 1, to)


def away(state: PresenceState = PresenceState.ON_BREAK) -> SetPresence:
    return SetPresence(KEY, LAST, 1, state, "lunch" if state is PresenceState.ON_BREAK else None)


def told(board: Board, command: Command) -> list[tuple[str, Level]]:
    return [(one.code, one.level) for one in objections(board, command, NOW)]


def test_that_the_cover_is_that_of_the_ranking() -> None:
    inputs = inputs_of(BOARD, next(iter(BOARD.incidents)), NOW)
    assert inputs is not None
    for team_id in BOARD.teams:
        ranked = {
            one.id for one in inputs.agents_of.get(team_id, ()) if covers(one, inputs.incident.worst_weight)
        }
        assert cover_of(BOARD, team_id, NOW) == ranked


@pytest.mark.parametrize("level", Level)
def test_that_the_last_who_covers_is_told_of_as_the_document_says(level: Level) -> None:
    expected = [] if level is Level.PASS else [("leaves_no_cover", level)]
    assert told(alone(level), move()) == expected
    assert told(alone(level), away()) == expected


def test_that_nothing_is_said_where_somebody_stays_or_nobody_goes() -> None:
    assert REST, "the floor has a team with two who cover"
    assert told(BOARD, move()) == []
    assert told(BOARD, away()) == []
    assert told(alone(), away(PresenceState.OFF)) == [], "whoever goes home is not asked"
    assert told(alone(), move(REST[0])) == [], "who is on a break covers nothing"
    assert told(alone(), EndMove(KEY, 999, 1)) == [("move_over", Level.BLOCK)]
