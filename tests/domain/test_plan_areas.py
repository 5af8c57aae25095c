"""The areas of a page never overlap, never leave it, and fill it from side to side."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.plan_areas import LANDSCAPE, PORTRAIT, Box, boxes, span_of, tiles_of, too_small
from wallboard.domain.wall_plan import Areas, TileKind

TILES = [TileKind.TEAMS, TileKind.PROMISES, TileKind.HOURS, TileKind.LANES, TileKind.GOALS, TileKind.FIGURES]


@st.composite
def pages(draw: st.DrawFn) -> Areas:
    """A headline over rectangles of cells, cut out of the page one by one."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cells: list[list[TileKind | None]] = [[None] * columns for _ in range(rows)]
    for tile in draw(st.permutations(TILES)):
        top, left = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        bottom, right = draw(st.integers(top, rows - 1)), draw(st.integers(left, columns - 1))
        inside = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if all(cells[row][column] is None for row, column in inside):
            for row, column in inside:
                cells[row][column] = tile
    shares = st.floats(0.1, 10)
    heights = draw(st.lists(shares, min_size=rows + 1, max_size=rows + 1))
    widths = draw(st.lists(shares, min_size=columns, max_size=columns))
    head: list[TileKind | None] = [TileKind.HEADLINE] * columns
    return Areas(tuple(map(tuple, [head, *cells])), tuple(heights), tuple(widths))


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1e-6 and down > 1e-6


@given(pages(), st.sampled_from([LANDSCAPE, PORTRAIT, (640.0, 360.0), (3840.0, 1080.0)]))
def test_that_no_tile_lies_on_another_or_leaves_the_page(areas: Areas, size: tuple[float, float]) -> None:
    found = boxes(areas, *size)
    assert set(found) == set(tiles_of(areas))
    for one, other in combinations(found.values(), 2):
        assert not overlap(one, other)
    for box in found.values():
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= size[0] + 1e-6
        assert box.bottom <= size[1] + 1e-6


@given(pages())
def test_that_tiles_of_the_same_rows_begin_and_end_on_one_line(areas: Areas) -> None:
    found = boxes(areas, *LANDSCAPE)
    for one, other in combinations(found, 2):
        first, second = span_of(areas, one), span_of(areas, other)
        if first.top == second.top:
            assert found[one].top == pytest.approx(found[other].top)
        if first.right == second.left:
            assert found[one].right == pytest.approx(found[other].left)


def test_that_headline_and_figures_take_what_they_ask_and_the_rest_is_shared() -> None:
    areas = Areas(
        (
            (TileKind.HEADLINE, TileKind.HEADLINE),
            (TileKind.FIGURES, TileKind.FIGURES),
            (TileKind.GOALS, TileKind.PROMISES),
            (TileKind.HOURS, TileKind.PROMISES),
        ),
        heights=(1, 1, 1, 3),
        widths=(3, 1),
    )
    found = boxes(areas, *LANDSCAPE)
    assert found[TileKind.HEADLINE].height == 92
    assert found[TileKind.FIGURES].height == 152
    assert found[TileKind.HOURS].height == pytest.approx(3 * found[TileKind.GOALS].height)
    assert found[TileKind.PROMISES].width == pytest.approx(480)
    assert found[TileKind.PROMISES].bottom == pytest.approx(1080)


def test_that_figures_stand_on_two_lines_on_an_upright_page() -> None:
    areas = Areas(((TileKind.HEADLINE,), (TileKind.FIGURES,), (TileKind.LANES,)))
    assert boxes(areas, *LANDSCAPE)[TileKind.FIGURES].height == 152
    assert boxes(areas, *PORTRAIT)[TileKind.FIGURES].height == 280


def test_that_no_row_has_less_than_it_needs_while_another_has_more() -> None:
    areas = Areas(((TileKind.HEADLINE,), (TileKind.TEAMS,), (TileKind.LANES,)), heights=(1, 1, 20))
    found = boxes(areas, *LANDSCAPE)
    assert found[TileKind.TEAMS].height == 164
    assert found[TileKind.LANES].height == pytest.approx(1080 - 92 - 164)


def test_that_a_tile_without_the_room_it_needs_is_named() -> None:
    areas = Areas(
        ((TileKind.HEADLINE,) * 4, (TileKind.LANES,) * 3 + (TileKind.PROMISES,)), widths=(1, 1, 1, 0.3)
    )
    assert [tile for tile, _ in too_small(areas, *LANDSCAPE)] == [TileKind.PROMISES]
