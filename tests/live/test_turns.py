"""Pages turn by a clock that only goes forward; an alarm holds one, and a plan is taken over in between."""

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.domain.test_rotation import ABC, ALARM, page
from tests.live.hands import Ear, HandClock
from wallboard.live.turns import PageTurner


class Alarms(QObject):
    changed = Signal()
    interrupts = False

    def ring(self, *, rings: bool) -> None:
        self.interrupts = rings
        self.changed.emit()


def turner(clock: HandClock, first: str = "") -> PageTurner:
    made = PageTurner(ABC, ALARM, first=first, steady=clock)
    made.stop()
    return made


def after(made: PageTurner, clock: HandClock, seconds: float) -> str:
    clock.forward(seconds)
    made.look()
    return made.shown.name


def test_that_a_turn_is_told_when_it_comes_and_not_before(qtbot: QtBot) -> None:
    clock = HandClock()
    made = turner(clock)
    told = Ear(made.turned)
    assert [after(made, clock, seconds) for seconds in (9, 0.9, 0.2, 19, 2)] == ["a", "a", "b", "b", "c"]
    assert [page.name for page in told.heard] == ["b", "c"]


def test_that_an_alarm_is_heeded_at_once_and_told_once(qtbot: QtBot) -> None:
    clock, alarms = HandClock(), Alarms()
    made = turner(clock)
    made.heed(alarms)
    after(made, clock, 4)
    told = Ear(made.turned)
    alarms.ring(rings=True)
    alarms.ring(rings=True)
    assert after(made, clock, 900) == "alarm"
    alarms.ring(rings=False)
    assert [page.name for page in told.heard] == ["alarm", "a"]
    assert after(made, clock, 5.9) == "a"
    assert after(made, clock, 0.2) == "b"


def test_that_an_alarm_that_rang_before_is_heeded_from_the_start(qtbot: QtBot) -> None:
    alarms = Alarms()
    alarms.interrupts = True
    made = turner(HandClock())
    made.heed(alarms)
    assert made.shown is ALARM


def test_that_a_page_alone_is_told_again_at_every_turn(qtbot: QtBot) -> None:
    clock = HandClock()
    made = PageTurner((page("only", 10),), ALARM, steady=clock)
    made.stop()
    told = Ear(made.turned)
    for _ in range(3):
        after(made, clock, 10)
    assert len(told) == 3


def test_that_a_plan_comes_in_on_the_same_page_also_under_an_alarm(qtbot: QtBot) -> None:
    clock, alarms = HandClock(), Alarms()
    made = turner(clock, first="b")
    made.heed(alarms)
    alarms.ring(rings=True)
    other = page("other alarm")
    made.take_plan((page("z"), page("b")), other)
    assert made.shown is other
    alarms.ring(rings=False)
    assert made.shown.name == "b"
