"""The left side of the rules page: what can be opened, and what can be done to each list."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wallboard.domain.sla_policy import ALWAYS, Match, NamedCalendar, Policy, PolicyRules
from wallboard.models.row_list import RowListModel
from wallboard.models.rules_draft import RulesDraft, free_code
from wallboard.models.rules_rows import CalendarListModel, PolicyListModel, VersionListModel, VersionRow
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.controls import Choice, button, heading, label
from wallboard.widgets.rules.rule_lists import ONE_LINE, RuleLine, RuleList
from wallboard.widgets.rules.words import match_words, since_words, spans_words


class Outline(QWidget):
    """Lists of policies, calendars and versions, and the goals; one of all is open."""

    policy_opened = Signal(int)
    calendar_opened = Signal(str)
    goals_opened = Signal()
    version_opened = Signal(object)
    """The `VersionRow`."""
    entered = Signal()
    """The keys shall go into the form."""
    example_taken = Signal(object)
    """The `PolicyRules` of an example to put into the draft."""

    def __init__(
        self, draft: RulesDraft, versions: VersionListModel, ink: DeskInk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._ink = ink
        self._versions = versions
        self.policy_model = PolicyListModel(draft, self)
        self.calendar_model = CalendarListModel(draft, self)
        self._build_lists()
        self.examples = Choice(ink, self)
        self.examples.setPlaceholderText(self.tr("begin from an example"))
        self.examples.setAccessibleName(self.tr("Begin from an example"))
        self.examples.chosen.connect(self._take_example)
        self._build_acts()
        self._lay_out()
        self._wire()

    def _build_lists(self) -> None:
        ink = self._ink
        self.policies = RuleList(
            self.tr("Policies; Alt with arrows moves one"), self.policy_model, self._policy_line, ink, self
        )
        self.calendars = RuleList(
            self.tr("Calendars"), self.calendar_model, self._calendar_line, ink, self, row_height=ONE_LINE
        )
        self.versions = RuleList(self.tr("Versions"), self._versions, self._version_line, ink, self)
        self.goals = RuleList(
            self.tr("Name and goals"),
            RowListModel((self.tr("Name and goals"),), self),
            self._goals_line,
            ink,
            self,
            row_height=ONE_LINE,
        )

    @Slot(object)
    def offer_examples(self, examples: Sequence[PolicyRules]) -> None:
        self.examples.offer([(rules, rules.name) for rules in examples])
        self.examples.setCurrentIndex(-1)

    def show_policy(self, row: int) -> None:
        self._show(self.policies, row)

    def show_calendar(self, code: str) -> None:
        codes = [one.code for one in self.calendar_model.rows]
        self._show(self.calendars, codes.index(code) if code in codes else -1)

    def show_goals(self) -> None:
        self._show(self.goals, 0)

    def show_version(self, row: int) -> None:
        self._show(self.versions, row)

    def _show(self, shown: RuleList, row: int) -> None:
        for one in (self.policies, self.calendars, self.goals, self.versions):
            one.show_row(row if one is shown else -1)

    def _build_acts(self) -> None:
        ink = self._ink
        self.add_policy = button(self.tr("Add"), ink, self, kind="quiet")
        self.copy_policy = button(self.tr("Copy"), ink, self, kind="quiet")
        self.remove_policy = button(self.tr("Remove"), ink, self, kind="quiet")
        self.up = button("↑", ink, self, kind="quiet")
        self.up.setAccessibleName(self.tr("Move the policy up"))
        self.down = button("↓", ink, self, kind="quiet")
        self.down.setAccessibleName(self.tr("Move the policy down"))
        self.add_calendar = button(self.tr("Add"), ink, self, kind="quiet")
        self.copy_calendar = button(self.tr("Copy"), ink, self, kind="quiet")
        self.remove_calendar = button(self.tr("Remove"), ink, self, kind="quiet")
        for one, noun in (
            (self.add_policy, self.tr("policy")),
            (self.copy_policy, self.tr("policy")),
            (self.remove_policy, self.tr("policy")),
            (self.add_calendar, self.tr("calendar")),
            (self.copy_calendar, self.tr("calendar")),
            (self.remove_calendar, self.tr("calendar")),
        ):
            one.setAccessibleName(f"{one.text()} {noun}")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.setSpacing(2)
        layout.addLayout(self._head(self.tr("Policies"), self.tr("the first that fits rules")))
        layout.addWidget(self.policies, 5)
        layout.addLayout(_row(self.up, self.down, self.add_policy, self.copy_policy, self.remove_policy))
        layout.addLayout(self._head(self.tr("Calendars"), ""))
        layout.addWidget(self.calendars, 2)
        layout.addLayout(_row(self.add_calendar, self.copy_calendar, self.remove_calendar))
        layout.addSpacing(6)
        layout.addWidget(self.goals)
        layout.addLayout(self._head(self.tr("Versions"), self.tr("published for good")))
        layout.addWidget(self.versions, 3)
        layout.addStretch(1)
        layout.addWidget(self.examples)
        order = (
            *(self.policies, self.up, self.down, self.add_policy, self.copy_policy, self.remove_policy),
            *(self.calendars, self.add_calendar, self.copy_calendar, self.remove_calendar),
            *(self.goals, self.versions, self.examples),
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _head(self, title: str, quiet: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(8, 6, 8, 2)
        line.addWidget(heading(title, self._ink, self))
        told = label(quiet, self._ink, self)
        told.setWordWrap(True)
        told.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(told, 1)
        return line

    def _wire(self) -> None:
        self._draft.changed.connect(self._mark_faults)
        self.policies.opened.connect(self.policy_opened)
        for one in (self.policies, self.calendars, self.goals, self.versions):
            one.entered_row.connect(self.entered)
        self.policies.moved.connect(self._move)
        self.policies.removed.connect(self._remove_policy)
        self.calendars.opened.connect(self._open_calendar)
        self.calendars.removed.connect(self._remove_calendar)
        self.versions.opened.connect(self._open_version)
        self.goals.opened.connect(lambda _row: self.goals_opened.emit())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.add_policy.clicked.connect(self._add_policy)
        self.copy_policy.clicked.connect(self._copy_policy)
        self.remove_policy.clicked.connect(self._remove_policy)
        self.add_calendar.clicked.connect(self._add_calendar)
        self.copy_calendar.clicked.connect(self._copy_calendar)
        self.remove_calendar.clicked.connect(self._remove_calendar)

    def _policy_line(self, row: object) -> RuleLine:
        assert isinstance(row, Policy)
        number = self.policy_model.rows.index(row) + 1
        is_wrong = any(fault.place == ("policy", row.code) for fault in self._draft.faults)
        quiet = f"{match_words(row.match)} · {spans_words(row)}"
        return RuleLine(row.name, quiet, lead=str(number), is_wrong=is_wrong)

    def _calendar_line(self, row: object) -> RuleLine:
        assert isinstance(row, NamedCalendar)
        is_wrong = any(fault.place == ("calendar", row.code) for fault in self._draft.faults)
        return RuleLine(row.name, is_wrong=is_wrong)

    def _goals_line(self, row: object) -> RuleLine:
        is_wrong = any(fault.place[0] == "goals" for fault in self._draft.faults)
        return RuleLine(str(row), is_wrong=is_wrong)

    def _version_line(self, row: object) -> RuleLine:
        assert isinstance(row, VersionRow)
        since = "" if row.is_never else since_words(row.version.in_force_at)
        parts = [since, "" if row.publication is None else row.publication.by]
        if row.version.rules.is_example:
            parts.append(self.tr("example"))
        title = f"{row.version.number}  {row.version.rules.name}"
        return RuleLine(title, " · ".join(part for part in parts if part), mark=self._version_mark(row))

    def _version_mark(self, row: VersionRow) -> str:
        if row.is_never or row.is_in_force:
            return self.tr("never in force") if row.is_never else self.tr("in force")
        return self.tr("to come") if row.is_to_come else ""

    @Slot()
    def _mark_faults(self) -> None:
        """Faults are no part of the rows, so no model says that they came or went."""
        for one in (self.policies, self.calendars, self.goals):
            one.viewport().update()

    @Slot(int)
    def _open_calendar(self, row: int) -> None:
        found = self.calendar_model.row(row)
        if found is not None:
            self.calendar_opened.emit(found.code)

    @Slot(int)
    def _open_version(self, row: int) -> None:
        found = self._versions.row(row)
        if found is not None:
            self.version_opened.emit(found)

    @Slot(int)
    def _move(self, step: int) -> None:
        row = self.policies.currentIndex().row()
        policies = list(self._draft.rules.policies)
        other = row + step
        if row < 0 or not 0 <= other < len(policies):
            return
        policies[row], policies[other] = policies[other], policies[row]
        self._draft.become(replace(self._draft.rules, policies=tuple(policies)))
        self.policy_opened.emit(other)

    @Slot()
    def _add_policy(self) -> None:
        calendars = self._draft.rules.calendars
        code = free_code(self.tr("policy"), {one.code for one in self._draft.rules.policies})
        calendar = next(iter(calendars), ALWAYS.code)
        self._insert(Policy(code, self.tr("New policy"), Match(), calendar, ()))

    @Slot()
    def _copy_policy(self) -> None:
        one = self.policy_model.row(self.policies.currentIndex().row())
        if one is not None:
            code = free_code(one.code, {other.code for other in self._draft.rules.policies})
            name = self.tr("{name}, copy").format(name=one.name)[:80]
            self._insert(replace(one, code=code, name=name))

    def _insert(self, policy: Policy) -> None:
        """Below the one that is open: what is added last must not rule over all."""
        row = self.policies.currentIndex().row()
        policies = list(self._draft.rules.policies)
        place = len(policies) if row < 0 else row + 1
        policies.insert(place, policy)
        self._draft.become(replace(self._draft.rules, policies=tuple(policies)))
        self.policy_opened.emit(place)

    @Slot()
    def _remove_policy(self) -> None:
        row = self.policies.currentIndex().row()
        one = self.policy_model.row(row)
        if one is None:
            return
        policies = tuple(other for other in self._draft.rules.policies if other is not one)
        self._draft.forget("policy", one.code)
        self._draft.become(replace(self._draft.rules, policies=policies))
        self.policy_opened.emit(min(row, len(policies) - 1))

    @Slot()
    def _add_calendar(self) -> None:
        self._put_calendar(replace(ALWAYS, code=self.tr("calendar"), name=self.tr("New calendar")))

    @Slot()
    def _copy_calendar(self) -> None:
        one = self.calendar_model.row(self.calendars.currentIndex().row())
        if one is not None:
            name = self.tr("{name}, copy").format(name=one.name)[:80]
            self._put_calendar(replace(one, name=name))

    def _put_calendar(self, calendar: NamedCalendar) -> None:
        calendars = self._draft.rules.calendars
        made = replace(calendar, code=free_code(calendar.code, set(calendars)))
        self._draft.become(replace(self._draft.rules, calendars={**calendars, made.code: made}))
        self.calendar_opened.emit(made.code)

    @Slot()
    def _remove_calendar(self) -> None:
        one = self.calendar_model.row(self.calendars.currentIndex().row())
        if one is None:
            return
        left = {code: other for code, other in self._draft.rules.calendars.items() if code != one.code}
        self._draft.forget("calendar", one.code)
        self._draft.become(replace(self._draft.rules, calendars=left))
        self.calendar_opened.emit(next(iter(left), ""))

    @Slot(object)
    def _take_example(self, rules: PolicyRules) -> None:
        self.examples.setCurrentIndex(-1)
        self.example_taken.emit(rules)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(0)
    for one in buttons:
        line.addWidget(one)
    line.addStretch(1)
    return line
