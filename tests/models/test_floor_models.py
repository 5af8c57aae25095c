"""Incidents and teams as lists: after any changes they say what a list made anew would say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.domain.changes import NOW, afters, event
from tests.floors import big_board, sketch_board
from tests.live.boards import OPENED_AT, board_of, event_of, incident
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.commands import Command, Deploy
from wallboard.domain.event import Entity, Event, Unreadable, Verb
from wallboard.domain.incident import IncidentState
from wallboard.live.clock import steady_s
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.incident_list import IncidentLine, IncidentListModel
from wallboard.models.payload import IncidentPayload, decode
from wallboard.models.team_list import TeamListModel


class Watched:
    """A store that follows a log of the test, and whatever models look at it under Qt's own tester."""

    def __init__(self, board: Board) -> None:
        self.sent: list[Command] = []
        self.store = Store(self.sent.append)
        self.ticker = Ticker()
        self.resets = 0
        self._testers: list[QAbstractItemModelTester] = []
        self._take(board, change_between(None, board))

    def follow(self, *events: Event) -> None:
        board, change = self.store.board.after(events, read_at=self.store.board.read_at)
        self._take(board, change)

    def read_anew(self, board: Board) -> None:
        self._take(board, change_between(self.store.board, board))

    def watch(self, model: QAbstractItemModel) -> None:
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        self._testers.append(QAbstractItemModelTester(model, fatal))
        model.modelReset.connect(self._count_reset)

    def incidents(self) -> IncidentListModel:
        model = IncidentListModel(self.store)
        self.watch(model)
        return model

    def teams(self) -> TeamListModel:
        model = TeamListModel(self.store, self.ticker)
        self.watch(model)
        return model

    def _take(self, board: Board, change: Change) -> None:
        step = Step(board, change, steady_s(), steady_s())
        self.ticker.follow(step)
        self.store.take(step)

    def _count_reset(self) -> None:
        self.resets += 1


def lines(model: IncidentListModel) -> list[IncidentLine]:
    return [model.line(row) for row in range(model.rowCount())]


def ids(model: IncidentListModel) -> list[int]:
    return [line.id for line in lines(model)]


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Models are made outside of any window, but not outside of an application."""


@pytest.fixture
def floor() -> Iterator[Watched]:
    watched = Watched(board_of(*(incident(number) for number in (1, 2, 3)), seq=1))
    yield watched
    assert watched.resets == 0


@given(st.lists(st.lists(afters(), max_size=12), min_size=1, max_size=4))
@settings(deadline=None, max_examples=40)
def test_that_following_any_log_leads_to_what_a_list_made_anew_says(
    batches: list[list[tuple[Entity, int, object]]],
) -> None:
    watched = Watched(board_of(incident(1), seq=0))
    incidents, teams = watched.incidents(), watched.teams()
    for batch in batches:
        first = watched.store.board.seq + 1
        watched.follow(*(event(first + place, *after) for place, after in enumerate(batch)))  # type: ignore[arg-type]  # the strategy makes rows
        assert lines(incidents) == lines(IncidentListModel(watched.store))
    teams.refresh()
    fresh = TeamListModel(watched.store, watched.ticker)
    shown = {teams.line(row).team_id: teams.line(row).lane for row in range(teams.rowCount())}
    assert shown == {fresh.line(row).team_id: fresh.line(row).lane for row in range(fresh.rowCount())}
    assert watched.resets == 0


def test_that_rows_stand_by_the_instant_they_are_due_and_never_by_time_left(floor: Watched) -> None:
    model = floor.incidents()
    dues = [line.promise.due_at for line in lines(model) if line.promise]
    assert dues == sorted(dues)
    assert ids(model) == [1, 2, 3]


def test_that_paused_ones_stand_last_and_unreadable_ones_first(floor: Watched) -> None:
    model = floor.incidents()
    floor.follow(
        event_of(2, incident(1, state=IncidentState.PAUSED, pause_reason="waiting_for_user")),
        event(3, Entity.INCIDENT, 9, Unreadable(Entity.INCIDENT, 9, "odd")),
    )
    assert ids(model) == [9, 2, 3, 1]
    assert model.line(0).incident is None
    assert model.line(0).unreadable == "odd"


def test_that_a_selection_survives_polls_that_move_insert_and_remove_around_it(floor: Watched) -> None:
    model = floor.incidents()
    selection = QItemSelectionModel(model)
    row = model.row_of(2)
    assert row is not None
    selection.setCurrentIndex(model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    kept = QPersistentModelIndex(model.index(row))
    floor.follow(
        event_of(2, incident(2, priority=1)),
        event_of(3, incident(1, state=IncidentState.RESOLVED)),
        event_of(4, incident(7, opened_at=OPENED_AT - timedelta(days=1))),
    )
    assert ids(model) == [7, 2, 3]
    assert model.line(selection.currentIndex().row()).id == 2
    assert model.line(kept.row()).id == 2


def test_that_a_whole_read_goes_row_by_row_and_keeps_what_is_the_same(floor: Watched, qtbot: QtBot) -> None:
    model = floor.incidents()
    kept = QPersistentModelIndex(model.index(1))
    with qtbot.assertNotEmitted(model.dataChanged):
        floor.read_anew(board_of(*(incident(number) for number in (2, 3, 4)), seq=50, epoch="another"))
    assert ids(model) == [2, 3, 4]
    assert model.line(kept.row()).id == 2


def test_that_a_pending_command_is_seen_in_its_line_at_once(floor: Watched) -> None:
    model = floor.incidents()
    command = Deploy(command_id=uuid4(), incident_id=2, version_seen=1, agent_id=1)
    floor.store.submit(command)
    assert [line.pending for line in lines(model)] == [None, command, None]


def test_that_a_line_carries_who_is_on_it_and_follows_a_new_name(floor: Watched) -> None:
    model = floor.incidents()
    put = Assignment(
        5, 2, 1, None, AssignmentRole.LEAD, AssignmentState.WORKING, NOW, NOW, NOW, None, None, 1
    )
    floor.follow(Event(2, NOW, NOW, None, None, Verb.INSERT, Entity.ASSIGNMENT, 5, put, (), None))
    row = model.row_of(2)
    assert row is not None
    assert model.line(row).agents == ("Ana Kovač",)
    renamed = Event(3, NOW, NOW, None, None, Verb.UPDATE, Entity.AGENT_NAME, 1, None, (), None)
    board, change = floor.store.board.after([renamed], read_at=NOW, agent_names={1: "Ana Novak"})
    floor._take(board, change)
    row = model.row_of(2)
    assert row is not None
    assert model.line(row).agents == ("Ana Novak",)


def test_that_a_list_shows_only_what_it_keeps(floor: Watched) -> None:
    model = IncidentListModel(
        floor.store, keep=lambda line: line.incident is not None and line.incident.priority == 1
    )
    floor.watch(model)
    assert ids(model) == []
    floor.follow(event_of(2, incident(3, priority=1)))
    assert ids(model) == [3]
    floor.follow(event_of(3, incident(3, priority=2)))
    assert ids(model) == []


def test_that_a_drag_carries_the_incident_and_the_version_seen(floor: Watched) -> None:
    model = floor.incidents()
    floor.follow(event_of(2, incident(1, version=6)))
    row = model.row_of(1)
    assert row is not None
    assert model.flags(model.index(row)) & Qt.ItemFlag.ItemIsDragEnabled
    assert decode(model.mimeData([model.index(row)])) == IncidentPayload(1, 6)


def test_that_a_change_of_a_team_costs_its_own_incidents_and_not_the_floors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every changed incident touches its team; that must not touch the team's other incidents."""
    watched = Watched(big_board(NOW, teams=2, incidents=400))
    model = IncidentListModel(watched.store)
    touched: list[int] = []
    model.dataChanged.connect(lambda first, last: touched.extend(range(first.row(), last.row() + 1)))
    asked: list[int] = []
    look = model.current

    def note(row_id: int) -> IncidentLine | None:
        asked.append(row_id)
        return look(row_id)

    monkeypatch.setattr(model, "current", note)
    some = next(iter(watched.store.board.incidents.values()))
    watched.follow(event_of(watched.store.board.seq + 1, replace(some, version=some.version + 1)))
    assert asked == [some.id]
    assert len(touched) <= 1


