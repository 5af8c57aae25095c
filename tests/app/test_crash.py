"""Telling a person of an error of this program: from any thread, copyable, and about nobody."""

import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from wallboard.app import crash
from wallboard.app.crash import CrashDialog, CrashTeller
from wallboard.live.failure import Failure, failure_of


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def an_error() -> ValueError:
    try:
        raise ValueError("<b>Ana Kovač</b> called from +49 170 1234567")
    except ValueError as problem:
        return problem


def test_that_an_error_on_another_thread_is_told_on_the_ui_thread(qtbot: QtBot) -> None:
    teller = CrashTeller()
    thread = threading.Thread(target=teller.hand_on, args=(an_error(),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "ValueError" in dialogs()[0].text
    teller.close()


def test_that_the_text_can_be_copied_and_is_about_nobody(qtbot: QtBot) -> None:
    dialog = CrashDialog()
    qtbot.addWidget(dialog)
    dialog.tell(failure_of("The board could not be read.", an_error()))
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Copy"]
    button.click()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "test_crash.py" in copied
    assert "Kova" not in copied
    assert "1234567" not in copied


def test_that_what_looks_like_markup_stays_text(qtbot: QtBot) -> None:
    dialog = CrashDialog()
    qtbot.addWidget(dialog)
    dialog.tell(Failure("<b>bold</b>", "<img src='x'>"))
    assert dialog.text.startswith("<img src='x'>")
    assert "<b>bold</b>" in dialog.sentence


def test_that_an_error_that_comes_for_ever_fills_neither_screen_nor_memory(qtbot: QtBot) -> None:
    teller = CrashTeller()
    for _ in range(200):
        teller.tell(Failure("again", "the same line"))
    (dialog,) = dialogs()
    assert dialog.text.count("the same line") <= 20
    teller.close()


def test_that_telling_of_a_crash_does_not_crash(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> CrashDialog:
        raise RuntimeError("no dialog to be had")

    monkeypatch.setattr(crash, "CrashDialog", broken)
    CrashTeller().tell(Failure("something", "somewhere"))


def test_that_an_error_told_does_not_keep_an_ending_program_alive(qtbot: QtBot) -> None:
    teller = CrashTeller()
    teller.tell(failure_of("One.", ValueError()))
    assert teller._dialog is not None
    qtbot.addWidget(teller._dialog)
    teller.close()
    assert not teller._dialog.isVisible()
    teller.tell(failure_of("Another.", ValueError()))
    assert not teller._dialog.isVisible()
