"""Starts a drag of incidents or of somebody: what the pointer carries, and what is when it comes back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.domain.incident import Incident
from wallboard.live.fault import guarded_or
from wallboard.models.incident_list import IncidentLine
from wallboard.models.payload import MOST_OTHERS, AgentPayload, IncidentPayload, Payload, encode
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import countdown
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

CARD_HEIGHT = 34
BESIDE = QPoint(-14, -10)
"""The card hangs below and to the right of the pointer, so that it never hides what is under it."""

Grabbed = IncidentLine | AgentPayload
GrabAt = Callable[[QPoint], Grabbed | None]
"""What can be carried away from under a point of the widget."""


def drag_incident(
    widget: QWidget,
    hand: Hand,
    ink: DeskInk,
    line: IncidentLine,
    now: datetime,
    others: Sequence[IncidentLine] = (),
) -> None:
    """Carry an incident, and others with it, until the button is released; returns after the drop."""
    if line.incident is None:
        return
    rows = [(one.id, one.incident.version) for one in others if one.incident is not None]
    payload = IncidentPayload(line.id, line.incident.version, tuple(rows[:MOST_OTHERS]))
    pixmap = card(ink, line, line.incident, now, widget.devicePixelRatioF(), more=len(payload.others))
    _drag(widget, hand, payload, pixmap)


def drag_agent(widget: QWidget, hand: Hand, ink: DeskInk, payload: AgentPayload) -> None:
    """Carry somebody until the button is released; returns after the drop."""
    name = hand.name(Target(agent_id=payload.agent_id))
    _drag(widget, hand, payload, name_card(ink, name, widget.devicePixelRatioF()))


def _drag(widget: QWidget, hand: Hand, payload: Payload, pixmap: QPixmap) -> None:
    if not hand.pick_up(payload):
        return
    drag = QDrag(widget)
    drag.setMimeData(encode(payload))
    drag.setPixmap(pixmap)
    drag.setHotSpot(BESIDE)
    drag.exec(Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
    if hand.phase is Phase.CARRYING:  # let go over nothing, or put back with Esc
        hand.put_back()


def name_card(ink: DeskInk, name: str, ratio: float) -> QPixmap:
    """Somebody as the pointer carries them."""
    face = ink.face(DeskSize.BODY, Weight.STRONG)
    words = face.elided(name, 240)
    pixmap, painter = _plate(ink, face.width(words) + 32, ratio)
    ink.write(painter, face, ink.theme.text1, 16, CARD_HEIGHT / 2 + face.cap / 2, words)
    painter.end()
    return pixmap


def _plate(ink: DeskInk, width: float, ratio: float) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(round(width * ratio), round(CARD_HEIGHT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, width, CARD_HEIGHT)
    marks.plate(painter, ink.pot, box, ink.theme.raised, corner="card")
    marks.frame(painter, ink.pot, box, ink.theme.accent, width=2, corner="card")
    return pixmap, painter


def card(
    ink: DeskInk, line: IncidentLine, incident: Incident, now: datetime, ratio: float, *, more: int = 0
) -> QPixmap:
    """The incident as the pointer carries it: shape, reference, how many more, time left."""
    theme, figure = ink.theme, ink.face(DeskSize.BODY, Weight.FIGURE)
    count = None if line.promise is None else countdown(line.promise, now)
    reference = ink.face(DeskSize.SMALL).elided(incident.reference, 140)
    if more:
        reference = f"{reference} +{more}"
    reference_width = ink.face(DeskSize.SMALL).width(reference)
    width = 34 + reference_width + 12 + (14 + figure.width(count.text) if count else 0)
    pixmap, painter = _plate(ink, width, ratio)
    digit = ink.face(DeskSize.FLOOR, Weight.FIGURE)
    marks.severity_shape(painter, ink.pot, incident.severity, QPointF(18, CARD_HEIGHT / 2), 9.5, digit=digit)
    base = CARD_HEIGHT / 2 + figure.cap / 2
    end = ink.write(painter, ink.face(DeskSize.SMALL), theme.text1, 34, base, reference)
    if count is not None:
        colour = theme.s1 if count.is_over else theme.s2 if count.is_soon else theme.text1
        ink.write(painter, figure, colour, end + 14, base, count.text)
    painter.end()
    return pixmap


class DragStart(QObject):
    """Lets things be dragged out of a widget that is no item view: press, move far enough, carry."""

    def __init__(
        self, widget: QWidget, hand: Hand, ink: DeskInk, grab_at: GrabAt, now: Callable[[], datetime]
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._hand = hand
        self._ink = ink
        self._grab_at = grab_at
        self._now = now
        self._pressed: tuple[QPoint, Grabbed] | None = None
        widget.installEventFilter(self)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            found = self._grab_at(event.position().toPoint())
            self._pressed = None if found is None else (event.position().toPoint(), found)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            self._begin_when_far(event.position().toPoint())
        return False

    def _begin_when_far(self, at: QPoint) -> None:
        if self._pressed is None:
            return
        start, found = self._pressed
        if (at - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            if isinstance(found, AgentPayload):
                drag_agent(self._widget, self._hand, self._ink, found)
            else:
                drag_incident(self._widget, self._hand, self._ink, found, self._now())
