"""The last night: its figures above, and below how full every team was and what it left open."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.figures import Absence, Figure, Level
from wallboard.domain.history import Strip
from wallboard.domain.night import NightRecord, NightTold, told_of
from wallboard.models.trend import Trend
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.plan.area_tile import AreaTile
from wallboard.widgets.plan.hours import HoursArea
from wallboard.widgets.room import Room
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.counts import TWO_DIGITS, Digits
from wallboard.widgets.wall.figure_ink import draw_figure
from wallboard.widgets.wall.grid import MARGIN, STRIP, Grid
from wallboard.widgets.wall.scene import Scene, scene_of
from wallboard.widgets.wall.strip_words import Said, value_words
from wallboard.widgets.wall.tile import Tile

_GAP: Final = 28
_NARROWEST: Final = 250
"""A figure with its trend needs so much."""


@dataclass(frozen=True, slots=True)
class _Shown:
    said: Said
    trend: Trend


class NightStrip(Tile):
    """What came in, what became of it, and the most that was open at once."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Night", "Figures of the last night"), parent)
        self._shown: tuple[_Shown, ...] = ()

    def show_night(self, told: NightTold | None) -> None:
        self._shown = () if told is None else _figures(told)
        self.update()

    def lines_for(self, width: float) -> int:
        """On how many lines the figures stand in so many design units."""
        return 1 if width >= 6 * (_NARROWEST + _GAP) else 2

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(
                ("night", one.said.key),
                one.said.label,
                one.said.aloud,
                self._place(number).toAlignedRect(),
                PartKind.FIGURE,
            )
            for number, one in enumerate(self._shown)
        )

    def draw(self, painter: QPainter, _exposed: QRegion) -> None:
        for number, one in enumerate(self._shown):
            draw_figure(painter, self.pot, self._place(number), one.said, one.trend)
        self.hairline(painter, 0, self.height() - self.u(1), self.width())

    def _place(self, number: int) -> QRectF:
        lines = self.lines_for(self.width() / self.pot.scale)
        across = -(-len(self._shown) // lines)
        width = (self.width() - self.u(2 * MARGIN) - self.u(_GAP) * (across - 1)) / across
        line, column = divmod(number, across)
        top = self.u((STRIP - 24) * line)
        return QRectF(self.u(MARGIN) + column * (width + self.u(_GAP)), top, width, self.u(STRIP))


class NightArea(AreaTile):
    """Reads as the heat page does, of the night's end; until it was read it says so."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self.strip = NightStrip(pot, grid, page)
        self.hours = HoursArea(pot, grid, page)
        self._rect, self._below, self._pot = QRect(), QRect(), pot
        self._of: Inkpot | None = None
        """The page's own, from which its pot is made."""
        self._laid: object = None
        """Where the hours of this record were laid out; None where they were not yet."""
        self._record: NightRecord | None = None
        self._scene: Scene | None = None
        self._layout: tuple[Room, QSize, float] = (Room(), QSize(1920, 1080), 1.0)

    @property
    def record(self) -> NightRecord | None:
        return self._record

    def place(self, rect: QRect) -> None:
        self._rect = rect
        self.strip.setVisible(not rect.isEmpty())

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        if pot is not self._of:
            # Colour means now; the ground is that of the page round about.
            self._of, self._pot = pot, pot.themed(replace(pot.theme.stale(), ground=pot.theme.ground))
        self.strip.dress(self._pot, grid)
        self.hours.dress(self._pot, grid)

    def lay(self, *, room: Room, whole: QSize, scale: float) -> None:
        """Lay figures and hours out in its rectangle."""
        self._layout, rect = (room, whole, scale), self._rect
        high = STRIP if self.strip.lines_for(rect.width() / scale) == 1 else 2 * STRIP - 24
        above = round(high * scale)
        self.strip.setGeometry(QRect(rect.left(), rect.top(), rect.width(), above))
        self._below = rect.adjusted(0, above, 0, 0) if not rect.isEmpty() else QRect()
        self._lay_hours()

    def show_night(self, record: NightRecord | None) -> None:
        """The night that was read; None as long as it is not."""
        if record is self._record:
            return
        self._record = record
        self.strip.show_night(None if record is None else told_of(record))
        self.hours.show_history(None if record is None else record.history)
        self._scene = self._laid = None
        self._lay_hours()

    def _lay_hours(self) -> None:
        """The rows are folded for as many as have room."""
        record, laid = self._record, (self._layout, self._below)
        if laid == self._laid:
            return
        self._laid = laid
        self.hours.place(QRect() if record is None else self._below)
        if record is None:
            self._lay(1, is_folded=False, digits=TWO_DIGITS)
            return
        fit = self._lay(10, is_folded=False, digits=TWO_DIGITS)
        scene = self._scene = scene_of(record.board, record.span.until, None, fit)
        rows, is_folded, digits = scene.form
        self._lay(rows, is_folded=is_folded, digits=digits)
        self.hours.dress(self._pot, self.strip.grid)
        self.hours.show(scene, Moment(record.span.until, past=True))

    def _lay(self, rows: int, *, is_folded: bool, digits: Digits) -> int:
        room, whole, scale = self._layout
        return self.hours.lay(rows, is_folded=is_folded, room=room, whole=whole, digits=digits, scale=scale)


def heading_of_night(record: NightRecord | None, moment: Moment) -> tuple[str, str]:
    """Which night it is, as the headline says it, in full and in fewer words."""
    if record is None:
        return (
            QCoreApplication.translate("Night", "The last night is being read"),
            QCoreApplication.translate("Night", "Last night"),
        )
    span, words = record.span, QCoreApplication.translate("Night", "Last night, {since} to {until}")
    clock = Moment(span.until, zone=moment.zone)
    since, until = (f"{at.astimezone(moment.zone):%H:%M}" for at in (span.since, span.until))
    said = words.format(since=since, until=until)
    brief = QCoreApplication.translate("Night", "Night, {since} to {until}").format(since=since, until=until)
    is_today = moment.day(span.until) == moment.day(moment.now)
    return said if is_today else f"{said}, {clock.date(span.until)}", brief


def _figures(told: NightTold) -> tuple[_Shown, ...]:
    open_strip, breached = told.trends.get("open", ()), told.trends.get("breached", ())
    return (
        _count("night_opened", QCoreApplication.translate("Night", "Opened"), told.opened),
        _share(QCoreApplication.translate("Night", "In time"), told.in_time),
        _span(QCoreApplication.translate("Night", "To deploy"), told),
        _count("night_resolved", QCoreApplication.translate("Night", "Resolved"), told.resolved),
        _count(
            "night_most_open", QCoreApplication.translate("Night", "Most open"), told.most_open, open_strip
        ),
        _count(
            "night_breached",
            QCoreApplication.translate("Night", "Most breached"),
            told.most_breached,
            breached,
        ),
        _count("night_left", QCoreApplication.translate("Night", "Left open"), told.left_open),
    )


def _count(key: str, label: str, value: int | None, strip: Strip = ()) -> _Shown:
    if value is None:
        return _Shown(_unknown(key, label), Trend())
    return _Shown(Said(key, label, str(value), "", Level.NORMAL), Trend(strip))


def _share(label: str, share: Fraction | None) -> _Shown:
    if share is None:
        return _Shown(_unknown("service_level", label), Trend())
    text, unit = value_words(Figure("service_level", share))
    return _Shown(Said("night_in_time", label, text, unit, Level.NORMAL), Trend())


def _span(label: str, told: NightTold) -> _Shown:
    if told.median_deploy is None:
        return _Shown(_unknown("median_deploy", label), Trend())
    text, unit = value_words(Figure("median_deploy", told.median_deploy))
    return _Shown(Said("night_to_deploy", label, text, unit, Level.NORMAL), Trend())


def _unknown(key: str, label: str) -> Said:
    word = QCoreApplication.translate("Night", "none")
    return Said(key, label, word, "", Level.NORMAL, Absence.NONE)
