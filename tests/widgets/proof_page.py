"""The desk with incidents to prove, for the tests of the panel."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import WORST, Bench
from tests.widgets.proof_board import (
    LONG,
    MISSED,
    NAMED,
    PAUSED,
    REGRADED,
    REOPENED,
    RUNNING,
    proof_bench,
)
from wallboard.domain.policy import Promise
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.proof.proof_view import ProofView
from wallboard.widgets.theme import load_theme

RESOLVE = (Promise.RESOLVE, 1)
EVERY = (RUNNING, PAUSED, MISSED, LONG, REOPENED, REGRADED, NAMED, WORST)
SIZES = [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160)]


@contextmanager
def proof_floor() -> Iterator[Bench]:
    """The live parts on a floor with clocks of every kind, stopped afterwards."""
    made = proof_bench()
    yield made
    made.store.stop()
    made.ticker.stop()


def proof_page(
    floor: Bench, qtbot: QtBot, size: tuple[int, int] = (1440, 900), theme: str = "dark"
) -> DeskPage:
    """A desk that is shown and has the keys."""
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme(theme))
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def view_of_panel(page: DeskPage) -> ProofView:
    """What the panel says; a test that asks for nothing fails."""
    view = page.proof.view
    assert view is not None
    return view


def time_of(page: DeskPage, incident_id: int) -> QPoint:
    """On the countdown in the row of nobody's incident."""
    rect = page.incidents.unassigned.rect_of(incident_id)
    assert not rect.isEmpty()
    return QPoint(rect.right() - 30, rect.center().y())
