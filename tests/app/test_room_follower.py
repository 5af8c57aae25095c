"""How large a screen is taken to be: its own word where that can be, a person's word above it."""

import pytest
from PySide6.QtCore import QSize, QSizeF

from wallboard.app.room_follower import RoomOfScreen, believed_pixel_mm
from wallboard.widgets.room import Room


class Screen:
    """As much of a screen as is asked about."""

    def __init__(self, width: int, height: int, width_mm: float, height_mm: float) -> None:
        self._size, self._mm = QSize(width, height), QSizeF(width_mm, height_mm)

    def size(self) -> QSize:
        return self._size

    def physicalSize(self) -> QSizeF:
        return self._mm


FIFTY_FIVE = (1217.7, 685.0)


@pytest.mark.parametrize(
    ("pixels", "mm", "pixel_mm"),
    [
        ((1920, 1080), FIFTY_FIVE, 0.6342),
        ((3840, 2160), FIFTY_FIVE, 0.3171),
        ((1080, 1920), (685.0, 1217.7), 0.6342),
        ((1920, 1080), (531.4, 298.9), 0.2768),
    ],
)
def test_that_a_screen_that_can_be_right_is_believed(
    pixels: tuple[int, int], mm: tuple[float, float], pixel_mm: float
) -> None:
    assert believed_pixel_mm(*pixels, *mm) == pytest.approx(pixel_mm, abs=0.0005)


@pytest.mark.parametrize(
    ("pixels", "mm"),
    [
        pytest.param((1920, 1080), (0, 0), id="a projector that says nothing"),
        pytest.param((1920, 1080), (16, 9), id="one that tells its shape as centimetres"),
        pytest.param((1920, 1080), (160, 90), id="or as millimetres"),
        pytest.param((1920, 1080), (16000, 9000), id="or as metres"),
        pytest.param((1920, 1080), (1217.7, 1217.7), id="the size of another mode"),
        pytest.param((0, 0), FIFTY_FIVE, id="no pixels"),
    ],
)
def test_that_a_screen_that_lies_is_not_believed(pixels: tuple[int, int], mm: tuple[float, float]) -> None:
    assert believed_pixel_mm(*pixels, *mm) is None


def test_that_a_person_s_word_stands_above_the_screen_s() -> None:
    lying = Screen(1920, 1080, 160, 90)
    room = RoomOfScreen(8.0, 55.0)(lying)  # type: ignore[arg-type]  # all that is asked of a screen
    assert room.pixel_mm == pytest.approx(0.6342, abs=0.0005)


def test_that_a_screen_of_unknown_size_counts_as_the_designed_one() -> None:
    room = RoomOfScreen(8.0, None)(Screen(1920, 1080, 0, 0))  # type: ignore[arg-type]  # as above
    assert room == Room(8.0, None)
    assert room.scale(QSize(1920, 1080)) == pytest.approx(1.6)


def test_that_a_page_of_which_nobody_said_how_far_it_is_fills_its_screen() -> None:
    for size, scale in ((QSize(1280, 720), 2 / 3), (QSize(3840, 2160), 2.0), (QSize(1080, 1920), 1.0)):
        assert Room(None, 0.25).scale(size) == pytest.approx(scale)
