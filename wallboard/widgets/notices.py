"""What a person is told about their own acts, one at a time, and the undo that stays open for a while."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wallboard.domain.commands import (
    Command,
    Deploy,
    GiveUpdate,
    MovePolicy,
    Outcome,
    PublishRules,
    Release,
    TakeBack,
)
from wallboard.live.shown import Shown
from wallboard.live.view import read_only_sentence
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, target_of

UNDO_S = 20
SAID_S = 12
REFUSED_S = 60


class NoticeKind(Enum):
    """It is done, it was refused by the database, or the page itself says why not."""

    DONE = "done"
    REFUSED = "refused"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, how many seconds it still stands, and the deploy that can be taken back meanwhile."""

    kind: NoticeKind
    sentence: str
    seconds_left: int
    undo_of: UUID | None = None

    @property
    def is_of_past(self) -> bool:
        """Whether it is true only where the past is shown."""
        return self.sentence.endswith(read_only_sentence())


class Notices(QObject):
    """Listens to the store and the hand, and keeps the newest notice until its time is over."""

    changed = Signal()

    def __init__(self, store: Shown, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._hand = hand
        self._notice: Notice | None = None
        self._undoable: Notice | None = None
        self._deploy: Deploy | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.pass_second)
        store.done.connect(self._on_done)
        store.refused.connect(self._on_refused)
        store.turned.connect(self._on_turned)
        hand.said.connect(self._on_said)
        hand.changed.connect(self._on_hand)

    @property
    def notice(self) -> Notice | None:
        """What stands now; an open undo comes back after whatever was said in between."""
        return self._notice or self._undoable

    @Slot()
    def undo(self) -> None:
        """Take the newest deploy back while that is still open; it stays open until that is done."""
        if self._undoable is None or self._undoable.undo_of is None:
            self._on_said(self.why_no_undo())
            return
        self._hand.take_back(self._undoable.undo_of)

    def why_no_undo(self) -> str:
        """Why nothing can be taken back now; empty where something can."""
        if self._undoable is not None and self._undoable.undo_of is not None:
            return ""
        return self.tr("There is nothing to take back: undo is open for 20 s after an act.")

    @Slot()
    def dismiss(self) -> None:
        """Take away what stands; an open undo last."""
        self._show(None, undoable=self._undoable if self._notice is not None else None)

    @Slot()
    def pass_second(self) -> None:
        """One second less to stand."""
        self._show(_older(self._notice), undoable=_older(self._undoable))

    @Slot(object)
    def _on_done(self, outcome: Outcome) -> None:
        command = outcome.command
        if isinstance(command, TakeBack):
            self._show(Notice(NoticeKind.DONE, self._taken_back(command), SAID_S), undoable=None)
        elif isinstance(command, Deploy):
            self._deploy = command
            done = Notice(NoticeKind.DONE, self._deployed(command), UNDO_S, command.command_id)
            self._show(None, undoable=done)
        else:
            self._show(Notice(NoticeKind.DONE, self._told(command), SAID_S), undoable=self._undoable)

    @Slot(object)
    def _on_refused(self, outcome: Outcome) -> None:
        sentence = outcome.sentence
        command = outcome.command
        if isinstance(command, Deploy | Release | GiveUpdate | MovePolicy):
            incident = self._store.board.incidents.get(command.incident_id)
            if incident is not None and incident.reference not in sentence:
                sentence = f"{incident.reference}: {sentence}"
        self._show(Notice(NoticeKind.REFUSED, sentence, REFUSED_S), undoable=self._undoable)

    @Slot(object)
    def _on_turned(self, past_at: datetime | None) -> None:
        """That the past is read-only is said of the past only; what became of real acts stays."""
        if self._notice is not None and self._notice.is_of_past and past_at is None:
            self._show(None, undoable=self._undoable)

    @Slot(str)
    def _on_said(self, sentence: str) -> None:
        self._show(Notice(NoticeKind.SAID, sentence, SAID_S), undoable=self._undoable)

    @Slot()
    def _on_hand(self) -> None:
        """A new carry clears what was said about the last one; an open undo stays."""
        old = self._notice
        if self._hand.phase is Phase.CARRYING and old is not None and old.kind is NoticeKind.SAID:
            self._show(None, undoable=self._undoable)

    def _deployed(self, command: Deploy) -> str:
        board = self._store.board
        who = self._hand.name(target_of(command))
        incident = board.incidents.get(command.incident_id)
        if incident is None:
            return self.tr("Offered to {who}.").format(who=who)
        nature = board.nature_name(incident.nature_id)
        words = self.tr("{reference} {nature} is offered to {who}.")
        return words.format(who=who, reference=incident.reference, nature=nature)

    def _told(self, command: Command) -> str:
        """What an act did that has no undo."""
        if isinstance(command, Release):
            return self.tr("Released.")
        if isinstance(command, PublishRules):
            if command.in_force_at is None:
                return self.tr("The rules are published; they are in force from now on.")
            words = self.tr("The rules are published; they are in force from {time}.")
            return words.format(time=f"{command.in_force_at.astimezone():%Y-%m-%d %H:%M}")
        if not isinstance(command, GiveUpdate | MovePolicy):
            return self.tr("Done.")
        board = self._store.board
        incident = board.incidents.get(command.incident_id)
        reference = "" if incident is None else incident.reference
        if isinstance(command, GiveUpdate):
            return self.tr("{reference}: noted that those who wait were told.").format(reference=reference)
        version = board.policy_versions.get(command.policy_version_id or 0)
        if version is None:
            words = self.tr("{reference} is held to the rules it began under again.")
            return words.format(reference=reference)
        words = self.tr("{reference} is held to rules version {number} from now on.")
        return words.format(reference=reference, number=version.number)

    def _taken_back(self, command: TakeBack) -> str:
        deploy = self._deploy
        incident = None
        if deploy is not None and deploy.command_id == command.of_command_id:
            incident = self._store.board.incidents.get(deploy.incident_id)
        if incident is None:
            return self.tr("Taken back.")
        return self.tr("Taken back: {reference} is as it was.").format(reference=incident.reference)

    def _show(self, notice: Notice | None, *, undoable: Notice | None) -> None:
        if (notice, undoable) == (self._notice, self._undoable):
            return
        self._notice, self._undoable = notice, undoable
        if self.notice is None:
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()
        self.changed.emit()


def _older(notice: Notice | None) -> Notice | None:
    if notice is None or notice.seconds_left <= 1:
        return None
    return replace(notice, seconds_left=notice.seconds_left - 1)
