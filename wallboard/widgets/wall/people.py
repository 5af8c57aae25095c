"""The people of each team as chips: who is free, what the others hold, and for how long."""

from dataclasses import dataclass
from operator import is_

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.lanes import AgentKind, AgentStatus
from wallboard.domain.staff_need import StaffNeed
from wallboard.widgets.access.part import Part
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.need_words import lacking_words, sentence
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size
from wallboard.widgets.wall.chip_ink import ChipInk, ChipTime, chip_time
from wallboard.widgets.wall.chips import LaneLayout, Rest, lay_lane
from wallboard.widgets.wall.grid import HEADS, ROW_GAP, Grid
from wallboard.widgets.wall.need_head import draw_head
from wallboard.widgets.wall.people_parts import lane_parts
from wallboard.widgets.wall.tile import Tile, touched


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One row's people in the order they stand: free, then busy worst first, then on a break."""

    people: tuple[AgentStatus, ...]
    free: int
    busy: int
    resting: int
    is_folded: bool
    team: str = ""


def lane_row(people: tuple[AgentStatus, ...], *, is_folded: bool = False, team: str = "") -> LaneRow:
    """Order the people of a row; a folded row keeps only those who are free."""
    free = [one for one in people if one.kind is AgentKind.FREE]
    busy = [one for one in people if one.kind is AgentKind.BUSY and not is_folded]
    resting = [one for one in people if one.kind is AgentKind.ON_BREAK and not is_folded]
    return LaneRow((*free, *busy, *resting), len(free), len(busy), len(resting), is_folded, team)


class PeopleTile(Tile):
    """One lane per team row; everybody keeps their place until they themselves change."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "People"), parent)
        self._lanes: tuple[LaneRow, ...] = ()
        self._minutes: tuple[tuple[ChipTime, ...], ...] = ()
        self._layouts: tuple[LaneLayout, ...] = ()
        self._chips = ChipInk(pot)
        self._scarce = True
        self._moment: Moment | None = None
        self._need: StaffNeed | None = None

    def _take_on(self) -> None:
        self._chips = ChipInk(self.pot)
        self._lay()

    def show_lanes(self, lanes: tuple[LaneRow, ...], moment: Moment) -> None:
        """Paint the lanes in which somebody or somebody's minutes differ."""
        if moment == self._moment and all(map(is_, lanes, self._lanes)) and len(lanes) == len(self._lanes):
            return
        # Those of a lane that is the very same read the same as long as the time is.
        known = dict(zip(map(id, self._lanes), self._minutes, strict=True)) if moment == self._moment else {}
        minutes = tuple(
            known[id(lane)] if id(lane) in known else tuple(chip_time(one, moment) for one in lane.people)
            for lane in lanes
        )
        lines = touched(
            tuple(zip(self._lanes, self._minutes, strict=True)), tuple(zip(lanes, minutes, strict=True))
        )
        if self._moment is None or self._moment.live is not moment.live:
            self.update()
        self._moment = moment
        self._lanes, self._minutes = lanes, minutes
        self._see_scarcity()
        if lines:
            self._lay()
        for row in lines:
            if row < len(self.grid.rows):
                self.update(self.band(row))

    def show_need(self, need: StaffNeed | None) -> None:
        """Staff against need in the half hours ahead; None where nobody has worked it out."""
        if need == self._need:
            return
        self._need = need
        zone = self._moment.zone if self._moment else None
        told = (
            () if need is None else (lacking_words(need), *(sentence(one, zone) for one in need.half_hours))
        )
        self.setAccessibleDescription(" ".join(words for words in told if words))
        self.update(QRect(0, 0, self.width(), round(self.u(HEADS))))

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    def agent_at(self, pos: QPoint) -> int | None:
        """Whose chip lies under a point."""
        for lane, layout in zip(self._lanes, self._layouts, strict=False):
            for chip in layout.chips:
                if chip.rect.contains(QPointF(pos)):
                    return lane.people[chip.index].agent_id
        return None

    def rect_of(self, agent_id: int) -> QRect:
        """Where somebody's chip is; empty when they are only counted."""
        for lane, layout in zip(self._lanes, self._layouts, strict=False):
            for chip in layout.chips:
                if lane.people[chip.index].agent_id == agent_id:
                    return chip.rect.toAlignedRect()
        return QRect()

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            part
            for row, (lane, layout) in enumerate(zip(self._lanes, self._layouts, strict=False))
            for part in lane_parts(
                lane, layout, self.grid.rows.rect(row, 0, round(self._width())), self._moment
            )
        )

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        draw_head(painter, self.pot, self._need, self._moment, self._width())
        for row, (lane, layout) in enumerate(zip(self._lanes, self._layouts, strict=False)):
            if exposed.intersects(self.band(row)):
                self._draw_lane(painter, row, lane, layout)

    def _draw_lane(self, painter: QPainter, row: int, lane: LaneRow, layout: LaneLayout) -> None:
        if lane.is_folded:
            self.hairline(painter, 0, self.grid.rows.bands[row][0] - self.u(ROW_GAP / 2), self._width())
        for chip in layout.chips:
            time = self._minutes[row][chip.index]
            self._chips.draw(painter, lane.people[chip.index], time, chip, scarce=self._scarce)
        for rest in layout.rests:
            self._draw_rest(painter, rest, lane)

    def _draw_rest(self, painter: QPainter, rest: Rest, lane: LaneRow) -> None:
        theme, face = self.pot.theme, self.pot.face(Size.WALK_UP)
        x, base = rest.rect.left() + self.u(2), face.base_in(rest.rect)
        if rest.free:
            words = QCoreApplication.translate("Wall", "+{count} more").format(count=rest.free)
            self.pot.write(painter, face, theme.text2, x + self.u(8), base, words)
            return
        worst = min((person.worst for person in lane.people if person.worst), default=None)
        if worst is not None:
            centre = QPointF(x + self.u(12), rest.rect.center().y())
            marks.severity_shape(painter, self.pot, worst, centre, self.u(8.5))
            x += self.u(26)
        words = QCoreApplication.translate("Wall", "{count} busy").format(count=rest.busy)
        if rest.resting:
            words = QCoreApplication.translate("Wall", "{count} busy, {resting} on a break")
            words = words.format(count=rest.busy, resting=rest.resting)
        room = rest.rect.right() - x
        self.pot.write(painter, face, theme.text2, x, base, face.elided(words, room))

    def _width(self) -> float:
        return self.width() - self.u(22)

    def _see_scarcity(self) -> None:
        free = sum(lane.free for lane in self._lanes)
        here = sum(len(lane.people) for lane in self._lanes)
        scarce = free * 2 < here
        if scarce is not self._scarce:
            self._scarce = scarce
            self.update()

    def _lay(self) -> None:
        layouts = []
        for row, lane in enumerate(self._lanes[: len(self.grid.rows)]):
            top, end = self.grid.rows.bands[row]
            area = QRectF(0, top, self._width(), end - top)
            layouts.append(
                lay_lane(
                    area,
                    self.pot.scale,
                    free=lane.free,
                    busy=lane.busy,
                    resting=lane.resting,
                    named=lane.is_folded,
                )
            )
        self._layouts = tuple(layouts)
