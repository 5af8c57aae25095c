"""How high each row of a detail is at a width, and how it is painted there."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.detail.rows import ActKind, Row, RowKind, Tone
from wallboard.widgets.ink import marks
from wallboard.widgets.proof.proof_paint import wrapped
from wallboard.widgets.type import LONGEST_LINE, Face, Weight

SIDE, LABEL, TIME, DOT = 12, 88, 66, 76
"""Where labels, texts, times and the timeline's line stand, from the left."""
_SECTION, _FACT, _MORE, _NOTE, _PROMISE, _KEPT, _DAY = 44, 24, 19, 18, 52, 26, 26
_TITLE, _SUB = 27, 20
_WORD_PART = 0.62
"""How much of its line what became of a promise may take."""
_DONE = (Tone.QUIET, Tone.STRONG)
"""Of promises: kept or given up, and missed; one line tells of them."""
_MOST_LINES = {RowKind.HEAD: 2, RowKind.FACT: 4, RowKind.SENTENCE: 5, RowKind.LINE: 6, RowKind.LINK: 3}


class RowInk:
    """Measures and draws rows with one ink."""

    def __init__(self, ink: DeskInk) -> None:
        self.ink = ink

    def u(self, length: float) -> float:
        return length * self.ink.pot.scale

    def height(self, row: Row, width: float) -> float:
        """What the row needs, its texts broken to the width."""
        if row.kind is RowKind.HEAD:
            lines = len(self._title(row, width)) * _TITLE + len(self._subtitle(row, width)) * _SUB
            return self.u(lines + 24)
        if row.kind is RowKind.LINE:
            lines = len(self._told(row, width)) * _MORE + len(self._by(row, width)) * _NOTE
            return self.u(lines + len(self._quoted(row, width)) * _NOTE + 11)
        if row.kind in (RowKind.FACT, RowKind.LINK, RowKind.SENTENCE, RowKind.NOTICE):
            return self.u(_FACT + (len(self._text(row, width)) - 1) * _MORE + self._margin(row))
        if row.kind is RowKind.PROMISE and row.tone in _DONE:
            return self.u(_KEPT)
        if row.kind is RowKind.PROMISE:
            return self.u(_PROMISE + (len(self._noted(row, width)) - 1) * _NOTE)
        plain = {RowKind.SECTION: _SECTION, RowKind.DAY: _DAY}
        return self.u(plain.get(row.kind, 32))

    def draw(self, painter: QPainter, row: Row, box: QRectF) -> None:
        {
            RowKind.BACK: self._draw_button,
            RowKind.HEAD: self._draw_head,
            RowKind.NOTICE: self._draw_notice,
            RowKind.SECTION: self._draw_section,
            RowKind.SENTENCE: self._draw_sentence,
            RowKind.FACT: self._draw_fact,
            RowKind.LINK: self._draw_fact,
            RowKind.PROMISE: self._draw_promise,
            RowKind.DAY: self._draw_day,
            RowKind.LINE: self._draw_line,
            RowKind.MORE: self._draw_button,
        }[row.kind](painter, row, box)

    # What stands on how many lines

    def _margin(self, row: Row) -> int:
        return {RowKind.NOTICE: 14, RowKind.SENTENCE: 2}.get(row.kind, 0)

    def _title(self, row: Row, width: float) -> list[str]:
        face = self.ink.face(DeskSize.TITLE, Weight.STRONG)
        return wrapped(face, row.text[:LONGEST_LINE], width - self.u(SIDE * 2 + 42), most=2)

    def _subtitle(self, row: Row, width: float) -> list[str]:
        face = self.ink.face(DeskSize.SMALL)
        return wrapped(face, row.note[:LONGEST_LINE], width - self.u(SIDE * 2 + 42), most=2)

    def _told(self, row: Row, width: float) -> list[str]:
        return wrapped(self.ink.face(DeskSize.SMALL), row.text, self._room(width), most=8)

    def _by(self, row: Row, width: float) -> list[str]:
        return wrapped(self.ink.face(DeskSize.REASON), row.note, self._room(width), most=2)

    def _quoted(self, row: Row, width: float) -> list[str]:
        if not row.quote:
            return []
        return wrapped(self.ink.face(DeskSize.REASON), row.quote, self._room(width), most=5)

    def _noted(self, row: Row, width: float) -> list[str]:
        """What stands below a promise's name, left of its count; the same while its seconds run."""
        figure = self.ink.face(DeskSize.FIGURE, Weight.FIGURE)
        count = max(figure.width(row.right), figure.width("+00:00")) + self.u(12)
        room = width - self.u(2 * SIDE + 8) - count
        face = self.ink.face(DeskSize.REASON)
        if face.width(row.note) <= room:
            return [row.note]
        return [line for part in row.note.split(" · ") for line in wrapped(face, part, room, most=2)]

    def _text(self, row: Row, width: float) -> list[str]:
        if row.kind is RowKind.LINK and row.act is not None and row.act.kind is ActKind.LEAVE:
            return [row.text]  # an address has no words to break it at
        full = row.kind in (RowKind.SENTENCE, RowKind.NOTICE)
        room = width - self.u(2 * SIDE) if full else width - self.u(LABEL + 2 * SIDE)
        if row.kind is RowKind.LINK:
            room -= self.u(14)
        face = self._face_of(row)
        return wrapped(face, row.text, room, most=_MOST_LINES.get(row.kind, 3))

    def _room(self, width: float) -> float:
        return width - self.u(LABEL + 2 * SIDE)

    def _face_of(self, row: Row) -> Face:
        strong = row.tone in (Tone.STRONG, Tone.PLATE) or row.kind is RowKind.NOTICE
        return self.ink.face(DeskSize.SMALL, Weight.STRONG if strong else Weight.NORMAL)

    # How it looks

    def _draw_head(self, painter: QPainter, row: Row, box: QRectF) -> None:
        ink, theme, left = self.ink, self.ink.theme, self.u(SIDE + 42)
        y = box.top() + self.u(11)
        if row.severity is not None:
            digit = ink.face(DeskSize.BODY, Weight.HERO)
            centre = QPointF(box.left() + self.u(SIDE + 16), y + self.u(19))
            marks.severity_shape(painter, ink.pot, row.severity, centre, self.u(15), digit=digit)
        face, width = ink.face(DeskSize.TITLE, Weight.STRONG), box.width() - self.u(SIDE) - left
        for line in self._title(row, box.width()):
            y += self.u(_TITLE)
            ink.write(painter, face, theme.text1, box.left() + left, y, line, width)
        y += self.u(2)
        for line in self._subtitle(row, box.width()):
            y += self.u(_SUB)
            small = ink.face(DeskSize.SMALL)
            ink.write(painter, small, theme.text2, box.left() + left, y, line, width)

    def _draw_notice(self, painter: QPainter, row: Row, box: QRectF) -> None:
        """What must not be overlooked: that this is no longer on the board."""
        ink, theme = self.ink, self.ink.theme
        inner = box.adjusted(self.u(SIDE), self.u(3), -self.u(SIDE), -self.u(5))
        marks.plate(painter, ink.pot, inner, theme.raised)
        painter.fillRect(QRectF(inner.left(), inner.top(), self.u(3), inner.height()), theme.text1)
        place = QPointF(inner.left() + self.u(12), inner.top() + self.u(19))
        self._lines(painter, self._face_of(row), theme.text1, place, self._text(row, box.width()), inner)

    def _draw_section(self, painter: QPainter, row: Row, box: QRectF) -> None:
        ink, theme = self.ink, self.ink.theme
        left, right, base = box.left() + self.u(SIDE), box.right() - self.u(SIDE), box.top() + self.u(34)
        painter.fillRect(QRectF(left, box.top() + self.u(8), right - left, max(1.0, self.u(1))), theme.line)
        ink.write(painter, ink.face(DeskSize.BODY, Weight.STRONG), theme.text1, left, base, row.text)
        if row.tone is Tone.SOON:
            face = ink.face(DeskSize.SMALL, Weight.STRONG)
            start = ink.write_to(painter, face, theme.fig_warn, right, base, row.right)
            painter.fillRect(QRectF(start - self.u(9), base - self.u(13), self.u(3), self.u(16)), theme.s2)
        elif row.right:
            ink.write_to(painter, ink.face(DeskSize.REASON), theme.text3, right, base, row.right)

    def _draw_sentence(self, painter: QPainter, row: Row, box: QRectF) -> None:
        colour = self.ink.theme.text3 if row.tone is Tone.QUIET else self.ink.theme.text1
        place = QPointF(box.left() + self.u(SIDE), box.top() + self.u(17))
        self._lines(painter, self._face_of(row), colour, place, self._text(row, box.width()), box)

    def _draw_fact(self, painter: QPainter, row: Row, box: QRectF) -> None:
        ink, theme, base = self.ink, self.ink.theme, box.top() + self.u(17)
        small, left = ink.face(DeskSize.SMALL), box.left() + self.u(SIDE + LABEL)
        room = self.u(LABEL - 6)
        ink.write(painter, small, theme.text3, box.left() + self.u(SIDE), base, row.label, room)
        if row.tone is Tone.PLATE:
            face = self._face_of(row)
            plate = QRectF(
                left - self.u(2), box.top() + self.u(2), face.width(row.text) + self.u(12), self.u(20)
            )
            marks.plate(painter, ink.pot, plate, theme.text1, corner="cell")
            ink.write(painter, face, theme.ink, plate.left() + self.u(6), face.base_in(plate), row.text)
            return
        shades = {Tone.QUIET: theme.text2, Tone.OVER: theme.s1}
        colour = shades.get(row.tone, theme.text1)
        end = QRectF(box)
        if row.kind is RowKind.LINK:
            end.setRight(box.right() - self.u(14))
            ink.write_to(painter, small, theme.text2, box.right() - self.u(SIDE), base, "›")
        self._lines(
            painter, self._face_of(row), colour, QPointF(left, base), self._text(row, box.width()), end
        )

    def _draw_promise(self, painter: QPainter, row: Row, box: QRectF) -> None:
        ink, theme, y = self.ink, self.ink.theme, box.top() + self.u(3)
        left, right = box.left() + self.u(SIDE), box.right() - self.u(SIDE)
        start = self._draw_count(painter, row, right, y)
        if row.tone in _DONE:
            small = ink.face(DeskSize.SMALL)
            ink.write(painter, small, theme.text2, left, y + self.u(15), row.text, start - left - self.u(8))
            return
        body = ink.face(DeskSize.BODY)
        ink.write(painter, body, theme.text1, left, y + self.u(18), row.text, start - left - self.u(8))
        note, noted = ink.face(DeskSize.REASON), self._noted(row, box.width())
        place = QPointF(left, y + self.u(36))
        self._lines(painter, note, theme.text3, place, noted, box, pitch=_NOTE)
        if row.part is not None:
            fill = {Tone.SOON: theme.s2, Tone.OVER: theme.s1}.get(row.tone, theme.text3)
            track = QRectF(left, y + self.u(43 + (len(noted) - 1) * _NOTE), right - left, self.u(3))
            marks.bar(painter, track, row.part, fill=fill, empty=theme.line)

    def _draw_count(self, painter: QPainter, row: Row, right: float, y: float) -> float:
        """What is left, or what became of it; the left end is returned."""
        ink, theme = self.ink, self.ink.theme
        if row.tone in _DONE or row.tone is Tone.WAITING or row.part is None:
            is_loud = row.tone is Tone.STRONG
            face = ink.face(DeskSize.SMALL, Weight.STRONG if is_loud else Weight.NORMAL)
            base = y + self.u(15 if row.tone in _DONE else 18)
            words = face.elided(row.right, (right - self.u(SIDE)) * _WORD_PART)
            return ink.write_to(painter, face, theme.text1 if is_loud else theme.text2, right, base, words)
        figure = ink.face(DeskSize.FIGURE, Weight.FIGURE)
        if row.tone is Tone.OVER:
            width = figure.width(row.right) + self.u(12)
            plate = QRectF(right - width, y, width, self.u(26))
            marks.plate(painter, ink.pot, plate, theme.s1, corner="cell")
            ink.write(painter, figure, theme.on_s, plate.left() + self.u(6), y + self.u(21), row.right)
            return plate.left()
        colour = theme.fig_warn if row.tone is Tone.SOON else theme.text1
        return ink.write_to(painter, figure, colour, right, y + self.u(20), row.right)

    def _draw_day(self, painter: QPainter, row: Row, box: QRectF) -> None:
        base = box.top() + self.u(18)
        face = self.ink.face(DeskSize.REASON, Weight.STRONG)
        left = box.left() + self.u(SIDE)
        self.ink.write(painter, face, self.ink.theme.text2, left, base, row.text, box.width())

    def _draw_line(self, painter: QPainter, row: Row, box: QRectF) -> None:
        """When, a dot on the line that runs through all of them, what, and by whom."""
        ink, theme, base = self.ink, self.ink.theme, box.top() + self.u(17)
        x = box.left() + self.u(SIDE + DOT)
        end = box.top() + self.u(12) if row.is_last else box.bottom()
        painter.fillRect(QRectF(x, box.top(), max(1.0, self.u(1)), end - box.top()), theme.edge)
        painter.save()
        painter.setPen(theme.ground)
        painter.setBrush(theme.text3)
        painter.drawEllipse(QPointF(x + self.u(0.5), box.top() + self.u(12)), self.u(4.5), self.u(4.5))
        painter.restore()
        time = ink.face(DeskSize.REASON)
        ink.write(painter, time, theme.text2, box.left() + self.u(SIDE), base, row.label, self.u(TIME))
        place = QPointF(box.left() + self.u(SIDE + LABEL), base)
        told = self._told(row, box.width())
        self._lines(painter, ink.face(DeskSize.SMALL), theme.text1, place, told, box)
        place.setY(place.y() + self.u(_MORE) * (len(told) - 1) + self.u(_NOTE))
        reason = ink.face(DeskSize.REASON)
        quoted = self._quoted(row, box.width())
        self._lines(painter, reason, theme.text1, place, quoted, box, pitch=_NOTE)
        place.setY(place.y() + self.u(_NOTE) * len(quoted))
        self._lines(painter, reason, theme.text3, place, self._by(row, box.width()), box, pitch=_NOTE)

    def _draw_button(self, painter: QPainter, row: Row, box: QRectF) -> None:
        ink, theme = self.ink, self.ink.theme
        face = ink.face(DeskSize.SMALL)
        arrow = "‹  " if row.kind is RowKind.BACK else ""
        words = f"{arrow}{row.text}"
        left = box.left() + self.u(SIDE if row.kind is RowKind.BACK else SIDE + LABEL - 11)
        plate = QRectF(left, box.top() + self.u(4), face.width(words) + self.u(22), self.u(24))
        plate.setWidth(min(plate.width(), box.right() - self.u(SIDE) - left))
        marks.plate(painter, ink.pot, plate, theme.raised, corner="chip")
        marks.frame(painter, ink.pot, plate, theme.edge, width=self.u(1), corner="chip")
        room = plate.width() - self.u(22)
        ink.write(painter, face, theme.text1, plate.left() + self.u(11), face.base_in(plate), words, room + 1)

    def _lines(
        self,
        painter: QPainter,
        face: Face,
        colour: QColor,
        place: QPointF,
        lines: Sequence[str],
        box: QRectF,
        *,
        pitch: float = _MORE,
    ) -> None:
        for number, line in enumerate(lines):
            y = place.y() + self.u(pitch) * number
            self.ink.write(
                painter, face, colour, place.x(), y, line, box.right() - self.u(SIDE) - place.x() + 1
            )
