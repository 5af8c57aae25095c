"""A list of rows is brought up to date without a reset, whatever it becomes."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from wallboard.models.row_list import RowListModel

ROWS = st.lists(st.integers(0, 4), max_size=7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=5))
def test_that_it_shows_what_it_became_and_is_never_reset(qapp: QApplication, states: list[list[int]]) -> None:
    model: RowListModel[int] = RowListModel(states[0])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    for state in states[1:]:
        model.become(state)
        assert model.rows == tuple(state)
        assert model.rowCount() == len(state)
        assert [model.index(row).data() for row in range(len(state))] == [str(one) for one in state]
    assert not resets
    del tester


def test_that_a_row_above_that_comes_leaves_those_below_where_they_are_seen(qapp: QApplication) -> None:
    model = RowListModel(["a", "b", "c"])
    seen = QPersistentModelIndex(model.index(2))
    model.become(["a", "new", "b", "c"])
    assert (seen.row(), seen.data()) == (3, "c")


def test_that_only_rows_that_differ_are_painted_anew(qapp: QApplication) -> None:
    model = RowListModel(["a", "b", "c", "d"])
    painted: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    model.become(["a", "x", "y", "d"])
    assert painted == [(1, 2)]
