"""The promises: which are broken and since when, which breaks next, and how many follow."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.hands import OtherHand
from wallboard.domain.promises import PromiseLine, PromisePage
from wallboard.widgets.access.part import Part as Said
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment, left
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.grid import HEADS, Grid
from wallboard.widgets.wall.other_hand_ink import draw_other_hand
from wallboard.widgets.wall.promise_ink import PromiseInk
from wallboard.widgets.wall.promise_lines import (
    HERO_SECOND_LINE,
    Part,
    Place,
    is_near,
    lay_promises,
    near_count,
)
from wallboard.widgets.wall.promise_parts import breached_part, promise_part
from wallboard.widgets.wall.promise_text import time_of
from wallboard.widgets.wall.tile import Tile

_TELL_BREACHED = (Part.BREACHED, Part.MORE_BREACHED, Part.NOW)
INDENT = 22
"""From the tile's hairline to the left end of its content."""


class PromisesTile(Tile):
    """Most urgent first; times end on one right edge, natures start on one left edge."""

    KEYS_WALK = False

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Promises"), parent)
        self._ink = PromiseInk(pot)
        self._page: PromisePage | None = None
        self._moment: Moment | None = None
        self._running = 0
        self._places: tuple[Place, ...] = ()
        self._times: dict[int, str] = {}
        self._timed: Moment | None = None
        """Of which moment the times are; None where others are told now."""
        self._pending: AbstractSet[int] = frozenset()
        self._others: Mapping[int, OtherHand] = {}

    def _take_on(self) -> None:
        self._ink = PromiseInk(self.pot)
        self._lay()

    def show_page(self, page: PromisePage, running: int, moment: Moment) -> None:
        """Paint what differs: places whose promise is another, and times that moved on.

        `running` is how many promises the whole floor has to keep.
        """
        if (
            page == self._page
            and running == self._running
            and self._moment is not None
            and self._moment.live is moment.live
            and near_count(page, self._moment.now) == near_count(page, moment.now)
        ):
            self.show_moment(moment)
            return
        before, old_page, was_quiet, times = self._places, self._page, self._is_quiet, self._times
        relit = (
            self._moment is None or self._moment.live is not moment.live or self._moment.name != moment.name
        )
        self._page, self._running, self._moment = page, running, moment
        self._lay()
        if relit or old_page is None or was_quiet is not self._is_quiet:
            self._timed = moment
            self.update()
            return
        self._repaint_between(before, old_page, page)
        kept = {place.promise.incident_id for place in before if place.promise and place in self._places}
        self._times |= {incident_id: times[incident_id] for incident_id in kept & times.keys()}
        self.show_moment(moment)

    def _repaint_between(self, before: tuple[Place, ...], old: PromisePage, new: PromisePage) -> None:
        """Paint what stands elsewhere or says something else; all else is where it was."""
        if _head(old) != _head(new):
            self.update(QRect(0, 0, self.width(), round(self.u(HEADS))))
        counts = (new.paused, new.met_within_30) != (old.paused, old.met_within_30)
        gone = [place for place in before if place not in self._places]
        came = [place for place in self._places if place not in before]
        said = [place for place in self._places if counts and place.part is Part.RESTING]
        for place in (*gone, *came, *said):
            self.update(self._on_screen(place).toAlignedRect())

    def show_moment(self, moment: Moment) -> None:
        """Count on: only times that read differently are painted."""
        if moment == self._timed:
            return
        before_name, self._moment = "" if self._moment is None else self._moment.name, moment
        self._timed = moment
        for place in self._places:
            if place.part is Part.NOW and moment.name != before_name:
                self.update(self._on_screen(place).toAlignedRect())
            if place.promise is None:
                continue
            text = time_of(place.promise, moment)
            before = self._times.get(place.promise.incident_id, "")
            if before == text:
                continue
            self._times[place.promise.incident_id] = text
            if len(before) != len(text):  # what stands beside the time has more or less room now
                self.update(self._on_screen(place).toAlignedRect())
            for part in self.moving_parts(place):
                self.update(part)

    def show_others(self, others: Mapping[int, OtherHand]) -> None:
        """Mark incidents that others carry or have open."""
        before, self._others = self._others, dict(others)
        for place in self._places:
            number = None if place.line is None else place.line.incident_id
            if number is not None and before.get(number) != self._others.get(number):
                self.update(self._on_screen(place).toAlignedRect())

    def show_pending(self, incidents: AbstractSet[int]) -> None:
        """Mark those whose command is on its way."""
        changed = self._pending ^ incidents
        self._pending = incidents
        for place in self._places:
            if place.line is not None and place.line.incident_id in changed:
                self.update(self._on_screen(place).toAlignedRect())

    def incident_at(self, pos: QPoint) -> int | None:
        """Whose row lies under a point."""
        for place in self._places:
            if place.line is not None and self._on_screen(place).contains(pos.toPointF()):
                return place.line.incident_id
        return None

    def rect_of(self, incident_id: int) -> QRect:
        """Where an incident's row is; empty when it is only counted."""
        for place in self._places:
            if place.line is not None and place.line.incident_id == incident_id:
                return self._on_screen(place).toAlignedRect()
        return QRect()

    def next_rect(self) -> QRect:
        """Where the next breach is; empty when none is near."""
        heroes = (self._on_screen(place).toAlignedRect() for place in self._places if place.part is Part.HERO)
        return next(heroes, QRect())

    def parts(self) -> tuple[Said, ...]:
        page, moment = self._page, self._moment
        if page is None or moment is None:
            return ()
        inside = self.rect()
        said = tuple(
            promise_part(place, page, moment, self._on_screen(place).toAlignedRect().intersected(inside))
            for place in self._places
        )
        if not page.breached_count or any(place.part in _TELL_BREACHED for place in self._places):
            return said
        head = QRect(0, 0, self.width(), round(self.u(HEADS)))
        return (breached_part(page, head), *said)

    def moving_parts(self, place: Place) -> tuple[QRect, ...]:
        """What of a row moves with the seconds: its time, and the bar of what is used up."""
        rect = self._on_screen(place)
        if place.part is Part.HERO:
            top = rect.top() + self.u(HERO_SECOND_LINE if place.is_tall else 0)
            figures = QRectF(rect.right() - self.u(320), top + self.u(50), self.u(320), self.u(86))
            bar = QRectF(rect.left() + self.u(70), top + self.u(136), rect.width(), self.u(12))
        else:
            figures = QRectF(rect.right() - self.u(250), rect.top(), self.u(250), self.u(48))
            bar = QRectF(rect.left() + self.u(70), rect.bottom() - self.u(10), rect.width(), self.u(8))
        if place.part is Part.BREACHED:
            return (figures.toAlignedRect(),)
        return figures.toAlignedRect(), bar.toAlignedRect()

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        if self._page is None or self._moment is None:
            return
        self._draw_edge(painter)
        if exposed.intersects(QRect(0, 0, self.width(), round(self.u(HEADS)))):
            self._draw_head(painter, self._page)
        quiet = self._is_quiet
        for place in self._places:
            rect = self._on_screen(place)
            if not exposed.intersects(rect.toAlignedRect()):
                continue
            pending = place.line is not None and place.line.incident_id in self._pending
            self._ink.draw(painter, place, rect, self._moment, self._page, pending=pending, quiet=quiet)
            other = None if place.line is None else self._others.get(place.line.incident_id)
            if other is not None and self._moment.is_now:
                above = self.u(5) if place.part is Part.NEXT else 0.0  # its bar of time used up
                draw_other_hand(painter, self.pot, rect.adjusted(0, 0, 0, -above), other)

    def _draw_edge(self, painter: QPainter) -> None:
        """A hairline parts the column from the team rows, or from the strip above it."""
        top = round(self.u(16))
        if self.x() > self.margin:
            line = QRect(0, top, max(1, round(self.u(1))), self.height() - top - round(self.u(20)))
        else:
            line = QRect(0, self.height() - 1, self.width(), max(1, round(self.u(1))))
        painter.fillRect(line, self.pot.theme.line)

    def _draw_head(self, painter: QPainter, page: PromisePage) -> None:
        theme = self.pot.theme
        calm = page.breached_count == 0
        title = self.pot.face(Size.NEAR, Weight.NORMAL if calm else Weight.STRONG)
        colour = theme.text2 if calm else theme.text1
        words = QCoreApplication.translate("Wall", "Promises")
        end = self.pot.write(painter, title, colour, self.u(INDENT), self.u(44), words)
        right = self.width() - self.margin
        if not calm:
            words = QCoreApplication.translate("Wall", "{count} breached").format(count=page.breached_count)
            self.pot.write_to(painter, title, theme.s1, right, self.u(44), words)
        elif not self._due_soon(page) and not page.unreadable:
            face, room = self.pot.face(Size.LABEL), right - end - self.u(12)
            said = (
                QCoreApplication.translate("Wall", "none due within 30 min"),
                QCoreApplication.translate("Wall", "none near"),
            )
            words = next((one for one in said if face.width(one) <= room), "")
            self.pot.write_to(painter, face, theme.text2, right, self.u(44), words)

    @property
    def _is_quiet(self) -> bool:
        """Nothing is broken or near, so that promises are normal reading."""
        return self._page is None or not (self._page.breached_count or self._due_soon(self._page))

    def _due_soon(self, page: PromisePage) -> bool:
        moment = self._moment
        return bool(page.more_within_30 or (page.next and moment and is_near(page.next[0], moment.now)))

    def _on_screen(self, place: Place) -> QRectF:
        scale = self.pot.scale
        rect = place.rect
        return QRectF(rect.left() * scale, rect.top() * scale, rect.width() * scale, rect.height() * scale)

    def _lay(self) -> None:
        if self._page is None or self._moment is None:
            return
        scale = self.pot.scale
        width, height = self.width() / scale, self.height() / scale
        places = lay_promises(
            self._page,
            self._moment.now,
            running=self._running,
            width=width,
            height=height,
            is_long=self._is_long,
        )
        self._places = self._ink.evened(places, self._moment, self.width())
        self._times = {
            line.incident_id: time_of(line, self._moment)
            for line in (place.promise for place in self._places)
            if line is not None
        }
        self._describe()

    def _is_long(self, part: Part, line: PromiseLine) -> bool:
        moment = self._moment
        return moment is not None and self._ink.is_long(part, line, moment, self.width())

    def _describe(self) -> None:
        if self._page is None or self._moment is None:
            return
        lines = [place.promise for place in self._places if place.promise]
        spans = [f"{line.nature}, {line.team}: {left(line.due_at - self._moment.now)}" for line in lines[:4]]
        self.setAccessibleDescription("; ".join(spans))


def _head(page: PromisePage) -> tuple[object, ...]:
    """What the line above the rows says."""
    return (page.breached_count, bool(page.next), page.more_within_30, page.unreadable)
