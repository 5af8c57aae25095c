"""One calendar of the draft: name, zone, the week with its picture, single dates, breaks and holidays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale, QSignalBlocker, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wallboard.domain.sla_policy import WEEKDAYS, NamedCalendar, Period
from wallboard.live.fault import guarded
from wallboard.models.rules_draft import Place, RulesDraft
from wallboard.models.spoken import trouble_in
from wallboard.models.written import (
    Unwritten,
    code_of,
    dates_of,
    dates_text,
    name_of,
    periods_of,
    periods_text,
)
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.controls import LABEL, FaultLabel, TextField, heading, label, note
from wallboard.widgets.rules.holiday_pane import HolidayPane
from wallboard.widgets.rules.search_choice import SearchChoice
from wallboard.widgets.rules.week_strip import HourScale, WeekStrip

Dates = dict[date, tuple[Period, ...]]


class CalendarForm(QWidget):
    """Shows the calendar of a code, and writes every change into the draft at once."""

    def __init__(
        self, draft: RulesDraft, ink: DeskInk, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._ink = ink
        self._code = ""
        self._today = today
        self._lay_out()
        draft.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        ink = self._ink
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, LABEL)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._build_head()
        self._build_week()
        self._build_dates()
        self.fault = FaultLabel(ink, self)
        self.holidays = HolidayPane(ink, self._today, self)
        self.holidays.changed.connect(lambda values: self._change(**values))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self._grid)
        layout.addWidget(self.fault)
        layout.addWidget(heading(self.tr("Public holidays"), ink, self))
        layout.addWidget(self.holidays)
        layout.addStretch(1)

    @property
    def shown(self) -> str:
        """The code of the calendar that is shown."""
        return self._code

    def show_code(self, code: str) -> None:
        self._code = code
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the calendar as the draft has it now."""
        one = self._calendar()
        if one is None:
            return
        self.name.show_value(self._place("name"), one.name)
        self.code.show_value(self._place("code"), one.code)
        self.zone.show_value(one.tz)
        for day in WEEKDAYS:
            self.hours[day].show_value(self._place(day), one.weekly.get(day, ()))
        self._draw_week(one)
        self.date_hours.show_value(self._place("dates"), dict(one.date_hours))
        self.breaks.show_value(self._place("breaks"), dict(one.breaks))
        self.holidays.show_calendar(one)
        start = f"calendar {one.code}: "
        wrong = [trouble_in(f.sentence) for f in self._draft.faults if f.sentence.startswith(start)]
        self.fault.say(" ".join(f"{words.rstrip('.')}." for words in wrong))

    def _calendar(self) -> NamedCalendar | None:
        return self._draft.rules.calendars.get(self._code)

    def _place(self, field: str) -> Place:
        return ("calendar", self._code, field)

    def _build_head(self) -> None:
        self.name = self._field(self.tr("Name"), name_of, str)
        self.name.written.connect(lambda value: self._change(name=value))
        self.code = self._field(self.tr("Code"), code_of, str)
        self.code.written.connect(self._recode)
        self.zone = SearchChoice(self.tr("Time zone"), self._ink, self)
        self.zone.offer(
            [(zone, zone) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]
        )
        self.zone.chosen.connect(lambda value: self._change(tz=value))
        row = self._grid.rowCount()
        self._grid.addWidget(label(self.tr("Time zone"), self._ink, self), row, 0)
        self._grid.addWidget(self.zone, row, 1, 1, 2)

    def _field(self, name: str, read: Callable[[str], object], write: Callable[[object], str]) -> TextField:
        row = self._grid.rowCount()
        fault = FaultLabel(self._ink, self)
        made = TextField(self._draft, fault, read, write, self._ink, self)
        made.setAccessibleName(name)
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addWidget(made, row, 1, 1, 2)
        self._grid.addWidget(fault, row + 1, 1, 1, 2)
        return made

    def _build_week(self) -> None:
        ink, row = self._ink, self._grid.rowCount()
        self._grid.addWidget(heading(self.tr("Opening hours"), ink, self), row, 0, 1, 3)
        self.hours: dict[str, TextField] = {}
        self.strips: dict[str, WeekStrip] = {}
        for number, day in enumerate(WEEKDAYS, 1):
            row = self._grid.rowCount()
            name = QLocale().dayName(number, QLocale.FormatType.LongFormat)
            fault = FaultLabel(ink, self)
            field = TextField(self._draft, fault, periods_of, _hours_text, ink, self)
            field.setAccessibleName(self.tr("Hours on {day}").format(day=name))
            field.written.connect(lambda value, day=day: self._change_hours(day, value))
            strip = WeekStrip(ink, self)
            self._grid.addWidget(label(name, ink, self), row, 0)
            self._grid.addWidget(field, row, 1)
            self._grid.addWidget(strip, row, 2)
            self._grid.addWidget(fault, row + 1, 1, 1, 2)
            self.hours[day], self.strips[day] = field, strip
        row = self._grid.rowCount()
        hint = note(ink, self)
        hint.setText(self.tr("09:00–12:30, 13:00–17:30 · 22:00–06:00 · closed · 24 hours"))
        self._grid.addWidget(hint, row, 1)
        self._grid.addWidget(HourScale(ink, self), row, 2)

    def _build_dates(self) -> None:
        self.date_hours = self._dates(
            self.tr("Other hours"), self.tr("one date a line: 2026-12-24  09:00–12:30"), "date_hours"
        )
        self.breaks = self._dates(
            self.tr("Breaks"), self.tr("one date a line: 2026-06-30  12:00–14:00"), "breaks"
        )

    def _dates(self, name: str, hint: str, field: str) -> "DatesField":
        row = self._grid.rowCount()
        fault = FaultLabel(self._ink, self)
        made = DatesField(self._draft, fault, self._ink, self)
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        made.on_written = lambda value: self._change(**{field: value})
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addWidget(made, row, 1, 1, 2)
        self._grid.addWidget(fault, row + 1, 1, 1, 2)
        return made

    def _draw_week(self, one: NamedCalendar) -> None:
        for place, day in enumerate(WEEKDAYS):
            before = one.weekly.get(WEEKDAYS[place - 1], ())
            self.strips[day].show_hours(one.weekly.get(day, ()), before)

    def _change_hours(self, day: str, hours: tuple[Period, ...]) -> None:
        one = self._calendar()
        if one is not None:
            self._change(weekly={**one.weekly, day: hours})

    @Slot(object)
    def _recode(self, code: str) -> None:
        """A code that another calendar has is not taken: the two would become one."""
        one = self._calendar()
        if one is None or code == self._code:
            return
        if code in self._draft.rules.calendars:
            words = self.tr("There is a calendar {code} already; write another code.")
            self._draft.note(self._place("code"), code, words.format(code=code))
            return
        old, self._code = self._code, code
        self._draft.put_calendar(old, replace(one, code=code))

    def _change(self, **changes: object) -> None:
        one = self._calendar()
        if one is not None:
            self._draft.put_calendar(self._code, replace(one, **changes))  # type: ignore[arg-type]  # by name


