"""What asks a person has its place, is not cut off, and is translated, on every page and at every size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.floors import big_board, sketch_board
from tests.widgets.ink_watch import Ink, InkWatch, inks_of
from tests.widgets.pseudo import Data, PseudoTranslator, cut_off, labelled
from tests.widgets.still_floor import pages_on, still_path
from tests.widgets.wall_floors import NOW
from wallboard.app.pages import Pages
from wallboard.app.window import Page
from wallboard.domain.board import Board
from wallboard.domain.life_commands import LifeAct
from wallboard.widgets.actions.act import acts_of
from wallboard.widgets.detail.column import DetailColumn
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.palette import Palette
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt
from wallboard.widgets.theme import load_theme

SIZES = [QSize(1280, 720), QSize(1440, 900), QSize(1920, 1080), QSize(1080, 1920)]
ASKING = [Page.WALL, Page.DESK, Page.STAFF]
PRODUCT = (
    "REPLAY",
    "default",
    "CRM",
    "ACD",
    "SQL",
    "Erlang",
    "Wallboard",
    "wallboard",
    "vm",
    "Ctrl",
    "Shift",
)


def _chosen(frame: PageFrame) -> DetailColumn:
    """The column of a page, with an incident told in it."""
    column = frame.findChild(DetailColumn)
    assert column is not None
    frame.page.setFocus()
    if frame.page is not column.parentWidget():
        store = column._floor.store
        column.tell(min(store.board.incidents))
        frame.dock_right(column)
    QApplication.processEvents()
    return column


def ask_why(frame: PageFrame) -> QWidget:
    column = _chosen(frame)
    column.life.do(LifeAct.RESOLVE)
    assert column.prompt.is_asking
    return column.prompt


def choose(frame: PageFrame) -> QWidget:
    column = _chosen(frame)
    column.choosing.open()
    assert column.choosing.picker.is_open
    return column.choosing.picker


def offer_to_teams(frame: PageFrame) -> QWidget:
    picker = choose(frame)
    QTest.keyClick(_chosen(frame).choosing.picker.field, Qt.Key.Key_Left)
    return picker


def merge(frame: PageFrame) -> QWidget:
    column = _chosen(frame)
    column.life.do(LifeAct.MERGE)
    return column.picker


def move(frame: PageFrame) -> QWidget:
    column = _chosen(frame)
    column.people.move_agent(min(column._floor.store.board.agents))
    return column.picker


def until(frame: PageFrame) -> QWidget:
    column = _chosen(frame)
    board = column._floor.store.board
    column.people.move_to(min(board.agents), max(board.teams))
    return column.picker


def palette(frame: PageFrame) -> QWidget:
    made = Palette(frame, load_theme(), lambda: frame)
    made.toggle()
    return made.picker


OPENED: dict[str, Callable[[PageFrame], QWidget]] = {
    "why": ask_why,
    "who": choose,
    "team": offer_to_teams,
    "merge": merge,
    "move": move,
    "until": until,
    "palette": palette,
}


@pytest.fixture(scope="module")
def board() -> Board:
    return sketch_board(NOW)


@pytest.fixture(scope="module")
def pages(qapp: QApplication, board: Board) -> Iterator[Pages]:
    with still_path(board) as live, pages_on(live) as made:
        yield made


def shown(pages: Pages, name: Page, size: QSize) -> PageFrame:
    frame = pages[name]
    frame.resize(size)
    frame.show()
    QApplication.processEvents()
    return frame


def within(watch: InkWatch, surface: QWidget, frame: QWidget) -> list[Ink]:
    """The texts that stand where the surface is."""
    place = surface.rect().translated(surface.mapTo(frame, surface.rect().topLeft())).toRectF()
    return [ink for ink in watch.inks if place.contains(ink.seen.center())]


def faults(surface: QWidget, frame: QWidget) -> list[str]:
    """Parts of a surface that reach beyond it, or stand over each other."""
    parts = [one for one in surface.findChildren(QWidget) if one.parent() is surface and one.isVisible()]
    beyond = [f"{one} {one.geometry()}" for one in parts if not surface.rect().contains(one.geometry())]
    over = [
        f"{one} over {other}"
        for place, one in enumerate(parts)
        for other in parts[place + 1 :]
        if one.geometry().intersects(other.geometry())
    ]
    outside = [] if frame.rect().contains(surface.geometry().translated(_offset(surface, frame))) else ["out"]
    return beyond + over + outside


def _offset(surface: QWidget, frame: QWidget) -> QPoint:
    return surface.mapTo(frame, surface.rect().topLeft()) - surface.pos()


@pytest.mark.parametrize("what", OPENED)
@pytest.mark.parametrize("name", ASKING)
def test_that_what_asks_has_its_place(pages: Pages, name: Page, what: str) -> None:
    for size in SIZES:
        frame = shown(pages, name, size)
        surface = OPENED[what](frame)
        QApplication.processEvents()
        assert faults(surface, frame) == []
        assert cut_off(surface) == []
        leave(surface)
    frame.hide()


def leave(surface: QWidget) -> None:
    """Ask no more, so that the next question begins anew."""
    if isinstance(surface, ReasonPrompt):
        surface.close_question()
    elif isinstance(surface, Picker):
        surface.dismiss()


@pytest.fixture
def own_pages(qapp: QApplication, board: Board) -> Iterator[Pages]:
    """Pages made in a language that does not exist."""
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    with still_path(board) as live, pages_on(live) as made:
        yield made
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    "asked", [(Page.WALL, "who"), (Page.WALL, "why"), *((Page.DESK, what) for what in OPENED)], ids=str
)
def test_that_what_asks_is_translated_and_has_room_for_longer_words(
    own_pages: Pages, board: Board, asked: tuple[Page, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame, data = shown(own_pages, asked[0], SIZES[2]), Data(board, PRODUCT)
    surface = OPENED[asked[1]](frame)
    QApplication.processEvents()
    watch = inks_of(frame, SIZES[2], monkeypatch)
    told = {ink.text for ink in within(watch, surface, frame)} | {text for _, text in labelled(surface)}
    assert told
    assert {text: words for text in told if (words := data.foreign_to(text))} == {}
    assert faults(surface, frame) == []
    assert cut_off(surface) == []


def test_that_every_act_of_a_page_is_translated(own_pages: Pages, board: Board) -> None:
    data = Data(board, PRODUCT)
    for name in ASKING:
        for act in acts_of(shown(own_pages, name, SIZES[1])):
            assert data.foreign_to(act.action.name) == []
            assert data.foreign_to(act.why_not) == []


def test_that_the_list_of_250_people_stands_too(qapp: QApplication, qtbot: QtBot) -> None:
    with still_path(big_board(NOW, teams=80, agents=250, incidents=500)) as live, pages_on(live) as made:
        frame = shown(made, Page.DESK, SIZES[0])
        surface = choose(frame)
        QApplication.processEvents()
        assert faults(surface, frame) == []
