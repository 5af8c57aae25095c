"""Sentences that count something, in the right form for the number in every language."""

from PySide6.QtCore import QCoreApplication


def counted(context: str, one: str, many: str, number: int) -> str:
    """“%n teams wait” with its number; both forms stand here as literals, from where they are collected.

    A language has as many forms as its grammar asks for. Where nobody translated it, English has these two.
    """
    found = QCoreApplication.translate(context, many, None, number)
    if number == 1 and found == many.replace("%n", "1"):
        return one.replace("%n", "1")
    return found
