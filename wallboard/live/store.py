"""The store: the one place on the UI thread that says what the board is, and takes what people ask for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QTimer, Slot

from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Outcome, OutcomeKind, TakeBack
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.objection import Level
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.concern import is_justified
from wallboard.live.pending import Pending
from wallboard.live.poller import POLL_EVERY
from wallboard.live.shown import Shown
from wallboard.live.sight import UNSEEN, SightKeeper
from wallboard.live.step import Step

_LOOK_EVERY_MS = 200


class Store(Shown):
    """The live floor: the last board, how far to trust it, and the commands that it does not show yet."""

    def __init__(
        self,
        send: Callable[[Command], None],
        *,
        poll_every: timedelta = POLL_EVERY,
        steady: SteadyClock = steady_s,
    ) -> None:
        super().__init__()
        self._send = send
        self._steady = steady
        self._board: Board | None = None
        self._groundwork: Groundwork | None = None
        self._pending = Pending()
        self._sight_keeper = SightKeeper(poll_every=poll_every, steady=steady)
        self._sight = UNSEEN
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    @property
    def board(self) -> Board:
        if self._board is None:
            raise RuntimeError("the store has no board yet")
        return self._board

    @property
    def has_board(self) -> bool:
        return self._board is not None

    @property
    def groundwork(self) -> Groundwork | None:
        return self._groundwork

    @property
    def pending(self) -> Mapping[int, Command]:
        return self._pending.by_incident()

    @property
    def pending_agents(self) -> Mapping[int, Command]:
        return self._pending.by_agent()

    @property
    def sight(self) -> Sight:
        return self._sight

    @property
    def trouble(self) -> str:
        return self._trouble

    @Slot(object)
    def take(self, step: Step) -> None:
        """Show this board from now on."""
        self._board, self._groundwork = step.board, step.groundwork
        self._sight_keeper.hear(step.asked_s)
        self._trouble = ""
        dissolved = self._pending.dissolve(step.change.command_ids, step.asked_s)
        if not step.change.is_empty:
            self.changed.emit(step.change)
        if dissolved:
            self.pending_changed.emit(dissolved.incidents)
        self.look()

    @Slot(str)
    def lose(self, sentence: str) -> None:
        """The board cannot be read now; it stays as it is and says so."""
        self._trouble = sentence
        self._sight_keeper.lose()
        self.look()

    @Slot()
    def look(self) -> None:
        """Judge the sight; the timer does, so that a poller that hangs shows too."""
        sight, rule = self._sight_keeper.judge(), self._rule()
        if sight.rule is not rule:
            sight = replace(sight, rule=rule)
        if sight != self._sight:
            self._sight = sight
            self.sight_changed.emit(sight)

    def submit(self, command: Command) -> None:
        self.look()
        if objection := self._objection(command):
            self.refused.emit(Outcome(command, OutcomeKind.REFUSED, objection))
            return
        concern = self._pending.add(command, self._board)
        if concern:
            self.pending_changed.emit(concern.incidents)
        self._send(command)

    @Slot(object)
    def settle(self, outcome: Outcome) -> None:
        """What became of a command; one that is unknown stays pending until it is settled."""
        if outcome.kind is OutcomeKind.DONE:
            self._pending.mark_done(outcome.command, self._steady())
            self.done.emit(outcome)
        elif outcome.kind is OutcomeKind.REFUSED:
            dropped = self._pending.drop(outcome.command)
            if dropped:
                self.pending_changed.emit(dropped.incidents)
            self.refused.emit(outcome)

    def stop(self) -> None:
        self._timer.stop()

    def _rule(self) -> Level:
        """How hard it is that the board is old, as the newest rules have it that were seen."""
        if self._board is None:
            return Level.BLOCK
        return self._board.deploy_rules(self._board.floor_at).level(Rule.BOARD_STALE)

    def _objection(self, command: Command) -> str | None:
        if self._sight.level is Level.BLOCK:
            return _blind_sentence(self._sight)
        if self._sight.level is Level.WARN and not is_justified(command):
            return _old_sentence(self._sight)
        concern = self._pending.concern(command, self._board)
        if self._pending.has(concern, is_undo=isinstance(command, TakeBack)):
            if concern.incidents:
                return QCoreApplication.translate(
                    "Store", "This incident is still being changed; try again when it has settled."
                )
            return QCoreApplication.translate(
                "Store", "This agent is still being moved; try again when that has settled."
            )
        return None


def _old_sentence(sight: Sight) -> str:
    sentence = QCoreApplication.translate(
        "Store", "The board has been silent for {seconds} s: say why it shall be sent all the same."
    )
    return sentence.format(seconds=round(sight.silent_for.total_seconds()))


def _blind_sentence(sight: Sight) -> str:
    if sight.freshness is Freshness.BLIND and not sight.silent_for:
        return QCoreApplication.translate("Store", "Nothing can be sent before the board was read.")
    sentence = QCoreApplication.translate(
        "Store", "The board has been silent for {seconds} s: nothing can be sent until it is live again."
    )
    return sentence.format(seconds=round(sight.silent_for.total_seconds()))
