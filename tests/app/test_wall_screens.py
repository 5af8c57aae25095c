"""What the plan calls a screen stays that screen, through every unplugging; no two windows are on one."""

from collections.abc import Iterable
from itertools import combinations
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from wallboard.app.wall_screens import PRIMARY, WallScreens


class Screen(QObject):
    geometryChanged = Signal(QRect)  # noqa: N815 - Qt's own name
    physicalDotsPerInchChanged = Signal(float)  # noqa: N815 - Qt's own name

    def __init__(self, name: str, place: int, model: str = "") -> None:
        super().__init__()
        self._name, self._model = name, model
        self.place = QRect(place * 1000, 0, 1000, 800)

    def name(self) -> str:
        return self._name

    def model(self) -> str:
        return self._model

    def manufacturer(self) -> str:
        return ""

    def serialNumber(self) -> str:
        return ""

    def geometry(self) -> QRect:
        return self.place

    def size(self) -> QSize:
        return self.place.size()

    def devicePixelRatio(self) -> float:
        return 1.0


class Desk(QObject):
    """Outlets into which screens are plugged."""

    screenAdded, screenRemoved = Signal(QObject), Signal(QObject)  # noqa: N815 - Qt's own names
    primaryScreenChanged = Signal(QObject)  # noqa: N815 - Qt's own name

    def __init__(self, *plugged: Screen) -> None:
        super().__init__()
        self.plugged = list(plugged)

    def screens(self) -> list[Screen]:
        return list(self.plugged)

    def primaryScreen(self) -> Screen | None:
        return self.plugged[0] if self.plugged else None


def watch(desk: Desk, wanted: Iterable[str]) -> WallScreens:
    return WallScreens(cast(QGuiApplication, desk), tuple(wanted))


def names(screens: WallScreens) -> dict[str, str]:
    return {want: screen.name() for want, screen in screens.places.items()}


def set_to(desk: Desk, screens: WallScreens, *plugged: Screen) -> dict[str, str]:
    desk.plugged = list(plugged)
    screens.look()
    return names(screens)


A, B, C = "A", "B", "C"


def test_that_a_number_is_the_screen_that_it_was_first_wherever_others_go(qtbot: QtBot) -> None:
    one, two = Screen(A, 0), Screen(B, 1)
    desk = Desk(one, two)
    screens = watch(desk, ("1", "2"))
    assert names(screens) == {"1": A, "2": B}
    assert set_to(desk, screens, two) == {"2": B}, "the other does not move over"
    assert set_to(desk, screens, two, one) == {"1": A, "2": B}, "nor do they change places"
    assert set_to(desk, screens) == {}
    assert set_to(desk, screens, one) == {"1": A}


def test_that_a_new_screen_may_stand_in_for_one_that_is_gone_until_it_is_back(qtbot: QtBot) -> None:
    one, new = Screen(A, 0), Screen(C, 0)
    desk = Desk(one)
    screens = watch(desk, ("1",))
    assert set_to(desk, screens, new) == {"1": C}
    one.place.moveLeft(1000)
    assert set_to(desk, screens, new, one) == {"1": A}


def test_that_a_name_or_a_part_of_what_it_says_finds_a_screen(qtbot: QtBot) -> None:
    one, two = Screen(A, 0), Screen("HDMI-2", 1, model="DELL U2720Q")
    desk = Desk(one, two)
    assert names(watch(desk, ("hdmi-2", "a"))) == {"hdmi-2": "HDMI-2", "a": A}
    assert names(watch(desk, ("u2720q",))) == {"u2720q": "HDMI-2"}
    assert names(watch(desk, ("nothing",))) == {}


def test_that_screens_with_the_same_picture_have_one_window(qtbot: QtBot) -> None:
    assert names(watch(Desk(Screen(A, 0), Screen(B, 0)), ("1", "2"))) == {"1": A}


def test_that_without_a_name_it_is_the_first_screen_whichever_that_is(qtbot: QtBot) -> None:
    one, two = Screen(A, 0), Screen(B, 1)
    desk = Desk(one, two)
    screens = watch(desk, (PRIMARY,))
    assert names(screens) == {PRIMARY: A}
    assert set_to(desk, screens, two) == {PRIMARY: B}
    assert set_to(desk, screens, one, two) == {PRIMARY: A}


def test_that_a_screen_that_goes_is_let_go_at_once(qtbot: QtBot) -> None:
    one, two = Screen(A, 0), Screen(B, 1)
    desk = Desk(one, two)
    screens = watch(desk, ("A", "B"))
    desk.plugged = [one]
    with qtbot.waitSignal(screens.changed):
        desk.screenRemoved.emit(two)
    assert names(screens) == {"A": A}
    with qtbot.waitSignal(screens.changed):
        desk.plugged = [one, two]
        desk.screenAdded.emit(two)
    assert names(screens) == {"A": A, "B": B}


@given(st.lists(st.lists(st.sampled_from([0, 1, 2, 3]), unique=True), max_size=12))
def test_that_no_two_windows_are_ever_on_one_screen(steps: list[list[int]]) -> None:
    all_of = [Screen(name, place) for place, name in enumerate("ABC")] + [Screen("mirror", 0)]
    desk = Desk(*all_of)
    screens = watch(desk, ("1", "B", "3", "mirror", "2"))
    for step in steps:
        set_to(desk, screens, *(all_of[place] for place in step))
        places = screens.places.values()
        assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(places, 2))
        assert {screen.name() for screen in places} <= {screen.name() for screen in desk.plugged}
