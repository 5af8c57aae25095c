"""The figures of the floor on one line; when the board is not live, the line says so instead."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain import objection
from wallboard.domain.figures import Absence, Figure, Level, figures
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.tally import Tally, tallied
from wallboard.live.fault import guarded
from wallboard.live.shown import Shown, ShownRecords
from wallboard.models.choice import FilterChoice
from wallboard.models.team_list import TeamListModel
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.company.words import freshness_word
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.loudness import Loudness
from wallboard.widgets.desk.strip_facts import StripFigure, strip_figure
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight
from wallboard.widgets.wall.strip_words import level_word

HEIGHT = 46
SIDE = 16
GAP = 9
LEAST_GAP = 14
_LEAST_LABEL = 90.0


class DeskStrip(QWidget):
    """Each figure keeps its place; colour only where it warns."""

    asked = Signal(str)
    """The key of a figure that somebody wants explained."""

    def __init__(
        self,
        store: Shown,
        choice: FilterChoice,
        teams: TeamListModel,
        records: ShownRecords,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget,
        loudness: Loudness | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._choice = store, choice
        self._teams, self._records = teams, records
        self._figures: tuple[Figure, ...] = ()
        self._loudness = loudness or Loudness(parent=self)
        self._ink, self._now = ink, now
        self._sight: Sight | None = None
        self._forecast_as_of = ""
        self._label_room = 1000.0
        self._begin(store)

    def _begin(self, store: Shown) -> None:
        """Awake, with nothing counted yet."""
        self._tally: Tally | None = None
        self._is_asleep = self._is_behind = False
        store.turned.connect(self._loudness.forget)
        self._loudness.told.connect(self.take)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Figures"))
        PartKeys(self, lambda: self._ink.pot)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What it shows."""
        self._catch_up()
        return self._figures

    def sizeHint(self) -> QSize:
        return QSize(1280, HEIGHT)

    def show_sight(self, sight: Sight) -> None:
        self._sight = sight
        self.update()

    def show_forecast_age(self, as_of: str) -> None:
        """Of when the forecast is, where it is not live; empty where it is."""
        if as_of != self._forecast_as_of:
            self._forecast_as_of = as_of
            self.take()

    def parts(self) -> tuple[Part, ...]:
        self._catch_up()
        does = self.tr("Explain this figure")
        return tuple(
            Part(
                ("figure", figure.key),
                said.label,
                _value(said),
                place,
                PartKind.FIGURE,
                act=partial(self.asked.emit, figure.key),
                does=does,
            )
            for figure, said, place in zip(self._figures, self._said(), self._places(), strict=False)
        )

    def _places(self) -> list[QRect]:
        """Where each figure stands that has room; those that have none fold from the right."""
        shown, room = self._said(), float(self.width() - 2 * SIDE)
        widths = self._widths(shown, room)
        while len(shown) > 1 and sum(widths) + LEAST_GAP * (len(shown) - 1) > room:
            shown.pop()
            room = self.width() - 2 * SIDE - self._more_width() - 2 * LEAST_GAP
            widths = self._widths(shown, room)
        gap = max(0.0, (room - sum(widths)) / max(1, len(widths) - 1))
        lefts = [SIDE + sum(widths[:number]) + number * gap for number in range(len(widths))]
        return [
            QRectF(left, 4, width, HEIGHT - 8).toAlignedRect()
            for left, width in zip(lefts, widths, strict=True)
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and key is not None:
            self.asked.emit(key)

    def key_at(self, at: QPoint) -> str | None:
        """The figure under a point, or else the one that is next to it."""
        if not self._figures or not self.rect().contains(at):
            return None
        places = self._places()
        nearest = min(range(len(places)), key=lambda place: abs(places[place].center().x() - at.x()))
        return self._figures[nearest].key

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_all = self._choice.selection.is_everything
        line = QRectF(0, HEIGHT - 1, self.width(), 1) if is_all else QRectF(0, HEIGHT - 3, self.width(), 3)
        painter.fillRect(line, self._ink.theme.line if is_all else self._ink.theme.accent)
        if self._sight is not None and self._sight.freshness is not Freshness.LIVE:
            self._banner(painter, self._sight)
            return
        places = self._places()
        for number, (figure, place) in enumerate(zip(self._said(), places, strict=False)):
            self._figure(painter, figure, float(place.left()), float(place.width()))
            end = places[number + 1].left() if number + 1 < len(places) else self.width() - SIDE
            note = self._ink.face(DeskSize.REASON)
            if figure.note and note.width(figure.note) + 2 * GAP <= end - place.right():
                left = place.right() + GAP
                self._ink.write(painter, note, self._ink.theme.text3, left, 30, figure.note)
        if len(places) < len(self._figures):
            self._more(painter, places)

    @Slot()
    def take(self) -> None:
        """Count again, where somebody sees it."""
        self._is_behind = True
        if not self._is_asleep:
            self._catch_up()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        self._is_asleep = False
        self._catch_up()
        super().showEvent(event)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """On a page that nobody sees it counts when it is asked: each change is paid for where it shows."""
        super().hideEvent(event)
        self._is_asleep = True

    def _catch_up(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self._count()

    def _count(self) -> None:
        """A level is kept by what it was before, so that nothing flaps."""
        rows = [self._teams.line(row).heat for row in range(self._teams.rowCount())]
        selection = self._choice.selection
        prospect = self._records.prospect if selection.is_everything else None
        now = self._now()
        self._tally = tallied(selection.board, now, self._tally)
        told = figures(selection.board, now, rows, prospect, self._tally)
        self._figures = self._loudness.of(told, now, selection.filter)
        self.setAccessibleDescription("; ".join(_aloud(figure) for figure in self._said()))
        self.update()

    def _widths(self, shown: Sequence[StripFigure], room: float) -> list[float]:
        """What each takes; the longest labels give way a little before a figure folds."""
        self._label_room = 1000.0
        room -= LEAST_GAP * (len(shown) - 1)
        widths = [self._width(figure) for figure in shown]
        while sum(widths) > room and self._label_room > _LEAST_LABEL:
            self._label_room = min(self._label_room * 0.95, max(map(self._label_width, shown)))
            widths = [self._width(figure) for figure in shown]
        return widths

    def _label_width(self, figure: StripFigure) -> float:
        return min(self._label_room, self._ink.face(DeskSize.SMALL).width(figure.label))

    def _said(self) -> list[StripFigure]:
        return [strip_figure(figure, self._forecast_as_of) for figure in self._figures]

    def _more(self, painter: QPainter, places: list[QRect]) -> None:
        """How many are folded, as loud as the loudest of them."""
        ink, theme, folded = self._ink, self._ink.theme, self._figures[len(places) :]
        levels = {figure.level for figure in folded}
        words = self.tr("{count} more").format(count=len(folded))
        colour, left = theme.text3, self.width() - SIDE - self._more_width()
        if Level.ALARM in levels:
            marks.plate(painter, ink.pot, QRectF(left - 8, 10, self._more_width() + 16, 26), theme.s1)
            colour = theme.on_s
        elif Level.WARNING in levels:
            painter.fillRect(QRectF(left - 8, 10, 3, 26), theme.s2)
            colour = theme.fig_warn
        ink.write(painter, ink.face(DeskSize.SMALL), colour, left, 29, words)

    def _more_width(self) -> float:
        return self._ink.face(DeskSize.SMALL).width(self.tr("{count} more").format(count=8))

    def _width(self, figure: StripFigure) -> float:
        face = self._ink.face(DeskSize.FIGURE, Weight.FIGURE)
        inset = 0 if figure.level is Level.NORMAL else 8 if figure.level is Level.WARNING else 16
        if figure.absence is not None:
            face, inset = self._ink.face(DeskSize.BODY), 2 * GAP
        return self._label_width(figure) + GAP + face.width(figure.text) + inset

    def _figure(self, painter: QPainter, figure: StripFigure, x: float, width: float) -> None:
        ink, theme = self._ink, self._ink.theme
        face, base = ink.face(DeskSize.FIGURE, Weight.FIGURE), 31.0
        label, number = theme.text2, theme.text1
        if figure.level is Level.WARNING:
            painter.fillRect(QRectF(x, 10, 3, 26), theme.s2)
            number, x = theme.fig_warn, x + 8
        elif figure.level is Level.ALARM:
            marks.plate(painter, ink.pot, QRectF(x, 6, width, 34), theme.s1)
            label = number = theme.on_s
            x += 8
        room = self._label_width(figure) + 1
        end = ink.write(painter, ink.face(DeskSize.SMALL), label, x, base - 1, figure.label, room) + GAP
        if figure.absence is None:
            ink.write(painter, face, number, end, base, figure.text)
            return
        quiet = ink.face(DeskSize.BODY)
        if figure.absence is Absence.NO_DATA:
            marks.no_data(painter, ink.pot, QRectF(end, 10, quiet.width(figure.text) + 2 * GAP, 27))
            end += GAP
        ink.write(painter, quiet, theme.text2, end, base - 2, figure.text)

    def _banner(self, painter: QPainter, sight: Sight) -> None:
        """Dated: whoever reads the page below reads the past."""
        ink, theme, board = self._ink, self._ink.theme, self._store.board
        words = self.tr("As of {time}, {seconds} s ago. Nothing can be sent until the board is live again.")
        if sight.level is objection.Level.PASS:
            words = self.tr("As of {time}, {seconds} s ago. Drops are still accepted.")
        elif sight.level is objection.Level.WARN:
            words = self.tr("As of {time}, {seconds} s ago. Sending somebody takes a reason.")
        words = words.format(
            time=clock_time(board.floor_at, self._now(), seconds=True),
            seconds=round(sight.silent_for.total_seconds()),
        )
        box = QRectF(SIDE - 8, 6, self.width() - 2 * SIDE + 16, 34)
        marks.plate(painter, ink.pot, box, theme.text1)
        face = ink.face(DeskSize.BODY, Weight.STRONG)
        word = freshness_word(sight.freshness)
        end = ink.write(painter, face, theme.ink, SIDE + 4, face.base_in(box), word)
        trouble = f"{words} {self._store.trouble}".strip()
        ink.write(painter, face, theme.ink, end + 14, face.base_in(box), trouble, box.right() - end - 24)


def _value(figure: StripFigure) -> str:
    return ", ".join(word for word in (figure.text, figure.note, level_word(figure.level)) if word)


def _aloud(figure: StripFigure) -> str:
    return f"{figure.label}: {_value(figure)}"
