"""The first line of the rules page: what is in force, how the draft stands, and what can be done with it."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wallboard.domain.freshness import Sight
from wallboard.live.fault import guarded
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.rules_rows import VersionRow
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.head import HEIGHT, SIDE, paint_clock
from wallboard.widgets.rules.controls import button
from wallboard.widgets.rules.words import since_words
from wallboard.widgets.type import Weight

_CLOCK = 264
"""The width that state and time take at the right end."""


class RulesHead(QWidget):
    """Title and version on the left, the draft's acts in the middle, state and clock on the right."""

    publish_asked = Signal()
    let_go = Signal()
    brought_back = Signal()

    def __init__(self, draft: RulesDraft, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._ink = ink
        self._version: VersionRow | None = None
        self._sight: Sight | None = None
        self._state = ""
        self._now: datetime | None = None
        self._is_sending = self._is_past_elsewhere = False
        self.setFixedHeight(HEIGHT)
        self.back = button(self.tr("Bring draft back"), ink, self)
        self.drop = button(self.tr("Discard draft"), ink, self)
        self.publish = button(self.tr("Publish…"), ink, self, kind="act")
        self.publish.setAccessibleName(self.tr("Publish the draft"))
        self.back.clicked.connect(self.brought_back)
        self.drop.clicked.connect(self.let_go)
        self.publish.clicked.connect(self.publish_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, _CLOCK, 0)
        layout.setSpacing(8)
        layout.addStretch(1)
        for one in (self.back, self.drop, self.publish):
            layout.addWidget(one)
        draft.changed.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(1280, HEIGHT)

    @property
    def told(self) -> str:
        """The quiet line below the title."""
        row, draft = self._version, self._draft
        if row is None:
            return self.tr("no rules are in force")
        words = self.tr("version {number} in force {since}")
        parts = [words.format(number=row.version.number, since=since_words(row.version.in_force_at))]
        if row.publication is not None:
            parts.append(self.tr("by {name}").format(name=row.publication.by))
        if row.version.rules.is_example:
            parts.append(self.tr("example"))
        if draft.is_changed:
            parts.append(self.tr("draft on version {number}").format(number=draft.based_on))
        return " · ".join(parts)

    def show_version(self, row: VersionRow | None) -> None:
        """The version that is in force."""
        self._version = row
        self.refresh()

    def show_sight(self, sight: Sight) -> None:
        self._sight = sight
        self.update()

    def show_state(self, words: str) -> None:
        """Why the floor is not live, or who fell silent; empty where there is nothing to say."""
        if words != self._state:
            self._state = words
            self.update()

    def show_now(self, now: datetime) -> None:
        self._now = now
        self.update(self.width() - _CLOCK, 0, _CLOCK, HEIGHT)

    def set_sending(self, is_sending: bool) -> None:
        """While the draft is on its way it cannot be sent again."""
        self._is_sending = is_sending
        self.refresh()

    def set_elsewhere(self, *, is_past: bool) -> None:
        """While other pages show the past, nobody publishes: it would fall among what they look at."""
        self._is_past_elsewhere = is_past
        self.refresh()

    def refresh(self) -> None:
        """The acts that make sense now."""
        draft = self._draft
        is_free = not self._is_sending and not self._is_past_elsewhere
        self.publish.setEnabled(draft.is_changed and not draft.faults and is_free)
        self.publish.setText(self.tr("Publishing…") if self._is_sending else self.tr("Publish…"))
        self.drop.setVisible(draft.is_changed)
        self.back.setVisible(draft.can_bring_back and not draft.is_changed)
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), theme.line)
        title = ink.face(DeskSize.TITLE, Weight.STRONG)
        end = ink.write(painter, title, theme.text1, SIDE, 35, self.tr("Rules"))
        buttons = [one.x() for one in (self.back, self.drop, self.publish) if one.isVisible()]
        room = min(buttons, default=self.width()) - end - 24
        ink.write(painter, ink.face(DeskSize.SMALL), theme.text3, end + 10, 35, self.told, room)
        if self._now is not None and self._sight is not None:
            paint_clock(painter, ink, self.width(), self._now, self._sight, self._state)
