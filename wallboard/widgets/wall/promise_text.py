"""What a row of the promises says, and how much of it where room is short."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication

from wallboard.domain.bonds import Waiting, Waits
from wallboard.domain.promises import MetLine, PausedLine, PromiseLine
from wallboard.models.promise_words import promise_word
from wallboard.widgets.times import Moment, left
from wallboard.widgets.type import Face, one_line
from wallboard.widgets.wall.chip_ink import initials
from wallboard.widgets.wall.words import marks_of

_BETWEEN: Final = " · "
_MARKED: Final = 0.7
"""The word before whose it is takes no more of a line than this."""
_LEAST_OF_TEAM: Final = "Wxx…x"
"""A team cut to less than this is no longer known by its name."""


def wrapped(face: Face, text: str, first: float, second: float) -> tuple[str, ...]:
    """The text on one line where it fits, else broken between words onto two; the second may be cut."""
    line = one_line(text)
    if face.width(line) <= first:
        return (line,)
    words = line.split(" ")
    taken = 1
    while taken < len(words) and face.width(" ".join(words[: taken + 1])) <= first:
        taken += 1
    head, rest = " ".join(words[:taken]), " ".join(words[taken:])
    if not rest or face.width(head) > first:
        return (face.elided(line, first),)
    return head, face.elided(rest, second)


def who_words(line: PromiseLine | PausedLine | MetLine, face: Face, room: float) -> str:
    """Reference, team and people; who is one of several is counted before a team's name is cut."""
    for parts in _said(line):
        words = _BETWEEN.join(part for part in parts if part)
        if face.width(words) <= room:
            return words
    return _cut(line, face, room)


def who_beside(line: PromiseLine, face: Face, room: float) -> str:
    """The same without leaving anything out, in less room by initials; empty where that is too much too."""
    forms = list(islice(_said(line), 2))
    if line.people and line.waiting is None and line.pause_reason is None:
        short = (initials(line.people[0]), *line.people[1:])
        forms.append((one_line(line.reference), one_line(line.team), _first_of(short)))
    said = (_BETWEEN.join(part for part in parts if part) for parts in forms)
    return next((words for words in said if face.width(words) <= room), "")


def foot_words(line: PromiseLine, moment: Moment, face: Face, room: float, *, is_named: bool) -> str:
    """Below the next breach: its reference, and which promise it is where that is not named beside it."""
    words = who_words(replace(line, team="", people=()), face, room)
    named = _BETWEEN.join((words, below_words(line, moment, breached=False)[-1]))
    return words if is_named or face.width(named) > room else named


def who_width(line: PromiseLine | MetLine, face: Face) -> float:
    """What it takes to say all of it."""
    return face.width(_BETWEEN.join(part for part in next(_said(line)) if part))


def _said(line: PromiseLine | PausedLine | MetLine) -> Iterator[tuple[str, ...]]:
    paused = paused_words(line.pause_reason) if isinstance(line, PromiseLine) else ""
    everybody, first = one_line(", ".join(line.people)), _first_of(line.people)
    if isinstance(line, PromiseLine) and line.waiting is not None and line.waiting.what is Waits.KEPT:
        everybody = first = one_line(line.waiting.who)
    reference, team = one_line(line.reference), one_line(line.team)
    yield reference, paused, team, everybody
    yield reference, paused, team, first
    if paused:
        yield reference, paused, first
        yield reference, paused


def _cut(line: PromiseLine | PausedLine | MetLine, face: Face, room: float) -> str:
    """The team is cut in its middle, or left out where little of it would be left; then who has it is cut."""
    reference = face.shortened(line.reference, room)
    first = _first_of(line.people)
    left = room - face.width(_BETWEEN.join(part for part in (reference, first) if part) + _BETWEEN)
    team = face.shortened(line.team, left)
    if left > 0 and len(team) * 2 > len(line.team) and face.width(team) >= face.width(_LEAST_OF_TEAM):
        return _BETWEEN.join(part for part in (reference, team, first) if part)
    left = room - face.width(reference + _BETWEEN)
    if not first or left < face.width(_LEAST_OF_TEAM):
        return reference
    return reference + _BETWEEN + face.shortened(first, left)


def _first_of(people: tuple[str, ...]) -> str:
    if len(people) < 2:
        return one_line("".join(people))
    return f"{one_line(people[0])} +{len(people) - 1}"


def mark_word(waiting: Waiting | None, face: Face, room: float) -> str:
    """The word before whose it is, with why it came back as long as that leaves room for the rest."""
    marks = marks_of(waiting)
    return next((words for words in marks if face.width(words) <= room * _MARKED), marks[-1])


def names_words(people: tuple[str, ...], face: Face, room: float) -> str:
    """All of them, or the first and how many more."""
    names = one_line(", ".join(people))
    if len(people) < 2 or face.width(names) <= room:
        return names
    return f"{face.elided(people[0], room - face.width(f' +{len(people)}'))} +{len(people) - 1}"


def paused_words(reason: str | None) -> str:
    """“paused, waiting for supplier”; nothing where work goes on."""
    if reason is None:
        return ""
    return (
        QCoreApplication.translate("Wall", "paused, {reason}").format(reason=reason.replace("_", " "))
        if reason
        else QCoreApplication.translate("Wall", "paused")
    )


def time_of(line: PromiseLine, moment: Moment) -> str:
    """What is left, or since when; a page that is not now writes the clock time instead."""
    return left(line.due_at - moment.now) if moment.live else moment.clock(line.due_at)


def below_words(line: PromiseLine, moment: Moment, *, breached: bool) -> tuple[str, ...]:
    """What the time means, the longest first: which promise, and until or since when."""
    values = {"promise": promise_word(line.promise), "time": moment.clock(line.due_at)}
    said: tuple[str, ...]
    if not moment.live:
        said = (
            (
                QCoreApplication.translate("Wall", "{promise} breached since"),
                QCoreApplication.translate("Wall", "breached since"),
            )
            if breached
            else (QCoreApplication.translate("Wall", "due, {promise}"),)
        )
    elif breached:
        said = (
            QCoreApplication.translate("Wall", "{promise} overdue since {time}"),
            QCoreApplication.translate("Wall", "{promise} since {time}"),
            QCoreApplication.translate("Wall", "{promise} {time}"),
        )
    else:
        said = (QCoreApplication.translate("Wall", "to {promise}"),)
    return tuple(words.format(**values) for words in said)


def resume_words(line: PausedLine) -> tuple[str, str]:
    """What is left when it goes on, or how much it is over, and of which promise; empty where none rests."""
    if line.left is None or line.promise is None:
        return "", ""
    if line.left < timedelta(0):
        words = QCoreApplication.translate("Wall", "{promise} overdue")
    else:
        words = QCoreApplication.translate("Wall", "left to {promise}")
    return left(line.left), words.format(promise=promise_word(line.promise))


def since_words(line: PausedLine, moment: Moment) -> str:
    reason = line.reason.replace("_", " ")
    return QCoreApplication.translate("Wall", "{reason}, since {time}").format(
        reason=reason, time=moment.clock(line.since_at)
    )


def met_words(line: MetLine, face: Face | None = None, room: float = 0.0) -> str:
    """Which promise was kept, and by how much, where that leaves room for whose it is on the same line."""
    short = QCoreApplication.translate("Wall", "{promise} met").format(promise=promise_word(line.promise))
    if line.spare is None:
        return short
    words = QCoreApplication.translate("Wall", "{promise} met, {span} to spare")
    words = words.format(promise=promise_word(line.promise), span=left(line.spare))
    return words if face is None or who_width(line, face) + face.width(words) <= room else short
