"""The page of people as numbers: everybody has one place or is counted, nothing overlaps, steps shrink."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from wallboard.widgets.staff.staff_layout import LINE_FROM, MEASURES, StaffLayout, Step, lay_staff

PAGES = {
    "1920x1080": (1872.0, 920.0),
    "1080x1920": (1032.0, 1760.0),
    "at 8 m": (1152.0, 530.0),
    "beside a pane": (1300.0, 920.0),
}
teams = st.lists(st.integers(0, 40), min_size=1, max_size=80)


def spread(many_teams: int, people: int) -> list[int]:
    return [people // many_teams + (number < people % many_teams) for number in range(many_teams)]


def boxes(laid: StaffLayout) -> list[QRectF]:
    found = [rect for block in laid.blocks for rect in (block.head, *block.cells)]
    return [*found, *([laid.fold] if laid.fold is not None else [])]


@given(lanes=teams, page=st.sampled_from(sorted(PAGES)), is_unfolded=st.booleans())
def test_that_every_team_and_person_has_one_place_or_is_counted(
    lanes: list[int], page: str, is_unfolded: bool
) -> None:
    laid = lay_staff(lanes, *PAGES[page], is_unfolded=is_unfolded)
    assert [block.index for block in laid.blocks] == list(range(laid.folded_from))
    if laid.step is not Step.COUNT:
        assert [len(block.cells) for block in laid.blocks] == lanes[: laid.folded_from]
    if laid.folded_from < len(lanes):
        assert laid.fold is not None


@given(lanes=teams, page=st.sampled_from(sorted(PAGES)), is_unfolded=st.booleans())
def test_that_nothing_overlaps_and_all_of_it_lies_on_the_page(
    lanes: list[int], page: str, is_unfolded: bool
) -> None:
    width, height = PAGES[page]
    laid = lay_staff(lanes, width, height, is_unfolded=is_unfolded)
    page_rect = QRectF(0, 0, width, laid.height).adjusted(-0.5, -0.5, 0.5, 0.5)
    placed = sorted(boxes(laid), key=lambda rect: (rect.top(), rect.left()))
    for number, rect in enumerate(placed):
        assert page_rect.contains(rect)
        for other in placed[number + 1 :]:
            if other.top() >= rect.bottom() - 0.01:
                break
            assert not rect.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("people", [1, 60, 250])
@pytest.mark.parametrize("many_teams", [4, 20, 80])
def test_that_no_page_is_higher_than_its_screen_unless_it_was_asked_to_unfold(
    many_teams: int, people: int, page: str
) -> None:
    laid = lay_staff(spread(many_teams, people), *PAGES[page])
    assert laid.height == PAGES[page][1]
    assert max(rect.bottom() for rect in boxes(laid)) <= laid.height + 0.5


def test_that_people_shrink_in_steps_as_they_become_more() -> None:
    steps = [lay_staff(spread(12, people), *PAGES["1920x1080"]).step for people in range(1, 600, 7)]
    order = list(Step)
    places = [order.index(step) for step in steps]
    assert places == sorted(places)
    assert {Step.CARD, Step.CHIP, Step.NAME, Step.INITIALS, Step.TICK} <= set(steps)


def test_that_a_real_floor_of_78_teams_has_a_place_for_everybody_on_a_wall() -> None:
    laid = lay_staff(spread(78, 250), *PAGES["1920x1080"])
    assert laid.fold is None
    assert sum(len(block.cells) for block in laid.blocks) == 250


@pytest.mark.parametrize("page", PAGES)
def test_that_a_wall_folds_teams_rather_than_say_of_anybody_what_cannot_be_read_from_there(page: str) -> None:
    lanes = spread(80, 250)
    laid = lay_staff(lanes, *PAGES[page], least=Step.NAME)
    assert laid.step is Step.NAME
    assert laid.fold is not None
    assert [block.index for block in laid.blocks] == list(range(laid.folded_from))
    assert 0 < laid.folded_from < 80
    assert [len(block.cells) for block in laid.blocks] == lanes[: laid.folded_from]
    assert max(rect.bottom() for rect in boxes(laid)) <= laid.height + 0.5
    assert all(block.all.bottom() <= laid.fold.top() + 0.5 for block in laid.blocks)
    assert lay_staff(spread(4, 20), *PAGES[page], least=Step.NAME) == lay_staff(spread(4, 20), *PAGES[page])


def test_that_one_team_too_large_to_be_read_is_shown_as_small_as_it_must_be() -> None:
    laid = lay_staff([600, 3], *PAGES["1920x1080"], least=Step.NAME)
    assert laid.step in (Step.INITIALS, Step.TICK, Step.COUNT)


def test_that_the_hottest_team_stands_first_and_order_goes_down_the_columns() -> None:
    laid = lay_staff(spread(12, 70), *PAGES["1920x1080"])
    places = [(block.head.left(), block.head.top()) for block in laid.blocks]
    assert places == sorted(places)
    assert places[0] == (0, 0)


def test_that_what_folds_unfolds_below_the_page_with_everybody_by_name() -> None:
    lanes = spread(80, 250)
    folded, unfolded = (lay_staff(lanes, *PAGES["at 8 m"], is_unfolded=one) for one in (False, True))
    assert folded.folded_from < 80
    assert unfolded.folded_from == 80
    assert unfolded.step is Step.NAME
    assert unfolded.height > PAGES["at 8 m"][1]
    assert min(len(block.cells) for block in unfolded.blocks) == 3


def test_that_nobody_is_drawn_narrower_than_their_step_needs() -> None:
    for people in range(1, 300, 13):
        laid = lay_staff(spread(12, people), *PAGES["1080x1920"])
        widths = {cell.width() for block in laid.blocks for cell in block.cells}
        assert all(width >= MEASURES[laid.step].width for width in widths)


def test_that_a_floor_below_an_alarm_still_says_what_everybody_does() -> None:
    """The bar takes a row of chips from the page, and the width that is left tells what they told."""
    laid = lay_staff([6, 5, 9, 6, 6, 6, 6, 5, 4, 4, 4, 4], 1872, 812)
    assert laid.step is Step.NAME
    assert {cell.width() >= LINE_FROM for block in laid.blocks for cell in block.cells} == {True}


def test_that_cards_of_one_team_leave_no_ground_beside_them() -> None:
    laid = lay_staff([6], 1274, 480)
    assert laid.step is Step.CARD
    assert max(cell.right() for cell in laid.blocks[0].cells) == pytest.approx(1274)
