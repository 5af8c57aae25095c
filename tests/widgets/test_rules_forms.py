"""Whatever a document says, the forms show it, and give back the same document when it is written again."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.models.rules_made import rules
from tests.widgets.desk_floor import NOW, bench
from tests.widgets.rules_desk import FIRST, OURS
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import ALWAYS, PolicyRules
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.written import holiday_of
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.calendar_form import CalendarForm
from wallboard.widgets.rules.controls import Check, Choice, TextField
from wallboard.widgets.rules.goals_form import GoalsForm
from wallboard.widgets.rules.policy_form import PolicyForm
from wallboard.widgets.rules.set_field import SetField
from wallboard.widgets.theme import load_theme

Form = PolicyForm | CalendarForm | GoalsForm


class Forms:
    """The three forms on one draft."""

    def __init__(self) -> None:
        self.floor = bench()
        ink = DeskInk(load_theme("dark"))
        self.draft = RulesDraft(FIRST)
        self.policy = PolicyForm(self.draft, self.floor.store, ink)
        self.calendar = CalendarForm(self.draft, ink, NOW.date)
        self.goals = GoalsForm(self.draft, ink)

    def shown(self) -> Iterator[Form]:
        """Each form, once for each policy and each calendar."""
        self.goals.refresh()
        yield self.goals
        for row in range(len(self.draft.rules.policies)):
            self.policy.show_row(row)
            yield self.policy
        for code in tuple(self.draft.rules.calendars):
            self.calendar.show_code(code)
            yield self.calendar


@pytest.fixture(scope="module")
def forms(qapp: QApplication) -> Iterator[Forms]:
    made = Forms()
    yield made
    made.floor.store.stop()
    made.floor.ticker.stop()


def _fields(form: Form) -> list[TextField]:
    """Those that say something: a promise that is not made has none."""
    if isinstance(form, PolicyForm):
        for target in form.targets.values():
            target.more.setChecked(True)
    return [field for field in form.findChildren(TextField) if field.isVisibleTo(form)]


def written_again(form: Form) -> None:
    """Every field is touched as a person does who changes a thing and changes it back."""
    for field in _fields(form):
        field.textEdited.emit(field.text())
    for check in form.findChildren(Check):
        if not check.accessibleName().startswith("Promise: "):
            check.click()
            check.click()
    for choice in form.findChildren(Choice):
        if choice.currentIndex() >= 0 and choice.accessibleName().split(": ")[-1] != "Paused by":
            choice.activated.emit(choice.currentIndex())
    for field_of_several in form.findChildren(SetField):
        for option in field_of_several.options()[: 2 * field_of_several.isVisibleTo(form)]:
            field_of_several.switch(option.key)
            field_of_several.switch(option.key)
    if isinstance(form, CalendarForm):
        for dates in (form.date_hours, form.breaks):
            dates.textChanged.emit()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rules())
def test_that_every_document_survives_being_shown_and_written_again(forms: Forms, made: PolicyRules) -> None:
    forms.draft.take(made)
    document = text_of(made)
    for form in forms.shown():
        for field in _fields(form):
            field.textEdited.emit(field.text())
            assert not field.property("wrong"), f"{field.accessibleName()} cannot read {field.text()!r}"
        assert forms.draft.document == document, f"{type(form).__name__} changed what it shows"


def test_that_what_is_changed_and_changed_back_is_as_it_was(forms: Forms) -> None:
    forms.draft.take(OURS)
    document = text_of(OURS)
    for form in forms.shown():
        form.show()
        written_again(form)
        form.hide()
        assert forms.draft.document == document, f"{type(form).__name__} changed what it shows"


def test_that_a_calendars_code_is_never_that_of_another(forms: Forms) -> None:
    forms.draft.take(OURS)
    forms.draft.put_calendar(ALWAYS.code, ALWAYS)
    forms.calendar.show_code(ALWAYS.code)
    forms.calendar.code.textEdited.emit("always")
    assert forms.draft.rules == OURS


def test_that_a_region_fills_sixteen_years_with_names_and_keeps_own_dates(forms: Forms) -> None:
    forms.draft.take(OURS)
    forms.calendar.show_code(ALWAYS.code)
    pane = forms.calendar.holidays
    pane.day.setText("--12-24")
    pane.name.setText("Works outing")
    pane.add.click()
    pane.region.setText("United Kingdom: England")
    pane.region.editingFinished.emit()
    made = forms.draft.rules.calendars[ALWAYS.code]
    assert made.region == "GB-ENG"
    assert (made.holidays["2026-12-25"], made.holidays["--12-24"]) == ("Christmas Day", "Works outing")
    years = {day[:4] for day in made.holidays if not day.startswith("--")}
    assert (min(years), max(years)) == (str(NOW.year - 10), str(NOW.year + 5))
    assert all(holiday_of(day) == day for day in made.holidays)

    pane.region.setText("Germany")
    pane.region.editingFinished.emit()
    made = forms.draft.rules.calendars[ALWAYS.code]
    assert "2026-10-03" in made.holidays
    assert made.holidays["--12-24"] == "Works outing", "own dates stay"
    assert "2026-08-31" not in made.holidays, "those of the region before do not"


def test_that_holidays_are_switched_off_one_by_one_and_taken_away(forms: Forms) -> None:
    forms.draft.take(OURS)
    forms.calendar.show_code(ALWAYS.code)
    pane = forms.calendar.holidays
    pane.region.setText("GB-SCT")
    pane.region.editingFinished.emit()
    row = next(number for number, one in enumerate(pane.model.rows) if one.day == "2026-11-30")
    pane.list.setCurrentIndex(pane.model.index(row))
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    made = forms.draft.rules.calendars[ALWAYS.code]
    assert made.switched_off == frozenset({"2026-11-30"})
    assert made.holiday_on(NOW.date().replace(month=11, day=30)) is None
    assert not pane.model.rows[row].is_kept
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert forms.draft.rules.calendars[ALWAYS.code].switched_off == frozenset()
    pane.list.removed.emit("2026-11-30")
    assert "2026-11-30" not in forms.draft.rules.calendars[ALWAYS.code].holidays


def test_that_a_holiday_that_is_none_or_there_already_is_told(forms: Forms) -> None:
    forms.draft.take(OURS)
    forms.calendar.show_code(ALWAYS.code)
    pane = forms.calendar.holidays
    for text, told in (("24.12.", "Write a date"), ("--12-24", ""), ("--12-24", "is there already")):
        pane.day.setText(text)
        pane.add.click()
        assert told in pane.fault.text()
        assert bool(told) == (not pane.fault.isHidden())


def test_that_the_week_is_drawn_past_midnight_into_the_next_day(forms: Forms) -> None:
    forms.draft.take(OURS)
    forms.calendar.show_code(ALWAYS.code)
    forms.calendar.hours["mon"].setText("22:00–06:00")
    forms.calendar.hours["mon"].textEdited.emit("22:00–06:00")
    assert forms.calendar.strips["mon"]._own == ((22 * 60, 1440),)
    assert forms.calendar.strips["tue"]._before == ((0, 6 * 60),)


def test_that_several_of_a_list_are_chosen_and_unknown_ones_kept(forms: Forms) -> None:
    field = forms.policy.teams
    field.show_value(frozenset({"t1", "gone"}))
    field.offer([("t1", "Network"), ("t2", "Billing")])
    assert [(option.words, option.is_on) for option in field.options()] == [
        ("Network", True),
        ("Billing", False),
        ("gone", True),
    ]
    assert [option.key for option in field.options("bill")] == ["t2"]
    assert not field.add("made up"), "teams are the board's"
    assert forms.policy.customer_classes.add("gold")
