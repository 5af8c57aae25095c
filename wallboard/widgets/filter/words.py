"""A filter in words: a chip for each of its parts, how much it hides, and what is wrong with a typed one."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.filter import NO_TEAM, Filter, names_on
from wallboard.domain.filter_query import KEYS, Complaint, QueryTrouble
from wallboard.domain.selection import Selection
from wallboard.models.counted import counted
from wallboard.models.severity_words import severity_word

_MOST_TEAMS: Final = 3
"""So many teams have a chip each; more share one."""


@dataclass(frozen=True, slots=True)
class FilterChip:
    """One part of a filter; `rest` is the filter without it, `is_strange` that it means nothing here."""

    words: str
    rest: Filter
    is_strange: bool = False


def chips_of(asked: Filter, board: Board) -> tuple[FilterChip, ...]:
    """The parts in the order in which they are typed."""
    strange = names_on(asked, board).strange
    return (
        *_team_chips(asked, board, strange),
        *(
            FilterChip(severity_word(one), replace(asked, severities=asked.severities - {one}))
            for one in sorted(asked.severities)
        ),
        *(
            FilterChip(_nature(one, board), replace(asked, natures=asked.natures - {one}), one in strange)
            for one in sorted(asked.natures)
        ),
        *(FilterChip(_site(one), replace(asked, sites=asked.sites - {one})) for one in sorted(asked.sites)),
        *([FilterChip(mine_word(), replace(asked, mine=False))] if asked.mine else []),
        *(
            FilterChip(f"“{one}”", replace(asked, words=tuple(word for word in asked.words if word != one)))
            for one in asked.words
        ),
    )


def _team_chips(asked: Filter, board: Board, strange: tuple[str, ...]) -> tuple[FilterChip, ...]:
    if len(asked.teams) > _MOST_TEAMS:
        words = counted("Filter", "%n team", "%n teams", len(asked.teams))
        return (FilterChip(words, replace(asked, teams=frozenset())),)
    return tuple(
        FilterChip(_team(one, board), replace(asked, teams=asked.teams - {one}), one in strange)
        for one in sorted(asked.teams)
    )


def _team(name: str, board: Board) -> str:
    if name == NO_TEAM:
        return QCoreApplication.translate("Wall", "No team")
    called = (
        team.name for team in board.teams.values() if name in (team.code.casefold(), team.name.casefold())
    )
    return next(called, name)


def _nature(name: str, board: Board) -> str:
    called = (
        one.name for one in board.natures.values() if name in (one.code.casefold(), one.name.casefold())
    )
    return next(called, name)


def _site(name: str) -> str:
    return QCoreApplication.translate("Filter", "site {name}").format(name=name)


def mine_word() -> str:
    return QCoreApplication.translate("Filter", "mine")


def mine_told(login: str | None) -> str:
    """What “mine” means, for a tooltip."""
    if login is None:
        return QCoreApplication.translate("Filter", "Nobody knows who you are here, so nothing is yours.")
    words = QCoreApplication.translate(
        "Filter",
        "Incidents to which {login} sent the first agent, by the log, or that the agent with the code"
        " {login} is on.",
    )
    return words.format(login=login)


def shown_words(selection: Selection, *, is_settled: bool = True) -> str:
    """How much is shown of how much."""
    if selection.is_everything and is_settled:
        return counted("Filter", "%n incident", "%n incidents", selection.total)
    words = counted(
        "Filter", "{shown} of {total} incident shown", "{shown} of {total} incidents shown", selection.total
    )
    return words.format(shown=selection.shown if is_settled else "…", total=selection.total)


def brief_words(selection: Selection) -> str:
    """The same where there is little room."""
    if selection.is_everything:
        return shown_words(selection)
    words = QCoreApplication.translate("Filter", "{shown} of {total} shown")
    return words.format(shown=selection.shown, total=selection.total)


def complaint_words(complaint: Complaint) -> str:
    """What is wrong with a typed filter, and the way out."""
    known = ", ".join(f"{key}:" for key in KEYS)
    words = {
        QueryTrouble.UNKNOWN_KEY: QCoreApplication.translate(
            "Filter", "“{word}:” is no part of a filter; known are {known}. As text put it in quotes."
        ),
        QueryTrouble.NO_VALUE: QCoreApplication.translate(
            "Filter", "“{word}:” names nothing yet: write what to show after the colon."
        ),
        QueryTrouble.NOT_A_SEVERITY: QCoreApplication.translate(
            "Filter", "“{word}” is no severity: write 1 to 4, or critical to minor."
        ),
        QueryTrouble.QUOTE: QCoreApplication.translate(
            "Filter", "A quote opens at {word} and does not close."
        ),
    }
    said = words[complaint.trouble].format(word=complaint.word, known=known)
    if complaint.meant:
        meant = QCoreApplication.translate("Filter", "Did you mean “{meant}:”?")
        said = f"{said} {meant.format(meant=complaint.meant)}"
    return said


def strange_words(names: tuple[str, ...]) -> str:
    """Names that mean nothing on this board."""
    words = QCoreApplication.translate("Filter", "Nothing here is called {names}.")
    return words.format(names=", ".join(f"“{name}”" for name in names))
