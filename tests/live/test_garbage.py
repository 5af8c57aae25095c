"""Cyclic garbage is collected on the UI thread only, for a widget must die where it lives."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from wallboard.live import garbage
from wallboard.live.garbage import GarbageKeeper


class Loop:
    """Garbage that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def keeper(qtbot: QtBot) -> Iterator[GarbageKeeper]:
    """Python collects by itself here, as it does in a program before its window opens."""
    gc.enable()
    yield GarbageKeeper()
    gc.disable()


def test_that_no_other_thread_collects_while_it_runs(keeper: GarbageKeeper) -> None:
    collected_on: list[int] = []
    keeper.start()
    try:
        weakref.finalize(Loop(), lambda: collected_on.append(threading.get_ident()))
        busy = threading.Thread(target=lambda: [[n] for n in range(200_000)])
        busy.start()
        busy.join()
        assert not collected_on
        for _ in range(60):
            keeper.collect()
        assert collected_on == [threading.get_ident()]
    finally:
        keeper.stop()


def test_that_python_collects_by_itself_again_afterwards(keeper: GarbageKeeper) -> None:
    keeper.start()
    assert not gc.isenabled()
    keeper.stop()
    assert gc.isenabled()


def test_that_two_of_them_give_back_what_they_found(keeper: GarbageKeeper, qtbot: QtBot) -> None:
    other = GarbageKeeper()
    keeper.start()
    other.start()
    other.stop()
    assert not gc.isenabled()
    keeper.stop()
    assert gc.isenabled()


def test_that_a_dropped_object_of_qt_dies_on_its_own_thread(keeper: GarbageKeeper, qtbot: QtBot) -> None:
    died_on: list[bool] = []
    home = QThread.currentThread()
    keeper.start()
    try:
        dropped = QObject()
        dropped.setProperty("itself", 1)
        dropped.__dict__["itself"] = dropped
        weakref.finalize(dropped, lambda: died_on.append(QThread.currentThread() is home))
        del dropped
        qtbot.waitUntil(lambda: bool(died_on) or (keeper.collect() is None and bool(died_on)), timeout=5000)
    finally:
        keeper.stop()
    assert died_on == [True]


@pytest.mark.parametrize(("dear_s", "is_spared"), [(-1.0, True), (60.0, False)])
def test_that_only_a_dear_look_spares_what_it_found_in_use(
    qtbot: QtBot, dear_s: float, is_spared: bool
) -> None:
    keeper = GarbageKeeper(dear_s=dear_s)
    in_use, died = Loop(), []
    keeper.start()
    try:
        before = gc.get_freeze_count()
        weakref.finalize(Loop(), lambda: died.append(1))
        for _ in range(60):
            keeper.collect()
        assert (gc.get_freeze_count() > before) is is_spared
        assert died, "what nobody uses is freed first"
        assert any(one is in_use for one in gc.get_objects()) is not is_spared
    finally:
        keeper.stop()
    assert gc.get_freeze_count() == 0
    assert any(one is in_use for one in gc.get_objects()), "afterwards it is Python's again"


def test_that_after_much_was_made_all_is_looked_through_before_the_minute_is_over(
    keeper: GarbageKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    lasts_s = 0.0

    def look(generation: int) -> float:
        looked.append(generation)
        return lasts_s

    monkeypatch.setattr(garbage, "_look_through", look)
    keeper.start()
    try:
        made = [[number] for number in range(2_000)]
        keeper.collect()
        keeper.collect()
        assert looked == [0, 0], "quick looks are not added up to a long one"
        lasts_s = 1.0
        keeper.collect()
        keeper.collect()
        assert looked == [0, 0, 0, 2]
        lasts_s = 0.0
        keeper.collect()
        keeper.collect()
        assert looked.count(2) == 1, "and then it begins anew"
        assert made
    finally:
        keeper.stop()
