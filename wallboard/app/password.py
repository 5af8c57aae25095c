"""Asks for a database's password in a window, where no terminal is there to ask at; kept by nobody."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit

from wallboard.app.desktop import application


def ask_in_window(place: str) -> str | None:
    """The password for this session only; None where the person gave none."""
    application()
    title = QCoreApplication.translate("password", "Wallboard")
    question = QCoreApplication.translate("password", "Password of {place} (for this session only)")
    typed, is_given = QInputDialog.getText(
        None, title, question.format(place=place), QLineEdit.EchoMode.Password
    )
    return typed if is_given and typed else None
