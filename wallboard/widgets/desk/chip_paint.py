"""Paints one person of the desk: at rest what they do, while the hand carries whether they can go."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level
from wallboard.domain.lanes import NO_LIMITS, AgentKind, AgentStatus, StateLimits, is_over
from wallboard.models.bond_words import bond_words
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import clock_time, code_words, short_span
from wallboard.widgets.hand_state import Answer
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

BAR = 3.0
DISC = 11.0
DIMMED = 0.62


class ChipPainter:
    """Draws chips on one board; `added` is the load that the incident in the hand would bring."""

    def __init__(self, ink: DeskInk, limits: StateLimits = NO_LIMITS) -> None:
        self._ink, self._limits = ink, limits

    def at_rest(
        self, painter: QPainter, box: QRectF, status: AgentStatus, board: Board, now: datetime
    ) -> None:
        """Free is outlined, busy is filled, on a break is bare."""
        theme, pot = self._ink.theme, self._ink.pot
        if status.kind is AgentKind.FREE:
            marks.frame(painter, pot, box, theme.edge, width=1, corner="chip")
        elif status.kind is AgentKind.BUSY:
            marks.plate(painter, pot, box, theme.raised, corner="chip")
        left = box.left() + 12
        if status.kind is AgentKind.ON_BREAK:
            marks.pause_bars(painter, QPointF(left + 5, box.top() + 16), 12, theme.text3)
            left += 20
        strong = theme.text1 if status.kind is AgentKind.FREE else theme.text2
        self._first_line(painter, box, left, status, strong, theme.text3, now)
        self._second_line(
            painter, box, self._shade(status), _doing(status, board, now, is_now=self._ink.is_now)
        )
        self._bar(painter, box, status.load, 0, status.capacity, theme.text3)
        if status.bond.offered:
            self.asked(painter, box)

    def _shade(self, status: AgentStatus) -> QColor:
        """What waits for an answer of theirs is said louder."""
        theme = self._ink.theme
        return theme.fig_warn if status.bond.offered and self._ink.is_now else theme.text3

    def asked(self, painter: QPainter, box: QRectF) -> None:
        """They have not answered yet."""
        theme, style = self._ink.theme, Qt.PenStyle.DashLine
        marks.frame(painter, self._ink.pot, box, theme.fig_warn, width=2, corner="plate", style=style)

    def coming(self, painter: QPainter, box: QRectF) -> None:
        """An incident is on its way to them: asked for, not yet written."""
        theme, face = self._ink.theme, self._ink.face(DeskSize.REASON, Weight.STRONG)
        style = Qt.PenStyle.DashLine
        marks.frame(painter, self._ink.pot, box, theme.accent, width=2, corner="plate", style=style)
        words = QCoreApplication.translate("Chip", "on its way …")
        self._ink.write_to(painter, face, theme.text1, box.right() - 10, box.top() + 39, words)

    def answering(
        self,
        painter: QPainter,
        box: QRectF,
        status: AgentStatus,
        answer: Answer,
        *,
        added: int,
        is_over: bool,
        now: datetime,
    ) -> None:
        """Can go: solid frame and tick. Asks why: dashed frame and “!”. Cannot go: dimmed, barred circle."""
        theme, pot = self._ink.theme, self._ink.pot
        can = answer.level is not Level.BLOCK
        marks.plate(painter, pot, box, theme.accent_ground if is_over else theme.panel, corner="chip")
        if can:
            style = Qt.PenStyle.SolidLine if answer.level is Level.PASS else Qt.PenStyle.DashLine
            marks.frame(
                painter, pot, box, theme.accent, width=4 if is_over else 2, corner="plate", style=style
            )
        else:
            edge = theme.edge if is_over else theme.line
            marks.frame(painter, pot, box, edge, width=2 if is_over else 1, corner="plate")
        self.symbol(painter, QPointF(box.left() + 15, box.top() + 16), answer.level)
        strong = theme.text1 if can else theme.text3
        self._first_line(painter, box, box.left() + 28, status, strong, theme.text3, now, is_dimmed=not can)
        self._second_line(painter, box, theme.text2 if can else theme.text3, answer.sentence)
        self._bar(painter, box, status.load, added if can else 0, status.capacity, theme.text3)
        if answer.rank is not None:
            self.disc(painter, QPointF(box.right() - 17, box.top() + 17), answer.rank)

    def symbol(self, painter: QPainter, centre: QPointF, level: Level) -> None:
        """Tick, “!” or barred circle."""
        theme, pot = self._ink.theme, self._ink.pot
        if level is Level.PASS:
            marks.tick(painter, pot, centre, 6, theme.text1)
        elif level is Level.WARN:
            face = self._ink.face(DeskSize.BODY, Weight.HERO)
            self._ink.write(
                painter, face, theme.s2, centre.x() - face.width("!") / 2, centre.y() + face.cap / 2, "!"
            )
        else:
            marks.barred_circle(painter, pot, centre, 6, theme.text3)

    def disc(self, painter: QPainter, centre: QPointF, rank: int) -> None:
        """The place among the best three."""
        face = self._ink.face(DeskSize.SMALL, Weight.HERO)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.theme.text1)
        radius = DISC * self._ink.pot.scale
        painter.drawEllipse(centre, radius, radius)
        painter.restore()
        left, base = centre.x() - face.width(str(rank)) / 2, centre.y() + face.cap / 2
        self._ink.write(painter, face, self._ink.theme.ink, left, base, str(rank))

    def _first_line(
        self,
        painter: QPainter,
        box: QRectF,
        left: float,
        status: AgentStatus,
        strong: QColor,
        quiet: QColor,
        now: datetime,
        *,
        is_dimmed: bool = False,
    ) -> None:
        """Name, worst incident held, minutes in the state."""
        ink, base = self._ink, box.top() + 21
        name, small = ink.face(DeskSize.BODY, Weight.NORMAL), ink.face(DeskSize.REASON)
        span = span_words(status, now, is_now=ink.is_now)
        shape = 24.0 if status.worst is not None else 8.0
        room = box.right() - 8 - left - shape - small.width(span)
        end = ink.write(painter, name, strong, left, base, status.name, room)
        if status.worst is not None:
            painter.save()
            painter.setOpacity(DIMMED if is_dimmed else 1.0)
            centre = QPointF(end + 13, base - name.cap / 2)
            marks.severity_shape(painter, ink.pot, status.worst, centre, 6.5)
            painter.restore()
        is_late = ink.is_now and not is_dimmed and is_over(status, now, self._limits)
        shade = ink.theme.fig_warn if is_late else quiet
        ink.write(painter, small, shade, end + shape, base, span)

    def _second_line(self, painter: QPainter, box: QRectF, colour: QColor, text: str) -> None:
        face = self._ink.face(DeskSize.REASON)
        self._ink.write(painter, face, colour, box.left() + 12, box.top() + 39, text, box.width() - 20)

    def _bar(
        self, painter: QPainter, box: QRectF, load: int, added: int, capacity: int, fill: QColor
    ) -> None:
        """Load against capacity along the foot; what the incident would add in the hand's colour."""
        theme = self._ink.theme
        track = QRectF(box.left() + 5, box.bottom() - BAR - 3, box.width() - 10, BAR)
        whole = max(1, capacity)
        is_full = load >= whole
        marks.bar(painter, track, load / whole, fill=theme.text1 if is_full else fill, empty=theme.line)
        if added:
            start = track.width() * min(1.0, load / whole)
            end = track.width() * min(1.0, (load + added) / whole)
            painter.fillRect(QRectF(track.left() + start, track.top(), end - start, BAR), theme.accent)


