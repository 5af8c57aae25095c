"""Paints a proof: head, countdown and sentence, timeline, table and sum, and what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.clock import ClockState
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.proof import proof_axis
from wallboard.widgets.proof.proof_axis import ProofAxis, swatch
from wallboard.widgets.proof.proof_view import Chosen, ProofView, Row
from wallboard.widgets.proof.proof_words import tr
from wallboard.widgets.type import Face, Size, Weight

SIDE, HEAD, TABS, COUNT, ROW, TABLE_HEAD, SUM, FACT, FOOT = 20, 46, 34, 62, 22, 24, 34, 21, 12
LABEL = 104
_AROUND_NAME = 62
"""The shape before the name of the incident, and the air on both sides of both."""


_LEAST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts stand, in pixels from the panel's top.

    `shown` of the `count` lines of the table have room. The first `pinned` facts stand below the sum; where
    that is too little for all, the others are the last lines of the table.
    """

    axis: float
    table: float
    shown: int
    count: int
    sum: float
    facts: float
    pinned: int


class ProofPaint:
    """Draws one view into a panel; it keeps nothing but its ink."""

    row, count = ROW, COUNT
    """How high a line of the table is, and the count with its sentence."""

    def __init__(self, ink: DeskInk) -> None:
        self._ink = ink
        self._axis = ProofAxis(ink)

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale

    def layout(self, view: ProofView, height: float) -> Layout:
        """What is left after the fixed parts is the table's; what has no room there is scrolled to."""
        axis = self._u(HEAD + TABS + self.count)
        table = axis + self._u(proof_axis.HEIGHT)
        room = height - table - self._u(TABLE_HEAD + SUM + FOOT)
        rows, facts = len(view.rows), len(view.facts)
        pinned = int((room - self._u(self.row) * min(rows, _LEAST_ROWS)) / self._u(FACT))
        pinned = max(0, min(facts, pinned))
        count = rows + facts - pinned
        shown = max(1, min(count, int((room - self._u(FACT) * pinned) / self._u(self.row))))
        end = table + self._u(TABLE_HEAD) + shown * self._u(self.row)
        return Layout(axis, table, shown, count, end, end + self._u(SUM), pinned)

    def fitted(self, view: ProofView, width: float) -> ProofView:  # noqa: ARG002 - what is narrower needs it
        """The view as this panel has room for it."""
        return view

    def draw(self, painter: QPainter, box: QRectF, view: ProofView, first: int) -> None:
        """`first` is the row of the table that stands on top."""
        layout = self.layout(view, box.height())
        self._head(painter, box, view)
        self._tabs(painter, box, view)
        self._count(painter, box, view)
        inner = QRectF(
            self._u(SIDE), layout.axis, box.width() - 2 * self._u(SIDE), self._u(proof_axis.HEIGHT)
        )
        self._axis.draw(painter, inner, view.proof, view.face)
        self._table(painter, box, view, layout, first)
        self._sum(painter, box, view, layout)
        self._facts(painter, box, view.facts[: layout.pinned], layout.facts)
        if not self._ink.is_now:
            self._ink.pot.hatched(painter, box, "stale", self._ink.theme.text1)

    def tab_at(self, view: ProofView, at: QPointF) -> Chosen | None:
        """The promise whose tab is under a point."""
        for (chosen, _, _), rect in zip(view.tabs, self._tab_rects(view), strict=True):
            if rect.contains(at):
                return chosen
        return None

    def _head(self, painter: QPainter, box: QRectF, view: ProofView) -> None:
        """What is proved, and of which incident; the incident's name goes before the other words."""
        ink, theme = self._ink, self._ink.theme
        base, left, right = self._u(31), self._u(SIDE), box.width() - self._u(SIDE)
        title, body, small = (
            ink.face(DeskSize.TITLE, Weight.STRONG), ink.face(DeskSize.BODY), ink.face(DeskSize.SMALL)
        )  # fmt: skip
        room = right - left - self._u(_AROUND_NAME)
        said = ((tr("Why this time?"), tr("Esc closes")), (tr("Why this time?"), ""), (tr("Why?"), ""))
        name = body.width(view.title)
        asked, hint = next(
            (one for one in said if title.width(one[0]) + small.width(one[1]) + name <= room), said[-1]
        )
        x = ink.write(painter, title, theme.text1, left, base, asked) + self._u(28)
        right = ink.write_to(painter, small, theme.text3, right, base, hint)
        digit = ink.face(DeskSize.FLOOR, Weight.FIGURE)
        centre = QPointF(x, base - self._u(7))
        marks.severity_shape(painter, ink.pot, view.severity, centre, self._u(10), digit=digit)
        x += self._u(18)
        ink.write(painter, body, theme.text2, x, base, view.title, right - x - self._u(16 if hint else 0))

    def _tab_rects(self, view: ProofView) -> list[QRectF]:
        face, x = self._ink.face(DeskSize.BODY, Weight.STRONG), self._u(SIDE)
        found = []
        for _, word, _ in view.tabs:
            width = face.width(word) + self._u(4)
            found.append(QRectF(x, self._u(HEAD), width, self._u(TABS)))
            x += width + self._u(22)
        return found

    def _tabs(self, painter: QPainter, box: QRectF, view: ProofView) -> None:
        """Every promise of the incident; the one that is proved is underlined in the hand's colour."""
        ink, theme = self._ink, self._ink.theme
        line = self._u(HEAD + TABS) - 1
        painter.fillRect(QRectF(self._u(SIDE), line, box.width() - 2 * self._u(SIDE), 1), theme.line)
        for (chosen, word, state), rect in zip(view.tabs, self._tab_rects(view), strict=True):
            if rect.isEmpty():
                continue
            is_chosen = chosen == view.chosen
            face = ink.face(DeskSize.BODY, Weight.STRONG if is_chosen else Weight.NORMAL)
            colour = theme.text1 if is_chosen else theme.text2 if state is not ClockState.MET else theme.text3
            ink.write(painter, face, colour, rect.left() + self._u(2), rect.top() + self._u(20), word)
            if is_chosen:
                under = QRectF(rect.left(), line - self._u(2), rect.width(), self._u(3))
                painter.fillRect(under, theme.accent)

    def _count(self, painter: QPainter, box: QRectF, view: ProofView) -> None:
        """The countdown as the page shows it, and the sentence beside it on up to two lines."""
        ink, theme = self._ink, self._ink.theme
        figure, count = ink.pot.face(Size.TITLE, Weight.HERO), view.count
        base, x = self._u(HEAD + TABS + 42), self._u(SIDE)
        width = figure.width(count.text)
        end, colour = x + width, theme.s2 if count.is_soon else theme.text1
        if count.is_over:
            plate = QRectF(x, base - self._u(35), width + self._u(16), self._u(42))
            marks.plate(painter, ink.pot, plate, theme.s1, corner="cell")
            x, end, colour = x + self._u(8), plate.right(), theme.on_s
        elif view.state is ClockState.MISSED:
            colour = theme.s1
        ink.write(painter, figure, colour, x, base, count.text)
        small = ink.face(DeskSize.REASON)
        end += self._u(10)
        end = ink.write(painter, small, theme.text3, end, base, count.label) + self._u(24)
        lines = wrapped(ink.face(DeskSize.BODY), view.sentence, box.width() - self._u(SIDE) - end, most=2)
        top = base - self._u(22 if len(lines) > 1 else 6)
        for number, text in enumerate(lines):
            ink.write(
                painter, ink.face(DeskSize.BODY), theme.text1, end, top + number * self._u(22), text,
                box.width() - self._u(SIDE) - end,
            )  # fmt: skip

    def _table(self, painter: QPainter, box: QRectF, view: ProofView, layout: Layout, first: int) -> None:
        columns = self._columns(view, box.width())
        head = layout.table + self._u(17)
        small, theme = self._ink.face(DeskSize.FLOOR), self._ink.theme
        self._ink.write_to(painter, small, theme.text3, columns.worked, head, tr("worked"))
        self._ink.write_to(painter, small, theme.text3, columns.total, head, tr("sum"))
        if layout.count > layout.shown:
            words = tr("{first} to {last} of {all}; the arrows scroll").format(
                first=first + 1, last=first + layout.shown, all=layout.count
            )
            self._ink.write(painter, small, theme.text3, columns.day, head, words)
        y = layout.table + self._u(TABLE_HEAD)
        for row in view.rows[first : first + layout.shown]:
            if row.rule:
                self._rule(painter, columns, row, y)
            else:
                self._row(painter, columns, row, y)
            y += self._u(self.row)
        hidden = view.facts[layout.pinned :]
        beyond, upto = first - len(view.rows), first + layout.shown - len(view.rows)
        self._facts(painter, box, hidden[max(0, beyond) : max(0, upto)], y)

    def _columns(self, view: ProofView, width: float) -> "Columns":
        face, figure = self._ink.face(DeskSize.SMALL), self._ink.face(DeskSize.SMALL, Weight.STRONG)
        day = self._u(SIDE + 20)
        gap = self._u(16)
        hours = day + _widest(face, (row.day for row in view.rows), self._u(190)) + gap
        total = width - self._u(SIDE)
        worked = total - max(self._u(64), _widest(figure, (row.total for row in view.rows), width)) - gap
        end = worked - max(self._u(48), _widest(face, (row.worked for row in view.rows), width)) - gap
        most = min(self._u(210), end - hours - self._u(140) - gap)  # no word of what it is shall be cut
        what = hours + _widest(face, (row.hours for row in view.rows), most) + gap
        return Columns(day, hours, what, end, worked, total)

    def _row(self, painter: QPainter, at: "Columns", row: Row, y: float) -> None:
        ink, theme, base = self._ink, self._ink.theme, y + self._u(16)
        is_counted = row.kind in (SegmentKind.COUNTED, SegmentKind.SUMMED)
        box = QRectF(self._u(SIDE), y + self._u(6), self._u(11), self._u(11))
        swatch(painter, ink, box, row.kind, is_ahead=row.is_ahead, is_overdue=row.is_overdue)
        marks.frame(painter, ink.pot, box, theme.edge, width=self._u(1), corner="cell")
        loud = theme.text1 if is_counted and not row.is_ahead else theme.text2
        named = row.kind in (SegmentKind.HOLIDAY, SegmentKind.PAUSED, SegmentKind.ENDED)
        colour = loud if is_counted or named else theme.text3
        face, gap = ink.face(DeskSize.SMALL), self._u(10)
        ink.write(painter, face, colour, at.day, base, row.day, at.hours - at.day - gap)
        ink.write(painter, face, colour, at.hours, base, row.hours, at.what - at.hours - gap)
        what = theme.s1 if row.is_overdue and is_counted else colour
        end = at.end if row.total else at.total  # where no figures stand, there is more room for a reason
        ink.write(painter, face, what, at.what, base, row.what, end - at.what)
        ink.write_to(painter, face, loud, at.worked, base, row.worked)
        ink.write_to(painter, face, loud, at.total, base, row.total)

    def _rule(self, painter: QPainter, at: "Columns", row: Row, y: float) -> None:
        """A line across the table where something happens: now, due, an end."""
        ink, theme = self._ink, self._ink.theme
        face = ink.face(DeskSize.SMALL, Weight.STRONG)
        middle, base = y + self._u(ROW / 2), y + self._u(16)
        left = ink.write(painter, face, theme.text1, self._u(SIDE), base, row.rule) + self._u(10)
        right = ink.write_to(painter, face, theme.text1, at.total, base, row.total) - self._u(10)
        painter.fillRect(QRectF(left, middle, right - left, self._u(1)), theme.text2)

    def _sum(self, painter: QPainter, box: QRectF, view: ProofView, layout: Layout) -> None:
        ink, theme = self._ink, self._ink.theme
        line = QRectF(self._u(SIDE), layout.sum + self._u(4), box.width() - 2 * self._u(SIDE), self._u(1))
        painter.fillRect(line, theme.edge)
        face = ink.face(DeskSize.BODY, Weight.STRONG)
        right = box.width() - self._u(SIDE)
        said = face.elided(view.sum, line.width())
        ink.write_to(painter, face, theme.text1, right, layout.sum + self._u(26), said)

    def _facts(self, painter: QPainter, box: QRectF, facts: Sequence[tuple[str, str]], y: float) -> None:
        ink, theme, small = self._ink, self._ink.theme, self._ink.face(DeskSize.REASON)
        left = self._u(SIDE + LABEL)
        before = ""
        for label, text in facts:
            base = y + self._u(14)
            if label != before:
                ink.write(painter, small, theme.text3, self._u(SIDE), base, label, self._u(LABEL - 8))
            ink.write(painter, small, theme.text2, left, base, text, box.width() - self._u(SIDE) - left)
            before = label
            y += self._u(FACT)


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges of the texts, where the middle one ends, and right edges of the figures."""

    day: float
    hours: float
    what: float
    end: float
    worked: float
    total: float


def wrapped(face: Face, text: str, width: float, *, most: int) -> list[str]:
    """A text on so many lines at most, broken between words; the last one may be too long."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        # The last line takes all the rest, unmeasured: that may be a page of words.
        if lines and (len(lines) == most or face.width(longer) <= width):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _widest(face: Face, texts: Iterable[str], most: float) -> float:
    return min(most, max((face.width(text) for text in texts), default=0.0))
