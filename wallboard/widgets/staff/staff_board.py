"""The people of the whole floor, team by team; what has no room is folded and counted."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QRegion, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from wallboard.domain.lanes import AgentKind
from wallboard.domain.roster import Person, Roster, TeamPeople
from wallboard.live.fault import guarded
from wallboard.widgets.access.chosen import chosen_key
from wallboard.widgets.access.part import Part
from wallboard.widgets.hand_state import Target
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.staff.staff_ink import StaffInk
from wallboard.widgets.staff.staff_layout import Block, StaffLayout, Step, lay_staff
from wallboard.widgets.staff.staff_parts import staff_parts
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size
from wallboard.widgets.wall.chip_ink import ChipTime, chip_time
from wallboard.widgets.wall.grid import MARGIN, Grid
from wallboard.widgets.wall.tile import Tile

_NOTHING = StaffLayout(Step.COUNT, (), None, 0, 0.0)


class StaffBoard(Tile):
    """Everybody keeps their place until they change; seconds repaint only who says another time."""

    incident_asked = Signal(int)
    """The incident that the person asked about holds, the worst of several."""
    person_asked = Signal(int)

    def __init__(
        self, pot: Inkpot, grid: Grid, parent: QWidget | None = None, *, least: Step = Step.COUNT
    ) -> None:
        """`least` is the last step that can be read from where it hangs."""
        self._least = least
        super().__init__(pot, grid, QCoreApplication.translate("Staff", "People"), parent)
        self._roster: Roster | None = None
        self._moment: Moment | None = None
        self._layout = _NOTHING
        self._times: dict[int, ChipTime] = {}
        self._dimmed: frozenset[int] = frozenset()
        self._scarce = True
        self._asked: object = None
        """For what the layout was made."""
        self._is_unfolded = False
        self._places: dict[int, QRectF] = {}
        self._ink = StaffInk(pot)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(QCoreApplication.translate("Staff", "Scroll"))
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()

    @property
    def step(self) -> Step:
        """How much is said of everybody."""
        return self._layout.step

    def _take_on(self) -> None:
        if self._ink.pot is not self.pot:
            self._ink = StaffInk(self.pot)
        self._lay()

    def show_roster(self, roster: Roster, moment: Moment, dimmed: frozenset[int]) -> None:
        """Paint the teams in which something differs; all of them where somebody has another place."""
        before, was_dimmed, was = self._roster, self._dimmed, self._moment
        scarce = roster.count(AgentKind.FREE) * 2 < roster.present
        is_same = (
            before is not None
            and _form(before) == _form(roster)
            and was is not None
            and was.live is moment.live
            and scarce is self._scarce
        )
        self._roster, self._moment, self._dimmed, self._scarce = roster, moment, dimmed, scarce
        if not is_same or before is None:
            self._lay()
            self.update()
            return
        told = self._times
        self._place_people()
        self._times |= {one: time for one, time in told.items() if one in self._times}  # as it stands there
        for place, (old, new) in enumerate(zip(before.teams, roster.teams, strict=True)):
            if old != new or (new.team_id in dimmed) is not (new.team_id in was_dimmed):
                self._update_team(place)
        self.show_moment(moment)

    def show_moment(self, moment: Moment) -> None:
        """Count on: only people whose time reads differently are painted."""
        self._moment = moment
        if self._roster is None:
            return
        for agent_id, rect in self._places.items():
            time = chip_time(self._roster.by_agent[agent_id].status, moment)
            if self._times.get(agent_id) != time:
                self._times[agent_id] = time
                self.update(self._on_screen(rect).toAlignedRect())

    def _update_team(self, place: int) -> None:
        if place < len(self._layout.blocks):
            self.update(
                self._on_screen(self._layout.blocks[place].all).toAlignedRect().adjusted(-4, -4, 4, 4)
            )
        elif self._layout.fold is not None:
            self.update(self._on_screen(self._layout.fold).toAlignedRect())

    # What a hand asks

    def person_at(self, pos: QPoint) -> Person | None:
        """Who is drawn under a point."""
        if self._roster is None:
            return None
        at = QPointF(pos)
        for agent_id, rect in self._places.items():
            if self._on_screen(rect).contains(at):
                return self._roster.by_agent.get(agent_id)
        return None

    def target_at(self, pos: QPoint) -> Target | None:
        """The person, or else the team, whose place is under a point."""
        person = self.person_at(pos)
        if person is not None:
            return Target(agent_id=person.agent_id)
        for block in self._layout.blocks:
            if self._on_screen(block.all).contains(QPointF(pos)):
                return Target(team_id=self._team(block).team_id)
        return None

    def rect_of(self, target: Target) -> QRect:
        """Where a target is drawn, as far as it is seen; empty when it is only counted."""
        rect = QRectF()
        if target.agent_id is not None:
            rect = self._places.get(target.agent_id, QRectF())
        else:
            heads = (one.head for one in self._layout.blocks if self._team(one).team_id == target.team_id)
            rect = next(heads, QRectF())
        if rect.isEmpty():
            return QRect()
        return self._on_screen(rect).toAlignedRect().intersected(self.rect())

    def click(self, pos: QPoint) -> None:
        """What a click at a point does: it asks for what somebody holds, or unfolds the rest."""
        person = self.person_at(pos)
        if person is not None:
            self._ask(person)
        elif self._layout.fold is not None and self._on_screen(self._layout.fold).contains(QPointF(pos)):
            self.toggle_fold()

    def _ask(self, person: Person) -> None:
        self.person_asked.emit(person.agent_id)
        if person.held:
            self.incident_asked.emit(person.held[0].incident_id)

    def person_in_focus(self) -> Person | None:
        """Whom the keys stand on."""
        key = chosen_key(self)
        if self._roster is None or not isinstance(key, tuple) or key[0] != "agent":
            return None
        return self._roster.by_agent.get(key[1])

    def agent_in_focus(self) -> int | None:
        """The same, by id."""
        person = self.person_in_focus()
        return None if person is None else person.agent_id

    @property
    def incident_in_focus(self) -> int | None:
        """The worst incident of whoever the keys stand on."""
        person = self.person_in_focus()
        return person.held[0].incident_id if person is not None and person.held else None

    @Slot()
    def toggle_fold(self) -> None:
        """Give every team a place, further down than the page reaches; and back."""
        self._is_unfolded = not self._is_unfolded
        self._bar.setValue(0)
        self._lay()
        self.update()

    def parts(self) -> tuple[Part, ...]:
        if self._roster is None or self._moment is None:
            return ()
        return staff_parts(
            self._roster, self._layout, self._moment, self._rect_on_page, self._ask, self.toggle_fold
        )

    def _rect_on_page(self, rect: QRectF) -> QRect:
        return self._on_screen(rect).toAlignedRect().intersected(self.rect())

    # Paint

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        if self._roster is None or self._moment is None:
            return
        if not self._roster.teams:
            words = QCoreApplication.translate("Staff", "No teams yet")
            self.pot.write(
                painter, self.pot.face(Size.NEAR), self.pot.theme.text2, self.margin, self.u(40), words
            )
        self._ink.begin()
        for block in self._layout.blocks:
            if exposed.intersects(self._on_screen(block.all).toAlignedRect().adjusted(-4, -4, 4, 4)):
                self._draw_block(painter, block, self._moment, exposed)
        if self._layout.fold is not None:
            self._draw_fold(painter, self._layout.fold)

    def _draw_block(self, painter: QPainter, block: Block, moment: Moment, exposed: QRegion) -> None:
        team = self._team(block)
        is_dim = team.team_id in self._dimmed
        head = self._on_screen(block.head)
        if exposed.intersects(head.toAlignedRect()):
            self._ink.head(painter, team, head, self.step, is_dim=is_dim)
        for person, cell in zip(team.people, block.cells, strict=False):
            rect = self._on_screen(cell)
            if exposed.intersects(rect.toAlignedRect()):
                time = self._times.get(person.agent_id) or chip_time(person.status, moment)
                self._ink.person(
                    painter, person, time, rect, self.step, moment, is_dim=is_dim, scarce=self._scarce
                )

    def _draw_fold(self, painter: QPainter, fold: QRectF) -> None:
        teams = self._roster.teams[self._layout.folded_from :] if self._roster else ()
        self._ink.fold(painter, teams, self._on_screen(fold), is_unfolded=self._is_unfolded)

    # Places

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._bar.isHidden():
            event.ignore()
            return
        self._bar.setValue(self._bar.value() - event.angleDelta().y() // 2)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if "_ink" in vars(self):  # Qt hides it once while it is made
            self._ink.let_go()

    @Slot(int)
    def _scrolled(self, _value: int) -> None:
        seen, blocks = QRectF(self.rect()), self._layout.blocks
        teams = [self._team(one).team_id for one in blocks if seen.intersects(self._on_screen(one.all))]
        people = [one for one, rect in self._places.items() if seen.intersects(self._on_screen(rect))]
        self._ink.keep_only(teams, people)
        self.update()

    def _lay(self) -> None:
        if self._roster is None:
            return
        scale, lanes = self.pot.scale, [len(team.people) for team in self._roster.teams]
        width, height = self.width() / scale - 2 * MARGIN, self.height() / scale
        asked = (lanes, width, height, scale, self._is_unfolded)
        if asked != self._asked:
            self._asked = asked
            self._take_layout(self._laid(lanes, max(60.0, width), height))
        self._place_people()

    def _laid(self, lanes: list[int], width: float, height: float) -> StaffLayout:
        return lay_staff(lanes, width, height, is_unfolded=self._is_unfolded, least=self._least)

    def _take_layout(self, laid: StaffLayout) -> None:
        scale = self.pot.scale
        self._is_unfolded = self._is_unfolded and laid.fold is not None
        self._layout = laid
        over = round(laid.height * scale) - self.height()
        self._bar.setVisible(over > 0)
        self._bar.setRange(0, max(0, over))
        self._bar.setPageStep(max(1, self.height()))
        self._bar.setSingleStep(max(1, round(60 * scale)))
        self._bar.setGeometry(self.width() - 14, 0, 12, self.height())

    def _place_people(self) -> None:
        self._places = {
            person.agent_id: cell
            for block in self._layout.blocks
            for person, cell in zip(self._team(block).people, block.cells, strict=False)
        }
        self._ink.keep_only({self._team(block).team_id for block in self._layout.blocks}, self._places.keys())
        if self._roster is not None and self._moment is not None:
            people: Mapping[int, Person] = self._roster.by_agent
            self._times = {one: chip_time(people[one].status, self._moment) for one in self._places}

    def _team(self, block: Block) -> TeamPeople:
        assert self._roster is not None
        return self._roster.teams[block.index]

    def _on_screen(self, rect: QRectF) -> QRectF:
        scale = self.pot.scale
        left, top = rect.left() * scale + self.margin, rect.top() * scale - self._bar.value()
        right, bottom = left + rect.width() * scale, top + rect.height() * scale
        return QRectF(round(left), round(top), round(right) - round(left), round(bottom) - round(top))


def _form(roster: Roster) -> tuple[tuple[int, int], ...]:
    """What of it decides where everybody stands."""
    return tuple((team.team_id, len(team.people)) for team in roster.teams)
