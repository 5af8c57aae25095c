"""One line for what became of an act: done with its undo, refused, or the question that a warning asks."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from wallboard.domain.deploy import Level
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Answer, Phase
from wallboard.widgets.ink import marks
from wallboard.widgets.notices import Notice, NoticeKind, Notices
from wallboard.widgets.type import Weight

HEIGHT = 46
LEFT = 16


class NoticeLine(QWidget):
    """Never modal and never over anything: it has its own place, and a hint in it at rest."""

    def __init__(self, notices: Notices, hand: Hand, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._hand = hand
        self._ink = ink
        self.setObjectName("notice")
        self.setFixedHeight(HEIGHT)
        self.setStyleSheet(style_of(ink.theme))
        self._sentence = _Sentence(ink, self)
        self._question = ReasonBar(hand, ink, self)
        self._undo = QPushButton(self)
        self._undo.setFont(ink.font(DeskSize.SMALL, Weight.STRONG))
        self._undo.clicked.connect(notices.undo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, LEFT, 0)
        layout.setSpacing(12)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._question)
        layout.addWidget(self._undo)
        notices.changed.connect(self._show)
        hand.changed.connect(self._show)
        self._show()

    @property
    def text(self) -> str:
        return self._sentence.text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Opaque, with a hairline above: on the wall it stands over the legend."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.theme.ground)
        painter.fillRect(0, 0, self.width(), 1, self._ink.theme.line)

    @property
    def question(self) -> "ReasonBar":
        return self._question

    @property
    def undo_button(self) -> QPushButton:
        return self._undo

    @Slot()
    def _show(self) -> None:
        is_asked = self._hand.phase is Phase.ASKED and self._is_on_a_seen_page()
        over = self._hand.over
        answer = self._hand.answer(over)
        notice = None if answer is not None else self._notice_here()
        self._undo.setVisible(notice is not None and notice.undo_of is not None)
        if is_asked:
            why = "" if answer is None else answer.sentence
            self._sentence.say(self.tr("{why}. Why all the same?").format(why=why.rstrip(".")), "asks")
        elif notice is not None:
            self._say(notice)
        elif answer is not None and over is not None:
            words = self.tr("{who}: {sentence}")
            self._sentence.say(
                words.format(who=self._hand.name(over), sentence=answer.sentence), _mark_of(answer)
            )
        else:
            self._sentence.say(self._hint(), "hint")
        self._question.set_asking(is_asked)

    def _notice_here(self) -> Notice | None:
        return self._notices.notice

    def _is_on_a_seen_page(self) -> bool:
        """Two pages share one hand: only the page that is seen may ask, for the asking takes the keys."""
        page = self.parentWidget()
        return page is None or page.isVisible()

    def _say(self, notice: Notice) -> None:
        self._sentence.say(notice.sentence, notice.kind.value)
        if notice.undo_of is not None:
            words = self.tr("Take back  Ctrl+Z  {seconds} s")
            self._undo.setText(words.format(seconds=notice.seconds_left))

    def _hint(self) -> str:
        if self._hand.phase is Phase.CARRYING:
            return self.tr(
                "Let go over a person or a team, or choose by arrows or name and Enter; Esc puts it back"
            )
        return self.tr(
            "Drag an incident onto a person or a team, or press Space on it; "
            "W proves its time, E explains a figure"
        )


class ReasonBar(QWidget):
    """Asks for one reason: a short list, or one's own words; Enter deploys, Esc puts the incident back."""

    def __init__(self, hand: Hand, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self._is_asking = False
        self._before: QWidget | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.reasons = (
            self.tr("Knows the matter"),
            self.tr("Nobody better is free"),
            self.tr("Agreed with them"),
        )
        self.buttons = tuple(self._button(number, text, ink) for number, text in enumerate(self.reasons, 1))
        for button in self.buttons:
            layout.addWidget(button)
        self.own = self._field(ink)
        layout.addWidget(self.own, 1)
        self.hide()

    def set_asking(self, is_asking: bool) -> None:
        """Appear with an empty field that has the keys; give them back afterwards."""
        if is_asking == self._is_asking:
            return
        self._is_asking = is_asking
        self.setVisible(is_asking)
        if is_asking:
            self._before = self.window().focusWidget()
            self.own.clear()
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A digit in the empty field takes a reason of the list, Esc puts the incident back."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._hand.put_back()
            return True
        place = event.key() - Qt.Key.Key_1.value
        if not self.own.text() and 0 <= place < len(self.reasons):
            self._hand.give_reason(self.reasons[place])
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._hand.put_back()
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, text: str, ink: DeskInk) -> QPushButton:
        button = QPushButton(f"{number}  {text}", self)
        button.setFont(ink.font(DeskSize.SMALL))
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._hand.give_reason(text))
        return button

    def _field(self, ink: DeskInk) -> QLineEdit:
        """Where one's own words go."""
        field = QLineEdit(self)
        field.setFont(ink.font(DeskSize.SMALL))
        field.setMaxLength(400)
        field.setMinimumWidth(210)
        field.setPlaceholderText(self.tr("or your own words, Enter"))
        field.setAccessibleName(self.tr("Reason"))
        field.returnPressed.connect(self._give_own)
        field.installEventFilter(self)
        return field

    @Slot()
    def _give_own(self) -> None:
        self._hand.give_reason(self.own.text())


def _mark_of(answer: Answer) -> str:
    kinds = {Level.PASS: NoticeKind.DONE, Level.BLOCK: NoticeKind.SAID}
    kind = kinds.get(answer.level)
    return "asks" if kind is None else kind.value


class _Sentence(QWidget):
    """A mark and one sentence beside it, cut where its place ends."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._kind = "hint"
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def say(self, text: str, kind: str) -> None:
        if (text, kind) == (self.text, self._kind):
            return
        self.text, self._kind = text, kind
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, theme = self._ink, self._ink.theme
        is_hint = self._kind == "hint"
        face = ink.face(DeskSize.SMALL) if is_hint else ink.face(DeskSize.BODY, Weight.STRONG)
        base = face.base_in(QRectF(self.rect()))
        left = LEFT if is_hint else LEFT + 26.0
        if not is_hint:
            self._mark(painter, QPointF(LEFT + 8, self.height() / 2))
        colour = theme.text3 if is_hint else theme.text1
        ink.write(painter, face, colour, left, base, self.text, self.width() - left)

    def _mark(self, painter: QPainter, centre: QPointF) -> None:
        ink, theme = self._ink, self._ink.theme
        if self._kind == NoticeKind.DONE.value:
            marks.tick(painter, ink.pot, centre, 7, theme.text1)
        elif self._kind == NoticeKind.REFUSED.value:
            marks.plate(painter, ink.pot, QRectF(LEFT - 8, 8, 4, self.height() - 16), theme.s1, corner="cell")
            marks.barred_circle(painter, ink.pot, centre, 7, theme.s1)
        elif self._kind == NoticeKind.SAID.value:
            marks.barred_circle(painter, ink.pot, centre, 7, theme.text2)
        else:
            face = ink.face(DeskSize.TITLE, Weight.HERO)
            ink.write(
                painter, face, theme.s2, centre.x() - face.width("!") / 2, centre.y() + face.cap / 2, "!"
            )
