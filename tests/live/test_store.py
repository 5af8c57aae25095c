"""What the store says the board is, what it lets people send, and what becomes of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from tests.live.boards import board_of, incident
from tests.live.hands import Ear, HandClock
from wallboard.domain.change import Change
from wallboard.domain.commands import Command, Deploy, Outcome, OutcomeKind, TakeBack
from wallboard.domain.freshness import Freshness
from wallboard.live.step import Step
from wallboard.live.store import Store


class Desk:
    """A store with a board, a clock that is turned by hand, and the commands that were sent."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.sent: list[Command] = []
        self.store = Store(self.sent.append, poll_every=timedelta(seconds=1), steady=self.clock)
        self.changed = Ear(self.store.changed)
        self.pending_changed = Ear(self.store.pending_changed)
        self.sights = Ear(self.store.sight_changed)
        self.refused = Ear(self.store.refused)
        self.done = Ear(self.store.done)
        self.read()

    def read(self, *command_ids: str, asked_s: float | None = None) -> None:
        """A poll brings a board, and with it these commands."""
        asked_s = self.clock() if asked_s is None else asked_s
        board = board_of(incident(1), incident(2))
        self.store.take(Step(board, Change(command_ids=frozenset(command_ids)), asked_s, self.clock()))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def deploy(incident_id: int = 1) -> Deploy:
    return Deploy(command_id=uuid4(), incident_id=incident_id, version_seen=1, agent_id=1)


def test_that_there_is_no_board_before_the_first_read(qtbot: QtBot) -> None:
    sent: list[Command] = []
    store = Store(sent.append)
    assert not store.has_board
    assert store.sight.freshness is Freshness.BLIND
    with pytest.raises(RuntimeError):
        assert store.board


def test_that_a_poll_that_found_nothing_changes_nothing_that_is_seen(desk: Desk) -> None:
    desk.changed.heard.clear()
    desk.read()
    assert not desk.changed.heard


def test_that_a_command_is_drawn_and_sent_at_once(desk: Desk) -> None:
    command = deploy()
    desk.store.submit(command)
    assert desk.store.pending == {1: command}
    assert desk.sent == [command]
    assert desk.pending_changed.heard == [frozenset({1})]


def test_that_a_pending_command_dissolves_when_the_log_brings_it_back(desk: Desk) -> None:
    command = deploy()
    desk.store.submit(command)
    desk.clock.forward(1)
    desk.read("another")
    assert desk.store.pending
    desk.read(str(command.command_id))
    assert not desk.store.pending
    assert desk.pending_changed.heard == [frozenset({1})] * 2


def test_that_an_answer_alone_does_not_dissolve_it_but_a_board_asked_for_afterwards_does(desk: Desk) -> None:
    command = deploy()
    desk.store.submit(command)
    before_s = desk.clock()
    desk.clock.forward(1)
    desk.store.settle(Outcome(command, OutcomeKind.DONE))
    assert desk.done.heard == [Outcome(command, OutcomeKind.DONE)]
    desk.read(asked_s=before_s)
    assert desk.store.pending, "that board was asked for before the command was written"
    desk.clock.forward(1)
    desk.read()
    assert not desk.store.pending


def test_that_the_log_may_be_faster_than_the_answer(desk: Desk) -> None:
    command = deploy()
    desk.store.submit(command)
    desk.read(str(command.command_id))
    desk.store.settle(Outcome(command, OutcomeKind.DONE))
    assert not desk.store.pending
    assert len(desk.done) == 1


def test_that_a_refused_command_returns_at_once_with_its_sentence(desk: Desk) -> None:
    command = deploy()
    refusal = Outcome(command, OutcomeKind.REFUSED, "Bea has it since 14:02.")
    desk.store.submit(command)
    desk.store.settle(refusal)
    assert not desk.store.pending
    assert desk.refused.heard == [refusal]


def test_that_an_unknown_outcome_stays_pending_and_is_told_to_nobody(desk: Desk) -> None:
    command = deploy()
    desk.store.submit(command)
    desk.store.settle(Outcome(command, OutcomeKind.UNKNOWN, "lost"))
    assert desk.store.pending == {1: command}
    assert not desk.refused.heard
    assert not desk.done.heard


@pytest.mark.parametrize("silent_s", [10, 31])
def test_that_nothing_is_sent_on_the_word_of_an_old_board(desk: Desk, silent_s: float) -> None:
    desk.clock.forward(silent_s)
    desk.store.submit(deploy())
    assert not desk.sent
    assert not desk.store.pending
    (refusal,) = desk.refused.heard
    assert str(silent_s) in refusal.sentence


def test_that_a_late_board_still_takes_drops(desk: Desk) -> None:
    desk.clock.forward(5)
    desk.store.submit(deploy())
    assert len(desk.sent) == 1


def test_that_a_second_command_on_an_incident_waits_for_the_first(desk: Desk) -> None:
    desk.store.submit(deploy(1))
    desk.store.submit(deploy(1))
    desk.store.submit(deploy(2))
    assert [command.incident_id for command in desk.sent if isinstance(command, Deploy)] == [1, 2]
    assert len(desk.refused) == 1


def test_that_taking_back_is_pending_on_the_incident_of_what_it_takes_back(desk: Desk) -> None:
    command = deploy()
    desk.store.submit(command)
    desk.read(str(command.command_id))
    undo = TakeBack(command_id=uuid4(), of_command_id=command.command_id)
    desk.store.submit(undo)
    assert desk.store.pending == {1: undo}
    desk.read(str(undo.command_id))
    assert not desk.store.pending


def test_that_what_is_written_and_not_shown_yet_can_be_taken_back_at_once(desk: Desk) -> None:
    command = deploy()
    undo = TakeBack(command_id=uuid4(), of_command_id=command.command_id)
    desk.store.submit(command)
    desk.store.submit(undo)
    assert len(desk.refused) == 1, "nobody knows yet what there would be to take back"
    desk.store.settle(Outcome(command, OutcomeKind.DONE))
    desk.store.submit(undo)
    assert desk.sent == [command, undo]
    assert desk.store.pending == {1: undo}
    desk.store.submit(deploy())
    assert len(desk.sent) == 2, "a new command waits for both"


def test_that_silence_is_told_by_the_stores_own_timer(desk: Desk, qtbot: QtBot) -> None:
    """A poller that hangs says nothing at all: nobody but the UI thread can notice."""
    desk.sights.heard.clear()
    desk.clock.forward(12)
    qtbot.waitUntil(lambda: len(desk.sights) == 1)
    assert desk.sights.heard[0].freshness is Freshness.STALE


def test_that_each_further_second_of_silence_is_told_once(desk: Desk) -> None:
    desk.clock.forward(5)
    desk.store.look()
    desk.clock.forward(0.4)
    desk.store.look()
    desk.clock.forward(0.7)
    desk.store.look()
    assert [sight.silent_for.total_seconds() for sight in desk.sights.heard[-2:]] == [5, 6]


def test_that_an_outage_says_why_until_the_next_good_read(desk: Desk) -> None:
    desk.store.lose("the server does not answer")
    assert (desk.store.trouble, desk.store.sight.freshness) == ("the server does not answer", Freshness.LATE)
    desk.read()
    assert (desk.store.trouble, desk.store.sight.freshness) == ("", Freshness.LIVE)
