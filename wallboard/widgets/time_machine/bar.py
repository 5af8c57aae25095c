"""The bar at the foot of a page: what instant is shown, a slider over the log, steps by keys and mouse."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from wallboard.domain.instant_text import NoInstant, instant_of
from wallboard.live.fault import guarded, guarded_hint
from wallboard.live.time_machine import TimeMachine
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.time_machine.marking import BarMarking
from wallboard.widgets.time_machine.slider import TimeSlider
from wallboard.widgets.type import Weight

TEN_MINUTES, HOUR, DAY = timedelta(minutes=10), timedelta(hours=1), timedelta(days=1)
_GAP, _ROW = 6, 34
_SIDE = 24
"""As far from the edge as everything on a page of the room."""
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TimeBar(QWidget):
    """Marking, buttons and field on one row or two, and below them the slider.

    Left and right go one change, with Shift ten minutes, with Ctrl an hour; Page Up and Page Down go a
    day back and on; Home and End to the begin and to now; Esc comes back to now, and then closes.
    """

    closed = Signal()
    """The person wants the bar no more."""

    def __init__(self, machine: TimeMachine, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._machine = machine
        self._ink = ink
        self._is_past = False
        self.setObjectName("time_bar")
        self.setAccessibleName(self.tr("Time machine"))
        self.setStyleSheet(style_of(ink.theme))
        self.marking = BarMarking(ink, self)
        self.slider = TimeSlider(ink, self)
        self.field = self._made_field()
        self.steps = self._made_steps()
        self.back = self._button(self.tr("Now  Esc"), self.tr("Back to now"), self.leave)
        self.slider.wished.connect(self._wished)
        self.slider.turned.connect(machine.move)
        machine.moved.connect(self.follow)
        machine.span_changed.connect(self.slider.show_span)
        machine.said.connect(self.marking.say)
        self.slider.show_span(machine.span)

    @guarded_hint
    def sizeHint(self) -> QSize:
        page = self.parentWidget()
        return QSize(960, self._height_at(self.width() if page is None else page.width()))

    def show_past(self, shown_at: datetime | None, words: str, ago: str) -> None:
        """What is shown by now: None is the floor as it is."""
        self.marking.show_past(words, ago, is_past=shown_at is not None)
        if (shown_at is not None) is not self._is_past:
            self._is_past = shown_at is not None
            self.update()
        self.slider.show_at(self._machine.at, shown_at)
        self.slider.setAccessibleDescription(words)
        self.back.setEnabled(self._machine.at is not None or shown_at is not None)

    @Slot(object)
    def follow(self, at: datetime | None) -> None:
        """Where the person wants to look; what is shown comes after."""
        self.slider.show_span(self._machine.span)
        self.slider.show_at(at, self._machine.shown_at)
        self.back.setEnabled(at is not None)
        if not self.field.hasFocus():
            self.field.clear()

    @Slot()
    def leave(self) -> None:
        """Back to now; and where that is shown already, away with the bar."""
        if self._machine.at is None and self._machine.shown_at is None and not self._machine.is_waiting:
            self.closed.emit()
        else:
            self._machine.return_to_now()

    def take_keys(self) -> None:
        """The keys are the slider's from now on."""
        self.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event):
            super().keyPressEvent(event)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._ink.theme
        painter.fillRect(self.rect(), theme.panel)
        is_past = self._is_past
        painter.fillRect(
            0, 0, self.width(), self._u(3) if is_past else 1, theme.accent if is_past else theme.line
        )
        painter.end()

    def _took(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._stepped(1 if key == Qt.Key.Key_Right else -1, held)
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif held != _NONE:
            return False
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._machine.move(DAY if key == Qt.Key.Key_PageDown else -DAY)
        elif key == Qt.Key.Key_Home:
            self._machine.go_to_begin()
        elif key == Qt.Key.Key_End:
            self._machine.return_to_now()
        elif event.text().isdigit():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.setText(event.text())
        else:
            return False
        return True

    def _stepped(self, way: int, held: Qt.KeyboardModifier) -> bool:
        if held == _NONE:
            self._machine.step(way)
        elif held == _SHIFT:
            self._machine.move(TEN_MINUTES * way)
        elif held == _CONTROL:
            self._machine.move(HOUR * way)
        else:
            return False
        return True

    @Slot(object)
    def _wished(self, at: datetime | None) -> None:
        if at is None:
            self._machine.return_to_now()
        else:
            self._machine.go(at)

    @Slot()
    def _typed(self) -> None:
        day = (self._machine.at or self._machine.now()).astimezone().date()
        try:
            at = instant_of(self.field.text(), zone=None, day=day)
        except NoInstant:
            words = self.tr("“{text}” is no instant: write 14:05, or 2026-11-17 14:05")
            self.marking.say(words.format(text=self.field.text()[:40]))
            return
        self.take_keys()
        self._machine.go(at)

    def _made_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setFont(self._ink.font(DeskSize.SMALL))
        field.setMaxLength(40)
        field.setPlaceholderText(self.tr("14:05 or 2026-11-17"))
        field.setAccessibleName(self.tr("Instant to look at, in this machine's time zone"))
        field.returnPressed.connect(self._typed)
        return field

    def _made_steps(self) -> tuple[QPushButton, ...]:
        """Backward ones on the left, as on any player."""
        machine = self._machine
        told = (
            (self.tr("−1 d"), self.tr("A day earlier"), partial(machine.move, -DAY)),
            (self.tr("−1 h"), self.tr("An hour earlier"), partial(machine.move, -HOUR)),
            (self.tr("−10 min"), self.tr("Ten minutes earlier"), partial(machine.move, -TEN_MINUTES)),
            (self.tr("‹ change"), self.tr("To the change before"), partial(machine.step, -1)),
            (self.tr("change ›"), self.tr("To the next change"), partial(machine.step, 1)),
            (self.tr("+10 min"), self.tr("Ten minutes later"), partial(machine.move, TEN_MINUTES)),
            (self.tr("+1 h"), self.tr("An hour later"), partial(machine.move, HOUR)),
            (self.tr("+1 d"), self.tr("A day later"), partial(machine.move, DAY)),
        )
        return tuple(self._button(words, name, act) for words, name, act in told)

    def _button(self, words: str, name: str, act: object) -> QPushButton:
        made = QPushButton(words, self)
        made.setFont(self._ink.font(DeskSize.SMALL, Weight.STRONG))
        made.setAccessibleName(name)
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        u, width = self._u, self.width()
        row, gap, side = u(_ROW), u(_GAP), u(_SIDE)
        top = u(8)
        own = [*self.steps, self.field, self.back]
        sizes = [self._width_of(part) for part in own]
        controls = sum(sizes) + gap * (len(own) - 1)
        is_one_row = self._is_one_row(width)
        self.marking.setGeometry(side, top, width - 2 * side - (controls + u(24) if is_one_row else 0), row)
        top = top if is_one_row else top + row + gap
        x = width - side - controls if is_one_row else side
        for part, wide in zip(own, sizes, strict=True):
            part.setGeometry(QRect(x, top, wide, row))
            x += wide + gap
        below = top + row + gap
        self.slider.setGeometry(u(_SIDE - 8), below, width - u(2 * _SIDE - 16), self.height() - below - u(2))

    def _is_one_row(self, width: int) -> bool:
        own = [*self.steps, self.field, self.back]
        controls = sum(self._width_of(part) for part in own) + self._u(_GAP) * (len(own) - 1)
        return width - controls - self._u(2 * _SIDE + 24) >= self.marking.least_width

    def _width_of(self, part: QWidget) -> int:
        return self._u(210) if part is self.field else part.sizeHint().width()

    def _height_at(self, width: int) -> int:
        rows = 1 if self._is_one_row(width) else 2
        return (
            self._u(8) + rows * (self._u(_ROW) + self._u(_GAP)) + self.slider.sizeHint().height() + self._u(2)
        )

    def _u(self, length: float) -> int:
        return round(length * self._ink.pot.scale)
