"""Which number of a list a key means."""

from PySide6.QtGui import QKeyEvent

from wallboard.widgets.actions.catalogue import DIGITS


def place_of(event: QKeyEvent) -> int | None:
    """The place, from 0, that a digit chooses; None where it is no digit of the list."""
    return next((place for place, action in enumerate(DIGITS) if action.matches(event)), None)
