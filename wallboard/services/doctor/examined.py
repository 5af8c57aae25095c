"""What an examination says of one part: whether it is well, what was seen, and what a person should do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum


class Health(IntEnum):
    """From well to bad; the worst of all parts is the whole's."""

    OK = 0
    WARN = 1
    """It works, but less well, or not for long."""
    FAIL = 2
    """It does not work."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One line of the answer; `way_out` is empty where nothing is to be done."""

    part: str
    health: Health
    says: str
    way_out: str = ""


Examine = Callable[[], Iterator[Examined]]


def well(part: str, says: str) -> Examined:
    return Examined(part, Health.OK, says)


def warned(part: str, says: str, way_out: str) -> Examined:
    return Examined(part, Health.WARN, says, way_out)


def failed(part: str, says: str, way_out: str) -> Examined:
    return Examined(part, Health.FAIL, says, way_out)
