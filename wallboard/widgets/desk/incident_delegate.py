"""Paints one incident of the desk's list: shape, nature, who and where, time left."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wallboard.domain.bonds import Waits
from wallboard.domain.commands import Deploy, TakeBack
from wallboard.domain.hands import HoldKind
from wallboard.domain.incident import Incident
from wallboard.live.fault import guarded
from wallboard.live.hands import OtherHands
from wallboard.models.bond_words import brief_words
from wallboard.models.hand_words import other_hand_words
from wallboard.models.incident_list import IncidentLine, IncidentListModel
from wallboard.models.promise_words import promise_word
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import clock_time, code_words, countdown
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import target_of
from wallboard.widgets.ink import marks
from wallboard.widgets.risk_words import RiskOf, brief_reason, no_risk, reason
from wallboard.widgets.type import Weight

ROW = 52
SHAPE_AT = 18
TEXT_AT = 39
MARGIN = 5
SCROLL_BAR = 9


class IncidentDelegate(QStyledItemDelegate):
    """Reads a line from the model once per row, never `data()` per role."""

    def __init__(
        self,
        ink: DeskInk,
        hand: Hand,
        now: Callable[[], datetime],
        parent: QObject,
        risk_of: RiskOf = no_risk,
    ) -> None:
        super().__init__(parent)
        self._risk_of = risk_of
        self.hands = OtherHands()
        self._ink = ink
        self._hand = hand
        self._now = now

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(220, ROW)

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, IncidentListModel):
            return
        line = model.line(index.row())
        rect = QRectF(option.rect)
        state = option.state
        if isinstance(option.widget, QWidget):  # the edge stands still whether or not there is a scroll bar
            rect.setWidth(option.widget.width() - SCROLL_BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, line, state)
        if line.incident is None:
            self._unreadable(painter, rect, line)
        else:
            self._line(painter, rect, line, line.incident)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, line: IncidentLine, state: QStyle.StateFlag) -> None:
        theme, held = self._ink.theme, self._hand.held
        box = rect.adjusted(0.5, 1.5, -0.5, -2.5)
        is_held = held is not None and held.holds(line.id)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if is_held or is_selected:
            marks.plate(painter, self._ink.pot, box, theme.accent_ground, corner="plate")
        other = self.hands.of(line.id)
        if other is not None and other.kind is HoldKind.CARRYING:
            dashed = Qt.PenStyle.DashLine
            marks.frame(painter, self._ink.pot, box, theme.text2, width=2, corner="plate", style=dashed)
        if is_held or has_focus:
            style = Qt.PenStyle.DashLine if is_held else Qt.PenStyle.SolidLine
            marks.frame(painter, self._ink.pot, box, theme.accent, width=2, corner="plate", style=style)
        if not (is_held or is_selected):
            painter.fillRect(
                QRectF(rect.left() + MARGIN, rect.bottom() - 1, rect.width() - 2 * MARGIN, 1), theme.line
            )

    def _line(self, painter: QPainter, rect: QRectF, line: IncidentLine, incident: Incident) -> None:
        ink, theme = self._ink, self._ink.theme
        digit = ink.face(DeskSize.FLOOR, Weight.FIGURE)
        centre = QPointF(rect.left() + SHAPE_AT, rect.center().y())
        marks.severity_shape(painter, ink.pot, incident.severity, centre, 11, digit=digit)
        right = self._time(painter, rect, line, incident) - 10
        left = rect.left() + TEXT_AT
        name, small = ink.face(DeskSize.BODY, Weight.STRONG), ink.face(DeskSize.REASON)
        quiet = line.pending is not None
        ink.write(
            painter,
            name,
            theme.text2 if quiet else theme.text1,
            left,
            rect.top() + 22,
            line.nature,
            right - left,
        )
        colour = theme.text1 if quiet else self._shade(line)
        end = ink.write(
            painter, small, colour, left, rect.top() + 41, self._where(line, incident), right - left
        )
        if not quiet:
            self._risk(painter, end + 10, rect.top() + 41, right, line)

    def _risk(self, painter: QPainter, x: float, base: float, right: float, line: IncidentLine) -> None:
        """Why it will be late, where there is room: all of it, or by how much."""
        forecast = self._risk_of(line.id) if self._ink.is_now else None
        if forecast is None:
            return
        shown = None if line.promise is None else line.promise.promise
        face = self._ink.face(DeskSize.REASON, Weight.STRONG)
        said = (reason(forecast, shown), brief_reason(forecast, shown))
        words = next((one for one in said if face.width(one) <= right - x), "")
        self._ink.write(painter, face, self._ink.theme.fig_warn, x, base, words)

    def _shade(self, line: IncidentLine) -> QColor:
        """What came back is red until somebody takes it, what nobody has answered yet is louder."""
        theme = self._ink.theme
        if self.hands.of(line.id) is not None:
            return theme.text1
        if line.waiting is None or not self._ink.is_now:
            return theme.text3
        loud = {Waits.CAME_BACK: theme.s1, Waits.OFFERED: theme.fig_warn}
        return loud.get(line.waiting.what, theme.text2)

    def _where(self, line: IncidentLine, incident: Incident) -> str:
        if isinstance(line.pending, Deploy):
            words = self.tr("{reference} · on its way to {who}")
            return words.format(reference=incident.reference, who=self._hand.name(target_of(line.pending)))
        if isinstance(line.pending, TakeBack):
            return self.tr("{reference} · being taken back").format(reference=incident.reference)
        if line.pending is not None:
            return self.tr("{reference} · being changed").format(reference=incident.reference)
        held = self._hand.held
        if held is not None and held.holds(line.id):
            return self.tr("{reference} · in your hand").format(reference=incident.reference)
        other = self.hands.of(line.id)
        if other is not None:
            return f"{incident.reference} · {other_hand_words(other)}"
        people = line.agents[0] if line.agents else ""
        if len(line.agents) > 1:
            people += f" +{len(line.agents) - 1}"
        if line.waiting is not None:
            said = brief_words(line.waiting, self._now(), is_now=self._ink.is_now)
            staffed = people if line.waiting.is_staffed else ""
            return " · ".join(part for part in (incident.reference, said, staffed) if part)
        return " · ".join(part for part in (incident.reference, line.team, people) if part)

    def _time(self, painter: QPainter, rect: QRectF, line: IncidentLine, incident: Incident) -> float:
        """The time left at the right edge; its own left edge is returned."""
        ink, theme = self._ink, self._ink.theme
        figure, small = ink.face(DeskSize.FIGURE, Weight.FIGURE), ink.face(DeskSize.REASON)
        right, base = rect.right() - 10, rect.top() + 22
        if line.promise is None:
            reason = code_words(incident.pause_reason) or self.tr("no promise")
            cut = small.elided(reason, rect.width() * 0.32)
            left = ink.write_to(painter, small, theme.text3, right, rect.top() + 41, cut)
            if incident.pause_reason is not None:
                marks.pause_bars(painter, QPointF(right - 6, base - 7), 13, theme.text3)
            return left
        if not self._ink.is_now:
            text = clock_time(line.promise.due_at, self._now())
            ink.write_to(painter, small, theme.text3, right, rect.top() + 41, self.tr("due"))
            return ink.write_to(painter, figure, theme.text1, right, base + 1, text)
        count = countdown(line.promise, self._now())
        left = right - figure.width(count.text)
        if count.is_over:
            box = QRectF(left - 6, rect.top() + 3, right - left + 12, 24)
            marks.plate(painter, ink.pot, box, theme.s1, corner="cell")
        colour = theme.on_s if count.is_over else theme.s2 if count.is_soon else theme.text1
        ink.write(painter, figure, colour, left, base + 1, count.text)
        word = ink.write_to(
            painter, small, theme.text3, right, rect.top() + 41, promise_word(line.promise.promise)
        )
        return min(left - (6 if count.is_over else 0), word)

    def _unreadable(self, painter: QPainter, rect: QRectF, line: IncidentLine) -> None:
        ink, theme = self._ink, self._ink.theme
        box = QRectF(rect.left() + SHAPE_AT - 11, rect.center().y() - 11, 22, 22)
        marks.no_data(painter, ink.pot, box)
        left, width = rect.left() + TEXT_AT, rect.width() - TEXT_AT - 10
        title = self.tr("Row {id} cannot be read").format(id=line.id)
        ink.write(
            painter, ink.face(DeskSize.BODY, Weight.STRONG), theme.s1, left, rect.top() + 22, title, width
        )
        ink.write(
            painter, ink.face(DeskSize.REASON), theme.text2, left, rect.top() + 41, line.unreadable, width
        )
