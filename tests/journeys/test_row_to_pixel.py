"""A row that any program writes is on the screen within a moment, without anyone pressing anything."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.plain_floor import following, write_floor, write_incident
from wallboard.app.pages import make_pages
from wallboard.app.window import Page
from wallboard.widgets.theme import load_theme

WRITER = """
import sys
from tests.journeys.plain_floor import write_incident
write_incident(sys.argv[1], "FROM-OUTSIDE", severity=1, team_id=1)
"""
ROOT = Path(__file__).resolve().parents[2]


def write_from_another_process(url: str) -> None:
    subprocess.run([sys.executable, "-c", WRITER, url], check=True, cwd=ROOT, timeout=60)


@pytest.mark.parametrize("page", [Page.WALL, Page.DESK])
def test_that_a_row_written_by_another_process_changes_a_pixel(
    training_url: str, qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_floor(training_url)
    # The poll alone would take a minute: what is painted in time was woken by the write.
    with following(training_url, qtbot, poll_every=timedelta(seconds=60)) as live:
        # The floor's time stands still, so that no pixel changes because time goes by.
        now = live.ticker.now()
        monkeypatch.setattr(live.ticker, "now", lambda: now)
        live.ticker.stop()
        widget = make_pages(live, load_theme("dark"))[page]
        qtbot.addWidget(widget)
        widget.resize(QSize(1280, 720))
        widget.show()
        qtbot.waitUntil(lambda: live.store.sight.freshness.takes_drops)
        before = _still_picture(widget, qtbot)
        open_before = len(live.store.board.incidents)
        write_from_another_process(training_url)
        qtbot.waitUntil(lambda: len(live.store.board.incidents) == open_before + 1, timeout=5000)
        qtbot.waitUntil(lambda: widget.grab().toImage() != before, timeout=2000)
        assert _pixels_that_differ(before, widget.grab().toImage()) > 20


def test_that_it_is_on_the_board_long_before_the_next_poll(
    training_url: str, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    write_floor(training_url)
    with following(training_url, qtbot, poll_every=timedelta(seconds=60)) as live:
        qtbot.wait(500)
        written_s = time.monotonic()
        write_incident(training_url, "QUICK")
        qtbot.waitUntil(
            lambda: any(i.reference == "QUICK" for i in live.store.board.incidents.values()), timeout=5000
        )
        record_property("commit_to_board_ms", round((time.monotonic() - written_s) * 1000))


def _still_picture(widget: QWidget, qtbot: QtBot) -> QImage:
    """The page when every fade is over and nothing moves any more."""
    pictures = [widget.grab().toImage()]

    def is_still() -> bool:
        qtbot.wait(400)
        pictures.append(widget.grab().toImage())
        return pictures[-1] == pictures[-2]

    qtbot.waitUntil(is_still, timeout=10_000)
    return pictures[-1]


def _pixels_that_differ(one: QImage, other: QImage) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(0, one.width(), 2)
        for y in range(0, one.height(), 2)
    )
