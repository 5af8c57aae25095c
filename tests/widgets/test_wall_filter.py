"""A click on a heatmap filters the whole wall, again clears, and nobody can take what is left for all."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.filter_floor import FilteredWall
from wallboard.domain.filter import Filter, team_key
from wallboard.domain.filter_query import parse
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.models.views import NamedView
from wallboard.widgets.filter.filter_dock import LeftAlone
from wallboard.widgets.wall.scene import Scene


@pytest.fixture
def wall(qtbot: QtBot) -> FilteredWall:
    return FilteredWall().shown_in(qtbot)


def scene(wall: FilteredWall) -> Scene:
    assert wall.page._scene is not None
    return wall.page._scene


def counts(wall: FilteredWall) -> int:
    return sum(row.count for row in scene(wall).all_rows)


def test_that_a_click_on_a_cell_filters_the_page_and_the_same_click_clears(
    wall: FilteredWall, qtbot: QtBot
) -> None:
    before, row = scene(wall), scene(wall).rows[0]
    wall.click(wall.cell(0, Severity.CRITICAL))
    wall.settle(qtbot)
    board = wall.store.board
    assert wall.choice.kept == Filter(
        teams=frozenset({team_key(board, row.team_id)}), severities=frozenset({Severity.CRITICAL})
    )
    shown = scene(wall)
    assert shown.rows[0].cells[Severity.CRITICAL].count == row.cells[Severity.CRITICAL].count
    assert counts(wall) == row.cells[Severity.CRITICAL].count < sum(one.count for one in before.all_rows)
    assert [one.team_id for one in shown.all_rows] == [one.team_id for one in before.all_rows]
    assert [(one.load, one.free) for one in shown.all_rows] == [(o.load, o.free) for o in before.all_rows]
    assert not shown.rows[0].is_dimmed
    assert all(one.is_dimmed for one in shown.rows[1:])
    wall.click(wall.cell(0, Severity.CRITICAL))
    wall.settle(qtbot)
    assert wall.choice.asked.is_empty
    assert scene(wall).rows == before.rows


def test_that_figures_promises_and_headline_are_those_of_what_passes_and_say_so(
    wall: FilteredWall, qtbot: QtBot
) -> None:
    wall.choice.keep(parse("team:network sev:1,2"))
    wall.settle(qtbot)
    shown, selection = scene(wall), wall.choice.selection
    figures = {figure.key: figure.value for figure in shown.figures}
    assert figures["open"] == selection.shown == counts(wall)
    assert shown.running == len(selection.board.promises)
    told = f"{selection.shown} of {selection.total}"
    assert told in shown.heading.sentence
    assert told in wall.bar.sentence
    assert wall.bar.isVisible()
    listed = [line.incident_id for line in (*shown.promises.breached, *shown.promises.next)]
    assert listed
    assert all(selection.holds(incident_id) for incident_id in listed)


def test_that_the_fold_the_head_and_a_name_are_its_teams_a_column_and_a_row(
    wall: FilteredWall, qtbot: QtBot
) -> None:
    page, last = wall.page, len(scene(wall).rows) - 1
    assert scene(wall).rows[last].is_folded
    wall.click(wall.cell(last, Severity.MEDIUM))
    wall.settle(qtbot)
    assert len(wall.choice.kept.teams) == len(scene(wall).rows[last].folded_ids)
    wall.choice.clear()
    wall.settle(qtbot)
    wall.click(page.heat.pos() + QPoint(page.heat.width() // 8, 20))
    assert wall.choice.kept == Filter(severities=frozenset({Severity.CRITICAL}))
    wall.click(page.heat.pos() + QPoint(page.heat.width() // 8, 20))
    assert wall.choice.kept.is_empty
    row = page._grid.rows.rect(1, 40, 60).center()
    wall.click(page.teams.pos() + row)
    assert wall.choice.kept.teams == {team_key(wall.store.board, scene(wall).rows[1].team_id)}
    assert not wall.choice.kept.severities


def test_that_a_click_on_an_hour_filters_to_its_team(wall: FilteredWall) -> None:
    strip = wall.page.history.strip(0).center().toPoint() + wall.page.history.pos()
    wall.click(strip)
    assert wall.choice.kept.teams == {team_key(wall.store.board, scene(wall).rows[0].team_id)}


def test_that_ctrl_adds_a_cell_and_its_frames_are_all_cells_that_pass(
    wall: FilteredWall, qtbot: QtBot
) -> None:
    wall.click(wall.cell(0, Severity.CRITICAL))
    wall.click(wall.cell(1, Severity.MAJOR), ctrl=True)
    wall.settle(qtbot)
    rows, chosen = scene(wall).rows, scene(wall).chosen
    framed = {
        (row, severity)
        for row in range(len(rows))
        for severity in SEVERITIES
        if chosen.has_cell(rows[row], severity)
    }
    assert framed == {(row, one) for row in (0, 1) for one in (Severity.CRITICAL, Severity.MAJOR)}
    image = wall.page.heat.grab().toImage()
    accent = wall.page.heat.pot.theme.accent
    corner = wall.page.heat.cell(0, Severity.CRITICAL).toRect()
    edge = [image.pixelColor(corner.right() + 1, y) for y in range(corner.top(), corner.bottom())]
    assert accent in edge


def test_that_a_drag_over_cells_is_no_click(wall: FilteredWall) -> None:
    start, end = wall.cell(0, Severity.CRITICAL), wall.cell(1, Severity.CRITICAL)
    QTest.mousePress(wall.page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(wall.page, end)
    QTest.mouseRelease(wall.page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert wall.choice.kept.is_empty


def test_that_escape_clears_the_filter(wall: FilteredWall, qtbot: QtBot) -> None:
    wall.choice.keep(parse("sev:1"))
    wall.settle(qtbot)
    QTest.keyClick(wall.page, Qt.Key.Key_Escape)
    assert wall.choice.asked.is_empty
    assert not wall.bar.isVisible()


def test_that_escape_on_the_wall_gives_the_headline_its_place_again(wall: FilteredWall, qtbot: QtBot) -> None:
    QTest.keyClick(wall.page, Qt.Key.Key_Slash)
    qtbot.waitUntil(wall.bar.field.hasFocus)
    wall.page.setFocus()
    assert wall.bar.isVisible()
    QTest.keyClick(wall.page, Qt.Key.Key_Escape)
    assert not wall.bar.isVisible()


def test_that_a_part_of_the_heatmap_does_what_a_click_on_it_does(wall: FilteredWall) -> None:
    row = scene(wall).rows[0]
    part = next(one for one in wall.page.heat.parts() if one.key == ("cell", row.team_id, Severity.MAJOR))
    assert part.act is not None
    part.act()
    assert wall.choice.kept.severities == {Severity.MAJOR}
    part.act()
    assert wall.choice.kept.is_empty
    hour = wall.page.history.parts()[0]
    assert hour.act is not None
    hour.act()
    assert len(wall.choice.kept.teams) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_ctrl_and_enter_add_the_cell_in_focus_as_a_click_with_ctrl_does(
    wall: FilteredWall, qtbot: QtBot, key: Qt.Key
) -> None:
    wall.click(wall.cell(0, Severity.CRITICAL))
    wall.click(wall.cell(1, Severity.MAJOR), ctrl=True)
    by_mouse = wall.choice.kept
    wall.choice.clear()
    wall.settle(qtbot)
    heat = wall.page.heat
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(heat, Qt.Key.Key_Home)
    QTest.keyClick(heat, Qt.Key.Key_Down)
    QTest.keyClick(heat, key)
    QTest.keyClick(heat, Qt.Key.Key_Down)
    QTest.keyClick(heat, Qt.Key.Key_Right)
    QTest.keyClick(heat, key, Qt.KeyboardModifier.ControlModifier)
    assert wall.choice.kept == by_mouse
    for tile in (wall.page.teams, wall.page.history, heat):
        assert all(part.add is not None for part in tile.parts())


def test_that_a_slash_opens_the_search_and_typing_narrows_the_wall(wall: FilteredWall, qtbot: QtBot) -> None:
    QTest.keyClick(wall.page, Qt.Key.Key_Slash)
    assert wall.bar.isVisible()
    qtbot.waitUntil(wall.bar.field.hasFocus)
    wall.bar.field.setText("sev:critical")
    wall.bar.field.apply()
    wall.settle(qtbot)
    assert wall.choice.asked == parse("sev:1")
    assert wall.choice.kept.is_empty
    QTest.keyClick(wall.bar.field, Qt.Key.Key_Return)
    assert wall.choice.kept == parse("sev:1")
    assert wall.bar.field.text() == ""
    names = [one.accessibleName() for one in wall.bar.chips.findChildren(QPushButton) if one.isVisible()]
    assert any("Critical" in name for name in names)


def test_that_a_line_that_makes_no_sense_stays_and_says_why(wall: FilteredWall, qtbot: QtBot) -> None:
    QTest.keyClick(wall.page, Qt.Key.Key_Slash)
    wall.bar.field.setText("sev:9")
    QTest.keyClick(wall.bar.field, Qt.Key.Key_Return)
    assert wall.choice.asked.is_empty
    assert wall.bar.field.text() == "sev:9"
    assert "“9”" in wall.bar.sentence
    QTest.keyClick(wall.bar.field, Qt.Key.Key_Escape)
    assert wall.bar.field.text() == ""
    assert "“9”" not in wall.bar.sentence
    QTest.keyClick(wall.bar.field, Qt.Key.Key_Escape)
    assert not wall.bar.isVisible()


def test_that_a_name_that_means_nothing_here_is_said(wall: FilteredWall, qtbot: QtBot) -> None:
    wall.choice.keep(parse("team:atlantis"))
    wall.settle(qtbot)
    assert "“atlantis”" in wall.bar.sentence
    assert "0 of" in wall.bar.sentence


def test_that_a_chip_takes_its_part_out(wall: FilteredWall, qtbot: QtBot) -> None:
    wall.choice.keep(parse("team:network sev:1 mine"))
    wall.settle(qtbot)
    chip = next(one for one in wall.bar.chips.findChildren(QPushButton) if "Critical" in one.accessibleName())
    chip.click()
    assert wall.choice.kept == parse("team:network mine")


def test_that_what_is_shown_is_saved_under_a_name_and_picked_again(wall: FilteredWall, qtbot: QtBot) -> None:
    wall.choice.keep(parse("team:network sev:1"))
    wall.settle(qtbot)
    wall.bar.ask_name(None)
    QTest.keyClicks(wall.bar.name, "Core at night")
    QTest.keyClick(wall.bar.name, Qt.Key.Key_Return)
    assert wall.views.all == (NamedView("Core at night", "team:network sev:1", 8, "wall"),)
    wall.choice.clear()
    wall.views.pick(wall.views.all[0])
    assert wall.choice.kept == parse("team:network sev:1")


def test_that_a_wall_left_alone_clears_its_filter_and_one_in_use_does_not(
    wall: FilteredWall, qtbot: QtBot
) -> None:
    watch = LeftAlone(wall.floor, timedelta(hours=1), lambda: True, wall.frame)
    watch._timer.setTimerType(Qt.TimerType.PreciseTimer)
    wall.choice.keep(parse("sev:1"))
    assert watch._timer.isActive()
    qtbot.wait(30)
    before = watch._timer.remainingTime()
    watch.eventFilter(wall.page, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier))
    assert watch._timer.remainingTime() > before
    assert not wall.choice.asked.is_empty
    watch._timer.timeout.emit()
    assert wall.choice.asked.is_empty


def test_that_a_desk_left_alone_keeps_its_filter(wall: FilteredWall, qtbot: QtBot) -> None:
    watch = LeftAlone(wall.floor, timedelta(milliseconds=20), lambda: False, wall.frame)
    wall.choice.keep(parse("sev:1"))
    qtbot.wait(120)
    assert not wall.choice.asked.is_empty
    assert watch._timer.isActive()
    QCoreApplication.processEvents()
