"""The rows of an incident's detail as values: what they say and do, equal where nothing differs; no paint."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum

from wallboard.domain.severity import Severity


class RowKind(Enum):
    """How a row is laid out."""

    BACK = "back"
    HEAD = "head"
    NOTICE = "notice"
    SECTION = "section"
    SENTENCE = "sentence"
    FACT = "fact"
    PROMISE = "promise"
    LINK = "link"
    DAY = "day"
    LINE = "line"
    MORE = "more"


class Tone(Enum):
    """How loud a row is: quiet, as it is, strong, soon, over; waiting is a promise that nothing counts down.

    A plate says that nobody owns it.
    """

    QUIET = "quiet"
    PLAIN = "plain"
    STRONG = "strong"
    SOON = "soon"
    OVER = "over"
    WAITING = "waiting"
    PLATE = "plate"


class ActKind(Enum):
    """What a click or Enter on a row asks for."""

    PROVE = "prove"
    OPEN = "open"
    LEAVE = "leave"
    EARLIER = "earlier"
    BACK = "back"
    WHY = "why"
    WHY_NOT = "why not"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Act:
    """What a row does: prove a promise and cycle, open an incident by its id, leave to an address.

    To say why not is of a decision and an agent, to list the others of a decision.
    """

    kind: ActKind
    of: Hashable = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `key` stays the same as long as it is about the same thing.

    `right` stands at the right end, `note` below the text. `part` is how much of a promise's bar is full.
    `spoken` is what is read aloud in place of what the row shows: it names no seconds.
    """

    kind: RowKind
    key: Hashable
    text: str = ""
    label: str = ""
    note: str = ""
    right: str = ""
    quote: str = ""
    spoken: str = ""
    tone: Tone = Tone.PLAIN
    severity: Severity | None = None
    part: float | None = None
    act: Act | None = None
    column: int = 0
    is_last: bool = False
