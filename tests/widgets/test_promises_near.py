"""Time alone brings promises near: the column of one page says at every instant what it would say anew."""

from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.floors import calm_board, sketch_board
from tests.widgets.wall_floors import NOW
from wallboard.domain.promise import SOON
from wallboard.domain.promises import PromisePage, promise_page, running_count
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.grid import grid_of
from wallboard.widgets.wall.promise_lines import Part
from wallboard.widgets.wall.promises import PromisesTile

SECOND = timedelta(seconds=1)
FLOORS = {"busy": sketch_board, "calm": calm_board}


class Column:
    """A tile that shows the promises of one board, as many as its height has room for."""

    def __init__(self, qtbot: QtBot, floor: str, height: int) -> None:
        grid = grid_of(QSize(1920, 1080), teams=10)
        self.tile = PromisesTile(Inkpot(load_theme("dark"), 1.0), grid)
        qtbot.addWidget(self.tile)
        self.tile.resize(500, height)
        self.board = FLOORS[floor](NOW)

    def page(self, seconds: int) -> PromisePage:
        return promise_page(self.board, NOW + timedelta(seconds=seconds))

    def says(self, seconds: int) -> list[tuple[object, ...]]:
        """Each part, whose it is and how many it counts, once that page is shown."""
        moment = Moment(NOW + timedelta(seconds=seconds), zone=UTC)
        self.tile.show_page(self.page(seconds), running_count(self.board), moment)
        return [(part.kind, part.key, part.name, part.number) for part in self.tile.parts()]


def turns(column: Column) -> list[int]:
    """The seconds about which a promise that is listed becomes near."""
    near_at = [(line.due_at - SOON - NOW) // SECOND for line in column.page(0).next]
    return [one + by for one in sorted({at for at in near_at if at > 1}) for by in (-1, 0, 1)]


@pytest.mark.parametrize("height", [836, 500])
@pytest.mark.parametrize("floor", FLOORS)
def test_that_a_column_that_was_followed_says_what_one_that_was_opened_now_says(
    qtbot: QtBot, floor: str, height: int
) -> None:
    followed = Column(qtbot, floor, height)
    followed.says(0)
    for seconds in turns(followed):
        assert followed.says(seconds) == Column(qtbot, floor, height).says(seconds), seconds


def test_that_a_promise_without_room_is_counted_from_the_instant_at_which_it_is_near(qtbot: QtBot) -> None:
    column, counts = Column(qtbot, "calm", 500), set[object]()
    for seconds in turns(column):
        said, page = column.says(seconds), column.page(seconds)
        shown = {key for _, key, _, _ in said}
        now = NOW + timedelta(seconds=seconds)
        hidden = [line for line in page.next if ("incident", line.incident_id) not in shown]
        near = sum(line.due_at < now + SOON for line in hidden) + page.more_within_30
        count = next((number for _, _, name, number in said if name == "more within 30 min"), 0)
        counts.add(count)
        assert count == near, seconds
    assert len(counts) > 2


def test_that_the_next_breach_stands_large_once_it_is_near_and_nothing_else_changed(qtbot: QtBot) -> None:
    column = Column(qtbot, "calm", 836)
    at = turns(column)[0]
    assert column.page(at) == column.page(at + 2)
    large = []
    for seconds in (at, at + 2):
        column.says(seconds)
        large.append([place.part for place in column.tile._places].count(Part.HERO))
    assert large == [0, 1]
