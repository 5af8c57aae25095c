"""The proof beside a board, in the width of a column: each stretch on two lines, facts on as many."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.clock import ClockState
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.widgets.desk.desk_ink import DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.proof.proof_axis import swatch
from wallboard.widgets.proof.proof_paint import HEAD, LABEL, SIDE, TABS, Columns, ProofPaint, wrapped
from wallboard.widgets.proof.proof_view import ProofView, Row
from wallboard.widgets.type import Size, Weight

_LINES, _LINE = 3, 21


class NarrowProof(ProofPaint):
    """Draws the same view, with nothing left out, into a narrow panel."""

    row, count = 42, 62 + _LINES * _LINE
    _room = 400.0

    def fitted(self, view: ProofView, width: float) -> ProofView:
        """Facts that are too long for their line go on below it, under the same label."""
        self._room = width - self._u(2 * SIDE)
        face = self._ink.face(DeskSize.REASON)
        room = width - self._u(2 * SIDE + LABEL)
        facts = ((label, line) for label, text in view.facts for line in wrapped(face, text, room, most=4))
        return replace(view, facts=tuple(facts))

    def _tab_rects(self, view: ProofView) -> list[QRectF]:
        """As many as there is room for, the chosen one among them; the others are nowhere, for keys only."""
        face, gap = self._ink.face(DeskSize.BODY, Weight.STRONG), self._u(14)
        widths = [face.width(word) + self._u(4) for _, word, _ in view.tabs]
        chosen = next(place for place, (one, _, _) in enumerate(view.tabs) if one == view.chosen)
        first = 0
        while first < chosen and sum(widths[first : chosen + 1]) + gap * (chosen - first) > self._room:
            first += 1
        found, x = [QRectF()] * first, self._u(SIDE)
        for width in widths[first:]:
            fits = x + width <= self._u(SIDE) + self._room
            found.append(QRectF(x, self._u(HEAD), width, self._u(TABS)) if fits else QRectF())
            x += width + gap if fits else self._room
        return found

    def _count(self, painter: QPainter, box: QRectF, view: ProofView) -> None:
        """The countdown as the page shows it, and the sentence below it."""
        ink, theme, count = self._ink, self._ink.theme, view.count
        figure = ink.pot.face(Size.TITLE, Weight.HERO)
        base, x = self._u(HEAD + TABS + 42), self._u(SIDE)
        end, colour = x + figure.width(count.text), theme.fig_warn if count.is_soon else theme.text1
        if count.is_over:
            plate = QRectF(x, base - self._u(35), end - x + self._u(16), self._u(42))
            marks.plate(painter, ink.pot, plate, theme.s1, corner="cell")
            x, end, colour = x + self._u(8), plate.right(), theme.on_s
        elif view.state is ClockState.MISSED:
            colour = theme.s1
        ink.write(painter, figure, colour, x, base, count.text)
        room = box.width() - self._u(SIDE) - end - self._u(10)
        ink.write(painter, ink.face(DeskSize.REASON), theme.text3, end + self._u(10), base, count.label, room)
        body, width = ink.face(DeskSize.BODY), box.width() - 2 * self._u(SIDE)
        for number, text in enumerate(wrapped(body, view.sentence, width, most=_LINES)):
            y = base + self._u(29 + number * _LINE)
            ink.write(painter, body, theme.text1, self._u(SIDE), y, text, width)

    def _row(self, painter: QPainter, at: Columns, row: Row, y: float) -> None:
        """What it is with its figures, and below it when."""
        ink, theme, base = self._ink, self._ink.theme, y + self._u(16)
        is_counted = row.kind in (SegmentKind.COUNTED, SegmentKind.SUMMED)
        box = QRectF(self._u(SIDE), y + self._u(6), self._u(11), self._u(11))
        swatch(painter, ink, box, row.kind, is_ahead=row.is_ahead, is_overdue=row.is_overdue)
        marks.frame(painter, ink.pot, box, theme.edge, width=self._u(1), corner="cell")
        loud = theme.text1 if is_counted and not row.is_ahead else theme.text2
        face, end = ink.face(DeskSize.SMALL), at.end if row.total else at.total
        colour = theme.s1 if row.is_overdue and is_counted else loud
        ink.write(painter, face, colour, at.day, base, row.what, end - at.day)
        ink.write_to(painter, face, loud, at.worked, base, row.worked)
        ink.write_to(painter, face, loud, at.total, base, row.total)
        when = "  ".join(words for words in (row.day, row.hours) if words)
        reason = ink.face(DeskSize.REASON)
        ink.write(painter, reason, theme.text3, at.day, base + self._u(18), when, at.total - at.day)
