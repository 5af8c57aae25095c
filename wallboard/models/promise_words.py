"""What the promises are called on screen, on every page alike."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.policy import Promise


def promise_word(promise: Promise) -> str:
    """The verb of what was promised."""
    return {
        Promise.ACKNOWLEDGE: QCoreApplication.translate("Promises", "acknowledge"),
        Promise.DEPLOY: QCoreApplication.translate("Promises", "deploy"),
        Promise.UPDATE: QCoreApplication.translate("Promises", "update"),
        Promise.RESOLVE: QCoreApplication.translate("Promises", "resolve"),
    }[promise]
