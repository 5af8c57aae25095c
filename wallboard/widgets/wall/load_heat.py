"""The last hours: how full each team was, bucket by bucket, up to the line of now."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.heat import TEAM_ENTER, HeatRow
from wallboard.domain.history import LoadHistory
from wallboard.widgets.access.part import Part
from wallboard.widgets.heat.place import HeatPlace, teams_of
from wallboard.widgets.heatmap import Heatmap
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.grid import AFTER_HISTORY, HEADS, HISTORY_GAP, ROW_GAP, Grid
from wallboard.widgets.wall.heat_parts import choosable, load_parts
from wallboard.widgets.wall.tile import touched
from wallboard.widgets.wall.twin import load_table

Ratios = tuple[float | None, ...]
_BETWEEN_TIMES = 18
_FRAME, _FRAME_OUT = 4, 3
"""How heavy the frame of a chosen bucket is, and how far it stands outside."""
_DIMMED = 0.62
"""How much of the ground lies over a strip that a filter hides."""


class LoadHeat(Heatmap):
    """One strip per team on the same line as its name; what is not known is a dotted frame."""

    picked = Signal(object)
    """The `HeatPlace` that somebody chose by its part."""
    added = Signal(object)
    """The `HeatPlace` that somebody chose by its part besides those that are chosen."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(
            pot, grid, QCoreApplication.translate("Wall", "Load over the last hours by team"), parent
        )
        self._history: LoadHistory | None = None
        self._rows: tuple[HeatRow, ...] = ()
        self._strips: tuple[Ratios, ...] = ()
        self._dimmed: tuple[bool, ...] = ()
        self._arranged: object = None
        """For which rows the strips were made."""
        self._picked: HeatPlace | None = None
        self._moment: Moment | None = None

    def show_history(self, history: LoadHistory | None) -> None:
        """None where nobody knows the last hours (yet)."""
        self._history = history
        self._arrange()
        self.touch(QRect(0, 0, self.width(), round(self.u(HEADS))))

    def show_rows(self, rows: tuple[HeatRow, ...]) -> None:
        """Put the strips in the order of the rows; counts move none of them."""
        self._rows = rows
        if self._whose() != self._arranged:
            self._arrange()

    def show_picked(self, place: HeatPlace | None) -> None:
        """Frame the bucket that was chosen, in the colour of the person's hand."""
        if place != self._picked:
            self._picked = place
            self.touch(self.rect())

    def show_moment(self, moment: Moment) -> None:
        """The head says when the strips begin, and where they end."""
        before, self._moment = self._moment, moment
        if before is None or before.name != moment.name:
            self.touch(QRect(0, 0, self.width(), round(self.u(HEADS))))

    def strip(self, row: int) -> QRectF:
        top, end = self.grid.rows.bands[row]
        return QRectF(round(self.u(HISTORY_GAP)), top, self.track, end - top)

    @property
    def track(self) -> int:
        """How wide the strips are: all that the tile leaves them."""
        width: int = self.width()
        return max(1, width - round(self.u(HISTORY_GAP)) - round(self.u(AFTER_HISTORY)))

    def place_at(self, pos: QPoint) -> HeatPlace | None:
        """The bucket of a team under a point."""
        row = self.grid.rows.at(pos.y())
        starts = self._history.starts if self._history else ()
        part = (pos.x() - self.u(HISTORY_GAP)) / self.track
        if row is None or row >= len(self._rows) or not 0 <= part < 1:
            return None
        start = starts[int(part * len(starts))] if starts else None
        return HeatPlace(teams_of(self._rows[row]), starts_at=start)

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    def _inside(self, row: int) -> QRect:
        """Where it has ink of its own; frames reach into the gaps, and the folded row has its line there."""
        return self.band(row) if self._rows[row].is_folded else self.grid.rows.rect(row, 0, self.width())

    def parts(self) -> tuple[Part, ...]:
        if self._history is None or self._moment is None:
            return ()
        starts, moment, rows = self._history.starts, self._moment, self._rows[: len(self.grid.rows)]
        return tuple(
            choosable(part, HeatPlace(teams_of(heat), starts_at=start), self)
            for row, (heat, ratios) in enumerate(zip(rows, self._strips, strict=False))
            for start, part in zip(
                starts, load_parts(heat, ratios, starts, self.strip(row), moment), strict=False
            )
        )

    def plan(self) -> QRectF:
        rows = self.grid.rows
        return QRectF(round(self.u(HISTORY_GAP)), rows.first, self.track, rows.pitch * len(rows))

    def gaps(self) -> tuple[QPainterPath, ...]:
        """The lines between the rows: what lies below one strip and above the next."""
        bands, gap = self.grid.rows.bands, self.u(ROW_GAP)
        last = float(bands[-1][1] + round(self.grid.rows.pitch + 2 * gap))
        tops = [bands[0][0] - gap, *(float(end) for _, end in bands)]
        ends = [*(float(top) for top, _ in bands), last]
        return tuple(
            _box(QRectF(0, top, self.width(), end - top)) for top, end in zip(tops, ends, strict=True)
        )

    def _whose(self) -> object:
        """All that decides which strips there are, beside the history."""
        rows = [(row.team_id, row.folded_ids, row.is_folded, row.is_dimmed) for row in self._rows]
        return len(self.grid.rows), rows

    def _arrange(self) -> None:
        self._arranged = self._whose()
        strips = tuple(ratios_of(row, self._history) for row in self._rows[: len(self.grid.rows)])
        dimmed = tuple(row.is_dimmed for row in self._rows)
        lines = touched(
            (*zip(self._strips, self._dimmed, strict=False),), (*zip(strips, dimmed, strict=False),)
        )
        self._dimmed = dimmed
        self._strips = strips
        steps = tuple(tuple(map(_step, strip)) for strip in strips)
        if steps != self.steps:
            self.show_steps(steps)
        for row in lines:
            if row < len(self.grid.rows):
                self.touch(self.band(row))
        if lines:
            self.setAccessibleDescription(load_table(self._rows, strips))

    def ink(self, painter: QPainter, exposed: QRegion) -> None:
        if exposed.intersects(QRect(0, 0, self.width(), round(self.u(HEADS)))):
            self._head(painter)
        for row, ratios in enumerate(self._strips[: len(self.grid.rows)]):
            if exposed.intersects(self.band(row)):
                if exposed.intersects(self._inside(row)):
                    self._strip(painter, row, ratios)
                self._frame(painter, row)
        rows = self.grid.rows
        if len(rows):
            x = round(self.u(HISTORY_GAP + 3.5)) + self.track
            top = rows.bands[0][0] - round(self.u(4))
            line = QRect(x, top, max(2, round(self.u(3))), rows.bands[-1][1] - top)
            painter.fillRect(line, self.pot.theme.text1)

    def _frame(self, painter: QPainter, row: int) -> None:
        picked, starts = self._picked, self._history.starts if self._history else ()
        if picked is None or picked.starts_at not in starts or teams_of(self._rows[row]) != picked.teams:
            return
        strip, across = self.strip(row), self.track / len(starts)
        left = strip.left() + starts.index(picked.starts_at) * across
        out = self.u(_FRAME_OUT)
        box = QRectF(left, strip.top(), across, strip.height()).adjusted(-out, -out, out, out)
        width = self.u(_FRAME)
        marks.frame(painter, self.pot, box, self.pot.theme.accent, width=width, corner="cell")

    def _head(self, painter: QPainter) -> None:
        theme, left = self.pot.theme, self.u(HISTORY_GAP)
        room = self.width() - left
        head, history = self.pot.face(Size.LABEL), self._history
        if history is None or not history.starts or self._moment is None:
            title = QCoreApplication.translate("Wall", "Last hours")
            self.pot.write(painter, head, theme.text2, left, self.u(31), head.elided(title, room))
            return
        words = head.elided(span_words(history, self._moment), room)
        self.pot.write(painter, head, theme.text2, left, self.u(31), words)
        strong = self.pot.face(Size.WALK_UP, Weight.STRONG)
        word = self._moment.name
        end = self.pot.write_to(painter, strong, theme.text1, left + self.track, self.u(57), word)
        self._times(painter, history, self._moment, end - self.u(12))
        self._mark_current(painter, len(history.starts))

    def _times(self, painter: QPainter, history: LoadHistory, moment: Moment, end: float) -> None:
        """When buckets begin, as many as have room; always the first."""
        face, across = self.pot.face(Size.WALK_UP), self.track / len(history.starts)
        free = self.u(HISTORY_GAP)
        for index, start in enumerate(history.starts):
            x, text = self.u(HISTORY_GAP) + index * across, _start_words(start, history, moment)
            if not index and x + face.width(text) > end:
                text = moment.day(start)  # a long span says at least on what day it begins
            if x < free or x + face.width(text) > end:
                continue
            self.pot.write(painter, face, self.pot.theme.text3, x, self.u(57), text)
            free = x + face.width(text) + self.u(_BETWEEN_TIMES)

    def _mark_current(self, painter: QPainter, buckets: int) -> None:
        """The bucket that is not over yet hangs on the line of now."""
        width = self.track / buckets
        right = round(self.u(HISTORY_GAP + 3.5)) + self.track
        top, height = self.grid.rows.bands[0][0] - round(self.u(4)), max(2, round(self.u(3)))
        painter.fillRect(
            QRectF(right - width - self.u(3.5), top, width + self.u(3.5), height), self.pot.theme.text1
        )

    def _strip(self, painter: QPainter, row: int, ratios: Ratios) -> None:
        """What a filter hides is dimmed where it stands."""
        rect = self.strip(row)
        if self._rows[row].is_folded:
            line = QRectF(0, rect.top() - round(self.u(ROW_GAP / 2)), self.width(), max(1, round(self.u(1))))
            painter.fillRect(line, self.pot.theme.line)
        if not ratios:
            marks.no_data(painter, self.pot, rect)
        else:
            self._quiet(painter, rect, ratios)
        if self._rows[row].is_dimmed:
            veil = QColor(self.pot.theme.ground)
            veil.setAlphaF(_DIMMED)
            painter.fillRect(rect, veil)

    def _quiet(self, painter: QPainter, rect: QRectF, ratios: Ratios) -> None:
        """Quiet buckets are a thin line, unknown ones a dotted frame; neighbours share theirs."""
        pixels = rect.width() / len(ratios)
        for start, end, ratio in _runs(ratios):
            left, right = round(rect.left() + start * pixels), round(rect.left() + end * pixels)
            if ratio is None:
                marks.no_data(painter, self.pot, QRectF(left, rect.top(), right - left, rect.height()))
            else:
                y = rect.center().y() - self.u(0.75)
                painter.fillRect(QRectF(left, y, right - left, self.u(1.5)), self.pot.theme.line)


