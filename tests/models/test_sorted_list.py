"""A sorted list that is never reset: what any sequence of comings, goings and changes must look like."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from wallboard.models import sorted_list
from wallboard.models.sorted_list import Key, SortedListModel


@dataclass(frozen=True)
class Card:
    id: int
    due: int
    word: str = ""


class Cards(SortedListModel[Card]):
    def __init__(self, cards: dict[int, Card]) -> None:
        super().__init__()
        self.cards = cards
        self.resets = 0
        self.modelReset.connect(self._count_reset)
        self.fill(cards)

    def current(self, row_id: int) -> Card | None:
        return self.cards.get(row_id)

    def key(self, line: Card) -> Key:
        return (line.due, line.id)

    def shown(self) -> list[Card]:
        return [self.line(row) for row in range(self.rowCount())]

    def expected(self) -> list[Card]:
        return sorted(self.cards.values(), key=self.key)

    def _count_reset(self) -> None:
        self.resets += 1


def some(count: int) -> dict[int, Card]:
    return {id_: Card(id_, due=(id_ * 7919) % 1000) for id_ in range(count)}


def watched(model: Cards) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Models are made outside of any window, but not outside of an application."""


BOARDS = st.dictionaries(st.integers(0, 30), st.integers(0, 5), max_size=20).map(
    lambda dues: {id_: Card(id_, due) for id_, due in dues.items()}
)


@given(st.lists(BOARDS, min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_that_the_rows_follow_any_sequence_of_boards_without_a_reset(boards: list[dict[int, Card]]) -> None:
    model = Cards(dict(boards[0]))
    tester = watched(model)
    for board in boards[1:]:
        touched = set(model.cards) ^ set(board) | {i for i in board if board[i] != model.cards.get(i)}
        model.cards.clear()
        model.cards.update(board)
        model.touch(touched)
        assert model.shown() == model.expected()
        assert all(model.row_of(card.id) == row for row, card in enumerate(model.shown()))
    assert model.resets == 0
    del tester


@given(
    st.lists(st.tuples(BOARDS, st.sampled_from(["sleep", "wake", "read", "go on"])), min_size=1, max_size=6)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_that_whoever_asks_a_sleeping_list_hears_of_all_that_came_meanwhile(
    steps: list[tuple[dict[int, Card], str]],
) -> None:
    model = Cards({})
    tester = watched(model)
    for board, act in steps:
        if act in ("sleep", "wake"):
            getattr(model, act)()
        touched = set(model.cards) | set(board)
        model.cards.clear()
        model.cards.update(board)
        model.touch(touched)
        if act == "read":
            assert model.shown() == model.expected()
    assert model.shown() == model.expected()
    assert model.is_settled
    assert tester is not None


def test_that_a_sleeping_list_tells_nobody_anything_before_it_is_woken(qtbot: QtBot) -> None:
    model = Cards(some(3))
    model.sleep()
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsInserted):
        model.cards[1] = Card(1, due=1)
        model.cards[9] = Card(9, due=9)
        model.touch({1, 9})
    with qtbot.waitSignal(model.rowsInserted):
        model.wake()
    assert model.shown() == model.expected()


def test_that_a_persistent_index_and_a_selection_follow_a_row_that_moves() -> None:
    model = Cards({1: Card(1, 10), 2: Card(2, 20), 3: Card(3, 30)})
    selection = QItemSelectionModel(model)
    selection.select(model.index(0), QItemSelectionModel.SelectionFlag.Select)
    kept = QPersistentModelIndex(model.index(0))
    model.cards[1] = Card(1, 25, "moved")
    model.cards[4] = Card(4, 5)
    model.touch([1, 4])
    assert model.line(kept.row()) == Card(1, 25, "moved")
    assert [index.row() for index in selection.selectedIndexes()] == [kept.row()] == [2]


def test_that_a_row_that_did_not_change_says_nothing(qtbot: QtBot) -> None:
    model = Cards({1: Card(1, 10)})
    with qtbot.assertNotEmitted(model.dataChanged):
        model.touch([1, 99])


def test_that_a_change_in_place_is_told_of_one_row_only(qtbot: QtBot) -> None:
    model = Cards(some(10))
    row = model.row_of(3)
    assert row is not None
    model.cards[3] = Card(3, model.cards[3].due, "new word")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.touch([3])
    assert told.args is not None
    assert [index.row() for index in told.args[:2]] == [row, row]


def test_that_a_burst_is_done_in_slices_and_never_shows_a_wrong_row(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorted_list, "_SLICE_S", 0.0)
    monkeypatch.setattr(sorted_list, "_AT_ONCE", 50)
    before = some(120)
    model = Cards(dict(before))
    tester = watched(model)
    model.cards.update({id_: Card(id_, due=id_, word="after") for id_ in range(120)})
    model.touch(range(120))
    assert not model.is_settled
    half = model.shown()
    assert half == sorted(half, key=model.key)
    assert all(card in (before[card.id], model.cards[card.id]) for card in half)
    model.cards[0] = Card(0, 5000, "later still")
    model.touch([0])
    with qtbot.waitSignal(model.settled, timeout=30_000):
        pass
    assert model.shown() == model.expected()
    assert model.resets == 0
    del tester


def test_that_a_burst_begins_after_whoever_told_of_it_is_done(qtbot: QtBot) -> None:
    model = Cards({})
    model.cards.update(some(1100))
    model.touch(range(1100))
    assert model.rowCount() == 0
    with qtbot.waitSignal(model.settled, timeout=30_000):
        pass
    assert model.shown() == model.expected()


def test_that_the_event_loop_turns_between_two_slices(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_list, "_SLICE_S", 0.0)
    model = Cards({})
    model.cards.update(some(1100))
    model.touch(range(1100))
    rows_seen = {model.rowCount()}
    while not model.is_settled:
        qtbot.wait(1)
        rows_seen.add(model.rowCount())
    assert len(rows_seen) > 2
