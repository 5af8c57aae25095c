"""The time machine on screen: its slider, its keys, what it says, and how pages are marked as past."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT
from tests.live.test_time_machine import BEGIN, HOUR, NOW, Cabin
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import load_theme
from wallboard.widgets.time_machine.bar import TimeBar
from wallboard.widgets.time_machine.dock import TimeDock, TimeDocks
from wallboard.widgets.time_machine.past_words import PastSaid, ago_words, past_said
from wallboard.widgets.wall_page import WallPage

DAY = timedelta(days=1)
Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Hall(Cabin):
    """A wall in its frame, with the time machine docked and the log known."""

    def __init__(self) -> None:
        super().__init__()
        self.page = WallPage(load_theme(), zone=UTC)
        self.frame = PageFrame(self.page)
        self.frame.resize(1600, 900)
        self.docks = TimeDocks(self.machine, self.view, self.ticker, load_theme())
        self.dock: TimeDock = self.docks.attach(self.frame)
        self.frame.show()
        self.docks.open()
        self.settle()
        self.bar.take_keys()

    @property
    def bar(self) -> TimeBar:
        assert self.dock.bar is not None
        return self.dock.bar

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.bar.slider, key, held)
        self.settle()

    @property
    def shows_bar(self) -> tuple[bool, bool]:
        return self.docks.is_open, self.bar.isVisible()

    @property
    def marked(self) -> str:
        return self.page.headline.accessibleDescription()


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Hall]:
    hall = Hall()
    qtbot.addWidget(hall.frame)
    hall.machine.go(NOW - 30.5 * HOUR)
    hall.settle()
    yield hall
    hall.store.stop()
    hall.ticker.stop()


@pytest.mark.parametrize(
    ("key", "held", "at"),
    [
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, NOW - 31 * HOUR),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, NOW - 30 * HOUR),
        (Key.Key_Left, SHIFT, NOW - 30.5 * HOUR - timedelta(minutes=10)),
        (Key.Key_Right, SHIFT, NOW - 30.5 * HOUR + timedelta(minutes=10)),
        (Key.Key_Left, CONTROL, NOW - 31.5 * HOUR),
        (Key.Key_Right, CONTROL, NOW - 29.5 * HOUR),
        (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, NOW - 54.5 * HOUR),
        (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, NOW - 6.5 * HOUR),
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier, BEGIN),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier, None),
        (Key.Key_Escape, Qt.KeyboardModifier.NoModifier, None),
    ],
)
def test_that_keys_step_through_the_log(
    hall: Hall, key: Qt.Key, held: Qt.KeyboardModifier, at: datetime | None
) -> None:
    hall.press(key, held)
    assert hall.view.past_at == at


def test_that_every_step_has_a_button_and_a_name(hall: Hall) -> None:
    moved = []
    for button in hall.bar.steps:
        assert button.accessibleName()
        before = hall.view.past_at
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        hall.settle()
        assert before is not None
        assert hall.view.past_at is not None
        moved.append(hall.view.past_at - before)
        hall.machine.go(NOW - 30.5 * HOUR)
        hall.settle()
    minutes = [round(span / timedelta(minutes=1)) for span in moved]
    assert minutes == [-1440, -60, -10, -30, 30, 10, 60, 1440]


def test_that_a_drag_ends_where_the_hand_lets_go(hall: Hall) -> None:
    slider = hall.bar.slider
    y = slider.height() // 3
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 20, y))
    for x in range(slider.width() - 20, slider.width() // 2, -40):
        QTest.mouseMove(slider, QPoint(x, y))
    assert slider.is_dragged
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, y))
    hall.settle()
    assert hall.view.past_at is not None
    assert abs(hall.view.past_at - (BEGIN + (NOW - BEGIN) / 2)) < 8 * HOUR
    assert len(hall.shelf.read) <= 3


def test_that_the_right_end_is_now(hall: Hall) -> None:
    slider = hall.bar.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, 8))
    hall.settle()
    assert hall.view.past_at is None


@pytest.mark.parametrize("written", ["yesterday", "2026-13-01"])
def test_that_what_is_no_instant_is_said(hall: Hall, written: str) -> None:
    before = hall.view.past_at
    hall.bar.field.setText(written)
    QTest.keyClick(hall.bar.field, Key.Key_Return)
    assert written in hall.bar.marking.sentence
    assert hall.view.past_at == before


def test_that_an_instant_can_be_typed(hall: Hall) -> None:
    hall.press(Key.Key_2)
    assert hall.bar.field.text() == "2"
    hall.bar.field.setText((NOW - 3 * DAY).astimezone().strftime("%Y-%m-%d %H:%M"))
    QTest.keyClick(hall.bar.field, Key.Key_Return)
    hall.settle()
    assert hall.view.past_at == NOW - 3 * DAY
    hall.bar.field.setText((BEGIN - DAY).isoformat())
    QTest.keyClick(hall.bar.field, Key.Key_Return)
    assert "The log begins at" in hall.bar.marking.sentence


def test_that_the_page_is_marked_where_its_state_stands(hall: Hall) -> None:
    assert hall.marked.startswith("PAST · ")
    assert "read-only" in hall.marked
    assert "1 d 6 h ago" in hall.marked
    assert "read-only" in hall.bar.marking.accessibleName()
    hall.press(Key.Key_Escape)
    assert "PAST" not in hall.marked


def test_that_escape_comes_back_first_and_closes_then(hall: Hall) -> None:
    hall.press(Key.Key_Escape)
    assert hall.shows_bar == (True, True)
    hall.press(Key.Key_Escape)
    assert hall.shows_bar == (False, False)


def test_that_closing_leaves_no_past_unmarked(hall: Hall) -> None:
    hall.docks.close()
    assert hall.view.past_at is None


def test_that_the_past_opens_the_bar_on_every_page(hall: Hall) -> None:
    hall.docks.close()
    other = PageFrame(WallPage(load_theme()))
    dock = hall.docks.attach(other)
    hall.machine.go(NOW - HOUR)
    hall.settle()
    assert dock.bar is not None
    assert hall.docks.is_open
    assert "PAST" in other.page.headline.accessibleDescription()  # type: ignore[attr-defined]  # a wall
    other.close()


def test_that_an_assistive_program_reads_and_moves_the_slider(hall: Hall) -> None:
    node = QAccessible.queryAccessibleInterface(hall.bar.slider)
    assert node.role() is QAccessible.Role.Slider
    assert node.text(QAccessible.Text.Name)
    assert node.text(QAccessible.Text.Description).startswith("Sun 1 Mar")
    hall.bar.slider.setSliderPosition(0)
    hall.bar.slider.triggerAction(hall.bar.slider.SliderAction.SliderToMinimum)
    hall.settle()
    assert hall.view.past_at == BEGIN


def test_that_how_long_ago_is_told_in_two_units() -> None:
    assert ago_words(timedelta(days=4, hours=21, minutes=59)) == "4 d 21 h ago"
    assert ago_words(timedelta(hours=2, minutes=5)) == "2:05 h ago"
    assert ago_words(timedelta(minutes=3, seconds=9)) == "3 min ago"
    assert ago_words(timedelta(seconds=9)) == "9 s ago"


def test_that_another_year_is_named() -> None:
    at = datetime(2025, 11, 17, 14, 5, tzinfo=UTC)
    assert past_said(at, OPENED_AT, UTC).instant == "Mon 17 Nov 2025 14:05:00"
    assert past_said(OPENED_AT - DAY, OPENED_AT, UTC).instant == "Sun 1 Mar 08:00:00"


class OfNow:
    """A page that never shows the past, and is told of it."""

    told: PastSaid | None = None

    def show_past(self, said: PastSaid | None) -> None:
        self.told = said


def test_that_a_page_that_is_of_now_is_told_what_the_others_show(hall: Hall) -> None:
    page = OfNow()
    hall.docks.tell(page)
    assert page.told is not None
    hall.machine.return_to_now()
    assert page.told is None


@pytest.mark.parametrize("key", [Key.Key_E, Key.Key_H, Key.Key_I, Key.Key_W, Key.Key_F, Key.Key_Down])
def test_that_a_key_of_the_page_pressed_on_the_bar_reaches_the_page_once(hall: Hall, key: Qt.Key) -> None:
    heard: list[int] = []

    class Listener(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                heard.append(event.key())
            return False

    listener = Listener()
    hall.page.installEventFilter(listener)
    hall.press(key)
    assert heard == [key]
    hall.press(Key.Key_Left)
    hall.press(Key.Key_Space)
    assert heard == [key], "the bar's own keys, and what would carry, are not the page's"
    hall.page.removeEventFilter(listener)
