"""What the pages are called by programs that read them aloud."""

from PySide6.QtCore import QCoreApplication

from wallboard.app.window import Page


def page_word(page: Page) -> str:
    return {
        Page.WALL: QCoreApplication.translate("MainWindow", "Wall"),
        Page.DESK: QCoreApplication.translate("MainWindow", "Desk"),
        Page.RULES: QCoreApplication.translate("MainWindow", "Rules"),
        Page.HEAT: QCoreApplication.translate("MainWindow", "Heat"),
        Page.STAFF: QCoreApplication.translate("MainWindow", "People"),
    }[page]
