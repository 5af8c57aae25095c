"""A published version, to read: nothing in it can be changed, but all of it can begin a draft."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wallboard.models.rules_rows import VersionRow
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.controls import button, heading, note
from wallboard.widgets.rules.words import match_words, since_words, spans_words


class VersionView(QWidget):
    """Says when it came into force, by whom and why, and what it promises."""

    taken = Signal(object)
    """The rules of the version, to be put into the draft."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: VersionRow | None = None
        self.title = heading("", ink, self)
        self.facts = note(ink, self)
        self.policies = note(ink, self)
        self.policies.setProperty("strong", True)
        self.policies.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.take = button(self.tr("Put into the draft"), ink, self)
        self.take.clicked.connect(self._take)
        line = QHBoxLayout()
        line.addWidget(self.take)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(10)
        for part in (self.title, self.facts, self.policies):
            layout.addWidget(part)
        layout.addLayout(line)
        layout.addStretch(1)

    def show_version(self, row: VersionRow) -> None:
        self._row = row
        rules = row.version.rules
        self.title.setText(
            self.tr("Version {number}: {name}").format(number=row.version.number, name=rules.name)
        )
        self.facts.setText("\n".join(self._facts(row)))
        lines = [
            f"{number}. {policy.name}\n     {match_words(policy.match)}\n     {spans_words(policy)}"
            for number, policy in enumerate(rules.policies, 1)
        ]
        self.policies.setText("\n".join(lines)[:20_000])

    def _facts(self, row: VersionRow) -> list[str]:
        told = [self.tr("In force {since}.").format(since=since_words(row.version.in_force_at))]
        if row.publication is not None:
            words = self.tr("Published {time} by {name}.")
            time = f"{row.publication.at.astimezone():%d %b %Y %H:%M}"
            told.append(words.format(time=time, name=row.publication.by))
            if row.publication.reason:
                told.append(self.tr("Why: {reason}").format(reason=row.publication.reason))
        if row.version.rules.is_example:
            told.append(self.tr("An example to begin with: every house sets its own."))
        told.append(self.tr("Incidents that began under it stay under it until somebody moves them."))
        return told

    @Slot()
    def _take(self) -> None:
        if self._row is not None:
            self.taken.emit(self._row.version.rules)
