"""Somebody was quicker: what became of an incident since it was seen, and by whom, as far as it is known."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from wallboard.domain.assignment import Assignment
from wallboard.domain.board import Board
from wallboard.domain.incident import IncidentState
from wallboard.domain.people import People
from wallboard.domain.timeline import NOTHING
from wallboard.models.question import Own, Question, Reason

OVERTAKEN = "overtaken"
"""The rule by which every target blocks what is not any more as it was seen."""
LET_BE, GO_ON = "let_be", "go_on"
"""The two answers to whoever was slower; the first is the harmless one, for Enter may be on its way."""
Versions = tuple[tuple[int, int], ...]
"""Incidents by id, each with the version at which it was seen."""


def overtaken(seen: Board, board: Board, every: Versions) -> str:
    """What somebody else did to the first of them that is another by now; empty where none is.

    Nothing that was seen before can be done to it: the database compares versions, and refuses.
    """
    for incident_id, version in every:
        row = board.incidents.get(incident_id)
        if row is None and incident_id in seen.incidents:
            words = _tr("{reference} has just ended.")
            return words.format(reference=seen.incidents[incident_id].reference)
        if row is not None and (row.version != version or _came(seen, board, incident_id)):
            return _told(seen, board, incident_id)
    return ""


def as_now(board: Board, every: Versions) -> Versions:
    """Those that are still open, at the versions of the board."""
    return tuple((one, board.incidents[one].version) for one, _ in every if one in board.incidents)


def question_anew(why: str, *, typed: str) -> Question:
    """Whether to go on all the same; what was typed stands there again where a reason is asked."""
    title = f"{why} {_tr('What you typed is kept.')}" if typed else why
    answers = (Reason(LET_BE, _tr("Let it be")), Reason(GO_ON, _tr("Go on with it as it is now")))
    return Question(title, answers, own=Own.NONE, act=OVERTAKEN, typed=typed)


def _came(seen: Board, board: Board, incident_id: int) -> bool:
    """Whether others are on it now: who writes plain SQL leaves the incident's version as it is."""
    before, after = (
        {one.id for one in each.assignments_of_incident.get(incident_id, ())} for each in (seen, board)
    )
    return before != after


def _told(seen: Board, board: Board, incident_id: int) -> str:
    by = _by_whom(seen, board, incident_id)
    before, after = (
        {one.id: one for one in each.assignments_of_incident.get(incident_id, ())} for each in (seen, board)
    )
    reference = board.incidents[incident_id].reference
    if given := _names(board, (one for one in after.values() if one.id not in before)):
        words = _tr("{by} has just given {it} to {who}.") if by else _tr("{it} was just given to {who}.")
        return words.format(by=by, it=reference, who=given)
    if taken := _names(board, (one for one in before.values() if one.id not in after)):
        words = _tr("{by} has just taken {who} off {it}.") if by else _tr("{who} was just taken off {it}.")
        return words.format(by=by, it=reference, who=taken)
    is_paused = _is_paused(board, incident_id) and not _is_paused(seen, incident_id)
    if is_paused:
        words = _tr("{by} has just paused {it}.") if by else _tr("{it} was just paused.")
    else:
        words = _tr("{by} has just changed {it}.") if by else _tr("{it} was just changed.")
    return words.format(by=by, it=reference)


def _by_whom(seen: Board, board: Board, incident_id: int) -> str:
    """Whoever wrote its newest moment; empty where its moments do not tell of this change."""
    before = seen.timelines.get(incident_id, NOTHING).moments
    after = board.timelines.get(incident_id, NOTHING).moments
    if not after or after == before:
        return ""
    people = People(board.operator_names, {i: one.login for i, one in board.operators.items()})
    return people.called(after[-1].writer) or ""


def _names(board: Board, rows: Iterable[Assignment]) -> str:
    return ", ".join(
        board.team_name(one.team_id) if one.agent_id is None else board.agent_name(one.agent_id)
        for one in rows
    )


def _is_paused(board: Board, incident_id: int) -> bool:
    row = board.incidents.get(incident_id)
    return row is not None and row.state is IncidentState.PAUSED


def _tr(text: str) -> str:
    return QCoreApplication.translate("Overtaken", text)
