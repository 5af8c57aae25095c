"""What the rules are called, and what the floor as a whole aims at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.sla_policy import CountsFrom, Happening
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.spoken import trouble_in
from wallboard.models.written import Unwritten, name_of, share_of, share_text, span_of, span_text
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.controls import Check, Choice, FaultLabel, TextField, heading, label, note
from wallboard.widgets.rules.words import counts_from_words, happening_words

_LABEL = 168


class GoalsForm(QWidget):
    """Shows the name and the goals of the draft, and writes every change into it at once."""

    def __init__(self, draft: RulesDraft, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._ink = ink
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._build_rules()
        self._build_level()
        self._build_staff()
        self.fault = FaultLabel(ink, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addLayout(self._grid)
        layout.addWidget(self.fault)
        layout.addStretch(1)
        draft.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what the draft says now."""
        rules, goals = self._draft.rules, self._draft.rules.goals
        self.name.show_value(("goals", "", "name"), rules.name)
        self.is_example.setChecked(rules.is_example)
        self.counts_from.show_data(rules.counts_from)
        self.definition.show_data(goals.definition)
        self._formula.setText(_formula(goals.definition))
        self.answered_by.show_data(goals.answered_by)
        self.within.show_value(("goals", "", "answered within"), goals.within_s)
        self.level.show_value(("goals", "", "service level"), goals.service_level)
        self.short.show_value(("goals", "", "short abandon"), goals.short_abandon_s)
        self.occupancy.show_value(("goals", "", "occupancy"), goals.max_occupancy)
        self.shrinkage.show_value(("goals", "", "shrinkage"), goals.shrinkage)
        self.patience.show_value(("goals", "", "patience"), goals.patience_s)
        told = [fault.sentence for fault in self._draft.faults if fault.sentence.startswith("goals: ")]
        self.fault.say(" ".join(f"{trouble_in(words).rstrip('.')}." for words in told))

    def _build_rules(self) -> None:
        self._heading(self.tr("These rules"))
        self.name = self._field(self.tr("Name"), name_of, str)
        self.name.written.connect(lambda value: self._draft.become(replace(self._draft.rules, name=value)))
        self.is_example = Check(self.tr("an example, and labelled as one"), self._ink, self)
        self.is_example.clicked.connect(
            lambda is_on: self._draft.become(replace(self._draft.rules, is_example=is_on))
        )
        self._grid.addWidget(self.is_example, self._grid.rowCount(), 1)
        self.counts_from = self._choice(self.tr("A regraded incident counts"))
        self.counts_from.offer([(one, counts_from_words(one)) for one in CountsFrom])
        self.counts_from.chosen.connect(
            lambda value: self._draft.become(replace(self._draft.rules, counts_from=value))
        )

    def _build_level(self) -> None:
        self._heading(self.tr("Service level"))
        self.definition = self._choice(self.tr("Counted as"))
        self.definition.offer([(str(one), one.label) for one in LevelDefinition])
        self.definition.chosen.connect(lambda value: self._change(definition=value))
        self._formula = note(self._ink, self)
        self._grid.addWidget(self._formula, self._grid.rowCount(), 1)
        self.answered_by = self._choice(self.tr("Answered by being"))
        self.answered_by.offer(
            [(one, happening_words(one)) for one in (Happening.ACKNOWLEDGED, Happening.DEPLOYED)]
        )
        self.answered_by.chosen.connect(lambda value: self._change(answered_by=value))
        self.within = self._field(self.tr("Answered within (T)"), _answer_of, _seconds_text)
        self.within.written.connect(lambda value: self._change(within_s=value))
        self.level = self._field(self.tr("Goal, %"), share_of, _share_text)
        self.level.written.connect(lambda value: self._change(service_level=value))
        self.short = self._field(self.tr("Abandoned at once, up to"), _short_of, _seconds_text)
        self.short.written.connect(lambda value: self._change(short_abandon_s=value))

    def _build_staff(self) -> None:
        self._heading(self.tr("Staff"))
        self.occupancy = self._field(self.tr("Busy at most, %"), share_of, _share_text)
        self.occupancy.written.connect(lambda value: self._change(max_occupancy=value))
        self.shrinkage = self._field(self.tr("Away of those paid, %"), share_of, _share_text)
        self.shrinkage.written.connect(lambda value: self._change(shrinkage=value))
        self.patience = self._field(self.tr("Callers give up after"), _patience_of, _patience_text)
        self.patience.setPlaceholderText(self.tr("never: planned as if nobody gave up"))
        self.patience.written.connect(lambda value: self._change(patience_s=value))

    def _heading(self, text: str) -> None:
        self._grid.addWidget(heading(text, self._ink, self), self._grid.rowCount(), 0, 1, 2)

    def _field(self, name: str, read: Callable[[str], object], write: Callable[[object], str]) -> TextField:
        row = self._grid.rowCount()
        fault = FaultLabel(self._ink, self)
        made = TextField(self._draft, fault, read, write, self._ink, self)
        made.setAccessibleName(name)
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addWidget(made, row, 1)
        self._grid.addWidget(fault, row + 1, 1)
        return made

    def _choice(self, name: str) -> Choice:
        row = self._grid.rowCount()
        made = Choice(self._ink, self)
        made.setAccessibleName(name)
        self._grid.addWidget(label(name, self._ink, self), row, 0)
        self._grid.addWidget(made, row, 1)
        return made

    def _change(self, **changes: object) -> None:
        rules = self._draft.rules
        goals = replace(rules.goals, **changes)  # type: ignore[arg-type]  # fields by name
        self._draft.become(replace(rules, goals=goals))


def _formula(definition: str) -> str:
    try:
        return LevelDefinition(definition).formula
    except ValueError:
        return definition


def _share_text(value: object) -> str:
    return share_text(cast(float, value))


def _answer_of(text: str) -> int:
    return _seconds_of(text, 7)


def _short_of(text: str) -> int:
    """Nobody is left out where it is nothing."""
    return 0 if text.strip() in ("", "0", "0 s") else _seconds_of(text, 1)


def _patience_of(text: str) -> int | None:
    return _seconds_of(text, 7) if text.strip() else None


def _seconds_of(text: str, most_days: int) -> int:
    seconds = round(span_of(text).total_seconds())
    if seconds > most_days * 86_400:
        words = QCoreApplication.translate("GoalsForm", "Write a span of at most {days} d.")
        raise Unwritten(words.format(days=most_days))
    return seconds


def _seconds_text(value: object) -> str:
    return span_text(timedelta(seconds=cast(int, value)))


def _patience_text(value: object) -> str:
    return "" if value is None else _seconds_text(value)
