"""Counts for the room: how they are written, and that their columns do not flap between two widths."""

from dataclasses import replace

import pytest

from tests.floors import big_board
from tests.widgets.wall_floors import NOW
from wallboard.domain.heat import HeatRow, heat_rows
from wallboard.domain.severity import Severity
from wallboard.widgets.wall.counts import FOUR_FIGURES, TWO_DIGITS, Digits, count_words, digits_of


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1.0k"),
        (1_049, "1.0k"),
        (9_949, "9.9k"),
        (9_950, "10k"),
        (99_499, "99k"),
        (99_500, ".1M"),
        (949_999, ".9M"),
        (950_000, "1M"),
        (7_400_000, "7M"),
    ],
)
def test_that_a_count_takes_at_most_three_figures(count: int, words: str) -> None:
    assert count_words(count) == words
    assert sum(sign.isdigit() for sign in words) <= 3


def test_that_a_column_s_head_tells_thousands_whole() -> None:
    assert count_words(1_000, FOUR_FIGURES) == "1000"
    assert count_words(9_999, FOUR_FIGURES) == "9999"
    assert count_words(10_000, FOUR_FIGURES) == "10k"


def counting(count: int) -> HeatRow:
    """One team with so many medium incidents."""
    (row,) = heat_rows(big_board(NOW, teams=1, agents=0, incidents=0), NOW)
    return _with(row, count, free=0)


def _with(row: HeatRow, count: int, *, free: int) -> HeatRow:
    cell = replace(row.cells[Severity.MEDIUM], count=count)
    return replace(row, cells={**row.cells, Severity.MEDIUM: cell}, free=free)


def test_that_a_count_between_99_and_100_moves_no_column() -> None:
    digits, seen = None, []
    for count in (98, 99, 100, 99, 100, 99, 90, 89, 99, 100):
        digits = digits_of([counting(count)], {}, digits)
        seen.append(digits.cells)
    assert seen == [2, 2, 3, 3, 3, 3, 3, 2, 2, 3]


def test_that_free_people_have_a_width_of_their_own() -> None:
    row, digits, seen = counting(5), None, []
    for free in (99, 100, 95, 89):
        digits = digits_of([_with(row, 5, free=free)], {}, digits)
        seen.append(digits)
    assert seen == [TWO_DIGITS, Digits(2, 3), Digits(2, 3), TWO_DIGITS]


def test_that_a_head_of_four_figures_needs_the_wide_column() -> None:
    row = counting(5)
    assert digits_of([row], {Severity.MEDIUM: 999}, None) == TWO_DIGITS
    assert digits_of([row], {Severity.MEDIUM: 1_000}, None).cells == 3
    assert digits_of([row], {Severity.MEDIUM: 900}, Digits(3, 2)).cells == 3
    assert digits_of([row], {Severity.MEDIUM: 899}, Digits(3, 2)).cells == 2


def test_that_a_floor_without_rows_needs_no_room() -> None:
    assert digits_of([], {}, None) == TWO_DIGITS
