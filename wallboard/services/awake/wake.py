"""What can be kept from happening while a wall hangs, and what a system answers to that."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Wake(StrEnum):
    """What is held off: that the screen is blanked or locked, and that the machine goes to sleep."""

    SCREEN = "screen saver"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that could not be held off: why, and what a person can do."""

    wake: Wake
    why: str
    way_out: str


class WakeLock(Protocol):
    """Holds everything off from the first `hold` until `release`."""

    def hold(self) -> tuple[Lack, ...]:
        """Hold off what is not held yet, or not any more; what could not be. Each question has a time-out."""

    def release(self) -> None:
        """Let the screen and the machine sleep again."""
