"""One question for one reason, by number or in one's own words; whatever asks why asks with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from wallboard.live.fault import guarded, guarded_hint, guarded_or
from wallboard.models.question import Given, Own, Question, Reason
from wallboard.widgets.actions.catalogue import DIGITS
from wallboard.widgets.actions.numbers import place_of
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.type import Weight

AIR, SIDE = 6, 12
_ROW, _FIELD_LEAST, _LONGEST = 30, 210, 400
Does = Callable[[Given], object]


class ReasonPrompt(QWidget):
    """Digits and arrows choose, Enter answers, Esc leaves; as high as `high` says for its width.

    It takes the keys when it asks and gives them back afterwards.
    """

    answered = Signal(object)
    """The `Given` answer."""
    left = Signal()
    """Nothing was answered, and nothing is to be done."""
    resized = Signal()
    """It needs another height than before."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._question: Question | None = None
        self._does: Does | None = None
        self._chosen: int | None = None
        self._before: QWidget | None = None
        self.buttons: tuple[QPushButton, ...] = ()
        self.own = self._field()
        self.act = self._push("", self._answer)
        self.act.setProperty("act", True)
        self.together = self._push(self.tr("All or none"), self._go_together)
        self.singly = self._push(self.tr("As many as pass"), self._go_singly)
        for one in (self.together, self.singly):
            one.setCheckable(True)
        self.dress(ink)
        self.hide()

    @property
    def question(self) -> Question | None:
        """What is asked now; None while nothing is."""
        return self._question

    @property
    def is_asking(self) -> bool:
        return self._question is not None

    def ask(self, question: Question, does: Does | None = None) -> None:
        """Ask, with an empty field that has the keys; `does` is called with the answer to just this."""
        if self._question is None:
            self._before = self.window().focusWidget()
        self._question, self._does, self._chosen = question, does, None
        self._list(question)
        self.own.setText(question.typed)
        self.own.setPlaceholderText(self._hint(question))
        for one in (self.own, self.act):
            one.setVisible(question.own is not Own.NONE)
        self.act.setText(question.act or self.tr("Do it"))
        self._go_together()
        for one in (self.together, self.singly):
            one.setVisible(question.count > 1)
        self.setAccessibleName(question.title)
        self.show()
        self._arrange()
        self.resized.emit()
        if question.own is Own.NONE:  # the first of the list is what is proposed
            self._choose(0)
        taker = self if question.own is Own.NONE else self.own
        taker.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_question(self) -> None:
        """Ask no more, and give the keys back to where they were."""
        if self._question is None:
            return
        had_keys = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._question = None
        self.hide()
        self.resized.emit()
        before, self._before = self._before, None
        if had_keys and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self._ink = ink
        self.setStyleSheet(rules_style(ink.theme))
        for part in (self.own, self.act, self.together, self.singly, *self.buttons):
            part.setFont(ink.font(DeskSize.SMALL))
        self._arrange()

    def high(self, width: int) -> int:
        """How high it must be to be that wide."""
        return self._lay(width, is_moving=False)

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(396, self.high(396))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """In the field digits choose as long as it is empty, arrows and Esc always."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._took(event)
        return False

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event) and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)  # the window's own keys; letters stay here and do nothing else

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ink.theme
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(0, 0, self.width(), 1, theme.line)
        if self._question is None:
            return
        ink, face = self._ink, self._ink.face(DeskSize.BODY, Weight.STRONG)
        mark = ink.face(DeskSize.TITLE, Weight.HERO)
        base = self._u(AIR) + self._u(_ROW) / 2 + face.cap / 2
        ink.write(painter, mark, theme.s2, self._u(SIDE), base + (mark.cap - face.cap) / 2, "!")
        left = self._u(SIDE) + 20 * ink.pot.scale
        for line in self._title_lines(self._title_room()):
            ink.write(painter, face, theme.text1, left, base, line)
            base += self._title_step()

    def _took(self, event: QKeyEvent) -> bool:
        key, question = event.key(), self._question
        if question is None:
            return False
        place = place_of(event)
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.buttons:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            self._answer()
        elif question.is_numbered and not self.own.text() and place is not None and place < len(self.buttons):
            self._choose(place)
            self._answer()
        else:
            return False
        return True

    @Slot()
    def _leave(self) -> None:
        self.close_question()
        self.left.emit()

    def _step(self, step: int) -> None:
        last = len(self.buttons) - 1
        place = (0 if step > 0 else last) if self._chosen is None else self._chosen + step
        self._choose(max(0, min(last, place)))

    def _choose(self, place: int) -> None:
        self._chosen = place
        for number, button in enumerate(self.buttons):
            button.setChecked(number == place)

    @Slot()
    def _answer(self) -> None:
        """Answer with what was chosen and typed; where a reason is missing the question stays."""
        question = self._question
        if question is None:
            return
        words = self.own.text().strip()
        code = None if self._chosen is None else question.reasons[self._chosen].code
        if not question.is_answered_by(code, words):
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        given, does = Given(code, words or None, self.together.isChecked()), self._does
        self.close_question()
        if does is not None:
            does(given)
        self.answered.emit(given)

    def _pick(self, place: int) -> None:
        """A click on a reason answers by it."""
        self._choose(place)
        self._answer()

    @Slot()
    def _go_together(self) -> None:
        self.together.setChecked(True)
        self.singly.setChecked(False)

    @Slot()
    def _go_singly(self) -> None:
        self.together.setChecked(False)
        self.singly.setChecked(True)

    def _hint(self, question: Question) -> str:
        if question.hint or question.may_be_silent:
            return question.hint or self.tr("why, if you like; Enter does it, Esc lets it be")
        if question.own is Own.BESIDE:
            return self.tr("more words; a number answers")
        return self.tr("or your own words, Enter")

    def _list(self, question: Question) -> None:
        for button in self.buttons:
            button.deleteLater()
            button.hide()
        self.buttons = tuple(self._listed(place, reason) for place, reason in enumerate(question.reasons))
        before: QWidget = self.own
        for button in (*self.buttons, self.together, self.singly, self.act):
            self.setTabOrder(before, button)
            before = button

    def _listed(self, place: int, reason: Reason) -> QPushButton:
        is_numbered = self._question is not None and self._question.is_numbered and place < len(DIGITS)
        words = DIGITS[place].label_before(reason.words) if is_numbered else reason.words
        button = self._push(words, lambda: self._pick(place))
        button.setCheckable(True)
        button.setAccessibleName(reason.words)
        button.show()
        return button

    def _push(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setFont(self._ink.font(DeskSize.SMALL))
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(self.tr("Reason"))
        field.installEventFilter(self)
        return field

    def _arrange(self) -> None:
        self._lay(self.width(), is_moving=True)
        self.update()

    def _lay(self, width: int, *, is_moving: bool) -> int:
        """The title, then reasons in as many lines as they need, then one's own words and the act."""
        side, air, row = self._u(SIDE), self._u(AIR), self._u(_ROW)
        lines = len(self._title_lines(width - 2 * side - round(20 * self._ink.pot.scale)))
        y = air + row + (lines - 1) * self._title_step()
        x = side
        for part in (one for one in (*self.buttons, self.together, self.singly) if not one.isHidden()):
            wide = min(part.sizeHint().width(), width - 2 * side)
            is_new_line = part is self.together or (x > side and x + wide > width - side)
            if is_new_line and x > side:
                x, y = side, y + row + air
            if is_moving:
                part.setGeometry(x, y, wide, row)
            x += wide + air
        if x > side:
            y += row + air
        if self._question is not None and self._question.own is Own.NONE:
            return y
        act = self.act.sizeHint().width()
        if is_moving:
            self.own.setGeometry(side, y, max(1, width - 2 * side - act - air), row)
            self.act.setGeometry(width - side - act, y, act, row)
        return y + row + air

    def _title_room(self) -> float:
        return self.width() - 2 * self._u(SIDE) - 20 * self._ink.pot.scale

    def _title_step(self) -> int:
        return round(self._ink.face(DeskSize.BODY, Weight.STRONG).cap * 1.9)

    def _title_lines(self, room: float) -> tuple[str, ...]:
        """The title in as many lines as it needs, broken between words; two at most."""
        title = "" if self._question is None else self._question.title
        face, lines = self._ink.face(DeskSize.BODY, Weight.STRONG), [""]
        for word in title.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and face.width(longer) > room and len(lines) < 2:
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(face.elided(line, room) for line in lines)

    def _u(self, length: float) -> int:
        return round(length * self._ink.pot.scale)
