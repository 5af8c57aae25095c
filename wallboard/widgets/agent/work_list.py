"""The list of what is an agent's: cards under three headings, kept as long as their assignment is."""

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.own_work import OwnItem, OwnWork
from wallboard.domain.staff_commands import Response
from wallboard.live.fault import guarded
from wallboard.widgets.agent.item_card import SIDE, ItemCard
from wallboard.widgets.agent.words import section_words
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.type import Weight

_HEADING = 34
_STANDS_AFTER_MS = 350
"""A press that comes sooner after cards have moved was meant for another card."""


class WorkList(QScrollArea):
    """Arrows go from card to card; a card that stays keeps its place in memory, its focus and its buttons."""

    asked = Signal(int, object)
    """The assignment's id and the `Response` that was pressed on its card."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.cards: dict[int, ItemCard] = {}
        self._focus: int | None = None
        self._nothing = ""
        self._moved = QElapsedTimer()
        self._headings: list[tuple[int, str]] = []
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def in_focus(self) -> ItemCard | None:
        """The card that the keys stand on, or stood on last."""
        return self.cards.get(self._focus) if self._focus is not None else None

    def take(
        self,
        board: Board,
        work: OwnWork,
        now: datetime,
        *,
        pending: frozenset[int],
        nothing: str,
        may_send: bool,
    ) -> None:
        """Show this work; new cards come, those that are gone go, and the others stay what they are."""
        self._nothing = nothing
        wanted = {item.assignment.id: item for item in work.every}
        had_keys = self.in_focus is not None and self.in_focus.hasFocus()
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            card.hide()
            card.deleteLater()
        for key, item in wanted.items():
            if key not in self.cards:
                self.cards[key] = self._card(item)
            is_pending = item.incident.id in pending
            self.cards[key].take(board, item, now, is_pending=is_pending, may_send=may_send)
        if list(self.cards) != list(wanted):
            self.cards = {key: self.cards[key] for key in wanted}
            self._moved.start()
        self._lay()
        if had_keys and self._focus not in self.cards:
            self.enter()

    def show_newest(self) -> None:
        """Bring what is offered into sight; the keys stay where they are."""
        self.verticalScrollBar().setValue(0)

    def tick(self, now: datetime) -> None:
        for card in self.cards.values():
            card.tick(now)

    def enter(self) -> None:
        """Put the keys on a card."""
        card = self.in_focus or next(iter(self.cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self) -> None:
        for card in self.cards.values():
            card.dress()
        self._lay()
        self._sheet.update()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from card to card."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        keys = list(self.cards)
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        at = keys.index(self._focus) + step if self._focus in keys else 0
        card = self.cards[keys[max(0, min(len(keys) - 1, at))]]
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _card(self, item: OwnItem) -> ItemCard:
        card = ItemCard(item, self._ink, self._sheet)
        card.asked.connect(self._pass_on)
        card.entered.connect(self._note_focus)
        card.show()
        return card

    @Slot(int, object)
    def _pass_on(self, assignment_id: int, response: Response) -> None:
        if not self._moved.isValid() or self._moved.elapsed() > _STANDS_AFTER_MS:
            self.asked.emit(assignment_id, response)

    @Slot(int)
    def _note_focus(self, assignment_id: int) -> None:
        self._focus = assignment_id
        self.ensureWidgetVisible(self.cards[assignment_id], 0, _HEADING)

    def _lay(self) -> None:
        """Cards one below the other, with a heading where another part begins."""
        width, y, before = self.viewport().width(), 0, ""
        headings: list[tuple[int, str]] = []
        last: QWidget | None = None
        for card in self.cards.values():
            state = card.item.assignment.state
            is_in_hand = state in (AssignmentState.ACCEPTED, AssignmentState.WORKING)
            heading = section_words(AssignmentState.WORKING if is_in_hand else state)
            if heading != before:
                headings.append((y, heading))
                before, y = heading, y + self._high(_HEADING)
            card.setGeometry(0, y, width, card.high)
            y += card.high
            if last is not None:
                QWidget.setTabOrder(last, card)
            last = [card, *card.buttons.values()][-1]
        self._headings = headings
        self._sheet.resize(width, max(y, self.viewport().height()))
        self._sheet.update()

    def paint_sheet(self, painter: QPainter) -> None:
        """The headings, or that there is nothing."""
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(self._sheet.rect(), theme.ground)
        face = ink.face(DeskSize.SMALL, Weight.STRONG)
        for y, words in self._headings:
            count = sum(1 for card in self.cards.values() if self._is_under(card, words))
            base = y + self._high(_HEADING) / 2 + face.cap / 2 + 2
            ink.write(painter, face, theme.text3, SIDE * ink.pot.scale, base, f"{words}  {count}")
        if not self.cards:
            rect = self._sheet.rect().adjusted(SIDE, SIDE, -SIDE, -SIDE)
            painter.setFont(ink.font(DeskSize.BODY))
            painter.setPen(theme.text3)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect, int(flags), self._nothing)

    @staticmethod
    def _is_under(card: ItemCard, words: str) -> bool:
        return section_words(card.item.assignment.state) == words

    def _high(self, length: float) -> int:
        return round(length * self._ink.pot.scale)


class _Sheet(QWidget):
    """What the cards lie on."""

    def __init__(self, work_list: WorkList) -> None:
        super().__init__()
        self._list = work_list

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        self._list.paint_sheet(QPainter(self))
