"""Values that no check of ours would let in, in a real database: every page shows the rest, and whole."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.plain_floor import following, write_floor
from tests.services.test_reading import HOSTILE, check_of, unguarded
from tests.widgets.ink_watch import inks_of
from tests.widgets.pseudo import cut_off
from tests.widgets.test_desk_geometry import cut, over
from wallboard.app.pages import make_pages
from wallboard.app.window import Page
from wallboard.widgets.theme import load_theme

SIZES = [QSize(1280, 720), QSize(1080, 1920)]
LINES = "'one\ntwo' || chr(9) || chr(27) || '[2J three'"
"""A name of several lines that would clear a terminal."""


def spoil(url: str) -> list[int]:
    """One incident for each hostile value, and a name that breaks lines; which incidents cannot be read."""
    is_postgres = "://" in url
    for number, (column, for_postgres, for_sqlite) in enumerate(HOSTILE.values(), 1):
        value = for_postgres if is_postgres else for_sqlite
        unguarded(
            url,
            check_of(url, "incident", column),
            f"UPDATE incident SET {column} = {value} WHERE id = {number}",
        )
    name = LINES if is_postgres else LINES.replace("chr(", "char(")
    unguarded(url, check_of(url, "team", "name"), f"UPDATE team SET name = {name} WHERE id = 1")
    return list(range(1, len(HOSTILE) + 1))


def test_that_hostile_values_of_a_database_spoil_no_page(
    training_url: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_floor(training_url, incidents=len(HOSTILE) + 3)
    spoilt = spoil(training_url)
    with following(training_url, qtbot) as live:
        assert sorted(live.store.board.unreadable_incidents()) == spoilt
        pages, told = make_pages(live, load_theme()), set[str]()
        for name in Page:
            frame = pages[name]
            qtbot.addWidget(frame)
            for size in SIZES:
                frame.resize(size)
                frame.show()
                QApplication.processEvents()
                watch = inks_of(frame, size, monkeypatch)
                assert watch.inks, name
                assert (cut(watch), over(watch), cut_off(frame)) == ([], [], []), name
            frame.hide()
            told |= {ink.text for ink in watch.inks}
    assert f"{len(spoilt)} cannot be read" in told, "the wall says how much it cannot show"
