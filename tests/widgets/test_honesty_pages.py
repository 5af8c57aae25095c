"""On every page: what is not LIVE stands still, whatever the clock says meanwhile."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from tests.floors import sketch_board
from tests.widgets.ink_watch import inks_of
from tests.widgets.still_floor import pages_on, still_path
from tests.widgets.test_pseudo_locale import NOT_LIVE
from tests.widgets.wall_floors import NOW, SIZES
from wallboard.app.live_path import LivePath
from wallboard.app.pages import Pages
from wallboard.app.window import Page
from wallboard.domain.freshness import Sight

WHILE = timedelta(minutes=7)


@pytest.fixture
def live(qapp: QApplication) -> Iterator[LivePath]:
    with still_path(sketch_board(NOW)) as made:
        yield made


@pytest.fixture
def pages(live: LivePath) -> Iterator[Pages]:
    with pages_on(live) as made:
        yield made


@pytest.mark.parametrize("sight", NOT_LIVE, ids=lambda sight: sight.freshness.value)
@pytest.mark.parametrize("name", [Page.WALL, Page.HEAT, Page.STAFF])
def test_that_nothing_moves_on_a_page_that_is_not_live(
    live: LivePath, pages: Pages, name: Page, sight: Sight, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[name]
    for store in (live.store, pages.floor.store):
        store.sight_changed.emit(sight)
    page.resize(SIZES[1])
    before = [ink.text for ink in inks_of(page, SIZES[1], monkeypatch).inks]
    live.ticker.tick.emit(NOW + WHILE)
    after = [ink.text for ink in inks_of(page, SIZES[1], monkeypatch).inks]
    assert after == before
    assert any("as of" in text for text in after), "it is dated"
