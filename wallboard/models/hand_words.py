"""What is said of an incident that somebody else has in their hand, or looks at."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.hands import HoldKind, OtherHand


def other_hand_words(other: OtherHand) -> str:
    """By whom, and what they do with it."""
    if other.kind is HoldKind.CARRYING:
        words = QCoreApplication.translate("Hands", "{who} carries it")
    else:
        words = QCoreApplication.translate("Hands", "{who} has it open")
    return words.format(who=other.by)
