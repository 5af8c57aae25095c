"""The marks of a whole floor in view: what is handed out, when, and never twice."""

from datetime import datetime, timedelta

import pytest

from tests.live.boards import OPENED_AT, board_of, event_of, incident
from wallboard.domain.board import Board, change_between
from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.mark_book import MarkAnswer, MarkBook, MarkWork
from wallboard.domain.marks import Mark, marks_of_clocks
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import PolicyVersion, simple_rules
from wallboard.domain.timeline import Timeline

ALL_DUE = OPENED_AT + timedelta(days=1)


def at(minutes: float) -> datetime:
    """Incident 0 has its marks in the minutes 90, 135, 162 and 180, incident n so many minutes later."""
    return OPENED_AT + timedelta(minutes=minutes)


def followed(*rows: Incident, read_at: datetime = OPENED_AT) -> tuple[MarkBook, Board]:
    board = board_of(*rows, read_at=read_at)
    book = MarkBook()
    book.follow(board, [change_between(None, board)])
    return book, board


def percents(work: MarkWork) -> list[tuple[int, int]]:
    return sorted((mark.incident_id, mark.percent) for mark in work.marks)


def settled(book: MarkBook, now: datetime, answer: MarkAnswer | None = None) -> MarkWork:
    """Everything that is due, handed out and settled."""
    work = book.work(now)
    book.settle(work, answer or MarkAnswer())
    return work


def test_that_a_mark_is_handed_out_from_the_instant_on_at_which_it_is_reached() -> None:
    book, _ = followed(incident(1), incident(2))
    assert percents(settled(book, at(90.9))) == []
    assert book.next_at == at(91)
    assert percents(settled(book, at(91))) == [(1, 50)]
    assert book.next_at == at(92)


def test_that_what_is_not_settled_is_handed_out_again_and_what_is_settled_is_not() -> None:
    book, _ = followed(incident(1))
    assert percents(book.work(at(91))) == [(1, 50)]
    assert percents(settled(book, at(92))) == [(1, 50)]
    assert percents(book.work(at(92))) == []


def test_that_a_clock_that_is_set_back_brings_nothing_again() -> None:
    book, _ = followed(incident(1))
    settled(book, at(140))
    assert percents(settled(book, at(91))) == []
    assert percents(settled(book, at(140))) == []
    assert percents(settled(book, at(170))) == [(1, 90)]


def test_that_a_mark_that_came_too_early_for_the_database_stays() -> None:
    book, _ = followed(incident(1))
    keys = frozenset(mark.key for mark in book.work(at(140)).marks if mark.percent == 75)
    settled(book, at(140), MarkAnswer(keys))
    assert book.next_at == at(136)
    assert percents(settled(book, at(140))) == [(1, 75)]


def test_that_an_incident_that_leaves_the_floor_takes_its_marks_along() -> None:
    book, board = followed(incident(1), incident(2))
    ended = incident(1, state=IncidentState.RESOLVED, resolved_at=at(60), effective_at=at(60), version=2)
    board, change = board.after([event_of(1, ended)], read_at=at(60))
    book.follow(board, [change])
    work = book.work(ALL_DUE)
    assert percents(work) == [(2, 50), (2, 75), (2, 90), (2, 100)]
    assert work.gone == book.work(ALL_DUE).gone == (1,), "until it is settled that somebody looked at the log"
    book.settle(work, MarkAnswer())
    assert book.work(ALL_DUE).gone == ()


def test_that_a_pause_moves_the_marks_that_have_not_fired() -> None:
    book, board = followed(incident(1, state=IncidentState.ACKNOWLEDGED))
    settled(book, at(91))
    paused = incident(1, state=IncidentState.PAUSED, pause_reason="customer", effective_at=at(100), version=2)
    event = event_of(1, paused)
    board, change = board.after([event], read_at=at(100))
    book.follow(board, [change])
    settled(book, at(100))
    assert book.next_at is None
    assert percents(settled(book, ALL_DUE)) == []


def test_that_only_incidents_that_changed_are_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def spy(
        incident_id: int, clockwork: Clockwork, timeline: Timeline, clocks: tuple[SlaClock, ...]
    ) -> tuple[Mark, ...]:
        asked.append(incident_id)
        return marks_of_clocks(incident_id, clockwork, timeline, clocks)

    monkeypatch.setattr("wallboard.domain.mark_book.marks_of_clocks", spy)
    book, board = followed(*(incident(number) for number in range(1, 30)))
    settled(book, at(0))
    assert sorted(asked) == list(range(1, 30))
    asked.clear()
    board, change = board.after([event_of(1, incident(7, priority=1, version=2))], read_at=at(1))
    book.follow(board, [change])
    settled(book, at(1))
    assert asked == [7]


def test_that_much_is_worked_out_in_parts_and_only_the_last_says_until_when_nothing_is_left_out() -> None:
    book, _ = followed(*(incident(number) for number in range(1, 6)), read_at=at(600))
    parts = []
    while not book.is_complete:
        work = book.work(at(600), most=2)
        book.settle(work, MarkAnswer())
        parts.append(work)
    assert [len(part.clocks) for part in parts] == [2, 2, 1]
    assert [part.until_at for part in parts] == [None, None, at(600)]
    assert sum(len(part.marks) for part in parts) == 5 * 4


def test_that_it_says_since_when_the_floor_is_followed_unless_the_clock_was_set_back() -> None:
    book, board = followed(incident(1), read_at=at(10))
    assert settled(book, at(10)).since_at is None
    board, change = board.after([], read_at=at(20))
    book.follow(board, [change])
    assert book.work(at(20)).since_at == at(10)
    assert book.work(at(5)).since_at is None


def test_that_other_rules_are_applied_to_every_incident_that_was_not_held_to_the_old_ones() -> None:
    book, board = followed(incident(1))
    settled(book, at(91))
    spans = {(3, Promise.RESOLVE): timedelta(minutes=100)}
    shorter = PolicyVersion(2, 2, OPENED_AT - timedelta(days=1), simple_rules(spans))
    again = board_of(incident(1), shorter, read_at=at(91), seq=1)
    book.follow(again, [change_between(board, again)])
    assert [(mark.policy_version_id, mark.percent) for mark in settled(book, at(92)).marks] == [
        (2, 50), (2, 75), (2, 90),
    ]  # fmt: skip


def test_that_another_database_is_begun_anew() -> None:
    book, board = followed(incident(1), incident(2))
    settled(book, at(91))
    restored = board_of(incident(1), epoch="another", read_at=at(91))
    book.follow(restored, [change_between(board, restored)])
    assert percents(settled(book, ALL_DUE)) == [(1, 50), (1, 75), (1, 90), (1, 100)]


def test_that_an_incident_that_changes_hands_out_only_what_was_not_settled() -> None:
    book, board = followed(incident(1))
    settled(book, at(140))
    board, change = board.after([event_of(1, incident(1, team_id=None, version=2))], read_at=at(140))
    book.follow(board, [change])
    assert percents(settled(book, at(170))) == [(1, 90)]


def test_that_changes_that_move_no_mark_do_not_add_up() -> None:
    book, board = followed(*(incident(number) for number in range(1, 6)))
    for seq in range(1, 50):
        changed = incident(2, team_id=seq % 2 or None, version=seq + 1)
        board, change = board.after([event_of(seq, changed)], read_at=at(seq))
        book.follow(board, [change])
        settled(book, at(seq))
        book.work(ALL_DUE)
    assert len(book._plan) == 5
