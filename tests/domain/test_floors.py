"""The example floors are what they say they are."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.floor_data import COUNTS, PEOPLE
from tests.floors import big_board, calm_board, sketch_board
from wallboard.domain.figures import figures
from wallboard.domain.heat import heat_rows, severity_totals
from wallboard.domain.lanes import AgentKind, agent_status
from wallboard.domain.promises import promise_page

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)


def test_that_the_busy_floor_counts_as_drawn() -> None:
    board = sketch_board(NOW)
    rows = heat_rows(board, NOW)
    strip = {figure.key: figure.value for figure in figures(board, NOW, rows)}
    assert strip["open"] == 60
    assert strip["unassigned"] == 7
    assert strip["oldest_unassigned"] == timedelta(minutes=58, seconds=50)
    assert strip["at_risk"] == 23
    assert strip["breached"] == 8
    assert list(severity_totals(board).values()) == [4, 19, 25, 12]
    assert {row.name: tuple(cell.count for cell in row.cells.values()) for row in rows} == COUNTS


def test_that_the_busy_floor_runs_through_every_pressure() -> None:
    rows = heat_rows(sketch_board(NOW), NOW)
    assert [row.name for row in rows[:3]] == ["Network", "Field East", "Billing"]
    assert {row.step for row in rows} >= {1, 2, 3, 4}
    assert sum((row.load_ratio or 0) > 1 for row in rows) == 2
    assert [row.covered for row in rows[:4]] == [False] * 4
    assert sum(row.free for row in rows) == 22


def test_that_the_busy_floor_shows_its_promises() -> None:
    page = promise_page(sketch_board(NOW), NOW, next_limit=4)
    assert [line.nature for line in page.breached] == ["Core switch", "Depot line dead", "Trunk errors"]
    assert [line.nature for line in page.next] == [
        "Card payments fail", "No dial tone", "Invoice run late", "Meter offline",
    ]  # fmt: skip
    assert page.more_within_30 == 19
    assert page.paused == (("waiting_for_supplier", 3),)


def test_that_everybody_on_the_busy_floor_does_what_the_plan_says() -> None:
    board = sketch_board(NOW)
    plan = {person.name: person.worst for people in PEOPLE.values() for person in people}
    kinds = {0: AgentKind.FREE, -1: AgentKind.ON_BREAK, -2: AgentKind.OFF}
    assert len(plan) == 70
    for agent_id in board.agents:
        status = agent_status(board, agent_id, NOW)
        worst = plan[status.name]
        assert (status.kind, status.worst) == (kinds.get(worst, AgentKind.BUSY), worst if worst > 0 else None)


def test_that_nothing_burns_on_the_calm_floor() -> None:
    board = calm_board(NOW)
    strip = {figure.key: figure.value for figure in figures(board, NOW, heat_rows(board, NOW))}
    assert strip["open"] == 17
    assert (strip["unassigned"], strip["at_risk"], strip["breached"]) == (0, 0, 0)
    assert strip["oldest_unassigned"] is None


@pytest.mark.parametrize(("teams", "agents"), [(4, 1), (80, 250)])
def test_that_a_big_floor_is_the_same_every_time(teams: int, agents: int) -> None:
    board = big_board(NOW, teams=teams, agents=agents, incidents=300, seed=7)
    assert board == big_board(NOW, teams=teams, agents=agents, incidents=300, seed=7)
    assert (len(board.teams), len(board.agents), len(board.incidents)) == (teams, agents, 300)
