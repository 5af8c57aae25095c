"""One promise of a policy: whether it is made, its span, and behind a button what its clock answers to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Happening, NamedCalendar, Reopening, Target, usual_target
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.written import marks_of, marks_text, span_of, span_text
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import code_words
from wallboard.widgets.rules.controls import Check, Choice, FaultLabel, TextField, button, label, note
from wallboard.widgets.rules.set_field import SetField
from wallboard.widgets.rules.words import happening_words, promise_title, reopening_words, target_words

USUAL = {
    Promise.ACKNOWLEDGE: timedelta(minutes=15),
    Promise.DEPLOY: timedelta(minutes=30),
    Promise.UPDATE: timedelta(hours=1),
    Promise.RESOLVE: timedelta(hours=4),
}
"""What a promise that is switched on begins with."""
_EVERY, _NONE, _NAMED = "every", "none", "named"


class TargetForm(QWidget):
    """Shows a target or its absence, and tells what a person made of it."""

    edited = Signal(object, object)
    """The `Promise`, and its `Target` or None."""

    def __init__(self, promise: Promise, draft: RulesDraft, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._promise = promise
        self._target: Target | None = None
        self._ink = ink
        self._build_head(promise_title(promise), draft)
        self.details = TargetDetails(promise, draft, ink, self)
        self.details.changed.connect(self._take)
        self._within = label(self.tr("within"), ink, self)
        self._lay_out()

    def _build_head(self, title: str, draft: RulesDraft) -> None:
        ink = self._ink
        self.is_made = Check(title, ink, self)
        self.is_made.setAccessibleName(self.tr("Promise: {name}").format(name=title))
        self.is_made.clicked.connect(self._switch)
        self._fault = FaultLabel(ink, self, left=27)
        self.span = TextField(
            draft, self._fault, span_of, lambda value: span_text(cast(timedelta, value)), ink, self
        )
        self.span.setAccessibleName(self.tr("{name} within").format(name=title))
        self.span.setPlaceholderText(self.tr("4 h, 90 min, 2 d 3 h"))
        self.span.written.connect(self._take_span)
        self._told = note(ink, self)
        self.more = button(self.tr("Details"), ink, self, kind="quiet")
        self.more.setCheckable(True)
        self.more.setAccessibleName(self.tr("{name}: details").format(name=title))
        self.more.toggled.connect(self._unfold)

    def show_target(self, code: str, target: Target | None, calendars: Sequence[NamedCalendar]) -> None:
        """Show what the policy of that code promises."""
        self._target = target
        self.is_made.setChecked(target is not None)
        for part in (self.span, self._within, self.more):
            part.setVisible(target is not None)
        self._told.setText(self.tr("not promised") if target is None else target_words(target))
        self.details.setVisible(target is not None and self.more.isChecked())
        if target is None:
            self._fault.say("")
            self.details.clear()
            return
        self.span.show_value(("policy", code, f"{self._promise}, within"), target.within)
        self.details.show_target(code, target, calendars)

    def offer_reasons(self, reasons: Sequence[str]) -> None:
        """The reasons of pauses that this floor knows."""
        self.details.paused_by.offer([(reason, code_words(reason)) for reason in reasons])

    def say_fault(self, sentences: Sequence[str]) -> None:
        """What is wrong with this promise beyond its fields."""
        self.details.fault.say(" ".join(sentences))
        if sentences and self._target is not None:
            self.more.setChecked(True)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        self.is_made.setFixedWidth(_check_width(self._ink))
        self.span.setFixedWidth(130)
        first.addWidget(self.is_made)
        first.addWidget(self._within)
        first.addWidget(self.span)
        first.addStretch(1)
        first.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self._fault)
        self._told.setContentsMargins(27, 0, 0, 0)
        layout.addWidget(self._told)
        layout.addWidget(self.details)

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        made = usual_target(self._promise, USUAL[self._promise]) if is_on else None
        self.edited.emit(self._promise, made)

    @Slot(object)
    def _take_span(self, span: timedelta) -> None:
        if self._target is not None:
            self._take(replace(self._target, within=span))

    @Slot(object)
    def _take(self, target: Target) -> None:
        self._target = target
        self.edited.emit(self._promise, target)

    @Slot(bool)
    def _unfold(self, is_open: bool) -> None:
        self.more.setText(self.tr("Less") if is_open else self.tr("Details"))
        self.details.setVisible(is_open and self._target is not None)


class TargetDetails(QWidget):
    """What starts, holds, resumes, stops and cancels a clock, what a reopening does, and where it warns."""

    changed = Signal(object)
    """The `Target` as a person made it."""

    def __init__(self, promise: Promise, draft: RulesDraft, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._promise = promise
        self._target: Target | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(27, 6, 0, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 92)
        self._ink = ink
        self._build()
        self._build_marks(draft)

    def _build(self) -> None:
        ink = self._ink
        self.calendar = self._choice(self.tr("Calendar"), lambda value: {"calendar": value})
        self.starts_on = self._set(self.tr("Starts"), self.tr("by nothing"), "starts_on")
        self.pauses = self._choice(self.tr("Paused by"), self._pause_choice)
        self.pauses.offer(
            [
                (_EVERY, self.tr("every reason")),
                (_NONE, self.tr("nothing")),
                (_NAMED, self.tr("named reasons")),
            ]
        )
        self.paused_by = SetField(self.tr("Reasons"), self.tr("choose reasons"), ink, self, adds=True)
        self.paused_by.picked.connect(self._take_reasons)
        self._grid.addWidget(self.paused_by, self._grid.rowCount(), 1)
        self.resumes_on = self._set(self.tr("Resumes"), self.tr("never"), "resumes_on")
        self.stops_on = self._set(self.tr("Stops"), self.tr("by nothing"), "stops_on")
        self.cancels_on = self._set(self.tr("Cancelled by"), self.tr("nothing"), "cancels_on")
        self.reopening = self._choice(self.tr("Reopened"), lambda value: {"reopening": value})
        self.reopening.offer([(one, reopening_words(one)) for one in Reopening])

    def _build_marks(self, draft: RulesDraft) -> None:
        ink = self._ink
        self.mark_fault = FaultLabel(ink, self)
        self.marks = TextField(
            draft,
            self.mark_fault,
            marks_of,
            lambda value: marks_text(cast(tuple[int, ...], value)),
            ink,
            self,
        )
        self.marks.written.connect(self._take_marks)
        self._row(self.tr("Warns at, %"), self.marks)
        self.fault = FaultLabel(ink, self)
        for extra in (self.mark_fault, self.fault):
            self._grid.addWidget(extra, self._grid.rowCount(), 0, 1, 2)

    def show_target(self, code: str, target: Target, calendars: Sequence[NamedCalendar]) -> None:
        self._target = target
        own: list[tuple[object, str]] = [(None, self.tr("that of the policy"))]
        self.calendar.offer([*own, *((one.code, one.name) for one in calendars)])
        self.calendar.show_data(target.calendar)
        for field, chosen in (
            (self.starts_on, target.starts_on),
            (self.resumes_on, target.resumes_on),
            (self.stops_on, target.stops_on),
            (self.cancels_on, target.cancels_on),
        ):
            field.show_value(frozenset(str(one) for one in chosen))
        reasons = target.pause_reasons
        self.pauses.show_data(_EVERY if reasons is None else _NAMED if reasons else self._none_or_named())
        self.paused_by.show_value(reasons or frozenset())
        self.paused_by.setVisible(self.pauses.currentData() == _NAMED)
        self.reopening.show_data(target.reopening)
        self.marks.show_value(("policy", code, f"{self._promise}, marks"), target.marks)

    def clear(self) -> None:
        """Nothing is promised: what is shown no more changes nothing."""
        self._target = None

    def _none_or_named(self) -> str:
        """No reason is named: on purpose, or because the first is still to be chosen."""
        return _NAMED if self.pauses.currentData() == _NAMED else _NONE

    def _pause_choice(self, value: object) -> dict[str, object]:
        self.paused_by.setVisible(value == _NAMED)
        if value == _NAMED:
            return {"pause_reasons": self.paused_by.value}
        return {"pause_reasons": None if value == _EVERY else frozenset()}

    def _choice(self, name: str, changes: Callable[[object], dict[str, object]]) -> Choice:
        made = Choice(self._ink, self)
        made.chosen.connect(lambda value: self._change(**changes(value)))
        self._row(name, made)
        return made

    def _set(self, name: str, empty: str, field: str) -> SetField:
        made = SetField(name, empty, self._ink, self)
        made.offer([(str(one), happening_words(one)) for one in Happening])
        made.picked.connect(lambda keys: self._change(**{field: frozenset(Happening(one) for one in keys)}))
        self._row(name, made)
        return made

    def _row(self, name: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addWidget(field, row, 1)
        if not isinstance(field, SetField):
            words = QCoreApplication.translate("TargetDetails", "{promise}: {name}")
            field.setAccessibleName(words.format(promise=promise_title(self._promise), name=name))

    @Slot(object)
    def _take_reasons(self, reasons: frozenset[str]) -> None:
        self._change(pause_reasons=reasons)

    @Slot(object)
    def _take_marks(self, marks: tuple[int, ...]) -> None:
        self._change(marks=marks)

    def _change(self, **changes: object) -> None:
        if self._target is not None:
            self.changed.emit(replace(self._target, **changes))  # type: ignore[arg-type]  # fields by name


def _check_width(ink: DeskInk) -> int:
    """Wide enough for the longest promise, so that the spans of all stand below each other."""
    face = ink.face(DeskSize.SMALL)
    return max(132, *(round(face.width(promise_title(promise))) + 34 for promise in Promise))
