"""What the severities are called on screen, on every page alike."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.severity import Severity


def severity_word(severity: Severity) -> str:
    words = {
        Severity.CRITICAL: QCoreApplication.translate("Wall", "Critical"),
        Severity.MAJOR: QCoreApplication.translate("Wall", "Major"),
        Severity.MEDIUM: QCoreApplication.translate("Wall", "Medium"),
        Severity.MINOR: QCoreApplication.translate("Wall", "Minor"),
    }
    return words[severity]
