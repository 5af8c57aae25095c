"""What is asked of a person who does something that needs a reason, and what they answer."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Own(Enum):
    """What one's own words are worth: a reason by themselves, only more of what was chosen, or nothing."""

    ENOUGH = "enough"
    BESIDE = "beside"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the short list: its code in the rules, and what it is called."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `count` is of how many incidents, of which several may go together or one by one.

    `may_be_silent` lets Enter answer without a reason.
    """

    title: str
    reasons: tuple[Reason, ...] = ()
    own: Own = Own.ENOUGH
    count: int = 1
    may_be_silent: bool = False
    act: str = ""
    """What the button says that answers."""
    typed: str = ""
    """What was typed before, when what it was typed for was refused."""
    hint: str = ""
    """What the field says that can be typed there; empty where it is a reason."""
    reads: Callable[[str], bool] | None = None
    """Whether what is typed is an answer; None where all words are."""
    is_numbered: bool = True
    """Whether digits choose of the list; where a number can be typed they do not."""

    def is_answered_by(self, code: str | None, words: str) -> bool:
        """Whether this is enough of an answer."""
        is_read = bool(words) and (self.reads is None or self.reads(words))
        return code is not None or self.may_be_silent or (self.own is Own.ENOUGH and is_read)


@dataclass(frozen=True, slots=True)
class Given:
    """The answer: a code of the list, one's own words, or both; and whether all or none shall be done."""

    code: str | None = None
    words: str | None = None
    is_all_or_none: bool = True
