"""Type: figures keep their width, sizes keep their angle, and foreign text cannot break a line."""

import pytest
from PySide6.QtWidgets import QApplication

from wallboard.widgets.type import LONGEST_LINE, Size, Type, Weight, inter, one_line


@pytest.mark.parametrize("weight", Weight)
def test_that_all_figures_have_one_width(qapp: QApplication, weight: Weight) -> None:
    face = Type(1.0).face(Size.ROOM, weight)
    assert {round(face.width(digit), 3) for digit in "0123456789"} == {round(face.width("0"), 3)}


def test_that_the_shipped_font_is_used_and_not_the_machine_s(qapp: QApplication) -> None:
    assert inter() == "Inter"
    assert Type(1.0).face(Size.NEAR).font.family() == "Inter"


def test_that_heavier_text_is_really_heavier(qapp: QApplication) -> None:
    type_ = Type(1.0)
    assert type_.face(Size.ROOM, Weight.STRONG).width("nobody") > type_.face(Size.ROOM).width("nobody")


def test_that_every_size_keeps_its_ratio_to_the_room_at_every_scale(qapp: QApplication) -> None:
    one, four_k = Type(1.0), Type(2.0)
    for size in Size:
        assert four_k.px(size) == 2 * one.px(size)
        assert four_k.px(size) / four_k.px(Size.ROOM) == one.px(size) / one.px(Size.ROOM)


def test_that_nothing_on_a_wall_is_smaller_than_what_is_read_walking_up() -> None:
    assert min(Type(1.0, "Inter").px(size) for size in Size) == Type(1.0, "Inter").px(Size.WALK_UP) == 20


def test_that_a_hostile_name_is_cut_before_it_is_measured(qapp: QApplication) -> None:
    assert len(one_line("x" * 1_000_000)) == LONGEST_LINE


def test_that_line_breaks_and_direction_marks_become_spaces() -> None:
    assert one_line("a\nb\x00c\u202ed") == "a b c d"


def test_that_a_long_text_ends_in_an_ellipsis_inside_its_place(qapp: QApplication) -> None:
    face = Type(1.0).face(Size.NEAR)
    cut = face.elided("A very long name of a very long team", 120)
    assert cut.endswith("…")
    assert face.width(cut) <= 120
