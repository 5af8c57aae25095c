"""What can be wrong with one row of a log, as values that are reported and counted."""

from dataclasses import dataclass


class RowTrouble(Exception):
    """A row cannot be read; the reason names the column and what it holds."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row that was left out, by the line of the file on which it begins."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


def shown(text: str, limit: int = 40) -> str:
    """A cell's text as it may stand in a message: printable and short."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "“" + "".join(sign if sign.isprintable() else "�" for sign in cut) + "”"
