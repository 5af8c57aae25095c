"""The page of people: the whole floor's teams in the order of heat, for a wall and for a desk."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.domain.board import Board
from wallboard.domain.lanes import NO_LIMITS, AgentKind, StateLimits
from wallboard.domain.roster import Roster, roster
from wallboard.live.fault import guarded
from wallboard.models.counted import counted
from wallboard.widgets.hand_state import Answer, Target
from wallboard.widgets.hand_told import name_of
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.staff.person_words import everything
from wallboard.widgets.staff.staff_board import StaffBoard
from wallboard.widgets.staff.staff_foot import StaffFoot
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.grid import grid_of
from wallboard.widgets.wall.headline import HeadlineTile
from wallboard.widgets.wall.veil import TargetMarks, Veil
from wallboard.widgets.wall.words import STOP, Heading

FOOT = 44
_ABOVE = 16
_LOOK_AGAIN_S = 5.0

Keeps = Callable[[int | None], bool]
"""Whether incidents of a team can pass the filter."""


class StaffPage(RoomPage):
    """Shows everybody who is here; each is a place to drop on, and opens what they hold."""

    incident_asked = Signal(int)

    def __init__(self, theme: Theme, *, zone: tzinfo | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, zone=zone, parent=parent)
        self._roster: Roster | None = None
        self._keeps: Keeps | None = None
        self.limits = NO_LIMITS
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self.lay_out()

    def _build(self) -> None:
        self._grid = grid_of(QSize(1920, 1080), teams=1)
        self.headline = HeadlineTile(self._pot, self._grid, self)
        self.people = StaffBoard(self._pot, self._grid, self)
        self.foot = StaffFoot(self._pot, self._grid, self)
        self.veil = Veil(self._pot, self)
        self.marks = TargetMarks(self._pot, self.rect_of, self)
        self.people.incident_asked.connect(self.incident_asked)
        for widget in (self, self.people):
            widget.setMouseTracking(True)

    # What the floor says

    def show_tick(self, now: datetime) -> None:
        """Count on; shifts begin and end without any change, so that the board is looked at again."""
        self._now = now
        if not self.isVisible():
            self._is_behind = True
            return
        moment = self._moment(now)
        self.headline.show_moment(moment)
        seen = self._roster
        if not self._is_live or seen is None:
            return
        if abs((now - seen.at).total_seconds()) >= _LOOK_AGAIN_S:
            self._derive(now)
        else:
            self.people.show_moment(moment)

    def narrow(self, keeps: Keeps) -> None:
        """Only teams of which that says yes are bright; call it again when it says otherwise."""
        self._keeps = keeps
        self._derive(self._now)

    # What a hand asks

    def target_at(self, pos: QPoint) -> Target | None:
        """The person, or else the team, whose place is under a point of the page."""
        if not self.people.geometry().contains(pos):
            return None
        return self.people.target_at(self.people.mapFrom(self, pos))

    def rect_of(self, target: Target) -> QRect:
        """Where a target stands on the page; empty when it is folded away."""
        if target.place is not None:
            return QRect()
        place = self.people.rect_of(target)
        return place.translated(self.people.pos()) if not place.isEmpty() else place

    def incident_at(self, pos: QPoint) -> int | None:
        """The worst incident of whoever is under a point of the page."""
        person = self.people.person_at(self.people.mapFrom(self, pos))
        return person.held[0].incident_id if person is not None and person.held else None

    def show_targets(self, answers: Mapping[Target, Answer] | None, hovered: Target | None) -> None:
        """Show what each target says to the incident in the hand; None when the hand is empty again."""
        self.marks.show_answers(answers, hovered)
        answer = answers.get(hovered) if answers and hovered else None
        who = self._name(hovered) if hovered else ""
        self.foot.show_reason(f"{who}: {answer.sentence}" if answer and who else "")

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press and release in one place are a click; far apart they were a drag."""
        at, self._pressed = self._pressed, None
        moved = 0 if at is None else (event.position().toPoint() - at).manhattanLength()
        if (
            at is not None
            and moved < QApplication.startDragDistance()
            and self.people.geometry().contains(at)
        ):
            self.people.click(self.people.mapFrom(self, at))

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Whoever is pointed at is told in full at the foot."""
        person = self.people.person_at(self.people.mapFrom(self, event.position().toPoint()))
        moment = self._moment(self._now) if self._now else None
        self.foot.show_person(everything(person, moment) if person and moment else "")

    # Layout

    @property
    def foot_height(self) -> int:
        """What lies below the people."""
        return self.foot.height()

    @property
    def _scale(self) -> float:
        return self._grid.scale

    def _limits(self) -> StateLimits:
        return self.limits

    def _look(self, board: Board, moment: Moment, *, forgets: bool) -> None:
        before = None if forgets else self._roster
        seen = self._roster = roster(board, moment.now, before, hold=self.marks.isVisible())
        keeps = self._keeps
        dimmed = frozenset(team.team_id for team in seen.teams if keeps and not keeps(team.team_id))
        self.headline.show_heading(_heading(seen), board.floor_at)
        self.headline.show_moment(moment)
        self.people.show_roster(seen, moment, dimmed)
        self.foot.show_step(self.people.step)

    def lay_out(self) -> None:
        self._grid = grid_of(self.size(), teams=1, room=self.room, whole=self._whole)
        top, foot = self._grid.headline.bottom() + 1, self._grid.u(FOOT)
        self.headline.setGeometry(self._grid.headline)
        above = top + self._grid.u(_ABOVE)
        bottom = max(above + 1, self.height() - foot)
        self.people.setGeometry(0, above, self.width(), bottom - above)
        self.foot.setGeometry(0, bottom, self.width(), max(0, self.height() - bottom))
        self.veil.setGeometry(self.rect().adjusted(0, top, 0, 0))
        self.marks.setGeometry(self.rect())
        self._dress()

    def _dress_tiles(self) -> None:
        for tile in (self.headline, self.people, self.foot):
            tile.dress(self._pot, self._grid)
        self.foot.show_step(self.people.step)
        self.marks.dress(self._pot)

    def _name(self, target: Target) -> str:
        return "" if self._board is None else name_of(self._board, target)


def _heading(seen: Roster) -> Heading:
    """Who is free of those here, and how many teams could not take a critical."""
    bare = sum(not team.covered for team in seen.teams if team.people)
    words = QCoreApplication.translate("Staff", "{free} free of {here} here")
    said = words.format(free=seen.count(AgentKind.FREE), here=seen.present)
    if bare:
        said += STOP + counted(
            "Staff", "%n team could not take a critical", "%n teams could not take a critical", bare
        )
    clock = seen.board.clock
    return Heading(said, not bare, seen.board.kind == "training", clock.speed if clock.is_replayed else None)
