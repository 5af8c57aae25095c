"""One thing that an examination found, in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, or, where it `is_error` no more than worth knowing, what is so.

    `hides_the_rest`: with this wrong, the database cannot be asked anything further.
    """

    sentence: str
    is_error: bool = True
    hides_the_rest: bool = False


def listed(items: Sequence[object], most: int = 5) -> str:
    """The first few of many, and how many more there are."""
    shown = ", ".join(str(item) for item in items[:most])
    return shown if len(items) <= most else f"{shown} and {len(items) - most} more"
