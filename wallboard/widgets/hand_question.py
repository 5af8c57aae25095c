"""What a hand that has let go asks: who of a team, why somebody who is not the best, or how several go."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy_rules import Purpose
from wallboard.models.counted import counted
from wallboard.models.question import Own, Question, Reason
from wallboard.models.reason_words import reasons
from wallboard.widgets.hand_state import Answer, Asks, HandState, Held, Sending, Target
from wallboard.widgets.hand_when import when_question

SEND, OFFER = "send", "offer"
"""The two ways to let go over a team."""


def question_of(
    board: Board, state: HandState, answer: Answer, now: datetime, *, who: str, typed: str = ""
) -> Question | None:
    """None where nothing is asked; `typed` is what the person had written when it was refused before."""
    held = state.held
    if state.asks is None or not isinstance(held, Held):
        return None
    if state.asks is Asks.WHEN:
        return None if state.over is None else when_question(board, state.over, now, who=who)
    if state.asks is Asks.WHO:
        return None if answer.best_id is None else _of_team(board, answer.best_id, who)
    if state.asks is Asks.HOW:
        words = counted("Hand", "%n incident to {who}?", "%n incidents to {who}?", held.count)
        title = words.format(who=who)
        return Question(title, count=held.count, may_be_silent=True, act=_act(state))
    is_place = state.over is not None and state.over.place is not None
    purpose = Purpose.RELEASE if is_place else Purpose.DEPLOY
    return Question(
        _why(board, state, answer, who),
        reasons(board.deploy_rules(now).codes(purpose)),
        count=held.count,
        act=_act(state),
        typed=typed,
    )


def _of_team(board: Board, best_id: int, who: str) -> Question:
    best = board.agent_name(best_id)
    title = _tr("{team}: {agent} would be the best of them.").format(team=who, agent=best)
    send = Reason(SEND, _tr("Send {agent} now").format(agent=best))
    offer = Reason(OFFER, _tr("Offer it to all of {team}").format(team=who))
    return Question(title, (send, offer), own=Own.NONE)


def _why(board: Board, state: HandState, answer: Answer, who: str) -> str:
    """What speaks against it, or who is recommended."""
    best = state.seen_id
    if best is not None and not answer.code and state.over != Target(agent_id=best):
        words = _tr("{best} is recommended, not {who}. Why all the same?")
        return words.format(best=board.agent_name(best), who=who)
    words = _tr("{who}: {why}. Why all the same?")
    return words.format(who=who, why=answer.sentence.rstrip("."))


def _act(state: HandState) -> str:
    if state.over is not None and state.over.place is not None:
        return _tr("Take off")
    return _tr("Reserve") if state.sending is Sending.RESERVED else _tr("Deploy")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
