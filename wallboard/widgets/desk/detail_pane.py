"""The chosen incident: what it is and needs, its people and promises, each of which opens to its proof."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.forecast import Forecast
from wallboard.live.shown import Shown, ShownRecords
from wallboard.models.promise_words import promise_word
from wallboard.widgets import times
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.detail_facts import Detail, detail_of, promised_span
from wallboard.widgets.desk.forecast_part import ForecastPart
from wallboard.widgets.desk.preview_card import PreviewCard
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.hand import Hand
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight
from wallboard.widgets.wall.promise_ink import NEAR_DUE

SIDE = 12
LABEL = 88
FACT = 24
PROMISE = 50
FOOT = 50
"""What stands on the foot of the column: the acts."""


class DetailPane(QWidget):
    """Painted as one page; the preview of a drop docks in its foot."""

    asked = Signal(object)
    """“Why this time?” of the promise and cycle of a clock that was clicked, or chosen with the keys."""

    def __init__(
        self,
        store: Shown,
        records: ShownRecords,
        hand: Hand,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._records = records
        self._ink = ink
        self._part = ForecastPart(ink)
        self._now = now
        self._incident_id: int | None = None
        self._chosen = 0
        self._pressed: int | None = None
        self._rows: list[tuple[QRectF, SlaClock]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.preview = PreviewCard(store, hand, ink, now, self)
        store.changed.connect(self._repaint)
        store.pending_changed.connect(self._repaint)
        records.record_changed.connect(self._repaint)
        self.setAccessibleName(self.tr("Incident"))

    @property
    def incident_id(self) -> int | None:
        return self._incident_id

    @Slot(object)
    def show_incident(self, incident_id: int) -> None:
        self._incident_id, self._chosen = incident_id, 0
        self.update()

    def promise_rects(self) -> tuple[QRectF, ...]:
        """Where each promise stands, as it was painted last."""
        return tuple(rect for rect, _ in self._rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._row_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, self._pressed = self._pressed, None
        if row is not None and row == self._row_at(event.position()):
            self._ask(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._chosen = max(0, min(len(self._rows) - 1, self._chosen + step))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_W) and self._rows:
            self._ask(min(self._chosen, len(self._rows) - 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _row_at(self, at: QPointF) -> int | None:
        return next((row for row, (rect, _) in enumerate(self._rows) if rect.contains(at)), None)

    def _ask(self, row: int) -> None:
        clock = self._rows[row][1]
        self._chosen = row
        self.asked.emit((clock.promise, clock.cycle))

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = min(self.preview.sizeHint().height(), self.height())
        self.preview.setGeometry(8, self.height() - height - 8, self.width() - 16, height)

    def detail(self) -> Detail | None:
        return (
            None
            if self._incident_id is None
            else detail_of(self._store.board, self._incident_id, self._now())
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        detail = self.detail()
        self._rows.clear()
        if detail is None:
            words = self.tr("This incident is no longer open.")
            if self._incident_id is None:
                words = self.tr("Choose an incident to read about it.")
            face = self._ink.face(DeskSize.SMALL)
            self._ink.write(painter, face, self._ink.theme.text3, SIDE, 30, words, self.width() - 2 * SIDE)
            return
        y = self._head(painter, detail)
        y = self._facts(painter, detail, y)
        y = self._promises(painter, detail, y + 14)
        self._forecast(painter, y + 12)

    def forecast(self) -> Forecast | None:
        """What to expect of the incident; None while nobody can know."""
        if self._incident_id is None or not self._ink.is_now:
            return None
        return self._part.forecast(self._store.board, self._incident_id, self._records.record, self._now())

    def _forecast(self, painter: QPainter, y: float) -> None:
        forecast, record, board = self.forecast(), self._records.record, self._store.board
        if forecast is None or record is None or self._incident_id is None:
            return
        end = self.preview.y() - 8 if self.preview.isVisible() else self.height() - FOOT
        team = board.team_name(board.incidents[self._incident_id].team_id)
        place = QRectF(0, y, self.width(), end - y)
        self._part.draw(painter, forecast, record, team, self._now(), place)

    def _head(self, painter: QPainter, detail: Detail) -> float:
        ink, theme = self._ink, self._ink.theme
        digit = ink.face(DeskSize.BODY, Weight.HERO)
        marks.severity_shape(painter, ink.pot, detail.severity, QPointF(SIDE + 16, 30), 15, digit=digit)
        left, width = SIDE + 42.0, self.width() - SIDE * 2 - 42.0
        ink.write(
            painter, ink.face(DeskSize.TITLE, Weight.STRONG), theme.text1, left, 38, detail.title, width
        )
        ink.write(painter, ink.face(DeskSize.SMALL), theme.text2, left, 61, detail.subtitle, width)
        return 72.0

    def _facts(self, painter: QPainter, detail: Detail, y: float) -> float:
        ink, theme, small = self._ink, self._ink.theme, self._ink.face(DeskSize.SMALL)
        width = self.width() - LABEL - 2 * SIDE
        for label, text in detail.facts:
            ink.write(painter, small, theme.text3, SIDE, y + 17, label)
            ink.write(painter, small, theme.text1, SIDE + LABEL, y + 17, text, width)
            y += FACT
        ink.write(painter, small, theme.text3, SIDE, y + 17, self.tr("People"))
        if not detail.people:
            self._nobody(painter, y)
            return y + FACT
        for person in detail.people[:4]:
            ink.write(painter, small, theme.text1, SIDE + LABEL, y + 17, person, width)
            y += FACT
        if len(detail.people) > 4:
            more = self.tr("and {count} more").format(count=len(detail.people) - 4)
            ink.write(painter, small, theme.text2, SIDE + LABEL, y + 17, more)
            y += FACT
        return y

    def _nobody(self, painter: QPainter, y: float) -> None:
        ink, strong = self._ink, self._ink.face(DeskSize.SMALL, Weight.STRONG)
        word = self.tr("nobody")
        box = QRectF(SIDE + LABEL - 2, y + 2, strong.width(word) + 12, 20)
        marks.plate(painter, ink.pot, box, ink.theme.text1, corner="cell")
        ink.write(painter, strong, ink.theme.ink, box.left() + 6, strong.base_in(box), word)

    def _promises(self, painter: QPainter, detail: Detail, y: float) -> float:
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(QRectF(SIDE, y, self.width() - 2 * SIDE, 1), theme.line)
        ink.write(
            painter, ink.face(DeskSize.BODY, Weight.STRONG), theme.text1, SIDE, y + 27, self.tr("Promises")
        )
        y += 38
        if not detail.promises:
            words = self.tr("No promise is set for this priority.")
            ink.write(painter, ink.face(DeskSize.SMALL), theme.text3, SIDE, y + 17, words)
            y += FACT
        end = self.preview.y() if self.preview.isVisible() else self.height()
        for clock in detail.promises:
            if y + PROMISE > end:  # better left out than cut in half by the card
                return end
            rect = QRectF(SIDE / 2, y - 3, self.width() - SIDE, PROMISE)
            if self.hasFocus() and len(self._rows) == self._chosen:
                marks.frame(painter, ink.pot, rect, theme.accent, width=2, corner="plate")
            self._rows.append((rect, clock))
            self._promise(painter, clock, y)
            y += PROMISE
        return y

    def _promise(self, painter: QPainter, clock: SlaClock, y: float) -> None:
        ink, theme, now = self._ink, self._ink.theme, self._now()
        small = ink.face(DeskSize.REASON)
        name = theme.text1 if clock.is_running else theme.text3
        ink.write(painter, ink.face(DeskSize.BODY), name, SIDE, y + 18, promise_word(clock.promise))
        ink.write(painter, small, theme.text3, SIDE, y + 36, self._due(clock, now))
        fill: QColor = theme.text3
        right = self.width() - SIDE
        if clock.ended_at is not None:
            text = self._ended(clock, clock.ended_at, now)
            ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, right, y + 18, text)
        elif not self._ink.is_now:
            ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, right, y + 18, self.tr("not known"))
            return
        elif clock.due_at is None:  # one that fell due before the pause stays broken, and says so
            ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, right, y + 18, self.tr("paused"))
        else:
            fill = self._time_left(painter, clock.due_at - now, right, y)
        track = QRectF(SIDE, y + 42, self.width() - 2 * SIDE, 3)
        part = clock.used(now) / clock.target.within
        marks.bar(painter, track, part, fill=fill, empty=theme.line)

    def _due(self, clock: SlaClock, now: datetime) -> str:
        span = promised_span(clock)
        if clock.due_at is None:
            return self.tr("within {span}").format(span=span)
        time = clock_time(clock.due_at, now, seconds=True)
        return self.tr("within {span}, due {time}").format(span=span, time=time)

    def _ended(self, clock: SlaClock, ended_at: datetime, now: datetime) -> str:
        words = {
            ClockState.MET: self.tr("met {time}"),
            ClockState.MISSED: self.tr("broken, done {time}"),
        }.get(clock.state(now), self.tr("cancelled {time}"))
        return words.format(time=clock_time(ended_at, now))

    def _time_left(self, painter: QPainter, left: timedelta, right: float, y: float) -> QColor:
        """Write what is left, or by how much it is broken; the colour of its bar is returned."""
        ink, theme, figure = self._ink, self._ink.theme, self._ink.face(DeskSize.FIGURE, Weight.FIGURE)
        if left >= timedelta(0):
            is_soon = left <= NEAR_DUE
            colour = theme.s2 if is_soon else theme.text1
            ink.write_to(painter, figure, colour, right, y + 20, times.left(left))
            return theme.s2 if is_soon else theme.text3
        text = times.left(left)
        box = QRectF(right - figure.width(text) - 12, y, figure.width(text) + 12, 25)
        marks.plate(painter, ink.pot, box, theme.s1, corner="cell")
        ink.write(painter, figure, theme.on_s, box.left() + 6, y + 20, text)
        return theme.s1

    @Slot()
    def _repaint(self) -> None:
        self.update()
