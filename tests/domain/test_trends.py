"""Each figure is one number: a count, minutes or per cent, and unknown where nothing can be compared."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from tests.floors import calm_board, sketch_board
from wallboard.domain.board import Board
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import Absence, Figure, Reason, figures
from wallboard.domain.heat import heat_rows
from wallboard.domain.trends import number_of, numbers_of

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        (Figure("open", 0), 0.0),
        (Figure("oldest_unassigned", timedelta(minutes=58, seconds=30)), 58.5),
        (Figure("oldest_unassigned", None, absence=Absence.NONE), 0.0),
        (Figure("service_level", Fraction(81, 100)), 81.0),
        (Figure("service_level", None, absence=Absence.CANNOT, reason=Reason.NOTHING_OFFERED), None),
        (Figure("service_level", None, absence=Absence.NO_DATA, reason=Reason.DAY_UNKNOWN), None),
        (Figure("free", 7, of=70), 10.0),
        (Figure("free", 0, of=0), None),
    ],
)
def test_that_a_figure_is_one_number_or_unknown(figure: Figure, number: float | None) -> None:
    assert number_of(figure) == number


@pytest.mark.parametrize("board", [sketch_board(NOW), calm_board(NOW)])
def test_that_a_trend_ends_in_the_very_figures_of_the_strip(board: Board) -> None:
    strip = figures(board, NOW, heat_rows(board, NOW))
    assert numbers_of(board, NOW) == {one.key: number_of(one) for one in strip}
    assert tuple(numbers_of(board, NOW)) == KEYS
