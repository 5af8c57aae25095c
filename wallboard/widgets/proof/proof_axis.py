"""The timeline of a proof, drawn to scale: what was counted, what was skipped and why, now, due and marks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.proof import Proof
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import code_words
from wallboard.widgets.ink import marks
from wallboard.widgets.proof.proof_words import Clockface, tr
from wallboard.widgets.type import Face, Weight

HEIGHT = 96
BAR_TOP, BAR = 36, 24
_STEPS_H = (1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672, 1344, 2688, 5376, 10752)
_STEPS_MIN = (1, 2, 5, 10, 15, 30)


class ProofAxis:
    """Draws one proof into a rectangle; it keeps nothing but its ink."""

    def __init__(self, ink: DeskInk) -> None:
        self._ink = ink

    def draw(self, painter: QPainter, rect: QRectF, proof: Proof, face: Clockface) -> None:
        """Names above the bar, the bar, marks and times below it; `rect` is `HEIGHT` high at this scale."""
        bar = QRectF(rect.left(), rect.top() + self._u(BAR_TOP), rect.width(), self._u(BAR))
        scale = _Scale(proof.from_at, proof.to_at, bar)
        for segment in proof.segments:
            box = QRectF(bar)
            box.setLeft(scale.x(segment.from_at))
            box.setRight(scale.x(segment.to_at))
            flags = {"is_ahead": segment.is_ahead, "is_overdue": segment.is_overdue}
            swatch(painter, self._ink, box, segment.kind, **flags)
        marks.frame(painter, self._ink.pot, bar, self._ink.theme.edge, width=self._u(1), corner="cell")
        self._names(painter, scale, proof)
        self._times(painter, scale, face)
        self._marks(painter, scale, proof)
        self._lines(painter, scale, proof)

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale

    def _names(self, painter: QPainter, scale: "_Scale", proof: Proof) -> None:
        """Holidays and reasons over their stretches, as far as there is room beside what stands there."""
        ink, small = self._ink, self._ink.face(DeskSize.FLOOR)
        base = scale.bar.top() - self._u(7)
        gap = self._u(5)
        taken = [(scale.x(at) - gap, scale.x(at) + gap) for at, _ in self._flags(proof)]
        free_from = scale.bar.left()
        for segment in proof.segments:
            if segment.name is None or segment.kind is SegmentKind.EARLIER:
                continue
            left, right = scale.x(segment.from_at), scale.x(segment.to_at)
            text = code_words(segment.name) if segment.kind is SegmentKind.PAUSED else segment.name
            width = small.width(small.elided(text, self._u(150)))
            x = min(max((left + right - width) / 2, free_from), scale.bar.right() - width)
            if x > right or any(x < end and x + width > start for start, end in taken):
                continue
            ink.write(painter, small, ink.theme.text2, x, base, small.elided(text, self._u(150)))
            free_from = x + width + self._u(10)

    def _times(self, painter: QPainter, scale: "_Scale", face: Clockface) -> None:
        ink, small = self._ink, self._ink.face(DeskSize.FLOOR)
        base = scale.bar.bottom() + self._u(30)
        step = scale.step(self._u(76))
        end = scale.bar.left()
        for at in ticks(scale.start, scale.end, step, face):
            x = scale.x(at)
            local = face.local(at)
            text = face.day(at) if (local.hour, local.minute) == (0, 0) else face.time(at)
            painter.fillRect(QRectF(x, scale.bar.bottom(), self._u(1), self._u(5)), ink.theme.edge)
            left = min(
                max(x - small.width(text) / 2, scale.bar.left()), scale.bar.right() - small.width(text)
            )
            if left >= end:
                ink.write(painter, small, ink.theme.text3, left, base, text)
                end = left + small.width(text) + self._u(10)

    def _marks(self, painter: QPainter, scale: "_Scale", proof: Proof) -> None:
        """Each mark a small wedge under the bar, full once it is reached."""
        theme = self._ink.theme
        for mark in proof.marks:
            if mark.at is None or mark.percent >= 100:
                continue
            x, top = scale.x(mark.at), scale.bar.bottom() + self._u(2)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._ink.pot.pen(theme.text2, self._u(1.2)))
            painter.setBrush(theme.text2 if mark.is_reached else theme.ground)
            reach = self._u(4)
            painter.drawPolygon(
                [QPointF(x, top), QPointF(x + reach, top + 2 * reach), QPointF(x - reach, top + 2 * reach)]
            )
            painter.restore()

    def _lines(self, painter: QPainter, scale: "_Scale", proof: Proof) -> None:
        """Now is a whole line, due a broken one; each with its word on top."""
        colour, strong = self._ink.theme.text1, self._flag_face()
        words_end = scale.bar.right() + self._u(4)
        for at, word in sorted(self._flags(proof), reverse=True):
            x, width = scale.x(at), strong.width(word)
            is_due = word == _due_word()
            style = Qt.PenStyle.DashLine if is_due else Qt.PenStyle.SolidLine
            painter.setPen(self._ink.pot.pen(colour, self._u(2), style))
            painter.drawLine(QLineF(x, scale.bar.top() - self._u(18), x, scale.bar.bottom() + self._u(4)))
            left = max(scale.bar.left(), min(x - width / 2, words_end - width))
            self._ink.write(painter, strong, colour, left, scale.bar.top() - self._u(22), word)
            words_end = left - self._u(8)  # words that would meet stand side by side, in their order

    def _flags(self, proof: Proof) -> Iterator[tuple[datetime, str]]:
        """Where they meet, only one word stands."""
        if proof.clock.due_at is not None and proof.clock.due_at != proof.as_of:
            yield proof.clock.due_at, _due_word()
        here = tr("now") if self._ink.is_now else tr("then")
        yield proof.as_of, here if proof.clock.is_running else tr("ended")

    def _flag_face(self) -> Face:
        return self._ink.face(DeskSize.REASON, Weight.STRONG)


def swatch(
    painter: QPainter, ink: DeskInk, box: QRectF, kind: SegmentKind, *, is_ahead: bool, is_overdue: bool
) -> None:
    """Counted is full, what is to come an open frame's ground, a pause hatched, closed hours are empty."""
    theme = ink.theme
    if kind in (SegmentKind.COUNTED, SegmentKind.SUMMED):
        fill: QColor = theme.edge if is_ahead else theme.s1 if is_overdue else theme.text2
        painter.fillRect(box, fill)
    elif kind is SegmentKind.PAUSED:
        painter.fillRect(box, theme.raised)
        ink.pot.hatched(painter, box, "paused", theme.text2)
    elif kind is SegmentKind.ENDED:
        middle = QRectF(box.left(), box.center().y(), box.width(), ink.pot.u(1.5))
        painter.fillRect(middle, theme.text3)
    elif kind is SegmentKind.HOLIDAY:
        painter.fillRect(box, theme.line)


def ticks(start: datetime, end: datetime, step: timedelta, face: Clockface) -> Iterator[datetime]:
    """Round times of the clock face, `step` apart, strictly within a span."""
    local = face.local(start)
    at = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    while at <= face.local(end):
        if start < at < end:
            yield at
        at += step  # on the wall clock, so that midnights stay midnights when clocks change


def _due_word() -> str:
    return tr("due")


class _Scale:
    """Where an instant is on the bar."""

    def __init__(self, start: datetime, end: datetime, bar: QRectF) -> None:
        self.start, self.end, self.bar = start, max(end, start + timedelta(seconds=1)), bar

    def x(self, at: datetime) -> float:
        part = (at - self.start) / (self.end - self.start)
        return self.bar.left() + self.bar.width() * min(1.0, max(0.0, part))

    def step(self, least_px: float) -> timedelta:
        """The smallest round step whose labels have so much room."""
        per_px = (self.end - self.start) / max(1.0, self.bar.width())
        steps = [*(timedelta(minutes=m) for m in _STEPS_MIN), *(timedelta(hours=h) for h in _STEPS_H)]
        return next((step for step in steps if step >= per_px * least_px), steps[-1])
