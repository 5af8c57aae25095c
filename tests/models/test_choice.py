"""The filter of all pages: worked out in slices, kept up with the board, told once it is in force."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.domain.changes import NOW, event
from tests.floors import big_board
from tests.models.test_floor_models import Watched
from wallboard.domain.event import Entity
from wallboard.domain.filter import EVERYTHING, Filter, team_key
from wallboard.domain.selection import selection_of
from wallboard.domain.severity import Severity
from wallboard.models import choice as choice_module
from wallboard.models.choice import FilterChoice

CRITICAL = Filter(severities=frozenset({Severity.CRITICAL}))


class Fixture:
    """A store with many incidents and the choice over it, which tells what came and went."""

    def __init__(self, incidents: int = 600) -> None:
        self.watched = Watched(big_board(NOW, teams=6, agents=30, incidents=incidents))
        self.store = self.watched.store
        self.choice = FilterChoice(self.store)
        self.told: list[frozenset[int]] = []
        self.choice.changed.connect(self.told.append)

    def settled(self) -> bool:
        return self.choice.is_settled

    def truth(self) -> object:
        return selection_of(self.choice.asked, self.store.board)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every slice is over at once, so that work takes as many turns of the event loop as it has steps."""
    monkeypatch.setattr(choice_module, "_SLICE_S", -1.0)


@pytest.fixture
def made(qtbot: QtBot) -> Callable[[], Fixture]:
    return Fixture


def test_that_another_filter_is_in_force_when_it_is_told_and_tells_what_went(
    made: Callable[[], Fixture], qtbot: QtBot
) -> None:
    fixture = made()
    fixture.choice.keep(CRITICAL)
    qtbot.waitUntil(fixture.settled)
    assert fixture.choice.selection == fixture.truth()
    gone = set(fixture.store.board.incidents) - set(fixture.choice.selection.board.incidents)
    assert fixture.told == [frozenset(gone)]


def test_that_work_in_slices_gives_way_and_a_newer_filter_takes_its_place(
    made: Callable[[], Fixture], qtbot: QtBot, slow: None
) -> None:
    fixture = made()
    fixture.choice.keep(CRITICAL)
    assert not fixture.choice.is_settled
    assert fixture.choice.selection.is_everything
    fixture.choice.keep(Filter(words=("nothing has this",)))
    qtbot.waitUntil(fixture.settled)
    assert fixture.choice.selection.shown == 0
    assert len(fixture.told) == 1


def test_that_what_comes_while_a_filter_is_worked_out_is_in_it(
    made: Callable[[], Fixture], qtbot: QtBot, slow: None
) -> None:
    fixture = made()
    fixture.choice.keep(CRITICAL)
    first = next(i for i in fixture.store.board.incidents.values() if i.severity is not Severity.CRITICAL)
    worse = replace(first, severity=Severity.CRITICAL, version=first.version + 1)
    fixture.watched.follow(event(fixture.store.board.seq + 1, Entity.INCIDENT, worse.id, worse))
    assert not fixture.choice.is_settled
    qtbot.waitUntil(fixture.settled)
    assert fixture.choice.selection.holds(worse.id)
    assert fixture.choice.selection == fixture.truth()


def test_that_what_is_typed_narrows_what_is_kept_until_it_is_kept_itself(
    made: Callable[[], Fixture], qtbot: QtBot
) -> None:
    fixture = made()
    team = Filter(teams=frozenset({team_key(fixture.store.board, next(iter(fixture.store.board.teams)))}))
    fixture.choice.keep(team)
    fixture.choice.type(CRITICAL)
    assert fixture.choice.kept == team
    assert fixture.choice.asked == team.joined(CRITICAL)
    fixture.choice.type(EVERYTHING)
    assert fixture.choice.asked == team
    fixture.choice.type(CRITICAL)
    fixture.choice.keep_typed()
    assert fixture.choice.kept == team.joined(CRITICAL)
    fixture.choice.clear()
    qtbot.waitUntil(fixture.settled)
    assert fixture.choice.selection.board is fixture.store.board


def test_that_asking_for_the_same_again_costs_nothing(made: Callable[[], Fixture], qtbot: QtBot) -> None:
    fixture = made()
    fixture.choice.keep(CRITICAL)
    qtbot.waitUntil(fixture.settled)
    fixture.choice.keep(CRITICAL)
    assert len(fixture.told) == 1


def test_that_a_board_read_later_without_a_change_dates_the_selection(
    made: Callable[[], Fixture], qtbot: QtBot
) -> None:
    fixture = made()
    fixture.choice.keep(CRITICAL)
    qtbot.waitUntil(fixture.settled)
    later = replace(fixture.store.board, read_at=NOW + timedelta(seconds=9))
    fixture.watched.read_anew(later)
    assert fixture.choice.selection.board.read_at == later.read_at
