"""One line for what became of an act: done with its undo, refused, or the question that a warning asks."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from wallboard.domain.deploy import Level
from wallboard.live.fault import guarded
from wallboard.models.question import Given, Question
from wallboard.models.reason_words import reason_words
from wallboard.widgets.actions import catalogue
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Answer, Phase
from wallboard.widgets.ink import marks
from wallboard.widgets.notices import Notice, NoticeKind, Notices
from wallboard.widgets.reason_prompt import ReasonPrompt
from wallboard.widgets.type import Weight

HEIGHT = 46
LEFT = 16


class NoticeLine(QWidget):
    """Never modal and never over anything: it has its own place, and a hint in it at rest."""

    resized = Signal()
    """It needs another height than before."""

    def __init__(self, notices: Notices, hand: Hand, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._hand = hand
        self._ink = ink
        self.setObjectName("notice")
        self._at_rest = HEIGHT
        self._is_older = False
        self.setStyleSheet(style_of(ink.theme))
        self._sentence = _Sentence(ink, self)
        self._question = ReasonPrompt(ink, self)
        self._undo = QPushButton(self)
        self._undo.setFont(ink.font(DeskSize.SMALL, Weight.STRONG))
        self._undo.clicked.connect(notices.undo)
        self._lay_out()
        self._question.left.connect(hand.put_back)
        self._question.resized.connect(self._fit)
        notices.changed.connect(self._show)
        notices.reason_wanted.connect(self._ask_why_back)
        hand.changed.connect(self._show)
        self._fit()
        self._show()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, LEFT, 0)
        layout.setSpacing(12)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._undo)

    @property
    def text(self) -> str:
        return self._sentence.text

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Opaque, with a hairline above: on the wall it stands over the legend."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.theme.ground)
        painter.fillRect(0, 0, self.width(), 1, self._ink.theme.line)

    @property
    def question(self) -> ReasonPrompt:
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
            question = self._hand.question
            self._sentence.say("" if question is None else question.title, "asks")
        elif notice is not None:
            self._say(notice)
        elif why := self._hand.overtaken:
            self._sentence.say(why, "asks")
        elif answer is not None and over is not None:
            words = self.tr("{who}: {sentence}")
            self._sentence.say(
                words.format(who=self._hand.name(over), sentence=answer.sentence), _mark_of(answer)
            )
        else:
            self._sentence.say(self._hint(), "hint")
        self._ask(is_asked=is_asked)

    def rest_at(self, height: int) -> None:
        """So high it is while it asks nothing."""
        self._at_rest = height
        self._fit()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """A question takes the whole line, and as much height as its reasons need."""
        asks, before = self._question.is_asking, self.height()
        self.setFixedHeight(max(self._at_rest, self._question.high(self.width())) if asks else self._at_rest)
        self._question.setGeometry(self.rect())
        self._sentence.setVisible(not asks)
        if self.height() != before:
            self.resized.emit()

    @Slot(object)
    def _ask_why_back(self, notice: Notice) -> None:
        """What was done longer ago is taken back with a reason."""
        if not self._is_on_a_seen_page() or self._hand.phase is not Phase.EMPTY:
            return
        words = self.tr("{done} Take it back: why?").format(done=notice.sentence)
        question = Question(words, self._notices.reasons_to_take_back(), act=catalogue.UNDO.name)
        self._is_older = True
        self.show()
        self._question.ask(question, partial(self._take_back, notice))
        self._question.raise_()

    def _take_back(self, notice: Notice, given: Given) -> None:
        self._notices.take_back(notice, given.words or reason_words(given.code or ""))

    def _ask(self, *, is_asked: bool) -> None:
        if self._is_older and self._question.is_asking and not is_asked:
            return
        self._is_older = False
        if not is_asked:
            self._question.close_question()
            return
        question = self._hand.question
        if question is not None and not self._asks_already(question):
            self._question.ask(self._with_typed(question), self._give)
            self._question.raise_()

    def _with_typed(self, question: Question) -> Question:
        """What stands in the field is not lost where another question takes its place."""
        asking, held = self._question, self._hand.held
        typed = asking.own.text().strip() if asking.is_asking else ""
        if typed and held is not None:
            self._hand.keep_typed(held.incident_id, typed)
        return self._hand.question or question

    def _asks_already(self, question: Question) -> bool:
        """A question that stands is not asked anew because the time goes on in its title."""
        asked = self._question.question
        return asked is not None and (asked.reasons, asked.act) == (question.reasons, question.act)

    @Slot(object)
    def _give(self, given: Given) -> None:
        self._hand.give(given)

    def _notice_here(self) -> Notice | None:
        return self._notices.notice

    def _is_on_a_seen_page(self) -> bool:
        """Two pages share one hand: only the page that is seen may ask, for the asking takes the keys."""
        page = self.parentWidget()
        return page is None or page.isVisible()

    def _say(self, notice: Notice) -> None:
        self._sentence.say(notice.sentence, notice.kind.value)
        if notice.undo_of is not None:
            words = catalogue.UNDO.labelled_as(self.tr("Take back"))
            self._undo.setText(self.tr("{act}  {seconds} s").format(act=words, seconds=notice.seconds_left))

    def _hint(self) -> str:
        if self._hand.phase is Phase.CARRYING:
            return self.tr(
                "Let go over a person or a team, or choose by arrows or name and Enter; Esc puts it back"
            )
        words = self.tr(
            "Drag an incident onto a person or a team, or press {carry} or {choose} · {palette}: {what}"
        )
        return words.format(
            carry=catalogue.CARRY.shown_key,
            choose=catalogue.CHOOSE.shown_key,
            palette=catalogue.PALETTE.shown_key,
            what=catalogue.PALETTE.name,
        )


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

    @guarded
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
