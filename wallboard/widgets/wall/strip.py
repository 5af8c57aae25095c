"""The strip of figures: how much there is, how loud that is, and how it came to be so."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from operator import is_
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.figures import Figure, Level
from wallboard.domain.history import LoadHistory
from wallboard.domain.thresholds import SILENT, Profile
from wallboard.live.fault import guarded
from wallboard.models.trend import Trend, trend_of
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size
from wallboard.widgets.wall.figure_ink import PLATE, draw_figure, need_of
from wallboard.widgets.wall.grid import STRIP, Grid
from wallboard.widgets.wall.strip_places import GAP, Need, Place, Places, places_of
from wallboard.widgets.wall.strip_words import Said, said_of
from wallboard.widgets.wall.tile import Tile, touched

_Value = TypeVar("_Value")
_Basis = tuple[LoadHistory | None, Profile, bool]
_NO_TREND = Trend()
_LOUDNESS = (Level.NORMAL, Level.WARNING, Level.ALARM)


class StripTile(Tile):
    """Figures side by side, always in one order; of those that have no room the quietest fold first."""

    asked = Signal(str)
    """The key of a figure that somebody wants explained."""
    figures_changed = Signal(object)
    """The keys of the figures that now say something else, as a frozenset."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Figures"), parent)
        self._figures: tuple[Figure, ...] = ()
        self._said: tuple[Said, ...] = ()
        self._lines: tuple[str, ...] = ()
        """Each of them in words."""
        self._trends: tuple[Trend, ...] = ()
        self._trended: tuple[_Basis, tuple[Figure, ...]] | None = None
        """By what, and of which figures, the trends were made; kept, so that they are known again."""
        self._history: LoadHistory | None = None
        self._calm, self._is_whole = False, True
        self._explained: str | None = None
        self._places: tuple[object, Places] | None = None
        self._needs: tuple[Inkpot, dict[Said, Need]] = (pot, {})
        self.profile = SILENT
        """By which limits its figures are loud, at the next look."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What it shows, folded figures among them."""
        return self._figures

    @property
    def history(self) -> LoadHistory | None:
        """The hours that its trends are of."""
        return self._history

    def show_figures(self, figures: tuple[Figure, ...], *, calm: bool, is_whole: bool = True) -> None:
        """Paint only the figures that say something else; trends are of the whole floor only."""
        kept, before = self._figures if calm is self._calm else (), self._said
        # Equal ones stay the very same, so that nothing of those is asked for again.
        figures = _kept(self._figures, figures)
        places = range(len(kept))
        anew = [
            before[place] if place in places and figure is kept[place] else said_of(figure, calm=calm)
            for place, figure in enumerate(figures)
        ]
        said = _kept(before, anew)
        self._figures, self._said, self._calm, self._is_whole = figures, said, calm, is_whole
        changed = touched(before, said)
        if changed:
            self._lines = tuple(
                [
                    line if one is was else f"{one.label}: {one.aloud}"
                    for one, was, line in zip_longest(said, before[: len(said)], self._lines[: len(said)])
                ]
            )
            self.setAccessibleDescription("; ".join(self._lines))
            laid_out = self._places
            if laid_out is not None and self._laid_out() != laid_out[1]:
                self.update()
        if others := changed | self._take_trends():
            self._repaint(others)
        if before and changed:
            self.figures_changed.emit(frozenset(said[place].key for place in changed if place < len(said)))

    def show_history(self, history: LoadHistory | None) -> None:
        """How the figures went over the last hours; None where nobody knows."""
        self._history = history
        self._repaint(self._take_trends())

    def show_explained(self, key: str | None) -> None:
        """Mark the figure that is explained beside the board; None where none is."""
        if key != self._explained:
            self._explained = key
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and key is not None:
            self.asked.emit(key)

    def key_at(self, at: QPoint) -> str | None:
        """The figure under a point; the first folded one where the word for folded figures is."""
        if not self.rect().contains(at) or not self._said:
            return None
        for index, said in enumerate(self._kept()):
            place = self.place(index).adjusted(-self.u(GAP / 2), 0, self.u(GAP / 2), 0)
            if place.contains(at):
                return said.key
        return (*self._folded(), self._said[-1])[0].key

    def parts(self) -> tuple[Part, ...]:
        does = QCoreApplication.translate("Wall", "Explain this figure")
        told = [
            Part(
                ("figure", said.key),
                said.label,
                said.aloud,
                self.place(index).toAlignedRect(),
                PartKind.FIGURE,
                act=partial(self.asked.emit, said.key),
                does=does,
            )
            for index, said in enumerate(self._kept())
        ]
        if folded := self._folded():
            words = "; ".join(f"{said.label}: {said.aloud}" for said in folded)
            act = partial(self.asked.emit, folded[0].key)
            rect = self._more_rect().toAlignedRect()
            told.append(Part("folded", self._more(), words, rect, PartKind.COUNT, act=act, does=does))
        return tuple(told)

    def place(self, index: int) -> QRectF:
        """Where the figure stands that is so far from the left."""
        return self._pixels(self._laid_out().shown[index])

    def shown(self) -> int:
        """How many figures have room at their full size."""
        return len(self._laid_out().shown)

    def _kept(self) -> list[Said]:
        return [self._said[index] for index in self._laid_out().kept]

    def _folded(self) -> list[Said]:
        """The figures that have no room; the loudest first."""
        kept = self._laid_out().kept
        folded = [said for index, said in enumerate(self._said) if index not in kept]
        return sorted(folded, key=lambda said: -_LOUDNESS.index(said.level))

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        laid_out = self._laid_out()
        for index, where in zip(laid_out.kept, laid_out.shown, strict=True):
            place = self._pixels(where)
            if exposed.intersects(self._around(place)):
                draw_figure(painter, self.pot, place, self._said[index], self._trends[index])
                if self._said[index].key == self._explained:
                    line = QRectF(place.left(), place.bottom() - self.u(9), place.width(), self.u(4))
                    painter.fillRect(line, self.pot.theme.accent)
        if laid_out.folded:
            self._draw_more(painter)
        self.hairline(painter, 0, self.height() - self.u(1), self.width())

    def _draw_more(self, painter: QPainter) -> None:
        """How many are folded, as loud as the loudest of them."""
        theme, place, face = self.pot.theme, self._more_rect(), self.pot.face(Size.WALK_UP)
        level = self._folded()[0].level
        colour = theme.text3
        if level is Level.ALARM:
            marks.plate(painter, self.pot, place, theme.s1)
            colour = theme.on_s
        elif level is Level.WARNING:
            painter.fillRect(QRectF(place.left(), place.top(), self.u(6), place.height()), theme.s2)
            colour = theme.fig_warn
        self.pot.write(painter, face, colour, place.left() + self.u(PLATE), face.base_in(place), self._more())

    def _more(self) -> str:
        words = QCoreApplication.translate("Wall", "{count} more")
        return words.format(count=self._laid_out().folded or 1)

    def _more_rect(self) -> QRectF:
        width, height = self._more_width(), self.u(34)
        bottom = self.height() - self.u(STRIP - 132)
        return QRectF(self.width() - self.margin + self.u(PLATE) - width, bottom - height, width, height)

    def _more_width(self) -> float:
        words = QCoreApplication.translate("Wall", "{count} more").format(count=8)
        return self.pot.face(Size.WALK_UP).width(words) + self.u(2 * PLATE)

    def _laid_out(self) -> Places:
        """Where everything stands; kept until a figure says something else."""
        asked = (self._said, self.pot.scale, self.width(), self.grid.strip_lines)
        if self._places is None or self._places[0] != asked:
            needs, scale = self._all_needs(), self.pot.scale
            inner = (self.width() - 2 * self.margin) / scale
            more = (self._more_width()) / scale + PLATE
            loud = [_LOUDNESS.index(said.level) for said in self._said]
            self._places = (asked, places_of(needs, inner, self.grid.strip_lines, more, loud))
        return self._places[1]

    def _all_needs(self) -> tuple[Need, ...]:
        """How much room each figure asks for; measured anew only of those that say something else."""
        pot, known = self.pot, self._needs
        if known[0] is not pot:
            known = (pot, {})
        needs = {said: known[1].get(said) or need_of(pot, said) for said in self._said}
        self._needs = pot, needs
        return tuple(needs.values())

    def _pixels(self, place: Place) -> QRectF:
        top = place.line * self.u(STRIP - 24)
        return QRectF(self.margin + self.u(place.left), top, self.u(place.width), self.u(STRIP))

    def _around(self, place: QRectF) -> QRect:
        return place.adjusted(-self.u(PLATE), 0, self.u(PLATE), 0).toAlignedRect()

    def _take_trends(self) -> set[int]:
        """Which figures have another trend than before; its end, which is now, moves with their words."""
        before, basis = self._trends, (self._history, self.profile, self._is_whole)
        known: dict[int, Trend] = {}
        if self._trended is not None and all(map(is_, basis, self._trended[0])):
            known = {id(one): trend for one, trend in zip(self._trended[1], before, strict=True)}
        self._trended = basis, self._figures
        self._trends = tuple([known.get(id(one)) or self._trend_of(one) for one in self._figures])
        others = touched(before, self._trends)
        if len(before) != len(self._trends):
            return others
        return {place for place in others if _behind(before[place]) != _behind(self._trends[place])}

    def _trend_of(self, figure: Figure) -> Trend:
        return trend_of(figure, self._history, self.profile) if self._is_whole else _NO_TREND

    def _repaint(self, places: set[int]) -> None:
        kept = self._laid_out().kept
        for number, index in enumerate(kept):
            if index in places:
                self.update(self._around(self.place(number)))
        if any(index not in kept for index in places):
            self.update(self._more_rect().toAlignedRect())


def _kept(before: tuple[_Value, ...], values: Sequence[_Value]) -> tuple[_Value, ...]:
    """These, of which those that equal what stood in their place are the very same as that."""
    pairs = zip(before, values, strict=False)
    known = [old if old is new or old == new else new for old, new in pairs]
    return (*known, *values[len(known) :])


def _behind(trend: Trend) -> object:
    """What of a trend lies before now."""
    return trend.values[:-1], trend.limit, trend.since, trend.bucket
