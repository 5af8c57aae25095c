"""What is painted in part looks as if the whole page had been painted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.domain.changes import event
from tests.floors import big_board
from tests.widgets.wall_floors import NOW, SIZES, wall_page
from wallboard.domain.event import Entity
from wallboard.domain.severity import SEVERITIES
from wallboard.widgets.wall_page import WallPage


def on_screen(qtbot: QtBot, page: WallPage) -> QImage:
    """What lies on the screen, and is not painted for the question."""
    qtbot.wait(5)
    return page.screen().grabWindow(page.winId()).toImage()


def painted_whole(qtbot: QtBot, page: WallPage) -> QImage:
    for widget in (page, *page.findChildren(QWidget)):
        widget.update()
    return on_screen(qtbot, page)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("incidents", [40, 900])
def test_that_changes_painted_one_by_one_leave_the_page_as_painted_whole(
    qtbot: QtBot, size: QSize, incidents: int
) -> None:
    """Few incidents, so that heads and cells become empty and full again; many, so that counts are wide."""
    board = big_board(NOW, incidents=incidents)
    page = wall_page(board, size)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page._rest.setInterval(0)
    ids = sorted(board.incidents)
    for turn in range(24):
        row = board.incidents[ids[turn * 7 % len(ids)]]
        other = SEVERITIES[(SEVERITIES.index(row.severity) + 1 + turn % 3) % len(SEVERITIES)]
        now = NOW + timedelta(seconds=turn)
        changed = event(board.seq + 1, Entity.INCIDENT, row.id, replace(row, severity=other))
        board, change = board.after([changed], read_at=now)
        page.show_board(board, change, now)
        if turn % 4 == 0:
            page.show_tick(now)
        before = on_screen(qtbot, page)
        assert before == painted_whole(qtbot, page), turn
