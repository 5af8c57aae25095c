"""The pane that lists what the page draws on and who else follows the log."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wallboard.domain.freshness import Freshness
from wallboard.domain.heartbeats import Heartbeat, RollCall, in_order
from wallboard.domain.sources import Origin, Sources
from wallboard.live.fault import guarded
from wallboard.widgets.company.words import dated, freshness_word, kind_word, origin_word, span_words
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Weight

_GAP = "   "
"""Between how far something is to be trusted, and what it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: what it is and what it says; `is_loud` where somebody should look at it."""

    text: str
    is_loud: bool = False
    is_head: bool = False


class CompanyPane(QWidget):
    """A list that a person opens and closes; its lines change in place."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._lines: tuple[Line, ...] = ()
        self.setAccessibleName(self.tr("Who follows this log"))
        self.setAutoFillBackground(True)
        self._title = QLabel(self.tr("Who follows this log"))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setContentsMargins(4, 0, 0, 6)  # above the rows, which stand as far inside their list
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Sources and programs"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(2)
        self._list.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 8, 8)
        layout.addWidget(self._title)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        self.dress(ink)
        self.hide()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it lists."""
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(400, 500)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), self._ink.theme.line)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours."""
        self._ink = ink
        self.setPalette(ink.palette())
        self._title.setFont(ink.font(DeskSize.TITLE, Weight.STRONG))
        self._list.setFont(ink.font(DeskSize.BODY))
        self._list.setStyleSheet(style_of(ink.theme))
        self._colour()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Only what differs is touched: the place that a person reads stays where it is."""
        if lines == self._lines:
            return
        self._lines = lines
        while self._list.count() > len(lines):
            self._list.takeItem(self._list.count() - 1)
        while self._list.count() < len(lines):
            self._list.addItem(QListWidgetItem())
        self._colour()

    def _colour(self) -> None:
        theme, quiet = self._ink.theme, self._ink.font(DeskSize.BODY)
        strong, head = self._ink.font(DeskSize.BODY, Weight.STRONG), self._ink.font(DeskSize.SMALL)
        for row, line in enumerate(self._lines):
            item = self._list.item(row)
            item.setText(_indented(line.text, strong if line.is_loud else quiet))
            item.setFont(strong if line.is_loud else head if line.is_head else quiet)
            item.setForeground(theme.text1 if line.is_loud else theme.text3 if line.is_head else theme.text2)


def _indented(text: str, font: QFont) -> str:
    """What stands below a program's first line begins where its name does, right of its state."""
    state, gap, rest = text.partition(_GAP)
    if "\n" not in rest:
        return text
    metrics = QFontMetrics(font)
    spaces = round(metrics.horizontalAdvance(state + gap) / max(1, metrics.horizontalAdvance(" ")))
    return text.replace("\n", "\n" + "\N{NO-BREAK SPACE}" * spaces)


def lines_of(roll: RollCall | None, now: datetime, sources: Sources, moment: Moment) -> tuple[Line, ...]:
    """What the page draws on, and below it every program that was heard of; `now` is the database's."""
    lines = [Line(QCoreApplication.translate("Company", "What this page draws on"), is_head=True)]
    lines += [_source_line(sources, origin, moment) for origin in Origin if origin in sources]
    if roll is None:
        return tuple(lines)
    lines.append(Line(QCoreApplication.translate("Company", "Programs on this database"), is_head=True))
    return (*lines, *(_beat_line(beat, now, is_own=beat.instance_id == roll.own_id) for beat in _told(roll)))


def _told(roll: RollCall) -> tuple[Heartbeat, ...]:
    """Those that are there or should be; whoever said goodbye is not missed."""
    return in_order(beat for beat in roll.beats if beat.said_goodbye_at is None)


def _source_line(sources: Sources, origin: Origin, moment: Moment) -> Line:
    source = sources[origin]
    words = f"{freshness_word(source.freshness)}{_GAP}{origin_word(origin)}"
    if source.freshness is Freshness.LIVE:
        return Line(words)
    return Line(f"{words}, {dated(source, moment)}", is_loud=True)


def _beat_line(beat: Heartbeat, now: datetime, *, is_own: bool) -> Line:
    state = freshness_word(beat.sight(now).freshness)
    first = f"{state}{_GAP}{kind_word(beat.kind)} · {beat.host}"
    if is_own:
        first += " · " + QCoreApplication.translate("Company", "this one")
    lag, is_silent = beat.lags_by(now), beat.is_silent(now)
    said = [beat.program]
    if is_silent:
        said.append(
            QCoreApplication.translate("Company", "silent {span}").format(span=span_words(now - beat.beat_at))
        )
    if beat.is_same_log is False:
        said.append(QCoreApplication.translate("Company", "follows ANOTHER LOG"))
    if lag is not None:
        said.append(QCoreApplication.translate("Company", "lags {span}").format(span=span_words(lag)))
    is_loud = is_silent or beat.is_same_log is False or lag is not None
    return Line(f"{first}\n{', '.join(said)}", is_loud=is_loud)
