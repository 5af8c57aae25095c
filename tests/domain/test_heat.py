"""The heatmap's rows: counts, pressure that does not flap, a stable order, and a fold that hides nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.changes import event
from tests.floors import big_board, sketch_board, sketch_floor
from wallboard.domain.board import Board
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.headline import headline
from wallboard.domain.heat import (
    CELL_ENTER,
    TEAM_ENTER,
    USUAL_CAPACITY,
    HeatRow,
    heat_rows,
    in_order,
    is_in_order,
    pressure,
    severity_totals,
    step_of,
    team_loads,
)
from wallboard.domain.heat_fold import fold_rows
from wallboard.domain.history import TeamLoad
from wallboard.domain.incident import Incident
from wallboard.domain.page_told import page_told
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.staff import Agent, Presence, PresenceState, Team

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)


def row_of(board: Board, name: str) -> HeatRow:
    return next(row for row in heat_rows(board, NOW) if row.name == name)


def with_unreadable(board: Board, incident_id: int) -> Board:
    lost = Unreadable(Entity.INCIDENT, incident_id, "severity 7 is unknown")
    return board.after([event(board.seq + 1, Entity.INCIDENT, incident_id, lost)], read_at=NOW)[0]


@pytest.mark.parametrize(
    ("ratio", "step"), [(0.0, 1), (0.24, 1), (0.25, 2), (0.5, 3), (0.749, 3), (0.75, 4), (9.0, 4)]
)
def test_that_a_cell_enters_each_step_at_its_ratio(ratio: float, step: int) -> None:
    assert step_of(ratio, CELL_ENTER) == step


@pytest.mark.parametrize(("ratio", "step"), [(1.0, 3), (0.96, 3), (0.951, 3), (0.94, 2), (0.44, 1)])
def test_that_a_step_is_left_only_well_below_its_entry(ratio: float, step: int) -> None:
    assert step_of(ratio, TEAM_ENTER, before=3) == step


@given(st.floats(0, 3), st.floats(-0.024, 0.024))
def test_that_a_trembling_ratio_changes_its_step_at_most_once(ratio: float, tremble: float) -> None:
    steps = [step_of(ratio, TEAM_ENTER)]
    for place in range(6):
        steps.append(step_of(ratio + (tremble if place % 2 else -tremble), TEAM_ENTER, steps[-1]))
    assert len(set(steps[1:])) == 1 or steps[1] < steps[2] == steps[-1]


def test_that_a_cell_counts_knows_its_oldest_and_its_breaches() -> None:
    board = sketch_board(NOW)
    cell = row_of(board, "Billing").cells[Severity.MEDIUM]
    opened = [
        one.opened_at for one in board.incidents.values()
        if board.team_name(one.team_id) == "Billing" and one.severity is Severity.MEDIUM
    ]  # fmt: skip
    assert (cell.count, cell.oldest_at, cell.breached) == (4, min(opened), 2)


def test_that_an_empty_cell_has_no_pressure_and_no_age() -> None:
    cell = row_of(sketch_board(NOW), "Billing").cells[Severity.CRITICAL]
    assert (cell.count, cell.oldest_at, cell.breached, cell.step) == (0, None, 0, 0)


def test_that_load_is_weighed_and_capacity_is_of_those_who_are_here_and_not_on_a_break() -> None:
    row = row_of(sketch_board(NOW), "Network")
    assert (row.load, row.capacity) == (2 * 8 + 6 * 4 + 4 * 2 + 2, 31)
    assert (row.free, row.present) == (0, 9)


def test_that_cover_for_critical_needs_somebody_free_with_room_for_one() -> None:
    board = sketch_board(NOW)
    assert not row_of(board, "Network").covered  # nobody free
    assert not row_of(board, "Payments").covered  # somebody free, of too little capacity
    assert row_of(board, "Hosting").covered


def test_that_load_where_nobody_is_here_is_pressure_without_a_ratio() -> None:
    floor = sketch_floor(NOW)
    floor.rows[:] = [
        replace(row, state=PresenceState.OFF) if isinstance(row, Presence) else row
        for row in floor.rows
        if type(row).__name__ != "Assignment"
    ]
    row = row_of(floor.board(), "Network")
    assert (row.capacity, row.load_ratio, row.step, row.present) == (0, None, 4, 0)


def test_that_a_team_of_which_nobody_is_known_has_no_capacity_which_is_not_none() -> None:
    """Its load is weighed as on one usual agent, and nobody says that it is over what it can carry."""
    floor = sketch_floor(NOW)
    network = next(row.id for row in floor.rows if isinstance(row, Team) and row.name == "Network")
    floor.rows[:] = [row for row in floor.rows if not isinstance(row, Agent) or row.team_id != network]
    board = floor.board()
    row = row_of(board, "Network")
    assert (row.people_known, row.load_ratio, row.heat) == (False, None, row.load / USUAL_CAPACITY)
    assert {severity: cell.step for severity, cell in row.cells.items()} == {
        severity: step_of(cell.count * board.weight(severity) / USUAL_CAPACITY, CELL_ENTER)
        for severity, cell in row.cells.items()
    }
    assert team_loads(board, NOW)[network] == TeamLoad(row.load, None, row.count)
    rows = heat_rows(board, NOW)
    assert headline(board, NOW, rows).teams_over == sum(one.heat > 1 and one.people_known for one in rows)
    (told,) = (one for one in page_told(board, NOW)["heat"] if one["name"] == "Network")
    assert (told["capacity"], told["load_ratio"], told["people_known"]) == (None, None, False)


def test_that_load_over_time_is_weighed_as_the_heatmap_weighs_it_now() -> None:
    """Also where nobody is here, where no team is, and where rows cannot be read."""
    floor = sketch_floor(NOW)
    floor.rows[:] = [row for row in floor.rows if not isinstance(row, Presence) or row.agent_id % 2]
    lost = [replace(row, team_id=None) for row in floor.rows if isinstance(row, Incident)][:2]
    board, _ = floor.board().after(
        [
            event(1_000, Entity.INCIDENT, lost[0].id, lost[0]),
            event(1_001, Entity.INCIDENT, lost[1].id, Unreadable(Entity.INCIDENT, lost[1].id, "broken")),
        ],
        read_at=NOW,
    )
    loads = team_loads(board, NOW)
    rows = heat_rows(board, NOW)
    assert loads == {row.team_id: TeamLoad(row.load, row.capacity, row.count) for row in rows}
    assert {team: one.ratio for team, one in loads.items()} == {
        row.team_id: pressure(row.load, row.capacity) for row in rows
    }
    assert loads[None].ratio == board.weight(lost[0].severity) + board.weight(Severity.CRITICAL)


def test_that_no_team_carries_nothing_where_every_incident_has_one() -> None:
    assert team_loads(sketch_board(NOW), NOW)[None] == TeamLoad(0, 0, 0)


def test_that_the_hottest_stand_first() -> None:
    heats = [row.heat for row in heat_rows(big_board(NOW, incidents=500), NOW)]
    assert heats == sorted(heats, reverse=True)


def hot(name: str, load: int) -> HeatRow:
    (row,) = heat_rows(sketch_board(NOW), NOW)[:1]
    return replace(row, team_id=ord(name), name=name, load=load, capacity=100)


def test_that_a_row_passes_another_only_when_it_is_clearly_hotter() -> None:
    before = [hot("a", 60), hot("b", 50)]
    order = [row.team_id for row in before]
    nearly = in_order([hot("a", 60), hot("b", 64)], order)
    clearly = in_order([hot("a", 60), hot("b", 66)], order)
    assert [row.name for row in nearly] == ["a", "b"]
    assert [row.name for row in clearly] == ["b", "a"]


@given(st.integers(1, 90))
def test_that_a_fold_hides_no_team_no_incident_and_nobody_free(limit: int) -> None:
    rows = ROWS
    shown = fold_rows(rows, limit)
    assert len(shown) <= limit
    for severity in SEVERITIES:
        assert sum(row.cells[severity].count for row in shown) == sum(r.cells[severity].count for r in rows)
        assert sum(row.cells[severity].breached for row in shown) == sum(
            r.cells[severity].breached for r in rows
        )
    assert sum(row.free for row in shown) == sum(row.free for row in rows)
    named = [name for row in shown for name in (row.folded if row.is_folded else (row.name,))]
    assert named == [row.name for row in rows]


ROWS = heat_rows(big_board(NOW, teams=80, agents=100, incidents=400), NOW)


def test_that_a_floor_that_fits_is_not_folded() -> None:
    rows = heat_rows(sketch_board(NOW), NOW)
    assert fold_rows(rows, 12) == rows
    folded = fold_rows(rows, 10)
    assert (len(folded), folded[-1].is_folded, len(folded[-1].folded)) == (10, True, 3)


@given(loads=st.lists(st.integers(0, 30), max_size=6))
def test_that_rows_may_stay_exactly_where_ordering_them_anew_moves_none(loads: list[int]) -> None:
    one = hot("a", 0)
    rows = tuple(replace(one, team_id=place, load=load) for place, load in enumerate(loads))
    assert is_in_order(rows) is (in_order(rows, range(len(rows))) == rows)


def test_that_an_unreadable_incident_counts_as_critical_of_no_team() -> None:
    board = sketch_board(NOW)
    worse = with_unreadable(board, 48176)
    assert severity_totals(worse)[Severity.CRITICAL] == severity_totals(board)[Severity.CRITICAL] + 1
    row = next(row for row in heat_rows(worse, NOW) if row.team_id is None)
    assert (row.cells[Severity.CRITICAL].count, row.load) == (1, 8)
    assert headline(worse, NOW, heat_rows(worse, NOW)).unreadable == 1


def test_that_the_headline_tells_the_facts_and_calm_is_their_absence() -> None:
    board = sketch_board(NOW)
    facts = headline(board, NOW, heat_rows(board, NOW))
    assert (facts.critical, facts.teams_over, facts.breached, facts.unreadable) == (4, 2, 8, 0)
    assert not facts.is_calm
    later = headline(board, NOW - timedelta(hours=1), heat_rows(board, NOW - timedelta(hours=1)))
    assert later.breached == 0


def test_that_one_small_incident_where_nobody_is_does_not_outrank_a_team_far_over_capacity() -> None:
    deserted = replace(hot("a", 4), capacity=0)
    assert [row.name for row in in_order([deserted, hot("b", 300)])] == ["b", "a"]
    assert deserted.heat > hot("c", 30).heat
