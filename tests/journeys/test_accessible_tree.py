"""An assistive client reads the real window over the bus: every incident, cell, lane and figure is there."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.assistive import Node, accessibility_bus, missing_parts, read_tree, wait_until_told
from tests.journeys.real_screen import Screen, Window, missing_tools, virtual_screen
from wallboard.domain.heat import heat_rows
from wallboard.domain.lanes import AgentKind, agent_status
from wallboard.domain.severity import SEVERITIES
from wallboard.services.database import Access, open_database
from wallboard.services.reading import BoardReader

LACKS = (*missing_tools(), *missing_parts())
pytestmark = [
    pytest.mark.mouse,
    pytest.mark.skipif(bool(LACKS) and not os.environ.get("CI"), reason=f"not installed: {', '.join(LACKS)}"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads over the bus that Linux has"),
]
SEVERITY_WORDS = ("Critical", "Major", "Medium", "Minor")
MARKS = {"wall": "Promises", "desk": "Unassigned incidents", "heat": "Teams", "staff": "Headline"}
"""What is there on a page as soon as it is shown."""
WITHIN_S = 60.0
SETTLES_S = 2.0
"""The last hours and the forecast come after the first board."""


@dataclass(frozen=True)
class Seen:
    """One page as an assistive client tells it, and the floor it was read from."""

    tree: Node
    before: dict[str, Any]
    """What `wallboard board --json` said just before it was read, and `told` just after: promises turn."""
    told: dict[str, Any]
    url: str


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A demo floor at a stormy moment, which nobody moves on."""
    url = os.fspath(tmp_path_factory.mktemp("floor") / "storm.sqlite")
    words = ("demo", "--database", url, "--floor-only", "--for", "1", "--mood", "storm")
    subprocess.run((sys.executable, "-m", "wallboard", *words), check=True, capture_output=True)
    return url


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with virtual_screen("1920x1080") as made:
        yield made


def read_page(screen: Screen, floor: str, home: Path, page: str) -> Seen:
    """Open the real program on a page, wait until that is shown, and read it."""
    with accessibility_bus(screen) as bus:
        window = Window(screen, floor, home, page=page, **bus)
        try:
            wait_until_shown(screen, bus, page)
            before = board_json(floor)
            tree = read_tree(screen, bus)
            told = board_json(floor)
        finally:
            assert window.close() == 0, window.errors()
    return Seen(tree, before, told, floor)


def wait_until_shown(screen: Screen, bus: dict[str, str], page: str) -> None:
    """Until the page is there, and what comes after the first board."""
    wait_until_told(screen, bus, MARKS[page], within_s=WITHIN_S)
    time.sleep(SETTLES_S)


