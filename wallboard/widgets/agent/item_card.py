"""One thing that is an agent's: what it is, the time that counts, and the answers as buttons."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.own_work import OwnItem
from wallboard.domain.staff_commands import Response
from wallboard.live.fault import guarded
from wallboard.widgets.actions import catalogue
from wallboard.widgets.agent import words
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.fitting_button import FittingButton
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

SIDE, INDENT = 16, 52
_FACTS, _LINE, _AIR, _SMALL_LINE = 70, 32, 8, 20
_SOON = timedelta(seconds=30)
ACTION_OF = {
    Response.ACCEPT: catalogue.ACCEPT,
    Response.DECLINE: catalogue.DECLINE,
    Response.START: catalogue.START,
    Response.DONE: catalogue.DONE,
}


def answers_by_hand(item: OwnItem) -> tuple[Response, ...]:
    """What has a button and a key: who begins has accepted, and needs no second button for it."""
    if Response.ACCEPT in item.answers:
        return tuple(one for one in item.answers if one is not Response.START)
    return item.answers


class ItemCard(QWidget):
    """Takes the keys by Tab, arrows or a press; every answer is a button with its key on it."""

    asked = Signal(int, object)
    """The assignment's id and the `Response` that was pressed."""
    entered = Signal(int)
    """The keys stand on it now."""

    def __init__(self, item: OwnItem, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.item = item
        self._board: Board | None = None
        self._now: datetime | None = None
        self._is_pending = False
        self._told: tuple[str, ...] = ()
        self.buttons: dict[Response, QPushButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_buttons()

    def take(self, board: Board, item: OwnItem, now: datetime, *, is_pending: bool, may_send: bool) -> None:
        """Show it as it is now; what does not differ is not painted again."""
        if item.answers != self.item.answers:
            self.item = item
            self._make_buttons()
        self.item, self._board, self._now = item, board, now
        if is_pending != self._is_pending:
            self._is_pending = is_pending
            self.update()
        for button in self.buttons.values():
            button.setEnabled(may_send and not is_pending)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """A second went by: painted only where words differ."""
        self._now = now
        told = self._words()
        if told != self._told:
            self._told = told
            self.update()
            self._say()

    @property
    def told(self) -> tuple[str, ...]:
        """Everything that stands on it."""
        return self._told

    @property
    def high(self) -> int:
        u = self._ink.pot.scale
        small = sum(_SMALL_LINE for line in self._told[2:4] if line)
        return round((_FACTS + small + (_LINE + _AIR if self.item.answers else 0)) * u)

    def dress(self) -> None:
        """Take on the ink's other colours."""
        for button in self.buttons.values():
            button.setFont(self._ink.font(DeskSize.SMALL, Weight.STRONG))
        if self._now is not None:
            self.tick(self._now)
        self.update()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.item.assignment.id)
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._board is None or len(self._told) < 6:
            return
        painter, ink, theme = QPainter(self), self._ink, self._ink.theme
        u, box = ink.pot.scale, QRectF(self.rect())
        is_offer = self.item.assignment.state is AssignmentState.OFFERED
        painter.fillRect(box.adjusted(0, 0, 0, -1), theme.panel if is_offer else theme.ground)
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), theme.line)
        if self.hasFocus():
            marks.frame(painter, ink.pot, box.adjusted(2, 2, -2, -3), theme.accent, width=2)
        centre = QPointF((SIDE + 16) * u, 34 * u)
        digit = ink.face(DeskSize.BODY, Weight.STRONG)
        marks.severity_shape(painter, ink.pot, self.item.incident.severity, centre, 15 * u, digit=digit)
        self._paint_facts(painter, u, *self._paint_time(painter, u))

    def _paint_time(self, painter: QPainter, u: float) -> tuple[float, float]:
        """The time that counts at the right edge; how far each of its lines leaves room is returned."""
        ink, theme = self._ink, self._ink.theme
        figure, what = self._told[4], self._told[5]
        right = self.width() - SIDE * u
        big, small = ink.face(DeskSize.FIGURE, Weight.FIGURE), ink.face(DeskSize.REASON)
        is_hand = self.item.assignment.state in (AssignmentState.ACCEPTED, AssignmentState.WORKING)
        colour = theme.s1 if is_hand and self._is_late() else theme.s2 if self._is_soon() else theme.text1
        left = ink.write_to(painter, big, colour, right, 32 * u, figure) if figure else right
        return left - 10 * u, ink.write_to(painter, small, theme.text3, right, 54 * u, what) - 10 * u

    def _paint_facts(self, painter: QPainter, u: float, end: float, end_below: float) -> None:
        ink, theme = self._ink, self._ink.theme
        nature, place, whose, below = self._told[:4]
        is_offer = self.item.assignment.state is AssignmentState.OFFERED
        x = INDENT * u
        title = ink.face(DeskSize.BODY, Weight.STRONG)
        ink.write(painter, title, theme.text1, x, 32 * u, nature, end - x)
        small, base = ink.face(DeskSize.SMALL), 54 * u
        said = self.tr("being sent …") if self._is_pending else place
        ink.write(painter, small, theme.text2, x, base, said, end_below - x)
        for line in (whose, below):
            if line:
                base += _SMALL_LINE * u
                is_late = is_offer and line is below and self._is_late()
                colour = theme.s1 if is_late else theme.text2
                ink.write(painter, small, colour, x, base, line, self.width() - x - SIDE * u)

    def _words(self) -> tuple[str, ...]:
        board, now, item = self._board, self._now, self.item
        if board is None or now is None:
            return ()
        is_now = self._ink.is_now
        clock = board.promises.get(item.incident.id)
        return (
            board.nature_name(item.incident.nature_id),
            words.place_words(item),
            words.whose_words(board, item),
            words.below_words(item, clock, now, is_now=is_now),
            *words.figure_words(item, clock, now, is_now=is_now),
        )

    def _is_soon(self) -> bool:
        by_at = self.item.assignment.respond_by_at
        is_offer = self.item.assignment.state is AssignmentState.OFFERED
        if not is_offer or by_at is None or self._now is None or not self._ink.is_now:
            return False
        return by_at - self._now <= _SOON

    def _is_late(self) -> bool:
        if self._board is None or self._now is None:
            return False
        clock = self._board.promises.get(self.item.incident.id)
        return clock is not None and clock.due_at < self._now and self._ink.is_now

    def _say(self) -> None:
        """What a screen reader reads; without the seconds, which would be read for ever."""
        if self._board is not None and self._now is not None:
            self.setAccessibleName(words.spoken_item(self._board, self.item, self._now, is_now=False))

    def _make_buttons(self) -> None:
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {response: self._button(response) for response in answers_by_hand(self.item)}
        before: QWidget = self
        for button in self.buttons.values():
            self.setTabOrder(before, button)
            before = button
        self._lay()

    def _button(self, response: Response) -> QPushButton:
        names = {
            Response.ACCEPT: self.tr("Accept"),
            Response.DECLINE: self.tr("Decline…"),
            Response.START: self.tr("Begin"),
            Response.DONE: self.tr("Done…"),
        }
        button = FittingButton(ACTION_OF[response].labelled_as(names[response]), self)
        button.setFont(self._ink.font(DeskSize.SMALL, Weight.STRONG))
        button.setAutoDefault(False)
        button.setProperty("act", response in (Response.ACCEPT, Response.START))
        button.clicked.connect(partial(self._press, response))
        button.show()
        return button

    def _press(self, response: Response, _checked: bool = False) -> None:  # Qt's signature
        self.asked.emit(self.item.assignment.id, response)

    def _lay(self) -> None:
        u = self._ink.pot.scale
        x, room = round(INDENT * u), self.width() - round((INDENT + SIDE) * u)
        count, air = len(self.buttons), round(_AIR * u)
        y = self.height() - round((_LINE + _AIR + 1) * u)
        for button in self.buttons.values():
            wide = min(round(150 * u), (room - (count - 1) * air) // count)
            button.setGeometry(x, y, wide, round(_LINE * u))
            x += wide + air
