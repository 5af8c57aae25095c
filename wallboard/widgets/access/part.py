"""The parts of a painted tile: what eyes see as cells, figures and chips, for keys and assistive programs."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect


class PartKind(Enum):
    """What a part is; assistive programs are told a role that fits."""

    TEXT = "text"
    FIGURE = "figure"
    CELL = "cell"
    LANE = "lane"
    PERSON = "person"
    INCIDENT = "incident"
    COUNT = "count"
    """How many are folded away, or are shown one by one elsewhere."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a tile paints.

    `key` stays the same as long as it is the same thing, wherever it stands and whatever it says. `value` is
    said in words, without seconds: it is announced each time it changes. `rect` is in the tile's coordinates.
    `act` is what a click on it does; `does` says so. `add` is what a click with Ctrl does.
    """

    key: Hashable
    name: str
    value: str
    rect: QRect
    kind: PartKind = PartKind.TEXT
    number: float | None = None
    act: Callable[[], None] | None = field(default=None, compare=False)
    does: str = ""
    add: Callable[[], None] | None = field(default=None, compare=False)


@runtime_checkable
class Parted(Protocol):
    """A widget that paints parts of its own and can name them; asked for only when somebody listens."""

    def parts(self) -> tuple[Part, ...]: ...
