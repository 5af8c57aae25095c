"""Writing in order on a thread of its own, and settling what is unknown."""

import threading
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from tests.live.hands import Ear
from wallboard.domain.commands import Command, Outcome, OutcomeKind, Release
from wallboard.live import dispatcher as dispatcher_module
from wallboard.live.dispatcher import Dispatcher
from wallboard.live.failure import Failure
from wallboard.live.source import Write
from wallboard.live.thread import OwnThread


def release(incident_id: int = 1) -> Release:
    return Release(command_id=uuid4(), incident_id=incident_id, version_seen=1)


def done(command: Command) -> Outcome:
    return Outcome(command, OutcomeKind.DONE)


def unknown(command: Command) -> Outcome:
    return Outcome(command, OutcomeKind.UNKNOWN, "the answer was lost")


def never(command: Command) -> Outcome:
    raise AssertionError("not to be called")


def answers_of(write: Write, settle: Write, *commands: Command) -> tuple[list[Outcome], list[Failure]]:
    """Carries the commands out on this thread."""
    dispatcher = Dispatcher(write, settle)
    outcomes: list[Outcome] = []
    failures: list[Failure] = []
    dispatcher.answered.connect(outcomes.append)
    dispatcher.failed.connect(failures.append)
    for command in commands:
        dispatcher.carry_out(command)
    return outcomes, failures


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatcher_module, "_RETRY_S", (0.0,))


def test_that_commands_are_carried_out_in_order_and_off_the_callers_thread(qtbot: QtBot) -> None:
    seen: list[tuple[Command, int]] = []

    def write(command: Command) -> Outcome:
        seen.append((command, threading.get_ident()))
        return done(command)

    dispatcher = Dispatcher(write, never)
    thread = OwnThread(dispatcher, name="dispatcher")
    commands = [release(number) for number in range(20)]
    thread.start()
    for command in commands:
        dispatcher.submit(command)
    thread.stop()
    assert thread.ended_within(10)
    assert [command for command, _ in seen] == commands
    assert threading.get_ident() not in {ident for _, ident in seen}


def test_that_a_lost_answer_is_settled_and_never_written_again(qtbot: QtBot) -> None:
    written: list[Command] = []
    tries = iter([OutcomeKind.UNKNOWN, OutcomeKind.UNKNOWN, OutcomeKind.DONE])

    def write(command: Command) -> Outcome:
        written.append(command)
        return unknown(command)

    command = release()
    outcomes, failures = answers_of(write, lambda asked: Outcome(asked, next(tries)), command)
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.UNKNOWN, OutcomeKind.DONE]
    assert written == [command]
    assert not failures


def test_that_the_next_command_waits_until_the_last_is_settled(qtbot: QtBot) -> None:
    order: list[str] = []

    def write(command: Command) -> Outcome:
        order.append(f"write {command.incident_id if isinstance(command, Release) else '?'}")
        return unknown(command) if len(order) == 1 else done(command)

    def settle(command: Command) -> Outcome:
        order.append("settle")
        return done(command)

    answers_of(write, settle, release(1), release(2))
    assert order == ["write 1", "settle", "write 2"]


def test_that_an_error_of_ours_is_told_and_its_command_settled(qtbot: QtBot) -> None:
    def write(command: Command) -> Outcome:
        raise KeyError("caller 0049 170 1234567")

    outcomes, failures = answers_of(write, done, release())
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.UNKNOWN, OutcomeKind.DONE]
    assert "KeyError" in failures[0].stack
    assert "1234567" not in failures[0].stack


def test_that_an_error_while_settling_ends_in_a_refusal_and_not_in_a_loop(qtbot: QtBot) -> None:
    def broken(command: Command) -> Outcome:
        raise KeyError

    outcomes, failures = answers_of(broken, broken, release())
    assert outcomes[-1].kind is OutcomeKind.REFUSED
    assert outcomes[-1].sentence
    assert len(failures) == 2


def test_that_stopping_does_not_wait_for_what_cannot_be_settled(qtbot: QtBot) -> None:
    dispatcher = Dispatcher(unknown, unknown)
    thread = OwnThread(dispatcher, name="dispatcher")
    answers = Ear(dispatcher.answered)
    thread.start()
    dispatcher.submit(release())
    qtbot.waitUntil(lambda: len(answers) == 1)
    thread.stop()
    assert thread.ended_within(10)


def test_that_a_chore_is_done_between_commands_on_the_same_thread(qtbot: QtBot) -> None:
    order: list[str] = []

    def write(command: Command) -> Outcome:
        order.append("write")
        return done(command)

    dispatcher = Dispatcher(write, never)
    thread = OwnThread(dispatcher, name="dispatcher")
    done_chore = threading.Event()

    def chore() -> None:
        order.append(f"chore on {threading.current_thread().name}")
        done_chore.set()

    dispatcher.submit(release())
    dispatcher.do(chore)
    thread.start()
    assert done_chore.wait(10)
    thread.stop()
    assert thread.ended_within(10)
    assert order == ["write", "chore on dispatcher"]


def test_that_a_stop_waits_for_commands_and_not_for_chores(qtbot: QtBot) -> None:
    written: list[Command] = []

    def write(command: Command) -> Outcome:
        written.append(command)
        return done(command)

    dispatcher = Dispatcher(write, never)
    chores: list[int] = []
    dispatcher.do(lambda: chores.append(1))
    dispatcher.submit(release())
    dispatcher.stop()
    dispatcher.run()
    assert len(written) == 1
    assert chores == []
