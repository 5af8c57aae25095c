"""The tests' own floor with a hand on it, and a desk on that floor."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, Bench, bench
from tests.widgets.life_desk import desk_of
from wallboard.domain.board import Board
from wallboard.widgets.desk_page import DeskPage


@pytest.fixture
def first_board() -> Board | None:
    """Another floor than the usual one, where a module asks for it."""
    return None


@pytest.fixture
def floor(qapp: QApplication, first_board: Board | None) -> Iterator[Bench]:
    made = bench(first_board)
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def standing_clock(floor: Bench) -> None:
    """The clock of the page stands still."""
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    made = desk_of(floor)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def said(floor: Bench) -> list[str]:
    """What the hand said, in order."""
    sentences: list[str] = []
    floor.hand.said.connect(sentences.append)
    return sentences
