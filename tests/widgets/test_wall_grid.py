"""The wall's geometry: one row line through all tiles, and folding in a fixed order."""

import pytest
from PySide6.QtCore import QRect, QSize

from wallboard.widgets.room import Room
from wallboard.widgets.wall.counts import TWO_DIGITS, Digits
from wallboard.widgets.wall.grid import Grid, grid_of

FULL_HD = QSize(1920, 1080)


def tiles(grid: Grid) -> list[QRect]:
    everything = (
        grid.headline, grid.strip, grid.teams, grid.heat, grid.history,
        grid.free, grid.people, grid.promises, grid.legend,
    )  # fmt: skip
    return [tile for tile in everything if not tile.isEmpty()]


@pytest.mark.parametrize("distance_m", [3.0, 5.0, 8.0])
@pytest.mark.parametrize(
    ("width", "height"),
    [
        (1280, 720),
        (1920, 1080),
        (1920, 1200),
        (2560, 1080),
        (3840, 2160),
        (1080, 1920),
        (640, 360),
        (1024, 768),
    ],
)
def test_that_no_two_tiles_overlap_and_none_leaves_the_page(
    width: int, height: int, distance_m: float
) -> None:
    for teams in (1, 4, 10):
        grid = grid_of(QSize(width, height), teams=teams, room=Room(distance_m))
        shown = tiles(grid)
        for number, tile in enumerate(shown):
            assert QRect(0, 0, width, height).contains(tile)
            assert not any(tile.intersects(other) for other in shown[number + 1 :])


def test_that_all_tiles_of_the_body_share_their_rows() -> None:
    grid = grid_of(FULL_HD, teams=10)
    body = (grid.teams, grid.heat, grid.history, grid.free, grid.people)
    assert len({tile.top() for tile in body}) == len({tile.bottom() for tile in body}) == 1


def test_that_the_design_s_own_measures_come_out_at_full_hd() -> None:
    grid = grid_of(FULL_HD, teams=10)
    assert (grid.headline.height(), grid.strip.height()) == (92, 152)
    assert grid.heat.width() == 4 * 96
    assert grid.fit == 10
    assert grid.rows.bands[1][0] - grid.rows.bands[0][0] == 70


def test_that_few_teams_get_higher_rows_but_not_without_end() -> None:
    assert grid_of(FULL_HD, teams=8).rows.pitch == pytest.approx(87.5)
    assert grid_of(FULL_HD, teams=2).rows.pitch == pytest.approx(104)


def test_that_a_larger_distance_folds_people_then_the_last_hours_then_rows() -> None:
    near, far = grid_of(FULL_HD, teams=10), grid_of(FULL_HD, teams=10, room=Room(6.5))
    farthest = grid_of(FULL_HD, teams=10, room=Room(8.0))
    assert not near.people.isEmpty()
    assert far.people.isEmpty()
    assert not far.history.isEmpty() or farthest.history.isEmpty()
    assert farthest.history.isEmpty()
    assert near.fit > far.fit > farthest.fit == 5
    for grid in (near, far, farthest):
        assert not any(tile.isEmpty() for tile in (grid.teams, grid.heat, grid.free, grid.promises))


def test_that_the_last_hours_take_the_width_that_people_leave() -> None:
    upright, narrow = grid_of(QSize(1080, 1920), teams=10), grid_of(QSize(1900, 1080), teams=10)
    assert upright.people.isEmpty()
    assert upright.history.width() > narrow.history.width()
    assert 0 <= upright.size.width() - upright.u(24) - upright.free.right() <= 24


def test_that_beside_a_pane_and_from_far_teams_stay_whole_and_promises_fold() -> None:
    beside = grid_of(QSize(1364, 1080), teams=10, room=Room(8.0), whole=FULL_HD)
    assert beside.promises.isEmpty()
    assert beside.heat.width() == beside.u(4 * 96)
    assert not beside.free.isEmpty()
    assert beside.free.right() < beside.size.width()
    assert not grid_of(QSize(1364, 1080), teams=10, whole=FULL_HD).promises.isEmpty()


def test_that_every_height_between_the_first_and_last_row_belongs_to_one() -> None:
    rows = grid_of(FULL_HD, teams=10).rows
    found = [rows.at(y) for y in range(rows.bands[0][0], rows.bands[-1][1])]
    assert None not in found
    assert found == sorted(row for row in found if row is not None)
    assert rows.at(rows.bands[0][0] - 1) is None
    assert rows.at(rows.bands[-1][1]) is None


def test_that_a_folded_last_row_stands_apart_and_still_inside() -> None:
    plain, folded = grid_of(FULL_HD, teams=10), grid_of(FULL_HD, teams=10, folded=True)
    assert folded.rows.bands[:-1] == plain.rows.bands[:-1]
    assert folded.rows.bands[-1][0] > plain.rows.bands[-1][0]
    assert folded.rows.bands[-1][1] <= folded.teams.height()


def test_that_large_counts_never_fold_the_promises_of_a_far_wall() -> None:
    room = Room(8.0, 0.6342)
    for digits in (TWO_DIGITS, Digits(cells=3, free=2), Digits(cells=3, free=3)):
        assert not grid_of(FULL_HD, teams=12, folded=True, room=room, digits=digits).promises.isEmpty()
