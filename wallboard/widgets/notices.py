"""What a person is told about their own acts, one at a time, and the undo that stays open for a while."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wallboard.domain.commands import Command, Deploy, Outcome, OutcomeKind, SingleCommand, TakeBack
from wallboard.domain.deploy_rules import Purpose
from wallboard.live.shown import Shown
from wallboard.live.view import read_only_sentence
from wallboard.models.question import Reason
from wallboard.models.reason_words import reasons
from wallboard.widgets import notice_words
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase

UNDO_S = 20
SAID_S = 12
REFUSED_S = 60
_REMEMBERED = 20
"""So many acts can be taken back later, with a reason."""


class NoticeKind(Enum):
    """It is done, it was refused by the database, or the page itself says why not."""

    DONE = "done"
    REFUSED = "refused"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, how many seconds it still stands, and what can be taken back meanwhile.

    Of several commands that were sent one by one `with_it` are taken back, too.
    """

    kind: NoticeKind
    sentence: str
    seconds_left: int
    undo_of: UUID | None = None
    with_it: tuple[UUID, ...] = ()

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Every command that is taken back with it."""
        return tuple(one for one in (self.undo_of, *self.with_it) if one is not None)

    @property
    def is_of_past(self) -> bool:
        """Whether it is true only where the past is shown."""
        return self.sentence.endswith(read_only_sentence())


@dataclass(slots=True)
class _Gathered:
    """Commands sent one by one of which one sentence tells."""

    waiting: set[UUID]
    done: list[SingleCommand] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class Notices(QObject):
    """Listens to the store and the hand, and keeps the newest notice until its time is over.

    What can be taken back stays open for its own time, the newest of it first.
    """

    changed = Signal()
    reason_wanted = Signal(object)
    """A `Notice` whose 20 s are over: it is taken back with a reason only."""

    def __init__(self, store: Shown, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._hand = hand
        self._notice: Notice | None = None
        self._undoable: tuple[Notice, ...] = ()
        self._over: tuple[Notice, ...] = ()
        self._commands: dict[UUID, Command] = {}
        self._gathered: _Gathered | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.pass_second)
        store.done.connect(self._on_done)
        store.refused.connect(self._on_refused)
        store.turned.connect(self._on_turned)
        hand.parted.connect(self.gather)
        hand.said.connect(self.say)
        hand.changed.connect(self._on_hand)

    @property
    def notice(self) -> Notice | None:
        """What stands now; an open undo comes back after whatever was said in between."""
        return self._notice or (self._undoable[-1] if self._undoable else None)

    @Slot()
    def undo(self) -> None:
        """Take the newest act back while that is still open; it stays open until that is done."""
        if why := self.why_no_undo():
            self.say(why)
            return
        if not self._undoable:
            self.reason_wanted.emit(self._over[-1])
            return
        newest = self._undoable[-1]
        for command_id in newest.ids:
            self._hand.take_back(command_id)

    def reasons_to_take_back(self) -> tuple[Reason, ...]:
        """The short list, by the rules in force."""
        board = self._store.board
        return reasons(board.deploy_rules(board.floor_at).codes(Purpose.TAKE_BACK))

    def take_back(self, notice: Notice, reason: str) -> None:
        """Take back what was done longer ago, with a reason; once, whatever becomes of it."""
        self._over = tuple(one for one in self._over if one.undo_of != notice.undo_of)
        for command_id in notice.ids:
            self._store.submit(TakeBack(uuid4(), command_id, reason))

    def why_no_undo(self) -> str:
        """Why nothing can be taken back now; empty where something can."""
        if self._undoable or self._over:
            return ""
        return self.tr("You have done nothing here that could be taken back.")

    def gather(self, parts: Sequence[SingleCommand], refused: Sequence[str]) -> None:
        """Tell of these together, which are sent one by one, and of what could not be sent at all."""
        self._gathered = _Gathered({part.command_id for part in parts}, refused=[*refused])

    @Slot()
    def dismiss(self) -> None:
        """Take away what stands; open undos last."""
        self._show(None, undoable=self._undoable if self._notice is not None else ())

    @Slot()
    def pass_second(self) -> None:
        """One second less to stand."""
        over = tuple(notice for notice in self._undoable if notice.seconds_left <= 1)
        self._over = (*self._over, *over)[-_REMEMBERED:]
        older = (_older(notice) for notice in self._undoable)
        self._show(_older(self._notice), undoable=tuple(filter(None, older)))

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Something that the page itself has to say."""
        self._show(Notice(NoticeKind.SAID, sentence, SAID_S), undoable=self._undoable)

    @Slot(object)
    def _on_done(self, outcome: Outcome) -> None:
        command, board = outcome.command, self._store.board
        if isinstance(command, TakeBack):
            words = notice_words.taken_back(board, self._commands.get(command.of_command_id))
            self._show(Notice(NoticeKind.DONE, words, SAID_S), undoable=self._without(command.of_command_id))
        elif not self._is_gathered(outcome):
            self._tell_done(command, notice_words.done(board, command))

    def _tell_done(self, command: Command, words: str) -> None:
        if not notice_words.can_be_undone(command):
            self._show(Notice(NoticeKind.DONE, words, SAID_S), undoable=self._undoable)
            return
        self._commands[command.command_id] = command
        done = Notice(NoticeKind.DONE, words, UNDO_S, command.command_id)
        self._show(None, undoable=(*self._undoable, done))

    @Slot(object)
    def _on_refused(self, outcome: Outcome) -> None:
        sentence = outcome.sentence
        incident = notice_words.about(self._store.board, outcome.command)
        if incident is not None and incident.reference not in sentence:
            sentence = f"{incident.reference}: {sentence}"
        if isinstance(outcome.command, Deploy) and outcome.command.reason:
            sentence = f"{sentence} {self.tr('What you typed is kept.')}"
        if not self._is_gathered(replace(outcome, sentence=sentence)):
            self._show(Notice(NoticeKind.REFUSED, sentence, REFUSED_S), undoable=self._undoable)

    def _is_gathered(self, outcome: Outcome) -> bool:
        """Whether it is one of several that one sentence tells of: then it is told with them."""
        gathered, command = self._gathered, outcome.command
        if gathered is None or command.command_id not in gathered.waiting:
            return False
        gathered.waiting.discard(command.command_id)
        if outcome.kind is OutcomeKind.DONE:
            gathered.done.append(command)  # type: ignore[arg-type]  # only single commands are gathered
            self._commands[command.command_id] = command
        else:
            gathered.refused.append(outcome.sentence)
        self._tell_gathered(gathered)
        return True

    def _tell_gathered(self, gathered: _Gathered) -> None:
        words = notice_words.done_several(self._store.board, gathered.done)
        if gathered.refused:
            more = self.tr("{count} not: {why}")
            told = more.format(count=len(gathered.refused), why=gathered.refused[0])
            words = f"{words} {told}".strip()
        if not gathered.done:
            self._show(Notice(NoticeKind.REFUSED, words, REFUSED_S), undoable=self._undoable)
            return
        first, *others = [one.command_id for one in gathered.done]
        can = all(notice_words.can_be_undone(one) for one in gathered.done)
        told_before = tuple(one for one in self._undoable if one.undo_of != first)
        done = Notice(NoticeKind.DONE, words, UNDO_S, first if can else None, tuple(others) if can else ())
        self._show(None if can else done, undoable=(*told_before, done) if can else told_before)

    def _without(self, command_id: UUID) -> tuple[Notice, ...]:
        """The undos that are left when one command was taken back."""
        left = []
        for notice in self._undoable:
            ids = tuple(one for one in notice.ids if one != command_id)
            if ids:
                left.append(replace(notice, undo_of=ids[0], with_it=ids[1:]))
        return tuple(left)

    @Slot(object)
    def _on_turned(self, past_at: datetime | None) -> None:
        """That the past is read-only is said of the past only; what became of real acts stays."""
        if self._notice is not None and self._notice.is_of_past and past_at is None:
            self._show(None, undoable=self._undoable)

    @Slot()
    def _on_hand(self) -> None:
        """A new carry clears what was said about the last one; an open undo stays."""
        old = self._notice
        if self._hand.phase is Phase.CARRYING and old is not None and old.kind is NoticeKind.SAID:
            self._show(None, undoable=self._undoable)

    def _show(self, notice: Notice | None, *, undoable: tuple[Notice, ...]) -> None:
        if (notice, undoable) == (self._notice, self._undoable):
            return
        self._notice, self._undoable = notice, undoable
        open_ids = {one for each in (*undoable, *self._over) for one in each.ids}
        self._commands = {key: command for key, command in self._commands.items() if key in open_ids}
        if self.notice is None:
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()
        self.changed.emit()


def _older(notice: Notice | None) -> Notice | None:
    if notice is None or notice.seconds_left <= 1:
        return None
    return replace(notice, seconds_left=notice.seconds_left - 1)
