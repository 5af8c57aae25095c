"""Staff against need over the people: for each half hour ahead, who is there in whom it takes."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from wallboard.domain.staff_need import HalfHour, StaffNeed
from wallboard.live.fault import guarded, guarded_or
from wallboard.live.shown import ShownRecords
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.need_words import clock, expected, inputs, lack, lacking_words, ratio, sentence
from wallboard.widgets.type import Weight

HEIGHT = 56
SIDE = 12
LABEL = 78
GAP = 12
_BAR_TOP, _BAR = 40, 7
_WIDEST = 150


class NeedStrip(QWidget):
    """Each half hour a bar: the outline is the need, the fill who is there; one that is short says so."""

    def __init__(self, records: ShownRecords, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._records = records
        self._ink = ink
        self._need: StaffNeed | None = None
        self._as_of = ""
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Staff against need"))
        records.prospect_changed.connect(self._take)
        records.record_changed.connect(self._take)
        self._take()

    def sizeHint(self) -> QSize:
        return QSize(700, HEIGHT)

    def show_age(self, as_of: str) -> None:
        """Hide numbers whose source is not live, and say of when they were; empty while it is live."""
        if as_of != self._as_of:
            self._as_of = as_of
            self._take()

    def shown(self) -> tuple[HalfHour, ...]:
        """As many of the half hours ahead as stand side by side."""
        half_hours = self._need.half_hours if self._need else ()
        return half_hours[: max(0, int((self.width() - SIDE - LABEL) // self._least()))]

    def place(self, index: int) -> QRectF:
        """Where a half hour stands."""
        width = min(_WIDEST, (self.width() - 2 * SIDE - LABEL + GAP) / max(1, len(self.shown())))
        return QRectF(SIDE + LABEL + index * width, 0, width - GAP, HEIGHT)

    def told(self, index: int) -> str:
        """All that one half hour is reckoned from, a line each."""
        record = self._records.record
        if self._need is None or record is None:
            return ""
        one = self.shown()[index]
        arrivals = self.tr("Incidents expected: {count}.").format(count=expected(one))
        return "\n".join((sentence(one, None), arrivals, *inputs(self._need, record.day.goals)))

    @guarded_or(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, theme, need = self._ink, self._ink.theme, self._need
        small = ink.face(DeskSize.REASON)
        ink.write(painter, small, theme.text2, SIDE, 16, self.tr("Staff"))
        ink.write(painter, small, theme.text3, SIDE, 33, self.tr("have/need"), LABEL - 6)
        painter.fillRect(QRectF(SIDE, HEIGHT - 1, self.width() - 2 * SIDE, 1), theme.line)
        if need is None or need.lacking is not None:
            words = self._nothing() if need is None else lacking_words(need)
            room = self.width() - LABEL - 2 * SIDE
            ink.write(painter, small, theme.text3, SIDE + LABEL + GAP, 25, words, room)
            return
        most = max((max(one.have, one.need or 0) for one in need.half_hours), default=1) or 1
        for index, one in enumerate(self.shown()):
            self._half_hour(painter, self.place(index), one, most, is_now=not index and self._ink.is_now)

    def _half_hour(self, painter: QPainter, place: QRectF, one: HalfHour, most: int, *, is_now: bool) -> None:
        ink, theme, small = self._ink, self._ink.theme, self._ink.face(DeskSize.REASON)
        x = place.left()
        if one.short:
            painter.fillRect(QRectF(x - 7, 5, 3, _BAR_TOP + _BAR - 5), theme.s2)
        time = self.tr("now") if is_now else clock(one.starts_at, None)
        ink.write(painter, small, theme.text3, x, 16, time)
        end = ink.write(painter, small, theme.text1, x, 33, ratio(one))
        if one.short:
            strong = ink.face(DeskSize.REASON, Weight.STRONG)
            ink.write(painter, strong, theme.fig_warn, end + 5, 33, lack(one))
        width = place.width() / most
        fill = theme.s2 if one.short else theme.edge
        painter.fillRect(QRectF(x, _BAR_TOP, width * one.have, _BAR), fill)
        if one.need:
            box = QRectF(x, _BAR_TOP, max(3.0, width * one.need), _BAR)
            marks.frame(painter, ink.pot, box, theme.text2, width=1, corner="cell")

    def _nothing(self) -> str:
        if self._records.is_past:
            return self.tr("no data: of the past nothing is forecast")
        if self._as_of:
            return self.tr("forecast is not live, {as_of}").format(as_of=self._as_of)
        return self.tr("not worked out yet")

    def _least(self) -> float:
        """What the widest half hour needs, so that all keep their places."""
        strong = self._ink.face(DeskSize.REASON, Weight.STRONG)
        half_hours = self._need.half_hours if self._need else ()
        widest = max((strong.width(f"{ratio(one)} {lack(one)}") for one in half_hours), default=0.0)
        return max(widest, strong.width("00:00")) + GAP

    def _tip(self, at: QPoint, on_screen: QPoint) -> None:
        for index in range(len(self.shown())):
            if self.place(index).contains(at.toPointF()):
                QToolTip.showText(on_screen, "<br>".join(map(escape, self.told(index).split("\n"))), self)
                return
        QToolTip.hideText()

    @Slot()
    def _take(self) -> None:
        prospect = self._records.prospect
        self._need = prospect.need if prospect and not self._as_of else None
        told = (
            (self._nothing(),)
            if self._need is None
            else (lacking_words(self._need), *self._sentences(self._need))
        )
        self.setAccessibleDescription(" ".join(words for words in told if words))
        self.update()

    def _sentences(self, need: StaffNeed) -> tuple[str, ...]:
        record = self._records.record
        reckoned = inputs(need, record.day.goals) if record and need.lacking is None else ()
        return (*(sentence(one, None) for one in need.half_hours), *reckoned)
