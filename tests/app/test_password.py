"""A password that is asked for in a window: hidden while typed, and nothing where nothing was given."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from wallboard.app.password import ask_in_window


@pytest.mark.parametrize(
    ("typed", "is_given", "answer"),
    [("hunter2", True, "hunter2"), ("hunter2", False, None), ("", True, None)],
)
def test_that_the_window_gives_what_was_typed_and_hides_it(
    qtbot: QtBot, typed: str, is_given: bool, answer: str | None
) -> None:
    seen: list[QLineEdit.EchoMode] = []

    def answer_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        seen.append(dialog.textEchoMode())
        dialog.setTextValue(typed)
        dialog.accept() if is_given else dialog.reject()

    QTimer.singleShot(50, answer_it)
    assert ask_in_window("postgresql://ana@db.example/floor") == answer
    assert seen == [QLineEdit.EchoMode.Password]
