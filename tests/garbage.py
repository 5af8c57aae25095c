"""Collects the tests' garbage between tests only, as the program does between the turns of its event loop.

Python would collect wherever something is allocated, in the middle of a painting too, and take windows of
earlier tests apart there: Qt then paints on with what is gone, and the whole run ends.
"""

import gc

import pytest

_FULL_EVERY = 100
"""Tests; a look through everything takes long."""


class GarbageBetweenTests:
    """A plugin of pytest."""

    def __init__(self) -> None:
        self._tests = 0

    def pytest_sessionstart(self) -> None:
        gc.disable()

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logfinish(self) -> None:
        self._tests += 1
        gc.collect(2 if self._tests % _FULL_EVERY == 0 else 1)

    def pytest_sessionfinish(self) -> None:
        gc.enable()
