"""The upper part of the pane: what the figure is, how it is computed, its limits and its trend."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.figures import Absence, Level
from wallboard.live.fault import guarded
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.explain.explain_view import ExplainView
from wallboard.widgets.explain.explain_words import tr
from wallboard.widgets.explain.trend_ink import draw_trend
from wallboard.widgets.ink import marks
from wallboard.widgets.proof.proof_paint import wrapped
from wallboard.widgets.type import Weight

SIDE, TOP = 16, 12
LINE, TITLE, GAP, TREND, TREND_LEAST = 20, 42, 8, 96, 56
_NAME = 0.3
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Text:
    """One line of the sheet: a quiet name at the left, words at the right of it."""

    name: str
    words: str
    is_strong: bool = False
    level: Level = Level.NORMAL


class ExplainSheet(QWidget):
    """Paints one view; as high as what it says."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._view: ExplainView | None = None
        self.setAccessibleName(tr("How the figure is computed"))

    def dress(self, ink: DeskInk) -> None:
        self._ink = ink
        self.update()

    def show_view(self, view: ExplainView | None) -> None:
        if view == self._view:
            return
        self._view = view
        said = [] if view is None else [f"{text.name} {text.words}".strip() for text in _texts(view)]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def height_for(self, width: int) -> int:
        """How high it must be at a width to say everything."""
        if self._view is None:
            return 0
        lines = sum(len(self._lines(text, width)) for text in _texts(self._view))
        high = TOP + TITLE + lines * LINE + 3 * GAP + TREND
        return round(self._u(high))

    def parts(self) -> tuple[Part, ...]:
        """Each line, for whoever reads without eyes."""
        view = self._view
        if view is None:
            return ()
        title = QRect(0, 0, self.width(), round(self._u(TOP + TITLE)))
        told = [Part(("title", view.key), view.said.label, view.said.aloud, title, PartKind.FIGURE)]
        for place, (text, rect) in enumerate(self._placed(view)):
            told.append(Part((view.key, place), text.name or tr("and"), text.words, rect.toAlignedRect()))
        return tuple(told)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_title(painter, view)
        bottom = self._u(TOP + TITLE)
        for text, rect in self._placed(view):
            self._draw_text(painter, text, rect)
            bottom = rect.bottom()
        box = QRectF(self._u(SIDE), bottom + self._u(GAP), 0, 0)
        box.setRight(self.width() - self._u(SIDE))
        box.setBottom(min(box.top() + self._u(TREND), self.height() - self._u(GAP)))
        if not view.is_of_selection and box.height() >= self._u(TREND_LEAST):
            draw_trend(painter, self._ink, box, view.key, view.trend, view.trend_times)
        painter.end()

    def _draw_title(self, painter: QPainter, view: ExplainView) -> None:
        ink, theme, said = self._ink, self._ink.theme, view.said
        base, left, right = self._u(TOP + 24), self._u(SIDE), self.width() - self._u(SIDE)
        figure = ink.face(DeskSize.CLOCK, Weight.STRONG)
        words = f"{said.text} {said.unit}".strip()
        colour = theme.text1 if said.absence is None else theme.text3
        width = figure.width(words)
        box = QRectF(right - width - self._u(8), self._u(TOP - 4), width + self._u(16), self._u(TITLE - 6))
        if said.level is Level.ALARM:
            marks.plate(painter, ink.pot, box, theme.s1)
            colour = theme.on_s
        elif said.level is Level.WARNING:
            painter.fillRect(QRectF(box.left(), box.top(), self._u(4), box.height()), theme.s2)
            colour = theme.fig_warn
        elif said.absence is Absence.NO_DATA:
            marks.no_data(painter, ink.pot, box)
        start = ink.write_to(painter, figure, colour, right, base, words)
        title = ink.face(DeskSize.TITLE, Weight.STRONG)
        ink.write(painter, title, theme.text1, left, base, said.label, start - left - self._u(16))

    def _draw_text(self, painter: QPainter, text: _Text, rect: QRectF) -> None:
        ink, theme = self._ink, self._ink.theme
        face = ink.face(DeskSize.SMALL, Weight.STRONG if text.is_strong else Weight.NORMAL)
        small = ink.face(DeskSize.REASON)
        colour: QColor = theme.text1 if text.is_strong else theme.text2
        left, base = rect.left() + rect.width() * _NAME, rect.top() + self._u(15)
        if text.level is Level.WARNING:
            painter.fillRect(
                QRectF(rect.left() - self._u(8), rect.top() + 2, self._u(3), rect.height() - 4), theme.s2
            )
        elif text.level is Level.ALARM:
            painter.fillRect(
                QRectF(rect.left() - self._u(8), rect.top() + 2, self._u(3), rect.height() - 4), theme.s1
            )
        room = rect.width() * _NAME - self._u(8)
        ink.write(painter, small, theme.text3, rect.left(), base, text.name, room)
        for number, line in enumerate(self._lines(text, self.width())):
            ink.write(painter, face, colour, left, base + number * self._u(LINE), line, rect.right() - left)

    def _placed(self, view: ExplainView) -> Iterator[tuple[_Text, QRectF]]:
        y, width = self._u(TOP + TITLE), self.width() - 2 * self._u(SIDE)
        for text in _texts(view):
            height = len(self._lines(text, self.width())) * self._u(LINE)
            if y + height > self.height():
                return
            yield text, QRectF(self._u(SIDE), y, width, height)
            y += height

    def _lines(self, text: _Text, width: int) -> list[str]:
        face = self._ink.face(DeskSize.SMALL, Weight.STRONG if text.is_strong else Weight.NORMAL)
        room = (width - 2 * self._u(SIDE)) * (1 - _NAME)
        return wrapped(face, text.words, room, most=_MOST_LINES) or [""]

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale


def _texts(view: ExplainView) -> list[_Text]:
    """Its lines from top to bottom."""
    texts = [_Text(tr("Formula"), view.formula), _Text(tr("With numbers"), view.sum, is_strong=True)]
    if view.said.note and view.said.absence is None:
        texts.append(_Text(tr("Forecast"), view.said.note))
    texts += [_Text(name, value) for name, value in view.facts]
    for place, (count, words) in enumerate(view.left_out):
        texts.append(_Text(tr("Left out") if place == 0 else "", f"{count} {words}"))
    if not view.left_out:
        texts.append(_Text(tr("Left out"), tr("nothing")))
    texts.append(_Text(tr("Window"), view.window))
    if view.is_of_selection:
        texts.append(_Text(tr("Filter"), tr("of what the filter shows; trends are of the whole floor only")))
    for limit in view.limits:
        level = limit.level if limit.holds else Level.NORMAL
        texts.append(_Text(limit.name, limit.words, is_strong=limit.holds, level=level))
    texts.append(
        _Text(
            tr("Profile"), view.profile if view.limits else tr("{name}: no limits").format(name=view.profile)
        )
    )
    return texts
