"""The bar that stands by while the hand carries: as what somebody is sent, and where else it can let go."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.deploy import Level
from wallboard.live.fault import guarded, guarded_hint
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drop import DropZone, Spot
from wallboard.widgets.hand_state import Phase, Place, Sending, Target
from wallboard.widgets.ink import marks
from wallboard.widgets.overtaken import OVERTAKEN
from wallboard.widgets.type import Weight

HEIGHT = 52
WIDTH = 392
GAP = 6
SHORT = frozenset({"nobody_on_it", "already_so", OVERTAKEN})
"""What a box has no room to explain: the line at the foot tells it to whoever holds over it."""
_OF_INCIDENTS: tuple[Spot, ...] = (*Sending, Target(place=Place.NOBODY))
_OF_AGENTS: tuple[Spot, ...] = (Target(place=Place.BREAK), Target(place=Place.BACK))


class DropBar(QWidget):
    """Each box is a place to hold what is carried over, or to press while the keys carry it."""

    def __init__(self, hand: Hand, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._hand, self._ink = hand, ink
        self.setAccessibleName(self.tr("Where else to let go"))
        PartKeys(self, lambda: self._ink.pot, walks=False)
        DropZone(self, hand, self.spot_at)
        hand.changed.connect(self._follow)
        self.hide()

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink = ink
        self.update()

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(round(self._u(WIDTH)), round(self._u(HEIGHT)))

    def boxes(self) -> Mapping[Spot, QRect]:
        """Where everything stands that can be let go over, or that turns what is carried."""
        spots = _OF_INCIDENTS if self._hand.agent is None else _OF_AGENTS
        gap = self._u(GAP)
        wide = (self.width() - gap * (len(spots) - 1)) / len(spots)
        return {
            spot: QRectF(place * (wide + gap), 0, wide, self.height()).toRect()
            for place, spot in enumerate(spots)
        }

    def spot_at(self, at: QPoint) -> Spot | None:
        """What is under a point of the bar."""
        return next((spot for spot, box in self.boxes().items() if box.contains(at)), None)

    def is_on(self, spot: Spot) -> bool:
        """Whether what is carried goes so now, or is held over it."""
        return spot in (self._hand.sending, self._hand.over)

    def parts(self) -> tuple[Part, ...]:
        """The boxes, for whoever hears them."""
        return tuple(
            Part(("spot", str(spot)), self._words(spot)[0], self._words(spot)[1], box, PartKind.COUNT)
            for spot, box in self.boxes().items()
        )

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """While the keys carry, a press does what holding it here would."""
        spot = self.spot_at(event.position().toPoint())
        if isinstance(spot, Sending):
            self._hand.turn(spot)
        elif spot is not None:
            self._hand.let_go(spot)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ink.theme.ground)
        for spot, box in self.boxes().items():
            self._box(painter, QRectF(box), spot)

    def _box(self, painter: QPainter, box: QRectF, spot: Spot) -> None:
        theme, pot = self._ink.theme, self._ink.pot
        is_on, can = self.is_on(spot), self._can(spot)
        marks.plate(painter, pot, box, theme.accent_ground if is_on and can else theme.raised, corner="plate")
        style = Qt.PenStyle.SolidLine if isinstance(spot, Sending) else Qt.PenStyle.DashLine
        edge = theme.accent if is_on and can else theme.edge
        marks.frame(painter, pot, box, edge, width=self._u(2), corner="plate", style=style)
        name, more = self._words(spot)
        strong, small = self._ink.face(DeskSize.SMALL, Weight.STRONG), self._ink.face(DeskSize.REASON)
        room = box.width() - self._u(12)
        left, colour = box.left() + self._u(8), theme.text1 if can else theme.text3
        self._ink.write(painter, strong, colour, left, box.top() + self._u(22), name, room)
        self._ink.write(painter, small, theme.text3, left, box.top() + self._u(41), more, room)
        if not can:
            centre = QPointF(box.right() - self._u(13), box.top() + self._u(36))
            marks.barred_circle(painter, pot, centre, self._u(6), theme.text3)

    def _can(self, spot: Spot) -> bool:
        answer = self._hand.answer(spot) if isinstance(spot, Target) else None
        return answer is None or answer.level is not Level.BLOCK

    def _words(self, spot: Spot) -> tuple[str, str]:
        """What a box is called, and what else is to be known of it."""
        if isinstance(spot, Sending):
            return {
                Sending.LEAD: (_tr("As lead"), _tr("leads it")),
                Sending.SUPPORT: (_tr("To help"), _tr("or Shift")),
                Sending.RESERVED: (_tr("Reserve"), _tr("or Ctrl")),
            }[spot]
        answer = self._hand.answer(spot)
        if answer is not None and answer.code in SHORT:
            return self._hand.name(spot), _tr("not now")
        return self._hand.name(spot), "" if answer is None else answer.sentence

    @Slot()
    def _follow(self) -> None:
        self.setVisible(self._hand.phase is Phase.CARRYING)
        self.update()

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale


def _tr(text: str) -> str:
    return QCoreApplication.translate("DropBar", text)