class DatesField(QPlainTextEdit):
    """Dates with hours, one a line; what cannot be read stays, and is told."""

    def __init__(self, draft: RulesDraft, fault: FaultLabel, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._fault = fault
        self._place: Place = ("goals", "", "")
        self._value: Dates = {}
        self._is_taking = False
        self.on_written: Callable[[Dates], None] = lambda _value: None
        self.setFont(ink.font(DeskSize.SMALL))
        self.setFixedHeight(64)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._take)

    def show_value(self, place: Place, value: Dates) -> None:
        """Show the dates, or what was written last where that cannot be read; typing is not disturbed."""
        is_same = place == self._place and value == self._value
        self._place, self._value = place, value
        if self._is_taking:  # the draft follows what is being written; it must not write back
            return
        wrong = self._draft.wrong_text(place)
        text = dates_text(value) if wrong is None else wrong
        if text != self.toPlainText() and not (is_same and self.hasFocus()):
            with QSignalBlocker(self):
                self.setPlainText(text)
        if wrong is None:
            self._fault.say("")

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._draft.wrong_text(self._place) is None:
            with QSignalBlocker(self):
                self.setPlainText(dates_text(self._value))

    @Slot()
    def _take(self) -> None:
        text, was, trouble = self.toPlainText()[:100_000], self._value, ""
        try:
            value = dates_of(text)
        except Unwritten as wrong:
            value, trouble = was, str(wrong)
        self._fault.say(trouble)
        self._is_taking = True
        self._draft.note(self._place, text, trouble)
        if value != was:
            self._value = value
            self.on_written(value)
        self._is_taking = False


def _hours_text(value: object) -> str:
    return periods_text(cast(tuple[Period, ...], value))
