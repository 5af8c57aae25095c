"""The line under the heatmaps: what the chosen hour of a team says, and the way to it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.domain.heat import HeatRow
from wallboard.domain.history import LoadHistory, TeamLoad
from wallboard.live.fault import guarded
from wallboard.widgets.access.part import Part
from wallboard.widgets.heat.place import HeatPlace, teams_of
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.load_heat import ratios_of
from wallboard.widgets.wall.tile import Tile


class HeatTold(Tile):
    """Nothing is said until an hour was chosen."""

    instant_asked = Signal(object)
    """Somebody wants to see the whole board at this `datetime`."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Heat", "The chosen hour"), parent)
        self._words = ""
        self._at: datetime | None = None
        self.go = QPushButton(QCoreApplication.translate("Heat", "Go there"), self)
        self.go.setAccessibleName(QCoreApplication.translate("Heat", "Show the board of that time"))
        self.go.clicked.connect(self._ask)
        self.go.hide()
        self._style()

    @property
    def words(self) -> str:
        """What it says; empty where nothing was chosen."""
        return self._words

    def tell(
        self, place: HeatPlace | None, row: HeatRow | None, history: LoadHistory | None, moment: Moment
    ) -> None:
        """Tell of a place of the heat over time; of another place, or none, nothing."""
        at = place.starts_at if place is not None else None
        is_known = row is not None and history is not None and at in history.starts
        self._at = at if is_known else None
        self._words = ""
        if row is not None and history is not None and at is not None and is_known:
            ratio = ratios_of(row, history)[history.starts.index(at)]
            load = history.loads_at(at, teams_of(row))
            self._words = told_words(row, at, history.bucket, ratio, load, moment)
        self.go.setVisible(bool(self._words))
        self.setAccessibleDescription(self._words)
        self._place()
        self.update()

    def _take_on(self) -> None:
        self._style()
        self._place()

    def parts(self) -> tuple[Part, ...]:
        name = QCoreApplication.translate("Heat", "The chosen hour")
        return (Part("told", name, self._words, self.rect()),) if self._words else ()

    def draw(self, painter: QPainter, exposed: QRegion) -> None:  # noqa: ARG002  # all of it is one line
        face = self.pot.face(Size.NEAR)
        theme = self.pot.theme
        room = self.go.x() - 2 * self.margin
        box, words = QRectF(0, 0, self.width(), self.height()), face.elided(self._words, room)
        self.pot.write(painter, face, theme.text1, self.margin, face.base_in(box), words)

    @guarded
    def resizeEvent(self, _event: object) -> None:
        self._place()

    def _place(self) -> None:
        width, height = round(self.u(170)), round(self.u(48))
        self.go.setGeometry(
            round(self.width() - self.margin - width), (self.height() - height) // 2, width, height
        )

    def _style(self) -> None:
        self.go.setFont(self.pot.face(Size.LABEL).font)
        self.go.setStyleSheet(rules_style(self.pot.theme))

    def _ask(self) -> None:
        if self._at is not None:
            self.instant_asked.emit(self._at)


def told_words(
    row: HeatRow,
    start: datetime,
    bucket: timedelta,
    ratio: float | None,
    load: TeamLoad | None,
    moment: Moment,
) -> str:
    """Whose hour it was, what they carried and could carry; what is not known says so."""
    span = {"team": row.name, "start": moment.clock(start), "end": moment.clock(start + bucket)}
    if ratio is None and load is None:
        words = QCoreApplication.translate("Heat", "{team}, {start} to {end}: nothing is known of it")
        return words.format(**span)
    words = QCoreApplication.translate("Heat", "{team}, {start} to {end}: {facts}")
    return words.format(**span, facts=_facts(row, ratio, load))


def _facts(row: HeatRow, ratio: float | None, load: TeamLoad | None) -> str:
    per_cent = "" if ratio is None else f"{100 * ratio:.0f} %"
    if load is None:
        return QCoreApplication.translate("Heat", "load {ratio} of capacity").format(ratio=per_cent)
    numbers = {"ratio": per_cent, "load": load.load, "capacity": load.capacity, "count": load.count}
    if load.capacity is None:
        words = QCoreApplication.translate("Heat", "{count} open, load {load}, nobody of the team is known")
    elif not load.capacity:
        words = QCoreApplication.translate("Heat", "{count} open, load {load}, nobody here to carry it")
    elif row.is_folded and len(teams_of(row)) > 1:
        words = QCoreApplication.translate(
            "Heat", "{count} open, load {load} of capacity {capacity}, the fullest at {ratio} of its own"
        )
    else:
        words = QCoreApplication.translate(
            "Heat", "{count} open, load {load} of capacity {capacity}, {ratio}"
        )
    return words.format(**numbers)
