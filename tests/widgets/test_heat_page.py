"""The heat page shows every team's row once, in columns that fit, and leads from an hour to the past."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.floors import big_board, sketch_board
from tests.widgets.filter_floor import FilteredWall
from tests.widgets.wall_floors import NOW, SIZES, STALE
from wallboard.app.heat_binding import bind_heat
from wallboard.domain.board import Board
from wallboard.domain.filter import team_key
from wallboard.domain.severity import Severity
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heat.heat_layout import heat_layout
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.theme import load_theme

PORTRAIT = QSize(1080, 1920)


class Heat:
    """A heat page in its frame, on a floor that the test feeds."""

    def __init__(self, board: Board, size: QSize = SIZES[0]) -> None:
        self.floor = FilteredWall(board)
        self.page = HeatPage(load_theme("dark"))
        self.frame: PageFrame = bind_heat(self.page, self.floor.floor, load_theme("dark"))
        self.frame.resize(size)

    def shown_in(self, qtbot: QtBot) -> "Heat":
        qtbot.addWidget(self.frame)
        qtbot.addWidget(self.floor.frame)
        self.frame.show()
        qtbot.waitExposed(self.frame)
        qtbot.waitUntil(lambda: not self.page.headline.sentence_place.isEmpty())
        return self

    def click(self, at: QPoint) -> None:
        under = self.page.childAt(at) or self.page
        QTest.mouseClick(
            under, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, under.mapFrom(self.page, at)
        )


def names(heat: Heat) -> list[str]:
    return [row.name for column in heat.page.columns for row in column.teams._rows]


@pytest.mark.parametrize("size", [*SIZES, PORTRAIT], ids=str)
@pytest.mark.parametrize("teams", [4, 20, 80])
def test_that_rows_fit_without_touching_and_every_team_is_in_one_of_them(
    qtbot: QtBot, size: QSize, teams: int
) -> None:
    heat = Heat(big_board(NOW, teams=teams, agents=teams, incidents=teams * 3), size).shown_in(qtbot)
    scene = heat.page._scene
    assert scene is not None
    shown = [team for row in scene.rows for team in (row.folded_ids if row.is_folded else (row.team_id,))]
    assert sorted(shown, key=str) == sorted(heat.floor.store.board.teams, key=str)
    assert names(heat) == [row.name for row in scene.rows]
    layout = heat_layout(size, rows=len(scene.rows), is_folded=scene.rows[-1].is_folded)
    tiles = [rect for grid in layout.columns for rect in (grid.teams, grid.heat, grid.history)]
    for number, rect in enumerate(tiles):
        assert not rect.isEmpty()
        assert rect.right() < size.width()
        assert not any(rect.intersects(other) for other in tiles[number + 1 :])
    for grid in layout.columns:
        assert all(
            end < top for (_, end), (top, _) in zip(grid.rows.bands, grid.rows.bands[1:], strict=False)
        )
        assert grid.teams.top() + grid.rows.bands[-1][1] <= layout.foot.top()
    assert layout.foot.bottom() < size.height()


def test_that_few_teams_have_one_column_of_wide_strips_and_many_have_two() -> None:
    few = heat_layout(SIZES[1], rows=8, is_folded=False)
    many = heat_layout(SIZES[1], rows=21, is_folded=True)
    assert (len(few.columns), len(many.columns)) == (1, 2)
    assert few.columns[0].history.width() > 2 * many.columns[0].history.width()
    assert many.fit >= 21


def test_that_a_click_filters_here_as_on_the_wall(qtbot: QtBot) -> None:
    heat = Heat(sketch_board(NOW)).shown_in(qtbot)
    column = heat.page.columns[0]
    at = column.heat.cell(0, Severity.MAJOR).center().toPoint() + column.heat.pos()
    row = column.teams._rows[0]
    heat.click(at)
    kept = heat.floor.choice.kept
    assert kept.teams == {team_key(heat.floor.store.board, row.team_id)}
    assert kept.severities == {Severity.MAJOR}
    heat.click(at)
    assert heat.floor.choice.kept.is_empty


def test_that_an_hour_says_how_full_the_team_was_and_leads_there(qtbot: QtBot) -> None:
    heat = Heat(sketch_board(NOW)).shown_in(qtbot)
    column, asked = heat.page.columns[0], list[datetime]()
    heat.page.instant_asked.connect(asked.append)
    history = heat.floor.floor.history.history
    assert history is not None
    strip = column.history.strip(0)
    across = column.history.track / len(history.starts)

    def hour(number: int) -> QPoint:
        at = QPoint(round(strip.left() + (number + 0.5) * across), round(strip.center().y()))
        place: QPoint = column.history.pos()
        return at + place

    team = column.teams._rows[0]
    heat.click(hour(0))
    qtbot.waitUntil(lambda: heat.floor.choice.is_settled)
    ratio = history.load_ratio[team.team_id][0]
    assert ratio is not None
    load = history.loads[team.team_id][0]
    assert load is not None
    facts = f"{load.count} open, load {load.load} of capacity {load.capacity}, {100 * ratio:.0f} %"
    assert heat.page.told.words.endswith(facts)
    assert team.name in heat.page.told.words
    heat.page.told.go.click()
    assert asked == [history.starts[0]]
    heat.click(hour(3))
    assert "nothing is known" in heat.page.told.words
    assert len(heat.floor.choice.kept.teams) == 1
    heat.click(hour(3))
    assert heat.page.told.words == ""
    assert heat.floor.choice.kept.is_empty


def test_that_a_page_that_is_not_live_is_veiled_and_dated(qtbot: QtBot) -> None:
    heat = Heat(sketch_board(NOW)).shown_in(qtbot)
    assert not heat.page.veil.isVisible()
    heat.page.show_sight(STALE)
    assert heat.page.veil.isVisible()
    assert "STALE" in heat.page.headline.accessibleDescription()
    theme = heat.page.columns[0].heat.pot.theme
    assert all(theme.pressure(step).saturation() == 0 for step in range(1, 5))
