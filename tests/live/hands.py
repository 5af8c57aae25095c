"""What the tests of the live path turn by hand or hear with: a clock, an ear."""

from typing import Any

from PySide6.QtCore import QObject, SignalInstance, Slot


class HandClock:
    """A steady clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s

    def forward(self, seconds: float) -> None:
        self.s += seconds


class Ear(QObject):
    """Hears a signal on the thread of the test, whatever thread it comes from."""

    def __init__(self, signal: SignalInstance) -> None:
        super().__init__()
        self.heard: list[Any] = []
        signal.connect(self._hear)

    @Slot(object)
    def _hear(self, told: object) -> None:
        self.heard.append(told)

    def __len__(self) -> int:
        return len(self.heard)