def board_json(url: str) -> dict[str, Any]:
    words = (sys.executable, "-m", "wallboard", "board", "--database", url, "--json")
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def wall(screen: Screen, floor: str, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return read_page(screen, floor, tmp_path_factory.mktemp("wall"), "wall")


@pytest.fixture(scope="module")
def desk(screen: Screen, floor: str, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return read_page(screen, floor, tmp_path_factory.mktemp("desk"), "desk")


@pytest.fixture(scope="module")
def heat(screen: Screen, floor: str, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return read_page(screen, floor, tmp_path_factory.mktemp("heat"), "heat")


@pytest.fixture(scope="module")
def staff(screen: Screen, floor: str, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return read_page(screen, floor, tmp_path_factory.mktemp("staff"), "staff")


def below(node: Node, name: str) -> dict[str, str]:
    return {child.name: child.value for child in node.named(name).all()}


def test_that_every_cell_of_the_heatmap_is_told_with_its_count(wall: Seen) -> None:
    cells = below(wall.tree, "Open incidents by team and severity")
    opened = open_database(wall.url, program="tests", needs=Access.READ)
    try:
        board = BoardReader(opened).whole()
    finally:
        opened.dispose()
    rows = {row.name: row for row in heat_rows(board, board.floor_at)}
    shown = {name.rpartition(", ")[0] for name in cells} & set(rows)
    assert len(shown) >= 8
    for name in shown:
        for severity, word in zip(SEVERITIES, SEVERITY_WORDS, strict=True):
            count = rows[name].cells[severity].count
            assert cells[f"{name}, {word}"].startswith(f"{count} open" if count else "nothing open")
    totals = {word: wall.told["by_severity"][str(level)] for level, word in enumerate(SEVERITY_WORDS, 1)}
    for word, count in totals.items():
        assert cells[f"All teams, {word}"] == (f"{count} open" if count else "nothing open")


def test_that_the_page_of_heat_tells_every_cell_of_the_board(heat: Seen) -> None:
    cells = below(heat.tree, "Open incidents by team and severity")
    for row in heat.told["heat"]:
        for level, word in enumerate(SEVERITY_WORDS, 1):
            count = row["cells"][str(level)]["count"]
            said = cells[f"{row['name']}, {word}"]
            assert said.split(",")[0] == (f"{count} open" if count else "nothing open")


def test_that_the_page_of_people_tells_every_lane_and_everybody_in_it(staff: Seen) -> None:
    said = {node.name: node.value for node in staff.tree.all()}
    names = {row["team"]: row["name"] for row in staff.told["heat"]}
    people = [node for node in staff.tree.all() if node.role == "list item"]
    for lane in staff.told["lanes"]:
        if lane["team"] is not None and lane["people"]:
            assert said[f"{names[lane['team']]}, people"].startswith(f"{lane['free']} free"), lane["team"]
    here = sum(len(lane["people"]) for lane in staff.told["lanes"])
    assert len(people) == here
    assert all(node.value for node in people)


def test_that_every_half_hour_of_every_shown_team_is_told(wall: Seen) -> None:
    cells = below(wall.tree, "Load over the last")
    loads = [value for name, value in cells.items() if ", load from " in name]
    teams = {name.partition(", load from ")[0] for name in cells if ", load from " in name}
    assert len(loads) == 16 * len(teams) >= 16 * 9
    assert all(value == "no data" or value.endswith("%") for value in loads)


def test_that_every_figure_is_told_with_the_value_of_the_board(wall: Seen) -> None:
    figures = below(wall.tree, "Figures")
    assert figures["Open"].split(",")[0] == str(wall.told["open"])
    assert figures["Unassigned"].split(",")[0] == str(wall.told["unassigned"])
    shown = [node for node in wall.tree.named("Figures").all() if "Press" in node.actions]
    assert len(shown) >= 6
    assert all(node.value for node in shown)


def test_that_the_desk_tells_every_figure_of_the_board(desk: Seen) -> None:
    shown = [node for node in desk.tree.named("Figures").children if node.value]
    assert len(shown) == len(desk.told["figures"])
    for node, before, after in zip(shown, desk.before["figures"], desk.told["figures"], strict=True):
        if after["unit"] == "incidents" and after["value"] is not None:
            values = sorted((before["value"], after["value"]))
            assert values[0] <= int(node.value.split()[0].rstrip(",")) <= values[1], node.name


def test_that_every_lane_is_told_with_its_people_and_all_people_are_counted(wall: Seen) -> None:
    lanes = [node for node in wall.tree.named("People").all() if node.name.endswith(", people")]
    teams = [node for node in wall.tree.named("Teams").children if node.value]
    assert len(lanes) == len(teams) >= 9
    assert {lane.name.removesuffix(", people") for lane in lanes} == {team.name for team in teams}
    free = sum(int(lane.value.split()[0]) for lane in lanes)
    assert free == wall.told["agents"]["free"]


def test_that_every_open_incident_is_told_one_by_one_on_the_desk(desk: Seen) -> None:
    told = {node.name.split(", ")[0]: node for node in desk.tree.all() if node.role == "list item"}
    for incident in desk.told["incidents"]:
        node = told[incident["reference"]]
        assert node.name == (
            f"{incident['reference']}, {incident['nature']}, {SEVERITY_WORDS[incident['severity'] - 1]}"
        )
        if incident["due_at"]:
            due = datetime.fromisoformat(incident["due_at"]).astimezone()
            assert f"{incident['promise']} due {due:%Y-%m-%d %H:%M}" in node.value
        assert node.value.endswith("nobody") is (not incident["agents"])


def test_that_the_wall_tells_its_promises_and_counts_those_it_does_not_list(wall: Seen) -> None:
    column = wall.tree.named("Promises")
    listed = [node for node in column.children if node.role == "list item"]
    known = {incident["reference"] for incident in wall.told["incidents"]}
    assert len(listed) >= 4
    assert {node.name.split(", ")[0] for node in listed} <= known
    assert all(node.value for node in column.children)


def test_that_everybody_who_is_here_is_told_on_the_desk(desk: Seen) -> None:
    opened = open_database(desk.url, program="tests", needs=Access.READ)
    try:
        board = BoardReader(opened).whole()
    finally:
        opened.dispose()
    people = below(desk.tree, "People")
    for agent_id in board.agents:
        status = agent_status(board, agent_id, datetime.now(UTC))
        if status.kind is not AgentKind.OFF:
            assert people[status.name].startswith(status.kind.value.split("_")[0])


@pytest.mark.parametrize("page", ["wall", "desk"])
def test_that_whatever_takes_the_focus_has_a_name(
    page: str, request: pytest.FixtureRequest, wall: Seen, desk: Seen
) -> None:
    seen = wall if page == "wall" else desk
    shown = [node for node in seen.tree.all() if "SetFocus" in node.actions and any(node.place[2:])]
    assert len(shown) > 5
    assert [(node.role, node.place) for node in shown if not node.name] == []
