"""A figure explains itself beside the wall, and goes on doing so while it is open."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.floors import calm_board, sketch_board, sketch_floor
from tests.widgets.explain_floor import ExplainedDesk, ExplainedWall
from tests.widgets.wall_floors import NOW, SIZES, history_of
from wallboard.domain.explaining import explain
from wallboard.domain.explanation import Omission
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import Figure
from wallboard.domain.filter import Filter
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.services.profiles import load_profile
from wallboard.widgets.explain.explain_view import ExplainView, view_of
from wallboard.widgets.explain.explain_words import NO_BREAK, omission_words
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.strip_words import said_of

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
PORTRAIT = QSize(1080, 1920)


@pytest.fixture
def wall(qtbot: QtBot) -> ExplainedWall:
    return opened(qtbot, ExplainedWall())


def opened(qtbot: QtBot, wall: ExplainedWall) -> ExplainedWall:
    qtbot.addWidget(wall.frame)
    wall.frame.show()
    qtbot.waitExposed(wall.frame)
    return wall


def is_open(desk: ExplainedDesk) -> bool:
    return desk.explain.is_open


def view(wall: ExplainedWall | ExplainedDesk) -> ExplainView:
    found = wall.explain.pane.view
    assert found is not None
    return found


@pytest.mark.parametrize("key", KEYS)
def test_that_every_figure_says_what_it_is_and_what_is_behind_it(wall: ExplainedWall, key: str) -> None:
    wall.explain.open(key)
    board = wall.bench.store.board
    told, shown = explain(board, NOW, key), view(wall)
    figure = next(one for one in wall.page.strip.figures if one.key == key)
    assert shown.said == said_of(figure, calm=False)
    assert [row.id for row in shown.rows] == list(told.rows)
    assert shown.formula
    assert shown.sum
    assert shown.window
    numbers = dict(shown.facts)
    for name, count in (("Numerator", told.numerator), ("Denominator", told.denominator)):
        assert (name in numbers) is (count is not None)
        assert count is None or numbers[name].startswith(f"{count} ")
    assert [(count, words) for count, words in shown.left_out] == [
        (str(one.count), omission_words(one.words)) for one in told.left_out
    ]
    assert str(told.row_count) in shown.rows_head


@pytest.mark.parametrize("omission", list(Omission))
def test_that_all_that_can_be_left_out_has_words(omission: Omission) -> None:
    assert omission_words(omission)


def test_that_limits_are_told_with_entry_exit_and_dwell_and_which_of_them_holds(wall: ExplainedWall) -> None:
    wall.explain.open("breached")
    warning, alarm = view(wall).limits
    assert (warning.words, warning.holds) == ("from 1, ends at 0, at once", False)
    assert (alarm.words, alarm.holds) == ("from 5 up, ends at 3, each for 10\u00a0s", True)
    wall.explain.open("service_level")
    assert view(wall).limits[0].words.replace(NO_BREAK, " ") == (
        "from 80 % down, ends at 83 %, each for 1 min"
    )
    assert view(wall).profile == "default"


def test_that_it_stands_beside_the_board_and_over_nothing(qtbot: QtBot) -> None:
    for size in (*SIZES, PORTRAIT):
        wall = opened(qtbot, ExplainedWall(size=size))
        wall.explain.open("breached")
        pane, page = wall.explain.pane.geometry(), wall.page.geometry()
        assert not pane.intersects(page)
        assert wall.frame.rect().contains(pane)
        inside = [part.geometry() for part in (wall.explain.pane.sheet, wall.explain.pane.list)]
        assert not inside[0].intersects(inside[1])
        assert inside[1].height() >= wall.explain.pane.list.sizeHintForRow(0)
        sheet = wall.explain.pane.sheet
        assert all(sheet.rect().contains(part.rect) for part in sheet.parts())
        wall.frame.hide()


def test_that_a_click_opens_the_figure_it_meets_and_another_closes_it(wall: ExplainedWall) -> None:
    at = wall.page.strip.place(4).center().toPoint()
    QTest.mouseClick(wall.page.strip, LEFT, pos=at)
    assert (wall.frame.beside, view(wall).key) == (wall.explain.pane, "breached")
    assert _accented(wall) == 4
    QTest.mouseClick(wall.page.strip, LEFT, pos=wall.page.strip.place(4).center().toPoint())
    assert wall.frame.beside is None
    assert _accented(wall) is None


def _accented(wall: ExplainedWall) -> int | None:
    """Which figure of the strip stands on a line in the hand's colour."""
    strip = wall.page.strip
    image = strip.grab().toImage()
    for index in range(strip.shown()):
        place = strip.place(index)
        foot = image.pixelColor(round(place.center().x()), round(place.bottom() - strip.u(7)))
        if foot == strip.pot.theme.accent:
            return index
    return None


def test_that_the_key_explains_the_loudest_figure_and_arrows_walk_to_the_others(wall: ExplainedWall) -> None:
    QTest.keyClick(wall.page, Key.Key_E)
    assert view(wall).key == "breached"
    rows = wall.explain.pane.list
    assert rows.hasFocus()
    QTest.keyClick(rows, Key.Key_Right)
    assert view(wall).key == "service_level"
    QTest.keyClick(rows, Key.Key_Left)
    QTest.keyClick(rows, Key.Key_Left)
    assert view(wall).key == "at_risk"
    for _ in KEYS:
        QTest.keyClick(rows, Key.Key_Right)
    assert view(wall).key == "at_risk"
    QTest.keyClick(rows, Key.Key_Escape)
    assert wall.frame.beside is None
    QTest.keyClick(wall.page, Key.Key_E)
    assert view(wall).key == "at_risk"
    QTest.keyClick(rows, Key.Key_E)
    assert wall.frame.beside is None


