"""Goals by team: what is broken and due soon now, and how much of today's work was answered in time."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.figures import percent
from wallboard.domain.team_goals import TeamGoals
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment, age
from wallboard.widgets.type import Size, Weight, one_line
from wallboard.widgets.wall.grid import HEADS, ROW_GAP, Grid
from wallboard.widgets.wall.tile import Tile, touched

_NUMBER: Final = 132
"""How wide a column of counts is."""
_MEDIAN: Final = 190
_PERCENT: Final = 172
_BAR_LEAST: Final = 120
_NAMES: Final = 300
_NAMES_LEAST: Final = 260
_GAP: Final = 6
_HOUR: Final = timedelta(hours=1)
_BAND: Final = 12
_AROUND: Final = 7
_HEAD, _BELOW = 27, 51
"""Lines of the heads: they stand apart from the first plate."""
_BEFORE_BAR, _AFTER_BAR = 26, 20


class GoalsTile(Tile):
    """Rows in the order of heat: counts of promises, then the day; columns fold from the right."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Goals", "Promises by team"), parent)
        self.rows: tuple[TeamGoals, ...] = ()
        self._live = True

    def show_goals(self, rows: tuple[TeamGoals, ...], moment: Moment) -> None:
        """Paint the rows that say something else."""
        before, self.rows = self.rows, rows
        if self._live is not moment.live or len(before) != len(rows):
            self._live = moment.live
            self.update()
            return
        for row in touched(before, rows):
            if row < len(self.grid.rows):
                gap = round(self.u(ROW_GAP))
                self.update(self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap))

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(
                ("goals", row.team_ids),
                one_line(row.name),
                _said(row),
                self.grid.rows.rect(number, 0, self.width()),
                PartKind.LANE,
            )
            for number, row in enumerate(self.rows[: len(self.grid.rows)])
        )

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        columns = self._columns()
        if exposed.intersects(QRect(0, 0, self.width(), round(self.u(HEADS)))):
            self._draw_heads(painter, columns)
        for row in self.grid.rows.within(exposed, round(self.u(ROW_GAP))):
            if row < len(self.rows):
                self._draw_row(painter, row, self.rows[row], columns)

    def _columns(self) -> dict[str, QRectF]:
        """Left and width of every column that has room, by its name."""
        end = self.width() / self.pot.scale - 24
        spare = end - 24 - _NAMES_LEAST - _NUMBER - _PERCENT
        asked: dict[str, float] = {"late": _NUMBER, "share": _PERCENT}
        if spare >= _NUMBER:
            asked["soon"], spare = _NUMBER, spare - _NUMBER
        names = _NAMES_LEAST + max(0.0, min(_NAMES - _NAMES_LEAST, spare))
        spare -= names - _NAMES_LEAST
        for name, width in (("bar", _BAR_LEAST), ("median", _MEDIAN), ("opened", _NUMBER)):
            if spare >= width:
                asked[name], spare = width, spare - width
        if "bar" in asked:
            asked["bar"] += max(0.0, spare)
        left, found = 24.0 + names, {"name": QRectF(self.u(24), 0, self.u(names - 12), 0)}
        for name in ("late", "soon", "opened", "bar", "share", "median"):
            if name in asked:
                found[name] = QRectF(self.u(left), 0, self.u(asked[name] - _GAP), 0)
                left += asked[name]
        return found

    def _draw_heads(self, painter: QPainter, columns: dict[str, QRectF]) -> None:
        theme, face, small = self.pot.theme, self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        heads = _heads()
        if "bar" not in columns:
            heads["share"] = (QCoreApplication.translate("Goals", "In time"), heads["bar"][1])
        for name, (head, below) in heads.items():
            if name not in columns:
                continue
            place = columns[name]
            if name in ("name", "bar"):
                left = place.left() + (self.u(_BEFORE_BAR) if name == "bar" else 0.0)
                self.pot.write(painter, face, theme.text2, left, self.u(_HEAD if below else _BELOW), head)
                self.pot.write(painter, small, theme.text3, left, self.u(_BELOW), below)
                continue
            end = place.right() - self.u(_BAND)
            self.pot.write_to(painter, face, theme.text2, end, self.u(_HEAD if below else _BELOW), head)
            self.pot.write_to(painter, small, theme.text3, end, self.u(_BELOW), below)

    def _draw_row(self, painter: QPainter, row: int, goals: TeamGoals, columns: dict[str, QRectF]) -> None:
        theme, (top, end) = self.pot.theme, self.grid.rows.bands[row]
        if goals.is_folded:
            self.hairline(painter, self.margin, top - self.u(ROW_GAP / 2), self.width() - 2 * self.margin)
        places = {
            name: QRectF(place.left(), top, place.width(), end - top) for name, place in columns.items()
        }
        base = self.grid.rows.base(row, self.pot.scale)
        loud = goals.breached > 0 and not goals.is_folded
        face = self.pot.face(Size.ROOM, Weight.STRONG if loud else Weight.NORMAL)
        colour = theme.text1 if loud else theme.text2
        name = places["name"]
        self.pot.write(
            painter, face, colour, name.left(), base, face.elided(one_line(goals.name), name.width())
        )
        self._draw_late(painter, places["late"], base, goals.breached)
        if "soon" in places:
            self._draw_count(painter, places["soon"], base, goals.soon)
        self._draw_day(painter, places, base, goals)

    def _draw_late(self, painter: QPainter, place: QRectF, base: float, count: int) -> None:
        """A broken promise is a warm plate with a word's weight; none is a dot."""
        if not count:
            self._draw_count(painter, place, base, 0)
            return
        theme, face = self.pot.theme, self.pot.face(Size.ROOM, Weight.FIGURE)
        top, bottom = base - face.cap - self.u(_AROUND), base + self.u(_AROUND)
        left = place.right() - 2 * self.u(_BAND) - max(face.width(str(count)), face.width("00"))
        marks.plate(painter, self.pot, QRectF(left, top, place.right() - left, bottom - top), theme.s1)
        self.pot.write_to(painter, face, theme.on_s, place.right() - self.u(_BAND), base, str(count))

    def _draw_count(self, painter: QPainter, place: QRectF, base: float, count: int) -> None:
        theme, end = self.pot.theme, place.right() - self.u(_BAND)
        face = self.pot.face(Size.ROOM)
        if not count:
            marks.dot(painter, self.pot, QPointF(end - face.width("0") / 2, base - face.cap / 2))
            return
        self.pot.write_to(painter, face, theme.text1, end, base, str(count))

    def _draw_day(self, painter: QPainter, places: dict[str, QRectF], base: float, goals: TeamGoals) -> None:
        day, theme, face = goals.day, self.pot.theme, self.pot.face(Size.ROOM)
        if day is None:
            for name in places.keys() & {"bar", "share", "median", "opened"}:
                marks.no_data(painter, self.pot, places[name].adjusted(0, self.u(18), 0, -self.u(18)))
            return
        if "opened" in places:
            self._draw_count(painter, places["opened"], base, day.opened)
        end = places["share"].right() - self.u(_BAND)
        if day.in_time is None:
            self.pot.write_to(painter, face, theme.text3, end, base, "–")
        else:
            self.pot.write_to(painter, face, theme.text1, end, base, f"{percent(day.in_time)} %")
            if "bar" in places:
                height, bar = self.u(14), places["bar"]
                width = bar.width() - self.u(_BEFORE_BAR + _AFTER_BAR)
                top = base - face.cap / 2 - height / 2
                track = QRectF(bar.left() + self.u(_BEFORE_BAR), top, width, height)
                marks.bar(painter, track, float(day.in_time), fill=theme.text2, empty=theme.line)
        if "median" in places:
            self._draw_median(painter, places["median"].right() - self.u(_BAND), base, day.median_deploy)

    def _draw_median(self, painter: QPainter, right: float, base: float, span: timedelta | None) -> None:
        theme, face, unit = self.pot.theme, self.pot.face(Size.ROOM), self.pot.face(Size.NEAR)
        if span is None:
            self.pot.write_to(painter, face, theme.text3, right, base, "–")
            return
        minutes = QCoreApplication.translate("Wall", "min")
        if span < _HOUR:
            right = self.pot.write_to(painter, unit, theme.text3, right, base, minutes) - self.u(8)
        self.pot.write_to(painter, face, theme.text2, right, base, age(span))


