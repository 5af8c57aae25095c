"""The holidays of a calendar: filled from a region, switched off one by one, own dates beside them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wallboard.domain.public_holidays import public_holidays, regions
from wallboard.domain.sla_policy import NamedCalendar
from wallboard.live.fault import guarded
from wallboard.models.row_list import Index
from wallboard.models.rules_rows import HolidayListModel, day_words
from wallboard.models.written import Unwritten, holiday_of
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.controls import FaultLabel, button, draw_check, label
from wallboard.widgets.rules.search_choice import SearchChoice

YEARS_BACK, YEARS_AHEAD = 10, 5
"""So far holidays are filled in, so that a document needs no other source."""
_ROW = 25


class HolidayPane(QWidget):
    """Tells what a person made of the holidays as values of `NamedCalendar` by name."""

    changed = Signal(object)

    def __init__(self, ink: DeskInk, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._today = today
        self._calendar: NamedCalendar | None = None
        self.model = HolidayListModel(parent=self)
        self.model.switched.connect(self._switch)
        self.region = SearchChoice(self.tr("Region of the public holidays"), ink, self)
        self.region.setPlaceholderText(self.tr("country or part of one"))
        self.region.chosen.connect(self._fill)
        self.list = HolidayList(self.model, ink, self)
        self.list.removed.connect(self._remove)
        self._has_regions = False
        self._build_own()
        self._lay_out()

    def _build_own(self) -> None:
        """The fields for a holiday that no region gives."""
        ink = self._ink
        self.day = QLineEdit(self)
        self.day.setPlaceholderText("2026-12-24, --12-24")
        self.day.setAccessibleName(self.tr("Date of another holiday"))
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("name"))
        self.name.setAccessibleName(self.tr("Name of another holiday"))
        self.name.setMaxLength(80)
        self.add = button(self.tr("Add"), ink, self)
        self.add.setAccessibleName(self.tr("Add this holiday"))
        self.fault = FaultLabel(ink, self)
        for field in (self.day, self.name):
            field.setFont(ink.font(DeskSize.SMALL))
            field.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)

    def show_calendar(self, calendar: NamedCalendar) -> None:
        is_other = self._calendar is None or self._calendar.code != calendar.code
        self._calendar = calendar
        if not self._has_regions:
            self._has_regions = True
            self.region.offer([(region.code, region.name) for region in regions()])
        self.region.show_value(calendar.region)
        self.model.show_calendar(calendar)
        if is_other:
            self._show_this_year()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(label(self.tr("Region"), self._ink, self))
        first.addWidget(self.region, 1)
        own = QHBoxLayout()
        own.setSpacing(8)
        self.day.setFixedWidth(170)
        own.addWidget(self.day)
        own.addWidget(self.name, 1)
        own.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addWidget(self.list)
        layout.addLayout(own)
        layout.addWidget(self.fault)

    def _show_this_year(self) -> None:
        row = self.model.row_near(date(self._today().year, 1, 1))
        if row >= 0:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtTop)

    @Slot(object)
    def _fill(self, region: str) -> None:
        """Another region replaces what the one before gave; own dates and what is switched off stay."""
        calendar = self._calendar
        if calendar is None:
            return
        year = self._today().year
        first, last = year - YEARS_BACK, year + YEARS_AHEAD
        before = {} if calendar.region is None else _listed(calendar.region, first, last)
        kept = {day: name for day, name in calendar.holidays.items() if before.get(day) != name}
        found = _listed(region, first, last) | kept
        off = frozenset(day for day in calendar.switched_off if day in found)
        self.changed.emit({"region": region, "holidays": found, "switched_off": off})
        self._show_this_year()

    @Slot(str, bool)
    def _switch(self, day: str, is_kept: bool) -> None:
        if self._calendar is not None:
            off = self._calendar.switched_off
            self.changed.emit({"switched_off": off - {day} if is_kept else off | {day}})

    @Slot(str)
    def _remove(self, day: str) -> None:
        calendar = self._calendar
        if calendar is not None and day in calendar.holidays:
            left = {key: name for key, name in calendar.holidays.items() if key != day}
            self.changed.emit({"holidays": left, "switched_off": calendar.switched_off - {day}})

    @Slot()
    def _add(self) -> None:
        calendar = self._calendar
        if calendar is None:
            return
        try:
            day = holiday_of(self.day.text())
        except Unwritten as trouble:
            self.fault.say(str(trouble))
            return
        if day in calendar.holidays:
            words = self.tr("{day} is there already: {name}.")
            self.fault.say(words.format(day=day_words(day), name=calendar.holidays[day]))
            return
        self.fault.say("")
        self.changed.emit({"holidays": {**calendar.holidays, day: self.name.text().strip()}})
        self.day.clear()
        self.name.clear()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)


class HolidayList(QListView):
    """Space or a click switches a holiday off and on; Delete takes it away."""

    removed = Signal(str)

    def __init__(self, model: HolidayListModel, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._holidays = model
        self.setItemDelegate(_HolidayDelegate(ink, self))
        self.setUniformItemSizes(True)
        self.setFixedHeight(_ROW * 9)
        self.setAccessibleName(self.tr("Holidays; Space switches one off or on, Delete takes it away"))
        self.clicked.connect(self._toggle)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._holidays.row(self.currentIndex().row())
        if row is not None and event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row.day)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        row = self._holidays.row(index.row())
        if row is not None:
            state = Qt.CheckState.Unchecked if row.is_kept else Qt.CheckState.Checked
            self._holidays.setData(index, state, Qt.ItemDataRole.CheckStateRole)


class _HolidayDelegate(QStyledItemDelegate):
    """A check box, the date and the name."""

    def __init__(self, ink: DeskInk, parent: QObject) -> None:
        super().__init__(parent)
        self._ink = ink

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        theme, face = self._ink.theme, self._ink.face(DeskSize.SMALL)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.accent_ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_check(painter, self._ink, QRectF(rect.x() + 4, rect.y() + 4, 16, 16), is_on=row.is_kept)
        base = face.base_in(rect)
        colour = theme.text1 if row.is_kept else theme.text3
        self._ink.write(painter, face, theme.text2, rect.x() + 30, base, day_words(row.day), 140)
        name = row.name if row.is_kept else self.tr("{name} (worked)").format(name=row.name)
        self._ink.write(painter, face, colour, rect.x() + 170, base, name, rect.width() - 176)


def _listed(region: str, first: int, last: int) -> dict[str, str]:
    try:
        return {day.isoformat(): name for day, name in public_holidays(region, first, last).items()}
    except ValueError:
        return {}
