"""What an agent's window says of who they are, and of each thing that is theirs."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.own_work import OwnItem
from wallboard.domain.promise import PromiseClock
from wallboard.domain.staff import Accepts, MoveState, PresenceState
from wallboard.models.own_desk import OwnState
from wallboard.models.promise_words import promise_word
from wallboard.models.reason_words import reason_words
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.times import left

BETWEEN = " · "


def state_words(state: OwnState, now: datetime) -> str:
    """“on shift · Network”, “Lunch until 14:45 · Network”."""
    presence = state.presence
    if presence is None:
        words = _tr("nobody knows whether you are here")
    elif presence.state is PresenceState.ON_BREAK:
        words = _tr("break") if presence.reason is None else reason_words(presence.reason)
        if presence.until_at is not None:
            until = _tr("{reason} until {time}")
            words = until.format(reason=words, time=clock_time(presence.until_at, now))
    else:
        words = _tr("on shift") if presence.state is PresenceState.ON_SHIFT else _tr("off")
    return BETWEEN.join((words, state.team))


def note_words(state: OwnState, now: datetime) -> str:
    """What else should be known: a move, that somebody else looks, that offers need no answer."""
    said = []
    if not state.is_own:
        said.append(_tr("You answer for {name}.").format(name=state.name))
    if state.agent.accepts is Accepts.AUTOMATICALLY:
        said.append(_tr("Offers are accepted automatically."))
    if state.move is not None:
        said.append(_move_words(state, now))
    return " ".join(said)


def _move_words(state: OwnState, now: datetime) -> str:
    move = state.move
    if move is None:
        return ""
    is_pending = move.state is MoveState.PENDING
    if move.until_at is None:
        words = _tr("Moves to {team} when this work ends.") if is_pending else _tr("Works for {team} now.")
        return words.format(team=state.move_team)
    words = _tr("Works for {team} until {time}.")
    if is_pending:
        words = _tr("Moves to {team} when this work ends, until {time}.")
    return words.format(team=state.move_team, time=clock_time(move.until_at, now))


def whose_words(board: Board, item: OwnItem) -> str:
    """“to all of Network: the first has it”, “as support”; empty for what is quite usual."""
    if item.is_of_team:
        words = _tr("to all of {team}: the first to accept has it")
        return words.format(team=board.team_name(item.assignment.team_id))
    return _tr("as support") if item.assignment.role is AssignmentRole.SUPPORT else ""


def place_words(item: OwnItem) -> str:
    """By what others call it, and where."""
    return BETWEEN.join(filter(None, (item.incident.reference, item.incident.site or "")))


def promise_words(clock: PromiseClock | None, now: datetime, *, is_now: bool) -> str:
    """“resolve within 12:40”, “resolve overdue +3:10”; of what is not live the clock time."""
    if clock is None:
        return ""
    verb, span = promise_word(clock.promise), clock.due_at - now
    if not is_now:
        return _tr("{promise} by {time}").format(promise=verb, time=clock_time(clock.due_at, now))
    words = _tr("{promise} within {time}") if span >= timedelta() else _tr("{promise} overdue {time}")
    return words.format(promise=verb, time=left(span))


def since_words(item: OwnItem, now: datetime) -> str:
    """Since when it is in hand; empty for what is not."""
    one = item.assignment
    words = {
        AssignmentState.WORKING: _tr("working since {time}"),
        AssignmentState.ACCEPTED: _tr("accepted at {time}"),
    }.get(one.state, "")
    at = one.working_at or one.accepted_at or one.assigned_at
    return words.format(time=clock_time(at, now))


def below_words(item: OwnItem, clock: PromiseClock | None, now: datetime, *, is_now: bool) -> str:
    """Of what is in hand since when, of all else the promise: the other of both is the time that counts."""
    return since_words(item, now) or promise_words(clock, now, is_now=is_now)


def figure_words(
    item: OwnItem, clock: PromiseClock | None, now: datetime, *, is_now: bool
) -> tuple[str, str]:
    """The time that counts, and what it is."""
    one = item.assignment
    if one.state is AssignmentState.OFFERED:
        return _answer_words(one.respond_by_at, now, is_now=is_now)
    if one.state is AssignmentState.RESERVED:
        at = one.reserved_for_at
        return ("", _tr("for later")) if at is None else (clock_time(at, now), _tr("kept for"))
    if clock is None:
        return "", ""
    verb = promise_word(clock.promise)
    if not is_now:
        return clock_time(clock.due_at, now), _tr("{promise} by").format(promise=verb)
    words = _tr("to {promise}") if clock.due_at >= now else _tr("{promise} overdue")
    return left(clock.due_at - now), words.format(promise=verb)


def _answer_words(by_at: datetime | None, now: datetime, *, is_now: bool) -> tuple[str, str]:
    if by_at is None:
        return "", _tr("offered")
    if not is_now:
        return clock_time(by_at, now), _tr("answer by")
    if by_at <= now:
        return left(timedelta()), _tr("goes back")
    return left(by_at - now), _tr("to answer")


def spoken_item(board: Board, item: OwnItem, now: datetime, *, is_now: bool) -> str:
    """All of it in one sentence, for whoever listens."""
    clock = board.promises.get(item.incident.id)
    figure, what = figure_words(item, clock, now, is_now=is_now)
    parts = (
        _tr("Severity {severity}").format(severity=int(item.incident.severity)),
        board.nature_name(item.incident.nature_id),
        place_words(item),
        whose_words(board, item),
        f"{what} {figure}".strip(),
        below_words(item, clock, now, is_now=is_now),
    )
    return ", ".join(part for part in parts if part)


def section_words(state: AssignmentState) -> str:
    """What a part of the list is called."""
    return {
        AssignmentState.OFFERED: _tr("Offered"),
        AssignmentState.RESERVED: _tr("Kept for later"),
    }.get(state, _tr("In hand"))


def nothing_words(state: OwnState) -> str:
    if state.presence is None or state.presence.state is not PresenceState.ON_SHIFT:
        return _tr("Nothing is yours. While you are not on shift nobody sends you.")
    return _tr("Nothing is yours now. What is offered to you stands here.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Agent", text)