def _heads() -> dict[str, tuple[str, str]]:
    return {
        "name": (QCoreApplication.translate("Goals", "Team"), ""),
        "late": (QCoreApplication.translate("Goals", "Breached"), QCoreApplication.translate("Goals", "now")),
        "soon": (
            QCoreApplication.translate("Goals", "Due"),
            QCoreApplication.translate("Goals", "in 30 min"),
        ),
        "opened": (
            QCoreApplication.translate("Goals", "Opened"),
            QCoreApplication.translate("Goals", "today"),
        ),
        "bar": (
            QCoreApplication.translate("Goals", "Answered in time"),
            QCoreApplication.translate("Goals", "today"),
        ),
        "share": ("", ""),
        "median": (
            QCoreApplication.translate("Goals", "To deploy"),
            QCoreApplication.translate("Goals", "median today"),
        ),
    }


def _said(row: TeamGoals) -> str:
    words = [
        QCoreApplication.translate("Goals", "{count} breached").format(count=row.breached),
        QCoreApplication.translate("Goals", "{count} due in 30 minutes").format(count=row.soon),
    ]
    if row.day is not None and row.day.in_time is not None:
        words.append(
            QCoreApplication.translate("Goals", "{share} % answered in time today").format(
                share=percent(row.day.in_time)
            )
        )
    return ", ".join(words)
