"""The whole way with a real mouse: press on an incident, carry it to a person, let go, find the row."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import plain_sql
from tests.journeys.real_screen import Screen, Window, missing_tools, virtual_screen, way
from tests.journeys.small_floor import ANA, CORA, FIRE, seed_small_floor

pytestmark = [
    pytest.mark.mouse,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]


@pytest.fixture
def screen() -> Iterator[Screen]:
    with virtual_screen() as made:
        yield made


@pytest.fixture
def window(screen: Screen, training_url: str, tmp_path: Path) -> Iterator[Window]:
    seed_small_floor(training_url)
    made = Window(screen, training_url, tmp_path, page="desk")
    yield made
    assert made.close() == 0, made.errors()


@pytest.fixture
def wall(screen: Screen, training_url: str, tmp_path: Path) -> Iterator[Window]:
    seed_small_floor(training_url)
    made = Window(screen, training_url, tmp_path, page="wall")
    yield made
    assert made.close() == 0, made.errors()


def _carry(screen: Screen, window: Window, incident: str, target: str) -> None:
    """Press, move beyond the drag distance, see where the target is by then, go there, wiggle, let go."""
    start = window.place(incident)
    screen.move(start)
    screen.mouse("mousedown", "1")
    screen.drag_over(way(start, (start[0] + 60, start[1] + 24), 6))
    end = window.place(target)
    screen.drag_over(way((start[0] + 60, start[1] + 24), end))
    screen.drag_over([(end[0] + 2, end[1]), end])
    time.sleep(0.2)


def _assignments(url: str) -> list[tuple[Any, ...]]:
    return plain_sql(url, "select incident_id, agent_id, state from assignment where state <> 'released'")


def _wait_for(url: str, count: int, within_s: float = 10.0) -> list[tuple[Any, ...]]:
    end_s = time.monotonic() + within_s
    rows = _assignments(url)
    while len(rows) != count and time.monotonic() < end_s:
        time.sleep(0.1)
        rows = _assignments(url)
    return rows


def test_that_a_drag_with_the_mouse_is_a_row_and_its_events_in_the_database(
    screen: Screen, window: Window, training_url: str
) -> None:
    _carry(screen, window, f"incident {FIRE}", f"agent {ANA}")
    screen.mouse("mouseup", "1")
    rows = _wait_for(training_url, 1)
    assert [row[:2] for row in rows] == [(FIRE, ANA)], window.errors()
    (command,) = plain_sql(training_url, "select id, kind, outcome from command")
    assert command[2] == "done"
    events = plain_sql(
        training_url,
        "select entity, verb from event where command_id = ? order by seq",
        (command[0],),
    )
    assert ("assignment", "insert") in events
    assert ("incident", "update") in events


def test_that_an_incident_is_dragged_on_the_wall_from_its_promises_onto_a_person(
    screen: Screen, wall: Window, training_url: str
) -> None:
    _carry(screen, wall, f"incident {FIRE}", f"agent {ANA}")
    screen.mouse("mouseup", "1")
    assert [row[:2] for row in _wait_for(training_url, 1)] == [(FIRE, ANA)], wall.errors()


def test_that_escape_during_the_drag_puts_the_incident_back(
    screen: Screen, window: Window, training_url: str
) -> None:
    _carry(screen, window, f"incident {FIRE}", f"agent {ANA}")
    screen.key("Escape")
    time.sleep(0.2)
    screen.mouse("mouseup", "1")
    time.sleep(1.0)
    assert _assignments(training_url) == []
    assert plain_sql(training_url, "select count(*) from command") == [(0,)]


def test_that_a_drop_on_somebody_on_a_break_changes_nothing_and_ctrl_z_takes_a_deploy_back(
    screen: Screen, window: Window, training_url: str
) -> None:
    _carry(screen, window, f"incident {FIRE}", f"agent {CORA}")
    screen.mouse("mouseup", "1")
    time.sleep(1.0)
    assert _assignments(training_url) == []
    _carry(screen, window, f"incident {FIRE}", f"agent {ANA}")
    screen.mouse("mouseup", "1")
    assert [row[:2] for row in _wait_for(training_url, 1)] == [(FIRE, ANA)], window.errors()
    window.place(f"incident {FIRE}")
    time.sleep(1.5)
    screen.key("ctrl+z")
    assert _wait_for(training_url, 0) == [], window.errors()
