"""What can be done to the chosen incident beside moving people: an update was given, other rules hold it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wallboard.domain.commands import GiveUpdate, MovePolicy
from wallboard.domain.incident import Incident
from wallboard.live.fault import guarded, guarded_or
from wallboard.live.shown import Shown
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import OTHER_RULES, TOLD
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.fitting_button import FittingButton
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.rules.controls import Choice
from wallboard.widgets.rules.style import rules_style

HEIGHT, ASKING = 40, 108
SIDE, AIR, LINE = 12, 6, 28
"""Both rows of acts at the foot of a detail stand by these."""


class DeskActs(QWidget):
    """Two acts and their keys at the foot of the detail; the second asks for a version and a reason."""

    left = Signal()
    """The keys may go back to where they were."""
    resized = Signal()
    """It needs another height than before."""

    def __init__(
        self,
        store: Shown,
        hand: Hand,
        ink: DeskInk,
        incident_id: Callable[[], int | None],
        page: QWidget,
        *,
        make_id: Callable[[], UUID] = uuid4,
        besides: Sequence[tuple[str, Callable[[], None]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`besides` are buttons for acts whose keys the page has already; the first of them only asks."""
        super().__init__(page if parent is None else parent)
        self._store = store
        self._hand = hand
        self._ink = ink
        self._incident_id = incident_id
        self._make_id = make_id
        self._asked_of: Incident | None = None
        self._besides = tuple(self._button(words, act) for words, act in besides)
        self.dress()
        self._build()
        self._lay_out()
        self._wire(page)

    def _wire(self, page: QWidget) -> None:
        self._keys = (Act(TOLD, self.give_update, page), Act(OTHER_RULES, self.ask, page))
        self._hand.changed.connect(self._follow_hand)
        self._store.turned.connect(self._follow_view)
        self._store.changed.connect(self.reach)
        self._show_asking(False)
        self._follow_view(self._store.past_at)

    def _build(self) -> None:
        ink = self._ink
        is_tight = bool(self._besides)
        words = self.tr("Told") if is_tight else self.tr("Update given")
        self.update_given = self._button(TOLD.labelled_as(words), self.give_update)
        self.update_given.setAccessibleName(self.tr("Note that those who wait were told"))
        words = self.tr("Rules…") if is_tight else self.tr("Other rules…")
        self.move_rules = self._button(OTHER_RULES.labelled_as(words), self.ask)
        self.move_rules.setAccessibleName(self.tr("Hold this incident to other rules"))
        self.version = Choice(ink, self)
        self.version.setAccessibleName(self.tr("Rules to hold it to"))
        self.reason = QLineEdit(self)
        self.reason.setFont(ink.font(DeskSize.SMALL))
        self.reason.setMaxLength(400)
        self.reason.setPlaceholderText(self.tr("why, Enter; Esc lets it be"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.returnPressed.connect(self.move_incident)
        self.moves = self._button(self.tr("Move"), self.move_incident)
        for field in (self.reason, self.version):
            field.installEventFilter(self)

    @property
    def is_asking(self) -> bool:
        return self._asked_of is not None

    def place(self, left: int, bottom: int, width: int) -> None:
        """Stand on the foot of a column."""
        height = self.high
        self.setGeometry(left, bottom - height, width, height)

    @property
    def high(self) -> int:
        """What its lines need."""
        return round((ASKING if self.is_asking else HEIGHT) * self._ink.pot.scale)

    def dress(self, ink: DeskInk | None = None) -> None:
        """Take on the colours that the ink has now, or those and the size of another."""
        if ink is not None:
            self._ink = ink
            for part in self.findChildren(QWidget):
                part.setFont(ink.font(DeskSize.SMALL))
            self._space()
        tight = "QPushButton { padding: 3px 5px; }" if self._besides else ""
        self.setStyleSheet(rules_style(self._ink.theme) + tight)

    @Slot()
    def give_update(self) -> None:
        """Note that those who wait for the chosen incident were told just now."""
        incident = self._chosen()
        if incident is not None:
            self._store.submit(GiveUpdate(self._make_id(), incident.id, incident.version))

    @Slot()
    def ask(self) -> None:
        """Ask which rules shall hold the chosen incident, and why; the version seen is the one of now."""
        incident = self._chosen()
        if self._store.past_at is not None:
            self._hand.refuse_past()
            return
        if incident is None:
            return
        self._asked_of = incident
        self._offer(incident)
        self.reason.clear()
        self._show_asking(True)
        (self.version if self.version.isEnabled() else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def move_incident(self) -> None:
        """Send what was chosen; without a reason the question stays."""
        incident, reason = self._asked_of, self.reason.text().strip()
        if incident is None or not self.moves.isEnabled():
            return
        if not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        version_id = self.version.currentData()
        self.close_question()
        self._store.submit(MovePolicy(self._make_id(), incident.id, incident.version, version_id, reason))

    @Slot()
    def close_question(self) -> None:
        if self._asked_of is not None:
            self._asked_of = None
            self._show_asking(False)
            self.left.emit()

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc lets it be, wherever the keys are."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
            return True
        return False

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.theme.ground)
        side = round(SIDE * self._ink.pot.scale)
        painter.fillRect(side, 0, self.width() - 2 * side, 1, self._ink.theme.line)

    def _chosen(self) -> Incident | None:
        if self._hand.phase is not Phase.EMPTY:
            return None
        incident_id = self._incident_id()
        return None if incident_id is None else self._store.board.incidents.get(incident_id)

    def _offer(self, incident: Incident) -> None:
        """Every version but the one that holds it, the newest first; who was moved may go back."""
        board = self._store.board
        timeline = board.timelines.get(incident.id)
        held = None if timeline is None else board.clockwork.version_of(timeline)
        words, offered = self.tr("version {number}, {name}"), list[tuple[object, str]]()
        if incident.policy_version_id is not None:
            offered.append((None, self.tr("those it began under")))
        for one in sorted(board.policy_versions.values(), key=lambda version: -version.number):
            if held is None or one.id != held.id:
                offered.append((one.id, words.format(number=one.number, name=one.rules.name)))
        self.version.offer(offered)
        self.version.setCurrentIndex(0 if offered else -1)
        self.version.setPlaceholderText(self.tr("there is no other version"))
        for part in (self.version, self.moves):
            part.setEnabled(bool(offered))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        acts, asked = QHBoxLayout(), QHBoxLayout()
        self._rows = (layout, acts, asked)
        for act in self._in_row():
            acts.addWidget(act)
        acts.addStretch(1)
        asked.addWidget(self.reason, 1)
        asked.addWidget(self.moves)
        layout.addLayout(acts)
        layout.addWidget(self.version)
        layout.addLayout(asked)
        self._space()

    def _in_row(self) -> tuple[QPushButton, ...]:
        return (*self._besides, self.update_given, self.move_rules)

    def _space(self) -> None:
        """As high and as far apart as the acts of the row above, whatever the size of type."""
        u, column = self._ink.pot.scale, self._rows[0]
        column.setContentsMargins(round(SIDE * u), round(AIR * u), round(SIDE * u), round(AIR * u))
        for row in self._rows:
            row.setSpacing(round(AIR * u))
        for button in (*self._in_row(), self.moves):
            button.setFixedHeight(round(LINE * u))

    def _show_asking(self, is_asking: bool) -> None:
        for part in (self.version, self.reason, self.moves):
            part.setVisible(is_asking)
        geometry = self.geometry()
        self.place(geometry.x(), geometry.bottom() + 1, geometry.width())
        self.raise_()
        self.resized.emit()

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        made = FittingButton(words, self)
        made.setFont(self._ink.font(DeskSize.SMALL))
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    @Slot(object)
    def _follow_view(self, past_at: datetime | None) -> None:
        """The past is read-only: its acts are out of reach, and their keys say why."""
        self.reach()
        if past_at is not None:
            self.close_question()

    @Slot()
    def reach(self) -> None:
        """Out of reach is what cannot be done: to the past, and to an incident that has ended."""
        incident_id = self._incident_id()
        is_open = incident_id is None or incident_id in self._store.board.incidents
        for act in (*self._besides[1:], self.update_given, self.move_rules):
            act.setEnabled(is_open and self._store.past_at is None)

    @Slot()
    def _follow_hand(self) -> None:
        """While the hand carries, letters name people; and its preview stands here."""
        is_free = self._hand.phase is Phase.EMPTY
        for key in self._keys:
            key.listen(is_listening=is_free)
        self.setVisible(is_free)
        if not is_free:
            self.close_question()
