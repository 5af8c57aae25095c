"""An error of this program, in a form that a person may copy and send: no values, only places."""

from dataclasses import dataclass
from typing import cast

from wallboard.diagnostics import described


@dataclass(frozen=True, slots=True)
class Failure:
    """One sentence for a person, and the stack for whoever repairs it."""

    sentence: str
    stack: str
    is_exhaustion: bool = False
    """No memory was left: whoever lives on after this lives on in an unknown state."""


def failure_of(sentence: str, problem: BaseException) -> Failure:
    """The failure that `problem` is; its message is kept only where it cannot be about a person."""
    stack = "\n".join(_lines(described(problem)))
    return Failure(sentence, stack, is_exhaustion=isinstance(problem, MemoryError))


def _lines(told: dict[str, object]) -> list[str]:
    """The causes last, as they are asked for last."""
    words = f": {told['words']}" if "words" in told else ""
    lines = [f"{told['type']}{words}", *(f"  {frame}" for frame in cast(list[str], told["frames"]))]
    if "because" in told:
        lines += ["because of", *_lines(cast(dict[str, object], told["because"]))]
    return lines
