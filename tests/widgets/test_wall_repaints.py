"""How little the wall paints: what counts, what changed, and nothing while nobody looks."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.domain.changes import event
from tests.floors import big_board, sketch_board, sketch_floor
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.widgets.hand_state import Target
from wallboard.widgets.wall_page import WallPage


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_board(NOW)


class PaintWatch(QObject):
    """Adds up what is painted of some widgets, in the coordinates of their page."""

    def __init__(self, page: WallPage) -> None:
        super().__init__()
        self._page = page
        self.rects: list[tuple[QWidget, QRect]] = []
        for widget in page.findChildren(QWidget):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            corner = watched.mapTo(self._page, QPoint())
            for rect in event.region():  # type: ignore[attr-defined]  # a region is iterable, its stub is not
                self.rects.append((watched, QRect(rect).translated(corner)))
        return False

    @property
    def share(self) -> float:
        """How much of the page was painted, 0 to 1."""
        area = sum(rect.width() * rect.height() for _, rect in self.rects)
        return area / (self._page.width() * self._page.height())


def watched(qtbot: QtBot, page: WallPage) -> PaintWatch:
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    qtbot.wait(20)
    return PaintWatch(page)


def test_that_a_second_repaints_only_what_counts(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    watch = watched(qtbot, page)
    page.show_tick(NOW + timedelta(seconds=1))
    qtbot.wait(20)
    painted = {widget for widget, _ in watch.rects}
    assert page.headline in painted
    assert page.promises in painted
    assert not painted & {page.teams, page.free, page.people, page.strip, page.heat.viewport()}
    assert watch.share < 0.1


def test_that_one_incident_more_repaints_only_its_row(qtbot: QtBot) -> None:
    floor = sketch_floor(NOW)
    page = wall_page(floor.board())
    watch = watched(qtbot, page)
    retail = floor.teams["Retail"]
    first = next(row for row in floor.rows if isinstance(row, Incident) and row.team_id == retail)
    floor.rows.append(replace(first, id=99, reference="99"))
    page.show_board(floor.board(), Change(incidents_added=frozenset({99})), NOW)
    qtbot.wait(20)
    place = page.rect_of(Target(team_id=retail))
    head = page.heat.mapTo(page, QPoint()).y() + page.height() * 68 // 1080
    tiles_of_rows = (page.heat.viewport(), page.teams, page.free)
    rows = [rect for widget, rect in watch.rects if widget in tiles_of_rows]
    assert rows
    for rect in rows:
        assert rect.bottom() <= head or (
            rect.top() >= place.top() - 8 and rect.bottom() <= place.bottom() + 8
        )


def test_that_a_change_between_two_ticks_moves_no_time_but_of_what_broke_meanwhile(qtbot: QtBot) -> None:
    """Times count at the ticks; else each change would paint most of them, and the next tick again."""
    floor = sketch_floor(NOW)
    page = wall_page(floor.board())
    page.show_tick(NOW)
    watch = watched(qtbot, page)
    part = timedelta(milliseconds=900)
    page.show_board(floor.board(), Change(incidents_changed=frozenset({1})), NOW + part)
    qtbot.wait(20)
    assert not watch.rects
    first = page._scene.promises.next[0].due_at if page._scene else NOW
    page.show_tick(first - part / 2)
    page.show_board(floor.board(), Change(incidents_changed=frozenset({1})), first + part / 2)
    qtbot.waitUntil(lambda: "+0:00" in page.promises._times.values(), timeout=2000)


def test_that_a_folded_row_is_not_painted_for_a_load_that_it_does_not_show(qtbot: QtBot) -> None:
    board = big_board(NOW)
    page = wall_page(board)
    watch = watched(qtbot, page)
    assert page._scene is not None
    folded = page._scene.rows[-1].folded_ids
    one = next(row for row in board.incidents.values() if row.team_id in folded)
    other = Severity.MINOR if one.severity is not Severity.MINOR else Severity.MEDIUM
    regraded = event(board.seq + 1, Entity.INCIDENT, one.id, replace(one, severity=other))
    board, change = board.after([regraded], read_at=NOW)
    page.show_board(board, change, NOW)
    qtbot.wait(20)
    painted = {widget for widget, _ in watch.rects}
    assert page.heat.viewport() in painted
    assert page.teams not in painted


def test_that_the_same_board_again_repaints_nothing(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    watch = watched(qtbot, page)
    page.show_board(busy, Change(), NOW)
    qtbot.wait(20)
    assert not watch.rects


def test_that_a_storm_of_changes_is_shown_in_the_end_and_not_one_by_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    floor = sketch_floor(NOW)
    page = wall_page(floor.board())
    qtbot.addWidget(page)
    page.show()
    looks: list[int] = []
    derive = WallPage._derive

    def counted(page: WallPage, *rest: Any) -> None:
        looks.append(1)
        derive(page, *rest)

    monkeypatch.setattr(WallPage, "_derive", counted)
    first = next(row for row in floor.rows if isinstance(row, Incident))
    for number in range(30):
        floor.rows.append(replace(first, id=900 + number, reference=str(900 + number)))
        change = Change(incidents_added=frozenset({900 + number}))
        page.show_board(floor.board(), change, NOW)
    qtbot.waitUntil(lambda: "Open: 90" in page.strip.accessibleDescription(), timeout=2000)
    assert len(looks) < 15


def test_that_a_hidden_page_rests_and_shows_the_newest_board_when_it_is_seen_again(qtbot: QtBot) -> None:
    floor = sketch_floor(NOW)
    page = wall_page(floor.board())
    qtbot.addWidget(page)
    first = next(row for row in floor.rows if isinstance(row, Incident))
    floor.rows.append(replace(first, id=901, reference="901"))
    page.show_board(floor.board(), Change(incidents_added=frozenset({901})), NOW)
    assert "Open: 60" in page.strip.accessibleDescription()
    page.show()
    assert "Open: 61" in page.strip.accessibleDescription()
