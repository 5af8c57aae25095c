"""What a person at a desk answers to alarms: that they heard one or all, or silence for a while."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmSeen, SnoozeAlarm
from wallboard.domain.alarms import Alarm
from wallboard.domain.commands import Outcome, OutcomeKind
from wallboard.live.alarm_keeper import AlarmKeeper
from wallboard.live.shown import Shown
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act

SHOWN_WITHIN_MS: Final = 1500
"""So long after it was written the board is waited for to show it."""


class AlarmAnswers(QObject):
    """Sends one answer at a time, in the name of who sits here, and knows whether one is on its way."""

    changed = Signal()
    """An answer was sent, or settled."""

    def __init__(self, keeper: AlarmKeeper, store: Shown, window: QWidget) -> None:
        super().__init__(window)
        self._keeper, self._store = keeper, store
        self._asked: UUID | None = None
        self._until_shown = QTimer(self, singleShot=True, interval=SHOWN_WITHIN_MS)
        self._until_shown.timeout.connect(self._be_free)
        keeper.changed.connect(self._see)
        store.done.connect(self._hear)
        store.refused.connect(self._hear)
        Act(catalogue.ALARM_ACKNOWLEDGE, self.acknowledge, window, self.why_not, in_window=True)
        Act(catalogue.ALARM_ALL, self.acknowledge_all, window, self.why_not, in_window=True)
        for place, action in enumerate(catalogue.ALARM_SNOOZES):
            Act(
                action,
                partial(self.snooze, place),
                window,
                partial(self.why_no_snooze, place),
                in_window=True,
            )

    @property
    def is_asking(self) -> bool:
        """Whether an answer is on its way to the database."""
        return self._asked is not None

    @property
    def snoozes_min(self) -> tuple[int, ...]:
        """The spans that are offered, in minutes."""
        spans = (span // timedelta(minutes=1) for span in self._keeper.rules.snoozes)
        return tuple(spans)[: len(catalogue.ALARM_SNOOZES)]

    @Slot()
    def acknowledge(self) -> None:
        """The alarm that is named first, and no other."""
        self._acknowledge((self._keeper.ringing or self._keeper.snoozed)[:1])

    @Slot()
    def acknowledge_all(self) -> None:
        """All that ring; where none does, all that are silent for a while."""
        self._acknowledge(self._keeper.ringing or self._keeper.snoozed)

    def snooze(self, place: int) -> None:
        """Whatever rings is silent for one of the spans that are offered."""
        ringing, offered = self._keeper.ringing, self.snoozes_min
        if ringing and place < len(offered):
            self._send(SnoozeAlarm(uuid4(), _seen(ringing), offered[place]))

    def why_not(self) -> str:
        """Why nothing can be acknowledged; empty where something can."""
        return "" if self._keeper.alarms else _tr("No alarm rings.")

    def why_no_snooze(self, place: int) -> str:
        """Why nothing can be silenced for that span; empty where something can."""
        if place >= len(self.snoozes_min):
            return _tr("The plan of the wall offers no such span.")
        return "" if self._keeper.ringing else _tr("No alarm rings.")

    def _acknowledge(self, alarms: Sequence[Alarm]) -> None:
        if alarms:
            self._send(AcknowledgeAlarm(uuid4(), _seen(alarms)))

    def _send(self, command: AcknowledgeAlarm | SnoozeAlarm) -> None:
        if self._asked is None:
            self._asked = command.command_id
            self.changed.emit()
            self._store.submit(command)

    @Slot(object)
    def _hear(self, outcome: Outcome) -> None:
        if self._asked is None or outcome.command.command_id != self._asked:
            return
        if outcome.kind is OutcomeKind.DONE:
            self._until_shown.start()
        else:
            self._be_free()

    @Slot()
    def _see(self) -> None:
        """The alarms are others: the answer was among what changed them."""
        if self._until_shown.isActive():
            self._be_free()

    @Slot()
    def _be_free(self) -> None:
        self._until_shown.stop()
        self._asked = None
        self.changed.emit()


def _seen(alarms: Sequence[Alarm]) -> tuple[AlarmSeen, ...]:
    return tuple(AlarmSeen(one.incident_id, one.severity) for one in alarms)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alarm", text)
