"""Wall, desk, command line, export and database say the same of 10,000 random incidents, to the second."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql
from tests.journeys.line_painting import LinePainting, recorded
from tests.journeys.random_incidents import NOW, lay_incidents, lay_rules
from tests.widgets.desk_floor import bench
from tests.widgets.wall_floors import LIVE
from wallboard.cli import main
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.policy import Promise
from wallboard.domain.promises import PromisePage, promise_page
from wallboard.engine.clock_keeper import ClockKeeper
from wallboard.models.incident_list import IncidentLine, IncidentListModel
from wallboard.services.database import open_database
from wallboard.services.reading import BoardReader
from wallboard.widgets.desk.words import countdown
from wallboard.widgets.picture import render
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment, left
from wallboard.widgets.wall.promise_lines import Part, Place
from wallboard.widgets.wall.promise_text import time_of
from wallboard.widgets.wall_page import WallPage

OPEN, ENDED = 10_000, 300
ASKED_ONE_BY_ONE = 60
"""So many incidents are asked for by `wallboard clock`, which answers for one at a time."""
SECOND = timedelta(seconds=1)
AT = NOW.isoformat()
OVER = frozenset({"met", "missed", "cancelled"})
Key = tuple[int, str, int]
"""Incident, promise, cycle."""
Captured = pytest.CaptureFixture[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the clock table, as another program reads it."""

    state: str
    due_at: datetime | None
    derived_at: datetime


@dataclass(frozen=True, slots=True)
class RandomFloor:
    """The random incidents in one database: what a desktop's board and the clock table say of them."""

    url: str
    board: Board
    clock_table: dict[Key, Row]
    next_due: dict[int, datetime]
    """By incident, when the first of its promises that are still to be kept falls due; by SQL alone."""


@pytest.fixture(scope="module")
def floor(shared_training_url: str) -> RandomFloor:
    """Written by plain SQL; the clock table is kept by what keeps it beside every board."""
    database = open_database(shared_training_url, program="tests")
    lay_rules(database, Random(3))
    lay_incidents(shared_training_url, Random(4), open_count=OPEN, ended_count=ENDED)
    board = BoardReader(database).whole()
    keeper = ClockKeeper(database)
    keeper.note_changed(board.incidents)
    keeper.write(board, board.clockwork)
    database.dispose()
    sql = "SELECT incident_id, promise, cycle, state, due_at, derived_at FROM sla_clock"
    table = {
        (row[0], row[1], row[2]): Row(row[3], None if row[4] is None else _instant(row[4]), _instant(row[5]))
        for row in plain_sql(shared_training_url, sql)
    }
    next_due: dict[int, datetime] = {}
    for (incident_id, _, _), row in table.items():
        if row.state not in OVER and row.due_at is not None:
            next_due[incident_id] = min(row.due_at, next_due.get(incident_id, row.due_at))
    return RandomFloor(shared_training_url, board, table, next_due)


@pytest.fixture(scope="module")
def exported(floor: RandomFloor, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, dict[str, str]]:
    """What `wallboard export` writes of every clock, ended ones too."""
    file = tmp_path_factory.mktemp("export") / "clocks.csv"
    assert main(["export", str(file), "--all", "--at", AT, "--database", floor.url]) == 0
    return {(int(row["incident"]), row["promise"], int(row["cycle"])): row for row in _rows(file)}


def test_that_the_floor_is_as_random_as_it_should_be(floor: RandomFloor) -> None:
    assert len(floor.board.incidents) == OPEN
    assert not floor.board.unreadable
    dues = floor.next_due.values()
    assert 500 < sum(due > NOW for due in dues) < OPEN - 500
    assert sum(incident_id not in floor.next_due for incident_id in floor.board.incidents) > 100
    works = floor.board.clockwork
    clocks = [clock for timeline in floor.board.timelines.values() for clock in works.clocks(timeline)]
    assert {clock.version.number for clock in clocks} == {1, 2, 3, 4}
    assert {clock.calendar.tz for clock in clocks} >= {"Australia/Lord_Howe", "Asia/Tehran", "Pacific/Apia"}
    assert sum(len(clock.pauses) > 1 for clock in clocks) > 300
    assert sum(clock.cycle > 1 for clock in clocks) > 500
    assert {clock.promise for clock in clocks} == set(Promise)


def test_that_every_clock_falls_due_at_the_same_second_in_the_database_and_in_the_export(
    floor: RandomFloor, exported: dict[Key, dict[str, str]]
) -> None:
    open_clocks = {key: row for key, row in exported.items() if key[0] in floor.board.incidents}
    assert open_clocks.keys() == floor.clock_table.keys()
    for key, row in open_clocks.items():
        told = floor.clock_table[key]
        assert _maybe(row["due_at"]) == told.due_at, key
        if told.due_at is None or not NOW <= told.due_at <= told.derived_at:  # missed between the two looks
            assert row["state"] == told.state, key