def _box(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


def span_words(history: LoadHistory, moment: Moment) -> str:
    """How far back it goes; hours that end in the past are not called the last."""
    hours = round(history.bucket * len(history.starts) / timedelta(hours=1))
    if moment.past:
        return QCoreApplication.translate("Wall", "{hours} h before").format(hours=hours)
    return QCoreApplication.translate("Wall", "Last {hours} h").format(hours=hours)


def _start_words(start: datetime, history: LoadHistory, moment: Moment) -> str:
    """Clock times; in longer spans a bucket of another day says which."""
    if history.bucket * len(history.starts) <= timedelta(hours=24):
        return f"{start.astimezone(moment.zone):%H:%M}"
    return moment.clock(start)


def ratios_of(row: HeatRow, history: LoadHistory | None) -> Ratios:
    """A row's strip; of folded teams the fullest of each bucket."""
    if history is None:
        return ()
    # Teams that the history does not know, being newer than it, are strips without data, never shorter ones.
    unknown: Ratios = (None,) * len(history.starts)
    teams = row.folded_ids if row.is_folded else (row.team_id,)
    strips = [history.load_ratio.get(team, unknown) for team in teams] or [unknown]
    known = [[ratio for ratio in bucket if ratio is not None] for bucket in zip(*strips, strict=True)]
    return tuple(max(bucket) if bucket else None for bucket in known)


def _step(ratio: float | None) -> int:
    return 0 if not ratio else sum(ratio >= enter for enter in TEAM_ENTER)


def _runs(ratios: Ratios) -> list[tuple[int, int, float | None]]:
    """Neighbouring unknown, and neighbouring quiet, half hours; those with colour are left out."""
    runs: list[tuple[int, int, float | None]] = []
    for index, ratio in enumerate(ratios):
        if ratio:
            continue
        if runs and runs[-1][1] == index and (runs[-1][2] is None) == (ratio is None):
            runs[-1] = (runs[-1][0], index + 1, ratio)
        else:
            runs.append((index, index + 1, ratio))
    return runs
