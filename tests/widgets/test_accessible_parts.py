"""What tiles paint is told node by node, by name and value, to whoever reads without eyes."""

import gc
from collections.abc import Hashable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.floors import sketch_floor
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.domain.board import Board
from wallboard.domain.heat import heat_rows
from wallboard.domain.severity import SEVERITIES
from wallboard.models.severity_words import severity_word
from wallboard.widgets.access.focus_frame import FocusFrame
from wallboard.widgets.access.nodes import TileNode, serve_nodes
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.heatmap import Heatmap
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import THEME_NAMES, contrast, load_theme
from wallboard.widgets.wall.tile import Tile
from wallboard.widgets.wall_page import WallPage

Text = QAccessible.Text


class Made(QWidget):
    """A tile with parts of the test's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: dict[str, str] = {"one": "1", "two": "2"}
        self.done: list[str] = []
        self.setAccessibleName("Made")
        self.resize(200, 40)
        PartKeys(self, lambda: Inkpot(load_theme(), 1.0))

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(
                name, name, value, QRect(40 * place, 0, 30, 30), PartKind.CELL, float(value),
                partial(self.done.append, name), "note it",
            )
            for place, (name, value) in enumerate(self.said.items())
        )  # fmt: skip


@pytest.fixture(autouse=True)
def served(qapp: object) -> None:
    serve_nodes()


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    tile = Made()
    qtbot.addWidget(tile)
    return tile


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_floor(NOW).board()


@pytest.fixture
def wall(qtbot: QtBot, busy: Board) -> WallPage:
    page = wall_page(busy)
    qtbot.addWidget(page)
    page.show()
    return page


def node_of(tile: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(tile)


def below(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(node.childCount()):
        child = node.child(index)
        yield child
        yield from below(child)


def said(node: QAccessibleInterface) -> dict[str, str]:
    return {child.text(Text.Name): child.text(Text.Value) for child in below(node)}


def teams_shown(wall: WallPage) -> list[Hashable]:
    return [part.key[1] for part in wall.teams.parts() if isinstance(part.key, tuple)]


def tiles_of(wall: WallPage) -> list[Tile | Heatmap]:
    return [
        wall.headline, wall.strip, wall.teams, wall.heat, wall.history, wall.free, wall.people, wall.promises
    ]  # fmt: skip


def turn() -> None:
    """One turn of the event loop: what was asked before it is forgotten."""
    QCoreApplication.processEvents()


def test_that_each_part_is_a_child_with_name_value_and_place(made: Made) -> None:
    node = node_of(made)
    assert said(node) == {"one": "1", "two": "2"}
    second = node.child(1)
    assert second.role() == QAccessible.Role.Cell
    assert second.rect() == QRect(40, 0, 30, 30).translated(made.mapToGlobal(QPoint()))
    assert node.indexOfChild(second) == 1
    assert second.valueInterface().currentValue() == 2
    assert second.textInterface() is None, "an answer that PySide does not take would end the process"
    assert second.text(Text.Description) == "2", "which is where Linux looks for a value in words"


def test_that_a_part_that_stays_keeps_its_node_and_one_that_goes_loses_it(made: Made) -> None:
    node = node_of(made)
    first, second = node.child(0), node.child(1)
    turn()
    made.said = {"two": "22", "three": "3"}
    assert said(node) == {"two": "22", "three": "3"}
    assert node.child(0) is second
    assert second.text(Text.Value) == "22"
    turn()
    assert not Shiboken.isValid(first)


def test_that_a_part_is_pressed_as_a_click_presses_it(made: Made, qtbot: QtBot) -> None:
    action = node_of(made).child(1).actionInterface()
    assert action.localizedActionName(action.actionNames()[0]) == "note it"
    action.doAction(action.actionNames()[0])
    qtbot.waitUntil(lambda: made.done == ["two"])


def test_that_tiles_and_parts_come_and_go_without_harm(qtbot: QtBot) -> None:
    """Qt, Python and whoever listens hold the same nodes: none may outlive what it tells of."""
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    for turn_number in range(300):
        tile = Made(host)
        tile.show()
        node = node_of(tile)
        held = [node.child(index) for index in range(node.childCount())]
        tile.said = {str(number): str(number) for number in range(turn_number % 7)}
        if isinstance(node, TileNode):
            node.announce()
        assert len(said(node)) == turn_number % 7
        if turn_number % 3:
            tile.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        else:
            Shiboken.delete(tile)
        turn()
        assert not any(Shiboken.isValid(one) and one.isValid() for one in held)
        if not turn_number % 50:
            gc.collect()


def test_that_every_cell_of_the_heatmap_is_there_with_team_severity_and_count(
    wall: WallPage, busy: Board
) -> None:
    rows = {row.team_id: row for row in heat_rows(busy, NOW)}
    cells = said(node_of(wall.heat))
    shown = [rows[team] for team in teams_shown(wall) if team in rows]
    assert len(shown) >= 9
    for row in shown:
        for severity in SEVERITIES:
            count = row.cells[severity].count
            value = cells[f"{row.name}, {severity_word(severity)}"]
            assert value.startswith(f"{count} open" if count else "nothing open")


def test_that_every_half_hour_of_every_team_is_there_and_missing_data_is_no_zero(wall: WallPage) -> None:
    loads = said(node_of(wall.history))
    assert len(loads) == 16 * len(teams_shown(wall))
    assert "no data" in loads.values()


def test_that_every_tile_that_shows_something_has_parts_inside_its_rectangle(wall: WallPage) -> None:
    for tile in tiles_of(wall):
        parts = tile.parts()
        assert parts, tile.accessibleName()
        assert len({part.key for part in parts}) == len(parts)
        assert all(part.name for part in parts)
        assert all(tile.rect().contains(part.rect) for part in parts if not part.rect.isEmpty()), tile


def test_that_words_do_not_move_with_the_seconds(wall: WallPage) -> None:
    """Whoever listens would hear nothing else."""
    tiles = tiles_of(wall)[1:]
    wall.show_tick(NOW)
    before = {part.key: part.value for tile in tiles for part in tile.parts()}
    wall.show_tick(NOW + timedelta(seconds=1))
    assert {part.key: part.value for tile in tiles for part in tile.parts()} == before


# The keyboard


def test_that_tab_visits_every_tile_of_the_wall(wall: WallPage, qtbot: QtBot) -> None:
    wall.activateWindow()
    wall.headline.setFocus(Qt.FocusReason.TabFocusReason)
    met = []
    for _ in range(20):
        met.append(wall.focusWidget())
        qtbot.keyClick(wall.focusWidget(), Qt.Key.Key_Tab)
        if wall.focusWidget() is met[0]:
            break
    places = [met.index(tile) for tile in tiles_of(wall)]
    assert places == sorted(places)


def test_that_arrows_go_from_cell_to_cell_and_the_frame_goes_along(wall: WallPage, qtbot: QtBot) -> None:
    heat = wall.heat
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    turn()
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(heat, key)
        turn()
        frames = [one for one in wall.findChildren(FocusFrame) if one.isVisible()]
        assert len(frames) == 1
        places.append(frames[0].geometry().center() - heat.pos())
    middle: dict[Hashable, QPoint] = {part.key: part.rect.center() for part in heat.parts()}
    first, second = teams_shown(wall)[:2]
    expected: list[Hashable] = [("cell", first, SEVERITIES[0]), ("cell", first, SEVERITIES[1])]
    expected += [("cell", second, SEVERITIES[1]), ("cell", second, SEVERITIES[0])]
    for place, cell in zip(places, expected, strict=True):
        assert (place - middle[cell]).manhattanLength() <= 6, cell


def test_that_enter_does_what_a_click_on_the_part_does(made: Made, qtbot: QtBot) -> None:
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(made, Qt.Key.Key_Right)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert made.done == ["two"]
    qtbot.keyClick(made, Qt.Key.Key_Home)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.done == ["two", "one"]


def test_that_the_frame_can_be_seen_on_every_ground_it_stands_on() -> None:
    for name in THEME_NAMES:
        theme = load_theme(name)
        for ground in (theme.ground, theme.panel, theme.raised):
            assert contrast(theme.accent, ground) >= 3, name