def test_that_teams_stand_hottest_first_and_move_one_by_one(qtbot: QtBot) -> None:
    watched = Watched(sketch_board(NOW))
    model = watched.teams()
    heats = [model.line(row).heat.heat for row in range(model.rowCount())]
    assert heats == sorted(heats, reverse=True)
    kept = QPersistentModelIndex(model.index(0))
    hottest = model.line(0).team_id
    ended = [i for i in watched.store.board.incidents.values() if i.team_id == hottest]
    first = watched.store.board.seq + 1
    watched.follow(
        *(event_of(first + place, replace(i, state=IncidentState.RESOLVED)) for place, i in enumerate(ended))
    )
    assert model.line(kept.row()).team_id == hottest
    assert kept.row() > 0
    assert watched.resets == 0


def test_that_a_storm_of_changes_is_caught_up_with_at_most_ten_times_a_second(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(sketch_board(NOW))
    model = watched.teams()
    refreshes: list[int] = []
    refresh = model.refresh

    def note() -> None:
        refreshes.append(1)
        refresh()

    monkeypatch.setattr(model, "refresh", note)
    some = next(iter(watched.store.board.incidents.values()))
    first = watched.store.board.seq + 1
    for place in range(50):
        watched.follow(event_of(first + place, replace(some, version=some.version + place)))
    assert len(refreshes) == 1
    qtbot.waitUntil(lambda: len(refreshes) == 2, timeout=1000)


def test_that_whoever_begins_to_read_unheard_teams_reads_the_present() -> None:
    """A model of which nobody hears looks at no change until it is read."""
    watched = Watched(sketch_board(NOW))
    model = TeamListModel(watched.store, watched.ticker)
    some = next(iter(watched.store.board.incidents.values()))
    row = model.row_of(some.team_id)
    assert row is not None
    before = model.line(row).heat.count
    watched.follow(event_of(watched.store.board.seq + 1, replace(some, state=IncidentState.RESOLVED)))
    row = model.row_of(some.team_id)
    assert row is not None
    assert model.line(row).heat.count == before - 1
