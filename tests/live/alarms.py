"""A floor whose alarms are followed by hand: boards, answers and seconds come when a test says so."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.live.boards import OPENED_AT, board_of, incident
from tests.live.hands import Ear, HandClock
from wallboard.domain.alarm_answer import AlarmAnswer, AnswerKind
from wallboard.domain.alarm_rules import AlarmRules
from wallboard.domain.board import Board, change_between
from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.domain.incident import Incident
from wallboard.domain.policy import FloorClock
from wallboard.domain.severity import Severity
from wallboard.domain.staff import Operator
from wallboard.live.alarm_keeper import AlarmKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

ANA = Operator(id=1, login="ana", role="duty_manager")


def alarming(number: int, severity: Severity = Severity.CRITICAL, **changes: object) -> Incident:
    """A new incident that was opened when the floor began."""
    return incident(number, severity=severity, opened_at=OPENED_AT, **changes)


class AlarmFloor:
    """A store and its ticker, and the keeper that follows them."""

    def __init__(self, rules: AlarmRules | None = None) -> None:
        self.clock = HandClock()
        self.sent: list[Command] = []
        self.store = Store(self.sent.append, steady=self.clock)
        self.ticker = Ticker(steady=self.clock)
        self.now = OPENED_AT
        self._rows: dict[tuple[type, int], Incident | AlarmAnswer | Operator] = {}
        self.keeper = AlarmKeeper(self.store, self.ticker, rules, steady=self.clock)
        self.sounded, self.hushes = Ear(self.keeper.sounded), 0
        self.keeper.hushed.connect(self._count)

    def read(self, *rows: Incident | AlarmAnswer) -> Board:
        """A board with these rows, and with all that were read before."""
        for row in (ANA, *rows):
            self._rows[type(row), row.id] = row
        before = self.store.board if self.store.has_board else None
        board = board_of(*self._rows.values(), FloorClock(OPENED_AT, OPENED_AT, 1.0), read_at=self.now)
        board = replace(board, operator_names=board.operator_names.set(1, "Ana Kovač"))
        step = Step(board, change_between(before, board), self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)
        return board

    def answer(self, number: int, kind: AnswerKind, *, minutes: int = 0) -> Board:
        """Ana answered the alarm of that incident, now."""
        row = self._rows[Incident, number]
        assert isinstance(row, Incident)
        until_at = self.now + timedelta(minutes=minutes) if minutes else None
        answer = AlarmAnswer(
            100 + len(self._rows), number, kind, row.severity, row.reopenings, 1, self.now, until_at
        )
        return self.read(answer)

    def wait(self, seconds: int) -> None:
        """The time goes on, and nothing else happens."""
        for _ in range(seconds):
            self.clock.forward(1)
            self.tell(self.now + timedelta(seconds=1))

    def tell(self, now: datetime) -> None:
        """The floor's clock says this from now on."""
        self.now = now
        self.ticker.tick.emit(now)

    def settle(self, command: Command, kind: OutcomeKind = OutcomeKind.DONE, words: str = "") -> None:
        self.store.settle(Outcome(command, kind, words))

    def _count(self) -> None:
        self.hushes += 1

    def stop(self) -> None:
        self.ticker.stop()
        self.store.stop()
