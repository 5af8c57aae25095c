"""A lane of people: everybody has a place or is counted, and free people keep their names longest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import load_theme
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.chip_ink import ChipTime, _cut, name_and_time
from wallboard.widgets.wall.chips import LaneLayout, Step, lay_lane

AREA = QRectF(0, 0, 406, 64)


def laid(free: int = 0, busy: int = 0, resting: int = 0, *, named: bool = False) -> LaneLayout:
    return lay_lane(AREA, 1.0, free=free, busy=busy, resting=resting, named=named)


@given(free=st.integers(0, 60), busy=st.integers(0, 60), resting=st.integers(0, 20))
def test_that_everybody_is_shown_or_counted_inside_the_lane(free: int, busy: int, resting: int) -> None:
    lane = laid(free, busy, resting)
    places = [chip.index for chip in lane.chips]
    assert len(places) == len(set(places))
    hidden = {index for index in range(free + busy + resting) if index not in places}
    counted_free = sum(rest.free for rest in lane.rests)
    assert sum(index < free for index in hidden) == counted_free
    assert not [index for index in hidden if index >= free] or any(rest.busy == busy for rest in lane.rests)
    for chip in lane.chips:
        assert AREA.adjusted(-1, -1, 1, 1).contains(chip.rect)


@given(free=st.integers(0, 60), busy=st.integers(0, 60), resting=st.integers(0, 20))
def test_that_no_two_chips_overlap(free: int, busy: int, resting: int) -> None:
    rects = [chip.rect for chip in laid(free, busy, resting).chips]
    for number, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[number + 1 :])


@pytest.mark.parametrize(
    ("people", "step"),
    [
        (6, Step.NAME),
        (7, Step.INITIALS_MINUTES),
        (8, Step.INITIALS_MINUTES),
        (10, Step.INITIALS),
        (11, Step.TICK),
    ],
)
def test_that_chips_shrink_in_steps(people: int, step: Step) -> None:
    assert {chip.step for chip in laid(busy=people).chips} == {step}


def test_that_free_people_keep_their_names_when_the_busy_become_ticks() -> None:
    lane = laid(free=3, busy=20)
    assert [chip.step for chip in lane.chips if chip.index < 3] == [Step.NAME] * 3
    assert {chip.step for chip in lane.chips if chip.index >= 3} == {Step.TICK}


def test_that_beyond_forty_ticks_people_are_a_number() -> None:
    lane = laid(busy=41)
    assert not lane.chips
    assert [rest.busy for rest in lane.rests] == [41]


def test_that_a_folded_lane_names_people_and_counts_the_rest() -> None:
    lane = laid(free=9, named=True)
    assert [chip.step for chip in lane.chips] == [Step.NAME] * 5
    assert [rest.free for rest in lane.rests] == [4]


def test_that_a_name_with_a_number_is_cut_so_that_the_number_stays(qapp: QApplication) -> None:
    face = Inkpot(load_theme(), 1.0).face(Size.WALK_UP)
    room = face.width("Resolver 139") - 20
    cut = _cut(face, "Resolver 139", room)
    assert cut.endswith("…139")
    assert cut.startswith("Re")
    assert face.width(cut) <= room
    assert _cut(face, "Ana K", room) == "Ana K"
    assert face.ended("AB139", face.width("…139") + 0.5).endswith("139")


def test_that_a_name_is_shortened_before_a_time_that_is_too_long_is_left_out(qapp: QApplication) -> None:
    pot = Inkpot(load_theme(), 1.0)
    face, strong = pot.face(Size.WALK_UP), pot.face(Size.WALK_UP, Weight.STRONG)
    room = face.width("PD") + strong.width("1 h 20") + 1
    for step in (Step.NAME, Step.INITIALS_MINUTES, Step.INITIALS):
        late = name_and_time("Paula D", ChipTime(("1 h 20",), is_over=True), step, room, face, strong)
        assert late == ("PD", "1 h 20")
    usual = ChipTime(("1 h 20",), is_over=False)
    assert name_and_time("Paula D", usual, Step.NAME, room, face, face) == ("Paula D", "")
    assert name_and_time("Paula D", usual, Step.INITIALS, room, face, face) == ("PD", "")
    wide = face.width("Paula D") + strong.width("1 h 20") + 1
    late = name_and_time("Paula D", ChipTime(("1 h 20",), is_over=True), Step.NAME, wide, face, strong)
    assert late == ("Paula D", "1 h 20")
