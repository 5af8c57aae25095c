"""Errors in what Qt calls: told once, answered with what fits, and never handed on to Qt."""

import sys

import pytest
from PySide6.QtCore import QSize

from tests.overrides import overrides, unguarded
from wallboard.live.fault import guarded, guarded_hint, guarded_or


class Faulty:
    def __init__(self) -> None:
        self.is_well = True

    @guarded
    def act(self) -> None:
        raise ValueError(self)

    @guarded_or(7)
    def count(self, step: int) -> int:
        return step // int(self.is_well)

    @guarded
    def drop(self, step: int, spot: str) -> None:
        if step:
            raise KeyError(spot)
        raise TypeError(spot)

    @guarded_hint
    def size(self) -> QSize:
        return QSize(30, 40 // int(self.is_well))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: faults.append(fault))
    return faults


def test_that_an_error_goes_where_uncaught_ones_go_once_for_each_thing_and_place(
    told: list[BaseException],
) -> None:
    one, other = Faulty(), Faulty()
    for thing in (one, one, other):
        thing.act()
    one.is_well = False
    one.count(1)
    assert [type(fault) for fault in told] == [ValueError, ValueError, ZeroDivisionError]


def test_that_another_error_of_the_same_method_is_told_and_the_same_again_after_a_minute(
    told: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drop that fails is told although a hover over another place failed before."""
    now_s = 5.0
    monkeypatch.setattr("wallboard.live.fault.steady_s", lambda: now_s)
    hand = Faulty()
    for step, spot in ((1, ""), (1, ""), (0, "far"), (0, "far")):
        hand.drop(step, spot)
    assert [type(fault) for fault in told] == [KeyError, TypeError]
    now_s += 60
    hand.drop(1, "")
    assert [type(fault) for fault in told] == [KeyError, TypeError, KeyError]


def test_that_qt_is_answered_what_fits_after_an_error(told: list[BaseException]) -> None:
    thing, untold = Faulty(), Faulty()
    assert (thing.count(2), thing.size()) == (2, QSize(30, 40))
    thing.is_well = untold.is_well = False
    assert (thing.count(2), thing.size(), untold.size()) == (7, QSize(30, 40), QSize())
    assert len(told) == 3


def test_that_a_kept_error_keeps_nothing_of_what_it_happened_to(told: list[BaseException]) -> None:
    """A painter that lives on would paint on a page that is long done."""
    Faulty().act()
    frame = told[0].__traceback__
    assert frame is not None
    assert frame.tb_next is not None
    assert not frame.tb_next.tb_frame.f_locals


def test_that_whatever_qt_calls_keeps_its_errors_to_us() -> None:
    assert len({one.name for one in overrides() if one.is_guarded}) > 200
    assert [one.name for one in unguarded()] == []
