"""Counts by promise, under the rules as they were and under the draft, one above the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wallboard.live.fault import guarded, guarded_hint
from wallboard.models.promise_words import promise_word
from wallboard.models.simulation_rows import TallyRow
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.type import Weight

HEAD = 22
ROW = 48
_NAME, _GAP = 88, 12
"""The width of names, and the least space before a breach rate."""


class TallyTable(QWidget):
    """Painted; what it says is also its accessible description."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._rows: tuple[TallyRow, ...] = ()
        self._is_old = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Counts by promise"))

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(340, HEAD + ROW * len(self._rows) if self._rows else 0)

    @guarded_hint
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def rows(self) -> tuple[TallyRow, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[TallyRow]) -> None:
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(self._told(row) for row in rows))
        self.updateGeometry()
        self.update()

    def set_old(self, is_old: bool) -> None:
        """Whether the draft is another by now: then the figures stand back."""
        if is_old != self._is_old:
            self._is_old = is_old
            self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        ink, theme = self._ink, self._ink.theme
        small, quiet = ink.face(DeskSize.FLOOR), theme.text3
        columns = self._columns()
        heads = [*(self._heads()[number] for number in columns), self.tr("breach")]
        for column, head in enumerate(heads):
            ink.write_to(painter, small, quiet, self._right(column), 15, head)
        y = float(HEAD)
        for row in self._rows:
            painter.fillRect(QRectF(0, y, self.width(), 1), theme.line)
            self._row(painter, row, y)
            y += ROW

    def _row(self, painter: QPainter, row: TallyRow, y: float) -> None:
        ink, theme = self._ink, self._ink.theme
        bright = theme.text3 if self._is_old else theme.text1
        strong, plain = ink.face(DeskSize.SMALL, Weight.STRONG), ink.face(DeskSize.SMALL)
        small = ink.face(DeskSize.REASON)
        ink.write(painter, strong, theme.text1, 0, y + 19, promise_word(row.promise))
        ink.write(painter, small, theme.text3, 0, y + 39, self.tr("under the draft"))
        for column, number in enumerate(self._columns()):
            real, draft, right = row.real[number], row.draft[number], self._right(column)
            ink.write_to(painter, plain, theme.text2, right, y + 19, f"{real:,}")
            face = plain if real == draft else strong
            ink.write_to(painter, face, bright if real != draft else theme.text2, right, y + 39, f"{draft:,}")
        right = self._right(len(self._columns()))
        ink.write_to(painter, plain, theme.text2, right, y + 19, _rate(row.real_rate))
        face = plain if row.real_rate == row.draft_rate else strong
        ink.write_to(painter, face, bright, right, y + 39, _rate(row.draft_rate))

    def _right(self, column: int) -> float:
        """Where a column ends: each is as wide as its head or figures, and what is left parts them evenly."""
        columns = self._columns()
        if column == len(columns):
            return float(self.width())
        widths = [self._width(number) for number in columns]
        gap = (self.width() - _NAME - self._rate_width() - sum(widths)) / len(columns)
        return _NAME + sum(widths[: column + 1]) + gap * (column + 1)

    def _rate_width(self) -> float:
        strong = self._ink.face(DeskSize.SMALL, Weight.STRONG)
        rates = [_rate(one) for row in self._rows for one in (row.real_rate, row.draft_rate)]
        return _GAP + max(strong.width(rate) for rate in rates)

    def _width(self, number: int) -> float:
        strong = self._ink.face(DeskSize.SMALL, Weight.STRONG)
        figures = [f"{told[number]:,}" for row in self._rows for told in (row.real, row.draft)]
        head = self._ink.face(DeskSize.FLOOR).width(self._heads()[number])
        return max(head, *(strong.width(figure) for figure in figures))

    def _columns(self) -> tuple[int, ...]:
        """Which figures are shown: of cancelled ones only where there are any."""
        is_any = any(row.real[-1] or row.draft[-1] for row in self._rows)
        return tuple(range(len(self._heads()) if is_any else len(self._heads()) - 1))

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("met"),
            self.tr("missed"),
            self.tr("open"),
            self.tr("paused"),
            self.tr("ended"),
        )

    def _told(self, row: TallyRow) -> str:
        words = self.tr("{promise}: missed {real}, under the draft {draft}; breach rate {was}, {would}")
        return words.format(
            promise=promise_word(row.promise),
            real=row.real[1],
            draft=row.draft[1],
            was=_rate(row.real_rate),
            would=_rate(row.draft_rate),
        )


def _rate(per_cent: float | None) -> str:
    """A dash where nothing is decided yet."""
    return "–" if per_cent is None else f"{per_cent:.1f} %"
