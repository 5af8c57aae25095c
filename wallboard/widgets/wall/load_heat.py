"""The last eight hours: how full each team was, half hour by half hour, up to the line of now."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from wallboard.domain.heat import TEAM_ENTER, HeatRow
from wallboard.domain.history import LoadHistory
from wallboard.widgets.access.part import Part
from wallboard.widgets.heatmap import Heatmap
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.grid import HEADS, HISTORY, HISTORY_GAP, ROW_GAP, Grid
from wallboard.widgets.wall.heat_parts import load_parts
from wallboard.widgets.wall.tile import touched
from wallboard.widgets.wall.twin import load_table

Ratios = tuple[float | None, ...]


class LoadHeat(Heatmap):
    """One strip per team on the same line as its name; what is not known is a dotted frame."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(
            pot, grid, QCoreApplication.translate("Wall", "Load over the last 8 hours by team"), parent
        )
        self._history: LoadHistory | None = None
        self._rows: tuple[HeatRow, ...] = ()
        self._strips: tuple[Ratios, ...] = ()
        self._moment: Moment | None = None

    def show_history(self, history: LoadHistory) -> None:
        self._history = history
        self._arrange()
        self.touch(QRect(0, 0, self.width(), round(self.u(HEADS))))

    def show_rows(self, rows: tuple[HeatRow, ...]) -> None:
        """Put the strips in the order of the rows."""
        self._rows = rows
        self._arrange()

    def show_moment(self, moment: Moment) -> None:
        """The head says when the strips begin, and where they end."""
        before, self._moment = self._moment, moment
        if before is None or before.live is not moment.live:
            self.touch(QRect(0, 0, self.width(), round(self.u(HEADS))))

    def strip(self, row: int) -> QRectF:
        top, end = self.grid.rows.bands[row]
        return QRectF(round(self.u(HISTORY_GAP)), top, round(self.u(HISTORY)), end - top)

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    def parts(self) -> tuple[Part, ...]:
        if self._history is None or self._moment is None:
            return ()
        starts, moment, rows = self._history.starts, self._moment, self._rows[: len(self.grid.rows)]
        return tuple(
            part
            for row, (heat, ratios) in enumerate(zip(rows, self._strips, strict=False))
            for part in load_parts(heat, ratios, starts, self.strip(row), moment)
        )

    def plan(self) -> QRectF:
        rows = self.grid.rows
        return QRectF(round(self.u(HISTORY_GAP)), rows.first, round(self.u(HISTORY)), rows.pitch * len(rows))

    def gaps(self) -> QPainterPath:
        """The lines between the rows: what lies below one strip and above the next."""
        path, bands = QPainterPath(), self.grid.rows.bands
        path.addRect(QRectF(0, bands[0][0] - self.u(ROW_GAP), self.width(), self.u(ROW_GAP)))
        ends = [*(top for top, _ in bands[1:]), bands[-1][1] + round(self.grid.rows.pitch)]
        for (_, end), following in zip(bands, ends, strict=True):
            path.addRect(QRectF(0, end, self.width(), following - end))
        return path

    def _arrange(self) -> None:
        strips = tuple(_ratios(row, self._history) for row in self._rows[: len(self.grid.rows)])
        lines = touched(self._strips, strips)
        self._strips = strips
        steps = tuple(tuple(map(_step, strip)) for strip in strips)
        if steps != self.steps:
            self.show_steps(steps)
        for row in lines:
            if row < len(self.grid.rows):
                self.touch(self.band(row))
        if lines:
            self.setAccessibleDescription(load_table(self._rows, strips))

    def ink(self, painter: QPainter, exposed: QRect) -> None:
        self._head(painter)
        for row, ratios in enumerate(self._strips[: len(self.grid.rows)]):
            if self.band(row).intersects(exposed):
                self._strip(painter, row, ratios)
        rows = self.grid.rows
        if len(rows):
            x = round(self.u(HISTORY_GAP + HISTORY + 3.5))
            top = rows.bands[0][0] - round(self.u(4))
            line = QRect(x, top, max(2, round(self.u(3))), rows.bands[-1][1] - top)
            painter.fillRect(line, self.pot.theme.text1)

    def _head(self, painter: QPainter) -> None:
        theme, left = self.pot.theme, self.u(HISTORY_GAP)
        head, below = self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        title = QCoreApplication.translate("Wall", "Last 8 h")
        self.pot.write(painter, head, theme.text2, left, self.u(31), title)
        if self._moment is None:
            return
        if self._history is not None and self._history.starts:
            start = f"{self._history.starts[0].astimezone(self._moment.zone):%H:%M}"
            self.pot.write(painter, below, theme.text3, left, self.u(57), start)
        strong = self.pot.face(Size.WALK_UP, Weight.STRONG)
        now = QCoreApplication.translate("Wall", "now")
        word = now if self._moment.live else self._moment.clock(self._moment.now)
        self.pot.write_to(painter, strong, theme.text1, left + self.u(HISTORY), self.u(57), word)

    def _strip(self, painter: QPainter, row: int, ratios: Ratios) -> None:
        """Quiet half hours are a thin line, unknown ones a dotted frame; neighbours share theirs."""
        rect = self.strip(row)
        if self._rows[row].is_folded:
            line = QRectF(0, rect.top() - round(self.u(ROW_GAP / 2)), self.width(), max(1, round(self.u(1))))
            painter.fillRect(line, self.pot.theme.line)
        if not ratios:
            marks.no_data(painter, self.pot, rect)
            return
        pixels = rect.width() / len(ratios)
        for start, end, ratio in _runs(ratios):
            left, right = round(rect.left() + start * pixels), round(rect.left() + end * pixels)
            if ratio is None:
                marks.no_data(painter, self.pot, QRectF(left, rect.top(), right - left, rect.height()))
            else:
                y = rect.center().y() - self.u(0.75)
                painter.fillRect(QRectF(left, y, right - left, self.u(1.5)), self.pot.theme.line)


def _ratios(row: HeatRow, history: LoadHistory | None) -> Ratios:
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
