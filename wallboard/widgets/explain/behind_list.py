"""The rows behind a figure: each opens its incident."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wallboard.live.fault import guarded, guarded_hint
from wallboard.models.row_list import RowListModel
from wallboard.widgets.actions.catalogue import OPEN
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.explain.explain_view import BehindRow
from wallboard.widgets.explain.explain_words import tr
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

HIGH, SIDE, SHAPE = 38, 16, 11
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BehindModel(RowListModel[BehindRow]):
    """Rows of incidents, or of agents."""

    def words(self, row: BehindRow) -> str:
        return row.words


class BehindList(QListView):
    """Arrows walk over rows, left and right over figures; Enter or a click opens an incident."""

    incident_asked = Signal(int)
    stepped = Signal(int)
    """To the next figure, or to the one before."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = BehindModel(parent=self)
        self._paint = _RowPaint(ink, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._paint)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Rows behind the figure"))
        self.clicked.connect(self._open)

    def dress(self, ink: DeskInk) -> None:
        self._paint.dress(ink)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def show_rows(self, rows: tuple[BehindRow, ...]) -> None:
        """Another list; whoever stands on a row that is still there stays on it."""
        chosen = self.rows.row(self.currentIndex().row())
        self.rows.become(rows)
        if chosen is None:
            return
        places = {row.id: place for place, row in enumerate(rows)}
        if chosen.id in places and places[chosen.id] != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(places[chosen.id]))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif OPEN.matches(event) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()  # the page's keys, not a search in the list
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None and not row.is_agent:
            self.incident_asked.emit(row.id)


class _RowPaint(QStyledItemDelegate):
    """A shape, the nature over reference and team, and how long, at the right."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink

    def dress(self, ink: DeskInk) -> None:
        self._ink = ink

    @guarded_hint
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, round(HIGH * self._ink.pot.scale))

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: BehindRow | None = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        ink, theme, pot = self._ink, self._ink.theme, self._ink.pot
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect)
        if state & QStyle.StateFlag.State_MouseOver and not row.is_agent:
            painter.fillRect(rect, theme.raised)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.accent_ground)
            if state & QStyle.StateFlag.State_HasFocus:
                marks.frame(painter, pot, rect, theme.accent, width=2)
        left, right = rect.left() + pot.u(SIDE), rect.right() - pot.u(SIDE)
        if row.severity is not None:
            digit = ink.face(DeskSize.REASON, Weight.STRONG)
            centre = QPointF(left + pot.u(SHAPE), rect.center().y())
            marks.severity_shape(painter, pot, row.severity, centre, pot.u(SHAPE), digit=digit)
        text = left + pot.u(2 * SHAPE + 12)
        strong, small = ink.face(DeskSize.SMALL, Weight.STRONG), ink.face(DeskSize.REASON)
        colour = theme.fig_warn if row.is_missed else theme.text1
        first, second = rect.top() + pot.u(16), rect.top() + pot.u(32)
        end = ink.write_to(painter, strong, colour, right, first, row.measure)
        if row.is_missed:
            ink.write_to(painter, small, theme.fig_warn, right, second, tr("not in time"))
        ink.write(
            painter, strong, theme.text1, text, first, row.nature or row.reference, end - text - pot.u(8)
        )
        below = " · ".join(part for part in (row.reference if row.nature else "", row.team) if part)
        ink.write(
            painter, small, theme.text3, text, second, below, right - text - pot.u(70 if row.is_missed else 0)
        )
