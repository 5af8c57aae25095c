"""What stands against publishing: faults in words, each a way to its place, and newer versions."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wallboard.live.fault import guarded
from wallboard.models.counted import counted
from wallboard.models.rules_draft import Fault, RulesDraft
from wallboard.models.rules_rows import FaultListModel, VersionRow
from wallboard.models.spoken import spoken
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.controls import button, heading, label
from wallboard.widgets.rules.rule_lists import ONE_LINE, RuleLine, RuleList

_MOST_SHOWN = 4


class FaultPane(QWidget):
    """The faults of the draft; it takes no place while there are none."""

    opened = Signal(object)
    """The `Fault` to whose place a person wants to go."""

    def __init__(self, draft: RulesDraft, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._ink = ink
        self.model = FaultListModel(parent=self)
        self._title = heading("", ink, self)
        self.list = RuleList(
            self.tr("What is wrong in the draft"), self.model, _line, ink, self, row_height=ONE_LINE
        )
        self.list.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 6)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self.list)
        draft.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        faults = self._draft.faults
        self.model.become(faults)
        self.setVisible(bool(faults))
        words = counted("FaultPane", "%n thing is wrong", "%n things are wrong", len(faults))
        self._title.setText(words)
        self.list.setFixedHeight(ONE_LINE * min(_MOST_SHOWN, max(1, len(faults))) + 2)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._ink.theme.line)

    @Slot(int)
    def _open(self, row: int) -> None:
        fault = self.model.row(row)
        if fault is not None:
            self.opened.emit(fault)


class OvertakenStrip(QWidget):
    """Somebody has published while this draft was written: what to do about it."""

    build_upon = Signal()
    look = Signal()

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.told = label("", ink, self)
        self.told.setProperty("strong", True)
        self.see = button(self.tr("Look at it"), ink, self)
        self.upon = button(self.tr("Keep the draft, on top of it"), ink, self)
        self.see.clicked.connect(self.look)
        self.upon.clicked.connect(self.build_upon)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self.told, 1)
        layout.addWidget(self.see)
        layout.addWidget(self.upon)
        self.hide()

    def show_newer(self, row: VersionRow | None, based_on: int) -> None:
        """The version that the draft does not know; None hides the strip."""
        self.setVisible(row is not None)
        if row is None:
            return
        words = self.tr("Version {number} was published while this draft was begun on version {base}.")
        if row.publication is not None:
            words = self.tr("Version {number} was published by {name}; this draft was begun on {base}.")
        name = "" if row.publication is None else row.publication.by
        self.told.setText(words.format(number=row.version.number, name=name, base=based_on))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.theme.raised)
        painter.fillRect(0, 0, 4, self.height(), self._ink.theme.s2)


def _line(row: object) -> RuleLine:
    assert isinstance(row, Fault)
    return RuleLine(spoken(row.sentence), is_wrong=True)