def test_that_what_is_left_is_the_same_second_in_the_export_and_from_the_database(
    floor: RandomFloor, exported: dict[Key, dict[str, str]]
) -> None:
    for key, told in floor.clock_table.items():
        row = exported[key]
        if told.due_at is None:
            assert row["wall_left_s"] == "", key
        elif told.state not in OVER:
            assert int(row["wall_left_s"]) == -((NOW - told.due_at) // SECOND), key


def test_that_the_command_line_s_board_says_when_each_falls_due(floor: RandomFloor, capsys: Captured) -> None:
    assert main(["board", "--json", "--at", AT, "--database", floor.url]) == 0
    told = {one["id"]: one["due_at"] for one in json.loads(capsys.readouterr().out)["incidents"]}
    assert len(told) == OPEN
    assert {one: _instant(due) for one, due in told.items() if due is not None} == floor.next_due


def test_that_an_incident_asked_for_by_name_tells_what_the_export_tells(
    floor: RandomFloor, exported: dict[Key, dict[str, str]], capsys: Captured
) -> None:
    of_incident = defaultdict(list)
    for key, row in exported.items():
        of_incident[key[0]].append(row)
    for incident_id in Random(5).sample(range(1, OPEN + ENDED + 1), ASKED_ONE_BY_ONE):
        assert main(["clock", f"#{incident_id}", "--json", "--at", AT, "--database", floor.url]) == 0
        clocks = json.loads(capsys.readouterr().out)["clocks"]
        assert [_as_exported(one) for one in clocks] == [
            {column: row[column] for column in _as_exported(clocks[0])} for row in of_incident[incident_id]
        ], incident_id


def test_that_wall_and_desk_show_those_that_the_database_says_fall_due(
    floor: RandomFloor, lines: dict[int, IncidentLine], page: PromisePage
) -> None:
    promised = {one: line.promise for one, line in lines.items() if line.promise is not None}
    assert {one: clock.due_at for one, clock in promised.items()} == floor.next_due
    assert {line.incident_id: line.due_at for line in (*page.breached, *page.next)} == floor.next_due
    assert len(lines) == OPEN


def test_that_wall_and_desk_write_what_the_export_counts(
    floor: RandomFloor,
    exported: dict[Key, dict[str, str]],
    lines: dict[int, IncidentLine],
    page: PromisePage,
) -> None:
    next_due = floor.next_due
    counted = {
        key[0]: left(int(row["wall_left_s"]) * SECOND)
        for key, row in exported.items()
        if key[0] in next_due and row["state"] not in OVER and _maybe(row["due_at"]) == next_due[key[0]]
    }
    assert counted.keys() == next_due.keys()
    moment = Moment(NOW, zone=UTC)
    assert {line.incident_id: time_of(line, moment) for line in (*page.breached, *page.next)} == counted
    on_desk = {
        one: countdown(line.promise, NOW).text for one, line in lines.items() if line.promise is not None
    }
    assert on_desk == counted


def test_that_wall_and_desk_paint_the_second_that_follows_from_the_database(
    floor: RandomFloor, page: PromisePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each looked at within the last hour before it falls due, and within the first after it."""
    random = Random(6)
    with closing(LinePainting(floor.board, monkeypatch)) as painting:
        for line in (*page.breached, *page.next):
            due = floor.next_due[line.incident_id]
            seconds = random.randrange(1, 3600)
            shown = f"{seconds // 60}:{seconds % 60:02d}"
            for now, text in ((due - seconds * SECOND, shown), (due + seconds * SECOND, f"+{shown}")):
                place = Place(Part.NEXT, QRectF(0, 0, 700, 76), line)
                assert text in painting.of_wall(place, now), line.reference
                assert text in painting.of_desk(line.incident_id, now), line.reference


def test_that_the_whole_wall_shows_what_the_database_says(
    floor: RandomFloor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = recorded(monkeypatch)
    wall = WallPage(load_theme("dark"), zone=UTC)
    qtbot.addWidget(wall)
    wall.resize(1920, 1080)
    wall.show_board(floor.board, Change(), NOW)
    wall.show_sight(LIVE)
    render(wall, wall.size())
    to_come = sorted(due for due in floor.next_due.values() if due >= NOW)
    assert {left(due - NOW) for due in to_come[:3]} <= set(texts)


@pytest.fixture
def page(floor: RandomFloor) -> PromisePage:
    """What the wall would list if it were high enough for all."""
    return promise_page(floor.board, NOW, breached_limit=OPEN, next_limit=OPEN)


@pytest.fixture
def lines(floor: RandomFloor, qapp: QApplication) -> Iterator[dict[int, IncidentLine]]:
    """The desk's list, line by line."""
    made = bench(floor.board)
    model = IncidentListModel(made.store)
    yield {line.id: line for line in (model.line(row) for row in range(model.rowCount()))}
    made.store.stop()
    made.ticker.stop()


def _as_exported(clock: dict[str, Any]) -> dict[str, str]:
    """What `wallboard clock` tells exactly, in the whole seconds of the export."""
    wall_left_s = clock["wall_left_s"]
    return {
        "promise": clock["promise"],
        "cycle": str(clock["cycle"]),
        "state": clock["state"],
        "due_at": clock["due_at"] or "",
        "used_s": str(int(clock["used_s"])),
        "left_s": str(_begun(clock["left_s"])),
        "wall_left_s": "" if wall_left_s is None else str(_begun(wall_left_s)),
    }


def _begun(seconds: float) -> int:
    """Seconds that have begun; of a negative number, those that are over."""
    return -int(-seconds // 1)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _maybe(text: str) -> datetime | None:
    return _instant(text) if text else None


def _instant(value: object) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return at.astimezone(UTC)
