"""A window with a sentence and a plain text below it that can be copied."""

import sys

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from wallboard import __version__


class CopyDialog(QDialog):
    """Not modal: the board lives on behind it."""

    def __init__(self, title: str) -> None:
        super().__init__()
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

    def clear(self) -> None:
        self._text.clear()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def text(self) -> str:
        return self._text.toPlainText()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"wallboard {__version__}, {sys.platform}\n{self.text}")
