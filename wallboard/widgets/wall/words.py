"""The words that several tiles share, in the reader's language."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.bonds import Waiting, Waits
from wallboard.domain.headline import Headline
from wallboard.models.counted import counted
from wallboard.models.spoken import spoken
from wallboard.widgets.type import Face

STOP = ".  "
"""Between the sentences of the headline, which ends without one."""
BETWEEN = " · "
"""Between what is said besides, of which the last goes first where room is short."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What the headline tells, before it is put in words; a floor without teams is new, and not quiet."""

    facts: Headline
    is_empty: bool
    training: bool
    replay_speed: float | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What the headline says; `replay_speed` is None on a floor whose time is the database's."""

    sentence: str
    calm: bool
    training: bool
    replay_speed: float | None
    brief: str = ""
    """Its first sentence in fewer words, where there are such."""


def gist_of(board: Board, facts: Headline) -> Gist:
    """All that the headline of a board is made from."""
    return Gist(
        facts,
        not board.teams and facts.is_calm and not board.incidents,
        board.kind == "training",
        board.clock.speed if board.clock.is_replayed else None,
    )


def heading_of(gist: Gist) -> Heading:
    """The headline of a board, as a person would say it."""
    facts = gist.facts
    return Heading(
        _nothing_yet() if gist.is_empty else sentence(facts),
        facts.is_calm,
        gist.training,
        gist.replay_speed,
        _brief_critical(facts.critical) if facts.critical else "",
    )


def filtered_heading(heading: Heading, shown: int, total: int) -> Heading:
    """The same of what a filter lets through, said so first, so that nobody takes it for the whole floor."""
    words = QCoreApplication.translate("Wall", "{shown} of {total} shown").format(shown=shown, total=total)
    said = heading.sentence if shown else QCoreApplication.translate("Wall", "Nothing passes the filter")
    return replace(heading, sentence=f"{words}{STOP}{said}", calm=False, brief="")


def _nothing_yet() -> str:
    """A new database is not a quiet floor: what is missing, and what to do."""
    return QCoreApplication.translate("Wall", "No teams yet. Write them by SQL, or run wallboard demo")


def sentence(facts: Headline) -> str:
    """The worst two of what there is to say."""
    said = (
        (facts.critical, _critical),
        (facts.unreadable, _unreadable),
        (facts.teams_over, _teams_over),
        (facts.breached, _breached),
    )
    worst = [(count, words) for count, words in said if count][:2]
    if not worst:
        return QCoreApplication.translate("Wall", "All quiet")
    return STOP.join([words(count) for count, words in worst])


def _critical(count: int) -> str:
    return QCoreApplication.translate("Wall", "{count} critical open").format(count=count)


def _brief_critical(count: int) -> str:
    return QCoreApplication.translate("Wall", "{count} critical").format(count=count)


def _unreadable(count: int) -> str:
    return counted("Wall", "%n row cannot be read", "%n rows cannot be read", count)


def _teams_over(count: int) -> str:
    return counted("Wall", "%n team over capacity", "%n teams over capacity", count)


def _breached(count: int) -> str:
    return counted("Wall", "%n promise breached", "%n promises breached", count)


def marks_of(waiting: Waiting | None) -> tuple[str, ...]:
    """What stands before whose it is, the longest first: of what came back with its reason."""
    if waiting is None or not waiting.why:
        return (nobody_word(waiting),)
    said = (
        QCoreApplication.translate("Wall", "came back: {reason}"),
        QCoreApplication.translate("Wall", "back: {reason}"),
    )
    return (*(words.format(reason=spoken(waiting.why)) for words in said), nobody_word(waiting))


def nobody_word(waiting: Waiting | None = None) -> str:
    """What stands in place of a name: nobody, or what it waits for where somebody was chosen."""
    what = None if waiting is None else waiting.what
    if what is Waits.CAME_BACK:
        return QCoreApplication.translate("Wall", "came back")
    if what is Waits.OFFERED:
        return QCoreApplication.translate("Wall", "asked")
    if what is Waits.KEPT:
        return QCoreApplication.translate("Wall", "reserved")
    return QCoreApplication.translate("Wall", "nobody")


def as_fits(heading: Heading, face: Face, width: float) -> str:
    """As many of its sentences as fit whole; only the first is ever cut, between words where it can be."""
    parts = heading.sentence.split(STOP)
    while len(parts) > 1 and face.width(STOP.join(parts)) > width:
        parts.pop()
    said = STOP.join(parts)
    if heading.brief and face.width(said) > width >= face.width(heading.brief):
        return heading.brief
    words = said.split(" ")
    for count in range(len(words) - 1, 1, -1):
        brief = " ".join(words[:count]) + "…"
        if face.width(said) > width >= face.width(brief):
            return brief
    return face.elided(said, width)