def span_words(status: AgentStatus, now: datetime, *, is_now: bool) -> str:
    """How long somebody has been in their state; on a page that is not now only which state it was."""
    span = short_span(now - status.since_at) if status.since_at is not None and is_now else ""
    if status.kind is AgentKind.FREE:
        return QCoreApplication.translate("Chip", "free {span}").format(span=span).rstrip()
    if status.kind is AgentKind.ON_BREAK:
        return QCoreApplication.translate("Chip", "break {span}").format(span=span).rstrip()
    return span


def _doing(status: AgentStatus, board: Board, now: datetime, *, is_now: bool) -> str:
    """What somebody is asked, or is doing, and what is agreed with them, in a few words."""
    agreed = tuple(bond_words(status.bond, now, is_now=is_now))
    if agreed and (status.bond.offered or status.kind is AgentKind.FREE):
        return " · ".join(agreed)
    return " · ".join(part for part in (_at_work(status, board, now), *agreed) if part)


def _at_work(status: AgentStatus, board: Board, now: datetime) -> str:
    if status.kind is AgentKind.ON_BREAK:
        reason = (
            code_words(board.presences[status.agent_id].reason) if status.agent_id in board.presences else ""
        )
        if status.until_at is None:
            return reason
        back = QCoreApplication.translate("Chip", "back {time}").format(time=clock_time(status.until_at, now))
        return " · ".join(part for part in (reason, back) if part)
    held = [board.incidents[number] for number in status.incident_ids if number in board.incidents]
    if not held:
        return QCoreApplication.translate("Chip", "no incident")
    worst = min(held, key=lambda incident: (incident.severity, incident.opened_at, incident.id))
    more = f" +{len(held) - 1}" if len(held) > 1 else ""
    return f"{worst.reference} {board.nature_name(worst.nature_id)}{more}"
