"""The slider over the whole log: where one looks, and how much happened along the way."""

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from wallboard.domain.log_span import LogSpan
from wallboard.live.fault import guarded, guarded_hint
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.time_machine.past_words import day_words

_TRACE, _HANDLE, _SIDE = 22, 5, 8
_DRAG_EVERY_MS = 40
"""So often at most a drag wishes for another instant; what comes to rest is always wished for."""
_WHEEL = timedelta(minutes=10)
_TICKS_APART = 150


class TimeSlider(QSlider):
    """Seconds since the log began; the right end is now. Its keys are the bar's."""

    wished = Signal(object)
    """An instant that the mouse or an assistive program chose; None is now."""
    turned = Signal(object)
    """A `timedelta`: the wheel asks for so much later or earlier."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._ink = ink
        self._span: LogSpan | None = None
        self._shown_at: datetime | None = None
        self._pressed_x: int | None = None
        self._drag = QTimer(self, singleShot=True, interval=_DRAG_EVERY_MS)
        self._drag.timeout.connect(self._wish)
        self.setAccessibleName(self.tr("Instant that is looked at"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.actionTriggered.connect(self._acted)

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(400, self._u(_TRACE) + self._ink.font(DeskSize.REASON).pixelSize() + self._u(14))

    @property
    def is_dragged(self) -> bool:
        return self._pressed_x is not None

    def show_span(self, span: LogSpan | None) -> None:
        """What there is to choose from; nothing where the log is empty."""
        self._span = span
        if span is not None:
            self.setRange(0, max(1, round((span.until_at - span.begins_at).total_seconds())))
        self.update()

    def show_at(self, at: datetime | None, shown_at: datetime | None) -> None:
        """Where the person wants to look, and what is shown by now; the handle is hollow until they meet."""
        self._shown_at = shown_at
        if not self.is_dragged and self._span is not None:
            at = at or self._span.until_at
            self.setValue(round((at - self._span.begins_at).total_seconds()))
        self.update()

    def at_of(self, value: int) -> datetime | None:
        """The instant of a value; None for the right end, which is now."""
        if self._span is None or value >= self.maximum():
            return None
        return self._span.begins_at + timedelta(seconds=value)

    def x_of(self, at: datetime) -> float:
        """Where an instant stands, in pixels."""
        share = self._span.share_of(at) if self._span is not None else 1.0
        return self._u(_SIDE) + share * self._track

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._span is not None:
            self._pressed_x = event.position().toPoint().x()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._move_to(self._pressed_x)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.is_dragged:
            self._move_to(event.position().toPoint().x())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.is_dragged and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_x = None
            self._drag.stop()
            self._wish()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() or event.angleDelta().x()
        if steps and self._span is not None:
            self.turned.emit(_WHEEL if steps > 0 else -_WHEEL)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left to the bar, whose steps are changes and hours and not pixels."""
        event.ignore()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ink.theme.panel)
        if self._span is not None:
            self._draw_density(painter, self._span)
            self._draw_scale(painter, self._span)
            self._draw_handle(painter)
        painter.end()

    def _move_to(self, x: int) -> None:
        share = (x - self._u(_SIDE)) / max(1.0, self._track)
        value = round(self.maximum() * min(1.0, max(0.0, share)))
        if value != self.value():
            self.setValue(value)
            self.update()
            if not self._drag.isActive():
                self._drag.start()

    @Slot()
    def _wish(self) -> None:
        if self._span is not None:
            self.wished.emit(self.at_of(self.value()))

    @Slot(int)
    def _acted(self, _action: int) -> None:
        """An assistive program moved it: the position is set before anybody is told of the value."""
        self.setValue(self.sliderPosition())
        self._wish()

    @property
    def _track(self) -> float:
        return self.width() - 2 * self._u(_SIDE)

    def _draw_density(self, painter: QPainter, span: LogSpan) -> None:
        """A quiet trace: how many events each part of the log holds, against the fullest."""
        theme, base, height = self._ink.theme, self._u(_TRACE) + 2, self._u(_TRACE)
        left, width = self._u(_SIDE), self._track
        painter.fillRect(QRectF(left, base, width, 1), theme.edge)
        most = max(span.density, default=0)
        if not most:
            return
        part = width / len(span.density)
        for place, count in enumerate(span.density):
            if count:
                tall = max(1.0, (count / most) ** 0.5 * (height - 2))
                painter.fillRect(QRectF(left + place * part, base - tall, part + 0.4, tall), theme.p2)

    def _draw_scale(self, painter: QPainter, span: LogSpan) -> None:
        """Begin and now at the ends, days between where there is room."""
        ink, face = self._ink, self._ink.face(DeskSize.REASON)
        base = self._u(_TRACE) + self._u(8) + face.cap + 2
        left, right = self._u(_SIDE), self._u(_SIDE) + self._track
        begins = span.begins_at.astimezone()
        first = f"{day_words(begins)} {begins.year}"
        ink.write(painter, face, ink.theme.text3, left, base, first)
        ink.write_to(painter, face, ink.theme.text2, right, base, self.tr("now"))
        count = int(self._track // self._u(_TICKS_APART))
        for place in range(1, count):
            local = span.at_share(place / count).astimezone()
            is_long = span.until_at - span.begins_at > timedelta(days=3)
            words = day_words(local) if is_long else f"{day_words(local)} {local:%H:%M}"
            x = left + self._track * place / count
            painter.fillRect(QRectF(x, self._u(_TRACE) + 2, 1, self._u(4)), ink.theme.edge)
            ink.write(painter, face, ink.theme.text3, x - face.width(words) / 2, base, words)

    def _draw_handle(self, painter: QPainter) -> None:
        theme, width = self._ink.theme, self._u(_HANDLE)
        x = self._u(_SIDE) + self._track * self.value() / max(1, self.maximum())
        box = QRectF(x - width / 2, 1, width, self._u(_TRACE) + self._u(5))
        at = self.at_of(self.value())
        is_there = at is None or (
            self._shown_at is not None and abs(at - self._shown_at) <= timedelta(seconds=1)
        )
        painter.setPen(self._ink.pot.pen(theme.accent, self._u(2)))
        painter.setBrush(theme.accent if is_there else theme.panel)
        painter.drawRoundedRect(box, width / 2, width / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._ink.pot.pen(theme.text1, self._u(1.5)))
            grown = box.adjusted(-self._u(3), -1, self._u(3), self._u(3))
            painter.drawRoundedRect(grown, width, width)

    def _u(self, length: float) -> int:
        return round(length * self._ink.pot.scale)
