"""The people's part of the desk: teams hottest first with all who are here; each is a place to drop on."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from wallboard.domain.commands import Deploy
from wallboard.domain.lanes import NO_LIMITS, AgentStatus, StateLimits
from wallboard.live.fault import guarded
from wallboard.live.shown import Shown
from wallboard.models.payload import AgentPayload
from wallboard.models.team_list import TeamLine, TeamListModel
from wallboard.widgets.access.part import Part
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.desk.chip_paint import ChipPainter
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.people_layout import TEAM_HEIGHT, Block, Placed, lay_out
from wallboard.widgets.desk.people_said import agent_part, team_part
from wallboard.widgets.desk.preview_facts import added_load
from wallboard.widgets.desk.team_paint import TeamPainter
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drag import DragStart
from wallboard.widgets.hand_drop import DropZone
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.times import Moment

SIDE = 12
EDGE = 44
EDGE_STEP = 14
EDGE_EVERY_MS = 30


class PeoplePane(QAbstractScrollArea):
    """Paints what is visible only; while the hand carries, everybody keeps their place."""

    moved = Signal()
    """What is where has changed: scrolled, or laid out anew."""

    def __init__(
        self,
        store: Shown,
        teams: TeamListModel,
        hand: Hand,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        limits: StateLimits = NO_LIMITS,
    ) -> None:
        super().__init__(parent)
        self._store, self._teams, self._hand, self._now = store, teams, hand, now
        self._ink, self._limits = ink, limits
        self._chips = ChipPainter(ink, limits)
        self._team_painter = TeamPainter(ink, self._chips)
        self._lines: Mapping[int, TeamLine] = {}
        self._people: Mapping[int, AgentStatus] = {}
        self._placed = Placed()
        self._frozen: tuple[Block, ...] | None = None
        self._pointer: QPoint | None = None
        self._resting_at = 0
        self._edge_timer, self._soon = QTimer(self), QTimer(self)
        self._furnish()
        self._wire()
        self._take()

    def _furnish(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("People"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        PartKeys(self, lambda: self._ink.pot, walks=False)
        DropZone(self.viewport(), self._hand, self.target_at)
        DragStart(self.viewport(), self._hand, self._ink, self._grab_at, self._now)

    def _wire(self) -> None:
        teams = self._teams
        for signal in (teams.rowsInserted, teams.rowsRemoved, teams.rowsMoved, teams.dataChanged):
            signal.connect(self._soon.start)
        # One poll moves many rows: the pane is arranged once for all of them, and only while it is seen.
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._take_if_seen)
        self._hand.changed.connect(self._on_hand)
        self._store.pending_changed.connect(self._repaint)
        self._edge_timer.setInterval(EDGE_EVERY_MS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    def target_at(self, at: QPoint) -> Target | None:
        """The person or team under a point of the viewport."""
        self._pointer = at
        return self._placed.target_at(QPointF(at.x() - SIDE, at.y() + self.verticalScrollBar().value()))

    def _grab_at(self, at: QPoint) -> AgentPayload | None:
        """The person under a point, to be carried to another team or a break."""
        found = self._placed.target_at(QPointF(at.x() - SIDE, at.y() + self.verticalScrollBar().value()))
        agent_id = None if found is None else found.agent_id
        agent = None if agent_id is None else self._store.board.agents.get(agent_id)
        return None if agent is None else AgentPayload(agent.id, agent.version)

    def rect_of(self, target: Target) -> QRect:
        """Where a target is drawn, in the viewport; empty when it is folded away."""
        rect = self._placed.rect_of(target)
        if rect.isEmpty():
            return QRect()
        return rect.translated(SIDE, -self.verticalScrollBar().value()).toRect()

    def parts(self) -> tuple[Part, ...]:
        """Teams with their people; those scrolled away are there too, without a place."""
        seen = self.viewport().geometry()
        moment = Moment(self._now(), live=self._ink.is_now, limits=self._limits)
        said = []
        for team_id, line in self._lines.items():
            said.append(team_part(line, self.rect_of(Target(team_id=team_id)).intersected(seen)))
            said += [
                agent_part(person, moment, self.rect_of(Target(agent_id=person.agent_id)).intersected(seen))
                for person in line.lane.people
            ]
        return tuple(said)

    def targets(self) -> tuple[Target, ...]:
        """Every target that has a place."""
        agents = tuple(Target(agent_id=number) for number in self._placed.agents)
        return agents + tuple(Target(team_id=number) for number in self._placed.teams)

    def show_target(self, target: Target) -> None:
        """Scroll so far that a target is seen."""
        rect, bar = self._placed.rect_of(target), self.verticalScrollBar()
        if rect.isEmpty():
            return
        top, bottom = rect.top() - TEAM_HEIGHT, rect.bottom() + TEAM_HEIGHT
        if top < bar.value():
            bar.setValue(int(top))
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(int(bottom - self.viewport().height()))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @guarded
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self.moved.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        steps = {
            Qt.Key.Key_Down: TEAM_HEIGHT,
            Qt.Key.Key_Up: -TEAM_HEIGHT,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            bar.setValue(bar.value() + step)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(SIDE, -self.verticalScrollBar().value())
        shown = QRectF(event.rect()).translated(-SIDE, self.verticalScrollBar().value())
        for team_id, box in self._placed.teams.items():
            if box.intersects(shown):
                self._paint_team(painter, team_id, box)
        added, now = added_load(self._store.board, self._hand.held), self._now()
        coming = self._coming()
        for agent_id, box in self._placed.agents.items():
            if box.intersects(shown):
                self._paint_agent(painter, agent_id, box, added, coming, now)

    def _paint_team(self, painter: QPainter, team_id: int, box: QRectF) -> None:
        line = self._lines.get(team_id)
        if line is None:
            return
        target = Target(team_id=team_id)
        answer = self._hand.answer(target)
        self._team_painter.paint(painter, box, line.heat, answer, is_over=self._hand.over == target)

    def _paint_agent(
        self, painter: QPainter, agent_id: int, box: QRectF, added: int, coming: frozenset[int], now: datetime
    ) -> None:
        status = self._people.get(agent_id)
        if status is None:
            return
        target = Target(agent_id=agent_id)
        answer = self._hand.answer(target)
        if answer is None:
            self._chips.at_rest(painter, box, status, self._store.board, now)
            if agent_id in coming:
                self._chips.coming(painter, box)
            return
        is_over = self._hand.over == target
        self._chips.answering(painter, box, status, answer, added=added, is_over=is_over, now=now)

    def _coming(self) -> frozenset[int]:
        """Agents with an incident on its way to them."""
        pending = self._store.pending.values()
        return frozenset(
            command.agent_id
            for command in pending
            if isinstance(command, Deploy) and command.agent_id is not None
        )

    @Slot()
    def _take_if_seen(self) -> None:
        if self.isVisible():
            self._take()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take()

    def _take(self) -> None:
        lines = [self._teams.line(row) for row in range(self._teams.rowCount())]
        self._lines = {line.lane.team_id: line for line in lines if line.lane.team_id is not None}
        self._people = {status.agent_id: status for line in lines for status in line.lane.people}
        self._arrange()

    @Slot()
    def _on_hand(self) -> None:
        is_empty = self._hand.phase is Phase.EMPTY
        if is_empty == (self._frozen is not None):
            if not is_empty:
                self._resting_at = self.verticalScrollBar().value()
            self._frozen = None if is_empty else self._blocks()
            self._arrange()
            if is_empty or self._hand.held is not None:  # who is carried away from here stays where they are
                self._keep_place(is_empty=is_empty)
        if self._hand.over is not None and self._pointer is None:
            self.show_target(self._hand.over)
        if self._hand.phase is Phase.CARRYING and self._pointer is not None and self._hand.over is not None:
            self._edge_timer.start()
        else:
            self._edge_timer.stop()
        if is_empty:
            self._pointer = None
        self.viewport().update()

    def _keep_place(self, *, is_empty: bool) -> None:
        """Go to the best target when the hand closes, and back to where one was when it opens."""
        bar, best = self.verticalScrollBar(), self._hand.answers.best_first
        if is_empty:
            bar.setValue(self._resting_at)
        elif best and best[0].agent_id is not None:
            self.show_target(best[0])

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    @Slot()
    def _scroll_at_edge(self) -> None:
        """While an incident is held near the edge the list comes along."""
        if self._pointer is None:
            return
        y, height, bar = self._pointer.y(), self.viewport().height(), self.verticalScrollBar()
        if y < EDGE:
            bar.setValue(bar.value() - EDGE_STEP)
        elif y > height - EDGE:
            bar.setValue(bar.value() + EDGE_STEP)
        else:
            return
        self._hand.hover(self.target_at(self._pointer))

    def _blocks(self) -> tuple[Block, ...]:
        """The teams as the model orders them, everybody of them: who cannot go says why, too."""
        return tuple(
            Block(team_id, tuple(status.agent_id for status in line.lane.people))
            for team_id, line in self._lines.items()
        )

    def _arrange(self) -> None:
        blocks = self._frozen if self._frozen is not None else self._blocks()
        self._placed = lay_out(blocks, max(1.0, self.viewport().width() - 2 * SIDE))
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(TEAM_HEIGHT)
        bar.setRange(0, max(0, int(self._placed.height) + SIDE - page))
        self.viewport().update()
        self.moved.emit()
