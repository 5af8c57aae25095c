"""Every text of every page can be read on what it stands on, in every theme, on a calm and a stormy floor.

Nothing here is a list made by hand: the pages are painted, and what they write is noted with its ground.
"""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.plain_floor import following
from tests.widgets.contrasts import Pair, control_pairs, painted_pairs
from tests.widgets.wall_floors import LIVE, STALE
from wallboard.app.pages import make_pages
from wallboard.app.window import Page
from wallboard.widgets.theme import THEME_NAMES, load_theme
from wallboard.widgets.type import Size, Type

TEXT, ROOM = 4.5, 7.0
FULL_HD = QSize(1920, 1080)
MOODS = ("calm", "storm")


@pytest.fixture(scope="module", params=MOODS)
def floor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A made-up floor at a calm and at a stormy moment."""
    url = os.fspath(tmp_path_factory.mktemp("floor") / f"{request.param}.sqlite")
    words = ("demo", "--database", url, "--floor-only", "--for", "1", "--mood", request.param)
    subprocess.run((sys.executable, "-m", "wallboard", *words), check=True, capture_output=True)
    return url


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_that_every_text_of_every_page_can_be_read_live_and_stale(
    floor: str, theme: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with following(floor, qtbot) as live:
        pages = make_pages(live, load_theme(theme))
        shown = {page: pages[page] for page in Page}
        for widget in shown.values():
            qtbot.addWidget(widget)
        for sight in (LIVE, STALE):
            live.store.sight_changed.emit(sight)
            for page, widget in shown.items():
                pairs = _pairs(widget, monkeypatch)
                assert len(pairs) > 5, page
                poor = [str(pair) for pair in pairs if pair.ratio < _least(pair, page)]
                assert not poor, f"{page} {sight.freshness}: " + "; ".join(sorted(set(poor)))


def _pairs(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    widget.resize(FULL_HD)
    widget.show()
    pairs = [*painted_pairs(widget, FULL_HD, monkeypatch), *control_pairs(widget, FULL_HD)]
    widget.hide()
    return pairs


def _least(pair: Pair, page: Page) -> float:
    """What the room reads from afar must be clearer than what is read walking up."""
    room_px = Type(1.0).px(Size.ROOM)
    return ROOM if page is Page.WALL and pair.px >= room_px - 1 else TEXT
