"""On desk and rules, at every size and on every floor, no text lies over another and none is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.widgets.desk_floor import bench
from tests.widgets.ink_watch import TOUCH_PX, Ink, InkWatch, inks_of
from tests.widgets.pseudo import cut_off
from tests.widgets.rules_desk import MadeUpSource
from tests.widgets.test_geometry import SIZES, Floor
from wallboard.live.rules_reader import RulesReader
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.theme import load_theme

SCROLLING = frozenset({"People", "Unassigned incidents", "Assigned incidents, next to breach"})
FLOORS = [
    Floor(4, 1, 0),
    Floor(4, 250, 60),
    Floor(20, 60, 500),
    Floor(80, 250, 5_000),
    Floor(20, 250, 500, is_hostile=True),
    Floor(20, 60, 500, is_spoilt=True),
]


@pytest.fixture(params=FLOORS, ids=str)
def pages(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[tuple[QWidget, QWidget]]:
    floor: Floor = request.param
    live, theme = bench(floor.board()), load_theme()
    made = (
        DeskPage(live.floor, live.hand, live.notices, theme),
        RulesPage(live.floor, live.hand, live.notices, RulesReader(MadeUpSource()), theme),
    )
    yield made
    for page in made:
        page.deleteLater()
    live.store.stop()
    live.ticker.stop()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_nothing_overlaps_and_nothing_is_clipped(
    pages: tuple[QWidget, QWidget], size: QSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in pages:
        page.resize(size)
        page.show()
        QApplication.processEvents()  # lists fill themselves in turns of their own
        watch = inks_of(page, size, monkeypatch)
        assert len(watch.inks) > 5
        assert cut(watch) == []
        assert over(watch) == []
        assert cut_off(page) == []


def cut(watch: InkWatch) -> list[str]:
    """Texts that are cut off; where a list ends in the middle of a line, it scrolls."""
    return [str(ink) for ink in watch.clipped() if ink.tile not in SCROLLING or _is_cut_sideways(ink)]


def _is_cut_sideways(ink: Ink) -> bool:
    return ink.seen.width() < ink.box.width() - TOUCH_PX and ink.seen.height() > 0


def over(watch: InkWatch) -> list[str]:
    """Texts that lie over each other, as far as they are seen."""
    seen = [(one, other, one.seen & other.seen) for one, other in watch.overlapping()]
    return [
        f"{one} over {other}"
        for one, other, both in seen
        if both.width() > TOUCH_PX and both.height() > TOUCH_PX
    ]
