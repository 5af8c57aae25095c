"""Small controls of the rules page: labels, checks, choices, and fields that say what they cannot read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from wallboard.live.fault import guarded, guarded_hint, guarded_or
from wallboard.models.rules_draft import Place, RulesDraft
from wallboard.models.written import Unwritten
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

FIELD = 28
"""The height of every field, so that rows of a form keep their pitch."""
LABEL = 104
"""Where fields begin, so that all of a form stand on one edge."""


def label(text: str, ink: DeskInk, parent: QWidget | None = None) -> QLabel:
    """What stands before a field."""
    made = _plain(text, parent)
    made.setFont(ink.font(DeskSize.SMALL))
    made.setProperty("quiet", True)
    return made


def heading(text: str, ink: DeskInk, parent: QWidget | None = None) -> QLabel:
    """What stands above a part of a form."""
    made = _plain(text, parent)
    made.setFont(ink.font(DeskSize.BODY, Weight.STRONG))
    made.setProperty("strong", True)
    return made


def note(ink: DeskInk, parent: QWidget | None = None) -> QLabel:
    """A quiet sentence that may be longer than a line."""
    made = _plain("", parent)
    made.setFont(ink.font(DeskSize.REASON))
    made.setProperty("quiet", True)
    made.setWordWrap(True)
    return made


def button(text: str, ink: DeskInk, parent: QWidget | None = None, *, kind: str = "") -> QPushButton:
    """`kind` is "act" for the one that does it, "quiet" for one that stands back."""
    made = QPushButton(text, parent)
    made.setFont(ink.font(DeskSize.SMALL, Weight.STRONG if kind == "act" else Weight.NORMAL))
    if kind:
        made.setProperty(kind, True)
    return made


def _plain(text: str, parent: QWidget | None) -> QLabel:
    made = QLabel(text[:400], parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class FaultLabel(QLabel):
    """One sentence beside a field about what is wrong in it; it takes no place while nothing is."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None, *, left: int = 0) -> None:
        super().__init__(parent)
        self._ink = ink
        self._left = left
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(ink.font(DeskSize.REASON))
        self.setProperty("strong", True)
        self.setContentsMargins(left + 14, 0, 0, 2)
        self.hide()

    def say(self, sentence: str) -> None:
        self.setText(sentence[:400])
        self.setVisible(bool(sentence))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        face = self._ink.face(DeskSize.SMALL, Weight.HERO)
        self._ink.write(painter, face, self._ink.theme.s2, self._left + 2, face.metrics.ascent(), "!")


class Check(QCheckBox):
    """A box with the house's tick; the words beside it are part of it."""

    def __init__(self, text: str, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ink = ink
        self.setFont(ink.font(DeskSize.SMALL))

    @guarded_hint
    def sizeHint(self) -> QSize:
        face = self._ink.face(DeskSize.SMALL)
        return QSize(round(26 + face.width(self.text()) + 6), 26)

    @guarded_hint
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded_or(False)
    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._ink.theme
        box = QRectF(2.5, self.height() / 2 - 8.5, 17, 17)
        draw_check(painter, self._ink, box, is_on=self.isChecked())
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        face = self._ink.face(DeskSize.SMALL)
        colour = theme.text1 if self.isChecked() else theme.text2
        self._ink.write(painter, face, colour, 27, face.base_in(QRectF(self.rect())), self.text())


def draw_check(painter: QPainter, ink: DeskInk, box: QRectF, *, is_on: bool) -> None:
    """A box, with a tick in it or without."""
    theme = ink.theme
    painter.setBrush(theme.text1 if is_on else theme.panel)
    painter.setPen(QPen(theme.text1 if is_on else theme.edge, 1))
    painter.drawRoundedRect(box, 3, 3)
    if is_on:
        marks.tick(painter, ink.pot, box.center() + QPointF(0, 0.5), 5, theme.ink)


class Choice(QComboBox):
    """One of a list, with its data beside its words; the wheel scrolls the page and not the choice."""

    chosen = Signal(object)
    """The data of what a person chose."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setFont(ink.font(DeskSize.SMALL))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFixedHeight(FIELD)
        self.setMaxVisibleItems(16)
        self.installEventFilter(self)
        self.activated.connect(self._choose)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these; nothing happens where they are offered already."""
        offered = [(self.itemData(row), self.itemText(row)) for row in range(self.count())]
        if offered == list(choices):
            return
        self.blockSignals(True)
        self.clear()
        for data, words in choices:
            self.addItem(words[:80], data)
        self.blockSignals(False)

    def show_data(self, data: object) -> None:
        """Show what is chosen; what is not offered shows as nothing."""
        row = next((row for row in range(self.count()) if self.itemData(row) == data), -1)
        if row != self.currentIndex():
            self.setCurrentIndex(row)

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chevron(painter, self._ink, QPointF(self.width() - 13, self.height() / 2))

    @Slot(int)
    def _choose(self, row: int) -> None:
        self.chosen.emit(self.itemData(row))


def draw_chevron(painter: QPainter, ink: DeskInk, centre: QPointF) -> None:
    """There is a list behind this."""
    painter.setPen(QPen(ink.theme.text2, 1.6))
    painter.drawPolyline([centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)])


class TextField(QLineEdit):
    """A line of text that is read while it is written; what cannot be read stays, and is told.

    `read` raises `Unwritten` in words; `write` says a value in the form that `read` takes.
    """

    written = Signal(object)
    """The value, whenever the text says another one."""

    def __init__(
        self,
        draft: RulesDraft,
        fault: FaultLabel,
        read: Callable[[str], object],
        write: Callable[[object], str],
        ink: DeskInk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._fault = fault
        self._read = read
        self._write = write
        self._place: Place = ("goals", "", "")
        self._value: object = None
        self._is_taking = False
        self.setFont(ink.font(DeskSize.SMALL))
        self.setMaxLength(400)
        self.setFixedHeight(FIELD)
        self.textEdited.connect(self._take)

    def show_value(self, place: Place, value: object) -> None:
        """Show the value, or what was written last where that cannot be read; typing is not disturbed."""
        is_same = place == self._place and value == self._value
        self._place, self._value = place, value
        if self._is_taking:  # the draft follows what is being written; it must not write back
            return
        wrong = self._draft.wrong_text(place)
        text = wrong if wrong is not None else self._write(value)
        is_being_written = wrong is None and is_same and self.hasFocus() and self._says(value)
        if not is_being_written and text != self.text():
            self.setText(text)
        self._tell("" if wrong is None else self._trouble(text))

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the value as everybody writes it."""
        super().focusOutEvent(event)
        if self._draft.wrong_text(self._place) is None and self._value is not None:
            self.setText(self._write(self._value))

    def _says(self, value: object) -> bool:
        try:
            return self._read(self.text()) == value
        except Unwritten:
            return False

    def _trouble(self, text: str) -> str:
        try:
            self._read(text)
        except Unwritten as trouble:
            return str(trouble)
        return ""

    @Slot(str)
    def _take(self, text: str) -> None:
        trouble, was = self._trouble(text), self._value
        self._tell(trouble)
        self._is_taking = True
        self._draft.note(self._place, text, trouble)
        if not trouble:
            self._value = self._read(text)
            if self._value != was:
                self.written.emit(self._value)
        self._is_taking = False

    def _tell(self, trouble: str) -> None:
        self._fault.say(trouble)
        if bool(trouble) != bool(self.property("wrong")):
            self.setProperty("wrong", bool(trouble))
            self.style().unpolish(self)
            self.style().polish(self)
