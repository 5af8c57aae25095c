"""One policy of the draft: its name, which incidents it takes, its calendar and what it promises."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wallboard.domain.board import Board
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Match, Policy, Target
from wallboard.live.shown import Shown
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.spoken import trouble_in
from wallboard.models.written import code_of, name_of
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.controls import LABEL, Check, Choice, FaultLabel, TextField, heading, label
from wallboard.widgets.rules.set_field import SetField
from wallboard.widgets.rules.target_form import TargetForm


class PolicyForm(QWidget):
    """Shows the policy of a row, and writes every change into the draft at once."""

    def __init__(self, draft: RulesDraft, store: Shown, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._store = store
        self._ink = ink
        self._row = -1
        self._lay_out()
        draft.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        draft, ink = self._draft, self._ink
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, LABEL)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._layout.addLayout(self._grid)
        self._build_head()
        self._build_match()
        self.fault = FaultLabel(ink, self)
        self._layout.addWidget(self.fault)
        self._layout.addSpacing(6)
        self._layout.addWidget(heading(self.tr("Promises"), ink, self))
        self.targets = {promise: TargetForm(promise, draft, ink, self) for promise in Promise}
        for target in self.targets.values():
            self._layout.addWidget(_hairline(ink, self))
            self._layout.addWidget(target)
            target.edited.connect(self._take_target)
        self._layout.addStretch(1)

    @property
    def row(self) -> int:
        return self._row

    def show_row(self, row: int) -> None:
        """Show another policy of the draft."""
        self._row = row
        self._offer_board(self._store.board)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the policy as the draft has it now."""
        policy = self._policy()
        if policy is None:
            return
        calendars = tuple(self._draft.rules.calendars.values())
        self.name.show_value(("policy", policy.code, "name"), policy.name)
        self.code.show_value(("policy", policy.code, "code"), policy.code)
        self.calendar.offer([(one.code, one.name) for one in calendars])
        self.calendar.show_data(policy.calendar)
        for number, check in enumerate(self.severities, 1):
            check.setChecked(number in policy.match.severities)
        for number, check in enumerate(self.priorities, 1):
            check.setChecked(number in policy.match.priorities)
        self.teams.show_value(policy.match.teams)
        self.natures.show_value(policy.match.natures)
        self.customer_classes.show_value(policy.match.customer_classes)
        for promise, form in self.targets.items():
            form.show_target(policy.code, policy.target(promise), calendars)
        self._say_faults(policy)

    def _policy(self) -> Policy | None:
        policies = self._draft.rules.policies
        return policies[self._row] if 0 <= self._row < len(policies) else None

    def _say_faults(self, policy: Policy) -> None:
        start = f"policy {policy.code}"
        own: list[str] = []
        told: dict[Promise, list[str]] = {promise: [] for promise in Promise}
        for fault in self._draft.faults:
            place, words = fault.sentence.partition(": ")[0], trouble_in(fault.sentence)
            if fault.place != ("policy", policy.code):
                continue
            promise = place.removeprefix(f"{start}, ")
            if promise in tuple(Promise):
                told[Promise(promise)].append(f"{words}.")
            elif place == start:
                own.append(f"{words}.")
        self.fault.say(" ".join(own))
        for promise, form in self.targets.items():
            form.say_fault(told[promise])

    def _build_head(self) -> None:
        self.name_fault, self.code_fault = FaultLabel(self._ink, self), FaultLabel(self._ink, self)
        self.name = TextField(self._draft, self.name_fault, name_of, str, self._ink, self)
        self.name.setMaxLength(80)
        self.name.written.connect(lambda value: self._change(name=value))
        self.code = TextField(self._draft, self.code_fault, code_of, str, self._ink, self)
        self.code.setMaxLength(64)
        self.code.written.connect(lambda value: self._change(code=value))
        self.calendar = Choice(self._ink, self)
        self.calendar.chosen.connect(lambda value: self._change(calendar=value))
        self._add(self.tr("Name"), self.name, self.name_fault)
        self._add(self.tr("Code"), self.code, self.code_fault)
        self._add(self.tr("Calendar"), self.calendar)

    def _build_match(self) -> None:
        ink = self._ink
        self._grid.addWidget(heading(self.tr("Incidents"), ink, self), self._grid.rowCount(), 0, 1, 2)
        self.severities = [Check(str(number), ink, self) for number in range(1, 5)]
        self.priorities = [Check(f"P{number}", ink, self) for number in range(1, 5)]
        self._add_checks(self.tr("Severity"), self.severities)
        self._add_checks(self.tr("Priority"), self.priorities)
        self.teams = SetField(self.tr("Teams"), self.tr("any team"), ink, self)
        self.natures = SetField(self.tr("Natures"), self.tr("any nature"), ink, self)
        self.customer_classes = SetField(
            self.tr("Customers"), self.tr("any customer class"), ink, self, adds=True
        )
        for name, field in (
            (self.tr("Teams"), self.teams),
            (self.tr("Natures"), self.natures),
            (self.tr("Customers"), self.customer_classes),
        ):
            self._add(name, field)
            field.picked.connect(self._take_match)

    def _add(self, name: str, field: QWidget, *below: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addWidget(field, row, 1)
        if not isinstance(field, SetField):
            field.setAccessibleName(name)
        for number, one in enumerate(below, row + 1):
            self._grid.addWidget(one, number, 1)

    def _add_checks(self, name: str, checks: Sequence[Check]) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for check in checks:
            line.addWidget(check)
            check.setAccessibleName(f"{name} {check.text()}")
            check.clicked.connect(self._take_match)
        line.addWidget(label(self.tr("none checked: any"), self._ink, self))
        line.addStretch(1)
        row = self._grid.rowCount()
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addLayout(line, row, 1)

    def _offer_board(self, board: Board) -> None:
        """What there is on this floor to choose from."""
        self.teams.offer(_by_name((team.code, team.name) for team in board.teams.values()))
        self.natures.offer(_by_name((nature.code, nature.name) for nature in board.natures.values()))
        classes = {one.customer_class for one in board.incidents.values() if one.customer_class}
        self.customer_classes.offer([(one, one) for one in sorted(classes)])
        reasons = {one.pause_reason for one in board.incidents.values() if one.pause_reason}
        reasons |= set(self._draft.rules.reasons())
        for form in self.targets.values():
            form.offer_reasons(sorted(reasons))

    @Slot()
    def _take_match(self) -> None:
        match = Match(
            severities=_checked(self.severities),
            priorities=_checked(self.priorities),
            teams=self.teams.value,
            natures=self.natures.value,
            customer_classes=self.customer_classes.value,
        )
        self._change(match=match)

    @Slot(object, object)
    def _take_target(self, promise: Promise, target: Target | None) -> None:
        policy = self._policy()
        if policy is None:
            return
        by_promise = {one.promise: one for one in policy.targets} | {promise: target}
        kept = (by_promise.get(one) for one in Promise)
        self._change(targets=tuple(one for one in kept if one is not None))

    def _change(self, **changes: object) -> None:
        policy = self._policy()
        if policy is not None:
            changed = replace(policy, **changes)  # type: ignore[arg-type]  # fields by name
            self._draft.put_policy(self._row, changed)


def _checked(checks: Sequence[Check]) -> frozenset[int]:
    return frozenset(number for number, check in enumerate(checks, 1) if check.isChecked())


def _by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def _hairline(ink: DeskInk, parent: QWidget) -> QFrame:
    made = QFrame(parent)
    made.setFixedHeight(1)
    made.setStyleSheet(f"background: {ink.theme.line.name()};")
    return made
