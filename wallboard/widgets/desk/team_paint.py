"""Paints a team's line of the desk: name, free of present, load against capacity, and the hand's answer."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wallboard.domain.deploy import Level
from wallboard.domain.heat import HeatRow
from wallboard.domain.severity import SEVERITIES
from wallboard.widgets.desk.chip_paint import ChipPainter
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.hand_state import Answer
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

BAR_WIDTH = 80.0
BAR_SPAN = 1.6
"""The bar's end as a multiple of capacity: a team can be far over it, and a tick says where it ends."""


class TeamPainter:
    """Draws the lines of teams."""

    def __init__(self, ink: DeskInk, chips: ChipPainter) -> None:
        self._ink = ink
        self._chips = chips

    def paint(
        self, painter: QPainter, box: QRectF, row: HeatRow, answer: Answer | None, *, is_over: bool
    ) -> None:
        """One line; while the hand carries, the answer stands at its end."""
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.line)
        can = answer is None or answer.level is not Level.BLOCK
        if is_over and answer is not None:
            frame = box.adjusted(-4, 2, 4, -1)
            if can:
                marks.plate(painter, ink.pot, frame, theme.accent_ground, corner="chip")
            style = Qt.PenStyle.DashLine if answer.level is Level.WARN else Qt.PenStyle.SolidLine
            colour = theme.accent if can else theme.edge
            marks.frame(painter, ink.pot, frame, colour, width=2, corner="plate", style=style)
        base = box.top() + 23
        face = ink.face(DeskSize.BODY, Weight.STRONG)
        columns = min(150.0, box.width() * 0.22)
        name = theme.text1 if can else theme.text3
        ink.write(painter, face, name, box.left() + 1, base, row.name, columns - 12)
        left = box.left() + columns
        free = QCoreApplication.translate("Team", "{free} free of {present}")
        if not row.people_known:
            free = QCoreApplication.translate("Team", "nobody known")
        small = ink.face(DeskSize.SMALL)
        colour = theme.text2 if can else theme.text3
        ink.write(painter, small, colour, left, base, free.format(free=row.free, present=row.present))
        left += 100
        self._bar(painter, QRectF(left, box.top() + 15, BAR_WIDTH, 5), row)
        left += BAR_WIDTH + 20
        if answer is not None:
            self._chips.symbol(painter, QPointF(left + 6, box.top() + 17), answer.level)
            said = theme.text2 if can else theme.text3
            ink.write(painter, small, said, left + 20, base, answer.sentence, box.right() - left - 22)
        else:
            self._severities(painter, box, row)

    def _bar(self, painter: QPainter, track: QRectF, row: HeatRow) -> None:
        theme = self._ink.theme
        if not row.people_known:
            marks.no_data(painter, self._ink.pot, track)
            return
        part = row.load / max(1, row.capacity)
        fill = theme.text1 if part >= 1 else theme.text3
        marks.bar(painter, track, part / BAR_SPAN, fill=fill, empty=theme.line)
        painter.fillRect(QRectF(track.left() + track.width() / BAR_SPAN, track.top() - 4, 2, 13), theme.text2)

    def _severities(self, painter: QPainter, box: QRectF, row: HeatRow) -> None:
        """How many of each severity are open with the team, worst first, at the right end."""
        ink, theme, face = self._ink, self._ink.theme, self._ink.face(DeskSize.SMALL)
        right = box.right() - 2
        for severity in reversed(SEVERITIES):
            count = row.cells[severity].count
            if not count:
                continue
            left = ink.write_to(painter, face, theme.text2, right, box.top() + 23, str(count))
            marks.severity_shape(painter, ink.pot, severity, QPointF(left - 12, box.top() + 18), 6.5)
            right = left - 32
