"""What a rule answers to something that is asked for: it can go, it needs a reason, or it cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """Can go, can go but asks why, cannot go."""

    PASS = 0
    WARN = 1
    BLOCK = 2


@dataclass(frozen=True, slots=True)
class Objection:
    """One rule's answer; `code` names the rule."""

    level: Level
    code: str
    sentence: str


def verdict(raised: Iterable[Objection]) -> Level:
    """The worst of all answers; a block cannot be forced, a warning asks for a reason."""
    return max((objection.level for objection in raised), default=Level.PASS)
