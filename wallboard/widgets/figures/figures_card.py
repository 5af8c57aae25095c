"""The card with the figures of the floor's last weeks: F opens and closes it."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.service_level import LevelDefinition
from wallboard.live.fault import guarded, guarded_or
from wallboard.models.floor import Floor
from wallboard.widgets.actions.catalogue import FIGURES
from wallboard.widgets.card import Card
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.figures.figures_paint import MOST_HIGH, MOST_WIDE, SIDE, FiguresPaint
from wallboard.widgets.figures.figures_view import FiguresView, view_of

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
}


class FiguresCard(Card):
    """Shows what was read last; arrows or a click choose the service level's definition."""

    def __init__(
        self,
        floor: Floor,
        ink: DeskInk,
        place: Callable[[], QRect],
        page: QWidget,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(ink, place, page)
        self._floor, self._zone = floor, zone
        self._paint = FiguresPaint(ink)
        self._view: FiguresView | None = None
        self.setAccessibleName(self.tr("Figures of the floor"))
        floor.records.record_changed.connect(self.take)
        floor.records.prospect_changed.connect(self.take)
        floor.level.changed.connect(self.take)

    @property
    def view(self) -> FiguresView | None:
        """What it shows; None while it is closed, or as long as nothing has been read."""
        return self._view

    @Slot()
    def toggle(self) -> None:
        if self.isHidden():
            self.appear()
            self.take()
        else:
            self.dismiss()

    @Slot()
    def dismiss(self) -> None:
        super().dismiss()
        self._view = None

    @Slot()
    def take(self) -> None:
        """Look at what was read last; painted again only where it says something else."""
        record = self._floor.records.record
        if self.isHidden():
            self._view = None
            return
        before = self._view
        if record is not None:
            definition = self._floor.level.of(record.day.goals)
            now = self._now()
            self._view = view_of(record, self._floor.records.prospect, definition, now, self._zone)
        if before != self._view or self._view is None:
            self._describe()
            self.update()

    def dress(self, ink: DeskInk) -> None:
        self._paint = FiguresPaint(ink)
        super().dress(ink)

    def arrange(self) -> None:
        """As large as it needs to be, at the top and in the middle of its place."""
        place = self._place()
        size = QSizeF(MOST_WIDE, MOST_HIGH) * self.ink.pot.scale
        width, height = min(place.width(), round(size.width())), min(place.height(), round(size.height()))
        self.setGeometry(place.left() + (place.width() - width) // 2, place.top(), width, height)

    def choose(self, definition: LevelDefinition) -> None:
        self._floor.level.choose(definition)

    def rect_of(self, definition: LevelDefinition) -> QRect:
        """Where a definition's row stands."""
        place = list(LevelDefinition).index(definition)
        return self._paint.level_rect(QRectF(self.rect()), place).toAlignedRect()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if FIGURES.matches(event):
            self.dismiss()
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @guarded_or(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the definitions: the keys stay with the card until it is closed."""
        self._step(1 if forward else -1)
        return True

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._view is not None:
            chosen = self._paint.level_at(self._view, QRectF(self.rect()), event.position())
            if chosen is not None:
                self.choose(chosen)
        event.accept()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter)
        if self._view is not None:
            self._paint.draw(painter, QRectF(self.rect()), self._view)
            return
        words = self.tr("The last weeks have not been read yet.")
        face = self.ink.face(DeskSize.BODY)
        self.ink.write(painter, face, self.ink.theme.text2, self.u(SIDE), self.u(36), words)

    def _step(self, step: int) -> None:
        if self._view is not None:
            every = list(LevelDefinition)
            self.choose(every[(every.index(self._view.chosen) + step) % len(every)])

    def _now(self) -> datetime:
        return self._floor.ticker.now() if self.ink.is_now else self._floor.store.board.floor_at

    def _describe(self) -> None:
        """For whoever reads it without eyes."""
        view = self._view
        if view is None:
            self.setAccessibleDescription("")
            return
        chosen = next(row for row in view.levels if row.definition is view.chosen)
        said = [
            f"{chosen.name}: {chosen.value} = {chosen.sum}",
            *(f"{row.name}: {row.median}, {row.ninetieth}" for row in view.spans),
            f"{self.tr('Breach rate')}: {view.breach}",
            f"{self.tr('At risk')}: {view.risk}",
        ]
        self.setAccessibleDescription("; ".join(said))