def test_that_a_row_asks_for_its_incident_by_click_and_by_enter(wall: ExplainedWall) -> None:
    asked: list[int] = []
    wall.explain.incident_asked.connect(asked.append)
    wall.explain.open("breached")
    rows = wall.explain.pane.list
    QTest.keyClick(rows, Key.Key_Down)
    QTest.keyClick(rows, Key.Key_Return)
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(rows.rows.index(0)).center())
    assert asked == [view(wall).rows[1].id, view(wall).rows[0].id]


def test_that_an_agent_opens_nothing(wall: ExplainedWall) -> None:
    asked: list[int] = []
    wall.explain.incident_asked.connect(asked.append)
    wall.explain.open("free")
    QTest.keyClick(wall.explain.pane.list, Key.Key_Return)
    assert view(wall).rows[0].is_agent
    assert asked == []


def test_that_it_follows_the_board_and_whoever_stands_on_a_row_stays_on_it(wall: ExplainedWall) -> None:
    wall.explain.open("open")
    rows = wall.explain.pane.list
    rows.setCurrentIndex(rows.rows.index(3))
    chosen = view(wall).rows[3].id
    floor = sketch_floor(NOW)
    first = next(row for row in floor.rows if isinstance(row, Incident))
    worse = replace(first, id=99_999, reference="99999", severity=Severity.CRITICAL)
    floor.rows = [*floor.rows, replace(worse, opened_at=NOW - timedelta(days=2))]
    wall.bench.show(floor.board())
    assert view(wall).said.text == "61"
    assert view(wall).rows[0].reference == "99999"
    current = rows.rows.row(rows.currentIndex().row())
    assert current is not None
    assert current.id == chosen


def test_that_a_filtered_figure_says_so_and_shows_no_trend(wall: ExplainedWall, qtbot: QtBot) -> None:
    wall.explain.open("open")
    assert view(wall).trend.values
    wall.floor.choice.keep(Filter(severities=frozenset({Severity.CRITICAL})))
    qtbot.waitUntil(lambda: view(wall).is_of_selection)
    assert view(wall).is_of_selection
    assert view(wall).trend.values == ()
    assert {row.severity for row in view(wall).rows} == {Severity.CRITICAL}


def test_that_a_floor_without_a_past_or_a_day_is_explained_too(qtbot: QtBot) -> None:
    wall = opened(qtbot, ExplainedWall(replace(calm_board(NOW), today=None), has_past=False))
    for key in KEYS:
        wall.explain.open(key)
        assert view(wall).sum
        assert not wall.frame.grab().isNull()
    wall.explain.open("service_level")
    assert view(wall).said.aloud == "no data, since midnight unknown"


def test_that_the_last_weeks_stay_reachable_from_it(wall: ExplainedWall) -> None:
    wall.explain.open("service_level")
    asked: list[bool] = []
    wall.explain.pane.weeks_asked.connect(lambda: asked.append(True))
    QTest.mouseClick(wall.explain.pane.weeks, LEFT)
    assert asked == [True]


def test_that_everything_in_it_has_a_name_and_a_value(wall: ExplainedWall) -> None:
    wall.explain.open("breached")
    pane = wall.explain.pane
    assert pane.accessibleDescription() == "Breached: 8, alarm"
    assert all(part.name and part.value for part in pane.sheet.parts())
    assert pane.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("48155, Core switch")
    assert all(button.accessibleName() for button in (pane.before, pane.next, pane.weeks))


def test_that_on_the_desk_it_takes_the_column_until_an_incident_is_chosen(qtbot: QtBot) -> None:
    desk = ExplainedDesk()
    qtbot.addWidget(desk.page)
    desk.page.show()
    qtbot.waitExposed(desk.page)
    place = QPoint(desk.page.strip.parts()[4].rect.center())
    QTest.mouseClick(desk.page.strip, LEFT, pos=place)
    assert is_open(desk)
    assert view(desk).key == "breached"
    assert not desk.page.column.isVisible()
    assert desk.explain.pane.geometry() == desk.page.column.geometry()
    QTest.keyClick(desk.explain.pane.list, Key.Key_Return)
    assert not is_open(desk)
    assert desk.page.column.isVisible()
    assert desk.page.detail.incident_id == view(desk).rows[0].id
    QTest.keyClick(desk.page, Key.Key_E)
    assert is_open(desk)
    QTest.keyClick(desk.explain.pane.list, Key.Key_Escape)
    assert not is_open(desk)


def test_that_a_trend_whose_hours_nobody_reads_any_more_ends_when_they_were_read() -> None:
    board = sketch_board(NOW)
    figure, fresh = Figure("breached", 8), history_of(board)
    old = replace(fresh, starts=tuple(start - timedelta(hours=1) for start in fresh.starts))
    told = [
        view_of(board, NOW, figure, history=hours, profile=load_profile(), moment=moment).trend_times[1]
        for hours, moment in (
            (fresh, Moment(NOW, zone=UTC)),
            (old, Moment(NOW, zone=UTC)),
            (fresh, Moment(NOW, zone=UTC, past=True)),
        )
    ]
    assert told == ["now", "as of 14:02", "14:32"]
