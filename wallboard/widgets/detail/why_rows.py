"""Why somebody was sent, as rows: what spoke for them, and on a click why not somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.decision import Decision
from wallboard.domain.objection import Level
from wallboard.domain.part_words import name_of
from wallboard.domain.ranking import Candidate
from wallboard.domain.rationale import why, why_not
from wallboard.models.counted import counted
from wallboard.models.reason_words import reason_words
from wallboard.models.spoken import spoken
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.detail.rows import Act, ActKind, Row, RowKind, Tone

_DECISIONS, _OTHERS = 3, 3
"""So many decisions are told, the newest first, and of each so many others, until all are asked for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What is asked about: of decisions by their ids why not whom, and of which everybody is listed."""

    others: frozenset[tuple[int, int]] = frozenset()
    every: frozenset[int] = frozenset()


def question_row(board: Board, incident_id: int, *, is_open: bool) -> Row | None:
    """The row that asks why; None where nobody was ever sent."""
    incident = board.incidents.get(incident_id)
    held = board.assignments_of_incident.get(incident_id, ())
    if incident is not None and not held and incident.deployed_at is None and incident.returned_at is None:
        return None
    names = [
        board.team_name(one.team_id) if one.agent_id is None else board.agent_name(one.agent_id)
        for one in held
    ]
    words = _tr("Why {who}?").format(who=names[0]) if len(names) == 1 else _tr("Why these people?")
    if not names:
        words = _tr("Why who was sent?")
    if is_open:
        words = _tr("Close “{words}”").format(words=words)
    return Row(RowKind.LINK, ("why", incident_id), text=words, act=Act(ActKind.WHY))


def why_rows(
    board: Board,
    decisions: tuple[Decision, ...],
    opened: Opened,
    now: datetime,
    *,
    has_words: bool,
) -> Iterator[Row]:
    """The newest decisions, each with what spoke for the choice and who else there was."""
    if not decisions:
        words = _tr("Nobody was sent by a command that says why: another program wrote it.")
        yield Row(RowKind.SENTENCE, ("why none",), text=words, tone=Tone.QUIET)
    for decision in decisions[: -_DECISIONS - 1 : -1]:
        yield from _decision(board, decision, opened, now, has_words=has_words)


def _decision(
    board: Board, decision: Decision, opened: Opened, now: datetime, *, has_words: bool
) -> Iterator[Row]:
    told, key = decision.rationale, decision.id
    who = board.team_name(told.team_id) if told.agent_id is None else board.agent_name(told.agent_id)
    time = clock_time(decision.decided_at, now)
    yield Row(
        RowKind.SECTION,
        ("why of", key),
        text=_tr("Why {who}?").format(who=who),
        right=_tr("{time}, by {by}").format(time=time, by=decision.by),
    )
    yield from _choice(board, decision, has_words=has_words)
    if decision.is_readable:
        yield from _others(board, decision, opened)
    yield _proof_row(decision)


def _choice(board: Board, decision: Decision, *, has_words: bool) -> Iterator[Row]:
    """What was recommended, the reason, and every part of the choice."""
    told, key = decision.rationale, decision.id
    is_told = told.agent_id is not None and decision.is_readable
    for sentence in why(told, told.agent_id or 0)[:1] if is_told else ():
        yield Row(RowKind.SENTENCE, ("why", key, "place"), text=spoken(sentence), tone=Tone.STRONG)
    if told.recommended_id is not None and told.recommended_id != told.agent_id:
        best = board.agent_name(told.recommended_id)
        yield _fact((key, "best"), _tr("Advice"), _tr("{agent} was recommended").format(agent=best))
    reason = "" if told.reason_code is None else reason_words(told.reason_code)
    if has_words and decision.words:
        reason = f"{reason} “{decision.words}”".strip()
    if reason:
        yield _fact((key, "reason"), _tr("Reason"), reason)
    if told.agent_id is None or not decision.is_readable:
        return
    candidate = told.ranking.by_agent.get(told.agent_id)
    for raised in () if candidate is None else candidate.raised:
        yield _fact((key, raised.code), _tr("Warning"), spoken(raised.sentence))
    for part in sorted(() if candidate is None else candidate.parts, key=lambda one: -one.points):
        label = _tr("{points} of {weight}").format(points=_points(part.points), weight=part.weight)
        words = f"{spoken(name_of(part.part))}: {spoken(part.sentence)}"
        tone = Tone.PLAIN if part.points else Tone.QUIET
        yield _fact((key, str(part.part)), label, words[:1].upper() + words[1:], tone)


def _others(board: Board, decision: Decision, opened: Opened) -> Iterator[Row]:
    """Who else there was; a click says why not."""
    told, key = decision.rationale, decision.id
    rest = [one for one in told.ranking.candidates if one.agent_id != told.agent_id]
    shown = rest if key in opened.every else rest[:_OTHERS]
    label = _tr("Why not")
    for one in shown:
        yield Row(
            RowKind.LINK,
            ("why not", key, one.agent_id),
            label=label,
            text=_other(board, one),
            act=Act(ActKind.WHY_NOT, (key, one.agent_id)),
        )
        label = ""
        if (key, one.agent_id) in opened.others:
            for place, sentence in enumerate(why_not(told, one.agent_id)):
                words = spoken(sentence)
                yield _fact((key, one.agent_id, place), "", words, Tone.QUIET)
    if len(shown) < len(rest):
        words = counted("Detail", "%n other", "%n others", len(rest) - len(shown))
        yield Row(RowKind.MORE, ("why others", key), text=words, act=Act(ActKind.OTHERS, key))


def _other(board: Board, one: Candidate) -> str:
    name = board.agent_name(one.agent_id)
    if one.level is Level.BLOCK:
        return _tr("{agent}, could not go").format(agent=name)
    words = _tr("{agent}, {score} points") if one.level is Level.PASS else _tr("{agent}, only for a reason")
    return words.format(agent=name, score=_points(one.score))


def _proof_row(decision: Decision) -> Row:
    key = ("why", decision.id, "proof")
    if not decision.is_proved:
        words = _tr("What is kept of it is not what was written then.")
        return Row(RowKind.SENTENCE, key, text=words, tone=Tone.STRONG)
    if decision.differs is not None:
        return Row(RowKind.SENTENCE, key, text=spoken(decision.differs) + ".", tone=Tone.STRONG)
    number = decision.rationale.rules_number
    words = _tr("By the deploy rules of version {number}. The stored facts give the same ranking again.")
    if not number:
        words = _tr("By the standard deploy rules. The stored facts give the same ranking again.")
    return Row(RowKind.SENTENCE, key, text=words.format(number=number), tone=Tone.QUIET)


def _fact(key: tuple[object, ...], label: str, text: str, tone: Tone = Tone.PLAIN) -> Row:
    return Row(RowKind.FACT, ("why", *key), label=label, text=text, tone=tone)


def _points(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
