"""The page of people: the whole floor's teams in the order of heat, for a wall and for a desk."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.lanes import NO_LIMITS, AgentKind
from wallboard.domain.roster import Roster, roster
from wallboard.widgets.frame import FramedPage
from wallboard.widgets.hand_state import Answer, Target
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.staff.person_words import everything
from wallboard.widgets.staff.staff_board import StaffBoard
from wallboard.widgets.staff.staff_foot import StaffFoot
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.grid import grid_of
from wallboard.widgets.wall.headline import HeadlineTile
from wallboard.widgets.wall.veil import TargetMarks, Veil
from wallboard.widgets.wall.words import STOP, Heading

LEAST = QSize(640, 360)
AT_MOST_EVERY_MS = 100
FOOT = 44
_ABOVE = 16
_LOOK_AGAIN_S = 5.0

Keeps = Callable[[int | None], bool]
"""Whether incidents of a team can pass the filter."""


class StaffPage(FramedPage):
    """Shows everybody who is here; each is a place to drop on, and opens what they hold.

    `zone` is the time zone of the clocks (None: this machine's).
    """

    incident_asked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        *,
        zone: tzinfo | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._board: Board | None = None
        self._roster: Roster | None = None
        self._sight: Sight | None = None
        self._now: datetime | None = None
        self._keeps: Keeps | None = None
        self.limits = NO_LIMITS
        self._is_behind = False
        self._whole = QSize()
        self._pressed: QPoint | None = None
        self._rest = QTimer(self, singleShot=True, interval=AT_MOST_EVERY_MS)
        self._rest.timeout.connect(self._rested)
        self.setMinimumSize(LEAST)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self.lay_out()

    def _build(self) -> None:
        self._grid = grid_of(QSize(1920, 1080), teams=1)
        self._pot = Inkpot(self._theme, self._grid.scale)
        self.headline = HeadlineTile(self._pot, self._grid, self)
        self.people = StaffBoard(self._pot, self._grid, self)
        self.foot = StaffFoot(self._pot, self._grid, self)
        self.veil = Veil(self._pot, self)
        self.marks = TargetMarks(self._pot, self.rect_of, self)
        self.people.incident_asked.connect(self.incident_asked)
        for widget in (self, self.people):
            widget.setMouseTracking(True)

    # What the floor says

    def show_board(self, board: Board, change: Change, now: datetime) -> None:
        """Show another board: at once when it was quiet, and at most ten times a second in a storm."""
        follows = self._board is not None and not change.is_empty and not change.policy
        self._board, self._now = board, now
        if not self.isVisible() and self._roster is not None:
            self._is_behind = True
        elif not follows:
            self._derive(now)
        elif self._rest.isActive():
            self._is_behind = True
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        self._is_behind = False
        if self._now is not None:
            self._derive(self._now)
        self._rest.start()

    @Slot()
    def _rested(self) -> None:
        if self._is_behind and self.isVisible():
            self._catch_up()

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

    def show_sight(self, sight: Sight) -> None:
        """Say how far the page may be trusted; colours go and come with it."""
        was_live, self._sight = self._is_live, sight
        self.headline.show_sight(sight)
        if self._is_live is not was_live:
            self.veil.setVisible(not self._is_live)
            self._dress()
            if self._now is not None:
                self._derive(self._now)

    def show_past(self, said: PastSaid | None) -> None:
        """Mark the page as of a past instant, where its state stands; None is now."""
        self.headline.show_past(said)

    def forget(self) -> None:
        """Nothing of what was shown is held on to: another instant is looked at."""
        self._roster = None

    def narrow(self, keeps: Keeps) -> None:
        """Only teams of which that says yes are bright; call it again when it says otherwise."""
        self._keeps = keeps
        if self._now is not None:
            self._derive(self._now)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()

    # What a hand asks

    def target_at(self, pos: QPoint) -> Target | None:
        """The person, or else the team, whose place is under a point of the page."""
        if not self.people.geometry().contains(pos):
            return None
        return self.people.target_at(self.people.mapFrom(self, pos))

    def rect_of(self, target: Target) -> QRect:
        """Where a target stands on the page; empty when it is folded away."""
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
        self.foot.show_reason(f"{self._name(hovered)}: {answer.sentence}" if answer and hovered else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Whoever is pointed at is told in full at the foot."""
        person = self.people.person_at(self.people.mapFrom(self, event.position().toPoint()))
        moment = self._moment(self._now) if self._now else None
        self.foot.show_person(everything(person, moment) if person and moment else "")

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._catch_up()

    def show_whole(self, whole: QSize) -> None:
        self._whole = whole

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    @property
    def foot_height(self) -> int:
        """What lies below the people."""
        return self.foot.height()

    @property
    def _is_live(self) -> bool:
        return self._sight is None or self._sight.freshness is Freshness.LIVE

    def _moment(self, now: datetime) -> Moment:
        if not self._is_live and self._board is not None:
            return Moment(self._board.floor_at, live=False, zone=self._zone)
        return Moment(now, live=self._is_live, zone=self._zone, limits=self.limits)

    def _derive(self, now: datetime) -> None:
        if self._board is None:
            return
        moment = self._moment(now)
        seen = roster(self._board, moment.now, self._roster, hold=self.marks.isVisible())
        self._roster = seen
        keeps = self._keeps
        dimmed = frozenset(team.team_id for team in seen.teams if keeps and not keeps(team.team_id))
        self.headline.show_heading(_heading(seen), self._board.floor_at)
        self.headline.show_moment(moment)
        self.people.show_roster(seen, moment, dimmed)
        self.foot.show_step(self.people.step)

    def lay_out(self) -> None:
        whole = self._whole if self._whole.isValid() else self.size()
        self._grid = grid_of(self.size(), teams=1, room=self.room, whole=whole)
        top, foot = self._grid.headline.bottom() + 1, self._grid.u(FOOT)
        self.headline.setGeometry(self._grid.headline)
        above = top + self._grid.u(_ABOVE)
        bottom = max(above + 1, self.height() - foot)
        self.people.setGeometry(0, above, self.width(), bottom - above)
        self.foot.setGeometry(0, bottom, self.width(), max(0, self.height() - bottom))
        self.veil.setGeometry(self.rect().adjusted(0, top, 0, 0))
        self.marks.setGeometry(self.rect())
        self._dress()

    def _dress(self) -> None:
        theme = self._theme if self._is_live else self._theme.stale()
        self._pot = Inkpot(theme, self._grid.scale)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.ground)
        self.setPalette(palette)
        for tile in (self.headline, self.people, self.foot):
            tile.dress(self._pot, self._grid)
        self.foot.show_step(self.people.step)
        self.veil.dress(self._pot)
        self.marks.dress(self._pot)
        self.veil.raise_()
        self.update()

    def _name(self, target: Target) -> str:
        if self._board is None:
            return ""
        if target.agent_id is not None:
            return self._board.agent_name(target.agent_id)
        return self._board.team_name(target.team_id)


def _heading(seen: Roster) -> Heading:
    """Who is free of those here, and how many teams could not take a critical."""
    bare = sum(not team.covered for team in seen.teams if team.people)
    words = QCoreApplication.translate("Staff", "{free} free of {here} here")
    said = words.format(free=seen.count(AgentKind.FREE), here=seen.present)
    if bare == 1:
        said += STOP + QCoreApplication.translate("Staff", "1 team could not take a critical")
    elif bare:
        words = QCoreApplication.translate("Staff", "{count} teams could not take a critical")
        said += STOP + words.format(count=bare)
    clock = seen.board.clock
    return Heading(said, not bare, seen.board.kind == "training", clock.speed if clock.is_replayed else None)
