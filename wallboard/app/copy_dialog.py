"""A window with a sentence and a plain text below it that can be copied."""

import sys
from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QIcon, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wallboard import __version__
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import Weight


class CopyDialog(QDialog):
    """Not modal: the board lives on behind it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """With a parent it stays before that window, also where that fills the screen."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(560, 320)
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = QVBoxLayout(self)
        layout.addWidget(self._sentence)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Copy"))
        copy.clicked.connect(self._copy)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        return box

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)

    def add(self, text: str) -> None:
        """Below what stands there already."""
        self._text.appendPlainText(text)
        self._text.appendPlainText("")

    def replace(self, texts: Iterable[str]) -> None:
        """These instead of what stands there, read from the first on."""
        self._text.clear()
        for text in texts:
            self.add(text)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def dress(self, theme: Theme) -> None:
        """In the colours of the window that it belongs to."""
        ink = DeskInk(theme)
        self.setStyleSheet(style_of(theme))
        for part in (self, self._sentence, self._text):  # a style sheet keeps a palette from what is within
            part.setPalette(ink.palette())
        self._sentence.setFont(ink.font(DeskSize.BODY, Weight.STRONG))
        for button in self.findChildren(QPushButton):
            button.setIcon(QIcon())
            button.setFont(ink.font(DeskSize.SMALL, Weight.STRONG))

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def text(self) -> str:
        return self._text.toPlainText()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"wallboard {__version__}, {sys.platform}\n{self.text}")
