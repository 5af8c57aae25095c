"""Cyclic garbage is collected on the UI thread only, for a widget must die where it lives."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from wallboard.live.garbage import GarbageKeeper


class Loop:
    """Garbage that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def keeper(qtbot: QtBot) -> GarbageKeeper:
    return GarbageKeeper()


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
